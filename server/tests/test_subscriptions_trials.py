"""Trials of plans that are paid: nothing is charged before their end, and then what was agreed on."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError
from schematic_server.domains.checkout import changes as checkout
from schematic_server.domains.checkout import requests
from schematic_server.domains.companies import companies
from schematic_server.domains.plans import assignments, store, trials
from schematic_server.domains.subscriptions import changing
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

from . import catalog
from .asgi import App
from .conftest import Keys, Still
from .selling import manage, managed, preview
from .subscribing import APRIL, MAY, Shop, april

END = april(15)


@pytest.fixture
def shop(app: App, credentials: Keys, api: Schematic) -> Shop:
    return Shop(app, credentials, api)


def trialable(shop: Shop, name: str = "Pro", **prices: Any) -> Any:
    """A plan that costs something after a trial of 14 days."""
    return shop.plan(name, is_trialable=True, trial_days=14, **{"monthly_price": 3000, **prices})


def end_trials(shop: Shop, at: datetime) -> None:
    """What the job does at that instant with trials of this environment."""

    def end(scope: Scope) -> None:
        over = [row for row in store.expired_trials(scope.db, at, 100) if row["environment_id"] == scope.environment_id]
        assignments.end_trials(scope, [row["company_id"] for row in over])

    shop.work(end, at)


def own(shop: Shop, company: Any) -> Row:
    found = shop.subscription(company)
    assert found is not None
    return found


def test_a_trial_is_a_subscription_that_costs_nothing_yet(shop: Shop) -> None:
    acme, pro = shop.company(), trialable(shop)

    shown = shop.choose(acme, pro)

    assert (shown.figures.trial_end, shown.figures.due_now, shown.figures.new_charges) == (END, 0, 3000)
    row = own(shop, acme)
    assert (row["status"], row["trial_end"], row["period_start"], row["period_end"]) == ("trialing", END, APRIL, END)
    assert (row["trial_end_setting"], row["cancel_at"], row["cancel_at_period_end"]) == ("cancel", END, True)
    assert shop.charges(acme) == []


def test_a_trial_that_nobody_pays_ends_without_a_charge(shop: Shop) -> None:
    acme, pro, free = shop.company(), trialable(shop), shop.plan("Free")
    catalog.plan_group(shop.api, trial_expiry_plan_id=free.id)
    shop.put(acme, pro)

    end_trials(shop, april(20))

    assert (own(shop, acme)["status"], own(shop, acme)["expired_at"]) == ("canceled", END)
    assert shop.charges(acme) == []
    company = shop.api.companies.get_company(acme.id).data
    assert company.plan is not None
    assert company.plan.id == free.id


@pytest.mark.parametrize("late", [timedelta(), timedelta(days=3)])
def test_a_trial_that_is_to_be_paid_is_billed_from_its_end_on(shop: Shop, late: timedelta) -> None:
    acme, pro = shop.company(), trialable(shop)
    catalog.plan_group(shop.api, trial_payment_method_required=True)
    shop.choose(acme, pro)
    assert own(shop, acme)["trial_end_setting"] == "subscribe"

    end_trials(shop, END + late)

    row = own(shop, acme)
    assert (row["status"], row["period_start"], row["period_end"]) == ("active", END, MAY.replace(day=15))
    (charge,) = shop.charges(acme)
    assert (charge["amount"], charge["period_start"], charge["period_end"]) == (3000, END, MAY.replace(day=15))
    assert charge["invoice_id"] is not None
    (change,) = shop.api.companies.list_plan_changes(company_id=acme.id).data
    assert change.action == "manage_plan"


def test_a_cancelled_trial_goes_on_and_is_paid_when_its_plan_is_chosen_again(shop: Shop) -> None:
    acme, pro = shop.company(), trialable(shop)
    catalog.plan_group(shop.api, trial_payment_method_required=True)
    shop.choose(acme, pro)
    shop.choose(acme, None, at=april(5), cancel_immediately=False)
    assert (own(shop, acme)["cancel_at"], own(shop, acme)["trial_end_setting"]) == (END, "cancel")

    shown = shop.choose(acme, pro, at=april(7))

    row = own(shop, acme)
    assert (shown.action, shown.figures.trial_end, shown.figures.due_now) == (None, END, 0)
    assert (row["status"], row["trial_end"], row["trial_end_setting"]) == ("trialing", END, "subscribe")
    assert (row["cancel_at"], row["cancel_at_period_end"]) == (None, False)
    end_trials(shop, END)
    assert (own(shop, acme)["status"], shop.amounts(acme)) == ("active", [3000])


@pytest.mark.parametrize("is_paid", [True, False])
def test_whatever_else_happens_to_a_cancelled_trial_it_stays_cancelled(shop: Shop, is_paid: bool) -> None:
    """Its end is moved; or its plan is chosen again, and those of it that nobody cancels end unpaid, too."""
    acme, pro = shop.company(), trialable(shop)
    catalog.plan_group(shop.api, trial_payment_method_required=is_paid)
    shop.choose(acme, pro)
    shop.choose(acme, None, at=april(5), cancel_immediately=False)

    end = april(20) if is_paid else END
    shop.choose(acme, pro, at=april(7), trial_end=end if is_paid else None)

    row = own(shop, acme)
    assert (row["status"], row["trial_end"], row["cancel_at"], row["trial_end_setting"]) == (
        "trialing",
        end,
        end,
        "cancel",
    )
    end_trials(shop, end)
    assert (own(shop, acme)["status"], shop.amounts(acme)) == ("canceled", [])


@pytest.mark.parametrize("is_paid", [True, False])
@pytest.mark.parametrize("chosen", [None, "Pro", "Gold"])
@pytest.mark.parametrize("door", ["manager", "assignment", "deletion"])
def test_whoever_changes_a_company_comes_after_the_end_of_its_trial(
    shop: Shop, is_paid: bool, chosen: str | None, door: str
) -> None:
    """Whether a job has seen to that end or not, the same is done and charged."""
    plans = {name: trialable(shop, name) for name in ("Pro", "Gold")}
    catalog.plan_group(shop.api, trial_payment_method_required=is_paid)
    late, in_time = both = [shop.company(name) for name in ("late", "in time")]
    plan = None if chosen is None else plans[chosen]
    for company in both:
        shop.choose(company, plans["Pro"])
    shop.work(lambda scope: assignments.end_trials(scope, [in_time.id]), END)

    for company in both:
        body = requests.managed(managed(company, plan))  # type: ignore[arg-type]
        if door == "manager":
            shop.work(lambda scope, body=body: checkout.apply(scope, body, "manage_plan"), april(20))
        elif door == "assignment":
            shop.put(company, plan, at=april(20))
        else:
            shop.work(lambda scope, company=company: companies.delete(scope, company.id), april(20))

    names = ("status", "period_start", "trial_end", "cancel_at", "total_price")
    told = [
        (
            sorted((one["amount"], one["period_start"]) for one in shop.charges(company)),
            [own(shop, company)[name] for name in names],
            [(one["source_name"], one["effective_from"], one["charged_until"]) for one in shop.lines(company)],
        )
        for company in (late, in_time)
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("is_paid", [True, False])
def test_a_preview_comes_after_the_end_of_a_trial(shop: Shop, still: Still, is_paid: bool) -> None:
    acme, pro = shop.company(), trialable(shop)
    catalog.plan_group(shop.api, trial_payment_method_required=is_paid)
    shop.choose(acme, pro)
    still.at = april(20)

    shown = preview(shop.api, acme, pro).subscription_change_preview

    assert (shown.finance.due_now, shown.finance.trial_end) == (0 if is_paid else 3000, None)
    manage(shop.api, acme, pro)
    (charge,) = shop.charges(acme)
    assert (charge["amount"], charge["period_start"]) == (3000, END if is_paid else april(20))


def test_the_end_of_a_trial_that_is_over_is_not_moved(shop: Shop, still: Still) -> None:
    acme, pro = shop.company(), trialable(shop)
    shop.choose(acme, pro)
    still.at = april(20)

    with pytest.raises(BadRequestError, match="is in no trial"):
        shop.api.checkout.update_customer_subscription_trial_end(own(shop, acme)["id"], trial_end=april(25))


def test_a_trial_is_left_out_on_request(shop: Shop) -> None:
    acme, pro = shop.company(), trialable(shop)

    shown = shop.choose(acme, pro, skip_trial=True)

    assert (shown.figures.trial_end, shown.figures.due_now) == (None, 3000)
    assert own(shop, acme)["status"] == "active"
    assert shop.amounts(acme) == [3000]


def test_whoever_pays_before_the_end_is_billed_from_then_on(shop: Shop) -> None:
    acme, pro = shop.company(), trialable(shop)
    shop.choose(acme, pro)

    shown = shop.choose(acme, pro, skip_trial=True, at=april(11))

    assert (shown.action, shown.figures.due_now) == ("upgrade_trial", 3000)
    row = own(shop, acme)
    assert (row["status"], row["period_start"], row["anchor"]) == ("active", april(11), april(11))
    assert shop.amounts(acme) == [3000]
    end_trials(shop, april(20))
    assert shop.amounts(acme) == [3000]


def test_another_paid_plan_ends_the_trial_and_is_billed(shop: Shop) -> None:
    acme, pro, max_ = shop.company(), trialable(shop), shop.plan("Max", monthly_price=6000)
    shop.choose(acme, pro)

    shop.put(acme, max_, at=april(11))

    assert (own(shop, acme)["status"], own(shop, acme)["period_start"]) == ("active", april(11))
    assert shop.amounts(acme) == [6000]


def test_what_is_added_in_a_trial_is_free_until_its_end(shop: Shop) -> None:
    acme, pro, support = shop.company(), trialable(shop), shop.plan("Support", "add_on", monthly_price=900)
    catalog.plan_group(shop.api, trial_payment_method_required=True)
    shop.choose(acme, pro)

    shop.choose(acme, pro, support, at=april(5))
    assert shop.charges(acme) == []
    shop.choose(acme, pro, at=april(6))
    shop.choose(acme, pro, support, at=april(7))

    end_trials(shop, END)
    assert shop.amounts(acme) == [900, 3000]


@pytest.mark.parametrize("late", [timedelta(), timedelta(days=3), timedelta(days=40)])
def test_what_is_kept_beside_a_trial_that_nobody_pays_is_billed_from_its_end_on(shop: Shop, late: timedelta) -> None:
    acme, pro, support = shop.company(), trialable(shop), shop.plan("Support", "add_on", monthly_price=900)
    shop.choose(acme, pro, support)

    end_trials(shop, END + late)

    row = own(shop, acme)
    assert (row["status"], row["anchor"], row["period_start"], row["period_end"]) == (
        "active",
        END,
        END,
        MAY.replace(day=15),
    )
    (charge,) = shop.charges(acme)
    assert (charge["amount"], charge["period_start"], charge["period_end"]) == (900, END, MAY.replace(day=15))
    assert charge["invoice_id"] is not None


def test_the_end_of_a_trial_can_be_moved(shop: Shop) -> None:
    acme, pro = shop.company(), trialable(shop)
    shop.choose(acme, pro)
    subscription_id = own(shop, acme)["id"]

    shop.work(lambda scope: changing.move_trial_end(scope, subscription_id, april(25)), april(2))

    row = own(shop, acme)
    assert (row["status"], row["trial_end"], row["cancel_at"], row["anchor"]) == (
        "trialing",
        april(25),
        april(25),
        april(25),
    )
    end_trials(shop, april(20))
    assert own(shop, acme)["status"] == "trialing"
    shop.work(lambda scope: changing.move_trial_end(scope, subscription_id, None), april(21))
    assert shop.amounts(acme) == [3000]
    with pytest.raises(BadRequest, match="is in no trial"):
        shop.work(lambda scope: changing.move_trial_end(scope, subscription_id, None), april(21))


def test_whoever_gives_up_in_a_trial_that_would_be_paid_is_not_charged(shop: Shop) -> None:
    acme, pro = shop.company(), trialable(shop)
    catalog.plan_group(shop.api, trial_payment_method_required=True)
    shop.choose(acme, pro)

    shown = shop.choose(acme, None, cancel_immediately=False, at=april(2))
    end_trials(shop, END)

    assert shown.scheduled_at == END
    assert own(shop, acme)["status"] == "canceled"
    assert shop.charges(acme) == []


def test_what_is_paid_once_is_charged_when_the_trial_is_over(shop: Shop) -> None:
    acme, life = shop.company(), shop.plan("Lifetime", is_trialable=True, trial_days=14, one_time_price=50_000)
    catalog.plan_group(shop.api, trial_payment_method_required=True)
    shop.choose(acme, life)
    assert shop.charges(acme) == []

    end_trials(shop, END)

    assert shop.amounts(acme) == [50_000]


def test_a_trial_told_to_others_is_the_companys_subscription(shop: Shop) -> None:
    acme, pro = shop.company(), trialable(shop)
    shop.choose(acme, pro)

    def told(scope: Scope) -> Any:
        trial = trials.states(scope, [acme.id])[acme.id]
        return trials.subscriptions(scope, [trial["id"]])[trial["id"]]

    body = shop.work(told)

    assert (body["id"], body["status"]) == (own(shop, acme)["id"], "trialing")
    assert [(one["price"], one["quantity"]) for one in body["products"]] == [(3000, 1)]
