"""Prices as pages that show a catalog are told them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingPriceResponseData,
        BillingPriceView,
        BillingProductPriceTierResponseData,
    )
    from schematic_server.contract.catalogs import (
        CatalogCurrencyPricesResponseData,
        CatalogPriceResponseData,
        CatalogPriceTierResponseData,
    )
    from schematic_server.contract.plans import EntitlementCurrencyPricesResponseData, PlanCurrencyPricesResponseData


def plain(price: BillingPriceResponseData | None) -> CatalogPriceResponseData | None:
    """The price of a plan or a bundle."""
    if price is None:
        return None
    return {
        "id": price["id"],
        "currency": price["currency"],
        "interval": price["interval"],
        "interval_count": price["interval_count"],
        "price": price["price"],
        "price_decimal": price.get("price_decimal"),
        "scheme": price["scheme"],
        "package_size": 1,
        "price_tiers": [],
        "tiers_mode": None,
        "overage_unit_price_decimal": None,
    }


def metered(price: BillingPriceView | None, behavior: str | None) -> CatalogPriceResponseData | None:
    """The price of what is used or bought of a feature; beyond the soft limit of an overage each unit has it."""
    if price is None:
        return None
    tiers = price["price_tier"]
    unit = tiers[-1].get("per_unit_price_decimal") if tiers else price.get("price_decimal")
    return {
        "id": price["id"],
        "currency": price["currency"],
        "interval": price["interval"],
        "interval_count": price["interval_count"],
        "price": price["price"],
        "price_decimal": price.get("price_decimal"),
        "scheme": price["billing_scheme"],
        "package_size": price["package_size"],
        "price_tiers": _tiers(tiers),
        "tiers_mode": price.get("tiers_mode"),
        "overage_unit_price_decimal": unit if behavior == "overage" else None,
    }


def by_currency(prices: PlanCurrencyPricesResponseData) -> CatalogCurrencyPricesResponseData:
    """A plan's prices in one currency."""
    return {
        "currency": prices["currency"],
        "monthly_price": plain(prices.get("monthly_price")),
        "quarterly_price": plain(prices.get("quarterly_price")),
        "yearly_price": plain(prices.get("yearly_price")),
        "one_time_price": plain(prices.get("one_time_price")),
    }


def metered_by_currency(
    prices: EntitlementCurrencyPricesResponseData, behavior: str | None
) -> CatalogCurrencyPricesResponseData:
    """A feature's prices in one currency."""
    return {
        "currency": prices["currency"],
        "monthly_price": metered(prices.get("monthly_price"), behavior),
        "quarterly_price": metered(prices.get("quarterly_price"), behavior),
        "yearly_price": metered(prices.get("yearly_price"), behavior),
        "one_time_price": None,
    }


def _tiers(tiers: Sequence[BillingProductPriceTierResponseData]) -> list[CatalogPriceTierResponseData]:
    """Each from the first unit that it prices to the last one; the last tier has no end."""
    found: list[CatalogPriceTierResponseData] = []
    first = 1
    for tier in tiers:
        told: Mapping[str, Any] = {
            "from": first,
            "to": tier.get("up_to"),
            "flat_price": tier.get("flat_amount"),
            "per_unit_price": tier.get("per_unit_price"),
            "per_unit_price_decimal": tier.get("per_unit_price_decimal"),
        }
        found.append(cast("CatalogPriceTierResponseData", told))
        first = (tier.get("up_to") or 0) + 1
    return found
