"""A server of one's own: a `schematic serve` process on a free port, for demos and measurements."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from schematic_server import clock
from schematic_server.domains.accounts import setup
from schematic_server.errors import ServerError
from schematic_server.storage import connect, migrations

READY_WITHIN = 180.0  # seconds


@dataclass(slots=True)
class Running:
    """A ready server and a secret key for it; `stop` ends exactly this process."""

    process: subprocess.Popen[str]
    port: int
    key: str

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(database_url: str, log: Path | None = None, settings: Mapping[str, str] | None = None) -> Running:
    """Migrate, make a key, serve on a free loopback port, wait until ready. Raises ServerError if it does not start.

    `settings` are variables of its environment.
    """
    key = _prepare(database_url)
    command = [sys.executable, "-m", "schematic_server", "serve", "--database-url", database_url, "--port", "0"]
    with open(log or os.devnull, "w") as output:
        process = subprocess.Popen(
            [*command, "--log-level", "warning"],
            text=True,
            stdout=subprocess.PIPE,
            stderr=output,
            env={**os.environ, **(settings or {})},
        )
    running = Running(process, _port(process), key)
    _wait(running)
    return running


def _prepare(database_url: str) -> str:
    database = connect(database_url)
    path = database_url.removeprefix("sqlite:///")
    if path != database_url and not Path(path).exists():
        Path(path).touch(0o600)
        Path(path).write_bytes(_migrated())
    else:
        migrations.upgrade(database.url)
    now = clock.now()

    async def make_key() -> str:
        await database.open()
        try:
            secret = await database.write(lambda db, emit: setup.initialize(db, now))
            if secret:
                return secret
            return await database.write(lambda db, emit: setup.another_key(db, "Demo", now))
        finally:
            await database.close()

    return asyncio.run(make_key())


@cache
def _migrated() -> bytes:
    """A SQLite file with the tables and nothing in them: making them takes longer than all else here."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "empty.sqlite3")
        migrations.upgrade(f"sqlite:///{path}")
        return path.read_bytes()


def _port(process: subprocess.Popen[str]) -> int:
    """The port that the server says it listens on; that is the last thing it prints."""
    assert process.stdout is not None
    with process.stdout:
        for line in process.stdout:
            found = re.search(r"listens on http://\S+:(\d+)", line)
            if found:
                return int(found[1])
    raise ServerError(f"the server ended with status {process.wait()} before it listened")


def _wait(running: Running) -> None:
    ends_at = clock.monotonic() + READY_WITHIN
    while clock.monotonic() < ends_at:
        if running.process.poll() is not None:
            raise ServerError(f"the server ended with status {running.process.returncode} before it was ready")
        try:
            with urllib.request.urlopen(running.base_url + "/readyz", timeout=1):
                return
        except (urllib.error.URLError, OSError) as error:
            if isinstance(error, urllib.error.HTTPError):
                error.close()
            time.sleep(0.05)
    running.stop()
    raise ServerError(f"the server was not ready within {READY_WITHIN:.0f} s")
