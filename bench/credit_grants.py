"""What many grants of one company cost: a part of `python -m bench --credits`.

Processor time of the server, with PostgreSQL that of its connections' processes as well. Requests go over one
connection, what is compared takes turns, and the median of the rounds counts. At the end the books of the database must
be right (`credit_books`): a cost of something wrong means nothing.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from typing import Any

from bench import credit_books, growth_rows, targets, trees
from bench.environments import say
from schematic.rules.ledger import UNIT
from schematic_server.storage import connect

COMPANIES = 2
TIMES = 5  # of a round
ROUNDS = 5
MANY, FEW = 10_000, 10  # grants of one company
CREDITS = "/billing/credits"
Step = Callable[[], object]


class Server:
    """A running server with companies that have credits, on a plan whose flag is metered by them."""

    def __init__(self, url: str, port: int, pid: int, key: str) -> None:
        self.url, self._pids, self._key = url, [pid], key
        self._connection = HTTPConnection("127.0.0.1", port, timeout=600)
        self.ids = [""] * COMPANIES
        self._fill()

    def _fill(self) -> None:
        plan = self.ask("POST", "/plans", {"name": "Gold", "description": "", "plan_type": "plan"})
        credit = {"name": "Tokens", "description": "", "currency": "usd"}
        self.credit = self.ask("POST", CREDITS, credit)["id"]
        flag = {"key": "drawn", "name": "drawn", "description": ""}
        told = {"name": "drawn", "description": "", "feature_type": "event", "event_subtype": "drawn", "flag": flag}
        on = {"plan_id": plan["id"], "feature_id": self.ask("POST", "/features", told)["id"]}
        value = {"value_type": "credit", "value_credit_id": self.credit, "credit_consumption_rate": 1}
        self.ask("POST", "/plan-entitlements", {**on, **value})
        version = plan["draft_version"]["id"]
        self.ask(
            "PUT", f"/plans/version/{version}/publish", {"migration_strategy": "leave", "excluded_company_ids": []}
        )
        for number in range(COMPANIES):
            told = {"keys": {"id": f"c{number}"}, "base_plan_id": plan["id"]}
            self.ids[number] = self.ask("POST", "/companies", told)["id"]
            self.grant(number, 1_000_000)

    def grant(self, number: int, quantity: int) -> str:
        told = {"company_id": self.ids[number], "credit_id": self.credit, "quantity": quantity, "reason": "purchased"}
        made: str = self.ask("POST", f"{CREDITS}/grants/company", told)["id"]
        return made

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        headers = {"X-Schematic-Api-Key": self._key, "Content-Type": "application/json"}
        self._connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self._connection.getresponse()
        content = answer.read()
        assert answer.status < 300, content
        found = json.loads(content)
        return found.get("data", found)

    def check(self, number: int) -> None:
        assert self.ask("POST", "/flags/drawn/check", {"company": {"id": f"c{number}"}})["value"] is True

    def reserve(self, number: int) -> None:
        told = {"company_id": self.ids[number], "credit_type_id": self.credit, "amount": 1}
        assert self.ask("POST", f"{CREDITS}/reservations", told)["reserved_amount"] == 1

    def balance(self, number: int) -> None:
        (told,) = self.ask("GET", f"{CREDITS}/balance?company_id={self.ids[number]}")
        assert told["remaining"] > 0

    def cost(self, step: Step, times: int) -> float:
        """Milliseconds of processor time for one."""
        before = self._used()
        for _ in range(times):
            step()
        return (self._used() - before) / times * 1e3

    def _used(self) -> float:
        # The clock of another process, as clock_getcpuclockid(3) makes it.
        return sum(time.clock_gettime_ns((~pid << 3) | 2) for pid in self._pids) / 1e9

    def find_backends(self) -> None:
        if not self.url.startswith("sqlite"):
            asyncio.run(growth_rows.ask(self.url, "ANALYZE"))
            question = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            self._pids[1:] = [int(row[0]) for row in asyncio.run(growth_rows.ask(self.url, question))]


def table(postgres: str | None) -> str:
    """SQLite and, where there is one, PostgreSQL. Markdown."""
    names = ["SQLite", *(["PostgreSQL"] if postgres else [])]
    return "\n\n".join(f"### {name}\n\n{_table(postgres if name == 'PostgreSQL' else None)}" for name in names)


def _table(postgres: str | None) -> str:
    lines = ["| What | Processor time, ms | Beside, ms | Ratio | Target |", "| --- | ---: | ---: | ---: | --- |"]
    with tempfile.TemporaryDirectory(prefix="schematic-credits-") as folder:
        url = trees.new_database(postgres) if postgres else f"sqlite:///{folder}/credits.sqlite3"
        with _server(url) as server:
            for line in _grants(server):
                lines.append(line)
                say(line)
        assert (wrong := asyncio.run(_wrong(url))) == [], wrong
    return "\n".join(lines)


def _grants(server: Server) -> Generator[str]:
    """A company with many grants beside one with few."""
    few, many = 0, 1
    for number, grants in ((few, FEW), (many, MANY)):
        _give(server, number, grants)
    server.find_backends()
    for name, ask, target in (
        ("its balance", server.balance, "≤ 2x"),
        ("a check of it", server.check, "≤ 2x"),
        ("a reservation of it", server.reserve, ""),
    ):
        steps = [lambda: ask(few), lambda: ask(many)]  # noqa: B023
        less, more = _turns(server, steps, TIMES)
        yield _line(f"a company with {MANY:,} grants beside {FEW}: {name}", more, less, more / less, target)


def _give(server: Server, number: int, grants: int) -> None:
    """By SQL: one grant that is there already is made so many."""
    source, company = server.grant(number, grants), server.ids[number]
    of_grant = "environment_id, company_id, credit_id, reason, used, held, told, created_at, updated_at"
    of_entry = "environment_id, company_id, credit_id, kind, reason, at, created_at"
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {grants})"  # noqa: S608
    statements = [
        f"UPDATE credit_grant SET quantity = {UNIT}, remaining = {UNIT} WHERE id = '{source}'",  # noqa: S608
        f"UPDATE credit_entry SET amount = {UNIT}, moves = {UNIT}, settles = {UNIT}"  # noqa: S608
        f" WHERE grant_id = '{source}'",
        f"{numbers} INSERT INTO credit_grant (id, quantity, remaining, {of_grant})"  # noqa: S608
        f" SELECT 'bilcg_{number}_' || i, {UNIT}, {UNIT}, {of_grant} FROM n CROSS JOIN credit_grant"
        f" WHERE id = '{source}'",
        f"{numbers} INSERT INTO credit_entry (id, seq, amount, moves, settles, grant_id, {of_entry})"  # noqa: S608
        f" SELECT 'crevt_{number}_' || i, seq + i, {UNIT}, {UNIT}, {UNIT}, 'bilcg_{number}_' || i, {of_entry}"
        f" FROM n CROSS JOIN credit_entry WHERE grant_id = '{source}'",
        f"UPDATE credit_account SET version = version + {grants} WHERE company_id = '{company}'",  # noqa: S608
    ]
    if server.url.startswith("sqlite"):
        with closing(sqlite3.connect(server.url.removeprefix("sqlite:///"), timeout=60)) as db, db:
            for statement in statements:
                db.execute(statement)
    else:
        for statement in statements:
            asyncio.run(growth_rows.ask(server.url, statement))


def _turns(server: Server, steps: Sequence[Step], times: int) -> list[float]:
    """The median of the rounds for each step; they take turns."""
    for step in steps:
        server.cost(step, times)
    server.find_backends()
    rounds = [[server.cost(step, times) for step in steps] for _ in range(ROUNDS)]
    return [statistics.median(one) for one in zip(*rounds, strict=True)]


def _line(name: str, cost: float, beside: float, ratio: float, target: str) -> str:
    return f"| {name} | {cost:.3g} | {beside:.3g} | {ratio:.2f}x | {targets.judged(target, cost, ratio)} |"


async def _wrong(url: str) -> list[str]:
    database = connect(url)
    await database.open()
    try:
        return await database.read(credit_books.wrong)
    finally:
        await database.close()


@contextmanager
def _server(url: str) -> Generator[Server]:
    say(f"a company with {MANY:,} grants …")
    process = subprocess.Popen(
        [sys.executable, "-c", trees.START, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/"
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        port, pid, key = process.stdout.readline().split()
        yield Server(url, int(port), int(pid), key)
    finally:
        process.stdin.close()
        process.wait(60)
        process.stdout.close()
