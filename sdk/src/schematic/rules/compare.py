"""Comparing traits by type: `int`, `string`, `bool`, `date`. Unknown operators never match.

A text is parsed at most once per type, when it is first compared as that type.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Any

INT64_MIN, INT64_MAX = -(2**63), 2**63 - 1


class Value:
    """A text with the forms it has been parsed into."""

    __slots__ = ("_date", "_number", "is_true", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_true = text == "true" or text == "1"

    @property
    def number(self) -> int | float:
        """The 64-bit integer the text spells, else its finite float, else 0.0."""
        try:
            return self._number
        except AttributeError:
            self._number = parse_number(self.text)
            return self._number

    @property
    def date(self) -> Any:
        """`(seconds, nanoseconds)` or None; see `dates.parse`."""
        try:
            return self._date
        except AttributeError:
            from schematic.rules import dates

            self._date = dates.parse(self.text)
            return self._date


EMPTY = Value("")
Compare = Callable[[Value, Value], bool]


def parse_int(text: str) -> int | None:
    """A 64-bit integer: optional sign and ASCII digits, nothing else; None when it is not one."""
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not (digits.isascii() and digits.isdigit()):
        return None
    # More digits than any 64-bit number has, zeros in front apart: no need to convert them.
    if len(digits) > 19 and len(digits.lstrip("0")) > 19:
        return None
    number = int(text)
    return number if INT64_MIN <= number <= INT64_MAX else None


def strict_int(text: str) -> int:
    """`parse_int`, 0 for anything else."""
    return parse_int(text) or 0


def parse_number(text: str) -> int | float:
    """`parse_int`, else a decimal or exponent float, else 0.0 (`nan`, `inf`, `1_000`, ` 5`, `0x10`, junk)."""
    whole = parse_int(text)
    if whole is not None:
        return whole
    if not text.isascii() or "_" in text or text != text.strip():
        return 0.0
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if isfinite(number) else 0.0


def wrap_int64(number: int) -> int:
    """Two's complement addition overflow, as the original has it."""
    return (number - INT64_MIN) % 2**64 + INT64_MIN


def order(operator: str, left: int | float, right: int | float) -> bool:
    """Compare numbers: as integers when both are, else as floats (so 2^53 + 1 equals 2^53 then)."""
    if not (isinstance(left, int) and isinstance(right, int)):
        left, right = float(left), float(right)
    if operator == "eq":
        return left == right
    if operator == "ne":
        return left != right
    if operator == "gt":
        return left > right
    if operator == "lt":
        return left < right
    if operator == "gte":
        return left >= right
    if operator == "lte":
        return left <= right
    if operator == "is_empty":
        return left == 0
    # A negative number is neither empty nor "not empty".
    return operator == "not_empty" and left > 0


def _int(operator: str) -> Compare:
    return lambda left, right: order(operator, left.number, right.number)


_STRING: dict[str, Compare] = {
    "eq": lambda left, right: left.text == right.text,
    "ne": lambda left, right: left.text != right.text,
    "gt": lambda left, right: left.text > right.text,
    "lt": lambda left, right: left.text < right.text,
    "gte": lambda left, right: left.text >= right.text,
    "lte": lambda left, right: left.text <= right.text,
    "is_empty": lambda left, right: not left.text,
    "not_empty": lambda left, right: bool(left.text),
}
_BOOL: dict[str, Compare] = {
    "eq": lambda left, right: left.is_true == right.is_true,
    "ne": lambda left, right: left.is_true != right.is_true,
    "not_empty": lambda left, right: True,
}


def _date_gt(left: Any, right: Any) -> bool:
    return left is not None and (right is None or left > right)


_DATE: dict[str, Compare] = {
    "eq": lambda left, right: left.date == right.date,
    "ne": lambda left, right: left.date != right.date,
    "gt": lambda left, right: _date_gt(left.date, right.date),
    "lt": lambda left, right: _date_gt(right.date, left.date),
    "gte": lambda left, right: left.date == right.date or _date_gt(left.date, right.date),
    "lte": lambda left, right: left.date == right.date or _date_gt(right.date, left.date),
    "is_empty": lambda left, right: left.date is None,
    "not_empty": lambda left, right: left.date is not None,
}


def _never(left: Value, right: Value) -> bool:
    return False


def by_type(operator: str) -> dict[str, Compare]:
    """The comparison of each comparable type under `operator`."""
    return {
        "int": _int(operator),
        "string": _STRING.get(operator, _never),
        "bool": _BOOL.get(operator, _never),
        "date": _DATE.get(operator, _never),
    }
