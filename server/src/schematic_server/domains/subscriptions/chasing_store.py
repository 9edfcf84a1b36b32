"""SQL of invoices that are not paid in time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.billing.tables import billing_invoice, billing_subscription
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import run

_IS_DUE = billing_invoice.c.chase_at.is_not(None)
_CHASE = """
UPDATE billing_invoice SET collection_state = 'past_due', chase_at = wanted.column2, updated_at = wanted.column3
FROM (SELECT {rows}) AS wanted
WHERE billing_invoice.id = wanted.column1 AND billing_invoice.environment_id = ?
"""


def due(db: Connection, now: datetime, limit: int) -> list[Row]:
    """Invoices of which something follows from not being paid, each with its `account_id`."""
    statement = (
        sa.select(billing_invoice, environment.c.account_id)
        .join(environment, environment.c.id == billing_invoice.c.environment_id)
        .where(_IS_DUE, billing_invoice.c.chase_at <= now)
        .order_by(billing_invoice.c.chase_at)
    )
    return queries.rows(db, statement.limit(limit))


def next_due(db: Connection) -> datetime | None:
    statement = sa.select(billing_invoice.c.chase_at).where(_IS_DUE)
    found: datetime | None = db.scalar(statement.order_by(billing_invoice.c.chase_at).limit(1))
    return found


def chase(scope: Scope, following: Sequence[tuple[str, datetime | None]]) -> None:
    """Have invoices be past due, and be looked at again at an instant, or never."""
    at = microseconds(scope.now)
    rows = [(invoice_id, None if again is None else microseconds(again), at) for invoice_id, again in following]
    run(scope.db, _CHASE, rows, scope.environment_id)


def set_status(scope: Scope, subscription_ids: Iterable[str], old: str, new: str) -> None:
    """Have subscriptions that are `old` be `new`."""
    table = billing_subscription.c
    for part in queries.chunks(subscription_ids):
        is_old = sa.and_(table.environment_id == scope.environment_id, table.id.in_(part), table.status == old)
        scope.db.execute(sa.update(billing_subscription).where(is_old).values(status=new, updated_at=scope.now))


def with_past_due(scope: Scope, subscription_ids: Collection[str]) -> set[str]:
    """Those of the subscriptions that have an invoice past due."""
    table = billing_invoice.c
    is_over = sa.and_(table.environment_id == scope.environment_id, table.status == "open")
    statement = sa.select(table.subscription_id).where(
        is_over, table.collection_state == "past_due", table.subscription_id.in_(subscription_ids)
    )
    return {one for one in scope.db.scalars(statement) if one is not None}
