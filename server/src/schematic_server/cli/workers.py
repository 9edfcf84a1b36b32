"""Several processes on one port: started, replaced when one dies, stopped together.

Why not uvicorn's own: it kills a worker that is too busy to answer its ping for five seconds, starts one that dies at
once again without a pause, and waits without a bound for those that are told to stop.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import socket
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import Thread

from schematic_server import clock, log
from schematic_server.errors import ServerError
from schematic_server.settings import Settings

logger = logging.getLogger("schematic_server")
Work = Callable[[Settings, socket.socket], None]
PAUSE = 1.0  # seconds until a worker that lived no longer than that is replaced
KILLED_AFTER = 5.0  # seconds beyond what a worker gives its own requests to end
# A fork would hand on whatever threads, locks and random numbers there are; a new interpreter has its own.
_context = multiprocessing.get_context("spawn")


class Workers:
    """`run` returns when all have ended, which is after SIGTERM or SIGINT, and bounded by `stops_within` seconds."""

    def __init__(
        self,
        settings: Settings,
        listener: socket.socket,
        work: Work,
        stops_within: float,
        ended: Callable[[int], None] = lambda pid: None,
    ) -> None:
        self._settings = settings
        self._listener = listener
        self._work = work
        self._stops_within = stops_within
        self._ended = ended
        self._processes: list[SpawnProcess] = []
        self._due: list[float] = []  # when those that are missing are started

    def run(self) -> None:
        with _signals() as told:
            self._due = [0.0] * self._settings.workers
            while True:
                self._start_due()
                pause = min(self._due, default=None)
                sentinels = [one.sentinel for one in self._processes]
                wait([told, *sentinels], None if pause is None else max(0.0, pause - clock.monotonic()))
                if told.poll():
                    break
                self._bury()
            self._stop()

    def _start_due(self) -> None:
        now = clock.monotonic()
        starting = [due for due in self._due if due <= now]
        self._due = [due for due in self._due if due > now]
        for _ in starting:
            process = _context.Process(target=_worker, args=(self._settings, self._listener, self._work))
            process.start()
            self._processes.append(process)

    def _bury(self) -> None:
        for process in [one for one in self._processes if not one.is_alive()]:
            self._processes.remove(process)
            logger.error("worker ended", extra={"worker": process.pid, "status": process.exitcode})
            self._ended(process.pid or 0)
            self._due.append(clock.monotonic() + PAUSE)

    def _stop(self) -> None:
        for process in self._processes:
            process.terminate()
        ends_at = clock.monotonic() + self._stops_within + KILLED_AFTER
        for process in self._processes:
            process.join(max(0.0, ends_at - clock.monotonic()))
            if process.is_alive():
                logger.error("worker killed", extra={"worker": process.pid})
                process.kill()
                process.join()


@contextmanager
def _signals() -> Generator[Connection]:
    """A connection that has something to read once SIGTERM or SIGINT came."""
    told, teller = multiprocessing.Pipe(duplex=False)
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, lambda number, frame: teller.send(number)) for number in numbers]
    try:
        yield told
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
        told.close()
        teller.close()


def _worker(settings: Settings, listener: socket.socket, work: Work) -> None:
    log.configure(settings.log_level)
    Thread(target=_end_with_parent, name="parent-watch", daemon=True).start()
    try:
        work(settings, listener)
    except ServerError as error:
        logger.error(str(error))
        sys.exit(1)


def _end_with_parent() -> None:
    """A parent that was killed can tell nobody to stop; its workers would keep the port."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
