"""`schematic backup`: the SQLite database as one consistent file, copied beside a running server."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Annotated

import sqlalchemy as sa
import typer

from schematic_server.cli.database import database_url
from schematic_server.cli.output import DatabaseOption, JsonOption, console, print_json
from schematic_server.errors import BadRequest, ServerError


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy; must not exist yet.", show_default=False)],
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy the SQLite database into FILE, as of one instant, while a server goes on working on it.

    Nobody but you may read the copy. It appears under its name when it is complete and on disk, and never replaces a
    file. To restore it, stop the server and put it where the database was. For PostgreSQL use pg_dump.

    Exit status: 0 done, 1 failed, 2 wrong usage.

    **Examples**

    ```
    schematic backup /var/backups/schematic-2026-01-31.sqlite3
    schematic backup "backup-$(date +%F).sqlite3" --json
    ```
    """
    from schematic_server.storage import connect

    url = connect(database_url(database)).url
    if not url.startswith("sqlite"):
        raise BadRequest(
            "only SQLite databases are copied by this command; for PostgreSQL run pg_dump --format=custom --file"
            f" {file} with the address of the database"
        )
    source = Path(sa.make_url(url).database or "")
    if not source.is_file():
        raise BadRequest(f"there is no database {source}; name another with --database-url")
    size = _copy(source, file)
    if as_json:
        print_json({"file": str(file), "bytes": size})
    else:
        console().print(f"{file}: {size:,} bytes.", soft_wrap=True)


def _copy(source: Path, target: Path) -> int:
    """Copy by way of `TARGET.partial`, so that an unfinished copy never bears the name of a backup."""
    partial = target.with_name(target.name + ".partial")
    try:
        if target.exists():
            raise BadRequest(f"{target} exists; a backup replaces nothing, choose another name")
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise BadRequest(
            f"{partial} exists: another backup is being made, or was interrupted; in that case delete it"
        ) from None
    except OSError as error:
        raise BadRequest(f"cannot write {target}: {error.strerror}; choose another place") from None
    try:
        _copy_pages(source, partial)
        _make_durable(partial)
        partial.rename(target)
        _make_durable(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise ServerError(f"the backup of {source} failed: {error}; nothing was left behind") from None
    finally:
        partial.unlink(missing_ok=True)
    return target.stat().st_size


def _copy_pages(source: Path, partial: Path) -> None:
    # Opened to be written, because a reader of SQLite's log needs that; nothing is. All pages in one step are one
    # reading transaction: writers go on beside it, and the copy starts anew for none of them.
    address = f"{source.resolve().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True)) as original, closing(sqlite3.connect(partial)) as copy:
        original.execute("PRAGMA busy_timeout = 10000")
        original.backup(copy, pages=-1)


def _make_durable(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
