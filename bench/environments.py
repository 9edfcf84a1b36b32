"""Environments for other people's SDKs, below `.bench/`, made when first needed from hash-pinned requirements."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def python(name: str) -> str | None:
    """A Python that has what `requirements/<name>.txt` lists; None where that cannot be installed."""
    found = ROOT / ".bench" / name / "bin/python"
    if found.exists():
        return str(found)
    say(f"installing {name} in .bench/{name} …")
    subprocess.run([sys.executable, "-m", "venv", str(found.parent.parent)], check=True)
    pip = [str(found), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.run([*pip, "-r", f"requirements/{name}.txt"], cwd=ROOT, check=False).returncode:
        say(f"{name} could not be installed; its figures are left out")
        found.unlink()
        return None
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
