"""Reads of what time was to have changed by now: that is seen to first, then whoever asked is answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from schematic_server import clock
from schematic_server.scope import Actor, Overdue, Scope
from schematic_server.storage.database import Database

T = TypeVar("T")
MOST = 3  # things that one read may find overdue, one after the other


async def settled(database: Database, read: Callable[[], Awaitable[T]]) -> T:
    """What `read` answers; it is asked again after each `Overdue` that it raises."""
    for _ in range(MOST):
        try:
            return await read()
        except Overdue as found:
            await settle(database, found)
    return await read()


async def settle(database: Database, found: Overdue) -> None:
    account_id, environment_id = found.here
    await database.write(lambda db, emit: found.settle(Scope(db, environment_id, Actor(account_id), clock.now(), emit)))
