"""What plans do to a plain purse: they give anew, end, charge what is paid later, and top up."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from itertools import count

from .purses import Given, Plan, Purse

UNIT = 10**9  # parts of a credit that are told apart
OWED = ("open", "uncollectible")  # charges that take nothing off a debt


def month_of(at: datetime) -> datetime:
    return at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def months_after(start: datetime, number: int) -> datetime:
    """The same day and time so many months later, or the last day of a month that has no such day."""
    year, month = divmod(12 * start.year + start.month - 1 + number, 12)
    return start.replace(year=year, month=month + 1, day=min(start.day, monthrange(year, month + 1)[1]))


@dataclass
class Charge:
    """For credits used below zero; `amount` is in cents."""

    units: Fraction
    rate: Fraction
    amount: int
    start: datetime
    end: datetime
    status: str = "open"


@dataclass
class Wallet(Purse):
    """`month` is that of its plan's last grant.

    `terms` are those by which a debt is charged at the end of the `window`: what the last postpaid plan said.
    """

    month: datetime | None = None
    anchor: datetime | None = None  # of the company's own months: when it first came to a plan
    terms: Plan | None = None
    window: datetime | None = None
    charges: list[Charge] = field(default_factory=list[Charge])

    def assign(self, plan: Plan | None, now: datetime, orders: Iterator[int]) -> None:
        """The plan that the company was on takes back what it gave; the other one gives. A debt stays."""
        if plan is self.plan:
            return
        for one in self.given:
            if one.reason in ("plan", "rollover"):
                self.end(one)
        self.plan, self.month = plan, None
        if plan is not None:
            self.anchor = self.anchor or now
            self.begin_month(now, orders)
        self.agree(now)

    def renew(self, now: datetime, orders: Iterator[int]) -> None:
        """Where a month is over: half of what the plan's grant has left is carried over, once, and it gives anew."""
        if self.plan is None or self.month is None or self.month >= month_of(now):
            return
        for one in [one for one in self.given if one.reason in ("plan", "rollover") and not one.is_over]:
            is_kept = self.plan.carries_over and one.reason == "plan"
            half = Fraction(int(one.left * UNIT / 2), UNIT) if is_kept else Fraction(0)
            self.end(one)
            if half:
                self.given.append(Given("", "rollover", half, half, now, next(orders)))
        self.begin_month(now, orders)

    def begin_month(self, now: datetime, orders: Iterator[int]) -> None:
        assert self.plan is not None
        self.month = month_of(now)
        if self.plan.quantity:
            self.give(Given("", "plan", self.plan.quantity, self.plan.quantity, now, next(orders)))

    def agree(self, now: datetime) -> None:
        """What is owed is charged as agreed, at once where no plan goes on; a postpaid plan has terms of its own."""
        before = self.terms
        if self.plan is not None and self.plan.is_postpaid:
            self.terms = self.plan
        elif not self.overdraft(held=True):
            self.terms = None
        if self.terms is None:
            self.window = None
        elif self.plan is None:
            self.window = now
        elif self.window is None or before is None or before.by_calendar != self.terms.by_calendar:
            self.window = self.window_end(self.terms, now)

    def window_end(self, terms: Plan, now: datetime) -> datetime:
        if terms.by_calendar or self.anchor is None:
            return months_after(month_of(now), 1)
        anchor = self.anchor
        return next(end for end in (months_after(anchor, number) for number in count(1)) if end > now)

    def overdraft(self, *, held: bool = False) -> Fraction:
        """What was used below zero and is not cleared; with what is only held of it."""
        one = self.debt
        return Fraction(0) if one is None else -one.left - (Fraction(0) if held else one.held)

    @property
    def uncharged(self) -> Fraction:
        return self.overdraft() - sum((one.units for one in self.charges if one.status in OWED), Fraction(0))

    def charge(self, now: datetime) -> None:
        """At the end of a window, what was used below zero in it."""
        if self.window is None or self.window > now:
            return
        debt, terms, end = self.debt, self.terms, self.window
        assert terms is not None
        if debt is not None and self.uncharged:
            start = self.charges[-1].end if self.charges else debt.at
            amount = int(self.uncharged * terms.rate + Fraction(1, 2))
            self.charges.append(Charge(self.uncharged, terms.rate, amount, start, end))
        goes_on = (self.plan is not None and self.plan.is_postpaid) or (debt is not None and debt.held)
        self.window = self.window_end(terms, now) if goes_on else None

    def clear(self, one: Charge, status: str) -> None:
        """A charge is paid, or void: that much is owed no more. What cannot be collected stays owed."""
        one.status = status
        if status not in OWED:
            assert self.debt is not None
            self.debt.left += one.units

    def top_up(self, now: datetime, orders: Iterator[int]) -> None:
        """Once after what was drawn together."""
        has_drawn, self.has_drawn = self.has_drawn, False
        plan = self.plan
        if not has_drawn or plan is None or plan.threshold is None:
            return
        if self.remaining + self.reserved <= plan.threshold:
            self.give(Given("", "billing_credit_auto_topup", plan.bought, plan.bought, now, next(orders)))
