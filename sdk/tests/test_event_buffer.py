"""Events on their way: the caller never waits, nothing is lost in silence, nothing counts twice."""

from __future__ import annotations

import gc
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from schematic import clock as clock_module
from schematic.client import Schematic, SchematicConfig, TrackOptions
from schematic.core.transport import Settings, Transport
from schematic.events import batching
from schematic.events.buffer import EventBuffer
from schematic.events.capture import EventCaptureClient
from schematic.events.outbox import Outbox
from schematic.stats import EventStats

from .capture_endpoint import PATIENCE, Endpoint
from .conftest import Hand

SECRET = "sch_dev_secret"
LOG = logging.getLogger("test.events")
HOPELESS = "http://127.0.0.1:9"  # nobody listens


@contextmanager
def client(url: str, **keywords: Any) -> Iterator[Schematic]:
    made = Schematic(SECRET, base_url=HOPELESS, event_capture_url=url, **{"logger": LOG, **keywords})
    try:
        yield made
    finally:
        made.shutdown(0.2)


@contextmanager
def buffer(url: str, **keywords: Any) -> Iterator[EventBuffer]:
    """With waits of a few milliseconds instead of seconds."""
    sender = EventCaptureClient(Transport(Settings(SECRET, url)), url, SECRET)
    made = EventBuffer(sender, LOG, **{"period": 0.02, "initial_retry_delay": 0.005, **keywords})
    try:
        yield made
    finally:
        made.stop(0.2)
        sender.close()


def tracked(number: int = 0, **options: Any) -> dict[str, Any]:
    body = {"event": "flight", "company": {"id": "acme"}, "user": None, "traits": None, "quantity": number}
    return {"event_type": "track", "body": body, **options}


def settle(api: Schematic, condition: Callable[[], bool]) -> None:
    """Flush until `condition` holds: a flush is for what waited when it began, and more may be tracked meanwhile."""
    ends_at = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < ends_at, api.stats()
        api.flush(1)


def quantities(endpoint: Endpoint) -> list[int]:
    """What a server counts: each idempotency key once."""
    counted = {event["idempotency_key"]: event["body"]["quantity"] for event in endpoint.events}
    return [*counted.values()]


# The caller


@pytest.mark.parametrize("fault", ["down", "hanging", "failing", "resetting", "unresolvable"])
def test_the_caller_never_waits_whatever_the_endpoint_does(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The official client takes 7 s for one of these calls, because it sends in it. `make bench` has the figures."""
    verdicts: dict[str, Any] = {"hanging": "hang", "failing": 500, "resetting": "reset"}
    with Endpoint(lambda attempt, events: verdicts.get(fault, 200)) as endpoint:
        url = {"down": HOPELESS, "unresolvable": "http://capture.invalid"}.get(fault, endpoint.url)
        with client(url) as api:
            senders: set[int] = set()
            send = api._sender.send

            def noted(*arguments: Any) -> Any:
                senders.add(threading.get_ident())
                return send(*arguments)

            monkeypatch.setattr(api._sender, "send", noted)
            for number in range(2_000):
                api.track("flight", company={"id": "acme"}, quantity=number)
            endpoint.wait(lambda: senders)

            assert threading.get_ident() not in senders
            assert api.stats().events.accepted == 2_000
            assert api.stats().events.sent == 0


def test_a_shutdown_never_hangs_and_says_what_it_leaves(caplog: pytest.LogCaptureFixture) -> None:
    with Endpoint(lambda attempt, events: "hang") as endpoint, client(endpoint.url) as api:
        api.track("flight")

        api.shutdown(timeout=0.3)

        assert endpoint.answered == 0
        assert "1 events were not delivered before the client stopped" in caplog.text


@pytest.mark.parametrize("kept", [False, True])
def test_a_shutdown_in_an_outage_logs_once(kept: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    outbox = Outbox(tmp_path / "outbox", SECRET, LOG) if kept else None
    with buffer(HOPELESS, initial_retry_delay=3_600, outbox=outbox) as events:
        for number in range(250):
            events.push(tracked(number))
        events.flush(0.0)
        while "Event batch submission failed" not in caplog.text:
            events.flush(0.01)
        caplog.clear()

        events.stop(0.5)

    assert len(caplog.messages) == 1
    assert ("250 events stay in the outbox" if kept else "250 events were not delivered") in caplog.messages[0]
    assert "Connection refused" in caplog.messages[0]


def test_what_the_sender_gives_up_first_is_not_lost_in_silence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The request ends, without an answer, at the moment at which the shutdown's time is up."""
    late = 0.0
    monkeypatch.setattr("schematic.events.buffer.monotonic", lambda: time.monotonic() + late)
    monkeypatch.setattr("schematic.events.delivery.monotonic", lambda: time.monotonic() + late)

    class Hanging:
        api_key = SECRET

        def send(self, content: bytes, timeout: float = 0.0) -> bytes:
            nonlocal late
            late = 3_600.0
            raise TimeoutError("no answer")

    dropped: list[str] = []
    events = EventBuffer(Hanging(), LOG, period=3600, on_drop=lambda event, why: dropped.append(why))
    for number in range(50):
        events.push(tracked(number))

    events.stop(60)

    assert events.stats == EventStats(accepted=50, sent=0, retried=0, dropped=0, failed=50, pending=0)
    assert len(dropped) == 50
    assert "50 events were not delivered before the client stopped: no answer" in caplog.text


def test_a_shutdown_during_a_retry_sends_once_more_at_once() -> None:
    """The official client loses the batch then."""
    with Endpoint(lambda attempt, events: 503 if attempt == 1 else 200) as endpoint, client(endpoint.url) as api:
        api.track("flight")
        api.event_buffer.flush(0.0)
        endpoint.wait(lambda: endpoint.attempts)

        api.shutdown()

        assert len(endpoint.distinct) == 1


@pytest.mark.parametrize("fault", [500, 429, "reset"])
def test_a_shutdown_outlasts_an_endpoint_that_fails_a_few_times(fault: int | str) -> None:
    """The official client's patience on the way out, 7 seconds of it, in the 5 that ours takes at most."""
    with (
        Endpoint(lambda attempt, events: fault if attempt <= 3 else 200) as endpoint,
        client(endpoint.url) as api,
    ):
        api.track("flight")

        api.shutdown()

        assert len(endpoint.events) == 1
        assert api.stats().events.sent == 1


def test_a_context_manager_sends_on_the_way_out() -> None:
    with Endpoint() as endpoint:
        with client(endpoint.url) as api, api:
            api.track("flight")

        assert len(endpoint.events) == 1


def test_an_event_can_be_tracked_from_a_signal_handler_in_the_middle_of_track() -> None:
    with Endpoint() as endpoint, client(endpoint.url) as api:
        count = 0

        def handler(number: int, frame: object) -> None:
            nonlocal count
            count += 1
            api.track("signal")

        before = signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, 0.0002, 0.0002)
        try:
            for _ in range(20_000):
                api.track("plain")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

        result = api.flush(180)
        assert count > 0
        assert result.pending == 0
        assert len(endpoint.distinct) == 20_000 + count


def test_an_event_can_be_tracked_from_a_finalizer() -> None:
    with Endpoint() as endpoint, client(endpoint.url) as api:

        class Dying:
            def __init__(self) -> None:
                self.me = self  # only the garbage collector ends it, wherever it happens to run

            def __del__(self) -> None:
                api.track("died")

        for number in range(3_000):
            Dying()
            api.track("plain", traits={"n": [number]})

        def has_all() -> bool:
            gc.collect()  # which does nothing while another thread is collecting
            return len(endpoint.distinct) == 6_000

        settle(api, has_all)


def test_an_event_can_be_tracked_from_a_logging_handler() -> None:
    """Its own warnings are logged, too: that must not go round in circles."""
    with Endpoint(lambda attempt, events: 500 if attempt < 3 else 200) as endpoint:
        log = logging.getLogger("test.events.loop")
        log.propagate = False

        class Tracker(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                api.track("logged", traits={"level": record.levelname})

        with client(endpoint.url, logger=log) as api:
            log.addHandler(Tracker())
            api.track("plain")

            settle(api, lambda: not api.stats().events.pending)
            assert {event["body"]["event"] for event in endpoint.events} == {"plain", "logged"}


def test_many_threads_lose_nothing() -> None:
    with Endpoint() as endpoint, client(endpoint.url) as api:

        def work(start: int) -> None:
            for number in range(start, start + 1_000):
                api.track("flight", quantity=number)

        threads = [threading.Thread(target=work, args=(1_000 * number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert api.flush(180).pending == 0
        assert sorted(quantities(endpoint)) == list(range(8_000))
        assert len(endpoint.distinct) == 8_000


def test_dropped_clients_leave_no_threads() -> None:
    with Endpoint() as endpoint:
        for _ in range(50):
            with client(endpoint.url) as api:
                api.track("flight")

        assert len(endpoint.events) == 50
        endpoint.wait(lambda: len(os.listdir("/proc/self/task")) < 20)


# Sending


def test_events_leave_in_batches_of_at_most_a_hundred() -> None:
    with Endpoint() as endpoint, client(endpoint.url) as api:
        for number in range(1_050):
            api.track("flight", quantity=number)

        assert (api.flush().pending, api.stats().events.sent) == (0, 1_050)
        assert sorted(quantities(endpoint)) == list(range(1_050))
        assert max(len(batch) for batch in endpoint.batches) == 100
        assert len(endpoint.batches) < 20


def test_a_full_batch_leaves_before_its_period() -> None:
    with Endpoint() as endpoint, client(endpoint.url, event_buffer_period=3600) as api:
        for _ in range(100):
            api.track("flight")

        endpoint.wait(lambda: len(endpoint.events) == 100)


def test_a_few_events_leave_after_their_period() -> None:
    with Endpoint() as endpoint, buffer(endpoint.url) as events:
        events.push(tracked())

        endpoint.wait(lambda: len(endpoint.events) == 1)


def test_several_batches_are_on_their_way_at_once_to_a_slow_endpoint() -> None:
    at_once: list[int] = []
    busy = threading.Semaphore(0)

    def slow(attempt: int, events: list[dict[str, Any]]) -> int:
        return 200

    with Endpoint(slow) as endpoint:
        inside = 0
        lock = threading.Lock()

        def answer(events: list[dict[str, Any]]) -> dict[str, Any]:
            nonlocal inside
            with lock:
                inside += 1
                at_once.append(inside)
            busy.acquire(timeout=0.05)
            with lock:
                inside -= 1
            return {}

        endpoint.answer = answer
        with client(endpoint.url) as api:
            for number in range(2_000):
                api.track("flight", quantity=number)

            assert api.flush(180).pending == 0
            assert sorted(quantities(endpoint)) == list(range(2_000))
            assert 1 < max(at_once) <= 5


def test_nothing_overtakes_an_identify() -> None:
    """What is said of somebody later must arrive later, or the older word would win."""
    with Endpoint() as endpoint, client(endpoint.url) as api:
        for number in range(1_000):
            api.track("flight", quantity=number)
            if number % 100 == 50:
                api.identify({"id": "u1"}, traits={"seen": number})

        api.flush()

        seen = [event["body"]["traits"]["seen"] for event in endpoint.events if event["type"] == "identify"]
        assert seen == list(range(50, 1_000, 100))


def test_a_batch_with_an_identify_that_was_taken_first_flies_first() -> None:
    """Two threads may take batches, and the second may be the faster one with its own."""
    with Endpoint() as endpoint, buffer(endpoint.url, max_events=1) as events:
        with events._starting:  # no thread of its own takes anything
            for number in range(2):
                events.add(batching.identify({"id": "u1"}, None, "Ada", {"seen": number}))
            first, second = events._take(None), events._take(None)
        assert first is not None
        assert second is not None

        later = threading.Thread(target=events._send_off, args=(second,))
        later.start()
        while later.is_alive() and not events._turn._waiters:  # type: ignore[attr-defined]  # nothing public tells it
            later.join(0.001)
        events._send_off(first)
        later.join(PATIENCE)

        assert [event["body"]["traits"]["seen"] for event in endpoint.events] == [0, 1]


@pytest.mark.parametrize("fault", [500, 503, 429, 408, "reset"])
def test_an_outage_loses_nothing_and_counts_nothing_twice(fault: Any) -> None:
    """The official client gives up after 7 s, and has no idempotency keys."""
    with Endpoint(lambda attempt, events: fault if attempt <= 6 else 200) as endpoint, buffer(endpoint.url) as events:
        for number in range(250):
            events.push(tracked(number))

        endpoint.wait(lambda: len(endpoint.events) == 250)
        events.flush()

        assert sorted(quantities(endpoint)) == list(range(250))
        retried = events.stats.retried
        assert 0 < retried <= 6
        assert events.stats == EventStats(accepted=250, sent=250, retried=retried, dropped=0, failed=0, pending=0)


def test_a_lost_answer_leads_to_the_same_events_with_the_same_keys() -> None:
    with (
        Endpoint(lambda attempt, events: "take and reset" if attempt <= 2 else 200) as endpoint,
        buffer(endpoint.url) as events,
    ):
        for number in range(3):
            events.push(tracked(number))

        events.flush()

        assert len(endpoint.events) > 3
        assert len(endpoint.distinct) == len(set(quantities(endpoint))) == 3
        assert all(one in endpoint.batches[0] for one in endpoint.events)


def test_ones_own_idempotency_key_wins() -> None:
    with Endpoint() as endpoint, client(endpoint.url) as api:
        api.track("flight", options=TrackOptions(idempotency_key="mine"))
        api.flush()

        assert endpoint.distinct == {"mine"}


def test_retry_after_is_honoured(caplog: pytest.LogCaptureFixture) -> None:
    with (
        Endpoint(lambda attempt, events: (429, {"Retry-After": "1"}) if attempt == 1 else 200) as endpoint,
        buffer(endpoint.url) as events,
    ):
        events.push(tracked())
        endpoint.wait(lambda: len(endpoint.attempts) == 1)

        endpoint.wait(lambda: len(endpoint.events) == 1)

        assert "Retrying in 1.00 seconds" in caplog.text


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refusal_is_final_and_reported(status: int, caplog: pytest.LogCaptureFixture) -> None:
    dropped: list[tuple[dict[str, Any], str]] = []
    with (
        Endpoint(lambda attempt, events: status) as endpoint,
        buffer(endpoint.url, on_drop=lambda event, why: dropped.append((event, why))) as events,
    ):
        for number in range(3):
            events.push(tracked(number))

        result = events.flush()

        assert (result.failed, result.pending) == (3, 0)
        assert len(endpoint.attempts) == 1
        assert [event["body"]["quantity"] for event, _ in dropped] == [0, 1, 2]
        assert f"HTTP {status}" in dropped[0][1]
        assert f"Event batch refused: events: HTTP {status}" in caplog.text


@pytest.mark.parametrize("status", [400, 413, 422])
def test_one_bad_event_takes_none_of_the_good_ones_with_it(status: int) -> None:
    """The official client retries the batch three times and drops all hundred."""
    dropped: list[dict[str, Any]] = []

    def judge(attempt: int, events: list[dict[str, Any]]) -> int:
        return status if any(event["body"]["quantity"] == 41 for event in events) else 200

    with (
        Endpoint(judge) as endpoint,
        buffer(endpoint.url, period=3600, on_drop=lambda event, why: dropped.append(event)) as events,
    ):
        for number in range(100):
            events.push(tracked(number))

        events.flush()

        assert sorted(quantities(endpoint)) == [number for number in range(100) if number != 41]
        assert [event["body"]["quantity"] for event in dropped] == [41]
        assert events.stats.failed == 1


def poisoned(*bad: int, status: Any = 500) -> Callable[[int, list[dict[str, Any]]], Any]:
    """An endpoint that takes no batch with one of these quantities in it."""
    return lambda attempt, events: status if any(event["body"]["quantity"] in bad for event in events) else 200


@pytest.mark.parametrize("status", [500, 502, "reset"])
@pytest.mark.parametrize("bad", [1, 41, 100])
def test_a_batch_that_keeps_failing_is_halved_until_the_bad_one_stands_alone(
    status: Any, bad: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing else is sent that would show that the endpoint works."""
    dropped: list[dict[str, Any]] = []
    with (
        Endpoint(poisoned(bad, status=status)) as endpoint,
        buffer(endpoint.url, period=3600, on_drop=lambda event, why: dropped.append(event)) as events,
    ):
        for number in range(1, 101):
            events.push(tracked(number))

        assert events.flush() == (99, 0, 1)

        assert sorted(quantities(endpoint)) == [number for number in range(1, 101) if number != bad]
        assert [event["body"]["quantity"] for event in dropped] == [bad]
        assert len(endpoint.attempts) < 30
        lines = [one for one in caplog.messages if one.startswith("Event batch refused")]
        assert len(lines) == 1
        assert f"(track 'flight', idempotency key {dropped[0]['idempotency_key']})" in lines[0]
        assert "acme" not in lines[0]


@pytest.mark.parametrize("begins", [2, 5, 12, 20])
def test_an_outage_that_begins_while_a_bad_event_is_looked_for_costs_no_other(begins: int) -> None:
    """Nothing new is sent in it that would show that it is one."""
    dropped: list[int] = []

    def judge(attempt: int, events: list[dict[str, Any]]) -> int:
        is_away = begins <= attempt < begins + 60
        return 500 if is_away or any(event["body"]["quantity"] in (9, 77) for event in events) else 200

    with (
        Endpoint(judge) as endpoint,
        buffer(
            endpoint.url, period=3600, on_drop=lambda event, why: dropped.append(event["body"]["quantity"])
        ) as events,
    ):
        for number in range(1, 101):
            events.push(tracked(number))

        assert events.flush() == (98, 0, 2)

        assert sorted(dropped) == [9, 77]
        assert len(quantities(endpoint)) == 98


def test_a_company_that_no_server_takes_holds_up_no_other() -> None:
    """Every batch has some of its events, so no batch passes whole."""
    bad = [number for number in range(1, 1_001) if number % 10 == 0]
    with Endpoint(poisoned(*bad)) as endpoint, buffer(endpoint.url) as events:
        for number in range(1, 1_001):
            events.push(tracked(number))

        endpoint.wait(lambda: events.stats.sent == 900)

        assert sorted(quantities(endpoint)) == [number for number in range(1, 1_001) if number not in bad]
        endpoint.wait(lambda: events.stats.failed == 100)


def test_an_event_that_makes_the_endpoint_hang_holds_up_no_other() -> None:
    """While it is looked for, each request with it in it takes as long as one may. Another comes when the first part
    has passed and the others are still to be halved."""
    judge = poisoned(7, status="hang")

    def judge_and_track(attempt: int, batch: list[dict[str, Any]]) -> int | str:
        verdict = judge(attempt, batch)
        if verdict == 200 and not endpoint.batches:
            events.push(tracked(1_000))
        return verdict

    with (
        Endpoint(judge_and_track) as endpoint,
        buffer(endpoint.url, timeout=0.5, initial_retry_delay=3600.0) as events,
    ):
        for number in range(100):
            events.push(tracked(number))

        endpoint.wait(lambda: len(endpoint.distinct) == 100)

        assert quantities(endpoint).index(1_000) < 90  # the halves would have brought the others first


def test_batches_of_bad_events_alone_hold_up_nobody_elses() -> None:
    with Endpoint(poisoned(7)) as endpoint, buffer(endpoint.url) as events:
        for _ in range(250):
            events.push(tracked(7))
        for number in range(1_000, 1_300):
            events.push(tracked(number))

        endpoint.wait(lambda: len(endpoint.distinct) == 300)

        assert sorted(quantities(endpoint)) == list(range(1_000, 1_300))
        assert events.flush().pending == 0
        assert (events.stats.sent, events.stats.failed) == (300, 250)


def test_an_identify_that_no_server_takes_holds_up_nobody_elses() -> None:
    def judge(attempt: int, events: list[dict[str, Any]]) -> int:
        return 500 if any(event["type"] == "identify" for event in events) else 200

    with Endpoint(judge) as endpoint, buffer(endpoint.url) as events:
        events.push({"event_type": "identify", "body": {"keys": {"id": "u1"}}})
        events.flush(0.0)
        endpoint.wait(lambda: endpoint.attempts)
        for number in range(10):
            events.push(tracked(number))

        endpoint.wait(lambda: len(endpoint.events) == 10)
        endpoint.wait(lambda: events.stats.failed == 1)


@pytest.mark.parametrize("fault", [503, 500, "reset", 429])
def test_an_outage_halves_nothing_and_gives_nothing_up(fault: Any) -> None:
    with Endpoint(lambda attempt, events: fault) as endpoint, buffer(endpoint.url) as events:
        for number in range(300):
            events.push(tracked(number))
        endpoint.wait(lambda: len(endpoint.attempts) > 40)
        assert events.stats.failed == 0
        keys = [frozenset(event["idempotency_key"] for event in batch) for batch in [*endpoint.attempts]]
        batches = {one for one in keys if len(one) > 1}  # one alone asks whether anything passes
        assert sum(map(len, batches)) == len(frozenset().union(*batches)), "a batch was sent in parts"

        endpoint.behaviour = lambda attempt, events: 200

        endpoint.wait(lambda: len(endpoint.events) == 300)
        assert sorted(quantities(endpoint)) == list(range(300))


def test_refusals_are_logged_seldom_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    with Endpoint() as endpoint, buffer(endpoint.url) as events:
        endpoint.answer = lambda batch: {"refused": [{"index": at, "error": "no"} for at in range(len(batch))]}
        for number in range(250):
            events.push(tracked(number))
        events.stop()

    assert events.stats.failed == 250
    assert caplog.text.count("Event refused: no (track 'flight', idempotency key") == 1
    assert "249 more events failed" in caplog.text


def test_events_that_an_answer_refuses_are_reported(caplog: pytest.LogCaptureFixture) -> None:
    """Our server takes the good ones of a batch and names the others."""
    with Endpoint() as endpoint, buffer(endpoint.url, period=3600) as events:
        endpoint.answer = lambda batch: {"accepted": 2, "refused": [{"index": 1, "error": "no company"}]}
        for number in range(3):
            events.push(tracked(number))

        assert events.flush() == (2, 0, 1)
        assert "Event refused: no company" in caplog.text


def test_a_failed_event_is_never_lost_in_silence_when_the_number_of_tries_is_limited() -> None:
    dropped: list[str] = []
    with (
        Endpoint(lambda attempt, events: 500) as endpoint,
        buffer(endpoint.url, max_retries=2, on_drop=lambda event, why: dropped.append(why)) as events,
    ):
        events.push(tracked())

        assert events.flush().failed == 1
        assert len(endpoint.attempts) == 3
        assert dropped[0].startswith("Event batch submission failed after 2 retries")


def test_a_step_of_the_clock_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits and periods go by monotonic time; the wall clock is read for a date in Retry-After alone."""
    hour = 3600.0
    steps = iter(range(10_000))

    class Stepping:
        monotonic, sleep = time.monotonic, time.sleep

        @staticmethod
        def time() -> float:
            return time.time() + (hour if next(steps) % 2 else -hour)

    monkeypatch.setattr(clock_module, "source", Stepping)
    with (
        Endpoint(lambda attempt, events: 503 if attempt <= 3 else 200) as endpoint,
        buffer(endpoint.url) as events,
    ):
        events.push(tracked())

        endpoint.wait(lambda: len(endpoint.events) == 1)

        assert len(endpoint.attempts) == 4


def test_the_timeout_of_a_request_is_the_configured_one() -> None:
    with (
        Endpoint(lambda attempt, events: "hang" if attempt == 1 else 200) as endpoint,
        client(endpoint.url, event_timeout=0.1) as api,
    ):
        api.track("flight")
        api.event_buffer.flush(0.0)
        endpoint.wait(lambda: endpoint.attempts)

        endpoint.wait(lambda: len(endpoint.events) == 1)


def test_a_redirect_is_followed() -> None:
    with (
        Endpoint(lambda attempt, events: (307, {"Location": "/elsewhere"}) if attempt % 2 else 200) as endpoint,
        client(endpoint.url, event_buffer_period=3_600) as api,
    ):
        api.track("flight")

        assert api.flush() == (1, 0, 0)
        assert api.stats().events.retried == 0


def test_connections_are_kept() -> None:
    with Endpoint() as endpoint, client(endpoint.url) as api:
        for _ in range(5):
            api.track("flight")
            api.flush()

        assert len(endpoint.clients) == 1
        assert len(endpoint.batches) == 5


def test_a_connection_that_the_server_closed_meanwhile_costs_no_retry() -> None:
    with Endpoint() as endpoint, client(endpoint.url, event_buffer_period=3_600) as api:
        api.track("flight")
        api.flush()
        endpoint.behaviour = lambda attempt, events: (200, {"Connection": "close"})
        api.track("flight")
        api.flush()
        endpoint.behaviour = lambda attempt, events: 200
        api.track("flight")

        assert api.flush() == (1, 0, 0)
        assert api.stats().events.retried == 0


def test_ones_own_http_client_sends_the_events_too() -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json={})

    with (
        httpx2.Client(transport=httpx2.MockTransport(answer)) as carrier,
        client("https://capture.example", httpx_client=carrier, event_buffer_period=3_600) as api,
    ):
        api.track("flight")

        assert api.flush().sent == 1
        assert str(seen[0].url) == "https://capture.example/batch"


# Bounds


@pytest.mark.parametrize(
    ("overflow", "kept"), [("drop_newest", list(range(50))), ("drop_oldest", list(range(150, 200)))]
)
def test_a_full_buffer_drops_by_its_policy_counts_and_tells(
    overflow: Any, kept: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    dropped: list[int] = []
    with (
        Endpoint() as endpoint,
        client(
            endpoint.url,
            event_max_waiting=50,
            event_overflow=overflow,
            event_buffer_period=3600,
            on_drop=lambda event, why: dropped.append(event["body"]["quantity"]),
        ) as api,
    ):
        for number in range(200):
            api.track("flight", quantity=number)
        api.flush()

        assert quantities(endpoint) == kept
        assert sorted(dropped + kept) == list(range(200))
        assert api.stats().events == EventStats(200, sent=50, retried=0, dropped=150, failed=0, pending=0)
        endpoint.wait(lambda: "The event buffer is full: 150 events were dropped" in caplog.text)
        assert caplog.text.count("The event buffer is full") == 1


@pytest.mark.parametrize("overflow", ["drop_newest", "drop_oldest"])
def test_the_bytes_that_wait_are_bounded(overflow: Any) -> None:
    with (
        Endpoint(lambda attempt, events: "hang") as endpoint,
        client(endpoint.url, event_max_bytes=1_000_000, event_overflow=overflow, event_buffer_period=3600) as api,
    ):
        for _ in range(50):
            api.track("flight", traits={"text": "x" * 100_000})

        assert api.stats().events.dropped >= 40
        assert api.stats().events.pending <= 10


def test_an_event_larger_than_the_whole_buffer_is_refused_at_the_call() -> None:
    with (
        client(HOPELESS, event_max_bytes=1_000_000) as api,
        pytest.raises(ValueError, match=r"takes 2,000,.* bytes, more than event_max_bytes = 1,000,000"),
    ):
        api.track("flight", traits={"text": "x" * 2_000_000})


def test_a_large_event_flies_without_holding_up_others() -> None:
    with (
        Endpoint(lambda attempt, events: 413 if len(str(events)) > 1_500_000 else 200) as endpoint,
        client(endpoint.url, event_buffer_period=3_600) as api,
    ):
        for number in range(10):
            api.track("flight", quantity=number, traits={"text": "x" * (2_000_000 if number == 5 else 10)})

        assert api.flush() == (9, 0, 1)
        assert sorted(quantities(endpoint)) == [0, 1, 2, 3, 4, 6, 7, 8, 9]


def test_a_failing_on_drop_harms_nobody_and_may_track(caplog: pytest.LogCaptureFixture) -> None:
    with Endpoint() as endpoint:

        def fail(event: dict[str, Any], why: str) -> None:
            api.track("dropped")
            raise RuntimeError("no")

        with client(endpoint.url, event_max_waiting=1, event_buffer_period=3600, on_drop=fail) as api:
            api.track("flight")
            api.track("flight")

            assert api.stats().events.dropped == 2
            assert "on_drop failed: RuntimeError('no')" in caplog.text


def test_what_a_stopped_client_is_given_is_counted_and_reported(caplog: pytest.LogCaptureFixture) -> None:
    dropped: list[str] = []
    with client(HOPELESS, on_drop=lambda event, why: dropped.append(why)) as api:
        api.track("flight")
        api.shutdown(0.1)
        api.track("flight")

        settle(api, lambda: api.stats().events.dropped + api.stats().events.failed == 2)
        assert "the client has stopped" in dropped
        assert "Event buffer is stopped, not accepting new events" in caplog.text


def test_what_an_event_of_numbers_costs_is_counted() -> None:
    """Text alone would be a tenth of it."""
    with (
        Endpoint(lambda attempt, events: "hang") as endpoint,
        client(endpoint.url, event_max_bytes=1_000_000) as api,
    ):
        for number in range(2_000):
            api.track("flight", company={"id": "acme"}, traits={f"trait-{at}": number * at / 7 for at in range(50)})

        # 50 names and floats are 1.7 kB as text, and nothing else is kept; some batches may be on their way.
        assert 300 < api.stats().events.pending < 1_200


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda api: api.track("", company={"id": "a"}), "track: event is empty"),
        (lambda api: api.track("flight", company={"id": "a"}, quantity=0), "track: quantity of 'flight' is 0"),
        (lambda api: api.track("flight"), "track: 'flight' has neither company nor user"),
        (lambda api: api.track("flight", company={}, user={}), "track: 'flight' has neither company nor user"),
        (lambda api: api.identify({}), "identify: keys is empty"),
        (lambda api: api.identify({"id": "u"}, {"keys": {}}), "identify: company: keys is empty"),
    ],
)
def test_what_no_server_counts_is_named_at_the_call_and_sent_all_the_same(
    call: Callable[[Schematic], None], said: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The official client sends it in silence: an application that moves here must not start to fail."""
    with Endpoint() as endpoint, client(endpoint.url, event_buffer_period=3_600) as api:
        call(api)
        call(api)
        assert caplog.text.count(said) == 1

        assert api.flush() == (2, 0, 0)


def test_the_first_event_does_not_wait_for_others_for_long() -> None:
    """What a process holds when it is killed is the events of its last moment."""
    assert batching.LINGER < 0.1
    with Endpoint() as endpoint, client(endpoint.url) as api:
        for _ in range(3):
            api.track("flight", company={"id": "acme"})
            endpoint.wait(lambda: len(endpoint.events) == api.stats().events.accepted)


# Sending before returning


def test_a_client_for_short_lived_code_returns_when_the_event_is_acknowledged() -> None:
    with Endpoint() as endpoint, client(endpoint.url, send_immediately=True, event_buffer_period=3600) as api:
        for number in range(3):
            api.track("flight", quantity=number)
            assert quantities(endpoint) == list(range(number + 1))

        api.identify({"id": "u1"})
        assert endpoint.events[-1]["type"] == "identify"


def test_sending_immediately_does_not_wait_for_the_next_try() -> None:
    with (
        Endpoint(lambda attempt, events: 503) as endpoint,
        buffer(endpoint.url, send_immediately=True, initial_retry_delay=0.8) as events,
    ):
        events.push(tracked())

        assert len(endpoint.attempts) == 1


def test_sending_immediately_during_an_outage_keeps_the_event_and_does_not_wait_again(
    clock: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the next try is to come, which it is for as long as nobody turns the clock."""
    with (
        Endpoint(lambda attempt, events: (503, {"Retry-After": "30"}) if attempt == 1 else 200) as endpoint,
        client(endpoint.url, send_immediately=True) as api,
    ):
        waits: list[object] = []
        wait = api.event_buffer._wait_until_sent

        def counted(*arguments: Any, **keywords: Any) -> None:
            waits.append(arguments)
            wait(*arguments, **keywords)

        with monkeypatch.context() as patched:
            patched.setattr(api.event_buffer, "_wait_until_sent", counted)
            for _ in range(100):
                api.track("flight")

        assert len(waits) == 1
        assert api.flush().pending == 0
        assert len(endpoint.distinct) == 100


# Secrets and configuration


def test_the_api_key_shows_in_no_log_no_error_and_no_repr(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with Endpoint(lambda attempt, events: 500 if attempt == 1 else 401) as endpoint:
        endpoint.answer = lambda events: {}
        dropped: list[Any] = []
        with client(endpoint.url, on_drop=lambda event, why: dropped.append((event, why))) as api:
            api.track("flight")
            api.flush()

            shown = f"{caplog.text} {dropped} {api.event_buffer!r} {api!r} {vars(api.event_buffer)!r}"
            assert dropped
            assert SECRET not in shown
            assert endpoint.attempts[0][0]["api_key"] == SECRET


@pytest.mark.parametrize(
    ("keywords", "said"),
    [
        ({"event_overflow": "drop_all"}, "event_overflow must be 'drop_newest' or 'drop_oldest', not 'drop_all'"),
        ({"event_max_waiting": 0}, "event_max_waiting must be more than 0, not 0"),
        ({"event_max_bytes": -1}, "event_max_bytes must be more than 0"),
        ({"event_timeout": 0}, "event_timeout must be more than 0"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_with_its_name(keywords: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Schematic(SECRET, SchematicConfig(**keywords))


def test_offline_discards_events() -> None:
    with Endpoint() as endpoint, client(endpoint.url, offline=True) as api:
        api.track("flight")
        api.identify({"id": "u1"})

        assert api.flush() == (0, 0, 0)
        assert api.stats().events.accepted == 0


def test_an_endpoint_that_is_back_gets_what_waited() -> None:
    with Endpoint() as endpoint, buffer(endpoint.url) as events:
        endpoint.pause()
        events.push(tracked())
        endpoint.wait(lambda: events.stats.retried)
        assert events.stats.pending == 1

        endpoint.resume()

        endpoint.wait(lambda: events.stats.sent == 1)
