"""Takes batches of encoded events to the endpoint until there is a verdict on each of them.

What the endpoint has not taken is waited for with everything else, or held back while others go on, as
`batching.verdict` says. When a batch fails that may be to blame itself, one of its events is sent alone at once: if
that passes, the rest is halved, beside what others send. Who waits is the caller: `deliver` returns when every event
is settled or held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from threading import Event as Signal
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from schematic.clock import chance, monotonic, unix
from schematic.core import forks
from schematic.core.failures import class_names
from schematic.events import batching

if TYPE_CHECKING:
    import logging

    from schematic.events.capture import EventSender

Item = tuple[str, int]  # an encoded event, and its row in the outbox; 0 for an event that is in memory alone
Outcome = Literal["sent", "failed", "unsent"]
Settle = Callable[["Part", list[Item], Outcome, str], None]
PROBE_WITHIN = 3600.0  # seconds after which an event is not sent again to see whether the endpoint takes any
ASKED_AT_ONCE = 2  # events of a batch that failed, each sent alone
_NOT_SENT = frozenset({"ConnectError", "ConnectTimeout", "gaierror"})
_numbers = count()


class Part:
    """A batch, or what is left of one. `batch`: which one it was; `is_alone`: no other is on its way meanwhile;
    `is_suspect`: a bad event is looked for in it, which can wait for new ones."""

    __slots__ = ("batch", "due_at", "is_alone", "is_suspect", "items", "number", "passed", "suspicions", "tries")

    def __init__(self, items: list[Item], batch: int, is_alone: bool, passed: int | None = None) -> None:
        self.items = items
        self.batch = batch
        self.is_alone = is_alone
        self.passed = passed  # how many requests the endpoint had taken when this, or what it is part of, first failed
        self.number = next(_numbers)  # older ones have smaller numbers
        self.is_suspect = False
        self.tries = 0  # that failed, of exactly these events or of one among them
        self.suspicions = 0  # how many of them while others passed
        self.due_at = 0.0  # monotonic; when to try again

    def halves(self) -> tuple[Part, Part]:
        middle = len(self.items) // 2
        one, two = self.items[:middle], self.items[middle:]
        return self._of(one), self._of(two)

    def _of(self, items: list[Item]) -> Part:
        part = Part(items, self.batch, self.is_alone, self.passed)
        part.is_suspect = self.passed is not None
        return part


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
        self._taken_last: tuple[float, Item] | None = None  # an event that was, and when (monotonic)
        self.is_in_doubt = False  # a batch failed, and nothing has shown since that others would pass
        self.give_up_at = float("inf")  # monotonic
        self.resumes_at = 0.0  # monotonic; later than now while the endpoint fails
        self.retried = 0
        self.last_failure = ""

    @property
    def is_ending(self) -> bool:
        return self.give_up_at != float("inf")

    def next_due(self, *, but_suspects: bool = False) -> float | None:
        """When (monotonic) something that is held is to be tried again; None when nothing is held."""
        with self._lock:
            return min((part.due_at for part in self._held if not (but_suspects and part.is_suspect)), default=None)

    @property
    def is_suspect_due(self) -> bool:
        now = monotonic()
        with self._lock:
            return any(part.is_suspect and part.due_at <= now for part in self._held)

    @property
    def held(self) -> int:
        """How many events are held."""
        with self._lock:
            return sum(len(part.items) for part in self._held)

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

    def due(self, *, is_suspect: bool = False) -> Part | None:
        """The oldest that was held and is to be delivered now."""
        now = monotonic()
        with self._lock:
            parts = [part for part in self._held if part.due_at <= now and part.is_suspect == is_suspect]
            return self._released(min(parts, key=lambda part: part.number, default=None))

    def wait_for_next(self) -> Part | None:
        """What is held and due first, once it is due; None when there is no time for it.

        Several events rather than one: a bad one tells nothing about the endpoint, however often it is tried.
        """
        with self._lock:
            part = min(self._held, key=lambda part: (len(part.items) == 1, part.due_at, part.number), default=None)
            if part is None:
                self.is_in_doubt = False
                return None
        self._wait_until(part.due_at)
        with self._lock:
            return self._released(part) if monotonic() < self.give_up_at and part in self._held else None

    def ask(self, part: Part) -> None:
        """Send one event of several alone, each time another: does the endpoint take anything at all? If so, the rest
        is due at once, and else later."""
        error = self._passes_alone(part, part.tries % len(part.items))
        if error is None:
            self._put_aside([part])
            return
        part.tries += 1
        self.last_failure = str(error)
        if not self._is_given_up(part, error, part.tries - 1):
            self._hold(part, error)

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
        is_last = False  # the try that decides
        while True:
            if part.tries or attempt:
                with self._lock:
                    self.retried += 1
            try:
                answer = self._send(part)
            except Exception as error:  # whatever a sender raises, the thread lives on
                is_first = not self.is_in_doubt
                verdict = self._verdict(part, error)
                if verdict == "split":
                    if part.passed is None:
                        return False  # the content was refused
                    return self._put_aside(part.halves())
                if verdict == "refuse" and part.is_suspect:
                    # It is to blame if it fails between two that pass: an outage begins and ends when it likes.
                    if not self._is_there():
                        verdict = "hold"
                    elif not is_last:
                        is_last = True
                        attempt += 1
                        continue
                if verdict == "refuse":
                    return self._end(part, "failed", f"Event batch refused: {error}")
                if self._is_given_up(part, error, attempt + part.tries - (verdict == "hold")):
                    return True
                if verdict == "hold":
                    if is_first and self._is_to_blame(part):
                        return self._put_aside(part.halves() if len(part.items) > 1 else [part])
                    return self._hold(part, error)
                if not self._pause(error, attempt):
                    return self._end(part, "unsent", f"the client stopped before the endpoint took it: {error}")
                attempt += 1
            else:
                return self._succeed(part, part.tries + attempt, answer)

    def _send(self, part: Part) -> bytes | None:
        content = batching.payload([encoded for encoded, _ in part.items], self._prefix)
        return self._sender.send(content, max(0.1, min(self._timeout, self.give_up_at - monotonic())))

    def _verdict(self, part: Part, error: Exception) -> batching.Verdict:
        self.last_failure = str(error)
        status: int | None = getattr(error, "status_code", None)
        cause = error.__cause__
        was_sent = cause is not None and not (_NOT_SENT & class_names(cause))
        with self._lock:
            others_pass = part.passed is not None and self._passed > part.passed and not self.is_in_doubt
            size, tries = len(part.items), part.suspicions + 1
            verdict = batching.verdict(status, size, tries, was_sent=was_sent, others_pass=others_pass)
            if verdict != "wait":
                part.tries += 1
                part.suspicions += others_pass
            if verdict == "hold" and not others_pass:
                self.is_in_doubt = True
                part.passed = self._passed
        return verdict

    def _is_there(self) -> bool:
        """Whether the endpoint takes events: an outage may have begun since the last one passed.

        What it took last is sent again; by its idempotency key it counts once.
        """
        known = self._taken_last
        if known is None or monotonic() - known[0] > PROBE_WITHIN:
            return False
        try:
            self._send(Part([known[1]], 0, False))
        except Exception:  # whatever a sender raises
            return False
        return True

    def _is_given_up(self, part: Part, error: Exception, failed: int) -> bool:
        if self._max_retries is None or failed < self._max_retries:
            return False
        return self._end(part, "failed", f"Event batch submission failed after {failed} retries: {error}")

    def _is_to_blame(self, part: Part) -> bool:
        """Whether one of a batch's events passes where the batch did not; the second is tried when the first is bad
        too."""
        asked = min(len(part.items), ASKED_AT_ONCE) if len(part.items) > 1 else 0
        return any(self._passes_alone(part, len(part.items) * at // asked) is None for at in range(asked))

    def _passes_alone(self, part: Part, at: int) -> Exception | None:
        """Send one of the part's events alone. None when it was taken, and then it is no longer in the part."""
        item = part.items.pop(at)
        one = Part([item], part.batch, part.is_alone)
        with self._lock:
            self.retried += 1
        try:
            answer = self._send(one)
        except Exception as error:  # whatever a sender raises: the event is where it was
            part.items.insert(at, item)
            return error
        part.tries = 0
        self._succeed(one, 0, answer)
        return None

    def _hold(self, part: Part, error: Exception) -> bool:
        wait = self._delay(error, part.tries - 1)
        part.due_at = monotonic() + wait
        if self.is_in_doubt:
            self.resumes_at = part.due_at
            self._warn(error, wait)
        with self._lock:
            self._held.append(part)
        return True

    def _put_aside(self, parts: Iterable[Part]) -> bool:
        """Hold parts that are due at once."""
        with self._lock:
            for part in parts:
                part.due_at = 0.0
                self._held.append(part)
        return True

    def _released(self, part: Part | None) -> Part | None:
        if part is not None:
            self._held.remove(part)
        return part

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
                if self._held:
                    self._hurry.set()
        if attempts:
            self._logger.info("Event batch submission succeeded after %d retries", attempts)
        items = part.items
        refused = {index: why for index, why in batching.refused(answer) if 0 <= index < len(items)}
        for index, why in refused.items():
            self._settle(part, [items[index]], "failed", f"Event refused: {why}")
        taken = [item for index, item in enumerate(items) if index not in refused] if refused else items
        if taken:
            self._settle(part, taken, "sent", "")
            if not part.is_alone:  # an old word about somebody is not said again
                self._taken_last = monotonic(), taken[-1]
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


def decoded(part: str) -> dict[str, Any]:
    """An encoded event as the dict that goes over the wire, without API key."""
    from json import loads

    event: dict[str, Any] = loads(f"{{{part}}}")
    return event
