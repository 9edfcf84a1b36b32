"""Doors through which domains further right add to what billing tells, and hear of what was told to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, TypeAlias

from schematic_server.domains.companies.views import Filters
from schematic_server.registry import Door
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingProductForSubscriptionResponseData,
        ListBillingPricesQuery,
        ListBillingProductsQuery,
    )

# (scope, ids of subscriptions) -> what is paid for by those that this server bills itself, by subscription
SubscriptionProducts: TypeAlias = (
    "Callable[[Scope, Sequence[str]], dict[str, list[BillingProductForSubscriptionResponseData]]]"
)

# Called with a customer that is linked to a company.
customer_linked: Door[Callable[[Scope, Row], None]] = Door()
# (scope, ids) -> those of them that are used
Users: TypeAlias = Callable[[Scope, Sequence[str]], Collection[str]]

subscription_products: Door[SubscriptionProducts] = Door()
# Called with a mirrored subscription after it was stored, in the same transaction, and with what it was before: its
# company's plans follow.
subscription_stored: Door[Callable[[Scope, Row, Row | None], None]] = Door()
# Which of these prices, or products, something has, so that they have to stay.
price_users: Door[Users] = Door()
product_users: Door[Users] = Door()
product_filters: Filters[ListBillingProductsQuery] = Filters(
    "ids",
    "is_active",
    "name",
    "price_usage_type",
    "provider_type",
    "q",
    "recurring_charges_only",
    "with_one_time_charges",
    "with_prices_only",
    "with_zero_price",
)
price_filters: Filters[ListBillingPricesQuery] = Filters(
    "currency",
    "for_initial_plan",
    "for_trial_expiry_plan",
    "ids",
    "interval",
    "interval_count",
    "is_active",
    "price",
    "product_id",
    "product_ids",
    "provider_type",
    "q",
    "tiers_mode",
    "usage_type",
    "with_meter",
)
