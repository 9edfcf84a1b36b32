"""SQL of renewals: own subscriptions of all environments that are due, and what changes with each, many at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.billing.tables import billing_subscription
from schematic_server.domains.subscriptions.lines import Line
from schematic_server.domains.subscriptions.tables import subscription_line
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import run

# In a trial nothing is due: it is ended by whoever ends trials.
_IS_DUE = sa.and_(billing_subscription.c.due_at.is_not(None), billing_subscription.c.status != "trialing")
_MOVE_LINES = """
UPDATE subscription_line SET charged_until = wanted.column2, effective_to = wanted.column3, updated_at = wanted.column4
FROM (SELECT {rows}) AS wanted
WHERE subscription_line.id = wanted.column1 AND subscription_line.environment_id = ?
"""
_MOVE = """
UPDATE billing_subscription
SET period_start = wanted.column2, period_end = wanted.column3, due_at = wanted.column4, updated_at = wanted.column5
FROM (SELECT {rows}) AS wanted
WHERE billing_subscription.id = wanted.column1 AND billing_subscription.environment_id = ?
"""


def due(db: Connection, now: datetime, limit: int, but: Collection[str]) -> list[Row]:
    """Subscriptions of which something is due, the first to be due first, each with its `account_id`; without those
    with the ids `but`."""
    statement = (
        sa.select(billing_subscription, environment.c.account_id)
        .join(environment, environment.c.id == billing_subscription.c.environment_id)
        .where(_IS_DUE, billing_subscription.c.due_at <= now, *_without(but))
        .order_by(billing_subscription.c.due_at)
    )
    return queries.rows(db, statement.limit(limit))


def still_due(scope: Scope, rows: Sequence[Row]) -> list[Row]:
    """Those of which the same is due as in `rows`, as they are by now; their companies are locked."""
    due = {row["id"]: row["due_at"] for row in rows}
    if scope.db.dialect.name != "postgresql":  # one writer: what was read before in the transaction is so still
        return list(rows)
    own = sa.and_(billing_subscription.c.environment_id == scope.environment_id, _IS_DUE)
    found = queries.by_id(scope.db, billing_subscription, own, due)
    return [row for one, row in found.items() if row["due_at"] == due[one]]


def left_over(scope: Scope, company_id: str) -> list[Row]:
    """Those of a company that have ended and of which something is due now."""
    table = billing_subscription.c
    own = sa.and_(table.environment_id == scope.environment_id, table.company_id == company_id)
    is_over = sa.and_(table.expired_at.is_not(None), table.due_at <= scope.now)
    return queries.rows(scope.db, sa.select(billing_subscription).where(own, is_over, _IS_DUE))


def next_due(db: Connection, but: Collection[str]) -> datetime | None:
    """When something is due of any, without those."""
    statement = sa.select(billing_subscription.c.due_at).where(_IS_DUE, *_without(but))
    found: datetime | None = db.scalar(statement.order_by(billing_subscription.c.due_at).limit(1))
    return found


def _without(ids: Collection[str]) -> list[sa.ColumnElement[bool]]:
    return [billing_subscription.c.id.not_in(ids)] if ids else []


def open_lines(scope: Scope, subscription_ids: Iterable[str]) -> dict[str, list[Row]]:
    """Lines that are not charged up to their end, by subscription, in the order in which they are told."""
    table, found = subscription_line.c, dict[str, list[Row]]()
    is_open = sa.or_(
        table.effective_to.is_(None), table.charged_until.is_(None), table.charged_until < table.effective_to
    )
    for ids in queries.chunks(subscription_ids):
        own = sa.and_(table.environment_id == scope.environment_id, table.subscription_id.in_(ids), is_open)
        ordered = sa.select(subscription_line).where(own).order_by(table.is_base.desc(), table.effective_from, table.id)
        for row in queries.rows(scope.db, ordered):
            found.setdefault(row["subscription_id"], []).append(row)
    return found


def lines_at(scope: Scope, instants: Mapping[str, datetime]) -> dict[str, list[Row]]:
    """Lines that are in force from an instant on, charged or not, by subscription."""
    table, found = subscription_line.c, dict[str, list[Row]]()
    for ids in queries.chunks(instants):
        own = sa.and_(table.environment_id == scope.environment_id, table.subscription_id.in_(ids))
        is_left = sa.or_(table.effective_to.is_(None), table.effective_to > min(instants.values()))
        for row in queries.rows(scope.db, sa.select(subscription_line).where(own, is_left)):
            at = instants[row["subscription_id"]]
            if row["effective_from"] <= at and (row["effective_to"] is None or row["effective_to"] > at):
                found.setdefault(row["subscription_id"], []).append(row)
    return found


def set_prices(scope: Scope, prices: Mapping[str, int]) -> None:
    """Have subscriptions cost that a period."""
    for subscription_id, price in prices.items():
        own = billing_subscription.c.environment_id == scope.environment_id
        statement = sa.update(billing_subscription).where(own, billing_subscription.c.id == subscription_id)
        scope.db.execute(statement.values(total_price=price))


def move_lines(scope: Scope, lines: Iterable[Line]) -> None:
    """Put down until when lines are charged, and in force."""
    at = microseconds(scope.now)
    rows = [
        (one.id, microseconds(one.charged_until), one.effective_to and microseconds(one.effective_to), at)
        for one in lines
    ]
    run(scope.db, _MOVE_LINES, rows, scope.environment_id)


def move(scope: Scope, moved: Sequence[tuple[str, datetime, datetime, datetime | None]]) -> None:
    """Put down the periods that subscriptions, by id, are in, and when something is due next."""
    at = microseconds(scope.now)
    rows = [
        (subscription_id, microseconds(start), microseconds(end), following and microseconds(following), at)
        for subscription_id, start, end, following in moved
    ]
    run(scope.db, _MOVE, rows, scope.environment_id)
