"""Deletes old events and used-up idempotency claims, a small batch at a time.

Counters and hourly rollups are rows of their own: usage, checks and histories stay what they are. Events go by
`captured_at`, which is the instant that `/events` shows them under.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.domains.events.tables import event
from schematic_server.ingest import dedupe
from schematic_server.jobs.job import MAX_ROWS, Again, Done, Job, Outcome, Steps
from schematic_server.scope import Emit
from schematic_server.storage.database import Database

EVENTS_A_BATCH = MAX_ROWS  # some ten milliseconds of the writer
CLAIMS_A_BATCH = 1000  # looked at; most are too young to delete
# Between batches others get as long as the last one took, and at least this: SQLite does not queue those who wait.
MIN_PAUSE = 0.02  # seconds
Progress = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many rows were deleted, or would be."""

    events: int = 0
    claims: int = 0


async def prune(database: Database, before: datetime, now: datetime) -> AsyncGenerator[Pruned, None]:
    """Delete events captured before `before` and the claims that no event can meet any more at `now`.

    Yields what is deleted so far after every batch; each is durable by itself, so stopping loses nothing.
    """
    done = Pruned()
    progress: Progress | None = _START
    while progress is not None:
        started = clock.monotonic()
        deleted, progress = await database.write(partial(_step, progress=progress, before=before, now=now))
        done = Pruned(done.events + deleted.events, done.claims + deleted.claims)
        yield done
        await _pause(started)


def count(db: Connection, before: datetime, now: datetime) -> Pruned:
    """What `prune` would delete."""
    events = sa.select(sa.func.count()).select_from(event).where(event.c.captured_at < before)
    return Pruned(db.scalar(events) or 0, dedupe.count_expired(db, now))


class Retention(Steps):
    """Keeps the events of the last `days` days."""

    name = "retention"
    every = 3600.0

    def __init__(self, days: int) -> None:
        self._kept_for = timedelta(days=days)

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        _, progress = _step(db, emit, job.progress or _START, now - self._kept_for, now)
        return Done() if progress is None else Again(now, progress=progress)


async def _pause(started: float) -> None:
    await asyncio.sleep(max(MIN_PAUSE, clock.monotonic() - started))


# First the events, by environment; `events_after` is the last one that is done with. Then the claims, by key.
_START: Progress = {"events_after": ""}


def _step(
    db: Connection, emit: Emit, progress: Progress, before: datetime, now: datetime
) -> tuple[Pruned, Progress | None]:
    """One batch: what it deleted, and where to go on."""
    if (claims_after := progress.get("claims_after")) is not None:
        claims, last = dedupe.delete_expired(db, tuple(claims_after), CLAIMS_A_BATCH, now)
        return Pruned(claims=claims), None if last is None else {"claims_after": last}
    environment_id = _next_environment(db, progress["events_after"])
    if environment_id is None:
        return Pruned(), {"claims_after": ("", "", "")}
    events = _delete_events(db, environment_id, before)
    return Pruned(events), progress if events == EVENTS_A_BATCH else {"events_after": environment_id}


def _next_environment(db: Connection, after: str) -> str | None:
    """Of those that have events, deleted ones included: the index begins with it, so each is one look."""
    found: str | None = db.scalar(sa.select(sa.func.min(event.c.environment_id)).where(event.c.environment_id > after))
    return found


def _delete_events(db: Connection, environment_id: str, before: datetime) -> int:
    oldest = (
        sa.select(event.c.shard, event.c.id)
        .where(event.c.environment_id == environment_id, event.c.captured_at < before)
        .order_by(event.c.captured_at, event.c.id)
        .limit(EVENTS_A_BATCH)
    )
    return db.execute(sa.delete(event).where(sa.tuple_(event.c.shard, event.c.id).in_(oldest))).rowcount
