"""One node's part in the jobs: claims what is due, carries it out, many side by side, and stops in good order.

It waits for the next due time, or until it is woken: by what enqueues a job here at its commit, by other nodes through
the change feed, and once a second as the net beneath both.
"""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.background import until_set
from schematic_server.changes import Change, JobCalled
from schematic_server.errors import Unavailable
from schematic_server.jobs import claims, store
from schematic_server.jobs.job import (
    Again,
    AnyKind,
    Done,
    Failed,
    InParts,
    Job,
    Kind,
    Outcome,
    PutOff,
    Steps,
    gone_wrong,
)
from schematic_server.log import Seldom
from schematic_server.metrics import Metrics
from schematic_server.scope import Emit
from schematic_server.storage.database import Database

log = logging.getLogger("schematic_server.jobs")
SIDE_BY_SIDE = 4  # transactions of jobs: requests need connections too, and what is due at once would open more of them
LOOK = 1.0  # seconds after which it looks for due jobs, woken or not
STEP = timedelta(seconds=30)  # by which a clock is not set back for what it gains or loses by itself
SETTLES = 5.0  # seconds after which no transaction goes by the time before its clock was set back
PUT_OFF = 2.0  # seconds, and by chance up to as many more, until a job is tried again that the database was away for
ENDS_WITHIN = 2.0  # seconds that running jobs get to end when the node is told to stop; then as many to be released
Decide = Callable[[Connection, Emit, datetime], Outcome]


class Runner:
    """`start` after the database is open, `stop` before it is closed."""

    def __init__(self, database: Database, kinds: Sequence[AnyKind], metrics: Metrics) -> None:
        self._database = database
        self._kinds = {kind.name: kind for kind in kinds}
        self._metrics = metrics
        self._running: dict[str, set[asyncio.Task[None]]] = {name: set() for name in self._kinds}
        self._performing: set[asyncio.Task[Any]] = set()
        self._may_write = asyncio.Semaphore(SIDE_BY_SIDE)
        self._woken = asyncio.Event()
        self._stopped = asyncio.Event()
        self._is_scheduled = False
        self._set_at = _set_at()
        self._set_back_at: float | None = None  # when that was noticed
        self._seldom = Seldom()
        database.listen(self._hear)

    def start(self) -> None:
        """Look for due jobs and carry them out until stopped."""
        self._looking = asyncio.create_task(self._look_on())

    async def stop(self) -> None:
        """Claim nothing more; let what runs end within `ENDS_WITHIN` seconds, and release the rest for others."""
        self._stopped.set()
        self._woken.set()
        await self._end_all()
        for task in self._performing:
            task.cancel()
        for task in await self._end_all():  # the database is away, or a job does not let itself be cancelled
            task.cancel()

    async def _end_all(self) -> set[asyncio.Task[None]]:
        """Wait for all tasks; answer those that go on nevertheless."""
        tasks = {self._looking, *(task for tasks in self._running.values() for task in tasks)}
        _, left = await asyncio.wait(tasks, timeout=ENDS_WITHIN)
        return left

    def _hear(self, changes: Sequence[Change]) -> None:
        if any(isinstance(one, JobCalled) for one in changes):
            self._woken.set()

    async def _look_on(self) -> None:
        while not self._stopped.is_set():
            self._woken.clear()
            pause = LOOK
            try:
                pause = await self._look()
            except Unavailable:
                pass  # the database is away, which the log has from `storage.trouble`; the next look may succeed
            except Exception as error:  # a defect must not end what everything else waits for
                self._tell_of(error, "no look for jobs")
            await until_set(self._woken, pause)

    async def _look(self) -> float:
        """Start what is due; answer the seconds until the next look."""
        if not self._is_scheduled:
            await self._database.write(self._schedule)
            self._is_scheduled = True
        await self._follow_clock()
        free = {name: kind.at_once - len(self._running[name]) for name, kind in self._kinds.items()}
        free = {name: number for name, number in free.items() if number > 0}
        has_news, due = await self._database.read(partial(claims.look, kinds=list(free)))
        now = clock.now()
        if has_news or any(at <= now for at in due.values()):
            claim = partial(self._claim, free=free, lease=secrets.token_hex(8))
            taken, jobs = await self._database.write(claim, serializable=False)
            for job in jobs:
                self._start(job)
            if taken:  # there may be more, and `due` was read before
                return 0.0
        return min([LOOK, *((at - now).total_seconds() for at in due.values() if at > now)])

    async def _follow_clock(self) -> None:
        """Have jobs that a clock ahead of the time has dated not wait until that time comes."""
        set_at, now = _set_at(), clock.monotonic()
        step = self._set_at - set_at
        if step <= STEP:
            self._set_at, self._set_back_at = set_at, None
            return
        self._set_back_at = self._set_back_at or now
        if now >= self._set_back_at + SETTLES:
            kinds = tuple(self._kinds.values())
            turn_back = partial(claims.turn_back, kinds=kinds, step=step, now=clock.now())
            await self._database.write(lambda db, emit: turn_back(db), serializable=False)
            log.warning("clock set back", extra={"seconds": step.total_seconds()})
            self._set_at, self._set_back_at = set_at, None

    def _schedule(self, db: Connection, emit: Emit) -> None:
        for kind in self._kinds.values():
            if kind.every is not None:
                claims.schedule(db, kind.name, clock.now())

    def _claim(self, db: Connection, emit: Emit, free: Mapping[str, int], lease: str) -> tuple[int, list[Job]]:
        now = clock.now()
        taken = claims.take(db)
        wanted = [name for name, at in claims.due(db, list(free)).items() if at <= now]
        return taken, [job for name in wanted for job in claims.claim(db, self._kinds[name], free[name], lease, now)]

    def _start(self, job: Job) -> None:
        tasks = self._running[job.kind]
        task = asyncio.create_task(self._carry_out(self._kinds[job.kind], job))
        tasks.add(task)

        def ended(task: asyncio.Task[None]) -> None:
            tasks.discard(task)
            self._woken.set()

        task.add_done_callback(ended)

    async def _carry_out(self, kind: AnyKind, job: Job) -> None:
        ends_at = clock.monotonic() + claims.lease_time(kind).total_seconds()
        try:
            try:
                outcome = _told(await self._attempt(kind, job, ends_at))
            except store.LeaseLost:
                raise
            except Exception as raised:
                error = raised.__cause__ if isinstance(raised, _Raised) else raised
                assert isinstance(error, Exception)
                if not isinstance(error, Unavailable | _Stopped):
                    self._tell_of(error, "job went wrong", kind=job.kind, job=job.id)
                outcome = _told(await self._end(kind, job, partial(_gone_wrong, error, kind, job), ends_at))
        except store.LeaseLost:
            log.warning("job lost", extra={"kind": job.kind, "job": job.id})
            outcome = "lost"
        except Unavailable:  # nobody can be told of its end: another node claims it when the lease runs out
            outcome = "put_off"
        self._metrics.ran(kind.name, outcome)

    async def _attempt(self, kind: AnyKind, job: Job, ends_at: float) -> Outcome:
        if isinstance(kind, Steps):
            if self._stopped.is_set():
                raise _Stopped
            return await self._end(kind, job, lambda db, emit, now: kind.step(db, emit, job, now), ends_at)
        async with self._may_write:
            prepared = await self._database.write(partial(_prepare, kind=kind, job=job))
        if isinstance(prepared, Outcome):
            return prepared
        result = await self._perform(kind, prepared)
        if isinstance(result, Unavailable):
            raise result

        def decide(db: Connection, emit: Emit, now: datetime) -> Outcome:
            try:
                return kind.settle(db, emit, job, prepared, result, now)
            except Exception as error:
                if error is result:  # a time that ran out out there is no trouble of the database
                    raise _Raised from error
                raise

        return await self._end(kind, job, decide, ends_at)

    async def _perform(self, kind: InParts[Any, Any], prepared: Any) -> Any:
        """The result, or the exception that it raised."""
        if self._stopped.is_set():
            raise _Stopped
        task = asyncio.create_task(kind.perform(prepared))
        self._performing.add(task)
        task.add_done_callback(self._performing.discard)
        done, _ = await asyncio.wait([task], timeout=kind.within)
        if not done:
            task.cancel()
            await asyncio.wait([task])
            return TimeoutError(f"it took more than {kind.within:g} s")
        if task.cancelled():
            raise _Stopped
        return task.exception() or task.result()

    async def _end(self, kind: Kind, job: Job, decide: Decide, ends_at: float) -> Outcome:
        """Settle, again and again while the database is away and the lease lasts: what was performed is not lost."""

        def work(db: Connection, emit: Emit) -> Outcome:
            now = clock.now()
            outcome = decide(db, emit, now)
            store.end(db, kind, job, outcome, now)
            return outcome

        while True:
            try:
                async with self._may_write:
                    return await self._database.write(work)
            except Unavailable:
                if self._stopped.is_set() or clock.monotonic() >= ends_at:
                    raise
                await until_set(self._stopped, LOOK)

    def _tell_of(self, error: Exception, event: str, **ids: str) -> None:
        if (left_out := self._seldom.let(f"{type(error).__name__} {ids.get('kind')}")) is not None:
            log.error(event, exc_info=error, extra={**ids, "left_out": left_out})


class _Stopped(Exception):
    """The node stops: somebody else is to begin anew."""


class _Raised(Exception):
    """`settle` raised what `perform` had raised, which is its cause."""


def _prepare(db: Connection, emit: Emit, kind: InParts[Any, Any], job: Job) -> Any:
    """What to perform; or what came of the job, when that is its end already."""
    now = clock.now()
    prepared = kind.prepare(db, job, now)
    if prepared is None or isinstance(prepared, Outcome):
        prepared = prepared or Done()
        store.end(db, kind, job, prepared, now)
    return prepared


def _gone_wrong(error: Exception, kind: Kind, job: Job, db: Connection, emit: Emit, now: datetime) -> Outcome:
    if isinstance(error, _Stopped):
        return PutOff(now)
    if isinstance(error, Unavailable):
        return PutOff(now + timedelta(seconds=random.uniform(PUT_OFF, 2 * PUT_OFF)), str(error))
    outcome = gone_wrong(error, job, kind.max_attempts, now)
    if isinstance(outcome, Failed):
        kind.give_up(db, job, outcome.why, now)
    return outcome


def _told(outcome: Outcome) -> str:
    """An outcome as the metrics have it; a step that went well is done."""
    match outcome:
        case Failed():
            return "failed"
        case PutOff():
            return "put_off"
        case Again(why=str()):
            return "retried"
        case _:
            return "done"


def _set_at() -> datetime:
    """When the clock would have stood at nothing: earlier than before once it was set back."""
    return clock.now() - timedelta(seconds=clock.monotonic())
