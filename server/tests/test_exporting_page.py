"""The page about exports, carried out: its commands, with an environment at stake. Its Python runs in `test_readme`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schematic import Schematic
from schematic_server.demo.process import start

from .test_running import BLOCK, Installation, usage, use

PAGE = (Path(__file__).parents[2] / "docs/guides/exporting.md").read_text()
HOSTED = "https://api.schematichq.com"
SCRIPTS = [re.sub(r"^\$ ", "", block, flags=re.MULTILINE) for block in BLOCK.findall(PAGE)]


def test_the_page_moves_an_environment(tmp_path: Path) -> None:
    """Through a file, and through the API; the check of the page says the same everywhere."""
    old, other = _installed(tmp_path / "old"), _installed(tmp_path / "other")
    export, import_, again, hosted, check = SCRIPTS
    source, target = start(old.url), start(other.url)
    try:
        with Schematic(source.key, base_url=source.base_url, event_capture_url=source.base_url) as client:
            feature = client.features.create_feature(
                name="Exports", description="", feature_type="event", event_subtype="export"
            ).data
            flag = {"key": "exports", "name": "Exports", "description": "", "default_value": True}
            client.features.create_flag(**flag, feature_id=feature.id)
            use(client, 5)
        old.shell(export)
        old.shell(import_)
        assert "nothing is changed" in old.shell(again)
        other.shell(hosted.replace("sch_prod_…", source.key).replace(HOSTED, source.base_url))
    finally:
        source.stop()
        target.stop()

    for url in (f"sqlite:///{old.folder}/new.sqlite3", other.url):
        running = start(url)
        try:
            with Schematic(running.key, base_url=running.base_url) as client:
                assert usage(client) == 5
            old.environment.update(SCHEMATIC_BASE_URL=running.base_url, SCHEMATIC_API_KEY=running.key)
            assert re.search(r"^value +true", old.shell(check), re.MULTILINE)
        finally:
            running.stop()


def _installed(folder: Path) -> Installation:
    folder.mkdir()
    return Installation(folder, f"sqlite:///{folder}/schematic.sqlite3")


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_line_is_a_command(script: str) -> None:
    assert script.startswith("schematic ")
