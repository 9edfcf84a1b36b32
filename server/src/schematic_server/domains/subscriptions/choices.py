"""What is chosen, read against what there is: plans, versions, prices, quantities, bundles and coupons.

Raises BadRequest for what cannot be had, naming what is wrong. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from schematic_server.domains.credits import bundles as credit_bundles
from schematic_server.domains.credits import prices
from schematic_server.domains.plans import groups, placing, plans, price_choice, versions
from schematic_server.domains.plans.placing import Placement
from schematic_server.domains.subscriptions import line_store, wanted
from schematic_server.domains.subscriptions.choosing import PlanChoice, Selection
from schematic_server.domains.subscriptions.lines import Charge
from schematic_server.domains.subscriptions.wanted import Offer
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

USUAL_CURRENCY = "usd"


def chosen(scope: Scope, selection: Selection, before: Sequence[Row]) -> list[Placement]:
    """The plans of a selection, with the fallback plan where it names no base."""
    group = groups.settings(scope)
    fallback_id: str | None = group["fallback_plan_id"]
    base = selection.base or (None if fallback_id is None else PlanChoice(fallback_id))
    named = [("base_plan_id", "plan", base)] if base is not None else []
    named += [("add_on_selections", "add_on", one) for one in selection.add_ons]
    found = plans.rows(scope, [one.plan_id for _, _, one in named])
    sold = _Sold(scope, found, before)
    placements: dict[str, Placement] = {}
    for member, plan_type, one in named:
        plan = found.get(one.plan_id)
        if plan is None:
            raise BadRequest(f"{member}: plan {one.plan_id} does not exist")
        plans.check_type(plan, member, plan_type)
        if plan["company_id"] not in (None, selection.company_id):
            raise BadRequest(f"{member}: {one.plan_id} is a custom plan of another company")
        if one.plan_id in placements:
            raise BadRequest(f"{member}: {one.plan_id} is there twice")
        placements[one.plan_id] = sold.placement(member, one, selection.currency)
    groups.check_compatible(group, {one: found[one] for one in placements})
    return list(placements.values())


class _Sold:
    """Plans with their versions and what these cost; `before` is what the company is on."""

    def __init__(self, scope: Scope, plan_ids: Iterable[str], before: Sequence[Row]) -> None:
        every = versions.of_plans(scope, plan_ids)
        self._known = {plan_id: {row["id"]: row for row in rows} for plan_id, rows in every.items()}
        self._shown = versions.shown_of(every)
        self._held: dict[str, str] = {row["plan_id"]: row["plan_version_id"] for row in before}
        self._terms = placing.terms(scope, [row["id"] for rows in every.values() for row in rows])

    def placement(self, member: str, one: PlanChoice, currency: str | None) -> Placement:
        held, shown = self._held.get(one.plan_id), self._shown.get(one.plan_id)
        if one.version_id is not None and one.version_id not in self._known.get(one.plan_id, {}):
            raise BadRequest(f"{member}: plan {one.plan_id} has no version {one.version_id} in this environment")
        asked = [one.version_id or held] if one.version_id or held else []
        if one.version_id is None and shown is not None:
            asked.append(shown["id"])
        version_id, price_id = self._price(member, one, asked, currency if held is None else None)
        is_first = shown is not None and version_id == shown["id"] and shown["status"] != "published"
        return Placement(one.plan_id, None if is_first or version_id == held else version_id, price_id)

    def _price(
        self, member: str, one: PlanChoice, asked: Sequence[str | None], currency: str | None
    ) -> tuple[str | None, str | None]:
        """The version that has the price that is chosen, and the price; without one those that are usual."""
        if one.price_id is None:
            version_id = next(iter(asked), None)
            term = self._terms.get(version_id or "")
            return version_id, None if currency is None else price_choice.choose(term, None, None, currency)
        terms = ((at, self._terms.get(at or "")) for at in asked)
        version_id, term = next((at for at in terms if price_choice.find(at[1], one.price_id)), (None, None))
        if version_id is None:
            raise BadRequest(
                f"{member}: plan {one.plan_id} has no price {one.price_id} in the version that is asked for"
            )
        if not price_choice.is_billed(term):
            raise BadRequest(f"{member}: plan {one.plan_id} is billed by nobody; leave its price out")
        return version_id, one.price_id


def currency(selection: Selection, after: Sequence[Row], offer: Offer, subscription: Row | None) -> str:
    """What the company pays in; raises BadRequest for more than one currency."""
    found = {price["currency"] for row in after if (price := offer.price_of(row)) is not None}
    if len(found) > 1:
        raise BadRequest(f"currency: the prices are in {' and '.join(sorted(found))}; a company pays in one currency")
    if not found:
        known = None if subscription is None else subscription["currency"]
        return known or selection.currency or USUAL_CURRENCY
    one: str = found.pop()
    if selection.currency not in (None, one):
        raise BadRequest(f"currency: the prices are in {one}, not {selection.currency}")
    if subscription is not None and subscription["status"] != "trialing" and subscription["currency"] != one:
        raise BadRequest(f"currency: the subscription is in {subscription['currency']}; end it before paying in {one}")
    return one


def quantities(selection: Selection, after: Sequence[Row], offer: Offer) -> dict[tuple[str, str], int]:
    """What is bought in advance, by plan and feature; 0 is none."""
    found: dict[tuple[str, str], int] = {}
    for price_id, quantity in selection.quantities.items():
        if quantity < 0:
            raise BadRequest(f"pay_in_advance: quantity of {price_id} is below 0")
        keys = [
            (row["plan_id"], one["feature_id"])
            for row in after
            for one in offer.bought(row["plan_version_id"])
            if wanted.interval_of(one, price_id) is not None
        ]
        if not keys:
            raise BadRequest(f"pay_in_advance: {price_id} is no price of what these plans sell in advance")
        if keys[0] in found:
            raise BadRequest(f"pay_in_advance: {price_id} is a second price of one entitlement; send one of them")
        if quantity:
            found[keys[0]] = quantity
    return found


def purchases(scope: Scope, selection: Selection, after: Sequence[Row], currency: str) -> list[Charge]:
    """What the bundles cost that are bought."""
    base = next((row["plan_id"] for row in after if row["is_base"]), None)
    return [_purchase(bundle, quantity, base, currency) for bundle, quantity in bundles(scope, selection.bundles)]


def bundles(scope: Scope, bought: Sequence[tuple[str, int]]) -> list[tuple[Row, int]]:
    """The bundles that are bought, so many of each."""
    found = credit_bundles.rows(scope, [one for one, _ in bought]) if bought else {}
    for one, quantity in bought:
        if one not in found:
            raise BadRequest(f"credit_bundles: bundle {one} does not exist in this environment")
        if found[one]["status"] != "active":
            raise BadRequest(f"credit_bundles: {found[one]['name']} ({one}) is not sold now")
        if quantity < 1:
            raise BadRequest(f"credit_bundles: quantity of {one} must be at least 1")
    return [(found[one], quantity) for one, quantity in bought]


def credits_of(bundle: Row, quantity: int) -> int:
    """How many credits so many of a bundle are; of one without a size each is one credit."""
    return quantity * (bundle["quantity"] or 1)


def discounts(scope: Scope, selection: Selection, subscription: Row | None, currency: str) -> list[dict[str, Any]]:
    """The coupon that is asked for, as it is kept with a subscription; none that is in force there already."""
    external_id = selection.coupon_external_id
    if external_id is None:
        return []
    row = line_store.coupon(scope, external_id)
    if row is not None and is_spent(scope, subscription, row):
        raise BadRequest(f"coupon_external_id: {row['name']} has been used for this subscription; it counts once")
    known = () if subscription is None else subscription["discounts"]
    if any(one["coupon_external_id"] == external_id for one in known):
        return []
    if row is None or not row["is_active"]:
        raise BadRequest(f"coupon_external_id: there is no active coupon {external_id} in this environment")
    if row["max_redemptions"] and row["times_redeemed"] >= row["max_redemptions"]:
        raise BadRequest(
            f"coupon_external_id: {row['name']} has been redeemed {row['times_redeemed']} times; that is all"
        )
    if row["amount_off"] and row["currency"] not in (None, currency):
        raise BadRequest(f"coupon_external_id: {row['name']} is an amount of {row['currency']}, and {currency} is paid")
    return [_discount(row)]


def is_spent(scope: Scope, subscription: Row | None, coupon: Row) -> bool:
    """Whether a coupon with an end has had it on this subscription; never on one of another provider."""
    if subscription is None or subscription["anchor"] is None or coupon["duration"] == "forever":
        return False
    own = [one for one in subscription["discounts"] or () if one["coupon_external_id"] == coupon["external_id"]]
    if any(one["ended_at"] is None or datetime.fromisoformat(one["ended_at"]) > scope.now for one in own):
        return False
    return line_store.has_ended(scope, subscription["id"], coupon["id"])


def _discount(row: Row) -> dict[str, Any]:
    return {
        "external_id": new_id("disc"),
        "coupon_id": row["id"],
        "coupon_external_id": row["external_id"],
        "coupon_name": row["name"],
        "amount_off": row["amount_off"] or None,
        "percent_off": row["percent_off"] if float(row["percent_off"] or 0) else None,
        "currency": row["currency"],
        "duration": row["duration"],
        "duration_in_months": row["duration_in_months"] or None,
        "customer_facing_code": None,
        "promo_code_external_id": None,
        "is_active": True,
    }


def _purchase(bundle: Row, quantity: int, base_plan_id: str | None, currency: str) -> Charge:
    named = f"{bundle['name']} ({bundle['id']})"
    if bundle["compatible_plan_ids"] and base_plan_id not in bundle["compatible_plan_ids"]:
        raise BadRequest(f"credit_bundles: {named} is not sold with the company's plan")
    price = prices.in_currency(bundle["prices"], currency)
    if price is None:
        raise BadRequest(f"credit_bundles: {named} has no price in {currency}")
    one, whole = prices.times(price, credits_of(bundle, 1)), prices.times(price, credits_of(bundle, quantity))
    assert one is not None
    assert whole is not None
    return Charge(
        f"bundle:{new_id('purch')}",
        None,
        "purchase",
        bundle["name"],
        whole["price"],
        currency,
        quantity=quantity,
        unit_amount=one["price"],
        price_id=price["id"],
    )
