"""Periods of credits: known dates, and laws at any instant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic.rules.cadences import DAY, DAYS, MONTHS, period
from schematic.rules.dates import days_in_month

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
INSTANTS = st.integers(0, 80 * 366 * DAY)  # until 2050


def us(text: str) -> int:
    return (datetime.fromisoformat(text) - _EPOCH) // timedelta(microseconds=1)


def day(at: int) -> str:
    return (_EPOCH + timedelta(microseconds=at)).isoformat()[:16]


@pytest.mark.parametrize(
    ("cadence", "anchor", "at", "start", "end"),
    [
        ("daily", "2024-02-28T10:30Z", "2024-02-29T10:29Z", "2024-02-28T10:30", "2024-02-29T10:30"),
        ("weekly", "2024-02-28T10:30Z", "2024-03-06T10:30Z", "2024-03-06T10:30", "2024-03-13T10:30"),
        ("monthly", "2024-01-31T10:30Z", "2024-02-29T10:29Z", "2024-01-31T10:30", "2024-02-29T10:30"),
        ("monthly", "2024-01-31T10:30Z", "2024-03-01T00:00Z", "2024-02-29T10:30", "2024-03-31T10:30"),
        ("quarterly", "2023-11-30T00:00Z", "2024-03-01T00:00Z", "2024-02-29T00:00", "2024-05-30T00:00"),
        ("every_6_months", "2023-08-31T00:00Z", "2024-02-29T00:00Z", "2024-02-29T00:00", "2024-08-31T00:00"),
        ("yearly", "2024-02-29T08:00Z", "2025-02-28T08:00Z", "2025-02-28T08:00", "2026-02-28T08:00"),
        ("yearly", "2024-02-29T08:00Z", "2028-02-29T07:59Z", "2027-02-28T08:00", "2028-02-29T08:00"),
        ("monthly", None, "2024-12-31T23:59Z", "2024-12-01T00:00", "2025-01-01T00:00"),
        ("quarterly", None, "2024-06-30T23:59Z", "2024-04-01T00:00", "2024-07-01T00:00"),
        ("every_6_months", None, "2024-07-01T00:00Z", "2024-07-01T00:00", "2025-01-01T00:00"),
        ("yearly", None, "2024-07-01T00:00Z", "2024-01-01T00:00", "2025-01-01T00:00"),
    ],
)
def test_periods_of_known_dates(cadence: str, anchor: str | None, at: str, start: str, end: str) -> None:
    found = period(cadence, None if anchor is None else us(anchor), us(at))
    assert (day(found.start), day(found.end)) == (start, end)


@given(st.sampled_from([*DAYS, *MONTHS]), INSTANTS, INSTANTS, st.booleans())
def test_every_instant_is_in_one_period(cadence: str, anchor: int, at: int, is_calendar: bool) -> None:
    start = None if is_calendar and cadence in MONTHS else anchor
    found = period(cadence, start, at)
    assert found.start <= at < found.end
    assert period(cadence, start, found.start) == period(cadence, start, found.end - 1) == found
    assert period(cadence, start, found.end).start == found.end
    assert period(cadence, start, found.start - 1).end == found.start
    if start is not None:
        assert period(cadence, start, anchor).start == anchor


@given(st.sampled_from(list(MONTHS)), INSTANTS, INSTANTS)
def test_an_anniversary_keeps_its_day_through_shorter_months(cadence: str, anchor: int, at: int) -> None:
    found = _EPOCH + timedelta(microseconds=period(cadence, anchor, at).start)
    born = _EPOCH + timedelta(microseconds=anchor)
    assert found.day == min(born.day, days_in_month(found.year, found.month))
    assert (12 * (found.year - born.year) + found.month - born.month) % MONTHS[cadence] == 0
    assert found.time() == born.time()


def test_days_need_an_anchor() -> None:
    for cadence in ("daily", "weekly", "hourly"):
        with pytest.raises(KeyError):
            period(cadence, None, 0)
