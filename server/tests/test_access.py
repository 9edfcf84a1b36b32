"""Who may call what: every operation of the contract with every kind of key, against `contract/access.py`."""

from __future__ import annotations

from dataclasses import dataclass

import httpx2

from schematic_server.contract.access import OPERATIONS, KeyKind
from schematic_server.http import openapi, operations
from schematic_server.http.openapi import Operation

from .asgi import App
from .conftest import Keys, on_sqlite

pytestmark = on_sqlite
# What a browser may do with a publishable key, said twice on purpose: nothing may join by a slip in the contract.
# What components in pages ask about the company that their token is of; a key is of no company.
EMBEDDED = {name for name in OPERATIONS if name.startswith(("embed.", "portal."))}
PUBLISHABLE = {
    "accounts.get_who_am_i",
    "catalogs.get_public_catalog",
    "catalogs.get_public_catalog_by_id",
    "componentspublic.get_public_plans",
    "events.create_event",
    "events.create_event_batch",
    "features.check_flag",
    "features.check_flags",
}


@dataclass(frozen=True)
class Caller:
    """A key, by the kinds that its operations must admit, all of them."""

    kinds: frozenset[KeyKind]
    key: str


def _callers(http: httpx2.Client, credentials: Keys) -> list[Caller]:
    made = http.post("/api-keys", json={"name": "Reader", "readonly": True}).json()["data"]
    http.post("/companies", json={"keys": {"id": "acme"}})
    token = http.post("/temporary-access-tokens", json={"lookup": {"id": "acme"}}).json()["data"]["token"]
    kinds: dict[str, tuple[KeyKind, ...]] = {
        credentials.secret: ("secret",),
        made["secret"]: ("read-only",),
        credentials.publishable: ("publishable",),
        made["id"]: ("publishable", "read-only"),
        token: ("token",),
    }
    return [Caller(frozenset(admitted), key) for key, admitted in kinds.items()]


def _ask(client: httpx2.Client, one: Operation) -> int:
    """Nothing that exists is named and no body is whole: whoever is let in changes nothing."""
    path = one.path.format(**dict.fromkeys(one.path_parameters, "nobody"))
    return client.request(one.method, path, json={} if one.body is not None else None).status_code


def test_every_operation_admits_the_keys_that_the_contract_names(
    http: httpx2.Client, app: App, credentials: Keys
) -> None:
    served = operations.implemented()
    wrong: list[str] = []
    for caller in _callers(http, credentials):
        with app.client(caller.key) as client:
            for name, one in openapi.operations().items():
                is_refused = _ask(client, one) == 403
                if is_refused != (name in served and not caller.kinds <= OPERATIONS[name].keys):
                    wrong.append(f"{name} with a {' and '.join(caller.kinds)} key")

    assert wrong == []


def test_what_a_browser_may_do_is_no_more_than_it_needs(backend: str) -> None:
    assert {name for name, one in OPERATIONS.items() if "publishable" in one.keys} == PUBLISHABLE


def test_what_a_token_may_do_is_no_more_than_it_needs(backend: str) -> None:
    of_tokens = {name for name, one in OPERATIONS.items() if "token" in one.keys}
    assert of_tokens - EMBEDDED == {"accounts.get_who_am_i"}
    assert of_tokens >= EMBEDDED


def test_the_table_has_every_operation_of_the_contract(backend: str) -> None:
    assert OPERATIONS.keys() == openapi.operations().keys()


def test_secret_keys_may_call_everything_and_readers_only_what_reads(backend: str) -> None:
    assert {name for name, one in OPERATIONS.items() if "secret" not in one.keys} == EMBEDDED
    assert [name for name, one in OPERATIONS.items() if "read-only" in one.keys and one.transaction == "write"] == []


def test_the_document_says_who_may_call(app: App) -> None:
    with app.client() as anyone:
        paths = anyone.get("/openapi.json").json()["paths"]
    told = {
        f"{raw['tags'][0]}.{raw['x-python-name']}": frozenset(raw["x-access"])
        for item in paths.values()
        for raw in item.values()
    }

    assert told == {name: one.keys for name, one in OPERATIONS.items()}
