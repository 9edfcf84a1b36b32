"""What endpoints were sent, and what came of it (contract: `WebhookEventDetailResponseData`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.webhooks import endpoints, store
from schematic_server.domains.webhooks.tables import webhook, webhook_event
from schematic_server.errors import BadRequest, NotFound
from schematic_server.jobs import store as jobs
from schematic_server.jobs.job import MAX_ROWS
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.webhooks import TestWebhookResponseData, WebhookEventDetailResponseData

DELIVER = "webhooks.deliver"  # the kind of job that sends; its key is the endpoint


def get(scope: Scope, event_id: str) -> WebhookEventDetailResponseData:
    """One event with its endpoint; raises NotFound."""
    row = store.events_by_id(scope, [event_id]).get(event_id)
    if row is None:
        raise NotFound(f"webhook event {event_id} does not exist in this environment")
    return details(scope, [row])[0]


def details(scope: Scope, rows: Sequence[Row]) -> list[WebhookEventDetailResponseData]:
    """Events with their endpoints, in the order of `rows`; an endpoint that is gone by now is null."""
    known = store.endpoints_by_id(scope, {row["webhook_id"] for row in rows})
    told = {one: endpoints.response(scope, row) for one, row in known.items()}
    return [
        {
            "id": row["id"],
            "webhook_id": row["webhook_id"],
            "webhook": told.get(row["webhook_id"]),
            "request_type": row["request_type"],
            "payload": row["payload"],
            "status": row["status"],
            "response_code": row["response_code"],
            "sent_at": row["sent_at"],
            "attempt_count": row["attempt_count"],
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
        }
        for row in rows
    ]


def queue(db: Connection, events: Sequence[store.New], now: datetime) -> None:
    """Store events and have them sent."""
    store.queue(db, events, now)
    for webhook_id, environment_id in dict.fromkeys((one.webhook_id, one.environment_id) for one in events):
        jobs.enqueue(db, DELIVER, webhook_id, now, environment_id=environment_id)


def look_at(db: Connection, webhook_id: str, now: datetime) -> None:
    """Have what waits for the endpoint sent, or given up if it is inactive or gone."""
    jobs.enqueue(db, DELIVER, webhook_id, now)


def keep_sample(scope: Scope, webhook_id: str, request_type: str, payload: str) -> str:
    """Store a sample that is about to be sent, once; answers its id. Raises NotFound for the endpoint."""
    endpoints.get_row(scope, webhook_id)
    failure = "the server ended before the endpoint had answered"
    sample = store.New(scope.environment_id, webhook_id, request_type, payload, is_test=True, failure=failure)
    return store.queue(scope.db, [sample], scope.now)[0]


def sample_outcome(scope: Scope, event_id: str) -> TestWebhookResponseData:
    """How the endpoint answered a sample (contract: `TestWebhookResponseData`)."""
    row = store.events_by_id(scope, [event_id])[event_id]
    return {
        "success": row["status"] == "success",
        "response_code": row["response_code"] or 0,
        "failure_reason": row["failure_reason"],
    }


def redeliver(
    db: Connection,
    now: datetime,
    *,
    ids: Sequence[str] = (),
    environment_id: str | None = None,
    webhook_id: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    only_failed: bool = True,
) -> int:
    """Have ended events sent once more, by `ids`, or those of a time, at most `MAX_ROWS`: how many.

    Of all environments unless one is named.

    Those of endpoints that are inactive or gone are left alone. Each keeps its id, so receivers can tell.
    """
    active = sa.select(webhook.c.id).where(webhook.c.status == "active")
    # What has been queued or sent since is not asked for again: whoever repeats the call comes to an end.
    every = [webhook_event.c.webhook_id.in_(active), webhook_event.c.updated_at < now]
    if environment_id is not None:
        every.append(webhook_event.c.environment_id == environment_id)
    conditions = list(every)
    if ids:
        conditions.append(webhook_event.c.id.in_(ids))
    if webhook_id is not None:
        conditions.append(webhook_event.c.webhook_id == webhook_id)
    if since is not None:
        conditions.append(webhook_event.c.created_at >= since)
    if until is not None:
        conditions.append(webhook_event.c.created_at < until)
    if only_failed:
        conditions.append(webhook_event.c.status == "failure")
    if len(conditions) == len(every):
        raise BadRequest("say which events: ids, a webhook, a time, or all that failed")
    queued = store.requeue(db, conditions, now, MAX_ROWS)
    for one in dict.fromkeys(queued):
        look_at(db, one, now)
    return len(queued)
