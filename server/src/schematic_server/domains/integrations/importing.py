"""What Stripe has, brought in beside other work: a page a step, from where the last step has come to."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Connection as Db

from schematic_server.domains.integrations import integrations, mirror
from schematic_server.domains.integrations.port import Connection, Page, Provider, Refused, Unreachable
from schematic_server.errors import BadRequest, Unavailable
from schematic_server.jobs.job import Again, Done, Failed, InParts, Job, Outcome
from schematic_server.jobs.store import enqueue
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.queries import Row

JOB: Final = "integrations.import"  # by the id of the connection
_MATCHED = "schematic_company_id"
_LEFT_OUT = "left_out"  # in a job's progress: how many objects could not be stored, and why the first


def start(scope: Scope, row: Row, field: str | None, criteria: str | None) -> None:
    """Ask for an import from the beginning, or from where one was interrupted.

    Raises BadRequest for another way to match customers with companies than there is.
    """
    if criteria not in (None, "billing_meta_object") or field not in (None, "", _MATCHED):
        raise BadRequest(
            f"company_matching_criteria: customers are companies by {_MATCHED} of their metadata, or by the company's"
            " key stripe_customer_id; leave criteria and field out"
        )
    enqueue(scope.db, JOB, row["id"], scope.now, {}, *scope.here)


class ImportObjects(InParts[tuple[Connection, str | None], Page | Refused]):
    """One connection's import; what cannot be stored is left out, and makes it fail at its end."""

    name = JOB
    within = 90.0

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def prepare(self, db: Db, job: Job, now: datetime) -> tuple[Connection, str | None] | None:
        row = integrations.find_row(_scope(db, _silent, job, now), job.key)
        if row is None:
            return None
        return Connection(row["id"], row["environment_id"], row["config"]), row["config"].get(integrations.CURSOR)

    async def perform(self, prepared: tuple[Connection, str | None]) -> Page | Refused:
        try:
            return await self._provider.import_(*prepared)
        except Unavailable as error:  # which would mean the database to whoever runs jobs
            raise Unreachable(str(error)) from None

    def settle(
        self,
        db: Db,
        emit: Emit,
        job: Job,
        prepared: tuple[Connection, str | None],
        result: Page | Refused | Exception,
        now: datetime,
    ) -> Outcome:
        if isinstance(result, Exception):
            raise result
        if isinstance(result, Refused):
            return Failed(result.why)
        scope = _scope(db, emit, job, now)
        taken = mirror.take_page(scope, self._provider.name, result)
        integrations.go_on_from(scope, self._provider.name, result.cursor)
        number, why = job.progress.get(_LEFT_OUT, (0, ""))
        left_out = number + len(taken.refused), why or "".join(taken.refused[:1])
        if result.cursor is not None:
            return Again(now, progress={_LEFT_OUT: left_out})
        return Failed(f"{left_out[0]} objects were left out, such as {left_out[1]}") if left_out[0] else Done()


def _scope(db: Db, emit: Emit, job: Job, now: datetime) -> Scope:
    assert job.account_id is not None
    assert job.environment_id is not None
    return Scope(db, job.environment_id, Actor(job.account_id), now, emit)


def _silent(change: object) -> None:
    return
