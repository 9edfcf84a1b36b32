"""The arithmetic of a lease: whatever happens in whatever order, no credit appears, and none is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from schematic.leases import amounts
from schematic.leases.slot import Lease, Slot
from schematic.leases.terms import AllTerms

ONE = amounts.BILLION


def lease(granted: int = 10, *, free: int | None = None, name: str = "a", ends: float = 100.0) -> Lease:
    return Lease(name, granted, granted if free is None else free, ends)


def leased(one: Lease | None = None) -> Slot:
    slot = Slot()
    assert slot.replace(one or lease(), 0.0)
    return slot


def test_a_use_is_taken_and_what_it_did_not_need_comes_back() -> None:
    slot = leased()

    assert slot.take("use", 4, 60.0, 0.0) == 10
    assert (slot.free, slot.held(), slot.settled) == (6, 4, 0)
    assert slot.settle("use", 3) == 3
    assert (slot.free, slot.held(), slot.settled) == (7, 0, 3)


def test_a_use_ends_once() -> None:
    slot = leased()
    slot.take("use", 4, 60.0, 0.0)

    assert [slot.settle("use", 3), slot.settle("use", 3)] == [3, None]
    assert slot.free == 7


@pytest.mark.parametrize(("used", "counts"), [(-5, 0), (9, 4)])
def test_what_was_used_counts_within_what_was_held(used: int, counts: int) -> None:
    slot = leased()
    slot.take("use", 4, 60.0, 0.0)

    assert slot.settle("use", used) == counts
    assert slot.free == 10 - counts


@pytest.mark.parametrize(("amount", "now"), [(11, 0.0), (1, 100.0), (-1, 0.0)])
def test_nothing_is_taken_beyond_the_lease_or_its_end(amount: int, now: float) -> None:
    assert leased().take("use", amount, 160.0, now) is None


def test_nothing_is_taken_without_a_lease() -> None:
    assert Slot().take("use", 0, 60.0, 0.0) is None


def test_uses_whose_time_is_over_make_room() -> None:
    slot = leased()
    slot.take("first", 6, 10.0, 0.0)
    slot.take("second", 4, 20.0, 0.0)

    assert slot.take("third", 6, 30.0, 9.0) is None
    assert slot.take("third", 6, 30.0, 10.0) == 6
    assert slot.settle("first", 6) is None


def test_a_live_lease_is_not_replaced() -> None:
    slot = leased()

    assert not slot.replace(lease(50, name="b"), 99.0)
    assert slot.lease() == lease()


def test_an_expired_lease_is_replaced_by_another() -> None:
    slot = leased()
    slot.take("use", 4, 60.0, 0.0)

    assert slot.replace(lease(50, name="b", ends=200.0), 100.0)
    assert slot.settle("use", 1) == 1  # of the first lease: nothing of it comes back to the second
    assert (slot.free, slot.settled, slot.held()) == (50, 0, 0)


def test_an_expired_lease_that_comes_back_goes_on() -> None:
    slot = leased()
    slot.take("use", 4, 60.0, 0.0)

    assert not slot.replace(lease(15, ends=200.0), 100.0)
    assert slot.lease() == Lease("a", 15, 11, 200.0)


def test_what_has_been_committed_of_a_lease_is_not_free() -> None:
    slot = leased(lease(10, free=3))

    assert (slot.free, slot.settled) == (3, 7)


def test_totals_and_ends_only_grow() -> None:
    slot = leased()

    slot.extend(lease(8, ends=50.0))
    assert slot.lease() == lease()
    slot.extend(lease(12, ends=150.0))
    assert slot.lease() == Lease("a", 12, 12, 150.0)
    slot.extend(lease(99, name="b", ends=999.0))
    assert slot.lease() == Lease("a", 12, 12, 150.0)


def test_a_dropped_lease_is_over_until_it_comes_back() -> None:
    slot = leased()
    slot.drop("b")
    assert slot.take("use", 1, 60.0, 0.0) == 10

    slot.drop("a")
    assert slot.take("other", 1, 60.0, 0.0) is None
    slot.replace(lease(), 1.0)
    assert slot.take("other", 1, 60.0, 1.0) == 9


@pytest.mark.parametrize(
    ("free", "mark", "required", "needs"),
    [
        (25 * ONE, 0.25, 0, True),
        (25 * ONE + 1, 0.25, 0, False),
        (50 * ONE, 0.25, 50 * ONE + 1, True),
        (50 * ONE, 0.25, 50 * ONE, False),
        (0, 0.0, 0, True),
    ],
)
def test_a_lease_needs_more_at_its_low_water_mark(free: int, mark: float, required: int, needs: bool) -> None:
    assert Lease("a", 100 * ONE, free, 9.0).needs_more(mark, required) is needs


class Slots(RuleBasedStateMachine):
    """Any order of everything."""

    def __init__(self) -> None:
        super().__init__()
        self.slot, self.now, self.count = Slot(), 0.0, 0
        self.open: dict[str, tuple[int, int]] = {}  # the turn of the lease, and the amount
        self.settled = 0

    @rule(granted=st.integers(0, 50), lasts=st.integers(1, 50), name=st.sampled_from("abc"))
    def acquire(self, granted: int, lasts: int, name: str) -> None:
        was = self.slot.lease_id
        if self.slot.replace(lease(granted, name=name, ends=self.now + lasts), self.now):
            assert was != name
            self.settled = 0

    @rule(granted=st.integers(0, 200), lasts=st.integers(1, 50), name=st.sampled_from("abc"))
    def extend(self, granted: int, lasts: int, name: str) -> None:
        self.slot.extend(lease(granted, name=name, ends=self.now + lasts))

    @rule(amount=st.integers(0, 30), lasts=st.integers(1, 20))
    def take(self, amount: int, lasts: int) -> None:
        self.count += 1
        before = self.slot.free
        if self.slot.take(f"use{self.count}", amount, self.now + lasts, self.now) is not None:
            self.open[f"use{self.count}"] = self.slot.turn, amount
        else:
            assert amount > before or self.slot.expires_at <= self.now

    @rule(data=st.data(), used=st.integers(-5, 40))
    def settle(self, data: st.DataObject, used: int) -> None:
        if self.open:
            name = data.draw(st.sampled_from(sorted(self.open)))
            counted = self.slot.settle(name, used)
            turn, amount = self.open.pop(name)
            assert counted is None or counted == min(max(used, 0), amount)
            if turn == self.slot.turn:
                self.settled += counted or 0

    @rule(seconds=st.integers(1, 30))
    def wait(self, seconds: int) -> None:
        self.now += seconds

    @invariant()
    def nothing_appears_or_vanishes(self) -> None:
        slot = self.slot
        assert slot.settled + slot.held() + slot.free == slot.granted
        assert slot.free >= 0
        assert slot.settled == self.settled


TestSlots = Slots.TestCase


@given(st.integers(0, 10**6), st.decimals(0, 10**5, places=9))
def test_prices_are_those_of_decimals(quantity: int, rate: Decimal) -> None:
    assert amounts.priced(quantity, float(rate)) == Decimal(repr(float(rate))) * quantity * ONE


@pytest.mark.parametrize("amount", [float("nan"), float("inf")])
def test_what_is_no_amount_is_refused(amount: float) -> None:
    with pytest.raises(ValueError, match="no amount"):
        amounts.billionths(amount)


def test_three_at_a_tenth_are_three_tenths() -> None:
    assert amounts.credits_of(amounts.priced(3, 0.1)) == 0.3


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (0, "0"),
        (5 * ONE, "5"),
        (ONE // 2, "0.5"),
        (1, "1e-9"),
        (123, "1.23e-7"),
        (500, "5e-7"),
        (1000, "0.000001"),
        (12345 * ONE + 10, "12345.00000001"),
        (-ONE // 2, "-0.5"),
    ],
)
def test_amounts_are_shown_as_javascript_shows_them(amount: int, shown: str) -> None:
    assert amounts.text(amount) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (5.0, "5"),
        (0.5, "0.5"),
        (1e20, "100000000000000000000"),
        (1e21, "1e+21"),
        (0.00001, "0.00001"),
        (1.5e-7, "1.5e-7"),
        (2e-7, "2e-7"),
    ],
)
def test_numbers_are_shown_as_javascript_shows_them(value: float, shown: str) -> None:
    assert amounts.number(value) == shown


@given(st.integers(0, 10**16))
def test_shown_amounts_are_read_again(amount: int) -> None:
    assert amounts.billionths(float(amounts.text(amount))) == pytest.approx(amount, rel=1e-15, abs=0.5)


def test_terms_are_the_credits_own_then_the_configurations_then_the_defaults() -> None:
    from schematic.client import CreditLeaseConfig, LeaseConfigOverride

    own = LeaseConfigOverride(lease_size=5, low_water_mark=0)
    terms = AllTerms(CreditLeaseConfig(default_lease_duration=30, overrides={"a": own}))

    assert terms.of("a") == (30, 60, 5, 0)
    assert terms.of("b") == (30, 60, 10_000, 0.25)
    assert AllTerms(CreditLeaseConfig(default_lease_duration=9999)).of("a").lease_seconds == 3540
