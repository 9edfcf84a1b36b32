"""Windows of metrics: where the current one starts and when the next one begins. UTC throughout.

Weeks start on Sunday. A billing cycle is a month from the subscription's start, whose day is clamped to the last day
of shorter months. Milliseconds in and out; subscriptions are wire documents (`period_start`, `period_end`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic.rules.dates import civil_from_days, days_from_civil, days_in_month, parse_rfc3339, weekday

_DAY_MS = 86_400_000
_NS = 1_000_000  # nanoseconds in a millisecond

Subscription = Mapping[str, Any]


def period_start(period: str, month_reset: str, subscription: Subscription | None, now_ms: int) -> int | None:
    """Start of the window that contains `now_ms`; None for `all_time` and unknown periods."""
    day = now_ms // _DAY_MS
    if period == "current_day":
        return day * _DAY_MS
    if period == "current_week":
        return (day - weekday(day)) * _DAY_MS
    if period != "current_month":
        return None
    year, month, _ = civil_from_days(day)
    first = days_from_civil(year, month, 1) * _DAY_MS
    start = _start_ns(subscription) if month_reset == "billing_cycle" else None
    if start is None or start > now_ms * _NS:
        return first
    anchor = _anchor(start, year, month)
    if anchor > now_ms * _NS:
        anchor = _anchor(start, *_month_before(year, month))
    return _up_to_ms(max(anchor, start))


def next_reset(period: str, month_reset: str, subscription: Subscription | None, now_ms: int) -> int | None:
    """Start of the next window; the subscription's end, even one in the past, if that is earlier; None for none.

    Also None for a billing cycle whose subscription's instants do not parse.
    """
    instant = next_reset_ns(period, month_reset, subscription, now_ms)
    return None if instant is None else _up_to_ms(instant)


def next_reset_ns(period: str, month_reset: str, subscription: Subscription | None, now_ms: int) -> int | None:
    """Like `next_reset`, in nanoseconds since 1970 (a subscription's start may have them)."""
    day = now_ms // _DAY_MS
    if period == "current_day":
        return (day + 1) * _DAY_MS * _NS
    if period == "current_week":
        return (day - weekday(day) + 7) * _DAY_MS * _NS
    if period != "current_month":
        return None
    year, month, _ = civil_from_days(day)
    following = days_from_civil(*_month_after(year, month), 1) * _DAY_MS * _NS
    if month_reset != "billing_cycle" or subscription is None:
        return following
    return _next_cycle(subscription, year, month, following, now_ms * _NS)


def render(nanoseconds: int) -> str:
    """`2024-01-20T10:11:12+00:00`, with 3, 6 or 9 digits of fraction only when it is not zero."""
    seconds, fraction = divmod(nanoseconds, 1_000_000_000)
    days, second_of_day = divmod(seconds, 86_400)
    year, month, day = civil_from_days(days)
    text = f"{year:04d}-{month:02d}-{day:02d}T"
    text += f"{second_of_day // 3600:02d}:{second_of_day // 60 % 60:02d}:{second_of_day % 60:02d}"
    if fraction:
        digits = f"{fraction:09d}"
        text += "." + (digits[:3] if digits[3:] == "000000" else digits[:6] if digits[6:] == "000" else digits)
    return text + "+00:00"


def _next_cycle(subscription: Subscription, year: int, month: int, following: int, now: int) -> int | None:
    start, end = _start_ns(subscription), _nanoseconds(subscription.get("period_end"))
    if start is None or end is None:
        return None
    if start > now:
        return min(start, following)
    anchor = _anchor(start, year, month)
    if anchor <= now:
        anchor = _anchor(start, *_month_after(year, month))
    return min(anchor, end)


def _up_to_ms(nanoseconds: int) -> int:
    """The first whole millisecond of a window: both bounds round up, so that every millisecond is in one window."""
    return -(-nanoseconds // _NS)


def _start_ns(subscription: Subscription | None) -> int | None:
    return None if subscription is None else _nanoseconds(subscription.get("period_start"))


def _nanoseconds(text: object) -> int | None:
    instant = parse_rfc3339(text) if isinstance(text, str) else None
    return None if instant is None else instant[0] * 1_000_000_000 + instant[1]


def _anchor(start: int, year: int, month: int) -> int:
    """The cycle's day of that month, at the start's time of day."""
    day, time_of_day = divmod(start, _DAY_MS * _NS)
    day_of_month = min(civil_from_days(day)[2], days_in_month(year, month))
    return days_from_civil(year, month, day_of_month) * _DAY_MS * _NS + time_of_day


def _month_after(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)


def _month_before(year: int, month: int) -> tuple[int, int]:
    return (year - 1, 12) if month == 1 else (year, month - 1)
