"""Where leases are kept: both stores say the same, whatever happens; and how they lie in Redis, for all SDKs."""

from __future__ import annotations

import json
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from time import time
from typing import Any
from uuid import uuid4

import pytest

redis = pytest.importorskip("redis")

from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from schematic.leases.amounts import BILLION  # noqa: E402
from schematic.leases.redis import RedisStore  # noqa: E402
from schematic.leases.slot import Lease, Place  # noqa: E402
from schematic.leases.store import LocalStore, Store, Taken, Use  # noqa: E402

LOGGER = logging.getLogger("app")
PLACE = Place("comp_1", "bilcr_1")


@pytest.fixture
def store_of_redis(redis_client: Any) -> RedisStore:
    return RedisStore(redis_client, "schematic:", LOGGER)


@pytest.fixture(params=["local", "redis"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "local":
        return LocalStore()
    found: RedisStore = request.getfixturevalue("store_of_redis")
    return found


def lease(credits: float = 10, *, free: float | None = None, name: str = "crlse_1", lasts: float = 300.0) -> Lease:
    left = credits if free is None else free
    return Lease(name, round(credits * BILLION), round(left * BILLION), round(time() + lasts, 3))


def use(credits: float = 1, *, name: str | None = None, lasts: float = 60.0, place: Place = PLACE) -> Use:
    amount = round(credits * BILLION)
    return Use(name or str(uuid4()), place, amount, time() + lasts, "tokens", 2, 0.5, {"id": "ä"}, None)


def free(store: Store) -> float:
    found = store.get(PLACE)
    assert found is not None
    return found.free / BILLION


def test_a_lease_is_kept_until_it_ends(store: Store) -> None:
    first = lease()

    assert store.get(PLACE) is None
    assert store.replace(PLACE, first)
    assert not store.replace(PLACE, lease(name="crlse_2"))
    assert store.get(PLACE) == first


def test_an_expired_lease_makes_way_or_goes_on(store: Store) -> None:
    store.replace(PLACE, lease(10, free=7, lasts=-1))

    assert not store.replace(PLACE, lease(12, lasts=-1))  # of the same id
    assert free(store) == 9
    assert store.replace(PLACE, lease(20, name="crlse_2"))
    assert free(store) == 20


def test_totals_and_ends_only_grow(store: Store) -> None:
    first = lease()
    store.replace(PLACE, first)
    store.extend(PLACE, lease(5, lasts=5))
    assert store.get(PLACE) == first

    longer = lease(15, lasts=400)
    store.extend(PLACE, longer)
    store.extend(PLACE, lease(99, name="crlse_2"))
    assert store.get(PLACE) == longer


def test_uses_are_held_and_settled_once(store: Store) -> None:
    store.replace(PLACE, lease())
    one = use(4)

    assert store.take(one) == Taken("crlse_1", 10 * BILLION, 10 * BILLION)
    assert store.take(one) == Taken("crlse_1", 10 * BILLION, 10 * BILLION)  # its answer was lost, say
    assert free(store) == 6
    assert [store.settle(PLACE, one.id, 3 * BILLION) for _ in range(2)] == [3 * BILLION, None]
    assert free(store) == 7


@pytest.mark.parametrize(("used", "left"), [(0, 10), (99, 6)])
def test_what_was_used_counts_within_what_was_held(store: Store, used: int, left: float) -> None:
    store.replace(PLACE, lease())
    one = use(4)
    store.take(one)

    store.settle(PLACE, one.id, used * BILLION)

    assert free(store) == left


def test_nothing_is_held_beyond_the_lease(store: Store) -> None:
    assert store.take(use()) is None
    store.replace(PLACE, lease(0.3))

    for _ in range(3):
        assert store.take(use(0.1)) is not None
    assert store.take(use(0.000000001)) is None
    assert free(store) == 0


def test_nothing_is_held_of_an_expired_or_dropped_lease(store: Store) -> None:
    store.replace(PLACE, lease(lasts=-1))
    assert store.take(use()) is None
    store.replace(PLACE, lease(name="crlse_2"))
    store.drop(PLACE, "crlse_1")
    assert store.take(use()) is not None
    store.drop(PLACE, "crlse_2")
    assert store.take(use()) is None


def test_what_comes_back_to_another_lease_is_lost(store: Store) -> None:
    store.replace(PLACE, lease())
    one = use(4)
    store.take(one)
    store.extend(PLACE, lease())
    store.drop(PLACE, "crlse_1")
    store.replace(PLACE, lease(20, name="crlse_2"))

    assert store.settle(PLACE, one.id, 0) == 0
    assert free(store) == 20


def test_uses_whose_time_is_over_come_back(store: Store) -> None:
    store.replace(PLACE, lease())
    store.take(use(4, lasts=-1))
    store.take(use(3))

    store.sweep()

    assert free(store) == 7


def test_threads_share_a_lease_and_never_hold_more(store: Store) -> None:
    store.replace(PLACE, lease(50))
    barrier = threading.Barrier(8)

    def run(_: int) -> int:
        barrier.wait()
        return sum(store.take(use()) is not None for _ in range(20))

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(run, range(8))) == 50


amounts = st.integers(0, 30 * BILLION)
STEPS = st.one_of(
    st.tuples(st.just("replace"), amounts, st.sampled_from(["a", "b"])),
    st.tuples(st.just("extend"), amounts, st.sampled_from(["a", "b"])),
    st.tuples(st.just("drop"), st.just(0), st.sampled_from(["a", "b"])),
    st.tuples(st.just("take"), amounts, st.sampled_from(["u1", "u2", "u3"])),
    st.tuples(st.just("settle"), amounts, st.sampled_from(["u1", "u2", "u3"])),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=st.lists(STEPS, max_size=25))
def test_both_stores_say_the_same(redis_client: Any, steps: list[tuple[str, int, str]]) -> None:
    redis_client.flushall()
    stores: list[Store] = [LocalStore(), RedisStore(redis_client, "x:", LOGGER)]
    at = round(time() + 300, 3)
    dropped: set[str] = set()
    for verb, amount, name in steps:
        if name in dropped or (dropped and verb == "take" and read(redis_client, f"credit-reservation:{name}", "x:")):
            continue  # what has been dropped is known to one store, and new to the other
        found = [_step(to, verb, amount, name, at) for to in stores]
        assert found[0] == found[1], (verb, amount, name)
        if verb == "drop":
            dropped.add(name)
        told = [to.get(PLACE) for to in stores]
        if told[0] is not None and told[0].expires_at:
            assert told[0] == told[1]


def _step(store: Store, verb: str, amount: int, name: str, at: float) -> object:
    if verb == "replace":
        return store.replace(PLACE, Lease(name, amount, amount, at))
    if verb == "take":
        return store.take(Use(name, PLACE, amount, at, "tokens", 1, 1.0, None, None))
    if verb == "settle":
        return store.settle(PLACE, name, amount)
    if verb == "drop":
        store.drop(PLACE, name)
    else:
        store.extend(PLACE, Lease(name, amount, 0, at))
    return None


def test_they_lie_in_redis_as_other_sdks_have_them(redis_client: Any, store_of_redis: RedisStore) -> None:
    held, one = lease(100.5, free=100), use(2.25, name="use_1")
    store_of_redis.replace(PLACE, held)
    store_of_redis.take(one)

    ends_at = str(round(held.expires_at * 1000))
    assert read(redis_client, "credit-lease:comp_1:bilcr_1") == {
        "leaseId": "crlse_1",
        "companyId": "comp_1",
        "creditTypeId": "bilcr_1",
        "grantedAmount": "100.5",
        "localRemainingCredits": "97.75",
        "expiresAt": ends_at,
    }
    expires_at = round(one.expires_at * 1000)
    assert read(redis_client, "credit-reservation:use_1") == {
        "id": "use_1",
        "leaseId": "crlse_1",
        "companyId": "comp_1",
        "creditTypeId": "bilcr_1",
        "eventSubtype": "tokens",
        "quantityReserved": "2",
        "creditsReserved": "2.25",
        "consumptionRate": "0.5",
        "expiresAt": str(expires_at),
        "evalCtx": '{"company":{"id":"ä"}}',
    }
    by_expiry = redis_client.zrange("schematic:credit-reservations:byExpiry", 0, -1, withscores=True)
    assert by_expiry == [(b"comp_1|bilcr_1|use_1", expires_at)]
    assert read(redis_client, "credit-reservations:byCredit:comp_1:bilcr_1") == {"use_1": "2.25"}
    assert redis_client.pexpiretime("schematic:credit-lease:comp_1:bilcr_1") == int(ends_at) + 60_000
    assert redis_client.pexpiretime("schematic:credit-reservation:use_1") == expires_at + 30_000

    store_of_redis.settle(PLACE, "use_1", BILLION)
    assert redis_client.keys("*") == [b"schematic:credit-lease:comp_1:bilcr_1"]


@pytest.mark.parametrize(
    ("left", "shown"),
    [(5.0, "5"), (0.5, "0.5"), (0.000000123, "1.23e-7"), (0.0000005, "5e-7"), (0.000001, "0.000001"), (0.0, "0")],
)
def test_balances_are_written_as_javascript_writes_them(
    redis_client: Any, store_of_redis: RedisStore, left: float, shown: str
) -> None:
    store_of_redis.replace(PLACE, lease(7))
    taken = Use("u", PLACE, 7 * BILLION - round(left * BILLION), time() + 60, "tokens", 1, 1.0, None, None)
    store_of_redis.take(taken)

    assert read(redis_client, "credit-lease:comp_1:bilcr_1")["localRemainingCredits"] == shown
    assert free(store_of_redis) == left


def test_what_another_sdk_holds_is_settled_here(redis_client: Any, store_of_redis: RedisStore) -> None:
    """As it writes it: a lease that was debited, and a reservation."""
    store_of_redis.replace(PLACE, lease())
    redis_client.hset("schematic:credit-lease:comp_1:bilcr_1", "localRemainingCredits", "6.5")
    fields = {"id": "r", "leaseId": "crlse_1", "creditsReserved": "3.5", "evalCtx": json.dumps({})}
    redis_client.hset("schematic:credit-reservation:r", mapping=fields)
    redis_client.zadd("schematic:credit-reservations:byExpiry", {"comp_1|bilcr_1|r": 1})

    assert store_of_redis.sweep() == 1
    assert free(store_of_redis) == 10


def test_many_uses_are_swept_in_pages(store_of_redis: RedisStore) -> None:
    store_of_redis.replace(PLACE, lease(1000))
    for _ in range(600):
        store_of_redis.take(use(lasts=-1))

    assert store_of_redis.sweep() == 600
    assert free(store_of_redis) == 1000


def test_a_record_that_redis_has_forgotten_is_cleared_away(redis_client: Any, store_of_redis: RedisStore) -> None:
    redis_client.zadd("schematic:credit-reservations:byExpiry", {"comp_1|bilcr_1|gone": 1})

    assert store_of_redis.sweep() == 0
    assert redis_client.keys("*") == []


@pytest.fixture(params=["redis", "redis.asyncio", "valkey", "valkey.asyncio"])
def any_client(request: pytest.FixtureRequest, redis_address: str, redis_client: Any) -> Any:
    library, _, is_async = request.param.partition(".")
    module = pytest.importorskip(library)
    kind = getattr(module.asyncio if is_async else module, library.capitalize())
    return kind.from_url(redis_address)


def test_every_kind_of_client_names_the_server(any_client: Any) -> None:
    store = RedisStore(any_client, "schematic:", LOGGER)
    store.replace(PLACE, lease())

    assert store.take(use()) is not None
    assert free(store) == 9


def test_an_awaited_client_of_no_known_kind_is_refused() -> None:
    class Odd:
        async def get(self, name: str) -> None: ...

    with pytest.raises(TypeError, match="has to be awaited"):
        RedisStore(Odd(), "schematic:", LOGGER)


def read(client: Any, key: str, prefix: str = "schematic:") -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in client.hgetall(f"{prefix}{key}").items()}
