"""Prices: what a product costs in a currency, a period and a way to count; mirrored or this server's own.

Amounts are in the smallest unit of the currency: `price_decimal` exactly, `price` rounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, cast

from schematic_server.domains.billing import external, price_store, store
from schematic_server.domains.billing.tables import billing_price, billing_product
from schematic_server.domains.billing.tiers import read_tiers, rounded, told_tiers
from schematic_server.domains.billing.views import price_users
from schematic_server.domains.credits import money
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingPriceResponseData,
        BillingPriceView,
        CreateBillingPriceRequestBody,
        ListBillingPricesQuery,
    )

INTERVALS: Final = ("day", "month", "year", "one-time")
MAX_COUNT = 1000  # intervals of a period


def upsert(scope: Scope, body: CreateBillingPriceRequestBody) -> BillingPriceResponseData:
    """Store a price and its tiers by its external id; raises BadRequest naming what is wrong."""
    key = external.key(cast("Mapping[str, Any]", body), "price_external_id")
    product = store.find(scope, billing_product, (key[0], body["product_external_id"]))
    if product is None:
        raise BadRequest(
            f"product_external_id: product {body['product_external_id']} does not exist; upsert it before its prices"
        )
    known = store.find(scope, billing_price, key)
    if known is not None and is_own(known):
        raise BadRequest(f"price_external_id: {key[1]} is a price of this server; change the plan that has it")
    return response(store.upsert(scope, billing_price, "bilpp", key, {**_told(body), "product_id": product["id"]}, {}))


def put_own(scope: Scope, rows: Sequence[Row]) -> None:
    """Store prices of this server's own: rows with `id`, `product_id`, and what `own_price` makes of them."""
    price_store.insert_own(scope, rows)


def remove_own(scope: Scope, ids: Sequence[str]) -> None:
    """Forget prices of this server's own that nobody has paid or will pay."""
    store.delete(scope, billing_price, ids)


def set_active(scope: Scope, ids: Sequence[str], is_active: bool) -> None:
    """Whether these are offered; who pays them goes on doing so."""
    store.update(scope, billing_price, ids, {"is_active": is_active})


def is_own(row: Row) -> bool:
    """Whether this server has made a price or product, not a provider: it has no other id than ours."""
    own: bool = row["id"] == row["external_id"]
    return own


def own_price(currency: str, interval: str, interval_count: int, amount: str | None, **others: Any) -> dict[str, Any]:
    """The columns of a price of this server's own; `amount` is a decimal, None with tiers."""
    return {
        "currency": currency,
        "interval": interval,
        "interval_count": interval_count,
        "price": rounded(amount or "0"),
        "price_decimal": amount or "0",
        "billing_scheme": "tiered" if others.get("tiers") else "per_unit",
        "usage_type": "licensed",
        "package_size": 1,
        "tiers_mode": None,
        "tiers": [],
        "meter_id": None,
        "nickname": None,
        "is_active": True,
        **others,
    }


def is_known(scope: Scope, provider: str, external_id: str) -> bool:
    """Whether a provider's price of that id is there."""
    return store.find(scope, billing_price, (provider, external_id)) is not None


def list_(scope: Scope, query: ListBillingPricesQuery) -> list[BillingPriceView]:
    """A page with products and meters, newest first."""
    return [view(row) for row in price_store.list_(scope, query)]


def views(scope: Scope, ids: Sequence[str]) -> dict[str, BillingPriceView]:
    """Prices with products and meters, by id; unknown ids are left out."""
    return {row["id"]: view(row) for row in price_store.views(scope, ids)}


def named(scope: Scope, ids: Sequence[str]) -> dict[str, Row]:
    """Prices by id; unknown ones are left out."""
    return store.by_ids(scope, billing_price, ids)


def of_products(scope: Scope, ids: Sequence[str]) -> dict[str, list[Row]]:
    """The prices of each product, newest first."""
    return price_store.of_products(scope, ids)


def delete(scope: Scope, external_id: str) -> None:
    """Remove a price; one that plans have is not offered any more. Raises NotFound."""
    found = [one["id"] for one in store.of_any_provider(scope, billing_price, external_id)]
    if not found:
        raise NotFound(f"price {external_id} does not exist in this environment")
    used = {one for users in price_users for one in users(scope, found)}
    store.update(scope, billing_price, sorted(used), {"is_active": False})
    store.delete(scope, billing_price, [one for one in found if one not in used])


def response(row: Row) -> BillingPriceResponseData:
    return {
        "id": row["id"],
        "external_price_id": row["external_id"],
        "currency": row["currency"],
        "interval": row["interval"],
        "interval_count": row["interval_count"],
        "nickname": row["nickname"],
        "price": row["price"],
        "price_decimal": row["price_decimal"],
        "provider_type": row["provider_type"],
        "scheme": row["billing_scheme"],
    }


def view(row: Row) -> BillingPriceView:
    """A row of `price_store` with its product and meter."""
    return {
        "id": row["id"],
        "price_id": row["id"],
        "price_external_id": row["external_id"],
        "product_id": row["product_id"],
        "product_external_id": row["product_external_id"],
        "product_name": row["product_name"],
        "provider_type": row["provider_type"],
        "billing_scheme": row["billing_scheme"],
        "usage_type": row["usage_type"],
        "currency": row["currency"],
        "interval": row["interval"],
        "interval_count": row["interval_count"],
        "nickname": row["nickname"],
        "price": row["price"],
        "price_decimal": row["price_decimal"],
        "price_tier": told_tiers(row["tiers"]),
        "tiers_mode": row["tiers_mode"],
        "package_size": row["package_size"],
        "meter_id": row["meter_id"],
        "meter_event_name": row["meter_event_name"],
        "meter_event_payload_key": row["meter_event_payload_key"],
        "is_active": row["is_active"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _told(body: CreateBillingPriceRequestBody) -> dict[str, Any]:
    members = cast("Mapping[str, Any]", body)
    if body["interval"] not in INTERVALS:
        raise BadRequest(f"interval: must be one of {', '.join(INTERVALS)}, not {body['interval']!r}")
    tiers = read_tiers("price_tiers", body["price_tiers"])
    tiers_mode = body.get("tiers_mode")
    if (body["billing_scheme"] == "tiered") != bool(tiers):
        raise BadRequest("price_tiers: go with billing_scheme tiered, and it needs them")
    if bool(tiers) != (tiers_mode is not None):
        raise BadRequest("tiers_mode: graduated or volume, together with price_tiers; without them leave it out")
    amount = money.read("price", body["price"], body.get("price_decimal"))
    return {
        **{name: body.get(name) for name in ("tiers_mode", "meter_id", "nickname")},
        "currency": body["currency"],
        "interval": body["interval"],
        "interval_count": external.small(members, "interval_count", 1, 1, MAX_COUNT),
        "billing_scheme": body["billing_scheme"],
        "usage_type": body["usage_type"],
        "price": 0 if amount is None else rounded(format(amount, "f")),
        "price_decimal": format(amount or Decimal(0), "f"),
        "package_size": external.small(members, "package_size", 1, 1, money.MAX_AMOUNT),
        "tiers": tiers,
        "is_active": body["is_active"],
    }
