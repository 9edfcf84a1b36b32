"""What one credit costs, in the currencies that it is sold in. Pure.

Stored as a list, the main currency first: `{"id", "currency", "price", "price_decimal"}`, amounts in the currency's
smallest unit, both None while no price is set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, Any

from schematic_server.domains.credits import money
from schematic_server.errors import BadRequest
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceResponseData

_EXACT = Context(prec=60)  # digits: those of a price and of a quantity


def merged(currency: str, member: str, body: Mapping[str, Any], before: Sequence[Row]) -> list[dict[str, Any]]:
    """The prices that a body sets by `member` and `currency_prices`; what it leaves out stays as `before`.

    Raises BadRequest, naming the member.
    """
    main: Row = {"currency": currency, "price": None, "price_decimal": None}
    main = _read(member, currency, body.get(member), body.get(f"{member}_decimal")) or (before[0] if before else main)
    given = body.get("currency_prices")
    if given is None:
        return [dict(one) for one in (main, *before[1:])]
    others: dict[str, Row] = {}
    for index, one in enumerate(given):
        where = f"currency_prices.{index}.price_per_unit"
        if one["currency"] == currency or one["currency"] in others:
            raise BadRequest(f"currency_prices.{index}.currency: {one['currency']} has a price already")
        read = _read(where, one["currency"], one.get("price_per_unit"), one.get("price_per_unit_decimal"))
        if read is None:
            raise BadRequest(f"{where} or price_per_unit_decimal is required")
        others[one["currency"]] = read
    return [dict(one) for one in (main, *others.values())]


def in_currency(prices: Sequence[Row], currency: str | None) -> Row | None:
    """The price in that currency, or in the main one; None while there is none."""
    found = next((one for one in prices if currency in (None, one["currency"])), None)
    return None if found is None or found["price"] is None else found


def times(one: Row | None, quantity: int | None, member: str = "quantity") -> Row | None:
    """The price of so many credits; None of none, or without a price. Raises BadRequest, naming `member`, when it is
    too large."""
    if one is None or one["price"] is None or quantity is None:
        return None
    amount = _EXACT.multiply(Decimal(one["price_decimal"]), Decimal(quantity))
    if amount > money.MAX_AMOUNT:
        raise BadRequest(f"{member}: {quantity} credits cost more than {money.MAX_AMOUNT} of the smallest unit")
    return {**one, "price": int(amount.to_integral_value(ROUND_HALF_UP)), "price_decimal": format(amount, "f")}


def are_alike(some: Sequence[Row], others: Sequence[Row]) -> bool:
    """Whether both ask the same amounts in the same currencies."""

    def amounts(prices: Sequence[Row]) -> dict[str, Decimal | None]:
        return {
            one["currency"]: None if one["price_decimal"] is None else Decimal(one["price_decimal"]) for one in prices
        }

    return amounts(some) == amounts(others)


def told(one: Row | None) -> BillingPriceResponseData | None:
    """A price as the API has it; None while none is set."""
    if one is None or one["price"] is None:
        return None
    return {
        "id": one["id"],
        "external_price_id": one["id"],
        "currency": one["currency"],
        "price": one["price"],
        "price_decimal": one["price_decimal"],
        "interval": "one-time",
        "interval_count": 1,
        "provider_type": "schematic",
        "scheme": "per_unit",
    }


def _read(where: str, currency: str, price: int | None, text: str | None) -> dict[str, Any] | None:
    """Amounts in the smallest unit of the currency; None when none is given."""
    amount = money.read(where, price, text)
    if amount is None:
        return None
    return {"id": new_id("bilpp"), "currency": currency, "price": round(amount), "price_decimal": format(amount, "f")}
