"""Customers with what each pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.billing import customer_store, customers, subscription_views
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingCustomerWithSubscriptionsResponseData,
        ListCustomersWithSubscriptionsQuery,
    )


def list_(
    scope: Scope, query: ListCustomersWithSubscriptionsQuery
) -> list[BillingCustomerWithSubscriptionsResponseData]:
    """A page, newest first."""
    keyed = [((row["provider_type"], row["external_id"]), row) for row in customer_store.list_(scope, query)]
    own = subscription_views.of_customers(scope, [key for key, _ in keyed])
    return [{**customers.response(row), "subscriptions": own.get(key, [])} for key, row in keyed]
