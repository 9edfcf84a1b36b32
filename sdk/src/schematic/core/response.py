"""Answers with their headers, as `with_raw_response` gives them."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from schematic.core.transport import Reply

T = TypeVar("T")


class HttpResponse(Generic[T]):
    """`data` is the parsed answer; `headers` have lower-case names; `response` is the HTTP library's object."""

    __slots__ = ("_data", "_reply")

    def __init__(self, reply: Reply, data: T) -> None:
        self._reply = reply
        self._data = data

    @property
    def data(self) -> T:
        return self._data

    @property
    def headers(self) -> dict[str, str]:
        return self._reply.headers

    @property
    def status_code(self) -> int:
        return self._reply.status_code

    @property
    def response(self) -> Any:
        return self._reply.response


class AsyncHttpResponse(HttpResponse[T]):
    """The same, from an async client."""
