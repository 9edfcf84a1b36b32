"""Nothing of one environment is within reach of another: every operation, asked by every kind of stranger.

Paths, queries and bodies are made from the contract and filled with ids of what is there. An operation that is added
joins by itself, or fails here until the fixture `objects` has what its path names.
"""

from __future__ import annotations

import json

import httpx2
import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.contract.access import OPERATIONS
from schematic_server.domains.accounts.tables import audit_log
from schematic_server.storage.metadata import metadata

from .asgi import App
from .conftest import Keys, account_key, another_account, another_environment
from .samples import UNCONNECTED, ask, caller, implemented
from .test_auth import OF_ENVIRONMENT

KEY = "X-Schematic-Api-Key"
ENVIRONMENT = "X-Schematic-Environment-Id"
# Tables that requests of anybody may add to, none of which tells anything of an environment's own.
BESIDE = {"job", "job_call", "job_end", "change", "audit_log"}
# Where use is noted by and by.
NOTED = {"last_used_at"}
STRANGERS = ("secret", "read-only", "publishable", "token", "account", "account-wide")


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
        partners = http.post("/catalogs", json={"name": "Shared"}).json()["data"]
    return {
        "plan_id": plan["id"],
        "catalog_id": partners["id"],
        "feature_id": feature["id"],
        "flag_id": feature["flags"][0]["id"],
        "key": "shared",
        "environment_id": third.environment_id,
        "api_key_id": third.publishable,
    }


def test_no_operation_reaches_what_is_a_strangers(
    http: httpx2.Client, app: App, credentials: Keys, objects: dict[str, str], shared: dict[str, str]
) -> None:
    for kind in STRANGERS:
        _reaches_nothing(kind, http, app, credentials, objects, shared)


def _reaches_nothing(
    kind: str, http: httpx2.Client, app: App, credentials: Keys, objects: dict[str, str], shared: dict[str, str]
) -> None:
    stranger = Stranger(kind, app, credentials)
    named = {**objects, **shared} if stranger.is_of_account else objects
    hidden = {value for name, value in objects.items() if name in OF_ENVIRONMENT or not stranger.is_of_account} - {
        "flights",
        "stripe",
    }
    account_id = None if stranger.is_of_account else credentials.account_id
    before = rows(app, credentials.environment_id, account_id)
    answered: set[str] = set()
    for one in implemented():
        answer = ask(http, one, named, stranger.headers)
        own = {name for name in one.path_parameters if name in OF_ENVIRONMENT or not stranger.is_of_account}
        if own - {"key"}:
            # What does not fit is refused before anything is looked for, which tells nothing either.
            assert answer.status_code in (400, 403, 404), (kind, one.name, answer.text)
        assert answer.status_code < 500, (kind, one.name, answer.text)
        if answer.is_success:
            answered.add(one.name)
            told = json.dumps(answer.json().get("data", answer.json()) if answer.content else None)
            assert not [value for value in hidden if value in told], (kind, one.name, told)

    assert rows(app, credentials.environment_id, account_id) == before, kind
    assert len(answered) >= {"publishable": 3, "token": 1}.get(kind, 20), (kind, answered)


def test_what_an_account_shares_names_no_trait_of_another_environment(
    http: httpx2.Client, app: App, credentials: Keys, objects: dict[str, str]
) -> None:
    """Features are the account's; the traits that measure and limit them are an environment's."""
    other = another_environment(app, credentials)
    measured = objects["trait_feature_id"]
    limits = {one["usage_limit_trait_id"] for one in http.get("/features").json()["data"]} - {None}
    paths = ("/features", f"/features/{measured}", "/flags", "/plans")
    with app.client(other.secret) as there:
        told = [there.get(path).raise_for_status().text for path in paths]
        query = {"feature_id": measured, "start_time": "2026-01-01T00:00:00Z", "end_time": "2026-01-02T00:00:00Z"}
        refused = there.get("/insights/trait-usage-timeseries", params=query)

    assert limits
    assert measured in told[0]
    assert not [one for one in (*limits, objects["entity_trait_definition_id"]) if one in "".join(told)]
    assert (refused.status_code, measured in refused.json()["error"]) == (400, True)
    assert http.get(f"/features/{measured}").json()["data"]["trait_id"] == objects["entity_trait_definition_id"]


def test_the_owner_finds_with_the_same_requests_what_strangers_do_not(
    http: httpx2.Client, credentials: Keys, objects: dict[str, str]
) -> None:
    """Else what is not found there would show nothing."""
    for one in implemented():
        if one.path_parameters and one.method != "DELETE" and one.name not in UNCONNECTED:
            answer = ask(http, one, objects, {KEY: credentials.secret, **caller(one, objects)})
            assert answer.status_code != 404, (one.name, answer.text)
            if one.method == "GET":
                assert answer.status_code == 200, (one.name, answer.text)


def test_nobody_but_its_own_account_reads_an_audit_log(
    http: httpx2.Client, app: App, credentials: Keys, objects: dict[str, str]
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
            assert http.get(f"/audit-log/{objects['audit_log_id']}", headers=stranger.headers).status_code == 404


def test_operations_are_asked_for_all_that_their_paths_name(objects: dict[str, str]) -> None:
    missing = {name for one in implemented() for name in one.path_parameters if name not in objects}

    assert missing == set()
    assert objects.keys() >= OF_ENVIRONMENT
    assert {one.name for one in implemented()} <= OPERATIONS.keys()
