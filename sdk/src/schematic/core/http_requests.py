"""A request of the HTTP library's own kind, made by the client that will send it.

A client's `build_request` merges in what it adds to every request: headers, cookies, parameters, timeout. Most of what
that costs is spent on parsing an address that was parsed before, and on looking each of our headers up among the
client's. So `httpx` and `httpx2` are given the parsed address, and our headers afterwards. Every other client, and one
whose `build_request` somebody has overridden or wrapped, is given all of it as plain arguments.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from types import MethodType
from typing import Any

from schematic.core.request import TRAVELS, Request


class _Ours:
    """Headers of a request as the library has them: encoded, and their names in lower case."""

    def __init__(self, headers: dict[str, str], pairs: list[tuple[bytes, bytes]]) -> None:
        self.headers = dict(headers)
        self.pairs = pairs
        self.names = {name.lower() for name, _ in pairs}


class Builder:
    """Safe to share between threads. It keeps the last headers: those of a transport's requests are mostly the same."""

    def __init__(self) -> None:
        self._ours = _Ours({}, [])

    def build(self, client: Any, request: Request, patience: dict[str, Any]) -> Any:
        """What `client.send` takes; `patience` is the keyword for the timeout, if any."""
        library = _library(client.build_request)
        ours = self._ours
        if library is not None and ours.headers != request.headers:
            ours = self._ours = _Ours(request.headers, library.Headers(request.headers).raw)
        # Whether there is a transfer encoding decides what the library says about the body's length.
        if library is None or b"transfer-encoding" in ours.names:
            return client.build_request(
                request.method, request.url, content=request.content, headers=request.headers, **patience
            )
        address = _parsed(library.URL, request.url)
        made = client.build_request(request.method, address, content=request.content, **patience)
        others = [(name, value) for name, value in made.headers.raw if name.lower() not in ours.names]
        made.headers = library.Headers(others + ours.pairs)
        return made


def stripped(request: Request, made: Any) -> dict[str, Any]:
    """For a request that has left its origin: without what the HTTP client adds to each, its `auth` included."""
    if not request.has_left:
        return {}
    for name in set(made.headers) - {"host", *TRAVELS}:
        del made.headers[name]
    return {"auth": None}


def _library(build_request: Any) -> Any:
    """The library that this method is from; None for a function that somebody else has put there."""
    if type(build_request) is not MethodType:
        return None
    home = getattr(build_request.__func__, "__globals__", {}).get("__name__", "").partition(".")[0]
    return sys.modules.get(home) if home in ("httpx", "httpx2") else None


@lru_cache(maxsize=256)  # addresses: a program has fewer flags
def _parsed(kind: Any, url: str) -> Any:
    return kind(url)
