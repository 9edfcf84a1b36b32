"""SQL of prices, with what they tell of their product and meter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from schematic_server.domains.billing.external import OWN
from schematic_server.domains.billing.tables import billing_meter, billing_price, billing_product
from schematic_server.domains.billing.views import price_filters
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import ListBillingPricesQuery


def list_(scope: Scope, query: ListBillingPricesQuery) -> list[Row]:
    """A page, newest first."""
    newest = _told().where(*_conditions(scope, query)).order_by(billing_price.c.created_at.desc(), billing_price.c.id)
    return queries.rows(scope.db, newest.limit(query["limit"]).offset(query["offset"]))


def views(scope: Scope, ids: Iterable[str]) -> list[Row]:
    found: list[Row] = []
    for part in queries.chunks(ids):
        found += queries.rows(scope.db, _told().where(_own(scope), billing_price.c.id.in_(part)))
    return found


def of_products(scope: Scope, ids: Iterable[str]) -> dict[str, list[Row]]:
    """The prices of each product, newest first."""
    found: dict[str, list[Row]] = {}
    newest = (billing_price.c.created_at.desc(), billing_price.c.id)
    for part in queries.chunks(ids):
        statement = sa.select(billing_price).where(_own(scope), billing_price.c.product_id.in_(part)).order_by(*newest)
        for row in queries.rows(scope.db, statement):
            found.setdefault(row["product_id"], []).append(row)
    return found


def insert_own(scope: Scope, rows: Sequence[Row]) -> None:
    """New prices of this server's own; their id is their external id."""
    if rows:
        common = {
            "environment_id": scope.environment_id,
            "provider_type": OWN,
            "created_at": scope.now,
            "updated_at": scope.now,
        }
        scope.db.execute(sa.insert(billing_price), [{**common, "external_id": row["id"], **row} for row in rows])


def _told() -> sa.Select[Any]:
    meter, here = billing_meter, billing_meter.c.environment_id == billing_price.c.environment_id
    is_its = sa.or_(meter.c.id == billing_price.c.meter_id, meter.c.external_id == billing_price.c.meter_id)

    def of_meter(column: sa.Column[str], name: str) -> sa.Label[str]:
        found = sa.select(column).where(here, meter.c.provider_type == billing_price.c.provider_type, is_its).limit(1)
        return found.scalar_subquery().label(name)

    return sa.select(
        billing_price,
        billing_product.c.name.label("product_name"),
        billing_product.c.external_id.label("product_external_id"),
        of_meter(meter.c.event_name, "meter_event_name"),
        of_meter(meter.c.event_payload_key, "meter_event_payload_key"),
    ).join(billing_product, billing_product.c.id == billing_price.c.product_id)


def _own(scope: Scope) -> sa.ColumnElement[bool]:
    return billing_price.c.environment_id == scope.environment_id


def _conditions(scope: Scope, query: ListBillingPricesQuery) -> list[sa.ColumnElement[bool]]:
    price = billing_price
    conditions = [_own(scope), *price_filters.conditions(scope, query)]
    conditions += queries.equal(price, query, "product_id", "interval", "usage_type", "tiers_mode", "provider_type")
    conditions += [
        column == value
        for column, value in (
            (price.c.interval_count, query.get("interval_count")),
            (price.c.price, query.get("price")),
        )
        if value is not None
    ]
    conditions.append(price.c.is_active.is_(query.get("is_active", True)))
    if (currency := query.get("currency")) is not None:
        conditions.append(sa.func.lower(price.c.currency) == currency.lower())
    if (ids := query.get("ids")) is not None:
        conditions.append(price.c.id.in_(ids))
    if (with_meter := query.get("with_meter")) is not None:
        conditions.append(price.c.meter_id.is_not(None) if with_meter else price.c.meter_id.is_(None))
    if query.get("for_initial_plan") or query.get("for_trial_expiry_plan"):  # nobody has paid by then
        conditions.append(price.c.price == 0)
    named = (price.c.nickname, price.c.external_id, billing_product.c.name)
    return conditions + queries.matching(query.get("q"), *named)
