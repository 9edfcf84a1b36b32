"""One call to the API: encode, send, try again, turn every failure into an ApiError.

Clients of httpx2 are made at the first request, one per scheme, so that no TLS context is built for plain HTTP and one
is shared by all clients of the process. A client that the user passes in (`httpx`, `httpx2`, any transport, proxy or
mock) is used by duck typing. Redirects are followed here, because the API key must not travel to another origin.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NoReturn, TypeAlias
from urllib.parse import urljoin, urlsplit

from schematic._version import VERSION
from schematic.core import retry
from schematic.core.api_error import ApiConnectionError, ApiError, ApiTimeoutError, ParsingError, shown
from schematic.core.query import encode_query, plain
from schematic.core.request_options import RequestOptions

DEFAULT_TIMEOUT = 60.0  # seconds
MAX_REDIRECTS = 10
KEY_HEADER = "X-Schematic-Api-Key"
Json: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One operation's request. `path` is relative and percent-encoded; `body` None means none, `{}` is sent."""

    operation: str
    method: str
    path: str
    query: Json | None = None
    body: Json | None = None
    options: RequestOptions | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with status below 300. `headers` have lower-case names; `response` is the HTTP library's object."""

    status_code: int
    headers: dict[str, str]
    content: bytes
    response: Any


@dataclass(slots=True)
class Settings:
    """What a client's calls share. `timeout` None: the passed client's own, else 60 s."""

    api_key: str
    base_url: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    timeout: float | None = None
    max_retries: int = retry.DEFAULT_RETRIES
    follow_redirects: bool = True
    client: Any = None
    is_offline: bool = False


@dataclass(slots=True)
class _Request:
    """One HTTP request in the making; a redirect changes it."""

    method: str
    url: str
    headers: dict[str, str]
    content: bytes | None
    extra: dict[str, Any]


class _Base:
    """What the sync and async transports share: everything that does not wait."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._base_url = settings.base_url.rstrip("/")
        self._headers = {**_own_headers(settings.api_key), **settings.headers}
        self._timeout = settings.timeout
        if self._timeout is None and settings.client is None:
            self._timeout = DEFAULT_TIMEOUT

    def _request(self, call: Call) -> _Request:
        if self.settings.is_offline:
            raise ApiConnectionError(message=f"{call.operation}: the client is offline, so nothing was sent")
        options: RequestOptions = call.options or {}
        url = f"{self._base_url}/{call.path}"
        query = {**(call.query or {}), **(options.get("additional_query_parameters") or {})}
        if query:
            encoded = encode_query(query)
            url = f"{url}?{encoded}" if encoded else url
        headers = self._headers
        if options.get("additional_headers"):
            headers = _merged(headers, options["additional_headers"])
        content = None
        if call.body is not None or options.get("additional_body_parameters"):
            content = _encoded({**(call.body or {}), **(options.get("additional_body_parameters") or {})})
            headers = {**headers, "content-type": "application/json"}
        return _Request(call.method, url, headers, content, self._timeouts(options))

    def _timeouts(self, options: RequestOptions) -> dict[str, Any]:
        timeout = options.get("timeout", options.get("timeout_in_seconds", self._timeout))
        return {} if timeout is None else {"timeout": timeout}

    def _retries(self, call: Call) -> int:
        retries = (call.options or {}).get("max_retries")
        return self.settings.max_retries if retries is None else retries

    def _redirects(self, request: _Request, response: Any) -> bool:
        """Whether `request` has been turned to where the response points."""
        if response.status_code not in (301, 302, 303, 307, 308) or not self.settings.follow_redirects:
            return False
        location = response.headers.get("location")
        if not location:
            return False
        url = urljoin(request.url, location)
        if urlsplit(url)[:2] != urlsplit(request.url)[:2]:
            # Another origin: the key stays here.
            request.headers = {name: value for name, value in request.headers.items() if name != KEY_HEADER}
        if response.status_code == 303 or (response.status_code < 303 and request.method == "POST"):
            request.method, request.content = "GET", None
        request.url = url
        return True

    def _wait_before_retry(self, call: Call, attempt: int, response: Any) -> float | None:
        """Seconds to wait, or None when this answer is final."""
        if attempt >= self._retries(call) or not retry.is_retried(response.status_code):
            return None
        return retry.delay(attempt, _lower(response.headers), time.time(), random.random())

    def _wait_after(self, call: Call, attempt: int, error: Exception) -> float:
        """Seconds to wait after a failed try; raises the ApiError when it was the last."""
        names = {one.__name__ for one in type(error).__mro__}
        is_retried = "ConnectError" in names or (
            "RemoteProtocolError" in names and bool((call.options or {}).get("retry_remote_protocol_errors"))
        )
        if not is_retried or attempt >= self._retries(call):
            _raise_connection_error(call.operation, error, names)
        return retry.delay(attempt, {}, time.time(), random.random())


class Transport(_Base):
    """Sends calls; safe to share between threads, and across `fork` (a child makes connections of its own)."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._clients: dict[tuple[str, int], Any] = {}

    def request(self, call: Call) -> Reply:
        """The answer to `call`; raises an ApiError for everything else."""
        request = self._request(call)
        attempt = 0
        while True:
            try:
                response = self._send(request)
            except ApiError:
                raise
            except Exception as error:  # whatever the HTTP library raises becomes an ApiError
                time.sleep(self._wait_after(call, attempt, error))
                attempt += 1
                continue
            wait = self._wait_before_retry(call, attempt, response)
            if wait is None:
                return _reply(call.operation, response)
            time.sleep(wait)
            attempt += 1

    def post(self, url: str, content: bytes, *, timeout: float | None = None) -> Reply:
        """One JSON POST to an absolute address, without retries: what event capture needs."""
        extra = {"timeout": timeout} if timeout is not None else self._timeouts({})
        headers = {**self._headers, "content-type": "application/json"}
        try:
            response = self._send(_Request("POST", url, headers, content, extra))
        except Exception as error:  # whatever the HTTP library raises becomes an ApiError
            _raise_connection_error("events", error, {one.__name__ for one in type(error).__mro__})
        return _reply("events", response)

    def close(self) -> None:
        """Close own connections; a client that was passed in stays open. Calls open new ones."""
        clients, self._clients = self._clients, {}
        for (_, pid), client in clients.items():
            if pid == os.getpid():
                client.close()

    def _send(self, request: _Request) -> Any:
        for _ in range(MAX_REDIRECTS + 1):
            response = self._client(request.url).request(
                request.method,
                request.url,
                content=request.content,
                headers=request.headers,
                follow_redirects=False,
                **request.extra,
            )
            if not self._redirects(request, response):
                return response
        raise ApiConnectionError(message=f"more than {MAX_REDIRECTS} redirects, the last one to {request.url}")

    def _client(self, url: str) -> Any:
        if self.settings.client is not None:
            return self.settings.client
        key = ("https" if url.startswith("https:") else "http", os.getpid())
        client = self._clients.get(key)
        if client is None:
            import httpx2

            made = httpx2.Client(verify=_tls_context() if key[0] == "https" else False, limits=_limits())
            client = self._clients.setdefault(key, made)
            if client is not made:
                made.close()
        return client


class AsyncTransport(_Base):
    """Sends calls; usable from several event loops, one after the other or at once, and across `fork`."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._clients: dict[tuple[str, int, int], tuple[Any, Any]] = {}

    async def request(self, call: Call) -> Reply:
        """The answer to `call`; raises an ApiError for everything else."""
        from asyncio import sleep

        request = self._request(call)
        attempt = 0
        while True:
            try:
                response = await self._send(request)
            except ApiError:
                raise
            except Exception as error:  # whatever the HTTP library raises becomes an ApiError
                await sleep(self._wait_after(call, attempt, error))
                attempt += 1
                continue
            wait = self._wait_before_retry(call, attempt, response)
            if wait is None:
                return _reply(call.operation, response)
            await sleep(wait)
            attempt += 1

    async def post(self, url: str, content: bytes, *, timeout: float | None = None) -> Reply:
        """One JSON POST to an absolute address, without retries: what event capture needs."""
        extra = {"timeout": timeout} if timeout is not None else self._timeouts({})
        headers = {**self._headers, "content-type": "application/json"}
        try:
            response = await self._send(_Request("POST", url, headers, content, extra))
        except Exception as error:  # whatever the HTTP library raises becomes an ApiError
            _raise_connection_error("events", error, {one.__name__ for one in type(error).__mro__})
        return _reply("events", response)

    async def aclose(self) -> None:
        """Close own connections of the running loop; a client that was passed in stays open."""
        from asyncio import get_running_loop

        clients, self._clients = self._clients, {}
        for (_, pid, _), (client, loop) in clients.items():
            if pid == os.getpid() and loop is get_running_loop():
                await client.aclose()

    async def _send(self, request: _Request) -> Any:
        for _ in range(MAX_REDIRECTS + 1):
            response = await self._client(request.url).request(
                request.method,
                request.url,
                content=request.content,
                headers=request.headers,
                follow_redirects=False,
                **request.extra,
            )
            if not self._redirects(request, response):
                return response
        raise ApiConnectionError(message=f"more than {MAX_REDIRECTS} redirects, the last one to {request.url}")

    def _client(self, url: str) -> Any:
        if self.settings.client is not None:
            return self.settings.client
        from asyncio import get_running_loop

        loop = get_running_loop()
        key = ("https" if url.startswith("https:") else "http", os.getpid(), id(loop))
        client, of_loop = self._clients.get(key, (None, None))
        if client is None or of_loop is not loop:
            import httpx2

            client = httpx2.AsyncClient(verify=_tls_context() if key[0] == "https" else False, limits=_limits())
            # Connections of loops that have ended cannot be closed any more; they go with their loop.
            self._clients = {known: pair for known, pair in self._clients.items() if not pair[1].is_closed()}
            self._clients[key] = (client, loop)
        return client


def _own_headers(api_key: str) -> dict[str, str]:
    return {
        KEY_HEADER: api_key,
        "User-Agent": f"schematichq/{VERSION}",
        "X-Fern-Language": "Python",
        "X-Fern-Runtime": _runtime()[0],
        "X-Fern-Platform": _runtime()[1],
        "X-Fern-SDK-Name": "schematichq",
        "X-Fern-SDK-Version": VERSION,
    }


@cache
def _runtime() -> tuple[str, str]:
    import sys

    version = ".".join(str(part) for part in sys.version_info[:3])
    if hasattr(os, "uname"):
        return f"python/{version}", f"{os.uname().sysname}/{os.uname().release}"
    return f"python/{version}", f"{sys.platform}/"


@cache
def _tls_context() -> Any:
    """One for all clients of the process: making one reads every certificate of the system."""
    import httpx2

    return httpx2.create_ssl_context()


def _limits() -> Any:
    import httpx2

    return httpx2.Limits(max_connections=100, max_keepalive_connections=20)


def _merged(headers: Mapping[str, str], more: Mapping[str, Any]) -> dict[str, str]:
    """Later wins, names in any case."""
    given = {name.lower() for name in more}
    kept = {name: value for name, value in headers.items() if name.lower() not in given}
    return {**kept, **{name: str(value) for name, value in more.items() if value is not None}}


def _encoded(body: Json) -> bytes:
    from json import dumps

    return dumps(plain(body), ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _lower(headers: Any) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in headers.items()}


def _reply(operation: str, response: Any) -> Reply:
    headers = _lower(response.headers)
    if 200 <= response.status_code < 300:
        return Reply(response.status_code, headers, response.content, response)
    raise _status_error(operation, response.status_code, headers, response.text)


def _status_error(operation: str, status: int, headers: dict[str, str], text: str) -> ApiError:
    from json import loads

    from schematic.errors import BY_STATUS

    try:
        body: Any = loads(text)
    except ValueError:
        body = text
    said = body.get("error") if isinstance(body, dict) else None
    message = f"{operation}: HTTP {status}: {shown(str(said or text))}"
    kind = BY_STATUS.get(status)
    if kind is None:
        return ApiError(headers=headers, status_code=status, body=body, message=message)
    if isinstance(said, str):
        from schematic.types import ApiError as ApiErrorBody

        body = ApiErrorBody.model_validate(body)
    return kind(body=body, headers=headers, message=message)


def _raise_connection_error(operation: str, error: Exception, names: set[str]) -> NoReturn:
    if isinstance(error, ApiError):
        raise error
    kind = ApiTimeoutError if names & {"TimeoutException", "TimeoutError"} else ApiConnectionError
    said = str(error) or type(error).__name__
    raise kind(message=f"{operation}: no answer from the server: {shown(said)}") from error


def parsing_error(operation: str, reply: Reply, cause: Exception) -> ParsingError:
    """The error for an answer whose shape is wrong."""
    text = reply.content.decode(errors="replace")
    return ParsingError(
        headers=reply.headers,
        status_code=reply.status_code,
        body=text,
        cause=cause,
        message=f"{operation}: HTTP {reply.status_code}, but the answer has another shape: {shown(str(cause))}",
    )
