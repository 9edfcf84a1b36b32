"""A stand-in for the server, for checks under a lease: its stream, its leases and its events on one port.

Run as a program: prints its port, stops when standard input closes.
"""

from __future__ import annotations

import json
import socket
import sys
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any

import uvicorn

SCOPE = {"account_id": "acct_1", "environment_id": "env_1"}
CREDIT = "bilcr_1"
Document = dict[str, Any]


def main() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    server = uvicorn.Server(uvicorn.Config(_answer, log_level="error", lifespan="off"))
    Thread(target=server.run, args=([listener],), daemon=True).start()
    sys.stdin.read()


def flag() -> Document:
    """Of a credit: on for whoever has enough of it, and no longer with the entitlement used up."""
    return {"id": "flag_ai", "key": "ai", "default_value": False, "rules": [_rule("lt"), _rule("gte")], **SCOPE}


def company() -> Document:
    entitlement = {"feature_id": "feat_ai", "feature_key": "ai", "value_type": "credit"}
    lists = ("billing_product_ids", "plan_ids", "plan_version_ids", "metrics", "rules", "traits")
    return {
        **SCOPE,
        **{name: list[object]() for name in lists},
        "id": "comp_1",
        "keys": {"id": "acme"},
        "credit_balances": {CREDIT: 1000.0},
        "entitlements": [{**entitlement, "credit_id": CREDIT, "consumption_rate": 0.5, "event_subtype": "tokens"}],
    }


def _rule(operator: str) -> Document:
    does_grant = operator == "lt"
    kind = "plan_entitlement" if does_grant else "plan_entitlement_usage_exceeded"
    condition = {
        **SCOPE,
        "id": f"cond_{operator}",
        "condition_type": "credit",
        "operator": operator,
        "trait_value": "",
        "resource_ids": [],
        "credit_id": CREDIT,
        "consumption_rate": 0.5,
        "event_subtype": "tokens",
    }
    head = {"id": f"rule_{operator}", "name": operator, "rule_type": kind, "priority": 0, "value": does_grant}
    return {**SCOPE, **head, "flag_id": "flag_ai", "conditions": [condition], "condition_groups": []}


async def _answer(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await _stream(receive, send)
    else:
        content = b""
        while (message := await receive()).get("more_body"):
            content += message["body"]
        answer = json.dumps(_api(scope["path"], json.loads(content + message["body"] or b"{}"))).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer)).encode())]
        await send({"type": "http.response.start", "status": 201, "headers": headers})
        await send({"type": "http.response.body", "body": answer})


def _api(path: str, body: Document) -> Document:
    if "/credits/lease" not in path:
        return {"data": {}, "params": {}}
    now = datetime.now(UTC)
    amount = body.get("requested_amount") or 2 * body.get("additional_amount", 0)
    lease = {"id": "crlse_1", "company_id": "comp_1", "credit_type_id": CREDIT, "granted_amount": amount}
    at = {"created_at": now.isoformat(), "updated_at": now.isoformat()}
    ends_at = (now + timedelta(hours=1)).isoformat()
    return {"data": {**lease, **at, "tracked_amount": 0, "expires_at": ends_at}, "params": {}}


async def _stream(receive: Any, send: Any) -> None:
    while (message := await receive())["type"] != "websocket.disconnect":
        if message["type"] == "websocket.connect":
            await send({"type": "websocket.accept"})
            continue
        entity_type = json.loads(message["text"])["data"]["entity_type"]
        is_company = entity_type == "rulesengine.Company"
        told = {"data": company() if is_company else [flag()], "entity_type": entity_type, "message_type": "full"}
        await send(
            {"type": "websocket.send", "text": json.dumps({**told, "entity_id": "comp_1"} if is_company else told)}
        )


if __name__ == "__main__":
    main()
