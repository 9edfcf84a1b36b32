"""What a replicator tells over HTTP: `/health`, `/ready`, `/debug`; `/metrics` for Prometheus."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE

from schematic_server.clock import now
from schematic_server.errors import ServerError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


@dataclass(slots=True)
class State:
    """What a replicator is and has done. `is_loaded`: Redis holds all there is; it may be read while not connected."""

    version: str
    replays: bool
    is_connected: bool = False
    is_loaded: bool = False
    redis_is_there: bool = False
    cursor: str | None = None
    connections: int = 0
    replays_engaged: int = 0
    full_reloads: int = 0
    processed: int = 0
    applied: int = 0
    dropped: int = 0

    @property
    def is_ready(self) -> bool:
        return self.is_connected and self.is_loaded and self.redis_is_there

    def told(self, datastream: str) -> dict[str, Any]:
        """The body of `/health` and `/ready`."""
        return {
            "status": "healthy",
            "ready": self.is_ready,
            "connected": self.is_connected,
            "components": {
                "redis": "connected" if self.redis_is_there else "disconnected",
                "datastream": datastream,
            },
            "cache_version": self.version,
            "timestamp": _timestamp(),
        }

    def debug(self) -> dict[str, Any]:
        """The body of `/debug`."""
        return {
            "replay": {
                "enabled": self.replays,
                "cursor": self.cursor or "",
                "connections": self.connections,
                "reconnects": max(self.connections - 1, 0),
                "replays_engaged": self.replays_engaged,
                "full_reloads": self.full_reloads,
                "overflow_escalations": 0,  # messages are applied in their order, so nothing overflows
            },
            "messages": {"processed": self.processed, "applied": self.applied, "dropped": self.dropped},
            "timestamp": _timestamp(),
        }


@asynccontextmanager
async def serving(state: State, port: int) -> AsyncGenerator[int]:
    """Answer on `port`, 0 for a free one, for the time of the block; the port. Raises ServerError when it is taken."""
    registry = CollectorRegistry()
    registry.register(_Collector(state))

    async def health(request: web.Request) -> web.Response:
        return web.json_response(state.told("connected" if state.is_connected else "disconnected"))

    async def ready(request: web.Request) -> web.Response:
        loading = "connected_loading" if state.is_connected else "disconnected"
        return web.json_response(
            state.told("ready" if state.is_ready else loading), status=200 if state.is_ready else 503
        )

    async def debug(request: web.Request) -> web.Response:
        return web.json_response(state.debug())

    async def metrics(request: web.Request) -> web.Response:
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE})

    app = web.Application()
    for path, handler in (("/health", health), ("/ready", ready), ("/debug", debug), ("/metrics", metrics)):
        app.router.add_get(path, handler)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        try:
            site = web.TCPSite(runner, port=port)
            await site.start()
        except OSError as error:
            raise ServerError(f"cannot listen on port {port}, which HEALTH_PORT names: {error.strerror}") from None
        yield min(runner.addresses, key=len)[1]  # IPv4's, which are pairs: a free port is another for each family
    finally:
        await runner.cleanup()


class _Collector:
    def __init__(self, state: State) -> None:
        self._state = state

    def collect(self) -> Generator[Any]:
        state = self._state
        for name, value in (
            ("ready", state.is_ready),
            ("connected", state.is_connected),
            ("redis_connected", state.redis_is_there),
        ):
            yield GaugeMetricFamily(f"schematic_replicator_{name}", f"Whether it is {name}.", value=float(value))
        for one in fields(state):
            value = getattr(state, one.name)
            if type(value) is int:
                name = f"schematic_replicator_{_NAMES.get(one.name, one.name)}"
                yield CounterMetricFamily(name, f"How many {one.name.replace('_', ' ')}.", value=float(value))


_NAMES = {name: f"messages_{name}" for name in ("processed", "applied", "dropped")}


def _timestamp() -> str:
    return now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
