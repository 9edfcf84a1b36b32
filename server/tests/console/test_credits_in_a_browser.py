"""Support at work: a company that has used up its credits is given more, capped, and every figure is explained."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from schematic import Schematic

from .. import catalog

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVIL = "<img src=x onerror=alert(1)>"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa"]}}


def test_a_company_without_credits_is_helped(page: Page, sdk: Schematic) -> None:
    flights, gold = catalog.metered(sdk), catalog.plan(sdk, "Gold")
    tokens = sdk.credits.create_billing_credit(
        name=f"Tokens {EVIL}", description="", currency="usd", per_unit_price=2
    ).data
    catalog.grant(sdk, gold, flights, "credit", value_credit_id=tokens.id, credit_consumption_rate=2.5)
    company = catalog.company(sdk)
    catalog.publish(sdk, gold, company)
    sdk.credits.grant_billing_credits_to_company(company_id=company.id, credit_id=tokens.id, quantity=10, reason="free")
    catalog.track(sdk, quantity=4)
    assert catalog.check(sdk, "flights").value is False

    page.click("nav >> text=Companies")
    page.click("#rows tbody a")
    page.wait_for_selector("#credits svg")
    assert "0 remaining" in (page.get_attribute("#credits svg", "aria-label") or "")
    page.click("#credits >> text=Grant credits")
    page.wait_for_url("**/credits")
    form = page.locator("form[aria-label='Grant credits']")
    assert not form.locator("[name=currency]").is_visible()
    form.locator("[name=reason]").select_option("purchased")
    assert form.locator("[name=currency]").is_visible()
    form.locator("[name=ends]").select_option("duration")
    form.locator("[name=expiry_unit_count]").fill("30")
    form.locator("[name=quantity]").fill("100")
    _is_accessible(page)
    form.locator("button").click()
    assert "were granted" in page.inner_text(".said")
    assert catalog.check(sdk, "flights").value is True
    assert "USD 2.00" in page.inner_text("#grants")
    _fits(page)

    page.click("text=Usage controls")
    page.fill("form[aria-label='Add a limit'] [name=amount]", "10")
    _is_accessible(page)
    page.click("form[aria-label='Add a limit'] button")
    assert "The limit holds now" in page.inner_text(".said")
    assert catalog.check(sdk, "flights").value is False
    page.click("#rows a.button")
    page.click("summary:has-text('Remove')")
    assert "Only the balance limits what is drawn then." in page.inner_text(".destroy p")
    page.click(".destroy button")
    assert "The limit was removed" in page.inner_text(".said")
    assert catalog.check(sdk, "flights").value is True

    page.click("text=Over time")
    page.wait_for_selector("#history canvas")
    _is_accessible(page)
    _fits(page)
    page.click("nav >> text=Ledger")
    page.wait_for_url("**/ledger")  # loaded: before, nothing listens to what is chosen
    page.select_option("[name=event_type]", "usage")
    page.locator("#rows tbody tr").nth(1).wait_for(state="detached")
    page.wait_for_url("**event_type=usage**")
    assert page.inner_text("#rows td.number") == "-10"
    _is_accessible(page)
    _fits(page)
    page.click("#rows >> text=event")
    assert "flight" in page.inner_text("h1")


def _fits(page: Page) -> None:
    """On a telephone nothing is wider than the screen; the table that is scrolls by itself."""
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, re.sub(r".*/console", "", page.url)
    page.set_viewport_size({"width": 1280, "height": 800})


def _is_accessible(page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe  # pyright: ignore[reportMissingTypeStubs]

    axe: Any = Axe()
    found = axe.run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
