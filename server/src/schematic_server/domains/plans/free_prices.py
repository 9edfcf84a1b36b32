"""Prices of plans that cost nothing, for pricing tables: those leave a plan out that has no price in a period. Pure.

The id of such a price is that of its plan: whoever sends it back has chosen the plan, and pays nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceResponseData, BillingProductPriceInterval
    from schematic_server.contract.shared import Currency

_PERIODS: Mapping[str, tuple[BillingProductPriceInterval, int]] = {
    "monthly": ("month", 1),
    "quarterly": ("month", 3),
    "yearly": ("year", 1),
}
DEFAULT_CURRENCY: Currency = "usd"


def filled(plans: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Details of plans that are shown together: each that costs nothing at 0 in all their periods and currencies."""
    priced = [one for one in plans if not _is_free(one)] or plans
    periods = [one for one in _PERIODS if any(_prices(plan, one) for plan in priced)] or ["monthly"]
    currencies = currencies_of(priced) or [DEFAULT_CURRENCY]
    return [_filled(one, periods, currencies) if _is_free(one) else dict(one) for one in plans]


def currencies_of(plans: Iterable[Mapping[str, Any]]) -> list[Currency]:
    """The currencies that plans have prices in, each once, the first plan's first."""
    found: list[Currency] = [one["currency"] for plan in plans for one in plan["currency_prices"]]
    return list(dict.fromkeys(found))


def _is_free(plan: Mapping[str, Any]) -> bool:
    """Whether it costs nothing; one that is paid once is told without periods, whatever it costs."""
    every = [price for period in (*_PERIODS, "one_time") for price in _prices(plan, period)]
    return plan["charge_type"] != "one_time" and all(price["price"] == 0 for price in every)


def _prices(plan: Mapping[str, Any], period: str) -> list[BillingPriceResponseData]:
    told = [plan.get(f"{period}_price"), *(one.get(f"{period}_price") for one in plan["currency_prices"])]
    return [one for one in told if one is not None]


def _filled(plan: Mapping[str, Any], periods: Sequence[str], currencies: Sequence[str]) -> dict[str, Any]:
    own = {one["currency"]: one for one in plan["currency_prices"]}
    by_currency = {one: _at_nothing(plan["id"], one, periods, own.get(one, {})) for one in [*own, *currencies]}
    main = by_currency[next(iter(by_currency))]
    return {
        **plan,
        **{f"{one}_price": main[f"{one}_price"] for one in _PERIODS},
        "currency_prices": [{"currency": currency, **prices} for currency, prices in by_currency.items()],
        "available_periods": [one for one in _PERIODS if main[f"{one}_price"] is not None],
    }


def _at_nothing(plan_id: str, currency: str, periods: Sequence[str], own: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {f"{one}_price": own.get(f"{one}_price") for one in (*_PERIODS, "one_time")}
    for period in periods:
        interval, count = _PERIODS[period]
        found[f"{period}_price"] = found[f"{period}_price"] or {
            "id": plan_id,
            "external_price_id": plan_id,
            "currency": currency,
            "interval": interval,
            "interval_count": count,
            "price": 0,
            "price_decimal": "0",
            "provider_type": "schematic",
            "scheme": "per_unit",
        }
    return found
