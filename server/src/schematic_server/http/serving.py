"""How uvicorn serves the application: its connections under limits, its sockets, its stop."""

from __future__ import annotations

from typing import Any

import uvicorn

from schematic_server.http import limits, sockets
from schematic_server.settings import Settings


def configuration(app: Any, settings: Settings, stops_within: int, lifespan: str = "on") -> uvicorn.Config:
    """For an application made by `create_app` from the same settings; `lifespan` is `off` where it is run already.

    `stops_within` are the seconds that running requests get to end when the server is told to stop.
    """
    allowed = limits.Limits(settings.header_timeout, settings.body_timeout, settings.idle_timeout)
    return uvicorn.Config(
        app,
        log_config=None,  # uvicorn's lines go through our own JSON formatter
        access_log=False,  # http/exchange.py logs requests, with their ids
        server_header=False,
        ws=sockets.SocketProtocol,
        ws_max_size=settings.stream_max_message_bytes,
        ws_ping_interval=sockets.PING_EVERY,
        ws_ping_timeout=sockets.PONG_WITHIN,
        ws_per_message_deflate=False,
        lifespan=lifespan,  # type: ignore[arg-type]
        http=limits.under(allowed, app.state.direct),
        proxy_headers=settings.proxy_headers,
        forwarded_allow_ips=settings.forwarded_allow_ips,
        timeout_graceful_shutdown=stops_within,
    )
