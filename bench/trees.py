"""This tree's server and another one's, side by side: each from its own environment, on a database of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import Any

START = """
import sys
from schematic_server.demo.process import start
running = start(sys.argv[1])
print(running.port, running.process.pid, running.key, flush=True)
sys.stdin.read()
running.stop()
"""
_DATABASE = """
import asyncio, asyncpg, sys
async def main():
    connection = await asyncpg.connect(sys.argv[1])
    await connection.execute(sys.argv[2])
    await connection.close()
asyncio.run(main())
"""
_number = count(1)


class Server:
    """A running `schematic serve`."""

    def __init__(self, port: int, pid: int, key: str) -> None:
        self.port, self.pid, self.key = port, pid, key

    def cpu_seconds(self) -> float:
        """Processor time of all its threads that still run, in nanoseconds' steps."""
        total = 0
        for thread in Path(f"/proc/{self.pid}/task").iterdir():
            with suppress(FileNotFoundError):
                total += int((thread / "schedstat").read_text().split()[0])
        return total / 1e9

    def request(self, method: str, path: str, body: Any = None) -> bytes:
        content = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Schematic-Api-Key: {self.key}\r\n"
        return f"{head}Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The answer's `data`, over a connection of its own."""
        return json.loads(self._raw(method, path, body))["data"]

    def lookups(self) -> tuple[float, float]:
        """Checks that were answered from memory, and those that were not."""
        text = self._raw("GET", "/metrics", None).decode()
        found = dict(re.findall(r'^schematic_snapshot_lookups_total\{result="(\w+)"\} (\S+)', text, re.M))
        return float(found["hit"]), float(found["load"])

    def _raw(self, method: str, path: str, body: Any) -> bytes:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"X-Schematic-Api-Key": self.key, "Content-Type": "application/json"}
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        assert answer.status < 300, content
        return content


@contextmanager
def servers(baseline: str | None, postgres: str | None) -> Generator[dict[str, Server]]:
    """`now`, and `before` where a tree with an environment in `.venv` is given; on SQLite unless `postgres` is one."""
    pythons = {"now": sys.executable, **({"before": f"{baseline}/.venv/bin/python"} if baseline else {})}
    running: list[subprocess.Popen[str]] = []
    with tempfile.TemporaryDirectory(prefix="schematic-bench-") as folder:
        try:
            found: dict[str, Server] = {}
            for name, python in pythons.items():
                url = new_database(postgres) if postgres else f"sqlite:///{folder}/{name}.sqlite3"
                child = subprocess.Popen(
                    [python, "-c", START, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/"
                )
                running.append(child)
                assert child.stdout is not None
                port, pid, key = child.stdout.readline().split()
                found[name] = Server(int(port), int(pid), key)
            yield found
        finally:
            for child in running:
                assert child.stdin is not None
                child.stdin.close()
                child.wait(60)


def new_database(server: str) -> str:
    """A new database on this server, the address of whose own one is given."""
    name = f"bench_{os.getpid()}_{next(_number)}"
    subprocess.run([sys.executable, "-c", _DATABASE, server, f"CREATE DATABASE {name}"], check=True)
    return re.sub(r"/[^/?]*($|\?)", rf"/{name}\1", server)
