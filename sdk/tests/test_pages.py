"""Walking a listing over all its pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import httpx2
import pytest

from schematic import AsyncSchematic, Schematic, iterate, iterate_async
from schematic.errors import ForbiddenError

from .mock_api import MockApi

BASE_URL = "http://api.test"


def listing(total: int) -> MockApi:
    """An API with `total` licences."""

    def answer(request: Any) -> Any:
        query = parse_qs(request.url.query.decode())
        offset = int(query["offset"][0])
        numbers = range(total)[offset : offset + int(query["limit"][0])]
        return {"data": [licence(number) for number in numbers], "params": {}}

    return MockApi(answer)


def licence(number: int) -> dict[str, Any]:
    instant = "2026-01-01T00:00:00Z"
    return {"id": f"lic_{number}", "name": str(number), "created_at": instant, "updated_at": instant}


def pages(api: MockApi) -> list[tuple[str, str]]:
    asked = [parse_qs(request.url.query.decode()) for request in api.requests]
    return [(query["limit"][0], query["offset"][0]) for query in asked]


@pytest.mark.parametrize(
    ("total", "expected"),
    [(0, ["0"]), (1, ["0"]), (249, ["0"]), (250, ["0", "250"]), (251, ["0", "250"]), (600, ["0", "250", "500"])],
)
def test_every_row_is_met_once_with_as_few_requests_as_can_be(total: int, expected: list[str]) -> None:
    api = listing(total)
    client = Schematic("sch_test", base_url=BASE_URL, httpx_client=api.client())

    names = [one.name for one in iterate(client.licenses.list_licenses)]

    assert names == [str(number) for number in range(total)]
    assert pages(api) == [("250", offset) for offset in expected]


async def test_an_async_client_walks_the_same_way() -> None:
    api = listing(600)
    client = AsyncSchematic("sch_test", base_url=BASE_URL, httpx_client=api.async_client())

    names = [one.name async for one in iterate_async(client.licenses.list_licenses)]

    assert names == [str(number) for number in range(600)]
    assert pages(api) == [("250", "0"), ("250", "250"), ("250", "500")]


def test_filters_page_size_and_beginning_are_the_callers() -> None:
    api = listing(10)
    client = Schematic("sch_test", base_url=BASE_URL, httpx_client=api.client())

    names = [one.name for one in iterate(client.licenses.list_licenses, name="air", limit=2, offset=7)]

    assert names == ["7", "8", "9"]
    assert pages(api) == [("2", "7"), ("2", "9")]
    assert all(b"name=air" in request.url.query for request in api.requests)


def test_nothing_is_asked_before_the_first_row_is_wanted_nor_after_the_last() -> None:
    api = listing(600)
    client = Schematic("sch_test", base_url=BASE_URL, httpx_client=api.client())

    rows = iterate(client.licenses.list_licenses)
    before = len(api.requests)
    next(rows)

    assert (before, len(api.requests)) == (0, 1)


def test_a_failure_on_a_later_page_reaches_the_caller() -> None:
    api = MockApi({"data": [licence(0)], "params": {}}, httpx2.Response(403, json={"error": "no"}))
    client = Schematic("sch_test", base_url=BASE_URL, httpx_client=api.client())
    rows = iterate(client.licenses.list_licenses, limit=1)

    first = next(rows)

    assert first.name == "0"
    with pytest.raises(ForbiddenError):
        next(rows)


def test_an_unknown_filter_is_refused() -> None:
    client = Schematic("sch_test", base_url=BASE_URL, httpx_client=listing(1).client())

    with pytest.raises(TypeError, match="did you mean 'feature_ids'"):
        list(iterate(client.licenses.list_licenses, feature_id=["feat_1"]))
