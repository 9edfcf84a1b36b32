"""Metering against a reference: whatever is sent, however often and late, every figure that is told is the plain sum.

The reference below keeps the events that should have counted and adds them up anew for each question. Hypothesis drives
both. `SCHEMATIC_MODEL_EXAMPLES=500` makes more of it than a usual run has time for, and other examples each time.
"""

from __future__ import annotations

import calendar
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import httpx2
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from .asgi import App
from .conftest import Still, another_account

EXAMPLES = int(os.environ.get("SCHEMATIC_MODEL_EXAMPLES", "0"))
MILLISECOND, DAY = timedelta(milliseconds=1), timedelta(days=1)
COMPANIES, USERS, EVENTS = ("UA", "DL"), ("amy", "bo"), ("flight", "landing")
CLAIMED_FOR = timedelta(hours=24)
PERIODS = ("all_time", "current_day", "current_week", "current_month", "billing_cycle")
# Flag: the event that its feature counts, and the period of its plans' limits.
FEATURES = {
    "total": ("landing", "all_time"),
    "daily": ("flight", "current_day"),
    "weekly": ("flight", "current_week"),
    "monthly": ("landing", "current_month"),
    "cyclic": ("flight", "billing_cycle"),
}
# Plan: the limit of each feature; None is unlimited, and what is not named is not granted.
PLANS: dict[str, dict[str, int | None]] = {
    "Basic": {"total": 9, "daily": 4, "weekly": 6, "cyclic": 7},
    "Gold": {"total": None, "daily": 12, "monthly": 8, "cyclic": 20},
}
# A period, in days, by which limits of two grants compare.
DAYS = {"current_day": 1, "current_week": 7, "current_month": 30, "billing_cycle": 30}
BEGINNINGS = ("2027-01-31T10:30", "2028-02-29T23:59:58", "2026-12-26T12:00", "2027-03-31T00:00", "2027-05-08T23:30")


# The calendar, as one would say it.


def month_on(start: datetime, months: int) -> datetime:
    """So many months after `start`: the same day, or the month's last where there is none."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return start.replace(year=year, month=month + 1, day=min(start.day, calendar.monthrange(year, month + 1)[1]))


def window(period: str, at: datetime, anchor: datetime | None) -> tuple[datetime | None, datetime | None]:
    """Start and end of the period around `at`; a billing cycle's are months from `anchor`."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    if period == "all_time":
        return None, None
    if period == "current_day":
        return midnight, midnight + DAY
    if period == "current_week":
        sunday = midnight - timedelta(days=midnight.isoweekday() % 7)
        return sunday, sunday + timedelta(days=7)
    if period == "current_month" or anchor is None or anchor > at:
        first = midnight.replace(day=1)
        return first, month_on(first, 1)
    months = 0
    while month_on(anchor, months + 1) <= at:
        months += 1
    return month_on(anchor, months), month_on(anchor, months + 1)


# The reference.


@dataclass
class Sent:
    """An event that counted; `cycle` is the start of the billing cycle that it was counted in."""

    type: str
    event: str | None
    company: str | None
    user: str | None
    quantity: int
    at: datetime
    cycle: datetime | None = None


@dataclass
class Override:
    id: str
    period: str
    limit: int
    until: datetime | None


@dataclass
class Customer:
    id: str
    plan: str | None = None
    anchor: datetime | None = None
    overrides: dict[str, Override] = field(default_factory=dict)


@dataclass
class Grant:
    period: str
    limit: int | None
    is_override: bool


class Reference:
    """What should have counted, and what follows from it."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.failed = 0
        self.claims: dict[tuple[str, str], datetime] = {}
        self.companies: dict[str, Customer] = {}

    def take(self, one: Sent, key: str | None, now: datetime, is_good: bool = True) -> None:
        """An event arrives; `at` is when it counts."""
        if not is_good:
            self.failed += 1
            return
        if key is not None:
            claimed_at = self.claims.get((one.type, key))
            if claimed_at is not None and now - claimed_at <= CLAIMED_FOR:
                return
            self.claims[one.type, key] = now
        self._keep(one)
        if one.type == "inference" and one.event is not None:
            self._keep(Sent("track", one.event, one.company, one.user, one.quantity, one.at))

    def _keep(self, one: Sent) -> None:
        if one.company is not None:
            one.cycle, _ = window("billing_cycle", one.at, self.companies[one.company].anchor)
        self.sent.append(one)

    def counted(self, company: str, event: str, period: str, now: datetime) -> list[int]:
        """The quantities of the period around `now`."""
        start, end = window(period, now, self.companies[company].anchor)
        return [
            one.quantity
            for one in self.sent
            if (one.type, one.company, one.event) == ("track", company, event)
            and (one.cycle == start if period == "billing_cycle" else start is None or start <= one.at < end)
        ]

    def metrics(self, company: str, now: datetime) -> dict[tuple[str, str], int]:
        found = {(event, period): self.counted(company, event, period, now) for event in EVENTS for period in PERIODS}
        return {key: sum(quantities) for key, quantities in found.items() if quantities}

    def grants(self, company: str, flag: str, now: datetime) -> list[Grant]:
        customer, found = self.companies[company], []
        if customer.plan is not None and flag in PLANS[customer.plan]:
            found.append(Grant(FEATURES[flag][1], PLANS[customer.plan][flag], is_override=False))
        override = customer.overrides.get(flag)
        if override is not None and (override.until is None or override.until > now):
            found.append(Grant(override.period, override.limit, is_override=True))
        return found

    def answer(self, company: str, flag: str, now: datetime) -> tuple[bool, dict[str, Any] | None]:
        """Whether one more may be used, and what is told of the grant that weighs most."""
        event, grants = FEATURES[flag][0], self.grants(company, flag, now)
        if not grants:
            return False, None

        def used(one: Grant) -> int:
            return sum(self.counted(company, event, one.period, now))

        best = grants[0]
        for one in grants[1:]:
            best = one if _is_better(one, best) else best
        _, reset_at = window(best.period, now, self.companies[company].anchor)
        told = {"usage": max(0, used(best)), "allocation": best.limit, "reset_at": reset_at}
        return any(one.limit is None or used(one) < one.limit for one in grants), told


def _is_better(override: Grant, plan: Grant) -> bool:
    """Whether an override weighs more: unlimited first, then the larger amount a day; it wins ties."""
    if plan.limit is None or override.limit is None:
        return override.limit is None
    if "all_time" in (override.period, plan.period):
        return override.limit >= plan.limit
    return Fraction(override.limit, DAYS[override.period]) >= Fraction(plan.limit, DAYS[plan.period])


# The machine.

quantities = st.integers(-4, 6).filter(bool)
keys = st.sampled_from([None, "k1", "k1", "k2"])
doors = st.sampled_from(["/events", "/event-batch", "/batch", "/e"])
companies, events = st.sampled_from(COMPANIES), st.sampled_from(EVENTS)
users = st.sampled_from([None, *USERS])
ago = st.sampled_from(
    [
        timedelta(minutes=-4),
        timedelta(0),
        timedelta(seconds=1),
        timedelta(hours=1),
        *(timedelta(days=days) for days in (1, 2, 6, 7, 15, 29, 30, 31, 33)),
    ]
)
steps = st.sampled_from(
    [
        *(MILLISECOND, timedelta(seconds=5), timedelta(minutes=20), timedelta(hours=9)),
        *(CLAIMED_FOR - timedelta(minutes=5), CLAIMED_FOR, CLAIMED_FOR + MILLISECOND),
    ]
)
long_steps = st.sampled_from([timedelta(days=days) for days in (6, 7, 28, 31, 90)])
around = st.sampled_from([-MILLISECOND, timedelta(0), MILLISECOND])


def _members(kind: str, period: str) -> dict[str, str]:
    """As an entitlement says its period."""
    if period == "billing_cycle":
        return {"metric_period": "current_month", "metric_period_month_reset": kind}
    return {"metric_period": period}


class Metering(RuleBasedStateMachine):
    """The server, and beside it the reference."""

    def __init__(self, app: App, clock: Still) -> None:
        super().__init__()
        self.app, self.clock = app, clock
        self.reference = Reference()
        self.credentials = another_account(app)
        self.http: httpx2.Client = app.client(self.credentials.secret)
        self.touched = COMPANIES[0]
        self.asked = 0

    def _ask(self, method: str, path: str, **given: Any) -> Any:
        answer = self.http.request(method, path, **given)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json().get("data")

    @property
    def now(self) -> datetime:
        return self.clock.at

    @initialize(beginning=st.sampled_from(BEGINNINGS), plans=st.tuples(*[st.sampled_from([None, *PLANS])] * 2))
    def begin(self, beginning: str, plans: tuple[str | None, ...]) -> None:
        self.clock.at = datetime.fromisoformat(beginning).replace(tzinfo=UTC)
        self.features: dict[str, str] = {}
        for flag, (event, _) in FEATURES.items():
            body = {"name": flag, "description": "", "feature_type": "event", "event_subtype": event}
            body["flag"] = {"key": flag, "name": flag, "description": ""}  # type: ignore[assignment]
            self.features[flag] = self._ask("POST", "/features", json=body)["id"]
        self.plans: dict[str, str] = {}
        for name, limits in PLANS.items():
            self.plans[name] = self._ask("POST", "/plans", json={"name": name, "plan_type": "plan"})["id"]
            for flag, limit in limits.items():
                body = {"plan_id": self.plans[name], "feature_id": self.features[flag]}
                body |= {"value_type": "unlimited" if limit is None else "numeric", "value_numeric": limit}  # type: ignore[dict-item]
                body |= _members("billing_cycle", FEATURES[flag][1])
                self._ask("POST", "/plan-entitlements", json=body)
        for code, plan in zip(COMPANIES, plans, strict=True):
            made = self._ask("POST", "/companies", json={"keys": {"code": code}, "name": code})
            self.reference.companies[code] = Customer(made["id"])
            if plan is not None:
                self._assign(code, plan)

    # What happens

    @rule(company=companies, event=events, quantity=quantities, key=keys, user=users, door=doors)
    def track(self, company: str, event: str, quantity: int, key: str | None, user: str | None, door: str) -> None:
        self._send(door, [(Sent("track", event, company, user, quantity, self.now), key, {})])

    @rule(
        company=companies,
        parts=st.lists(st.tuples(events, quantities, keys, users, st.booleans()), min_size=2, max_size=6),
        times=st.integers(1, 2),
    )
    def track_many(self, company: str, parts: list[tuple[Any, ...]], times: int) -> None:
        """One batch, perhaps sent again, as after an answer that was lost; some of it cannot count."""
        for _ in range(times):
            batch = [
                (Sent("track", event, company, user, quantity, self.now), key, {} if is_good else {"event": "no name"})
                for event, quantity, key, user, is_good in parts
            ]
            self._send("/batch", batch)

    @rule(
        company=companies,
        event=events,
        quantity=quantities,
        key=keys,
        back=ago,
        flag=st.sampled_from(["trusted_client_clock", "backfill"]),
        times=st.integers(1, 3),
    )
    def track_late(
        self, company: str, event: str, quantity: int, key: str | None, back: timedelta, flag: str, times: int
    ) -> None:
        at = self.now - back
        clock = {flag: True, "sent_at": at.isoformat()}
        for door in ("/events", "/batch", "/event-batch")[:times]:
            self._send(door, [(Sent("track", event, company, None, quantity, at), key, {})], **clock)

    @rule(event=events, quantity=quantities, user=st.sampled_from(USERS))
    def track_without_a_company(self, event: str, quantity: int, user: str) -> None:
        self._send("/events", [(Sent("track", event, None, user, quantity, self.now), None, {})])

    @rule(company=companies, event=st.sampled_from([None, *EVENTS]), requests=st.integers(1, 4), key=keys, door=doors)
    def infer(self, company: str, event: str | None, requests: int, key: str | None, door: str) -> None:
        self._send(door, [(Sent("inference", event, company, None, requests, self.now), key, {})])

    @rule(company=companies, plan=st.sampled_from([None, *PLANS]))
    def assign(self, company: str, plan: str | None) -> None:
        self._assign(company, plan)

    @rule(
        company=companies,
        flag=st.sampled_from([*FEATURES]),
        limit=st.integers(0, 15),
        period=st.sampled_from(PERIODS),
        ends_in=st.sampled_from([None, timedelta(seconds=5), timedelta(hours=9), CLAIMED_FOR, timedelta(days=28)]),
    )
    def override(self, company: str, flag: str, limit: int, period: str, ends_in: timedelta | None) -> None:
        customer = self.reference.companies[company]
        until = None if ends_in is None else self.now + ends_in
        body: dict[str, Any] = {"company_id": customer.id, "feature_id": self.features[flag]}
        body |= {"value_type": "numeric", "value_numeric": limit, **_members("billing_cycle", period)}
        body["expiration_date"] = None if until is None else until.isoformat()
        made = self._ask("POST", "/company-overrides", json=body)
        customer.overrides[flag] = Override(made["id"], period, limit, until)
        self.touched = company

    @rule(company=companies, flag=st.sampled_from([*FEATURES]))
    def drop_override(self, company: str, flag: str) -> None:
        override = self.reference.companies[company].overrides.pop(flag, None)
        if override is not None:
            self._ask("DELETE", f"/company-overrides/{override.id}")
        self.touched = company

    @rule(by=steps)
    def wait(self, by: timedelta) -> None:
        self.clock.at += by

    @rule(by=long_steps)
    def wait_long(self, by: timedelta) -> None:
        self.clock.at += by

    @rule(company=companies, period=st.sampled_from(PERIODS[1:]), by=around)
    def wait_for_the_end_of(self, company: str, period: str, by: timedelta) -> None:
        _, end = window(period, self.now, self.reference.companies[company].anchor)
        assert end is not None
        self.clock.at = max(self.now, end + by)
        self.touched = company

    @rule(company=companies, flag=st.sampled_from([*FEATURES]))
    def check(self, company: str, flag: str) -> None:
        told = self._ask("POST", f"/flags/{flag}/check", json={"company": {"code": company}})
        self._is_right(company, told)

    # What must be true

    @invariant()
    def every_figure_is_the_sum(self) -> None:
        """Of the company that something happened to; of the other one, and of all events, now and then."""
        if not self.reference.companies:
            return
        self.asked += 1
        self._all_is_right(self.touched)
        if self.asked % 5 == 0:
            self._all_is_right(next(one for one in COMPANIES if one != self.touched))
        if self.asked % 10 == 0:
            self._events_are_right()

    def teardown(self) -> None:
        self.http.close()

    def _all_is_right(self, company: str) -> None:
        customer = self.reference.companies[company]
        for told in self._ask("POST", "/flags/check", json={"company": {"code": company}})["flags"]:
            self._is_right(company, told)
        rows = self._ask("GET", "/feature-usage", params={"company_id": customer.id})
        found = {row["feature"]["name"]: (row["access"], _told(row)) for row in rows}
        expected = {flag: self.reference.answer(company, flag, self.now) for flag in FEATURES}
        assert found == {flag: answer for flag, answer in expected.items() if answer[1] is not None}
        metrics = self._ask("GET", f"/companies/{customer.id}")["metrics"]
        counted = {(one["event_subtype"], _period(one["period"], one["month_reset"])): one["value"] for one in metrics}
        assert counted == self.reference.metrics(company, self.now)

    def _is_right(self, company: str, told: dict[str, Any]) -> None:
        value, entitlement = self.reference.answer(company, told["flag"], self.now)
        found = told.get("entitlement")
        assert (told["value"], found and _told(found)) == (value, entitlement)

    def _events_are_right(self) -> None:
        sent = self.reference.sent
        listed: list[dict[str, Any]] = []
        while page := self._ask("GET", "/events", params={"limit": 250, "offset": len(listed)}):
            listed += page
        processed = [one for one in listed if one["status"] == "processed"]
        names = {one.id: code for code, one in self.reference.companies.items()}
        assert sorted(
            (
                one["type"],
                one["subtype"] or "",
                names.get(one["company_id"], ""),
                one["quantity"],
                _at(one["captured_at"]),
            )
            for one in processed
        ) == sorted((one.type, one.event or "", one.company or "", one.quantity, one.at) for one in sent)
        assert len(listed) - len(processed) == self.reference.failed
        found = {
            one["event_subtype"]: (
                one["event_count"],
                one["company_count"],
                one["user_count"],
                _at(one["last_seen_at"]),
            )
            for one in self._ask("GET", "/event-types")
        }
        assert found == {event: _summary([one for one in sent if one.event == event]) for event in EVENTS}

    def _send(self, door: str, batch: list[tuple[Sent, str | None, dict[str, Any]]], **members: Any) -> None:
        is_capture = door in ("/batch", "/e")
        raw: list[dict[str, Any]] = []
        for one, key, spoiled in batch:
            body: dict[str, Any] = {"event": one.event, **spoiled}
            if one.company is not None:
                body["company"] = {"code": one.company}
                self.touched = one.company
            if one.user is not None:
                body["user"] = {"id": one.user}
            if one.type == "inference":
                body |= {"provider": "p", "response_model": "m", "input_tokens": 5, "output_tokens": 6}
                body["requests"] = one.quantity
            else:
                body["quantity"] = one.quantity
            event = {"type" if is_capture else "event_type": one.type, "body": body, "idempotency_key": key, **members}
            raw.append({**event, "api_key": self.credentials.secret} if is_capture else event)
        content: Any = {"events": raw} if door in ("/batch", "/event-batch") else raw[0]
        self._ask("POST", door, json=content)
        for one, key, spoiled in batch:
            self.reference.take(one, key, self.now, is_good=not spoiled)

    def _assign(self, company: str, plan: str | None) -> None:
        customer = self.reference.companies[company]
        body = {"base_plan_id": None if plan is None else self.plans[plan], "add_on_ids": []}
        self._ask("PUT", f"/company-plans/{customer.id}", json=body)
        customer.plan = plan
        if plan is not None:
            customer.anchor = customer.anchor or self.now
        self.touched = company


def _told(of: dict[str, Any]) -> dict[str, Any]:
    return {"usage": of["usage"], "allocation": of.get("allocation"), "reset_at": _at(of.get("metric_reset_at"))}


def _at(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _period(period: str, reset: str) -> str:
    return "billing_cycle" if reset == "billing_cycle" else period


def _summary(sent: Iterable[Sent]) -> tuple[int, int, int, datetime | None]:
    tracked = [one for one in sent if one.type == "track"]
    companies = {one.company for one in tracked} - {None}
    users = {one.user for one in tracked} - {None}
    return len(tracked), len(companies), len(users), max((one.at for one in tracked), default=None)


def test_every_figure_is_what_a_plain_sum_says(database_url: str, app: App, still: Still) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        lambda: Metering(app, still),
        settings=settings(
            max_examples=EXAMPLES or 8,
            stateful_step_count=50,
            deadline=None,
            derandomize=not EXAMPLES,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
