"""Every link in the words leads somewhere: to a file, and to a heading of it. No network is asked."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE_PAGES = ("sdk/README.md", "server/README.md")  # shown where the rest of the tree is not
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$", re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=False)
    return listed.stdout.split() or [str(path.relative_to(ROOT)) for path in ROOT.glob("[!.]*/**/*.md")]


def _repository(part: str) -> str:
    """Where the package says that its source is."""
    metadata = tomllib.loads((ROOT / part / "pyproject.toml").read_text())
    address: str = metadata["project"]["urls"]["Repository"]
    return address


def _links(document: str) -> list[str]:
    return [inline or defined for inline, defined in LINK.findall(CODE.sub("", (ROOT / document).read_text()))]


def _anchors(path: Path) -> set[str]:
    """The names that headings get: lower case, words joined by hyphens."""
    titles = HEADING.findall(CODE.sub("", path.read_text()))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("document", _tracked())
def test_every_link_leads_to_a_file_and_a_heading(document: str) -> None:
    inside = f"{_repository('sdk')}/blob/main/"
    broken: list[str] = []
    for link in _links(document):
        base = ROOT if link.startswith(inside) else (ROOT / document).parent
        name, _, anchor = link.removeprefix(inside).partition("#")
        if "://" in name:
            continue
        path = (base / name).resolve() if name else ROOT / document
        if not path.exists() or (anchor and anchor not in _anchors(path)):
            broken.append(link)

    assert broken == []


@pytest.mark.parametrize("document", PACKAGE_PAGES)
def test_links_of_a_package_page_are_absolute(document: str) -> None:
    assert _repository("sdk") == _repository("server")
    links = _links(document)
    assert links
    assert [link for link in links if not link.startswith("https://")] == []


def test_the_manual_links_to_nothing_outside_itself() -> None:
    """The site has the pages of `docs/` only."""
    outside = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in sorted((ROOT / "docs").rglob("*.md"))
        for link in _links(str(path.relative_to(ROOT)))
        if "://" not in link and not (path.parent / link.partition("#")[0]).resolve().is_relative_to(ROOT / "docs")
    ]

    assert outside == []
