"""A server killed at any moment loses no event of a change that it acknowledged."""

from __future__ import annotations

import os
from pathlib import Path

from bench.webhook_kills import run

RUNS = int(os.environ.get("SCHEMATIC_WEBHOOK_KILLS", "4"))


def test_every_event_of_an_acknowledged_change_is_delivered_over_kills(tmp_path: Path) -> None:
    """`SCHEMATIC_WEBHOOK_KILLS=100` for the record; `python -m bench.webhook_kills` prints the figures."""
    result = run(RUNS, seed=7, directory=tmp_path)

    assert result.lost == 0
    assert result.acknowledged > 5 * RUNS
