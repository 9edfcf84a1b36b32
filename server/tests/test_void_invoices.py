"""A void invoice gives back nothing that it charged, and loses nothing that it gave back; what is open is told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from schematic import Schematic

from . import catalog, selling
from .asgi import App
from .conftest import Keys, Still
from .invoicing import JANUARY, Billing
from .selling import manage
from .test_renewals import invoices, renew

SECOND, THIRD = datetime(2031, 1, 2, tzinfo=UTC), datetime(2031, 1, 3, tzinfo=UTC)


@pytest.fixture
def billing(app: App, credentials: Keys, still: Still) -> Billing:
    still.at = JANUARY
    return Billing(app, credentials)


@pytest.fixture
def acme(api: Schematic, billing: Billing) -> Any:
    return catalog.company(api, "acme")


def statement(api: Schematic, company: Any) -> int:
    return int(api.billing.get_company_native_subscription(company.id).data.statement.total)


def pay_all(api: Schematic, company: Any) -> None:
    for one in invoices(api, company.id):
        if one.status == "open":
            api.billing.mark_billing_invoice_paid(one.id, idempotency_key="a")


def test_what_was_forgiven_is_not_given_back(api: Schematic, acme: Any, still: Still, database_url: str) -> None:
    pro, basic = (selling.plan(api, name, monthly_price=price) for name, price in (("Pro", 9300), ("Basic", 3100)))
    manage(api, acme, pro)
    (first,) = invoices(api, acme.id)
    api.billing.void_native_invoice(first.id)
    still.at = SECOND

    due = selling.preview(api, acme, basic).subscription_change_preview.finance.due_now
    manage(api, acme, basic)

    assert [one.total for one in invoices(api, acme.id)] == [9300, due] == [9300, 3100]


def test_what_is_paid_after_something_was_forgiven_is_given_back(
    api: Schematic, acme: Any, still: Still, database_url: str
) -> None:
    """Pro is had a second time in the month that was forgiven; the rest of Basic pays for Basic."""
    pro, basic = (selling.plan(api, name, monthly_price=price) for name, price in (("Pro", 9300), ("Basic", 3100)))
    manage(api, acme, pro)
    api.billing.void_native_invoice(invoices(api, acme.id)[0].id)
    still.at = SECOND
    manage(api, acme, basic)
    still.at = THIRD
    manage(api, acme, pro)
    assert statement(api, acme) == 9000 - 3000

    api.checkout.cancel_subscription(company_id=acme.id, cancel_immediately=True, prorate=True)
    manage(api, acme, basic)

    assert [one.total for one in invoices(api, acme.id)] == [9300, 3100, 3100 - 3000]


def test_what_was_given_back_before_it_was_forgiven_is_taken_back(
    api: Schematic, acme: Any, still: Still, database_url: str
) -> None:
    pro, basic = (selling.plan(api, name, monthly_price=price) for name, price in (("Pro", 9300), ("Basic", 3100)))
    manage(api, acme, pro)
    (first,) = invoices(api, acme.id)
    still.at = SECOND
    manage(api, acme, basic)
    assert statement(api, acme) == 3100 - 9000

    api.billing.void_native_invoice(first.id)

    assert statement(api, acme) == 3100


def test_a_credit_that_a_void_invoice_took_in_goes_back_to_the_statement(
    api: Schematic, app: App, acme: Any, still: Still, database_url: str
) -> None:
    pro, basic = (selling.plan(api, name, monthly_price=price) for name, price in (("Pro", 9300), ("Basic", 4100)))
    manage(api, acme, pro)
    pay_all(api, acme)
    still.at = datetime(2031, 1, 16, 12, tzinfo=UTC)
    manage(api, acme, basic)
    assert statement(api, acme) == 4100 - 4650
    renew(app, still, datetime(2031, 2, 17, tzinfo=UTC))
    (_, second) = invoices(api, acme.id)

    api.billing.void_native_invoice(second.id)

    assert second.total == 4100 + 4100 - 4650
    assert statement(api, acme) == -4650


def test_what_is_open_is_told_after_the_end_and_beside_another_currency(
    api: Schematic, acme: Any, still: Still, database_url: str
) -> None:
    dollars = selling.plan(api, "Pro", monthly_price=9300)
    euros = selling.plan(api, "Max", monthly_price=9300, currency="eur")
    manage(api, acme, dollars)
    still.at = SECOND
    api.checkout.cancel_subscription(company_id=acme.id, cancel_immediately=True, prorate=True)

    ended = api.billing.get_company_native_subscription(acme.id).data
    manage(api, acme, euros)
    other = api.billing.get_company_native_subscription(acme.id).data

    assert (ended.status, ended.statement.currency, ended.statement.total) == ("canceled", "usd", -9000)
    assert (other.status, other.currency) == ("active", "eur")
    assert (other.statement.currency, other.statement.total) == ("usd", -9000)
