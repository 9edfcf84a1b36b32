"""Which events are new: an idempotency key is claimed once per environment and event type in 24 hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.events.tables import event_claim
from schematic_server.ingest.capture import Event
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.statements import run

WINDOW = timedelta(hours=24)
Key = tuple[str, str, str]  # environment, event type, idempotency key: the primary key of a claim

_CLAIM = """
INSERT INTO event_claim (environment_id, event_type, idempotency_key, claimed_at) SELECT {rows}
ON CONFLICT (environment_id, event_type, idempotency_key) DO UPDATE SET claimed_at = excluded.claimed_at
WHERE event_claim.claimed_at < ?
RETURNING event_type, idempotency_key
"""
_RELEASE = """
DELETE FROM event_claim
WHERE (environment_id, event_type, idempotency_key) IN (SELECT column1, column2, column3 FROM (SELECT {rows}) AS failed)
"""


def claim(db: Connection, events: Sequence[Event], now: datetime) -> list[Event]:
    """The events that may be processed, in order: those without a key, and the first of each unclaimed key.

    `events` are of one environment. The claim is part of the transaction that counts the event: either both stand or
    neither.
    """
    first: dict[tuple[str, str], Event] = {}
    for event in events:
        if event.idempotency_key is not None:
            first.setdefault((event.type, event.idempotency_key), event)
    if not first:
        return list(events)
    # In key order: two nodes that claim the same keys wait for each other instead of dead-locking.
    environment_id, at = events[0].environment_id, microseconds(now)
    rows = [(environment_id, *key, at) for key in sorted(first)]
    claimed = run(db, _CLAIM, rows, microseconds(now - WINDOW))
    if len(claimed) == len(events):
        return list(events)
    kept = {id(first[event_type, key]) for event_type, key in claimed}
    return [event for event in events if event.idempotency_key is None or id(event) in kept]


def release(db: Connection, events: Sequence[Event]) -> None:
    """Give back what `claim` took for `events` in this transaction."""
    run(db, _RELEASE, sorted({(event.environment_id, event.type, event.idempotency_key) for event in events}))


def count_expired(db: Connection, now: datetime) -> int:
    """How many claims are older than the window."""
    return db.scalar(sa.select(sa.func.count()).select_from(event_claim).where(_is_expired(now))) or 0


def delete_expired(db: Connection, after: Key, limit: int, now: datetime) -> tuple[int, Key | None]:
    """Delete the expired ones of the `limit` claims after the key `after`: how many, and the last key looked at.

    The key is None at the end. The walk is by primary key because there is no index on time; see migration 0002.
    """
    columns = (event_claim.c.environment_id, event_claim.c.event_type, event_claim.c.idempotency_key)
    key = sa.tuple_(*columns)
    found = db.execute(sa.select(*columns).where(key > after).order_by(*columns).offset(limit - 1).limit(1)).first()
    last = None if found is None else (str(found[0]), str(found[1]), str(found[2]))
    within = [key > after] if last is None else [key > after, key <= last]
    return db.execute(sa.delete(event_claim).where(*within, _is_expired(now))).rowcount, last


def _is_expired(now: datetime) -> sa.ColumnElement[bool]:
    return event_claim.c.claimed_at < now - WINDOW
