"""First starts that meet: several processes on one fresh database, as an orchestrator starts them."""

from __future__ import annotations

import asyncio

import pytest
import sqlalchemy as sa

from schematic_server.cli.first_start import first_start
from schematic_server.domains.accounts.tables import account, api_key, environment
from schematic_server.domains.companies.tables import company
from schematic_server.domains.plans.tables import plan
from schematic_server.storage import connect, migrations

BOOTSTRAP = "sch_dev_" + "0123456789abcdef" * 2
TABLES = (account, environment, api_key, plan, company)


@pytest.mark.parametrize("given", [None, BOOTSTRAP])
async def test_one_of_them_creates_everything(empty_database_url: str, given: str | None) -> None:
    database = connect(empty_database_url)
    await asyncio.to_thread(migrations.upgrade, database.url)

    shown = await asyncio.gather(*(first_start(connect(empty_database_url), given, True) for _ in range(4)))

    await database.open()
    counts = await database.read(
        lambda db: [db.scalar(sa.select(sa.func.count()).select_from(table)) for table in TABLES]
    )
    await database.close()
    assert counts == [1] * len(TABLES)
    assert len([one for one in shown if one is not None]) == (1 if given is None else 0)
