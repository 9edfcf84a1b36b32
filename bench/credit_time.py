"""What time does to credits, done to a database while no server runs: periods end, charges fall due and are settled."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.credits.tables import credit_account, credit_grant
from schematic_server.domains.plancredits import charge_admin
from schematic_server.domains.plancredits.tables import credit_charge, credit_issue
from schematic_server.scope import Emit
from schematic_server.storage import connect
from schematic_server.storage.metadata import instant, microseconds

SHARE = 0.5  # of what may fall due
_MONTH = 31 * 86_400_000_000  # microseconds


def passes(url: str) -> None:
    """Have half of all periods and arrears windows be over, and half of the open charges settled."""
    asyncio.run(_write(url))


async def _write(url: str) -> None:
    database = connect(url)
    await database.open()
    try:
        await database.write(_age)
    finally:
        await database.close()


def _age(db: Connection, emit: Emit) -> None:
    now = datetime.now(UTC)
    for charge_id in db.scalars(sa.select(credit_charge.c.id).where(credit_charge.c.status == "open")).all():
        if random.random() < SHARE:
            status = random.choice(["paid", "void", "uncollectible"])
            charge_admin.settle(db, emit, charge_id, status, now)
    for account in db.execute(sa.select(credit_account).where(credit_account.c.charge_at > now)).all():
        if random.random() < SHARE:
            own = (credit_account.c.company_id == account.company_id, credit_account.c.credit_id == account.credit_id)
            db.execute(sa.update(credit_account).where(*own).values(charge_at=now))
    for issue in db.execute(sa.select(credit_issue).where(credit_issue.c.next_at > now)).all():
        if random.random() < SHARE:
            _end_period(db, issue, now)


def _end_period(db: Connection, issue: sa.Row[Any], now: datetime) -> None:
    """Of one issue. All that was given for earlier periods was given a month earlier, so that this one can be anew."""
    grant = credit_grant.c
    given = sa.and_(grant.company_id == issue.company_id, grant.plan_grant_id == issue.origin_id)
    rows = db.execute(
        sa.select(grant.id, grant.period_start, grant.zeroed_at)
        .where(given, grant.period_start.is_not(None))
        .order_by(grant.period_start)
    )
    for row in rows.all():
        start = instant(microseconds(row.period_start) - _MONTH)
        ends = {"expires_at": now} if row.zeroed_at is None else {}
        db.execute(sa.update(credit_grant).where(grant.id == row.id).values(period_start=start, **ends))
    own = (credit_issue.c.company_id == issue.company_id, credit_issue.c.origin_id == issue.origin_id)
    db.execute(sa.update(credit_issue).where(*own).values(next_at=now))
    account = credit_account.c
    owner = (account.company_id == issue.company_id, account.credit_id == issue.credit_id)
    db.execute(sa.update(credit_account).where(*owner).values(renews_at=now))
