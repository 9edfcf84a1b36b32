"""Plans that are paid by an invoice of their own: had at once and lost when unpaid, or had once they are paid.

| activation | published                 | paid   | unpaid when due                              |
|------------|---------------------------|--------|----------------------------------------------|
| on_publish | `active`, the plan is had | `paid` | `expired`, the invoice is void, the plan lost |
| on_payment | `pending`                 | `paid`, the plan is had | `expired`, nothing was had  |

Of a plan that is had on payment, the invoice is made when the payment is told: what is charged begins with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from schematic_server.domains.plans import placing
from schematic_server.domains.plans.changes import Cause
from schematic_server.domains.subscriptions import changing, holding, invoices, kept_selections, settlements
from schematic_server.domains.subscriptions import custom_plan_store as store
from schematic_server.domains.subscriptions.changing import Change
from schematic_server.domains.subscriptions.choosing import Selection
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import CompanyDetailPart, CustomPlanBillingResponseData
    from schematic_server.contract.plans import ListCustomPlanBillingsQuery, RetryCustomPlanBillingRequestBody

USUAL_DAYS = 30  # until an unpaid one expires, where nothing else was said
MAX_DAYS = 365


def start(scope: Scope, selection: Selection, version: Row, terms: Mapping[str, Any]) -> Row:
    """Have a company pay for the plan `version` is of; `terms` are columns that say how. The row."""
    days = terms.get("days_until_due")
    days = USUAL_DAYS if days is None else days
    row: dict[str, Any] = {
        "id": new_id("cpb"),
        "company_id": selection.company_id,
        "plan_id": version["plan_id"],
        "plan_version_id": version["id"],
        "source": "custom_plan",
        "activation_strategy": "on_publish",
        "send_invoice": True,
        "collection_method": None,
        "customer_email": None,
        "billing_cycle_anchor": selection.billing_cycle_anchor,
        "prorate_first_period": selection.prorate_first_period,
        "end_at": None,
        "migration_id": None,
        "checkout_id": None,
        "invoice_id": None,
        "published_at": scope.now,
        "paid_at": None,
        **terms,
        "status": "pending",
        "days_until_due": days,
        "due_at": scope.now + timedelta(days=days),
        "selection": kept_selections.store(selection),
    }
    store.insert(scope, row)
    if row["activation_strategy"] == "on_publish":
        _activate(scope, row)
    return get_row(scope, row["id"])


def list_(scope: Scope, query: ListCustomPlanBillingsQuery) -> list[CustomPlanBillingResponseData]:
    """Newest first."""
    return [_told(row) for row in store.list_(scope, query)]


def of_companies(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyDetailPart]:
    """`custom_plan_billings` of a company's detail."""
    found = store.of_companies(scope, ids)
    return {one: {"custom_plan_billings": [_told(row) for row in found.get(one, ())]} for one in ids}


def get_row(scope: Scope, billing_id: str) -> Row:
    """Raises NotFound."""
    row = store.by_id(scope, billing_id)
    if row is None:
        raise NotFound(f"custom plan billing {billing_id} does not exist in this environment")
    return row


def mark_paid(scope: Scope, billing_id: str) -> CustomPlanBillingResponseData:
    """Record that it was paid: the plan is had from now on, if it was not. A repeat changes nothing.

    Raises NotFound, and BadRequest for one that has expired.
    """
    row = get_row(scope, billing_id)
    if row["status"] == "expired":
        raise BadRequest(f"custom plan billing {billing_id} has expired; retry it first")
    if row["status"] == "pending":
        row = _activate(scope, row)
    if row["status"] != "paid":
        _pay(scope, row)
    return _told(get_row(scope, billing_id))


def retry(scope: Scope, billing_id: str, body: RetryCustomPlanBillingRequestBody) -> CustomPlanBillingResponseData:
    """Issue one that is not paid again, on new terms. Raises NotFound, and BadRequest for one that is paid."""
    row = get_row(scope, billing_id)
    if row["status"] == "paid":
        raise BadRequest(f"custom plan billing {billing_id} is paid; there is nothing to issue again")
    if body.get("billing_start_date") is not None:
        raise BadRequest("billing_start_date: subscriptions of this server begin when they are made; leave it out")
    days = body.get("days_until_due")
    days = row["days_until_due"] if days is None else days
    check_days(days)
    is_had = row["status"] == "active"
    values = {
        "customer_email": body["customer_email"],
        "days_until_due": days,
        "due_at": scope.now + timedelta(days=days),
        "activation_strategy": body.get("activation_strategy") or row["activation_strategy"],
        "send_invoice": row["send_invoice"] if body.get("send_invoice") is None else body.get("send_invoice"),
        "status": "active" if is_had else "pending",
    }
    store.change(scope, billing_id, [row["status"]], values)
    if not is_had and values["activation_strategy"] == "on_publish":
        _activate(scope, get_row(scope, billing_id))
    return _told(get_row(scope, billing_id))


def invoice_settled(scope: Scope, invoice: Row, how: str) -> None:
    """An invoice that is paid pays for the plan that it is for."""
    row = store.of_invoice(scope, invoice["id"]) if how == "paid" else None
    if row is not None:
        store.change(scope, row["id"], store.UNPAID, _paid(scope))


def apply_paid(scope: Scope, change: Change, cause: Cause) -> Row | None:
    """Do what was decided and is paid outside of this server; answers the company's subscription."""
    subscription, invoice_id = _apply(scope, change, cause)
    if invoice_id is not None:
        settlements.mark_paid(scope, invoice_id, {"idempotency_key": f"outside:{invoice_id}"})
    return subscription


def expire(scope: Scope, row: Row) -> None:
    """End one that is unpaid when due: what was had is lost, and its invoice is void."""
    if not store.change(scope, row["id"], [row["status"]], {"status": "expired", "end_at": None}):
        return
    if row["status"] == "active":
        _leave(scope, row)
        if row["invoice_id"] is not None and not invoices.get_row(scope, row["invoice_id"])["amount_paid"]:
            invoices.void(scope, row["invoice_id"])


def end(scope: Scope, row: Row) -> None:
    """End a plan at the date that was agreed."""
    if store.change(scope, row["id"], [row["status"]], {"end_at": None}) and row["status"] in ("active", "paid"):
        _leave(scope, row)


def check_days(days: int) -> None:
    if not 0 <= days <= MAX_DAYS:
        raise BadRequest(f"days_until_due: between 0 and {MAX_DAYS}, not {days}")


def _activate(scope: Scope, row: Row) -> Row:
    """Put the company on what was chosen; the invoice of that is this one's."""
    placing.catch_up(scope, [row["company_id"]])
    change = changing.decide(scope, kept_selections.load(row["selection"]))
    is_amended = row["source"] == "amendment"
    cause = Cause("amendment", amendment_status="applied") if is_amended else Cause("manage_plan")
    subscription, invoice_id = _apply(scope, change, cause)
    values: dict[str, Any] = {"status": "active", "end_at": _end_at(row, subscription)}
    if invoice_id is not None:
        values["invoice_id"] = invoice_id
    store.change(scope, row["id"], ["pending"], values)
    if invoice_id is None:  # nothing is to be paid
        store.change(scope, row["id"], ["active"], _paid(scope))
    return get_row(scope, row["id"])


def _apply(scope: Scope, change: Change, cause: Cause) -> tuple[Row | None, str | None]:
    """The subscription, and the invoice of what this change costs alone; None where nothing is to be paid."""
    known = store.invoice_ids(scope, change.move.company_id)
    subscription = changing.apply(scope, change, cause, is_apart=True)
    made = store.invoice_ids(scope, change.move.company_id) - known
    return subscription, next(iter(made), None)


def _pay(scope: Scope, row: Row) -> None:
    invoice_id: str | None = row["invoice_id"]
    if invoice_id is not None and invoices.get_row(scope, invoice_id)["status"] == "open":
        settlements.mark_paid(scope, invoice_id, {"idempotency_key": row["id"]})  # which marks this one, too
    store.change(scope, row["id"], store.UNPAID, _paid(scope))


def _leave(scope: Scope, row: Row) -> None:
    """Take the plan from its company, if it is still on it; nothing is given back."""
    placing.catch_up(scope, [row["company_id"]])
    base = changing.current(scope, row["company_id"]).base
    if base is not None and base.plan_id == row["plan_id"]:
        left = replace(holding.with_base(scope, row["company_id"], None), prorate=False)
        changing.apply(scope, changing.decide(scope, left), Cause("subscription_change", "fallback"))


def _end_at(row: Row, subscription: Row | None) -> datetime | None:
    found: datetime | None = row["end_at"]
    return found if subscription is not None else None


def _paid(scope: Scope) -> dict[str, Any]:
    return {"status": "paid", "paid_at": scope.now}


def _told(row: Row) -> CustomPlanBillingResponseData:
    return {
        "id": row["id"],
        "company_id": row["company_id"],
        "plan_id": row["plan_id"],
        "plan_billing_source": row["source"],
        "status": row["status"],
        "activation_strategy": row["activation_strategy"],
        "billing_cycle_anchor": row["billing_cycle_anchor"],
        "prorate_first_period": row["prorate_first_period"],
        "checkout_id": row["checkout_id"],
        "days_until_due": row["days_until_due"],
        "end_date": row["end_at"],
        "external_invoice_id": row["invoice_id"],
        "migration_id": row["migration_id"],
        "paid_at": row["paid_at"],
        "problems": [],
        "published_at": row["published_at"],
        "send_invoice": row["send_invoice"],
        "stripe_invoice_url": None,
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
