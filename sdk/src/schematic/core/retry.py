"""When to try again, and how long to wait first. Pure: the clock and chance are arguments."""

from __future__ import annotations

from collections.abc import Mapping, Set

DEFAULT_RETRIES = 2
FIRST_DELAY = 1.0  # seconds; doubles with every try
LONGEST_DELAY = 60.0  # seconds, whatever the server asks for
_RETRIED = frozenset({408, 409, 429})


def is_retried(status: int) -> bool:
    """408, 409, 429 and every 5xx but 501, for every method."""
    return status in _RETRIED or (status >= 500 and status != 501)  # 501: the server will not know it next time either


def is_retried_failure(class_names: Set[str], *, is_reset_retried: bool) -> bool:
    """Whether an HTTP library's exception, known by its classes' names, is worth another try.

    Connecting is; what may have been done already is not, so no timeouts. `is_reset_retried`: nor a connection that
    the server closes without an answer, unless asked for.
    """
    return "ConnectError" in class_names or (is_reset_retried and "RemoteProtocolError" in class_names)


def delay(attempt: int, headers: Mapping[str, str], now: float, chance: float) -> float:
    """Seconds to wait before the next try.

    `attempt` counts from 0, `headers` have lower-case names, `now` is Unix seconds, `chance` is uniform in [0, 1).
    The server's wish (`retry-after-ms`, `Retry-After` in seconds or as a date, `X-RateLimit-Reset` in Unix seconds)
    comes first, never more than a minute; else 1 s, 2 s, 4 s … with 10 % to either side.
    """
    asked = _asked(headers, now)
    if asked is not None:
        return min(asked, LONGEST_DELAY)
    resets_in = _number(headers.get("x-ratelimit-reset"))
    if resets_in is not None and resets_in > now:
        return min(resets_in - now, LONGEST_DELAY) * (1 + 0.2 * chance)
    return min(FIRST_DELAY * 2.0 ** min(attempt, 10), LONGEST_DELAY) * (0.9 + 0.2 * chance)


def _asked(headers: Mapping[str, str], now: float) -> float | None:
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None and milliseconds > 0:
        return milliseconds / 1000
    text = headers.get("retry-after")
    if text is None:
        return None
    seconds = _number(text)
    if seconds is None:
        seconds = _until(text, now)
    return seconds if seconds is not None and seconds > 0 else None


def _until(text: str, now: float) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp() - now
    except (TypeError, ValueError):
        return None


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
