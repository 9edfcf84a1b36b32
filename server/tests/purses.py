"""What a company must have of a credit type, worked out the plain way: grants in a list, uses taken from its head."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

OVERDRAFT = "postpaid_overdraft"


@dataclass(frozen=True)
class Plan:
    """What a plan says of the credit: `quantity` anew each calendar month, half of what is left carried over or none.

    Postpaid goes down to `floor` credits below zero, None for any depth, at `rate` cents each, charged with the
    calendar's months or the company's. What is at `threshold` or below after a draw is topped up by `bought`.
    """

    quantity: Fraction
    carries_over: bool = False
    is_postpaid: bool = False
    floor: Fraction | None = None
    rate: Fraction = Fraction(0)
    by_calendar: bool = False
    threshold: Fraction | None = None
    bought: Fraction = Fraction(0)


@dataclass
class Given:
    """A grant: `left` can be drawn, `held` is in holds."""

    id: str
    reason: str
    quantity: Fraction
    left: Fraction
    at: datetime
    order: int
    until: datetime | None = None
    held: Fraction = Fraction(0)
    used: Fraction = Fraction(0)
    is_over: bool = False


@dataclass
class Held:
    """A lease or reservation."""

    id: str
    kind: str
    until: datetime
    amount: Fraction = Fraction(0)
    parts: list[tuple[Given, Fraction]] = field(default_factory=list[tuple[Given, Fraction]])
    spent: Fraction = Fraction(0)
    beyond: Fraction = Fraction(0)  # of what was spent, what it did not have
    is_open: bool = True

    @property
    def unspent(self) -> Fraction:
        return sum((units for _, units in self.parts), Fraction(0))

    def put(self, one: Given, units: Fraction) -> None:
        """What comes of a grant that it has some of is used with that."""
        place = next((place for place, part in enumerate(self.parts) if part[0] is one), None)
        if place is not None:
            self.parts[place] = one, self.parts[place][1] + units
        elif units:
            self.parts.append((one, units))

    def take(self, amount: Fraction) -> list[tuple[Given, Fraction]]:
        taken: list[tuple[Given, Fraction]] = []
        rest: list[tuple[Given, Fraction]] = []
        for one, units in self.parts:
            own = min(units, amount)
            amount -= own
            taken += [(one, own)] if own else []
            rest += [(one, units - own)] if units > own else []
        self.parts = rest
        return taken


@dataclass
class Purse:
    """Of a company and a credit type that burns plan grants first, on a plan that says how far it may go below zero."""

    plan: Plan | None = None
    has_drawn: bool = False  # since somebody looked whether to top up
    given: list[Given] = field(default_factory=list[Given])
    holds: list[Held] = field(default_factory=list[Held])
    short: Fraction = Fraction(0)
    cap: Fraction | None = None  # on what is used in a day (UTC)
    used: list[tuple[date, Fraction]] = field(default_factory=list[tuple[date, Fraction]])

    def consumed(self, now: datetime) -> Fraction:
        """Of the cap: what was used today, less what was given back of it afterwards, and all that is held."""
        drawn = Fraction(0)
        for day, amount in self.used:
            drawn = max(Fraction(0), drawn + amount) if day == now.date() else drawn
        return drawn + self.reserved

    def covered(self) -> Fraction | None:
        """What the balance lets be drawn; None for anything."""
        if self.plan is None or not self.plan.is_postpaid:
            return max(Fraction(0), self.remaining)
        return None if self.plan.floor is None else max(Fraction(0), self.remaining + self.plan.floor)

    def room(self, wanted: Fraction, now: datetime) -> Fraction:
        """What of `wanted` can be held."""
        covered = self.covered()
        least = wanted if covered is None else min(wanted, covered)
        return least if self.cap is None else max(Fraction(0), min(least, self.cap - self.consumed(now)))

    def move_to(self, now: datetime) -> None:
        """What ends by time, in the order in which it does: holds end before a grant of the same instant."""
        ends = [(one.until, 1, one) for one in self.given if not one.is_over and one.until and one.until <= now]
        for _, _, one in sorted(ends, key=lambda end: end[:2]):
            self.end(one)

    def end(self, one: Given) -> None:
        one.left, one.is_over = Fraction(0), True

    @property
    def remaining(self) -> Fraction:
        return sum((one.left for one in self.given), Fraction(0)) - self.short

    @property
    def reserved(self) -> Fraction:
        return sum((one.held for one in self.given), Fraction(0))

    def order(self) -> list[Given]:
        ranks = {"adjustment": 0, "rollover": 1, "plan": 2}
        live = [one for one in self.given if not one.is_over and one.left > 0]
        return sorted(live, key=lambda one: (ranks.get(one.reason, 3), one.at, one.order))

    def give(self, one: Given) -> None:
        self.given.append(one)
        self.cover()

    def cover(self) -> None:
        for one in self.order():
            own = min(one.left, self.short)
            one.left -= own
            one.used += own
            self.short -= own

    @property
    def debt(self) -> Given | None:
        return next((one for one in self.given if one.reason == OVERDRAFT), None)

    def draw(self, amount: Fraction, now: datetime) -> Fraction:
        """What was drawn of it."""
        rest = amount
        for one in self.order():
            own = min(one.left, rest)
            one.left -= own
            one.used += own
            rest -= own
        if rest and self.plan is not None and self.plan.is_postpaid:
            covered = self.covered()
            own = rest if covered is None else min(rest, covered)
            self.overdraw(own, now).used += own
            rest -= own
        elif rest and any(one.reason not in ("free", "adjustment", OVERDRAFT) for one in self.given):
            self.short += rest
            rest = Fraction(0)
        self.used.append((now.date(), amount - rest))
        self.has_drawn = self.has_drawn or amount > 0
        return amount - rest

    def overdraw(self, amount: Fraction, now: datetime) -> Given:
        """Of the one grant that goes below zero."""
        one = self.debt
        if one is None:
            one = Given("", OVERDRAFT, Fraction(0), Fraction(0), now, 0)
            self.given += [one] if amount else []
        one.left -= amount
        return one

    def refund(self, amount: Fraction, now: datetime, order: int) -> None:
        one = next((one for one in self.given if one.reason == "adjustment" and not one.is_over), None)
        if one is None:
            one = Given("", "adjustment", Fraction(0), Fraction(0), now, order)
            self.given.append(one)
        one.quantity += amount
        one.left += amount
        self.used.append((now.date(), -amount))
        self.cover()

    def hold(self, into: Held, amount: Fraction, now: datetime) -> None:
        into.amount += amount
        for one in self.order():
            own = min(one.left, amount)
            one.left -= own
            one.held += own
            amount -= own
            into.put(one, own)
        if amount:
            one = self.overdraw(amount, now)
            one.held += amount
            into.put(one, amount)

    def commit(self, of: Held, amount: Fraction, now: datetime) -> None:
        self.used.append((now.date(), min(amount, of.unspent)))
        self.has_drawn = self.has_drawn or amount > 0
        of.spent += amount
        of.beyond += max(Fraction(0), amount - of.unspent)
        for one, units in of.take(min(amount, of.unspent)):
            one.held -= units
            one.used += units

    def release(self, of: Held) -> None:
        of.is_open = False
        for one, units in of.take(of.unspent):
            one.held -= units
            one.left += Fraction(0) if one.is_over else units
        self.cover()

    def settle(self, of: Held, cost: Fraction, now: datetime) -> None:
        excess = max(Fraction(0), cost - of.unspent)
        self.commit(of, cost - excess, now)
        of.spent += self.draw(excess, now)
        self.release(of)
