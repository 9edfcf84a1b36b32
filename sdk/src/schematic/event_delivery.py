"""Takes a batch of encoded events to the endpoint until there is a verdict on each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import random
from threading import Event as Signal
from threading import Lock
from time import monotonic, time
from typing import TYPE_CHECKING, Any, Literal

from schematic import batching, forks

if TYPE_CHECKING:
    import logging

    from schematic.event_capture import EventSender

Item = tuple[str, int]  # an encoded event, and its row in the outbox; 0 for an event that is in memory alone
Outcome = Literal["sent", "failed", "unsent"]
Settle = Callable[[list[Item], Outcome, str], None]


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
        self.give_up_at = float("inf")  # monotonic
        self.resumes_at = 0.0  # monotonic; later than now while the endpoint fails
        self.retried = 0

    def hurry(self) -> None:
        """Let those who wait for their next try go on at once."""
        self._hurry.set()

    def deliver(self, items: list[Item]) -> None:
        """Send a batch until every event in it is settled."""
        parts = [items] if items else []
        while parts:
            part = parts.pop()
            if not self._is_settled(part):
                middle = len(part) // 2
                parts += [part[middle:], part[:middle]]

    def _is_settled(self, part: list[Item]) -> bool:
        """Send until there is a verdict. False: to be halved."""
        content = batching.payload([told for told, _ in part], self._prefix)
        attempt = 0
        while True:
            try:
                answer = self._sender.send(content, max(0.1, min(self._timeout, self.give_up_at - monotonic())))
            except Exception as error:  # whatever a sender raises, the thread lives on
                verdict = batching.verdict(getattr(error, "status_code", None), len(part))
                if verdict == "split":
                    return False
                if verdict == "refuse":
                    return self._end(part, "failed", f"Event batch refused: {error}")
                if self._max_retries is not None and attempt >= self._max_retries:
                    return self._end(part, "failed", f"Event batch submission failed after {attempt} retries: {error}")
                if not self._pause(error, attempt):
                    return self._end(part, "unsent", f"the client stopped before the endpoint took it: {error}")
                attempt += 1
                with self._lock:
                    self.retried += 1
            else:
                return self._succeed(part, attempt, answer)

    def _end(self, part: list[Item], outcome: Outcome, why: str) -> bool:
        self._settle(part, outcome, why)
        return True

    def _succeed(self, part: list[Item], attempt: int, answer: bytes | None) -> bool:
        self.resumes_at = 0.0
        if attempt:
            self._logger.info("Event batch submission succeeded after %d retries", attempt)
        refused = {index: why for index, why in batching.refused(answer) if 0 <= index < len(part)}
        for index, why in refused.items():
            self._settle([part[index]], "failed", f"Event refused: {why}")
        taken = [item for index, item in enumerate(part) if index not in refused] if refused else part
        if taken:
            self._settle(taken, "sent", "")
        return True

    def _pause(self, error: Exception, attempt: int) -> bool:
        """Wait before the next try; False when there is no time for one. Stopping and flushing cut it short once."""
        headers: Mapping[str, str] = getattr(error, "headers", None) or {}
        is_ending = self.give_up_at != float("inf")
        with forks.importing():
            wait = batching.delay(attempt, self._first_delay, headers, time(), random(), is_ending=is_ending)
        self.resumes_at = monotonic() + wait
        if monotonic() >= self.give_up_at:
            return False
        self._logger.warning("Event batch submission failed: %s. Retrying in %.2f seconds...", error, wait)
        self._hurry.wait(max(0.0, min(wait, self.give_up_at - monotonic())))
        self._hurry.clear()
        return monotonic() < self.give_up_at


def told(part: str) -> dict[str, Any]:
    """An encoded event as the dict that goes over the wire, without API key."""
    from json import loads

    event: dict[str, Any] = loads(f"{{{part}}}")
    return event
