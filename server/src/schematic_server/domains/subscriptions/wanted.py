"""The lines that plans ask for: their prices, and those of what they entitle to. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from schematic_server.domains.billing.calendars import CADENCES
from schematic_server.domains.billing.pricing import Discount, discounted, rounded
from schematic_server.domains.entitlements.prices import INTERVALS, METERED
from schematic_server.domains.plans import price_choice
from schematic_server.domains.subscriptions.lines import IN_ADVANCE, IN_ARREARS, Terms
from schematic_server.storage.queries import Row

Quantities = Mapping[tuple[str, str], int]  # bought in advance, by plan and feature


@dataclass(frozen=True, slots=True)
class Offer:
    """What versions of plans cost: `billing` of each, and the entitlements of each that have prices."""

    billing: Mapping[str, Row]
    priced: Mapping[str, Sequence[Row]]
    features: Mapping[str, str]  # names by id

    def price_of(self, row: Row) -> Row | None:
        """What a company pays for a plan that it is on; None of one that this server does not bill."""
        term = self.billing.get(row["plan_version_id"])
        return price_choice.find(term, row["price_id"]) if price_choice.is_billed(term) else None

    def bought(self, version_id: str) -> list[Row]:
        """Entitlements that are bought in advance."""
        return [one for one in self.priced.get(version_id, ()) if one["price_behavior"] == "pay_in_advance"]


def lines(rows: Iterable[Row], offer: Offer, quantities: Quantities) -> list[Terms]:
    """What is paid for the plans of one company, as `store.assignments` has them."""
    found: list[Terms] = []
    for row in rows:
        price = offer.price_of(row)
        if price is None:
            continue
        found.append(_plan(row, price))
        for one in offer.priced.get(row["plan_version_id"], ()):
            found += _entitlement(row, one, price, offer, quantities)
    return found


def currency_of(rows: Iterable[Row], offer: Offer) -> str | None:
    """What a company pays in; None when it pays nothing."""
    return next((price["currency"] for row in rows if (price := offer.price_of(row)) is not None), None)


def interval_of(entitlement: Row, price_id: str) -> str | None:
    """The interval of which an entitlement has that price, in any currency."""
    return next(
        (
            name
            for by_interval in entitlement["prices"]
            for name in INTERVALS
            if name in by_interval and by_interval[name]["id"] == price_id
        ),
        None,
    )


def any_price(entitlement: Row) -> str:
    """One of the prices of an entitlement, by which `interval_of` finds it."""
    by_interval: Row = entitlement["prices"][0]
    found: str = next(by_interval[name]["id"] for name in INTERVALS if name in by_interval)
    return found


def discount(terms: Sequence[Terms], coupon: Row) -> Terms | None:
    """What a coupon, as it is kept with a subscription, takes off these lines a period; None for nothing.

    Of lines in other periods than the first recurring one, which is the base plan's, nothing is taken off.
    """
    charged = [one for one in terms if one.timing == IN_ADVANCE and not one.is_once]
    if not charged:
        return None
    first = charged[0]
    total = sum(rounded(one.cost) for one in charged if one.cadence == first.cadence)
    percent = None if coupon["percent_off"] is None else Decimal(str(coupon["percent_off"]))
    off = discounted(total, [Discount(percent, coupon["amount_off"])])
    if not off:
        return None
    return Terms(
        "discount",
        coupon["coupon_id"],
        coupon["coupon_name"],
        first.plan_id,
        first.plan_version_id,
        "",
        first.currency,
        *first.cadence,
        kind="allowance",
        unit_amount=str(-off),
    )


def _plan(row: Row, price: Row) -> Terms:
    unit, count = CADENCES[price["cadence"]]
    return Terms(
        "plan" if row["is_base"] else "add_on",
        row["plan_id"],
        row["name"],
        row["plan_id"],
        row["plan_version_id"],
        price["id"],
        price["currency"],
        unit,
        count,
        is_base=row["is_base"],
        unit_amount=price.get("price_decimal") or str(price["price"]),
    )


def _entitlement(row: Row, one: Row, price: Row, offer: Offer, quantities: Quantities) -> list[Terms]:
    behavior = one["price_behavior"]
    is_metered = behavior in METERED
    quantity = 0 if is_metered else quantities.get((row["plan_id"], one["feature_id"]), 0)
    found = _price(one["prices"], price)
    if found is None or (not is_metered and quantity <= 0):
        return []
    interval, unit_price = found
    said = str(one["overage_billing_cadence"]) if is_metered else ""
    unit, count = CADENCES.get(said) or CADENCES[interval]
    return [
        Terms(
            "entitlement",
            one["id"],
            offer.features.get(one["feature_id"], one["feature_id"]),
            row["plan_id"],
            row["plan_version_id"],
            unit_price["id"],
            price["currency"],
            unit,
            count,
            kind="rate" if is_metered else "capacity",
            timing=IN_ARREARS if is_metered else IN_ADVANCE,
            feature_id=one["feature_id"],
            quantity=quantity,
            unit_amount=unit_price["unit"],
            tiers_mode=one["tier_mode"],
            tiers=tuple(unit_price["tiers"]),
            included=(one["soft_limit"] or 0) if behavior == "overage" else 0,
            at_month_end=said == "monthly" and one["overage_invoice_anchor"] == "month_end",
        )
    ]


def _price(prices: Sequence[Row], plan_price: Row) -> tuple[str, Mapping[str, Any]] | None:
    """That of the plan's period, else the shortest there is, in the plan's currency."""
    own = next((one for one in prices if one["currency"] == plan_price["currency"]), None)
    names: list[str] = [name for name in (plan_price["cadence"], *INTERVALS) if own is not None and name in own]
    return None if own is None or not names else (names[0], own[names[0]])
