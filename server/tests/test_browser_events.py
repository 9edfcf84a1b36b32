"""The browser's doors: one event a request, with the key in it, as the official browser and React clients send them."""

from __future__ import annotations

import uuid
from typing import Any

import httpx2
import pytest

from schematic import Schematic

from . import catalog
from .asgi import BASE_URL, App
from .conftest import Keys, another_environment, on_sqlite

UA = {"code": "UA"}
CONTENT = {"Content-Type": "application/json;charset=UTF-8", "Origin": "https://shop.example"}


@pytest.fixture
def browser(app: App) -> Any:
    """A page without a key of its own: each event carries it."""
    with app.client() as client:
        yield client


def _send(browser: httpx2.Client, key: str, kind: str, body: dict[str, Any], path: str = "/e", **members: Any) -> Any:
    event = {
        "api_key": key,
        "type": kind,
        "body": body,
        "sent_at": "2026-11-29T06:00:00.123Z",
        "tracker_event_id": str(uuid.uuid4()),
        "tracker_user_id": None,
        **members,
    }
    response = browser.post(path, json=event, headers=CONTENT)
    assert response.status_code == 200, response.text
    assert response.headers["access-control-allow-origin"] == "*"
    return response.json()


def _checks(api: Schematic, **query: Any) -> list[Any]:
    return list(api.events.list_events(event_types=["flag_check"], **query).data)


def test_a_flag_check_by_key_is_resolved_to_flag_company_and_user(
    api: Schematic, browser: httpx2.Client, credentials: Keys
) -> None:
    """After a check over HTTP the browser tells of it with nothing but the keys it asked with."""
    flag = api.features.create_flag(key="New.Seats", name="On", description="").data
    company = catalog.company(api)
    user = api.companies.upsert_user(keys={"id": "amy"}).data
    body = {
        "flag_key": "new.seats",
        "value": True,
        "reason": "why",
        "req_company": {"CODE": "ua"},
        "req_user": {"id": "amy"},
    }

    _send(browser, credentials.publishable, "flag_check", body)

    (event,) = _checks(api)
    assert (event.company_id, event.user_id, event.company.name) == (company.id, user.id, "UA")
    for query in ({"flag_id": flag.id}, {"company_id": company.id}, {"user_id": user.id}):
        assert [one.id for one in _checks(api, **query)] == [event.id]
    assert api.features.get_flag(flag.id).data.last_checked_at is not None


def test_a_flag_check_creates_nobody(api: Schematic, browser: httpx2.Client, credentials: Keys) -> None:
    body = {
        "flag_key": "nowhere",
        "value": False,
        "reason": "why",
        "req_company": UA,
        "req_user": {"id": "amy"},
        "error": "flag not found",
    }

    _send(browser, credentials.publishable, "flag_check", body)

    (event,) = _checks(api)
    assert (event.status, event.company_id, event.user_id) == ("processed", None, None)
    assert api.companies.count_companies().data.count == api.companies.count_users().data.count == 0
    assert api.features.list_flags().data == []


@pytest.mark.parametrize(
    "asked", [None, {}, {"code": "UA", "icao": "DAL"}, {"code": 7}, {"code": ""}, {"code": "x" * 300}, "UA", [1]]
)
def test_a_flag_check_about_nobody_in_particular_is_kept(
    api: Schematic, browser: httpx2.Client, credentials: Keys, asked: Any
) -> None:
    api.companies.upsert_company(keys=UA)
    api.companies.upsert_company(keys={"icao": "DAL"})

    answer = _send(
        browser,
        credentials.publishable,
        "flag_check",
        {"flag_key": "on", "value": False, "reason": "why", "req_company": asked},
    )

    assert answer == {"accepted": 1, "refused": []}
    (event,) = _checks(api)
    assert (event.status, event.company_id) == ("processed", None)


def test_what_a_flag_check_tells_itself_is_kept(api: Schematic, browser: httpx2.Client, credentials: Keys) -> None:
    flag = api.features.create_flag(key="on", name="On", description="").data
    company, other = catalog.company(api), catalog.company(api, "DL")
    body = {
        "flag_key": "on",
        "flag_id": flag.id,
        "company_id": company.id,
        "value": True,
        "reason": "why",
        "req_company": {"code": "DL"},
    }

    _send(browser, credentials.publishable, "flag_check", body)

    assert [one.company_id for one in _checks(api, flag_id=flag.id)] == [company.id] != [other.id]


def test_a_flag_of_another_environments_account_is_not_found_by_its_key(
    api: Schematic, app: App, browser: httpx2.Client, credentials: Keys
) -> None:
    """Companies are an environment's own; the flag is the account's."""
    flag = api.features.create_flag(key="on", name="On", description="").data
    catalog.company(api)
    there = another_environment(app, credentials)
    body = {"flag_key": "on", "value": True, "reason": "why", "req_company": UA}

    _send(browser, there.publishable, "flag_check", body)

    assert _checks(api) == []
    with app.client(there.secret) as other:
        (event,) = other.get("/events", params={"flag_id": flag.id}).json()["data"]
    assert event["company_id"] is None


@pytest.mark.parametrize("kind", ["track", "identify", "flag_check"])
def test_an_event_that_a_browser_sends_again_counts_once(
    api: Schematic, browser: httpx2.Client, credentials: Keys, kind: str
) -> None:
    body: dict[str, Any] = {
        "track": {"event": "flight", "company": UA, "traits": {}, "quantity": 1},
        "identify": {"keys": {"id": "amy"}, "company": {"keys": UA}},
        "flag_check": {"flag_key": "on", "value": True, "reason": "why"},
    }[kind]
    same, other = str(uuid.uuid4()), str(uuid.uuid4())

    for members in ({}, {"retry_count": 1, "next_retry_at": 1764396000000}, {"retry_count": 2}):
        _send(browser, credentials.publishable, kind, body, tracker_event_id=same, **members)
    _send(browser, credentials.publishable, kind, body, tracker_event_id=other)

    assert len(api.events.list_events(event_types=[kind]).data) == 2
    if kind == "track":
        metrics = api.companies.lookup_company(keys=UA).data.metrics
        assert {one.value for one in metrics} == {2}


@on_sqlite
@pytest.mark.parametrize("name", [None, "", 7, {}, "x" * 300])
def test_a_name_that_names_no_event_changes_nothing(
    api: Schematic, browser: httpx2.Client, credentials: Keys, name: Any
) -> None:
    for _ in range(2):
        body = {"event": "flight", "company": UA}
        answer = _send(browser, credentials.publishable, "track", body, tracker_event_id=name)
        assert answer == {"accepted": 1, "refused": []}

    assert {one.value for one in api.companies.lookup_company(keys=UA).data.metrics} == {2}


def test_an_idempotency_key_goes_before_the_browsers_name(
    api: Schematic, browser: httpx2.Client, credentials: Keys
) -> None:
    for key in ("k1", "k2", "k1"):
        body = {"event": "flight", "company": UA}
        _send(browser, credentials.publishable, "track", body, tracker_event_id="same", idempotency_key=key)

    assert sorted(one.idempotency_key for one in api.events.list_events().data) == ["k1", "k2"]


def test_paths_with_a_slash_too_many_are_understood(api: Schematic, browser: httpx2.Client, credentials: Keys) -> None:
    """Clients that are told an address with a slash at its end build them."""
    api.features.create_flag(key="a.b", name="On", description="")
    key = {"X-Schematic-Api-Key": credentials.publishable, "Origin": "https://shop.example"}

    there = f"{BASE_URL}/"
    assert browser.post(f"{there}/flags/check", json={"company": UA}, headers=key).status_code == 201
    assert browser.post(f"{there}/flags/a.b/check", json={"company": UA}, headers=key).status_code == 200
    _send(browser, credentials.publishable, "track", {"event": "flight", "company": UA}, f"{there}/e")
    assert browser.get(f"{there}/whoami", headers=key).status_code == 200
    asked = {"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"}
    for path in ("flags/check", "e"):
        preflight = browser.options(f"{there}/{path}", headers=asked)
        assert (preflight.status_code, preflight.headers["access-control-allow-origin"]) == (200, "*")
    assert {one.value for one in api.companies.lookup_company(keys=UA).data.metrics} == {1}


MALFORMED = [
    '"type":"track","sent_at":"yesterday","body":{"event":"a"}',
    '"type":"track","body":{"event":"fl\\ud800ight"}',
    '"type":"track","body":' + "[" * 5000 + "]" * 5000,
    '"type":"track","body":{"event":"a","traits":NaN}',
    '"type":"track"',
    '"body":7',
    '"type":"purchase","body":{}',
]


@on_sqlite
@pytest.mark.parametrize("rest", MALFORMED)
@pytest.mark.parametrize("path", ["/e", "/batch"])
def test_a_wrong_key_is_told_before_anything_else(
    api: Schematic, browser: httpx2.Client, credentials: Keys, path: str, rest: str
) -> None:
    def post(key: str, **headers: str) -> Any:
        event = f'{{"api_key":"{key}",{rest}}}'
        return browser.post(path, content=event if path == "/e" else f'{{"events":[{event}]}}', headers=headers)

    wrong = post("api_wrong")
    also_wrong = post("api_wrong", **{"X-Schematic-Api-Key": credentials.secret})
    right = post(credentials.publishable)

    assert (wrong.status_code, wrong.json()["error"]) == (401, "unknown API key")
    assert also_wrong.status_code == 401
    assert (right.status_code, len(right.json()["refused"])) == (200, 1)
    assert len(api.events.list_events().data) == 1


@on_sqlite
@pytest.mark.parametrize("content", ["5", "{", "[]", "", '{"api_key":'])
def test_what_is_no_event_needs_a_key_all_the_same(
    api: Schematic, browser: httpx2.Client, credentials: Keys, content: str
) -> None:
    assert browser.post("/e", content=content).status_code == 401
    assert browser.post("/e", content=content, headers={"X-Schematic-Api-Key": "api_wrong"}).status_code == 401
    key = {"X-Schematic-Api-Key": credentials.publishable}
    assert browser.post("/e", content=content, headers=key).json()["accepted"] == 0
    assert browser.post("/batch", content=content, headers={"X-Schematic-Api-Key": "api_wrong"}).status_code == 401
    assert browser.post("/batch", content=content, headers=key).status_code == 400
    assert api.events.list_events().data == []
