"""A list that changes as somebody types does not take a click from under the pointer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import schematic_server.console
from schematic import Schematic

from .. import catalog

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

TEMPLATES = Path(schematic_server.console.__file__).parent / "templates"
SEARCH = "main input[type=search]"
ROW = "#rows tbody a"


def _searched(page: Page, sdk: Schematic) -> str:
    """The list of companies with one left of two; its path, and a pointer over it."""
    company = catalog.company(sdk, "United")
    catalog.company(sdk, "Lufthansa")
    page.click("nav >> text=Companies")
    page.fill(SEARCH, "united")
    page.locator("#rows tbody tr").nth(1).wait_for(state="detached")
    page.wait_for_url("**q=united**")
    page.locator("#total a").wait_for(state="detached")  # how many there are is asked for a little later
    page.hover(ROW)
    return f"**/companies/{company.id}"


def test_leaving_the_search_asks_for_nothing(page: Page, sdk: Schematic) -> None:
    """The field has changed for the browser when it is left, which is when the pointer goes down on a row."""
    company = _searched(page, sdk)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.mouse.down()
    assert page.evaluate("document.activeElement.type") != "search"
    assert asked == []
    page.mouse.up()

    page.wait_for_url(company)


def _press_as_it_comes(page: Page, text: str) -> None:
    """Search for another text, and have the answer come while the row under the pointer is pressed."""
    held: list[Route] = []
    page.route(f"**q={text}", lambda route: held.append(route), times=1)
    page.evaluate("addEventListener('htmx:afterOnLoad', () => document.body.dataset.came = '')")
    with page.expect_request(f"**q={text}"):
        page.fill(SEARCH, text)

    page.mouse.down()
    held[0].continue_()
    page.wait_for_selector("[data-came]")


def test_an_answer_that_comes_while_a_row_is_pressed_waits(page: Page, sdk: Schematic) -> None:
    company = _searched(page, sdk)
    _press_as_it_comes(page, "unit")

    page.mouse.up()

    page.wait_for_url(company)


def test_an_answer_that_waited_is_asked_for_again_when_the_pointer_went_elsewhere(page: Page, sdk: Schematic) -> None:
    _searched(page, sdk)
    _press_as_it_comes(page, "luft")
    assert page.inner_text(ROW).startswith("United")

    page.mouse.move(0, 0)
    page.mouse.up()

    page.wait_for_selector(f"{ROW} >> text=Lufthansa")


def test_no_form_with_a_text_asks_when_it_is_left() -> None:
    """`input` comes with every change, of choices too; `change` comes again when a text is left.

    None asks for other values only: an answer that waited is asked for again with the same.
    """
    forms = [
        (path.name, triggers, fields)
        for path in TEMPLATES.rglob("*.html")
        for triggers, fields in re.findall(
            r'<form[^>]*hx-trigger="([^"]*)"[^>]*>(.*?)</form>', path.read_text(), re.DOTALL
        )
    ]
    texts = [(name, triggers) for name, triggers, fields in forms if re.search(r'<input(?! type="checkbox")', fields)]

    assert len(texts) > 10
    assert [name for name, triggers in texts if "change" in re.split(r"[ ,]+", triggers)] == []
    assert [path.name for path in TEMPLATES.rglob("*.html") if "changed delay" in path.read_text()] == []
