"""The job of a migration: finds its companies, then moves those that are due, a batch a step, each in a transaction.

What a step did stands in the rows it wrote: one that is carried out again after a crash begins where they end, so each
company is moved once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import Connection

from schematic.rules.periods import next_reset
from schematic_server import clock
from schematic_server.domains.billing import subscriptions
from schematic_server.domains.companies import companies, metrics
from schematic_server.domains.planmigrations import migrations, store
from schematic_server.domains.plans import assignments, plans
from schematic_server.domains.plans.changes import Cause
from schematic_server.jobs.job import MAX_ROWS, Again, Done, Job, Outcome, Steps
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage import trouble
from schematic_server.storage.database import emitter
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import Row

REST = 12.0  # times as long as a step took passes until the next one: the time is for those who ask
Error: TypeAlias = tuple[str, str]  # its code, and words for people
_ELSEWHERE: Error = ("not_on_origin_version", "the company is not on a version that the migration moves it from")
_WAITS: Row = {"status": "pending", "error_code": None, "error": None, "completed_at": None}


class Migrate(Steps):
    """Carries one migration out; its key is the migration's id."""

    name = migrations.JOB
    at_once = 2

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        assert job.account_id is not None, "a migration belongs to an account"
        scope = Scope(db, job.environment_id or "", Actor(job.account_id), now, emit)
        row = store.migrations_by_id(scope, [job.key]).get(job.key)
        if row is None or row["status"] not in migrations.UNFINISHED:
            return Done()
        scope = Scope(db, scope.environment_id, Actor(job.account_id, row["actor_type"], row["api_key_id"]), now, emit)
        began = clock.monotonic()
        if not row["has_found_all"]:
            outcome = _find(scope, row, job.progress)
        elif row["retried_errors"] is not None:
            outcome = _reopen(scope, row)
        else:
            outcome = _move(scope, row, apart=job.attempts > 1)
        if isinstance(outcome, Again) and outcome.at == now:
            return replace(outcome, at=now + timedelta(seconds=(clock.monotonic() - began) * (1 + REST)))
        return outcome

    def give_up(self, db: Connection, job: Job, why: str, now: datetime) -> None:
        scope = Scope(db, job.environment_id or "", Actor(job.account_id or ""), now, emitter(db))
        error = f"the server could not go on: {why}; retry the migration when that is mended"
        store.update_migration(scope, job.key, status="failed", error=error, completed_at=now, next_due_at=None)


def _find(scope: Scope, row: Row, progress: Mapping[str, str]) -> Outcome:
    """Note the next companies of the migration, those on one version after the other, or those that are named."""
    after, left = progress.get("after", ""), list(row["plan_version_ids_from"])
    versions: dict[str, str] = {}
    if row["company_ids"] is not None:
        ids = [one for one in row["company_ids"] if one > after][:MAX_ROWS]
        versions = store.versions_of(scope, row["plan_id"], ids)
        left = []
        existing = companies.by_id(scope, ids)
        ids = [one for one in ids if one in existing]
    else:
        left = left[left.index(progress["version"]) :] if "version" in progress else left
        ids = store.companies_on(scope, left[0], after, MAX_ROWS) if left else []
        versions.update((one, left[0]) for one in ids)
    known = store.listed(scope, row["id"], ids) | set(row["excluded_company_ids"])
    found = _found(scope, row, [one for one in ids if one not in known], versions)
    store.insert_companies(scope, found)
    skipped = sum(one["status"] == "skipped" for one in found)
    following = _following(ids, left)
    store.update_migration(
        scope,
        row["id"],
        has_found_all=following is None,
        total_companies=row["total_companies"] + len(found),
        skipped_companies=row["skipped_companies"] + skipped,
    )
    return Again(scope.now, progress=following or {})


def _following(ids: Sequence[str], left: Sequence[str]) -> Mapping[str, str] | None:
    """Where to look next; None when all were found."""
    version = {"version": left[0]} if left else {}
    if len(ids) == MAX_ROWS:
        return {"after": ids[-1], **version}
    return {"version": left[1]} if len(left) > 1 else None


def _found(scope: Scope, row: Row, ids: Sequence[str], versions: Mapping[str, str]) -> list[Row]:
    anchors, ends = metrics.anchors(scope.db, ids), subscriptions.period_ends(scope, ids)
    return [
        {
            "migration_id": row["id"],
            "company_id": one,
            "plan_version_id_from": versions.get(one),
            "scheduled_for": _due_at(scope, row, anchors.get(one), ends.get(one)),
            **(_WAITS if versions.get(one) in row["plan_version_ids_from"] else _ended(scope, "skipped", _ELSEWHERE)),
        }
        for one in ids
    ]


def _due_at(scope: Scope, row: Row, anchor: datetime | None, period_end: datetime | None) -> datetime | None:
    if row["strategy"] != "end_of_billing_period":
        at: datetime | None = row["scheduled_at"]
        return at
    if period_end is not None:
        return period_end
    cycle = metrics.subscription(anchor, "")
    if cycle is None:  # nothing is billed in cycles: there is no end to wait for
        return scope.now
    end = next_reset("current_month", "billing_cycle", cycle, microseconds(scope.now) // 1000)
    return None if end is None else instant(end * 1000)


def _reopen(scope: Scope, row: Row) -> Outcome:
    """Have companies that failed wait again, before any is moved: else one that fails again would be tried for ever."""
    failed = store.failed(scope, row["id"], row["retried_errors"], MAX_ROWS)
    store.wait_again(scope, [one["id"] for one in failed])
    store.update_migration(
        scope,
        row["id"],
        failed_companies=row["failed_companies"] - len(failed),
        retried_errors=row["retried_errors"] if len(failed) == MAX_ROWS else None,
    )
    return Again(scope.now)


def _move(scope: Scope, row: Row, *, apart: bool) -> Outcome:
    """Move the next companies that are due; `apart` each by itself, so that one that cannot be moved fails alone."""
    waiting = store.due(scope, row["id"], None if row["is_due_now"] else scope.now, MAX_ROWS)
    counts = {"completed": 0, "failed": 0, "skipped": 0}
    for status, part, error in _outcomes(scope, row, waiting, apart=apart):
        counts[status] += len(part)
        ids = [one["id"] for one in part]
        store.update_companies(scope, ids, started_at=scope.now, **_ended(scope, status, error))
    totals = {f"{name}_companies": row[f"{name}_companies"] + number for name, number in counts.items()}
    begun = {"status": "in_progress", "started_at": row["started_at"] or scope.now} if waiting else {}
    due_at = scope.now if len(waiting) == MAX_ROWS else _next_due(scope, row)
    if due_at is None:
        begun = {"started_at": row["started_at"] or scope.now}
        store.update_migration(scope, row["id"], **totals, **begun, **_end(scope, totals["failed_companies"]))
        return Done()
    told = None if row["is_due_now"] else due_at
    store.update_migration(scope, row["id"], **totals, **begun, next_due_at=told)
    return Again(due_at)


def _next_due(scope: Scope, row: Row) -> datetime | None:
    """When there is more to do, after everybody who is due now; None when nobody waits."""
    return None if row["is_due_now"] else store.next_due(scope, row["id"])


def _end(scope: Scope, failed: int) -> Row:
    error = f"{failed} companies could not be moved; their errors say why" if failed else None
    status = "failed" if failed else "completed"
    return {"status": status, "error": error, "completed_at": scope.now, "next_due_at": None}


def _ended(scope: Scope, status: str, error: Error | None) -> dict[str, Any]:
    code, why = error or (None, None)
    return {"status": status, "error_code": code, "error": why, "completed_at": scope.now}


def _outcomes(
    scope: Scope, row: Row, waiting: Sequence[Row], *, apart: bool
) -> list[tuple[str, list[Row], Error | None]]:
    """Companies by what became of them."""
    version_id = row["plan_version_id_to"]
    version = plans.known_versions(scope, row["plan_id"], [version_id]).get(version_id)
    if version is None:
        return [("failed", list(waiting), ("permanent_config", f"plan version {version_id} was deleted"))]
    plan = plans.rows(scope, [row["plan_id"]])[row["plan_id"]]
    is_custom = plan["company_id"] is not None  # a new version of which amends what was agreed with its company
    cause = Cause(
        "amendment" if is_custom else "plan_version_migration",
        amendment_status="applied" if is_custom else None,
        migration_id=row["id"],
        proration=row["proration_behavior"],
        from_period_start=row["strategy"] == "end_of_billing_period" and not row["is_due_now"],
    )
    moved: set[str] = set()
    broken: list[tuple[str, list[Row], Error | None]] = []
    for part in [[one] for one in waiting] if apart else [list(waiting)]:
        version_from = {one["company_id"]: one["plan_version_id_from"] for one in part}
        try:
            with scope.db.begin_nested():
                moved |= assignments.upgrade(scope, row["plan_id"], version_from, version, cause)
        except Exception as error:  # whatever it is about one company, the others are moved
            if not apart or trouble.cause(error) is not None:
                raise
            broken.append(("failed", part, ("unknown", trouble.told(error))))
    failed = {one["id"] for _, part, _ in broken for one in part}
    rest = [one for one in waiting if one["id"] not in failed]
    return [
        ("completed", [one for one in rest if one["company_id"] in moved], None),
        ("skipped", [one for one in rest if one["company_id"] not in moved], _ELSEWHERE),
        *broken,
    ]
