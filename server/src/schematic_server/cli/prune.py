"""`schematic prune`: old events out of the database, beside a running server; usage stays what it is."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.status import Status

from schematic_server import clock
from schematic_server.bounds import parse_instant
from schematic_server.cli.database import database_url, opened, usable
from schematic_server.cli.output import DatabaseOption, JsonOption, console, fail, print_json
from schematic_server.settings import MAX_RETENTION_DAYS

if TYPE_CHECKING:
    from schematic_server.ingest.retention import Pruned
    from schematic_server.storage.database import Database


def prune(
    events_before: Annotated[
        str,
        typer.Option(
            metavar="DATE|DAYS",
            help="Delete what happened before this day (UTC), this instant, or this many days ago.",
            show_default=False,
        ),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count only; delete nothing.")] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Delete old events, and idempotency keys of more than 24 hours ago, in small batches.

    Usage, checks, `/feature-usage` and hourly figures do not change: they are kept apart from events. A server may go
    on working on the database. Interrupted, it says what is deleted; run it again for the rest.

    Exit status: 0 done, 1 failed, 2 wrong usage.

    **Examples**

    ```
    schematic prune --events-before 365 --dry-run
    schematic prune --events-before 2026-01-01
    schematic prune --events-before 2026-01-01T06:00:00+01:00 --json
    ```
    """
    now = clock.now()
    before, url = _instant(events_before, now), database_url(database)
    done = _count(url, before, now) if dry_run else _delete(url, before, now, quiet=as_json)
    if as_json:
        print_json({"events": done.events, "claims": done.claims, "before": before, "dry_run": dry_run})
    else:
        would = "would be deleted" if dry_run else "deleted"
        console().print(f"Before {before:%Y-%m-%d %H:%M:%S} UTC: {_sentence(done)} {would}.")


def _instant(text: str, now: datetime) -> datetime:
    found = _days_ago(text, now) if text.isdecimal() else (_day(text) or parse_instant(text))
    if found is None or found > now:
        raise typer.BadParameter(
            f"{text!r} must be a day such as 2026-01-31, an instant with its offset such as 2026-01-31T06:00:00Z, or a"
            f" number of days up to {MAX_RETENTION_DAYS}, and not lie ahead",
            param_hint="--events-before",
        )
    return found


def _days_ago(text: str, now: datetime) -> datetime | None:
    # By length first: the reader of numbers refuses thousands of digits with an error of its own.
    days = int(text) if len(text) <= len(str(MAX_RETENTION_DAYS)) else MAX_RETENTION_DAYS + 1
    return now - timedelta(days=days) if days <= MAX_RETENTION_DAYS else None


def _day(text: str) -> datetime | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _count(url: str, before: datetime, now: datetime) -> Pruned:
    from schematic_server.ingest import retention

    async def work(database: Database) -> Pruned:
        async with opened(database):
            return await database.read(lambda db: retention.count(db, before, now))

    return asyncio.run(work(usable(url)))


def _delete(url: str, before: datetime, now: datetime, *, quiet: bool) -> Pruned:
    from schematic_server.ingest import retention

    database, done = usable(url), retention.Pruned()

    async def work(status: Status | None) -> None:
        nonlocal done
        async with opened(database):
            async for done in retention.prune(database, before, now):
                if status is not None:
                    status.update(f"{_sentence(done)} deleted …")

    # On standard error, where it is not in the way of what is printed at the end, and moving on a terminal only.
    with nullcontext() if quiet else Console(stderr=True).status("Looking …") as status:
        try:
            asyncio.run(work(status))
        except KeyboardInterrupt:
            raise typer.Exit(fail(f"interrupted: {_sentence(done)} deleted; run it again for the rest")) from None
    return done


def _sentence(pruned: Pruned) -> str:
    return f"{pruned.events:,} events and {pruned.claims:,} used-up idempotency keys"
