"""Conditions as closures: everything about a condition that does not depend on who asks is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from schematic.rules.compare import EMPTY, Value, by_type, order, strict_int, wrap_int64
from schematic.rules.credits import Run, compile_credit
from schematic.rules.documents import (
    METRIC_PERIODS,
    MONTH_RESETS,
    check_trait_definition,
    items,
    one_of,
    required,
)
from schematic.rules.entities import CompiledCompany, CompiledUser, MetricKey, Trait

Matches = Callable[[CompiledCompany | None, CompiledUser | None, Run], bool]


class CannotDecide(Exception):
    """A metric condition without a limit: its rule does not match, whatever its other conditions say."""


def check_condition(condition: Mapping[str, Any], path: str) -> None:
    """Raise ValueError for a missing member or a value outside a closed set."""
    required(condition, ("id", "account_id", "environment_id", "trait_value", "condition_type", "operator"), path)
    one_of(condition, "metric_period", METRIC_PERIODS, path)
    one_of(condition, "metric_period_month_reset", MONTH_RESETS, path)
    check_trait_definition(condition.get("trait_definition"), f"{path}.trait_definition")
    check_trait_definition(condition.get("comparison_trait_definition"), f"{path}.comparison_trait_definition")


def compile_condition(condition: Mapping[str, Any], path: str) -> Matches:
    """The condition as a function of company, user and run; an unknown type never matches."""
    check_condition(condition, path)
    make = _COMPILERS.get(condition["condition_type"])
    return make(condition) if make is not None else _never


def metric_key(condition: Mapping[str, Any]) -> MetricKey | None:
    """Which counter the condition reads; None without an event subtype."""
    subtype = condition.get("event_subtype")
    if subtype is None:
        return None
    return (
        subtype,
        condition.get("metric_period") or "all_time",
        condition.get("metric_period_month_reset") or "first_of_month",
    )


def _never(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
    return False


def _company(condition: Mapping[str, Any]) -> Matches:
    ids, negates = frozenset(items(condition, "resource_ids")), condition["operator"] == "ne"
    return lambda company, user, run: company is not None and (company.id in ids) is not negates


def _user(condition: Mapping[str, Any]) -> Matches:
    ids, negates = frozenset(items(condition, "resource_ids")), condition["operator"] == "ne"
    return lambda company, user, run: user is not None and (user.id in ids) is not negates


def _plan(condition: Mapping[str, Any]) -> Matches:
    ids, negates = frozenset(items(condition, "resource_ids")), condition["operator"] == "ne"
    return lambda company, user, run: company is not None and company.plan_ids.isdisjoint(ids) is negates


def _plan_version(condition: Mapping[str, Any]) -> Matches:
    ids, negates = frozenset(items(condition, "resource_ids")), condition["operator"] == "ne"
    return lambda company, user, run: company is not None and company.plan_version_ids.isdisjoint(ids) is negates


def _billing_product(condition: Mapping[str, Any]) -> Matches:
    ids, negates = frozenset(items(condition, "resource_ids")), condition["operator"] == "ne"
    return lambda company, user, run: company is not None and company.billing_product_ids.isdisjoint(ids) is negates


def _base_plan(condition: Mapping[str, Any]) -> Matches:
    ids, operator = frozenset(items(condition, "resource_ids")), condition["operator"]

    def matches(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
        if company is None:
            return False
        plan = company.base_plan_id
        if operator == "eq":
            return plan is not None and plan in ids
        if operator == "ne":
            return plan is None or plan not in ids
        return operator == ("is_empty" if plan is None else "not_empty")

    return matches


def _trait(condition: Mapping[str, Any]) -> Matches:
    definition = condition.get("trait_definition")
    if definition is None or definition["entity_type"] not in ("company", "user"):
        return _never
    trait_id: str = definition["id"]
    of_user = definition["entity_type"] == "user"
    other = condition.get("comparison_trait_definition")
    if other is not None:
        return _trait_against_trait(condition, trait_id, other["id"], of_user)
    operator: str = condition["operator"]
    compare = by_type(operator)
    right = Value(condition["trait_value"])
    missing = Trait("", definition["comparable_type"])
    text = right.text if operator == "eq" else None

    def matches(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
        entity = user if of_user else company
        if entity is None:
            return False
        trait = entity.traits.get(trait_id, missing)
        kind = trait.kind
        # By far the most common condition gets the shortest way.
        if text is not None and kind == "string":
            return trait.text == text
        if kind == "int" and run.usage > 0:
            return order(operator, wrap_int64(strict_int(trait.text) + run.usage), right.number)
        return compare[kind](trait, right)

    return matches


def _trait_against_trait(condition: Mapping[str, Any], trait_id: str, other_id: str, of_user: bool) -> Matches:
    operator: str = condition["operator"]
    compare = by_type(operator)
    missing = Trait("", condition["trait_definition"]["comparable_type"])

    def matches(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
        entity = user if of_user else company
        if entity is None:
            return False
        trait = entity.traits.get(trait_id, missing)
        right = entity.traits.get(other_id, EMPTY)
        if trait.kind == "int" and run.usage > 0:
            return order(operator, wrap_int64(strict_int(trait.text) + run.usage), right.number)
        return compare[trait.kind](trait, right)

    return matches


def _metric(condition: Mapping[str, Any]) -> Matches:
    key = metric_key(condition)
    if key is None:
        return _never
    operator: str = condition["operator"]
    limit: int | None = condition.get("metric_value")
    other = condition.get("comparison_trait_definition")
    other_id: str | None = other["id"] if other is not None else None

    def matches(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
        if company is None:
            return False
        if limit is None:
            raise CannotDecide
        usage = company.metrics.get(key, 0)
        usage = wrap_int64(usage + (run.event_quantity(key[0]) or run.usage))
        right = limit
        if other_id is not None:
            trait = company.traits.get(other_id)
            right = strict_int(trait.text) if trait is not None else 0
        return order(operator, usage, right)

    return matches


def _credit(condition: Mapping[str, Any]) -> Matches:
    if condition.get("credit_id") is None:
        return _never
    matches = compile_credit(condition)
    return lambda company, user, run: company is not None and matches(company, user, run)


_COMPILERS: dict[str, Callable[[Mapping[str, Any]], Matches]] = {
    "base_plan": _base_plan,
    "billing_product": _billing_product,
    "company": _company,
    "credit": _credit,
    "metric": _metric,
    "plan": _plan,
    "plan_version": _plan_version,
    "trait": _trait,
    "user": _user,
}
