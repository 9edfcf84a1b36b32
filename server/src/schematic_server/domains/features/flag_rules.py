"""Rules that users write for a flag, and every rule of a flag as the API tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Literal, get_args

from schematic_server.domains.companies.tables import company, user
from schematic_server.domains.features import store
from schematic_server.domains.features.rules import (
    SERVER_MANAGED,
    Condition,
    ConditionGroup,
    Names,
    Preview,
    Rule,
    conditions_of,
    detail,
    resources,
    trait_ids,
)
from schematic_server.domains.features.views import derived, resource_previews
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id

if TYPE_CHECKING:
    from schematic_server.contract.features import (
        CreateOrUpdateConditionRequestBody,
        CreateOrUpdateRuleRequestBody,
        RuleDetailResponseData,
    )

_Member = Literal["trait_id", "comparison_trait_id", "event_subtype", "credit_id"]
_MEMBERS: tuple[_Member, ...] = get_args(_Member)
# What a condition of a type cannot do without.
_REQUIRED: Mapping[str, _Member] = {"trait": "trait_id", "metric": "event_subtype", "credit": "credit_id"}


def details(scope: Scope, flag_ids: Sequence[str]) -> dict[str, list[RuleDetailResponseData]]:
    """Rules by flag id: the user's by priority, then those that plan entitlements stand for."""
    own = scope.once(store.rules_of, flag_ids)
    others = derived(scope.db, scope.environment_id, flag_ids)
    rules = {flag_id: [*own.get(flag_id, ()), *others.get(flag_id, ())] for flag_id in flag_ids}
    names = _names(scope, list(chain.from_iterable(rules.values())))
    return {flag_id: [detail(one, scope.environment_id, names) for one in found] for flag_id, found in rules.items()}


def credit_costs(scope: Scope, flag_id: str) -> dict[str, float]:
    """What one use costs, by the id of the credit condition: the API takes it and does not tell it."""
    own = store.rules(scope.db, scope.environment_id, [flag_id]).get(flag_id, [])
    priced = [one for one in conditions_of(own) if one["condition_type"] == "credit"]
    return {one["id"]: 1.0 if (rate := one.get("consumption_rate")) is None else rate for one in priced}


def read(scope: Scope, flag_id: str, given: Sequence[CreateOrUpdateRuleRequestBody]) -> list[Rule]:
    """The user's rules that the body of an update asks for; server-managed ones are left out.

    A rule with an `id` keeps that and its creation instant. Raises BadRequest naming the member.
    """
    known = {rule.id: rule for rule in store.rules(scope.db, scope.environment_id, [flag_id]).get(flag_id, ())}
    rules = {
        f"rules.{index}": _rule(scope, flag_id, f"rules.{index}", one, known)
        for index, one in enumerate(given)
        if one.get("rule_type") not in SERVER_MANAGED
    }
    if len({rule.id for rule in rules.values()}) < len(rules):
        raise BadRequest("rules: the same id is listed twice; list each rule once")
    _check_traits(scope, rules)
    _check_resources(scope, rules, conditions_of(known.values()))
    return list(rules.values())


def _rule(
    scope: Scope, flag_id: str, where: str, given: CreateOrUpdateRuleRequestBody, known: Mapping[str, Rule]
) -> Rule:
    before = None
    if rule_id := given.get("id"):
        before = known.get(rule_id)
        if before is None:
            raise BadRequest(f"{where}.id: this flag has no rule {rule_id} here; leave id out to create one")
    return Rule(
        id=before.id if before else new_id("rule"),
        flag_id=flag_id,
        name=given["name"],
        priority=given["priority"],
        rule_type=given.get("rule_type") or (before.rule_type if before else "standard"),
        value=given["value"],
        conditions=_conditions(f"{where}.conditions", given["conditions"]),
        condition_groups=[
            ConditionGroup(
                id=group.get("id") or new_id("cgrp"),
                conditions=_conditions(f"{where}.condition_groups.{index}.conditions", group["conditions"]),
            )
            for index, group in enumerate(given["condition_groups"])
        ],
        created_at=before.created_at if before else scope.now,
        updated_at=scope.now,
    )


def _conditions(where: str, given: Sequence[CreateOrUpdateConditionRequestBody]) -> list[Condition]:
    return [_condition(f"{where}.{index}", one) for index, one in enumerate(given)]


def _condition(where: str, given: CreateOrUpdateConditionRequestBody) -> Condition:
    kind = given["condition_type"]
    required = _REQUIRED.get(kind)
    if required is not None and not given.get(required):
        raise BadRequest(f"{where}.{required} is required for a {kind} condition")
    if kind == "metric" and given.get("metric_value") is None and not given.get("comparison_trait_id"):
        raise BadRequest(f"{where}: give metric_value or comparison_trait_id, what the usage is compared with")
    condition = Condition(
        id=given.get("id") or new_id("cond"),
        condition_type=kind,
        operator=given["operator"],
        resource_ids=list(given["resource_ids"]),
        trait_value=given.get("trait_value") or "",
    )
    for name in _MEMBERS:
        if (value := given.get(name)) is not None:
            condition[name] = value
    if kind == "metric":
        condition["metric_value"] = int(given.get("metric_value") or 0)  # without a number the engine matches nothing
        condition["metric_period"] = given.get("metric_period") or "all_time"
        is_monthly = condition["metric_period"] == "current_month"
        reset = given.get("metric_period_month_reset") if is_monthly else None
        condition["metric_period_month_reset"] = reset or "first_of_month"
    if kind == "credit" and (credit_cost := given.get("credit_cost")) is not None:
        condition["consumption_rate"] = credit_cost
    return condition


def _check_traits(scope: Scope, rules: Mapping[str, Rule]) -> None:
    definitions = store.trait_definitions(scope.db, scope.environment_id, trait_ids(rules.values()))
    for where, condition in _placed(rules):
        for member in ("trait_id", "comparison_trait_id"):
            named = condition.get(member)
            if named is not None and named not in definitions:
                raise BadRequest(f"{where}.{member}: trait definition {named} does not exist in this environment")


def _check_resources(scope: Scope, rules: Mapping[str, Rule], before: Iterable[Condition]) -> None:
    # What the flag's rules named before may be gone by now; that must not stand in the way of their other changes.
    known = {*_resources(before), *_previews(scope, conditions_of(rules.values()))}
    for where, condition in _placed(rules):
        for kind, one in _resources([condition]):
            if kind in resource_previews.by_name and (kind, one) not in known:
                member, noun = ("credit_id", "credit type") if kind == "credit" else ("resource_ids", kind)
                raise BadRequest(f"{where}.{member}: {noun.replace('_', ' ')} {one} does not exist in this environment")


def _placed(rules: Mapping[str, Rule]) -> Iterator[tuple[str, Condition]]:
    """Every condition with its place in the body; `rules` by theirs."""
    for where, rule in rules.items():
        groups = {f"condition_groups.{index}.": one["conditions"] for index, one in enumerate(rule.condition_groups)}
        for group, conditions in {"": rule.conditions, **groups}.items():
            yield from ((f"{where}.{group}conditions.{index}", one) for index, one in enumerate(conditions))


def _resources(conditions: Iterable[Condition]) -> Iterator[tuple[str, str]]:
    """Condition type and id of everything that `conditions` name, but traits."""
    for one in conditions:
        kind = one["condition_type"]
        yield from ((kind, resource_id) for resource_id in resources(one))


def _previews(scope: Scope, conditions: Iterable[Condition]) -> dict[tuple[str, str], Preview]:
    """What the conditions name and there is, by condition type and id."""
    wanted: dict[str, set[str]] = {}
    for kind, one in _resources(conditions):
        wanted.setdefault(kind, set()).add(one)
    return {
        (kind, one): preview
        for kind, ids in wanted.items()
        if kind in resource_previews.by_name
        for one, preview in resource_previews.by_name[kind](scope, sorted(ids)).items()
    }


def _names(scope: Scope, rules: Sequence[Rule]) -> Names:
    definitions = store.trait_definitions(scope.db, scope.environment_id, trait_ids(rules))
    return Names(definitions, _previews(scope, conditions_of(rules)))


def companies_named(scope: Scope, ids: Sequence[str]) -> dict[str, Preview]:
    return store.entity_previews(scope, company, ids)


def users_named(scope: Scope, ids: Sequence[str]) -> dict[str, Preview]:
    return store.entity_previews(scope, user, ids)
