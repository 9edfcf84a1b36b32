"""Which window an event is counted in, and that the counters in memory are those of the window they stand for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import httpx2
import pytest
from sqlalchemy import Connection

from schematic import Schematic
from schematic_server.changes import Counted, UsageCounted
from schematic_server.clock import now as server_now
from schematic_server.domains.companies import metrics
from schematic_server.domains.companies.tables import company as company_table
from schematic_server.evaluation.load import Lacking, load
from schematic_server.evaluation.snapshot import Snapshot
from schematic_server.feed import Feed
from schematic_server.settings import Settings
from schematic_server.storage.metadata import microseconds

from . import catalog
from .asgi import App
from .conftest import Keys

UA = {"code": "UA"}
AGO = timedelta(days=33)  # within reach of a trusted clock, and longer than any window but `all_time`


def _limited(api: Schematic, period: str, reset: str | None = None) -> Any:
    """A company on a plan that allows ten flights a period."""
    basic, flights = catalog.plan(api), catalog.metered(api)
    more = {} if reset is None else {"metric_period_month_reset": reset}
    catalog.grant(api, basic, flights, "numeric", value_numeric=10, metric_period=period, **more)
    return catalog.company(api, base_plan_id=basic.id)


def _track(http: httpx2.Client, quantity: int, **members: Any) -> None:
    body = {"event": "flight", "company": UA, "quantity": quantity}
    response = http.post("/events", json={"event_type": "track", "body": body, **members})
    assert response.status_code == 201, response.text


def _then(flag: str, ago: timedelta = AGO) -> dict[str, Any]:
    return {flag: True, "sent_at": (server_now() - ago).isoformat()}


@pytest.mark.parametrize("flag", ["trusted_client_clock", "backfill"])
@pytest.mark.parametrize(
    ("period", "reset", "usage"),
    [
        ("all_time", None, 109),
        ("current_day", None, 9),
        ("current_week", None, 9),
        ("current_month", "first_of_month", 9),
        ("current_month", "billing_cycle", 9),
    ],
)
def test_an_event_of_an_older_window_leaves_the_current_usage_alone(
    api: Schematic, http: httpx2.Client, period: str, reset: str | None, usage: int, flag: str
) -> None:
    """Also in the memory of a server that has just checked the company."""
    _limited(api, period, reset)
    _track(http, 9)
    assert catalog.check(api, "flights").entitlement.usage == 9

    _track(http, 100, **_then(flag))

    check = catalog.check(api, "flights")
    assert (check.entitlement.usage, check.value) == (usage, usage < 10)
    _track(http, 1)
    check = catalog.check(api, "flights")
    assert (check.entitlement.usage, check.value) == (usage + 1, False)


@pytest.mark.parametrize("flag", ["trusted_client_clock", "backfill"])
def test_another_process_hears_of_an_older_window_and_keeps_the_current_usage(
    database_url: str, api: Schematic, http: httpx2.Client, credentials: Keys, app: App, flag: str
) -> None:
    _limited(api, "current_month")
    _track(http, 9)
    with App(Settings(database_url)) as there, there.client(credentials.secret) as other:

        def used() -> Any:
            answer = other.post("/flags/flights/check", json={"company": UA}).json()["data"]
            return answer["entitlement"]["usage"]

        feed = Feed(there.asgi.state.database)
        there.run(feed.look(0.0))
        assert used() == 9
        _track(http, 100, **_then(flag))
        there.run(feed.look(1.0))
        assert used() == 9


@pytest.mark.parametrize("anchor", [None, datetime(2025, 1, 20, 12, 30, tzinfo=UTC)])
def test_around_the_end_of_a_period_each_counter_stays_with_its_own_window(
    api: Schematic, app: App, credentials: Keys, anchor: datetime | None
) -> None:
    """A batch that came before the end is counted after it, and one of a clock ahead before it."""
    company = catalog.company(api)
    own_row = company_table.c.id == company.id
    app.write(lambda db, emit: db.execute(company_table.update().where(own_row).values(billing_anchor=anchor)) and None)
    end = metrics.ends_at(datetime(2026, 1, 20, 12, tzinfo=UTC), anchor)
    before, after = end - timedelta(seconds=1), end
    of_before, of_after = (
        {(one.period, one.month_reset): one for one in metrics.windows(microseconds(at), anchor)}
        for at in (before, after)
    )
    ended = {one for one in of_before if of_before[one] != of_after[one]}
    assert ended

    for loaded_at, own, foreign in ((before, of_before, of_after), (after, of_after, of_before)):
        snapshot = Snapshot(credentials.account_id, credentials.environment_id)
        app.read(partial(_load, snapshot, company.id, loaded_at))
        snapshot.apply(_usage(company.id, credentials, own.values(), 9, version=1))
        snapshot.apply(_usage(company.id, credentials, foreign.values(), 1, version=2))

        entity = snapshot.companies.held[company.id]
        entity.settle()  # as whoever asks about it has it do
        compiled = entity.compiled
        held = {window: compiled.metrics["flight", *window] for window in own}
        assert held == {window: 9 if window in ended else 1 for window in own}


def _load(into: Snapshot, company_id: str, now: datetime, db: Connection) -> None:
    load(db, into, into, Lacking(companies={(("id", company_id),)}), now, None)


def _usage(company_id: str, credentials: Keys, windows: Any, value: int, version: int) -> UsageCounted:
    counted = Counted("flight", tuple(windows), (value,) * len(windows), version)
    return UsageCounted(credentials.account_id, credentials.environment_id, company_id, (counted,))
