"""What checks do while the API does not answer: who still asks, how long to wait, what to say instead. Pure.

Times are seconds of a clock that only goes forward, and arguments.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from schematic.core import retry
from schematic.core.api_error import ApiConnectionError, ApiError
from schematic.core.failures import class_names

if TYPE_CHECKING:
    from schematic.config import CircuitBreaker, OutagePolicy

RETRY_SECONDS = 2.0  # that one check waits between its tries, all together
PROBE_SECONDS = 1.0  # that a probe may take, at least
_PROBE_SHARE = 0.1  # of the pause before a probe, which it may take when that is more
POLICIES: tuple[OutagePolicy, ...] = ("default", "open", "closed", "last_known")

State = Literal["closed", "open", "half_open"]


class CircuitOpenError(ApiConnectionError):
    """Nothing was asked, because what was asked before was not answered."""


class Admission:
    """The right to send one request, for at most `seconds`; to be given back by `Breaker.settle`."""

    __slots__ = ("is_probe", "seconds")

    def __init__(self, seconds: float, is_probe: bool) -> None:
        self.seconds = seconds
        self.is_probe = is_probe


_FREELY = Admission(math.inf, False)


class Breaker:
    """Whether to ask at all.

    Closed: everybody may. It opens after `failures` failed requests in a row, or when failed requests in a row have
    taken `lost_seconds`, and then nobody may for a pause. After it one may, the probe; its success closes the breaker,
    its failure doubles the pause. So an outage costs each thread or task at most `lost_seconds` and one request's
    timeout; afterwards one caller at a time waits for a probe, a second or a tenth of the pause before it.
    """

    def __init__(self, settings: CircuitBreaker | None) -> None:
        """`settings` None: never opens."""
        self._failures = settings.failures if settings is not None else math.inf
        self._lost_seconds = settings.lost_seconds if settings is not None else math.inf
        self._first_pause = settings.cool_down_seconds if settings is not None else 0.0
        self._longest_pause = settings.longest_cool_down_seconds if settings is not None else 0.0
        self._in_a_row = 0
        self._lost = 0.0
        self._pause = self._first_pause
        self._retry_at: float | None = None
        self._is_probing = False

    @property
    def state(self) -> State:
        if self._retry_at is None:
            return "closed"
        return "half_open" if self._is_probing else "open"

    def admit(self, now: float) -> Admission | None:
        """The right to ask, or None."""
        if self._retry_at is None:
            return _FREELY
        if self._is_probing or now < self._retry_at:
            return None
        self._is_probing = True
        return Admission(max(PROBE_SECONDS, self._pause * _PROBE_SHARE), True)

    def settle(self, admission: Admission, now: float, took: float, is_failure: bool | None) -> None:
        """How the request ended; `is_failure` None: nobody waited for its end."""
        if admission.is_probe:
            self._is_probing = False
        if is_failure is None:
            return
        if not is_failure:
            if self._in_a_row:
                self._close()
            return
        self._in_a_row += 1
        self._lost += took
        if self._retry_at is None:
            if self._in_a_row >= self._failures or self._lost >= self._lost_seconds:
                self._retry_at = now + self._pause
        elif admission.is_probe:
            self._pause = min(self._pause * 2, self._longest_pause)
            self._retry_at = now + self._pause

    def refusal(self, now: float) -> str:
        """Why nobody may ask now."""
        until = max((self._retry_at or now) - now, 0.0)
        return (
            f"the circuit breaker is open after {self._in_a_row} failed requests in a row; "
            f"the next is tried {f'in {until:.1f} s' if until else 'now'}"
        )

    def forget_probe(self) -> None:
        """A probe of the parent process never ends in a child."""
        self._is_probing = False

    def _close(self) -> None:
        self._in_a_row = 0
        self._lost = 0.0
        self._pause = self._first_pause
        self._retry_at = None
        self._is_probing = False


class Policies:
    """What each flag answers when its check fails. Raises ValueError for a policy that there is not."""

    def __init__(self, default: OutagePolicy, by_flag: Mapping[str, OutagePolicy] | None) -> None:
        self._default: OutagePolicy = _known("outage_policy", default)
        self._by_flag: dict[str, OutagePolicy]
        self._by_flag = {key: _known(f"outage_policies[{key!r}]", one) for key, one in (by_flag or {}).items()}
        self.remembers = "last_known" in (default, *self._by_flag.values())

    def of(self, flag_key: str) -> OutagePolicy:
        return self._by_flag.get(flag_key, self._default)


def is_outage(status: int | None) -> bool:
    """Whether a failure with this status, None without an answer, says that the API cannot answer now."""
    return status is None or (status >= 500 and status != 501) or status in (408, 429)


def wait_before_retry(error: ApiError, attempt: int, left: float, unix_now: float, chance: float) -> float | None:
    """Seconds until a check's next try, or None when there is none.

    `attempt` counts from 0; `left` is what this check may still wait. Our own delay is shortened to that; the server's
    (`Retry-After`) is kept or, when it is longer, the error is final: a check must not sleep for a minute.
    """
    if error.status_code is None:
        names = class_names(error.__cause__) if error.__cause__ is not None else set[str]()
        is_retried = retry.is_retried_failure(names, is_reset_retried=False)
    else:
        is_retried = retry.is_retried(error.status_code)
    if not is_retried or left <= 0:
        return None
    own = retry.delay(attempt, {}, unix_now, chance)
    asked = retry.delay(attempt, error.headers or {}, unix_now, chance)
    if asked == own:
        return min(own, left)
    return asked if asked <= left else None


def _known(field: str, policy: OutagePolicy) -> OutagePolicy:
    if not any(policy == one for one in POLICIES):
        raise ValueError(f"{field} must be one of {', '.join(POLICIES)}, not {policy!r}")
    return policy
