"""What people do with endpoints and what these were sent that is no operation of the contract: for the console."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from schematic_server.domains.webhooks import endpoints, log, store
from schematic_server.errors import NotFound
from schematic_server.jobs.job import MAX_ROWS
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.webhooks import ListWebhookEventsQuery

REDELIVERED_AT_ONCE = MAX_ROWS


def states(scope: Scope, ids: Iterable[str]) -> Mapping[str, Row]:
    """Endpoints by id: `inactive_reason`, `resumes_at` and `previous_secret_until` are what the API does not tell."""
    return store.endpoints_by_id(scope, ids)


def deliveries(
    scope: Scope, *, webhook_id: str | None, status: str | None, text: str | None, limit: int, offset: int
) -> list[Row]:
    """What endpoints were sent, newest first, with answers and reasons (rows of `webhook_event`)."""
    query: ListWebhookEventsQuery = {"limit": limit, "offset": offset}
    if webhook_id is not None:
        query["webhook_id"] = webhook_id
    if text:
        query["q"] = text
    return store.list_outcomes(scope, query, status)


def delivery(scope: Scope, event_id: str) -> Row:
    """One of them; raises NotFound."""
    found = store.events_by_id(scope, [event_id]).get(event_id)
    if found is None:
        raise NotFound(f"webhook event {event_id} does not exist in this environment")
    return found


def reveal(scope: Scope, webhook_id: str) -> Row:
    """`id`, `name` and `secret` of an endpoint; raises NotFound."""
    found = endpoints.get_row(scope, webhook_id)
    return {name: found[name] for name in ("id", "name", "secret")}


def rotate(scope: Scope, webhook_id: str, overlap: timedelta) -> Row:
    """A new secret for an endpoint; the old one signs as well for as long as `overlap`. Raises NotFound."""
    endpoints.rotate(scope, webhook_id, overlap)
    return reveal(scope, webhook_id)


def redeliver(
    scope: Scope,
    asked_at: datetime,
    *,
    ids: Sequence[str] = (),
    webhook_id: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    only_failed: bool = True,
) -> int:
    """Have up to `REDELIVERED_AT_ONCE` events sent once more: how many; see `log.redeliver`.

    Repeated with the same `asked_at` it comes to an end.
    """
    return log.redeliver(
        scope.db,
        asked_at,
        ids=ids,
        environment_id=scope.environment_id,
        webhook_id=webhook_id,
        since=since,
        until=until,
        only_failed=only_failed,
    )
