"""Other flag SDKs beside ours: time to import, and to evaluate a flag in the process.

`python -m bench --peers` makes an environment for them and runs this file there, once for each: `python peers.py NAME`;
`--stream` has them evaluate only, beside a check through our client.
The case is the same for all: twenty rules that each ask for two attributes of text; the last one matches and says True.
A peer whose rules cannot say "and" gets one attribute. Prints one JSON line.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

RULES = 20
ATTRIBUTES = {"tier": "gold", "region": "eu"}
ROUNDS = 5
CALLS = 4000

Evaluate = Callable[[], Any]


def schematic() -> Evaluate:
    from schematic.rules import compile_company, compile_flag

    scope = {"account_id": "acct_1", "environment_id": "env_1"}

    def trait(name: str, value: str) -> dict[str, Any]:
        definition = {"id": f"trt_{name}", "comparable_type": "string", "entity_type": "company"}
        return {"trait_definition": definition, "value": value, "trait_value": value}

    def condition(name: str, value: str) -> dict[str, Any]:
        told = {"id": f"cond_{name}", "condition_type": "trait", "operator": "eq", "resource_ids": []}
        return {**scope, **told, **trait(name, value)}

    def rule(number: int) -> dict[str, Any]:
        told = {"id": f"rule_{number}", "name": str(number), "rule_type": "standard", "priority": number, "value": True}
        conditions = [condition("tier", "gold"), condition("region", "eu" if number == RULES - 1 else "us")]
        return {**scope, **told, "flag_id": "flag_1", "conditions": conditions, "condition_groups": []}

    rules = [rule(number) for number in range(RULES)]
    flag = compile_flag({**scope, "id": "flag_1", "key": "flag", "default_value": False, "rules": rules})
    names = ("billing_product_ids", "plan_ids", "plan_version_ids", "metrics", "rules", "entitlements")
    lists: dict[str, Any] = {name: [] for name in names}
    traits = [trait(name, value) for name, value in ATTRIBUTES.items()]
    company = compile_company({**scope, **lists, "id": "comp_1", "keys": {}, "credit_balances": {}, "traits": traits})
    return lambda: flag.check(company, None, None, 0)["value"]


def launchdarkly() -> Evaluate:
    from ldclient import Context, LDClient
    from ldclient.config import Config
    from ldclient.integrations.test_data import TestData

    data = TestData.data_source()
    flag: Any = data.flag("flag").fallthrough_variation(False)
    for number in range(RULES):
        region = "eu" if number == RULES - 1 else "us"
        flag = flag.if_match("tier", "gold").and_match("region", region).then_return(True)
    data.update(flag)
    client = LDClient(Config("sdk", update_processor_class=data, send_events=False))
    builder = Context.builder("42")
    for name, value in ATTRIBUTES.items():
        builder.set(name, value)
    context = builder.build()
    return lambda: client.variation("flag", context, False)


def unleash() -> Evaluate:
    from UnleashClient import UnleashClient
    from UnleashClient.cache import FileCache

    def constraint(name: str, value: str) -> dict[str, Any]:
        return {"contextName": name, "operator": "IN", "values": [value]}

    strategies = [
        {
            "name": "default",
            "parameters": {},
            "constraints": [constraint("tier", "gold"), constraint("region", "eu" if number == RULES - 1 else "us")],
        }
        for number in range(RULES)
    ]
    cache = FileCache("bench", directory=tempfile.mkdtemp(prefix="schematic-peers-"))
    cache.bootstrap_from_dict({"version": 1, "features": [{"name": "flag", "enabled": True, "strategies": strategies}]})
    client = UnleashClient(
        "http://127.0.0.1:9/api", "bench", disable_metrics=True, disable_registration=True, cache=cache
    )
    client.initialize_client(fetch_toggles=False)
    context = {"userId": "42", "properties": ATTRIBUTES}
    return lambda: client.is_enabled("flag", context)


def growthbook() -> Evaluate:
    from growthbook import GrowthBook

    rules = [
        {"condition": {"tier": "gold", "region": "eu" if number == RULES - 1 else "us"}, "force": True}
        for number in range(RULES)
    ]
    client = GrowthBook(attributes=ATTRIBUTES, features={"flag": {"defaultValue": False, "rules": rules}})
    return lambda: client.is_on("flag")


def flagd() -> Evaluate:
    """Its provider in process, of a file: the evaluation is the same as of a stream's flags."""
    from openfeature import api
    from openfeature.contrib.provider.flagd import FlagdProvider
    from openfeature.contrib.provider.flagd.config import ResolverType
    from openfeature.evaluation_context import EvaluationContext

    targeting: Any = None
    for number in reversed(range(RULES)):
        region = "eu" if number == RULES - 1 else "us"
        both = {"and": [{"==": [{"var": "tier"}, "gold"]}, {"==": [{"var": "region"}, region]}]}
        targeting = {"if": [both, "on", targeting]}
    flag = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off", "targeting": targeting}
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump({"flags": {"flag": flag}}, file)
    api.set_provider_and_wait(FlagdProvider(resolver_type=ResolverType.FILE, offline_flag_source_path=file.name))
    client = api.get_client()
    context = EvaluationContext("42", dict(ATTRIBUTES))
    return lambda: client.get_boolean_value("flag", False, context)


def openfeature() -> Evaluate:
    """The interface alone: its own provider in memory has no rules."""
    from openfeature import api
    from openfeature.evaluation_context import EvaluationContext
    from openfeature.provider.in_memory_provider import InMemoryFlag, InMemoryProvider

    api.set_provider(InMemoryProvider({"flag": InMemoryFlag("on", {"on": True, "off": False})}))
    client = api.get_client()
    context = EvaluationContext("42", dict(ATTRIBUTES))
    return lambda: client.get_boolean_value("flag", False, context)


# What a program imports to make a client, and the case.
PEERS: dict[str, tuple[str, Callable[[], Evaluate]]] = {
    "schematic": ("schematic.client", schematic),
    "launchdarkly": ("ldclient", launchdarkly),
    "unleash": ("UnleashClient", unleash),
    "growthbook": ("growthbook", growthbook),
    "flagd": ("openfeature.contrib.provider.flagd", flagd),
    "openfeature": ("openfeature.api", openfeature),
}


def import_ms(name: str) -> float:
    """In a fresh process, the median of 7."""
    module, _ = PEERS[name]
    code = f"import time; t = time.perf_counter(); import {module}; print((time.perf_counter() - t) * 1e3)"
    runs = sorted(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(7)
    )
    return runs[len(runs) // 2]


def evaluate_us(name: str) -> float:
    """Of the thread's processor time, the best of 5 rounds."""
    _, make = PEERS[name]
    evaluate = make()
    assert evaluate() is True, name
    times = []
    for _ in range(ROUNDS):
        began_at = time.thread_time()
        for _ in range(CALLS):
            evaluate()
        times.append((time.thread_time() - began_at) / CALLS)
    return min(times) * 1e6


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    _name = sys.argv[1]
    figures = {} if sys.argv[2:] == ["evaluate"] else {"import_ms": import_ms(_name)}
    print(json.dumps({**figures, "evaluate_us": evaluate_us(_name)}), flush=True)
    sys.stdout.flush()
    import os

    os._exit(0)  # peers leave threads behind that nobody waits for
