"""Failed jobs are kept to be seen, but not for ever."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from schematic_server.jobs import store
from schematic_server.jobs.job import MAX_ROWS, Again, Done, Job, Outcome, Steps
from schematic_server.scope import Emit


class ForgetFailed(Steps):
    """Deletes failed jobs beyond the `store.KEPT` newest, and those of more than `store.KEPT_FOR` ago."""

    name = "forget_failed_jobs"
    every = 3600.0

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        return Again(now) if store.forget(db, now) == MAX_ROWS else Done()
