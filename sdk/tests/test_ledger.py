"""The ledger's laws: both sums hold after any steps, holds give back what they took, two draws are one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from schematic.rules import ledger
from schematic.rules.ledger import UNIT, Account, Entry, Grant, Hold, Others, Postpaid

STRATEGIES = (ledger.PLAN_FIRST, ledger.FIRST_IN, ledger.LAST_IN, ledger.EXPIRING_FIRST)
AMOUNTS = st.integers(1, 50) | st.integers(1, 5).map(lambda credits: credits * UNIT)


def new_account(strategy: str = ledger.PLAN_FIRST, postpaid: Postpaid | None = None) -> Account:
    ids = count(1)
    return Account(lambda: f"grant {next(ids)}", strategy, postpaid=postpaid)


def given(account: Account, reason: str, quantity: int, at: int, expires_at: int | None = None) -> Grant:
    new = Grant(account.new_id(), reason, quantity, quantity, at, expires_at)
    ledger.grant(account, new)
    return new


@pytest.mark.parametrize(
    ("strategy", "order"),
    [
        (ledger.PLAN_FIRST, ["adjustment", "rollover", "plan", "purchased", "free"]),
        (ledger.FIRST_IN, ["adjustment", "rollover", "purchased", "free", "plan"]),
        (ledger.LAST_IN, ["adjustment", "rollover", "plan", "free", "purchased"]),
        (ledger.EXPIRING_FIRST, ["adjustment", "rollover", "free", "plan", "purchased"]),
    ],
)
def test_grants_burn_in_the_order_of_the_strategy(strategy: str, order: list[str]) -> None:
    account = new_account(strategy)
    given(account, "purchased", 10, 1)
    given(account, "free", 10, 2, 100)
    given(account, "plan", 10, 3, 200)
    given(account, "rollover", 10, 4, 300)
    given(account, "adjustment", 10, 5)
    assert [one.reason for one in ledger.burn_order(account, 6)] == order
    ledger.draw(account, 25, 6)
    burnt = {one.reason: one.used for one in account.grants.values() if one.used}
    assert burnt == {order[0]: 10, order[1]: 10, order[2]: 5}


class Elsewhere(Others):
    """Has all of an account's grants, and hands them out one by one."""

    def __init__(self, account: Account, kept: dict[str, Grant]) -> None:
        self._account, self._kept = account, kept

    @property
    def remaining(self) -> int:  # type: ignore[override]
        return sum(one.remaining for one in self._kept.values())

    @property
    def held(self) -> int:  # type: ignore[override]
        return sum(one.held for one in self._kept.values())

    def cover(self, amount: int, now: int) -> None:
        account = self._account
        order = sorted(self._kept.values(), key=lambda one: ledger.place(one, account.strategy))
        while order and sum(one.remaining for one in account.grants.values()) < amount:
            self.find([order.pop(0).id])

    def find(self, ids: Iterable[str]) -> None:
        self._account.grants |= {one: self._kept.pop(one) for one in ids if one in self._kept}


@given_by(
    st.sampled_from(STRATEGIES),
    st.lists(st.tuples(st.sampled_from(["plan", "free", "rollover"]), st.integers(1, 5), st.booleans()), min_size=1),
    st.lists(st.integers(1, 9), min_size=1),
)
def test_grants_that_are_elsewhere_are_drawn_as_if_they_were_here(
    strategy: str, grants: list[tuple[str, int, bool]], steps: list[int]
) -> None:
    found: list[tuple[Account, list[Entry]]] = []
    for is_elsewhere in (False, True):
        account = new_account(strategy)
        for at, (reason, quantity, ends) in enumerate(grants):
            given(account, reason, quantity, at, 10**6 - at if ends else None)
        if is_elsewhere:
            account.grants, account.others = {}, Elsewhere(account, account.grants)
        entries: list[Entry] = []
        for number, amount in enumerate(steps):
            if number % 2 or not account.covers(amount, 1000):
                entries += ledger.draw(account, amount, 1000)
                continue
            hold = Hold(f"hold {number}", "reservation", 0, 2000)
            entries += ledger.hold(account, hold, amount, 1000)
            entries += ledger.settle(account, hold, amount // 2, 1000)
        assert account.reserved == 0
        found.append((account, entries))

    (here, all_of_it), (there, same) = found
    assert same == all_of_it
    assert there.remaining(1000) == here.remaining(1000)
    assert {one: each for one, each in here.grants.items() if one in there.grants} == there.grants


def test_three_tenths_less_twice_a_tenth_is_a_tenth() -> None:
    account = new_account()
    given(account, "plan", 3 * UNIT // 10, 1)
    ledger.draw(account, UNIT // 10, 2)
    ledger.draw(account, UNIT // 10, 2)
    assert account.remaining(2) == UNIT // 10


def test_what_is_used_beyond_a_balance_is_covered_by_the_next_grant_first() -> None:
    account = new_account()
    given(account, "plan", 10, 1)
    assert ledger.draw(account, 15, 2)[0].amount == -15
    assert account.remaining(2) == -5
    new = given(account, "purchased", 100, 3)
    assert (account.remaining(3), account.shortfall, new.used) == (95, 0, 5)


def test_of_promotional_credits_alone_nothing_is_owed() -> None:
    account = new_account()
    given(account, "free", 10, 1)
    assert ledger.draw(account, 15, 2)[0].amount == -10
    assert account.remaining(2) == 0


def test_a_postpaid_credit_goes_to_its_floor_and_a_grant_does_not_pay_the_debt() -> None:
    account = new_account(postpaid=Postpaid(20))
    given(account, "plan", 10, 1)
    assert account.room(2) == 30
    assert ledger.draw(account, 50, 2)[0].amount == -30
    assert (account.remaining(2), ledger.debt(account)) == (-20, 20)
    given(account, "purchased", 100, 3)
    assert (account.remaining(3), ledger.debt(account)) == (80, 20)
    ledger.clear_debt(account, 15, "postpaid_paid", 4)
    assert (account.remaining(4), ledger.debt(account)) == (95, 5)


def test_a_hold_gives_back_what_it_has_not_used_to_the_very_grants() -> None:
    account = new_account()
    first, second = given(account, "plan", 10, 1, 100), given(account, "purchased", 10, 2)
    lease = Hold("lease", "lease", 0, 50)
    ledger.hold(account, lease, 15, 3)
    ledger.commit(account, lease, 12)
    assert (account.remaining(3), account.reserved, account.settled(3)) == (5, 3, 8)
    ledger.release(account, lease, 4)
    assert (first.used, first.remaining, second.used, second.remaining) == (10, 0, 2, 8)


def test_what_a_hold_gives_back_to_an_ended_grant_is_gone() -> None:
    account = new_account()
    given(account, "plan", 10, 1, 100)
    hold = Hold("hold", "reservation", 0, 150)
    ledger.hold(account, hold, 6, 2)
    ledger.expire(account, 100)
    entries = ledger.release(account, hold, 120)
    assert [(one.kind, one.amount) for one in entries] == [("usage", 6), ("zero_out", -6)]
    assert account.settled(120) == 0


def test_settling_above_a_reservation_takes_the_excess_as_a_second_hold() -> None:
    account = new_account()
    given(account, "plan", 10, 1)
    hold = Hold("hold", "reservation", 0, 50)
    ledger.hold(account, hold, 4, 2)
    entries = ledger.settle(account, hold, 7, 3)
    assert [(one.reason, one.amount, one.moves, one.settles) for one in entries] == [
        ("reservation_hold", -3, -3, 0),
        ("track", -7, 0, -7),
    ]
    assert (account.remaining(3), account.reserved, hold.spent) == (3, 0, 7)


def test_a_share_is_carried_over_once() -> None:
    account = new_account()
    plan = given(account, "plan", 100, 1)
    ledger.draw(account, 40, 2)
    ledger.reset(account, plan, 50, 10, 20)
    assert [(one.reason, one.remaining, one.expires_at) for one in ledger.burn_order(account, 10)] == [
        ("rollover", 30, 20)
    ]
    ledger.expire(account, 20)
    assert account.settled(20) == 0


def test_what_is_retired_while_it_is_held_is_gone_when_it_comes_back() -> None:
    """Four licences of ten credits become two, while a hold has thirty."""
    account = new_account()
    plan = given(account, "plan", 40, 1)
    hold = Hold("hold", "lease", 0, 100)
    ledger.hold(account, hold, 30, 2)
    assert [one[:5] for one in ledger.retire(account, plan, 20, "license_retired")] == [
        ("zero_out", "license_retired", -10, -10, -10)
    ]
    assert (plan.quantity, account.total, account.remaining(3), account.reserved) == (20, 20, 0, 30)
    ledger.enlarge(account, plan, 10, 3)  # one licence more: nothing that the hold does not have already
    assert (plan.quantity, account.remaining(3)) == (30, 0)
    ledger.retire(account, plan, 10, "license_retired")
    ledger.commit(account, hold, 25)  # more than there was to be: it was given
    assert (plan.quantity, plan.used, account.total) == (25, 25, 25)
    assert [one[:5] for one in ledger.release(account, hold, 4)] == [
        ("usage", "lease_release", 5, 5, 0),
        ("zero_out", "license_retired", -5, -5, -5),
    ]
    assert (account.remaining(4), account.reserved, plan.quantity) == (0, 0, 25)


class Ledger(RuleBasedStateMachine):
    """Any steps in any order; both sums and `total` are kept beside, from the entries alone."""

    holds: Bundle[Hold] = Bundle("holds")

    def __init__(self) -> None:
        super().__init__()
        self.account = new_account()
        self.now = 1
        self.moves = self.settles = self.spent = 0

    def _write(self, entries: Iterable[Entry]) -> None:
        for one in entries:
            self.moves += one.moves
            self.settles += one.settles

    @rule(strategy=st.sampled_from(STRATEGIES), floor=st.none() | st.integers(0, 3 * UNIT), is_on=st.booleans())
    def set_terms(self, strategy: str, floor: int | None, is_on: bool) -> None:
        self.account.strategy = strategy
        self.account.postpaid = Postpaid(floor) if is_on else None

    @rule(
        reason=st.sampled_from(["plan", "free", "purchased"]),
        quantity=AMOUNTS,
        life=st.none() | st.integers(1, 20),
    )
    def grant(self, reason: str, quantity: int, life: int | None) -> None:
        new = Grant(
            self.account.new_id(), reason, quantity, quantity, self.now, None if life is None else self.now + life
        )
        self._write(ledger.grant(self.account, new))

    @rule(amount=AMOUNTS)
    def draw(self, amount: int) -> None:
        is_covered = self.account.covers(amount, self.now)
        entries = ledger.draw(self.account, amount, self.now)
        self._write(entries)
        if is_covered:
            assert entries[0].amount == -amount

    @rule(amount=AMOUNTS)
    def refund(self, amount: int) -> None:
        self._write(ledger.refund(self.account, amount, self.now, self.now + 30))

    @rule(target=holds, kind=st.sampled_from(["lease", "reservation"]), amount=AMOUNTS)
    def hold(self, kind: str, amount: int) -> Hold:
        new = Hold(self.account.new_id(), kind, 0, self.now + 10)
        if self.account.covers(amount, self.now):
            self._write(ledger.hold(self.account, new, amount, self.now))
        return new

    @rule(of=holds, amount=AMOUNTS)
    def use(self, of: Hold, amount: int) -> None:
        if of.released_at is None and of.kind == "lease":
            self._write(ledger.commit(self.account, of, amount))

    @rule(of=consumes(holds), cost=st.integers(0, 3 * UNIT))
    def end(self, of: Hold, cost: int) -> None:
        step = ledger.settle(self.account, of, cost, self.now) if of.kind == "reservation" else None
        self._write(ledger.release(self.account, of, self.now) if step is None else step)
        assert of.unspent == 0

    @rule(choice=st.integers(0, 100), share=st.integers(0, 100))
    def reset(self, choice: int, share: int) -> None:
        plans = [one for one in self.account.grants.values() if one.reason == "plan"]
        if plans:
            self._write(ledger.reset(self.account, plans[choice % len(plans)], share, self.now, self.now + 10))

    @rule(choice=st.integers(0, 100), amount=AMOUNTS, is_more=st.booleans())
    def resize(self, choice: int, amount: int, is_more: bool) -> None:
        plans = [one for one in self.account.grants.values() if one.reason == "plan" and one.zeroed_at is None]
        if plans:
            one = plans[choice % len(plans)]
            before, given_up = one.quantity, one.retired
            if is_more:
                self._write(ledger.enlarge(self.account, one, amount, self.now))
                assert (one.quantity, one.retired) == (before + amount, max(0, given_up - amount))
            else:
                self._write(ledger.retire(self.account, one, amount, "license_retired"))
                assert one.quantity == max(min(before, one.used), before - amount)

    @rule(amount=AMOUNTS)
    def pay(self, amount: int) -> None:
        self._write(ledger.clear_debt(self.account, amount, "postpaid_paid", self.now))

    @rule(seconds=st.integers(1, 15))
    def wait(self, seconds: int) -> None:
        self.now += seconds
        self._write(ledger.expire(self.account, self.now))

    @invariant()
    def sums_hold(self) -> None:
        account = self.account
        assert account.remaining(self.now) == self.moves
        assert account.settled(self.now) == self.settles
        live = [one for one in account.grants.values() if one.zeroed_at is None and one.reason != ledger.OVERDRAFT]
        assert account.total == sum(one.quantity for one in live)
        for one in account.grants.values():
            assert one.held >= 0
            assert one.used >= 0
            if one.reason != ledger.OVERDRAFT:
                assert one.remaining >= 0
                assert one.used + one.remaining + one.held <= one.quantity + one.retired
                assert one.used + one.remaining <= one.quantity


TestLedger = Ledger.TestCase
