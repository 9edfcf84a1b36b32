"""Periods of what is billed: months' ends, leap days, and that periods tile time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic_server.domains.billing.calendars import Calendar, Unit, months_later

INSTANTS = st.datetimes(datetime(1980, 1, 1), datetime(2080, 1, 1)).map(lambda one: one.replace(tzinfo=UTC))
CALENDARS = st.builds(Calendar, st.sampled_from(["day", "month", "year"]), st.integers(1, 13), INSTANTS)


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def starts(unit: Unit, count: int, anchor: str, number: int) -> list[str]:
    calendar = Calendar(unit, count, day(anchor))
    return [calendar.start(one).date().isoformat() for one in range(number)]


@pytest.mark.parametrize(
    ("unit", "count", "anchor", "expected"),
    [
        ("month", 1, "2027-01-31", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]),
        ("month", 1, "2028-01-30", ["2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30", "2028-05-30"]),
        ("month", 3, "2027-11-30", ["2027-11-30", "2028-02-29", "2028-05-30", "2028-08-30", "2028-11-30"]),
        ("year", 1, "2028-02-29", ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("day", 7, "2028-02-26", ["2028-02-26", "2028-03-04", "2028-03-11", "2028-03-18", "2028-03-25"]),
    ],
)
def test_a_period_begins_on_the_anchors_day_or_on_the_last_of_a_shorter_month(unit, count, anchor, expected):
    assert starts(unit, count, anchor, 5) == expected


def test_the_time_of_day_is_the_anchors():
    calendar = Calendar("month", 1, datetime(2027, 1, 31, 17, 45, 0, 123, UTC))

    assert calendar.start(1) == datetime(2027, 2, 28, 17, 45, 0, 123, UTC)


def test_the_last_instant_of_a_period_is_in_it_and_its_end_in_the_next():
    calendar = Calendar("month", 1, day("2027-01-31"))
    end = day("2027-02-28")

    assert calendar.period_of(end - timedelta(microseconds=1)).end == end
    assert calendar.period_of(end).start == end
    assert calendar.is_boundary(end)
    assert not calendar.is_boundary(end - timedelta(microseconds=1))


def test_between_an_instant_and_itself_lies_no_period():
    assert list(Calendar("month", 1, day("2027-01-31")).periods_between(day("2027-02-28"), day("2027-02-28"))) == []


def test_months_are_counted_backwards_as_well():
    assert months_later(day("2028-03-31"), -1) == day("2028-02-29")
    assert months_later(day("2028-01-15"), -13) == day("2026-12-15")


@given(CALENDARS, INSTANTS)
def test_the_period_of_an_instant_holds_it(calendar: Calendar, at: datetime):
    period = calendar.period_of(at)

    assert period.holds(at)
    assert calendar.is_boundary(period.start)


@given(CALENDARS, INSTANTS, st.timedeltas(timedelta(microseconds=1), timedelta(days=900)))
def test_periods_tile_the_time_between_two_instants(calendar: Calendar, start: datetime, span: timedelta):
    periods = list(calendar.periods_between(start, start + span))

    assert periods[0].holds(start)
    assert periods[-1].start < start + span <= periods[-1].end
    assert all(one.end == following.start for one, following in pairwise(periods))
