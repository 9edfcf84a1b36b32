"""Single conditions."""

from __future__ import annotations

from typing import Any

import pytest

from schematic.rules import evaluate

from . import wire

ACME = wire.company(
    plan_ids=["plan_1", "plan_2"],
    plan_version_ids=["pv_1"],
    billing_product_ids=["bilp_1"],
    base_plan_id="plan_1",
    traits=[wire.trait("gold"), wire.trait("7", "trt_seats", "int")],
    metrics=[wire.metric(5), wire.metric(1, period="current_day")],
)
ANN = wire.user(traits=[wire.trait("admin", entity="user"), wire.trait("9", "trt_seats", "int", "user")])


def _holds(condition: dict[str, Any], company: Any = ACME, user: Any = ANN, options: Any = None) -> bool:
    value: bool = evaluate(wire.flag(wire.rule(condition)), company, user, options)["value"]
    return value


@pytest.mark.parametrize(
    ("kind", "listed"),
    [
        ("company", "comp_1"),
        ("user", "user_1"),
        ("plan", "plan_2"),
        ("plan_version", "pv_1"),
        ("billing_product", "bilp_1"),
    ],
)
def test_identity_is_being_listed_and_only_ne_negates(kind: str, listed: str) -> None:
    for operator in ("eq", "gt", "is_empty", "like"):
        assert _holds(wire.condition(kind, operator, resource_ids=["other", listed]))
        assert not _holds(wire.condition(kind, operator, resource_ids=["other"]))
        assert not _holds(wire.condition(kind, operator))
    assert not _holds(wire.condition(kind, "ne", resource_ids=[listed]))
    assert _holds(wire.condition(kind, "ne"))


@pytest.mark.parametrize(
    ("base_plan", "operators"),
    [
        ("plan_1", {"eq", "not_empty"}),
        ("plan_2", {"ne", "not_empty"}),
        ("", {"ne", "not_empty"}),
        (None, {"ne", "is_empty"}),
    ],
)
def test_a_base_plan_is_listed_or_absent(base_plan: str | None, operators: set[str]) -> None:
    company = wire.company(base_plan_id=base_plan)
    known = ("eq", "ne", "is_empty", "not_empty", "gt", "like")

    held = {
        operator
        for operator in known
        if _holds(wire.condition("base_plan", operator, resource_ids=["plan_1"]), company)
    }

    assert held == operators


@pytest.mark.parametrize(
    "condition",
    [
        *(
            wire.condition(kind, "ne")
            for kind in ("company", "user", "plan", "plan_version", "billing_product", "base_plan")
        ),
        wire.condition("metric", "gte", event_subtype="search", metric_value=0),
        wire.condition("credit", "gte", credit_id="bcrd_1"),
        wire.trait_condition("is_empty", ""),
        wire.trait_condition("eq", ""),
        wire.trait_condition("eq", "", entity="user"),
        wire.condition("event"),
        wire.condition("trait", "is_empty"),
        wire.condition("credit"),
        wire.condition("metric", metric_value=0),
    ],
)
def test_what_nobody_is_there_to_answer_is_false(condition: dict[str, Any]) -> None:
    assert not _holds(condition, None, None)


def test_a_missing_trait_is_an_empty_text_of_the_conditions_type() -> None:
    assert _holds(wire.trait_condition("is_empty", ""), wire.company())
    assert _holds(wire.trait_condition("eq", ""), wire.company())
    assert _holds(wire.trait_condition("eq", "junk", "int"), wire.company())


def test_a_trait_compares_by_its_own_type() -> None:
    """The condition's definition may disagree: `7` is not the text `7.0`, yet the same number."""
    seven = wire.definition("trt_seats", "string")

    assert _holds(wire.condition("trait", "eq", trait_value="7.0", trait_definition=seven))
    assert not _holds(wire.condition("trait", "eq", trait_value="8", trait_definition=seven))


def test_the_first_of_two_traits_counts_and_one_without_definition_never() -> None:
    company = wire.company(traits=[{"value": "x"}, wire.trait("gold"), wire.trait("silver")])

    assert _holds(wire.trait_condition("eq", "gold"), company)


def test_neighbouring_text_conditions_must_all_hold() -> None:
    gold, seats = wire.trait_condition("eq", "gold"), wire.condition("trait", trait_value="7")
    seats["trait_definition"] = wire.definition("trt_seats", "int")
    plan = wire.condition("plan", resource_ids=["plan_1"])

    def value(*conditions: dict[str, Any]) -> bool:
        return evaluate(wire.flag(wire.rule(*conditions)), ACME, None)["value"] is True

    assert value(gold, seats, plan, gold)
    assert not value(gold, wire.trait_condition("eq", "silver"), plan)
    assert not value(plan, gold, {**seats, "trait_value": "8"})


def test_traits_compare_with_each_other_within_one_entity() -> None:
    """Whatever entity the other definition names; its missing trait is an empty text."""
    mine = wire.definition("trt_seats", "int", "user")
    against = {"trait_definition": mine, "trait_value": "9"}

    assert _holds(
        wire.condition("trait", "eq", **against, comparison_trait_definition=wire.definition("trt_seats", "int"))
    )
    assert not _holds(wire.condition("trait", "eq", **against, comparison_trait_definition=wire.definition("trt_none")))


def test_simulated_usage_is_added_to_strict_integers() -> None:
    seats = wire.condition("trait", "eq", trait_value="10.0", trait_definition=wire.definition("trt_seats", "int"))
    fraction = wire.company(traits=[wire.trait("7.5", "trt_seats", "int")])

    assert _holds(seats, options={"usage": 3})
    assert _holds({**seats, "trait_value": "3"}, fraction, options={"usage": 3})
    assert not _holds(seats, options={"event_usage": {"event_subtype": "search", "quantity": 3}})


@pytest.mark.parametrize(
    ("members", "usage"),
    [
        ({}, 5),
        ({"metric_period": "current_day"}, 1),
        ({"metric_period_month_reset": "billing_cycle"}, 0),
        ({"event_subtype": "x"}, 0),
    ],
)
def test_a_metric_is_found_by_event_period_and_reset(members: dict[str, Any], usage: int) -> None:
    fixed = {"event_subtype": "search", "metric_value": usage}

    assert _holds(wire.condition("metric", "eq", **{**fixed, **members}))


@pytest.mark.parametrize(
    ("options", "usage"),
    [
        ({"usage": 2}, 7),
        ({"event_usage": {"event_subtype": "search", "quantity": 3}, "usage": 2}, 8),
        ({"event_usage": {"event_subtype": "export", "quantity": 3}, "usage": 2}, 7),
        ({"event_usage": {"event_subtype": "search", "quantity": 0}, "usage": 2}, 7),
        ({"event_quantities": {"event_subtype": "search", "quantity": 3}}, 5),
        ({"usage": 2**63 - 1}, 4 - 2**63),
    ],
)
def test_simulated_usage_is_added_to_metrics(options: dict[str, Any], usage: int) -> None:
    assert _holds(wire.condition("metric", "eq", event_subtype="search", metric_value=usage), options=options)


def test_a_metrics_limit_may_be_a_trait_of_the_company() -> None:
    limit = {"event_subtype": "search", "metric_value": 99}
    seats, none = wire.definition("trt_seats", "int"), wire.definition("trt_none", "int")

    assert _holds(wire.condition("metric", "lt", **limit, comparison_trait_definition=seats))
    assert not _holds(wire.condition("metric", "lt", **limit, comparison_trait_definition=none))
