"""Everything the SDK raises.

    ApiError                     status_code, headers, body
    │                            (an answer above `max_response_bytes` too)
    ├── ApiConnectionError       no answer: refused, reset, DNS, TLS, closed or offline client
    │   └── ApiTimeoutError      no answer in time
    ├── ParsingError             an answer that is not what the contract says
    └── schematic.errors.*       one class per status that the contract names

The message names the operation. Neither the API key nor what was sent is in it. A call that could not be made at all
(an unknown or missing keyword, a value that JSON or HTTP cannot carry) is the caller's mistake: TypeError, ValueError.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MAX_SHOWN = 500  # characters of a body in a message


class ApiError(Exception):
    """A call that failed. `status_code` is None when no answer came; `body` is the parsed JSON, else the text."""

    def __init__(
        self,
        *,
        headers: Mapping[str, str] | None = None,
        status_code: int | None = None,
        body: Any = None,
        message: str | None = None,
    ) -> None:
        self.headers: dict[str, str] | None = dict(headers) if headers is not None else None
        self.status_code = status_code
        self.body = body
        self._message = message
        super().__init__(message)

    def __str__(self) -> str:
        if self._message is not None:
            return self._message
        return f"headers: {self.headers}, status_code: {self.status_code}, body: {self.body}"


class ApiConnectionError(ApiError):
    """No answer came; the cause is attached."""


class ApiTimeoutError(ApiConnectionError):
    """No answer came in time."""


class ParsingError(ApiError):
    """The answer does not have the shape that the contract promises; `cause` says where."""

    def __init__(
        self,
        *,
        headers: Mapping[str, str] | None = None,
        status_code: int | None = None,
        body: Any = None,
        cause: Exception | None = None,
        message: str | None = None,
    ) -> None:
        super().__init__(headers=headers, status_code=status_code, body=body, message=message)
        self.cause = cause


def shown(text: str) -> str:
    """`text` cut to what a message may hold."""
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"
