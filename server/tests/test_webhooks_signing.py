"""Signatures: every verifier that receivers use accepts a delivery, also while a secret is being replaced."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from schematic.webhook_utils import WebhookSignatureError, parse_webhook
from schematic_server.webhooks.signing import headers

OLD = "whsec_" + "b2xk" * 10 + "b2w="
NEW = "whsec_" + "bmV3" * 10 + "bmU="
BODY = json.dumps({"action": "test.send", "body": {"name": "Zürich 東京"}}, ensure_ascii=False).encode()


def _signed(*keys: str, body: bytes = BODY) -> dict[str, str]:
    return headers(body, "whev_8kZ", int(time.time()), keys)  # by which the library goes


def _standard(secret: str, signed: dict[str, str], body: bytes = BODY) -> Any:
    return Webhook(secret).verify(body, signed)


def test_one_secret_serves_both_ways_of_signing() -> None:
    signed = _signed(NEW)

    assert parse_webhook(signed, NEW, BODY).action == "test.send"
    assert _standard(NEW, signed)["action"] == "test.send"
    assert signed["webhook-id"] == "whev_8kZ"
    assert signed["webhook-timestamp"] == signed["X-Schematic-Webhook-Timestamp"]
    assert signed["X-Schematic-Webhook-Signature-Version"] == "v1"


def test_while_a_secret_is_replaced_receivers_with_either_accept() -> None:
    """The Schematic header has room for one signature, the new one's: there receivers list both secrets."""
    signed = _signed(NEW, OLD)

    assert _standard(NEW, signed) == _standard(OLD, signed)
    assert parse_webhook(signed, [OLD, NEW], BODY).action == "test.send"
    with pytest.raises(WebhookSignatureError):
        parse_webhook(signed, OLD, BODY)


def test_a_changed_body_is_refused() -> None:
    signed = _signed(NEW)

    with pytest.raises(WebhookSignatureError):
        parse_webhook(signed, NEW, BODY + b" ")
    with pytest.raises(WebhookVerificationError):
        _standard(NEW, signed, BODY + b" ")
    with pytest.raises(WebhookVerificationError):
        _standard(OLD, signed)
