"""The main job on real input, through our SDK and through the official one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from bench import environments
from schematic_server.console.view import PAGE_ROWS
from schematic_server.demo import flights
from schematic_server.demo.process import Running, start

SCRIPT = Path(flights.__file__)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What `schematic demo` prints, run once."""
    folder = tmp_path_factory.mktemp("demo")
    return _run([sys.executable, "-m", "schematic_server", "demo", "--folder", str(folder / "data")])


def test_the_demo_denies_who_is_over_the_limit_and_allows_them_right_after_the_upgrade(demo: str) -> None:
    denied = r"JetBlue Airways +National +4,000 +4,418 +NO +Matched plan entitlement usage exceeded rule"
    upgraded = r"JetBlue Airways +→ Network +unlimited +4,418 +yes +Matched plan entitlement rule"

    assert re.search(denied, demo)
    assert re.search(upgraded, demo)


def test_the_demo_proves_every_count_and_says_how_to_go_on(demo: str) -> None:
    assert "Every count equals the source: 26,483 flights and 26,859,611 miles, 16 airlines." in demo
    assert re.search(r"52,966 events at [\d,]+ events/s", demo)
    assert re.search(r"serve --database-url sqlite:///\S+schematic.sqlite3", demo)


def test_the_demo_ends_with_a_way_into_the_console_and_the_flights(demo: str) -> None:
    url, token, page = (
        re.search(pattern, demo)
        for pattern in (r"(sqlite:///\S+)", r"8080(/console/join/\S+)", r"8080(/console/\S+=flight)\b")
    )
    assert url
    assert token
    assert page
    running = start(url[1])
    try:
        with httpx2.Client(base_url=running.base_url, headers={"Sec-Fetch-Site": "same-origin"}) as http:
            password = "correct horse battery staple"
            fields = {"name": "Ada", "email": "ada@example.com", "password": password, "again": password}
            assert http.post(token[1], data=fields).status_code == 303
            flights_page = http.get(page[1])
    finally:
        running.stop()

    assert flights_page.status_code == 200
    assert len(re.findall(r'data-id="evt_', flights_page.text)) == PAGE_ROWS


def test_the_official_sdk_gets_the_same_table(demo: str, server: Running) -> None:
    """The same program, unchanged, on the official package: only its addresses point at this server."""
    official = environments.python("official")
    if official is None:
        pytest.skip("the official SDK cannot be installed here (no package registry?)")

    output = _run([official, str(SCRIPT), "--base-url", server.base_url, "--api-key", server.key])

    assert _table(output) == _table(demo)


def _run(command: list[str]) -> str:
    # Each SDK from its own environment, whatever PYTHONPATH says.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _table(output: str) -> list[str]:
    lines = [line for line in output.splitlines() if re.search(r" (yes|NO) +Matched ", line)]
    assert len(lines) == 17
    return lines
