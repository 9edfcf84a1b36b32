"""Instants that RFC 3339 allows and Python does not: refused, or that event fails, and never a broken page after it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic_server.clock import now as server_now
from schematic_server.errors import BadRequest
from schematic_server.http.openapi import operations
from schematic_server.http.schemas import validator

from . import catalog
from .conftest import on_sqlite

UA = {"code": "UA"}
OUTSIDE = [
    "9999-12-31T23:59:59-05:00",
    "0001-01-01T00:00:00+01:00",
    "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:60Z",
    "2026-02-30T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:00:00",
    "2026-01-01",
    "20260101T000000Z",
    "2026-W01-1T00:00:00Z",
    "2026-01-01T00:00:00,5Z",
    "yesterday",
    "",
]
READ = [
    ("2026-10-31T23:59:59.9999999Z", datetime(2026, 10, 31, 23, 59, 59, 999999, tzinfo=UTC)),
    ("2026-10-31t23:59:59.999999999z", datetime(2026, 10, 31, 23, 59, 59, 999999, tzinfo=UTC)),
    ("2016-12-31T23:59:60Z", datetime(2017, 1, 1, tzinfo=UTC)),
    ("2016-12-31T18:59:60.25-05:00", datetime(2017, 1, 1, tzinfo=UTC)),
    ("9999-12-31T23:59:59.999999Z", datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)),
    ("0001-01-01T00:00:00Z", datetime(1, 1, 1, tzinfo=UTC)),
]


def _event(sent_at: str, type_name: str = "event_type", **members: Any) -> dict[str, Any]:
    return {type_name: "track", "sent_at": sent_at, "body": {"event": "flight", "company": UA}, **members}


@pytest.mark.parametrize("text", OUTSIDE)
def test_an_event_with_such_a_time_fails_alone(api: Schematic, http: httpx2.Client, text: str) -> None:
    good = {"type": "track", "body": {"event": "flight", "company": UA}}

    for clock in ({}, {"trusted_client_clock": True}, {"backfill": True}):
        answer = http.post("/batch", json={"events": [good, _event(text, "type", **clock)]}).json()

        assert [one["index"] for one in answer["refused"]] == [1]
        assert answer["refused"][0]["error"].startswith("sent_at: must be a date-time")
    http.post("/e", json=_event(text, "type")).raise_for_status()
    listed = api.events.list_events().data
    assert sorted(one.status for one in listed) == ["failed"] * 4 + ["processed"] * 3
    assert {one.sent_at for one in listed} == {None}


@on_sqlite
@pytest.mark.parametrize("text", OUTSIDE)
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/events", lambda text: _event(text)),
        ("/event-batch", lambda text: {"events": [_event(text)]}),
        ("/companies", lambda text: {"keys": UA, "last_seen_at": text}),
        ("/users", lambda text: {"keys": {"id": "amy"}, "last_seen_at": text}),
        (
            "/company-overrides",
            lambda text: {"company_id": "c", "feature_id": "f", "value_type": "unlimited", "expiration_date": text},
        ),
    ],
)
def test_by_api_such_a_time_is_refused_by_the_name_of_its_member(
    api: Schematic, http: httpx2.Client, path: str, body: Any, text: str
) -> None:
    response = http.post(path, json=body(text))

    assert response.status_code == 400
    assert any(f"{name}: " in response.json()["error"] for name in ("sent_at", "last_seen_at", "expiration_date"))
    assert api.companies.count_companies().data.count == 0
    assert api.events.list_events().data == []


@pytest.mark.parametrize(("text", "instant"), READ)
def test_a_time_is_read_alike_through_every_door(
    api: Schematic, http: httpx2.Client, text: str, instant: datetime
) -> None:
    """Cut to the microsecond, never rounded, and a leap second is the second after it."""
    http.post("/batch", json={"events": [_event(text, "type")]}).raise_for_status()
    http.post("/e", json=_event(text, "type")).raise_for_status()
    http.post("/events", json=_event(text)).raise_for_status()
    http.post("/event-batch", json={"events": [_event(text)]}).raise_for_status()
    assert {(one.status, one.sent_at) for one in api.events.list_events().data} == {("processed", instant)}

    http.post("/users", json={"keys": {"id": "amy"}, "last_seen_at": text}).raise_for_status()
    seen = http.get("/users/lookup", params={"id": "amy"}).json()["data"]["last_seen_at"]
    assert datetime.fromisoformat(seen) == instant

    seats = catalog.feature(api, "seats")
    company = catalog.company(api)
    made = http.post(
        "/company-overrides",
        json={
            "company_id": company.id,
            "feature_id": seats.id,
            "value_type": "boolean",
            "value_bool": True,
            "expiration_date": text,
        },
    )
    assert datetime.fromisoformat(made.json()["data"]["expiration_date"]) == instant

    http.post("/company-traits", json={"keys": UA, "trait": "since", "set": text}).raise_for_status()
    traits = api.companies.lookup_company(keys=UA).data.traits
    assert datetime.fromisoformat(traits["since"]) == instant


@pytest.mark.parametrize(
    "text", ["2026-01-01T00:00:00", "2026-01-01", "20260101T000000Z", "2026-W01-1T00:00:00Z", "yesterday", ""]
)
def test_a_trait_that_is_no_time_of_ours_stays_the_text_it_is(api: Schematic, http: httpx2.Client, text: str) -> None:
    """Wherever it comes in, and whether or not the trait has held a time before."""
    for traits in ({"since": text}, {"since": "2026-01-01T00:00:00Z"}, {"since": text}):
        assert http.post("/companies", json={"keys": UA, "traits": traits}).status_code == 200
    assert http.post("/company-traits", json={"keys": UA, "trait": "until", "set": text}).status_code == 200
    identify = {"keys": {"id": "amy"}, "traits": {"since": text}, "company": {"keys": UA, "traits": {"seen": text}}}
    answer = http.post("/batch", json={"events": [{"type": "identify", "body": identify}]})
    assert answer.json()["refused"] == []

    assert api.companies.lookup_company(keys=UA).data.traits == {"since": text, "until": text, "seen": text}
    assert api.companies.lookup_user(keys={"id": "amy"}).data.traits == {"since": text}
    assert http.post("/flags/check", json={"company": UA}).status_code == 201


def test_a_backfill_of_the_last_moment_of_a_month_counts_in_it(api: Schematic, http: httpx2.Client) -> None:
    first = server_now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    catalog.track(api)

    last_second = (first - timedelta(seconds=1)).isoformat().removesuffix("+00:00")
    http.post("/events", json=_event(f"{last_second}.9999999Z", backfill=True)).raise_for_status()

    values = {one.period: one.value for one in api.companies.lookup_company(keys=UA).data.metrics}
    assert (values["all_time"], values["current_month"]) == (2, 1)


def test_a_query_reads_times_as_bodies_do() -> None:
    """No operation that is served takes one yet."""
    history = operations()["entitlements.list_feature_usage_history"]
    validate = validator({"type": "object", "properties": dict(history.query)})

    for text in OUTSIDE:
        with pytest.raises(BadRequest, match="start_time: the value must be a date-time"):
            validate({"start_time": text})
    for text, _ in READ:
        validate({"start_time": text})
