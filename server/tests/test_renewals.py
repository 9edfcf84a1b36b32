"""Own subscriptions are renewed by time: each period once, use in arrears, whatever was missed while nothing ran."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic.errors import BadRequestError
from schematic_server.domains.billing.tables import billing_subscription
from schematic_server.domains.events.tables import usage_hour
from schematic_server.domains.subscriptions.renewals import PAUSE, RenewSubscriptions
from schematic_server.domains.subscriptions.tables import subscription_line
from schematic_server.jobs.job import Job
from schematic_server.scope import Scope
from schematic_server.settings import Settings

from . import catalog, mirroring, selling
from .asgi import App
from .conftest import LOOPBACK, Keys, Still
from .invoicing import FEBRUARY, JANUARY, Billing
from .running_jobs import run_job
from .selling import manage

JOB = "subscriptions.renew"
MARCH = datetime(2031, 3, 1, tzinfo=UTC)


@pytest.fixture
def billing(app: App, credentials: Keys, still: Still) -> Billing:
    still.at = JANUARY
    return Billing(app, credentials)


@pytest.fixture
def acme(api: Schematic, billing: Billing) -> Any:
    return catalog.company(api, "acme")


def renew(app: App, still: Still, at: datetime) -> None:
    still.at = at
    run_job(app, JOB)


def use(billing: Billing, company_id: str, event: str, *amounts: tuple[datetime, int]) -> None:
    """What was used in hours."""

    def insert(scope: Scope) -> None:
        for hour, quantity in amounts:
            row = {"company_id": company_id, "event_subtype": event, "hour": hour, "quantity": quantity}
            scope.db.execute(sa.insert(usage_hour).values(**row, environment_id=scope.environment_id, event_count=1))

    billing.work(insert)


def invoices(api: Schematic, company_id: str) -> list[Any]:
    """Oldest first, with their lines."""
    rows = api.billing.list_billing_invoices(company_id=company_id, limit=50).data
    return [api.billing.get_billing_invoice(one.id).data for one in sorted(rows, key=lambda one: str(one.number))]


def test_a_period_is_charged_and_invoiced_once_when_it_begins(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    own = billing.subscribed(acme.id, due_at=FEBRUARY)
    billing.line(own, charged_until=FEBRUARY)

    renew(app, still, FEBRUARY - timedelta(microseconds=1))
    assert invoices(api, acme.id) == []
    renew(app, still, FEBRUARY)
    renew(app, still, FEBRUARY + timedelta(hours=3))

    (made,) = invoices(api, acme.id)
    (line,) = made.lines
    assert (made.total, made.status, made.period_start, made.period_end) == (1000, "open", FEBRUARY, MARCH)
    assert (line.kind, line.description, line.unit_amount, line.quantity) == ("subscription", "Gold", 1000, 1)
    told = api.billing.get_company_native_subscription(acme.id).data
    assert (told.period_start, told.period_end, told.statement.total) == (FEBRUARY, MARCH, 0)


def test_periods_missed_while_nothing_ran_are_invoiced_one_by_one(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    """Four months without a server, over the end of a short month."""
    end = datetime(2032, 1, 31, 9, tzinfo=UTC)
    own = billing.subscribed(acme.id, due_at=end, anchor=end)
    billing.line(own, anchor=end, charged_until=end)

    renew(app, still, end + timedelta(days=93))

    periods = [(one.period_start, one.period_end) for one in invoices(api, acme.id)]
    days = [datetime(2032, month, day, 9, tzinfo=UTC) for month, day in ((1, 31), (2, 29), (3, 31), (4, 30), (5, 31))]
    assert periods == list(pairwise(days))
    assert [one.number for one in invoices(api, acme.id)] == [f"INV-{number:06}" for number in range(1, 5)]


def test_use_is_charged_when_its_period_is_over(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    flights = catalog.metered(api)
    own = billing.subscribed(acme.id, due_at=FEBRUARY)
    rate = {"kind": "rate", "timing": "in_arrears", "is_base": False, "quantity": 0, "unit_amount": "2.5"}
    billing.line(own, **rate, feature_id=flights.id, source_name="Flights", charged_until=JANUARY)
    inside, last = JANUARY + timedelta(days=3), FEBRUARY - timedelta(hours=1)
    use(billing, acme.id, "flight", (JANUARY - timedelta(hours=1), 1000), (inside, 3), (last, 4), (FEBRUARY, 100))

    renew(app, still, FEBRUARY)

    (made,) = invoices(api, acme.id)
    (line,) = made.lines
    assert (line.description, line.quantity, line.unit_amount, line.amount) == ("Flights", 7, 3, 18)
    assert (line.period_start, line.period_end) == (JANUARY, FEBRUARY)


def test_overage_is_what_goes_beyond_the_soft_limit_of_each_window(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    """The windows are calendar months, the periods begin on the 15th: no unit is charged twice."""
    flights, gold = catalog.metered(api), catalog.plan(api, "Gold")
    counted = {"value_numeric": 100, "metric_period": "current_month", "metric_period_month_reset": "first_of_month"}
    granted = catalog.grant(api, gold, flights, "numeric", **counted)
    begun = datetime(2031, 1, 15, tzinfo=UTC)
    own = billing.subscribed(acme.id, due_at=datetime(2031, 2, 15, tzinfo=UTC), anchor=begun)
    over = {"kind": "rate", "timing": "in_arrears", "quantity": 0, "unit_amount": "10", "included": 100}
    at = {"anchor": begun, "effective_from": begun, "charged_until": begun}
    billing.line(own, **over, **at, feature_id=flights.id, source_id=granted.id, source_name="Flights")
    day = timedelta(days=1)
    use(billing, acme.id, "flight", (begun - day, 90), (begun + day, 30), (FEBRUARY, 110), (FEBRUARY + 20 * day, 5))

    renew(app, still, datetime(2031, 2, 15, tzinfo=UTC))
    renew(app, still, datetime(2031, 3, 15, tzinfo=UTC))

    told = [[(line.kind, line.quantity, line.amount) for line in one.lines] for one in invoices(api, acme.id)]
    assert told == [[("true_up", 20 + 10, 300)], [("true_up", 5, 50)]]


def test_overage_before_a_downgrade_is_counted_by_the_windows_that_there_were(
    api: Schematic, app: App, billing: Billing, still: Still, database_url: str
) -> None:
    """The downgrade begins the periods anew; what was used before it goes beyond no soft limit."""
    flights = catalog.metered(api)
    counted = {"soft_limit": 100, "metric_period": "current_month", "metric_period_month_reset": "billing_cycle"}
    priced = {"price_behavior": "overage", "currency": "usd", "monthly_unit_price": 10}

    def sold(name: str, price: int) -> Any:
        plan = catalog.plan(api, name)
        terms = {"charge_type": "recurring", "is_trialable": False, "monthly_price": price}
        api.plans.upsert_billing_product_plan(plan.id, **terms)
        catalog.grant(api, plan, flights, "unlimited", **priced, **counted)
        return catalog.publish(api, plan)

    pro, basic = sold("Pro", 9000), sold("Basic", 3000)
    still.at = datetime(2030, 12, 1, tzinfo=UTC)
    company = catalog.company(api, "umbrella")
    manage(api, company, pro)
    use(billing, company.id, "flight", (datetime(2030, 12, 20, tzinfo=UTC), 100), (JANUARY + timedelta(days=4), 50))
    renew(app, still, JANUARY)
    still.at = datetime(2031, 1, 16, tzinfo=UTC)
    manage(api, company, basic)

    renew(app, still, datetime(2031, 2, 16, tzinfo=UTC))

    charged = [line.kind for one in invoices(api, company.id) for line in one.lines]
    charged += [line.kind for line in api.billing.get_company_native_subscription(company.id).data.statement.lines]
    assert "subscription" in charged
    assert "true_up" not in charged


def test_use_that_is_billed_by_the_month_is_counted_by_the_cycles_that_there_were(
    api: Schematic, app: App, billing: Billing, still: Still, database_url: str
) -> None:
    """Invoiced at the ends of months, counted in cycles from the 10th until the downgrade of the 12th of February: 130
    in the first one, 50 in the second, which is no more than is free."""
    flights = catalog.metered(api)
    counted = {"soft_limit": 100, "metric_period": "current_month", "metric_period_month_reset": "billing_cycle"}
    priced = {"price_behavior": "overage", "currency": "usd", "monthly_unit_price": 10}
    often = {"overage_billing_cadence": "monthly", "overage_invoice_anchor": "month_end"}
    plans = []
    for name, price in (("Pro", 9000), ("Basic", 3000)):
        plan = catalog.plan(api, name)
        terms: Any = {"charge_type": "recurring", "is_trialable": False, "monthly_price": price}
        api.plans.upsert_billing_product_plan(plan.id, **terms)
        catalog.grant(api, plan, flights, "unlimited", **priced, **counted, **often)
        plans.append(catalog.publish(api, plan))
    still.at = datetime(2031, 1, 10, tzinfo=UTC)
    company = catalog.company(api, "umbrella")
    manage(api, company, plans[0])
    days = [(JANUARY.replace(day=11), 60), (JANUARY.replace(day=25), 60), (FEBRUARY.replace(day=3), 10)]
    use(billing, company.id, "flight", *days, (FEBRUARY.replace(day=11), 50))
    renew(app, still, FEBRUARY)
    renew(app, still, FEBRUARY.replace(day=10))
    still.at = FEBRUARY.replace(day=12)
    manage(api, company, plans[1])

    renew(app, still, MARCH)

    told = api.billing.get_company_native_subscription(company.id).data
    open_lines = [line for line in told.statement.lines if line.kind == "true_up"]
    used = [line for one in invoices(api, company.id) for line in one.lines if line.kind == "true_up"]
    found = [(line.quantity, line.period_start.day, line.period_end.day) for line in (*used, *open_lines)]
    assert found == [(20, 10, 1), (10, 1, 12)]
    assert {(line.timing, line.anchor_day) for line in told.lines} == {("in_advance", 12), ("in_arrears", 1)}


def test_use_after_a_line_has_ended_is_not_charged_and_its_own_waits_for_the_next_invoice(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    flights, mid = catalog.metered(api), datetime(2031, 1, 10, tzinfo=UTC)
    own = billing.subscribed(acme.id, due_at=mid)
    rate = {"kind": "rate", "timing": "in_arrears", "is_base": False, "quantity": 0, "unit_amount": "1"}
    billing.line(own, **rate, feature_id=flights.id, charged_until=JANUARY, effective_to=mid)
    billing.line(own, charged_until=FEBRUARY)
    use(billing, acme.id, "flight", (JANUARY, 5), (mid, 50))

    renew(app, still, mid)
    assert api.billing.get_company_native_subscription(acme.id).data.statement.total == 5
    assert invoices(api, acme.id) == []
    renew(app, still, FEBRUARY)

    (made,) = invoices(api, acme.id)
    assert sorted(line.amount for line in made.lines) == [5, 1000]


def test_a_company_that_is_deleted_owes_what_it_has_used(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    flights, plan = catalog.metered(api), catalog.plan(api, "Pro")
    api.plans.upsert_billing_product_plan(plan.id, charge_type="recurring", is_trialable=False, monthly_price=1000)
    priced = {"price_behavior": "pay_as_you_go", "currency": "usd", "monthly_unit_price": 10}
    catalog.grant(api, plan, flights, "unlimited", **priced, metric_period="current_month")
    manage(api, acme, catalog.publish(api, plan))
    use(billing, acme.id, "flight", (JANUARY + timedelta(days=4), 50))
    still.at = JANUARY + timedelta(days=19)

    api.companies.delete_company(acme.id)
    renew(app, still, MARCH)

    assert sorted(one.total for one in api.billing.list_billing_invoices().data) == [500, 1000]


def test_a_feature_is_not_deleted_while_its_use_is_billed(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    flights, plan = catalog.metered(api), catalog.plan(api, "Pro")
    own = billing.subscribed(acme.id, due_at=FEBRUARY)
    rate = {"kind": "rate", "timing": "in_arrears", "is_base": False, "quantity": 0, "unit_amount": "10"}
    ends = {"charged_until": JANUARY, "effective_to": FEBRUARY}
    billing.line(own, **rate, **ends, feature_id=flights.id, plan_id=plan.id)
    use(billing, acme.id, "flight", (JANUARY + timedelta(days=4), 50))

    still.at = FEBRUARY
    with pytest.raises(BadRequestError, match="is billed to companies; move them to plans without it first"):
        api.features.delete_feature(flights.id)
    renew(app, still, FEBRUARY)
    api.features.delete_feature(flights.id)

    assert [one.total for one in invoices(api, acme.id)] == [500]


def test_a_trial_is_not_renewed(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    own = billing.subscribed(acme.id, status="trialing", due_at=FEBRUARY, trial_end=FEBRUARY)
    billing.line(own, charged_until=FEBRUARY)

    renew(app, still, MARCH)

    assert invoices(api, acme.id) == []


def test_many_subscriptions_are_renewed_whoever_has_them(
    api: Schematic, app: App, billing: Billing, still: Still, database_url: str
) -> None:
    """More than one step does at once."""
    codes = [f"c{number}" for number in range(230)]
    ids = [catalog.company(api, code).id for code in codes]
    for one in ids:
        billing.line(billing.subscribed(one, due_at=FEBRUARY), charged_until=FEBRUARY)

    renew(app, still, FEBRUARY)

    assert api.billing.count_billing_invoices().data.count == len(ids)
    due = app.read(lambda db: db.scalars(sa.select(billing_subscription.c.due_at).distinct()).all())
    assert due == [MARCH]


def test_a_subscription_that_cannot_be_renewed_holds_up_no_other(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    """What it costs is more than any column has; it is tried again once that is mended."""
    own, good = billing.subscribed(acme.id, due_at=FEBRUARY), catalog.company(api, "good")
    broken = billing.line(own, charged_until=FEBRUARY, unit_amount=str(2**62), quantity=4)
    billing.line(billing.subscribed(good.id, due_at=FEBRUARY), charged_until=FEBRUARY)

    renew(app, still, FEBRUARY)
    assert [one.total for one in invoices(api, good.id)] == [1000]
    assert invoices(api, acme.id) == []
    mended = sa.update(subscription_line).where(subscription_line.c.id == broken).values(unit_amount="7", quantity=1)
    billing.work(lambda scope: scope.db.execute(mended))
    renew(app, still, FEBRUARY + PAUSE)
    renew(app, still, MARCH)

    assert [(one.total, one.period_start) for one in invoices(api, acme.id)] == [(7, FEBRUARY), (7, MARCH)]
    assert [one.total for one in invoices(api, good.id)] == [1000, 1000]


def test_two_nodes_renew_a_subscription_once(
    api: Schematic, app: App, billing: Billing, still: Still, database_url: str
) -> None:
    ids = [catalog.company(api, f"c{number}").id for number in range(20)]
    for one in ids:
        billing.line(billing.subscribed(one, due_at=FEBRUARY), charged_until=FEBRUARY)
    still.at = FEBRUARY

    def step(node: App) -> None:
        """What the job does, without its lease: that alone would keep two nodes apart."""
        renewals = RenewSubscriptions()
        job = Job("job", renewals.name, "", {}, {}, 1, "lease")
        node.write(lambda db, emit: renewals.step(db, emit, job, FEBRUARY))

    with App(Settings(database_url, webhook_allow=LOOPBACK)) as other, ThreadPoolExecutor(8) as pool:
        list(pool.map(step, [app, other] * 4))

    numbers = [str(one.number) for one in api.billing.list_billing_invoices(limit=100).data]
    assert sorted(numbers) == [f"INV-{number:06}" for number in range(1, len(ids) + 1)]
    assert {one.total for one in api.billing.list_billing_invoices(limit=100).data} == {1000}


@pytest.mark.parametrize(
    ("members", "ends"),
    [
        ({}, ["2032-01-15"]),
        ({"overage_billing_cadence": "quarterly"}, ["2031-04-15", "2031-07-15"]),
        ({"overage_billing_cadence": "monthly"}, ["2031-02-15", "2031-03-15", "2031-04-15"]),
        (
            {"overage_billing_cadence": "monthly", "overage_invoice_anchor": "month_end"},
            ["2031-02-01", "2031-03-01", "2031-04-01"],
        ),
    ],
)
def test_use_is_charged_as_often_as_its_entitlement_says(
    api: Schematic,
    app: App,
    billing: Billing,
    still: Still,
    database_url: str,
    members: dict[str, str],
    ends: list[str],
) -> None:
    """On a plan that is paid by the year."""
    flights, gold = catalog.metered(api), catalog.plan(api, "Gold")
    api.plans.upsert_billing_product_plan(gold.id, charge_type="recurring", is_trialable=False, yearly_price=1000)
    priced = {"price_behavior": "pay_as_you_go", "currency": "usd", "yearly_unit_price": 2}
    catalog.grant(api, gold, flights, "unlimited", **priced, **members)
    still.at = datetime(2031, 1, 15, tzinfo=UTC)
    acme = catalog.company(api, "acme", base_plan_id=gold.id)
    use(billing, acme.id, "flight", *((still.at + timedelta(days=day), 1) for day in range(1, 400)))

    for end in ends:
        renew(app, still, datetime.fromisoformat(end).replace(tzinfo=UTC))

    charged = [line for one in invoices(api, acme.id) for line in one.lines if line.description != "Gold"]
    assert [f"{line.period_end:%Y-%m-%d}" for line in charged] == ends
    assert charged[0].period_start == datetime(2031, 1, 15, tzinfo=UTC)
    days = charged[-1].period_end - charged[0].period_start
    assert sum(line.amount for line in charged) == 2 * (days.days - 1)


def test_what_is_read_off_a_trait_counts_with_the_value_that_it_has_at_the_end(
    api: Schematic, app: App, billing: Billing, still: Still, database_url: str
) -> None:
    seats = catalog.feature(api, "seats", "trait", trait_id=catalog.trait(api, "seats").id)
    gold = catalog.plan(api, "Gold")
    api.plans.upsert_billing_product_plan(gold.id, charge_type="recurring", is_trialable=False, monthly_price=1000)
    priced = {"price_behavior": "overage", "soft_limit": 10, "currency": "usd", "monthly_unit_price": 100}
    catalog.grant(api, gold, seats, "unlimited", **priced)
    acme = catalog.company(api, "acme", base_plan_id=gold.id, traits={"seats": 50})
    catalog.company(api, "acme", traits={"seats": 12})

    renew(app, still, FEBRUARY)

    over = [line for one in invoices(api, acme.id) for line in one.lines if line.kind == "true_up"]
    assert [(line.quantity, line.amount, line.period_start) for line in over] == [(2, 200, JANUARY)]


def test_a_discount_that_is_over_is_no_part_of_the_price_any_more(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    pro = selling.plan(api, monthly_price=9000)
    mirroring.coupon(api, "half", percent_off=50)
    selling.manage(api, acme, pro, coupon_external_id="half")
    first = api.companies.get_company(acme.id).data.billing_subscription
    assert (first.total_price, [one.is_active for one in first.discounts]) == (4500, [True])

    renew(app, still, FEBRUARY)

    later = api.companies.get_company(acme.id).data.billing_subscription
    assert (later.total_price, [one.is_active for one in later.discounts]) == (9000, [False])
    assert [one.total for one in invoices(api, acme.id)] == [4500, 9000]


def test_a_subscription_that_was_to_end_has_ended_then_for_whoever_comes_back_before_any_job(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    pro, max_ = selling.plan(api, monthly_price=1000), selling.plan(api, "Max", monthly_price=2000)
    selling.manage(api, acme, pro)
    api.checkout.cancel_subscription(company_id=acme.id, cancel_immediately=False, prorate=False)
    still.at = datetime(2031, 4, 10, tzinfo=UTC)

    selling.manage(api, acme, max_)

    first, second = invoices(api, acme.id)
    assert (first.total, second.total, second.period_start) == (1000, 2000, still.at)
    assert api.billing.get_company_native_subscription(acme.id).data.period_start == still.at


def test_a_change_that_was_put_off_is_done_as_of_its_time_for_whoever_changes_again_before_any_job(
    api: Schematic, app: App, billing: Billing, acme: Any, still: Still, database_url: str
) -> None:
    lite, pro = selling.plan(api, "Lite", monthly_price=1000), selling.plan(api, monthly_price=2000)
    max_ = selling.plan(api, "Max", monthly_price=4000)
    catalog.plan_group(api, scheduled_downgrade_behavior="end_of_billing_period")
    selling.manage(api, acme, pro)
    selling.manage(api, acme, lite)
    still.at = datetime(2031, 4, 16, tzinfo=UTC)

    selling.manage(api, acme, max_)

    assert [one.total for one in invoices(api, acme.id)] == [2000, 1000, 1000, 1000]
    assert api.billing.get_company_native_subscription(acme.id).data.statement.total == 2000 - 500
    (put_off,) = api.scheduledcheckout.list_scheduled_checkouts(company_id=acme.id).data
    assert put_off.status == "success"
