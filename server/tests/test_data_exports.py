"""Exports: asked for, written by a job in parts, sent as files, forgotten."""

from __future__ import annotations

import asyncio
import csv
import gzip
import io
import json
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from schematic import Schematic
from schematic.errors import BadRequestError
from schematic_server import clock as server_clock
from schematic_server.domains.dataexports import audit_rows, company_rows, csv_text, event_rows, exports, writing
from schematic_server.domains.dataexports.tables import data_export, data_export_part
from schematic_server.jobs.store import list_jobs
from schematic_server.jobs.tables import job
from schematic_server.settings import Settings
from schematic_server.storage import migrations

from . import catalog
from .asgi import App
from .conftest import Keys, another_environment, on_sqlite
from .running_jobs import run_job, until
from .test_migrations import downgrade

Export = Callable[..., list[list[str]]]


@pytest.fixture
def export(api: Schematic) -> Export:
    """Create an export, wait for its end, and answer the rows of its file."""

    def make(export_type: str, file_type: str = "csv", **metadata: Any) -> list[list[str]]:
        made = api.dataexports.create_data_export(
            export_type=export_type, output_file_type=file_type, metadata={"export_type": export_type, **metadata}
        ).data
        assert made.status == "pending"
        until(lambda: api.dataexports.get_data_export(made.id).data.status != "pending")
        assert api.dataexports.get_data_export(made.id).data.status == "success"
        content = b"".join(api.dataexports.get_data_export_artifact(made.id))
        return _rows(gzip.decompress(content) if file_type == "csv.gz" else content)

    return make


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def _create(http: httpx2.Client, **body: Any) -> httpx2.Response:
    return http.post("/data-exports", json={"export_type": "event", "output_file_type": "csv", **body})


def _track(api: Schematic, **members: Any) -> str:
    body = {"event": "flight", "company": {"code": "UA"}, **members}
    found: str = api.events.create_event(event_type="track", body=body).data.event_id
    return found


@pytest.mark.parametrize(
    ("metadata", "member"),
    [
        (
            {"notification_email_recipient_email_addresses": 1877},
            "metadata.notification_email_recipient_email_addresses",
        ),
        ({"start_time": "yesterday"}, "metadata.start_time"),
        ({"start_time": "2026-01-02T00:00:00Z", "end_time": "2026-01-01T00:00:00Z"}, "end_time"),
        ({"feature_ids": {"a": 1}}, "metadata.feature_ids"),
    ],
)
def test_what_does_not_say_its_type_again_is_held_to_it(http: httpx2.Client, metadata: Any, member: str) -> None:
    refused = _create(http, metadata=metadata)

    assert refused.status_code == 400
    assert member in refused.json()["error"]


def test_the_audit_log_comes_newest_first_with_its_bodies(api: Schematic, export: Export) -> None:
    plan = api.plans.create_plan(name="Gold", plan_type="plan").data
    key = api.accounts.create_api_key(name="Second").data
    with pytest.raises(BadRequestError):
        api.plans.update_plan(plan.id, name="")

    header, *rows = export("audit-log", actor_type="api_key")

    assert header == list(audit_rows.HEADER)
    named = [dict(zip(header, row, strict=True)) for row in rows]
    made = [one for one in named if one["method"] == "POST" and one["path"] in ("/plans", "/api-keys")]
    assert [(one["resource_type"], one["resource_id"], one["status"]) for one in made] == [
        ("api_key", key.id, "201"),
        ("plan", plan.id, "201"),
    ]
    assert json.loads(made[1]["request_body"])["name"] == "Gold"
    assert key.secret not in made[0]["answer_body"]
    assert [one["audit_log_id"] for one in named] == sorted((one["audit_log_id"] for one in named), reverse=True)


def test_an_export_of_the_audit_log_takes_its_filters(api: Schematic, export: Export) -> None:
    for name in ("Gold", "Silver"):
        api.plans.create_plan(name=name, plan_type="plan")

    _, *rows = export("audit-log", q="silver")

    assert [row[audit_rows.HEADER.index("resource")] for row in rows] == ["Silver"]


@pytest.mark.parametrize("file_type", ["csv", "csv.gz"])
def test_events_come_newest_first_with_their_headers(api: Schematic, export: Export, file_type: str) -> None:
    api.companies.upsert_company(keys={"code": "UA"}, name='United, "of" Airlines')
    ids = [_track(api, quantity=quantity) for quantity in (1, 2, -3)]

    header, *rows = export("event", file_type)

    assert header == list(event_rows.HEADER)
    named = [dict(zip(header, row, strict=True)) for row in rows]
    assert [one["event_id"] for one in named] == ids[::-1]
    assert [one["quantity"] for one in named] == ["-3", "2", "1"]
    assert {one["company"] for one in named} == {'United, "of" Airlines'}
    stored = api.events.get_event(ids[0]).data
    assert named[-1]["captured_at"] == csv_text.rfc_3339(stored.captured_at)
    assert named[-1]["body"].startswith("{")


def test_events_are_filtered(api: Schematic, export: Export) -> None:
    first = _track(api)
    api.events.create_event(event_type="identify", body={"keys": {"id": "amy"}, "company": {"keys": {"code": "UA"}}})
    other = api.events.create_event(event_type="track", body={"event": "landing", "company": {"code": "AA"}}).data
    united = api.companies.lookup_company(keys={"code": "UA"}).data.id
    at = api.events.get_event(other.event_id).data.captured_at

    def ids(**metadata: Any) -> set[str]:
        return {row[1] for row in export("event", **metadata)[1:]}

    assert len(ids()) == 3
    assert ids(event_types=["track"]) == {first, other.event_id}
    assert ids(event_subtype="flight") == ids(company_id=united, event_types=["track"]) == {first}
    assert ids(start_time=at) == {other.event_id}
    assert other.event_id not in ids(end_time=at)
    assert ids(user_id="user_nobody") == set()


def test_flag_checks_are_exported_for_one_flag_only(api: Schematic, http: httpx2.Client, export: Export) -> None:
    flag = api.features.create_flag(key="seats", name="Seats", description="", default_value=False).data
    refused = _create(http, metadata={"export_type": "event", "event_types": ["flag_check"]})
    checked = {"flag_key": "seats", "value": True, "reason": "x", "flag_id": flag.id}
    answer = http.post("/events", json={"event_type": "flag_check", "body": checked})
    assert answer.status_code == 201, answer.text

    _, row = export("event", event_types=["flag_check"], flag_id=flag.id)

    assert refused.status_code == 400
    assert "metadata.flag_id is required" in refused.json()["error"]
    assert row[2] == "flag_check"


def test_companies_come_with_the_columns_that_were_asked_for(api: Schematic, export: Export) -> None:
    seats, gold, flights = catalog.trait(api, "seats"), catalog.plan(api, "Gold"), catalog.metered(api)
    catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    united = api.companies.upsert_company(
        keys={"code": "UA"}, name="united", base_plan_id=gold.id, traits={"seats": 3}
    ).data
    american = api.companies.upsert_company(keys={"code": "AA"}, name="American").data
    api.companies.upsert_user(keys={"id": "amy"}, company_id=united.id)
    _track(api, quantity=4)
    code = next(one.definition_id for one in united.keys if one.key == "code")

    found = export(
        "company-feature-usage",
        feature_ids=[flights.id],
        entity_key_definition_ids=[code],
        entity_trait_definition_ids=[seats.id],
        visible_columns=["users", "plan"],
    )
    default = export("company-feature-usage")

    assert found == [
        ["company_id", "company", "plan", "users", "key: code", "trait: seats", f"usage: {flights.name}"],
        [american.id, "American", "", "0", "AA", "", ""],
        [united.id, "united", "Gold", "1", "UA", "3", "4"],
    ]
    assert default == [["company_id", "company", "plan"], [american.id, "American", ""], [united.id, "united", "Gold"]]


def test_features_of_one_name_have_headers_of_their_own(api: Schematic, export: Export) -> None:
    ids = [api.features.create_feature(name="Seats", description="", feature_type="boolean").data.id for _ in range(2)]

    (header,) = export("company-feature-usage", feature_ids=ids)

    assert header[3:] == [f"usage: Seats ({one})" for one in ids]


@pytest.mark.parametrize("column", ["name", "created_at", "updated_at", "last_seen_at"])
@pytest.mark.parametrize("direction", ["asc", "desc"])
def test_companies_are_filtered_and_sorted_as_their_list_is(
    api: Schematic, export: Export, monkeypatch: pytest.MonkeyPatch, column: str, direction: str
) -> None:
    """In blocks of three and pages of two, so that each of the borders is crossed."""
    monkeypatch.setattr(company_rows, "ORDERED", 3)
    monkeypatch.setattr(company_rows, "ROWS", 2)
    for number in range(8):
        seen = {"last_seen_at": server_clock.now() - timedelta(days=number % 3)} if number % 2 else {}
        api.companies.upsert_company(keys={"id": f"c{number}"}, name="abcABCd"[number % 7], **seen)
    api.companies.upsert_company(keys={"id": "other"}, name="Zoo")
    wanted = {"sort_order_column": column, "sort_order_direction": direction}
    listed = [one.id for one in api.companies.list_companies(q="c", **wanted).data]

    found = [row[0] for row in export("company-feature-usage", q="c", **wanted)[1:]]

    assert found == listed
    assert len(found) == 8


def test_every_row_comes_once_when_the_file_has_many_parts(
    app: App, api: Schematic, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Events of one instant are told apart by their ids at the border of two pages."""
    monkeypatch.setattr(event_rows, "ROWS", 7)
    monkeypatch.setattr(writing, "PART", 1)
    events = [{"event_type": "track", "body": {"event": "flight", "company": {"code": str(n % 5)}}} for n in range(100)]
    ids = [one.event_id for one in api.events.create_event_batch(events=events).data.events]

    rows = export("event", "csv.gz")

    made = api.dataexports.list_data_exports().data[0]
    parts = sa.select(sa.func.count()).where(data_export_part.c.data_export_id == made.id)
    assert app.read(lambda db: db.scalar(parts)) == 16  # fifteen pages, and the end
    assert sorted(row[1] for row in rows[1:]) == sorted(ids)
    assert rows.count(list(event_rows.HEADER)) == 1


def test_another_node_goes_on_where_one_was_stopped(
    database_url: str, backend: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_rows, "ROWS", 7)
    monkeypatch.setattr(writing, "PART", 1)
    monkeypatch.setattr(writing, "PACE", 1e6)  # a second after each page
    secret = request.getfixturevalue(f"{backend}_template")[1].secret
    body = {"event": "flight", "company": {"code": "UA"}}
    with App(Settings(database_url)) as first, first.client(secret) as http:
        sent = http.post("/event-batch", json={"events": [{"event_type": "track", "body": body}] * 100})
        ids = [one["event_id"] for one in sent.raise_for_status().json()["data"]["events"]]
        made = _create(http).json()["data"]["id"]
        until(lambda: first.read(_written) > 0)

    monkeypatch.setattr(writing, "PACE", 0.0)
    with App(Settings(database_url)) as second, second.client(secret) as http:
        so_far = second.read(_written)
        until(lambda: http.get(f"/data-exports/{made}").json()["data"]["status"] == "success")
        rows = _rows(http.get(f"/data-exports/{made}/artifact").content)

    assert 0 < so_far < 100
    assert sorted(row[1] for row in rows[1:]) == sorted(ids)


@on_sqlite
def test_an_export_that_an_upgrade_finds_in_another_order_begins_again(
    database_url: str, backend: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before schema 0018 SQLite sorted by names as they are written, and the job has such a name to go on from."""
    monkeypatch.setattr(company_rows, "ROWS", 2)
    monkeypatch.setattr(writing, "PART", 1)
    monkeypatch.setattr(writing, "PACE", 1e6)  # a second after each page
    secret = request.getfixturevalue(f"{backend}_template")[1].secret
    names = [f"NAME {number}" for number in range(9)]
    wanted = {"export_type": "company-feature-usage", "metadata": {"export_type": "company-feature-usage"}}
    with App(Settings(database_url)) as first, first.client(secret) as http:
        for name in names:
            http.post("/companies", json={"keys": {"id": name}, "name": name}).raise_for_status()
        made = _create(http, **wanted).json()["data"]["id"]
        until(lambda: first.read(_written) > 0)
    downgrade(database_url, "0017")
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as db:
        progress = {"number": 1, "after": ["NAME 1", "comp_"]}
        db.execute("UPDATE job SET progress = ? WHERE key = ?", (json.dumps(progress), made))
        db.execute("REPLACE INTO data_export_part VALUES (?, 0, ?)", (made, gzip.compress(b"id,company\n")))
        db.commit()
    monkeypatch.setattr(writing, "PACE", 0.0)

    migrations.upgrade(database_url)

    with App(Settings(database_url)) as second, second.client(secret) as http:
        until(lambda: http.get(f"/data-exports/{made}").json()["data"]["status"] == "success")
        rows = _rows(http.get(f"/data-exports/{made}/artifact").content)
    assert [row[1] for row in rows] == ["company", *names]


def _written(db: sa.Connection) -> int:
    """Rows of all exports so far."""
    return db.scalar(sa.select(sa.func.coalesce(sa.func.sum(data_export.c.row_count), 0))) or 0


@on_sqlite
@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"export_type": "credit-ledger"}, "export_type: the value must be one of"),
        ({"output_file_type": "xlsx"}, "output_file_type: the value must be one of"),
        ({"metadata": {"export_type": "moon"}}, "metadata.export_type: the value must be one of"),
        ({"metadata": "all"}, "metadata: the value is not of type"),
        ({"metadata": {"export_type": "company-feature-usage"}}, "metadata.export_type: must be event"),
        ({"metadata": {"export_type": "event", "event_types": ["tracks"]}}, "metadata.event_types"),
        ({"metadata": {"export_type": "event", "start_time": "yesterday"}}, "metadata.start_time: "),
        (
            {
                "metadata": {
                    "export_type": "event",
                    "start_time": "2026-01-02T00:00:00Z",
                    "end_time": "2026-01-01T00:00:00Z",
                }
            },
            "metadata.end_time: must be after metadata.start_time",
        ),
        ({"metadata": {"export_type": "event", "event_types": ["track"] * 101}}, "metadata.event_types: at most 100"),
        *(
            (
                {
                    "export_type": "company-feature-usage",
                    "metadata": {"export_type": "company-feature-usage", member: value},
                },
                f"metadata.{member}",
            )
            for member, value in (
                ("visible_columns", ["colour"]),
                ("sort_order_column", "colour"),
                ("feature_ids", ["feat_none"]),
                ("entity_key_definition_ids", ["ekt_none"]),
                ("entity_trait_definition_ids", ["trt_none"]),
            )
        ),
    ],
)
def test_what_cannot_be_exported_is_refused_by_name(http: httpx2.Client, body: dict[str, Any], message: str) -> None:
    refused = _create(http, **body)

    assert refused.status_code == 400
    assert message in refused.json()["error"]
    assert http.get("/data-exports").json()["data"] == []


def test_an_environment_has_so_many_pending_exports_at_most(
    app: App, http: httpx2.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MAX_PENDING", 0)

    refused = _create(http)

    assert refused.status_code == 400
    assert "are pending; wait until one of them has ended" in refused.json()["error"]


def test_another_environment_finds_nothing(app: App, api: Schematic, export: Export, credentials: Keys) -> None:
    _track(api)
    export("event")
    made = api.dataexports.list_data_exports().data[0].id
    other = another_environment(app, credentials)

    with app.client(other.secret) as http:
        assert http.get("/data-exports").json()["data"] == []
        for path in (f"/data-exports/{made}", f"/data-exports/{made}/artifact"):
            assert http.get(path).status_code == 404
        _create(http).raise_for_status()
        ours = http.get("/data-exports").json()["data"][0]["id"]
        until(lambda: http.get(f"/data-exports/{ours}").json()["data"]["status"] == "success")
        assert len(_rows(http.get(f"/data-exports/{ours}/artifact").content)) == 1


def test_lists_are_filtered(api: Schematic, export: Export) -> None:
    export("event")
    export("company-feature-usage")

    listed = api.dataexports.list_data_exports
    assert [one.export_type for one in listed().data] == ["company-feature-usage", "event"]
    assert [one.export_type for one in listed(export_type="event").data] == ["event"]
    assert listed(status="failure").data == []
    assert len(listed(limit=1, offset=1).data) == 1


def test_a_file_is_sent_with_its_name_type_and_length(http: httpx2.Client, api: Schematic, export: Export) -> None:
    export("event", "csv")
    export("event", "csv.gz")
    packed, plain = (one.id for one in api.dataexports.list_data_exports().data)

    answers = [http.get(f"/data-exports/{one}/artifact") for one in (plain, packed)]

    types = ["text/csv; charset=utf-8", "application/octet-stream"]
    assert [one.headers["content-type"] for one in answers] == types
    for answer, ending in zip(answers, ("csv", "csv.gz"), strict=True):
        assert answer.headers["content-disposition"].startswith('attachment; filename="event-20')
        assert answer.headers["content-disposition"].endswith(f'Z.{ending}"')
        assert int(answer.headers["content-length"]) == len(answer.content)


def test_a_file_that_is_not_there_yet_is_not_found(app: App, http: httpx2.Client) -> None:
    made = _create(http).json()["data"]["id"]
    until(lambda: http.get(f"/data-exports/{made}").json()["data"]["status"] == "success")
    for status, message in (("pending", "is pending"), ("failure", "failed, so it has no file: no disk")):
        values = {"status": status, "failure_reason": "no disk"}
        change = sa.update(data_export).where(data_export.c.id == made).values(values)
        app.write(lambda db, emit, change=change: db.execute(change) and None)

        refused = http.get(f"/data-exports/{made}/artifact")

        assert refused.status_code == 404
        assert message in refused.json()["error"]


def test_an_export_that_cannot_be_written_fails(app: App, http: httpx2.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(page: object) -> bytes:
        raise RuntimeError("no more paper")

    monkeypatch.setattr(writing, "_encoded", broken)
    monkeypatch.setattr(writing.WriteExport, "max_attempts", 1)
    http.post("/events", json={"event_type": "track", "body": {"event": "flight", "company": {"code": "UA"}}})
    made = _create(http).json()["data"]["id"]

    until(lambda: http.get(f"/data-exports/{made}").json()["data"]["status"] == "failure")

    assert "RuntimeError: no more paper" in http.get(f"/data-exports/{made}/artifact").json()["error"]


def _is_begun(app: App, export_id: str) -> bool:
    running = app.write(lambda db, emit: list_jobs(db, exports.WRITE, "running", 1000))
    return export_id in [one["key"] for one in running]


def test_an_export_whose_job_ends_its_nodes_fails_with_the_job(
    app: App, http: httpx2.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_over = threading.Event()

    async def hang(kind: writing.WriteExport, task: writing.Task) -> writing.Part:
        await asyncio.to_thread(is_over.wait)
        raise RuntimeError("told too late")

    monkeypatch.setattr(writing.WriteExport, "perform", hang)
    monkeypatch.setattr(writing.WriteExport, "within", 10_000.0)
    monkeypatch.setattr(writing.WriteExport, "at_once", 2)  # the same node takes its own for another one's
    try:
        made = _create(http).json()["data"]["id"]
        until(lambda: _is_begun(app, made))
        lost = {"due_at": server_clock.now(), "attempts": writing.WriteExport.max_attempts}
        app.write(lambda db, emit: db.execute(sa.update(job).where(job.c.key == made).values(lost)) and None)

        until(lambda: http.get(f"/data-exports/{made}").json()["data"]["status"] == "failure")
    finally:
        is_over.set()

    told = http.get(f"/data-exports/{made}/artifact").json()["error"]
    assert "and the node that ran it never told of an end" in told


def test_old_exports_go(app: App, http: httpx2.Client, export: Export) -> None:
    export("event")
    export("event")
    kept, old = http.get("/data-exports").json()["data"]
    week_ago = server_clock.now() - timedelta(days=7, hours=1)

    aged = sa.update(data_export).where(data_export.c.id == old["id"]).values(created_at=week_ago)
    app.write(lambda db, emit: db.execute(aged) and None)
    run_job(app, "data_exports.forget")

    assert http.get("/data-exports").json()["data"] == [kept]
    is_old = data_export_part.c.data_export_id == old["id"]
    assert app.read(lambda db: db.scalar(sa.select(sa.func.count()).where(is_old))) == 0


TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(st.lists(st.lists(TEXTS | st.integers() | st.none(), min_size=2, max_size=4), min_size=1))
def test_no_cell_is_a_formula_and_every_text_can_be_had_back(rows: list[list[str | int | None]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text.text(rows), newline="")))

    for cells, stored in zip(read, rows, strict=True):
        for cell, value in zip(cells, stored, strict=True):
            if isinstance(value, str):
                assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}
                assert cell.removeprefix("'") == value
            else:
                assert cell == ("" if value is None else str(value))
