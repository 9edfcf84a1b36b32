"""SQL of temporary access tokens."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accesstokens.tables import temporary_access_token as token
from schematic_server.domains.accounts.tables import environment
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row


def insert(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(token).values(environment_id=scope.environment_id, **values))


def find(db: Connection, token_hash: str) -> Row | None:
    """The token with this hash and, as `account_id`, whose environment it is of; whether it has ended or not."""
    own = sa.select(token, environment.c.account_id).join(environment, environment.c.id == token.c.environment_id)
    return queries.first(db, own.where(token.c.token_hash == token_hash))


def delete_ended(db: Connection, now: datetime, limit: int) -> int:
    """Delete up to `limit` tokens that have ended: how many."""
    ended = sa.select(token.c.id).where(token.c.expired_at <= now).limit(limit)
    return db.execute(sa.delete(token).where(token.c.id.in_(ended))).rowcount
