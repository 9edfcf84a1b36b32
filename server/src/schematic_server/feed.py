"""The change feed: what other processes on the same database changed, told to this one's listeners.

A process hears of its own changes at the commit (`Database.listen`). Those of others (a second node, `schematic keys
revoke`) are read from the `change` table: when the bus wakes it, and once a second whether it does or not. Rows of more
than an hour ago are deleted.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.background import until_set
from schematic_server.changes import Change, Missed
from schematic_server.domains.accounts import setup
from schematic_server.errors import Unavailable
from schematic_server.jobs.job import Again, Done, Job, Outcome, Steps
from schematic_server.log import Seldom
from schematic_server.scope import Emit
from schematic_server.storage.database import Cursor, Database, prune_changes

log = logging.getLogger("schematic_server.feed")
PERIOD = 1.0  # seconds between looks when nobody calls
GATHERED_FOR = 0.02  # seconds: calls within are one look, so that a busy node costs the others little
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
    """`look` once before the first request is served: it sets where to look from. Then `follow` repeats it.

    `call` is called after every commit of this process that others are to hear of.
    """

    def __init__(self, database: Database, call: Callable[[], None] = lambda: None, period: float = PERIOD) -> None:
        self._database = database
        self._call = call
        self._period = period
        self._woken = asyncio.Event()
        self._is_telling = False
        self._cursor: Cursor | None = None
        self._looked_at: float | None = None
        self._seldom = Seldom()
        database.listen(self._hear)

    def wake(self) -> None:
        """Look at once; once more after a look that is under way."""
        self._woken.set()

    async def follow(self) -> None:
        """Look when woken and every `period` seconds, until cancelled."""
        while True:
            self._woken.clear()
            try:
                await self.look(clock.unix())
            except Unavailable:
                pass  # the database is away, which the log has from `storage.trouble`; the next look may succeed
            except Exception as error:  # a defect must not end the feed: what is in memory would never be told again
                left_out = self._seldom.let(type(error).__name__)
                if left_out is not None:
                    log.exception("change feed interrupted", extra={"left_out": left_out})
            await asyncio.sleep(GATHERED_FOR)
            await until_set(self._woken, self._period)

    async def look(self, now: float) -> None:
        """Tell listeners what other processes have changed since the last look; `now` is seconds since 1970."""
        cursor, changes = await self._database.changes_after(self._cursor)
        if self._looked_at is not None and now - self._looked_at > MAX_SLEEP:
            changes = await self._everything()
        self._cursor, self._looked_at = cursor, now
        self._is_telling = True
        try:
            self._database.tell(changes)
        finally:
            self._is_telling = False

    def _hear(self, changes: Sequence[Change]) -> None:
        if not self._is_telling:  # this process's own commit
            self._call()

    def lag(self, now: float) -> float:
        """Seconds since the last look that succeeded; `now` as for `look`."""
        return 0.0 if self._looked_at is None else max(0.0, now - self._looked_at)

    async def _everything(self) -> list[Change]:
        owners = await self._database.read(setup.environments)
        return [Missed(account_id, environment_id) for account_id, environment_id in owners]
