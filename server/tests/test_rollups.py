"""Usage per day, of users and of an environment: the sums of what events count, written with them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from schematic import Schematic
from schematic_server.bounds import MAX_INTEGER
from schematic_server.clock import now as server_now
from schematic_server.domains.events.tables import SLOTS, environment_usage_day, event, user_usage_day
from schematic_server.settings import Settings
from schematic_server.storage import connect, migrations

from .asgi import App
from .conftest import Keys, another_environment
from .running_jobs import run_job
from .test_migrations import downgrade

BEYOND = f"quantity: with it this event's usage would be beyond {MAX_INTEGER}, the most that is counted"


def _track(
    name: str = "flight", code: str = "UA", user: str | None = None, quantity: int = 1, days_ago: int = 0
) -> dict[str, Any]:
    body = {"event": name, "company": {"code": code}, "user": user and {"id": user}, "quantity": quantity}
    at = (server_now() - timedelta(days=days_ago)).isoformat()
    return {"type": "track", "body": body, **({"sent_at": at, "backfill": True} if days_ago else {})}


def _batch(http: httpx2.Client, *events: dict[str, Any]) -> list[Any]:
    """What was refused."""
    response = http.post("/batch", content=json.dumps({"events": events}))
    assert response.status_code == 200, response.text
    return [(one["index"], one["error"]) for one in response.json()["refused"]]


def _of_users(app: App, keys: Keys) -> list[Any]:
    day = user_usage_day.c
    rows = (
        sa.select(day.company_id, day.event_subtype, day.day, day.user_id, day.quantity, day.event_count, day.last_at)
        .where(day.environment_id == keys.environment_id)
        .order_by(*user_usage_day.primary_key)
    )
    return app.read(lambda db: [tuple(row) for row in db.execute(rows)])


def _of_environment(app: App, keys: Keys) -> list[Any]:
    day = environment_usage_day.c
    rows = (
        sa.select(day.event_subtype, day.day, sa.func.sum(day.quantity), sa.func.sum(day.event_count))
        .where(day.environment_id == keys.environment_id)
        .group_by(day.event_subtype, day.day)
        .order_by(day.event_subtype, day.day)
    )
    return app.read(lambda db: [(one, day, int(used), int(events)) for one, day, used, events in db.execute(rows)])


def _today() -> datetime:
    return server_now().replace(hour=0, minute=0, second=0, microsecond=0)


def test_a_day_tells_who_used_what(api: Schematic, http: httpx2.Client, app: App, credentials: Keys) -> None:
    _batch(
        http,
        _track(user="amy", quantity=2),
        _track(user="amy", quantity=3),
        _track(quantity=7),
        _track(user="bob", days_ago=40),
        _track("landing", "DL", "amy"),
        {"type": "track", "body": {"event": "flight", "user": {"id": "amy"}}},  # of no company
    )
    _batch(http, _track(user="amy", quantity=-1))

    united, delta = (api.companies.lookup_company(keys={"code": code}).data.id for code in ("UA", "DL"))
    amy, bob = (api.companies.lookup_user(keys={"id": name}).data.id for name in ("amy", "bob"))
    today, then = _today(), _today() - timedelta(days=40)
    found = _of_users(app, credentials)
    assert sorted(row[:-1] for row in found) == sorted(
        [
            (united, "flight", then, bob, 1, 1),
            (united, "flight", today, "", 7, 1),
            (united, "flight", today, amy, 4, 3),
            (delta, "landing", today, amy, 1, 1),
        ]
    )
    newest = max(one.captured_at for one in api.events.list_events(company_id=united, user_id=amy).data)
    assert next(row[-1] for row in found if row[:4] == (united, "flight", today, amy)) == newest
    assert _of_environment(app, credentials) == [
        ("flight", then, 1, 1),
        ("flight", today, 11, 4),
        ("landing", today, 1, 1),
    ]


def test_what_an_inference_bills_is_its_users(api: Schematic, http: httpx2.Client, app: App, credentials: Keys) -> None:
    body = {
        "company": {"code": "UA"},
        "user": {"id": "amy"},
        "provider": "p",
        "response_model": "m",
        "input_tokens": 10,
        "output_tokens": 5,
        "event": "answer",
        "requests": 3,
    }
    _batch(http, {"type": "inference", "body": body})

    amy = api.companies.lookup_user(keys={"id": "amy"}).data.id
    assert [row[1:6] for row in _of_users(app, credentials)] == [("answer", _today(), amy, 3, 1)]


@pytest.mark.parametrize("sign", [1, -1])
def test_a_users_day_has_the_bound_of_every_counter(
    api: Schematic, http: httpx2.Client, app: App, credentials: Keys, sign: int
) -> None:
    """What another user gave back leaves room in all counters but the user's own."""
    _batch(http, _track(user="amy", quantity=sign * MAX_INTEGER), _track(user="bob", quantity=-sign * MAX_INTEGER))

    refused = _batch(http, _track(user="amy", quantity=sign), _track(user="bob", quantity=sign))

    assert refused == [(0, BEYOND)]
    bounds = sorted((sign * MAX_INTEGER, sign * (1 - MAX_INTEGER)))
    assert sorted(row[4] for row in _of_users(app, credentials)) == bounds
    assert _of_environment(app, credentials) == [("flight", _today(), sign, 3)]


@pytest.mark.parametrize("sign", [1, -1])
def test_one_companys_usage_never_refuses_anothers(
    api: Schematic, http: httpx2.Client, app: App, credentials: Keys, sign: int
) -> None:
    """A browser's key may send a large number: the environment's day stays at its bound then."""
    codes = [f"C{number}" for number in range(SLOTS)]

    for _ in range(2):
        assert _batch(http, *(_track(code=code, quantity=sign * (MAX_INTEGER // 2)) for code in codes)) == []
        assert _batch(http, _track(code="UA", quantity=sign)) == []

    ((_, _, used, events),) = _of_environment(app, credentials)
    assert MAX_INTEGER <= sign * used <= SLOTS * MAX_INTEGER
    assert events == 2 * SLOTS + 2
    rows = sa.select(environment_usage_day.c.quantity).where(
        environment_usage_day.c.environment_id == credentials.environment_id
    )
    assert all(abs(one) <= MAX_INTEGER for one in app.read(lambda db: db.scalars(rows).all()))


def test_a_companys_days_go_with_it_and_an_environments_with_that(
    api: Schematic, app: App, credentials: Keys, backend: str
) -> None:
    there = another_environment(app, credentials)
    with app.client(there.secret) as other:
        _batch(other, _track(user="amy"), _track(code="DL", user="amy"))
        united = other.get("/companies/lookup", params={"code": "UA"}).json()["data"]["id"]

        other.delete(f"/companies/{united}").raise_for_status()

        assert [row[4] for row in _of_users(app, there)] == [1]
        assert _of_environment(app, there) == [("flight", _today(), 2, 2)]

    api.accounts.delete_environment(there.environment_id)

    assert (_of_users(app, there), _of_environment(app, there)) == ([], [])


def test_of_two_nodes_each_transaction_adds_to_one_of_few_rows(
    backend: str, database_url: str, app: App, http: httpx2.Client, credentials: Keys
) -> None:
    with App(Settings(database_url)) as there, there.client(credentials.secret) as other:
        for _ in range(SLOTS + 1):
            _batch(http, _track())
            _batch(other, _track())

    slots = sa.select(environment_usage_day.c.slot)
    found = app.read(lambda db: {*db.scalars(slots)})
    assert found == {0} if backend == "sqlite" else found <= {*range(SLOTS)} and len(found) > 1
    assert _of_environment(app, credentials) == [("flight", _today(), 2 * SLOTS + 2, 2 * SLOTS + 2)]


def test_days_that_are_over_become_one_row_each(app: App, http: httpx2.Client, credentials: Keys) -> None:
    _batch(http, _track(quantity=2, days_ago=40), _track("landing", days_ago=2), _track(days_ago=1), _track(quantity=3))
    before = _of_environment(app, credentials)
    own = {"environment_id": credentials.environment_id, "quantity": 5, "event_count": 1}
    more = [
        {"event_subtype": name, "day": day, "slot": slot, **own} for name, day, *_ in before for slot in range(8, 12)
    ]
    app.write(lambda db, emit: db.execute(sa.insert(environment_usage_day), more) and None)

    run_job(app, "usage_days.fold")

    assert _of_environment(app, credentials) == [(*day, used + 20, events + 4) for *day, used, events in before]
    table = environment_usage_day.c
    days = sa.select(table.day).where(table.environment_id == credentials.environment_id)
    rows = app.read(lambda db: Counter(db.scalars(days)))
    assert [rows[day] == 1 for day in sorted(rows)] == [True, True, False, False]


EVENTS = st.lists(
    st.builds(
        _track,
        name=st.sampled_from(["flight", "landing"]),
        code=st.sampled_from(["UA", "DL", "ua"]),
        user=st.sampled_from([None, "amy", "bob"]),
        quantity=st.integers(-5, 9).filter(bool),
        days_ago=st.sampled_from([0, 0, 1, 40]),
    ),
    max_size=12,
)


@given(batches=st.lists(EVENTS, max_size=3))
@settings(max_examples=15)
def test_days_are_the_sums_of_the_events(app: App, credentials: Keys, batches: list[list[dict[str, Any]]]) -> None:
    own = another_environment(app, credentials)
    with app.client(own.secret) as client:
        for batch in batches:
            if batch:
                assert _batch(client, *batch) == []

    of_users, of_environment, last = Counter[Any](), Counter[Any](), dict[Any, datetime]()
    stored = sa.select(event).where(event.c.environment_id == own.environment_id)
    for row in app.read(lambda db: db.execute(stored).all()):
        day = row.captured_at.replace(hour=0, minute=0, second=0, microsecond=0)
        user = (row.company_id, row.subtype, day, row.user_id or "")
        for key, sums in ((user, of_users), ((row.subtype, day), of_environment)):
            sums[*key, "quantity"] += row.quantity
            sums[*key, "events"] += 1
        last[user] = max(row.captured_at, last.get(user, row.captured_at))
    assert {row[:4]: row[4:] for row in _of_users(app, own)} == {
        key: (of_users[*key, "quantity"], of_users[*key, "events"], at) for key, at in last.items()
    }
    assert {row[:2]: row[2:] for row in _of_environment(app, own)} == {
        key[:2]: (of_environment[*key[:2], "quantity"], of_environment[*key[:2], "events"]) for key in of_environment
    }


def test_an_upgrade_fills_them_from_what_was_counted_before(
    database_url: str, backend: str, credentials: Keys, request: pytest.FixtureRequest
) -> None:
    url = connect(database_url).url
    with App(Settings(database_url)) as app, app.client(credentials.secret) as http:
        _batch(
            http,
            *(
                _track(user=user) for user in ("amy", "bob", None) for _ in range(2)
            ),  # of other days 0017 keeps too little
            _track("landing", "DL", quantity=-4),
            _track(quantity=0),  # fails
        )
        before = _of_users(app, credentials), _of_environment(app, credentials)
    assert len(before[0]) == 4

    downgrade(url, "0008")
    migrations.upgrade(url)

    with App(Settings(database_url)) as app, app.client(credentials.secret) as http:
        assert (_of_users(app, credentials), _of_environment(app, credentials)) == before
        _batch(http, _track())
        assert sum(row[3] for row in _of_environment(app, credentials)) == 8
