"""SQL of what is to be paid before, or after, a company has a plan by invoice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.billing.tables import billing_invoice, billing_subscription
from schematic_server.domains.subscriptions.tables import custom_plan_billing
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.lookups import Lookup
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.plans import ListCustomPlanBillingsQuery

UNPAID = ("active", "pending")
OF_COMPANIES = Lookup(custom_plan_billing.c.company_id, order="created_at DESC, id DESC")


def list_(scope: Scope, query: ListCustomPlanBillingsQuery) -> list[Row]:
    """Newest first; of custom plans alone, unless other sources are asked for."""
    sources = {*(query.get("plan_billing_sources") or ()), query.get("plan_billing_source")} - {None}
    conditions = [_own(scope), custom_plan_billing.c.source.in_(sorted(map(str, sources)) or ["custom_plan"])]
    conditions += queries.equal(custom_plan_billing, query, "company_id", "plan_id", "plan_version_id")
    statuses = {*(query.get("statuses") or ()), query.get("status")} - {None}
    if statuses:
        conditions.append(custom_plan_billing.c.status.in_(sorted(map(str, statuses))))
    return queries.page(scope.db, custom_plan_billing, conditions, query)


def by_id(scope: Scope, billing_id: str) -> Row | None:
    return queries.by_id(scope.db, custom_plan_billing, _own(scope), [billing_id]).get(billing_id)


def of_companies(scope: Scope, company_ids: Iterable[str]) -> dict[str, list[Row]]:
    """By company, newest first."""
    return OF_COMPANIES(scope, company_ids)


def of_invoice(scope: Scope, invoice_id: str) -> Row | None:
    is_it = custom_plan_billing.c.invoice_id == invoice_id
    return queries.first(scope.db, sa.select(custom_plan_billing).where(_own(scope), is_it))


def waiting(scope: Scope, company_id: str, plan_id: str) -> Row | None:
    """The one of a company and plan that waits for its payment before anything is had."""
    row = custom_plan_billing.c
    is_it = sa.and_(row.company_id == company_id, row.plan_id == plan_id, row.status == "pending")
    return queries.first(scope.db, sa.select(custom_plan_billing).where(_own(scope), is_it))


def invoice_ids(scope: Scope, company_id: str) -> set[str]:
    """Own invoices of a company's subscriptions, whoever pays them."""
    row, invoice = billing_subscription.c, billing_invoice.c
    owned = sa.and_(row.environment_id == scope.environment_id, row.company_id == company_id)
    subscriptions = sa.select(row.id).where(owned, row.anchor.is_not(None))
    own = sa.and_(invoice.environment_id == scope.environment_id, invoice.subscription_id.in_(subscriptions))
    return set(scope.db.scalars(sa.select(invoice.id).where(own)))


def insert(scope: Scope, values: Row) -> None:
    stamps = {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
    scope.db.execute(sa.insert(custom_plan_billing).values(**values, **stamps))


def change(scope: Scope, billing_id: str, statuses: Iterable[str], values: Row) -> bool:
    """Change one that is in one of these states; False when it is in another by now."""
    is_it = sa.and_(custom_plan_billing.c.id == billing_id, custom_plan_billing.c.status.in_(list(statuses)))
    statement = sa.update(custom_plan_billing).where(_own(scope), is_it)
    return scope.db.execute(statement.values(**values, updated_at=scope.now)).rowcount == 1


def due(db: Connection, now: datetime, limit: int) -> list[Row]:
    """Unpaid ones of all environments whose term is over, each with its `account_id`."""
    row = custom_plan_billing.c
    is_due = sa.and_(row.status.in_(UNPAID), row.due_at <= now)
    return queries.rows(db, _everywhere().where(is_due).order_by(row.due_at, row.id).limit(limit))


def ending(db: Connection, now: datetime, limit: int) -> list[Row]:
    """Those whose plans end by now, each with its `account_id`."""
    row = custom_plan_billing.c
    return queries.rows(db, _everywhere().where(row.end_at <= now).order_by(row.end_at, row.id).limit(limit))


def next_due(db: Connection) -> datetime | None:
    """When the next one is due, or ends."""
    row = custom_plan_billing.c
    due_at = db.scalar(sa.select(sa.func.min(row.due_at)).where(row.status.in_(UNPAID)))
    end_at = db.scalar(sa.select(sa.func.min(row.end_at)))
    return min((one for one in (due_at, end_at) if one is not None), default=None)


def _everywhere() -> sa.Select[tuple[object, ...]]:
    joined = environment.c.id == custom_plan_billing.c.environment_id
    return sa.select(custom_plan_billing, environment.c.account_id).join(environment, joined)


def _own(scope: Scope) -> sa.ColumnElement[bool]:
    return custom_plan_billing.c.environment_id == scope.environment_id
