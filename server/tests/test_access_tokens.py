"""Temporary access tokens: how they are issued, what they may do, and when they end."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.contract.access import OPERATIONS
from schematic_server.domains.accesstokens.tables import temporary_access_token
from schematic_server.http import openapi, operations

from . import catalog
from .asgi import App
from .conftest import Ahead, Keys, account_key, another_environment, on_sqlite
from .running_jobs import run_job

KEY = "X-Schematic-Api-Key"
WHO = "accounts.get_who_am_i"
ENVIRONMENT = "X-Schematic-Environment-Id"


def issue(api: Schematic, **members: Any) -> Any:
    return api.accesstokens.issue_temporary_access_token(**{"lookup": {"code": "UA"}, **members}).data


def who(http: httpx2.Client, token: str) -> httpx2.Response:
    return http.get("/whoami", headers={KEY: token})


def test_a_token_is_issued_for_a_company_and_ends_after_a_quarter_of_an_hour(api: Schematic, credentials: Keys) -> None:
    catalog.company(api)

    made = issue(api, resource_type="company")

    assert re.fullmatch("token_[a-z0-9]{32}", made.token)
    assert made.expired_at - made.created_at == timedelta(minutes=15)
    assert (made.resource_type, made.issuer_type) == ("company", "api_key")
    assert made.environment_id == credentials.environment_id
    assert made.api_key_id == api.accounts.get_who_am_i().data.api_key_id


def test_a_company_is_named_by_any_of_its_keys_and_its_id(api: Schematic) -> None:
    company = catalog.company(api)

    assert len({issue(api).token, issue(api, lookup={"id": company.id}).token}) == 2


def test_whom_nobody_knows_gets_no_token(api: Schematic) -> None:
    catalog.company(api)
    catalog.company(api, "LH")

    with pytest.raises(NotFoundError):
        issue(api, lookup={"code": "nobody"})
    with pytest.raises(BadRequestError, match="lookup"):
        issue(api, lookup={})
    with pytest.raises(BadRequestError, match="resource_type"):
        issue(api, resource_type="user")
    api.companies.upsert_company(keys={"code": "LH", "name": "Lufthansa"})
    with pytest.raises(BadRequestError, match="multiple"):
        issue(api, lookup={"code": "UA", "name": "Lufthansa"})


def test_a_company_of_another_environment_is_nobody(api: Schematic, app: App, credentials: Keys) -> None:
    company = catalog.company(api)
    other = another_environment(app, credentials)
    with app.client(other.secret) as stranger:
        for lookup in ({"code": "UA"}, {"id": company.id}):
            assert stranger.post("/temporary-access-tokens", json={"lookup": lookup}).status_code == 404


def test_an_account_wide_key_issues_tokens_of_the_environment_that_it_names(
    api: Schematic, http: httpx2.Client, app: App, credentials: Keys
) -> None:
    catalog.company(api)
    headers = {KEY: account_key(app, credentials), ENVIRONMENT: credentials.environment_id}
    body = {"lookup": {"code": "UA"}}

    made = http.post("/temporary-access-tokens", json=body, headers=headers).json()["data"]

    assert who(http, made["token"]).json()["data"]["environment_id"] == credentials.environment_id
    assert http.post("/temporary-access-tokens", json=body, headers={KEY: headers[KEY]}).status_code == 403


def test_a_token_says_who_it_is_and_of_the_account_no_more_than_its_own(
    api: Schematic, http: httpx2.Client, app: App, credentials: Keys
) -> None:
    catalog.company(api)
    other = another_environment(app, credentials)

    answer = who(http, issue(api).token)

    told = answer.json()["data"]
    assert (told["actor_type"], told["api_key_id"]) == ("temporary_access_token", None)
    assert (told["account_id"], told["environment_id"]) == (credentials.account_id, credentials.environment_id)
    assert [one["id"] for one in told["environments"]] == [credentials.environment_id]
    assert other.environment_id not in answer.text


def test_a_token_may_do_what_the_contract_says_and_nothing_else(
    api: Schematic, http: httpx2.Client, app: App, objects: dict[str, str]
) -> None:
    allowed = {WHO, *(name for name in OPERATIONS if name.startswith(("embed.", "portal.")))}
    with app.client(issue(api).token) as browser:
        refused = [name for name in operations.implemented() if "token" not in OPERATIONS[name].keys]
        assert len(refused) == len(OPERATIONS) - len(allowed)
        for name in refused:
            one = openapi.operations()[name]
            answer = browser.request(one.method, one.path.format(**objects), json={} if one.body is not None else None)
            assert answer.status_code == 403, name
            assert f"{name} needs an API key" in answer.json()["error"]
        for path in ("/batch", "/e"):
            event = {"type": "track", "body": {"event": "flight", "company": {"code": "UA"}}}
            answer = browser.post(path, json={"events": [event]} if path == "/batch" else event)
            assert answer.json()["accepted"] == 0
            assert "a temporary access token was sent" in answer.json()["refused"][0]["error"]


def test_a_token_names_no_other_environment(api: Schematic, http: httpx2.Client, app: App, credentials: Keys) -> None:
    catalog.company(api)
    other = another_environment(app, credentials)

    told = http.get("/whoami", headers={KEY: issue(api).token, ENVIRONMENT: other.environment_id}).json()["data"]

    assert told["environment_id"] == credentials.environment_id


@pytest.mark.parametrize("was_used", [False, True])
def test_a_token_ends_to_the_microsecond(
    api: Schematic, http: httpx2.Client, monkeypatch: pytest.MonkeyPatch, clock: Ahead, was_used: bool
) -> None:
    """Whether the server has it in memory or not."""
    catalog.company(api)
    made = issue(api)
    if was_used:
        assert who(http, made.token).status_code == 200

    monkeypatch.setattr(clock, "time_ns", lambda: _ns(made.expired_at) - 1000)
    assert who(http, made.token).status_code == 200

    monkeypatch.setattr(clock, "time_ns", lambda: _ns(made.expired_at))
    ended = who(http, made.token)
    assert ended.status_code == 401
    assert ended.json()["error"] == "unknown or expired temporary access token; issue a new one"


@on_sqlite
@pytest.mark.parametrize("token", ["token_", "token_" + "a" * 32, "token_" + "a" * 5000])
def test_a_token_that_is_none_is_refused(http: httpx2.Client, token: str) -> None:
    assert who(http, token).status_code == 401


def test_a_token_goes_with_its_company_and_with_the_key_that_asked_for_it(api: Schematic, http: httpx2.Client) -> None:
    company = catalog.company(api)
    token = issue(api).token
    assert who(http, token).status_code == 200
    api.companies.delete_company(company.id)
    assert who(http, token).status_code == 401

    catalog.company(api)
    made = http.post("/api-keys", json={"name": "Portal"}).json()["data"]
    body = {"lookup": {"code": "UA"}}
    answer = http.post("/temporary-access-tokens", json=body, headers={KEY: made["secret"]})
    token = answer.json()["data"]["token"]
    assert who(http, token).status_code == 200
    http.delete(f"/api-keys/{made['id']}").raise_for_status()
    assert who(http, token).status_code == 401


def test_the_value_of_a_token_is_not_in_the_database(
    api: Schematic, http: httpx2.Client, app: App, database_url: str, backend: str
) -> None:
    catalog.company(api)
    made = issue(api)
    who(http, made.token).raise_for_status()

    rows = app.read(lambda db: [dict(row) for row in db.execute(sa.select(temporary_access_token)).mappings()])

    assert [row["id"] for row in rows] == [made.id]
    assert made.token not in str(rows)
    if backend == "sqlite":
        folder = Path(database_url.removeprefix("sqlite:///")).parent
        stored = b"".join(path.read_bytes() for path in folder.glob("schematic.sqlite3*"))
        assert made.id.encode() in stored
        assert made.token.encode() not in stored


def test_tokens_that_have_ended_are_deleted(api: Schematic, app: App, clock: Ahead, database_url: str) -> None:
    catalog.company(api)
    issue(api)
    clock.by += timedelta(minutes=14)
    kept = issue(api)
    clock.by += timedelta(minutes=2)

    run_job(app, "accesstokens.forget")

    left = app.read(lambda db: db.scalars(sa.select(temporary_access_token.c.id)).all())
    assert list(left) == [kept.id]


def _ns(instant: Any) -> int:
    return int(instant.timestamp()) * 1_000_000_000 + instant.microsecond * 1000
