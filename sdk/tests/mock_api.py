"""A scripted API: what HTTP clients get when they are given it as their transport, and what they asked for."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import httpx2

COMPANY = {"id": "comp_1", "name": "Acme"}
PAGE = {"data": [], "params": {}}

Answer = Any  # an httpx2.Response, an exception to raise, or what JSON can carry


class MockApi:
    """Answers in turn, the last one for ever; a function is asked. `requests` are as the HTTP library made them."""

    def __init__(self, *answers: Answer) -> None:
        self.requests: list[Any] = []
        self._answers = list(answers) or [PAGE]

    @property
    def last(self) -> Any:
        return self.requests[-1]

    @property
    def body(self) -> Any:
        """The JSON of the last request."""
        return json.loads(self.last.content)

    def client(self, **options: Any) -> httpx2.Client:
        return httpx2.Client(transport=httpx2.MockTransport(self.answer(httpx2)), **options)

    def async_client(self, **options: Any) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(transport=httpx2.MockTransport(self.answer(httpx2)), **options)

    def httpx_client(self, **options: Any) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(self.answer(httpx)), **options)

    def async_httpx_client(self, **options: Any) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(self.answer(httpx)), **options)

    def answer(self, library: Any) -> Callable[[Any], Any]:
        def answer(request: Any) -> Any:
            self.requests.append(request)
            found = self._answers[0] if len(self._answers) == 1 else self._answers.pop(0)
            if callable(found):
                found = found(request)
            if isinstance(found, Exception):
                raise found
            if hasattr(found, "status_code"):
                return library.Response(found.status_code, headers=found.headers, content=found.content)
            return library.Response(200, json=found)

        return answer


@contextmanager
def http_server(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """The address of a real server in which `answer` handles every request; connections are kept open."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            answer(self)

        do_POST = do_PUT = do_DELETE = do_GET

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send_json(handler: BaseHTTPRequestHandler, value: Any, status: int = 200, **headers: str) -> None:
    """Answer a request of `http_server`."""
    handler.rfile.read(int(handler.headers.get("content-length", 0)))
    content = json.dumps(value).encode()
    handler.send_response(status)
    for name, text in headers.items():
        handler.send_header(name.replace("_", "-"), text)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)
