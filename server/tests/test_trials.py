"""Trials: who gets one, what ends it, and where companies go then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server import clock as server_clock
from schematic_server.domains.plans.tables import company_trial
from schematic_server.settings import Settings

from . import catalog, selling
from .asgi import App
from .conftest import Ahead, Keys
from .receiver import Receiver
from .running_jobs import until
from .test_plangroups import assign, changes, group

DAY = timedelta(days=1)


def trialable(api: Schematic, name: str = "Gold", trial_days: int | None = 3, **members: Any) -> Any:
    """A plan that begins with a trial."""
    made = catalog.plan(api, name)
    terms = {"charge_type": "free", "is_trialable": True, "trial_days": trial_days, **members}
    api.plans.upsert_billing_product_plan(made.id, **terms)
    return made


def newest(api: Schematic, company: Any) -> Any:
    return changes(api, company)[0]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def test_a_company_that_first_gets_the_plan_is_in_a_trial(api: Schematic, clock: Ahead) -> None:
    gold, basic = trialable(api), catalog.plan(api, "Basic")
    acme = catalog.company(api, base_plan_id=basic.id)
    assert newest(api, acme).trial_status is None

    assign(api, acme, gold)

    begun = newest(api, acme)
    assert (begun.trial_status, begun.trial_converted_at) == ("active", None)
    assert begun.trial_expires_at == begun.created_at + 3 * DAY

    assign(api, acme, basic)
    assert (newest(api, acme).trial_status, newest(api, acme).trial_expires_at) == ("expired", begun.trial_expires_at)
    assign(api, acme, gold)
    assert newest(api, acme).trial_status == "expired"


def test_a_paid_plan_converts_the_trial(api: Schematic) -> None:
    gold, paid = trialable(api), catalog.plan(api, "Platinum")
    api.plans.upsert_billing_product_plan(paid.id, charge_type="recurring", is_trialable=False, monthly_price=900)
    acme = catalog.company(api, base_plan_id=gold.id)

    assign(api, acme, paid)

    change = newest(api, acme)
    assert (change.trial_status, change.trial_converted_at) == ("converted", change.created_at)


@pytest.mark.parametrize(("per_plan", "expected"), [(False, "expired"), (True, "active")])
def test_how_many_trials_a_company_has(api: Schematic, per_plan: bool, expected: str) -> None:
    gold, silver = trialable(api), trialable(api, "Silver", 5)
    group(api, trial_eligibility_per_plan=per_plan)
    acme = catalog.company(api, base_plan_id=gold.id)

    assign(api, acme, silver)

    assert newest(api, acme).trial_status == expected


def test_the_groups_days_count_where_the_plan_has_none(api: Schematic) -> None:
    with pytest.raises(BadRequestError, match="trial_days"):
        trialable(api, trial_days=None)
    group(api, trial_days=9)
    gold = trialable(api, "Silver", trial_days=None)
    acme = catalog.company(api, base_plan_id=gold.id)
    group(api, trial_days=1)

    begun = newest(api, acme)
    assert begun.trial_expires_at == begun.created_at + 9 * DAY
    assert newest(api, catalog.company(api, "B", base_plan_id=gold.id)).trial_expires_at < begun.trial_expires_at


def test_at_its_end_a_company_goes_to_the_plan_for_that(
    api: Schematic, database_url: str, clock: Ahead, receiver: Receiver
) -> None:
    gold, after, basic = trialable(api), catalog.plan(api, "After"), catalog.plan(api, "Basic")
    seats = catalog.plan(api, "Seats", "add_on")
    group(api, trial_expiry_plan_id=after.id, fallback_plan_id=basic.id)
    acme, stays = catalog.company(api, base_plan_id=gold.id), catalog.company(api, "B", base_plan_id=basic.id)
    assign(api, acme, gold, seats)
    expires_at = newest(api, acme).trial_expires_at
    wanted = ["subscription.trial.ended", "company.plan_changed"]
    api.webhooks.create_webhook(name="All", url=receiver.url, request_types=wanted)

    clock.by += 3 * DAY + timedelta(seconds=1)
    until(lambda: api.companies.get_company(acme.id).data.plan.id == after.id)

    change = newest(api, acme)
    assert (change.action, change.base_plan_action) == ("subscription_change", "trial_expiry")
    assert (change.base_plan.id, change.previous_base_plan.id) == (after.id, gold.id)
    assert (change.trial_status, change.trial_expires_at, change.actor_type) == ("expired", expires_at, "system")
    assert [one.id for one in api.companies.get_company(acme.id).data.add_ons] == [seats.id]
    assert api.companies.get_company(stays.id).data.plan.id == basic.id
    told = {one.action: one.json["body"] for one in receiver.wait(2)}
    assert told.keys() == set(wanted)
    ended = told["subscription.trial.ended"]
    assert (ended["company_id"], ended["status"], ended["provider_type"]) == (acme.id, "canceled", "schematic")
    assert ended["trial_end"] == int(expires_at.timestamp())
    assert told["company.plan_changed"]["id"] == change.id


@pytest.mark.parametrize("has_fallback", [True, False])
def test_without_a_plan_for_it_a_company_falls_back(
    api: Schematic, database_url: str, clock: Ahead, has_fallback: bool
) -> None:
    gold, basic = trialable(api), catalog.plan(api, "Basic")
    if has_fallback:
        group(api, fallback_plan_id=basic.id)
    acme = catalog.company(api, base_plan_id=gold.id)

    clock.by += 4 * DAY
    until(lambda: newest(api, acme).trial_status == "expired")

    plan = api.companies.get_company(acme.id).data.plan
    assert (plan and plan.id) == (basic.id if has_fallback else None)
    assert newest(api, acme).base_plan_action == "trial_expiry"


def test_a_trial_that_ended_while_no_server_ran_ends_at_its_start(
    database_url: str, backend: str, clock: Ahead, request: pytest.FixtureRequest
) -> None:
    credentials: Keys = request.getfixturevalue(f"{backend}_template")[1]
    with App(Settings(database_url)) as app, app.client(credentials.secret) as http:
        gold = http.post("/plans", json={"name": "Gold", "plan_type": "plan"}).json()["data"]["id"]
        terms = {"charge_type": "none", "is_trialable": True, "trial_days": 1}
        http.put(f"/plans/{gold}/billing_products", json=terms).raise_for_status()
        http.post("/companies", json={"keys": {"code": "UA"}, "base_plan_id": gold}).raise_for_status()
    clock.by += 2 * DAY

    with App(Settings(database_url)) as app, app.client(credentials.secret) as http:
        until(lambda: http.get("/companies").json()["data"][0]["plan"] is None)
        assert len(http.get("/plan-changes").json()["data"]) == 2


def test_changed_settings_leave_running_trials_alone(api: Schematic) -> None:
    gold = trialable(api)
    acme = catalog.company(api, base_plan_id=gold.id)
    expires_at = newest(api, acme).trial_expires_at

    api.plans.upsert_billing_product_plan(gold.id, charge_type="free", is_trialable=False)
    seats = catalog.plan(api, "Seats", "add_on")
    assign(api, acme, gold, seats)

    assert (newest(api, acme).trial_status, newest(api, acme).trial_expires_at) == ("active", expires_at)


def test_prices_are_shown(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")
    euros = {"currency": "eur", "monthly_price": 800}

    made = api.plans.upsert_billing_product_plan(
        gold.id,
        charge_type="recurring",
        is_trialable=True,
        trial_days=7,
        billing_strategy="no_billing",
        monthly_price=900,
        quarterly_price=2500,
        yearly_price=9000,
        currency_prices=[euros],
    ).data

    assert (made.plan_id, made.billing_strategy, made.controlled_by) == (gold.id, "no_billing", "schematic")
    found = api.plans.get_plan(gold.id).data
    assert (found.charge_type, found.is_trialable, found.trial_days, found.is_free) == ("recurring", True, 7, False)
    assert (found.monthly_price.id, found.monthly_price.price) == (made.monthly_price_id, 900)
    assert (found.quarterly_price.interval, found.quarterly_price.interval_count) == ("month", 3)
    assert (found.yearly_price.interval, found.one_time_price) == ("year", None)
    assert [(one.currency, one.monthly_price.price) for one in found.currency_prices] == [("usd", 900), ("eur", 800)]
    group(api, ordered_plans=[{"plan_id": gold.id}])
    told = api.plangroups.get_plan_group().data.plans[0]
    assert told.available_periods == ["monthly", "quarterly", "yearly"]


def test_prices_that_cannot_be_are_refused(api: Schematic) -> None:
    gold, seats = catalog.plan(api, "Gold"), catalog.plan(api, "Seats", "add_on")

    def refused(named: str, plan: Any = gold, **members: Any) -> None:
        body = {"charge_type": "free", "is_trialable": False, **members}
        with pytest.raises(BadRequestError, match=named):
            api.plans.upsert_billing_product_plan(plan.id, **body)

    refused("billing_strategy: provider_managed goes with", billing_strategy="provider_managed")
    refused("billing_product_id: product bilp_1 does not exist", billing_product_id="bilp_1")
    refused("monthly_price_id: price bilpp_1 does not exist", monthly_price_id="bilpp_1")
    refused("monthly_price: the charge_type is free", monthly_price=5)
    refused("monthly_price: the charge_type is one_time", charge_type="one_time", monthly_price=5)
    refused("one_time needs a price", charge_type="one_time")
    refused("less than nothing", charge_type="recurring", monthly_price=-1)
    refused("twice", charge_type="recurring", monthly_price=1, currency_prices=[{"currency": "usd"}])
    refused("trial_days: the plan is not trialable", trial_days=3)
    refused("trial_days: between", is_trialable=True, trial_days=0)
    refused("add-on", seats, is_trialable=True, trial_days=3)
    group(api, trial_expiry_plan_id=gold.id)
    refused("when their trial ends", is_trialable=True, trial_days=3)
    with pytest.raises(NotFoundError, match="plan_nobody"):
        api.plans.upsert_billing_product_plan("plan_nobody", charge_type="free", is_trialable=False)
    assert api.plans.get_plan(gold.id).data.charge_type == "none"


def test_checks_of_all_flags_tell_the_trial_with_the_plan(api: Schematic, database_url: str, clock: Ahead) -> None:
    """One context and many are answered alike, before the trial, in it, and after its end."""
    gold, basic = trialable(api), catalog.plan(api, "Basic")
    group(api, fallback_plan_id=basic.id)
    acme = catalog.company(api, base_plan_id=basic.id)

    def told() -> tuple[Any, ...]:
        context = {"company": {"code": "UA"}}
        plan = api.features.check_flags(**context).data.plan
        (same,) = api.features.check_flags_bulk(contexts=[context]).data.data
        assert plan is not None
        assert same.plan == plan
        return plan.id, plan.trial_status, plan.trial_end_date

    assert told() == (basic.id, None, None)
    assign(api, acme, gold)
    ends_at = newest(api, acme).trial_expires_at
    assert told() == (gold.id, "active", ends_at)
    clock.by += 4 * DAY
    until(lambda: newest(api, acme).trial_status == "expired")
    assert told() == (basic.id, "expired", ends_at)


def test_checks_tell_where_the_end_of_a_free_plans_trial_was_moved_and_that_it_was_ended(
    app: App, api: Schematic, receiver: Receiver
) -> None:
    """By hand, of a company that is in memory and has no subscription; who listens hears of the company."""
    gold, acme = selling.plan(api, "Gold", trial_days=3), catalog.company(api)
    selling.manage(api, acme, gold)
    api.webhooks.create_webhook(name="All", url=receiver.url, request_types=["company.updated"])

    def told() -> tuple[Any, Any]:
        plan = api.features.check_flags(company={"code": "UA"}).data.plan
        assert plan is not None
        return plan.trial_status, plan.trial_end_date

    first, later = newest(api, acme).trial_expires_at, server_clock.now() + 20 * DAY
    assert told() == ("active", first)

    selling.manage(api, acme, gold, trial_end=later)
    assert told() == ("active", later)
    selling.manage(api, acme, gold, trial_end=later)
    (trial_id,) = app.read(lambda db: db.scalars(sa.select(company_trial.c.id).filter_by(company_id=acme.id)).all())
    api.checkout.update_customer_subscription_trial_end(trial_id, trial_end=later + DAY)
    assert told() == ("active", later + DAY)
    api.checkout.update_customer_subscription_trial_end(trial_id)
    assert told() == ("converted", later + DAY)

    heard = receiver.wait(3)
    assert [(one.action, one.json["company_id"]) for one in heard] == [("company.updated", acme.id)] * 3
