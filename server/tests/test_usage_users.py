"""Who of a company used what."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.domains.usage import users as reports

from . import catalog
from .asgi import App
from .conftest import Keys, another_environment
from .usage import DAY, flight, send, span, today


@pytest.fixture
def ua(api: Schematic, http: httpx2.Client) -> Any:
    """A company whose users amy and bob flew today and yesterday, and somebody unknown too."""
    made = catalog.company(api)
    for name in ("amy", "bob"):
        api.companies.upsert_user(keys={"id": name}, name=name, company_id=made.id)
    yesterday = today() - DAY
    send(
        http,
        flight(yesterday, 5, user="amy"),
        flight(today(), 1, user="amy"),
        flight(today(), 3, user="bob"),
        flight(today(), 1),
        flight(today(), 100, "DL", user="amy"),
        flight(today() - 40 * DAY, 7, user="bob"),
    )
    return made


def _told(rows: Any) -> list[tuple[Any, ...]]:
    return [(row.user.name if row.user else None, row.value, row.share) for row in rows]


def test_rows_of_a_feature_add_up_to_what_the_company_used(api: Schematic, http: httpx2.Client, ua: Any) -> None:
    flights, miles = catalog.metered(api), catalog.metered(api, "miles", "mile")
    send(http, flight(today(), 10, user="bob", event="mile"))

    told = api.entitlements.get_user_usage_by_company(company_id=ua.id).data

    assert _told(told.rows) == [("amy", 6, 0.6), ("bob", 3, 0.3), (None, 1, 0.1), ("bob", 10, 1.0)]
    assert [row.feature.id for row in told.rows] == [flights.id] * 3 + [miles.id]
    assert (told.rows[0].last_seen, told.rows[2].user_id, told.credits) == (today(), None, [])
    assert (told.start_time, told.end_time) == (today() - 30 * DAY, today() + DAY)
    only = api.entitlements.get_user_usage_by_company(company_id=ua.id, feature_id=miles.id).data
    assert _told(only.rows) == [("bob", 10, 1.0)]
    window = span(today() - 41 * DAY, today() - DAY)
    older = api.entitlements.get_user_usage_by_company(company_id=ua.id, **window).data
    assert _told(older.rows) == [("bob", 7, 1.0)]
    # Usage is kept by the day, so the day that an end falls in is told as a whole.
    late = span(today() - DAY + timedelta(hours=3), today() - DAY + timedelta(hours=4))
    assert _told(api.entitlements.get_user_usage_by_company(company_id=ua.id, **late).data.rows) == [("amy", 5, 1.0)]


def test_users_are_ranked_with_totals_of_all_pages(api: Schematic, ua: Any) -> None:
    flights = catalog.metered(api)
    asked = {"company_id": ua.id, "metric": "feature", "feature_id": flights.id}
    pages = [api.entitlements.list_company_user_usage(**asked, limit=1, offset=offset).data for offset in (0, 1, 2)]

    assert [_told(page.rows) for page in pages] == [[("amy", 6, 0.6)], [("bob", 3, 0.3)], []]
    for page in pages:
        assert (page.total, page.top_user_share) == (10, 0.6)
        assert (page.unattributed.value, page.unattributed.share, page.unattributed.user) == (1, 0.1, None)
    assert api.entitlements.count_company_user_usage(**asked).data.count == 2
    nothing = api.entitlements.list_company_user_usage(**asked, **span(today() - 9 * DAY, today() - 8 * DAY)).data
    assert (nothing.total, nothing.rows, nothing.top_user_share, nothing.unattributed) == (0, [], 0, None)


def test_nobody_used_credits(api: Schematic, ua: Any) -> None:
    asked = {"company_id": ua.id, "metric": "credits"}

    told = api.entitlements.list_company_user_usage(**asked).data

    assert (told.total, told.rows, told.unattributed) == (0, [], None)
    assert api.entitlements.count_company_user_usage(**asked).data.count == 0


def test_features_are_told_whose_event_a_user_sent(api: Schematic, http: httpx2.Client, ua: Any) -> None:
    flights, _, bags = (
        catalog.metered(api),
        catalog.metered(api, "miles", "mile"),
        catalog.metered(api, "bags", "bag"),
    )
    send(http, flight(event="bag"))

    told = api.entitlements.get_company_user_usage_metrics(company_id=ua.id).data
    assert ([one.id for one in told.features], told.has_credits) == ([flights.id], False)
    send(http, flight(event="bag", user="bob"))
    told = api.entitlements.get_company_user_usage_metrics(company_id=ua.id).data
    assert [one.id for one in told.features] == [flights.id, bags.id]
    window = span(today() - 9 * DAY, today() - 8 * DAY)
    assert api.entitlements.get_company_user_usage_metrics(company_id=ua.id, **window).data.features == []


def test_one_user_is_told_by_day(api: Schematic, ua: Any) -> None:
    flights, amy = catalog.metered(api), api.companies.lookup_user(keys={"id": "amy"}).data

    told = api.entitlements.get_user_usage_detail(company_id=ua.id, user_id=amy.id).data

    assert told.user.name == "amy"
    assert _told(told.feature_totals) == [("amy", 6, 0.6)]
    assert [(one.date, one.feature.id, one.value) for one in told.daily_points] == [
        (today() - DAY, flights.id, 5),
        (today(), flights.id, 1),
    ]
    assert (told.credits, told.daily_credit_points) == ([], [])
    assert sum(one.value for one in told.daily_points) == told.feature_totals[0].value


def test_a_user_who_is_gone_is_told_by_id(api: Schematic, ua: Any) -> None:
    catalog.metered(api)
    amy = api.companies.lookup_user(keys={"id": "amy"}).data
    api.companies.delete_user(amy.id)

    row = api.entitlements.get_user_usage_by_company(company_id=ua.id).data.rows[0]

    assert (row.user_id, row.user, row.value) == (amy.id, None, 6)


def test_what_cannot_be_told_is_refused(
    api: Schematic, http: httpx2.Client, ua: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    flights, sso = catalog.metered(api), catalog.feature(api, "sso")
    ask = api.entitlements
    for question in (
        ask.get_user_usage_by_company,
        ask.get_company_user_usage_metrics,
        lambda **query: ask.get_user_usage_detail(user_id="user_nobody", **query),
        lambda **query: ask.list_company_user_usage(metric="feature", feature_id=flights.id, **query),
        lambda **query: ask.count_company_user_usage(metric="feature", feature_id=flights.id, **query),
    ):
        with pytest.raises(NotFoundError, match="comp_nobody"):
            question(company_id="comp_nobody")
    with pytest.raises(NotFoundError, match="user_nobody"):
        ask.get_user_usage_detail(company_id=ua.id, user_id="user_nobody")
    amy = api.companies.lookup_user(keys={"id": "amy"}).data.id
    with pytest.raises(BadRequestError, match="start_time: a user's days are told for 366 at most"):
        ask.get_user_usage_detail(company_id=ua.id, user_id=amy, start_time=today() - 366 * DAY)
    assert ask.get_user_usage_detail(company_id=ua.id, user_id=amy, start_time=today() - 365 * DAY).data.daily_points
    for bad in ({"feature_id": sso.id}, {"feature_id": "feat_nobody"}):
        with pytest.raises((BadRequestError, NotFoundError), match=bad["feature_id"]):
            ask.get_user_usage_by_company(company_id=ua.id, **bad)
        with pytest.raises((BadRequestError, NotFoundError), match=bad["feature_id"]):
            ask.list_company_user_usage(company_id=ua.id, metric="feature", **bad)
    with pytest.raises(BadRequestError, match="feature_id: name the feature"):
        ask.list_company_user_usage(company_id=ua.id, metric="feature")
    for limit in (-1, 1_001):
        with pytest.raises(BadRequestError, match="limit: must be 0 to 1000"):
            ask.list_company_user_usage(company_id=ua.id, metric="credits", limit=limit)
    with pytest.raises(BadRequestError, match="end_time"):
        ask.get_user_usage_by_company(company_id=ua.id, **span(today(), today() - DAY))
    assert (
        http.get("/user-usage-by-company", params={"company_id": ua.id, "end_time": "0001-01-01T00:00:00Z"}).json()[
            "data"
        ]["rows"]
        == []
    )
    monkeypatch.setattr(reports, "MAX_ROWS", 2)
    with pytest.raises(BadRequestError, match="more than 2 rows"):
        ask.get_user_usage_by_company(company_id=ua.id)


def test_users_of_another_environment_are_not_told(api: Schematic, app: App, credentials: Keys, ua: Any) -> None:
    flights, amy = catalog.metered(api), api.companies.lookup_user(keys={"id": "amy"}).data
    there = another_environment(app, credentials)
    with app.client(there.secret) as other:
        own = other.post("/companies", json={"keys": {"code": "XX"}}).json()["data"]["id"]
        ranked = {"metric": "feature", "feature_id": flights.id}
        for path, more in (
            ("/user-usage-by-company", {}),
            ("/user-usage-by-company/metrics", {}),
            ("/user-usage-by-company/users", ranked),
            ("/user-usage-by-company/users/count", ranked),
            ("/user-usage-detail", {"user_id": amy.id}),
        ):
            assert other.get(path, params={"company_id": ua.id, **more}).status_code == 404
        assert other.get("/user-usage-detail", params={"company_id": own, "user_id": amy.id}).status_code == 404
