"""Servers to measure: this tree's or another's, on SQLite or on a PostgreSQL of the tests' own."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
KEY = "sch_dev_" + "b" * 40  # the first key of every database made here


@dataclass(slots=True)
class Server:
    """A running server on a fresh database."""

    process: subprocess.Popen[str]
    port: int
    key: str

    def cpu_seconds(self) -> float:
        """Processor time of the server so far: unlike the clock, it does not count what else the machine does."""
        return time.clock_gettime((~self.process.pid << 3) | 2)  # Linux's number of a process's own clock

    def resident_mib(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found.group(1)) / 1024 if found else 0.0


@contextmanager
def server(database_url: str | None = None, tree: Path = ROOT) -> Generator[Server]:
    """`schematic serve` of a tree that has its `.venv`: start, wait until it listens, stop."""
    with tempfile.TemporaryDirectory(prefix="schematic-bench-") as folder:
        url = database_url or f"sqlite:///{folder}/bench.sqlite3"
        command = [str(tree / ".venv/bin/python"), "-m", "schematic_server", "serve", "--database-url", url]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SCHEMATIC_")}
        process = subprocess.Popen(
            [*command, "--port", "0", "--log-level", "warning"],
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**environment, "SCHEMATIC_BOOTSTRAP_KEY": KEY},
            cwd=folder,
        )
        try:
            yield Server(process, _port(process), KEY)
        finally:
            process.terminate()
            process.wait(30)


def _port(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"listens on http://\S+:(\d+)", line):
            return int(found[1])
    raise SystemExit("the server ended before it listened")


@contextmanager
def postgresql() -> Generator[Any]:
    """The PostgreSQL of the server's tests (`server/tests/postgres.py`)."""
    spec = importlib.util.spec_from_file_location("postgres", ROOT / "server/tests/postgres.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["postgres"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with module.running() as running:
        yield running
