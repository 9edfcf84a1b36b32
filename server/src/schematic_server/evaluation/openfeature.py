"""Checks in OpenFeature's words: a context as what is asked, an answer as an evaluation. Pure.

As the SDK's own provider has it (`schematic.contrib.openfeature`), so that an application may change from one to the
other. The protocol names no type, so a flag is a boolean; amounts stand in its metadata.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from schematic_server.errors import BadRequest
from schematic_server.evaluation.requests import Request

_KEY = "id"  # of which the value is meant where one value stands for keys
_NAMED = ("reason", "rule_type", "rule_id", "flag_id", "company_id", "user_id")


def request_of(context: object) -> Request:
    """Whom a context names: `company` and `user`, each keys or one value for the key `id`, else by `targetingKey` a
    user. No other attribute is read. Raises BadRequest naming the one that does not fit."""
    if context is None:
        return Request()
    if not isinstance(context, dict):
        raise BadRequest(f"context: must be an object, not {_shown(context)}")
    attributes = cast("dict[str, object]", context)
    user = _keys(attributes, "user") or _keys(attributes, "targetingKey")
    return Request(_keys(attributes, "company"), user)


def evaluation(check: Mapping[str, Any]) -> dict[str, Any]:
    """An answered check as an evaluation. Raises BadRequest when its keys name several companies or users."""
    if "error" in check:
        raise BadRequest(check["error"])
    return {
        "key": check["flag"],
        "value": check["value"],
        "reason": _reason(check.get("rule_type")),
        "variant": "on" if check["value"] else "off",
        "metadata": _metadata(check),
    }


def _keys(attributes: Mapping[str, object], name: str) -> dict[str, str] | None:
    given = attributes.get(name)
    if given is None or given == "":
        return None
    if not isinstance(given, dict) or name == "targetingKey":
        return {_KEY: _text(attributes[name], name)}
    named = cast("dict[str, object]", given)
    return {key: _text(value, f"{name}.{key}") for key, value in named.items() if value is not None}


def _text(value: object, path: str) -> str:
    """Whole numbers are the text that they stand for."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise BadRequest(f"context.{path}: must be text, not {_shown(value)}")


def _shown(value: object) -> str:
    names = {"bool": "a boolean", "float": "a fraction", "int": "a number", "list": "a list", "dict": "an object"}
    return names.get(type(value).__name__, "text" if isinstance(value, str) else "null")


def _reason(rule_type: str | None) -> str:
    if rule_type == "global_override":
        return "STATIC"
    return "DEFAULT" if rule_type in (None, "default") else "TARGETING_MATCH"


def _metadata(check: Mapping[str, Any]) -> dict[str, Any]:
    """What a check says beyond its value; what it does not say is left out."""
    figures = _figures(check)
    limit, used = figures["limit"], figures["used"]
    if "remaining" not in figures and limit is not None and used is not None:
        figures["remaining"] = max(limit - used, 0)
    members = {**figures, **{name: check.get(name) for name in _NAMED}}
    return {name: value for name, value in members.items() if value is not None}


def _figures(check: Mapping[str, Any]) -> dict[str, Any]:
    """Limit, use and reset by the entitlement; without one by the matched rule."""
    held: Mapping[str, Any] | None = check.get("entitlement")
    if held is None:
        return {
            "limit": check.get("feature_allocation"),
            "used": check.get("feature_usage"),
            "reset_at": check.get("feature_usage_reset_at"),
        }
    if held["value_type"] == "credit":
        return {
            "limit": held.get("credit_total"),
            "used": held.get("credit_used"),
            "remaining": held.get("credit_remaining"),
        }
    return {"limit": held.get("allocation"), "used": held.get("usage"), "reset_at": held.get("metric_reset_at")}
