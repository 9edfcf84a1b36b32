"""Webhooks out: what a subscribed endpoint costs ingest, and how fast deliveries go. Both databases, in one run."""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any

from bench import load, targets
from bench.environments import say
from bench.servers import Server, postgresql
from schematic_server import clock
from schematic_server.demo.process import start
from schematic_server.domains.webhooks import log
from schematic_server.domains.webhooks.store import New
from schematic_server.storage import connect
from schematic_server.webhooks.event_types import EVENT_TYPES

SETTINGS = {"SCHEMATIC_WEBHOOK_ALLOW": "127.0.0.1"}
ROUNDS, BATCHES, CONNECTIONS = 5, 150, 8
EVENTS, ENDPOINTS = 20_000, 8
PATIENCE = 180.0


def table() -> str:
    """The figures as a Markdown table."""
    lines = ["| What | Figure | Target |", "| --- | ---: | --- |"]
    for name, database in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        say(f"webhooks, {name} …")
        with database() as url:
            lines += _rows(name, url)
    return "\n".join(lines)


def _rows(name: str, url: str) -> list[str]:
    receiver = subprocess.Popen(
        [sys.executable, "-m", "bench.webhook_receiver"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert receiver.stdout is not None
    hook = f"http://127.0.0.1:{receiver.stdout.readline().strip()}/hook"
    running = start(url, settings=SETTINGS)
    try:
        server = Server(running.process, running.port, running.key)
        share = _ingest(server, hook)
        one, eight = (_deliver(server, receiver, url, hook, number) for number in (1, ENDPOINTS))
    finally:
        running.stop()
        receiver.kill()
        receiver.wait()
    return [
        _row(f"{name}: ingest with one endpoint subscribed to everything, in ingest without", share, "≥ 0.8"),
        _row(f"{name}: deliveries to one endpoint, a second", one[0], "≥ 2,000"),
        _row(f"{name}: deliveries to {ENDPOINTS} endpoints, a second", eight[0], "≥ 2,000"),
        _row(f"{name}: the same, a second of processor time", eight[1], ""),
    ]


def _row(what: str, figure: float, target: str) -> str:
    shown = f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"
    return f"| {what} | {shown} | {targets.judged(target, figure, None)} |"


def _ingest(server: Server, hook: str) -> float:
    """Events per second of processor time with an active endpoint, in those without; medians of rounds in turns."""
    feature = _post(
        server, "/features", {"name": "F", "description": "", "feature_type": "event", "event_subtype": "flight"}
    )
    plan = _post(server, "/plans", {"name": "Pro", "plan_type": "plan"})
    limit = {"value_type": "numeric", "value_numeric": 10**9, "metric_period": "current_month"}
    _post(server, "/plan-entitlements", {"plan_id": plan["id"], "feature_id": feature["id"], **limit})
    for number in range(20):
        _post(server, "/companies", {"keys": {"id": f"c{number}"}, "name": f"C{number}", "base_plan_id": plan["id"]})
    body = {"name": "All", "url": hook, "request_types": sorted(EVENT_TYPES)}
    made = _post(server, "/webhooks", {**body, "entitlement_trigger_configs": [{"feature_id": feature["id"]}]})
    costs: dict[str, list[float]] = {"inactive": [], "active": []}
    for number in range(ROUNDS):
        for status, own in costs.items():
            _put(server, f"/webhooks/{made['id']}", {"status": status})
            time.sleep(1)  # what came before is done with
            batches = [_batch(server, f"{status}-{number}-{one}") for one in range(BATCHES)]
            used = server.cpu_seconds()
            answered, _ = load.saturate(server.port, batches, CONNECTIONS, 60.0)
            own.append((server.cpu_seconds() - used) / answered)
            assert answered == BATCHES
    return statistics.median(costs["inactive"]) / statistics.median(costs["active"])


def _batch(server: Server, name: str) -> bytes:
    events = [
        {
            "type": "track",
            "idempotency_key": f"{name}-{index}",
            "body": {"event": "flight", "company": {"id": f"c{index % 20}"}, "user": {"id": f"u{index % 50}"}},
        }
        for index in range(100)
    ]
    return _request(server, "POST", "/batch", {"events": events})


def _deliver(
    server: Server, receiver: subprocess.Popen[str], url: str, hook: str, endpoints: int
) -> tuple[float, float]:
    """Deliveries a second, from the first to the last that the receiver saw, and a second of processor time."""
    body = {"name": "Fast", "url": hook, "request_types": ["test.send"]}
    made = [_post(server, "/webhooks", body) for _ in range(endpoints)]
    environment_id = _get(server, "/companies?limit=1")[0]["environment_id"]
    _asked(receiver, "anew")
    used = server.cpu_seconds()
    asyncio.run(_queue(url, environment_id, [one["id"] for one in made]))
    ends_at = time.monotonic() + PATIENCE
    while (counted := _asked(receiver, "how many"))[0] < EVENTS:
        assert time.monotonic() < ends_at, counted
        time.sleep(0.1)
    used = server.cpu_seconds() - used
    for one in made:
        _once(server, "DELETE", f"/webhooks/{one['id']}", None)
    assert counted[0] == EVENTS, counted
    return EVENTS / counted[1], EVENTS / used


def _asked(receiver: subprocess.Popen[str], what: str) -> tuple[int, float]:
    assert receiver.stdin is not None
    assert receiver.stdout is not None
    receiver.stdin.write(what + "\n")
    receiver.stdin.flush()
    number, seconds = receiver.stdout.readline().split()
    return int(number), float(seconds)


async def _queue(url: str, environment_id: str, webhook_ids: list[str]) -> None:
    """Events for the endpoints in turns, of the size of a company's."""
    database = connect(url)
    await database.open()
    payload = json.dumps({"action": "test.send", "body": {"text": "x" * 1500}})
    events = [
        New(environment_id, webhook_ids[index % len(webhook_ids)], "test.send", payload) for index in range(EVENTS)
    ]
    try:
        await database.write(lambda db, emit: log.queue(db, events, clock.now()))
    finally:
        await database.close()


def _request(server: Server, method: str, path: str, body: Any) -> bytes:
    content = json.dumps(body).encode()
    head = f"{method} {path} HTTP/1.1\r\nhost: bench\r\nx-schematic-api-key: {server.key}\r\n"
    return f"{head}content-type: application/json\r\ncontent-length: {len(content)}\r\n\r\n".encode() + content


def _post(server: Server, path: str, body: Any) -> Any:
    return _once(server, "POST", path, body)


def _put(server: Server, path: str, body: Any) -> Any:
    return _once(server, "PUT", path, body)


def _get(server: Server, path: str) -> Any:
    return _once(server, "GET", path, None)


def _once(server: Server, method: str, path: str, body: Any) -> Any:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    headers = {"X-Schematic-Api-Key": server.key, "Content-Type": "application/json"}
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    assert answer.status in (200, 201), content
    return json.loads(content)["data"]


@contextmanager
def _sqlite() -> Generator[str]:
    with tempfile.TemporaryDirectory(prefix="schematic-bench-") as folder:
        yield f"sqlite:///{folder}/bench.sqlite3"


@contextmanager
def _postgres() -> Generator[str]:
    with postgresql() as server:
        server.run("CREATE DATABASE webhooks")
        yield server.url("webhooks")
