"""Pages made in a process of their own, so that whoever reads them takes nothing from checks.

The process is started by the first page (`cli/pages.py`), and ends when no page was asked for in a while, or with the
server. Until it is ready, and whenever it has no answer, pages are made in the server's own process.
"""

from __future__ import annotations

import asyncio
import sys
from asyncio import IncompleteReadError
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from itertools import count

from schematic_server import clock
from schematic_server.console.frames import Answer, Question, received, send
from schematic_server.console.pages import Asked, Made
from schematic_server.settings import Settings

IDLE_SECONDS = 900.0  # without a page, after which the process ends
AGAIN_AFTER = 60.0  # seconds until another one is started in place of one that ended by itself
STOPS_WITHIN = 5.0  # seconds


class Beside:
    """The server's side; belongs to one event loop. `arguments` are those with which Python runs the other side."""

    def __init__(self, settings: Settings, arguments: Sequence[str]) -> None:
        self._settings = settings
        self._arguments = arguments
        self._process: Process | None = None
        self.is_ready = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self._waiting: dict[int, asyncio.Future[Made | None]] = {}
        self._numbers = count()
        self._not_before = 0.0
        self._ends: asyncio.TimerHandle | None = None

    async def make(self, asked: Asked) -> Made | None:
        """The page; None where the server has to make it, or say why there is none."""
        if self._process is None or not self.is_ready.is_set():
            self._start()
            return None
        self._put_off_end()
        number = next(self._numbers)
        future: asyncio.Future[Made | None] = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        try:
            assert self._process.stdin is not None
            send(self._process.stdin, Question(number, asked))
            return await future
        finally:
            del self._waiting[number]

    @property
    def pid(self) -> int | None:
        return None if self._process is None else self._process.pid

    async def close(self) -> None:
        if self._ends is not None:
            self._ends.cancel()
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait([self._running])
        if self._process is not None:
            await _ended(self._process)

    def _start(self) -> None:
        is_running = self._running is not None and not self._running.done()
        if not is_running and clock.monotonic() >= self._not_before:
            self._running = asyncio.create_task(self._run())

    async def _run(self) -> None:
        """Start the process and hand out its answers until it ends, or is to end."""
        process = await asyncio.create_subprocess_exec(sys.executable, *self._arguments, stdin=PIPE, stdout=PIPE)
        self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            send(process.stdin, self._settings)
            await received(process.stdout, bool)  # it is ready
            self.is_ready.set()
            self._put_off_end()
            while True:
                answer = await received(process.stdout, Answer)
                if (future := self._waiting.get(answer.number)) is not None and not future.done():
                    future.set_result(answer.made)
        except (IncompleteReadError, OSError):
            self._not_before = clock.monotonic() + AGAIN_AFTER
        finally:
            self.is_ready.clear()
            for future in self._waiting.values():
                if not future.done():
                    future.set_result(None)
            await _ended(process)

    def _put_off_end(self) -> None:
        if self._ends is not None:
            self._ends.cancel()
        assert self._running is not None
        self._ends = asyncio.get_running_loop().call_later(IDLE_SECONDS, self._running.cancel)


async def _ended(process: Process) -> None:
    """Tell the process that there is nothing more to do, and wait for its end."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        async with asyncio.timeout(STOPS_WITHIN):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
