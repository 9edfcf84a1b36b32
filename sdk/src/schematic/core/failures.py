"""From a failed exchange to the ApiError that says so. Pure."""

from __future__ import annotations

from typing import Any, cast

from schematic.core.api_error import ApiConnectionError, ApiError, ApiTimeoutError, shown


def class_names(error: BaseException) -> set[str]:
    """Names of the error's classes: the same in httpx, httpx2 and what is built on them."""
    return {one.__name__ for one in type(error).__mro__}


def connection_error(operation: str, error: Exception, said: str) -> ApiError:
    """No answer came; `said` is what the error says, without secrets."""
    if isinstance(error, ApiError):
        return error
    names = class_names(error)
    kind = ApiTimeoutError if names & {"TimeoutException", "TimeoutError"} else ApiConnectionError
    return kind(message=f"{operation}: no answer from the server: {shown(said or type(error).__name__)}")


def too_large(operation: str, status: int, headers: dict[str, str], limit: int) -> ApiError:
    message = f"{operation}: the answer is larger than max_response_bytes ({limit:,}); ask for less or raise the limit"
    return ApiError(status_code=status, headers=headers, message=message)


def status_error(operation: str, status: int, headers: dict[str, str], text: str, note: str = "") -> ApiError:
    """The error of a status that is no success; the body is parsed where it is JSON."""
    from json import loads

    from schematic.errors import BY_STATUS, UnreadBody

    try:
        body: Any = loads(text)
    except (ValueError, RecursionError):
        body = text
    said = cast("dict[str, Any]", body).get("error") if isinstance(body, dict) else None
    message = f"{operation}: HTTP {status}: {shown(str(said or text))}{note}"
    kind = BY_STATUS.get(status)
    if kind is None:
        return ApiError(headers=headers, status_code=status, body=body, message=message)
    if isinstance(said, str):
        body = UnreadBody(cast("dict[str, Any]", body))
    return kind(body=body, headers=headers, message=message)
