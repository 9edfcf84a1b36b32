"""The words run: Python snippets of the README against a real server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schematic import Schematic
from schematic_server.demo.process import Running

ROOT = Path(__file__).parent.parent
DOCUMENTS = ["README.md"]


def _snippets() -> list[tuple[str, str]]:
    found = []
    for name in DOCUMENTS:
        blocks = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text(), re.DOTALL)
        found += [(f"{name}-{number}", block) for number, block in enumerate(blocks, 1)]
    return found


@pytest.mark.parametrize("snippet", [block for _, block in _snippets()], ids=[name for name, _ in _snippets()])
def test_snippet_runs_as_written(snippet: str, server: Running) -> None:
    with Schematic(server.key, base_url=server.base_url, event_capture_url=server.base_url) as client:
        client.features.create_flag(
            key="flights", name="Flights", description="", flag_type="boolean", default_value=True
        )
    code = snippet.replace("http://127.0.0.1:8080", server.base_url).replace("sch_dev_…", server.key)

    exec(compile(code, "snippet", "exec"), {})
