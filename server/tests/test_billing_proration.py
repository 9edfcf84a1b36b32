"""Shares of periods: worked examples, and that the parts of a period sum to the whole."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from schematic_server.domains.billing.calendars import Calendar, Period
from schematic_server.domains.billing.proration import left, share, used

APRIL = Period(datetime(2027, 4, 1, tzinfo=UTC), datetime(2027, 5, 1, tzinfo=UTC))
LEAP_FEBRUARY = Period(datetime(2028, 2, 1, tzinfo=UTC), datetime(2028, 3, 1, tzinfo=UTC))

PRICES = st.decimals(0, 100_000, places=3)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    anchor = draw(st.datetimes(datetime(2020, 1, 1), datetime(2032, 1, 1))).replace(tzinfo=UTC)
    return Calendar(draw(st.sampled_from(["day", "month", "year"])), draw(st.integers(1, 3)), anchor).period(0)


@st.composite
def cuts(draw: st.DrawFn) -> tuple[Period, list[datetime]]:
    period = draw(periods())
    microseconds = (period.end - period.start) // timedelta(microseconds=1)
    inner = draw(st.lists(st.integers(0, microseconds), max_size=30))
    return period, sorted(period.start + timedelta(microseconds=one) for one in inner)


def test_a_third_of_a_month_costs_a_third():
    assert share(3000, APRIL, datetime(2027, 4, 11, tzinfo=UTC), datetime(2027, 4, 21, tzinfo=UTC)) == 1000


def test_a_leap_day_costs_a_29th_of_february():
    assert left(2900, LEAP_FEBRUARY, datetime(2028, 2, 29, tzinfo=UTC)) == 100


def test_a_price_that_days_do_not_divide_is_a_cent_more_on_some_of_them():
    days = [APRIL.start + timedelta(days=number) for number in range(31)]

    parts = [share(1000, APRIL, start, end) for start, end in pairwise(days)]

    assert set(parts) == {33, 34}
    assert sum(parts) == 1000


def test_outside_of_the_period_nothing_is_used():
    assert used(1000, APRIL, APRIL.start - timedelta(days=3)) == 0
    assert used(1000, APRIL, APRIL.end + timedelta(days=3)) == 1000


def test_fractions_of_a_cent_are_rounded_where_they_end():
    assert left(Decimal("0.5"), APRIL, APRIL.start) == 1


@given(PRICES, cuts())
def test_the_parts_of_a_period_sum_to_its_price(price: Decimal, cut: tuple[Period, list[datetime]]):
    period, inner = cut
    parts = [share(price, period, start, end) for start, end in pairwise([period.start, *inner, period.end])]

    assert sum(parts) == left(price, period, period.start)
    assert all(part >= 0 for part in parts)


@given(PRICES, PRICES, cuts())
def test_up_and_straight_down_again_costs_nothing(old: Decimal, new: Decimal, cut: tuple[Period, list[datetime]]):
    period, inner = cut
    at = inner[0] if inner else period.start

    up = left(new, period, at) - left(old, period, at)
    down = left(old, period, at) - left(new, period, at)

    assert up + down == 0


@given(PRICES, cuts())
def test_whoever_changes_back_and_forth_pays_as_if_nothing_had_been(price: Decimal, cut: tuple[Period, list[datetime]]):
    period, inner = cut
    charged = left(price, period, period.start)

    for at in inner:
        charged += -left(price, period, at) + left(price, period, at)

    assert charged == used(price, period, period.end)
