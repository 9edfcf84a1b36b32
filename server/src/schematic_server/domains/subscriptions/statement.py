"""A company's own subscription as the API tells it: lines in force, what is to change, what is not yet invoiced.

The statement is of all that is open of the company in the currency of the subscription, whichever of its subscriptions
it is of. Where nothing is, it is in the currency in which something is open, such as what an ended subscription in
another one gave back; it names its currency. What is open in further ones has a statement each beside it. And the last
subscription is told of after its end while anything is open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from schematic_server.domains.billing.pricing import rounded
from schematic_server.domains.subscriptions import lines, profiles
from schematic_server.domains.subscriptions import statement_store as store
from schematic_server.domains.subscriptions.views import subscription_view
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingNativeSubscriptionChangeResponseData,
        BillingNativeSubscriptionLineResponseData,
        BillingNativeSubscriptionResponseData,
        BillingStatementLineResponseData,
        BillingStatementResponseData,
    )

_TOLD = (
    "cadence_count",
    "cadence_unit",
    "currency",
    "effective_from",
    "effective_to",
    "id",
    "kind",
    "quantity",
    "source_id",
    "source_name",
    "tiers_mode",
    "timing",
)


def native(scope: Scope, company_id: str) -> BillingNativeSubscriptionResponseData:
    """Raises NotFound for a company that this server does not bill, and of which nothing is open."""
    row, charges = store.own_subscription(scope, company_id), store.open_charges(scope, company_id)
    if row is None and charges:
        row = store.newest_own(scope, [company_id]).get(company_id)
    if row is None:
        raise NotFound(f"company {company_id} has no subscription that this server bills")
    known = store.lines(scope, row["id"])
    types = store.plan_types(scope, {one["plan_id"] for one in known})
    told = {one["id"]: _line(one, types, scope.now) for one in known}
    terms = profiles.terms(scope, [company_id]).get(company_id)
    statements = _statements(row, charges) if terms is not None else []
    found: Any = {
        **{name: row[name] for name in ("cancel_at", "company_id", "currency", "id", "period_end", "period_start")},
        "lines": [told[one["id"]] for one in known if _is_in_force(one, scope.now)],
        "scheduled_changes": _changes(row, known, told, scope.now),
        "started_at": row["started_at"],
        "statement": next(iter(statements), None),
        "other_statements": statements[1:],
        "status": row["status"],
        "terms": terms,
    }
    for view in subscription_view:
        found |= view(scope, [row["id"]]).get(row["id"], {})
    shown: BillingNativeSubscriptionResponseData = found
    return shown


def _statements(row: Row, charges: Sequence[Row]) -> list[BillingStatementResponseData]:
    """One of each currency in which something is open, that of the subscription first; at least one, if of nothing."""
    currencies = sorted({one["currency"] for one in charges}, key=lambda one: (one != row["currency"], one))
    return [
        _statement(row, currency, [one for one in charges if one["currency"] == currency])
        for currency in currencies or [row["currency"]]
    ]


def _statement(row: Row, currency: str, charges: Sequence[Row]) -> BillingStatementResponseData:
    total: int = sum(one["amount"] for one in charges)
    found: Any = {
        "currency": currency,
        "lines": [_statement_line(one) for one in charges],
        "period_end": row["period_end"],
        "period_start": row["period_start"],
        "subtotal": total,
        "total": total,
    }
    shown: BillingStatementResponseData = found
    return shown


def _statement_line(charge: Row) -> BillingStatementLineResponseData:
    return {
        "amount": charge["amount"],
        "kind": charge["kind"],
        "period_end": charge["period_end"],
        "period_start": charge["period_start"],
        "quantity": charge["quantity"],
        "subscription_line_id": charge["line_id"],
        "unit_amount": charge["unit_amount"],
    }


def _changes(
    row: Row,
    known: Sequence[Row],
    told: Mapping[str, BillingNativeSubscriptionLineResponseData],
    now: datetime,
) -> list[BillingNativeSubscriptionChangeResponseData]:
    """What is known of the future, the earliest first: a line that follows one of the same source replaces it."""
    ending = {
        (one["effective_to"], one["source_id"]): one
        for one in known
        if one["effective_to"] and one["effective_to"] > now
    }
    found: list[BillingNativeSubscriptionChangeResponseData] = []
    for one in known:
        if one["effective_from"] > now:
            old = ending.pop((one["effective_from"], one["source_id"]), None)
            change: BillingNativeSubscriptionChangeResponseData = {
                "action": "add" if old is None else "replace",
                "effective_at": one["effective_from"],
                "line": told[one["id"]],
                "replaces": None if old is None else told[old["id"]],
            }
            found.append(change)
    for (at, _), one in ending.items():
        found.append({"action": "remove", "effective_at": at, "line": told[one["id"]], "replaces": None})
    if row["cancel_at"] is not None and row["cancel_at"] > now:
        found.append({"action": "cancel", "effective_at": row["cancel_at"], "line": None, "replaces": None})
    return sorted(found, key=lambda one: one["effective_at"])


def _line(one: Row, plan_types: Mapping[str, str], now: datetime) -> BillingNativeSubscriptionLineResponseData:
    line = lines.load(one)
    calendar = line.calendar
    anchor = line.anchor if calendar is None else calendar.anchor
    period = None if calendar is None or line.effective_from > now else calendar.period_of(now)  # None before it begins
    found: Any = {
        **{name: one[name] for name in _TOLD},
        "anchor": anchor,
        "anchor_day": anchor.day,
        "base": one["is_base"],
        "current_period_end": period and period.end,
        "current_period_start": period and period.start,
        "source_plan_type": plan_types.get(one["plan_id"]),
        "taxable": False,
        "unit_amount": None if one["unit_amount"] is None else rounded(Decimal(one["unit_amount"])),
    }
    shown: BillingNativeSubscriptionLineResponseData = found
    return shown


def _is_in_force(one: Row, now: datetime) -> bool:
    return bool(one["effective_from"] <= now and (one["effective_to"] is None or one["effective_to"] > now))
