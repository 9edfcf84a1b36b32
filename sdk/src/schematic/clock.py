"""The clock that everything here goes by, and chance.

Nothing else reads the machine's, so that a test can turn all of it at once.

`monotonic` is for what lasts (times to live, deadlines, pauses), `unix` for what others read too (dates in headers,
signatures, instants on the wire).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Source(Protocol):
    """Where time comes from: the module `time`, or a test's hand."""

    @property
    def monotonic(self) -> Callable[[], float]:
        """Seconds that only go forward, from wherever."""
        ...

    @property
    def time(self) -> Callable[[], float]:
        """Seconds since 1970."""
        ...

    @property
    def sleep(self) -> Callable[[float], None]:
        """Returns when so many seconds are over."""
        ...


source: Source = time


def monotonic() -> float:
    """Seconds that only go forward."""
    return source.monotonic()


def unix() -> float:
    """Seconds since 1970."""
    return source.time()


def utc_now() -> datetime:
    """This instant."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(source.time(), UTC)


def sleep(seconds: float) -> None:
    """Return when `seconds` are over."""
    source.sleep(seconds)


def pause() -> None:
    """Let another thread run; a moment that no clock of a test shortens, as nobody waits for it to end."""
    time.sleep(0.0001)


def chance() -> float:
    """Uniform in [0, 1), so that those who wait for the same thing do not come back together."""
    from random import random

    return random()
