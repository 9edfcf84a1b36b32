"""The data stream's rows, measured in whichever environment runs this file: ours or the official one.

    python bench/stream_rows.py --stream-port 40001 --stub-port 40002        prints one JSON object, row -> figure

Times are the process's own (all threads), as the machine's clock says little here. Every row asserts its answers.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import re
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

from schematic.client import AsyncSchematic, AsyncSchematicConfig, Schematic, SchematicConfig

BIG = {"id": "big"}
PUSHED = 500
HELD = 1000  # flags, and companies; the official client keeps no more
IS_OURS = hasattr(SchematicConfig, "use_datastream")
CHECKS = 20_000 if IS_OURS else 200  # of each kind; the official client takes up to a thousand times as long for one


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--stream-port", type=int, required=True)
    parser.add_argument("--stub-port", type=int, required=True)
    parser.add_argument("--row")
    options = parser.parse_args()
    settings = {
        "base_url": f"http://127.0.0.1:{options.stream_port}",
        "event_capture_url": f"http://127.0.0.1:{options.stub_port}",
        "use_datastream": True,
    }
    if options.row:
        print(json.dumps(asyncio.run(ROWS[options.row](settings))))
        return
    rows: dict[str, float] = {"checks": CHECKS}
    for row in ROWS:  # each in a process of its own
        out = subprocess.run([sys.executable, *sys.argv, "--row", row], capture_output=True, text=True, check=True)
        rows.update(json.loads(out.stdout.splitlines()[-1]))
    print(json.dumps(rows))


async def _started(settings: dict[str, Any], flags: int) -> AsyncSchematic:
    """A client that has so many flags and three more."""
    client = AsyncSchematic(f"sch_{flags}", AsyncSchematicConfig(**settings))
    await client.initialize()
    last = f"flag_{flags - 1}" if flags else "rules"
    await _until(lambda: _has_flag(client, last))
    return client


async def _has_flag(client: AsyncSchematic, key: str) -> bool:
    """Asked of what both have inside: by their public doors a check that is too early would go to the API."""
    if hasattr(client, "datastream"):
        assert client.datastream is not None
        return key in client.datastream.state.flags
    return await client._datastream_client.get_flag(key) is not None  # type: ignore[attr-defined]  # the official one


async def _until(condition: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(10_000):
        if await condition():
            return
        await asyncio.sleep(0.005)
    raise TimeoutError


async def _checks(settings: dict[str, Any]) -> dict[str, float]:
    client = await _started(settings, 0)
    rows: dict[str, float] = {}
    one = {"id": "1"}
    cases = {"small": ("small", one), "rules": ("rules", one), "pairs": ("pairs", one), "big": ("rules", BIG)}
    for name, (flag_key, company) in cases.items():
        assert await client.check_flag(flag_key, company)
        await client.flush() if hasattr(client, "flush") else None
        rows[f"stream_check_{name}_us"] = await _lowest(lambda k=flag_key, c=company: client.check_flag(k, c))
    await client.shutdown()
    return rows


async def _lowest(check: Callable[[], Awaitable[bool]]) -> float:
    """Of this thread's time for one check, the least of the rounds; what sends the events runs beside them."""
    best = float("inf")
    for _ in range(10):
        began_at = time.thread_time()
        for _ in range(CHECKS // 10):
            assert await check()
        best = min(best, (time.thread_time() - began_at) / (CHECKS // 10))
        await asyncio.sleep(0.1)
    return best * 1e6


async def _sync_checks(settings: dict[str, Any]) -> dict[str, float]:
    """The official sync client has no stream."""
    if not IS_OURS:
        return {}
    client = Schematic("sch_0", SchematicConfig(**settings))
    assert client.datastream is not None
    assert client.datastream.wait_until_ready(30)
    rows: dict[str, float] = {}
    for row, flag_key, company in (("sync", "rules", BIG), ("sync_pairs", "pairs", {"id": "1"})):
        assert client.check_flag(flag_key, company)
        best = float("inf")
        for _ in range(10):
            began_at = time.thread_time()
            for _ in range(CHECKS // 10):
                assert client.check_flag(flag_key, company)
            best = min(best, (time.thread_time() - began_at) / (CHECKS // 10))
            client.flush()
        rows[f"stream_check_{row}_us"] = best * 1e6
    client.shutdown()
    return rows


async def _partials(settings: dict[str, Any]) -> dict[str, float]:
    client = await _started(settings, 0)
    assert await client.check_flag("rules", BIG)
    began_at = time.process_time()
    push = asyncio.ensure_future(client.check_flag("rules", {"push": str(PUSHED)}))
    await _until(lambda: _has_flag(client, "pushed"))
    took = time.process_time() - began_at
    push.cancel()
    assert await client.check_flag("rules", BIG)
    await client.shutdown()
    return {"stream_partial_us": took / PUSHED * 1e6}


async def _ready(settings: dict[str, Any]) -> dict[str, float]:
    await (await _started(settings, 0)).shutdown()  # what is loaded once is loaded
    best = float("inf")
    for _ in range(3):
        began_at = time.process_time()
        client = await _started(settings, 500)
        best = min(best, time.process_time() - began_at)
        await client.shutdown()
    return {"stream_ready_ms": best * 1e3}


async def _memory(settings: dict[str, Any]) -> dict[str, float]:
    client = await _started(settings, 0)
    await client.check_flag("rules", {"id": "0"})
    await client.shutdown()
    gc.collect()
    before = _mebibytes()
    client = await _started(settings, HELD - 3)
    for number in range(HELD):
        assert await client.check_flag("rules", {"id": str(number)})
    await asyncio.sleep(1)
    gc.collect()
    held = _mebibytes() - before
    await client.shutdown()
    return {"stream_memory_mib": held}


def _mebibytes() -> float:
    with open("/proc/self/status") as status:
        found = re.search(r"VmRSS:\s+(\d+)", status.read())
    assert found is not None
    return int(found[1]) / 1024


async def _loop(settings: dict[str, Any]) -> dict[str, float]:
    """How long the loop is held at most while 10,000 flags arrive: the processor time that passes between two of its
    turns, in other threads or in one turn of its own."""
    await (await _started(settings, 0)).shutdown()
    gaps: list[float] = []
    is_over = False

    async def tick() -> None:
        last = time.process_time()
        while not is_over:
            await asyncio.sleep(0)
            now = time.process_time()
            gaps.append(now - last)
            last = now

    ticking = asyncio.ensure_future(tick())
    client = await _started(settings, 10_000)
    is_over = True
    await ticking
    await client.shutdown()
    gaps.sort()
    return {"stream_loop_held_ms": gaps[-1] * 1e3, "stream_loop_held_p999_ms": gaps[-len(gaps) // 1000 or -1] * 1e3}


ROWS = {
    "checks": _checks,
    "sync": _sync_checks,
    "partials": _partials,
    "ready": _ready,
    "memory": _memory,
    "loop": _loop,
}

if __name__ == "__main__":
    main()
