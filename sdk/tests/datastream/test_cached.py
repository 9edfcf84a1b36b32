"""Clients with shared caches behind the stream, and in replicator mode: real Redis, a stream, and a health page."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Event, Thread
from time import monotonic
from typing import Any

import pytest

redis = pytest.importorskip("redis")

from schematic import AsyncSchematic, Schematic  # noqa: E402
from schematic.cache import AsyncLocalCache, RedisCache  # noqa: E402
from schematic.client import CheckFlagOptions, DataStreamConfig  # noqa: E402
from schematic.datastream.shared import NAMES  # noqa: E402

from ..mock_api import MockApi  # noqa: E402
from .stream_server import StreamServer, company, flag, metered, metric, stream_server  # noqa: E402

PATIENCE = 120.0  # seconds
VERSION = "fde6dba2"
LIVE = {"data": {"flag": "seats", "reason": "by the API", "value": True}, "params": {}}


def caches(address: str, kind: Any = redis.Redis) -> dict[str, Any]:
    return dict.fromkeys(NAMES, RedisCache(kind.from_url(address)))


def until(condition: Callable[[], Any]) -> Any:
    """Waits for another thread."""
    ends_at = monotonic() + PATIENCE
    while not (found := condition()):
        assert monotonic() < ends_at
        Event().wait(0.001)
    return found


class Health:
    """A replicator's `/ready`: `status` and `body`."""

    def __init__(self) -> None:
        self.status = 200
        self.body: Any = {"ready": True, "cache_version": VERSION}
        self.asked: Queue[str] = Queue()
        health = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(health.status)
                self.end_headers()  # no content type: the official one's cannot be relied on either
                self.wfile.write(json.dumps(health.body).encode())
                health.asked.put(self.path)

            def log_message(self, format: str, *args: Any) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/ready"
        self._thread = Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def asked_again(self) -> None:
        """Two looks that begin after now have ended."""
        while not self.asked.empty():
            self.asked.get()
        for _ in range(3):
            self.asked.get(timeout=PATIENCE)


@pytest.fixture
def health() -> Iterator[Health]:
    made = Health()
    yield made
    made.close()


def checked(api: MockApi) -> int:
    """How many checks went to the API."""
    return sum(request.url.path.startswith("/flags") for request in api.requests)


def put(redis_client: Any, *found: Any, version: str = VERSION) -> None:
    """Documents as a replicator leaves them."""
    for one in found:
        kind = "flags" if "default_value" in one else "company" if one["id"].startswith("comp_") else "user"
        place = one["key"] if kind == "flags" else one["id"]
        redis_client.set(f"schematic:{kind}:{version}:{place}", json.dumps(one))
        for name, value in one.get("keys", {}).items():
            redis_client.set(f"schematic:{kind}:{version}:{name}:{value}", json.dumps(one["id"]))


@contextmanager
def replicated(
    address: str, health: Health, cache_timeout: float = PATIENCE, **options: Any
) -> Iterator[tuple[Schematic, MockApi]]:
    api = MockApi(LIVE)
    config = DataStreamConfig(
        **{**caches(address), **options},
        replicator_mode=True,
        replicator_health_url=health.url,
        replicator_health_check=10,
    )
    client = Schematic(
        "sch_1",
        base_url="http://api.test",
        httpx_client=api.client(),
        cache_timeout=cache_timeout,
        use_datastream=True,
        datastream=config,
        cache_providers=[],
    )
    yield client, api
    client.shutdown(0)


@pytest.mark.parametrize("kind", [redis.Redis, redis.asyncio.Redis])
def test_in_replicator_mode_checks_are_answered_from_the_caches(
    redis_address: str, redis_client: Any, health: Health, kind: Any
) -> None:
    put(redis_client, metered(2), company(metrics=[metric(1)]))

    with replicated(redis_address, health, **caches(redis_address, kind)) as (client, api):
        assert client.datastream is not None
        assert client.datastream.wait_until_ready(PATIENCE)
        receipt = client.check_flag_with_receipt("seats", {"id": "1"})
        checks = [client.check_flag("seats", keys) for keys in ({"ID": "1"}, {"any": "comp_1"}, {"id": "nobody"}, None)]
        [bulk] = client.check_flags(["seats"], {"id": "1"})

    assert (receipt.value, receipt.source, receipt.response.company_id) == (True, "stream", "comp_1")
    assert checks == [True, True, False, False]
    assert (bulk.value, bulk.feature_usage) == (True, 1)
    assert checked(api) == 0


async def test_and_by_the_async_client(redis_address: str, redis_client: Any, health: Health) -> None:
    put(redis_client, metered(2), company(metrics=[metric(1)]))
    config = DataStreamConfig(
        **caches(redis_address, redis.asyncio.Redis), replicator_mode=True, replicator_health_url=health.url
    )
    options: Any = {"use_datastream": True, "datastream": config, "cache_timeout": PATIENCE, "cache_providers": []}
    async with AsyncSchematic("sch_1", base_url="http://127.0.0.1:1", **options) as client:
        assert client.datastream is not None
        assert await client.datastream.wait_until_ready(PATIENCE)
        one = await client.check_flag("seats", {"id": "1"})
        several = await client.check_flags(["seats"], {"id": "nobody"})

        assert (one, [answer.value for answer in several]) == (True, [False])
        assert client.stats().datastream is not None
        await client.event_buffer.stop(0)


def test_a_change_in_the_caches_is_seen_by_the_next_check(
    redis_address: str, redis_client: Any, health: Health
) -> None:
    put(redis_client, metered(2), company(metrics=[metric(1)]))
    with replicated(redis_address, health) as (client, _):
        before = client.check_flag("seats", {"id": "1"})
        put(redis_client, company(metrics=[metric(2)]))
        after = client.check_flag("seats", {"id": "1"})

    assert (before, after) == (True, False)


def test_the_version_is_taken_from_the_health_page_whatever_its_status(
    redis_address: str, redis_client: Any, health: Health
) -> None:
    """A replicator that loads answers 503, and says where it writes."""
    health.status, health.body = 503, {"ready": False, "cacheVersion": "4b54a537"}
    put(redis_client, metered(2), company(), version="4b54a537")

    with replicated(redis_address, health) as (client, api):
        health.asked_again()
        known = client.check_flag_with_receipt("seats", {"id": "1"})
        unknown = client.check_flag_with_receipt("seats", {"id": "not loaded yet"})
        assert client.datastream is not None
        status = client.datastream.status()

    assert (known.value, known.source) == (True, "stream")
    assert (unknown.source, checked(api)) == ("live", 1)
    assert status.state == "connecting"


def test_a_replicator_that_fails_later_makes_answers_stale_and_keeps_the_version(
    redis_address: str, redis_client: Any, health: Health
) -> None:
    health.body = {"ready": True, "cache_version": "4b54a537"}
    put(redis_client, metered(2), company(), version="4b54a537")
    with replicated(redis_address, health) as (client, _):
        assert client.datastream is not None
        assert client.datastream.wait_until_ready(PATIENCE)
        health.status, health.body = 500, "no object"
        until(lambda: client.datastream and client.datastream.status().state == "stale")

        receipt = client.check_flag_with_receipt("seats", {"id": "1"})

    assert (receipt.value, receipt.source) == (True, "stale")
    assert receipt.age_seconds is not None


def test_uses_are_counted_in_the_cache_in_their_order(redis_address: str, redis_client: Any, health: Health) -> None:
    put(redis_client, metered(100), company(metrics=[metric(1), metric(1, "other")]))
    with replicated(redis_address, health) as (client, _):
        for _ in range(20):
            client.track("seat", {"id": "1"})
        client.track("seat", {"id": "1"}, quantity=3)
        client.track("seat", {"id": "nobody"})

        def values() -> list[int]:
            return [
                one["value"] for one in json.loads(redis_client.get(f"schematic:company:{VERSION}:comp_1"))["metrics"]
            ]

        assert until(lambda: values() if values()[0] == 24 else None) == [24, 1]


@pytest.mark.parametrize(
    ("given", "error", "text"),
    [
        ({}, ValueError, "Replicator mode requires custom cache providers for company, company_lookup, user"),
        ({"flag_cache": None}, ValueError, "Replicator mode requires custom cache providers"),
        ({"flag_cache": AsyncLocalCache()}, TypeError, "flag_cache is in this process's memory"),
    ],
)
def test_replicator_mode_needs_five_caches_that_others_can_fill(
    redis_address: str, given: dict[str, Any], error: type[Exception], text: str
) -> None:
    config = DataStreamConfig(**{**(caches(redis_address) if given else {}), **given}, replicator_mode=True)

    with pytest.raises(error, match=text):
        Schematic("sch_1", use_datastream=True, datastream=config)


@pytest.mark.parametrize("broken", ["gone", "hanging", "garbage", "another company's"])
def test_a_cache_that_is_broken_neither_breaks_nor_falsifies_a_check(
    redis_address: str, redis_client: Any, health: Health, broken: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hanging:
        address = {"gone": "redis://127.0.0.1:1", "hanging": f"redis://127.0.0.1:{hanging.getsockname()[1]}"}.get(
            broken
        )
        put(redis_client, metered(2), {**company(2), "keys": {"id": "2"}})
        if broken == "garbage":
            redis_client.set(f"schematic:flags:{VERSION}:seats", b"\xff{")
        elif broken == "another company's":
            redis_client.set(f"schematic:company:{VERSION}:id:1", '"comp_2"')
        with replicated(address or redis_address, health, 0.05 if address else PATIENCE) as (client, api):
            assert client.datastream is not None
            assert client.datastream.wait_until_ready(PATIENCE)

            receipts = [client.check_flag_with_receipt("seats", {"id": "1"}) for _ in range(5)]

    if broken == "another company's":
        assert {(one.value, one.response.company_id) for one in receipts} == {(False, None)}
        assert checked(api) == 0
    else:
        assert {(one.value, one.source) for one in receipts} == {(True, "live")}


@pytest.fixture
def server() -> Iterator[StreamServer]:
    with stream_server() as made:
        yield made


@contextmanager
def streaming(server: StreamServer, address: str, **options: Any) -> Iterator[Schematic]:
    config = DataStreamConfig(**caches(address), **options)
    client = Schematic(
        "sch_1", base_url=server.base_url, use_datastream=True, datastream=config, cache_timeout=PATIENCE
    )
    yield client
    client.event_buffer.stop(0)
    assert client.datastream is not None
    client.datastream.close(PATIENCE)


def stored(redis_client: Any) -> dict[str, Any]:
    return {
        key.decode().removeprefix("schematic:"): json.loads(redis_client.get(key)) for key in redis_client.scan_iter()
    }


def test_what_the_stream_says_goes_into_the_caches(redis_address: str, redis_client: Any, server: StreamServer) -> None:
    server.flags, server.companies = [metered(2), flag("other")], [company(metrics=[metric(1)])]
    redis_client.set("schematic:flags:4b54a537:seats", '"of another version"')
    redis_client.set(f"schematic:flags:{VERSION}:old", '"of this version"')

    with streaming(server, redis_address) as client:
        assert client.datastream is not None
        assert client.datastream.wait_until_ready(PATIENCE)
        assert client.check_flag("seats", {"id": "1"}) is True
        server.push("partial", "Company", {"metrics": [metric(2)]}, "comp_1")
        server.push("delete", "Flag", {"key": "other"})
        until(lambda: client.datastream and client.datastream.status().messages == 4)

    assert stored(redis_client) == {
        "flags:4b54a537:seats": "of another version",
        f"flags:{VERSION}:seats": metered(2),
        f"company:{VERSION}:comp_1": company(metrics=[metric(2)]),
        f"company:{VERSION}:id:1": "comp_1",
    }


def test_a_company_that_is_deleted_leaves_the_caches(
    redis_address: str, redis_client: Any, server: StreamServer
) -> None:
    server.flags, server.companies = [metered(2)], [company()]
    with streaming(server, redis_address) as client:
        assert client.datastream is not None
        assert client.datastream.wait_until_ready(PATIENCE)
        assert client.check_flag("seats", {"id": "1"}) is True
        server.push("delete", "Company", company(), "comp_1")
        until(lambda: client.datastream and client.datastream.status().messages == 3)

    assert set(stored(redis_client)) == {f"flags:{VERSION}:seats"}


def test_what_the_stream_lacks_is_looked_up_before_the_server_is_asked(
    redis_address: str, redis_client: Any, server: StreamServer
) -> None:
    """And asked for all the same, to be told what becomes of it."""
    server.flags, server.companies = [metered(2)], [company(metrics=[metric(5)])]
    server.ignores = {"rulesengine.Company"}
    put(redis_client, company(metrics=[metric(1)]))
    with streaming(server, redis_address) as client:
        assert client.datastream is not None
        assert client.datastream.wait_until_ready(PATIENCE)

        assert client.check_flag("seats", {"id": "1"}) is True

        asked = [server.requests.get(timeout=PATIENCE) for _ in range(2)]
        assert asked[1]["keys"] == {"id": "1"}
        server.push("full", "Company", company(metrics=[metric(5)]), "comp_1")
        until(lambda: client.check_flag("seats", {"id": "1"}) is False)


def test_with_no_server_the_caches_answer_and_the_receipt_says_stale(redis_address: str, redis_client: Any) -> None:
    put(redis_client, metered(2), company(metrics=[metric(1)]))
    config = DataStreamConfig(**caches(redis_address), fallback_budget=0)
    client = Schematic(
        "sch_1",
        base_url="http://127.0.0.1:1",
        use_datastream=True,
        datastream=config,
        cache_timeout=PATIENCE,
        log_level="ERROR",
    )

    receipt = client.check_flag_with_receipt("seats", {"id": "1"})
    preflight = client.check_flag_with_entitlement("seats", {"id": "1"}, options=CheckFlagOptions(usage=1))
    client.event_buffer.stop(0)
    assert client.datastream is not None
    client.datastream.close()

    assert (receipt.value, receipt.source) == (True, "stale")
    assert preflight.value is False
