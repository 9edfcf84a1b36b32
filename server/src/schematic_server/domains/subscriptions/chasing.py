"""What follows when invoices are not paid in time: they are past due, and so are their subscriptions.

A company whose profile says `revoke_after` loses its plans so many days later, which ends its subscription; all others
are served on. What is paid, or void, has no consequences any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from schematic_server.domains.plans import assignments
from schematic_server.domains.subscriptions import chasing_store as store
from schematic_server.domains.subscriptions import invoice_store, profile_store
from schematic_server.jobs.job import MAX_ROWS, Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.queries import Row

PERIOD = 60.0  # seconds between looks for invoices that have been issued since


class ChaseInvoices(Steps):
    """Looks at each unpaid invoice when it becomes due, and once more when it costs its company the plans."""

    name = "subscriptions.chase"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        over = store.due(db, now, MAX_ROWS)
        places: dict[tuple[str, str], list[Row]] = {}
        for row in over:
            places.setdefault((row["account_id"], row["environment_id"]), []).append(row)
        for (account_id, environment_id), rows in sorted(places.items()):
            chase(Scope(db, environment_id, Actor(account_id), now, emit), rows)
        soon, following = store.next_due(db), next_time(PERIOD, now)
        return Again(following if soon is None else max(now, min(soon, following)))


def chase(scope: Scope, rows: Sequence[Row]) -> None:
    """Have invoices of one environment be past due."""
    profiles = profile_store.default_profiles(scope, {row["company_id"] for row in rows})
    revoked = {row["id"]: _revoked_at(row, profiles) for row in rows}
    later = {one: at for one, at in revoked.items() if at is not None and at > scope.now}
    store.chase(scope, [(row["id"], later.get(row["id"])) for row in rows])
    store.set_status(scope, {row["subscription_id"] for row in rows if row["subscription_id"]}, "active", "past_due")
    unpaid = [row for row in rows if (at := revoked[row["id"]]) is not None and at <= scope.now]
    owners = invoice_store.subscriptions(scope, {row["subscription_id"] for row in unpaid if row["subscription_id"]})
    lost = {one for row in owners.values() if (one := row["company_id"]) is not None}  # whoever pays for them
    for company_id in sorted(lost & assignments.of_companies(scope, lost).keys()):
        assignments.assign(scope, company_id, None, [], "subscription_change")


def settled(scope: Scope, invoice: Row, became: str) -> None:
    """Have a subscription be active again once nothing of it is past due."""
    subscription_id: str | None = invoice["subscription_id"]
    if subscription_id is not None and not store.with_past_due(scope, [subscription_id]):
        store.set_status(scope, [subscription_id], "past_due", "active")


def _revoked_at(row: Row, profiles: Mapping[str, Row]) -> datetime | None:
    """When the company loses its plans; None for never."""
    profile = profiles.get(row["company_id"])
    if profile is None or profile["payment_gating"] != "revoke_after":
        return None
    due_at: datetime = row["due_at"]
    return due_at + timedelta(days=profile["gating_days"])
