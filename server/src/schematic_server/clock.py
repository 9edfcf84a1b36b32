"""The clock that everything here goes by.

Nothing else reads the machine's, so that a test can turn all of it at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol


class Source(Protocol):
    """Where time comes from: the module `time`, or a test's hand."""

    @property
    def monotonic(self) -> Callable[[], float]:
        """Seconds that only go forward, from wherever."""
        ...

    @property
    def time_ns(self) -> Callable[[], int]:
        """Nanoseconds since 1970."""
        ...


source: Source = time


def now() -> datetime:
    """This instant, to the microsecond, in UTC."""
    return datetime.fromtimestamp(source.time_ns() // 1000 / 1_000_000, UTC)


def unix() -> float:
    """Seconds since 1970."""
    return source.time_ns() / 1_000_000_000


def unix_ms() -> int:
    """Milliseconds since 1970."""
    return source.time_ns() // 1_000_000


def monotonic() -> float:
    """Seconds that only go forward."""
    return source.monotonic()


def sleep(seconds: float) -> None:
    """Let so much real time go by, for whoever waits for another program: no clock of a test shortens it."""
    time.sleep(seconds)
