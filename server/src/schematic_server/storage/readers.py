"""Reads of a SQLite file in threads of their own: a long one holds up nobody but those who wait for a thread."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection

from schematic_server.errors import Unavailable

T = TypeVar("T")
MAX_WAITING = 1_000  # reads that wait for a thread; more are refused, as a client that gave up would ask again
_STOPPING = "the server is stopping"


class _Read(NamedTuple):
    work: Callable[[Connection], Any]
    future: asyncio.Future[Any]


class Readers:
    """One thread per connection. Belongs to the event loop in which it is made."""

    def __init__(self, connections: Sequence[Connection]) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: queue.SimpleQueue[_Read | None] = queue.SimpleQueue()
        self._connections = connections
        self._threads = [
            threading.Thread(target=self._serve, args=(one,), name="sqlite-reader", daemon=True) for one in connections
        ]
        for thread in self._threads:
            thread.start()

    def waiting(self) -> int:
        return self._waiting.qsize()

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction of its own; one that is cancelled before its turn is left out."""
        if self.waiting() >= MAX_WAITING:
            raise Unavailable(f"the database cannot be used now: {MAX_WAITING} reads wait for it; try again later")
        future: asyncio.Future[T] = self._loop.create_future()
        self._waiting.put(_Read(work, future))
        return await future

    async def close(self) -> None:
        """Refuse what waits, interrupt what runs, end the threads."""
        while not self._waiting.empty():
            read = self._waiting.get_nowait()
            if read is not None and not read.future.done():
                read.future.set_exception(Unavailable(_STOPPING))
        for _ in self._threads:
            self._waiting.put(None)
        await asyncio.to_thread(self._end)

    def _end(self) -> None:
        for connection, thread in zip(self._connections, self._threads, strict=True):
            driver = connection.connection.driver_connection
            assert driver is not None
            while thread.is_alive():
                driver.interrupt()  # the statement that runs, not those that the work goes on with
                thread.join(0.05)
            connection.close()

    def _serve(self, connection: Connection) -> None:
        while (read := self._waiting.get()) is not None:
            if read.future.cancelled():
                continue
            result: Any = None
            error: BaseException | None = None
            try:
                result = in_snapshot(connection, read.work)
            except BaseException as raised:  # it belongs to whoever waits; the thread serves others
                error = raised
            self._loop.call_soon_threadsafe(_answer, read.future, result, error)
            del read, result, error  # nothing of it is kept until the next one comes


def in_snapshot(connection: Connection, work: Callable[[Connection], T]) -> T:
    """Run `work` on one state of the database, and leave nothing behind."""
    with connection.begin() as transaction:
        try:
            return work(connection)
        finally:
            transaction.rollback()


def _answer(future: asyncio.Future[Any], result: Any, error: BaseException | None) -> None:
    if future.done():  # cancelled meanwhile
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
