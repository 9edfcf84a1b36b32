"""Instants as RFC 3339 writes them, and how large a number may be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic import Schematic
from schematic_server.bounds import MAX_INTEGER, MAX_NESTING, is_exact, is_too_deep, parse_instant

from . import catalog


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


@pytest.mark.parametrize("opener", ["[", '{"a":', '[{"]":'])
def test_nesting_is_counted_whatever_it_is_made_of(opener: str) -> None:
    levels = opener.count("[") + opener.count("{")
    closer = "".join({"[": "]", "{": "}"}[one] for one in reversed(opener) if one in "[{")
    most = MAX_NESTING // levels

    assert not is_too_deep((opener * most + "0" + closer * most).encode())
    assert is_too_deep((opener * (most + 1) + "0" + closer * (most + 1)).encode())
    assert is_too_deep((opener * (most + 1)).encode())


def test_brackets_side_by_side_or_in_texts_are_no_nesting() -> None:
    assert not is_too_deep(b"[" + b"[]," * 1000 + b"0]")
    assert not is_too_deep(b'["' + b"[" * 1000 + b'\\"[[", "\\\\"]')


@pytest.mark.parametrize(("written", "status"), [(b"7.0", 200), (b"0.7e1", 200), (b"7.5", 400)])
def test_a_whole_number_may_be_written_with_a_fraction_of_nothing(
    http: httpx2.Client, api: Schematic, written: bytes, status: int
) -> None:
    """JSON knows no integers, and some clients write all numbers so; PostgreSQL stores none of those as a whole one."""
    plan = catalog.plan(api)
    body = b'{"charge_type":"free","is_trialable":true,"trial_days":' + written + b"}"

    answer = http.put(f"/plans/{plan.id}/billing_products", content=body, headers={"Content-Type": "application/json"})

    assert answer.status_code == status, answer.text
    if status == 200:
        assert b'"trial_days":7,' in answer.content.replace(b" ", b"")
