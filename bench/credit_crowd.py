"""A thousand clients that want the same credits at once: no more is held than there is, and all are told one lease.

`python -m bench.credit_crowd`, and with `--postgresql` through two nodes. Each client, over a connection of its own,
asks for the lease, and reserves; half of them by a check. Answers are counted, and the books are looked through.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from bench import credit_books
from bench.kills_load import Client
from bench.webhook_kills import database
from schematic_server.demo.process import Running, start
from schematic_server.storage import connect

CLIENTS = 1_000
BALANCE, LEASE, EACH = 700, 100, 3  # credits
CREDITS = "/billing/credits"
Told = tuple[str, int, Any]  # what was asked, status, data


async def crowd(servers: Sequence[Running], clients: int, whose: dict[str, str]) -> list[Told]:
    """What all were told."""
    gate = asyncio.Event()
    tasks = [asyncio.create_task(_client(servers[one % len(servers)], one, whose, gate)) for one in range(clients)]
    gate.set()
    return [one for part in await asyncio.gather(*tasks) for one in part]


async def _client(server: Running, number: int, whose: dict[str, str], gate: asyncio.Event) -> list[Told]:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    await gate.wait()
    reserve = ("reservation", f"{CREDITS}/reservations", {**whose, "amount": EACH})
    check = ("check", "/flags/chat/check-and-reserve", {"company": {"id": "acme"}, "quantity": EACH})
    asked = [("lease", f"{CREDITS}/lease", {**whose, "requested_amount": LEASE}), check if number % 2 else reserve]
    found: list[Told] = []
    for name, path, body in asked if number % 4 < 2 else asked[::-1]:
        content = json.dumps(body).encode()
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nX-Schematic-Api-Key: {server.key}\r\nContent-Type: application/json"
        writer.write(f"{head}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content)
        told = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(told.partition("content-length: ")[2].partition("\r\n")[0])
        answer = json.loads(await reader.readexactly(length))
        found.append((name, int(told.split()[1]), answer.get("data")))
    writer.close()
    await writer.wait_closed()
    return found


def run(url: str, nodes: int, clients: int = CLIENTS) -> tuple[Counter[str], list[str]]:
    """How often each was answered how, and what is wrong."""
    servers: list[Running] = []
    try:
        for _ in range(nodes):
            servers.append(start(url))
        with closing(Client(servers[0])) as client:
            whose = _fund(client)
            told = asyncio.run(crowd(servers, clients, whose))
            (balance,) = client.ask("GET", f"{CREDITS}/balance?company_id={whose['company_id']}")
    finally:
        for server in servers:
            server.stop()
    leases = {one["id"] for name, status, one in told if (name, status) == ("lease", 201)}
    holds = [one for name, status, one in told if name == "reservation" and status == 201]
    holds += [one["reservation"] for name, _, one in told if name == "check" and one and "reservation" in one]
    held = LEASE * len(leases) + EACH * len(holds)
    wrong = asyncio.run(_wrong(url))
    if len(leases) > 1:
        wrong.append(f"{len(leases)} leases were told")
    if held > BALANCE or (balance["remaining"], balance["reserved"]) != (BALANCE - held, held):
        wrong.append(f"{held} of {BALANCE} are held; the balance says {balance}")
    wrong += [f"{name}: {status}" for name, status, _ in told if status not in (200, 201, 402)]
    found = Counter(f"{name} {'held' if _is_held(name, status, one) else 'refused'}" for name, status, one in told)
    return found, wrong


def _is_held(name: str, status: int, told: Any) -> bool:
    return bool(told and "reservation" in told) if name == "check" else status == 201


def _fund(client: Client) -> dict[str, str]:
    credit = client.ask("POST", CREDITS, {"name": "Tokens", "description": "", "currency": "usd"})["id"]
    flag = {"key": "chat", "name": "Chat", "description": ""}
    feature = {"name": "Chat", "description": "", "feature_type": "event", "event_subtype": "chat", "flag": flag}
    on = {"feature_id": client.ask("POST", "/features", feature)["id"], "value_type": "credit"}
    acme = client.ask("POST", "/companies", {"keys": {"id": "acme"}})["id"]
    rate = {"value_credit_id": credit, "credit_consumption_rate": 1}
    client.ask("POST", "/company-overrides", {"company_id": acme, **on, **rate})
    grant = {"company_id": acme, "credit_id": credit, "quantity": BALANCE, "reason": "purchased"}
    client.ask("POST", f"{CREDITS}/grants/company", grant)
    return {"company_id": acme, "credit_type_id": credit}


async def _wrong(url: str) -> list[str]:
    opened = connect(url)
    await opened.open()
    try:
        return await opened.read(credit_books.wrong)
    finally:
        await opened.close()


def main() -> None:
    """Print what was answered, then whatever is wrong; exit 1 for that."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--postgresql", action="store_true", help="two nodes on PostgreSQL instead of one on SQLite")
    arguments = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as directory, database(arguments.postgresql, Path(directory)) as url:
        found, wrong = run(url, 2 if arguments.postgresql else 1, arguments.clients)
    print(f"{arguments.clients:,} clients in {time.monotonic() - began:.0f} s: {dict(sorted(found.items()))}")
    for one, times in Counter(wrong).items():
        print(f"{times}x {one}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
