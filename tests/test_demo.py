"""The main job on real input, through our SDK and through the official one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from schematic_server.demo.process import Running

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "server/src/schematic_server/demo/flights.py"


def test_the_demo_counts_every_flight_and_upgrades_at_once(server: Running) -> None:
    table = _run(sys.executable, server)

    assert re.search(
        r"JetBlue Airways +National +4,000 +4,418 +NO +Matched plan entitlement usage exceeded rule", table
    )
    assert re.search(r"JetBlue Airways +→ Network +unlimited +4,418 +yes +Matched plan entitlement rule", table)
    assert "Every count equals the source: 26,483 flights" in table


def test_the_official_sdk_gets_the_same_table(server: Running, tmp_path: Path, official_python: str) -> None:
    ours = start_another(tmp_path / "ours")
    try:
        expected = _table(_run(sys.executable, ours))
    finally:
        ours.stop()

    assert _table(_run(official_python, server)) == expected


@pytest.fixture(scope="session")
def official_python() -> str:
    """A Python with the official SDK, made once in `.bench/official`."""
    python = ROOT / ".bench/official/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parent.parent)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        done = subprocess.run([*install, "-r", "requirements/official.txt"], cwd=ROOT, check=False)
        if done.returncode:
            python.unlink()
            pytest.skip("the official SDK cannot be installed here (no package registry?)")
    return str(python)


def start_another(folder: Path) -> Running:
    from schematic_server.demo.process import start

    folder.mkdir()
    return start(f"sqlite:///{folder}/schematic.sqlite3")


def _run(python: str, server: Running) -> str:
    command = [python, str(SCRIPT), "--base-url", server.base_url, "--api-key", server.key]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _table(output: str) -> list[str]:
    """The lines of the table, without what differs from run to run (the rate)."""
    return [line for line in output.splitlines() if "  " in line and "events/s" not in line]
