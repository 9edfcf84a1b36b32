"""`schematic check`: ask a running server for a flag, through the SDK like any other program."""

from __future__ import annotations

import os
from typing import Annotated, Any, cast

import typer
from rich.markup import escape
from rich.table import Table

from schematic_server.cli.output import JsonOption, console, fail, pairs, print_json
from schematic_server.errors import BadRequest
from schematic_server.settings import Settings

FALSE_STATUS = 3  # exit status when the flag is false: neither a failure nor wrong usage
TIMEOUT = 10.0  # seconds

KeysOption = Annotated[list[str] | None, typer.Option(metavar="KEY=VALUE", show_default=False)]


def check(
    flag: Annotated[str, typer.Argument(metavar="FLAG", help="The flag's key.", show_default=False)],
    company: KeysOption = None,
    user: KeysOption = None,
    base_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="The running server. Else SCHEMATIC_BASE_URL, else where `serve` listens.",
            show_default=False,
        ),
    ] = None,
    api_key: Annotated[
        str | None, typer.Option(metavar="KEY", help="Else SCHEMATIC_API_KEY.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check a flag for a company, a user or both, and say why it has its value.

    Exit status: 0 the flag is true, 3 it is false, 1 the server did not answer or refused, 2 wrong usage.

    **Examples**

    ```
    schematic check seats --company id=acme
    schematic check seats --company id=acme --user email=ada@acme.example --json
    schematic check beta --user id=42 && echo "42 is in the beta"
    ```
    """
    key = api_key or os.environ.get("SCHEMATIC_API_KEY")
    if not key:
        raise typer.BadParameter("needed here, or as SCHEMATIC_API_KEY in the environment", param_hint="--api-key")
    settings = Settings.from_environment()
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = base_url or os.environ.get("SCHEMATIC_BASE_URL") or f"http://{host}:{settings.port}"
    answer = _ask(address, key, flag, pairs(company, "--company"), pairs(user, "--user"))
    if as_json:
        print_json(answer)
    else:
        console().print(_table(flag, answer))
    if not answer["value"]:
        raise typer.Exit(FALSE_STATUS)


def _ask(address: str, key: str, flag: str, company: dict[str, str], user: dict[str, str]) -> dict[str, Any]:
    from schematic import Schematic
    from schematic.core.api_error import ApiError

    try:
        client = Schematic(key, base_url=address, timeout=TIMEOUT, max_retries=0, offline=False)
    except ValueError as error:  # an address or a key that cannot be one
        raise BadRequest(str(error)) from None
    with client:
        try:
            context: dict[str, Any] = {name: value for name, value in (("company", company), ("user", user)) if value}
            answer: dict[str, Any] = client.features.check_flag(flag, **context).data.model_dump(mode="json")
        except ApiError as error:
            raise typer.Exit(fail(_reason(address, error.status_code, error.body) or str(error))) from None
    return answer


def _reason(address: str, status: int | None, body: object) -> str | None:
    told = getattr(body, "error", None) or (cast(dict[str, Any], body).get("error") if isinstance(body, dict) else None)
    if status is None or told is None:
        return f"no answer from {address}; is the server running? name it with --base-url" if status is None else None
    return f"{address} answered {status}: {told}"


def _table(flag: str, answer: dict[str, Any]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_row("flag", f"[bold]{escape(flag)}[/bold]")
    table.add_row("value", "[green]true[/green]" if answer["value"] else "[red]false[/red]")
    table.add_row("reason", escape(str(answer["reason"])))
    for name in ("company_id", "user_id", "rule_id", "error"):
        if answer.get(name):
            table.add_row(name.removesuffix("_id"), escape(str(answer[name])))
    entitlement = answer.get("entitlement")
    for name, value in _entitlement(entitlement) if entitlement else ():
        table.add_row(name, escape(value))
    return table


def _entitlement(entitlement: dict[str, Any]) -> list[tuple[str, str]]:
    """What a person wants to know of an entitlement; absent members are left out."""
    rows = [("entitlement", f"{entitlement['feature_key']} ({entitlement['value_type']})")]
    usage, allocation = entitlement.get("usage"), entitlement.get("allocation")
    if usage is not None:
        rows.append(("usage", f"{usage:,} of {allocation:,}" if allocation is not None else f"{usage:,}"))
    elif allocation is not None:
        rows.append(("allocation", f"{allocation:,}"))
    if entitlement.get("metric_reset_at"):
        rows.append(("resets", str(entitlement["metric_reset_at"])))
    if entitlement.get("credit_remaining") is not None:
        rows.append(("credits left", f"{entitlement['credit_remaining']:,}"))
    return rows
