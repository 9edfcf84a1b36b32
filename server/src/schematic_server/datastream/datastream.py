"""Everything about the data stream, wired to one database."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket

from schematic_server.datastream import messages
from schematic_server.datastream.admission import Admission, Admitted, Refused
from schematic_server.datastream.bootstrap import Bootstrap
from schematic_server.datastream.hub import Hub
from schematic_server.datastream.room import FAILED
from schematic_server.datastream.session import Counts, Session
from schematic_server.errors import BadRequest
from schematic_server.evaluation.watches import Watches
from schematic_server.http.auth import Authenticator
from schematic_server.http.exchange import ENVIRONMENT, KEY
from schematic_server.http.sockets import socket_of
from schematic_server.metrics import Metrics
from schematic_server.settings import Settings
from schematic_server.storage.database import Database

log = logging.getLogger("schematic_server.datastream")


class DataStream:
    """`follow` while the loop runs, at the end `close`."""

    def __init__(self, database: Database, auth: Authenticator, watches: Watches, settings: Settings) -> None:
        self.counts = Counts()
        self.hub = Hub(database, auth, self.counts, settings.stream_max_subscriptions)
        self.admission = Admission(auth, settings.stream_max_connections, settings.stream_open_timeout)
        self.bootstrap = Bootstrap(self.admission, auth, watches, self.counts)
        self._most_pending = settings.stream_max_pending

    def routes(self) -> Sequence[BaseRoute]:
        return [WebSocketRoute("/datastream", self._serve), *self.bootstrap.routes()]

    async def follow(self) -> None:
        """Have told what changes by itself, until cancelled."""
        await self.hub.follow()

    async def close(self) -> None:
        await self.hub.close()

    def observe(self, metrics: Metrics) -> None:
        """Hand over what was counted since the last time."""
        counts = self.counts.take()
        metrics.streams(self.admission.count(), counts.sent, counts.coalesced, counts.cut_off, counts.lags)

    async def _serve(self, websocket: WebSocket) -> None:
        await websocket.accept()
        headers, client = websocket.headers, websocket.client
        key, environment = (headers.get(one.decode()) for one in (KEY, ENVIRONMENT))
        try:
            async with self.admission.admitted(
                key, environment, client.host if client else "", is_browser=False
            ) as admitted:
                await self._listen(websocket, admitted)
        except Refused as refused:
            socket_of(websocket.scope).end(refused.code, str(refused))
        except Exception:  # a defect of ours must not look like a line that was cut
            log.exception("data stream failed")
            socket_of(websocket.scope).end(FAILED, "the server failed; its log has the cause")

    async def _listen(self, websocket: WebSocket, admitted: Admitted) -> None:
        room = self.hub.room(admitted.credential.actor.account_id, admitted.environment_id)
        session = Session(
            socket_of(websocket.scope),
            admitted.credential,
            admitted.key,
            room.newest,
            self._most_pending,
            self.counts,
        )
        room.join(session)
        try:
            while (message := await websocket.receive())["type"] == "websocket.receive":
                try:
                    room.ask(session, messages.read(message.get("text") or message.get("bytes") or ""))
                except BadRequest as error:
                    session.send(messages.error("", str(error)))
        finally:
            self.hub.leave(room, session)
