"""SQL of catalogs and of what they offer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.plans.offer_tables import catalog, catalog_offer
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.catalogs import ListCatalogsQuery


def list_catalogs(scope: Scope, query: ListCatalogsQuery) -> list[Row]:
    """A page of the account's catalogs, newest first."""
    conditions = [_of_account(scope), *queries.matching(query.get("q"), catalog.c.name)]
    if (is_default := query.get("is_default")) is not None:
        conditions.append(catalog.c.is_default == is_default)
    return queries.page(scope.db, catalog, conditions, query)


def find_catalog(scope: Scope, catalog_id: str) -> Row | None:
    return queries.by_id(scope.db, catalog, _of_account(scope), [catalog_id]).get(catalog_id)


def default_catalog(scope: Scope) -> Row | None:
    return queries.first(scope.db, sa.select(catalog).where(_of_account(scope), catalog.c.is_default))


def locked_catalogs(scope: Scope) -> dict[str, Row]:
    """The account's catalogs by id, locked in one order: whoever changes which one is the default waits."""
    statement = sa.select(catalog).where(_of_account(scope)).order_by(catalog.c.id)
    return {row["id"]: row for row in queries.rows(scope.db, statement.with_for_update())}


def insert_catalog(db: Connection, values: Row) -> None:
    db.execute(sa.insert(catalog).values(**values))


def update_catalog(scope: Scope, catalog_id: str, values: Row) -> None:
    is_it = sa.and_(_of_account(scope), catalog.c.id == catalog_id)
    scope.db.execute(sa.update(catalog).where(is_it).values(**values, updated_at=scope.now))


def delete_catalog(scope: Scope, catalog_id: str) -> None:
    """What it offers goes with it; components that it is bound to are bound to none."""
    scope.db.execute(sa.delete(catalog).where(_of_account(scope), catalog.c.id == catalog_id))


def offers(scope: Scope) -> list[tuple[Row, Row | None]]:
    """The account's catalogs, oldest first, each with what it offers here; None where that is nothing yet; shared."""
    return scope.once(_offers, ())


def _offers(scope: Scope, _: Sequence[str]) -> list[tuple[Row, Row | None]]:
    joined = sa.and_(catalog_offer.c.catalog_id == catalog.c.id, catalog_offer.c.environment_id == scope.environment_id)
    lists = [catalog_offer.c[name] for name in ("ordered_plans", "ordered_add_ons", "add_on_ids", "ordered_bundle_ids")]
    statement = sa.select(catalog, *lists).outerjoin(catalog_offer, joined).where(_of_account(scope))
    rows = queries.rows(scope.db, statement.order_by(catalog.c.created_at, catalog.c.id))
    return [(row, None if row["ordered_plans"] is None else row) for row in rows]


def find_offer(scope: Scope, catalog_id: str, *, is_locked: bool = False) -> Row | None:
    """What a catalog offers here. Whoever is to write it locks the catalog first: there may be no row to lock."""
    if is_locked:
        is_it = sa.and_(_of_account(scope), catalog.c.id == catalog_id)
        scope.db.execute(sa.select(catalog.c.id).where(is_it).with_for_update())
    return queries.first(scope.db, sa.select(catalog_offer).where(_here(scope, catalog_id)))


def insert_offer(scope: Scope, catalog_id: str, values: Row) -> None:
    own = {"environment_id": scope.environment_id, "catalog_id": catalog_id}
    stamps = {"created_at": scope.now, "updated_at": scope.now}
    scope.db.execute(sa.insert(catalog_offer).values(**own, **stamps, **values))


def update_offer(scope: Scope, catalog_id: str, values: Row) -> None:
    scope.db.execute(sa.update(catalog_offer).where(_here(scope, catalog_id)).values(**values, updated_at=scope.now))


def _of_account(scope: Scope) -> sa.ColumnElement[bool]:
    return catalog.c.account_id == scope.account_id


def _here(scope: Scope, catalog_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(catalog_offer.c.environment_id == scope.environment_id, catalog_offer.c.catalog_id == catalog_id)
