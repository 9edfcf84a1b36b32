"""A small catalog to begin with: a plan with a metered and a switched feature, and a company on it.

Made by the API's own operations, in one transaction. What is there already is left as it is, so making it twice changes
nothing, and neither does making it over a catalog of one's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from schematic_server.domains.companies import companies
from schematic_server.domains.entitlements import routes as entitlements
from schematic_server.domains.features import routes as features
from schematic_server.domains.plans import assignments
from schematic_server.domains.plans import routes as plans
from schematic_server.domains.publishing.publish import publish
from schematic_server.errors import NotFound
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import CountPlanEntitlementsQuery, UpdatePlanEntitlementRequestBody
    from schematic_server.contract.features import FeatureType

PLAN = "Basic"
COMPANY = {"id": "acme"}
# Flag and feature -> its type, the event that counts, and what the plan grants of it (None = nothing).
FEATURES: dict[str, tuple[FeatureType, str | None, UpdatePlanEntitlementRequestBody | None]] = {
    "flights": (
        "event",
        "flight",
        {
            "value_type": "unlimited",
            "metric_period": "current_month",
            "metric_period_month_reset": "first_of_month",
        },
    ),
    "sso": ("boolean", None, {"value_type": "boolean", "value_bool": True}),
    "exports": ("boolean", None, None),
}


@dataclass(frozen=True, slots=True)
class Made:
    """What was made and what was there, in words such as `plan Basic`."""

    created: list[str] = field(default_factory=list[str])
    existing: list[str] = field(default_factory=list[str])

    def note(self, what: str, is_new: bool) -> None:
        (self.created if is_new else self.existing).append(what)


def make(scope: Scope) -> Made:
    """Make in the scope's environment what is missing of the catalog."""
    made = Made()
    plan_id = _plan(scope, made)
    plan = plans.get_plan(scope, plan_id, {})
    draft, live = plan.get("draft_version"), plan.get("active_version")
    edited = draft or live
    for key, (feature_type, event, granted) in FEATURES.items():
        feature_id = _feature(scope, key, feature_type, event, made)
        if feature_id and granted:
            version_id = edited["id"] if edited else None
            _entitlement(scope, plan_id, version_id, feature_id, granted, f"entitlement of {PLAN} to {key}", made)
    if draft is None and (ours := plans.get_plan(scope, plan_id, {}).get("draft_version")) is not None:
        # The plan is live: what was added is in a draft of our own, and of no use to anybody there.
        publish(scope, ours["id"], {"migration_strategy": "immediate", "excluded_company_ids": []})
    _company(scope, plan_id, made)
    return made


def _plan(scope: Scope, made: Made) -> str:
    found = plans.list_plans(scope, {"q": PLAN, "plan_type": "plan", "limit": 250, "offset": 0})
    known = next((one["id"] for one in found if one["name"] == PLAN), None)
    made.note(f"plan {PLAN}", known is None)
    return known or plans.create_plan(scope, {"name": PLAN, "plan_type": "plan"})["id"]


def _feature(scope: Scope, key: str, feature_type: FeatureType, event: str | None, made: Made) -> str | None:
    """The id of the feature that has the flag; None for a flag of somebody's own that has no feature."""
    found = features.list_flags(scope, {"q": key, "limit": 250, "offset": 0})
    known = next((one for one in found if one["key"].lower() == key), None)  # keys differ in more than case
    made.note(f"flag {key}", known is None)
    if known is not None:
        return known.get("feature_id")
    new = features.create_feature(
        scope,
        {
            "name": key.title(),
            "description": "",
            "feature_type": feature_type,
            "event_subtype": event,
            "flag": {"key": key, "name": key.title(), "description": ""},
        },
    )
    return new["id"]


def _entitlement(
    scope: Scope,
    plan_id: str,
    plan_version_id: str | None,
    feature_id: str,
    granted: UpdatePlanEntitlementRequestBody,
    what: str,
    made: Made,
) -> None:
    query: CountPlanEntitlementsQuery = {"plan_id": plan_id, "feature_id": feature_id, "limit": 1, "offset": 0}
    if plan_version_id is not None:
        query["plan_version_id"] = plan_version_id
    is_new = not entitlements.count_plan_entitlements(scope, query).get("count")
    made.note(what, is_new)
    if is_new:
        entitlements.create_plan_entitlement(
            scope, {**granted, "plan_id": plan_id, "plan_version_id": None, "feature_id": feature_id}
        )


def _company(scope: Scope, plan_id: str, made: Made) -> None:
    try:
        found = companies.lookup(scope, COMPANY)
    except NotFound:
        found = companies.save(scope, {"keys": COMPANY, "name": "Acme"})
        made.note("company id=acme", is_new=True)
    else:
        made.note("company id=acme", is_new=False)
    if found.get("plan") is None:
        assignments.assign(scope, found["id"], plan_id, [], action="quickstart")
