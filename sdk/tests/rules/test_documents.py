"""Documents that do not fit are refused with the path of what is wrong."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic.rules import compile_company, compile_flag, compile_user, evaluate

from . import wire

WHOLE_FLAG = wire.flag(
    wire.rule(
        wire.trait_condition("eq", "yes"),
        condition_groups=[{"conditions": [wire.condition("metric", event_subtype="search", metric_value=3)]}],
    ),
    wire.rule(rule_type="default"),
)
WHOLE_COMPANY = wire.company(
    traits=[wire.trait("yes")],
    metrics=[wire.metric(1)],
    entitlements=[wire.entitlement(warning_tiers=[{"key": "soon", "value": 5}])],
    subscription={"id": "bsub_1", "period_start": "2024-01-01T00:00:00Z", "period_end": "2025-01-01T00:00:00Z"},
    rules=[wire.rule()],
)


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ({"rule_type": None}, "flag.rules[2].rule_type is required"),
        ({"rule_type": "bespoke"}, "flag.rules[2].rule_type must be one of global_override, "),
        ({"priority": 1.5}, "flag.rules[2].priority must be a 64-bit integer, not 1.5"),
        ({"priority": 2**63}, "flag.rules[2].priority must be a 64-bit integer"),
        ({"value": 1}, "flag.rules[2].value must be true or false, not 1"),
        ({"name": 5}, "flag.rules[2].name must be a string, not 5"),
        ({"conditions": "all"}, "flag.rules[2].conditions must be a list, not 'all'"),
        ({"conditions": [None]}, "flag.rules[2].conditions[0] must be an object, not None"),
        (
            {"conditions": [wire.condition("plan", resource_ids=["a", 7])]},
            "conditions[0].resource_ids[1] must be a string",
        ),
        (
            {"conditions": [wire.condition("metric", metric_period="hour")]},
            "conditions[0].metric_period must be one of",
        ),
        (
            {"condition_groups": [{"conditions": [wire.condition("trait", trait_definition={"id": "trt_1"})]}]},
            "flag.rules[2].condition_groups[0].conditions[0].trait_definition.comparable_type is required",
        ),
        (
            {"conditions": [wire.condition("credit", quantity_rates={"tokens": "1"})]},
            "conditions[0].quantity_rates.tokens must be a number, not '1'",
        ),
        ({"conditions": [wire.condition("credit", consumption_rate=10**400)]}, "consumption_rate must be a number"),
        ({"conditions": [wire.condition("credit", consumption_rate=True)]}, "consumption_rate must be a number"),
    ],
)
def test_a_malformed_rule_is_named_by_its_path(rule: dict[str, Any], problem: str) -> None:
    document = wire.flag(wire.rule(), wire.rule(), wire.rule(**rule))

    with pytest.raises(ValueError) as caught:
        compile_flag(document)

    assert problem in str(caught.value)


def test_each_document_is_named_by_its_own_name() -> None:
    with pytest.raises(ValueError, match=r"^flag\.key is required$"):
        compile_flag(wire.flag(key=None))
    with pytest.raises(ValueError, match=r"^company\.rules\[0\]\.rule_type is required$"):
        compile_company(wire.company(rules=[wire.rule(rule_type=None)]))
    with pytest.raises(ValueError, match=r"^user\.traits\[0\]\.value is required$"):
        compile_user(wire.user(traits=[{}]))
    with pytest.raises(ValueError, match=r"^options\.event_usage\.quantity is required$"):
        evaluate(wire.flag(), None, None, {"event_usage": {"event_subtype": "search"}})
    with pytest.raises(ValueError, match=r"^company must be an object, not 'acme'$"):
        compile_company("acme")  # type: ignore[arg-type]  # what is refused is the point


def test_null_is_the_same_as_absent_for_every_optional_member() -> None:
    names = (
        "traits",
        "rules",
        "metrics",
        "entitlements",
        "plan_ids",
        "credit_balances",
        "credit_postpaid",
        "subscription",
    )
    rule = wire.rule(conditions=None, condition_groups=None)
    company = wire.company(**dict.fromkeys(names))

    result = evaluate(wire.flag(rule), company, wire.user(traits=None, rules=None), {"usage": None}, None)

    assert result["rule_id"] == "rule_1"


def test_unknown_members_are_ignored() -> None:
    flag = wire.flag(wire.rule(shade="green"), created_at=5)

    assert evaluate(flag, wire.company(colour=[None]), None)["value"] is True


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for step, one in steps for place in [(*path, step), *_places(one, (*path, step))]]


@given(data=st.data())
def test_a_damaged_document_is_answered_or_refused_with_value_error(data: st.DataObject) -> None:
    """Whatever one member is replaced with, nothing but ValueError comes out."""
    name, whole = data.draw(st.sampled_from([("flag", WHOLE_FLAG), ("company", WHOLE_COMPANY)]))
    document = copy.deepcopy(whole)
    *path, last = data.draw(st.sampled_from(_places(whole)))
    holder: Any = document
    for step in path:
        holder = holder[step]
    anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.just([]) | st.just({})
    holder[last] = data.draw(anything)

    given = {"flag": WHOLE_FLAG, "company": WHOLE_COMPANY, name: document}

    try:
        answer = evaluate(given["flag"], given["company"], None, None, 0)["value"] in (True, False)
    except ValueError as error:
        answer = str(error).startswith(name)

    assert answer
