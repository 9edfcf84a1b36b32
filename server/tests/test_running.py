"""The page about running the server, carried out: every command of it, in its order, with usage at stake."""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from schematic import Schematic
from schematic.client import TrackOptions
from schematic_server.clock import now as server_now
from schematic_server.demo.process import start

from .postgres import Postgres, find_programs

PAGE = (Path(__file__).parents[2] / "docs/guides/running.md").read_text()
SECTION = re.compile(r"^### (\w+: .+)$", re.MULTILINE)
BLOCK = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
STEPS = ("backing up", "restoring", "upgrading", "rolling back", "deleting old events")
# What a version that is newer than this one might leave behind.
NEWER = ("CREATE TABLE newer (id integer)", "UPDATE alembic_version SET version_num = '9999'")


def _scripts() -> dict[str, list[str]]:
    """The console blocks of each section, as shell scripts."""
    parts = SECTION.split(PAGE)
    assert "```console" not in parts[0]
    return {
        name: [re.sub(r"^\$ ", "", block, flags=re.MULTILINE) for block in BLOCK.findall(text)]
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }


SCRIPTS = _scripts()


class Installation:
    """A server's folder, its database, and a shell there."""

    def __init__(self, folder: Path, url: str, programs: Path | None = None) -> None:
        self.folder, self.url = folder, url
        places = [str(Path(sys.executable).parent), *([str(programs)] if programs else []), os.environ["PATH"]]
        settings = {name: value for name, value in os.environ.items() if not name.startswith("SCHEMATIC_")}
        self.environment = {**settings, "PATH": os.pathsep.join(places), "SCHEMATIC_DATABASE_URL": url}

    def run(self, section: str, number: int = 0) -> str:
        """Carry out a block of the page; what it prints."""
        return self.shell(SCRIPTS[section][number])

    def fails(self, script: str) -> str:
        """What a command that must fail complains of."""
        with pytest.raises(AssertionError) as failed:
            self.shell(script)
        return str(failed.value)

    def shell(self, script: str) -> str:
        """Carry out a script in the folder; what it prints."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    @contextmanager
    def serving(self, url: str | None = None) -> Iterator[Schematic]:
        """A server on the database, or on another; a client of it."""
        running = start(url or self.url)
        address = running.base_url
        try:
            with Schematic(running.key, base_url=address, event_capture_url=address, cache_providers=[]) as client:
                yield client
        finally:
            running.stop()

    def other(self, name: str) -> str:
        """The address of another database of the same PostgreSQL."""
        place, mark, query = self.url.partition("?")
        return f"{place.rpartition('/')[0]}/{name}{mark}{query}"


def use(client: Schematic, quantity: int, days_ago: int = 0) -> None:
    at = server_now() - timedelta(days=days_ago)
    options = TrackOptions(sent_at=at, backfill=True) if days_ago else None
    client.track("export", company={"id": "acme"}, quantity=quantity, options=options)
    result = client.flush(timeout=180.0)
    assert (result.pending, result.failed) == (0, 0)


def usage(client: Schematic) -> int:
    """Of all time, as an application sees it."""
    metrics = client.companies.lookup_company(keys={"id": "acme"}).data.metrics
    return next(one.value for one in metrics if one.period == "all_time")


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Installation:
    return Installation(tmp_path, f"sqlite:///{tmp_path}/schematic.sqlite3")


@pytest.fixture
def on_postgresql(postgresql: Postgres, tmp_path: Path) -> Iterator[Installation]:
    programs = find_programs()
    if not (programs / "pg_dump").exists():
        pytest.skip(f"no pg_dump in {programs}: what the page says of PostgreSQL was not tried")
    names = ("running", "schematic_restored", "schematic_before")
    postgresql.run(f"CREATE DATABASE {names[0]}")
    # A parameter with a slash in it, as paths of certificates and sockets have.
    yield Installation(tmp_path, f"{postgresql.url(names[0])}?sslmode=prefer&application_name=a/b", programs)
    postgresql.run(*(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)" for name in names))


def test_every_command_of_the_page_is_in_a_section_that_is_carried_out() -> None:
    blocks = {name: len(scripts) for name, scripts in SCRIPTS.items()}

    one_each = {f"{database}: {step}": 1 for database in ("SQLite", "PostgreSQL") for step in STEPS}
    assert blocks == one_each | {"SQLite: deleting old events": 2}
    assert all(line.startswith("$ ") for block in BLOCK.findall(PAGE) for line in block.splitlines())


def test_the_page_on_sqlite(on_sqlite: Installation) -> None:
    with on_sqlite.serving() as client:
        use(client, 5)
        on_sqlite.run("SQLite: backing up")
        use(client, 2)
        assert usage(client) == 7
    assert "The schema is current" in on_sqlite.run("SQLite: restoring")
    with on_sqlite.serving() as client:
        assert usage(client) == 5

        on_sqlite.run("SQLite: upgrading")
        use(client, 3)
    with closing(sqlite3.connect(on_sqlite.folder / "schematic.sqlite3")) as db:
        for statement in NEWER:
            db.execute(statement)
        db.commit()
    assert "does not know" in " ".join(on_sqlite.fails("schematic migrate --check").split())
    assert "The schema is current" in on_sqlite.run("SQLite: rolling back")

    with on_sqlite.serving() as client:
        assert usage(client) == 5
        _old_events_go(on_sqlite, client, "SQLite: deleting old events")
    on_sqlite.run("SQLite: deleting old events", 1)
    with on_sqlite.serving() as client:
        assert usage(client) == 16


def test_the_page_on_postgresql(on_postgresql: Installation) -> None:
    with on_postgresql.serving() as client:
        use(client, 5)
        on_postgresql.run("PostgreSQL: backing up")
        use(client, 2)
        assert usage(client) == 7
    assert "The schema is current" in on_postgresql.run("PostgreSQL: restoring")
    with on_postgresql.serving(on_postgresql.other("schematic_restored")) as client:
        assert usage(client) == 5

    on_postgresql.run("PostgreSQL: upgrading")
    with on_postgresql.serving() as client:
        use(client, 3)
    asyncio.run(_execute(on_postgresql.url, *NEWER))
    assert "does not know" in " ".join(on_postgresql.fails("schematic migrate --check").split())
    assert "The schema is current" in on_postgresql.run("PostgreSQL: rolling back")

    on_postgresql.environment["SCHEMATIC_DATABASE_URL"] = on_postgresql.other("schematic_before")
    with on_postgresql.serving(on_postgresql.other("schematic_before")) as client:
        assert usage(client) == 7
        _old_events_go(on_postgresql, client, "PostgreSQL: deleting old events")


def test_servers_may_start_at_once_on_an_empty_database(empty_database_url: str, tmp_path: Path) -> None:
    """As pods do: one of them makes the account and prints its key, all of them serve."""
    command = [sys.executable, "-m", "schematic_server", "serve", "--port", "0", "--database-url", empty_database_url]
    started = []
    for number in range(3):
        with (tmp_path / f"log-{number}").open("w") as log:
            started.append(subprocess.Popen(command, cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=log))
    try:
        said = [_until_listening(one) for one in started]
    finally:
        for one in started:
            one.terminate()
            one.communicate(timeout=180)

    assert all(" listens on " in one for one in said), [path.read_text() for path in tmp_path.glob("log-*")]
    assert sum("sch_dev_" in one for one in said) == 1


def _until_listening(process: subprocess.Popen[str]) -> str:
    """What it prints until it listens or ends."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if " listens on " in line:
            break
    return said


def _old_events_go(installation: Installation, client: Schematic, section: str) -> None:
    """Beside the running server; one of the two is older than the 90 days of the page."""
    before = usage(client)
    listed = len(client.events.list_events(event_subtype="export").data)
    use(client, 4, days_ago=89)
    use(client, 7, days_ago=91)

    said = installation.run(section)

    assert re.findall(r"([\d,]+) events and [\d,]+ used-up idempotency keys (?:would be )?deleted", said) == ["1", "1"]
    assert usage(client) == before + 11
    assert len(client.events.list_events(event_subtype="export").data) == listed + 1


async def _execute(url: str, *statements: str) -> None:
    connection = await asyncpg.connect(url)
    for statement in statements:
        await connection.execute(statement)
    await connection.close()
