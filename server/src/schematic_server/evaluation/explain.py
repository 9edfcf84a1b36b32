"""Why a check answers as it does: every rule in its order, every condition with what it saw, and which rule decided.

Pure. The documents are those that checks are answered from, and each condition is asked by itself with the engine's own
function for it. That the verdict is the engine's is a law with a test.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from schematic.rules import CompiledCompany, CompiledUser, compile_company, compile_flag, compile_user
from schematic.rules.compare import strict_int
from schematic.rules.conditions import CannotDecide, compile_rule, metric_key
from schematic.rules.credits import Run, cost, room, start
from schematic.rules.documents import FLAG, Document, read
from schematic.rules.engine import NO_MATCH, CompiledRule

Outcome: TypeAlias = Literal["decided", "no_match", "not_asked"]
_UNASKED = ("global_override", "default")  # these match whatever their conditions say


@dataclass(frozen=True, slots=True)
class Condition:
    """`document` is the condition; `matches` is None where it has no limit to compare with, so that its rule does not.

    `seen` is what the company or user has (None: there is none of them), `wanted` what that is compared with: of
    credits what balance and overdraft cover, and what a use costs.
    """

    document: Document
    matches: bool | None
    seen: Any
    wanted: Any


@dataclass(frozen=True, slots=True)
class Rule:
    """All of `conditions` have to match, and of each group one. `matches` is told of rules that were not asked, too."""

    id: str
    name: str
    type: str
    value: bool
    reason: str
    matches: bool
    outcome: Outcome
    conditions: Sequence[Condition]
    groups: Sequence[Sequence[Condition]]


@dataclass(frozen=True, slots=True)
class Explanation:
    """`rules` in the order in which they are asked; `answer` is the engine's result for the same documents."""

    rules: Sequence[Rule]
    default_value: bool
    answer: Document

    @property
    def decided(self) -> Rule | None:
        """The rule that decided; None where the default did."""
        return next((rule for rule in self.rules if rule.outcome == "decided"), None)

    @property
    def verdict(self) -> tuple[bool, str, str | None]:
        """Value, reason and rule, as the rules tell them; spend policies and errors alone are not among these."""
        rule = self.decided
        return (self.default_value, NO_MATCH, None) if rule is None else (rule.value, rule.reason, rule.id)


def explain(
    flag: Mapping[str, Any],
    company: Mapping[str, Any] | None,
    user: Mapping[str, Any] | None,
    options: Mapping[str, Any] | None,
    now_ms: int,
) -> Explanation:
    """Of documents as `schematic.rules.evaluate` takes them, and with the same errors."""
    compiled = compile_flag(flag)
    own_company = compile_company(company) if company is not None else None
    own_user = compile_user(user) if user is not None else None
    answer = compiled.check(own_company, own_user, options, now_ms)
    documents: list[Document] = list(read(FLAG, flag, "flag").get("rules", ()))
    for one in (own_company, own_user):
        documents += one.rules.get(compiled.id, ()) if one is not None else ()
    asked = sorted(((CompiledRule(one), one) for one in documents), key=lambda pair: pair[0].rank)
    sight = _Sight(own_company, own_user, start(options, now_ms))
    rules: list[Rule] = []
    is_open = "err" not in answer  # nothing is asked with options that cannot be meant
    for rule, document in asked:
        asks: Document = {} if rule.type in _UNASKED else document
        conditions = [sight.condition(one) for one in asks.get("conditions", ())]
        groups = [
            [sight.condition(one) for one in group.get("conditions", ())] for group in asks.get("condition_groups", ())
        ]
        matches = all(one.matches for one in conditions) and all(_has_one(group) for group in groups)
        outcome: Outcome = "not_asked" if not is_open else "decided" if matches else "no_match"
        is_open = is_open and not matches
        name: str = document["name"]
        rules.append(Rule(rule.id, name, rule.type, rule.value, rule.reason, matches, outcome, conditions, groups))
    return Explanation(rules, compiled.default_value, answer)


def changed(
    entity: Mapping[str, Any], traits: Mapping[str, str], definitions: Mapping[str, Document]
) -> Mapping[str, Any]:
    """The document of a company or user with other texts of these traits, by the ids of their `definitions`."""
    kept = [one for one in entity["traits"] if one["trait_definition"]["id"] not in traits]
    added = [{"value": text, "trait_definition": definitions[one]} for one, text in traits.items()]
    return {**entity, "traits": [*kept, *added]}


def counted(company: Mapping[str, Any], usage: Mapping[tuple[str, str, str], int]) -> Mapping[str, Any]:
    """The company's document with other counters, by event subtype, period and month reset."""
    own = {(one["event_subtype"], one["period"], one["month_reset"]): one for one in company["metrics"]}
    for key, value in usage.items():
        names = dict(zip(("event_subtype", "period", "month_reset"), key, strict=True))
        blank = {name: company[name] for name in ("account_id", "environment_id")} | {
            "company_id": company["id"],
            "created_at": "1970-01-01T00:00:00+00:00",
        }
        own[key] = {**own.get(key, blank), **names, "value": value}
    return {**company, "metrics": list(own.values())}


def _has_one(group: Sequence[Condition]) -> bool:
    """Whether one matches before one that cannot be decided: that one stops the whole rule."""
    return next((one.matches is True for one in group if one.matches is not False), False)


@dataclass(frozen=True, slots=True)
class _Sight:
    """What conditions look at."""

    company: CompiledCompany | None
    user: CompiledUser | None
    run: Run

    def condition(self, document: Document) -> Condition:
        matches = compile_rule({"rule_type": "standard", "conditions": [document]})
        try:
            found: bool | None = matches(self.company, self.user, self.run)
        except CannotDecide:
            found = None
        return Condition(document, found, *self._values(document))

    def _values(self, document: Document) -> tuple[Any, Any]:
        """What is seen, and what it is compared with."""
        kind: str = document["condition_type"]
        if kind == "trait":
            return self._trait(document)
        if kind == "user":
            return (None if self.user is None else self.user.id), document.get("resource_ids", [])
        company = self.company
        if company is None:
            return None, None
        if kind == "metric":
            return self._metric(document, company)
        if kind == "credit":
            if "credit_id" not in document:
                return None, None
            left = room(company, document["credit_id"])
            return "without limit" if left is None else left, cost(self.run, document)
        of_lists = {
            "plan": company.plan_ids,
            "plan_version": company.plan_version_ids,
            "billing_product": company.billing_product_ids,
        }
        seen = sorted(of_lists[kind]) if kind in of_lists else company.id
        return (company.base_plan_id if kind == "base_plan" else seen), document.get("resource_ids", [])

    def _trait(self, document: Document) -> tuple[Any, Any]:
        definition: Document = document.get("trait_definition", {})
        entity = self.user if definition.get("entity_type") == "user" else self.company
        if entity is None:
            return None, None
        trait = entity.traits.get(definition.get("id", ""))
        text = trait.text if trait is not None else ""
        if trait is not None and trait.kind == "int" and self.run.usage > 0:
            text = f"{text} + {self.run.usage}"
        return text, self._other(document, entity, document["trait_value"])

    def _metric(self, document: Document, company: CompiledCompany) -> tuple[Any, Any]:
        key = metric_key(document)
        usage = company.metrics.get(key, 0) + self.run.quantity(key[0]) if key is not None else 0
        limit = document.get("metric_value")
        if limit is None:
            return usage, None
        return usage, strict_int(str(self._other(document, company, limit)))

    def _other(self, document: Document, entity: CompiledUser, otherwise: Any) -> Any:
        """What the comparison trait says, where there is one to compare with."""
        other: Document | None = document.get("comparison_trait_definition")
        if other is None:
            return otherwise
        trait = entity.traits.get(other["id"])
        return trait.text if trait is not None else ""
