"""A migration that is killed at any point goes on where it was: every company is moved once."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic import Schematic
from schematic_server.clock import now as server_now
from schematic_server.domains.planmigrations import migrations, moves
from schematic_server.domains.planmigrations.tables import plan_version_migration
from schematic_server.domains.plans.tables import plan_change
from schematic_server.jobs import claims, store
from schematic_server.jobs.job import Job
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.settings import Settings
from schematic_server.storage import connect
from schematic_server.storage.database import Database

from . import catalog
from .asgi import App
from .conftest import Keys
from .running_jobs import until
from .test_planmigrations import ended, migrate, next_version, published, rows

T = TypeVar("T")
BATCH = 3
COMPANIES = 10


class Killed(Exception):
    """The node ends before its transaction does."""


class Nodes:
    """Nodes that claim the job and die at random, seen from the database."""

    def __init__(self, database: Database, source: random.Random) -> None:
        self.database, self.random = database, source
        self.now = server_now()
        self.kind = moves.Migrate()
        self.claimed: list[Job] = []  # by nodes that may have been given up since

    async def go_on(self) -> None:
        match self.random.choice(["claim", "settle", "settle", "settle", "die", "wait"]):
            case "claim":
                self.claimed += await self.database.write(self._claim, serializable=False)
            case "settle" if self.claimed:
                await self._settle(self.claimed.pop(self.random.randrange(len(self.claimed))))
            case "die" if self.claimed:
                one = self.random.choice(self.claimed)
                with pytest.raises((Killed, store.LeaseLost)):
                    await self.database.write(partial(self._step, one, is_killed=True))
            case _:
                self.now += claims.lease_time(self.kind) if self.random.random() < 0.3 else timedelta(seconds=1)

    async def _settle(self, one: Job) -> None:
        with suppress(store.LeaseLost):  # it came late: another node has the job
            await self.database.write(partial(self._step, one))

    def _claim(self, db: Connection, emit: Emit) -> list[Job]:
        claims.take(db)
        return claims.claim(db, self.kind, 1, f"lease {self.random.random()}", self.now)

    def _step(self, one: Job, db: Connection, emit: Emit, is_killed: bool = False) -> None:
        outcome = self.kind.step(db, emit, one, self.now)
        store.end(db, self.kind, one, outcome, self.now)
        if is_killed:
            raise Killed


@pytest.mark.parametrize(
    ("backend", "seed"), [*(("sqlite", seed) for seed in range(4)), ("postgresql", 0)], indirect=["backend"]
)
async def test_a_killed_migration_goes_on_where_it_was(
    database_url: str, backend: str, seed: int, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(moves, "MAX_ROWS", BATCH)
    credentials: Keys = request.getfixturevalue(f"{backend}_template")[1]
    gold, to, companies = _made(database_url, credentials)
    source = random.Random(seed)
    database = connect(database_url)
    await database.open()
    try:
        named = source.choice([None, companies])
        migration_id = await database.write(partial(_start, credentials, gold, to, named))
        nodes = Nodes(database, source)
        for _ in range(2000):
            await nodes.go_on()
            row = await database.read(_migration)
            if row.status == "completed":
                break
        changes = await database.read(_changes)
    finally:
        await database.close()

    assert (row.id, row.status) == (migration_id, "completed")
    assert (row.total_companies, row.completed_companies) == (COMPANIES, COMPANIES)
    assert sorted(changes) == sorted(companies)


@pytest.mark.parametrize(
    ("backend", "steps"), [("sqlite", 0), ("sqlite", 2), ("sqlite", 4), ("postgresql", 2)], indirect=["backend"]
)
async def test_a_migration_that_ends_its_nodes_is_told_and_tried_again(
    database_url: str, backend: str, steps: int, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """However far it had come: it does not wait for ever for a job that was given up."""
    monkeypatch.setattr(moves, "MAX_ROWS", BATCH)
    credentials: Keys = request.getfixturevalue(f"{backend}_template")[1]
    gold, to, companies = _made(database_url, credentials)
    database = connect(database_url)
    await database.open()
    try:
        migration_id = await database.write(partial(_start, credentials, gold, to, None))
        nodes = Nodes(database, random.Random(1))
        for _ in range(steps):
            (one,) = await database.write(nodes._claim, serializable=False)
            await database.write(partial(nodes._step, one))
            nodes.now += timedelta(minutes=1)
        for _ in range(nodes.kind.max_attempts):
            assert len(await database.write(nodes._claim, serializable=False)) == 1
            nodes.now += claims.lease_time(nodes.kind)
        assert await database.write(nodes._claim, serializable=False) == []
        row = await database.read(_migration)
    finally:
        await database.close()
    assert (row.status, row.completed_at is not None) == ("failed", True)
    assert row.error.startswith("the server could not go on: begun 8 times")

    _tried_again(database_url, credentials, migration_id, companies)


def _tried_again(database_url: str, credentials: Keys, migration_id: str, companies: list[str]) -> None:
    with App(Settings(database_url)) as app, app.client(credentials.secret) as http:
        path = f"/plan-version-migrations/{migration_id}"
        http.post(f"{path}/retry", json={"error_codes": []}).raise_for_status()
        until(lambda: http.get(path).json()["data"]["status"] == "completed")

        assert http.get(path).json()["data"]["completed_companies"] == COMPANIES
        assert sorted(app.read(_changes)) == sorted(companies)
        assert http.post(f"{path}/retry", json={"error_codes": []}).status_code == 400


def test_two_nodes_share_a_migration(
    database_url: str, app: App, api: Schematic, credentials: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moves, "MAX_ROWS", BATCH)
    gold = published(api, "Gold")
    made = [catalog.company(api, f"C{number}", base_plan_id=gold.id).id for number in range(COMPANIES)]
    to = next_version(app, credentials, gold)

    with App(Settings(database_url)):
        done = ended(api, migrate(api, gold, to))

    assert (done.total_companies, done.completed_companies) == (COMPANIES, COMPANIES)
    assert sorted(one.company_id for one in rows(api, done)) == sorted(made)
    assert sorted(app.read(_changes)) == sorted(made)


def _made(url: str, credentials: Keys) -> tuple[str, str, list[str]]:
    """A plan, its next version, and companies on the first one."""
    with App(Settings(url)) as app, app.client(credentials.secret) as http:
        gold = http.post("/plans", json={"name": "Gold", "plan_type": "plan"}).json()["data"]["id"]
        made = [
            http.post("/companies", json={"keys": {"code": f"C{number}"}, "base_plan_id": gold}).json()["data"]["id"]
            for number in range(COMPANIES)
        ]

        class Plan:
            id = gold

        return gold, next_version(app, credentials, Plan), made


def _start(credentials: Keys, gold: str, to: str, named: list[str] | None, db: Connection, emit: Emit) -> str:
    scope = Scope(db, credentials.environment_id, Actor(credentials.account_id), server_now(), emit)
    plan, version, from_ids = migrations.chosen(scope, gold, to, "plan", None)
    started = migrations.start(
        scope,
        plan=plan,
        to_version=version,
        from_version_ids=from_ids,
        strategy="immediate",
        scheduled_at=None,
        company_ids=named,
        excluded_company_ids=[],
        proration_behavior=None,
    )
    return str(started["id"])


def _migration(db: Connection) -> Any:
    return db.execute(sa.select(plan_version_migration)).one()


def _changes(db: Connection) -> list[str]:
    """Companies of plan changes by migrations, one each."""
    wanted = sa.select(plan_change.c.company_id).where(plan_change.c.action == "plan_version_migration")
    return list(db.scalars(wanted))
