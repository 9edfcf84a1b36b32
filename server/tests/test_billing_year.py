"""A year of a business, billed by the server and by plain sums: to the cent the same, no day twice, no number missing.

Companies subscribe, try, change plan, period, seats and add-ons, cancel, use more than is free and credits that they
have not paid, in a leap year, and for days no job runs. `python -m bench.billing_year` does it with 2,000 of them.
"""

from __future__ import annotations

import os

from bench.billing_year import live, seen
from bench.billing_year_books import Move, business, timeline

COMPANIES = int(os.environ.get("SCHEMATIC_YEAR_COMPANIES", "10"))
SEED = 4


def test_a_year_of_a_business_is_billed_to_the_cent(empty_database_url: str) -> None:
    live(empty_database_url, COMPANIES, SEED)

    assert seen(empty_database_url, COMPANIES, SEED) == []


def test_the_business_does_all_that_is_looked_at() -> None:
    """Else the year would prove little."""
    companies = business(COMPANIES, SEED)
    moves = [one for one in timeline(companies) if isinstance(one, Move)]

    assert {one.state.base for one in moves} == {None, "basic", "try", "pro", "max", "tokens"}
    assert {one.state.months for one in moves} == {1, 12}
    assert {one.ends for one in moves if one.state.base is None} == {True, False}
    assert any(one.state.support for one in moves)
    assert len({one.state.seats for one in moves}) > 2
    assert any((one.at.month, one.at.day) == (2, 29) for one in moves)
    assert sum(one.owed for one in companies) > 0
