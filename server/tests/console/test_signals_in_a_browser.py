"""Home with its pictures; events that appear while one looks; an endpoint made, tried, and its secret replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from schematic import Schematic

from .. import catalog

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVIL = "<img src=x onerror=alert(1)>"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa"]}}


def test_events_appear_while_one_looks_and_wait_while_it_is_paused(page: Page, sdk: Schematic) -> None:
    catalog.publish(sdk, catalog.plan(sdk, f"Basic {EVIL}"), catalog.company(sdk, "acme"))
    catalog.metered(sdk)
    _track(sdk, 1, EVIL)
    page.click("nav >> text=Home")
    page.wait_for_selector("#counted canvas")
    page.wait_for_selector("#top canvas")
    _is_accessible(page)

    page.click("nav >> text=Events")
    rows = page.locator("#newest tr")
    assert rows.count() == 1
    _track(sdk, 2)
    page.wait_for_selector("#newest tr:nth-child(2)")
    assert rows.nth(0).locator("td.number").inner_text() == "2"
    page.click("text=Pause")
    page.wait_for_selector("text=Not live.")
    page.wait_for_url("**live=off**")
    _track(sdk, 3)
    _track(sdk, 4)
    assert rows.count() == 2
    page.click("text=Go live")
    page.wait_for_selector("#newest tr:nth-child(4)")
    assert [rows.nth(at).locator("td.number").inner_text() for at in range(4)] == ["4", "3", "2", "1"]
    _is_accessible(page)
    page.select_option("[name=event_types]", "identify")
    page.wait_for_selector("text=No such event.")
    page.go_back()
    page.locator("#newest tr >> nth=-1 >> a >> nth=0").click()
    assert EVIL in page.inner_text("#payload")
    _is_accessible(page)
    _fits(page)


def test_an_endpoint_is_made_tried_and_given_another_secret(page: Page) -> None:
    page.click("nav >> text=Webhooks")
    page.click("text=New endpoint")
    page.fill("[name=name]", f"Billing {EVIL}")
    page.fill("[name=url]", "https://example.com/hooks")
    page.click("summary >> text=Company")
    page.check("[value='company.plan_changed']")
    _is_accessible(page)
    page.click("main >> button >> text=Create")
    assert "is told of events from now on" in page.inner_text(".said")
    assert f"Billing {EVIL}" in page.inner_text("h1")

    page.click("text=Show it")
    first = page.inner_text(".secret code")
    assert first.startswith("whsec_")
    page.click("summary >> text=Replace it")
    page.click("text=Make a new secret")
    page.wait_for_selector("text=The one before signs as well until")
    second = page.inner_text(".secret code")
    assert second.startswith("whsec_")
    assert second != first
    _is_accessible(page)
    page.click("summary >> text=Switch off")
    page.click("button >> text=Switch off")
    page.wait_for_selector("text=This endpoint was turned off")
    assert second not in page.content()
    page.click("nav >> text=Webhooks")
    page.click("text=What was sent")
    page.click("summary >> text=Send again")
    _is_accessible(page)
    _fits(page)


def _track(sdk: Schematic, quantity: int, note: str = "") -> None:
    body: Any = {"event": "flight", "company": {"id": "acme"}, "quantity": quantity, "traits": {"note": note}}
    sdk.events.create_event(event_type="track", body=body)


def _fits(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.emulate_media(color_scheme="dark")
    for path in ("home", "events", "events/types", "webhooks", "webhooks/new", "webhooks/deliveries"):
        page.goto(re.sub(r"(/console/\w+)/.*", rf"\1/{path}", page.url))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.wait_for_selector("h1")
    _is_accessible(page)


def _is_accessible(page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found: Any = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
