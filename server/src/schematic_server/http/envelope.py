"""Answers: the success envelope and the error body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.responses import Response

encode = msgspec.json.Encoder(decimal_format="number").encode


def content(status: int, data: Any, params: Mapping[str, Any]) -> bytes:
    """`{"data": …, "params": …}`, nothing where the status says so; date-times go out as RFC 3339 UTC with `Z`."""
    return b"" if status == 204 else encode({"data": data, "params": params})


def response(status: int, content: bytes) -> Response:
    return Response(content, status, media_type="application/json" if content else None)


def success(status: int, data: Any, params: Mapping[str, Any]) -> Response:
    """An answer with that content."""
    return response(status, content(status, data, params))


def error(message: str, **members: object) -> bytes:
    """`{"error": message}`, the body of every error status."""
    return encode({"error": message, **members})
