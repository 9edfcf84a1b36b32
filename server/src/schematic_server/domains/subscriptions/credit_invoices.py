"""Credits that were used before they were paid, invoiced as their charges are made: one invoice a charge, one line.

Paid, it settles the charge; void, it forgives the debt. A company that this server never billed has the charge alone,
for whoever bills it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from schematic_server.domains.billing.calendars import Period
from schematic_server.domains.billing.pricing import rounded
from schematic_server.domains.credits import amounts, credit_types
from schematic_server.domains.plancredits import charges
from schematic_server.domains.subscriptions import charging, invoice_store, invoices, statement_store
from schematic_server.domains.subscriptions.lines import Charge
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

_PREFIX = "credits:"  # of the keys of such charges; the id of what is charged for follows


def charged(scope: Scope, rows: Sequence[Row]) -> None:
    """Invoice new charges for credits, by the newest subscription of each company."""
    owners = statement_store.newest_own(scope, {row["company_id"] for row in rows})
    names = credit_types.named(scope, sorted({row["credit_id"] for row in rows}))
    new = [
        charging.row(owner, _charge(row, names[row["credit_id"]]["name"]))
        for row in rows
        if row["amount"] and (owner := owners.get(row["company_id"])) is not None
    ]
    invoices.charge_alone(scope, {one["id"]: one for one in owners.values()}, new)


def settled(scope: Scope, invoice: Row, became: str) -> None:
    """Have what an invoice charged of credits become what the invoice is."""
    for line in invoice_store.lines(scope, invoice["id"]):
        if line["key"].startswith(_PREFIX):
            charges.settle_owed(scope, line["key"].removeprefix(_PREFIX), became)


def _charge(row: Row, name: str) -> Charge:
    whole = row["units"] % 10**amounts.DIGITS == 0
    return Charge(
        _PREFIX + row["id"],
        None,
        "true_up",
        name,
        row["amount"],
        row["currency"],
        Period(row["window_start"], row["window_end"]),
        row["units"] // 10**amounts.DIGITS if whole else None,
        rounded(Decimal(row["rate"])) if whole else None,
    )
