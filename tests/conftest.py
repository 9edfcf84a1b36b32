"""Fixtures of the whole: real server processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from schematic_server.demo.process import Running, start


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """A `schematic serve` process on a fresh SQLite file."""
    running = start(f"sqlite:///{tmp_path}/schematic.sqlite3", tmp_path / "server.log")
    yield running
    running.stop()
