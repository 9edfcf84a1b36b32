"""Several nodes on one database: each hears of the others' changes at once when called, at its next look otherwise.

A node here looks once an hour, so that what it knows before it knows from a call.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Callable, Generator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import Any

import asyncpg
import httpx2
import pytest
from redis import Redis

from schematic_server import clock as server_clock
from schematic_server.bus import connect, redis
from schematic_server.bus.bus import GATHERED_FOR, Bus, Call, Wake
from schematic_server.changes import Change
from schematic_server.errors import BadRequest
from schematic_server.feed import Feed
from schematic_server.jobs import runner
from schematic_server.log import JsonFormatter
from schematic_server.metrics import Metrics
from schematic_server.settings import Settings
from schematic_server.storage.database import Cursor, Database

from .asgi import App
from .conftest import Keys
from .running_jobs import until
from .test_jobs import Errand, enqueue, opened, running
from .test_metrics import samples

PATIENCE = 180.0  # seconds
HOUR = 3600.0
NOBODY = "redis://:hunter2@127.0.0.1:1/0"
FLAG = {"key": "seats", "name": "Seats", "description": "", "flag_type": "boolean", "default_value": False}
RULE = {"name": "All", "priority": 1, "rule_type": "standard"}
on_postgresql = pytest.mark.parametrize("backend", ["postgresql"], indirect=True)


@pytest.fixture(scope="module")
def redis_url(valkey: Callable[[], Any]) -> Iterator[str]:
    with valkey() as server:
        yield f"redis://{server.host}:{server.port}"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, Any]]]:
    """What the log has of the bus so far."""
    caplog.set_level(logging.INFO, "schematic_server.bus")
    caplog.handler.setFormatter(JsonFormatter())
    return lambda: [line for line in map(json.loads, caplog.text.splitlines()) if line["logger"].endswith(".bus")]


@pytest.fixture
def keys(backend: str, request: pytest.FixtureRequest) -> Keys:
    """Of every database that is like the template."""
    found: Keys = request.getfixturevalue(f"{backend}_template")[1]
    return found


class Node:
    """One node, asked about one flag."""

    def __init__(self, app: App, http: httpx2.Client) -> None:
        self.app, self._http = app, http

    def create(self) -> None:
        self._http.post("/flags", json=FLAG).raise_for_status()

    def set(self, value: bool) -> None:
        flag_id = self._http.get("/flags").raise_for_status().json()["data"][0]["id"]
        rule = {**RULE, "value": value, "conditions": [], "condition_groups": []}
        self._http.put(f"/flags/{flag_id}/rules", json={"rules": [rule]}).raise_for_status()

    def check(self) -> bool:
        value: bool = self._http.post("/flags/seats/check", json={}).raise_for_status().json()["data"]["value"]
        return value

    def until(self, condition: Callable[[], Any]) -> None:
        """Wait for what another node, or the bus, does meanwhile."""

        async def wait() -> None:
            async with asyncio.timeout(PATIENCE):
                while not await asyncio.to_thread(condition):  # noqa: ASYNC110  # seen from outside alone
                    await asyncio.sleep(0.005)

        asyncio.run(wait())

    def failures(self) -> float:
        return samples(self._http.get("/metrics").text)["schematic_bus_failures_total", ""]


@contextmanager
def node(url: str, keys: Keys, bus: str = "auto", look_every: float = HOUR) -> Generator[Node]:
    with App(Settings(url, bus=bus), look_every=look_every) as app, app.client(keys.secret) as http:
        yield Node(app, http)


def hears(writer: Node, reader: Node, values: Sequence[bool]) -> None:
    """Each of these values of the flag, set through `writer`, is answered by `reader`."""
    for value in values:
        writer.set(value)
        reader.until(lambda value=value: reader.check() is value)  # type: ignore[misc]  # a default binds it in this turn of the loop


@on_postgresql
@pytest.mark.parametrize("bus", ["auto", "redis"])
def test_a_write_through_one_node_changes_a_check_on_another(
    database_url: str, keys: Keys, bus: str, redis_url: str
) -> None:
    url = redis_url if bus == "redis" else bus
    with node(database_url, keys, url) as one, node(database_url, keys, url) as other:
        one.create()
        assert (one.check(), other.check()) == (False, False)

        hears(one, other, [True, False, True])
        hears(other, one, [False, True])


@on_postgresql
def test_a_node_whose_listening_connection_was_ended_hears_again(
    database_url: str, keys: Keys, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    with node(database_url, keys) as one, node(database_url, keys) as other:
        one.create()
        assert other.check() is False
        other.until(lambda: len(listening(database_url)) == 2)
        for value in (True, False):
            before = listening(database_url)

            end(database_url, before)
            one.set(value)

            other.until(lambda value=value: other.check() is value)  # type: ignore[misc]  # a default binds it in this turn of the loop
            other.until(lambda before=before: len(listening(database_url) - before) == 2)  # type: ignore[misc]  # a default binds it in this turn of the loop
        assert one.failures() + other.failures() >= 4
    assert {line["event"] for line in lines()} == {"bus lost", "bus usable again"}


def listening(url: str) -> set[int]:
    """The sessions of nodes that listen."""

    async def ask() -> set[int]:
        connection = await asyncpg.connect(url, ssl=False)
        try:
            found = await connection.fetch(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'NOTIFY%'"
            )
        finally:
            await connection.close()
        return {row["pid"] for row in found}

    return asyncio.run(ask())


def end(url: str, sessions: set[int]) -> None:
    async def ask() -> None:
        connection = await asyncpg.connect(url, ssl=False)
        try:
            for pid in sessions:
                await connection.execute("SELECT pg_terminate_backend($1)", pid)
        finally:
            await connection.close()

    asyncio.run(ask())


def test_without_a_bus_a_node_hears_at_its_next_look(
    database_url: str, keys: Keys, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    """Writes and checks go on; the log has it once, without the password, and the metrics count."""
    with (
        node(database_url, keys, NOBODY, look_every=0.01) as one,
        node(database_url, keys, NOBODY, look_every=0.01) as other,
    ):
        one.create()
        hears(one, other, [True, False])
        other.until(lambda: other.failures() >= 3)
        assert other.check() is False
    assert [line["event"] for line in lines()] == ["bus lost"] * 2
    assert all("hunter2" not in str(line) and "127.0.0.1" in line["cause"] for line in lines())


@on_postgresql
async def test_a_job_asked_for_on_one_node_wakes_the_others(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "LOOK", HOUR)
    performed: asyncio.Queue[str] = asyncio.Queue()

    async def perform(key: str) -> None:
        performed.put_nowait(key)

    async with (
        opened(database_url) as here,
        opened(database_url) as there,
        following(here, Settings(database_url)),
        following(there, Settings(database_url)),
        running(there, Errand(perform)),
        asyncio.timeout(PATIENCE),
    ):
        for key in ("a", "b", "c"):
            await enqueue(here, key)
            assert await performed.get() == key


@asynccontextmanager
async def following(database: Database, settings: Settings) -> AsyncGenerator[None]:
    """A node without its edge: what it hears, and that others hear of it."""
    bus = connect(settings, Metrics())
    feed = Feed(database, bus.call, HOUR)
    await feed.look(server_clock.unix())
    tasks = [asyncio.create_task(loop) for loop in (feed.follow(), bus.run(feed.wake))]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


class Record:
    """A database of which only the record of changes is asked; each look waits until it is let go on."""

    def __init__(self) -> None:
        self.looks: asyncio.Queue[asyncio.Event] = asyncio.Queue()

    def listen(self, listener: object) -> None: ...

    def tell(self, changes: Sequence[Change]) -> None: ...

    async def changes_after(self, cursor: Cursor | None) -> tuple[Cursor, list[Change]]:
        goes_on = asyncio.Event()
        self.looks.put_nowait(goes_on)
        await goes_on.wait()
        return Cursor(1), []


async def test_a_look_that_is_under_way_when_woken_is_followed_by_one_more() -> None:
    """It may have read before what it is woken for was there. Many calls are one more look."""
    record = Record()
    feed = Feed(record, period=HOUR)  # type: ignore[arg-type]  # all of a database that it needs
    following = asyncio.create_task(feed.follow())
    async with asyncio.timeout(PATIENCE):
        first = await record.looks.get()
        for _ in range(100):
            feed.wake()
        first.set()
        second = await record.looks.get()
        second.set()
        await asyncio.sleep(0.1)

    assert record.looks.empty()
    following.cancel()


class Line:
    """A line of which a test decides what becomes of it."""

    def __init__(self, *troubles: Exception | None) -> None:
        self._troubles = list(troubles)
        self.calls: asyncio.Queue[Wake] = asyncio.Queue()
        self.opened = 0

    @asynccontextmanager
    async def __call__(self, heard: Wake, lost: Wake) -> AsyncGenerator[Call]:
        self.opened += 1

        async def call() -> None:
            trouble = self._troubles.pop(0) if self._troubles else None
            if trouble is not None:
                raise trouble
            self.calls.put_nowait(lost)

        yield call


async def test_a_call_that_failed_is_made_again_over_a_new_line() -> None:
    """PostgreSQL refuses calls while its queue of them is full, a Redis may be restarted."""
    line, metrics, heard = Line(None, OSError("queue full"), OSError("queue full")), Metrics(), asyncio.Queue[None]()
    bus = Bus(line, metrics)
    running = asyncio.create_task(bus.run(lambda: heard.put_nowait(None)))
    async with asyncio.timeout(PATIENCE):
        await line.calls.get()

        bus.call()
        await line.calls.get()

    assert (line.opened, heard.qsize()) == (3, 3)
    assert samples(metrics.render().decode())["schematic_bus_failures_total", ""] == 2
    running.cancel()


async def test_calls_in_quick_succession_are_few() -> None:
    line = Line()
    bus = Bus(line, Metrics())
    running = asyncio.create_task(bus.run(lambda: None))
    async with asyncio.timeout(PATIENCE):
        await line.calls.get()
        for _ in range(1000):
            bus.call()
        await line.calls.get()
        await asyncio.sleep(0.1)

    assert line.calls.empty()
    running.cancel()


@pytest.mark.parametrize("turns", range(12))
async def test_a_bus_that_is_ended_amid_a_call_ends(redis_url: str, turns: int) -> None:
    """However many turns of the event loop after the call was asked for."""
    bus, heard = Bus(partial(redis.line, redis_url), Metrics()), asyncio.Event()
    running = asyncio.create_task(bus.run(heard.set))
    async with asyncio.timeout(PATIENCE):
        await heard.wait()
        await asyncio.sleep(2 * GATHERED_FOR)
    bus.call()
    for _ in range(turns):
        await asyncio.sleep(0)
    running.cancel()

    ended, _ = await asyncio.wait([running], timeout=PATIENCE)
    assert ended


@pytest.mark.parametrize("turns", range(12))
async def test_a_line_that_is_ended_as_it_closes_leaves_no_connection(redis_url: str, turns: int) -> None:
    """However many turns of the event loop after it was lost."""
    lost = asyncio.Event()

    async def use() -> None:
        async with redis.line(redis_url, lambda: None, lambda: None) as call:
            await call()
            lost.set()
            raise OSError("lost")

    using = asyncio.create_task(use())
    await lost.wait()
    for _ in range(turns):
        await asyncio.sleep(0)
    using.cancel()
    await asyncio.wait([using])
    if not using.cancelled():
        assert str(using.exception()) == "lost"

    with Redis.from_url(redis_url) as other:
        until(lambda: len(other.client_list()) == 1)


@pytest.mark.parametrize("url", ["redis://:hunter2@h:port/0", "redis://:hunter2@h/0?socket_timeout=soon"])
def test_a_bus_that_cannot_be_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(BadRequest, match="SCHEMATIC_BUS is not a URL such as") as refused:
        connect(Settings(bus=url), Metrics())

    assert "hunter2" not in str(refused.value)
