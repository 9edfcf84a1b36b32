"""`schematic billing import-stripe`: what a Stripe account has, brought into an environment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from schematic_server import clock
from schematic_server.cli.database import database_url, opened, usable
from schematic_server.cli.output import DatabaseOption, JsonOption, console, print_json
from schematic_server.cli.transfers import EnvironmentOption, interruptible, progress
from schematic_server.errors import BadRequest, ServerError
from schematic_server.scope import Actor, Scope
from schematic_server.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import Connection as Db

    from schematic_server.domains.integrations.mirror import Taken
    from schematic_server.domains.integrations.port import Page
    from schematic_server.domains.integrations.stripe import Stripe
    from schematic_server.scope import Emit
    from schematic_server.storage.database import Database

app = typer.Typer(
    help="Bring in what a billing provider has.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@app.callback()
def _billing() -> None: ...


@app.command("import-stripe")
def import_stripe(
    environment: EnvironmentOption = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="From the beginning, where an earlier import was interrupted.")
    ] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read coupons, products, prices, customers, subscriptions and invoices of a Stripe account into an environment.

    The key is SCHEMATIC_STRIPE_SECRET_KEY; a restricted one that may read these will do. The environment is connected
    with Stripe by this. Customers are linked to the company whose key `stripe_customer_id` they are, or that their
    metadata name as `schematic_company_id`; subscriptions move companies to the plans that have their products.
    Objects are known by Stripe's ids: imported again, they are brought up to date, and nothing is deleted. Each page is
    stored as it comes: interrupted, the same command goes on where it was. What cannot be stored is told and left out.

    Exit status: 0 done, 1 failed, or something was left out, 2 wrong usage.

    **Examples**

    ```
    schematic billing import-stripe
    schematic billing import-stripe --environment Production --json
    ```
    """
    from schematic_server.domains.integrations import ends

    provider = ends.stripe(Settings.from_environment())
    if provider is None:
        raise BadRequest("SCHEMATIC_STRIPE_SECRET_KEY is not set; it is the key of the account to read from")
    opening = usable(database_url(database))
    with interruptible("what is stored stays; run it again for the rest"), progress(as_json) as say:
        done = asyncio.run(run(opening, provider, environment, say, is_anew=anew))
    if as_json:
        print_json({"stored": done.stored, "older": done.older, "refused": done.refused})
    else:
        _show(done)
    if done.refused:
        raise ServerError(f"{len(done.refused)} objects were left out, all others are stored")


async def run(
    database: Database, provider: Stripe, environment: str | None, say: Callable[[str], None], *, is_anew: bool
) -> Taken:
    """Read all pages from where an earlier import ended, and store each by itself."""
    from schematic_server.domains.accounts import admin
    from schematic_server.domains.integrations.mirror import told_of
    from schematic_server.domains.integrations.port import Connection, Refused

    pages: list[Taken] = []
    async with opened(database):
        row = await database.read(lambda db: admin.find_environment(db, environment))
        store = _Store(provider.name, row.account_id, row.id)
        integration_id, cursor = await database.write(partial(store.connect, is_live=provider.is_live))
        cursor = None if is_anew else cursor
        connection = Connection(integration_id, row.id, {})
        while True:
            page = await provider.import_(connection, cursor)
            if isinstance(page, Refused):
                raise ServerError(f"{page.why}; what is stored stays")
            pages.append(await database.write(partial(store.page, page)))
            say(f"{sum(sum(one.stored.values()) for one in pages):,} objects, {page.cursor or 'the end'}")
            if page.cursor is None:
                return told_of(pages)
            cursor = page.cursor


class _Store:
    """Transactions of one environment's import."""

    def __init__(self, provider: str, account_id: str, environment_id: str) -> None:
        self._provider, self._account_id, self._environment_id = provider, account_id, environment_id

    def connect(self, db: Db, emit: Emit, *, is_live: bool) -> tuple[str, str | None]:
        """The connection's id, and where an earlier import was interrupted."""
        from schematic_server.domains.integrations import integrations

        row = integrations.connect(self._scope(db, emit), self._provider, is_live=is_live)
        return row["id"], row["config"].get(integrations.CURSOR)

    def page(self, page: Page, db: Db, emit: Emit) -> Taken:
        from schematic_server.domains.integrations import integrations, mirror

        scope = self._scope(db, emit)
        taken = mirror.take_page(scope, self._provider, page)
        integrations.go_on_from(scope, self._provider, page.cursor)
        return taken

    def _scope(self, db: Db, emit: Emit) -> Scope:
        return Scope(db, self._environment_id, Actor(self._account_id), clock.now(), emit)


def _show(done: Taken) -> None:
    shown = console()
    table = Table("kind", "stored", box=None, pad_edge=False)
    for kind, number in done.stored.items():
        table.add_row(kind, f"{number:,}")
    shown.print(table)
    if done.older:
        shown.print(f"{done.older:,} have changed since, as notices have told already.")
    for why in done.refused:
        shown.print(escape(why), soft_wrap=True)
