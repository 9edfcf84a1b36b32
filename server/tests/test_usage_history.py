"""Usage over time by company and event: rows that can be summed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import BadRequestError

from . import catalog
from .asgi import App
from .conftest import Keys, another_environment
from .usage import DAY, HOUR, flight, send, span, today


def _rows(api: Schematic, **query: Any) -> list[tuple[Any, ...]]:
    rows = api.entitlements.list_feature_usage_history(**query).data
    return [(row.company_id, row.feature_id, row.period_start, row.period_end, row.usage) for row in rows]


def test_without_a_granularity_there_is_one_total_a_company(api: Schematic, http: httpx2.Client) -> None:
    flights, ua, dl = catalog.metered(api), catalog.company(api, "UA"), catalog.company(api, "DL")
    catalog.company(api, "AA")
    end = today()
    send(http, flight(end - HOUR, 3), flight(end - 30 * HOUR, 4), flight(end - HOUR, 5, "DL"), flight(end, 100))

    start = end - 2 * DAY
    assert _rows(api, **span(start, end)) == [
        (ua.id, flights.id, start, end, 7),
        (dl.id, flights.id, start, end, 5),
    ]
    assert _rows(api, **span(start, end), company_ids=[dl.id, "comp_nobody"]) == [(dl.id, flights.id, start, end, 5)]
    assert _rows(api, **span(end - 5 * DAY, start)) == []


def test_buckets_begin_at_their_boundaries_and_end_with_the_range(api: Schematic, http: httpx2.Client) -> None:
    """Weeks on Sunday, months on the first, the first and the last as long as the range lets them be."""
    flights, _, dl = catalog.metered(api), catalog.company(api), catalog.company(api, "DL")
    sunday = today() - timedelta(days=(today().weekday() + 1) % 7)
    start, end = sunday - 3 * DAY, sunday + 5 * HOUR
    send(http, flight(start + 2 * HOUR, 1), flight(sunday - HOUR, 2), flight(sunday - 2 * HOUR, 4), flight(sunday, 8))

    def told(granularity: str) -> list[tuple[Any, ...]]:
        return [
            (one[2], one[3], one[4]) for one in _rows(api, **span(start, end, granularity), feature_ids=[flights.id])
        ]

    assert told("hourly") == [
        (start + 2 * HOUR, start + 3 * HOUR, 1),
        (sunday - 2 * HOUR, sunday - HOUR, 4),
        (sunday - HOUR, sunday, 2),
        (sunday, sunday + HOUR, 8),
    ]
    assert told("daily") == [(start, start + DAY, 1), (sunday - DAY, sunday, 6), (sunday, end, 8)]
    assert told("weekly") == [(start, sunday, 7), (sunday, end, 8)]
    first = today().replace(day=1)
    send(http, flight(first - HOUR, 16, "DL"), flight(first, 32, "DL"))
    before, after = _rows(api, **span(first - 2 * HOUR, first + 3 * HOUR, "monthly"), company_ids=[dl.id])
    assert (before[2:], after[2:]) == ((first - 2 * HOUR, first, 16), (first, first + 3 * HOUR, 32))


def test_features_of_one_event_are_told_each_and_paged_together(api: Schematic, http: httpx2.Client) -> None:
    """So a page can be longer than its limit, and callers go on by the limit."""
    flights = catalog.metered(api)
    miles = catalog.metered(api, "miles")
    bags = catalog.metered(api, "bags", "bag")
    for code in ("UA", "DL", "AA"):
        catalog.company(api, code)
    send(http, *(flight(None, 1, code, event=event) for code in ("UA", "DL", "AA") for event in ("flight", "bag")))
    window = span(today(), today() + DAY)

    every = _rows(api, **window)
    pages = [_rows(api, **window, limit=2, offset=offset) for offset in (0, 2, 4, 6)]

    assert [len(page) for page in pages] == [3, 3, 3, 0]
    assert [row for page in pages for row in page] == every
    assert {row[1] for row in every} == {flights.id, miles.id, bags.id}
    assert {row[1] for row in _rows(api, **window, feature_ids=[miles.id])} == {miles.id}
    assert api.entitlements.list_feature_usage_history(**window, limit=0).data == []


def test_what_was_taken_back_is_negative_where_it_was_taken_back(api: Schematic, http: httpx2.Client) -> None:
    catalog.metered(api)
    catalog.company(api)
    send(http, flight(today() - HOUR, 5), flight(today() + HOUR, -2))

    daily = [row[4] for row in _rows(api, **span(today() - DAY, today() + DAY, "daily"))]

    assert daily == [5, -2]
    assert [row[4] for row in _rows(api, **span(today() - DAY, today() + DAY))] == [3]


def test_ranges_that_cannot_be_told_are_refused(api: Schematic) -> None:
    flights, sso = catalog.metered(api), catalog.feature(api, "sso")
    at = today()
    ask = api.entitlements.list_feature_usage_history
    with pytest.raises(BadRequestError, match=r"The start of the range must fall on an hour boundary in UTC\."):
        ask(**span(at + timedelta(minutes=30), at + DAY))
    with pytest.raises(BadRequestError, match=r"The end of the range must fall on an hour boundary in UTC\."):
        ask(**span(at, at + timedelta(microseconds=1)))
    with pytest.raises(BadRequestError, match="end_time: must be later than start_time"):
        ask(**span(at, at))
    with pytest.raises(BadRequestError, match="more than 366 hourly buckets"):
        ask(**span(at, at + 367 * HOUR, "hourly"))
    assert ask(**span(at, at + 366 * HOUR, "hourly"), feature_ids=[flights.id]).data == []
    with pytest.raises(BadRequestError, match=f"feature_ids: {sso.id}"):
        ask(**span(at, at + DAY), feature_ids=[flights.id, sso.id])
    with pytest.raises(BadRequestError, match="feature_ids: feat_nobody"):
        ask(**span(at, at + DAY), feature_ids=["feat_nobody"])


def test_usage_of_another_environment_is_not_told(
    api: Schematic, http: httpx2.Client, app: App, credentials: Keys
) -> None:
    catalog.metered(api)
    ua = catalog.company(api)
    send(http, flight())
    window = {"start_time": today().isoformat(), "end_time": (today() + DAY).isoformat()}

    with app.client(another_environment(app, credentials).secret) as other:
        for more in ({}, {"company_ids": ua.id}):
            assert other.get("/feature-usage-history", params={**window, **more}).json()["data"] == []
