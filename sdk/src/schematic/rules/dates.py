"""Instants in texts: exactly the five forms that the engine knows.

An instant is `(seconds since 1970 UTC, nanoseconds)`; a leap second keeps its second and has 10^9 nanoseconds or more,
so it sorts between its neighbours. A bare date is not an instant, and the zone of `YYYY-MM-DD hh:mm:ss ZONE` is
ignored: both are the official engine's behaviour. Source: rules engine W14, observed.
"""

from __future__ import annotations

import re

from schematic.rules.compare import Instant, parse_int

_DAY = 86_400  # seconds
_MAX_YEAR = 262_142
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")

# Blanks are Unicode's White_Space; Python's `\s` has four control characters more.
_BLANKS, _TOKEN = r"[^\S\x1c-\x1f]*", r"[\S\x1c-\x1f]*"
# Possessive quantifiers: the original takes as many digits as it can and never gives one back.
_N = rf"{_BLANKS}(?P<{{}}>[0-9]{{{{1,2}}}}+)"
_YEAR = rf"{_BLANKS}(?P<year>[+-][0-9]++|[0-9]{{1,4}}+)"
_MONTH, _DAY_OF_MONTH = _N.format("month"), _N.format("day")
_CLOCK = ":".join(_N.format(name) for name in ("hour", "minute", "second"))
_OFFSET = (
    rf"{_BLANKS}(?P<sign>[+\-\u2212])(?P<offset_hours>[0-9]{{2}})(?::|[^\S\x1c-\x1f])*(?P<offset_minutes>[0-5][0-9])"
)
_WORDS = rf"(?P<weekday>[A-Za-z]{{3}}){_BLANKS}(?P<month>[A-Za-z]{{3}}){_DAY_OF_MONTH}{_YEAR}{_BLANKS}{_CLOCK}{_BLANKS}"

_RFC3339 = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})[Tt ]"
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]+))?"
    r"(?:[Zz]|(?P<sign>[+\-\u2212])(?P<offset_hours>[01][0-9]|2[0-3]):(?P<offset_minutes>[0-5][0-9]))\Z"
)
# In the order in which they are tried; the next one is tried where the date itself turns out not to exist.
_FORMS = (
    re.compile(rf"{_YEAR}-{_MONTH}-{_DAY_OF_MONTH}{_BLANKS}{_CLOCK}{_BLANKS}{_TOKEN}\Z"),
    re.compile(rf"{_YEAR}-{_MONTH}-{_DAY_OF_MONTH}T{_CLOCK}(?:\.(?P<fraction>[0-9]{{3}}))?{_OFFSET}\Z"),
    re.compile(rf"{_WORDS}GMT{_OFFSET}\Z"),
    re.compile(rf"{_WORDS}{_TOKEN}\Z"),
    _RFC3339,
)


def parse(text: str) -> Instant | None:
    """The instant that `text` names, in the first form that fits; None when none does."""
    for form in _FORMS:
        found = _read(form, text)
        if found is not None:
            return found
    return None


def parse_rfc3339(text: str) -> Instant | None:
    """The instant of an RFC 3339 text, digits beyond nanoseconds dropped; None for any other text."""
    return _read(_RFC3339, text)


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 of a date in the proleptic Gregorian calendar."""
    year -= month <= 2
    era = year // 400
    year_of_era = year - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """The inverse of `days_from_civil`."""
    days += 719_468
    era = days // 146_097
    day_of_era = days - era * 146_097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return days_from_civil(*following, 1) - days_from_civil(year, month, 1)


def weekday(days: int) -> int:
    """0 for Sunday; 1970-01-01 was a Thursday."""
    return (days + 4) % 7


def _read(form: re.Pattern[str], text: str) -> Instant | None:
    match = form.match(text)
    return None if match is None else _instant(match.groupdict(""))


def _instant(parts: dict[str, str]) -> Instant | None:
    year, month, day = parse_int(parts["year"]), _month(parts["month"]), int(parts["day"])
    if year is None or not -_MAX_YEAR <= year <= _MAX_YEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= days_in_month(year, month):
        return None
    days = days_from_civil(year, month, day)
    if "weekday" in parts and parts["weekday"].lower() != _WEEKDAYS[weekday(days)]:
        return None
    hour, minute, second = int(parts["hour"]), int(parts["minute"]), int(parts["second"])
    if hour > 23 or minute > 59 or second > 60:
        return None
    nanoseconds = int(parts.get("fraction", "")[:9].ljust(9, "0"))
    if second == 60:
        second, nanoseconds = 59, nanoseconds + 1_000_000_000
    return days * _DAY + hour * 3600 + minute * 60 + second - _offset(parts), nanoseconds


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _MONTHS.index(text.lower()) + 1 if text.lower() in _MONTHS else 0


def _offset(parts: dict[str, str]) -> int:
    """Seconds east of UTC; 24 hours and more count as none."""
    if not parts.get("sign"):
        return 0
    seconds = int(parts["offset_hours"]) * 3600 + int(parts["offset_minutes"]) * 60
    if seconds >= _DAY:
        return 0
    return seconds if parts["sign"] == "+" else -seconds
