"""Server rows: checks per second and their latency, durable ingest, memory. A real process, loaded by another."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable
from http.client import HTTPConnection
from itertools import repeat
from typing import Any

from bench import load
from bench.servers import Server, server

FEW = 8  # connections
MANY = 32
PACED_CONNECTIONS = 64  # so many that one late answer does not hold up the next request, as with real clients
SECONDS = 5.0
ROUNDS = 3


def measure() -> dict[str, float]:
    """Every server row: of rates the best of several rounds, of latencies the median."""
    with server() as one:
        rows = {"server_idle_mib": one.resident_mib()}
        set_up(one)
        check = request(one, "/flags/flights/check", {"company": {"id": "c1"}})
        rows.update(_best(_checks(one, check) for _ in range(ROUNDS)))
        for name, rate in (("at_5000", 5000), ("at_half", rows["server_check_per_s"] / 2)):
            runs = [load.paced(one.port, check, rate, PACED_CONNECTIONS, SECONDS) for _ in range(ROUNDS)]
            rows[f"server_check_p99_ms_{name}"] = statistics.median(run.p99_ms() for run in runs)
            rows[f"server_check_p99_ms_{name}_usual_speed"] = statistics.median(
                run.p99_ms_at_usual_speed() for run in runs
            )
            rows[f"server_slow_share_{name}"] = statistics.median(run.slow_share() for run in runs)
        for connections, name in ((FEW, "_8"), (MANY, "")):
            rows.update(_best(_ingest(one, connections, name, number) for number in range(ROUNDS)))
        rows["server_loaded_mib"] = one.resident_mib()
        rows["server_new_traits_ms"] = min(_new_traits(one, number) for number in range(ROUNDS))
    return rows


def _best(rounds: Iterable[dict[str, float]]) -> dict[str, float]:
    best: dict[str, float] = {}
    for found in rounds:
        best.update({name: max(value, best.get(name, 0.0)) for name, value in found.items()})
    return best


def _checks(one: Server, check: bytes) -> dict[str, float]:
    used = one.cpu_seconds()
    checks, took = load.saturate(one.port, repeat(check), FEW, SECONDS)
    return {
        "server_check_per_s": checks / took,
        "server_check_per_cpu_s": checks / (one.cpu_seconds() - used),
    }


def set_up(one: Server) -> None:
    """A flag that a plan decides, and twenty companies on it."""
    feature = post(
        one,
        "/features",
        {"name": "Flights", "description": "", "feature_type": "event", "event_subtype": "flight"},
    )
    flag = {"key": "flights", "name": "Flights", "description": "", "feature_id": feature["id"]}
    post(one, "/flags", flag)
    plan = post(one, "/plans", {"name": "Pro", "plan_type": "plan", "description": ""})
    limit = {"value_type": "numeric", "value_numeric": 10**9, "metric_period": "current_month"}
    post(one, "/plan-entitlements", {"plan_id": plan["id"], "feature_id": feature["id"], **limit})
    for number in range(20):
        post(one, "/companies", {"keys": {"id": f"c{number}"}, "name": f"C{number}", "base_plan_id": plan["id"]})
    check = post(one, "/flags/flights/check", {"company": {"id": "c1"}})
    assert check["value"] is True, check


def _ingest(one: Server, connections: int, suffix: str, number: int) -> dict[str, float]:
    """Events in batches of 100 over several connections; every acknowledged event must be counted."""
    name = f"event-{connections}-{number}"
    # Made before the clock starts: the load generator shares the machine with the server.
    made = [batch(one, name, index) for index in range(1500)]
    used = one.cpu_seconds()
    answered, took = load.saturate(one.port, made, connections, 60.0)
    used = one.cpu_seconds() - used
    assert answered == len(made)
    companies = get(one, "/companies?limit=100")
    counted = sum(
        metric["value"]
        for company in companies
        for metric in company["metrics"]
        if metric["period"] == "all_time" and metric["event_subtype"] == name
    )
    assert counted == 100 * answered, (counted, answered)
    return {
        f"server_ingest_events_per_s{suffix}": 100 * answered / took,
        f"server_ingest_events_per_cpu_s{suffix}": 100 * answered / used,
    }


def batch(one: Server, name: str, number: int) -> bytes:
    """A hundred events of that name, of twenty companies; batches of different numbers have different events."""
    events = [
        {
            "api_key": one.key,
            "type": "track",
            "idempotency_key": f"bench-{name}-{number}-{index}",
            "body": {
                "event": name,
                "company": {"id": f"c{(number + index) % 20}"},
                "user": {"id": f"u{(number + index) % 200}"},
                "quantity": 1,
                "traits": None,
            },
        }
        for index in range(100)
    ]
    return request(one, "/batch", {"events": events})


def _new_traits(one: Server, number: int) -> float:
    """Milliseconds of processor time for 6,000 traits that nobody had before, a thousand in each identify event."""
    used = one.cpu_seconds()
    for part in range(6):
        user = {"id": f"new-{number}-{part}"}
        traits = {f"trait-{number}-{part}-{index}": index for index in range(1000)}
        _once(one, "POST", "/events", json.dumps({"event_type": "identify", "body": {"keys": user, "traits": traits}}))
    used = one.cpu_seconds() - used
    found = get(one, f"/users/lookup?id=new-{number}-5")
    assert len(found["traits"]) == 1000, found
    return used * 1000


def request(one: Server, path: str, body: Any, method: str = "POST") -> bytes:
    """The bytes of a request; GET requests have no body."""
    content = json.dumps(body).encode() if method != "GET" else b""
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Schematic-Api-Key: {one.key}\r\n"
    return f"{head}Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content


def post(one: Server, path: str, body: Any) -> Any:
    """What the answer has under `data`."""
    return _once(one, "POST", path, json.dumps(body))


def get(one: Server, path: str) -> Any:
    """What the answer has under `data`."""
    return _once(one, "GET", path, None)


def _once(one: Server, method: str, path: str, body: str | None) -> Any:
    connection = HTTPConnection("127.0.0.1", one.port, timeout=60)
    headers = {"X-Schematic-Api-Key": one.key, "Content-Type": "application/json"}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    assert answer.status < 300, content
    return json.loads(content)["data"]
