"""`schematic demo`: a server of its own, a month of real flights through the SDK, proof of every count."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schematic_server import clock
from schematic_server.cli.database import run
from schematic_server.cli.output import JsonOption, console
from schematic_server.errors import BadRequest

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from schematic_server.scope import Emit

ADDRESS = "http://127.0.0.1:8080"  # of a server that is told nothing else
FOLDER = Path(".demo")
NAME = "schematic.sqlite3"


def demo(
    folder: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Where the demo's database is put; an older one there is replaced.")
    ] = FOLDER,
    as_json: JsonOption = False,
) -> None:
    """Run a server and replay a month of real flights through the SDK.

    Airlines are companies, aircraft are users, every flight is usage: 26,483 flights that left New York in January
    2013 are metered against three plans. One airline is over its limit, is denied, upgraded, and allowed at once. Exit
    status 1 if the server counted anything else than the source has.

    **Examples**

    ```
    schematic demo
    schematic demo --json | jq '.airlines[] | select(.allowed | not)'
    ```
    """
    from schematic_server.demo import flights, process

    url = f"sqlite:///{_fresh(folder)}"
    if not as_json:
        console().print(f"Starting a server on {url} …", soft_wrap=True)
    running = process.start(url, folder / "server.log")
    try:
        arguments = ["--base-url", running.base_url, "--api-key", running.key, *(["--json"] if as_json else [])]
        status = flights.main(arguments)
    finally:
        running.stop()
    if not as_json:
        _explore(url, running.key)
    raise typer.Exit(status)


def _fresh(folder: Path) -> Path:
    """The database's path, with nothing there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for suffix in ("", "-wal", "-shm"):
            (folder / (NAME + suffix)).unlink(missing_ok=True)
    except OSError as error:
        raise BadRequest(f"cannot write in {folder}: {error.strerror}; choose another place with --folder") from None
    return folder / NAME


def _explore(url: str, key: str) -> None:
    command, (environment_id, token) = _command(), run(url, _invite)
    pages = f"{ADDRESS}/console/{environment_id}"
    console().print(
        "\nExplore on, with the data that is there now:\n"
        f"  {command} serve --database-url {url}\n"
        f"  {ADDRESS}/console/join/{token}      [dim]# the way into the console, once, within a week[/dim]\n"
        f"  {pages}/companies?q=JetBlue      [dim]# who was over the limit[/dim]\n"
        f"  {pages}/events?event_subtype=flight      [dim]# the flights[/dim]\n"
        f"  {ADDRESS}/docs      [dim]# the API[/dim]\n"
        f"  export SCHEMATIC_API_KEY={key} SCHEMATIC_BASE_URL={ADDRESS}\n"
        f"  {command} check flights --company carrier=B6",
        soft_wrap=True,
    )


def _invite(db: Connection, emit: Emit) -> tuple[str, str]:
    """The demo's environment, and the token of a link that makes an admin."""
    from schematic_server.domains.accounts import admin, invitations

    row = admin.find_environment(db, None)
    return row.id, invitations.invite(db, row.account_id, None, "admin", clock.now())


def _command() -> str:
    """How this user starts the command: by its name, or by its path below this folder."""
    beside = Path(sys.executable).with_name("schematic")
    on_path = any(Path(folder) == beside.parent for folder in os.environ.get("PATH", "").split(os.pathsep))
    if on_path or not beside.exists():
        return "schematic"
    return str(beside.relative_to(Path.cwd())) if beside.is_relative_to(Path.cwd()) else str(beside)
