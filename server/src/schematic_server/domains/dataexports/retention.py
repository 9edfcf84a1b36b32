"""Exports are kept for a time, with their files."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from schematic_server.domains.dataexports import store
from schematic_server.domains.dataexports.exports import WRITE
from schematic_server.jobs.job import MAX_ROWS, Again, Done, Job, Outcome, Steps
from schematic_server.scope import Emit

PARTS = 20  # that one step deletes: a few megabytes
BEGINS_WITHIN = timedelta(minutes=10)  # since when an export that nobody writes must have been asked for
_LOST = "the job that wrote it was given up; `schematic jobs --state failed` has the cause"


class ForgetExports(Steps):
    """Deletes exports of more than `days` ago, and gives up those that nobody writes any more."""

    name = "data_exports.forget"
    every = 3600.0

    def __init__(self, days: int) -> None:
        self._kept_for = timedelta(days=days)

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        for export_id in store.abandoned(db, WRITE, now - BEGINS_WITHIN, MAX_ROWS):
            store.end_export(db, export_id, "failure", _LOST, now)
        return Again(now) if store.delete_old(db, now - self._kept_for, PARTS) else Done()
