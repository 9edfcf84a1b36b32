"""Ranges of time, and the buckets that reports cut them into. Pure.

Microseconds since 1970 throughout, UTC; the start of a range is in it, its end is not. Weeks start on Sunday.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from schematic.rules.dates import civil_from_days, days_from_civil
from schematic_server.errors import BadRequest
from schematic_server.storage.metadata import microseconds

if TYPE_CHECKING:
    from schematic_server.contract.shared import TimeSeriesGranularity

HOUR = 3_600_000_000
DAY = 24 * HOUR
WEEK = 7 * DAY
SUNDAY = 3 * DAY  # 1970 began on a Thursday; this is the first Sunday in it
MAX_BUCKETS = 366
# Ranges are told as dates, which have the years 1 to 9999.
_FIRST, _LAST = (
    microseconds(datetime(year, month, day, tzinfo=UTC)) for year, month, day in ((1, 1, 1), (9999, 12, 31))
)


class Range(NamedTuple):
    start: int
    end: int


def on_hours(start: datetime, end: datetime) -> Range:
    """The range between two instants that are hours' boundaries; raises BadRequest for others."""
    found = _ordered(start, end)
    for name, at in zip(found._fields, found, strict=True):
        if at % HOUR:
            raise BadRequest(f"The {name} of the range must fall on an hour boundary in UTC.")
    return found


def around(start: datetime, end: datetime, unit: int) -> Range:
    """The range of whole `unit`s (`HOUR` or `DAY`) that touch what is between two instants."""
    return _outward(_ordered(start, end), unit)


def until(start: datetime | None, end: datetime, days: int) -> Range:
    """The whole days that touch what is between two instants; without a start, of the last `days` before the end."""
    if start is not None:
        return around(start, end, DAY)
    last = microseconds(end)
    return _outward(Range(max(last - days * DAY, _FIRST), last), DAY)


def buckets(whole: Range, granularity: TimeSeriesGranularity) -> list[Range]:
    """`whole` cut at the boundaries of `granularity`; raises BadRequest for more than `MAX_BUCKETS`."""
    following = _FOLLOWING[granularity]
    found: list[Range] = []
    start = whole.start
    while start < whole.end:
        if len(found) == MAX_BUCKETS:
            raise BadRequest(
                f"granularity: the range has more than {MAX_BUCKETS} {granularity} buckets; take a coarser granularity,"
                " or a shorter range"
            )
        end = min(following(start), whole.end)
        found.append(Range(start, end))
        start = end
    return found


def cut(parts: Sequence[Range], at: Sequence[int]) -> list[Range]:
    """`parts`, which follow upon each other, cut at some more instants."""
    ends = {part.end for part in parts} | {one for one in at if parts and parts[0].start < one < parts[-1].end}
    found: list[Range] = []
    start = parts[0].start if parts else 0
    for end in sorted(ends):
        found.append(Range(start, end))
        start = end
    return found


def backwards(value: int, days: Mapping[int, int], parts: Sequence[Range]) -> list[int]:
    """What something was at the end of each of `parts`, if it is `value` now and each day (by its start) added this."""
    later = sorted(days.items())
    found: list[int] = []
    for part in reversed(parts):
        while later and later[-1][0] >= part.end:
            value -= later.pop()[1]
        found.append(value)
    return found[::-1]


def _ordered(start: datetime, end: datetime) -> Range:
    found = Range(microseconds(start), microseconds(end))
    if found.start >= found.end:
        raise BadRequest("end_time: must be later than start_time")
    return found


def _outward(within: Range, unit: int) -> Range:
    return Range(within.start - within.start % unit, min(-(-within.end // unit) * unit, _LAST))


def _next(unit: int, origin: int, at: int) -> int:
    return at - (at - origin) % unit + unit


def _next_month(at: int) -> int:
    year, month, _ = civil_from_days(at // DAY)
    return days_from_civil(*((year + 1, 1) if month == 12 else (year, month + 1)), 1) * DAY


_FOLLOWING: Mapping[TimeSeriesGranularity, Callable[[int], int]] = {
    "hourly": partial(_next, HOUR, 0),
    "daily": partial(_next, DAY, 0),
    "weekly": partial(_next, WEEK, SUNDAY),
    "monthly": _next_month,
}
