"""What a flag check decides: keys that never collide, bodies on the wire, how replies read, which default counts."""

from __future__ import annotations

import json
import logging
from enum import StrEnum
from itertools import combinations
from typing import Any

import pytest

from schematic.checks import answers, api, arguments, check
from schematic.checks.check import FlagCheck
from schematic.checks.defaults import Defaults
from schematic.config import CheckFlagOptions, EventQuantities, EventUsage, SchematicConfig

CONTEXTS: list[tuple[str, Any, Any]] = [
    ("f", None, None),
    ("f:company:a=1", None, None),
    ("f", {"a": "1"}, None),
    ("f", None, {"a": "1"}),
    ("f", {"a": "1", "b": "2"}, None),
    ("f", {"a": "1;b=2"}, None),
    ("f", {"a=1;b": "2"}, None),
    ("f", {"a": "2", "b": "1"}, None),
    ("f", None, {"a": "1", "b": "2"}),
    ("f", {"a": "1"}, {"b": "2"}),
    ("f", {"a": "1:user:b=2"}, None),
    ("f", {"b": "2"}, {"a": "1"}),
    ("f:company:a=1:user:b=2", None, None),
    ("f", {"a": "1", "b": "2"}, {"c": "3"}),
    ("f", {"a": "1"}, {"b": "2", "c": "3"}),
    ("f", {"a": 1}, None),
    ("f", {"a": True}, None),
    ("f", {"a": 1.0}, None),
    ("f", {"a": None}, None),
    ("f", {"a": ""}, None),
    ("f", {"": "a"}, None),
    ("f", {1: "x"}, None),
    ("f", {True: "x"}, None),
    ("f", {1.0: "x"}, None),
    ("f", {"a": "1", "b": 2}, None),
    ("f", {"a": "1", "b": True}, None),
    ("f", {"a": "é"}, None),
    ("f", {"a": "e\u0301"}, None),
    ("f", {"a": "\ud800"}, None),
    ("f", {"a": "null"}, None),
    ('f",{"a":"1"},null]', None, None),
    ("g", {"a": "1"}, None),
]


@pytest.mark.parametrize("key", [check.check_key, check.text_key])
def test_keys_of_different_checks_never_collide(key: Any) -> None:
    """The official keys join with `:`, `;` and `=`, so that one tenant can be answered with another's answer."""
    collisions = [(one, two) for one, two in combinations(CONTEXTS, 2) if key(*one) == key(*two)]

    assert collisions == []


@pytest.mark.parametrize("key", [check.check_key, check.text_key])
@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("f", {}, {}), ("f", None, None)),
        (("f", {"a": "1", "b": "2"}, None), ("f", {"b": "2", "a": "1"}, {})),
        (("f", None, {"a": "1", "b": 2}), ("f", None, {"b": 2, "a": "1"})),
    ],
)
def test_keys_of_the_same_check_are_equal(key: Any, one: Any, two: Any) -> None:
    assert key(*one) == key(*two)
    assert hash(key(*one)) == hash(key(*two))


def test_an_enum_is_its_value() -> None:
    class Plan(StrEnum):
        FREE = "free"

    assert check.text_key("f", {"plan": Plan.FREE}, None) == check.text_key("f", {"plan": "free"}, None)


def test_a_single_check_names_both_contexts() -> None:
    assert api._check_call(FlagCheck("f", {"id": "acme"})).body == {"company": {"id": "acme"}, "user": None}


def test_a_bulk_check_names_what_is_there() -> None:
    assert api._bulk_call(FlagCheck("", {"id": "acme"}, {})).body == {"company": {"id": "acme"}}
    assert api._bulk_call(FlagCheck("")).body == {}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (CheckFlagOptions(), None),
        (CheckFlagOptions(default_value=True, timeout=1.0), None),
        (CheckFlagOptions(usage=1.2), {"credit_cost": None, "event_usage": None, "usage": 2}),
        (CheckFlagOptions(usage=0), {"credit_cost": None, "event_usage": None, "usage": 0}),
        (
            CheckFlagOptions(event_usage=EventUsage("api", 2.5)),
            {"credit_cost": None, "event_usage": {"event_subtype": "api", "quantity": 3}, "usage": None},
        ),
        (
            CheckFlagOptions(credit_cost={"cred_1": 0.25}),
            {"credit_cost": {"cred_1": 0.25}, "event_usage": None, "usage": None},
        ),
        (
            CheckFlagOptions(event_quantities=EventQuantities("tokens", quantities={"gpt": 1.5})),
            {
                "credit_cost": None,
                "event_usage": None,
                "usage": None,
                "event_quantities": {"event_subtype": "tokens", "quantities": {"gpt": 1.5}},
            },
        ),
    ],
)
def test_what_if_options_become_the_preflight(options: CheckFlagOptions, expected: object) -> None:
    assert arguments.preflight(options) == expected


def _reply(**data: Any) -> bytes:
    return json.dumps({"data": data, "params": {}}).encode()


def test_an_answer_is_read_and_remembers_when_it_came() -> None:
    answer = answers.read_check("f", _reply(flag="f", reason="matched", value=False), 12.0)

    assert (answer.flag, answer.value, answer.reason, answer.at) == ("f", False, "matched", 12.0)


@pytest.mark.parametrize(
    "content", [b'{"data": null, "params": {}}', b"null", _reply(flag="f", reason="r", value=None)]
)
def test_nothing_in_the_reply_means_no_such_flag(content: bytes) -> None:
    answer = answers.read_check("f", content, 0.0)

    assert answer.value is None
    assert answer.reason == "Flag not found - using default value"


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"[]", b'"yes"', b'{"data": []}', _reply(flag="f", reason="r", value="yes"), b"\xff"]
)
def test_another_shape_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        answers.read_check("f", content, 0.0)


def test_a_detail_that_no_contract_promises_does_not_hide_the_value() -> None:
    answer = answers.read_check("f", _reply(flag="f", reason="r", value=True, feature_usage="many", more=1), 0.0)

    assert answer.value is True
    assert answer.model.value is True


def test_the_same_answer_gives_the_same_object() -> None:
    answer = answers.read_check("f", _reply(flag="f", reason="r", value=True), 0.0)

    assert answer.model is answer.model


def test_a_bulk_reply_is_read_by_flag() -> None:
    content = json.dumps({"data": {"flags": [{"flag": "f", "reason": "r", "value": True}]}, "params": {}}).encode()

    found = answers.read_bulk(content, 0.0)

    assert {key: answer.value for key, answer in found.items()} == {"f": True}


@pytest.mark.parametrize(
    ("given", "expected"), [(None, True), (False, False), (True, True), (lambda: False, False), (lambda: True, True)]
)
def test_the_calls_default_wins_over_the_flags(given: Any, expected: bool) -> None:
    defaults = Defaults(SchematicConfig(flag_defaults={"f": True}), logging.getLogger("schematic.test"))

    assert defaults.value("f", given) is expected
    assert defaults.value("g", None) is False
