"""Counters against a simple reference: a number for every window that ever was, whatever clock and anchor do."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from schematic_server.bounds import MAX_INTEGER, is_exact
from schematic_server.changes import Change, UsageCounted
from schematic_server.clock import now as server_now
from schematic_server.domains.companies import metrics
from schematic_server.domains.companies.tables import company, company_usage, company_usage_before
from schematic_server.errors import BadRequest
from schematic_server.evaluation.load import Lacking, load
from schematic_server.evaluation.snapshot import Snapshot
from schematic_server.ingest import capture
from schematic_server.ingest.accept import accept, accept_apart
from schematic_server.scope import Actor
from schematic_server.settings import Settings
from schematic_server.storage import connect, migrations
from schematic_server.storage.metadata import microseconds

from .asgi import App
from .conftest import Keys, another_environment
from .test_migrations import downgrade

HOUR = timedelta(hours=1)
# A leap day, the end of a month of 31 days, a Sunday, a year's end.
STARTS = [datetime(2028, 2, 29, 23), datetime(2026, 1, 31, 23), datetime(2026, 2, 1), datetime(2025, 12, 31, 22)]
ANCHORS = [
    None,
    datetime(2025, 10, 31, 10, 11, 12, 13),
    datetime(2024, 2, 29),
    datetime(2026, 1, 30, 23, 59, 59, 999999),
]
SPANS = [
    timedelta(0),
    timedelta(microseconds=1),
    timedelta(minutes=4),
    HOUR,
    13 * HOUR,
    24 * HOUR,
    167 * HOUR,
    800 * HOUR,
]
CODES = ["UA", "DL"]


@dataclass
class Sent:
    """An event: how far from the moment it is sent it was captured, by a trusted clock, or as a backfill."""

    code: str
    subtype: str
    quantity: int
    offset: timedelta | None
    backfill: bool

    def at(self, now: datetime) -> datetime:
        return now if self.offset is None else now + self.offset

    def read(self, environment_id: str, actor: Actor, now: datetime) -> capture.Event:
        content = {"event": self.subtype, "company": {"code": self.code}, "quantity": self.quantity}
        told: dict[str, Any] = {}
        if self.offset is not None:
            told = {"sent_at": self.at(now).isoformat(), "trusted_client_clock": True, "backfill": self.backfill}
        event = capture.ApiEvent("track", msgspec.Raw(json.dumps(content).encode()), **told)
        return capture.check(capture.read(event, environment_id, actor, now))


SENT = st.builds(
    Sent,
    st.sampled_from(CODES),
    st.sampled_from(["flight", "landing"]),
    st.integers(-4, 9).filter(bool),
    st.none()
    | st.sampled_from([*(-one for one in SPANS), timedelta(minutes=5), timedelta(seconds=3)]).filter(
        lambda one: one > timedelta(days=-34)
    ),
    st.booleans(),
)
STEPS = st.lists(
    st.tuples(st.just("batch"), st.lists(SENT, min_size=1, max_size=6))
    | st.tuples(st.just("pass"), st.sampled_from(SPANS))
    | st.tuples(st.just("back"), st.sampled_from([timedelta(seconds=2), HOUR, 26 * HOUR]))
    | st.tuples(st.just("anchor"), st.sampled_from(ANCHORS))
    | st.tuples(st.just("anchor now"), st.none()),
    max_size=12,
)


@dataclass
class Figures:
    value: int = 0
    first: datetime = datetime(9999, 1, 1, tzinfo=UTC)
    last: datetime = datetime(1, 1, 1, tzinfo=UTC)
    made: datetime | None = None


@dataclass
class Reference:
    """What was counted, by company's code, subtype and window."""

    counted: dict[tuple[str, str, metrics.Window], Figures] = field(
        default_factory=lambda: defaultdict[tuple[str, str, metrics.Window], Figures](Figures)
    )

    def add(self, event: Sent, at: datetime, anchor: datetime | None, now: datetime) -> None:
        for window in metrics.windows(microseconds(at), anchor):
            found = self.counted[event.code, event.subtype, window]
            found.value += event.quantity
            found.first, found.last = min(found.first, at), max(found.last, at)
            found.made = found.made or now

    def current(self, code: str, at: datetime, anchor: datetime | None) -> dict[tuple[str, str, str], Any]:
        own = metrics.windows(microseconds(at), anchor)
        return {
            (subtype, window.period, window.month_reset): (one.value, one.first, one.last, one.made)
            for (owner, subtype, window), one in self.counted.items()
            if owner == code and window in own
        }


class World:
    """An environment with its companies, whose events come when the test says."""

    def __init__(self, app: App, keys: Keys) -> None:
        self.app, self.environment_id = app, keys.environment_id
        self.actor = Actor(keys.account_id, "api_key", environment_id=keys.environment_id)
        self.reference = Reference()
        self.anchor: datetime | None = None
        self.versions: dict[tuple[Any, ...], int] = {}

    def send(self, batch: list[Sent], now: datetime) -> list[capture.Event]:
        events = [one.read(self.environment_id, self.actor, now) for one in batch]
        told: list[Change] = []

        def work(db: Connection, emit: Any) -> None:
            told.clear()
            accept(db, told.append, events, now)

        try:
            self.app.write(work)
        except BadRequest:  # a bound: the events that would pass it are found
            self.app.write(lambda db, emit: accept_apart(db, told.append, events, now))
        for one, event in zip(batch, events, strict=True):
            if event.error is None:
                self.reference.add(one, one.at(now), self.anchor, now)
        self._check_told([one for one in told if isinstance(one, UsageCounted)])
        return events

    def _check_told(self, told: list[UsageCounted]) -> None:
        """What memory is patched with is the value that a window has now, under a number that grows."""
        names = {one: code for code, one in self.companies().items()}
        last: dict[tuple[str, str, metrics.Window], int] = {}
        for one in told:
            for counter in one.counters:
                for window, value in zip(counter.windows, counter.values, strict=True):
                    key = (one.company_id, counter.event_subtype, metrics.Window(*window))
                    assert counter.version > self.versions.get(key, 0)
                    self.versions[key] = counter.version
                    last[key] = value
        for (owner, subtype, window), value in last.items():
            assert value == self.reference.counted[names[owner], subtype, window].value

    def companies(self) -> dict[str, str]:
        rows = sa.select(company.c.name, company.c.id).where(company.c.environment_id == self.environment_id)
        return self.app.read(lambda db: dict(tuple(row) for row in db.execute(rows)))

    def set_anchor(self, anchor: datetime | None) -> None:
        self.anchor = anchor
        own = company.update().where(company.c.environment_id == self.environment_id).values(billing_anchor=anchor)
        self.app.write(lambda db, emit: db.execute(own) and None)

    def check(self, at: datetime) -> None:
        """What a node whose clock says `at` answers: from the tables, and from a snapshot that it loads."""
        ids = self.companies()
        found = self.app.read(
            lambda db: metrics.current(
                db, self.environment_id, list(ids.values()), at, metrics.anchors(db, ids.values())
            )
        )
        for code, own in ids.items():
            expected = self.reference.current(code, at, self.anchor)
            assert {
                (one["event_subtype"], one["period"], one["month_reset"]): (
                    one["value"],
                    one["captured_at_min"],
                    one["captured_at_max"],
                    one["created_at"],
                )
                for one in found[own]
            } == expected, (code, at)
            snapshot = Snapshot(self.actor.account_id, self.environment_id)
            self.app.read(partial(_load, snapshot, code, own, at))
            held = snapshot.companies.held[own].compiled.metrics
            assert {key: held[key] for key in held} == {key: value for key, (value, *_) in expected.items()}


def _load(into: Snapshot, code: str, company_id: str, now: datetime, db: Connection) -> None:
    load(db, into, into, Lacking(companies={(("code", code),)}), now, None)


@given(start=st.sampled_from(STARTS), anchor=st.sampled_from(ANCHORS), steps=STEPS)
@settings(max_examples=25)
def test_each_window_has_what_was_captured_in_it(
    app: App, credentials: Keys, start: datetime, anchor: datetime | None, steps: list[Any]
) -> None:
    """On a node whose clock is right, a little behind, or ahead as far as events may be."""
    world = World(app, another_environment(app, credentials))
    now = furthest = start.replace(tzinfo=UTC)
    world.send([Sent(code, "flight", 1, None, False) for code in CODES], now - timedelta(days=3))
    world.set_anchor(anchor and anchor.replace(tzinfo=UTC))
    for kind, value in steps:
        if kind == "batch":
            world.send(value, now)
        elif kind == "pass":
            now += value
        elif kind == "back":
            now = max(now - value, furthest - 26 * HOUR)
        else:
            world.set_anchor(now if kind == "anchor now" else value and value.replace(tzinfo=UTC))
        furthest = max(furthest, now)
        for at in (now, now - timedelta(seconds=3), now + timedelta(minutes=5)):
            world.check(at)


@pytest.mark.parametrize("sign", [1, -1])
@given(quantities=st.lists(st.sampled_from([1, -1, 7, MAX_INTEGER, -MAX_INTEGER, MAX_INTEGER - 3]), max_size=8))
@settings(max_examples=25)
def test_no_window_ever_leaves_its_bound(app: App, credentials: Keys, sign: int, quantities: list[int]) -> None:
    """Whatever was taken back in another window, and wherever in its row the window stands."""
    world = World(app, another_environment(app, credentials))
    now = datetime(2026, 1, 31, 23, 59, tzinfo=UTC)
    for index, quantity in enumerate(quantities):
        offset = [None, timedelta(minutes=2), -HOUR, -24 * HOUR][index % 4]
        world.send([Sent("UA", "flight", sign * quantity, offset, False), Sent("DL", "flight", 1, None, False)], now)
    assert all(is_exact(one.value) for one in world.reference.counted.values())
    world.check(now)
    world.check(now + timedelta(minutes=2))


def test_windows_that_are_over_are_forgotten(app: App, credentials: Keys) -> None:
    """A counter has one row, and a few of windows before, however long it is used."""
    world = World(app, another_environment(app, credentials))
    now = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for day in range(70):
        late = Sent("UA", "flight", 1, timedelta(days=-20), bool(day % 2))
        world.send([Sent("UA", "flight", 1, None, False), late], now + timedelta(days=day))

    own = company_usage_before.c.environment_id == world.environment_id
    before = (
        sa.select(company_usage_before.c.period, sa.func.count()).where(own).group_by(company_usage_before.c.period)
    )
    rows = app.read(lambda db: Counter(dict(tuple(row) for row in db.execute(before))))
    assert 1 <= rows["current_day"] <= 3
    assert rows["current_week"] <= 2
    assert rows["current_month"] <= 4
    of_one = sa.select(sa.func.count()).where(company_usage.c.environment_id == world.environment_id)
    assert app.read(lambda db: db.scalar(of_one)) == 1


def test_both_go_with_their_company(app: App, credentials: Keys) -> None:
    world = World(app, credentials)
    now = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for day in (0, 1):
        world.send([Sent("UA", "flight", 1, None, False)], now + timedelta(days=day))

    with app.client(credentials.secret) as http:
        http.delete(f"/companies/{world.companies()['UA']}").raise_for_status()

    for table in (company_usage, company_usage_before):
        left = sa.select(sa.func.count()).where(table.c.environment_id == world.environment_id)
        assert app.read(lambda db, left=left: db.scalar(left)) == 0


def test_an_upgrade_keeps_every_current_figure_and_goes_back(
    database_url: str, backend: str, credentials: Keys, request: pytest.FixtureRequest
) -> None:
    url, now = connect(database_url).url, server_now()

    with App(Settings(database_url)) as app:
        world = World(app, credentials)
        for ago in (1, 0):  # with older days there is no way back
            world.send([Sent(code, "flight", ago + 1, None, False) for code in CODES], now - timedelta(days=ago))
        world.set_anchor(now - timedelta(days=1))
        world.send([Sent("UA", "flight", 100, timedelta(hours=-26), True), Sent("DL", "landing", 1, None, False)], now)
        world.check(now)

    downgrade(url, "0009")
    migrations.upgrade(url)

    with App(Settings(database_url)) as app:
        world.app = app
        for at in (now, now - timedelta(hours=26), now + timedelta(minutes=5)):
            world.check(at)
        world.send([Sent("UA", "flight", 3, timedelta(days=-1), False), Sent("UA", "flight", 1, None, False)], now)
        world.check(now)
        world.check(now - timedelta(days=1))
