"""Templates, and how values are written in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any, cast

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from schematic_server.bounds import parse_instant
from schematic_server.console import assets

# Currencies (ISO 4217) that have no smaller unit; looked for as texts of three letters.
_WITHOUT_CENTS = "bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf"


class _Environment(Environment):
    """Where `one.keys` is the member of an answer, and no method of Python's."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return cast(dict[str, Any], obj)[attribute]
        return super().getattr(obj, attribute)


@cache
def templates() -> Environment:
    """Every value is escaped, and a name that a template does not know is an error."""
    made = _Environment(
        loader=PackageLoader("schematic_server.console"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: Any = made.filters
    filters.update(when=when, amount=amount, credits=credits, money=money, words=words, pretty=pretty, pair=pair)
    cast(dict[str, Any], made.globals)["asset"] = assets.address
    return made


def render(template: str, context: Mapping[str, Any], block: str | None = None) -> str:
    """The page, or one block of it, for an answer that takes the place of a part."""
    found = templates().get_template(template)
    if block is not None and block in found.blocks:
        given = found.new_context(dict(context))
        next(found.root_render_func(given), "")  # what the page imports, which stands before its first line
        return "".join(found.blocks[block](given))
    whole: str = found.render(context)
    return whole


def when(value: str | datetime | None) -> Markup | str:
    """An instant, in UTC; the page's script writes it in the viewer's time zone and keeps UTC for the pointer."""
    if not value:
        return "never"
    at = parse_instant(value) if isinstance(value, str) else value
    if at is None:
        return str(value)
    at = at.astimezone(UTC)
    text = at.strftime("%Y-%m-%d %H:%M:%S UTC")
    return Markup('<time datetime="{}">{}</time>').format(at.strftime("%Y-%m-%dT%H:%M:%SZ"), text)


def amount(value: Any) -> str:
    """A number with its thousands apart; what is none is a dash."""
    if value is None:
        return "–"
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.2f}"
    return f"{int(value):,}"


def credits(value: float | None) -> str:
    """An amount of credits, as exact as it is: `0.000000001`; what is none is a dash."""
    if value is None:
        return "–"
    text = f"{Decimal(str(value)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: int | str, currency: str) -> str:
    """An amount in the smallest unit of its currency, which may have fractions of it: `4900`, `usd` is "USD 49.00"."""
    digits = 0 if currency in _WITHOUT_CENTS else 2
    amount = Decimal(value).scaleb(-digits)
    finer = max(digits, -int(amount.normalize().as_tuple().exponent))
    return f"{currency.upper()} {amount:,.{finer}f}"


def pair(value: Mapping[str, Any], first: str, second: str) -> tuple[Any, Any]:
    """Two members of an answer, as `chart` and `choice` take them."""
    return value[first], value[second]


def words(value: str | None) -> str:
    """A name of the API as words: `plan_entitlement` is "plan entitlement"."""
    return (value or "").replace("_", " ").replace("-", " ")


def pretty(value: Any) -> str:
    """JSON for people: what is JSON in a text is read first."""
    if isinstance(value, str):
        try:
            value = msgspec.json.decode(value)
        except msgspec.DecodeError:
            return str(value)
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
