"""Checkout as a customer's own page asks for it: by the rules for customers, in the words that pages know."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import ApiError, BadRequestError

from . import catalog
from .selling import checked_out, codes, invoices, manage, plan
from .test_plangroups import changes


def shown(api: Schematic, *args: Any, **members: Any) -> Any:
    return api.checkout.preview_checkout_internal(**checked_out(*args, **members)).data


def bought(api: Schematic, *args: Any, **members: Any) -> Any:
    return api.checkout.internal(**checked_out(*args, **members)).data


def refused(api: Schematic, kind: type[Exception], *args: Any, **members: Any) -> str:
    """What refuses both a preview and the checkout itself."""
    with pytest.raises(kind) as preview:
        shown(api, *args, **members)
    with pytest.raises(kind) as checkout:
        bought(api, *args, **members)
    told = [str(one.value).split(": ", 2)[2] for one in (preview, checkout)]
    assert told[0] == told[1]
    return told[0]


def test_what_was_shown_is_what_is_bought(api: Schematic) -> None:
    pro, acme = plan(api, monthly_price=2000, yearly_price=20000), catalog.company(api)

    seen = shown(api, acme, pro, pro.yearly_price)
    made = bought(api, acme, pro, pro.yearly_price)

    assert (seen.due_now, seen.finance.total_per_billing_period, seen.payment_method_required) == (20000, 20000, False)
    assert (made.status, made.total_price, made.interval, made.provider_type) == ("active", 20000, "year", "schematic")
    period = seen.finance.period_end - seen.finance.period_start
    assert made.period_end - made.period_start == period.total_seconds()
    assert [one.total for one in invoices(api, acme)] == [20000]
    change = changes(api, acme)[0]
    assert (change.action, change.subscription_change_action) == ("checkout", "subscribe")


def test_a_plan_that_costs_nothing_is_had_by_the_price_that_a_page_shows_for_it(api: Schematic) -> None:
    class Free:
        id = "free_monthly_usd"

    acme, basic = catalog.company(api), plan(api, "Basic")

    made = bought(api, acme, basic, Free)

    assert (made.total_price, made.status) == (0, "active")
    assert api.companies.get_company(acme.id).data.plan.id == basic.id


def test_a_promo_code_and_a_coupon_that_do_not_count_are_refused_in_known_words(api: Schematic) -> None:
    pro, acme = plan(api, monthly_price=2000), catalog.company(api)

    assert refused(api, BadRequestError, acme, pro, pro.monthly_price, promo_code="SUMMER") == "Invalid promo code"
    told = refused(api, BadRequestError, acme, pro, pro.monthly_price, coupon_external_id="none")
    assert told == "ineligible for this discount"


def in_advance(api: Schematic, unit: int = 300) -> tuple[Any, Any]:
    """A plan with seats that are bought by quantity, at that much each, and their price."""
    pro = catalog.plan(api, "Pro")
    api.plans.upsert_billing_product_plan(pro.id, charge_type="recurring", is_trialable=False, monthly_price=2000)
    trait = catalog.trait(api, "seats")
    seats = catalog.feature(api, "seats", "trait", trait_id=trait.id)
    granted = catalog.grant(
        api, pro, seats, "trait", price_behavior="pay_in_advance", monthly_unit_price=unit, currency="usd"
    )
    pro = catalog.publish(api, pro)
    return pro, api.entitlements.get_plan_entitlement(granted.id).data.metered_monthly_price


def test_a_quantity_has_to_be_said_where_one_is_bought(api: Schematic) -> None:
    (pro, price), acme = in_advance(api), catalog.company(api)

    for quantities in ([], [{"price_id": price.price_id, "quantity": 0}]):
        told = refused(api, BadRequestError, acme, pro, pro.monthly_price, pay_in_advance=quantities)
        assert told == "Quantity is required"
    made = bought(api, acme, pro, pro.monthly_price, pay_in_advance=[{"price_id": price.price_id, "quantity": 4}])

    assert made.total_price == 2000 + 4 * 300
    (row,) = api.entitlements.list_feature_usage(company_id=acme.id).data
    assert row.allocation == 4


def test_a_manager_may_leave_quantities_out(api: Schematic) -> None:
    (pro, _), acme = in_advance(api), catalog.company(api)

    manage(api, acme, pro)

    assert [one.total for one in invoices(api, acme)] == [2000]


def test_customers_may_be_kept_from_downgrading_themselves(api: Schematic) -> None:
    pro, gold = plan(api, monthly_price=2000), plan(api, "Gold", monthly_price=5000)
    catalog.plan_group(api, prevent_self_service_downgrade=True)
    acme = catalog.company(api)
    bought(api, acme, gold, gold.monthly_price)

    told = refused(api, BadRequestError, acme, pro, pro.monthly_price)

    assert told == "self-service downgrade not permitted"
    assert manage(api, acme, pro).company.plan.id == pro.id


@pytest.mark.parametrize("prevents", [True, False])
def test_who_has_used_more_than_the_plan_allows_cannot_go_down_to_it(api: Schematic, prevents: bool) -> None:
    flights = catalog.metered(api)
    plans = []
    for name, limit, price in (("Gold", 10, 5000), ("Pro", 2, 2000)):
        made = catalog.plan(api, name)
        api.plans.upsert_billing_product_plan(made.id, charge_type="recurring", is_trialable=False, monthly_price=price)
        catalog.grant(api, made, flights, "numeric", value_numeric=limit)
        plans.append(catalog.publish(api, made))
    gold, pro = plans
    catalog.plan_group(api, prevent_downgrades_when_over_limit=prevents)
    acme = catalog.company(api)
    bought(api, acme, gold, gold.monthly_price)
    catalog.track(api, quantity=5)

    seen = shown(api, acme, pro, pro.monthly_price)

    assert [(one.feature.id, one.usage, one.allocation) for one in seen.usage_violations] == [(flights.id, 5, 2)]
    assert [(one.code, one.blocking) for one in seen.problems] == [("usage_over_limit", prevents)]
    if prevents:
        with pytest.raises(BadRequestError, match="5 are used, and the plan allows 2"):
            bought(api, acme, pro, pro.monthly_price)
    else:
        assert bought(api, acme, pro, pro.monthly_price).total_price == 2000


def test_required_fields_and_opting_in_are_shown_as_lacking_and_asked_for(api: Schematic) -> None:
    asked = {"name": "PO number", "required": True, "stripe_metadata_key": "po"}
    catalog.plan_group(
        api, custom_checkout_fields=[asked], opt_in_enabled=True, opt_in_title="News", opt_in_text="Send *all*"
    )
    pro, acme = plan(api, monthly_price=2000), catalog.company(api)
    (field,) = api.checkout.get_company_billing_details(acme.id).data.custom_fields

    seen = shown(api, acme, pro, pro.monthly_price)

    assert codes(seen.problems) == ["custom_field_required", "opt_in_required"]
    assert (seen.opt_in_required, seen.opt_in_title, seen.opt_in_text) == (True, "News", "Send *all*")
    assert seen.problems[0].field_id == field.id
    with pytest.raises(BadRequestError, match=r"custom_field_values: PO number"):
        bought(api, acme, pro, pro.monthly_price)
    values = [{"id": field.id, "value": "PO-7"}]
    with pytest.raises(BadRequestError, match="opt_in_accepted"):
        bought(api, acme, pro, pro.monthly_price, custom_field_values=values)
    assert api.companies.get_company(acme.id).data.traits == {}
    bought(api, acme, pro, pro.monthly_price, custom_field_values=values, opt_in_accepted=True)
    assert api.companies.get_company(acme.id).data.traits == {"po": "PO-7"}
    assert codes(shown(api, acme, pro, pro.monthly_price).problems) == ["opt_in_required"]


def test_bundles_alone_are_bought_beside_what_there_is(api: Schematic) -> None:
    pro, acme = plan(api, monthly_price=2000), catalog.company(api)
    credit = api.credits.create_billing_credit(name="Tokens", description="", currency="usd", per_unit_price=10).data
    pack = api.credits.create_credit_bundle(
        bundle_name="Pack", credit_id=credit.id, currency="usd", price_per_unit=5, quantity=100
    ).data
    bought(api, acme, pro, pro.monthly_price)

    seen = shown(api, acme, credit_bundles=[{"bundle_id": pack.id, "quantity": 2}])
    bought(api, acme, credit_bundles=[{"bundle_id": pack.id, "quantity": 2}])

    assert seen.due_now == 1000
    assert [one.total for one in invoices(api, acme)] == [1000, 2000]
    found = api.companies.get_company(acme.id).data
    assert (found.plan.id, found.billing_credit_balances) == (pro.id, {credit.id: 200})


def test_what_a_company_sets_of_its_top_ups_is_kept(api: Schematic) -> None:
    credit = api.credits.create_billing_credit(name="Tokens", description="", currency="usd", per_unit_price=10).data
    basic = catalog.plan(api)
    grant = api.credits.create_billing_plan_credit_grant(
        plan_id=basic.id,
        credit_id=credit.id,
        credit_amount=100,
        reset_cadence="monthly",
        reset_start="billing_period",
        auto_topup_availability="user_controlled",
        auto_topup_amount=50,
        auto_topup_threshold_credits=10,
    ).data
    basic, acme = catalog.publish(api, basic), catalog.company(api)
    override = {"plan_credit_grant_id": grant.id, "auto_topup_enabled": True, "auto_topup_amount": 70}

    bought(api, acme, basic, auto_topup_overrides=[override])

    with pytest.raises(BadRequestError, match=r"auto_topup_overrides\.0\.auto_topup_amount"):
        bought(api, acme, basic, auto_topup_overrides=[{**override, "auto_topup_amount": 0}])
    with pytest.raises(BadRequestError, match=r"auto_topup_overrides\.0\.plan_credit_grant_id"):
        bought(api, acme, basic, auto_topup_overrides=[{**override, "plan_credit_grant_id": "none"}])


def test_checkout_data_has_all_that_a_page_needs(api: Schematic) -> None:
    (pro, price), gold = in_advance(api), plan(api, "Gold", monthly_price=5000, trial_days=7)
    acme = catalog.company(api)
    bought(api, acme, pro, pro.monthly_price, pay_in_advance=[{"price_id": price.price_id, "quantity": 4}])

    found = api.checkout.get_checkout_data(company_id=acme.id, selected_plan_id=gold.id).data

    assert (found.company.id, found.active_plan.id, found.selected_plan.id) == (acme.id, pro.id, gold.id)
    assert [one.price_behavior for one in found.active_usage_based_entitlements] == ["pay_in_advance"]
    assert found.active_usage_based_entitlements[0].monthly_usage_based_price.price == 300
    assert (found.company_can_trial_selected_plan, found.selected_plan_already_trialed) == (True, False)
    assert [one.allocation for one in found.feature_usage.features] == [4]
    assert (found.active_add_ons, found.available_credit_bundles, found.custom_checkout_fields) == ([], [], [])
    with pytest.raises(BadRequestError, match="selected_plan_id"):
        api.checkout.get_checkout_data(company_id=acme.id, selected_plan_id="plan_none")
    with pytest.raises(BadRequestError, match="company_id"):
        api.checkout.get_checkout_data(company_id="comp_none")


def test_a_pending_downgrade_stands_in_the_way_of_purchases_and_of_another_one(api: Schematic) -> None:
    pro, gold, basic = (
        plan(api, monthly_price=2000),
        plan(api, "Gold", monthly_price=5000),
        plan(api, "Basic", monthly_price=500),
    )
    audit = plan(api, "Audit", "add_on", monthly_price=100)
    catalog.plan_group(api, scheduled_downgrade_behavior="end_of_billing_period")
    acme = catalog.company(api)
    bought(api, acme, gold, gold.monthly_price)

    seen = shown(api, acme, pro, pro.monthly_price)
    bought(api, acme, pro, pro.monthly_price)

    assert (seen.is_scheduled_downgrade, seen.due_now) == (True, 0)
    found = api.companies.get_company(acme.id).data
    pending = found.scheduled_downgrade
    assert (found.plan.id, pending.from_plan_id, pending.to_plan_name) == (gold.id, gold.id, "Pro")
    assert (pending.scheduled_price, pending.scheduled_interval, pending.from_subscription_price) == (
        2000,
        "month",
        5000,
    )
    assert pending.effective_after == seen.scheduled_change_time == seen.finance.period_end
    with_audit = [{"add_on_id": audit.id, "price_id": audit.monthly_price.id}]
    for told in (
        refused(api, ApiError, acme, gold, gold.monthly_price, add_on_ids=with_audit),
        refused(api, ApiError, acme, basic, basic.monthly_price),
    ):
        assert told.startswith("scheduled downgrade")
    with pytest.raises(BadRequestError, match="scheduled downgrade"):
        manage(api, acme, gold, audit)


@pytest.mark.parametrize("how", ["upgrade", "resubscribe", "cancel"])
def test_more_of_a_plan_or_keeping_it_cancels_what_is_to_come(api: Schematic, how: str) -> None:
    pro, gold = plan(api, monthly_price=2000), plan(api, "Gold", monthly_price=5000, yearly_price=50000)
    catalog.plan_group(api, scheduled_downgrade_behavior="end_of_billing_period")
    acme = catalog.company(api)
    bought(api, acme, gold, gold.monthly_price)
    bought(api, acme, pro, pro.monthly_price)

    if how == "upgrade":
        bought(api, acme, gold, gold.yearly_price)
    elif how == "resubscribe":
        bought(api, acme, gold, gold.monthly_price)
    else:
        api.checkout.cancel_subscription(company_id=acme.id)

    assert api.companies.get_company(acme.id).data.scheduled_downgrade is None
    (row,) = api.scheduledcheckout.list_scheduled_checkouts(company_id=acme.id).data
    assert row.status == "cancelled"


@pytest.mark.parametrize("quantity", [-1, 10**12, 2**53 - 1])
def test_a_quantity_that_nobody_could_pay_for_is_refused(api: Schematic, quantity: int) -> None:
    (pro, price), acme = in_advance(api, 10**9), catalog.company(api)
    quantities = [{"price_id": price.price_id, "quantity": quantity}]

    told = refused(api, BadRequestError, acme, pro, pro.monthly_price, pay_in_advance=quantities)

    assert told.startswith("pay_in_advance.0.quantity: ")
    assert invoices(api, acme) == []
