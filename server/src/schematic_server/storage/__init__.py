"""The databases: SQLite with one group-committing writer, and PostgreSQL, behind one port."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from schematic_server.errors import BadRequest
from schematic_server.storage.database import Database


def connect(url: str) -> Database:
    """The database that `url` names, not opened yet; raises BadRequest for a URL that names neither."""
    _check(url)
    if url.startswith("sqlite:///"):
        from schematic_server.storage.sqlite import SqliteDatabase

        return SqliteDatabase(url)
    scheme, separator, rest = url.partition("://")
    if separator and scheme in ("postgres", "postgresql", "postgresql+asyncpg"):
        from schematic_server.storage.postgres import PostgresDatabase

        return PostgresDatabase("postgresql+asyncpg://" + rest)
    raise BadRequest(f"database URL must start with sqlite:/// or postgresql://, not {scheme!r}")


def _check(url: str) -> None:
    try:
        parsed = sa.make_url(url)
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise BadRequest(
            "the database URL is not a URL such as sqlite:///PATH or postgresql://USER@HOST/NAME"
        ) from None
    if parsed.database in (None, "", ":memory:"):
        raise BadRequest("the database URL names no database; write sqlite:///PATH or postgresql://USER@HOST/NAME")
