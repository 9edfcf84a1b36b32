"""`schematic migrate`: the schema, for those who want it done before the new version starts."""

from __future__ import annotations

from typing import Annotated

import typer

from schematic_server.cli.database import database_url
from schematic_server.cli.output import DatabaseOption, JsonOption, console, print_json

PENDING_STATUS = 3  # exit status of `--check` when a migration is due: neither a failure nor wrong usage


def migrate(
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 3 when there is something to do.")
    ] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring the database to this version's schema, all or nothing.

    `serve` does the same when it starts. Running it twice does nothing the second time.

    Exit status: 0 the schema is current, 1 it could not be read or changed; with `--check` 3 a migration is pending.

    **Examples**

    ```
    schematic migrate
    schematic migrate --check; [ $? -eq 3 ] && echo "a migration is pending"
    ```
    """
    from schematic_server.storage import connect, migrations

    url = connect(database_url(database)).url
    found = migrations.versions(url)
    before, after = (found.current, found.newest) if check else migrations.upgrade(url)
    if as_json:
        print_json({"from": before, "to": after, "pending": check and before != after})
    else:
        console().print(_sentence(check, before, after))
    if check and before != after:
        raise typer.Exit(PENDING_STATUS)


def _sentence(check: bool, before: str | None, after: str | None) -> str:
    if before == after:
        return f"The schema is current: {after}."
    start = "an empty database" if before is None else f"schema {before}"
    return f"Pending: from {start} to schema {after}." if check else f"Migrated from {start} to schema {after}."
