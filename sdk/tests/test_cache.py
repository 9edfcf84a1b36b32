"""The caches: bounds, times, threads; and that one which fails, hangs or is shared never harms a check."""

from __future__ import annotations

import asyncio
import logging
import random
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from schematic import AsyncSchematic, LocalCache, Schematic
from schematic.cache import AsyncCacheProvider, AsyncLocalCache, CacheProvider

from .conftest import Hand
from .mock_api import MockApi

BASE_URL = "http://api.test"
ON = {"data": {"flag": "f", "reason": "matched", "value": True}, "params": {}}
OFF = {"data": {"flag": "f", "reason": "no", "value": False}, "params": {}}
ACME = {"id": "acme"}


def client(api: MockApi, **options: Any) -> Schematic:
    """Of caches that answer, whose time is no test's business."""
    options = {"cache_timeout": 120, **options}
    return Schematic("sch_1", base_url=BASE_URL, event_capture_url=BASE_URL, httpx_client=api.client(), **options)


def async_client(api: MockApi, **options: Any) -> AsyncSchematic:
    options = {"cache_timeout": 120, **options}
    return AsyncSchematic(
        "sch_1", base_url=BASE_URL, event_capture_url=BASE_URL, httpx_client=api.async_client(), **options
    )


def test_an_entry_lives_for_its_time_and_no_longer(clock: Hand) -> None:
    cache = LocalCache[str](10, 5000)
    cache.set("k", "v")

    clock.now += 4.999
    before = cache.get("k")
    clock.now += 0.001

    assert (before, cache.get("k")) == ("v", None)


def test_an_entry_may_have_a_time_of_its_own(clock: Hand) -> None:
    cache = LocalCache[str](10, 5000)
    cache.set("k", "v", 100)

    clock.now += 0.1

    assert cache.get("k") is None


def test_the_least_recently_used_goes_first(clock: Hand) -> None:
    """Read or written; compared, use by use, with a list that is kept in order."""
    cache = LocalCache[int](20, 3_600_000)
    in_order: list[int] = []
    chance = random.Random(7)
    for _ in range(5000):
        clock.now += 0.001
        key = chance.randrange(40)
        if chance.random() < 0.7:
            if (cache.get(key) is None) is not (key not in in_order):
                raise AssertionError(in_order)
            in_order = [one for one in in_order if one != key] + [key] * (key in in_order)
        else:
            cache.set(key, key)
            in_order = ([one for one in in_order if one != key] + [key])[-20:]

        assert cache.known() == in_order


def test_a_cache_of_size_0_stores_nothing() -> None:
    cache = LocalCache[int](0, 5000)

    cache.set("a", 1)

    assert cache.get("a") is None
    assert cache.known() == []


def test_a_step_of_the_systems_clock_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The official cache goes by the wall clock: a step back keeps a denial for as long as the step was."""
    cache = LocalCache[int](10, 60_000)
    cache.set("k", 1)

    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    after_forward = cache.get("k")
    monkeypatch.setattr(time, "time", lambda: 0.0)

    assert (after_forward, cache.get("k")) == (1, 1)


def test_expired_entries_dwindle_while_others_come(clock: Hand) -> None:
    """The official cache keeps them until they are read or the cache is full."""
    cache = LocalCache[int](1000, 1000)
    for number in range(500):
        cache.set(f"old {number}", number)

    clock.now += 2
    for number in range(500):
        cache.set(f"new {number}", number)

    assert cache.known() == [f"new {number}" for number in range(500)]


def test_clean_expired_forgets_what_has_expired(clock: Hand) -> None:
    cache = LocalCache[int](10, 1000)
    cache.set("a", 1)
    cache.set("b", 2, 9000)

    clock.now += 2
    cache.clean_expired()

    assert cache.known() == ["b"]


def test_writing_to_a_full_cache_looks_at_few_of_its_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """The official `AsyncLocalCache` looks at every entry in every write."""
    seen = 0

    class Counted(OrderedDict[Any, Any]):
        def items(self) -> Any:
            nonlocal seen
            seen += len(self)
            return super().items()

        def __iter__(self) -> Any:
            return counted(super().__iter__())

    def counted(keys: Iterator[Any]) -> Iterator[Any]:
        nonlocal seen
        for key in keys:
            seen += 1
            yield key

    cache = LocalCache[int](1000, 60_000)
    monkeypatch.setattr(cache, "entries", Counted())
    for number in range(11_000):
        cache.set(number, number)

    assert seen < 3 * 11_000


def test_many_threads_neither_break_it_nor_get_past_its_bound() -> None:
    cache = LocalCache[int](50, 5)
    sizes: list[int] = []

    def use(thread: int) -> None:
        for number in range(3000):
            key = (number * (thread + 1)) % 200
            cache.set(key, number, number % 3)
            cache.get((key * 7) % 200)
            if number % 50 == 0:
                cache.clean_expired()
                sizes.append(len(cache.known()))

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(use, range(12)))  # raises what a thread raised

    assert max(sizes) <= 50


async def test_the_awaited_cache_forgets_what_is_not_to_be_kept() -> None:
    cache = AsyncLocalCache[int](max_items=10, ttl=5000)
    for key in ("flags:a", "flags:b", "companies:a"):
        await cache.set(key, 1)

    await cache.delete_missing(["flags:a"], scan_pattern="flags:*")
    await cache.delete("nothing")

    assert [await cache.get(key) for key in ("flags:a", "flags:b", "companies:a")] == [1, None, 1]


async def test_in_the_awaited_cache_a_time_of_0_expires_at_once() -> None:
    cache = AsyncLocalCache[int]()

    await cache.set("k", 1, 0)

    assert await cache.get("k") is None


class DictCache(CacheProvider[Any]):
    """A user's own, blocking."""

    def __init__(self) -> None:
        self.stored: dict[str, Any] = {}
        self.times: list[int | None] = []
        self.error: Exception | None = None
        self.gate: threading.Event | None = None
        self.calls = self.answered = 0

    def get(self, key: str) -> Any:
        self._suffer()
        return self.stored.get(key)

    def set(self, key: str, val: Any, ttl_override: int | None = None) -> None:
        self._suffer()
        self.stored[key] = val
        self.times.append(ttl_override)

    def _suffer(self) -> None:
        self.calls += 1
        if self.gate is not None:
            self.gate.wait()
        if self.error is not None:
            raise self.error
        self.answered += 1


class AwaitedCache(AsyncCacheProvider[Any]):
    """A user's own, awaited."""

    def __init__(self) -> None:
        self.stored: dict[str, Any] = {}
        self.error: Exception | None = None
        self.hangs = False
        self.answered = 0

    async def get(self, key: str) -> Any:
        await self._suffer()
        return self.stored.get(key)

    async def set(self, key: str, value: Any, ttl: int | None = None) -> None:
        await self._suffer()
        self.stored[key] = value

    async def delete(self, key: str) -> None:
        self.stored.pop(key, None)

    async def delete_missing(self, keys_to_keep: Any, *, scan_pattern: str | None = None) -> None:
        raise AssertionError("checks ask for no such thing")

    async def _suffer(self) -> None:
        if self.hangs:
            await asyncio.Event().wait()
        if self.error is not None:
            raise self.error
        self.answered += 1


class OwnLocalCache(LocalCache[Any]):
    """A user's own, made from ours."""


PROVIDERS = [LocalCache, AsyncLocalCache, DictCache, AwaitedCache, OwnLocalCache]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_kind_of_provider_remembers_checks_of_the_sync_client(provider: Any) -> None:
    """The official sync client raises AttributeError with awaited providers."""
    api = MockApi(ON)
    schematic = client(api, cache_providers=[provider()])

    answers = [schematic.check_flag("f", ACME) for _ in range(3)]

    assert answers == [True, True, True]
    assert len(api.requests) == 1
    assert schematic.check_flag_with_entitlement("f", ACME).reason == "matched"


@pytest.mark.parametrize("provider", PROVIDERS)
async def test_every_kind_of_provider_remembers_checks_of_the_async_client(provider: Any) -> None:
    api = MockApi(ON)
    schematic = async_client(api, cache_providers=[provider()])

    answers = [await schematic.check_flag("f", ACME) for _ in range(3)]

    assert answers == [True, True, True]
    assert len(api.requests) == 1


def test_the_first_provider_that_knows_answers_and_all_are_told() -> None:
    first, second = DictCache(), DictCache()
    api = MockApi(ON)
    schematic = client(api, cache_providers=[LocalCache[bool](10, 0), first, second])
    schematic.check_flag("f", ACME)

    first.stored.clear()
    answer = schematic.check_flag("f", ACME)

    assert answer is True
    assert len(api.requests) == 1
    assert len(second.stored) == 1


def test_no_providers_means_no_caching() -> None:
    api = MockApi(ON)
    schematic = client(api, cache_providers=[])

    for _ in range(3):
        schematic.check_flag("f", ACME)

    assert len(api.requests) == 3


def test_a_provider_that_fails_is_a_miss_and_the_log_says_so(caplog: pytest.LogCaptureFixture) -> None:
    broken = DictCache()
    broken.error = RuntimeError("no route")
    api = MockApi(ON)
    schematic = client(api, cache_providers=[broken], logger=logging.getLogger("caches"))

    assert schematic.check_flag("f", ACME) is True
    assert any(
        "Cache provider get failed for check:" in text and text.endswith(": no route") for text in caplog.messages
    )
    assert any("Cache provider set failed for check:" in text for text in caplog.messages)


@pytest.mark.usefixtures("clock")  # stands still, so that its pause never ends
def test_a_provider_that_keeps_failing_is_left_alone() -> None:
    broken = DictCache()
    broken.error = RuntimeError("no route")
    schematic = client(MockApi(ON), cache_providers=[broken])

    for _ in range(20):
        schematic.check_flag("f", ACME)

    assert broken.calls == 3


@pytest.mark.usefixtures("clock")
async def test_the_async_client_leaves_a_failing_provider_alone_too(caplog: pytest.LogCaptureFixture) -> None:
    broken = AwaitedCache()
    broken.error = RuntimeError("no route")
    schematic = async_client(MockApi(ON), cache_providers=[broken], logger=logging.getLogger("caches"))

    answers = [await schematic.check_flag("f", ACME) for _ in range(20)]

    assert answers == [True] * 20
    assert len([text for text in caplog.messages if text.startswith("Cache provider get failed")]) == 2


@pytest.mark.usefixtures("clock")
def test_a_provider_that_hangs_costs_little_and_then_nothing() -> None:
    """It would never answer; the checks are through while it still hangs."""
    hanging = DictCache()
    hanging.gate = threading.Event()
    schematic = client(MockApi(ON), cache_providers=[hanging], cache_timeout=0.01)

    answers = [schematic.check_flag("f", ACME) for _ in range(20)]

    assert answers == [True] * 20
    assert hanging.calls == 3
    assert hanging.answered == 0
    hanging.gate.set()


@pytest.mark.parametrize("provider", [DictCache, AwaitedCache])
async def test_a_provider_that_hangs_does_not_hold_the_event_loop(provider: Any) -> None:
    hanging = provider()
    hanging.hangs, hanging.gate = True, threading.Event()
    schematic = async_client(MockApi(ON), cache_providers=[hanging], cache_timeout=0.01)

    answers = await asyncio.gather(*[schematic.check_flag("f", {"id": str(number)}) for number in range(20)])

    assert answers == [True] * 20
    assert hanging.answered == 0
    hanging.gate.set()


def test_what_else_stands_in_a_shared_cache_is_a_miss() -> None:
    class Junk(DictCache):
        def get(self, key: str) -> Any:
            return {"something": "else"}

    api = MockApi(ON)
    schematic = client(api, cache_providers=[Junk()])

    assert schematic.check_flag("f", ACME) is True
    assert len(api.requests) == 1


def test_clients_of_different_keys_never_read_each_others_answers() -> None:
    """The official keys name neither the environment nor the API key: staging's answers reach production."""
    for shared in (LocalCache[Any](), DictCache()):
        on, off = MockApi(ON), MockApi(OFF)
        one = Schematic(
            "sch_1", base_url=BASE_URL, httpx_client=on.client(), cache_providers=[shared], cache_timeout=120
        )
        two = Schematic(
            "sch_2", base_url=BASE_URL, httpx_client=off.client(), cache_providers=[shared], cache_timeout=120
        )

        answers = [(one.check_flag("f", ACME), two.check_flag("f", ACME)) for _ in range(2)]

        assert answers == [(True, False)] * 2
        assert (len(on.requests), len(off.requests)) == (1, 1)


def test_the_api_key_does_not_stand_in_a_shared_cache() -> None:
    shared = DictCache()
    schematic = client(MockApi(ON), cache_providers=[shared])

    schematic.check_flag("f", ACME)

    assert shared.stored
    assert "sch_1" not in repr(shared.stored)


def test_a_denial_is_remembered_for_its_own_time(clock: Hand) -> None:
    """So that an upgrade shows at once, while a yes still saves requests."""
    api = MockApi(OFF, ON)
    schematic = client(api, denial_ttl=100)
    denied = schematic.check_flag("f", ACME), schematic.check_flag("f", ACME)
    asked_while_denied = len(api.requests)

    clock.now += 0.2
    upgraded = schematic.check_flag("f", ACME)
    clock.now += 4
    schematic.check_flag("f", ACME)

    assert denied == (False, False)
    assert asked_while_denied == 1
    assert upgraded is True
    assert len(api.requests) == 2


def test_a_denial_time_reaches_providers_outside_the_process() -> None:
    shared = DictCache()
    client(MockApi(OFF), cache_providers=[shared], denial_ttl=100).check_flag("f", ACME)
    client(MockApi(ON), cache_providers=[shared], denial_ttl=100).check_flag("f", {"id": "other"})

    assert shared.times == [100, None]
