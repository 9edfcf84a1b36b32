"""SQLite in WAL mode: reads in a few threads (`readers`), one writer thread that commits many writes at once.

Writes queue up while the writer waits for the disk; it takes all that are waiting, runs each in a savepoint, commits
once and answers them together, so durability costs one `fsync` per group instead of one per request.
"""

from __future__ import annotations

import asyncio
import os
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event

from schematic_server import clock
from schematic_server.changes import Change
from schematic_server.errors import Unavailable
from schematic_server.storage.database import ChangeLog, Cursor, Inside, Listener, Write, read_rows
from schematic_server.storage.metadata import change as change_table
from schematic_server.storage.readers import Readers, in_snapshot
from schematic_server.storage.statements import DIRECT
from schematic_server.storage.trouble import Watch, cause

T = TypeVar("T")
WAITS_FOR_LOCK = 10.0  # seconds that a write waits for another program's lock; readers need none
_LOG_PAUSE = 0.02  # seconds between two tries to have a new file keep a log
# Pages of the log that are written before they go into the database, once each: a batch of events of as many companies
# changes 800 pages, and those of counters and indices are the same ones again and again. 64 MiB.
CHECKPOINT_PAGES = 16_384
READERS = 2  # threads that read, beside the event loop
MAX_GROUP = 256  # writes per commit; bounds how long the first of a group waits for the last


# Indices that begin with what has any number of rows, and what `tell_planner` says of them.
_WIDE_INDICES = """
SELECT tables.name, list.name
FROM sqlite_schema AS tables, pragma_index_list(tables.name) AS list, pragma_index_info(list.name) AS first
WHERE tables.type = 'table' AND first.seqno = 0 AND first.name IN ('account_id', 'environment_id')
"""
_ROWS, _FEW = 1_000_000, 10
# What connections that only read have. Small caches: the next commit empties them, and the machine keeps the file.
_READING = ("PRAGMA query_only = ON", "PRAGMA cache_size = -8192")


@dataclass(slots=True)
class _Job:
    work: Write[Any]
    future: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None
    changes: list[Change] = field(default_factory=list[Change])


class SqliteDatabase:
    """See `storage.database.Database`. Writes wait `waits_for_lock` seconds for another program's lock."""

    def __init__(self, url: str, waits_for_lock: float = WAITS_FOR_LOCK) -> None:
        self.url = url
        self._waits_for_lock = waits_for_lock
        self._log = ChangeLog()
        self._watch = Watch()
        self._listeners: list[Listener] = []
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._readers: Readers | None = None

    async def open(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._engine = engine(self.url, "BEGIN", self._waits_for_lock)
        with ExitStack() as opened:  # closed again when one of them cannot be
            self._inline = opened.enter_context(self._reading())
            self._file = await self.read_inline(_file)
            self._opened = _identity(self._file)
            # Connected here, so that a database that cannot be written stops the start, not the writer.
            writing = opened.enter_context(engine(self.url, "BEGIN IMMEDIATE", self._waits_for_lock).connect())
            reading = [opened.enter_context(self._reading()) for _ in range(READERS)]
            opened.pop_all()
        self._writer = threading.Thread(target=self._write_groups, args=(writing,), name="sqlite-writer", daemon=True)
        self._writer.start()
        self._readers = Readers(reading)

    def _reading(self) -> Connection:
        with self._watch(), ExitStack() as opened:
            connection = opened.enter_context(self._engine.connect())
            driver = connection.connection.driver_connection
            assert driver is not None
            for pragma in _READING:
                driver.execute(pragma)
            opened.pop_all()
        return connection

    async def close(self) -> None:
        if self._writer is None or self._readers is None:
            return
        self._jobs.put(None)
        await asyncio.to_thread(self._writer.join)
        await self._readers.close()
        self._inline.close()
        self._engine.dispose()
        self._writer = self._readers = None

    async def check(self) -> None:
        with self._watch():
            self._check_file()

    def _check_file(self) -> None:
        # The file that is open stays usable when its name is gone, and what is written to it goes with the process.
        if _identity(self._file) != self._opened:
            raise Unavailable(
                "the database file was deleted or replaced; restore it if it is gone, then restart the server"
            )

    def load(self) -> dict[str, int]:
        readers = self._readers
        return {"writes_waiting": self._jobs.qsize(), "reads_waiting": readers.waiting() if readers else 0}

    def inside(self, listener: Inside) -> None:
        self._log.inside.append(listener)

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def tell(self, changes: Sequence[Change]) -> None:
        if changes:
            for listener in self._listeners:
                listener(changes)

    async def read(self, work: Callable[[Connection], T]) -> T:
        assert self._readers is not None, "open() the database first"
        with self._watch():
            return await self._readers.run(work)

    async def read_inline(self, work: Callable[[Connection], T]) -> T:
        with self._watch():
            return in_snapshot(self._inline, work)

    async def write(self, work: Write[T], *, serializable: bool = True) -> T:
        job = _Job(work, self._loop.create_future())
        self._jobs.put(job)
        with self._watch(writes=True):
            result: T = await job.future
        return result

    async def changes_after(self, cursor: Cursor | None) -> tuple[Cursor, list[Change]]:
        # One writer at a time: the order of `seq` is the order of commits, so nothing below the newest is missing.
        def work(db: Connection) -> tuple[Cursor, list[Change]]:
            end = (db.scalar(sa.select(sa.func.max(change_table.c.seq))) or 0) + 1
            if cursor is None or end <= cursor.end:
                return Cursor(end), []
            is_news = sa.and_(change_table.c.seq >= cursor.end, change_table.c.origin != self._log.origin)
            return Cursor(end), read_rows(db.execute(sa.select(change_table).where(is_news).order_by("seq")))

        # Inline: checks go by what is heard here, and a look by number is short.
        return await self.read_inline(work)

    def _write_groups(self, connection: Connection) -> None:
        with connection as db:
            while (group := self._next_group()) is not None:
                self._commit(db, group)
                self._loop.call_soon_threadsafe(self._answer, group)

    def _next_group(self) -> list[_Job] | None:
        first = self._jobs.get()
        if first is None:
            return None
        return [first, *self._waiting(MAX_GROUP - 1)]

    def _waiting(self, most: int | None = None) -> list[_Job]:
        """Take what waits, in order."""
        found: list[_Job] = []
        while most is None or len(found) < most:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                self._jobs.put(None)
                break
            found.append(job)
        return found

    def _commit(self, db: Connection, group: list[_Job]) -> None:
        try:
            with db.begin():
                # One alone is undone with the transaction: SQLite need not keep the pages for a savepoint.
                run = self._run if len(group) > 1 else self._work
                for job in group:
                    run(db, job)
                self._check_file()
        except BaseException as error:  # the commit failed (disk full, file gone): nobody may hear of success
            if cause(error) is not None:
                group += self._waiting()  # they would wait as long for the same answer, one group after the other
            for job in group:
                job.error = job.error or error

    def _run(self, db: Connection, job: _Job) -> None:
        try:
            with db.begin_nested():
                self._work(db, job)
        except Exception as error:  # undone by its savepoint; the others of the group go on
            job.error = job.error or error
            driver = db.connection.driver_connection
            if driver is not None and not driver.in_transaction:
                # SQLite gave up the whole transaction (disk full): so must the group. What `error` tells is that the
                # savepoint is gone as well.
                raise job.error from None

    def _work(self, db: Connection, job: _Job) -> None:
        try:
            job.result, job.changes = self._log.run(db, job.work)
        except Exception as error:
            job.error = error
            raise

    def _answer(self, group: list[_Job]) -> None:
        self.tell([one for job in group if job.error is None for one in job.changes])
        for job in group:
            if job.future.cancelled():
                continue
            if job.error is None:
                job.future.set_result(job.result)
            else:
                job.future.set_exception(job.error)


def _file(db: Connection) -> str:
    """The path of the database, absolute."""
    path: str = db.exec_driver_sql("PRAGMA database_list").one().file
    return path


def _identity(path: str) -> tuple[int, int] | None:
    """What tells a file from another of the same name; None when there is none."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _create_private(path: str) -> None:
    """Create the file for its owner alone, if there is none; SQLite gives `-wal` and `-shm` the mode that it has."""
    # Whatever stands in the way, SQLite meets it too and says so.
    with suppress(OSError):
        # Never one that is there: closing it would give up the locks that this process has on it.
        os.close(os.open(os.path.realpath(path), os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def lower(text: str | None) -> str | None:
    """`text` in lower case, each character by itself as PostgreSQL has it, so that a part of a text stays one.

    `str.lower` makes another letter of a sigma that ends a word, and two of the Turkish capital I.
    """
    return text and text.replace("Σ", "σ").replace("İ", "i").lower()


def tell_planner(db: Connection) -> None:
    """Say that an account or an environment may have any number of rows; indices begin with it, so that others can be
    told from each other.

    Without figures the planner expects ten rows of it, and goes through an environment to find a few rows by their ids.
    Figures that were measured (`ANALYZE`) would be those of the day: a table that was small would be taken to be small.
    """
    db.exec_driver_sql("ANALYZE sqlite_schema")  # measures nothing; makes the table below
    db.exec_driver_sql("DELETE FROM sqlite_stat1")
    for table, index in db.exec_driver_sql(_WIDE_INDICES).all():
        columns = db.exec_driver_sql(f"PRAGMA index_info({index})").all()
        figures = [_ROWS, _ROWS, *(_FEW for _ in columns[1:])]
        row = (table, index, " ".join(map(str, figures)))
        db.exec_driver_sql("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", row)


def _keep_log(connection: sqlite3.Connection, seconds: float) -> None:
    """Have the file's changes go into a log first. SQLite does not wait itself for another program that has it so for
    the first time: this does, for `seconds`."""
    until = clock.monotonic() + seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or clock.monotonic() >= until:
                raise
            clock.sleep(_LOG_PAUSE)
        else:
            return


def engine(url: str, begin: str, waits_for_lock: float = WAITS_FOR_LOCK) -> Engine:
    """An engine whose transactions start with `begin` and wait `waits_for_lock` seconds for another program's lock."""
    made = sa.create_engine(
        url,
        poolclass=sa.NullPool,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "cached_statements": 512},
        execution_options={DIRECT: True},
    )

    @event.listens_for(made, "do_connect")
    def create(dialect: object, record: object, arguments: list[str], options: object) -> None:  # pyright: ignore[reportUnusedFunction]
        _create_private(arguments[0])

    @event.listens_for(made, "connect")
    def configure(connection: Any, record: object) -> None:  # pyright: ignore[reportUnusedFunction]
        # The driver's own transaction handling starts transactions late and breaks savepoints; we say BEGIN ourselves.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {waits_for_lock * 1000:.0f}")
        _keep_log(connection, waits_for_lock)
        for pragma in (
            "synchronous = FULL",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            "cache_size = -65536",  # KiB
            f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        # SQLite's own `lower`, which searches and orders go by, knows the letters of ASCII only.
        connection.create_function("lower", 1, lower, deterministic=True)

    @event.listens_for(made, "begin")
    def start(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.exec_driver_sql(begin)

    return made
