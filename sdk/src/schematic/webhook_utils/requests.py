"""Finding headers and raw body in what a framework hands over. Nothing here knows a framework: only shapes.

get_data()           Flask, Werkzeug; awaited: Quart
.body                Django (WSGI and ASGI), Tornado, Pyramid, Sanic
body(), awaited      Starlette, FastAPI, Litestar
read(), awaited      aiohttp
get_body()           Azure Functions
mapping with `headers`, `body` and maybe `isBase64Encoded`
                     AWS Lambda behind an API gateway (v1, v2), a function URL or a load balancer
headers alone, as mapping or pairs, text or bytes; the body beside them
                     everything else: WSGI environ, ASGI scope, `http.server`
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Awaitable, Iterable, Mapping
from inspect import iscoroutinefunction
from typing import Any, cast

from schematic.webhook_utils.signing import WEBHOOK_SIGNATURE_HEADER, WEBHOOK_TIMESTAMP_HEADER, WebhookSignatureError

_BODY_MEMBERS = ("get_data", "get_body", "body", "_body", "data", "content", "raw_body", "read")
_BODY_METHODS = frozenset({"get_data", "get_body", "body"})  # may be called: they keep the body for the next reader
_HOW = "pass the framework's request object, or its headers with the raw body as body=…"


def find_body(request: object, body: object = None) -> bytes | str:
    """The raw body: the given one, else the request's. Raises WebhookSignatureError that says what to pass."""
    found = _locate(request) if body is None else _given(body)
    if isinstance(found, (bytes, str)):
        return found
    already_read = _raw(getattr(request, "_body", None))  # Starlette keeps what was awaited before
    _discard(found)
    if already_read is None:
        raise _no_body(
            f"the body of {_name(request)} must be awaited; use the _async function, or pass body=await request."
            f"{'read' if iscoroutinefunction(getattr(request, 'read', None)) else 'body'}()"
        )
    return already_read


async def read_body(request: object, body: object = None) -> bytes | str:
    """`find_body` that awaits a body which has to be awaited."""
    found = _locate(request) if body is None else _given(body)
    if isinstance(found, (bytes, str)):
        return found
    content = _raw(await found)
    if content is None:
        raise _no_body(_HOW)
    return content


def find_signature(request: object) -> tuple[str | None, str | None]:
    """Signature and timestamp from the headers, names in any case; None for what is missing.

    They are looked for in `request.headers`, `request.META`, a mapping's `headers` and the mapping itself. Raises
    WebhookSignatureError for an object that carries no headers at all.
    """
    source = None
    for source in _header_sources(request):
        signature, timestamp = _header(source, WEBHOOK_SIGNATURE_HEADER), _header(source, WEBHOOK_TIMESTAMP_HEADER)
        if signature is not None or timestamp is not None:
            return signature, timestamp
    if source is None:
        raise WebhookSignatureError(f"Missing webhook signature: {_name(request)} carries no headers; {_HOW}")
    return None, None


def _locate(request: object) -> bytes | str | Awaitable[object]:
    for name in _BODY_MEMBERS:
        member: object = getattr(request, name, None)
        if member is None:
            continue
        if callable(member) and (name in _BODY_METHODS or iscoroutinefunction(member)):
            member = member()
        content = _raw(member)
        if content is not None:
            return content
        if isinstance(member, Awaitable):
            return cast(Awaitable[object], member)
    if isinstance(request, Mapping):
        return _body_of_event(cast(Mapping[str, object], request))
    raise _no_body(f"{_name(request)} has no raw body; {_HOW}")


def _body_of_event(event: Mapping[str, object]) -> bytes | str:
    content = _raw(event.get("body"))
    if content is None:
        raise _no_body(f"the mapping has no raw body; {_HOW}")
    if not event.get("isBase64Encoded"):
        return content
    try:
        return b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        raise _no_body("isBase64Encoded is set and the body is not Base64") from None


def _given(body: object) -> bytes | str:
    content = _raw(body)
    if content is not None:
        return content
    _discard(body)
    if callable(body) or isinstance(body, Awaitable):
        raise _no_body("body= is not awaited yet; pass body=await request.body()")
    raise _no_body(f"body= is a {_name(body)}; pass the raw bytes or text as they arrived, not the parsed JSON")


def _raw(value: object) -> bytes | str | None:
    if isinstance(value, (bytes, str)):
        return value
    return bytes(cast(bytearray, value)) if isinstance(value, bytearray | memoryview) else None


def _header_sources(request: object) -> Iterable[object]:
    """Where headers may be, best first. A Starlette or aiohttp request is itself a mapping, of other things."""
    for name in ("headers", "META"):
        source: object = getattr(request, name, None)
        if source is not None:
            yield source
    if isinstance(request, Mapping):
        event = cast(Mapping[str, object], request)
        yield from (event[name] for name in ("headers", "multiValueHeaders") if event.get(name))
        yield event
        return
    if hasattr(request, "get") or type(request) in (list, tuple):
        yield request


def _header(source: object, name: str) -> str | None:
    get: Any = getattr(source, "get", None)
    if callable(get):
        value = _text(get(name))
        if value is not None:
            return value
    names = (name.lower(), "http_" + name.lower().replace("-", "_"))  # the second is WSGI's
    for key, found in _pairs(source):
        if (_text(key) or "").lower() in names:
            return _text(found)
    return None


def _pairs(source: object) -> Iterable[tuple[object, object]]:
    items: Any = getattr(source, "items", None)
    entries = items() if callable(items) else source
    if not isinstance(entries, Iterable):
        return
    for entry in cast(Iterable[object], entries):
        if isinstance(entry, list | tuple) and len(cast(tuple[object, ...], entry)) == 2:
            key, value = cast(tuple[object, object], entry)
            yield key, value


def _text(value: object) -> str | None:
    """Text of a header's name or value: bytes from ASGI, a list from a gateway that keeps repeated headers."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple) and value:
        value = cast(tuple[object, ...], value)[0]
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return value if isinstance(value, str) else None


def _discard(value: object) -> None:
    """Close a coroutine that nobody will await, so that Python does not warn about it."""
    close: Any = getattr(value, "close", None)
    if isinstance(value, Awaitable) and callable(close):
        close()


def _no_body(hint: str) -> WebhookSignatureError:
    return WebhookSignatureError(f"Could not extract request body: {hint}")


def _name(value: object) -> str:
    return type(value).__name__
