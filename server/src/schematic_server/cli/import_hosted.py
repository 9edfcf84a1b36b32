"""`schematic import-hosted`: an environment from any server that speaks this API, the hosted one included."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
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

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from schematic import Schematic
    from schematic_server.scope import Emit
    from schematic_server.storage.database import Database
    from schematic_server.transfer.merge import Difference, Rows
    from schematic_server.transfer.tables import Owner

RETRIES = 10  # of one request: as long as a server asks for pauses


def import_hosted(
    url: Annotated[str, typer.Option(metavar="URL", help="The server to read from.", show_default=False)],
    api_key: Annotated[
        str | None,
        typer.Option(
            metavar="KEY",
            help="A key of its environment; a read-only one will do. Else SCHEMATIC_API_KEY.",
            show_default=False,
        ),
    ] = None,
    environment: EnvironmentOption = None,
    requests_per_second: Annotated[float, typer.Option(min=0.01, max=1000, help="Requests to that server.")] = 10.0,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be made and changed; change nothing.")
    ] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read an environment through the API of a server, and bring it into one of the database.

    Traits, credit types, features, flags with rules, plans with versions, prices, trial days and entitlements,
    companies with keys, traits, plans, trials and the usage of current periods, users, memberships, overrides,
    webhooks with new secrets. Ids stay what they are; what is here already under another id (a flag of that key, a
    company with one of those keys) keeps its own. Nothing is deleted. Each page is stored as it comes: interrupted, or
    some days later, the same command goes on with what is new. A server that asks for pauses (429 with Retry-After)
    gets them.

    Not told by the API, and so not taken over: events, usage of past periods, plan changes, products and subscriptions
    of billing providers.

    Exit status: 0 done, 1 failed, 2 wrong usage.

    **Examples**

    ```
    schematic import-hosted --url https://api.schematichq.com --dry-run
    schematic import-hosted --url https://api.schematichq.com --requests-per-second 5 --json
    ```
    """
    from schematic import Schematic
    from schematic.core.api_error import ApiError

    key = api_key or os.environ.get("SCHEMATIC_API_KEY")
    if not key:
        raise typer.BadParameter("needed here, or as SCHEMATIC_API_KEY in the environment", param_hint="--api-key")
    opening = usable(database_url(database))
    try:
        client = Schematic(key, base_url=url, max_retries=RETRIES, offline=False)
    except ValueError as error:  # an address or a key that cannot be one
        raise BadRequest(str(error)) from None
    with interruptible("what is stored stays; run it again for the rest"), progress(as_json) as say, client:
        try:
            done = asyncio.run(run(opening, client, environment, requests_per_second, say, is_dry=dry_run))
        except ApiError as error:
            raise ServerError(f"{url}: {error}; what is stored stays, run it again for the rest") from None
    if as_json:
        told = {
            "counts": done.counts,
            "changes": done.changes,
            "mapped": done.mapped,
            "not_served": done.unserved,
            "dry_run": dry_run,
        }
        print_json(told)
        return
    shown = console()
    table = Table(
        "table", *("to make", "to change") if dry_run else ("made", "changed"), "left", box=None, pad_edge=False
    )
    for name, counts in done.counts.items():
        table.add_row(name, *(f"{counts[one]:,}" for one in ("made", "changed", "left")))
    shown.print(table)
    for name in done.unserved:
        shown.print(f"{name} is not served there, so nothing of it is here.")
    for one in done.changes if dry_run else ():
        shown.print(
            escape(f"{one['table']} {' '.join(map(str, one['key']))}: {', '.join(one['columns'])}"), soft_wrap=True
        )


async def run(
    database: Database,
    client: Schematic,
    environment: str | None,
    rate: float,
    say: Callable[[str], None],
    *,
    is_dry: bool,
) -> Difference:
    """Read all pages and merge each; what differs, or would."""
    from schematic_server.domains.accounts import admin
    from schematic_server.transfer import hosted
    from schematic_server.transfer.merge import Difference
    from schematic_server.transfer.tables import Owner

    done = Difference()
    async with opened(database):
        row = await database.read(lambda db: admin.find_environment(db, environment))
        owner = Owner(row.account_id, row.id)
        source = hosted.Source(client, rate)
        async for group in hosted.environment(source, owner, clock.now()):
            if is_dry:
                done = await database.read(partial(_look, owner, group, done))
            else:
                done = await database.write(partial(_store, owner, group, done))
            say(f"{source.asked:,} requests, {sum(sum(one.values()) for one in done.counts.values()):,} rows")
        done.unserved = source.unserved
        if not is_dry:
            await database.write(partial(_tell, owner))
    return done


def _look(owner: Owner, group: Sequence[Rows], so_far: Difference, db: Connection) -> Difference:
    return _merged(db, owner, group, so_far, is_dry=True)


def _store(owner: Owner, group: Sequence[Rows], so_far: Difference, db: Connection, emit: Emit) -> Difference:
    return _merged(db, owner, group, so_far, is_dry=False)


def _merged(db: Connection, owner: Owner, group: Sequence[Rows], so_far: Difference, *, is_dry: bool) -> Difference:
    """What there is with the group, as a value of its own: the transaction may be run again."""
    from copy import deepcopy

    from schematic_server.transfer.merge import merge

    done = deepcopy(so_far)
    for found in group:
        merge(db, owner, found, done, is_dry=is_dry)
    return done


def _tell(owner: Owner, db: Connection, emit: Emit) -> None:
    """Have running servers load everything anew, for the account's other environments, too: they share the catalog."""
    from schematic_server.changes import EnvironmentChanged
    from schematic_server.domains.accounts import setup

    for account_id, environment_id in setup.environments(db):
        if account_id == owner.account_id:
            emit(EnvironmentChanged(account_id, environment_id, "updated"))
