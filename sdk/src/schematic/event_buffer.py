"""Keeps events until the capture endpoint has them. Adding one never blocks, sleeps or does network I/O.

A thread sends; it starts with the first event, is joined by a few others while much waits, and ends after a while
without any. It serves the async client too: so events also go out while a loop is busy, and after it has ended. What an
event is stays fixed from the call on, its idempotency key too, so that a batch whose answer was lost counts once. After
`fork` the child begins empty, with keys of its own: what waits is the parent's to send.

`add` may interrupt itself: a signal handler, `__del__` or a logging handler may track while the same thread is in
`track`. So it takes no lock. The counters it changes are changed without a call in between, where CPython neither
switches threads nor runs handlers; the bell is a `SimpleQueue`, whose `put` may be re-entered.
"""

from __future__ import annotations

import _thread
import os
from collections import deque
from itertools import count
from queue import Empty, SimpleQueue
from threading import Condition, get_ident
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from schematic import batching, exits, forks
from schematic.batching import Event
from schematic.event_capture import TIMEOUT, AsyncEventCaptureClient
from schematic.event_delivery import Courier, Item, Outcome, told
from schematic.stats import EventStats, FlushResult

if TYPE_CHECKING:
    import logging

    from schematic.config import OnDrop, Overflow
    from schematic.event_capture import EventCaptureClient, EventSender
    from schematic.outbox import Outbox

MAX_IN_FLIGHT = 4  # batches on their way at once, while full ones wait
SLOW = 0.01  # seconds for a batch; one thread alone is the fastest where the endpoint answers sooner
IDLE_AFTER = 10.0  # seconds without events, after which the thread ends
STOP_WITHIN = 5.0  # seconds that stopping goes on without a batch getting through
STOP_AT_LAST = 30.0  # seconds that stopping may take in all
FLUSH_WITHIN = 30.0  # seconds
SEND_WITHIN = 5.0  # seconds that one call may take with `send_immediately`
FULL = -1  # the outbox's answer when there is no room
WARN_EVERY = 60.0  # seconds between two warnings that the buffer is full


class _Flight(NamedTuple):
    """A batch on its way: events from memory, or items from the outbox. `start`: how many events had left memory before
    it; negative for the outbox. `is_alone`: no other flies meanwhile."""

    start: int
    events: list[Event]
    items: list[Item]
    is_alone: bool


class EventBuffer:
    """`period`: seconds that an event waits for others. `max_events`: events in a batch. `max_retries`: tries after
    the first, None for as long as it takes. `initial_retry_delay`: seconds; doubles. `max_waiting`, `max_bytes`: what
    is kept. `overflow`: which event goes when there is no room. `on_drop`: told of each event that will not be
    delivered, and why. `outbox`: keeps events on disk. `send_immediately`: `add` waits until its event is settled.
    `timeout`: seconds for one request."""

    def __init__(
        self,
        event_sender: EventSender,
        logger: logging.Logger,
        period: float | None = None,
        max_events: int = batching.MAX_BATCH,
        max_retries: int | None = None,
        initial_retry_delay: float = 1.0,
        max_waiting: int = batching.MAX_WAITING,
        *,
        max_bytes: int = batching.MAX_WAITING_BYTES,
        overflow: Overflow = "drop_newest",
        on_drop: OnDrop | None = None,
        outbox: Outbox | None = None,
        send_immediately: bool = False,
        timeout: float = TIMEOUT,
    ) -> None:
        self._sender = event_sender
        self._logger = logger
        self._period = period or batching.PERIOD
        self._max_events = min(max_events, batching.MAX_BATCH)
        self._max_retries = max_retries
        self._first_delay = initial_retry_delay
        self._max_waiting = max_waiting
        self._max_bytes = max_bytes
        self._overflow = overflow
        self._on_drop = on_drop
        self._outbox = outbox
        self._sends_immediately = send_immediately
        self._timeout = timeout
        self._is_stopped = False
        self._make_anew()
        forks.watch(self)
        exits.watch(self)
        if outbox is not None:
            self._start()  # an earlier process may have left something

    def after_fork(self) -> None:
        if self._outbox is not None:
            self._outbox.after_fork()
        self._make_anew()

    def _make_anew(self) -> None:
        self._waiting: deque[Event] = deque()
        self._bytes = 0
        self._numbers = count(1)
        self._identity = os.urandom(12).hex()
        self._courier = Courier(
            self._sender, self._logger, self._settle, self._first_delay, self._max_retries, self._timeout
        )
        self._bell: SimpleQueue[None] = SimpleQueue()  # rung when there is something to do now
        self._is_awake = False
        self._is_running = False  # the thread exists
        self._starting = _thread.allocate_lock()
        self._turn = Condition()  # guards what follows; never taken in `add`
        self._taken = 0  # events that have left `_waiting`
        self._flights: set[int] = set()  # of each batch on its way, how many events had left before it
        self._is_alone = False
        self._flying = self._sent = self._failed = self._dropped = 0
        self._warned_of = 0
        self._warned_at = -WARN_EVERY
        self._reporting: set[int] = set()
        # Whatever is not the plain way, so that the plain way asks one question.
        self._is_special = self._is_stopped or self._outbox is not None or self._sends_immediately or forks.are_untold()

    @property
    def stats(self) -> EventStats:
        """The counts at this moment."""
        forks.look()
        pending = len(self._waiting) + self._flying
        if self._outbox is not None:
            pending += self._outbox.pending()
        sent, dropped, failed = self._sent, self._dropped, self._failed
        return EventStats(sent + dropped + failed + pending, sent, self._courier.retried, dropped, failed, pending)

    @property
    def may_wait(self) -> bool:
        """Whether `add` writes to a file or waits for an answer."""
        return self._is_special

    def push(self, event: Any) -> None:
        """Keep one event, a `CreateEventRequestBody` or an equal dict; its own idempotency key wins."""
        self.add(batching.raw(event))

    def add(self, event: Event) -> None:
        """Keep one event. When there is no room, one is dropped and counted, as `overflow` says.

        Raises ValueError for an event that alone is larger than the buffer.
        """
        if self._is_special:
            self._add_specially(event)
        else:
            self._keep(event)

    def _keep(self, event: Event) -> None:
        waiting = self._waiting
        size = event[3]
        if (len(waiting) >= self._max_waiting or self._bytes + size > self._max_bytes) and not self._made_room(event):
            return
        self._bytes += size
        waiting.append(event)
        if not self._is_running:
            self._start()
        if not self._is_awake and len(waiting) >= self._max_events:
            self._is_awake = True
            self._bell.put(None)

    def flush(self, timeout: float | None = FLUSH_WITHIN) -> FlushResult:
        """Send what waits now, and wait until that is done or given up, at most `timeout` seconds (None: no limit)."""
        forks.look()
        sent, failed = self._sent, self._failed
        self._courier.hurry()
        self._wait_until_sent(self._outbox.last_row() if self._outbox is not None else 0, timeout)
        return FlushResult(self._sent - sent, self.stats.pending, self._failed - failed)

    def _wait_until_sent(self, until_row: int, timeout: float | None, *, is_patient: bool = True) -> None:
        """Wait until what waits in memory, and the outbox up to `until_row`, is settled. Without patience only while
        the endpoint answers."""
        ends_at = float("inf") if timeout is None else monotonic() + timeout
        with self._turn:
            until = self._taken + len(self._waiting)
            self._bell.put(None)
            while not self._is_settled(until, until_row) and (left := ends_at - monotonic()) > 0:
                if not self._is_running:
                    if self._is_stopped:
                        return
                    self._start()
                if not is_patient and self._courier.resumes_at > monotonic():
                    return
                self._turn.wait(min(left, 1.0))

    def _is_settled(self, until: int, until_row: int) -> bool:
        if self._taken < until or any(0 <= start < until for start in self._flights):
            return False
        return not until_row or self._outbox is None or not self._outbox.has_until(until_row)

    def stop(self, timeout: float | None = None) -> None:
        """Refuse new events and send what waits, for at most `timeout` seconds.

        None: until 5 s pass in which no batch gets through, at most 30 s.
        """
        within = STOP_WITHIN if timeout is None else timeout
        self.end(within, monotonic() + (STOP_AT_LAST if timeout is None else timeout))

    def end(self, within: float, at_last: float) -> None:
        """`stop`, until `within` seconds pass without a batch getting through, or `at_last` (monotonic) has come."""
        forks.look()
        if self._is_stopped:
            return
        self._stop_within, self._stop_at_last = within, at_last
        self._courier.give_up_at = min(monotonic() + within, at_last)
        self._is_stopped = self._is_special = True
        self._courier.hurry()
        self._bell.put(None)
        if not self._is_running:
            self._send_waiting()  # no thread was needed, or none could be started, as at the interpreter's end
        with self._turn:
            while (self._is_running or self._flights) and (left := self._courier.give_up_at - monotonic()) > 0:
                self._turn.wait(left)
        self._give_up()

    def _give_up(self) -> None:
        """Report what could not be sent in time."""
        undelivered = len(self._waiting) + self._flying
        while self._waiting:
            self._drop(self._waiting.popleft(), "the client stopped before it was sent")
        if undelivered:
            self._logger.error("%d events were not delivered before the client stopped", undelivered)
        if self._outbox is not None:
            if kept := self._outbox.pending():
                self._logger.warning("%d events stay in the outbox %s", kept, self._outbox.path)
            self._outbox.close()

    def _add_specially(self, event: Event) -> None:
        forks.look()
        if self._is_stopped:
            self._drop(event, "the client has stopped")
            if self._dropped % 1000 == 1:
                self._logger.error("Event buffer is stopped, not accepting new events")
            return
        row = 0 if self._outbox is None else self._put(self._outbox, event)
        if row == 0:
            self._keep(event)
        elif not self._is_running:
            self._start()
        if self._sends_immediately and self._courier.resumes_at <= monotonic():
            self._wait_until_sent(row, SEND_WITHIN, is_patient=False)

    def _put(self, outbox: Outbox, event: Event) -> int:
        """The event's row in the outbox; 0 when it must stay in memory, -1 when it was dropped."""
        encoded = batching.encoded(event, f"{self._identity}-{next(self._numbers):x}")
        row = outbox.put(encoded)
        if row == FULL and self._overflow == "drop_oldest":
            for one in outbox.drop_oldest(self._max_events):
                self._dropped += 1
                self._tell(one, "the outbox is full")
            row = outbox.put(encoded)
        if row == FULL:
            self._dropped += 1
            self._tell(encoded, "the outbox is full")
        return row

    def _made_room(self, event: Event) -> bool:
        if event[3] > self._max_bytes:
            raise ValueError(
                f"{event[0]}: the event takes {event[3]:,} bytes, more than event_max_bytes = {self._max_bytes:,} "
                "allows for all; send less, or raise event_max_bytes"
            )
        if self._overflow == "drop_newest":
            self._drop(event, "the buffer is full")
            return False
        waiting = self._waiting
        while waiting and (len(waiting) >= self._max_waiting or self._bytes + event[3] > self._max_bytes):
            try:
                oldest = waiting.popleft()
            except IndexError:
                break
            self._bytes -= oldest[3]
            self._taken += 1
            self._drop(oldest, "the buffer is full")
        return True

    def _drop(self, event: Event, why: str) -> None:
        self._dropped += 1
        if self._on_drop is not None:
            self._tell(batching.encoded(event, f"{self._identity}-{next(self._numbers):x}"), why)

    def _tell(self, encoded: str, why: str) -> None:
        """Call `on_drop`, which may fail and may track; from within itself it is not called again."""
        me = get_ident()
        if self._on_drop is None or me in self._reporting:
            return
        self._reporting.add(me)
        try:
            self._on_drop(told(encoded), why)
        except Exception as error:  # the caller's own work matters more
            self._logger.error("on_drop failed: %r", error)
        finally:
            self._reporting.discard(me)

    def _start(self) -> None:
        """Start the thread, once. Without `threading.Thread`, whose lock an interrupted `start` may hold."""
        if not self._starting.acquire(blocking=False):
            return
        try:
            if not self._is_running:
                self._is_running = True
                _thread.start_new_thread(self._work, ())
        except RuntimeError:  # the interpreter is ending; `stop` sends what waits
            self._is_running = False
        finally:
            self._starting.release()

    def _work(self) -> None:
        idle_since = monotonic()
        while True:
            try:
                self._bell.get(timeout=self._period)
                while True:
                    self._bell.get_nowait()
            except Empty:
                pass
            self._is_awake = True
            if self._send_waiting():
                idle_since = monotonic()
            self._warn_when_full()
            self._is_awake = False
            # With an outbox it stays: another process may leave something there.
            is_over = self._is_stopped or (self._outbox is None and monotonic() - idle_since > IDLE_AFTER)
            if is_over and self._retire():
                return
            if len(self._waiting) >= self._max_events:
                self._bell.put(None)

    def _retire(self) -> bool:
        """End the thread, unless there is something to do. `add` looks for the thread after it has put its event."""
        with self._turn:
            self._is_running = False
            if self._waiting and monotonic() < self._courier.give_up_at and self._starting.acquire(blocking=False):
                self._is_running = True
                self._starting.release()
                self._bell.put(None)
            self._turn.notify_all()
            return not self._is_running

    def _send_waiting(self) -> bool:
        """Send as many as wait at this moment, and what is in the outbox. False: there was nothing."""
        with self._turn:
            until = self._taken + len(self._waiting)
        if self._outbox is not None:
            self._outbox.tidy()
        has_sent = is_slow = False
        while (flight := self._take(until)) is not None:
            has_sent = True
            if self._outbox is not None:
                self._outbox.tidy()
            started = monotonic()
            if is_slow and len(self._waiting) >= self._max_events and self._courier.resumes_at <= started:
                self._call_help()
            self._fly(flight)
            is_slow = monotonic() - started > SLOW
        return has_sent

    def _call_help(self) -> None:
        if len(self._flights) < MAX_IN_FLIGHT:
            try:
                _thread.start_new_thread(self._help, ())
            except RuntimeError:
                return

    def _help(self) -> None:
        """Send full batches for as long as there are some and all goes well."""
        while len(self._waiting) >= self._max_events and self._courier.resumes_at <= monotonic():
            if len(self._flights) >= MAX_IN_FLIGHT or (flight := self._take(None)) is None:
                return
            self._fly(flight)

    def _take(self, until: int | None) -> _Flight | None:
        """The next batch, of what waited when `until` events had left; None when there is none, or no time for it.

        One with an `identify` in it flies alone, so that what is said of somebody later also arrives later.
        """
        with self._turn:
            while self._is_alone:
                self._turn.wait()
            if monotonic() >= self._courier.give_up_at:
                return None
            start = self._taken
            events, items = self._taken_events(until), list[Item]()
            if not events and self._outbox is not None:
                start, items = -1 - next(self._numbers), self._outbox.claim(self._max_events)
            if not events and not items:
                return None
            self._flying += len(events)
            self._is_alone = any(one[0] == "identify" for one in events) or any(map(batching.is_identify, items))
            self._flights.add(start)
            while self._is_alone and len(self._flights) > 1:
                self._turn.wait()
            return _Flight(start, events, items, self._is_alone)

    def _taken_events(self, until: int | None) -> list[Event]:
        events: list[Event] = []
        size = 0
        while len(events) < self._max_events and size < batching.MAX_BATCH_BYTES:
            if until is not None and self._taken >= until:
                break
            try:
                event = self._waiting.popleft()
            except IndexError:  # the oldest were dropped meanwhile
                break
            self._taken += 1
            self._bytes -= event[3]
            size += event[3]
            events.append(event)
        return events

    def _fly(self, flight: _Flight) -> None:
        try:
            self._courier.deliver(flight.items or self._encoded(flight.events))
        except Exception:  # the thread lives on: whatever went wrong with this batch, others wait
            self._logger.exception("A batch of %d events was lost", len(flight.items or flight.events))
        finally:
            with self._turn:
                self._flights.discard(flight.start)
                if flight.is_alone:
                    self._is_alone = False
                self._turn.notify_all()

    def _encoded(self, events: list[Event]) -> list[Item]:
        identity, numbers = self._identity, self._numbers
        items: list[Item] = []
        for event in events:
            try:
                items.append((batching.encoded(event, f"{identity}-{next(numbers):x}"), 0))
            except (TypeError, ValueError, RecursionError) as error:
                with self._turn:
                    self._flying -= 1
                    self._failed += 1
                self._logger.error("JSON cannot carry a %s event: %s", event[0], error)
        return items

    def _settle(self, items: list[Item], outcome: Outcome, why: str) -> None:
        rows = [row for _, row in items if row]
        with self._turn:
            self._flying -= len(items) - len(rows)
            if outcome == "sent":
                self._sent += len(items)
            elif outcome == "failed":
                self._failed += len(items)
            else:
                self._failed += len(items) - len(rows)
            if outcome == "sent" and self._is_stopped:
                self._courier.give_up_at = min(monotonic() + self._stop_within, self._stop_at_last)
        if rows and self._outbox is not None:
            if outcome == "sent":
                self._outbox.acknowledge(rows)
            elif outcome == "failed":
                self._outbox.refuse(rows, why)
            else:
                self._outbox.release(rows)
        if outcome == "failed":
            self._logger.error(why)
        if outcome != "sent":
            for encoded, row in items:
                if outcome == "failed" or not row:
                    self._tell(encoded, why)

    def _warn_when_full(self) -> None:
        new = self._dropped - self._warned_of
        if new and not self._is_stopped and monotonic() - self._warned_at >= WARN_EVERY:
            self._warned_of, self._warned_at = self._dropped, monotonic()
            self._logger.warning(
                "The event buffer is full: %d events were dropped (%s), because the endpoint cannot be reached or is "
                "too slow. event_max_waiting and event_max_bytes bound it; event_outbox keeps them on disk",
                new,
                self._overflow,
            )


class AsyncEventBuffer:
    """`EventBuffer` to be awaited; adding waits only for the outbox's file, or for the answer with `send_immediately`,
    and never holds up the event loop."""

    def __init__(
        self,
        event_sender: EventCaptureClient | AsyncEventCaptureClient,
        logger: logging.Logger,
        period: float | None = None,
        max_events: int = batching.MAX_BATCH,
        max_retries: int | None = None,
        initial_retry_delay: float = 1.0,
        max_waiting: int = batching.MAX_WAITING,
        *,
        max_bytes: int = batching.MAX_WAITING_BYTES,
        overflow: Overflow = "drop_newest",
        on_drop: OnDrop | None = None,
        outbox: Outbox | None = None,
        send_immediately: bool = False,
        timeout: float = TIMEOUT,
    ) -> None:
        self._sender = event_sender
        self._buffer = EventBuffer(
            event_sender,
            logger,
            period,
            max_events,
            max_retries,
            initial_retry_delay,
            max_waiting,
            max_bytes=max_bytes,
            overflow=overflow,
            on_drop=on_drop,
            outbox=outbox,
            send_immediately=send_immediately,
            timeout=timeout,
        )

    @property
    def stats(self) -> EventStats:
        """The counts at this moment."""
        return self._buffer.stats

    async def push(self, event: Any) -> None:
        """Keep one event, a `CreateEventRequestBody` or an equal dict; its own idempotency key wins."""
        await self.add(batching.raw(event))

    async def add(self, event: Event) -> None:
        """Keep one event. When there is no room, one is dropped and counted, as `overflow` says."""
        self._attend()
        if not self._buffer.may_wait:
            self._buffer.add(event)
            return
        from asyncio import to_thread

        await to_thread(self._buffer.add, event)

    async def flush(self, timeout: float | None = FLUSH_WITHIN) -> FlushResult:
        """Send what waits now, and wait until that is done or given up, at most `timeout` seconds (None: no limit)."""
        from asyncio import to_thread

        self._attend()
        return await to_thread(self._buffer.flush, timeout)

    async def stop(self, timeout: float | None = None) -> None:
        """Refuse new events and send what waits, for at most `timeout` seconds.

        None: until 5 s pass in which no batch gets through, at most 30 s.
        """
        from asyncio import to_thread

        self._attend()
        await to_thread(self._buffer.stop, timeout)

    def _attend(self) -> None:
        # A client that the user passed in is used in the loop that runs now.
        if isinstance(self._sender, AsyncEventCaptureClient):
            from asyncio import get_running_loop

            self._sender.loop = get_running_loop()
