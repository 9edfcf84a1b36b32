"""The bundled contract: whole, valid, in words of its own, and true about what this server does."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from schematic import Schematic
from schematic.errors import ApiError
from schematic_server.domains import DOMAINS
from schematic_server.http import openapi, operations
from schematic_server.registry import handlers

from . import promises
from .asgi import App
from .conftest import on_sqlite

pytestmark = on_sqlite
METHODS = ("get", "post", "put", "delete")
OFFICIAL = 310  # of the official description
EMBEDDED = ("embed", "portal")  # asked by components in pages; the official description does not have them


@pytest.fixture
def document(app: App) -> dict[str, Any]:
    with app.client() as anyone:
        found: dict[str, Any] = anyone.get("/openapi.json").json()
    return found


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method.upper()} {path}", item[method]


def test_the_bundled_document_is_valid_openapi_31(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    assert [str(error) for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_all_operations_are_there_each_under_one_name(document: dict[str, Any]) -> None:
    found = [one for _, one in _operations(document)]

    assert len(found) == len(openapi.operations())
    assert len([one for one in found if one["tags"][0] not in EMBEDDED]) == OFFICIAL
    for names in ([one["operationId"] for one in found], [f"{one['tags']}{one['x-python-name']}" for one in found]):
        assert [name for name, number in Counter(names).items() if number > 1] == []


def test_every_operation_has_one_line_of_summary(document: dict[str, Any]) -> None:
    summaries = {where: one.get("summary", "") for where, one in _operations(document)}

    assert {where: text for where, text in summaries.items() if not 10 <= len(text) <= 140 or "\n" in text} == {}
    assert {where: text for where, text in summaries.items() if not text.endswith(".")} == {}
    # Each says something of its own; a copy of the neighbour's line says nothing.
    assert len(set(summaries.values())) >= OFFICIAL * 0.85


def test_every_parameter_schema_and_member_says_what_it_means(document: dict[str, Any]) -> None:
    """In its own words, or by a reference to a schema that does."""
    schemas = document["components"]["schemas"]
    silent = [name for name, schema in schemas.items() if not schema.get("description")]
    for name, schema in schemas.items():
        for member, one in schema.get("properties", {}).items():
            if not one.get("description") and "$ref" not in str(one):
                silent.append(f"{name}.{member}")
    for where, one in _operations(document):
        for parameter in one.get("parameters", ()):
            if not parameter.get("description") and "$ref" not in str(parameter["schema"]):
                silent.append(f"{where} {parameter['name']}")

    assert silent == []


def test_every_operation_says_truly_whether_it_is_implemented(document: dict[str, Any]) -> None:
    flags = {f"{one['tags'][0]}.{one['x-python-name']}": one["x-implemented"] for _, one in _operations(document)}

    assert {name for name, is_implemented in flags.items() if is_implemented} == operations.implemented()


def test_every_handler_has_an_operation(document: dict[str, Any]) -> None:
    known = handlers(DOMAINS).keys()

    assert known <= openapi.operations().keys()
    assert operations.implemented() >= operations.OWN
    assert not known & operations.OWN


@pytest.mark.usefixtures("backend")
def test_the_contract_itself_says_of_every_operation_that_it_is_limited() -> None:
    for where, one in _operations(openapi.document()):
        assert "429" in one["responses"], where


def test_every_operation_documents_its_errors(document: dict[str, Any]) -> None:
    for where, one in _operations(document):
        answers = one["responses"]
        assert {"401", "403", "404", "429", "500", "503"} <= answers.keys(), where
        if "requestBody" in one or any(parameter["in"] == "query" for parameter in one.get("parameters", ())):
            assert "400" in answers, where
        assert len([status for status in answers if status.startswith("2") and status != "204"]) <= 1, where
        assert any(status.startswith("2") for status in answers), where
        for status, answer in answers.items():
            if not status.startswith("2"):
                schema = answer["content"]["application/json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/ApiError"}, (where, status)


def test_every_operation_that_is_not_implemented_says_so_by_its_name(http: httpx2.Client) -> None:
    missing = sorted(openapi.operations().keys() - operations.implemented())
    for name in missing:
        one = openapi.operations()[name]
        path = one.path.format(**dict.fromkeys(one.path_parameters, "some_id"))

        response = http.request(one.method, path, json={} if one.body is not None else None)

        assert response.status_code == 501, (name, response.text)
        assert response.json() == {
            "error": f"{name} is not implemented by this server yet; /openapi.json marks those that are"
        }


def test_an_operation_that_is_not_implemented_is_not_told_to_strangers(app: App) -> None:
    with app.client() as anyone:
        assert anyone.get("/webhooks").status_code == 401


def test_the_sdk_hears_which_operation_is_missing(api: Schematic) -> None:
    missing = [one for name, one in openapi.operations().items() if name not in operations.implemented()]
    plain = [one for one in missing if one.method == "GET" and not (one.path_parameters or one.required_query)]
    for one in plain[:3]:
        resource, method = one.name.split(".")

        with pytest.raises(ApiError) as refused:
            getattr(getattr(api, resource), method)(request_options={"max_retries": 0})

        assert refused.value.status_code == 501
        assert f"{one.name} is not implemented by this server yet" in str(refused.value)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda plan: plan.update(trail_days=plan.pop("trial_days")), "'trail_days' was unexpected"),
        (lambda plan: plan.pop("company_count"), '"company_count" is a required property'),
        (lambda plan: plan.update(company_count=None), 'null is not of type "integer"'),
    ],
)
def test_an_answer_that_breaks_the_contract_is_noticed_whoever_asked(
    http: httpx2.Client, ids: dict[str, str], spoil: Callable[[dict[str, Any]], object], fault: str
) -> None:
    """In these tests only: completion would make null of the member that a misspelt one stands for."""
    answer = http.get(f"/plans/{ids['plan_id']}").json()
    assert promises.broken == []
    spoil(answer["data"])

    promises.hold("plans.get_plan", 200, json.dumps(answer).encode())

    broken, promises.broken[:] = list(promises.broken), []
    assert len(broken) == 1
    assert broken[0].startswith("plans.get_plan: data")
    assert fault in broken[0]


def test_pages_have_a_least_and_a_most_size(http: httpx2.Client) -> None:
    """PostgreSQL refuses a negative one, SQLite takes it for none at all."""
    known = openapi.operations()
    open_ended = {name for name, one in known.items() if "minimum" not in one.query.get("limit", {"minimum": 0})}

    # These say by themselves that they go up to 1,000 (test_usage_users).
    assert open_ended == {"entitlements.list_company_user_usage", "entitlements.count_company_user_usage"}
    refused = http.get("/billing/credits/spend-policies", params={"limit": -1})
    assert (refused.status_code, "limit: the value is less than the minimum of 0" in refused.text) == (400, True)
