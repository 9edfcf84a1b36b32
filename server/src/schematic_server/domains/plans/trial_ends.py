"""Trials end by time alone: a job moves their companies on at that instant, or as soon as a server runs again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from schematic_server.domains.plans import assignments, store
from schematic_server.jobs.job import MAX_ROWS, Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.queries import Row

PERIOD = 60.0  # seconds between looks for trials that have begun


class EndTrials(Steps):
    """Ends each trial once; between two looks it runs when the next known trial ends."""

    name = "plans.end_trials"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        over = store.expired_trials(db, now, MAX_ROWS)
        by_environment: dict[tuple[str, str], list[Row]] = {}
        for row in over:
            by_environment.setdefault((row["account_id"], row["environment_id"]), []).append(row)
        for (account_id, environment_id), rows in by_environment.items():
            scope = Scope(db, environment_id, Actor(account_id), now, emit)
            assignments.end_trials(scope, sorted({row["company_id"] for row in rows}))
        if len(over) == MAX_ROWS:
            return Again(now)
        soon, following = store.next_trial_end(db), next_time(PERIOD, now)
        return Again(following if soon is None else min(soon, following))
