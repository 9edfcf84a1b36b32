"""`schematic export` and `schematic import`: exact, restartable, from one database to another."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic_server.cli import main
from schematic_server.clock import now as server_now
from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.companies.tables import company
from schematic_server.settings import Settings
from schematic_server.storage import connect, migrations
from schematic_server.storage.database import Database
from schematic_server.storage.metadata import Instant, metadata
from schematic_server.transfer import files, load, tables

from .asgi import BASE_URL, App
from .conftest import LOOPBACK, Keys, another_environment, database_like, on_sqlite, one_of_each
from .postgres import Postgres
from .test_migrations import look


class Done(NamedTuple):
    status: int
    output: str
    complaint: str

    @property
    def told(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.output)
        return found


Command = Callable[..., Done]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*arguments: object) -> Done:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def sqlite_filled(sqlite_template: tuple[Path, Keys], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with something of every kind in it, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "schematic.sqlite3"
    shutil.copy(sqlite_template[0], path)
    _fill(f"sqlite:///{path}", sqlite_template[1])
    return path


@pytest.fixture(scope="module")
def postgresql_filled(postgresql: Postgres, postgresql_template: tuple[str, Keys]) -> Iterator[str]:
    for url in database_like(postgresql, postgresql_template[0]):
        _fill(url, postgresql_template[1])
        yield url.rpartition("/")[2]


def _fill(url: str, keys: Keys) -> None:
    with (
        App(Settings(url, webhook_allow=LOOPBACK)) as app,
        app.client() as carrier,
        Schematic(
            keys.secret, base_url=BASE_URL, event_capture_url=BASE_URL, httpx_client=carrier, cache_providers=[]
        ) as api,
    ):
        ids = one_of_each(api, app, keys)
        api.features.update_flag_rules(
            ids["flag_id"],
            rules=[
                {
                    "name": "Amy, even when 50 % are out: ✈",
                    "priority": 1,
                    "rule_type": "standard",
                    "value": False,
                    "conditions": [
                        {"condition_type": "user", "operator": "eq", "resource_ids": [ids["user_id"]]},
                    ],
                    "condition_groups": [],
                }
            ],
        )


@pytest.fixture
def database_url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database with something of every kind in it."""
    filled = request.getfixturevalue(f"{backend}_filled")
    if backend == "sqlite":
        shutil.copy(filled, tmp_path / "schematic.sqlite3")
        yield f"sqlite:///{tmp_path}/schematic.sqlite3"
    else:
        yield from database_like(request.getfixturevalue("postgresql"), filled)


@pytest.fixture
def filled(database_url: str) -> str:
    return database_url


@pytest.fixture(scope="module")
def sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of tables without a row, to be copied."""
    path = tmp_path_factory.mktemp("tables") / "schematic.sqlite3"
    migrations.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="module")
def postgresql_tables(postgresql: Postgres) -> Iterator[str]:
    for url in database_like(postgresql, "template0"):
        migrations.upgrade(connect(url).url)
        yield url.rpartition("/")[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of another database, of either kind, without an account."""
    tables = request.getfixturevalue(f"{request.param}_tables")
    if request.param == "sqlite":
        shutil.copy(tables, tmp_path / "target.sqlite3")
        yield f"sqlite:///{tmp_path}/target.sqlite3"
    else:
        yield from database_like(request.getfixturevalue("postgresql"), tables)


def _lines(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.name.endswith(".gz") else content).splitlines(keepends=True)


def test_every_table_belongs_into_the_file_or_is_left_out_by_name() -> None:
    """A table that is added later is in the file, or fails here, or has a line in `LEFT_OUT`."""
    assert {part.table.name for part in tables.parts()} | tables.LEFT_OUT.keys() == metadata.tables.keys()
    assert not {part.table.name for part in tables.parts()} & tables.LEFT_OUT.keys()
    assert {one.table.name for one in tables.parts()} >= tables.OF_EVENTS | tables.SECRETS.keys()


def test_what_cannot_be_written_down_exactly_is_in_no_column() -> None:
    fractions = (sa.Float, sa.Numeric, sa.LargeBinary, sa.DateTime)
    offending = [str(one) for part in tables.parts() for one in part.columns if isinstance(one.type, fractions)]

    assert offending == []


def test_secrets_are_known_by_name() -> None:
    """A new column that is called so must be named in `SECRETS`, or here with the reason."""
    harmless = {"api_key.secret_hash"}  # from which nobody finds 190 bits of chance
    named = {
        f"{part.table.name}.{column.name}"
        for part in tables.parts()
        for column in part.columns
        if "secret" in column.name or "token" in column.name.split("_")
    }
    known = {f"{name}.{column}" for name, columns in tables.SECRETS.items() for column in columns}

    assert named - harmless <= known


def test_an_export_that_was_imported_is_the_same_export(
    filled: str, target: str, tmp_path: Path, command: Command, credentials: Keys
) -> None:
    """Byte by byte but for the header, from either database to either, and all answers are the same."""
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl.gz"

    exported = command("export", first, "--events", "--secrets", "--database-url", filled, "--json")
    imported = command("import", first, "--database-url", target, "--json")
    command("export", second, "--events", "--secrets", "--database-url", target)

    assert (exported.status, imported.status) == (0, 0), exported.complaint + imported.complaint
    assert imported.told["made"] == {name: rows for name, rows in exported.told["rows"].items() if rows}
    assert imported.told["left"] == {}
    assert _lines(first)[1:] == _lines(second)[1:]
    assert exported.told["rows"]["api_key"] == 3
    assert _answers(filled, credentials) == _answers(target, credentials)


def test_every_table_comes_back(filled: str, target: str, tmp_path: Path, command: Command, app: App) -> None:
    """Those that nothing fills in these tests have a row that is made of their columns."""
    app.write(lambda db, emit: _fill_empty(db))
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"

    told = command("export", first, "--events", "--secrets", "--database-url", filled, "--json").told
    command("import", first, "--database-url", target)
    command("export", second, "--events", "--secrets", "--database-url", target)

    assert [name for name, rows in told["rows"].items() if not rows] == []
    assert _lines(first)[1:] == _lines(second)[1:]


def _fill_empty(db: sa.Connection) -> None:
    owner = db.execute(sa.select(environment)).one()
    for part in tables.parts():
        if db.scalar(sa.select(sa.func.count()).select_from(part.table)):
            continue
        row: dict[str, Any] = {}
        for column in part.columns:
            key = next(iter(column.foreign_keys), None)
            if column.name in ("account_id", "environment_id"):
                row[column.name] = {"account_id": owner.account_id, "environment_id": owner.id}[column.name]
            elif key is not None and key.column.table is not part.table:
                row[column.name] = db.scalar(sa.select(key.column).limit(1))
            elif not column.nullable or key is None:
                row[column.name] = _value(column)
        db.execute(sa.insert(part.table).values(row))


def _value(column: sa.Column[Any]) -> Any:
    if isinstance(column.type, Instant):
        return server_now()
    if isinstance(column.type, sa.JSON):
        return {"é": [1, 2.5, None]}
    return {bool: True, int: 7}.get(column.type.python_type, f"{column.name} ' \" é")


def _answers(url: str, credentials: Keys) -> dict[str, Any]:
    """What the API tells of everything that was made."""
    paths = ("features", "flags", "plans", "plan-entitlements", "companies", "users", "company-overrides", "events")
    more = ("webhooks", "billing/credits", "plan-changes", "company-memberships", "entity-trait-definitions")
    with App(Settings(url)) as app, app.client(credentials.secret) as http:
        found = {path: http.get(f"/{path}").raise_for_status().json()["data"] for path in (*paths, *more)}
        asked = {"company": {"code": "UA"}, "user": {"id": "amy"}}
        found["check"] = http.post("/flags/check", json=asked).raise_for_status().json()["data"]
    for flag in found["flags"]:
        del flag["last_checked_at"]
    return found


def test_without_being_asked_no_events_and_no_secrets(
    filled: str, target: str, tmp_path: Path, command: Command, credentials: Keys
) -> None:
    file, again = tmp_path / "one.jsonl", tmp_path / "two.jsonl"

    told = command("export", file, "--database-url", filled, "--json").told
    command("import", file, "--database-url", target)
    command("export", again, "--database-url", target)

    assert not {"event", "event_claim"} & told["rows"].keys()
    assert b"whsec_" not in file.read_bytes()
    assert _lines(file)[1:] == _lines(again)[1:]
    with App(Settings(target)) as app, app.client(credentials.secret) as http:
        (hook,) = http.get("/webhooks").json()["data"]
        assert hook["secret"].startswith("whsec_")
        assert http.get("/companies").json()["data"][0]["metrics"]


def test_only_one_environment_and_what_it_shares_is_in_the_file(
    filled: str, tmp_path: Path, command: Command, app: App, api: Schematic, credentials: Keys
) -> None:
    other = another_environment(app, credentials)
    with app.client(other.secret) as http:
        http.post("/companies", json={"keys": {"id": "hidden"}, "name": "Hidden"}).raise_for_status()

    def export(name: str, *arguments: str) -> Done:
        return command("export", tmp_path / name, "--database-url", filled, *arguments)

    ambiguous = export("none.jsonl")
    mine = export("mine.jsonl", "--environment", credentials.environment_id)
    theirs = export("theirs.jsonl", "--environment", other.environment_id)

    assert ambiguous.status == 1
    assert "--environment is needed" in ambiguous.complaint
    assert not (tmp_path / "none.jsonl").exists()
    assert (mine.status, theirs.status) == (0, 0)
    assert b"Hidden" not in (tmp_path / "mine.jsonl").read_bytes()
    told = (tmp_path / "theirs.jsonl").read_bytes()
    assert b"Hidden" in told
    assert b'"flights"' in told
    assert credentials.environment_id.encode() not in told


def test_companies_of_a_file_from_before_they_were_sorted_by_name_are_sorted(
    filled: str, target: str, tmp_path: Path, command: Command
) -> None:
    """Schema 0018 has a column for it, which older files lack."""
    command("export", tmp_path / "new.jsonl", "--database-url", filled)
    (tmp_path / "old.jsonl").write_bytes(b"".join(_without(_lines(tmp_path / "new.jsonl"), "company", "folded_name")))

    done = command("import", tmp_path / "old.jsonl", "--database-url", target)

    assert done.status == 0, done.complaint
    names = look(target, lambda db: db.execute(sa.select(company.c.name, company.c.folded_name)).all())
    assert names
    assert [folded for _, folded in names] == [name.lower() for name, _ in names]


def _without(lines: list[bytes], table: str, column: str) -> list[bytes]:
    """A file's lines with that column left out, whole again."""
    header, *others, _ = map(json.loads, lines)
    place, rows = None, list[Any]()
    for one in others:
        if isinstance(one, dict):
            place = one["columns"].index(column) if one["table"] == table else None
            one = {**one, "columns": [name for name in one["columns"] if place is None or name != column]}
        elif place is not None:
            one = [*one[:place], *one[place + 1 :]]
        rows.append(one)
    written = [json.dumps(one).encode() + b"\n" for one in rows]
    digest = hashlib.sha256(b"".join(written)).hexdigest()
    end = {"lines": len(written), "sha256": digest}
    return [json.dumps({**header, "schema": "0017"}).encode() + b"\n", *written, json.dumps(end).encode() + b"\n"]


def test_two_environments_of_an_account_come_one_after_the_other(
    filled: str, target: str, tmp_path: Path, command: Command, app: App, credentials: Keys
) -> None:
    """The second finds features, flags and plans there, and leaves them."""
    other = another_environment(app, credentials)
    for name, keys in (("mine", credentials), ("theirs", other)):
        file = tmp_path / f"{name}.jsonl"
        command("export", file, "--environment", keys.environment_id, "--database-url", filled)
        done = command("import", file, "--database-url", target, "--json")
        assert done.status == 0, done.complaint

    assert done.told["left"]["feature"] == done.told["left"]["flag"] > 0
    assert done.told["made"]["environment"] == 1
    with App(Settings(target)) as app, app.client(other.secret) as http:
        assert len(http.get("/features").json()["data"]) == done.told["left"]["feature"]


class Interrupted(Exception):
    pass


def test_an_interrupted_import_goes_on_and_a_second_one_changes_nothing(
    filled: str, target: str, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, again = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    monkeypatch.setattr(load, "ROWS", 2)
    command("export", file, "--events", "--secrets", "--database-url", filled)
    checked = files.check(file)
    writes = 0

    def interrupt(line: int, lines: int) -> None:
        nonlocal writes
        writes += 1
        if writes % 5 == 0:
            raise Interrupted

    interruptions = 0
    while True:
        try:
            asyncio.run(_load(target, file, checked, interrupt))
            break
        except Interrupted:
            interruptions += 1
    done = command("import", file, "--database-url", target)
    command("export", again, "--events", "--secrets", "--database-url", target)

    assert interruptions > 3
    assert (done.status, "nothing is changed" in done.output) == (0, True)
    assert _lines(file)[1:] == _lines(again)[1:]


async def _load(url: str, file: Path, checked: files.Checked, progress: load.Progress) -> load.Loaded:
    database: Database = connect(url)
    await database.open()
    try:
        return await load.load(database, file, checked, progress)
    finally:
        await database.close()


def _cut(lines: list[bytes]) -> list[bytes]:
    return lines[:-3]


def _half_a_line(lines: list[bytes]) -> list[bytes]:
    return [*lines[:-3], lines[-3][:10]]


def _changed(lines: list[bytes]) -> list[bytes]:
    return [line.replace(b"First key", b"First kez") for line in lines]


def _newer_format(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b'"schematic_export":1', b'"schematic_export":2'), *lines[1:]]


def _newer_schema(lines: list[bytes]) -> list[bytes]:
    header = json.loads(lines[0])
    return [json.dumps({**header, "schema": "9999"}).encode() + b"\n", *lines[1:]]


def _nothing(lines: list[bytes]) -> list[bytes]:
    return []


def _something_else(lines: list[bytes]) -> list[bytes]:
    return [b"name,value\n"]


@on_sqlite
@pytest.mark.parametrize("target", ["sqlite"], indirect=True)
def test_what_is_not_whole_or_newer_changes_nothing(
    database_url: str, target: str, tmp_path: Path, command: Command
) -> None:
    command("export", tmp_path / "whole.jsonl", "--database-url", database_url)
    lines, file = _lines(tmp_path / "whole.jsonl"), tmp_path / "spoilt"

    for spoil, message in (
        (_cut, "ends in the middle"),
        (_half_a_line, "ends in the middle"),
        (_changed, "is damaged"),
        (_newer_format, "has format 2, made by schematic-server"),
        (_newer_schema, "the file has schema 9999"),
        (_something_else, "is no file of `schematic export`"),
        (_nothing, "is empty"),
    ):
        for pack in (bytes, gzip.compress):
            file.write_bytes(pack(b"".join(spoil(lines))))
            done = command("import", file, "--database-url", target)
            assert done.status == 1
            assert message in " ".join(done.complaint.split())
            assert done.complaint.count("\n") == 1
    assert look(target, lambda db: db.scalar(sa.text("SELECT count(*) FROM environment"))) == 0


@on_sqlite
@pytest.mark.parametrize("target", ["sqlite"], indirect=True)
def test_a_packed_file_that_is_cut_off_or_changed_is_refused(
    filled: str, target: str, tmp_path: Path, command: Command
) -> None:
    file = tmp_path / "one.jsonl.gz"
    command("export", file, "--database-url", filled)
    whole = file.read_bytes()

    for content in (whole[:-100], whole[:1000] + b"\0\0\0\0" + whole[1004:]):
        file.write_bytes(content)
        done = command("import", file, "--database-url", target)
        assert done.status == 1
        assert "ends in the middle" in done.complaint or "is damaged" in done.complaint


@on_sqlite
def test_an_environment_that_is_there_from_elsewhere_is_left_alone(
    filled: str, tmp_path: Path, command: Command
) -> None:
    file = tmp_path / "one.jsonl"
    command("export", file, "--database-url", filled)

    done = command("import", file, "--database-url", filled)

    assert done.status == 1
    assert "is in the database already, and not from this file" in done.complaint


@on_sqlite
def test_an_export_replaces_nothing_and_is_its_owners(
    sqlite_template: tuple[Path, Keys], tmp_path: Path, command: Command, backend: str
) -> None:
    shutil.copy(sqlite_template[0], tmp_path / "own.sqlite3")
    url, file = f"sqlite:///{tmp_path}/own.sqlite3", tmp_path / "one.jsonl"

    done, again = (command("export", file, "--database-url", url) for _ in range(2))

    assert (done.status, again.status) == (0, 1)
    assert f"{file} exists; an export replaces nothing" in again.complaint
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_texts_are_ordered_by_bytes_in_a_database_of_any_language(
    filled: str, postgresql: Postgres, tmp_path: Path, command: Command, credentials: Keys
) -> None:
    """In English, `a` comes before `B`: keyset and file would differ from those of SQLite."""
    language = postgresql.ask("postgres", "SELECT collname FROM pg_collation WHERE collname = 'en-x-icu'")
    if language is None:
        pytest.skip("this PostgreSQL knows no language")
    options = "LOCALE_PROVIDER icu ICU_LOCALE 'en' TEMPLATE template0"
    postgresql.run(f"CREATE DATABASE transfer_english {options}")
    try:
        url = postgresql.url("transfer_english")
        migrations.upgrade(connect(url).url)
        files_made = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
        command("export", files_made[0], "--events", "--secrets", "--database-url", filled)
        command("import", files_made[0], "--database-url", url)
        command("export", files_made[1], "--events", "--secrets", "--database-url", url)
        assert _lines(files_made[0])[1:] == _lines(files_made[1])[1:]
    finally:
        postgresql.run("DROP DATABASE IF EXISTS transfer_english WITH (FORCE)")
