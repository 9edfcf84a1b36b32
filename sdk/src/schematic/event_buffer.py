"""Keeps events until the capture endpoint has them. Adding one never blocks, sleeps or does I/O.

A daemon thread sends, one batch after the other; it starts with the first event and ends after a minute without any.
It serves the async client too: so events also go out while a loop is busy, and after it has ended. What an event is
stays fixed from the call on, its idempotency key too, so that a batch whose answer was lost counts once. After `fork`
the child begins empty, with a key of its own: what waits is the parent's to send.
"""

from __future__ import annotations

import atexit
import os
from collections import deque
from collections.abc import Mapping
from itertools import count
from random import random
from threading import Event as Signal
from threading import Lock, Thread, current_thread
from time import monotonic, time
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakSet

from schematic import batching, forks
from schematic.batching import Event
from schematic.event_capture import TIMEOUT, AsyncEventCaptureClient

if TYPE_CHECKING:
    import logging

    from schematic.batching import Json
    from schematic.event_capture import EventCaptureClient, EventSender

IDLE_AFTER = 60.0  # seconds without events, after which the thread ends
STOP_WITHIN = 5.0  # seconds that stopping goes on without a batch getting through
STOP_AT_LAST = 30.0  # seconds that stopping may take in all


class Delivery(NamedTuple):
    """What became of a buffer's events so far: taken by the endpoint, given up, still here."""

    sent: int
    dropped: int
    waiting: int


class EventBuffer:
    """`period`: seconds that an event waits for others. `max_events`: events in a batch. `max_retries`: tries after
    the first, None for as long as it takes. `initial_retry_delay`: seconds; doubles. `max_waiting`: events kept."""

    def __init__(
        self,
        event_sender: EventSender,
        logger: logging.Logger,
        period: float | None = None,
        max_events: int = batching.MAX_BATCH,
        max_retries: int | None = None,
        initial_retry_delay: float = 1.0,
        max_waiting: int = batching.MAX_WAITING,
    ) -> None:
        self._sender = event_sender
        self._logger = logger
        self._period = period or batching.PERIOD
        self._max_events = min(max_events, batching.MAX_BATCH)
        self._max_retries = max_retries
        self._first_delay = initial_retry_delay
        self._max_waiting = max_waiting
        self._is_stopped = False
        self.after_fork()
        forks.watch(self)
        _buffers.add(self)

    def after_fork(self) -> None:
        self._waiting: deque[Event] = deque()
        self._numbers = count(1)
        self._identity = os.urandom(12).hex()
        self._thread: Thread | None = None
        self._lock = Lock()
        self._wake = Signal()  # there is something to do now
        self._hurry = Signal()  # do not wait for the next try
        self._is_awake = False
        self._flushes: deque[Signal] = deque()
        self._give_up_at = float("inf")
        self._sending = self._sent = self._dropped = 0

    @property
    def delivery(self) -> Delivery:
        """The counts at this moment."""
        return Delivery(self._sent, self._dropped, len(self._waiting) + self._sending)

    def push(self, event: Any) -> None:
        """Keep one event, a `CreateEventRequestBody` or an equal dict; its own idempotency key wins."""
        self.add(*batching.raw_event(event))

    def add(self, kind: str, body: Json, extras: Json | None = None) -> None:
        """Keep one event; `body` and `extras` must not be used by the caller again. When too many wait, this one is
        dropped and counted."""
        waiting = self._waiting
        if self._is_stopped or len(waiting) >= self._max_waiting:
            self._refuse()
            return
        waiting.append((kind, body, next(self._numbers), extras))
        if self._thread is None:
            self._start()
        if len(waiting) >= self._max_events and not self._is_awake:
            self._is_awake = True
            self._wake.set()

    def flush(self, timeout: float | None = None) -> Delivery:
        """Send what waits now, and wait until that is done or given up, at most `timeout` seconds."""
        if self._waiting or self._sending:
            done = Signal()
            self._flushes.append(done)
            if self._thread is None:
                self._start()
            if self._thread is not None:
                self._hurry.set()
                self._wake.set()
                done.wait(timeout)
        return self.delivery

    def stop(self, timeout: float = STOP_WITHIN) -> None:
        """Refuse new events and send what waits: until `timeout` seconds pass in which no batch gets through."""
        if self._is_stopped:
            return
        stopping_at = monotonic()
        self._stop_within, self._stop_at_last = timeout, stopping_at + max(timeout, STOP_AT_LAST)
        self._give_up_at = stopping_at + timeout
        self._is_stopped = True
        self._hurry.set()
        self._wake.set()
        thread = self._thread
        if thread is None:
            self._send_waiting()  # none was needed, or none could be started, as at the interpreter's end
        while thread is not None and thread.is_alive() and (left := self._give_up_at - monotonic()) > 0:
            thread.join(left)
        if self.delivery.waiting:
            self._logger.error("%d events were not delivered before the client stopped", self.delivery.waiting)

    def _refuse(self) -> None:
        with self._lock:
            self._dropped += 1
            is_first = self._dropped % self._max_waiting == 1
        if self._is_stopped:
            self._logger.error("Event buffer is stopped, not accepting new events")
        elif is_first:
            self._logger.error("Event buffer is full (%d events wait), dropping new events", self._max_waiting)

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                thread = Thread(target=self._work, name="schematic-events", daemon=True)
                try:
                    thread.start()
                except RuntimeError:  # the interpreter is ending; `stop` sends what waits
                    return
                self._thread = thread

    def _work(self) -> None:
        idle_since = monotonic()
        while True:
            self._wake.wait(self._period)
            self._wake.clear()
            self._is_awake = True
            asked = [self._flushes.popleft() for _ in range(len(self._flushes))]
            if self._waiting:
                self._send_waiting()
                idle_since = monotonic()
            for done in asked:
                done.set()
            self._is_awake = False
            is_over = self._is_stopped or monotonic() - idle_since > IDLE_AFTER
            if is_over and self._retire():
                return
            if is_over or len(self._waiting) >= self._max_events:
                self._wake.set()

    def _retire(self) -> bool:
        """End the thread, unless there is something to do. `add` looks for the thread after it has put its event."""
        with self._lock:
            self._thread = None
            if (self._waiting or self._flushes) and monotonic() < self._give_up_at:
                self._thread = current_thread()
            return self._thread is None

    def _send_waiting(self) -> None:
        """Send as many as wait at this moment."""
        left = len(self._waiting)
        while left > 0 and monotonic() < self._give_up_at:
            batch = [self._waiting.popleft() for _ in range(min(left, self._max_events))]
            left -= len(batch)
            self._sending = len(batch)
            self._deliver(batch)

    def _deliver(self, batch: list[Event]) -> None:
        """Send a batch; what is refused is halved."""
        parts = [batch]
        while parts:
            part = parts.pop()
            content = self._encoded(part)
            if content is None or not self._is_taken(content, len(part)):
                if len(part) == 1:
                    continue
                middle = len(part) // 2
                parts += [part[middle:], part[:middle]]

    def _encoded(self, part: list[Event]) -> bytes | None:
        try:
            return batching.payload(part, self._sender.api_key, self._identity)
        except (TypeError, ValueError, RecursionError) as error:
            if len(part) == 1:
                self._drop(1, f"JSON cannot carry a {part[0][0]} event: {error}")
            return None

    def _is_taken(self, content: bytes, size: int) -> bool:
        """Send until there is a verdict. False: to be halved."""
        attempt = 0
        while True:
            try:
                self._sender.send(content, max(0.1, min(TIMEOUT, self._give_up_at - monotonic())))
            except Exception as error:  # whatever a sender raises, the thread lives on
                verdict = batching.verdict(getattr(error, "status_code", None), size)
                if verdict == "split":
                    return False
                if verdict == "drop":
                    return self._drop(size, f"Event batch refused: {error}")
                if self._max_retries is not None and attempt >= self._max_retries:
                    return self._drop(size, f"Event batch submission failed after {attempt} retries: {error}")
                if not self._pause(error, attempt):
                    return self._drop(size, f"Event batch given up, the client stopped: {error}")
                attempt += 1
            else:
                return self._succeed(size, attempt)

    def _succeed(self, size: int, attempt: int) -> bool:
        self._sending -= size
        self._sent += size
        if attempt:
            self._logger.info("Event batch submission succeeded after %d retries", attempt)
        if self._is_stopped:
            self._give_up_at = min(monotonic() + self._stop_within, self._stop_at_last)
        return True

    def _drop(self, size: int, why: str) -> bool:
        self._sending -= size
        with self._lock:
            self._dropped += size
        self._logger.error(why)
        return True

    def _pause(self, error: Exception, attempt: int) -> bool:
        """Wait before the next try; False when there is no time for one. Stopping and flushing cut it short once."""
        headers: Mapping[str, str] = getattr(error, "headers", None) or {}
        wait = batching.delay(attempt, self._first_delay, headers, time(), random())
        self._logger.warning("Event batch submission failed: %s. Retrying in %.2f seconds...", error, wait)
        self._hurry.wait(max(0.0, min(wait, self._give_up_at - monotonic())))
        self._hurry.clear()
        return monotonic() < self._give_up_at


class AsyncEventBuffer:
    """`EventBuffer` to be awaited; adding and pushing do not wait."""

    def __init__(
        self,
        event_sender: EventCaptureClient | AsyncEventCaptureClient,
        logger: logging.Logger,
        period: float | None = None,
        max_events: int = batching.MAX_BATCH,
        max_retries: int | None = None,
        initial_retry_delay: float = 1.0,
        max_waiting: int = batching.MAX_WAITING,
    ) -> None:
        self._sender = event_sender
        self._buffer = EventBuffer(
            event_sender, logger, period, max_events, max_retries, initial_retry_delay, max_waiting
        )

    @property
    def delivery(self) -> Delivery:
        """The counts at this moment."""
        return self._buffer.delivery

    async def push(self, event: Any) -> None:
        """Keep one event, a `CreateEventRequestBody` or an equal dict."""
        self._attend()
        self._buffer.push(event)

    async def add(self, kind: str, body: Json, extras: Json | None = None) -> None:
        """Keep one event; `body` and `extras` must not be used by the caller again."""
        self._attend()
        self._buffer.add(kind, body, extras)

    async def flush(self, timeout: float | None = None) -> Delivery:
        """Send what waits now, and wait until that is done or given up, at most `timeout` seconds."""
        from asyncio import to_thread

        self._attend()
        return await to_thread(self._buffer.flush, timeout)

    async def stop(self, timeout: float = STOP_WITHIN) -> None:
        """Refuse new events and send what waits: until `timeout` seconds pass in which no batch gets through."""
        from asyncio import to_thread

        self._attend()
        await to_thread(self._buffer.stop, timeout)

    def _attend(self) -> None:
        # A client that the user passed in is used in the loop that runs now.
        if isinstance(self._sender, AsyncEventCaptureClient):
            from asyncio import get_running_loop

            self._sender.loop = get_running_loop()


_buffers: WeakSet[EventBuffer] = WeakSet()


def _stop_all() -> None:
    ends_at = monotonic() + STOP_WITHIN
    for buffer in list(_buffers):
        buffer.stop(max(0.1, ends_at - monotonic()))


atexit.register(_stop_all)
