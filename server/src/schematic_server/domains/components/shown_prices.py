"""The prices that pages show of plans: every plan has one in each period that is on offer, if only of nothing. Pure.

The component library leaves out a plan without a price, and one without a price in the period that is chosen; so what
costs nothing is given a price of 0 wherever something else is sold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.plans.plan_prices import DEFAULT_CURRENCY

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceResponseData, BillingProductPriceInterval
    from schematic_server.contract.plans import PlanDetailResponseData
    from schematic_server.contract.shared import PlanPriceCadence

# By period: interval, count, and how often it is paid in a year.
PERIODS: Mapping[PlanPriceCadence, tuple[BillingProductPriceInterval, int, int]] = {
    "monthly": ("month", 1, 12),
    "quarterly": ("month", 3, 4),
    "yearly": ("year", 1, 1),
}
_FREE = "free_"


@dataclass(frozen=True, slots=True)
class Terms:
    """The currencies and periods that something is sold in; the main currency first."""

    currencies: Sequence[str]
    periods: Sequence[PlanPriceCadence]


def terms(plans: Sequence[PlanDetailResponseData]) -> Terms:
    """Of all these plans together; those of a server that sells nothing are a month and the default currency."""
    currencies = dict.fromkeys(str(one["currency"]) for plan in plans for one in plan["currency_prices"])
    periods: list[PlanPriceCadence] = [one for one in PERIODS if any(_price(plan, one) for plan in plans)]
    return Terms(tuple(currencies) or (DEFAULT_CURRENCY,), tuple(periods) or ("monthly",))


def available(plan: Mapping[str, Any]) -> list[PlanPriceCadence]:
    """The periods that a plan has a price for."""
    return [one for one in PERIODS if _price(plan, one)]


def completed(plan: PlanDetailResponseData, sold: Terms) -> PlanDetailResponseData:
    """The plan with a price of 0 for each period and currency that it has none in, if it costs nothing anywhere."""
    if plan["charge_type"] == "one_time" or any(_costs(one) for one in plan["currency_prices"]):
        return plan
    known = {str(one["currency"]): one for one in plan["currency_prices"]}
    prices = [
        _completed(cast("Mapping[str, Any]", known.get(one, dict[str, Any]())), one, sold.periods)
        for one in sold.currencies
    ]
    told = {**plan, **{name: one for name, one in prices[0].items() if name != "currency"}, "currency_prices": prices}
    return cast("PlanDetailResponseData", told)


def is_of_nothing(price_id: str) -> bool:
    """Whether a price that was chosen is one that only stands for costing nothing, or none at all."""
    return not price_id or price_id.startswith(_FREE)


def yearly(plan: Mapping[str, Any]) -> int:
    """What the plan costs a year in its main currency, by the first of its periods; 0 for nothing."""
    return next((int(one["price"]) * PERIODS[period][2] for period in PERIODS if (one := _price(plan, period))), 0)


def _price(plan: Mapping[str, Any], period: str) -> BillingPriceResponseData | None:
    found: BillingPriceResponseData | None = plan.get(f"{period}_price")
    return found


def _costs(prices: Mapping[str, Any]) -> bool:
    return any(one["price"] > 0 for name, one in prices.items() if name.endswith("_price") and one is not None)


def _completed(known: Mapping[str, Any], currency: str, periods: Sequence[PlanPriceCadence]) -> dict[str, Any]:
    nothing = {f"{one}_price": _nothing(one, currency) for one in periods}
    return {**nothing, **{name: one for name, one in known.items() if one is not None}, "currency": currency}


def _nothing(period: PlanPriceCadence, currency: str) -> BillingPriceResponseData:
    interval, count, _ = PERIODS[period]
    told = {
        "id": f"{_FREE}{period}_{currency}",
        "external_price_id": "",
        "currency": currency,
        "interval": interval,
        "interval_count": count,
        "price": 0,
        "provider_type": "schematic",
        "scheme": "per_unit",
    }
    return cast("BillingPriceResponseData", told)
