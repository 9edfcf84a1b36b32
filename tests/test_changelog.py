"""Fragments become a version of the changelog, above those that are there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
KINDS = ("added", "changed", "fixed", "deprecated", "removed")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A repository with the changelog as it is and a fragment of each kind."""
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "changelog.d").mkdir()
    for name in ("README.md", "template.md.jinja"):
        shutil.copy(ROOT / "changelog.d" / name, tmp_path / "changelog.d")
    for kind in KINDS:
        (tmp_path / "changelog.d" / f"house.{kind}.md").write_text(f"`it` was {kind},\nin two lines.\n")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    return tmp_path


def test_fragments_become_a_version_and_go(tree: Path) -> None:
    before = (tree / "CHANGELOG.md").read_text()

    _towncrier(tree, "build", "--yes", "--version", "99.1.0", "--date", "2031-02-03")

    after = (tree / "CHANGELOG.md").read_text()
    head, _, older = before.partition("<!-- versions -->\n")
    new = after.removeprefix(head + "<!-- versions -->\n").removesuffix(older)
    assert after.startswith(head)
    assert after.endswith(older)
    assert new.split("\n\n")[0].strip() == "## 99.1.0 (2031-02-03)"
    assert [line for line in new.splitlines() if line.startswith("###")] == [f"### {one.title()}" for one in KINDS]
    assert all(f"* `it` was {kind},\n  in two lines.\n" in new for kind in KINDS)
    assert sorted(path.name for path in (tree / "changelog.d").iterdir()) == ["README.md", "template.md.jinja"]


def test_every_fragment_that_waits_is_of_a_known_kind() -> None:
    """One of another kind would be left out in silence."""
    names = [path.name for path in (ROOT / "changelog.d").glob("*.md") if path.name != "README.md"]

    assert [name for name in names if name.split(".")[1:] not in ([kind, "md"] for kind in KINDS)] == []


def _towncrier(tree: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "towncrier", *arguments]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
