"""kill -9 of servers at random moments of all that they do: what they acknowledged stands, once and whole.

`python -m bench.kills --runs 100`, and with `--postgresql`. Each run is a server of its own on the one database, on
PostgreSQL two that are sent the same batches at once. Connections send batches, upsert companies, publish a plan (its
companies are migrated at once) and export events until the servers have acknowledged a random number of writes and are
killed. What a killed server had claimed waits for the end of its lease, which is brought forward. After each run, and
once more when a last server has finished what was left, the database is looked through; see `bench.kills_seen`.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.kills_load import WRITERS, Client, Ledger, R, Writer, catalog, send_again
from bench.kills_seen import seen, settled
from bench.webhook_kills import database, end_leases
from schematic_server.demo.process import Running, start

LONGEST = 60  # writes that servers acknowledge before one of them is killed
PATIENCE = 180.0


@dataclass(frozen=True, slots=True)
class Result:
    """How many of each were acknowledged; `batches` and `doubtful` in calls: those without an answer were sent again.

    `wrong` has what should not be, in words.
    """

    runs: int
    kills: int
    batches: int
    doubtful: int
    upserts: int
    published: int
    moved: int
    exports: int
    wrong: Sequence[str]
    seconds: float


def run(runs: int, seed: int, url: str, log: Path, nodes: int = 1) -> Result:
    """Kill the servers of `runs` runs on one database, `nodes` in each. The last server writes `log`."""
    chance, began = random.Random(seed), time.monotonic()
    ledger = Ledger()
    for number in range(runs):
        servers = [start(url) for _ in range(nodes)]
        try:
            if number == 0:
                with closing(Client(servers[0])) as client:
                    catalog(ledger, client)
            load(ledger, WRITERS, servers, sorted(chance.randint(1, LONGEST) for _ in servers))
        finally:
            for server in servers:
                kill(server)
        asyncio.run(end_leases(url))
        ledger.wrong += [f"after run {number}: {one}" for one in seen(url, ledger)]
    server = start(url, log)
    try:
        with closing(Client(server)) as client:
            send_again(ledger, client)
            moved = settled(ledger, client, PATIENCE)
    finally:
        server.stop()
    ledger.wrong += [f"at the end: {one}" for one in seen(url, ledger, is_settled=True)]
    return Result(
        runs,
        runs * nodes,
        len(ledger.acknowledged),
        ledger.doubtful,
        ledger.upserted,
        len(ledger.published),
        moved,
        len(ledger.exports),
        ledger.wrong,
        time.monotonic() - began,
    )


def load(record: R, writers: Sequence[Writer[R]], servers: Sequence[Running], after: Sequence[int]) -> None:
    """Have connections write until every server was killed, each `after` so many acknowledged writes."""
    began = record.writes
    threads = [threading.Thread(target=one, args=(record, servers)) for one in writers]
    for thread in threads:
        thread.start()
    for server, count in zip(servers, after, strict=True):
        came = record.wait(began + count, PATIENCE)
        kill(server)
        assert came, f"no {count} acknowledged writes within {PATIENCE:g} s"
    for thread in threads:
        thread.join(PATIENCE)


def kill(server: Running) -> None:
    server.process.kill()
    server.process.wait()


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
        f"{result.kills} kills in {result.seconds:.0f} s: acknowledged {result.batches:,} batches, "
        f"{result.upserts:,} upserts, {result.published} publications ({result.moved:,} companies moved) and "
        f"{result.exports} exports; {result.doubtful} batches without an answer; {len(result.wrong)} things wrong"
    )
    for one in result.wrong:
        print(one)
    sys.exit(1 if result.wrong else 0)


if __name__ == "__main__":
    main()
