"""Rules as a form, in words, and carried elsewhere: what is decided without a server."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from schematic_server.console import promoting, rule_forms, rule_texts
from schematic_server.errors import BadRequest

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
LONG_AGO, LATELY = "2026-01-31T12:00:00Z", "2026-11-29T12:00:00Z"
ONE = {"rules.0.name": "One", "rules.0.value": "true"}
FIRST = "rules.0.conditions.0"
TRAIT = {"id": "trt_1", "display_name": "", "hierarchy": ["address", "city"], "entity_type": "company"}


def _condition(kind: str = "company", operator: str = "eq", **members: Any) -> dict[str, Any]:
    names = ("event_subtype", "metric_value", "metric_period", "metric_period_month_reset", "trait_entity_type")
    absent = dict.fromkeys((*names, "trait", "trait_id", "comparison_trait", "comparison_trait_id", "plan_versions"))
    own = {"id": "cond_1", "condition_type": kind, "operator": operator, "resource_ids": [], "resources": []}
    return {**absent, **own, "trait_value": "", **members}


def _rule(value: bool, *conditions: Any, rule_type: str = "standard", **members: Any) -> dict[str, Any]:
    own = {"id": "rule_1", "name": "One", "priority": 0, "rule_type": rule_type, "value": value}
    made = {**own, "conditions": list(conditions), "condition_groups": [], "updated_at": LONG_AGO}
    return {**made, **members}


def _flag(*rules: Any, default: bool = False, checked: str | None = LATELY) -> dict[str, Any]:
    made = {"rules": list(rules), "default_value": default, "created_at": LONG_AGO}
    return {**made, "last_checked_at": checked}


def test_rules_come_in_the_order_of_their_fields_whatever_their_names() -> None:
    fields = {"rules.7.name": "Seven", "rules.2.name": "Two", "rules.7.conditions.3.condition_type": "user"}
    draft = rule_forms.from_fields(fields)
    assert [rule.name for rule in draft.rules] == ["Seven", "Two"]
    assert [one.condition_type for one in draft.conditions()] == ["user"]


@pytest.mark.parametrize(
    "fields",
    [
        {"rules": "x", "rules.0.name": "One"},
        {"rules.0": "x", "rules.0.name": "One", "rules.0.conditions": "y"},
        {"rules.0.name.deeper": "x", "rules.0.conditions.0": "y", "rules.0.conditions.0.operator": "eq"},
        {"....": "x", "": "y", "rules.0.condition_groups.0.conditions.a.b.c.d": "z"},
        {f"{FIRST}.condition_type": "nonsense"},
    ],
)
def test_fields_that_fit_nowhere_break_nothing(fields: dict[str, str]) -> None:
    draft = rule_forms.from_fields(fields)
    assert all(one.condition_type in rule_forms.OPERATORS for one in draft.conditions())


def test_buttons_add_remove_and_move() -> None:
    draft = rule_forms.from_fields({"rules.a.name": "A", "rules.b.name": "B", "rules.c.name": "C"})
    for act in ("up rules.c", "down rules.a", "add rules.b.condition_groups", "remove rules.c", "up rules.b"):
        rule_forms.edit(draft, act)
    assert [rule.name for rule in draft.rules] == ["B", "A"]
    assert draft.focus is draft.rules[0]
    (group,) = draft.rules[0].condition_groups
    assert len(group.conditions) == 1
    rule_forms.edit(draft, "add rules.a.conditions")
    assert draft.focus is draft.rules[1].conditions[0]


def test_what_is_found_is_taken_once_and_dropped() -> None:
    draft = rule_forms.from_fields({f"{FIRST}.find": "acme", f"{FIRST}.resource_ids": "comp_1, comp_2"})
    for act in (f"take {FIRST} comp_3", f"take {FIRST} comp_3", f"drop {FIRST} comp_1"):
        rule_forms.edit(draft, act)
    (one,) = draft.conditions()
    assert (one.resource_ids, one.find) == (["comp_2", "comp_3"], "")


@pytest.mark.parametrize(
    "act", ["up rules.9", "add focus", "add rules.0.id", "explode rules.0", "up rules", "take", ""]
)
def test_buttons_that_the_form_has_not_are_refused(act: str) -> None:
    with pytest.raises(BadRequest):
        rule_forms.edit(rule_forms.from_fields(ONE), act)


def test_another_type_begins_anew() -> None:
    typed = {f"{FIRST}.was_type": "company", f"{FIRST}.resource_ids": "comp_1", f"{FIRST}.operator": "ne"}
    (one,) = rule_forms.from_fields({**typed, f"{FIRST}.condition_type": "credit"}).conditions()
    assert (one.resource_ids, one.operator) == ([], "lte")


def test_a_draft_is_the_body_of_the_api() -> None:
    fields = {
        **ONE,
        "rules.0.id": "rule_1",
        f"{FIRST}.condition_type": "metric",
        f"{FIRST}.operator": "lt",
        f"{FIRST}.event_subtype": "export",
        f"{FIRST}.metric_value": "10",
        f"{FIRST}.metric_period": "current_month",
        "rules.0.condition_groups.0.conditions.0.condition_type": "base_plan",
        "rules.0.condition_groups.0.conditions.0.operator": "is_empty",
        "override": "false",
        "default": "true",
    }
    first, override, default = rule_forms.body(rule_forms.from_fields(fields))
    assert (first["id"], first["priority"], first["value"]) == ("rule_1", 0, True)
    assert first["conditions"] == [
        {
            "condition_type": "metric",
            "operator": "lt",
            "resource_ids": [],
            "event_subtype": "export",
            "comparison_trait_id": None,
            "metric_period": "current_month",
            "metric_period_month_reset": "first_of_month",
            "metric_value": 10,
        }
    ]
    (alternative,) = first["condition_groups"][0]["conditions"]
    assert alternative == {"condition_type": "base_plan", "operator": "is_empty", "resource_ids": []}
    assert (override["rule_type"], override["value"]) == ("global_override", False)
    assert (default["rule_type"], default["value"]) == ("default", True)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"rules.0.name": ""}, "rules.0.name: is missing"),
        ({f"{FIRST}.condition_type": "company"}, f"{FIRST}.resource_ids: name at least one company"),
        ({f"{FIRST}.condition_type": "user", f"{FIRST}.find": "ada"}, f"{FIRST}.find: choose one"),
        ({f"{FIRST}.condition_type": "trait"}, f"{FIRST}.trait_id: is missing"),
        ({f"{FIRST}.condition_type": "metric"}, f"{FIRST}.event_subtype: is missing"),
        (
            {f"{FIRST}.condition_type": "metric", f"{FIRST}.event_subtype": "e", f"{FIRST}.metric_value": "1.5"},
            f"{FIRST}.metric_value: must be a whole number",
        ),
        (
            {f"{FIRST}.condition_type": "credit", f"{FIRST}.credit_id": "bilcr_1", f"{FIRST}.credit_cost": "nan"},
            f"{FIRST}.credit_cost: must be a number",
        ),
        ({"rules.0.condition_groups.0.id": ""}, "rules.0.condition_groups.0: a group without conditions never holds"),
    ],
)
def test_rules_that_would_never_hold_are_refused_by_their_field(fields: dict[str, str], says: str) -> None:
    with pytest.raises(BadRequest, match=says):
        rule_forms.body(rule_forms.from_fields({**ONE, **fields}))


def test_what_the_api_tells_goes_through_the_form_unchanged() -> None:
    told = _rule(
        True,
        _condition("plan", "ne", resource_ids=["plan_1"]),
        _condition("trait", "gte", trait_id="trt_1", trait_value="5", trait=TRAIT),
        condition_groups=[{"id": "cgrp_1", "conditions": [_condition("user", resource_ids=["user_1", "user_2"])]}],
    )
    (rule, default) = rule_forms.body(rule_forms.from_flag(_flag(told), {}))
    assert rule["conditions"][0]["resource_ids"] == ["plan_1"]
    assert rule["conditions"][1]["trait_value"] == "5"
    assert rule["condition_groups"][0]["id"] == "cgrp_1"
    assert rule["condition_groups"][0]["conditions"][0]["resource_ids"] == ["user_1", "user_2"]
    assert default["value"] is False


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (_condition(resource_ids=["a", "b"], resources=[{"id": "a", "name": "Acme"}]), "company is Acme or b"),
        (_condition("base_plan", "is_empty"), "base plan is empty"),
        (
            _condition(
                "plan_version", "ne", resource_ids=["v"], plan_versions=[{"id": "v", "name": "Pro", "version": 2}]
            ),
            "plan version is not Pro version 2",
        ),
        (
            _condition("trait", "lt", trait=TRAIT, trait_id="trt_1", trait_entity_type="user", trait_value="5"),
            "user trait address.city is less than “5”",
        ),
        (
            _condition("metric", "lte", event_subtype="export", metric_value=3, metric_period="current_day"),
            "usage of export in current day is at most 3",
        ),
        (_condition("credit", "gte", resources=[{"id": "c", "name": "Tokens"}]), "not enough credits of Tokens"),
    ],
)
def test_conditions_in_words(told: dict[str, Any], says: str) -> None:
    assert rule_texts.condition(told) == says


ACME = _condition(resource_ids=["comp_1"], resources=[{"id": "comp_1", "name": "Acme"}])


@pytest.mark.parametrize(
    ("flag", "verdict"),
    [
        (_flag(), "off"),
        (_flag(_rule(True)), "on"),
        (_flag(_rule(True, ACME)), "targeted"),
        (_flag(_rule(True, ACME), default=True), "on"),
        (_flag(_rule(False, rule_type="global_override"), _rule(True, ACME)), "off"),
        (_flag(_rule(True, rule_type="plan_entitlement")), "targeted"),
        (_flag(_rule(True), _rule(False, ACME)), "on"),
    ],
)
def test_whether_everybody_gets_the_same(flag: dict[str, Any], verdict: str) -> None:
    assert rule_texts.verdict(flag) == verdict


@pytest.mark.parametrize(
    ("flag", "reasons"),
    [
        (_flag(_rule(True, ACME)), []),
        (_flag(_rule(True, ACME), checked=None), ["never checked"]),
        (_flag(_rule(True, ACME), checked=LONG_AGO), ["not checked for 303 days"]),
        (_flag(), ["always off"]),
        (_flag(_rule(True, updated_at=LATELY), checked=None), []),
    ],
)
def test_why_a_flag_is_stale(flag: dict[str, Any], reasons: list[str]) -> None:
    assert rule_texts.stale(flag, NOW, 30) == reasons


def test_what_has_no_counterpart_is_not_carried() -> None:
    trait = _condition("trait", trait_id="trt_1", trait=TRAIT, trait_value="Oslo")
    credit = _condition("credit", resources=[{"id": "bilcr_1", "name": "Tokens"}])
    flag = _flag(_rule(True, ACME, name="Acme"), _rule(True, trait, name="Oslo"), _rule(True, credit, name="Credit"))
    carried = promoting.carry(flag, {("trait", "trt_1"): "trt_there"}, {"cond_1": 2.5})
    assert [one["name"] for one in carried.bodies] == ["Oslo", "Default"]
    assert carried.bodies[0]["conditions"][0]["trait_id"] == "trt_there"
    assert carried.left_out == [
        "Acme: company Acme is not there",
        "Credit: credit type Tokens is not there",
    ]
    [named] = promoting.carry(_flag(_rule(True, credit)), {("credit", "bilcr_1"): "bilcr_2"}, {"cond_1": 2.5}).bodies[
        :1
    ]
    assert (named["conditions"][0]["credit_id"], named["conditions"][0]["credit_cost"]) == ("bilcr_2", 2.5)


def test_differences_are_lines() -> None:
    before = rule_texts.lines([_rule(True, ACME)], False)
    after = rule_texts.lines([_rule(True, ACME, name="Two"), _rule(True, rule_type="default")], True)
    assert [(one.mark, one.text) for one in rule_texts.differences(before, after)] == [
        ("-", "One: on if company is Acme"),
        ("-", "otherwise off"),
        ("+", "Two: on if company is Acme"),
        ("+", "otherwise on"),
    ]
