"""Bring the lines in force to those that are wanted: which end, which begin, and what that costs. Pure.

A line that is wanted as it is goes on untouched. One that changes ends, and another begins; where both cost the same
for the same periods, what was paid for the first pays for the second, and nothing is charged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from schematic_server.domains.subscriptions import lines
from schematic_server.domains.subscriptions.lines import MOMENT, Charge, Line, Terms

Proration = Literal["create_prorations", "invoice_immediately", "none"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Terms with how long they are to hold; without an end until something changes."""

    terms: Terms
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class How:
    """Lines change at `at`, and periods are counted from `anchor`.

    Up to `free_until` new lines cost nothing, and with `was_free` those that end have cost nothing: a trial.
    With `prorates` False what is left of a period that has begun costs nothing, and what was paid for is kept.
    Without anything paid until now it is `prorates_first` that says so: what comes before the first boundary is free.
    """

    at: datetime
    anchor: datetime
    free_until: datetime | None = None
    was_free: bool = False
    prorates: bool = True
    prorates_first: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """Lines that end (with what was never in force), that begin, and that go on; and charges, in their order."""

    ended: tuple[Line, ...]
    dropped: tuple[Line, ...]
    begun: tuple[Line, ...]
    kept: tuple[Line, ...]
    charges: tuple[Charge, ...]

    @property
    def in_force(self) -> tuple[Line, ...]:
        return (*self.kept, *self.begun)

    @property
    def is_none(self) -> bool:
        return not (self.ended or self.dropped or self.begun or self.charges)


def reconcile(known: Iterable[Line], wanted: Sequence[Wanted], how: How, new_id: Callable[[], str]) -> Outcome:
    """`known` are the lines that are in force, or will be, or are not charged up to their ends; see `How`."""
    desk = _Desk(how, new_id)
    every = [desk.caught_up(line) for line in known]
    desk.ended += [line for line in every if _is_over(line, how.at)]
    left = [line for line in every if not _is_over(line, how.at)]
    for one in wanted:
        same = next((line for line in left if _goes_on(line, one, how)), None)
        if same is not None:
            left.remove(same)
            desk.keep(same)
            continue
        before = next((line for line in left if line.terms.source == one.terms.source), None)
        if before is not None:
            left.remove(before)
        desk.change(before, one)
    for line in left:
        desk.change(line, None)
    return Outcome(tuple(desk.ended), tuple(desk.dropped), tuple(desk.begun), tuple(desk.kept), tuple(desk.charges))


class _Desk:
    def __init__(self, how: How, new_id: Callable[[], str]) -> None:
        self.how = how
        self.new_id = new_id
        self.ended: list[Line] = []
        self.dropped: list[Line] = []
        self.begun: list[Line] = []
        self.kept: list[Line] = []
        self.charges: list[Charge] = []
        self.has_paid = False

    def caught_up(self, line: Line) -> Line:
        """Charge the periods that began before anything changes."""
        if self.how.was_free:  # nobody has paid for what came after a trial that is seen to late
            return line
        line, charges = lines.advance(line, self.how.at - MOMENT)
        self.charges += charges
        self.has_paid = self.has_paid or (line.is_charged and not self.how.was_free)
        return line

    def keep(self, line: Line) -> None:
        """A line that goes on is charged for the period that begins now."""
        line, charges = lines.advance(line, self.how.at)
        self.charges += charges
        self.kept.append(line)

    def change(self, before: Line | None, wanted: Wanted | None) -> None:
        line = None if wanted is None else self._new(wanted)
        if before is not None:
            line = self._end(before, line)
        if line is not None:
            self._begin(line)

    def _new(self, wanted: Wanted) -> Line:
        how = self.how
        return lines.begin(self.new_id(), wanted.terms, how.anchor, how.at, wanted.until, how.free_until)

    def _end(self, line: Line, following: Line | None) -> Line | None:
        """End a line, and give the one that follows what was paid for it already."""
        at = self.how.at
        if line.effective_from >= at and not line.is_charged:
            self.dropped.append(line)
            return following
        if self.how.was_free:
            self.ended.append(replace(lines.end(line, at, gives_back=False)[0], charged_until=at))
            return following
        if following is not None and _is_paid_by(line, following, at):
            self.ended.append(replace(line, effective_to=at, charged_until=at))
            return replace(following, charged_until=max(line.charged_until, at))
        ended, charges = lines.end(line, at, gives_back=self.how.prorates)
        self.ended.append(ended)
        self.charges += charges
        return following

    def _begin(self, line: Line) -> None:
        line, charges = lines.advance(line, self.how.at)
        pays_parts = self.how.prorates if self.has_paid else self.how.prorates_first
        self.charges += [one for one in charges if pays_parts or not one.is_proration]
        self.begun.append(line)


def _is_over(line: Line, at: datetime) -> bool:
    return line.effective_to is not None and line.effective_to <= at


def _goes_on(line: Line, wanted: Wanted, how: How) -> bool:
    if line.terms != wanted.terms or wanted.until != line.effective_to:
        return False
    if how.was_free and how.free_until is None:
        return line.anchor == how.anchor and line.charged_until <= how.at
    if how.free_until is not None and not how.was_free:
        return False
    return (line.terms.is_once and not how.was_free) or line.anchor == how.anchor


def _is_paid_by(line: Line, following: Line, at: datetime) -> bool:
    if following.effective_from != at or not line.terms.costs_as(following.terms):
        return False
    return line.is_charged and line.period_of(at) == following.period_of(at)
