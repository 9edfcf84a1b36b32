"""Signing and verifying. Pure. Error texts are the official ones."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any, cast

WEBHOOK_SIGNATURE_HEADER = "X-Schematic-Webhook-Signature"
WEBHOOK_TIMESTAMP_HEADER = "X-Schematic-Webhook-Timestamp"
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")
_BODY_ATTRIBUTES = ("body", "_body", "data", "content", "raw_body")


class WebhookSignatureError(Exception):
    """The delivery cannot be trusted; the text says why."""


def compute_signature(body: str | bytes, timestamp: str, secret: str) -> bytes:
    """The 32 signature bytes of a body and a timestamp."""
    content = body.encode() if isinstance(body, str) else body
    return hmac.digest(secret.encode(), content + b"+" + timestamp.encode(), "sha256")


def compute_hex_signature(body: str | bytes, timestamp: str, secret: str) -> str:
    """The signature as it stands in the header: 64 lower-case hexadecimal digits."""
    return compute_signature(body, timestamp, secret).hex()


def verify_signature(body: str | bytes, signature: str | None, timestamp: str | None, secret: str) -> None:
    """Return when the signature fits; raise WebhookSignatureError otherwise. Compares in constant time."""
    if not signature:
        raise WebhookSignatureError("Missing webhook signature")
    if not timestamp:
        raise WebhookSignatureError("Missing webhook timestamp")
    if len(signature) % 2 or not _HEX_DIGITS.issuperset(signature):
        raise WebhookSignatureError("Invalid signature format")
    if not hmac.compare_digest(bytes.fromhex(signature), compute_signature(body, timestamp, secret)):
        raise WebhookSignatureError("Invalid signature")


def verify_webhook_signature(request: Any, secret: str, body: str | bytes | None = None) -> None:
    """Verify a framework's request object, or a mapping of headers.

    Headers are found under `request.headers`, Django's `request.META` or in the mapping itself, in any case. The body
    is found in `get_data()`, `.body`, `.data` …; where it has to be awaited (Starlette, FastAPI) pass it as `body`.
    """
    content = body if body is not None else _find_body(request)
    signature = _find_header(request, WEBHOOK_SIGNATURE_HEADER)
    timestamp = _find_header(request, WEBHOOK_TIMESTAMP_HEADER)
    verify_signature(content, signature, timestamp, secret)


def _find_body(request: Any) -> str | bytes:
    get_data = getattr(request, "get_data", None)
    candidates = [get_data()] if callable(get_data) else []
    candidates += [getattr(request, name, None) for name in _BODY_ATTRIBUTES]
    if isinstance(request, Mapping):
        candidates.append(cast(Mapping[str, Any], request).get("body"))
    for one in candidates:
        if isinstance(one, str | bytes):
            return one
        if isinstance(one, bytearray | memoryview):
            return bytes(cast(bytearray, one))
    raise WebhookSignatureError("Could not extract request body")


def _find_header(request: Any, name: str) -> str | None:
    meta = getattr(request, "META", None)
    if isinstance(meta, Mapping):
        found = cast(Mapping[str, Any], meta).get("HTTP_" + name.upper().replace("-", "_"))
        if found is not None:
            return str(found)
    headers = getattr(request, "headers", None)
    if headers is None and isinstance(request, Mapping):
        mapping = cast(Mapping[str, Any], request)
        headers = mapping.get("headers", mapping)
    items = getattr(headers, "items", None)
    if items is None:
        return None
    for key, value in items():
        if str(key).lower() == name.lower():
            return value.decode("latin-1") if isinstance(value, bytes) else str(value)
    return None
