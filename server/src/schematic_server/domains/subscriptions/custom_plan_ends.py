"""Plans that are paid by invoice end by time: unpaid when due, or at the date that was agreed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from schematic_server.domains.subscriptions import custom_plan_store as store
from schematic_server.domains.subscriptions import custom_plans
from schematic_server.jobs.job import Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.queries import Row

PERIOD = 60.0  # seconds between looks for those that have begun
AT_ONCE = 50  # companies


class EndCustomPlans(Steps):
    """Ends each once; between two looks it runs when the next one is due."""

    name = "subscriptions.end_custom_plans"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        unpaid, over = store.due(db, now, AT_ONCE), store.ending(db, now, AT_ONCE)
        _each(db, emit, now, unpaid, custom_plans.expire)
        expired = {row["id"] for row in unpaid}
        _each(db, emit, now, [row for row in over if row["id"] not in expired], custom_plans.end)
        if AT_ONCE in (len(unpaid), len(over)):
            return Again(now)
        soon, following = store.next_due(db), next_time(PERIOD, now)
        return Again(following if soon is None else min(soon, following))


def _each(db: Connection, emit: Emit, now: datetime, rows: list[Row], end: Callable[[Scope, Row], None]) -> None:
    for row in rows:
        end(Scope(db, row["environment_id"], Actor(row["account_id"]), now, emit), row)
