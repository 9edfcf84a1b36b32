"""Support at work: finds a company, sees why it is refused, grants an exception, and sees that it is not any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from schematic import Schematic

from .. import catalog

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVIL = "<img src=x onerror=alert(1)>"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa"]}}


def test_a_refused_company_is_found_explained_and_helped(page: Page, sdk: Schematic) -> None:
    flights, basic = catalog.metered(sdk), catalog.plan(sdk)
    catalog.grant(sdk, basic, flights, "numeric", value_numeric=3, metric_period="current_month")
    for number in range(60):
        catalog.company(sdk, f"C{number}")
    company = sdk.companies.create_company(
        keys={"code": "UA"}, name=f"United {EVIL}", traits={"tier": EVIL, "seats": 5}
    ).data
    catalog.publish(sdk, basic, company)
    sdk.companies.create_user(keys={"id": "ada"}, name=f"Ada {EVIL}", company_id=company.id)
    used: Any = {"event": "flight", "company": {"code": "UA"}, "user": {"id": "ada"}, "quantity": 3}
    sdk.events.create_event(event_type="track", body=used)
    assert catalog.check(sdk, "flights").value is False

    page.click("nav >> text=Companies")
    _is_accessible(page)
    page.fill("main input[type=search]", "united")
    page.locator("#rows tbody tr").nth(1).wait_for(state="detached")
    page.wait_for_url("**q=united**")
    page.click("#rows tbody a")
    page.wait_for_selector("#usage canvas")
    page.wait_for_selector("#history")
    assert "3" in page.inner_text("#usage td.number >> nth=-1")
    _is_accessible(page)
    page.click("#entitlements >> text=Explain")
    assert re.search(r"flights is false", page.inner_text(".verdict"))
    assert "usage exceeded" in page.inner_text(".rules .decided")
    _is_accessible(page)
    page.go_back()
    page.click("text=Add an override")
    form = page.locator("form[aria-label='Add an override']")
    form.locator("[name=value_numeric]").fill("10")
    form.locator("[name=note]").fill(EVIL)
    form.locator("button").click()
    assert "The override was added" in page.inner_text(".said")
    assert EVIL in page.inner_text("#overrides")

    page.click("#entitlements >> text=Explain")
    assert re.search(r"flights is true", page.inner_text(".verdict"))
    assert catalog.check(sdk, "flights").value is True
    page.set_viewport_size({"width": 320, "height": 700})
    for path in ("companies", f"companies/{company.id}", "users", "explain?flag=flights&company_id=" + company.id):
        page.goto(re.sub(r"/(companies|explain).*", f"/{path}", page.url))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.emulate_media(color_scheme="dark")
    _is_accessible(page)


def _is_accessible(page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe  # pyright: ignore[reportMissingTypeStubs]

    axe: Any = Axe()
    found = axe.run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
