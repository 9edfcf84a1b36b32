"""Subscriptions are renewed by time alone: a job does it at that instant, or as soon as a server runs again.

One that cannot be renewed holds up no other: it is logged, left as it was, and tried again after `PAUSE`.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from schematic_server.domains.subscriptions import renewal_store as store
from schematic_server.domains.subscriptions import renewing
from schematic_server.domains.subscriptions.views import renewals_coming
from schematic_server.jobs.job import Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage import trouble
from schematic_server.storage.queries import Row

log = logging.getLogger("schematic_server.subscriptions")
PERIOD = 60.0  # seconds between looks for subscriptions that have begun since
PAUSE = timedelta(hours=1)
AT_ONCE = 100  # subscriptions of one step: it keeps other writers waiting for some 30 ms, and more are no faster


class RenewSubscriptions(Steps):
    """Takes subscriptions over what is due of them, one instant each a step; then it runs when the next is due."""

    name = "subscriptions.renew"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        broken = {one: at for one, at in job.progress.get("broken", {}).items() if datetime.fromisoformat(at) > now}
        places: dict[tuple[str, str], list[Row]] = {}
        for row in store.due(db, now, AT_ONCE, broken):
            places.setdefault((row["account_id"], row["environment_id"]), []).append(row)
        for (account_id, environment_id), rows in sorted(places.items()):
            scope = Scope(db, environment_id, Actor(account_id), now, emit)
            broken |= dict.fromkeys(_renew(scope, rows), (now + PAUSE).isoformat())
        again = [next_time(PERIOD, now), *map(datetime.fromisoformat, broken.values())]
        if (soon := store.next_due(db, broken)) is not None:
            again.append(soon)
        return Again(max(now, min(again)), progress={"broken": broken})


def _renew(scope: Scope, rows: Sequence[Row]) -> list[str]:
    """Renew what is due of subscriptions of one environment; ids of those that could not be."""
    try:
        with scope.db.begin_nested():
            changed = {company_id for come in renewals_coming for company_id in come(scope, rows)}
            renewing.renew(scope, [row for row in rows if row["company_id"] not in changed])
    except Exception as error:  # whatever it is about one subscription, the others are renewed
        if trouble.cause(error) is not None:
            raise
        if len(rows) > 1:
            return [one for row in rows for one in _renew(scope, [row])]
        log.error("subscription not renewed", extra={"id": rows[0]["id"], "why": trouble.told(error)})
        return [rows[0]["id"]]
    return []
