"""What checks cost where memory does not have it yet, and what writes do to those that are answered from memory.

Beside another tree's server (`--baseline`), in turns; processor time where nothing is said of seconds.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from bench import load
from bench.trees import Server, servers

ROUNDS = 5
COMPANIES = 500  # of a round


def measure(baseline: str | None, postgres: str | None) -> dict[str, dict[str, float]]:
    """Figures by row, then by tree."""
    found: dict[str, dict[str, float]] = {}
    with servers(baseline, postgres) as trees:
        found["miss_ms"] = _misses(trees)
    return found


def _misses(trees: dict[str, Server]) -> dict[str, float]:
    """Processor time of a check of a company that is not in memory, in milliseconds: median of all rounds."""
    plans = {name: _catalog(tree) for name, tree in trees.items()}
    found: dict[str, list[float]] = {name: [] for name in trees}
    for number in range(ROUNDS):
        for name, tree in trees.items():
            keys = [f"miss-{number}-{one}" for one in range(COMPANIES)]
            _companies(tree, keys, plans[name])
            requests = [tree.request("POST", "/flags/flights/check", {"company": {"id": one}}) for one in keys]
            before = tree.lookups()
            used = tree.cpu_seconds()
            answered, _ = load.saturate(tree.port, requests, 1, 120.0)
            found[name].append((tree.cpu_seconds() - used) / answered * 1e3)
            assert tree.lookups()[1] - before[1] == answered == COMPANIES, "these were in memory"
    return {name: statistics.median(rounds) for name, rounds in found.items()}


def _catalog(tree: Server) -> str:
    """A plan that grants a metered, a boolean and a trait feature; answers its id."""
    plan = tree.ask("POST", "/plans", {"name": "Pro", "plan_type": "plan", "description": ""})["id"]
    trait = tree.ask(
        "POST", "/entity-trait-definitions", {"hierarchy": ["seats"], "entity_type": "company", "trait_type": "number"}
    )["id"]
    for key, kind, members, grant in (
        ("flights", "event", {"event_subtype": "flight"}, {"value_type": "numeric", "value_numeric": 10**9}),
        ("sso", "boolean", {}, {"value_type": "boolean", "value_bool": True}),
        ("seats", "trait", {"trait_id": trait}, {"value_type": "numeric", "value_numeric": 10}),
    ):
        flag = {"key": key, "name": key, "description": ""}
        feature = {"name": key, "description": "", "feature_type": kind, "flag": flag, **members}
        feature_id = tree.ask("POST", "/features", feature)["id"]
        period = {"metric_period": "current_month"} if kind == "event" else {}
        tree.ask("POST", "/plan-entitlements", {"plan_id": plan, "feature_id": feature_id, **grant, **period})
    return plan


def _companies(tree: Server, keys: Sequence[str], plan_id: str) -> None:
    """On the plan, with three traits and a month's usage of one kind."""
    traits = {"seats": 3, "region": "emea", "tier": "gold"}
    bodies = [{"keys": {"id": one}, "name": one, "traits": traits, "base_plan_id": plan_id} for one in keys]
    load.saturate(tree.port, [tree.request("POST", "/companies", one) for one in bodies], 4, 600.0)
    events = [
        {"event_type": "track", "body": {"event": "flight", "company": {"id": one}, "quantity": 1}} for one in keys
    ]
    for start in range(0, len(events), 100):
        tree.ask("POST", "/event-batch", {"events": events[start : start + 100]})


if __name__ == "__main__":
    import argparse

    parser = argparse.ArgumentParser()
    parser.add_argument("--baseline")
    parser.add_argument("--postgres")
    print(measure(**vars(parser.parse_args())))
