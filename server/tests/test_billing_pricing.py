"""What quantities cost: worked examples of each kind of price, and what holds for all of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic_server.domains.billing.pricing import (
    Discount,
    Price,
    Tier,
    digits,
    discounted,
    rounded,
    shown,
    tiers_of,
)

TIERS = (Tier(10, Decimal(100)), Tier(100, Decimal(50), 500), Tier(None, Decimal("12.5")))
GRADUATED = Price(tiers=TIERS)
VOLUME = Price(tiers=TIERS, tiers_mode="volume")

UNITS = st.decimals(0, 1000, places=4)


@st.composite
def tiers(draw: st.DrawFn) -> tuple[Tier, ...]:
    ends = sorted(draw(st.sets(st.integers(1, 1000), max_size=5)))
    return tuple(Tier(end, draw(UNITS), draw(st.integers(0, 5000))) for end in (*ends, None))


PRICES = st.one_of(
    st.builds(Price, unit=UNITS, package_size=st.integers(1, 50), included=st.integers(0, 100)),
    st.builds(Price, tiers=tiers(), included=st.integers(0, 100)),
)


@pytest.mark.parametrize(
    ("price", "quantity", "cents"),
    [
        (Price(Decimal(250)), 4, 1000),
        (Price(Decimal("0.25")), 2, 1),  # half a cent is a whole one
        (Price(Decimal("0.25")), 1, 0),
        (Price(Decimal(300), package_size=1000), 0, 0),
        (Price(Decimal(300), package_size=1000), 1, 300),
        (Price(Decimal(300), package_size=1000), 1000, 300),
        (Price(Decimal(300), package_size=1000), 1001, 600),
        (Price(Decimal(20), included=100), 100, 0),
        (Price(Decimal(20), included=100), 103, 60),
        (Price(Decimal(300), package_size=10, included=5), 16, 600),
        (GRADUATED, 0, 0),
        (GRADUATED, 10, 1000),
        (GRADUATED, 11, 1000 + 500 + 50),
        (GRADUATED, 100, 1000 + 500 + 4500),
        (GRADUATED, 103, 1000 + 500 + 4500 + 38),  # 37.5
        (VOLUME, 0, 0),
        (VOLUME, 10, 1000),
        (VOLUME, 11, 500 + 550),
        (VOLUME, 101, 1263),  # 1262.5
    ],
)
def test_quantities_cost_what_was_worked_out_by_hand(price, quantity, cents):
    assert price.cents(quantity) == cents


def test_tiers_are_read_as_they_are_stored():
    stored = [{"up_to": 5, "unit": None, "flat": 900}, {"up_to": None, "unit": "0.5", "flat": None}]

    assert tiers_of(stored) == (Tier(5, Decimal(0), 900), Tier(None, Decimal("0.5"), 0))


@pytest.mark.parametrize(
    ("exact", "whole"),
    [("0.5", 1), ("1.5", 2), ("-0.5", -1), ("-1.5", -2), ("0.49999", 0), ("-0.49999", 0), ("7", 7)],
)
def test_half_a_unit_is_rounded_away_from_zero(exact, whole):
    assert rounded(Decimal(exact)) == whole


@pytest.mark.parametrize(
    ("amount", "discounts", "off"),
    [
        (1000, [Discount(percent_off=Decimal(25))], 250),
        (999, [Discount(percent_off=Decimal("12.5"))], 125),  # 124.875
        (1000, [Discount(amount_off=300)], 300),
        (1000, [Discount(amount_off=3000)], 1000),
        (1000, [Discount(percent_off=Decimal(50)), Discount(amount_off=100)], 600),
        (1000, [Discount(amount_off=100), Discount(percent_off=Decimal(50))], 550),
        (1000, [], 0),
        (-1000, [Discount(percent_off=Decimal(50)), Discount(amount_off=100)], 0),
    ],
)
def test_discounts_come_one_after_the_other_and_never_take_more_than_there_is(amount, discounts, off):
    assert discounted(amount, discounts) == off


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [(1234, "usd", "12.34"), (5, "EUR", "0.05"), (1234, "jpy", "1234"), (1234, "kwd", "1.234"), (-250, "usd", "-2.50")],
)
def test_amounts_are_shown_with_the_digits_of_their_currency(amount, currency, text):
    assert shown(amount, currency) == text
    assert digits(currency) == len(text.partition(".")[2])


@given(PRICES, st.integers(0, 3000), st.integers(0, 3000))
def test_more_never_costs_less_but_by_volume(price: Price, quantity: int, more: int):
    assert price.cost(quantity) <= price.cost(quantity + more)


@given(PRICES)
def test_what_is_included_costs_nothing(price: Price):
    assert price.cost(price.included) == 0


@given(st.fractions())
def test_rounding_is_as_near_as_can_be_and_the_same_on_both_sides_of_zero(exact: Fraction):
    assert abs(rounded(exact) - exact) <= Fraction(1, 2)
    assert rounded(-exact) == -rounded(exact)


@given(st.integers(-10_000, 10_000), st.lists(st.builds(Discount, percent_off=st.decimals(0, 100, places=3))))
def test_a_discount_leaves_something_between_nothing_and_the_amount(amount: int, discounts: list[Discount]):
    assert 0 <= discounted(amount, discounts) <= max(0, amount)
