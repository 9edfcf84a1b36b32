"""Flags: rules in their order, the first match decides, and what is told about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from schematic.rules.compare import parse_int, strict_int
from schematic.rules.conditions import CannotDecide, Matches, compile_condition, metric_key
from schematic.rules.credits import Run, describe, explain, read_options, refusal
from schematic.rules.documents import items, required
from schematic.rules.entities import CompiledCompany, CompiledUser

NO_MATCH = "No rules matched; default value for flag"

# Groups in the order in which they are asked; a rule's priority never beats its type.
_GROUPS = (
    "global_override",
    "company_override",
    "plan_entitlement",
    "company_override_usage_exceeded",
    "plan_entitlement_usage_exceeded",
    "standard",
    "default",
)
_UNCONDITIONAL = ("global_override", "default")
_ENTITLEMENT_TYPES = _GROUPS[1:5]
_EXCEEDED_TYPES = _GROUPS[3:5]

TellUsage = Callable[[dict[str, Any], CompiledCompany, "int | None"], None]
_NOTHING = Run()


class CompiledRule:
    """One rule: `matches` asks its conditions in order, then its groups."""

    __slots__ = (
        "_conditions",
        "_groups",
        "group",
        "id",
        "needs_run",
        "priority",
        "reason",
        "tell_usage",
        "type",
        "value",
    )

    def __init__(self, document: Mapping[str, Any], path: str) -> None:
        names = ("id", "account_id", "environment_id", "name", "rule_type", "priority", "value")
        required(document, names, path)
        self.id: str = document["id"]
        self.type: str = document["rule_type"]
        if self.type not in _GROUPS:
            raise ValueError(f"{path}.rule_type must be one of {', '.join(_GROUPS)}, not {self.type!r}")
        self.group = _GROUPS.index(self.type)
        self.priority: int = document["priority"]
        self.value: bool = document["value"]
        self.reason = f'Matched {self.type.replace("_", " ")} rule "{document["name"]}" ({self.id})'
        conditions = items(document, "conditions")
        groups = [items(group, "conditions") for group in items(document, "condition_groups")]
        compiled = _compile_all(conditions, f"{path}.conditions")
        in_groups = tuple(
            _compile_all(group, f"{path}.condition_groups[{index}].conditions") for index, group in enumerate(groups)
        )
        asks = self.type not in _UNCONDITIONAL
        self._conditions: tuple[Matches, ...] = compiled if asks else ()
        self._groups: tuple[tuple[Matches, ...], ...] = in_groups if asks else ()
        self.tell_usage = _usage_teller(conditions) if self.type in _ENTITLEMENT_TYPES else None
        # Credit conditions write down exceeded policies and look at the clock: they need a Run of their own.
        every = [*conditions, *(condition for group in groups for condition in group)]
        self.needs_run = asks and any(condition["condition_type"] == "credit" for condition in every)

    def matches(self, company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
        for condition in self._conditions:
            if not condition(company, user, run):
                return False
        for group in self._groups:
            for condition in group:
                if condition(company, user, run):
                    break
            else:
                return False
        return True


class _Ordered:
    """Rules in the order in which they are asked."""

    __slots__ = ("needs_run", "rules")

    def __init__(self, candidates: Sequence[CompiledRule]) -> None:
        self.rules = tuple(sorted(candidates, key=_rank))
        self.needs_run = any(rule.needs_run for rule in self.rules)


def _rank(rule: CompiledRule) -> tuple[int, int]:
    if rule.type == "standard":
        return rule.group, rule.priority
    # Elsewhere priority means nothing; where several sources grant, a rule that says yes goes first.
    return rule.group, not rule.value if rule.type in _ENTITLEMENT_TYPES else 0


class CompiledFlag:
    """A flag, ready to be checked for any company and user."""

    __slots__ = ("_candidates", "_own", "default_value", "id", "key")

    def __init__(self, document: Mapping[str, Any]) -> None:
        required(document, ("id", "key", "account_id", "environment_id", "default_value"), "flag")
        self.id: str = document["id"]
        self.key: str = document["key"]
        self.default_value: bool = document["default_value"]
        self._candidates = [
            CompiledRule(rule, f"flag.rules[{index}]") for index, rule in enumerate(items(document, "rules"))
        ]
        self._own = _Ordered(self._candidates)

    def check(
        self,
        company: CompiledCompany | None,
        user: CompiledUser | None,
        options: Mapping[str, Any] | None = None,
        now_ms: int | None = None,
    ) -> dict[str, Any]:
        """The wire result: members that do not apply are left out.

        Always `value`, `reason`, `flag_id`, `flag_key`; `company_id`, `user_id` of who was given; `rule_id`,
        `rule_type` of the rule that matched; `entitlement` of the company for this flag's feature; `feature_*` usage
        where the rule measures it; `err` for negative options; `credit_spend_policy` when one turned the answer.
        """
        result: dict[str, Any] = {
            "value": self.default_value,
            "reason": NO_MATCH,
            "flag_id": self.id,
            "flag_key": self.key,
        }
        if company is not None:
            result["company_id"] = company.id
        if user is not None:
            result["user_id"] = user.id
        ordered = self._ordered(company, user)
        run = _NOTHING
        if options or ordered.needs_run:
            run = read_options(options, now_ms)
            error = refusal(run)
            if error is not None:
                result["err"] = error
                return result
        if company is not None:
            entitlement = company.entitlement(self.key)
            if entitlement is not None:
                result["entitlement"] = entitlement.copy()
        self._decide(result, ordered.rules, company, user, run, now_ms)
        return result

    def _decide(
        self,
        result: dict[str, Any],
        rules: tuple[CompiledRule, ...],
        company: CompiledCompany | None,
        user: CompiledUser | None,
        run: Run,
        now_ms: int | None,
    ) -> None:
        seen = 0
        matched = None
        for rule in rules:
            seen = len(run.exceeded)
            try:
                if rule.matches(company, user, run):
                    matched = rule
                    break
            except CannotDecide:
                continue
        if matched is not None:
            result["value"] = matched.value
            result["reason"] = matched.reason
            result["rule_id"] = matched.id
            result["rule_type"] = matched.type
            if matched.tell_usage is not None and company is not None:
                matched.tell_usage(result, company, now_ms)
        if run.exceeded and not result["value"]:
            _tell_policy(result, matched, run, seen)

    def _ordered(self, company: CompiledCompany | None, user: CompiledUser | None) -> _Ordered:
        of_company = company.rules_for(self.id) if company is not None else ()
        of_user = user.rules_for(self.id) if user is not None else ()
        if not of_company and not of_user:
            return self._own
        keeper = company if company is not None and not of_user else None
        if keeper is not None:
            kept = keeper.merged.get(self.id)
            if kept is not None and kept[0] is self:
                merged: _Ordered = kept[1]
                return merged
        own = [CompiledRule(rule, f"company.rules[{index}]") for index, rule in enumerate(of_company)]
        own += [CompiledRule(rule, f"user.rules[{index}]") for index, rule in enumerate(of_user)]
        merged = _Ordered([*self._candidates, *own])
        if keeper is not None:
            keeper.merged[self.id] = (self, merged)
        return merged


def compile_flag(document: Mapping[str, Any]) -> CompiledFlag:
    """Compile a wire flag; raises ValueError naming a missing member or a value outside a closed set."""
    return CompiledFlag(document)


def _compile_all(conditions: Sequence[Mapping[str, Any]], path: str) -> tuple[Matches, ...]:
    return tuple(compile_condition(condition, f"{path}[{index}]") for index, condition in enumerate(conditions))


def _tell_policy(result: dict[str, Any], matched: CompiledRule | None, run: Run, seen: int) -> None:
    """Name the policy: the first of all where nothing granted, the matched rule's own where it says "exceeded"."""
    if matched is None or matched.type == "default":
        exceeded = run.exceeded
    elif matched.type in _EXCEEDED_TYPES:
        exceeded = run.exceeded[seen:]
    else:
        return
    if exceeded:
        result["reason"] = explain(*exceeded[0])
        result["credit_spend_policy"] = describe(*exceeded[0])


def _usage_teller(conditions: Sequence[Mapping[str, Any]]) -> TellUsage | None:
    """What an entitlement rule tells of usage: its first direct metric or trait condition decides."""
    for condition in conditions:
        if condition["condition_type"] == "metric":
            return _metric_teller(condition)
        if condition["condition_type"] == "trait":
            return _trait_teller(condition)
    return None


def _metric_teller(condition: Mapping[str, Any]) -> TellUsage:
    key = metric_key(condition)
    period: str = condition.get("metric_period") or "all_time"
    reset: str = condition.get("metric_period_month_reset") or "first_of_month"
    limit: int = condition.get("metric_value") or 0
    allocation = _allocation(condition)

    def tell(result: dict[str, Any], company: CompiledCompany, now_ms: int | None) -> None:
        result["feature_allocation"] = allocation(company, limit)
        result["feature_usage"] = company.metrics.get(key, 0) if key is not None else 0
        if key is not None:
            result["feature_usage_event"] = key[0]
        result["feature_usage_period"] = period
        if period != "all_time" and now_ms is not None:
            from schematic.rules.periods import next_reset_ns, render

            resets_at = next_reset_ns(period, reset, company.subscription, now_ms)
            if resets_at is not None:
                result["feature_usage_reset_at"] = render(resets_at)

    return tell


def _trait_teller(condition: Mapping[str, Any]) -> TellUsage:
    definition = condition.get("trait_definition")
    trait_id: str | None = definition["id"] if definition is not None else None
    limit = strict_int(condition["trait_value"])
    allocation = _allocation(condition)

    def tell(result: dict[str, Any], company: CompiledCompany, now_ms: int | None) -> None:
        trait = company.traits.get(trait_id) if trait_id is not None else None
        result["feature_allocation"] = allocation(company, limit)
        result["feature_usage"] = strict_int(trait.text) if trait is not None else 0

    return tell


def _allocation(condition: Mapping[str, Any]) -> Callable[[CompiledCompany, int], int]:
    """The limit, or the company's comparison trait where it spells an integer."""
    other = condition.get("comparison_trait_definition")
    if other is None:
        return lambda company, limit: limit
    other_id: str = other["id"]

    def allocation(company: CompiledCompany, limit: int) -> int:
        trait = company.traits.get(other_id)
        number = parse_int(trait.text) if trait is not None else None
        return limit if number is None else number

    return allocation
