"""Verifying webhooks: hexadecimal HMAC-SHA256 over `body + "+" + timestamp`, with the webhook's secret."""

from schematic.webhook_utils.verification import (
    WEBHOOK_SIGNATURE_HEADER,
    WEBHOOK_TIMESTAMP_HEADER,
    WebhookSignatureError,
    compute_hex_signature,
    compute_signature,
    verify_signature,
    verify_webhook_signature,
)

__all__ = [
    "WEBHOOK_SIGNATURE_HEADER",
    "WEBHOOK_TIMESTAMP_HEADER",
    "WebhookSignatureError",
    "compute_hex_signature",
    "compute_signature",
    "verify_signature",
    "verify_webhook_signature",
]
