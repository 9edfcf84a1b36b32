"""Trials chosen, left out, moved and ended by checkout."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server import clock

from . import catalog
from .selling import checked_out, codes, invoices, manage, plan, preview

WEEK = timedelta(days=7)


def subscribed(api: Schematic, company: Any, base: Any, **members: Any) -> Any:
    return api.checkout.internal(**checked_out(company, base, base.monthly_price, **members)).data


def test_nothing_is_due_in_a_trial(api: Schematic) -> None:
    pro, acme = plan(api, monthly_price=2000, trial_days=7), catalog.company(api)

    shown = api.checkout.preview_checkout_internal(**checked_out(acme, pro, pro.monthly_price)).data
    made = subscribed(api, acme, pro)

    assert (shown.due_now, shown.finance.total_per_billing_period, shown.payment_method_required) == (0, 2000, False)
    assert abs(shown.trial_end - clock.now() - WEEK) < timedelta(minutes=1)
    assert (made.status, made.trial_end_setting, invoices(api, acme)) == ("trialing", "cancel", [])


def test_a_trial_can_be_left_out(api: Schematic) -> None:
    pro, acme = plan(api, monthly_price=2000, trial_days=7), catalog.company(api)

    made = subscribed(api, acme, pro, skip_trial=True)

    assert (made.status, [one.total for one in invoices(api, acme)]) == ("active", [2000])


def test_a_manager_says_when_a_trial_ends(api: Schematic) -> None:
    pro, acme = plan(api, monthly_price=2000, trial_days=7), catalog.company(api)
    end = clock.now() + 4 * WEEK

    manage(api, acme, pro, trial_end=end)

    own = api.billing.get_company_native_subscription(acme.id).data
    assert (own.status, own.period_end, invoices(api, acme)) == ("trialing", end, [])


def test_a_trial_has_no_add_ons_and_nothing_that_is_charged_by_use(api: Schematic) -> None:
    audit = plan(api, "Audit", "add_on", monthly_price=100)
    metered = plan(api, "Metered", monthly_price=2000, trial_days=7)
    flights = catalog.metered(api)
    catalog.grant(api, metered, flights, "unlimited", price_behavior="pay_as_you_go", monthly_unit_price=5)
    metered, pro = catalog.publish(api, metered), plan(api, monthly_price=2000, trial_days=7)
    acme, end = catalog.company(api), clock.now() + WEEK

    assert codes(preview(api, acme, pro, audit, trial_end=end).problems) == ["trial_excludes_add_ons"]
    assert codes(preview(api, acme, metered, trial_end=end).problems) == ["trial_excludes_usage_based"]
    invoiced = {"collection_method": "send_invoice", "billing_email": "pay@acme.example"}
    assert codes(preview(api, acme, pro, trial_end=end, **invoiced).problems) == [
        "invoiced_subscription_conflicts_with_trial"
    ]


def test_the_end_of_a_trial_is_moved_or_comes_at_once(api: Schematic) -> None:
    pro, acme = plan(api, monthly_price=2000, trial_days=7), catalog.company(api)
    made = subscribed(api, acme, pro)
    end = clock.now() + 3 * WEEK

    moved = api.checkout.update_customer_subscription_trial_end(made.id, trial_end=end).data
    assert (moved.status, moved.trial_end) == ("trialing", int(end.timestamp()))
    with pytest.raises(BadRequestError, match="trial_end: must be in the future"):
        api.checkout.update_customer_subscription_trial_end(made.id, trial_end=clock.now() - WEEK)
    with pytest.raises(BadRequestError, match="trial_end: at most"):
        api.checkout.update_customer_subscription_trial_end(made.id, trial_end=clock.now() + 200 * WEEK)
    ended = api.checkout.update_customer_subscription_trial_end(made.id).data

    assert (ended.status, [one.total for one in invoices(api, acme)]) == ("active", [2000])
    with pytest.raises(BadRequestError, match="in no trial"):
        api.checkout.update_customer_subscription_trial_end(made.id)
    with pytest.raises(NotFoundError, match="nsub_none"):
        api.checkout.update_customer_subscription_trial_end("nsub_none")


def test_a_customer_takes_back_the_end_of_a_trial_by_choosing_its_plan_again(api: Schematic) -> None:
    pro, acme = plan(api, monthly_price=2000, trial_days=7), catalog.company(api)
    catalog.plan_group(api, trial_payment_method_required=True)
    begun = subscribed(api, acme, pro)
    api.checkout.cancel_subscription(company_id=acme.id, cancel_immediately=False)
    ending = api.companies.get_company(acme.id).data.billing_subscription
    assert (ending.status, ending.cancel_at, ending.trial_end_setting) == ("trialing", ending.trial_end, "cancel")

    made = subscribed(api, acme, pro)

    assert (made.id, made.status, made.cancel_at, made.trial_end_setting) == (begun.id, "trialing", None, "subscribe")
    going_on = api.companies.get_company(acme.id).data.billing_subscription
    assert (going_on.trial_end, going_on.cancel_at) == (ending.trial_end, None)
    assert invoices(api, acme) == []
