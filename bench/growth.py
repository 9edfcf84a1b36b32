"""Cost against size: the same requests to a server with 1,000 companies and to one with many, in processor time.

Databases are filled by SQL (`growth_rows`), sizes take turns, and the best of several rounds counts. Processor time is
the server's, and with PostgreSQL that of its connections' processes as well. A page costs what a page costs; what has
to look at everything (searches, counts) may cost more where that happens beside the event loop, which goes on.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from bench import growth_rows, targets, trees
from bench.environments import say
from bench.growth_cases import CASES, Case

SMALL, LARGE = 1_000, 100_000
ROUNDS = 3
BATCH_NS = 10_000_000  # processor time of a round: cheap requests are repeated
SLOW_NS = 1_000_000_000  # of one request: a single round is enough
_numbers = count()
OFF_LOOP = 0.1  # of what the size adds: so little falls on the event loop where it is said to be off it


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one request, in nanoseconds: all of it, and what the event loop's thread had of it."""

    total: float
    loop: float


@dataclass(slots=True)
class Server:
    """A running server on a database with `companies` companies."""

    url: str
    companies: int
    pid: int
    connection: HTTPConnection
    key: str
    backends: list[int] = field(default_factory=list[int])

    def ask(self, case: Case) -> bytes:
        path = f"{case.path}?{urlencode(case.query)}" if case.query else case.path
        headers = {"X-Schematic-Api-Key": self.key}
        if case.body is None:
            self.connection.request("GET", path, headers=headers)
        else:
            headers["Content-Type"] = "application/json"
            self.connection.request("POST", path, json.dumps(case.body(next(_numbers))), headers)
        answer = self.connection.getresponse()
        content = answer.read()
        assert answer.status == 200, content
        return content

    def measure(self, case: Case, times: int) -> Cost:
        before, loop_before = self.used(), self._used_by_loop()
        for _ in range(times):
            self.ask(case)
        return Cost((self.used() - before) / times, (self._used_by_loop() - loop_before) / times)

    def find_backends(self) -> None:
        """The processes of the server's connections to PostgreSQL."""
        if not self.url.startswith("sqlite"):
            question = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            self.backends = [int(row[0]) for row in asyncio.run(growth_rows.ask(self.url, question))]

    def used(self) -> int:
        """Processor time of the server, of the process that makes its pages, and of the database's processes, in ns."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        # The clock of another process, as clock_getcpuclockid(3) makes it.
        return sum(time.clock_gettime_ns((~pid << 3) | 2) for pid in (self.pid, *map(int, children), *self.backends))

    def _used_by_loop(self) -> int:
        return int(Path(f"/proc/{self.pid}/task/{self.pid}/schedstat").read_text().split()[0])


def table(baseline: str | None, postgres: str | None, rows: Sequence[str], large: int = LARGE) -> str:
    """SQLite and, where there is one, PostgreSQL; with another tree's ratios where one is given. Markdown.

    `large` is how many companies the larger databases have.
    """
    names = ["SQLite", *(["PostgreSQL"] if postgres else [])]
    cases = [case for case in CASES if not rows or case.name in rows]
    return "\n\n".join(f"### {name}\n\n{_table(name, baseline, postgres, cases, large)}" for name in names)


def _table(name: str, baseline: str | None, postgres: str | None, cases: Sequence[Case], large: int) -> str:
    pythons = [sys.executable, *([f"{baseline}/.venv/bin/python"] if baseline else [])]
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="schematic-growth-"))
        servers: list[Server] = []
        for python in pythons:
            for size in (SMALL, large):
                file = f"sqlite:///{folder}/{len(servers)}.sqlite3"
                url = trees.new_database(postgres) if postgres and name == "PostgreSQL" else file
                servers.append(stack.enter_context(server(python, url, size)))
        head = ["What", f"{SMALL:,} companies, ms", f"{large:,} companies, ms", "Ratio", "Target"]
        if baseline:
            head[1:1] = ["Before"]
            head[-1:] = [f"Cost of before, {SMALL:,}", f"{large:,}", "Target"]
        lines = [f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 2)} --- |"]
        for case in cases:
            lines.append(_row(case, _measure(case, servers)))
            say(f"{name}: {lines[-1]}")
    return "\n".join(lines)


def _row(case: Case, costs: Sequence[Cost]) -> str:
    small, large, *before = costs
    ratio = large.total / small.total
    judged = targets.judged(case.target, large.total, ratio)
    share = (large.loop - small.loop) / (large.total - small.total)
    if judged != case.target and case.may_leave_loop and share <= OFF_LOOP:
        judged = "off the event loop"
    cells = [case.name, f"{small.total / 1e6:.3g}", f"{large.total / 1e6:.3g}", f"{ratio:.2f}x", judged]
    if before:
        cells[1:1] = [f"{before[1].total / before[0].total:.2f}x"]
        cells[-1:] = [
            f"{one.total / other.total:.2f}x" for one, other in zip((small, large), before, strict=True)
        ] + cells[-1:]
    return f"| {' | '.join(cells)} |"


def _measure(case: Case, servers: Sequence[Server]) -> list[Cost]:
    """The best of several rounds of each server, in turns; every server must give the right answer."""
    times: list[int] = []
    rounds: list[int] = []
    for one in servers:
        case.check(json.loads(one.ask(case))["data"], one.companies)
        one.find_backends()
        first = one.measure(case, 1).total
        times.append(max(1, min(50, int(BATCH_NS / first))))
        rounds.append(1 if first > SLOW_NS else ROUNDS)
    found: list[list[Cost]] = [[] for _ in servers]
    for number in range(ROUNDS):
        for one, many, most, costs in zip(servers, times, rounds, found, strict=True):
            if number < most:
                costs.append(one.measure(case, many))
    return [Cost(min(one.total for one in costs), min(one.loop for one in costs)) for costs in found]


@contextmanager
def server(python: str, url: str, companies: int) -> Generator[Server]:
    """A server on a new database that is then filled."""
    say(f"filling a database with {companies:,} companies …")
    process = subprocess.Popen(
        [python, "-c", trees.START, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/"
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        port, pid, key = process.stdout.readline().split()
        growth_rows.fill(url, *growth_rows.owner(url), companies)
        yield Server(url, companies, int(pid), HTTPConnection("127.0.0.1", int(port), timeout=600), key)
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()
