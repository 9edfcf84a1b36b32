"""The same company's plans changed by several at once: one subscription, one invoice, whoever was first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx2

from schematic import Schematic
from schematic_server import clock

from . import catalog
from .racing import AtOnce, data, statuses
from .selling import checked_out, invoices, manage, managed, plan
from .test_plangroups import changes


def test_two_tabs_that_subscribe_at_once_make_one_subscription(api: Schematic, at_once: AtOnce) -> None:
    pro, acme = plan(api, monthly_price=2000), catalog.company(api)
    body = checked_out(acme, pro, pro.monthly_price)

    answers = at_once(lambda http, number: http.post("/checkout-internal", json=body))

    made = [data(one) for one in answers]
    assert len({one["id"] for one in made}) == 1
    assert [(one.total, one.status) for one in invoices(api, acme)] == [(2000, "open")]
    assert len(changes(api, acme)) == 1
    own = api.billing.get_company_native_subscription(acme.id).data
    assert len(own.lines) == 1


def test_of_different_plans_chosen_at_once_one_is_had_and_what_is_paid_fits(api: Schematic, at_once: AtOnce) -> None:
    plans = [plan(api, f"Plan {number}", monthly_price=1000 * (number + 1)) for number in range(3)]
    acme = catalog.company(api)

    def choose(http: httpx2.Client, number: int) -> Any:
        return http.post("/manage-plan", json=managed(acme, plans[number % 3]))

    assert set(statuses(at_once(choose))) == {200}

    own = api.billing.get_company_native_subscription(acme.id).data
    had = api.companies.get_company(acme.id).data.plan.id
    price = next(one.monthly_price.price for one in plans if one.id == had)
    assert [(one.source_id, one.unit_amount) for one in own.lines] == [(had, price)]


def test_one_downgrade_is_put_off_however_many_ask_for_it(api: Schematic, at_once: AtOnce) -> None:
    pro, gold = plan(api, monthly_price=2000), plan(api, "Gold", monthly_price=5000)
    catalog.plan_group(api, scheduled_downgrade_behavior="end_of_billing_period")
    acme = catalog.company(api)
    manage(api, acme, gold)
    body = checked_out(acme, pro, pro.monthly_price)

    found = statuses(at_once(lambda http, number: http.post("/checkout-internal", json=body)))

    assert (found[201], found[409]) == (1, 7)
    assert len(api.scheduledcheckout.list_scheduled_checkouts(company_id=acme.id).data) == 1


def test_one_change_is_scheduled_however_many_ask_for_it(api: Schematic, at_once: AtOnce) -> None:
    basic, gold = plan(api, "Basic"), plan(api, "Gold")
    acme = catalog.company(api, base_plan_id=gold.id)
    body = {
        "company_id": acme.id,
        "from_plan_id": gold.id,
        "to_plan_id": basic.id,
        "execute_after": (clock.now() + timedelta(days=1)).isoformat(),
    }

    found = statuses(at_once(lambda http, number: http.post("/scheduled-checkout", json=body)))

    assert (found[201], found[400]) == (1, 7)


def test_a_payment_that_is_told_by_many_counts_once(api: Schematic, at_once: AtOnce) -> None:
    acme = catalog.company(api)
    own = api.plans.create_custom_plan(company_id=acme.id, name="Acme's").data
    api.plans.upsert_billing_product_plan(own.id, charge_type="recurring", is_trialable=False, monthly_price=9000)
    draft = api.plans.get_plan(own.id).data.draft_version
    api.plans.publish_plan_version(
        draft.id, migration_strategy="immediate", excluded_company_ids=[], activation_strategy="on_payment"
    )
    (made,) = api.plans.list_custom_plan_billings(company_id=acme.id).data

    answers = at_once(lambda http, number: http.put(f"/custom-plan-billings/{made.id}/mark-paid", json={}))

    assert {data(one)["status"] for one in answers} == {"paid"}
    (invoice,) = invoices(api, acme)
    assert (invoice.total, invoice.status) == (9000, "paid")
    assert len(api.billing.get_billing_invoice(invoice.id).data.settlements) == 1
