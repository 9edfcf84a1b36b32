"""What a business of many companies does in a year, and what it owes for it by plain sums. Pure.

The plain sums know nothing of lines, charges or invoices: a company has something at a price from one instant to
another, and pays for each period the share of the time that it had it, rounded where the share begins and ends.
"""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEGINS, CLOSES = datetime(2028, 1, 1, tzinfo=UTC), datetime(2029, 1, 10, tzinfo=UTC)  # with a leap day
BASES: Mapping[str, int] = {"basic": 2_900, "try": 4_900, "pro": 9_900, "max": 19_900}  # a month, the cheapest first
WITH_SEATS = ("pro", "max")
SUPPORT, SEAT, TOKENS = 1_900, 1_500, 900  # a month
YEARLY = 10  # months that a year costs
TRIAL_DAYS = 14
FLIGHT, CALL, FREE_CALLS = 3, 7, 100  # each; of calls beyond those free in a calendar month
CREDITS, CREDIT = 100, 3  # a month, and the price of each beyond
QUIET = 8 * DAY  # longer than no server runs


@dataclass(frozen=True, slots=True)
class State:
    """What a company has; without a base nothing."""

    base: str | None = None
    months: int = 1  # of a period
    support: bool = False
    seats: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """The company `company` has this from now on; with `ends` it gives up all with the period."""

    at: datetime
    company: int
    state: State
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    at: datetime
    company: int
    event: str
    quantity: int


@dataclass(slots=True)
class Company:
    """One company's year: what it does, and what it owes for it in the end."""

    number: int
    steps: list[Move | Use] = field(default_factory=list)
    owed: int = 0


def business(companies: int, seed: int) -> list[Company]:
    return [_company(number, random.Random(seed * 1_000_003 + number)) for number in range(companies)]


def timeline(companies: Sequence[Company]) -> list[Move | Use]:
    """What all of them do, in its order."""
    return sorted((one for each in companies for one in each.steps), key=lambda one: (one.at, one.company))


def months_later(at: datetime, months: int) -> datetime:
    years, month = divmod(at.month - 1 + months, 12)
    days = monthrange(at.year + years, month + 1)[1]
    return at.replace(year=at.year + years, month=month + 1, day=min(at.day, days))


def periods(anchor: datetime, months: int, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Those that have any of what lies between."""
    number = 0
    while (begins := months_later(anchor, months * number)) < end:
        ends = months_later(anchor, months * (number + 1))
        if ends > start:
            yield begins, ends
        number += 1


def _company(number: int, chance: random.Random) -> Company:
    found = Company(number)
    uses = _uses(number, chance)
    if number % 8 == 7:
        _saver(found, chance, uses)
    else:
        _Life(found, chance, uses).live()
    found.steps += uses
    return found


def _uses(number: int, chance: random.Random) -> list[Use]:
    events = ("token",) if number % 8 == 7 else ("flight", "call")
    hours = int((CLOSES - BEGINS) / HOUR) - 1
    return [
        Use(BEGINS + chance.randrange(hours) * HOUR + HOUR / 2, number, event, chance.randint(1, 60))
        for event in events
        for _ in range(30 if event == "token" else 12)
    ]


def _saver(found: Company, chance: random.Random, uses: list[Use]) -> None:
    """A company that pays for credits when it has used them, and does nothing else."""
    begins = BEGINS + chance.randrange(60 * 24) * HOUR
    found.steps.append(Move(begins, found.number, State("tokens")))
    found.owed += _shares(TOKENS, 1, begins, begins, CLOSES)
    uses[:] = [one for one in uses if one.at > begins]
    for start, end in periods(begins, 1, begins, CLOSES):
        used = sum(one.quantity for one in uses if start <= one.at < end)
        found.owed += max(0, used - CREDITS) * CREDIT


class _Life:
    """A company that changes what it has; its periods are counted from `anchor`."""

    def __init__(self, company: Company, chance: random.Random, uses: Sequence[Use]) -> None:
        self.company, self.chance, self.uses = company, chance, uses
        self.state, self.anchor, self.since = State(), BEGINS, BEGINS

    def live(self) -> None:
        chance = self.chance
        at = BEGINS + chance.randrange(70 * 24) * HOUR
        if self.company.number % 5 == 0:  # the last day of a month, of which others have fewer
            at = chance.choice([datetime(2028, 1, 31, tzinfo=UTC), datetime(2028, 2, 29, tzinfo=UTC)])
            at += chance.randrange(24) * HOUR
        while at < CLOSES - 20 * DAY:
            at = self._begin(at) if self.state.base is None else self._change(at)
            at += QUIET + chance.randrange(25 * 24) * HOUR
        self._leave(CLOSES)

    def _begin(self, at: datetime) -> datetime:
        """When it is settled: a trial is, when it is over."""
        base = self.chance.choice(list(BASES)) if self.company.number % 3 else "try"
        if any(isinstance(one, Move) and one.state.base == "try" for one in self.company.steps):
            base = "pro"  # there is one trial
        self._do(at, State(base, self.chance.choice([1, 1, 12])))
        if base != "try":
            self.anchor = self.since = at
            return at
        self.anchor = self.since = at + TRIAL_DAYS * DAY
        if self.chance.random() < 0.3:
            self.company.steps.append(Move(at + 5 * DAY, self.company.number, State(), ends=True))
            self.state = State()
        return at + TRIAL_DAYS * DAY

    def _change(self, at: datetime) -> datetime:
        old, kind = self.state, self.chance.randrange(10)
        if kind == 0:
            self._leave(at)
            self.company.steps.append(Move(at, self.company.number, State()))
            return at
        if kind == 1:
            end = next(end for start, end in periods(self.anchor, old.months, at, at + HOUR) if end > at)
            if end > CLOSES - 2 * QUIET:
                return at
            self.company.steps.append(Move(at, self.company.number, State(), ends=True))
            self._leave(end)
            return end
        new = self._other(kind)
        if new != old:
            anchor = self._anchor(at, old, new)
            self._leave(at)
            self._do(at, new)
            self.anchor = anchor
        return at

    def _other(self, kind: int) -> State:
        old, chance = self.state, self.chance
        if kind < 5:
            base = chance.choice([one for one in BASES if one != "try"])
            return replace(old, base=base, seats=old.seats if base in WITH_SEATS else 0)
        if kind == 5:
            return replace(old, months=13 - old.months)
        if kind < 8 or old.base not in WITH_SEATS:
            return replace(old, support=not old.support)
        return replace(old, seats=chance.randrange(6))

    def _anchor(self, at: datetime, old: State, new: State) -> datetime:
        """Who takes more goes on in its periods; who takes less begins anew. A longer period begins with the running
        one, or with the last that was not put forward because its month is too short."""
        if new.months > old.months:
            begun = periods(self.anchor, old.months, self.anchor, at + HOUR)
            return [start for start, _ in begun if start <= at and start.day == self.anchor.day][-1]
        prices = list(BASES)
        is_more = prices.index(str(new.base)) >= prices.index(str(old.base)) and new.months == old.months
        is_less = new.seats < old.seats or (old.support and not new.support)
        return self.anchor if is_more and (new.base != old.base or not is_less) else at

    def _do(self, at: datetime, state: State) -> None:
        self.company.steps.append(Move(at, self.company.number, state))
        self.state, self.since = state, at

    def _leave(self, at: datetime) -> None:
        """Owe for what it has until now."""
        old, since = self.state, self.since
        if old.base is None or at <= since:
            self.state = State()
            return
        for price in (BASES[old.base], SUPPORT * old.support, SEAT * old.seats):
            whole = price * (YEARLY if old.months == 12 else 1)
            self.company.owed += _shares(whole, old.months, self.anchor, since, at)
        if old.base in WITH_SEATS:
            self.company.owed += FLIGHT * self._used("flight", since, at)
        if old.base == "max":
            for start, end in periods(BEGINS, 1, since, at):
                before = self._used("call", start, max(start, since))
                after = self._used("call", start, min(end, at))
                self.company.owed += CALL * (max(0, after - FREE_CALLS) - max(0, before - FREE_CALLS))
        self.state = State()

    def _used(self, event: str, start: datetime, end: datetime) -> int:
        return sum(one.quantity for one in self.uses if one.event == event and start <= one.at < end)


def _shares(price: int, months: int, anchor: datetime, start: datetime, end: datetime) -> int:
    return sum(
        _used_up(price, period, min(end, period[1])) - _used_up(price, period, max(start, period[0]))
        for period in periods(anchor, months, start, end)
    )


def _used_up(price: int, period: tuple[datetime, datetime], at: datetime) -> int:
    passed, whole = ((one - period[0]) // timedelta(microseconds=1) for one in (at, period[1]))
    return int(price * Fraction(passed, whole) + Fraction(1, 2))
