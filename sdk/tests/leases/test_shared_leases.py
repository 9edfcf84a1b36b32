"""Clients that share a lease in Redis, in one process or in several; and what a child process may spend."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
from typing import Any

import pytest

redis = pytest.importorskip("redis")

from schematic.cache import RedisCache  # noqa: E402
from schematic.client import DataStreamConfig  # noqa: E402
from schematic.leases.opening import store_of  # noqa: E402
from schematic.leases.redis import RedisStore  # noqa: E402
from schematic.leases.slot import Place  # noqa: E402
from schematic.leases.store import LocalStore  # noqa: E402
from schematic.settings import configured  # noqa: E402

from .world import ACME, CREDIT, World, uses  # noqa: E402

QUIET = logging.getLogger("schematic.test.quiet")
QUIET.setLevel(logging.CRITICAL)
LEASE = f"schematic:credit-lease:comp_1:{CREDIT}"


def check(world: World, client: Any, quantity: int = 1, **options: Any) -> Any:
    return world.door(client.check("ai", ACME, options=uses(quantity, **options)))


def left(redis_client: Any) -> float:
    return float(redis_client.hget(LEASE, "localRemainingCredits"))


@pytest.mark.parametrize("is_async", [False, True])
def test_clients_share_one_lease(world: World, redis_client: Any, redis_address: str, is_async: bool) -> None:
    """Whichever kind of Redis client they are given; settling is anybody's."""
    made: Any = redis.asyncio.Redis.from_url(redis_address) if is_async else redis_client
    leases = {"default_lease_size": 100, "redis_client": made}
    first, second = world.client(leases=leases), world.client(leases=leases)

    held = check(world, first, 10).reservation
    assert check(world, second, 5).reservation.lease_id == held.lease_id
    assert left(redis_client) == 85
    world.door(second.track_with_reservation(held, 4))

    assert left(redis_client) == 91
    assert world.api.paths() == ["POST /billing/credits/lease"]


def test_a_shared_lease_outlives_its_clients(world: World, redis_client: Any) -> None:
    client = world.client(leases={"redis_client": redis_client})
    check(world, client)

    world.door(client.shutdown())

    assert redis_client.exists(LEASE)
    assert world.api.paths() == ["POST /billing/credits/lease"]


def test_a_shared_lease_is_extended(world: World, redis_client: Any) -> None:
    client = world.client(leases={"redis_client": redis_client, "default_lease_size": 100})

    assert check(world, client, 350).allowed
    assert world.api.paths()[1] == "PUT /billing/credits/lease/crlse_1/extend"


def test_uses_that_nobody_settled_are_ended_by_whoever_checks(world: World, redis_client: Any) -> None:
    leases = {"redis_client": redis_client, "default_lease_size": 100, "sweep_interval": 0}
    client = world.client(leases={**leases, "default_reservation_ttl": 0.001})
    for _ in range(5):
        check(world, client, 10)

    import asyncio

    for _ in range(6000):
        if redis_client.zcard("schematic:credit-reservations:byExpiry") <= 1:
            break
        world.door(asyncio.sleep(0.01))
        check(world, client)
    assert left(redis_client) >= 90


def test_without_redis_credits_cannot_be_held(world: World, redis_client: Any) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        gone = redis.Redis(port=nobody.getsockname()[1])
        client = world.client(leases={"redis_client": gone}, logger=QUIET)

        for _ in range(5):
            result = check(world, client)
            assert (result.allowed, result.reason) == (False, "lease_acquire_failed")
        assert check(world, client, on_acquire_failure="fail-open").allowed


def test_a_redis_that_goes_in_between_is_said(world: World, redis_client: Any) -> None:
    client = world.client(leases={"redis_client": redis_client}, logger=QUIET)
    check(world, client)
    store = client._credit_checks.leased.leases.store
    store = getattr(store, "blocking", store)
    store._keys = None  # which nobody can call

    assert check(world, client).reason == "lease_store_error"
    assert check(world, client, on_acquire_failure="fail-open").reason.endswith("(lease_store_error_fail_open)")


def test_the_streams_redis_is_the_leases_too(redis_client: Any, caplog: pytest.LogCaptureFixture) -> None:
    from schematic.client import CreditLeaseConfig, SchematicConfig

    def store(leasing: CreditLeaseConfig, cache: Any = None) -> Any:
        config = SchematicConfig(datastream=DataStreamConfig(company_cache=cache))
        return store_of(configured("Schematic", SchematicConfig, config, {}), leasing, logging.getLogger("app"))

    companies = RedisCache[Any](redis_client, prefix="ours")
    place = Place("a", "b")

    assert store(CreditLeaseConfig(), companies)._lease(place) == "ours:credit-lease:a:b"
    assert store(CreditLeaseConfig(redis_key_prefix="x:"), companies)._lease(place) == "x:credit-lease:a:b"
    assert store(CreditLeaseConfig(redis_client=redis_client), companies)._lease(place) == "schematic:credit-lease:a:b"
    assert isinstance(store(CreditLeaseConfig(redis_client=redis_client)), RedisStore)
    assert isinstance(store(CreditLeaseConfig()), LocalStore)
    assert any("credit_leases has no Redis" in message for message in caplog.messages)


def test_a_cluster_holds_no_leases(caplog: pytest.LogCaptureFixture) -> None:
    from schematic.client import CreditLeaseConfig, SchematicConfig

    class RedisCluster:
        def get(self, name: str) -> None: ...

    leasing = CreditLeaseConfig(redis_client=RedisCluster())

    assert isinstance(store_of(SchematicConfig(), leasing, logging.getLogger("app")), LocalStore)
    assert any("cluster" in message for message in caplog.messages)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_child_process_has_a_lease_of_its_own(world: World) -> None:
    """What its parent has is its parent's."""
    if world.door.is_async:
        pytest.skip("the child has no event loop of the door's")
    client = world.client(leases={"mode": "client", "default_lease_size": 100}, logger=QUIET)
    check(world, client, 30)
    reader, writer = os.pipe()

    child = os.fork()
    if not child:
        told = "failed"
        try:
            told = check(world, client, 5).reason  # it has to ask, which it cannot over its parent's connections
        finally:
            os.write(writer, told.encode())
            os._exit(0)
    os.waitpid(child, 0)

    assert os.read(reader, 100) == b"lease_acquire_failed"
    assert check(world, client, 30).reservation.lease_id == "crlse_1"


def test_a_program_without_leases_loads_none_of_this() -> None:
    code = (
        "import sys, schematic\n"
        "schematic.Schematic('sch_1', offline=True).check('f')\n"
        "print([name for name in sys.modules if name.startswith('schematic.leases')])"
    )

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert told.strip() == "[]"
