"""Whether what is chosen can be had: plans, prices, quantities, bundles, discounts. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from schematic_server.bounds import MAX_INTEGER
from schematic_server.domains.checkout.facts import Chosen, Facts
from schematic_server.domains.checkout.problems import INELIGIBLE, INVALID_PROMO_CODE, QUANTITY_REQUIRED, Problem

MAX_BUNDLES = 10_000  # of one kind, bought at once


def selection(facts: Facts) -> Iterator[Problem]:
    """What is wrong with the selection itself, in the order of its members."""
    yield from _plans(facts)
    for one in facts.chosen:
        yield from _price(facts, one)
    yield from _currencies(facts)
    yield from _quantities(facts)
    yield from _bundles(facts)
    yield from _discounts(facts)


def _plans(facts: Facts) -> Iterator[Problem]:
    seen: set[str] = set()
    for one in facts.chosen:
        is_base = one is facts.base
        member = facts.request.member("base" if is_base else "add_on", one.number)
        plan_id = one.choice.plan_id
        code: Any = "plan_unavailable" if is_base else "add_on_unavailable"
        why = "is chosen twice" if plan_id in seen else _unavailable(facts, one, "plan" if is_base else "add_on")
        seen.add(plan_id)
        if why is not None:
            yield Problem(code, f"{member}: plan {plan_id} {why}", ids={"plan_id": plan_id})
            continue
        yield from _version(facts, one)
        if not is_base:
            yield from _compatible(facts, one, member)


def _unavailable(facts: Facts, one: Chosen, plan_type: str) -> str | None:
    """Why a plan cannot be had, whatever it costs."""
    if one.plan is None:
        return "does not exist"
    if one.plan["plan_type"] != plan_type:
        return f"is of type {one.plan['plan_type']}; name one of type {plan_type}"
    owner = one.plan["company_id"]
    if owner not in (None, facts.request.selection.company_id):
        return "is a custom plan of another company"
    if facts.offered is not None and owner is None and not one.is_held and one.choice.plan_id not in facts.offered:
        return "is not offered here; choose one of those that are shown"
    return None


def _version(facts: Facts, one: Chosen) -> Iterator[Problem]:
    version_id = one.choice.version_id
    if version_id is None or facts.request.keeps_plans:
        return
    if one.version is None:
        why = f"plan {one.choice.plan_id} has no version {version_id} in this environment"
    elif one.version["status"] == "draft":
        why = f"version {version_id} is a draft; publish it first"
    else:
        return
    member = facts.request.member("base_version" if one is facts.base else "add_on_version", one.number)
    yield Problem("plan_unavailable", f"{member}: {why}", ids={"plan_id": one.choice.plan_id})


def _compatible(facts: Facts, one: Chosen, member: str) -> Iterator[Problem]:
    allowed = facts.group["add_on_compatibilities"].get(one.choice.plan_id, ())
    base_id = facts.base.choice.plan_id if facts.base is not None else facts.group["fallback_plan_id"]
    if allowed and base_id not in allowed:
        beside = "no base plan" if base_id is None else f"plan {base_id}"
        why = f"{one.choice.plan_id} cannot be combined with {beside}; it goes with {', '.join(allowed)}"
        yield Problem("add_on_conflicts_with_plan", f"{member}: {why}", ids={"plan_id": one.choice.plan_id})


def _price(facts: Facts, one: Chosen) -> Iterator[Problem]:
    if one.plan is None:
        return
    member = facts.request.member("base_price" if one is facts.base else "add_on_price", one.number)
    plan_id, price_id = one.choice.plan_id, one.choice.price_id
    ids = {"plan_id": plan_id}
    if price_id is None:
        if len(one.prices) > 1 and not one.is_held:
            listed = ", ".join(price["id"] for price in one.prices)
            why = f"plan {plan_id} has several prices; name one of {listed}"
            yield Problem("price_unavailable", f"{member}: {why}", ids=ids)
        return
    if price_id in (price["id"] for price in one.prices):
        return
    if facts.request.is_checkout and one.bought.price_id is None:
        return  # a page names a price of 0 for what costs nothing
    ids = {**ids, "price_id": price_id}
    if one.prices:
        yield Problem("price_unavailable", f"{member}: plan {plan_id} has no price {price_id}", ids=ids)
    else:
        why = f"nobody is billed for plan {plan_id}; leave the price out"
        yield Problem("price_unavailable", f"{member}: {why}", ids=ids)


def _currencies(facts: Facts) -> Iterator[Problem]:
    wanted = facts.request.selection.currency
    for one in facts.chosen:
        found = next((price["currency"] for price in one.prices if price["id"] == one.choice.price_id), None)
        if found is None:
            continue
        if wanted is not None and found != wanted:
            member = facts.request.member("base_price" if one is facts.base else "add_on_price", one.number)
            why = f"price {one.choice.price_id} is in {found}, not {wanted}; choose prices of one currency"
            yield Problem("currency_mismatch", f"{member}: {why}", ids={"price_id": one.choice.price_id or ""})
        wanted = wanted or found


def _quantities(facts: Facts) -> Iterator[Problem]:
    known = priced_in_advance(facts)
    bought: dict[str, int] = {}
    for number, (price_id, quantity) in enumerate(facts.request.selection.quantities.items()):
        member = facts.request.member("quantity", number)
        entitlement = known.get(price_id)
        if entitlement is None:
            why = f"{price_id} is no price of what the chosen plans sell by quantity"
            yield Problem("pay_in_advance_price_invalid", f"{member}.price_id: {why}", ids={"price_id": price_id})
            continue
        ids = {"price_id": price_id, "feature_id": entitlement["feature_id"]}
        if not 0 <= quantity <= MAX_INTEGER:
            why = f"between 0 and {MAX_INTEGER}, not {quantity}"
            yield Problem("selection_invalid", f"{member}.quantity: {why}", ids=ids)
        elif entitlement["id"] in bought:
            why = f"feature {entitlement['feature_id']} has a quantity already"
            yield Problem("pay_in_advance_price_invalid", f"{member}.price_id: {why}", ids=ids)
        bought[entitlement["id"]] = quantity
    if not facts.request.is_checkout or facts.request.keeps_plans:
        return
    for entitlement in {one["id"]: one for one in known.values()}.values():
        if not bought.get(entitlement["id"]):
            detail = f"feature {entitlement['feature_id']} is bought by quantity; send how many with one of its prices"
            ids = {"feature_id": entitlement["feature_id"]}
            yield Problem("pay_in_advance_required", QUANTITY_REQUIRED, detail, ids=ids)


def priced_in_advance(facts: Facts) -> dict[str, Mapping[str, Any]]:
    """What is sold by quantity, by each of its prices."""
    return {
        price["id"]: entitlement
        for one in facts.chosen
        for entitlement in one.in_advance
        for by_interval in entitlement["prices"]
        for name, price in by_interval.items()
        if name != "currency"
    }


def _bundles(facts: Facts) -> Iterator[Problem]:
    base_id = facts.base.choice.plan_id if facts.base is not None else None
    for number, (bundle_id, quantity) in enumerate(facts.request.selection.bundles):
        member, ids = f"credit_bundles.{number}", {"bundle_id": bundle_id}
        bundle = facts.bundles.get(bundle_id)
        is_offered = facts.offered is None or bundle_id in facts.offered
        if bundle is None or bundle["status"] != "active" or not is_offered:
            why = "does not exist in this environment" if bundle is None else "is not sold"
            yield Problem("credit_bundle_unavailable", f"{member}.bundle_id: bundle {bundle_id} {why}", ids=ids)
            continue
        if not 1 <= quantity <= MAX_BUNDLES:
            why = f"between 1 and {MAX_BUNDLES}, not {quantity}"
            yield Problem("selection_invalid", f"{member}.quantity: {why}", ids=ids)
        allowed = bundle.get("compatible_plan_ids") or ()
        if (allowed and base_id not in allowed) or bundle["credit_id"] in facts.unbuyable:
            why = f"bundle {bundle_id} cannot be bought on this plan"
            yield Problem("credit_bundle_incompatible", f"{member}.bundle_id: {why}", ids=ids)


def _discounts(facts: Facts) -> Iterator[Problem]:
    request = facts.request
    if request.promo_code is not None:
        detail = "promo_code: no billing provider is connected that has promo codes; leave it out"
        yield Problem("discount_ineligible", INVALID_PROMO_CODE, detail)
    coupon_id = request.selection.coupon_external_id
    if coupon_id is not None and (why := _ineligible(facts, coupon_id)) is not None:
        detail = f"coupon_external_id: coupon {coupon_id} {why}"
        message, told = (INELIGIBLE, detail) if request.is_checkout or facts.coupon is not None else (detail, None)
        yield Problem("discount_ineligible", message, told)


def _ineligible(facts: Facts, coupon_id: str) -> str | None:
    coupon = facts.coupon
    if coupon is None:
        return "does not exist in this environment"
    if not coupon["is_active"]:
        return "is not active"
    if coupon["max_redemptions"] and coupon["times_redeemed"] >= coupon["max_redemptions"]:
        return f"has been redeemed {coupon['times_redeemed']} times, which is all"
    if facts.is_coupon_spent:
        return "has been used for this subscription already"
    currencies = {price["currency"] for one in facts.chosen for price in one.prices}
    if coupon["amount_off"] and coupon["currency"] and currencies and coupon["currency"] not in currencies:
        return f"takes off an amount of {coupon['currency']}"
    return None
