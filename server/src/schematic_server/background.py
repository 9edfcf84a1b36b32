"""What each process does for itself, over and over. Work that one node does for all is a job (`jobs`)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

from schematic_server.errors import Unavailable
from schematic_server.log import Seldom
from schematic_server.metrics import Metrics

log = logging.getLogger("schematic_server")
Work = Callable[[], Awaitable[None]]
_ENDS_WITHIN = 1.0  # seconds in which a loop that was cancelled ends, or is told again


class Background:
    """Loops of this process, each started where it is named, all ended by `stop`."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._work: dict[str, Work] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._seldom = Seldom()

    def repeat(self, name: str, work: Work, period: float) -> None:
        """Do `work` every `period` seconds, counted by `name`, and at the end."""
        self._work[name] = work
        self.follow(self._repeat(name, work, period))

    def observe(self, look: Callable[[], None], period: float) -> None:
        """Call `look` every `period` seconds."""
        self.follow(_observe(look, period))

    def follow(self, loop: Coroutine[Any, Any, None]) -> None:
        """Have `loop` run, which ends by being cancelled alone."""
        self._tasks.append(asyncio.create_task(loop))

    async def stop(self) -> None:
        """End all loops, and do what is repeated for the last time."""
        for task in self._tasks:
            while not task.done():  # a library may keep it to itself that it was cancelled
                task.cancel()
                await asyncio.wait([task], timeout=_ENDS_WITHIN)
            if not task.cancelled():
                task.result()
        for name, work in self._work.items():
            await self._attempt(name, work)

    async def _repeat(self, name: str, work: Work, period: float) -> None:
        while True:
            await asyncio.sleep(period)
            await self._attempt(name, work)

    async def _attempt(self, name: str, work: Work) -> None:
        try:
            await work()
            self._metrics.ran(name, "done")
        except Unavailable:  # the database is away, which the log has from `storage.trouble`; the next time may succeed
            self._metrics.ran(name, "put_off")
        except Exception as error:  # a defect must not end what is to be repeated
            self._metrics.ran(name, "failed")
            if (left_out := self._seldom.let(type(error).__name__)) is not None:
                log.exception("background work failed", extra={"left_out": left_out})


async def until_set(event: asyncio.Event, seconds: float) -> None:
    """Until `event` is set; `seconds` at most.

    In place of `asyncio.wait_for`, which on Python 3.11 forgets that it was cancelled when the event is set in the same
    moment: whoever ends a loop that waits so would wait for ever.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


async def _observe(look: Callable[[], None], period: float) -> None:
    while True:
        await asyncio.sleep(period)
        look()
