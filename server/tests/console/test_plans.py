"""Plans in the console: made, granted, published, migrated; lifecycle and credit types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from schematic import Schematic

from .. import catalog
from ..asgi import App
from ..conftest import Keys, another_account, another_environment, on_sqlite
from ..test_planmigrations import break_moves, ended, mend_moves
from .conftest import SignIn, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVIL = "<img src=x onerror=alert(1)>"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;"


def _entitlements(api: Schematic, plan_version_id: str) -> dict[str, Any]:
    """What a version grants, by the feature's name."""
    found = api.entitlements.list_plan_entitlements(plan_version_id=plan_version_id).data
    return {one.feature.name: one for one in found if one.feature}


def _stamp(html: str, form: str) -> dict[str, str]:
    """What a form that edits a draft carries along; `form` is its label."""
    part = html[html.index(f'aria-label="{form}"') :]
    return {name: re.findall(rf'name="{name}" value="([^"]*)"', part)[0] for name in ("updated_at", "version")}


def test_a_plan_is_made_granted_published_and_companies_are_moved(admin: Visitor, api: Schematic) -> None:
    flights = catalog.metered(api)
    company, other = catalog.company(api, "acme"), catalog.company(api, "other")
    fields = {"name": EVIL, "plan_type": "plan", "charge_type": "recurring", "is_trialable": "on", "trial_days": "14"}
    made = admin.done(
        "/plans/new",
        {**fields, "currency": "usd", "monthly_price": "4900", "quarterly_price": ""}
        | {"yearly_price": "", "one_time_price": ""},
    )
    assert ESCAPED in made
    assert EVIL not in made
    assert "USD 49.00 monthly" in made
    (plan,) = api.plans.list_plans().data
    assert (plan.is_trialable, plan.trial_days) == (True, 14)
    entitlement = {"feature_id": flights.id, "value_type": "numeric", "value_numeric": "5", "warning": "4"}
    shown = admin.done(
        f"/plans/{plan.id}/entitlements",
        {**entitlement, "metric_period": "current_month", "metric_period_month_reset": "first_of_month"},
        page=f"/plans/{plan.id}/entitlements/new?feature_id={flights.id}",
    )
    assert "warns at 4" in shown
    version = catalog.publish(api, plan, company, other).active_version

    granted = _entitlements(api, version.id)["Flights"]
    where = f"/plans/{plan.id}/entitlements/{granted.id}"
    edited = {**_stamp(admin.html(where), "Entitlement"), "value_type": "numeric", "value_numeric": "9"}
    assert "was changed in the draft" in admin.done(where, edited)
    publish = f"/plans/{plan.id}/publish"
    difference = admin.html(publish)
    assert re.search(r"<del>\s*5.*</del>", difference)
    assert re.search(r"<ins>\s*9.*</ins>", difference)
    choice = {**_stamp(difference, "Publish"), "migration_strategy": "immediate"}
    choice["excluded_company_ids"] = other.id
    preview = admin.send(f"{publish}/preview", choice, page=publish)
    assert "1 companies move now." in preview.text
    assert 'value="immediate" required checked' in preview.text
    assert f'value="{other.id}" checked' in preview.text
    assert "is published" in admin.done(publish, choice)
    assert len(api.planmigrations.list_migrations().data) == 1
    for page in ("/plans", "/plans/migrations", f"/plans/{plan.id}/versions", f"/plans/{plan.id}/migrations"):
        assert ESCAPED in admin.html(page)
        assert EVIL not in admin.html(page)


@on_sqlite
def test_prices_in_tiers_come_back_as_they_were_typed(admin: Visitor, api: Schematic) -> None:
    plan, flights = catalog.plan(api), catalog.metered(api)
    new = f"/plans/{plan.id}/entitlements/new?feature_id={flights.id}"
    tiers = {
        "monthly_up_to": ["100", "", ""],
        "monthly_per_unit_price": ["10", "0.25", ""],
        "monthly_flat_amount": ["", "500", ""],
    }
    fields = {"feature_id": flights.id, "value_type": "unlimited", "price_behavior": "tier", "currency": "EUR"}

    admin.done(f"/plans/{plan.id}/entitlements", {**fields, "tier_mode": "volume", **tiers}, page=new)

    (one,) = api.entitlements.list_plan_entitlements(plan_id=plan.id).data
    price = one.metered_monthly_price
    assert price is not None
    assert [(tier.up_to, tier.per_unit_price_decimal, tier.flat_amount) for tier in price.price_tier] == [
        (100, "10", None),
        (None, "0.25", 500),
    ]
    assert "beyond EUR 0.0025 each + EUR 5.00" in " ".join(admin.html(f"/plans/{plan.id}").split())
    editor = admin.html(f"/plans/{plan.id}/entitlements/{one.id}")
    assert re.findall(r'name="monthly_per_unit_price"[^>]* value="([^"]*)"', editor) == ["10", "0.25", "", "", ""]
    wrong = {**fields, "tier_mode": "volume", **tiers, "monthly_up_to": ["100", "many", ""]}
    refused = admin.send(f"/plans/{plan.id}/entitlements", wrong, page=new)
    assert refused.status_code == 400
    assert "Up to, monthly: must be a whole number" in refused.text
    assert 'value="many"' in refused.text


@on_sqlite
def test_the_second_of_two_who_edit_a_draft_is_told(admin: Visitor, api: Schematic) -> None:
    plan, flights = catalog.plan(api), catalog.metered(api)
    catalog.grant(api, plan, flights, "numeric", value_numeric=5)
    plan = catalog.publish(api, plan)
    (one,) = api.entitlements.list_plan_entitlements(plan_id=plan.id).data
    page, editor = f"/plans/{plan.id}", f"/plans/{plan.id}/entitlements/{one.id}"
    names, prices = (
        {**_stamp(admin.html(page), form), "charge_type": "free"}
        for form in ("Name and description", "Price and trial")
    )
    grant = {**_stamp(admin.html(editor), "Entitlement"), "value_type": "numeric", "value_numeric": "7"}
    published = {**names, "name": "Silver", "description": EVIL, "icon": "gray"}

    assert "The draft says so now" in admin.done(f"{page}/edit", published, page=page)

    for path, fields in ((f"{page}/edit", published), (f"{page}/billing", prices), (editor, grant)):
        refused = admin.send(path, fields, page=page if path != editor else editor)
        assert refused.status_code == 400
        assert "somebody else has changed this meanwhile" in refused.text
        assert EVIL not in refused.text
    assert 'value="7"' in admin.send(editor, grant).text
    again = {**_stamp(admin.html(editor), "Entitlement"), "value_type": "numeric", "value_numeric": "7"}
    admin.done(editor, again)
    draft = api.plans.get_plan(plan.id).data.draft_version
    assert draft is not None
    assert _entitlements(api, draft.id)["Flights"].value_numeric == 7


@on_sqlite
def test_traits_copies_versions_and_deletion(admin: Visitor, api: Schematic) -> None:
    seats, sso = catalog.trait(api, "seats"), catalog.feature(api, "sso")
    gold, silver = catalog.plan(api, "Gold"), catalog.plan(api, "Silver")
    catalog.grant(api, gold, sso, "boolean", value_bool=True)
    company = catalog.company(api, base_plan_id=silver.id)
    page = f"/plans/{silver.id}"

    traits = {"trait_id": [seats.id, ""], "trait_value": ["12", ""], "apply_to_existing_companies": "on"}
    assert 'value="12"' in admin.done(f"{page}/traits", traits, page=page)
    assert api.companies.get_company(company.id).data.traits == {"seats": 12}
    assert "1 entitlement was copied" in admin.done(f"{page}/duplicate", {"source_plan_id": gold.id})
    other = catalog.company(api, "on no plan")
    versions = api.plans.get_plan(silver.id).data.versions
    assert [one.status for one in versions] == ["draft", "published"]
    assert f"/companies?plan_version_id={versions[1].id}" in admin.html(f"{page}/versions")
    on = admin.html(f"/companies?plan_version_id={versions[1].id}")
    assert company.id in on
    assert other.id not in on
    assert "+ added" not in admin.html(f"{page}/versions/{versions[0].id}?against={versions[1].id}")
    dropped = admin.done(f"{page}/versions/{versions[0].id}/delete", page=f"{page}/versions")
    assert "The draft is gone." in dropped
    told = admin.html(f"{page}/delete")
    assert "1 company is</a> on it" in told
    assert "1 plan trait;" in told
    assert "be on no plan then" in told
    admin.done(f"{page}/delete")
    assert [one.name for one in api.plans.list_plans().data] == ["Gold"]


@on_sqlite
def test_a_migration_that_waits_is_hurried_or_cancelled(admin: Visitor, api: Schematic) -> None:
    plan = catalog.plan(api)
    plan = catalog.publish(api, plan, catalog.company(api, "one"), catalog.company(api, EVIL))
    first = plan.active_version.id
    api.plans.update_plan(plan.id, name="Better")
    plan = catalog.publish(api, plan)
    page = f"/plans/{plan.id}/migrations"
    fields = {"plan_version_id_to": plan.active_version.id, "company_ids": "", "excluded_company_ids": ""}
    preview = admin.send(f"{page}/preview", fields, page=page)
    assert "2 companies" in preview.text
    later = {**fields, "strategy": "scheduled"}
    assert "scheduled_at is required" in admin.send(page, later).text
    for action, status in (("cancel", "cancelled"), ("complete", "completed")):
        admin.done(page, {**later, "scheduled_at": "2099-01-31T12:00"})
        migration = api.planmigrations.list_migrations().data[0]
        where = f"/plans/migrations/{migration.id}"
        shown = admin.html(where)
        assert "Complete now" in shown
        assert "every 1s" not in shown  # it waits for a date, and is not asked for every second
        admin.done(f"{where}/{action}", page=where)
        told = api.planmigrations.get_migration(migration.id).data
        assert told.status == status or told.next_due_at is None
    assert admin.get("/plans/migrations?status=cancelled").text.count("plvm_") >= 1
    assert first in {one.plan_version_id_from for one in api.planmigrations.list_migrations().data}


@on_sqlite
def test_companies_that_failed_are_tried_again(
    admin: Visitor, app: App, api: Schematic, database_url: str, backend: str
) -> None:
    plan = catalog.plan(api)
    made = [catalog.company(api, code) for code in ("one", "two", "three")]
    plan = catalog.publish(api, plan, *made)
    api.plans.update_plan(plan.id, name="Better")
    break_moves(app, backend, {made[0].id, made[1].id})
    publish = f"/plans/{plan.id}/publish"
    admin.done(publish, {**_stamp(admin.html(publish), "Publish"), "migration_strategy": "immediate"})
    failed = ended(api, api.planmigrations.list_migrations().data[0])
    page = f"/plans/migrations/{failed.id}"
    shown = admin.html(page)
    assert shown.count("out of order") == 2
    assert "every 1s" not in shown
    mend_moves(app, backend)
    one = api.planmigrations.list_company_migrations(migration_id=failed.id, status="failed").data[0]
    assert f">{one.company_name}<" not in admin.html(f"{page}?status=completed")

    admin.done(f"{page}/companies/{one.id}", page=page)

    assert ended(api, failed).completed_companies == 2
    admin.done(f"{page}/retry", page=page)
    assert ended(api, failed).status == "completed"
    assert "Try again" not in admin.html(page)


@on_sqlite
def test_lifecycle_settings_keep_what_the_form_does_not_show(admin: Visitor, api: Schematic) -> None:
    sso = catalog.feature(api, "sso")
    gold, silver, support = catalog.plan(api, EVIL), catalog.plan(api, "Silver"), catalog.plan(api, "Support", "add_on")
    catalog.grant(api, gold, sso, "boolean", value_bool=True)
    page = "/plans/lifecycle"
    empty = admin.html(page)
    assert "has no plan group yet" in empty
    assert ESCAPED in empty
    fields = {
        "proration_behavior": "create_prorations",
        "initial_plan_id": silver.id,
        f"place.{gold.id}": "2",
        f"place.{silver.id}": "1",
        f"add_on_place.{support.id}": "1",
        f"with_{support.id}": [gold.id],
        "show_credits": "on",
    }
    admin.done(page, fields)
    group = api.plangroups.get_plan_group().data
    assert [one.plan_id for one in group.ordered_plan_list] == [silver.id, gold.id]
    assert group.add_ons[0].compatible_plan_ids == [gold.id]
    (granted,) = api.entitlements.list_plan_entitlements(plan_id=gold.id).data
    hidden = {"plan_id": gold.id, "entitlements": [{"entitlement_id": granted.id, "visible": False}]}
    field = {"name": EVIL, "required": True, "stripe_metadata_key": "vat"}
    members: dict[str, Any] = {"ordered_plans": [hidden, {"plan_id": silver.id}], "custom_checkout_fields": [field]}
    api.plangroups.update_plan_group(group.id, **(catalog.GROUP | members))
    shown = admin.html(page)
    assert EVIL not in shown
    stamp = re.findall(r'name="updated_at" value="(\w+)"', shown)[0]

    changed = {"updated_at": stamp, "fallback_plan_id": silver.id, f"place.{gold.id}": "1", f"place.{silver.id}": ""}
    admin.done(f"{page}/{group.id}", changed, page=page)

    told = api.plangroups.get_plan_group().data
    assert told.fallback_plan_id == silver.id
    (live,) = told.ordered_plan_list
    assert live.plan_id == gold.id
    assert [one.visible for one in live.entitlements or ()] == [False]
    assert [one.name for one in told.custom_checkout_fields] == [EVIL]
    refused = admin.send(f"{page}/{group.id}", changed | {"trial_days": "30"}, page=page)
    assert "somebody else has changed this meanwhile" in refused.text
    assert 'value="30"' in refused.text


@on_sqlite
def test_custom_plans_are_for_one_company(admin: Visitor, api: Schematic) -> None:
    company, gold = catalog.company(api, EVIL), catalog.plan(api, "Gold")
    catalog.grant(api, gold, catalog.feature(api, "sso"), "boolean", value_bool=True)
    page = "/plans/custom?company=img"
    assert ESCAPED in admin.html(page)
    fields = {"company_id": company.id, "name": "Special", "description": "", "copied_from_plan_id": gold.id}

    made = admin.done("/plans/custom", fields)

    assert "custom plan" in made
    assert "Sso" in made
    assert EVIL not in admin.html("/plans?kind=custom")
    assert "Gold" not in admin.html("/plans?kind=custom")
    missing = admin.send("/plans/custom", {**fields, "company_id": "comp_none"})
    assert "Company: company comp_none does not exist" in missing.text


@on_sqlite
def test_credit_types_are_made_changed_and_deleted(admin: Visitor, api: Schematic) -> None:
    assert "client.credits.create_billing_credit" in admin.html("/credits")
    fields = {"name": EVIL, "description": "", "currency": "EUR", "per_unit_price": "0.25"}
    made = admin.done("/credits", fields)
    assert EVIL not in made
    assert ESCAPED in made
    (credit,) = api.credits.list_billing_credits().data
    assert "EUR 0.0025" in admin.html("/credits")
    page = f"/credits/{credit.id}"
    stamp = {"updated_at": re.findall(r'name="updated_at" value="([^"]+)"', made)[0]}
    admin.done(page, {**stamp, "name": "Token", "description": "", "default_expiry_unit_count": "30"})
    assert "30 days" in admin.html("/credits")
    refused = admin.send(page, {**stamp, "name": "Coin", "description": ""})
    assert "somebody else has changed this meanwhile" in refused.text
    assert "Nobody was ever given any." in admin.html(f"{page}/grants")
    admin.done(f"{page}/delete")
    assert api.credits.list_billing_credits().data == []


@on_sqlite
def test_members_see_plans_and_no_action_that_they_lack(sign_in: SignIn, api: Schematic, credentials: Keys) -> None:
    plan = catalog.plan(api)
    catalog.grant(api, plan, catalog.metered(api), "numeric", value_numeric=5)
    catalog.plan_group(api)
    credit = api.credits.create_billing_credit(name="Token", description="", currency="usd").data
    reader = sign_in("member")
    pages = ("", f"/{plan.id}", f"/{plan.id}/versions", f"/{plan.id}/publish", f"/{plan.id}/migrations")
    for page in (
        *(f"/plans{one}" for one in pages),
        "/plans/lifecycle",
        "/credits",
        f"/credits/{credit.id}",
    ):
        shown = reader.html(page)
        assert 'class="button primary"' not in shown
        assert 'class="primary"' not in shown
        assert "danger" not in shown
    editor = sign_in("member", {credentials.environment_id: ["plan_entitlements_edit"]})
    assert "Add entitlement" in editor.html(f"/plans/{plan.id}")
    assert "Delete" not in editor.html(f"/plans/{plan.id}")


@on_sqlite
def test_a_plan_without_a_version_here_has_its_pages_and_that_of_others_is_not_there(
    admin: Visitor, app: App, api: Schematic, credentials: Keys
) -> None:
    plan = catalog.plan(api)
    staging = Visitor(admin.http, another_environment(app, credentials).environment_id)
    for page in ("", "/versions", "/publish", "/migrations", "/entitlements/new", "/duplicate", "/delete"):
        assert "Basic" in staging.html(f"/plans/{plan.id}{page}")
    stranger = another_account(app)
    with app.client(stranger.secret) as http:
        theirs = http.post("/plans", json={"name": "Theirs", "plan_type": "plan"}).json()["data"]["id"]
    for page in ("", "/versions", "/publish", "/migrations", "/entitlements/new", "/duplicate", "/delete"):
        assert admin.get(f"/plans/{theirs}{page}").status_code == 404


@pytest.mark.parametrize("block", [("rows", "/plans"), ("rows", "/plans/migrations"), ("companies", "/plans/custom")])
@on_sqlite
def test_parts_of_pages_are_written_alone(admin: Visitor, api: Schematic, block: tuple[str, str]) -> None:
    part = admin.get(block[1], **{"HX-Request": "true", "HX-Target": block[0]})
    assert part.status_code == 200
    assert "<html" not in part.text


def test_a_draft_is_published_in_a_browser(page: Page, sdk: Schematic) -> None:
    from axe_playwright_python.sync_playwright import Axe

    def is_accessible() -> None:
        options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
        found = Axe().run(page, options=options)
        assert found.violations_count == 0, found.generate_report()

    catalog.metered(sdk)
    page.click("text=Plans")
    is_accessible()
    page.click("text=New plan")
    page.fill("[name=name]", "Gold")
    page.check("[value=add_on]")
    assert page.is_hidden("text=A trial?")
    page.check("[value=plan]")
    is_accessible()
    page.click("text=Create")
    page.click("text=Add entitlement")
    page.fill("[placeholder='Name or id']", "fli")
    page.click("text=Flights")
    page.check("[value=numeric]")
    page.fill("[name=value_numeric]", "5")
    assert page.is_hidden("[name=soft_limit]")
    page.check("[value=overage]")
    page.fill("[name=soft_limit]", "3")
    is_accessible()
    page.click("main button.primary")
    page.click("nav >> text=Publish")
    page.click("main button.primary")
    assert "stay where they are" in page.inner_text("[role=status]")
    (plan,) = sdk.plans.list_plans().data
    for code in ("one", "two"):
        catalog.company(sdk, code, base_plan_id=plan.id)
    page.click("nav >> text='Plan'")
    page.click("text=Edit name and description")
    is_accessible()
    page.fill("[name=description]", EVIL)
    page.click("text=Save >> nth=0")
    page.click("text=publish it")
    is_accessible()
    page.check("[value=immediate]")
    page.click("text=Preview")
    assert "2 companies move now" in page.inner_text("#preview")
    page.click("main button.primary")
    page.click("tbody a >> nth=0")
    page.wait_for_selector("[data-status=completed]")  # which the page hears of by itself
    is_accessible()
    page.reload()
    assert "two" in page.inner_text("#rows")
    page.goto(page.url.rpartition("/plans/")[0] + "/plans/lifecycle")
    is_accessible()


@on_sqlite
def test_prices_that_cannot_be_are_told_in_the_words_of_the_form(admin: Visitor, api: Schematic) -> None:
    fields = {"name": "Gold", "plan_type": "plan", "charge_type": "recurring", "currency": ["usd", "eur"]}
    prices = {"quarterly_price": ["", ""], "yearly_price": ["", ""], "one_time_price": ["", ""]}

    for monthly, said in (
        (["many", ""], "Monthly price: must be a whole number"),
        (["-1", ""], "Monthly price: -1 is less than nothing"),
        (["4900", "-1"], "Monthly price: -1 is less than nothing"),
    ):
        refused = admin.send("/plans/new", {**fields, **prices, "monthly_price": monthly})
        assert (refused.status_code, refused.text.count(said)) == (400, 2), refused.text  # above, and beside the field
        assert "monthly_price:" not in refused.text
    assert api.plans.list_plans().data == []


def test_what_one_form_of_a_plan_was_refused_with_opens_no_other(admin: Visitor, api: Schematic) -> None:
    plan = api.plans.create_plan(name="Gold", plan_type="plan", description="Shiny").data
    where = f"/plans/{plan.id}"
    prices = {"currency": "usd", "quarterly_price": "", "yearly_price": "", "one_time_price": ""}
    prices["monthly_price"] = "many"

    for act, fields, opens, said in (
        ("edit", {"name": "", "description": "Dull", "icon": ""}, "Edit name and description", "Name: is missing"),
        ("billing", {"charge_type": "", **prices}, "Edit price and trial", "Monthly price: must be a whole number"),
    ):
        refused = admin.send(f"{where}/{act}", fields, where).text
        assert re.findall(r"<details open><summary>(Edit [^<]*)", refused) == [opens]
        assert refused.count(said) == 2  # above, and beside the field
        assert ('name="description" type="text" value="Dull"' in refused) == (act == "edit")
    assert "Shiny" in refused
