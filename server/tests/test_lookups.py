"""Rows by one of their columns, and what is known to find nothing, on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.changes import Change
from schematic_server.clock import now as server_now
from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.companies import upsert
from schematic_server.domains.companies.tables import entity_key
from schematic_server.scope import Actor, Scope
from schematic_server.storage import connect
from schematic_server.storage.database import Database
from schematic_server.storage.lookups import Lookup, look

_BY_COMPANY = Lookup(entity_key.c.entity_id, order="name DESC")
_NAMED_X = Lookup(entity_key.c.entity_id, where="name = 'x'")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    one = connect(database_url)
    await one.open()
    yield one
    await one.close()


def _scope(db: Connection, emit: Callable[[Change], None] = print) -> Scope:
    """Of the only environment."""
    account_id, environment_id = db.execute(sa.select(environment.c.account_id, environment.c.id)).one()
    return Scope(db, environment_id, Actor(account_id), server_now(), emit)


async def _company(database: Database, **keys: str) -> str:
    return await database.write(lambda db, emit: upsert.upsert_company(_scope(db, emit), keys=keys))


async def test_rows_come_by_value_in_their_order_and_only_of_the_environment(database: Database) -> None:
    both, one = await _company(database, a="1", b="2"), await _company(database, a="3")

    def names(scope: Scope) -> dict[str, list[str]]:
        found = _BY_COMPANY(scope, [both, one, both, "nobody"])
        return {company: [row["name"] for row in rows] for company, rows in found.items()}

    assert await database.read(lambda db: names(_scope(db))) == {both: ["b", "a"], one: ["a"]}
    assert await database.read(lambda db: names(replace(_scope(db), environment_id="env_other"))) == {}


async def test_what_one_of_many_has_is_found_after_looking(database: Database) -> None:
    """A thousand values are more than a statement takes: the answers of all of its parts count."""
    found = await _company(database, x="1")
    others = [f"nobody_{number}" for number in range(1_000)]

    def keys(db: Connection, wanted: list[str]) -> tuple[dict[str, str], bool]:
        scope = _scope(db).sharing()
        look(scope, (_BY_COMPANY, _NAMED_X), wanted)
        rows = _NAMED_X.one(scope, wanted)
        return {one: row["value"] for one, row in rows.items()}, _NAMED_X.finds_nothing(scope, wanted)

    assert await database.read(lambda db: keys(db, [*others, found])) == ({found: "1"}, False)
    assert await database.read(lambda db: keys(db, others)) == ({}, True)


async def test_nothing_is_known_of_values_that_were_not_looked_for(database: Database) -> None:
    found = await _company(database, x="1")

    def keys(db: Connection) -> list[str]:
        scope = _scope(db).sharing()
        look(scope, (_NAMED_X,), ["nobody"])
        return list(_NAMED_X(scope, ["nobody", found]))

    assert await database.read(keys) == [found]
