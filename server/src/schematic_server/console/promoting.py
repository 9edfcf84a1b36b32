"""A flag's rules, carried from one environment to another. Pure.

Companies, users, traits and credit types are of one environment; `there` has the id of each one's counterpart, by kind
and id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from schematic_server.console import rule_forms
from schematic_server.console.rule_texts import TYPE_WORDS, trait_name

Answer: TypeAlias = Mapping[str, Any]
Counterparts: TypeAlias = Mapping[tuple[str, str], str]
Costs: TypeAlias = Mapping[str, float]  # of credit conditions, by their ids
_OF_ENVIRONMENT = ("company", "user", "plan_version")


@dataclass(frozen=True, slots=True)
class Carried:
    """`rules` as the API tells them here and `bodies` as it is given them there; `left_out` has sentences."""

    rules: list[Answer]
    bodies: list[dict[str, Any]]
    left_out: list[str]


def conditions(rules: Sequence[Answer]) -> Iterator[Answer]:
    """Every condition of `rules`, grouped or not."""
    for rule in rules:
        yield from rule["conditions"]
        for group in rule["condition_groups"]:
            yield from group["conditions"]


def carry(flag: Answer, there: Counterparts, costs: Costs) -> Carried:
    """What users wrote for `flag` here; a rule that names what is not there is left out as a whole."""
    kept: list[Answer] = []
    bodies: list[dict[str, Any]] = []
    left_out: list[str] = []
    for rule in rule_forms.own_rules(flag):
        reasons = [reason for one in conditions([rule]) for reason in _lacking(one, there)]
        if reasons:
            left_out.append(f"{rule['name']}: {', '.join(dict.fromkeys(reasons))}")
            continue
        bodies.append(
            {
                **{name: rule[name] for name in ("name", "rule_type", "value")},
                "priority": len(kept),
                "conditions": [_body(one, there, costs) for one in rule["conditions"]],
                "condition_groups": [
                    {"conditions": [_body(one, there, costs) for one in group["conditions"]]}
                    for group in rule["condition_groups"]
                ],
            }
        )
        kept.append(rule)
    if all(one["rule_type"] != "default" for one in kept):
        default = {"name": "Default", "priority": 0, "rule_type": "default", "value": bool(flag["default_value"])}
        bodies.append({**default, "conditions": [], "condition_groups": []})
    return Carried(kept, bodies, left_out)


def _lacking(one: Answer, there: Counterparts) -> Iterator[str]:
    kind = one["condition_type"]
    if kind == "credit":
        for of in one["resources"] or ({"id": "", "name": "that is gone"},):
            if (kind, of["id"]) not in there:
                yield f"credit type {of['name']} is not there"
    if kind in _OF_ENVIRONMENT:
        names = {of["id"]: of["name"] for of in one["resources"]}
        for resource_id in one["resource_ids"]:
            if (kind, resource_id) not in there:
                yield f"{TYPE_WORDS[kind]} {names.get(resource_id, resource_id)} is not there"
    for member in ("trait", "comparison_trait"):
        if one[f"{member}_id"] and ("trait", one[f"{member}_id"]) not in there:
            yield f"trait {trait_name(one[member]) if one[member] else one[f'{member}_id']} is not there"


def _body(one: Answer, there: Counterparts, costs: Costs) -> dict[str, Any]:
    kind = one["condition_type"]
    names = ("condition_type", "operator", "trait_value", "event_subtype", "metric_value")
    made = {name: one[name] for name in (*names, "metric_period", "metric_period_month_reset")}
    made["resource_ids"] = [there.get((kind, of), of) for of in one["resource_ids"]]
    for name in ("trait_id", "comparison_trait_id"):
        made[name] = there[("trait", one[name])] if one[name] else None
    if kind == "credit":
        made |= {
            "resource_ids": [],
            "credit_id": there[(kind, one["resources"][0]["id"])],
            "credit_cost": costs[one["id"]],
        }
    return made
