"""`schematic outbox`: look into the file in which an SDK keeps events, send what is there, or forget it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from schematic_server.cli.output import JsonOption, console, fail, print_json
from schematic_server.settings import Settings

if TYPE_CHECKING:
    from schematic.events.outbox import Content

app = typer.Typer(
    help="Events that an SDK has kept on disk (`event_outbox`).", no_args_is_help=True, rich_markup_mode="markdown"
)
PathArgument = Annotated[Path, typer.Argument(metavar="PATH", help="The outbox file.", show_default=False)]
RefusedOption = Annotated[bool, typer.Option("--refused", help="Only those that the endpoint refused.")]


@app.command()
def show(
    path: PathArgument,
    limit: Annotated[int, typer.Option(min=0, help="Events to show, the oldest first.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Say what is in the file; changes nothing.

    Exit status: 0 done, 1 the file is missing or no outbox.

    **Examples**

    ```
    schematic outbox show events.outbox
    schematic outbox show events.outbox --limit 1000 --json
    ```
    """
    from schematic.events import outbox

    try:
        found = outbox.content(path, limit)
    except ValueError as error:
        raise typer.Exit(fail(str(error))) from None
    if as_json:
        print_json(found._asdict())
        return
    console().print(
        f"{path}: {found.waiting:,} waiting, {found.sending:,} on their way, {found.refused:,} refused; "
        f"{found.bytes:,} bytes{_since(found.oldest)}"
    )
    if found.events:
        console().print(_table(found))


@app.command()
def send(
    path: PathArgument,
    api_key: Annotated[
        str | None, typer.Option(metavar="KEY", help="Else SCHEMATIC_API_KEY.", show_default=False)
    ] = None,
    url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where events go. Else SCHEMATIC_EVENT_CAPTURE_URL, else where `serve` listens.",
            show_default=False,
        ),
    ] = None,
    refused: Annotated[bool, typer.Option("--refused", help="Try those again, too, that were refused.")] = False,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to go on.")] = 60.0,
    as_json: JsonOption = False,
) -> None:
    """Send every event in the file with this API key, whichever key it was stored under.

    Exit status: 0 all are sent, 1 some are left or were refused, 2 wrong usage. Sending again counts nothing twice.

    **Examples**

    ```
    schematic outbox send events.outbox --api-key sch_… --url https://c.schematichq.com
    schematic outbox send events.outbox --refused
    ```
    """
    from schematic import Schematic
    from schematic.events import outbox

    key = api_key or os.environ.get("SCHEMATIC_API_KEY")
    if not key:
        raise typer.BadParameter("needed here, or as SCHEMATIC_API_KEY in the environment", param_hint="--api-key")
    settings = Settings.from_environment()
    address = url or os.environ.get("SCHEMATIC_EVENT_CAPTURE_URL") or f"http://{settings.host}:{settings.port}"
    try:
        outbox.take_over(path, key, refused=refused)
    except ValueError as error:
        raise typer.Exit(fail(str(error))) from None
    with Schematic(key, base_url=address, event_capture_url=address, event_outbox=path) as client:
        client.flush(timeout)
        events = client.stats().events
        client.shutdown(0.1)
    if as_json:
        print_json({"sent": events.sent, "pending": events.pending, "failed": events.failed})
    else:
        console().print(f"{events.sent:,} sent, {events.pending:,} left, {events.failed:,} refused.")
    if events.pending or events.failed:
        raise typer.Exit(1)


@app.command()
def drop(
    path: PathArgument,
    refused: RefusedOption = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Forget events for good.

    Exit status: 0 done, 1 the file is missing or no outbox, or the answer was no.

    **Examples**

    ```
    schematic outbox drop events.outbox --refused
    schematic outbox drop events.outbox --yes --json
    ```
    """
    from schematic.events import outbox

    try:
        found = outbox.content(path, 0)
        if not yes:
            number = found.refused if refused else found.waiting + found.sending + found.refused
            typer.confirm(f"Forget {number:,} events in {path}?", abort=True)
        dropped = outbox.drop(path, refused=refused)
    except ValueError as error:
        raise typer.Exit(fail(str(error))) from None
    if as_json:
        print_json({"dropped": dropped})
    else:
        console().print(f"{dropped:,} events dropped.")


def _table(found: Content) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("stored", "state", "type", "event", "of", "idempotency key", "reason"):
        table.add_column(name)
    for one in found.events:
        body: dict[str, Any] = one["event"]["body"]
        company: dict[str, str] = body.get("company") or {}
        table.add_row(
            _instant(one["stored_at"]),
            one["state"],
            escape(str(one["event"]["type"])),
            escape(str(body.get("event") or "")),
            escape(", ".join(f"{name}={value}" for name, value in company.items())),
            escape(str(one["event"]["idempotency_key"])),
            escape(one["reason"] or ""),
        )
    return table


def _since(oldest: float | None) -> str:
    return "" if oldest is None else f"; the oldest of {_instant(oldest)}"


def _instant(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%SZ")
