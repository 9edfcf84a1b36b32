"""Subscriptions are renewed by time alone: a job does it at that instant, or as soon as a server runs again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from schematic_server.domains.subscriptions import renewal_store as store
from schematic_server.domains.subscriptions import renewing
from schematic_server.domains.subscriptions.views import renewals_coming
from schematic_server.jobs.job import MAX_ROWS, Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.queries import Row

PERIOD = 60.0  # seconds between looks for subscriptions that have begun since


class RenewSubscriptions(Steps):
    """Takes subscriptions over what is due of them, one instant each a step; then it runs when the next is due."""

    name = "subscriptions.renew"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        places: dict[tuple[str, str], list[Row]] = {}
        for row in store.due(db, now, MAX_ROWS):
            places.setdefault((row["account_id"], row["environment_id"]), []).append(row)
        for (account_id, environment_id), rows in sorted(places.items()):
            scope = Scope(db, environment_id, Actor(account_id), now, emit)
            changed = {company_id for come in renewals_coming for company_id in come(scope, rows)}
            renewing.renew(scope, [row for row in rows if row["company_id"] not in changed])
        soon, following = store.next_due(db), next_time(PERIOD, now)
        return Again(following if soon is None else max(now, min(soon, following)))
