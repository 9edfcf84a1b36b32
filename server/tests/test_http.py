"""The HTTP edge: who may call, what is refused and how, request ids, logs, and that a refusal leaves nothing behind."""

from __future__ import annotations

import json
import logging
import re
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest
import sqlalchemy as sa

from schematic_server.domains.accounts import admin
from schematic_server.http import openapi, operations
from schematic_server.log import JsonFormatter
from schematic_server.settings import Settings
from schematic_server.storage import connect
from schematic_server.storage.metadata import change as change_table

from .asgi import PATIENCE, App
from .conftest import Keys, on_sqlite

COMPANY = {"keys": {"id": "acme"}, "name": "Acme"}
EVENTS: dict[str, Any] = {"events": [{"type": "track", "body": {"event": "e", "company": {"id": "acme"}}}]}
SMALL = 2000  # bytes
KEY = "X-Schematic-Api-Key"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, Any]]]:
    """The server's log so far, each line parsed."""
    caplog.set_level(logging.DEBUG, "schematic_server")
    caplog.handler.setFormatter(JsonFormatter())
    return lambda: [json.loads(line) for line in caplog.text.splitlines()]


@pytest.fixture
def small(database_url: str, secret: str) -> Iterator[httpx2.Client]:
    """A client of a server that takes small bodies only."""
    with App(Settings(database_url, max_body_bytes=SMALL)) as app, app.client(secret) as client:
        yield client


def error(response: httpx2.Response) -> str:
    """The message of an error body, which has nothing but that."""
    assert response.headers["content-type"] == "application/json"
    body = response.json()
    assert list(body) == ["error"]
    message: str = body["error"]
    return message


def test_health_needs_no_key(app: App) -> None:
    with app.client() as anyone:
        assert anyone.get("/healthz").json()["data"] == {"status": "ok"}
        assert anyone.get("/readyz").json()["data"] == {"status": "ready"}


def test_a_server_without_its_database_is_alive_but_not_ready(
    app: App, database_url: str, backend: str, request: pytest.FixtureRequest
) -> None:
    with app.client() as anyone:
        if backend == "postgresql":
            name = database_url.rpartition("/")[2]
            request.getfixturevalue("postgresql").run(f"DROP DATABASE {name} WITH (FORCE)")
        else:
            app.write(lambda db, emit: db.exec_driver_sql("ALTER TABLE environment RENAME TO lost") and None)

        response = anyone.get("/readyz")

        assert response.status_code == 503
        assert "database cannot be used" in error(response)
        assert anyone.get("/healthz").status_code == 200


@on_sqlite
def test_a_server_whose_database_file_was_taken_away_is_not_ready(app: App, database_url: str, tmp_path: Path) -> None:
    """An open file goes on working without its name, so nothing else would show what is about to be lost."""
    path, aside = Path(database_url.removeprefix("sqlite:///")), tmp_path / "aside.sqlite3"

    def told() -> str:
        with app.client() as anyone:
            response = anyone.get("/readyz")
            assert anyone.get("/healthz").status_code == 200
        return "" if response.status_code == 200 else f"{response.status_code} {error(response)}"

    path.rename(aside)
    assert told().startswith("503 the database file was deleted or replaced")
    shutil.copy(aside, path)
    assert told().startswith("503 the database file was deleted or replaced")
    aside.rename(path)
    assert told() == ""


@on_sqlite
def test_a_write_into_a_file_that_was_taken_away_is_not_acknowledged(
    app: App, database_url: str, secret: str, tmp_path: Path
) -> None:
    path, aside = Path(database_url.removeprefix("sqlite:///")), tmp_path / "aside.sqlite3"
    event = {"event_type": "track", "body": {"event": "flight", "company": {"code": "UA"}}}
    with app.client(secret) as http:
        path.rename(aside)
        answers = [http.post("/events", json=event), http.post("/companies", json={"keys": {"code": "DL"}})]
        aside.rename(path)

        assert [one.status_code for one in answers] == [503, 503]
        assert error(answers[0]).startswith("the database file was deleted or replaced")
        assert http.post("/events", json=event).status_code == 201
        assert [one["name"] for one in http.get("/companies").json()["data"]] == ["UA"]


@on_sqlite
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/companies", None),
        ("POST", "/flags/seats/check", {}),
        ("POST", "/batch", EVENTS),
        ("GET", "/webhooks", None),
    ],
)
def test_a_call_without_a_key_is_refused(app: App, method: str, path: str, body: object) -> None:
    with app.client() as anyone:
        response = anyone.request(method, path, json=body)

    assert response.status_code == 401
    assert "missing API key" in error(response)


@on_sqlite
@pytest.mark.parametrize("key", ["sch_dev_wrong", "api_unknown", "nonsense", "sch_\x7f", "ключ".encode()])
def test_an_unknown_key_is_refused(app: App, key: str | bytes) -> None:
    with app.client() as anyone:
        response = anyone.get("/companies", headers={KEY: key})

    assert response.status_code == 401
    assert error(response) == "unknown API key"


def test_a_readonly_key_reads_and_checks_but_writes_nothing(http: httpx2.Client, readonly: str) -> None:
    headers = {KEY: readonly}

    assert http.get("/companies", headers=headers).status_code == 200
    assert http.post("/flags/check", headers=headers, json={}).status_code == 201
    refused = http.post("/companies", headers=headers, json=COMPANY)
    assert refused.status_code == 403
    assert "companies.upsert_company writes; a read-only API key was sent" in error(refused)
    assert http.get("/companies/count").json()["data"] == {"count": 0}


def test_a_publishable_key_may_do_what_browsers_do(http: httpx2.Client, publishable: str) -> None:
    headers = {KEY: publishable}

    assert http.get("/whoami", headers=headers).status_code == 200
    assert http.post("/flags/check", headers=headers, json={}).status_code == 201
    refused = http.get("/companies", headers=headers)
    assert refused.status_code == 403
    assert "needs a secret API key" in error(refused)


def test_a_revoked_key_is_refused_within_a_second_or_so(app: App, database_url: str, credentials: Keys) -> None:
    """Another process, as `schematic keys revoke` is one, deletes a key that this one has in its memory."""
    with app.client(credentials.readonly) as client:
        assert client.get("/whoami").status_code == 200
        reader = next(one["id"] for one in app.read(admin.list_keys) if one["readonly"])

        app.run(_elsewhere(database_url, reader))

        ends_at = time.monotonic() + PATIENCE
        while client.get("/whoami").status_code != 401:
            assert time.monotonic() < ends_at, "the key still works"


async def _elsewhere(url: str, key_id: str) -> None:
    other = connect(url)
    await other.open()
    await other.write(lambda db, emit: admin.revoke_key(db, emit, key_id))
    await other.close()


@on_sqlite
@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b'{"keys": {', "not valid JSON"),
        (b"\xff\xfe", "not valid JSON"),
        (b"[]", "object"),
        (b"", "JSON"),
        (b'{"name": "Acme"}', "keys is required"),
        (b'{"keys": ["acme"]}', "keys:"),
        (b'{"keys": {"id": 7}}', "keys.id:"),
        (b'{"keys": {"id": "acme"}, "name": 7}', "name:"),
        (b'{"keys": {"id": "acme"}, "last_seen_at": "yesterday"}', "last_seen_at: the value must be a date-time"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"keys": {"id": "a\\u0000b"}}', "NUL"),
        (b'{"keys": {"id": "acme"}, "traits": {"n": 1e999}}', "out of range"),
    ],
)
def test_a_body_that_does_not_fit_is_refused_by_the_name_of_its_member(
    http: httpx2.Client, content: bytes, complaint: str
) -> None:
    response = http.post("/companies", content=content, headers={"Content-Type": "application/json"})

    assert response.status_code == 400
    assert complaint in error(response)
    assert http.get("/companies/count").json()["data"] == {"count": 0}


@on_sqlite
def test_an_empty_body_is_an_empty_object_where_nothing_is_required(http: httpx2.Client) -> None:
    """The same answer to both, whatever it is about: an operation that is not there for one is not for the other."""
    found = [one for one in openapi.operations().values() if one.body is not None and not one.body_required]
    assert {"credits.zero_out_grant", "features.check_flag", "features.check_flags"} <= {one.name for one in found}

    for one in found:
        path = re.sub(r"{\w+}", "none", one.path)
        empty, whole, blank = (http.request(one.method, path, content=body) for body in (b"", b"{}", b" \n"))

        assert (empty.status_code, empty.text) == (whole.status_code, whole.text), one.name
        assert blank.status_code == whole.status_code, one.name
        assert "JSON" not in empty.text, one.name


@on_sqlite
@pytest.mark.parametrize(
    ("path", "body", "complaint"),
    [
        ("/plans", {"name": "Gold", "plan_type": "plna"}, "plan_type: the value must be one of plan, add_on"),
        (
            "/plan-entitlements",
            {"feature_id": "feat_1", "plan_id": "plan_1", "value_type": "numeric", "metric_period": "hour"},
            "metric_period: the value must be one of all_time, current_day, ",
        ),
        (
            "/webhooks",
            {"name": "W", "url": "https://a.example", "request_types": ["nope"]},
            "request_types.0: the value must be one of ",
        ),
    ],
)
def test_a_value_outside_its_enum_is_told_what_it_may_be(
    http: httpx2.Client, path: str, body: dict[str, object], complaint: str
) -> None:
    """Also where the member may be null."""
    response = http.post(path, json=body)

    assert response.status_code == 400
    assert complaint in error(response)


@on_sqlite
@pytest.mark.parametrize("path", ["/flags/seats/check", "/flags/check", "/flags/check-bulk", "/batch", "/e", "/events"])
@pytest.mark.parametrize("content", [b"{", b"[]", b'"text"', b"\xff", b'{"company": 7, "events": 7, "contexts": 7}'])
def test_hot_paths_refuse_what_does_not_fit(http: httpx2.Client, path: str, content: bytes) -> None:
    response = http.post(path, content=content)

    assert response.status_code == 400 or (path == "/e" and response.json()["refused"])


@on_sqlite
@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("limit=251", "limit"),
        ("limit=-1", "limit"),
        ("limit=many", "limit: must be a whole number"),
        ("limit=1_0", "limit: must be a whole number"),
        ("limit=%207", "limit: must be a whole number"),
        ("limit=%D9%A3", "limit: must be a whole number"),
        ("offset=-1", "offset: must not be negative"),
        ("with_subscription=perhaps", "with_subscription: must be true or false"),
        ("sort_order_direction=sideways", "sort_order_direction"),
        ("q=%00", "NUL"),
        ("offset=99999999999999999999", "offset"),
        ("ids=" + ",".join(f"comp_{number}" for number in range(101)), "ids"),
        ("q=" + "x" * 513, "q"),
    ],
)
def test_a_query_that_does_not_fit_is_refused_by_the_name_of_its_parameter(
    http: httpx2.Client, query: str, complaint: str
) -> None:
    response = http.get(f"/companies?{query}")

    assert response.status_code == 400
    assert complaint in error(response)


@on_sqlite
@pytest.mark.parametrize("path", ["/companies/lookup", "/users/lookup", "/feature-usage", "/usage-by-company"])
@pytest.mark.parametrize("keys", [r'{"id": "a\u0000"}', r'{"i\u0000": "a"}'])
def test_nul_in_the_json_of_a_query_is_refused(http: httpx2.Client, path: str, keys: str) -> None:
    named = "company_keys" if path == "/feature-usage" else "keys"

    response = http.get(path, params={named: keys})

    assert (response.status_code, error(response)) == (
        400,
        f"{named}: has the NUL character (\\u0000), which no text has",
    )


def test_a_text_that_only_looks_like_nul_is_fine(http: httpx2.Client) -> None:
    assert http.post("/companies", json={"keys": {"id": "a\\u0000"}}).status_code == 200


@on_sqlite
def test_the_answer_repeats_the_parameters_it_understood(http: httpx2.Client) -> None:
    assert http.get("/companies?q=acme&unknown=1").json() == {
        "data": [],
        "params": {"limit": 100, "offset": 0, "q": "acme"},
    }


@on_sqlite
@pytest.mark.parametrize("path", ["/companies", "/batch", "/flags/seats/check"])
def test_an_oversize_body_is_refused_before_it_is_read(small: httpx2.Client, path: str) -> None:
    response = small.post(path, content=b" " * (SMALL + 1))

    assert response.status_code == 413
    assert f"larger than {SMALL} bytes" in error(response)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/companies/comp_none"),
        ("DELETE", "/companies/comp_none"),
        ("GET", "/users/user_none"),
        ("GET", "/features/feat_none"),
        ("GET", "/flags/flag_none"),
        ("GET", "/plans/plan_none"),
        ("GET", "/no-such-thing"),
        ("PATCH", "/companies"),
        ("GET", "/companies/comp_%00"),
    ],
)
def test_what_is_not_there_is_not_found(http: httpx2.Client, method: str, path: str) -> None:
    response = http.request(method, path)

    assert response.status_code in (404, 405)
    assert error(response)


def test_ids_tell_their_kind(ids: dict[str, str], credentials: Keys) -> None:
    prefixes = {
        "account_member_id": "user",
        "api_key_id": "api",
        "bundle_id": "bilcrb",
        "company_id": "comp",
        "company_membership_id": "cmpm",
        "company_override_id": "cmov",
        "credit_id": "bilcr",
        "entity_key_definition_id": "ekt",
        "entity_trait_definition_id": "trt",
        "environment_id": "env",
        "event_id": "evt",
        "feature_id": "feat",
        "flag_id": "flag",
        "grant_id": "bilcg",
        "lease_id": "crlse",
        "ledger_entry_id": "crevt",
        "license_id": "lic",
        "plan_change_id": "plch",
        "plan_entitlement_id": "pltl",
        "plan_grant_id": "bilpcg",
        "plan_id": "plan",
        "plan_trait_id": "pltr",
        "plan_version_id": "plnv",
        "reservation_id": "crrsv",
        "spend_policy_id": "crspp",
        "user_id": "user",
        "webhook_event_id": "whev",
        "webhook_id": "wbhk",
    }

    assert str(UUID(ids["audit_log_id"])) == ids["audit_log_id"]
    others = {name: value for name, value in ids.items() if name not in ("key", "audit_log_id")}
    assert {name: value.rpartition("_")[0] for name, value in others.items()} == prefixes
    assert all(re.fullmatch(r"[0-9A-Za-z]{10,22}", value.rpartition("_")[2]) for value in ids.values() if "_" in value)
    assert credentials.secret.startswith("sch_dev_")


@on_sqlite
def test_an_operation_without_a_handler_says_its_name(http: httpx2.Client) -> None:
    missing = sorted(openapi.operations().keys() - operations.implemented())
    for name in missing[:1]:
        one = openapi.operations()[name]

        response = http.request(one.method, one.path, json={})

        assert response.status_code == 501
        assert error(response).startswith(f"{name} is not implemented")


def test_a_refused_write_leaves_nothing_behind(http: httpx2.Client, app: App) -> None:
    """The keys name two companies, which is found out in the middle of the work: neither is touched."""
    for name in ("one", "two"):
        http.post("/companies", json={"keys": {name: "x"}, "name": name}).raise_for_status()
    changes = sa.select(sa.func.count()).select_from(change_table)
    before = app.read(lambda db: db.scalar(changes)), http.get("/companies").json()["data"]

    response = http.post("/companies", json={"keys": {"one": "x", "two": "x", "new": "y"}, "name": "both"})

    assert response.status_code == 400
    assert (app.read(lambda db: db.scalar(changes)), http.get("/companies").json()["data"]) == before


def test_concurrent_writes_all_arrive_and_refused_ones_do_not(http: httpx2.Client) -> None:
    def write(number: int) -> int:
        keys: Any = {"id": f"c{number}"} if number % 5 else {"id": number}
        return http.post("/companies", json={"keys": keys}).status_code

    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(write, range(40)))

    assert statuses == [200 if number % 5 else 400 for number in range(40)]
    assert http.get("/companies/count").json()["data"] == {"count": 32}


def test_concurrent_upserts_of_one_company_make_one(http: httpx2.Client) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: http.post("/companies", json=COMPANY), range(16)))

    assert {one.status_code for one in answers} == {200}
    assert len({one.json()["data"]["id"] for one in answers}) == 1


@on_sqlite
@pytest.mark.parametrize("path", ["/companies/count", "/flags/check"])
def test_a_request_id_is_the_callers_or_a_new_one(http: httpx2.Client, path: str) -> None:
    def ask(**headers: str) -> str:
        send = http.post if path == "/flags/check" else http.get
        given: str = send(path, headers=headers, **({"json": {}} if send == http.post else {})).headers["x-request-id"]
        return given

    assert ask(**{"X-Request-Id": "order-42"}) == "order-42"
    assert ask(**{"X-Request-Id": "no spaces, please"}) != "no spaces, please"
    assert ask() != ask()


@on_sqlite
def test_browsers_of_any_origin_get_their_headers(http: httpx2.Client) -> None:
    origin = {"Origin": "https://app.example"}
    asking = {
        **origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-schematic-api-key",
    }

    assert "x-schematic-api-key" in http.options("/flags/check", headers=asking).headers["access-control-allow-headers"]
    for response in (
        http.get("/companies", headers=origin),
        http.post("/flags/check", headers=origin, json={}),
        http.get("/companies", headers={**origin, KEY: "wrong"}),
    ):
        assert response.headers["access-control-allow-origin"] == "*"
        assert response.headers["access-control-expose-headers"] == "X-Request-Id"


@pytest.mark.parametrize(
    ("sample", "level", "statuses"),
    [
        (1.0, logging.INFO, [401, 201, 201, 201, 201]),
        (0.5, logging.INFO, [401, 201, 201]),
        (0.0, logging.INFO, [401]),
        (0.0, logging.DEBUG, [401, 201, 201, 201, 201]),
    ],
)
def test_checks_that_went_well_are_sampled_in_the_log_and_refused_ones_always_told(
    database_url: str,
    secret: str,
    lines: Callable[[], list[dict[str, Any]]],
    sample: float,
    level: int,
    statuses: list[int],
) -> None:
    with App(Settings(database_url, check_log_sample=sample)) as app, app.client(secret) as http:
        logging.getLogger("schematic_server").setLevel(level)
        http.post("/flags/check", json={}, headers={KEY: "wrong", "X-Request-Id": "h1"})
        for _ in range(4):
            http.post("/flags/check", json={}).raise_for_status()

        found = [one for one in lines() if one["event"] == "request"]
    assert [one["status"] for one in found] == statuses
    assert (found[0]["request_id"], found[0]["method"], found[0]["path"]) == ("h1", "POST", "/flags/check")


@pytest.mark.parametrize(
    ("path", "operation", "status"),
    [
        ("/batch", "capture.batch", 200),
        ("/e", "capture.one", 200),
        ("/event-batch", "events.create_event_batch", 201),
    ],
)
def test_events_taken_in_are_one_line_a_request(
    http: httpx2.Client, lines: Callable[[], list[dict[str, Any]]], path: str, operation: str, status: int
) -> None:
    body: dict[str, Any] = EVENTS if path == "/batch" else EVENTS["events"][0]
    if path == "/event-batch":
        body = {"events": [{"event_type": "track", "body": EVENTS["events"][0]["body"]}]}
    http.post(path, json=body).raise_for_status()

    (line,) = [one for one in lines() if one["event"] == "request"]
    assert (line["level"], line["path"], line["operation"], line["status"]) == ("info", path, operation, status)
    assert line["client"] == "127.0.0.1"


@on_sqlite
def test_every_request_is_one_json_line_with_its_id(
    http: httpx2.Client, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    http.get("/companies?q=confidential", headers={"X-Request-Id": "r1"})

    (line,) = [one for one in lines() if one["event"] == "request"]
    assert line["request_id"] == "r1"
    assert (line["method"], line["path"], line["status"], line["level"]) == ("GET", "/companies", 200, "info")
    assert line["duration_ms"] > 0
    assert datetime.fromisoformat(line["at"]).tzinfo == UTC


@pytest.mark.usefixtures("database_url")
def test_secrets_and_payloads_are_never_logged(
    http: httpx2.Client, secret: str, lines: Callable[[], list[dict[str, Any]]], app: App
) -> None:
    """Neither by requests that succeed, nor by refused ones, nor by those that break the server."""
    http.post("/companies", json={"keys": {"id": "top-secret"}})
    http.get("/companies?q=top-secret")
    http.post("/companies", json={"keys": {"id": "top-secret"}, "name": 7})
    _break(app)
    http.post("/companies", json={"keys": {"id": "top-secret"}, "name": "top-secret"})

    logged = json.dumps(lines())
    assert '"request failed"' in logged
    assert secret not in logged
    assert "top-secret" not in logged


@pytest.mark.usefixtures("database_url")
def test_a_defect_is_answered_with_500_and_its_log_line_has_the_cause(
    http: httpx2.Client, app: App, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    _break(app)

    response = http.get("/companies", headers={"X-Request-Id": "r2", "Origin": "https://app.example"})

    assert response.status_code == 500
    assert error(response) == "the server failed; its log has the cause under request id r2"
    assert response.headers["x-request-id"] == "r2"
    assert response.headers["access-control-allow-origin"] == "*"
    (failure,) = [one for one in lines() if one["event"] == "request failed"]
    assert failure["request_id"] == "r2"
    assert failure["level"] == "error"
    assert "Traceback" in failure["exception"]


@pytest.mark.usefixtures("database_url")
def test_a_defect_on_a_hot_path_is_answered_alike(
    http: httpx2.Client, app: App, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    _break(app)

    response = http.post("/batch", json=EVENTS)

    assert response.status_code == 500
    request_id = response.headers["x-request-id"]
    assert request_id in error(response)
    assert request_id in [one.get("request_id") for one in lines() if one["event"] == "request failed"]


def _break(app: App) -> None:
    """Take tables away, as a damaged database would."""
    for table in ("company", "entity_key"):
        rename = f"ALTER TABLE {table} RENAME TO lost_{table}"
        app.write(lambda db, emit, rename=rename: db.exec_driver_sql(rename) and None)
