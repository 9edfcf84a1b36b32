"""Calls by LISTEN and NOTIFY, over a connection of their own."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg  # type: ignore[import-untyped]

from schematic_server.bus.bus import ANSWERS_WITHIN, Call, Wake
from schematic_server.storage.postgres import arguments

CHANNEL = "schematic_change"


@asynccontextmanager
async def line(url: str, heard: Wake, lost: Wake) -> AsyncGenerator[Call]:
    """See `bus.Line`."""
    connection = await _connect(url)
    own = connection.get_server_pid()

    def notified(connection: Any, pid: int, channel: str, payload: object) -> None:
        if pid != own:
            heard()

    def ended(connection: Any) -> None:
        lost()

    async def call() -> None:
        await connection.execute(f"NOTIFY {CHANNEL}")

    try:
        connection.add_termination_listener(ended)
        # A call need not outlive a crash of the database server, so nobody waits for its disk.
        await connection.execute("SET synchronous_commit = off")
        await connection.add_listener(CHANNEL, notified)
        yield call
    finally:
        connection.terminate()


async def _connect(url: str) -> Any:  # the driver has no types
    connect: Any = asyncpg.connect  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return await connect(**arguments(url), command_timeout=ANSWERS_WITHIN)
