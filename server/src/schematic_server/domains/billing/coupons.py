"""Coupons of a billing provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.billing import decimals, external, store
from schematic_server.domains.billing.tables import billing_coupon
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingCouponResponseData, CreateCouponRequestBody, ListCouponsQuery

_MAX_PERCENT = 100
_MAX_AMOUNT = 2**53 - 1
_MAX_MONTHS = 1200  # a century
_DURATIONS = ("once", "repeating", "forever")


def upsert(scope: Scope, body: CreateCouponRequestBody, provider: str | None = None) -> BillingCouponResponseData:
    """Store a coupon by its external id. It is this server's own, if no provider is told."""
    if body["duration"] not in _DURATIONS:
        raise BadRequest(f"duration: {body['duration']} is none of {', '.join(_DURATIONS)}")
    least = 1 if body["duration"] == "repeating" else 0
    told = {
        "name": body["name"],
        "amount_off": external.small(body, "amount_off", most=_MAX_AMOUNT),
        "percent_off": decimals.text("percent_off", body["percent_off"], _MAX_PERCENT),
        "currency": body.get("currency"),
        "duration": body["duration"],
        "duration_in_months": external.small(body, "duration_in_months", 0, least, _MAX_MONTHS),
        "max_redemptions": external.small(body, "max_redemptions", most=_MAX_AMOUNT),
        "times_redeemed": external.small(body, "times_redeemed", most=_MAX_AMOUNT),
    }
    external_id = external.external_id(body, "external_id")
    known = store.key_of_known(scope, billing_coupon, external_id)
    key = known if provider is None else (provider, external_id)
    return response(scope, store.upsert(scope, billing_coupon, "bilcpn", key, told, {"is_active": True}))


def is_known(scope: Scope, external_id: str) -> bool:
    """Whether there is a coupon of that code, of any provider."""
    return bool(store.of_any_provider(scope, billing_coupon, external_id))


def list_(scope: Scope, query: ListCouponsQuery) -> list[BillingCouponResponseData]:
    """A page, newest first."""
    conditions = queries.matching(query.get("q"), billing_coupon.c.name, billing_coupon.c.external_id)
    if (is_active := query.get("is_active")) is not None:
        conditions.append(billing_coupon.c.is_active.is_(is_active))
    return [response(scope, row) for row in store.page(scope, billing_coupon, conditions, query)]


def delete(scope: Scope, external_id: str) -> None:
    """Remove a coupon; raises NotFound."""
    found = store.of_any_provider(scope, billing_coupon, external_id)
    if not found:
        raise NotFound(f"coupon {external_id} does not exist in this environment")
    store.delete(scope, billing_coupon, [one["id"] for one in found])


def response(scope: Scope, row: Row) -> BillingCouponResponseData:
    """A coupon; how many times it can be redeemed, and how long it lasts, are told as 0 where there is no such end."""
    return {
        "id": row["id"],
        "account_id": scope.account_id,
        "environment_id": row["environment_id"],
        "external_id": row["external_id"],
        "provider_type": row["provider_type"],
        "name": row["name"],
        "amount_off": row["amount_off"],
        "percent_off": float(row["percent_off"]),
        "currency": row["currency"],
        "duration": row["duration"],
        "duration_in_months": row["duration_in_months"],
        "max_redemptions": row["max_redemptions"],
        "times_redeemed": row["times_redeemed"],
        "is_active": row["is_active"],
        "metadata": {},
        "valid_from": None,
        "valid_until": None,
    }
