"""What companies have of credits at this instant, from their accounts: one row each, however many grants there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from schematic_server.changes import Balance
from schematic_server.domains.companies import companies
from schematic_server.domains.credits import accounts, amounts, ledger_store
from schematic_server.errors import NotFound
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.companies import CompanyDetailPart
    from schematic_server.contract.credits import CompanyCreditBalanceResponseData


def of_companies(scope: Scope, company_ids: Sequence[str]) -> dict[str, list[Balance]]:
    """Balances by company, of the credit types that something was granted of to it, in the order of their ids.

    What has ended by now counts no more, and what is given anew does, whether or not anybody has written that down.
    """
    stored = ledger_store.accounts_of(scope, company_ids)
    due = [
        (row["company_id"], row["credit_id"])
        for rows in stored.values()
        for row in rows
        if any(ends is not None and ends <= scope.now for ends in (row["next_at"], row["renews_at"]))
    ]
    now = accounts.foreseen(scope, due) if due else {}
    return {
        one: [now.get((one, row["credit_id"])) or accounts.balance(row) for row in rows] for one, rows in stored.items()
    }


def of_details(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyDetailPart]:
    """`billing_credit_balances` of a company's detail: what remains, by credit."""
    return {
        company_id: {"billing_credit_balances": {one.credit_id: amounts.credits(one.remaining) for one in found}}
        for company_id, found in of_companies(scope, ids).items()
    }


def list_(scope: Scope, company_id: str) -> list[CompanyCreditBalanceResponseData]:
    """One company's; raises NotFound."""
    if not companies.exists(scope, company_id):
        raise NotFound(f"company {company_id} does not exist in this environment")
    return [_told(one) for one in of_companies(scope, [company_id]).get(company_id, ())]


def _told(one: Balance) -> CompanyCreditBalanceResponseData:
    return {
        "credit_id": one.credit_id,
        "remaining": amounts.credits(one.remaining),
        "reserved": amounts.credits(one.reserved),
        "settled": amounts.credits(one.remaining + one.reserved),
        "total": amounts.credits(one.total),
        "source": "schematic",
    }
