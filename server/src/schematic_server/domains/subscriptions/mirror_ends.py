"""Subscriptions that providers tell end by time too, where nothing more is heard of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from schematic_server.domains.billing import subscriptions
from schematic_server.jobs.job import Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Scope

PERIOD = 60.0  # seconds between looks for those that were told since
AT_ONCE = 50


class ExpireSubscriptions(Steps):
    """Ends each once; between two looks it runs when the next one expires."""

    name = "subscriptions.expire_mirrored"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        over = subscriptions.over(db, now, AT_ONCE)
        for row in over:
            subscriptions.expire(Scope(db, row["environment_id"], Actor(row["account_id"]), now, emit), row)
        if len(over) == AT_ONCE:
            return Again(now)
        soon, following = subscriptions.next_end(db, now), next_time(PERIOD, now)
        return Again(following if soon is None else min(soon, following))
