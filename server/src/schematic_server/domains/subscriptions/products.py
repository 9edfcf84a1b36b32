"""What is paid for by subscriptions that this server bills: their lines in force, as products and prices."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from schematic_server.domains.billing import prices, tiers
from schematic_server.domains.billing.pricing import rounded
from schematic_server.domains.subscriptions import line_store
from schematic_server.domains.subscriptions.lines import IN_ARREARS
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceView, BillingProductForSubscriptionResponseData
    from schematic_server.contract.shared import Currency


def of_subscriptions(scope: Scope, ids: Sequence[str]) -> dict[str, list[BillingProductForSubscriptionResponseData]]:
    """The base plan's first, then in the order in which they were added, by subscription."""
    found = {
        one: sorted((row for row in rows if _is_sold(scope, row)), key=lambda row: not row["is_base"])
        for one, rows in line_store.lines_in_force(scope, ids).items()
    }
    views = prices.views(scope, sorted({row["price_id"] for rows in found.values() for row in rows}))
    return {one: [_product(row, views.get(row["price_id"])) for row in rows] for one, rows in found.items() if rows}


def _is_sold(scope: Scope, row: Row) -> bool:
    is_over = row["effective_to"] is not None and row["effective_to"] <= scope.now
    return row["source_type"] != "discount" and not is_over


def _product(row: Row, price: BillingPriceView | None) -> BillingProductForSubscriptionResponseData:
    """A line; where the price is gone, so that nothing is known of its product, that is named by what was sold."""
    unit: str | None = row["unit_amount"]
    is_metered = row["timing"] == IN_ARREARS
    return {
        "id": row["source_id"] if price is None else price["product_id"],
        "environment_id": row["environment_id"],
        "subscription_id": row["subscription_id"],
        "subscription_item_external_id": row["id"],
        "external_id": row["source_id"] if price is None else price["product_external_id"],
        "name": row["source_name"] if price is None else price["product_name"],
        "price_id": row["price_id"],
        "price_external_id": row["price_id"] if price is None else price["price_external_id"],
        "provider_type": "schematic",
        "billing_scheme": "tiered" if row["tiers"] else "per_unit",
        "usage_type": "metered" if is_metered else "licensed",
        "currency": cast("Currency", row["currency"]),
        "interval": row["cadence_unit"],
        "interval_count": row["cadence_count"],
        "price": 0 if unit is None else rounded(Decimal(unit)),
        "price_decimal": unit,
        "price_tier": tiers.told_tiers(row["tiers"]),
        "package_size": row["package_size"],
        "quantity": row["quantity"],
        "meter_id": None if price is None else price.get("meter_id"),
        "billing_threshold": None,
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
