"""The promise of the outbox, against a real server: kill -9 at random moments loses nothing and doubles nothing."""

from __future__ import annotations

import os
from pathlib import Path

from bench.outbox_kills import run

RUNS = int(os.environ.get("SCHEMATIC_OUTBOX_KILLS", "12"))


def test_nothing_that_track_returned_from_is_lost_or_counted_twice_over_kills(tmp_path: Path) -> None:
    """`SCHEMATIC_OUTBOX_KILLS=200` for the record; `python -m bench.outbox_kills` prints the figures."""
    result = run(RUNS, seed=7, directory=tmp_path)

    assert (result.lost, result.doubled) == (0, 0)
    assert result.acknowledged > 10 * RUNS
    assert result.counted >= result.acknowledged
