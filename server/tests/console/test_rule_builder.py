"""The rule builder in a real browser: with the keyboard, by dragging, and read by who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

from schematic import Schematic

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def _accessible(page: Page) -> None:
    found = Axe().run(page, options=AXE)
    assert found.violations_count == 0, found.generate_report()


def test_rules_are_built_moved_and_decide(page: Page, sdk: Schematic) -> None:
    acme = sdk.companies.upsert_company(
        keys={"id": "acme"}, name="Acme <img src=x onerror=alert(1)>", traits={"seats": 7}
    )
    page.click("text=Flags")
    page.click("summary:has-text('New flag')")
    page.fill("[name=key]", "checkout")
    page.fill("[name=name]", "Checkout")
    page.click("button:has-text('Create')")
    page.click("text=Edit rules")

    page.click("text=Add a rule")
    page.wait_for_selector("[name='rules.0.name']:focus")
    page.keyboard.type("Everybody off")
    page.select_option("[name='rules.0.value']", "false")
    page.click("text=Add a rule")
    page.wait_for_selector("[name='rules.1.name']:focus")
    page.keyboard.type("Acme on")
    second = page.locator("li.rule").nth(1)
    second.get_by_role("button", name="Add a condition").click()
    page.locator("[name='rules.1.conditions.0.find']").press_sequentially("acm", delay=20)
    page.get_by_role("button", name=f"Take {acme.data.name}").click()
    page.wait_for_selector(".chip:has-text('Acme')")
    page.get_by_role("button", name="Add a group of alternatives").nth(1).click()
    group = "rules.1.condition_groups.0.conditions.0"
    page.select_option(f"[name='{group}.condition_type']", "trait")
    page.select_option(f"[name='{group}.trait_id']", label="seats (company)")
    page.select_option(f"[name='{group}.operator']", "gte")
    page.wait_for_selector(f"[name='{group}.trait_value'][type=number]")
    page.fill(f"[name='{group}.trait_value']", "5")
    _accessible(page)
    page.get_by_role("button", name="Move rule 2 up").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[name='rules.0.name'][value='Acme on']")
    page.get_by_role("button", name="Save the rules").first.click()
    page.wait_for_selector("text=The rules were saved")
    assert page.locator(".decides li").all_inner_texts() == [
        f"on Acme on if company is {acme.data.name} and one of (company trait seats is at least “5”)",
        "off Everybody off for whoever asks",
        "off otherwise",
    ]
    _accessible(page)
    assert sdk.check_flag("checkout", company={"id": "acme"}) is True

    page.click("text=Edit rules")
    page.locator(".grip").nth(1).drag_to(page.locator("li.rule").first, target_position={"x": 40, "y": 4})
    page.get_by_role("button", name="Save the rules").first.click()
    page.wait_for_selector("text=The rules were saved")
    assert "Everybody off" in page.locator(".decides li").first.inner_text()
    assert sdk.check_flag("checkout", company={"id": "bravo"}) is False


def test_features_and_the_palette(page: Page, sdk: Schematic) -> None:
    page.click("text=Features")
    page.click("text=New feature")
    page.fill("[name=name]", "Exports")
    assert not page.is_visible("[name=event_subtype]")
    page.check("[value=event]")
    page.fill("[name=event_subtype]", "export")
    _accessible(page)
    page.click("button:has-text('Create the feature')")
    page.wait_for_selector("text=Exports was created")
    _accessible(page)
    sdk.track("export", company={"id": "acme"}, quantity=3)
    sdk.flush()
    page.click("text=Usage")
    page.wait_for_selector(".chart canvas")
    _accessible(page)

    page.keyboard.press("Control+k")
    page.keyboard.type("expo")
    page.wait_for_selector("#found a:has-text('Exports')")
    _accessible(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Exports')")
    page.click("text=Flags")
    _accessible(page)
    page.click("text=In all environments")
    page.click("a:has-text('compare') >> nth=0")
    _accessible(page)
    page.fill(".find input", "exp")
    page.keyboard.press("Enter")
    page.wait_for_selector(".found a")
    _accessible(page)
