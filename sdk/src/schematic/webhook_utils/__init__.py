"""Webhooks: verify a delivery, parse it into typed values, sign one for a test.

    event = parse_webhook(request, secret)             # Flask, Django, Lambda, headers with `body=`
    event = await parse_webhook_async(request, secret) # Starlette, FastAPI, aiohttp, any of the above

A delivery is signed with hexadecimal HMAC-SHA256 over `body + "+" + timestamp`, keyed with the webhook's secret. Pass
the body as it arrived: JSON parsed and rendered again has other bytes. `signing` decides (pure), `requests` finds
headers and body in what a framework hands over, `payloads` gives types, `verification` holds the calls.
"""

from schematic.webhook_utils.payloads import WebhookEnvelope, WebhookPayloadError
from schematic.webhook_utils.signing import (
    WEBHOOK_SIGNATURE_HEADER,
    WEBHOOK_SIGNATURE_VERSION_HEADER,
    WEBHOOK_TIMESTAMP_HEADER,
    WebhookSignatureError,
    compute_hex_signature,
    compute_signature,
)
from schematic.webhook_utils.verification import (
    parse_webhook,
    parse_webhook_async,
    sign,
    verify_signature,
    verify_webhook_signature,
    verify_webhook_signature_async,
)

__all__ = [
    "WEBHOOK_SIGNATURE_HEADER",
    "WEBHOOK_SIGNATURE_VERSION_HEADER",
    "WEBHOOK_TIMESTAMP_HEADER",
    "WebhookEnvelope",
    "WebhookPayloadError",
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
