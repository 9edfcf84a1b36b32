"""What Stripe tells by itself: signed or not believed, once, in any order, stored as what billing has of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import NotFoundError
from schematic_server.settings import Settings

from . import catalog, telling
from .asgi import App
from .conftest import LOOPBACK, Keys
from .racing import AtOnce
from .telling import event

pytest.importorskip("stripe")
NOWHERE = f"http://{LOOPBACK}:9"  # nothing listens there
Tell = Callable[..., httpx2.Response]


@pytest.fixture
def app(database_url: str) -> Iterator[App]:
    """With keys of Stripe, which itself is not there."""
    keys = {"stripe_secret_key": telling.KEY, "stripe_webhook_secret": telling.SECRET, "stripe_api_base": NOWHERE}
    with App(Settings(database_url, **keys)) as running:
        yield running


@pytest.fixture
def installed(api: Schematic) -> Any:
    return api.integrationsapi.install_stripe(type="stripe").data


@pytest.fixture
def tell(app: App, credentials: Keys, installed: Any) -> Tell:
    """Have Stripe tell something; answers what it was answered."""

    def run(*told: Any, **how: Any) -> httpx2.Response:
        return telling.send(app, credentials.environment_id, event(*told), **how)

    return run


def test_a_notice_is_stored_once(api: Schematic, tell: Tell) -> None:
    told = ("evt_1", "product.created", telling.product())

    first, second = tell(*told), tell(*told)

    assert (first.status_code, first.json()["data"]) == (200, {"received": True, "is_first": True})
    assert (second.status_code, second.json()["data"]["is_first"]) == (200, False)
    (product,) = api.billing.list_billing_products().data
    assert (product.external_id, product.name, product.provider_type) == ("prod_gold", "Gold", "stripe")
    assert api.integrationsapi.list_integrations().data[0].last_webhook_received_at is not None


def test_one_of_many_who_tell_a_notice_at_once_is_the_first(
    app: App, credentials: Keys, installed: Any, at_once: AtOnce
) -> None:
    told = event("evt_1", "customer.created", telling.customer())

    answers = at_once(lambda http, number: telling.send(app, credentials.environment_id, told))

    assert [one.status_code for one in answers] == [200] * len(answers)
    assert sum(one.json()["data"]["is_first"] for one in answers) == 1


@pytest.mark.parametrize(
    "how",
    [{"secret": "whsec_of_somebody_else"}, {"timestamp": int(time.time()) - 3600}],
    ids=["by another secret", "an hour old"],
)
def test_what_stripe_did_not_sign_lately_is_not_believed(api: Schematic, tell: Tell, how: dict[str, Any]) -> None:
    answer = tell("evt_1", "product.created", telling.product(), **how)

    assert answer.status_code == 400
    assert "the Stripe-Signature is missing, not by SCHEMATIC_STRIPE_WEBHOOK_SECRET" in answer.json()["error"]
    assert telling.SECRET not in answer.text
    assert api.billing.list_billing_products().data == []


def test_a_body_that_is_not_the_signed_one_is_not_believed(app: App, credentials: Keys, installed: Any) -> None:
    body, headers = telling.signed(event("evt_1", "product.created", telling.product()))
    path = f"/integrations/stripe/webhook/{credentials.environment_id}"

    with app.client() as client:
        changed = client.post(path, content=body.replace(b"Gold", b"Lead"), headers=headers)
        unsigned = client.post(path, content=body)

    assert (changed.status_code, unsigned.status_code) == (400, 400)


def test_an_environment_that_is_not_connected_takes_in_nothing(app: App, credentials: Keys) -> None:
    told = event("evt_1", "product.created", telling.product())

    here, nowhere = (telling.send(app, one, told) for one in (credentials.environment_id, "env_none"))

    assert (here.status_code, nowhere.status_code) == (404, 404)
    assert "takes in nothing from 'stripe'" in here.json()["error"]


def test_what_is_told_in_any_order_comes_to_the_same(
    app: App, api: Schematic, credentials: Keys, installed: Any
) -> None:
    """Stripe promises no order: each order of the same notices leaves the last state of each object."""
    for number, order in enumerate(permutations(range(4))):
        prod, cost, cus, sub = (f"{name}_{number}" for name in ("prod", "price", "cus", "sub"))
        made = telling.subscription(sub, cus, price=telling.price(cost, prod), quantity=2)
        notices = [
            event(f"evt_{number}_0", "product.created", telling.product(prod, name="Old"), 0),
            event(f"evt_{number}_1", "product.updated", telling.product(prod, name="New"), 5),
            event(f"evt_{number}_2", "customer.subscription.created", made, 6),
            event(f"evt_{number}_3", "customer.subscription.updated", {**made, "status": "past_due"}, 7),
        ]

        answers = [telling.send(app, credentials.environment_id, notices[one]) for one in order]

        assert [one.status_code for one in answers] == [200] * 4
        names = {one.external_id: one.name for one in api.billing.list_billing_products(limit=250).data}
        company = api.companies.lookup_company(keys={"stripe_customer_id": cus}).data
        assert names[prod] == "New", order
        (subscribed,) = company.billing_subscriptions
        assert (subscribed.status, subscribed.total_price) == ("past_due", 2000), order


def test_within_a_second_what_is_deleted_stays_deleted(api: Schematic, tell: Tell) -> None:
    tell("evt_3", "price.deleted", telling.price())
    tell("evt_1", "price.created", telling.price())
    tell("evt_2", "price.updated", telling.price(nickname="Gold"))

    assert api.billing.list_billing_prices().data == []


def test_a_subscription_moves_its_company_to_the_plan_and_its_end_takes_it_away(api: Schematic, tell: Tell) -> None:
    tell("evt_1", "product.created", telling.product())
    (product,) = api.billing.list_billing_products().data
    gold = catalog.plan(api, "Gold")
    body = {"charge_type": "none", "is_trialable": False, "billing_product_id": product.product_id}
    api.plans.upsert_billing_product_plan(gold.id, **body)
    acme = catalog.company(api, "acme")
    known = telling.customer(metadata={"schematic_company_id": acme.id})

    tell("evt_2", "customer.created", known)
    tell("evt_3", "customer.subscription.created", telling.subscription())
    on = api.companies.get_company(acme.id).data
    ended = telling.subscription(status="canceled", ended_at=telling.EPOCH + 60)
    tell("evt_4", "customer.subscription.deleted", ended, 60)

    assert (on.name, on.plan.id) == ("Acme", gold.id)
    assert api.companies.get_company(acme.id).data.plan is None


def test_metadata_of_another_environment_name_no_company(api: Schematic, tell: Tell) -> None:
    answer = tell("evt_1", "customer.created", telling.customer(metadata={"schematic_company_id": "comp_other"}))

    assert answer.status_code == 200
    (customer,) = api.billing.list_customers_with_subscriptions().data
    assert (customer.external_id, customer.company_id) == ("cus_acme", None)


def test_invoices_payment_methods_and_coupons_are_mirrored_and_go(api: Schematic, tell: Tell) -> None:
    tell("evt_1", "invoice.created", telling.invoice(status="draft"))
    tell("evt_2", "customer.created", telling.customer())
    tell("evt_3", "invoice.paid", telling.invoice(status="paid", amount_paid=1000, amount_remaining=0), 9)
    tell("evt_4", "payment_method.attached", telling.payment_method())
    tell("evt_5", "coupon.created", telling.coupon())
    asked = {"customer_external_id": "cus_acme"}

    (invoice,) = api.billing.list_invoices(**asked, subscription_external_id="sub_acme").data
    (method,) = api.billing.list_payment_methods(**asked).data
    (coupon,) = api.billing.list_coupons().data
    assert (invoice.status, invoice.amount_remaining, invoice.provider_type) == ("paid", 0, "stripe")
    assert (method.card_last_4, method.provider_type) == ("4242", "stripe")
    assert (coupon.percent_off, coupon.provider_type) == (12.5, "stripe")

    tell("evt_6", "payment_method.detached", telling.payment_method(customer_id=None), 10)
    tell("evt_7", "coupon.deleted", telling.coupon(), 10)
    assert api.billing.list_payment_methods(**asked).data == api.billing.list_coupons().data == []


def test_a_week_is_seven_days_and_packages_are_kept(api: Schematic, tell: Tell) -> None:
    weekly = {"interval": "week", "interval_count": 2, "usage_type": "metered", "meter": "mtr_1"}
    told = telling.price(
        recurring=weekly, unit_amount=None, unit_amount_decimal="0.25", transform_quantity={"divide_by": 10}
    )

    tell("evt_1", "price.created", told)

    (price,) = api.billing.list_billing_prices().data
    assert (price.interval, price.interval_count, price.package_size) == ("day", 14, 10)
    assert (price.price, price.price_decimal, price.usage_type, price.meter_id) == (0, "0.25", "metered", "mtr_1")


@pytest.mark.parametrize(("currency", "finer"), [("jpy", 1), ("ugx", 100)])
def test_amounts_are_in_the_smallest_unit_that_a_currency_has(
    api: Schematic, tell: Tell, currency: str, finer: int
) -> None:
    """Of Ugandan shillings Stripe counts hundredths, which they have not."""
    told = telling.price(currency=currency, unit_amount=5000 * finer, unit_amount_decimal=f"{5000 * finer}")
    tier = {"up_to": None, "flat_amount": 300 * finer, "unit_amount_decimal": f"{finer / 2}"}
    many: Any = {"unit_amount": None, "unit_amount_decimal": None, "tiers": [tier], "tiers_mode": "graduated"}
    tiered = telling.price("price_tiers", currency=currency, billing_scheme="tiered", **many)
    amounts = dict.fromkeys(("amount_due", "subtotal", "total"), 5000 * finer)
    rests = {"amount_paid": 2000 * finer, "amount_remaining": 3000 * finer, "starting_balance": -400 * finer}
    off = telling.coupon("OFF", currency=currency, percent_off=None, amount_off=900 * finer)

    tell("evt_1", "customer.subscription.created", telling.subscription(currency=currency, price=told, quantity=2))
    tell("evt_2", "price.created", tiered)
    tell("evt_3", "invoice.created", telling.invoice(currency=currency, **amounts, **rests))
    tell("evt_4", "coupon.created", off)
    tell("evt_5", "coupon.created", telling.coupon())

    prices = {one.price_external_id: one for one in api.billing.list_billing_prices().data}
    (invoice,) = api.billing.list_invoices(customer_external_id="cus_acme", subscription_external_id="sub_acme").data
    (shown,) = api.billing.list_billing_invoices().data
    company = api.companies.lookup_company(keys={"stripe_customer_id": "cus_acme"}).data
    (subscribed,) = company.billing_subscriptions
    assert (prices["price_gold"].price, prices["price_gold"].price_decimal) == (5000, "5000")
    (kept,) = prices["price_tiers"].price_tier
    assert (kept.flat_amount, kept.per_unit_price_decimal) == (300, "0.5")
    assert (subscribed.total_price, subscribed.products[0].price) == (10000, 5000)
    assert (invoice.amount_due, invoice.amount_paid, invoice.amount_remaining) == (5000, 2000, 3000)
    assert (invoice.subtotal, invoice.starting_balance, shown.total) == (5000, -400, 5000)
    assert {one.external_id: one.amount_off for one in api.billing.list_coupons().data} == {"OFF": 900, "TEN": 0}


def test_a_notice_that_stripe_has_to_be_asked_about_is_told_again_later(api: Schematic, tell: Tell) -> None:
    """Tiers are not in notices; Stripe, which cannot be asked just now, hears that it is to try again."""
    answer = tell("evt_1", "price.created", telling.price(billing_scheme="tiered", tiers_mode="graduated"))

    assert answer.status_code == 503
    assert "Stripe did not answer GET /v1/prices/price_gold" in answer.json()["error"]
    assert telling.KEY not in answer.text


def test_what_nobody_keeps_is_answered_and_noted(api: Schematic, tell: Tell) -> None:
    assert tell("evt_1", "charge.succeeded", {"id": "ch_1", "object": "charge"}).status_code == 200


def test_a_connection_is_told_as_it_is(api: Schematic, credentials: Keys, installed: Any) -> None:
    ask = api.integrationsapi

    (told,) = ask.list_integrations().data
    assert (told.id, told.type, told.state) == (installed.integration.id, "stripe", "active")
    assert (told.config.is_sandbox, told.config.live_mode) == (True, False)
    assert ask.install_integration(type="stripe").data.integration.id == told.id
    assert ask.assume_stripe_installed(type="stripe").data.config.integration_id == told.id
    assert ask.get_integration_webhook_url("stripe").data.url.endswith(credentials.environment_id)
    assert ask.run_integration(told.id).data.id == told.id

    assert ask.uninstall_integration(told.id).data.deleted is True
    with pytest.raises(NotFoundError, match="takes in nothing from 'stripe'"):
        ask.get_integration_webhook_url("stripe")


_BEYOND, _HUGE = 10**15, 10**20
_MALFORMED: list[tuple[str, str, dict[str, Any]]] = [
    ("data.object.unit_amount_decimal", "price.created", telling.price(unit_amount_decimal="abc")),
    ("data.object.unit_amount", "price.created", telling.price(unit_amount=_HUGE)),
    ("data.object.currency", "price.created", telling.price(currency=None)),
    ("data.object.recurring", "price.created", telling.price(recurring="month")),
    ("data.object.tiers[0].up_to", "price.created", telling.price(billing_scheme="tiered", tiers=[{"up_to": "inf"}])),
    ("data.object.name", "product.created", telling.product(name=5)),
    ("data.object.name", "product.created", telling.product(name="a\0b")),
    ("data.object.id", "product.deleted", telling.product(None)),  # type: ignore[arg-type]
    ("data.object.metadata.tier", "customer.created", telling.customer(metadata={"tier": 5})),
    ("data.object.cancel_at", "customer.subscription.created", telling.subscription(cancel_at=_BEYOND)),
    ("data.object.ended_at", "customer.subscription.created", telling.subscription(ended_at=-_BEYOND)),
    ("data.object.items", "customer.subscription.created", telling.subscription(items=[])),
    (
        "data.object.items.data[0].price.unit_amount_decimal",
        "customer.subscription.created",
        telling.subscription(price=telling.price(unit_amount_decimal="NaN")),
    ),
    ("data.object.discounts[0].start", "customer.subscription.created", telling.subscription(discounts=[{"id": "d"}])),
    ("data.object.amount_due", "invoice.created", telling.invoice(amount_due=_HUGE)),
    ("data.object.due_date", "invoice.created", telling.invoice(due_date=_BEYOND)),
    ("data.object.subtotal", "invoice.created", telling.invoice(subtotal=None)),
    ("data.object.type", "payment_method.attached", telling.payment_method() | {"type": None}),
    ("data.object.card", "payment_method.attached", telling.payment_method() | {"card": "visa"}),
    ("data.object.percent_off", "coupon.created", telling.coupon(percent_off="half")),
    ("data.object.object", "coupon.created", telling.coupon(object=None)),
]


def test_what_is_signed_and_malformed_is_refused_by_the_member_that_is_wrong(
    app: App, api: Schematic, credentials: Keys, tell: Tell
) -> None:
    """Nothing of it is stored, not even that it was told: the same notice, put right, is the first."""
    for member, kind, content in _MALFORMED:
        answer = tell("evt_1", kind, content)
        assert (answer.status_code, answer.json()["error"].partition(":")[0]) == (400, member), answer.text
    whole = event("evt_1", "product.created", telling.product())
    for told, member in (
        ([whole], "the body"),
        (whole | {"type": None}, "type"),
        (whole | {"id": ""}, "id"),
        (whole | {"created": _BEYOND}, "created"),
        (whole | {"data": []}, "data"),
        ({name: value for name, value in whole.items() if name != "data"}, "data"),
    ):
        answer = telling.send(app, credentials.environment_id, told)  # type: ignore[arg-type]
        assert (answer.status_code, answer.json()["error"].partition(":")[0]) == (400, member), answer.text

    assert api.billing.list_billing_products().data == []
    assert api.billing.list_billing_prices().data == []
    assert tell("evt_1", "product.created", telling.product()).json()["data"]["is_first"] is True
