"""SQL of subscriptions and of what is on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.billing.statuses import NEVER, RUNNING, is_running
from schematic_server.domains.billing.tables import (
    billing_price,
    billing_product,
    billing_subscription,
    billing_subscription_item,
)
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.lookups import Lookup
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

_EXPIRING = sa.and_(billing_subscription.c.anchor.is_(None), billing_subscription.c.status.in_(sorted(RUNNING)))
_NEWEST = (billing_subscription.c.created_at.desc(), billing_subscription.c.id.desc())
OF_COMPANIES, _OF_PAYERS = (
    Lookup(column, order="created_at DESC, id DESC")
    for column in (billing_subscription.c.company_id, billing_subscription.c.billing_entity_id)
)


def replace_items(scope: Scope, subscription_id: str, items: Sequence[Row]) -> bool:
    """Have a subscription be of these; whether it was of others."""
    item = billing_subscription_item
    own = sa.and_(item.c.environment_id == scope.environment_id, item.c.subscription_id == subscription_id)
    names = ("position", "product_external_id", "price_external_id", "told")
    new = [{name: one[name] for name in names} for one in items]
    before = sa.select(*(item.c[name] for name in names)).where(own).order_by(item.c.position)
    if queries.rows(scope.db, before) == new:
        return False
    scope.db.execute(sa.delete(item).where(own))
    common = {
        "environment_id": scope.environment_id,
        "subscription_id": subscription_id,
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    if new:
        scope.db.execute(sa.insert(item), [{**common, "id": new_id("bilsi"), **one} for one in new])
    return True


def items(scope: Scope, subscription_ids: Iterable[str]) -> dict[str, list[Row]]:
    """What is on mirrored subscriptions, in the provider's order, with product and price."""
    item, subscription, product, price = (
        billing_subscription_item,
        billing_subscription,
        billing_product,
        billing_price,
    )
    of_product = (
        product.c.id.label("product_id"),
        product.c.name.label("product_name"),
        product.c.created_at.label("product_created_at"),
        product.c.updated_at.label("product_updated_at"),
    )
    of_price = (
        price.c.id.label("price_id"),
        *(price.c[name] for name in ("billing_scheme", "interval_count", "tiers", "package_size", "meter_id")),
    )
    joined = (
        item.join(subscription, subscription.c.id == item.c.subscription_id)
        .join(product, _same(product, item.c.product_external_id))
        .join(price, _same(price, item.c.price_external_id))
    )
    found: dict[str, list[Row]] = {}
    for part in queries.chunks(subscription_ids):
        own = sa.and_(item.c.environment_id == scope.environment_id, item.c.subscription_id.in_(part))
        statement = sa.select(item, subscription.c.provider_type, *of_product, *of_price).select_from(joined)
        for row in queries.rows(scope.db, statement.where(own).order_by(item.c.subscription_id, item.c.position)):
            found.setdefault(row["subscription_id"], []).append(row)
    return found


def by_ids(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    own = billing_subscription.c.environment_id == scope.environment_id
    return queries.by_id(scope.db, billing_subscription, own, ids)


def of_companies(scope: Scope, company_ids: Iterable[str]) -> dict[str, list[Row]]:
    """All subscriptions of each company, newest first."""
    return OF_COMPANIES(scope, company_ids)


def of_payers(scope: Scope, company_ids: Iterable[str]) -> dict[str, list[Row]]:
    """Subscriptions that each company pays for another, newest first."""
    return _OF_PAYERS(scope, company_ids)


def running(scope: Scope, company_ids: Sequence[str], query: Mapping[str, Any]) -> list[Row]:
    """A page of the running subscriptions of these companies, newest first; of all companies for none."""
    conditions: list[Any] = [billing_subscription.c.environment_id == scope.environment_id, is_running(scope.now)]
    if company_ids:
        conditions.append(billing_subscription.c.company_id.in_(company_ids))
    return queries.page(scope.db, billing_subscription, conditions, query)


def companies_with(scope: Scope, product_ids: Sequence[str]) -> sa.Select[tuple[str]]:
    """Ids of companies with a running mirrored subscription that any of these products is on."""
    item, subscription, product = billing_subscription_item, billing_subscription, billing_product
    joined = subscription.join(item, item.c.subscription_id == subscription.c.id).join(
        product, _same(product, item.c.product_external_id)
    )
    own = sa.and_(subscription.c.environment_id == scope.environment_id, subscription.c.company_id.is_not(None))
    found = sa.select(subscription.c.company_id).select_from(joined)
    return found.where(own, is_running(scope.now), product.c.id.in_(product_ids))


def of_customers(scope: Scope, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Row]]:
    """The subscriptions of customers, named by provider and external id, newest first."""
    subscription = billing_subscription
    key = sa.tuple_(subscription.c.provider_type, subscription.c.customer_external_id)
    found: dict[tuple[str, str], list[Row]] = {}
    for part in queries.chunks(keys):
        own = sa.and_(subscription.c.environment_id == scope.environment_id, key.in_(part))
        for row in queries.rows(scope.db, sa.select(subscription).where(own).order_by(*_NEWEST)):
            found.setdefault((row["provider_type"], row["customer_external_id"]), []).append(row)
    return found


def over(db: Connection, now: datetime, limit: int) -> list[Row]:
    """Mirrored subscriptions of all environments that give access still and have expired, the first to expire first,
    each with its `account_id`."""
    subscription = billing_subscription
    is_over = sa.and_(_EXPIRING, subscription.c.expired_at >= NEVER, subscription.c.expired_at <= now)
    joined = sa.select(subscription, environment.c.account_id).join(
        environment, environment.c.id == subscription.c.environment_id
    )
    return queries.rows(db, joined.where(is_over).order_by(subscription.c.expired_at, subscription.c.id).limit(limit))


def next_end(db: Connection, now: datetime) -> datetime | None:
    """When the first of the others expires."""
    column = billing_subscription.c.expired_at
    found: datetime | None = db.scalar(sa.select(column).where(_EXPIRING, column > now).order_by(column).limit(1))
    return found


def expire(scope: Scope, subscription_id: str) -> bool:
    """Have a subscription give no access any more; whether it was this call that did it."""
    own = sa.and_(billing_subscription.c.environment_id == scope.environment_id, _EXPIRING)
    one = sa.and_(own, billing_subscription.c.id == subscription_id)
    ended = scope.db.execute(sa.update(billing_subscription).where(one).values(status="expired", updated_at=scope.now))
    return ended.rowcount > 0


def put_company(scope: Scope, subscription_id: str, company_id: str) -> None:
    own = billing_subscription.c.environment_id == scope.environment_id
    of_company = sa.update(billing_subscription).where(own, billing_subscription.c.id == subscription_id)
    scope.db.execute(of_company.values(company_id=company_id, updated_at=scope.now))


def _same(table: sa.Table, external_id: sa.Column[str]) -> sa.ColumnElement[bool]:
    return sa.and_(
        table.c.environment_id == billing_subscription.c.environment_id,
        table.c.provider_type == billing_subscription.c.provider_type,
        table.c.external_id == external_id,
    )
