"""Checks under a lease, measured in whichever environment runs this file: ours or the official one.

    python bench/lease_rows.py --port 40001        prints one JSON object, row -> figure

Times are this thread's own; what sends the events runs beside it. Every row asserts its answers.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from schematic.client import (
    AsyncSchematic,
    AsyncSchematicConfig,
    CheckOptions,
    CreditLeaseConfig,
    Schematic,
    SchematicConfig,
)

ACME = {"id": "acme"}
IS_OURS = hasattr(SchematicConfig, "use_datastream")
CALLS = 10_000 if IS_OURS else 100  # in a round
ROUNDS = 10
USE = CheckOptions(usage=1)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", required=True)
    base = f"http://127.0.0.1:{parser.parse_args().port}"
    logging.getLogger("schematic").setLevel(logging.ERROR)
    settings: dict[str, Any] = {
        "base_url": base,
        "event_capture_url": base,
        "use_datastream": True,
        "credit_leases": CreditLeaseConfig(default_lease_size=1e9, default_lease_duration=3000),
    }
    rows = asyncio.run(_async_rows(settings))
    if IS_OURS:  # the official sync client has no stream
        rows |= _sync_rows(settings)
    print(json.dumps(rows))


async def _async_rows(settings: dict[str, Any]) -> dict[str, float]:
    client = AsyncSchematic("sch_1", AsyncSchematicConfig(**settings))
    await client.initialize()
    for _ in range(2000):
        if (await client.check("ai", ACME, options=USE)).reservation is not None:
            break
        await asyncio.sleep(0.005)

    async def flag() -> None:
        assert await client.check_flag("ai", ACME)

    async def check() -> None:
        assert (await client.check("ai", ACME, options=USE)).reservation is not None

    async def settled() -> None:
        held = (await client.check("ai", ACME, options=USE)).reservation
        assert held is not None
        await client.track_with_reservation(held, 1)

    rows = {
        "lease_flag_us": await _lowest(flag),
        "lease_check_us": await _lowest(check),
        "lease_settled_us": await _lowest(settled),
    }
    await client.shutdown()
    return rows


async def _lowest(call: Callable[[], Awaitable[None]]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        began_at = time.thread_time()
        for _ in range(CALLS):
            await call()
        best = min(best, (time.thread_time() - began_at) / CALLS)
        await asyncio.sleep(0.1)
    return best * 1e6


def _sync_rows(settings: dict[str, Any]) -> dict[str, float]:
    client = Schematic("sch_1", SchematicConfig(**settings))
    assert client.datastream is not None
    assert client.datastream.wait_until_ready(30)
    assert client.check("ai", ACME, options=USE).reservation is not None
    calls: dict[str, Callable[[], object]] = {
        "lease_flag_sync_us": lambda: client.check_flag("ai", ACME),
        "lease_check_sync_us": lambda: client.check("ai", ACME, options=USE).reservation,
    }
    rows: dict[str, float] = {}
    for row, call in calls.items():
        best = float("inf")
        for _ in range(ROUNDS):
            began_at = time.thread_time()
            for _ in range(CALLS):
                assert call()
            best = min(best, (time.thread_time() - began_at) / CALLS)
            client.flush()
        rows[row] = best * 1e6
    client.shutdown()
    return rows


if __name__ == "__main__":
    main()
