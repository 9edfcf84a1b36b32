"""What a company was billed, will be billed, and pays with, be it by this server or a provider."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, cast

from schematic_server.domains.billing import company_views, payment_methods
from schematic_server.domains.billing import invoices as mirrored
from schematic_server.domains.billing.statuses import expires_at, runs
from schematic_server.domains.components import bill_store as store
from schematic_server.domains.subscriptions import invoice_store, renewing
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingSubscriptionView, InvoiceResponseData
    from schematic_server.contract.companies import CompanySubscriptionResponseData


class Running(NamedTuple):
    """The subscription by which a company has its plans."""

    row: Row
    view: BillingSubscriptionView


class Upcoming(NamedTuple):
    """An invoice to come, in smallest units. `balance` is what was given back and not taken off anything yet: below
    zero, or zero."""

    row: Row
    subtotal: int
    balance: int
    due_at: datetime | None

    @property
    def due(self) -> int:
        return max(0, self.subtotal + self.balance)

    @property
    def left(self) -> int:
        """What of the balance is left then: below zero, or zero."""
        return min(0, self.subtotal + self.balance)


def subscription(scope: Scope, company_id: str) -> Running | None:
    """The newest of a company's that gives access."""
    for row, view in scope.once(company_views.subscriptions, [company_id])[company_id]:
        if runs(row, scope.now):
            return Running(row, view)
    return None


def told(running: Running) -> CompanySubscriptionResponseData:
    """A subscription as companies' subscriptions are told: instants, where billing has seconds."""
    row, view = running
    return {
        "subscription_external_id": row["external_id"],
        "customer_external_id": row["customer_external_id"],
        "provider_type": row["provider_type"],
        "status": row["status"],
        "currency": row["currency"],
        "interval": row["interval"],
        "total_price": row["total_price"],
        "is_initial": row["is_initial"],
        "trial_end": row["trial_end"],
        "cancel_at": row["cancel_at"],
        "cancel_at_period_end": row["cancel_at_period_end"],
        "expired_at": expires_at(row),
        "discounts": view["discounts"],
        "latest_invoice": view.get("latest_invoice"),
        "payment_method": view.get("payment_method"),
        "products": view["products"],
    }


def invoices(scope: Scope, company_id: str, limit: int, offset: int) -> list[InvoiceResponseData]:
    """A page of all that were issued, newest first."""
    return [mirrored.response(row) for row in store.invoices(scope, company_id, limit, offset)]


def upcoming(scope: Scope, company_id: str) -> Upcoming | None:
    """What the company is to be billed next, if nothing changed until then; None where that is known to be nothing."""
    running = subscription(scope, company_id)
    if running is None or running.row["cancel_at"] is not None:
        return None
    row = running.row
    if not is_own(row):
        return _of_provider(scope, company_id, row)
    kept = sum(one["amount"] for one in invoice_store.open_charges(scope, [row["id"]]))
    new = sum(one.amount for one in renewing.expected(scope, row)) + max(0, kept)
    return Upcoming(row, new, min(0, kept), row["due_at"])


def upcoming_told(found: Upcoming) -> InvoiceResponseData:
    """An invoice to come, as invoices are told."""
    row = found.row
    return {
        "id": f"upcoming_{row['id']}",
        "environment_id": row["environment_id"],
        "company_id": row["company_id"],
        "customer_external_id": row["customer_external_id"],
        "subscription_external_id": row["external_id"],
        "external_id": None,
        "provider_type": row["provider_type"],
        "status": "draft",
        "collection_method": "send_invoice",
        "currency": row["currency"],
        "subtotal": found.subtotal,
        "total": found.subtotal,
        "amount_due": found.due,
        "amount_paid": 0,
        "amount_remaining": found.due,
        "starting_balance": found.balance,
        "ending_balance": found.left,
        "due_date": found.due_at,
        "payment_method_external_id": None,
        "url": None,
        "created_at": row["updated_at"],
        "updated_at": row["updated_at"],
    }


def is_own(row: Row) -> bool:
    """Whether this server bills a subscription itself; what was told to it has no periods to be counted from."""
    return row["anchor"] is not None


def forget_payment_method(scope: Scope, company_id: str, payment_method_id: str) -> bool:
    """Whether there was one and may go: the last one may not while a provider charges it. Raises NotFound."""
    row = store.payment_method(scope, company_id, payment_method_id)
    if row is None:
        raise NotFound(f"payment method {payment_method_id} does not exist for this company")
    if not can_remove(scope, company_id, payment_methods.of_companies(scope, [company_id])[company_id]):
        return False
    payment_methods.delete(scope, row["external_id"])
    return True


def can_remove(scope: Scope, company_id: str, methods: Sequence[object]) -> bool:
    """Whether any of a company's payment methods may go."""
    running = subscription(scope, company_id)
    is_charged = running is not None and not is_own(running.row) and running.row["total_price"] > 0
    return len(methods) > 1 or not is_charged


def discounts(running: Running) -> Sequence[dict[str, object]]:
    """Discounts in force of a subscription, as its payer sees them."""
    names = ("amount_off", "coupon_name", "currency", "customer_facing_code", "duration", "duration_in_months")
    active = [cast("dict[str, object]", one) for one in running.view["discounts"] if one["is_active"]]
    return [{**{name: one.get(name) for name in names}, "percent_off": one.get("percent_off")} for one in active]


def _of_provider(scope: Scope, company_id: str, row: Row) -> Upcoming:
    """As the provider has told it ahead, else what the subscription costs a period."""
    known = store.upcoming(scope, company_id)
    if known is None:
        return Upcoming(row, row["total_price"], 0, row["period_end"])
    return Upcoming(row, known["subtotal"], known["starting_balance"], known["due_at"])
