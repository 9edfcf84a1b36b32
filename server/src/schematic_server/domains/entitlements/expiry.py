"""Overrides end by time alone: a job tells everybody else when one has."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from schematic_server.changes import CompanyOverrideChanged
from schematic_server.domains.entitlements import store
from schematic_server.jobs.job import MAX_ROWS, Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Emit
from schematic_server.storage.metadata import instant, microseconds

PERIOD = 60.0  # seconds


class ExpireOverrides(Steps):
    """Emits each override that has expired since the last step, once."""

    name = "overrides.expire"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        after, last_id = instant(job.progress.get("at", microseconds(now))), job.progress.get("id", "")
        found = store.expired(db, after, last_id, now, MAX_ROWS)
        for row in found:
            emit(
                CompanyOverrideChanged(
                    row["account_id"], row["environment_id"], row["id"], row["company_id"], action="expired"
                )
            )
        if len(found) == MAX_ROWS:
            last = found[-1]
            return Again(now, progress={"at": microseconds(last["expiration_date"]), "id": last["id"]})
        return Again(next_time(PERIOD, now), progress={"at": microseconds(now) + 1, "id": ""})
