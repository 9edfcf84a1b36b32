"""Nothing of one environment is within reach of another: every operation, asked by every kind of stranger.

Paths, queries and bodies are made from the contract and filled with ids of what is there. An operation that is added
joins by itself, or fails here until the fixture `ids` has what its path names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.contract.access import OPERATIONS
from schematic_server.domains.accounts.tables import audit_log
from schematic_server.http import openapi, operations
from schematic_server.http.openapi import Operation, resolve
from schematic_server.storage.metadata import metadata

from .asgi import App
from .conftest import Keys, account_key, another_account, another_environment
from .test_auth import OF_ENVIRONMENT

KEY = "X-Schematic-Api-Key"
ENVIRONMENT = "X-Schematic-Environment-Id"
# Tables that requests of anybody may add to, none of which tells anything of an environment's own.
BESIDE = {"job", "job_call", "job_end", "change", "audit_log"}
# Where use is noted by and by.
NOTED = {"last_used_at"}
STRANGERS = ("secret", "read-only", "publishable", "token", "account", "account-wide")
WORDS = {"string": "mine", "integer": 1, "number": 1.0, "boolean": True}
INSTANT = "2026-01-31T12:00:00Z"


class Stranger:
    """Somebody with a key of another environment, or of another account, and what is shared with them."""

    def __init__(self, kind: str, app: App, credentials: Keys) -> None:
        self.is_of_account = kind not in ("account", "account-wide")
        own = another_environment(app, credentials) if self.is_of_account else another_account(app)
        self.headers = {KEY: {"read-only": own.readonly, "publishable": own.publishable}.get(kind, own.secret)}
        with app.client(own.secret) as http:
            http.post("/companies", json={"keys": {"own": "mine"}}).raise_for_status()
            if kind == "token":
                lookup = {"lookup": {"own": "mine"}}
                issued = http.post("/temporary-access-tokens", json=lookup).raise_for_status()
                self.headers = {KEY: issued.json()["data"]["token"]}
            if kind == "account-wide":
                self.headers = {KEY: account_key(app, own), ENVIRONMENT: own.environment_id}
        self.own = own


def sample(schema: Mapping[str, Any], name: str, ids: Mapping[str, str], depth: int = 0) -> Any:
    """A value that fits `schema`: with every id that `ids` has a name for, and what is required besides."""
    if name.endswith("_ids") and (singular := name.removesuffix("s")) in ids:
        return [ids[singular]]
    if name in ids and name != "key":
        return ids[name]
    found = resolve(schema)
    if "const" in found or "enum" in found:
        return found.get("const", found.get("enum", [None])[0])
    if "anyOf" in found:
        return sample(next(one for one in found["anyOf"] if one.get("type") != "null"), name, ids, depth)
    kind = found.get("type")
    kind = next(one for one in kind if one != "null") if isinstance(kind, list) else kind
    if name in ("keys", "lookup", "company", "user", "company_keys") and kind == "object" and "properties" not in found:
        return {"code": "UA"}
    if kind == "object":
        required = found.get("required", ())
        members = found.get("properties", {})
        wanted = {
            one for one in members if one in required or one in ids or one.removesuffix("s") in ids or one == "id"
        }
        return {one: sample(members[one], one, ids, depth + 1) for one in sorted(wanted) if depth < 4}
    if kind == "array":
        return [sample(found["items"], name, ids, depth + 1)] if found.get("minItems") else []
    return INSTANT if found.get("format") == "date-time" else WORDS.get(kind or "", "mine")


def ask(http: httpx2.Client, one: Operation, ids: Mapping[str, str], headers: Mapping[str, str]) -> httpx2.Response:
    query: dict[str, Any] = {}
    for name, schema in one.query.items():
        if name in one.required_query or name in ids or name.removesuffix("s") in ids:
            value = sample(schema, name, ids)
            query[name] = json.dumps(value) if isinstance(value, dict | bool) else value
    body = None if one.body is None else sample(one.body, "", ids)
    return http.request(one.method, one.path.format(**ids), params=query, json=body, headers=dict(headers))


def implemented() -> list[Operation]:
    """Reads before writes, deletions last: whatever is left to be found can still be."""
    known = [openapi.operations()[name] for name in operations.implemented()]
    return sorted(known, key=lambda one: (("GET", "POST", "PUT", "DELETE").index(one.method), one.name))


def rows(app: App, environment_id: str, account_id: str | None) -> dict[str, list[str]]:
    """All that the database has of an environment and, if it is given, of its account."""

    def look(db: Connection) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for table in metadata.sorted_tables:
            for name, value in (("environment_id", environment_id), ("account_id", account_id)):
                if name in table.c and value is not None and table.name not in BESIDE:
                    columns = [column for column in table.c if column.name not in NOTED]
                    every = db.execute(sa.select(*columns).where(table.c[name] == value))
                    found[f"{table.name} by {name}"] = sorted(map(str, every))
        return found

    return app.read(look)


@pytest.fixture
def shared(app: App, credentials: Keys) -> dict[str, str]:
    """Of what the account shares, one object of each kind, made elsewhere: the environment has no use for it."""
    third = another_environment(app, credentials)
    flag = {"key": "shared", "name": "Shared", "description": ""}
    feature_body = {"name": "Shared", "description": "", "feature_type": "boolean", "flag": flag}
    with app.client(third.secret) as http:
        plan = http.post("/plans", json={"name": "Shared", "plan_type": "plan"}).json()["data"]
        feature = http.post("/features", json=feature_body).json()["data"]
    return {
        "plan_id": plan["id"],
        "feature_id": feature["id"],
        "flag_id": feature["flags"][0]["id"],
        "key": "shared",
        "environment_id": third.environment_id,
        "api_key_id": third.publishable,
    }


@pytest.mark.parametrize("kind", STRANGERS)
def test_no_operation_reaches_what_is_a_strangers(
    http: httpx2.Client, app: App, credentials: Keys, ids: dict[str, str], shared: dict[str, str], kind: str
) -> None:
    stranger = Stranger(kind, app, credentials)
    named = {**ids, **shared} if stranger.is_of_account else ids
    hidden = {value for name, value in ids.items() if name in OF_ENVIRONMENT or not stranger.is_of_account} - {
        "flights"
    }
    account_id = None if stranger.is_of_account else credentials.account_id
    before = rows(app, credentials.environment_id, account_id)
    answered: set[str] = set()
    for one in implemented():
        answer = ask(http, one, named, stranger.headers)
        own = {name for name in one.path_parameters if name in OF_ENVIRONMENT or not stranger.is_of_account}
        if own - {"key"}:
            # What does not fit is refused before anything is looked for, which tells nothing either.
            assert answer.status_code in (400, 403, 404), (one.name, answer.text)
        assert answer.status_code < 500, (one.name, answer.text)
        if answer.is_success:
            answered.add(one.name)
            told = json.dumps(answer.json().get("data", answer.json()) if answer.content else None)
            assert not [value for value in hidden if value in told], (one.name, told)

    assert rows(app, credentials.environment_id, account_id) == before
    assert len(answered) >= {"publishable": 3, "token": 1}.get(kind, 20), answered


def test_the_owner_finds_with_the_same_requests_what_strangers_do_not(
    http: httpx2.Client, credentials: Keys, ids: dict[str, str]
) -> None:
    """Else what is not found there would show nothing."""
    for one in implemented():
        if one.path_parameters and one.method != "DELETE":
            answer = ask(http, one, ids, {KEY: credentials.secret})
            assert answer.status_code != 404, (one.name, answer.text)
            if one.method == "GET":
                assert answer.status_code == 200, (one.name, answer.text)


def test_nobody_but_its_own_account_reads_an_audit_log(
    http: httpx2.Client, app: App, credentials: Keys, ids: dict[str, str]
) -> None:
    """Bodies are in there, of everything."""
    every = app.read(lambda db: set(db.scalars(sa.select(audit_log.c.id))))
    for kind in STRANGERS:
        stranger = Stranger(kind, app, credentials)
        answer = http.get("/audit-log", params={"limit": 250}, headers=stranger.headers)
        if kind in ("publishable", "token"):
            assert answer.status_code == 403
        else:
            assert not every & {one["id"] for one in answer.json()["data"]}
            assert http.get(f"/audit-log/{ids['audit_log_id']}", headers=stranger.headers).status_code == 404


def test_operations_are_asked_for_all_that_their_paths_name(ids: dict[str, str]) -> None:
    missing = {name for one in implemented() for name in one.path_parameters if name not in ids}

    assert missing == set()
    assert ids.keys() >= OF_ENVIRONMENT
    assert {one.name for one in implemented()} <= OPERATIONS.keys()
