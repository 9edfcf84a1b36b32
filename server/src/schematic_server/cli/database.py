"""The database as commands use it: opened for one transaction beside a running server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

from schematic_server.errors import BadRequest
from schematic_server.settings import Settings

if TYPE_CHECKING:
    from schematic_server.storage.database import Database, Write

T = TypeVar("T")


def database_url(given: str | None) -> str:
    """The option's value, else the environment's, else the default."""
    return given or Settings.from_environment().database_url


def run(url: str, work: Write[T]) -> T:
    """One write transaction; raises what `usable` raises."""
    return asyncio.run(_run(usable(url), work))


def usable(url: str) -> Database:
    """The database, not opened yet; raises BadRequest unless its schema is current, Unavailable when nobody answers."""
    from schematic_server.storage import connect, migrations

    database = connect(url)
    found = migrations.versions(database.url)
    if found.current is None:
        raise BadRequest("the database is empty; `schematic serve` sets it up, or name another with --database-url")
    if found.pending:
        raise BadRequest(f"the database has schema {found.current}, not {found.newest}; run `schematic migrate` first")
    return database


@asynccontextmanager
async def opened(database: Database) -> AsyncGenerator[None, None]:
    """Open the database for the time of the block."""
    await database.open()
    try:
        yield
    finally:
        await database.close()


async def _run(database: Database, work: Write[T]) -> T:
    async with opened(database):
        return await database.write(work)
