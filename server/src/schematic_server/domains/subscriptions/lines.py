"""Lines of a subscription: what is paid for at one price and quantity, from one instant to another. Pure.

| of                           | kind      | timing     | charged                                                  |
|------------------------------|-----------|------------|----------------------------------------------------------|
| plan, add-on, recurring      | capacity  | in_advance | each period at its start                                 |
| plan, add-on, once           | capacity  | in_advance | when it begins; `cadence_unit` is `one-time`             |
| quantity bought in advance   | capacity  | in_advance | each period at its start                                 |
| discount                     | allowance | in_advance | each period at its start, below zero                     |
| use                          | rate      | in_arrears | after each period, by use                                |

A line in advance is tiled by its charges from `effective_from` up to `charged_until`: no part twice, none left out. A
line in arrears is tiled in the same way, by whoever charges use; nothing here does. What is paid once is paid when
`charged_until` has come to `effective_from`, and is just before it until then; nothing of it is given back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from schematic_server.domains.billing import proration
from schematic_server.domains.billing.calendars import ONE_TIME, Calendar, Period, Unit
from schematic_server.domains.billing.pricing import Price, rounded, tiers_of
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row

IN_ADVANCE, IN_ARREARS = "in_advance", "in_arrears"
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a line says, whenever it is in force; amounts in the smallest unit of `currency`."""

    source_type: str  # plan, add_on, entitlement, discount
    source_id: str
    source_name: str
    plan_id: str
    plan_version_id: str
    price_id: str
    currency: str
    cadence_unit: str  # day, month, year, one-time
    cadence_count: int
    kind: str = "capacity"
    timing: str = IN_ADVANCE
    feature_id: str | None = None
    is_base: bool = False
    quantity: int = 1
    unit_amount: str | None = None
    tiers_mode: str | None = None
    tiers: Sequence[Mapping[str, Any]] = ()
    included: int = 0
    package_size: int = 1
    at_month_end: bool = False  # of what is charged by use: in months of the calendar

    def calendar(self, anchor: datetime) -> Calendar:
        """Its periods, in a subscription whose own are counted from `anchor`; of what is not paid once."""
        if self.at_month_end:
            anchor = anchor.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        return Calendar(cast("Unit", self.cadence_unit), self.cadence_count, anchor)

    @property
    def source(self) -> tuple[str, str, str | None]:
        """What it is of, the same in all versions of a plan."""
        named = self.source_id if self.source_type == "discount" else self.plan_id
        return self.source_type, named, self.feature_id

    @property
    def is_once(self) -> bool:
        return self.cadence_unit == ONE_TIME

    @property
    def cadence(self) -> tuple[str, int]:
        return self.cadence_unit, self.cadence_count

    @property
    def price(self) -> Price:
        return Price(
            Decimal(self.unit_amount or 0),
            self.package_size,
            self.included,
            tiers_of(self.tiers),
            "volume" if self.tiers_mode == "volume" else "graduated",
        )

    @property
    def cost(self) -> Fraction:
        """What a period costs in advance, exactly; 0 of what is charged by use."""
        return self.price.cost(self.quantity) if self.timing == IN_ADVANCE else Fraction(0)

    def costs_as(self, other: Terms) -> bool:
        """Whether going on with `other` in the same period is paid by what was paid for this."""
        if self.is_once or other.is_once or IN_ARREARS in (self.timing, other.timing):
            return self.is_once and other.is_once
        return (self.currency, self.cost) == (other.currency, other.cost)


@dataclass(frozen=True, slots=True)
class Line:
    """Terms from an instant on; `effective_to` None: until something changes."""

    id: str
    terms: Terms
    anchor: datetime  # of the subscription while it is in force, from which billing cycles are counted
    effective_from: datetime
    charged_until: datetime
    effective_to: datetime | None = None
    was: Row = field(default_factory=dict[str, Any], compare=False)  # as it is stored; nothing of a new one
    paid: Fraction | None = field(default=None, compare=False)  # a period, of the last part; None: in full

    @property
    def calendar(self) -> Calendar | None:
        """None of what is paid once."""
        return None if self.terms.is_once else self.terms.calendar(self.anchor)

    def period_of(self, at: datetime) -> Period | None:
        calendar = self.calendar
        return None if calendar is None else calendar.period_of(at)

    @property
    def is_charged(self) -> bool:
        """Whether anything of it was charged for."""
        begins, until = self.effective_from, self.charged_until
        return until >= begins if self.terms.is_once else until > begins

    @property
    def next_due(self) -> datetime | None:
        """When there is something to charge next; None when all is charged."""
        if self.effective_to is not None and self.charged_until >= self.effective_to:
            return None
        calendar = self.calendar
        if calendar is None:
            return None if self.is_charged else self.effective_from
        if self.terms.timing == IN_ADVANCE:
            return self.charged_until
        end = calendar.period_of(self.charged_until).end
        return end if self.effective_to is None else min(end, self.effective_to)


@dataclass(frozen=True, slots=True)
class Charge:
    """Money for `period` of a line, or for what is bought once; below zero it gives back."""

    key: str
    line_id: str | None
    kind: str  # subscription, adjustment, purchase
    description: str
    amount: int
    currency: str
    period: Period | None = None
    quantity: int | None = None
    unit_amount: int | None = None
    price_id: str = ""
    plan_id: str | None = None
    is_proration: bool = False


def begin(
    line_id: str,
    terms: Terms,
    anchor: datetime,
    at: datetime,
    until: datetime | None = None,
    free_until: datetime | None = None,
) -> Line:
    """A line of which nothing is charged yet; what comes before `free_until` costs nothing."""
    paid_from = at if free_until is None else max(at, free_until)
    if terms.is_once:
        return Line(line_id, terms, anchor, paid_from, paid_from - MOMENT, until)
    return Line(line_id, terms, anchor, at, paid_from, until)


def load(row: Row, *, paid: Fraction | None = None) -> Line:
    """A line as it is stored."""
    said: dict[str, Any] = {one.name: row[one.name] for one in fields(Terms)}
    said["tiers"] = tuple(row["tiers"])
    terms = Terms(**said)
    begins: datetime = row["effective_from"]
    return Line(
        row["id"],
        terms,
        row["anchor"],
        begins,
        row["charged_until"] or begins,
        row["effective_to"],
        was=dict(row),
        paid=paid,
    )


def stored(line: Line) -> dict[str, Any]:
    """The columns of a line, without what all rows have."""
    terms = asdict(line.terms)
    return {
        "id": line.id,
        **terms,
        "tiers": [dict(one) for one in line.terms.tiers],
        "anchor": line.anchor,
        "effective_from": line.effective_from,
        **times(line),
    }


def times(line: Line) -> dict[str, datetime | None]:
    """What of a line changes while it is stored."""
    return {"effective_to": line.effective_to, "charged_until": line.charged_until}


def advance(line: Line, until: datetime) -> tuple[Line, list[Charge]]:
    """Charge what is due of a line in advance at `until`: every period that has begun by then and is not charged yet.

    Nothing of lines in arrears, and nothing that costs nothing.
    """
    calendar, charges = line.calendar, list[Charge]()
    if calendar is None:
        is_due = not line.is_charged and line.effective_from <= until
        return (replace(line, charged_until=line.effective_from), _once(line)) if is_due else (line, [])
    if line.terms.timing != IN_ADVANCE:
        return line, []
    while line.charged_until <= until and line.charged_until != line.effective_to:
        period = calendar.period_of(line.charged_until)
        end = period.end if line.effective_to is None else min(period.end, line.effective_to)
        charges += _charge(line, period, line.charged_until, end)
        line = replace(line, charged_until=end, paid=None)
    return line, charges


def end(line: Line, at: datetime, *, gives_back: bool) -> tuple[Line, list[Charge]]:
    """End a line at `at`; what was charged beyond that is given back, or kept. Nothing is that nobody has to pay."""
    stop = at if line.effective_to is None else min(at, line.effective_to)
    if line.terms.is_once:
        return replace(line, effective_to=stop, charged_until=stop), []
    ended = replace(line, effective_to=stop)
    if line.calendar is None or line.terms.timing != IN_ADVANCE or line.charged_until <= at:
        return ended, []
    back = _give_back(line, at) if gives_back else []
    return (replace(ended, charged_until=at) if gives_back else ended), back


def due(lines: Iterable[Line]) -> datetime | None:
    """When there is something to charge next of any of them."""
    return min((at for one in lines if (at := one.next_due) is not None), default=None)


def _once(line: Line) -> list[Charge]:
    amount = rounded(line.terms.cost)
    return [_of_line(line, f"{line.id}:once", "purchase", line.terms.source_name, amount, None)] if amount else []


def _charge(line: Line, period: Period, start: datetime, stop: datetime) -> Iterator[Charge]:
    terms = line.terms
    amount = proration.share(terms.cost, period, start, stop)
    is_whole = (start, stop) == (period.start, period.end)
    name = terms.source_name if is_whole else f"Remaining time on {terms.source_name}"
    kind = "adjustment" if terms.source_type == "discount" or not is_whole else "subscription"
    if amount:
        key = f"{line.id}:{microseconds(start)}"
        yield _of_line(line, key, kind, name, amount, Period(start, stop), is_proration=not is_whole)


def _give_back(line: Line, at: datetime) -> list[Charge]:
    calendar = line.calendar
    assert calendar is not None, "what is paid once is not given back"
    periods = list(calendar.periods_between(at, line.charged_until))
    cost = line.terms.cost if line.paid is None else line.paid
    amount = sum(proration.share(cost, one, max(at, one.start), min(line.charged_until, one.end)) for one in periods)
    name = f"Unused time on {line.terms.source_name}"
    period = Period(at, line.charged_until)
    charge = _of_line(line, f"{line.id}:end", "adjustment", name, -amount, period, is_proration=True)
    return [charge] if amount else []


def _of_line(
    line: Line,
    key: str,
    kind: str,
    description: str,
    amount: int,
    period: Period | None,
    *,
    is_proration: bool = False,
) -> Charge:
    return Charge(
        key,
        line.id,
        kind,
        description,
        amount,
        line.terms.currency,
        period,
        line.terms.quantity,
        _unit(line.terms),
        line.terms.price_id,
        line.terms.plan_id,
        is_proration,
    )


def _unit(terms: Terms) -> int | None:
    return None if terms.unit_amount is None else rounded(Decimal(terms.unit_amount))
