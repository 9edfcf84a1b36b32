"""Credits where companies, their features and their users are told of."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.clock import now as server_now

from . import catalog, spending
from .asgi import App
from .conftest import Keys
from .spending import Purse


@pytest.fixture
def credit_id(api: Schematic) -> str:
    return spending.credit(api)


@pytest.fixture
def metered(api: Schematic, credit_id: str) -> tuple[Any, Any]:
    """A company on a plan that lets a use of `flights` cost four credits, and the feature."""
    return spending.metered(api, credit_id, 4)


@pytest.fixture
def acme(metered: tuple[Any, Any]) -> Any:
    return metered[0]


@pytest.fixture
def flights(metered: tuple[Any, Any]) -> Any:
    return metered[1]


@pytest.fixture
def purse(app: App, credentials: Keys, acme: Any, credit_id: str) -> Purse:
    return Purse(app, credentials, acme.id, credit_id)


def _row(api: Schematic, company: Any, **query: Any) -> Any:
    (row,) = api.entitlements.list_feature_usage(company_id=company.id, **query).data
    return row


def test_a_row_of_usage_tells_what_is_granted_and_left(api: Schematic, purse: Purse, acme: Any) -> None:
    before = _row(api, acme)
    ends_at = server_now() + timedelta(days=3)
    purse.grant(30, ends_at)
    purse.grant(11, reason="free")
    purse.draw(6)
    purse.hold(5)

    row = _row(api, acme)

    assert (before.access, before.credit_total, before.effective_limit, before.percent_used) == (False, 0, 0, None)
    assert (before.credit_grant_counts, before.credit_grant_details) == ({}, [])
    assert (row.access, row.allocation, row.credit_consumption_rate) == (True, None, 4)
    assert (row.credit_total, row.credit_used, row.credit_remaining) == (41, 6, 30)
    assert (row.effective_limit, row.percent_used) == (10, pytest.approx(100 * 6 / 36))
    assert row.credit_grant_counts == {"free": 11, "purchased": 30}
    told = [(one.grant_reason, one.quantity, one.expires_at) for one in row.credit_grant_details]
    assert sorted(told) == [("free", 11, None), ("purchased", 30, ends_at)]
    assert row.credit_usage_aggregation is None


def test_access_is_what_a_check_says(api: Schematic, purse: Purse, acme: Any, credit_id: str) -> None:
    def agreed() -> bool:
        found: bool = _row(api, acme).access
        assert catalog.check(api, "flights").value is found
        return found

    purse.grant(5)
    seen = [agreed()]
    purse.draw(2)
    seen.append(agreed())
    purse.postpay(1)
    seen.append(agreed())
    cap = api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, company_id=acme.id, window_amount=5, window_unit="day"
    ).data
    seen.append(agreed())
    api.credits.update_credit_spend_policy(cap.id, max_per_draw=4)
    seen.append(agreed())

    assert seen == [True, False, True, False, True]


def test_what_a_feature_drew_lately_is_told_when_asked(api: Schematic, purse: Purse, acme: Any, flights: Any) -> None:
    purse.grant(100)
    purse.draw(6, feature_id=flights.id)
    purse.draw(7, feature_id="feat_other")
    purse.draw(-1, feature_id=flights.id)

    row = _row(api, acme, include_usage_aggregation=True)

    found = row.credit_usage_aggregation
    windows = ("today", "this_week", "this_calendar_month", "this_billing_period")
    assert [getattr(found, f"usage_{name}") for name in windows] == [5, 5, 5, 5]


def test_a_company_tells_what_remains_of_credits(api: Schematic, purse: Purse, acme: Any, credit_id: str) -> None:
    assert api.companies.get_company(acme.id).data.billing_credit_balances == {}
    purse.grant(10)
    purse.draw(2.5)
    purse.hold(3)

    told = api.companies.get_company(acme.id).data

    assert told.billing_credit_balances == {credit_id: 4.5}
    (entitlement,) = told.entitlements
    assert (entitlement.credit_remaining, entitlement.credit_settled, entitlement.credit_used) == (4.5, 7.5, 2.5)


def test_companies_are_ranked_by_what_they_use_of_credits(
    api: Schematic, app: App, credentials: Keys, acme: Any, purse: Purse, flights: Any, credit_id: str
) -> None:
    delta, none = (catalog.company(api, code, base_plan_id=acme.plan.id) for code in ("DL", "BA"))
    other = Purse(app, credentials, delta.id, credit_id)
    purse.grant(10)
    other.grant(10)
    purse.draw(9)
    other.draw(1)

    found: Any = api.entitlements.list_feature_companies(feature_id=flights.id).data

    assert [one.company.id for one in found] == [acme.id, delta.id, none.id]
    assert [one.percent_used for one in found] == [90, 10, None]
    usage = found[0].credit_usage
    assert (usage.credit_total, usage.credit_used, usage.credit_remaining) == (10, 9, 1)
    assert (usage.credit_type_name, usage.credit_consumption_rate) == ("Token", 4)
    assert (usage.credit_grant_counts, usage.credit_grant_details) == ({"purchased": 10}, found[0].credit_grant_details)
    assert (found[2].credit_usage.credit_total, found[2].credit_usage.credit_grant_counts) == (0, {})


def test_companies_of_a_feature_that_is_paid_otherwise_tell_nothing_of_credits(api: Schematic) -> None:
    seats, plan = catalog.metered(api, "seats", "seat"), catalog.plan(api)
    catalog.grant(api, plan, seats, "numeric", value_numeric=5, metric_period="all_time")
    catalog.company(api, base_plan_id=plan.id)

    (row,) = api.entitlements.list_feature_companies(feature_id=seats.id).data

    assert (row.allocation, row.credit_usage) == (5, None)


def test_users_are_told_with_the_credits_they_used(api: Schematic, purse: Purse, acme: Any, credit_id: str) -> None:
    amy, bob = (api.companies.upsert_user(keys={"id": name}, company_id=acme.id).data for name in ("amy", "bob"))
    purse.grant(100)
    purse.draw(6, amy.id)
    purse.draw(3, bob.id)
    purse.draw(1)
    purse.draw(-1, bob.id)
    purse.release(purse.hold(20, bob.id), bob.id)  # what was held is not used

    report = api.entitlements.get_user_usage_by_company(company_id=acme.id).data
    page: Any = api.entitlements.list_company_user_usage(company_id=acme.id, metric="credits", limit=1).data
    rest = api.entitlements.list_company_user_usage(company_id=acme.id, metric="credits", offset=1).data
    detail = api.entitlements.get_user_usage_detail(company_id=acme.id, user_id=bob.id).data

    assert [(one.user_id, one.credits_used, one.share) for one in report.credits] == [
        (amy.id, 6, pytest.approx(6 / 9)),
        (bob.id, 2, pytest.approx(2 / 9)),
        (None, 1, pytest.approx(1 / 9)),
    ]
    assert {(one.billing_credit_id, one.credit_name) for one in report.credits} == {(credit_id, "Token")}
    assert (page.total, page.top_user_share) == (9, pytest.approx(6 / 9))
    assert [(one.user_id, one.value, one.last_seen) for one in (*page.rows, *rest.rows)] == [
        (amy.id, 6, None),
        (bob.id, 2, None),
    ]
    assert (page.unattributed.user_id, page.unattributed.value) == (None, 1)
    assert api.entitlements.count_company_user_usage(company_id=acme.id, metric="credits").data.count == 2
    assert api.entitlements.get_company_user_usage_metrics(company_id=acme.id).data.has_credits is True
    assert [(one.credits_used, one.share) for one in detail.credits] == [(2, pytest.approx(2 / 9))]
    today = server_now().replace(hour=0, minute=0, second=0, microsecond=0)
    assert [(one.date, one.credits_used) for one in detail.daily_credit_points] == [(today, 2)]


def test_a_summary_adds_up_what_is_left(api: Schematic, purse: Purse) -> None:
    purse.grant(10)
    purse.draw(2.5)

    assert api.insights.get_summary().data.active_credits == 7.5
