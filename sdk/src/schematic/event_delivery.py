"""Takes batches of encoded events to the endpoint until there is a verdict on each of them.

What the endpoint has not taken is waited for with everything else, or held back while others go on, as
`batching.verdict` says. Who waits is the caller: `deliver` returns when every event is settled or held.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from threading import Event as Signal
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from schematic import batching, forks
from schematic.clock import chance, monotonic, unix
from schematic.core.failures import class_names

if TYPE_CHECKING:
    import logging

    from schematic.event_capture import EventSender

Item = tuple[str, int]  # an encoded event, and its row in the outbox; 0 for an event that is in memory alone
Outcome = Literal["sent", "failed", "unsent"]
Settle = Callable[["Part", list[Item], Outcome, str], None]
_NOT_SENT = frozenset({"ConnectError", "ConnectTimeout", "gaierror"})
_numbers = count()


class Part:
    """A batch, or what is left of one. `flight`: which batch it was; `is_alone`: no other is on its way meanwhile."""

    __slots__ = ("due_at", "flight", "is_alone", "items", "number", "passed", "tries")

    def __init__(self, items: list[Item], flight: int, is_alone: bool, passed: int | None = None) -> None:
        self.items = items
        self.flight = flight
        self.is_alone = is_alone
        self.passed = passed  # how many requests the endpoint had taken when this, or what it is part of, first failed
        self.number = next(_numbers)  # older ones have smaller numbers
        self.tries = 0  # that failed, of exactly these events
        self.due_at = 0.0  # monotonic; when to try again

    def halves(self) -> tuple[Part, Part]:
        middle = len(self.items) // 2
        one, two = self.items[:middle], self.items[middle:]
        return self._of(one), self._of(two)

    def _of(self, items: list[Item]) -> Part:
        return Part(items, self.flight, self.is_alone, self.passed)


class Courier:
    """Sends, waits, sends again and halves what is refused; used by several threads at once.

    `settle` is told what became of events, with the reason; `unsent` are those whose sending ended with the client.
    """

    def __init__(
        self,
        sender: EventSender,
        logger: logging.Logger,
        settle: Settle,
        first_delay: float,
        max_retries: int | None,
        timeout: float,
    ) -> None:
        self._sender = sender
        self._logger = logger
        self._settle = settle
        self._first_delay = first_delay
        self._max_retries = max_retries
        self._timeout = timeout
        self._prefix = batching.prefix_of(sender.api_key)
        self._hurry = Signal()  # do not wait for the next try
        self._lock = Lock()
        self._held: list[Part] = []
        self._passed = 0  # requests that the endpoint has taken
        self.is_in_doubt = False  # a batch failed, and nothing has shown since that others would pass
        self.give_up_at = float("inf")  # monotonic
        self.resumes_at = 0.0  # monotonic; later than now while the endpoint fails
        self.retried = 0
        self.last_failure = ""

    @property
    def is_ending(self) -> bool:
        return self.give_up_at != float("inf")

    @property
    def next_due(self) -> float | None:
        """When (monotonic) something that is held is to be tried again; None when nothing is held."""
        with self._lock:
            return min((part.due_at for part in self._held), default=None)

    @property
    def held(self) -> int:
        """How many batches, or parts of them, are held."""
        return len(self._held)

    def hurry(self) -> None:
        """Let those who wait for their next try go on at once."""
        self._hurry.set()

    def deliver(self, part: Part) -> None:
        """Send a batch until every event in it is settled or held."""
        parts = [part]
        while parts:
            part = parts.pop()
            if not self._is_dealt_with(part):
                one, two = part.halves()
                parts += [two, one]

    def due(self) -> Part | None:
        """Something that was held, to be delivered now."""
        now = monotonic()
        with self._lock:
            part = next((part for part in self._held if part.due_at <= now), None)
            if part is not None:
                self._held.remove(part)
            return part

    def wait_for_oldest(self) -> Part | None:
        """The oldest that is held, once it is due; None when there is no time for it."""
        with self._lock:
            if not self._held:
                self.is_in_doubt = False
                return None
            part = min(self._held, key=lambda part: part.number)
        self._wait_until(part.due_at)
        with self._lock:
            if monotonic() >= self.give_up_at or part not in self._held:
                return None
            self._held.remove(part)
            return part

    def ask_for_one(self, part: Part) -> None:
        """Send one event of a held batch alone, each time another: does the endpoint take anything at all?"""
        with self._lock:
            if part not in self._held or len(part.items) < 2:
                return
            item = part.items.pop(part.tries % len(part.items))
        one = Part([item], part.flight, part.is_alone)
        try:
            answer = self._send(one)
        except Exception:  # whatever a sender raises: it is where it was
            with self._lock:
                part.items.insert(part.tries % (len(part.items) + 1), item)
        else:
            self._succeed(one, 0, answer)

    def give_up(self) -> None:
        """Let go of what is held: the client has stopped."""
        with self._lock:
            held, self._held = self._held, []
            self.is_in_doubt = False
        for part in held:
            self._end(part, "unsent", f"the client stopped before the endpoint took it: {self.last_failure}")

    def _is_dealt_with(self, part: Part) -> bool:
        """Send until there is a verdict. False: to be halved."""
        attempt = 0
        while True:
            if part.tries or attempt:
                with self._lock:
                    self.retried += 1
            try:
                answer = self._send(part)
            except Exception as error:  # whatever a sender raises, the thread lives on
                verdict = self._verdict(part, error)
                if verdict == "split":
                    return False
                if verdict == "refuse":
                    return self._end(part, "failed", f"Event batch refused: {error}")
                failed = attempt + part.tries - (verdict == "hold")
                if self._max_retries is not None and failed >= self._max_retries:
                    return self._end(part, "failed", f"Event batch submission failed after {failed} retries: {error}")
                if verdict == "hold":
                    return self._hold(part, error)
                if not self._pause(error, attempt):
                    return self._end(part, "unsent", f"the client stopped before the endpoint took it: {error}")
                attempt += 1
            else:
                return self._succeed(part, part.tries + attempt, answer)

    def _send(self, part: Part) -> bytes | None:
        content = batching.payload([told for told, _ in part.items], self._prefix)
        return self._sender.send(content, max(0.1, min(self._timeout, self.give_up_at - monotonic())))

    def _verdict(self, part: Part, error: Exception) -> batching.Verdict:
        self.last_failure = str(error)
        status: int | None = getattr(error, "status_code", None)
        cause = error.__cause__
        was_sent = cause is not None and not (_NOT_SENT & class_names(cause))
        with self._lock:
            others_pass = part.passed is not None and self._passed > part.passed and not self.is_in_doubt
            size, tries = len(part.items), part.tries + 1
            verdict = batching.verdict(status, size, tries, was_sent=was_sent, others_pass=others_pass)
            if verdict != "wait":
                part.tries = tries
            if verdict == "hold" and not others_pass:
                self.is_in_doubt = True
                part.passed = self._passed if part.passed is None else part.passed
        return verdict

    def _hold(self, part: Part, error: Exception) -> bool:
        wait = self._delay(error, part.tries - 1)
        part.due_at = monotonic() + wait
        if self.is_in_doubt:
            self.resumes_at = part.due_at
        self._warn(error, wait)
        with self._lock:
            self._held.append(part)
        return True

    def _end(self, part: Part, outcome: Outcome, why: str) -> bool:
        self._settle(part, part.items, outcome, why)
        return True

    def _succeed(self, part: Part, attempts: int, answer: bytes | None) -> bool:
        self.resumes_at = 0.0
        with self._lock:
            self._passed += 1
            if self.is_in_doubt:
                self.is_in_doubt = False
                for one in self._held:
                    one.due_at = 0.0
        if attempts:
            self._logger.info("Event batch submission succeeded after %d retries", attempts)
        items = part.items
        refused = {index: why for index, why in batching.refused(answer) if 0 <= index < len(items)}
        for index, why in refused.items():
            self._settle(part, [items[index]], "failed", f"Event refused: {why}")
        taken = [item for index, item in enumerate(items) if index not in refused] if refused else items
        if taken:
            self._settle(part, taken, "sent", "")
        return True

    def _pause(self, error: Exception, attempt: int) -> bool:
        """Wait before the next try; False when there is no time for one. Stopping and flushing cut it short once."""
        wait = self._delay(error, attempt)
        self.resumes_at = monotonic() + wait
        if monotonic() >= self.give_up_at:
            return False
        self._warn(error, wait)
        self._wait_until(self.resumes_at)
        return monotonic() < self.give_up_at

    def _delay(self, error: Exception, attempt: int) -> float:
        headers: Mapping[str, str] = getattr(error, "headers", None) or {}
        with forks.importing():
            return batching.delay(attempt, self._first_delay, headers, unix(), chance(), is_ending=self.is_ending)

    def _warn(self, error: Exception, wait: float) -> None:
        if not self.is_ending:  # then the end says it, once
            self._logger.warning("Event batch submission failed: %s. Retrying in %.2f seconds...", error, wait)

    def _wait_until(self, at: float) -> None:
        self._hurry.wait(max(0.0, min(at, self.give_up_at) - monotonic()))
        self._hurry.clear()


def told(part: str) -> dict[str, Any]:
    """An encoded event as the dict that goes over the wire, without API key."""
    from json import loads

    event: dict[str, Any] = loads(f"{{{part}}}")
    return event
