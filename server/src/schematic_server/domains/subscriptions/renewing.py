"""What time does to own subscriptions: each period is charged when it begins, use when its period is over.

A subscription goes from one instant at which something is due to the next, and is invoiced at each. So whatever was
missed while no server ran is made up for period by period, and is what it would have been.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from schematic_server.domains.billing.calendars import Calendar, Period, Unit
from schematic_server.domains.plans import assignments, placing
from schematic_server.domains.subscriptions import charging, invoice_store, invoices, lines, totals, usage_charges
from schematic_server.domains.subscriptions import renewal_store as store
from schematic_server.domains.subscriptions.lines import IN_ARREARS, MOMENT, Charge, Line
from schematic_server.domains.subscriptions.usage_charges import Part
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row


def renew(scope: Scope, rows: Sequence[Row]) -> None:
    """Charge and invoice what is due of subscriptions of one environment, each at its own `due_at`.

    Whoever changes their companies at the same time comes before, and then what is due is another thing, or after.
    """
    placing.lock(scope, {row["company_id"] for row in rows})
    rows = store.still_due(scope, rows)
    found = store.open_lines(scope, [row["id"] for row in rows])
    steps = [_Step(row, [lines.load(one) for one in found.get(row["id"], ())]) for row in rows]
    used = usage_charges.charges(scope, [part for one in steps for part in one.parts()])
    turns = [one.turn(used) for one in steps]
    store.move_lines(scope, (line for one in turns for line in one.moved))
    store.move(scope, [(one.row["id"], one.period.start, one.period.end, one.due_at) for one in turns])
    _reprice(scope, [one.row for one in turns if one.row["discounts"] and not one.ends])
    later = [one for one in turns if one.ends or not one.is_invoiced]
    invoice_store.insert_charges(scope, _charges(later), {})
    now = [one for one in turns if one.is_invoiced and not one.ends]
    invoices.charge(scope, {one.row["id"]: one.row for one in now}, _charges(now))
    for one in turns:
        if one.ends:
            _end(scope, one.row)
    invoices.issue(scope, [one.row["id"] for one in turns if one.ends])


def expected(scope: Scope, row: Row) -> Sequence[Charge]:
    """What a subscription will be charged when something is due next, if nothing changed and no more was used."""
    if row["due_at"] is None:
        return []
    step = _Step(row, [lines.load(one) for one in store.open_lines(scope, [row["id"]]).get(row["id"], ())])
    return step.turn(usage_charges.charges(scope, step.parts())).charges


@dataclass(frozen=True, slots=True)
class _Turn:
    """What becomes of a subscription at one instant; `moved` are the lines that are charged further than before."""

    row: Row
    charges: Sequence[Charge]
    moved: Sequence[Line]
    period: Period
    due_at: datetime | None
    ends: bool
    is_invoiced: bool


@dataclass(frozen=True, slots=True)
class _Step:
    row: Row
    known: Sequence[Line]

    @property
    def at(self) -> datetime:
        found: datetime = self.row["due_at"]
        return found

    @property
    def is_over(self) -> bool:
        """Whether it ended before."""
        return self.row["expired_at"] is not None

    @property
    def ends(self) -> bool:
        """Whether it is to end now."""
        return not self.is_over and self.row["cancel_at"] is not None and self.row["cancel_at"] <= self.at

    @property
    def lines(self) -> list[Line]:
        """All of them, ended where the subscription ends."""
        if not self.ends:
            return list(self.known)
        end: datetime = self.row["cancel_at"]
        return [
            replace(one, effective_to=end if one.effective_to is None else min(one.effective_to, end))
            for one in self.known
        ]

    def parts(self) -> list[Part]:
        """Parts of periods that are over, of what is paid by use."""
        return [part for one in self.lines for part in self._parts(one)]

    def turn(self, used: Mapping[str, Charge]) -> _Turn:
        charges: list[Charge] = []
        after: list[Line] = []
        for line in self.lines:
            parts = self._parts(line)
            charges += [used[part.key] for part in parts if part.key in used]
            following = replace(line, charged_until=parts[-1].end) if parts else line
            following, charged = lines.advance(following, self.at - MOMENT if self.ends else self.at)
            charges += charged
            after.append(following)
        moved = [new for old, new in zip(self.known, after, strict=True) if new != old]
        due_at = self._following(after)
        assert due_at is None or due_at > self.at, f"subscription {self.row['id']} is due at {self.at} for ever"
        is_invoiced = self.is_over or self.ends or any(self._is_at_its_time(one) for one in moved)
        return _Turn(self.row, charges, moved, self._period(), due_at, self.ends, is_invoiced)

    def _parts(self, line: Line) -> list[Part]:
        if line.terms.timing != IN_ARREARS:
            return []
        found: list[Part] = []
        while (end := line.next_due) is not None and end <= self.at:
            found.append(Part(self.row["company_id"], line, line.charged_until, end))
            line = replace(line, charged_until=end)
        return found

    def _following(self, after: Iterable[Line]) -> datetime | None:
        following = lines.due(after)
        if self.ends or self.is_over or self.row["cancel_at"] is None:
            return following
        end: datetime = self.row["cancel_at"]
        return end if following is None else min(following, end)

    def _is_at_its_time(self, line: Line) -> bool:
        """Whether this is an instant for an invoice; use of a line that changed in a period waits for the next one."""
        if line.effective_to is None or line.effective_to > self.at:
            return True
        return line.calendar is not None and line.calendar.is_boundary(self.at)

    def _period(self) -> Period:
        row = self.row
        if self.ends or self.is_over or row["interval"] == "one-time" or row["anchor"] is None:
            return Period(row["period_start"], row["period_end"])
        return Calendar(cast("Unit", row["interval"]), row["interval_count"], row["anchor"]).period_of(self.at)


def _charges(turns: Iterable[_Turn]) -> list[Row]:
    return [charging.row(one.row, charge) for one in turns for charge in one.charges]


def _reprice(scope: Scope, rows: Sequence[Row]) -> None:
    """Have subscriptions cost what they do without the discounts that are over."""
    found = store.lines_at(scope, {row["id"]: row["due_at"] for row in rows})
    prices = {
        row["id"]: totals.of_period(
            (lines.load(one).terms for one in found.get(row["id"], ())), row["interval"], row["interval_count"]
        )
        for row in rows
    }
    store.set_prices(scope, {row["id"]: price for row in rows if (price := prices[row["id"]]) != row["total_price"]})


def _end(scope: Scope, row: Row) -> None:
    """The company loses what it paid for; what follows from that ends the subscription."""
    if row["company_id"] in assignments.of_companies(scope, [row["company_id"]]):
        assignments.assign(scope, row["company_id"], None, [], "subscription_change")
