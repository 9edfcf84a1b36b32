"""What was used between two instants, in the windows by which use is counted. Pure.

Use is summed by the hour that it falls into, so a boundary within an hour counts as that hour's start: each hour is in
one period, whichever it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from schematic_server.domains.billing.calendars import Calendar
from schematic_server.domains.billing.pricing import Price

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SUNDAY = datetime(1970, 1, 4, tzinfo=UTC)
# (start, end) -> use between the starts of their hours
Used = Callable[[datetime, datetime], int]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a window: use in it costs what all use of the window up to `end` costs, less that up to `start`."""

    window_start: datetime
    start: datetime
    end: datetime


def spans(windows: Calendar | None, start: datetime, end: datetime) -> Iterator[Span]:
    """The parts of windows between two instants; None for one window that goes back to the beginning of time."""
    if windows is None:
        if start < end:
            yield Span(_EPOCH, start, end)
        return
    for window in windows.periods_between(start, end):
        yield Span(window.start, max(start, window.start), min(end, window.end))


def windows_of(
    metric_period: str | None, month_reset: str | None, cycle_anchor: datetime | None, billed: Calendar
) -> Calendar | None:
    """How use is counted: by the metric period of an entitlement, else by the periods that are billed."""
    match metric_period:
        case "current_day":
            return Calendar("day", 1, _EPOCH)
        case "current_week":
            return Calendar("day", 7, _SUNDAY)
        case "current_month":
            by_cycle = month_reset == "billing_cycle" and cycle_anchor is not None
            return Calendar("month", 1, cycle_anchor if by_cycle and cycle_anchor is not None else _EPOCH)
        case "all_time":
            return None
        case _:
            return billed


def cost(price: Price, part: Span, used: Used) -> tuple[int, int]:
    """How many units are charged for in `part`, and what for."""
    before = used(part.window_start, part.start) if part.start > part.window_start else 0
    after = before + used(part.start, part.end)
    units = max(0, after - price.included) - max(0, before - price.included)
    return units, price.cents(after) - price.cents(before)


def hour(at: datetime) -> datetime:
    """The start of the hour that holds `at`."""
    return at.replace(minute=0, second=0, microsecond=0)
