"""Managing a company's plans: judged as a whole, previewed, and applied as it was previewed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError
from schematic_server import clock

from . import catalog, mirroring
from .conftest import Still
from .selling import codes, invoices, manage, plan, preview
from .test_plangroups import changes


def test_a_company_gets_exactly_what_is_chosen_and_pays_for_it(api: Schematic) -> None:
    pro, seats = plan(api, monthly_price=2000), plan(api, "Audit", "add_on", monthly_price=500)
    acme = catalog.company(api)

    shown = preview(api, acme, pro, seats)
    done = manage(api, acme, pro, seats)

    finance = shown.subscription_change_preview.finance
    assert (finance.due_now, finance.new_charges, finance.total_per_billing_period) == (2500, 2500, 2500)
    assert (shown.problems, done.problems, done.success) == ([], [], True)
    assert (done.company.plan.id, [one.id for one in done.company.add_ons]) == (pro.id, [seats.id])
    (invoice,) = invoices(api, acme)
    assert (invoice.total, invoice.status) == (finance.due_now, "open")
    change = changes(api, acme)[0]
    assert (change.action, change.subscription_change_action) == ("manage_plan", "subscribe")


def test_a_preview_changes_nothing(api: Schematic) -> None:
    acme = catalog.company(api)

    preview(api, acme, plan(api, monthly_price=2000))

    found = api.companies.get_company(acme.id).data
    assert (found.plan, found.billing_subscriptions, invoices(api, acme)) == (None, [], [])


def test_what_is_left_out_is_removed_and_a_cleared_base_falls_back(api: Schematic) -> None:
    pro, seats, basic = plan(api, monthly_price=2000), plan(api, "Audit", "add_on"), catalog.plan(api)
    catalog.plan_group(api, fallback_plan_id=basic.id)
    acme = catalog.company(api)
    manage(api, acme, pro, seats)

    assert manage(api, acme, pro).company.add_ons == []
    cleared = manage(api, acme)

    assert cleared.company.plan.id == basic.id
    change = changes(api, acme)[0]
    assert (change.base_plan_action, change.subscription_change_action) == ("fallback", "unsubscribe")


def test_an_upgrade_and_a_downgrade_are_told_apart(api: Schematic) -> None:
    pro, gold = plan(api, monthly_price=2000), plan(api, "Gold", monthly_price=5000)
    acme = catalog.company(api)
    manage(api, acme, pro)

    manage(api, acme, gold)
    assert changes(api, acme)[0].subscription_change_action == "upgrade"
    manage(api, acme, pro)

    assert changes(api, acme)[0].subscription_change_action == "downgrade"


WRONG: list[tuple[str, str, dict[str, Any]]] = [
    ("plan_unavailable", "base_plan_id", {"base_plan_id": "plan_none"}),
    ("plan_unavailable", "base_plan_version_id", {"base_plan_version_id": "plnv_none"}),
    ("price_unavailable", "base_plan_price_id", {"base_plan_price_id": "bilpp_none"}),
    ("add_on_unavailable", r"add_on_selections\.0\.plan_id", {"add_on_selections": [{"plan_id": "plan_none"}]}),
    (
        "pay_in_advance_price_invalid",
        r"pay_in_advance_entitlements\.0\.price_id",
        {"pay_in_advance_entitlements": [{"price_id": "bilpp_none", "quantity": 1}]},
    ),
    (
        "credit_bundle_unavailable",
        r"credit_bundles\.0\.bundle_id",
        {"credit_bundles": [{"bundle_id": "bilcrb_none", "quantity": 1}]},
    ),
    ("discount_ineligible", "coupon_external_id", {"coupon_external_id": "none"}),
    ("discount_ineligible", "Invalid promo code", {"promo_code": "SUMMER"}),
    ("plan_not_trialable", "trial_end", {"trial_end": clock.now() + timedelta(days=300)}),
    ("trial_end_must_be_future", "trial_end", {"trial_end": clock.now() - timedelta(days=300)}),
    ("trial_end_too_far", "trial_end", {"trial_end": clock.now() + timedelta(days=800)}),
    ("selection_invalid", "billing_entity_id", {"billing_entity_id": "comp_none"}),
    ("selection_invalid", "days_until_due", {"days_until_due": -1}),
    ("invoice_email_required", "billing_email", {"collection_method": "send_invoice"}),
    ("selection_invalid", "activate_on_payment", {"activate_on_payment": True}),
    ("selection_invalid", "paid_outside_stripe", {"paid_outside_stripe": True}),
    (
        "billing_cycle_anchor_must_be_future",
        "billing_cycle_anchor",
        {"billing_cycle_anchor": clock.now() - timedelta(days=300)},
    ),
    ("prorate_first_period_without_anchor", "prorate_first_period", {"prorate_first_period": False}),
]


@pytest.mark.parametrize(("code", "named", "members"), WRONG, ids=[f"{one[0]}-{one[1]}" for one in WRONG])
def test_what_is_wrong_is_told_in_a_preview_and_refused(
    api: Schematic, code: str, named: str, members: dict[str, Any]
) -> None:
    pro, acme = plan(api, monthly_price=2000), catalog.company(api)

    shown = preview(api, acme, pro, **members)

    assert code in codes(shown.problems)
    assert all(one.blocking for one in shown.problems)
    assert shown.subscription_change_preview is None
    with pytest.raises(BadRequestError, match=named):
        manage(api, acme, pro, **members)
    assert api.companies.get_company(acme.id).data.plan is None
    assert invoices(api, acme) == []


def test_a_price_is_named_where_there_are_several_and_nowhere_else(api: Schematic) -> None:
    pro, free, acme = plan(api, monthly_price=2000, yearly_price=20000), plan(api, "Free"), catalog.company(api)

    with pytest.raises(BadRequestError, match=pro.yearly_price.id):
        manage(api, acme, pro)
    with pytest.raises(BadRequestError, match="leave the price out"):
        manage(api, acme, free, base_plan_price_id=pro.yearly_price.id)
    manage(api, acme, pro, base_plan_price_id=pro.yearly_price.id)

    (invoice,) = invoices(api, acme)
    assert invoice.total == 20000


def test_plans_of_others_and_what_does_not_go_together_cannot_be_had(api: Schematic) -> None:
    pro, seats, acme, other = (
        plan(api, monthly_price=2000),
        plan(api, "Audit", "add_on"),
        catalog.company(api),
        catalog.company(api, "LH"),
    )
    custom = api.plans.create_custom_plan(company_id=other.id, name="LH's").data
    gold = plan(api, "Gold")
    catalog.plan_group(api, add_on_compatibilities=[{"source_plan_id": seats.id, "compatible_plan_ids": [gold.id]}])

    assert codes(preview(api, acme, custom).problems) == ["plan_unavailable"]
    assert codes(preview(api, acme, seats).problems) == ["plan_unavailable"]
    assert codes(preview(api, acme, pro, seats).problems) == ["add_on_conflicts_with_plan"]
    assert codes(preview(api, acme, gold, seats, seats).problems) == ["add_on_unavailable"]
    assert codes(preview(api, acme, gold, seats).problems) == []


def test_somebody_else_pays_only_from_the_start_of_a_subscription(api: Schematic) -> None:
    pro, gold = plan(api, monthly_price=2000), plan(api, "Gold", monthly_price=5000)
    acme, payer = catalog.company(api), catalog.company(api, "LH")

    manage(api, acme, pro, billing_entity_id=payer.id)

    assert [one.total for one in invoices(api, payer)] == [2000]
    other = catalog.company(api, "AF")
    with pytest.raises(BadRequestError) as refused:
        manage(api, acme, gold, billing_entity_id=other.id)
    assert "billing entity can only be set when starting a new subscription" in str(refused.value)


def test_usage_over_the_new_limits_is_told_and_a_manager_may_go_on(api: Schematic) -> None:
    gold, basic = plan(api, "Gold"), plan(api, "Basic")
    flights = catalog.metered(api)
    for one, limit in ((gold, 10), (basic, 2)):
        catalog.grant(api, one, flights, "numeric", value_numeric=limit)
        catalog.publish(api, one)
    acme = catalog.company(api)
    manage(api, acme, gold)
    catalog.track(api, quantity=5)

    shown = preview(api, acme, basic)

    (row,) = shown.subscription_change_preview.usage_violations
    assert (row.feature.id, row.usage, row.allocation) == (flights.id, 5, 2)
    assert [(one.code, one.blocking, one.feature_id) for one in shown.problems] == [
        ("usage_over_limit", False, flights.id)
    ]
    assert manage(api, acme, basic).company.plan.id == basic.id


def test_a_coupon_takes_its_share_off(api: Schematic) -> None:
    pro, acme = plan(api, monthly_price=2000), catalog.company(api)
    api.billing.upsert_billing_coupon(
        external_id="TENTH",
        name="A tenth",
        amount_off=0,
        percent_off=10,
        duration="forever",
        duration_in_months=0,
        max_redemptions=1,
        times_redeemed=0,
    )

    shown = preview(api, acme, pro, coupon_external_id="TENTH").subscription_change_preview.finance
    manage(api, acme, pro, coupon_external_id="TENTH")

    assert (shown.due_now, shown.discount_amount, shown.percent_off) == (1800, 200, 10)
    assert [(one.coupon_name, one.percent_off) for one in shown.discounts] == [("A tenth", 10)]
    assert [one.total for one in invoices(api, acme)] == [1800]
    other = catalog.company(api, "LH")
    with pytest.raises(BadRequestError, match="ineligible for this discount"):
        manage(api, other, pro, coupon_external_id="TENTH")


def test_a_coupon_for_once_is_of_no_use_again(api: Schematic, still: Still, database_url: str) -> None:
    still.at = datetime(2031, 1, 1, tzinfo=UTC)
    pro, gold = plan(api, monthly_price=2000), plan(api, "Gold", monthly_price=5000)
    acme = catalog.company(api)
    mirroring.coupon(api, "HALF", percent_off=50)
    manage(api, acme, pro, coupon_external_id="HALF")
    still.at = datetime(2031, 1, 11, tzinfo=UTC)
    manage(api, acme, gold, coupon_external_id="HALF")  # which is in force still
    still.at = datetime(2031, 2, 2, tzinfo=UTC)

    seen = preview(api, acme, pro, coupon_external_id="HALF")

    assert [(one.code, one.message) for one in seen.problems] == [
        ("discount_ineligible", "ineligible for this discount")
    ]
    with pytest.raises(BadRequestError, match="ineligible for this discount"):
        manage(api, acme, pro, coupon_external_id="HALF")
    assert api.billing.list_coupons().data[0].times_redeemed == 1


def test_a_coupon_on_what_is_paid_once_is_ineligible_and_not_used_up(api: Schematic) -> None:
    life, acme = catalog.plan(api, "Life"), catalog.company(api)
    api.plans.upsert_billing_product_plan(life.id, charge_type="one_time", is_trialable=False, one_time_price=10000)
    life = catalog.publish(api, life)
    mirroring.coupon(api, "HALF", percent_off=50, duration="forever")

    seen = preview(api, acme, life, coupon_external_id="HALF")

    assert [(one.code, one.message) for one in seen.problems] == [
        ("discount_ineligible", "ineligible for this discount")
    ]
    with pytest.raises(BadRequestError, match="ineligible for this discount"):
        manage(api, acme, life, coupon_external_id="HALF")
    assert api.billing.list_coupons().data[0].times_redeemed == 0
    assert invoices(api, acme) == []


def test_a_subscription_is_cancelled_at_once_or_at_its_periods_end(api: Schematic) -> None:
    pro, basic = plan(api, monthly_price=2000), catalog.plan(api)
    catalog.plan_group(api, fallback_plan_id=basic.id)
    acme, other = catalog.company(api), catalog.company(api, "LH")
    for one in (acme, other):
        manage(api, one, pro)

    now = api.checkout.cancel_subscription(company_id=acme.id).data
    later = api.checkout.cancel_subscription(company_id=other.id, cancel_immediately=False).data

    assert now.company.plan.id == basic.id
    assert later.company.plan.id == pro.id
    own = api.billing.get_company_native_subscription(other.id).data
    assert own.cancel_at == own.period_end
    with pytest.raises(BadRequestError, match="no subscription"):
        api.checkout.cancel_subscription(company_id=acme.id)


def test_an_unknown_company_is_refused_by_its_name(api: Schematic) -> None:
    class Nobody:
        id = "comp_none"

    with pytest.raises(BadRequestError, match="company_id: company comp_none"):
        preview(api, Nobody, None)
