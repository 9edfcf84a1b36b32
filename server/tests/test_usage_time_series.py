"""A company's running use of a feature, and the history of its limit."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import update

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.clock import now as server_now
from schematic_server.domains.companies.tables import company as company_table

from . import catalog
from .asgi import App
from .conftest import Ahead, Keys, another_environment
from .usage import DAY, HOUR, flight, send, span, today

PRICE = {"currency": "usd", "monthly_unit_price": 5}
TIERS = [{"up_to": 100, "per_unit_price": 2}, {"per_unit_price": 1}]


def _series(
    api: Schematic, of: Any, feature: Any, start: datetime, end: datetime, granularity: str | None = None
) -> Any:
    return api.entitlements.get_feature_usage_time_series(
        company_id=of.id, feature_id=feature.id, **span(start, end, granularity)
    ).data


def _usage(series: Any) -> list[int]:
    return [one.usage for one in series.usage_points]


def _limited(api: Schematic, period: str | None, reset: str | None = None) -> tuple[Any, Any]:
    """A company on a plan that allows a hundred flights a period, and the feature."""
    flights, basic = catalog.metered(api), catalog.plan(api)
    more = {"metric_period": period, "metric_period_month_reset": reset}
    catalog.grant(api, basic, flights, "numeric", value_numeric=100, **{k: v for k, v in more.items() if v is not None})
    ua = catalog.company(api)
    api.plans.update_company_plans(ua.id, base_plan_id=basic.id, add_on_ids=[])
    return ua, flights


def test_usage_runs_up_and_begins_anew_with_each_period(api: Schematic, http: httpx2.Client) -> None:
    ua, flights = _limited(api, "current_month")
    first = today().replace(day=1)
    send(http, flight(first - 3 * DAY, 1), flight(first - 2 * DAY, 2), flight(first, 4))

    series = _series(api, ua, flights, first - 3 * DAY, first + DAY)

    assert (series.feature_id, series.feature_type, series.period_type) == (flights.id, "event", "current_month")
    assert _usage(series) == [1, 3, 3, 4]
    assert [one.timestamp for one in series.usage_points] == [first + number * DAY for number in (-3, -2, -1, 0)]
    assert {one.period_end for one in series.usage_points[:3]} == {series.usage_points[3].period_start} == {first}
    # A range may begin in the middle of a period, and of an hour.
    later = _series(api, ua, flights, first - DAY - HOUR + timedelta(seconds=1), first, "hourly")
    assert set(_usage(later)) == {3}
    assert later.usage_points[0].timestamp == first - DAY - HOUR


def test_a_bucket_is_cut_where_a_period_ends(api: Schematic, http: httpx2.Client) -> None:
    ua, flights = _limited(api, "current_day")
    send(http, flight(today() - 2 * DAY, 1), flight(today() - DAY, 2), flight(today(), 4))

    series = _series(api, ua, flights, today() - 2 * DAY, today() + HOUR, "monthly")

    assert _usage(series) == [1, 2, 4]


@pytest.mark.parametrize("period", [None, "current_day", "current_week", "current_month"])
def test_the_last_point_is_the_usage_that_a_check_sees(
    api: Schematic, http: httpx2.Client, clock: Ahead, period: str | None
) -> None:
    """Also where the billing cycle began in the middle of an hour, after some use in that hour."""
    clock.by += timedelta(minutes=10)
    catalog.company(api)
    send(http, flight(quantity=7))
    clock.by += timedelta(minutes=10)
    ua, flights = _limited(api, period, "billing_cycle" if period == "current_month" else None)
    send(http, flight(server_now() - 40 * DAY, 50), flight(quantity=3), flight(quantity=-1))

    seen = catalog.check(api, "flights").entitlement.usage
    for granularity in ("hourly", "daily"):
        series = _series(api, ua, flights, today() - 3 * DAY, today() + DAY, granularity)
        assert _usage(series)[-1] == seen
    assert seen == {None: 59, "current_month": 2}.get(period, 9)


def test_a_billing_cycle_of_the_past_takes_the_hour_it_began_in(api: Schematic, http: httpx2.Client, app: App) -> None:
    ua, flights = _limited(api, "current_month", "billing_cycle")
    anchor = (today() - 40 * DAY).replace(hour=10, minute=30)
    own_row = update(company_table).where(company_table.c.id == ua.id)
    app.write(lambda db, emit: db.execute(own_row.values(billing_anchor=anchor)) and None)
    hour = anchor.replace(minute=0)
    send(http, flight(hour - HOUR, 1), flight(hour, 2), flight(hour + HOUR, 4))

    points = _series(api, ua, flights, hour - HOUR, hour + 2 * HOUR, "hourly").usage_points

    assert [one.usage for one in points] == [1, 2, 6]
    assert [one.period_start for one in points[1:]] == [anchor, anchor]


def test_what_is_in_the_future_has_no_points(api: Schematic, http: httpx2.Client) -> None:
    ua, flights = _limited(api, None)
    send(http, flight(quantity=2))

    assert _usage(_series(api, ua, flights, today() - DAY, today() + 30 * DAY)) == [0, 2]
    assert _usage(_series(api, ua, flights, today() + DAY, today() + 30 * DAY)) == []
    far = datetime.fromisoformat("9999-12-31T23:59:00+00:00")
    assert _usage(_series(api, ua, flights, today(), far)) == [2]


def test_what_was_taken_back_beyond_what_was_used_is_none(api: Schematic, http: httpx2.Client) -> None:
    ua, flights = _limited(api, None)
    send(http, flight(today() - 2 * DAY, -5), flight(today() - DAY, 3), flight(today(), 4))

    assert _usage(_series(api, ua, flights, today() - 2 * DAY, today() + DAY)) == [0, 0, 2]


def test_an_event_is_told_without_an_entitlement_and_a_switch_has_nothing_to_tell(
    api: Schematic, http: httpx2.Client
) -> None:
    flights, sso, ua = catalog.metered(api), catalog.feature(api, "sso"), catalog.company(api)
    send(http, flight(quantity=2))

    series = _series(api, ua, flights, today(), today() + DAY)
    assert (_usage(series), series.limits, series.period_type) == ([2], [], "all_time")
    assert series.usage_points[0].period_start is None
    series = _series(api, ua, sso, today(), today() + DAY)
    assert (series.usage_points, series.limits, series.period_type) == ([], [], None)


def test_a_trait_is_what_it_was_at_the_end_of_each_day(api: Schematic, clock: Ahead, noon: timedelta) -> None:
    trait = catalog.trait(api, "seats")
    seats = catalog.feature(api, "seats", "trait", trait_id=trait.id)
    clock.by = noon - 3 * DAY
    ua = catalog.company(api, traits={"seats": 3, "other": 1})
    catalog.company(api, "DL", traits={"seats": 100})
    clock.by = noon - 2 * DAY
    catalog.company(api, traits={"seats": 7})
    catalog.company(api, traits={"seats": 5.5})
    clock.by = noon
    catalog.company(api, traits={"seats": None})

    series = _series(api, ua, seats, today() - 4 * DAY, today() + DAY)

    assert _usage(series) == [0, 3, 5, 5, 0]
    assert (series.feature_type, series.period_type, series.usage_points[0].period_start) == ("trait", None, None)
    catalog.company(api, traits={"seats": 9})
    assert _usage(_series(api, ua, seats, today() - DAY, today() + DAY, "weekly"))[-1] == 9


def test_limits_follow_plans_and_overrides(api: Schematic, clock: Ahead, noon: timedelta) -> None:
    flights, basic, gold = catalog.metered(api), catalog.plan(api), catalog.plan(api, "Gold")
    catalog.grant(api, basic, flights, "numeric", value_numeric=5)
    catalog.grant(api, gold, flights, "numeric", value_numeric=50)
    clock.by = noon - 10 * DAY
    ua = catalog.company(api, base_plan_id=basic.id)
    clock.by = noon - 6 * DAY
    api.plans.update_company_plans(ua.id, base_plan_id=None, add_on_ids=[])
    clock.by = noon - 4 * DAY
    api.plans.update_company_plans(ua.id, base_plan_id=gold.id, add_on_ids=[])

    def limits(start: datetime, end: datetime) -> list[tuple[Any, ...]]:
        told = _series(api, ua, flights, start, end).limits
        return [(one.effective_at.date(), one.limit_value, one.limit_source, one.plan_id) for one in told]

    clock.by = noon
    day = today().date()
    gold_since = (day - 4 * DAY, 50, "plan_entitlement", gold.id)
    assert limits(today() - 20 * DAY, today() + DAY) == [
        (day - 10 * DAY, 5, "plan_entitlement", basic.id),
        (day - 6 * DAY, 0, "unknown", None),
        gold_since,
    ]
    assert limits(today() - 2 * DAY, today() + DAY) == [gold_since]
    assert limits(today() - 30 * DAY, today() - 20 * DAY) == []
    api.entitlements.create_company_override(
        company_id=ua.id, feature_id=flights.id, value_type="numeric", value_numeric=70
    )
    assert limits(today() - 2 * DAY, today() + DAY) == [gold_since, (day, 70, "company_override", None)]


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"value_type": "numeric", "value_numeric": 50, "soft_limit": 10}, (50, False)),
        ({"value_type": "unlimited", "soft_limit": 10}, (None, False)),
        ({"price_behavior": "overage", "soft_limit": 10, "value_numeric": 50, **PRICE}, (10, True)),
        ({"price_behavior": "tier", "tier_mode": "volume", "monthly_price_tiers": TIERS}, (100, True)),
        ({"price_behavior": "pay_as_you_go", "value_numeric": 50, **PRICE}, (50, False)),
    ],
    ids=["numeric", "unlimited", "overage", "tier", "pay as you go"],
)
def test_a_limit_is_what_usage_is_measured_against(
    api: Schematic, clock: Ahead, members: dict[str, Any], told: tuple[Any, bool]
) -> None:
    """The effective limit, as of the plan that it was on and of the one that it is on."""
    flights, basic, gold = catalog.metered(api), catalog.plan(api), catalog.plan(api, "Gold")
    catalog.grant(api, basic, flights, **{"value_type": "unlimited", **members})
    catalog.grant(api, gold, flights, "numeric", value_numeric=7)
    clock.by -= 2 * DAY
    ua = catalog.company(api, base_plan_id=basic.id)
    clock.by += 2 * DAY

    def limits() -> list[tuple[Any, bool]]:
        found = _series(api, ua, flights, today() - 3 * DAY, today() + DAY).limits
        return [(one.limit_value, one.is_soft_limit) for one in found]

    (row,) = api.entitlements.list_feature_usage(company_id=ua.id).data
    assert limits() == [told]
    assert row.effective_limit == told[0]
    api.plans.update_company_plans(ua.id, base_plan_id=gold.id, add_on_ids=[])
    assert limits() == [told, (7, False)]


def test_who_and_what_is_unknown_is_named(api: Schematic, app: App, credentials: Keys) -> None:
    ua, flights = _limited(api, None)
    ask = api.entitlements.get_feature_usage_time_series
    window = span(today(), today() + DAY)
    with pytest.raises(NotFoundError, match="comp_nobody"):
        ask(company_id="comp_nobody", feature_id=flights.id, **window)
    with pytest.raises(NotFoundError, match="feat_nobody"):
        ask(company_id=ua.id, feature_id="feat_nobody", **window)
    with pytest.raises(BadRequestError, match="end_time"):
        ask(company_id=ua.id, feature_id=flights.id, **span(today(), today()))
    with pytest.raises(BadRequestError, match="more than 366 hourly buckets"):
        ask(company_id=ua.id, feature_id=flights.id, **span(today() - 20 * DAY, today(), "hourly"))
    texts = {name: at.isoformat() for name, at in window.items()}
    with app.client(another_environment(app, credentials).secret) as other:
        query = {"company_id": ua.id, "feature_id": flights.id, **texts}
        assert other.get("/feature-usage-timeseries", params=query).status_code == 404
