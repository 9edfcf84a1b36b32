"""The counters of a company and event subtype, window by window: what an addition does to them. Pure.

Of each period the newest window that saw usage is a part of one row, to which nearly all events add (`counters`). What
does not fit there comes here: the first event of a day, a late one, one that is ahead of its time. An instant is a
number of microseconds since 1970.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from schematic_server.bounds import is_exact
from schematic_server.domains.companies.metrics import WINDOWS, Window

_DAY = 86_400_000_000
# How long a window may be, and then may still be asked for: by a node whose clock is behind, after a step of the clock.
_LONGEST = (2**62, _DAY, 7 * _DAY, 31 * _DAY, 31 * _DAY)
_GRACE = 2 * _DAY


@dataclass(slots=True)
class Addition:
    """What a batch adds to the counters of these windows, one of each period."""

    windows: tuple[Window, ...]
    environment_id: str
    quantity: int = 0
    backfilled: int = 0
    earliest: int = 2**63 - 1
    latest: int = 0


@dataclass(slots=True)
class Counter:
    """`earliest` and `latest` are of what was captured in the window; `version` as in `changes.Counted`."""

    value: int
    version: int
    earliest: int
    latest: int
    created_at: int


@dataclass(slots=True)
class Usage:
    """Counters by window's start, for each of `WINDOWS`; `version` grows with every addition to any of them."""

    version: int = 0
    counters: tuple[dict[int, Counter], ...] = field(default_factory=lambda: tuple({} for _ in WINDOWS))

    def fits(self, addition: Addition, now: int) -> bool:
        """Whether no counter would leave its bound."""
        return all(
            is_exact(counter.value + addition.quantity if counter else addition.quantity)
            for _, _, counter in self._touched(addition, now)
        )

    def add(self, addition: Addition, now: int) -> list[tuple[Window, Counter]]:
        """Count it: the windows that it counts in, and what they have now."""
        self.version += 1
        found: list[tuple[Window, Counter]] = []
        for index, window, counter in self._touched(addition, now):
            if counter is None:
                counter = Counter(0, 0, addition.earliest, addition.latest, now)
                self.counters[index][window.start] = counter
            counter.value += addition.quantity
            counter.version = self.version
            counter.earliest = min(counter.earliest, addition.earliest)
            counter.latest = max(counter.latest, addition.latest)
            found.append((window, counter))
        return found

    def newest(self) -> list[tuple[int, Counter]]:
        """Of each of `WINDOWS`; something must have been counted."""
        return [(start := max(own), own[start]) for own in self.counters]

    def before(self, now: int) -> dict[tuple[int, int], Counter]:
        """Those that are not the newest, by index in `WINDOWS` and start, while they may be current somewhere."""
        return {
            (index, start): counter
            for index, own in enumerate(self.counters)
            for start, counter in own.items()
            if start != max(own) and not _is_over(index, start, now)
        }

    def _touched(self, addition: Addition, now: int) -> list[tuple[int, Window, Counter | None]]:
        """A window that is over, and not the newest, is not counted in any more."""
        return [
            (index, window, own.get(window.start))
            for index, (window, own) in enumerate(zip(addition.windows, self.counters, strict=True))
            if not own or window.start >= max(own) or not _is_over(index, window.start, now)
        ]


def _is_over(index: int, start: int, now: int) -> bool:
    return start + _LONGEST[index] + _GRACE <= now
