"""The prices that a plan version is sold at: whole amounts a cadence and currency, or prices that billing has already.

Stored as a list, the main currency first: `{"id", "currency", "cadence", "price", "price_decimal"}`; `id` is that of a
price of billing, where the version is sold as a product there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from schematic_server.domains.billing import prices
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceResponseData, BillingProductPriceInterval
    from schematic_server.contract.plans import PlanCurrencyPriceRequestBody, UpsertBillingProductRequestBody

Cadence: TypeAlias = Literal["monthly", "quarterly", "yearly", "one_time"]
INTERVALS: Mapping[Cadence, tuple[BillingProductPriceInterval, int]] = {
    "monthly": ("month", 1),
    "quarterly": ("month", 3),
    "yearly": ("year", 1),
    "one_time": ("one-time", 1),
}
CHARGED: Mapping[str, Sequence[Cadence]] = {
    "free": (),
    "none": (),
    "one_time": ("one_time",),
    "recurring": ("monthly", "quarterly", "yearly"),
}
DEFAULT_CURRENCY = "usd"


def read(scope: Scope, body: UpsertBillingProductRequestBody, before: Sequence[Row]) -> list[dict[str, Any]]:
    """The prices that a body gives or names; one that is as `before` keeps its id. Raises BadRequest by the member."""
    referred = _referred(scope, body)
    main: str = cast("Mapping[str, Any]", body).get("currency") or next(
        (one["currency"] for one in referred), DEFAULT_CURRENCY
    )
    currencies: dict[str, dict[Cadence, int]] = {main: _given(body)}
    for one in body.get("currency_prices") or ():
        if currencies.get(one["currency"]):
            raise BadRequest(f"currency_prices: {one['currency']} is there twice")
        currencies[one["currency"]] = _given(one)
    given = [_own(before, *each) for each in _flat(currencies)]
    _check_once(given, referred, main)
    found = [*given, *referred]
    for each in found:
        _check_price(body["charge_type"], each["cadence"], each["price"])
    if (wanted := CHARGED[body["charge_type"]]) and not found:
        raise BadRequest(f"charge_type: {body['charge_type']} needs a price ({_members(wanted)})")
    return sorted(found, key=lambda each: each["currency"] != main)


def columns(one: Row) -> dict[str, Any]:
    """A price as billing has it."""
    interval, count = INTERVALS[one["cadence"]]
    return prices.own_price(one["currency"], interval, count, one["price_decimal"])


def by_cadence(own: Sequence[Row], currency: str, rows: Mapping[str, Row]) -> dict[str, BillingPriceResponseData]:
    """The prices in a currency; `rows` are those that billing has."""
    return {
        one["cadence"]: prices.response(rows[one["id"]]) if one["id"] in rows else _shown(one)
        for one in own
        if one["currency"] == currency
    }


def _shown(one: Row) -> BillingPriceResponseData:
    """A price that is shown alone."""
    interval, count = INTERVALS[one["cadence"]]
    return {
        "id": one["id"],
        "external_price_id": one["id"],
        "currency": one["currency"],
        "interval": interval,
        "interval_count": count,
        "price": one["price"],
        "price_decimal": one.get("price_decimal") or str(one["price"]),
        "provider_type": "schematic",
        "scheme": "per_unit",
    }


def _referred(scope: Scope, body: UpsertBillingProductRequestBody) -> list[dict[str, Any]]:
    """Prices of billing that are named by their ids."""
    members = cast("Mapping[str, Any]", body)
    named = {one: price_id for one in INTERVALS if (price_id := members.get(f"{one}_price_id")) is not None}
    known = prices.named(scope, list(named.values()))
    found: list[dict[str, Any]] = []
    for cadence in INTERVALS:
        if (price_id := named.get(cadence)) is None:
            continue
        row = known.get(price_id)
        if row is None:
            raise BadRequest(f"{cadence}_price_id: price {price_id} does not exist in this environment")
        if (row["interval"], row["interval_count"]) != INTERVALS[cadence]:
            every = f"{row['interval_count']} {row['interval']}"
            raise BadRequest(f"{cadence}_price_id: price {price_id} is charged every {every}; name one that fits")
        if row["usage_type"] != "licensed" or row["tiers"]:
            raise BadRequest(f"{cadence}_price_id: price {price_id} hangs on use; name one of a whole amount")
        told = {name: row[name] for name in ("id", "currency", "price", "price_decimal", "product_id")}
        found.append({**told, "cadence": cadence})
    return found


def _check_once(given: Sequence[Row], referred: Sequence[Row], main: str) -> None:
    for one in referred:
        if one["currency"] != main:
            raise BadRequest(
                f"{one['cadence']}_price_id: price {one['id']} is in {one['currency']}, the plan's currency is {main}"
            )
        if any((each["cadence"], each["currency"]) == (one["cadence"], main) for each in given):
            raise BadRequest(f"{one['cadence']}_price_id: {one['cadence']}_price is given too; leave one of them out")


def _given(body: UpsertBillingProductRequestBody | PlanCurrencyPriceRequestBody) -> dict[Cadence, int]:
    members = cast("Mapping[str, Any]", body)
    return {one: price for one in INTERVALS if (price := members.get(f"{one}_price")) is not None}


def _flat(currencies: Mapping[str, Mapping[Cadence, int]]) -> list[tuple[str, Cadence, int]]:
    return [(currency, cadence, price) for currency, own in currencies.items() for cadence, price in own.items()]


def _own(before: Sequence[Row], currency: str, cadence: Cadence, price: int) -> dict[str, Any]:
    known = next(
        (one["id"] for one in before if (one["currency"], one["cadence"], one["price"]) == (currency, cadence, price)),
        None,
    )
    return {
        "id": known or new_id("bilpp"),
        "currency": currency,
        "cadence": cadence,
        "price": price,
        "price_decimal": str(price),
    }


def _check_price(charge_type: str, cadence: str, price: int) -> None:
    if price < 0:
        raise BadRequest(
            f"{cadence}_price: {price} is less than nothing; amounts are in the smallest unit, such as cents"
        )
    allowed = CHARGED[charge_type]
    if cadence not in allowed and not (price == 0 and not allowed):
        fitting = f"it has {_members(allowed)}" if allowed else "it costs nothing"
        raise BadRequest(f"{cadence}_price: the charge_type is {charge_type}, and {fitting}")


def _members(cadences: Iterable[str]) -> str:
    return ", ".join(f"{one}_price" for one in cadences)
