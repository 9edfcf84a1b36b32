"""One small receiver of webhooks per framework: `python webhook_apps.py flask` serves it and prints its port.

Each answers `POST /<how>` with `200 {"action", "model"}` or `400 {"error"}`:

    verify   the request is verified, then parsed: the async functions where the framework is async
    sync     the sync function is given the request, whatever the framework is
    passed   the sync function is given the body beside the request
    headers  the sync function is given the request's headers and the body
    json     the application has read the body as JSON before the request is verified
"""

import json
import socket
import sys
from base64 import b64encode
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Annotated, Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from schematic.webhook_utils import (
    WebhookEnvelope,
    WebhookSignatureError,
    parse_webhook,
    parse_webhook_async,
    verify_webhook_signature,
    verify_webhook_signature_async,
)

SECRETS = ["whsec_new", "whsec_old"]
TOLERANCE = 300

Answer = tuple[int, dict[str, str]]


def _accepted(event: WebhookEnvelope) -> Answer:
    return 200, {"action": event.action, "model": type(event.body).__name__}


def receive(
    how: str, request: Any, headers: Any, read: Callable[[], bytes], parse_json: Callable[[], object]
) -> Answer:
    """A sync view. `read` gives the body for the ways that pass it."""
    try:
        if how == "passed":
            return _accepted(parse_webhook(request, SECRETS, read(), tolerance=TOLERANCE))
        if how == "headers":
            return _accepted(parse_webhook(headers, SECRETS, read(), tolerance=TOLERANCE))
        if how == "json":
            parse_json()
        verify_webhook_signature(request, SECRETS, tolerance=TOLERANCE)
        return _accepted(parse_webhook(request, SECRETS, tolerance=TOLERANCE))
    except WebhookSignatureError as error:
        return 400, {"error": str(error)}


async def receive_async(how: str, request: Any, read: Callable[[], Any], parse_json: Callable[[], Any]) -> Answer:
    """An async view. `read` and `parse_json` are awaited."""
    try:
        if how == "sync":
            return _accepted(parse_webhook(request, SECRETS, tolerance=TOLERANCE))
        if how == "passed":
            return _accepted(parse_webhook(request, SECRETS, await read(), tolerance=TOLERANCE))
        if how == "headers":
            return _accepted(parse_webhook(request.headers, SECRETS, await read(), tolerance=TOLERANCE))
        if how == "json":
            await parse_json()
        await verify_webhook_signature_async(request, SECRETS, tolerance=TOLERANCE)
        return _accepted(await parse_webhook_async(request, SECRETS, tolerance=TOLERANCE))
    except WebhookSignatureError as error:
        return 400, {"error": str(error)}


# -- WSGI


def flask() -> None:
    from flask import Flask, request

    app = Flask("receiver")

    @app.post("/<how>")
    def view(how: str) -> Any:
        status, answer = receive(how, request, request.headers, request.get_data, request.get_json)
        return answer, status

    _serve_wsgi(app)


def django_wsgi() -> None:
    from django.core.handlers.wsgi import WSGIHandler
    from django.http import JsonResponse

    def view(request: Any, how: str) -> Any:
        status, answer = receive(how, request, request.headers, lambda: request.body, lambda: json.loads(request.body))
        return JsonResponse(answer, status=status)

    _configure_django(view)
    _serve_wsgi(WSGIHandler())


def plain_wsgi() -> None:
    """No framework: the environ holds the headers, the body is beside it."""

    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        status, answer = receive("headers", environ, environ, lambda: body, dict)
        start_response(f"{status} ok", [("Content-Type", "application/json")])
        return [json.dumps(answer).encode()]

    _serve_wsgi(app)


def _serve_wsgi(app: Any) -> None:
    class Quiet(WSGIRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            return

    server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
    print(server.server_port, flush=True)
    server.serve_forever()


# -- ASGI


def django_asgi() -> None:
    from django.core.handlers.asgi import ASGIHandler
    from django.http import JsonResponse

    async def view(request: Any, how: str) -> Any:
        async def read() -> bytes:
            return request.body

        async def parse_json() -> object:
            return json.loads(request.body)

        status, answer = await receive_async(how, request, read, parse_json)
        return JsonResponse(answer, status=status)

    _configure_django(view)
    _serve_asgi(ASGIHandler())


def starlette() -> None:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    async def view(request: Request) -> JSONResponse:
        status, answer = await receive_async(request.path_params["how"], request, request.body, request.json)
        return JSONResponse(answer, status)

    _serve_asgi(Starlette(routes=[Route("/{how}", view, methods=["POST"])]))


def fastapi() -> None:
    from fastapi import Depends, FastAPI, Request
    from fastapi.responses import JSONResponse

    app = FastAPI()

    async def raw_body(request: Request) -> bytes:
        return await request.body()

    @app.post("/passed")
    def passed(request: Request, body: Annotated[bytes, Depends(raw_body)]) -> JSONResponse:
        """A sync view runs in a thread: the dependency has awaited the body."""
        status, answer = receive("passed", request, request.headers, lambda: body, dict)
        return JSONResponse(answer, status)

    @app.post("/{how}")
    async def view(how: str, request: Request) -> JSONResponse:
        status, answer = await receive_async(how, request, request.body, request.json)
        return JSONResponse(answer, status)

    _serve_asgi(app)


def plain_asgi() -> None:
    """No framework: the scope holds the headers as pairs of bytes, the body is beside it."""

    async def app(scope: dict[str, Any], receive_message: Any, send: Any) -> None:
        body = (await receive_message())["body"]
        status, answer = receive("headers", scope, scope, lambda: body, dict)
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": json.dumps(answer).encode()})

    _serve_asgi(app, lifespan="off")


def _serve_asgi(app: Any, **options: Any) -> None:
    import uvicorn

    listener = _listen()
    uvicorn.Server(uvicorn.Config(app, log_level="error", **{"lifespan": "off", **options})).run(sockets=[listener])


def aiohttp() -> None:
    from aiohttp import web

    async def view(request: web.Request) -> web.Response:
        status, answer = await receive_async(request.match_info["how"], request, request.read, request.json)
        return web.json_response(answer, status=status)

    app = web.Application()
    app.router.add_post("/{how}", view)
    web.run_app(app, sock=_listen(), print=None)


def _listen() -> socket.socket:
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    return listener


# -- the standard library, and a gateway in front of a function


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status, answer = self.answer(body)
        content = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def answer(self, body: bytes) -> Answer:
        return receive("passed", self, self.headers, lambda: body, dict)

    def log_message(self, format: str, *args: Any) -> None:
        return


class _GatewayV1(_Handler):
    """Headers as sent, text bodies as text."""

    def answer(self, body: bytes) -> Answer:
        headers = dict(self.headers.items())
        several = {name: self.headers.get_all(name) for name in headers}
        event = {"httpMethod": "POST", "path": self.path, "headers": headers, "multiValueHeaders": several}
        return receive("verify", {**event, "body": body.decode(), "isBase64Encoded": False}, headers, bytes, dict)


class _GatewayV2(_Handler):
    """Header names in lower case, the body in Base64."""

    def answer(self, body: bytes) -> Answer:
        headers = {name.lower(): value for name, value in self.headers.items()}
        event = {"version": "2.0", "rawPath": self.path, "headers": headers}
        return receive(
            "verify", {**event, "body": b64encode(body).decode(), "isBase64Encoded": True}, headers, bytes, dict
        )


def http_server() -> None:
    _serve_handler(_Handler)


def lambda_v1() -> None:
    _serve_handler(_GatewayV1)


def lambda_v2() -> None:
    _serve_handler(_GatewayV2)


def _serve_handler(handler: type[_Handler]) -> None:
    server = HTTPServer(("127.0.0.1", 0), handler)
    print(server.server_port, flush=True)
    server.serve_forever()


def _configure_django(view: Callable[..., Any]) -> None:
    import django
    from django.conf import settings
    from django.urls import path

    class Urls:
        urlpatterns = [path("<str:how>", view)]

    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=Urls, SECRET_KEY="test", MIDDLEWARE=[], LOGGING_CONFIG=None)
    django.setup()


if __name__ == "__main__":
    globals()[sys.argv[1]]()
