"""What the README says is served, counted from the contract and the server's handlers; and which clients were tried."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

from schematic_server.http import openapi, operations

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
ROW = re.compile(r"^\| ([\w ]+) \| (\d+) of (\d+) \|", re.MULTILINE)


def _by_resource(names: list[str]) -> Counter[str]:
    return Counter(name.partition(".")[0] for name in names)


def test_the_table_counts_what_is_served() -> None:
    whole = _by_resource(list(openapi.operations()))
    served = _by_resource([name for name in openapi.operations() if name in operations.implemented()])

    assert {name: (int(some), int(every)) for name, some, every in ROW.findall(README)} == {
        name: (served[name], whole[name]) for name in whole
    }
    official = {name: number for name, number in whole.items() if name not in ("embed", "portal")}
    assert f"{sum(served[name] for name in official)} of the API's {sum(official.values())} operations" in README


def test_the_clients_are_those_that_the_tests_run() -> None:
    packages = json.loads((ROOT / "tests/official/package.json").read_text())["dependencies"]
    python = re.search(r"schematichq\[datastream\]==(\S+)", (ROOT / "requirements/official.in").read_text())
    assert python is not None

    told = [
        f"Python {python[1]}",
        *(
            f"{name} {packages[f'@schematichq/{package}']}"
            for name, package in (
                ("Node", "schematic-typescript-node"),
                ("browser", "schematic-js"),
                ("React", "schematic-react"),
            )
        ),
    ]
    assert [one for one in told if one not in README] == []
