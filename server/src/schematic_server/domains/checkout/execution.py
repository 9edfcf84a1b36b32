"""Changes whose time has come: carried out once each, by a job or when a period of their company ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from schematic_server.domains.checkout import store
from schematic_server.domains.plans.changes import Cause
from schematic_server.domains.subscriptions import changing, holding, kept_selections, line_store, renewing
from schematic_server.domains.subscriptions.changing import Change
from schematic_server.domains.subscriptions.choosing import PlanChoice
from schematic_server.errors import ServerError
from schematic_server.jobs.job import Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.queries import Row

PERIOD = 60.0  # seconds between looks for changes that have been scheduled
AT_ONCE = 50  # companies


class ExecuteCheckouts(Steps):
    """Carries out each once; between two looks it runs when the next one is due."""

    name = "checkout.execute"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        due = store.due_scheduled(db, now, AT_ONCE)
        for row in due:
            execute(Scope(db, row["environment_id"], Actor(row["account_id"]), now, emit), row)
        if len(due) == AT_ONCE:
            return Again(now)
        soon, following = store.next_scheduled(db), next_time(PERIOD, now)
        return Again(following if soon is None else min(soon, following))


def before_renewals(scope: Scope, subscriptions: Sequence[Row]) -> frozenset[str]:
    """Carry out what is to come by the time at which these subscriptions are due: what ends with a period is over when
    the next one is charged. Ids of the companies that were changed."""
    due = {row["company_id"]: row["due_at"] for row in subscriptions}
    changed = [row for one, row in store.pending_of(scope, due).items() if row["execute_after"] <= due[one]]
    for row in changed:
        execute(scope, row)
    return frozenset(row["company_id"] for row in changed)


def catch_up(scope: Scope, company_id: str) -> None:
    """Carry out what was to end a company's plans by now, or to change them, and no job has seen to yet."""
    pending = store.pending_of(scope, [company_id]).get(company_id)
    put_off = [] if pending is None else [pending["execute_after"]]
    while (row := line_store.open_subscriptions(scope, [company_id]).get(company_id)) is not None:
        is_due = row["status"] != "trialing" and row["due_at"] is not None and row["due_at"] <= scope.now
        ends = [one for one in (row["cancel_at"], *put_off) if one is not None and one <= scope.now]
        if not is_due or not ends:
            return
        if company_id not in before_renewals(scope, [row]):
            renewing.renew(scope, [row])


def execute(scope: Scope, row: Row) -> None:
    """Carry out one, as whoever scheduled it, unless somebody else has; one that cannot be any more says why.

    What was put off to the end of a period is done as of that instant, however late it is: so not a moment is charged
    twice.
    """
    if not store.change_scheduled(scope, row["id"], "pending", {"status": "executing", "started_at": scope.now}):
        return
    actor = Actor(scope.account_id, row["actor_type"], row["api_key_id"])
    now = row["execute_after"] if row["selection"] else scope.now
    there = replace(scope, actor=actor, now=now)
    error: str | None = None
    try:
        change = _decide(there, row)
    except ServerError as refused:
        error = str(refused)
    else:
        changing.apply(there, change, Cause("checkout" if row["selection"] else "manage_plan"))
    ended = {"status": "success" if error is None else "error", "error": error, "completed_at": scope.now}
    store.change_scheduled(scope, row["id"], "executing", ended)


def _decide(scope: Scope, row: Row) -> Change:
    """What was chosen with it; else the other plan, with the add-ons and quantities that there are."""
    if row["selection"]:
        return changing.decide(scope, replace(kept_selections.load(row["selection"]), is_due=True))
    wanted = holding.with_base(scope, row["company_id"], PlanChoice(row["to_plan_id"]))
    return changing.decide(scope, replace(wanted, is_due=True))
