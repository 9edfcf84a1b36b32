"""Rules of flags, as the engine reads them and as the API tells them. Pure.

A rule has one shape whether a user wrote it or an entitlement stands for it (contract: `RuleDetailResponseData`,
`RulesengineRule`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from schematic_server.domains.companies.traits import COMPARABLE_TYPES

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
    condition_type: str
    operator: str
    resource_ids: list[str]
    trait_value: str


class Condition(_EveryCondition, total=False):
    """One condition as stored; what its type does not use is absent."""

    trait_id: str | None
    comparison_trait_id: str | None
    event_subtype: str | None
    metric_value: int | None
    metric_period: str | None
    metric_period_month_reset: str | None
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
    rule_type: str
    value: bool
    conditions: Sequence[Condition]
    condition_groups: Sequence[ConditionGroup]
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Names:
    """What a rule's ids stand for: trait definitions by id, previews by (condition type, id), versions by id."""

    definitions: Mapping[str, Mapping[str, Any]]
    previews: Mapping[tuple[str, str], Mapping[str, Any]]


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


def trait_definition(definition: Mapping[str, Any]) -> dict[str, str]:
    """A trait definition as the engine reads it."""
    return {
        "id": definition["id"],
        "comparable_type": COMPARABLE_TYPES[definition["trait_type"]],
        "entity_type": definition["entity_type"],
    }


def engine_rule(
    rule: Rule, account_id: str, environment_id: str, definitions: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """The rule as the engine reads it; a condition on a trait that is gone never matches."""
    owner = {"account_id": account_id, "environment_id": environment_id}

    def condition(one: Condition) -> dict[str, Any]:
        members = {name: value for name, value in one.items() if name not in ("trait_id", "comparison_trait_id")}
        for name, told in (("trait_id", "trait_definition"), ("comparison_trait_id", "comparison_trait_definition")):
            definition = definitions.get(str(one.get(name)))
            if definition is not None:
                members[told] = trait_definition(definition)
        return {**members, **owner}

    return {
        "id": rule.id,
        **owner,
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


def detail(rule: Rule, environment_id: str, names: Names) -> dict[str, Any]:
    """The rule as the API tells it (contract: `RuleDetailResponseData`)."""
    common = {
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


def _condition_detail(
    one: Condition, rule_id: str, group_id: str | None, common: Mapping[str, Any], names: Names
) -> dict[str, Any]:
    trait = names.definitions.get(str(one.get("trait_id")))
    kind = one["condition_type"]
    found = [names.previews.get((kind, resource)) for resource in one["resource_ids"]]
    previews = [preview for preview in found if preview is not None]
    return {
        **one,
        **common,
        "rule_id": rule_id,
        "condition_group_id": group_id,
        "trait": trait,
        "trait_entity_type": trait["entity_type"] if trait else None,
        "comparison_trait": names.definitions.get(str(one.get("comparison_trait_id"))),
        "resources": [_only(preview, "id", "name", "description") for preview in previews],
        "plan_versions": [
            _only(preview, "id", "name", "version", "status") for preview in previews if kind == "plan_version"
        ],
    }


def _only(preview: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: preview.get(name) for name in names}
