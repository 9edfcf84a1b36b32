"""What a signature is and when it fits. Pure: the clock is an argument. Error texts are the official ones."""

from __future__ import annotations

import hmac
from collections.abc import Sequence

WEBHOOK_SIGNATURE_HEADER = "X-Schematic-Webhook-Signature"
WEBHOOK_SIGNATURE_VERSION_HEADER = "X-Schematic-Webhook-Signature-Version"
WEBHOOK_TIMESTAMP_HEADER = "X-Schematic-Webhook-Timestamp"
SIGNATURE_VERSION = "v1"
_MAX_TIMESTAMP_DIGITS = 15  # Unix seconds for the next 30 million years; bounds what a stranger makes us parse


class WebhookSignatureError(Exception):
    """The delivery cannot be trusted, or not be read; the text says why, and what to pass where that is the cause."""


def compute_signature(body: str | bytes, timestamp: str, secret: str) -> bytes:
    """The 32 signature bytes of a body and a timestamp."""
    return hmac.digest(secret.strip().encode(), _message(body, timestamp), "sha256")


def compute_hex_signature(body: str | bytes, timestamp: str, secret: str) -> str:
    """The signature as it stands in the header: 64 lower-case hexadecimal digits."""
    return compute_signature(body, timestamp, secret).hex()


def check_signature(
    body: str | bytes, signature: str | None, timestamp: str | None, secret: str | Sequence[str]
) -> None:
    """Return when the signature was made with the secret, or with one of several; raise WebhookSignatureError if not.

    Every secret is tried and compared in constant time. An empty secret, alone or among several, raises ValueError:
    anybody can sign with it.
    """
    # Blanks and line ends around a secret come from a file or a variable, never from who issued it.
    secrets = [one.strip() for one in ((secret,) if isinstance(secret, str) else secret)]
    if not secrets or not all(secrets):
        raise ValueError("webhook secret is empty; pass the secret of the webhook endpoint, or several non-empty ones")
    if not signature:
        raise WebhookSignatureError("Missing webhook signature")
    if not timestamp:
        raise WebhookSignatureError("Missing webhook timestamp")
    signed, message, fits = _decode(signature.strip()), _message(body, timestamp), False
    for one in secrets:  # all of them: the time tells nothing about which one fits
        fits |= hmac.compare_digest(signed, hmac.digest(one.encode(), message, "sha256"))
    if not fits:
        raise WebhookSignatureError("Invalid signature")


def check_age(timestamp: str, tolerance: float, now: float) -> None:
    """Raise WebhookSignatureError when a timestamp is more than `tolerance` seconds before or after `now`.

    Both in Unix seconds. A delivery from the future is refused like one from the past: it could be replayed for longer.
    """
    if not tolerance >= 0:  # so that NaN, which would accept everything, is refused too
        raise ValueError(f"tolerance is {tolerance}; give seconds, 0 or more, or None to accept any age")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _MAX_TIMESTAMP_DIGITS):
        raise WebhookSignatureError("Invalid webhook timestamp")
    age = now - int(timestamp)
    if abs(age) > tolerance:
        where = "old" if age > 0 else "in the future"
        raise WebhookSignatureError(
            f"Webhook timestamp outside tolerance: {abs(age):.0f} s {where}, {tolerance:g} s allowed"
        )


def signature_headers(body: str | bytes, secret: str, timestamp: str) -> dict[str, str]:
    """The headers that a delivery carries."""
    return {
        WEBHOOK_SIGNATURE_HEADER: compute_hex_signature(body, timestamp, secret),
        WEBHOOK_SIGNATURE_VERSION_HEADER: SIGNATURE_VERSION,
        WEBHOOK_TIMESTAMP_HEADER: timestamp,
    }


def _decode(signature: str) -> bytes:
    try:
        decoded = bytes.fromhex(signature)
    except ValueError:
        raise WebhookSignatureError("Invalid signature format") from None
    if len(decoded) * 2 != len(signature):  # `fromhex` skips blanks; none belong within
        raise WebhookSignatureError("Invalid signature format")
    return decoded


def _message(body: str | bytes, timestamp: str) -> bytes:
    # Lone surrogates come from servers that decode odd header bytes; they are a wrong signature, not a crash.
    content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return content + b"+" + timestamp.encode("utf-8", "surrogatepass")
