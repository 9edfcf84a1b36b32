"""The console: what a page costs the server in processor time, with few companies and with many; how large it is; and
what checks keep of their rate while people click around.

Databases are filled as for `--growth`, and with what else stands on pages (`pages_rows`). A page is asked for as a
browser asks, with a session's cookie.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from http.client import HTTPConnection
from typing import Any, NamedTuple

import sqlalchemy as sa

from bench import growth, load, pages_rows, targets, trees
from bench.environments import say
from bench.growth import Server
from bench.snapshot_rows import repeated
from schematic_server import clock
from schematic_server.domains.accounts import sessions
from schematic_server.domains.accounts.tables import account_member, environment
from schematic_server.storage import connect
from schematic_server.storage.metadata import new_id

SIZES = (1_000, 100_000)
ROUNDS, TIMES = 3, 10
WARMING = 5.0  # seconds in which the process that makes pages is ready
LIST, CHART = "≤ 25", "≤ 50"  # ms
PEOPLE, SECONDS = 10, 4.0
PAGES: dict[str, tuple[str, str]] = {
    "home": ("/home", CHART),
    "companies": ("/companies", LIST),
    "companies, searched": ("/companies?q=c5", LIST),
    "companies, one searched": ("/companies?q=www501.example", LIST),
    "companies, by name": ("/companies?sort_order_column=name&sort_order_direction=asc", LIST),
    "companies of a plan": ("/companies?plan_id=plan_3", LIST),
    "a company": ("/companies/{company}", CHART),
    "a company's activity": ("/companies/{company}/activity", LIST),
    "a busy company": ("/companies/{busy}", CHART),
    "its credits": ("/companies/{busy}/credits", LIST),
    "its ledger": ("/companies/{busy}/credits/ledger", LIST),
    "its balance by day": ("/companies/{busy}/credits/history", CHART),
    "its spend policies": ("/companies/{busy}/credits/controls", LIST),
    "its subscription": ("/companies/{busy}/subscription", LIST),
    "manage plan": ("/companies/{busy}/plan", LIST),
    "manage plan, a choice": ("/companies/{busy}/plan?base_plan_id=plan_5", LIST),
    "an override": ("/companies/{company}/overrides", LIST),
    "users": ("/users", LIST),
    "users, searched": ("/users?q=u5", LIST),
    "users, one searched": ("/users?q=user501%40mail.example", LIST),
    "a user's activity": ("/users/{user}/activity", LIST),
    "a user": ("/users/{user}", CHART),
    "a user's usage": ("/users/{user}/usage", CHART),
    "features": ("/features", LIST),
    "a new feature": ("/features/new", LIST),
    "a feature": ("/features/feat_0", LIST),
    "a feature with overrides": ("/features/feat_1", LIST),
    "a feature's usage": ("/features/feat_0/usage", CHART),
    "users of a feature": ("/features/feat_0/users", LIST),
    "a feature's flag": ("/features/feat_0/flag", LIST),
    "a feature's texts": ("/features/feat_0/edit", LIST),
    "flags": ("/flags", LIST),
    "a flag": ("/flags/flag_0", LIST),
    "rules of a flag": ("/flags/flag_0/rules", LIST),
    "flags by environment": ("/flags/matrix", LIST),
    "plans": ("/plans", LIST),
    "a plan": ("/plans/plan_1", LIST),
    "an entitlement": ("/plans/plan_1/entitlements/new", LIST),
    "custom plans": ("/plans/custom", LIST),
    "versions of a plan": ("/plans/plan_1/versions", LIST),
    "publish": ("/plans/plan_1/publish", LIST),
    "migrations": ("/plans/migrations", LIST),
    "migrations of a plan": ("/plans/plan_1/migrations", LIST),
    "lifecycle": ("/plans/lifecycle", LIST),
    "invoices": ("/invoices", LIST),
    "invoices of a company": ("/invoices?company_id={busy}", LIST),
    "invoices, searched": ("/invoices?q=C-5", LIST),
    "an invoice": ("/invoices/{invoice}", LIST),
    "coupons": ("/invoices/coupons", LIST),
    "catalogs": ("/catalogs", LIST),
    "a catalog": ("/catalogs/{catalog}", LIST),
    "a catalog, public": ("/catalogs/{catalog}/public", LIST),
    "components": ("/components", LIST),
    "a component": ("/components/{component}?company_id={busy}", CHART),
    "credits": ("/credits", LIST),
    "a credit type": ("/credits/{credit}", LIST),
    "grants of a credit type": ("/credits/{credit}/grants", LIST),
    "charges": ("/credits/charges", LIST),
    "top-ups": ("/credits/top-ups", LIST),
    "bundles": ("/credits/bundles", LIST),
    "a bundle": ("/credits/bundles/{bundle}", LIST),
    "find": ("/find?q=c501", LIST),
    "explain": ("/explain?flag=flight-0&company_id={company}", LIST),
    "events": ("/events", LIST),
    "failed events": ("/events?status=failed", LIST),
    "event types": ("/events/types", LIST),
    "webhooks": ("/webhooks", LIST),
    "deliveries": ("/webhooks/deliveries", LIST),
    "audit log": ("/settings/audit", LIST),
    "environments": ("/settings/environments", LIST),
    "keys": ("/settings/keys", LIST),
    "members": ("/settings/members", LIST),
    "jobs": ("/settings/jobs", LIST),
    "exports": ("/settings/exports", LIST),
}


class Visitor(NamedTuple):
    """Somebody who is signed in at a server."""

    server: Server
    cookie: str
    base: str
    made: pages_rows.Made

    def path(self, path: str) -> str:
        """With ids in place of what stands in braces."""
        for name, many, prefix in (("company", "companies", "comp"), ("user", "users", "user")):
            if f"{{{name}}}" in path:
                found = re.search(rf"{self.base}/{many}/({prefix}_\w+)", self.get(f"/{many}").decode())
                assert found is not None
                path = path.replace(f"{{{name}}}", found[1])
        return path.format(**self.made._asdict())

    def get(self, path: str) -> bytes:
        self.server.connection.request("GET", self.base + path, headers={"Cookie": self.cookie})
        answer = self.server.connection.getresponse()
        content = answer.read()
        assert answer.status == 200, (path, answer.status, content[:500])
        return content

    def warm(self) -> Visitor:
        """Have the process started that makes pages; one plan has a draft."""
        self.server.connection.request(
            "PUT", "/plans/plan_1", b'{"name": "Plan 1, newer"}', {"X-Schematic-Api-Key": self.server.key}
        )
        assert self.server.connection.getresponse().read()
        ends_at = time.monotonic() + WARMING
        while time.monotonic() < ends_at:
            self.get("/home")
        return self

    def cost(self, path: str) -> float:
        """Processor time of one page, ms: the best of several rounds."""
        self.server.connection.close()  # it may have been idle for longer than a server keeps one
        self.get(path)
        self.server.find_backends()
        return min(self._round(path) for _ in range(ROUNDS)) / TIMES / 1e6

    def _round(self, path: str) -> float:
        before = self.server.used()
        for _ in range(TIMES):
            self.get(path)
        return self.server.used() - before


def table(pages: Sequence[str], postgres: str | None) -> str:
    """Markdown; these pages, or all; on SQLite, or on PostgreSQL where there is one."""
    lines = [
        "| Page | KB | 1,000 companies, ms | 100,000 companies, ms | Ratio | Target |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
    ]
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="schematic-pages-"))
        urls = [trees.new_database(postgres) if postgres else f"sqlite:///{folder}/{size}.sqlite3" for size in SIZES]
        visitors = [
            _sign_in(stack.enter_context(growth.server(sys.executable, url, size))).warm()
            for url, size in zip(urls, SIZES, strict=True)
        ]
        for name, (path, target) in PAGES.items():
            if pages and name not in pages:
                continue
            small, large = (one.cost(one.path(path)) for one in visitors)
            judged = targets.judged(target, large, None)
            size = len(visitors[1].get(visitors[1].path(path))) / 1000
            lines.append(f"| {name} | {size:.3g} | {small:.3g} | {large:.3g} | {large / small:.2f}x | {judged} |")
            say(lines[-1])
        lines += ["", _first_load(visitors[0]), "", _clicking(visitors[1])]
    return "\n".join(lines)


def _first_load(visitor: Visitor) -> str:
    """What a browser loads for its first page, compressed where the server does."""
    home = visitor.get("/home")
    total = len(home)
    for address in sorted(set(re.findall(r'(?:href|src)="(/console/assets/[^"]+)"', home.decode()))):
        headers = {"Cookie": visitor.cookie, "Accept-Encoding": "gzip"}
        visitor.server.connection.request("GET", address, headers=headers)
        total += len(visitor.server.connection.getresponse().read())
    return f"First load of home with everything: {total / 1000:.0f} KB (≤ 150)."


def _clicking(visitor: Visitor) -> str:
    """Checks a second, eight connections, with and without ten people who open a page a second each."""
    server = visitor.server
    port = server.connection.port
    body = b'{"company": {"id": "c501"}}'
    head = f"POST /flags/flight-0/check HTTP/1.1\r\nHost: b\r\nX-Schematic-Api-Key: {server.key}\r\n"
    request = f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    paths = [visitor.base + one for one, _ in PAGES.values() if "{" not in one]

    def click(number: int) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", paths[number % len(paths)], headers={"Cookie": visitor.cookie})
        connection.getresponse().read()
        connection.close()

    def rate() -> float:
        done, seconds = load.saturate(port, itertools.repeat(request), 8, SECONDS)
        return done / seconds

    shares: list[float] = []
    for _ in range(ROUNDS):
        alone = rate()
        with repeated(click, 1 / PEOPLE):
            shares.append(rate() / alone)
    share = sorted(shares)[ROUNDS // 2]
    return f"Checks keep {share:.2f}x of their rate while {PEOPLE} people open a page a second each (≥ 0.9x)."


def _sign_in(server: Server) -> Visitor:
    database = connect(server.url)

    def write(db: sa.Connection, emit: Any) -> tuple[str, str]:
        row = db.execute(sa.select(environment)).mappings().first()
        assert row is not None
        now, member_id = clock.now(), new_id("user")
        stamps = {"created_at": now, "updated_at": now}
        values: dict[str, Any] = {"account_id": row["account_id"], "role": "admin", "permissions": {}, "name": "Ada"}
        db.execute(sa.insert(account_member).values(id=member_id, email="ada@example.com", **values, **stamps))
        return row["id"], sessions.start(db, member_id, now)

    async def begin() -> tuple[str, str]:
        await database.open()
        try:
            return await database.write(write)
        finally:
            await database.close()

    environment_id, token = asyncio.run(begin())
    base_url = f"http://127.0.0.1:{server.connection.port}"
    made = pages_rows.fill(server.url, base_url, server.key, server.companies)
    return Visitor(server, f"schematic_session={token}", f"/console/{environment_id}", made)
