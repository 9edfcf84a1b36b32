"""SQL of products: those that a list asks for, and how many subscriptions have each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.domains.billing import store
from schematic_server.domains.billing.statuses import is_running
from schematic_server.domains.billing.tables import (
    billing_price,
    billing_product,
    billing_subscription,
    billing_subscription_item,
)
from schematic_server.domains.billing.views import product_filters
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import CountBillingProductsQuery, ListBillingProductsQuery


def list_(scope: Scope, query: ListBillingProductsQuery) -> list[Row]:
    """A page, newest first."""
    return store.page(scope, billing_product, _conditions(scope, query), query)


def count(scope: Scope, query: CountBillingProductsQuery) -> int:
    return store.count(scope, billing_product, _conditions(scope, query))


def is_sold(scope: Scope, key: tuple[str, str]) -> bool:
    """Whether any mirrored subscription, running or not, is of the product of this provider and external id."""
    item, subscription = billing_subscription_item, billing_subscription
    joined = sa.select(item.c.id).join(subscription, subscription.c.id == item.c.subscription_id)
    own = sa.and_(item.c.environment_id == scope.environment_id, subscription.c.provider_type == key[0])
    return bool(scope.db.scalar(sa.select(sa.exists(joined.where(own, item.c.product_external_id == key[1])))))


def subscription_counts(scope: Scope, rows: Sequence[Row]) -> dict[str, int]:
    """How many subscriptions that are running have each product, by its id."""
    ids = {(row["provider_type"], row["external_id"]): row["id"] for row in rows}
    found: dict[str, int] = {}
    item, subscription = billing_subscription_item, billing_subscription
    joined = item.join(subscription, subscription.c.id == item.c.subscription_id)
    number = sa.func.count(sa.distinct(subscription.c.id)).label("number")
    key = (subscription.c.provider_type, item.c.product_external_id)
    own = sa.and_(item.c.environment_id == scope.environment_id, is_running(scope.now))
    for part in queries.chunks(ids):
        statement = sa.select(*key, number).select_from(joined).where(own, sa.tuple_(*key).in_(part)).group_by(*key)
        found.update((ids[row[0], row[1]], row.number) for row in scope.db.execute(statement))
    return found


def _conditions(scope: Scope, query: ListBillingProductsQuery) -> list[sa.ColumnElement[bool]]:
    conditions = product_filters.conditions(scope, query)
    conditions += queries.equal(billing_product, query, "provider_type")
    conditions += queries.matching(query.get("name"), billing_product.c.name)
    conditions += queries.matching(query.get("q"), billing_product.c.name, billing_product.c.external_id)
    conditions.append(billing_product.c.is_active.is_(query.get("is_active", True)))
    if (ids := query.get("ids")) is not None:
        conditions.append(billing_product.c.id.in_(ids))
    return conditions + _price_conditions(query)


def _price_conditions(query: ListBillingProductsQuery) -> list[sa.ColumnElement[bool]]:
    """Each about some active price of the product."""
    price = billing_price
    conditions: list[sa.ColumnElement[bool]] = []
    if (usage_type := query.get("price_usage_type")) is not None:
        conditions.append(_has(price.c.usage_type == usage_type))
    if query.get("with_prices_only"):
        conditions.append(_has())
    if query.get("with_zero_price"):
        conditions.append(_has(price.c.price == 0))
    if query.get("with_one_time_charges"):
        conditions.append(_has(price.c.interval == "one-time"))
    if query.get("recurring_charges_only"):
        conditions += [_has(price.c.interval != "one-time"), ~_has(price.c.interval == "one-time")]
    return conditions


def _has(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    own = sa.and_(billing_price.c.product_id == billing_product.c.id, billing_price.c.is_active)
    return sa.exists().where(own, *conditions)
