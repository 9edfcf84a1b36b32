"""Metering against a reference: whatever is sent, however often and late, every figure that is told is the plain sum.

Hypothesis drives the server and the reference (`metering`). `SCHEMATIC_MODEL_EXAMPLES=500` makes more of it than a
usual run has time for, and other examples each time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from .asgi import App
from .conftest import Still, another_account, examples
from .metering import CLAIMED_FOR, PERIODS, Customer, Override, Plan, Reference, Sent, Term, window
from .running_jobs import until

EXAMPLES = int(os.environ.get("SCHEMATIC_MODEL_EXAMPLES", "0"))
MILLISECOND, SECOND = timedelta(milliseconds=1), timedelta(seconds=1)
# How far a clock may be behind the latest time it showed: counters of windows that ended two days before are given up.
MOST_BACK = timedelta(hours=46)
COMPANIES, USERS, EVENTS = ("UA", "DL"), ("amy", "bo"), ("flight", "landing")
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
BEGINNINGS = ("2027-01-31T10:30", "2028-02-29T23:59:58", "2026-12-26T12:00", "2027-03-31T00:00", "2027-05-08T23:30")


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
backwards = st.sampled_from([timedelta(minutes=20), timedelta(hours=1), timedelta(hours=9), MOST_BACK])
around = st.sampled_from([-MILLISECOND, timedelta(0), MILLISECOND])
flags, plans = st.sampled_from([*FEATURES]), st.sampled_from([*PLANS])
limits = st.builds(Term, st.just(""), st.just("numeric"), st.sampled_from(PERIODS), st.integers(0, 15))
switches = st.builds(Term, st.just(""), st.just("boolean"), st.sampled_from(PERIODS), st.none(), st.booleans())
unlimited = st.builds(Term, st.just(""), st.just("unlimited"), st.sampled_from(PERIODS))
terms = limits | limits | switches | unlimited  # of no feature yet
lasting = st.sampled_from([None, timedelta(seconds=5), timedelta(hours=9), CLAIMED_FOR, timedelta(days=28)])


def _body(term: Term) -> dict[str, Any]:
    """As an entitlement and an override say it."""
    reset = {"metric_period_month_reset": "billing_cycle" if term.period == "billing_cycle" else "first_of_month"}
    period = {"metric_period": "current_month" if term.period == "billing_cycle" else term.period, **reset}
    return {"value_type": term.kind, "value_numeric": term.limit, "value_bool": term.allows, **period}


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
        self.clock.at = self.latest = datetime.fromisoformat(beginning).replace(tzinfo=UTC)
        for flag in FEATURES:
            self._make_feature(flag)
        for name, granted in PLANS.items():
            made = self._ask("POST", "/plans", json={"name": name, "plan_type": "plan"})
            self.reference.plans[name] = Plan(made["id"])
            for flag, limit in granted.items():
                kind = "unlimited" if limit is None else "numeric"
                self._grant(name, flag, Term("", kind, FEATURES[flag][1], limit))
        for company, plan in zip(COMPANIES, plans, strict=True):
            self._make_company(company)
            if plan is not None:
                self._assign(company, plan)

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

    @rule(plan=plans, flag=flags, term=terms | st.none(), then=st.sampled_from(["", "leave", "immediate"]))
    def edit_plan(self, plan: str, flag: str, term: Term | None, then: str) -> None:
        """What a plan grants, in its draft: nobody is to notice before that is published."""
        self._grant(plan, flag, term)
        if then:
            self._all_is_right(self.touched)
            self._publish(plan, then)

    def _publish(self, plan: str, strategy: str) -> None:
        known = self.reference.plans[plan]
        if known.draft is None:
            return
        told = self._ask("GET", f"/plans/{known.id}")
        version_id = told["draft_version"]["id"]
        body = {"migration_strategy": strategy, "excluded_company_ids": []}
        self._ask("PUT", f"/plans/version/{version_id}/publish", json=body)
        self._wait_for_migrations(version_id)
        self.reference.publish(plan, moves=strategy == "immediate")

    @rule(company=companies, flag=flags, term=terms, ends_in=lasting)
    def override(self, company: str, flag: str, term: Term, ends_in: timedelta | None) -> None:
        """Made, or replaced."""
        if flag not in self.reference.features:
            return
        customer, term = self._customer(company), self._of(flag, term, is_override=True)
        until = None if ends_in is None else self.now + ends_in
        body = {
            "company_id": customer.id,
            "feature_id": term.feature_id,
            **_body(term),
            "expiration_date": _text(until),
        }
        made = self._ask("POST", "/company-overrides", json=body)
        customer.overrides[flag] = Override(made["id"], term, until)

    @rule(company=companies, flag=flags, term=terms, ends_in=lasting, keeps=st.sets(st.sampled_from(["period", "end"])))
    def edit_override(self, company: str, flag: str, term: Term, ends_in: timedelta | None, keeps: set[str]) -> None:
        """Changed, with period and end, or without."""
        override = self._override(company, flag)
        if override is None:
            return
        period = override.term.period if "period" in keeps else term.period
        override.term = self._of(flag, replace(term, period=period), is_override=True)
        body = _body(override.term)
        if "period" in keeps:
            del body["metric_period"], body["metric_period_month_reset"]
        if "end" not in keeps:
            override.until = None if ends_in is None else self.now + ends_in
            body["expiration_date"] = _text(override.until)
        self._ask("PUT", f"/company-overrides/{override.id}", json=body)

    @rule(company=companies, flag=flags)
    def drop_override(self, company: str, flag: str) -> None:
        override = self._override(company, flag)
        if override is not None:
            self._ask("DELETE", f"/company-overrides/{override.id}")
            del self.reference.companies[company].overrides[flag]

    @rule(company=companies)
    def delete_company(self, company: str) -> None:
        """An event, or whoever needs one, makes a new one under its key."""
        if company in self.reference.companies:
            self._ask("DELETE", f"/companies/{self.reference.companies[company].id}")
            self.reference.forget(company)
        self.touched = company

    @rule(flag=flags)
    def delete_feature(self, flag: str) -> None:
        """With all that is granted of it; one that is made again counts on, and nobody is granted it."""
        if flag in self.reference.features:
            feature_id, _ = self.reference.features.pop(flag)
            self._ask("DELETE", f"/features/{feature_id}")
        else:
            self._make_feature(flag)

    @rule(by=steps)
    def wait(self, by: timedelta) -> None:
        self.clock.at += by

    @rule(by=long_steps)
    def wait_long(self, by: timedelta) -> None:
        self.clock.at += by

    @rule(by=backwards)
    def set_back(self, by: timedelta) -> None:
        """The clock; never so far that counters of that time have been given up."""
        self.latest = max(self.latest, self.now)
        self.clock.at = max(self.now - by, self.latest - MOST_BACK)

    @rule(company=companies, period=st.sampled_from(PERIODS[1:]), by=around)
    def wait_for_the_end_of(self, company: str, period: str, by: timedelta) -> None:
        _, end = window(period, self.now, self._customer(company).anchor)
        assert end is not None
        self.clock.at = max(self.now, end + by)

    @rule(company=companies, flag=flags)
    def check(self, company: str, flag: str) -> None:
        if flag not in self.reference.features:
            return
        told = self._ask("POST", f"/flags/{flag}/check", json={"company": {"code": company}})
        self._is_right(company, told)

    # What must be true

    @invariant()
    def every_figure_is_the_sum(self) -> None:
        """Of the company that something happened to; of the other one, and of all events, now and then."""
        if not self.reference.plans:
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
        told = self._ask("POST", "/flags/check", json={"company": {"code": company}})["flags"]
        assert {one["flag"] for one in told} == self.reference.features.keys()
        for one in told:
            self._is_right(company, one)
        customer = self.reference.companies.get(company)
        if customer is None:
            assert self.http.get("/companies/lookup", params={"keys[code]": company}).status_code == 404
            return
        rows = self._ask("GET", "/feature-usage", params={"company_id": customer.id})
        found = {row["feature"]["name"]: (row["access"], _told(row)) for row in rows}
        expected = {flag: self.reference.answer(company, flag, self.now) for flag in self.reference.features}
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
        ) == sorted(
            (one.type, one.event or "", "" if one.is_gone else one.company or "", one.quantity, one.at) for one in sent
        )
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
        named = {event for _, event in self.reference.features.values()}
        summaries = {event: _summary([one for one in sent if one.event == event]) for event in EVENTS}
        assert found == {event: one for event, one in summaries.items() if one[0] or event in named}

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
        for company, customer in self.reference.companies.items():
            if not customer.id:
                customer.id = self._ask("GET", "/companies/lookup", params={"keys[code]": company})["id"]

    def _assign(self, company: str, plan: str | None) -> None:
        body = {"base_plan_id": None if plan is None else self.reference.plans[plan].id, "add_on_ids": []}
        self._ask("PUT", f"/company-plans/{self._customer(company).id}", json=body)
        self.reference.assign(company, plan, self.now)

    def _customer(self, company: str) -> Customer:
        """What the reference knows of it; made if need be, and looked at next."""
        self.touched = company
        if company not in self.reference.companies:
            self._make_company(company)
        return self.reference.companies[company]

    def _make_company(self, company: str) -> None:
        made = self._ask("POST", "/companies", json={"keys": {"code": company}, "name": company})
        self.reference.companies[company] = Customer(made["id"])

    def _make_feature(self, flag: str) -> None:
        event, _ = FEATURES[flag]
        of_flag = {"flag": {"key": flag, "name": flag, "description": ""}}
        body = {"name": flag, "description": "", "feature_type": "event", "event_subtype": event, **of_flag}
        self.reference.features[flag] = self._ask("POST", "/features", json=body)["id"], event

    def _of(self, flag: str, term: Term, *, is_override: bool) -> Term:
        return replace(term, feature_id=self.reference.features[flag][0], is_override=is_override)

    def _grant(self, plan: str, flag: str, term: Term | None) -> None:
        """Have the plan's draft grant this of the feature, or nothing."""
        if flag not in self.reference.features:
            return
        feature_id, _ = self.reference.features[flag]
        known = self.reference.plans[plan]
        before = known.draft if known.draft is not None else known.published or {}
        had = before.get(flag)
        if had is None or had.feature_id != feature_id:
            if term is None:
                return
            body = {"plan_id": known.id, "feature_id": feature_id, **_body(term)}
            self._ask("POST", "/plan-entitlements", json=body)
        else:
            versions = self._ask("GET", f"/plans/{known.id}")
            edited = versions["draft_version" if known.draft is not None else "active_version"]["id"]
            query = {"plan_version_id": edited, "feature_id": feature_id}
            (one,) = self._ask("GET", "/plan-entitlements", params=query)
            self._ask("PUT" if term else "DELETE", f"/plan-entitlements/{one['id']}", json=term and _body(term))
        if term is None:
            del known.edited()[flag]
        else:
            known.edited()[flag] = self._of(flag, term, is_override=False)

    def _override(self, company: str, flag: str) -> Override | None:
        """One that the server has, over or not."""
        override = self._customer(company).overrides.get(flag)
        is_there = override is not None and override.term.feature_id == self.reference.features.get(flag, ("",))[0]
        return override if is_there else None

    def _wait_for_migrations(self, version_id: str) -> None:
        def are_over() -> bool:
            self.clock.at += SECOND  # a migration leaves time to others, and would wait for ever
            found = self._ask("GET", "/plan-version-migrations", params={"plan_version_id": version_id})
            return not any(one["status"] in ("pending", "in_progress") for one in found)

        until(are_over)


def _told(of: dict[str, Any]) -> dict[str, Any]:
    return {"usage": of["usage"], "allocation": of.get("allocation"), "reset_at": _at(of.get("metric_reset_at"))}


def _text(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _at(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _period(period: str, reset: str) -> str:
    return "billing_cycle" if reset == "billing_cycle" else period


def _summary(sent: Iterable[Sent]) -> tuple[int, int, int, datetime | None]:
    tracked = [one for one in sent if one.type == "track"]
    there = [one for one in tracked if not one.is_gone]
    companies = {one.company for one in there} - {None}
    users = {one.user for one in there} - {None}
    return len(tracked), len(companies), len(users), max((one.at for one in there), default=None)


def test_every_figure_is_what_a_plain_sum_says(database_url: str, app: App, still: Still, backend: str) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]  # the library leaves it without types
        lambda: Metering(app, still),
        settings=settings(
            max_examples=EXAMPLES or examples(backend, 4),
            stateful_step_count=50,
            deadline=None,
            derandomize=not EXAMPLES,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
