"""How soon a write through one node changes a check on another: two servers on one PostgreSQL."""

from __future__ import annotations

import json
import os
import random
import statistics
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from http.client import HTTPConnection

from bench import environments, targets
from bench.snapshot_rows import repeated
from bench.trees import Server, new_database
from schematic_server.demo.process import start

WRITES = 100
PAUSE = 0.2  # seconds between two writes at most: by chance, so that they do not keep step with anybody's period
BATCHES, BATCH = 50, 10  # a second, events of each
TARGET = "≤ 50 ms"
FLAG = {"key": "seats", "name": "Seats", "description": "", "flag_type": "boolean", "default_value": False}
RULE = {"name": "All", "priority": 1, "rule_type": "standard", "conditions": [], "condition_groups": []}


def table(postgres: str, redis: str | None) -> str:
    """The figures as a Markdown table; `redis` is the address of one."""
    lines = ["| Woken by | p50, ms | p95, ms | Longest, ms | Target of p95 |", "| --- | ---: | ---: | ---: | --- |"]
    for name, bus in {"PostgreSQL": "auto", **({"Redis": redis} if redis else {}), "nobody": "local"}.items():
        for title, times in _measure(postgres, bus).items():
            p95 = statistics.quantiles(times, n=20)[-1]
            target = "" if bus == "local" else targets.judged(TARGET, p95, None)
            figures = " | ".join(f"{one:.1f}" for one in (statistics.median(times), p95, max(times)))
            lines.append(f"| {name}{title} | {figures} | {target} |")
            environments.say(lines[-1])
    return "\n".join([*lines, "", f"Load average at the end: {os.getloadavg()[0]:.1f}"])


def _measure(postgres: str, bus: str) -> dict[str, list[float]]:
    with _nodes(postgres, bus) as (one, other):
        flag_id = one.ask("POST", "/flags", FLAG)["id"]
        events = [{"event_type": "track", "body": {"event": "e", "company": {"id": f"c{n}"}}} for n in range(BATCH)]
        found = {"": _times(one, other, flag_id), ", written and checked on one node": _times(other, other, flag_id)}
        with repeated(lambda number: one.ask("POST", "/event-batch", {"events": events}), 1 / BATCHES):
            found[f", {BATCHES * BATCH} events/s through the first"] = _times(one, other, flag_id)
    return found


def _times(one: Server, other: Server, flag_id: str) -> list[float]:
    """Milliseconds from the answer to a write through `one` to the first answer of `other` that goes by it."""
    found: list[float] = []
    with closing(HTTPConnection("127.0.0.1", other.port)) as asked:
        for number in range(WRITES):
            value = number % 2 == 0
            time.sleep(random.uniform(0, PAUSE))
            one.ask("PUT", f"/flags/{flag_id}/rules", {"rules": [{**RULE, "value": value}]})
            written_at = time.perf_counter()
            while _check(asked, other.key) is not value:
                time.sleep(0.001)
            found.append((time.perf_counter() - written_at) * 1e3)
    return found


def _check(asked: HTTPConnection, key: str) -> bool:
    headers = {"X-Schematic-Api-Key": key, "Content-Type": "application/json"}
    asked.request("POST", "/flags/seats/check", "{}", headers)
    value: bool = json.loads(asked.getresponse().read())["data"]["value"]
    return value


@contextmanager
def _nodes(postgres: str, bus: str) -> Generator[tuple[Server, Server]]:
    """Two servers on a new database."""
    url = new_database(postgres)
    os.environ["SCHEMATIC_BUS"] = bus
    running = [start(url) for _ in range(2)]
    try:
        one, other = (Server(each.port, each.process.pid, running[0].key) for each in running)
        yield one, other
    finally:
        for each in running:
            each.stop()
