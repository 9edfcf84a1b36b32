"""Answers: the success envelope and the error body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.responses import Response

from schematic_server.errors import ServerError

_encode = msgspec.json.Encoder(decimal_format="number").encode


def success(status: int, data: Any, params: Mapping[str, Any]) -> Response:
    """`{"data": …, "params": …}`; date-times go out as RFC 3339 UTC with `Z`."""
    if status == 204:
        return Response(status_code=204)
    return Response(_encode({"data": data, "params": params}), status, media_type="application/json")


def failure(status: int, message: str, **members: object) -> Response:
    """`{"error": message}`, the body of every error status."""
    return Response(_encode({"error": message, **members}), status, media_type="application/json")


def refusal(error: ServerError) -> Response:
    """`error` as the caller hears it."""
    return Response(
        _encode({"error": str(error), **error.members}), error.status, error.headers, media_type="application/json"
    )
