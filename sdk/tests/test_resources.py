"""Every operation of the contract, in its four forms: what goes over the wire, and what comes back."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx2
import pytest

from schematic import AsyncSchematic, Schematic
from schematic.core.model import Model

from .examples import Operation, operations
from .mock_api import MockApi

BASE_URL = "http://api.test"
OPERATIONS = list(operations())


def arguments(operation: Operation) -> dict[str, Any]:
    return {**{name: f"id of {name}" for name in operation.path_parameters}, **operation.keywords}


def answer(operation: Operation) -> Any:
    if operation.answer is not None:
        return httpx2.Response(200, json=operation.answer, headers={"X-Request-Id": "req_1"})
    return httpx2.Response(200, content=b"a file" if operation.is_file else b"", headers={"X-Request-Id": "req_1"})


def is_asked(operation: Operation, request: Any) -> bool:
    """Whether the request is the one that the contract has for the operation."""
    path = operation.path.format(**{name: f"id of {name}" for name in operation.path_parameters})
    assert (request.method, unquote(request.url.raw_path.decode().partition("?")[0])) == (operation.verb, path)
    sent = {operation.wire_names[name]: value for name, value in operation.keywords.items()}
    if operation.is_body:
        assert json.loads(request.content) == sent
    else:
        assert request.content == b""
        flat = {name: str(value).lower() if isinstance(value, bool) else value for name, value in sent.items()}
        expected = {name: str(value) for name, value in flat.items() if value not in ([], {})}
        assert dict(parse_qsl(request.url.query.decode())) == expected
    return True


def is_answered(operation: Operation, data: Any) -> bool:
    """Whether the answer came back whole, as a model where the contract has one."""
    if operation.answer is None:
        return bool(data == (b"a file" if operation.is_file else None))
    assert isinstance(data, Model)
    assert json.loads(data.json()) == operation.answer
    return True


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
async def test_an_operation_is_one_request_and_its_typed_answer(operation: Operation) -> None:
    resource, _, method = operation.name.partition(".")
    api, async_api = MockApi(answer(operation)), MockApi(answer(operation))
    client = getattr(Schematic("sch_test", base_url=BASE_URL, httpx_client=api.client()), resource)
    other = getattr(AsyncSchematic("sch_test", base_url=BASE_URL, httpx_client=async_api.async_client()), resource)

    raw = getattr(client.with_raw_response, method)(**arguments(operation))
    async_raw = await getattr(other.with_raw_response, method)(**arguments(operation))
    if operation.is_file:
        data = b"".join(getattr(client, method)(**arguments(operation)))
        async_data = b"".join([chunk async for chunk in getattr(other, method)(**arguments(operation))])
    else:
        data = getattr(client, method)(**arguments(operation))
        async_data = await getattr(other, method)(**arguments(operation))

    assert all(is_asked(operation, request) for request in (*api.requests, *async_api.requests))
    assert (len(api.requests), len(async_api.requests)) == (2, 2)
    assert is_answered(operation, data)
    assert raw.data == async_raw.data == async_data == data
    assert {raw.headers["x-request-id"], async_raw.headers["x-request-id"]} == {"req_1"}


def test_the_contract_has_310_operations() -> None:
    assert len(OPERATIONS) == len({operation.name for operation in OPERATIONS}) == 310
