"""What the component library is told of a company: all that it draws its pages from, in the form that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from schematic import Schematic

from . import catalog, embedding
from .asgi import App
from .embedding import Page, offered, priced


@pytest.fixture
def acme(api: Schematic) -> Any:
    return catalog.company(api)


@pytest.fixture
def page(app: App, api: Schematic, acme: Any) -> Iterator[Page]:
    with embedding.page(app, api, acme) as made:
        yield made


def test_of_an_empty_environment_every_list_is_there(page: Page) -> None:
    shown = page.hydrate()

    for name in (
        "active_plans",
        "active_add_ons",
        "active_usage_based_entitlements",
        "add_on_compatibilities",
        "credit_bundles",
        "credit_grants",
        "custom_checkout_fields",
    ):
        assert shown[name] == [], name
    assert shown["feature_usage"] == {"features": []}


def test_every_live_plan_has_a_price_in_every_period_that_is_on_offer(api: Schematic, page: Page) -> None:
    """A plan without one is left out of the page, and nobody is told."""
    free, gold = catalog.plan(api, "Free"), priced(api, "Gold", monthly_price=2000, yearly_price=20000)
    asked = catalog.plan(api, "Enterprise")
    text = {"cta_text": "Call us", "cta_web_site": "https://air.example", "price_text": "Ask"}
    offered(api, free, gold, custom_plan_id=asked.id, custom_plan_config=text)

    shown = page.hydrate()["active_plans"]

    assert [one["name"] for one in shown] == ["Free", "Gold", "Enterprise"]
    assert [one["available_periods"] for one in shown] == [["monthly", "yearly"]] * 3
    assert [one["monthly_price"]["price"] for one in shown] == [0, 2000, 0]
    assert [one["yearly_price"]["price"] for one in shown] == [0, 20000, 0]
    assert [one["currency_prices"][0]["yearly_price"]["price"] for one in shown] == [0, 20000, 0]
    assert [one["quarterly_price"] for one in shown] == [None] * 3
    assert shown[2]["custom"]
    assert shown[2]["custom_plan_config"] == text


def test_where_nothing_is_sold_plans_cost_nothing_a_month(api: Schematic, page: Page) -> None:
    offered(api, catalog.plan(api, "Free"))

    assert page.plan("Free")["monthly_price"]["price"] == 0
    assert page.plan("Free")["available_periods"] == ["monthly"]


def test_what_costs_nothing_is_shown_in_every_currency_that_something_is_sold_in(api: Schematic, page: Page) -> None:
    euros = [{"currency": "eur", "monthly_price": 1800}]
    gold = priced(api, "Gold", currency="usd", monthly_price=2000, currency_prices=euros)
    offered(api, catalog.plan(api, "Free"), gold)

    shown = page.plan("Free")["currency_prices"]

    assert [(one["currency"], one["monthly_price"]["price"]) for one in shown] == [("usd", 0), ("eur", 0)]


def test_a_plan_that_sells_no_period_is_not_shown_as_free_in_it(api: Schematic, page: Page) -> None:
    offered(api, priced(api, "Monthly", monthly_price=5), priced(api, "Yearly", yearly_price=50))

    assert page.plan("Monthly")["yearly_price"] is None
    assert page.plan("Yearly")["available_periods"] == ["yearly"]


def test_drafts_and_plans_of_other_catalogs_are_not_on_offer(api: Schematic, page: Page) -> None:
    shown, _ = catalog.plan(api, "Shown"), catalog.plan(api, "Elsewhere")
    offered(api, shown)

    assert [one["name"] for one in page.hydrate()["active_plans"]] == ["Shown"]


def test_the_current_plan_is_current_and_valid(api: Schematic, page: Page, acme: Any) -> None:
    free, gold = catalog.plan(api, "Free"), priced(api, "Gold", monthly_price=2000)
    audit = catalog.plan(api, "Audit", "add_on")
    offered(api, free, gold, add_ons=[audit])
    api.plans.update_company_plans(acme.id, base_plan_id=free.id, add_on_ids=[audit.id])

    shown = page.hydrate()

    assert [(one["name"], one["current"], one["valid"]) for one in shown["active_plans"]] == [
        ("Free", True, True),
        ("Gold", False, True),
    ]
    assert [(one["name"], one["current"]) for one in shown["active_add_ons"]] == [("Audit", True)]
    assert shown["company"]["plan"]["name"] == "Free"


def test_a_plan_that_allows_less_than_is_used_is_over_its_limit(
    app: App, api: Schematic, page: Page, acme: Any
) -> None:
    small, large, flights = catalog.plan(api, "Small"), catalog.plan(api, "Large"), catalog.metered(api)
    catalog.grant(api, small, flights, "numeric", value_numeric=2, metric_period="current_month")
    catalog.grant(api, large, flights, "numeric", value_numeric=9, metric_period="current_month")
    offered(api, small, large)
    api.plans.update_company_plans(acme.id, base_plan_id=large.id, add_on_ids=[])
    api.events.create_event(event_type="track", body={"event": "flight", "company": {"code": "UA"}, "quantity": 3})

    shown = page.plan("Small")

    assert (shown["valid"], shown["invalid_reason"]) == (False, "feature_usage_exceeded")
    (violation,) = shown["usage_violations"]
    assert (violation["feature"]["name"], violation["usage"], violation["allocation"]) == ("Flights", 3, 2)
    assert page.plan("Large")["valid"]


def test_downgrades_over_the_limit_may_be_allowed(api: Schematic, page: Page, acme: Any) -> None:
    small, flights = catalog.plan(api, "Small"), catalog.metered(api)
    catalog.grant(api, small, flights, "numeric", value_numeric=0, metric_period="current_month")
    offered(api, small, prevent_downgrades_when_over_limit=False)
    api.events.create_event(event_type="track", body={"event": "flight", "company": {"code": "UA"}})

    shown = page.plan("Small")

    assert shown["valid"]
    assert shown["invalid_reason"] is None
    assert [one["usage"] for one in shown["usage_violations"]] == [1]


def test_use_that_is_charged_for_is_over_no_limit(api: Schematic, page: Page) -> None:
    plan, flights = catalog.plan(api, "Overage"), catalog.metered(api)
    overage = {"price_behavior": "overage", "soft_limit": 1, "monthly_unit_price": 10}
    catalog.grant(api, plan, flights, "unlimited", metric_period="current_month", **overage)
    offered(api, plan)
    api.events.create_event(event_type="track", body={"event": "flight", "company": {"code": "UA"}, "quantity": 3})

    assert page.plan("Overage")["valid"]


def test_what_an_override_allows_counts_on_every_plan(api: Schematic, page: Page, acme: Any) -> None:
    small, flights = catalog.plan(api, "Small"), catalog.metered(api)
    catalog.grant(api, small, flights, "numeric", value_numeric=1)
    override = {"company_id": acme.id, "feature_id": flights.id, "value_type": "unlimited"}
    api.entitlements.create_company_override(**override)
    offered(api, small)
    api.events.create_event(event_type="track", body={"event": "flight", "company": {"code": "UA"}, "quantity": 3})

    assert page.plan("Small")["valid"]


def test_downgrades_by_oneself_can_be_ruled_out(api: Schematic, page: Page, acme: Any) -> None:
    free, basic = catalog.plan(api, "Free"), priced(api, "Basic", monthly_price=10)
    gold, best = priced(api, "Gold", monthly_price=20), priced(api, "Best", yearly_price=900)
    settings = {"prevent_self_service_downgrade": True, "prevent_self_service_downgrade_button_text": "Call"}
    offered(api, free, basic, gold, best, **settings)
    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[])

    shown = page.hydrate()

    reasons = {one["name"]: one["invalid_reason"] for one in shown["active_plans"]}
    assert reasons == {"Free": None, "Basic": "downgrade_not_permitted", "Gold": None, "Best": None}
    assert shown["prevent_self_service_downgrade"]
    assert shown["prevent_self_service_downgrade_button_text"] == "Call"


def test_a_trial_is_on_offer_until_the_company_has_had_one(api: Schematic, page: Page, acme: Any) -> None:
    trialable = {"is_trialable": True, "trial_days": 14}
    gold, best = priced(api, "Gold", monthly_price=2, **trialable), priced(api, "Best", monthly_price=3, **trialable)
    plain = priced(api, "Plain", monthly_price=1)
    offered(api, plain, gold, best)

    before = {one["name"]: one["company_can_trial"] for one in page.hydrate()["active_plans"]}
    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[])

    assert before == {"Plain": False, "Gold": True, "Best": True}
    assert not any(one["company_can_trial"] for one in page.hydrate()["active_plans"])


def test_features_are_told_in_the_order_of_the_catalog_and_hidden_ones_are_not(
    api: Schematic, page: Page, acme: Any
) -> None:
    gold = catalog.plan(api, "Gold")
    granted = {name: catalog.grant(api, gold, catalog.feature(api, name), "boolean", value_bool=True) for name in "abc"}
    catalog.publish(api, gold, acme)
    shown = [("c", True), ("a", True), ("b", False)]
    ordered = [{"entitlement_id": granted[name].id, "visible": visible} for name, visible in shown]
    from .test_plangroups import group

    group(api, ordered_plans=[{"plan_id": gold.id, "entitlements": ordered}])

    page_shows = page.hydrate()

    assert [one["feature"]["name"] for one in page.plan("Gold")["entitlements"]] == ["C", "A"]
    used = [one["feature"]["name"] for one in page_shows["feature_usage"]["features"]]
    assert used[:2] == ["C", "A"]


def test_no_rule_of_any_flag_is_shown_to_browsers(api: Schematic, page: Page, acme: Any) -> None:
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    catalog.grant(api, gold, flights, "numeric", value_numeric=2)
    catalog.publish(api, gold, acme)
    offered(api, gold)

    (row,) = page.hydrate()["feature_usage"]["features"]

    assert row["feature"]["flags"] == []
    assert row["feature"]["plans"] == []
    assert (row["usage"], row["allocation"], row["access"]) == (0, 2, True)


def test_settings_of_the_plan_group_are_told(api: Schematic, page: Page) -> None:
    offered(api, catalog.plan(api), show_period_toggle=True, show_credits=True, checkout_collect_email=True)

    shown = page.hydrate()

    assert shown["display_settings"]["show_period_toggle"]
    assert shown["show_period_toggle"]
    assert shown["display_settings"]["show_credits"]
    assert not shown["display_settings"]["show_hard_limit"]
    assert shown["checkout_settings"] == {
        "bundle_purchase_behavior": "individual",
        "collect_address": False,
        "collect_email": True,
        "collect_phone": False,
        "collect_tax_id": False,
        "proration_behavior": "create_prorations",
        "tax_collection_enabled": False,
    }


def test_plans_for_a_purpose_are_told(api: Schematic, page: Page) -> None:
    free, hidden, gold = (catalog.plan(api, name) for name in ("Free", "Hidden", "Gold"))
    offered(api, free, gold, fallback_plan_id=free.id, trial_expiry_plan_id=hidden.id)

    shown = page.hydrate()

    assert (shown["default_plan"]["name"], shown["post_trial_plan"]["name"]) == ("Free", "Hidden")


def test_credits_that_plans_give_are_told_and_those_bought_and_given(api: Schematic, page: Page, acme: Any) -> None:
    from .test_credit_bundles import bundle
    from .test_credit_grants import credit

    token, gold = credit(api), catalog.plan(api, "Gold")
    gives = {"credit_amount": 50, "reset_cadence": "monthly", "reset_start": "billing_period"}
    api.credits.create_billing_plan_credit_grant(plan_id=gold.id, credit_id=token.id, **gives)
    catalog.publish(api, gold, acme)
    pack = bundle(api, token, quantity=10)
    offered(api, gold, ordered_bundle_list=[{"bundleId": pack.id}])
    api.credits.grant_billing_credits_to_company(company_id=acme.id, credit_id=token.id, quantity=5, reason="free")

    shown = page.hydrate()

    (given,) = page.plan("Gold")["included_credit_grants"]
    assert (given["credit_amount"], given["credit_name"], given["plan"]["name"]) == (50, token.name, "Gold")
    assert sorted((one["grant_reason"], one["quantity"]) for one in shown["credit_grants"]) == [
        ("free", 5),
        ("plan", 50),
    ]
    (sold,) = shown["credit_bundles"]
    assert sold["id"] == pack.id
    assert sold["price"]["price"] == pack.price.price


def test_add_ons_tell_what_they_go_with(api: Schematic, page: Page) -> None:
    gold, audit, seats = (
        catalog.plan(api, "Gold"),
        catalog.plan(api, "Audit", "add_on"),
        catalog.plan(api, "Seats", "add_on"),
    )
    goes = [{"source_plan_id": audit.id, "compatible_plan_ids": [gold.id]}]
    offered(api, gold, add_ons=[audit, seats], add_on_compatibilities=goes)

    shown = page.hydrate()

    assert shown["add_on_compatibilities"] == goes
    assert [one["compatible_plan_ids"] for one in shown["active_add_ons"]] == [[gold.id], []]


def test_what_is_charged_by_use_is_told(api: Schematic, page: Page, acme: Any) -> None:
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    catalog.grant(
        api,
        gold,
        flights,
        "unlimited",
        metric_period="current_month",
        price_behavior="pay_as_you_go",
        monthly_unit_price=10,
    )
    catalog.publish(api, gold, acme)
    offered(api, gold)

    (charged,) = page.hydrate()["active_usage_based_entitlements"]

    assert (charged["feature_id"], charged["price_behavior"]) == (flights.id, "pay_as_you_go")
    assert charged["monthly_usage_based_price"]["price"] == 10
