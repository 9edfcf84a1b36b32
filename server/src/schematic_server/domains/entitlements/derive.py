"""The engine rules that a grant stands for. Pure.

A grant with a limit stands for two rules: one that allows while usage is below the limit, and one that denies from
there on, so that a refusal tells usage and allocation. Access means usage strictly below the limit. A plan's `false`
stands for none: it must not take away what another plan gives. An override's `false` denies, whatever plans grant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.credits import amounts
from schematic_server.domains.features.rules import Condition, Rule
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.checks import RuleType
    from schematic_server.contract.features import ComparableOperator, ConditionType
    from schematic_server.contract.shared import MetricPeriodMonthReset

# Type and name of the rule that allows, and of the one that says that a limit is reached.
_PLANNED: tuple[tuple[RuleType, str], tuple[RuleType, str]] = (
    ("plan_entitlement", "Plan Entitlement - 0"),
    ("plan_entitlement_usage_exceeded", "Plan Entitlement Usage Exceeded - 0"),
)
_OVERRIDING: tuple[tuple[RuleType, str], tuple[RuleType, str]] = (
    ("company_override", "Company Override"),
    ("company_override_usage_exceeded", "Company Override Usage Exceeded"),
)


def is_override(grant: Row) -> bool:
    """Whether the grant is a company's override rather than a plan's entitlement."""
    return "company_id" in grant


def rules(grant: Row) -> list[Rule]:
    """The rules of one grant (see `store`) on its feature's flag; none without a flag."""
    denies = grant["value_type"] == "boolean" and not grant["value_bool"]
    if grant["flag_id"] is None or (denies and not is_override(grant)):
        return []
    allowing, exceeding = _OVERRIDING if is_override(grant) else _PLANNED
    found = [_rule(grant, grant["rule_id"], *allowing, not denies)]
    if grant["rule_id_usage_exceeded"] is not None and not is_free(grant):
        found.append(_rule(grant, grant["rule_id_usage_exceeded"], *exceeding, False))
    return found


def is_free(grant: Row) -> bool:
    """Whether use costs no credits. Engines do not agree on what that asks of a balance, so there is no condition
    (source: rules engine, a credit cost of 0); where tokens have a price, there is one."""
    return grant["value_type"] == "credit" and not grant["consumption_units"] and not grant["quantity_rates"]


def month_reset(grant: Row) -> MetricPeriodMonthReset:
    """The reset under which the grant's usage is counted; what is not monthly is kept under the calendar's."""
    reset: MetricPeriodMonthReset | None = grant["metric_period_month_reset"]
    return reset or "first_of_month"


def _rule(grant: Row, rule_id: str, rule_type: RuleType, name: str, allows: bool) -> Rule:
    conditions = [_holder(grant, rule_id)]
    limit = _limit(grant, rule_id, "lt" if allows else "gte")
    if limit is not None:
        conditions.append(limit)
    return Rule(
        id=rule_id,
        flag_id=grant["flag_id"],
        name=name,
        priority=0,
        rule_type=rule_type,
        value=allows,
        conditions=conditions,
        condition_groups=[],
        created_at=grant["created_at"],
        updated_at=grant["updated_at"],
    )


def _holder(grant: Row, rule_id: str) -> Condition:
    kind: ConditionType = "company" if is_override(grant) else "plan_version"
    one = grant[f"{kind}_id"]
    return Condition(
        id=_condition_id(rule_id, 0), condition_type=kind, operator="eq", resource_ids=[one], trait_value=""
    )


def _limit(grant: Row, rule_id: str, operator: ComparableOperator) -> Condition | None:
    """The condition on usage; `gte` on a credit condition inverts it (source: rules engine, credit conditions)."""
    value_type: str = grant["value_type"]
    if value_type not in ("numeric", "trait", "credit") or is_free(grant):
        return None
    measured: ConditionType = "metric" if grant["feature_type"] == "event" else "trait"
    kind: ConditionType = "credit" if value_type == "credit" else measured
    condition = Condition(
        id=_condition_id(rule_id, 1), condition_type=kind, operator=operator, resource_ids=[], trait_value=""
    )
    if kind == "credit":
        condition["credit_id"] = grant["value_credit_id"]
        condition["consumption_rate"] = amounts.credits(grant["consumption_units"])
        condition["event_subtype"] = grant["event_subtype"]
        if grant["quantity_rates"]:
            condition["quantity_rates"] = {key: amounts.credits(one) for key, one in grant["quantity_rates"].items()}
        return condition
    if grant["feature_type"] == "license":  # nothing is used up of it: who has bought any may use it
        condition["trait_id"], condition["trait_value"] = grant["value_trait_id"], "0"
        condition["operator"] = "gt" if operator == "lt" else "lte"
        return condition
    condition["trait_value"] = str(grant["value_numeric"] or 0)
    if value_type == "trait":
        condition["comparison_trait_id"] = grant["value_trait_id"]
    if kind == "trait":
        condition["trait_id"] = grant["trait_id"]
        return condition
    condition["event_subtype"] = grant["event_subtype"]
    condition["metric_period"] = grant["metric_period"]
    condition["metric_period_month_reset"] = month_reset(grant)
    # With a comparison trait the number is not compared, but without one the engine matches nothing.
    condition["metric_value"] = grant["value_numeric"] or 0
    return condition


def _condition_id(rule_id: str, index: int) -> str:
    return f"cond_{rule_id.removeprefix('rule_')}{'ab'[index]}"
