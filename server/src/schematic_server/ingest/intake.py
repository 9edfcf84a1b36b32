"""Takes requests' events to the database, many requests in one transaction.

While one group is being written the next gathers. Statements cost about the same for a hundred events as for a
thousand, so a busy server counts several times as many events, and an idle one waits for next to nothing. When a group
fails for one of its events, it is written once more, the bad ones apart: what cannot be stored or counted takes no
neighbour with it. Trouble of the database is everybody's.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from schematic_server.errors import Unavailable
from schematic_server.ingest.accept import accept, accept_apart
from schematic_server.ingest.blame import is_on_the_event
from schematic_server.ingest.capture import Event
from schematic_server.storage.database import Database

MAX_GROUP = 2000  # events of one transaction; bounds how long the first request of a group waits for the last
# Turns of the event loop before a group is formed, some 10 µs each on an idle server. Clients that were answered
# together come back together: the first of them should not be written alone while all others wait for that.
TURNS = 5


@dataclass(slots=True)
class _Request:
    events: Sequence[Event]
    now: datetime
    stored: asyncio.Future[None]


class Intake:
    """`accept` returns when the events are durable. Belongs to one event loop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: deque[_Request] = deque()
        self._writing: asyncio.Task[None] | None = None

    async def accept(self, events: Sequence[Event], now: datetime) -> None:
        """Store and count `events`, received at `now`; afterwards `error` tells of each whether it failed.

        Raises what the database raises when it is in trouble, with nothing stored.
        """
        request = _Request(events, now, asyncio.get_running_loop().create_future())
        self._waiting.append(request)
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_groups())
        await request.stored

    async def _write_groups(self) -> None:
        while self._waiting:
            for _ in range(TURNS):
                await asyncio.sleep(0)
            group = self._next_group()
            try:
                await self._write_group(group)
            except Unavailable as error:
                # Also to those that wait: one group after the other they would be held as long for the same answer.
                _tell([*group, *self._waiting], error)
                self._waiting.clear()
            except Exception as error:  # told to the requests it belongs to
                _tell(group, error)
            else:
                _tell(group, None)
        self._writing = None

    def _next_group(self) -> list[_Request]:
        group = [self._waiting.popleft()]
        size = len(group[0].events)
        while self._waiting and size + len(self._waiting[0].events) <= MAX_GROUP:
            group.append(self._waiting.popleft())
            size += len(group[-1].events)
        return group

    async def _write_group(self, group: list[_Request]) -> None:
        events, now = [event for one in group for event in one.events], max(one.now for one in group)
        try:
            await self._database.write(lambda db, emit: accept(db, emit, events, now))
        except Exception as error:  # one of the events may be to blame; the others are written all the same
            if not is_on_the_event(error):
                raise
            await self._database.write(lambda db, emit: accept_apart(db, emit, events, now))


def _tell(group: list[_Request], error: Exception | None) -> None:
    for request in group:
        if request.stored.done():  # the caller has gone away
            continue
        if error is None:
            request.stored.set_result(None)
        else:
            request.stored.set_exception(error)
