"""One request and its answer: what is the same for all of them, done once.

A request gets an id, its credential, its environment and its body here; its answer gets the headers that all have, and
it is counted and told in the log. Those behind (`http/hot.py`, `http/operations.py`, pages) say what is answered.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable
from itertools import count
from time import perf_counter
from typing import Protocol, TypeAlias

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from schematic_server import clock
from schematic_server.errors import RateLimited, ServerError, TooLarge
from schematic_server.http import envelope
from schematic_server.http.auth import Authenticator, Credential, permit
from schematic_server.http.rate_limits import Budget, RateLimits
from schematic_server.log import Seldom
from schematic_server.metrics import OTHER, Metrics
from schematic_server.settings import Settings

log = logging.getLogger("schematic_server.http")
KEY, ENVIRONMENT = b"x-schematic-api-key", b"x-schematic-environment-id"  # headers
JOIN = "/console/join/"  # where links of invitations lead
CLIENT_GONE = 499  # in the log, where others have the status: nobody was there to hear one
_CORS = ((b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", b"X-Request-Id"))
_BUDGET = (b"x-ratelimit-limit", b"x-ratelimit-remaining", b"x-ratelimit-reset")
_CORS_LIMITED = (
    _CORS[0],
    (
        b"access-control-expose-headers",
        b"X-Request-Id, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset",
    ),
)
_PREFLIGHT = frozenset({b"origin", b"access-control-request-method"})
EVALUATE_FLAG, EVALUATE_FLAGS = "ofrep.evaluate_flag", "ofrep.evaluate_flags"  # beside the contract's operations
_CHECKS = frozenset(
    {"features.check_flag", "features.check_flags", "features.check_flags_bulk", EVALUATE_FLAG, EVALUATE_FLAGS}
)
# What pricing pages ask. Refused, they stay empty without a word: only the log can say why.
_PAGES = frozenset(
    {"catalogs.get_public_catalog", "catalogs.get_public_catalog_by_id", "componentspublic.get_public_plans"}
)
_BEARER = "bearer "
_REQUEST_ID = re.compile(r"[\w.:-]{1,128}")
_PROCESS = secrets.token_hex(4)
_numbers = count(1)
Header: TypeAlias = tuple[bytes, bytes]


class Exchange:
    """What is known of one request, and the way its answer goes out.

    `operation` is set by whoever finds it, `caller` and `environment_id` once they are known; logs, metrics, traces and
    the audit log read them.
    """

    __slots__ = (
        "_edge",
        "_receive",
        "_send",
        "began",
        "budget",
        "caller",
        "environment_id",
        "headers",
        "id",
        "is_routed",
        "operation",
        "scope",
        "status",
    )

    def __init__(self, edge: Edge, scope: Scope, receive: Receive, send: Send) -> None:
        self._edge = edge
        self._receive = receive
        self._send = send
        self.scope = scope
        self.headers: dict[bytes, bytes] = dict(reversed(scope["headers"]))  # of several, the first
        self.began = perf_counter()
        self.id = _request_id(self.headers.get(b"x-request-id"))
        self.operation = OTHER
        self.caller: Credential | None = None
        self.budget: Budget | None = None  # what is left of the caller's, where requests are limited
        self.environment_id: str | None = None
        self.is_routed = False
        self.status = 0  # of the answer; 0 before it has begun

    def header(self, name: bytes) -> str | None:
        """The text of a header; `name` in small letters."""
        value = self.headers.get(name)
        return None if value is None else value.decode("latin-1")

    @property
    def key(self) -> str | None:
        """The API key that was sent."""
        return self.header(KEY)

    @property
    def bearer(self) -> str | None:
        """The key of the header that other protocols have for it, `Authorization: Bearer`."""
        given = self.header(b"authorization") or ""
        return given[len(_BEARER) :].strip() if given.lower().startswith(_BEARER) else None

    @property
    def agent(self) -> bytes:
        """What the client calls itself."""
        return self.headers.get(b"user-agent", b"")

    @property
    def client(self) -> str:
        """The address that the request came from."""
        address: str = (self.scope.get("client") or ("",))[0]
        return address

    def known(self) -> Credential | None:
        """Who calls, if that key was seen before: nothing is waited for. Raises Forbidden as `credential` does."""
        key = self.key
        credential = self._edge.auth.known(key) if key else None
        return None if credential is None else self._permitted(credential)

    async def credential(self) -> Credential:
        """Who calls; raises Unauthorized, and Forbidden when this kind of key may not call the operation."""
        return self._permitted(await self.credential_of(self.key))

    async def credential_of(self, key: str | None) -> Credential:
        """Whose key it is, whatever may be done with it; raises Unauthorized, RateLimited."""
        auth = self._edge.auth
        credential = (auth.known(key) if key else None) or await auth.authenticate(key)
        self.spend(credential)
        return credential

    def spend(self, credential: Credential) -> None:
        """Count this request for whoever makes it; raises RateLimited. `known` alone does not do it."""
        limits = self._edge.limits
        if limits is not None:
            self.budget = limits.spend(credential.spender, credential.rate_limit_percent, clock.monotonic())
            if self.budget.wait:
                raise RateLimited("global", self.budget.wait)

    def _permitted(self, credential: Credential) -> Credential:
        self.caller = credential
        permit(credential.actor, self.operation)
        return credential

    async def environment(self, credential: Credential) -> str:
        """The environment to act in: the key's own, else the one that a header names; raises Forbidden."""
        self.environment_id = credential.environment_id or await self._edge.auth.environment(
            credential, self.header(ENVIRONMENT)
        )
        return self.environment_id

    async def body(self) -> bytes:
        """The whole body; raises TooLarge as soon as it is, ClientDisconnect when the rest will not come."""
        limit = self._edge.max_body
        message = await self._receive()
        body: bytes = message.get("body", b"")
        if message.get("more_body"):
            parts = bytearray(body)
            while message.get("more_body") and len(parts) <= limit:
                message = await self._receive()
                parts += message.get("body", b"")
            body = bytes(parts)
        if message["type"] == "http.disconnect":  # what there is of the body is not what was sent
            raise ClientDisconnect
        if len(body) > limit:
            raise TooLarge(f"the request body is larger than {limit} bytes; send it in parts")
        return body

    async def answer(self, status: int, content: bytes, more: Iterable[Header] = ()) -> None:
        """The whole answer, in JSON."""
        self.status = status
        headers = self.with_own([*_json(content), *more])
        await self._send({"type": "http.response.start", "status": status, "headers": headers})
        await self._send({"type": "http.response.body", "body": content})

    async def send(self, message: Message) -> None:
        """As ASGI has it, for whoever answers in parts; adds the headers that every answer has."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = self.with_own([*message.get("headers", ())])
        await self._send(message)

    def with_own(self, headers: list[Header]) -> list[Header]:
        """`headers`, and those that every answer has."""
        headers.append((b"x-request-id", self.id.encode()))
        if b"origin" in self.headers:
            headers += _CORS if self.budget is None else _CORS_LIMITED
        if self.budget is not None:
            told = (self.budget.limit, self.budget.remaining, self.budget.reset)
            headers += [(name, b"%d" % value) for name, value in zip(_BUDGET, told, strict=True)]
        if self.is_routed:  # hot paths answer POST requests alone, which nobody keeps
            MutableHeaders(raw=headers).add_vary_header("Origin")
        return headers


Answer: TypeAlias = Callable[[Exchange], Awaitable[tuple[int, bytes]]]


class HotPaths(Protocol):
    """What needs no routing."""

    def find(self, exchange: Exchange) -> Answer | None:
        """Who answers, with the operation noted; None when it is no hot path."""
        ...

    def takes(self, url: bytes) -> bool:
        """Whether `direct` may have an answer to a POST of this target."""
        ...

    def direct(self, url: bytes, exchange: Exchange, body: bytes) -> tuple[int, bytes] | None:
        """Status and content of an answer that waits for nothing; None when there is none. Raises freely."""
        ...


class Edge:
    """The ASGI application: `hot` answers what needs no routing, `routes` all else.

    No layer of the framework stands around or below it: what they do is done here.
    """

    def __init__(
        self,
        routes: ASGIApp,
        hot: HotPaths,
        auth: Authenticator,
        metrics: Metrics,
        settings: Settings,
    ) -> None:
        self._routes = routes
        self._hot = hot
        self.auth = auth
        self.limits = RateLimits(settings.rate_limit) if settings.rate_limit else None
        self.max_body = settings.max_body_bytes
        self._metrics = metrics
        self._log_sample = settings.check_log_sample
        self._unlogged = 0.0  # parts of a line that checks have earned
        self._seldom = Seldom()
        self._cors = CORSMiddleware(routes, ["*"], ["*"], ["*"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope.get("path", "").startswith("//"):  # a lifespan has none
            scope = _with_one_slash(scope)
        if scope["type"] != "http":
            await self._routes(scope, receive, send)
            return
        exchange = Exchange(self, scope, receive, send)
        if scope["method"] == "OPTIONS" and exchange.headers.keys() >= _PREFLIGHT:
            await self._cors.preflight_response(Headers(scope=scope))(scope, receive, send)
            return
        try:
            answer = self._hot.find(exchange)
            if answer is None:
                exchange.is_routed = True
                scope["exchange"] = exchange
                await self._routes(scope, receive, exchange.send)
            else:
                status, content = await answer(exchange)
                await exchange.answer(status, content)
        except ServerError as error:
            headers = [(name.lower().encode(), value.encode()) for name, value in error.headers.items()]
            await exchange.answer(error.status, envelope.error(str(error), **error.members), headers)
        except HTTPException as error:
            path = Request(scope).url.path
            await exchange.answer(error.status_code, envelope.error(f"{scope['method']} {path}: {error.detail}"))
        except ClientDisconnect:
            exchange.status = exchange.status or CLIENT_GONE
        except Exception:  # the one place where a defect of ours becomes an answer and a line in the log
            log.exception("request failed", extra={"request_id": exchange.id, "path": logged_path(scope["path"])})
            if exchange.status:
                raise  # the answer has begun; all that is left is to cut the connection
            why = f"the server failed; its log has the cause under request id {exchange.id}"
            await exchange.answer(500, envelope.error(why))
        finally:
            scope.pop("exchange", None)  # which has the scope: a circle would wait for the garbage collector
            scope["operation"], scope["environment_id"] = exchange.operation, exchange.environment_id  # for traces
            self._told(exchange)

    def takes(self, url: bytes) -> bool:
        """Whether a POST of this target may be answered directly (`http/direct.py`)."""
        return self._hot.takes(url)

    def answer(self, url: bytes, scope: Scope, body: bytes) -> tuple[int, list[Header], bytes] | None:
        """A direct answer; None when it must go the usual way, as all refusals do, and what the log has a line for."""
        if self._unlogged + self._log_sample >= 1 or log.isEnabledFor(logging.DEBUG) or len(body) > self.max_body:
            return None
        exchange = Exchange(self, scope, _nothing, _nowhere)
        try:
            found = self._hot.direct(url, exchange, body)
        except Exception:  # refusals and defects alike: the usual way meets them again, and tells them
            return None
        if found is None:
            return None
        exchange.status, content = found
        self._told(exchange)
        return exchange.status, exchange.with_own(_json(content)), content

    def _told(self, exchange: Exchange) -> None:
        """Count it, and give it its line in the log.

        Paths are logged without their query strings, headers and bodies not at all: those may carry secrets.
        """
        seconds = perf_counter() - exchange.began
        status, operation = exchange.status, exchange.operation
        self._metrics.request(operation, status, seconds)
        if operation != OTHER and KEY in exchange.headers:  # of clients, not of pages and probes
            self._metrics.asked(exchange.agent, status)
        level = logging.INFO if status >= 400 or operation not in _CHECKS or self._is_sampled() else logging.DEBUG
        if log.isEnabledFor(level):
            line = {
                "request_id": exchange.id,
                "method": exchange.scope["method"],
                "path": logged_path(exchange.scope["path"]),
                "status": status,
                "client": exchange.client,
                "operation": operation,
                "duration_ms": round(seconds * 1000, 3),
            }
            log.log(level, "request", extra=line)
        if status in (401, 403) and operation in _PAGES:
            self._tell_refused(exchange)

    def _tell_refused(self, exchange: Exchange) -> None:
        """What a publishable key is may be told: it stands in the page. Whatever else was sent may be a secret."""
        left_out = self._seldom.let(exchange.operation)
        if left_out is not None:
            key = exchange.key or ""
            sent = key[:64] if key.startswith("api_") else "another key" if key else "no key"
            line = {"request_id": exchange.id, "operation": exchange.operation, "sent": sent, "left_out": left_out}
            log.warning("pricing page refused; it needs a publishable key (api_…) of this server", extra=line)

    def _is_sampled(self) -> bool:
        """Whether this check that went well gets a line: one for each would cost as much as the answers."""
        self._unlogged += self._log_sample
        if self._unlogged < 1:
            return False
        self._unlogged -= 1
        return True


def logged_path(path: str) -> str:
    """A path as logs and traces have it: links of invitations are secrets."""
    return f"{JOIN}***" if path.startswith(JOIN) else path


def _json(content: bytes) -> list[Header]:
    return [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(content))]


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


async def _nowhere(message: Message) -> None: ...


def _with_one_slash(scope: Scope) -> Scope:
    """Browser clients that are told an address with a slash at its end ask for `//flags/check`, `//e`."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    return {**scope, "path": "/" + scope["path"].lstrip("/"), "raw_path": b"/" + raw.lstrip(b"/")}


def _request_id(given: bytes | None) -> str:
    """The caller's own if it is a plain token; else 16 hexadecimal digits: which process, and which of its requests."""
    if given is not None and _REQUEST_ID.fullmatch(text := given.decode("latin-1")):
        return text
    return f"{_PROCESS}{next(_numbers) & 0xFFFFFFFF:08x}"  # a system call for each would cost more
