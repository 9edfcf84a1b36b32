"""What a subscription costs in one of its periods, whatever the periods are that its lines are paid for. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from schematic_server.domains.billing.calendars import ONE_TIME
from schematic_server.domains.billing.pricing import rounded
from schematic_server.domains.subscriptions.lines import IN_ADVANCE, Terms

_MONTHS = {"day": Fraction(12, 365), "month": Fraction(1), "year": Fraction(12)}


def of_period(terms: Iterable[Terms], unit: str, count: int) -> int:
    """Smallest units that so many `unit`s cost: five seats at 1000 a month are 60000 a year. Nothing of what is paid
    once or by use; without a period, of a month."""
    length = _length(unit, count) if unit != ONE_TIME else _length("month", 1)
    charged = [one for one in terms if one.timing == IN_ADVANCE and not one.is_once]
    return sum(rounded(one.cost * length / _length(*one.cadence)) for one in charged)


def _length(unit: str, count: int) -> Fraction:
    return _MONTHS[unit] * count
