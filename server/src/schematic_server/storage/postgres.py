"""PostgreSQL through asyncpg; domain functions stay synchronous and run in a greenlet, one for each transaction."""

from __future__ import annotations

import asyncio
import random
import ssl
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import greenlet_spawn

from schematic_server import clock
from schematic_server.changes import Change
from schematic_server.errors import BadRequest
from schematic_server.storage import addresses
from schematic_server.storage.database import ChangeLog, Cursor, Inside, Listener, Write, read_rows
from schematic_server.storage.statements import DIRECT, query
from schematic_server.storage.trouble import Watch

T = TypeVar("T")
Level = Literal["SERIALIZABLE", "READ COMMITTED"]
POOL_SIZE = 10  # connections that are kept; as many again are made while these are all in use
PROVED_FOR = 5.0  # seconds after its last use that a connection is not asked whether it stands
POOL_TIMEOUT = 10.0  # seconds that a request waits for one of them
ANSWERS_WITHIN = 60.0  # seconds that one statement may take: a database that hangs must not hold requests for ever
MAX_TRIES = 8
_HAS_ASKED = "has_asked"
SHARED_TRIES = 3
# serialization_failure, deadlock_detected, unique_violation: another transaction came first. Run again, the work sees
# what it did; a conflict that is the caller's own comes out as the domain's refusal then.
_RETRIED = {"40001", "40P01", "23505"}
# Writers lock the change table, first of all and beside each other; one that lost SHARED_TRIES times locks the others
# out and runs alone, so it cannot lose again. LOCK takes no snapshot: what follows sees all that was waited for.
_LOCK_SHARED = "LOCK TABLE change IN ROW EXCLUSIVE MODE"
_LOCK_ALONE = "LOCK TABLE change IN SHARE ROW EXCLUSIVE MODE"
# Whoever went by `seq`, or by the oldest transaction that is still open, would skip rows of slow writers, or wait for
# somebody's long one. What is new is what this statement's snapshot sees and that of the last one did not.
_NEWS = sa.text("""
    SELECT now.snapshot, change.kind, change.content
    FROM (SELECT pg_current_snapshot()::text AS snapshot) AS now
    LEFT JOIN change ON change.origin <> :origin
        AND (change.transaction_id >= :end OR change.transaction_id = ANY(CAST(:open AS bigint[])))
    ORDER BY change.transaction_id, change.seq
""")


class PostgresDatabase:
    """See `storage.database.Database`. Writes are serializable: domain code reads, decides and writes without locks."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._log = ChangeLog()
        self._watch = Watch()
        self._listeners: list[Listener] = []
        self._engine: AsyncEngine | None = None
        self._single: AsyncEngine | None = None  # the same connections, for reads of one statement

    async def open(self) -> None:
        self._engine = engine(
            self.url,
            ANSWERS_WITHIN,
            pool_size=POOL_SIZE,
            max_overflow=POOL_SIZE,
            pool_timeout=POOL_TIMEOUT,
            # The last one used comes first: it has every statement prepared, which others have yet to do.
            pool_use_lifo=True,
        )
        self._single = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        event.listen(self._single.sync_engine, "before_cursor_execute", _refuse_second)
        event.listen(self._engine.sync_engine, "checkin", _note)
        event.listen(self._engine.sync_engine, "checkout", _prove)

    async def close(self) -> None:
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None

    async def check(self) -> None:
        """Nothing to see: every read and write asks the server itself."""

    def load(self) -> dict[str, int]:
        if self._engine is None:
            return {}
        pool = self._engine.pool
        assert isinstance(pool, sa.QueuePool)
        return {"connections_in_use": pool.checkedout(), "connections_idle": pool.checkedin()}

    def inside(self, listener: Inside) -> None:
        self._log.inside.append(listener)

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def tell(self, changes: Sequence[Change]) -> None:
        if changes:
            for listener in self._listeners:
                listener(changes)

    async def read(self, work: Callable[[Connection], T]) -> T:
        with self._watch():
            try:
                return await greenlet_spawn(lambda: self._read(work))
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise
                # A pooled connection was lost; there may be another one.
                return await greenlet_spawn(lambda: self._read(work))

    def _read(self, work: Callable[[Connection], T]) -> T:
        assert self._engine is not None, "open() the database first"
        with self._engine.sync_engine.connect() as db:
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True, DIRECT: True}
            return work(db.execution_options(**options))

    async def read_inline(self, work: Callable[[Connection], T]) -> T:
        with self._watch():
            try:
                return await greenlet_spawn(lambda: self._read_single(work))
            except _NotSingle:
                pass
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise
        return await self.read(work)

    def _read_single(self, work: Callable[[Connection], T]) -> T:
        """One statement sees one state of the database without BEGIN and ROLLBACK, which take as long as two more.

        Most short reads are one; others have to begin anew when they come to their second.
        """
        assert self._single is not None, "open() the database first"
        with self._single.sync_engine.connect() as db:
            db.info[_HAS_ASKED] = False
            return work(db)

    async def write(self, work: Write[T], *, serializable: bool = True) -> T:
        with self._watch(writes=True):
            return await self._write(work, "SERIALIZABLE" if serializable else "READ COMMITTED")

    async def _write(self, work: Write[T], level: Level) -> T:
        attempt = 1
        result: T
        while True:
            try:
                result, changes = await greenlet_spawn(self._attempt, work, level, attempt > SHARED_TRIES)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in _RETRIED or attempt == MAX_TRIES:
                    raise
                await asyncio.sleep(random.uniform(0, 0.005 * 2**attempt))
                attempt += 1
            except _NotBegun as lost:
                if attempt == MAX_TRIES:
                    raise lost.error from None
                attempt += 1
            else:
                self.tell(changes)
                return result

    def _attempt(self, work: Write[T], level: Level, is_alone: bool) -> tuple[T, list[Change]]:
        assert self._engine is not None, "open() the database first"
        with self._engine.sync_engine.connect() as connection:
            db = connection.execution_options(isolation_level=level, **{DIRECT: True})
            with db.begin():
                try:
                    query(db, _LOCK_ALONE if is_alone else _LOCK_SHARED)
                except DBAPIError as error:
                    if error.connection_invalidated:
                        raise _NotBegun(error) from error
                    raise
                return self._log.run(db, work)

    async def changes_after(self, cursor: Cursor | None) -> tuple[Cursor, list[Change]]:
        assert self._engine is not None, "open() the database first"
        # One statement, which needs no transaction around it: nodes wait for this one.
        since = cursor or Cursor(2**63 - 1)
        values = {"end": since.end, "open": [*since.open], "origin": self._log.origin}
        with self._watch():
            async with self._engine.connect() as connection:
                await connection.execution_options(isolation_level="AUTOCOMMIT")
                rows = (await connection.execute(_NEWS, values)).all()
        _, end, still_open = rows[0].snapshot.split(":")
        seen = Cursor(int(end), tuple(int(one) for one in still_open.split(",") if one))
        return seen, read_rows(row for row in rows if row.kind is not None)


class _NotBegun(Exception):
    """A pooled connection was lost before anything was written: another one may stand."""

    def __init__(self, error: DBAPIError) -> None:
        self.error = error


class _NotSingle(Exception):
    """A read without a transaction came to its second statement."""


def _refuse_second(connection: Connection, *_: object) -> None:
    if connection.info[_HAS_ASKED]:
        raise _NotSingle
    connection.info[_HAS_ASKED] = True


def _note(connection: Any, record: Any) -> None:
    record.info["used_at"] = clock.monotonic()


def _prove(connection: Any, record: Any, proxy: object) -> None:
    """Have another connection tried where a pooled one does not stand any more.

    One that the server ended is known to be closed; only one that was idle for long can be lost without a word.
    """
    try:
        is_lost = connection.driver_connection.is_closed()
        if not is_lost and clock.monotonic() - record.info.get("used_at", 0.0) > PROVED_FOR:
            connection.run_async(_ask)
    except Exception as error:  # whatever it is, the connection is of no use
        raise InvalidatePoolError from error
    if is_lost:
        raise InvalidatePoolError


async def _ask(connection: Any) -> None:  # the driver's, which has no types
    await connection.execute("SELECT 1")


def engine(url: str, answers_within: float | None, **options: Any) -> AsyncEngine:
    """An engine of the database at `url`; raises BadRequest for a file in it that cannot be read."""
    connecting = {**arguments(url), "command_timeout": answers_within}
    return create_async_engine("postgresql+asyncpg://", connect_args=connecting, hide_parameters=True, **options)


def arguments(url: str) -> dict[str, Any]:
    """Keyword arguments of `asyncpg.connect`; raises BadRequest for a file in `url` that cannot be read."""
    address = addresses.parse(url)
    for name, path in address.files.items():
        if not Path(path).is_file():
            raise BadRequest(f"database URL: {name}={path} is not a file that can be read")
    found = address.arguments()
    if address.sslrootcert == addresses.SYSTEM:
        found["ssl"] = ssl.create_default_context()
    return found
