"""SQL that all objects of billing share: each is known by provider and external id, and written again by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from schematic_server.domains.billing.external import OWN
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.lookups import Lookup
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row


def upsert(scope: Scope, table: sa.Table, prefix: str, key: tuple[str, str | None], told: Row, defaults: Row) -> Row:
    """Store what is told of the object that `key` (provider, external id) names; a new one has `defaults` besides.

    Answers the row as it is then. Two that do it at once find one row.
    """
    provider, external_id = key
    updated = {**told, "updated_at": scope.now}
    new = {
        "id": new_id(prefix),
        **defaults,
        **updated,
        "environment_id": scope.environment_id,
        "provider_type": provider,
        "external_id": external_id,
        "created_at": scope.now,
    }
    insert = postgresql.insert if scope.db.dialect.name == "postgresql" else sqlite.insert
    columns = ("environment_id", "provider_type", "external_id")
    statement = insert(table).values(new).on_conflict_do_update(index_elements=columns, set_=updated).returning(table)
    return dict(scope.db.execute(statement).mappings().one())


def find(scope: Scope, table: sa.Table, key: tuple[str, str]) -> Row | None:
    """The object of provider and external id."""
    return by_external_ids(scope, table, key[0], [key[1]]).get(key[1])


def by_external_ids(scope: Scope, table: sa.Table, provider: str, ids: Iterable[str]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    own = sa.and_(table.c.environment_id == scope.environment_id, table.c.provider_type == provider)
    for part in queries.chunks(ids):
        rows = queries.rows(scope.db, sa.select(table).where(own, table.c.external_id.in_(part)))
        found.update((row["external_id"], row) for row in rows)
    return found


def of_any_provider(scope: Scope, table: sa.Table, external_id: str) -> list[Row]:
    """The objects that any provider has under an external id."""
    own = table.c.environment_id == scope.environment_id
    return queries.rows(scope.db, sa.select(table).where(own, table.c.external_id == external_id))


def by_ids(scope: Scope, table: sa.Table, ids: Iterable[str]) -> dict[str, Row]:
    return _by_id(table).one(scope, ids)


@cache
def _by_id(table: sa.Table) -> Lookup:
    return Lookup(table.c.id)


def update(scope: Scope, table: sa.Table, ids: Sequence[str], values: Row) -> None:
    own = table.c.environment_id == scope.environment_id
    for part in queries.chunks(ids):
        changed = sa.update(table).where(own, table.c.id.in_(part))
        scope.db.execute(changed.values(**values, updated_at=scope.now))


def delete(scope: Scope, table: sa.Table, ids: Sequence[str]) -> None:
    own = table.c.environment_id == scope.environment_id
    for part in queries.chunks(ids):
        scope.db.execute(sa.delete(table).where(own, table.c.id.in_(part)))


def page(scope: Scope, table: sa.Table, conditions: queries.Conditions, query: Mapping[str, Any]) -> list[Row]:
    """A page of this environment's, newest first."""
    return queries.page(scope.db, table, [table.c.environment_id == scope.environment_id, *conditions], query)


def count(scope: Scope, table: sa.Table, conditions: queries.Conditions) -> int:
    return queries.count(scope.db, table, [table.c.environment_id == scope.environment_id, *conditions])


def key_of_known(scope: Scope, table: sa.Table, external_id: str, provider: str = OWN) -> tuple[str, str]:
    """Provider and external id of what is told without a provider: whose it is already, else that provider's."""
    known = of_any_provider(scope, table, external_id)
    return (known[0]["provider_type"] if known else provider), external_id
