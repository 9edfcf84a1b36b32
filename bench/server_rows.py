"""Server rows: checks per second and their latency, durable ingest, memory. A real process, loaded by another."""

from __future__ import annotations

import asyncio
import json
import os
import re
import statistics
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONNECTIONS = 8
PACED_CONNECTIONS = 64  # so many that one late answer does not hold up the next request, as with real clients
INGEST_CONNECTIONS = 32
SECONDS = 5.0
WINDOW = 0.25  # seconds over which a 99th percentile is taken; the row is that of the median window


@dataclass(slots=True)
class Server:
    """A running `schematic serve` on a fresh database."""

    process: subprocess.Popen[str]
    port: int
    key: str

    def cpu_seconds(self) -> float:
        """Processor time of the server so far: unlike the clock, it does not count what else the machine does."""
        after_name = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")

    def resident_mib(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found.group(1)) / 1024 if found else 0.0


@asynccontextmanager
async def server(database_url: str | None = None) -> AsyncIterator[Server]:
    """Start, wait until ready, stop."""
    from schematic_server.demo.process import start

    with tempfile.TemporaryDirectory(prefix="schematic-bench-") as folder:
        url = database_url or f"sqlite:///{folder}/bench.sqlite3"
        running = await asyncio.to_thread(start, url)
        try:
            yield Server(running.process, running.port, running.key)
        finally:
            await asyncio.to_thread(running.stop)


async def measure() -> dict[str, float]:
    """Every server row."""
    async with server() as one:
        rows = {"server_idle_mib": one.resident_mib()}
        await _set_up(one)
        request = _request(one, "/flags/flights/check", {"company": {"id": "c1"}})
        used = one.cpu_seconds()
        rows["server_check_per_s"], checks = await _load(one.port, [request], CONNECTIONS, SECONDS)
        rows["server_check_per_cpu_s"] = checks / (one.cpu_seconds() - used)
        rate = rows["server_check_per_s"] / 2
        rows.update(await _paced(one.port, request, rate, SECONDS))
        few = await _ingest(one, CONNECTIONS, "few")
        rows["server_ingest_events_per_s_8"] = few["server_ingest_events_per_s"]
        rows.update(await _ingest(one, INGEST_CONNECTIONS, "many"))
        rows["server_loaded_mib"] = one.resident_mib()
    return rows


async def _set_up(one: Server) -> None:
    feature = await _post(
        one,
        "/features",
        {"name": "Flights", "description": "", "feature_type": "event", "event_subtype": "flight"},
    )
    flag = {"key": "flights", "name": "Flights", "description": "", "feature_id": feature["id"]}
    await _post(one, "/flags", flag)
    plan = await _post(one, "/plans", {"name": "Pro", "plan_type": "plan", "description": ""})
    limit = {"value_type": "numeric", "value_numeric": 10**9, "metric_period": "current_month"}
    await _post(one, "/plan-entitlements", {"plan_id": plan["id"], "feature_id": feature["id"], **limit})
    for number in range(20):
        await _post(one, "/companies", {"keys": {"id": f"c{number}"}, "name": f"C{number}", "base_plan_id": plan["id"]})
    check = await _post(one, "/flags/flights/check", {"company": {"id": "c1"}})
    assert check["value"] is True, check


async def _ingest(one: Server, connections: int, name: str) -> dict[str, float]:
    """Batches of 100 over several connections; every acknowledged event must be counted."""
    sent = 0

    def batches() -> Any:
        nonlocal sent
        while True:
            events = [
                {
                    "api_key": one.key,
                    "type": "track",
                    "idempotency_key": f"bench-{name}-{sent}-{index}",
                    "body": {
                        "event": name,
                        "company": {"id": f"c{(sent + index) % 20}"},
                        "user": {"id": f"u{(sent + index) % 200}"},
                        "quantity": 1,
                        "traits": None,
                    },
                }
                for index in range(100)
            ]
            sent += 1
            yield _request(one, "/batch", {"events": events})

    # Made before the clock starts: the load generator shares the machine with the server.
    source = batches()
    made = [next(source) for _ in range(1500)]
    started, used = time.perf_counter(), one.cpu_seconds()
    _, answered = await _load(one.port, made, connections, 60.0, once=True)
    took, used = time.perf_counter() - started, one.cpu_seconds() - used
    assert answered == len(made)
    companies = await _get(one, "/companies?limit=100")
    counted = sum(
        metric["value"]
        for company in companies
        for metric in company["metrics"]
        if metric["period"] == "all_time" and metric["event_subtype"] == name
    )
    assert counted == 100 * answered, (counted, answered)
    return {
        "server_ingest_events_per_s": 100 * answered / took,
        "server_ingest_events_per_cpu_s": 100 * answered / used,
    }


async def _load(
    port: int, requests: list[bytes], connections: int, seconds: float, once: bool = False
) -> tuple[float, int]:
    """Requests per second over keep-alive connections, one in flight each; every answer must be 2xx."""
    ends_at = time.perf_counter() + seconds
    queue = iter(requests)
    counts = [0] * connections

    async def run(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < ends_at:
            request = next(queue, None) if once else requests[0]
            if request is None:
                break
            await _exchange(reader, writer, request)
            counts[number] += 1
        writer.close()

    started = time.perf_counter()
    await asyncio.gather(*(run(number) for number in range(connections)))
    return sum(counts) / (time.perf_counter() - started), sum(counts)


async def _paced(port: int, request: bytes, rate: float, seconds: float) -> dict[str, float]:
    """99th percentiles in milliseconds at `rate` requests per second, measured from when each was due.

    Of the whole run, and that of the median window: a shared machine halves its speed now and then, for a tenth of a
    second at a time, and the load generator sits on the same two cores.
    """
    windows: defaultdict[int, list[float]] = defaultdict(list)
    began = time.perf_counter()

    async def run(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        due = began + number / rate
        while due < began + seconds:
            wait = due - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            await _exchange(reader, writer, request)
            windows[int((due - began) / WINDOW)].append(time.perf_counter() - due)
            due += PACED_CONNECTIONS / rate
        writer.close()

    await asyncio.gather(*(run(number) for number in range(PACED_CONNECTIONS)))
    return {
        "server_check_p99_ms_at_half": _p99([one for window in windows.values() for one in window]),
        "server_check_p99_ms_median_window": statistics.median(_p99(window) for window in windows.values()),
    }


def _p99(seconds: list[float]) -> float:
    return sorted(seconds)[int(len(seconds) * 0.99)] * 1e3


async def _exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> bytes:
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    assert length is not None, head
    body = await reader.readexactly(int(length[1]))
    assert head.split(b" ", 2)[1][:1] == b"2", (head, body[:300])
    return body


def _request(one: Server, path: str, body: Any, method: str = "POST") -> bytes:
    content = b"" if body is None else json.dumps(body).encode()
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Schematic-Api-Key: {one.key}\r\n"
    return f"{head}Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content


async def _post(one: Server, path: str, body: Any) -> Any:
    return await _once(one, _request(one, path, body))


async def _get(one: Server, path: str) -> Any:
    return await _once(one, _request(one, path, None, "GET"))


async def _once(one: Server, request: bytes) -> Any:
    reader, writer = await asyncio.open_connection("127.0.0.1", one.port)
    body = await _exchange(reader, writer, request)
    writer.close()
    return json.loads(body)["data"]
