"""The change feed: what other processes on the same database changed, told to this one's listeners.

A process hears of its own changes at the commit (`Database.listen`). Those of others (`schematic keys revoke`, a second
node) are read from the `change` table once a second, and rows of more than an hour ago are deleted.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.changes import Change, Missed
from schematic_server.domains.accounts import setup
from schematic_server.errors import Unavailable
from schematic_server.jobs.job import Again, Done, Job, Outcome, Steps
from schematic_server.log import Seldom
from schematic_server.scope import Emit
from schematic_server.storage.database import Database, prune_changes

log = logging.getLogger("schematic_server.feed")
PERIOD = 1.0  # seconds between looks
KEPT_FOR = timedelta(hours=1)
CHANGES_A_STEP = 1000  # rows, small ones: a busy server writes thousands a second
# A process that slept (a suspended machine) may find that what it missed is gone already; it starts afresh well before.
MAX_SLEEP = KEPT_FOR.total_seconds() / 2


class ForgetChanges(Steps):
    """Deletes changes that every process has heard of."""

    name = "forget_changes"
    every = 60.0

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        return Again(now) if prune_changes(db, now - KEPT_FOR, CHANGES_A_STEP) == CHANGES_A_STEP else Done()


class Feed:
    """`look` once before the first request is served: it sets where to look from. Then `follow` repeats it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._cursor: int | None = None
        self._looked_at: float | None = None
        self._seldom = Seldom()

    async def follow(self) -> None:
        """Look once a second, until cancelled."""
        while True:
            try:
                await self.look(clock.unix())
            except Unavailable:
                pass  # the database is away, which the log has from `storage.trouble`; the next look may succeed
            except Exception as error:  # a defect must not end the feed: what is in memory would never be told again
                left_out = self._seldom.let(type(error).__name__)
                if left_out is not None:
                    log.exception("change feed interrupted", extra={"left_out": left_out})
            await asyncio.sleep(PERIOD)

    async def look(self, now: float) -> None:
        """Tell listeners what other processes have changed since the last look; `now` is seconds since 1970."""
        cursor, changes = await self._database.changes_after(self._cursor)
        if self._looked_at is not None and now - self._looked_at > MAX_SLEEP:
            changes = await self._everything()
        self._cursor, self._looked_at = cursor, now
        self._database.tell(changes)

    def lag(self, now: float) -> float:
        """Seconds since the last look that succeeded; `now` as for `look`."""
        return 0.0 if self._looked_at is None else max(0.0, now - self._looked_at)

    async def _everything(self) -> list[Change]:
        owners = await self._database.read(setup.environments)
        return [Missed(account_id, environment_id) for account_id, environment_id in owners]
