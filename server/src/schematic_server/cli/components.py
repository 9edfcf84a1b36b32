"""`schematic components`: layouts for pages without a graphical builder, made of a template and a few choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from schematic_server import clock
from schematic_server.cli.database import database_url, run
from schematic_server.cli.output import DatabaseOption, JsonOption, console, print_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from schematic_server.contract.components import ComponentResponseData
    from schematic_server.scope import Emit

app = typer.Typer(
    help="Make components that the component library shows in pages: a portal, a pricing table, a plan manager.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@app.command("templates")
def list_templates(as_json: JsonOption = False) -> None:
    """List the templates, and the elements in each of their columns.

    **Examples**

    ```
    schematic components templates
    ```
    """
    from schematic_server.domains.components.templates import TEMPLATES

    found = [{"template": name, "columns": form.columns} for name, form in TEMPLATES.items()]
    if as_json:
        print_json(found)
        return
    table = Table("template", "columns", box=None, pad_edge=False)
    for name, form in TEMPLATES.items():
        table.add_row(name, " | ".join(", ".join(column) for column in form.columns))
    console().print(table)


@app.command()
def create(
    template: Annotated[str, typer.Argument(help="As `components templates` shows it.", show_default=False)],
    name: Annotated[str, typer.Option(help="What the component is called.")] = "Portal",
    column: Annotated[
        list[str] | None,
        typer.Option(help="Elements of a column, separated by commas; once a column.", show_default=False),
    ] = None,
    primary: Annotated[
        str | None, typer.Option(metavar="#RRGGBB", help="Colour of buttons.", show_default=False)
    ] = None,
    secondary: Annotated[
        str | None, typer.Option(metavar="#RRGGBB", help="Colour of links.", show_default=False)
    ] = None,
    feature: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A feature that is shown; unless given, all are.")
    ] = None,
    period_toggle: Annotated[bool, typer.Option(help="Whether pricing tables offer several periods.")] = True,
    environment: Annotated[
        str | None, typer.Option(metavar="NAME", help="Where; needed if there are several.", show_default=False)
    ] = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a live component, and print its id for the page that embeds it.

    **Examples**

    ```
    schematic components create portal --primary '#0F766E'
    schematic components create portal --column PlanManager,Invoices --column PricingTable
    ```
    """
    from dataclasses import replace

    from schematic_server.domains.accounts import admin
    from schematic_server.domains.components import components, templates
    from schematic_server.scope import Actor, Scope

    begun = templates.template(template)
    form = replace(
        begun,
        columns=[[one.strip() for one in each.split(",")] for each in column] if column else begun.columns,
        primary=primary or begun.primary,
        secondary=secondary or begun.secondary,
        feature_ids=feature or begun.feature_ids,
        has_period_toggle=period_toggle,
    )

    def work(db: Connection, emit: Emit) -> ComponentResponseData:
        where = admin.find_environment(db, environment)
        scope = Scope(db, where.id, Actor(where.account_id), clock.now(), emit)
        return components.create_ready_made(scope, name, form)

    made = run(database_url(database), work)
    if as_json:
        print_json({"id": made["id"], "name": made["name"]})
    else:
        console().print(f"{made['name']} is {made['id']}")
