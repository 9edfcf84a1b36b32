"""A change of what a company has and pays: what is shown of it is what it does."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic_server.domains.subscriptions import renewing
from schematic_server.domains.subscriptions.choosing import PlanChoice
from schematic_server.errors import BadRequest

from . import catalog
from .asgi import App
from .conftest import Keys, on_sqlite
from .subscribing import APRIL, MAY, Shop, april, sums


@pytest.fixture
def shop(app: App, credentials: Keys, api: Schematic) -> Shop:
    return Shop(app, credentials, api)


def seats(shop: Shop, plan: Any) -> Any:
    """A licence that is bought in advance on the plan; the entitlement."""
    made = catalog.feature(shop.api, "seats", "license")
    return catalog.grant(
        shop.api, plan, made, "trait", price_behavior="pay_in_advance", currency="usd", monthly_unit_price=200
    )


def coupon(shop: Shop, **members: Any) -> str:
    """The external id of a coupon."""
    usual = {"amount_off": 0, "percent_off": 0, "duration": "forever", "duration_in_months": 0}
    counts = {"max_redemptions": 0, "times_redeemed": 0}
    made = shop.api.billing.upsert_billing_coupon(external_id="spring", name="Spring", **{**usual, **counts, **members})
    return made.data.external_id


def test_what_is_due_now_is_what_is_invoiced(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)

    shown = shop.choose(acme, pro)

    assert shown.action == "subscribe"
    figures = shown.figures
    assert (figures.due_now, figures.new_charges, figures.proration) == (3000, 3000, 0)
    assert (figures.total_per_billing_period, figures.period_start, figures.period_end) == (3000, APRIL, MAY)
    (invoice,) = shop.api.billing.list_billing_invoices(company_id=acme.id).data
    assert invoice.total == figures.due_now


def test_deciding_writes_nothing(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)

    shop.decide(acme, pro)

    assert shop.subscription(acme) is None
    assert shop.api.plans.get_plan(pro.id).data.active_version is None


def test_the_price_that_is_chosen_is_paid(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000, yearly_price=30_000)
    yearly = shop.api.plans.get_plan(pro.id).data.yearly_price
    assert yearly is not None

    shop.choose(acme, PlanChoice(pro.id, price_id=yearly.id))

    assert shop.amounts(acme) == [30_000]
    monthly = shop.api.plans.get_plan(pro.id).data.monthly_price
    assert monthly is not None
    assert shop.choose(acme, PlanChoice(pro.id, price_id=monthly.id), at=april(2)).action == "downgrade"


def test_an_upgrade_waits_for_the_next_invoice_and_a_downgrade_does_not(shop: Shop) -> None:
    acme, pro, max_ = shop.company(), shop.plan(monthly_price=3000), shop.plan("Max", monthly_price=6000)
    shop.choose(acme, pro)

    up = shop.choose(acme, max_, at=april(11))
    down = shop.choose(acme, pro, at=april(16))

    assert (up.action, up.figures.proration, up.figures.due_now) == ("upgrade", 2000, 0)
    assert up.figures.proration_billed_at == MAY
    assert (down.action, down.figures.proration, down.figures.new_charges) == ("downgrade", -3000, 3000)
    assert down.figures.due_now == 2000 - 3000 + 3000


def test_a_downgrade_can_wait_for_the_periods_end(shop: Shop) -> None:
    acme, pro, lite = shop.company(), shop.plan(monthly_price=3000), shop.plan("Lite", monthly_price=1500)
    catalog.plan_group(shop.api, scheduled_downgrade_behavior="end_of_billing_period")
    shop.choose(acme, pro)

    shown = shop.choose(acme, lite, at=april(11))

    assert (shown.scheduled_at, shown.figures.due_now, shown.figures.proration) == (MAY, 0, 0)
    assert shop.amounts(acme) == [3000]
    shop.choose(acme, lite, at=MAY, is_due=True)
    assert shop.amounts(acme) == [3000, 1500]


def test_whoever_gives_up_all_can_keep_it_until_the_periods_end(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    shop.choose(acme, pro)

    shown = shop.choose(acme, None, at=april(11), cancel_immediately=False)

    own = shop.subscription(acme)
    assert own is not None
    assert (shown.scheduled_at, own["cancel_at"], own["cancel_at_period_end"], own["status"]) == (
        MAY,
        MAY,
        True,
        "active",
    )
    shop.choose(acme, shop.plan("Max", monthly_price=6000), at=april(12))
    own = shop.subscription(acme)
    assert own is not None
    assert (own["cancel_at"], own["cancel_at_period_end"]) == (None, False)


@pytest.mark.parametrize(("prorate", "amounts"), [(True, [3000, -1000]), (False, [3000])])
def test_whoever_gives_up_all_at_once_gets_the_rest_back_if_asked_for(
    shop: Shop, prorate: bool, amounts: list[int]
) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    shop.choose(acme, pro)

    shown = shop.choose(acme, None, at=april(21), prorate=prorate)

    assert shown.action == "unsubscribe"
    assert shop.amounts(acme) == amounts


def test_a_quantity_bought_in_advance_is_the_limit_and_is_prorated(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    price_id = seats(shop, pro).metered_monthly_price.id

    shop.choose(acme, pro, quantities={price_id: 5})

    assert shop.amounts(acme) == [1000, 3000]
    (usage,) = shop.api.entitlements.list_feature_usage(company_id=acme.id).data
    assert usage.allocation == 5
    more = shop.choose(acme, pro, quantities={price_id: 8}, at=april(11))
    assert (more.action, more.figures.proration) == ("upgrade", 400)
    (usage,) = shop.api.entitlements.list_feature_usage(company_id=acme.id).data
    assert usage.allocation == 8
    fewer = shop.choose(acme, pro, at=april(11))
    assert fewer.action == "downgrade"
    (usage,) = shop.api.entitlements.list_feature_usage(company_id=acme.id).data
    assert usage.allocation == 0


def test_a_quantity_stays_when_only_the_plans_are_named(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    price_id = seats(shop, pro).metered_monthly_price.id
    shop.choose(acme, pro, quantities={price_id: 5})

    shop.put(acme, pro, shop.plan("Support", "add_on", monthly_price=900), at=april(11))

    assert shop.amounts(acme) == [1000, 3000, 600]
    shop.put(acme, None, at=april(21))
    assert not shop.api.entitlements.list_feature_usage(company_id=acme.id).data


def test_a_percentage_is_taken_off_each_period_and_given_back_with_it(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    spring = coupon(shop, percent_off=50)

    shown = shop.choose(acme, pro, coupon_external_id=spring)

    figures = shown.figures
    assert (figures.due_now, figures.new_charges, figures.discount_amount) == (1500, 3000, 1500)
    assert (figures.percent_off, figures.total_per_billing_period) == (50.0, 1500)
    shop.choose(acme, None, at=april(16))
    assert sums(shop.charges(acme)) == 750


def test_an_amount_for_some_months_ends_with_them(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    shop.choose(acme, pro, coupon_external_id=coupon(shop, amount_off=1000, duration="repeating", duration_in_months=2))

    (off,) = [one for one in shop.lines(acme) if one["source_type"] == "discount"]
    assert off["effective_to"] == datetime(2031, 6, 1, tzinfo=UTC)
    shop.choose(acme, None, at=datetime(2031, 8, 1, tzinfo=UTC))
    assert sums(shop.charges(acme)) == 4 * 3000 - 2 * 1000


def test_bundles_are_charged_and_their_credits_given(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    credit = shop.api.credits.create_billing_credit(name="Token", description="", currency="usd").data
    pack = shop.api.credits.create_credit_bundle(
        bundle_name="Pack", credit_id=credit.id, currency="usd", price_per_unit=3, quantity=100
    ).data

    shown = shop.choose(acme, pro, bundles=[(pack.id, 2)])

    assert shown.figures.due_now == 3600
    assert shop.amounts(acme) == [600, 3000]
    alone = shop.choose(acme, pro, bundles=[(pack.id, 1)], at=april(3))
    assert (alone.action, alone.figures.due_now) == ("upgrade", 300)
    grants = shop.api.credits.list_company_grants(company_id=acme.id).data
    assert sorted(one.quantity for one in grants) == [100, 200]


def test_a_bundle_is_bought_beside_a_plan_that_is_free(shop: Shop) -> None:
    acme, free = shop.company(), shop.plan("Free")
    credit = shop.api.credits.create_billing_credit(name="Token", description="", currency="usd").data
    pack = shop.api.credits.create_credit_bundle(
        bundle_name="Pack", credit_id=credit.id, currency="usd", price_per_unit=3, quantity=100
    ).data
    shop.choose(acme, free)

    shown = shop.choose(acme, free, bundles=[(pack.id, 1)], at=april(2))

    assert shown.figures.due_now == 300
    (invoice,) = shop.api.billing.list_billing_invoices(company_id=acme.id).data
    assert invoice.total == 300


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"quantities": {"bilpp_none": 1}}, "no price of what these plans sell"),
        ({"bundles": [("bilcrb_none", 1)]}, "bundle bilcrb_none does not exist"),
        ({"coupon_external_id": "none"}, "no active coupon none"),
        ({"currency": "eur"}, "the prices are in usd, not eur"),
    ],
)
def test_what_cannot_be_had_is_refused_and_nothing_is_done(shop: Shop, members: dict[str, Any], words: str) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)

    with pytest.raises(BadRequest, match=words):
        shop.choose(acme, pro, **members)

    assert shop.subscription(acme) is None


def test_a_company_pays_in_one_currency(shop: Shop) -> None:
    acme = shop.company()
    pro = shop.plan(monthly_price=3000, currency_prices=[{"currency": "eur", "monthly_price": 2800}])

    shop.choose(acme, pro, currency="eur")

    assert [one["currency"] for one in shop.charges(acme)] == ["eur"]
    with pytest.raises(BadRequest, match="end it before paying in usd"):
        shop.choose(acme, shop.plan("Max", monthly_price=6000), at=april(2))


def test_periods_can_be_counted_from_another_day(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)

    shop.choose(acme, pro, billing_cycle_anchor=april(11))

    own = shop.subscription(acme)
    assert own is not None
    assert own["period_end"] == april(11)
    assert shop.amounts(acme) == [968]  # 10 of the 31 days from 11 March
    other = shop.company("other")
    shop.choose(other, pro, billing_cycle_anchor=april(11), prorate_first_period=False)
    assert shop.amounts(other) == []
    (line,) = shop.lines(other)
    assert line["charged_until"] == april(11)


def test_a_change_that_changes_nothing_charges_nothing(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    shop.choose(acme, pro)

    shown = shop.choose(acme, pro, at=APRIL + timedelta(days=3))

    assert (shown.action, shown.decision.outcome.is_none) == (None, True)
    assert shop.amounts(acme) == [3000]


@pytest.mark.parametrize(("begins", "missed"), [(APRIL, 0), (APRIL.replace(month=3), 3000)])
def test_a_longer_period_is_invoiced_at_once_in_the_first_period_and_in_later_ones(
    shop: Shop, begins: datetime, missed: int
) -> None:
    """With the month that nobody has renewed yet."""
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    year = shop.plan("Pro yearly", yearly_price=36_600)  # 100 a day
    shop.choose(acme, pro, at=begins)

    shown = shop.choose(acme, year, at=april(16))

    assert (shown.action, shown.figures.due_now) == ("upgrade", missed + 35_100 - 1500)
    assert all(one["invoice_id"] is not None for one in shop.charges(acme))
    invoice = shop.api.billing.list_billing_invoices(company_id=acme.id).data[0]
    assert invoice.total == shown.figures.due_now


def test_a_purchase_keeps_the_end_of_a_cancelled_subscription_and_its_plan_chosen_again_takes_it_back(
    shop: Shop,
) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    price_id = seats(shop, pro).metered_monthly_price.id
    credit = shop.api.credits.create_billing_credit(name="Token", description="", currency="usd").data
    bundle = shop.api.credits.create_credit_bundle(
        bundle_name="Hundred", credit_id=credit.id, currency="usd", price_per_unit=2, quantity=100
    ).data
    shop.choose(acme, pro, quantities={price_id: 1})
    shop.choose(acme, None, at=april(11), cancel_immediately=False)

    shop.choose(acme, pro, at=april(12), quantities={price_id: 2})
    assert _ends(shop, acme) == (MAY, True)
    shop.choose(acme, pro, at=april(13), quantities={price_id: 2}, bundles=[(bundle.id, 1)])
    assert _ends(shop, acme) == (MAY, True)
    shop.choose(acme, pro, shop.plan("Support", "add_on", monthly_price=900), at=april(14), quantities={price_id: 2})
    assert _ends(shop, acme) == (MAY, True)
    shop.choose(acme, pro, at=april(15), quantities={price_id: 1})  # which begins a period of its own
    assert _ends(shop, acme) == (MAY.replace(day=15), True)

    shop.choose(acme, pro, at=april(16), quantities={price_id: 1})
    assert _ends(shop, acme) == (None, False)


def _ends(shop: Shop, company: Any) -> tuple[datetime | None, bool]:
    own = shop.subscription(company)
    assert own is not None
    return own["cancel_at"], own["cancel_at_period_end"]


@pytest.mark.parametrize(("duration", "months", "total"), [("once", 0, 3000), ("repeating", 3, 2700)])
def test_what_a_period_costs_is_told_without_a_discount_of_the_first_one_alone(
    shop: Shop, duration: str, months: int, total: int
) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    code = coupon(shop, percent_off=10, duration=duration, duration_in_months=months)

    shown = shop.choose(acme, pro, coupon_external_id=code)

    assert (shown.figures.due_now, shown.figures.total_per_billing_period) == (2700, total)


def test_what_is_paid_by_the_month_counts_twelve_times_in_what_a_year_costs(shop: Shop) -> None:
    """And what is paid by the year a twelfth in what a month costs."""
    acme, pro = shop.company(), shop.plan(monthly_price=3000, yearly_price=90_000)
    price_id = seats(shop, pro).metered_monthly_price.id
    support = shop.plan("Support", "add_on", yearly_price=1201)
    plan = shop.api.plans.get_plan(pro.id).data
    assert plan.yearly_price is not None
    assert plan.monthly_price is not None

    year = shop.choose(acme, PlanChoice(pro.id, price_id=plan.yearly_price.id), quantities={price_id: 5})

    own = shop.subscription(acme)
    assert own is not None
    assert (year.figures.due_now, year.figures.total_per_billing_period, own["total_price"]) == (
        91_000,
        102_000,
        102_000,
    )
    month = shop.decide(shop.company("other"), PlanChoice(pro.id, price_id=plan.monthly_price.id), support)
    assert month.figures.total_per_billing_period == 3000 + 100


def test_a_companys_profile_says_how_its_changes_are_charged_before_the_plan_group_does(shop: Shop) -> None:
    """Whoever makes the change."""
    acme, pro, max_ = shop.company(), shop.plan(monthly_price=3000), shop.plan("Max", monthly_price=6000)
    shop.choose(acme, pro)
    (profile,) = shop.api.billing.list_company_billing_profiles(company_id=acme.id).data
    shop.api.billing.update_company_billing_profile(
        profile.id, collection_method="send_invoice", proration_behavior="invoice_immediately"
    )

    shown = shop.choose(acme, max_, at=april(11))
    shop.put(acme, max_, shop.plan("Support", "add_on", monthly_price=900), at=april(21))

    assert shown.figures.due_now == 2000
    assert shop.amounts(acme) == [3000, -2000, 4000, 300]
    assert all(one["invoice_id"] is not None for one in shop.charges(acme))


def test_a_longer_period_keeps_the_day_that_february_does_not_have(shop: Shop) -> None:
    """It is counted from the last period that began on that day."""
    acme, pro, year = shop.company(), shop.plan(monthly_price=3100), shop.plan("Pro yearly", yearly_price=36_500)
    begin = datetime(2031, 1, 31, tzinfo=UTC)
    shop.choose(acme, pro, at=begin)

    shop.choose(acme, year, at=datetime(2031, 3, 5, tzinfo=UTC))

    own = shop.subscription(acme)
    assert own is not None
    assert (own["anchor"], own["period_end"]) == (begin, begin.replace(year=2032))
    assert shop.amounts(acme) == [3100, -2600, 3100, 33_200]


def test_nothing_is_given_back_of_a_first_part_that_cost_nothing(shop: Shop) -> None:
    """Whoever leaves within it, or later and is given back what is left of the first period that was paid."""
    acme, other, pro = shop.company(), shop.company("other"), shop.plan(monthly_price=3000)
    for one in (acme, other):
        shop.choose(one, pro, billing_cycle_anchor=april(11), prorate_first_period=False)
        assert shop.charges(one) == []

    shown = shop.choose(acme, None, at=april(6))

    assert (shown.figures.proration, shop.charges(acme)) == (0, [])
    row = shop.subscription(acme)
    assert row is not None
    assert row["expired_at"] == april(6)
    due = shop.subscription(other)
    assert due is not None
    shop.work(lambda scope: renewing.renew(scope, [due]), april(11))
    shop.choose(other, None, at=april(26))
    assert shop.amounts(other) == [3000, -1500]


def test_no_more_is_given_back_than_was_paid_before_a_change_that_cost_nothing(shop: Shop) -> None:
    """A version that costs three times as much, whose price is charged from the next period on."""
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    shop.choose(acme, pro)
    shop.price(pro, monthly_price=9000)
    catalog.publish(shop.api, pro)
    shop.upgrade(acme, pro, april(11), proration="none")
    assert shop.amounts(acme) == [3000]

    shop.choose(acme, None, at=april(16))

    assert shop.amounts(acme) == [3000, -1500]


@on_sqlite
def test_what_is_not_invoiced_of_a_company_is_found_without_looking_at_that_of_others(
    shop: Shop, database_url: str
) -> None:
    acme, pro = shop.company(), shop.plan("Pro", monthly_price=3000)
    shop.put(acme, pro)
    asked: list[tuple[str, Any]] = []

    def hear(*executed: Any) -> None:
        asked.append((executed[2], executed[3]))

    sa.event.listen(sa.Engine, "before_cursor_execute", hear)
    try:
        shop.choose(acme, pro, shop.plan("Support", "add_on", monthly_price=900), at=april(10))
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", hear)

    of_charges = [one for one in asked if "FROM subscription_charge" in one[0] and one[0].startswith("SELECT")]
    assert of_charges
    with closing(sqlite3.connect(Path(database_url.removeprefix("sqlite:///")))) as db:
        steps = [row[3] for one in of_charges for row in db.execute(f"EXPLAIN QUERY PLAN {one[0]}", one[1])]
    found = {one for one in steps if " subscription_charge" in one}
    assert "SEARCH subscription_charge USING INDEX ix_subscription_charge_open (subscription_id=?)" in found
    assert [one for one in found if not one.endswith("(subscription_id=?)")] == []
