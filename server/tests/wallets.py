"""What a company must have of a credit type, worked out the plain way: grants in a list, uses taken from its head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

UNIT = 10**9  # parts of a credit that are told apart


def month_of(at: datetime) -> datetime:
    return at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


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
    is_open: bool = True

    @property
    def unspent(self) -> Fraction:
        return sum((units for _, units in self.parts), Fraction(0))

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
class Wallet:
    """Of a company and a credit type that burns plan grants first; `month` is that of its plan's last grant."""

    month: datetime | None = None
    given: list[Given] = field(default_factory=list[Given])
    holds: list[Held] = field(default_factory=list[Held])
    short: Fraction = Fraction(0)
    cap: Fraction | None = None  # on what is used in a day (UTC)
    used: list[tuple[date, Fraction]] = field(default_factory=list[tuple[date, Fraction]])

    def consumed(self, now: datetime) -> Fraction:
        """Of the cap: what was used today, less what was given back, and all that is held."""
        return sum((amount for day, amount in self.used if day == now.date()), Fraction(0)) + self.reserved

    def room(self, now: datetime) -> Fraction:
        """What can be held."""
        left = (
            self.remaining if self.cap is None else min(self.remaining, self.cap - max(Fraction(0), self.consumed(now)))
        )
        return max(Fraction(0), left)

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

    def renew(self, quantity: Fraction, now: datetime, orders: Iterator[int]) -> None:
        """The plan's month is over: half of what its grant has left is carried over, once, and it gives anew."""
        self.month = month_of(now)
        for one in [one for one in self.given if one.reason in ("plan", "rollover") and not one.is_over]:
            half = Fraction(int(one.left * UNIT / 2), UNIT) if one.reason == "plan" else Fraction(0)
            self.end(one)
            if half:
                self.given.append(Given("", "rollover", half, half, now, next(orders)))
        self.give(Given("", "plan", quantity, quantity, now, next(orders)))

    def leave(self) -> None:
        """The plan takes back what it gave."""
        self.month = None
        for one in self.given:
            if one.reason in ("plan", "rollover"):
                self.end(one)

    def draw(self, amount: Fraction, now: datetime) -> Fraction:
        """What was drawn of it."""
        rest = amount
        for one in self.order():
            own = min(one.left, rest)
            one.left -= own
            one.used += own
            rest -= own
        if rest and any(one.reason not in ("free", "adjustment") for one in self.given):
            self.short += rest
            rest = Fraction(0)
        self.used.append((now.date(), amount - rest))
        return amount - rest

    def refund(self, amount: Fraction, now: datetime, order: int) -> None:
        one = next((one for one in self.given if one.reason == "adjustment" and not one.is_over), None)
        if one is None:
            one = Given("", "adjustment", Fraction(0), Fraction(0), now, order)
            self.given.append(one)
        one.quantity += amount
        one.left += amount
        self.used.append((now.date(), -amount))
        self.cover()

    def hold(self, into: Held, amount: Fraction) -> None:
        into.amount += amount
        for one in self.order():
            own = min(one.left, amount)
            one.left -= own
            one.held += own
            amount -= own
            into.parts += [(one, own)] if own else []

    def commit(self, of: Held, amount: Fraction, now: datetime) -> None:
        self.used.append((now.date(), min(amount, of.unspent)))
        of.spent += amount
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
