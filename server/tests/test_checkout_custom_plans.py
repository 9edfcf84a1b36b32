"""Custom plans: finalised for one company, paid by an invoice of their own, lost when that is not paid."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server import clock
from schematic_server.domains.subscriptions.custom_plan_ends import EndCustomPlans
from schematic_server.jobs.job import Job

from . import catalog
from .asgi import App
from .conftest import Still
from .invoicing import JANUARY
from .running_jobs import until
from .selling import invoices, manage, plan
from .test_plangroups import changes

PUBLISH: dict[str, Any] = {"migration_strategy": "immediate", "excluded_company_ids": []}


def custom(api: Schematic, company: Any, price: int = 90000, **prices: Any) -> Any:
    """A draft for the company."""
    made = api.plans.create_custom_plan(company_id=company.id, name="Acme's").data
    terms = {"charge_type": "recurring", "is_trialable": False, "monthly_price": price, **prices}
    api.plans.upsert_billing_product_plan(made.id, **terms)
    return api.plans.get_plan(made.id).data


def publish(api: Schematic, of: Any, **members: Any) -> None:
    draft = api.plans.get_plan(of.id).data.draft_version
    api.plans.publish_plan_version(draft.id, **{**PUBLISH, **members})


def billing(api: Schematic, company: Any, **members: Any) -> Any:
    (one,) = api.plans.list_custom_plan_billings(company_id=company.id, **members).data
    return one


def at(app: App, later: timedelta) -> None:
    """Have the job look when so much time has passed."""

    def step(db: Any, emit: Any) -> None:
        EndCustomPlans().step(db, emit, Job("", "", "", {}, {}, 1, ""), clock.now() + later)

    app.write(step)


def plan_of(api: Schematic, company: Any) -> str | None:
    found = api.companies.get_company(company.id).data.plan
    return None if found is None else found.id


def test_on_publication_the_plan_is_had_and_invoiced_at_once(api: Schematic) -> None:
    acme = catalog.company(api)
    own = custom(api, acme)
    assert plan_of(api, acme) is None

    publish(api, own, customer_email="pay@acme.example", days_until_due=14)

    assert plan_of(api, acme) == own.id
    made, (invoice,) = billing(api, acme), invoices(api, acme)
    assert (made.status, made.activation_strategy, made.plan_billing_source) == ("active", "on_publish", "custom_plan")
    assert (made.external_invoice_id, made.days_until_due, made.problems) == (invoice.id, 14, [])
    assert (invoice.total, invoice.status) == (90000, "open")
    assert invoice.due_at - invoice.finalized_at == timedelta(days=14)
    found = api.companies.get_company(acme.id).data
    assert [one.id for one in found.custom_plan_billings] == [made.id]
    assert found.billing_email == "pay@acme.example"


@pytest.mark.parametrize("by", ["billing", "invoice"])
def test_paying_the_invoice_pays_for_the_plan(api: Schematic, by: str) -> None:
    acme = catalog.company(api)
    publish(api, custom(api, acme))
    made, (invoice,) = billing(api, acme), invoices(api, acme)

    if by == "billing":
        api.plans.mark_custom_plan_billing_paid(made.id)
        api.plans.mark_custom_plan_billing_paid(made.id)
    else:
        api.billing.mark_billing_invoice_paid(invoice.id, idempotency_key="1")

    assert (billing(api, acme).status, invoices(api, acme)[0].status) == ("paid", "paid")
    assert billing(api, acme).paid_at is not None
    assert len(api.billing.get_billing_invoice(invoice.id).data.settlements) == 1


def test_on_payment_the_plan_is_had_when_it_is_paid(api: Schematic) -> None:
    acme, basic = catalog.company(api), plan(api, "Basic")
    manage(api, acme, basic)
    own = custom(api, acme)

    publish(api, own, activation_strategy="on_payment")

    made = billing(api, acme)
    assert (made.status, plan_of(api, acme), invoices(api, acme)) == ("pending", basic.id, [])
    paid = api.plans.mark_custom_plan_billing_paid(made.id).data
    assert (paid.status, plan_of(api, acme)) == ("paid", own.id)
    assert [(one.total, one.status) for one in invoices(api, acme)] == [(90000, "paid")]


@pytest.mark.parametrize("strategy", ["on_publish", "on_payment"])
def test_unpaid_when_due_it_expires_and_can_be_issued_again(app: App, api: Schematic, strategy: Any) -> None:
    acme, basic = catalog.company(api), plan(api, "Basic")
    catalog.plan_group(api, fallback_plan_id=basic.id)
    own = custom(api, acme)
    publish(api, own, activation_strategy=strategy, days_until_due=10)
    made = billing(api, acme)

    at(app, timedelta(days=9))
    assert billing(api, acme).status == made.status
    at(app, timedelta(days=11))

    assert billing(api, acme).status == "expired"
    assert plan_of(api, acme) == (basic.id if strategy == "on_publish" else None)
    assert [one.status for one in invoices(api, acme)] == (["void"] if strategy == "on_publish" else [])
    with pytest.raises(BadRequestError, match="retry"):
        api.plans.mark_custom_plan_billing_paid(made.id)
    again = api.plans.retry_custom_plan_billing(made.id, customer_email="pay@acme.example").data
    assert again.status == ("active" if strategy == "on_publish" else "pending")
    api.plans.mark_custom_plan_billing_paid(made.id)
    assert (plan_of(api, acme), invoices(api, acme)[0].status) == (own.id, "paid")
    with pytest.raises(BadRequestError, match="is paid"):
        api.plans.retry_custom_plan_billing(made.id, customer_email="pay@acme.example")


def test_what_was_paid_does_not_expire(app: App, api: Schematic) -> None:
    acme = catalog.company(api)
    own = custom(api, acme)
    publish(api, own, days_until_due=10)
    api.plans.mark_custom_plan_billing_paid(billing(api, acme).id)

    at(app, timedelta(days=11))

    assert (billing(api, acme).status, plan_of(api, acme)) == ("paid", own.id)


def test_a_plan_that_costs_nothing_is_had_at_once_without_any_record(api: Schematic) -> None:
    acme = catalog.company(api)
    own = api.plans.create_custom_plan(company_id=acme.id, name="Acme's").data

    publish(api, own)

    assert (plan_of(api, acme), api.plans.list_custom_plan_billings().data) == (own.id, [])


def test_with_an_end_the_plan_ends_at_the_renewal_before_it(app: App, api: Schematic) -> None:
    acme = catalog.company(api)
    bundle = api.planbundle.create_custom_plan_bundle(
        plan={"company_id": acme.id, "name": "Acme's", "description": "", "icon": "amber"},
        billing_product={"charge_type": "recurring", "is_trialable": False, "monthly_price": 90000},
        entitlements=[],
        renewal_policy="expire_to_default",
    ).data
    with pytest.raises(BadRequestError, match="end_date"):
        publish(api, bundle.plan)
    with pytest.raises(BadRequestError, match="one whole billing period"):
        publish(api, bundle.plan, end_date=clock.now() + timedelta(days=5))

    publish(api, bundle.plan, end_date=clock.now() + timedelta(days=75))

    made = billing(api, acme)
    renewal: datetime = made.end_date
    assert timedelta(days=50) < renewal - clock.now() < timedelta(days=75)
    api.plans.mark_custom_plan_billing_paid(made.id)
    at(app, renewal - clock.now() + timedelta(seconds=1))
    assert (plan_of(api, acme), billing(api, acme).status) == (None, "paid")


def test_a_preview_prices_the_publication_and_writes_nothing(api: Schematic) -> None:
    acme = catalog.company(api)
    own = custom(api, acme)
    draft = api.plans.get_plan(own.id).data.draft_version

    first = api.plans.preview_publish_plan_version(draft.id, **PUBLISH).data
    assert (plan_of(api, acme), api.plans.list_custom_plan_billings().data) == (None, [])
    publish(api, own)
    api.plans.upsert_billing_product_plan(own.id, charge_type="recurring", is_trialable=False, monthly_price=120000)
    draft = api.plans.get_plan(own.id).data.draft_version
    amended = api.plans.preview_publish_plan_version(draft.id, **PUBLISH).data

    assert (first.lands_on, first.immediate_invoice_amount, first.would_fail) == ("immediate_invoice", 90000, False)
    assert (first.will_update_subscription, first.new_recurring_amount, first.currency) == (True, 90000, "usd")
    assert (amended.new_recurring_amount, amended.will_update_subscription) == (120000, True)
    assert amended.proration_total == amended.proration_charge + amended.proration_credit == 30000
    assert amended.lands_on == "next_invoice"


def test_an_amendment_may_wait_for_its_payment(api: Schematic) -> None:
    acme = catalog.company(api)
    own = custom(api, acme)
    publish(api, own)
    first = api.companies.get_company(acme.id).data.plan.plan_version_id
    api.plans.upsert_billing_product_plan(own.id, charge_type="recurring", is_trialable=False, monthly_price=120000)
    with pytest.raises(BadRequestError, match="always_invoice"):
        publish(api, own, activation_strategy="on_payment")

    publish(api, own, activation_strategy="on_payment", proration_behavior="always_invoice")

    waits = billing(api, acme, plan_billing_source="amendment")
    assert waits.status == "pending"
    assert api.companies.get_company(acme.id).data.plan.plan_version_id == first
    api.plans.mark_custom_plan_billing_paid(waits.id)
    now = api.companies.get_company(acme.id).data.plan.plan_version_id
    assert now == api.plans.get_plan(own.id).data.active_version.id != first
    amended = changes(api, acme)[0]
    assert (amended.action, amended.amendment_status, amended.is_version_upgrade) == ("amendment", "applied", True)


def test_an_amendment_moves_the_company_as_a_migration_does(api: Schematic) -> None:
    acme = catalog.company(api)
    own = custom(api, acme)
    publish(api, own)
    api.plans.upsert_billing_product_plan(own.id, charge_type="recurring", is_trialable=False, monthly_price=120000)

    publish(api, own)
    until(lambda: changes(api, acme)[0].is_version_upgrade)

    amended = changes(api, acme)[0]
    assert (amended.action, amended.amendment_status) == ("amendment", "applied")
    (migration,) = api.planmigrations.list_migrations(
        plan_version_id=api.plans.get_plan(own.id).data.active_version.id
    ).data
    assert amended.migration_id == migration.id
    own_subscription = api.billing.get_company_native_subscription(acme.id).data
    assert [one.unit_amount for one in own_subscription.lines] == [120000]


@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({"collection_method": "charge_automatically"}, "collection_method"),
        ({"billing_start_date": "2020-01-01T00:00:00Z"}, "billing_start_date"),
        ({"billing_cycle_anchor": "2020-01-01T00:00:00Z"}, "billing_cycle_anchor"),
        ({"prorate_first_period": False}, "prorate_first_period"),
        ({"end_date": "2999-01-01T00:00:00Z"}, "end_date"),
        ({"coupon_external_id": "none"}, "coupon_external_id"),
        ({"customer_email": "nobody"}, "customer_email"),
        ({"days_until_due": -1}, "days_until_due"),
        ({"custom_field_values": [{"id": "none", "value": ""}]}, r"custom_field_values\.0\.id"),
    ],
)
def test_terms_that_cannot_be_are_refused_and_nothing_is_published(
    api: Schematic, members: dict[str, Any], named: str
) -> None:
    acme = catalog.company(api)
    own = custom(api, acme)

    with pytest.raises(BadRequestError, match=named):
        publish(api, own, **members)

    assert (api.plans.get_plan(own.id).data.active_version, plan_of(api, acme)) == (None, None)


def test_a_manager_may_have_a_plan_wait_for_the_payment_of_its_invoice(api: Schematic) -> None:
    acme, pro = catalog.company(api), plan(api, monthly_price=2000)
    terms = {"collection_method": "send_invoice", "billing_email": "pay@acme.example", "activate_on_payment": True}

    done = manage(api, acme, pro, **terms)

    waits = billing(api, acme, plan_billing_source="manage_plan")
    assert (waits.status, waits.id, plan_of(api, acme)) == ("pending", done.checkout_id, None)
    assert api.plans.list_custom_plan_billings(company_id=acme.id).data == []
    api.plans.mark_custom_plan_billing_paid(waits.id)
    assert (plan_of(api, acme), [one.status for one in invoices(api, acme)]) == (pro.id, ["paid"])


def test_what_is_paid_elsewhere_is_recorded_as_paid(api: Schematic) -> None:
    acme, pro = catalog.company(api), plan(api, monthly_price=2000)
    terms = {"collection_method": "send_invoice", "billing_email": "pay@acme.example", "days_until_due": 7}

    manage(api, acme, pro, paid_outside_stripe=True, **terms)

    (invoice,) = invoices(api, acme)
    assert (invoice.status, invoice.total, invoice.due_at - invoice.finalized_at) == ("paid", 2000, timedelta(days=7))


def test_an_unpaid_custom_plan_takes_its_own_invoice_with_it_and_no_other(
    app: App, api: Schematic, still: Still
) -> None:
    still.at = JANUARY
    acme, pro, basic = catalog.company(api), plan(api, monthly_price=4900), plan(api, "Basic", monthly_price=5000)
    manage(api, acme, pro)
    (first,) = invoices(api, acme)
    own = custom(api, acme)

    publish(api, own, customer_email="pay@acme.example", days_until_due=5)

    made = billing(api, acme)
    (invoice,) = [one for one in invoices(api, acme) if one.id != first.id]
    assert (made.status, made.external_invoice_id, invoice.total) == ("active", invoice.id, 90000 - 4900)
    at(app, timedelta(days=6))
    assert billing(api, acme).status == "expired"
    assert {one.id: one.status for one in invoices(api, acme)} == {first.id: "open", invoice.id: "void"}
    manage(api, acme, basic)  # from which Pro's is taken off, and nothing else is owed
    assert sorted(one.total for one in invoices(api, acme)) == [5000 - 4900, 4900, 90000 - 4900]


def test_billings_are_found_by_company_plan_and_state(api: Schematic) -> None:
    acme, other = catalog.company(api), catalog.company(api, "LH")
    for one in (acme, other):
        publish(api, custom(api, one))
    made = billing(api, acme)
    api.plans.mark_custom_plan_billing_paid(made.id)

    def found(**query: Any) -> list[str]:
        return [one.company_id for one in api.plans.list_custom_plan_billings(**query).data]

    assert found(status="active") == [other.id]
    assert found(statuses=["active", "paid"]) == [other.id, acme.id]
    assert found(plan_id=made.plan_id) == [acme.id]
    assert found(plan_billing_source="amendment") == []
    with pytest.raises(NotFoundError, match="cpb_none"):
        api.plans.mark_custom_plan_billing_paid("cpb_none")
