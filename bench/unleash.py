"""The Unleash server beside ours: `python -m bench --unleash` (needs node and npm).

Theirs evaluates flags over HTTP at its frontend API, which answers all flags that are on for a context; ours is asked
for one flag, and for all. The case is the same for both: each flag asks for one attribute of text, which the context
has; ours keeps it with a company that is in memory. Both have a PostgreSQL of the tests' own, and so each its process,
whose processor time is compared: rounds alternate, and of the ratios of each round the median counts.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import statistics
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from itertools import repeat
from typing import Any

from bench import environments, load, targets
from bench.server_rows import FEW, post, request
from bench.servers import ROOT, Server, postgresql, server

PACKAGE = "unleash-server@7.5.1"
FOLDER = ROOT / ".bench/unleash"
ADMIN, FRONTEND = "*:*.bench-admin-token", "default:development.bench-frontend-token"
READY_WITHIN = 120.0  # seconds; a first start migrates
ROUNDS = 15
SECONDS = 0.5  # a round
TARGET = "≤ 0.15x"


def table() -> str:
    """Processor time of both for one answer, with one flag and with 200, as Markdown."""
    if not _is_installed():
        return f"{PACKAGE} could not be installed; it needs node and npm."
    lines = [
        f"| What, {FEW} connections | {PACKAGE}, µs | Ours, µs | Ratio | Target |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    with postgresql() as running:
        for number in (1, 200):
            running.run(f"CREATE DATABASE theirs{number}", f"CREATE DATABASE ours{number}")
            with _unleash(running.url(f"theirs{number}")) as theirs, server(running.url(f"ours{number}")) as ours:
                asked = _their_flags(theirs, number), _our_flags(ours, number)
                spent = [(_cost(theirs, asked[0]), _cost(ours, asked[1])) for _ in range(ROUNDS)]
            ratio = statistics.median(two / one for one, two in spent)
            costs = [statistics.median(side) * 1e6 for side in zip(*spent, strict=True)]
            title = "check of one flag" if number == 1 else f"check of all of {number} flags"
            judged = targets.judged(TARGET, ratio, ratio)
            lines.append(f"| {title} | {costs[0]:,.0f} | {costs[1]:,.0f} | {ratio:.3f}x | {judged} |")
    return "\n".join(lines)


def _cost(one: Server, asked: bytes) -> float:
    used = one.cpu_seconds()
    answered, _ = load.saturate(one.port, repeat(asked), FEW, SECONDS)
    return (one.cpu_seconds() - used) / answered


def _our_flags(one: Server, number: int) -> bytes:
    company = post(one, "/companies", {"keys": {"id": "c1"}, "name": "C1", "traits": {"tier": "gold"}})
    trait = company["entity_traits"][0]["definition_id"]
    for index in range(number):
        flag = {"key": f"flag-{index}", "name": f"Flag {index}", "description": "", "default_value": False}
        made = post(one, "/flags", {**flag, "flag_type": "boolean"})
        condition = {"condition_type": "trait", "operator": "eq", "resource_ids": [], "trait_value": "gold"}
        rule = {"name": "gold", "priority": 1, "value": True, "condition_groups": []}
        rule["conditions"] = [{**condition, "trait_id": trait}]
        _ask(one, "PUT", f"/flags/{made['id']}/rules", {"rules": [rule]}, {"X-Schematic-Api-Key": one.key})
    path = "/flags/flag-0/check" if number == 1 else "/flags/check"
    found = post(one, path, {"company": {"id": "c1"}})
    values = [found] if number == 1 else found["flags"]
    assert [one["value"] for one in values] == [True] * number, found
    return request(one, path, {"company": {"id": "c1"}})


def _their_flags(one: Server, number: int) -> bytes:
    headers = {"Authorization": ADMIN}
    for index in range(number):
        features = "/api/admin/projects/default/features"
        _ask(one, "POST", features, {"name": f"flag-{index}", "type": "release"}, headers)
        inside = f"{features}/flag-{index}/environments/development"
        constraint = {"contextName": "tier", "operator": "IN", "values": ["gold"]}
        _ask(one, "POST", inside + "/strategies", {"name": "default", "constraints": [constraint]}, headers)
        _ask(one, "POST", inside + "/on", {}, headers)
    path = "/api/frontend?userId=c1&properties%5Btier%5D=gold"
    ends_at = time.monotonic() + READY_WITHIN
    while len(found := _ask(one, "GET", path, None, {"Authorization": FRONTEND})["toggles"]) < number:
        assert time.monotonic() < ends_at, found  # it takes what is new once in some seconds
        time.sleep(1)
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {FRONTEND}\r\n\r\n".encode()


def _ask(one: Server, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
    connection = HTTPConnection("127.0.0.1", one.port, timeout=60)
    content = None if body is None else json.dumps(body)
    connection.request(method, path, content, {"Content-Type": "application/json", **headers})
    answer = connection.getresponse()
    content_ = answer.read()
    connection.close()
    assert answer.status < 300, (answer.status, content_)
    return json.loads(content_) if content_ else None


@contextmanager
def _unleash(database_url: str) -> Generator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = {
        "PATH": os.environ["PATH"],
        "NODE_ENV": "production",
        "DATABASE_URL": database_url.replace("//schematic@", "//schematic:none@"),
        "DATABASE_SSL": "false",
        "HTTP_PORT": str(port),
        "HTTP_HOST": "127.0.0.1",
        "INIT_ADMIN_API_TOKENS": ADMIN,
        "INIT_FRONTEND_API_TOKENS": FRONTEND,
        "LOG_LEVEL": "error",
        "CHECK_VERSION": "false",
        "SEND_TELEMETRY": "false",
    }
    program = "node_modules/unleash-server/dist/server.js"
    with (FOLDER / "log").open("w") as log:
        process = subprocess.Popen(["node", program], cwd=FOLDER, env=environment, stdout=log, stderr=log, text=True)
    one = Server(process, port, ADMIN)
    try:
        ends_at = time.monotonic() + READY_WITHIN
        while True:
            with suppress(OSError):
                _ask(one, "GET", "/health", None, {})
                break
            assert process.poll() is None, (FOLDER / "log").read_text()
            assert time.monotonic() < ends_at, (FOLDER / "log").read_text()
            time.sleep(0.2)
        yield one
    finally:
        process.terminate()
        process.wait(30)


def _is_installed() -> bool:
    if (FOLDER / "node_modules/unleash-server").exists():
        return True
    if shutil.which("npm") is None:
        return False
    environments.say(f"installing {PACKAGE} in .bench/unleash …")
    FOLDER.mkdir(parents=True, exist_ok=True)
    npm = ["npm", "install", "--prefix", str(FOLDER), "--no-package-lock", "--no-audit", "--no-fund", PACKAGE]
    return subprocess.run(npm, check=False, stdout=subprocess.DEVNULL).returncode == 0
