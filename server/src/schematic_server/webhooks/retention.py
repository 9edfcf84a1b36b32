"""The log of deliveries is kept for a time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from schematic_server.domains.webhooks import store
from schematic_server.jobs.job import MAX_ROWS, Again, Done, Job, Outcome, Steps
from schematic_server.scope import Emit


class ForgetDeliveries(Steps):
    """Deletes what ended more than `days` ago."""

    name = "webhooks.forget"
    every = 3600.0

    def __init__(self, days: int) -> None:
        self._kept_for = timedelta(days=days)

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        return Again(now) if store.delete_ended(db, now - self._kept_for, MAX_ROWS) == MAX_ROWS else Done()
