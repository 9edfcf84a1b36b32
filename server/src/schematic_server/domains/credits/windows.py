"""Windows of spend policies, in UTC: hour, day, week from Monday, calendar month, billing cycle. Pure.

Instants are microseconds since 1970. Source: contract, `CreditSpendWindowUnit`.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from schematic.rules.periods import next_reset, period_start
from schematic_server.domains.companies.metrics import subscription

_HOUR = 3_600_000_000
_DAY = 24 * _HOUR
_MONDAY = 4 * _DAY  # 1970-01-05


class Span(NamedTuple):
    """From `start` on, before `end`."""

    start: int
    end: int


def window(unit: str, at: int, anchor: datetime | None) -> Span:
    """The window that contains `at`. A billing period is a cycle from `anchor`, without one a calendar month."""
    if unit == "hour":
        return _even(at, _HOUR, 0)
    if unit == "day":
        return _even(at, _DAY, 0)
    if unit == "week":
        return _even(at, 7 * _DAY, _MONDAY)
    reset = "billing_cycle" if unit == "billing_period" else "first_of_month"
    cycle = subscription(anchor, "")
    start, end = (
        period_start("current_month", reset, cycle, at // 1000),
        next_reset("current_month", reset, cycle, at // 1000),
    )
    assert start is not None
    assert end is not None
    return Span(start * 1000, end * 1000)


def _even(at: int, length: int, first: int) -> Span:
    start = (at - first) // length * length + first
    return Span(start, start + length)
