"""Environments for other people's SDKs, below `.bench/`, made when first needed from hash-pinned requirements."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def python(name: str) -> str | None:
    """A Python that has what `requirements/<name>.txt` lists; None where that cannot be installed."""
    folder = ROOT / ".bench" / name
    found = folder / "bin/python"
    if found.exists():
        return str(found)
    say(f"installing {name} in .bench/{name} …")
    folder.parent.mkdir(exist_ok=True)
    # Made beside its place and moved there whole: whoever looks meanwhile finds none, and no half of one.
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f"{name}-") as made:
        subprocess.run([sys.executable, "-m", "venv", made], check=True)
        pip = [f"{made}/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        command = [*pip, "--require-hashes", "-r", f"requirements/{name}.txt"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            say(f"{name} could not be installed; its figures are left out")
            return None
        try:
            Path(made).rename(folder)
        except OSError:
            if not found.exists():  # nobody else's was there first
                raise
    return str(found)


def run(command: list[str], timeout: float | None = None) -> str:
    """The command's last line; raises SystemExit with what it complained about."""
    # Each SDK from its own environment, and compiled, as an installed one is, whatever these say.
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")}
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", timeout=timeout, check=False, env=env)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout.splitlines()[-1]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
