"""Who may manage which environments and keys: the rule, the table of docs/guides/keys.md, and what the server does.

The table is the measure of both: it must be what `rights` says, and every operation of the account is asked in the
name of every kind of key for every kind of target, to be answered as the table has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from schematic_server.domains.accounts import rights
from schematic_server.errors import Forbidden
from schematic_server.http import openapi, operations
from schematic_server.http.auth import permit
from schematic_server.scope import Actor

from .asgi import App
from .conftest import Keys, account_key, another_account, member, on_sqlite

GUIDE = Path(__file__).parents[2] / "docs/guides/keys.md"
TYPES = ("production", "staging", "development")
ACCOUNT = "account-wide"
BINDINGS = (ACCOUNT, *TYPES)
COLUMNS = (*BINDINGS, "read-only", "publishable", "token")
ENVIRONMENT = "X-Schematic-Environment-Id"
Request = tuple[str, str, dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: an operation, and what it is asked for. Without targets it is allowed or not."""

    operation: str
    on: str = ""
    targets: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return f"`{self.operation}`{self.on}"


ROWS = (
    Row("get_who_am_i"),
    Row("list_environments"),
    Row("get_environment"),
    Row("create_environment", " of type", TYPES),
    Row("update_environment", " of type", TYPES),
    Row("update_environment", " to type", TYPES),
    Row("delete_environment", " of type ¹", TYPES),
    Row("list_api_keys"),
    Row("count_api_keys"),
    Row("get_api_key"),
    Row("create_api_key", " in an environment of type", TYPES),
    Row("create_api_key", ", environment left out ²"),
    Row("update_api_key", " of type", BINDINGS),
    Row("delete_api_key", " of type", BINDINGS),
    Row("list_account_members"),
    Row("count_account_members"),
    Row("get_account_member"),
    Row("list_audit_logs", " ³"),
    Row("count_audit_logs", " ³"),
    Row("get_audit_log", " ³"),
    Row("get_onboarding_state"),
    Row("update_onboarding_state"),
    Row("quickstart", " ⁴"),
)


def _type(binding: str) -> str | None:
    return None if binding == ACCOUNT else binding


def _cell(row: Row, column: str) -> str:
    """What `permit` and `rights` say."""
    actor = Actor(
        "acct",
        is_readonly=column == "read-only",
        is_publishable=column == "publishable",
        token_id="tmpt" if column == "token" else None,
    )
    try:
        permit(actor, f"accounts.{row.operation}")
    except Forbidden:
        return "–"
    reached = [one for one in row.targets if rights.manages(_type(column), _type(one))] if row.targets else ["yes"]
    return "any" if reached == list(row.targets) else ", ".join(reached) or "–"


def _table() -> dict[str, dict[str, str]]:
    """The guide's table: cells by operation and kind of key."""
    lines = [
        [cell.strip() for cell in line.strip("|\n").split("|")]
        for line in GUIDE.read_text().splitlines()
        if line.startswith("| ")
    ]
    kinds = [name.removesuffix(" key") for name in lines[0][1:]]
    return {line[0]: dict(zip(kinds, line[1:], strict=True)) for line in lines[2:]}


def test_the_guides_table_is_what_the_code_says() -> None:
    expected = {row.label: {column: _cell(row, column) for column in COLUMNS} for row in ROWS}

    assert _table() == expected


def test_the_table_has_every_operation_on_the_account() -> None:
    of_account = {name for name in operations.implemented() if name.startswith("accounts.")}

    assert {f"accounts.{row.operation}" for row in ROWS} == of_account


class Account:
    """An account with an environment of each type, and everything that a request may be aimed at."""

    def __init__(self, app: App, operator: httpx2.Client) -> None:
        self._app = app
        self.operator = operator
        self.environments = {one: self.environment(one) for one in TYPES}
        account_id = operator.get("/whoami").json()["data"]["account_id"]
        self._member = app.write(lambda db, emit: member(db, account_id))

    def environment(self, environment_type: str) -> str:
        body = {"name": environment_type.title(), "environment_type": environment_type}
        return str(self._post("/environments", body)["id"])

    def key(self, binding: str, **members: Any) -> dict[str, Any]:
        of = {} if binding == ACCOUNT else {"environment_id": self.environments[binding]}
        return self._post("/api-keys", {"name": "Key", **of, **members})

    def aimed(self, row: Row, target: str) -> Request:
        """A request for `row` at a new object of kind `target`."""
        name = row.operation
        if row.on == " to type":
            return "PUT", f"/environments/{self.environment('development')}", {"environment_type": target}
        if name == "create_environment":
            return "POST", "/environments", {"name": "New", "environment_type": target}
        if name == "create_api_key":
            return "POST", "/api-keys", {"name": "New", "environment_id": self.environments[target]}
        noun = "environments" if "environment" in name else "api-keys"
        one = self.environment(target) if noun == "environments" else self.key(target)["id"]
        is_update = name.startswith("update_")
        return "PUT" if is_update else "DELETE", f"/{noun}/{one}", {"name": "Newer"} if is_update else None

    def plain(self, row: Row, binding: str) -> Request:
        """A request for a `row` without targets."""
        body = {"create_api_key": {"name": "New"}, "update_onboarding_state": {}}.get(row.operation)
        one = openapi.operations()[f"accounts.{row.operation}"]
        ids = {
            "environment_id": self.environments["production"],
            "api_key_id": self.key("production")["id"],
            "account_member_id": self._member,
            "audit_log_id": self.entry(binding),
        }
        return one.method, one.path.format(**ids), body

    def entry(self, binding: str) -> str:
        """An entry of the audit log that tells of the environment that a key is bound to."""
        headers = {} if binding == ACCOUNT else {ENVIRONMENT: self.environments[binding]}
        self.operator.post("/onboarding-state", json={}, headers=headers).raise_for_status()
        query = {"limit": 250, "environment_id": self.environments.get(binding)}
        found = self.operator.get("/audit-log", params={name: one for name, one in query.items() if one})
        return str(found.raise_for_status().json()["data"][0]["id"])

    def everything(self) -> dict[str, list[dict[str, Any]]]:
        """All environments and keys, without the stamps that asking leaves."""
        return {
            path: [
                {name: value for name, value in one.items() if name != "last_used_at"}
                for one in self.operator.get(path, params={"limit": 250}).raise_for_status().json()["data"]
            ]
            for path in ("/environments", "/api-keys")
        }

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        made: dict[str, Any] = self.operator.post(path, json=body).raise_for_status().json()["data"]
        return made


@pytest.fixture
def client(app: App) -> Iterator[Callable[[str], httpx2.Client]]:
    """Makes HTTP clients that use a given key."""
    with ExitStack() as stack:
        yield lambda key: stack.enter_context(app.client(key))


@pytest.fixture
def owned(app: App, credentials: Keys, client: Callable[[str], httpx2.Client]) -> Account:
    return Account(app, client(account_key(app, credentials)))


@on_sqlite
@pytest.mark.parametrize("binding", BINDINGS)
@pytest.mark.parametrize("kind", ["", "read-only", "publishable"])
def test_every_operation_does_what_the_table_says(
    owned: Account, client: Callable[[str], httpx2.Client], binding: str, kind: str
) -> None:
    made = owned.key(binding, readonly=kind == "read-only")
    caller = client(made["id"] if kind == "publishable" else made["secret"])
    table = _table()
    for row in ROWS:
        cell = table[row.label][kind or binding]
        for target in row.targets or (None,):
            method, path, body = owned.plain(row, binding) if target is None else owned.aimed(row, target)
            before = owned.everything()
            is_of_one = row.operation == "quickstart" and binding == ACCOUNT
            headers = {ENVIRONMENT: owned.environments["staging"]} if is_of_one else {}

            answer = caller.request(method, path, json=body, headers=headers)

            told = (row.label, target, answer.text)
            if cell in ("any", "yes") or target in cell.split(", "):
                assert answer.is_success, told
            else:
                assert answer.status_code == 403, told
                assert owned.everything() == before


@on_sqlite
@pytest.mark.parametrize("binding", TYPES)
def test_a_key_made_without_an_environment_is_of_its_makers(
    owned: Account, client: Callable[[str], httpx2.Client], binding: str
) -> None:
    caller = client(owned.key(binding)["secret"])

    for body in ({"name": "New"}, {"name": "New", "environment_id": None}, {"name": "New", "environment_id": ""}):
        made = caller.post("/api-keys", json=body).raise_for_status().json()["data"]
        assert made["environment_id"] == owned.environments[binding]
        assert made["secret"].startswith({"production": "sch_prod_", "staging": "sch_stag_"}.get(binding, "sch_dev_"))
        assert client(made["secret"]).get("/whoami").json()["data"]["environment_id"] == owned.environments[binding]


def test_an_account_wide_key_makes_account_wide_keys(owned: Account, client: Callable[[str], httpx2.Client]) -> None:
    made = owned.key(ACCOUNT)

    assert made["environment_id"] is None
    assert client(made["secret"]).get("/whoami").json()["data"]["environment_id"] is None


@pytest.mark.parametrize("binding", TYPES)
def test_the_environment_a_key_is_bound_to_is_changed_but_not_deleted_by_it(
    owned: Account, client: Callable[[str], httpx2.Client], binding: str
) -> None:
    caller = client(owned.key(binding)["secret"])
    path = f"/environments/{owned.environments[binding]}"

    assert caller.put(path, json={"name": "Mine"}).json()["data"]["name"] == "Mine"
    refused = caller.delete(path)
    assert (refused.status_code, "is the one this key is bound to" in refused.json()["error"]) == (400, True)
    assert owned.operator.get(path).json()["data"]["name"] == "Mine"


def test_the_rank_of_a_key_is_its_environments_type_of_now(
    owned: Account, client: Callable[[str], httpx2.Client]
) -> None:
    caller = client(owned.key("staging")["secret"])
    own = f"/environments/{owned.environments['staging']}"
    caller.post("/environments", json={"name": "New", "environment_type": "staging"}).raise_for_status()

    caller.put(own, json={"environment_type": "development"}).raise_for_status()

    for refused in (
        caller.put(own, json={"environment_type": "staging"}),
        caller.post("/environments", json={"name": "New", "environment_type": "staging"}),
    ):
        assert refused.status_code == 403
        assert "is of type staging, above this key's own development" in refused.json()["error"]


def test_an_account_wide_key_deletes_also_the_environment_that_its_header_names(owned: Account) -> None:
    """All but the last one: an account without environments could not be used any more."""
    ids = [one["id"] for one in owned.everything()["/environments"]]
    answers = [
        owned.operator.delete(f"/environments/{one}", headers={"X-Schematic-Environment-Id": one}) for one in ids
    ]

    assert [one.status_code for one in answers] == [200] * (len(ids) - 1) + [400]
    assert "is the account's last one" in answers[-1].json()["error"]


def test_an_account_wide_key_of_another_account_finds_nothing(
    app: App, owned: Account, client: Callable[[str], httpx2.Client]
) -> None:
    stranger = client(account_key(app, another_account(app)))
    before = owned.everything()
    ids = {one["id"] for found in before.values() for one in found}

    for row in ROWS:
        for target in row.targets:
            method, path, body = owned.aimed(row, target)
            if row.operation != "create_environment":
                assert stranger.request(method, path, json=body).status_code in (400, 404), (row.label, target)
    told = [stranger.get(path).json()["data"] for path in ("/environments", "/api-keys")]

    assert not ids & {one["id"] for found in told for one in found}
    assert owned.operator.get(f"/environments/{owned.environments['staging']}").json()["data"]["name"] == "Staging"


def test_the_ways_out_are_named(owned: Account, client: Callable[[str], httpx2.Client]) -> None:
    caller = client(owned.key("development")["secret"])
    operator = owned.key(ACCOUNT)["id"]

    above = caller.delete(f"/environments/{owned.environments['production']}").json()["error"]
    account_wide = caller.put(f"/api-keys/{operator}", json={"name": "Mine"}).json()["error"]

    assert above == (
        f"environment {owned.environments['production']} is of type production, above this key's own development;"
        " use a key of that type or an account-wide key (`schematic keys create NAME --account`)"
    )
    assert account_wide == (
        f"API key {operator} is account-wide and this key is bound to a development environment;"
        " use an account-wide key (`schematic keys create NAME --account`)"
    )
