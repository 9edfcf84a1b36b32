"""Own invoices that Stripe collects: there once, as they are here, and what becomes of them on either side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.settings import Settings

from . import catalog, stripe_there, telling
from .asgi import App
from .conftest import Keys
from .invoicing import FEBRUARY, JANUARY, Billing
from .running_jobs import until
from .stripe_there import There

pytest.importorskip("stripe")


@pytest.fixture
def there() -> Iterator[There]:
    with stripe_there.running() as found:
        yield found


@pytest.fixture
def app(database_url: str, there: There) -> Iterator[App]:
    keys = {"stripe_secret_key": telling.KEY, "stripe_webhook_secret": telling.SECRET, "stripe_api_base": there.url}
    with App(Settings(database_url, **keys)) as running:
        yield running


@pytest.fixture
def billing(app: App, credentials: Keys) -> Billing:
    return Billing(app, credentials)


@pytest.fixture
def acme(api: Schematic, billing: Billing) -> Any:
    """A company that Stripe collects from, and has no customer of yet."""
    api.integrationsapi.install_stripe(type="stripe")
    made = catalog.company(api, "acme")
    billing.subscribed(made.id)
    (profile,) = api.billing.list_company_billing_profiles(company_id=made.id).data
    told = api.billing.update_company_billing_profile(
        profile.id, collection_method="send_invoice", days_until_due=14, collector="stripe_invoice"
    ).data
    assert told.collector == "stripe_invoice"
    api.checkout.update_company_billing_details(made.id, values=[], email="amy@acme.example")
    return made


def issue(billing: Billing, company: Any, *amounts: int) -> str:
    subscription = billing.work(lambda scope: _subscription(scope, company.id))
    billing.owes(company.id, subscription, *amounts)
    (made,) = billing.issue(subscription)
    return made


def _subscription(scope: Any, company_id: str) -> str:
    from schematic_server.domains.subscriptions import line_store

    found: str = line_store.open_subscriptions(scope, [company_id])[company_id]["id"]
    return found


def test_an_invoice_is_made_there_with_its_lines_and_its_customer(
    api: Schematic, billing: Billing, there: There, acme: Any
) -> None:
    first = issue(billing, acme, 1000, 250, -50)
    until(lambda: api.billing.get_billing_invoice(first).data.collection_state == "sent")

    told = api.billing.get_billing_invoice(first).data
    (made,) = there.invoices.values()
    (customer,) = there.customers.values()
    assert (customer["name"], customer["email"]) == ("acme", "amy@acme.example")
    assert customer["metadata"] == {"schematic_company_id": acme.id}
    assert (made["status"], made["total"], made["currency"], made["days_until_due"]) == ("open", 1200, "usd", "14")
    assert made["metadata"]["schematic_invoice_id"] == first
    assert made["custom_fields"] == [{"name": "Invoice", "value": "INV-000001"}]
    assert sorted(int(one["amount"]) for one in made["lines"]["data"]) == [-50, 250, 1000]
    assert {one["description"] for one in made["lines"]["data"]} == {"Gold"}
    period = {"start": str(int(JANUARY.timestamp())), "end": str(int(FEBRUARY.timestamp()))}
    assert all(one["period"] == period for one in made["lines"]["data"])
    assert (told.external_id, told.url, told.collection_problem) == (made["id"], made["hosted_invoice_url"], None)
    assert (told.status, told.collector, told.provider_type) == ("open", "stripe_invoice", "schematic")
    (linked,) = api.billing.list_customers_with_subscriptions(company_ids=[acme.id]).data
    assert (linked.external_id, linked.provider_type) == (customer["id"], "stripe")

    second = issue(billing, acme, 700)
    until(lambda: api.billing.get_billing_invoice(second).data.collection_state == "sent")

    assert (len(there.customers), len(there.invoices)) == (1, 2)
    keys = [one.key for one in there.done if one.method == "post"]
    assert None not in keys
    assert len(set(keys)) == len(keys)
