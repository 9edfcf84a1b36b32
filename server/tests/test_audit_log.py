"""The audit log: what leaves an entry, what an entry says, and who may read it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from schematic import Schematic
from schematic.errors import NotFoundError
from schematic_server.changes import Change, CompanyChanged
from schematic_server.contract.access import OPERATIONS
from schematic_server.domains.accounts import audit
from schematic_server.domains.accounts.tables import audit_log
from schematic_server.http import openapi, operations
from schematic_server.http.audit import MASK, MAX_BODY, MAX_READ, MAX_URL, MAX_WAITING, SECRETS, kept, resource_type
from schematic_server.scope import Actor, Scope
from schematic_server.storage.metadata import microseconds, ordered_id, ordered_ids_from

from .asgi import App
from .conftest import Ahead, Keys, account_key, another_account, another_environment, on_sqlite
from .running_jobs import run_job, until
from .samples import caller
from .test_auth import BODIES

KEY = "X-Schematic-Api-Key"
COMPANY = {"keys": {"id": "acme"}, "name": "Acme"}
# What a name with one of these in it holds is a secret, or one of those that are none.
SUSPICIOUS = re.compile("secret|token|password|credential|private|authorization|signature")
HARMLESS = {
    "cache_creation_input_tokens",
    "cached_input_tokens",
    "context_signature",  # of one check, which is not recorded
    "context_signature_checked",
    "input_tokens",
    "output_tokens",
    "reasoning_tokens",
    "require_context_signature",
}


def entries(app: App, request_id: str) -> list[dict[str, Any]]:
    """What a request left, in full."""
    one = sa.select(audit_log).where(audit_log.c.request_id == request_id)
    return app.read(lambda db: [dict(row) for row in db.execute(one).mappings()])


def refused(app: App, request_id: str) -> dict[str, Any]:
    """The entry of a request that did not go well, which is written apart."""

    def is_there() -> bool:
        return bool(entries(app, request_id))

    app.run(app.asgi.state.apart.write())
    until(is_there)  # which the application may be about to write by itself
    (found,) = entries(app, request_id)
    return found


def test_a_write_leaves_who_what_and_what_came_of_it(api: Schematic, http: httpx2.Client, credentials: Keys) -> None:
    answer = http.post("/companies", json=COMPANY).raise_for_status()
    me = api.accounts.get_who_am_i().data.api_key_id

    (found,) = api.accounts.list_audit_logs().data
    detail = api.accounts.get_audit_log(found.id).data

    assert (found.actor_type, found.api_key_id, found.api_key.id) == ("api_key", me, me)
    assert (found.environment_id, found.environment.id) == (credentials.environment_id,) * 2
    assert (found.method, found.url, found.resp_code) == ("POST", "/companies", 200)
    assert (found.resource_type, found.resource_name) == ("company", "Acme")
    assert found.resource_id_string == answer.json()["data"]["id"]
    assert found.started_at <= found.ended_at
    assert json.loads(detail.req_body) == COMPANY
    assert detail.resp_body == answer.text
    assert api.accounts.count_audit_logs().data.count == 1


def test_reads_checks_and_events_leave_nothing(api: Schematic, http: httpx2.Client) -> None:
    http.get("/companies").raise_for_status()
    http.post("/flags/check", json={}).raise_for_status()
    http.post("/flags/check-bulk", json={"contexts": [{}]}).raise_for_status()
    http.post(
        "/events", json={"event_type": "track", "body": {"event": "a", "company": {"id": "x"}}}
    ).raise_for_status()
    http.post("/batch", json={"events": []}).raise_for_status()
    http.get("/companies/nobody")

    assert api.accounts.list_audit_logs().data == []


def test_every_operation_that_writes_leaves_one_entry(
    http: httpx2.Client, app: App, objects: dict[str, str], credentials: Keys
) -> None:
    """Whatever comes of it. What is asked here is mostly refused, and nothing of it is left out."""
    writes = [name for name in operations.implemented() if OPERATIONS[name].transaction == "write"]
    asked: dict[str, tuple[str, int]] = {}
    known = openapi.operations()
    for number, name in enumerate(sorted(writes, key=lambda one: known[one].method == "DELETE")):
        one, request_id = known[name], f"{credentials.account_id}-{number}"
        body = BODIES.get(name, {}) if one.body is not None else None
        headers = {"X-Request-Id": request_id, **caller(one, objects)}
        answer = http.request(one.method, one.path.format(**objects), json=body, headers=headers)
        asked[request_id] = (name, answer.status_code)
        found = refused(app, request_id)
        assert (found["method"], found["resp_code"]) == (one.method, answer.status_code), name
        assert found["resource_type"] == resource_type(one.path), name

    assert len(asked) == len(writes)
    assert [len(entries(app, one)) for one in asked] == [1] * len(asked)
    assert {status for _, status in asked.values()} >= {200, 201, 400}


def test_an_entry_stands_and_falls_with_what_was_written(http: httpx2.Client, app: App, database_url: str) -> None:
    """One transaction: what fails at its very end leaves neither the company nor an entry that says it was made."""

    def fail(db: Connection, changes: Any, now: datetime) -> None:
        if any(isinstance(one, CompanyChanged) for one in changes):
            raise RuntimeError("as late as can be")

    app.inside(fail)
    answer = http.post("/companies", json=COMPANY, headers={"X-Request-Id": "late"})

    found = refused(app, "late")
    assert (answer.status_code, found["resp_code"]) == (500, 500)
    assert http.get("/companies").json()["data"] == []


def test_what_was_refused_is_told_with_the_reason(http: httpx2.Client, app: App, credentials: Keys) -> None:
    bad = {"keys": 3}
    http.post("/companies", json=bad, headers={"X-Request-Id": f"{credentials.account_id}-bad"})
    readonly = {KEY: credentials.readonly, "X-Request-Id": f"{credentials.account_id}-readonly"}
    http.post("/companies", json=COMPANY, headers=readonly)

    invalid, forbidden = (refused(app, f"{credentials.account_id}-{one}") for one in ("bad", "readonly"))
    assert (invalid["resp_code"], json.loads(invalid["req_body"])) == (400, bad)
    assert "keys" in json.loads(invalid["resp_body"])["error"]
    assert (forbidden["resp_code"], forbidden["req_body"]) == (403, None)


def test_no_path_keeps_an_entry_out_of_the_log(http: httpx2.Client, app: App, credentials: Keys) -> None:
    """Nor those that are written together with it."""
    paths = {"nul": "/companies/a%00b", "long": "/companies/" + "a" * 5000, "plain": "/companies/nobody"}
    for name, path in paths.items():
        http.delete(path, headers={"X-Request-Id": f"{credentials.account_id}-{name}"})

    found = {name: refused(app, f"{credentials.account_id}-{name}") for name in paths}

    assert {name: one["resp_code"] for name, one in found.items()} == dict.fromkeys(paths, 404)
    assert (found["nul"]["url"], found["nul"]["resource_id"]) == ("/companies/ab", "ab")
    assert len(found["long"]["url"]) == len(found["long"]["resource_id"]) == MAX_URL


def test_what_browsers_may_not_do_fills_no_log(http: httpx2.Client, app: App, credentials: Keys) -> None:
    http.post("/companies", json=COMPANY)
    token = http.post("/temporary-access-tokens", json={"lookup": {"id": "acme"}}).json()["data"]["token"]
    for number, key in enumerate((credentials.publishable, token, "sch_dev_unknown")):
        headers = {KEY: key, "X-Request-Id": f"{credentials.account_id}-{number}"}
        assert http.post("/companies", json=COMPANY, headers=headers).status_code in (401, 403)
    last = f"{credentials.account_id}-last"
    http.post("/companies", json={}, headers={"X-Request-Id": last})

    refused(app, last)  # so all before it are written
    assert [entries(app, f"{credentials.account_id}-{number}") for number in range(3)] == [[]] * 3


def test_what_is_gone_is_named(http: httpx2.Client, api: Schematic) -> None:
    company_id = http.post("/companies", json=COMPANY).json()["data"]["id"]
    http.delete(f"/companies/{company_id}").raise_for_status()

    found = api.accounts.list_audit_logs().data[0]

    assert (found.method, found.resource_id_string, found.resource_name) == ("DELETE", company_id, "Acme")


@pytest.mark.parametrize(
    ("path", "noun"),
    [
        ("/companies", "company"),
        ("/companies/create", "company"),
        ("/plan-entitlements/{plan_entitlement_id}", "plan_entitlement"),
        ("/flags/{flag_id}/rules", "flag"),
        ("/plans/version/{plan_version_id}/publish", "plan_version"),
        ("/billing/credits/bundles", "credit_bundle"),
        ("/users/delete", "user"),
        ("/company-plans/{company_id}", "company_plan"),
        ("/quickstart", "quickstart"),
    ],
)
def test_a_resource_is_called_by_the_noun_of_its_path(path: str, noun: str) -> None:
    assert resource_type(path) == noun


def test_every_operation_has_a_resource() -> None:
    for one in openapi.operations().values():
        assert re.fullmatch("[a-z][a-z0-9_]*", resource_type(one.path)), one.path


def test_what_follows_the_resource_is_the_second_one(http: httpx2.Client, api: Schematic, ids: dict[str, str]) -> None:
    http.put(f"/flags/{ids['flag_id']}/rules", json={"rules": []}).raise_for_status()

    found = api.accounts.list_audit_logs().data[0]

    assert (found.resource_type, found.resource_id_string) == ("flag", ids["flag_id"])
    assert found.secondary_resource == "rules"


def test_secrets_are_in_no_entry(http: httpx2.Client, app: App, credentials: Keys) -> None:
    key = http.post("/api-keys", json={"name": "New"}).json()["data"]["secret"]
    hook = {"name": "Hook", "url": "http://127.0.0.1:9/", "request_types": ["test.send"]}
    signing = http.post("/webhooks", json=hook).json()["data"]["secret"]
    http.post("/companies", json=COMPANY)
    token = http.post("/temporary-access-tokens", json={"lookup": {"id": "acme"}}).json()["data"]["token"]

    own = sa.select(audit_log).where(audit_log.c.account_id == credentials.account_id)
    stored = "".join(one.resp_body for one in app.read(lambda db: db.execute(own).all()))

    assert stored.count(f'"{MASK}"') == 3
    assert not [one for one in (key, signing, token, credentials.secret) if one in stored]


def test_every_secret_of_the_contract_is_known() -> None:
    """A member that is added to the contract under a suspicious name fails here until somebody says what it is."""
    names: set[str] = set()

    def walk(schema: Any) -> None:
        if isinstance(schema, dict):
            names.update(schema["properties"] if isinstance(schema.get("properties"), dict) else ())
            for one in schema.values():
                walk(one)
        elif isinstance(schema, list):
            for one in schema:
                walk(one)

    walk(openapi.document()["components"]["schemas"])

    assert {one for one in names if SUSPICIOUS.search(one)} == SECRETS | HARMLESS


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["secret", "token", "name", "a"]), inner, max_size=4)
    ),
    max_leaves=12,
)


def _secrets_masked(value: Any) -> bool:
    if isinstance(value, dict):
        return all((one == MASK or not one) if name in SECRETS else _secrets_masked(one) for name, one in value.items())
    return all(map(_secrets_masked, value)) if isinstance(value, list) else True


def _without_secrets(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_secrets(one) for name, one in value.items() if name not in SECRETS}
    return [_without_secrets(one) for one in value] if isinstance(value, list) else value


@given(JSON)
def test_a_body_is_kept_but_for_its_secrets(value: Any) -> None:
    told = json.loads(kept(json.dumps(value).encode()))

    assert _secrets_masked(told)
    assert _without_secrets(told) == _without_secrets(value)


@given(st.sampled_from(sorted(SECRETS)), st.data())
def test_a_secret_is_masked_however_its_name_is_spelt(name: str, data: st.DataObject) -> None:
    letter = data.draw(st.sampled_from(sorted(set(name))))
    spelt = name.replace(letter, f"\\u{ord(letter):04x}")

    assert json.loads(kept(f'{{"{spelt}": "hidden"}}'.encode())) == {name: MASK}


@given(st.integers(0, 3 * MAX_BODY), st.sampled_from(["a", "é", "𝄞"]))
def test_a_long_body_is_cut_and_says_so(length: int, letter: str) -> None:
    body = (letter * length).encode()

    told = kept(body)

    if len(body) <= MAX_BODY:
        assert told.encode() == body
    else:
        beginning, _, note = told.partition("… ")
        assert body.startswith(beginning.encode())
        assert MAX_BODY - 4 < len(beginning.encode()) <= MAX_BODY
        assert note == f"[cut: {len(body)} bytes in all]"


@pytest.mark.parametrize("body", [b'{"secret": "sch_dev_hidden"', b"secret=sch_dev_hidden", b"[" * 500, b"\xff\x00"])
def test_of_what_is_no_json_only_the_length_is_kept(
    http: httpx2.Client, app: App, credentials: Keys, body: bytes
) -> None:
    request_id = f"{credentials.account_id}-{len(body)}"
    assert http.post("/companies", content=body, headers={"X-Request-Id": request_id}).status_code == 400

    assert refused(app, request_id)["req_body"] == f"[left out: {len(body)} bytes]"


def test_what_is_refused_is_bounded_in_memory(http: httpx2.Client, app: App, database_url: str) -> None:
    """While the database is slow, or away, as many are remembered as are written at once."""
    apart = app.asgi.state.apart
    huge = {"keys": 3, "name": "a" * MAX_READ}

    for _ in range(MAX_WAITING + 20):
        http.post("/companies", json=huge)
        assert len(apart) <= MAX_WAITING
    app.run(apart.write())

    one = app.read(lambda db: db.execute(sa.select(audit_log)).first())
    assert len(apart) == 0
    assert len(one.req_body) < 100


def test_an_environments_key_sees_its_own_entries_and_an_account_wide_one_all(
    http: httpx2.Client, app: App, credentials: Keys
) -> None:
    other = another_environment(app, credentials)
    foreign = another_account(app)
    for key in (credentials.secret, other.secret, foreign.secret):
        http.post("/companies", json=COMPANY, headers={KEY: key}).raise_for_status()
    operator = account_key(app, credentials)
    http.post("/environments", json={"name": "New", "environment_type": "staging"}, headers={KEY: operator})

    def seen(key: str, **query: str) -> list[str | None]:
        found = http.get("/audit-log", params=query, headers={KEY: key}).json()["data"]
        assert http.get("/audit-log/count", params=query, headers={KEY: key}).json()["data"]["count"] == len(found)
        return [one["environment_id"] for one in found]

    assert seen(credentials.secret) == [credentials.environment_id]
    assert seen(credentials.readonly) == [credentials.environment_id]
    assert seen(other.secret) == [other.environment_id]
    assert seen(other.secret, environment_id=credentials.environment_id) == []
    assert seen(operator) == [None, other.environment_id, credentials.environment_id]
    assert seen(operator, environment_id=other.environment_id) == [other.environment_id]
    (entry,) = http.get("/audit-log").json()["data"]
    for key, status in ((other.secret, 404), (foreign.secret, 404), (operator, 200)):
        assert http.get(f"/audit-log/{entry['id']}", headers={KEY: key}).status_code == status


def test_entries_are_found_by_time_actor_and_text(api: Schematic, http: httpx2.Client, clock: Ahead) -> None:
    http.post("/companies", json=COMPANY).raise_for_status()
    clock.by += timedelta(minutes=5)
    http.post("/users", json={"keys": {"id": "amy"}, "name": "Amy"}).raise_for_status()
    newest, oldest = api.accounts.list_audit_logs().data

    def named(**query: Any) -> list[str]:
        return [one.resource_name for one in api.accounts.list_audit_logs(**query).data]

    assert named() == ["Amy", "Acme"]
    assert named(limit=1, offset=1) == ["Acme"]
    assert named(start_time=newest.started_at) == ["Amy"]
    assert named(end_time=newest.started_at) == ["Acme"]
    assert named(start_time=oldest.started_at, end_time=newest.started_at) == ["Acme"]
    assert named(start_time=oldest.started_at + timedelta(microseconds=1)) == ["Amy"]
    assert named(q="ACM") == named(q="/comp") == named(q=oldest.resource_id_string) == ["Acme"]
    assert named(q="user") == ["Amy"]
    assert named(actor_type="api_key") == ["Amy", "Acme"]
    assert named(actor_type="temporary_access_token") == named(actor_type="system") == []


@on_sqlite
@pytest.mark.parametrize(
    ("query", "word"),
    [({"actor_type": "nobody"}, "actor_type"), ({"start_time": "yesterday"}, "start_time"), ({"limit": 251}, "limit")],
)
def test_filters_that_do_not_fit_are_refused_by_name(http: httpx2.Client, query: dict[str, Any], word: str) -> None:
    answer = http.get("/audit-log", params=query)

    assert answer.status_code == 400
    assert word in answer.json()["error"]


def test_an_entry_that_is_none_is_not_found(api: Schematic) -> None:
    with pytest.raises(NotFoundError, match="audit log entry nobody does not exist"):
        api.accounts.get_audit_log("nobody")


def test_entries_are_kept_for_a_time(app: App, http: httpx2.Client, clock: Ahead, database_url: str) -> None:
    days = app.settings.audit_log_retention_days
    for before in (days + 1, days - 1):
        clock.by -= timedelta(days=before)
        http.post("/companies", json={"keys": {"id": f"{before}"}, "name": f"{before}"}).raise_for_status()
        clock.by += timedelta(days=before)

    run_job(app, "audit.forget")

    assert [one["resource_name"] for one in http.get("/audit-log").json()["data"]] == [f"{days - 1}"]


def test_entries_outlive_the_environment_that_they_tell_of(http: httpx2.Client, app: App, credentials: Keys) -> None:
    operator = {KEY: account_key(app, credentials)}
    other = another_environment(app, credentials)
    http.post("/companies", json=COMPANY, headers={KEY: other.secret}).raise_for_status()
    http.delete(f"/environments/{other.environment_id}", headers=operator).raise_for_status()

    deleted, made = http.get("/audit-log", headers=operator).json()["data"]

    assert (made["environment_id"], made["environment"]) == (other.environment_id, None)
    assert (deleted["method"], deleted["resource_id_string"]) == ("DELETE", other.environment_id)


def test_what_was_written_finds_the_entry_of_its_request(http: httpx2.Client, app: App, credentials: Keys) -> None:
    """By the request's id and its instant: ids are chosen by callers, who may send one twice."""
    for name in ("Acme", "Beta"):
        headers = {"X-Request-Id": "again"}
        http.post("/companies", json={"keys": {"id": name}, "name": name}, headers=headers).raise_for_status()
    rows = [row for row in entries(app, "again") if row["account_id"] == credentials.account_id]
    wanted = [("again", row["started_at"]) for row in rows]

    def look(environment_id: str) -> list[str | None]:
        def work(db: Connection) -> list[str | None]:
            actor = Actor(credentials.account_id, environment_id=environment_id)
            scope = Scope(db, environment_id, actor, rows[0]["started_at"], _nothing)
            return [one["resource_name"] for one in audit.of_requests(scope, wanted).values()]

        return sorted(app.read(work), key=str)

    assert look(credentials.environment_id) == ["Acme", "Beta"]
    assert look("env_other") == []


INSTANTS = st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))


@given(INSTANTS, INSTANTS)
def test_ids_are_in_the_order_of_their_instants(one: datetime, other: datetime) -> None:
    for id_ in (first := ordered_id(one), ordered_ids_from(one)):
        assert re.fullmatch("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", id_)
    assert (first < ordered_ids_from(other)) == (microseconds(one) < microseconds(other))


def _nothing(change: Change) -> None: ...
