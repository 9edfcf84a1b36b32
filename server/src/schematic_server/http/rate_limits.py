"""How many requests each key may make: a budget that fills up evenly, kept in this process's memory alone.

A budget is one number, the instant at which it is full again (the generic cell rate algorithm): requests move it ahead,
and one that would move it further than the whole budget lasts is refused and moves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

MAX_BUDGETS = 10_000  # that are kept; whoever is forgotten begins anew
BURST = 2  # seconds' worth of requests that may come at once
BLOCKED_FOR = 60  # seconds that a key without any share is told to wait
_EXACT = 1e-9  # seconds; what adding up fractions may be off by


@dataclass(frozen=True, slots=True)
class Budget:
    """What is left after a request: `limit` requests at most, `remaining` now, all again in `reset` seconds.

    `wait` is 0, or the seconds until a request that was refused can be made.
    """

    limit: int
    remaining: int
    reset: int
    wait: int = 0


class RateLimits:
    """Budgets by whoever spends them; `per_second` is what one with the whole share may spend."""

    def __init__(self, per_second: float) -> None:
        self._per_second = per_second
        self._full_at: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self._full_at)

    def spend(self, spender: str, percent: int | None, now: float) -> Budget:
        """Take one request from a budget of `percent` of the limit, all of it for None; `now` is in seconds."""
        rate = self._per_second * (100 if percent is None else percent) / 100
        if rate == 0:
            return Budget(0, 0, BLOCKED_FOR, BLOCKED_FOR)
        limit = max(1, floor(rate * BURST))
        full_at = max(self._full_at.get(spender, now), now) + 1 / rate
        over = full_at - now - limit / rate
        if over > _EXACT:
            return Budget(limit, 0, ceil(full_at - now - 1 / rate), max(1, ceil(over)))
        if spender not in self._full_at and len(self._full_at) >= MAX_BUDGETS:
            self._forget(now)
        self._full_at[spender] = full_at
        return Budget(limit, floor(limit - (full_at - now) * rate + _EXACT), ceil(full_at - now - _EXACT))

    def is_spent(self, spender: str, now: float) -> bool:
        """Whether a request of one with the whole share would be refused; takes nothing."""
        limit = max(1, floor(self._per_second * BURST))
        full_at = max(self._full_at.get(spender, now), now) + 1 / self._per_second
        return full_at - now - limit / self._per_second > _EXACT

    def _forget(self, now: float) -> None:
        """Drop budgets that are full, and all if that makes no room: memory stays what it is."""
        self._full_at = {one: at for one, at in self._full_at.items() if at > now}
        if len(self._full_at) >= MAX_BUDGETS:
            self._full_at.clear()
