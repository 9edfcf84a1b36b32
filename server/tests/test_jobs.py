"""Jobs on both databases: claimed once, tried again, put off, released; two nodes share them."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.cli import main
from schematic_server.clock import now as server_now
from schematic_server.errors import Unavailable
from schematic_server.jobs import claims, job, runner, store
from schematic_server.jobs.job import Again, AnyKind, Done, Failed, InParts, Job, Kind, Outcome, PutOff, Steps
from schematic_server.jobs.runner import Runner
from schematic_server.metrics import Metrics
from schematic_server.scope import Emit
from schematic_server.storage import connect
from schematic_server.storage.database import Database

from .conftest import Ahead
from .test_metrics import samples

PATIENCE = 180.0  # seconds
Perform = Callable[[str], Awaitable[None]]
Settle = Callable[[Job, datetime], Outcome]


class Errand(InParts[str, str]):
    """Runs what a test gives it, and tells what happened."""

    name = "errand"
    at_once = 4

    def __init__(self, perform: Perform | None = None, settle: Settle | None = None) -> None:
        self.performed: list[str] = []
        self._perform, self._settle = perform, settle

    def prepare(self, db: Connection, job: Job, now: datetime) -> str:
        return job.key

    async def perform(self, prepared: str) -> str:
        self.performed.append(prepared)
        if self._perform is not None:
            await self._perform(prepared)
        return prepared

    def settle(
        self, db: Connection, emit: Emit, job: Job, prepared: str, result: str | Exception, now: datetime
    ) -> Outcome:
        if isinstance(result, Exception):
            raise result
        return Done() if self._settle is None else self._settle(job, now)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    database = connect(url)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def running(database: Database, *kinds: AnyKind, metrics: Metrics | None = None) -> AsyncIterator[Runner]:
    runner = Runner(database, kinds, metrics or Metrics())
    runner.start()
    try:
        yield runner
    finally:
        await runner.stop()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with opened(database_url) as one:
        yield one


@pytest.fixture
async def other(database_url: str) -> AsyncIterator[Database]:
    """The same database as another node has it."""
    async with opened(database_url) as one:
        yield one


async def enqueue(database: Database, *keys: str, kind: str = "errand", after: float = 0.0) -> None:
    at = server_now() + timedelta(seconds=after)

    def work(db: Connection, emit: Emit) -> None:
        for key in keys:
            store.enqueue(db, kind, key, at)

    await database.write(work)


async def jobs(database: Database, kind: str = "errand") -> list[dict[str, Any]]:
    return await database.write(lambda db, emit: store.list_jobs(db, kind, None, 1000), serializable=False)


async def until(
    database: Database, condition: Callable[[list[dict[str, Any]]], Any], kind: str = "errand"
) -> list[dict[str, Any]]:
    """The jobs of the kind, as soon as they are as wanted."""
    async with asyncio.timeout(PATIENCE):
        while not condition(found := await jobs(database, kind)):  # noqa: ASYNC110  # seen in the database alone
            await asyncio.sleep(0.01)
    return found


async def until_gone(database: Database, kind: str = "errand") -> None:
    await until(database, lambda found: not found, kind)


def outcomes(metrics: Metrics) -> dict[str, float]:
    found = samples(metrics.render().decode())
    return {
        labels.removeprefix("job=errand,outcome="): value
        for (name, labels), value in found.items()
        if name == "schematic_background_runs_total" and labels.startswith("job=errand,")
    }


async def test_a_job_is_performed_once_and_is_gone(database: Database) -> None:
    errand, metrics = Errand(), Metrics()
    await enqueue(database, "a", "b", "c")

    async with running(database, errand, metrics=metrics):
        await until_gone(database)

    assert sorted(errand.performed) == ["a", "b", "c"]
    assert outcomes(metrics) == {"done": 3}


async def test_what_is_asked_for_twice_waits_once_for_the_earlier_time(database: Database) -> None:
    for after in (60, 30, 90):
        await enqueue(database, "a", after=after)

    (one,) = await jobs(database)

    assert (one["state"], one["attempts"]) == ("waiting", 0)
    assert 0 < (one["run_at"] - server_now()).total_seconds() <= 30


async def test_a_running_job_that_is_asked_for_runs_once_more(database: Database) -> None:
    """What it has read may be older than what it was asked for."""
    begun, goes_on = asyncio.Event(), asyncio.Event()

    async def perform(key: str) -> None:
        begun.set()
        await goes_on.wait()

    errand = Errand(perform)
    await enqueue(database, "a")

    async with running(database, errand):
        await begun.wait()
        await enqueue(database, "a")
        assert [one["state"] for one in await jobs(database)] == ["running"]
        goes_on.set()
        await until_gone(database)

    assert errand.performed == ["a", "a"]


async def test_a_job_is_begun_at_its_commit_not_at_the_next_look(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "LOOK", 10 * PATIENCE)
    begun: asyncio.Queue[str] = asyncio.Queue()

    async with running(database, Errand(begun.put)):
        for key in ("a", "b"):
            await enqueue(database, key)
            async with asyncio.timeout(PATIENCE):
                assert await begun.get() == key


async def test_a_slow_job_holds_up_neither_others_nor_other_kinds(database: Database) -> None:
    goes_on = asyncio.Event()

    async def perform(key: str) -> None:
        if key == "slow":
            await goes_on.wait()

    errand, other = Errand(perform), Errand()
    other.name = "other"
    await enqueue(database, "slow", *(f"fast {number}" for number in range(20)))
    await enqueue(database, "one", kind="other")

    async with running(database, errand, other):
        await until_gone(database, "other")
        await until(database, lambda found: [one["key"] for one in found] == ["slow"])
        goes_on.set()
        await until_gone(database)

    assert len(errand.performed) == 21


async def test_no_more_than_the_kind_allows_run_at_once(database: Database) -> None:
    there = most = 0
    is_full = asyncio.Event()

    async def perform(key: str) -> None:
        nonlocal there, most
        there += 1
        most = max(most, there)
        if there == Errand.at_once:
            is_full.set()
        await is_full.wait()
        there -= 1

    await enqueue(database, *map(str, range(30)))

    async with running(database, Errand(perform)):
        await until_gone(database)

    assert most == Errand.at_once


async def test_what_goes_wrong_is_tried_again_later_and_given_up_at_last(database: Database, clock: Ahead) -> None:
    async def perform(key: str) -> None:
        raise ValueError("no such place")

    errand, metrics = Errand(perform), Metrics()
    errand.max_attempts = 3
    await enqueue(database, "a")

    async with running(database, errand, metrics=metrics):
        for attempt in (1, 2):
            (waiting,) = await until(database, partial(has_waited, attempt))
            assert waiting["last_error"] == "ValueError: no such place"
            assert waiting["run_at"] > server_now()
            clock.by += timedelta(seconds=job.FIRST_PAUSE * 2**attempt)
        (failed,) = await until(database, lambda found: found[0]["state"] == "failed")

    assert errand.performed == ["a"] * 3
    assert (failed["run_at"], failed["last_error"]) == (None, "ValueError: no such place")
    assert outcomes(metrics) == {"retried": 2, "failed": 1}


def has_waited(attempts: int, found: Sequence[dict[str, Any]]) -> bool:
    return [(one["state"], one["attempts"]) for one in found] == [("waiting", attempts)]


async def test_a_failed_job_starts_anew_when_it_is_asked_for_or_told_to(database: Database) -> None:
    is_broken = True
    errand = Errand(settle=lambda job, now: Failed("broken") if is_broken else Done())
    await enqueue(database, "a", "b")

    async with running(database, errand):
        found = await until(database, lambda found: [one["state"] for one in found] == ["failed"] * 2)
        is_broken = False
        (job_id,) = [one["id"] for one in found if one["key"] == "a"]
        await database.write(lambda db, emit: store.retry(db, job_id, server_now()))
        await enqueue(database, "b")
        await until_gone(database)

    assert sorted(errand.performed) == ["a", "a", "b", "b"]


async def test_trouble_below_puts_a_job_off_without_counting(database: Database, clock: Ahead) -> None:
    trouble = [Unavailable("still away"), Unavailable("away")]

    async def perform(key: str) -> None:
        if trouble:
            raise trouble.pop()

    errand, metrics = Errand(perform), Metrics()
    errand.max_attempts = 1
    await enqueue(database, "a")

    async with running(database, errand, metrics=metrics):
        for why in ("away", "still away"):
            (waiting,) = await until(database, partial(has_error, why))
            assert (waiting["state"], waiting["attempts"]) == ("waiting", 0)
            clock.by += timedelta(seconds=2 * runner.PUT_OFF)
        await until_gone(database)

    assert outcomes(metrics) == {"put_off": 2, "done": 1}


def has_error(why: str, found: Sequence[dict[str, Any]]) -> bool:
    return [one["last_error"] for one in found] == [why]


@pytest.mark.parametrize("kind_of_date", ["step", "period", "call"])
async def test_a_clock_that_is_set_back_holds_up_no_job(
    database: Database, clock: Ahead, kind_of_date: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it had dated while it was ahead would wait for hours otherwise."""
    monkeypatch.setattr(runner, "SETTLES", 1.0)
    now = clock.by
    clock.by += timedelta(hours=5)

    def settle(job: Job, at: datetime) -> Outcome:
        clock.by = now
        return Again(at) if len(errand.performed) == 1 else Done()

    async def set_back(key: str) -> None:
        if kind_of_date == "call" and len(errand.performed) == 1:
            await enqueue(database, key)  # while it runs: once more, at the time there is now
            clock.by = now

    errand = Errand(set_back, settle)
    if kind_of_date == "period":
        errand.every = 60.0
    async with running(database, errand):
        if kind_of_date != "period":
            await enqueue(database, "one")
        async with asyncio.timeout(PATIENCE):
            while len(errand.performed) < 2:  # noqa: ASYNC110  # seen in its list alone
                await asyncio.sleep(0.01)
        if kind_of_date == "period":
            (waiting,) = await until(database, lambda found: found[0]["state"] == "waiting")
            assert waiting["run_at"] <= server_now() + timedelta(seconds=60)
        else:
            await until_gone(database)


async def test_a_clock_that_is_set_back_leaves_a_date_ahead_of_it(
    database: Database, clock: Ahead, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "SETTLES", 0.0)
    errand = Errand()
    async with running(database, errand):
        await enqueue(database, "soon", "late", after=7 * 3600.0)
        await until(database, lambda found: len(found) == 2)
        clock.by -= timedelta(hours=5)
        found = await until(database, lambda found: found[0]["run_at"] < server_now() + timedelta(hours=8))

    assert errand.performed == []
    assert all(one["run_at"] > server_now() + timedelta(hours=6) for one in found)


async def test_a_node_that_stops_releases_what_does_not_end(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "ENDS_WITHIN", 0.1)
    begun = asyncio.Event()

    async def perform(key: str) -> None:
        begun.set()
        await asyncio.Event().wait()

    await enqueue(database, "a")
    async with running(database, Errand(perform)):
        await begun.wait()

    (released,) = await jobs(database)
    assert (released["state"], released["attempts"]) == ("waiting", 0)
    assert released["run_at"] <= server_now()


async def test_a_perform_that_takes_too_long_is_ended(database: Database) -> None:
    async def perform(key: str) -> None:
        await asyncio.Event().wait()

    errand = Errand(perform)
    errand.within, errand.max_attempts = 0.05, 1
    await enqueue(database, "a")

    async with running(database, errand):
        (failed,) = await until(database, lambda found: found[0]["state"] == "failed")

    assert failed["last_error"] == "TimeoutError: it took more than 0.05 s"


class Tick(Steps):
    """Every hour, in three steps."""

    name = "tick"
    every = 3600.0

    def __init__(self) -> None:
        self.steps: list[tuple[int, datetime]] = []

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        number = job.progress.get("number", 0)
        self.steps.append((number, now))
        return Done() if number == 2 else Again(now, progress={"number": number + 1})


class Measured(Steps):
    """Tells how many connections are in use while it runs."""

    every = 3600.0

    def __init__(self, name: str, database: Database) -> None:
        self.name, self.has_run, self.in_use, self._database = name, asyncio.Event(), 0, database

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        db.execute(sa.text("SELECT pg_sleep(0.01)"))  # others come in between
        self.in_use = self._database.load()["connections_in_use"]
        self.has_run.set()
        return Done()


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
async def test_what_is_due_at_once_leaves_connections_to_others(database: Database) -> None:
    kinds = [Measured(f"measured{number}", database) for number in range(12)]
    async with running(database, *kinds), asyncio.timeout(PATIENCE):
        for kind in kinds:
            await kind.has_run.wait()

    assert max(kind.in_use for kind in kinds) <= runner.SIDE_BY_SIDE + 1  # and whoever looks for more


async def test_of_many_nodes_one_runs_what_is_due_every_so_often(
    database: Database, other: Database, clock: Ahead
) -> None:
    ticks = (Tick(), Tick())
    waiting = []

    async with running(database, ticks[0]), running(other, ticks[1]):
        for times in (1, 2, 3):
            (one,) = await until(
                database,
                lambda found: found and found[0]["state"] == "waiting" and found[0]["run_at"] > server_now(),
                "tick",
            )
            waiting.append(one["run_at"])
            taken = [number for tick in ticks for number, _ in tick.steps]
            assert Counter(taken) == {0: times, 1: times, 2: times}
            clock.by += one["run_at"] - server_now()

    assert [at.minute for at in waiting] == [0, 0, 0]
    assert len(set(waiting)) == 3


async def test_two_nodes_share_jobs_and_each_runs_once(database: Database, other: Database) -> None:
    here, there = Errand(), Errand()
    keys = [str(number) for number in range(120)]

    async with running(database, here), running(other, there):
        for start in range(0, len(keys), 10):
            await enqueue((database, other)[start % 20 // 10], *keys[start : start + 10])
        await until_gone(database)

    assert Counter(here.performed + there.performed) == Counter(keys)


async def test_what_a_late_node_settles_is_refused(database: Database, clock: Ahead) -> None:
    """Its lease ran out and another has begun anew: nothing of the late one's transaction stands."""
    errand = Errand()
    await enqueue(database, "a")
    first = await claimed(database, errand, "first")
    clock.by += claims.lease_time(errand)
    second = await claimed(database, errand, "second")

    with pytest.raises(store.LeaseLost):
        await database.write(lambda db, emit: late(db, errand, first[0]))
    await database.write(lambda db, emit: store.end(db, errand, second[0], Done(), server_now()))

    assert [one.attempts for one in first + second] == [1, 2]
    assert await jobs(database) == []
    assert await jobs(database, "never") == []


def late(db: Connection, kind: Kind, held: Job) -> None:
    store.enqueue(db, "never", "", server_now())
    store.end(db, kind, held, Done(), server_now())


async def claimed(database: Database, kind: Kind, lease: str, now: datetime | None = None) -> list[Job]:
    def work(db: Connection, emit: Emit) -> list[Job]:
        claims.take(db)
        return claims.claim(db, kind, 10, lease, now or server_now())

    return await database.write(work, serializable=False)


async def test_a_job_that_ends_its_nodes_is_given_up(database: Database, clock: Ahead) -> None:
    errand = Errand()
    errand.max_attempts = 2
    await enqueue(database, "a")
    for lease in ("first", "second"):
        assert len(await claimed(database, errand, lease)) == 1
        clock.by += claims.lease_time(errand)

    assert await claimed(database, errand, "third") == []

    (failed,) = await jobs(database)
    assert failed["state"] == "failed"
    assert failed["last_error"] == "begun 2 times, and the node that ran it never told of an end"


class Model:
    """What jobs of one kind are to be, one operation after the other."""

    def __init__(self) -> None:
        self.jobs: dict[str, dict[str, Any]] = {}

    def enqueue(self, key: str, at: datetime) -> None:
        one = self.jobs.setdefault(key, {"state": "waiting", "at": at, "again": None, "attempts": 0, "lease": None})
        if one["state"] == "running":
            one["again"] = min(at, one["again"] or at)
        elif one["state"] == "waiting":
            one["at"] = min(at, one["at"])
        else:
            one.update(state="waiting", at=at, attempts=0)

    def claim(self, lease: str, now: datetime, until: datetime) -> set[tuple[str, int]]:
        keys = [key for key, one in self.jobs.items() if one["at"] is not None and one["at"] <= now]
        for key in keys:
            one = self.jobs[key]
            one.update(state="running", at=until, again=None, attempts=one["attempts"] + 1, lease=lease)
        return {(key, self.jobs[key]["attempts"]) for key in keys}

    def end(self, held: Job, outcome: Outcome) -> bool:
        one = self.jobs.get(held.key)
        if one is None or one["lease"] != held.lease:
            return False
        again = one["again"]
        one.update(lease=None, again=None)
        match outcome:
            case Done() if again is None:
                del self.jobs[held.key]
            case Failed() if again is None:
                one.update(state="failed", at=None, attempts=0)
            case Done() | Failed():
                one.update(state="waiting", at=again, attempts=0)
            case Again(at, why, _):
                one.update(state="waiting", at=min(at, again or at), attempts=one["attempts"] if why else 0)
            case PutOff(at, _):
                one.update(state="waiting", at=min(at, again or at), attempts=one["attempts"] - 1)
        return True

    def shown(self) -> dict[str, tuple[Any, ...]]:
        return {key: (one["state"], one["at"], one["again"], one["attempts"]) for key, one in self.jobs.items()}


def shown(found: Sequence[dict[str, Any]]) -> dict[str, tuple[Any, ...]]:
    return {
        one["key"]: (
            one["state"],
            one["leased_until"] if one["state"] == "running" else one["run_at"],
            one["run_at"] if one["state"] == "running" else None,
            one["attempts"],
        )
        for one in found
    }


@pytest.mark.parametrize("seed", range(5))
async def test_random_calls_claims_and_ends_of_two_nodes_are_what_the_model_says(
    database: Database, other: Database, clock: Ahead, seed: int
) -> None:
    chance, model, kind = random.Random(seed), Model(), Errand()
    kind.max_attempts = 10**6
    held: list[Job] = []
    for number in range(100):
        node, now = chance.choice((database, other)), server_now()
        match chance.choice(("call", "call", "claim", "end", "end", "wait")):
            case "call":
                key, at = chance.choice("abcdef"), now + timedelta(seconds=chance.uniform(-30, 30))
                model.enqueue(key, at)
                await node.write(partial(call, kind.name, key, at))
            case "claim":
                found = await claimed(node, kind, str(number), now)
                assert {(one.key, one.attempts) for one in found} == model.claim(
                    str(number), now, now + claims.lease_time(kind)
                )
                held += found
            case "end" if held:
                one = held.pop(chance.randrange(len(held)))
                later = now + timedelta(seconds=chance.uniform(0, 30))
                outcome = chance.choice((Done(), Again(later), Again(later, "why"), PutOff(later), Failed("why")))
                if model.end(one, outcome):
                    await node.write(partial(end, kind, one, outcome, now))
                else:
                    with pytest.raises(store.LeaseLost):
                        await node.write(partial(end, kind, one, outcome, now))
            case _:
                clock.by += timedelta(seconds=chance.uniform(0, 60))
        if chance.random() < 0.3:
            assert shown(await jobs(node)) == model.shown()

    assert shown(await jobs(database)) == model.shown()


def call(kind: str, key: str, at: datetime, db: Connection, emit: Emit) -> None:
    store.enqueue(db, kind, key, at)


def end(kind: Kind, held: Job, outcome: Outcome, now: datetime, db: Connection, emit: Emit) -> None:
    store.end(db, kind, held, outcome, now)


# A server with a kind of jobs that never end, and tell that they have begun by a file.
STUCK = """
import asyncio, sys
from pathlib import Path
from schematic_server import app
from schematic_server.cli import main
from schematic_server.jobs.job import Done, InParts

class Stuck(InParts):
    name = "errand"
    def prepare(self, db, job, now): return job.key
    async def perform(self, key):
        Path(sys.argv[1], "begun").touch()
        await asyncio.Event().wait()
    def settle(self, db, emit, job, prepared, result, now): return Done()

app.kinds = lambda settings, provider: [Stuck()]
main(["serve", "--port", "0", "--database-url", sys.argv[2]])
"""


async def test_a_job_of_a_server_that_was_killed_is_done_by_another_node(
    database: Database, database_url: str, tmp_path: Path, clock: Ahead
) -> None:
    errand, attempts = Errand(), list[int]()
    errand._settle = lambda job, now: attempts.append(job.attempts) or Done()  # type: ignore[func-returns-value]  # it returns None, so Done
    await database.write(lambda db, emit: store.enqueue(db, "errand", "a", server_now() - timedelta(days=1)))
    command = [sys.executable, "-c", STUCK, str(tmp_path), database_url]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: ASYNC220
        async with asyncio.timeout(PATIENCE):
            while not (tmp_path / "begun").exists():
                assert server.poll() is None
                await asyncio.sleep(0.02)
        server.kill()
    (one,) = await jobs(database)
    assert (one["state"], one["attempts"]) == ("running", 1)
    clock.by += one["leased_until"] - server_now()

    async with running(database, errand):
        await until_gone(database)

    assert (errand.performed, attempts) == (["a"], [2])


async def test_failed_jobs_are_kept_for_a_while_and_not_too_many(
    database: Database, clock: Ahead, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "KEPT", 3)
    errand = Errand(settle=lambda job, now: Failed("broken"))
    for key in "abcde":
        clock.by += timedelta(seconds=1)
        await enqueue(database, key)
        (one,) = await claimed(database, errand, "lease")
        await database.write(partial(end, errand, one, Failed("broken"), server_now()))
    await jobs(database)

    await database.write(lambda db, emit: store.forget(db, server_now()))
    assert [one["key"] for one in await jobs(database)] == ["c", "d", "e"]
    await database.write(lambda db, emit: store.forget(db, server_now() + store.KEPT_FOR - timedelta(seconds=0.5)))
    assert [one["key"] for one in await jobs(database)] == ["e"]


def test_the_command_lists_runs_and_retries(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    async def prepare() -> None:
        async with opened(database_url) as database:
            await enqueue(database, "a", after=600)
            await enqueue(database, "b", after=900)
            await enqueue(database, "c")
            (one,) = await claimed(database, Errand(), "lease")
            await database.write(partial(end, Errand(), one, Failed("[red] broken"), server_now()))

    asyncio.run(prepare())

    def run(*arguments: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["jobs", *arguments, "--database-url", database_url])
        return ended.value.code or 0, *capsys.readouterr()

    code, out, _ = run("--json", "--kind", "errand")
    listed = json.loads(out)
    assert (code, [(one["key"], one["state"]) for one in listed]) == (
        0,
        [("c", "failed"), ("a", "waiting"), ("b", "waiting")],
    )
    assert "[red] broken" in run()[1]
    assert json.loads(run("--state", "failed", "--json")[1]) == listed[:1]
    assert run("run", "errand")[1] == "2 jobs of kind errand are due now.\n"
    assert run("run", "nothing")[0] == 1
    assert run("retry", listed[0]["id"])[0] == 0
    code, _, complaint = run("retry", listed[0]["id"])
    assert (code, "is waiting, not failed" in complaint) == (1, True)
    assert run("retry", "job_none")[0] == 1
    assert {one["state"] for one in json.loads(run("--json")[1])} == {"waiting"}
