"""`RedisCache` against a real server: shared by clients, sync and async, and harmless when it is gone or hangs."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

redis = pytest.importorskip("redis")

from schematic import AsyncSchematic, Schematic  # noqa: E402
from schematic.cache import AsyncCacheProvider, CacheProvider, RedisCache  # noqa: E402

from .mock_api import MockApi  # noqa: E402

BASE_URL = "http://api.test"
ON = {"data": {"flag": "f", "reason": "matched", "value": True, "company_id": "comp_1"}, "params": {}}
OFF = {"data": {"flag": "f", "reason": "no", "value": False}, "params": {}}
ACME = {"id": "acme"}


@pytest.fixture
async def awaited(redis_client: Any, redis_address: str) -> Any:
    made = redis.asyncio.Redis.from_url(redis_address)
    yield made
    await made.aclose()


def client(api: MockApi, **options: Any) -> Schematic:
    """Of caches that answer, whose time is no test's business."""
    return Schematic("sch_1", base_url=BASE_URL, httpx_client=api.client(), **{"cache_timeout": 120, **options})


def async_client(api: MockApi, **options: Any) -> AsyncSchematic:
    return AsyncSchematic(
        "sch_1", base_url=BASE_URL, httpx_client=api.async_client(), **{"cache_timeout": 120, **options}
    )


def test_the_redis_client_decides_the_kind(redis_address: str) -> None:
    blocking = RedisCache(redis.Redis.from_url(redis_address))
    awaited = RedisCache(redis.asyncio.Redis.from_url(redis_address), prefix="own", default_ttl_ms=10)

    assert isinstance(blocking, CacheProvider)
    assert isinstance(awaited, AsyncCacheProvider)
    assert (blocking.prefix, awaited.prefix) == ("schematic", "own")


def test_the_sync_client_shares_answers_between_processes(redis_client: Any) -> None:
    """Two clients stand for two processes: the second one asks nothing."""
    first, second = MockApi(ON), MockApi(OFF)
    client(first, cache_providers=[RedisCache(redis_client)]).check_flag("f", ACME)

    answer = client(second, cache_providers=[RedisCache(redis_client)]).check_flag_with_entitlement("f", ACME)

    assert (answer.value, answer.reason, answer.company_id) == (True, "matched", "comp_1")
    assert second.requests == []


async def test_the_async_client_shares_them_with_the_sync_one(redis_client: Any, awaited: Any) -> None:
    client(MockApi(ON), cache_providers=[RedisCache(redis_client)]).check_flag("f", ACME)
    api = MockApi(OFF)

    by_awaited = await async_client(api, cache_providers=[RedisCache(awaited)]).check_flag("f", ACME)
    by_blocking = await async_client(api, cache_providers=[RedisCache(redis_client)]).check_flag("f", ACME)

    assert (by_awaited, by_blocking) == (True, True)
    assert api.requests == []


AWAITED_IN_SYNC = """
import sys
import redis, httpx2
from schematic import Schematic
from schematic.cache import RedisCache
asked = []
def answer(request):
    asked.append(request)
    return httpx2.Response(200, json={"data": {"flag": "f", "reason": "r", "value": True}, "params": {}})
carrier = httpx2.Client(transport=httpx2.MockTransport(answer))
cache = RedisCache(redis.asyncio.Redis.from_url(sys.argv[1]))
client = Schematic("sch_2", base_url="http://api.test", httpx_client=carrier, cache_providers=[cache],
    cache_timeout=120)
print([client.check_flag("f", {"id": "acme"}) for _ in range(5)], len(asked))
"""


def test_an_awaited_one_serves_the_sync_client_too(redis_address: str, redis_client: Any) -> None:
    """In a process of its own: its connections belong to the guard's event loop and end with it."""
    command = [sys.executable, "-W", "ignore", "-c", AWAITED_IN_SYNC, redis_address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True)

    assert done.stdout.split() == ["[True,", "True,", "True,", "True,", "True]", "1"]
    assert len(redis_client.keys("schematic:check:*")) == 1


def test_checks_expire_there_even_when_no_time_is_given(redis_client: Any) -> None:
    client(MockApi(ON), cache_providers=[RedisCache(redis_client)]).check_flag("f", ACME)

    [key] = redis_client.keys("schematic:check:*")

    assert 0 < redis_client.pttl(key) <= 5000


def test_denials_expire_sooner(redis_client: Any) -> None:
    options = {"cache_providers": [RedisCache(redis_client, default_ttl_ms=60_000)], "denial_ttl": 500}
    client(MockApi(OFF), **options).check_flag("f", ACME)

    [key] = redis_client.keys("schematic:check:*")

    assert 0 < redis_client.pttl(key) <= 500


def test_entries_as_the_official_package_writes_them(redis_client: Any) -> None:
    cache: Any = RedisCache(redis_client, prefix="p")

    cache.set("forever", {"a": 1})
    cache.set("short", {"a": 1}, 60_000)
    cache.set("gone", {"a": 1})
    cache.set("gone", {"a": 1}, 0)

    assert redis_client.get("p:forever") == b'{"a": 1}'
    assert redis_client.pttl("p:forever") == -1
    assert 0 < redis_client.pttl("p:short") <= 60_000
    assert cache.get("gone") is None


def test_delete_missing_keeps_what_is_named_and_what_does_not_match(redis_client: Any) -> None:
    cache: Any = RedisCache(redis_client, prefix="p")
    for key in ("flags:a", "flags:b", "companies:a"):
        cache.set(key, 1)
    redis_client.set("foreign:flags:c", "1")

    cache.delete_missing(["flags:a"], scan_pattern="flags:*")

    assert sorted(redis_client.keys()) == [b"foreign:flags:c", b"p:companies:a", b"p:flags:a"]


async def test_the_awaited_one_does_the_same(awaited: Any) -> None:
    cache: Any = RedisCache(awaited, prefix="p", default_ttl_ms=60_000)
    for key in ("flags:a", "flags:b", "companies:a"):
        await cache.set(key, 1)

    await cache.delete_missing(["flags:a"], scan_pattern="flags:*")
    await cache.set("companies:a", 1, 0)

    assert [await cache.get(key) for key in ("flags:a", "flags:b", "companies:a")] == [1, None, None]
    assert 0 < await awaited.pttl("p:flags:a") <= 60_000


@pytest.fixture
def hanging() -> Iterator[str]:
    """Takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"redis://127.0.0.1:{listener.getsockname()[1]}"


def test_a_redis_that_is_gone_or_hangs_costs_the_sync_client_little(hanging: str) -> None:
    for address in (hanging, "redis://127.0.0.1:1"):
        cache: Any = RedisCache(redis.Redis.from_url(address))
        schematic = client(MockApi(ON), cache_providers=[cache], cache_timeout=0.05)

        answers = [schematic.check_flag("f", ACME) for _ in range(20)]

        assert answers == [True] * 20


async def test_and_the_async_one(hanging: str) -> None:
    for address in (hanging, "redis://127.0.0.1:1"):
        awaited = redis.asyncio.Redis.from_url(address)
        cache: Any = RedisCache(awaited)
        schematic = async_client(MockApi(ON), cache_providers=[cache], cache_timeout=0.05)

        answers = await asyncio.gather(*[schematic.check_flag("f", {"id": str(number)}) for number in range(20)])

        assert answers == [True] * 20
        await awaited.aclose()
