"""Exports are kept for a time, with their files."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from schematic_server.domains.dataexports import store
from schematic_server.jobs.job import Again, Done, Job, Outcome, Steps
from schematic_server.scope import Emit

PARTS = 20  # that one step deletes: a few megabytes


class ForgetExports(Steps):
    """Deletes exports of more than `days` ago."""

    name = "data_exports.forget"
    every = 3600.0

    def __init__(self, days: int) -> None:
        self._kept_for = timedelta(days=days)

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        return Again(now) if store.delete_old(db, now - self._kept_for, PARTS) else Done()
