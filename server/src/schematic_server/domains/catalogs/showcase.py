"""What a catalog shows to whoever looks at it: published plans in order, with what is to be seen of each.

The read model of public pages, and of all others that show a catalog; each tells it in its own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schematic_server.domains.credits import bundles
from schematic_server.domains.plans import catalogs, group_answers, groups, offers
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.catalogs import CatalogResponseData
    from schematic_server.contract.credits import BillingCreditBundleResponseData, BillingPlanCreditGrantResponseData
    from schematic_server.contract.plangroups import PlanGroupPlanDetailResponseData
    from schematic_server.contract.plans import PlanCreditVisibility, PlanEntitlementResponseData


@dataclass(frozen=True, slots=True)
class Shown:
    """A plan or add-on: as its published version is told, and what of it is shown, in order."""

    plan: PlanGroupPlanDetailResponseData
    entitlements: Sequence[PlanEntitlementResponseData]
    grants: Sequence[BillingPlanCreditGrantResponseData]
    credits: Sequence[PlanCreditVisibility]


@dataclass(frozen=True, slots=True)
class Showcase:
    """A catalog with all that it offers in one environment; bundles are those that can be bought."""

    catalog: CatalogResponseData
    plans: Sequence[Shown]
    add_ons: Sequence[Shown]
    bundles: Sequence[BillingCreditBundleResponseData]


def load(
    scope: Scope, catalog_id: str | None = None, *, with_custom_plan: bool = False, with_features: bool = True
) -> Showcase:
    """A catalog, the default one unless named, as everybody sees it; raises NotFound.

    The plan that one asks for ("contact us") is the plan group's, and last in the default catalog unless it has a
    place. `features` of plans, with flags and rules, are much; whoever shows entitlements leaves them out.
    """
    row = offers.default(scope) if catalog_id is None else catalogs.get_row(scope, catalog_id)
    offer = offers.find(scope, row["id"])
    if with_custom_plan and row["is_default"]:
        offer = _with_custom_plan(offer, groups.settings(scope)["custom_plan_id"])
    base, add_ons = group_answers.offered(scope, offer, with_features=with_features)
    places = {one["plan_id"]: one for one in (*offer["ordered_plans"], *offer["ordered_add_ons"])}
    ids: list[str] = offer["ordered_bundle_ids"]
    sold = bundles.named(scope, ids)
    return Showcase(
        catalogs.told(row),
        [_shown(one, places) for one in base if one.get("active_version")],
        [_shown(one, places) for one in add_ons if one.get("active_version")],
        [sold[one] for one in ids if one in sold and sold[one]["status"] == "active"],
    )


def _with_custom_plan(offer: Row, plan_id: str | None) -> Row:
    ordered = offer["ordered_plans"]
    if plan_id is None or any(one["plan_id"] == plan_id for one in ordered):
        return offer
    return {**offer, "ordered_plans": [*ordered, {"plan_id": plan_id, "entitlements": [], "credits": []}]}


def _shown(plan: PlanGroupPlanDetailResponseData, places: Mapping[str, Row]) -> Shown:
    """Features that the catalog puts in order come first, others after them; all but those that it hides."""
    place = places.get(plan["id"], {"entitlements": [], "credits": []})
    ranks = {one["feature_id"]: rank for rank, one in enumerate(place["entitlements"])}
    hidden = {one["feature_id"] for one in place["entitlements"] if one["visible"] is False}
    granted = [one for one in plan.get("entitlements") or () if one["feature_id"] not in hidden]
    unseen = {one["credit_id"] for one in place["credits"] if not one["visible"]}
    return Shown(
        plan,
        sorted(granted, key=lambda one: ranks.get(one["feature_id"], len(ranks))),
        [one for one in plan.get("included_credit_grants") or () if one["credit_id"] not in unseen],
        [{"credit_id": one["id"], "visible": one["id"] not in unseen} for one in plan["credits"]],
    )
