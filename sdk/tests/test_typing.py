"""What a program's type checker says about the SDK: the good sample passes, each mistake is found where it is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "typing"
ROOT = Path(__file__).parents[2]
ACCEPTED, REJECTED = HERE / "accepted.py", HERE / "rejected.py"

Found = dict[str, dict[int, str]]


@pytest.fixture(scope="module", params=["mypy", "pyright"])
def found(request: pytest.FixtureRequest) -> Found:
    """File name -> line -> what the checker says about it."""
    return mypy() if request.param == "mypy" else pyright()


def mypy() -> Found:
    command = [sys.executable, "-m", "mypy", "--output", "json", "--no-warn-unused-ignores"]
    result = subprocess.run([*command, ACCEPTED, REJECTED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode in (0, 1), result.stderr
    found: Found = {ACCEPTED.name: {}, REJECTED.name: {}}
    for line in result.stdout.splitlines():
        one = json.loads(line)
        if one["severity"] == "error":
            found.setdefault(Path(one["file"]).name, {})[one["line"]] = one["message"]
    return found


def pyright() -> Found:
    command = [sys.executable, "-m", "pyright", "--outputjson", str(ACCEPTED), str(REJECTED)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode in (0, 1), result.stderr
    found: Found = {ACCEPTED.name: {}, REJECTED.name: {}}
    for one in json.loads(result.stdout)["generalDiagnostics"]:
        if one["severity"] == "error":
            found.setdefault(Path(one["file"]).name, {})[one["range"]["start"]["line"] + 1] = one["message"]
    return found


def test_a_program_without_mistakes_passes(found: Found) -> None:
    assert found[ACCEPTED.name] == {}


def test_every_mistake_is_found_and_nothing_else(found: Found) -> None:
    lines = REJECTED.read_text().splitlines()
    wrong = {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}

    assert found[REJECTED.name].keys() == wrong, found[REJECTED.name]


def test_no_type_of_the_sdk_itself_is_wrong_for_its_users(found: Found) -> None:
    assert found.keys() == {ACCEPTED.name, REJECTED.name}, found
