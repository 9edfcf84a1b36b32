"""A stranger, an empty file, a browser: from the printed link to a check that is true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .conftest import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_from_the_printed_link_to_a_true_check(browser: Browser, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "schematic_server", "serve", "--port", "0"]
    database = f"sqlite:///{tmp_path}/schematic.sqlite3"
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(
            [*command, "--database-url", database], stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            printed = ""
            for line in process.stdout:
                printed += line
                if "listens on" in line:
                    break
            link = re.search(r"http://\S+/console/join/\S+", printed)
            assert link is not None
            context = browser.new_context()
            context.set_default_timeout(60_000)
            page = context.new_page()
            page.goto(link[0])
            page.fill("[name=name]", "Ada")
            page.fill("[name=email]", "ada@example.com")
            page.fill("[name=password]", PASSWORD)
            page.fill("[name=again]", PASSWORD)
            page.click("button.primary")
            page.click("text=step by step")
            page.click("text=Make my key")
            snippet = page.inner_text("details[open] pre code")
            assert page.is_visible("text=Waiting for your first check")

            done = subprocess.run([sys.executable, "-c", snippet], capture_output=True, text=True, check=True)

            assert done.stdout == "True\n"
            page.wait_for_selector("[data-checked]")
            key = page.inner_text(".secret code")
            page.click("text=API keys")
            assert "First application" in page.inner_text("table")
            assert key not in page.content()
            context.close()
        finally:
            process.terminate()
