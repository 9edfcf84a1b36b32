"""Documents in a Redis that processes and SDKs share: the official layout, and harmless whatever happens to it."""

from __future__ import annotations

import json
import logging
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import pytest

redis = pytest.importorskip("redis")
valkey = pytest.importorskip("valkey")

from schematic.cache import AsyncCacheProvider, CacheProvider, RedisCache  # noqa: E402
from schematic.client import DataStreamConfig  # noqa: E402
from schematic.datastream import layout  # noqa: E402
from schematic.datastream.shared import SharedCaches, Writer, content  # noqa: E402
from schematic.datastream.state import Conflict, Flag, Held  # noqa: E402

SCOPE = {"account_id": "acct_1", "environment_id": "env_1"}
ACME = {"id": "comp_1", **SCOPE, "keys": {"Id": "Acme", "äö": "ÜÑ"}, "credit_balances": {"creditOne": 1.5}}
FLAG = {"id": "flag_1", **SCOPE, "key": "Exports", "default_value": True, "rules": []}
OTHER = {**FLAG, "id": "flag_2", "key": "other"}
DAY_MS = 86_400_000


def held(document: dict[str, Any]) -> Held:
    return Held(document, None, None, 0.0)


def flag(document: dict[str, Any]) -> Flag:
    return Flag(document, json.dumps(document))


class Plain(CacheProvider[Any]):
    """A cache of a user's own: reads and writes, and nothing else."""

    def __init__(self) -> None:
        self.entries: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        return self.entries.get(key)

    def set(self, key: str, val: Any, ttl_override: int | None = None) -> None:
        self.entries[key] = val


class Awaited(AsyncCacheProvider[Any]):
    """Another, whose answers are awaited."""

    def __init__(self) -> None:
        self.entries: dict[str, Any] = {}

    async def get(self, key: str) -> Any:
        return self.entries.get(key)

    async def set(self, key: str, value: Any, ttl: int | None = None) -> None:
        self.entries[key] = value

    async def delete(self, key: str) -> None:
        self.entries.pop(key, None)

    async def delete_missing(self, keys_to_keep: Any, *, scan_pattern: str | None = None) -> None:
        for key in self.entries.keys() - set(keys_to_keep):
            del self.entries[key]


def all_five(cache: Any) -> dict[str, Any]:
    return dict.fromkeys(
        ("company_cache", "company_lookup_cache", "user_cache", "user_lookup_cache", "flag_cache"), cache
    )


def shared(cache: Any, **options: Any) -> SharedCaches:
    return SharedCaches(DataStreamConfig(**all_five(cache), **options), logging.getLogger("app"), 120)


@pytest.fixture(params=["redis", "redis.asyncio", "valkey", "valkey.asyncio"])
def kind(request: pytest.FixtureRequest) -> Any:
    """The libraries, and both kinds of client of each: sync clients take either."""
    return {
        "redis": redis.Redis,
        "redis.asyncio": redis.asyncio.Redis,
        "valkey": valkey.Valkey,
        "valkey.asyncio": valkey.asyncio.Valkey,
    }[request.param]


def test_entries_as_the_official_clients_write_them(redis_address: str, redis_client: Any, kind: Any) -> None:
    caches = shared(RedisCache(kind.from_url(redis_address)))

    caches.keep("company", ACME)
    caches.keep("user", {"id": "user_1", **SCOPE, "keys": {"email": "Ada@Acme.example"}})
    caches.keep_flag(FLAG)

    assert {key.decode(): json.loads(redis_client.get(key)) for key in redis_client.scan_iter()} == {
        "schematic:company:fde6dba2:comp_1": ACME,
        "schematic:company:fde6dba2:id:acme": "comp_1",
        "schematic:company:fde6dba2:äö:üñ": "comp_1",
        "schematic:user:fde6dba2:user_1": {"id": "user_1", **SCOPE, "keys": {"email": "Ada@Acme.example"}},
        "schematic:user:fde6dba2:email:ada@acme.example": "user_1",
        "schematic:flags:fde6dba2:exports": FLAG,
    }
    assert redis_client.pttl("schematic:flags:fde6dba2:exports") == -1
    assert DAY_MS - 60_000 < redis_client.pttl("schematic:company:fde6dba2:comp_1") <= DAY_MS


@pytest.mark.parametrize(("cache_ttl", "left"), [(60_000, range(1, 60_001)), (0, range(-1, 0))])
def test_companies_stay_for_the_time_that_is_set(
    redis_address: str, redis_client: Any, cache_ttl: int, left: range
) -> None:
    """0: for as long as the cache keeps them."""
    shared(RedisCache(redis.Redis.from_url(redis_address)), cache_ttl=cache_ttl).keep("company", ACME)

    assert redis_client.pttl("schematic:company:fde6dba2:comp_1") in left
    assert redis_client.pttl("schematic:company:fde6dba2:id:acme") in left


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"id": "acme"}, "comp_1"),
        ({"ID": "ACME"}, "comp_1"),
        ({"domain": "unknown", "id": "acme"}, "comp_1"),
        ({"any": "comp_1"}, "comp_1"),
        ({"id": "globex"}, None),
        ({"id": "broken"}, None),
        ({}, None),
    ],
)
def test_a_company_is_found_by_any_of_its_keys_and_its_id(
    redis_address: str, redis_client: Any, keys: dict[str, str], found: str | None
) -> None:
    caches = shared(RedisCache(redis.Redis.from_url(redis_address)))
    caches.keep("company", ACME)
    redis_client.set("schematic:company:fde6dba2:id:broken", b"\xff{")

    company = content(caches.find("company", keys))

    assert (company and company["id"]) == found


def test_keys_of_two_companies_are_a_conflict(redis_client: Any, redis_address: str) -> None:
    caches = shared(RedisCache(redis.Redis.from_url(redis_address)))
    caches.keep("company", ACME)
    caches.keep("company", {"id": "comp_2", **SCOPE, "keys": {"id": "globex"}})

    found = caches.find("company", {"äö": "üñ", "id": "globex"})

    assert found == Conflict("comp_1", "comp_2")


def test_lookups_of_keys_that_are_gone_go(redis_client: Any, redis_address: str) -> None:
    caches = shared(RedisCache(redis.Redis.from_url(redis_address)))
    caches.keep("company", ACME)

    caches.keep("company", {**ACME, "keys": {"id": "acme-2"}})
    assert sorted(redis_client.keys("schematic:company:fde6dba2:*:*")) == [b"schematic:company:fde6dba2:id:acme-2"]

    caches.drop("company", {"id": "comp_1", "keys": {"other": "told"}})
    assert redis_client.keys() == []


def test_the_list_of_all_flags_evicts_those_of_its_version_only(redis_client: Any, redis_address: str) -> None:
    """The official Python and Node SDKs evict each other's."""
    caches = shared(RedisCache(redis.Redis.from_url(redis_address)))
    caches.keep_flag(FLAG)
    caches.keep_flag(OTHER)
    redis_client.set("schematic:flags:4b54a537:exports", "{}")
    redis_client.set("schematic:flags:fde6dba2x:exports", "{}")

    caches.keep_only(["Exports"])

    assert sorted(redis_client.keys()) == [
        b"schematic:flags:4b54a537:exports",
        b"schematic:flags:fde6dba2:exports",
        b"schematic:flags:fde6dba2x:exports",
    ]


NODES: dict[str, Any] = {
    "id": "comp_1",
    "accountId": "acct_1",
    "environmentId": "env_1",
    "keys": {"accountName": "A", "id": "acme"},
    "creditBalances": {"creditOne": 1.5},
    "creditPostpaid": {"creditOne": {"overdraftLimit": 3}},
    "metrics": [{"eventSubtype": "call", "period": "all_time", "monthReset": "first_of_month", "value": 2}],
    "traits": [{"value": "x", "traitDefinition": {"id": "t", "comparableType": "string", "entityType": "company"}}],
}


def test_documents_of_the_node_sdk_are_read_and_written_back_in_its_spelling(
    redis_client: Any, redis_address: str
) -> None:
    redis_client.set("schematic:company:fde6dba2:comp_1", json.dumps(NODES))
    redis_client.set("schematic:company:fde6dba2:id:acme", '"comp_1"')
    caches = shared(RedisCache(redis.Redis.from_url(redis_address)))

    read = layout.to_snake(content(caches.find("company", {"id": "acme"})))
    caches.bump({"id": "acme"}, "call", 3)

    assert read["keys"] == {"accountName": "A", "id": "acme"}
    assert read["credit_balances"] == {"creditOne": 1.5}
    assert read["credit_postpaid"] == {"creditOne": {"overdraft_limit": 3}}
    assert read["traits"][0]["trait_definition"]["comparable_type"] == "string"
    expected = {**NODES, "metrics": [{**NODES["metrics"][0], "value": 5}]}
    assert json.loads(redis_client.get("schematic:company:fde6dba2:comp_1")) == expected


def metered(value: int) -> dict[str, Any]:
    metric = {"event_subtype": "call", "period": "all_time", "month_reset": "first_of_month", "value": value}
    return {**ACME, "metrics": [metric]}


def test_a_use_keeps_the_time_that_the_replicator_gave(redis_client: Any, redis_address: str) -> None:
    """Official clients write their own time over it, so that a company nobody changes vanishes after a day."""
    caches = shared(RedisCache(redis.Redis.from_url(redis_address)))
    redis_client.set("schematic:company:fde6dba2:comp_1", json.dumps(metered(1)))

    caches.bump({"any": "comp_1"}, "call", 2)
    caches.bump({"any": "comp_1"}, "other", 2)
    caches.bump({"id": "nobody"}, "call", 2)

    assert json.loads(redis_client.get("schematic:company:fde6dba2:comp_1")) == metered(3)
    assert redis_client.pttl("schematic:company:fde6dba2:comp_1") == -1


def test_a_use_never_writes_over_what_came_meanwhile(redis_client: Any, redis_address: str) -> None:
    cache: Any = RedisCache(redis.Redis.from_url(redis_address))
    newer = json.dumps(metered(9)).encode()
    redis_client.set("schematic:k", newer)

    assert cache.replace("k", b"older", metered(3)) is False
    assert redis_client.get("schematic:k") == newer


@pytest.mark.parametrize("cache", [Plain(), Awaited()])
def test_caches_of_ones_own_serve_too(cache: Any) -> None:
    caches = shared(cache)
    caches.keep("company", metered(1))
    caches.keep("company", {**metered(1), "keys": {"id": "acme"}})
    caches.keep_flag(FLAG)

    caches.bump({"id": "acme"}, "call", 1)

    assert caches.find("company", {"id": "acme"})["metrics"][0]["value"] == 2
    assert caches.read(["exports"], {"id": "acme"}, None).flags == [FLAG]


@pytest.fixture
def closing() -> Iterator[tuple[str, list[int]]]:
    """Takes connections, reads a command and closes; how often."""
    taken: list[int] = []

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                taken.append(connection.fileno())
                connection.recv(1 << 16)
                connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"redis://127.0.0.1:{listener.getsockname()[1]}", taken
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()


def test_own_clients_never_try_twice(closing: tuple[str, list[int]], kind: Any) -> None:
    """redis-py waits and tries ten times unless told otherwise, and a command whose answer was lost runs twice."""
    address, taken = closing
    own = RedisCache(kind.from_url(address, client_name="app", retry_on_error=[ValueError])).own(60)
    assert own is not None

    with pytest.raises((redis.ConnectionError, valkey.ConnectionError)):
        own.get("k")

    assert len(taken) == 1


def test_own_clients_wait_for_a_bounded_time(kind: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hanging:
        own = RedisCache(kind.from_url(f"redis://127.0.0.1:{hanging.getsockname()[1]}")).own(0.05)
        assert own is not None

        with pytest.raises((redis.TimeoutError, valkey.TimeoutError)):
            own.get("k")


def test_clients_of_no_known_kind_are_used_as_they_are() -> None:
    class Mine:
        def get(self, key: str) -> None:
            return None

    assert RedisCache(Mine()).own(1) is None


class Failing(Plain):
    """Fails while `is_down`."""

    is_down = True

    def set(self, key: str, val: Any, ttl_override: int | None = None) -> None:
        if self.is_down:
            raise ConnectionError("no route")
        super().set(key, val)


def test_a_cache_that_was_away_gets_all_it_missed(caplog: pytest.LogCaptureFixture) -> None:
    cache = Failing()
    writer = Writer(shared(cache))
    writer.keep("company", held(metered(1)))
    writer.keep_flags([flag(FLAG), flag(OTHER)])

    assert writer.close(120) is False  # returns once it fails, and does not wait for the whole time

    cache.is_down = False
    writer = Writer(shared(cache))
    for value in range(10):
        writer.keep("company", held(metered(value)))
    writer.keep_flag(flag(FLAG))
    assert writer.close(120) is True
    assert cache.entries["company:fde6dba2:comp_1"] == metered(9)
    assert caplog.text.count("Shared cache cannot be written: no route") == 1


def test_what_cannot_be_written_is_said_and_left(redis_address: str, redis_client: Any, caplog: Any) -> None:
    writer = Writer(shared(RedisCache(redis.Redis.from_url(redis_address))))
    writer.keep("company", held({**ACME, "odd": object()}))
    writer.keep_flag(flag(FLAG))

    assert writer.close(120) is True
    assert redis_client.get("schematic:flags:fde6dba2:exports") is not None
    assert "company comp_1 cannot be written" in caplog.text


def test_a_lookup_that_is_older_than_its_document_does_not_count() -> None:
    document: Mapping[str, Any] = ACME

    assert layout.has_one_of(document, {"ID": "ACME"})
    assert layout.has_one_of(document, {"any": "comp_1"})
    assert not layout.has_one_of(document, {"id": "globex"})
