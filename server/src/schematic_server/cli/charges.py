"""`schematic charges`: what is charged for credits that were used before they were paid, and what became of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from schematic_server import clock
from schematic_server.cli.database import database_url, run
from schematic_server.cli.output import DatabaseOption, JsonOption, console, print_json

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Connection

    from schematic_server.scope import Emit

MAX_SHOWN = 1000
app = typer.Typer(
    help="See charges for postpaid credits, and say that they are paid, void or uncollectible.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


class Status(StrEnum):
    open = "open"
    paid = "paid"
    void = "void"
    uncollectible = "uncollectible"


class Outcome(StrEnum):
    paid = "paid"
    void = "void"
    uncollectible = "uncollectible"


@app.command("list")
def list_charges(
    company: Annotated[str | None, typer.Option(metavar="ID", help="Of this company only.", show_default=False)] = None,
    status: Annotated[Status | None, typer.Option(help="Of this status only.", show_default=False)] = None,
    limit: Annotated[int, typer.Option(min=1, max=MAX_SHOWN, help="How many.")] = 50,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the newest charges of all environments.

    **Examples**

    ```
    schematic charges list --status open
    schematic charges list --company comp_7kQmW2xZpR4t --json
    ```
    """
    from schematic_server.domains.plancredits import charge_admin

    wanted = status and status.value
    found = run(database_url(database), lambda db, emit: charge_admin.list_charges(db, company, wanted, limit))
    if as_json:
        print_json(found)
        return
    table = Table("id", "company", "credit", "until", "credits", "amount", "status", box=None, pad_edge=False)
    for one in found:
        shown = (one["id"], one["company_id"], one["credit_id"], one["window_end"].isoformat(timespec="seconds"))
        table.add_row(*shown, f"{one['credits']:g}", f"{one['amount']} {one['currency']}", one["status"])
    console().print(table)


@app.command()
def settle(
    charge: Annotated[str, typer.Argument(metavar="ID", help="As `charges list` shows it.", show_default=False)],
    outcome: Annotated[Outcome, typer.Argument(help="What became of it.", show_default=False)],
    database: DatabaseOption = None,
) -> None:
    """Say what became of a charge: paid and void take it off what is owed, uncollectible leaves it.

    **Examples**

    ```
    schematic charges settle crchg_7kQmW2xZpR4t paid
    ```
    """
    from schematic_server.domains.plancredits import charge_admin

    def work(db: Connection, emit: Emit) -> dict[str, Any]:
        return charge_admin.settle(db, emit, charge, outcome.value, clock.now())

    found = run(database_url(database), work)
    console().print(f"{found['id']} is {found['status']}")
