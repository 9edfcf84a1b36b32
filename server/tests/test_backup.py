"""`schematic backup`: a consistent copy beside a running server, for its owner only, that replaces nothing."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import httpx2
import pytest

from schematic_server.cli import main
from schematic_server.demo.process import Running, start

EVENT = {"type": "track", "body": {"event": "flight", "company": {"id": "acme"}}}


class Done(NamedTuple):
    status: int
    output: str
    complaint: str


Backup = Callable[..., Done]


@pytest.fixture
def backup(capsys: pytest.CaptureFixture[str]) -> Backup:
    def run(file: Path, url: str, *arguments: str) -> Done:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(["backup", str(file), "--database-url", url, *arguments])
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture
def url(sqlite_template: tuple[Path, object], tmp_path: Path) -> str:
    shutil.copy(sqlite_template[0], tmp_path / "schematic.sqlite3")
    return f"sqlite:///{tmp_path}/schematic.sqlite3"


def test_a_backup_under_writes_is_of_one_instant_and_can_be_served(
    server_process: Running, tmp_path: Path, backup: Backup
) -> None:
    """Counter, rollup and events of each copy agree, whatever was being written when it was made."""
    url, stop = f"sqlite:///{tmp_path}/process.sqlite3", threading.Event()

    def write() -> None:
        with _client(server_process) as http:
            while not stop.is_set():
                http.post("/batch", json={"events": [EVENT] * 20}).raise_for_status()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            assert backup(tmp_path / f"copy-{number}.sqlite3", url).status == 0
    finally:
        stop.set()
        writer.join()

    for number in range(5):
        events, counted, hourly = _figures(tmp_path / f"copy-{number}.sqlite3")
        assert events == counted == hourly
    restored = start(f"sqlite:///{tmp_path}/copy-4.sqlite3")
    try:
        with _client(restored) as http:
            metrics = [one for company in http.get("/companies").json()["data"] for one in company["metrics"]]
        assert {one["value"] for one in metrics} == ({events} if events else set())
    finally:
        restored.stop()


def _client(server: Running) -> httpx2.Client:
    return httpx2.Client(base_url=server.base_url, headers={"X-Schematic-Api-Key": server.key})


def _figures(path: Path) -> tuple[int, int, int]:
    """Events, the all-time counter, the rollup; 0 where there is none yet."""
    questions = (
        "SELECT count(*) FROM event",
        "SELECT coalesce(sum(all_time), 0) FROM company_usage",
        "SELECT coalesce(sum(quantity), 0) FROM usage_hour",
    )
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        events, counted, hourly = (db.execute(one).fetchone()[0] for one in questions)
    return events, counted, hourly


def test_only_the_owner_may_read_it_and_nothing_lies_beside_it(url: str, tmp_path: Path, backup: Backup) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()

    done = backup(folder / "one.sqlite3", url, "--json")

    path = folder / "one.sqlite3"
    assert json.loads(done.output) == {"file": str(path), "bytes": path.stat().st_size}
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(folder.iterdir()) == [path]


def test_it_replaces_no_file(url: str, tmp_path: Path, backup: Backup) -> None:
    path = tmp_path / "mine"
    path.write_text("precious")

    done = backup(path, url)

    assert (done.status, path.read_text()) == (1, "precious")
    assert done.complaint == f"schematic: {path} exists; a backup replaces nothing, choose another name\n"


def test_an_interrupted_one_is_named_and_left_alone(url: str, tmp_path: Path, backup: Backup) -> None:
    partial = tmp_path / "one.sqlite3.partial"
    partial.touch()

    done = backup(tmp_path / "one.sqlite3", url)

    assert done.status == 1
    assert "another backup is being made, or was interrupted" in done.complaint
    assert partial.exists()


def test_one_that_fails_leaves_nothing_behind(tmp_path: Path, backup: Backup) -> None:
    (tmp_path / "broken.sqlite3").write_bytes(b"no database at all, " * 100)

    done = backup(tmp_path / "copy.sqlite3", f"sqlite:///{tmp_path}/broken.sqlite3")

    assert done.status == 1
    assert "file is not a database; nothing was left behind" in done.complaint
    assert [path.name for path in tmp_path.iterdir()] == ["broken.sqlite3"]


def test_the_copy_of_a_damaged_database_is_thrown_away(url: str, tmp_path: Path, backup: Backup) -> None:
    """It would be found out when it is needed."""
    path = tmp_path / "schematic.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'api_key'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size + 8)
        file.write(b"\xff" * 64)

    done = backup(tmp_path / "copy.sqlite3", url)

    assert done.status == 1
    assert "the database is damaged" in done.complaint
    assert done.complaint.count("\n") == 1
    assert not list(tmp_path.glob("copy*"))


@pytest.mark.parametrize("place", ["nowhere/copy.sqlite3", "broken.sqlite3/copy.sqlite3"])
def test_a_place_that_cannot_be_written_is_named(url: str, tmp_path: Path, backup: Backup, place: str) -> None:
    (tmp_path / "broken.sqlite3").touch()

    done = backup(tmp_path / place, url)

    assert done.status == 1
    assert f"cannot write {tmp_path / place}" in done.complaint
    assert done.complaint.count("\n") == 1


def test_no_database_is_made_where_none_was(tmp_path: Path, backup: Backup) -> None:
    done = backup(tmp_path / "copy.sqlite3", f"sqlite:///{tmp_path}/none.sqlite3")

    assert done.status == 1
    assert f"there is no database {tmp_path}/none.sqlite3" in done.complaint
    assert list(tmp_path.iterdir()) == []


def test_postgresql_has_a_program_of_its_own(tmp_path: Path, backup: Backup) -> None:
    done = backup(tmp_path / "copy.dump", "postgresql://user:hunter2@127.0.0.1:1/none")

    assert done.status == 1
    assert f"pg_dump --format=custom --file {tmp_path}/copy.dump" in done.complaint
    assert done.complaint.count("\n") == 1
    assert "hunter2" not in done.complaint
