"""Jobs on both databases: claimed once, tried again, put off, released; two nodes share them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from schematic_server.clock import now as server_now
from schematic_server.jobs import store
from schematic_server.jobs.job import Done, Job, Kind, Outcome
from schematic_server.jobs.runner import Runner
from schematic_server.metrics import Metrics
from schematic_server.scope import Emit
from schematic_server.storage import connect
from schematic_server.storage.database import Database

PATIENCE = 30.0  # seconds
Decision = Callable[[Job, Any, datetime], Outcome]


class Errand(Kind[str, str]):
    """Runs what a test gives it, and tells what happened."""

    name = "errand"
    at_once = 4

    def __init__(self, perform: Callable[[str], Any] | None = None, settle: Decision | None = None) -> None:
        self.performed: list[str] = []
        self.ended: asyncio.Queue[str] = asyncio.Queue()
        self._perform, self._settle = perform, settle

    def prepare(self, db: Connection, job: Job, now: datetime) -> str:
        return job.key

    async def perform(self, prepared: str) -> str:
        self.performed.append(prepared)
        if self._perform is not None:
            await self._perform(prepared)
        return prepared

    def settle(
        self, db: Connection, emit: Emit, job: Job, prepared: str, result: str | Exception, now: datetime
    ) -> Outcome:
        if isinstance(result, Exception):
            raise result
        return Done() if self._settle is None else self._settle(job, result, now)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    database = connect(url)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def running(database: Database, *kinds: Kind[Any, Any], metrics: Metrics | None = None) -> AsyncIterator[Runner]:
    runner = Runner(database, kinds, metrics or Metrics())
    runner.start()
    try:
        yield runner
    finally:
        await runner.stop()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with opened(database_url) as one:
        yield one


async def enqueue(database: Database, *keys: str, kind: str = "errand", after: float = 0.0) -> None:
    at = server_now() + timedelta(seconds=after)

    def work(db: Connection, emit: Emit) -> None:
        for key in keys:
            store.enqueue(db, kind, key, at)

    await database.write(work)


async def jobs(database: Database, kind: str = "errand") -> list[dict[str, Any]]:
    return await database.write(lambda db, emit: store.list_jobs(db, kind, None, 1000), serializable=False)


async def until_gone(database: Database) -> None:
    async with asyncio.timeout(PATIENCE):
        while await jobs(database):  # noqa: ASYNC110  # what another node does is seen in the database alone
            await asyncio.sleep(0.01)


async def test_a_job_is_performed_once_and_is_gone(database: Database) -> None:
    errand = Errand()
    await enqueue(database, "a", "b", "c")

    async with running(database, errand):
        await until_gone(database)

    assert sorted(errand.performed) == ["a", "b", "c"]
