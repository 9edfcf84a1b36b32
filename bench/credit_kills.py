"""kill -9 of servers at random moments of all that they do with credits: no credit appears, vanishes or stays held.

`python -m bench.credit_kills --runs 100`, and with `--postgresql`. Each run is a server of its own on the one database,
on PostgreSQL two that are asked the same at once. Connections draw by events, lease, extend, reserve, check and
reserve, settle, release, grant, zero out, cap, and move companies between plans that give credits, some of which are
paid later or topped up, until the servers have acknowledged a random number of writes and are killed. Then some periods
are over, and some charges settled (`bench.credit_time`). After each run, and once more when a last server was sent all
that had no answer and has ended what was over, the books are looked through: `bench.credit_books`, `bench.credit_seen`.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench import credit_time
from bench.credit_load import HOLDS_LAST, WRITERS, Books, catalog, send_again
from bench.credit_seen import done, overdue, seen
from bench.kills import kill, load
from bench.kills_load import Client
from bench.webhook_kills import database, end_leases
from schematic_server.demo.process import Running, start

LONGEST = 120  # writes that servers acknowledge before one of them is killed
SETTINGS = {"SCHEMATIC_AUTO_TOPUP": "grant"}
ENDED_WITHIN = 60.0  # seconds after a hold's end; the job is due every ten
_LOOK = 0.5


@dataclass(frozen=True, slots=True)
class Result:
    """How much was acknowledged; `doubtful` counts calls without an answer, `wrong` says what should not be."""

    kills: int
    writes: int
    batches: int
    made: int
    refused: int
    doubtful: int
    moves: int
    done: str
    wrong: Sequence[str]
    seconds: float


def run(runs: int, seed: int, url: str, log: Path, nodes: int = 1) -> Result:
    """Kill the servers of `runs` runs on one database, `nodes` in each. The last server writes `log`."""
    chance, began = random.Random(seed), time.monotonic()
    books = Books()
    for number in range(runs):
        servers = started(url, nodes, is_first=number == 0)
        try:
            if number == 0:
                with closing(Client(servers[0])) as client:
                    catalog(books, client)
            load(books, WRITERS, servers, sorted(chance.randint(1, LONGEST) for _ in servers))
        finally:
            for server in servers:
                kill(server)
        asyncio.run(end_leases(url))
        books.wrong += [f"after run {number}: {one}" for one in seen(url, books)]
        credit_time.passes(url)
    server = start(url, log, SETTINGS)
    try:
        with closing(Client(server)) as client:
            send_again(books, client)
        time.sleep(HOLDS_LAST[1])
        ends_at = time.monotonic() + ENDED_WITHIN
        while overdue(url) and time.monotonic() < ends_at:
            time.sleep(_LOOK)
    finally:
        server.stop()
    books.wrong += [f"at the end: {one}" for one in seen(url, books, is_settled=True)]
    return Result(
        runs * nodes,
        books.writes,
        len(books.acknowledged),
        len(books.answers),
        books.refused,
        books.doubtful,
        books.moves,
        done(url),
        books.wrong,
        time.monotonic() - began,
    )


def started(url: str, nodes: int, *, is_first: bool) -> list[Running]:
    """Servers, at once but for the first of all, which makes the tables."""
    with ThreadPoolExecutor(1 if is_first else nodes) as pool:
        return list(pool.map(lambda _: start(url, settings=SETTINGS), range(nodes)))


def main() -> None:
    """Print one line, then whatever is wrong; exit 1 for that."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true", help="two nodes on PostgreSQL instead of one on SQLite")
    arguments = parser.parse_args()
    nodes = 2 if arguments.postgresql else 1
    with tempfile.TemporaryDirectory() as directory, database(arguments.postgresql, Path(directory)) as url:
        result = run(arguments.runs, arguments.seed, url, Path(directory, "server.log"), nodes)
    print(
        f"{result.kills} kills in {result.seconds:.0f} s: acknowledged {result.writes:,} writes, among them "
        f"{result.batches:,} batches, {result.made:,} grants, reservations and extensions and {result.moves:,} "
        f"changes of plan ({result.done}); {result.refused:,} refused, {result.doubtful} without an answer; "
        f"{len(result.wrong)} things wrong"
    )
    for one in result.wrong:
        print(one)
    sys.exit(1 if result.wrong else 0)


if __name__ == "__main__":
    main()
