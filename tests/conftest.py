"""Fixtures of the whole: real server processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from schematic_server.demo.process import Running, start

from . import installed


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """A `schematic serve` process on a fresh SQLite file."""
    running = start(f"sqlite:///{tmp_path}/schematic.sqlite3", tmp_path / "server.log")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both wheels, built as the README says."""
    folder = tmp_path_factory.mktemp("wheels")
    done = installed.create(tmp_path_factory.mktemp("builder")).run(
        f"pip wheel --no-deps --wheel-dir '{folder}' ./sdk ./server", installed.ROOT
    )
    assert done.returncode == 0, done.stderr
    return folder
