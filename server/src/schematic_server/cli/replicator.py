"""`schematic replicator`: keep a Redis filled from the data stream, in place of the official replicator."""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schematic_server.replicator.settings import Settings


def replicator() -> None:
    """Keep a Redis filled from the data stream, for processes that check flags in replicator mode.

    Settings are the official replicator's environment variables: SCHEMATIC_API_KEY, SCHEMATIC_API_URL, REDIS_ADDR … and
    CACHE_VERSION, of the engine whose clients read here. It tells how it is on HEALTH_PORT: /health, /ready, /debug,
    /metrics. One at a time writes to a Redis; a second one waits for half a minute, then ends.

    Exit status: 0 told to stop, 1 failed.

    **Examples**

    ```
    SCHEMATIC_API_KEY=sch_… REDIS_ADDR=redis.internal:6379 schematic replicator
    SCHEMATIC_API_KEY=sch_… SCHEMATIC_API_URL=http://localhost:8080 HEALTH_PORT=9090 schematic replicator
    ```
    """
    from schematic_server.errors import ServerError
    from schematic_server.log import configure
    from schematic_server.replicator.settings import Settings

    settings = Settings.from_environment()
    configure(settings.log_level)
    try:
        import redis  # pyright: ignore[reportUnusedImport]  # noqa: F401
    except ImportError:
        raise ServerError("the replicator needs redis: pip install 'schematic-server[redis]'") from None
    asyncio.run(_run(settings))


async def _run(settings: Settings) -> None:
    from schematic_server.errors import ServerError
    from schematic_server.replicator.health import State, serving
    from schematic_server.replicator.replicator import ENDS_WITHIN, Replicator

    state = State(settings.version, settings.replays)
    async with serving(state, settings.health_port) as port:
        logging.getLogger("schematic_server.replicator").info("listening", extra={"port": port})
        running = asyncio.create_task(Replicator(settings, state).run())
        told = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, told.set)
        waiting = asyncio.create_task(told.wait())
        await asyncio.wait([running, waiting], return_when=asyncio.FIRST_COMPLETED)
        for task in (running, waiting):
            task.cancel()
        done, _ = await asyncio.wait([running], timeout=ENDS_WITHIN)
        with suppress(asyncio.CancelledError):
            try:
                for task in done:
                    task.result()
            except* ServerError as group:
                raise ServerError("; ".join(map(str, group.exceptions))) from None
