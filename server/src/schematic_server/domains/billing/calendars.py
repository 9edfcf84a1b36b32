"""Periods of what is billed: so many days, months or years from an anchor, in UTC. Pure.

A period begins on the anchor's day and time of day, on the last day where a month is shorter: from 31 January by months
come 28 or 29 February, 31 March, 30 April. No period is counted from the one before, so a short month shortens none
that follow. Periods before the anchor are counted backwards in the same way.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["day", "month", "year"]
_MONTHS = {"month": 1, "year": 12}
ONE_TIME = "one-time"  # the unit of a price that has no calendar
# Unit and count of the prices that plans have.
CADENCES: Mapping[str, tuple[str, int]] = {
    "monthly": ("month", 1),
    "quarterly": ("month", 3),
    "yearly": ("year", 1),
    "one_time": (ONE_TIME, 1),
}


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` up to `end`, which is in the next one."""

    start: datetime
    end: datetime

    def holds(self, at: datetime) -> bool:
        return self.start <= at < self.end


@dataclass(frozen=True, slots=True)
class Calendar:
    """Every `count` units from `anchor`."""

    unit: Unit
    count: int
    anchor: datetime

    def start(self, number: int) -> datetime:
        """Where period `number` begins; that of the anchor is 0."""
        steps = number * self.count
        if self.unit == "day":
            return self.anchor + timedelta(days=steps)
        return months_later(self.anchor, steps * _MONTHS[self.unit])

    def period(self, number: int) -> Period:
        return Period(self.start(number), self.start(number + 1))

    def period_of(self, at: datetime) -> Period:
        """The period that holds `at`."""
        return self.period(self._number(at))

    def periods_between(self, start: datetime, end: datetime) -> Iterator[Period]:
        """The periods that have any of what lies between the instants, whole, in their order; none for nothing."""
        number = self._number(start)
        while start < end and (period := self.period(number)).start < end:
            yield period
            number += 1

    def is_boundary(self, at: datetime) -> bool:
        """Whether a period begins at `at`."""
        return self.period_of(at).start == at

    def _number(self, at: datetime) -> int:
        if self.unit == "day":
            return (at - self.anchor) // timedelta(days=self.count)
        months = (at.year - self.anchor.year) * 12 + at.month - self.anchor.month
        number = months // (self.count * _MONTHS[self.unit])
        return number - 1 if at < self.start(number) else number


def months_later(at: datetime, months: int) -> datetime:
    """The same day and time of another month, or its last day; a month earlier is -1."""
    years, month = divmod(at.month - 1 + months, 12)
    year = at.year + years
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))
