"""Subscriptions with all that is told of them: products, discounts, payment method, newest invoice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from schematic_server.bounds import parse_instant
from schematic_server.domains.billing import invoices, payment_methods, sold_items, store, subscription_store
from schematic_server.domains.billing.subscriptions import response
from schematic_server.domains.billing.tables import billing_coupon
from schematic_server.domains.billing.views import subscription_products
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingCustomerSubscription,
        BillingProductForSubscriptionResponseData,
        BillingSubscriptionDiscountView,
        BillingSubscriptionView,
    )


def views(scope: Scope, rows: Sequence[Row]) -> list[BillingSubscriptionView]:
    """Subscriptions, mirrored and own, in the order of `rows`."""
    if not rows:
        return []
    ids = [row["id"] for row in rows]
    sold, latest = products(scope, ids), invoices.latest(scope, ids)
    methods = payment_methods.by_ids(scope, [one for row in rows if (one := row["default_payment_method_id"])])
    coupons = _coupons(scope, rows)
    return [
        {
            **response(row),
            "products": sold.get(row["id"], []),
            "discounts": [_discount(scope, row, one, coupons) for one in row["discounts"]],
            "latest_invoice": latest.get(row["id"]),
            "payment_method": methods.get(row["default_payment_method_id"] or ""),
        }
        for row in rows
    ]


def of_trials(scope: Scope, trials: Sequence[Row]) -> dict[str, BillingSubscriptionView]:
    """The subscriptions that trials of companies are, by id of the trial; those that nobody bills are left out."""
    found = subscription_store.of_companies(scope, {one["company_id"] for one in trials})
    rows = {
        one["id"]: row
        for one in trials
        for row in found.get(one["company_id"], ())
        if row["trial_end"] == one["expires_at"]
    }
    return dict(zip(rows, views(scope, list(rows.values())), strict=True))


def products(scope: Scope, ids: Sequence[str]) -> dict[str, list[BillingProductForSubscriptionResponseData]]:
    """What is paid for by each subscription."""
    if not ids:
        return {}
    found = {one: [sold_items.told(item) for item in own] for one, own in subscription_store.items(scope, ids).items()}
    for sold in subscription_products:
        for one, own in sold(scope, ids).items():
            found.setdefault(one, []).extend(own)
    return found


def of_customers(
    scope: Scope, keys: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], list[BillingCustomerSubscription]]:
    """What customers, named by provider and external id, pay, in short."""
    found = subscription_store.of_customers(scope, keys)
    sold = products(scope, [row["id"] for rows in found.values() for row in rows])
    return {key: [_short(row, sold.get(row["id"], [])) for row in rows] for key, rows in found.items()}


def _short(row: Row, sold: Sequence[BillingProductForSubscriptionResponseData]) -> BillingCustomerSubscription:
    return {
        "currency": row["currency"],
        "interval": row["interval"],
        "per_unit_price": sold[0]["price"] if sold else 0,
        "total_price": row["total_price"],
        "metered_usage": any(one["usage_type"] == "metered" for one in sold),
        "expired_at": row["expired_at"],
    }


def _coupons(scope: Scope, rows: Sequence[Row]) -> dict[tuple[str, str], Row]:
    """The coupons of discounts, by provider and external id."""
    wanted: dict[str, set[str]] = {}
    for row in rows:
        wanted.setdefault(row["provider_type"], set()).update(one["coupon_external_id"] for one in row["discounts"])
    return {
        (provider, one): coupon
        for provider, ids in wanted.items()
        for one, coupon in store.by_external_ids(scope, billing_coupon, provider, ids).items()
    }


def _discount(
    scope: Scope, row: Row, one: Mapping[str, Any], coupons: Mapping[tuple[str, str], Row]
) -> BillingSubscriptionDiscountView:
    """A discount with its coupon; of one that nobody has told, its external id is all that is known."""
    external_id = one["coupon_external_id"]
    unknown = {"id": external_id, "name": external_id, "duration": "", "currency": None}
    coupon = coupons.get((row["provider_type"], external_id), unknown)
    percent_off = coupon.get("percent_off")
    ended_at = _instant(one.get("ended_at"))
    is_over = row["anchor"] is not None and ended_at is not None and ended_at <= scope.now  # a provider says it itself
    return {
        "coupon_id": coupon["id"],
        "coupon_name": coupon["name"],
        "amount_off": coupon.get("amount_off"),
        "percent_off": None if percent_off is None else float(percent_off),
        "currency": coupon["currency"],
        "duration": coupon["duration"],
        "duration_in_months": coupon.get("duration_in_months"),
        "customer_facing_code": one.get("customer_facing_code"),
        "discount_external_id": one["external_id"],
        "promo_code_external_id": one.get("promo_code_external_id"),
        "subscription_external_id": row["external_id"],
        "is_active": one["is_active"] and not is_over,
        "started_at": _instant(one["started_at"]) or row["created_at"],
        "ended_at": ended_at,
    }


def _instant(text: str | None) -> datetime | None:
    return None if text is None else parse_instant(text)
