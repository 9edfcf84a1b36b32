"""Which subscriptions give access: by what their provider calls their state, until they expire."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from schematic_server.domains.billing.tables import billing_subscription
from schematic_server.storage.queries import Row

RUNNING = ("active", "trialing", "past_due")
# Providers say "never" by the first instant that there is; no subscription of theirs is as old as this.
NEVER = datetime(1970, 1, 2, tzinfo=UTC)


def runs(row: Row, now: datetime) -> bool:
    """Whether a subscription gives access."""
    ends = expires_at(row)
    return row["status"] in RUNNING and (ends is None or ends > now)


def expires_at(row: Row) -> datetime | None:
    """When a subscription ends, or ended; None for never."""
    ends: datetime | None = row["expired_at"]
    return None if ends is None or ends < NEVER else ends


def is_running(now: datetime) -> sa.ColumnElement[bool]:
    """The same of a row, as a condition."""
    ends = billing_subscription.c.expired_at
    return sa.and_(billing_subscription.c.status.in_(RUNNING), sa.or_(ends.is_(None), ends < NEVER, ends > now))
