"""An environment at a glance."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .asgi import App
from .conftest import Ahead, Keys, another_environment
from .usage import DAY, HOUR, flight, send, span, today


def _points(found: Any) -> list[int]:
    return [one.usage for one in found.data.points]


def test_the_summary_counts_what_there_is(api: Schematic, app: App, credentials: Keys) -> None:
    catalog.company(api)
    catalog.company(api, "DL")
    catalog.plan(api)
    catalog.feature(api, "sso")

    told = api.insights.get_summary().data

    assert (told.total_companies, told.total_plans, told.total_features) == (2, 1, 1)
    assert (told.paid_companies, told.active_credits, told.mrr) == (0, 0, [])
    with app.client(another_environment(app, credentials).secret) as other:
        assert other.get("/insights/summary").json()["data"]["total_companies"] == 0


def test_use_of_a_feature_is_summed_over_companies(api: Schematic, http: httpx2.Client) -> None:
    flights = catalog.metered(api)
    yesterday = today() - DAY
    send(
        http, flight(yesterday, 1), flight(yesterday + HOUR, 2, "DL"), flight(today(), 4), flight(today() - 9 * DAY, 8)
    )

    def told(start: datetime, end: datetime, granularity: str | None = None) -> list[int]:
        found = api.insights.get_environment_feature_usage_time_series(
            feature_id=flights.id, **span(start, end, granularity)
        )
        assert (found.data.feature_id, found.data.event_subtype) == (flights.id, "flight")
        assert found.data.points[0].timestamp <= start
        return _points(found)

    assert told(yesterday - DAY, today() + DAY) == [0, 3, 4]
    assert told(yesterday + HOUR, yesterday + 2 * HOUR) == [3]  # the day that the range touches
    assert told(yesterday, yesterday + 3 * HOUR, "hourly") == [1, 2, 0]
    assert told(yesterday, today() + 90 * DAY, "daily") == [3, 4]
    assert sum(told(today() - 20 * DAY, today() + DAY, "weekly")) == 15
    assert sum(told(today() - 20 * DAY, today() + DAY, "monthly")) == 15


def test_the_most_used_features_stand_beside_the_days_before(api: Schematic, http: httpx2.Client) -> None:
    flights = api.features.create_feature(
        name="Flights", description="", feature_type="event", event_subtype="flight", plural_name="flights"
    ).data
    bags = catalog.metered(api, "bags", "bag")
    catalog.metered(api, "meals", "meal")
    window = span(today() - DAY, today() + HOUR)  # two days
    send(
        http,
        flight(today(), 3),
        flight(today() - DAY, 3, "DL"),
        flight(today() - 2 * DAY, 4),
        flight(today() - 3 * DAY, 4),
        flight(today() - 4 * DAY, 100),
        flight(today(), 7, event="bag"),
        flight(today(), 50, event="nothing"),
        flight(today() - 2 * DAY, 1, event="meal"),
    )

    told = api.insights.get_top_features_by_usage(**window).data.features

    assert [(one.feature_id, one.usage, one.prior_usage, one.change_pct) for one in told] == [
        (bags.id, 7, 0, None),
        (flights.id, 6, 8, -25),
    ]
    assert (told[1].feature_name, told[1].plural_name) == ("Flights", "flights")
    assert len(api.insights.get_top_features_by_usage(**window, limit=1).data.features) == 1
    for number in range(5):
        catalog.metered(api, f"flights-{number}")
    assert len(api.insights.get_top_features_by_usage(**window).data.features) == 5
    assert len(api.insights.get_top_features_by_usage(**window, limit=20).data.features) == 7


def test_a_trait_is_summed_over_companies_by_day(api: Schematic, clock: Ahead, noon: timedelta) -> None:
    trait = catalog.trait(api, "seats")
    seats = catalog.feature(api, "seats", "trait", trait_id=trait.id)
    clock.by = noon - 3 * DAY
    catalog.company(api, traits={"seats": 3})
    catalog.company(api, "DL", traits={"seats": 10})
    gone = catalog.company(api, "AA", traits={"seats": 50})
    clock.by = noon - DAY
    catalog.company(api, traits={"seats": 5})
    api.companies.upsert_company_trait(keys={"code": "DL"}, trait="seats", incr=-4)
    clock.by = noon
    catalog.company(api, traits={"seats": "none"})
    api.companies.delete_company(gone.id)

    found = api.insights.get_environment_trait_usage_time_series(
        feature_id=seats.id, **span(today() - 4 * DAY, today() + DAY)
    )

    assert (found.data.feature_id, found.data.trait_definition_id) == (seats.id, trait.id)
    assert _points(found) == [0, 13, 13, 11, 6]


def test_values_from_before_a_feature_was_measured_stay_what_they_were_then(
    api: Schematic, clock: Ahead, noon: timedelta
) -> None:
    trait = catalog.trait(api, "seats")
    clock.by = noon - 2 * DAY
    catalog.company(api, traits={"seats": 3})
    seats = catalog.feature(api, "seats", "trait", trait_id=trait.id)
    clock.by = noon
    catalog.company(api, traits={"seats": 4})

    found = api.insights.get_environment_trait_usage_time_series(
        feature_id=seats.id, **span(today() - 3 * DAY, today() + DAY)
    )

    assert _points(found) == [3, 3, 3, 4]


def test_growth_tells_who_was_on_which_plan_at_each_months_end(api: Schematic, clock: Ahead, noon: timedelta) -> None:
    basic, gold, more = catalog.plan(api), catalog.plan(api, "Gold"), catalog.plan(api, "More", "add_on")
    month = today().replace(day=1)
    before = (month - DAY).replace(day=1)
    clock.by = noon - (today() - before)  # the month before this one
    ua = catalog.company(api, base_plan_id=basic.id)
    dl = catalog.company(api, "DL", base_plan_id=basic.id)
    api.plans.update_company_plans(dl.id, base_plan_id=basic.id, add_on_ids=[more.id])
    clock.by = noon
    api.plans.update_company_plans(ua.id, base_plan_id=gold.id, add_on_ids=[more.id])
    api.plans.update_company_plans(dl.id, base_plan_id=basic.id, add_on_ids=[])

    points = api.insights.get_plan_growth(months=3).data.points

    told = {(one.month, one.plan_name): one.subscribers for one in points}
    oldest = (before - DAY).replace(day=1)
    assert told == {
        (oldest, "Basic"): 0,
        (oldest, "Gold"): 0,
        (oldest, "More"): 0,
        (before, "Basic"): 2,
        (before, "Gold"): 0,
        (before, "More"): 1,
        (month, "Basic"): 1,
        (month, "Gold"): 1,
        (month, "More"): 1,
    }
    api.plans.delete_plan(basic.id)
    points = api.insights.get_plan_growth().data.points
    assert len({one.month for one in points}) == 6
    told = {(one.month, one.plan_name): one.subscribers for one in points}
    assert (told[before, "Basic"], told[month, "Basic"], told[month, "Gold"]) == (2, 0, 1)


def test_the_latest_writes_are_told_as_lines(api: Schematic, http: httpx2.Client, app: App, credentials: Keys) -> None:
    basic = catalog.plan(api)
    ua = catalog.company(api)
    assert http.post("/plans", json={"name": "No type"}).status_code == 400
    api.companies.delete_company(ua.id)

    entries = api.insights.get_activity().data.entries

    assert [(one.method, one.resource_type) for one in entries[:3]] == [
        ("DELETE", "company"),
        ("POST", "company"),
        ("POST", "plan"),
    ]
    assert (entries[2].actor_name, entries[2].resource_name) == ("First key", basic.name)
    assert entries[2].title == f"First key wrote plan {basic.name}"
    assert len(api.insights.get_activity(limit=1).data.entries) == 1
    for limit in (0, 51):
        with pytest.raises(BadRequestError, match="limit"):
            api.insights.get_activity(limit=limit)
    with app.client(another_environment(app, credentials).secret) as other:
        assert other.get("/insights/activity").json()["data"]["entries"] == []


def test_what_cannot_be_told_is_refused(api: Schematic) -> None:
    sso, window = catalog.feature(api, "sso"), span(today(), today() + DAY)
    ask = api.insights
    for series in (ask.get_environment_feature_usage_time_series, ask.get_environment_trait_usage_time_series):
        with pytest.raises(NotFoundError, match="feat_nobody"):
            series(feature_id="feat_nobody", **window)
        with pytest.raises(BadRequestError, match=f"feature_id: {sso.id}"):
            series(feature_id=sso.id, **window)
    flights = catalog.metered(api)
    with pytest.raises(BadRequestError, match="more than 366 daily buckets"):
        ask.get_environment_feature_usage_time_series(feature_id=flights.id, **span(today() - 400 * DAY, today()))
    for question in (
        ask.get_top_features_by_usage,
        lambda **query: ask.get_environment_feature_usage_time_series(feature_id=flights.id, **query),
    ):
        with pytest.raises(BadRequestError, match="end_time"):
            question(**span(today(), today()))
    for limit in (0, 21):
        with pytest.raises(BadRequestError, match="limit"):
            ask.get_top_features_by_usage(**window, limit=limit)
    for months in (0, 25):
        with pytest.raises(BadRequestError, match="months"):
            ask.get_plan_growth(months=months)


def test_figures_are_those_of_one_environment(api: Schematic, http: httpx2.Client, app: App, credentials: Keys) -> None:
    flights, basic = catalog.metered(api), catalog.plan(api)
    seats = catalog.feature(api, "seats", "trait", trait_id=catalog.trait(api, "seats").id)
    catalog.company(api, base_plan_id=basic.id, traits={"seats": 4})
    send(http, flight(quantity=3))
    window = {"start_time": today().isoformat(), "end_time": (today() + DAY).isoformat()}

    with app.client(another_environment(app, credentials).secret) as other:

        def told(path: str, **query: Any) -> Any:
            answer = other.get(f"/insights/{path}", params=query)
            assert answer.status_code == 200, answer.text
            return answer.json()["data"]

        for more in ({}, {"granularity": "hourly"}):
            points = told("feature-usage-timeseries", feature_id=flights.id, **window, **more)["points"]
            assert {one["usage"] for one in points} == {0}
        refused = other.get("/insights/trait-usage-timeseries", params={"feature_id": seats.id, **window})
        assert (refused.status_code, refused.json()["error"]) == (
            400,
            f"feature_id: {seats.id} is measured by a trait of another environment; ask there",
        )
        assert told("top-features", **window)["features"] == []
        assert told("plan-growth")["points"] == []
