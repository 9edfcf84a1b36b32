"""Many streams of two servers on one PostgreSQL for minutes, one of which is killed and started again: how soon each
change arrives, and that none is missed."""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import re
import time
from collections import Counter
from http.client import HTTPException
from pathlib import Path
from threading import Lock
from typing import Any

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from bench import environments
from bench.trees import Server, new_database
from schematic_server.demo.process import Running, start

STREAMS, COMPANIES = 1000, 100
RATE = 50.0  # changes a second
WRITERS = 5  # each of companies of its own, so that no company's changes overtake one another
CAUGHT_UP_WITHIN = 120.0  # seconds
BUCKETS = (10, 25, 50, 100, 250, 500, 1000, 5000, float("inf"))  # ms
_NUMBER = re.compile(rb'"n(\d+)"')


class Soak:
    """What was written, when, and what each stream has seen of it."""

    def __init__(self, url: str, streams: int) -> None:
        self.url = url
        self.running = [start(url), start(url)]
        self.key = self.running[0].key
        self.sent_at: list[float] = []  # by the number of the change
        self.newest = [-1] * COMPANIES
        self.seen = [-1] * streams
        self.lags: Counter[tuple[bool, float]] = Counter()  # by whether both servers ran, and the bucket
        self.is_whole = True
        self.is_over = False
        self.connections = 0
        self._numbers = Lock()

    def number(self) -> int:
        """Of a change that is sent now."""
        with self._numbers:
            self.sent_at.append(time.perf_counter())
            return len(self.sent_at) - 1

    def received(self, stream: int, message: bytes) -> None:
        now = time.perf_counter()
        for found in _NUMBER.findall(message):
            number = int(found)
            if number > self.seen[stream]:
                self.seen[stream] = number
                lag = (now - self.sent_at[number]) * 1e3
                self.lags[self.is_whole, next(bound for bound in BUCKETS if lag <= bound)] += 1

    def missed(self) -> int:
        """Streams that do not know the newest change of their company."""
        return sum(self.newest[stream % COMPANIES] > seen for stream, seen in enumerate(self.seen))


def table(postgres: str, seconds: float, streams: int = STREAMS) -> str:
    """The figures as Markdown."""
    soak = Soak(new_database(postgres), streams)
    try:
        return asyncio.run(_run(soak, seconds))
    finally:
        for one in soak.running:
            one.stop()


async def _run(soak: Soak, seconds: float) -> str:
    for company in range(COMPANIES):
        await asyncio.to_thread(_write, soak, soak.running[0], company)
    listeners = [asyncio.create_task(_listen(soak, stream)) for stream in range(len(soak.seen))]
    await _until(lambda: soak.missed() == 0)
    soak.lags.clear()
    environments.say(f"{soak.connections} streams are open")
    sizes = [_sizes(soak)]
    began_at, first = time.monotonic(), len(soak.sent_at)
    restarting = asyncio.create_task(_restart(soak, seconds))
    await asyncio.gather(*(_change(soak, writer, began_at, seconds) for writer in range(WRITERS)))
    lasted = time.monotonic() - began_at
    await restarting
    await _until(lambda: soak.missed() == 0)
    sizes.append(_sizes(soak))
    soak.is_over = True
    for one in listeners:
        one.cancel()
    await asyncio.gather(*listeners, return_exceptions=True)
    lines = ["| Received within, ms | Both servers run | One was killed |", "| --- | ---: | ---: |"]
    lines += [f"| {bound:g} | {soak.lags[True, bound]:,} | {soak.lags[False, bound]:,} |" for bound in BUCKETS]
    changes = len(soak.sent_at) - first
    return "\n".join(
        [
            *lines,
            "",
            f"{changes:,} changes in {lasted:.0f} s ({changes / lasted:.1f} a second) to {len(soak.seen):,} streams, "
            f"{soak.connections:,} connections; streams that missed the newest: {soak.missed()}",
            f"Memory, MiB, before and after (client, then each server): {sizes}",
            f"Load average at the end: {os.getloadavg()[0]:.1f}",
        ]
    )


async def _change(soak: Soak, writer: int, began_at: float, seconds: float) -> None:
    for turn in itertools.count(writer, WRITERS):
        at = began_at + turn / RATE
        if max(at, time.monotonic()) > began_at + seconds:
            return
        await asyncio.sleep(max(0.0, at - time.monotonic()))
        await asyncio.to_thread(_write, soak, random.choice(soak.running), turn % COMPANIES)


def _write(soak: Soak, to: Running, company: int) -> None:
    number = soak.number()
    body: dict[str, Any] = {"keys": {"id": f"c{company}"}, "name": "c", "traits": {"number": f"n{number}"}}
    try:
        Server(to.port, to.process.pid, soak.key).ask("POST", "/companies", body)
    except (OSError, HTTPException):  # it was killed meanwhile; the other one runs to the end
        Server(soak.running[0].port, 0, soak.key).ask("POST", "/companies", body)
    soak.newest[company] = number


async def _restart(soak: Soak, seconds: float) -> None:
    """Kill the second server after a third of the time; another one takes its place at half of it."""
    await asyncio.sleep(seconds / 3)
    killed = soak.running.pop()
    soak.is_whole = False
    killed.process.kill()
    killed.process.wait()
    await asyncio.sleep(seconds / 6)
    soak.running.append(await asyncio.to_thread(start, soak.url))
    soak.is_whole = True


async def _listen(soak: Soak, stream: int) -> None:
    asked = (
        f'{{"data":{{"action":"start","entity_type":"rulesengine.Company","keys":{{"id":"c{stream % COMPANIES}"}}}}}}'
    )
    while not soak.is_over:
        url = f"ws://127.0.0.1:{random.choice(soak.running).port}/datastream"
        options: dict[str, Any] = {"proxy": None, "compression": None, "ping_interval": None, "open_timeout": 60}
        try:
            async with connect(url, additional_headers={"X-Schematic-Api-Key": soak.key}, **options) as socket:
                soak.connections += 1
                await socket.send(asked)
                while True:
                    soak.received(stream, await socket.recv(decode=False))
        except (OSError, TimeoutError, WebSocketException):
            await asyncio.sleep(random.uniform(0.5, 1.5))  # as SDKs do


async def _until(condition: Any) -> None:
    async with asyncio.timeout(CAUGHT_UP_WITHIN):
        while not condition():  # noqa: ASYNC110  # seen from outside alone
            await asyncio.sleep(0.05)


def _sizes(soak: Soak) -> list[int]:
    return [_mib(os.getpid()), *(_mib(one.process.pid) for one in soak.running)]


def _mib(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20
