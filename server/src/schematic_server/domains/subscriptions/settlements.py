"""Payments of invoices, as whoever took the money tells of them: each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schematic_server.bounds import MAX_INTEGER
from schematic_server.domains.subscriptions import invoice_store as store
from schematic_server.domains.subscriptions import invoices
from schematic_server.domains.subscriptions.views import invoice_settled
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingInvoiceDetailResponseData,
        MarkBillingInvoicePaidRequestBody,
    )


def mark_paid(
    scope: Scope, invoice_id: str, body: MarkBillingInvoicePaidRequestBody
) -> BillingInvoiceDetailResponseData:
    """Record a payment once per `idempotency_key`: a repeat answers what stands, whatever else it says.

    Raises NotFound, and BadRequest for an invoice that takes no payments, and for an amount or instant that cannot be.
    """
    row = invoices.get_row(scope, invoice_id)
    key = body["idempotency_key"]
    if not key:
        raise BadRequest("idempotency_key: must not be empty; send the same one again when a payment is told again")
    if store.find_settlement(scope, invoice_id, key) is None:
        _record(scope, row, body)
    return invoices.get(scope, invoice_id)


def _record(scope: Scope, row: Row, body: MarkBillingInvoicePaidRequestBody) -> None:
    _check_open(row)
    terms: Row = row["terms"] or {}
    left: int = row["amount_remaining"]
    asked = body.get("amount")
    amount = left if asked is None else asked
    if not 0 < amount <= min(left, MAX_INTEGER):
        raise BadRequest(f"amount: between 1 and the {left} that remain of invoice {row['id']}, not {amount}")
    settled_at = body.get("settled_at") or scope.now
    if settled_at > scope.now:
        raise BadRequest("settled_at: lies in the future; send when the money came, or leave it out for now")
    store.insert_settlement(
        scope,
        {
            "id": new_id("bstl"),
            "invoice_id": row["id"],
            "idempotency_key": body["idempotency_key"],
            "amount": amount,
            "reference": body.get("reference"),
            "collector": terms.get("collector") or "external",
            "settled_at": settled_at,
        },
    )
    is_paid = amount == left
    values: dict[str, Any] = {"amount_paid": row["amount_paid"] + amount, "amount_remaining": left - amount}
    if is_paid:
        values |= {"status": "paid", "collection_state": "paid", "chase_at": None}
    elif row["collection_state"] != "past_due":
        values["collection_state"] = "partially_paid"
    store.update(scope, row["id"], values)
    if is_paid:
        for settled in invoice_settled:
            settled(scope, row, "paid")


def _check_open(row: Row) -> None:
    if row["document_state"] is None:
        raise BadRequest(f"invoice {row['id']} is of {row['provider_type']}, which says what was paid of it")
    if row["document_state"] == "draft":
        raise BadRequest(f"invoice {row['id']} is a draft; finalise it first")
    if row["document_state"] == "void":
        raise BadRequest(f"invoice {row['id']} is void; nothing is owed on it")
    if row["status"] == "paid":
        raise BadRequest(f"invoice {row['id']} is paid already")
