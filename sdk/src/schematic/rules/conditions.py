"""Conditions as closures: everything about a condition that does not depend on who asks is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from operator import attrgetter

from schematic.rules.compare import Value, by_type, int_order, strict_int, wrap_int64
from schematic.rules.credits import Run, compile_credit
from schematic.rules.documents import Document
from schematic.rules.entities import CompiledCompany, CompiledUser, MetricKey, Trait

Matches = Callable[[CompiledCompany | None, CompiledUser | None, Run], bool]

NO_OPTIONS = Run({})  # shared by all evaluations that need none of their own; never written to
_EMPTY = Value("")


class CannotDecide(Exception):
    """A metric condition without a limit: its rule does not match, whatever its other conditions say."""


def compile_rule(rule: Document) -> Matches:
    """All conditions in order, then at least one of each group; nothing is asked of `global_override` and `default`."""
    if rule["rule_type"] in ("global_override", "default"):
        return _always
    parts = _each(rule.get("conditions", ()))
    parts += [_any_of(group.get("conditions", ())) for group in rule.get("condition_groups", ())]
    return parts[0] if len(parts) == 1 else _all_of(tuple(parts))


def guard(rule: Document) -> tuple[str | None, str]:
    """A string trait and the text that a company has to have there for the rule to match; None where it asks for none
    first."""
    first: Document | None = next(iter(rule.get("conditions", ())), None)
    if first is None or rule["rule_type"] in ("global_override", "default") or not _is_company_text(first):
        return None, ""
    trait_id, text, missing = _text_of(first)
    return (None, "") if missing is None else (trait_id, text)


def metric_key(condition: Document) -> MetricKey | None:
    """Which counter the condition reads; None without an event subtype."""
    if "event_subtype" not in condition:
        return None
    return (
        condition["event_subtype"],
        condition.get("metric_period", "all_time"),
        condition.get("metric_period_month_reset", "first_of_month"),
    )


def _always(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
    return True


def _never(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
    return False


def _all_of(parts: Sequence[Matches]) -> Matches:
    def matches(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
        for part in parts:  # noqa: SIM110  # all() over a generator takes three times as long
            if not part(company, user, run):
                return False
        return True

    return matches


def _any_of(conditions: Sequence[Document]) -> Matches:
    parts = tuple(_compile(condition) for condition in conditions)

    def matches(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
        for part in parts:  # noqa: SIM110  # as above
            if part(company, user, run):
                return True
        return False

    return matches


def _each(conditions: Sequence[Document]) -> list[Matches]:
    parts: list[Matches] = []
    for is_text, group in groupby(conditions, _is_company_text):
        neighbours = list(group)
        parts += [_company_texts(neighbours)] if is_text else [_compile(one) for one in neighbours]
    return parts


def _compile(condition: Document) -> Matches:
    make = _COMPILERS.get(condition["condition_type"])
    return make(condition) if make is not None else _never


def _is_company_text(condition: Document) -> bool:
    return (
        condition["condition_type"] == "trait"
        and condition["operator"] == "eq"
        and condition.get("trait_definition", {}).get("entity_type") == "company"
        and "comparison_trait_definition" not in condition
    )


def _text_of(condition: Document) -> tuple[str, str, str | None]:
    """The trait, the text that it has to be, and the text that a missing one has: None where that is no string."""
    definition: Document = condition["trait_definition"]
    return definition["id"], condition["trait_value"], "" if definition["comparable_type"] == "string" else None


def _company_texts(conditions: Sequence[Document]) -> Matches:
    """Neighbours of the most common kind, asked in one call: does this trait of the company equal this text?"""
    wanted = tuple((*_text_of(one), _trait(one)) for one in conditions)

    def matches(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
        if company is None:
            return False
        find = company.strings.get
        for trait_id, text, missing, ask in wanted:
            found = find(trait_id, missing)
            # None is of another type, and the whole comparison has to tell.
            if found != text and (found is not None or not ask(company, user, run)):
                return False
        return True

    return matches


def _trait(condition: Document) -> Matches:
    definition = condition.get("trait_definition")
    if definition is None:
        return _never
    trait_id: str = definition["id"]
    is_of_user = definition["entity_type"] == "user"
    missing = Trait("", definition["comparable_type"])
    fixed = Value(condition["trait_value"])
    other_id: str | None = condition.get("comparison_trait_definition", {}).get("id")
    compare = by_type(condition["operator"])

    def matches(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
        entity = user if is_of_user else company
        if entity is None:
            return False
        trait = entity.traits.get(trait_id, missing)
        right = fixed if other_id is None else entity.traits.get(other_id, _EMPTY)
        if run.usage > 0 and trait.kind == "int":
            simulated = Value(str(wrap_int64(strict_int(trait.text) + run.usage)))
            return compare["int"](simulated, right)
        return compare[trait.kind](trait, right)

    return matches


def _metric(condition: Document) -> Matches:
    key = metric_key(condition)
    if key is None:
        return _never
    order = int_order(condition["operator"])
    limit: int | None = condition.get("metric_value")
    other_id: str | None = condition.get("comparison_trait_definition", {}).get("id")

    def matches(company: CompiledCompany | None, user: CompiledUser | None, run: Run) -> bool:
        if company is None:
            return False
        if limit is None:
            raise CannotDecide
        usage = company.metrics.get(key, 0)
        if run is not NO_OPTIONS:
            usage = wrap_int64(usage + run.quantity(key[0]))
        if other_id is None:
            return order(usage, limit)
        trait = company.traits.get(other_id, _EMPTY)
        return order(usage, strict_int(trait.text))

    return matches


def _credit(condition: Document) -> Matches:
    if "credit_id" not in condition:
        return _never
    matches = compile_credit(condition)
    return lambda company, user, run: company is not None and matches(company, user, run)


def _company(condition: Document) -> Matches:
    ids, negates = _listed(condition)
    return lambda company, user, run: company is not None and (company.id in ids) is not negates


def _user(condition: Document) -> Matches:
    ids, negates = _listed(condition)
    return lambda company, user, run: user is not None and (user.id in ids) is not negates


def _any_listed(name: str) -> Callable[[Document], Matches]:
    ids_of: Callable[[CompiledCompany], frozenset[str]] = attrgetter(name)

    def compile_listed(condition: Document) -> Matches:
        ids, negates = _listed(condition)
        return lambda company, user, run: company is not None and ids_of(company).isdisjoint(ids) is negates

    return compile_listed


def _base_plan(condition: Document) -> Matches:
    ids, negates = _listed(condition)
    if condition["operator"] in ("eq", "ne"):  # no base plan is in no list
        return lambda company, user, run: company is not None and (company.base_plan_id in ids) is not negates
    if condition["operator"] in ("is_empty", "not_empty"):
        is_empty = condition["operator"] == "is_empty"
        return lambda company, user, run: company is not None and (company.base_plan_id is None) is is_empty
    return _never


def _listed(condition: Document) -> tuple[frozenset[str | None], bool]:
    """The ids, and whether to be among them is the wrong answer: any operator but `ne` behaves as `eq`."""
    return frozenset(condition.get("resource_ids", ())), condition["operator"] == "ne"


_COMPILERS: dict[str, Callable[[Document], Matches]] = {
    "base_plan": _base_plan,
    "billing_product": _any_listed("billing_product_ids"),
    "company": _company,
    "credit": _credit,
    "metric": _metric,
    "plan": _any_listed("plan_ids"),
    "plan_version": _any_listed("plan_version_ids"),
    "trait": _trait,
    "user": _user,
}
