"""A replicator between a real server and a real Redis: what it holds is what the server knows, whatever happened."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx2
import pytest

redis = pytest.importorskip("redis")

from schematic import Schematic  # noqa: E402
from schematic.cache import RedisCache  # noqa: E402
from schematic.client import DataStreamConfig  # noqa: E402
from schematic.datastream.shared import NAMES  # noqa: E402
from schematic.rules import VERSION_KEY  # noqa: E402
from schematic_server.replicator.health import State, serving  # noqa: E402
from schematic_server.replicator.replicator import Replicator  # noqa: E402
from schematic_server.replicator.settings import Settings  # noqa: E402

from . import catalog  # noqa: E402
from .asgi import App  # noqa: E402
from .streams import listening  # noqa: E402

PATIENCE = 300.0  # seconds
CURSOR = "schematic:datastream:replay_cursor"


@pytest.fixture(scope="module")
def address(valkey: Callable[[], Any]) -> Iterator[str]:
    with valkey() as server:
        yield f"{server.host}:{server.port}"


@pytest.fixture
def stored(address: str) -> Iterator[Any]:
    with redis.Redis.from_url(f"redis://{address}", decode_responses=True) as client:
        client.flushall()
        yield client


@pytest.fixture
def port(app: App) -> Iterator[int]:
    with listening(app) as found:
        yield found


@contextmanager
def replicating(port: int, secret: str, address: str) -> Iterator[tuple[State, str]]:
    """A replicator that has loaded, and its health page."""
    variables = {"SCHEMATIC_API_KEY": secret, "SCHEMATIC_API_URL": f"http://127.0.0.1:{port}", "REDIS_ADDR": address}
    settings = Settings.from_environment({**variables, "ASYNC_LOADER_PAGE_SIZE": "2"})
    state = State(settings.version, settings.replays)
    started, pages = threading.Event(), list[str]()
    loop = asyncio.new_event_loop()

    async def run() -> None:
        async with serving(state, 0) as health:
            pages.append(f"http://127.0.0.1:{health}")
            started.set()
            await Replicator(settings, state).run()

    task = loop.create_task(run())
    thread = threading.Thread(target=lambda: loop.run_until_complete(asyncio.wait([task])))
    thread.start()
    try:
        assert started.wait(PATIENCE)
        until(lambda: state.is_ready or task.done())
        if task.done():
            task.result()  # why it ended
        yield state, pages[0]
    finally:
        # Before Python 3.13 what fails at that moment may keep it to itself; the command gives up waiting, too.
        for _ in range(int(PATIENCE)):
            loop.call_soon_threadsafe(task.cancel)
            thread.join(1.0)
            if not thread.is_alive():
                break
        loop.close()
    assert task.cancelled()


def until(condition: Callable[[], Any]) -> None:
    ends_at = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < ends_at
        threading.Event().wait(0.005)


@pytest.fixture
def gold(api: Schematic) -> Any:
    made, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    catalog.grant(api, made, flights, "numeric", value_numeric=5)
    for code in ("UA", "DL", "AA"):
        catalog.company(api, code, base_plan_id=made.id, traits={"seats": 3})
    api.companies.upsert_user(keys={"email": "ada@ua.example"}, company={"code": "UA"})
    return made


def company(stored: Any, code: str) -> Any:
    """The document that this key leads to."""
    found = stored.get(f"schematic:company:{VERSION_KEY}:code:{code.lower()}")
    return found and json.loads(stored.get(f"schematic:company:{VERSION_KEY}:{json.loads(found)}"))


def usage(stored: Any, code: str = "UA") -> Any:
    found = company(stored, code)
    return found and found["entitlements"][0]["usage"]


def test_what_it_holds_is_answered_from_as_the_server_answers(
    port: int, secret: str, address: str, stored: Any, api: Schematic, gold: Any
) -> None:
    with replicating(port, secret, address) as (state, health):
        caches = dict.fromkeys(NAMES, RedisCache(redis.Redis.from_url(f"redis://{address}")))
        config = DataStreamConfig(**caches, replicator_mode=True, replicator_health_url=f"{health}/ready")
        options: Any = {"use_datastream": True, "datastream": config, "cache_timeout": PATIENCE}
        client = Schematic("unused", base_url="http://127.0.0.1:1", **options)
        assert client.datastream is not None
        assert client.datastream.wait_until_ready(PATIENCE)
        catalog.track(api, quantity=5)
        until(lambda: usage(stored) == 5)
        api.companies.upsert_company(keys={"code": "ZZ"}, name="New", base_plan_id=gold.id)
        until(lambda: company(stored, "ZZ"))

        for code in ("UA", "DL", "ZZ", "nobody"):
            ours = client.check_flag_with_entitlement("flights", {"code": code})
            theirs = api.check_flag_with_entitlement("flights", {"code": code})
            assert (ours.value, ours.reason, ours.feature_usage) == (theirs.value, theirs.reason, theirs.feature_usage)
        page = httpx2.get(f"{health}/debug").json()
        metrics = httpx2.get(f"{health}/metrics").text
        client.event_buffer.stop(0)
        client.datastream.close()

    assert page["replay"]["full_reloads"] == 1
    assert page["messages"]["dropped"] == 0
    assert "schematic_replicator_ready 1.0" in metrics
    assert stored.get(CURSOR) == state.cursor
    assert stored.exists("schematic:datastream:writer_lock") == 0


def test_what_it_missed_is_replayed_when_it_comes_back(
    port: int, secret: str, address: str, stored: Any, api: Schematic, gold: Any
) -> None:
    with replicating(port, secret, address):
        catalog.track(api, quantity=1)
        until(lambda: usage(stored) == 1 and stored.exists(CURSOR))
    catalog.track(api, quantity=2)
    api.companies.delete_company(api.companies.lookup_company(keys={"code": "DL"}).data.id)

    with replicating(port, secret, address) as (state, _):
        until(lambda: usage(stored) == 3 and company(stored, "DL") is None)

    assert (state.full_reloads, state.replays_engaged) == (0, 1)


def test_it_goes_on_when_its_server_comes_back(
    app: App, secret: str, address: str, stored: Any, api: Schematic, gold: Any
) -> None:
    """A server that stops closes its sockets; before Python 3.13 that ended the replicator too, without a word."""
    with ExitStack() as server:
        port = server.enter_context(listening(app))
        with replicating(port, secret, address) as (state, _):
            server.close()
            until(lambda: not state.is_connected)
            catalog.track(api, quantity=2)

            with listening(app, port=port):
                until(lambda: usage(stored) == 2)

    assert state.connections == 2


def test_a_cursor_that_the_server_cannot_replay_from_is_a_full_load(
    port: int, secret: str, address: str, stored: Any, api: Schematic, gold: Any
) -> None:
    stored.set(CURSOR, "1000-0")
    stored.set(f"schematic:company:{VERSION_KEY}:comp_old", "{}")
    stored.set(f"schematic:company:{VERSION_KEY}:code:old", '"comp_old"')

    with replicating(port, secret, address) as (state, _):
        until(lambda: state.full_reloads == 1 and state.is_loaded)

    assert all(company(stored, code) for code in ("UA", "DL", "AA"))
    assert company(stored, "old") is None


def test_a_document_that_was_lost_is_whole_again_after_the_next_change(
    port: int, secret: str, address: str, stored: Any, api: Schematic, gold: Any
) -> None:
    with replicating(port, secret, address):
        lost = company(stored, "UA")
        stored.delete(f"schematic:company:{VERSION_KEY}:{lost['id']}")
        catalog.track(api, quantity=2)

        until(lambda: stored.exists(f"schematic:company:{VERSION_KEY}:{lost['id']}") and usage(stored) == 2)

        assert company(stored, "UA")["keys"] == lost["keys"]


async def test_it_ends_when_told_although_its_connection_ends_at_the_same_time(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before Python 3.13 a group of tasks keeps to itself that it was cancelled, then."""
    begun = asyncio.Event()

    async def read() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise EOFError

    async def connect(*given: object) -> None:
        assert not begun.is_set(), "it went on"
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(read())
            await asyncio.sleep(0)
            begun.set()

    monkeypatch.setattr(Replicator, "_connect", connect)
    settings = Settings.from_environment({"SCHEMATIC_API_KEY": "sch_1", "REDIS_ADDR": address})
    task = asyncio.create_task(Replicator(settings, State(settings.version, settings.replays)).run())
    await begun.wait()
    task.cancel()
    await asyncio.wait([task])

    assert task.cancelled()


async def test_the_health_page_says_where_it_writes_while_it_loads() -> None:
    state = State("fde6dba2", True, is_connected=True, redis_is_there=True)

    async with serving(state, 0) as port, httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
        health, loading = await http.get("/health"), await http.get("/ready")
        state.is_loaded = True
        ready = await http.get("/ready")

    assert (health.status_code, loading.status_code, ready.status_code) == (200, 503, 200)
    told = loading.json()
    assert told.pop("timestamp").endswith("Z")
    assert told == {
        "status": "healthy",
        "ready": False,
        "connected": True,
        "components": {"redis": "connected", "datastream": "connected_loading"},
        "cache_version": "fde6dba2",
    }
    assert ready.json()["components"]["datastream"] == "ready"


def test_a_process_ends_when_told_and_leaves_the_lock_to_the_next(address: str, stored: Any) -> None:
    """Also while nothing answers."""
    variables = {"SCHEMATIC_API_KEY": "sch_1", "SCHEMATIC_API_URL": "http://127.0.0.1:1", "REDIS_ADDR": address}
    environment = {**os.environ, **variables, "HEALTH_PORT": "0", "WRITER_LOCK_TTL": "1s"}
    command = [sys.executable, "-m", "schematic_server", "replicator"]
    first = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    until(lambda: stored.exists("schematic:datastream:writer_lock"))

    second = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    first.send_signal(signal.SIGTERM)
    _, log = first.communicate(timeout=PATIENCE)

    assert (second.returncode, first.returncode) == (1, 0)
    assert "another replicator writes to this Redis" in second.stderr
    assert "disconnected" in log
    assert stored.exists("schematic:datastream:writer_lock") == 0
