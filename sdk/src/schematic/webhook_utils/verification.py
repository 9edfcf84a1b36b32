"""The calls: verify a request, parse it, sign for a test. Sync and async differ by `await`."""

from __future__ import annotations

from collections.abc import Sequence

from schematic.clock import unix
from schematic.webhook_utils.payloads import WebhookEnvelope, parse_payload
from schematic.webhook_utils.requests import find_body, find_signature, read_body
from schematic.webhook_utils.signing import (
    WEBHOOK_SIGNATURE_HEADER,
    WEBHOOK_TIMESTAMP_HEADER,
    WebhookSignatureError,
    check_age,
    check_signature,
    compute_hex_signature,
    compute_signature,
    signature_headers,
)

__all__ = [
    "WEBHOOK_SIGNATURE_HEADER",
    "WEBHOOK_TIMESTAMP_HEADER",
    "WebhookSignatureError",
    "compute_hex_signature",
    "compute_signature",
    "parse_webhook",
    "parse_webhook_async",
    "sign",
    "verify_signature",
    "verify_webhook_signature",
    "verify_webhook_signature_async",
]


def verify_signature(
    body: str | bytes,
    signature: str | None,
    timestamp: str | None,
    secret: str | Sequence[str],
    *,
    tolerance: float | None = None,
    now: float | None = None,
) -> None:
    """Return when the signature fits; raise WebhookSignatureError otherwise. Compares in constant time.

    `secret` may be several, while one replaces the other. `tolerance` is the most seconds that the timestamp may lie
    before or after `now` (Unix seconds, default: the clock); without it a delivery of any age passes, and so does one
    that somebody recorded and sends again. 300 is usual; each retry is signed anew. An empty secret raises ValueError.
    """
    check_signature(body, signature, timestamp, secret)
    if tolerance is not None:
        check_age(timestamp or "", tolerance, unix() if now is None else now)


def verify_webhook_signature(
    request: object,
    secret: str | Sequence[str],
    body: str | bytes | None = None,
    *,
    tolerance: float | None = None,
    now: float | None = None,
) -> None:
    """`verify_signature` of a request: a framework's object, a Lambda event, or headers with the raw body as `body`.

    Header names may have any case. A body that must be awaited (Starlette, FastAPI, aiohttp) needs the async function
    or `body=await request.body()`. `webhook_utils.requests` lists what is understood.
    """
    content = find_body(request, body)
    _verify(request, content, secret, tolerance, now)


async def verify_webhook_signature_async(
    request: object,
    secret: str | Sequence[str],
    body: str | bytes | None = None,
    *,
    tolerance: float | None = None,
    now: float | None = None,
) -> None:
    """`verify_webhook_signature` that awaits the body where the framework wants it; takes every other request too."""
    content = await read_body(request, body)
    _verify(request, content, secret, tolerance, now)


def parse_webhook(
    request: object,
    secret: str | Sequence[str],
    body: str | bytes | None = None,
    *,
    tolerance: float | None = None,
    now: float | None = None,
) -> WebhookEnvelope:
    """The verified delivery, its body as the model of its event type.

    Takes and raises what `verify_webhook_signature` does; WebhookPayloadError when what was signed is not a webhook.

        event = parse_webhook(request, secret, tolerance=300)
        if isinstance(event.body, PlanChangeResponseData):
            print(event.company_id, event.body.action)
    """
    content = find_body(request, body)
    _verify(request, content, secret, tolerance, now)
    return parse_payload(content)


async def parse_webhook_async(
    request: object,
    secret: str | Sequence[str],
    body: str | bytes | None = None,
    *,
    tolerance: float | None = None,
    now: float | None = None,
) -> WebhookEnvelope:
    """`parse_webhook` that awaits the body where the framework wants it; takes every other request too."""
    content = await read_body(request, body)
    _verify(request, content, secret, tolerance, now)
    return parse_payload(content)


def sign(body: str | bytes, secret: str, timestamp: int | str | None = None) -> dict[str, str]:
    """The headers of a delivery of `body`, for tests of an endpoint. `timestamp` is in Unix seconds, default: now.

    client.post("/webhooks", data=body, headers=sign(body, "secret"))
    """
    return signature_headers(body, secret, str(int(unix()) if timestamp is None else timestamp))


def _verify(
    request: object, body: str | bytes, secret: str | Sequence[str], tolerance: float | None, now: float | None
) -> None:
    signature, timestamp = find_signature(request)
    verify_signature(body, signature, timestamp, secret, tolerance=tolerance, now=now)
