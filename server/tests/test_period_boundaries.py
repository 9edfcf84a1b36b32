"""Usage at the very end of a period: the last moment of one and the first of the next, everywhere it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic

from . import catalog
from .conftest import Still

UA = {"code": "UA"}
LIMIT = 10
MOMENT = timedelta(milliseconds=1)  # as finely as the engine reads time
# What is in memory moves on without SQL.
in_memory_and_not = pytest.mark.parametrize(
    ("backend", "is_in_memory"),
    [("sqlite", True), ("sqlite", False), ("postgresql", False)],
    indirect=["backend"],
    ids=["sqlite-in memory", "sqlite-not in memory", "postgresql-not in memory"],
)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _track(http: httpx2.Client, quantity: int, **members: Any) -> None:
    body = {"event": "flight", "company": UA, "quantity": quantity}
    answer = http.post("/events", json={"event_type": "track", "body": body, **members})
    assert answer.status_code == 201, answer.text


class Told:
    """A company on a plan with a limit a period, asked about wherever its usage is told."""

    def __init__(self, api: Schematic, period: str, reset: str) -> None:
        self.api, self.period, self.reset = api, period, reset
        basic, flights = catalog.plan(api), catalog.metered(api)
        only_of_months = {"metric_period_month_reset": reset} if period == "current_month" else {}
        catalog.grant(api, basic, flights, "numeric", value_numeric=LIMIT, metric_period=period, **only_of_months)
        self.company = catalog.company(api, base_plan_id=basic.id)

    def is_checked(self, usage: int, until: datetime) -> None:
        """So much is used in the period that ends at `until`, says a check."""
        check = catalog.check(self.api, "flights")
        assert (check.value, check.entitlement.usage, check.entitlement.allocation) == (usage < LIMIT, usage, LIMIT)
        assert (check.feature_usage, check.feature_usage_reset_at) == (usage, until)
        assert check.entitlement.metric_reset_at == until

    def is_used(self, usage: int, until: datetime) -> None:
        """As `is_checked`, says everybody."""
        self.is_checked(usage, until)
        (every,) = self.api.features.check_flags(company=UA).data.flags
        assert (every.value, every.entitlement.usage, every.feature_usage_reset_at) == (usage < LIMIT, usage, until)
        (row,) = self.api.entitlements.list_feature_usage(company_id=self.company.id).data
        assert (row.access, row.usage, row.metric_reset_at) == (usage < LIMIT, usage, until)
        metrics = self.api.companies.get_company(self.company.id).data.metrics
        counted = [one.value for one in metrics if (one.period, one.month_reset) == (self.period, self.reset)]
        assert sum(counted) == usage


@in_memory_and_not
@pytest.mark.parametrize(
    ("period", "reset", "made_at", "ends"),
    [
        ("current_day", "first_of_month", "2026-12-30T09:00", ["2027-01-01", "2028-02-29", "2028-03-01"]),
        (
            "current_week",
            "first_of_month",
            "2026-12-30T09:00",
            ["2027-01-03", "2027-01-10"],
        ),
        (
            "current_month",
            "first_of_month",
            "2026-12-30T09:00",
            ["2027-01-01", "2027-02-01", "2028-03-01"],
        ),
        (
            "current_month",
            "billing_cycle",
            "2027-01-31T10:30:05.250",
            [f"{day}T10:30:05.250" for day in ("2027-02-28", "2027-03-31", "2028-02-29")],
        ),
        (
            "current_month",
            "billing_cycle",
            "2028-02-29T23:59:59",
            [f"{day}T23:59:59" for day in ("2028-03-29", "2029-02-28", "2032-02-29")],
        ),
        (
            "current_month",
            "billing_cycle",
            "2027-12-30T00:00",
            ["2028-02-29", "2028-03-30"],
        ),
    ],
    ids=["day", "Sunday week", "calendar month", "cycle of the 31st", "cycle of a leap day", "cycle of the 30th"],
)
def test_usage_ends_with_its_period_to_the_millisecond(
    database_url: str,
    still: Still,
    api: Schematic,
    http: httpx2.Client,
    period: str,
    reset: str,
    made_at: str,
    ends: list[str],
    is_in_memory: bool,
) -> None:
    still.at = _at(made_at)
    told = Told(api, period, reset)
    instants = [_at(end) for end in ends]
    for end in instants:
        still.at = end - MOMENT
        _track(http, LIMIT)
        if is_in_memory:
            told.is_used(LIMIT, end)
        following = _next(period, reset, _at(made_at), end)

        still.at = end
        if is_in_memory:
            told.is_used(0, following)
        _track(http, 3)
        told.is_used(3, following)
        # What belongs before the end, and comes after it, stays there.
        _track(http, 50, trusted_client_clock=True, sent_at=(end - MOMENT).isoformat())
        _track(http, 60, backfill=True, sent_at=(end - MOMENT).isoformat())
        told.is_checked(3, following)
        _track(http, 1, trusted_client_clock=True, sent_at=end.isoformat())
        told.is_checked(4, following)

        # Of a clock that is ahead, which has the next period already; taken back for the next round.
        still.at = following - MOMENT
        for quantity in (2, -2):
            _track(http, quantity, trusted_client_clock=True, sent_at=following.isoformat())
            told.is_checked(4, following)
        _track(http, -4)
        told.is_used(0, following)


@pytest.mark.parametrize("back", [MOMENT, timedelta(minutes=20), timedelta(hours=9)], ids=str)
def test_a_clock_that_is_set_back_counts_in_the_period_that_it_comes_back_to(
    database_url: str, still: Still, api: Schematic, http: httpx2.Client, back: timedelta
) -> None:
    """Checks too, which have the next period in memory by then."""
    midnight, day = _at("2027-03-10"), timedelta(days=1)
    still.at = midnight - back
    told = Told(api, "current_day", "first_of_month")
    for at, quantity, usage in (
        (midnight - back, 3, 3),
        (midnight, 2, 2),
        (midnight - back, 1, 4),
        (midnight, 1, 3),
    ):
        still.at = at
        told.is_used(usage - quantity, midnight if at < midnight else midnight + day)
        _track(http, quantity)
        told.is_used(usage, midnight if at < midnight else midnight + day)


def _next(period: str, reset: str, made_at: datetime, end: datetime) -> datetime:
    """When the period that begins at `end` ends."""
    if period == "current_day":
        return end + timedelta(days=1)
    if period == "current_week":
        return end + timedelta(days=7)
    month = (end.replace(day=1) + timedelta(days=31)).replace(day=1)
    if reset == "first_of_month":
        return month
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return month.replace(day=min(made_at.day, last.day))


@in_memory_and_not
def test_a_company_without_a_plan_is_counted_by_calendar_months(
    database_url: str, still: Still, api: Schematic, http: httpx2.Client, is_in_memory: bool
) -> None:
    """Until its first plan: from then on its cycle counts, from nothing."""
    still.at = _at("2027-01-15T08:00")
    flights, basic = catalog.metered(api), catalog.plan(api)
    company = catalog.company(api)
    limit = {"metric_period": "current_month", "metric_period_month_reset": "billing_cycle"}
    api.entitlements.create_company_override(
        company_id=company.id, feature_id=flights.id, value_type="numeric", value_numeric=LIMIT, **limit
    )

    def used() -> tuple[int, datetime]:
        check = catalog.check(api, "flights")
        return check.entitlement.usage, check.feature_usage_reset_at

    _track(http, 7)
    still.at = _at("2027-02-01") - MOMENT
    assert not is_in_memory or used() == (7, _at("2027-02-01"))
    still.at = _at("2027-02-01")
    assert used() == (0, _at("2027-03-01"))
    _track(http, 5)
    still.at = _at("2027-02-10T12:00")
    assert not is_in_memory or used() == (5, _at("2027-03-01"))
    api.plans.update_company_plans(company.id, base_plan_id=basic.id, add_on_ids=[])
    assert used() == (0, _at("2027-03-10T12:00"))
    _track(http, 2)
    assert used() == (2, _at("2027-03-10T12:00"))
