"""The law of explanations: what they say of rules and conditions makes the engine's own verdict."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from schematic_server.evaluation.explain import Explanation, changed, counted, explain

CASES = Path(__file__).resolve().parents[2] / "contract/cases/rules/evaluations.jsonl"
EXAMPLES = int(os.environ.get("EXPLAIN_EXAMPLES", "150"))
NOW_MS = 1_776_533_391_000
SCOPE = {"account_id": "acct_1", "environment_id": "env_1"}
TYPES = (
    "global_override",
    "company_override",
    "plan_entitlement",
    "company_override_usage_exceeded",
    "plan_entitlement_usage_exceeded",
    "standard",
    "default",
)
SEARCHES = ("search", "all_time", "first_of_month")


def _definition(number: int, kind: str, entity: str) -> dict[str, Any]:
    return {"id": f"trt_{number}", "comparable_type": kind, "entity_type": entity}


numbers = st.integers(1, 3)
texts = st.sampled_from(["", "a", "true", "1", "-3", "7", "2026-01-01T00:00:00Z"])
definitions = st.builds(
    _definition,
    numbers,
    st.sampled_from(["int", "string", "bool", "date"]),
    st.sampled_from(["company", "company", "user"]),
)
conditions = st.fixed_dictionaries(
    {
        **{name: st.just(value) for name, value in (SCOPE | {"id": "cond_1"}).items()},
        "condition_type": st.sampled_from(
            ["trait", "trait", "metric", "metric", "plan", "base_plan", "company", "user", "credit", "odd"]
        ),
        "operator": st.sampled_from(["eq", "eq", "ne", "gt", "lt", "gte", "lte", "is_empty", "not_empty", "like"]),
        "trait_value": texts,
        "trait_definition": definitions,
    },
    optional={
        "comparison_trait_definition": definitions,
        "resource_ids": st.lists(st.sampled_from(["comp_1", "user_1", "plan_1", "plan_2"]), max_size=3),
        "event_subtype": st.sampled_from(["search", "export"]),
        "metric_value": st.integers(-2, 9),
        "credit_id": st.sampled_from(["bcrd_1", "bcrd_2"]),
    },
)
rules = st.fixed_dictionaries(
    {
        **{name: st.just(value) for name, value in (SCOPE | {"name": "A rule"}).items()},
        "id": st.uuids().map(str),
        "flag_id": st.sampled_from(["flag_1", "flag_1", "flag_2"]),
        "rule_type": st.sampled_from(TYPES),
        "priority": st.integers(0, 3),
        "value": st.booleans(),
        "conditions": st.lists(conditions, max_size=3),
        "condition_groups": st.lists(
            st.fixed_dictionaries({"conditions": st.lists(conditions, max_size=3)}), max_size=2
        ),
    }
)
flags = st.fixed_dictionaries(
    {
        **{name: st.just(value) for name, value in (SCOPE | {"id": "flag_1", "key": "seats"}).items()},
        "default_value": st.booleans(),
        "rules": st.lists(rules, max_size=6),
    }
)
traits = st.lists(st.fixed_dictionaries({"value": texts, "trait_definition": definitions}), max_size=4)
policies = st.lists(
    st.fixed_dictionaries(
        {"credit_id": st.just("bcrd_1"), "kind": st.sampled_from(["per_draw", "window"])},
        optional={
            "limit": st.integers(0, 3),
            "consumed": st.integers(0, 3),
            "scope": st.sampled_from(["user", "company"]),
        },
    ),
    max_size=2,
)


def _entity(entity_id: str, **more: Any) -> st.SearchStrategy[dict[str, Any]]:
    own = {name: st.just(value) for name, value in (SCOPE | {"id": entity_id}).items()}
    shared = {"traits": traits, "rules": st.lists(rules, max_size=2), "credit_spend_policies": policies}
    return st.fixed_dictionaries({**own, **shared, **more})


COUNTER = {"company_id": "comp_1", "created_at": "2026-01-01T00:00:00Z", "period": "all_time"}
metrics = st.fixed_dictionaries(
    {
        **{name: st.just(text) for name, text in (SCOPE | COUNTER | {"month_reset": "first_of_month"}).items()},
        "event_subtype": st.sampled_from(["search", "export"]),
        "value": st.integers(-3, 9),
    }
)
companies = _entity(
    "comp_1",
    metrics=st.lists(metrics, max_size=3),
    plan_ids=st.lists(st.sampled_from(["plan_1", "plan_2"]), max_size=2),
    base_plan_id=st.none() | st.just("plan_1"),
    credit_balances=st.dictionaries(st.sampled_from(["bcrd_1", "bcrd_2"]), st.integers(0, 4)),
)
users = _entity("user_1")
options = st.none() | st.fixed_dictionaries(
    {"usage": st.sampled_from([-1, 0, 1, 5])},
    optional={"event_usage": st.just({"event_subtype": "search", "quantity": 2})},
)


@settings(max_examples=EXAMPLES)
@given(flags, st.none() | companies, st.none() | users, options)
def test_an_explanation_makes_the_engines_verdict(flag: Any, company: Any, user: Any, options: Any) -> None:
    """EXPLAIN_EXAMPLES=10000 tries more."""
    _hold(explain(flag, company, user, options, NOW_MS))


def test_an_explanation_makes_the_verdict_of_every_recorded_evaluation() -> None:
    for case in map(json.loads, CASES.read_text().splitlines()):
        found = explain(case["flag"], case["company"], case["user"], case["options"], case["now_ms"] or NOW_MS)
        _hold(found)
        assert found.answer["value"] == case["result"]["value"]


def _hold(found: Explanation) -> None:
    answer = found.answer
    value, reason, rule_id = found.verdict
    assert (value, rule_id) == (answer["value"], answer.get("rule_id"))
    if "credit_spend_policy" not in answer:  # which puts a reason of its own in the place of the rule's
        assert reason == answer["reason"]
    for rule in found.rules:
        matched = [one.matches is True for one in rule.conditions]
        groups = [any(one.matches is True for one in group) for group in rule.groups]
        assert not rule.matches or (all(matched) and all(groups))
    after = [one.outcome for one in found.rules]
    if found.decided is not None:
        at = after.index("decided")
        assert set(after[:at]) <= {"no_match"}
        assert set(after[at + 1 :]) <= {"not_asked"}


def test_what_if_changes_what_conditions_see_and_nothing_else() -> None:
    seats = _definition(1, "int", "company")
    trait = {**SCOPE, "id": "c1", "condition_type": "trait", "operator": "gte", "trait_value": "5"}
    metric = {**SCOPE, "id": "c2", "condition_type": "metric", "operator": "lt", "trait_value": ""}
    rule = {
        **SCOPE, "id": "rule_1", "name": "Enough", "rule_type": "standard", "priority": 0, "value": True,
        "conditions": [{**trait, "trait_definition": seats}, {**metric, "event_subtype": "search", "metric_value": 10}],
    }  # fmt: skip
    flag = {**SCOPE, "id": "flag_1", "key": "seats", "default_value": False, "rules": [rule]}
    company = {**SCOPE, "id": "comp_1", "traits": [{"value": "3", "trait_definition": seats}], "metrics": []}

    before = explain(flag, company, None, None, NOW_MS)
    more_seats = changed(company, {"trt_1": "8"}, {"trt_1": seats})
    after = explain(flag, more_seats, None, None, NOW_MS)
    used = explain(flag, counted(more_seats, {SEARCHES: 10}), None, None, NOW_MS)

    assert [(one.seen, one.wanted, one.matches) for one in before.rules[0].conditions] == [
        ("3", "5", False),
        (0, 10, True),
    ]
    assert (before.verdict[0], after.verdict[0], used.verdict[0]) == (False, True, False)
    assert used.rules[0].conditions[1].seen == 10
    assert company["traits"] == [{"value": "3", "trait_definition": seats}]
