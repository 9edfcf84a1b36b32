"""The console's files: scripts, style, licences. All are served from here, under addresses that change with them."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from schematic_server.console.inside import unknown

_MEDIA_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "txt": "text/plain"}
_FOREVER = "public, max-age=31536000, immutable"  # the address has the content's hash


def address(name: str) -> str:
    """Where a file is found, below the console's address."""
    return f"/console/assets/{_hash(name)}/{name}"


async def serve(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _names():
        raise unknown("file")
    headers = {"Cache-Control": _FOREVER, "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    content = _read(name)
    if "gzip" in request.headers.get("accept-encoding", ""):
        content, headers["Content-Encoding"] = _compressed(name), "gzip"
    return Response(content, headers=headers, media_type=_MEDIA_TYPES[name.rpartition(".")[2]])


@cache
def _names() -> frozenset[str]:
    folder = files("schematic_server.console").joinpath("assets")
    return frozenset(one.name for one in folder.iterdir() if one.name.rpartition(".")[2] in _MEDIA_TYPES)


@cache
def _read(name: str) -> bytes:
    return files("schematic_server.console").joinpath("assets", name).read_bytes()


@cache
def _compressed(name: str) -> bytes:
    return gzip.compress(_read(name), 9, mtime=0)


@cache
def _hash(name: str) -> str:
    return hashlib.sha256(_read(name)).hexdigest()[:16]
