"""A database that a release before left is brought to this schema, and tells the same as it told then."""

from __future__ import annotations

import asyncio
import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import sqlalchemy as sa

from schematic_server import clock as server_clock
from schematic_server.errors import ServerError
from schematic_server.settings import Settings
from schematic_server.storage import connect, migrations

from .asgi import App
from .conftest import Ahead, on_sqlite
from .postgres import Postgres
from .releases.make import KEY, LOOPBACK, PASSING, told
from .test_migrations import downgrade, look

RELEASES = sorted(path.name.removesuffix(".json.gz") for path in Path(__file__).parent.glob("releases/*.json.gz"))


def _content(name: str) -> bytes:
    return gzip.decompress((Path(__file__).parent / "releases" / name).read_bytes())


@pytest.fixture(params=RELEASES)
def release(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def left(backend: str, release: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database as the release left it."""
    if backend == "sqlite":
        path = tmp_path / "left.sqlite3"
        path.write_bytes(_content(f"{release}.sqlite3.gz"))
        yield f"sqlite:///{path}"
        return
    server: Postgres = request.getfixturevalue("postgresql")
    server.run("CREATE DATABASE release_left TEMPLATE template0")
    asyncio.run(_restore(server.url("release_left"), _content(f"{release}.sql.gz").decode()))
    yield server.url("release_left")
    server.run("DROP DATABASE release_left WITH (FORCE)")


async def _restore(url: str, dump: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(dump)
    await connection.close()


@pytest.fixture
def then(backend: str, release: str, clock: Ahead) -> dict[str, Any]:
    """What was told then; by the server's clock it is shortly after that."""
    found: dict[str, Any] = json.loads(_content(f"{release}.json.gz"))[backend]
    at = datetime.fromisoformat(found["at"])
    clock.by += at + timedelta(seconds=30) - server_clock.now()
    answers: dict[str, Any] = found["answers"]
    return answers


def _differences(before: Any, after: Any, where: str = "") -> list[str]:
    """What was told before and is not any more; more may be told."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            each
            for name, value in before.items()
            if name not in ("last_checked_at", "last_used_at")  # which asking has changed
            for each in (
                _differences(value, after[name], f"{where}.{name}") if name in after else [f"{where}.{name} is gone"]
            )
        ]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [
            each
            for index, (old, new) in enumerate(zip(before, after, strict=True))
            for each in _differences(old, new, f"{where}.{index}")
        ]
    is_same = before == after or (before is None and isinstance(after, dict | list))  # which is told now
    return [] if is_same else [f"{where}: {before!r} became {after!r}"]


def test_an_upgraded_database_tells_the_same(left: str, then: dict[str, Any], release: str) -> None:
    url = connect(left).url
    assert migrations.versions(url).current == release.removeprefix("schema-")

    migrations.upgrade(url)

    with App(Settings(left, webhook_allow=LOOPBACK)) as app, app.client(KEY) as http:
        assert _differences(then, told(http)) == []


def test_there_is_no_way_back_that_loses_something(left: str, release: str) -> None:
    """Counters of periods that have ended are given up from 0017 on: nobody asks for them, histories are rollups."""
    url = connect(left).url
    migrations.upgrade(url)
    before = _rows(left)

    with pytest.raises(ServerError, match=r"0017 cannot be undone: .* restore the backup"):
        downgrade(url, release.removeprefix("schema-"))

    assert _rows(left) == before
    assert not migrations.pending(url)


def test_the_way_back_keeps_what_the_release_had(left: str, release: str) -> None:
    """Down to the schema of the release and up again, with nothing that 0017 gives up: no row of its tables is lost."""
    url = connect(left).url
    migrations._run(url, _without_ended_periods)
    before = _rows(left)

    migrations.upgrade(url)
    downgrade(url, release.removeprefix("schema-"))
    back = _rows(left)
    migrations.upgrade(url)

    assert back["company_metric"] == before["company_metric"] > 0
    assert back == before
    assert not migrations.pending(url)


_ENDED = """
DELETE FROM company_metric WHERE period_start < (
  SELECT max(m.period_start) FROM company_metric AS m
  WHERE m.company_id = company_metric.company_id AND m.event_subtype = company_metric.event_subtype
    AND m.period = company_metric.period AND m.month_reset = company_metric.month_reset)
"""
_USED_BEFORE = """
DELETE FROM usage_hour WHERE hour < (
  SELECT max(m.period_start) FROM company_metric AS m
  WHERE m.company_id = usage_hour.company_id AND m.event_subtype = usage_hour.event_subtype
    AND m.period = 'current_day')
"""


def _without_ended_periods(db: sa.Connection) -> None:
    for statement in (_ENDED, _USED_BEFORE):
        db.execute(sa.text(statement))


def _rows(url: str) -> dict[str, int]:
    def count(db: sa.Connection) -> dict[str, int]:
        tables = sa.inspect(db).get_table_names()
        return {name: db.scalar(sa.text(f'SELECT count(*) FROM "{name}"')) or 0 for name in tables}  # noqa: S608

    return look(url, count)


@on_sqlite
def test_a_release_left_something_in_every_table(left: str) -> None:
    assert {name for name, number in _rows(left).items() if not number} <= PASSING


@on_sqlite
def test_what_a_release_left_is_whole_and_small(left: str) -> None:
    with closing(sqlite3.connect(left.removeprefix("sqlite:///"))) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert sum(path.stat().st_size for path in Path(__file__).parent.glob("releases/*.gz")) < 300_000
