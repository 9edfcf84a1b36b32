"""Own subscriptions follow what companies are on: made with the first paid plan, ended with the last."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError

from . import catalog, mirroring
from .asgi import App
from .conftest import Keys
from .subscribing import APRIL, Shop, april, sums

MAY = datetime(2031, 5, 1, tzinfo=UTC)


@pytest.fixture
def shop(app: App, credentials: Keys, api: Schematic) -> Shop:
    return Shop(app, credentials, api)


def test_a_company_with_a_paid_plan_subscribes_and_is_billed_for_the_first_period(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)

    shop.put(acme, pro)

    own = shop.subscription(acme)
    assert own is not None
    assert (own["status"], own["currency"], own["interval"], own["total_price"]) == ("active", "usd", "month", 3000)
    assert (own["period_start"], own["period_end"], own["due_at"]) == (APRIL, MAY, MAY)
    (line,) = shop.lines(acme)
    assert (line["kind"], line["timing"], line["unit_amount"]) == ("capacity", "in_advance", "3000")
    (charge,) = shop.charges(acme)
    assert (charge["kind"], charge["amount"], charge["period_end"]) == ("subscription", 3000, MAY)
    (invoice,) = shop.api.billing.list_billing_invoices(company_id=acme.id).data
    assert (invoice.total, invoice.status) == (3000, "open")
    (profile,) = shop.api.billing.list_company_billing_profiles(company_id=acme.id).data
    assert (profile.collection_method, profile.days_until_due, profile.is_default) == ("send_invoice", 30, True)


@pytest.mark.parametrize("prices", [{}, {"monthly_price": 900, "billing_strategy": "no_billing"}])
def test_a_plan_that_nobody_bills_makes_no_subscription(shop: Shop, prices: dict[str, object]) -> None:
    acme, basic = shop.company(), shop.plan("Basic", **prices)

    shop.put(acme, basic)

    assert shop.subscription(acme) is None


def test_an_upgrade_keeps_the_period_and_charges_the_rest_of_it(shop: Shop) -> None:
    acme, pro, max_ = shop.company(), shop.plan(monthly_price=3000), shop.plan("Max", monthly_price=6000)
    shop.put(acme, pro)

    shop.put(acme, max_, at=april(11))

    own = shop.subscription(acme)
    assert own is not None
    assert (own["period_start"], own["period_end"], own["anchor"]) == (APRIL, MAY, APRIL)
    assert shop.amounts(acme) == [3000, -2000, 4000]
    assert [one["invoice_id"] is None for one in shop.charges(acme)] == [False, True, True]


def test_up_and_straight_down_again_costs_nothing(shop: Shop) -> None:
    """The downgrade begins a period of its own, which is charged, and gives back all that is left of both."""
    acme, pro, max_ = shop.company(), shop.plan(monthly_price=3000), shop.plan("Max", monthly_price=6000)
    shop.put(acme, pro)
    shop.put(acme, max_, at=april(11))

    shop.put(acme, pro, at=april(11))

    own = shop.subscription(acme)
    assert own is not None
    assert own["anchor"] == april(11)
    assert sums(shop.charges(acme)) == 3000 - 2000 + 3000


def test_a_downgrade_begins_a_new_period_and_gives_back_the_rest_of_the_old_one(shop: Shop) -> None:
    acme, pro, lite = shop.company(), shop.plan(monthly_price=3000), shop.plan("Lite", monthly_price=1500)
    shop.put(acme, pro)

    shop.put(acme, lite, at=april(16))

    own = shop.subscription(acme)
    assert own is not None
    assert (own["period_start"], own["period_end"]) == (april(16), MAY.replace(day=16))
    assert sorted(shop.amounts(acme)) == [-1500, 1500, 3000]


def test_an_add_on_is_charged_for_the_rest_of_the_period_and_given_back_when_it_goes(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    support = shop.plan("Support", "add_on", monthly_price=900)
    shop.put(acme, pro)

    shop.put(acme, pro, support, at=april(11))

    assert shop.amounts(acme) == [3000, 600]
    assert [one["source_type"] for one in shop.lines(acme)] == ["plan", "add_on"]
    shop.put(acme, pro, at=april(21))
    assert shop.amounts(acme)[:3] == [3000, 600, -1000]  # of the plan, whose period begins anew
    assert shop.amounts(acme)[3:] == [-300, 3000]


def test_whoever_leaves_for_a_free_plan_has_the_rest_given_back_and_no_subscription(shop: Shop) -> None:
    acme, pro, free = shop.company(), shop.plan(monthly_price=3000), shop.plan("Free")
    shop.put(acme, pro)

    shop.put(acme, free, at=april(21))

    own = shop.subscription(acme)
    assert own is not None
    assert (own["status"], own["expired_at"], own["due_at"]) == ("canceled", april(21), None)
    assert shop.amounts(acme) == [3000, -1000]
    assert [one["effective_to"] for one in shop.lines(acme)] == [april(21)]


def test_whoever_comes_back_subscribes_anew(shop: Shop) -> None:
    acme, pro, free = shop.company(), shop.plan(monthly_price=3000), shop.plan("Free")
    shop.put(acme, pro)
    first = shop.subscription(acme)
    shop.put(acme, free, at=april(2))

    shop.put(acme, pro, at=april(3))

    second = shop.subscription(acme)
    assert first is not None
    assert second is not None
    assert second["id"] != first["id"]
    assert (second["status"], second["period_start"]) == ("active", april(3))


def test_a_price_that_is_paid_once_is_charged_once(shop: Shop) -> None:
    acme, life, pro = shop.company(), shop.plan("Lifetime", one_time_price=50_000), shop.plan(monthly_price=3000)
    setup = shop.plan("Set-up", "add_on", one_time_price=700)

    shop.put(acme, life)
    shop.put(acme, life, setup, at=april(2))
    shop.put(acme, life, at=april(3))

    assert shop.amounts(acme) == [50_000, 700]
    assert {one["kind"] for one in shop.charges(acme)} == {"purchase"}
    own = shop.subscription(acme)
    assert own is not None
    assert own["due_at"] is None
    shop.put(acme, pro, at=april(4))
    assert shop.amounts(acme) == [50_000, 700, 3000]


def test_a_longer_period_begins_with_the_current_one(shop: Shop) -> None:
    acme = shop.company()
    pro, year = shop.plan(monthly_price=3000), shop.plan("Pro yearly", yearly_price=36_500)
    shop.put(acme, pro, at=APRIL.replace(month=2))

    shop.put(acme, year, at=april(1))

    own = shop.subscription(acme)
    assert own is not None
    assert (own["interval"], own["period_start"], own["period_end"]) == ("year", APRIL, APRIL.replace(year=2032))


def test_a_version_with_another_price_goes_on_in_the_period(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    shop.put(acme, pro)
    shop.price(pro, monthly_price=6000)

    shop.upgrade(acme, catalog.publish(shop.api, pro), at=april(11))

    own = shop.subscription(acme)
    assert own is not None
    assert (own["anchor"], own["total_price"]) == (APRIL, 6000)
    assert shop.amounts(acme) == [3000, -2000, 4000]


@pytest.mark.parametrize(
    ("proration", "amounts", "open_ones"),
    [("create_prorations", [3000, -2000, 4000], 2), ("always_invoice", [3000, -2000, 4000], 0), ("none", [3000], 0)],
)
def test_a_migration_says_how_it_is_charged(shop: Shop, proration: Any, amounts: list[int], open_ones: int) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    shop.put(acme, pro)
    shop.price(pro, monthly_price=6000)

    shop.upgrade(acme, catalog.publish(shop.api, pro), at=april(11), proration=proration)

    assert shop.amounts(acme) == amounts
    assert sum(one["invoice_id"] is None for one in shop.charges(acme)) == open_ones
    assert [one["charged_until"] for one in shop.lines(acme)][-1] == MAY


def test_a_version_at_the_same_price_charges_nothing(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    shop.put(acme, pro)
    shop.price(pro, monthly_price=3000)

    shop.upgrade(acme, catalog.publish(shop.api, pro), at=april(11))

    assert shop.amounts(acme) == [3000]
    old, line = shop.lines(acme)
    assert (old["effective_to"], line["effective_from"], line["charged_until"]) == (april(11), april(11), MAY)
    shop.put(acme, None, at=april(21))
    assert shop.amounts(acme) == [3000, -1000]


def test_what_ran_on_without_being_renewed_is_charged_before_it_changes(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    shop.put(acme, pro)

    shop.put(acme, None, at=datetime(2031, 6, 16, tzinfo=UTC))

    assert sorted(shop.amounts(acme)) == [-1500, 3000, 3000, 3000]


def test_use_goes_on_with_an_upgrade_and_begins_anew_with_a_downgrade(shop: Shop) -> None:
    """Monthly use is counted from where the company's periods begin."""
    flights = catalog.metered(shop.api)
    monthly = {"metric_period": "current_month", "metric_period_month_reset": "billing_cycle"}
    pro, max_ = shop.plan(monthly_price=3000), shop.plan("Max", monthly_price=6000)
    for plan, limit in ((pro, 5), (max_, 50)):
        catalog.grant(shop.api, plan, flights, "numeric", value_numeric=limit, **monthly)
    acme = catalog.company(shop.api, base_plan_id=pro.id)
    catalog.track(shop.api, quantity=7)
    assert catalog.check(shop.api, "flights").feature_usage == 7

    shop.api.plans.update_company_plans(acme.id, base_plan_id=max_.id, add_on_ids=[])
    up = catalog.check(shop.api, "flights")
    shop.api.plans.update_company_plans(acme.id, base_plan_id=pro.id, add_on_ids=[])
    down = catalog.check(shop.api, "flights")

    assert (up.feature_usage, up.feature_allocation) == (7, 50)
    assert (down.feature_usage, down.feature_allocation) == (0, 5)
    catalog.track(shop.api, quantity=2)
    assert catalog.check(shop.api, "flights").feature_usage == 2


def test_credits_are_given_anew_with_the_periods_of_the_subscription(shop: Shop) -> None:
    """The company has had a plan, and so billing cycles, before it subscribed."""
    acme, free, pro = shop.company(), shop.plan("Free"), shop.plan(monthly_price=3000)
    credit = shop.api.credits.create_billing_credit(name="Token", description="", currency="usd").data
    shop.api.credits.create_billing_plan_credit_grant(
        plan_id=pro.id, credit_id=credit.id, credit_amount=5, reset_cadence="monthly", reset_start="billing_period"
    )
    shop.put(acme, free)

    shop.put(acme, pro, at=april(11))

    (grant,) = shop.api.credits.list_company_grants(company_id=acme.id).data
    assert grant.expires_at == MAY.replace(day=11)


def test_a_company_that_is_deleted_is_billed_no_more(shop: Shop) -> None:
    """What it had until then is invoiced."""
    acme, pro, max_ = shop.company(), shop.plan(monthly_price=3000), shop.plan("Max", monthly_price=6000)
    shop.put(acme, pro, at=datetime(2026, 1, 1, tzinfo=UTC))
    shop.put(acme, max_, at=datetime(2026, 1, 16, tzinfo=UTC))

    shop.api.companies.delete_company(acme.id)

    own = shop.subscription(acme)
    assert own is not None
    assert (own["status"], own["due_at"]) == ("canceled", None)
    assert sums(shop.charges(acme)) > 6000
    assert all(one["invoice_id"] is not None for one in shop.charges(acme))


@pytest.mark.parametrize("late", [MAY, MAY.replace(day=3)])
def test_a_migration_at_the_periods_end_takes_effect_with_the_next_period(shop: Shop, late: datetime) -> None:
    """Also when it is carried out later."""
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    shop.put(acme, pro)
    shop.price(pro, monthly_price=6000)

    shop.upgrade(acme, catalog.publish(shop.api, pro), at=late, proration="none", from_period_start=True)

    assert shop.amounts(acme) == [3000, 6000]
    (own,) = [one for one in shop.lines(acme) if one["effective_to"] is None]
    assert own["effective_from"] == MAY


def test_the_subscription_to_the_initial_plan_says_so(shop: Shop) -> None:
    pro = shop.plan(monthly_price=0)
    catalog.plan_group(shop.api, initial_plan_id=pro.id)

    own = shop.subscription(shop.company())

    assert own is not None
    assert (own["is_initial"], own["status"], own["total_price"]) == (True, "active", 0)


def test_new_companies_get_the_initial_plan_at_the_price_that_is_said(shop: Shop) -> None:
    """Also after the plan was published anew, with prices of its own."""
    pro = shop.plan(monthly_price=0, yearly_price=0)
    yearly = shop.api.plans.get_plan(pro.id).data.yearly_price
    assert yearly is not None
    made = catalog.plan_group(shop.api, initial_plan_id=pro.id, initial_plan_price_id=yearly.id)
    assert made.initial_plan_price_id == yearly.id
    shop.price(pro, monthly_price=0, yearly_price=0)
    catalog.publish(shop.api, pro)

    own = shop.subscription(shop.company())

    assert own is not None
    assert own["interval"] == "year"


@pytest.mark.parametrize(("price", "words"), [("bilpp_none", "is no price of the plan"), (None, "is to be paid")])
def test_nobody_is_made_to_pay_by_coming(shop: Shop, price: str | None, words: str) -> None:
    pro = shop.plan(monthly_price=3000)
    monthly = shop.api.plans.get_plan(pro.id).data.monthly_price
    assert monthly is not None

    with pytest.raises(BadRequestError, match=words):
        catalog.plan_group(shop.api, initial_plan_id=pro.id, initial_plan_price_id=price or monthly.id)


def test_a_new_company_comes_at_the_price_that_is_named(shop: Shop) -> None:
    pro = shop.plan(monthly_price=3000, yearly_price=30_000)
    yearly = shop.api.plans.get_plan(pro.id).data.yearly_price
    assert yearly is not None

    acme = catalog.company(shop.api, base_plan_id=pro.id, base_plan_price_id=yearly.id)

    assert shop.amounts(acme) == [30_000]
    with pytest.raises(BadRequestError, match="base_plan_price_id"):
        catalog.company(shop.api, "other", base_plan_id=pro.id, base_plan_price_id="bilpp_none")


def test_what_was_mirrored_without_a_provider_is_no_subscription_of_this_server(shop: Shop) -> None:
    """Whoever mirrors without naming a provider tells of this one; what it bills has an anchor."""
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    mirroring.customer(shop.api, "acme", company_id=acme.id)
    mirroring.subscription(shop.api, "sub_1", "acme")

    shop.put(acme, pro)

    own = shop.subscription(acme)
    assert own is not None
    assert (own["anchor"], own["total_price"]) == (APRIL, 3000)
    assert shop.amounts(acme) == [3000]
