"""Hand-written SQL over many rows, on both databases: what goes in comes out, whatever is equal in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from itertools import product
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.events.tables import event_claim
from schematic_server.storage import connect
from schematic_server.storage.database import Database
from schematic_server.storage.statements import run, run_counted, run_each

T = TypeVar("T")
_ECHO = "SELECT wanted.column1, wanted.column2, wanted.column3 FROM (SELECT {rows}) AS wanted WHERE wanted.column1 <> ?"
_CLAIM = """
INSERT INTO event_claim (environment_id, event_type, idempotency_key, claimed_at) SELECT {rows}
ON CONFLICT (environment_id, event_type, idempotency_key) DO UPDATE SET claimed_at = excluded.claimed_at
WHERE event_claim.claimed_at < ?
"""


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    one = connect(database_url)
    await one.open()
    yield one
    await one.close()


async def written(database: Database, work: Callable[[Connection], T]) -> T:
    return await database.write(lambda db, emit: work(db))


async def test_rows_come_as_they_are(database: Database) -> None:
    """However many they are, and whichever of their columns say the same in all."""
    for number, common in product([0, 1, 2, 3, 100, 511, 512, 513, 1300], ["", "1", "23", "123"]):
        rows = [
            tuple("same" if str(column) in common else f"{column}-{index}" for column in (1, 2, 3))
            for index in range(number)
        ]

        found = await database.read(lambda db: run(db, _ECHO, rows, "other"))  # noqa: B023  # waited for here

        assert sorted(map(tuple, found)) == sorted(rows), (number, common)


async def test_what_follows_the_rows_has_its_parameters(database: Database) -> None:
    rows = [("a", "x", "1"), ("b", "x", "2"), ("c", "x", "3")]

    found = await database.read(lambda db: run(db, _ECHO, rows, "b"))

    assert sorted(map(tuple, found)) == [("a", "x", "1"), ("c", "x", "3")]


@pytest.mark.parametrize("number", [1, 2, 7, 700])
async def test_only_what_was_changed_is_counted(database: Database, number: int) -> None:
    def claim(at: int, until: int, since: int) -> Callable[[Connection], int]:
        rows = [("env_a", "track", f"key-{index:04}", at) for index in range(until)]
        return lambda db: run_counted(db, _CLAIM, rows, since)

    assert await written(database, claim(5, number, 0)) == number
    assert await written(database, claim(6, number + 3, 5)) == 3
    assert await written(database, claim(7, number + 3, 6)) == number
    keys = sa.select(sa.func.count()).select_from(event_claim)
    assert await database.read(lambda db: db.scalar(keys)) == number + 3


async def test_a_column_may_hold_nothing_at_all_or_in_some_rows(database: Database) -> None:
    def store(db: Connection) -> list[Any]:
        rows = [("env_a", f"key-{index}", None if index % 2 else "x", None) for index in range(5)]
        names = "(shard, id, subtype, sent_at, environment_id, type, status, body, quantity, captured_at, loaded_at)"
        run(
            db,
            f"INSERT INTO event {names} VALUES {{rows}}",  # noqa: S608  # column names of this test
            [(*row, "env_a", "track", "processed", "{}", index, 1, 2) for index, row in enumerate(rows)],
        )
        return list(db.exec_driver_sql("SELECT id, subtype, sent_at, quantity FROM event ORDER BY id").fetchall())

    found = await written(database, store)

    assert [tuple(row) for row in found] == [
        (f"key-{index}", None if index % 2 else "x", None, index) for index in range(5)
    ]


async def test_a_statement_may_run_for_each_row(database: Database) -> None:
    def store(db: Connection) -> list[Any]:
        run(db, _CLAIM, [("env_a", "track", key, 1) for key in ("a", "b")], 0)
        run_each(db, "UPDATE event_claim SET claimed_at = ? WHERE idempotency_key = ?", [(7, "a"), (8, "b")])
        return list(db.exec_driver_sql("SELECT claimed_at FROM event_claim ORDER BY idempotency_key").scalars())

    assert await written(database, store) == [7, 8]
