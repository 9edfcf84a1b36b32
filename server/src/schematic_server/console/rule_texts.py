"""Rules in words, what they come to, and what would change: of flags as the API tells them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from typing import Any, Literal, TypeAlias

from schematic_server.bounds import parse_instant
from schematic_server.console.rule_forms import OWN, own_rules

Answer: TypeAlias = Mapping[str, Any]
Verdict: TypeAlias = Literal["on", "off", "targeted"]
OPERATOR_WORDS: Mapping[str, str] = {
    "eq": "is",
    "ne": "is not",
    "gt": "is more than",
    "gte": "is at least",
    "lt": "is less than",
    "lte": "is at most",
    "is_empty": "is empty",
    "not_empty": "is not empty",
}
TYPE_WORDS: Mapping[str, str] = {
    "company": "company",
    "user": "user",
    "plan": "plan or add-on",
    "base_plan": "base plan",
    "plan_version": "plan version",
    "billing_product": "billing product",
    "trait": "trait",
    "metric": "usage",
    "credit": "credits",
}
# Members of a condition as its form calls them.
MEMBER_WORDS: Mapping[str, str] = {
    "condition_type": "what it looks at",
    "operator": "how it compares",
    "trait_id": "trait",
    "trait_value": "value",
    "comparison_trait_id": "trait to compare with",
    "event_subtype": "event",
    "metric_value": "limit",
    "metric_period": "period",
    "metric_period_month_reset": "where a month begins",
    "credit_id": "credit type",
    "credit_cost": "credits of one use",
}


def trait_name(definition: Answer) -> str:
    return definition["display_name"] or ".".join(definition["hierarchy"])


def condition(one: Answer) -> str:
    """One condition as a claim: `company is Acme or Bravo`."""
    kind, operator = one["condition_type"], one["operator"]
    does = OPERATOR_WORDS.get(operator, operator)
    if kind == "trait":
        what = f"{one['trait_entity_type'] or 'company'} trait {_trait(one, 'trait')} {does}"
        return what if operator.endswith("empty") else f"{what} {_trait(one, 'comparison_trait') or _quoted(one)}"
    if kind == "metric":
        period = (one["metric_period"] or "all_time").replace("_", " ")
        limit = _trait(one, "comparison_trait") or one["metric_value"]
        return f"usage of {one['event_subtype']} in {period} {does} {limit}"
    named = {of["id"]: of["name"] or of["id"] for of in one["resources"]}
    if kind == "credit":
        enough = "not enough" if operator in ("gt", "gte") else "enough"
        return f"{enough} credits of {', '.join(named.values()) or 'a credit type that is gone'}"
    versions = {of["id"]: f"{of['name']} version {of['version']}" for of in one["plan_versions"] or ()}
    what = " or ".join((named | versions).get(of, of) for of in one["resource_ids"])
    return f"{TYPE_WORDS.get(kind, kind)} {does} {what}".rstrip()


def claims(rule: Answer) -> list[str]:
    """What must hold, all of it; of a group one claim."""
    groups = (" or ".join(condition(of) for of in group["conditions"]) for group in rule["condition_groups"])
    return [*(condition(one) for one in rule["conditions"]), *(f"one of ({text})" for text in groups)]


def line(rule: Answer) -> str:
    """A rule as one line."""
    value = "on" if rule["value"] else "off"
    if rule["rule_type"] == "global_override":
        return f"{value} for everybody, whatever the rules say"
    if rule["rule_type"] == "default":
        return f"otherwise {value}"
    asked = claims(rule)
    return f"{rule['name']}: {value} {'if ' + ' and '.join(asked) if asked else 'for whoever asks'}"


def lines(rules: Sequence[Answer], default: bool) -> list[str]:
    """The rules that users write, in the order in which they decide."""
    order = sorted((one for one in rules if one["rule_type"] in OWN), key=lambda one: OWN.index(one["rule_type"]))
    told = [line(one) for one in order]
    return told if any(one["rule_type"] == "default" for one in order) else [*told, f"otherwise {_on(default)}"]


@dataclass(frozen=True, slots=True)
class Change:
    """A line of a comparison: `mark` is `+` for what comes, `-` for what goes, else a blank."""

    mark: str
    text: str


def differences(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    found: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Change(" ", text) for text in before[a:b]]
        else:
            found += [*(Change("-", text) for text in before[a:b]), *(Change("+", text) for text in after[c:d])]
    return found


def verdict(flag: Answer) -> Verdict:
    """Whether everybody gets the same answer."""
    own = own_rules(flag)
    for one in own:
        if one["rule_type"] == "global_override":
            return _on(one["value"])
    if len(own) < len(flag["rules"]):
        return "targeted"
    values = set(_values(own, bool(flag["default_value"])))
    return _on(values.pop()) if len(values) == 1 else "targeted"


def _values(own: Sequence[Answer], default: bool) -> Iterator[bool]:
    for one in own:
        if one["rule_type"] == "standard":
            yield one["value"]
            if not (one["conditions"] or one["condition_groups"]):
                return
    yield default


def stale(flag: Answer, now: datetime, days: int) -> list[str]:
    """Why the flag may not be needed any more; nothing of what is younger, or was changed later, than `days` ago."""
    since = now - timedelta(days=days)
    instants = [flag["created_at"], *(one["updated_at"] for one in own_rules(flag))]
    if any(at is not None and at > since for at in map(parse_instant, instants)):
        return []
    found: list[str] = []
    checked = parse_instant(flag["last_checked_at"]) if flag["last_checked_at"] else None
    if checked is None:
        found.append("never checked")
    elif checked < since:
        found.append(f"not checked for {(now - checked).days} days")
    if (always := verdict(flag)) != "targeted":
        found.append(f"always {always}")
    return found


def _on(value: bool) -> Literal["on", "off"]:
    return "on" if value else "off"


def _trait(one: Answer, member: str) -> str:
    definition = one[member]
    if definition is None:
        return "that is gone" if one[f"{member}_id"] else ""
    return trait_name(definition)


def _quoted(one: Answer) -> str:
    return f"“{one['trait_value']}”"
