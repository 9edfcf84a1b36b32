"""Answers of checks, from what is in memory. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic.rules import CompiledCompany, CompiledUser
from schematic_server.errors import BadRequest, NotFound
from schematic_server.evaluation.catalog import Catalog
from schematic_server.evaluation.entities import Conflict, Entity
from schematic_server.evaluation.requests import Request, engine_options
from schematic_server.evaluation.snapshot import Flag, Found

NO_MATCH = "No rules matched; default value for flag"
NO_CONTEXT = "No company or user context; default value for flag"
_FLAT = (
    ("feature_allocation", "allocation"),
    ("feature_usage", "usage"),
    ("feature_usage_event", "event_name"),
    ("feature_usage_period", "metric_period"),
    ("feature_usage_reset_at", "metric_reset_at"),
)


def one_flag(found: Found, flag_key: str, request: Request, now_ms: int) -> dict[str, Any]:
    """Contract: `CheckFlagResponseData`. Raises NotFound where there is no such flag."""
    if not found.flags:
        raise NotFound(f"flag not found: {flag_key}")
    options = engine_options(request.preflight)
    return _evaluate(found.flags[0], request, found.company, found.user, options, now_ms)


def every_flag(found: Found, catalog: Catalog, request: Request, now_ms: int) -> dict[str, Any]:
    """Contract: `CheckFlagsResponseData`; spend policies are listed, not applied, since no draw is named."""
    flags, company, user = found
    answer: dict[str, Any] = {
        "flags": [_evaluate(flag, request, company, user, None, now_ms) for flag in flags],
        "credit_spend_policies": [],
    }
    if isinstance(company, Entity):
        answer["credit_balances"] = {}
        plan = catalog.plans.get(company.compiled.base_plan_id or "")
        if plan is not None:
            answer["plan"] = plan
    return answer


def _evaluate(
    flag: Flag,
    request: Request,
    company: Entity[CompiledCompany] | Conflict | None,
    user: Entity[CompiledUser] | Conflict | None,
    options: Mapping[str, Any] | None,
    now_ms: int,
) -> dict[str, Any]:
    if isinstance(company, Conflict) or isinstance(user, Conflict):
        conflict = company if isinstance(company, Conflict) else user
        assert isinstance(conflict, Conflict)
        return {
            "flag": flag.key,
            "flag_id": flag.id,
            "value": flag.default_value,
            "reason": "key conflict",
            "error": conflict.message,
        }
    result = flag.compiled.check(
        None if company is None else company.compiled, None if user is None else user.compiled, options, now_ms
    )
    result["flag"] = result.pop("flag_key")
    error = result.pop("err", None)
    if error is not None:
        raise BadRequest(error)
    if result["reason"] == NO_MATCH:
        result["reason"] = _why_nothing_matched(request, company, user)
    _tell_usage(result)
    return result


def _tell_usage(result: dict[str, Any]) -> None:
    """Make the flat members tell of the effective entitlement: one answer, one limit, whichever rule matched."""
    entitlement: dict[str, Any] | None = result.get("entitlement")  # a copy of the company's
    if entitlement is None:
        return
    if "event_name" in entitlement and entitlement.get("usage", 0) < 0:
        entitlement["usage"] = 0  # more was taken back than was used; what is told starts at 0 all the same
    if "feature_usage" not in result:
        return
    for flat, member in _FLAT:
        if member in entitlement:
            result[flat] = entitlement[member]
        else:
            result.pop(flat, None)


def _why_nothing_matched(request: Request, company: object, user: object) -> str:
    if not request.company and not request.user:
        return NO_CONTEXT
    if request.company and company is None:
        return "Company not found"
    if request.user and user is None:
        return "User not found"
    return NO_MATCH
