"""Bundles: credits that are sold together, at a price for each, to companies on some plans or all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.credits import amounts, bundle_store, expiries, grant_views, prices, store
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        BillingCreditBundleResponseData,
        CreateCreditBundleRequestBody,
        ListCreditBundlesQuery,
        UpdateCreditBundleDetailsRequestBody,
    )
    from schematic_server.contract.shared import DeleteResponse

_NO_TERMS: Row = {"expiry_type": "no_expiry", "expiry_unit": "days", "expiry_unit_count": None}


def create(scope: Scope, body: CreateCreditBundleRequestBody) -> BillingCreditBundleResponseData:
    """A new bundle; one that says nothing of an end has credits that do not. Raises BadRequest naming the member."""
    credit = store.credits_by_id(scope, [body["credit_id"]]).get(body["credit_id"])
    if credit is None or credit["deleted_at"] is not None:
        raise BadRequest(f"credit_id: credit type {body['credit_id']} does not exist in this environment")
    bundle_id = new_id("bilcrb")
    values = {
        "id": bundle_id,
        "credit_id": credit["id"],
        "bundle_type": body.get("bundle_type") or "fixed",
        "created_at": scope.now,
        **_values(scope, body, {"status": "active", "quantity": None, "prices": [], **_NO_TERMS}, body["currency"]),
        "compatible_plan_ids": _plans(scope, body.get("compatible_plan_ids") or []),
    }
    bundle_store.insert(scope, values)
    return get(scope, bundle_id)


def update(scope: Scope, bundle_id: str, body: UpdateCreditBundleDetailsRequestBody) -> BillingCreditBundleResponseData:
    """Change name and price, and whatever else is given; credits that were bought stay what they are."""
    before = _row(scope, bundle_id)
    values = _values(scope, body, before, before["prices"][0]["currency"])
    if (plans := body.get("compatible_plan_ids")) is not None:
        values["compatible_plan_ids"] = _plans(scope, plans)
    bundle_store.update(scope, bundle_id, values)
    return get(scope, bundle_id)


def delete(scope: Scope, bundle_id: str) -> DeleteResponse:
    """Remove a bundle that nobody has; raises BadRequest for others."""
    if _row(scope, bundle_id)["has_grants"]:
        raise BadRequest(f"bundle {bundle_id} has been granted; set its status to inactive, and nobody can buy it")
    bundle_store.delete(scope, bundle_id)
    return {"deleted": True}


def get(scope: Scope, bundle_id: str) -> BillingCreditBundleResponseData:
    """One bundle; raises NotFound."""
    return told(_row(scope, bundle_id))


def list_(scope: Scope, query: ListCreditBundlesQuery) -> list[BillingCreditBundleResponseData]:
    """A page of bundles, newest first."""
    return [told(row) for row in bundle_store.list_(scope, query)]


def named(scope: Scope, ids: Sequence[str]) -> dict[str, BillingCreditBundleResponseData]:
    """Bundles by id; unknown ids are left out."""
    return {one: told(row) for one, row in bundle_store.by_ids(scope, ids).items()}


def rows(scope: Scope, ids: Sequence[str]) -> dict[str, Row]:
    """Bundles as they are stored, by id; unknown ids are left out."""
    return bundle_store.by_ids(scope, ids)


def to_grant(scope: Scope, bundle_id: str | None, credit_id: str) -> Row | None:
    """The bundle that a grant of a credit type is of; raises BadRequest for one that it cannot be of."""
    if bundle_id is None:
        return None
    row = bundle_store.by_ids(scope, [bundle_id]).get(bundle_id)
    if row is None:
        raise BadRequest(f"credit_bundle_id: bundle {bundle_id} does not exist in this environment")
    if row["credit_id"] != credit_id:
        raise BadRequest(f"credit_bundle_id: bundle {bundle_id} is of credit type {row['credit_id']}, not {credit_id}")
    if row["status"] != "active":
        raise BadRequest(f"credit_bundle_id: bundle {bundle_id} is {row['status']}; set its status to active")
    return row


def told(row: Row) -> BillingCreditBundleResponseData:
    """A row of `bundle_store` as the API has it. `price` is that of the whole, `unit_price` of one credit."""
    main, *others = row["prices"]
    quantity = row["quantity"]
    return {
        "id": row["id"],
        "name": row["name"],
        "credit_id": row["credit_id"],
        "credit_name": row["credit_name"],
        "credit_description": row["credit_description"],
        "credit_icon": row["credit_icon"],
        "singular_name": row["singular_name"],
        "plural_name": row["plural_name"],
        "bundle_type": row["bundle_type"],
        "status": row["status"],
        "quantity": quantity,
        "price": prices.told(prices.times(main, quantity)),
        "unit_price": prices.told(main),
        "currency_prices": [{"currency": one["currency"], "price": prices.told(one)} for one in others],
        "expiry_type": row["expiry_type"],
        "expiry_unit": row["expiry_unit"],
        "expiry_unit_count": row["expiry_unit_count"],
        "compatible_plan_ids": row["compatible_plan_ids"],
        "has_grants": row["has_grants"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _values(
    scope: Scope,
    body: CreateCreditBundleRequestBody | UpdateCreditBundleDetailsRequestBody,
    before: Row,
    currency: str,
) -> dict[str, Any]:
    quantity = body.get("quantity") or before["quantity"]
    if quantity is not None:
        amounts.units("quantity", quantity)  # raises for more than a company can have
    given = cast("Mapping[str, Any]", body)
    priced = prices.merged(currency, "price_per_unit", given, before["prices"])
    for index, one in enumerate(priced):  # raises when the whole costs more than can be told
        prices.times(one, quantity, "quantity" if body.get("quantity") else _price_member(given, index))
    terms = expiries.read(scope, given, before)
    return {
        "name": body["bundle_name"],
        "status": body.get("status") or before["status"],
        "quantity": quantity,
        "prices": priced,
        **terms._asdict(),
        "updated_at": scope.now,
    }


def _price_member(body: Mapping[str, Any], index: int) -> str:
    """What a body set the main price by, or one of those in other currencies after it."""
    others = body.get("currency_prices") or ()
    if index > len(others):
        return "quantity"
    given, where = (others[index - 1], f"currency_prices.{index - 1}.") if index else (body, "")
    return f"{where}price_per_unit" if given.get("price_per_unit_decimal") is None else f"{where}price_per_unit_decimal"


def _plans(scope: Scope, ids: Sequence[str]) -> list[str]:
    wanted = list(dict.fromkeys(ids))
    known = grant_views.plan_names(scope, wanted)
    for one in wanted:
        if one not in known:
            raise BadRequest(f"compatible_plan_ids: plan {one} does not exist")
    return wanted


def _row(scope: Scope, bundle_id: str) -> Row:
    found = bundle_store.by_ids(scope, [bundle_id]).get(bundle_id)
    if found is None:
        raise NotFound(f"credit bundle {bundle_id} does not exist in this environment")
    return found
