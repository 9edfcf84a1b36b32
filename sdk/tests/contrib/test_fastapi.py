"""Gates of FastAPI routes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

import httpx
import pytest
from fastapi import Depends, FastAPI, Header, Request
from fastapi.responses import PlainTextResponse

from schematic import AsyncSchematic
from schematic.contrib.fastapi import AsyncSnapshot, Gate, NotEntitled
from schematic_server.demo.process import Running


async def company(x_company: Annotated[str, Header()]) -> dict[str, str]:
    """Callers name their company in a header."""
    return {"id": x_company}


@pytest.fixture
async def aclient(server: Running) -> AsyncIterator[AsyncSchematic]:
    async with AsyncSchematic(
        server.key, base_url=server.base_url, event_capture_url=server.base_url, cache_providers=[]
    ) as made:
        yield made


@pytest.fixture
def app(aclient: AsyncSchematic) -> FastAPI:
    app = FastAPI()
    gate = Gate(aclient, company=company)
    snapshot = gate.snapshot

    @app.get("/sso", dependencies=[Depends(gate.require("sso"))])
    async def sso() -> dict[str, str]:
        return {"is": "open"}

    @app.get("/plain", dependencies=[Depends(gate.require("sso"))])
    def plain() -> dict[str, str]:
        return {"is": "open"}

    @app.get("/exports", dependencies=[Depends(gate.require("sso", "exports"))])
    async def exports() -> None:
        raise AssertionError("nobody is entitled to this")

    @app.get("/flights")
    async def flights(
        checks: AsyncSnapshot = Depends(gate.require("flights")), same: AsyncSnapshot = Depends(snapshot)
    ) -> dict[str, Any]:
        """Uses up the limit, then looks again."""
        body = {"event": "flight", "company": dict(checks.company or {}), "quantity": 3}
        await aclient.events.create_event(event_type="track", body=body)
        return {"still": await checks.check_flag("flights"), "is_one": checks is same}

    return app


async def _get(app: FastAPI, path: str, company: dict[str, str]) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://app.test") as caller:
        return await caller.get(path, headers={"X-Company": company["id"]})


@pytest.mark.parametrize("path", ["/sso", "/plain"])
async def test_the_route_runs_for_those_who_are_entitled(app: FastAPI, acme: dict[str, str], path: str) -> None:
    answer = await _get(app, path, acme)

    assert (answer.status_code, answer.json()) == (200, {"is": "open"})


async def test_others_get_403_with_the_flag_and_the_reason(app: FastAPI, acme: dict[str, str]) -> None:
    answer = await _get(app, "/exports", acme)

    assert answer.status_code == 403
    detail = answer.json()["detail"]
    assert (detail["error"], detail["flag"]) == ("not_entitled", "exports")


async def test_a_request_sees_one_answer_and_the_next_one_402(app: FastAPI, acme: dict[str, str]) -> None:
    first = await _get(app, "/flights", acme)
    second = await _get(app, "/flights", acme)

    assert first.json() == {"still": True, "is_one": True}
    assert second.status_code == 402
    detail = second.json()["detail"]
    assert (detail["error"], detail["limit"], detail["used"]) == ("limit_reached", 3, 3)


async def test_an_exception_handler_may_answer_as_it_likes(app: FastAPI, acme: dict[str, str]) -> None:
    @app.exception_handler(NotEntitled)
    async def page(request: Request, refused: NotEntitled) -> PlainTextResponse:
        return PlainTextResponse(f"Upgrade for {refused.denial.flag}!", refused.status_code)

    answer = await _get(app, "/exports", acme)

    assert (answer.status_code, answer.text) == (403, "Upgrade for exports!")


async def test_what_the_caller_lacks_is_said_by_the_dependency(app: FastAPI) -> None:
    """The gate takes nothing away from FastAPI's own validation."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://app.test") as caller:
        answer = await caller.get("/sso")

    assert answer.status_code == 422
