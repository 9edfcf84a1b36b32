"""A data export of many rows: what it costs checks meanwhile, in memory and in time. Both databases, in one run."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from itertools import repeat
from pathlib import Path
from typing import Any

from bench import load, targets
from bench.environments import say
from bench.servers import KEY, Server, postgresql, server

WINDOW = 2.0  # seconds of one measurement of the rate
WINDOWS = 8  # before the export, and after it
CONNECTIONS = 8
PATIENCE = 3600.0  # seconds
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {rows} - 1)"
_EVENTS = """
INSERT INTO event (shard, id, environment_id, type, subtype, status, body, quantity, captured_at, loaded_at, company_id,
  user_id, idempotency_key, api_key_id)
{numbers} SELECT 'comp_' || (i % 5000), 'evt_' || (CAST(i AS BIGINT) * 7919 % {rows}), '{environment}', 'track',
  'flight', 'processed',
  '{{"event":"flight","company":{{"code":"C' || (i % 5000) || '"}},"user":{{"id":"u' || (i % 20000) || '"}},"traits":'
  || '{{"from":"ORD","to":"SFO","delay":' || (i % 90) || '}}}}', 1 + i % 5,
  1700000000000000 + CAST(i AS BIGINT) * 1000000, 1700000000000000, 'comp_' || (i % 5000), 'user_' || (i % 20000),
  'key-' || i, 'api_1' FROM n
"""


def table(rows: int) -> str:
    """The figures as a Markdown table."""
    lines = ["| What | Figure | Target |", "| --- | ---: | --- |"]
    for name, database in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        say(f"data exports, {name} …")
        with database() as url:
            lines += [f"| {name}: {what} | {shown} | {target} |" for what, shown, target in _measure(url, rows)]
            say("\n".join(lines[2:]))
    return "\n".join([*lines, "", f"Load average at the end: {os.getloadavg()[0]:.1f}"])


def _measure(url: str, rows: int) -> Iterator[tuple[str, str, str]]:
    with server(url) as running:
        flag = {"key": "seats", "name": "Seats", "description": "", "default_value": True}
        _ask(running, "POST", "/flags", flag)
        environment = _ask(running, "GET", "/whoami")["environment_id"]
        _fill(url, environment, rows)
        check = _request(running)
        before = [_rate(running, check) for _ in range(WINDOWS)]
        resident = running.resident_mib()
        wanted = {"export_type": "event", "output_file_type": "csv.gz", "metadata": {"export_type": "event"}}
        started, cpu = time.perf_counter(), running.cpu_seconds()
        made = _ask(running, "POST", "/data-exports", wanted)
        during: list[tuple[float, float]] = []
        largest = resident
        while _ask(running, "GET", f"/data-exports/{made['id']}")["status"] == "pending":
            assert time.perf_counter() - started < PATIENCE
            during.append(_rate(running, check))
            largest = max(largest, running.resident_mib())
        lasted = time.perf_counter() - started
        cpu = running.cpu_seconds() - cpu
        after = [_rate(running, check) for _ in range(WINDOWS)]
        size, found, sending = _download(running, made["id"])
        assert found == rows, f"{found} rows instead of {rows}"
    usual = [*before, *after]
    rate, of_cpu = (
        statistics.median(one[index] for one in during) / statistics.median(one[index] for one in usual)
        for index in (0, 1)
    )
    yield (
        f"{rows:,} rows: checks per second meanwhile, in those before and after",
        f"{rate:.2f}x",
        _judged("≥ 0.8x", rate),
    )
    yield "the same, per second of processor time, which the export shares", f"{of_cpu:.2f}x", ""
    yield "memory more than before it, MiB", f"{largest - resident:.1f}", _judged("≤ 20", largest - resident)
    yield "the export, s", f"{lasted:.0f}", ""
    yield f"the file, MB; memory more than that while it is sent, MiB: {sending - largest:.1f}", f"{size / 1e6:.1f}", ""


def _judged(target: str, figure: float) -> str:
    return targets.judged(target, figure, figure)


def _rate(running: Server, check: bytes) -> tuple[float, float]:
    """Checks per second, and per second of processor time."""
    cpu = running.cpu_seconds()
    number, seconds = load.saturate(running.port, repeat(check), CONNECTIONS, WINDOW)
    return number / seconds, number / (running.cpu_seconds() - cpu)


def _request(running: Server) -> bytes:
    body = b'{"company":{"code":"C1"}}'
    headers = f"Host: x\r\nX-Schematic-Api-Key: {running.key}\r\nContent-Length: {len(body)}"
    head = f"POST /flags/seats/check HTTP/1.1\r\n{headers}\r\n\r\n"
    return head.encode() + body


def _ask(running: Server, method: str, path: str, body: Any = None) -> Any:
    with closing(HTTPConnection("127.0.0.1", running.port, timeout=600)) as asked:
        asked.request(method, path, json.dumps(body) if body else None, {"X-Schematic-Api-Key": KEY})
        answer = asked.getresponse()
        told = json.loads(answer.read())
        assert answer.status < 300, told
        return told["data"]


def _download(running: Server, export_id: str) -> tuple[int, int, float]:
    """Size, rows and the server's largest memory while the file is sent; the rows are counted, not kept."""
    import zlib

    size, lines, largest = 0, 0, running.resident_mib()
    with closing(HTTPConnection("127.0.0.1", running.port, timeout=600)) as asked:
        asked.request("GET", f"/data-exports/{export_id}/artifact", headers={"X-Schematic-Api-Key": KEY})
        answer = asked.getresponse()
        unpacked = zlib.decompressobj(31)
        while part := answer.read(1 << 20):
            size += len(part)
            largest = max(largest, running.resident_mib())
            while part:
                lines += unpacked.decompress(part).count(b"\r\n")
                part = unpacked.unused_data
                if unpacked.eof:
                    unpacked = zlib.decompressobj(31)
    return size, lines - 1, largest


def _fill(url: str, environment: str, rows: int) -> None:
    statement = _EVENTS.format(numbers=_NUMBERS.format(rows=rows), environment=environment, rows=rows)
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), timeout=60)) as db:
            db.execute(statement)
            db.commit()
    else:
        asyncio.run(_execute(url, statement, "VACUUM ANALYZE"))


async def _execute(url: str, *statements: str) -> None:
    import asyncpg

    connection = await asyncpg.connect(url)
    for statement in statements:
        await connection.execute(statement, timeout=1200)
    await connection.close()


@contextmanager
def _sqlite() -> Generator[str]:
    with tempfile.TemporaryDirectory(prefix="schematic-bench-") as folder:
        yield f"sqlite:///{Path(folder)}/bench.sqlite3"


@contextmanager
def _postgres() -> Generator[str]:
    with postgresql() as running:
        running.run("CREATE DATABASE exports")
        yield running.url("exports")
