"""Invoices in the console: found, read, finalised, paid, void, and taken away as files."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic_server.domains.companies import searches
from schematic_server.domains.integrations import copy_store, push_store
from schematic_server.domains.subscriptions import invoice_store
from schematic_server.scope import Scope

from .. import catalog
from ..asgi import App
from ..conftest import Keys, on_sqlite
from ..invoicing import Billing
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def billing(app: App, credentials: Keys) -> Billing:
    return Billing(app, credentials)


@pytest.fixture
def draft(api: Schematic, billing: Billing) -> str:
    """Of a company, over USD 12.50."""
    acme = catalog.company(api, f"acme {EVIL}")
    subscription = billing.subscribed(acme.id)
    billing.owes(acme.id, subscription, 1000, 250)
    (made,) = billing.draft(subscription)
    return made


def test_an_invoice_is_finalised_paid_in_parts_and_taken_away(api: Schematic, admin: Visitor, draft: str) -> None:
    where = f"/invoices/{draft}"
    page = admin.html(where)
    assert EVIL not in page
    assert "USD 12.50" in page
    assert "PDF" not in page

    assert "INV-000001" in admin.done(f"{where}/finalize", {}, where)
    payment = {"idempotency_key": "0", "amount": "1000", "reference": f"Bank {EVIL}"}
    assert "A part of the invoice is paid" in admin.done(f"{where}/paid", payment, where)
    admin.done(f"{where}/paid", payment, where)
    assert api.billing.get_billing_invoice(draft).data.amount_paid == 1000
    assert "USD 2.50" in admin.html(where)
    assert EVIL not in admin.html(where)
    wrong = admin.send(f"{where}/paid", {"idempotency_key": "1000", "amount": "much"}, where)
    assert (wrong.status_code, "Amount: must be a whole number" in wrong.text) == (400, True)
    assert "The invoice is paid" in admin.done(f"{where}/paid", {"idempotency_key": "1000"}, where)

    assert "Record a payment" not in admin.html(where)
    pdf, lines = (admin.send(f"{where}/{kind}", {}, where) for kind in ("pdf", "csv"))
    assert pdf.content.startswith(b"%PDF")
    assert lines.status_code == 200
    assert "INV-000001" in lines.text


def test_the_second_of_two_who_record_a_payment_is_told(api: Schematic, admin: Visitor, draft: str) -> None:
    """Sent twice, a payment counts once; another one, of a page from before it, is none of the same."""
    where = f"/invoices/{draft}"
    admin.done(f"{where}/finalize", {}, where)
    mine, theirs = ({"idempotency_key": "0", "amount": amount, "reference": "Bank"} for amount in ("1000", "200"))
    admin.done(f"{where}/paid", mine, where)

    late = admin.send(f"{where}/paid", theirs, where)
    left = admin.send(f"{where}/paid", {**theirs, "amount": ""}, where)

    told = "another payment was recorded meanwhile, and this one was not"
    assert (late.status_code, told in late.text) == (400, True)
    assert (left.status_code, told in left.text) == (400, True)
    assert 'name="idempotency_key" value="1000"' in late.text
    assert 'value="200"' in late.text
    assert "A part of the invoice is paid" in admin.done(f"{where}/paid", mine, where)
    assert _payments(api, draft) == [1000]
    rest = {**theirs, "idempotency_key": "1000", "amount": ""}
    admin.done(f"{where}/paid", rest, where)
    assert "The invoice is paid" in admin.done(f"{where}/paid", rest, where)
    assert _payments(api, draft) == [250, 1000]


@on_sqlite
def test_a_void_names_what_it_takes_along(admin: Visitor, billing: Billing, draft: str) -> None:
    where = f"/invoices/{draft}"
    assert "The draft over USD 12.50, of acme" in admin.html(where)
    admin.done(f"{where}/finalize", {}, where)

    page = admin.html(where)
    billing.work(lambda scope: push_store.change_invoices(scope, [draft], terms=_by_stripe(scope, draft)))
    pushed = admin.html(where)

    assert "Invoice INV-000001 over USD 12.50, of acme" in page
    assert "its 2 lines are not invoiced again" in page
    assert "void at Stripe" not in page
    assert "It is void at Stripe then as well" in pushed


@on_sqlite
def test_what_keeps_a_subscription_from_being_known_there_is_shown(
    api: Schematic, admin: Visitor, billing: Billing
) -> None:
    acme = catalog.company(api)
    subscription_id = billing.subscribed(acme.id)

    def refuse(scope: Scope) -> None:
        copy_store.ask(scope, "stripe", subscription_id)
        copy = copy_store.find(scope, subscription_id)
        assert copy is not None
        copy_store.update(scope, copy["id"], external_id="sub_1", problem="Stripe refused it")

    billing.work(refuse)

    page = admin.html(f"/companies/{acme.id}/subscription")

    assert ("<p>Stripe refused it</p>" in page, "<code>sub_1</code>" in page) == (True, True)


def _by_stripe(scope: Scope, invoice_id: str) -> dict[str, Any]:
    row = invoice_store.find(scope, invoice_id)
    assert row is not None
    return {**row["terms"], "collector": "stripe_invoice"}


def test_a_payment_of_somebody_else_is_no_repeat_of_a_form(api: Schematic, admin: Visitor, draft: str) -> None:
    """Not even one of the same amount and reference: nobody knows whether the money came once or twice."""
    where = f"/invoices/{draft}"
    admin.done(f"{where}/finalize", {}, where)
    form = {"idempotency_key": "0", "amount": "200", "reference": "Bank"}
    api.billing.mark_billing_invoice_paid(draft, idempotency_key="bank-1", amount=200, reference="Bank")

    late = admin.send(f"{where}/paid", form, where)

    assert (late.status_code, "another payment was recorded meanwhile" in late.text) == (400, True)
    assert _payments(api, draft) == [200]
    admin.done(f"{where}/paid", {**form, "idempotency_key": "200"}, where)
    assert _payments(api, draft) == [200, 200]


def _payments(api: Schematic, invoice_id: str) -> list[int]:
    return sorted(one.amount for one in api.billing.get_billing_invoice(invoice_id).data.settlements)


@on_sqlite
def test_a_search_among_many_invoices_finds_what_is_new_or_begins_so_unless_all_is_asked_for(
    api: Schematic, admin: Visitor, billing: Billing, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers and names that have the text anywhere would all have to be looked through."""
    number = api.billing.finalize_native_invoice(draft).data.number
    company_id = api.billing.get_billing_invoice(draft).data.company_id
    api.companies.upsert_company(keys={}, id=company_id, name="Blue Sky")
    other = catalog.company(api, "other")
    newer = billing.subscribed(other.id)
    billing.owes(other.id, newer, 100)
    billing.draft(newer)
    monkeypatch.setattr(invoice_store, "SEARCHED", 0)
    monkeypatch.setattr(searches, "SEARCHED_WHOLE", 0)

    narrowed = admin.html("/invoices?q=sky")

    assert draft not in narrowed
    assert "q=sky&amp;everywhere=1" in narrowed
    assert draft in admin.html("/invoices?q=sky&everywhere=1")
    assert draft in admin.html("/invoices?q=blue")
    assert draft in admin.html(f"/invoices?q={number[:5]}")
    assert draft not in admin.html(f"/invoices?q={number[5:]}")
    assert draft in admin.html(f"/invoices?q={number[5:]}&everywhere=1")


@on_sqlite
def test_what_keeps_stripe_from_collecting_is_told_with_the_invoice(
    admin: Visitor, billing: Billing, draft: str
) -> None:
    assert 'role="alert"' not in admin.html(f"/invoices/{draft}")

    def tell(url: str) -> str:
        told = {
            "collection_problem": f"Your card was declined {EVIL}",
            "collection_state": "payment_failed",
            "url": url,
        }
        billing.work(lambda scope: push_store.change_invoices(scope, [draft], external_id="in_1", **told))
        return admin.html(f"/invoices/{draft}")

    page, hostile = tell("https://invoice.stripe.test/in_1"), tell("javascript:alert(1)")

    assert "Your card was declined" in page
    assert EVIL not in page
    listed = admin.html("/invoices")
    assert "Your card was declined" in listed
    assert EVIL not in listed
    assert 'href="https://invoice.stripe.test/in_1"' in page
    assert "javascript:alert" not in hostile


@on_sqlite
def test_invoices_are_found_by_state_company_and_text(api: Schematic, admin: Visitor, draft: str) -> None:
    company_id = api.billing.get_billing_invoice(draft).data.company_id

    assert draft in admin.html("/invoices?status=draft")
    assert draft not in admin.html("/invoices?status=paid")
    assert draft in admin.html(f"/invoices?company_id={company_id}&provider_type=schematic&total=1")
    assert "No invoice fits" in admin.html("/invoices?past_due=true")
    assert "No invoice fits" in admin.html("/invoices?q=elsewhere")
    assert admin.get("/invoices/inv_none").status_code == 404


@on_sqlite
def test_who_may_only_read_takes_an_invoice_away_and_changes_nothing(
    api: Schematic, draft: str, sign_in: SignIn, credentials: Keys
) -> None:
    reader, keeper = sign_in("member"), sign_in("member", {credentials.environment_id: ["plan_billing_edit"]})
    where = f"/invoices/{draft}"
    assert "Finalise" not in reader.html(where)
    keeper.done(f"{where}/finalize", {}, where)

    assert "Void" not in reader.html(where)
    assert reader.send(f"{where}/pdf", {}, where).content.startswith(b"%PDF")
    for act in ("finalize", "paid", "void"):
        assert reader.send(f"{where}/{act}", {"idempotency_key": "0"}, where).status_code == 403
    assert "is void" in keeper.done(f"{where}/void", {}, where)
    assert api.billing.get_billing_invoice(draft).data.status == "void"


@on_sqlite
def test_a_coupon_is_made_and_deleted(api: Schematic, sign_in: SignIn, credentials: Keys) -> None:
    reader, keeper = sign_in("member"), sign_in("member", {credentials.environment_id: ["plan_billing_edit"]})
    where = "/invoices/coupons"
    fields = {"external_id": "half/off", "name": f"Half {EVIL}", "percent_off": "12.5", "duration": "forever"}

    page = keeper.done(where, fields)

    assert EVIL not in page
    assert "12.5 %" in page
    [made] = api.billing.list_coupons().data
    assert (made.external_id, made.percent_off, made.is_active) == ("half/off", 12.5, True)
    assert "New coupon" not in reader.html(where)
    refused = keeper.send(where, {**fields, "external_id": "other", "max_redemptions": "few"})
    assert "At most so many times: must be a whole number" in refused.text
    assert "a coupon with the code half/off already" in keeper.send(where, fields).text
    assert 'name="code" value="half/off"' in page
    keeper.done(f"{where}/delete", {"code": "half/off"}, where)
    assert "No coupon fits" in keeper.html(where)


def test_a_coupon_is_not_made_anew_however_many_others_have_its_code_in_theirs(api: Schematic, admin: Visitor) -> None:
    def make(code: str, percent_off: int) -> None:
        members = {"duration": "forever", "amount_off": 0, "duration_in_months": 0, "max_redemptions": 0}
        api.billing.upsert_billing_coupon(
            external_id=code, name=code, percent_off=percent_off, times_redeemed=0, **members
        )

    make("half", 50)
    for number in range(101):
        make(f"half-{number}", 1)

    refused = admin.send(
        "/invoices/coupons", {"external_id": "half", "name": "Half", "percent_off": "5", "duration": "forever"}
    )

    assert (refused.status_code, "a coupon with the code half already" in refused.text) == (400, True)
    (kept,) = [one for one in api.billing.list_coupons(q="half", limit=250).data if one.external_id == "half"]
    assert kept.percent_off == 50
