"""Both clients, with a server of what lease checks need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ..datastream.stream_server import stream_server
from ..doors import door as opened
from .world import World


@pytest.fixture(params=["sync", "async"])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    with stream_server() as server, opened(request.param) as door:
        made = World(server, door)
        try:
            yield made
        finally:
            made.close()
