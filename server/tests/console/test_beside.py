"""The process that makes pages: what it makes is what the server makes, and pages come without it, too."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace

import pytest

from schematic import Schematic
from schematic_server.cli.serve import PAGES_BY
from schematic_server.console.beside import Beside
from schematic_server.console.pages import Asked, Made

from ..asgi import PATIENCE, App
from .conftest import Visitor


@pytest.fixture
def beside(app: App) -> Iterator[Beside]:
    async def make() -> Beside:
        return Beside(app.settings, PAGES_BY)

    made = app.run(make())
    yield made
    app.run(made.close())
    if made.pid is not None:
        with pytest.raises(ProcessLookupError):
            os.kill(made.pid, 0)


def _asked(visitor: Visitor, page: str, **path: str) -> Asked:
    token = visitor.http.cookies["schematic_session"]
    return Asked(page, token, "c", visitor.environment_id, "req_1", path, {}, "http://schematic.test", "", None)


def _page(app: App, beside: Beside, asked: Asked) -> Made | None:
    async def made() -> Made | None:
        if not beside.is_ready.is_set():
            assert await beside.make(asked) is None  # whoever asks first does not wait for the process
            await beside.is_ready.wait()
        return await beside.make(asked)

    return app.begin(made()).result(PATIENCE)


def test_a_page_is_the_same_whichever_process_makes_it(
    app: App, api: Schematic, admin: Visitor, beside: Beside
) -> None:
    made = api.companies.upsert_company(keys={"id": "acme"}, name="Acme").data
    own = admin.html(f"/companies/{made.id}")

    page = _page(app, beside, _asked(admin, "/companies/{company_id}", company_id=made.id))

    assert page is not None
    body = page.html.partition("<main")[2].replace('name="csrf" value="c"', "")
    token = own.partition('name="csrf" value="')[2].partition('"')[0]
    assert body == own.partition("<main")[2].replace(f'name="csrf" value="{token}"', "")
    assert page.session_id


def test_pages_that_are_refused_are_left_to_the_server(app: App, admin: Visitor, beside: Beside) -> None:
    assert _page(app, beside, _asked(admin, "/companies/{company_id}", company_id="comp_none")) is None
    assert _page(app, beside, replace(_asked(admin, "/companies"), token="nobody's")) is None


def test_pages_come_without_the_process(app: App, admin: Visitor, beside: Beside) -> None:
    asked = _asked(admin, "/companies")
    assert _page(app, beside, asked) is not None
    assert beside.pid is not None

    os.kill(beside.pid, signal.SIGKILL)

    async def left() -> None:
        while beside.is_ready.is_set():
            if await beside.make(asked) is None:
                return

    app.begin(left()).result(PATIENCE)
    assert app.run(beside.make(asked)) is None  # and no other one is started at once
    assert not beside.is_ready.is_set()
