"""Changes that are carried out later: at a period's end, at an instant that was named, each once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.domains.checkout import changes as checkout
from schematic_server.domains.checkout import requests
from schematic_server.domains.checkout.execution import ExecuteCheckouts
from schematic_server.domains.companies import companies
from schematic_server.domains.subscriptions.renewals import RenewSubscriptions
from schematic_server.jobs.job import Job, Steps

from . import catalog
from .asgi import App
from .conftest import Keys, Still
from .selling import checked_out, invoices, manage, plan, preview
from .subscribing import APRIL, Shop, april, sums
from .test_plangroups import changes

MAY = datetime(2031, 5, 1, tzinfo=UTC)
JUNE = datetime(2031, 6, 1, tzinfo=UTC)
LATER = timedelta(seconds=30)  # until a job looks


@pytest.fixture
def shop(app: App, credentials: Keys, api: Schematic) -> Shop:
    return Shop(app, credentials, api)


def buy(shop: Shop, company: Any, base: Any, at: datetime = APRIL, **members: Any) -> None:
    body = checked_out(company, base, base.monthly_price, **members)
    shop.work(lambda scope: checkout.apply(scope, requests.checked_out(company.id, body), "checkout"), at)


def run(shop: Shop, kind: Steps, at: datetime) -> None:
    """Have a job take its steps as if it were that late, until nothing is left to do."""
    for _ in range(20):
        shop.app.write(lambda db, emit: kind.step(db, emit, Job("", kind.name, "", {}, {}, 1, ""), at))


def downgraded(shop: Shop) -> tuple[Any, Any, Any]:
    """A company that is to go from Gold, at 60.00, to Pro, at 30.00, when April is over."""
    pro, gold = plan(shop.api, monthly_price=3000), plan(shop.api, "Gold", monthly_price=6000)
    catalog.plan_group(shop.api, scheduled_downgrade_behavior="end_of_billing_period")
    acme = shop.company()
    buy(shop, acme, gold)
    buy(shop, acme, pro, april(11))
    return acme, pro, gold


@pytest.mark.parametrize("first", [RenewSubscriptions, ExecuteCheckouts])
def test_a_downgrade_waits_for_the_periods_end_and_is_billed_from_then_on(shop: Shop, first: type[Steps]) -> None:
    """Whichever job comes first: the next period is charged at the lower price, and nothing of it at the higher one."""
    acme, pro, gold = downgraded(shop)
    assert shop.api.companies.get_company(acme.id).data.plan.id == gold.id

    for kind in (first, RenewSubscriptions, ExecuteCheckouts):
        run(shop, kind(), MAY + LATER)

    found = shop.api.companies.get_company(acme.id).data
    assert (found.plan.id, found.scheduled_downgrade) == (pro.id, None)
    assert sorted(one.total for one in invoices(shop.api, acme)) == [3000, 6000]
    assert sums(shop.charges(acme)) == 9000
    (row,) = shop.api.scheduledcheckout.list_scheduled_checkouts(company_id=acme.id).data
    assert (row.status, row.error_message, row.scheduled_price) == ("success", None, 3000)
    change = changes(shop.api, acme)[0]
    assert (change.action, change.subscription_change_action, change.actor_type) == ("checkout", "downgrade", "system")


def test_missed_periods_are_billed_as_if_a_server_had_run(shop: Shop) -> None:
    acme, pro, _ = downgraded(shop)

    run(shop, RenewSubscriptions(), JUNE + LATER)

    assert shop.api.companies.get_company(acme.id).data.plan.id == pro.id
    assert sorted(one.total for one in invoices(shop.api, acme)) == [3000, 3000, 6000]


def unsubscribed(shop: Shop) -> tuple[Any, Any]:
    """A company that is to lose Gold, at 60.00, when April is over; and Pro, at 30.00. No job looks then."""
    pro, gold = plan(shop.api, monthly_price=3000), plan(shop.api, "Gold", monthly_price=6000)
    acme = shop.company()
    buy(shop, acme, gold)
    given_up = requests.given_up(acme.id, at_once=False)
    shop.work(lambda scope: checkout.unsubscribe(scope, given_up), april(11))
    return acme, pro


def test_whoever_assigns_plans_comes_after_an_end_that_no_job_has_seen_to(shop: Shop) -> None:
    acme, pro = unsubscribed(shop)

    shop.put(acme, pro, at=MAY.replace(day=10))

    assert sorted(shop.amounts(acme)) == [3000, 6000]
    assert [one.action for one in changes(shop.api, acme)[:2]] == ["manage_plan", "subscription_change"]
    row = shop.subscription(acme)
    assert row is not None
    assert (row["started_at"], row["period_end"]) == (MAY.replace(day=10), JUNE.replace(day=10))


def test_nobody_is_moved_to_a_version_of_a_plan_that_ended_before(shop: Shop) -> None:
    acme, _ = unsubscribed(shop)
    gold = shop.api.companies.get_company(acme.id).data.plan
    shop.price(gold, monthly_price=9000)
    catalog.publish(shop.api, gold)

    shop.upgrade(acme, gold, MAY.replace(day=10))

    assert shop.amounts(acme) == [6000]
    assert shop.api.companies.get_company(acme.id).data.plan is None


def test_a_company_that_is_deleted_owes_nothing_of_the_time_after_the_end_of_its_plan(shop: Shop) -> None:
    acme, _ = unsubscribed(shop)

    shop.work(lambda scope: companies.delete(scope, acme.id), MAY.replace(day=10))

    assert shop.amounts(acme) == [6000]


@pytest.mark.parametrize("door", ["manager", "page"])
def test_a_preview_is_of_a_company_as_time_was_to_leave_it(shop: Shop, still: Still, door: str) -> None:
    """Gold has ended by then, so Pro is begun; it is no downgrade of which anything would be given back."""
    acme, pro = unsubscribed(shop)
    still.at = MAY.replace(day=10)

    if door == "manager":
        shown = preview(shop.api, acme, pro).subscription_change_preview
    else:
        shown = shop.api.checkout.preview_checkout_internal(**checked_out(acme, pro, pro.monthly_price)).data

    assert (shown.finance.due_now, shown.finance.proration) == (3000, 0)
    assert shop.api.companies.get_company(acme.id).data.plan is None
    ended = changes(shop.api, acme)[0]
    assert (ended.action, ended.actor_type) == ("subscription_change", "system")
    manage(shop.api, acme, pro)
    assert sorted(shop.amounts(acme)) == [3000, 6000]


def test_a_scheduled_change_is_carried_out_once(shop: Shop) -> None:
    basic, gold, audit = plan(shop.api, "Basic"), plan(shop.api, "Gold"), plan(shop.api, "Audit", "add_on")
    acme = shop.company()
    shop.put(acme, gold, audit)
    made = shop.api.scheduledcheckout.create_scheduled_checkout(
        company_id=acme.id, from_plan_id=gold.id, to_plan_id=basic.id, execute_after=april(20)
    ).data

    run(shop, ExecuteCheckouts(), april(20) - LATER)
    assert shop.api.scheduledcheckout.get_scheduled_checkout(made.id).data.status == "pending"
    run(shop, ExecuteCheckouts(), april(20) + LATER)
    shop.put(acme, gold, at=april(21))
    run(shop, ExecuteCheckouts(), april(22))

    found = shop.api.scheduledcheckout.get_scheduled_checkout(made.id).data
    assert (found.status, found.started_at, found.completed_at) == ("success", *(april(20) + LATER,) * 2)
    moved = changes(shop.api, acme)[1]
    assert (moved.base_plan.id, moved.add_ons_removed, moved.actor_type) == (basic.id, [], "api_key")
    assert shop.api.companies.get_company(acme.id).data.plan.id == gold.id


def test_a_change_that_cannot_be_any_more_says_why(shop: Shop) -> None:
    """An add-on that the company has goes with the other plan no longer."""
    basic, gold, seats = plan(shop.api, "Basic"), plan(shop.api, "Gold"), plan(shop.api, "Seats", "add_on")
    acme = shop.company()
    shop.put(acme, gold, seats)
    made = shop.api.scheduledcheckout.create_scheduled_checkout(
        company_id=acme.id, from_plan_id=gold.id, to_plan_id=basic.id, execute_after=april(20)
    ).data
    goes = [{"source_plan_id": seats.id, "compatible_plan_ids": [gold.id]}]
    catalog.plan_group(shop.api, add_on_compatibilities=goes)

    run(shop, ExecuteCheckouts(), april(21))

    found = shop.api.scheduledcheckout.get_scheduled_checkout(made.id).data
    assert (found.status, seats.id in (found.error_message or "")) == ("error", True)
    assert shop.api.companies.get_company(acme.id).data.plan.id == gold.id


def test_who_has_left_the_plan_is_not_subscribed_by_what_was_put_off(shop: Shop) -> None:
    """Whoever took Gold away, or did not pay for it, does not find Pro to be paid for a month later."""
    acme, _, gold = downgraded(shop)
    shop.put(acme, None, at=april(20))

    run(shop, ExecuteCheckouts(), MAY)

    (row,) = shop.api.scheduledcheckout.list_scheduled_checkouts(company_id=acme.id).data
    assert (row.status, row.error_message) == (
        "error",
        f"company {acme.id} is on no plan by now; it was to change from {gold.id}",
    )
    assert shop.amounts(acme) == [6000, -2200]
    assert shop.api.companies.get_company(acme.id).data.plan is None


def test_what_was_shown_is_what_comes_whatever_is_published_until_then(shop: Shop) -> None:
    acme, pro, _ = downgraded(shop)
    shop.api.plans.upsert_billing_product_plan(pro.id, charge_type="recurring", is_trialable=False, monthly_price=4000)
    draft = shop.api.plans.get_plan(pro.id).data.draft_version
    shop.api.plans.publish_plan_version(draft.id, migration_strategy="leave", excluded_company_ids=[])

    run(shop, RenewSubscriptions(), MAY + LATER)

    assert sorted(one.total for one in invoices(shop.api, acme)) == [3000, 6000]
