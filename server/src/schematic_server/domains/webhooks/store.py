"""SQL of endpoints and of what is sent to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.webhooks.tables import webhook, webhook_event
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import microseconds, new_id
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import run, run_each

if TYPE_CHECKING:
    from schematic_server.contract.webhooks import CountWebhookEventsQuery, ListWebhookEventsQuery, ListWebhooksQuery

    Events: TypeAlias = ListWebhookEventsQuery | CountWebhookEventsQuery

_QUEUE = """
INSERT INTO webhook_event (id, environment_id, webhook_id, request_type, payload, status, is_test, attempt_count,
  round_count, next_attempt_at, finished_at, failure_reason, created_at, updated_at)
VALUES {rows}
"""
_SETTLE = """
UPDATE webhook_event SET status = ?, attempt_count = attempt_count + 1, round_count = round_count + 1,
  next_attempt_at = ?, finished_at = ?, sent_at = ?, response_code = ?, response_text = ?, failure_reason = ?,
  updated_at = ?
WHERE id = ?
"""

_CAN_BE_SENT = (
    webhook_event.c.payload != ""
)  # what was too large has none: never sent, and nothing against its endpoint


@dataclass(frozen=True, slots=True)
class New:
    """An event for one endpoint. One with `failure` is kept without being sent, or until it is."""

    environment_id: str
    webhook_id: str
    request_type: str
    payload: str
    is_test: bool = False
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt at `sent_at`; `next_attempt_at` is None when it was the last one."""

    event_id: str
    is_success: bool
    sent_at: datetime
    next_attempt_at: datetime | None
    response_code: int
    response_text: str
    failure_reason: str | None


# Endpoints, in one environment.


def list_endpoints(scope: Scope, query: ListWebhooksQuery) -> list[Row]:
    return queries.page(scope.db, webhook, _endpoint_conditions(scope, query.get("q")), query)


def count_endpoints(scope: Scope, text: str | None = None) -> int:
    return queries.count(scope.db, webhook, _endpoint_conditions(scope, text))


def endpoints_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(scope.db, webhook, webhook.c.environment_id == scope.environment_id, ids)


def insert_endpoint(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(webhook).values(environment_id=scope.environment_id, **values))


def update_endpoint(scope: Scope, webhook_id: str, values: Row) -> None:
    own = webhook.c.environment_id == scope.environment_id
    scope.db.execute(sa.update(webhook).where(own, webhook.c.id == webhook_id).values(**values))


def delete_endpoint(scope: Scope, webhook_id: str) -> None:
    own = webhook.c.environment_id == scope.environment_id
    scope.db.execute(sa.delete(webhook).where(own, webhook.c.id == webhook_id))


# The log, in one environment.


def list_events(scope: Scope, query: Events) -> list[Row]:
    return queries.page(scope.db, webhook_event, _event_conditions(scope, query), query)


def count_events(scope: Scope, query: Events) -> int:
    return queries.count(scope.db, webhook_event, _event_conditions(scope, query))


def list_outcomes(scope: Scope, query: ListWebhookEventsQuery, status: str | None) -> list[Row]:
    """A page of events of a status, newest first."""
    conditions = _event_conditions(scope, query)
    if status is not None:
        conditions.append(webhook_event.c.status == status)
    return queries.page(scope.db, webhook_event, conditions, query)


def events_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(scope.db, webhook_event, webhook_event.c.environment_id == scope.environment_id, ids)


def queue(db: Connection, events: Sequence[New], now: datetime) -> list[str]:
    """Store `events`, due now unless they carry a failure; answers their ids.

    A microsecond apart, so that they stay in their order.
    """
    ids, first = [new_id("whev") for _ in events], microseconds(now)
    rows = [
        (
            event_id,
            one.environment_id,
            one.webhook_id,
            one.request_type,
            one.payload,
            "pending" if one.failure is None else "failure",
            one.is_test,
            0,
            0,
            at if one.failure is None else None,
            None if one.failure is None else at,
            one.failure,
            at,
            at,
        )
        for at, event_id, one in zip(count(first), ids, events, strict=False)
    ]
    run(db, _QUEUE, rows)
    return ids


# What delivery needs: an endpoint is its own proof of where it belongs.


def find_endpoint(db: Connection, webhook_id: str) -> Row | None:
    return queries.first(db, sa.select(webhook).where(webhook.c.id == webhook_id))


def change_endpoint(db: Connection, webhook_id: str, values: Row) -> None:
    db.execute(sa.update(webhook).where(webhook.c.id == webhook_id).values(**values))


def active_endpoints(db: Connection) -> list[Row]:
    """Every active endpoint, with the account of its environment as `account_id`."""
    statement = sa.select(webhook, environment.c.account_id).join(
        environment, environment.c.id == webhook.c.environment_id
    )
    return queries.rows(db, statement.where(webhook.c.status == "active").order_by(webhook.c.created_at, webhook.c.id))


def due(db: Connection, webhook_id: str, now: datetime, limit: int) -> list[Row]:
    """Events whose next attempt is due, the longest due first."""
    columns = [webhook_event.c[name] for name in ("id", "payload", "round_count", "is_test")]
    statement = sa.select(*columns).where(
        webhook_event.c.webhook_id == webhook_id, webhook_event.c.next_attempt_at <= now
    )
    return queries.rows(db, statement.order_by(webhook_event.c.next_attempt_at).limit(limit))


def named(db: Connection, webhook_id: str, ids: Sequence[str]) -> list[Row]:
    """Events of the endpoint among `ids`, as `due` answers them."""
    columns = [webhook_event.c[name] for name in ("id", "payload", "round_count", "is_test")]
    return queries.rows(
        db, sa.select(*columns).where(webhook_event.c.webhook_id == webhook_id, webhook_event.c.id.in_(ids))
    )


def next_due(db: Connection, webhook_id: str) -> datetime | None:
    """When the endpoint's next attempt is due."""
    first = sa.select(sa.func.min(webhook_event.c.next_attempt_at)).where(webhook_event.c.webhook_id == webhook_id)
    found: datetime | None = db.scalar(first)
    return found


def settle(db: Connection, outcomes: Sequence[Outcome], now: datetime) -> None:
    rows = [
        (
            "success" if one.is_success else "failure" if one.next_attempt_at is None else "pending",
            None if one.next_attempt_at is None else microseconds(one.next_attempt_at),
            microseconds(now) if one.next_attempt_at is None else None,
            microseconds(one.sent_at),
            one.response_code,
            one.response_text,
            one.failure_reason,
            microseconds(now),
            one.event_id,
        )
        for one in outcomes
    ]
    run_each(db, _SETTLE, rows)


def give_up(db: Connection, webhook_id: str, reason: str, now: datetime, limit: int) -> int:
    """Fail `limit` pending events of an endpoint that gets none any more: how many there were."""
    pending = sa.select(webhook_event.c.id).where(
        webhook_event.c.webhook_id == webhook_id, webhook_event.c.next_attempt_at.is_not(None)
    )
    values = {"status": "failure", "next_attempt_at": None, "finished_at": now, "updated_at": now}
    chosen = webhook_event.c.id.in_(pending.limit(limit))
    return db.execute(sa.update(webhook_event).where(chosen).values(failure_reason=reason, **values)).rowcount


def ended_since(db: Connection, webhook_id: str, since: datetime) -> tuple[int, int]:
    """How many events of the endpoint have succeeded and failed since; not more successes than decide anything."""
    ended = [
        webhook_event.c.webhook_id == webhook_id,
        webhook_event.c.finished_at >= since,
        webhook_event.c.is_test.is_(False),
        _CAN_BE_SENT,
    ]
    failed = queries.count(db, webhook_event, [*ended, webhook_event.c.status == "failure"])
    some = sa.select(sa.literal(1)).where(*ended, webhook_event.c.status == "success").limit(failed + 25)
    return db.scalar(sa.select(sa.func.count()).select_from(some.subquery())) or 0, failed


def requeue(db: Connection, conditions: Sequence[sa.ColumnElement[bool]], now: datetime, limit: int) -> list[str]:
    """Have up to `limit` ended events sent once more, oldest first; answers the endpoints that they are of."""
    ended = sa.select(webhook_event.c.id, webhook_event.c.webhook_id).where(
        webhook_event.c.next_attempt_at.is_(None), webhook_event.c.is_test.is_(False), _CAN_BE_SENT, *conditions
    )
    found = db.execute(ended.order_by(webhook_event.c.created_at, webhook_event.c.id).limit(limit)).all()
    values = {"status": "pending", "round_count": 0, "next_attempt_at": now, "finished_at": None, "updated_at": now}
    chosen = webhook_event.c.id.in_([row.id for row in found])
    db.execute(sa.update(webhook_event).where(chosen).values(**values))
    return [row.webhook_id for row in found]


def delete_ended(db: Connection, before: datetime, limit: int) -> int:
    """Delete up to `limit` events that ended before then: how many."""
    old = sa.select(webhook_event.c.id).where(webhook_event.c.finished_at < before).limit(limit)
    return db.execute(sa.delete(webhook_event).where(webhook_event.c.id.in_(old))).rowcount


def _endpoint_conditions(scope: Scope, text: str | None) -> list[sa.ColumnElement[bool]]:
    own = webhook.c.environment_id == scope.environment_id
    return [own, *queries.matching(text, webhook.c.name, webhook.c.url)]


def _event_conditions(scope: Scope, query: Events) -> list[sa.ColumnElement[bool]]:
    conditions = [webhook_event.c.environment_id == scope.environment_id]
    if (ids := query.get("ids")) is not None:
        conditions.append(webhook_event.c.id.in_(ids))
    if (webhook_id := query.get("webhook_id")) is not None:
        conditions.append(webhook_event.c.webhook_id == webhook_id)
    return [*conditions, *queries.matching(query.get("q"), webhook_event.c.request_type, webhook_event.c.payload)]
