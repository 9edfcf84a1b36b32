"""Loops of a process end when they are told to."""

from __future__ import annotations

import asyncio

import pytest

from schematic_server.background import Background, until_set
from schematic_server.metrics import Metrics

from .asgi import PATIENCE


@pytest.mark.parametrize("turns", range(5))
async def test_a_loop_that_is_ended_as_it_is_woken_ends(turns: int) -> None:
    """However many turns of the event loop lie between the two."""
    woken = asyncio.Event()

    async def follow() -> None:
        while True:
            woken.clear()
            await until_set(woken, 10 * PATIENCE)

    background = Background(Metrics())
    background.follow(follow())
    await _turns(5)
    woken.set()
    await _turns(turns)

    stopped, _ = await asyncio.wait([asyncio.create_task(background.stop())], timeout=PATIENCE)
    assert stopped


async def _turns(number: int) -> None:
    for _ in range(number):
        await asyncio.sleep(0)
