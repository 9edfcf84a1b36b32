"""What Stripe tells, as tests need it: objects as its HTTP has them, and notices that are signed as it signs them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import httpx2

from .asgi import App

SECRET = "whsec_of_these_tests"
KEY = "sk_test_12345"
EPOCH = int(datetime(2026, 3, 1, tzinfo=UTC).timestamp())  # when what is told here happens
MONTH = 31 * 86400


def product(external_id: str = "prod_gold", **members: Any) -> dict[str, Any]:
    return {"id": external_id, "object": "product", "name": "Gold", "active": True, **members}


def price(external_id: str = "price_gold", product_id: str = "prod_gold", **members: Any) -> dict[str, Any]:
    return {
        "id": external_id,
        "object": "price",
        "product": product_id,
        "active": True,
        "currency": "usd",
        "billing_scheme": "per_unit",
        "unit_amount": 1000,
        "unit_amount_decimal": "1000",
        "recurring": {"interval": "month", "interval_count": 1, "usage_type": "licensed", "meter": None},
        "nickname": None,
        "tiers_mode": None,
        "transform_quantity": None,
        **members,
    }


def customer(external_id: str = "cus_acme", **members: Any) -> dict[str, Any]:
    return {
        "id": external_id,
        "object": "customer",
        "name": "Acme",
        "email": "amy@acme.example",
        "metadata": {},
        "invoice_settings": {"default_payment_method": None},
        **members,
    }


def subscription(external_id: str = "sub_acme", customer_id: str = "cus_acme", **members: Any) -> dict[str, Any]:
    item = {
        "id": f"si_{external_id}",
        "price": members.pop("price", None) or price(),
        "quantity": members.pop("quantity", 1),
        "current_period_start": EPOCH,
        "current_period_end": EPOCH + MONTH,
    }
    return {
        "id": external_id,
        "object": "subscription",
        "customer": customer_id,
        "status": "active",
        "currency": "usd",
        "items": {"object": "list", "data": [item]},
        "cancel_at": None,
        "cancel_at_period_end": False,
        "discounts": [],
        "ended_at": None,
        "metadata": {},
        "start_date": EPOCH,
        "trial_end": None,
        **members,
    }


def invoice(external_id: str = "in_acme", customer_id: str = "cus_acme", **members: Any) -> dict[str, Any]:
    return {
        "id": external_id,
        "object": "invoice",
        "customer": customer_id,
        "status": "open",
        "currency": "usd",
        "amount_due": 1000,
        "amount_paid": 0,
        "amount_remaining": 1000,
        "subtotal": 1000,
        "total": 1000,
        "collection_method": "charge_automatically",
        "due_date": None,
        "metadata": {},
        "parent": {"subscription_details": {"subscription": "sub_acme"}},
        **members,
    }


def payment_method(external_id: str = "pm_acme", customer_id: str | None = "cus_acme") -> dict[str, Any]:
    card = {"brand": "visa", "exp_month": 12, "exp_year": 2030, "last4": "4242"}
    return {"id": external_id, "object": "payment_method", "customer": customer_id, "type": "card", "card": card}


def coupon(external_id: str = "TEN", **members: Any) -> dict[str, Any]:
    return {"id": external_id, "object": "coupon", "duration": "once", "percent_off": 12.5, **members}


def event(event_id: str, kind: str, content: Mapping[str, Any], at: int = 0) -> dict[str, Any]:
    """A notice of something that happened `at` so many seconds after the first."""
    told = {"object": content}
    return {"id": event_id, "object": "event", "type": kind, "created": EPOCH + at, "data": told}


def signed(told: Mapping[str, Any], secret: str = SECRET, timestamp: int | None = None) -> tuple[bytes, dict[str, str]]:
    """Body and headers of a notice, signed by the helper that Stripe's library has for it."""
    from stripe import WebhookSignature

    body = json.dumps(told)
    signature = WebhookSignature.generate_signature_header(body, secret, timestamp)
    return body.encode(), {"Stripe-Signature": signature}


def send(app: App, environment_id: str, told: Mapping[str, Any], **how: Any) -> httpx2.Response:
    body, headers = signed(told, **how)
    with app.client() as client:
        return client.post(f"/integrations/stripe/webhook/{environment_id}", content=body, headers=headers)
