"""What plans and entitlements cost, as products and prices of billing."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError

from . import catalog, mirroring

YEARLY = {"charge_type": "recurring", "is_trialable": False, "monthly_price": 900, "yearly_price": 9000}


def sold(api: Schematic, plan: Any, **members: Any) -> Any:
    body = {"charge_type": "recurring", "is_trialable": False, **members}
    return api.plans.upsert_billing_product_plan(plan.id, **body).data


def listed(api: Schematic, **query: Any) -> dict[str, Any]:
    return {one.id: one for one in api.billing.list_billing_prices(**query).data}


def test_a_plan_that_costs_something_is_sold_as_a_product_of_its_own(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")

    made = sold(api, gold, **YEARLY)

    (product,) = api.billing.list_billing_products().data
    assert (made.billing_strategy, made.controlled_by) == ("schematic_managed", "schematic")
    assert (made.billing_product_id, product.name) == (product.product_id, "Plan Gold - Development")
    prices = listed(api, product_id=product.product_id)
    assert {one.interval: (one.price, one.usage_type) for one in prices.values()} == {
        "month": (900, "licensed"),
        "year": (9000, "licensed"),
    }
    assert prices.keys() == {made.monthly_price_id, made.yearly_price_id}
    found = api.plans.get_plan(gold.id).data
    assert found.billing_product.product_id == product.product_id
    assert (found.monthly_price.id, found.monthly_price.price_decimal) == (made.monthly_price_id, "900")


def test_a_draft_that_is_priced_anew_keeps_the_ids_of_prices_that_stay(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")
    first = sold(api, gold, **YEARLY)

    second = sold(api, gold, **{**YEARLY, "yearly_price": 9500})

    assert second.billing_product_id == first.billing_product_id
    assert second.monthly_price_id == first.monthly_price_id
    assert listed(api).keys() == {second.monthly_price_id, second.yearly_price_id}
    assert listed(api)[second.yearly_price_id].price == 9500


def test_what_costs_nothing_is_no_product(api: Schematic) -> None:
    made = sold(api, catalog.plan(api), charge_type="free", monthly_price=0)

    assert (made.billing_strategy, made.billing_product_id) == ("no_billing", "")
    assert api.billing.list_billing_products().data == []


def test_prices_for_display_are_no_prices_of_billing(api: Schematic) -> None:
    plan = catalog.plan(api)

    made = sold(api, plan, billing_strategy="no_billing", monthly_price=900)

    assert (made.billing_strategy, made.billing_product_id) == ("no_billing", "")
    assert api.plans.get_plan(plan.id).data.monthly_price.price == 900
    assert listed(api) == {}


def test_versions_share_the_product_and_have_prices_of_their_own(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")
    first = sold(api, gold, **YEARLY)
    catalog.publish(api, gold)
    api.plans.update_plan(gold.id, name="Gilded")
    draft = api.plans.get_plan(gold.id).data.draft_version

    copied = api.plans.get_plan(gold.id, plan_version_id=draft.id).data

    assert copied.billing_product.product_id == first.billing_product_id
    assert copied.monthly_price.id not in (first.monthly_price_id, None)
    assert len(listed(api)) == 4
    assert listed(api, plan_version_id=draft.id).keys() == {copied.monthly_price.id, copied.yearly_price.id}
    catalog.publish(api, gold)
    assert listed(api).keys() == {copied.monthly_price.id, copied.yearly_price.id}
    assert listed(api, is_active=False).keys() == {first.monthly_price_id, first.yearly_price_id}


def test_a_plan_may_be_sold_at_prices_that_a_provider_has_told(api: Schematic) -> None:
    told = mirroring.product(api, "prod_1", name="Gold", provider_type="stripe")
    price = mirroring.price(api, "price_1", "prod_1", provider_type="stripe", price=1200)
    gold = catalog.plan(api, "Gold")

    made = sold(api, gold, monthly_price_id=price.id)

    assert (made.billing_strategy, made.controlled_by) == ("provider_managed", "stripe")
    assert (made.billing_product_id, made.monthly_price_id) == (told.product_id, price.id)
    found = api.plans.get_plan(gold.id).data
    assert (found.monthly_price.external_price_id, found.monthly_price.price) == ("price_1", 1200)
    assert found.monthly_price.provider_type == "stripe"
    catalog.publish(api, gold)
    api.plans.update_plan(gold.id, name="Gilded")
    draft = api.plans.get_plan(gold.id).data.draft_version
    assert api.plans.get_plan(gold.id, plan_version_id=draft.id).data.monthly_price.id == price.id


def test_what_a_plan_has_is_not_deleted_but_no_longer_offered(api: Schematic) -> None:
    mirroring.product(api, "prod_1")
    price = mirroring.price(api, "price_1", "prod_1")
    gold = catalog.plan(api, "Gold")
    sold(api, gold, monthly_price_id=price.id)

    api.billing.delete_product_price("price_1")
    api.billing.delete_billing_product("prod_1")

    assert listed(api) == {}
    assert listed(api, is_active=False).keys() == {price.id}
    assert api.plans.get_plan(gold.id).data.monthly_price.id == price.id


def test_what_is_this_servers_own_cannot_be_told_anew(api: Schematic) -> None:
    made = sold(api, catalog.plan(api), **YEARLY)

    with pytest.raises(BadRequestError, match=r"price_external_id: .* is a price of this server"):
        mirroring.price(api, made.monthly_price_id, made.billing_product_id, price=1)
    with pytest.raises(BadRequestError, match=r"external_id: .* is a product of this server"):
        mirroring.product(api, made.billing_product_id)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"yearly_price_id": "monthly"}, "yearly_price_id: price .* is charged every 1 month"),
        ({"monthly_price_id": "metered"}, "monthly_price_id: price .* hangs on use"),
        ({"monthly_price_id": "monthly", "monthly_price": 5}, "monthly_price_id: monthly_price is given too"),
        ({"monthly_price_id": "monthly", "currency": "eur"}, "monthly_price_id: price .* is in usd"),
        ({"monthly_price_id": "monthly", "billing_product_id": "other"}, "billing_product_id: the prices .* are not"),
    ],
)
def test_prices_that_do_not_fit_are_refused(api: Schematic, members: dict[str, Any], said: str) -> None:
    mirroring.product(api, "prod_1")
    known = {
        "monthly": mirroring.price(api, "price_1", "prod_1").id,
        "metered": mirroring.price(api, "price_2", "prod_1", usage_type="metered").id,
        "other": mirroring.product(api, "prod_2").product_id,
    }

    with pytest.raises(BadRequestError, match=said):
        sold(api, catalog.plan(api), **{name: known.get(value, value) for name, value in members.items()})


def test_plans_are_found_by_what_they_are_sold_as(api: Schematic) -> None:
    names = {"free": "Free", "paid": "Paid", "tried": "Tried"}
    plans = {key: catalog.plan(api, name) for key, name in names.items()}
    sold(api, plans["paid"], monthly_price=900)
    sold(api, plans["tried"], monthly_price=900, is_trialable=True, trial_days=7)

    def found(**query: Any) -> set[str]:
        return {one.name for one in api.plans.list_plans(**query).data}

    assert found(has_product_id=True) == {"Paid", "Tried"}
    assert found(without_paid_product_id=True) == {"Free"}
    assert found(for_fallback_plan=True) == found(for_trial_expiry_plan=True) == {"Free"}
    assert found(for_initial_plan=True) == {"Free", "Tried"}


def test_products_without_a_plan_are_found(api: Schematic) -> None:
    mirroring.product(api, "prod_1")
    sold(api, catalog.plan(api), **YEARLY)

    listed_products = api.billing.list_billing_products(without_linked_to_plan=True).data
    assert [one.external_id for one in listed_products] == ["prod_1"]


def test_the_prices_of_a_deleted_plan_are_no_longer_offered(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")
    sold(api, gold, **YEARLY)

    api.plans.delete_plan(gold.id)

    assert listed(api) == {}
    assert api.billing.list_billing_products().data == []


def test_an_entitlements_price_is_one_of_the_features_product(api: Schematic) -> None:
    plan, flights = catalog.plan(api), catalog.metered(api)

    made = catalog.grant(
        api, plan, flights, "unlimited", price_behavior="pay_as_you_go", monthly_unit_price_decimal="0.5"
    )

    (product,) = api.billing.list_billing_products().data
    price = made.metered_monthly_price
    assert product.name == "Feature Flights - Development"
    assert (price.product_id, price.product_name) == (product.product_id, product.name)
    assert listed(api) == {price.id: price}
    assert listed(api, plan_version_id=made.plan.id) == {}
    version = api.plans.get_plan(plan.id).data.draft_version
    assert listed(api, plan_version_id=version.id).keys() == {price.id}


def test_an_entitlement_that_is_priced_anew_stays_of_its_product(api: Schematic) -> None:
    plan, flights = catalog.plan(api), catalog.metered(api)
    made = catalog.grant(api, plan, flights, "unlimited", price_behavior="pay_as_you_go", monthly_unit_price=5)

    changed = api.entitlements.update_plan_entitlement(
        made.id, value_type="unlimited", price_behavior="pay_as_you_go", monthly_unit_price=6, yearly_unit_price=60
    ).data

    assert changed.metered_monthly_price.product_id == made.metered_monthly_price.product_id
    assert {one.price for one in listed(api).values()} == {6, 60}
    api.entitlements.delete_plan_entitlement(made.id)
    assert listed(api) == {}


def test_an_entitlement_may_be_sold_at_a_price_that_a_provider_has_told(api: Schematic) -> None:
    mirroring.product(api, "prod_1", name="Flights")
    tiers = [{"price_external_id": "p", "up_to": 10, "per_unit_price": 3}, {"price_external_id": "p", "flat_amount": 7}]
    tiered = {"billing_scheme": "tiered", "tiers_mode": "volume", "price_tiers": tiers, "price": 0}
    price = mirroring.price(api, "price_1", "prod_1", usage_type="metered", **tiered)
    plan, flights = catalog.plan(api), catalog.metered(api)

    made = catalog.grant(api, plan, flights, "unlimited", price_behavior="tier", monthly_metered_price_id=price.id)

    told = made.metered_monthly_price
    assert (told.id, told.product_name, told.tiers_mode, told.price_tier[0].per_unit_price) == (
        price.id,
        "Flights",
        "volume",
        3,
    )
    catalog.publish(api, plan)
    api.plans.update_plan(plan.id, name="Other")
    draft = api.plans.get_plan(plan.id).data.draft_version
    (copied,) = api.entitlements.list_plan_entitlements(plan_version_id=draft.id).data
    assert copied.metered_monthly_price.id == price.id
    with pytest.raises(BadRequestError, match=r"monthly_metered_price_id: price .* is metered and tiered"):
        catalog.grant(
            api,
            plan,
            catalog.metered(api, "seats", "seat"),
            "unlimited",
            price_behavior="pay_as_you_go",
            monthly_metered_price_id=price.id,
        )
