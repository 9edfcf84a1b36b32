"""Windows of metrics."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic.rules.periods import next_reset, next_reset_ns, period_start, render

NEVER_ENDING = "2999-01-01T00:00:00Z"
MONTHLY = ("current_month", "billing_cycle")


def _ms(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def _from(start: str, end: str = NEVER_ENDING) -> dict[str, Any]:
    return {"id": "bsub_1", "period_start": start, "period_end": end}


@pytest.mark.parametrize(
    ("period", "start", "reset"),
    [
        ("current_day", "2024-02-28", "2024-02-29"),
        ("current_week", "2024-02-25", "2024-03-03"),
        ("current_month", "2024-02-01", "2024-03-01"),
    ],
)
@pytest.mark.parametrize("month_reset", ["first_of_month", "billing_cycle"])
def test_calendar_windows_are_utc_and_weeks_start_on_sunday(
    period: str, start: str, reset: str, month_reset: str
) -> None:
    """A billing cycle without a subscription is the calendar month; it means nothing for days and weeks."""
    wednesday = _ms("2024-02-28T13:14:15")

    assert period_start(period, month_reset, None, wednesday) == _ms(start)
    assert next_reset(period, month_reset, None, wednesday) == _ms(reset)


def test_a_sunday_belongs_to_the_week_it_starts() -> None:
    sunday = _ms("2024-02-25")

    assert period_start("current_week", "first_of_month", None, sunday) == sunday
    assert next_reset("current_week", "first_of_month", None, sunday) == _ms("2024-03-03")


@pytest.mark.parametrize("period", ["all_time", "current_year"])
def test_all_time_and_unknown_periods_have_no_window(period: str) -> None:
    assert period_start(period, "first_of_month", None, 0) is None
    assert next_reset(period, "first_of_month", None, 0) is None


@pytest.mark.parametrize(
    ("now", "start", "reset"),
    [
        ("2024-01-31T10:00:00", "2024-01-31T10:00:00", "2024-02-29T10:00:00"),
        ("2024-02-29T09:59:59", "2024-01-31T10:00:00", "2024-02-29T10:00:00"),
        ("2024-03-15T00:00:00", "2024-02-29T10:00:00", "2024-03-31T10:00:00"),
        ("2024-12-31T10:00:00", "2024-12-31T10:00:00", "2025-01-31T10:00:00"),
        ("2025-01-01T00:00:00", "2024-12-31T10:00:00", "2025-01-31T10:00:00"),
    ],
)
def test_a_billing_cycle_is_clamped_to_short_months(now: str, start: str, reset: str) -> None:
    subscription = _from("2024-01-31T12:00:00+02:00")

    assert period_start(*MONTHLY, subscription, _ms(now)) == _ms(start)
    assert next_reset(*MONTHLY, subscription, _ms(now)) == _ms(reset)


def test_before_a_subscription_starts_the_month_ends_at_its_start() -> None:
    assert next_reset(*MONTHLY, _from("2024-02-10T00:00:00Z"), _ms("2024-02-01")) == _ms("2024-02-10")
    assert next_reset(*MONTHLY, _from("2024-05-10T00:00:00Z"), _ms("2024-02-01")) == _ms("2024-03-01")
    assert period_start(*MONTHLY, _from("2024-02-10T00:00:00Z"), _ms("2024-02-09")) == _ms("2024-02-01")


def test_a_subscription_that_ends_earlier_ends_the_window_even_in_the_past() -> None:
    ended = _from("2023-01-15T00:00:00Z", "2024-01-20T00:00:00Z")

    assert next_reset(*MONTHLY, ended, _ms("2024-03-01")) == _ms("2024-01-20")


@pytest.mark.parametrize("subscription", [_from("soon"), _from("2024-01-01T00:00:00Z", "later")])
def test_there_is_no_reset_where_the_subscription_does_not_parse(subscription: dict[str, Any]) -> None:
    assert next_reset(*MONTHLY, subscription, _ms("2024-02-01")) is None


def test_instants_are_rendered_with_as_much_fraction_as_they_have() -> None:
    second = 1_705_745_472_000_000_000

    assert render(second) == "2024-01-20T10:11:12+00:00"
    assert render(second + 500_000_000) == "2024-01-20T10:11:12.500+00:00"
    assert render(second + 1_000) == "2024-01-20T10:11:12.000001+00:00"
    assert render(second + 1) == "2024-01-20T10:11:12.000000001+00:00"


_INSTANTS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1))
_SUBSCRIPTIONS = st.none() | _INSTANTS.map(lambda start: _from(start.isoformat() + "Z"))
_PERIODS = st.sampled_from(["current_day", "current_week", "current_month"])


@given(_PERIODS, st.sampled_from(["first_of_month", "billing_cycle"]), _SUBSCRIPTIONS, _INSTANTS)
def test_now_lies_in_its_window_and_windows_follow_each_other(
    period: str, month_reset: str, subscription: dict[str, Any] | None, moment: datetime
) -> None:
    now = _ms(moment.isoformat())

    start, reset = (found(period, month_reset, subscription, now) for found in (period_start, next_reset))

    assert start is not None
    assert reset is not None
    assert start <= now < reset
    assert period_start(period, month_reset, subscription, reset) == reset
    assert period_start(period, month_reset, subscription, reset - 1) == start


@given(_PERIODS, st.sampled_from(["first_of_month", "billing_cycle"]), _SUBSCRIPTIONS, _INSTANTS, st.floats(0, 1))
def test_a_reset_stays_the_same_until_it_comes(
    period: str, month_reset: str, subscription: dict[str, Any] | None, moment: datetime, share: float
) -> None:
    """The engine keeps it on this ground."""
    now = _ms(moment.isoformat())
    reset = next_reset_ns(period, month_reset, subscription, now)
    assert reset is not None
    later = now + int((reset // 1_000_000 - now) * share * 0.999)

    assert next_reset_ns(period, month_reset, subscription, later) == reset
