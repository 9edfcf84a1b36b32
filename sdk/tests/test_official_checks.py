"""The known weaknesses of the official SDK's checks: claims that fail there and hold here, by one script."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from . import official_checks

SCRIPT = Path(official_checks.__file__)
OFFICIAL = Path(__file__).parents[2] / ".bench/official/bin/python"
NAMES = [claim.__name__ for claim in official_checks.CLAIMS]


def claims(python: str) -> dict[str, bool]:
    done = subprocess.run([python, str(SCRIPT)], capture_output=True, text=True, timeout=120, check=True)
    found: dict[str, bool] = json.loads(done.stdout)
    return found


def test_they_all_hold_here() -> None:
    assert claims(sys.executable) == dict.fromkeys(NAMES, True)


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official SDK is not installed (.bench/official)")
def test_none_of_them_holds_there() -> None:
    assert claims(str(OFFICIAL)) == dict.fromkeys(NAMES, False)
