"""`schematic webhooks`: endpoints, what they were sent, secrets and redelivery, straight in the database."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from schematic_server import clock
from schematic_server.bounds import parse_instant
from schematic_server.cli.database import database_url, run
from schematic_server.cli.output import DatabaseOption, JsonOption, console, print_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from schematic_server.scope import Emit

MAX_SHOWN = 1000  # rows of the log
MAX_OVERLAP = 24 * 30  # hours
app = typer.Typer(
    help="See webhook endpoints and their log, replace secrets, deliver again.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


class Status(StrEnum):
    pending = "pending"
    success = "success"
    failure = "failure"


WebhookArgument = Annotated[str, typer.Argument(metavar="ID", help="As `webhooks list` shows it.", show_default=False)]
WebhookOption = Annotated[
    str | None, typer.Option("--webhook", metavar="ID", help="Of this endpoint only.", show_default=False)
]


@app.command("list")
def list_endpoints(database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """List the endpoints of all environments, newest first, and why one is inactive.

    **Examples**

    ```
    schematic webhooks list
    ```
    """
    from schematic_server.domains.webhooks import admin

    found = run(database_url(database), lambda db, emit: admin.list_endpoints(db))
    if as_json:
        print_json(found)
        return
    table = Table("id", "name", "environment", "url", "status", box=None, pad_edge=False)
    for one in found:
        status = one["status"] if one["inactive_reason"] is None else f"{one['status']}: {one['inactive_reason']}"
        table.add_row(one["id"], escape(one["name"]), one["environment_id"], escape(one["url"]), escape(status))
    console().print(table)


@app.command()
def log(
    webhook: WebhookOption = None,
    status: Annotated[Status | None, typer.Option(help="Of this status only.", show_default=False)] = None,
    limit: Annotated[int, typer.Option(min=1, max=MAX_SHOWN, help="How many.")] = 50,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the newest of what endpoints were sent, with attempts and answers.

    **Examples**

    ```
    schematic webhooks log --status failure
    schematic webhooks log --webhook wbhk_7kQmW2xZpR4t --json | jq -r '.[].response_text'
    ```
    """
    from schematic_server.domains.webhooks import admin

    found = run(database_url(database), lambda db, emit: admin.list_events(db, webhook, status and status.value, limit))
    if as_json:
        print_json(found)
        return
    table = Table("id", "webhook", "event", "status", "attempts", "answer", "next", box=None, pad_edge=False)
    for one in found:
        answer = one["failure_reason"] or str(one["response_code"] or "")
        following = one["next_attempt_at"].strftime("%Y-%m-%d %H:%M:%S") if one["next_attempt_at"] else ""
        told = (one["request_type"], one["status"], str(one["attempt_count"]), escape(answer), following)
        table.add_row(one["id"], one["webhook_id"], *told)
    console().print(table)


@app.command()
def rotate(
    webhook_id: WebhookArgument,
    overlap: Annotated[
        float, typer.Option(min=0, max=MAX_OVERLAP, help="Hours for which the old secret signs as well.")
    ] = 24.0,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give an endpoint a new secret and print it.

    Until the overlap ends deliveries carry a Standard Webhooks signature by each secret. The Schematic header has room
    for one, by the new secret: give `parse_webhook` both.

    **Examples**

    ```
    schematic webhooks rotate wbhk_7kQmW2xZpR4t
    schematic webhooks rotate wbhk_7kQmW2xZpR4t --overlap 1
    ```
    """
    from schematic_server.domains.webhooks import admin

    now, wanted = clock.now(), timedelta(hours=overlap)
    made = run(database_url(database), lambda db, emit: admin.rotate(db, emit, webhook_id, wanted, now))
    if as_json:
        print_json({"id": webhook_id, "secret": made["secret"]})
        return
    console().print(f"Webhook {escape(webhook_id)}; its new secret:")
    console().print(f"[bold]{made['secret']}[/bold]", soft_wrap=True)


@app.command()
def redeliver(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[EVENT…]", help="Events as `webhooks log` shows them.")
    ] = None,
    webhook: WebhookOption = None,
    since: Annotated[
        str | None, typer.Option(metavar="INSTANT", help="What happened from then on.", show_default=False)
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="INSTANT", help="What happened before.", show_default=False)
    ] = None,
    failed: Annotated[bool, typer.Option("--failed", help="Those that failed, of all that is asked for.")] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Deliver events again: those named, those of a time, or all that failed. Each keeps its `webhook-id`.

    A running server sends them. Events of endpoints that are inactive or gone are left alone.

    **Examples**

    ```
    schematic webhooks redeliver whev_7kQmW2xZpR4t
    schematic webhooks redeliver --failed
    schematic webhooks redeliver --webhook wbhk_7kQmW2xZpR4t --since 2026-01-31T12:00:00Z --until 2026-01-31T13:00:00Z
    ```
    """
    from schematic_server.domains.webhooks import admin
    from schematic_server.domains.webhooks import log as events

    if not (ids or webhook or since or until or failed):
        raise typer.BadParameter("say which: EVENTs, --webhook, --since, --until or --failed", param_hint="EVENT")
    now, first, last = clock.now(), _instant(since, "--since"), _instant(until, "--until")

    def step(db: Connection, emit: Emit) -> int:
        return events.redeliver(db, now, ids=ids or (), webhook_id=webhook, since=first, until=last, only_failed=failed)

    run(database_url(database), lambda db, emit: admin.check_names(db, webhook, ids or ()))
    total = 0
    while (queued := run(database_url(database), step)) > 0:
        total += queued
    if as_json:
        print_json({"queued": total})
    else:
        console().print(f"{total:,} events will be delivered again.")


def _instant(text: str | None, option: str) -> datetime | None:
    found = None if text is None else parse_instant(text)
    if text is not None and found is None:
        raise typer.BadParameter(f"{text!r} must be an instant such as 2026-01-31T12:00:00Z", param_hint=option)
    return found
