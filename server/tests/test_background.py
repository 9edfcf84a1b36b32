"""Loops of a process end when they are told to."""

from __future__ import annotations

import asyncio
from contextlib import suppress

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

    await _is_stopped(background)


async def test_a_loop_that_keeps_to_itself_that_it_was_ended_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schematic_server.background._ENDS_WITHIN", 0.01)
    told: list[str] = []

    async def follow() -> None:
        for word in ("first", "second"):
            with suppress(asyncio.CancelledError):
                await asyncio.sleep(10 * PATIENCE)
            told.append(word)

    background = Background(Metrics())
    background.follow(follow())
    await _turns(1)
    await _is_stopped(background)

    assert told == ["first", "second"]


async def _is_stopped(background: Background) -> None:
    stopped, _ = await asyncio.wait([asyncio.create_task(background.stop())], timeout=PATIENCE)
    assert stopped


async def _turns(number: int) -> None:
    for _ in range(number):
        await asyncio.sleep(0)
