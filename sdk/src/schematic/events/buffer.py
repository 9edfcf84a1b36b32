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
from typing import TYPE_CHECKING, Any

from schematic.clock import monotonic
from schematic.core import forks
from schematic.events import batching, exits
from schematic.events.batching import Event
from schematic.events.capture import TIMEOUT, AsyncEventCaptureClient
from schematic.events.delivery import Courier, Item, Outcome, Part, decoded

if TYPE_CHECKING:
    import logging

    from schematic.config import OnDrop, Overflow
    from schematic.events.capture import EventCaptureClient, EventSender
    from schematic.events.outbox import Outbox
    from schematic.stats import EventStats, FlushResult

MAX_SENDING = 4  # batches on their way at once, while full ones wait
MAX_HELD = 3_200  # events held; what more there is stays within the buffer's bounds
MAX_SEARCHING = 3  # threads that look for bad events
SLOW = 0.01  # seconds for a batch; one thread alone is the fastest where the endpoint answers sooner
IDLE_AFTER = 10.0  # seconds without events, after which the thread ends
STOP_WITHIN = 5.0  # seconds that stopping goes on without a batch getting through
STOP_AT_LAST = 30.0  # seconds that stopping may take in all
FLUSH_WITHIN = 30.0  # seconds
SEND_WITHIN = 5.0  # seconds that one call may take with `send_immediately`
IMPATIENT_AFTER = 0.02  # seconds after which it looks whether the endpoint fails
FULL = -1  # the outbox's answer when there is no room
CROWDED = 12_000  # events that wait, from which on each is made text at the call, for memory's sake
WARN_EVERY = 60.0  # seconds between two lines of a kind in the log
_NEVER = 1 << 60


class _Seldom:
    """Whether it is time for another line of a kind, and how many were left out meanwhile."""

    def __init__(self) -> None:
        self._at = -WARN_EVERY
        self.left_out = 0

    def is_due(self, count: int = 1) -> bool:
        if monotonic() - self._at < WARN_EVERY:
            self.left_out += count
            return False
        self._at = monotonic()
        return True

    def more(self) -> str:
        """What was left out, for the end of a line; none is from now on."""
        left_out, self.left_out = self.left_out, 0
        return f"; {left_out} more since the last such line" if left_out else ""


class EventBuffer:
    """`period`: seconds that an event waits for others, None for LINGER. `max_events`: events in a batch.
    `max_retries`: tries after the first, None for as long as it takes. `initial_retry_delay`: seconds; doubles.
    `max_waiting`, `max_bytes`: what is kept. `overflow`: which event goes when there is no room. `on_drop`: told of
    each event that will not be delivered, and why. `outbox`: keeps events on disk. `send_immediately`: `add` waits
    until its event is settled. `timeout`: seconds for one request."""

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
        self._period = period or batching.LINGER
        self._looks_every = IDLE_AFTER if outbox is None else period or batching.PERIOD
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
        self._at_once = False  # somebody waits for what waits to be sent
        self._rings_at = 1  # so many waiting events ring the bell: the first, which starts the thread too, then a batch
        self._is_running = False  # the thread exists
        self._starting = _thread.allocate_lock()
        self._turn = Condition()  # guards what follows; never taken in `add`
        self._taken = 0  # events that have left `_waiting`
        # Of each batch that is not settled: how many events had left before it (negative for the outbox's), and how
        # many of its own are unsettled.
        self._unsettled: dict[int, int] = {}
        self._sending = 0  # batches on their way at this moment
        self._searching = 0  # threads that look for bad events
        self._is_alone = False  # and no other may be
        self._to_go_alone: list[int] = []  # numbers of batches taken that go alone, and that none may overtake
        self._unsettled_events = self._sent = self._failed = self._dropped = self._unsent = 0
        self._full, self._failures, self._doubts = _Seldom(), _Seldom(), _Seldom()
        self._warned_of = 0
        self._reporting: set[int] = set()
        # Whatever is not the plain way, so that the plain way asks one question.
        self._is_special = self._is_stopped or self._outbox is not None or self._sends_immediately or forks.are_untold()

    @property
    def stats(self) -> EventStats:
        """The counts at this moment."""
        from schematic.stats import EventStats

        forks.look()
        pending = len(self._waiting) + self._unsettled_events
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
            return
        # What `_keep` does, which would cost `track` another call.
        waiting = self._waiting
        count = len(waiting)
        if count >= CROWDED and event[2] is False:
            event = batching.compact(event)
        size = event[3]
        if (count >= self._max_waiting or self._bytes + size > self._max_bytes) and not self._made_room(event):
            return
        self._bytes += size
        waiting.append(event)
        if len(waiting) >= self._rings_at:
            self._ring()

    def _keep(self, event: Event) -> None:
        waiting = self._waiting
        count = len(waiting)
        if count >= CROWDED and event[2] is False:
            event = batching.compact(event)
        size = event[3]
        if (count >= self._max_waiting or self._bytes + size > self._max_bytes) and not self._made_room(event):
            return
        self._bytes += size
        waiting.append(event)
        if len(waiting) >= self._rings_at:
            self._ring()

    def keep(self, event: Event) -> None:
        """Keep one event in memory, whatever the settings: for those that no caller made, and that none waits for."""
        if not self._is_stopped:
            self._keep(event)

    def doubt(self, said: str) -> None:
        """Log, now and then, what is wrong with an event that is sent all the same."""
        if self._doubts.is_due():
            self._logger.warning("%s%s", said, self._doubts.more())

    def _ring(self) -> None:
        """Wake the thread, which may have to be started; first that, so that the next event does what an interrupt
        left out."""
        if not self._is_running:
            self._start()
        self._rings_at = _NEVER
        self._bell.put(None)

    def flush(self, timeout: float | None = FLUSH_WITHIN) -> FlushResult:
        """Send what waits now, and wait until that is done or given up, at most `timeout` seconds (None: no limit)."""
        from schematic.stats import FlushResult

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
            self._at_once = True
            self._bell.put(None)
            while not self._is_settled(until, until_row) and (left := ends_at - monotonic()) > 0:
                if not self._is_running:
                    if self._is_stopped:
                        return
                    self._start()
                if not is_patient and self._courier.resumes_at > monotonic():
                    return
                # Nobody rings when the endpoint fails, and who is impatient wants to know that soon.
                self._turn.wait(min(left, 1.0 if is_patient else IMPATIENT_AFTER))

    def _is_settled(self, until: int, until_row: int) -> bool:
        if self._taken < until or any(0 <= start < until for start in self._unsettled):
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
        self._is_stopped = self._is_special = self._at_once = True
        self._courier.hurry()
        self._bell.put(None)
        if not self._is_running:
            self._send_waiting()  # no thread was needed, or none could be started, as at the interpreter's end
        with self._turn:
            while (self._is_running or self._unsettled) and (left := self._courier.give_up_at - monotonic()) > 0:
                self._turn.wait(left)
        self._give_up()

    def _give_up(self) -> None:
        """Report what could not be sent in time, in one line."""
        with self._turn:
            # Those that are still on their way, and those of which the sender has said before that it gave up.
            undelivered = self._unsettled_events + self._unsent
        why = f": {self._courier.last_failure}" if self._courier.last_failure else ""
        while self._waiting:
            self._drop(self._waiting.popleft(), f"the client stopped before it was sent{why}")
            undelivered += 1
        kept, where = 0, ""
        if self._outbox is not None:
            if kept := self._outbox.pending():
                where = f"; {kept:d} events stay in the outbox {self._outbox.path}"
            self._outbox.close()
        if undelivered:
            self._logger.error("%d events were not delivered before the client stopped%s%s", undelivered, why, where)
        elif kept:
            self._logger.warning("the client stopped%s%s", why, where)
        if self._failures.left_out:
            self._logger.error("%d more events failed", self._failures.left_out)

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
        else:
            if self._rings_at == 1:
                self._ring()
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
                f"{batching.kind_of(event)}: the event takes {event[3]:,} bytes, more than "
                f"event_max_bytes = {self._max_bytes:,} allows for all; send less, or raise event_max_bytes"
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
            self._on_drop(decoded(encoded), why)
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
                exits.attend()
                _thread.start_new_thread(self._work, ())
        except RuntimeError:  # the interpreter is ending; `stop` sends what waits
            self._is_running = False
            self._rings_at = 1
        finally:
            self._starting.release()

    def _work(self) -> None:
        idle_since = monotonic()
        while True:
            self._wait()
            if self._send_waiting():
                idle_since = monotonic()
            self._warn_when_full()
            # With an outbox it stays: another process may leave something there.
            is_over = self._is_stopped or (self._outbox is None and monotonic() - idle_since > IDLE_AFTER)
            if is_over and self._retire():
                return

    def _wait(self) -> None:
        """Until there is something to send, and others have had `period` seconds to join it."""
        self._rings_at = 1
        is_called = False
        if not self._waiting and not self._at_once:
            is_called = self._listen(self._until_due(self._looks_every))
        ends_at = monotonic() + self._period if self._waiting or is_called else 0.0
        while len(self._waiting) < self._max_events and not self._at_once and (left := ends_at - monotonic()) > 0:
            if (seconds := self._until_due(left)) <= 0:
                break
            self._rings_at = self._max_events
            if len(self._waiting) < self._max_events:
                self._listen(seconds)
        self._rings_at = _NEVER
        self._at_once = False

    def _until_due(self, at_most: float) -> float:
        """Seconds until something that is held is to be tried again."""
        due_at = self._courier.next_due(but_suspects=self._searching >= MAX_SEARCHING)
        return at_most if due_at is None else min(at_most, due_at - monotonic())

    def _listen(self, seconds: float) -> bool:
        """Whether the bell is rung within `seconds`."""
        is_rung = False
        try:
            self._bell.get(timeout=max(0.0, seconds))
            is_rung = True
            while True:
                self._bell.get_nowait()
        except Empty:
            return is_rung

    def _retire(self) -> bool:
        """End the thread, unless there is something to do. `add` puts its event before it looks whether to ring, and
        ringing before it looks for the thread."""
        with self._turn:
            self._rings_at = 1
            self._is_running = False
            is_needed = bool(self._waiting) or self._courier.held > 0
            if is_needed and monotonic() < self._courier.give_up_at and self._starting.acquire(blocking=False):
                self._is_running = True
                self._starting.release()
            self._turn.notify_all()
            return not self._is_running

    def _send_waiting(self) -> bool:
        """Send as many as wait at this moment, what is in the outbox, and what is to be tried again. False: there was
        nothing."""
        with self._turn:
            until = self._taken + len(self._waiting)
        if self._outbox is not None:
            self._outbox.tidy()
        courier = self._courier
        has_sent = is_slow = False
        while True:
            started = monotonic()
            if courier.is_in_doubt:
                if not self._is_tried_again():
                    break
            elif (held := courier.due()) is not None:
                self._send_off(held)
            elif courier.held < MAX_HELD and (taken := self._take(until)) is not None:
                if self._outbox is not None:
                    self._outbox.tidy()
                if is_slow and len(self._waiting) >= self._max_events and courier.resumes_at <= started:
                    self._call_help()
                self._send_off(taken)
                is_slow = monotonic() - started > SLOW
            elif self._is_stopped or not self._has_begun_a_search():
                break
            has_sent = True
        if self._is_stopped:
            self._see_through()
        return has_sent

    def _has_begun_a_search(self) -> bool:
        """Whether a thread was started that looks for bad events."""
        with self._turn:
            if self._searching >= MAX_SEARCHING or not self._courier.is_suspect_due:
                return False
            self._searching += 1
        try:
            _thread.start_new_thread(self._search, ())
        except RuntimeError:  # the interpreter is ending
            self._search()
        return True

    def _search(self) -> None:
        """Send what may hold a bad event, beside everything else: such a request may take as long as it can."""
        courier = self._courier
        try:
            while not courier.is_in_doubt and (part := courier.due(is_suspect=True)) is not None:
                self._send_off(part)
        finally:
            with self._turn:
                self._searching -= 1
            self._bell.put(None)

    def _is_tried_again(self) -> bool:
        """Wait until something that failed is due, and try one event of it. False: there is no time left.

        When that keeps failing, or there is only one, the next batch has its turn, so that a batch that no server takes
        holds up no other.
        """
        part = self._courier.wait_for_next()
        if part is None:
            return not self._courier.is_in_doubt
        is_one = len(part.items) == 1
        if is_one:
            self._send_off(part)
        else:
            self._courier.ask(part)
        if self._courier.is_in_doubt and (is_one or part.tries >= batching.SURE_AFTER):
            other = self._take(None) if self._courier.held < MAX_HELD else None
            if other is not None:
                self._send_off(other)
        return True

    def _see_through(self) -> None:
        """On the way out: wait for what is held until it is settled, or time is up."""
        courier = self._courier
        while courier.held and (held := courier.wait_for_next()) is not None:
            self._send_off(held)
        courier.give_up()

    def _call_help(self) -> None:
        if self._sending < MAX_SENDING:
            try:
                _thread.start_new_thread(self._help, ())
            except RuntimeError:
                return

    def _help(self) -> None:
        """Send full batches for as long as there are some and all goes well."""
        while len(self._waiting) >= self._max_events and self._courier.resumes_at <= monotonic():
            if self._sending >= MAX_SENDING or (taken := self._take(None)) is None:
                return
            self._send_off(taken)

    def _take(self, until: int | None) -> Part | None:
        """The next batch, of what waited when `until` events had left; None when there is none, or no time for it."""
        with self._turn:
            if monotonic() >= self._courier.give_up_at:
                return None
            start = self._taken
            items = self._taken_items(until)
            if not items and self._outbox is not None:
                start, items = -1 - next(self._numbers), self._outbox.claim(self._max_events)
            if not items:
                return None
            self._unsettled[start] = len(items)
            self._unsettled_events += sum(1 for _, row in items if not row)
            part = Part(items, start, batching.hold_identify(items))
            if part.is_alone:
                self._to_go_alone.append(part.number)
            return part

    def _taken_items(self, until: int | None) -> list[Item]:
        items: list[Item] = []
        size = 0
        while len(items) < self._max_events and size < batching.MAX_BATCH_BYTES:
            if until is not None and self._taken >= until:
                break
            try:
                event = self._waiting.popleft()
            except IndexError:  # the oldest were dropped meanwhile
                break
            self._taken += 1
            self._bytes -= event[3]
            size += event[3]
            items.append((batching.encoded(event, f"{self._identity}-{next(self._numbers):x}"), 0))
        return items

    def _send_off(self, part: Part) -> None:
        """Take it to the endpoint. One with an `identify` in it flies alone and before those that were taken later, so
        that what is said of somebody later also arrives later."""
        with self._turn:
            while (
                self._is_alone
                or (part.is_alone and self._sending)
                or min(self._to_go_alone, default=_NEVER) < part.number
            ):
                self._turn.wait()
            if part.number in self._to_go_alone:
                self._to_go_alone.remove(part.number)
            self._sending += 1
            self._is_alone = part.is_alone
        try:
            self._courier.deliver(part)
        except Exception:  # the thread lives on: whatever went wrong with this batch, others wait
            self._logger.exception("A batch of %d events was lost", len(part.items))
            with self._turn:
                self._unsettled.pop(part.batch, None)
        finally:
            with self._turn:
                self._sending -= 1
                if part.is_alone:
                    self._is_alone = False
                self._turn.notify_all()

    def _settle(self, part: Part, items: list[Item], outcome: Outcome, why: str) -> None:
        rows = [row for _, row in items if row]
        in_memory = len(items) - len(rows)
        with self._turn:
            self._unsettled_events -= in_memory
            if outcome == "sent":
                self._sent += len(items)
            elif outcome == "failed":
                self._failed += len(items)
            else:
                self._failed += in_memory
                self._unsent += in_memory
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
            self._report(items, why)
        if outcome != "sent":
            for encoded, row in items:
                if outcome == "failed" or not row:
                    self._tell(encoded, why)
        with self._turn:
            left = self._unsettled.get(part.batch, 0) - len(items)
            if left > 0:
                self._unsettled[part.batch] = left
            else:
                self._unsettled.pop(part.batch, None)
                self._turn.notify_all()

    def _report(self, items: list[Item], why: str) -> None:
        """Name the first of the events that failed."""
        if self._failures.is_due(len(items)):
            others = f" and {len(items) - 1} others" if len(items) > 1 else ""
            self._logger.error("%s (%s%s)%s", why, batching.named(items[0][0]), others, self._failures.more())

    def _warn_when_full(self) -> None:
        new = self._dropped - self._warned_of
        if new and not self._is_stopped and self._full.is_due():
            self._warned_of = self._dropped
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

    def doubt(self, said: str) -> None:
        """Log, now and then, what is wrong with an event that is sent all the same."""
        self._buffer.doubt(said)

    def keep(self, event: Event) -> None:
        """Keep one event in memory, whatever the settings: for those that no caller made, and that none waits for."""
        self._attend()
        self._buffer.keep(event)

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
