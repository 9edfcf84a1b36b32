"""Own subscriptions of which Stripe has a copy: there once, as they are here, billed once, and mirrored nowhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import BadRequestError
from schematic_server import clock
from schematic_server.domains.integrations import copying, ends
from schematic_server.domains.integrations import stripe as stripe_end
from schematic_server.domains.integrations.importing import JOB as IMPORT
from schematic_server.domains.integrations.port import Copy, Customer, Item
from schematic_server.domains.integrations.tables import provider_copy
from schematic_server.errors import NotFound
from schematic_server.jobs import store as jobs
from schematic_server.settings import Settings

from . import catalog, stripe_there, telling
from .asgi import App
from .conftest import Keys, on_sqlite
from .running_jobs import until
from .stripe_there import Asked, Cut, Refusal, There
from .subscribing import Shop

pytest.importorskip("stripe")
Tell = Callable[..., httpx2.Response]


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> Iterator[There]:
    """Stripe, which nobody asks again before a job is run again."""
    monkeypatch.setattr(stripe_end, "RETRIES", 0)
    with stripe_there.running() as found:
        yield found


@pytest.fixture
def settings(database_url: str, there: There) -> Settings:
    keys = {"stripe_secret_key": telling.KEY, "stripe_webhook_secret": telling.SECRET, "stripe_api_base": there.url}
    return Settings(database_url, **keys)


@pytest.fixture
def app(settings: Settings) -> Iterator[App]:
    with App(settings) as running:
        yield running


@pytest.fixture
def shop(app: App, credentials: Keys, api: Schematic) -> Shop:
    """One whose companies Stripe knows and collects from, once they are billed for the first time."""
    api.integrationsapi.install_stripe(type="stripe")
    api.billing.update_billing_settings(default_provider_type="stripe")
    return Shop(app, credentials, api)


@pytest.fixture
def acme(shop: Shop) -> Any:
    return company(shop, "acme")


@pytest.fixture
def pro(shop: Shop) -> Any:
    return shop.plan("Pro", monthly_price=3000, yearly_price=30000)


@pytest.fixture
def tell(app: App, credentials: Keys) -> Tell:
    return lambda *told: telling.send(app, credentials.environment_id, telling.event(*told))


def company(shop: Shop, name: str) -> Any:
    made = shop.company(name)
    shop.api.checkout.update_company_billing_details(made.id, values=[], email=f"amy@{name}.example")
    return made


def own(api: Schematic, acme: Any) -> Any:
    return api.billing.get_company_native_subscription(acme.id).data


def choose(shop: Shop, acme: Any, *plans: Any, **members: Any) -> None:
    shop.choose(acme, *plans, at=clock.now(), **members)


def copied(there: There, app: App | None = None, **members: Any) -> dict[str, Any]:
    """The only copy that goes on, once it is so; in an `app` named here, jobs that wait are run at once."""

    def going_on() -> list[dict[str, Any]]:
        if app is not None:
            try_again(app)
        return [one for one in list(there.subscriptions.values()) if one["status"] != "canceled"]

    def holds() -> bool:
        found = going_on()
        return len(found) == 1 and all(found[0][name] == value for name, value in members.items())

    until(holds)
    (found,) = going_on()
    return found


def sent(there: There, app: App | None = None) -> dict[str, Any]:
    """The copy, once it is made and paused."""
    return copied(there, app, pause_collection={"behavior": "void"})


def items(copy: dict[str, Any]) -> list[tuple[str, str, str, int]]:
    """Product, amount, interval and quantity of each, but for its price where that is imported."""
    found = [(one["price"], one["quantity"]) for one in copy["items"]["data"]]
    return sorted(
        (price["product"], price["unit_amount_decimal"], price["recurring"]["interval"], quantity)
        for price, quantity in found
    )


def has_problem(api: Schematic, acme: Any, part: str) -> str:
    until(lambda: part in (own(api, acme).push_problem or ""))
    return str(own(api, acme).push_problem)


def is_quiet(app: App) -> None:
    """Wait until no job of subscriptions is left that could do anything."""
    until(lambda: not app.write(lambda db, emit: jobs.list_jobs(db, copying.JOB, None, 9)))


def try_again(app: App) -> None:
    with suppress(NotFound):  # none waits
        app.write(lambda db, emit: jobs.run_now(db, copying.JOB, clock.now()))


def resend(api: Schematic) -> None:
    (connection,) = api.integrationsapi.list_integrations().data
    api.integrationsapi.run_integration(connection.id)


def told_by(there: There) -> dict[str, Any]:
    """The body of the only request that made a subscription."""
    (asked,) = [one for one in there.done if one.step == "post subscriptions"]
    return asked.members


def test_a_subscription_is_there_with_its_items_and_paused_before_anything_is_due(
    api: Schematic, shop: Shop, there: There, acme: Any, pro: Any, credentials: Keys
) -> None:
    choose(shop, acme, pro)

    made = sent(there)
    until(lambda: own(api, acme).external_id is not None)
    told = own(api, acme)
    assert (told.external_id, told.push_problem) == (made["id"], None)
    sold_as = f"schematic_sold_{pro.id}"
    assert items(made) == [(sold_as, "3000", "month", 1)]
    assert there.products[sold_as]["name"] == "Pro"
    assert {**made["metadata"], "schematic_cycle": ""} == {
        "schematic_subscription_id": told.id,
        "schematic_company_id": acme.id,
        "schematic_environment_id": credentials.environment_id,
        "schematic_cycle": "",
    }
    (customer,) = there.customers.values()
    assert (made["customer"], made["collection_method"]) == (customer["id"], "send_invoice")
    body = told_by(there)
    assert (body["proration_behavior"], body["days_until_due"]) == ("none", "30")
    (invoice,) = api.billing.list_billing_invoices().data
    until(lambda: bool(there.invoices))
    (collected,) = there.invoices.values()
    assert collected["metadata"]["schematic_invoice_id"] == invoice.id
    keys = [one.key for one in there.done if one.method == "post"]
    assert None not in keys
    assert len(set(keys)) == len(keys)


def test_only_companies_whose_profile_says_so_are_told(
    app: App, api: Schematic, shop: Shop, there: There, acme: Any, pro: Any
) -> None:
    api.billing.update_billing_settings(default_provider_type="schematic")
    choose(shop, acme, pro)
    (profile,) = api.billing.list_company_billing_profiles(company_id=acme.id).data
    is_quiet(app)
    assert (profile.provider_type, there.steps(), own(api, acme).external_id) == ("schematic", [], None)
    how = {"collection_method": "send_invoice"}
    with pytest.raises(BadRequestError, match="provider_type: no orb account is connected"):
        api.billing.update_company_billing_profile(profile.id, provider_type="orb", **how)

    for _ in range(2):
        told = api.billing.update_company_billing_profile(profile.id, provider_type="stripe", **how).data
        assert (told.provider_type, told.collector) == ("stripe", "external")
        sent(there)
        api.billing.update_company_billing_profile(profile.id, provider_type="schematic", **how)
        until(lambda: {one["status"] for one in list(there.subscriptions.values())} == {"canceled"})

    is_quiet(app)
    assert len(there.subscriptions) == 2
    assert own(api, acme).status == "active"
    assert there.invoices == {}


def test_without_a_connection_no_profile_names_stripe(api: Schematic, shop: Shop, acme: Any, pro: Any) -> None:
    choose(shop, acme, pro)
    (profile,) = api.billing.list_company_billing_profiles(company_id=acme.id).data
    (connection,) = api.integrationsapi.list_integrations().data
    api.integrationsapi.uninstall_integration(connection.id)

    with pytest.raises(BadRequestError, match=r"provider_type: no stripe account is connected .*stripe/v2/install"):
        api.billing.update_company_billing_profile(profile.id, collection_method="send_invoice", provider_type="stripe")


def test_changes_while_stripe_is_not_connected_are_sent_once_it_is_back(
    api: Schematic, shop: Shop, there: There, acme: Any, pro: Any
) -> None:
    choose(shop, acme, pro)
    sent(there)
    (connection,) = api.integrationsapi.list_integrations().data
    api.integrationsapi.uninstall_integration(connection.id)

    choose(shop, acme, shop.plan("Max", monthly_price=9000))

    has_problem(api, acme, "Stripe is not connected to this environment any more; mend that")
    assert len(copied(there)["items"]["data"]) == 1
    api.integrationsapi.install_stripe(type="stripe")
    resend(api)
    until(lambda: [one[1] for one in items(copied(there))] == ["9000"])
    until(lambda: own(api, acme).push_problem is None)


def test_subscriptions_that_were_there_before_are_sent_when_somebody_asks(
    app: App, api: Schematic, shop: Shop, there: There, acme: Any, pro: Any
) -> None:
    choose(shop, acme, pro)
    sent(there)
    is_quiet(app)
    there.subscriptions.clear()
    app.write(lambda db, emit: db.execute(provider_copy.delete()).rowcount)  # as before there were any
    there.forget_keys()

    resend(api)

    sent(there)


def test_prices_and_products_of_stripes_are_named_by_their_ids(
    api: Schematic, shop: Shop, there: There, tell: Tell, acme: Any, pro: Any
) -> None:
    """Of what is bought in advance, which may have one that Stripe has told."""
    there.prices["price_gold"] = telling.price()
    there.products["prod_gold"] = telling.product()
    tell("evt_1", "product.created", telling.product())
    tell("evt_2", "price.created", telling.price())
    (price,) = api.billing.list_billing_prices(provider_type="stripe").data
    seats, desks = (catalog.feature(api, key, "license") for key in ("seats", "desks"))
    how = {"price_behavior": "pay_in_advance", "currency": "usd"}
    catalog.grant(api, pro, seats, "numeric", value_numeric=1, monthly_metered_price_id=price.price_id, **how)
    own_price = {"billing_product_id": price.product_id, "monthly_unit_price": 250}
    catalog.grant(api, pro, desks, "numeric", value_numeric=1, **own_price, **how)
    priced = {
        one.feature_id: one.metered_monthly_price.price_id
        for one in api.entitlements.list_plan_entitlements(plan_id=pro.id).data
    }

    choose(shop, acme, pro, quantities={priced[seats.id]: 3, priced[desks.id]: 2})

    made = sent(there)
    found = {one["price"]["id"]: one for one in made["items"]["data"]}
    assert found.pop("price_gold")["quantity"] == 3
    assert {
        one["price"]["product"]: (one["price"]["unit_amount_decimal"], one["quantity"]) for one in found.values()
    } == {
        "prod_gold": ("250", 2),
        f"schematic_sold_{pro.id}": ("3000", 1),
    }

    choose(shop, acme, pro, quantities={priced[seats.id]: 5, priced[desks.id]: 2})

    until(lambda: sorted(one["quantity"] for one in copied(there)["items"]["data"]) == [1, 2, 5])
    assert {one["id"] for one in found.values()} < {one["id"] for one in copied(there)["items"]["data"]}


def test_lines_of_other_periods_cost_what_they_do_a_period(api: Schematic, shop: Shop, there: There, acme: Any) -> None:
    base, monthly = shop.plan("Yearly", yearly_price=12000), shop.plan("Extra", "add_on", monthly_price=100)
    once = shop.plan("Setup", "add_on", one_time_price=5000)
    there.longest = 366 * 86400

    choose(shop, acme, base, monthly, once)

    made = sent(there)
    assert sorted(one[1:] for one in items(made)) == [("1200", "year", 1), ("12000", "year", 1)]
    assert {one["name"] for one in there.products.values()} == {"Yearly", "Extra"}


def test_another_plan_takes_the_place_of_the_first_in_the_same_copy(
    app: App, api: Schematic, shop: Shop, there: There, acme: Any, pro: Any
) -> None:
    choose(shop, acme, pro)
    first = sent(there)["id"]
    top, extra = shop.plan("Max", monthly_price=9000), shop.plan("Extra", "add_on", monthly_price=500)

    choose(shop, acme, top, extra)
    until(lambda: len(items(copied(there))) == 2)
    is_quiet(app)
    asked = len(there.asked)
    choose(shop, acme, top, extra)  # again
    is_quiet(app)

    now = sent(there)
    assert now["id"] == first
    assert sorted(one[1] for one in items(now)) == ["500", "9000"]
    assert not [one for one in there.asked[asked:] if one.method != "get"]
    assert all(one["status"] == "void" for one in there.invoices.values() if not one["metadata"])


def test_a_trial_is_one_there_and_ends_when_it_does_here(api: Schematic, shop: Shop, there: There, acme: Any) -> None:
    trial = shop.plan("Trial", monthly_price=3000, is_trialable=True, trial_days=14)
    choose(shop, acme, trial)
    made = sent(there)
    row = own(api, acme)

    assert (made["status"], row.status) == ("trialing", "trialing")
    assert made["started"] == {"trial_end": str(int(row.period_end.timestamp()))}
    assert made["cancel_at"] == int(row.period_end.timestamp())  # nobody pays it
    later = row.period_end + timedelta(days=3)
    api.checkout.update_customer_subscription_trial_end(row.id, trial_end=later)
    until(lambda: any(one.members.get("trial_end") == str(int(later.timestamp())) for one in list(there.done)))
    api.checkout.update_customer_subscription_trial_end(row.id)
    ended = copied(there, status="active")
    assert (ended["id"], ended["cancel_at"]) == (made["id"], None)
    until(lambda: all(one["status"] == "void" for one in there.invoices.values() if not one["metadata"]))


def test_what_is_to_end_ends_there_and_nothing_is_left_of_it(
    app: App, api: Schematic, shop: Shop, there: There, acme: Any, pro: Any
) -> None:
    choose(shop, acme, pro)
    sent(there)

    api.checkout.cancel_subscription(company_id=acme.id, cancel_immediately=False)
    copied(there, cancel_at=int(own(api, acme).cancel_at.timestamp()))
    api.checkout.cancel_subscription(company_id=acme.id)

    until(lambda: [one["status"] for one in there.subscriptions.values()] == ["canceled"])
    choose(shop, acme, pro)
    assert sent(there)["metadata"]["schematic_subscription_id"] == own(api, acme).id
    api.companies.delete_company(acme.id)
    until(lambda: [one["status"] for one in there.subscriptions.values()] == ["canceled", "canceled"])
    is_quiet(app)


@pytest.mark.parametrize("step", ["post customers", "post products", "post subscriptions", "post subscriptions/sub"])
def test_a_node_that_dies_after_any_call_leaves_one_copy(
    app: App, api: Schematic, shop: Shop, there: There, acme: Any, pro: Any, step: str
) -> None:
    """What was done is not known; and something else is wanted by the time that another one tries."""
    lost: list[Asked] = []

    def trouble(asked: Asked) -> Cut | None:
        if lost or asked.step != step:
            return None
        lost.append(asked)
        return Cut(after=True)

    there.trouble = trouble
    choose(shop, acme, pro)
    until(lambda: bool(lost))
    choose(shop, acme, shop.plan("Max", monthly_price=9000))

    until(lambda: [one[1] for one in items(sent(there, app))] == ["9000"])
    until(lambda: own(api, acme).push_problem is None)
    assert (len(there.subscriptions), len(there.customers)) == (1, 1)
    assert own(api, acme).external_id == sent(there)["id"]


def test_what_is_cancelled_before_anybody_knows_that_it_was_made_is_found(
    app: App, api: Schematic, shop: Shop, there: There, acme: Any, pro: Any
) -> None:
    there.trouble = lambda asked: Cut(after=True) if asked.step == "post subscriptions" else None
    choose(shop, acme, pro)
    has_problem(api, acme, "did not answer POST /v1/subscriptions")
    api.checkout.cancel_subscription(company_id=acme.id)
    there.trouble = lambda asked: None

    def is_over() -> bool:
        try_again(app)
        return [one["status"] for one in there.subscriptions.values()] == ["canceled"]

    until(is_over)


def test_two_nodes_make_one_copy_of_each(
    app: App, settings: Settings, api: Schematic, shop: Shop, there: There, pro: Any
) -> None:
    with App(settings) as other:
        companies = [company(shop, f"company-{number}") for number in range(6)]
        for one in companies:
            choose(shop, one, pro)
        try_again(other)
        until(lambda: len([one for one in list(there.subscriptions.values()) if one["pause_collection"]]) == 6)
        is_quiet(app)

    assert {one["metadata"]["schematic_company_id"] for one in there.subscriptions.values()} == {
        one.id for one in companies
    }
    assert len(there.subscriptions) == 6


def test_notices_of_a_copy_in_any_order_are_nothing_of_the_companys(
    app: App, api: Schematic, shop: Shop, there: There, tell: Tell, acme: Any, pro: Any
) -> None:
    """Also before anybody here knows that it was made."""
    there.trouble = lambda asked: Cut(after=True) if asked.step == "post subscriptions" else None
    choose(shop, acme, pro)
    has_problem(api, acme, "did not answer POST /v1/subscriptions")
    (new,) = there.subscriptions.values()
    sub = {**telling.subscription(new["id"], new["customer"]), "metadata": new["metadata"]}
    parent = {"subscription_details": {"subscription": new["id"], "metadata": new["metadata"]}}
    (product,), (price,) = there.products.values(), there.prices.values()
    notices = [
        ("customer.subscription.created", sub),
        ("invoice.voided", {**telling.invoice("in_copy", new["customer"], status="void"), "parent": parent}),
        ("product.created", product),
        ("price.created", {**telling.price(price["id"], product["id"]), "active": False}),
    ]

    for number, order in enumerate(permutations(range(4))):
        for one in order:
            kind, content = notices[one]
            assert tell(f"evt_{number}_{one}", kind, content, one).status_code == 200

    there.trouble = lambda asked: None
    made = sent(there, app)
    bare = {
        **telling.invoice("in_bare", new["customer"]),
        "parent": {"subscription_details": {"subscription": made["id"]}},
    }
    tell("evt_bare", "invoice.created", bare, 9)  # somebody has taken the metadata away
    tell("evt_bare_sub", "customer.subscription.updated", {**sub, "metadata": {}}, 9)
    assert len(there.subscriptions) == 1
    told = api.companies.get_company(acme.id).data
    assert told.plan is not None
    assert told.plan.id == pro.id
    (subscription,) = told.billing_subscriptions
    assert subscription.id == own(api, acme).id
    assert {one.provider_type for one in api.billing.list_billing_invoices().data} == {"schematic"}
    assert {one.provider_type for one in api.billing.list_billing_prices().data} == {"schematic"}
    assert len(api.companies.list_companies().data) == 1


def test_an_import_leaves_copies_out(app: App, api: Schematic, shop: Shop, there: There, acme: Any, pro: Any) -> None:
    choose(shop, acme, pro)
    copy = sent(there)
    there.bill(copy)
    is_quiet(app)
    (connection,) = api.integrationsapi.list_integrations().data

    api.integrationsapi.start_data_import(integration_id=connection.id)
    until(lambda: not app.write(lambda db, emit: jobs.list_jobs(db, IMPORT, None, 9)))

    (subscription,) = api.companies.get_company(acme.id).data.billing_subscriptions
    assert subscription.id == own(api, acme).id
    assert len(api.billing.list_billing_invoices().data) == 1
    assert {one.provider_type for one in api.billing.list_billing_products().data} == {"schematic"}


def test_one_that_somebody_resumes_is_paused_again_and_owes_nothing(
    app: App, api: Schematic, shop: Shop, there: There, tell: Tell, acme: Any, pro: Any
) -> None:
    choose(shop, acme, pro)
    copy = sent(there)
    is_quiet(app)
    copy["pause_collection"] = None
    draft, opened = there.bill(copy), there.bill(copy)
    opened["status"] = "open"

    sub = {**telling.subscription(copy["id"], copy["customer"]), "metadata": copy["metadata"], "pause_collection": None}
    tell("evt_1", "customer.subscription.updated", sub)

    sent(there)
    until(lambda: {draft["status"], opened["status"]} == {"void"})


def test_one_that_somebody_cancels_is_told_and_made_anew_when_somebody_asks(
    app: App, api: Schematic, shop: Shop, there: There, tell: Tell, acme: Any, pro: Any
) -> None:
    choose(shop, acme, pro)
    copy = sent(there)
    is_quiet(app)
    copy["status"] = "canceled"
    sub = {**telling.subscription(copy["id"], copy["customer"], status="canceled"), "metadata": copy["metadata"]}

    tell("evt_1", "customer.subscription.deleted", sub)

    told = has_problem(api, acme, "Stripe has it as canceled, though it goes on here")
    assert "GET /integration/start/{integration_id}" in told
    assert own(api, acme).status == "active"
    resend(api)
    again = sent(there)
    until(lambda: own(api, acme).external_id == again["id"])
    assert (own(api, acme).push_problem, again["id"] != copy["id"]) == (None, True)


def test_what_stripe_refuses_is_told_and_sent_again_when_somebody_asks(
    app: App, api: Schematic, shop: Shop, there: There, acme: Any, pro: Any
) -> None:
    for number, step in enumerate(("post products", "post subscriptions")):
        there.trouble = lambda asked, step=step: (
            Refusal(403, "This key may not do that") if asked.step == step else None
        )
        if number == 0:
            choose(shop, acme, pro)
        else:
            resend(api)

        told = has_problem(api, acme, f"Stripe refused POST /v1/{step.split()[1]}: This key may not do that")

        assert telling.KEY not in told
        until(lambda: bool(app.write(lambda db, emit: jobs.list_jobs(db, copying.JOB, "failed", 9))))
    there.trouble = lambda asked: None
    resend(api)
    sent(there)
    until(lambda: own(api, acme).push_problem is None)
    assert (len(there.subscriptions), len(there.customers)) == (1, 1)


NOW = datetime(2030, 1, 31, 10, tzinfo=UTC)
CUSTOMER = Customer("comp_1-0", "comp_1", "acme", "cus_acme", None, None, None)


def a_copy(**members: Any) -> Copy:
    item = Item("plan_1", "Pro", 1, None, "12.5", None, "plan_1")
    usual = Copy(
        "copy_1-1-0", "copy_1-0", "nsub_1", "env_1", "usd", [item], "month", 1, "month-1", NOW, clock.now(), NOW, NOW,
        None, None, 30, CUSTOMER, None, False,
    )  # fmt: skip
    return replace(usual, **members)


@on_sqlite
def test_periods_are_counted_from_the_same_day_as_here(settings: Settings, there: There) -> None:
    """From the 31st of every month, too, which the first period of all may not end on."""
    end = ends.stripe(settings)
    assert end is not None
    there.customers["cus_acme"] = telling.customer()
    soon = clock.now() + timedelta(days=20)
    at = {"hour": "10", "minute": "0", "second": "0"}
    cases: list[tuple[dict[str, Any], dict[str, Any]]] = [
        ({}, {"billing_cycle_anchor_config": {"day_of_month": "31", **at}}),
        ({"unit": "year"}, {"billing_cycle_anchor_config": {"month": "1", "day_of_month": "31", **at}}),
        ({"unit_count": 3, "renews_at": soon}, {"billing_cycle_anchor": str(int(soon.timestamp()))}),
        ({"anchor": NOW.replace(day=28), "renews_at": soon}, {"billing_cycle_anchor": str(int(soon.timestamp()))}),
        ({"trial_end": soon}, {"trial_end": str(int(soon.timestamp()))}),
    ]

    for number, (members, starts) in enumerate(cases):
        copy = a_copy(subscription_id=f"nsub_{number}", create_key=f"copy_{number}", key=f"copy_{number}-1", **members)
        assert asyncio.run(end.copy(copy)).refused is None
        made = next(
            one
            for one in there.subscriptions.values()
            if one["metadata"]["schematic_subscription_id"] == f"nsub_{number}"
        )
        assert made["started"] == starts
        assert made["pause_collection"] == {"behavior": "void"}

    began = a_copy(subscription_id="nsub_old", create_key="old", key="old-1", began_at=NOW - timedelta(days=40))
    asyncio.run(end.copy(began))
    dated = [one.members.get("backdate_start_date") for one in there.done if one.step == "post subscriptions"]
    assert dated.count(str(int((NOW - timedelta(days=40)).timestamp()))) == 1
    assert there.invoices == {}


@on_sqlite
def test_two_that_send_at_once_make_one(settings: Settings, there: There) -> None:
    """As when a lease has run out, and the node that had it lives on."""
    end = ends.stripe(settings)
    assert end is not None
    there.customers["cus_acme"] = telling.customer()
    copy = a_copy()

    async def both() -> Any:
        return await asyncio.gather(end.copy(copy), end.copy(copy), end.copy(copy))

    found = asyncio.run(both())

    assert {one.refused for one in found} == {None}
    (made,) = there.subscriptions.values()
    assert {one.word.external_id for one in found} == {made["id"]}
    assert [one["price"]["unit_amount_decimal"] for one in made["items"]["data"]] == ["12.5"]


@on_sqlite
def test_another_currency_is_another_copy(settings: Settings, there: There) -> None:
    """Of which Stripe has hundredths: Ugandan shillings."""
    end = ends.stripe(settings)
    assert end is not None
    there.customers["cus_acme"] = telling.customer()
    first = asyncio.run(end.copy(a_copy()))
    assert first.word is not None

    other = a_copy(key="copy_1-2-0", currency="ugx", external_id=first.word.external_id)
    second = asyncio.run(end.copy(other))

    assert second.word is not None
    statuses = {one["currency"]: one["status"] for one in there.subscriptions.values()}
    assert (statuses, second.refused) == ({"usd": "canceled", "ugx": "active"}, None)
    assert there.subscriptions[second.word.external_id]["items"]["data"][0]["price"]["unit_amount_decimal"] == "1250"
