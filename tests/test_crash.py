"""A server killed in the middle of its work loses nothing it acknowledged and counts nothing twice."""

from __future__ import annotations

import http.client
import json
import random
import threading
from collections.abc import Iterator
from pathlib import Path

from schematic_server.demo.process import Running, start

WRITERS = 4
BATCHES = 60  # per writer, of 20 events each


def test_every_acknowledged_event_is_counted_once_after_a_kill(tmp_path: Path) -> None:
    """SIGKILL during ingestion; then everything is sent again, as clients do that got no answer."""
    url = f"sqlite:///{tmp_path}/schematic.sqlite3"
    batches = [_batch(number) for number in range(WRITERS * BATCHES)]
    server = start(url)
    acknowledged = _send_until_killed(server, batches, kill_after=random.Random(7).randint(40, 120))

    server = start(url)
    try:
        before = _counted(server)
        for batch in batches:
            assert _send(server, batch)
        after = _counted(server)
    finally:
        server.stop()

    assert 0 < len(acknowledged) < len(batches)
    assert before >= sum(len(batches[number]) for number in acknowledged)
    assert after == sum(len(batch) for batch in batches)


def test_a_batch_sent_twice_is_counted_once(server: Running) -> None:
    """A lost answer looks like this to the server."""
    batch = _batch(1)

    assert _send(server, batch)
    assert _send(server, batch)

    assert _counted(server) == len(batch)


def _send_until_killed(server: Running, batches: list[list[dict[str, object]]], kill_after: int) -> set[int]:
    acknowledged: set[int] = set()
    kill = threading.Event()

    def write(numbers: Iterator[int]) -> None:
        for number in numbers:
            if not _send(server, batches[number]):
                return
            acknowledged.add(number)
            if len(acknowledged) >= kill_after:
                kill.set()

    threads = [
        threading.Thread(target=write, args=(iter(range(writer, len(batches), WRITERS)),)) for writer in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    assert kill.wait(180)
    server.process.kill()
    server.process.wait()
    for thread in threads:
        thread.join(180)
    return acknowledged


def _batch(number: int) -> list[dict[str, object]]:
    return [
        {
            "type": "track",
            "idempotency_key": f"event-{number}-{index}",
            "body": {"event": "flight", "company": {"id": f"c{(number + index) % 7}"}, "user": {"id": f"u{index}"}},
        }
        for index in range(20)
    ]


def _send(server: Running, batch: list[dict[str, object]]) -> bool:
    """Whether the server acknowledged the batch."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=180)
    try:
        headers = {"X-Schematic-Api-Key": server.key, "Content-Type": "application/json"}
        connection.request("POST", "/batch", json.dumps({"events": batch}), headers)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _counted(server: Running) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=180)
    connection.request("GET", "/companies?limit=250", headers={"X-Schematic-Api-Key": server.key})
    companies = json.loads(connection.getresponse().read())["data"]
    connection.close()
    return sum(
        metric["value"]
        for company in companies
        for metric in company["metrics"]
        if metric["event_subtype"] == "flight" and metric["period"] == "all_time"
    )
