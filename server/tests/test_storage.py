"""The storage port on both databases: durable or undone, heard of after the commit, never lost between processes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from itertools import count

import asyncpg
import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.changes import Change, EnvironmentChanged, written
from schematic_server.clock import now as server_now
from schematic_server.domains.accounts.tables import environment
from schematic_server.errors import BadRequest, Unavailable
from schematic_server.feed import MAX_SLEEP, Feed
from schematic_server.scope import Emit
from schematic_server.storage import connect
from schematic_server.storage.database import Database, prune_changes
from schematic_server.storage.metadata import change as change_table

from .conftest import Keys, on_sqlite


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """One process's view of the database."""
    database = connect(url)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with opened(database_url) as one:
        yield one


@pytest.fixture
async def other(database_url: str) -> AsyncIterator[Database]:
    """The same database as another process has it."""
    async with opened(database_url) as one:
        yield one


def renaming(name: str, *, fail: bool = False) -> Callable[[Connection, Emit], str]:
    """A write that inserts an environment and tells of it, then perhaps fails."""

    def work(db: Connection, emit: Emit) -> str:
        now = server_now()
        account_id = db.scalar(sa.select(environment.c.account_id).limit(1))
        row = {"id": f"env_{name}", "account_id": account_id, "name": name, "environment_type": "staging"}
        db.execute(sa.insert(environment).values(**row, created_at=now, updated_at=now))
        emit(EnvironmentChanged(account_id or "", f"env_{name}", "created"))
        if fail:
            raise BadRequest(name)
        return name

    return work


def names(db: Connection) -> set[str]:
    return set(db.scalars(sa.select(environment.c.name)))


def heard_by(database: Database) -> list[str]:
    heard: list[str] = []

    def listen(changes: Sequence[Change]) -> None:
        heard.extend(one.environment_id or "" for one in changes)

    database.listen(listen)
    return heard


async def test_a_write_is_seen_by_the_next_read_and_by_another_process(database: Database, other: Database) -> None:
    assert await database.write(renaming("one")) == "one"

    assert "one" in await database.read(names)
    assert "one" in await other.read(names)


async def test_a_short_read_sees_one_state_however_many_statements_it_is(database: Database) -> None:
    """On PostgreSQL one statement runs without a transaction; with a second one all of it begins anew in one."""
    numbers = count()

    async def write_elsewhere() -> None:
        async with opened(database.url) as another:
            await another.write(renaming(f"late{next(numbers)}"))

    def work(db: Connection) -> tuple[set[str], set[str]]:
        before = names(db)
        writing = threading.Thread(target=asyncio.run, args=(write_elsewhere(),))
        writing.start()
        writing.join()
        return before, names(db)

    before, after = await database.read_inline(work)

    assert before == after
    assert after < await database.read_inline(names)


async def test_a_failed_write_raises_and_leaves_nothing_behind(database: Database) -> None:
    heard = heard_by(database)
    with pytest.raises(BadRequest, match="broken"):
        await database.write(renaming("broken", fail=True))

    assert "broken" not in await database.read(names)
    assert heard == []
    assert await database.read(lambda db: db.scalar(sa.select(sa.func.count()).select_from(change_table))) == 0


async def test_a_listener_inside_writes_in_the_same_transaction(database: Database) -> None:
    """It hears each change once, at the end, and what it writes is undone with the rest."""
    heard: list[Change] = []

    def note(db: Connection, changes: Sequence[Change], now: datetime) -> None:
        heard.extend(changes)
        for one in changes:
            row = environment.c.id == one.environment_id
            db.execute(sa.update(environment).where(row).values(name=environment.c.name + " (heard)"))
            if one.environment_id == "env_refused":
                raise BadRequest("a listener fails")

    def twice(db: Connection, emit: Emit) -> str:
        renaming("two")(db, emit)
        emit(EnvironmentChanged(heard[0].account_id, "env_two", "created"))
        return "two"

    database.inside(note)
    await database.write(renaming("one"))
    await database.write(twice)
    with pytest.raises(BadRequest, match="a listener fails"):
        await database.write(renaming("refused"))
    await database.write(lambda db, emit: None)

    assert [one.environment_id for one in heard] == ["env_one", "env_two", "env_refused"]
    assert {one for one in await database.read(names) if "heard" in one} == {"one (heard)", "two (heard)"}


async def test_of_many_concurrent_writes_only_the_failing_ones_are_undone(database: Database) -> None:
    writes = [database.write(renaming(f"n{number}", fail=number % 7 == 0)) for number in range(40)]
    results = await asyncio.gather(*writes, return_exceptions=True)

    failed = {f"n{number}" for number in range(40) if number % 7 == 0}
    assert {str(one) for one in results if isinstance(one, BadRequest)} == failed
    stored = await database.read(names)
    assert {f"n{number}" for number in range(40)} & stored == {f"n{number}" for number in range(40)} - failed


async def test_concurrent_writes_that_read_first_lose_no_update(database: Database, credentials: Keys) -> None:
    """Ten writers add a letter each to one name: whoever comes second sees what the first did."""

    def add_letter(db: Connection, emit: Emit) -> None:
        of_ours = environment.c.id == credentials.environment_id
        name = db.scalar(sa.select(environment.c.name).where(of_ours)) or ""
        db.execute(sa.update(environment).where(of_ours).values(name=name + "!"))

    await asyncio.gather(*(database.write(add_letter) for _ in range(10)))

    assert any(name.endswith("!" * 10) for name in await database.read(names))


async def test_listeners_hear_of_a_change_before_the_writer_goes_on(database: Database) -> None:
    heard = heard_by(database)

    await database.write(renaming("told"))

    assert heard == ["env_told"]


@on_sqlite
async def test_writes_that_queue_up_are_committed_together_and_answered_one_by_one(database: Database) -> None:
    """The first write holds the writer; the others wait, share one commit, and one of them fails alone."""
    release = threading.Event()
    first = asyncio.create_task(database.write(lambda db, emit: release.wait(180)))
    waiting = [asyncio.create_task(database.write(renaming(f"g{number}", fail=number == 3))) for number in range(6)]
    await asyncio.sleep(0)

    release.set()
    await first
    results = await asyncio.gather(*waiting, return_exceptions=True)

    assert [isinstance(one, BadRequest) for one in results] == [False, False, False, True, False, False]
    assert {"g0", "g1", "g2", "g4", "g5"} <= await database.read(names)


@on_sqlite
async def test_nobody_in_a_group_hears_of_success_when_the_disk_is_full(database: Database) -> None:
    """What was answered must be on disk; a commit that fails is the failure of every write in it."""
    release = threading.Event()
    heard = heard_by(database)

    def fill_the_disk(db: Connection, emit: Emit) -> None:
        pages = db.exec_driver_sql("PRAGMA page_count").scalar_one()
        db.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        release.wait(180)

    def too_much(db: Connection, emit: Emit) -> None:
        db.execute(sa.update(environment).values(name="x" * 10_000_000))

    first = asyncio.create_task(database.write(fill_the_disk))
    waiting = [asyncio.create_task(database.write(work)) for work in (renaming("before"), too_much, renaming("after"))]
    await asyncio.sleep(0)
    release.set()
    await first
    results = await asyncio.gather(*waiting, return_exceptions=True)

    assert isinstance(results[1], Unavailable)
    told = {name for name, one in zip(("before", "-", "after"), results, strict=True) if isinstance(one, str)}
    assert {"before", "after"} & await database.read(names) == told
    assert set(heard) == {f"env_{name}" for name in told}


@on_sqlite
async def test_a_group_fails_as_a_whole_when_sqlite_gives_up_its_transaction(database: Database) -> None:
    """On an I/O error SQLite may undo everything by itself; later writes must not slip out of the transaction."""
    release = threading.Event()

    def give_up(db: Connection, emit: Emit) -> None:
        db.exec_driver_sql("ROLLBACK")
        raise OSError("disk I/O error")

    works = [lambda db, emit: release.wait(180), renaming("before"), give_up, renaming("after")]
    waiting = [asyncio.create_task(database.write(work)) for work in works]
    await asyncio.sleep(0)
    release.set()
    _, *results = await asyncio.gather(*waiting, return_exceptions=True)

    assert all(isinstance(one, Exception) for one in results)
    assert not {"before", "after"} & await database.read(names)
    assert await database.write(renaming("later")) == "later"


async def test_changes_of_other_processes_are_heard_and_own_ones_are_not_repeated(
    database: Database, other: Database
) -> None:
    feed, heard = Feed(database), heard_by(database)
    await feed.look(0.0)

    await other.write(renaming("theirs"))
    await feed.look(1.0)
    await database.write(renaming("ours"))
    await feed.look(2.0)

    assert heard == ["env_theirs", "env_ours"]


async def test_the_first_change_ever_is_heard(database: Database, other: Database) -> None:
    """An empty change table is a place to start from like any other."""
    feed, heard = Feed(database), heard_by(database)
    await feed.look(0.0)

    await other.write(renaming("first"))
    await feed.look(1.0)

    assert heard == ["env_first"]


async def test_changes_before_the_first_look_are_not_news(database: Database, other: Database) -> None:
    feed, heard = Feed(database), heard_by(database)
    await other.write(renaming("old"))

    await feed.look(0.0)
    await feed.look(1.0)

    assert heard == []


async def test_old_changes_are_deleted_and_new_ones_still_heard(database: Database, other: Database) -> None:
    feed, heard = Feed(database), heard_by(database)
    await other.write(renaming("older"))
    await other.write(renaming("old"))
    await feed.look(0.0)

    later = server_now() + timedelta(minutes=1)
    assert await database.write(lambda db, emit: prune_changes(db, later, 100)) == 1
    await other.write(renaming("new"))
    await feed.look(1.0)

    assert heard == ["env_new"]
    assert await database.read(lambda db: db.scalar(sa.select(sa.func.count()).select_from(change_table))) == 2


async def test_a_process_that_slept_forgets_every_environment(database: Database, credentials: Keys) -> None:
    """Changes may have been deleted meanwhile; what is in memory cannot be trusted."""
    feed, heard = Feed(database), heard_by(database)
    await feed.look(0.0)

    await feed.look(MAX_SLEEP + 1)

    assert heard == [credentials.environment_id]


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
async def test_a_change_that_commits_late_is_not_skipped_and_holds_up_no_other(
    database: Database, other: Database, database_url: str
) -> None:
    """Sequence numbers are given before the commit: the slow transaction has the lower one and shows up later."""
    feed, heard = Feed(database), heard_by(database)
    await feed.look(0.0)
    slow = await asyncpg.connect(database_url, ssl=False)
    transaction = slow.transaction()
    await transaction.start()
    await slow.execute(
        "INSERT INTO change (transaction_id, origin, kind, content, at)"
        " VALUES (pg_current_xact_id()::text::bigint, 'slow', $1, $2, 0)",
        *written(EnvironmentChanged("acct", "env_slow", "created")),
    )

    await other.write(renaming("quick"))
    await feed.look(1.0)
    assert heard == ["env_quick"]
    await transaction.commit()
    await slow.close()
    await feed.look(2.0)
    await feed.look(3.0)

    assert heard == ["env_quick", "env_slow"]


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("mysql://u@h/db", "must start with sqlite:/// or postgresql://"),
        ("sqlite://", "names no database"),
        ("sqlite:///:memory:", "names no database"),
        ("postgresql://user@host", "names no database"),
        ("postgresql://user@host:port/db", "a port must be a number"),
        ("schematic.sqlite3", "is not a URL"),
    ],
)
def test_a_database_url_that_cannot_work_is_refused_by_name(url: str, complaint: str) -> None:
    with pytest.raises(BadRequest, match=complaint):
        connect(url)
