"""`schematic serve --workers N`: real processes on one port. Requests end, workers that die are replaced, all stop."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from .conftest import database_like
from .postgres import Postgres
from .test_cli import SECRET, Serving, _whoami
from .test_metrics import samples

ACME = {"keys": {"id": "acme"}}
PATIENCE = 180.0  # seconds until a condition that never comes fails its test
pytestmark = pytest.mark.parametrize("backend", ["postgresql"], indirect=True)


@pytest.fixture
def serving(tmp_path: Path, empty_database_url: str) -> Iterator[Serving]:
    """Two workers on a fresh database."""
    yield from _serving(tmp_path, empty_database_url)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, postgresql: Postgres) -> Iterator[Serving]:
    """The same for tests that end none of them."""
    for url in database_like(postgresql, "template0"):
        yield from _serving(tmp_path_factory.mktemp("shared"), url)


def _serving(folder: Path, database_url: str) -> Iterator[Serving]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SCHEMATIC_")}
    environment["TMPDIR"] = str(folder)  # what a killed parent leaves there goes with it
    running = Serving(folder, environment, "--workers", "2", "--database-url", database_url)
    yield running
    running.stop(signal.SIGKILL)


def until(condition: Callable[[], Any]) -> Any:
    """What `condition` answers, as soon as that is true."""
    ends_at = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < ends_at, "it never came"
        time.sleep(0.02)
    return found


def key_of(serving: Serving) -> str:
    found = SECRET.search(serving.output.read_text())
    assert found is not None
    return found[0]


def lines(serving: Serving) -> list[dict[str, Any]]:
    return [json.loads(line) for line in serving.log.read_text().splitlines()]


def started(serving: Serving) -> list[int]:
    """The processes that serve or have served, by uvicorn's own line."""
    told = [line["event"] for line in lines(serving)]
    return [int(one.split("[")[1][:-1]) for one in told if one.startswith("Started server process")]


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text() if Path("/proc").exists() else True


@pytest.mark.usefixtures("backend")
def test_workers_share_a_port_and_one_first_start(shared: Serving) -> None:
    pids = until(lambda: len(started(shared)) == 2 and started(shared))

    assert len(set(pids)) == 2
    assert len(SECRET.findall(shared.output.read_text())) == 1
    assert {_whoami(shared.base_url, key_of(shared)) for _ in range(20)} == {200}


@pytest.mark.usefixtures("backend")
def test_what_one_worker_changes_the_other_hears(shared: Serving) -> None:
    """Every request on a connection of its own: whichever worker takes it."""
    until(lambda: len(started(shared)) == 2)
    headers = {"X-Schematic-Api-Key": key_of(shared)}

    def send(method: str, path: str, body: object) -> Any:
        answer = httpx2.request(method, shared.base_url + path, json=body, headers=headers)
        return answer.raise_for_status().json()["data"]

    def values() -> set[bool]:
        return {send("POST", "/flags/seats/check", {"company": {"id": "acme"}})["value"] for _ in range(12)}

    flag = {"key": "seats", "name": "Seats", "description": "", "flag_type": "boolean", "default_value": False}
    flag_id = send("POST", "/flags", flag)["id"]
    acme = {"condition_type": "company", "operator": "eq", "resource_ids": [send("POST", "/companies", ACME)["id"]]}
    rule = {"name": "Acme", "priority": 1, "value": True, "rule_type": "standard"}
    assert values() == {False}

    send("PUT", f"/flags/{flag_id}/rules", {"rules": [{**rule, "conditions": [acme], "condition_groups": []}]})

    until(lambda: values() == {True})


@pytest.mark.usefixtures("backend")
def test_whichever_worker_is_asked_tells_what_all_have_counted(shared: Serving) -> None:
    until(lambda: len(started(shared)) == 2)
    key = key_of(shared)
    before = _counted(shared)
    for _ in range(30):
        assert _whoami(shared.base_url, key) == 200

    until(lambda: [_counted(shared) for _ in range(8)] == [before + 30] * 8)


def _counted(serving: Serving) -> float:
    found = samples(httpx2.get(serving.base_url + "/metrics").text)
    return found.get(("schematic_http_requests_total", "operation=accounts.get_who_am_i,status=200"), 0)


def test_a_worker_that_dies_is_replaced(serving: Serving) -> None:
    first = until(lambda: len(started(serving)) == 2 and started(serving))

    os.kill(first[0], signal.SIGKILL)

    pids = until(lambda: len(started(serving)) == 3 and started(serving))
    assert is_there(pids[2])
    assert _whoami(serving.base_url, key_of(serving)) == 200
    assert [line["worker"] for line in lines(serving) if line["event"] == "worker ended"] == [first[0]]


def test_all_stop_when_interrupted(serving: Serving) -> None:
    until(lambda: len(started(serving)) == 2)

    assert serving.stop(signal.SIGINT) == 0

    _all_have_stopped(serving)


def _all_have_stopped(serving: Serving) -> None:
    assert [pid for pid in started(serving) if is_there(pid)] == []
    assert "Traceback" not in serving.log.read_text()


def test_a_request_that_is_being_answered_ends_before_its_worker(
    serving: Serving, empty_database_url: str, postgresql: Postgres
) -> None:
    """The write waits for a lock that is let go after the order to stop. Before it, a worker has asked for the body: a
    connection that none has taken up yet would be reset."""
    key = key_of(serving)
    until(lambda: len(started(serving)) == 2)
    address = httpx2.URL(serving.base_url)
    body = b'{"keys":{"id":"acme"}}'
    head = (
        f"POST /companies HTTP/1.1\r\nHost: x\r\nX-Schematic-Api-Key: {key}\r\n"
        f"Content-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n"
    )
    database = empty_database_url.rpartition("/")[2]
    with (
        postgresql.holding(database, "LOCK TABLE change IN ACCESS EXCLUSIVE MODE") as let_go,
        socket.create_connection((address.host, address.port or 80), PATIENCE) as client,
    ):
        client.sendall(head.encode())
        assert client.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(body)
        until(
            lambda: postgresql.ask(
                database, "SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'RowExclusiveLock'"
            )
        )
        serving.process.send_signal(signal.SIGTERM)
        until(lambda: any(line["event"] == "Shutting down" for line in lines(serving)))
        let_go()

        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK")
    assert serving.stop() == 0
    _all_have_stopped(serving)


def test_workers_whose_parent_was_killed_let_the_port_go(serving: Serving) -> None:
    pids = until(lambda: len(started(serving)) == 2 and started(serving))

    serving.process.kill()
    serving.process.wait(PATIENCE)

    until(lambda: not any(map(is_there, pids)))


@pytest.mark.usefixtures("backend")
def test_sqlite_is_refused_in_one_line(tmp_path: Path) -> None:
    """In a process of its own: `serve` says how the whole process logs."""
    command = [sys.executable, "-m", "schematic_server", "serve", "--port", "0", "--workers", "2"]
    ended = subprocess.run([*command, f"--database-url=sqlite:///{tmp_path}/x.sqlite3"], capture_output=True, text=True)

    assert ended.returncode == 1
    assert ended.stderr == (
        "schematic: 2 workers need PostgreSQL: a SQLite file is written by one process; leave --workers out, or name"
        " another database with --database-url\n"
    )
    assert list(tmp_path.iterdir()) == []
