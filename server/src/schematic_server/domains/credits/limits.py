"""Which share of a company's credits a draw has used up. Pure.

The share is what is used of what is used and can be drawn: what holds have taken is neither. Source: contract,
`webhooks`, events `credit.limit.…`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Passed = Literal["warning", "reached"]
_PERCENT: tuple[tuple[Passed, int], ...] = (("warning", 80), ("reached", 100))


class Share(NamedTuple):
    """In billionths."""

    used: int
    all: int


def share(remaining: int, reserved: int, total: int) -> Share:
    return Share(total - remaining - reserved, total - reserved)


def passed(before: Share, after: Share) -> tuple[Passed, ...]:
    """What has been come to, the warning first; of nothing that was granted there is no share."""
    if after.all <= 0 and after.used <= 0:
        return ()
    return tuple(
        name
        for name, percent in _PERCENT
        if (before.all <= 0 or before.used * 100 < before.all * percent) and after.used * 100 >= after.all * percent
    )
