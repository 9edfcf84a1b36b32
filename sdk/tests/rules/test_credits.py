"""What a draw costs, whether the balance covers it, and which policy forbids it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic.rules import evaluate

from . import wire

JANUARY_1 = 1_704_067_200_000  # 2024, UTC milliseconds
RATES = {"input_tokens": 2, "output_tokens": 3, "images": 10}


def _check(condition: Any, company: Any, options: Any = None, user: Any = None, **rule: Any) -> dict[str, Any]:
    return evaluate(wire.flag(wire.rule(condition, **rule)), company, user, options, JANUARY_1)


def _covers(cost_is: float, options: Any = None, **condition: Any) -> bool:
    """Is a balance of exactly that cost enough, and any less not?"""
    draw = wire.condition("credit", "lt", credit_id="bcrd_1", **condition)
    enough, short = (wire.company(credit_balances={"bcrd_1": balance}) for balance in (cost_is, cost_is - 0.25))
    return _check(draw, enough, options)["value"] is True and _check(draw, short, options)["value"] is False


@pytest.mark.parametrize(
    ("options", "cost"),
    [
        (None, 1.5),
        ({"usage": 4}, 6),
        ({"usage": 4, "event_usage": {"event_subtype": "chat", "quantity": 2}}, 3),
        ({"usage": 4, "event_usage": {"event_subtype": "other", "quantity": 2}}, 6),
        ({"usage": 4, "event_quantities": {"event_subtype": "chat", "quantity": 3}}, 4.5),
        (
            {"event_quantities": {"event_subtype": "chat", "quantity": 0, "quantities": {"images": 2, "unrated": 9}}},
            21.5,
        ),
        (
            {
                "event_quantities": {
                    "event_subtype": "chat",
                    "quantities": {"input_tokens": 9, "cached_input_tokens": 4},
                }
            },
            11.5,
        ),
        (
            {
                "event_quantities": {
                    "event_subtype": "chat",
                    "quantities": {"input_tokens": 1, "cached_input_tokens": 4},
                }
            },
            1.5,
        ),
        ({"event_quantities": {"event_subtype": "other", "quantity": 3}, "usage": 2}, 3),
        ({"usage": 4, "credit_cost": {"bcrd_1": 0.5}}, 0.5),
        ({"usage": 4, "credit_cost": {"bcrd_2": 0.5}}, 6),
        ({"credit_cost": {"bcrd_1": 0}}, 0),
    ],
)
def test_the_first_way_that_applies_gives_the_cost(options: Any, cost: float) -> None:
    assert _covers(cost, options, event_subtype="chat", consumption_rate=1.5, quantity_rates=RATES)


def test_a_rate_is_one_where_none_is_given() -> None:
    assert _covers(1)


def test_a_rate_of_zero_needs_something_left() -> None:
    draw = wire.condition("credit", "lt", credit_id="bcrd_1", consumption_rate=0)

    assert not _check(draw, wire.company())["value"]
    assert _check(draw, wire.company(credit_balances={"bcrd_1": 0.01}))["value"]


@pytest.mark.parametrize(
    ("postpaid", "balance", "covered"),
    [
        ({}, -50, True),
        ({"overdraft_limit": None}, -50, True),
        ({"overdraft_limit": 5}, -4, True),
        ({"overdraft_limit": 5}, -4.5, False),
        (None, 0, False),
    ],
)
def test_postpaid_credits_may_be_overdrawn(postpaid: Any, balance: float, covered: bool) -> None:
    company = wire.company(credit_balances={"bcrd_1": balance}, credit_postpaid={"bcrd_1": postpaid})

    assert _check(wire.condition("credit", "lt", credit_id="bcrd_1"), company)["value"] is covered


@given(
    st.sampled_from(["eq", "ne", "lt", "lte", "gt", "gte", "is_empty", "like"]), st.integers(0, 3), st.integers(0, 3)
)
def test_gt_and_gte_ask_for_the_opposite(operator: str, balance: int, usage: int) -> None:
    company, options = wire.company(credit_balances={"bcrd_1": balance}), {"usage": usage}

    value = _check(wire.condition("credit", operator, credit_id="bcrd_1"), company, options)["value"]

    assert value is ((balance >= (usage or 1)) is (operator not in ("gt", "gte")))


def _policy(**members: Any) -> dict[str, Any]:
    return {"id": "csp_1", "credit_id": "bcrd_1", "kind": "per_draw", "scope": "company", "limit": 2, **members}


def _drawn(policy: dict[str, Any], usage: int = 3, of_user: bool = False, **rule: Any) -> dict[str, Any]:
    company = wire.company(credit_balances={"bcrd_1": 100}, credit_spend_policies=None if of_user else [policy])
    user = wire.user(credit_spend_policies=[policy]) if of_user else None
    return _check(wire.condition("credit", "lt", credit_id="bcrd_1"), company, {"usage": usage}, user, **rule)


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        (_policy(), "A draw of 3 credits exceeds the company limit of 2 credits per request"),
        (_policy(scope="team", limit=1), "A draw of 3 credits exceeds the spend limit of 1 credit per request"),
        (_policy(kind="window"), "A draw of 3 credits exceeds the company limit of 2 credits per period"),
        (
            _policy(kind="window", window={"unit": "day"}),
            "A draw of 3 credits exceeds the company limit of 2 credits per day",
        ),
        (
            _policy(kind="window", scope="group", limit=2.5, window={"unit": "day", "count": 7}),
            "A draw of 3 credits exceeds the group limit of 2.5 credits per 7 days",
        ),
        (_policy(limit=1e-7), "A draw of 3 credits exceeds the company limit of 0.0000001 credits per request"),
    ],
)
def test_an_exceeded_policy_gives_the_reason(policy: dict[str, Any], sentence: str) -> None:
    result = _drawn(policy)

    assert (result["value"], result["reason"]) == (False, sentence)
    assert result["credit_spend_policy"]["cost"] == 3


def test_the_policy_is_told_whole() -> None:
    told = _drawn(_policy(scope=None, label="Daily", kind="window", window={"count": 2}, id=None))[
        "credit_spend_policy"
    ]

    assert told["policy"] == {
        "id": "", "credit_id": "bcrd_1", "kind": "window", "scope": "Unknown", "limit": 2, "consumed": 0,
        "label": "Daily", "window": {"unit": "", "count": 2},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "of_user", "exceeded"),
    [
        (_policy(scope="user"), False, False),
        (_policy(scope="user"), True, True),
        (_policy(scope="company"), True, False),
        (_policy(scope="group", company_id="comp_1"), True, True),
        (_policy(scope="group", company_id="comp_2"), True, False),
        (_policy(scope="group", company_id="comp_2"), False, True),
        (_policy(credit_id="bcrd_2"), False, False),
        (_policy(limit=None), False, False),
        (_policy(limit=3), False, False),
        (_policy(kind="yearly"), False, False),
        (_policy(kind="window", limit=5, consumed=3), False, True),
        (_policy(kind="window", limit=5, consumed=2), False, False),
        (_policy(kind="window", limit=5, consumed=3, resets_at="2024-01-01T00:00:00Z"), False, False),
        (_policy(kind="window", limit=5, consumed=3, resets_at="2024-01-01T00:00:00.001Z"), False, True),
        (_policy(kind="window", limit=5, consumed=3, resets_at="soon"), False, True),
    ],
)
def test_a_policy_binds_by_credit_scope_and_window(policy: dict[str, Any], of_user: bool, exceeded: bool) -> None:
    assert ("credit_spend_policy" in _drawn(policy, of_user=of_user)) is exceeded


def test_a_policy_forbids_even_unlimited_postpaid() -> None:
    company = wire.company(credit_postpaid={"bcrd_1": {}}, credit_spend_policies=[_policy()])

    assert _check(wire.condition("credit", "lt", credit_id="bcrd_1"), company, {"usage": 3})["value"] is False


def test_only_the_rule_that_says_exceeded_tells_its_own_policy() -> None:
    draw = wire.condition("credit", "lt", credit_id="bcrd_1")
    over = wire.condition("credit", "gte", credit_id="bcrd_1")
    company = wire.company(credit_balances={"bcrd_1": 9}, credit_spend_policies=[_policy()])

    def told(**members: Any) -> bool:
        denying = wire.rule(rule_type="plan_entitlement", id="grants", conditions=[draw])
        flag = wire.flag(denying, wire.rule(value=False, **members))
        return "credit_spend_policy" in evaluate(flag, company, None, {"usage": 3})

    assert told(rule_type="plan_entitlement_usage_exceeded", conditions=[over])
    assert not told(rule_type="plan_entitlement_usage_exceeded")
    assert not told(rule_type="standard")
    assert told(rule_type="default")
