"""Bounds that hold at every door, and instants as RFC 3339 writes them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import accumulate

# Beyond it JavaScript clients lose digits and one official engine fails: counters, traits, amounts, allocations.
MAX_INTEGER = 2**53 - 1
# Levels of JSON. How many Python reads hangs on its version and on the stack; what is kept must be read by all clients.
MAX_NESTING = 200

_TEXT = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
_OPENERS, _CLOSERS = b"[{", b"]}"
_OTHERS = bytes(sorted(set(range(256)) - {*_OPENERS, *_CLOSERS}))
_STEPS = {**dict.fromkeys(_OPENERS, 1), **dict.fromkeys(_CLOSERS, -1)}

_RFC_3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))", re.ASCII
)


def is_exact(number: float) -> bool:
    """Whether every client reads this number back as it is, as far as its size goes."""
    return -MAX_INTEGER <= number <= MAX_INTEGER


def is_too_deep(json: bytes) -> bool:
    """Whether a JSON text, well-formed or not, is nested deeper than `MAX_NESTING`."""
    if json.count(b"[") + json.count(b"{") <= MAX_NESTING:
        return False
    brackets = _TEXT.sub(b"", json).translate(None, _OTHERS)
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > MAX_NESTING


def parse_instant(text: str) -> datetime | None:
    """The instant in UTC; None for what is not an RFC 3339 date-time or lies outside the years 1 to 9999 in UTC.

    Digits past the microsecond are cut, never rounded: an instant must not move into the next period. A leap second
    (second 60) is the second after it. A space may stand for the `T`.
    """
    match = _RFC_3339.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, sign, hours, minutes = match.groups()
    is_leap = second == "60"
    if sign is not None and (hours > "23" or minutes > "59"):
        return None
    try:
        found = datetime(
            int(year),
            int(month),
            int(day),
            int(hour),
            int(minute),
            59 if is_leap else int(second),
            0 if is_leap or fraction is None else int(fraction[:6].ljust(6, "0")),
            tzinfo=UTC,
        )
        if is_leap:
            found += timedelta(seconds=1)
        if sign is None:
            return found
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return found - offset if sign == "+" else found + offset
    except (ValueError, OverflowError):
        return None
