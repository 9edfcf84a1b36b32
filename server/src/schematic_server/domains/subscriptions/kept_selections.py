"""Selections as they are kept until their time comes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from schematic_server.domains.subscriptions.choosing import PlanChoice, Selection

_INSTANTS = ("trial_end", "billing_cycle_anchor")


def store(selection: Selection) -> dict[str, Any]:
    """As JSON has it."""
    found = asdict(selection)
    instants: dict[str, datetime | None] = {name: found[name] for name in _INSTANTS}
    return {**found, **{name: None if at is None else at.isoformat() for name, at in instants.items()}}


def load(stored: Mapping[str, Any]) -> Selection:
    """The same selection; what was kept beside it is left out."""
    found: dict[str, Any] = {one.name: stored[one.name] for one in fields(Selection) if one.name in stored}
    base = found["base"]
    found["base"] = None if base is None else PlanChoice(**base)
    found["add_ons"] = [PlanChoice(**one) for one in found["add_ons"]]
    found["bundles"] = [(bundle_id, quantity) for bundle_id, quantity in found["bundles"]]
    found |= {name: _at(found.get(name)) for name in _INSTANTS}
    return Selection(**found)


def _at(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
