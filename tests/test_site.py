"""The documentation as a site: strictly built, searchable, loading nothing from elsewhere."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOADED = re.compile(r"""<(?:script|img|iframe)[^>]*\ssrc=["']?(https?:)?//|<link[^>]*\shref=["']?(https?:)?//""")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(ROOT / "zensical.toml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    return folder


def test_the_site_is_built_without_a_complaint_and_can_be_searched(tree: Path) -> None:
    done = _build(tree)

    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted((tree / "build/site").rglob("*.html"))
    assert len(pages) == len(list((tree / "docs").rglob("*.md"))) + 1  # and the one for what is not there
    assert [str(page) for page in pages if LOADED.search(page.read_text())] == []
    assert [str(page) for page in pages if "```" in page.read_text()] == []  # a fence that was taken for text
    found = json.dumps(json.loads((tree / "build/site/search.json").read_text()))
    assert "idempotency key" in found


@pytest.mark.parametrize("link", ["guides/none.md", "guides/events.md#none"])
def test_a_link_to_nowhere_stops_the_build(tree: Path, link: str) -> None:
    page = tree / "docs/broken.md"
    page.write_text(f"# Broken\n\n[nowhere]({link})\n")
    try:
        done = _build(tree)
    finally:
        page.unlink()

    assert done.returncode != 0
    assert "does not exist" in done.stdout + done.stderr


def _build(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("zensical"), "build", "--strict", "--clean"]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
