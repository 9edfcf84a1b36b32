"""Answers: the success envelope and the error body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.responses import Response

encode = msgspec.json.Encoder(decimal_format="number").encode


def success(status: int, data: Any, params: Mapping[str, Any]) -> Response:
    """`{"data": …, "params": …}`; date-times go out as RFC 3339 UTC with `Z`."""
    if status == 204:
        return Response(status_code=204)
    return Response(encode({"data": data, "params": params}), status, media_type="application/json")


def error(message: str, **members: object) -> bytes:
    """`{"error": message}`, the body of every error status."""
    return encode({"error": message, **members})
