"""Invoices that this server issues: finalised once, paid once a key, void, listed beside those of providers."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server import clock as server_clock

from . import catalog, mirroring
from .asgi import App
from .conftest import Ahead, Keys, another_environment
from .invoicing import FEBRUARY, JANUARY, Billing
from .racing import THREADS, at_once, statuses


@pytest.fixture
def billing(app: App, credentials: Keys) -> Billing:
    return Billing(app, credentials)


@pytest.fixture
def acme(api: Schematic) -> Any:
    return catalog.company(api, "acme")


@pytest.fixture
def subscription(billing: Billing, acme: Any) -> str:
    return billing.subscribed(acme.id)


@pytest.fixture
def invoice(billing: Billing, acme: Any, subscription: str) -> str:
    """A finalised one over 12.50."""
    billing.owes(acme.id, subscription, 1000, 250)
    (made,) = billing.issue(subscription)
    return made


def test_a_draft_is_finalised_once_and_gets_number_terms_and_due_date(
    api: Schematic, billing: Billing, acme: Any, subscription: str
) -> None:
    billing.owes(acme.id, subscription, 1000, 250)
    (made,) = billing.draft(subscription)
    before = api.billing.get_billing_invoice(made).data
    assert (before.number, before.terms, before.due_at, before.collection_state) == (None, None, None, None)
    assert (before.status, before.document_state, before.total) == ("draft", "draft", 1250)

    after = api.billing.finalize_native_invoice(made).data

    assert (after.number, after.status, after.document_state) == ("INV-000001", "open", "finalized")
    assert after.finalized_at is not None
    assert after.due_at == after.finalized_at + timedelta(days=30)
    assert (after.terms.collection_method, after.terms.days_until_due, after.terms.currency) == (
        "send_invoice",
        30,
        "usd",
    )
    assert sorted(line.amount for line in after.lines) == [250, 1000]
    assert (after.subtotal, after.total, after.amount_remaining, after.discount) == (1250, 1250, 1250, 0)
    with pytest.raises(BadRequestError, match=f"invoice {made} is open; only a draft can be finalised"):
        api.billing.finalize_native_invoice(made)


def test_terms_on_an_invoice_are_those_of_its_day(api: Schematic, billing: Billing, acme: Any, invoice: str) -> None:
    (profile,) = api.billing.list_company_billing_profiles(company_id=acme.id).data

    api.billing.update_company_billing_profile(
        profile.id, collection_method="charge_automatically", days_until_due=7, name="Main"
    )

    assert api.billing.get_billing_invoice(invoice).data.terms.days_until_due == 30


def test_what_sums_to_nothing_makes_no_invoice_and_is_taken_off_the_next(
    api: Schematic, billing: Billing, acme: Any, subscription: str
) -> None:
    billing.owes(acme.id, subscription, 500, -700)
    assert billing.issue(subscription) == []
    assert api.billing.get_company_native_subscription(acme.id).data.statement.total == -200

    billing.owes(acme.id, subscription, 1000)
    (made,) = billing.issue(subscription)

    assert api.billing.get_billing_invoice(made).data.total == 800
    assert api.billing.get_company_native_subscription(acme.id).data.statement.lines == []


def test_a_payment_is_recorded_once_a_key(api: Schematic, invoice: str) -> None:
    first = api.billing.mark_billing_invoice_paid(invoice, idempotency_key="a", amount=500, reference="wire 7").data
    again = api.billing.mark_billing_invoice_paid(invoice, idempotency_key="a", amount=900).data
    assert (first.amount_paid, first.status, first.collection_state) == (500, "open", "partially_paid")
    assert again.settlements == first.settlements

    paid = api.billing.mark_billing_invoice_paid(invoice, idempotency_key="b").data

    assert (paid.amount_paid, paid.amount_remaining, paid.status, paid.collection_state) == (1250, 0, "paid", "paid")
    assert [(one.amount, one.reference, one.collector) for one in paid.settlements] == [
        (500, "wire 7", "external"),
        (750, None, "external"),
    ]
    assert api.billing.mark_billing_invoice_paid(invoice, idempotency_key="b").data == paid


def test_a_payment_made_twice_at_once_is_recorded_once(api: Schematic, app: App, secret: str, invoice: str) -> None:
    body = {"idempotency_key": "a", "amount": 100}

    answers = at_once(app, secret)(lambda http, number: http.post(f"/invoices/{invoice}/mark-paid", json=body))

    assert statuses(answers) == {200: THREADS}

    assert api.billing.get_billing_invoice(invoice).data.amount_paid == 100


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"amount": 1251}, "amount: between 1 and the 1250 that remain"),
        ({"amount": 0}, "amount: between 1 and the 1250 that remain"),
        ({"idempotency_key": ""}, "idempotency_key: must not be empty"),
        ({"settled_at": datetime.fromisoformat("2999-01-01T00:00:00Z")}, "settled_at: lies in the future"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(
    api: Schematic, invoice: str, members: dict[str, Any], message: str
) -> None:
    with pytest.raises(BadRequestError, match=message):
        api.billing.mark_billing_invoice_paid(invoice, **{"idempotency_key": "a", **members})

    assert api.billing.get_billing_invoice(invoice).data.settlements == []


def test_drafts_and_void_invoices_take_no_payment(
    api: Schematic, billing: Billing, acme: Any, subscription: str, invoice: str
) -> None:
    api.billing.void_native_invoice(invoice)
    billing.owes(acme.id, subscription, 10)
    (draft,) = billing.draft(subscription)

    with pytest.raises(BadRequestError, match="is void; nothing is owed on it"):
        api.billing.mark_billing_invoice_paid(invoice, idempotency_key="a")
    with pytest.raises(BadRequestError, match="is a draft; finalise it first"):
        api.billing.mark_billing_invoice_paid(draft, idempotency_key="a")


def test_a_void_invoice_keeps_its_number_and_owes_nothing(
    api: Schematic, billing: Billing, acme: Any, subscription: str, invoice: str
) -> None:
    void = api.billing.void_native_invoice(invoice).data
    billing.owes(acme.id, subscription, 10)
    (following,) = billing.issue(subscription)

    assert (void.status, void.document_state, void.amount_remaining, void.total) == ("void", "void", 0, 1250)
    assert void.number == "INV-000001"
    assert api.billing.get_billing_invoice(following).data.number == "INV-000002"
    with pytest.raises(BadRequestError, match="is void; only an unpaid invoice of this server can be void"):
        api.billing.void_native_invoice(invoice)


def test_an_invoice_with_payments_is_not_void(api: Schematic, invoice: str) -> None:
    api.billing.mark_billing_invoice_paid(invoice, idempotency_key="a", amount=1)

    with pytest.raises(BadRequestError, match="has payments on it; only an unpaid invoice"):
        api.billing.void_native_invoice(invoice)


def test_numbers_have_no_gap_however_many_finalise_at_once(
    api: Schematic, app: App, secret: str, billing: Billing, acme: Any, subscription: str
) -> None:
    drafts: list[str] = []
    for _ in range(THREADS):
        billing.owes(acme.id, subscription, 10)
        drafts += billing.draft(subscription)

    answers = at_once(app, secret)(lambda http, number: http.post(f"/invoices/{drafts[number]}/finalize"))

    assert statuses(answers) == {200: THREADS}
    numbers = sorted(str(one.number) for one in api.billing.list_billing_invoices(limit=20).data)
    assert numbers == [f"INV-{number:06}" for number in range(1, THREADS + 1)]


def test_an_invoice_is_past_due_once_its_day_has_come_and_something_is_left(
    api: Schematic, billing: Billing, acme: Any, subscription: str, invoice: str, clock: Ahead
) -> None:
    (profile,) = api.billing.list_company_billing_profiles(company_id=acme.id).data
    api.billing.update_company_billing_profile(profile.id, collection_method="send_invoice", days_until_due=0)
    billing.owes(acme.id, subscription, 10)
    (late,) = billing.issue(subscription)

    clock.by += timedelta(minutes=1)

    assert [one.id for one in api.billing.list_billing_invoices(past_due=True).data] == [late]
    assert [one.id for one in api.billing.list_billing_invoices(past_due=False).data] == [invoice]
    api.billing.mark_billing_invoice_paid(late, idempotency_key="a")
    assert api.billing.count_billing_invoices(past_due=True).data.count == 0


def test_invoices_are_found_by_number_company_and_state(
    api: Schematic, billing: Billing, acme: Any, subscription: str, invoice: str
) -> None:
    other = catalog.company(api, "umbrella")
    billing.owes(other.id, owing := billing.subscribed(other.id), 10)
    (draft,) = billing.draft(owing)

    def found(**query: Any) -> list[str]:
        rows = api.billing.list_billing_invoices(**query).data
        assert api.billing.count_billing_invoices(**query).data.count == len(rows)
        return [one.id for one in rows]

    assert found() == [draft, invoice]
    assert found(q="000001") == found(q="ACME") == found(company_id=acme.id) == found(status="open") == [invoice]
    assert found(document_state="draft") == found(q="umbr") == [draft]
    assert found(provider_type="schematic") == [draft, invoice]
    assert found(provider_type="stripe") == found(contract_id="c") == found(q="nobody") == []


def test_a_finalised_invoice_is_a_file_to_read_and_one_for_bookkeeping(api: Schematic, invoice: str) -> None:
    pdf = b"".join(api.billing.download_native_invoice_pdf(invoice))
    rows = list(csv.DictReader(io.StringIO(b"".join(api.billing.export_native_invoice(invoice)).decode(), newline="")))

    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert {(row["invoice"], row["description"], row["currency"], row["period_start"]) for row in rows} == {
        ("INV-000001", "Gold", "usd", "2031-01-01T00:00:00.000000Z")
    }
    assert sum(int(row["amount"]) for row in rows) == 1250


def test_a_draft_is_no_document_yet(api: Schematic, billing: Billing, acme: Any, subscription: str) -> None:
    billing.owes(acme.id, subscription, 10)
    (draft,) = billing.draft(subscription)

    with pytest.raises(NotFoundError, match="was not finalised; it is a document from then on"):
        b"".join(api.billing.download_native_invoice_pdf(draft))
    with pytest.raises(NotFoundError, match="does not exist in this environment"):
        b"".join(api.billing.export_native_invoice("binv_none"))


def test_invoices_of_one_environment_are_nothing_in_another(app: App, credentials: Keys, invoice: str) -> None:
    with app.client(another_environment(app, credentials).secret) as http:
        answers = [
            http.get(f"/invoices/{invoice}"),
            http.get(f"/invoices/{invoice}/pdf"),
            http.post(f"/invoices/{invoice}/finalize"),
            http.post(f"/invoices/{invoice}/void"),
            http.post(f"/invoices/{invoice}/mark-paid", json={"idempotency_key": "a"}),
        ]

        assert http.get("/invoices").json()["data"] == []
        assert statuses(answers) == {404: 5}


def test_a_native_subscription_tells_lines_changes_and_what_is_not_invoiced(
    api: Schematic, billing: Billing, acme: Any
) -> None:
    now = server_clock.now()
    subscription = billing.subscribed(acme.id, cancel_at=now + timedelta(days=9))
    begun, later = now - timedelta(days=40), now + timedelta(days=3)
    seats = {"source_id": "plent_1", "source_name": "Seats", "is_base": False, "anchor": begun, "effective_from": begun}
    base = billing.line(subscription, anchor=begun, effective_from=begun)
    old = billing.line(subscription, **seats, quantity=3, effective_to=later)
    new = billing.line(subscription, **{**seats, "effective_from": later}, quantity=5)
    billing.owes(acme.id, subscription, 1000)

    told = api.billing.get_company_native_subscription(acme.id).data

    assert [(line.id, line.quantity) for line in told.lines] == [(base, 1), (old, 3)]
    assert [
        (one.action, one.line and one.line.id, one.replaces and one.replaces.id) for one in told.scheduled_changes
    ] == [
        ("replace", new, old),
        ("cancel", None, None),
    ]
    assert told.lines[0].current_period_start <= now < told.lines[0].current_period_end
    assert (told.statement.total, told.statement.period_start, told.statement.period_end) == (1000, JANUARY, FEBRUARY)
    assert told.terms.days_until_due == 30


def test_a_company_that_is_not_billed_has_no_native_subscription(api: Schematic, acme: Any) -> None:
    with pytest.raises(NotFoundError, match="has no subscription that this server bills"):
        api.billing.get_company_native_subscription(acme.id)


def test_what_is_open_in_several_currencies_has_a_statement_each(api: Schematic, billing: Billing, acme: Any) -> None:
    """A subscription in dollars, and what ended ones in other currencies left open."""
    ended = billing.subscribed(acme.id, currency="eur", status="canceled", expired_at=JANUARY)
    now = billing.subscription(acme.id)
    billing.owes(acme.id, ended, -300, currency="eur")
    billing.owes(acme.id, ended, -70, 20, currency="chf")
    assert api.billing.get_company_native_subscription(acme.id).data.statement.currency == "chf"

    billing.owes(acme.id, now, 1000)
    told = api.billing.get_company_native_subscription(acme.id).data

    assert (told.id, told.currency) == (now, "usd")
    assert (told.statement.currency, told.statement.total) == ("usd", 1000)
    assert [(one.currency, one.total, len(one.lines)) for one in told.other_statements] == [
        ("chf", -50, 2),
        ("eur", -300, 1),
    ]


def test_what_was_told_of_a_subscription_is_no_bill_of_this_server(api: Schematic, billing: Billing, acme: Any) -> None:
    """Whoever mirrors without naming a provider tells of this one; what it bills has an anchor."""
    mirroring.customer(api, "acme", company_id=acme.id)
    mirroring.subscription(api, "sub_1", "acme")
    (mirrored,) = api.companies.get_company(acme.id).data.billing_subscriptions
    assert mirrored.provider_type == "schematic"

    with pytest.raises(NotFoundError, match="has no subscription that this server bills"):
        api.billing.get_company_native_subscription(acme.id)
    own = billing.subscribed(acme.id)

    assert api.billing.get_company_native_subscription(acme.id).data.id == own


def test_one_profile_of_a_company_is_its_default(
    api: Schematic, billing: Billing, acme: Any, subscription: str
) -> None:
    (profile,) = api.billing.list_company_billing_profiles(company_id=acme.id, is_default=True).data

    with pytest.raises(BadRequestError, match="is_default: a company has one default profile"):
        api.billing.update_company_billing_profile(profile.id, collection_method="send_invoice", is_default=False)
    with pytest.raises(BadRequestError, match="days_until_due: between 0 and 365, not 366"):
        api.billing.update_company_billing_profile(profile.id, collection_method="send_invoice", days_until_due=366)
    changed = api.billing.update_company_billing_profile(
        profile.id, collection_method="send_invoice", proration_behavior="invoice_immediately", is_default=True
    ).data

    assert (changed.is_default, changed.proration_behavior, changed.days_until_due) == (True, "invoice_immediately", 30)
    assert api.billing.list_company_billing_profiles(provider_type="stripe").data == []


def test_the_default_provider_is_this_server_and_no_other_unless_connected(api: Schematic) -> None:
    assert api.billing.get_billing_settings().data.default_provider_type == "schematic"

    with pytest.raises(BadRequestError, match="default_provider_type: no stripe account is connected"):
        api.billing.update_billing_settings(default_provider_type="stripe")

    assert api.billing.update_billing_settings(default_provider_type="schematic").data.default_provider_type == (
        "schematic"
    )
