"""`schematic members`: who may sign in to the console, straight in the database."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from schematic_server import clock
from schematic_server.cli.database import database_url, run
from schematic_server.cli.output import DatabaseOption, JsonOption, console, print_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from schematic_server.scope import Emit, Scope

app = typer.Typer(
    help="Invite members of the console, list and remove them, make links for new passwords.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


class Role(StrEnum):
    admin = "admin"
    member = "member"


MemberArgument = Annotated[str, typer.Argument(metavar="EMAIL", help="Or the member's id.", show_default=False)]
AddressOption = Annotated[
    str, typer.Option("--url", metavar="URL", help="Where the console is found; the link begins with it.")
]
ADDRESS = "http://127.0.0.1:8080"


@app.command("list")
def list_members(database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """List the members, then the invitations that wait for somebody to join.

    **Examples**

    ```
    schematic members list
    schematic members list --json | jq -r '.[] | select(.role == "admin") | .email'
    ```
    """
    from schematic_server.domains.accounts import managing

    def work(db: Connection, emit: Emit) -> list[dict[str, Any]]:
        scope = _scope(db, emit)
        waiting = [{"id": None, "name": None, **_told(one), "joined": False} for one in managing.pending(scope)]
        return [{"joined": True, **_told(one)} for one in managing.everybody(scope)] + waiting

    found = run(database_url(database), work)
    if as_json:
        print_json(found)
        return
    table = Table("id", "name", "e-mail", "role", "since", box=None, pad_edge=False)
    for one in found:
        since = one["created_at"].strftime("%Y-%m-%d %H:%M") if one["joined"] else "invited"
        table.add_row(one["id"] or "–", escape(one["name"] or "–"), escape(one["email"] or "–"), one["role"], since)
    console().print(table)


@app.command()
def invite(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="Whom to invite.", show_default=False)],
    role: Annotated[Role, typer.Option(help="An admin may do everything; a member reads, until granted more.")] = (
        Role.member
    ),
    url: AddressOption = ADDRESS,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a link with which somebody becomes a member, and print it. It is good once, for a week.

    What members may do beside reading is granted in the console, under Settings, Members.

    **Examples**

    ```
    schematic members invite ada@example.com --role admin
    schematic members invite bob@example.com --url https://schematic.example.com
    ```
    """
    from schematic_server.domains.accounts import managing

    def work(db: Connection, emit: Emit) -> str:
        return managing.invite(_scope(db, emit), email, role.value, {})

    _show(run(database_url(database), work), email, url, as_json)


@app.command()
def reset(
    email: MemberArgument,
    url: AddressOption = ADDRESS,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a link with which a member sets a new password, and print it. It is good once, for a week.

    The old password is good until then; using the link ends every session of the member.

    **Examples**

    ```
    schematic members reset ada@example.com
    ```
    """
    from schematic_server.domains.accounts import managing

    def work(db: Connection, emit: Emit) -> str:
        scope = _scope(db, emit)
        return managing.reset(scope, managing.by_email(scope, email))

    _show(run(database_url(database), work), email, url, as_json)


@app.command()
def remove(email: MemberArgument, database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Remove a member: sessions end at once. What the member wrote stays in the audit log. The last admin stays.

    **Examples**

    ```
    schematic members remove bob@example.com
    ```
    """
    from schematic_server.domains.accounts import managing

    def work(db: Connection, emit: Emit) -> str:
        scope = _scope(db, emit)
        member_id = managing.by_email(scope, email)
        managing.remove(scope, member_id)
        return member_id

    member_id = run(database_url(database), work)
    if as_json:
        print_json({"id": member_id, "removed": True})
    else:
        console().print(f"{escape(email)} is no member any more.")


def _scope(db: Connection, emit: Emit) -> Scope:
    """Of the command: the server's own doing, in the audit log."""
    from schematic_server.domains.accounts import admin
    from schematic_server.scope import Actor, Scope

    return Scope(db, "", Actor(admin.first_account(db)), clock.now(), emit)


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    """What is told of a member or an invitation; the id of an invitation opens nothing, and is left out."""
    names = ("email", "role", "permissions", "created_at")
    own = {"id": row["id"], "name": row["name"]} if "name" in row else {}
    return {**own, **{name: row[name] for name in names}}


def _show(token: str, email: str, url: str, as_json: bool) -> None:
    link = f"{url.rstrip('/')}/console/join/{token}"
    if as_json:
        print_json({"email": email, "link": link})
        return
    shown = console()
    shown.print(f"A link for {escape(email)}, good once, for a week:")
    shown.print(link, soft_wrap=True, markup=False)
