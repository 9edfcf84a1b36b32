"""A server killed at any moment loses no event of a change that it acknowledged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.webhook_kills import database, run

RUNS = int(os.environ.get("SCHEMATIC_WEBHOOK_KILLS", "2"))


@pytest.mark.parametrize("is_postgresql", [False, True], ids=["sqlite", "postgresql"])
def test_every_event_of_an_acknowledged_change_is_delivered_over_kills(is_postgresql: bool, tmp_path: Path) -> None:
    """`SCHEMATIC_WEBHOOK_KILLS=100` for the record; `python -m bench.webhook_kills` prints the figures."""
    with database(is_postgresql, tmp_path) as url:
        result = run(RUNS, 7, url, tmp_path / "server.log")

    assert result.lost == 0
    assert result.acknowledged >= RUNS
