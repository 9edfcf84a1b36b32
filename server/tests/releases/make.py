"""Makes what `test_upgrades` upgrades: run by the code of a release, before its schema changes.

    python -m server.tests.releases.make FOLDER

writes `schema-VERSION.sqlite3.gz`, `schema-VERSION.sql.gz` (of `pg_dump`) and `schema-VERSION.json.gz` (what was told
of either, and when). Afterwards the schema of that version is never made again, so keep the files.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import sqlalchemy as sa

from schematic_server import clock
from schematic_server.domains.accounts import setup
from schematic_server.domains.companies.tables import company as company_table
from schematic_server.domains.entitlements.tables import company_override_note
from schematic_server.settings import Settings
from schematic_server.storage import connect, migrations
from schematic_server.storage.metadata import metadata, new_id

from .. import postgres
from ..asgi import App

KEY = "sch_dev_00000000000000000000000000000000"  # of databases that nobody serves
LOOPBACK = "127.0.0.1"
# What is asked before and after an upgrade. An answer may have more afterwards, never less or something else.
QUESTIONS: dict[str, tuple[str, str, Any]] = {
    **{
        path: ("GET", f"/{path}?limit=250", None)
        for path in (
            "environments",
            "entity-key-definitions",
            "entity-trait-definitions",
            "features",
            "flags",
            "plans",
            "plan-entitlements",
            "plan-changes",
            "companies",
            "users",
            "company-memberships",
            "company-overrides",
            "billing/credits",
            "events",
            "event-types",
            "webhooks",
        )
    },
    "feature-usage": ("GET", "/feature-usage?company_keys[code]=UA", None),
    "check": ("POST", "/flags/check", {"company": {"code": "UA"}, "user": {"id": "amy"}}),
    "check of nobody": ("POST", "/flags/flights/check", {"company": {"code": "ZZ"}}),
}
# Rows of work that is under way: in a database that nobody serves there need not be any.
PASSING = frozenset({"job_call", "job_end"})


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "release.sqlite3"
        name, of_sqlite = _fill(f"sqlite:///{path}")
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA journal_mode = DELETE")
            db.execute("VACUUM")
        _write(folder / f"{name}.sqlite3.gz", path.read_bytes())
    with postgres.running() as server:
        server.run("CREATE DATABASE release")
        _, of_postgresql = _fill(server.url("release"))
        dump = [str(postgres.find_programs() / "pg_dump"), "--no-owner", "--inserts", server.url("release")]
        text = subprocess.run(dump, check=True, capture_output=True, text=True).stdout
    _write(folder / f"{name}.sql.gz", "\n".join(_statements(text)).encode())
    _write(folder / f"{name}.json.gz", json.dumps({"sqlite": of_sqlite, "postgresql": of_postgresql}).encode())


def _statements(dump: str) -> list[str]:
    """Without what only `psql` understands, and what the dump's own version has to say."""
    left_out = ("\\", "--", "SET ", "SELECT pg_catalog.set_config")
    return [line for line in dump.splitlines() if line and not line.startswith(left_out)]


def _fill(url: str) -> tuple[str, dict[str, Any]]:
    """The name of the schema, and what is told of the database, and when."""
    _, version = migrations.upgrade(connect(url).url)
    now = clock.now()

    async def first_start() -> None:
        database = connect(url)
        await database.open()
        await database.write(lambda db, emit: setup.initialize(db, now, KEY))
        await database.close()

    asyncio.run(first_start())
    with App(Settings(url, webhook_allow=LOOPBACK)) as app, app.client(KEY) as http:
        _use(app, http)
        counts = app.read(
            lambda db: {
                table.name: db.scalar(sa.select(sa.func.count()).select_from(table)) for table in metadata.sorted_tables
            }
        )
        assert {name for name, number in counts.items() if not number} <= PASSING, counts
        answers = told(http)
    return f"schema-{version}", {"at": clock.now().isoformat(), "answers": answers}


def told(http: httpx2.Client) -> dict[str, Any]:
    """The answers to all questions."""
    return {
        name: http.request(method, path, json=body).raise_for_status().json()["data"]
        for name, (method, path, body) in QUESTIONS.items()
    }


def _use(app: App, http: httpx2.Client) -> None:
    def post(path: str, **body: Any) -> dict[str, Any]:
        found: dict[str, Any] = http.post(path, json=body).raise_for_status().json()["data"]
        return found

    definition = {"hierarchy": ["seats"], "entity_type": "company", "trait_type": "number"}
    seats = http.post("/entity-trait-definitions", json=definition).raise_for_status().json()["data"]

    def feature(key: str, kind: str, **members: Any) -> dict[str, Any]:
        flag = {"key": key, "name": key.title(), "description": ""}
        return post("/features", name=key.title(), description="", feature_type=kind, flag=flag, **members)

    flights, chat = feature("flights", "event", event_subtype="flight"), feature("chat", "event", event_subtype="chat")
    places, sso = feature("places", "trait", trait_id=seats["id"]), feature("sso", "boolean")
    token = post("/billing/credits", name="Token", description="", currency="usd", per_unit_price_decimal="0.25")
    gold = post("/plans", name="Gold", description="", plan_type="plan")
    more = post("/plans", name="More", description="", plan_type="add_on")

    def grant(plan: dict[str, Any], of: dict[str, Any], kind: str, **members: Any) -> None:
        post("/plan-entitlements", plan_id=plan["id"], feature_id=of["id"], value_type=kind, **members)

    monthly = {"metric_period": "current_month", "metric_period_month_reset": "billing_cycle"}
    grant(gold, flights, "numeric", value_numeric=5, **monthly)
    grant(gold, places, "trait", value_trait_id=seats["id"])
    grant(gold, sso, "boolean", value_bool=True)
    grant(more, chat, "credit", value_credit_id=token["id"], credit_consumption_rate=0.5)
    traits = {"seats": 3, "hub": {"city": "ORD"}}
    united = post("/companies", keys={"code": "UA", "id": "1"}, name="United ✈", traits=traits)
    american = post("/companies", keys={"code": "AA"}, name="American")
    plans = {"base_plan_id": gold["id"], "add_on_ids": [more["id"]]}
    http.put(f"/company-plans/{united['id']}", json=plans).raise_for_status()
    post("/users", keys={"id": "amy"}, name="Amy", company_id=united["id"], traits={"role": "pilot"})
    owner = {"company_id": american["id"], "feature_id": flights["id"]}
    override = post("/company-overrides", **owner, value_type="numeric", value_numeric=9)
    condition = {"condition_type": "company", "operator": "eq", "resource_ids": [american["id"]]}
    rule = {"name": "Not American", "priority": 1, "rule_type": "standard", "value": False}
    rules = {"rules": [{**rule, "conditions": [condition], "condition_groups": []}]}
    http.put(f"/flags/{sso['flags'][0]['id']}/rules", json=rules).raise_for_status()
    told_of = ["company.created", "test.send"]
    hook = post("/webhooks", name="Nowhere", url=f"http://{LOOPBACK}:9/", request_types=told_of)
    post(f"/webhooks/{hook['id']}/test", request_type="test.send")
    post("/api-keys", name="Reader", readonly=True)

    def note(db: sa.Connection, emit: Callable[..., None]) -> None:
        # The API of this release has no way to write one.
        now = clock.now()
        by = {"external_user_id": "u1", "external_user_name": "Ada", "created_at": now, "updated_at": now}
        values = {"id": new_id("cmon"), "company_override_id": override["id"], "note": "Until spring.", **by}
        db.execute(sa.insert(company_override_note).values(values))
        db.execute(sa.update(company_table).values(logo_url="https://example.com/logo.png"))

    app.write(note)
    body = {"event": "flight", "company": {"code": "UA"}, "user": {"id": "amy"}, "quantity": 2}
    events = [{"event_type": "track", "body": body, "idempotency_key": f"flight-{number}"} for number in range(3)]
    post("/event-batch", events=events)
    post("/events", event_type="track", body={"event": "flight", "company": {"code": "AA"}})
    post("/events", event_type="identify", body={"keys": {"id": "bob"}, "company": {"keys": {"code": "AA"}}})
    long_ago = (clock.now() - timedelta(days=40)).isoformat()
    post("/events", event_type="track", body={**body, "quantity": 10}, sent_at=long_ago, backfill=True)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(content, 9, mtime=0))
    sys.stdout.write(f"{path}: {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
