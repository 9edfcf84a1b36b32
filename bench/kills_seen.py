"""What a database must look like whenever its servers were killed, and once all is finished; see `bench.kills`."""

from __future__ import annotations

import asyncio
import csv
import gzip
import io
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from bench.kills_load import EVENTS, FEATURES, PEOPLE, Client, Ledger, migrations, used
from schematic_server.domains.companies.tables import company, company_usage, entity_key, entity_trait
from schematic_server.domains.entitlements.tables import plan_entitlement
from schematic_server.domains.events.tables import environment_usage_day, event, usage_hour, user_usage_day
from schematic_server.domains.planmigrations.tables import plan_version_company_migration, plan_version_migration
from schematic_server.domains.plans.tables import company_plan, plan_change, plan_version
from schematic_server.storage import connect

_LOOK = 0.1  # seconds
_UNFINISHED = ("pending", "in_progress")


def seen(url: str, ledger: Ledger, *, is_settled: bool = False) -> list[str]:
    """What is wrong in the database, while no server runs."""

    def look(db: Connection) -> list[str]:
        parts = (_events(db, ledger, is_settled), _usage(db), _upserts(db, ledger), _versions(db, ledger))
        return [one for part in (*parts, _moves(db, ledger, is_settled)) for one in part]

    async def read() -> list[str]:
        database = connect(url)
        await database.open()
        try:
            return await database.read(look)
        finally:
            await database.close()

    return asyncio.run(read())


def settled(ledger: Ledger, client: Client, seconds: float) -> int:
    """Wait until a server has finished all migrations and exports; how many companies were moved."""
    ends_at = time.monotonic() + seconds
    waiting = dict(ledger.exports)
    while time.monotonic() < ends_at:
        for export_id in list(waiting):
            status = client.ask("GET", f"/data-exports/{export_id}")["status"]
            if status != "pending":
                before = waiting.pop(export_id)
                ledger.wrong += (
                    _file(ledger, client, export_id, before) if status == "success" else [f"export {status}"]
                )
        found = migrations(client)
        if not waiting and all(one["status"] not in _UNFINISHED for one in found):
            return sum(one["completed_companies"] for one in found)
        time.sleep(_LOOK)
    ledger.wrong.append(f"{len(waiting)} exports, or migrations, are not finished within {seconds:g} s")
    return 0


def _file(ledger: Ledger, client: Client, export_id: str, before: int) -> list[str]:
    content = client.file(f"/data-exports/{export_id}/artifact")
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    if len({one["event_id"] for one in rows}) != len(rows):
        return [f"export {export_id} has events twice"]
    there = {one["idempotency_key"] for one in rows}
    wanted = {f"{number}-{index}" for number in ledger.acknowledged[:before] for index in range(EVENTS)}
    missing = len(wanted - there)
    return [f"export {export_id} lacks {missing} events acknowledged before"] if missing else []


def _events(db: Connection, ledger: Ledger, is_settled: bool) -> Iterator[str]:
    found: Counter[str] = Counter(db.scalars(sa.select(event.c.idempotency_key).where(event.c.type == "track")))
    if twice := [one for one, times in found.items() if times > 1]:
        yield f"events stored twice: {twice[:5]}"
    sizes = Counter(int(one.partition("-")[0]) for one in found)
    if parts := [number for number, size in sizes.items() if size != EVENTS]:
        yield f"batches in part: {parts[:5]}"
    if lost := [number for number in ledger.acknowledged if number not in sizes]:
        yield f"acknowledged batches lost: {lost[:5]}"
    rows = db.execute(sa.select(entity_key.c.entity_id, entity_key.c.value))
    names = {entity_id: value for entity_id, value in rows}  # noqa: C416  # a result is no mapping
    counted = {
        (names[company_id], subtype): value
        for company_id, subtype, value in db.execute(
            sa.select(company_usage.c.company_id, company_usage.c.event_subtype, company_usage.c.all_time)
        )
    }
    expected = used(ledger.acknowledged if is_settled else list(sizes))
    if counted != expected:
        yield f"usage is {counted}, not {dict(expected)}"


def _usage(db: Connection) -> Iterator[str]:
    """Counters and rollups against what is stored."""
    whose = ("company_id", "event_subtype")
    of_events = _sums(db, event, event.c.company_id, event.c.subtype)
    for table in (usage_hour, user_usage_day):
        if (sums := _sums(db, table, *(table.c[one] for one in whose))) != of_events:
            yield f"{table.name} has {sums}, not {of_events}"
    of_subtypes = _sums(db, event, event.c.subtype)
    if (sums := _sums(db, environment_usage_day, environment_usage_day.c.event_subtype)) != of_subtypes:
        yield f"{environment_usage_day.name} has {sums}, not {of_subtypes}"


def _sums(db: Connection, table: sa.Table, *whose: sa.Column[Any]) -> dict[tuple[Any, ...], tuple[int, int]]:
    count = sa.func.sum(table.c.event_count) if "event_count" in table.c else sa.func.count()
    rows = db.execute(sa.select(*whose, sa.func.sum(table.c.quantity), count).group_by(*whose))
    return {tuple(row[:-2]): (int(row[-2]), int(row[-1])) for row in rows}


def _upserts(db: Connection, ledger: Ledger) -> Iterator[str]:
    rows = db.execute(
        sa.select(company.c.name, entity_trait.c.value)
        .outerjoin_from(company, entity_trait, entity_trait.c.entity_id == company.c.id)
        .where(company.c.name.like("upserted-%"))
    )
    found = {name.partition(": ")[0]: (name.partition(": ")[2], value) for name, value in rows}
    for name, (acknowledged, sent) in ledger.upserts.items():
        if name not in found:
            if acknowledged >= 0:
                yield f"{name} is lost"
            continue
        number, trait = found[name]
        if number != trait or not acknowledged <= int(number) <= sent:
            yield f"{name}: {number}, with the trait {trait}; {acknowledged} acknowledged, {sent} sent"


def _versions(db: Connection, ledger: Ledger) -> Iterator[str]:
    versions = db.execute(sa.select(plan_version).order_by(plan_version.c.version)).all()
    statuses = Counter(one.status for one in versions)
    if statuses["published"] != 1 or statuses["draft"] > 1:
        yield f"versions are {dict(statuses)}"
    if [one.version for one in versions] != list(range(1, len(versions) + 1)):
        yield f"versions have the numbers {[one.version for one in versions]}"
    amounts: dict[str, list[Any]] = {one.id: [] for one in versions}
    for version_id, amount in db.execute(
        sa.select(plan_entitlement.c.plan_version_id, plan_entitlement.c.value_numeric)
    ):
        amounts[version_id].append(amount)
    for one in versions:
        if len(amounts[one.id]) != FEATURES or (one.status != "draft" and len(set(amounts[one.id])) != 1):
            yield f"version {one.version}, {one.status}, allows {amounts[one.id]}"
    by_id = {one.id: one for one in versions}
    for version_id, amount in ledger.published.items():
        if version_id not in by_id or by_id[version_id].status == "draft" or set(amounts[version_id]) != {amount}:
            yield f"published version {version_id} is {by_id.get(version_id)} and allows {amounts.get(version_id)}"


def _moves(db: Connection, ledger: Ledger, is_settled: bool) -> Iterator[str]:
    row, change = plan_version_company_migration.c, plan_change.c
    listed, moved, changed = (
        Counter(db.scalars(one))
        for one in (
            sa.select(row.migration_id),
            sa.select(row.migration_id).where(row.status == "completed"),
            sa.select(change.migration_id).where(change.migration_id.is_not(None)),
        )
    )
    distinct = sa.select(change.migration_id, change.company_id).where(change.migration_id.is_not(None)).distinct()
    if len(db.execute(distinct).all()) != sum(changed.values()):
        yield "companies were moved twice by one migration"
    found = db.execute(sa.select(plan_version_migration)).all()
    for one in found:
        told = (one.total_companies, one.completed_companies, one.completed_companies)
        if told != (listed[one.id], moved[one.id], changed[one.id]):
            yield f"migration {one.id} tells {told}, not {(listed[one.id], moved[one.id], changed[one.id])}"
        if is_settled and (one.status != "completed" or one.completed_companies != PEOPLE):
            yield f"migration {one.id} ended as {one}"
    if set(ledger.published) - {one.plan_version_id_to for one in found}:
        yield "a publication has no migration"
    current = sa.select(plan_version.c.id).where(plan_version.c.status == "published").scalar_subquery()
    there = db.scalar(sa.select(sa.func.count()).where(company_plan.c.plan_version_id == current))
    if is_settled and there != PEOPLE:
        yield f"{there} companies are on the published version, not {PEOPLE}"
