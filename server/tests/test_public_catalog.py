"""What pricing pages are told with a publishable key: a catalog, and the plans of the component library's table."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import NotFoundError
from schematic_server.log import JsonFormatter
from schematic_server.settings import Settings

from . import catalog
from .asgi import App
from .conftest import Keys, another_account, another_environment
from .test_catalogs import default, made
from .test_credit_bundles import bundle
from .test_credit_grants import credit

PATHS = ("/public/catalog", "/public/plans")
PRICES = ("monthly_price", "quarterly_price", "yearly_price")


@pytest.fixture
def page(app: App, publishable: str) -> Any:
    """What a page in a browser is told under a path."""

    def ask(path: str = "/public/catalog", key: str = publishable) -> Any:
        with app.client(key) as http:
            answer = http.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    return ask


def priced(api: Schematic, name: str, plan_type: str = "plan", **members: Any) -> Any:
    plan = catalog.plan(api, name, plan_type)
    usual = {"charge_type": "recurring", "is_trialable": False, "billing_strategy": "no_billing"}
    body: dict[str, Any] = {**usual, **members}
    api.plans.upsert_billing_product_plan(plan.id, **body)
    return plan


def test_an_account_without_plans_has_a_page_with_every_member(page: Any) -> None:
    assert page() == {
        "id": page()["id"],
        "name": "Default",
        "description": None,
        "plans": [],
        "add_ons": [],
        "credit_bundles": [],
        "capabilities": {"badge_visibility": True, "checkout": True},
        "custom_plan_cta": None,
        "default_currency": "usd",
        "pricing_model": None,
        "pricing_url": None,
    }
    told = page("/public/plans")
    assert told["active_plans"] == told["active_add_ons"] == told["add_on_compatibilities"] == []
    assert told["capabilities"] == {"badge_visibility": True, "checkout": True}
    assert told["display_settings"]["show_period_toggle"] is told["show_period_toggle"] is False


def test_plans_are_shown_in_order_with_their_prices(api: Schematic, page: Any) -> None:
    gold = priced(
        api,
        "Gold",
        currency="eur",
        monthly_price=2000,
        yearly_price=20000,
        currency_prices=[{"currency": "usd", "monthly_price": 2200}],
    )
    once = priced(api, "Forever", charge_type="one_time", one_time_price=99900, currency="eur")
    seats = priced(api, "Seats", "add_on", monthly_price=500, currency="eur")
    trial = priced(api, "Trial", charge_type="free", is_trialable=True, trial_days=14)
    ordered: Any = [{"plan_id": one.id} for one in (trial, once, gold)]
    api.catalogs.update_configuration(default(api).id, ordered_plans=ordered, ordered_add_ons=[{"plan_id": seats.id}])

    told = page()

    assert [one["name"] for one in told["plans"]] == ["Trial", "Forever", "Gold"]
    assert told["default_currency"] == "eur"
    free, forever, paid = told["plans"]
    assert (free["is_trialable"], free["trial_days"], free["monthly_price"]) == (True, 14, None)
    assert forever["one_time_price"]["price"] == 99900
    monthly = paid["monthly_price"]
    assert (monthly["price"], monthly["currency"], monthly["interval"], monthly["interval_count"]) == (
        2000,
        "eur",
        "month",
        1,
    )
    assert (monthly["scheme"], monthly["package_size"], monthly["price_tiers"]) == ("per_unit", 1, [])
    assert (paid["yearly_price"]["price"], paid["quarterly_price"]) == (20000, None)
    assert [one["currency"] for one in paid["currency_prices"]] == ["eur", "usd"]
    assert paid["currency_prices"][1]["monthly_price"]["price"] == 2200
    assert paid["available_periods"] == ["monthly", "yearly"]
    (add_on,) = told["add_ons"]
    assert (add_on["name"], add_on["compatible_plan_ids"]) == ("Seats", None)


def test_an_add_on_names_the_plans_that_it_goes_with(api: Schematic, page: Any) -> None:
    gold, silver, seats = catalog.plan(api, "Gold"), catalog.plan(api, "Silver"), catalog.plan(api, "Seats", "add_on")
    catalog.plan_group(
        api,
        ordered_plans=[{"plan_id": gold.id}, {"plan_id": silver.id}],
        ordered_add_ons=[{"plan_id": seats.id}],
        add_on_compatibilities=[{"source_plan_id": seats.id, "compatible_plan_ids": [gold.id]}],
    )

    assert page()["add_ons"][0]["compatible_plan_ids"] == [gold.id]
    told = page("/public/plans")
    assert told["active_add_ons"][0]["compatible_plan_ids"] == [gold.id]
    assert told["add_on_compatibilities"] == [{"source_plan_id": seats.id, "compatible_plan_ids": [gold.id]}]


@pytest.mark.parametrize("path", PATHS)
def test_features_are_shown_in_the_catalogs_order_and_those_it_hides_are_not(
    api: Schematic, page: Any, path: str
) -> None:
    """Features that nothing was said of come last."""
    gold = catalog.plan(api, "Gold")
    features = [catalog.feature(api, key) for key in ("audit", "desks", "export", "lounge")]
    for one in features:
        catalog.grant(api, gold, one, "boolean", value_bool=True)
    audit, desks, export, lounge = features
    shown = [
        {"feature_id": lounge.id},
        {"feature_id": audit.id, "visible": False},
        {"feature_id": export.id, "visible": True},
    ]
    ordered: Any = [{"plan_id": gold.id, "entitlements": shown}]
    api.catalogs.update_configuration(default(api).id, ordered_plans=ordered)

    (told,) = page(path)["plans" if path == "/public/catalog" else "active_plans"]

    assert [one["feature_id"] for one in told["entitlements"]] == [lounge.id, export.id, desks.id]


def test_metered_features_are_shown_with_their_prices_and_tiers(api: Schematic, page: Any) -> None:
    gold = catalog.plan(api, "Gold")
    flights, calls, seats = (
        catalog.metered(api),
        catalog.metered(api, "calls", "call"),
        catalog.feature(api, "seats", "license"),
    )
    catalog.grant(
        api,
        gold,
        flights,
        "unlimited",
        price_behavior="tier",
        tier_mode="graduated",
        monthly_price_tiers=[{"up_to": 10, "flat_amount": 100}, {"per_unit_price_decimal": "0.5"}],
        warning_tiers=[],
    )
    catalog.grant(
        api, gold, calls, "unlimited", price_behavior="overage", soft_limit=100, monthly_unit_price_decimal="1.25"
    )
    catalog.grant(api, gold, seats, "trait", price_behavior="pay_in_advance", yearly_unit_price=900)
    api.catalogs.add_plan(default(api).id, gold.id)

    by_name = {one["feature_name"]: one for one in page()["plans"][0]["entitlements"]}

    tiered = by_name["Flights"]["metered_monthly_price"]
    assert (tiered["scheme"], tiered["tiers_mode"]) == ("tiered", "graduated")
    assert [
        (one["from"], one["to"], one["flat_price"], one["per_unit_price_decimal"]) for one in tiered["price_tiers"]
    ] == [
        (1, 10, 100, None),
        (11, None, None, "0.5"),
    ]
    overage = by_name["Calls"]
    assert (overage["soft_limit"], overage["price_behavior"]) == (100, "overage")
    assert overage["metered_monthly_price"]["overage_unit_price_decimal"] == "1.25"
    assert overage["currency_prices"][0]["monthly_price"]["price_decimal"] == "1.25"
    desks = by_name["Seats"]
    assert (desks["metered_yearly_price"]["price"], desks["metered_monthly_price"]) == (900, None)
    assert (desks["feature_type"], desks["license_id"]) == ("license", seats.license_id)


def test_a_feature_that_draws_credits_is_shown_with_what_they_come_to(api: Schematic, page: Any) -> None:
    gold, silver, tokens = (
        catalog.plan(api, "Gold"),
        catalog.plan(api, "Silver"),
        credit(api, icon="coin", plural_name="tokens"),
    )
    flights = catalog.metered(api)
    for plan in (gold, silver):
        catalog.grant(
            api,
            plan,
            flights,
            "credit",
            value_credit_id=tokens.id,
            credit_consumption_rate=0.3,
            warning_tiers=[{"key": "default", "value": 9}],
        )
    grant = api.credits.create_billing_plan_credit_grant(
        plan_id=gold.id, credit_id=tokens.id, credit_amount=100, reset_cadence="monthly", reset_start="billing_period"
    ).data
    for plan in (gold, silver):
        api.catalogs.add_plan(default(api).id, plan.id)

    rich, poor = page()["plans"]

    (drawn,) = rich["entitlements"]
    assert (drawn["credit_id"], drawn["credit_icon"], drawn["credit_plural_name"]) == (tokens.id, "coin", "tokens")
    assert (drawn["consumption_rate"], drawn["credit_equivalent_limit"], drawn["warning_threshold"]) == (0.3, 333, 9)
    (given,) = rich["included_credit_grants"]
    assert (given["id"], given["credit_amount"], given["reset_cadence"]) == (grant.id, 100, "monthly")
    assert (poor["entitlements"][0]["credit_equivalent_limit"], poor["included_credit_grants"]) == (None, [])
    told = page("/public/plans")["active_plans"][0]
    assert told["included_credit_grants"][0]["billing_credit_can_buy_bundles"] is True
    assert told["credit_visibility"] == [{"credit_id": tokens.id, "visible": True}]


def test_credits_that_a_catalog_hides_are_not_shown(api: Schematic, page: Any) -> None:
    gold, tokens = catalog.plan(api, "Gold"), credit(api)
    api.credits.create_billing_plan_credit_grant(
        plan_id=gold.id, credit_id=tokens.id, credit_amount=100, reset_cadence="monthly", reset_start="billing_period"
    )
    hidden = [{"credit_id": tokens.id, "visible": False}]
    ordered: Any = [{"plan_id": gold.id, "credits": hidden}]
    api.catalogs.update_configuration(default(api).id, ordered_plans=ordered)

    assert page()["plans"][0]["included_credit_grants"] == []
    told = page("/public/plans")["active_plans"][0]
    assert (told["included_credit_grants"], told["credit_visibility"]) == (
        [],
        [{"credit_id": tokens.id, "visible": False}],
    )


def test_bundles_that_can_be_bought_are_shown_in_order(api: Schematic, page: Any) -> None:
    gold, tokens = catalog.plan(api, "Gold"), credit(api)
    small = bundle(
        api, tokens, "Small", 2, quantity=10, currency_prices=[{"currency": "eur", "price_per_unit_decimal": "1.5"}]
    )
    large = bundle(api, tokens, "Large", 1, quantity=100, compatible_plan_ids=[gold.id])
    old = bundle(api, tokens, "Old", status="inactive")
    for one in (large, old, small):
        api.catalogs.add_credit_bundle(default(api).id, one.id)

    first, second = page()["credit_bundles"]

    assert (first["name"], first["compatible_plan_ids"], first["price"]["price"]) == ("Large", [gold.id], 100)
    assert (second["name"], second["compatible_plan_ids"], second["quantity"]) == ("Small", None, 10)
    assert (second["unit_price"]["price"], second["price"]["price"]) == (2, 20)
    (euros,) = second["currency_prices"]
    assert (euros["currency"], euros["unit_price"]["price_decimal"], euros["price"]["price"]) == ("eur", "1.5", 15)


def test_a_catalog_by_its_id_is_shown_with_its_texts(api: Schematic, page: Any) -> None:
    partners, gold = made(api, description="For those who sell"), catalog.plan(api, "Gold")
    api.catalogs.add_plan(partners.id, gold.id)
    api.catalogs.update_configuration(
        partners.id,
        custom_plan_cta_text="Call us",
        custom_plan_cta_url="https://air.example/call",
        custom_plan_price_text="As you like",
        pricing_model="per flight",
        pricing_url="https://air.example/prices",
    )

    told = page(f"/public/catalogs/{partners.id}")
    assert ([one["name"] for one in told["plans"]], told["description"]) == (["Gold"], "For those who sell")
    assert (told["pricing_model"], told["pricing_url"]) == ("per flight", "https://air.example/prices")
    assert told["custom_plan_cta"] is None
    assert page()["plans"] == []

    api.catalogs.update_configuration(partners.id, custom_plans_visible=True)

    assert page(f"/public/catalogs/{partners.id}")["custom_plan_cta"] == {
        "cta_text": "Call us",
        "cta_url": "https://air.example/call",
        "price_text": "As you like",
    }


def test_nothing_of_another_account_or_environment_is_shown(
    api: Schematic, app: App, credentials: Keys, page: Any
) -> None:
    gold, partners = catalog.plan(api, "Gold"), made(api)
    api.catalogs.add_plan(default(api).id, gold.id)
    api.catalogs.add_plan(partners.id, gold.id)
    stranger, sibling = another_account(app), another_environment(app, credentials)

    with app.client(stranger.publishable) as http:
        answer = http.get(f"/public/catalogs/{partners.id}")
    assert answer.status_code == 404
    assert answer.json() == {"error": f"catalog {partners.id} does not exist"}
    assert page(f"/public/catalogs/{partners.id}", sibling.publishable)["plans"] == []
    assert page("/public/plans", sibling.publishable)["active_plans"] == []
    with pytest.raises(NotFoundError):
        api.catalogs.get_public_catalog_by_id("ctlg_none")


def test_nothing_of_companies_and_of_drafts_is_shown(api: Schematic, page: Any) -> None:
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    acme = catalog.company(api, "Acme", base_plan_id=gold.id)
    own = api.plans.create_custom_plan(company_id=acme.id, name="Theirs").data
    api.catalogs.add_plan(default(api).id, gold.id)
    api.plans.update_plan(gold.id, name="Platinum")
    api.entitlements.create_plan_entitlement(
        plan_id=gold.id, feature_id=catalog.feature(api, "secret").id, value_type="boolean", value_bool=True
    )

    for path in PATHS:
        told = json.dumps(page(path))
        assert "Gold" in told
        for hidden in (acme.id, "Acme", own.id, "Platinum", "secret", "Secret"):
            assert hidden not in told, (path, hidden)
    (shown,) = page("/public/plans")["active_plans"]
    assert (shown["company_count"], shown["draft_version"]) == (0, None)
    assert [one["status"] for one in shown["versions"]] == ["published"]


def test_the_pricing_table_has_a_price_for_every_plan_in_every_period(api: Schematic, page: Any) -> None:
    """It would drop a plan without one, and show a free plan under no other period than those it has a price for."""
    free, gold, help_ = (
        catalog.plan(api, "Free"),
        priced(
            api,
            "Gold",
            currency="eur",
            monthly_price=2000,
            yearly_price=20000,
            currency_prices=[{"currency": "usd", "yearly_price": 22000}],
        ),
        catalog.plan(api, "Help", "add_on"),
    )
    once = priced(api, "Forever", charge_type="one_time", one_time_price=99900)
    catalog.plan_group(
        api,
        ordered_plans=[{"plan_id": one.id} for one in (free, gold, once)],
        ordered_add_ons=[{"plan_id": help_.id}],
        show_period_toggle=True,
    )

    told = page("/public/plans")

    nothing, paid, forever = told["active_plans"]
    for one in (nothing, told["active_add_ons"][0]):
        assert {one[name] and one[name]["price"] for name in PRICES} == {0, None}
        assert (one["monthly_price"]["price"], one["yearly_price"]["interval"], one["quarterly_price"]) == (
            0,
            "year",
            None,
        )
        assert [each["currency"] for each in one["currency_prices"]] == ["eur", "usd"]
        assert one["currency_prices"][1]["monthly_price"]["price"] == 0
        assert one["available_periods"] == ["monthly", "yearly"]
        assert one["yearly_price"]["id"] == "free_yearly_eur"
    assert (paid["monthly_price"]["price"], paid["quarterly_price"]) == (2000, None)
    assert [forever[name] for name in PRICES] == [None, None, None]
    assert told["display_settings"]["show_period_toggle"] is told["show_period_toggle"] is True


def test_plans_that_all_cost_nothing_have_a_monthly_price(api: Schematic, page: Any) -> None:
    api.catalogs.add_plan(default(api).id, catalog.plan(api, "Free").id)

    (told,) = page("/public/plans")["active_plans"]

    assert (told["monthly_price"]["price"], told["monthly_price"]["currency"]) == (0, "usd")
    assert (told["available_periods"], told["yearly_price"]) == (["monthly"], None)


def test_the_plan_of_the_contact_us_tile_tells_its_texts(api: Schematic, page: Any) -> None:
    tile = {"cta_text": "Call us", "cta_web_site": "https://air.example/call", "price_text": "As you like"}
    large = catalog.plan(api, "Large")
    catalog.plan_group(api, ordered_plans=[{"plan_id": large.id}], custom_plan_id=large.id, custom_plan_config=tile)

    (told,) = page("/public/plans")["active_plans"]

    assert (told["custom"], told["is_custom"], told["custom_plan_config"]) == (True, True, tile)
    assert told["monthly_price"]["price"] == 0


@pytest.mark.parametrize("path", [*PATHS, "/public/catalogs/ctlg_any"])
@pytest.mark.parametrize(
    ("key", "sent"), [("api_wrong", "api_wrong"), ("sch_dev_wrong", "another key"), ("", "no key")]
)
def test_a_page_with_a_wrong_key_is_refused_and_the_log_says_so(
    database_url: str, caplog: pytest.LogCaptureFixture, path: str, key: str, sent: str
) -> None:
    """The page itself shows nothing at all, and says nothing."""
    caplog.set_level(logging.WARNING, "schematic_server")
    caplog.handler.setFormatter(JsonFormatter())
    with App(Settings(database_url)) as app, app.client(key) as http:
        answers = [http.get(path, headers={"Origin": "https://air.example"}) for _ in range(3)]

    assert {one.status_code for one in answers} == {401}
    assert {one.headers["access-control-allow-origin"] for one in answers} == {"*"}
    (line,) = [json.loads(one) for one in caplog.text.splitlines() if "pricing page refused" in one]
    assert (line["level"], line["sent"], line["left_out"]) == ("warning", sent, 0)


def test_a_page_may_be_in_any_browser(app: App, publishable: str) -> None:
    wanted = "x-schematic-api-key, x-schematic-components-version, x-schematic-session-id, content-type"
    preflight = {"Origin": "https://air.example", "Access-Control-Request-Method": "GET"}

    with app.client() as http:
        answer = http.options("/public/plans", headers={**preflight, "Access-Control-Request-Headers": wanted})

    assert answer.status_code == 200
    assert all(one in answer.headers["access-control-allow-headers"].lower() for one in wanted.split(", "))
