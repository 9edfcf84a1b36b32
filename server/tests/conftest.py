"""Fixtures of the server's tests: the application on SQLite and PostgreSQL, spoken to over HTTP and through the SDK.

Databases are migrated and given their keys once per session; each test gets a copy of its own.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest
from sqlalchemy import Connection, select

from schematic_server.demo.process import Running, start
from schematic_server.domains.accounts import keys, setup
from schematic_server.domains.accounts.tables import environment
from schematic_server.settings import Settings
from schematic_server.storage import connect, migrations

from . import postgres
from .asgi import BASE_URL, App
from .postgres import Postgres

if TYPE_CHECKING:
    from schematic import Schematic

_TEMPLATE = "template_schematic"
_number = count(1)


@dataclass(frozen=True, slots=True)
class Keys:
    """One key of each kind, all of the same environment."""

    secret: str
    readonly: str
    publishable: str
    environment_id: str
    account_id: str


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """The database this run of the test is on; a test that asks for it, directly or not, runs on both."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgres]:
    """A PostgreSQL server for the whole session; tests that need it are skipped where there is none."""
    try:
        with postgres.running() as server:
            yield server
    except postgres.Missing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    path = tmp_path_factory.mktemp("template") / "schematic.sqlite3"
    return path, _prepare(f"sqlite:///{path}")


@pytest.fixture(scope="session")
def postgresql_template(postgresql: Postgres) -> tuple[str, Keys]:
    postgresql.run(f"CREATE DATABASE {_TEMPLATE}")
    return _TEMPLATE, _prepare(postgresql.url(_TEMPLATE))


@pytest.fixture
def empty_database_url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database without tables."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.sqlite3"
    else:
        yield from _database(request.getfixturevalue("postgresql"), "template0")


@pytest.fixture
def database_url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A migrated database with one account, one environment and the session's keys."""
    if backend == "sqlite":
        template, _ = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "schematic.sqlite3")
        yield f"sqlite:///{tmp_path}/schematic.sqlite3"
    else:
        template, _ = request.getfixturevalue("postgresql_template")
        yield from _database(request.getfixturevalue("postgresql"), template)


@pytest.fixture
def credentials(backend: str, request: pytest.FixtureRequest) -> Keys:
    """The keys in `database_url`."""
    _, found = request.getfixturevalue(f"{backend}_template")
    assert isinstance(found, Keys)
    return found


@pytest.fixture
def secret(credentials: Keys) -> str:
    return credentials.secret


@pytest.fixture
def readonly(credentials: Keys) -> str:
    return credentials.readonly


@pytest.fixture
def publishable(credentials: Keys) -> str:
    return credentials.publishable


@pytest.fixture
def app(database_url: str) -> Iterator[App]:
    """The running application."""
    with App(Settings(database_url)) as running:
        yield running


@pytest.fixture
def http(app: App, secret: str) -> Iterator[httpx2.Client]:
    """A plain HTTP client with the secret key; `headers={"X-Schematic-Api-Key": …}` on a request replaces it."""
    with app.client(secret) as client:
        yield client


@pytest.fixture
def api(app: App, secret: str) -> Iterator[Schematic]:
    """The SDK as the application's user."""
    from schematic import Schematic

    with (
        app.client() as carrier,
        Schematic(
            secret, base_url=BASE_URL, event_capture_url=BASE_URL, httpx_client=carrier, cache_providers=[]
        ) as client,
    ):
        yield client


@pytest.fixture
def server_process(tmp_path: Path) -> Iterator[Running]:
    """A real `schematic serve` process on a fresh SQLite file, with a key (`.key`) and an address (`.base_url`)."""
    running = start(f"sqlite:///{tmp_path}/process.sqlite3", tmp_path / "server.log")
    yield running
    running.stop()


def _database(server: Postgres, template: str) -> Iterator[str]:
    name = f"test_{next(_number)}"
    server.run(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield server.url(name)
    server.run(f"DROP DATABASE {name} WITH (FORCE)")


def _prepare(url: str) -> Keys:
    """Migrate, then create what a first start creates and a key of each kind."""
    database = connect(url)
    migrations.upgrade(database.url)
    now = datetime.now(UTC)

    def first_start(db: Connection) -> Keys:
        secret = setup.initialize(db, now)
        assert secret is not None
        row = db.execute(select(environment)).one()
        common = {"account_id": row.account_id, "environment_id": row.id, "environment_type": row.environment_type}
        publishable, _ = keys.create(db, **common, name="Browser", now=now)
        _, readonly = keys.create(db, **common, name="Reader", now=now, readonly=True)
        return Keys(secret, readonly, publishable, row.id, row.account_id)

    async def prepare() -> Keys:
        await database.open()
        try:
            return await database.write(lambda db, emit: first_start(db))
        finally:
            await database.close()

    return asyncio.run(prepare())
