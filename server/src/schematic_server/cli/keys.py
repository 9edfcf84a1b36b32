"""`schematic keys`: API keys, straight in the database; a server that runs on it knows within a second."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from schematic_server import clock
from schematic_server.cli.database import database_url, run
from schematic_server.cli.output import DatabaseOption, JsonOption, console, print_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from schematic_server.scope import Emit

MAX_NAME = 256  # characters, as in the contract
app = typer.Typer(help="Create, list and revoke API keys.", no_args_is_help=True, rich_markup_mode="markdown")


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="What the key is for, to tell it from others.", show_default=False)],
    environment: Annotated[
        str | None,
        typer.Option(metavar="NAME|ID", help="Environment, needed when there are several.", show_default=False),
    ] = None,
    account: Annotated[
        bool, typer.Option("--account", help="Bound to no environment: manages all of them, and every key.")
    ] = False,
    readonly: Annotated[bool, typer.Option("--readonly", help="May read and check flags, not write.")] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Create a key and print its secret, once.

    The secret is stored as a hash: nobody can read it again. The id doubles as the publishable key for browsers. An
    account-wide key names the environment it acts in by the header X-Schematic-Environment-Id.

    **Examples**

    ```
    schematic keys create billing-worker
    schematic keys create dashboard --readonly --environment Production
    schematic keys create operator --account
    export SCHEMATIC_API_KEY=$(schematic keys create app --json | jq -r .secret)
    ```
    """
    if not 1 <= len(name) <= MAX_NAME:
        raise typer.BadParameter(f"a name has 1 to {MAX_NAME} characters", param_hint="NAME")
    if account and environment is not None:
        raise typer.BadParameter("an account-wide key has no environment; leave one out", param_hint="--account")
    from schematic_server.domains.accounts import admin

    now = clock.now()

    def work(db: Connection, emit: Emit) -> dict[str, Any]:
        if account:
            return admin.create_account_key(db, name, readonly, now)
        return admin.create_key(db, name, environment, readonly, now)

    key = run(database_url(database), work)
    if as_json:
        print_json(key)
        return
    shown = console()
    owner = "the whole account" if account else f"environment {escape(key['environment'])}"
    shown.print(f"Key {key['id']} of {owner}; its secret, shown this once:")
    shown.print(f"[bold]{key['secret']}[/bold]", soft_wrap=True)


@app.command("list")
def list_keys(database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """List the keys of all environments, newest first; secrets cannot be shown again.

    **Examples**

    ```
    schematic keys list
    schematic keys list --json | jq -r '.[] | select(.readonly) | .id'
    ```
    """
    from schematic_server.domains.accounts import admin

    found = run(database_url(database), lambda db, emit: admin.list_keys(db))
    if as_json:
        print_json(found)
        return
    table = Table("id", "name", "environment", "may", "created", "last used", box=None, pad_edge=False)
    for key in found:
        may = "read" if key["readonly"] else "read, write"
        stamps = (_day(key["created_at"]), _day(key["last_used_at"]))
        table.add_row(key["id"], escape(key["name"]), escape(key["environment"] or "all"), may, *stamps)
    console().print(table)


@app.command()
def revoke(
    key_id: Annotated[str, typer.Argument(metavar="ID", help="As `keys list` shows it.", show_default=False)],
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Delete a key for good; running servers refuse it within a second.

    **Examples**

    ```
    schematic keys revoke api_7kQmW2xZpR4t
    ```
    """
    from schematic_server.domains.accounts import admin

    run(database_url(database), lambda db, emit: admin.revoke_key(db, emit, key_id))
    if as_json:
        print_json({"id": key_id, "revoked": True})
    else:
        console().print(f"Key {escape(key_id)} is revoked.")


def _day(instant: datetime | None) -> str:
    return instant.strftime("%Y-%m-%d %H:%M") if instant else "–"
