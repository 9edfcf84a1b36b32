"""The process that bills a year is killed at any moment, and another one goes on: the invoices are the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.billing_year import killed, seen
from bench.webhook_kills import database

KILLS = int(os.environ.get("SCHEMATIC_KILLS", "2"))
COMPANIES, SEED = 8, 5  # one of them goes over to a year from a month that is too short for its day
LONGEST = 2.0  # seconds until a process is killed


@pytest.mark.parametrize("is_postgresql", [False, True], ids=["sqlite", "postgresql"])
def test_a_year_is_billed_to_the_cent_by_processes_that_are_killed(is_postgresql: bool, tmp_path: Path) -> None:
    with database(is_postgresql, tmp_path) as url:
        killed(url, COMPANIES, SEED, KILLS, LONGEST)

        assert seen(url, COMPANIES, SEED) == []
