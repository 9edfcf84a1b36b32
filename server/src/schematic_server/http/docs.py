"""`/openapi.json` and the page that shows it, `/docs`. Both are public and everything they need is served from here.

The document is the contract with some additions: `x-implemented` on every operation, 501 on those that this server does
not answer yet, the other refusals that are this server's own, and its address. The page's files lie in `assets/`; they
need no build step.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Awaitable, Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from schematic_server.http import openapi, operations
from schematic_server.http.openapi import Operation

Endpoint = Callable[[Request], Awaitable[Response]]
_PACKAGE = "schematic_server.http"
_MEDIA_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_ERROR = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/ApiError"}}}}
# The page runs its own script only, and talks to this server only.
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'"
_REVALIDATE = "no-cache"
_FOREVER = "public, max-age=31536000, immutable"  # the address contains the content's hash


@dataclass(frozen=True, slots=True)
class _File:
    """One answer, made once: the content as it is and compressed."""

    content: bytes
    compressed: bytes
    headers: dict[str, str]

    def answer(self, request: Request) -> Response:
        if self.headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=self.headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self.compressed, headers={**self.headers, "Content-Encoding": "gzip"})
        return Response(self.content, headers=self.headers)


def routes() -> list[Route]:
    """The document, the page, and the page's files."""
    return [
        Route("/openapi.json", _serve(lambda: _file(described(), "application/json", _REVALIDATE))),
        Route("/docs", _serve(_page)),
        *(Route(_address(name), _serve(partial(_asset, name))) for name in _names()),
    ]


def described() -> bytes:
    """The OpenAPI document of this server, as JSON."""
    return msgspec.json.encode(_document())


def _document() -> dict[str, Any]:
    document = deepcopy(openapi.document())
    # Relative to the document's own address: right behind any proxy, under any host name.
    document["servers"] = [{"url": "/", "description": "This server"}]
    implemented = operations.implemented()
    for operation in openapi.operations().values():
        raw = document["paths"][operation.path][operation.method.lower()]
        raw["x-implemented"] = operation.name in implemented
        if operation.name not in implemented:
            raw["responses"]["501"] = {"description": "This server does not implement the operation yet.", **_ERROR}
        for status, words in _refusals(operation).items():
            raw["responses"].setdefault(status, {"description": words, **_ERROR})
    return document


def _refusals(operation: Operation) -> dict[str, str]:
    """What this server may answer to every operation of this kind."""
    found = {"503": "The database cannot be used just now; `Retry-After` has the seconds to wait."}
    if operation.query or operation.body is not None:
        found["400"] = "The query or the body does not fit; the message names what."
    if operation.body is not None:
        found["413"] = "The request body is larger than the server accepts."
    return found


def _page() -> _File:
    html = _read("docs.html").decode()
    for name in _names():
        html = html.replace(f"assets/{name}", _address(name))
    return _file(html.encode(), "text/html; charset=utf-8", _REVALIDATE, {"Content-Security-Policy": _POLICY})


def _asset(name: str) -> _File:
    return _file(_read(name), _MEDIA_TYPES[name.rpartition(".")[2]] + "; charset=utf-8", _FOREVER)


def _names() -> list[str]:
    return sorted(
        one.name for one in files(_PACKAGE).joinpath("assets").iterdir() if one.name.rpartition(".")[2] in _MEDIA_TYPES
    )


def _address(name: str) -> str:
    return f"/docs/{_hash(_read(name))}/{name}"


@cache
def _read(name: str) -> bytes:
    return files(_PACKAGE).joinpath("assets", name).read_bytes()


def _file(content: bytes, media_type: str, caching: str, more: dict[str, str] | None = None) -> _File:
    headers = {
        "Content-Type": media_type,
        "Cache-Control": caching,
        "ETag": f'"{_hash(content)}"',
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        **(more or {}),
    }
    return _File(content, gzip.compress(content, 6, mtime=0), headers)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _serve(make: Callable[[], _File]) -> Endpoint:
    made: list[_File] = []  # at the first request: a server that nobody reads the documentation of stays small

    async def endpoint(request: Request) -> Response:
        if not made:
            made.append(make())
        return made[0].answer(request)

    return endpoint
