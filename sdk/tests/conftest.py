"""The fixture that every test with a time in it begins with, and a Redis."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from schematic import clock as module


class Hand:
    """The clock of the whole SDK, turned by hand: `clock.now += 5`. Who sleeps turns it too. Starts like a machine that
    has been up for a moment, in 2026; `slept` is every sleep there was."""

    def __init__(self) -> None:
        self.now = 3.0
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return 1_790_000_000.0 + self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Hand:
    """In front of the client in a test's arguments: clients take the clock that there is when they are made."""
    made = Hand()
    monkeypatch.setattr(module, "source", made)
    return made


@pytest.fixture(scope="session")
def redis_address(valkey: Callable[[], Any]) -> Iterator[str]:
    """Of a real server, for the whole session."""
    with valkey() as started:
        yield f"redis://{started.host}:{started.port}"


@pytest.fixture
def redis_client(redis_address: str) -> Iterator[Any]:
    """For that server, which is emptied before."""
    redis = pytest.importorskip("redis")
    with redis.Redis.from_url(redis_address) as made:
        made.flushall()
        yield made
