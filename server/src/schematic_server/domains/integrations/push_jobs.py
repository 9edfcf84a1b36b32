"""Sends what a provider is to have of an own invoice, after the commit that decided it.

Each try begins with what is known, and goes on from where the last one was: calls have the same idempotency keys
until one is refused, so that a node that dies, or two that send at once, make one invoice there.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection as Db

from schematic_server.domains.integrations import collecting, paying, pushing
from schematic_server.domains.integrations import push_store as store
from schematic_server.domains.integrations.port import PUSHES, Bill, Line, Provider, Pushed, Unreachable
from schematic_server.domains.subscriptions import invoices, profiles
from schematic_server.errors import Unavailable
from schematic_server.jobs.job import Again, Done, Failed, InParts, Job, Outcome, pause
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.queries import Row

KEYS_LAST = timedelta(hours=23)  # Stripe keeps them for a day at least
MAX_ATTEMPTS = 42  # within about a day: pauses are some 45 minutes at last
WAITS = "not sent to {} yet, and tried again: {}"
WAY_OUT = "mend that, and have it sent again: `schematic jobs`, or GET /integration/start/{integration_id}"


class PushInvoice(InParts[Bill, Pushed]):
    """One invoice; its key is the id."""

    name = pushing.JOB
    within = 240.0  # a handful of calls, each tried three times
    at_once = PUSHES
    max_attempts = MAX_ATTEMPTS

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def prepare(self, db: Db, job: Job, now: datetime) -> Bill | Outcome | None:
        scope = scope_of(db, silent, job, now)
        push = store.find(scope, job.key)
        if push is None or push["status"] == push["wanted"]:
            return None
        if push["begun_at"] is None and push["wanted"] != "open":  # paid or void before it was sent
            return None
        if push["wanted"] == "open" and not pushing.is_connected(scope):
            return self._refuse(scope, push, pushing.GONE)
        if push["begun_at"] is None:
            store.update(scope, push["id"], begun_at=now)
        return _bill(scope, push)

    async def perform(self, prepared: Bill) -> Pushed:
        try:
            return await self._provider.push(prepared)
        except Unavailable as error:  # which would mean the database to whoever runs jobs
            raise Unreachable(str(error)) from None

    def settle(
        self, db: Db, emit: Emit, job: Job, prepared: Bill, result: Pushed | Exception, now: datetime
    ) -> Outcome:
        scope = scope_of(db, emit, job, now)
        push = store.find(scope, job.key)
        if push is None:
            return Done()
        if isinstance(result, Unreachable):
            return self._wait(scope, push, job, str(result))
        if isinstance(result, Exception):
            raise result
        paying.link(scope, prepared.customer, result.customer_id)
        if result.word is not None:
            store.update(scope, push["id"], external_id=result.word.external_id)
            collecting.told(scope, result.word)
        if result.refused is not None:
            return self._refuse(scope, push, result.refused)
        store.update(scope, push["id"], is_refused=False)
        return Done()

    def give_up(self, db: Db, job: Job, why: str, now: datetime) -> None:
        scope = scope_of(db, silent, job, now)
        push = store.find(scope, job.key)
        if push is not None:
            self._refuse(scope, push, why)

    def _refuse(self, scope: Scope, push: Row, why: str) -> Outcome:
        store.update(scope, push["id"], is_refused=True, refusals=push["refusals"] + 1)
        store.change_invoices(scope, [push["invoice_id"]], collection_problem=f"{why}; {WAY_OUT}")
        return Failed(why)

    def _wait(self, scope: Scope, push: Row, job: Job, why: str) -> Outcome:
        if job.attempts >= self.max_attempts:
            return self._refuse(scope, push, why)
        waits = WAITS.format(self._provider.name, why)
        store.change_invoices(scope, [push["invoice_id"]], collection_problem=waits)
        return Again(scope.now + pause(job.attempts), why)


def _bill(scope: Scope, push: Row) -> Bill:
    row = invoices.get_row(scope, push["invoice_id"])
    terms: dict[str, Any] = row["terms"]
    days: int | None = terms["days_until_due"]
    is_old = push["begun_at"] is not None and push["begun_at"] < scope.now - KEYS_LAST
    return Bill(
        key=f"{push['id']}-{push['refusals']}",
        invoice_id=row["id"],
        number=row["number"],
        currency=row["currency"],
        total=row["total"],
        lines=[_line(one) for one in invoices.lines(scope, row["id"])],
        collection_method=terms["collection_method"],
        days_until_due=profiles.USUAL_DAYS if days is None else days,
        customer=paying.customer(scope, push, row["company_id"], terms),
        wanted=push["wanted"],
        external_id=push["external_id"],
        may_be_there=push["external_id"] is None and (is_old or push["refusals"] > 0),
    )


def _line(charge: Row) -> Line:
    start, end = charge["period_start"], charge["period_end"]
    period = None if start is None or end is None else (start, end)
    return Line(charge["id"], charge["description"], charge["amount"], period)


def scope_of(db: Db, emit: Emit, job: Job, now: datetime) -> Scope:
    assert job.account_id is not None
    assert job.environment_id is not None
    return Scope(db, job.environment_id, Actor(job.account_id), now, emit)


def silent(change: object) -> None:
    return
