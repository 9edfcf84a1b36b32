"""Credit types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import sqlalchemy as sa

from schematic_server.domains.credits import money, store
from schematic_server.domains.features.rules import Preview
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceResponseData
    from schematic_server.contract.companies import ListCompaniesQuery
    from schematic_server.contract.credits import (
        BillingCreditResponseData,
        CreateBillingCreditRequestBody,
        UpdateBillingCreditRequestBody,
    )
    from schematic_server.contract.shared import DeleteResponse

    _Priced: TypeAlias = CreateBillingCreditRequestBody | UpdateBillingCreditRequestBody

# What a credit type says when its creator does not.
_Chosen = Literal[
    "icon",
    "singular_name",
    "plural_name",
    "burn_strategy",
    "default_expiry_unit",
    "default_expiry_unit_count",
    "default_rollover_policy",
]
_DEFAULTS: Mapping[_Chosen, str | None] = {
    "icon": None,
    "singular_name": None,
    "plural_name": None,
    "burn_strategy": "plan_first_then_credit_bundles_first_in_first_out",
    "default_expiry_unit": "days",
    "default_expiry_unit_count": None,
    "default_rollover_policy": "expire",
}
_NULLABLE = frozenset({"icon", "singular_name", "plural_name", "default_expiry_unit_count"})


def create(scope: Scope, body: CreateBillingCreditRequestBody) -> BillingCreditResponseData:
    credit_id = new_id("bilcr")
    values: dict[str, str | int | None] = {
        name: default if (value := body.get(name)) is None else value for name, default in _DEFAULTS.items()
    }
    store.insert_credit(
        scope,
        {
            "id": credit_id,
            "name": body["name"],
            "description": body["description"],
            **values,
            "prices": _prices(body["currency"], body, []),
            "created_at": scope.now,
            "updated_at": scope.now,
        },
    )
    return get(scope, credit_id)


def update(scope: Scope, credit_id: str, body: UpdateBillingCreditRequestBody) -> BillingCreditResponseData:
    """Change the members given; the main currency stays. Raises NotFound, also for a deleted one."""
    row = _row(scope, credit_id)
    values: dict[str, str | int | None] = {
        name: value
        for name in _DEFAULTS
        if name in body and ((value := body.get(name)) is not None or name in _NULLABLE)
    }
    store.update_credit(
        scope,
        credit_id,
        {
            "name": body["name"],
            "description": body["description"],
            **values,
            "prices": _prices(row["prices"][0]["currency"], body, row["prices"]),
            "updated_at": scope.now,
        },
    )
    return get(scope, credit_id)


def delete(scope: Scope, credit_id: str) -> DeleteResponse:
    """Hide the credit type; what names it goes on to."""
    _row(scope, credit_id)
    store.update_credit(scope, credit_id, {"deleted_at": scope.now, "updated_at": scope.now})
    return {"deleted": True}


def get(scope: Scope, credit_id: str) -> BillingCreditResponseData:
    return response(_row(scope, credit_id))


def responses(rows: Sequence[Row]) -> list[BillingCreditResponseData]:
    return [response(row) for row in rows]


def named(scope: Scope, ids: Sequence[str]) -> dict[str, BillingCreditResponseData]:
    """Credit types by id, deleted ones too; unknown ids are left out."""
    return {one: response(row) for one, row in store.credits_by_id(scope, ids).items()}


def companies_holding(scope: Scope, query: ListCompaniesQuery) -> sa.ColumnElement[bool]:
    """Nothing can be granted to a company yet, so none holds a credit."""
    return sa.false()


def credits_named(scope: Scope, ids: Sequence[str]) -> dict[str, Preview]:
    """`id` and `name` by id; deleted ones are left out."""
    found = store.credits_by_id(scope, ids)
    return {one: {"id": one, "name": row["name"]} for one, row in found.items() if row["deleted_at"] is None}


def response(row: Row) -> BillingCreditResponseData:
    main, *others = row["prices"]
    return {
        "id": row["id"],
        "name": row["name"],
        "description": row["description"],
        "icon": row["icon"],
        "singular_name": row["singular_name"],
        "plural_name": row["plural_name"],
        "burn_strategy": row["burn_strategy"],
        "default_expiry_unit": row["default_expiry_unit"],
        "default_expiry_unit_count": row["default_expiry_unit_count"],
        "default_rollover_policy": row["default_rollover_policy"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
        "cost_editable": True,
        "ledger_authority": "schematic_authoritative",
        "price": _price(main),
        "currency_prices": [{"currency": one["currency"], "price": _price(one)} for one in others],
    }


def _row(scope: Scope, credit_id: str) -> Row:
    row = store.credits_by_id(scope, [credit_id]).get(credit_id)
    if row is None or row["deleted_at"] is not None:
        raise NotFound(f"credit type {credit_id} does not exist in this environment")
    return row


def _prices(currency: str, body: _Priced, before: Sequence[Row]) -> list[dict[str, Any]]:
    """Prices by currency, the main one first; what the body leaves out stays."""
    main: Row = {"currency": currency, "price": None, "price_decimal": None}
    main = _read("per_unit_price", currency, body.get("per_unit_price"), body.get("per_unit_price_decimal")) or (
        before[0] if before else main
    )
    currency_prices = body.get("currency_prices")
    if currency_prices is None:
        return [dict(one) for one in (main, *before[1:])]
    others: dict[str, Row] = {}
    for index, one in enumerate(currency_prices):
        where = f"currency_prices.{index}.price_per_unit"
        if one["currency"] == currency or one["currency"] in others:
            raise BadRequest(f"currency_prices.{index}.currency: {one['currency']} has a price already")
        read = _read(where, one["currency"], one.get("price_per_unit"), one.get("price_per_unit_decimal"))
        if read is None:
            raise BadRequest(f"{where} or price_per_unit_decimal is required")
        others[one["currency"]] = read
    return [dict(one) for one in (main, *others.values())]


def _read(where: str, currency: str, price: int | None, text: str | None) -> dict[str, Any] | None:
    """Amounts in the smallest unit of the currency; None when none is given."""
    amount = money.read(where, price, text)
    if amount is None:
        return None
    return {"id": new_id("bilpp"), "currency": currency, "price": round(amount), "price_decimal": format(amount, "f")}


def _price(one: Row) -> BillingPriceResponseData | None:
    """None while no price is set."""
    if one["price"] is None:
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
