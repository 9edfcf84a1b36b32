"""`schematic seed`: something to check and to meter on a fresh server, straight in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from schematic_server import clock
from schematic_server.cli.database import database_url, run
from schematic_server.cli.output import DatabaseOption, JsonOption, console, print_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from schematic_server.scope import Emit


def seed(
    environment: Annotated[
        str | None,
        typer.Option(metavar="NAME|ID", help="Environment, needed when there are several.", show_default=False),
    ] = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a small catalog to begin with: plan `Basic`, flags `flights`, `sso` and `exports`, company `id=acme`.

    What is there already is left as it is; running it twice changes nothing the second time. A running server shows it
    within a second. `serve --seed` does the same at a first start.

    **Examples**

    ```
    schematic seed
    schematic seed --environment Staging --json
    schematic seed && schematic check flights --company id=acme
    ```
    """
    from schematic_server.domains.accounts import admin
    from schematic_server.domains.quickstart import sample
    from schematic_server.scope import Actor, Scope

    now = clock.now()

    def work(db: Connection, emit: Emit) -> dict[str, Any]:
        row = admin.find_environment(db, environment)
        done = sample.make(Scope(db, row.id, Actor(row.account_id), now, emit))
        told = {"created": done.created, "existing": done.existing}
        return {"environment_id": row.id, "environment": row.name, **told}

    told = run(database_url(database), work)
    if as_json:
        print_json(told)
        return
    made, there = ", ".join(told["created"]) or "nothing", ", ".join(told["existing"])
    shown = console()
    shown.print(f"Made in environment {escape(told['environment'])}: {made}.", soft_wrap=True)
    if there:
        shown.print(f"There already, and left as it is: {there}.", soft_wrap=True)
