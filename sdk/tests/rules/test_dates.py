"""Which texts are instants; more recorded ones in contract/cases/rules/dates.jsonl."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic.rules import dates

NOON = (1_705_320_000, 0)  # 2024-01-15 12:00:00 UTC, a Monday


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-15T12:00:00Z",
        "2024-01-15 12:00:00z",
        "2024-01-15T17:30:00+05:30",
        "2024-1-15 12:0:0",
        "2024-01-15 12:00:00 EST",
        "2024-01-15 12:00:00.9+02:00",
        "+2024-01-15 12:00:00",
        "2024-01-15T14:00:00.000 +02 00",
        "2024-01-15T10:00:00\u221202:00",
        "Mon Jan 15 2024 12:00:00",
        "mon JAN15 2024 12:00:00 CET",
        "Mon Jan 15 2024 07:00:00 GMT-0500",
        "Mon Jan 15 2024 12:00:00 GMT+2500",
        "2024-01-15T12:00:00+24:00",
    ],
)
def test_one_instant_has_many_spellings(text: str) -> None:
    """The zone after a blank-separated time is ignored, and an offset of a day or more counts as none."""
    assert dates.parse(text) == NOON


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-01-15",
        "Mon Jan 15 2024",
        "1705320000",
        "2024-01-15T12:00:00",
        "2024-02-30T12:00:00Z",
        "2023-02-29 12:00:00",
        "2024-13-01 12:00:00",
        "2024-01-15T24:00:00Z",
        "2024-01-15T12:00:61Z",
        "2024-01-15 12:00:00 at noon",
        "2024-01-15T12:00:00+02:60",
        "Tue Jan 15 2024 12:00:00",
        "Mon Foo 15 2024 12:00:00",
        "Mon Jan 15 2024 12:00:00 GMT-0500 (EST)",
        "+262143-01-01 00:00:00",
        "+" + "9" * 5000 + "-01-15 12:00:00",
        "2024-01-15\x1c12:00:00",
    ],
)
def test_other_texts_are_no_instants(text: str) -> None:
    """Bare dates among them: as the official engine has it."""
    assert dates.parse(text) is None


def test_fractions_count_to_the_nanosecond() -> None:
    assert dates.parse("2024-01-15T12:00:00.1234567899Z") == (NOON[0], 123_456_789)


def test_a_leap_second_sorts_between_its_neighbours() -> None:
    last, leap, first = (
        dates.parse(text) for text in ("2016-12-31T23:59:59.999Z", "2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")
    )

    assert last is not None
    assert leap is not None
    assert first is not None
    assert last < leap < first


_ZONES = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=_ZONES, min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)))
def test_rfc_3339_means_what_the_standard_library_says(moment: datetime) -> None:
    elapsed = moment - datetime(1970, 1, 1, tzinfo=UTC)

    found = dates.parse_rfc3339(moment.isoformat())

    assert found == (elapsed.days * 86_400 + elapsed.seconds, elapsed.microseconds * 1000)


@given(st.integers(-(10**8), 10**8))
def test_days_and_dates_convert_both_ways(days: int) -> None:
    year, month, day = dates.civil_from_days(days)

    assert dates.days_from_civil(year, month, day) == days
    assert 1 <= day <= dates.days_in_month(year, month)
    assert dates.weekday(days) == (dates.weekday(days - 1) + 1) % 7
