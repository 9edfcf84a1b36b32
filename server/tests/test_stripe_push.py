"""Own invoices that Stripe collects: there once, as they are here, and what becomes of them on either side."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import permutations
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic.errors import BadRequestError
from schematic_server import clock
from schematic_server.domains.integrations import ends, pushing, retention
from schematic_server.domains.integrations import stripe as stripe_end
from schematic_server.domains.integrations.importing import JOB as IMPORT
from schematic_server.domains.integrations.port import Bill, Customer, Line
from schematic_server.domains.integrations.tables import provider_notice, provider_push
from schematic_server.domains.subscriptions import line_store
from schematic_server.errors import NotFound
from schematic_server.jobs import store as jobs
from schematic_server.settings import Settings

from . import catalog, stripe_there, telling
from .asgi import App
from .conftest import Keys, on_sqlite
from .invoicing import FEBRUARY, JANUARY, Billing
from .running_jobs import run_job, until
from .stripe_there import Asked, Cut, Refusal, There

pytest.importorskip("stripe")
Issue = Callable[..., str]
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
def billing(app: App, credentials: Keys) -> Billing:
    return Billing(app, credentials)


@pytest.fixture
def acme(api: Schematic, billing: Billing) -> Any:
    """A company that Stripe collects from, and has no customer of yet."""
    api.integrationsapi.install_stripe(type="stripe")
    made = catalog.company(api, "acme")
    billing.subscribed(made.id)
    (profile,) = api.billing.list_company_billing_profiles(company_id=made.id).data
    api.billing.update_company_billing_profile(
        profile.id, collection_method="send_invoice", days_until_due=14, collector="stripe_invoice"
    )
    api.checkout.update_company_billing_details(made.id, values=[], email="amy@acme.example")
    return made


@pytest.fixture
def issue(billing: Billing, acme: Any) -> Issue:
    """Bill acme; answers the invoice's id."""

    def run(*amounts: int) -> str:
        found = billing.work(lambda scope: line_store.open_subscriptions(scope, [acme.id])[acme.id]["id"])
        billing.owes(acme.id, found, *(amounts or (1000,)))
        (made,) = billing.issue(found)
        return made

    return run


@pytest.fixture
def tell(app: App, credentials: Keys) -> Tell:
    return lambda *told: telling.send(app, credentials.environment_id, telling.event(*told))


def becomes(api: Schematic, invoice_id: str, hurry: App | None = None, **members: Any) -> Any:
    """The invoice, once it is so; in a `hurry`, jobs that wait are run at once."""

    def holds() -> bool:
        if hurry is not None:
            try_again(hurry)
        told = api.billing.get_billing_invoice(invoice_id).data
        return all(getattr(told, name) == value for name, value in members.items())

    until(holds)
    return api.billing.get_billing_invoice(invoice_id).data


def has_problem(api: Schematic, invoice_id: str, part: str) -> Any:
    """The invoice, once people are told of that problem."""
    until(lambda: part in (api.billing.get_billing_invoice(invoice_id).data.collection_problem or ""))
    return api.billing.get_billing_invoice(invoice_id).data


def try_again(app: App) -> None:
    with suppress(NotFound):  # none waits
        app.write(lambda db, emit: jobs.run_now(db, pushing.JOB, clock.now()))


def failed(app: App, kind: str) -> list[dict[str, Any]]:
    """Jobs that have failed, once there are any."""

    def found() -> list[dict[str, Any]]:
        return app.write(lambda db, emit: jobs.list_jobs(db, kind, "failed", 9))

    until(lambda: bool(found()))
    return found()


def test_an_invoice_is_made_there_with_its_lines_and_its_customer(
    api: Schematic, issue: Issue, there: There, acme: Any
) -> None:
    first = issue(1000, 250, -50)

    told = becomes(api, first, collection_state="sent")
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

    becomes(api, issue(700), collection_state="sent")

    assert (len(there.customers), len(there.invoices)) == (1, 2)
    keys = [one.key for one in there.done if one.method == "post"]
    assert None not in keys
    assert len(set(keys)) == len(keys)


def test_whoever_is_billed_first_is_billed_as_the_environment_says(
    api: Schematic, there: There, acme: Any, credentials: Keys
) -> None:
    assert api.billing.update_billing_settings(default_provider_type="stripe").data.default_provider_type == "stripe"
    plan = catalog.plan(api, "Team")
    api.plans.upsert_billing_product_plan(plan.id, charge_type="recurring", is_trialable=False, monthly_price=4900)
    draft = api.plans.get_plan(plan.id).data.draft_version
    api.plans.publish_plan_version(draft.id, migration_strategy="leave", excluded_company_ids=[])
    company = catalog.company(api, "globex")
    api.checkout.update_company_billing_details(company.id, values=[], email="gus@globex.example")

    api.checkout.manage_plan(
        company_id=company.id,
        base_plan_id=plan.id,
        base_plan_price_id=api.plans.get_plan(plan.id).data.monthly_price.id,
        add_on_selections=[],
        pay_in_advance_entitlements=[],
        credit_bundles=[],
        custom_field_values=[],
    )

    (profile,) = api.billing.list_company_billing_profiles(company_id=company.id).data
    assert profile.collector == "stripe_invoice"
    (invoice,) = api.billing.list_billing_invoices(company_id=company.id).data
    becomes(api, invoice.id, collection_state="sent", total=4900)


def test_a_collector_that_cannot_be_is_refused_with_the_way_out(api: Schematic, acme: Any) -> None:
    (profile,) = api.billing.list_company_billing_profiles(company_id=acme.id).data
    (connection,) = api.integrationsapi.list_integrations().data
    usual = {"collection_method": "send_invoice"}

    with pytest.raises(BadRequestError, match="collector: stripe_payments cannot be; send external, or stripe_invoice"):
        api.billing.update_company_billing_profile(profile.id, collector="stripe_payments", **usual)
    assert api.billing.update_company_billing_profile(profile.id, **usual).data.collector == "stripe_invoice"
    told = api.billing.update_company_billing_profile(profile.id, collector="external", **usual).data
    assert told.collector == "external"
    api.integrationsapi.uninstall_integration(connection.id)
    with pytest.raises(BadRequestError, match=r"collector: no stripe account is connected .*stripe/v2/install"):
        api.billing.update_company_billing_profile(profile.id, collector="stripe_invoice", **usual)
    with pytest.raises(BadRequestError, match="default_provider_type: no stripe account is connected"):
        api.billing.update_billing_settings(default_provider_type="stripe")


def test_what_is_invoiced_after_stripe_was_taken_away_says_so(api: Schematic, issue: Issue, there: There) -> None:
    (connection,) = api.integrationsapi.list_integrations().data
    api.integrationsapi.uninstall_integration(connection.id)

    told = api.billing.get_billing_invoice(issue()).data

    assert (told.status, told.collection_problem[:23]) == ("open", "Stripe is not connected")
    assert there.asked == []


def test_what_waits_when_stripe_is_taken_away_is_sent_once_it_is_back(
    app: App, api: Schematic, issue: Issue, there: There
) -> None:
    there.trouble = lambda asked: Cut(after=False)
    waiting = issue()
    has_problem(api, waiting, "not sent to stripe yet")
    (connection,) = api.integrationsapi.list_integrations().data
    api.integrationsapi.uninstall_integration(connection.id)
    there.trouble = lambda asked: None

    try_again(app)

    has_problem(api, waiting, "Stripe is not connected to this environment any more")
    assert there.invoices == {}
    again = api.integrationsapi.install_stripe(type="stripe").data.integration
    api.integrationsapi.run_integration(again.id)
    becomes(api, waiting, collection_state="sent", collection_problem=None)


def test_a_company_that_is_deleted_before_it_has_a_customer_gets_its_invoice(
    app: App, api: Schematic, issue: Issue, there: There, acme: Any
) -> None:
    there.trouble = lambda asked: Cut(after=False)
    last = issue()
    has_problem(api, last, "not sent to stripe yet")
    api.companies.delete_company(acme.id)
    there.trouble = lambda asked: None

    becomes(api, last, app, collection_state="sent")

    (customer,) = there.customers.values()
    assert customer["email"] == "amy@acme.example"


def test_what_is_paid_elsewhere_or_void_is_so_at_stripe(api: Schematic, issue: Issue, there: There) -> None:
    paid, void = issue(), issue()
    ids = {one: becomes(api, one, collection_state="sent").external_id for one in (paid, void)}

    with pytest.raises(BadRequestError, match=r"amount: .* can only be told that all 1000 of it were paid"):
        api.billing.mark_billing_invoice_paid(paid, idempotency_key="part", amount=1)
    told = api.billing.mark_billing_invoice_paid(paid, idempotency_key="transfer").data
    api.billing.void_native_invoice(void)

    assert [one.collector for one in told.settlements] == ["external"]
    until(lambda: (there.invoices[ids[paid]]["status"], there.invoices[ids[void]]["status"]) == ("paid", "void"))
    (pay,) = (one for one in there.done if one.step == "post invoices/pay")
    assert pay.members == {"paid_out_of_band": "true"}


def test_what_is_settled_before_it_was_sent_is_not_sent(app: App, api: Schematic, issue: Issue, there: There) -> None:
    there.trouble = lambda asked: Cut(after=False)
    first = issue()
    has_problem(api, first, "not sent to stripe yet, and tried again")
    api.billing.void_native_invoice(first)
    there.trouble = lambda asked: None

    try_again(app)
    second = issue()

    sent = becomes(api, second, collection_state="sent")
    assert {one["metadata"]["schematic_invoice_id"] for one in there.invoices.values() if one["status"] == "open"} == {
        second
    }
    assert sent.number == "INV-000002"


def test_notices_in_any_order_settle_the_invoice_once_and_make_no_other(
    api: Schematic, issue: Issue, there: There, tell: Tell
) -> None:
    made = [issue() for _ in range(6)]
    for number, (invoice, order) in enumerate(zip(made, permutations(range(3)), strict=True)):
        told = becomes(api, invoice, collection_state="sent")
        unpaid = dict(there.invoices[told.external_id])
        tried = {"collection_method": "charge_automatically", "attempt_count": 1, "next_payment_attempt": None}
        paid = {"status": "paid", "amount_paid": 1000, "amount_remaining": 0}
        notices = [
            (f"evt_{number}_1", "invoice.finalized", unpaid, 0),
            (f"evt_{number}_2", "invoice.payment_failed", {**unpaid, **tried}, 5),
            (f"evt_{number}_3", "invoice.paid", {**unpaid, **paid}, 9),
        ]

        answers = [tell(*notices[one]) for one in (*order, *order)]

        assert {one.status_code for one in answers} == {200}
        after = api.billing.get_billing_invoice(invoice).data
        assert (after.status, after.collection_state, after.amount_remaining) == ("paid", "paid", 0), order
        settled = [(one.amount, one.collector, one.reference) for one in after.settlements]
        assert settled == [(1000, "stripe_invoice", told.external_id)], order
        assert after.collection_problem is None
    assert {one.id for one in api.billing.list_billing_invoices().data} == set(made)
    assert "post invoices/pay" not in there.steps()


def test_a_payment_that_failed_shows_until_it_is_made(api: Schematic, issue: Issue, there: There, tell: Tell) -> None:
    invoice = issue()
    told = becomes(api, invoice, collection_state="sent")
    one = {**there.invoices[told.external_id], "collection_method": "charge_automatically"}

    tell("evt_1", "invoice.payment_failed", {**one, "attempt_count": 2, "next_payment_attempt": telling.EPOCH}, 1)

    failed = api.billing.get_billing_invoice(invoice).data
    assert (failed.status, failed.collection_state) == ("open", "payment_failed")
    assert failed.collection_problem == (
        "Stripe could not collect it, 2 times by now; it tries again at 2026-03-01 00:00 UTC"
    )
    tell("evt_2", "invoice.updated", {**one, "amount_paid": 400}, 2)
    part = api.billing.get_billing_invoice(invoice).data
    assert (part.amount_paid, part.collection_state, part.collection_problem) == (400, "partially_paid", None)
    tell("evt_3", "invoice.paid", {**one, "status": "paid", "amount_paid": 1000}, 3)
    paid = api.billing.get_billing_invoice(invoice).data
    assert ([one.amount for one in paid.settlements], paid.status) == ([400, 600], "paid")


def test_what_stripe_voids_is_void_here_and_what_it_took_of_a_void_one_is_told(
    api: Schematic, issue: Issue, there: There, tell: Tell
) -> None:
    first, second, third = issue(), issue(), issue()
    one, two, three = (
        there.invoices[becomes(api, each, collection_state="sent").external_id] for each in (first, second, third)
    )

    tell("evt_1", "invoice.voided", {**one, "status": "void"}, 1)
    there.pay(two["id"])  # and the notice of it is under way
    api.billing.void_native_invoice(second)
    tell("evt_2", "invoice.marked_uncollectible", {**three, "status": "uncollectible"}, 2)

    assert api.billing.get_billing_invoice(first).data.document_state == "void"
    told = has_problem(api, second, "Stripe has taken 1000 usd for this invoice, which is void here; refund it there")
    assert told.status == "void"
    lost = api.billing.get_billing_invoice(third).data
    assert (lost.status, lost.collection_state) == ("open", "payment_failed")
    assert "uncollectible; void it" in lost.collection_problem


def test_a_copy_of_a_pushed_invoice_settles_nothing(api: Schematic, issue: Issue, there: There, tell: Tell) -> None:
    invoice = issue()
    told = becomes(api, invoice, collection_state="sent")
    copy = {**there.invoices[told.external_id], "id": "in_copy", "status": "paid", "amount_paid": 1000}

    assert tell("evt_1", "invoice.paid", copy).status_code == 200

    assert api.billing.get_billing_invoice(invoice).data.status == "open"
    assert len(api.billing.list_billing_invoices().data) == 1


def test_what_stripe_refuses_is_told_and_sent_again_when_somebody_asks(
    app: App, api: Schematic, issue: Issue, there: There
) -> None:
    (connection,) = api.integrationsapi.list_integrations().data
    for number, (step, refusal) in enumerate(
        (
            ("post customers", Refusal(401, "Invalid API Key provided")),
            ("post invoices", Refusal(400, "No such tax rate")),
            ("post invoices/add_lines", Refusal(403, "This key may not write invoices")),
            ("post invoices/finalize", Refusal(402, "Your card was declined.", "card_error")),
        ),
        1,
    ):
        there.trouble = lambda asked, step=step, refusal=refusal: refusal if asked.step == step else None
        invoice = issue()

        told = has_problem(api, invoice, str(refusal))

        assert f"Stripe refused POST /v1/{step.split()[1].split('/')[0]}" in told.collection_problem
        assert "GET /integration/start/" in told.collection_problem
        assert telling.KEY not in told.collection_problem
        (job,) = failed(app, pushing.JOB)
        assert (job["key"], str(refusal) in job["last_error"]) == (invoice, True)

        there.trouble = lambda asked: None
        assert api.integrationsapi.run_integration(connection.id).data.type == "stripe"

        sent = becomes(api, invoice, collection_state="sent", collection_problem=None)
        made = there.invoices[sent.external_id]
        assert (made["status"], made["total"], len(there.invoices)) == ("open", 1000, number), step
    assert len(there.customers) == 1


def test_what_stripe_does_not_answer_is_tried_again_by_itself(
    app: App, api: Schematic, issue: Issue, there: There
) -> None:
    for trouble in (
        Refusal(500, "Oh"),
        Refusal(429, "Slowly", "rate_limit_error"),
        Refusal(409, "Another request with this key is under way", "idempotency_error"),
        Cut(after=False),
    ):
        there.trouble = lambda asked, trouble=trouble: trouble
        invoice = issue()
        has_problem(api, invoice, "not sent to stripe yet, and tried again: Stripe did not answer POST /v1/")
        there.trouble = lambda asked: None

        becomes(api, invoice, hurry=app, collection_state="sent", collection_problem=None)


def test_what_changed_after_a_lost_answer_is_told_and_sent_with_a_new_key(
    app: App, api: Schematic, issue: Issue, there: There
) -> None:
    """Stripe takes a key for one request alone: the same one for another customer's name would be refused for a day."""
    (connection,) = api.integrationsapi.list_integrations().data
    there.trouble = lambda asked: Cut(after=True) if asked.step == "post customers" else None
    invoice = issue()
    has_problem(api, invoice, "Stripe did not answer POST /v1/customers")
    api.companies.upsert_company(keys={"code": "acme"}, name="Acme & Sons")
    there.trouble = lambda asked: None
    try_again(app)

    has_problem(api, invoice, "Keys for idempotent requests")
    api.integrationsapi.run_integration(connection.id)

    becomes(api, invoice, collection_state="sent", collection_problem=None)
    assert len(there.customers) == 1


def test_a_node_that_dies_after_any_call_leaves_one_invoice(
    app: App, api: Schematic, issue: Issue, there: There
) -> None:
    """What was done is not known: the next one to try does it again with the same keys."""
    for step in ("post customers", "post invoices", "post invoices/add_lines", "post invoices/finalize"):
        lost: list[Asked] = []

        def trouble(asked: Asked, step: str = step, lost: list[Asked] = lost) -> Cut | None:
            if lost or asked.step != step:
                return None
            lost.append(asked)
            return Cut(after=True)

        there.trouble = trouble
        invoice = issue(1000, 250)
        told = becomes(api, invoice, hurry=app, collection_state="sent")

        same = [one.key for one in there.asked if one.step == step and one.key == lost[0].key]
        assert len(same) == (2 if step in ("post customers", "post invoices") else 1), step
        made = there.invoices[told.external_id]
        assert (made["status"], made["total"], len(made["lines"]["data"])) == ("open", 1250, 2), step
    assert (len(there.customers), len(there.invoices)) == (1, 4)


@pytest.mark.parametrize("after", [False, True], ids=["without it", "after it"])
def test_an_invoice_of_many_lines_goes_on_with_those_that_are_missing(
    app: App, api: Schematic, issue: Issue, there: There, after: bool
) -> None:
    calls: list[Asked] = []

    def cut_the_second(asked: Asked) -> Cut | None:
        if asked.step != "post invoices/add_lines":
            return None
        calls.append(asked)
        return Cut(after) if len(calls) == 2 else None

    there.trouble = cut_the_second

    becomes(api, issue(*range(1, 300)), app, collection_state="sent", collection_problem=None)

    (made,) = there.invoices.values()
    assert sorted(int(one["amount"]) for one in made["lines"]["data"]) == list(range(1, 300))
    assert (len(calls), made["total"]) == (2 + (not after), sum(range(1, 300)))


def test_a_first_try_of_days_ago_whose_keys_are_forgotten_is_found(
    app: App, api: Schematic, issue: Issue, there: There
) -> None:
    there.trouble = lambda asked: Cut(after=True) if asked.step == "post invoices" else None
    invoice = issue()
    has_problem(api, invoice, "did not answer")
    there.forget_keys()
    long_ago = clock.now() - timedelta(days=2)
    app.write(lambda db, emit: db.execute(sa.update(provider_push).values(begun_at=long_ago)).rowcount)
    there.trouble = lambda asked: None

    try_again(app)

    becomes(api, invoice, collection_state="sent")
    assert (len(there.customers), len(there.invoices)) == (1, 1)


def test_two_nodes_make_one_invoice_of_each(
    app: App, settings: Settings, api: Schematic, issue: Issue, there: There
) -> None:
    with App(settings) as other:
        made = [issue(100 * number) for number in range(1, 9)]
        try_again(other)
        for one in made:
            becomes(api, one, collection_state="sent")

    assert sorted(one["total"] for one in there.invoices.values()) == [100 * number for number in range(1, 9)]
    assert len(there.customers) == 1


@on_sqlite
def test_two_that_send_at_once_make_one(settings: Settings, there: There) -> None:
    """As when a lease has run out, and the node that had it lives on."""
    end = ends.stripe(settings)
    assert end is not None
    customer = Customer("comp_1-0", "comp_1", "acme", None, "amy@acme.example", None, None)
    lines = [Line("bilchg_1", "Gold", 1000, None)]
    bill = Bill("push_1-0", "binv_1", "INV-1", "usd", 1000, lines, "send_invoice", 30, customer, "open", None, False)

    async def both() -> Any:
        return await asyncio.gather(end.push(bill), end.push(bill), end.push(bill))

    found = asyncio.run(both())

    assert {one.refused for one in found} == {None}
    assert {one.word.external_id for one in found} == set(there.invoices)
    (made,) = there.invoices.values()
    assert (made["total"], made["status"], len(there.customers)) == (1000, "open", 1)


@on_sqlite
def test_amounts_go_in_the_smallest_unit_that_stripe_has(settings: Settings, there: There) -> None:
    """Of yen it has none below the yen, as here; of Ugandan shillings hundredths, of which nobody can pay any."""
    end = ends.stripe(settings)
    assert end is not None
    there.customers["cus_acme"] = telling.customer()
    customer = Customer("comp_1-0", "comp_1", "acme", "cus_acme", None, None, None)
    totals: dict[str, int] = {}

    for currency, wanted in (("jpy", "open"), ("ugx", "paid"), ("bhd", "void")):
        lines = [Line("bilchg_1", "Gold", 700, None), Line("bilchg_2", "Back", -200, None)]
        how: Any = ("charge_automatically", 30, customer, wanted, None, False)
        pushed = asyncio.run(end.push(Bill(f"push_{currency}", "binv_1", "INV-1", currency, 500, lines, *how)))
        assert pushed.word is not None
        assert (pushed.refused, pushed.word.status, pushed.word.amount_paid) == (None, wanted, 500 * (wanted == "paid"))
        totals[currency] = there.invoices.get(pushed.word.external_id, {"total": 0})["total"]

    assert totals == {"jpy": 500, "ugx": 50000, "bhd": 0}  # a draft that is void was deleted
    assert all("days_until_due" not in one for one in there.invoices.values())


def test_what_stripe_would_add_by_itself_is_not_finalised(api: Schematic, issue: Issue, there: There) -> None:
    there.taxes = 190
    invoice = issue()

    told = has_problem(api, invoice, "Stripe makes 1190 of invoice INV-000001, which is 1000; turn off")

    (made,) = there.invoices.values()
    assert (made["status"], told.collection_state) == ("draft", "queued")
    there.taxes = 0
    there.invoices.clear()  # somebody has deleted the draft, as advised
    (connection,) = api.integrationsapi.list_integrations().data
    api.integrationsapi.run_integration(connection.id)
    becomes(api, invoice, collection_problem=None, collection_state="sent")


@on_sqlite
def test_a_company_without_an_email_is_told_where_it_gets_one(
    api: Schematic, issue: Issue, there: There, acme: Any
) -> None:
    api.checkout.update_company_billing_details(acme.id, values=[], email="")
    invoice = issue()
    has_problem(api, invoice, f"company {acme.id} has no billing e-mail: give it one (PUT /companies/")
    assert there.steps() == []

    api.checkout.update_company_billing_details(acme.id, values=[], email="amy@acme.example")
    (connection,) = api.integrationsapi.list_integrations().data
    api.integrationsapi.run_integration(connection.id)

    becomes(api, invoice, collection_state="sent")


def test_an_import_runs_beside_other_work_and_tells_what_was_paid_meanwhile(
    app: App, api: Schematic, issue: Issue, there: There
) -> None:
    invoice = issue()
    told = becomes(api, invoice, collection_state="sent")
    there.pay(told.external_id)
    there.customers["cus_globex"] = telling.customer("cus_globex", name="Globex")
    (connection,) = api.integrationsapi.list_integrations().data

    with pytest.raises(BadRequestError, match="company_matching_criteria: customers are companies by"):
        api.integrationsapi.start_data_import(integration_id=connection.id, company_matching_criteria="manual_upsert")
    assert api.integrationsapi.start_data_import(integration_id=connection.id).data.id == connection.id

    becomes(api, invoice, status="paid")
    until(lambda: not app.write(lambda db, emit: jobs.list_jobs(db, IMPORT, None, 9)))
    assert "Globex" in {one.name for one in api.billing.list_customers_with_subscriptions().data}
    assert len(api.billing.list_billing_invoices().data) == 1


def test_an_import_that_stripe_refuses_is_a_failed_job_with_its_reason(
    app: App, api: Schematic, acme: Any, there: There
) -> None:
    (connection,) = api.integrationsapi.list_integrations().data
    there.trouble = lambda asked: Refusal(403, "This key may not read coupons")

    api.integrationsapi.start_data_import(integration_id=connection.id)

    (job,) = failed(app, IMPORT)
    assert job["last_error"] == "Stripe refused GET /v1/coupons: This key may not read coupons"


def test_what_providers_have_told_is_forgotten_after_ninety_days(
    app: App, api: Schematic, acme: Any, tell: Tell
) -> None:
    tell("evt_old", "product.created", telling.product("prod_old"))
    tell("evt_new", "product.created", telling.product("prod_new"))
    before = clock.now() - timedelta(days=91)
    is_old = provider_notice.c.external_id == "evt_old"
    app.write(lambda db, emit: db.execute(sa.update(provider_notice).where(is_old).values(updated_at=before)).rowcount)

    run_job(app, retention.ForgetNotices.name)

    left = app.read(lambda db: set(db.scalars(sa.select(provider_notice.c.external_id))))
    assert left == {"evt_new"}
