"""What is asked of servers that are going to be killed, and a ledger of what they acknowledged; see `bench.kills`."""

from __future__ import annotations

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any, TypeVar

from schematic_server.demo.process import Running

EVENTS = 20  # of a batch
FEATURES = 4
PEOPLE = 220  # companies on the plan: more than one step of a migration moves
USERS = 7  # companies that batches are about
_LOOK = 0.05  # seconds between two looks at a job
Batch = list[dict[str, Any]]
R = TypeVar("R", bound="Record")
Writer = Callable[[R, Sequence[Running]], None]


class Gone(Exception):
    """The server was killed: whatever it was asked may have happened or not."""


class Client:
    """One connection to a server."""

    def __init__(self, server: Running) -> None:
        self._key = server.key
        self._connection = HTTPConnection("127.0.0.1", server.port, timeout=120)

    def send(self, method: str, path: str, body: Any = None) -> None:
        headers = {"X-Schematic-Api-Key": self._key, "Content-Type": "application/json"}
        try:
            self._connection.request(method, path, None if body is None else json.dumps(body), headers)
        except (OSError, HTTPException) as error:
            raise Gone from error

    def answer(self) -> tuple[int, bytes]:
        try:
            answer = self._connection.getresponse()
            return answer.status, answer.read()
        except (OSError, HTTPException) as error:
            raise Gone from error

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The `data` of an answer that went well."""
        self.send(method, path, body)
        status, content = self.answer()
        if status >= 300:
            raise Refused(f"{method} {path}: {status} {content.decode()}")
        return json.loads(content)["data"]

    def file(self, path: str) -> bytes:
        self.send("GET", path)
        return self.answer()[1]

    def close(self) -> None:
        self._connection.close()


class Refused(Exception):
    """A server that was not killed yet refused what it ought to do."""


@dataclass
class Record:
    """How many writes were acknowledged, over all runs, and what was wrong with any."""

    wrong: list[str] = field(default_factory=list[str])
    writes: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def wrote(self) -> None:
        """One more write was acknowledged."""
        with self.changed:
            self.writes += 1
            self.changed.notify_all()

    def wait(self, writes: int, seconds: float) -> bool:
        with self.changed:
            return self.changed.wait_for(lambda: self.writes >= writes, seconds)


@dataclass
class Ledger(Record):
    """What was sent, and what of it was acknowledged."""

    plan_id: str = ""
    features: list[str] = field(default_factory=list[str])
    sent: int = 0  # batches
    waiting: list[int] = field(default_factory=list[int])  # batches without an answer
    doubtful: int = 0
    acknowledged: list[int] = field(default_factory=list[int])  # batches, in their order
    upserts: dict[str, list[int]] = field(default_factory=dict[str, list[int]])  # company -> acknowledged, sent
    upserted: int = 0
    published: dict[str, int] = field(default_factory=dict[str, int])  # version -> what it allows
    exports: dict[str, int] = field(default_factory=dict[str, int])  # -> batches acknowledged when it was asked for
    files: set[str] = field(default_factory=set[str])  # exports whose file was looked at

    def next_batch(self) -> int:
        """One without an answer, now and then one that was answered, else a new one."""
        with self.changed:
            if self.waiting:
                return self.waiting.pop()
            if self.acknowledged and random.random() < 0.1:
                return random.choice(self.acknowledged)
            self.sent += 1
            return self.sent - 1


def batch(number: int) -> Batch:
    return [
        {
            "type": "track",
            "idempotency_key": f"{number}-{index}",
            "body": {
                "event": ("flight", "ride")[index % 2],
                "company": {"id": f"uses-{(number * 3 + index) % USERS}"},
                "user": {"id": f"u{index % 4}"},
                "quantity": 1 + index % 3,
            },
        }
        for index in range(EVENTS)
    ]


def used(numbers: Sequence[int]) -> Counter[tuple[str, str]]:
    """What batches add to the usage of companies, by company and event."""
    found: Counter[tuple[str, str]] = Counter()
    for number in numbers:
        for one in batch(number):
            body = one["body"]
            found[body["company"]["id"], body["event"]] += body["quantity"]
    return found


def catalog(ledger: Ledger, client: Client) -> None:
    """A published plan with features, and companies on it."""
    for number in range(FEATURES):
        flag = {"key": f"f{number}", "name": "F", "description": ""}
        told = {"name": f"F{number}", "description": "", "feature_type": "event", "event_subtype": "flight"}
        ledger.features.append(client.ask("POST", "/features", {**told, "flag": flag})["id"])
    ledger.plan_id = client.ask("POST", "/plans", {"name": "Gold", "description": "", "plan_type": "plan"})["id"]
    for feature_id in ledger.features:
        amount = {"value_type": "numeric", "value_numeric": 0}
        client.ask("POST", "/plan-entitlements", {"plan_id": ledger.plan_id, "feature_id": feature_id, **amount})
    for number in range(PEOPLE):
        client.ask("POST", "/companies", {"keys": {"id": f"on-{number}"}, "base_plan_id": ledger.plan_id})


def send_again(ledger: Ledger, client: Client) -> None:
    """All that was never answered, and some of what was."""
    for number in [*ledger.waiting, *ledger.acknowledged[-100:]]:
        client.send("POST", "/batch", {"events": batch(number)})
        status, content = client.answer()
        if status != 200:
            raise Refused(f"POST /batch: {status} {content.decode()}")
        if number in ledger.waiting:
            ledger.acknowledged.append(number)
    ledger.waiting.clear()


def _send_batches(ledger: Ledger, clients: list[Client]) -> None:
    """Each batch to all servers that stand, at once."""
    while True:
        number = ledger.next_batch()
        asked: list[Client] = []
        for client in clients:
            with suppress(Gone):
                client.send("POST", "/batch", {"events": batch(number)})
                asked.append(client)
        statuses = {client: _status(client) for client in asked}
        with ledger.changed:
            if 200 in statuses.values():
                if number not in ledger.acknowledged:
                    ledger.acknowledged.append(number)
            elif number not in ledger.acknowledged:
                ledger.waiting.append(number)
                ledger.doubtful += 1
            ledger.wrong += [f"POST /batch: {one}" for one in statuses.values() if one not in (None, 200)]
        if 200 in statuses.values():
            ledger.wrote()
        clients = [one for one in asked if statuses[one] is not None]
        if not clients:
            raise Gone


def _status(client: Client) -> int | None:
    try:
        return client.answer()[0]
    except Gone:
        return None


def _upsert(ledger: Ledger, clients: list[Client]) -> None:
    count = 0
    while True:
        name = f"upserted-{count % 5}"
        told = ledger.upserts.setdefault(name, [-1, -1])
        told[1] += 1
        body = {"keys": {"id": name}, "name": f"{name}: {told[1]}", "traits": {"count": told[1]}}
        clients[-1].ask("POST", "/companies", body)
        told[0] = told[1]
        ledger.upserted += 1
        ledger.wrote()
        count += 1


def _publish(ledger: Ledger, clients: list[Client]) -> None:
    client = clients[0]
    while True:
        _until(lambda: not _unfinished(client))
        plan = client.ask("GET", f"/plans/{ledger.plan_id}")
        value = 1 + max(ledger.published.values(), default=0)
        draft = client.ask("PUT", f"/plans/{plan['id']}", {"name": "Gold", "description": f"{time.time_ns()}"})
        version_id = draft["draft_version"]["id"]
        ledger.wrote()
        for one in client.ask("GET", f"/plan-entitlements?plan_version_id={version_id}"):
            client.ask("PUT", f"/plan-entitlements/{one['id']}", {"value_type": "numeric", "value_numeric": value})
            ledger.wrote()
        moving = {"migration_strategy": "immediate", "excluded_company_ids": []}
        client.ask("PUT", f"/plans/version/{version_id}/publish", moving)
        ledger.published[version_id] = value
        ledger.wrote()


def _unfinished(client: Client) -> list[Any]:
    return [one for one in migrations(client) if one["status"] in ("pending", "in_progress")]


def migrations(client: Client) -> list[Any]:
    """All there are."""
    found: list[Any] = []
    while page := client.ask("GET", f"/plan-version-migrations?limit=100&offset={len(found)}"):
        found += page
    return found


def _export(ledger: Ledger, clients: list[Client]) -> None:
    client = clients[0]
    while True:
        _until(lambda: all(one["status"] != "pending" for one in client.ask("GET", "/data-exports?limit=5")))
        before = len(ledger.acknowledged)
        file_type = random.choice(["csv", "csv.gz"])
        made = client.ask("POST", "/data-exports", {"export_type": "event", "output_file_type": file_type})
        ledger.exports[made["id"]] = before
        ledger.wrote()


def _until(holds: Callable[[], bool]) -> None:
    while not holds():
        time.sleep(_LOOK)


def writer(work: Callable[[R, list[Client]], None]) -> Writer[R]:
    """`work` until its server is gone; what it is refused is wrong."""

    def write(record: R, servers: Sequence[Running]) -> None:
        clients = [Client(server) for server in servers]
        try:
            work(record, clients)
        except Gone:
            pass
        except Exception as error:  # the run goes on, and tells of it
            record.wrong.append(repr(error))
        finally:
            for client in clients:
                client.close()

    return write


WRITERS = [writer(one) for one in (_send_batches, _send_batches, _upsert, _publish, _export)]
