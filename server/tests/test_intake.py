"""Whose fault a failure is, and who hears of it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from schematic_server.errors import BadRequest, Unavailable
from schematic_server.ingest.blame import is_on_the_event
from schematic_server.ingest.intake import MAX_GROUP, Intake

from .asgi import App

NOW = datetime(2026, 11, 29, tzinfo=UTC)


def _raised(app: App, statement: str, *values: Any) -> Exception:
    """What the database raises for a statement."""
    with pytest.raises((DBAPIError, Unavailable)) as raised:
        app.read(lambda db: db.exec_driver_sql(statement, values).all())
    return raised.value


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        ("SELECT CAST($1 AS bigint)", (2**63,)),
        ("SELECT CAST($1 AS text)", (7,)),
        ("SELECT CAST($1 AS text)", ("a\0b",)),
        ("SELECT 9223372036854775807 + 1", ()),
        ("SELECT CAST('2026-99-01' AS date)", ()),
    ],
)
def test_a_value_that_postgresql_cannot_hold_is_on_its_event(
    postgresql_app: App, statement: str, values: tuple[Any, ...]
) -> None:
    assert is_on_the_event(_raised(postgresql_app, statement, *values))


def test_a_statement_that_postgresql_ends_is_on_nobody(postgresql_app: App) -> None:
    error = _raised(postgresql_app, "SELECT pg_terminate_backend(pg_backend_pid())")

    assert not is_on_the_event(error)


def _wrapped(error: Exception) -> DBAPIError:
    return DBAPIError("SELECT 1", None, error)


class _Postgres(Exception):
    def __init__(self, sqlstate: str | None) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (BadRequest("a key that names two"), True),
        (ZeroDivisionError("a defect"), True),
        (OverflowError("Python int too large to convert to SQLite INTEGER"), True),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"), True),
        (RecursionError(), True),
        (_wrapped(sqlite3.DataError("string or blob too big")), True),
        (_wrapped(sqlite3.IntegrityError("UNIQUE constraint failed")), True),
        (_wrapped(_Postgres("22003")), True),
        (_wrapped(_Postgres("23503")), True),
        (_wrapped(_Postgres("54000")), True),
        (Unavailable("the database file was deleted"), False),
        (ConnectionRefusedError(), False),
        (TimeoutError(), False),
        (MemoryError(), False),
        (PoolTimeout(), False),
        (_wrapped(sqlite3.OperationalError("database or disk is full")), False),
        (_wrapped(sqlite3.DatabaseError("database disk image is malformed")), False),
        (_wrapped(_Postgres("40001")), False),
        (_wrapped(_Postgres("40P01")), False),
        (_wrapped(_Postgres("23505")), False),
        (_wrapped(_Postgres("53100")), False),
        (_wrapped(_Postgres("57P01")), False),
        (_wrapped(_Postgres(None)), False),
        (_wrapped(asyncpg.InterfaceError("connection is closed")), False),
    ],
)
def test_what_another_event_would_meet_as_well_is_on_no_event(error: Exception, expected: bool) -> None:
    assert is_on_the_event(error) is expected


class _Database:
    """Answers each write as it is told to."""

    def __init__(self, answer: Callable[[int], None]) -> None:
        self._answer = answer
        self.writes = 0

    async def write(self, work: Any) -> None:
        self.writes += 1
        await asyncio.sleep(0)
        self._answer(self.writes)


def _send(database: _Database, requests: int, events: Sequence[Any] = ()) -> list[Any]:
    async def run() -> list[Any]:
        intake = Intake(database)  # type: ignore[arg-type]  # all of a database that it needs
        return await asyncio.gather(*(intake.accept(events, NOW) for _ in range(requests)), return_exceptions=True)

    return asyncio.run(run())


@pytest.mark.parametrize("requests", [1, 5])
def test_trouble_of_the_database_is_told_to_all_at_once(requests: int) -> None:
    """Nothing is tried again request by request: each would wait as long for the same answer."""

    def fail(number: int) -> None:
        raise sa.exc.OperationalError("COMMIT", None, sqlite3.OperationalError("disk I/O error"))

    database = _Database(fail)

    answers = _send(database, requests)

    assert database.writes == 1
    assert [type(one) for one in answers] == [sa.exc.OperationalError] * requests


def test_trouble_that_begins_while_a_group_is_written_again_is_told_to_all() -> None:
    def fail(number: int) -> None:
        raise [ZeroDivisionError("one of the events"), Unavailable("the database is away")][number - 1]

    database = _Database(fail)

    answers = _send(database, 5)

    assert database.writes == 2
    assert [type(one) for one in answers] == [Unavailable] * 5


def test_trouble_is_told_to_those_that_wait_for_their_group() -> None:
    """One group after the other they would be held as long for the same answer."""

    def fail(number: int) -> None:
        raise Unavailable("another program holds its lock")

    database = _Database(fail)

    answers = _send(database, 5, [None] * MAX_GROUP)

    assert database.writes == 1
    assert [type(one) for one in answers] == [Unavailable] * 5


def test_what_a_group_meets_is_not_told_to_those_that_wait() -> None:
    def fail(number: int) -> None:
        if number == 1:
            raise sa.exc.OperationalError("COMMIT", None, sqlite3.OperationalError("no such table"))

    answers = _send(_Database(fail), 3, [None] * MAX_GROUP)

    assert [type(one) for one in answers] == [sa.exc.OperationalError, type(None), type(None)]
