"""The outbox: what `track` has written is sent, by this process or a later one, once."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from schematic.client import Schematic
from schematic.events import outbox
from schematic.events.outbox import FULL, Outbox

from .capture_endpoint import Endpoint

SECRET = "sch_dev_secret"
LOG = logging.getLogger("test.outbox")
HOPELESS = "http://127.0.0.1:9"  # nobody listens
EVENT = '"type":"track","body":{"event":"flight","quantity":%d},"idempotency_key":"k-%d"'
ELSEWHERE = "import logging, sys; from schematic.events.outbox import Outbox; "
ELSEWHERE += "box = Outbox(sys.argv[1], sys.argv[2], logging.getLogger()); "


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outbox.sqlite3"


@contextmanager
def box(path: Path, key: str = SECRET, **options: Any) -> Iterator[Outbox]:
    made = Outbox(path, key, LOG, **options)
    try:
        yield made
    finally:
        made.close()


@contextmanager
def client(url: str, path: Path, **keywords: Any) -> Iterator[Schematic]:
    given = {"logger": LOG, "event_outbox": path, "event_buffer_period": 0.05, **keywords}
    made = Schematic(SECRET, base_url=HOPELESS, event_capture_url=url, **given)
    try:
        yield made
    finally:
        made.shutdown(0.2)


def store(made: Outbox, count: int) -> list[int]:
    return [made.put(EVENT % (number, number)) for number in range(count)]


def elsewhere(path: Path, code: str, key: str = SECRET) -> subprocess.Popen[str]:
    """Another process with the same outbox, until its standard input closes."""
    command = [sys.executable, "-c", f"{ELSEWHERE}{code}; print('ready', flush=True); sys.stdin.read()"]
    process = subprocess.Popen([*command, path, key], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_what_was_stored_is_claimed_oldest_first_and_by_one_only(path: Path) -> None:
    with box(path) as made:
        rows = store(made, 5)

        first, second = made.claim(3), made.claim(3)

        assert [row for _, row in first + second] == rows
        assert made.claim(3) == []
        assert made.pending() == 5


def test_an_acknowledged_event_is_gone_and_a_released_one_waits_again(path: Path) -> None:
    with box(path) as made:
        one, two = store(made, 2)
        made.claim(2)

        made.acknowledge([one])
        made.release([two])

        assert [row for _, row in made.claim(2)] == [two]
        assert made.pending() == 1


def test_a_refused_event_stays_for_people_to_look_at(path: Path) -> None:
    with box(path) as made:
        (row,) = store(made, 1)
        made.claim(1)

        made.refuse([row], "HTTP 401")

        assert made.claim(1) == []
        found = outbox.content(path)
        assert (found.waiting, found.sending, found.refused) == (0, 0, 1)
        assert found.events[0]["reason"] == "HTTP 401"


def test_events_survive_the_client_and_the_next_one_sends_them_with_the_same_keys(path: Path) -> None:
    with client(HOPELESS, path) as api:
        for number in range(250):
            api.track("flight", quantity=number)
        stored = {event["event"]["idempotency_key"] for event in outbox.content(path, 1000).events}

    with Endpoint() as endpoint, client(endpoint.url, path):
        endpoint.wait(lambda: len(endpoint.events) == 250)

        assert endpoint.distinct == stored
        assert [event["body"]["quantity"] for event in endpoint.events] == list(range(250))
        endpoint.wait(lambda: outbox.content(path).waiting + outbox.content(path).sending == 0)


def test_a_flush_waits_until_the_file_is_empty(path: Path) -> None:
    with Endpoint() as endpoint, client(endpoint.url, path, event_buffer_period=3600) as api:
        for number in range(120):
            api.track("flight", quantity=number)

        assert api.flush() == (120, 0, 0)
        assert api.stats().events.pending == 0


def test_an_outage_of_the_endpoint_leaves_everything_in_the_file(path: Path) -> None:
    with Endpoint(lambda attempt, events: 503) as endpoint, client(endpoint.url, path) as api:
        for number in range(50):
            api.track("flight", quantity=number)

        assert api.flush(0.2) == (0, 50, 0)
        api.shutdown(0.1)
        assert outbox.content(path).waiting == 50


def test_a_refused_batch_is_kept_as_refused_and_reported(path: Path) -> None:
    told: list[str] = []
    with (
        Endpoint(lambda attempt, events: 401) as endpoint,
        client(endpoint.url, path, on_drop=lambda event, why: told.append(why)) as api,
    ):
        api.track("flight")
        api.flush()

        assert api.stats().events.failed == 1
        assert "HTTP 401" in told[0]
        assert outbox.content(path).refused == 1


def test_a_bad_event_in_the_file_takes_no_other_with_it_in_the_next_process_either(path: Path) -> None:
    """It stays, as refused, for somebody to look at."""
    with client(HOPELESS, path) as api:
        for number in range(1, 251):
            api.track("flight", company={"id": "acme"}, quantity=number)

    def judge(attempt: int, events: list[dict[str, Any]]) -> int:
        return 500 if any(event["body"]["quantity"] == 142 for event in events) else 200

    with Endpoint(judge) as endpoint, client(endpoint.url, path) as api:
        endpoint.wait(lambda: len(endpoint.events) == 249)
        assert api.flush().pending == 0

        assert 142 not in {event["body"]["quantity"] for event in endpoint.events}
        found = outbox.content(path)
        assert (found.waiting, found.sending, found.refused) == (0, 0, 1)
        assert "HTTP 500" in found.events[0]["reason"]


def test_the_api_key_is_not_in_the_file(path: Path) -> None:
    with client(HOPELESS, path) as api:
        api.track("flight")
        content = b"".join(file.read_bytes() for file in path.parent.iterdir())

    assert b"flight" in content
    assert SECRET.encode() not in content


def test_the_file_is_for_its_owner_alone(path: Path) -> None:
    with box(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_events_of_another_api_key_are_left_alone_and_announced(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with box(path, "sch_other") as other:
        store(other, 2)

    with box(path) as made:
        assert made.claim(10) == []
        assert "2 events in" in caplog.text
        assert "stored under another API key" in caplog.text


def test_two_processes_never_send_the_same_event_at_once(path: Path) -> None:
    with box(path) as made:
        store(made, 4)
        other = elsewhere(path, "box.claim(2)")
        try:
            made.tidy()

            assert len(made.claim(10)) == 2
            assert made.claim(10) == []
        finally:
            other.communicate("")


def test_the_events_of_a_killed_process_are_free_at_once(path: Path) -> None:
    with box(path) as made:
        rows = store(made, 4)
        other = elsewhere(path, "box.claim(4)")
        assert made.claim(10) == []

        other.kill()
        other.communicate()
        made.tidy()

        assert [row for _, row in made.claim(10)] == rows


def test_many_threads_and_processes_share_a_file(path: Path) -> None:
    with Endpoint() as endpoint, client(endpoint.url, path) as api:
        put = 'box.put(\'"type":"track","body":{},"idempotency_key":"o-%d"\' % n)'
        code = f"assert all([{put} for n in range(300)])"
        others = [elsewhere(path, code.replace("o-", f"o{number}-")) for number in range(2)]
        threads = [
            threading.Thread(target=lambda: [api.track("flight") for _ in range(300)], daemon=True) for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for other in others:
            other.communicate("")

        endpoint.wait(lambda: not api.stats().events.pending)
        assert len(endpoint.distinct) == 1_500
        assert len(endpoint.events) == 1_500


def test_the_log_beside_the_file_stays_small_while_nothing_can_be_sent(path: Path) -> None:
    """An outage of hours must not fill the disk beyond the bound."""
    with Endpoint(lambda attempt, events: 503) as endpoint, client(endpoint.url, path, event_buffer_period=0.01) as api:
        for _ in range(12_000):
            api.track("flight")

        assert api.stats().events.pending == 12_000
        assert path.with_name(path.name + "-wal").stat().st_size < 45_000_000


def test_a_full_file_takes_no_more(path: Path) -> None:
    with box(path, max_bytes=200_000) as made:
        found = [made.put(EVENT % (number, number) + "," + '"x":"' + "x" * 10_000 + '"') for number in range(30)]

        assert found[-1] == FULL
        assert 5 < len([row for row in found if row > 0]) < 20
        assert path.stat().st_size <= 250_000


@pytest.mark.parametrize("overflow", ["drop_newest", "drop_oldest"])
def test_a_full_file_drops_by_the_policy_and_tells(path: Path, overflow: Any) -> None:
    dropped: list[int] = []
    with client(
        HOPELESS,
        path,
        event_outbox_max_bytes=300_000,
        event_overflow=overflow,
        event_buffer_period=3600,
        on_drop=lambda event, why: dropped.append(event["body"]["quantity"]),
    ) as api:
        for number in range(60):
            api.track("flight", quantity=number, traits={"text": "x" * 10_000})

        kept = [one["event"]["body"]["quantity"] for one in outbox.content(path, 100).events]
        assert sorted(kept + dropped) == list(range(60))
        assert api.stats().events.dropped == len(dropped) > 0
        assert (59 in kept) == (overflow == "drop_oldest")


def test_a_damaged_file_is_set_aside_and_nothing_else_breaks(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.write_bytes(b"this is no database at all" * 400)

    with Endpoint() as endpoint, client(endpoint.url, path, event_buffer_period=3_600) as api:
        api.track("flight")

        assert api.flush() == (1, 0, 0)
        assert path.with_name(path.name + ".damaged-1").read_bytes().startswith(b"this is no database")
        assert f"{path} is damaged; it was set aside as {path}.damaged-1" in caplog.text


def test_a_file_that_is_damaged_while_in_use_is_set_aside(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with box(path) as made:
        store(made, 300)
        made._open_files.sender.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (path.stat().st_size - 4096))

    with box(path) as made:
        made.claim(100)
        row = made.put(EVENT % (1, 1))

        assert row > 0
        assert path.with_name(path.name + ".damaged-1").exists()
        assert "is damaged; it was set aside" in caplog.text


def test_a_path_that_cannot_be_used_leaves_events_in_memory(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with (
        Endpoint() as endpoint,
        client(endpoint.url, tmp_path / "missing" / "outbox", event_buffer_period=3_600) as api,
    ):
        for number in range(3):
            api.track("flight", quantity=number)

        assert api.flush() == (3, 0, 0)
        assert caplog.text.count("events are kept in memory alone") == 1


def test_a_file_locked_for_too_long_leaves_the_event_in_memory(path: Path) -> None:
    with Endpoint() as endpoint, client(endpoint.url, path, event_buffer_period=3600) as api:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            api.track("flight")
            other.execute("ROLLBACK")

        assert api.flush() == (1, 0, 0)


def test_a_locked_file_is_waited_for_once_and_then_left_alone_for_a_while(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`track` waits for at most 50 ms, and not again with every event."""
    assert outbox.BUSY_WITHIN <= 0.05
    now = 1_000.0
    monkeypatch.setattr("schematic.events.outbox.monotonic", lambda: now)
    with box(path) as made:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert store(made, 1) == [0]
        assert store(made, 1) == [0]  # it is free by now; nobody looked

        now += outbox.BUSY_FOR

        assert store(made, 1) != [0]


def test_a_client_made_while_the_file_is_locked_opens_it_all_the_same(path: Path) -> None:
    with box(path) as made:
        store(made, 3)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with box(path) as made:
            assert made.pending() == 3


def test_a_new_file_that_another_process_is_just_making_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite refuses at once to keep a log for a file in which somebody writes without one."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"PRAGMA page_size = {outbox.PAGE_SIZE:d}")
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE of_another (id)")
        monkeypatch.setattr(outbox, "sleep", lambda seconds: other.in_transaction and other.execute("COMMIT"))

        with box(path) as made:
            assert store(made, 1) != [0]
            assert made.pending() == 1


def test_a_child_after_fork_opens_the_file_anew_and_sends(path: Path) -> None:
    with Endpoint() as endpoint, client(endpoint.url, path) as api:
        api.track("parent")
        api.flush()
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                api.track("child")
                status = 0 if api.flush(180).pending == 0 else 2
            finally:
                os._exit(status)

        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
        api.track("parent")
        assert api.flush(180).pending == 0
        assert sorted(event["body"]["event"] for event in endpoint.events) == ["child", "parent", "parent"]


def test_what_is_in_the_file_can_be_taken_over_and_dropped(path: Path) -> None:
    with box(path, "sch_other") as other:
        rows = store(other, 3)
        other.claim(1)
        other.refuse(rows[:1], "HTTP 400")

    assert outbox.take_over(path, SECRET) == 2
    assert outbox.drop(path, refused=True) == 1
    assert outbox.take_over(path, SECRET, refused=True) == 2
    assert outbox.drop(path) == 2
    assert outbox.content(path).events == []


@pytest.mark.parametrize("content", [None, b"no database" * 1000])
def test_looking_into_what_is_no_outbox_is_refused(path: Path, content: bytes | None) -> None:
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ValueError, match=r"there is no outbox|cannot be read as an outbox"):
        outbox.content(path)
