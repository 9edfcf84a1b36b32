"""What a result tells, and in which order rules are asked."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from schematic.rules import compile_company, compile_flag, compile_user, evaluate

from . import wire

JANUARY_20 = 1_705_745_472_000  # 2024-01-20 10:11:12 UTC, milliseconds


def _chosen(*rules: dict[str, Any]) -> Any:
    return evaluate(wire.flag(*rules), wire.company(), None).get("rule_id")


def test_no_rule_gives_the_default_and_says_who_was_asked_about() -> None:
    result = evaluate(wire.flag(default_value=True), wire.company(), wire.user())

    assert result == {
        "value": True,
        "reason": "No rules matched; default value for flag",
        "flag_id": "flag_1",
        "flag_key": "seats",
        "company_id": "comp_1",
        "user_id": "user_1",
    }


def test_a_match_names_its_rule() -> None:
    result = evaluate(wire.flag(wire.rule(rule_type="plan_entitlement", name='"Pro"')), None, None)

    assert result["reason"] == 'Matched plan entitlement rule ""Pro"" (rule_1)'
    assert (result["rule_id"], result["rule_type"]) == ("rule_1", "plan_entitlement")


def test_type_beats_priority() -> None:
    assert _chosen(wire.rule(id="a"), wire.rule(id="b", rule_type="global_override", priority=99)) == "b"


def test_priority_counts_among_standard_rules_only() -> None:
    assert _chosen(wire.rule(id="a", priority=2), wire.rule(id="b", priority=1)) == "b"
    entitled = [wire.rule(id=name, priority=at, rule_type="plan_entitlement") for name, at in (("a", 5), ("b", 1))]
    assert _chosen(*entitled) == "a"


@pytest.mark.parametrize("rule_type", ["company_override", "plan_entitlement", "plan_entitlement_usage_exceeded"])
def test_the_most_generous_entitlement_wins(rule_type: str) -> None:
    rules = [
        wire.rule(id=name, value=value, rule_type=rule_type) for name, value in (("a", False), ("b", True), ("c", True))
    ]

    assert _chosen(*rules) == "b"


@pytest.mark.parametrize("rule_type", ["global_override", "default"])
def test_overrides_of_all_and_defaults_match_whatever_their_conditions(rule_type: str) -> None:
    never = wire.condition("plan", resource_ids=[])

    assert _chosen(wire.rule(never, rule_type=rule_type, condition_groups=[{"conditions": []}])) == "rule_1"


def test_an_empty_group_never_matches() -> None:
    assert _chosen(wire.rule(condition_groups=[{"conditions": []}])) is None


def test_rules_of_company_and_user_count_when_they_are_of_this_flag() -> None:
    company = wire.company(rules=[wire.rule(id="of company", flag_id="flag_1"), wire.rule(id="x", flag_id=None)])
    user = wire.user(rules=[wire.rule(id="other", flag_id="flag_2"), wire.rule(id="of user", priority=-1)])
    flag, compiled, person = compile_flag(wire.flag()), compile_company(company), compile_user(user)

    assert flag.check(compiled, None)["rule_id"] == "of company"
    assert flag.check(compiled, person)["rule_id"] == "of user"
    assert flag.check(None, person)["rule_id"] == "of user"
    assert flag.check(None, None)["value"] is False


def test_a_recompiled_flag_is_not_answered_from_the_old_ones_rules() -> None:
    company = compile_company(wire.company(rules=[wire.rule(id="own", priority=1)]))
    compile_flag(wire.flag()).check(company, None)

    assert compile_flag(wire.flag(wire.rule(id="new"))).check(company, None)["rule_id"] == "new"


def test_a_metric_condition_without_limit_fails_its_rule_but_not_the_flag() -> None:
    """Also from inside a group that another condition satisfies."""
    undecided = wire.condition("metric", event_subtype="search")
    certain = wire.condition("metric", event_subtype="search", metric_value=0)

    assert (
        _chosen(wire.rule(condition_groups=[{"conditions": [undecided, certain]}]), wire.rule(id="next", priority=1))
        == "next"
    )


def test_the_entitlement_is_told_whatever_rule_decides() -> None:
    held = [wire.entitlement("SEATS"), wire.entitlement(allocation=5, quantity_rates={}, warning_tiers=[], usage=None)]

    result = evaluate(wire.flag(), wire.company(entitlements=[*held, wire.entitlement(allocation=9)]), None)

    assert result["entitlement"] == wire.entitlement(allocation=5)


def test_changing_a_result_changes_nothing_behind_it() -> None:
    company, flag = compile_company(wire.company(entitlements=[wire.entitlement(usage=1)])), compile_flag(wire.flag())

    flag.check(company, None)["entitlement"]["usage"] = 99

    assert flag.check(company, None)["entitlement"]["usage"] == 1


def test_an_entitlement_rule_tells_its_usage() -> None:
    window = {"metric_period": "current_month", "metric_period_month_reset": "billing_cycle"}
    limit = wire.condition("metric", "lt", event_subtype="search", metric_value=10, **window)
    subscription = {"id": "s", "period_start": "2023-12-31T14:30:00.5Z", "period_end": "2025-01-01T00:00:00Z"}
    metric = wire.metric(4, period="current_month", month_reset="billing_cycle")
    company = wire.company(metrics=[metric], subscription=subscription)
    flag = compile_flag(wire.flag(wire.rule(limit, rule_type="plan_entitlement")))
    compiled = compile_company(company)

    result = flag.check(compiled, None, None, JANUARY_20)

    assert {name: value for name, value in result.items() if name.startswith("feature_")} == {
        "feature_allocation": 10,
        "feature_usage": 4,
        "feature_usage_event": "search",
        "feature_usage_period": "current_month",
        "feature_usage_reset_at": "2024-01-31T14:30:00.500+00:00",
    }
    later = flag.check(compiled, None, None, JANUARY_20 + 20 * 86_400_000)
    assert later["feature_usage_reset_at"] == "2024-02-29T14:30:00.500+00:00"
    assert flag.check(compiled, None, None, JANUARY_20) == result
    assert "feature_usage_reset_at" not in flag.check(compiled, None)


def test_a_comparison_trait_replaces_the_limit_where_it_is_a_number() -> None:
    other = wire.definition("trt_limit", "int")
    limit = wire.condition("metric", "gte", event_subtype="search", metric_value=3, comparison_trait_definition=other)
    flag = wire.flag(wire.rule(limit, rule_type="company_override"))

    told = [
        evaluate(flag, wire.company(metrics=[wire.metric(8)], traits=traits), None)["feature_allocation"]
        for traits in ([wire.trait("7", "trt_limit")], [wire.trait("7.5", "trt_limit")], [])
    ]

    assert told == [7, 3, 3]


def test_a_trait_rule_tells_the_companys_trait_as_usage() -> None:
    seats = wire.trait_condition("lt", "10", "int")
    flag = wire.flag(wire.rule(seats, rule_type="plan_entitlement"))

    result = evaluate(flag, wire.company(traits=[wire.trait("4", kind="int")]), None)

    assert (result["feature_usage"], result["feature_allocation"]) == (4, 10)
    assert "feature_usage_period" not in result


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"usage": -1}, "preflight usage cannot be negative"),
        ({"event_usage": {"event_subtype": "x", "quantity": -1}}, "preflight usage cannot be negative"),
        ({"event_quantities": {"event_subtype": "x", "quantity": -0.5}}, "preflight usage cannot be negative"),
        ({"event_quantities": {"event_subtype": "x", "quantities": {"a": -1}}}, "preflight usage cannot be negative"),
        ({"usage": -1, "credit_cost": {"bcrd_1": -1}}, "preflight usage cannot be negative"),
        ({"credit_cost": {"bcrd_1": -0.01}}, "preflight credit cost cannot be negative"),
    ],
)
def test_negative_options_give_the_default_and_say_why(options: dict[str, Any], error: str) -> None:
    result = evaluate(wire.flag(wire.rule()), wire.company(entitlements=[wire.entitlement()]), None, options)

    assert result == {
        "value": False,
        "reason": "No rules matched; default value for flag",
        "flag_id": "flag_1",
        "flag_key": "seats",
        "company_id": "comp_1",
        "err": error,
    }


def test_options_change_the_verdict_and_not_the_figures() -> None:
    limit = wire.condition("metric", "lte", event_subtype="search", metric_value=10)
    exceeded = wire.rule(rule_type="plan_entitlement_usage_exceeded", value=False, id="over")
    flag = wire.flag(wire.rule(limit, rule_type="plan_entitlement"), exceeded)
    company = wire.company(metrics=[wire.metric(9)])

    assert evaluate(flag, company, None, {"usage": 1})["feature_usage"] == 9
    assert evaluate(flag, company, None, {"usage": 2})["rule_id"] == "over"


def test_rules_load_nothing_heavy() -> None:
    """Dates, decimals and dataclasses alone would take longer than all of it."""
    heavy = "{'dataclasses', 'datetime', 'decimal', 'inspect', 'pydantic', 'schematic.rules.dates'}"
    code = f"import sys, schematic.rules; print(sorted({heavy} & sys.modules.keys()))"
    command = [sys.executable, "-S", "-c", code]

    loaded = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": _source()}, check=True)

    assert loaded.stdout.strip() == "[]"


def _source() -> str:
    import schematic

    return str(schematic.__path__[0]).removesuffix("schematic")
