"""The plan group: live plans in order, the plans for companies that are new, fall back or end a trial, and switches."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from schematic_server.console.form import Ask, Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.screens import plans
from schematic_server.console.typed import whole
from schematic_server.console.view import Context, View

screens = Screens()
ROLES = ("initial_plan_id", "fallback_plan_id", "trial_expiry_plan_id")
# Switches by what they are about: name in the API, and what it means.
SWITCHES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Trials": (
        ("trial_eligibility_per_plan", "One trial a plan, not one a company"),
        ("trial_payment_method_required", "A trial asks for a payment method"),
    ),
    "Changes of plans": (
        ("prevent_downgrades_when_over_limit", "No downgrade of who uses more than the new plan allows"),
        ("scheduled_downgrade_prevent_when_over_limit", "The same when a downgrade that waits is due"),
        ("prevent_self_service_downgrade", "No downgrade by companies themselves"),
    ),
    "Checkout": (
        ("checkout_collect_address", "Asks for an address"),
        ("checkout_collect_email", "Asks for an e-mail address"),
        ("checkout_collect_phone", "Asks for a telephone number"),
        ("checkout_collect_tax_id", "Asks for a tax id"),
        ("enable_tax_collection", "Collects taxes"),
        ("sync_customer_billing_details", "Keeps billing details the same at the provider"),
        ("opt_in_enabled", "Asks for consent"),
    ),
    "What components show": (
        ("show_credits", "Credits"),
        ("show_feature_description", "Descriptions of features"),
        ("show_hard_limit", "Hard limits"),
        ("show_period_toggle", "A choice of periods"),
        ("show_as_monthly_prices", "Prices by the month"),
        ("show_zero_price_as_free", "“Free” for a price of nothing"),
        ("show_estimated_total", "An estimated total"),
    ),
}
CHOICES: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "proration_behavior": (
        "The difference of a change within a period",
        (("create_prorations", "On the next invoice"), ("invoice_immediately", "At once")),
    ),
    "scheduled_downgrade_behavior": (
        "A downgrade holds",
        (("none", "At once"), ("end_of_billing_period", "From the end of the billing period")),
    ),
    "checkout_bundle_purchase_behavior": (
        "Credit bundles are bought",
        (("individual", "One by one"), ("quantity", "With a quantity")),
    ),
}
TEXTS: Mapping[str, str] = {
    "opt_in_title": "Title of the consent",
    "opt_in_text": "Text of the consent",
    "prevent_self_service_downgrade_button_text": "Button instead of a downgrade",
    "prevent_self_service_downgrade_url": "Where that button leads",
}
TILE = ("price_text", "cta_text", "cta_web_site")
_NEW: Mapping[str, Any] = {  # what the form begins with where there is no plan group
    "proration_behavior": "create_prorations",
    "prevent_downgrades_when_over_limit": True,
    "ordered_plans": [],
    "ordered_add_ons": [],
    "ordered_bundle_list": [],
    "add_on_ids": [],
    "add_on_compatibilities": [],
}


@screens.page("/plans/lifecycle", "plans/lifecycle.html")
def lifecycle(view: View) -> Context:
    group = plans.group(view)
    now: Mapping[str, Any] = _NEW if group is None else _body(group)
    base, add_ons = plans.others(view, "plan"), plans.others(view, "add_on")
    return {
        "group": group,
        "now": now,
        "stamp": _stamp(now),
        "plans": _in_order(base, now["ordered_plans"]),
        "add_ons": _in_order(add_ons, now["ordered_add_ons"]),
        "compatible": {one["source_plan_id"]: one["compatible_plan_ids"] for one in now["add_on_compatibilities"]},
        **plans.counted(view, [*base, *add_ons]),
        "add_on_ids": [one["id"] for one in add_ons],
        "customs": view.plans(company_scoped_only=True),
        "switches": SWITCHES,
        "choices": CHOICES,
        "texts": TEXTS,
    }


@screens.form("/plans/lifecycle", lifecycle)
async def create_group(form: Form) -> Done:
    await form.perform("plangroups.create_plan_group", {**_NEW, **_typed(form, _NEW)})
    return form.done("/plans/lifecycle", "The settings were saved.")


@screens.form("/plans/lifecycle/{plan_group_id}", lifecycle)
async def replace_group(form: Form) -> Done:
    """The group as it is, with what the form says in its place: the API replaces it as a whole."""
    now = _body(await form.ask("plangroups.get_plan_group"))

    def stamp(ask: Ask) -> str:
        return _stamp(_body(ask("plangroups.get_plan_group", {}, {})))

    await form.unless_changed(stamp, "plangroups.update_plan_group", now | _typed(form, now), **form.path)
    return form.done("/plans/lifecycle", "The settings were saved.")


def _in_order(found: list[Context], ordered: list[Context]) -> list[tuple[int | None, Context]]:
    """Plans with their place, those that are live first."""
    places = {one["plan_id"]: place for place, one in enumerate(ordered, 1)}
    return sorted(((places.get(one["id"]), one) for one in found), key=lambda pair: pair[0] or len(found) + 1)


def _typed(form: Form, now: Mapping[str, Any]) -> Context:
    """What the form says, as the API is told it."""
    tile = {name: form.text(name) for name in TILE}
    return {
        **{name: form.text(name) or None for name in (*ROLES, *TEXTS, "custom_plan_id")},
        **{name: form.switch(name) for group in SWITCHES.values() for name, _ in group},
        **{name: text for name in CHOICES if (text := form.text(name))},
        "trial_days": form.number("trial_days"),
        "custom_plan_config": tile if any(tile.values()) else None,
        "ordered_plans": _places(form, "place", now["ordered_plans"]),
        "ordered_add_ons": (add_ons := _places(form, "add_on_place", now["ordered_add_ons"])),
        "add_on_ids": [one["plan_id"] for one in add_ons],
        "add_on_compatibilities": [
            {"source_plan_id": name.removeprefix("with_"), "compatible_plan_ids": ids}
            for name, ids in form.several.items()
            if name.startswith("with_")
        ],
    }


def _places(form: Form, prefix: str, now: list[Context]) -> list[Context]:
    """Plans in the order of the numbers typed, with what is shown of each left as it is; no number is not live."""
    known = {one["plan_id"]: one for one in now}
    places: list[tuple[int, str]] = []
    for name, text in form.fields.items():
        before, _, plan_id = name.partition(".")
        if before == prefix and (place := whole(name, text)) is not None:
            places.append((place, plan_id))
    return [known.get(plan_id, {"plan_id": plan_id}) for _, plan_id in sorted(places)]


def _body(group: Mapping[str, Any]) -> Context:
    """A plan group as the API is told it: what `get_plan_group` answers, under the names of `update_plan_group`."""
    checkout, shown = group["checkout_settings"], group["component_settings"]
    fields = ("id", "definition_id", "name", "helper_text", "required", "stripe_metadata_key")
    return {
        **{name: group[name] for name in (*ROLES, "custom_plan_id", "custom_plan_config", "trial_days")},
        **{name: group[name] for name, _ in (*SWITCHES["Trials"], *SWITCHES["Changes of plans"])},
        **{f"checkout_{name}": checkout[name] for name in checkout if name.startswith("collect_")},
        "checkout_bundle_purchase_behavior": checkout["bundle_purchase_behavior"],
        **{name: checkout[name] for name in checkout if name.startswith("opt_in_")},
        **shown,
        "enable_tax_collection": group["tax_collection_enabled"],
        "sync_customer_billing_details": group["sync_customer_billing_details"],
        "proration_behavior": group["proration_behavior"],
        "scheduled_downgrade_behavior": group["scheduled_downgrade_behavior"],
        **{name: group[name] for name in TEXTS if name in group},
        "custom_checkout_fields": [{name: one[name] for name in fields} for one in group["custom_checkout_fields"]],
        "ordered_plans": [_order(one) for one in group["ordered_plan_list"]],
        "ordered_add_ons": [_order(one) for one in group["ordered_add_on_list"]],
        "ordered_bundle_list": group["ordered_bundle_list"],
        "add_on_ids": [one["id"] for one in group["add_ons"]],
        "add_on_compatibilities": [
            {"source_plan_id": one["id"], "compatible_plan_ids": one["compatible_plan_ids"]}
            for one in group["add_ons"]
            if one["compatible_plan_ids"]
        ],
    }


def _order(one: Mapping[str, Any]) -> Context:
    return {
        "plan_id": one["plan_id"],
        "entitlements": [
            {"entitlement_id": each["plan_entitlement_id"], "visible": each["visible"]}
            for each in one["entitlements"] or ()
        ],
        "credits": one["credits"],
    }


def _stamp(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(body)).hexdigest()[:16]
