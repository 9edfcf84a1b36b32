"""What is given for each licence follows how many a company has: a job, asked for where they are written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from schematic_server.changes import Change, CompanyChanged
from schematic_server.domains.plancredits import issue_store, issuing
from schematic_server.jobs.job import Done, Job, Outcome, Steps
from schematic_server.jobs.store import enqueue
from schematic_server.scope import Actor, Emit, Scope


class CountLicences(Steps):
    """Follows one company's licences: gives for more of them, retires what fewer do not give."""

    name = "plancredits.count_licenses"

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        assert job.account_id is not None
        assert job.environment_id is not None
        scope = Scope(db, job.environment_id, Actor(job.account_id), now, emit)
        if issue_store.companies(scope, [job.key]):
            issuing.resize(scope, [job.key], "license_retired", only_licensed=True)
        return Done()


def follow(db: Connection, changes: Sequence[Change], now: datetime) -> None:
    """Listens inside transactions: asks for the companies whose licences are counted by a trait that has changed."""
    touched: dict[tuple[str, str, str], set[str]] = {}
    for one in changes:
        if isinstance(one, CompanyChanged) and one.traits_were and one.environment_id is not None:
            key = (one.account_id, one.environment_id, one.company_id)
            touched.setdefault(key, set()).update(definition_id for definition_id, _ in one.traits_were)
    if not touched:
        return
    counting = issue_store.counting_traits(db, sorted({one for own in touched.values() for one in own}))
    for (account_id, environment_id, company_id), own in touched.items():
        if own & counting:
            enqueue(db, CountLicences.name, company_id, now, {}, account_id, environment_id)
