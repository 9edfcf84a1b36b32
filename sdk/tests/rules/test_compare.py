"""Comparison by type; `like` stands for an operator nobody knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic.rules.compare import INT64_MAX, INT64_MIN, Value, by_type, parse_int, parse_number, wrap_int64

OPERATORS = ("eq", "ne", "gt", "lt", "gte", "lte", "is_empty", "not_empty", "like")


def _true(kind: str, left: str, right: str) -> set[str]:
    return {operator for operator in OPERATORS if by_type(operator)[kind](Value(left), Value(right))}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+7", 7), ("-0", 0), ("00012", 12), ("0" * 5000 + "7", 7), ("-" + "0" * 5000 + "7", -7),
        (str(INT64_MAX), INT64_MAX), (str(INT64_MIN), INT64_MIN),
        (str(INT64_MAX + 1), None), (str(INT64_MIN - 1), None), ("9" * 5000, None),
        ("", None), ("+", None), ("--5", None), ("5.0", None), (" 5", None), ("1_000", None),
        ("٣", None), ("5\n", None),
    ],
)  # fmt: skip
def test_an_integer_is_a_sign_and_digits_in_64_bits(text: str, number: int | None) -> None:
    assert parse_int(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5.", 5.0), (".5", 0.5), ("1e3", 1000.0), ("9" * 5000, 0.0), ("9223372036854775808", 2.0**63),
        ("nan", 0.0), ("inf", 0.0), ("-Infinity", 0.0), ("1e400", 0.0), ("junk", 0.0), (" 5", 0.0), ("5 ", 0.0),
        ("0x10", 0.0), ("1_000", 0.0), ("٣.٣", 0.0), ("e5", 0.0),
    ],
)  # fmt: skip
def test_other_numbers_are_decimals_and_exponents(text: str, number: float) -> None:
    assert parse_number(text) == number


def test_integers_compare_exactly_and_with_floats_as_floats() -> None:
    above, at = "9007199254740993", "9007199254740992"

    assert _true("int", above, at) == {"ne", "gt", "gte", "not_empty"}
    assert _true("int", above, at + ".0") == {"eq", "gte", "lte", "not_empty"}
    assert _true("int", "9223372036854775808", "9223372036854775807") == {"eq", "gte", "lte", "not_empty"}


def test_a_negative_number_is_neither_empty_nor_not_empty() -> None:
    assert _true("int", "-1", "0") == {"ne", "lt", "lte"}
    assert _true("int", "junk", "") == {"eq", "gte", "lte", "is_empty"}


def test_booleans_are_true_or_1_and_always_not_empty() -> None:
    assert _true("bool", "1", "true") == {"eq", "not_empty"}
    assert _true("bool", "TRUE", "true") == {"ne", "not_empty"}
    assert _true("bool", "", "") == {"eq", "not_empty"}


def test_what_is_no_date_sorts_before_every_date() -> None:
    assert _true("date", "2024-01-15", "junk") == {"eq", "gte", "lte", "is_empty"}
    assert _true("date", "1900-01-01T00:00:00Z", "junk") == {"ne", "gt", "gte", "not_empty"}
    assert _true("date", "junk", "1900-01-01T00:00:00Z") == {"ne", "lt", "lte", "is_empty"}


@given(st.text(), st.text())
def test_strings_compare_by_the_bytes_of_their_utf_8(left: str, right: str) -> None:
    one, other = left.encode("utf-8", "surrogatepass"), right.encode("utf-8", "surrogatepass")
    expected = {"gt"} if one > other else {"lt"} if one < other else {"eq"}

    assert _true("string", left, right) & {"gt", "lt", "eq"} == expected
    assert ("is_empty" in _true("string", left, right)) is (left == "")


@given(st.sampled_from(["int", "string", "bool", "date"]), st.text(max_size=4), st.text(max_size=4))
def test_operators_come_in_opposites(kind: str, left: str, right: str) -> None:
    true, mirrored = _true(kind, left, right), _true(kind, right, left)

    assert ("eq" in true) is not ("ne" in true)
    assert ("gt" in true) is ("lt" in mirrored)
    assert ("gte" in true) is ("lte" in mirrored)
    assert "like" not in true


@given(st.integers(INT64_MIN, INT64_MAX), st.integers(INT64_MIN, INT64_MAX))
def test_addition_wraps_at_64_bits(left: int, right: int) -> None:
    found = wrap_int64(left + right)

    assert INT64_MIN <= found <= INT64_MAX
    assert (found - left - right) % 2**64 == 0
