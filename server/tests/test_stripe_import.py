"""`schematic billing import-stripe`, and pushed invoices, against localstripe, which speaks Stripe's HTTP, on loopback.

Skipped where it is not installed: `make localstripe` does it, in an environment of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic_server.domains.integrations.tables import integration
from schematic_server.settings import Settings

from . import catalog, telling
from .asgi import App
from .conftest import LOOPBACK, Keys, connection
from .invoicing import Billing
from .running_jobs import until

pytest.importorskip("stripe")
PYTHON = Path(__file__).parents[2] / ".bench/localstripe/bin/python"
STAND_IN = Path(__file__).with_name("stripe_stand_in.py")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the stand-in listens."""
    if not PYTHON.exists():
        pytest.skip("localstripe is not installed; `make localstripe` does it")
    folder = tmp_path_factory.mktemp("localstripe")
    with (
        open(folder / "log", "w") as log,
        subprocess.Popen(
            [PYTHON, STAND_IN], cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True, env={"HOME": str(folder)}
        ) as process,
    ):
        assert process.stdout is not None
        yield f"http://{LOOPBACK}:{int(process.stdout.readline())}"
        process.terminate()


@pytest.fixture
def app(database_url: str, address: str) -> Iterator[App]:
    with App(Settings(database_url, stripe_secret_key=telling.KEY, stripe_api_base=address)) as running:
        yield running


@pytest.fixture
def stripe(address: str) -> Iterator[httpx2.Client]:
    """Whoever uses the stand-in's dashboard; it is empty at first."""
    with httpx2.Client(base_url=address, headers={"Authorization": f"Bearer {telling.KEY}"}) as client:
        assert client.delete("/_config/data").is_success
        yield client


@pytest.fixture
def run(database_url: str, address: str, tmp_path: Path) -> Run:
    """The command, as a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SCHEMATIC_")}
    keys = {"SCHEMATIC_STRIPE_SECRET_KEY": telling.KEY, "SCHEMATIC_STRIPE_API_BASE": address}

    def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "schematic_server", "billing", "import-stripe", *arguments]
        env = {**kept, **keys, "SCHEMATIC_DATABASE_URL": database_url, **settings}
        return subprocess.run(command, capture_output=True, text=True, timeout=180, check=False, cwd=tmp_path, env=env)

    return run


def make(stripe: httpx2.Client, path: str, **members: Any) -> Any:
    answer = stripe.post(f"/v1/{path}", json=members)
    assert answer.is_success, answer.text
    return answer.json()


def seed(stripe: httpx2.Client, customers: int) -> None:
    make(stripe, "products", id="prod_gold", name="Gold")
    monthly = {"product": "prod_gold", "currency": "usd", "interval": "month"}
    make(stripe, "plans", id="price_gold", amount=1000, **monthly)
    steps = [{"up_to": 10, "unit_amount": 500, "flat_amount": 0}, {"up_to": "inf", "unit_amount": 400}]
    make(stripe, "plans", id="price_seats", billing_scheme="tiered", tiers_mode="graduated", tiers=steps, **monthly)
    make(stripe, "coupons", id="TEN", duration="once", percent_off=10)
    for number in range(customers):
        name = f"Customer {number}"
        person = make(stripe, "customers", name=name, email="amy@acme.example", description=name)
        if number == 0:
            given = {"number": "4242424242424242", "exp_month": 12, "exp_year": 2030, "cvc": "123"}
            method = make(stripe, "payment_methods", type="card", card=given)
            make(stripe, f"payment_methods/{method['id']}/attach", customer=person["id"])
            default = {"default_payment_method": method["id"]}
            make(stripe, f"customers/{person['id']}", invoice_settings=default)
            make(stripe, "subscriptions", customer=person["id"], items=[{"plan": "price_gold", "quantity": 3}])


def test_what_an_account_has_is_brought_in_page_by_page_and_again_brought_up_to_date(
    app: App, api: Schematic, stripe: httpx2.Client, run: Run, credentials: Keys
) -> None:
    seed(stripe, 103)

    done = run("--json")
    make(stripe, "products/prod_gold", name="Gold plus")
    again = run()

    assert (done.returncode, again.returncode) == (0, 0), done.stderr + again.stderr
    told = json.loads(done.stdout)
    assert told["refused"] == []
    assert told["stored"] == {
        "coupon": 1,
        "product": 1,
        "price": 2,
        "customer": 103,
        "payment_method": 1,
        "subscription": 1,
        "invoice": 1,
    }
    assert api.billing.count_customers(provider_type="stripe").data.count == 103
    (product,) = api.billing.list_billing_products().data
    assert (product.name, product.subscription_count) == ("Gold plus", 1)
    seats = next(one for one in api.billing.list_billing_prices().data if one.tiers_mode == "graduated")
    assert [(one.up_to, one.per_unit_price) for one in seats.price_tier] == [(10, 500), (None, 400)]
    (company,) = api.companies.list_companies().data
    (subscribed,) = company.billing_subscriptions
    assert (company.name, subscribed.status, subscribed.total_price) == ("Customer 0", "active", 3000)
    named = {"customer_external_id": company.keys[0].value}
    named["subscription_external_id"] = subscribed.subscription_external_id
    (invoice,) = api.billing.list_invoices(**named).data
    assert (invoice.provider_type, invoice.subtotal, invoice.status) == ("stripe", 3000, "paid")
    (connected,) = api.integrationsapi.list_integrations().data
    assert (connected.state, connected.config.is_sandbox) == ("active", True)
    assert telling.KEY not in done.stdout + done.stderr + again.stdout + again.stderr


def test_own_invoices_are_made_there_paid_elsewhere_and_void(
    app: App, api: Schematic, stripe: httpx2.Client, credentials: Keys
) -> None:
    api.integrationsapi.install_stripe(type="stripe")
    billing, acme = Billing(app, credentials), catalog.company(api, "acme")
    subscription = billing.subscribed(acme.id)
    (profile,) = api.billing.list_company_billing_profiles(company_id=acme.id).data
    how = {"collection_method": "send_invoice", "collector": "stripe_invoice"}
    api.billing.update_company_billing_profile(profile.id, **how)
    api.checkout.update_company_billing_details(acme.id, values=[], email="amy@acme.example")
    made: list[str] = []
    for amount in (1000, 700):
        billing.owes(acme.id, subscription, amount, -50)
        made.extend(billing.issue(subscription))
        until(lambda: api.billing.get_billing_invoice(made[-1]).data.collection_state == "sent")

    def there() -> dict[int, str]:
        return {one["total"]: one["status"] for one in stripe.get("/v1/invoices").json()["data"]}

    assert there() == {950: "open", 650: "open"}
    api.billing.mark_billing_invoice_paid(made[0], idempotency_key="transfer")
    api.billing.void_native_invoice(made[1])

    until(lambda: there() == {950: "paid", 650: "void"})
    (customer,) = stripe.get("/v1/customers").json()["data"]
    assert (customer["email"], customer["metadata"]) == ("amy@acme.example", {"schematic_company_id": acme.id})


def test_an_import_that_was_interrupted_goes_on_where_it_was(
    app: App, stripe: httpx2.Client, run: Run, credentials: Keys
) -> None:
    seed(stripe, 2)
    known = app.write(lambda db, emit: connection(db, credentials.environment_id))
    config = {"is_sandbox": True, "live_mode": False, "import_cursor": "customers"}
    interrupted = sa.update(integration).where(integration.c.id == known).values(config=config)
    app.write(lambda db, emit: db.execute(interrupted).rowcount)

    rest, anew = run("--json"), run("--json", "--anew")

    stored = [json.loads(one.stdout)["stored"].keys() for one in (rest, anew)]
    assert stored[0] == {"customer", "payment_method", "subscription", "invoice"}
    assert stored[1] == stored[0] | {"coupon", "product", "price"}


def test_a_key_that_stripe_refuses_fails_with_its_reason(run: Run, stripe: httpx2.Client) -> None:
    done = run(SCHEMATIC_STRIPE_SECRET_KEY="rk_test_12345")  # localstripe knows no restricted keys

    assert done.returncode == 1
    assert "Stripe refused GET /v1/coupons" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_an_account_it_says_what_is_missing(run: Run) -> None:
    nothing, nobody = run(SCHEMATIC_STRIPE_SECRET_KEY=""), run(SCHEMATIC_STRIPE_API_BASE=f"http://{LOOPBACK}:9")

    assert (nothing.returncode, nobody.returncode) == (1, 1)
    assert "SCHEMATIC_STRIPE_SECRET_KEY is not set" in nothing.stderr
    assert "Stripe did not answer GET /v1/coupons" in nobody.stderr
