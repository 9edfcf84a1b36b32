"""Trouble below while plans are published, companies migrated, exports written and all of it is recorded.

What is refused leaves nothing behind, what was accepted is finished when the trouble is over, and nobody restarts a
server for it.
"""

from __future__ import annotations

import csv
import io
import logging
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from schematic_server.domains.accounts.tables import audit_log
from schematic_server.domains.companies.tables import company_usage
from schematic_server.domains.events.tables import usage_hour
from schematic_server.domains.plans.tables import plan_change
from schematic_server.jobs import runner
from schematic_server.settings import Settings

from . import test_trouble
from .asgi import App
from .conftest import Ahead, Keys, on_sqlite
from .postgres import Postgres
from .running_jobs import until
from .test_trouble import is_refused

stoppable, lockable = test_trouble.stoppable, test_trouble.lockable
MOVED = {"migration_strategy": "immediate", "excluded_company_ids": []}
COMPANIES, FEATURES, EVENTS = 12, 3, 30


class World:
    """A plan with companies on it and a draft that allows more, and events that are worth an export."""

    def __init__(self, app: App, http: httpx2.Client) -> None:
        self.app, self.http = app, http
        self.plan = self.ask("POST", "/plans", {"name": "Gold", "plan_type": "plan"})["id"]
        for number in range(FEATURES):
            told = {"name": "F", "description": "", "feature_type": "event", "event_subtype": "flight"}
            feature = self.ask("POST", "/features", told)["id"]
            amount = {"value_type": "numeric", "value_numeric": number}
            self.ask("POST", "/plan-entitlements", {"plan_id": self.plan, "feature_id": feature, **amount})
        for number in range(COMPANIES):
            self.ask("POST", "/companies", {"keys": {"code": f"C{number}"}, "base_plan_id": self.plan})
        self.sent = 0
        self.send()
        self.draft()

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        return self.http.request(method, path, json=body).raise_for_status().json()["data"]

    def draft(self) -> None:
        told = {"name": "Gold", "description": secrets.token_hex(4)}
        self.draft_id = self.ask("PUT", f"/plans/{self.plan}", told)["draft_version"]["id"]
        (self.granted, *_) = self.ask("GET", f"/plan-entitlements?plan_version_id={self.draft_id}")

    def send(self, letters: int = 0) -> None:
        """A batch of events, each with so many letters that cannot be packed."""
        told = {"event": "flight", "company": {"code": "C1"}}
        notes = [{"note": secrets.token_hex(letters // 2)} for _ in range(EVENTS)]
        events = [{"type": "track", "body": {**told, "traits": one}} for one in notes]
        self.http.post("/batch", json={"events": events}).raise_for_status()
        self.sent += EVENTS

    def publish(self) -> httpx2.Response:
        return self.http.put(f"/plans/version/{self.draft_id}/publish", json=MOVED)

    def export(self) -> httpx2.Response:
        return self.http.post("/data-exports", json={"export_type": "event", "output_file_type": "csv"})

    def writes(self) -> list[httpx2.Response]:
        """Each of what this is about, asked for."""
        migration = {"plan_id": self.plan, "plan_version_id_to": self.draft_id, "strategy": "immediate"}
        amount = {"value_type": "numeric", "value_numeric": 9}
        return [
            self.publish(),
            self.export(),
            self.http.post("/plan-version-migrations", json={**migration, "target_plan_type": "plan"}),
            self.http.put(f"/plan-entitlements/{self.granted['id']}", json=amount),
            self.http.put(f"/plans/{self.plan}", json={"name": "Changed", "description": ""}),
        ]

    def state(self) -> Any:
        """What none of the writes may have touched."""
        plan = self.ask("GET", f"/plans/{self.plan}?include_draft_versions=true")
        granted = self.ask("GET", f"/plan-entitlements?plan_version_id={self.draft_id}")
        return plan, granted, self.ask("GET", "/data-exports"), self.ask("GET", "/plan-version-migrations")

    def is_whole(self, export_id: str, moves: int = 1) -> None:
        """Wait for the end of migrations and of an export; each company was moved, and each event is in its file."""

        def has_ended() -> bool:
            with suppress(httpx2.HTTPStatusError):  # there may be trouble still
                found = self.ask("GET", "/plan-version-migrations")
                export = self.ask("GET", f"/data-exports/{export_id}")["status"]
                return export != "pending" and {one["status"] for one in found} <= {"completed", "failed"}
            return False

        until(has_ended)
        found = self.ask("GET", "/plan-version-migrations")
        assert [one["completed_companies"] for one in found] == [COMPANIES] * moves
        moved = sa.select(plan_change.c.company_id).where(plan_change.c.migration_id.in_([one["id"] for one in found]))
        assert len(self.app.read(lambda db: db.scalars(moved).all())) == COMPANIES * moves
        assert self.ask("GET", f"/data-exports/{export_id}")["status"] == "success"
        content = self.http.get(f"/data-exports/{export_id}/artifact").content.decode()
        rows = list(csv.DictReader(io.StringIO(content, newline="")))
        assert len({one["event_id"] for one in rows}) == len(rows) == self.sent

    def recorded(self, path: str) -> list[int]:
        """Statuses in the audit log of requests to a path."""
        wanted = sa.select(audit_log.c.resp_code).where(audit_log.c.url == path).order_by(audit_log.c.started_at)
        return self.app.read(lambda db: list(db.scalars(wanted)))


def test_work_stops_with_a_server_and_goes_on_with_it(stoppable: tuple[App, Keys, Postgres]) -> None:
    app, keys, server = stoppable
    with app.client(keys.secret) as http:
        world = World(app, http)
        before = world.state()
        server.stop()
        assert all(is_refused(one) for one in [*world.writes(), http.get("/audit-log"), http.get("/readyz")])
        server.start()
        until(lambda: http.get("/readyz").status_code == 200)
        assert world.state() == before

        path = f"/plans/version/{world.draft_id}/publish"
        assert world.publish().status_code == 200
        export_id = world.export().raise_for_status().json()["data"]["id"]
        server.stop()  # while both jobs are at work, or about to be
        assert is_refused(http.get("/readyz"))
        server.start()

        world.is_whole(export_id)
        until(lambda: world.recorded(path) == [503, 200])


def test_work_waits_for_a_lock_and_goes_on_after_it(lockable: tuple[App, Keys, Path]) -> None:
    app, keys, path = lockable
    with app.client(keys.secret) as http:
        world = World(app, http)
        before = world.state()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert all(is_refused(one) for one in [*world.writes(), http.get("/readyz")])
            assert world.state() == before
        assert world.publish().status_code == 200
        export_id = world.export().raise_for_status().json()["data"]["id"]
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert is_refused(http.get("/readyz"))

        world.is_whole(export_id)
        until(lambda: world.recorded(f"/plans/version/{world.draft_id}/publish") == [503, 200])


@on_sqlite
@pytest.mark.usefixtures("database_url")
def test_an_export_that_finds_no_room_is_written_when_there_is(
    app: App, http: httpx2.Client, caplog: pytest.LogCaptureFixture
) -> None:
    world = World(app, http)
    for _ in range(4):
        world.send(letters=4000)
    caplog.set_level(logging.ERROR, "schematic_server.storage")
    _limit(app, more=10)

    export_id = world.export().raise_for_status().json()["data"]["id"]
    until(lambda: "database trouble" in caplog.text)
    assert world.ask("GET", f"/data-exports/{export_id}")["status"] == "pending"
    assert world.publish().status_code in (200, 503)  # small as it is
    _limit(app, more=10_000)

    if world.recorded(f"/plans/version/{world.draft_id}/publish")[-1:] != [200]:
        assert world.publish().status_code == 200
    world.is_whole(export_id)


@on_sqlite
@pytest.mark.usefixtures("database_url")
def test_no_write_on_a_full_disk_is_without_its_record(app: App, http: httpx2.Client) -> None:
    """Edits of a draft until one is refused: the log has those that went well, and the draft is the last of them."""
    world = World(app, http)
    path = f"/plans/{world.plan}"
    before = len(world.recorded(path))
    _limit(app, more=10)
    done: list[str] = []
    while True:
        said = f"{len(done)} {secrets.token_hex(200)}"
        answer = http.put(path, json={"name": "Gold", "description": said})
        if answer.status_code != 200:
            break
        done.append(said)

    assert is_refused(answer)
    _limit(app, more=10_000)

    assert world.ask("GET", path)["draft_version"]["description"] == done[-1]
    assert world.recorded(path)[before:].count(200) == len(done)
    assert world.publish().status_code == 200
    assert len(world.ask("GET", f"/plan-entitlements?plan_version_id={world.draft_id}")) == FEATURES


def _limit(app: App, more: int) -> None:
    """Let the file grow by so many pages of what it has now."""
    pages = app.write(lambda db, emit: db.exec_driver_sql("PRAGMA page_count").scalar_one())
    app.write(lambda db, emit: db.exec_driver_sql(f"PRAGMA max_page_count = {pages + more}").scalar_one() and None)


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_work_goes_on_without_a_redis_and_with_the_next_one(
    database_url: str, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture, valkey: Callable[..., Any]
) -> None:
    keys: Keys = request.getfixturevalue("postgresql_template")[1]
    caplog.set_level(logging.INFO, "schematic_server.bus")
    first = valkey()
    first.start()
    port = first.port
    settings = Settings(database_url, bus=f"redis://{first.host}:{port}")
    with App(settings) as app, App(settings) as other, app.client(keys.secret) as http:
        world = World(app, http)
        first.stop()
        until(lambda: "bus lost" in caplog.text)
        assert http.get("/readyz").status_code == 200
        assert world.publish().status_code == 200
        with other.client(keys.secret) as there:
            answer = there.post("/data-exports", json={"export_type": "event", "output_file_type": "csv"})
        world.is_whole(answer.raise_for_status().json()["data"]["id"])

        with valkey(port):
            until(lambda: "bus usable again" in caplog.text)
            world.draft()
            assert world.publish().status_code == 200
            world.is_whole(world.export().raise_for_status().json()["data"]["id"], moves=2)


@pytest.mark.parametrize("hours", [5, -5])
@pytest.mark.usefixtures("database_url")
def test_work_goes_on_when_the_clock_steps(
    app: App,
    http: httpx2.Client,
    clock: Ahead,
    hours: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """There, amid the jobs, and back again."""
    monkeypatch.setattr(runner, "SETTLES", 1.0)
    world = World(app, http)
    assert world.publish().status_code == 200
    export_id = world.export().raise_for_status().json()["data"]["id"]
    clock.by += timedelta(hours=hours)

    assert http.get("/readyz").status_code == 200
    world.is_whole(export_id)
    world.draft()
    assert world.publish().status_code == 200
    clock.by -= timedelta(hours=hours)
    world.send()

    assert http.get("/readyz").status_code == 200
    world.is_whole(world.export().raise_for_status().json()["data"]["id"], moves=2)
    counted = app.read(lambda db: db.scalar(sa.select(sa.func.sum(company_usage.c.all_time))))
    rolled = app.read(lambda db: db.scalar(sa.select(sa.func.sum(usage_hour.c.quantity))))
    assert counted == rolled == world.sent
