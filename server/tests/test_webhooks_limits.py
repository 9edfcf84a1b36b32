"""When limits fire: a simple model over random usage, and the cases that the contract names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic_server.webhooks.limits import (
    entitlement_events,
    thresholds,
    warning_tiers_reached,
)

amounts = st.integers(-50, 250)
steps = st.lists(st.integers(-60, 60), max_size=30)


def _events(before: int, after: int, limit: int | None = None, soft: int | None = None) -> list[str]:
    return [
        one.removeprefix("entitlement.") for one in entitlement_events(before, after, allocation=limit, soft_limit=soft)
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (0, 7, []),
        (0, 8, ["limit.warning"]),
        (7, 8, ["limit.warning"]),
        (8, 9, []),
        (9, 10, ["limit.reached"]),
        (10, 11, []),
        (0, 10, ["limit.warning", "limit.reached"]),
        (0, 1000, ["limit.warning", "limit.reached"]),
        (9, 3, []),
        (8, 8, []),
    ],
)
def test_a_limit_of_ten_warns_at_eight_and_is_reached_at_ten(before: int, after: int, told: list[str]) -> None:
    assert _events(before, after, 10) == told


@pytest.mark.parametrize("limit", [None, 0, -5])
def test_no_limit_and_a_limit_of_zero_fire_nothing(limit: int | None) -> None:
    assert _events(-10, 100, limit, limit) == []


def test_a_warning_comes_at_the_first_whole_number_past_80_percent() -> None:
    """80 % of 3 is 2.4, of 1 it is 0.8: exact, without rounding."""
    assert _events(0, 2, 3) == []
    assert _events(2, 3, 3) == ["limit.warning", "limit.reached"]
    assert _events(0, 1, 1) == ["limit.warning", "limit.reached"]


def test_a_soft_limit_fires_beside_the_limit() -> None:
    assert _events(0, 80, 200, 100) == ["soft_limit.warning"]
    assert _events(80, 200, 200, 100) == ["limit.warning", "limit.reached", "soft_limit.reached"]


def test_tiers_fire_one_after_the_other() -> None:
    tiers = [100, 1000, 1100]

    def told(before: int, after: int) -> list[str]:
        found = entitlement_events(before, after, allocation=None, soft_limit=None, tiers=tiers)
        return [one.removeprefix("entitlement.tier_limit.") for one in found]

    assert told(0, 74) == []
    assert told(74, 75) == ["warning"]
    assert told(75, 100) == ["reached"]
    assert told(100, 750) == ["warning"]
    assert told(999, 1000) == ["reached"]
    assert told(1000, 1001) == ["warning"], "75 % of the third tier lies in the second, so it warns on entering"
    assert told(0, 2000) == ["warning", "reached"] * 3


@given(steps=steps, limit=st.integers(1, 100), soft=st.integers(1, 100))
def test_each_crossing_fires_once_however_usage_moves(steps: list[int], limit: int, soft: int) -> None:
    """The model looks at every unit on the way, as if each were counted by itself."""
    usage, told, expected = 0, [], []
    for step in steps:
        told += _events(usage, usage + step, limit, soft)
        for now in range(usage + 1, usage + step + 1):
            expected += ["limit.warning"] * (now - 1 < 0.8 * limit <= now)
            expected += ["limit.reached"] * (now == limit)
            expected += ["soft_limit.warning"] * (now - 1 < 0.8 * soft <= now)
            expected += ["soft_limit.reached"] * (now == soft)
        usage += step

    assert sorted(told) == sorted(expected)


@given(before=amounts, after=amounts, limits=st.lists(st.integers(1, 100), max_size=4))
def test_nothing_fires_where_no_threshold_is_passed(before: int, after: int, limits: list[int]) -> None:
    """What spares looking at companies that are nowhere near."""
    fires = any(_events(before, after, limit) for limit in limits)
    passed = [one for one in thresholds(limits) if before * 100 < one <= after * 100]

    assert fires == bool(passed)


def test_warning_tiers_of_credits_fire_as_the_balance_sinks() -> None:
    tiers = [Decimal(5), Decimal(50)]

    assert warning_tiers_reached(Decimal(100), Decimal(3), tiers) == [Decimal(50), Decimal(5)]
    assert warning_tiers_reached(Decimal(50), Decimal(49), tiers) == []
    assert warning_tiers_reached(Decimal(3), Decimal(60), tiers) == []
