"""What was charged and topped up of credits, which is no operation of the contract: for the console."""

from __future__ import annotations

from collections.abc import Sequence

from schematic_server.domains.companies import companies
from schematic_server.domains.credits import amounts, credit_types
from schematic_server.domains.plancredits import charge_store, topup_store
from schematic_server.domains.plancredits import charges as charging
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row


def charges(scope: Scope, *, company_id: str | None, status: str | None, limit: int, offset: int) -> list[Row]:
    """Newest first, with `credits`, `company_name` and `credit_name`; `rate` and `amount` are in the currency's
    smallest unit."""
    rows = charge_store.page(scope, company_id, status, limit, offset)
    return _named(scope, [{**row, "credits": amounts.credits(row["units"])} for row in rows])


def settle(scope: Scope, charge_id: str, outcome: str) -> Row:
    """See `charges.settle`."""
    return charging.settle(scope, charge_id, outcome)


def topups(scope: Scope, *, company_id: str | None, status: str | None, limit: int, offset: int) -> list[Row]:
    """What was meant to be bought, newest first, with `company_name` and `credit_name`; `amount` is in credits."""
    return _named(scope, topup_store.page(scope, company_id, status, limit, offset))


def _named(scope: Scope, rows: Sequence[Row]) -> list[Row]:
    owners = companies.by_id(scope, sorted({row["company_id"] for row in rows}))
    credits = credit_types.named(scope, sorted({row["credit_id"] for row in rows}))
    return [
        {
            **row,
            "company_name": owners[row["company_id"]]["name"],
            "credit_name": credits[row["credit_id"]]["name"],
        }
        for row in rows
    ]
