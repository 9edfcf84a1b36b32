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
    checkout = installed.checkout(folder / "checkout")
    done = installed.create(folder).run(installed.commands("Install")[1].splitlines()[0], checkout)
    assert done.returncode == 0, done.stderr
    return checkout / "dist"
