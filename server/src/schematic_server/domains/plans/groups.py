"""An environment's plan group: its live plans, and the plans for companies that are new, fall back or end a trial.

`group_answers` tells it; what checkout and components show is stored and told as it was given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from schematic_server.domains.companies import traits
from schematic_server.domains.plans import offers, plans, price_choice, store, versions
from schematic_server.domains.plans.offers import Named
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import EntityTraitDefinitionUsagePart
    from schematic_server.contract.plangroups import (
        CheckoutFieldInput,
        CreatePlanGroupRequestBody,
        OrderedPlansInGroup,
        UpdatePlanGroupRequestBody,
    )
    from schematic_server.contract.plans import PlanDetailPart

    Body: TypeAlias = CreatePlanGroupRequestBody | UpdatePlanGroupRequestBody

MAX_TRIAL_DAYS = 730
# Members that are stored and told as they were given, with what they are when they were not.
SETTINGS: Mapping[str, Any] = {
    "checkout_bundle_purchase_behavior": "individual",
    "checkout_collect_address": False,
    "checkout_collect_email": False,
    "checkout_collect_phone": False,
    "checkout_collect_tax_id": False,
    "custom_plan_config": None,
    "enable_tax_collection": False,
    "opt_in_enabled": False,
    "opt_in_text": None,
    "opt_in_title": None,
    "prevent_downgrades_when_over_limit": True,
    "prevent_self_service_downgrade": False,
    "prevent_self_service_downgrade_button_text": None,
    "prevent_self_service_downgrade_url": None,
    "proration_behavior": "create_prorations",
    "scheduled_downgrade_behavior": "none",
    "scheduled_downgrade_prevent_when_over_limit": None,
    "show_as_monthly_prices": False,
    "show_credits": False,
    "show_estimated_total": False,
    "show_feature_description": False,
    "show_hard_limit": False,
    "show_period_toggle": False,
    "show_zero_price_as_free": False,
    "sync_customer_billing_details": False,
    "trial_payment_method_required": None,
}
# Prices at which companies get plans that they have not chosen.
PRICES: Mapping[str, str] = {
    "initial_plan_price_id": "initial_plan_id",
    "trial_expiry_plan_price_id": "trial_expiry_plan_id",
}
# Plans that the group has for a purpose.
ROLES = ("initial_plan_id", "fallback_plan_id", "trial_expiry_plan_id")
# A group that nobody has made.
_SAYS_NOTHING: Row = {
    **dict.fromkeys((*ROLES, "custom_plan_id", "trial_days")),
    "trial_eligibility_per_plan": False,
    "add_on_compatibilities": {},
    "custom_checkout_fields": [],
    "settings": SETTINGS,
}


def create(scope: Scope, body: CreatePlanGroupRequestBody) -> Row:
    """The environment's plan group; raises BadRequest when it has one."""
    if (known := store.group(scope)) is not None:
        raise BadRequest(f"this environment has plan group {known['id']} already; update that one")
    _put(scope, body, None)
    return get_row(scope)


def replace(scope: Scope, plan_group_id: str, body: UpdatePlanGroupRequestBody) -> Row:
    """Have the group be what the body says, and nothing else; raises NotFound."""
    row = get_row(scope)
    if row["id"] != plan_group_id:
        raise NotFound(f"plan group {plan_group_id} does not exist in this environment")
    _put(scope, body, row)
    return get_row(scope)


def get_row(scope: Scope) -> Row:
    """The environment's plan group, with what the default catalog offers; raises NotFound."""
    row = store.group(scope)
    if row is None:
        raise NotFound("this environment has no plan group yet; create one (POST /plan-groups)")
    return {**row, **offers.find(scope, offers.default(scope)["id"])}


def settings(scope: Scope) -> Row:
    """The environment's plan group, or one that says nothing where there is none; without what is offered."""
    return store.group(scope) or _SAYS_NOTHING


def choices(scope: Scope) -> Mapping[str, Any]:
    """What the environment's plan group says of each of `SETTINGS`; their defaults where there is no group."""
    row = store.group(scope)
    return SETTINGS if row is None else {**SETTINGS, **row["settings"]}


def checkout_fields(scope: Scope) -> Sequence[Row]:
    """The fields that checkout asks companies for, in their order."""
    row = store.group(scope)
    return row["custom_checkout_fields"] if row else ()


def usual_plan(scope: Scope, *, is_after_trial: bool) -> str | None:
    """The plan of companies that have lost theirs, by the end of a trial or otherwise."""
    group = store.group(scope)
    if group is None:
        return None
    found: str | None = (group["trial_expiry_plan_id"] if is_after_trial else None) or group["fallback_plan_id"]
    return found


def check_compatible(group: Row | None, wanted: Mapping[str, Row]) -> None:
    """Raises BadRequest when an add-on among the plans cannot be combined with the base plan among them."""
    base = next((one for one in wanted.values() if one["plan_type"] == "plan"), None)
    for one in wanted.values():
        allowed: Sequence[str] = () if group is None else group["add_on_compatibilities"].get(one["id"], ())
        if allowed and (base is None or base["id"] not in allowed):
            beside = "no base plan" if base is None else f"{base['name']} ({base['id']})"
            raise BadRequest(
                f"add_on_ids: {one['name']} ({one['id']}) cannot be combined with {beside}; it goes with"
                f" {', '.join(allowed)}"
            )


def defaults_of_plans(scope: Scope, ids: Sequence[str]) -> dict[str, PlanDetailPart]:
    """`is_default` of a plan's detail."""
    group = store.group(scope)
    fallback_id = group and group["fallback_plan_id"]
    return {one: {"is_default": one == fallback_id} for one in ids}


def traits_in_use(scope: Scope, definition_id: str) -> EntityTraitDefinitionUsagePart:
    """How many checkout fields are stored in a trait."""
    group = store.group(scope)
    fields = group["custom_checkout_fields"] if group else ()
    return {"checkout_field_config_count": sum(one["definition_id"] == definition_id for one in fields)}


def _put(scope: Scope, body: Body, before: Row | None) -> None:
    """Store the group and what the default catalog offers; publishes the plans named that never were."""
    named = Named(scope, _ids(body))
    values = _values(scope, named, body, before["custom_checkout_fields"] if before else [])
    offered = _offer(scope, named, body)
    versions.publish_first(scope, named.found.values())
    if before is None:
        store.insert_group(scope, {"id": new_id("plgr"), "created_at": scope.now, **values})
    else:
        store.update_group(scope, before["id"], values)
    offers.put(scope, offers.default(scope)["id"], offered)


def _values(scope: Scope, named: Named, body: Body, fields: Sequence[Row]) -> dict[str, Any]:
    """The group's columns."""
    members = cast("Mapping[str, Any]", body)
    for member in ROLES:
        named.check(member, "plan", [members.get(member)])
    named.check("custom_plan_id", "plan", [body.get("custom_plan_id")], custom=True)
    compatibilities = _compatibilities(named, body)
    _check_trials(scope, body)
    _check_prices(scope, members)
    return {
        **{member: members.get(member) for member in (*ROLES, "custom_plan_id", "trial_days")},
        "trial_eligibility_per_plan": bool(body.get("trial_eligibility_per_plan")),
        "add_on_compatibilities": compatibilities,
        "custom_checkout_fields": _fields(scope, body.get("custom_checkout_fields") or (), fields),
        "settings": {
            **{name: default if (one := members.get(name)) is None else one for name, default in SETTINGS.items()},
            **{name: members.get(name) for name in PRICES},
        },
        "updated_at": scope.now,
    }


def _ids(body: Body) -> set[str]:
    """Ids of the plans that a body names."""
    members = cast("Mapping[str, Any]", body)
    ids: set[str | None] = {members.get(member) for member in (*ROLES, "custom_plan_id")}
    ids |= {one["plan_id"] for one in (*body["ordered_plans"], *body["ordered_add_ons"])}
    ids |= set(body["add_on_ids"])
    for one in body.get("add_on_compatibilities") or ():
        ids |= {one["source_plan_id"], *one["compatible_plan_ids"]}
    return {one for one in ids if one is not None}


def _offer(scope: Scope, named: Named, body: Body) -> dict[str, list[Any]]:
    """What the body has the default catalog offer."""

    def ordered(member: str, plan_type: str, given: Sequence[OrderedPlansInGroup]) -> list[dict[str, Any]]:
        named.check(member, plan_type, [one["plan_id"] for one in given])
        return offers.ordered(scope, named, member, plan_type, _by_feature(scope, named, member, given))

    found = {
        "ordered_plans": ordered("ordered_plans", "plan", body["ordered_plans"]),
        "ordered_add_ons": ordered("ordered_add_ons", "add_on", body["ordered_add_ons"]),
    }
    named.check("add_on_ids", "add_on", body["add_on_ids"])
    bundle_ids = [one["bundleId"] for one in body["ordered_bundle_list"]]
    return {
        **found,
        "add_on_ids": list(body["add_on_ids"]),
        "ordered_bundle_ids": offers.bundles(scope, "ordered_bundle_list", bundle_ids),
    }


def _by_feature(scope: Scope, named: Named, member: str, given: Sequence[OrderedPlansInGroup]) -> list[offers.Ordered]:
    """The same with entitlements by feature: another version of the plan grants it by another entitlement."""
    features = features_by_entitlement(scope, [named.found[one["plan_id"]] for one in given if one.get("entitlements")])
    return [
        {
            "plan_id": one["plan_id"],
            "entitlements": [
                {
                    "feature_id": _feature(features, member, one["plan_id"], shown["entitlement_id"]),
                    "visible": shown.get("visible"),
                }
                for shown in one.get("entitlements") or ()
            ],
            "credits": one.get("credits"),
        }
        for one in given
    ]


def features_by_entitlement(scope: Scope, rows: Sequence[Row]) -> dict[tuple[str, str], str]:
    """The feature of each entitlement that is shown of plans, by plan and entitlement."""
    told = plans.details(scope, rows, with_entitlements=True) if rows else []
    return {(plan["id"], one["id"]): one["feature_id"] for plan in told for one in plan.get("entitlements") or ()}


def _feature(features: Mapping[tuple[str, str], str], member: str, plan_id: str, entitlement_id: str) -> str:
    feature_id = features.get((plan_id, entitlement_id))
    if feature_id is None:
        raise BadRequest(f"{member}: plan {plan_id} has no entitlement {entitlement_id} in its published version")
    return feature_id


def _compatibilities(named: Named, body: Body) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in body.get("add_on_compatibilities") or ():
        named.check("add_on_compatibilities.source_plan_id", "add_on", [one["source_plan_id"]])
        named.check("add_on_compatibilities.compatible_plan_ids", "plan", one["compatible_plan_ids"])
        if one["source_plan_id"] in found:
            raise BadRequest(f"add_on_compatibilities: {one['source_plan_id']} is there twice")
        found[one["source_plan_id"]] = list(dict.fromkeys(one["compatible_plan_ids"]))
    return found


def _check_prices(scope: Scope, members: Mapping[str, Any]) -> None:
    """Nobody has agreed to pay for what comes unasked: it costs nothing, or begins with a trial."""
    for member, role in PRICES.items():
        price_id, plan_id = members.get(member), members.get(role)
        if price_id is None:
            continue
        shown = [one["id"] for one in versions.shown(scope, [plan_id] if plan_id else []).values()]
        found = [
            (term, price)
            for term in store.billing(scope, shown).values()
            if (price := price_choice.find(term, price_id)) is not None
        ]
        if not found:
            raise BadRequest(f"{member}: {price_id} is no price of the plan of {role} in its published version")
        if found[0][1]["price"] != 0 and not found[0][0]["is_trialable"]:
            raise BadRequest(f"{member}: {price_id} is to be paid, and nobody has agreed to that; name a free price")


def _check_trials(scope: Scope, body: Body) -> None:
    days = body.get("trial_days")
    if days is not None and not 1 <= days <= MAX_TRIAL_DAYS:
        raise BadRequest(f"trial_days: between 1 and {MAX_TRIAL_DAYS}, not {days}")
    if (plan_id := body.get("trial_expiry_plan_id")) is not None:
        shown = [one["id"] for one in versions.shown(scope, [plan_id]).values()]
        if any(term["is_trialable"] for term in store.billing(scope, shown).values()):
            raise BadRequest(f"trial_expiry_plan_id: {plan_id} begins with a trial itself; name a plan that does not")


def _fields(scope: Scope, wanted: Sequence[CheckoutFieldInput], known: Sequence[Row]) -> list[dict[str, Any]]:
    """The checkout fields as they are stored; one with a known id keeps its trait and its age."""
    by_id = {one["id"]: one for one in known}
    found: list[dict[str, Any]] = []
    for position, one in enumerate(wanted):
        before = by_id.get(one.get("id") or "")
        if one.get("id") is not None and before is None:
            raise BadRequest(f"custom_checkout_fields: there is no field {one.get('id')}; leave its id out to add one")
        known_id: str | None = before["definition_id"] if before else None
        found.append(
            {
                "id": before["id"] if before else new_id("chkf"),
                "definition_id": _definition(scope, one.get("definition_id") or known_id, one["stripe_metadata_key"]),
                "name": one["name"],
                "helper_text": one.get("helper_text"),
                "required": one["required"],
                "stripe_metadata_key": one["stripe_metadata_key"],
                "position": position,
                "created_at": before["created_at"] if before else scope.now.isoformat(),
                "updated_at": scope.now.isoformat(),
            }
        )
    if len({one["id"] for one in found}) < len(found):
        raise BadRequest("custom_checkout_fields: one id is there twice")
    return found


def _definition(scope: Scope, definition_id: str | None, name: str) -> str:
    """The trait of companies that a field is stored in: the one named, else one called like the field."""
    if definition_id is None:
        made = traits.declare(scope, {"entity_type": "company", "hierarchy": [name], "trait_type": "string"})
        return made["id"]
    try:
        found = traits.get_definition(scope, definition_id)
    except NotFound as error:
        raise BadRequest(f"custom_checkout_fields.definition_id: {error}") from None
    if found["entity_type"] != "company":
        raise BadRequest(f"custom_checkout_fields.definition_id: {definition_id} is a trait of users, not of companies")
    return found["id"]
