"""Writing the file of an export: a job, a part of the file each step, so that a node can go on where another ended."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.changes import Change
from schematic_server.domains.accounts import setup
from schematic_server.domains.dataexports import csv_text, store
from schematic_server.domains.dataexports.exports import SOURCES, WRITE
from schematic_server.domains.dataexports.sources import Page
from schematic_server.domains.dataexports.store import Place
from schematic_server.jobs.job import Again, Done, InParts, Job, Outcome
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.database import Database
from schematic_server.storage.queries import Row

A = TypeVar("A")
T = TypeVar("T")
PART = 512 * 1024  # bytes of text; a tenth of it when it is packed
STEP = 20.0  # seconds after which a part is ended, however small
# Between two pages as long as the last one took, times this: whoever else needs the processor comes first.
PACE = 5.0
LONGEST_PAUSE = 1.0  # seconds


@dataclass(frozen=True, slots=True)
class Task:
    """An export, and how far it has come."""

    export: Row
    account_id: str
    number: int
    after: Place | None


@dataclass(frozen=True, slots=True)
class Part:
    """`rows` rows in `size` bytes of text; `after` is the place of the last one."""

    content: bytes
    rows: int
    size: int
    after: Place | None
    is_last: bool


class WriteExport(InParts[Task, Part]):
    name = WRITE
    within = STEP + 30

    def __init__(self, database: Database) -> None:
        self._database = database
        # One thread, always the same: each that allocates keeps some megabytes to itself.
        self._thread = ThreadPoolExecutor(1, "data-export")

    def prepare(self, db: Connection, job: Job, now: datetime) -> Task | None:
        export = store.get_pending(db, job.key)
        account_id = setup.account_of(db, export["environment_id"]) if export is not None else None
        if export is None or account_id is None:
            return None
        after = job.progress.get("after")
        return Task(export, account_id, job.progress.get("number", 0), Place(*after) if after else None)

    async def perform(self, prepared: Task) -> Part:
        export, metadata = prepared.export, prepared.export["metadata"]
        source = SOURCES[export["export_type"]]
        actor = Actor(prepared.account_id)

        def read(work: Callable[[Scope], T]) -> Awaitable[T]:
            return self._database.read(
                lambda db: work(Scope(db, export["environment_id"], actor, clock.now(), _no_changes))
            )

        loop = asyncio.get_running_loop()

        def apart(function: Callable[[A], T], argument: A) -> Awaitable[T]:
            return loop.run_in_executor(self._thread, function, argument)

        lines: list[bytes] = []
        rows, after, is_last = 0, prepared.after, False
        started = clock.monotonic()
        async with aclosing(source.pages(read, apart, metadata, export["created_at"], after)) as pages:
            while (begun := clock.monotonic()) - started < STEP and sum(map(len, lines)) < PART:
                page = await anext(pages, None)
                if page is None:
                    is_last = True
                    break
                lines.append(await apart(_encoded, page))
                rows, after = rows + len(page.rows), page.after
                await asyncio.sleep(min(LONGEST_PAUSE, PACE * (clock.monotonic() - begun)))
        if prepared.number == 0:
            header = await read(lambda scope: source.header(scope, metadata))
            lines.insert(0, csv_text.text([header]).encode())
        text = b"".join(lines)
        content = await apart(_packed, text)
        return Part(content, rows, len(text), after, is_last)

    def settle(
        self, db: Connection, emit: Emit, job: Job, prepared: Task, result: Part | Exception, now: datetime
    ) -> Outcome:
        if isinstance(result, Exception):
            raise result
        store.add_part(db, job.key, prepared.number, result.content, result.rows, result.size, now)
        if result.is_last:
            store.end_export(db, job.key, "success", None, now)
            return Done()
        return Again(now, progress={"number": prepared.number + 1, "after": result.after})

    def give_up(self, db: Connection, job: Job, why: str, now: datetime) -> None:
        store.end_export(db, job.key, "failure", why, now)


def _encoded(page: Page) -> bytes:
    return csv_text.text(page.rows).encode()


def _packed(text: bytes) -> bytes:
    return gzip.compress(text, 6, mtime=0)


def _no_changes(change: Change) -> None:
    raise RuntimeError(f"an export emitted {change}: it only reads")
