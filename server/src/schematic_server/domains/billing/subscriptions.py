"""Subscriptions as a billing provider tells them: stored by their external id, linked to companies, and acted on.

What they do to plans is decided further right, by whoever goes through `views.subscription_stored`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection

from schematic_server.changes import SubscriptionChanged
from schematic_server.domains.billing import (
    customers,
    external,
    invoices,
    payment_methods,
    sold_items,
    statuses,
    store,
    subscription_store,
)
from schematic_server.domains.billing.calendars import Calendar, Unit
from schematic_server.domains.billing.external import at, seconds
from schematic_server.domains.billing.tables import billing_subscription
from schematic_server.domains.billing.views import subscription_stored
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingSubscriptionResponseData,
        CreateBillingSubscriptionRequestBody,
    )

_COMPANY, _PAYER = "schematic_company_id", "schematic_billing_entity_id"  # in a provider's metadata
_UNITS: Mapping[str, Unit] = {"day": "day", "year": "year"}
_KEPT = ("trial_end_setting", "application_id", "started_at")


def upsert(scope: Scope, body: CreateBillingSubscriptionRequestBody) -> BillingSubscriptionResponseData:
    """Store a subscription by its external id with what is on it; its company is linked, and its plans follow.

    Products and prices that it names and nobody has told yet are made from what it says of them.
    """
    key = external.key(cast("Mapping[str, Any]", body), "subscription_external_id")
    before = store.find(scope, billing_subscription, key)
    if before is not None and before["anchor"] is not None:
        raise BadRequest(f"subscription_external_id: {key[1]} is billed by this server; change it by manage-plan")
    payer = _payer(scope, body) or (before["billing_entity_id"] if before else None)
    company_id = _company(scope, key[0], body, before, payer)
    items = sold_items.known(scope, key[0], body["product_external_ids"])
    told = {**_told(scope, body), **_period(scope, body, before, items), "company_id": company_id}
    told["billing_entity_id"] = payer
    defaults = {"status": "active", "is_initial": False}
    row = store.upsert(scope, billing_subscription, "bilsub", key, told, defaults)
    has_other_items = subscription_store.replace_items(scope, row["id"], items)
    invoices.adopt(scope, row)
    _tell(scope, row, before, has_other_items=has_other_items)
    return response(row)


def over(db: Connection, now: datetime, limit: int) -> list[Row]:
    """Those of all environments whose time is over and that give access still, each with its `account_id`."""
    return subscription_store.over(db, now, limit)


def next_end(db: Connection, now: datetime) -> datetime | None:
    """When the next one's time is over."""
    return subscription_store.next_end(db, now)


def expire(scope: Scope, before: Row) -> None:
    """End a subscription whose time is over and of which its provider has told nothing more."""
    if subscription_store.expire(scope, before["id"]):
        _tell(scope, {**before, "status": "expired"}, before)


def follow_customer(scope: Scope, customer: Row) -> None:
    """Have the subscriptions of a customer be of the company that it has turned out to be, but for those that it pays
    for another."""
    key = (customer["provider_type"], customer["external_id"])
    for before in subscription_store.of_customers(scope, [key]).get(key, []):
        is_told = before["anchor"] is None and before["billing_entity_id"] is None
        if is_told and before["company_id"] != customer["company_id"]:
            subscription_store.put_company(scope, before["id"], customer["company_id"])
            _tell(scope, {**before, "company_id": customer["company_id"]}, before)


def _tell(scope: Scope, row: Row, before: Row | None, *, has_other_items: bool = False) -> None:
    """Have whoever acts on subscriptions do so, and tell of it if anything is other than before."""
    for stored in subscription_stored:
        stored(scope, row, before)
    if before is not None and not has_other_items and {**row, "updated_at": before["updated_at"]} == before:
        return
    for one in sorted({row["company_id"], (before or row)["company_id"]}):
        scope.emit(SubscriptionChanged(*scope.here, one, row["id"]))


def period_ends(scope: Scope, company_ids: Sequence[str]) -> dict[str, datetime]:
    """When the period ends that each company has paid for; those that pay nothing are left out."""
    found = subscription_store.of_companies(scope, company_ids)
    return {
        company_id: row["period_end"]
        for company_id, rows in found.items()
        for row in rows
        if statuses.runs(row, scope.now)
    }


def response(row: Row) -> BillingSubscriptionResponseData:
    return {
        "id": row["id"],
        "subscription_external_id": row["external_id"],
        "customer_external_id": row["customer_external_id"],
        "company_id": row["company_id"],
        "provider_type": row["provider_type"],
        "status": row["status"],
        "currency": row["currency"],
        "interval": row["interval"],
        "total_price": row["total_price"],
        "period_start": seconds(row["period_start"]) or 0,
        "period_end": seconds(row["period_end"]) or 0,
        "trial_end": seconds(row["trial_end"]),
        "trial_end_setting": row["trial_end_setting"],
        "cancel_at": seconds(row["cancel_at"]),
        "cancel_at_period_end": row["cancel_at_period_end"],
        "expired_at": row["expired_at"],
        "default_payment_method_id": row["default_payment_method_id"],
        "application_id": row["application_id"],
        "metadata": row["details"],
        "created_at": row["created_at"],
    }


def _company(
    scope: Scope, provider: str, body: CreateBillingSubscriptionRequestBody, before: Row | None, payer: str | None
) -> str:
    """The company that the body names, or the provider's metadata; else the one that the customer is, but for what
    another company pays, which stays that of its company."""
    named = customers.check_company(scope, body.get("company_id")) or _named(scope, body, _COMPANY)
    customer_id = external.external_id(cast("Mapping[str, Any]", body), "customer_external_id")
    kept = customers.existing(scope, before["company_id"]) if before is not None else None
    if payer is not None:
        named = named or kept
    return customers.link(scope, provider, customer_id, named, payer=payer, otherwise=kept)


def _payer(scope: Scope, body: CreateBillingSubscriptionRequestBody) -> str | None:
    return _named(scope, body, _PAYER)


def _named(scope: Scope, body: CreateBillingSubscriptionRequestBody, name: str) -> str | None:
    found = (body.get("metadata") or {}).get(name)
    return customers.existing(scope, found) if isinstance(found, str) else None


def _told(scope: Scope, body: CreateBillingSubscriptionRequestBody) -> dict[str, Any]:
    members = cast("Mapping[str, Any]", body)
    told = {
        **external.given(members, *_KEPT, "status"),
        **{name: members[name] for name in ("customer_external_id", "currency", "total_price", "cancel_at_period_end")},
        "expired_at": body["expired_at"],
        "discounts": [_discount(one) for one in body["discounts"]],
        "cancel_at": at(members, "cancel_at"),
        "trial_end": at(members, "trial_end"),
    }
    if (details := body.get("metadata")) is not None:
        told["details"] = dict(details)
    if (method := _payment_method(scope, body)) is not None:
        told["default_payment_method_id"] = method
    return told


def _discount(one: Mapping[str, Any]) -> dict[str, Any]:
    """A discount as JSON keeps it."""
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in one.items()}


def _payment_method(scope: Scope, body: CreateBillingSubscriptionRequestBody) -> str | None:
    named = body.get("default_payment_method_id")
    told = body.get("default_payment_method_external_id")
    return named or (payment_methods.find(scope, told) if told else None)


def _period(
    scope: Scope, body: CreateBillingSubscriptionRequestBody, before: Row | None, items: Sequence[Row]
) -> dict[str, Any]:
    """The interval, and the period that is paid for: as told, else as it was, else one from now on."""
    members = cast("Mapping[str, Any]", body)
    interval: str = body.get("interval") or (items[0]["told"]["interval"] if items else "month")
    count: int = next((one["interval_count"] for one in items if one["told"]["interval"] == interval), 1)
    start = at(members, "period_start") or (before["period_start"] if before else scope.now)
    end = at(members, "period_end") or (before["period_end"] if before else None)
    if end is None or end <= start:
        if body.get("period_end") is not None:
            raise BadRequest("period_end: must be after period_start")
        end = _end(start, interval, count)
    return {"interval": interval, "interval_count": count, "period_start": start, "period_end": end}


def _end(start: datetime, interval: str, count: int) -> datetime:
    try:
        return Calendar(_UNITS.get(interval, "month"), count, start).period(0).end
    except (OverflowError, ValueError):
        raise BadRequest("period_start: a period from there on would end after the year 9999") from None
