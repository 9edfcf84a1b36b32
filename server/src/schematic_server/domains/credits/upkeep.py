"""What companies have of credits that is no operation of the contract: for the console."""

from __future__ import annotations

from schematic_server.domains.credits import amounts, hold_store
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

MOST_HOLDS = 100  # that are told of a company at once


def open_holds(scope: Scope, company_id: str) -> list[Row]:
    """Leases and reservations (`kind`) that take credits of a company now, what ends first coming first.

    `amount`, `spent` and `left` are in credits.
    """
    return [
        {
            **row,
            "amount": amounts.credits(row["amount"]),
            "spent": amounts.credits(row["spent"]),
            "left": amounts.credits(max(0, row["amount"] - row["spent"])),
        }
        for row in hold_store.open_of_company(scope, company_id, MOST_HOLDS)
    ]
