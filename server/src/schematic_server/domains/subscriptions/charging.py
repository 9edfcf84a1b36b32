"""Charges as they are stored. Pure."""

from __future__ import annotations

from typing import Any

from schematic_server.bounds import MAX_INTEGER
from schematic_server.domains.subscriptions.lines import Charge
from schematic_server.errors import BadRequest
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row


def row(subscription: Row, charge: Charge) -> dict[str, Any]:
    """The columns of a new charge of a subscription, without what all rows have.

    Raises BadRequest for what is more than can be told exactly.
    """
    if max(abs(charge.amount), charge.quantity or 0) > MAX_INTEGER:
        what = f"{charge.description}: {charge.amount} for {charge.quantity or 1} units"
        raise BadRequest(f"{what} cannot be charged; at most {MAX_INTEGER} of the smallest unit of a currency are")
    period = charge.period
    return {
        "id": new_id("subch"),
        "company_id": subscription["company_id"],
        "subscription_id": subscription["id"],
        "line_id": charge.line_id,
        "key": charge.key,
        "kind": charge.kind,
        "description": charge.description,
        "quantity": charge.quantity,
        "unit_amount": charge.unit_amount,
        "amount": charge.amount,
        "currency": charge.currency,
        "period_start": None if period is None else period.start,
        "period_end": None if period is None else period.end,
        "taxable": False,  # no taxes are reckoned here
        "position": None,
        "invoice_id": None,
    }
