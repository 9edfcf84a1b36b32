"""One call to the API: send, try again, turn every failure into an ApiError.

Clients of httpx2 are made at the first request, one per scheme, so that no TLS context is built for plain HTTP and one
is shared by all clients of the process. A client that the user passes in (`httpx`, `httpx2`, any transport, proxy or
mock) is used by duck typing. Redirects are followed here, because the API key must not travel to another origin, and
bodies are read here, because they must not fill the memory.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from schematic._version import VERSION
from schematic.clock import chance, sleep, unix
from schematic.core import failures, forks, http_requests, retry
from schematic.core.api_error import ApiConnectionError, ApiError, ParsingError, shown
from schematic.core.request import KEY_HEADER, MAX_REDIRECTS, Call, Request, build, merged, redirected

if TYPE_CHECKING:
    from schematic.core.request_options import RequestOptions

__all__ = ["AsyncTransport", "Call", "Reply", "Settings", "Transport", "parsing_error"]

DEFAULT_TIMEOUT = 60.0  # seconds
DEFAULT_MAX_RESPONSE_BYTES = (
    64 * 1024 * 1024
)  # far above a page of 250 rows or an invoice; far below a process's memory


class Reply:
    """An answer with status below 300; `response` is the HTTP library's object. `headers` None: the response's."""

    __slots__ = ("_headers", "content", "response", "status_code")

    def __init__(self, status_code: int, headers: dict[str, str] | None, content: bytes, response: Any) -> None:
        self.status_code = status_code
        self._headers = headers
        self.content = content
        self.response = response

    @property
    def headers(self) -> dict[str, str]:
        """By lower-case names; worked out when somebody asks, which a check does not."""
        if self._headers is None:
            self._headers = _lower(self.response.headers)
        return self._headers


class Settings:
    """What a client's calls share. `timeout` None: the passed client's own, else 60 s.

    A plain class: the key must not show in a `repr`.
    """

    def __init__(
        self,
        api_key: str,
        base_url: str,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        max_retries: int = retry.DEFAULT_RETRIES,
        follow_redirects: bool = True,
        client: Any = None,
        is_offline: bool = False,
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
    ) -> None:
        self.api_key = api_key
        self.base_url = base_url
        self.headers = headers or {}
        self.timeout = timeout
        self.max_retries = max_retries
        self.follow_redirects = follow_redirects
        self.client = client
        self.is_offline = is_offline
        self.max_response_bytes = max_response_bytes


class _Base:
    """What the sync and async transports share: everything that does not wait.

    `now` (Unix seconds) and `chance` (uniform in [0, 1)) decide how long to wait before a retry.
    """

    def __init__(self, settings: Settings, now: Callable[[], float], chance: Callable[[], float]) -> None:
        self.settings = settings
        self._now = now
        self._chance = chance
        self._base_url = settings.base_url.rstrip("/")
        self._headers = merged(_own_headers(settings.api_key), settings.headers)
        self._timeout = settings.timeout
        if self._timeout is None and settings.client is None:
            self._timeout = DEFAULT_TIMEOUT
        self._builder = http_requests.Builder()
        self._used_by: int | None = None  # the process whose connections the passed client has

    @property
    def headers(self) -> dict[str, str]:
        """What every request carries, the API key among it."""
        return self._headers

    def _request(self, call: Call) -> Request:
        if self.settings.is_offline:
            raise ApiConnectionError(message=f"{call.operation}: the client is offline, so nothing was sent")
        return build(call, self._base_url, self._headers)

    def _patience(self, options: RequestOptions | None) -> dict[str, Any]:
        """The keyword that sets a request's timeout; without it the HTTP client's own counts."""
        seconds = (options or {}).get("timeout")
        if seconds is None:
            seconds = (options or {}).get("timeout_in_seconds")
        timeout = self._timeout if seconds is None else seconds
        return {} if timeout is None else {"timeout": timeout}

    def _retries(self, call: Call) -> int:
        retries = (call.options or {}).get("max_retries")
        return self.settings.max_retries if retries is None else retries

    def _redirected(self, operation: str, request: Request, response: Any) -> Request | None:
        if not self.settings.follow_redirects or not 300 < response.status_code < 400:
            return None
        return redirected(operation, request, response.status_code, response.headers.get("location"))

    def _wait_before_retry(self, call: Call, attempt: int, response: Any) -> float | None:
        """Seconds to wait, or None when this answer is final."""
        if attempt >= self._retries(call) or not retry.is_retried(response.status_code):
            return None
        return retry.delay(attempt, _lower(response.headers), self._now(), self._chance())

    def _wait_after(self, call: Call, attempt: int, error: Exception) -> float:
        """Seconds to wait after a failed try; raises the ApiError when it was the last."""
        is_reset_retried = bool((call.options or {}).get("retry_remote_protocol_errors"))
        is_final = not retry.is_retried_failure(failures.class_names(error), is_reset_retried=is_reset_retried)
        if is_final or attempt >= self._retries(call):
            raise self._unanswered(call.operation, error) from error
        return retry.delay(attempt, {}, self._now(), self._chance())

    def _unanswered(self, operation: str, error: Exception) -> ApiError:
        return failures.connection_error(operation, error, self._without_key(str(error)))

    def _reply(self, operation: str, request: Request, response: Any, content: bytes) -> Reply:
        if 200 <= response.status_code < 300:
            return Reply(response.status_code, None, content, response)
        note = "; a redirect led to another origin, where the API key is not sent" if request.has_left else ""
        # Some proxies show the request in their error pages.
        headers = {name: self._without_key(value) for name, value in _lower(response.headers).items()}
        text = self._without_key(content.decode("utf-8", errors="replace"))
        raise failures.status_error(operation, response.status_code, headers, text, note)

    def _is_small(self, operation: str, response: Any) -> bool:
        """Whether the answer says that it is within the limit; raises an ApiError when it says that it is not."""
        headers = _lower(response.headers)
        length = headers.get("content-length", "")
        if not length.isdigit() or headers.get("content-encoding"):
            return False  # unknown: compressed, or of no stated length
        if int(length) > self.settings.max_response_bytes:
            raise self._too_large(operation, response)
        return True

    def _too_large(self, operation: str, response: Any) -> ApiError:
        limit = self.settings.max_response_bytes
        return failures.too_large(operation, response.status_code, _lower(response.headers), limit)

    def _passed_in(self, operation: str) -> Any:
        """The user's client; refused in a child of the process that used it: both would read from its connections."""
        pid = os.getpid()
        if self._used_by is None:
            self._used_by = pid
        elif self._used_by != pid:
            raise ApiConnectionError(
                message=f"{operation}: the HTTP client that was passed in has connections of the parent process; after "
                "a fork, make a Schematic client with a new HTTP client"
            )
        return self.settings.client

    def _without_key(self, text: str) -> str:
        key = self.settings.api_key
        return text.replace(key, "[API key]") if key and key in text else text


class Transport(_Base):
    """Sends calls; safe to share between threads, and across `fork` (a child makes connections of its own).

    `sleep` waits before a retry.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        sleep: Callable[[float], None] = sleep,
        now: Callable[[], float] = unix,
        chance: Callable[[], float] = chance,
    ) -> None:
        super().__init__(settings, now, chance)
        self._sleep = sleep
        self._clients: dict[tuple[str, int], Any] = {}

    def request(self, call: Call) -> Reply:
        """The answer to `call`; raises an ApiError for everything else."""
        request = self._request(call)
        patience = self._patience(call.options)
        attempt = 0
        while True:
            try:
                answer = self._send(call.operation, request, patience)
            except ApiError:
                raise
            except Exception as error:  # whatever the HTTP library raises becomes an ApiError
                self._sleep(self._wait_after(call, attempt, error))
                attempt += 1
                continue
            wait = self._wait_before_retry(call, attempt, answer[1])
            if wait is None:
                return self._reply(call.operation, *answer)
            self._sleep(wait)
            attempt += 1

    def post(self, url: str, content: bytes, *, timeout: float | None = None) -> Reply:
        """One JSON POST to an absolute address, without retries: what event capture needs."""
        patience = {"timeout": timeout} if timeout is not None else self._patience(None)
        request = Request("POST", url, {**self._headers, "content-type": "application/json"}, content)
        try:
            answer = self._send("events", request, patience)
        except ApiError:
            raise
        except Exception as error:  # whatever the HTTP library raises becomes an ApiError
            raise self._unanswered("events", error) from error
        return self._reply("events", *answer)

    def close(self) -> None:
        """Close own connections; a client that was passed in stays open. Calls open new ones."""
        clients, self._clients = self._clients, {}
        for (_, pid), client in clients.items():
            if pid == os.getpid():
                client.close()

    def _send(self, operation: str, request: Request, patience: dict[str, Any]) -> tuple[Request, Any, bytes]:
        """The last request of a chain of redirects, its answer and the answer's body."""
        for _ in range(MAX_REDIRECTS + 1):
            client = self._client(operation, request.url)
            made = self._builder.build(client, request, patience)
            auth = http_requests.stripped(request, made)
            response = client.send(made, stream=True, follow_redirects=False, **auth)
            try:
                content = self._read(operation, response)
            finally:
                response.close()
            following = self._redirected(operation, request, response)
            if following is None:
                return request, response, content
            request = following
        raise ApiConnectionError(message=f"{operation}: more than {MAX_REDIRECTS} redirects, the last to {request.url}")

    def _read(self, operation: str, response: Any) -> bytes:
        is_small = self._is_small(operation, response)
        if is_small and getattr(response, "is_stream_consumed", True):  # read already, by a hook or a mock
            whole: bytes = response.read()
            return whole
        content = bytearray()
        # To find out that there is nothing to decode costs the libraries a twentieth of a check.
        for chunk in response.iter_raw() if is_small else response.iter_bytes():
            content += chunk
            if len(content) > self.settings.max_response_bytes:
                raise self._too_large(operation, response)
        return _kept(response, bytes(content))

    def _client(self, operation: str, url: str) -> Any:
        if self.settings.client is not None:
            return self._passed_in(operation)
        key = ("https" if url.startswith("https:") else "http", os.getpid())
        client = self._clients.get(key)
        if client is None:
            with forks.importing():
                import httpx2

                made = httpx2.Client(verify=tls_context() if key[0] == "https" else False, limits=_limits())
            client = self._clients.setdefault(key, made)
            if client is not made:
                made.close()
        return client


class AsyncTransport(_Base):
    """Sends calls; usable from several event loops, one after the other or at once, and across `fork`.

    `sleep` waits before a retry.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        sleep: Callable[[float], Awaitable[None]] | None = None,
        now: Callable[[], float] = unix,
        chance: Callable[[], float] = chance,
    ) -> None:
        super().__init__(settings, now, chance)
        self._sleep = sleep or _sleep
        self._clients: dict[tuple[str, int, int], tuple[Any, Any]] = {}

    async def request(self, call: Call) -> Reply:
        """The answer to `call`; raises an ApiError for everything else."""
        request = self._request(call)
        patience = self._patience(call.options)
        attempt = 0
        while True:
            try:
                answer = await self._send(call.operation, request, patience)
            except ApiError:
                raise
            except Exception as error:  # whatever the HTTP library raises becomes an ApiError
                await self._sleep(self._wait_after(call, attempt, error))
                attempt += 1
                continue
            wait = self._wait_before_retry(call, attempt, answer[1])
            if wait is None:
                return self._reply(call.operation, *answer)
            await self._sleep(wait)
            attempt += 1

    async def post(self, url: str, content: bytes, *, timeout: float | None = None) -> Reply:
        """One JSON POST to an absolute address, without retries: what event capture needs."""
        patience = {"timeout": timeout} if timeout is not None else self._patience(None)
        request = Request("POST", url, {**self._headers, "content-type": "application/json"}, content)
        try:
            answer = await self._send("events", request, patience)
        except ApiError:
            raise
        except Exception as error:  # whatever the HTTP library raises becomes an ApiError
            raise self._unanswered("events", error) from error
        return self._reply("events", *answer)

    async def aclose(self) -> None:
        """Close own connections of the running loop; a client that was passed in stays open."""
        from asyncio import get_running_loop

        clients, self._clients = self._clients, {}
        for (_, pid, _), (client, loop) in clients.items():
            if pid == os.getpid() and loop is get_running_loop():
                await client.aclose()

    async def _send(self, operation: str, request: Request, patience: dict[str, Any]) -> tuple[Request, Any, bytes]:
        """The last request of a chain of redirects, its answer and the answer's body."""
        for _ in range(MAX_REDIRECTS + 1):
            client = self._client(operation, request.url)
            made = self._builder.build(client, request, patience)
            auth = http_requests.stripped(request, made)
            response = await client.send(made, stream=True, follow_redirects=False, **auth)
            try:
                content = await self._read(operation, response)
            finally:
                await response.aclose()
            following = self._redirected(operation, request, response)
            if following is None:
                return request, response, content
            request = following
        raise ApiConnectionError(message=f"{operation}: more than {MAX_REDIRECTS} redirects, the last to {request.url}")

    async def _read(self, operation: str, response: Any) -> bytes:
        is_small = self._is_small(operation, response)
        if is_small and getattr(response, "is_stream_consumed", True):  # read already, by a hook or a mock
            whole: bytes = await response.aread()
            return whole
        content = bytearray()
        # To find out that there is nothing to decode costs the libraries a twentieth of a check.
        async for chunk in response.aiter_raw() if is_small else response.aiter_bytes():
            content += chunk
            if len(content) > self.settings.max_response_bytes:
                raise self._too_large(operation, response)
        return _kept(response, bytes(content))

    def _client(self, operation: str, url: str) -> Any:
        if self.settings.client is not None:
            return self._passed_in(operation)
        from asyncio import get_running_loop

        loop = get_running_loop()
        key = ("https" if url.startswith("https:") else "http", os.getpid(), id(loop))
        client, of_loop = self._clients.get(key, (None, None))
        if client is None or of_loop is not loop:
            import httpx2

            client = httpx2.AsyncClient(verify=tls_context() if key[0] == "https" else False, limits=_limits())
            # Connections of loops that have ended cannot be closed any more; they go with their loop.
            self._clients = {known: pair for known, pair in self._clients.items() if not pair[1].is_closed()}
            self._clients[key] = (client, loop)
        return client


async def _sleep(seconds: float) -> None:
    from asyncio import sleep

    await sleep(seconds)


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
def tls_context() -> Any:
    """One for all clients of the process: making one reads every certificate of the system."""
    import httpx2

    return httpx2.create_ssl_context()


def _limits() -> Any:
    import httpx2

    return httpx2.Limits(max_connections=100, max_keepalive_connections=20)


def _lower(headers: Any) -> dict[str, str]:
    """Headers by lower-case names; several of one name are joined by a comma."""
    raw: list[tuple[bytes, bytes]] | None = getattr(headers, "raw", None)
    if raw is None:
        return {str(name).lower(): str(value) for name, value in headers.items()}
    # The libraries' own look-ups guess an encoding each time, which costs more than all else here.
    by_name: dict[str, str] = {}
    for name_bytes, value_bytes in raw:
        name, value = name_bytes.decode("latin-1").lower(), value_bytes.decode("latin-1")
        by_name[name] = f"{by_name[name]}, {value}" if name in by_name else value
    return by_name


def _kept(response: Any, content: bytes) -> bytes:
    """`content`, also as what `response.content` gives: the library's `read` keeps it so, but knows no limit."""
    response._content = content
    return content


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
