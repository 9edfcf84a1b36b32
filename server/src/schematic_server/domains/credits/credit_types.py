"""Credit types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import sqlalchemy as sa

from schematic_server.domains.credits import expiries, prices, store
from schematic_server.domains.features.rules import Preview
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import ListCompaniesQuery
    from schematic_server.contract.credits import (
        BillingCreditResponseData,
        CreateBillingCreditRequestBody,
        UpdateBillingCreditRequestBody,
    )
    from schematic_server.contract.shared import DeleteResponse

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
    _check_expiry(scope, values)
    store.insert_credit(
        scope,
        {
            "id": credit_id,
            "name": body["name"],
            "description": body["description"],
            **values,
            "prices": prices.merged(body["currency"], "per_unit_price", body, []),
            "is_strict": bool(body.get("strict")),
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
    _check_expiry(scope, {**row, **values})
    asked = prices.merged(row["prices"][0]["currency"], "per_unit_price", body, row["prices"])
    if row["is_sold"] and not prices.are_alike(asked, row["prices"]):
        raise BadRequest(
            "per_unit_price, currency_prices: credits were sold at these prices already; leave them as they are"
        )
    strict = body.get("strict")
    store.update_credit(
        scope,
        credit_id,
        {
            "name": body["name"],
            "description": body["description"],
            **values,
            "prices": asked,
            "is_strict": row["is_strict"] if strict is None else strict,
            "updated_at": scope.now,
        },
    )
    return get(scope, credit_id)


def delete(scope: Scope, credit_id: str) -> DeleteResponse:
    """Hide the credit type and grant no more of it; what names it goes on to, and balances stay."""
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


def prices_of(scope: Scope, credit_id: str) -> Sequence[Row]:
    """What one credit costs, as `prices` has it, of a deleted credit type too."""
    found: Sequence[Row] = store.credits_by_id(scope, [credit_id])[credit_id]["prices"]
    return found


def companies_holding(scope: Scope, query: ListCompaniesQuery) -> sa.ColumnElement[bool]:
    """Companies with a grant of one of `credit_type_ids` that is not over, spent or not."""
    return store.holding(scope, query.get("credit_type_ids") or ())


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
        "cost_editable": not row["is_sold"],
        "ledger_authority": "schematic_authoritative",
        "price": prices.told(main),
        "currency_prices": [{"currency": one["currency"], "price": prices.told(one)} for one in others],
        "strict": row["is_strict"],
    }


def _check_expiry(scope: Scope, values: Row) -> None:
    unit, count = values["default_expiry_unit"], values["default_expiry_unit_count"]
    if count is not None:
        expiries.check_count(scope.now, unit, count, "default_expiry_unit_count")


def _row(scope: Scope, credit_id: str) -> Row:
    row = store.credits_by_id(scope, [credit_id]).get(credit_id)
    if row is None or row["deleted_at"] is not None:
        raise NotFound(f"credit type {credit_id} does not exist in this environment")
    return row
