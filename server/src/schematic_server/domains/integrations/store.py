"""SQL of connections to providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from schematic_server.domains.integrations.tables import integration, provider_notice
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from schematic_server.contract.integrationsapi import ListIntegrationsQuery

IMPORTED = "import:"  # what the word of an import is known by, besides its object
BILLING = ("metronome", "orb", "stripe")


def list_(scope: Scope, query: ListIntegrationsQuery) -> list[Row]:
    """A page, newest first."""
    conditions = [_own(scope), *queries.equal(integration, query, "id", "type", "state")]
    if query.get("billing_only"):
        conditions.append(integration.c.type.in_(BILLING))
    if (excluded := query.get("exclude_ids")) is not None:
        conditions.append(integration.c.id.not_in(excluded))
    return queries.page(scope.db, integration, conditions, query)


def find(scope: Scope, integration_id: str) -> Row | None:
    return queries.by_id(scope.db, integration, _own(scope), [integration_id]).get(integration_id)


def find_of_type(scope: Scope, kind: str) -> Row | None:
    found = queries.rows(scope.db, sa.select(integration).where(_own(scope), integration.c.type == kind))
    return found[0] if found else None


def put(scope: Scope, kind: str, config: Mapping[str, object]) -> Row:
    """Have the environment be connected, with this configuration; two that do it at once make one connection."""
    new = {"id": new_id("intg"), "environment_id": scope.environment_id, "type": kind, "created_at": scope.now}
    changed = {"state": "active", "config": dict(config), "updated_at": scope.now}
    statement = _insert(scope, integration).values({**new, **changed})
    known = statement.on_conflict_do_update(index_elements=["environment_id", "type"], set_=changed)
    return dict(scope.db.execute(known.returning(integration)).mappings().one())


def lock(scope: Scope, kind: str) -> None:
    """Have whoever else takes in what this provider tells wait for the transaction's end."""
    scope.db.execute(sa.select(integration.c.id).where(_own(scope), integration.c.type == kind).with_for_update())


def last_told(scope: Scope, kind: str, object_ids: Sequence[str]) -> dict[str, datetime]:
    """When each object was told of last, by the provider's clock."""
    notice = provider_notice
    own = sa.and_(notice.c.environment_id == scope.environment_id, notice.c.provider_type == kind)
    found: dict[str, datetime] = {}
    for part in queries.chunks(object_ids):
        last = sa.select(notice.c.object_id, sa.func.max(notice.c.told_at).label("at"))
        grouped = last.where(own, notice.c.object_id.in_(part)).group_by(notice.c.object_id)
        found.update((row.object_id, row.at) for row in scope.db.execute(grouped))
    return found


def claim(
    scope: Scope, kind: str, notice_id: str, object_id: str | None, told_at: datetime, *, again: bool = False
) -> bool:
    """Note that something was told; False when it was before, unless it may be told `again`."""
    new = {"environment_id": scope.environment_id, "provider_type": kind, "external_id": notice_id}
    changed = {"object_id": object_id, "told_at": told_at, "updated_at": scope.now}
    statement = _insert(scope, provider_notice).values({**new, **changed, "created_at": scope.now})
    key = list(new)
    if again:
        statement = statement.on_conflict_do_update(index_elements=key, set_=changed)
    else:
        statement = statement.on_conflict_do_nothing(index_elements=key)
    return scope.db.execute(statement).rowcount > 0


def forget_notices(db: Connection, before: datetime, limit: int) -> int:
    """Delete what was told before, of any environment: how much, `limit` at most."""
    notice = provider_notice
    key = sa.tuple_(notice.c.environment_id, notice.c.provider_type, notice.c.external_id)
    old = sa.select(*key.clauses).where(notice.c.updated_at < before).order_by(notice.c.updated_at).limit(limit)
    return db.execute(sa.delete(notice).where(key.in_(old))).rowcount


def delete(scope: Scope, integration_id: str) -> None:
    scope.db.execute(sa.delete(integration).where(_own(scope), integration.c.id == integration_id))


def last_notices(scope: Scope) -> dict[str, datetime]:
    """When each provider told something last, by its type."""
    here = provider_notice.c.environment_id == scope.environment_id
    last = sa.select(provider_notice.c.provider_type, sa.func.max(provider_notice.c.created_at).label("at"))
    heard = provider_notice.c.external_id.not_like(f"{IMPORTED}%")
    grouped = last.where(here, heard).group_by(provider_notice.c.provider_type)
    return {row.provider_type: row.at for row in scope.db.execute(grouped)}


def _own(scope: Scope) -> sa.ColumnElement[bool]:
    return integration.c.environment_id == scope.environment_id


def _insert(scope: Scope, table: sa.Table) -> postgresql.Insert | sqlite.Insert:
    return postgresql.insert(table) if scope.db.dialect.name == "postgresql" else sqlite.insert(table)
