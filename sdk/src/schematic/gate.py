"""A circuit breaker as threads and tasks of a process share it, and counters that cost a hot path nearly nothing."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from schematic import forks
from schematic.clock import monotonic
from schematic.outages import Admission, Breaker, CircuitOpenError, State

if TYPE_CHECKING:
    import logging

    from schematic.config import CircuitBreaker


class Counter:
    """Counts in this process: `value += 1` from any thread. Exact: CPython switches threads at calls and loops only."""

    __slots__ = ("__weakref__", "value")

    def __init__(self) -> None:
        self.value = 0
        forks.watch(self)

    def after_fork(self) -> None:
        self.value = 0  # what the parent counted is the parent's


class Gate:
    """`enter` before a request, `leave` after it. `what` is named in the log when it opens and closes."""

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
