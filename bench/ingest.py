"""Events of many companies: a batch of 100 events over 100 of them, in processor time, with 1,000 and 100,000.

`python -m bench --ingest`, with `--against TREE` beside another tree's server and with `--postgres URL` on PostgreSQL
too. The companies are made by events, so that every tree has its own tables. One connection sends one batch after the
other, the servers take turns, and the median of the rounds counts. Processor time is the server's, and with PostgreSQL
that of its connections' processes as well.
"""

from __future__ import annotations

import asyncio
import json
import random
import secrets
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterable, Sequence
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from itertools import count
from typing import Any

from bench import growth_rows, trees
from bench.environments import say

SIZES = (1_000, 100_000)
ROUNDS = 9
BATCHES = 20  # of a round
EVENTS = 100  # of a batch, each of another company


class Server:
    """A running server whose environment has `companies` companies, a user each."""

    def __init__(self, url: str, companies: int, port: int, pid: int, key: str) -> None:
        self._url, self.companies = url, companies
        self._pids = [pid]
        self._key = key
        self._connection = HTTPConnection("127.0.0.1", port, timeout=600)
        self._random = random.Random(1)
        # Keys as the SDK makes them: of each process, one after the other.
        self._name, self._numbers = secrets.token_hex(8), count()
        for start in range(0, companies, EVENTS):
            self.send(range(start, start + EVENTS))

    def send(self, numbers: Iterable[int]) -> None:
        events = [self._event(number) for number in numbers]
        answer = self._ask("POST", "/batch", json.dumps({"events": events}).encode())
        assert b'"refused":[]' in answer.replace(b" ", b""), answer

    def cost(self) -> float:
        """Seconds of processor time for a batch."""
        picked = [self._random.sample(range(self.companies), EVENTS) for _ in range(BATCHES)]
        self._connection.close()  # opened anew: a server ends one that was idle while others were filled
        self._find_backends()  # anew as well, for the same reason
        before = self._used()
        for numbers in picked:
            self.send(numbers)
        return (self._used() - before) / BATCHES

    def check(self, batches: int) -> None:
        """Everything must have been counted, else its cost means nothing."""
        total = self.companies + EVENTS * batches
        found = _first(self._url, "SELECT sum(event_count) FROM usage_hour")
        assert int(found) == total, (found, total)

    def analyze(self) -> None:
        """What autovacuum would have done by now: without figures PostgreSQL takes every table for a small one."""
        if not self._url.startswith("sqlite"):
            asyncio.run(growth_rows.ask(self._url, "ANALYZE"))

    def _find_backends(self) -> None:
        if not self._url.startswith("sqlite"):
            question = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            self._pids[1:] = [int(row[0]) for row in asyncio.run(growth_rows.ask(self._url, question))]

    def _event(self, number: int) -> dict[str, Any]:
        body = {"event": "flight", "company": {"id": f"c{number}"}, "user": {"id": f"u{number}"}, "quantity": 1}
        return {"type": "track", "idempotency_key": f"{self._name}-{next(self._numbers):x}", "body": body}

    def _ask(self, method: str, path: str, content: bytes) -> bytes:
        headers = {"X-Schematic-Api-Key": self._key, "Content-Type": "application/json"}
        self._connection.request(method, path, content, headers)
        answer = self._connection.getresponse()
        told = answer.read()
        assert answer.status == 200, told
        return told

    def _used(self) -> float:
        # The clock of another process, as clock_getcpuclockid(3) makes it.
        return sum(time.clock_gettime_ns((~pid << 3) | 2) for pid in self._pids) / 1e9


def table(baseline: str | None, postgres: str | None, sizes: Sequence[int] = SIZES) -> str:
    """Every database and size, as Markdown."""
    head = ["Database", "Companies", *(["Before, ms"] if baseline else []), "A batch, ms"]
    head += ["Of before"] if baseline else []
    head.append(f"Of {sizes[0]:,} companies")
    lines = [f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 1)}"]
    for name in ("SQLite", *(["PostgreSQL"] if postgres else [])):
        lines += _rows(name, baseline, postgres if name == "PostgreSQL" else None, sizes)
    return "\n".join(lines)


def _rows(name: str, baseline: str | None, postgres: str | None, sizes: Sequence[int]) -> Generator[str]:
    pythons = [*([f"{baseline}/.venv/bin/python"] if baseline else []), sys.executable]
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="schematic-ingest-"))
        servers: dict[int, list[Server]] = {}
        for size in sizes:
            for number, python in enumerate(pythons):
                file = f"sqlite:///{folder}/{size}-{number}.sqlite3"
                url = trees.new_database(postgres) if postgres else file
                servers.setdefault(size, []).append(stack.enter_context(_server(python, url, size)))
        every = [one for own in servers.values() for one in own]
        for one in every:
            one.analyze()
            one.cost()
        spent = [[one.cost() for one in every] for _ in range(ROUNDS)]
        for one in every:
            one.check(BATCHES * (ROUNDS + 1))
    by_server = dict(zip(every, zip(*spent, strict=True), strict=True))
    for size, own in servers.items():
        costs = [by_server[one] for one in own]
        cells = [name, f"{size:,}", *(f"{statistics.median(one) * 1e3:.3g}" for one in costs)]
        if baseline:
            cells.append(f"{_ratio(costs[1], costs[0]):.2f}x")
        cells.append(f"{_ratio(costs[-1], by_server[servers[sizes[0]][-1]]):.2f}x")
        yield f"| {' | '.join(cells)} |"


def _ratio(one: Sequence[float], other: Sequence[float]) -> float:
    return statistics.median(this / that for this, that in zip(one, other, strict=True))


def _first(url: str, question: str) -> Any:
    """The one value that `question` finds."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as db:
            return db.execute(question).fetchone()[0]
    return asyncio.run(growth_rows.ask(url, question))[0][0]


@contextmanager
def _server(python: str, url: str, companies: int) -> Generator[Server]:
    say(f"a server with {companies:,} companies …")
    process = subprocess.Popen(
        [python, "-c", trees.START, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/"
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        port, pid, key = process.stdout.readline().split()
        yield Server(url, companies, int(port), int(pid), key)
    finally:
        process.stdin.close()
        process.wait(60)
        process.stdout.close()
