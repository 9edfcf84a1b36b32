"""`schematic jobs`: background jobs, straight in the database; what is asked for here, a running server does."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from schematic_server import clock
from schematic_server.cli.database import database_url, run
from schematic_server.cli.output import DatabaseOption, JsonOption, console, print_json

MAX_LISTED = 1000
app = typer.Typer(help="See background jobs, run them now, try failed ones again.", rich_markup_mode="markdown")


class State(StrEnum):
    running = "running"
    failed = "failed"
    waiting = "waiting"


@app.callback(invoke_without_command=True)
def list_jobs(
    context: typer.Context,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Of this kind alone.", show_default=False)] = None,
    state: Annotated[State | None, typer.Option(help="In this state alone.", show_default=False)] = None,
    limit: Annotated[int, typer.Option(min=1, max=MAX_LISTED, help="At most so many.")] = 100,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """List jobs: those that run, those that have failed, those that wait. Jobs that are done are gone.

    **Examples**

    ```
    schematic jobs
    schematic jobs --state failed --json | jq -r '.[].id'
    schematic jobs run retention
    schematic jobs retry job_7kQmW2xZpR4t
    ```
    """
    if context.invoked_subcommand is not None:
        return
    from schematic_server.jobs import store

    found = run(database_url(database), lambda db, emit: store.list_jobs(db, kind, state and state.value, limit))
    if as_json:
        print_json(found)
        return
    table = Table("id", "kind", "key", "state", "attempts", "run at", "last error", box=None, pad_edge=False)
    for one in found:
        told = (one["id"], one["kind"], one["key"], one["state"], str(one["attempts"]))
        table.add_row(*map(escape, told), _second(one["run_at"]), escape(one["last_error"] or ""))
    console().print(table)


@app.command("run")
def run_now(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="As `schematic jobs` shows it.", show_default=False)],
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Have the waiting jobs of a kind run now, by a server that runs on the database.

    **Examples**

    ```
    schematic jobs run retention
    ```
    """
    from schematic_server.jobs import store

    now = clock.now()
    number = run(database_url(database), lambda db, emit: store.run_now(db, kind, now))
    if as_json:
        print_json({"kind": kind, "jobs": number})
    else:
        console().print(f"{number:,} jobs of kind {escape(kind)} are due now.")


@app.command()
def retry(
    job_id: Annotated[str, typer.Argument(metavar="ID", help="Of a failed job.", show_default=False)],
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Have a failed job tried again, by a server that runs on the database.

    **Examples**

    ```
    schematic jobs retry job_7kQmW2xZpR4t
    ```
    """
    from schematic_server.jobs import store

    now = clock.now()
    run(database_url(database), lambda db, emit: store.retry(db, job_id, now))
    if as_json:
        print_json({"id": job_id, "state": "waiting"})
    else:
        console().print(f"Job {escape(job_id)} is due now.")


def _second(instant: datetime | None) -> str:
    return instant.strftime("%Y-%m-%d %H:%M:%S") if instant else "–"
