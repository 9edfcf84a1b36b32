"""Who is signed in at the console: sessions in the database, known by a token that only the browser has.

A session ends `LIFETIME` after its start, or `IDLE` after it was last used; `OWASP ASVS` 4.0 §3.3 asks for both.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import account_member, member_session
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

LIFETIME, IDLE = timedelta(days=7), timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=5)  # between two writes of `seen_at`
_COLUMNS: list[sa.ColumnElement[Any]] = [
    *account_member.c,
    member_session.c.id.label("session_id"),
    member_session.c.seen_at,
]


def start(db: Connection, member_id: str, now: datetime) -> str:
    """Sign a member in; answer the token, which cannot be read again. What has ended goes."""
    db.execute(sa.delete(member_session).where(member_session.c.ends_at <= now))
    token = secrets.token_urlsafe(32)
    values = {"created_at": now, "seen_at": now, "ends_at": now + LIFETIME}
    db.execute(sa.insert(member_session).values(id=hashed(token), member_id=member_id, **values))
    return token


def find(db: Connection, token: str, now: datetime) -> Row | None:
    """The member who is signed in by this token, with `session_id` and `seen_at`."""
    is_open = (member_session.c.ends_at > now) & (member_session.c.seen_at > now - IDLE)
    joined = sa.select(*_COLUMNS).join_from(member_session, account_member)
    return queries.first(db, joined.where(member_session.c.id == hashed(token), is_open))


def seen(db: Connection, session_id: str, now: datetime) -> None:
    """Note that it was used."""
    db.execute(sa.update(member_session).where(member_session.c.id == session_id).values(seen_at=now))


def end(db: Connection, token: str) -> None:
    """Sign out."""
    db.execute(sa.delete(member_session).where(member_session.c.id == hashed(token)))


def end_all(db: Connection, member_id: str) -> None:
    """Sign a member out everywhere."""
    db.execute(sa.delete(member_session).where(member_session.c.member_id == member_id))


def hashed(token: str) -> str:
    """SHA-256: a token has 256 bits of chance, so a slow hash would add nothing."""
    return hashlib.sha256(token.encode()).hexdigest()
