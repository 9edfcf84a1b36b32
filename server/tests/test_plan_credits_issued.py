"""What companies get by plans: when they come, at each reset, when they leave."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from schematic import Schematic

from . import catalog
from .asgi import App
from .conftest import Still
from .running_jobs import run_job
from .test_plan_credits import credit, plan_grant

START = datetime(2027, 1, 31, 12, tzinfo=UTC)


def grants(api: Schematic, company: Any, **members: Any) -> list[Any]:
    """A company's grants, oldest first; of one instant what was carried over first."""
    found = api.credits.list_company_grants(company_id=company.id, **members).data
    return sorted(found, key=lambda one: (one.created_at, one.grant_reason != "rollover"))


def balance(api: Schematic, company: Any) -> float:
    return sum(one.remaining for one in api.credits.list_company_credit_balances(company_id=company.id).data)


def told(one: Any) -> tuple[Any, ...]:
    return one.grant_reason, one.quantity, one.quantity_remaining, one.zeroed_out_reason


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

    api.plans.update_company_plans(acme.id, base_plan_id=basic.id, add_on_ids=[])
    (left,) = grants(api, acme)
    assert told(left) == ("plan", 100, 0, "plan_change")
    assert balance(api, acme) == 0

    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[])
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
