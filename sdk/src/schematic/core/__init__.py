"""What every call shares: transport, retries, errors, raw responses. Loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schematic.core.api_error import ApiConnectionError, ApiError, ApiTimeoutError, ParsingError
    from schematic.core.pages import iterate, iterate_async
    from schematic.core.request_options import RequestOptions
    from schematic.core.response import AsyncHttpResponse, HttpResponse

__all__ = [
    "ApiConnectionError",
    "ApiError",
    "ApiTimeoutError",
    "AsyncHttpResponse",
    "HttpResponse",
    "ParsingError",
    "RequestOptions",
    "iterate",
    "iterate_async",
]
_HOMES = {
    "ApiConnectionError": "api_error",
    "ApiError": "api_error",
    "ApiTimeoutError": "api_error",
    "ParsingError": "api_error",
    "RequestOptions": "request_options",
    "HttpResponse": "response",
    "AsyncHttpResponse": "response",
    "iterate": "pages",
    "iterate_async": "pages",
}


if not TYPE_CHECKING:  # checkers are to see exactly the names above

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"schematic.core.{home}"), name)
