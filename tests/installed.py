"""Both distributions as a user has them: built as wheels, installed by pip into an environment of their own.

What they depend on is lent from the environment that runs the tests, so that nothing is downloaded.
"""

from __future__ import annotations

import os
import re
import subprocess
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
OURS = {"schematic", "schematichq", "schematic_server"}
TIMEOUT = 600  # seconds
PIP = {
    "PIP_NO_INDEX": "1",
    "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this as "do not isolate": the build backend is lent, too
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_QUIET": "1",
}


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment: its commands come first on the path, and no settings of this process reach them."""

    folder: Path

    @property
    def site_packages(self) -> Path:
        return next((self.folder / "lib").glob("python*/site-packages"))

    def run(self, command: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a line of shell in `folder`, until it ends."""
        environment = {**self.variables(), **settings}
        return subprocess.run(
            ["/bin/sh", "-euc", command],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )

    def variables(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SCHEMATIC_", "PYTHON"))}
        return {**kept, **PIP, "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def section(title: str) -> str:
    """The part of the README under that heading."""
    found = re.search(rf"^## {title}\n(.*?)^## ", (ROOT / "README.md").read_text(), re.DOTALL | re.MULTILINE)
    assert found is not None, title
    return found[1]


def commands(title: str) -> list[str]:
    """The console blocks of a section of the README, prompts taken off."""
    blocks = re.findall(r"^```console\n(.*?)^```", section(title), re.DOTALL | re.MULTILINE)
    return [re.sub(r"^\$ ", "", block, flags=re.MULTILINE) for block in blocks]


def checkout(folder: Path) -> Path:
    """A folder in which the README's commands find both parts, and whatever else they make is not in the tree."""
    folder.mkdir()
    for part in ("sdk", "server"):
        (folder / part).symlink_to(ROOT / part)
    return folder


def create(folder: Path) -> Environment:
    """An environment with everything that the tests have, except our own two distributions."""
    venv.EnvBuilder(symlinks=True, with_pip=False).create(folder / "venv")
    made = Environment(folder / "venv")
    lent = folder / "lent"
    lent.mkdir()
    for one in Path(sysconfig.get_path("purelib")).iterdir():
        if one.suffix != ".pth" and one.name.partition("-")[0] not in OURS:
            (lent / one.name).symlink_to(one)
    (made.site_packages / "lent.pth").write_text(f"{lent}\n")
    pip = made.folder / "bin" / "pip"
    pip.write_text(f'#!/bin/sh\nexec "{made.folder / "bin" / "python"}" -m pip "$@"\n')
    pip.chmod(0o755)
    return made
