"""The storage port: reads see committed data, writes answer after their commit.

Domain code never meets this port: the edge opens a transaction, hands its connection on inside a Scope, and commits.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server import changes, clock
from schematic_server.changes import Change
from schematic_server.scope import Emit
from schematic_server.storage.metadata import change as change_table
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.statements import run

T = TypeVar("T")
Listener = Callable[[Sequence[Change]], None]
# Called in the transaction with all that was emitted in it, each once; what it writes is committed with the rest.
Inside = Callable[[Connection, Sequence[Change], datetime], None]
Write = Callable[[Connection, Emit], T]

_EMIT = "emit"
_INSERT = """
INSERT INTO change (transaction_id, origin, kind, content, at)
SELECT {transaction}, column1, column2, column3, column4 FROM (SELECT {{rows}}) AS told
"""
_INSERTS = {
    "sqlite": _INSERT.format(transaction="NULL"),
    "postgresql": _INSERT.format(transaction="CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)"),
}


class Cursor(NamedTuple):
    """How far changes were read: all with a number below `end`, but for those whose transactions had not ended.

    The number is that of the transaction on PostgreSQL, `seq` on SQLite, where one write ends before the next begins.
    """

    end: int
    open: tuple[int, ...] = ()


class Database(Protocol):
    """SQLite or PostgreSQL. Every method but `url` and `listen` belongs to one event loop."""

    url: str

    async def open(self) -> None:
        """Connect; the schema must be current (see `migrations.upgrade`)."""
        ...

    async def close(self) -> None: ...

    async def check(self) -> None:
        """Raise Unavailable when reads and writes no longer reach the database that `url` names."""
        ...

    def load(self) -> dict[str, int]:
        """How busy it is: what is in use and what waits, by kind."""
        ...

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one consistent read-only transaction, beside the event loop."""
        ...

    async def read_inline(self, work: Callable[[Connection], T]) -> T:
        """`read` on the event loop itself, where the database is in the process: for short reads, bounded by what they
        read, that cost less than handing them over. `work` may keep what it finds in memory of the event loop, once it
        has read all: it may be run again."""
        ...

    async def write(self, work: Write[T], *, serializable: bool = True) -> T:
        """Run `work` in one transaction; return or raise after it is durable or undone.

        `work` may be run again when the database asks for it, so it must not touch anything but its arguments. One that
        is not `serializable` locks what it reads: it sees what others commit while it runs.
        """
        ...

    def inside(self, listener: Inside) -> None:
        """Call `listener` at the end of every transaction of this process in which something was emitted."""
        ...

    def listen(self, listener: Listener) -> None:
        """Call `listener` on the event loop with the changes of every commit of this process, before writers go on."""
        ...

    def tell(self, changes: Sequence[Change]) -> None:
        """Hand changes to the listeners, on the event loop; those of other processes come this way."""
        ...

    async def changes_after(self, cursor: Cursor | None) -> tuple[Cursor, list[Change]]:
        """Changes of other processes after `cursor` (None = from now on), and the cursor to go on from."""
        ...


class ChangeLog:
    """Writes change rows, tells them apart by process, and has the listeners inside write theirs."""

    def __init__(self) -> None:
        self.origin = secrets.token_hex(8)
        self.inside: list[Inside] = []

    def run(self, db: Connection, work: Write[T]) -> tuple[T, list[Change]]:
        """Run `work`, then store what it emitted in the same transaction."""
        emitted: list[Change] = []
        db.info[_EMIT] = emitted.append
        result = work(db, emitted.append)
        distinct = list(dict.fromkeys(emitted))
        if distinct:
            now, told = clock.now(), len(emitted)
            for listener in self.inside:
                listener(db, distinct, now)
            if len(emitted) > told:  # with the jobs that listeners asked for
                distinct = list(dict.fromkeys(emitted))
            rows = [(self.origin, *one, microseconds(now)) for one in changes.written_together(distinct)]
            run(db, _INSERTS[db.dialect.name], rows)
        return result, distinct


def emitter(db: Connection) -> Emit:
    """`emit` of the write transaction that `db` is in, for what is handed the connection alone."""
    found: Emit = db.info[_EMIT]
    return found


def touch(db: Connection, emit: Emit) -> None:
    """A write that changes nothing: whether there can be one."""
    db.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")


def spare_memory(db: Connection) -> None:
    """Have SQLite forget the pages that `db` keeps, which are read again when they are wanted: large values that nobody
    reads soon would push out all others, and stay until the process ends."""
    if db.dialect.name == "sqlite":
        db.exec_driver_sql("PRAGMA shrink_memory")


def prune_changes(db: Connection, before: datetime, limit: int) -> int:
    """Delete up to `limit` changes older than `before`: how many. The newest stays: SQLite would reuse its number."""
    newest = sa.select(sa.func.max(change_table.c.seq)).scalar_subquery()
    is_old = sa.and_(change_table.c.at < before, change_table.c.seq < newest)
    oldest = sa.select(change_table.c.seq).where(is_old).order_by(change_table.c.at).limit(limit)
    return db.execute(sa.delete(change_table).where(change_table.c.seq.in_(oldest))).rowcount


def changes_since(db: Connection, at: datetime, limit: int) -> list[Change] | None:
    """Changes of all processes since then, as far as they are kept; None when they are more than `limit` rows."""
    rows = db.execute(sa.select(change_table).where(change_table.c.at >= at).limit(limit + 1)).all()
    return read_rows(rows) if len(rows) <= limit else None


def read_rows(rows: Iterable[sa.Row[Any]]) -> list[Change]:
    """Rows of the table `change` as changes."""
    return [one for row in rows for one in changes.read_together(row.kind, row.content)]
