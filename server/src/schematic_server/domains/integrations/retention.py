"""What providers have told is remembered for a while: so that it is believed once, and old news are known as such."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from schematic_server.domains.integrations import store
from schematic_server.jobs.job import MAX_ROWS, Again, Done, Job, Outcome, Steps
from schematic_server.scope import Emit

KEPT_FOR = timedelta(days=90)  # providers tell for three days what was not taken in


class ForgetNotices(Steps):
    """Deletes what was told longer ago."""

    name = "integrations.forget_notices"
    every = 3600.0

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        return Again(now) if store.forget_notices(db, now - KEPT_FOR, MAX_ROWS) == MAX_ROWS else Done()
