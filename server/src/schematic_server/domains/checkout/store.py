"""SQL of billing details and of changes that are to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.billing.statuses import is_running
from schematic_server.domains.billing.tables import billing_coupon, billing_details, billing_subscription
from schematic_server.domains.checkout.tables import scheduled_checkout
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.lookups import Lookup
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.scheduledcheckout import ListScheduledCheckoutsQuery

DETAILS = Lookup(billing_details.c.company_id)
_OWN_FIRST = (
    billing_subscription.c.anchor.is_(None),
    billing_subscription.c.created_at.desc(),
    billing_subscription.c.id,
)
PENDING = Lookup(scheduled_checkout.c.company_id, where="status = 'pending'")


def details_of(scope: Scope, company_ids: Iterable[str]) -> dict[str, Row]:
    """Billing details by company; companies that have told none are left out."""
    return DETAILS.one(scope, company_ids)


def put_details(scope: Scope, company_id: str, values: Row) -> None:
    """Change a company's billing details, made if it has none."""
    own = sa.and_(billing_details.c.environment_id == scope.environment_id, billing_details.c.company_id == company_id)
    changed = scope.db.execute(sa.update(billing_details).where(own).values(**values, updated_at=scope.now))
    if changed.rowcount == 0:
        common = {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
        row: Row = {"company_id": company_id, "tax_ids": [], **common, **values}
        scope.db.execute(sa.insert(billing_details).values(**row))


def coupon(scope: Scope, external_id: str) -> Row | None:
    """A coupon of any provider by its external id, this server's first."""
    own = sa.and_(billing_coupon.c.environment_id == scope.environment_id, billing_coupon.c.external_id == external_id)
    is_other = billing_coupon.c.provider_type != "schematic"
    return queries.first(scope.db, sa.select(billing_coupon).where(own).order_by(is_other, billing_coupon.c.id))


def subscription_of(scope: Scope, company_id: str) -> Row | None:
    """The company's running subscription: the one that this server bills, else the newest."""
    return subscriptions_of(scope, [company_id]).get(company_id)


def subscriptions_of(scope: Scope, company_ids: Iterable[str]) -> dict[str, Row]:
    """The same of several, by company."""
    row = billing_subscription.c
    found: dict[str, Row] = {}
    for ids in queries.chunks(company_ids):
        own = sa.and_(row.environment_id == scope.environment_id, row.company_id.in_(ids), is_running(scope.now))
        for one in queries.rows(scope.db, sa.select(billing_subscription).where(own).order_by(*_OWN_FIRST)):
            found.setdefault(one["company_id"], one)
    return found


def subscription_by_id(scope: Scope, subscription_id: str) -> Row | None:
    """A subscription by its id, or by the external one."""
    row = billing_subscription.c
    is_it = sa.or_(row.id == subscription_id, row.external_id == subscription_id)
    own = sa.and_(row.environment_id == scope.environment_id, is_it)
    return queries.first(scope.db, sa.select(billing_subscription).where(own).order_by(row.created_at.desc()))


def list_scheduled(scope: Scope, query: ListScheduledCheckoutsQuery) -> list[Row]:
    conditions = [scheduled_checkout.c.environment_id == scope.environment_id]
    conditions += queries.equal(scheduled_checkout, query, "company_id", "status")
    return queries.page(scope.db, scheduled_checkout, conditions, query)


def scheduled_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    own = scheduled_checkout.c.environment_id == scope.environment_id
    return queries.by_id(scope.db, scheduled_checkout, own, ids)


def pending_of(scope: Scope, company_ids: Iterable[str]) -> dict[str, Row]:
    """The change that is to come of each company; others are left out."""
    return PENDING.one(scope, company_ids)


def every_pending(scope: Scope) -> list[Row]:
    """Changes that are to come, of all companies."""
    own = sa.and_(scheduled_checkout.c.environment_id == scope.environment_id, scheduled_checkout.c.status == "pending")
    return queries.rows(scope.db, sa.select(scheduled_checkout).where(own).order_by(scheduled_checkout.c.id))


def insert_scheduled(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(scheduled_checkout).values(environment_id=scope.environment_id, **values))


def change_scheduled(scope: Scope, scheduled_checkout_id: str, status: str, values: Row) -> bool:
    """Change one that is in `status`; False when it is not, any more: whoever comes second changes nothing."""
    statement = sa.update(scheduled_checkout).where(
        scheduled_checkout.c.environment_id == scope.environment_id,
        scheduled_checkout.c.id == scheduled_checkout_id,
        scheduled_checkout.c.status == status,
    )
    return scope.db.execute(statement.values(**values, updated_at=scope.now)).rowcount == 1


def due_scheduled(db: Connection, now: datetime, limit: int) -> list[Row]:
    """Pending ones of all environments whose time has come, the first to come first, each with its `account_id`."""
    is_due = sa.and_(scheduled_checkout.c.status == "pending", scheduled_checkout.c.execute_after <= now)
    statement = (
        sa.select(scheduled_checkout, environment.c.account_id)
        .join(environment, environment.c.id == scheduled_checkout.c.environment_id)
        .where(is_due)
        .order_by(scheduled_checkout.c.execute_after, scheduled_checkout.c.id)
    )
    return queries.rows(db, statement.limit(limit))


def next_scheduled(db: Connection) -> datetime | None:
    """When the first pending one is due."""
    statement = sa.select(scheduled_checkout.c.execute_after).where(scheduled_checkout.c.status == "pending")
    found: datetime | None = db.scalar(statement.order_by(scheduled_checkout.c.execute_after).limit(1))
    return found


def companies_that_wait(scope: Scope) -> sa.Select[tuple[str]]:
    """Ids of companies that a change is to come for."""
    own = sa.and_(scheduled_checkout.c.environment_id == scope.environment_id, scheduled_checkout.c.status == "pending")
    return sa.select(scheduled_checkout.c.company_id).where(own)
