"""The pytest plugin, in pytest runs of its own, found by the entry point that the distribution declares."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from .capture_endpoint import PATIENCE

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
INI = """
[pytest]
asyncio_mode = auto
asyncio_default_fixture_loop_scope = function
addopts = -v -W error --strict-markers --disable-plugin-autoload -p no:cacheprovider -p asyncio -p schematic
"""
GOOD = """
from datetime import UTC, datetime

import pytest

from schematic import Schematic

def test_one(schematic):
    schematic.flag("sso")
    schematic.track("seats", company={"id": "acme"})
    assert schematic.check_flag("sso")

def test_another(schematic):
    assert not schematic.check_flag("sso")
    assert schematic.received == ()

async def test_async(schematic, async_schematic):
    schematic.entitled("acme", "seats", limit=1)
    await async_schematic.track("seats", company={"id": "acme"})
    assert not schematic.check_flag("seats", company={"id": "acme"})

def test_server(schematic, schematic_server, monkeypatch):
    for name, value in schematic_server.env.items():
        monkeypatch.setenv(name, value)
    schematic.flag("sso")
    with Schematic() as client:
        assert client.check_flag("sso")

@pytest.mark.schematic(flags={"sso": True, "beta": False})
class TestMarked:
    @pytest.mark.schematic(
        flags={"beta": True},
        entitlements=[{"company": "acme", "feature": "seats", "limit": 10, "used": 9}],
        credits=[{"company": "acme", "credit": "ai", "amount": 5}],
        at=datetime(2026, 3, 1),
    )
    def test_marked(self, schematic):
        assert schematic.now == datetime(2026, 3, 1, tzinfo=UTC)
        assert schematic.check_flag("sso")
        assert schematic.check_flag("beta")
        assert schematic.usage("acme", "seats") == 9
        assert schematic.balance("acme", "ai").remaining == 5
"""
BAD = """
import pytest

@pytest.mark.schematic(flag={"sso": True})
def test_marker(schematic):
    pass

def test_check(schematic):
    schematic.entitled("acme", "seats", limit=1, used=1)
    schematic.track("login", company={"id": "acme"})
    assert schematic.check_flag("seats", company={"id": "acme"})

def test_count(schematic):
    schematic.track("login", company={"id": "acme"})
    assert schematic.tracked("login", company="acme").count == 2
"""
UNUSED = """
import sys

def test_unused():
    assert "schematic.contrib.pytest_plugin" in sys.modules
    heavy = {"pydantic", "httpx", "httpx2", "schematic.client", "schematic.testing", "schematic.types"}
    assert heavy & sys.modules.keys() == set()
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _run(tmp_path_factory.mktemp("good"), GOOD)


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _run(tmp_path_factory.mktemp("bad"), BAD)


def test_each_test_gets_a_fresh_fake(good: str) -> None:
    assert "::test_one PASSED" in good
    assert "::test_another PASSED" in good, good


def test_the_async_fake_shares_the_world_of_the_fake(good: str) -> None:
    assert "::test_async PASSED" in good, good


def test_the_server_answers_what_the_fake_was_told(good: str) -> None:
    assert "::test_server PASSED" in good, good


def test_markers_say_what_the_fake_begins_with_and_the_nearest_speaks_last(good: str) -> None:
    assert "::test_marked PASSED" in good, good


def test_a_marker_with_an_unknown_keyword_names_it(bad: str) -> None:
    assert "::test_marker ERROR" in bad, bad
    assert "unexpected keyword argument 'flag'" in bad


def test_a_failed_test_shows_what_the_fake_answered_and_received(bad: str) -> None:
    assert "::test_check FAILED" in bad, bad
    assert "Schematic fake" in bad
    assert "check of 'seats' for company {'id': 'acme'}, user None: False (Matched plan entitlement usage" in bad
    assert "received: login of {'id': 'acme'} 1x (quantity 1)" in bad


def test_a_failed_assertion_about_events_shows_what_was_tracked(bad: str) -> None:
    assert "where 1 = <tracked 'login' of company 'acme': 1 events" in bad, bad


def test_a_run_that_does_not_use_the_plugin_does_not_pay_for_it(tmp_path: Path) -> None:
    output = _run(tmp_path, UNUSED)

    assert "::test_unused PASSED" in output, output


def _run(path: Path, code: str) -> str:
    """What pytest says about `code`."""
    info = path / "site/plugin_under_test-1.dist-info"
    tests = path / "tests"
    info.mkdir(parents=True)
    tests.mkdir()
    entry_points = tomllib.loads(PROJECT.read_text())["project"]["entry-points"]["pytest11"]
    lines = [f"{name} = {module}" for name, module in entry_points.items()]
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plugin-under-test\nVersion: 1\n")
    (info / "entry_points.txt").write_text("\n".join(["[pytest11]", *lines]))
    (tests / "pytest.ini").write_text(INI)
    (tests / "test_sample.py").write_text(code)
    paths = [str(path / "site"), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", str(tests)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        cwd=tests,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    return done.stdout + done.stderr
