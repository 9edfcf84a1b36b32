"""Events by API and by capture: who they are about, what they count, and what happens to bad ones."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from schematic import Schematic
from schematic.errors import NotFoundError
from schematic_server.clock import now as server_now
from schematic_server.domains.companies.metrics import NAMES, WINDOWS
from schematic_server.domains.companies.tables import company_usage
from schematic_server.domains.events.tables import event as event_table
from schematic_server.domains.events.tables import event_claim, usage_hour

from . import catalog
from .asgi import App
from .conftest import Keys, another_account, another_environment, on_sqlite

KEY = "X-Schematic-Api-Key"
UA = {"code": "UA"}
_INFERENCE = {"company": UA, "provider": "p", "response_model": "m", "input_tokens": 10, "output_tokens": 5}


def _track(event: str = "flight", **members: Any) -> dict[str, Any]:
    return {"event_type": "track", "body": {"event": event, "company": UA, **members}}


def _identify(user: dict[str, str], company: dict[str, str]) -> dict[str, Any]:
    return {"event_type": "identify", "body": {"keys": user, "company": {"keys": company}}}


def _captured(secret: str, event_type: str, body: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {"api_key": secret, "type": event_type, "body": body, **members}


def _post(http: httpx2.Client, path: str, body: Any, status: int, **headers: str) -> Any:
    response = http.post(path, json=body, headers=headers)
    assert response.status_code == status, response.text
    return response.json()


def _counted(api: Schematic, code: str = "UA") -> dict[str, int]:
    """All-time usage by event name."""
    company = api.companies.lookup_company(keys={"code": code}).data
    return {one.event_subtype: one.value for one in company.metrics if one.period == "all_time"}


def _events(api: Schematic, **query: Any) -> list[Any]:
    return list(api.events.list_events(**query).data)


def test_an_event_by_api_is_answered_with_its_receipt_and_stored(api: Schematic, http: httpx2.Client) -> None:
    flights = catalog.metered(api)
    before = server_now()

    answer = _post(http, "/events", {**_track(), "idempotency_key": "k1"}, 201, **{"User-Agent": "tests"})

    receipt = answer["data"]
    assert receipt["event_id"].startswith("evt_")
    assert (receipt["remote_ip"], receipt["user_agent"]) == ("127.0.0.1", "tests")
    assert before <= datetime.fromisoformat(receipt["captured_at"]) <= server_now()
    stored = api.events.get_event(receipt["event_id"]).data
    assert (stored.type, stored.subtype, stored.status, stored.quantity) == ("track", "flight", "processed", 1)
    assert (stored.body["event"], stored.idempotency_key) == ("flight", "k1")
    assert (stored.company.name, stored.user, stored.error_message) == ("UA", None, None)
    assert stored.feature_ids == [flights.id]
    assert [one.name for one in stored.features] == ["Flights"]
    assert stored.body_preview
    assert stored.api_key.startswith("api_")
    with pytest.raises(NotFoundError):
        api.events.get_event("evt_none")


def test_a_batch_by_api_is_answered_event_by_event(api: Schematic, http: httpx2.Client) -> None:
    answer = _post(http, "/event-batch", {"events": [_track(), _track("landing"), _track()]}, 201)

    ids = [one["event_id"] for one in answer["data"]["events"]]
    assert len(set(ids)) == 3
    assert _counted(api) == {"flight": 2, "landing": 1}
    assert {one.id for one in _events(api)} == set(ids)


def test_a_batch_by_api_is_all_or_nothing(api: Schematic, http: httpx2.Client) -> None:
    """By API the caller hears what is wrong; by capture nobody listens, so the bad one is kept as failed."""
    answer = _post(http, "/event-batch", {"events": [_track(), _track(quantity=0)]}, 400)

    assert answer["error"].startswith("events.1: body.quantity")
    assert _events(api) == []
    assert api.companies.count_companies().data.count == 0


def test_capture_takes_batches_and_single_events(api: Schematic, http: httpx2.Client, secret: str) -> None:
    event = _captured(secret, "track", {"event": "flight", "company": UA})

    assert _post(http, "/batch", {"events": [event, event]}, 200) == {"accepted": 2, "refused": []}
    browser = {**event, "tracker_event_id": "d7b6", "tracker_user_id": "anonymous", "retry_count": 1}
    content = {"Content-Type": "application/json;charset=UTF-8"}
    _post(http, "/e", browser, 200, **content)

    assert _counted(api) == {"flight": 3}


def test_each_captured_event_is_let_in_by_its_own_key_or_the_requests(
    api: Schematic, app: App, credentials: Keys
) -> None:
    there = another_environment(app, credentials)
    body = {"event": "flight", "company": UA}
    events = [
        _captured(credentials.secret, "track", body),
        _captured(there.publishable, "track", body),
        _captured("sch_dev_wrong", "track", body),
        {"type": "track", "body": body},
    ]
    with app.client() as anyone:
        answer = _post(anyone, "/batch", {"events": events}, 200, **{KEY: there.secret})
        assert answer["accepted"] == 3
        assert [(one["index"], one["error"]) for one in answer["refused"]] == [(2, "unknown API key")]

        assert _post(anyone, "/batch", {"events": events[2:3]}, 401)["error"] == "unknown API key"
        assert "missing API key" in _post(anyone, "/e", events[3], 401)["error"]

    assert _counted(api) == {"flight": 1}
    with app.client(there.secret) as other:
        found = other.get("/companies/lookup", params=UA).json()["data"]
    assert {one["value"] for one in found["metrics"]} == {2}


def test_identify_creates_user_company_and_membership(api: Schematic, http: httpx2.Client, secret: str) -> None:
    body = {
        "keys": {"email": "amy@a.example"},
        "name": "Amy",
        "traits": {"seat": "12A"},
        "company": {"keys": UA, "name": "United", "traits": {"fleet": 900}},
    }
    before = server_now()

    _post(http, "/batch", {"events": [_captured(secret, "identify", body)]}, 200)

    user = api.companies.lookup_user(keys={"email": "amy@a.example"}).data
    company = api.companies.lookup_company(keys=UA).data
    assert (user.name, user.traits, company.name, company.traits) == ("Amy", {"seat": "12A"}, "United", {"fleet": 900})
    assert [one.company_id for one in user.company_memberships] == [company.id]
    assert before <= user.last_seen_at == company.last_seen_at <= server_now()
    (event,) = _events(api)
    assert (event.type, event.subtype, event.company_id, event.user_id) == ("identify", None, company.id, user.id)


def test_identify_updates_who_is_known(api: Schematic) -> None:
    made = api.companies.upsert_user(keys={"id": "1"}, name="Amy", traits={"seat": "12A", "miles": 1}).data

    api.events.create_event(
        event_type="identify", body={"keys": {"id": "1", "email": "a@a.example"}, "traits": {"miles": 2}}
    )

    user = api.companies.get_user(made.id).data
    assert (user.name, user.traits) == ("Amy", {"seat": "12A", "miles": 2})
    assert {one.key for one in user.keys} == {"id", "email"}
    assert user.last_seen_at is not None


def test_identify_of_a_company_alone_creates_no_user(api: Schematic) -> None:
    api.events.create_event(event_type="identify", body={"keys": {}, "company": {"keys": UA, "name": "United"}})

    assert api.companies.lookup_company(keys=UA).data.name == "United"
    assert api.companies.count_users().data.count == 0


@pytest.mark.parametrize("event_type", ["identify", "track"])
def test_keys_of_several_fail_the_event_and_change_nothing(
    api: Schematic, http: httpx2.Client, secret: str, event_type: str
) -> None:
    api.companies.upsert_company(keys={"code": "UA"})
    api.companies.upsert_company(keys={"icao": "DAL"})
    both = {"code": "UA", "icao": "DAL"}
    body = {
        "identify": {"keys": {"id": "1"}, "name": "Amy", "company": {"keys": both, "name": "Both"}},
        "track": {"event": "flight", "company": both, "user": {"id": "1"}},
    }[event_type]

    _post(http, "/batch", {"events": [_captured(secret, event_type, body)]}, 200)

    (event,) = _events(api)
    assert (event.status, event.company_id, event.user_id) == ("failed", None, None)
    assert event.error_message.startswith("Company keys match multiple entities: comp_")
    assert sorted(one.name for one in api.companies.list_companies().data) == ["DAL", "UA"]
    assert _counted(api) == {}


def test_track_creates_whom_it_names_and_links_them(api: Schematic) -> None:
    api.events.create_event(event_type="track", body={"event": "flight", "company": UA, "user": {"id": "amy"}})

    user = api.companies.lookup_user(keys={"id": "amy"}).data
    assert [one.company.name for one in user.company_memberships] == ["UA"]
    assert api.companies.lookup_company(keys=UA).data.last_seen_at == user.last_seen_at is not None
    assert api.companies.get_company(user.company_memberships[0].company_id).data.user_count == 1


def test_a_batch_creates_each_of_those_it_names_once(api: Schematic, http: httpx2.Client, secret: str) -> None:
    """Many at once, and one by one those whose keys they share; what cannot be stored fails by itself."""
    users: list[dict[str, str]] = [{"id": str(number)} for number in range(50)]
    users += [
        {"ID": "7"},
        {"id": "a", "email": "a@b.c"},
        {"email": "A@B.C"},
        {"id": "a"},
        {"name": ""},
        {"Id": "x", "id": "y"},
    ]
    bodies = [{"event": "flight", "company": {"code": "UA"}, "user": user} for user in users]

    _post(http, "/batch", {"events": [_captured(secret, "track", body) for body in bodies]}, 200)

    assert api.companies.count_users().data.count == 52
    assert (
        api.companies.lookup_user(keys={"email": "a@b.c"}).data.id
        == api.companies.lookup_user(keys={"id": "a"}).data.id
    )
    assert len({one.user_id for one in _events(api, limit=100) if one.status == "processed"}) == 52
    assert [one.error_message for one in _events(api, limit=100) if one.status == "failed"] == [
        "keys.name: a value has 1 to 255 characters"
    ]
    assert _counted(api) == {"flight": 55}


def test_track_counts_per_company_event_and_period(api: Schematic, app: App, credentials: Keys) -> None:
    for code, event, quantity in (("UA", "flight", 2), ("UA", "flight", 3), ("UA", "landing", 1), ("DL", "flight", 7)):
        catalog.track(api, code, event, quantity)

    united = api.companies.lookup_company(keys=UA).data
    found = {(one.event_subtype, one.period, one.month_reset): one.value for one in united.metrics}
    windows = [
        ("all_time", "first_of_month"),
        ("current_day", "first_of_month"),
        ("current_week", "first_of_month"),
        ("current_month", "first_of_month"),
        ("current_month", "billing_cycle"),
    ]
    assert found == {(event, *window): value for event, value in (("flight", 5), ("landing", 1)) for window in windows}
    assert {one.company_id for one in united.metrics} == {united.id}
    assert {one.account_id for one in united.metrics} == {credentials.account_id}
    assert _counted(api, "DL") == {"flight": 7}
    hours = sa.select(sa.func.sum(usage_hour.c.quantity), sa.func.sum(usage_hour.c.event_count)).where(
        usage_hour.c.company_id == united.id, usage_hour.c.event_subtype == "flight"
    )
    assert app.read(lambda db: tuple(db.execute(hours).one())) == (5, 2)


def test_a_users_own_event_counts_for_no_company(api: Schematic) -> None:
    api.events.create_event(event_type="track", body={"event": "flight", "user": {"id": "amy"}})

    (event,) = _events(api)
    assert (event.company_id, event.user.name, event.status) == (None, "amy", "processed")
    assert api.companies.count_companies().data.count == 0


def test_null_members_are_absent(api: Schematic) -> None:
    """As the Python client sends them."""
    nothing = dict.fromkeys(("user", "traits", "quantity", "lease_id", "reservation_id"))

    api.events.create_event(event_type="track", body={"event": "flight", "company": UA, **nothing})

    assert _counted(api) == {"flight": 1}


def test_a_key_is_counted_once_in_its_type_and_day(api: Schematic, http: httpx2.Client, app: App) -> None:
    event = {**_track(), "idempotency_key": "k1"}

    _post(http, "/events", event, 201)
    _post(http, "/events", event, 201)
    _post(http, "/event-batch", {"events": [event, {**event, "idempotency_key": "k2"}, event]}, 201)

    assert _counted(api) == {"flight": 2}
    assert len(_events(api)) == 2
    assert len(_events(api, idempotency_key="k1")) == 1


def test_the_same_key_of_another_type_is_another_event(api: Schematic, http: httpx2.Client) -> None:
    identify = {"event_type": "identify", "body": {"keys": {"id": "amy"}}, "idempotency_key": "k1"}

    _post(http, "/event-batch", {"events": [{**_track(), "idempotency_key": "k1"}, identify]}, 201)

    assert sorted(one.type for one in _events(api, idempotency_key="k1")) == ["identify", "track"]


def test_the_same_key_of_another_environment_is_another_event(
    api: Schematic, http: httpx2.Client, app: App, credentials: Keys
) -> None:
    there = another_environment(app, credentials)
    event = {**_track(), "idempotency_key": "k1"}
    _post(http, "/events", event, 201)
    _post(http, "/events", event, 201, **{KEY: there.secret})

    with app.client(there.secret) as other:
        assert len(other.get("/events").json()["data"]) == 1


def test_a_key_may_be_used_again_after_a_day(api: Schematic, http: httpx2.Client, app: App, credentials: Keys) -> None:
    event = {**_track(), "idempotency_key": "k1"}
    _post(http, "/events", event, 201)

    def age(by: timedelta) -> None:
        own = event_claim.c.environment_id == credentials.environment_id
        then = server_now() - by
        app.write(lambda db, emit: db.execute(event_claim.update().where(own).values(claimed_at=then)) and None)

    age(timedelta(hours=23, minutes=59))
    _post(http, "/events", event, 201)
    assert _counted(api) == {"flight": 1}

    age(timedelta(hours=24, minutes=1))
    _post(http, "/events", event, 201)
    _post(http, "/events", event, 201)
    assert _counted(api) == {"flight": 2}


def test_of_concurrent_events_with_one_key_one_counts(api: Schematic, http: httpx2.Client) -> None:
    event = {**_track(), "idempotency_key": "k1"}

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: http.post("/events", json=event).status_code, range(16)))

    assert set(statuses) == {201}
    assert _counted(api) == {"flight": 1}


def test_concurrent_batches_lose_no_count(api: Schematic, http: httpx2.Client) -> None:
    batch = {"events": [_track() for _ in range(20)]}

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: http.post("/event-batch", json=batch).status_code, range(16)))

    assert set(statuses) == {201}
    assert _counted(api) == {"flight": 320}


TRUSTED_PAST = (
    "sent_at cannot be more than 34 days in the past for trusted_client_clock; "
    "for older events use backfill (analytics-only, no billing side effects)"
)


@on_sqlite
@pytest.mark.parametrize(
    ("flags", "ago", "message"),
    [
        ({"trusted_client_clock": True}, None, "sent_at is required when trusted_client_clock or backfill is true"),
        ({"backfill": True}, None, "sent_at is required when trusted_client_clock or backfill is true"),
        (
            {"trusted_client_clock": True},
            timedelta(minutes=-6),
            "sent_at cannot be more than 5 minutes in the future",
        ),
        ({"backfill": True}, timedelta(minutes=-6), "sent_at cannot be more than 5 minutes in the future"),
        ({"trusted_client_clock": True}, timedelta(days=34, minutes=1), TRUSTED_PAST),
        ({"backfill": True}, timedelta(days=365, minutes=1), "sent_at cannot be more than 365 days in the past"),
        (
            {"backfill": True, "trusted_client_clock": True},
            timedelta(days=365, minutes=1),
            "sent_at cannot be more than 365 days in the past",
        ),
    ],
)
def test_a_client_clock_that_cannot_be_trusted_is_refused(
    api: Schematic, http: httpx2.Client, secret: str, flags: dict[str, bool], ago: timedelta | None, message: str
) -> None:
    clock = {**flags, **({"sent_at": (server_now() - ago).isoformat()} if ago is not None else {})}

    assert _post(http, "/events", {**_track(), **clock}, 400) == {"error": message}
    batch = {"events": [_track(), {**_track(), **clock}]}
    assert _post(http, "/event-batch", batch, 400) == {"error": f"events.1: {message}"}
    assert _events(api) == []

    captured = _captured(secret, "track", {"event": "flight", "company": UA}, **clock)
    told = {"accepted": 0, "refused": [{"index": 0, "error": message}]}
    assert _post(http, "/batch", {"events": [captured]}, 200) == told
    assert _post(http, "/e", captured, 200) == told
    assert [(one.status, one.error_message) for one in _events(api)] == [("failed", message)] * 2
    assert api.companies.count_companies().data.count == 0


@pytest.mark.parametrize(
    ("flags", "ago"),
    [
        ({"trusted_client_clock": True}, timedelta(minutes=-4, seconds=-50)),
        ({"trusted_client_clock": True}, timedelta(days=33, hours=23, minutes=59)),
        ({"backfill": True}, timedelta(minutes=-4, seconds=-50)),
        ({"backfill": True}, timedelta(days=364, hours=23, minutes=59)),
        ({"backfill": True, "trusted_client_clock": True}, timedelta(days=300)),
    ],
)
def test_a_client_clock_is_trusted_up_to_its_bounds(
    api: Schematic, http: httpx2.Client, secret: str, flags: dict[str, bool], ago: timedelta
) -> None:
    then = (server_now() - ago).replace(microsecond=0)
    clock = {**flags, "sent_at": then.isoformat()}
    captured = _captured(secret, "track", {"event": "flight", "company": UA}, **clock)

    _post(http, "/events", {**_track(), **clock}, 201)
    _post(http, "/event-batch", {"events": [{**_track(), **clock}]}, 201)
    _post(http, "/batch", {"events": [captured]}, 200)
    _post(http, "/e", captured, 200)

    assert [(one.status, one.captured_at, one.sent_at) for one in _events(api)] == [("processed", then, then)] * 4
    assert _counted(api) == {"flight": 4}


def test_a_time_without_a_flag_says_nothing_about_when(api: Schematic, http: httpx2.Client) -> None:
    """SDKs tell when they sent ordinary events too."""
    before, then = server_now(), server_now() - timedelta(days=400)

    _post(http, "/events", {**_track(), "sent_at": then.isoformat()}, 201)

    (event,) = _events(api)
    assert event.sent_at == then
    assert before <= event.captured_at <= server_now()


@pytest.mark.parametrize("flag", ["trusted_client_clock", "backfill"])
def test_a_publishable_key_has_no_say_about_time(http: httpx2.Client, credentials: Keys, flag: str) -> None:
    event = {**_track(), flag: True, "sent_at": server_now().isoformat()}

    publishable = {KEY: credentials.publishable}
    why = "trusted_client_clock and backfill require a secret API key"

    assert _post(http, "/events", event, 400, **publishable) == {"error": why}
    assert _post(http, "/event-batch", {"events": [event]}, 400, **publishable) == {"error": f"events.0: {why}"}
    captured = {**event, "type": "track", "api_key": credentials.publishable}
    for path, body in (("/batch", {"events": [captured]}), ("/e", captured)):
        assert _post(http, path, body, 200)["refused"] == [{"index": 0, "error": why}]


@pytest.mark.parametrize("flag", ["trusted_client_clock", "backfill"])
def test_a_trusted_clock_counts_in_the_windows_that_hold_its_time(
    api: Schematic, http: httpx2.Client, flag: str
) -> None:
    then = (server_now() - timedelta(days=33)).replace(microsecond=0)
    catalog.track(api)

    _post(http, "/events", {**_track(quantity=5), flag: True, "sent_at": then.isoformat()}, 201)

    values = {one.period: one.value for one in api.companies.lookup_company(keys=UA).data.metrics}
    assert values == {"all_time": 6, "current_day": 1, "current_week": 1, "current_month": 1}
    assert [one.captured_at for one in _events(api)][-1] == then


def test_a_backfill_is_no_activity_and_a_trusted_event_is_one_of_its_time(api: Schematic, http: httpx2.Client) -> None:
    then = (server_now() - timedelta(days=2)).replace(microsecond=0)

    def last_seen() -> datetime | None:
        return api.companies.lookup_company(keys=UA).data.last_seen_at

    clock = {"sent_at": then.isoformat()}
    _post(http, "/events", {**_track(), **clock, "backfill": True}, 201)
    assert last_seen() is None
    _post(http, "/events", {**_track(), **clock, "trusted_client_clock": True}, 201)
    assert last_seen() == then
    identify = {"event_type": "identify", "body": {"keys": {"id": "amy"}, "company": {"keys": UA}}}
    _post(http, "/events", identify, 201)
    assert last_seen() > then


def test_sent_at_alone_says_nothing_about_when_it_counts(api: Schematic, http: httpx2.Client) -> None:
    long_ago, before = "2020-01-01T00:00:00+01:00", server_now()

    _post(http, "/events", {**_track(), "sent_at": long_ago}, 201)

    (event,) = _events(api)
    assert event.sent_at == datetime(2019, 12, 31, 23, tzinfo=UTC)
    assert before <= event.captured_at <= server_now()


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"quantity": 0}, "body.quantity"),
        ({"quantity": 1.5}, "quantity"),
        ({"quantity": "3"}, "quantity"),
        ({"quantity": 2**53}, "body.quantity"),
        ({"event": ""}, "body.event"),
        ({"event": "two words"}, "body.event"),
        ({"event": "x" * 129}, "body.event"),
        ({"company": {"code": 7}}, "company"),
        ({"company": "UA"}, "company"),
        ({"company": {"code": ""}}, ".code: a value has 1 to 255 characters"),
        ({"company": {"code": "x" * 256}}, ".code: a value has 1 to 255 characters"),
        ({"company": {" ": "UA"}}, ": a name has 1 to 255 characters"),
        ({"company": {"x" * 256: "UA"}}, ": a name has 1 to 255 characters"),
        ({"company": {f"key{number}": "UA" for number in range(101)}}, ": at most 100, not 101"),
    ],
)
def test_a_track_event_that_cannot_be_is_refused_by_api_and_kept_as_failed_by_capture(
    api: Schematic, http: httpx2.Client, secret: str, body: dict[str, Any], named: str
) -> None:
    given_body = {"event": "flight", "company": UA, **body}

    refused = http.post("/events", json={"event_type": "track", "body": given_body})
    good = _captured(secret, "track", {"event": "landing", "company": {"code": "DL"}})
    _post(http, "/batch", {"events": [_captured(secret, "track", given_body), good]}, 200)

    failed = _events(api, event_types=["track"])
    assert {one.status for one in failed if one.subtype != "landing"} == {"failed"}
    assert all(named in one.error_message for one in failed if one.status == "failed")
    assert refused.status_code == 400
    assert named in refused.json()["error"]
    assert _counted(api, "DL") == {"landing": 1}
    assert api.companies.count_companies().data.count == 1


@on_sqlite
@pytest.mark.parametrize(
    ("event", "named"),
    [
        ({"event_type": "purchase", "body": {}}, "must be one of track, identify, flag_check, inference"),
        ({"event_type": "identify", "body": {"keys": {}}}, "body.keys"),
        ({"event_type": "track"}, "body"),
        ({"body": {"event": "flight"}}, "event_type"),
        ({**_track(), "sent_at": "yesterday"}, "sent_at"),
        ({**_track(), "idempotency_key": "x" * 256}, "idempotency_key: at most 255 characters"),
        ({"event_type": "flag_check", "body": {"flag_key": "on"}}, "value"),
        ({"event_type": "inference", "body": {"provider": "p"}}, "company"),
        (_track(company={"id": ""}), "body.company.id: a value has 1 to 255 characters"),
        (_track(user={"id": ""}), "body.user.id: a value"),
        ({"event_type": "identify", "body": {"keys": {"id": ""}}}, "body.keys.id: a value"),
        (_identify({"id": "amy"}, {"id": ""}), "body.company.keys.id: a value"),
        (_identify({"id": "amy"}, {}), "body.company.keys: at least one key"),
        ({"event_type": "inference", "body": {**_INFERENCE, "company": {"id": ""}}}, "body.company.id: a value"),
        ({"event_type": "inference", "body": {**_INFERENCE, "cost": "free"}}, "body.cost: must be a decimal number"),
        ({"event_type": "inference", "body": {**_INFERENCE, "cost": 0.5}}, "cost"),
        ({"event_type": "inference", "body": {**_INFERENCE, "event": "an answer"}}, "body.event: 1 to 128 letters"),
        ({"event_type": "inference", "body": {**_INFERENCE, "requests": 0}}, "body.requests: must be a whole number"),
        ({"event_type": "inference", "body": {**_INFERENCE, "input_tokens": 2**53}}, "body.input_tokens: must be"),
    ],
)
def test_an_event_that_cannot_be_is_refused_by_the_name_of_its_member(
    api: Schematic, http: httpx2.Client, event: dict[str, Any], named: str
) -> None:
    answer = _post(http, "/events", event, 400)

    assert named in answer["error"]
    assert _events(api, event_types=["track", "identify", "flag_check", "inference"]) == []


@on_sqlite
@pytest.mark.parametrize("name", ["flight", "Flight-2", "a.b:c_d", "9"])
def test_event_names_are_letters_digits_and_a_few_signs(api: Schematic, name: str) -> None:
    catalog.track(api, event=name)

    assert _counted(api) == {name: 1}


def test_secret_keys_take_usage_back_and_publishable_ones_do_not(
    api: Schematic, http: httpx2.Client, credentials: Keys
) -> None:
    flights = catalog.metered(api)
    company = catalog.company(api)
    api.entitlements.create_company_override(
        company_id=company.id, feature_id=flights.id, value_type="numeric", value_numeric=5
    )
    catalog.track(api, quantity=3)

    _post(http, "/events", _track(quantity=-1), 201)
    refused = _post(http, "/events", _track(quantity=-1), 400, **{KEY: credentials.publishable})

    assert refused["error"] == "body.quantity: a negative quantity needs a secret API key"
    assert _counted(api) == {"flight": 2}
    _post(http, "/events", _track(quantity=-5), 201)
    assert _counted(api) == {"flight": -3}
    assert catalog.check(api, "flights").entitlement.usage == 0


def test_zero_settles_a_hold_that_used_nothing(api: Schematic, http: httpx2.Client) -> None:
    _post(http, "/events", _track(quantity=0, lease_id="crlse_1"), 201)

    (event,) = _events(api)
    assert (event.quantity, event.lease_id, event.status) == (0, "crlse_1", "processed")


def test_capture_takes_100_events_and_not_one_more(api: Schematic, http: httpx2.Client, secret: str) -> None:
    event = _captured(secret, "track", {"event": "flight", "company": UA})

    assert _post(http, "/batch", {"events": [event] * 101}, 400) == {"error": "batch too large", "max_size": 100}
    assert _events(api) == []
    _post(http, "/batch", {"events": [event] * 100}, 200)
    assert _counted(api) == {"flight": 100}


def test_the_api_takes_1000_events_and_not_one_more(api: Schematic, http: httpx2.Client) -> None:
    answer = _post(http, "/event-batch", {"events": [_track()] * 1001}, 400)
    assert "events: at most 1000" in answer["error"]

    _post(http, "/event-batch", {"events": [_track()] * 1000}, 201)
    assert _counted(api) == {"flight": 1000}


def test_a_readonly_keys_events_are_kept_as_failed_by_capture_and_refused_by_api(
    api: Schematic, http: httpx2.Client, credentials: Keys
) -> None:
    event = _captured(credentials.readonly, "track", {"event": "flight", "company": UA})

    _post(http, "/batch", {"events": [event]}, 200)
    assert "read-only" in _post(http, "/events", _track(), 403, **{KEY: credentials.readonly})["error"]

    (stored,) = _events(api)
    assert stored.status == "failed"
    assert "read-only API key was used" in stored.error_message
    assert api.companies.count_companies().data.count == 0


def test_publishable_keys_track_and_identify(api: Schematic, http: httpx2.Client, credentials: Keys) -> None:
    key = {KEY: credentials.publishable}

    _post(http, "/events", _track(), 201, **key)
    _post(http, "/event-batch", {"events": [_track()]}, 201, **key)
    _post(http, "/e", _captured(credentials.publishable, "identify", {"keys": {"id": "amy"}}), 200)

    assert _counted(api) == {"flight": 2}
    assert api.companies.lookup_user(keys={"id": "amy"}).data.name == "amy"
    assert http.get("/events", headers=key).status_code == 403


def test_flag_checks_of_clients_are_recorded_and_shown_when_asked_for(
    api: Schematic, http: httpx2.Client, secret: str
) -> None:
    flag = api.features.create_flag(key="on", name="On", description="").data
    company = catalog.company(api)
    body = {
        "flag_key": "on",
        "flag_id": flag.id,
        "value": True,
        "reason": "why",
        "company_id": company.id,
        "req_company": UA,
    }

    _post(http, "/batch", {"events": [_captured(secret, "flag_check", body)]}, 200)

    assert _events(api) == []
    (event,) = _events(api, event_types=["flag_check"])
    assert (event.company_id, event.body["reason"]) == (company.id, "why")
    assert [one.id for one in _events(api, flag_id=flag.id)] == [event.id]
    assert api.features.get_flag(flag.id).data.last_checked_at is not None


def test_a_check_made_by_a_client_is_a_sign_of_life(api: Schematic, http: httpx2.Client, secret: str) -> None:
    """It may be all that a server hears of a company whose checks are answered elsewhere."""
    api.features.create_flag(key="on", name="On", description="")
    company = catalog.company(api)
    user = api.companies.upsert_user(keys={"id": "amy"}).data
    body = {"flag_key": "on", "value": True, "reason": "why", "company_id": company.id, "req_user": {"id": "amy"}}

    _post(http, "/batch", {"events": [_captured(secret, "flag_check", body)]}, 200)

    (event,) = _events(api, event_types=["flag_check"])
    assert api.companies.get_company(company.id).data.last_seen_at == event.captured_at
    assert api.companies.get_user(user.id).data.last_seen_at == event.captured_at


def test_inference_is_stored_as_sent_and_counts_as_its_named_event(
    api: Schematic, http: httpx2.Client, secret: str
) -> None:
    """At every door, and once, however often it is sent. A price that nobody told is not made up."""
    answers = catalog.metered(api, "answers", "answer")
    body = {
        **_INFERENCE,
        "user": {"id": "amy"},
        "event": "answer",
        "requests": 3,
        "cost": "0.0125",
        "currency": "eur",
        "operation": "chat",
        "request_model": "m-latest",
        "cached_input_tokens": 4,
        "cache_creation_input_tokens": 2,
        "reasoning_tokens": 1,
    }
    priceless = {**_INFERENCE, "event": "answer"}
    for _ in range(2):
        _post(http, "/events", {"event_type": "inference", "body": body, "idempotency_key": "k1"}, 201)
        batch = {"events": [{"event_type": "inference", "body": priceless, "idempotency_key": "k2"}]}
        _post(http, "/event-batch", batch, 201)
        _post(http, "/e", _captured(secret, "inference", priceless, idempotency_key="k3"), 200)
        _post(http, "/batch", {"events": [_captured(secret, "inference", priceless, idempotency_key="k1")]}, 200)

    assert _counted(api) == {"answer": 5}
    assert [one.body for one in _events(api, event_types=["inference"])] == [priceless, priceless, body]
    told = [one for one in _events(api) if one.user_id is not None]
    assert [(one.type, one.subtype, one.quantity, one.idempotency_key) for one in told] == [
        ("track", "answer", 3, None),
        ("inference", "answer", 3, "k1"),
    ]
    assert told[0].body == {"event": "answer", "company": UA, "user": {"id": "amy"}, "quantity": 3}
    assert {tuple(one.feature_ids) for one in _events(api)} == {(answers.id,)}


def test_inference_without_an_event_counts_nothing(api: Schematic) -> None:
    api.events.create_event(event_type="inference", body=_INFERENCE)

    (event,) = _events(api)
    assert (event.type, event.subtype, event.quantity, event.company.name) == ("inference", None, 1, "UA")
    assert _counted(api) == {}


def test_a_hold_is_settled_by_the_inference_event_alone(api: Schematic) -> None:
    used = {**_INFERENCE, "event": "answer", "reservation_id": "crrsv_1", "requests": 2}
    unused = {**_INFERENCE, "event": "answer", "reservation_id": "crrsv_2", "requests": 0}
    for body in (used, unused):
        api.events.create_event(event_type="inference", body=body)

    assert sorted((one.type, one.reservation_id or "", one.quantity) for one in _events(api)) == [
        ("inference", "crrsv_1", 2),
        ("inference", "crrsv_2", 0),
        ("track", "", 2),
    ]
    assert _counted(api) == {"answer": 2}


def test_events_are_listed_newest_first_by_page_and_filter(api: Schematic) -> None:
    for code, event in (("UA", "flight"), ("DL", "flight"), ("UA", "landing")):
        catalog.track(api, code, event)
    api.events.create_event(event_type="identify", body={"keys": {"id": "amy"}, "company": {"keys": UA}})
    united = api.companies.lookup_company(keys=UA).data
    amy = api.companies.lookup_user(keys={"id": "amy"}).data

    def found(**query: Any) -> list[str]:
        return [one.subtype or one.type for one in _events(api, **query)]

    assert found() == ["identify", "landing", "flight", "flight"]
    assert found(limit=2, offset=1) == ["landing", "flight"]
    assert found(company_id=united.id) == ["identify", "landing", "flight"]
    assert found(user_id=amy.id) == ["identify"]
    assert found(event_subtype="flight") == ["flight", "flight"]
    assert found(event_types=["track"], company_id=united.id) == ["landing", "flight"]
    assert found(company_id="comp_none") == []


def test_an_event_tells_the_key_that_sent_it_without_its_secret(api: Schematic, app: App, credentials: Keys) -> None:
    made = api.accounts.create_api_key(name="Backend", environment_id=credentials.environment_id).data
    with app.client(made.secret) as backend:
        event_id = _post(backend, "/events", _track(), 201)["data"]["event_id"]
        event = backend.get(f"/events/{event_id}").json()["data"]
        told, listed = event["api_key_view"], backend.get("/events").json()["data"]

    assert (event["api_key"], told["id"], told["name"], told["readonly"]) == (made.id, made.id, "Backend", False)
    assert told["environment"]["id"] == told["environment_id"] == credentials.environment_id
    assert told["scopes"] == made.scopes
    assert "secret" not in json.dumps(event)
    assert listed == [event]
    assert api.accounts.get_api_key(made.id).data.name == api.events.get_event(event_id).data.api_key_view.name

    api.accounts.delete_api_key(made.id)
    forgotten = api.events.get_event(event_id).data
    assert (forgotten.api_key, forgotten.api_key_view) == (made.id, None)


def test_a_page_of_events_asks_for_their_keys_once(api: Schematic, http: httpx2.Client, credentials: Keys) -> None:
    for key in (credentials.secret, credentials.publishable):
        _post(http, "/event-batch", {"events": [_track(), _track("landing")]}, 201, **{KEY: key})
    asked: list[str] = []

    def hear(*executed: Any) -> None:
        asked.append(executed[2])

    sa.event.listen(sa.Engine, "before_cursor_execute", hear)
    try:
        listed = http.get("/events").json()["data"]
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", hear)

    assert [one["api_key_view"]["name"] for one in listed] == ["Browser", "Browser", "First key", "First key"]
    assert len([one for one in asked if "FROM api_key" in one]) == 1


def test_event_names_are_summed_up_those_of_features_included(api: Schematic, credentials: Keys) -> None:
    catalog.metered(api, "landings", "landing")
    before = server_now()
    for code in ("UA", "DL", "UA"):
        catalog.track(api, code)
    api.events.create_event(event_type="track", body={"event": "flight", "user": {"id": "amy"}})

    def found(**query: Any) -> dict[str, tuple[int, int, int]]:
        listed = api.events.get_event_summaries(**query).data
        assert {one.environment_id for one in listed} <= {credentials.environment_id}
        return {one.event_subtype: (one.event_count, one.company_count, one.user_count) for one in listed}

    assert found() == {"flight": (4, 2, 1), "landing": (0, 0, 0)}
    assert found(q="LAND") == {"landing": (0, 0, 0)}
    assert found(event_subtypes=["flight"]) == {"flight": (4, 2, 1)}
    assert found(limit=1, offset=1) == {"landing": (0, 0, 0)}
    seen = {one.event_subtype: one.last_seen_at for one in api.events.get_event_summaries().data}
    assert seen["landing"] is None
    assert before <= seen["flight"] <= server_now()


def test_summaries_outlive_the_events_they_sum_up(api: Schematic, app: App, credentials: Keys) -> None:
    for code in ("UA", "DL", "UA"):
        catalog.track(api, code)
    api.events.create_event(event_type="track", body={"event": "flight", "company": UA, "user": {"id": "amy"}})
    before = api.events.get_event_summaries().data

    own = event_table.c.environment_id == credentials.environment_id
    app.write(lambda db, emit: db.execute(event_table.delete().where(own)) and None)

    assert [(one.event_count, one.company_count, one.user_count) for one in before] == [(4, 2, 1)]
    assert api.events.get_event_summaries().data == before


def test_a_feature_tells_how_its_event_was_used(api: Schematic) -> None:
    flights, landings = catalog.metered(api), catalog.metered(api, "landings", "landing")
    for code in ("UA", "DL", "UA"):
        catalog.track(api, code)
    api.events.create_event(event_type="track", body={"event": "flight", "user": {"id": "amy"}})

    summaries = {one.event_subtype: one for one in api.events.get_event_summaries().data}

    assert summaries["flight"].event_count == 4
    assert api.features.get_feature(flights.id).data.event_summary == summaries["flight"]
    assert api.features.get_feature(landings.id).data.event_summary == summaries["landing"]
    assert api.features.get_feature(catalog.feature(api, "sso").id).data.event_summary is None


def test_events_of_another_environment_do_not_exist(
    api: Schematic, http: httpx2.Client, app: App, credentials: Keys
) -> None:
    event_id = _post(http, "/events", _track(), 201)["data"]["event_id"]
    for foreign in (another_environment(app, credentials), another_account(app)):
        with app.client(foreign.secret) as there:
            assert there.get(f"/events/{event_id}").status_code == 404
            assert there.get("/events").json()["data"] == []
            assert there.get("/event-types").json()["data"] == []


def test_a_batch_that_breaks_leaves_nothing_behind(api: Schematic, http: httpx2.Client, secret: str) -> None:
    event = _captured(secret, "track", {"event": "flight", "company": UA})
    content = json.dumps({"events": [event]})[:-3]

    assert http.post("/batch", content=content).status_code == 400
    assert _events(api) == []
    assert api.companies.count_companies().data.count == 0


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["UA", "DL", "ua"]),
        st.sampled_from(["flight", "landing"]),
        st.integers(-5, 9).filter(bool),
        st.sampled_from([None, "k1", "k2"]),
    ),
    max_size=12,
)


@given(events=EVENTS, cut=st.integers(0, 12))
@settings(max_examples=15)
def test_counting_in_two_batches_equals_counting_in_one(
    app: App, credentials: Keys, events: list[Any], cut: int
) -> None:
    """Whatever the companies, names, quantities and repeated keys: counters and rollups come out the same."""

    def send(*batches: list[Any]) -> list[tuple[Any, ...]]:
        environment = another_environment(app, credentials)
        with app.client(environment.secret) as client:
            for batch in batches:
                made = [
                    {**_track(event, company={"code": code}, quantity=quantity), "idempotency_key": key}
                    for code, event, quantity, key in batch
                ]
                assert client.post("/event-batch", json={"events": made}).status_code == 201
            names = {one["id"]: one["keys"][0]["value"].lower() for one in client.get("/companies").json()["data"]}
        metric, hour = company_usage.c, usage_hour.c
        counted = sa.union_all(
            *(
                sa.select(metric.company_id, metric.event_subtype, *map(sa.literal, window), metric[name]).where(
                    metric.environment_id == environment.environment_id
                )
                for name, window in zip(NAMES, WINDOWS, strict=True)
            )
        )
        rolled_up = sa.select(hour.company_id, hour.event_subtype, sa.func.sum(hour.quantity))
        rows = app.read(
            lambda db: [
                *db.execute(counted),
                *db.execute(
                    rolled_up.where(hour.environment_id == environment.environment_id).group_by(
                        hour.company_id, hour.event_subtype
                    )
                ),
            ]
        )
        return sorted((names[row[0]], *map(str, row[1:])) for row in rows)

    assert send(events[:cut], events[cut:]) == send(events)
