"""Endpoints and their log across all environments, for whoever runs the server: the command line's own queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts import setup
from schematic_server.domains.webhooks import endpoints, store
from schematic_server.domains.webhooks.tables import webhook, webhook_event
from schematic_server.errors import NotFound
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage import queries

if TYPE_CHECKING:
    from schematic_server.contract.webhooks import WebhookResponseData

_LISTED = ("id", "name", "environment_id", "url", "status", "inactive_reason", "request_types", "created_at")
_LOGGED = (
    "id",
    "webhook_id",
    "request_type",
    "status",
    "attempt_count",
    "response_code",
    "response_text",
    "failure_reason",
    "sent_at",
    "next_attempt_at",
    "created_at",
)


def list_endpoints(db: Connection) -> list[Mapping[str, Any]]:
    """Every endpoint, newest first; without secrets."""
    columns = [webhook.c[name] for name in _LISTED]
    return queries.rows(db, sa.select(*columns).order_by(webhook.c.created_at.desc(), webhook.c.id.desc()))


def list_events(db: Connection, webhook_id: str | None, status: str | None, limit: int) -> list[Mapping[str, Any]]:
    """The newest of what endpoints were sent, with the beginning of each answer; without what was sent.

    Raises NotFound for an endpoint that there never was.
    """
    check_names(db, webhook_id)
    given = ((webhook_event.c.webhook_id, webhook_id), (webhook_event.c.status, status))
    conditions = [column == value for column, value in given if value is not None]
    statement = sa.select(*(webhook_event.c[name] for name in _LOGGED)).where(*conditions)
    order = (webhook_event.c.created_at.desc(), webhook_event.c.id.desc())
    return queries.rows(db, statement.order_by(*order).limit(limit))


def check_names(db: Connection, webhook_id: str | None, event_ids: Sequence[str] = ()) -> None:
    """Raises NotFound for an endpoint that neither is there nor was ever sent anything, and for unknown events."""
    if webhook_id is not None and store.find_endpoint(db, webhook_id) is None:
        was_sent = sa.select(webhook_event.c.id).where(webhook_event.c.webhook_id == webhook_id).limit(1)
        if db.scalar(was_sent) is None:
            raise _no_webhook(webhook_id)
    known = set(db.scalars(sa.select(webhook_event.c.id).where(webhook_event.c.id.in_(event_ids))))
    for one in event_ids:
        if one not in known:
            raise NotFound(f"there is no webhook event {one!r}; `schematic webhooks log` shows those there are")


def rotate(db: Connection, emit: Emit, webhook_id: str, overlap: timedelta, now: datetime) -> WebhookResponseData:
    """Give the endpoint a new secret, answered; see `endpoints.rotate`. Raises NotFound."""
    row = store.find_endpoint(db, webhook_id)
    if row is None:
        raise _no_webhook(webhook_id)
    account_id = setup.account_of(db, row["environment_id"]) or ""
    return endpoints.rotate(Scope(db, row["environment_id"], Actor(account_id), now, emit), webhook_id, overlap)


def _no_webhook(webhook_id: str) -> NotFound:
    return NotFound(f"there is no webhook {webhook_id!r}; `schematic webhooks list` shows those there are")
