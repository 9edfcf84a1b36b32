"""What one call may set for itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import TypedDict  # pydantic, and so FastAPI, reads no other before Python 3.12

from schematic.core.records import Count, Size, Timeout


class RequestOptions(TypedDict, total=False):
    """Options of one call; each wins over the client's.

    `timeout` (alias `timeout_in_seconds`): seconds. `max_retries`: tries after the first.
    `retry_remote_protocol_errors`: also retry when the server closes the connection without an answer.
    `additional_headers`, `additional_query_parameters`, `additional_body_parameters`: merged over the call's own.
    `chunk_size`: bytes per read of a downloaded file.
    """

    timeout: Timeout
    timeout_in_seconds: Timeout
    max_retries: Count
    retry_remote_protocol_errors: bool
    additional_headers: Mapping[str, Any]
    additional_query_parameters: Mapping[str, Any]
    additional_body_parameters: Mapping[str, Any]
    chunk_size: Size
    stream_reconnection_enabled: bool
    max_stream_reconnection_attempts: Count


class Options(TypedDict, total=False):
    """The keyword that every operation takes."""

    request_options: RequestOptions | None
