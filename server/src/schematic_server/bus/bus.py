"""Wake-ups between nodes: one that has committed calls, and the others look into the record of changes at once.

Nothing of content goes this way, so nothing can be lost on it: a node that missed a call hears of the change at its
next look (`feed`). That is why a call is made after the commit, apart from it: the bus can neither fail a write nor
hold one up.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager

from schematic_server.background import until_set
from schematic_server.log import Seldom
from schematic_server.metrics import Metrics
from schematic_server.storage.trouble import told

log = logging.getLogger("schematic_server.bus")
GATHERED_FOR = 0.01  # seconds: calls within are one, however many writes a second there are
ANSWERS_WITHIN = 10.0  # seconds that a line may take to open, and to take a call
IDLE_CALL = 60.0  # seconds without one until a call is made for nothing: a line that is dead shows by it alone
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 30.0  # seconds until a line that was lost is opened again

Wake = Callable[[], None]
# Wakes every other node; raises whatever is wrong with the line.
Call = Callable[[], Awaitable[None]]
# Opens a connection to the others: `heard` when one of them calls, `lost` when the next call would raise.
Line = Callable[[Wake, Wake], AbstractAsyncContextManager[Call]]


class Bus:
    """Keeps a line to the other nodes; with None there are none to call."""

    def __init__(self, line: Line | None, metrics: Metrics) -> None:
        self._line = line
        self._metrics = metrics
        self._wanted = asyncio.Event()
        self._failures = 0
        self._seldom = Seldom()

    def call(self) -> None:
        """Have the other nodes woken, very soon; on the event loop."""
        self._wanted.set()

    async def run(self, heard: Wake) -> None:
        """Call `heard` whenever another node calls, and when a line was opened; ends by being cancelled alone."""
        while self._line is not None:
            try:
                await self._use(self._line, heard)
            except Exception as error:  # whatever a line raises: it costs time, nothing else
                self._lost(error)
            longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self._failures, 32))
            await asyncio.sleep(random.uniform(longest / 2, longest))

    async def _use(self, line: Line, heard: Wake) -> None:
        async with line(heard, self._wanted.set) as call:
            heard()  # what was called while there was no line; and the others may have missed ours
            while True:
                self._wanted.clear()
                await call()
                self._usable()
                await asyncio.sleep(GATHERED_FOR)
                await until_set(self._wanted, IDLE_CALL)

    def _lost(self, error: Exception) -> None:
        self._failures += 1
        self._metrics.bus_failed()
        if self._failures == 1 and (left_out := self._seldom.let("lost")) is not None:
            log.warning("bus lost", extra={"cause": told(error), "left_out": left_out})

    def _usable(self) -> None:
        if self._failures and self._seldom.let("usable") is not None:
            log.info("bus usable again")
        self._failures = 0
