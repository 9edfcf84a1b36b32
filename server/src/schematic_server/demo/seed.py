"""A small catalog to begin with: a plan with a metered and a switched feature, and a company on it.

Made by the API's own operations, in one transaction. What is there already is left as it is, so seeding twice changes
nothing, and neither does seeding over a catalog of one's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from schematic_server.domains.companies import companies
from schematic_server.domains.entitlements import routes as entitlements
from schematic_server.domains.features import routes as features
from schematic_server.domains.plans import routes as plans
from schematic_server.errors import NotFound
from schematic_server.scope import Actor, Emit, Scope

PLAN = "Basic"
COMPANY = {"id": "acme"}
MONTHLY = {"metric_period": "current_month", "metric_period_month_reset": "first_of_month"}
# Flag and feature -> how the feature is measured, and what the plan grants of it (None = nothing).
FEATURES: dict[str, tuple[Mapping[str, Any], Mapping[str, Any] | None]] = {
    "flights": ({"feature_type": "event", "event_subtype": "flight"}, {"value_type": "unlimited", **MONTHLY}),
    "sso": ({"feature_type": "boolean"}, {"value_type": "boolean", "value_bool": True}),
    "exports": ({"feature_type": "boolean"}, None),
}
_ALL = {"limit": 250, "offset": 0}


@dataclass(frozen=True, slots=True)
class Seeded:
    """What was made and what was there, in words such as `plan Basic`."""

    created: list[str] = field(default_factory=list[str])
    existing: list[str] = field(default_factory=list[str])

    def note(self, what: str, is_new: bool) -> None:
        (self.created if is_new else self.existing).append(what)


def seed(db: Connection, emit: Emit, account_id: str, environment_id: str, now: datetime) -> Seeded:
    """Make in this environment what is missing of the catalog."""
    scope = Scope(db, environment_id, Actor(account_id), now, emit)
    seeded = Seeded()
    plan_id = _plan(scope, seeded)
    for key, (measured, granted) in FEATURES.items():
        feature_id = _feature(scope, key, measured, seeded)
        if feature_id and granted:
            _entitlement(scope, plan_id, feature_id, granted, f"entitlement of {PLAN} to {key}", seeded)
    _company(scope, plan_id, seeded)
    return seeded


def _plan(scope: Scope, seeded: Seeded) -> str:
    found = plans.list_plans(scope, {"q": PLAN, "plan_type": "plan", **_ALL})
    known = next((one["id"] for one in found if one["name"] == PLAN), None)
    seeded.note(f"plan {PLAN}", known is None)
    made: str = known or plans.create_plan(scope, {"name": PLAN, "plan_type": "plan"})["id"]
    return made


def _feature(scope: Scope, key: str, measured: Mapping[str, Any], seeded: Seeded) -> str | None:
    """The id of the feature that has the flag; None for a flag of somebody's own that has no feature."""
    found = features.list_flags(scope, {"q": key, **_ALL})
    known = next((one for one in found if one["key"].lower() == key), None)  # keys differ in more than case
    seeded.note(f"flag {key}", known is None)
    if known is not None:
        feature_id: str | None = known["feature_id"]
        return feature_id
    text = {"name": key.title(), "description": ""}
    made: str = features.create_feature(scope, {**text, **measured, "flag": {**text, "key": key}})["id"]
    return made


def _entitlement(
    scope: Scope, plan_id: str, feature_id: str, granted: Mapping[str, Any], what: str, seeded: Seeded
) -> None:
    of = {"plan_id": plan_id, "feature_id": feature_id}
    is_new = entitlements.count_plan_entitlements(scope, of)["count"] == 0
    seeded.note(what, is_new)
    if is_new:
        entitlements.create_plan_entitlement(scope, {**of, **granted})


def _company(scope: Scope, plan_id: str, seeded: Seeded) -> None:
    try:
        found = companies.lookup(scope, COMPANY)
    except NotFound:
        found = companies.save(scope, {"keys": COMPANY, "name": "Acme"})
        seeded.note("company id=acme", is_new=True)
    else:
        seeded.note("company id=acme", is_new=False)
    if found["plan"] is None:
        plans.update_company_plans(scope, found["id"], {"base_plan_id": plan_id, "add_on_ids": []})
