"""The same told by a billing provider many times at once, as its webhooks do: it is there once."""

from __future__ import annotations

from typing import Any

import httpx2

from schematic import Schematic

from . import catalog, mirroring
from .racing import THREADS, AtOnce, statuses
from .test_billing_subscriptions import sold

BODY: dict[str, Any] = {
    "subscription_external_id": "sub_1",
    "customer_external_id": "cus_1",
    "cancel_at_period_end": False,
    "currency": "usd",
    "discounts": [],
    "expired_at": "0001-01-01T00:00:00Z",
    "total_price": 1000,
}


def test_a_subscription_that_is_told_many_times_at_once_is_there_once(api: Schematic, at_once: AtOnce) -> None:
    gold = sold(api, catalog.plan(api, "Gold"), "prod_gold")
    mirroring.customer(api, "cus_1", name="Acme")
    items = [mirroring.item("prod_gold", "prod_gold_monthly"), mirroring.item("prod_new", "price_new")]

    def tell(http: httpx2.Client, number: int) -> httpx2.Response:
        turned = items if number % 2 else items[::-1]
        return http.post("/billing/subscription/upsert", json={**BODY, "product_external_ids": turned})

    answers = at_once(tell)

    assert statuses(answers) == {201: THREADS}
    assert len({one.json()["data"]["id"] for one in answers}) == 1
    (acme,) = api.companies.list_companies().data
    assert acme.plan.id == gold.id
    assert len(acme.billing_subscriptions) == 1
    assert len(acme.billing_subscription.products) == 2
    assert len(api.companies.list_plan_changes(company_id=acme.id).data) == 1


def test_subscriptions_of_one_company_that_end_at_once_leave_it_without_a_plan(api: Schematic, at_once: AtOnce) -> None:
    gold, acme = sold(api, catalog.plan(api, "Gold"), "prod_gold"), catalog.company(api, "acme")
    items = [mirroring.item("prod_gold", "prod_gold_monthly")]
    body = {**BODY, "company_id": acme.id, "product_external_ids": items}
    for number in range(THREADS):
        mirroring.subscription(api, f"sub_{number}", "cus_1", *items, company_id=acme.id)
    assert api.companies.get_company(acme.id).data.plan.id == gold.id

    def end(http: httpx2.Client, number: int) -> httpx2.Response:
        ended = {**body, "subscription_external_id": f"sub_{number}", "status": "canceled"}
        return http.post("/billing/subscription/upsert", json=ended)

    assert statuses(at_once(end)) == {201: THREADS}
    assert api.companies.get_company(acme.id).data.plan is None
