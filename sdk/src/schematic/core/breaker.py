"""The circuit breaker: whether to ask somebody at all who did not answer before.

`Breaker` decides, from instants that it is given; `SharedBreaker` is what the threads and tasks of a process share.
"""

from __future__ import annotations

import math
from threading import Lock
from typing import TYPE_CHECKING, Literal

from schematic.clock import monotonic
from schematic.core import forks
from schematic.core.api_error import ApiConnectionError

if TYPE_CHECKING:
    import logging

    from schematic.config import CircuitBreaker

PROBE_SECONDS = 1.0  # that a probe may take, at least
_PROBE_SHARE = 0.1  # of the pause before a probe, which it may take when that is more

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


class SharedBreaker:
    """A `Breaker` as the threads and tasks of a process share it. `enter` before a request, `leave` after it. `what` is
    named in the log when it opens and closes."""

    def __init__(self, settings: CircuitBreaker | None, what: str, logger: logging.Logger) -> None:
        self._breaker = Breaker(settings)
        self._what = what
        self._logger = logger
        self._lock = Lock()
        forks.watch(self)

    def after_fork(self) -> None:
        self._lock = Lock()
        self._breaker.forget_probe()

    @property
    def state(self) -> State:
        return self._breaker.state

    def enter(self, operation: str) -> Admission:
        """The right to send one request; raises CircuitOpenError."""
        forks.look()
        now = monotonic()
        with self._lock:
            admission = self._breaker.admit(now)
        if admission is None:
            raise CircuitOpenError(message=f"{operation}: {self._breaker.refusal(now)}")
        return admission

    def leave(self, admission: Admission, began_at: float, is_failure: bool | None) -> None:
        """Report how the request ended; None: nobody waited for its end."""
        now = monotonic()
        with self._lock:
            before = self._breaker.state
            self._breaker.settle(admission, now, now - began_at, is_failure)
            after = self._breaker.state
        if after == before or is_failure is None:
            return
        if after == "closed":
            self._logger.warning("%s answers again; the circuit breaker is closed", self._what)
        elif before == "closed":
            self._logger.warning("%s does not answer: %s", self._what, self._breaker.refusal(now))
