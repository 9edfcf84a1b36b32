"""Changes whose time has come: carried out once each, by a job or when a period of their company ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from schematic_server.domains.checkout import store
from schematic_server.domains.plans import assignments, placing, trials
from schematic_server.domains.plans.changes import Cause
from schematic_server.domains.subscriptions import changing, holding, kept_selections, line_store, renewing
from schematic_server.domains.subscriptions.changing import Change
from schematic_server.domains.subscriptions.choosing import PlanChoice
from schematic_server.errors import BadRequest, ServerError
from schematic_server.jobs.job import Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Overdue, Scope
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


def catch_up(scope: Scope, company_ids: Collection[str]) -> None:
    """Carry out what was to end companies' trials and plans by now, or to change them, and no job has seen to yet; what
    they owe after a change, period by period, comes with it."""
    scope = replace(scope, loaded=None)
    if over := trials.over(scope, company_ids):
        assignments.end_trials(scope, sorted({row["company_id"] for row in over}))
    behind = _behind(scope, company_ids)
    while behind:
        changed = before_renewals(scope, behind)
        renewing.renew(scope, [row for row in behind if row["company_id"] not in changed])
        behind = _due(scope, [row["company_id"] for row in behind])


def check_caught_up(scope: Scope, company_id: str) -> None:
    """Raises Overdue, of which the edge sees to that, where `catch_up` would do anything: whoever only reads cannot."""
    if trials.over(scope, [company_id]) or _behind(scope, [company_id]):
        raise Overdue(scope, lambda scope: catch_up(scope, [company_id]))


def _behind(scope: Scope, company_ids: Collection[str]) -> list[Row]:
    """The subscriptions that a period, and with it what the company is on, should have ended of."""
    due = _due(scope, company_ids)
    pending = scope.each(store.pending_of, [row["company_id"] for row in due]) if due else {}

    def ends(row: Row) -> bool:
        put_off = pending.get(row["company_id"])
        ends = (row["cancel_at"], None if put_off is None else put_off["execute_after"])
        return any(one is not None and one <= scope.now for one in ends)

    return [row for row in due if ends(row)]


def _due(scope: Scope, company_ids: Collection[str]) -> list[Row]:
    """The subscriptions of which something is due, but for trials."""
    found = scope.each(line_store.open_subscriptions, company_ids).values()
    dated = [row for row in found if row["status"] != "trialing" and row["due_at"] is not None]
    return [row for row in dated if row["due_at"] <= scope.now]


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
    """What was chosen with it; else the other plan, with the add-ons and quantities that there are. Raises BadRequest
    of a company that has left the plan which it was to change from."""
    held = placing.assignments(scope, [row["company_id"]]).get(row["company_id"], [])
    base = next((one["plan_id"] for one in held if one["is_base"]), None)
    if base != row["from_plan_id"]:
        on = base or "no plan"
        raise BadRequest(f"company {row['company_id']} is on {on} by now; it was to change from {row['from_plan_id']}")
    if row["selection"]:
        return changing.decide(scope, replace(kept_selections.load(row["selection"]), is_due=True))
    wanted = holding.with_base(scope, row["company_id"], PlanChoice(row["to_plan_id"]))
    return changing.decide(scope, replace(wanted, is_due=True))
