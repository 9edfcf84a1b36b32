"""`schematic backup`: the SQLite database as one consistent file, copied beside a running server."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Annotated

import sqlalchemy as sa
import typer

from schematic_server.cli.database import database_url
from schematic_server.cli.output import DatabaseOption, JsonOption, console, print_json
from schematic_server.errors import BadRequest, ServerError
from schematic_server.transfer import files


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy; must not exist yet.", show_default=False)],
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy the SQLite database into FILE, as of one instant, while a server goes on working on it.

    Nobody but you may read the copy. It appears under its name when it is complete, checked (`integrity_check`) and on
    disk, and never replaces a file. To restore it, stop the server and put it where the database was. For PostgreSQL
    use pg_dump.

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
    with files.created(target, "a backup") as partial:
        try:
            _copy_pages(source, partial)
            _check(partial)
        except sqlite3.Error as error:
            raise ServerError(f"the backup of {source} failed: {error}; nothing was left behind") from None
    return target.stat().st_size


def _copy_pages(source: Path, partial: Path) -> None:
    # Opened to be written, because a reader of SQLite's log needs that; nothing is. All pages in one step are one
    # reading transaction: writers go on beside it, and the copy starts anew for none of them.
    address = f"{source.resolve().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True)) as original, closing(sqlite3.connect(partial)) as copy:
        original.execute("PRAGMA busy_timeout = 10000")
        original.backup(copy, pages=-1)


def _check(copy: Path) -> None:
    """A copy of a damaged database is no backup; better to hear of it now than when it is needed."""
    with closing(sqlite3.connect(copy)) as db:
        found = [row[0] for row in db.execute("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        raise ServerError(
            f"the database is damaged ({'; '.join(found)}), so its copy was thrown away; check the disk, keep the"
            " backups that you have, and restore one"
        )
