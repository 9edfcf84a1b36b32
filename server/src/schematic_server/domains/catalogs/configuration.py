"""What a catalog offers and says, as a whole: read, replaced in parts, and one plan or bundle put in or taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.credits import bundles, credit_types
from schematic_server.domains.plans import catalogs, group_answers, groups, offers, plans, versions
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.catalogs import (
        CatalogConfigOrderedPlan,
        CatalogConfigOrderedPlanResponseData,
        CatalogConfigurationResponseData,
        CatalogDerivedFeaturesResponseData,
        CatalogResponseData,
        UpdateCatalogConfigurationRequestBody,
    )
    from schematic_server.contract.plangroups import PlanGroupPlanDetailResponseData

MAX_OFFERED = 100  # plans, add-ons or bundles, which is what a configuration takes
_ORDERED: Mapping[str, str] = {"ordered_plans": "plan", "ordered_add_ons": "add_on"}  # with the type of each


def get(scope: Scope, catalog_id: str) -> CatalogConfigurationResponseData:
    """A catalog's plans, add-ons and bundles in order, and its texts; raises NotFound."""
    told = catalogs.get(scope, catalog_id)
    offer = offers.find(scope, catalog_id)
    base, add_ons = group_answers.offered(scope, offer)
    placed = {one["plan_id"]: one for one in (*offer["ordered_plans"], *offer["ordered_add_ons"])}
    credit_ids = {credit["credit_id"] for one in placed.values() for credit in one["credits"]}
    known = credit_types.named(scope, sorted(credit_ids))
    return {
        "plans": base,
        "add_ons": add_ons,
        "ordered_plans": [_ordered(one, placed, known) for one in base],
        "ordered_add_ons": [_ordered(one, placed, known) for one in add_ons],
        "ordered_bundles": [{"bundle_id": one} for one in offers.bundle_ids(scope, offer)],
        "custom_plans_visible": told["custom_plans_visible"],
        "custom_plan_cta_text": told.get("custom_plan_cta_text"),
        "custom_plan_cta_url": told.get("custom_plan_cta_url"),
        "custom_plan_price_text": told.get("custom_plan_price_text"),
        "pricing_model": told.get("pricing_model"),
        "pricing_url": told.get("pricing_url"),
    }


def update(scope: Scope, catalog_id: str, body: UpdateCatalogConfigurationRequestBody) -> CatalogResponseData:
    """Replace the orderings and texts that are given; plans that were never published here are. Raises NotFound,
    BadRequest."""
    catalogs.get_row(scope, catalog_id)
    lists = _lists(scope, body)
    if lists:
        offers.put(scope, catalog_id, lists)
    says = {name: said for name, said in body.items() if name in catalogs.TEXTS}
    if (visible := body.get("custom_plans_visible")) is not None:
        says["custom_plans_visible"] = visible
    return catalogs.say(scope, catalog_id, says)


def add_plan(scope: Scope, catalog_id: str, plan_id: str) -> None:
    """Put a plan or add-on last, unless it is there; one that was never published here is. Raises NotFound."""
    catalogs.get_row(scope, catalog_id)
    plan = plans.get_row(scope, plan_id)
    member = next(name for name, plan_type in _ORDERED.items() if plan_type == plan["plan_type"])
    if plan["company_id"] is not None:
        raise BadRequest(f"plan_id: {plan_id} is a custom plan of one company; name one that all can have")
    offer = offers.find(scope, catalog_id, is_locked=True)
    if plan_id in (one["plan_id"] for one in offer[member]):
        return
    _check_room(member, offer[member])
    versions.publish_first(scope, [plan])
    offers.put(scope, catalog_id, _with_add_ons({member: [*offer[member], _placed(plan_id)]}, offer))


def remove_plan(scope: Scope, catalog_id: str, plan_id: str) -> None:
    """Take a plan or add-on out; raises NotFound for one that is not in the catalog."""
    catalogs.get_row(scope, catalog_id)
    offer = offers.find(scope, catalog_id, is_locked=True)
    if plan_id not in offers.plan_ids(scope, offer):
        raise NotFound(f"catalog {catalog_id} has no plan {plan_id} in this environment")
    left = {name: [one for one in offer[name] if one["plan_id"] != plan_id] for name in _ORDERED}
    ids = [one for one in offer["add_on_ids"] if one != plan_id]
    offers.put(scope, catalog_id, {**left, "add_on_ids": ids})


def add_bundle(scope: Scope, catalog_id: str, bundle_id: str) -> None:
    """Put a credit bundle last, unless it is there; raises NotFound."""
    catalogs.get_row(scope, catalog_id)
    bundles.get(scope, bundle_id)
    offer = offers.find(scope, catalog_id, is_locked=True)
    if bundle_id not in offer["ordered_bundle_ids"]:
        _check_room("ordered_bundles", offer["ordered_bundle_ids"])
        offers.put(scope, catalog_id, {"ordered_bundle_ids": [*offer["ordered_bundle_ids"], bundle_id]})


def remove_bundle(scope: Scope, catalog_id: str, bundle_id: str) -> None:
    """Take a credit bundle out; raises NotFound for one that is not in the catalog."""
    catalogs.get_row(scope, catalog_id)
    offer = offers.find(scope, catalog_id, is_locked=True)
    if bundle_id not in offer["ordered_bundle_ids"]:
        raise NotFound(f"catalog {catalog_id} has no credit bundle {bundle_id} in this environment")
    left = [one for one in offer["ordered_bundle_ids"] if one != bundle_id]
    offers.put(scope, catalog_id, {"ordered_bundle_ids": left})


def derived_features(scope: Scope, catalog_id: str) -> CatalogDerivedFeaturesResponseData:
    """Every feature that a plan or add-on of the catalog grants, once, in the order of the plans; raises NotFound."""
    catalogs.get_row(scope, catalog_id)
    base, add_ons = group_answers.offered(scope, offers.find(scope, catalog_id))
    granted = [one.get("feature") for plan in (*base, *add_ons) for one in plan.get("entitlements") or ()]
    by_id = {one["id"]: one for one in granted if one is not None}
    return {"features": [{"id": one["id"], "name": one["name"], "icon": one["icon"]} for one in by_id.values()]}


def _lists(scope: Scope, body: UpdateCatalogConfigurationRequestBody) -> dict[str, Any]:
    """Those of the four lists of an offer that the body replaces."""
    given: dict[str, Sequence[CatalogConfigOrderedPlan]] = {
        name: ordered for name in _ORDERED if (ordered := cast("Mapping[str, Any]", body).get(name)) is not None
    }
    named = offers.Named(scope, {one["plan_id"] for ordered in given.values() for one in ordered})
    found: dict[str, Any] = {}
    for member, ordered in given.items():
        named.check(member, _ORDERED[member], [one["plan_id"] for one in ordered])
        wanted = _checked(scope, named, member, ordered)
        found[member] = offers.ordered(scope, named, member, _ORDERED[member], wanted)
    versions.publish_first(scope, named.found.values())
    if (ordered_bundles := body.get("ordered_bundles")) is not None:
        ids = [one["bundle_id"] for one in ordered_bundles]
        found["ordered_bundle_ids"] = offers.bundles(scope, "ordered_bundles", ids)
    return _with_add_ons(found, offers.NOTHING)


def _checked(
    scope: Scope, named: offers.Named, member: str, given: Sequence[CatalogConfigOrderedPlan]
) -> list[offers.Ordered]:
    """The same as an offer keeps it; raises BadRequest for a feature that the plan does not grant."""
    rows = [named.found[one["plan_id"]] for one in given if one.get("entitlements")]
    granted = {(key[0], feature_id) for key, feature_id in groups.features_by_entitlement(scope, rows).items()}
    for one in given:
        for shown in one.get("entitlements") or ():
            if (one["plan_id"], shown["feature_id"]) not in granted:
                raise BadRequest(
                    f"{member}: plan {one['plan_id']} does not grant feature {shown['feature_id']} in its published"
                    " version"
                )
    return [
        {
            "plan_id": one["plan_id"],
            "entitlements": [
                {"feature_id": shown["feature_id"], "visible": shown.get("visible")}
                for shown in one.get("entitlements") or ()
            ],
            "credits": one.get("credits"),
        }
        for one in given
    ]


def _with_add_ons(lists: dict[str, Any], offer: Row) -> dict[str, Any]:
    """`lists` with the add-ons in order among those that are offered."""
    if "ordered_add_ons" not in lists:
        return lists
    ids = [one["plan_id"] for one in lists["ordered_add_ons"]]
    return {**lists, "add_on_ids": list(dict.fromkeys([*offer["add_on_ids"], *ids]))}


def _check_room(member: str, known: Sequence[object]) -> None:
    if len(known) >= MAX_OFFERED:
        raise BadRequest(f"{member}: the catalog has {MAX_OFFERED} already, which is all it can have; take one out")


def _placed(plan_id: str) -> Row:
    return {"plan_id": plan_id, "entitlements": [], "credits": []}


def _ordered(
    plan: PlanGroupPlanDetailResponseData, placed: Mapping[str, Row], credits: Mapping[str, object]
) -> CatalogConfigOrderedPlanResponseData:
    """A plan's place, without features that it does not grant now and credits that are gone."""
    place = placed.get(plan["id"], _placed(plan["id"]))
    granted = {one["feature_id"] for one in plan.get("entitlements") or ()}
    return {
        "plan_id": plan["id"],
        "entitlements": [
            {"feature_id": one["feature_id"], "visible": one["visible"] is not False}
            for one in place["entitlements"]
            if one["feature_id"] in granted
        ],
        "credits": [
            {"credit_id": one["credit_id"], "visible": one["visible"]}
            for one in place["credits"]
            if one["credit_id"] in credits
        ],
    }
