"""Invoices as the API tells them: own ones from charges, mirrored ones as they were told here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingInvoiceDetailResponseData,
        BillingInvoiceLineResponseData,
        BillingInvoiceResponseData,
        BillingInvoiceSettlementResponseData,
    )

_TOLD = (
    "amount_paid",
    "amount_remaining",
    "collection_state",
    "created_at",
    "currency",
    "document_state",
    "due_at",
    "external_id",
    "finalized_at",
    "id",
    "number",
    "period_end",
    "period_start",
    "provider_type",
    "subscription_external_id",
    "subtotal",
    "total",
    "url",
)


def told(row: Row) -> BillingInvoiceResponseData:
    found: Any = _members(row)
    shown: BillingInvoiceResponseData = found
    return shown


def detail(row: Row, lines: Sequence[Row], settlements: Sequence[Row]) -> BillingInvoiceDetailResponseData:
    found: Any = {
        **_members(row),
        "collection_problem": row["collection_problem"],
        "discount": 0,
        "lines": [_line(one) for one in lines],
        "pdf_url": None,
        "settlements": [_settlement(one) for one in settlements],
        "subscription_id": row["subscription_id"],
        "tax": row["tax"],
        "terms": row["terms"],
    }
    shown: BillingInvoiceDetailResponseData = found
    return shown


def _members(row: Row) -> dict[str, Any]:
    return {
        **{name: row[name] for name in _TOLD},
        "collector": row["terms"]["collector"] if row["terms"] else None,
        "company_id": row["company_id"] or "",
        "contract_id": None,
        "status": row["status"] or "open",  # a mirrored one may have come without
    }


def _line(charge: Row) -> BillingInvoiceLineResponseData:
    return {
        "amount": charge["amount"],
        "charge_ids": [charge["id"]],
        "description": charge["description"],
        "external_id": None,
        "id": charge["id"],
        "kind": charge["kind"],
        "period_end": charge["period_end"],
        "period_start": charge["period_start"],
        "quantity": charge["quantity"],
        "subscription_line_id": charge["line_id"],
        "taxable": charge["taxable"],
        "unit_amount": charge["unit_amount"],
    }


def _settlement(row: Row) -> BillingInvoiceSettlementResponseData:
    return {
        "amount": row["amount"],
        "collector": row["collector"],
        "id": row["id"],
        "reference": row["reference"],
        "settled_at": row["settled_at"],
    }
