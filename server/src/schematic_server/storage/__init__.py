"""The databases: SQLite with one group-committing writer, and PostgreSQL, behind one port."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from schematic_server.errors import BadRequest
from schematic_server.storage import addresses
from schematic_server.storage.database import Database


def connect(url: str) -> Database:
    """The database that `url` names, not opened yet; raises BadRequest for a URL that names neither."""
    scheme, separator, _ = url.partition("://")
    if not separator:
        raise BadRequest("the database URL is not a URL such as sqlite:///PATH or postgresql://USER@HOST/NAME")
    if addresses.is_postgres(url):
        from schematic_server.storage.postgres import PostgresDatabase

        addresses.parse(url)
        return PostgresDatabase(url)
    if scheme == "sqlite":
        from schematic_server.storage.sqlite import SqliteDatabase

        _check_sqlite(url)
        return SqliteDatabase(url)
    raise BadRequest(f"database URL must start with sqlite:/// or postgresql://, not {scheme!r}")


def _check_sqlite(url: str) -> None:
    try:
        path = sa.make_url(url).database
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise BadRequest("the database URL is not a URL such as sqlite:///PATH") from None
    if not url.startswith("sqlite:///") or path in (None, "", ":memory:"):
        raise BadRequest("the database URL names no database; write sqlite:///PATH")
