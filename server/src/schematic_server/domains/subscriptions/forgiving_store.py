"""SQL of charges of lines with what became of them, for those who decide whether they were paid."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from schematic_server.domains.billing.tables import billing_invoice, billing_subscription
from schematic_server.domains.subscriptions.tables import subscription_charge, subscription_line
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row


def subscriptions_of_same_company(scope: Scope, subscription_id: str | None) -> list[str]:
    """Own subscriptions of the company that this one is of, open or not."""
    table = billing_subscription.c
    own = sa.and_(table.environment_id == scope.environment_id, table.anchor.is_not(None))
    owner = sa.select(table.company_id).where(own, table.id == subscription_id).scalar_subquery()
    return list(scope.db.scalars(sa.select(table.id).where(own, table.company_id == owner)))


def charges(scope: Scope, subscription_ids: Iterable[str]) -> list[Row]:
    """Charges with `invoice_status`, and of what their lines are; oldest first."""
    return _charges(scope, subscription_ids, sa.true())


def charges_ahead(scope: Scope, subscription_ids: Iterable[str]) -> list[Row]:
    """The same of time that is not over."""
    return _charges(scope, subscription_ids, subscription_charge.c.period_end > scope.now)


def _charges(scope: Scope, subscription_ids: Iterable[str], condition: sa.ColumnElement[bool]) -> list[Row]:
    line, found = subscription_line.c, list[Row]()
    joined = subscription_charge.join(subscription_line, line.id == subscription_charge.c.line_id).outerjoin(
        billing_invoice, billing_invoice.c.id == subscription_charge.c.invoice_id
    )
    columns = (subscription_charge, line.source_type, line.source_id, line.plan_id, line.feature_id)
    statement = sa.select(*columns, billing_invoice.c.status.label("invoice_status")).select_from(joined)
    oldest = statement.where(condition).order_by(subscription_charge.c.created_at, subscription_charge.c.id)
    for part in queries.chunks(subscription_ids):
        own = subscription_charge.c.environment_id == scope.environment_id
        found += queries.rows(scope.db, oldest.where(own, subscription_charge.c.subscription_id.in_(part)))
    return found
