"""How large the parts of the SDK may be, in lines: decisions 15, 35, 37, 40 and 41 say why, and what each is for."""

from __future__ import annotations

from pathlib import Path

import pytest

SDK = Path(__file__).parent.parent / "sdk/src/schematic"
BUDGETS = {"rules": 2100, "datastream": 2810, "leases": 1860, "contrib": 1525, "testing": 2200}
GENERATED = {"resources", "types", "_alias_names.py"}
RUNTIME = 10_680
AT_THE_TOP = {"client.py", "config.py", "clock.py", "environment.py", "logging.py", "stats.py"}


@pytest.mark.parametrize("folder", BUDGETS)
def test_a_folder_stays_within_its_budget(folder: str) -> None:
    assert _lines(*(SDK / folder).rglob("*.py")) <= BUDGETS[folder]


def test_the_runtime_stays_within_its_budget() -> None:
    others = GENERATED | BUDGETS.keys()
    paths = [path for path in SDK.rglob("*.py") if path.relative_to(SDK).parts[0] not in others]

    assert _lines(*paths) <= RUNTIME


def test_few_modules_stay_at_the_top() -> None:
    """What a newcomer looks for stands in the folder of that name."""
    assert {path.name for path in SDK.glob("*.py") if not path.name.startswith("_")} == AT_THE_TOP


def _lines(*paths: Path) -> int:
    return sum(len(path.read_text().splitlines()) for path in paths)
