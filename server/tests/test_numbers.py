"""What texts of traits are as numbers. The engine decides who may do what, so its reading is the measure."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schematic.rules.compare import Value, by_type, parse_number
from schematic_server.bounds import MAX_INTEGER
from schematic_server.domains.companies.numbers import limit, number, usage, whole_number

is_below = by_type("lt")["int"]
texts = st.one_of(
    st.integers().map(str),
    st.floats().map(repr),
    st.from_regex(r"[+-]?[0-9]{0,25}\.?[0-9]{0,3}([eE][+-]?[0-9]{1,4})?", fullmatch=True),
    st.text(st.sampled_from(" +-._0123456789eExinfa٣７\n"), max_size=8),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7", 7),
        ("-7", -7),
        ("+7", 7),
        ("007", 7),
        ("15.7", 15.7),
        (".5", 0.5),
        ("5.", 5),
        ("10.0", 10),
        ("1e3", 1000),
        ("1E-2", 0.01),
        ("0" * 5000 + "7", 7),
        (str(2**63), 2.0**63),
        ("1_000", None),
        (" 7 ", None),
        ("7\n", None),
        ("٣", None),
        ("0x10", None),
        ("nan", None),
        ("inf", None),
        ("Infinity", None),
        ("1e999", None),
        ("", None),
        ("-", None),
        (".", None),
        ("1.2.3", None),
        ("9" * 16_000 + "x", None),
    ],
)
def test_a_text_is_a_number_or_not(text: str, found: float | None) -> None:
    assert number(text) == found


@pytest.mark.parametrize(
    ("text", "found"), [("10.0", 10), ("1e3", 1000), ("-0.0", 0), ("7.5", None), ("1_0", None), ("1e999", None)]
)
def test_whole_numbers_may_be_written_with_fraction_and_exponent(text: str, found: int | None) -> None:
    assert whole_number(text) == found


@given(texts)
@example("1e999")
@example("-" + "9" * 400)
def test_the_engine_reads_every_text_alike(text: str) -> None:
    found = number(text)

    assert parse_number(text) == (0 if found is None else found)


@given(texts, st.integers(0, MAX_INTEGER))
@example("15.7", 15)
@example("15.7", 16)
@example("-0.5", 0)
@example(str(MAX_INTEGER), MAX_INTEGER)
@example(str(2**63), MAX_INTEGER)
def test_shown_usage_is_below_a_limit_exactly_when_the_gate_is_open(text: str, allocation: int) -> None:
    shown = usage(text)

    assert (shown < allocation) is is_below(Value(text), Value(str(allocation)))
    assert abs(shown) <= MAX_INTEGER


@given(st.integers(-MAX_INTEGER, MAX_INTEGER - 1), texts)
@example(10, "10.5")
@example(10, "10.0")
@example(MAX_INTEGER - 1, str(2**63))
def test_whole_usage_is_below_a_shown_limit_exactly_when_the_gate_is_open(used: int, text: str) -> None:
    shown = limit(text)

    assert (used < shown) is is_below(Value(str(used)), Value(text))
    assert abs(shown) <= MAX_INTEGER
