"""The data stream under load: how soon, how many, what it costs those who write, what clients that do not read cost."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import environments, targets
from bench.stream_clients import Client
from bench.trees import Server, servers

CLIENTS = 1000
CHANGES = 50
USES = 400
STALLED, STALLED_CHANGES, TRAITS = 100, 300, 100
COMPANIES, BATCHES, BATCH = 100, 300, 100
FLAG = {"key": "seats", "name": "Seats", "description": "", "flag_type": "boolean", "default_value": False}
RULE: dict[str, Any] = {"name": "All", "priority": 1, "rule_type": "standard", "conditions": [], "condition_groups": []}
ROWS = {
    "lag_p50_ms": ("change committed → received, 1,000 streams, p50, ms", ""),
    "lag_p95_ms": ("the same, p95, ms", "≤ 50"),
    "lag_p95_from_request_ms": ("the same, from the sending of the write, p95, ms", ""),
    "deliveries_per_cpu_s": ("messages delivered per second of the server's processor time", "≥ 20,000"),
    "ingest_ratio": (
        "events taken in per second of processor time, 100 streams of 100 companies, of those without any",
        "≥ 0.8x",
    ),
    "stalled_mib": ("memory that 100 streams cost that read nothing of 300 changes, MiB", ""),
    "stalled_twice_mib": ("memory that 300 changes more cost, MiB", "≤ 10"),
    "held_kib": ("memory of one held company of 60 metrics and 200 traits, KiB", ""),
}


def table(postgres: str | None) -> str:
    """The figures as a Markdown table."""
    lines = ["| | Figure | Target |", "| --- | ---: | --- |"]
    for row, figure in asyncio.run(_measure(postgres)).items():
        text, target = ROWS[row]
        ratio = figure if target.endswith("x") else None
        lines.append(f"| {text} | {figure:,.2f} | {targets.judged(target, figure, ratio)} |")
    return "\n".join([*lines, "", f"Load average at the end: {os.getloadavg()[0]:.1f}"])


async def _measure(postgres: str | None) -> dict[str, float]:
    found: dict[str, float] = {}
    for measure in (_lags, _deliveries, _ingest, _stalled, _held):
        with servers(None, postgres) as running:
            found |= await measure(running["now"])
        for row in found:
            environments.say(f"{row}: {found[row]:,.2f}")
    return found


async def _lags(server: Server) -> dict[str, float]:
    flag_id = await _ask(server, "POST", "/flags", FLAG)
    received: list[float] = []
    clients = await _open(server, CLIENTS, lambda number: [_asked("Flags")], received)
    after, from_request = list[float](), list[float]()
    for number in range(CHANGES):
        received.clear()
        sent_at = time.perf_counter()
        await _ask(server, "PUT", f"/flags/{flag_id['id']}/rules", {"rules": [{**RULE, "value": number % 2 == 0}]})
        answered_at = time.perf_counter()
        await _until(lambda: len(received) == CLIENTS)
        after += [max(0.0, at - answered_at) * 1e3 for at in received]
        from_request += [(at - sent_at) * 1e3 for at in received]
    _close(clients)
    return {
        "lag_p50_ms": statistics.median(after),
        "lag_p95_ms": statistics.quantiles(after, n=20)[-1],
        "lag_p95_from_request_ms": statistics.quantiles(from_request, n=20)[-1],
    }


async def _deliveries(server: Server) -> dict[str, float]:
    """One company that all streams hear of is used again and again."""
    await _ask(server, "POST", "/event-batch", _events([0]))
    received: list[float] = []
    clients = await _open(server, CLIENTS, lambda number: [_asked("Company", 0)], received)
    before = server.cpu_seconds()
    for _ in range(USES):
        await _ask(server, "POST", "/event-batch", _events([0]))
    await _quiet(received)
    spent = server.cpu_seconds() - before
    _close(clients)
    return {"deliveries_per_cpu_s": len(received) / spent}


async def _ingest(server: Server) -> dict[str, float]:
    for start in range(0, COMPANIES, BATCH):
        await _ask(server, "POST", "/event-batch", _events(range(start, start + BATCH)))
    figures: list[float] = []
    for has_streams in (False, True, False, True):
        clients = await _open(server, COMPANIES, lambda number: [_asked("Company", number)], []) if has_streams else []
        before = server.cpu_seconds()
        for _ in range(BATCHES):
            await _ask(server, "POST", "/event-batch", _events(range(BATCH)))
        figures.append(BATCHES * BATCH / (server.cpu_seconds() - before))
        _close(clients)
    return {"ingest_ratio": (figures[1] + figures[3]) / (figures[0] + figures[2])}


async def _stalled(server: Server) -> dict[str, float]:
    traits = [f"t{number}" for number in range(TRAITS)]
    company = {"keys": {"id": "c0"}, "name": "c0"}
    await _ask(server, "POST", "/companies", {**company, "traits": dict.fromkeys(traits, "x")})
    clients = await _open(server, STALLED, lambda number: [_asked("Company", 0)], [], receive_buffer=4096)
    for client in clients:
        client.transport.pause_reading()
    sizes = [_mib(server)]
    for _ in range(2):
        for number in range(STALLED_CHANGES):
            await _ask(server, "POST", "/companies", {**company, "traits": dict.fromkeys(traits, f"{number}" * 50)})
        sizes.append(_mib(server))
    _close(clients)
    return {"stalled_mib": sizes[1] - sizes[0], "stalled_twice_mib": sizes[2] - sizes[1]}


async def _held(server: Server) -> dict[str, float]:
    for start in range(200):
        traits = {f"t{number}": f"value {number}" for number in range(200)}
        await _ask(server, "POST", "/companies", {"keys": {"id": f"c{start}"}, "name": "c", "traits": traits})
        await _ask(
            server,
            "POST",
            "/event-batch",
            {
                "events": [
                    {"event_type": "track", "body": {"event": f"e{number}", "company": {"id": f"c{start}"}}}
                    for number in range(12)
                ]
            },
        )
    before = _mib(server)
    clients = await _open(server, 1, lambda number: [_asked("Company", one) for one in range(200)], [])
    held = (_mib(server) - before) * 1024 / 200
    _close(clients)
    return {"held_kib": held}


async def _open(
    server: Server,
    number: int,
    asked: Callable[[int], list[dict[str, object]]],
    received: list[float],
    receive_buffer: int | None = None,
) -> list[Client]:
    loop = asyncio.get_running_loop()
    clients: list[Client] = []
    for index in range(number):
        connection = socket.socket()
        if receive_buffer is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        connection.connect(("127.0.0.1", server.port))
        connection.setblocking(False)
        made = await loop.create_connection(
            lambda index=index: Client(server.key, asked(index), received.append),  # type: ignore[misc]  # a default is no parameter to mypy
            sock=connection,
        )
        clients.append(made[1])
        if index % 50 == 49:
            await asyncio.gather(*(client.opened() for client in clients[-50:]))
    await asyncio.gather(*(client.opened() for client in clients))
    gc.collect()
    return clients


def _asked(name: str, number: int | None = None) -> dict[str, object]:
    keys = {} if number is None else {"keys": {"id": f"c{number}"}}
    return {"action": "start", "entity_type": f"rulesengine.{name}", **keys}


def _events(companies: Any) -> dict[str, Any]:
    return {
        "events": [{"event_type": "track", "body": {"event": "e", "company": {"id": f"c{one}"}}} for one in companies]
    }


async def _ask(server: Server, method: str, path: str, body: Any) -> Any:
    return await asyncio.to_thread(server.ask, method, path, body)


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(120):
        while not condition():  # noqa: ASYNC110  # seen from outside alone
            await asyncio.sleep(0.001)


async def _quiet(received: list[float]) -> None:
    """Until nothing has come for a while."""
    seen = -1
    while len(received) != seen:
        seen = len(received)
        await asyncio.sleep(1)


def _close(clients: list[Client]) -> None:
    for client in clients:
        client.transport.abort()


def _mib(server: Server) -> float:
    pages = int(Path(f"/proc/{server.pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
