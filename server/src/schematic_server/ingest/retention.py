"""Deletes old events and used-up idempotency claims, a small batch at a time.

Counters and hourly rollups are rows of their own: usage, checks and histories stay what they are. Events go by
`captured_at`, which is the instant that `/events` shows them under.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.domains.events.tables import event
from schematic_server.ingest import dedupe
from schematic_server.scope import Emit
from schematic_server.storage.database import Database

EVENTS_A_BATCH = 250  # some ten milliseconds of the writer
CLAIMS_A_BATCH = 1000  # looked at; most are too young to delete
# Between batches others get as long as the last one took, and at least this: SQLite does not queue those who wait.
MIN_PAUSE = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many rows were deleted, or would be."""

    events: int = 0
    claims: int = 0


async def prune(database: Database, before: datetime, now: datetime) -> AsyncGenerator[Pruned, None]:
    """Delete events captured before `before` and the claims that no event can meet any more at `now`.

    Yields what is deleted so far after every batch; each is durable by itself, so stopping loses nothing.
    """
    events = claims = 0
    cursor: dedupe.Key | None = ("", "", "")
    environment_id = await database.read(partial(_next_environment, after=""))
    while environment_id is not None:
        started = clock.monotonic()
        deleted = await database.write(partial(_delete_events, environment_id=environment_id, before=before))
        events += deleted
        yield Pruned(events, claims)
        if deleted < EVENTS_A_BATCH:
            environment_id = await database.read(partial(_next_environment, after=environment_id))
        await _pause(started)
    while cursor is not None:
        started = clock.monotonic()
        deleted, cursor = await database.write(partial(_delete_claims, after=cursor, now=now))
        claims += deleted
        yield Pruned(events, claims)
        await _pause(started)


def count(db: Connection, before: datetime, now: datetime) -> Pruned:
    """What `prune` would delete."""
    events = sa.select(sa.func.count()).select_from(event).where(event.c.captured_at < before)
    return Pruned(db.scalar(events) or 0, dedupe.count_expired(db, now))


class Retention:
    """`run` keeps the events of the last `days` days; in the background, over and over."""

    def __init__(self, database: Database, days: int) -> None:
        self._database = database
        self._kept_for = timedelta(days=days)

    async def run(self) -> None:
        now = clock.now()
        async for _ in prune(self._database, now - self._kept_for, now):
            pass


async def _pause(started: float) -> None:
    await asyncio.sleep(max(MIN_PAUSE, clock.monotonic() - started))


def _next_environment(db: Connection, after: str) -> str | None:
    """Of those that have events, deleted ones included: the index begins with it, so each is one look."""
    found: str | None = db.scalar(sa.select(sa.func.min(event.c.environment_id)).where(event.c.environment_id > after))
    return found


def _delete_events(db: Connection, emit: Emit, environment_id: str, before: datetime) -> int:
    oldest = (
        sa.select(event.c.shard, event.c.id)
        .where(event.c.environment_id == environment_id, event.c.captured_at < before)
        .order_by(event.c.captured_at, event.c.id)
        .limit(EVENTS_A_BATCH)
    )
    return db.execute(sa.delete(event).where(sa.tuple_(event.c.shard, event.c.id).in_(oldest))).rowcount


def _delete_claims(db: Connection, emit: Emit, after: dedupe.Key, now: datetime) -> tuple[int, dedupe.Key | None]:
    return dedupe.delete_expired(db, after, CLAIMS_A_BATCH, now)
