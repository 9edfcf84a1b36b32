"""The server itself as the one who asks: what events carry is what the API would answer it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from schematic_server.changes import Change
from schematic_server.scope import Actor, Scope


def system_scope(db: Connection, account_id: str, environment_id: str, now: datetime) -> Scope:
    """A scope for reading."""
    return Scope(db, environment_id, Actor(account_id), now, _no_changes)


def _no_changes(change: Change) -> None:
    raise RuntimeError(f"while it was told to endpoints, something changed: {change}")
