"""Who may open a stream, and how many: judged after the handshake, so that a refusal can say why."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.websockets import WebSocket

from schematic_server import clock
from schematic_server.errors import Forbidden, ServerError, Unauthorized
from schematic_server.http.auth import Authenticator, Credential
from schematic_server.http.rate_limits import RateLimits
from schematic_server.http.sockets import socket_of

log = logging.getLogger("schematic_server.datastream")
INVALID, TRY_LATER, FAILED = 4001, 1013, 1011  # close codes
FAILURE = "the server failed; its log has the cause"
WRONG_KEYS = 5.0  # a second, of one address; more are not looked up


class Refused(Exception):
    """A stream that is to be closed with `code`, and the message as its reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Admitted:
    key: str
    credential: Credential
    environment_id: str


class Admission:
    """Counts the streams of each key in this process; `opens_within` are the seconds until a key must be known."""

    def __init__(self, auth: Authenticator, most_streams: int, opens_within: float) -> None:
        self._auth = auth
        self._most = most_streams
        self._opens_within = opens_within
        self._open: Counter[str] = Counter()
        self._wrong = RateLimits(WRONG_KEYS)

    async def serve(
        self,
        websocket: WebSocket,
        key: str | None,
        environment_id: str | None,
        listen: Callable[[WebSocket, Admitted], Awaitable[None]],
        *,
        is_browser: bool,
    ) -> None:
        """Accept it and have `listen` serve whoever may open it, until it ends; close it with a reason otherwise."""
        await websocket.accept()
        socket, client = socket_of(websocket.scope), websocket.client
        try:
            async with self.admitted(
                key, environment_id, client.host if client else "", is_browser=is_browser
            ) as admitted:
                await listen(websocket, admitted)
        except Refused as refused:
            socket.end(refused.code, str(refused))
        except Exception:  # a defect of ours must not look like a line that was cut
            log.exception("data stream failed")
            socket.end(FAILED, FAILURE)

    @asynccontextmanager
    async def admitted(
        self, key: str | None, environment_id: str | None, address: str, *, is_browser: bool
    ) -> AsyncGenerator[Admitted]:
        """Who opens it, counted while the block runs; raises Refused. `environment_id` is the one that a header names.

        Browsers come with publishable keys and with nothing else.
        """
        try:
            async with asyncio.timeout(self._opens_within):
                credential = await self._credential(key, address)
                if credential.actor.token_id is not None or credential.actor.is_publishable is not is_browser:
                    needed = "a publishable" if is_browser else "a secret"
                    raise Refused(INVALID, f"this stream is opened with {needed} API key; {_sent(credential)} was sent")
                found = Admitted(key or "", credential, await self._auth.environment(credential, environment_id))
        except TimeoutError:
            raise Refused(TRY_LATER, "the key could not be looked up in time; connect again") from None
        except (Unauthorized, Forbidden) as error:
            raise Refused(INVALID, str(error)) from None
        except ServerError as error:
            raise Refused(TRY_LATER, str(error)) from None
        spender = credential.spender
        if self._open[spender] >= self._most:
            raise Refused(TRY_LATER, f"this key has {self._most} streams open already; close one, or use another key")
        self._open[spender] += 1
        try:
            yield found
        finally:
            self._open[spender] -= 1
            if not self._open[spender]:
                del self._open[spender]

    def count(self) -> int:
        """How many are open."""
        return self._open.total()

    async def _credential(self, key: str | None, address: str) -> Credential:
        known = self._auth.known(key) if key else None
        if known is not None:
            return known
        if self._wrong.is_spent(address, clock.monotonic()):
            raise Refused(TRY_LATER, "too many invalid API keys from this address; connect again later")
        try:
            return await self._auth.authenticate(key)
        except Unauthorized:
            self._wrong.spend(address, None, clock.monotonic())
            raise Refused(INVALID, "Invalid API key") from None


def _sent(credential: Credential) -> str:
    if credential.actor.token_id is not None:
        return "a temporary access token"
    if credential.actor.is_publishable:
        return "a publishable one"
    return "a secret one, which nobody else may see,"
