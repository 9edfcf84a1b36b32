"""SQL of own subscriptions, for those who look at one."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from schematic_server.domains.billing.tables import billing_subscription
from schematic_server.domains.plans.tables import plan
from schematic_server.domains.subscriptions import invoice_store
from schematic_server.domains.subscriptions.tables import subscription_line
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row


def own_subscription(scope: Scope, company_id: str) -> Row | None:
    """The one by which this server bills the company now."""
    table = billing_subscription.c
    is_open = sa.and_(table.company_id == company_id, table.expired_at.is_(None))
    return queries.first(scope.db, sa.select(billing_subscription).where(_own(scope), is_open))


def newest_own(scope: Scope, company_ids: Iterable[str]) -> dict[str, Row]:
    """The subscription by which this server bills each company, or billed it last."""
    table, found = billing_subscription.c, dict[str, Row]()
    for part in queries.chunks(company_ids):
        statement = sa.select(billing_subscription).where(_own(scope), table.company_id.in_(part))
        oldest = statement.order_by(table.created_at, table.id)
        found.update((row["company_id"], row) for row in queries.rows(scope.db, oldest))
    return found


def open_charges(scope: Scope, company_id: str) -> list[Row]:
    """What is not yet invoiced of all own subscriptions of a company, ended ones included."""
    table = billing_subscription.c
    ids = scope.db.scalars(sa.select(table.id).where(_own(scope), table.company_id == company_id)).all()
    return invoice_store.open_charges(scope, ids)


def lines(scope: Scope, subscription_id: str) -> list[Row]:
    """Those that are in force or to come, and those that were."""
    table = subscription_line.c
    own = sa.and_(table.environment_id == scope.environment_id, table.subscription_id == subscription_id)
    ordered = (table.is_base.desc(), table.effective_from, table.source_name, table.id)
    return queries.rows(scope.db, sa.select(subscription_line).where(own).order_by(*ordered))


def plan_types(scope: Scope, ids: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in queries.chunks(ids):
        own = plan.c.account_id == scope.account_id
        rows = scope.db.execute(sa.select(plan.c.id, plan.c.plan_type).where(own, plan.c.id.in_(part)))
        found.update((row.id, row.plan_type) for row in rows)
    return found


def _own(scope: Scope) -> sa.ColumnElement[bool]:
    """What this server bills has an anchor; what was told of it has none, whichever provider it names."""
    table = billing_subscription.c
    return sa.and_(table.environment_id == scope.environment_id, table.anchor.is_not(None))
