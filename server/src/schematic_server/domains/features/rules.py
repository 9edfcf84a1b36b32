"""Rules of flags, as the engine reads them and as the API tells them. Pure.

A rule has one shape whether a user wrote it or an entitlement stands for it (contract: `RuleDetailResponseData`,
`RulesengineRule`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, cast

from schematic_server.domains.companies.traits import COMPARABLE_TYPES

if TYPE_CHECKING:
    from schematic_server.contract.checks import RuleType
    from schematic_server.contract.features import (
        ComparableOperator,
        ConditionType,
        RuleConditionDetailResponseData,
        RuleDetailResponseData,
        TraitDefinition,
    )
    from schematic_server.contract.features import Condition as EngineCondition
    from schematic_server.contract.features import Rule as EngineRule
    from schematic_server.contract.shared import (
        EntityTraitDefinitionResponseData,
        MetricPeriod,
        MetricPeriodMonthReset,
        PlanVersionStatus,
    )

# Written by the server from entitlements and overrides; users neither write nor remove them.
SERVER_MANAGED = frozenset(
    {
        "company_override",
        "company_override_usage_exceeded",
        "plan_entitlement",
        "plan_entitlement_usage_exceeded",
    }
)


class _EveryCondition(TypedDict):
    id: str
    condition_type: ConditionType
    operator: ComparableOperator
    resource_ids: list[str]
    trait_value: str


class Condition(_EveryCondition, total=False):
    """One condition as stored; what its type does not use is absent."""

    trait_id: str | None
    comparison_trait_id: str | None
    event_subtype: str | None
    metric_value: int | None
    metric_period: MetricPeriod | None
    metric_period_month_reset: MetricPeriodMonthReset | None
    credit_id: str | None
    consumption_rate: float | None
    quantity_rates: dict[str, float]


class ConditionGroup(TypedDict):
    id: str
    conditions: list[Condition]


@dataclass(frozen=True, slots=True)
class Rule:
    """`created_at` and `updated_at` are also those of its conditions: they are written together."""

    id: str
    flag_id: str
    name: str
    priority: int
    rule_type: RuleType
    value: bool
    conditions: Sequence[Condition]
    condition_groups: Sequence[ConditionGroup]
    created_at: datetime
    updated_at: datetime


class _EveryPreview(TypedDict):
    id: str
    name: str


class Preview(_EveryPreview, total=False):
    """What a condition names; versions of plans tell the last two."""

    description: str | None
    version: int
    status: PlanVersionStatus


@dataclass(frozen=True, slots=True)
class Names:
    """What a rule's ids stand for: trait definitions by id, previews by (condition type, id)."""

    definitions: Mapping[str, EntityTraitDefinitionResponseData]
    previews: Mapping[tuple[str, str], Preview]


def conditions_of(rules: Iterable[Rule]) -> Iterator[Condition]:
    """Every condition of `rules`, grouped or not."""
    for rule in rules:
        yield from rule.conditions
        for group in rule.condition_groups:
            yield from group["conditions"]


def trait_ids(rules: Iterable[Rule]) -> set[str]:
    """Trait definitions that the rules compare."""
    ids = {one.get(name) for one in conditions_of(rules) for name in ("trait_id", "comparison_trait_id")}
    return {one for one in ids if isinstance(one, str)}


def trait_definition(definition: EntityTraitDefinitionResponseData) -> TraitDefinition:
    """A trait definition as the engine reads it."""
    return {
        "id": definition["id"],
        "comparable_type": COMPARABLE_TYPES[definition["trait_type"]],
        "entity_type": definition["entity_type"],
    }


def engine_rule(
    rule: Rule, account_id: str, environment_id: str, definitions: Mapping[str, EntityTraitDefinitionResponseData]
) -> EngineRule:
    """The rule as the engine reads it; a condition on a trait that is gone never matches."""
    owner = {"account_id": account_id, "environment_id": environment_id}

    def condition(one: Condition) -> EngineCondition:
        members = {name: value for name, value in one.items() if name not in ("trait_id", "comparison_trait_id")}
        for name, told in (("trait_id", "trait_definition"), ("comparison_trait_id", "comparison_trait_definition")):
            definition = definitions.get(str(one.get(name)))
            if definition is not None:
                members[told] = trait_definition(definition)
        return cast("EngineCondition", {**members, **owner})

    return {
        "id": rule.id,
        "account_id": account_id,
        "environment_id": environment_id,
        "flag_id": rule.flag_id,
        "name": rule.name,
        "priority": rule.priority,
        "rule_type": rule.rule_type,
        "value": rule.value,
        "conditions": [condition(one) for one in rule.conditions],
        "condition_groups": [
            {"conditions": [condition(one) for one in group["conditions"]]} for group in rule.condition_groups
        ],
    }


class _Common(TypedDict):
    """What a rule, its groups and its conditions alike tell."""

    environment_id: str
    flag_id: str
    created_at: datetime
    updated_at: datetime


def detail(rule: Rule, environment_id: str, names: Names) -> RuleDetailResponseData:
    """The rule as the API tells it."""
    common: _Common = {
        "environment_id": environment_id,
        "flag_id": rule.flag_id,
        "created_at": rule.created_at,
        "updated_at": rule.updated_at,
    }
    return {
        **common,
        "id": rule.id,
        "name": rule.name,
        "priority": rule.priority,
        "rule_type": rule.rule_type,
        "value": rule.value,
        "conditions": [_condition_detail(one, rule.id, None, common, names) for one in rule.conditions],
        "condition_groups": [
            {
                **common,
                "id": group["id"],
                "rule_id": rule.id,
                "conditions": [
                    _condition_detail(one, rule.id, group["id"], common, names) for one in group["conditions"]
                ],
            }
            for group in rule.condition_groups
        ],
    }


def resources(condition: Condition) -> list[str]:
    """Ids of all that it names, but traits."""
    if condition["condition_type"] != "credit":
        return condition["resource_ids"]
    credit_id = condition.get("credit_id")
    return [] if credit_id is None else [credit_id]


def _condition_detail(
    one: Condition, rule_id: str, group_id: str | None, common: _Common, names: Names
) -> RuleConditionDetailResponseData:
    trait = names.definitions.get(str(one.get("trait_id")))
    kind = one["condition_type"]
    found = [names.previews.get((kind, resource)) for resource in resources(one)]
    previews = [preview for preview in found if preview is not None]
    return {
        **common,
        "id": one["id"],
        "rule_id": rule_id,
        "condition_group_id": group_id,
        "condition_type": kind,
        "operator": one["operator"],
        "resource_ids": one["resource_ids"],
        "trait_value": one["trait_value"],
        "trait_id": one.get("trait_id"),
        "comparison_trait_id": one.get("comparison_trait_id"),
        "event_subtype": one.get("event_subtype"),
        "metric_value": one.get("metric_value"),
        "metric_period": one.get("metric_period"),
        "metric_period_month_reset": one.get("metric_period_month_reset"),
        "trait": trait,
        "trait_entity_type": trait["entity_type"] if trait else None,
        "comparison_trait": names.definitions.get(str(one.get("comparison_trait_id"))),
        "resources": [
            {"id": preview["id"], "name": preview["name"], "description": preview.get("description")}
            for preview in previews
        ],
        "plan_versions": [
            {"id": preview["id"], "name": preview["name"], "version": preview["version"], "status": preview["status"]}
            for preview in previews
            if "version" in preview and "status" in preview
        ],
    }
