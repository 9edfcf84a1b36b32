"""Everything about the data stream, wired to one database."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket

from schematic_server.datastream import messages
from schematic_server.datastream.admission import Admission, Admitted
from schematic_server.datastream.bootstrap import Bootstrap
from schematic_server.datastream.hub import Hub
from schematic_server.datastream.session import Counts, Session
from schematic_server.errors import BadRequest
from schematic_server.evaluation.watches import Watches
from schematic_server.http.auth import Authenticator
from schematic_server.http.exchange import ENVIRONMENT, KEY
from schematic_server.http.sockets import socket_of
from schematic_server.metrics import Metrics
from schematic_server.settings import Settings
from schematic_server.storage.database import Database


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
        key, environment = (websocket.headers.get(one.decode()) for one in (KEY, ENVIRONMENT))
        await self.admission.serve(websocket, key, environment, self._listen, is_browser=False)

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
