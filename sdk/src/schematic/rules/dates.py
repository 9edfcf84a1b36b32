"""Instants in texts: exactly the five forms that the engine knows.

An instant is `(seconds since 1970 UTC, nanoseconds)`; a leap second keeps its second and has 10^9 nanoseconds or more,
so it sorts between its neighbours. A bare date is not an instant, and the zone of `YYYY-MM-DD hh:mm:ss ZONE` is
ignored: both are the official engine's behaviour. Source: rules engine W14, observed.
"""

from __future__ import annotations

import re

Instant = tuple[int, int]

_DAY = 86_400  # seconds
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_WEEKDAYS = {name: number for number, name in enumerate(["sun", "mon", "tue", "wed", "thu", "fri", "sat"])}
_MAX_YEAR = 262_142

# Possessive quantifiers: the original takes as many digits as it can and never gives one back.
_N = r"\s*([0-9]{1,2}+)"
_Y = r"\s*([+-][0-9]++|[0-9]{1,4}+)"
_CLOCK = rf"{_N}:{_N}:{_N}"
_OFFSET = r"\s*([+\-\u2212])([0-9]{2})[\s:]*([0-9]{2})"
_WORDS = rf"([A-Za-z]{{3}})\s*([A-Za-z]{{3}}){_N}{_Y}\s*{_CLOCK}"

_BLANK_SEPARATED = re.compile(rf"{_Y}-{_N}-{_N}\s*{_CLOCK}\s*\S*\Z")
_MILLISECONDS = re.compile(rf"{_Y}-{_N}-{_N}T{_CLOCK}(?:\.([0-9]{{3}}))?{_OFFSET}\Z")
_WORDS_GMT = re.compile(rf"{_WORDS}\s*GMT{_OFFSET}\Z")
_WORDS_TOKEN = re.compile(rf"{_WORDS}\s*\S*\Z")
_RFC3339 = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?:([Zz])|([+\-\u2212])([0-9]{2}):([0-9]{2}))\Z"
)


def parse(text: str) -> Instant | None:
    """The instant that `text` names, in the first form that fits; None when none does."""
    for attempt in (_blank_separated, _milliseconds, _words_gmt, _words_token, parse_rfc3339):
        found = attempt(text)
        if found is not None:
            return found
    return None


def parse_rfc3339(text: str) -> Instant | None:
    """The instant of an RFC 3339 text, digits beyond nanoseconds dropped; None for any other text."""
    match = _RFC3339.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, _, sign, offset_hours, offset_minutes = match.groups()
    offset = 0
    if sign is not None:
        if int(offset_hours) > 23 or int(offset_minutes) > 59:
            return None
        offset = _offset(sign, offset_hours, offset_minutes)
    nanoseconds = int((fraction or "")[:9].ljust(9, "0"))
    return _instant(int(year), int(month), int(day), (hour, minute, second), nanoseconds, offset)


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


def _blank_separated(text: str) -> Instant | None:
    match = _BLANK_SEPARATED.match(text)
    if match is None:
        return None
    year, month, day, *clock = match.groups()
    return _instant(int(year), int(month), int(day), clock, 0, 0)


def _milliseconds(text: str) -> Instant | None:
    match = _MILLISECONDS.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, sign, hours, minutes = match.groups()
    if int(minutes) > 59:
        return None
    nanoseconds = int(fraction or 0) * 1_000_000
    return _instant(int(year), int(month), int(day), (hour, minute, second), nanoseconds, _offset(sign, hours, minutes))


def _words_gmt(text: str) -> Instant | None:
    match = _WORDS_GMT.match(text)
    if match is None:
        return None
    *date_and_clock, sign, hours, minutes = match.groups()
    return None if int(minutes) > 59 else _from_words(date_and_clock, _offset(sign, hours, minutes))


def _words_token(text: str) -> Instant | None:
    match = _WORDS_TOKEN.match(text)
    return None if match is None else _from_words(list(match.groups()), 0)


def _from_words(parts: list[str], offset: int) -> Instant | None:
    weekday, month, day, year, *clock = parts
    month_number = _MONTHS.get(month.lower())
    if month_number is None:
        return None
    found = _instant(int(year), month_number, int(day), clock, 0, offset)
    if found is None or _WEEKDAYS.get(weekday.lower()) != _weekday(int(year), month_number, int(day)):
        return None
    return found


def _weekday(year: int, month: int, day: int) -> int:
    return (days_from_civil(year, month, day) + 4) % 7  # 1970-01-01 was a Thursday


def _offset(sign: str, hours: str, minutes: str) -> int:
    seconds = int(hours) * 3600 + int(minutes) * 60
    if seconds >= _DAY:
        return 0
    return seconds if sign == "+" else -seconds


def _instant(
    year: int, month: int, day: int, clock: list[str] | tuple[str, ...], nanoseconds: int, offset: int
) -> Instant | None:
    hour, minute, second = map(int, clock)
    if not (-_MAX_YEAR <= year <= _MAX_YEAR and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        return None
    if hour > 23 or minute > 59 or second > 60:
        return None
    if second == 60:
        second, nanoseconds = 59, nanoseconds + 1_000_000_000
    seconds = days_from_civil(year, month, day) * _DAY + hour * 3600 + minute * 60 + second - offset
    return seconds, nanoseconds
