"""Operations on what happened to credits: the ledger, and balances by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.credits import balance_series, entries
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        CountCreditEventLedgerAnswer,
        CountCreditEventLedgerQuery,
        GetCreditBalanceTimeSeriesAnswer,
        GetCreditBalanceTimeSeriesQuery,
        GetCreditEventLedgerEntryAnswer,
        ListCreditEventLedgerAnswer,
        ListCreditEventLedgerQuery,
    )


routes = Handlers()


@routes.operation("credits.list_credit_event_ledger")
def list_credit_event_ledger(scope: Scope, query: ListCreditEventLedgerQuery) -> ListCreditEventLedgerAnswer:
    return entries.list_(scope, query)


@routes.operation("credits.count_credit_event_ledger")
def count_credit_event_ledger(scope: Scope, query: CountCreditEventLedgerQuery) -> CountCreditEventLedgerAnswer:
    return {"count": entries.count(scope, query)}


@routes.operation("credits.get_credit_event_ledger_entry")
def get_credit_event_ledger_entry(scope: Scope, ledger_entry_id: str) -> GetCreditEventLedgerEntryAnswer:
    return entries.get(scope, ledger_entry_id)


@routes.operation("credits.get_credit_balance_time_series")
def get_credit_balance_time_series(
    scope: Scope, query: GetCreditBalanceTimeSeriesQuery
) -> GetCreditBalanceTimeSeriesAnswer:
    return balance_series.get(scope, query)
