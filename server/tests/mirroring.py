"""What a billing provider tells, as tests need it: each with what it cannot be without."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from schematic import Schematic

NEVER = datetime(1, 1, 1, tzinfo=UTC)  # as providers' libraries write an end that there is not


def product(api: Schematic, external_id: str, **members: Any) -> Any:
    return api.billing.upsert_billing_product(**{"external_id": external_id, "price": 0, **members}).data


def price(api: Schematic, price_external_id: str, product_external_id: str, **members: Any) -> Any:
    body = {
        "price_external_id": price_external_id,
        "product_external_id": product_external_id,
        "external_account_id": "acct_1",
        "billing_scheme": "per_unit",
        "currency": "usd",
        "interval": "month",
        "is_active": True,
        "price": 1000,
        "price_tiers": [],
        "usage_type": "licensed",
    }
    return api.billing.upsert_billing_price(**{**body, **members}).data


def customer(api: Schematic, external_id: str, **members: Any) -> Any:
    body = {"external_id": external_id, "name": "", "email": "", "meta": {}, **members}
    return api.billing.upsert_billing_customer(**body).data


def meter(api: Schematic, external_id: str, **members: Any) -> Any:
    body = {"external_id": external_id, "display_name": "Meter", "event_name": "e", "event_payload_key": "k"}
    return api.billing.upsert_billing_meter(**{**body, **members}).data


def payment_method(api: Schematic, external_id: str, customer_external_id: str, **members: Any) -> Any:
    body = {"external_id": external_id, "customer_external_id": customer_external_id, "payment_method_type": "card"}
    return api.billing.upsert_payment_method(**{**body, **members}).data


def invoice(api: Schematic, external_id: str | None, customer_external_id: str, **members: Any) -> Any:
    body = {
        "external_id": external_id,
        "customer_external_id": customer_external_id,
        "amount_due": 1000,
        "amount_paid": 0,
        "amount_remaining": 1000,
        "subtotal": 1000,
        "currency": "usd",
        "collection_method": "send_invoice",
    }
    return api.billing.upsert_invoice(**{**body, **members}).data


def coupon(api: Schematic, external_id: str, **members: Any) -> Any:
    body = {
        "external_id": external_id,
        "name": external_id.title(),
        "duration": "once",
        "duration_in_months": 0,
        "amount_off": 0,
        "percent_off": 0,
        "max_redemptions": 0,
        "times_redeemed": 0,
    }
    return api.billing.upsert_billing_coupon(**{**body, **members}).data


def everything(api: Schematic, external_id: str) -> str:
    """One object of each kind with an external id, that."""
    product(api, external_id)
    price(api, external_id, external_id)
    customer(api, external_id)
    meter(api, external_id)
    coupon(api, external_id)
    payment_method(api, external_id, external_id)
    invoice(api, external_id, external_id)
    return external_id


def item(product_external_id: str, price_external_id: str, **members: Any) -> dict[str, Any]:
    """What is on a subscription."""
    return {
        "product_external_id": product_external_id,
        "price_external_id": price_external_id,
        "currency": "usd",
        "interval": "month",
        "price": 1000,
        "quantity": 1,
        "usage_type": "licensed",
        **members,
    }


def subscription(api: Schematic, external_id: str, customer_external_id: str, *items: Any, **members: Any) -> Any:
    body = {
        "subscription_external_id": external_id,
        "customer_external_id": customer_external_id,
        "product_external_ids": list(items),
        "cancel_at_period_end": False,
        "currency": "usd",
        "discounts": [],
        "expired_at": NEVER,
        "total_price": 1000,
        **members,
    }
    return api.billing.upsert_billing_subscription(**body).data
