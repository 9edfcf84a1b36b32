"""One bad event harms no other: what cannot be read, stored or counted fails alone, and is kept with the reason."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from schematic import Schematic
from schematic_server.bounds import MAX_INTEGER
from schematic_server.clock import now as server_now
from schematic_server.domains.companies import upsert
from schematic_server.domains.companies.metrics import NAMES
from schematic_server.domains.companies.tables import company_usage
from schematic_server.domains.events.tables import usage_hour
from schematic_server.ingest import salvage, storable

from . import catalog
from .asgi import App
from .conftest import Keys, on_sqlite

UA = {"code": "UA"}
KEY = "X-Schematic-Api-Key"
_INFERENCE = {
    "company": UA,
    "provider": "p",
    "response_model": "m",
    "input_tokens": 10,
    "output_tokens": 5,
    "event": "answer",
}
TOKENS = ["input_tokens", "output_tokens", "cached_input_tokens", "cache_creation_input_tokens", "reasoning_tokens"]


def _track(event: str = "flight", **members: Any) -> dict[str, Any]:
    return {"type": "track", "body": {"event": event, "company": UA, **members}}


def _check(**members: Any) -> dict[str, Any]:
    return {"type": "flag_check", "body": {"flag_key": "seats", "value": True, "reason": "none", **members}}


def _inference(**members: Any) -> dict[str, Any]:
    return {"type": "inference", "body": {**_INFERENCE, **members}}


def _batch(http: httpx2.Client, *events: Any, **headers: str) -> Any:
    """Send events, given as JSON values or as raw text, and answer what the server says."""
    content = ",".join(one if isinstance(one, str) else json.dumps(one) for one in events)
    response = http.post("/batch", content=f'{{"events": [{content}]}}'.encode("latin-1"), headers=headers)
    assert response.status_code == 200, response.text
    return response.json()


def _reasons(answer: Any) -> dict[int, str]:
    return {one["index"]: one["error"] for one in answer["refused"]}


def _counted(api: Schematic, code: str = "UA") -> dict[str, int]:
    company = api.companies.lookup_company(keys={"code": code}).data
    return {one.event_subtype: one.value for one in company.metrics if one.period == "all_time"}


def _events(api: Schematic) -> list[Any]:
    return list(api.events.list_events(limit=100).data)


# --- what cannot be read -----------------------------------------------------------------------------------------

_DEEP = "[" * 5000 + "]" * 5000


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (r'{"type":"track","body":{"event":"fl\ud800ight"}}', "half of a surrogate pair"),
        (r'{"type":"track","body":{"event":"a","traits":{"\udfff":1}}}', "half of a surrogate pair"),
        (r'{"type":"track","body":{"event":"a\u0000"}}', "NUL"),
        ('{"type":"track","body":{"event":"a","traits":{"a":"\xff"}}}', "body"),
        ('{"type":"track","body":{"event":"a","more":"\xff"}}', "body: has a byte that is no UTF-8"),
        ('{"type":"track","body":{"event":"\xff"}}', "body"),
        ('{"type":"track","body":{"event":"a"},"idempotency_key":"\xff"}', "utf-8"),
        ('{"type":"track","body":{"event":"a","traits":{"a":1e999}}}', "out of range"),
        ('{"type":"track","body":{"event":"a","quantity":' + "9" * 5000 + "}}", "out of range"),
        ('{"type":"track","body":{"event":"a","traits":{"a":NaN}}}', "malformed"),
        ('{"type":"track","body":{"event":"a","traits":{"a":' + _DEEP + "}}}", "nested too deeply"),
        ('{"type":"track","body":' + _DEEP + "}", "nested too deeply"),
        ('{"type":"track","body":{"event":"a\tb"}}', "malformed"),
        ('{"type":"track","body":{"event":"a"},"sent_at":"yesterday"}', "sent_at: must be a date-time"),
        ('{"type":"track","body":{"event":"a"},"sent_at":5}', "sent_at"),
        ('{"type":"track","body":{"event":"a"},"idempotency_key":[]}', "idempotency_key"),
        ('{"type":"track","body":7}', "body"),
        ('{"type":"track"}', "body"),
        ('{"type":7,"body":{}}', "type"),
        ('{"body":{"event":"a"}}', "type"),
    ],
)
def test_an_event_that_cannot_be_read_fails_alone(api: Schematic, http: httpx2.Client, bad: str, why: str) -> None:
    answer = _batch(http, _track(), bad, _track())

    assert (answer["accepted"], list(_reasons(answer))) == (2, [1])
    assert why in _reasons(answer)[1]
    assert _counted(api) == {"flight": 2}
    (failed,) = [one for one in _events(api) if one.status == "failed"]
    assert failed.error_message == _reasons(answer)[1]
    assert isinstance(failed.body, dict)
    assert api.events.get_event(failed.id).data.id == failed.id


@pytest.mark.parametrize("member", ["flag_id", "company_id", "user_id", "lease_id", "reservation_id"])
def test_an_id_that_can_be_none_fails_on_both_databases(api: Schematic, http: httpx2.Client, member: str) -> None:
    """What an index holds has an end on PostgreSQL only."""
    ids = {member: "".join(map(str, range(9000)))}
    bad = _track(**ids) if member in ("lease_id", "reservation_id") else _check(**ids)

    answer = _batch(http, _track(), bad, _track())

    assert _reasons(answer) == {1: f"body.{member}: at most 255 characters"}
    assert _counted(api) == {"flight": 2}
    kept = api.events.list_events(event_types=["flag_check", "track"]).data
    assert sorted(one.status for one in kept) == ["failed", "processed", "processed"]


def test_what_can_be_read_of_a_bad_event_is_kept(api: Schematic, http: httpx2.Client) -> None:
    _batch(http, r'{"type":"track","body":{"event":"a","company":{"code":"UA"},"traits":{"seat":"1\ud83d"}}}')

    (failed,) = _events(api)
    assert (failed.type, failed.subtype, failed.quantity) == ("track", "a", 1)
    assert failed.body == {"event": "a", "company": UA, "traits": {"seat": "1\ufffd"}}
    assert api.companies.count_companies().data.count == 0


@on_sqlite
@pytest.mark.parametrize("junk", ["5", '"text"', "null", "NaN", "[]", "{}"])
def test_what_is_no_event_at_all_is_refused_alone(api: Schematic, http: httpx2.Client, junk: str) -> None:
    answer = _batch(http, _track(), junk)

    assert (answer["accepted"], list(_reasons(answer))) == (1, [1])
    assert _counted(api) == {"flight": 1}


@on_sqlite
@pytest.mark.parametrize(
    "content", ["", "{", '{"events": [{]}', '{"events": [{}', '{"events": 7}', '{"events": []}}', "[]"]
)
def test_a_request_that_has_no_outline_is_refused_whole(api: Schematic, http: httpx2.Client, content: str) -> None:
    assert http.post("/batch", content=content).status_code == 400
    assert _events(api) == []


@on_sqlite
@pytest.mark.parametrize("path", ["/events", "/event-batch"])
@pytest.mark.parametrize(
    "body", [rb'{"event":"fl\ud800"}', b'{"event":"a","more":"\xff"}', b'{"event":"a","traits":{"a":1e999}}']
)
def test_by_api_what_cannot_be_read_is_refused(api: Schematic, http: httpx2.Client, path: str, body: bytes) -> None:
    event = b'{"event_type":"track","body":' + body + b"}"

    response = http.post(path, content=event if path == "/events" else b'{"events":[' + event + b"]}")

    assert response.status_code == 400, response.text
    assert _events(api) == []


def test_numbers_of_a_body_come_back_as_they_were_sent(api: Schematic, http: httpx2.Client) -> None:
    """Also those that 64 bits cannot hold: details of an event are nobody's counters."""
    _batch(http, '{"type":"track","body":{"event":"a","traits":{"a":' + "9" * 40 + ',"b":0.1}}}')

    (event,) = _events(api)
    assert event.status == "processed"
    assert event.body["traits"] == {"a": int("9" * 40), "b": 0.1}


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(found=st.lists(_JSON, min_size=1, max_size=4))
def test_events_are_cut_out_of_a_request_as_they_are(found: list[Any]) -> None:
    for indent in (None, 2):
        content = json.dumps({"more": {"events": [1]}, "events": found, "last": "]"}, indent=indent).encode()

        assert [json.loads(bytes(one)) for one in salvage.events(content)] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"a\ud83d\ude00b", r"a\ud83d\ude00b"),
        (r"a\ud83db", r"a\ufffdb"),
        (r"\ud83d\ud83d\ude00", r"\ufffd\ud83d\ude00"),
        (r"\ude00\ude00", r"\ufffd\ufffd"),
        (r"\ud83d\ude00\ude00", r"\ud83d\ude00\ufffd"),
        (r"\\ud83d", r"\\ud83d"),
        (r"\\\ud83d", r"\\\ufffd"),
        (r"\u0000\\u0000", r"\ufffd\\u0000"),
        ("\0", "\ufffd"),
        (r"\n\u00e9", r"\n\u00e9"),
    ],
)
def test_what_is_no_character_is_replaced_and_nothing_else(text: str, expected: str) -> None:
    assert storable.clean(text.encode()) == expected
    assert storable.clean(expected.encode()) == expected


def test_a_broken_request_is_looked_at_for_a_bounded_time() -> None:
    """By its number of signs, not its length; beyond that it is refused whole, and its sender halves it."""
    event, many = rb'{"type":"\ud800"}', salvage.MAX_TOKENS // 6

    assert len(salvage.events(b'{"events":[' + b",".join([event] * (many - 10)) + b"]}")) == many - 10
    assert salvage.events(b'{"events":[' + b",".join([event] * (many + 10)) + b"]}") == []
    assert salvage.events(b'{"events":[' + b"[" * 8_000_000) == []
    assert salvage.events(b'{"events":["' + rb"\"" * 4_000_000) == []


# --- what cannot be stored ---------------------------------------------------------------------------------------


def test_an_event_that_breaks_the_server_fails_alone(
    api: Schematic, http: httpx2.Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever the cause: here a defect of ours, and a value that the database cannot hold."""
    real = upsert.upsert_user

    def breaks(scope: Any, **members: Any) -> str:
        if members["name"] == "defect":
            raise ZeroDivisionError("a defect")
        if members["name"] == "number":
            scope.db.execute(sa.select(sa.literal(2**80, sa.BigInteger))).scalar()
        return real(scope, **members)

    monkeypatch.setattr(upsert, "upsert_user", breaks)
    bodies = [{"keys": {"id": name}, "name": name} for name in ("amy", "defect", "bob", "number", "eve")]

    answer = _batch(http, _track(), *({"type": "identify", "body": body} for body in bodies), _track())

    assert (answer["accepted"], list(_reasons(answer))) == (5, [2, 4])
    assert {one.name for one in api.companies.list_users().data} == {"amy", "bob", "eve"}
    assert _counted(api) == {"flight": 2}
    failed = {one.id: one for one in _events(api) if one.status == "failed"}
    assert {one.body["name"] for one in failed.values()} == {"defect", "number"}
    assert all(f"its log has the cause under {one.id}" in one.error_message for one in failed.values())
    assert {record.__dict__["event_id"] for record in caplog.records if record.message == "event failed"} == {*failed}


def test_a_bad_event_of_another_request_in_the_same_group_harms_nobody(
    api: Schematic, http: httpx2.Client, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, gate = upsert.upsert_user, threading.Barrier(8)

    def breaks(scope: Any, **members: Any) -> str:
        if members["name"] == "defect":
            raise ZeroDivisionError("a defect")
        return real(scope, **members)

    monkeypatch.setattr(upsert, "upsert_user", breaks)

    def send(number: int) -> Any:
        gate.wait(180)
        name = "defect" if number == 3 else f"user {number}"
        return _batch(http, _track(), {"type": "identify", "body": {"keys": {"id": str(number)}, "name": name}})

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(8)))

    assert [len(one["refused"]) for one in answers] == [0, 0, 0, 1, 0, 0, 0, 0]
    assert _counted(api) == {"flight": 8}
    assert api.companies.count_users().data.count == 7


# --- what cannot be counted --------------------------------------------------------------------------------------


@on_sqlite
@pytest.mark.parametrize("member", ["requests", *TOKENS])
@pytest.mark.parametrize(
    ("amount", "why"),
    [(-3, "a negative quantity needs a secret API key"), (2**53, "must be between"), (2**63, "must be between")],
)
def test_an_inference_is_refused_what_a_track_is(
    api: Schematic, http: httpx2.Client, credentials: Keys, member: str, amount: int, why: str
) -> None:
    answer = _batch(http, _inference(**{member: amount}), _inference(), **{KEY: credentials.publishable})

    assert _reasons(answer) == {0: next(iter(_reasons(answer).values()))}
    assert _reasons(answer)[0].startswith(f"body.{member}: {why}")
    assert _counted(api) == {"answer": 1}
    assert all(abs(one.quantity) <= MAX_INTEGER for one in _events(api))


@on_sqlite
@pytest.mark.parametrize("amount", [1.5, "3", True, 1.0])
@pytest.mark.parametrize("member", ["requests", *TOKENS])
def test_an_inference_counts_whole_numbers(api: Schematic, http: httpx2.Client, member: str, amount: Any) -> None:
    answer = _batch(http, _inference(**{member: amount}), _inference())

    assert member in _reasons(answer)[0]
    assert _counted(api) == {"answer": 1}


def test_an_inference_of_nothing_settles_a_hold_or_is_refused(api: Schematic, http: httpx2.Client) -> None:
    answer = _batch(http, _inference(requests=0), _inference(requests=0, lease_id="crlse_1"), _inference())

    assert _reasons(answer) == {0: "body.requests: must be a whole number other than 0"}
    assert _counted(api) == {"answer": 1}


def test_a_secret_key_takes_an_inference_back(api: Schematic, http: httpx2.Client) -> None:
    answer = _batch(http, _inference(requests=3), _inference(requests=-2, input_tokens=-10))

    assert answer == {"accepted": 2, "refused": []}
    assert _counted(api) == {"answer": 1}


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("quantity", [2**53, 2**63 - 1, 2**63, 2**64, 10**400])
def test_a_quantity_beyond_the_bound_fails_its_event(
    api: Schematic, http: httpx2.Client, quantity: int, sign: int
) -> None:
    body = _track(quantity=sign * quantity)
    answer = _batch(http, body, _track())

    assert _reasons(answer) == {0: f"body.quantity: must be between -{MAX_INTEGER} and {MAX_INTEGER}"}
    assert _counted(api) == {"flight": 1}
    (failed,) = [one for one in _events(api) if one.status == "failed"]
    assert failed.quantity == sign * MAX_INTEGER
    by_api = http.post("/events", json={"event_type": "track", "body": body["body"]})
    assert (by_api.status_code, by_api.json()["error"]) == (400, _reasons(answer)[0])


BEYOND = f"quantity: with it this event's usage would be beyond {MAX_INTEGER}, the most that is counted"


@pytest.mark.parametrize("sign", [1, -1])
def test_a_counter_that_would_leave_its_bound_fails_that_event_alone(
    api: Schematic, http: httpx2.Client, app: App, sign: int
) -> None:
    flights = catalog.metered(api)
    company = catalog.company(api)
    api.entitlements.create_company_override(
        company_id=company.id, feature_id=flights.id, value_type="numeric", value_numeric=MAX_INTEGER
    )
    assert catalog.check(api, "flights").value is True

    first = _batch(http, _track(quantity=sign * MAX_INTEGER))
    second = _batch(http, _track("landing"), _track(quantity=sign), _track("landing"))

    assert first["refused"] == []
    assert _reasons(second) == {1: BEYOND}
    assert _counted(api) == {"flight": sign * MAX_INTEGER, "landing": 2}
    hours = sa.select(sa.func.max(sa.func.abs(usage_hour.c.quantity))).where(usage_hour.c.company_id == company.id)
    assert app.read(lambda db: db.scalar(hours)) == MAX_INTEGER
    (failed,) = [one for one in _events(api) if one.status == "failed"]
    assert (failed.error_message, failed.quantity) == (BEYOND, sign)
    check = catalog.check(api, "flights")
    assert check.entitlement.usage == max(0, sign * MAX_INTEGER)
    bulk = http.post("/flags/check-bulk", json={"contexts": [{"company": UA}]})
    assert bulk.status_code == 201, bulk.text
    _batch(http, _track(quantity=-sign))
    assert _counted(api)["flight"] == sign * (MAX_INTEGER - 1)


def test_of_two_events_that_together_pass_the_bound_the_first_counts(api: Schematic, http: httpx2.Client) -> None:
    answer = _batch(http, _track(quantity=MAX_INTEGER), _track(quantity=7), _track(quantity=-5), _track(quantity=5))

    assert _reasons(answer) == {1: BEYOND}
    assert _counted(api) == {"flight": MAX_INTEGER}


def test_an_hours_usage_stays_within_the_bound_where_the_sum_of_all_does(
    api: Schematic, http: httpx2.Client, app: App
) -> None:
    """What was taken back for another hour leaves room in every counter but the hour's own."""
    then = {"sent_at": (server_now() - timedelta(days=40)).isoformat(), "backfill": True}
    _batch(http, _track(quantity=MAX_INTEGER), {**_track(quantity=-MAX_INTEGER), **then})

    answer = _batch(http, {**_track(quantity=-1), **then}, _track("landing"))

    assert _reasons(answer) == {0: BEYOND}
    assert _counted(api) == {"flight": 0, "landing": 1}


def test_inferences_share_the_bound(api: Schematic, http: httpx2.Client) -> None:
    answer = _batch(http, _inference(requests=MAX_INTEGER), _inference(requests=1))

    assert _reasons(answer) == {1: BEYOND}
    assert _counted(api) == {"answer": MAX_INTEGER}
    assert sorted((one.type, one.status) for one in _events(api)) == [
        ("inference", "failed"),
        ("inference", "processed"),
        ("track", "processed"),
    ]


# --- keys of failed events ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        (_track(quantity=0), _track()),
        (_track(quantity=2**60), _track()),
        ({**_track(), "trusted_client_clock": True}, _track()),
        ({**_track(), "sent_at": "yesterday"}, _track()),
        (_track(company={"code": ""}), _track()),
        (_track(company={"code": "UA", "icao": "DAL"}), _track()),
        ({"type": "identify", "body": {"keys": {"id": ""}}}, {"type": "identify", "body": {"keys": {"id": "amy"}}}),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_a_failed_event_does_not_use_up_its_key(
    api: Schematic, http: httpx2.Client, bad: dict[str, Any], good: dict[str, Any], together: bool
) -> None:
    api.companies.upsert_company(keys=UA)
    api.companies.upsert_company(keys={"icao": "DAL"})
    bad, good = {**bad, "idempotency_key": "k1"}, {**good, "idempotency_key": "k1"}

    answers = [_batch(http, bad, good, good)] if together else [_batch(http, one) for one in (bad, good, good)]

    assert [len(one["refused"]) for one in answers] == ([1] if together else [1, 0, 0])
    stored = [one.status for one in _events(api)]
    assert sorted(stored) == ["failed", "processed"]
    assert _counted(api) == ({"flight": 1} if good["type"] == "track" else {})


def test_a_read_only_key_does_not_use_up_an_events_key(api: Schematic, http: httpx2.Client, credentials: Keys) -> None:
    event = {**_track(), "idempotency_key": "k1"}

    answer = _batch(http, {**event, "api_key": credentials.readonly}, event)

    assert "read-only" in _reasons(answer)[0]
    assert _counted(api) == {"flight": 1}


def test_an_event_beyond_the_bound_does_not_use_up_its_key(api: Schematic, http: httpx2.Client) -> None:
    _batch(http, _track(quantity=MAX_INTEGER))
    event = {**_track(), "idempotency_key": "k1"}

    assert _reasons(_batch(http, event)) == {0: BEYOND}
    _batch(http, _track(quantity=-10))
    assert _reasons(_batch(http, event)) == {}
    assert _reasons(_batch(http, event)) == {}

    assert _counted(api) == {"flight": MAX_INTEGER - 9}


def test_no_counter_is_ever_beyond_the_bound(app: App, api: Schematic, http: httpx2.Client) -> None:
    for quantity in (MAX_INTEGER, MAX_INTEGER, -MAX_INTEGER, -MAX_INTEGER, -MAX_INTEGER, 1):
        _batch(http, _track(quantity=quantity))

    company = api.companies.lookup_company(keys=UA).data
    values = sa.select(*(company_usage.c[name] for name in NAMES)).where(company_usage.c.company_id == company.id)
    assert {*app.read(lambda db: db.execute(values).one())} == {-MAX_INTEGER + 1}


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"[1]", b'{"a":1]', b'{"a":1}}', b'{"a":1} x', b"5"])
def test_what_has_no_outline_is_no_event(content: bytes) -> None:
    assert salvage.event(content) is None


def test_a_broken_event_that_is_long_is_refused_and_not_kept(api: Schematic, http: httpx2.Client) -> None:
    bad = '{"type":"track","body":{"event":"' + "x" * salvage.MAX_EVENT + r"\ud800" + '"}}'

    answer = _batch(http, _track(), bad)

    assert "half of a surrogate pair" in _reasons(answer)[1]
    assert [one.status for one in _events(api)] == ["processed"]
