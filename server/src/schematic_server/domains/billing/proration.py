"""The share of a period's price that a part of the period costs. Pure.

Time is linear, to the microsecond. What has been used up at an instant is rounded, and a part costs the difference of
both its ends: so the parts of a period, however many, sum to its price, and a part given back is what it was charged.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

from schematic_server.domains.billing.calendars import Period
from schematic_server.domains.billing.pricing import Exact, rounded

_MICROSECOND = timedelta(microseconds=1)


def used(price: Exact, period: Period, at: datetime) -> int:
    """What of a period's `price` is used up at `at`: nothing before its start, all from its end on."""
    whole = (period.end - period.start) // _MICROSECOND
    passed = min(max((at - period.start) // _MICROSECOND, 0), whole)
    return rounded(Fraction(price) * Fraction(passed, whole))


def share(price: Exact, period: Period, start: datetime, end: datetime) -> int:
    """What from `start` up to `end` costs of a period's `price`."""
    return used(price, period, end) - used(price, period, start)


def left(price: Exact, period: Period, at: datetime) -> int:
    """What of a period's `price` is not used up yet at `at`."""
    return share(price, period, at, period.end)
