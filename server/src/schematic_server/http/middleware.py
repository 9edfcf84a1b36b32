"""Pure-ASGI middleware: each request's id, log line and count, and an answer when the server itself fails."""

from __future__ import annotations

import logging
import re
import secrets
import time
from itertools import count

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from schematic_server.http import envelope
from schematic_server.metrics import OTHER, Metrics

log = logging.getLogger("schematic_server.http")
CLIENT_GONE = 499  # in the log, where others have the status: nobody was there to hear one
_REQUEST_ID = re.compile(r"[\w.:-]{1,128}")
_PROCESS = secrets.token_hex(4)
_numbers = count(1)


class RequestLog:
    """Gives every request an id (the caller's `X-Request-Id` if it is a plain token) and logs how it ended.

    Paths are logged without their query strings, headers and bodies not at all: those may carry secrets.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = request_id_of(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        started = time.perf_counter()
        status = 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", request_id.encode())]
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except ClientDisconnect:
            status = status or CLIENT_GONE
        except Exception:  # the one place where a defect of ours becomes an answer and a line in the log
            log.exception("request failed", extra={"request_id": request_id, "path": scope["path"]})
            if status:
                raise  # the answer has begun; all that is left is to cut the connection
            await failure(request_id)(scope, receive, send_with_id)
        finally:
            seconds = time.perf_counter() - started
            self._metrics.request(scope.get("operation", OTHER), status, seconds)
            log.info("request", extra=logged(scope, request_id, status, seconds))


def logged(scope: Scope, request_id: str, status: int, seconds: float) -> dict[str, object]:
    """Members of the log line of a request that was answered after `seconds`."""
    return {
        "request_id": request_id,
        "method": scope["method"],
        "path": scope["path"],
        "status": status,
        "client": (scope.get("client") or ("",))[0],
        "operation": scope.get("operation", OTHER),
        "duration_ms": round(seconds * 1000, 3),
    }


def failure(request_id: str) -> Response:
    """What the caller hears of a defect."""
    return envelope.failure(500, f"the server failed; its log has the cause under request id {request_id}")


def request_id_of(scope: Scope) -> str:
    """The caller's own request id, or a new one."""
    for name, value in scope["headers"]:
        if name == b"x-request-id":
            text: str = value.decode("latin-1")
            if _REQUEST_ID.fullmatch(text):
                return text
    return new_request_id()


def new_request_id() -> str:
    """16 hexadecimal digits: which process, and which of its requests. A system call for each would cost more."""
    return f"{_PROCESS}{next(_numbers) & 0xFFFFFFFF:08x}"
