"""Invoices that a billing provider has issued, mirrored; those of this server are `subscriptions.invoices`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.domains.billing import customers, external, store
from schematic_server.domains.billing.tables import billing_invoice, billing_subscription
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import CreateInvoiceRequestBody, InvoiceResponseData, ListInvoicesQuery

_IS_MIRRORED = billing_invoice.c.document_state.is_(None)
_BY = ("company_id", "customer_external_id", "subscription_external_id")


def upsert(scope: Scope, body: CreateInvoiceRequestBody, provider: str | None = None) -> InvoiceResponseData:
    """Store an invoice by its external id; one without is a new one each time. Its provider is its customer's, if not
    told."""
    customer_id = external.external_id(body, "customer_external_id")
    told = {
        **{name: body[name] for name in ("amount_due", "amount_paid", "amount_remaining", "subtotal")},
        **{name: body[name] for name in ("currency", "collection_method")},
        **external.given(body, "status", "url", "payment_method_external_id", "starting_balance", "ending_balance"),
        **_subscription(scope, body.get("subscription_external_id")),
        "customer_external_id": customer_id,
        "company_id": customers.company_of(scope, customer_id),
        "total": body["subtotal"] if (total := body.get("total")) is None else total,
    }
    if (due_at := body.get("due_date")) is not None:
        told["due_at"] = due_at
    its = provider or customers.provider_of(scope, customer_id)
    if (external_id := body.get("external_id")) is not None:
        external.external_id(body, "external_id")
        if provider is None:
            its, _ = store.key_of_known(scope, billing_invoice, external_id, its)
        _check_mirrored(scope, its, external_id)
    defaults = {"starting_balance": 0, "ending_balance": 0, "tax": 0}
    return response(store.upsert(scope, billing_invoice, "binv", (its, external_id), told, defaults))


def list_(scope: Scope, query: ListInvoicesQuery) -> list[InvoiceResponseData]:
    """A page of a customer's, a subscription's or a company's, newest first; raises BadRequest when none is named."""
    named = {name: value for name, value in query.items() if name in _BY and value}
    if not named:
        raise BadRequest("customer_external_id, subscription_external_id or company_id is required: whose invoices?")
    conditions = [_IS_MIRRORED, *queries.equal(billing_invoice, named, *_BY)]
    return [response(row) for row in store.page(scope, billing_invoice, conditions, query)]


def latest(scope: Scope, subscription_ids: Sequence[str]) -> dict[str, InvoiceResponseData]:
    """The newest invoice of each subscription, by its id."""
    invoice = billing_invoice
    newest = (invoice.c.created_at.desc(), invoice.c.id.desc())
    place = sa.func.row_number().over(partition_by=invoice.c.subscription_id, order_by=newest).label("place")
    found: dict[str, InvoiceResponseData] = {}
    for part in queries.chunks(subscription_ids):
        own = sa.and_(invoice.c.environment_id == scope.environment_id, invoice.c.subscription_id.in_(part))
        ranked = sa.select(invoice, place).where(own).subquery()
        for row in queries.rows(scope.db, sa.select(ranked).where(ranked.c.place == 1)):
            found[row["subscription_id"]] = response(row)
    return found


def adopt(scope: Scope, subscription: Row) -> None:
    """Have invoices that were told before their subscription be of it."""
    invoice = billing_invoice
    own = sa.and_(invoice.c.environment_id == scope.environment_id, _IS_MIRRORED, invoice.c.subscription_id.is_(None))
    its = invoice.c.subscription_external_id == subscription["external_id"]
    scope.db.execute(sa.update(invoice).where(own, its).values(subscription_id=subscription["id"]))


def delete(scope: Scope, external_id: str) -> None:
    """Remove a mirrored invoice; raises NotFound."""
    found = store.of_any_provider(scope, billing_invoice, external_id)
    mirrored = [one["id"] for one in found if one["document_state"] is None]
    if not mirrored:
        raise NotFound(f"mirrored invoice {external_id} does not exist in this environment")
    store.delete(scope, billing_invoice, mirrored)


def response(row: Row) -> InvoiceResponseData:
    return {
        "id": row["id"],
        "environment_id": row["environment_id"],
        "company_id": row["company_id"],
        "customer_external_id": row["customer_external_id"] or "",
        "subscription_external_id": row["subscription_external_id"],
        "external_id": row["external_id"],
        "provider_type": row["provider_type"],
        "status": row["status"],
        "collection_method": row["collection_method"],
        "currency": row["currency"],
        "subtotal": row["subtotal"],
        "total": row["total"],
        "amount_due": row["amount_due"],
        "amount_paid": row["amount_paid"],
        "amount_remaining": row["amount_remaining"],
        "starting_balance": row["starting_balance"],
        "ending_balance": row["ending_balance"],
        "due_date": row["due_at"],
        "payment_method_external_id": row["payment_method_external_id"],
        "url": row["url"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _subscription(scope: Scope, external_id: str | None) -> dict[str, str | None]:
    if external_id is None:
        return {}
    known = store.of_any_provider(scope, billing_subscription, external_id)
    return {"subscription_external_id": external_id, "subscription_id": known[0]["id"] if known else None}


def _check_mirrored(scope: Scope, provider: str, external_id: str) -> None:
    known = store.find(scope, billing_invoice, (provider, external_id))
    if known is not None and known["document_state"] is not None:
        raise BadRequest(f"external_id: {external_id} is an invoice of this server; it cannot be told anew")
