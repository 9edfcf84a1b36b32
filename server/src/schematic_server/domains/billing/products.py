"""Products: what prices belong to, mirrored or this server's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from schematic_server.changes import BillingProductChanged
from schematic_server.domains.billing import decimals, external, prices, product_store, store
from schematic_server.domains.billing.tables import billing_product
from schematic_server.domains.billing.views import product_users
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingProductDetailResponseData,
        BillingProductRecordResponseData,
        BillingProductResponseData,
        CreateBillingProductRequestBody,
        ListBillingProductsQuery,
    )


def upsert(scope: Scope, body: CreateBillingProductRequestBody) -> BillingProductResponseData:
    """Store a product by its external id, which a new one is called by until it has a name."""
    told = {"price": decimals.text("price", body["price"]), **external.given(body, "name", "is_active")}
    key = external.key(body)
    known = store.find(scope, billing_product, key)
    if known is not None and prices.is_own(known):
        raise BadRequest(f"external_id: {key[1]} is a product of this server; change the plan that has it")
    row = put(scope, key, told, known)
    return response(scope, row, prices.of_products(scope, [row["id"]]).get(row["id"], []))


def put(scope: Scope, key: tuple[str, str], told: Row, known: Row | None = None) -> Row:
    """Store a product by provider and external id; `known` is the one that was found there."""
    row = store.upsert(scope, billing_product, "bilp", key, told, {"name": key[1], "is_active": True})
    if (known is None or known["id"] != row["id"]) and product_store.is_sold(scope, key):
        scope.emit(BillingProductChanged(*scope.here, row["id"], is_gone=False))
    return row


def make(scope: Scope, name: str) -> Row:
    """A new product of this server's own: its id is its external id."""
    own_id = new_id("bilp")
    key = (external.OWN, own_id)
    told = {"name": name, "price": "0", "is_active": True}
    return store.upsert(scope, billing_product, "bilp", key, told, {"id": own_id})


def set_active(scope: Scope, ids: Sequence[str], is_active: bool) -> None:
    """Whether these are offered."""
    store.update(scope, billing_product, ids, {"is_active": is_active})


def is_known(scope: Scope, provider: str, external_id: str) -> bool:
    """Whether a provider's product of that id is there."""
    return store.find(scope, billing_product, (provider, external_id)) is not None


def list_(scope: Scope, query: ListBillingProductsQuery) -> list[BillingProductDetailResponseData]:
    """A page, newest first."""
    rows = product_store.list_(scope, query)
    ids = [row["id"] for row in rows]
    own, counts = prices.of_products(scope, ids), product_store.subscription_counts(scope, rows)
    return [_detail(scope, row, own.get(row["id"], []), counts.get(row["id"], 0)) for row in rows]


def named(scope: Scope, ids: Sequence[str]) -> Mapping[str, Row]:
    """Products by id; unknown ones are left out."""
    return scope.each(_rows, ids)


def _rows(scope: Scope, ids: Sequence[str]) -> dict[str, Row]:
    return store.by_ids(scope, billing_product, ids)


def details(scope: Scope, ids: Sequence[str]) -> dict[str, BillingProductDetailResponseData]:
    """Products with their prices, by id."""
    rows = list(named(scope, ids).values())
    own = prices.of_products(scope, ids)
    counts = product_store.subscription_counts(scope, rows)
    return {row["id"]: _detail(scope, row, own.get(row["id"], []), counts.get(row["id"], 0)) for row in rows}


def delete(scope: Scope, external_id: str) -> None:
    """Remove a product with its prices; one that plans have is not offered any more. Raises NotFound."""
    found = [one["id"] for one in store.of_any_provider(scope, billing_product, external_id)]
    if not found:
        raise NotFound(f"product {external_id} does not exist in this environment")
    used = {one for users in product_users for one in users(scope, found)}
    store.update(scope, billing_product, sorted(used), {"is_active": False})
    gone = [one for one in found if one not in used]
    store.delete(scope, billing_product, gone)
    for one in gone:
        scope.emit(BillingProductChanged(*scope.here, one, is_gone=True))


def record(scope: Scope, row: Row) -> BillingProductRecordResponseData:
    """A product as it is stored."""
    return {
        "id": row["id"],
        "account_id": scope.account_id,
        "environment_id": row["environment_id"],
        "external_id": row["external_id"],
        "provider_type": row["provider_type"],
        "name": row["name"],
        "is_active": row["is_active"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def response(scope: Scope, row: Row, own: Sequence[Row]) -> BillingProductResponseData:
    """A product; its currency is that of its newest price."""
    return {
        "product_id": row["id"],
        "account_id": scope.account_id,
        "environment_id": row["environment_id"],
        "external_id": row["external_id"],
        "provider_type": row["provider_type"],
        "name": row["name"],
        "price": float(row["price"]),
        "price_decimal": row["price"],
        "currency": own[0]["currency"] if own else None,
        "quantity": 0,
        "is_active": row["is_active"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _detail(scope: Scope, row: Row, own: Sequence[Row], subscriptions: int) -> BillingProductDetailResponseData:
    told = [prices.response(one) for one in own if one["is_active"]]
    return {**response(scope, row, own), "prices": told, "subscription_count": subscriptions}
