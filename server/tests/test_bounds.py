"""Instants as RFC 3339 writes them, and how large a number may be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic_server.bounds import MAX_INTEGER, is_exact, parse_instant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-10-31T23:59:59Z", datetime(2026, 10, 31, 23, 59, 59, tzinfo=UTC)),
        ("2026-10-31t23:59:59z", datetime(2026, 10, 31, 23, 59, 59, tzinfo=UTC)),
        ("2026-10-31 23:59:59+02:00", datetime(2026, 10, 31, 21, 59, 59, tzinfo=UTC)),
        ("2026-10-31T23:59:59.9999999Z", datetime(2026, 10, 31, 23, 59, 59, 999999, tzinfo=UTC)),
        ("2026-10-31T23:59:59.5Z", datetime(2026, 10, 31, 23, 59, 59, 500000, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2017, 1, 1, tzinfo=UTC)),
        ("2016-12-31T18:59:60.75-05:00", datetime(2017, 1, 1, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_an_instant_is_read(text: str, expected: datetime) -> None:
    assert parse_instant(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "9999-12-31T23:59:59-05:00",
        "9999-12-31T23:59:60Z",
        "0001-01-01T00:00:00+01:00",
        "0000-01-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-10-31T24:00:00Z",
        "2026-10-31T23:59:61Z",
        "2026-10-31T23:59:59",
        "2026-10-31T23:59:59+24:00",
        "2026-10-31T23:59:59+0200",
        "2026-10-31",
        "٢٠٢٦-10-31T23:59:59Z",
        "",
    ],
)
def test_what_is_no_instant_of_ours_is_none(text: str) -> None:
    assert parse_instant(text) is None


@given(st.datetimes(), st.integers(-23 * 60 - 59, 23 * 60 + 59))
def test_every_instant_that_python_writes_is_read_back(at: datetime, offset: int) -> None:
    zoned = at.replace(tzinfo=timezone(timedelta(minutes=offset)))
    try:
        expected = zoned.astimezone(UTC)
    except OverflowError:
        expected = None

    assert parse_instant(zoned.isoformat()) == expected


def test_numbers_stop_where_javascript_loses_digits() -> None:
    assert is_exact(MAX_INTEGER)
    assert is_exact(-MAX_INTEGER)
    assert not is_exact(MAX_INTEGER + 1)
    assert not is_exact(2.0**53)
