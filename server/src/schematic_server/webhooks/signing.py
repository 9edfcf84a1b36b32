"""How a delivery is signed: the Schematic headers, and those of Standard Webhooks beside them. Pure.

Schematic verifiers take the whole text of a secret as key, those of Standard Webhooks the bytes that it is Base64 of:
one text serves both.
Source: contract, `webhooks`; the specification of Standard Webhooks 1.0.
"""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from collections.abc import Sequence

from schematic.webhook_utils.signing import signature_headers
from schematic_server.domains.webhooks.endpoints import SECRET_PREFIX

ID_HEADER, TIMESTAMP_HEADER, SIGNATURE_HEADER = "webhook-id", "webhook-timestamp", "webhook-signature"


def headers(body: bytes, event_id: str, timestamp: int, keys: Sequence[str]) -> dict[str, str]:
    """The headers of one attempt at `timestamp` (Unix seconds).

    `keys` are the secrets that count now, the newest first. The Schematic header has room for one signature: the
    newest's. `event_id` is the same in all attempts, so that receivers can tell repetitions.
    """
    message = b"%b.%d.%b" % (event_id.encode(), timestamp, body)
    return {
        **signature_headers(body, keys[0], str(timestamp)),
        ID_HEADER: event_id,
        TIMESTAMP_HEADER: str(timestamp),
        SIGNATURE_HEADER: " ".join(_signature(message, key) for key in keys),
    }


def _signature(message: bytes, key: str) -> str:
    digest = hmac.digest(b64decode(key.removeprefix(SECRET_PREFIX)), message, "sha256")
    return f"v1,{b64encode(digest).decode()}"
