"""What companies get by plans: when they come, at each reset, when they leave."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schematic import Schematic

from . import catalog
from .asgi import App
from .conftest import Still, on_sqlite
from .running_jobs import run_job, until
from .test_plan_credits import MONTHLY, credit, plan_grant

START = datetime(2027, 1, 31, 12, tzinfo=UTC)


def grants(api: Schematic, company: Any, **members: Any) -> list[Any]:
    """A company's grants, oldest first; of one instant what was carried over first."""
    found = api.credits.list_company_grants(company_id=company.id, **members).data
    return sorted(found, key=lambda one: (one.created_at, one.grant_reason != "rollover"))


def balance(api: Schematic, company: Any) -> float:
    return sum(one.remaining for one in api.credits.list_company_credit_balances(company_id=company.id).data)


def told(one: Any) -> tuple[Any, ...]:
    return one.grant_reason, one.quantity, one.quantity_remaining, one.zeroed_out_reason


def assign(api: Schematic, company: Any, plan: Any) -> None:
    """Put the company on that plan alone, or on none."""
    base = {} if plan is None else {"base_plan_id": plan.id}
    api.plans.update_company_plans(company.id, add_on_ids=[], **base)


@pytest.fixture
def at_start(still: Still) -> Still:
    still.at = START
    return still


def test_a_company_that_comes_to_a_plan_gets_its_credits_and_loses_them_when_it_leaves(api: Schematic) -> None:
    gold, basic, token = catalog.plan(api, "Gold"), catalog.plan(api, "Basic"), credit(api)
    plan_grant(api, gold, token)
    acme = catalog.company(api, base_plan_id=gold.id)

    (given,) = grants(api, acme)

    assert told(given) == ("plan", 100, 100, None)
    assert (given.plan_id, given.source_label, given.renewal_enabled, given.renewal_period) == (
        gold.id,
        "Gold",
        True,
        "monthly",
    )
    assert balance(api, acme) == 100

    assign(api, acme, basic)
    (left,) = grants(api, acme)
    assert told(left) == ("plan", 100, 0, "plan_change")
    assert balance(api, acme) == 0

    assign(api, acme, gold)
    assert [told(one) for one in grants(api, acme)] == [("plan", 100, 0, "plan_change"), ("plan", 100, 100, None)]


def test_at_each_reset_a_share_is_carried_over_once(
    api: Schematic, app: App, database_url: str, at_start: Still
) -> None:
    gold, token = catalog.plan(api, "Gold"), credit(api)
    plan_grant(api, gold, token, rollover_percentage=25)
    acme = catalog.company(api, base_plan_id=gold.id)

    at_start.at = datetime(2027, 2, 28, 12, tzinfo=UTC)
    run_job(app, "plancredits.renew")

    assert [told(one) for one in grants(api, acme)] == [
        ("plan", 100, 0, "plan_period_reset"),
        ("rollover", 25, 25, None),
        ("plan", 100, 100, None),
    ]
    first, carried, second = grants(api, acme)
    assert (carried.source_grant_id, carried.expires_at) == (first.id, datetime(2027, 3, 31, 12, tzinfo=UTC))
    assert second.expires_at == carried.expires_at

    at_start.at = datetime(2027, 7, 1, tzinfo=UTC)
    run_job(app, "plancredits.renew")

    assert [told(one) for one in grants(api, acme)] == [
        ("plan", 100, 0, "plan_period_reset"),
        ("rollover", 25, 0, "expired"),
        ("plan", 100, 0, "plan_period_reset"),
        ("rollover", 25, 25, None),
        ("plan", 100, 100, None),
    ]
    assert grants(api, acme)[-1].expires_at == datetime(2027, 7, 31, 12, tzinfo=UTC)
    assert balance(api, acme) == 125


def test_credits_that_are_given_once_are_not_given_again(
    api: Schematic, app: App, database_url: str, at_start: Still
) -> None:
    gold, token = catalog.plan(api, "Gold"), credit(api)
    once: dict[str, Any] = {"reset_type": "no_reset", "expiry_type": "duration", "expiry_unit_count": 10}
    plan_grant(api, gold, token, **once)
    acme = catalog.company(api, base_plan_id=gold.id)
    (given,) = grants(api, acme)
    assert (given.expires_at, given.renewal_enabled) == (START + timedelta(days=10), False)

    assign(api, acme, None)
    assign(api, acme, gold)
    assert [told(one) for one in grants(api, acme)] == [("plan", 100, 0, "plan_change")]

    other = catalog.company(api, "B", base_plan_id=gold.id)
    at_start.at += timedelta(days=10)
    run_job(app, "credits.end_grants")
    assert [told(one) for one in grants(api, other)] == [("plan", 100, 0, "expired")]
    assert balance(api, other) == 0


@pytest.mark.parametrize(
    ("cadence", "start", "enrolled", "resets"),
    [
        ("daily", "first_of_month", "2027-01-30T10:00", ["2027-01-31T10:00", "2027-02-01T10:00"]),
        ("weekly", "billing_period", "2027-01-30T10:00", ["2027-02-06T10:00", "2027-02-13T10:00"]),
        ("monthly", "billing_period", "2027-01-31T10:00", ["2027-02-28T10:00", "2027-03-31T10:00"]),
        ("monthly", "first_of_month", "2027-01-31T10:00", ["2027-02-01T00:00", "2027-03-01T00:00"]),
        ("quarterly", "first_of_month", "2027-01-31T10:00", ["2027-04-01T00:00", "2027-07-01T00:00"]),
        ("every_6_months", "billing_period", "2027-08-31T10:00", ["2028-02-29T10:00", "2028-08-31T10:00"]),
        ("yearly", "billing_period", "2028-02-29T10:00", ["2029-02-28T10:00", "2030-02-28T10:00"]),
    ],
)
@on_sqlite
def test_periods_end_where_the_cadence_says(
    api: Schematic,
    app: App,
    database_url: str,
    still: Still,
    cadence: str,
    start: str,
    enrolled: str,
    resets: list[str],
) -> None:
    still.at = datetime.fromisoformat(f"{enrolled}+00:00")
    gold, token = catalog.plan(api, "Gold"), credit(api)
    plan_grant(api, gold, token, reset_cadence=cadence, reset_start=start)
    acme = catalog.company(api, base_plan_id=gold.id)

    for number, one in enumerate(resets, 1):
        at = datetime.fromisoformat(f"{one}+00:00")
        assert grants(api, acme)[-1].expires_at == at
        still.at = at - timedelta(microseconds=1)
        run_job(app, "plancredits.renew")
        assert len(grants(api, acme)) == number
        still.at = at
        run_job(app, "plancredits.renew")
        run_job(app, "plancredits.renew")
        assert len(grants(api, acme)) == number + 1
        assert balance(api, acme) == 100


def test_who_moves_to_another_version_keeps_what_was_given(
    api: Any, app: App, database_url: str, at_start: Still
) -> None:
    token, image = credit(api), credit(api, "Image")
    gold = catalog.plan(api, "Gold")
    kept, gone = plan_grant(api, gold, token), plan_grant(api, gold, image, 5)
    acme = catalog.company(api, base_plan_id=gold.id)
    at_start.at += timedelta(minutes=1)
    api.credits.update_billing_plan_credit_grant(kept.id, credit_amount=200, **MONTHLY)
    api.credits.delete_billing_plan_credit_grant(gone.id)
    new = plan_grant(api, gold, credit(api, "Video"), 7)
    draft = api.plans.get_plan(gold.id).data.draft_version

    api.plans.publish_plan_version(draft.id, migration_strategy="immediate", excluded_company_ids=[])

    def is_moved() -> bool:
        at_start.at += timedelta(seconds=1)  # a migration takes its steps one after the other
        return bool(api.companies.get_company(acme.id).data.plan.plan_version_id == draft.id)

    until(is_moved)

    def by_credit() -> dict[str, list[tuple[Any, ...]]]:
        found: dict[str, list[tuple[Any, ...]]] = {}
        for one in grants(api, acme):
            found.setdefault(one.credit_id, []).append(told(one))
        return found

    assert by_credit() == {
        token.id: [("plan", 100, 100, None)],
        image.id: [("plan", 5, 0, "plan_change")],
        new.credit_id: [("plan", 7, 7, None)],
    }
    at_start.at = datetime(2027, 2, 28, 12, tzinfo=UTC)
    run_job(app, "plancredits.renew")
    assert by_credit()[token.id] == [("plan", 100, 0, "plan_period_reset"), ("plan", 200, 200, None)]


def test_each_licence_gives_its_share(api: Schematic) -> None:
    gold, token = catalog.plan(api, "Gold"), credit(api)
    seats = catalog.feature(api, "seats", "license")
    plan_grant(api, gold, token, 10, scaling="per_license", license_id=seats.license_id, company_credit_amount=3)
    acme = catalog.company(api, base_plan_id=gold.id)
    assert [told(one) for one in grants(api, acme)] == [("plan", 3, 3, None)]

    def licences(count: int, quantity: int, remaining: int) -> None:
        api.companies.upsert_company(keys={"code": "UA"}, traits={"license_limit": {seats.license_id: count}})
        until(lambda: grants(api, acme)[-1].quantity == quantity)
        assert (balance(api, acme), len(grants(api, acme))) == (remaining, 1)

    licences(4, 43, 43)
    licences(2, 23, 23)
    (given,) = grants(api, acme)
    assert (given.company_license_id, given.license_name) == (seats.license_id, "Seats")


def test_what_fewer_licences_give_less_is_gone_when_holds_give_it_back(api: Any) -> None:
    gold, token = catalog.plan(api, "Gold"), credit(api)
    seats = catalog.feature(api, "seats", "license")
    plan_grant(api, gold, token, 10, scaling="per_license", license_id=seats.license_id)
    acme = catalog.company(api, base_plan_id=gold.id)

    def licences(count: int) -> Any:
        api.companies.upsert_company(keys={"code": "UA"}, traits={"license_limit": {seats.license_id: count}})
        until(lambda: [one.quantity for one in grants(api, acme)] == [10 * count])

    licences(4)
    held = api.credits.reserve_credits(company_id=acme.id, credit_type_id=token.id, amount=30).data
    licences(2)
    (given,) = grants(api, acme)
    assert (given.quantity_remaining, given.reserved, given.zeroed_out_reason) == (0, 30, None)
    licences(3)
    assert balance(api, acme) == 0
    licences(2)

    api.credits.release_credit_reservation(held.id)

    assert balance(api, acme) == 20
    newest = api.credits.list_credit_event_ledger(company_id=acme.id).data[0]
    assert (newest.event_type, newest.zeroed_out_reason, newest.amount) == ("zero_out", "license_retired", -10)
    licences(4)
    assert balance(api, acme) == 40


def test_what_is_changed_for_those_who_have_it_follows_at_once(api: Any) -> None:
    gold, token = catalog.plan(api, "Gold"), credit(api)
    seats = catalog.feature(api, "seats", "license")
    made = plan_grant(api, gold, token)
    acme = catalog.company(api, base_plan_id=gold.id)

    def follows(expected: list[tuple[Any, ...]]) -> None:
        until(lambda: [told(one) for one in grants(api, acme)] == expected)

    changed = api.credits.update_billing_plan_credit_grant(
        made.id, credit_amount=150, apply_to_existing=True, **MONTHLY
    )
    follows([("plan", 150, 150, None)])
    assert changed.data.id == made.id
    assert api.plans.get_plan(gold.id).data.draft_version is None
    api.credits.update_billing_plan_credit_grant(made.id, credit_amount=60, apply_to_existing=True, **MONTHLY)
    follows([("plan", 60, 60, None)])
    scaled = {"scaling": "per_license", "license_id": seats.license_id, "company_credit_amount": 8}
    api.credits.update_billing_plan_credit_grant(made.id, apply_to_existing=True, **scaled, **MONTHLY)
    follows([("plan", 60, 0, "plan_change"), ("plan", 8, 8, None)])

    extra = plan_grant(api, gold, credit(api, "Image"), 5, apply_to_existing=True)
    until(lambda: len(grants(api, acme)) == 3)
    assert balance(api, acme) == 13
    api.credits.delete_billing_plan_credit_grant(extra.id, apply_to_existing=True)
    until(lambda: balance(api, acme) == 8)
    assert [one.id for one in api.plans.get_plan(gold.id).data.included_credit_grants] == [made.id]


def test_a_company_tells_what_its_plan_gives(api: Any) -> None:
    gold, token = catalog.plan(api, "Gold"), credit(api)
    made = plan_grant(api, gold, token, postpaid_enabled=True)
    acme = catalog.company(api, base_plan_id=gold.id)

    (given,) = api.companies.get_company(acme.id).data.plan.included_credit_grants

    assert (given.id, given.credit_amount, given.credit_name, given.reset_type) == (
        made.id,
        100,
        "Token",
        "plan_period",
    )
    assert (given.billing_credit_postpaid_enabled, given.billing_credit_auto_topup_enabled) == (True, False)
    assert (given.billing_mode, given.plan.name) == ("granted", "Gold")


def test_an_add_on_gives_beside_the_plan(api: Schematic) -> None:
    gold, extra, token = catalog.plan(api, "Gold"), catalog.plan(api, "Extra", "add_on"), credit(api)
    plan_grant(api, gold, token)
    plan_grant(api, extra, token, 30)
    acme = catalog.company(api, base_plan_id=gold.id)

    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[extra.id])
    assert balance(api, acme) == 130
    assign(api, acme, gold)
    assert balance(api, acme) == 100
    api.plans.delete_plan(gold.id)
    assert balance(api, acme) == 0
