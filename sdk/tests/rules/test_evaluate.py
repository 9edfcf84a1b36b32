"""`evaluate` keeps flags compiled; nobody can tell."""

from __future__ import annotations

import copy
from types import MappingProxyType
from typing import Any

import pytest

from schematic import rules
from schematic.rules import evaluate

from . import wire

ACME = wire.company(traits=[wire.trait("gold")])


def _flag(text: str = "gold") -> wire.Document:
    return wire.flag(wire.rule(wire.trait_condition("eq", text)))


def _value(flag: Any) -> bool:
    value: bool = evaluate(flag, ACME, None)["value"]
    return value


def test_a_flag_is_compiled_once_for_the_same_content(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[Any] = []
    real = rules.compile_flag
    monkeypatch.setattr(rules, "compile_flag", lambda document: compiled.append(document) or real(document))
    flag = wire.flag(wire.rule(wire.trait_condition("eq", "gold")), key="compiled once")

    values = [_value(one) for one in (flag, flag, copy.deepcopy(flag))]

    assert values == [True] * 3
    assert len(compiled) == 1


def test_a_flag_changed_in_place_answers_by_what_it_says_now() -> None:
    flag = _flag()
    before = _value(flag)

    flag["rules"][0]["conditions"][0]["trait_value"] = "silver"
    changed = _value(flag)
    flag["rules"].clear()
    flag["default_value"] = True

    assert (before, changed, _value(flag)) == (True, False, True)


@pytest.mark.parametrize("value", [1, 1.0])
def test_what_python_takes_for_true_is_refused_after_true_was_seen(value: Any) -> None:
    flag = _flag()
    assert _value(flag) is True

    flag["rules"][0]["value"] = value

    with pytest.raises(ValueError, match=r"flag\.rules\[0\]\.value must be true or false"):
        evaluate(flag, ACME, None)


def test_a_flag_that_is_malformed_is_refused_every_time() -> None:
    flag = _flag()
    del flag["rules"][0]["name"]

    for _ in range(2):
        with pytest.raises(ValueError, match=r"flag\.rules\[0\]\.name is required"):
            evaluate(flag, ACME, None)


def test_any_mapping_will_do() -> None:
    assert _value(MappingProxyType(_flag())) is True


def test_what_is_kept_is_bounded() -> None:
    for number in range(1000):
        _value(wire.flag(key=f"flag {number}"))
    _value(wire.flag(key="x" * 1_000_000))

    assert len(rules._compiled) <= 64
    assert sum(map(len, rules._compiled)) < 1_000_000


def test_changing_a_result_changes_no_later_one() -> None:
    flag = _flag()
    first = evaluate(flag, ACME, None)
    expected = copy.deepcopy(first)

    first.clear()

    assert evaluate(flag, ACME, None) == expected
