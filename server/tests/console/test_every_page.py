"""Every page in a real browser, light and dark, wide and narrow: what axe finds, and what does not fit."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from httpx2 import Response

from schematic import Schematic
from schematic_server.console.screens import SCREENS

from ..conftest import on_sqlite
from .conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],  # of what is well, one example each: the rest takes a fifth of the time
}
PAGES = [page.path for screens in SCREENS for page in screens.pages]
ORIGIN = "http://schematic.test"


@pytest.fixture
def addresses(admin: Visitor, objects: dict[str, str], api: Schematic) -> dict[str, str]:
    """Pages that there are, by the address of their screen."""
    found = {
        **dict.fromkeys(re.findall(r"{(\w+)}", " ".join(PAGES)), "none"),
        **objects,
        "id": objects["environment_id"],
        "member_id": objects["account_member_id"],
        "plan_version_id": objects["draft_version_id"],
        "webhook_event_id": api.webhooks.list_webhook_events(limit=1).data[0].id,
    }
    there = {one: one.format(**found) for one in PAGES}
    return {one: address for one, address in there.items() if admin.get(address).status_code == 200}


@pytest.fixture
def opened(addresses: dict[str, str], browser: Browser, admin: Visitor) -> Iterator[Page]:
    """A page of the application in this process: what the browser asks for is asked of it.

    In a thread: the browser's event loop runs in this one.
    """
    context = browser.new_context(base_url=ORIGIN, viewport={"width": 1280, "height": 800})
    context.set_default_timeout(60_000)

    @cache
    def answer(address: str) -> Response:
        return apart.submit(admin.http.get, address).result()

    def ask(route: Route) -> None:
        if "hx-request" in route.request.headers:  # what comes a moment later has pages of its own, or is theirs
            route.abort()
            return
        found = answer(route.request.url)
        headers = {name: value for name, value in found.headers.items() if name != "content-encoding"}
        route.fulfill(status=found.status_code, headers=headers, body=found.content)

    with ThreadPoolExecutor(1) as apart:
        page = context.new_page()
        page.route("**/*", ask)
        yield page
        context.close()


@on_sqlite
def test_every_page_is_accessible_in_both_themes_and_fits_a_small_screen(
    opened: Page, admin: Visitor, addresses: dict[str, str]
) -> None:
    """The dark one has the same elements in other colours, so that these alone are looked at again."""
    from axe_playwright_python.sync_playwright import Axe  # pyright: ignore[reportMissingTypeStubs]

    axe: Any = Axe()
    wrong: dict[str, list[str]] = {}
    for screen, address in addresses.items():
        opened.set_viewport_size({"width": 1280, "height": 800})
        opened.emulate_media(color_scheme="light")
        opened.goto(f"/console/{admin.environment_id}{address}")
        found = axe.run(opened, options=OPTIONS).response["violations"]
        opened.emulate_media(color_scheme="dark")
        opened.set_viewport_size({"width": 320, "height": 800})
        found += opened.evaluate("axe.run({runOnly: ['color-contrast']}).then(found => found.violations)")
        if found:
            wrong[screen] = [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]
        if (width := opened.evaluate("document.documentElement.scrollWidth")) > 320:
            wrong.setdefault(screen, []).append(f"is {width} pixels wide")

    assert wrong == {}
    assert set(addresses) == set(PAGES)


@on_sqlite
def test_every_part_that_a_page_asks_for_is_there(admin: Visitor, addresses: dict[str, str]) -> None:
    """What scripts ask for once the page stands, and lists that change as somebody types: a part is written alone."""
    asked = {
        (html.unescape(one["get"]), one["target"])
        for address in addresses.values()
        for tag in re.findall(r"<[^>]*hx-get=[^>]*>", admin.html(address))
        if (one := re.search(r'hx-get="(?P<get>[^"]*)".*hx-target="#(?P<target>[\w-]+)"', tag))
    }

    answers = {
        one: admin.http.get(one[0], headers={"HX-Request": "true", "HX-Target": one[1]}).status_code for one in asked
    }

    assert len(asked) > len(PAGES) / 2
    assert {one: status for one, status in answers.items() if status != 200} == {}
