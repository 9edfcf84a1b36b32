"""What plans grant: the editor of an entitlement, and copies from another plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic_server.console.form import Ask, Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.screens import credits, plans
from schematic_server.console.typed import whole
from schematic_server.console.view import Context, View

screens = Screens()
INTERVALS = ("monthly", "quarterly", "yearly")
TIER = ("up_to", "per_unit_price", "flat_amount")
# What the editor offers for each type of feature; the API decides.
VALUE_TYPES: Mapping[str, tuple[str, ...]] = {
    "boolean": ("boolean",),
    "event": ("numeric", "unlimited", "boolean", "trait", "credit"),
    "license": ("unlimited", "trait", "boolean"),
    "trait": ("numeric", "unlimited", "trait", "boolean"),
}
PRICE_BEHAVIORS: Mapping[str, tuple[str, ...]] = {
    "boolean": (),
    "event": ("pay_as_you_go", "overage", "tier"),
    "license": ("pay_in_advance",),
    "trait": ("pay_in_advance", "overage", "tier"),
}

# Fields by what the API calls them, where that is another name.
_MEMBERS: Mapping[str, str] = {
    "warning_tiers": "warning",
    **{f"{one}_unit_price_decimal": f"{one}_unit_price" for one in INTERVALS},
    **{f"{one}_price_tiers": f"{one}_up_to" for one in INTERVALS},
}


@screens.page("/plans/{plan_id}/entitlements/new", "plans/entitlement.html")
def grant(view: View) -> Context:
    shown = plans.opened(view)
    feature_id = view.query["feature_id"] or view.typed["feature_id"]
    if not feature_id:
        version_id = shown["version"] and shown["version"]["id"]
        asked = {"without_plan_entitlement_for": view.path["plan_id"], "plan_version_id": version_id}
        found = view.ask("features.list_features", {**asked, "q": view.query["q"], "limit": 50})
        return {**shown, "feature": None, "features": found}
    return {
        **shown,
        **_choices(view),
        "feature": view.ask("features.get_feature", feature_id=feature_id),
        "one": None,
        "tiers": {name: _tiers(view, name, None) for name in INTERVALS},
    }


@screens.form("/plans/{plan_id}/entitlements", grant, **_MEMBERS)
async def create_entitlement(form: Form) -> Done:
    own = {"plan_id": form.path["plan_id"], "feature_id": form.text("feature_id", required=True)}
    await form.perform("entitlements.create_plan_entitlement", {**own, **_body(form)})
    return _back(form, "The entitlement is in the draft; companies have it once the draft is published.")


@screens.page("/plans/{plan_id}/entitlements/{plan_entitlement_id}", "plans/entitlement.html")
def entitlement(view: View) -> Context:
    one = view.ask("entitlements.get_plan_entitlement", plan_entitlement_id=view.path["plan_entitlement_id"])
    shown = plans.opened(view)
    # An address from before the draft was made is one of what is published: what can be edited has its place.
    for same in (each for each in shown["plan"]["entitlements"] if each["feature_id"] == one["feature_id"]):
        one = view.ask("entitlements.get_plan_entitlement", plan_entitlement_id=same["id"])
    return {
        **shown,
        **_choices(view),
        "feature": one["feature"],
        "one": one,
        "stamp": plans.stamp(shown["plan"], one["feature_id"]),
        "tiers": {name: _tiers(view, name, one[f"metered_{name}_price"]) for name in INTERVALS},
    }


@screens.form("/plans/{plan_id}/entitlements/{plan_entitlement_id}", entitlement, **_MEMBERS)
async def edit_entitlement(form: Form) -> Done:
    def same(ask: Ask) -> str:
        return plans.unchanged(form, ask("entitlements.get_plan_entitlement", {}, form.path)["feature_id"])(ask)

    await form.unless_changed(same, "entitlements.update_plan_entitlement", _body(form), **form.path)
    return _back(form, "The entitlement was changed in the draft; companies have it so once the draft is published.")


@screens.form("/plans/{plan_id}/entitlements/{plan_entitlement_id}/remove", entitlement)
async def remove_entitlement(form: Form) -> Done:
    await form.perform("entitlements.delete_plan_entitlement", **form.path)
    return _back(form, "The entitlement was removed from the draft; companies keep it until the draft is published.")


@screens.page("/plans/{plan_id}/duplicate", "plans/duplicate.html")
def source(view: View) -> Context:
    asked = {"q": view.query["q"], "exclude_company_scoped": True, "limit": 21}
    found = view.ask("plans.list_plans", asked)
    return {**plans.opened(view), "sources": [one for one in found if one["id"] != view.path["plan_id"]]}


@screens.form("/plans/{plan_id}/duplicate", source)
async def duplicate(form: Form) -> Done:
    body = {"source_plan_id": form.text("source_plan_id", required=True), "target_plan_id": form.path["plan_id"]}
    made = await form.perform("entitlements.duplicate_plan_entitlements", body)
    skipped = ", ".join(one["feature_name"] for one in made["skipped"])
    left = f" Left as they are: {skipped}." if skipped else ""
    copied = len(made["data"])
    return _back(form, f"{copied} entitlement{'s were' if copied != 1 else ' was'} copied into the draft.{left}")


def _choices(view: View) -> Context:
    asked = {"entity_type": "company", "limit": plans.MOST}
    traits = view.ask("companies.list_entity_trait_definitions", asked)
    return {
        "value_types": VALUE_TYPES,
        "price_behaviors": PRICE_BEHAVIORS,
        "traits": [(one["id"], one["display_name"]) for one in traits],
        "credits": list(credits.names(view).items()),
        "rates": credits.RATES,
    }


def _tiers(view: View, interval: str, price: Context | None) -> list[Mapping[str, Any]]:
    """Rows of price tiers: what was typed, else what is known; three more to fill in."""
    typed = view.typed_rows(*(f"{interval}_{name}" for name in TIER))
    rows: list[Mapping[str, Any]] = [{name: row[f"{interval}_{name}"] for name in TIER} for row in typed]
    for one in () if rows else (price or {}).get("price_tier", ()):
        rows.append({**one, "per_unit_price": one["per_unit_price_decimal"]})
    return [*rows, *(dict.fromkeys(TIER, "") for _ in range(3))]


def _body(form: Form) -> Context:
    """What the editor says, as a whole. What it does not show stays as it is: prices in further currencies, billing."""
    behavior, warning = form.text("price_behavior") or None, form.number("warning")
    body: Context = {
        "value_type": form.text("value_type", required=True),
        "value_bool": {"on": True, "off": False}.get(form.text("value_bool")),
        "value_numeric": form.number("value_numeric"),
        "value_trait_id": form.text("value_trait_id") or None,
        **(credits.value(form) if form.text("value_type") == "credit" else {}),
        "metric_period": form.text("metric_period") or None,
        "metric_period_month_reset": form.text("metric_period_month_reset") or None,
        "price_behavior": behavior,
        "soft_limit": form.number("soft_limit") if behavior == "overage" else None,
        "warning_tiers": [] if warning is None else [{"key": "default", "value": warning}],
    }
    if behavior is None:
        return body
    if form.text("currency"):
        body["currency"] = form.text("currency").lower()
    if behavior == "tier":
        return {**body, "tier_mode": form.text("tier_mode"), **{f"{i}_price_tiers": _given(form, i) for i in INTERVALS}}
    return body | {f"{name}_unit_price_decimal": form.text(f"{name}_unit_price") or None for name in INTERVALS}


def _given(form: Form, interval: str) -> list[Context]:
    up_to, unit, flat = (f"{interval}_{name}" for name in TIER)
    return [
        {
            "up_to": whole(up_to, row[up_to]),
            "per_unit_price_decimal": row[unit] or None,
            "flat_amount": whole(flat, row[flat]),
        }
        for row in form.rows(up_to, unit, flat)
    ]


def _back(form: Form, said: str) -> Done:
    return form.done(f"/plans/{form.path['plan_id']}", said)
