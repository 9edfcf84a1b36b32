"""One HTTP request: what a call becomes on the wire, and what a redirect makes of it. Pure.

The API key and whatever headers the caller added stay with the origin they were meant for, and so do bodies: a capture
batch carries the key too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from schematic.core.api_error import ApiConnectionError
from schematic.core.query import encode_query, plain

if TYPE_CHECKING:
    from json import JSONEncoder

    from schematic.core.request_options import RequestOptions

KEY_HEADER = "X-Schematic-Api-Key"
MAX_REDIRECTS = 10
_REDIRECTS = (301, 302, 303, 307, 308)
TRAVELS = ("user-agent", "accept", "accept-encoding")  # headers that another origin gets to see
_DEFAULT_PORTS = {"http": 80, "https": 443}
Json: TypeAlias = Mapping[str, Any]


class Call:
    """One operation's request. `path` is relative and percent-encoded; `body` None means none, `{}` is sent."""

    __slots__ = ("body", "method", "operation", "options", "path", "query")

    def __init__(
        self,
        operation: str,
        method: str,
        path: str,
        query: Json | None = None,
        body: Json | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        self.operation = operation
        self.method = method
        self.path = path
        self.query = query
        self.body = body
        self.options = options


class Request:
    """What is handed to the HTTP library. `has_left`: a redirect took it to another origin, without the key."""

    __slots__ = ("content", "has_left", "headers", "method", "url")

    def __init__(
        self, method: str, url: str, headers: dict[str, str], content: bytes | None, *, has_left: bool = False
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.content = content
        self.has_left = has_left


def build(call: Call, base_url: str, headers: dict[str, str]) -> Request:
    """The call's request; its options win over `headers`. Raises ValueError for what JSON or HTTP cannot carry."""
    options: RequestOptions = call.options or {}
    url = f"{base_url}/{call.path}"
    query = {**(call.query or {}), **(options.get("additional_query_parameters") or {})}
    if query:
        encoded = encode_query(query)
        url = f"{url}?{encoded}" if encoded else url
    additional = options.get("additional_headers")
    if additional:
        headers = merged(headers, additional)
    more = options.get("additional_body_parameters")
    if call.body is None and not more:
        return Request(call.method, url, headers, None)
    content = encode_body(call.operation, {**(call.body or {}), **(more or {})})
    return Request(call.method, url, {**headers, "content-type": "application/json"}, content)


def encode_body(operation: str, body: Json) -> bytes:
    """The body as JSON; raises ValueError, naming the operation, for NaN, lone surrogates and cycles."""
    try:
        return _encoder().encode(plain(body)).encode()
    except RecursionError:
        raise ValueError(f"{operation}: the body contains itself, or is nested too deeply for JSON") from None
    except (TypeError, ValueError) as error:
        raise ValueError(f"{operation}: the body cannot be written as JSON: {error}") from error


@cache
def _encoder() -> JSONEncoder:
    from json import JSONEncoder

    return JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def merged(headers: Mapping[str, str], more: Mapping[str, Any]) -> dict[str, str]:
    """Later wins, names in any case; None leaves out. Raises ValueError, without the value, for what HTTP forbids."""
    names = {name.lower() for name in more}
    kept = {name: value for name, value in headers.items() if name.lower() not in names}
    return {**kept, **{name: header_value(name, value) for name, value in more.items() if value is not None}}


def header_value(name: str, value: object) -> str:
    """The value without blanks around it; an HTTP library would print a wrong one, secrets included, in its error."""
    text = str(value).strip()
    if not text.isascii() or not text.replace("\t", " ").isprintable():
        raise ValueError(f"{name}: the value has a line break or another character that HTTP headers cannot carry")
    return text


def redirected(operation: str, request: Request, status: int, location: str | None) -> Request | None:
    """The request that follows this answer; None when it is no redirect.

    POST becomes GET as in browsers. Raises ApiConnectionError where a body would have to go to another origin.
    """
    if status not in _REDIRECTS or not location:
        return None
    from urllib.parse import urljoin

    method, content, headers = request.method, request.content, request.headers
    if status in (302, 303) or (status == 301 and method == "POST"):
        method, content = "GET", None
        headers = {name: value for name, value in headers.items() if name.lower() != "content-type"}
    try:
        url = urljoin(request.url, location)
        stays = _is_same_origin(request.url, url)
    except ValueError as error:
        raise ApiConnectionError(message=f"{operation}: redirected to an address that is none: {location!r}") from error
    if not stays:
        if content is not None:
            raise ApiConnectionError(
                message=f"{operation}: redirected from {origin(request.url)} to {origin(url)}, where neither the API "
                "key nor a body is sent; set base_url or event_capture_url to that address if it is the right one"
            )
        headers = {name: value for name, value in headers.items() if name.lower() in TRAVELS}
    return Request(method, url, headers, content, has_left=request.has_left or not stays)


def origin(url: str) -> str:
    """`https://host:port` of an address, for messages: no path, query or password."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _is_same_origin(url: str, other: str) -> bool:
    from urllib.parse import urlsplit

    one, two = urlsplit(url), urlsplit(other)
    if one[:2] == two[:2]:
        return True
    if "@" in two.netloc or "\\" in two.netloc:  # where programs disagree which part is the host
        return False
    ports = [parts.port or _DEFAULT_PORTS.get(parts.scheme) for parts in (one, two)]
    return one.scheme == two.scheme and one.hostname == two.hostname and ports[0] == ports[1]
