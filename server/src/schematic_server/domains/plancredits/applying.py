"""What companies hold follows what their plan gives now: a job, since there may be many of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from schematic_server.domains.plancredits import issue_store, issuing
from schematic_server.jobs.job import Again, Done, Job, Outcome, Steps
from schematic_server.jobs.store import enqueue
from schematic_server.scope import Actor, Emit, Scope

AT_ONCE = 50  # companies


class ApplyCredits(Steps):
    """Goes through the companies on one plan of an environment; the plan is the payload's."""

    name = "plancredits.apply"

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        assert job.account_id is not None
        assert job.environment_id is not None
        scope = Scope(db, job.environment_id, Actor(job.account_id), now, emit)
        found = issue_store.companies_on(scope, job.payload["plan_id"], job.progress.get("after", ""), AT_ONCE)
        if found:
            issuing.resize(scope, found, "plan_change")
        return Again(now, progress={"after": found[-1]}) if len(found) == AT_ONCE else Done()


def ask(scope: Scope, plan_id: str) -> None:
    """Have the companies on a plan follow."""
    key = f"{scope.environment_id}/{plan_id}"
    enqueue(scope.db, ApplyCredits.name, key, scope.now, {"plan_id": plan_id}, *scope.here)
