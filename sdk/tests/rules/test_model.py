"""The compiled engine against a slow, literal model of the rules, on random documents.

The model reads documents afresh for every question and knows no closures, indexes or caches. It leaves out dates and
spend policies, which the recorded cases cover.
"""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schematic.rules import compile_company, compile_flag, compile_user, evaluate

from . import wire

ORDER = [
    "global_override",
    "company_override",
    "plan_entitlement",
    "company_override_usage_exceeded",
    "plan_entitlement_usage_exceeded",
    "standard",
    "default",
]
OPERATORS = ["eq", "ne", "gt", "lt", "gte", "lte", "is_empty", "not_empty", "like"]


class NoLimit(Exception):
    """A metric condition without a limit."""


def decide(flag: Any, company: Any, user: Any, usage: int) -> tuple[bool, str | None]:
    """Value and rule id."""
    rules = list(flag["rules"])
    for entity in (company, user):
        rules += [one for one in (entity or {}).get("rules", []) if one.get("flag_id") == flag["id"]]
    for group in ORDER:
        members = [one for one in rules if one["rule_type"] == group]
        if group == "standard":
            members.sort(key=lambda one: one["priority"])
        elif group not in ("global_override", "default"):
            members = [one for one in members if one["value"]] + [one for one in members if not one["value"]]
        for rule in members:
            if group in ("global_override", "default") or matches(rule, company, user, usage):
                return rule["value"], rule["id"]
    return flag["default_value"], None


def matches(rule: Any, company: Any, user: Any, usage: int) -> bool:
    try:
        return all(holds(one, company, user, usage) for one in rule["conditions"]) and all(
            any(holds(one, company, user, usage) for one in group["conditions"]) for group in rule["condition_groups"]
        )
    except NoLimit:
        return False


def holds(condition: Any, company: Any, user: Any, usage: int) -> bool:
    kind, operator, ids = condition["condition_type"], condition["operator"], condition.get("resource_ids", [])
    if kind == "trait":
        definition = condition["trait_definition"]
        entity = user if definition["entity_type"] == "user" else company
        return entity is not None and trait_holds(condition, entity, usage)
    if kind == "user":
        return user is not None and (user["id"] in ids) != (operator == "ne")
    if company is None:
        return False
    if kind == "company":
        return (company["id"] in ids) != (operator == "ne")
    if kind == "plan":
        return any(one in ids for one in company["plan_ids"]) != (operator == "ne")
    if kind == "base_plan":
        plan = company.get("base_plan_id")
        answers = {"eq": plan in ids, "ne": plan not in ids, "is_empty": plan is None, "not_empty": plan is not None}
        return answers.get(operator, False)
    if kind == "metric":
        if "metric_value" not in condition:
            raise NoLimit
        found = [one["value"] for one in company["metrics"] if one["event_subtype"] == condition["event_subtype"]]
        return compare(operator, (found or [0])[0] + usage, condition["metric_value"])
    cost = usage or 1
    return (company["credit_balances"].get(condition["credit_id"], 0) >= cost) != (operator in ("gt", "gte"))


def trait_holds(condition: Any, entity: Any, usage: int) -> bool:
    definition = condition["trait_definition"]
    found = [one for one in entity["traits"] if one["trait_definition"]["id"] == definition["id"]]
    text = found[0]["value"] if found else ""
    kind = found[0]["trait_definition"]["comparable_type"] if found else definition["comparable_type"]
    operator, other = condition["operator"], condition["trait_value"]
    if kind == "string":
        return {"is_empty": text == "", "not_empty": text != ""}.get(operator, False) or (
            operator not in ("is_empty", "not_empty") and compare(operator, text, other)
        )
    if kind == "bool":
        same = (text in ("true", "1")) == (other in ("true", "1"))
        return {"eq": same, "ne": not same, "not_empty": True}.get(operator, False)
    return compare(operator, number(text) + usage, number(other))


def number(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0


def compare(operator: str, left: Any, right: Any) -> bool:
    if operator == "is_empty":
        return bool(left == 0)
    if operator == "not_empty":
        return bool(left > 0)
    answers = {
        "eq": left == right, "ne": left != right, "gt": left > right,
        "lt": left < right, "gte": left >= right, "lte": left <= right,
    }  # fmt: skip
    return answers.get(operator, False)


texts = st.sampled_from(["", "a", "b", "true", "1", "-3", "7", "12"])
trait_ids = st.sampled_from(["trt_1", "trt_2", "trt_3"])
kinds = st.sampled_from(["int", "string", "bool"])
entities = st.sampled_from(["company", "company", "user"])
ids = st.lists(st.sampled_from(["comp_1", "user_1", "plan_1", "plan_2"]), max_size=3)
operators = st.sampled_from(OPERATORS)
definitions = st.builds(wire.definition, trait_ids, kinds, entities)
metric_conditions = st.builds(
    wire.condition, st.just("metric"), operators, event_subtype=st.just("search"), metric_value=st.integers(-2, 9)
)
on_identity = st.builds(wire.condition, st.sampled_from(["company", "user", "plan"]), operators, resource_ids=ids)
conditions = st.one_of(
    st.builds(wire.condition, st.just("trait"), operators, trait_value=texts, trait_definition=definitions),
    st.builds(wire.condition, st.just("trait"), st.just("eq"), trait_value=texts, trait_definition=definitions),
    on_identity,
    st.builds(wire.condition, st.just("base_plan"), operators, resource_ids=ids),
    metric_conditions,
    st.just(wire.condition("metric", event_subtype="search")),
    st.builds(wire.condition, st.just("credit"), operators, credit_id=st.sampled_from(["bcrd_1", "bcrd_2"])),
)
rules = st.builds(
    lambda listed, **members: wire.rule(*listed, **members),
    st.lists(conditions, max_size=4),
    id=st.uuids().map(str),
    rule_type=st.sampled_from(ORDER),
    priority=st.integers(0, 3),
    value=st.booleans(),
    flag_id=st.sampled_from(["flag_1", "flag_2"]),
    condition_groups=st.lists(
        st.builds(lambda listed: {"conditions": listed}, st.lists(conditions, max_size=3)), max_size=2
    ),
)
flags = st.builds(
    lambda listed, default: wire.flag(*listed, default_value=default), st.lists(rules, max_size=6), st.booleans()
)
traits = st.lists(st.builds(wire.trait, texts, trait_ids, kinds, entities), max_size=4)
metrics = st.lists(st.builds(wire.metric, st.integers(-3, 9), st.sampled_from(["search", "export"])), max_size=3)
balances = st.dictionaries(st.sampled_from(["bcrd_1", "bcrd_2"]), st.integers(0, 4))
companies = st.builds(
    wire.company,
    traits=traits,
    metrics=metrics,
    plan_ids=ids,
    rules=st.lists(rules, max_size=2),
    credit_balances=balances,
)
users = st.builds(wire.user, traits=traits, rules=st.lists(rules, max_size=2))


@given(flags, st.none() | companies, st.none() | users, st.sampled_from([0, 0, 1, 5]))
def test_the_engine_decides_as_the_literal_model(flag: Any, company: Any, user: Any, usage: int) -> None:
    result = evaluate(flag, company, user, {"usage": usage} if usage else None)

    assert (result["value"], result.get("rule_id")) == decide(flag, company, user, usage)


@given(
    flags, companies, st.none() | users, st.lists(st.tuples(st.sampled_from(["search", "export"]), st.integers(0, 9)))
)
def test_a_company_updated_in_place_answers_like_one_compiled_anew(
    flag: Any, company: Any, user: Any, updates: Any
) -> None:
    entitled = [wire.entitlement(event_name="search", usage=-1), wire.entitlement("other", event_name="search")]
    company = {**company, "entitlements": entitled}
    compiled, current = (
        compile_company(company),
        {one["event_subtype"]: one["value"] for one in reversed(company["metrics"])},
    )
    compiled_flag, compiled_user = compile_flag(flag), compile_user(user) if user is not None else None
    compiled_flag.check(compiled, compiled_user)

    for event_subtype, value in updates:
        compiled.set_metric(event_subtype, "all_time", "first_of_month", value)
        current[event_subtype] = value

    usage = current.get("search", -1) if any(event == "search" for event, _ in updates) else -1
    rebuilt = {
        **company,
        "metrics": [wire.metric(value, event) for event, value in current.items()],
        "entitlements": [{**entitled[0], "usage": usage}],
    }
    assert compiled_flag.check(compiled, compiled_user) == evaluate(flag, rebuilt, user)


@given(on_identity, companies, users)
def test_ne_is_the_negation_of_every_other_operator_on_identity(condition: Any, company: Any, user: Any) -> None:
    answers = [
        evaluate(
            wire.flag(wire.rule({**condition, "operator": operator})), {**company, "rules": []}, {**user, "rules": []}
        )
        for operator in ("ne", "eq", condition["operator"] if condition["operator"] != "ne" else "gt")
    ]

    assert answers[0]["value"] is not answers[1]["value"]
    assert answers[1]["value"] is answers[2]["value"]


@given(conditions, companies, users)
def test_a_condition_alone_in_a_group_is_the_condition(condition: Any, company: Any, user: Any) -> None:
    grouped = wire.rule(condition_groups=[{"conditions": [condition]}])

    assert evaluate(wire.flag(grouped), company, user) == evaluate(wire.flag(wire.rule(condition)), company, user)
