"""The words run: every Python snippet of the READMEs and guides, as written, against a real server."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from schematic import Schematic
from schematic_server.demo.process import Running, start

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "sdk/README.md", *sorted((ROOT / "docs/guides").glob("*.md"))]
# Three backticks, `python`, and nothing else: a block that needs what a test does not have says `python no-run`.
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
SECRET = "sch_dev_…"
KEY = "YOUR_API_KEY"
ADDRESS = "http://127.0.0.1:8080"


def _snippets() -> list[pytest.param]:
    found = []
    for path in DOCUMENTS:
        for match in BLOCK.finditer(path.read_text()):
            line = path.read_text()[: match.start()].count("\n") + 1
            found.append(pytest.param(match[1], id=f"{path.relative_to(ROOT)}:{line}"))
    return found


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that has what the snippets talk about: flags `flights`, `exports` and `sso`, and a company."""
    folder = tmp_path_factory.mktemp("documented")
    running = start(f"sqlite:///{folder}/schematic.sqlite3", folder / "server.log")
    with Schematic(running.key, base_url=running.base_url, event_capture_url=running.base_url) as client:
        for key, event in (("flights", "flight"), ("exports", "export"), ("sso", None)):
            kind = {"feature_type": "event", "event_subtype": event} if event else {"feature_type": "boolean"}
            feature = client.features.create_feature(name=key, description=key, **kind).data
            client.features.create_flag(key=key, name=key, description=key, default_value=True, feature_id=feature.id)
        client.companies.upsert_company(keys={"id": "acme"}, name="Acme", traits={"seats": 5})
    yield running
    running.stop()


@pytest.mark.parametrize("snippet", _snippets())
def test_snippet_runs_as_written(snippet: str, documented: Running, tmp_path: Path) -> None:
    code = snippet.replace(ADDRESS, documented.base_url).replace(SECRET, documented.key).replace(KEY, documented.key)
    environment = {
        "SCHEMATIC_API_KEY": documented.key,
        "SCHEMATIC_BASE_URL": documented.base_url,
        "SCHEMATIC_EVENT_CAPTURE_URL": documented.base_url,
        "PATH": str(Path(sys.executable).parent),
    }

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    # Nothing that a reader would have to worry about: a check that fell back to its default, a batch that was refused.
    assert "rror" not in done.stderr
