"""What cannot be meant is said at once, by the check's reason and in the log; what can be is taken."""

from __future__ import annotations

import enum
import json
import logging
import uuid
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pytest

from schematic.client import CheckFlagOptions, CheckOptions, CircuitBreaker, CreditLeaseConfig, EventUsage
from schematic.contrib.gating import AsyncSnapshot, Snapshot
from schematic.testing import AsyncFakeSchematic, FakeSchematic

from .doors import Door
from .doors import door as opened
from .mock_api import MockApi

ACME = {"id": "acme"}
FAILED = "Error occurred - using default value: "
YES = {"data": {"flag": "f", "reason": "matched", "value": True}, "params": {}}
ALL = {"data": {"flags": [YES["data"]], "credit_spend_policies": []}, "params": {}}


@pytest.fixture(params=["sync", "async"])
def door(request: pytest.FixtureRequest) -> Iterator[Door]:
    with opened(request.param) as made:
        yield made


class Hostile:
    """Its own code raises, whatever it is asked."""

    def __str__(self) -> str:
        raise RuntimeError("no")

    __repr__ = __hash__ = __str__  # type: ignore[assignment]


class Flags(str, enum.Enum):  # noqa: UP042  # StrEnum formats as its value, this does not
    F = "f"


# Arguments of a check, and what is said about them.
WRONG: list[Any] = [
    pytest.param({"company": "acme"}, "company must be a mapping of keys, not str; pass {'id': …}", id="text"),
    pytest.param({"company": 7}, "company must be a mapping of keys, not int", id="number"),
    pytest.param({"company": ["id", "acme"]}, "company must be a mapping of keys, not list", id="list"),
    pytest.param({"company": {"id": None}}, "company['id'] must be text, not None; leave the key out", id="none"),
    pytest.param({"company": {"id": 1.5}}, "company['id'] must be text, not float", id="fraction"),
    pytest.param({"company": {"id": True}}, "company['id'] must be text, not bool", id="truth"),
    pytest.param({"company": {"id": b"acme"}}, "company['id'] must be text, not bytes", id="bytes"),
    pytest.param({"company": {"id": "\ud800"}}, "company['id'] holds half a surrogate pair", id="surrogate"),
    pytest.param({"company": {1: "acme"}}, "company: name 1 must be text, not int", id="name"),
    pytest.param({"company": {"id": Hostile()}}, "company['id'] must be text, not Hostile", id="hostile"),
    pytest.param({"user": "u1"}, "user must be a mapping of keys, not str", id="user"),
    pytest.param({"user": {"id": ["u1"]}}, "user['id'] must be text, not list", id="user-list"),
    pytest.param({"options": 3}, "options must be ", id="options"),
    pytest.param({"options": [("timeout", 3)]}, "options must be ", id="options-list"),
    pytest.param({"options": {"timeot": 3}}, "has no member 'timeot'; did you mean 'timeout'?", id="options-name"),
    pytest.param({"options": {"timeout": "3"}}, "timeout must be a number, not '3'", id="options-timeout"),
    pytest.param({"options": {"default_value": "no"}}, "default_value must be True, False or", id="options-default"),
]
FLAG_KEYS: list[Any] = [
    pytest.param(None, "flag_key must be text, not NoneType", id="none"),
    pytest.param(5, "flag_key must be text, not int", id="number"),
    pytest.param(["f"], "flag_key must be text, not list", id="list"),
    pytest.param(b"f", "flag_key must be text, not bytes", id="bytes"),
    pytest.param("", "flag_key must not be empty", id="empty"),
    pytest.param("\ud800", "flag_key holds half a surrogate pair", id="surrogate"),
    pytest.param(Hostile(), "flag_key must be text, not Hostile", id="hostile"),
]
WHAT_IF: list[Any] = [
    pytest.param({"usage": "5"}, "usage must be a number, not '5'", id="usage"),
    pytest.param({"usage": float("nan")}, "usage must be a finite number, not nan", id="nan"),
    pytest.param({"usage": True}, "usage must be a number, not True", id="truth"),
    pytest.param({"event_usage": "api"}, "event_usage must be EventUsage, or a mapping", id="event"),
    pytest.param({"event_usage": {"event": "api"}}, "EventUsage() has no member 'event'", id="event-name"),
    pytest.param({"event_usage": EventUsage("api", "2")}, "event_usage.quantity must be a number", id="quantity"),  # type: ignore[arg-type]  # wrong
    pytest.param({"event_usage": EventUsage(None, 2)}, "event_usage.event_subtype must be text", id="subtype"),  # type: ignore[arg-type]  # wrong
    pytest.param({"credit_cost": 5}, "credit_cost must be a mapping of numbers, not int", id="cost"),
    pytest.param({"credit_cost": {"c": "1"}}, "credit_cost['c'] must be a number, not '1'", id="cost-text"),
    pytest.param({"event_quantities": 5}, "event_quantities must be EventQuantities, or a mapping", id="quantities"),
    pytest.param(
        {"event_quantities": {"event_subtype": "t", "quantities": {"in": "1"}}},
        "event_quantities.quantities['in'] must be a number, not '1'",
        id="quantities-text",
    ),
]


@pytest.mark.parametrize("offline", [False, True])
@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_a_wrong_argument_is_said_by_every_check_of_one_flag(
    wrong: dict[str, Any], said: str, offline: bool, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    api = MockApi(YES)
    client = door.client(api, offline=offline, flag_defaults={"f": True})

    assert door(client.check_flag("f", **wrong)) is True
    shown = door(client.check_flag_with_entitlement("f", **wrong))
    receipt = door(client.check_flag_with_receipt("f", **wrong))

    assert shown.reason == receipt.reason == receipt.response.reason
    assert shown.reason.startswith(FAILED)
    assert said in shown.reason
    assert (shown.value, receipt.source) == (True, "default")
    assert api.requests == []
    assert [one.levelname for one in caplog.records] == ["ERROR"]
    assert said in caplog.text


@pytest.mark.parametrize(("flag_key", "said"), FLAG_KEYS)
def test_a_flag_key_that_is_none_is_said(
    flag_key: Any, said: str, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    api = MockApi(YES)
    client = door.client(api)

    assert door(client.check_flag(flag_key, ACME, options=CheckFlagOptions(default_value=True))) is True
    shown = door(client.check_flag_with_entitlement(flag_key, ACME))

    assert said in shown.reason
    assert said in caplog.text
    assert api.requests == []


@pytest.mark.parametrize("as_mapping", [False, True])
@pytest.mark.parametrize(("wrong", "said"), WHAT_IF)
def test_a_what_if_that_cannot_be_is_said(
    wrong: dict[str, Any], said: str, as_mapping: bool, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    api = MockApi(YES)
    options: Any = wrong if as_mapping else CheckFlagOptions(**wrong)

    shown = door(door.client(api).check_flag_with_entitlement("f", ACME, options=options))

    assert (shown.value, api.requests) == (False, [])
    assert said in shown.reason
    assert said in caplog.text


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_a_check_of_several_flags_says_it_for_each(
    wrong: dict[str, Any], said: str, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    api = MockApi(ALL)

    shown = door(door.client(api).check_flags(["f", "g"], **wrong))

    assert [(one.flag, one.value) for one in shown] == [("f", False), ("g", False)]
    assert all(said in one.reason for one in shown)
    assert said in caplog.text
    assert api.requests == []


@pytest.mark.parametrize(
    ("flag_keys", "named", "said"),
    [
        ("seats", ["seats"], "flag_keys must be a list of flag keys, not 'seats'; pass ['seats']"),
        (["f", 5], ["f", "5"], "flag_keys must be a list of text, not flag_keys[1]: 5"),
        ([None], ["None"], "flag_keys must be a list of text, not flag_keys[0]: None"),
        ([["f"]], ["list"], "flag_keys must be a list of text, not flag_keys[0]: list"),
        (5, [], "flag_keys must be a list of flag keys, not 5"),
    ],
)
def test_flag_keys_that_are_none_are_said(
    flag_keys: Any, named: list[str], said: str, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    api = MockApi(ALL)

    shown = door(door.client(api).check_flags(flag_keys, ACME))

    assert [one.flag for one in shown] == named
    assert all(said in one.reason for one in shown)
    assert said in caplog.text
    assert api.requests == []


def test_flag_keys_may_be_anything_that_lists_them(door: Door) -> None:
    shown = door(door.client(MockApi(ALL)).check_flags((key for key in (Flags.F,)), ACME))

    assert [(one.flag, one.value) for one in shown] == [("f", True)]


@pytest.mark.parametrize(
    ("wrong", "said"), [*WRONG, *(({"flag_key": one.values[0]}, one.values[1]) for one in FLAG_KEYS)]
)
def test_a_check_without_credits_says_it_in_its_result(
    wrong: dict[str, Any], said: str, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    api = MockApi(YES)

    result = door(door.client(api).check(**{"flag_key": "f", **wrong}))

    assert (result.allowed, result.value) == (False, False)
    assert said in result.reason
    assert said in str(result.error)
    assert said in caplog.text
    assert api.requests == []


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_a_check_that_would_hold_credits_denies_and_says_it(
    wrong: dict[str, Any], said: str, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    api = MockApi(YES)
    client = door.client(api, credit_leases=CreditLeaseConfig(mode="server"))

    result = door(client.check("f", **{"options": CheckOptions(usage=1, default_value=True), **wrong}))

    assert result.allowed is False
    assert result.reason.startswith("invalid_arguments: ")
    assert said in result.reason
    assert said in caplog.text
    assert api.requests == []


def test_a_check_that_fails_open_allows_its_default_and_says_it(door: Door) -> None:
    client = door.client(MockApi(YES), credit_leases=CreditLeaseConfig(mode="server"))
    options = CheckOptions(usage=1, default_value=True, on_acquire_failure="fail-open")

    result = door(client.check("f", "acme", options=options))

    assert result.allowed is True
    assert "company must be a mapping of keys" in result.reason


def test_a_usage_that_is_left_out_is_said(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    result = door(door.client(MockApi(YES)).check("f", ACME, options=CheckOptions(usage=-1)))

    assert result.allowed is True
    assert "check of f: usage is -1, not a finite number of at least 0" in caplog.text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (CheckOptions(usage=1), "options must be CheckFlagOptions, or a mapping of its members, not CheckOptions"),
        (CheckFlagOptions(usage=1), "options must be CheckOptions, or a mapping of its members, not CheckFlagOptions"),
    ],
)
def test_options_of_another_check_are_said(options: Any, said: str, door: Door) -> None:
    client = door.client(MockApi(YES))
    verb = client.check if isinstance(options, CheckFlagOptions) else client.check_flag_with_entitlement

    assert said in door(verb("f", ACME, options=options)).reason


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (7, "7"),
        (uuid.UUID(int=7), "00000000-0000-0000-0000-000000000007"),
        (Flags.F, "f"),
        (2**70, str(2**70)),
    ],
)
def test_numbers_and_uuids_are_the_text_that_track_makes_of_them(value: Any, told: str, door: Door) -> None:
    api = MockApi(YES, YES, ALL, YES)
    client = door.client(api, cache_providers=[])
    who = {"id": value}

    door(client.check_flag("f", who, who))
    door(client.check_flag("f", MappingProxyType(who), options={"usage": 1}))
    door(client.check_flags(["f"], who))
    door(client.check("f", who, options={"usage": 1}))

    sent = [json.loads(request.content) for request in api.requests]
    assert [one["company"] for one in sent] == [{"id": told}] * 4
    assert sent[0]["user"] == {"id": told}
    assert sent[1]["preflight"]["usage"] == 1


def test_a_number_and_its_text_are_the_same_check(door: Door) -> None:
    api = MockApi(YES)
    client = door.client(api)

    assert [door(client.check_flag("f", {"id": one})) for one in (7, "7", 7)] == [True, True, True]
    assert len(api.requests) == 1


def test_a_flag_key_that_is_a_text_of_its_own_kind_is_its_text(door: Door) -> None:
    """In an f-string it would be `Flags.F`."""
    api = MockApi(YES)

    assert door(door.client(api).check_flag(Flags.F, ACME)) is True
    assert api.last.url.path == "/flags/f/check"


def test_options_may_be_a_mapping_of_their_members(door: Door) -> None:
    api = MockApi(YES, YES)
    client = door.client(api)
    event = {"event_subtype": "api", "quantity": 1.5}

    door(client.check_flag("f", ACME, options={"event_usage": event, "default_value": True}))
    assert json.loads(api.last.content)["preflight"]["event_usage"] == {"event_subtype": "api", "quantity": 2}
    assert door(client.check_flag("f", "acme", options={"default_value": True})) is True


def test_the_same_mistake_is_logged_at_once_and_then_once_a_minute(
    door: Door, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr("schematic.checks.defaults.monotonic", lambda: now[0])
    client = door.client(MockApi(YES))

    for _ in range(5):
        door(client.check_flag("f", "acme"))
    assert len(caplog.records) == 1
    door(client.check_flag("g", "acme"))
    assert len(caplog.records) == 2

    now[0] += 60
    door(client.check_flag("f", "acme"))
    assert len(caplog.records) == 3


def test_the_mistakes_that_are_remembered_are_bounded(door: Door) -> None:
    client = door.client(MockApi(YES), logger=logging.getLogger("schematic.test.quiet"))

    for number in range(2500):
        door(client.check_flag(f"f{number}", "acme"))

    assert len(client._checks.complaints._made_at) <= 1000


@pytest.mark.parametrize("policy", ["default", "open", "closed", "last_known"])
def test_outage_policies_say_it_too(policy: str, door: Door) -> None:
    client = door.client(MockApi(YES), outage_policy=policy, circuit_breaker=CircuitBreaker())

    for wrong in ({"company": "acme"}, {"options": 3}, {"flag_key": ["f"]}):
        shown = door(client.check_flag_with_entitlement(**{"flag_key": "f", **wrong}))

        assert shown.value is (policy == "open")
        assert " must be " in shown.reason


@pytest.mark.parametrize("kind", [FakeSchematic, AsyncFakeSchematic])
def test_the_fake_says_it_as_the_client_does(kind: Callable[[], Any], door: Door) -> None:
    fake = kind()
    fake.flag("f", True)

    assert "company must be a mapping" in door(fake.check_flag_with_entitlement("f", "acme")).reason


@pytest.mark.parametrize("kind", [FakeSchematic, AsyncFakeSchematic])
def test_the_fake_knows_a_company_by_number_and_by_text(kind: Callable[[], Any], door: Door) -> None:
    fake = kind()
    fake.flag("f", True, company={"id": 7})

    assert door(fake.check_flag("f", {"id": "7"})) is True
    door(fake.track("export", {"id": 7}))
    assert fake.tracked("export", company={"id": 7}).count == fake.tracked("export", company="7").count == 1


def test_a_gate_says_it_as_503(door: Door) -> None:
    """Nobody knows whether they may: "not in your plan" would be wrong."""
    client = door.client(MockApi(YES))
    company: Mapping[str, Any] = {"id": None}

    denial = door((AsyncSnapshot if door.is_async else Snapshot)(client, company).denial("f"))

    assert (denial.status, denial.error) == (503, "check_failed")
    assert "company['id'] must be text, not None; leave the key out" in denial.reason
