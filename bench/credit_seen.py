"""What a database must have of credits whenever its servers were killed; see `bench.credit_kills`."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy import Connection

from bench import credit_books
from bench.credit_load import RATES, Books
from bench.credit_terms import FLOOR
from schematic.rules.ledger import OVERDRAFT, UNIT
from schematic_server.domains.credits.tables import (
    credit_account,
    credit_entry,
    credit_extension,
    credit_grant,
    credit_hold,
    credit_spend_policy,
)
from schematic_server.domains.events.tables import event
from schematic_server.domains.plancredits.tables import credit_charge, credit_issue, credit_topup
from schematic_server.domains.plans.tables import company_plan
from schematic_server.storage import connect


def seen(url: str, books: Books, *, is_settled: bool = False) -> list[str]:
    """What is wrong in the database, while no server runs; `is_settled`: all was sent again, and all holds are over."""

    def look(db: Connection) -> list[str]:
        found = credit_books.wrong(db)
        for part in (_events(db, books), _keys(db, books), _ended(db, books), _plans(db, books), _floors(db, books)):
            found += part
        if is_settled:
            found += _held(db)
        return found

    return asyncio.run(_read(url, look))


def overdue(url: str) -> list[str]:
    """What nobody has ended though its time is over."""
    return asyncio.run(_read(url, lambda db: credit_books.overdue(db, datetime.now(UTC))))


def done(url: str) -> str:
    """How much there was of what comes by time and use alone."""
    tables = {"charges": credit_charge, "top-ups": credit_topup, "policies": credit_spend_policy}
    reset = sa.select(sa.func.count()).where(credit_grant.c.zeroed_reason == "plan_period_reset")

    def count(db: Connection) -> list[str]:
        told = [f"{db.scalar(sa.select(sa.func.count()).select_from(one))} {name}" for name, one in tables.items()]
        return [f"{db.scalar(reset)} periods", *told]

    return ", ".join(asyncio.run(_read(url, count)))


async def _read(url: str, look: Callable[[Connection], list[str]]) -> list[str]:
    database = connect(url)
    await database.open()
    try:
        return await database.read(look)
    finally:
        await database.close()


def _events(db: Connection, books: Books) -> Iterator[str]:
    """Batches are there whole, those acknowledged all; every event has drawn once what it costs, or what of that the
    floor of a postpaid credit has left."""
    told = (event.c.id, event.c.idempotency_key, event.c.subtype, event.c.quantity, event.c.company_id)
    floored = {books.companies[name] for name in books.companies if name.startswith("p")}
    rows = db.execute(sa.select(*told).where(event.c.type == "track")).all()
    sizes = Counter(int(one.idempotency_key.partition("-")[0]) for one in rows)
    if sum(sizes.values()) != len({one.idempotency_key for one in rows}):
        yield "events are stored twice"
    if parts := [number for number, size in sizes.items() if size != len(books.batches[number])]:
        yield f"batches in part: {parts[:5]}"
    if lost := [number for number in books.acknowledged if number not in sizes]:
        yield f"acknowledged batches lost: {lost[:5]}"
    drawn: defaultdict[str, int] = defaultdict(int)
    used = (credit_entry.c.kind == "usage", credit_entry.c.reason == "track")
    for event_id, amount in db.execute(sa.select(credit_entry.c.event_id, credit_entry.c.amount).where(*used)):
        drawn[event_id] -= amount
    for one in rows:
        cost = int(Decimal(RATES[one.subtype]) * UNIT) * one.quantity
        own = drawn.pop(one.id, 0)
        if own != cost and not (one.company_id in floored and 0 <= own < cost):
            yield f"event {one.idempotency_key} of {cost} has not drawn that"
    if drawn:
        yield f"events that are not there have drawn: {[*drawn][:5]}"


def _keys(db: Connection, books: Books) -> Iterator[str]:
    """What a key was answered with is there, under that key."""
    made = {
        key: row_id
        for table in (credit_grant, credit_hold)
        for key, row_id in db.execute(
            sa.select(table.c.idempotency_key, table.c.id).where(table.c.idempotency_key.startswith("key-"))
        )
    }
    made |= dict(db.execute(sa.select(credit_extension.c.idempotency_key, credit_extension.c.hold_id)).all())
    for key, answer in books.answers.items():
        if made.get(key) != answer["id"]:
            yield f"{key} was answered with {answer['id']}, and made {made.get(key)}"
    if unknown := made.keys() - books.keyed.keys():
        yield f"keys that nobody sent: {sorted(unknown)[:5]}"


def _ended(db: Connection, books: Books) -> Iterator[str]:
    zeroed = set(db.scalars(sa.select(credit_grant.c.id).where(credit_grant.c.zeroed_at.is_not(None))))
    if lost := books.zeroed - zeroed:
        yield f"grants were not zeroed out: {sorted(lost)[:5]}"
    released = set(db.scalars(sa.select(credit_hold.c.id).where(credit_hold.c.released_at.is_not(None))))
    if lost := books.released - released:
        yield f"holds were not released: {sorted(lost)[:5]}"


def _plans(db: Connection, books: Books) -> Iterator[str]:
    """Whoever is on a plan has its grant, once; who is on none has none."""
    on = dict(db.execute(sa.select(company_plan.c.company_id, company_plan.c.plan_id)).all())
    live = (credit_grant.c.reason == "plan", credit_grant.c.zeroed_at.is_(None))
    given = Counter(
        tuple(row) for row in db.execute(sa.select(credit_grant.c.company_id, credit_grant.c.plan_id).where(*live))
    )
    issued = Counter(
        tuple(row)
        for row in db.execute(
            sa.select(credit_issue.c.company_id, credit_issue.c.plan_id).where(credit_issue.c.ended_at.is_(None))
        )
    )
    if not given == issued == Counter(on.items()):
        yield f"companies are on {on}; plans give {dict(given)} and will give {dict(issued)}"
    for name, plans in books.on.items():
        plan = on.get(books.companies[name], "")
        if plans and plan not in plans:
            yield f"{name} is on {plan}, not on {plans}"


def _floors(db: Connection, books: Books) -> Iterator[str]:
    """No debt of those who may owe so much is deeper."""
    debts = sa.select(credit_grant.c.company_id, credit_grant.c.remaining).where(credit_grant.c.reason == OVERDRAFT)
    names = {company_id: name for name, company_id in books.companies.items()}
    for company_id, remaining in db.execute(debts):
        if names[company_id].startswith("p") and remaining < -FLOOR * UNIT:
            yield f"{names[company_id]} owes {-remaining}"


def _held(db: Connection) -> Iterator[str]:
    reserved = db.scalar(sa.select(sa.func.sum(credit_account.c.reserved)))
    if reserved:
        yield f"{reserved} are held though all holds are over"
