"""The database as commands use it: opened for one transaction beside a running server."""

from __future__ import annotations

import asyncio
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
    """One write transaction; raises BadRequest when the schema is not current, Unavailable when nobody answers."""
    from schematic_server.storage import connect, migrations

    database = connect(url)
    found = migrations.versions(database.url)
    if found.current is None:
        raise BadRequest("the database is empty; `schematic serve` sets it up, or name another with --database-url")
    if found.pending:
        raise BadRequest(f"the database has schema {found.current}, not {found.newest}; run `schematic migrate` first")
    return asyncio.run(_run(database, work))


async def _run(database: Database, work: Write[T]) -> T:
    await database.open()
    try:
        return await database.write(work)
    finally:
        await database.close()
