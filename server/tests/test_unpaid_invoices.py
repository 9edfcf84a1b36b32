"""What follows when invoices are not paid in time, and what becomes of credits that they charge for."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic_server.domains.billing.tables import billing_profile
from schematic_server.scope import Scope

from . import catalog, selling
from .asgi import App
from .conftest import Keys, Still
from .invoicing import JANUARY, Billing
from .running_jobs import run_job
from .test_plan_credits import credit
from .test_plan_credits_issued import balance
from .test_plan_credits_used import drawing

DAY = timedelta(days=1)


@pytest.fixture
def billing(app: App, credentials: Keys, still: Still) -> Billing:
    still.at = JANUARY
    return Billing(app, credentials)


def chase(app: App, still: Still, at: datetime) -> None:
    still.at = at
    run_job(app, "subscriptions.chase")


def gate(billing: Billing, days: int) -> None:
    """Have companies lose what they do not pay for."""

    def work(scope: Scope) -> None:
        own = billing_profile.c.environment_id == scope.environment_id
        values = {"payment_gating": "revoke_after", "gating_days": days}
        scope.db.execute(sa.update(billing_profile).where(own).values(values))

    billing.work(work)


def test_an_invoice_that_is_not_paid_in_time_makes_its_subscription_past_due_until_it_is(
    api: Schematic, app: App, billing: Billing, still: Still, database_url: str
) -> None:
    gold = catalog.plan(api, "Gold")
    acme = catalog.company(api, "acme", base_plan_id=gold.id)
    own = billing.subscribed(acme.id)
    billing.owes(acme.id, own, 1000)
    (invoice,) = billing.issue(own)

    chase(app, still, JANUARY + 30 * DAY - timedelta(microseconds=1))
    assert api.billing.get_billing_invoice(invoice).data.collection_state == "queued"
    chase(app, still, JANUARY + 30 * DAY)
    api.billing.mark_billing_invoice_paid(invoice, idempotency_key="a", amount=1)

    assert api.billing.get_billing_invoice(invoice).data.collection_state == "past_due"
    assert api.billing.get_company_native_subscription(acme.id).data.status == "past_due"
    assert api.companies.get_company(acme.id).data.plan is not None
    api.billing.mark_billing_invoice_paid(invoice, idempotency_key="b")
    assert api.billing.get_company_native_subscription(acme.id).data.status == "active"


def test_whoever_does_not_pay_loses_the_plans_where_the_profile_says_so(
    api: Schematic, app: App, billing: Billing, still: Still, database_url: str
) -> None:
    free, gold = catalog.plan(api, "Free"), catalog.plan(api, "Gold")
    catalog.plan_group(api, fallback_plan_id=free.id)
    pays, owes = (catalog.company(api, code, base_plan_id=gold.id) for code in ("pays", "owes"))
    made: list[str] = []
    for company in (pays, owes):
        billing.owes(company.id, own := billing.subscribed(company.id), 1000)
        made += billing.issue(own)
    gate(billing, days=5)

    chase(app, still, JANUARY + 30 * DAY)
    api.billing.mark_billing_invoice_paid(made[0], idempotency_key="a")
    chase(app, still, JANUARY + 35 * DAY - timedelta(microseconds=1))
    assert plan_of(api, owes) == "Gold"
    chase(app, still, JANUARY + 35 * DAY)

    assert (plan_of(api, pays), plan_of(api, owes)) == ("Gold", "Free")


def test_what_another_company_does_not_pay_costs_the_one_that_has_it_its_plans(
    api: Schematic, app: App, billing: Billing, still: Still, database_url: str
) -> None:
    gold = catalog.plan(api, "Gold")
    payer, child = (catalog.company(api, code, base_plan_id=gold.id) for code in ("payer", "child"))
    own = billing.subscribed(payer.id)
    paid_for = billing.subscribed(child.id, billing_entity_id=payer.id)
    billing.owes(child.id, paid_for, 1000)
    (invoice,) = billing.issue(paid_for, own)
    assert api.billing.get_billing_invoice(invoice).data.company_id == payer.id
    gate(billing, days=1)

    chase(app, still, JANUARY + 30 * DAY)
    chase(app, still, JANUARY + 31 * DAY)

    assert (plan_of(api, payer), api.companies.get_company(child.id).data.plan) == ("Gold", None)


@pytest.mark.parametrize(("settled", "entry"), [("paid", "postpaid_paid"), ("void", "postpaid_forgiven")])
def test_credits_used_before_they_were_paid_have_an_invoice_of_their_own(
    api: Any, app: App, billing: Billing, still: Still, database_url: str, settled: str, entry: str
) -> None:
    terms = {"postpaid_enabled": True, "overdraft_limit": 30, "postpaid_rate_per_unit_decimal": "2.5"}
    acme, _ = drawing(api, credit(api, per_unit_price=5), **terms)
    own = billing.subscribed(acme.id)
    billing.owes(acme.id, own, 1000)
    catalog.track(api, quantity=107)
    still.at = JANUARY + 31 * DAY
    run_job(app, "plancredits.renew")
    run_job(app, "plancredits.charge")

    (row,) = api.billing.list_billing_invoices().data
    made = api.billing.get_billing_invoice(row.id).data
    (line,) = made.lines
    assert (made.total, made.status, line.kind, line.description) == (18, "open", "true_up", "Token")
    assert (line.quantity, line.unit_amount, line.period_end) == (7, 3, JANUARY + 31 * DAY)
    assert api.billing.get_company_native_subscription(acme.id).data.statement.total == 1000
    assert balance(api, acme) == 93

    if settled == "paid":
        api.billing.mark_billing_invoice_paid(made.id, idempotency_key="a")
    else:
        api.billing.void_native_invoice(made.id)

    assert balance(api, acme) == 100
    (cleared,) = api.credits.list_credit_event_ledger(company_id=acme.id, event_type="settlement").data
    assert (cleared.amount, cleared.transfer_reason) == (7, entry)


def test_a_subscription_stays_past_due_whatever_changes_until_it_is_paid(
    api: Schematic, app: App, billing: Billing, still: Still, database_url: str
) -> None:
    pro, max_ = selling.plan(api, monthly_price=9000), selling.plan(api, "Max", monthly_price=9100)
    acme = catalog.company(api, "acme")
    selling.manage(api, acme, pro)
    (invoice,) = api.billing.list_billing_invoices(company_id=acme.id).data
    chase(app, still, JANUARY + 30 * DAY)

    selling.manage(api, acme, max_)

    assert api.billing.get_company_native_subscription(acme.id).data.status == "past_due"
    api.billing.mark_billing_invoice_paid(invoice.id, idempotency_key="a")
    assert api.billing.get_company_native_subscription(acme.id).data.status == "active"


def plan_of(api: Schematic, company: Any) -> str:
    return str(api.companies.get_company(company.id).data.plan.name)
