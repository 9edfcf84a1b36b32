"""kill -9 of a server at random moments: every event of a change that it acknowledged reaches its endpoint.

`python -m bench.webhook_kills --runs 100`. Each run is a server of its own on the one database, with an endpoint of its
own; several connections create companies until it is killed. What a killed server had claimed waits for the end of its
lease, which is brought forward once all are dead; then a last server delivers what is left.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bench.servers import postgresql
from schematic_server.demo.process import Running, start
from schematic_server.jobs.tables import job
from schematic_server.storage import connect

WRITERS = 4
LONGEST = 60  # changes that a server acknowledges before it is killed
PATIENCE = 120.0
SETTINGS = {"SCHEMATIC_WEBHOOK_ALLOW": "127.0.0.1"}


@dataclass(frozen=True, slots=True)
class Result:
    """`delivered` counts events; `repeated` those that came more than once, which receivers can tell by their id."""

    runs: int
    acknowledged: int
    delivered: int
    repeated: int
    lost: int
    seconds: float


class _Receiver:
    """Counts deliveries by the name of the company that they are about."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]["name"]
                if name.startswith(self.path[1:] + "-"):  # endpoints of earlier runs hear of it as well
                    with outer._lock:
                        outer.seen[name] += 1
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def handle(self) -> None:
                with suppress(ConnectionError):  # of a server that was killed
                    super().handle()

            def log_message(self, format: str, *args: Any) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


@contextmanager
def database(is_postgresql: bool, directory: Path) -> Generator[str]:
    """The address of an empty database, on the tests' PostgreSQL or as a file in `directory`."""
    if not is_postgresql:
        yield f"sqlite:///{directory}/server.sqlite3"
        return
    with postgresql() as server:
        server.run("CREATE DATABASE kills")
        yield server.url("kills")


def run(runs: int, seed: int, url: str, log: Path) -> Result:
    """Kill `runs` servers on one database; what became of what they had acknowledged. The last server writes `log`."""
    chance, began = random.Random(seed), time.monotonic()
    receiver = _Receiver()
    acknowledged: list[str] = []
    for number in range(runs):
        acknowledged += _killed(url, receiver, number, chance.randint(1, LONGEST))
    asyncio.run(end_leases(url))
    server = start(url, log, SETTINGS)
    try:
        ends_at = time.monotonic() + PATIENCE
        while set(acknowledged) - receiver.seen.keys() and time.monotonic() < ends_at:
            time.sleep(0.05)
    finally:
        server.stop()
        receiver.server.shutdown()
        receiver.server.server_close()
    lost = len(set(acknowledged) - receiver.seen.keys())
    repeated = sum(times > 1 for times in receiver.seen.values())
    return Result(runs, len(acknowledged), len(receiver.seen), repeated, lost, time.monotonic() - began)


def _killed(url: str, receiver: _Receiver, number: int, after: int) -> list[str]:
    """The companies whose creation a server acknowledged until it was killed, `after` of them at least."""
    server = start(url, settings=SETTINGS)
    hook = f"http://127.0.0.1:{receiver.server.server_address[1]}/{number}"
    endpoint = {"name": f"Run {number}", "url": hook, "request_types": ["company.created"]}
    assert _post(server, "/webhooks", endpoint)
    acknowledged: list[str] = []
    is_time = threading.Event()

    def write(writer: int) -> None:
        count = 0
        while _post(server, "/companies", {"keys": {"id": (name := f"{number}-{writer}-{count}")}, "name": name}):
            acknowledged.append(name)
            count += 1
            if len(acknowledged) >= after:
                is_time.set()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    assert is_time.wait(PATIENCE)
    server.process.kill()
    server.process.wait()
    for thread in threads:
        thread.join(PATIENCE)
    return acknowledged


def _post(server: Running, path: str, body: dict[str, Any]) -> bool:
    """Whether it was acknowledged."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        headers = {"X-Schematic-Api-Key": server.key, "Content-Type": "application/json"}
        connection.request("POST", path, json.dumps(body), headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status in (200, 201)
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


async def end_leases(url: str) -> None:
    """All servers are dead; what they had claimed need not wait until it shows, nor is it what ended so many."""
    database = connect(url)
    await database.open()
    try:
        is_running = job.c.state == "running"
        await database.write(
            lambda db, emit: db.execute(
                sa.update(job).where(is_running).values(due_at=sa.literal(0, sa.BigInteger), attempts=0)
            )
        )
    finally:
        await database.close()


def main() -> None:
    """Print one line; exit 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true", help="on PostgreSQL instead of SQLite")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory, database(arguments.postgresql, Path(directory)) as url:
        result = run(arguments.runs, arguments.seed, url, Path(directory, "server.log"))
    print(
        f"{result.runs} kills in {result.seconds:.0f} s: {result.acknowledged:,} changes acknowledged, events of "
        f"{result.delivered:,} delivered ({result.repeated:,} of them more than once), {result.lost} lost"
    )
    sys.exit(1 if result.lost else 0)


if __name__ == "__main__":
    main()
