"""Reads of a SQLite file beside the event loop: a long one holds up neither checks nor writes, nor the end."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import httpx2
import pytest
import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from schematic import Schematic
from schematic_server.domains.accounts.tables import environment
from schematic_server.errors import Unavailable
from schematic_server.storage import readers
from schematic_server.storage.sqlite import READERS, SqliteDatabase

from . import catalog
from .asgi import App
from .conftest import on_sqlite

pytestmark = on_sqlite
# Counts for longer than any test lasts.
_ENDLESS = sa.text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")


class Held:
    """A read that has begun, and goes on until it is let go."""

    def __init__(self) -> None:
        self.began = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, db: Connection) -> int:
        before = _count(db)
        self.began.set()
        assert self.let_go.wait(180)
        assert _count(db) == before, "one transaction sees one state"
        return before


def _count(db: Connection) -> int:
    return db.scalar(sa.select(sa.func.count()).select_from(environment)) or 0


def _rename(db: Connection, emit: object) -> None:
    db.execute(sa.update(environment).values(name="renamed"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[SqliteDatabase]:
    one = SqliteDatabase(database_url)
    await one.open()
    try:
        yield one
    finally:
        await one.close()


def test_checks_and_writes_are_answered_while_every_reader_is_busy(
    app: App, api: Schematic, http: httpx2.Client
) -> None:
    """Also the first check of a company, which has to look into the database, and one with a key not seen before."""
    catalog.feature(api, "seats")
    catalog.company(api)
    held = [Held() for _ in range(READERS)]

    with ThreadPoolExecutor(READERS + 1) as threads:
        reports = [threads.submit(app.read, one) for one in held]
        try:
            assert all(one.began.wait(180) for one in held)
            listing = threads.submit(http.get, "/companies")
            assert catalog.check(api, "seats").flag == "seats"
            catalog.track(api, event="flight")
            assert not any(report.done() for report in reports)
            assert not listing.done()
        finally:
            for one in held:
                one.let_go.set()
        assert [report.result(180) for report in reports]
        assert listing.result(180).status_code == 200


async def test_a_read_sees_what_was_written_before_it_and_keeps_to_it(database: SqliteDatabase) -> None:
    held = Held()
    reading = asyncio.create_task(database.read(held))
    await asyncio.to_thread(held.began.wait, 180)

    await database.write(_rename)
    held.let_go.set()
    await reading

    names = sa.select(environment.c.name)
    assert await database.read(lambda db: set(db.scalars(names))) == {"renamed"}
    assert await database.read_inline(lambda db: set(db.scalars(names))) == {"renamed"}


async def test_a_read_cannot_write(database: SqliteDatabase) -> None:
    for read in (database.read, database.read_inline):
        with pytest.raises(Unavailable, match="takes no writes"):
            await read(lambda db: _rename(db, None))

    assert "renamed" not in await database.read(lambda db: set(db.scalars(sa.select(environment.c.name))))


async def test_what_a_read_raises_belongs_to_who_asked(database: SqliteDatabase) -> None:
    def fails(db: Connection) -> None:
        raise LookupError("not there")

    for read in (database.read, database.read_inline):
        with pytest.raises(LookupError, match="not there"):
            await read(fails)
        with pytest.raises(DBAPIError):  # a defect of ours, not the database's trouble
            await read(lambda db: db.execute(sa.text("SELECT nothing FROM nowhere")))

    assert await asyncio.gather(*(database.read(_count) for _ in range(2 * READERS))) == [1] * (2 * READERS)


async def test_more_reads_than_may_wait_are_refused(database: SqliteDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [Held() for _ in range(READERS)]
    running = [asyncio.create_task(database.read(one)) for one in held]
    for one in held:
        await asyncio.to_thread(one.began.wait, 180)
    monkeypatch.setattr(readers, "MAX_WAITING", 2)
    waiting = [asyncio.create_task(database.read(_count)) for _ in range(2)]
    await asyncio.sleep(0)

    with pytest.raises(Unavailable, match="2 reads wait"):
        await database.read(_count)

    assert database.load()["reads_waiting"] == 2
    for one in held:
        one.let_go.set()
    assert await asyncio.gather(*running, *waiting) == [1] * (READERS + 2)


async def test_a_read_that_is_cancelled_before_its_turn_never_runs(database: SqliteDatabase) -> None:
    held = [Held() for _ in range(READERS)]
    running = [asyncio.create_task(database.read(one)) for one in held]
    for one in held:
        await asyncio.to_thread(one.began.wait, 180)
    ran: list[int] = []
    given_up = asyncio.create_task(database.read(lambda db: ran.append(1)))
    await asyncio.sleep(0)

    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    for one in held:
        one.let_go.set()
    await asyncio.gather(*running)
    await asyncio.gather(*(database.read(_count) for _ in range(READERS)))

    assert ran == []


async def test_closing_ends_what_runs_and_refuses_what_waits(database_url: str) -> None:
    threads = set(threading.enumerate())
    database = SqliteDatabase(database_url)
    await database.open()
    began = [threading.Event() for _ in range(READERS)]

    def endless(number: int) -> asyncio.Task[int]:
        def work(db: Connection) -> int:
            began[number].set()
            return db.scalar(_ENDLESS) or 0

        return asyncio.create_task(database.read(work))

    running = [endless(number) for number in range(READERS)]
    await asyncio.sleep(0)
    for one in began:
        await asyncio.to_thread(one.wait, 180)
    waiting = asyncio.create_task(database.read(_count))
    await asyncio.sleep(0)

    await database.close()

    results = await asyncio.gather(*running, waiting, return_exceptions=True)
    assert [str(one) for one in results] == [
        *["the database cannot be used now: the server is stopping"] * READERS,
        "the server is stopping",
    ]
    assert not [one for one in set(threading.enumerate()) - threads if one.name.startswith("sqlite")]


def test_the_planner_is_told_of_every_index_that_begins_with_an_environment(database_url: str) -> None:
    """Without it, SQLite goes through the environment to find a few rows by their ids."""
    with closing(sqlite3.connect(Path(database_url.removeprefix("sqlite:///")))) as db:
        plan = db.execute("EXPLAIN QUERY PLAN SELECT * FROM company WHERE environment_id = '' AND id IN ('a', 'b')")
        assert [row[3] for row in plan] == ["SEARCH company USING INDEX sqlite_autoindex_company_1 (id=?)"]
