"""When a server stops an application, what waits is sent: for each framework, and each client."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from litestar import Litestar
from litestar.testing import TestClient as LitestarClient
from starlette.applications import Starlette

from schematic import AsyncSchematic, Schematic
from schematic.contrib.asgi import Lifespan, lifespan

from ..capture_endpoint import Endpoint


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with Endpoint() as made:
        yield made


@pytest.fixture(params=[Schematic, AsyncSchematic])
def client(request: pytest.FixtureRequest, endpoint: Endpoint) -> Iterator[Any]:
    """One whose events wait for an hour."""
    made = request.param("sch_dev", event_capture_url=endpoint.url, event_buffer_period=3600)
    yield made
    stopped = made.shutdown(0.1)
    if stopped is not None:
        asyncio.run(stopped)


async def track(client: Any, event: str) -> None:
    tracked = client.track(event, company={"id": "acme"})
    if tracked is not None:
        await tracked


def names(endpoint: Endpoint) -> list[str]:
    return [event["body"]["event"] for event in endpoint.events]


@pytest.mark.parametrize("framework", [FastAPI, Starlette])
def test_a_lifespan_sends_what_waits_each_time_the_application_ends(
    framework: Any, client: Any, endpoint: Endpoint
) -> None:
    app = framework(lifespan=lifespan(client))

    for event in ("first", "second"):
        with TestClient(app):
            asyncio.run(track(client, event))
            assert event not in names(endpoint)

    assert names(endpoint) == ["first", "second"]


def test_an_applications_own_lifespan_ends_first_and_keeps_its_state(client: Any, endpoint: Endpoint) -> None:
    @asynccontextmanager
    async def own(app: Any) -> AsyncGenerator[dict[str, str], None]:
        await track(client, "began")
        yield {"colour": "red"}
        await track(client, "ended")

    with TestClient(Starlette(lifespan=lifespan(client, own))) as browser:
        assert browser.app_state == {"colour": "red"}

    assert names(endpoint) == ["began", "ended"]


def test_litestar_takes_the_same(client: Any, endpoint: Endpoint) -> None:
    with LitestarClient(Litestar([], lifespan=[lifespan(client)], logging_config=None)):
        asyncio.run(track(client, "flight"))

    assert names(endpoint) == ["flight"]


def test_an_application_without_a_lifespan_gets_one_around_it(client: Any, endpoint: Endpoint) -> None:
    """Django's refuses to be asked for one."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert scope["type"] == "http"
        await track(client, "request")
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    with TestClient(Lifespan(app, client)) as browser:
        assert browser.get("/").status_code == 204

    assert names(endpoint) == ["request"]
