"""Renewing the subscriptions of 1,000 to 100,000 companies that are all due at once, and what that costs a company.

`python -m bench.renewals`, and with `--postgresql`. Each company has three lines (a plan and seats in advance, flights
in arrears over a soft limit) and use in its period, so each gets an invoice of three lines. The job is carried out as
the server does, step by step, each a transaction; the sum of all invoices, and their numbers, are asserted.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from bench.environments import say
from bench.webhook_kills import database
from schematic_server.domains.accounts import setup
from schematic_server.domains.billing.tables import billing_invoice, billing_profile, billing_subscription
from schematic_server.domains.companies.tables import company
from schematic_server.domains.events.tables import usage_hour
from schematic_server.domains.features.tables import feature
from schematic_server.domains.subscriptions.renewals import RenewSubscriptions
from schematic_server.domains.subscriptions.tables import subscription_charge, subscription_line
from schematic_server.jobs.job import Again, Job
from schematic_server.scope import Emit
from schematic_server.storage import connect, migrations
from schematic_server.storage.database import Database

SIZES = (1_000, 10_000, 100_000)
TARGET = 500  # companies a second
_BEGAN, _DUE = datetime(2031, 1, 1, tzinfo=UTC), datetime(2031, 2, 1, tzinfo=UTC)
_JOB = Job("job", RenewSubscriptions.name, "", {}, {}, 1, "lease")
_PART = 5_000  # companies that are stored at once
PLAN, SEAT, SEATS, FLIGHT, FREE_FLIGHTS, FLIGHTS = 9_900, 1_000, 3, 5, 100, 140
TOTAL = PLAN + SEATS * SEAT + (FLIGHTS - FREE_FLIGHTS) * FLIGHT


class Figures(NamedTuple):
    """Of one number of companies: per second of the clock, and processor milliseconds each; a step with its commit."""

    companies: int
    per_second: float
    cpu_ms: float
    median_step_ms: float
    longest_step_ms: float


def measure(url: str, companies: int) -> Figures:
    migrations.upgrade(url)
    return asyncio.run(_measure(url, companies))


async def _measure(url: str, companies: int) -> Figures:
    db = connect(url)
    await db.open()
    try:
        await _fill(db, companies)
        kind, now, steps = RenewSubscriptions(), _DUE + timedelta(seconds=1), list[float]()
        began, used = time.perf_counter(), time.process_time()
        while True:
            step = time.perf_counter()
            outcome = await db.write(lambda db, emit: kind.step(db, emit, _JOB, now))
            steps.append((time.perf_counter() - step) * 1e3)
            assert isinstance(outcome, Again)
            if outcome.at > now:
                break
        seconds, cpu = time.perf_counter() - began, time.process_time() - used
        await db.read(lambda db: _check(db, companies))
    finally:
        await db.close()
    return Figures(companies, companies / seconds, cpu / companies * 1e3, statistics.median(steps), max(steps))


def _check(db: Connection, companies: int) -> None:
    found = db.execute(sa.select(sa.func.count(), sa.func.sum(billing_invoice.c.total))).one()
    assert tuple(map(int, found)) == (companies, companies * TOTAL), found
    numbers = set(db.scalars(sa.select(billing_invoice.c.number)))
    assert numbers == {f"INV-{number:06}" for number in range(1, companies + 1)}
    left = sa.select(sa.func.count()).where(subscription_charge.c.invoice_id.is_(None))
    assert db.scalar(left) == 0


async def _fill(db: Database, companies: int) -> None:
    say(f"{companies:,} companies are made …")
    environment_id, account_id = await db.write(_account)
    for start in range(0, companies, _PART):
        numbers = range(start, min(start + _PART, companies))
        await db.write(_filling(environment_id, numbers))
    await db.write(lambda db, emit: _feature(db, account_id))


def _account(db: Connection, emit: Emit) -> tuple[str, str]:
    setup.initialize(db, _BEGAN)
    made = setup.first_environment(db)
    assert made is not None
    account_id = setup.account_of(db, made)
    assert account_id is not None
    return made, account_id


def _feature(db: Connection, account_id: str) -> None:
    told = {"name": "Flights", "description": "", "icon": "", "feature_type": "event", "event_subtype": "flight"}
    row = {"id": "feat", "account_id": account_id, "event_source": "track", "created_at": _BEGAN, "updated_at": _BEGAN}
    db.execute(sa.insert(feature).values(**told, **row))


def _filling(environment_id: str, numbers: Sequence[int]) -> Callable[[Connection, Emit], None]:
    common = {"environment_id": environment_id, "created_at": _BEGAN, "updated_at": _BEGAN}

    def fill(db: Connection, emit: Emit) -> None:
        _insert(db, company, [_company(number) | common for number in numbers])
        _insert(db, billing_profile, [_profile(number) | common for number in numbers])
        _insert(db, billing_subscription, [_subscription(number) | common for number in numbers])
        _insert(db, subscription_line, [one | common for number in numbers for one in _lines(number)])
        _insert(db, usage_hour, [_use(number, hour, environment_id) for number in numbers for hour in (5, 300)])

    return fill


def _insert(db: Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    db.execute(sa.insert(table), rows)


def _company(number: int) -> dict[str, Any]:
    return {"id": f"comp_{number}", "name": f"Company {number}", "billing_anchor": _BEGAN}


def _profile(number: int) -> dict[str, Any]:
    said = {"provider_type": "schematic", "is_default": True, "collection_method": "send_invoice"}
    terms = {"collector": "external", "payment_gating": "keep_serving", "gating_days": 0, "days_until_due": 30}
    return {"id": f"bprof_{number}", "company_id": f"comp_{number}", **said, **terms}


def _subscription(number: int) -> dict[str, Any]:
    named = {"id": f"nsub_{number}", "external_id": f"nsub_{number}", "company_id": f"comp_{number}"}
    period = {"period_start": _BEGAN, "period_end": _DUE, "started_at": _BEGAN, "anchor": _BEGAN, "due_at": _DUE}
    said = {"status": "active", "currency": "usd", "interval": "month", "interval_count": 1, "total_price": PLAN}
    ends = {"cancel_at_period_end": False, "is_initial": False, "discounts": []}
    own = {"provider_type": "schematic", "customer_external_id": f"comp_{number}"}
    return {**named, **own, **period, **said, **ends}


def _lines(number: int) -> list[dict[str, Any]]:
    of = {"subscription_id": f"nsub_{number}", "plan_id": "plan", "plan_version_id": "plnv", "currency": "usd"}
    calendar = {"cadence_unit": "month", "cadence_count": 1, "anchor": _BEGAN, "effective_from": _BEGAN}
    plain = {**of, **calendar, "tiers": [], "package_size": 1, "source_id": "plan"}
    ahead = {**plain, "kind": "capacity", "timing": "in_advance", "included": 0, "charged_until": _DUE}
    plan = {"source_type": "plan", "source_name": "Gold", "is_base": True, "quantity": 1, "unit_amount": str(PLAN)}
    seats = {"source_type": "entitlement", "source_name": "Seats", "is_base": False, "quantity": SEATS}
    rate = {"source_type": "entitlement", "source_name": "Flights", "is_base": False, "quantity": 0}
    later = {"kind": "rate", "timing": "in_arrears", "included": FREE_FLIGHTS, "charged_until": _BEGAN}
    return [
        {**ahead, **plan, "id": f"base_{number}", "price_id": "bilpp_1", "feature_id": None},
        {**ahead, **seats, "id": f"seat_{number}", "price_id": "bilpp_2", "feature_id": None, "unit_amount": str(SEAT)},
        {**plain, **rate, **later, "id": f"use_{number}", "price_id": "p3", "feature_id": "feat", "unit_amount": "5"},
    ]


def _use(number: int, hour: int, environment_id: str) -> dict[str, Any]:
    used = {"hour": _BEGAN + timedelta(hours=hour), "quantity": FLIGHTS // 2, "event_count": 1}
    return {"company_id": f"comp_{number}", "event_subtype": "flight", "environment_id": environment_id, **used}


def table(is_postgresql: bool, sizes: Sequence[int] = SIZES) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| Companies due | A second | CPU ms each | Usual step, ms | Longest |",
        "| ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in sizes:
        with tempfile.TemporaryDirectory() as directory, database(is_postgresql, Path(directory)) as url:
            found = measure(url, size)
        row = f"{found.companies:,} | {found.per_second:,.0f} | {found.cpu_ms:.2f}"
        lines.append(f"| {row} | {found.median_step_ms:.0f} | {found.longest_step_ms:.0f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    options = parser.parse_args()
    print(table(options.postgresql, options.sizes))


if __name__ == "__main__":
    main()
