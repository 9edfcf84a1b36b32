"""The pytest plugin: fixtures `schematic`, `async_schematic`, `schematic_server` and the marker `schematic`.

Loaded in every pytest run of an environment that has the SDK, so it imports nothing before a test asks for a fixture.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from schematic.testing import AsyncFakeSchematic, FakeSchematic, FakeServer

_MARKER = "schematic(flags={key: bool}, entitlements=[{...}], credits=[{...}], at=datetime): what the fake begins with"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", _MARKER)


@pytest.fixture
def schematic(request: pytest.FixtureRequest) -> Generator[FakeSchematic]:
    """A `Schematic` with no network, fresh for each test; see `schematic.testing`."""
    from schematic.testing import FakeSchematic

    with FakeSchematic() as fake:
        for marker in reversed(list(request.node.iter_markers("schematic"))):  # the nearest one speaks last
            _prepare(fake, *marker.args, **marker.kwargs)
        yield fake


@pytest.fixture
def async_schematic(schematic: FakeSchematic) -> AsyncFakeSchematic:
    """The same for asyncio. Shares its world with `schematic`."""
    from schematic.testing import AsyncFakeSchematic

    return AsyncFakeSchematic(backend=schematic.backend)


@pytest.fixture
def schematic_server(schematic: FakeSchematic) -> Generator[FakeServer]:
    """The fake over HTTP, for applications in other processes: `base_url`, `env`. `schematic` sets what it answers."""
    from schematic.testing import serve

    with serve(schematic) as server:
        yield server


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failed test tells what the fake answered and received."""
    report = yield
    fake: Any = getattr(item, "funcargs", {}).get("schematic")
    if report.when == "call" and report.failed and hasattr(fake, "describe"):
        report.sections.append(("Schematic fake", fake.describe()))
    return report


def _prepare(
    fake: FakeSchematic,
    *,
    flags: Mapping[str, bool] | None = None,
    entitlements: Sequence[Mapping[str, Any]] = (),
    credits: Sequence[Mapping[str, Any]] = (),
    at: datetime | None = None,
) -> None:
    """`entitlements` and `credits`: the keywords of `fake.entitled` and `fake.credited`, one mapping per call."""
    if at is not None:
        fake.at(at)
    for key, value in (flags or {}).items():
        fake.flag(key, value)
    for one in entitlements:
        fake.entitled(**one)
    for one in credits:
        fake.credited(**one)
