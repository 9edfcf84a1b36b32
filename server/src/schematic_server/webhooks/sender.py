"""Sends one delivery: an HTTP request to an address that was looked at, without redirects, its answer cut short."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from schematic_server import __version__
from schematic_server.errors import BadRequest
from schematic_server.webhooks.addresses import Guard, written
from schematic_server.webhooks.attempts import Answer

TIMEOUT = 15.0  # seconds for everything, from the look-up to the end of the answer
MAX_ANSWER = 2048  # bytes of an answer that are read and kept
_LOOKUPS = 32  # names looked up at once; one whose servers do not answer takes seconds
_NAMES_KEPT_FOR = 10  # seconds
# (host, port, family) -> addresses; called in a thread
LookUp = Callable[[str, int, socket.AddressFamily], list[ResolveResult]]
_HEADERS = {
    "Content-Type": "application/json",
    "User-Agent": f"schematic-server/{__version__}",
    "Accept-Encoding": "identity",
}


class Sender:
    """A pool of connections; belongs to one event loop, between `open` and `close`. `look_up` knows names."""

    def __init__(self, guard: Guard, look_up: LookUp | None = None) -> None:
        self._guard = guard
        self._look_up = look_up or _look_up
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        connector = aiohttp.TCPConnector(
            limit=0,  # each endpoint has a bound of its own
            resolver=_Resolver(self._guard, self._look_up),
            ttl_dns_cache=_NAMES_KEPT_FOR,
            keepalive_timeout=30,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            timeout=aiohttp.ClientTimeout(total=TIMEOUT),
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=_HEADERS,
            trust_env=False,
        )

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def send(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Post `body`; never raises for what the receiver does."""
        assert self._session is not None, "open() the sender first"
        try:
            target = URL(url, encoded=True)
            # What is an address already is not looked up, so it is looked at here, as the client reads it.
            self._guard.check_host(target.host or "", written(target.host or ""))
            async with self._session.post(target, data=body, headers=headers, allow_redirects=False) as response:
                text = await _start(response)
                return Answer(response.status, text, response.headers.get("Retry-After"))
        except BadRequest as refused:
            return Answer(0, failure=str(refused))
        except TimeoutError:
            return Answer(0, failure=f"no answer within {TIMEOUT:g} s")
        except aiohttp.ClientResponseError as error:  # its "400" is the client's own, nobody answered it
            return Answer(0, failure=f"what came back is not HTTP: {' '.join(error.message.split())[:200]}")
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return Answer(0, failure=f"no answer: {_told(error)}")


class _Resolver(AbstractResolver):
    """Looks names up; all addresses of a name must pass, and those are what is connected to."""

    def __init__(self, guard: Guard, look_up: LookUp) -> None:
        self._guard = guard
        self._look_up = look_up
        # Of its own: the loop's few threads have other work, which slow names would hold up.
        self._threads = ThreadPoolExecutor(_LOOKUPS, thread_name_prefix="webhook-names")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, self._look_up, host, port, family)
        self._guard.check_host(host, [one["host"] for one in found])
        return found

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
    rows = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return [
        ResolveResult(
            hostname=host,
            host=str(address[0]),
            port=port,
            family=of,
            proto=proto,
            flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
        )
        for of, _, proto, _, address in rows
    ]


async def _start(response: aiohttp.ClientResponse) -> str:
    """The beginning of an answer. What is left unread ends the connection, which otherwise is used again."""
    content = bytearray()
    while len(content) < MAX_ANSWER and (part := await response.content.read(MAX_ANSWER - len(content))):
        content += part
    return content.decode(errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _told(error: Exception) -> str:
    """An error of the network on one line, without what only this machine knows."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "the name could not be looked up"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return f"the certificate is not to be trusted: {error.certificate_error}"[:200]
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return "the connection was closed"
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    return " ".join((getattr(cause, "strerror", None) or str(cause) or type(cause).__name__).split())[:200]
