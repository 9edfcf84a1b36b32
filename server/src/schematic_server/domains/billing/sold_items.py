"""What is on a mirrored subscription: products and prices in a quantity, as its provider tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.billing import external, products, store, tiers
from schematic_server.domains.billing.prices import INTERVALS
from schematic_server.domains.billing.tables import billing_price, billing_product
from schematic_server.domains.credits import money
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingProductForSubscriptionResponseData, BillingProductPricing


def known(scope: Scope, provider: str, given: Sequence[BillingProductPricing]) -> list[dict[str, Any]]:
    """Items as they are stored, each with `interval_count` of its price; products and prices that nobody has told yet
    are made from what the items say. Raises BadRequest naming an item that is wrong."""
    items = [_read(index, one) for index, one in enumerate(given)]
    sold = store.by_external_ids(scope, billing_product, provider, {one["product_external_id"] for one in items})
    prices = store.by_external_ids(scope, billing_price, provider, {one["price_external_id"] for one in items})
    for one in sorted(items, key=lambda item: (item["product_external_id"], item["price_external_id"])):
        product_key, price_key = (provider, one["product_external_id"]), (provider, one["price_external_id"])
        product = sold.get(product_key[1])
        if product is None:
            told = {"name": product_key[1], "price": "0", "is_active": True}
            product = sold[product_key[1]] = products.put(scope, product_key, told)
        if price_key[1] not in prices:
            told = {**_price(one["told"]), "product_id": product["id"]}
            prices[price_key[1]] = store.upsert(scope, billing_price, "bilpp", price_key, told, {})
        one["interval_count"] = prices[price_key[1]]["interval_count"]
    return items


def told(item: Row) -> BillingProductForSubscriptionResponseData:
    """A row of `subscription_store.items` as the API has it."""
    said: Mapping[str, Any] = item["told"]
    return {
        "id": item["product_id"],
        "environment_id": item["environment_id"],
        "subscription_id": item["subscription_id"],
        "subscription_item_external_id": said.get("subscription_item_external_id"),
        "external_id": item["product_external_id"],
        "name": item["product_name"],
        "price_id": item["price_id"],
        "price_external_id": item["price_external_id"],
        "provider_type": item["provider_type"],
        "billing_scheme": item["billing_scheme"],
        "usage_type": said["usage_type"],
        "currency": said["currency"],
        "interval": said["interval"],
        "interval_count": item["interval_count"],
        "price": said["price"],
        "price_decimal": said.get("price_decimal"),
        "price_tier": tiers.told_tiers(item["tiers"]),
        "package_size": said.get("package_size") or item["package_size"],
        "quantity": said["quantity"],
        "meter_id": said.get("meter_id") or item["meter_id"],
        "billing_threshold": said.get("billing_threshold"),
        "created_at": item["product_created_at"],
        "updated_at": item["product_updated_at"],
    }


def _read(index: int, given: BillingProductPricing) -> dict[str, Any]:
    where = f"product_external_ids[{index}]"
    members = cast("Mapping[str, Any]", given)
    for member in ("product_external_id", "price_external_id"):
        if not members[member]:
            raise BadRequest(f"{where}.{member}: is empty; give the id that the billing provider has for it")
    if given["interval"] not in INTERVALS:
        raise BadRequest(f"{where}.interval: must be one of {', '.join(INTERVALS)}, not {given['interval']!r}")
    if given["quantity"] < 0:
        raise BadRequest(f"{where}.quantity: must not be below 0")
    money.read(f"{where}.price", given["price"], given.get("price_decimal"))
    external.small(members, "package_size", 1, 1, money.MAX_AMOUNT)
    return {
        "position": index,
        "product_external_id": given["product_external_id"],
        "price_external_id": given["price_external_id"],
        "told": dict(members),
    }


def _price(said: Mapping[str, Any]) -> dict[str, Any]:
    """What an item says of its price."""
    amount = said.get("price_decimal") or str(said["price"])
    return {
        "currency": said["currency"],
        "interval": said["interval"],
        "interval_count": 1,
        "billing_scheme": "per_unit",
        "usage_type": said["usage_type"],
        "price": tiers.rounded(amount),
        "price_decimal": amount,
        "package_size": said.get("package_size") or 1,
        "tiers_mode": None,
        "tiers": [],
        "meter_id": said.get("meter_id"),
        "nickname": None,
        "is_active": True,
    }
