"""The replicator: its settings, what it makes of messages, what it leaves in a real Redis, and one writer at a time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

redis = pytest.importorskip("redis")

from schematic.datastream import protocol  # noqa: E402
from schematic.rules import VERSION_KEY  # noqa: E402
from schematic_server.errors import BadRequest, ServerError  # noqa: E402
from schematic_server.replicator import batch as batches  # noqa: E402
from schematic_server.replicator.batch import Batch  # noqa: E402
from schematic_server.replicator.lock import LockLost, WriterLock  # noqa: E402
from schematic_server.replicator.settings import WITHOUT_EFFECT, Settings  # noqa: E402
from schematic_server.replicator.store import Store, connect  # noqa: E402

KEY = {"SCHEMATIC_API_KEY": "sch_1"}
SCOPE = {"account_id": "acct_1", "environment_id": "env_1"}
ACME = {"id": "comp_1", **SCOPE, "keys": {"id": "Acme"}, "traits": [], "credit_balances": {"c": 1.0}}
FLAG = {"id": "flag_1", **SCOPE, "key": "Exports", "default_value": True, "rules": []}
OTHER = {**FLAG, "id": "flag_2", "key": "other"}


@pytest.fixture(scope="module")
def address(valkey: Callable[[], Any]) -> Iterator[str]:
    with valkey() as server:
        yield f"{server.host}:{server.port}"


@pytest.fixture
def stored(address: str) -> Iterator[Any]:
    host, _, port = address.rpartition(":")
    with redis.Redis(host=host, port=int(port), decode_responses=True) as client:
        client.flushall()
        yield client


@pytest.fixture
async def client(address: str, stored: Any) -> AsyncIterator[Any]:
    made = connect(settings(REDIS_ADDR=address))
    yield made
    await made.aclose()


def settings(**variables: str) -> Settings:
    return Settings.from_environment(KEY | variables)


def message(
    kind: str, entity: str, data: Any = None, entity_id: str | None = None, stream_id: str | None = None
) -> Any:
    told = {"message_type": kind, "entity_type": f"rulesengine.{entity}", "data": data}
    told |= {"entity_id": entity_id} if entity_id else {}
    return protocol.read(json.dumps(told | ({"stream_id": stream_id} if stream_id else {})))


def applied(known: dict[Any, Any], *messages: Any) -> Batch:
    batch = Batch(known)
    for one in messages:
        assert batch.apply(one)
    return batch


def test_without_variables_it_is_as_the_official_one() -> None:
    found = settings()

    assert found.stream_url == "wss://datastream.schematichq.com/datastream"
    assert (found.redis_addresses, found.health_port, found.version) == (("localhost:6379",), 8090, VERSION_KEY)
    assert (found.cache_ttl, found.cleanup_interval, found.lock_ttl, found.replays) == (0, 3600, 15, True)
    assert "sch_1" not in repr(found)


@pytest.mark.parametrize(
    ("variables", "name", "value"),
    [
        ({"SCHEMATIC_API_URL": "http://localhost:8080/"}, "api_url", "http://localhost:8080"),
        ({"SCHEMATIC_API_URL": "http://localhost:8080"}, "stream_url", "ws://localhost:8080/datastream"),
        ({"SCHEMATIC_DATASTREAM_URL": "wss://stream.test/own"}, "stream_url", "wss://stream.test/own"),
        ({"CACHE_TTL": "1h30m"}, "cache_ttl", 5400),
        ({"CACHE_TTL": "500ms"}, "cache_ttl", 0.5),
        ({"CACHE_CLEANUP_INTERVAL": "0"}, "cleanup_interval", 0),
        ({"REDIS_CLUSTER_MODE": "true", "REDIS_CLUSTER_ADDRS": "a:1, b:2"}, "redis_addresses", ("a:1", "b:2")),
        ({"REDIS_PASSWORD": ""}, "redis_password", None),
        ({"REPLAY_DISABLED": "true"}, "replays", False),
        ({"USE_ASYNC_LOADING": "false"}, "replays", False),
        ({"WRITER_LOCK_DISABLED": "1"}, "lock_key", None),
        ({"CACHE_VERSION": "4b54a537"}, "version", "4b54a537"),
        ({"LOG_LEVEL": "WARN"}, "log_level", "warning"),
        *(({name: "3"}, "api_key", "sch_1") for name in WITHOUT_EFFECT),
    ],
)
def test_variables_of_the_official_one_are_understood(variables: dict[str, str], name: str, value: object) -> None:
    assert getattr(settings(**variables), name) == value


@pytest.mark.parametrize(
    ("variables", "complaint"),
    [
        ({"SCHEMATIC_API_KEY": " "}, "SCHEMATIC_API_KEY is not set"),
        ({"SCHEMATIC_API_URL": "localhost:8080"}, "SCHEMATIC_API_URL must begin with http"),
        ({"REDIS_ADDR": "redis"}, "REDIS_ADDR and REDIS_CLUSTER_ADDRS must be HOST:PORT"),
        ({"REDIS_DB": "one"}, "REDIS_DB must be a whole number"),
        ({"CACHE_TTL": "soon"}, "CACHE_TTL must be a span such as 15s"),
        ({"REDIS_TLS": "maybe"}, "REDIS_TLS must be true or false"),
        ({"CACHE_VERSION": "a:b"}, "CACHE_VERSION must be letters and digits"),
        ({"HEALTH_PORT": "70000"}, "HEALTH_PORT must be a whole number"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL must be one of"),
    ],
)
def test_a_variable_that_does_not_fit_is_named(variables: dict[str, str], complaint: str) -> None:
    with pytest.raises(BadRequest, match=complaint):
        settings(**variables)


@pytest.mark.parametrize(
    ("known", "messages", "entities", "flags"),
    [
        ({}, [message("full", "Company", ACME)], {("company", "comp_1"): ACME}, {}),
        (
            {("company", "comp_1"): ACME},
            [message("partial", "Company", {"credit_balances": {"d": 2}}, "comp_1")],
            {("company", "comp_1"): {**ACME, "credit_balances": {"c": 1.0, "d": 2}}},
            {},
        ),
        ({}, [message("delete", "User", {"id": "user_1"}, "user_1")], {("user", "user_1"): None}, {}),
        ({}, [message("full", "Flags", [FLAG, OTHER])], {}, {"Exports": FLAG, "other": OTHER}),
        ({}, [message("partial", "Flag", FLAG)], {}, {"Exports": FLAG}),
        ({}, [message("delete", "Flag", {"key": "Exports"})], {}, {"Exports": None}),
        (
            {},
            [message("full", "Flags", [FLAG, OTHER]), message("delete", "Flag", {"id": "flag_1"})],
            {},
            {"Exports": None, "other": OTHER},
        ),
    ],
)
def test_what_messages_make_of_documents(
    known: dict[Any, Any], messages: list[Any], entities: dict[Any, Any], flags: dict[str, Any]
) -> None:
    batch = applied(known, *messages)

    assert (batch.entities, batch.flags) == (entities, flags)


def test_a_partial_of_what_is_not_stored_is_told_apart() -> None:
    partial = message("partial", "Company", {"traits": []}, "comp_9")

    assert applied({}, partial).unknown == {("company", "comp_9")}
    assert applied({}, partial, message("full", "Company", {**ACME, "id": "comp_9"})).unknown == set()


@pytest.mark.parametrize(
    "bad",
    [
        message("full", "Company", [1]),
        message("full", "Unheard", {"id": "x"}),
        message("unknown", "Flags", [FLAG]),
    ],
)
def test_what_is_not_understood_is_dropped(bad: Any) -> None:
    assert Batch({}).apply(bad) is False


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        (message("full", "Company", {"keys": {}}), "data.id must be text"),
        (message("full", "Flags", [{"id": "flag_1"}]), "data.key must be text"),
        (message("full", "Flag", "x"), "data must be an object"),
    ],
)
def test_members_of_the_wrong_shape_are_named(bad: Any, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Batch({}).apply(bad)


def test_stream_ids_are_compared_by_number() -> None:
    assert batches.newest("9-0", "10-0", None, "10-2", "10-11", "odd", "1-") == "10-11"
    assert batches.newest(None, "odd") is None


async def written(store: Store, *messages: Any) -> None:
    batch = applied(await store.known(batches.ids(messages)), *messages)
    await store.write(batch)


async def test_documents_lie_in_the_official_layout(client: Any, stored: Any) -> None:
    store = Store(client, settings())

    await written(store, message("full", "Company", ACME), message("full", "Flags", [FLAG]))
    await written(store, message("full", "User", {"id": "user_1", **SCOPE, "keys": {}}))

    assert {key: json.loads(stored.get(key)) for key in stored.scan_iter()} == {
        f"schematic:company:{VERSION_KEY}:comp_1": ACME,
        f"schematic:company:{VERSION_KEY}:id:acme": "comp_1",
        f"schematic:flags:{VERSION_KEY}:exports": FLAG,
    }
    assert {stored.pttl(key) for key in stored.scan_iter()} == {-1}


async def test_partials_are_merged_with_what_is_stored_and_old_lookups_go(client: Any, stored: Any) -> None:
    """Also where a Node SDK in replicator mode wrote the document back in its spelling."""
    store = Store(client, settings(CACHE_TTL="60s"))
    await written(store, message("full", "Company", ACME))
    camel = {"id": "comp_1", "accountId": "acct_1", "environmentId": "env_1", "keys": {"id": "Acme", "old": "X"}}
    stored.set(f"schematic:company:{VERSION_KEY}:comp_1", json.dumps(camel))
    stored.set(f"schematic:company:{VERSION_KEY}:old:x", '"comp_1"')

    await written(store, message("partial", "Company", {"base_plan_id": "plan_1"}, "comp_1"))
    document = json.loads(stored.get(f"schematic:company:{VERSION_KEY}:comp_1"))
    assert document == {"id": "comp_1", **SCOPE, "keys": {"id": "Acme", "old": "X"}, "base_plan_id": "plan_1"}

    await written(store, message("full", "Company", ACME))
    assert stored.exists(f"schematic:company:{VERSION_KEY}:old:x") == 0
    assert 0 < stored.pttl(f"schematic:company:{VERSION_KEY}:comp_1") <= 60_000

    await written(store, message("delete", "Company", {"id": "comp_1"}, "comp_1"))
    assert stored.keys() == []


@pytest.mark.parametrize(
    ("last", "left"),
    [
        (message("full", "Flags", [OTHER]), {"other"}),
        (message("delete", "Flag", {"id": "flag_1"}), {"other"}),
        (message("delete", "Flag", {"key": "Exports"}), {"other"}),
        (message("full", "Flags", []), set()),
    ],
)
async def test_flags_that_are_gone_go_in_this_version_alone(
    client: Any, stored: Any, last: Any, left: set[str]
) -> None:
    store = Store(client, settings())
    stored.set("schematic:flags:4b54a537:exports", json.dumps(FLAG))
    await written(store, message("full", "Flags", [FLAG, OTHER]))

    await written(store, last)

    flags = {f"schematic:flags:{VERSION_KEY}:{key}" for key in left}
    assert set(stored.scan_iter()) == {*flags, "schematic:flags:4b54a537:exports"}


async def test_after_a_load_only_what_was_seen_is_left(client: Any, stored: Any) -> None:
    store = Store(client, settings())
    await written(store, message("full", "Company", ACME))
    await written(store, message("full", "Company", {**ACME, "id": "comp_2", "keys": {"id": "globex", "a:b": "c:d"}}))
    stored.set("schematic:company:4b54a537:comp_2", "{}")
    stored.set(f"schematic:company:{VERSION_KEY}:id:garbage", "{")

    gone = await store.forget_others({"company": {"comp_1"}, "user": set()})

    assert gone == 4
    assert set(stored.scan_iter()) == {
        f"schematic:company:{VERSION_KEY}:comp_1",
        f"schematic:company:{VERSION_KEY}:id:acme",
        "schematic:company:4b54a537:comp_2",
    }
    assert await store.forget_others({"company": set(), "user": set()}) == 0


@pytest.mark.parametrize(("ttl", "left"), [("0", range(-1, 0)), ("1h", range(3_500_000, 3_600_001))])
async def test_the_times_that_readers_leave_are_undone(client: Any, stored: Any, ttl: str, left: range) -> None:
    """Official clients write back with a day of their own: a company that nobody changes would vanish."""
    store = Store(client, settings(CACHE_TTL=ttl))
    await written(store, message("full", "Company", ACME), message("full", "Flags", [FLAG]))
    for key in stored.scan_iter():
        stored.pexpire(key, 60_000)
    stored.set("schematic:company:4b54a537:comp_1", "{}", px=60_000)

    await store.tidy()

    assert all(stored.pttl(key) in left for key in stored.scan_iter(f"*{VERSION_KEY}*"))
    assert stored.pttl("schematic:company:4b54a537:comp_1") <= 60_000


async def test_a_second_writer_is_refused_until_the_first_has_ended(client: Any, stored: Any) -> None:
    first, second = WriterLock(client, "lock", 0.2), WriterLock(client, "lock", 0.2)
    await first.acquire()
    held = asyncio.create_task(first.hold())

    with pytest.raises(ServerError, match="another replicator writes to this Redis"):
        await second.acquire()
    await second.release()
    assert stored.get("lock") == first._value

    held.cancel()
    await first.release()
    await second.acquire()
    assert 0 < stored.pttl("lock") <= 200


async def test_a_lock_that_somebody_else_has_ends_the_writer(client: Any, stored: Any) -> None:
    lock = WriterLock(client, "lock", 0.2)
    await lock.acquire()
    stored.set("lock", "somebody else")

    with pytest.raises(LockLost, match="held by another"):
        async with asyncio.timeout(120):
            await lock.hold()
    await lock.release()

    assert stored.get("lock") == "somebody else"


async def test_a_lock_that_cannot_be_confirmed_ends_the_writer(valkey: Callable[[], Any]) -> None:
    server = valkey()
    server.start()
    gone = connect(settings(REDIS_ADDR=f"{server.host}:{server.port}"))
    lock = WriterLock(gone, "lock", 0.2)
    await lock.acquire()
    server.stop()

    with pytest.raises(LockLost, match="could not be renewed"):
        async with asyncio.timeout(120):
            await lock.hold()
    await gone.aclose()
