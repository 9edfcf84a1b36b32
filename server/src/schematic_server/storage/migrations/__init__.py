"""Schema versions: one Alembic script set for both databases.

Alembic is loaded when there is something to migrate: a process that finds its schema current starts without it, a sixth
sooner. A script's version is the number that its name begins with.

Every function takes `Database.url`, and raises Unavailable when the database cannot be reached or is newer than this
program.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from schematic_server.errors import Unavailable
from schematic_server.storage import sqlite, trouble
from schematic_server.storage.addresses import shown

if TYPE_CHECKING:
    from alembic.config import Config

T = TypeVar("T")
_HERE = Path(__file__).parent
_VERSION = sa.table("alembic_version", sa.column("version_num", sa.String))  # which Alembic keeps


@dataclass(frozen=True, slots=True)
class Versions:
    """`current` is None for a database without tables; `newest` is what this program needs."""

    current: str | None
    newest: str

    @property
    def pending(self) -> bool:
        return self.current != self.newest


def versions(url: str) -> Versions:
    """Which schema the database has; changes nothing, and does not create a SQLite file."""
    if url.startswith("sqlite"):
        path = sa.make_url(url).database
        if path and not Path(path).exists():
            return Versions(None, newest())
    return Versions(_run(url, _version), newest())


def upgrade(url: str) -> tuple[str | None, str | None]:
    """Bring the database to the newest version, all or nothing; answer the versions before and after."""

    def work(db: Connection) -> tuple[str | None, str | None]:
        before = _version(db)
        if before != newest():
            _migrate(db)
        if db.dialect.name == "sqlite":
            sqlite.tell_planner(db)
        return before, _version(db)

    return _run(url, work)


def pending(url: str) -> bool:
    """Whether `upgrade` would change anything."""
    return versions(url).pending


def known() -> frozenset[str]:
    """Every version up to the newest."""
    return frozenset(path.name[:4] for path in (_HERE / "versions").glob("[0-9]*.py"))


# Seconds that a process waits for another one that migrates the same file, which takes minutes where there is much.
_WAITS = 1800.0


def _run(url: str, work: Callable[[Connection], T]) -> T:
    try:
        return _run_sqlite(url, work) if url.startswith("sqlite") else asyncio.run(_run_postgres(url, work))
    except (OSError, SQLAlchemyError) as error:
        raise Unavailable(f"the database {shown(url)} cannot be used: {_cause(url, error)}") from error


def _run_sqlite(url: str, work: Callable[[Connection], T]) -> T:
    engine = sqlite.engine(url, "BEGIN IMMEDIATE", _WAITS)
    try:
        with engine.connect() as db:
            # Rebuilding a table drops the old one, which would delete the rows that refer to it.
            # The setting cannot be changed inside a transaction, hence before the connection's first statement.
            driver = db.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA foreign_keys = OFF")
            with db.begin():
                return work(db)
    finally:
        engine.dispose()


async def _run_postgres(url: str, work: Callable[[Connection], T]) -> T:
    from schematic_server.storage import postgres  # with a driver that SQLite has no use for

    engine = postgres.engine(url, None, poolclass=sa.NullPool)
    try:
        async with engine.begin() as connection:
            # One migrating process at a time; the others wait and then find nothing to do.
            await connection.execute(sa.text("SELECT pg_advisory_xact_lock(7301846)"))
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def _cause(url: str, error: Exception) -> str:
    if url.startswith("sqlite"):
        folder = Path(sa.make_url(url).database or ".").parent
        if not folder.is_dir():
            return f"the folder {folder} does not exist; create it, or name another file"
    return f"{trouble.told(error)}; check the URL, and that the database is there and lets this user in"


def _migrate(db: Connection) -> None:
    from alembic import command

    command.upgrade(_config(db), "head")


def _config(db: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["connection"] = db
    return config


def newest() -> str:
    """The version that this program needs."""
    return max(known())


def _version(db: Connection) -> str | None:
    if not sa.inspect(db).has_table(_VERSION.name):
        return None
    found: str | None = db.scalar(sa.select(_VERSION.c.version_num))
    if found is not None and found not in known():
        raise Unavailable(
            f"the database has schema version {found}, which this version of schematic-server (up to {newest()}) does"
            " not know; install the newer schematic-server that made it, or use another database"
        )
    return found
