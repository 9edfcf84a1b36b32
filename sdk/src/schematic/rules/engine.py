"""Flags: rules in their order, the first match decides, and what is told about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from schematic.rules.compare import parse_int, strict_int
from schematic.rules.conditions import NO_OPTIONS, CannotDecide, compile_rule, guard, metric_key
from schematic.rules.credits import Run, describe, explain, start
from schematic.rules.documents import FLAG, RULE_TYPES, Document, read
from schematic.rules.entities import CompiledCompany, CompiledUser

NO_MATCH = "No rules matched; default value for flag"

_ENTITLEMENT_TYPES = frozenset(kind for kind in RULE_TYPES if kind.startswith(("company_override", "plan_entitlement")))
_NONE: dict[str, str | None] = {}
TellUsage = Callable[[Document, CompiledCompany, "int | None"], None]


class CompiledRule:
    """One rule; `matches` may raise CannotDecide, which means that it does not."""

    __slots__ = ("guard", "has_credits", "id", "matches", "rank", "reason", "tell_usage", "type", "value")

    def __init__(self, rule: Document) -> None:
        self.id: str = rule["id"]
        self.type: str = rule["rule_type"]
        self.value: bool = rule["value"]
        self.reason = f'Matched {self.type.replace("_", " ")} rule "{rule["name"]}" ({self.id})'
        self.guard = guard(rule)
        self.matches = compile_rule(rule)
        is_entitlement = self.type in _ENTITLEMENT_TYPES
        # Priority means nothing but in `standard`; where several sources grant, a rule that says yes goes first.
        within = rule["priority"] if self.type == "standard" else is_entitlement and not self.value
        self.rank = RULE_TYPES.index(self.type), within
        direct: list[Document] = rule.get("conditions", [])
        self.tell_usage = _usage_teller(direct) if is_entitlement else None
        grouped = (one for group in rule.get("condition_groups", ()) for one in group.get("conditions", ()))
        self.has_credits = any(one["condition_type"] == "credit" for one in (*direct, *grouped))


_rank = attrgetter("rank")


class _Ordered:
    """Rules in the order in which they are asked."""

    __slots__ = ("has_credits", "questions")

    def __init__(self, candidates: Sequence[CompiledRule]) -> None:
        # What rules out most of them stands where it is asked without a call.
        self.questions = tuple((*rule.guard, rule.matches, rule) for rule in sorted(candidates, key=_rank))
        # Credit conditions look at the clock and write down what they find: their evaluations need a Run.
        self.has_credits = any(rule.has_credits for rule in candidates)


class CompiledFlag:
    """A flag, ready to be checked for any company and user."""

    __slots__ = ("_candidates", "_own", "default_value", "id", "key")

    def __init__(self, document: Mapping[str, Any]) -> None:
        whole = read(FLAG, document, "flag")
        self.id: str = whole["id"]
        self.key: str = whole["key"]
        self.default_value: bool = whole["default_value"]
        self._candidates = _compile_rules(whole.get("rules", ()))
        self._own = _Ordered(self._candidates)

    def check(
        self,
        company: CompiledCompany | None,
        user: CompiledUser | None,
        options: Mapping[str, Any] | None = None,
        now_ms: int | None = None,
    ) -> Document:
        """The wire result: members that do not apply are left out.

        Always `value`, `reason`, `flag_id`, `flag_key`; `company_id`, `user_id` of who was given; `rule_id`,
        `rule_type` of the rule that matched; `entitlement` of the company for this flag's feature; `feature_*` usage
        where the rule measures it; `err` for negative options; `credit_spend_policy` when one turned the answer.
        Raises ValueError for options of the wrong shape.
        """
        result: Document = {
            "value": self.default_value,
            "reason": NO_MATCH,
            "flag_id": self.id,
            "flag_key": self.key,
        }
        ordered = self._own
        if company is not None:
            result["company_id"] = company.id
            if self.id in company.rules:
                ordered = self._with_rules_of(company, user)
        if user is not None:
            result["user_id"] = user.id
            if self.id in user.rules:
                ordered = self._with_rules_of(company, user)
        run = NO_OPTIONS
        if options or ordered.has_credits:
            run = start(options, now_ms)
            error = run.error()
            if error is not None:
                result["err"] = error
                return result
        if company is not None and self.key in company.entitlements:
            result["entitlement"] = company.entitlements[self.key].copy()
        _decide(result, ordered, company, user, run, now_ms)
        return result

    def _with_rules_of(self, company: CompiledCompany | None, user: CompiledUser | None) -> _Ordered:
        of_company = company.rules.get(self.id) if company is not None else None
        of_user = user.rules.get(self.id) if user is not None else None
        # Whoever has rules keeps the merged list, for as long as flag and company are the same objects.
        keeper = user if of_user is not None else company
        assert keeper is not None
        kept = keeper.merged.get(self.id)
        if kept is not None and kept[0] is self and kept[1] is of_company:
            found: _Ordered = kept[2]
            return found
        ordered = _Ordered([*self._candidates, *_compile_rules(of_company or ()), *_compile_rules(of_user or ())])
        keeper.merged[self.id] = (self, of_company, ordered)
        return ordered


def compile_flag(document: Mapping[str, Any]) -> CompiledFlag:
    """Compile a wire flag; raises ValueError naming a member that is missing or of the wrong type."""
    return CompiledFlag(document)


def _compile_rules(rules: Iterable[Document]) -> list[CompiledRule]:
    return [CompiledRule(rule) for rule in rules]


def _decide(
    result: Document,
    ordered: _Ordered,
    company: CompiledCompany | None,
    user: CompiledUser | None,
    run: Run,
    now_ms: int | None,
) -> None:
    seen = 0
    matched = None
    find = (company.strings if company is not None else _NONE).get
    for trait_id, text, matches, rule in ordered.questions:
        if trait_id is not None:
            found = find(trait_id, "")
            if found != text and found is not None:
                continue
        if rule.has_credits:
            seen = len(run.exceeded)
        try:
            if matches(company, user, run):
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


def _tell_policy(result: Document, matched: CompiledRule | None, run: Run, seen: int) -> None:
    """Name the policy: the first of all where nothing granted, the matched rule's own where it says "exceeded"."""
    if matched is None or matched.type == "default":
        exceeded = run.exceeded
    elif matched.type.endswith("_usage_exceeded") and matched.has_credits:
        exceeded = run.exceeded[seen:]
    else:
        return
    if exceeded:
        result["reason"] = explain(exceeded[0])
        result["credit_spend_policy"] = describe(exceeded[0])


def _usage_teller(conditions: Sequence[Document]) -> TellUsage | None:
    """What an entitlement rule tells of usage: its first direct metric or trait condition decides."""
    for condition in conditions:
        if condition["condition_type"] == "metric":
            return _metric_teller(condition)
        if condition["condition_type"] == "trait":
            return _trait_teller(condition)
    return None


def _metric_teller(condition: Document) -> TellUsage:
    key = metric_key(condition)
    period: str = condition.get("metric_period", "all_time")
    reset: str = condition.get("metric_period_month_reset", "first_of_month")
    allocation = _allocation(condition, condition.get("metric_value", 0))

    def tell(result: Document, company: CompiledCompany, now_ms: int | None) -> None:
        result["feature_allocation"] = allocation(company)
        result["feature_usage"] = company.metrics.get(key, 0) if key is not None else 0
        if key is not None:
            result["feature_usage_event"] = key[0]
        result["feature_usage_period"] = period
        if period != "all_time" and now_ms is not None:
            resets_at = _resets_at(company, period, reset, now_ms)
            if resets_at is not None:
                result["feature_usage_reset_at"] = resets_at

    return tell


def _resets_at(company: CompiledCompany, period: str, month_reset: str, now_ms: int) -> str | None:
    kept = company.resets.get((period, month_reset))
    if kept is not None and kept[0] <= now_ms and now_ms * 1_000_000 < kept[1]:
        return kept[2]
    from schematic.rules.periods import next_reset_ns, render

    found = next_reset_ns(period, month_reset, company.subscription, now_ms)
    if found is None:
        return None
    # Until that instant comes, the answer stays the same; one in the past is never kept.
    text = render(found)
    company.resets[period, month_reset] = (now_ms, found, text)
    return text


def _trait_teller(condition: Document) -> TellUsage:
    trait_id: str | None = condition.get("trait_definition", {}).get("id")
    allocation = _allocation(condition, strict_int(condition["trait_value"]))

    def tell(result: Document, company: CompiledCompany, now_ms: int | None) -> None:
        trait = company.traits.get(trait_id) if trait_id is not None else None
        result["feature_allocation"] = allocation(company)
        result["feature_usage"] = strict_int(trait.text) if trait is not None else 0

    return tell


def _allocation(condition: Document, limit: int) -> Callable[[CompiledCompany], int]:
    """The limit, or the company's comparison trait where it spells an integer."""
    other_id: str | None = condition.get("comparison_trait_definition", {}).get("id")
    if other_id is None:
        return lambda company: limit

    def allocation(company: CompiledCompany) -> int:
        trait = company.traits.get(other_id)
        number = parse_int(trait.text) if trait is not None else None
        return limit if number is None else number

    return allocation
