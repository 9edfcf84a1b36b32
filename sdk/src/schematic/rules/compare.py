"""Comparing traits by type: `int`, `string`, `bool`, `date`. Unknown operators never match.

A text is parsed at most once per type, when it is first compared as that type.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import lru_cache
from math import isfinite
from typing import Any

from schematic.rules.documents import INT64_MAX, INT64_MIN

Instant = tuple[int, int]
Compare = Callable[["Value", "Value"], bool]
_NO_INSTANT: Instant = (INT64_MIN, 0)  # sorts before every instant


class Value:
    """A text with the forms it has been parsed into."""

    __slots__ = ("_date", "_number", "is_true", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_true = text in ("true", "1")
        self._number: int | float | None = None
        self._date: Instant | bool | None = None

    def number(self) -> int | float:
        """The 64-bit integer the text spells, else its finite float, else 0.0."""
        if self._number is None:
            self._number = parse_number(self.text)
        return self._number

    def date(self) -> Instant | bool:
        """`(seconds, nanoseconds)`, see `dates.parse`; False when the text is no instant."""
        if self._date is None:
            from schematic.rules import dates

            self._date = dates.parse(self.text) or False
        return self._date


def parse_int(text: str) -> int | None:
    """A 64-bit integer: optional sign and ASCII digits, nothing else; None when it is not one."""
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not (digits.isascii() and digits.isdigit()):
        return None
    # Python refuses to convert thousands of digits, zeros in front included; no 64-bit number has more than 19.
    digits = digits.lstrip("0") or "0"
    number = int(digits) if len(digits) < 20 else INT64_MAX + 2
    number = -number if text[0] == "-" else number
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
    """Two's complement overflow, as the original adds."""
    return (number - INT64_MIN) % 2**64 + INT64_MIN


def _never(left: Any, right: Any) -> bool:
    return False


_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "lt": operator.lt,
    "gte": operator.ge,
    "lte": operator.le,
}


def int_order(name: str) -> Callable[[int | float, int | float], bool]:
    """The comparison of two numbers under an operator."""
    if name == "is_empty":
        return lambda left, right: left == 0
    if name == "not_empty":  # a negative number is neither empty nor "not empty"
        return lambda left, right: left > 0
    return _ORDERS.get(name, _never)


def _number(name: str) -> Compare:
    order = int_order(name)

    def compare(left: Value, right: Value) -> bool:
        one, other = left.number(), right.number()
        if type(one) is not type(other):  # 2^53 + 1 equals 2^53 as soon as one of them is a float
            one, other = float(one), float(other)
        return order(one, other)

    return compare


def _string(name: str) -> Compare:
    if name in ("is_empty", "not_empty"):
        return lambda left, right: bool(left.text) is (name == "not_empty")
    order = _ORDERS.get(name, _never)
    return lambda left, right: order(left.text, right.text)


def _bool(name: str) -> Compare:
    if name in ("eq", "ne"):
        return lambda left, right: (left.is_true is right.is_true) is (name == "eq")
    return lambda left, right: name == "not_empty"


def _date(name: str) -> Compare:
    if name in ("is_empty", "not_empty"):
        return lambda left, right: bool(left.date()) is (name == "not_empty")
    order = _ORDERS.get(name, _never)
    return lambda left, right: order(left.date() or _NO_INSTANT, right.date() or _NO_INSTANT)


@lru_cache(64)  # there are eight operators; others are taken as they come, and never match
def by_type(name: str) -> dict[str, Compare]:
    """The comparison of each comparable type under an operator."""
    return {"int": _number(name), "string": _string(name), "bool": _bool(name), "date": _date(name)}
