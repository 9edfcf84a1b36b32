"""Periods after which credits are given anew. Pure; whole microseconds since 1970, UTC.

Daily and weekly periods run from the enrolment in a plan. All others run from the company's anniversary, whose day is
clamped to the last day of shorter months, or from the calendar's start of the month, quarter, half-year or year.
"""

from __future__ import annotations

from typing import NamedTuple

from schematic.rules.dates import civil_from_days, days_from_civil, days_in_month

DAY = 86_400_000_000  # microseconds
DAYS = {"daily": 1, "weekly": 7}
MONTHS = {"monthly": 1, "quarterly": 3, "every_6_months": 6, "yearly": 12}


class Period(NamedTuple):
    """From `start` on, before `end`, where the next one starts."""

    start: int
    end: int


def period(cadence: str, anchor: int | None, at: int) -> Period:
    """The period that `at` is in; `anchor` is where one of them starts, None for the calendar's.

    Raises KeyError for an unknown cadence, and for days or weeks without an anchor.
    """
    if cadence in DAYS:
        if anchor is None:
            raise KeyError(cadence)
        length = DAYS[cadence] * DAY
        start = at - (at - anchor) % length
        return Period(start, start + length)
    step = MONTHS[cadence]
    year, month, _ = civil_from_days(at // DAY)
    if anchor is None:
        first = (month - 1) // step * step
        return Period(_month_start(year, first), _month_start(year, first + step))
    since = 12 * year + month - _months(anchor)
    number = since // step
    if _after(anchor, number * step) > at:
        number -= 1
    return Period(_after(anchor, number * step), _after(anchor, (number + 1) * step))


def _months(at: int) -> int:
    year, month, _ = civil_from_days(at // DAY)
    return 12 * year + month


def _month_start(year: int, months: int) -> int:
    """`months` after the start of the year."""
    return days_from_civil(year + months // 12, months % 12 + 1, 1) * DAY


def _after(anchor: int, months: int) -> int:
    """So many months after `anchor`, at its time of day."""
    day, time_of_day = divmod(anchor, DAY)
    year, month = divmod(_months(anchor) + months - 1, 12)
    day_of_month = min(civil_from_days(day)[2], days_in_month(year, month + 1))
    return days_from_civil(year, month + 1, day_of_month) * DAY + time_of_day
