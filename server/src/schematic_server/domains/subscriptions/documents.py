"""Finalised invoices as files: a page to read, and lines for bookkeeping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from schematic_server.domains.billing import pricing
from schematic_server.domains.subscriptions import invoice_store as store
from schematic_server.domains.subscriptions import invoices, pdf
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

COLUMNS = (
    "invoice",
    "line",
    "kind",
    "description",
    "period_start",
    "period_end",
    "quantity",
    "unit_amount",
    "amount",
    "currency",
    "taxable",
)


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says of an invoice; `to` is the company's name."""

    invoice: Row
    lines: list[Row]
    to: str

    def pdf(self) -> bytes:
        return pdf.rendered(_heading(self), [_printed(self, one) for one in self.lines], _totals(self))

    def rows(self) -> list[list[Any]]:
        """The lines under a row of their names. Amounts are in the smallest unit of the currency, as the API has them.

        Instants are instants.
        """
        number: str = self.invoice["number"]
        told = [[number, index, *(one[name] for name in COLUMNS[2:])] for index, one in enumerate(self.lines, 1)]
        return [list(COLUMNS), *told]


def find(scope: Scope, invoice_id: str) -> Document:
    """Raises NotFound for what is no finalised invoice of this server."""
    row = invoices.own_document(scope, invoice_id)
    names = store.company_names(scope, [row["company_id"]])
    return Document(row, store.lines(scope, invoice_id), names.get(row["company_id"]) or row["company_id"])


def _heading(document: Document) -> list[str]:
    row = document.invoice
    terms: Row = row["terms"] or {}
    details: Row = terms.get("billing_details") or {}
    address: Row = details.get("address") or {}
    town = " ".join(one for one in (address.get("postal_code"), address.get("city"), address.get("state")) if one)
    dates = [f"Issued {_day(row['finalized_at'])}", f"Due {_day(row['due_at'])}"]
    order = [f"Purchase order {terms['purchase_order']}"] if terms.get("purchase_order") else []
    state = ["Void"] if row["document_state"] == "void" else ["Paid"] if row["status"] == "paid" else []
    to = [document.to, address.get("line1"), address.get("line2"), town, address.get("country"), details.get("email")]
    taxes = [f"{one['type']} {one['value']}" for one in details.get("tax_ids") or ()]
    return [f"Invoice {row['number']}", *state, *dates, *order, "", *(one for one in to if one), *taxes]


def _printed(document: Document, line: Row) -> tuple[str, str, str]:
    period = ""
    if line["period_start"] is not None and line["period_end"] is not None:
        period = f"{_day(line['period_start'])} to {_day(line['period_end'])}"
    what = line["description"] if line["quantity"] in (None, 1) else f"{line['quantity']:,} x {line['description']}"
    return what, period, _amount(document, line["amount"])


def _totals(document: Document) -> list[tuple[str, str]]:
    row = document.invoice
    told = [("Total", row["total"]), ("Paid", row["amount_paid"]), ("Remaining", row["amount_remaining"])]
    return [(name, f"{_amount(document, amount)} {row['currency'].upper()}") for name, amount in told]


def _amount(document: Document, amount: int) -> str:
    return pricing.shown(amount, document.invoice["currency"])


def _day(at: date) -> str:
    return f"{at:%Y-%m-%d}"
