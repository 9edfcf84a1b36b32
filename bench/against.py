"""This tree's server and another tree's in one run: `python -m bench --against PATH`, where PATH has its own `.venv`.

Both run all the time; rounds alternate between them. What is compared is processor time of the server for one answer
(of PostgreSQL, what the server itself spends), and of the ratios of each round the median.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count, repeat
from pathlib import Path

from bench import load, targets
from bench.server_rows import FEW, batch, request, set_up
from bench.servers import ROOT, Server, postgresql, server

ROUNDS = 20
SECONDS = 0.5  # a round
BATCHES = 25  # of a round of ingest
_numbers = count()


def check(one: Server) -> Iterator[bytes]:
    return repeat(request(one, "/flags/flights/check", {"company": {"id": "c1"}}))


def check_all(one: Server) -> Iterator[bytes]:
    return repeat(request(one, "/flags/check", {"company": {"id": "c1"}}))


def ingest(one: Server) -> Iterator[bytes]:
    return iter([batch(one, "against", next(_numbers)) for _ in range(BATCHES)])


def list_companies(one: Server) -> Iterator[bytes]:
    return repeat(request(one, "/companies?limit=20", None, "GET"))


def upsert(one: Server) -> Iterator[bytes]:
    return (request(one, "/companies", {"keys": {"id": f"c{number % 20}"}, "name": "C"}) for number in count())


# What, its requests, and how many answers there must be for one of the other tree's in the same processor time.
ROWS: list[tuple[str, Callable[[Server], Iterator[bytes]], str]] = [
    ("check of one flag, in memory", check, "≥ 1.4x"),
    ("check of all flags, in memory", check_all, "≥ 0.97x"),
    ("100 events taken in", ingest, "≥ 0.97x"),
    ("list of 20 companies", list_companies, "≥ 0.97x"),
    ("upsert of a company", upsert, "≥ 0.97x"),
]


def table(other: Path) -> str:
    """Every row on both databases, as Markdown."""
    lines = [
        f"| What, {FEW} connections | Database | {other.name}, µs | This, µs | Answers for its one | Target |",
        "| --- | --- | ---: | ---: | ---: | --- |",
    ]
    for database in ("SQLite", "PostgreSQL"):
        with _both(database, other) as (theirs, ours):
            for title, requests, target in ROWS:
                spent = [(_cost(theirs, requests), _cost(ours, requests)) for _ in range(ROUNDS)]
                ratio = statistics.median(one / two for one, two in spent)
                costs = [statistics.median(side) * 1e6 for side in zip(*spent, strict=True)]
                figures = f"{costs[0]:,.1f} | {costs[1]:,.1f} | {ratio:.2f}x"
                lines.append(f"| {title} | {database} | {figures} | {targets.judged(target, ratio, ratio)} |")
    return "\n".join(lines)


def _cost(one: Server, requests: Callable[[Server], Iterator[bytes]]) -> float:
    """Seconds of processor time for one answer."""
    source = requests(one)
    used = one.cpu_seconds()
    answered, _ = load.saturate(one.port, source, FEW, SECONDS)
    return (one.cpu_seconds() - used) / answered


@contextmanager
def _both(database: str, other: Path) -> Generator[tuple[Server, Server]]:
    with ExitStack() as stack:
        urls: list[str | None] = [None, None]
        if database == "PostgreSQL":
            running = stack.enter_context(postgresql())
            running.run("CREATE DATABASE theirs", "CREATE DATABASE ours")
            urls = [running.url("theirs"), running.url("ours")]
        pair = [stack.enter_context(server(url, tree)) for url, tree in zip(urls, (other.resolve(), ROOT), strict=True)]
        for one in pair:
            set_up(one)
        yield pair[0], pair[1]
