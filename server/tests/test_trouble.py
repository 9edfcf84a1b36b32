"""Trouble below: the database is locked, full, stopped or takes no writes. Answers are 503, the log is short."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from schematic_server.errors import Unavailable
from schematic_server.log import JsonFormatter, Seldom
from schematic_server.scope import Emit
from schematic_server.settings import Settings
from schematic_server.storage import trouble
from schematic_server.storage.sqlite import SqliteDatabase

from . import postgres
from .asgi import App
from .conftest import Keys, _prepare, on_sqlite
from .postgres import Postgres

LOCK_PATIENCE = 0.2  # seconds
EVENTS = {"events": [{"type": "track", "body": {"event": "e", "company": {"id": "acme"}}}]}


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, Any]]]:
    """The server's log so far, without the lines of requests and of the bus.

    Applications that other tests use say that a clock was set back, when one of those tests has turned it.
    """
    caplog.set_level(logging.INFO, "schematic_server")
    caplog.handler.setFormatter(JsonFormatter())
    return lambda: [
        line
        for line in map(json.loads, caplog.text.splitlines())
        if line["event"] not in ("request", "migrated", "clock set back") and line["logger"] != "schematic_server.bus"
    ]


@pytest.fixture
def stoppable() -> Iterator[tuple[App, Keys, Postgres]]:
    """The application on a PostgreSQL server of its own."""
    try:
        with postgres.running() as server:
            server.run("CREATE DATABASE one")
            keys = _prepare(server.url("one"))
            with App(Settings(server.url("one"))) as app:
                yield app, keys, server
    except postgres.Missing as missing:
        pytest.skip(str(missing))


@pytest.fixture
def lockable(sqlite_template: tuple[Path, Keys], tmp_path: Path) -> Iterator[tuple[App, Keys, Path]]:
    """The application on a SQLite file, with little patience for other programs' locks."""
    path = tmp_path / "schematic.sqlite3"
    path.write_bytes(sqlite_template[0].read_bytes())
    url = f"sqlite:///{path}"
    with App(Settings(url), SqliteDatabase(url, LOCK_PATIENCE)) as app:
        yield app, sqlite_template[1], path


def flag(http: httpx2.Client) -> None:
    """A flag that has been checked once, so that everything a check of it needs is in memory."""
    body = {"key": "seats", "name": "Seats", "description": "", "flag_type": "boolean", "default_value": True}
    http.post("/flags", json=body).raise_for_status()
    http.post("/companies", json={"keys": {"id": "acme"}}).raise_for_status()
    assert check(http) is True


def check(http: httpx2.Client) -> bool:
    answer = http.post("/flags/seats/check", json={"company": {"id": "acme"}})
    value: bool = answer.raise_for_status().json()["data"]["value"]
    return value


def is_refused(response: httpx2.Response) -> bool:
    """As a client hears of trouble: a status to try again on, when, and why."""
    return (
        response.status_code == 503
        and response.headers["retry-after"] == "2"
        and response.json()["error"].startswith("the database cannot be used")
    )


def trouble_lines(found: list[dict[str, Any]]) -> list[str]:
    assert all("exception" not in line for line in found), found
    return [line["event"] for line in found]


def test_a_file_that_another_program_locks_is_503_and_checks_go_on(
    lockable: tuple[App, Keys, Path], lines: Callable[[], list[dict[str, Any]]]
) -> None:
    app, keys, path = lockable
    with app.client(keys.secret) as http:
        flag(http)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")

            assert is_refused(http.post("/companies", json={"keys": {"id": "x"}}))
            assert is_refused(http.post("/batch", json=EVENTS))
            assert is_refused(http.get("/readyz"))
            assert check(http) is True
            assert http.get("/companies/count").json()["data"] == {"count": 1}
            assert trouble_lines(lines()) == ["database trouble"]
        assert http.get("/readyz").status_code == 200
        assert http.post("/batch", json=EVENTS).status_code == 200
        assert trouble_lines(lines()) == ["database trouble", "database usable again"]


def test_requests_that_wait_for_one_lock_are_refused_together(lockable: tuple[App, Keys, Path]) -> None:
    """One after the other they would wait as many times as long."""
    app, _, path = lockable
    database: SqliteDatabase = app.asgi.state.database
    tried: list[int] = []

    def work(db: Connection, emit: Emit) -> None:
        tried.append(1)

    async def write_many() -> list[BaseException | None]:
        return await asyncio.gather(*(database.write(work) for _ in range(600)), return_exceptions=True)

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = app.run(write_many())

    assert {type(one) for one in found} == {Unavailable}
    assert tried == []


@on_sqlite
@pytest.mark.usefixtures("database_url")
def test_a_full_disk_is_503(app: App, http: httpx2.Client, lines: Callable[[], list[dict[str, Any]]]) -> None:
    flag(http)
    pages = app.write(lambda db, emit: db.exec_driver_sql("PRAGMA page_count").scalar_one())
    app.write(lambda db, emit: db.exec_driver_sql(f"PRAGMA max_page_count = {pages}").scalar_one() and None)
    large = {"keys": {"id": "large"}, "traits": {f"t{number}": "x" * 5000 for number in range(50)}}

    assert is_refused(http.post("/companies", json=large))

    assert check(http) is True
    line, *later = lines()
    assert (line["event"], line["why"]) == ("database trouble", "its disk is full; make room")
    assert trouble_lines(later) in ([], ["database usable again"])  # for a small write of the server's own


@on_sqlite
@pytest.mark.usefixtures("database_url")
def test_a_disk_with_room_for_small_writes_only_is_told_once(
    app: App, http: httpx2.Client, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    pages = app.write(lambda db, emit: db.exec_driver_sql("PRAGMA page_count").scalar_one())
    app.write(lambda db, emit: db.exec_driver_sql(f"PRAGMA max_page_count = {pages}").scalar_one() and None)
    large = {"keys": {"id": "large"}, "traits": {f"t{number}": "x" * 5000 for number in range(50)}}

    for _ in range(5):
        assert is_refused(http.post("/companies", json=large))
        assert http.get("/readyz").status_code == 200

    assert trouble_lines(lines()) == ["database trouble", "database usable again"]


def test_a_stopped_server_is_503_and_a_restarted_one_is_used_again(
    stoppable: tuple[App, Keys, Postgres], lines: Callable[[], list[dict[str, Any]]]
) -> None:
    app, keys, server = stoppable
    with app.client(keys.secret) as http:
        flag(http)
        server.stop()

        for _ in range(5):
            assert is_refused(http.get("/companies"))
            assert is_refused(http.post("/companies", json={"keys": {"id": "x"}}))
            assert is_refused(http.post("/batch", json=EVENTS))
            assert is_refused(http.post("/flags/seats/check", json={"company": {"id": "never seen"}}))
            assert is_refused(http.get("/readyz"))
            assert check(http) is True
        assert http.get("/healthz").status_code == 200
        assert len(lines()) <= 4, "a line per cause, not per request"
        # A connection that PostgreSQL had not ended yet may have been of use once more.
        assert {"database trouble"} <= {*trouble_lines(lines())} <= {"database trouble", "database usable again"}
        server.start()

        assert http.get("/readyz").status_code == 200
        assert http.post("/batch", json=EVENTS).json()["accepted"] == 1
        assert trouble_lines(lines())[-1] == "database usable again"


def test_trouble_while_a_key_is_looked_up_is_503(stoppable: tuple[App, Keys, Postgres]) -> None:
    """Told as the events' own failure, it would make clients give them up."""
    app, keys, server = stoppable
    [event] = EVENTS["events"]
    server.stop()

    for key in (keys.secret, keys.publishable):
        with app.client(key) as by_header, app.client() as by_body:
            assert is_refused(by_header.post("/batch", json=EVENTS))
            assert is_refused(by_header.post("/e", json=event))
            assert is_refused(by_body.post("/batch", json={"events": [{**event, "api_key": key}]}))
            assert is_refused(by_body.post("/e", json={**event, "api_key": key}))


def test_an_unknown_key_is_looked_up_once_a_batch(app: App, secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str | None] = []
    authenticator = app.asgi.state.auth
    authenticate = authenticator.authenticate
    event = {"api_key": "sch_dev_unknown", **EVENTS["events"][0]}

    async def counted(key: str | None) -> Any:
        looked_up.append(key)
        return await authenticate(key)

    monkeypatch.setattr(authenticator, "authenticate", counted)
    with app.client() as http:
        told = http.post("/batch", json={"events": [*[event] * 50, {**event, "api_key": secret}]})
        assert (told.status_code, told.json()["accepted"], len(told.json()["refused"])) == (200, 1, 50)

        assert http.post("/batch", json={"events": [event] * 50}).status_code == 401
    assert looked_up.count("sch_dev_unknown") == 2


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_a_server_that_takes_no_writes_is_not_ready(app: App, database_url: str, postgresql: Postgres) -> None:
    name = database_url.rpartition("/")[2]
    postgresql.run(
        f"ALTER DATABASE {name} SET default_transaction_read_only = on",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'schematic'",
    )
    with app.client() as anyone:
        answer = anyone.get("/readyz")

    assert is_refused(answer)
    assert "it takes no writes" in answer.json()["error"]


@pytest.mark.usefixtures("database_url")
def test_a_defect_stays_one(app: App, http: httpx2.Client, lines: Callable[[], list[dict[str, Any]]]) -> None:
    """A table that is missing is nothing that would be better in two seconds."""
    app.write(lambda db, emit: db.exec_driver_sql("ALTER TABLE company RENAME TO lost") and None)

    assert http.get("/companies").status_code == 500
    assert [line["event"] for line in lines()] == ["request failed"]


class _Sqlstate(Exception):
    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "cannot be reached"),
        (ConnectionResetError(), "cannot be reached"),
        (TimeoutError(), "does not answer in time"),
        (PoolTimeout("QueuePool limit"), "no connection to spare"),
        (_Sqlstate("08006"), "cannot be reached"),
        (_Sqlstate("57P01"), "cannot be reached"),
        (_Sqlstate("57P03"), "cannot be reached"),
        (_Sqlstate("53300"), "no connection to spare"),
        (_Sqlstate("53100"), "disk is full"),
        (_Sqlstate("25006"), "takes no writes"),
        (_Sqlstate("28P01"), "does not let this user in"),
        (_Sqlstate("3D000"), "is not there"),
        (_Sqlstate("57014"), "does not answer in time"),
        (_Sqlstate("40001"), "lock"),
        (_Sqlstate("42P01"), None),
        (_Sqlstate("23505"), None),
        (ValueError("ours"), None),
    ],
)
def test_trouble_is_told_from_defects(error: Exception, why: str | None) -> None:
    found = trouble.cause(DBAPIError("SELECT 1", {}, error) if isinstance(error, _Sqlstate) else error)

    assert (found is None) if why is None else (found is not None and why in found)


@pytest.mark.parametrize(
    ("file", "statement", "why"),
    [
        ("nowhere/x", "SELECT 1", "cannot be read"),
        ("text", "SELECT * FROM sqlite_master", "cannot be read"),
        ("new", "nonsense", None),
    ],
)
def test_trouble_of_a_file_is_told_from_defects(file: str, statement: str, why: str | None, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database, but a text that is longer than a header of 100 characters" * 9)

    with pytest.raises(sqlite3.Error) as raised, closing(sqlite3.connect(tmp_path / file)) as connection:
        connection.execute(statement)

    found = trouble.cause(OperationalError("SELECT 1", {}, raised.value))

    assert (found is None) if why is None else (found is not None and why in found)


def test_a_line_is_let_through_once_a_period_with_what_was_left_out() -> None:
    now = [100.0]
    seldom = Seldom(30.0, lambda: now[0])

    assert [seldom.let("a"), seldom.let("a"), seldom.let("b"), seldom.let("a")] == [0, None, 0, None]
    now[0] += 30
    assert [seldom.let("a"), seldom.let("a")] == [2, None]


@pytest.mark.parametrize("query", ["q=%ED%A0%80", "q=\\ud800", 'keys={"id":"\\ud800"}', "keys[id]=%ED%B0%80"])
@pytest.mark.parametrize("path", ["/companies", "/companies/lookup", "/events", "/features/count"])
def test_half_a_surrogate_in_a_query_is_never_a_defect(http: httpx2.Client, path: str, query: str) -> None:
    response = http.get(f"{path}?{query}")

    assert response.status_code in (200, 400, 404), response.text


def test_half_a_surrogate_in_a_query_is_refused(http: httpx2.Client) -> None:
    response = http.get('/companies/lookup?keys={"id":"\\ud800"}')

    assert response.status_code == 400
    assert response.json()["error"].startswith("keys:")


@pytest.mark.parametrize("path", ["/flags/check", "/companies", "/batch", "/whoami"])
@pytest.mark.parametrize("first_is_good", [True, False])
def test_of_two_keys_every_door_takes_the_first(app: App, secret: str, path: str, first_is_good: bool) -> None:
    given = [secret, "sch_dev_other"] if first_is_good else ["sch_dev_other", secret]
    headers = [("X-Schematic-Api-Key", one) for one in given]
    with app.client() as anyone:
        if path == "/whoami":
            answer = anyone.get(path, headers=headers)
        else:
            answer = anyone.post(path, headers=headers, json=EVENTS if path == "/batch" else {})

    assert (answer.status_code == 401) is not first_is_good
