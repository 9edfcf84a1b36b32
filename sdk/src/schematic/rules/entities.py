"""Companies and users, indexed once: traits by definition, metrics by window, entitlements by feature key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic.rules.compare import Value
from schematic.rules.documents import (
    METRIC_PERIODS,
    MONTH_RESETS,
    check_trait_definition,
    items,
    one_of,
    required,
    without_nulls,
)

_ENTITLEMENT = (
    "feature_id",
    "feature_key",
    "value_type",
    "allocation",
    "soft_limit",
    "usage",
    "event_name",
    "event_subtype",
    "metric_period",
    "month_reset",
    "metric_reset_at",
    "credit_id",
    "credit_total",
    "credit_used",
    "credit_remaining",
    "credit_reserved",
    "credit_settled",
    "consumption_rate",
    "quantity_rates",
    "warning_tiers",
)
Entitlement = dict[str, Any]
# (event subtype, period, month reset); all three must be equal, also where the reset is meaningless.
MetricKey = tuple[str, str, str]


class Trait(Value):
    """A trait's value; `kind` is the comparable type of its own definition."""

    __slots__ = ("kind",)

    def __init__(self, text: str, kind: str) -> None:
        super().__init__(text)
        self.kind = kind


class CompiledUser:
    """A user (or what a company shares with it), ready to be checked."""

    __slots__ = ("_rules", "id", "merged", "policies", "traits")

    def __init__(self, document: Mapping[str, Any], path: str) -> None:
        required(document, ("id", "account_id", "environment_id"), path)
        self.id: str = document["id"]
        self.traits = _traits(document, path)
        self.policies: list[Mapping[str, Any]] = list(items(document, "credit_spend_policies"))
        self._rules: dict[str, list[Mapping[str, Any]]] = {}
        for index, rule in enumerate(items(document, "rules")):
            required(rule, ("id",), f"{path}.rules[{index}]")
            flag_id = rule.get("flag_id")
            if flag_id is not None:
                self._rules.setdefault(flag_id, []).append(rule)
        # Rules of flag and company in their order, by flag id; belongs to `engine`.
        self.merged: dict[str, Any] = {}

    def rules_for(self, flag_id: str) -> list[Mapping[str, Any]]:
        """The entity's own rules for a flag; a rule without a flag belongs to none."""
        return self._rules.get(flag_id, [])


class CompiledCompany(CompiledUser):
    """A company, ready to be checked; usage and balances may be updated in place."""

    __slots__ = (
        "_by_feature_key",
        "base_plan_id",
        "billing_product_ids",
        "credit_balances",
        "credit_postpaid",
        "metrics",
        "plan_ids",
        "plan_version_ids",
        "subscription",
    )

    def __init__(self, document: Mapping[str, Any], path: str) -> None:
        super().__init__(document, path)
        self.base_plan_id: str | None = document.get("base_plan_id")
        self.plan_ids = frozenset(items(document, "plan_ids"))
        self.plan_version_ids = frozenset(items(document, "plan_version_ids"))
        self.billing_product_ids = frozenset(items(document, "billing_product_ids"))
        self.credit_balances: dict[str, float] = dict(document.get("credit_balances") or {})
        self.credit_postpaid: Mapping[str, Any] = document.get("credit_postpaid") or {}
        self.subscription: Mapping[str, Any] | None = document.get("subscription")
        self.metrics = _metrics(document, path)
        self._by_feature_key = _entitlements(document, path)

    def entitlement(self, feature_key: str) -> Entitlement | None:
        """The first entitlement of that feature key; shared, copy before changing."""
        return self._by_feature_key.get(feature_key)

    def set_metric(self, event_subtype: str, period: str, month_reset: str, value: int) -> None:
        """Set a counter and the `usage` of every entitlement that is measured by it."""
        self.metrics[event_subtype, period, month_reset] = value
        for entitlement in self._by_feature_key.values():
            event = entitlement.get("event_name") or entitlement.get("event_subtype")
            if (
                event == event_subtype
                and entitlement.get("metric_period", "all_time") == period
                and entitlement.get("month_reset", "first_of_month") == month_reset
            ):
                entitlement["usage"] = value

    def set_credit_balance(self, credit_id: str, value: float) -> None:
        """Set a balance and the `credit_remaining` of every entitlement that draws on it."""
        self.credit_balances[credit_id] = value
        for entitlement in self._by_feature_key.values():
            if entitlement.get("credit_id") == credit_id:
                entitlement["credit_remaining"] = value


def compile_company(document: Mapping[str, Any]) -> CompiledCompany:
    """Index a wire company; raises ValueError naming a missing member."""
    return CompiledCompany(document, "company")


def compile_user(document: Mapping[str, Any]) -> CompiledUser:
    """Index a wire user; raises ValueError naming a missing member."""
    return CompiledUser(document, "user")


def _traits(document: Mapping[str, Any], path: str) -> dict[str, Trait]:
    found: dict[str, Trait] = {}
    for index, trait in enumerate(items(document, "traits")):
        here = f"{path}.traits[{index}]"
        required(trait, ("value",), here)
        definition = trait.get("trait_definition")
        if definition is None:
            continue  # never found by any condition
        check_trait_definition(definition, f"{here}.trait_definition")
        found.setdefault(definition["id"], Trait(trait["value"], definition["comparable_type"]))
    return found


def _metrics(document: Mapping[str, Any], path: str) -> dict[MetricKey, int]:
    found: dict[MetricKey, int] = {}
    for index, metric in enumerate(items(document, "metrics")):
        here = f"{path}.metrics[{index}]"
        required(metric, ("event_subtype", "period", "month_reset", "value"), here)
        one_of(metric, "period", METRIC_PERIODS, here)
        one_of(metric, "month_reset", MONTH_RESETS, here)
        found.setdefault((metric["event_subtype"], metric["period"], metric["month_reset"]), metric["value"])
    return found


def _entitlements(document: Mapping[str, Any], path: str) -> dict[str, Entitlement]:
    found: dict[str, Entitlement] = {}
    for index, entitlement in enumerate(items(document, "entitlements")):
        required(entitlement, ("feature_id", "feature_key", "value_type"), f"{path}.entitlements[{index}]")
        if entitlement["feature_key"] in found:
            continue
        kept = without_nulls(entitlement, _ENTITLEMENT)
        for name in ("quantity_rates", "warning_tiers"):
            if not kept.get(name, True):
                del kept[name]
        found[entitlement["feature_key"]] = kept
    return found
