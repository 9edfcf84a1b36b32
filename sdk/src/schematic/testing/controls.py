"""What a test says to a fake and asks of it: one line each. The same on both clients, never awaited."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from schematic.clock import utc_now
from schematic.events import values
from schematic.leases.amounts import billionths
from schematic.testing.backend import Backend, Canned
from schematic.testing.canned import model_of
from schematic.testing.credits import Balance
from schematic.testing.entities import Entitlement, MonthReset, Period, TraitValue
from schematic.testing.events import Check, Event, Refusal, Tracked, summary
from schematic.testing.spending import Per, Policy

Who = str | Mapping[str, str]  # "acme" is short for {"id": "acme"}


class Controls:
    """Setters, questions and assertions. Companies and users are named by their keys and made when first named."""

    backend: Backend

    # Flags, entitlements, usage, credits

    def flag(self, key: str, value: bool = True, *, company: Who | None = None, user: Who | None = None) -> None:
        """What a flag is: for everybody, or for one company or user.

        A company's own value wins over its entitlements, everybody's does not; a user's stands between.
        """
        with self.backend.changed:
            flag = self.backend.flag(key)
            if company is not None:
                self.backend.companies.get(_keys(company)).overrides[key] = value
            if user is not None:
                flag.users[self.backend.users.get(_keys(user)).id] = value
            if company is None and user is None:
                flag.value = value

    def entitled(
        self,
        company: Who,
        feature: str,
        *,
        limit: int | None = None,
        used: int | None = None,
        unlimited: bool = False,
        soft_limit: int | None = None,
        credit: str | None = None,
        consumption_rate: float = 1.0,
        event: str | None = None,
        period: Period = "current_month",
        month_reset: MonthReset = "first_of_month",
        trait: str | None = None,
        limit_trait: str | None = None,
        licenses: int | None = None,
    ) -> None:
        """What a company may use of a feature, whose key is its flag's. Said again, it replaces what was said before.

        With nothing else: the feature, yes or no. `limit`: denied from there on. `soft_limit`: reported, never denied.
        `unlimited`: counted, never denied. `credit`: each unit draws `consumption_rate` of these credits (see
        `credited`). `used`: of the current period. `event`: what `track` counts, named like the feature by default.
        `trait`: use is read off this trait of the company, nothing is counted (see `traits`). `limit_trait`: the trait
        that says the limit. `licenses`: sold by the piece; on for whoever has bought any.
        """
        limits = {"limit": limit, "used": used, "soft_limit": soft_limit, "credit": credit, "event": event}
        is_metered = unlimited or limit_trait is not None or any(value is not None for value in limits.values())
        ways = (limit is not None, unlimited, credit is not None, limit_trait is not None, licenses is not None)
        if sum(ways) > 1:
            raise ValueError(
                "entitled: limit, unlimited, credit, limit_trait and licenses exclude each other; give one"
            )
        if trait is not None and any(one is not None for one in (credit, licenses, event, used)):
            raise ValueError("entitled: what is read off a trait has a limit, a limit_trait, or neither")
        _check_amounts(limit=limit, soft_limit=soft_limit, consumption_rate=consumption_rate, licenses=licenses)
        _check_choice("period", period, Period)
        _check_choice("month_reset", month_reset, MonthReset)
        with self.backend.changed:
            self.backend.flag(feature)
            its = self.backend.companies.get(_keys(company))
            its.entitlements[feature] = Entitlement(
                feature,
                (event or feature) if is_metered and trait is None and licenses is None else None,
                limit,
                soft_limit,
                credit,
                consumption_rate,
                period,
                month_reset if period == "current_month" else "first_of_month",
                trait,
                limit_trait,
                licenses,
            )
            if credit is not None:
                its.wallet(credit)
            if used is not None:
                self.used(company, feature, used)

    def revoke(self, company: Who, feature: str) -> None:
        """Take back what `entitled` gave, and the company's own value of the flag."""
        with self.backend.changed:
            its = self.backend.companies.get(_keys(company))
            its.entitlements.pop(feature, None)
            its.overrides.pop(feature, None)

    def used(self, company: Who, feature: str, amount: int) -> None:
        """Set how much of a feature (or of an event that no feature counts) the current period has."""
        with self.backend.changed:
            its = self.backend.companies.get(_keys(company))
            event, *window = self._window(company, feature)
            already = its.used(event, window[0], window[1], self.backend.now_ms)
            its.count(event, amount - already, self.backend.now_ms)

    def usage(self, company: Who, feature: str) -> int:
        """How much of a feature (or of an event that no feature counts) the current period has."""
        with self.backend.changed:
            its = self.backend.companies.get(_keys(company))
            return its.used(*self._window(company, feature), self.backend.now_ms)

    def credited(self, company: Who, credit: str, amount: float, *, overdraft: float | None = None) -> None:
        """Set the credits that a company has left. `overdraft`: how far below zero they may go, `math.inf` for any."""
        _check_amounts(overdraft=overdraft)
        with self.backend.changed:
            wallet = self.backend.companies.get(_keys(company)).wallet(credit)
            floor = None if overdraft is None or math.isinf(overdraft) else billionths(overdraft)
            wallet.refill(billionths(amount), floor, self.backend.at, is_postpaid=overdraft is not None)

    def spend_limit(
        self, company: Who, credit: str, amount: float, *, per: Per = "month", user: Who | None = None
    ) -> None:
        """Let a company, or one of its users, draw at most so many credits: in each window, or (`per="draw"`) at once.
        Several bind together; the same one said again is replaced."""
        _check_amounts(amount=amount)
        _check_choice("per", per, Per)
        with self.backend.changed:
            its = self.backend.companies.get(_keys(company))
            user_id = None if user is None else self.backend.users.get(_keys(user)).id
            wallet = its.wallet(credit)
            name = f"csp_{its.id}_{credit}_{user_id or 'company'}_{per}"
            made = Policy(name, credit, its.id, user_id, billionths(amount), per)
            wallet.policies = [one for one in wallet.policies if one.id != name] + [made]

    def balance(self, company: Who, credit: str) -> Balance:
        """Credits left, held, granted and used."""
        with self.backend.changed:
            return self.backend.companies.get(_keys(company)).wallet(credit).balance(self.backend.at)

    def traits(self, values: Mapping[str, TraitValue], *, company: Who | None = None, user: Who | None = None) -> None:
        """Set traits of a company, or of a user. What `identify` tells sets them too."""
        if (company is None) == (user is None):
            raise ValueError("traits: give a company or a user")
        with self.backend.changed:
            if company is not None:
                self.backend.companies.get(_keys(company)).traits.update(values)
            elif user is not None:
                self.backend.users.get(_keys(user)).traits.update(values)

    def subscribed(self, company: Who, start: datetime, end: datetime | None = None) -> None:
        """Give a company a subscription, whose start sets its billing cycle. Say it before usage is counted."""
        until = end or start + timedelta(days=3650)
        with self.backend.changed:
            self.backend.companies.get(_keys(company)).subscription = {
                "id": "sub_fake",
                "period_start": _aware(start).isoformat(),
                "period_end": _aware(until).isoformat(),
            }

    def add_company(self, keys: Who) -> str:
        """Make a company with several keys, or give one more of them; its id."""
        with self.backend.changed:
            return self.backend.companies.get(_keys(keys)).id

    def add_user(self, keys: Who) -> str:
        """Make a user with several keys, or give one more of them; its id."""
        with self.backend.changed:
            return self.backend.users.get(_keys(keys)).id

    # Time

    @property
    def now(self) -> datetime:
        """The fake's time. It stands still but for `at` and `advance`."""
        return self.backend.now

    def at(self, instant: datetime) -> None:
        """Set the time; an instant without a zone is UTC."""
        with self.backend.changed:
            self.backend.move(_aware(instant))

    def advance(self, by: timedelta | None = None, **units: float) -> None:
        """Let time pass: a timedelta, or its keywords (`days=1`, `hours=2`)."""
        self.at(self.now + (timedelta() if by is None else by) + timedelta(**units))

    # The typed API

    def respond(self, operation: str, answer: Any) -> None:
        """Answer a typed method: `respond("companies.get_company", {...})`, over HTTP `respond("GET /companies/1", …)`.

        `answer`: the JSON under `data` (or all of it, with a member `data`), a model, an exception to raise, or a
        function of the request's body that gives one of these. Members that the method's model requires and that are
        left out get an empty value. Bytes are a file.
        """
        model = None if operation.partition(" ")[2] else model_of(operation)
        with self.backend.changed:
            self.backend.canned[operation] = Canned(answer, model)

    def reset(self) -> None:
        """Forget everything, as a new fake; the time stays."""
        with self.backend.changed:
            self.backend.start(self.now)

    # What happened

    @property
    def received(self) -> tuple[Event, ...]:
        """Every event that was taken, in order."""
        with self.backend.changed:
            return tuple(self.backend.events)

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """Every event that the API would not take."""
        with self.backend.changed:
            return tuple(self.backend.refusals)

    def checked(self, flag: str | None = None) -> tuple[Check, ...]:
        """Every check that was answered, of one flag or of all."""
        with self.backend.changed:
            return tuple(one for one in self.backend.checks if flag in (None, one.flag))

    def tracked(self, event: str, *, company: Who | None = None, user: Who | None = None) -> Tracked:
        """The tracked events of that name: `.count`, `.quantity`, `.events`; true when there are any."""
        with self.backend.changed:
            tracked = [one for one in self.backend.events if one.kind == "track"]
            matching = [one for one in tracked if one.name == event]
            question = f"tracked {event!r}"
            if company is not None:
                its = self.backend.companies.find(_keys(company))
                matching = [one for one in matching if its is not None and one.company_id == its.id]
                question += f" of company {company!r}"
            if user is not None:
                who = self.backend.users.find(_keys(user))
                matching = [one for one in matching if who is not None and one.user_id == who.id]
                question += f" of user {user!r}"
            return Tracked(question, matching, tracked)

    def assert_tracked(
        self,
        event: str,
        *,
        company: Who | None = None,
        user: Who | None = None,
        count: int | None = None,
        quantity: int | None = None,
    ) -> None:
        """Raise AssertionError, with what was tracked instead, unless there are such events: any, or exactly so many
        (`count`), or so much (`quantity`)."""
        tracked = self.tracked(event, company=company, user=user)
        wanted = {name: value for name, value in (("count", count), ("quantity", quantity)) if value is not None}
        if not all(getattr(tracked, name) == value for name, value in wanted.items()) or not (wanted or tracked):
            said = " and ".join(f"{name} {value}" for name, value in wanted.items()) or "at least one"
            raise AssertionError(f"expected {said}, got {tracked!r}")

    def assert_not_tracked(self, event: str, *, company: Who | None = None, user: Who | None = None) -> None:
        """Raise AssertionError when there is such an event."""
        self.assert_tracked(event, company=company, user=user, count=0)

    def wait_for(
        self,
        event: str,
        *,
        company: Who | None = None,
        user: Who | None = None,
        count: int = 1,
        timeout: float = 10.0,
    ) -> Tracked:
        """Wait until an application in another process has sent that many events; AssertionError after `timeout`
        seconds."""
        with self.backend.changed:
            self.backend.changed.wait_for(
                lambda: self.tracked(event, company=company, user=user).count >= count, timeout
            )
            tracked = self.tracked(event, company=company, user=user)
        if tracked.count < count:
            raise AssertionError(f"waited {timeout:g} s for {count} events, got {tracked!r}")
        return tracked

    def describe(self) -> str:
        """What happened, in lines for people."""
        with self.backend.changed:
            lines = [
                f"check of {one.flag!r} for company {one.company}, user {one.user}: {one.value} ({one.reason})"
                for one in self.backend.checks
            ]
            lines += [f"received: {summary(self.backend.events)}"]
            lines += [f"refused: {one.event}: {one.error}" for one in self.backend.refusals]
            return "\n".join([f"time: {self.now.isoformat()}", *lines])

    def _window(self, company: Who, feature: str) -> tuple[str, Period, MonthReset]:
        one = self.backend.companies.get(_keys(company)).entitlements.get(feature)
        if one is None:
            return feature, "all_time", "first_of_month"
        if one.event is None:
            raise ValueError(f"nothing is counted for {feature!r}; entitle it with limit, unlimited, credit or event")
        return one.event, one.period, one.month_reset


def fresh() -> Backend:
    """A backend that knows nothing, at the present instant."""
    return Backend(utc_now())


def _keys(who: Who) -> Mapping[str, str]:
    return {"id": who} if isinstance(who, str) else values.keys(who, "keys")


def _aware(instant: datetime) -> datetime:
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def _check_amounts(**amounts: float | None) -> None:
    for name, amount in amounts.items():
        if amount is not None and not amount >= 0:
            raise ValueError(f"{name}: must not be negative, not {amount!r}")


def _check_choice(name: str, value: str, choices: Any) -> None:
    if value not in get_args(choices):
        raise ValueError(f"{name}: must be one of {', '.join(get_args(choices))}, not {value!r}")
