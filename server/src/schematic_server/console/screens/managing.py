"""Manage plan: what a company is to have, what that changes and costs, and doing it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from schematic_server.console.form import Done, Form
from schematic_server.console.inside import unknown
from schematic_server.console.screen import Screens
from schematic_server.console.screens import companies
from schematic_server.console.typed import instant, whole
from schematic_server.console.view import Context, View
from schematic_server.errors import ServerError

screens = Screens()
PERIODS = ("monthly", "quarterly", "yearly", "one_time")
MOST = 250  # of what a choice offers


@screens.page("/companies/{company_id}/plan", "companies/plan.html")
def plan(view: View) -> Context:
    """What the company is on, what it could have, and what that would do. The address says what is chosen:
    `?base_plan_id=PLAN` or `PLAN:PRICE`, `?add_on.PLAN=` `on` or its price, `?quantity.PRICE=`, `?bundle.ID=`."""
    company_id = view.path["company_id"]
    if not view.companies(ids=[company_id]):
        raise unknown("company")
    offered = view.inside.look(view.scope, "checkout.get_checkout_data", {"company_id": company_id})
    found = offered["company"]
    known = view.inside.ports.plans.priced(view.scope, {"company_id": company_id, "limit": MOST, "offset": 0})
    held = [one for one in (offered["active_plan"], *offered["active_add_ons"]) if one]
    has = [one["id"] for one in held]
    is_asked = "base_plan_id" in view.query
    wanted = list(_plans(view.query)) if is_asked else has
    granted = _granted(view, held, wanted)
    return {
        "company": found,
        "stamp": _stamp(view.ask("companies.get_company", company_id=company_id)) if is_asked else "",
        "trial_ends_at": companies.trial_ends_at(found),
        "plans": [_priced(one) for one in known if one["plan_type"] == "plan"],
        "add_ons": [_priced(one) for one in known if one["plan_type"] == "add_on"],
        "wanted": wanted,
        "is_asked": is_asked,
        "sold": _sold(granted, wanted, offered["active_usage_based_entitlements"]),
        "bundles": offered["available_credit_bundles"],
        "coupons": view.ask("billing.list_coupons", {"is_active": True, "limit": MOST}),
        "differences": _differences(granted, has, wanted) if is_asked else [],
        "preview": _preview(view) if is_asked else None,
    }


@screens.form("/companies/{company_id}/plan", plan)
async def change_plan(form: Form) -> Done:
    body = _selection(form.path["company_id"], form.fields)
    done = await form.change("companies.get_company", "checkout.manage_plan", body, _stamp, **form.path)
    put_off = "The change waits for its day; until then all stays as it is."
    now = "The plan was changed; checks follow it from now on."
    return form.done(f"/companies/{form.path['company_id']}", put_off if done["checkout_id"] else now)


def _stamp(company: Mapping[str, Any]) -> str:
    """What is another one when somebody has changed the company, what it is on, or what it pays for."""
    paid: Mapping[str, Any] = company["billing_subscription"] or {}
    said: list[Any] = [
        [(one["id"], one["plan_version_id"]) for one in (company["plan"], *company["add_ons"]) if one],
        [paid.get(name) for name in ("id", "status", "period_end", "trial_end", "cancel_at", "cancel_at_period_end")],
        [(one["price_id"], one["quantity"]) for one in paid.get("products", ())],
        company["scheduled_downgrade"],
        company["updated_at"],
    ]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:16]


def _plans(said: Mapping[str, str]) -> dict[str, str | None]:
    """Plans that are chosen, the base first, each with its price; without one the price is the usual one."""
    base_id, _, price_id = said["base_plan_id"].partition(":")
    chosen = {base_id: price_id or None} if base_id else {}
    for name, value in said.items():
        if value and (plan_id := name.removeprefix("add_on.")) != name:
            chosen[plan_id] = None if value == "on" else value
    return chosen


def _selection(company_id: str, said: Mapping[str, str]) -> Context:
    """What is chosen, as the API is told it: all that the company is to have. Raises BadRequest."""
    chosen = _plans(said)
    base_id = said["base_plan_id"].partition(":")[0] or None
    ends = instant("trial_end", said["trial_end"])
    return {
        "company_id": company_id,
        "base_plan_id": base_id,
        "base_plan_price_id": chosen.get(base_id or ""),
        "add_on_selections": [{"plan_id": one, "price_id": at} for one, at in chosen.items() if one != base_id],
        "pay_in_advance_entitlements": _numbers(said, "quantity.", "price_id"),
        "credit_bundles": [one for one in _numbers(said, "bundle.", "bundle_id") if one["quantity"]],
        "coupon_external_id": said["coupon"] or None,
        "trial_end": ends and ends.isoformat(),
        "cancel_immediately": said["at_period_end"] != "on",
        "prorate": said["without_proration"] != "on",
        "custom_field_values": [],
    }


def _numbers(said: Mapping[str, str], prefix: str, member: str) -> list[Context]:
    """So many of each, by what stands behind the prefix."""
    numbers = [(name.removeprefix(prefix), whole(name, text)) for name, text in said.items() if name.startswith(prefix)]
    return [{member: one, "quantity": number} for one, number in numbers if number is not None]


def _preview(view: View) -> Context:
    """What the API says that the selection would do; `refused` is why it says nothing."""
    try:
        body = _selection(view.path["company_id"], view.query)
        told: Context = view.look("checkout.preview_manage_plan", body)
    except ServerError as error:
        return {"refused": str(error), "problems": [], "says": None, "is_blocked": True}
    problems = told["problems"]
    return {
        "refused": None,
        "problems": problems,
        "says": told["subscription_change_preview"],
        "is_blocked": any(one["blocking"] for one in problems),
    }


def _priced(plan: Mapping[str, Any]) -> Context:
    """A plan with what it can be had for; nobody is asked which price where nobody is billed."""
    is_billed = plan["billing_strategy"] != "no_billing"
    prices = [
        {"period": period, **price}
        for one in plan["currency_prices"]
        for period in PERIODS
        if is_billed and (price := one[f"{period}_price"])
    ]
    return {**plan, "prices": prices}


def _granted(view: View, held: Sequence[Any], wanted: Iterable[str]) -> dict[str, list[Any]]:
    """What plans grant, by plan; of one that the company keeps, the version that it has."""
    granted: dict[str, list[Any]] = {one["id"]: one["entitlements"] for one in held}
    for plan_id in wanted:
        if plan_id not in granted:
            query = {"plan_id": plan_id, "limit": MOST}
            granted[plan_id] = view.ask("entitlements.list_plan_entitlements", query)
    return granted


def _sold(granted: Mapping[str, list[Any]], wanted: Iterable[str], bought: Sequence[Any]) -> list[Context]:
    """What the wanted plans sell by quantity, each by one of its prices, with how many the company has."""
    has = {one["feature_id"]: one["usage_quantity"] for one in bought}
    entitlements = [one for plan_id in wanted for one in granted[plan_id] if one["price_behavior"] == "pay_in_advance"]
    return [
        {
            "feature": one["feature"],
            "prices": prices,
            "price_id": prices[0]["price_id"],
            "has": has.get(one["feature_id"]),
        }
        for one in entitlements
        if (prices := _prices(one))
    ]


def _prices(entitlement: Mapping[str, Any]) -> list[Any]:
    named = [f"{period}_price" for period in PERIODS]
    return [one[name] for one in entitlement["currency_prices"] for name in named if one.get(name)]


def _differences(granted: Mapping[str, list[Any]], before: Iterable[str], wanted: Iterable[str]) -> list[Context]:
    """What is granted now and would be then, a row for each feature, equal ones last."""
    features = {one["feature_id"]: one["feature"] for rows in granted.values() for one in rows}

    def of(plan_ids: Iterable[str], feature_id: str) -> list[Any]:
        return [one for plan_id in plan_ids for one in granted[plan_id] if one["feature_id"] == feature_id]

    rows = [
        {"feature": feature, "now": of(before, feature_id), "then": of(wanted, feature_id)}
        for feature_id, feature in features.items()
    ]
    return sorted(rows, key=lambda row: row["now"] == row["then"])
