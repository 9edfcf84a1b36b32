"""Servers killed at any moment of all that they do with credits: none appears, vanishes or stays held."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.credit_kills import run
from bench.webhook_kills import database

RUNS = int(os.environ.get("SCHEMATIC_KILLS", "0"))
KILLS = 2  # usually, of one node or of each of two


@pytest.mark.parametrize(("is_postgresql", "nodes"), [(False, 1), (True, 2)], ids=["sqlite", "postgresql"])
def test_whatever_killed_servers_did_with_credits_the_books_are_right(
    is_postgresql: bool, nodes: int, tmp_path: Path
) -> None:
    """`SCHEMATIC_KILLS=100` for the record; `python -m bench.credit_kills` prints the figures."""
    runs = RUNS or KILLS // nodes
    with database(is_postgresql, tmp_path) as url:
        result = run(runs, 7, url, tmp_path / "server.log", nodes)

    assert result.wrong == []
    assert result.kills == runs * nodes
    assert result.batches > 0
    assert result.made > 0
