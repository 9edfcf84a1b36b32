"""A stand-in for the server of the data stream: both SDKs meet the same messages from the same process.

Run as a program: prints its port, stops when standard input closes. The API key says how many flags there are
(`sch_500`). A company `{"id": "7"}` is a small one, `{"id": "big"}` has 60 metrics and 200 traits, and asking for
`{"push": "500"}` has so many partials of that one pushed, and then the flag `pushed`.
"""

from __future__ import annotations

import json
import sys
from threading import Thread
from typing import Any

from websockets.sync.server import ServerConnection, serve

SCOPE = {"account_id": "acct_1", "environment_id": "env_1"}
METRICS, TRAITS = 60, 200
Document = dict[str, Any]


def main() -> None:
    server = serve(_answer, "127.0.0.1", 0, compression=None, max_size=None)
    print(server.socket.getsockname()[1], flush=True)
    Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


def flag(key: str, rules: int = 1) -> Document:
    """The last of its rules matches: a company whose metric is below a limit."""
    never = [_rule(number, [_trait_is(number, "nothing")]) for number in range(rules - 1)]
    return {"id": f"flag_{key}", "key": key, "default_value": False, "rules": [*never, _rule(99, [_BELOW])], **SCOPE}


def pairs() -> Document:
    """Twenty rules that each ask for two traits; the last one matches."""
    rules = []
    for number in range(20):
        second = "value 1" if number == 19 else "nothing"
        rules.append(_rule(number, [_trait_is(0, "value 0"), _trait_is(1, second)]))
    return {"id": "flag_pairs", "key": "pairs", "default_value": False, "rules": rules, **SCOPE}


def company(number: str) -> Document:
    is_big = number == "big"
    return {
        **SCOPE,
        "id": f"comp_{number}",
        "keys": {"id": number},
        "billing_product_ids": [],
        "plan_ids": ["plan_1"],
        "plan_version_ids": ["plnv_1"],
        "credit_balances": {},
        "rules": [],
        "metrics": [metric(event, 1) for event in range(METRICS if is_big else 1)],
        "traits": [
            {"value": f"value {trait}", "trait_definition": _definition(trait)}
            for trait in range(TRAITS if is_big else 3)
        ],
    }


def metric(event: int, value: int) -> Document:
    window = {"period": "all_time", "month_reset": "first_of_month", "created_at": "2026-01-01T00:00:00Z"}
    return {**SCOPE, **window, "company_id": "comp_big", "event_subtype": f"event_{event}", "value": value}


def _rule(number: int, conditions: list[Document]) -> Document:
    head = {"id": f"rule_{number}", "name": f"rule {number}", "rule_type": "standard", "priority": number}
    return {**SCOPE, **head, "value": True, "conditions": conditions, "condition_groups": []}


def _definition(trait: int) -> Document:
    return {"id": f"trait_{trait}", "comparable_type": "string", "entity_type": "company"}


def _trait_is(trait: int, text: str) -> Document:
    about = {"condition_type": "trait", "operator": "eq", "trait_value": text, "trait_definition": _definition(trait)}
    return {"id": f"cond_{trait}", **SCOPE, **about, "resource_ids": []}


_BELOW = {
    **SCOPE,
    "id": "cond_m",
    "condition_type": "metric",
    "operator": "lt",
    "trait_value": "",
    "resource_ids": [],
    "event_subtype": "event_0",
    "metric_value": 1_000_000_000,
    "metric_period": "all_time",
}


def _answer(connection: ServerConnection) -> None:
    assert connection.request is not None
    flags = int(connection.request.headers["X-Schematic-Api-Key"].removeprefix("sch_"))
    for frame in connection:
        request = json.loads(frame)["data"]
        entity_type, keys = request["entity_type"], request.get("keys")
        if keys is None:
            every = [pairs(), flag("small"), flag("rules", 20), *(flag(f"flag_{number}", 3) for number in range(flags))]
            _say(connection, "full", entity_type, every)
        elif "push" in keys:
            for number in range(int(keys["push"])):
                partial = {"metrics": [metric(number % METRICS, number)]}
                _say(connection, "partial", entity_type, partial, "comp_big")
            _say(connection, "full", "rulesengine.Flag", flag("pushed"), "flag_pushed")
        else:
            found = company(keys["id"])
            _say(connection, "full", entity_type, found, found["id"])


def _say(connection: ServerConnection, kind: str, entity_type: str, data: object, entity_id: str | None = None) -> None:
    head = {} if entity_id is None else {"entity_id": entity_id}
    connection.send(json.dumps({"data": data, **head, "entity_type": entity_type, "message_type": kind}))


if __name__ == "__main__":
    main()
