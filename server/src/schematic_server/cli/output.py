"""What commands print: tables for people, JSON for programs, on standard output; complaints on standard error."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from schematic_server.errors import BadRequest
from schematic_server.settings import Settings

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database-url",
        metavar="URL",
        help="sqlite:///PATH or postgresql://USER:PASSWORD@HOST:PORT/NAME. Else SCHEMATIC_DATABASE_URL, else"
        f" {Settings().database_url}.",
        show_default=False,
    ),
]


def console() -> Console:
    """Standard output, for people; wide enough that ids are never cut where the terminal is not known."""
    made = Console(highlight=False)
    return made if made.is_terminal else Console(highlight=False, width=160)


def print_json(value: object) -> None:
    """One JSON value on one line."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    sys.stdout.flush()


def fail(message: str) -> int:
    """One line on standard error; the exit status that goes with it."""
    complain(message)
    return 1


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"schematic: {' '.join(message.split())}\n")


def pairs(given: list[str] | None, option: str) -> dict[str, str]:
    """`key=value` texts as a mapping; raises BadRequest."""
    found: dict[str, str] = {}
    for text in given or ():
        key, separator, value = text.partition("=")
        if not (key and separator):
            raise BadRequest(f"{option} {text!r} must be written key=value, for example {option} id=acme")
        found[key] = value
    return found
