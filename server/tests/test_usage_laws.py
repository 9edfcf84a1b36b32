"""Laws of usage reports: whatever comes in, in whatever order, they tell what a list of the events would."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schematic import Schematic
from schematic_server.clock import now as server_now

from . import catalog
from .usage import DAY, HOUR, send, span, today

_number = count(1)
_PERIODS = (
    (None, None),
    ("current_day", None),
    ("current_week", None),
    ("current_month", "first_of_month"),
    ("current_month", "billing_cycle"),
)


@dataclass(frozen=True)
class Use:
    """An event: how long ago it was (None: it is sent as it happens), of whom, and how it is dated."""

    quantity: int
    code: str
    user: str | None
    ago: timedelta | None
    dated: str


@st.composite
def _uses(draw: st.DrawFn) -> Use:
    dated = draw(st.sampled_from(["now", "trusted_client_clock", "backfill"]))
    days = {"now": 0, "trusted_client_clock": 33, "backfill": 80}[dated]
    ago = timedelta(minutes=draw(st.integers(0, days * 1440)))
    return Use(
        draw(st.integers(-20, 20).filter(bool)),
        draw(st.sampled_from(["A", "B"])),
        draw(st.sampled_from([None, "amy", "bob"])),
        None if dated == "now" else ago,
        dated,
    )


# The server's own thread may use `random` while events are drawn.
@pytest.mark.filterwarnings("ignore:Do not use the `random` module inside strategies")
@given(uses=st.lists(_uses(), min_size=1, max_size=25), period=st.sampled_from(_PERIODS))
@settings(max_examples=12)
def test_reports_tell_what_the_list_of_events_would(
    api: Schematic, http: httpx2.Client, uses: list[Use], period: tuple[str | None, str | None]
) -> None:
    number = next(_number)
    event = f"flight-{number}"
    feature, plan = catalog.metered(api, event, event), catalog.plan(api, f"Plan {number}")
    limited = {"metric_period": period[0], "metric_period_month_reset": period[1]}
    catalog.grant(api, plan, feature, "numeric", value_numeric=1000, **{k: v for k, v in limited.items() if v})
    companies = {code: catalog.company(api, f"{code}{number}", base_plan_id=plan.id).id for code in "AB"}
    now = server_now()
    told = [(use, now - use.ago if use.ago else now) for use in uses]
    send(http, *(_sent(use, at, event, number) for use, at in told))
    events = [(companies[use.code], use.user and f"{use.user}{number}", at, use.quantity) for use, at in told]

    start, end = today() - 90 * DAY, today() + DAY
    _history_is_exact(api, feature.id, events, start, end)
    _users_add_up(api, feature.id, events, companies.values(), start, end)
    _environment_adds_up(api, feature.id, events, start, end)
    for code, company_id in companies.items():
        own = [(at, quantity) for owner, _, at, quantity in events if owner == company_id]
        _series_ends_where_checks_are(api, feature.id, company_id, own, f"{code}{number}", event, period)
    api.features.delete_feature(feature.id)


def _sent(use: Use, at: datetime, event: str, number: int) -> dict[str, Any]:
    body: dict[str, Any] = {"event": event, "company": {"code": f"{use.code}{number}"}, "quantity": use.quantity}
    if use.user is not None:
        body["user"] = {"id": f"{use.user}{number}"}
    then = {} if use.ago is None else {use.dated: True, "sent_at": at.isoformat()}
    return {"event_type": "track", "body": body, **then}


def _history_is_exact(api: Schematic, feature_id: str, events: list[Any], start: datetime, end: datetime) -> None:
    """Every row is the sum of the events in its bucket, and at every granularity they come to the same."""
    totals: Counter[str] = Counter()
    for owner, _, _, quantity in events:
        totals[owner] += quantity
    for granularity in (None, "hourly", "daily", "weekly", "monthly"):
        ranges = [(start, end)]
        if granularity == "hourly":  # no more than 366 buckets a request
            ranges = [(start + number * 15 * DAY, start + (number + 1) * 15 * DAY) for number in range(7)]
        found: Counter[str] = Counter()
        for one in ranges:
            ask = api.entitlements.list_feature_usage_history
            for row in ask(feature_ids=[feature_id], **span(*one, granularity)).data:
                of_bucket = [
                    quantity
                    for owner, _, at, quantity in events
                    if owner == row.company_id and row.period_start <= at < row.period_end
                ]
                assert of_bucket
                assert row.usage == sum(of_bucket)
                found[row.company_id] += row.usage
        assert {one: found[one] for one in totals} == totals


def _users_add_up(
    api: Schematic, feature_id: str, events: list[Any], company_ids: Any, start: datetime, end: datetime
) -> None:
    for company_id in company_ids:
        expected: Counter[str | None] = Counter()
        for owner, user, _, quantity in events:
            if owner == company_id:
                expected[user] += quantity
        asked = {"company_id": company_id, "feature_id": feature_id, **span(start, end)}
        rows = api.entitlements.get_user_usage_by_company(**asked).data.rows
        assert {row.user.name if row.user else None: row.value for row in rows} == expected
        page = api.entitlements.list_company_user_usage(**asked, metric="feature").data
        assert page.total == sum(expected.values())
        nobody = page.unattributed.value if page.unattributed else 0
        assert sum(row.value for row in page.rows) + nobody == page.total
        assert api.entitlements.count_company_user_usage(**asked, metric="feature").data.count == len(page.rows)
        for row in page.rows:
            detail = api.entitlements.get_user_usage_detail(
                company_id=company_id, user_id=row.user_id, **span(start, end)
            ).data
            assert sum(one.value for one in detail.daily_points) == row.value == detail.feature_totals[0].value


def _environment_adds_up(api: Schematic, feature_id: str, events: list[Any], start: datetime, end: datetime) -> None:
    total = sum(quantity for *_, quantity in events)
    for granularity in ("daily", "weekly", "monthly"):
        points = api.insights.get_environment_feature_usage_time_series(
            feature_id=feature_id, **span(start, end, granularity)
        ).data.points
        assert sum(one.usage for one in points) == total
    top = api.insights.get_top_features_by_usage(**span(start, end)).data.features
    assert [(one.feature_id, one.usage) for one in top] == ([(feature_id, total)] if total > 0 else [])


def _series_ends_where_checks_are(
    api: Schematic,
    feature_id: str,
    company_id: str,
    events: list[tuple[datetime, int]],
    code: str,
    flag: str,
    period: tuple[str | None, str | None],
) -> None:
    points = api.entitlements.get_feature_usage_time_series(
        company_id=company_id, feature_id=feature_id, **span(today() - 90 * DAY, today() + DAY)
    ).data.usage_points

    for index, point in enumerate(points):
        if period[1] != "billing_cycle":  # which begin within an hour
            until = points[index + 1].timestamp if index + 1 < len(points) else today() + DAY
            since = point.period_start
            used = sum(quantity for at, quantity in events if (since is None or since <= at) and at < until)
            assert point.usage == max(0, used)
    assert points[-1].usage == catalog.check(api, flag, code).entitlement.usage
    hourly = api.entitlements.get_feature_usage_time_series(
        company_id=company_id, feature_id=feature_id, **span(today() - DAY, server_now() + HOUR, "hourly")
    ).data.usage_points
    assert hourly[-1].usage == points[-1].usage
