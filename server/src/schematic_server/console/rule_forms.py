"""A flag's rules as a form: read from the API's answer, from fields; edited; written as the API's body. Pure.

Fields are named as the members of that body are, with places between: `rules.0.conditions.1.operator`. The order of
rules and conditions is the order in which their fields come, so that a page may move them without naming them anew.
`resource_ids` is one field: ids with commas between.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

from schematic_server.errors import BadRequest

Answer: TypeAlias = Mapping[str, Any]
_Tree: TypeAlias = "dict[str, str | _Tree]"
OWN = ("global_override", "standard", "default")  # rule types that users write
NO_VALUE = ("is_empty", "not_empty")
_ANY, _ORDER = ("eq", "ne"), ("eq", "ne", "gt", "gte", "lt", "lte")
# Condition types of the contract, and with which operators each means something.
OPERATORS: Mapping[str, tuple[str, ...]] = {
    "company": _ANY,
    "user": _ANY,
    "plan": _ANY,
    "base_plan": (*_ANY, *NO_VALUE),
    "plan_version": _ANY,
    "billing_product": _ANY,
    "trait": (*_ORDER, *NO_VALUE),
    "metric": _ORDER,
    "credit": ("lte", "gte"),
}
RESOURCES = frozenset(OPERATORS) - {"trait", "metric", "credit"}  # types that name objects by their ids
_TEXTS = (
    "id",
    "operator",
    "trait_id",
    "trait_value",
    "comparison_trait_id",
    "event_subtype",
    "metric_value",
    "metric_period",
    "metric_period_month_reset",
    "credit_id",
    "credit_cost",
    "find",
)


@dataclass(slots=True)
class Condition:
    """Members as texts; `find` is searched for, and `matches`, ids and names, can be taken into `resource_ids`."""

    key: str = ""
    id: str = ""
    condition_type: str = "company"
    operator: str = "eq"
    resource_ids: list[str] = field(default_factory=list[str])
    trait_id: str = ""
    trait_value: str = ""
    comparison_trait_id: str = ""
    event_subtype: str = ""
    metric_value: str = ""
    metric_period: str = "all_time"
    metric_period_month_reset: str = "first_of_month"
    credit_id: str = ""
    credit_cost: str = ""
    find: str = ""
    matches: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    @property
    def operators(self) -> tuple[str, ...]:
        """Those to choose from; what it has stays one of them."""
        known = OPERATORS[self.condition_type]
        return known if self.operator in known else (*known, self.operator)


@dataclass(slots=True)
class Group:
    key: str = ""
    id: str = ""
    conditions: list[Condition] = field(default_factory=list[Condition])


@dataclass(slots=True)
class Rule:
    key: str = ""
    id: str = ""
    name: str = ""
    value: bool = True
    conditions: list[Condition] = field(default_factory=list[Condition])
    condition_groups: list[Group] = field(default_factory=list[Group])


Item: TypeAlias = "Rule | Group | Condition"
_NEW = {"rules": Rule, "conditions": Condition, "condition_groups": Group}


@dataclass(slots=True)
class Draft:
    """What users write of a flag's rules: a value for everybody, rules in their order, a value for all others.

    `version` tells from which rules it was made; `focus` is what an edit has left the attention at.
    """

    override: str = ""  # "true", "false" or, without an override, nothing
    rules: list[Rule] = field(default_factory=list[Rule])
    default: bool = False
    override_id: str = ""
    default_id: str = ""
    version: str = ""
    focus: Item | None = None

    def conditions(self) -> Iterator[Condition]:
        for rule in self.rules:
            yield from rule.conditions
            for group in rule.condition_groups:
                yield from group.conditions


def own_rules(flag: Answer) -> list[Answer]:
    """The rules that users wrote, in their order."""
    return [one for one in flag["rules"] if one["rule_type"] in OWN]


def version(flag: Answer) -> str:
    """Another text after each change of the rules that users write; they are written together."""
    seen = ",".join(f"{one['id']}@{one['updated_at']}" for one in own_rules(flag))
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def from_flag(flag: Answer, costs: Mapping[str, float]) -> Draft:
    """Of a flag as the API tells it; `costs` are those of its credit conditions, by their ids."""
    own = own_rules(flag)
    override = next((one for one in own if one["rule_type"] == "global_override"), None)
    default = next((one for one in own if one["rule_type"] == "default"), None)
    return Draft(
        override="" if override is None else _switch(override["value"]),
        override_id=override["id"] if override else "",
        default=bool(flag["default_value"]),
        default_id=default["id"] if default else "",
        rules=[_rule(one, costs) for one in own if one["rule_type"] == "standard"],
        version=version(flag),
    )


def from_fields(fields: Mapping[str, str]) -> Draft:
    """Of what was sent; what is no field of the form is passed over."""
    tree: _Tree = {}
    for name, value in fields.items():
        *way, last = name.split(".")
        node: str | _Tree = tree
        for part in way:
            node = node.setdefault(part, {}) if isinstance(node, dict) else ""
        if isinstance(node, dict):
            node.setdefault(last, value)
    return Draft(
        override=_text(tree, "override"),
        override_id=_text(tree, "override_id"),
        default=_text(tree, "default") == "true",
        default_id=_text(tree, "default_id"),
        version=_text(tree, "updated_at"),
        rules=[
            Rule(
                key=key,
                id=_text(one, "id"),
                name=_text(one, "name"),
                value=_text(one, "value") == "true",
                conditions=_conditions(one),
                condition_groups=[
                    Group(key=group, id=_text(of, "id"), conditions=_conditions(of))
                    for group, of in _items(one, "condition_groups")
                ],
            )
            for key, one in _items(tree, "rules")
        ],
    )


def edit(draft: Draft, act: str) -> None:
    """Do what a button says: `add rules`, `remove rules.1`, `up rules.1`, `take rules.1.conditions.0 comp_…`.

    Places are those of the fields' names. Raises BadRequest for anything else.
    """
    verb, _, rest = act.partition(" ")
    where, _, what = rest.partition(" ")
    if verb == "show":
        return
    if verb == "add":
        of, _, name = where.rpartition(".")
        items = _children(_at(draft, of) if of else draft, name)
        made = _NEW[name]()
        if isinstance(made, Group):
            made.conditions.append(Condition())
        items.append(made)
        draft.focus = made
        return
    of, _, key = where.rpartition(".")
    owner, _, name = of.rpartition(".")
    items = _children(_at(draft, owner) if owner else draft, name)
    index = next((at for at, one in enumerate(items) if one.key == key), None)
    if index is None:
        raise _no_act(act)
    found = items[index]
    draft.focus = found
    if verb == "remove":
        del items[index]
        draft.focus = items[min(index, len(items) - 1)] if items else None
    elif verb in ("up", "down"):
        to = index + (1 if verb == "down" else -1)
        if 0 <= to < len(items):
            items.insert(to, items.pop(index))
    elif verb == "take" and isinstance(found, Condition):
        found.find = ""
        if what and what not in found.resource_ids:
            found.resource_ids.append(what)
    elif verb == "drop" and isinstance(found, Condition):
        found.resource_ids = [one for one in found.resource_ids if one != what]
    elif verb != "find":
        raise _no_act(act)


def body(draft: Draft) -> list[dict[str, Any]]:
    """`rules` of the API's body; raises BadRequest naming the field that is missing or wrong.

    The rules come first, so that a place which the API names is a place of the form.
    """
    made = [
        {
            **({"id": rule.id} if rule.id else {}),
            "rule_type": "standard",
            "name": _needed(rule.name, f"rules.{index}.name"),
            "priority": index,
            "value": rule.value,
            "conditions": _bodies(rule.conditions, f"rules.{index}"),
            "condition_groups": [
                _group_body(group, f"rules.{index}.condition_groups.{at}")
                for at, group in enumerate(rule.condition_groups)
            ],
        }
        for index, rule in enumerate(draft.rules)
    ]
    for rule_type, name, rule_id, value in (
        ("global_override", "Everybody", draft.override_id, draft.override),
        ("default", "Default", draft.default_id, _switch(draft.default)),
    ):
        if value:
            made.append(
                {
                    **({"id": rule_id} if rule_id else {}),
                    "rule_type": rule_type,
                    "name": name,
                    "priority": 0,
                    "value": value == "true",
                    "conditions": [],
                    "condition_groups": [],
                }
            )
    return made


def forget_others(draft: Draft, flag: Answer) -> None:
    """Leave out ids of rules that are gone meanwhile, so that saving makes them anew."""
    known = {one["id"] for one in flag["rules"]}
    draft.override_id = draft.override_id if draft.override_id in known else ""
    draft.default_id = draft.default_id if draft.default_id in known else ""
    for rule in draft.rules:
        rule.id = rule.id if rule.id in known else ""


def _rule(one: Answer, costs: Mapping[str, float]) -> Rule:
    return Rule(
        id=one["id"],
        name=one["name"],
        value=one["value"],
        conditions=[_condition(of, costs) for of in one["conditions"]],
        condition_groups=[
            Group(id=group["id"], conditions=[_condition(of, costs) for of in group["conditions"]])
            for group in one["condition_groups"]
        ],
    )


def _condition(one: Answer, costs: Mapping[str, float]) -> Condition:
    """The API does not tell a credit condition's cost, and its credit type as a resource alone."""
    kind: str = one["condition_type"]
    texts: dict[str, Any] = {name: str(one[name]) for name in _TEXTS if one.get(name) is not None}
    made = Condition(condition_type=kind if kind in OPERATORS else "company", **texts)
    made.resource_ids = list(one["resource_ids"])
    if kind == "credit":
        made.credit_id = next((of["id"] for of in one["resources"]), "")
        made.credit_cost = f"{costs[one['id']]:g}" if one["id"] in costs else ""
    return made


def _text(tree: _Tree, name: str) -> str:
    found = tree.get(name, "")
    return found if isinstance(found, str) else ""


def _items(tree: _Tree, name: str) -> Iterator[tuple[str, _Tree]]:
    found = tree.get(name)
    for key, one in found.items() if isinstance(found, dict) else ():
        if isinstance(one, dict):
            yield key, one


def _conditions(tree: _Tree) -> list[Condition]:
    return [_read(key, one) for key, one in _items(tree, "conditions")]


def _read(key: str, one: _Tree) -> Condition:
    kind = _text(one, "condition_type")
    texts: dict[str, Any] = {name: found for name in _TEXTS if (found := _text(one, name))}
    made = Condition(key=key, condition_type=kind if kind in OPERATORS else "company", **texts)
    made.resource_ids = [found for text in _text(one, "resource_ids").split(",") if (found := text.strip())]
    if _text(one, "was_type") not in ("", made.condition_type):  # another type was chosen: it begins anew
        made = Condition(key=key, id=made.id, condition_type=made.condition_type)
        made.operator = OPERATORS[made.condition_type][0]
    return made


def _at(draft: Draft, where: str) -> Item:
    parts = where.split(".")
    node: Draft | Item = draft
    for name, key in zip(parts[::2], parts[1::2], strict=False):
        found = next((one for one in _children(node, name) if one.key == key), None)
        if found is None:
            raise _no_act(where)
        node = found
    if isinstance(node, Draft):
        raise _no_act(where)
    return node


def _children(node: Draft | Item, name: str) -> list[Item]:
    if name not in _NEW or not hasattr(node, name) or isinstance(node, Draft) != (name == "rules"):
        raise _no_act(name)
    return cast("list[Item]", getattr(node, name))


def _bodies(conditions: Iterable[Condition], where: str) -> list[dict[str, Any]]:
    return [_body(one, f"{where}.conditions.{index}") for index, one in enumerate(conditions)]


def _group_body(group: Group, where: str) -> dict[str, Any]:
    if not group.conditions:
        raise BadRequest(f"{where}: a group without conditions never holds; add one, or remove the group")
    own = {"id": group.id} if group.id else {}
    return {**own, "conditions": _bodies(group.conditions, where)}


def _body(one: Condition, where: str) -> dict[str, Any]:
    kind = one.condition_type
    made: dict[str, Any] = {"condition_type": kind, "operator": one.operator, "resource_ids": []}
    if one.id:
        made["id"] = one.id
    if one.find:
        raise BadRequest(f"{where}.find: choose one of those found, or empty the field")
    if kind in RESOURCES and one.operator not in NO_VALUE:
        made["resource_ids"] = one.resource_ids
        if not one.resource_ids:
            raise BadRequest(f"{where}.resource_ids: name at least one {kind.replace('_', ' ')}")
    elif kind == "trait":
        made["trait_id"] = _needed(one.trait_id, f"{where}.trait_id")
        if one.operator not in NO_VALUE:
            made |= {"comparison_trait_id": one.comparison_trait_id or None, "trait_value": one.trait_value}
    elif kind == "metric":
        made["event_subtype"] = _needed(one.event_subtype, f"{where}.event_subtype")
        made |= {"comparison_trait_id": one.comparison_trait_id or None, "metric_period": one.metric_period}
        made["metric_period_month_reset"] = one.metric_period_month_reset
        if not one.comparison_trait_id:
            made["metric_value"] = _number(int, one.metric_value, f"{where}.metric_value")
    elif kind == "credit":
        made["credit_id"] = _needed(one.credit_id, f"{where}.credit_id")
        made["credit_cost"] = _number(float, one.credit_cost, f"{where}.credit_cost")
        if one.event_subtype:
            made["event_subtype"] = one.event_subtype
    return made


def _needed(text: str, where: str) -> str:
    if not text:
        raise BadRequest(f"{where}: is missing")
    return text


def _number(kind: type[int] | type[float], text: str, where: str) -> float:
    try:
        found = kind(_needed(text, where))
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        what = "a whole number" if kind is int else "a number"
        raise BadRequest(f"{where}: must be {what}, not {text[:40]!r}")
    return found


def _switch(value: bool) -> str:
    return "true" if value else "false"


def _no_act(what: str) -> BadRequest:
    return BadRequest(f"act: the form has no {what[:80]!r}; load the page again")
