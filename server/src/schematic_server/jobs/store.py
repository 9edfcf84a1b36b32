"""Jobs in the database, as everybody but runners sees them: asked for, ended, listed, tried again.

Every function runs in a transaction of the caller's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.changes import JobCalled
from schematic_server.errors import BadRequest, NotFound
from schematic_server.jobs import claims
from schematic_server.jobs.job import MAX_ROWS, Job, Kind, Outcome, ending
from schematic_server.jobs.tables import job, job_call, job_end
from schematic_server.storage.database import emitter
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.statements import run_counted

KEPT_FOR, KEPT = timedelta(days=30), 1000  # failed jobs
REFUSED_FOR = timedelta(days=1)  # how long a node may come late with what it did under a lease that ran out

_encode = msgspec.json.Encoder().encode
_END = """
INSERT INTO job_end (job_id, lease, state, due_at, attempts, last_error, progress, ended_at) VALUES {rows}
ON CONFLICT (job_id, lease) DO NOTHING
"""


class LeaseLost(Exception):
    """The lease ran out, and another node has claimed the job since."""


def enqueue(
    db: Connection,
    kind: str,
    key: str,
    run_at: datetime,
    payload: Mapping[str, Any] = {},
    account_id: str | None = None,
    environment_id: str | None = None,
) -> None:
    """Have the job of this kind and key run by `run_at`.

    One that waits already runs at the earlier of both times; one that is running runs once more; one that has failed
    starts anew. A job keeps the payload that it was made with.
    """
    owner = {"account_id": account_id, "environment_id": environment_id}
    asked = {"kind": kind, "key": key, "run_at": run_at, "payload": _encode(payload).decode()}
    db.execute(sa.insert(job_call).values(**asked, **owner))
    emitter(db)(JobCalled("", None, kind))


def end(db: Connection, kind: Kind, held: Job, outcome: Outcome, now: datetime) -> None:
    """Give the lease up, with what came of the job; raises LeaseLost."""
    found = ending(kind, held.attempts, outcome, now)
    due_at = None if found.due_at is None else microseconds(found.due_at)
    progress = None if found.progress is None else _encode(found.progress).decode()
    told = (found.state, due_at, found.attempts, found.last_error, progress, microseconds(now))
    if not run_counted(db, _END, [(held.id, held.lease, *told)]):
        raise LeaseLost


def forget(db: Connection, now: datetime) -> int:
    """Delete failed jobs that are too old, or too many, and old marks of leases: how many, some `MAX_ROWS` at most."""
    is_failed = job.c.failed_at.is_not(None)
    newest = sa.select(job.c.failed_at).where(is_failed).order_by(job.c.failed_at.desc()).offset(KEPT).limit(1)
    surplus = db.scalar(newest)
    before = now - KEPT_FOR if surplus is None else max(surplus, now - KEPT_FOR)
    oldest = sa.select(job.c.id).where(job.c.failed_at <= before).order_by(job.c.failed_at).limit(MAX_ROWS)
    db.execute(sa.delete(job_end).where(job_end.c.state == "lost", job_end.c.ended_at < now - REFUSED_FOR))
    return db.execute(sa.delete(job).where(job.c.id.in_(oldest))).rowcount


def list_jobs(db: Connection, kind: str | None, state: str | None, limit: int) -> list[dict[str, Any]]:
    """Jobs for people: those that run, those that have failed, then those that wait, by their time."""
    while claims.take(db) == MAX_ROWS:
        pass
    return listed(db, kind, state, limit)


def listed(db: Connection, kind: str | None, state: str | None, limit: int) -> list[dict[str, Any]]:
    """The same as a runner left it, for whoever only reads."""
    order = sa.case((job.c.state == "running", 0), (job.c.state == "failed", 1), else_=2)
    wanted = sa.select(job).order_by(order, job.c.due_at, job.c.failed_at, job.c.id).limit(limit)
    for column, value in ((job.c.kind, kind), (job.c.state, state)):
        if value is not None:
            wanted = wanted.where(column == value)
    return [_shown(row) for row in db.execute(wanted)]


def _shown(row: sa.Row[Any]) -> dict[str, Any]:
    same = ("id", "kind", "key", "state", "attempts", "last_error", "failed_at", "account_id", "environment_id")
    return {
        **{name: getattr(row, name) for name in same},
        "run_at": row.due_at if row.state == "waiting" else row.again_at,
        "leased_until": row.due_at if row.state == "running" else None,
    }


def run_now(db: Connection, kind: str, now: datetime) -> int:
    """Have the waiting jobs of a kind run at once: how many; raises NotFound for a kind without a job."""
    claims.take(db)
    if not db.scalar(sa.select(sa.func.count()).select_from(job).where(job.c.kind == kind)):
        raise NotFound(f"no job of kind {kind!r}; `schematic jobs` lists those there are")
    emitter(db)(JobCalled("", None, kind))
    is_waiting = sa.and_(job.c.kind == kind, job.c.state == "waiting")
    return db.execute(sa.update(job).where(is_waiting).values(due_at=now)).rowcount


def retry(db: Connection, job_id: str, now: datetime) -> None:
    """Have a failed job start anew; raises NotFound, or BadRequest for one that has not failed."""
    claims.take(db)
    found = db.execute(sa.select(job).where(job.c.id == job_id)).one_or_none()
    if found is None:
        raise NotFound(f"no job {job_id!r}; `schematic jobs` lists those there are")
    if found.state != "failed":
        raise BadRequest(f"job {job_id} is {found.state}, not failed; `schematic jobs run {found.kind}` runs it now")
    claims.ask(db, found, now)
    emitter(db)(JobCalled("", None, found.kind))
