"""Schema versions on both databases."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.domains import DOMAINS
from schematic_server.domains.companies.metrics import NAMES
from schematic_server.errors import Unavailable
from schematic_server.settings import Settings
from schematic_server.storage import connect, migrations
from schematic_server.storage.metadata import in_bytes, metadata

from .asgi import App
from .catalog import GROUP
from .conftest import Keys, on_sqlite
from .postgres import Postgres

T = TypeVar("T")


def look(url: str, work: Callable[[Connection], T]) -> T:
    """What `work` finds in the database."""

    async def run() -> T:
        database = connect(url)
        await database.open()
        try:
            return await database.read(work)
        finally:
            await database.close()

    return asyncio.run(run())


def _execute(url: str, statement: str) -> None:
    """Run one statement, whatever tables there are."""

    async def run() -> None:
        connection = await asyncpg.connect(url)
        await connection.execute(statement)
        await connection.close()

    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            connection.execute(statement)
            connection.commit()
    else:
        asyncio.run(run())


@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
def test_migrations_make_exactly_the_tables_that_the_code_uses(database_url: str) -> None:
    """A table or column that is edited without a migration fails here."""

    assert look(database_url, _differences) == []


def _differences(db: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(db, opts={"compare_type": True}), metadata))


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_pages_of_postgresql_have_the_room_that_tables_ask_for(database_url: str) -> None:
    asked = {table.name: table.dialect_options["postgresql"]["with"] for table in metadata.sorted_tables}

    found = look(database_url, _rooms)

    assert found == {name: "fillfactor=" + told["fillfactor"] for name, told in asked.items() if told}


def _rooms(db: Connection) -> dict[str, str]:
    question = "SELECT relname, reloptions[1] FROM pg_class WHERE reloptions IS NOT NULL AND relkind = 'r'"
    return {str(name): str(option) for name, option in db.exec_driver_sql(question)}


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_texts_that_are_searched_by_how_they_begin_are_in_the_order_of_bytes(database_url: str) -> None:
    """Whatever order the database was made with: else their indices would be of no use."""
    columns = [column for table in metadata.sorted_tables for column in table.columns]
    asked = {(one.table.name, one.name) for one in columns if one.type is in_bytes}

    assert asked
    assert look(database_url, _in_bytes) == asked


def _in_bytes(db: Connection) -> set[tuple[str, str]]:
    question = "SELECT table_name, column_name FROM information_schema.columns WHERE collation_name = 'C'"
    return {
        (str(table), str(column)) for table, column in db.exec_driver_sql(f"{question} AND table_schema = 'public'")
    }


def test_every_table_is_in_one_manifest() -> None:
    tables = [table.name for domain in DOMAINS for table in domain.tables]

    own = ["change", "job", "job_call", "job_end"]  # of the feed and of jobs, which belong to no domain
    assert sorted([*tables, *own]) == sorted(metadata.tables)


def test_upgrading_twice_does_nothing_the_second_time(empty_database_url: str) -> None:
    url = connect(empty_database_url).url

    before, after = migrations.upgrade(url)

    assert before is None
    assert migrations.upgrade(url) == (after, after)
    assert not migrations.pending(url)


@on_sqlite
def test_the_names_of_scripts_say_their_versions(empty_database_url: str) -> None:
    def scripts(db: Connection) -> ScriptDirectory:
        return ScriptDirectory.from_config(migrations._config(db))

    found = migrations._run(connect(empty_database_url).url, scripts)

    assert {one.revision for one in found.walk_revisions()} == migrations.known()
    assert found.get_current_head() == migrations.newest()


def test_a_program_that_finds_its_schema_current_loads_no_migrations(database_url: str) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "schematic_server", "keys", "list"]

    told = subprocess.run([*command, "--database-url", database_url], capture_output=True, text=True, check=True)

    assert "schematic_server.storage.migrations" in told.stderr
    assert "alembic" not in told.stderr


def test_two_processes_may_upgrade_at_once(empty_database_url: str) -> None:
    """Two servers start on one empty database: one migrates, the other waits and finds nothing to do."""
    url = connect(empty_database_url).url
    found: list[tuple[str | None, str | None]] = []
    threads = [threading.Thread(target=lambda: found.append(migrations.upgrade(url))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(180)

    newest = migrations.versions(url).newest
    assert sorted(found, key=str) == [(newest, newest), (None, newest)]


@on_sqlite
def test_a_new_file_that_another_program_has_just_made_is_waited_for(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite refuses at once to keep a log for a file in which somebody writes without one."""
    url = connect(empty_database_url).url
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE of_another (id)")
        monkeypatch.setattr(clock, "sleep", lambda seconds: other.in_transaction and other.execute("COMMIT"))

        assert migrations.upgrade(url) == (None, migrations.versions(url).newest)


def test_figures_that_an_earlier_version_let_grow_are_brought_back(
    database_url: str, backend: str, request: pytest.FixtureRequest
) -> None:
    """With them no check of the company was answered, and no page of events."""
    url = connect(database_url).url
    with App(Settings(database_url)) as app, app.client(_key(request, backend)) as http:
        event = {"event_type": "track", "body": {"event": "flight", "company": {"code": "UA"}}}
        http.post("/events", json=event).raise_for_status()
    for statement in (
        f"UPDATE company_usage SET {', '.join(f'{name} = 9223372036854775807' for name in NAMES)}",  # noqa: S608
        "UPDATE usage_hour SET quantity = -9223372036854775807",
        "UPDATE event SET quantity = 9223372036854775807, sent_at = 253402300800000000",
        *(["UPDATE company_usage SET day = day * 2.0"] if backend == "sqlite" else []),
    ):
        _execute(database_url, statement)
    downgrade(url, "0002")

    migrations.upgrade(url)

    with App(Settings(database_url)) as app, app.client(_key(request, backend)) as http:
        assert http.post("/flags/check", json={"company": {"code": "UA"}}).status_code == 201
        metrics = http.get("/companies/lookup", params={"code": "UA"}).json()["data"]["metrics"]
        (stored,) = http.get("/events").json()["data"]
    assert {one["value"] for one in metrics} == {2**53 - 1}
    assert (stored["quantity"], stored["sent_at"]) == (2**53 - 1, None)


def test_rates_of_credits_become_exact_and_go_back(
    database_url: str, backend: str, request: pytest.FixtureRequest
) -> None:
    url = connect(database_url).url
    with App(Settings(database_url)) as app, app.client(_key(request, backend)) as http:

        def post(path: str, **body: Any) -> str:
            answer = http.post(path, json=body)
            answer.raise_for_status()
            found: str = answer.json()["data"]["id"]
            return found

        token = post("/billing/credits", name="Token", description="", currency="usd")
        chat = post("/features", name="Chat", description="", feature_type="event", event_subtype="chat")
        plan = post("/plans", name="Gold", description="", plan_type="plan")
        owner = {"plan_id": plan, "feature_id": chat, "value_type": "credit", "value_credit_id": token}
        grant = post(
            "/plan-entitlements", **owner, credit_consumption_rate=0.1, quantity_rates={"output_tokens": 0.0000025}
        )

    downgrade(url, "0004")
    _execute(database_url, "UPDATE plan_entitlement SET consumption_rate = consumption_rate + 0.2")
    migrations.upgrade(url)

    with App(Settings(database_url)) as app, app.client(_key(request, backend)) as http:
        told = http.get(f"/plan-entitlements/{grant}").json()["data"]
        assert (told["consumption_rate"], told["quantity_rates"]) == (0.3, {"output_tokens": 0.0000025})


def downgrade(url: str, version: str) -> None:
    """Back to an earlier schema, with what is in the database."""

    def work(db: Connection) -> None:
        command.downgrade(migrations._config(db), version)

    migrations._run(url, work)


def _key(request: pytest.FixtureRequest, backend: str) -> str:
    keys: Keys = request.getfixturevalue(f"{backend}_template")[1]
    return keys.secret


@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
def test_every_migration_goes_down_and_up_again(database_url: str) -> None:
    url = connect(database_url).url

    downgrade(url, "base")
    assert look(database_url, lambda db: sa.inspect(db).get_table_names()) == ["alembic_version"]
    migrations.upgrade(url)

    assert look(database_url, _differences) == []


def test_a_newer_schema_is_left_alone_and_named(database_url: str) -> None:
    _execute(database_url, "UPDATE alembic_version SET version_num = '9999'")
    url = connect(database_url).url

    for refuses in (migrations.upgrade, migrations.versions):
        with pytest.raises(Unavailable, match=r"schema version 9999.*install the newer schematic-server"):
            refuses(url)


def test_asking_for_the_version_creates_no_file(tmp_path: Path) -> None:
    path = tmp_path / "absent.sqlite3"

    assert migrations.versions(f"sqlite:///{path}").current is None

    assert not path.exists()


def test_a_failed_migration_leaves_nothing_behind(empty_database_url: str) -> None:
    """One table of the first migration is in the way, so all of it is undone."""
    _execute(empty_database_url, "CREATE TABLE plan (id VARCHAR)")

    with pytest.raises(Unavailable, match="already exists"):
        migrations.upgrade(connect(empty_database_url).url)

    assert look(empty_database_url, lambda db: sa.inspect(db).get_table_names()) == ["plan"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=f"the folder {tmp_path}/nowhere does not exist"):
        migrations.upgrade(f"sqlite:///{tmp_path}/nowhere/schematic.sqlite3")


def test_several_hosts_are_asked_for_the_version(postgresql: Postgres) -> None:
    url = connect(postgresql.url("postgres").replace("127.0.0.1", "127.0.0.1:1,127.0.0.1")).url

    assert migrations.versions(url).current is None


def test_a_database_that_is_not_there_is_named_without_its_password(postgresql: Postgres) -> None:
    url = connect(postgresql.url("absent").replace("schematic@", "schematic:hunter2@")).url

    with pytest.raises(Unavailable, match="absent") as refusal:
        migrations.upgrade(url)

    assert "hunter2" not in str(refusal.value)


def test_what_plan_groups_said_is_offered_becomes_the_default_catalogs_and_goes_back(
    database_url: str, backend: str, request: pytest.FixtureRequest
) -> None:
    """Through the schema that had lists in the plan group, and no catalogs."""
    url = connect(database_url).url
    with App(Settings(database_url)) as app, app.client(_key(request, backend)) as http:
        gold = http.post("/plans", json={"name": "Gold", "plan_type": "plan"}).json()["data"]["id"]
        ordered = {"ordered_plans": [{"plan_id": gold}]}
        http.post("/plan-groups", json={**GROUP, **ordered}).raise_for_status()

    downgrade(url, "0023")
    migrations.upgrade(url)

    with App(Settings(database_url)) as app, app.client(_key(request, backend)) as http:
        (default,) = http.get("/catalogs").json()["data"]
        assert (default["name"], default["is_default"], default["custom_plans_visible"]) == ("Default", True, False)
        assert http.get(f"/catalogs/{default['id']}/plans").json()["data"]["plan_ids"] == [gold]
        assert [one["id"] for one in http.get("/plan-groups").json()["data"]["plans"]] == [gold]
