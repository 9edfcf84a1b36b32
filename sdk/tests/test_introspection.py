"""What programs see that look at the clients: mocks, frameworks, schedulers, type readers."""

from __future__ import annotations

import asyncio
import functools
import inspect
import typing
from typing import Any
from unittest import mock

import pytest
from fastapi import BackgroundTasks, Depends, FastAPI
from fastapi.testclient import TestClient

from schematic import AsyncSchematic, Schematic
from schematic.contrib.gating import AsyncSnapshot
from schematic.testing import AsyncFakeSchematic
from schematic.types import CountCompaniesResponse

from . import surface
from .mock_api import MockApi

COUNT = {"data": {"count": 3}, "params": {}}
DOWNLOADS = {
    "billing.download_native_invoice_pdf",
    "billing.export_native_invoice",
    "dataexports.get_data_export_artifact",
}
PLAIN = {"set_flag_default", "set_flag_defaults", "stats"}  # the same on both clients


def operations(form: int) -> dict[str, Any]:
    return {f"{resource}.{name}": method for resource, name, method in surface.methods(form)}


@pytest.mark.parametrize("judge", [inspect.iscoroutinefunction, asyncio.iscoroutinefunction])
@pytest.mark.parametrize("form", [1, 3])
def test_every_operation_to_be_awaited_is_a_coroutine_function(form: int, judge: Any) -> None:
    found = operations(form)
    awaited = {name for name, method in found.items() if judge(method)}

    assert found.keys() - awaited == (DOWNLOADS if form == 1 else set())
    assert all(judge(functools.partial(found[name], "x")) for name in awaited)


def test_a_download_is_what_async_for_takes() -> None:
    assert {name for name, method in operations(1).items() if inspect.isasyncgenfunction(method)} == DOWNLOADS


def test_no_operation_of_a_sync_client_is_a_coroutine_function() -> None:
    assert [name for form in (0, 2) for name, one in operations(form).items() if inspect.iscoroutinefunction(one)] == []


@pytest.mark.parametrize("kind", [AsyncSchematic, AsyncFakeSchematic])
def test_every_verb_of_the_async_clients_is_a_coroutine_function(kind: Any) -> None:
    verbs = {name for name, one in inspect.getmembers(Schematic, inspect.isfunction) if not name.startswith("_")}

    awaited = {name for name in verbs if inspect.iscoroutinefunction(getattr(kind, name))}

    assert verbs - awaited == PLAIN


def test_every_check_of_an_async_snapshot_is_a_coroutine_function() -> None:
    verbs = [one for name, one in vars(AsyncSnapshot).items() if not name.startswith("_")]

    assert len(verbs) == 4
    assert all(inspect.iscoroutinefunction(one) for one in verbs)


async def test_a_mock_made_after_an_async_client_is_awaited_like_it() -> None:
    client = mock.create_autospec(AsyncSchematic(offline=True), instance=True)
    client.companies.get_company.return_value = "acme"
    client.check_flag.return_value = True

    assert await client.companies.get_company("comp_1") == "acme"
    assert await client.check_flag("seats") is True
    with pytest.raises(TypeError, match="company_id"):
        await client.companies.get_company()


async def test_a_mock_made_after_a_class_is_awaited_like_it() -> None:
    companies = mock.create_autospec(type(AsyncSchematic(offline=True).companies))

    assert isinstance(companies.get_company, mock.AsyncMock)
    assert isinstance(companies.with_raw_response, mock.MagicMock)
    assert isinstance(mock.create_autospec(AsyncSchematic).track, mock.AsyncMock)


def test_fastapi_awaits_operations_as_dependencies_and_background_tasks() -> None:
    api = MockApi(COUNT)
    client = AsyncSchematic("sch_test", base_url="http://api.test", httpx_client=api.async_client())
    app = FastAPI()
    counted = functools.partial(client.companies.count_companies, q="acme")

    @app.get("/count")
    async def count(
        later: BackgroundTasks, direct: CountCompaniesResponse = Depends(client.companies.count_companies)
    ) -> int:
        later.add_task(counted)
        return direct.data.count

    with TestClient(app) as browser:
        answer = browser.get("/count", params={"plan_id": "plan_1"})

    assert answer.json() == 3
    assert [str(request.url.query, "ascii") for request in api.requests] == ["plan_id=plan_1", "q=acme"]


@pytest.mark.parametrize("form", range(4))
def test_the_annotations_of_every_operation_can_be_evaluated(form: int) -> None:
    for name, method in operations(form).items():
        hints = typing.get_type_hints(method)

        assert "return" in hints, name


@pytest.mark.parametrize("form", range(4))
def test_help_tells_every_argument_of_every_operation_with_its_type_and_meaning(form: int) -> None:
    for name, method in operations(form).items():
        lines = (inspect.getdoc(method) or "").splitlines()
        for argument in list(inspect.signature(method).parameters.values())[1:]:
            line = next((one for one in lines if one.startswith(f"{argument.name}: ")), "")
            head, _, meaning = line.partition(". ")

            assert str(argument.annotation).replace('"', "") in " ".join(lines).replace('"', ""), f"{name}: {argument}"
            assert head.endswith(", required") == (argument.default is inspect.Parameter.empty), f"{name}: {argument}"
            assert meaning, f"{name}: {argument} says nothing"
