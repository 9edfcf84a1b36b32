"""Events of any time, for tests of what is reported of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx2

from schematic_server.clock import now as server_now

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def today() -> datetime:
    """The start of the day; tests begin at noon."""
    return server_now().replace(hour=0, minute=0, second=0, microsecond=0)


def send(http: httpx2.Client, *events: dict[str, Any]) -> None:
    """Store events, counted when this returns."""
    answer = http.post("/event-batch", json={"events": list(events)})
    assert answer.status_code == 201, answer.text


def flight(
    at: datetime | None = None, quantity: int = 1, code: str = "UA", user: str | None = None, event: str = "flight"
) -> dict[str, Any]:
    """A use of an event: now, or at a time of the last year."""
    body: dict[str, Any] = {"event": event, "company": {"code": code}, "quantity": quantity}
    if user is not None:
        body["user"] = {"id": user}
    then = {} if at is None else {"backfill": True, "sent_at": at.isoformat()}
    return {"event_type": "track", "body": body, **then}


def span(start: datetime, end: datetime, granularity: str | None = None) -> dict[str, Any]:
    """Members of a query for a range."""
    found: dict[str, Any] = {"start_time": start, "end_time": end}
    return found if granularity is None else {**found, "granularity": granularity}
