"""Subscriptions that a billing provider tells: what they do to plans, cycles, flags and what companies tell of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.domains.subscriptions.mirror_ends import ExpireSubscriptions
from schematic_server.jobs.job import Job

from . import catalog, mirroring
from .asgi import App
from .mirroring import item, subscription

FAR = datetime(2999, 1, 1, tzinfo=UTC)


def seconds(at: datetime) -> int:
    return int(at.timestamp())


def sold(api: Schematic, plan: Any, product: str) -> Any:
    """Have a plan be sold as a product that a provider has told, at 10 dollars a month."""
    told = mirroring.product(api, product, name=plan.name)
    mirroring.price(api, f"{product}_monthly", product)
    body = {"charge_type": "none", "is_trialable": False, "billing_product_id": told.product_id}
    api.plans.upsert_billing_product_plan(plan.id, **body)
    return plan


def gold_item(**members: Any) -> dict[str, Any]:
    return item("prod_gold", "prod_gold_monthly", **members)


@pytest.fixture
def gold(api: Schematic) -> Any:
    return sold(api, catalog.plan(api, "Gold"), "prod_gold")


@pytest.fixture
def acme(api: Schematic) -> Any:
    return catalog.company(api, "acme")


def plan_of(api: Schematic, company_id: str) -> Any:
    return api.companies.get_company(company_id).data.plan


def test_a_subscription_is_known_by_its_external_id(api: Schematic, acme: Any) -> None:
    start = datetime(2026, 1, 31, tzinfo=UTC)

    made = subscription(api, "sub_1", "cus_1", company_id=acme.id, period_start=seconds(start), metadata={"a": 1})
    again = subscription(api, "sub_1", "cus_1", total_price=2000, cancel_at=seconds(FAR), cancel_at_period_end=True)

    assert made.id.startswith("bilsub_")
    assert (made.status, made.interval, made.company_id, made.trial_end) == ("active", "month", acme.id, None)
    assert (made.period_start, made.period_end) == (seconds(start), seconds(datetime(2026, 2, 28, tzinfo=UTC)))
    assert (again.id, again.total_price, again.cancel_at, again.metadata) == (made.id, 2000, seconds(FAR), {"a": 1})
    assert (again.period_start, again.company_id) == (made.period_start, acme.id)


def test_the_company_with_the_product_gets_the_plan(api: Schematic, gold: Any, acme: Any) -> None:
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id)

    assert plan_of(api, acme.id).id == gold.id
    (change,) = api.companies.list_plan_changes(company_id=acme.id).data
    assert (change.action, change.base_plan_action) == ("subscription_change", None)
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id)
    assert len(api.companies.list_plan_changes(company_id=acme.id).data) == 1


@pytest.mark.parametrize("status", ["active", "trialing", "past_due"])
def test_these_states_give_access(api: Schematic, gold: Any, acme: Any, status: str) -> None:
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id, status=status)

    assert plan_of(api, acme.id).id == gold.id


@pytest.mark.parametrize("status", ["incomplete", "incomplete_expired", "canceled", "unpaid", "paused"])
def test_other_states_take_it_away(api: Schematic, gold: Any, acme: Any, status: str) -> None:
    free = catalog.plan(api, "Free")
    catalog.plan_group(api, fallback_plan_id=free.id)
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id)

    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id, status=status)

    assert plan_of(api, acme.id).id == free.id
    newest = api.companies.list_plan_changes(company_id=acme.id).data[0]
    assert (newest.action, newest.base_plan_action) == ("subscription_change", "fallback")


def test_an_expired_subscription_takes_it_away(api: Schematic, gold: Any, acme: Any) -> None:
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id, expired_at=FAR)
    assert plan_of(api, acme.id).id == gold.id

    subscription(api, "sub_1", "cus_1", gold_item(), expired_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert plan_of(api, acme.id) is None


def test_a_subscription_of_which_nothing_more_is_told_expires_by_itself(
    app: App, api: Schematic, gold: Any, acme: Any
) -> None:
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id, expired_at=FAR)
    subscription(api, "sub_2", "cus_2", gold_item(), company_id=catalog.company(api, "other").id)

    def expire(at: datetime) -> None:
        job = ExpireSubscriptions()
        app.write(lambda db, emit: job.step(db, emit, Job("", job.name, "", {}, {}, 1, ""), at))

    expire(FAR - timedelta(seconds=1))
    assert plan_of(api, acme.id).id == gold.id
    expire(FAR)
    expire(FAR)

    assert plan_of(api, acme.id) is None
    assert [one.status for one in api.companies.get_active_company_subscription().data] == ["active"]
    assert len(api.companies.list_plan_changes(company_id=acme.id).data) == 2


def test_what_was_told_before_its_company_was_known_becomes_the_companys(api: Schematic, gold: Any, acme: Any) -> None:
    mirroring.payment_method(api, "pm_1", "cus_1")
    made = subscription(api, "sub_1", "cus_1", gold_item())
    mirroring.invoice(api, "in_1", "cus_2")
    assert made.company_id != acme.id

    mirroring.customer(api, "cus_1", company_id=acme.id)
    mirroring.customer(api, "cus_2", company_id=acme.id)

    found = api.companies.get_company(acme.id).data
    assert (found.plan.id, found.billing_subscription.id) == (gold.id, made.id)
    assert plan_of(api, made.company_id) is None
    nobody = {"customer_external_id": "", "subscription_external_id": ""}
    assert [one.external_id for one in api.billing.list_invoices(company_id=acme.id, **nobody).data] == ["in_1"]


def test_a_trial_that_nobody_pays_leads_to_the_plan_for_that(api: Schematic, gold: Any, acme: Any) -> None:
    after, free = catalog.plan(api, "After"), catalog.plan(api, "Free")
    catalog.plan_group(api, fallback_plan_id=free.id, trial_expiry_plan_id=after.id)
    trial = {"company_id": acme.id, "trial_end": seconds(FAR)}
    subscription(api, "sub_1", "cus_1", gold_item(), status="trialing", **trial)

    subscription(api, "sub_1", "cus_1", gold_item(), status="canceled", **trial)

    assert plan_of(api, acme.id).id == after.id
    assert api.companies.list_plan_changes(company_id=acme.id).data[0].base_plan_action == "trial_expiry"


def test_a_trial_that_is_paid_is_converted(api: Schematic, gold: Any, acme: Any) -> None:
    other = sold(api, catalog.plan(api, "Other"), "prod_other")
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id, status="trialing", trial_end=seconds(FAR))
    subscription(api, "sub_1", "cus_1", gold_item(), status="active")

    subscription(api, "sub_1", "cus_1", item("prod_other", "prod_other_monthly"))

    newest = api.companies.list_plan_changes(company_id=acme.id).data[0]
    assert (newest.base_plan.id, newest.trial_status) == (other.id, "converted")


def test_what_is_on_it_replaces_what_was(api: Schematic, gold: Any, acme: Any) -> None:
    seats = sold(api, catalog.plan(api, "Seats", "add_on"), "prod_seats")
    silver = sold(api, catalog.plan(api, "Silver"), "prod_silver")
    subscription(api, "sub_1", "cus_1", gold_item(), item("prod_seats", "prod_seats_monthly"), company_id=acme.id)
    found = api.companies.get_company(acme.id).data
    assert (found.plan.id, [one.id for one in found.add_ons]) == (gold.id, [seats.id])

    subscription(api, "sub_1", "cus_1", item("prod_silver", "prod_silver_monthly"))

    found = api.companies.get_company(acme.id).data
    assert (found.plan.id, found.add_ons) == (silver.id, [])
    assert [one.external_id for one in found.billing_subscription.products] == ["prod_silver"]


def test_add_ons_that_are_given_otherwise_stay(api: Schematic, gold: Any, acme: Any) -> None:
    extra = catalog.plan(api, "Extra", "add_on")
    api.companies.get_company(acme.id)
    api.plans.update_company_plans(acme.id, add_on_ids=[extra.id])

    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id)
    subscription(api, "sub_1", "cus_1", gold_item(), status="canceled")

    found = api.companies.get_company(acme.id).data
    assert (found.plan, [one.id for one in found.add_ons]) == (None, [extra.id])


def test_a_second_subscription_keeps_what_the_first_had(api: Schematic, gold: Any, acme: Any) -> None:
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id)
    subscription(api, "sub_2", "cus_1", gold_item(), company_id=acme.id)

    subscription(api, "sub_1", "cus_1", gold_item(), status="canceled")

    assert plan_of(api, acme.id).id == gold.id


def test_a_plan_that_this_server_bills_stays(api: Schematic, gold: Any, acme: Any) -> None:
    own = catalog.plan(api, "Own")
    api.plans.upsert_billing_product_plan(own.id, charge_type="recurring", is_trialable=False, monthly_price=500)
    api.plans.update_company_plans(acme.id, base_plan_id=own.id, add_on_ids=[])

    subscription(api, "sub_1", "cus_1", item("prod_unknown", "price_unknown"), company_id=acme.id)

    assert plan_of(api, acme.id).id == own.id


def test_the_company_is_the_one_that_has_the_customer_as_a_key(api: Schematic, gold: Any) -> None:
    acme = api.companies.upsert_company(keys={"stripe_customer_id": "cus_1"}, name="Acme").data
    mirroring.customer(api, "cus_1")

    made = subscription(api, "sub_1", "cus_1", gold_item())

    assert made.company_id == acme.id
    (listed,) = api.billing.list_customers_with_subscriptions().data
    assert listed.company_id == acme.id
    (short,) = listed.subscriptions
    assert (short.total_price, short.per_unit_price, short.metered_usage, short.interval) == (
        1000,
        1000,
        False,
        "month",
    )


def test_a_customer_without_company_gets_one(api: Schematic, gold: Any) -> None:
    mirroring.customer(api, "cus_1", name="Acme Incorporated")

    made = subscription(api, "sub_1", "cus_1", gold_item())

    found = api.companies.lookup_company(keys={"stripe_customer_id": "cus_1"}).data
    assert (found.id, found.name, found.plan.id) == (made.company_id, "Acme Incorporated", gold.id)


def test_metadata_of_the_provider_name_the_company(api: Schematic, gold: Any, acme: Any) -> None:
    made = subscription(api, "sub_1", "cus_1", gold_item(), metadata={"schematic_company_id": acme.id})

    assert made.company_id == acme.id


def test_a_company_that_does_not_exist_is_refused_and_nothing_is_stored(api: Schematic, gold: Any) -> None:
    with pytest.raises(BadRequestError, match="company_id: company comp_none does not exist"):
        subscription(api, "sub_1", "cus_1", item("prod_new", "price_new"), company_id="comp_none")

    assert [one.external_id for one in api.billing.list_billing_products().data] == ["prod_gold"]


def test_another_company_loses_what_it_had_by_it(api: Schematic, gold: Any, acme: Any) -> None:
    other = catalog.company(api, "other")
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id)

    subscription(api, "sub_1", "cus_1", gold_item(), company_id=other.id)

    assert plan_of(api, acme.id) is None
    assert plan_of(api, other.id).id == gold.id


def test_products_and_prices_that_nobody_has_told_are_made_of_what_is_on_it(api: Schematic, acme: Any) -> None:
    subscription(
        api,
        "sub_1",
        "cus_1",
        item("prod_new", "price_new", price=700, interval="year", usage_type="metered"),
        company_id=acme.id,
    )

    (price,) = api.billing.list_billing_prices().data
    assert (price.product_external_id, price.price, price.interval) == ("prod_new", 700, "year")
    mirroring.product(api, "prod_new", name="Told later")
    found = api.companies.get_company(acme.id).data.billing_subscription
    assert (found.interval, found.products[0].name, found.products[0].price_id) == ("year", "Told later", price.id)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"subscription_external_id": ""}, "subscription_external_id: is empty"),
        ({"period_start": seconds(FAR), "period_end": 5}, "period_end: must be after period_start"),
        ({"cancel_at": 2**52}, "cancel_at: .* is not within the years 1 to 9999"),
        ({"product_external_ids": [gold_item(interval="week")]}, r"product_external_ids\[0\].interval: must be one of"),
        ({"product_external_ids": [gold_item(quantity=-1)]}, r"product_external_ids\[0\].quantity: must not be"),
        ({"product_external_ids": [gold_item(price=-1)]}, r"product_external_ids\[0\].price: must be between"),
    ],
)
def test_what_cannot_be_is_refused_by_the_member(
    api: Schematic, gold: Any, acme: Any, members: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadRequestError, match=said):
        subscription(api, "sub_1", "cus_1", company_id=acme.id, **members)


def test_a_subscription_of_this_server_cannot_be_told_anew(api: Schematic, acme: Any) -> None:
    own = catalog.plan(api, "Own")
    api.plans.upsert_billing_product_plan(own.id, charge_type="recurring", is_trialable=False, monthly_price=500)
    api.plans.update_company_plans(acme.id, base_plan_id=own.id, add_on_ids=[])
    made = api.companies.get_company(acme.id).data.billing_subscription

    with pytest.raises(BadRequestError, match=r"subscription_external_id: .* is billed by this server"):
        subscription(api, made.subscription_external_id, "cus_1")


def test_a_company_tells_its_subscription_and_what_its_plan_costs(api: Schematic, gold: Any, acme: Any) -> None:
    mirroring.customer(api, "cus_1", company_id=acme.id)
    mirroring.payment_method(api, "pm_1", "cus_1", card_last_4="4242")
    mirroring.coupon(api, "SPRING", percent_off=10)
    mirroring.invoice(api, "in_1", "cus_1", subscription_external_id="sub_1")
    discount = {"coupon_external_id": "SPRING", "external_id": "di_1", "is_active": True, "started_at": FAR}

    subscription(
        api,
        "sub_1",
        "cus_1",
        gold_item(quantity=3),
        discounts=[discount],
        default_payment_method_external_id="pm_1",
    )

    found = api.companies.get_company(acme.id).data
    told = found.billing_subscription
    assert found.billing_subscriptions == [told]
    assert (told.products[0].quantity, told.products[0].name, told.payment_method.card_last_4) == (3, "Gold", "4242")
    assert (told.discounts[0].coupon_name, told.discounts[0].percent_off) == ("Spring", 10)
    assert told.latest_invoice.external_id == "in_1"
    assert found.default_payment_method.id == told.default_payment_method_id
    assert [one.external_id for one in found.payment_methods] == ["pm_1"]
    assert (found.plan.plan_price, found.plan.plan_period) == (1000, "month")
    assert found.plan.billing_product_external_id == "prod_gold"


def test_a_company_without_a_subscription_says_so(api: Schematic, acme: Any) -> None:
    found = api.companies.get_company(acme.id).data

    assert (found.billing_subscription, found.billing_subscriptions, found.payment_methods) == (None, [], [])
    assert found.default_payment_method is None


def test_own_subscriptions_are_told_like_mirrored_ones(api: Schematic, acme: Any) -> None:
    own = catalog.plan(api, "Own")
    api.plans.upsert_billing_product_plan(own.id, charge_type="recurring", is_trialable=False, monthly_price=500)
    api.plans.update_company_plans(acme.id, base_plan_id=own.id, add_on_ids=[])

    found = api.companies.get_company(acme.id).data

    assert (found.plan.plan_price, found.plan.plan_period) == (500, "month")
    assert (found.billing_subscription.status, found.billing_subscription.total_price) == ("active", 500)
    assert [one.id for one in api.companies.list_companies(monetized_subscriptions=True).data] == [acme.id]
    (running,) = api.companies.get_active_company_subscription(company_id=acme.id).data
    assert running.provider_type == "schematic"


def test_running_subscriptions_are_listed_by_company(api: Schematic, gold: Any, acme: Any) -> None:
    other = catalog.company(api, "other")
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id, trial_end=seconds(FAR), status="trialing")
    subscription(api, "sub_2", "cus_2", gold_item(), company_id=other.id, status="canceled")

    def found(**query: Any) -> list[str]:
        return [one.subscription_external_id for one in api.companies.get_active_company_subscription(**query).data]

    assert found() == found(company_id=acme.id) == found(company_ids=[acme.id, other.id]) == ["sub_1"]
    assert found(company_id=other.id) == []
    (one,) = api.companies.get_active_company_subscription().data
    assert (one.trial_end, one.is_initial, one.cancel_at) == (FAR, False, None)


def test_companies_are_found_by_their_subscriptions(api: Schematic, gold: Any) -> None:
    paid, free, trial, gone = (catalog.company(api, one).id for one in ("paid", "free", "trial", "gone"))
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=paid)
    subscription(api, "sub_2", "cus_2", gold_item(), company_id=free, total_price=0)
    subscription(api, "sub_3", "cus_3", gold_item(), company_id=trial, status="trialing", trial_end=seconds(FAR))
    past = datetime(2026, 1, 1, tzinfo=UTC)
    subscription(api, "sub_4", "cus_4", gold_item(), company_id=gone, expired_at=past)

    def found(**query: Any) -> set[str]:
        listed = {one.name for one in api.companies.list_companies(**query).data}
        assert api.companies.count_companies(**query).data.count == len(listed)
        return listed

    assert found(with_subscription=True) == {"paid", "free", "trial"}
    assert found(without_subscription=True) == found(subscription_statuses=["expired"]) == {"gone"}
    assert found(monetized_subscriptions=True) == {"paid", "trial"}
    assert found(subscription_statuses=["trialing", "canceled"]) == found(subscription_types=["trial"]) == {"trial"}
    assert found(subscription_types=["free", "paid"]) == {"paid", "free"}
    assert found(subscription_types=["one_time"]) == set()


def test_another_company_may_pay(api: Schematic, gold: Any, acme: Any) -> None:
    payer = catalog.company(api, "payer")
    names = {"schematic_company_id": acme.id, "schematic_billing_entity_id": payer.id}
    mirroring.customer(api, "cus_1", company_id=payer.id)

    subscription(api, "sub_1", "cus_1", gold_item(), metadata=names)

    (paying,) = api.companies.get_company_billing_entity(company_id=acme.id).data
    assert (paying.billing_entity.id, paying.has_own_stripe_customer) == (payer.id, False)
    (child,) = api.companies.get_billing_entity_child_subscriptions(company_id=payer.id).data
    assert (child.company.id, child.plan_name, child.subscription_external_id) == (acme.id, "Gold", "sub_1")
    (alone,) = api.companies.get_company_billing_entity(company_id=payer.id).data
    assert (alone.billing_entity, alone.has_own_stripe_customer) == (None, True)
    with pytest.raises(NotFoundError, match="company comp_none"):
        api.companies.get_company_billing_entity(company_id="comp_none")


def test_companies_with_the_product_of_a_plan_are_found(api: Schematic, gold: Any, acme: Any) -> None:
    other = sold(api, catalog.plan(api, "Other"), "prod_other")
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id)

    assert [one.id for one in api.plans.list_billing_product_match_companies(plan_id=gold.id).data] == [acme.id]
    assert api.plans.list_billing_product_match_companies(plan_id=other.id).data == []
    assert api.plans.count_billing_product_match_companies(plan_id=gold.id, q="acm").data.count == 1
    assert api.plans.count_billing_product_match_companies(plan_id=gold.id, q="other").data.count == 0


def test_products_tell_how_many_subscriptions_have_them(api: Schematic, gold: Any, acme: Any) -> None:
    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id)
    subscription(api, "sub_2", "cus_1", gold_item(), company_id=acme.id, status="canceled")

    assert [one.subscription_count for one in api.billing.list_billing_products().data] == [1]


def test_a_products_condition_goes_by_running_subscriptions(api: Schematic, gold: Any, acme: Any) -> None:
    """Also of what is in memory already: the answer before each change is asked for first."""
    flag = api.features.create_flag(
        key="vip", name="VIP", description="", default_value=False, flag_type="boolean"
    ).data
    product_id = api.plans.get_plan(gold.id).data.billing_product.product_id
    condition = {
        "condition_type": "billing_product",
        "operator": "eq",
        "resource_ids": [product_id],
        "trait_value": "",
    }
    rule = {"name": "VIP", "priority": 1, "value": True, "conditions": [condition], "condition_groups": []}
    api.features.update_flag_rules(flag.id, rules=[rule])
    assert catalog.check(api, "vip", "acme").value is False

    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id)
    assert catalog.check(api, "vip", "acme").value is True

    subscription(api, "sub_1", "cus_1", gold_item(), status="unpaid")
    assert catalog.check(api, "vip", "acme").value is False


def vip(api: Schematic, product_id: str) -> None:
    """Have a flag be on for companies with this product."""
    flags = [one for one in api.features.list_flags().data if one.key == "vip"]
    flag = flags[0] if flags else api.features.create_flag(key="vip", name="VIP", description="").data
    condition = {"condition_type": "billing_product", "operator": "eq", "resource_ids": [product_id]}
    rule = {"name": "VIP", "priority": 1, "value": True, "conditions": [condition], "condition_groups": []}
    api.features.update_flag_rules(flag.id, rules=[rule])


def tell_product_again(api: Schematic) -> None:
    mirroring.product(api, "prod_1")


def tell_other_subscription(api: Schematic) -> None:
    """What is on it is made of what it says."""
    subscription(api, "sub_2", "cus_2", item("prod_1", "price_1"), company_id=catalog.company(api, "other").id)


@pytest.mark.parametrize("tell", [tell_product_again, tell_other_subscription])
def test_a_products_condition_goes_by_products_that_there_are(
    api: Schematic, acme: Any, tell: Callable[[Schematic], None]
) -> None:
    """A product that is told again after it was deleted has another id; companies that are in memory have it, too."""
    first = mirroring.product(api, "prod_1").product_id
    subscription(api, "sub_1", "cus_1", item("prod_1", "price_1"), company_id=acme.id)
    vip(api, first)
    assert catalog.check(api, "vip", "acme").value is True

    api.billing.delete_billing_product("prod_1")
    assert catalog.check(api, "vip", "acme").value is False

    tell(api)
    (again,) = api.billing.list_billing_products().data
    vip(api, again.product_id)
    assert again.product_id != first
    assert catalog.check(api, "vip", "acme").value is True


def test_billing_cycles_begin_with_the_periods(api: Schematic, gold: Any, acme: Any) -> None:
    flights = catalog.metered(api)
    monthly = {"metric_period": "current_month", "metric_period_month_reset": "billing_cycle"}
    catalog.grant(api, gold, flights, "numeric", value_numeric=10, **monthly)
    now = api.companies.get_company(acme.id).data.created_at
    start = (now - timedelta(days=3)).replace(microsecond=0)

    subscription(api, "sub_1", "cus_1", gold_item(), company_id=acme.id, period_start=seconds(start))

    (row,) = api.entitlements.list_feature_usage(company_id=acme.id).data
    assert row.metric_reset_at - start >= timedelta(days=28)
    assert (row.metric_reset_at.day, row.metric_reset_at.hour) == (start.day, start.hour)
