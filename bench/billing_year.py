"""A year of a business of 2,000 companies, billed by the server and by plain sums: to the cent the same.

`python -m bench.billing_year`, and with `--postgresql`; `--kills 20` kills the process that does it so often, and
another one goes on where it stood. Companies subscribe, try, change plan, period, seats and add-ons, cancel now or with
the period, use more than is free and credits that they have not paid, in a leap year; for days no job runs. Whatever is
done is one transaction with the count of how far it has come, so that each thing is done once.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bench.billing_year_books import CLOSES, DAY, Company, Move, State, Use, business, timeline
from bench.billing_year_seen import wrong
from bench.billing_year_shop import Shop, open_shop
from bench.webhook_kills import database
from schematic_server.domains.plancredits.charges import ChargeCredits
from schematic_server.domains.plancredits.periods import RenewCredits
from schematic_server.domains.plans.trial_ends import EndTrials
from schematic_server.domains.subscriptions.chasing import ChaseInvoices
from schematic_server.domains.subscriptions.renewals import RenewSubscriptions
from schematic_server.jobs.job import Again, Job, Steps
from schematic_server.scope import Emit
from schematic_server.storage import connect, migrations
from schematic_server.storage.database import Database

JOBS: Sequence[Steps] = (EndTrials(), RenewCredits(), RenewSubscriptions(), ChargeCredits(), ChaseInvoices())
_STEP = "CREATE TABLE IF NOT EXISTS billing_year (done BIGINT NOT NULL)"
_MOST_DOWN = 6  # days without a job


class Year:
    """Does what companies do, in its order, with the jobs of each day between."""

    def __init__(self, db: Database, companies: Sequence[Company], seed: int) -> None:
        self._db = db
        self._steps = timeline(companies)
        self._companies = companies
        chance = random.Random(seed)
        self._awake: list[datetime] = []
        at = self._steps[0].at.replace(hour=0, minute=0)
        while at < CLOSES:
            self._awake.append(at)
            at += DAY * (chance.randint(2, _MOST_DOWN) if chance.random() < 0.1 else 1)

    async def live(self) -> None:
        """Go on from where whoever began it has come to."""
        shop, done = await self._db.write(lambda db, emit: open_shop(db, emit, len(self._companies)))
        awake = list(self._awake)
        for number, step in enumerate(self._steps):
            while awake and awake[0] <= step.at:
                at = awake.pop(0)
                if number >= done:
                    await self.run_jobs(at)
            if number >= done:
                if isinstance(step, Use) and step.event == "token":
                    await self.run_jobs(step.at, (RenewCredits(),))  # what is free this month is not paid for
                await self._do(shop, number, step)
        await self._close(shop, done)
        for at in (CLOSES, CLOSES + DAY):
            await self.run_jobs(at)

    async def run_jobs(self, now: datetime, kinds: Sequence[Steps] = JOBS) -> None:
        """What jobs have to do by then."""
        for kind in kinds:
            while (await self._db.write(partial(_step, kind=kind, now=now))).at <= now:
                pass

    async def _do(self, shop: Shop, number: int, step: Move | Use) -> None:
        def work(db: Connection, emit: Emit) -> None:
            shop.use(db, emit, step) if isinstance(step, Use) else shop.move(db, emit, step)
            db.exec_driver_sql(f"UPDATE billing_year SET done = {number + 1}")  # noqa: S608  # a whole number

        await self._db.write(work)

    async def _close(self, shop: Shop, done: int) -> None:
        """Everybody gives up everything."""
        for index, company in enumerate(self._companies, len(self._steps)):
            if index >= done:
                await self._do(shop, index, Move(CLOSES, company.number, State()))


def _step(db: Connection, emit: Emit, kind: Steps, now: datetime) -> Again:
    outcome = kind.step(db, emit, Job("job", kind.name, "", {}, {}, 1, "lease"), now)
    assert isinstance(outcome, Again)
    return outcome


def live(url: str, companies: int, seed: int) -> None:
    """The whole year, or what is left of it."""

    async def run() -> None:
        db = connect(url)
        await db.open()
        try:
            await db.write(lambda db, emit: db.exec_driver_sql(_STEP) and None)
            await Year(db, business(companies, seed), seed).live()
        finally:
            await db.close()

    migrations.upgrade(url)
    asyncio.run(run())


def seen(url: str, companies: int, seed: int) -> list[str]:
    """What is wrong with the invoices of the year."""

    async def run() -> list[str]:
        db = connect(url)
        await db.open()
        try:
            return await db.read(lambda db: wrong(db, business(companies, seed)))
        finally:
            await db.close()

    return asyncio.run(run())


def killed(url: str, companies: int, seed: int, kills: int, longest: float) -> None:
    """The same in processes that are killed, each after at most `longest` seconds of work; the last one ends."""
    chance = random.Random(seed)
    arguments = ["--url", url, "--companies", str(companies), "--seed", str(seed)]
    for number in range(kills + 1):
        with subprocess.Popen([sys.executable, "-m", "bench.billing_year", *arguments]) as process:
            if number < kills:
                time.sleep(1 + chance.random() * longest)
                process.kill()
            elif process.wait() != 0:
                raise RuntimeError("the last process failed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--companies", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--longest", type=float, default=20.0, help="seconds until a process is killed")
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--url", help="go on with the year that this database has, and look at nothing")
    options = parser.parse_args()
    if options.url:
        live(options.url, options.companies, options.seed)
        return
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as directory, database(options.postgresql, Path(directory)) as url:
        killed(url, options.companies, options.seed, options.kills, options.longest)
        found = seen(url, options.companies, options.seed)
    steps = len(timeline(business(options.companies, options.seed)))
    owed = sum(one.owed for one in business(options.companies, options.seed))
    print(
        f"{options.companies:,} companies, {steps:,} steps, {options.kills} kills in {time.monotonic() - began:.0f} s:"
        f" {owed / 100:,.2f} owed, {len(found)} things wrong"
    )
    for one in found[:20]:
        print(one)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
