"""The plans and add-ons of a catalog as one company could choose them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.catalogs import showcase
from schematic_server.domains.catalogs.showcase import Shown
from schematic_server.domains.components import shown_prices
from schematic_server.domains.entitlements import supposing
from schematic_server.domains.entitlements.effective import Entitlement
from schematic_server.domains.entitlements.supposing import Supposed
from schematic_server.domains.plans import assignments, groups, trials
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.catalogs import CatalogResponseData
    from schematic_server.contract.components import CompanyPlanInvalidReason
    from schematic_server.contract.credits import BillingCreditBundleResponseData
    from schematic_server.contract.plangroups import PlanGroupPlanDetailResponseData
    from schematic_server.contract.plans import PlanDetailResponseData


@dataclass(frozen=True, slots=True)
class Choice:
    """One plan or add-on; `exceeded` is what the company uses more of than the plan allows."""

    shown: Shown
    is_current: bool
    can_trial: bool
    exceeded: Sequence[Entitlement]
    invalid_reason: CompanyPlanInvalidReason | None

    @property
    def plan(self) -> PlanGroupPlanDetailResponseData:
        return self.shown.plan


@dataclass(frozen=True, slots=True)
class Choices:
    """What a catalog offers, in order, and the plan group, whose settings hold for every catalog."""

    catalog: CatalogResponseData
    plans: Sequence[Choice]
    add_ons: Sequence[Choice]
    bundles: Sequence[BillingCreditBundleResponseData]
    group: Row

    @property
    def all(self) -> list[Choice]:
        return [*self.plans, *self.add_ons]

    @property
    def rules(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.group["settings"]
        return found


def of_company(scope: Scope, company_id: str, catalog_id: str | None, *, with_custom_plan: bool = True) -> Choices:
    """What a catalog, the default one unless named, offers to the company; raises NotFound for a catalog.

    Every plan that costs nothing has a price of 0 for each period that something is sold in: the component library
    leaves out what has no price.
    """
    found = showcase.load(scope, catalog_id, with_custom_plan=with_custom_plan, with_features=False)
    shown = [*found.plans, *found.add_ons]
    sold = shown_prices.terms([cast("PlanDetailResponseData", one.plan) for one in shown])
    priced = [replace(one, plan=_priced(one.plan, sold)) for one in shown]
    group = groups.settings(scope)
    company = _Company(scope, company_id, group, priced)
    choices = [company.choice(one) for one in priced]
    return Choices(found.catalog, choices[: len(found.plans)], choices[len(found.plans) :], found.bundles, group)


class _Company:
    """What one company may do with plans."""

    def __init__(self, scope: Scope, company_id: str, group: Row, shown: Sequence[Shown]) -> None:
        self._group, self._rules = group, group["settings"]
        held = scope.once(assignments.of_companies, [company_id]).get(company_id, ())
        self._held = {row["plan_id"]: row["plan_version_id"] for row in held}
        base = next((row["plan_id"] for row in held if row["is_base"]), None)
        self._pays = next((_yearly(one.plan) for one in shown if one.plan["id"] == base), 0)
        self._trialed = trials.tried(scope, company_id)
        kept = [row["plan_version_id"] for row in held if not row["is_base"]]
        others = {
            one.plan["id"]: Supposed([version["id"], *kept])
            for one in shown
            if one.plan["id"] not in self._held and (version := one.plan.get("active_version"))
        }
        supposed = supposing.suppose(scope, company_id, others)
        self._exceeded = {one: supposing.exceeded(own) for one, own in supposed.items()}

    def choice(self, shown: Shown) -> Choice:
        plan = shown.plan
        is_base = plan["plan_type"] == "plan"
        exceeded = self._exceeded.get(plan["id"], []) if is_base else []
        return Choice(
            shown,
            is_current=plan["id"] in self._held,
            can_trial=self._can_trial(plan),
            exceeded=exceeded,
            invalid_reason=self._invalid_reason(plan, exceeded) if is_base else None,
        )

    def _can_trial(self, plan: PlanGroupPlanDetailResponseData) -> bool:
        had = plan["id"] in self._trialed if self._group["trial_eligibility_per_plan"] else bool(self._trialed)
        return plan["is_trialable"] and not had and plan["id"] not in self._held

    def _invalid_reason(
        self, plan: PlanGroupPlanDetailResponseData, exceeded: Sequence[Entitlement]
    ) -> CompanyPlanInvalidReason | None:
        if plan["id"] in self._held:
            return None
        if exceeded and self._rules["prevent_downgrades_when_over_limit"]:
            return "feature_usage_exceeded"
        # A downgrade is from what costs something to what costs less; to what costs nothing one unsubscribes.
        if self._rules["prevent_self_service_downgrade"] and 0 < _yearly(plan) < self._pays:
            return "downgrade_not_permitted"
        return None


def _priced(plan: PlanGroupPlanDetailResponseData, sold: shown_prices.Terms) -> PlanGroupPlanDetailResponseData:
    told = shown_prices.completed(cast("PlanDetailResponseData", plan), sold)
    return cast("PlanGroupPlanDetailResponseData", {**told, "available_periods": shown_prices.available(told)})


def _yearly(plan: PlanGroupPlanDetailResponseData) -> int:
    return shown_prices.yearly(cast("Mapping[str, Any]", plan))
