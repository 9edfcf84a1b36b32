"""Lines that are wanted take the place of those in force: worked examples, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schematic_server.domains.billing import proration
from schematic_server.domains.subscriptions.lines import IN_ARREARS, Charge, Line, Terms
from schematic_server.domains.subscriptions.reconcile import How, Outcome, Wanted, reconcile

APRIL, MAY = datetime(2031, 4, 1, tzinfo=UTC), datetime(2031, 5, 1, tzinfo=UTC)
_cents = st.sampled_from(["0", "999", "1000", "2999.5"])
_wanted = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.tuples(_cents, st.integers(1, 3)), max_size=3)
_steps = st.lists(st.tuples(_wanted, st.timedeltas(timedelta(0), timedelta(days=50))), min_size=1, max_size=8)


def terms(source: str = "a", amount: str = "3000", **members: object) -> Terms:
    said = {"source_type": "add_on", "source_id": source, "source_name": source, "plan_id": source}
    of = {"plan_version_id": "v", "price_id": amount, "currency": "usd", "cadence_unit": "month", "cadence_count": 1}
    return Terms(**{**said, **of, "unit_amount": amount, **members})


def changed(
    known: Sequence[Line], *wanted: Terms, at: datetime = APRIL, anchor: datetime = APRIL, **how: object
) -> Outcome:
    number = count(len(known) + (at - APRIL) // timedelta(microseconds=1))
    steps = How(at, anchor, **how)
    return reconcile(known, [Wanted(one) for one in wanted], steps, lambda: f"line {next(number)}")


def amounts(outcome: Outcome) -> list[int]:
    return [one.amount for one in outcome.charges]


def test_a_line_that_begins_is_charged_up_to_the_end_of_its_period() -> None:
    whole, part = changed([], terms()), changed([], terms(), at=APRIL.replace(day=11))

    assert (amounts(whole), [one.charged_until for one in whole.begun]) == ([3000], [MAY])
    assert (amounts(part), [one.charged_until for one in part.begun]) == ([2000], [MAY])
    assert [one.is_proration for one in (*whole.charges, *part.charges)] == [False, True]


def test_a_line_that_is_wanted_as_it_is_goes_on_untouched() -> None:
    known = changed([], terms()).begun

    again = changed(known, terms(), at=APRIL.replace(day=11))

    assert again.is_none
    assert again.kept == known


def test_a_change_at_a_boundary_charges_nothing_for_the_period_that_follows_twice() -> None:
    known = changed([], terms()).begun

    outcome = changed(known, terms(amount="6000"), at=MAY)

    assert amounts(outcome) == [6000]


def test_what_costs_the_same_goes_on_as_paid() -> None:
    known = changed([], terms()).begun

    outcome = changed(known, terms(price_id="of another version"), at=APRIL.replace(day=11))

    assert amounts(outcome) == []
    assert [one.charged_until for one in (*outcome.ended, *outcome.begun)] == [APRIL.replace(day=11), MAY]


def test_without_proration_what_was_paid_is_kept_and_what_is_new_is_free_until_the_next_period() -> None:
    known = changed([], terms()).begun

    outcome = changed(known, terms(amount="6000"), at=APRIL.replace(day=11), prorates=False)

    assert amounts(outcome) == []
    assert [one.charged_until for one in (*outcome.ended, *outcome.begun)] == [MAY, MAY]


def test_a_line_in_a_trial_is_free_until_its_end_and_gives_nothing_back() -> None:
    end = APRIL.replace(day=15)
    trial = changed([], terms(), anchor=end, free_until=end)
    assert (amounts(trial), [one.charged_until for one in trial.begun]) == ([], [end])

    left = changed(trial.begun, at=APRIL.replace(day=3), anchor=end, was_free=True)
    paid = changed(trial.begun, terms(), at=end, anchor=end, was_free=True)

    assert amounts(left) == []
    assert (amounts(paid), len(paid.kept)) == ([3000], 1)


def test_what_is_paid_once_is_charged_once_and_not_given_back() -> None:
    once = terms(cadence_unit="one-time")
    known = changed([], once)

    outcome = changed(known.begun, terms(cadence_unit="one-time", amount="9000"), at=APRIL.replace(day=11))
    gone = changed(outcome.begun, at=APRIL.replace(day=21))

    assert [amounts(one) for one in (known, outcome, gone)] == [[3000], [], []]
    assert gone.ended[0].next_due is None


def test_use_is_charged_by_others_and_due_when_its_period_is_over() -> None:
    known = changed([], terms(timing=IN_ARREARS, quantity=0))
    assert (amounts(known), known.begun[0].next_due) == ([], MAY)

    ended = changed(known.begun, at=APRIL.replace(day=11)).ended[0]

    assert (ended.charged_until, ended.next_due) == (APRIL, APRIL.replace(day=11))


@given(_steps)
def test_whatever_is_wanted_each_source_costs_its_price_for_its_time(steps: list[Any]) -> None:
    at, known = APRIL, list[Line]()
    every, charges = dict[str, Line](), list[Charge]()
    for wanted, later in steps:
        at += later
        named = [terms(one, amount, quantity=quantity) for one, (amount, quantity) in wanted.items()]
        outcome = changed(known, *named, at=at)
        for line in outcome.dropped:
            del every[line.id]
        every |= {line.id: line for line in (*outcome.ended, *outcome.in_force)}
        known, charges = list(outcome.in_force), [*charges, *outcome.charges]

    assert len({one.key for one in charges}) == len(charges)
    for source in "abc":
        own = [line for line in every.values() if line.terms.source_id == source]
        charged = sum(one.amount for one in charges if one.line_id in {line.id for line in own})
        assert charged == sum(map(_cost, own))


def _cost(line: Line) -> int:
    calendar = line.calendar
    assert calendar is not None
    return sum(
        proration.share(line.terms.cost, one, max(one.start, line.effective_from), min(one.end, line.charged_until))
        for one in calendar.periods_between(line.effective_from, line.charged_until)
    )
