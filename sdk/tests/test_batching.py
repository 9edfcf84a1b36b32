"""What the event buffer decides, without buffer: snapshots, encoding, verdicts and waits."""

from __future__ import annotations

import dataclasses
import enum
import json
import uuid
from collections import deque
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic.config import IdentifyOptions, TrackOptions
from schematic.events import batching
from schematic.events.batching import Event
from schematic.types import EventBodyIdentifyCompany

KEY = "abc-1"


class Colour(enum.Enum):
    RED = "red"


class Level(enum.StrEnum):
    HIGH = "high"


@dataclasses.dataclass
class Point:
    x: int
    when: date


def track(**given: Any) -> Event:
    wanted: dict[str, Any] = {"event": "flight", "company": None, "user": None, "traits": None, "quantity": None}
    return batching.track(**{**wanted, **given})


def wire(event: Event) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(f"{{{batching.encoded(event, KEY)}}}")
    return told


def test_a_track_event_names_every_member_and_says_null_for_those_not_given() -> None:
    assert wire(track()) == {
        "type": "track",
        "body": {"event": "flight", "company": None, "quantity": None, "traits": None, "user": None},
        "idempotency_key": KEY,
    }


def test_an_identify_event_has_only_the_company_members_that_were_given() -> None:
    event = batching.identify({"id": "u1"}, EventBodyIdentifyCompany(keys={"id": "acme"}), None, None)

    assert wire(event)["body"] == {
        "keys": {"id": "u1"},
        "name": None,
        "traits": None,
        "company": {"keys": {"id": "acme"}},
    }


def test_options_stand_beside_the_body_and_ones_own_idempotency_key_wins() -> None:
    sent_at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    options = TrackOptions(idempotency_key="mine", sent_at=sent_at, trusted_client_clock=True, backfill=False)

    told = wire(track(options=options))

    assert {name: value for name, value in told.items() if name not in ("type", "body")} == {
        "idempotency_key": "mine",
        "sent_at": "2026-03-01T12:00:00Z",
        "trusted_client_clock": True,
        "backfill": False,
    }


def test_an_identify_keeps_its_own_idempotency_key() -> None:
    options = IdentifyOptions(idempotency_key="mine")

    assert wire(batching.identify({"id": "u1"}, None, None, None, options))["idempotency_key"] == "mine"


def test_a_naive_sent_at_is_local_time_and_goes_out_with_a_zone() -> None:
    naive = datetime(2026, 3, 1, 12, 0)

    told = wire(track(options=TrackOptions(sent_at=naive)))["sent_at"]

    assert datetime.fromisoformat(told).tzinfo is not None
    assert datetime.fromisoformat(told) == naive.astimezone()


def test_an_event_is_a_snapshot() -> None:
    company, user = {"id": "acme"}, {"id": "u1"}
    traits: dict[str, Any] = {"plan": "pro", "seats": [1, 2], "inner": {"a": 1}}
    flat = {"plan": "pro"}
    events = [track(company=company, user=user, traits=one) for one in (traits, flat, {**flat, "seats": 5}, None)]
    before = [wire(event) for event in events]

    company["id"] = user["id"] = flat["plan"] = "changed"
    traits["seats"].append(3)
    traits["inner"]["a"] = 2

    assert [wire(event) for event in events] == before


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("Zürich 東京 🛫", "Zürich 東京 🛫"),
        (1.5, 1.5),
        (2**60, 2**60),
        (10**200, 10**200),
        (True, True),
        (None, None),
        (datetime(2026, 3, 1, tzinfo=UTC), "2026-03-01T00:00:00Z"),
        (datetime(2026, 3, 1, tzinfo=timezone(timedelta(hours=2))), "2026-03-01T00:00:00+02:00"),
        (date(2026, 3, 1), "2026-03-01"),
        (Decimal("1.10"), "1.10"),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Colour.RED, "red"),
        (Level.HIGH, "high"),
        ({"a"}, ["a"]),
        (deque([1, 2], maxlen=2), [1, 2]),
        ((1, "b"), [1, "b"]),
        (b"\x00\xff", "AP8="),
        (Point(1, date(2026, 3, 1)), {"x": 1, "when": "2026-03-01"}),
        (MappingProxyType({"a": 1}), {"a": 1}),
        (EventBodyIdentifyCompany(keys={"id": "acme"}), {"keys": {"id": "acme"}}),
        ({1: "one"}, {"1": "one"}),
        ({Level.HIGH: 1}, {"high": 1}),
    ],
)
def test_values_of_every_day_are_encoded_faithfully(value: Any, told: Any) -> None:
    assert wire(track(traits={"value": value}))["body"]["traits"] == {"value": told}


def cycle() -> dict[str, Any]:
    made: dict[str, Any] = {}
    made["self"] = made
    return made


@pytest.mark.parametrize(
    ("traits", "said"),
    [
        ({"rate": float("nan")}, r"traits\['rate'\] is nan.*pass None"),
        ({"rate": float("-inf")}, r"traits\['rate'\] is -inf"),
        ({"a": {"b": [1, float("inf")]}}, r"traits\['a'\]\['b'\]\[1\] is inf"),
        ({"name": "\ud83d"}, r"traits\['name'\] holds half a surrogate pair"),
        ({"\ud83d": 1}, "half a surrogate pair"),
        ({("a", "b"): 1}, "has the name .* a tuple; names must be text"),
        ({b"a": 1}, "has the name .* a bytes"),
        ({1: "a", "1": "b"}, "two names that are the same text"),
        ({"big": 10**400}, "whole number of 1329 bits; pass it as text"),
        ({"what": object()}, r"traits\['what'\] is a object, which JSON cannot carry"),
        ({"what": int}, "is the class int"),
        ({"what": print}, "builtin_function_or_method"),
        (cycle(), "nested more than 64 levels deep, or contains itself"),
        (["a"], "traits must be a mapping, not list"),
    ],
)
def test_what_json_cannot_carry_is_refused_at_the_call_with_its_place(traits: Any, said: str) -> None:
    with pytest.raises((TypeError, ValueError), match=said):
        track(traits=traits)
    with pytest.raises((TypeError, ValueError), match=said.replace("traits", "traits")):
        batching.identify({"id": "u1"}, None, None, traits)


class Broken:
    def __str__(self) -> str:
        raise RuntimeError("secret")

    __repr__ = __hash__ = __str__  # type: ignore[assignment]  # whatever they are asked


class BrokenIndex:
    def __index__(self) -> int:
        raise RuntimeError("secret")


class BrokenMapping(dict[str, Any]):
    def items(self) -> Any:
        raise RuntimeError("secret")

    values = keys = __iter__ = items  # type: ignore[assignment]  # whatever they are asked


class BrokenLength(dict[str, Any]):
    def __len__(self) -> int:
        raise ZeroDivisionError("secret")


class BrokenZone(tzinfo):
    def utcoffset(self, when: datetime | None) -> timedelta:
        raise RuntimeError("secret")


@pytest.mark.parametrize(
    "value", [Broken(), BrokenIndex(), BrokenMapping(a=1), [Broken()], datetime(2026, 3, 1, tzinfo=BrokenZone())]
)
def test_a_value_whose_own_code_fails_is_a_type_error_with_its_place(value: Any) -> None:
    for call in (track, lambda traits: batching.identify({"id": "u1"}, None, None, traits)):
        with pytest.raises(TypeError, match=r"traits\['what'\].*does not tell its value \(RuntimeError\)") as caught:
            call(traits={"what": value})
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "given",
    [{"event": Broken()}, {"company": {"id": Broken()}}, {"quantity": Broken()}, {"company": BrokenMapping(a="b")}],
)
def test_no_message_trips_over_such_a_value(given: Any) -> None:
    with pytest.raises(TypeError, match=f"track: {next(iter(given))}"):
        track(**given)


def test_a_mapping_is_asked_for_nothing_but_its_items() -> None:
    broken = BrokenLength(id="acme")

    told = wire(track(company=broken, user=broken, traits=broken))["body"]

    assert told["company"] == told["user"] == told["traits"] == {"id": "acme"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"event": 3}, "track: event must be text, not int"),
        ({"event": "\ud800"}, "track: event holds half a surrogate"),
        ({"company": "acme"}, "track: company must be a mapping of keys, not str"),
        ({"company": {"id": 7.0}}, r"track: company\['id'\] must be text, not float"),
        ({"company": {"id": True}}, r"track: company\['id'\] must be text, not bool"),
        ({"company": {7: "id"}}, "track: company: name 7 must be text, not int"),
        ({"user": {"id": None}}, r"track: user\['id'\] must be text, not None; leave the key out"),
        ({"quantity": 1.5}, "quantity must be a whole number, not 1.5"),
        ({"quantity": float("nan")}, "quantity must be a whole number, not nan"),
        ({"quantity": 2**63}, "quantity must fit into 64 bits"),
        ({"quantity": "many"}, "many"),
        ({"options": TrackOptions(sent_at="now")}, "sent_at must be a datetime, not str"),  # type: ignore[arg-type]  # refused
        ({"options": TrackOptions(idempotency_key=7)}, "idempotency_key must be text"),  # type: ignore[arg-type]  # refused
    ],
)
def test_what_the_api_would_refuse_is_refused_at_the_call(given: dict[str, Any], said: str) -> None:
    with pytest.raises((TypeError, ValueError), match=said):
        track(**given)


class Tenant(enum.Enum):
    ACME = 7


class Number:
    """As libraries for tables have them."""

    def __index__(self) -> int:
        return 7


@pytest.mark.parametrize(
    ("value", "told"),
    [(7, "7"), (2**70, str(2**70)), (uuid.UUID(int=7), str(uuid.UUID(int=7))), (Tenant.ACME, "7"), (Number(), "7")],
)
def test_numbers_and_uuids_as_keys_are_the_text_they_stand_for(value: Any, told: str) -> None:
    tracked = wire(track(company={"id": value}, user={"id": value}))["body"]
    identified = wire(batching.identify({"id": value}, {"keys": {"id": value}}, None, None))["body"]

    assert tracked["company"] == tracked["user"] == {"id": told}
    assert identified["keys"] == identified["company"]["keys"] == {"id": told}


def test_a_quantity_may_be_anything_that_says_a_whole_number() -> None:
    assert [wire(track(quantity=one))["body"]["quantity"] for one in (0, -3, 2.0, "4", True)] == [0, -3, 2, 4, 1]


def test_a_company_model_tells_members_that_no_contract_knows_too() -> None:
    company = {"keys": {"id": "acme"}, "traits": {"a": {"b": 1}}, "tier": "gold"}

    told = wire(batching.identify({"id": "u1"}, EventBodyIdentifyCompany.model_validate(company), None, None))

    assert told["body"]["company"] == company


def test_an_identify_event_is_a_snapshot() -> None:
    keys, company_keys = {"id": "u1"}, {"id": "acme"}
    traits: dict[str, Any] = {"plan": {"name": "pro"}}
    company = {"keys": company_keys, "traits": traits}
    event = batching.identify(keys, company, "Ada", traits)
    before = wire(event)

    keys["id"] = company_keys["id"] = traits["plan"]["name"] = "changed"

    assert wire(event) == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"keys": {"id": 5.0}}, "identify: keys"),
        ({"keys": "u1"}, "identify: keys must be a mapping"),
        ({"name": 5}, "identify: name must be text"),
        ({"traits": "pro"}, "identify: traits must be a mapping"),
        ({"company": {"name": "Acme"}}, "must be an EventBodyIdentifyCompany or a dict with keys"),
        ({"company": {"keys": {"id": False}}}, "identify: company: keys"),
        ({"company": {"keys": "acme"}}, "must be an EventBodyIdentifyCompany or a dict with keys"),
        ({"company": "acme"}, "must be an EventBodyIdentifyCompany or a dict with keys"),
    ],
)
def test_identify_refuses_what_the_api_would_refuse(given: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        batching.identify(**{"keys": {"id": "u1"}, "company": None, "name": None, "traits": None, **given})


def test_a_text_of_ten_megabytes_is_an_event_of_its_size() -> None:
    event = track(traits={"text": "x" * 10_000_000})

    assert event[3] > 10_000_000
    assert len(wire(event)["body"]["traits"]["text"]) == 10_000_000


def test_a_raw_event_keeps_what_stands_beside_its_body() -> None:
    event = batching.raw({"event_type": "flag_check", "body": {"flag_key": "f"}, "sent_at": "2026-03-01T00:00:00Z"})

    assert wire(event) == {
        "type": "flag_check",
        "body": {"flag_key": "f"},
        "sent_at": "2026-03-01T00:00:00Z",
        "idempotency_key": KEY,
    }


@pytest.mark.parametrize("event", [None, {}, {"event_type": "track"}, {"event_type": "track", "body": 1}, "track"])
def test_a_raw_event_needs_type_and_body(event: Any) -> None:
    with pytest.raises(TypeError, match="event_type and body"):
        batching.raw(event)


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**62), 2**62)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.text() | st.none(),
    st.dictionaries(st.text(), st.text(), max_size=3),
    st.none() | st.dictionaries(st.text(), JSON_VALUES, max_size=4),
)
def test_what_is_identified_is_what_arrives(name: str | None, keys: dict[str, str], traits: Any) -> None:
    company = {"keys": keys, "name": "Acme", "traits": traits}

    told = wire(batching.identify(keys, company, name, traits))

    assert told["body"] == {"keys": keys, "name": name, "traits": traits, "company": company}


@given(
    st.text(), st.dictionaries(st.text(), st.text(), max_size=3), st.dictionaries(st.text(), JSON_VALUES, max_size=4)
)
def test_what_is_tracked_is_what_arrives(event: str, keys: dict[str, str], traits: dict[str, Any]) -> None:
    told = wire(track(event=event, company=keys, user=keys, traits=traits, quantity=7))

    assert told["body"] == {"event": event, "company": keys, "user": keys, "traits": traits, "quantity": 7}


class Tier(str, enum.Enum):  # noqa: UP042  # as programs of before 3.11 have them
    GOLD = "gold"


@pytest.mark.parametrize(
    "user", [None, {}, {"id": "u1"}, {"id": "ü"}, {"id": 7}, {"id": '%s"\\u0041'}, {"a": "b", "c": "d"}]
)
@pytest.mark.parametrize(
    ("traits", "told"),
    [
        (None, None),
        ({}, {}),
        ({"plan": "pro"}, {"plan": "pro"}),
        ({"%d": "%s %(a)s %%"}, {"%d": "%s %(a)s %%"}),
        ({"": ""}, {"": ""}),
        ({"plan": Tier.GOLD}, {"plan": "gold"}),
        ({"seats": 5}, {"seats": 5}),
        ({"seats": -(2**53)}, {"seats": -(2**53)}),
        ({"seats": True}, {"seats": True}),
        ({"seats": None}, {"seats": None}),
        ({"seats": 0.5}, {"seats": 0.5}),
        ({5: 5}, {"5": 5}),
        ({"seats": 5, "plan": "pro"}, {"seats": 5, "plan": "pro"}),
        ({"inner": {"a": [1]}}, {"inner": {"a": [1]}}),
    ],
)
def test_every_way_of_an_event_tells_the_same(user: Any, traits: Any, told: Any) -> None:
    """Usual events, flat ones and all others are made by different code."""
    keys = None if user is None else {name: str(value) for name, value in user.items()}
    for company in (None, {}, {"id": "acme"}, {"id": "acme", "crm": "7"}):
        body = wire(track(company=company, user=user, traits=traits, quantity=3))["body"]
        assert body == {"event": "flight", "company": company, "user": keys, "traits": told, "quantity": 3}
    if user is None:
        return
    for name in (None, "", "Ada", "Zoë", "%s"):
        for company in (None, {"keys": {"id": "acme"}}, {"keys": {"id": "acme"}, "name": "Ac%sme"}):
            body = wire(batching.identify(user, company, name, traits))["body"]
            assert body == {"keys": keys, "name": name, "traits": told, "company": company}
            if company is not None:
                model = EventBodyIdentifyCompany.model_validate(company)
                assert wire(batching.identify(user, model, name, traits))["body"] == body


def test_a_payload_is_one_json_document_with_the_key_in_every_event() -> None:
    parts = [batching.encoded(track(quantity=number), f"k-{number}") for number in range(3)]

    told = json.loads(batching.payload(parts, batching.prefix_of('sch_"é')))

    assert [event["api_key"] for event in told["events"]] == ['sch_"é'] * 3
    assert [event["body"]["quantity"] for event in told["events"]] == [0, 1, 2]


@pytest.mark.parametrize(
    ("status", "size", "verdict"),
    [
        (None, 100, "wait"),
        (503, 1, "wait"),
        (429, 100, "wait"),
        (408, 1, "wait"),
        (500, 100, "hold"),
        (500, 1, "hold"),
        (502, 100, "hold"),
        (504, 100, "hold"),
        (400, 2, "split"),
        (413, 100, "split"),
        (422, 100, "split"),
        (400, 1, "refuse"),
        (401, 100, "refuse"),
        (403, 100, "refuse"),
        (404, 100, "refuse"),
        (501, 100, "refuse"),
    ],
)
def test_a_status_decides_what_becomes_of_a_batch(status: int | None, size: int, verdict: str) -> None:
    assert batching.verdict(status, size) == verdict


@pytest.mark.parametrize(
    ("status", "was_sent", "size", "tries", "verdict"),
    [
        (500, True, 100, 1, "split"),
        (None, True, 2, 1, "split"),  # no answer to it, while others get theirs
        (500, True, 1, 1, "hold"),
        (500, True, 1, 2, "hold"),
        (500, True, 1, 3, "refuse"),
        (503, True, 100, 9, "wait"),
        (429, True, 1, 9, "wait"),
        (None, False, 1, 9, "wait"),
    ],
)
def test_a_batch_that_fails_while_others_pass_is_to_blame(
    status: int | None, was_sent: bool, size: int, tries: int, verdict: str
) -> None:
    assert batching.verdict(status, size, tries, was_sent=was_sent, others_pass=True) == verdict


@pytest.mark.parametrize("tries", [1, 3, 99])
def test_nothing_is_halved_or_given_up_while_nothing_passes(tries: int) -> None:
    for status in (None, 408, 429, 500, 502, 503, 504):
        assert batching.verdict(status, 100, tries, was_sent=True) in ("wait", "hold")
        assert batching.verdict(status, 1, tries, was_sent=True) in ("wait", "hold")


def test_waits_double_up_to_eight_seconds_with_a_tenth_of_chance() -> None:
    assert [batching.delay(attempt, 1.0, {}, 0.0, 0.5) for attempt in range(6)] == pytest.approx([1, 2, 4, 8, 8, 8])
    assert batching.delay(0, 1.0, {}, 0.0, 0.0) == pytest.approx(0.9)
    assert batching.delay(0, 1.0, {}, 0.0, 1.0) == pytest.approx(1.1)


def test_the_servers_wish_to_wait_longer_is_honoured_for_at_most_a_minute() -> None:
    assert batching.delay(0, 1.0, {"retry-after": "20"}, 0.0, 0.5) == 20
    assert batching.delay(3, 1.0, {"retry-after": "1"}, 0.0, 0.5) == pytest.approx(8)
    assert batching.delay(0, 1.0, {"retry-after": "3600"}, 0.0, 0.5) == 60


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (None, []),
        (b"", []),
        (b'{"accepted":2,"refused":[]}', []),
        (b'{"accepted":1,"refused":[{"index":1,"error":"no such type"}]}', [(1, "no such type")]),
        (b'{"refused":"all"}', []),
        (b'{"refused":', []),
    ],
)
def test_an_answer_may_refuse_single_events(answer: bytes | None, found: list[tuple[int, str]]) -> None:
    assert batching.refused(answer) == found
