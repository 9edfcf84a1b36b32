"""Payments of invoices, as whoever took the money tells of them: each once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

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

EXTERNAL: Final = "external"  # who collects what people tell of
STRIPE_INVOICE: Final = "stripe_invoice"


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
        _take_down(scope, row, body)
    return invoices.get(scope, invoice_id)


def find(scope: Scope, invoice_id: str, key: str) -> Row | None:
    """The payment that was recorded under an idempotency key."""
    return store.find_settlement(scope, invoice_id, key)


def collected(scope: Scope, invoice_id: str, collector: str) -> int:
    """How much a collector has taken of an invoice."""
    return sum(one["amount"] for one in store.settlements(scope, invoice_id) if one["collector"] == collector)


def record(
    scope: Scope, row: Row, amount: int, key: str, collector: str, settled_at: datetime, reference: str | None = None
) -> None:
    """Add a payment of no more than what is left of an open invoice, which was not recorded under this key yet."""
    left: int = row["amount_remaining"]
    store.insert_settlement(
        scope,
        {
            "id": new_id("bstl"),
            "invoice_id": row["id"],
            "idempotency_key": key,
            "amount": amount,
            "reference": reference,
            "collector": collector,
            "settled_at": settled_at,
        },
    )
    is_paid = amount == left
    values: dict[str, Any] = {"amount_paid": row["amount_paid"] + amount, "amount_remaining": left - amount}
    if is_paid:
        values |= {"status": "paid", "collection_state": "paid", "collection_problem": None, "chase_at": None}
    elif row["collection_state"] != "past_due":
        values["collection_state"] = "partially_paid"
    store.update(scope, row["id"], values)
    if is_paid:
        for settled in invoice_settled:
            settled(scope, row, "paid")


def _take_down(scope: Scope, row: Row, body: MarkBillingInvoicePaidRequestBody) -> None:
    _check_open(row)
    left: int = row["amount_remaining"]
    asked = body.get("amount")
    amount = left if asked is None else asked
    if not 0 < amount <= min(left, MAX_INTEGER):
        raise BadRequest(f"amount: between 1 and the {left} that remain of invoice {row['id']}, not {amount}")
    if amount != left and row["terms"] and row["terms"].get("collector") == STRIPE_INVOICE:
        raise BadRequest(
            f"amount: invoice {row['id']} is collected by Stripe, which can only be told that all {left} of it were"
            " paid elsewhere; leave the amount out"
        )
    settled_at = body.get("settled_at") or scope.now
    if settled_at > scope.now:
        raise BadRequest("settled_at: lies in the future; send when the money came, or leave it out for now")
    record(scope, row, amount, body["idempotency_key"], EXTERNAL, settled_at, body.get("reference"))


def _check_open(row: Row) -> None:
    if row["document_state"] is None:
        raise BadRequest(f"invoice {row['id']} is of {row['provider_type']}, which says what was paid of it")
    if row["document_state"] == "draft":
        raise BadRequest(f"invoice {row['id']} is a draft; finalise it first")
    if row["document_state"] == "void":
        raise BadRequest(f"invoice {row['id']} is void; nothing is owed on it")
    if row["status"] == "paid":
        raise BadRequest(f"invoice {row['id']} is paid already")
