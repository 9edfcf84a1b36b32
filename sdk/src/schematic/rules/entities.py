"""Companies and users, indexed once: traits by definition, metrics by window, entitlements by feature key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Self

from schematic.rules.compare import Value
from schematic.rules.documents import COMPANY, USER, Document, Reader, read

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

    __slots__ = ("id", "merged", "policies", "rules", "strings", "traits")

    def __init__(self, document: Mapping[str, Any], reader: Reader = USER, name: str = "user") -> None:
        self._index(read(reader, document, name))

    def _index(self, whole: Document) -> None:
        self.id: str = whole["id"]
        self.traits: dict[str, Trait] = {}
        for trait in whole.get("traits", ()):
            definition = trait.get("trait_definition")
            if definition is not None:  # without one, no condition ever finds it
                self.traits.setdefault(definition["id"], Trait(trait["value"], definition["comparable_type"]))
        # The texts of string traits, for the condition that is by far the most common; None for those of other types.
        self.strings = {name: trait.text if trait.kind == "string" else None for name, trait in self.traits.items()}
        self.policies: list[Document] = whole.get("credit_spend_policies", [])
        self.rules: dict[str, list[Document]] = {}
        for rule in whole.get("rules", ()):
            if "flag_id" in rule:
                self.rules.setdefault(rule["flag_id"], []).append(rule)
        # Kept by `engine`: the rules of a flag together with this entity's own, by flag id.
        self.merged: dict[str, Any] = {}

    def uncapped(self) -> Self:
        """The same without spend policies, for those who ask of no draw; all else is shared."""
        made = self._copy()
        made.policies = []
        return made

    def _copy(self) -> Self:
        """One that shares everything. Each member by name: a loop over them takes seven times as long."""
        made = self.__class__.__new__(self.__class__)
        made.id, made.policies = self.id, self.policies
        made.traits, made.strings = self.traits, self.strings
        made.rules, made.merged = self.rules, self.merged
        return made


class CompiledCompany(CompiledUser):
    """A company, ready to be checked; usage and balances may be updated in place."""

    __slots__ = (
        "_by_credit",
        "_by_metric",
        "base_plan_id",
        "billing_product_ids",
        "credit_balances",
        "credit_postpaid",
        "entitlements",
        "metrics",
        "plan_ids",
        "plan_version_ids",
        "resets",
        "subscription",
    )

    def __init__(self, document: Mapping[str, Any]) -> None:
        super().__init__(document, COMPANY, "company")

    def _index(self, whole: Document) -> None:
        super()._index(whole)
        self.base_plan_id: str | None = whole.get("base_plan_id")
        self.plan_ids = _ids(*whole.get("plan_ids", ()))
        self.plan_version_ids = _ids(*whole.get("plan_version_ids", ()))
        self.billing_product_ids = _ids(*whole.get("billing_product_ids", ()))
        self.credit_balances: dict[str, float] = whole.get("credit_balances", {})
        self.credit_postpaid: dict[str, Document] = whole.get("credit_postpaid", {})
        self.subscription: Document | None = whole.get("subscription")
        self.metrics: dict[MetricKey, int] = {}
        for one in whole.get("metrics", ()):
            self.metrics.setdefault((one["event_subtype"], one["period"], one["month_reset"]), one["value"])
        # Kept by `engine`: (valid from ms, valid until ns, text) of reset instants, by period and month reset.
        self.resets: dict[tuple[str, str], tuple[int, int, str]] = {}
        # By feature key, the first of each, as results show them.
        self.entitlements: dict[str, Document] = {}
        self._by_metric: dict[MetricKey, list[str]] = {}  # feature keys
        self._by_credit: dict[str, list[str]] = {}
        for entitlement in whole.get("entitlements", ()):
            if self.entitlements.setdefault(entitlement["feature_key"], entitlement) is entitlement:
                self._index_entitlement(entitlement)

    def _index_entitlement(self, entitlement: Document) -> None:
        for name in ("quantity_rates", "warning_tiers"):
            if name in entitlement and not entitlement[name]:
                del entitlement[name]
        if "event_name" in entitlement:
            window = entitlement.get("metric_period", "all_time"), entitlement.get("month_reset", "first_of_month")
            self._by_metric.setdefault((entitlement["event_name"], *window), []).append(entitlement["feature_key"])
        if "credit_id" in entitlement:
            self._by_credit.setdefault(entitlement["credit_id"], []).append(entitlement["feature_key"])

    def set_metric(self, event_subtype: str, period: str, month_reset: str, value: int) -> None:
        """Set a counter and the `usage` of every entitlement that is measured by it (matched by `event_name`)."""
        key = event_subtype, period, month_reset
        self.metrics[key] = value
        for feature_key in self._by_metric.get(key, ()):
            self.entitlements[feature_key]["usage"] = value

    def set_credit_balance(self, credit_id: str, value: float) -> None:
        """Set a balance and the `credit_remaining` of every entitlement that draws on it."""
        self.credit_balances[credit_id] = value
        for feature_key in self._by_credit.get(credit_id, ()):
            self.entitlements[feature_key]["credit_remaining"] = value

    def set_credit_figures(self, credit_id: str, figures: Mapping[str, float]) -> None:
        """Set a balance, and all that entitlements that draw on it tell of the credit: `credit_remaining`, …"""
        self.credit_balances[credit_id] = figures["credit_remaining"]
        for feature_key in self._by_credit.get(credit_id, ()):
            self.entitlements[feature_key].update(figures)

    def with_figures(self, metrics: Mapping[MetricKey, int], balances: Mapping[str, float]) -> Self:
        """Another company with these counters and balances, set as above, for those who check this one meanwhile."""
        made = self._copy()
        made.metrics = {**self.metrics, **metrics}
        made.credit_balances = {**self.credit_balances, **balances}
        measured = [(name, "usage", metrics[key]) for key in metrics for name in self._by_metric.get(key, ())]
        drawn = [(name, "credit_remaining", balances[key]) for key in balances for name in self._by_credit.get(key, ())]
        if measured or drawn:
            made.entitlements = self.entitlements.copy()
            for feature_key, member, figure in measured + drawn:
                made.entitlements[feature_key] = {**made.entitlements[feature_key], member: figure}
        return made

    def _copy(self) -> Self:
        made = super()._copy()
        made.base_plan_id, made.subscription = self.base_plan_id, self.subscription
        made.plan_ids, made.plan_version_ids = self.plan_ids, self.plan_version_ids
        made.billing_product_ids = self.billing_product_ids
        made.credit_balances, made.credit_postpaid = self.credit_balances, self.credit_postpaid
        made.metrics, made.resets = self.metrics, self.resets
        made.entitlements = self.entitlements
        made._by_metric, made._by_credit = self._by_metric, self._by_credit
        return made


@lru_cache(256)
def _ids(*ids: str) -> frozenset[str]:
    return frozenset(ids)


def compile_company(document: Mapping[str, Any]) -> CompiledCompany:
    """Index a wire company; raises ValueError naming a member that is missing or of the wrong type."""
    return CompiledCompany(document)


def compile_user(document: Mapping[str, Any]) -> CompiledUser:
    """Index a wire user; raises ValueError naming a member that is missing or of the wrong type."""
    return CompiledUser(document)
