"""What an attempt's outcome means: success, another attempt and when, slowing down, or the endpoint's end. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# Seconds between attempts. Six attempts in about 20 minutes; ten in 76 hours, as Standard Webhooks recommends.
SHORT = (10.0, 30.0, 90.0, 270.0, 810.0)
LONG = (5.0, 300.0, 1800.0, 7200.0, 18000.0, 36000.0, 50400.0, 72000.0, 86400.0)
JITTER = 0.2  # of a pause, either way
MAX_WAIT = timedelta(days=1)  # that a receiver can ask for

GONE = 410
_SLOW_DOWN = frozenset({429, 502, 504})
_SLOW_FOR, _SLOWEST = timedelta(seconds=5), timedelta(minutes=5)

# Of the events of a rolling day; source: contract, `webhooks`.
HEALTH_WINDOW = timedelta(hours=24)
MIN_EVENTS, MAX_FAILED_PERCENT = 25, 90


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one attempt; `code` is 0 when nothing came back, and `failure` says why."""

    code: int
    text: str = ""
    retry_after: str | None = None
    failure: str | None = None

    @property
    def is_success(self) -> bool:
        return 200 <= self.code < 300

    @property
    def slows_down(self) -> bool:
        """Whether the receiver has more than it can take."""
        return self.code in _SLOW_DOWN or (not self.is_success and self.retry_after is not None)

    @property
    def reason(self) -> str | None:
        """Why it failed, for people; None when it did not."""
        if self.is_success:
            return None
        if 300 <= self.code < 400:
            return f"answered {self.code}: redirects are not followed; register the address that it leads to"
        return self.failure or f"answered {self.code}"


def schedule(name: str) -> Sequence[float]:
    """The pauses that a setting names: `short`, `long`, or its own, separated by commas."""
    known = {"short": SHORT, "long": LONG}
    return known[name] if name in known else [float(one) for one in name.split(",")]


def next_attempt(pauses: Sequence[float], made: int, chance: float, answer: Answer, now: datetime) -> datetime | None:
    """When to try again after `made` attempts, the last with `answer`; None when that was the last one.

    `chance`, from 0 to 1, spreads attempts. A receiver's `Retry-After` can only put them off.
    """
    if made > len(pauses):
        return None
    pause = pauses[made - 1] * (1 + JITTER * (2 * chance - 1))
    return max(now + timedelta(seconds=pause), asked_for(answer, now) or now)


def resume_at(answer: Answer, slowdowns: int, now: datetime) -> datetime:
    """Until when an endpoint that `slows_down` gets nothing; `slowdowns` is how often in a row it did before."""
    return asked_for(answer, now) or now + min(_SLOW_FOR * 2 ** min(slowdowns, 10), _SLOWEST)


def asked_for(answer: Answer, now: datetime) -> datetime | None:
    """The instant that `Retry-After` names, in seconds or as a date; at most `MAX_WAIT` away, None without one."""
    text = (answer.retry_after or "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return now + min(timedelta(seconds=int(text[:9])), MAX_WAIT)
    try:
        named = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # the receiver's own text: a year or an offset beyond every clock
        return None
    named = named.replace(tzinfo=UTC) if named.tzinfo is None else named
    return min(max(named, now), now + MAX_WAIT)


def is_failing(succeeded: int, failed: int) -> bool:
    """Whether an endpoint with these events in `HEALTH_WINDOW` is to be turned off."""
    total = succeeded + failed
    return total >= MIN_EVENTS and failed * 100 >= MAX_FAILED_PERCENT * total
