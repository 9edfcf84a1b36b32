"""Listens inside transactions: writes what endpoints are to be told beside the change itself, so both stand or fall.

Nothing else knows of webhooks. Where nobody has subscribed this is one look into memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from schematic_server.changes import Change, WebhookChanged
from schematic_server.domains.webhooks import log, store
from schematic_server.webhooks import credit_triggers, rendering, triggers
from schematic_server.webhooks.addresses import Guard
from schematic_server.webhooks.rendering import Event
from schematic_server.webhooks.scopes import system_scope
from schematic_server.webhooks.subscriptions import Audience, Subscriptions

MAX_PAYLOAD = 1024 * 1024  # bytes; more is kept as a failure, not sent


class Outbox:
    """For `Database.inside`; refuses endpoints whose address must not be called."""

    def __init__(self, subscriptions: Subscriptions, guard: Guard) -> None:
        self._subscriptions = subscriptions
        self._guard = guard

    def __call__(self, db: Connection, changes: Sequence[Change], now: datetime) -> None:
        self._follow_endpoints(db, changes, now)
        for audience in self._subscriptions.of(db, changes):
            events = _events(db, [one for one in changes if not one.is_quiet], audience, now)
            if events:
                log.queue(db, _addressed(events, audience), now)

    def _follow_endpoints(self, db: Connection, changes: Sequence[Change], now: datetime) -> None:
        for change in changes:
            if not isinstance(change, WebhookChanged):
                continue
            row = store.find_endpoint(db, change.webhook_id)
            if row is not None and change.is_addressed:
                self._guard.check(row["url"])
            if row is None or row["status"] != "active":  # what waits is given up now, not at its next time
                log.look_at(db, change.webhook_id, now)


def _events(db: Connection, changes: Sequence[Change], audience: Audience, now: datetime) -> list[Event]:
    scope = system_scope(db, audience.account_id, audience.environment_id, now)
    of_environment = [
        one
        for one in changes
        if one.environment_id == audience.environment_id
        or (one.environment_id is None and one.account_id == audience.account_id)
    ]
    events = rendering.events(scope, of_environment, audience.request_types)
    events += credit_triggers.events(scope, of_environment, audience)
    return [*events, *triggers.events(scope, of_environment, audience)] if audience.watched else events


def _addressed(events: Sequence[Event], audience: Audience) -> list[store.New]:
    return [
        store.New(
            audience.environment_id,
            webhook_id,
            event.request_type,
            event.payload if len(event.payload) <= MAX_PAYLOAD else "",
            failure=None if len(event.payload) <= MAX_PAYLOAD else f"larger than {MAX_PAYLOAD} characters",
        )
        for event in events
        for webhook_id in audience.of(event.request_type, event.feature_id, event.credit_id)
    ]
