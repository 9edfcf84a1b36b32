"""OpenFeature's remote evaluation protocol (OFREP): one flag, all flags, and the stream that says when to ask again.

What is answered is a check's answer, in the protocol's words (`evaluation/openfeature.py`), and so are refusals. Keys
come in the protocol's headers or in our own. Specification: github.com/open-feature/protocol, version 0.3; of the
stream, its ADR 8.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AbstractContextManager, aclosing, suppress
from typing import Any
from urllib.parse import unquote, urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from schematic_server.errors import BadRequest, Forbidden, NotFound, RateLimited, ServerError
from schematic_server.evaluation import openfeature, requests
from schematic_server.evaluation.check import Checker
from schematic_server.evaluation.watches import Watch, Watches
from schematic_server.http import envelope
from schematic_server.http.auth import Authenticator, Credential, permit
from schematic_server.http.body import decode
from schematic_server.http.exchange import EVALUATE_FLAG, EVALUATE_FLAGS, Exchange
from schematic_server.http.limits import ENDLESS
from schematic_server.ingest.recorder import Recorder

PATH, STREAM_PATH = "/ofrep/v1/evaluate/flags", "/ofrep/v1/events"
STREAM = "ofrep.stream"
KEEP_ALIVE = 20.0  # seconds; proxies take a stream for dead after a minute of silence
TRY_AFTER = 60  # seconds that a key with too many streams is told to wait
GATHERED_FOR = 0.05  # seconds in which further changes are one event with the last
_API_KEY = b"x-api-key"  # the protocol's name for the header
_STREAMED = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}  # a proxy is not to gather events
_EXPOSED = {"Access-Control-Expose-Headers": "ETag, Retry-After"}  # which scripts of other origins may read
Content = Callable[[Exchange], Awaitable[Response]]


class Unreadable(BadRequest):
    """The body is no JSON, or no object."""


class _Body(msgspec.Struct):
    context: Any = None


_body = msgspec.json.Decoder(_Body)
_context = msgspec.json.Decoder(requests.Request)


class Ofrep:
    """Answers evaluations from what answers checks; `catch_up` hears what other nodes have changed."""

    def __init__(
        self,
        checker: Checker,
        watches: Watches,
        recorder: Recorder,
        auth: Authenticator,
        catch_up: Callable[[], Awaitable[None]],
        most_streams: int,
    ) -> None:
        self._checker = checker
        self._watches = watches
        self._recorder = recorder
        self._auth = auth
        self._catch_up = catch_up
        self._most_streams = most_streams
        self._open: Counter[str] = Counter()  # streams, by who spends on them
        self._turn = asyncio.Lock()  # of those that catch up

    def routes(self) -> list[Route]:
        return [
            Route(PATH, self._evaluate_all, methods=["POST"]),
            Route(PATH + "/{key:path}", self._evaluate, methods=["POST"]),
            Route(STREAM_PATH, self._stream, methods=["GET"]),
        ]

    async def _evaluate(self, request: Request) -> Response:
        raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
        key = unquote(raw[len(PATH) + 1 :].decode("latin-1"))

        async def content(exchange: Exchange) -> Response:
            credential, environment_id, asked = await _asked(exchange, "features.check_flag")
            check = await self._checker.check(credential.actor, environment_id, key, asked)
            answer = openfeature.evaluation(check)
            self._recorder.record(credential.actor, environment_id, check, has_preflight=False)
            return _answer(200, envelope.encode(answer))

        return await _told(request, EVALUATE_FLAG, content, key=key)

    async def _evaluate_all(self, request: Request) -> Response:
        async def content(exchange: Exchange) -> Response:
            credential, environment_id, asked = await _asked(exchange, "features.check_flags")
            stream = _address(str(_key(exchange)), asked) if credential.actor.is_publishable else None

            async def found() -> bytes:
                found = await self._checker.everything(credential.actor, environment_id, asked)
                return _content(found.answer, stream)

            answer = await self._as_told(found, request.query_params.get("flagConfigEtag"))
            tag = _tag(answer)
            if _knows(exchange.header(b"if-none-match"), tag):
                return Response(status_code=304, headers={"ETag": tag, **_EXPOSED})
            return _answer(200, answer, {"ETag": tag})

        return await _told(request, EVALUATE_FLAGS, content)

    async def _as_told(self, found: Callable[[], Awaitable[bytes]], tag: str | None) -> bytes:
        """What is found; a stream has told of an answer with `tag`, perhaps from another node that was ahead."""
        answer = await found()
        if tag is None or tag == _tag(answer):
            return answer
        async with self._turn:  # whoever waits for it may find that another has caught up
            if tag != _tag(await found()):
                await self._catch_up()
        return await found()

    async def _stream(self, request: Request) -> Response:
        async def content(exchange: Exchange) -> Response:
            given = request.query_params.get("apiKey")
            key = given or _key(exchange)
            credential = await exchange.credential_of(key)
            permit(credential.actor, "features.check_flags")
            if self._open[credential.spender] >= self._most_streams:
                raise RateLimited("streams", TRY_AFTER)
            if given and not credential.actor.is_publishable:
                raise Forbidden("apiKey: a secret key does not belong into an address; send it in a header")
            environment_id = await exchange.environment(credential)
            asked = decode(_context, request.query_params.get("context", "{}").encode())
            watched = self._watches.open(credential.actor, environment_id, asked)
            stream = _address(given, asked) if given else None
            request.scope[ENDLESS] = True
            heard = exchange.header(b"last-event-id")
            events = self._counted(credential.spender, self._events(watched, str(key), stream, heard))
            return StreamingResponse(events, headers=_STREAMED, media_type="text/event-stream")

        return await _told(request, STREAM, content)

    async def _counted(self, spender: str, events: AsyncGenerator[bytes]) -> AsyncGenerator[bytes]:
        """`events`, counted as a stream while they run."""
        self._open[spender] += 1
        try:
            async with aclosing(events):
                async for event in events:
                    yield event
        finally:
            self._open[spender] -= 1
            if not self._open[spender]:
                del self._open[spender]

    async def _events(
        self, watched: AbstractContextManager[Watch], key: str, stream: str | None, heard: str | None
    ) -> AsyncGenerator[bytes]:
        """An event whenever all flags' answer is not the one last heard of; ends with the key, or the database."""
        with watched as watch, suppress(ServerError):
            while True:
                tag = await _state(watch, stream)
                if tag == heard:
                    yield b":\n\n"
                else:
                    heard = tag
                    yield b"id: %b\ndata: %b\n\n" % (tag.encode(), _event(tag))
                await asyncio.sleep(GATHERED_FOR)
                await watch.changed(KEEP_ALIVE)
                await self._auth.authenticate(key)


async def _state(watch: Watch, stream: str | None) -> str:
    """The tag that an answer has now; of a refusal, one of its own."""
    try:
        return _tag(_content(await watch.answer(), stream))
    except BadRequest as refused:
        return _tag(str(refused).encode())


async def _told(request: Request, operation: str, content: Content, **named: str) -> Response:
    """The answer, or a refusal as the protocol has it."""
    exchange: Exchange = request.scope["exchange"]
    exchange.operation = operation
    try:
        return await content(exchange)
    except ServerError as error:
        refusal = {**named, "errorCode": _code(error), "errorDetails": str(error)}
        return _answer(error.status, envelope.encode(refusal), error.headers)


async def _asked(exchange: Exchange, operation: str) -> tuple[Credential, str, requests.Request]:
    """Who asks, where, and about whom; raises Forbidden for whom the check `operation` is not open to."""
    body = await exchange.body()
    credential = await exchange.credential_of(_key(exchange))
    permit(credential.actor, operation)
    environment_id = await exchange.environment(credential)
    try:
        context = decode(_body, body).context
    except BadRequest as error:
        raise Unreadable(str(error)) from None
    return credential, environment_id, openfeature.request_of(context)


def _key(exchange: Exchange) -> str | None:
    return exchange.key or exchange.header(_API_KEY) or exchange.bearer


def _content(answer: Mapping[str, Any], stream: str | None) -> bytes:
    """All evaluations, and where to hear of others; relative to the address that was asked, right behind any proxy."""
    found: dict[str, Any] = {"flags": [openfeature.evaluation(one) for one in answer["flags"]]}
    if stream is not None:
        found["eventStreams"] = [{"type": "sse", "endpoint": {"requestUri": stream}}]
    return envelope.encode(found)


def _address(key: str, asked: requests.Request) -> str:
    """Where the events of these answers are told: `EventSource` sends no headers."""
    context = msgspec.json.encode({"company": asked.company, "user": asked.user}).decode()
    return f"{STREAM_PATH}?{urlencode({'apiKey': key, 'context': context})}"


def _event(tag: str) -> bytes:
    return envelope.encode({"type": "refetchEvaluation", "etag": tag})


def _code(error: ServerError) -> str:
    if isinstance(error, Unreadable):
        return "PARSE_ERROR"
    if isinstance(error, BadRequest):
        return "INVALID_CONTEXT"
    return "FLAG_NOT_FOUND" if isinstance(error, NotFound) else "GENERAL"


def _answer(status: int, content: bytes, headers: Mapping[str, str] | None = None) -> Response:
    return Response(content, status, {**_EXPOSED, **(headers or {})}, "application/json")


def _tag(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def _knows(header: str | None, tag: str) -> bool:
    """Whether the tags of If-None-Match name this one."""
    return any(one.strip().removeprefix("W/") in (tag, "*") for one in (header or "").split(","))
