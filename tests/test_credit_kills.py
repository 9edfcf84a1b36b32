"""SIGKILL at random moments of all that servers do with credits, a few times; more with `SCHEMATIC_KILLS`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUNS = int(os.environ.get("SCHEMATIC_KILLS", "0"))
KILLS = 2  # usually, of one node or of each of two


@pytest.mark.parametrize(("more", "nodes"), [([], 1), (["--postgresql"], 2)], ids=["sqlite", "postgresql"])
def test_whatever_killed_servers_did_with_credits_the_books_are_right(more: list[str], nodes: int) -> None:
    """`SCHEMATIC_KILLS=100` for the record. In a process of its own, whose clock is the machine's."""
    runs = RUNS or KILLS // nodes
    command = [sys.executable, "-m", "bench.credit_kills", "--runs", str(runs), "--seed", "7", *more]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{runs * nodes} kills in ")
    assert "; 0 things wrong" in done.stdout
