"""What runners do to jobs: take in what was asked for and what has ended, then claim what is due.

One transaction of each look, under locks of the rows it reads (`Database.write(…, serializable=False)`). Two runners
pass over each other's rows when they claim, and wait for each other when both have news of one job.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.jobs.job import MAX_ROWS, Failed, Job, Kind, ending
from schematic_server.jobs.tables import job, job_call, job_end
from schematic_server.storage.metadata import Instant, microseconds, new_id
from schematic_server.storage.statements import run_counted

MARGIN = timedelta(seconds=15)  # of a lease beyond `perform`: for two transactions, and clocks that differ

_read = msgspec.json.Decoder(dict[str, Any]).decode
_LOST = """
INSERT INTO job_end (job_id, lease, state, attempts, ended_at) VALUES {rows} ON CONFLICT (job_id, lease) DO NOTHING
"""


def lease_time(kind: Kind) -> timedelta:
    """How long a claim holds."""
    return timedelta(seconds=kind.within) + MARGIN


def look(db: Connection, kinds: Collection[str]) -> tuple[bool, dict[str, datetime]]:
    """Whether there is something to take, and when the next job of each kind is due, where there is one."""
    has_news = any(db.scalar(one) is not None for one in _NEWS)
    return has_news, due(db, kinds)


def due(db: Connection, kinds: Collection[str]) -> dict[str, datetime]:
    """When the next job of each kind is due, where there is one."""
    rows = db.execute(_next_of(tuple(kinds))) if kinds else ()
    return {row.kind: row.due_at for row in rows if row.due_at is not None}


@lru_cache(maxsize=64)
def _next_of(kinds: tuple[str, ...]) -> sa.Executable:
    """When the next job of each kind is due; kept, since every look of every process asks."""
    return sa.union_all(
        *(
            sa.select(
                sa.literal(kind).label("kind"),
                sa.select(sa.func.min(job.c.due_at)).where(job.c.kind == kind).scalar_subquery().label("due_at"),
            )
            for kind in kinds
        )
    )


def schedule(db: Connection, kind: str, now: datetime) -> None:
    """Make the job of a kind that runs every so often, due now, unless there is one."""
    if db.scalar(sa.select(job.c.id).where(job.c.kind == kind, job.c.key == "")) is None:
        db.execute(sa.insert(job).values(**_NEW, id=new_id("job"), kind=kind, key="", due_at=now, payload="{}"))


def turn_back(db: Connection, kinds: Collection[Kind], step: timedelta, now: datetime) -> None:
    """Date jobs as much earlier as the clock was set back, though not before `now`: they were dated by the old one.

    What runs gets the lease that it would be given now. A job that comes before its time looks again, and waits.
    """
    while take(db) == MAX_ROWS:
        pass
    at, before = microseconds(now), step // timedelta(microseconds=1)
    for column in (job.c.due_at, job.c.again_at):
        earlier = sa.type_coerce(column, sa.BigInteger) - before
        due = sa.type_coerce(sa.case((earlier > at, earlier), else_=at), Instant)
        is_dated = sa.and_(job.c.kind.in_([one.name for one in kinds]), column > now)
        if column is job.c.due_at:
            is_dated = sa.and_(is_dated, job.c.state == "waiting")
        db.execute(sa.update(job).where(is_dated).values({column: due}))
    for kind in kinds:
        ends_at = now + lease_time(kind)
        is_held = sa.and_(job.c.kind == kind.name, job.c.state == "running", job.c.due_at > ends_at)
        db.execute(sa.update(job).where(is_held).values(due_at=ends_at))


def take(db: Connection) -> int:
    """Change jobs by what has ended, then by what was asked for: the larger number, `MAX_ROWS` at most."""
    return max(_take_ends(db), _take_calls(db))


def claim(db: Connection, kind: Kind, limit: int, lease: str, now: datetime) -> list[Job]:
    """Claim up to `limit` due jobs under the mark `lease`.

    A job whose lease ran out as often as its kind may be tried is given up: it may be what kills the nodes.
    """
    wanted = sa.select(job).where(job.c.kind == kind.name, job.c.due_at <= now).order_by(job.c.due_at).limit(limit)
    claimed: list[Job] = []
    for row in db.execute(wanted.with_for_update(skip_locked=True)).all():
        owner = (row.account_id, row.environment_id)
        read = (_read(row.payload), _read(row.progress))
        one = Job(row.id, row.kind, row.key, *read, row.attempts + 1, lease, *owner)
        if row.state == "running":
            lost = (row.id, row.lease, "lost", row.attempts, microseconds(now))
            if not run_counted(db, _LOST, [lost]):
                continue  # it ended at the last moment
            if row.attempts >= kind.max_attempts:
                why = f"begun {row.attempts} times, and the node that ran it never told of an end"
                found = ending(kind, row.attempts, Failed(why), now)
                told = {"state": found.state, "due_at": found.due_at, "attempts": found.attempts}
                _leave(db, row, now, **told, last_error=why, progress="{}")
                kind.give_up(db, one, why, now)
                continue
        claimed.append(one)
    if claimed:
        values = {"state": "running", "lease": lease, "due_at": now + lease_time(kind), "again_at": None}
        is_claimed = job.c.id.in_([one.id for one in claimed])
        db.execute(sa.update(job).where(is_claimed).values(attempts=job.c.attempts + 1, **values))
    return claimed


def ask(db: Connection, row: sa.Row[Any], run_at: datetime) -> None:
    """Have a job that there is run by `run_at`."""
    known = {"waiting": row.due_at, "running": row.again_at}.get(row.state)
    if known is not None and known <= run_at:
        return
    values: dict[str, Any] = {"again_at": run_at} if row.state == "running" else {"due_at": run_at}
    if row.state == "failed":
        values.update(state="waiting", attempts=0, failed_at=None)
    db.execute(sa.update(job).where(job.c.id == row.id).values(values))


_NEW = {"state": "waiting", "progress": "{}", "attempts": 0}
_IS_NEWS = job_end.c.state != "lost"
_NEWS = (sa.select(job_call.c.id).limit(1), sa.select(job_end.c.lease).where(_IS_NEWS).limit(1))


def _take_ends(db: Connection) -> int:
    news = sa.select(job_end).where(_IS_NEWS).limit(MAX_ROWS).with_for_update(skip_locked=True)
    ends = {(row.job_id, row.lease): row for row in db.execute(news)}
    if not ends:
        return 0
    is_one = sa.tuple_(job_end.c.job_id, job_end.c.lease).in_(list(ends))
    db.execute(sa.delete(job_end).where(is_one))
    is_held = sa.tuple_(job.c.id, job.c.lease).in_(list(ends))
    done: list[str] = []
    for row in db.execute(sa.select(job).where(is_held).order_by(job.c.id).with_for_update()).all():
        found = ends[row.id, row.lease]
        if found.state == "done" and row.again_at is None:
            done.append(row.id)
            continue
        values = {name: getattr(found, name) for name in ("state", "due_at", "attempts", "last_error", "progress")}
        _leave(db, row, found.ended_at, **values)
    if done:
        db.execute(sa.delete(job).where(job.c.id.in_(done)))
    return len(ends)


def _leave(db: Connection, row: sa.Row[Any], now: datetime, **values: Any) -> None:
    """Let a job that ran wait or be failed, or wait after all because it was asked for meanwhile."""
    if row.again_at is not None:
        if values["state"] != "waiting":
            values.update(state="waiting", attempts=0, progress="{}")
        values["due_at"] = min(row.again_at, values["due_at"] or row.again_at)
    if values["progress"] is None:
        del values["progress"]
    failed_at = now if values["state"] == "failed" else None
    values.update(lease=None, again_at=None, failed_at=failed_at)
    db.execute(sa.update(job).where(job.c.id == row.id).values(values))


def _take_calls(db: Connection) -> int:
    news = sa.select(job_call).order_by(job_call.c.id).limit(MAX_ROWS).with_for_update(skip_locked=True)
    calls = db.execute(news).all()
    if not calls:
        return 0
    db.execute(sa.delete(job_call).where(job_call.c.id.in_([row.id for row in calls])))
    earliest: dict[tuple[str, str], sa.Row[Any]] = {}
    for row in sorted(calls, key=lambda row: row.run_at):
        earliest.setdefault((row.kind, row.key), row)
    is_known = sa.tuple_(job.c.kind, job.c.key).in_(list(earliest))
    for row in db.execute(sa.select(job).where(is_known).order_by(job.c.id).with_for_update()).all():
        ask(db, row, earliest.pop((row.kind, row.key)).run_at)
    if earliest:
        told = ("kind", "key", "payload", "account_id", "environment_id")
        new = [{name: getattr(row, name) for name in told} | {"due_at": row.run_at} for row in earliest.values()]
        db.execute(sa.insert(job), [{**_NEW, "id": new_id("job"), **one} for one in new])
    return len(calls)
