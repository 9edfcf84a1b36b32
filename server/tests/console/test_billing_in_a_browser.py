"""Somebody sells: a plan is bought at the console for what was shown, its invoice is paid, and a portal shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from schematic import Schematic

from .. import catalog, selling

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa"]}}


def test_a_plan_is_bought_its_invoice_paid_and_a_portal_shows_it(page: Page, sdk: Schematic) -> None:
    catalog.metered(sdk)
    pro = selling.plan(sdk, "Pro", monthly_price=4900, yearly_price=49000)
    extra = selling.plan(sdk, "Extra", "add_on", monthly_price=1000)
    acme = catalog.company(sdk, "acme")

    page.click("nav >> text=Companies")
    page.click("#rows tbody a")
    page.click("text=Manage plan")
    page.select_option("[name=base_plan_id]", f"{pro.id}:{pro.monthly_price.id}")
    page.check(f"[name='add_on.{extra.id}']")
    page.click("text=Show what changes")
    assert "USD 59.00" in page.inner_text(".tiles")
    _is_accessible(page)
    _fits(page)
    page.click("button:has-text('Change the plan')")
    assert "The plan was changed" in page.inner_text(".said")
    assert sdk.companies.get_company(acme.id).data.plan.id == pro.id
    page.wait_for_selector("#billing table")
    assert "USD 49.00 a month" in page.inner_text("#billing")
    _fits(page)

    page.click("#billing >> text=INV-")
    page.click("summary:has-text('Record a payment')")
    _is_accessible(page)
    page.click("button:has-text('Record')")
    assert "The invoice is paid" in page.inner_text(".said")
    assert [one.status for one in selling.invoices(sdk, acme)] == ["paid"]
    with page.expect_download() as taken:
        page.click("button:has-text('PDF')")
    assert taken.value.path().read_bytes().startswith(b"%PDF")
    _fits(page)

    page.click("nav >> text=Components")
    page.click("summary:has-text('New component')")
    page.fill("[name=name]", "Portal")
    page.click("button:has-text('Create')")
    assert "USD 49.00 / month" in (page.text_content("svg.picture") or "")
    page.fill("[name=primary]", "#aa00aa")
    page.click("form[aria-label='What it shows'] button")
    assert page.locator("svg.picture rect[fill='#AA00AA']").count() >= 1
    _is_accessible(page)
    _fits(page)


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
