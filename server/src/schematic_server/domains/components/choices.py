"""The plans and add-ons of a catalog as one company could choose them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from schematic_server.domains.components import shown_prices
from schematic_server.domains.entitlements import supposing
from schematic_server.domains.entitlements.effective import Entitlement
from schematic_server.domains.entitlements.supposing import Supposed
from schematic_server.domains.plans import assignments, groups, offers, plans, store, versions
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.components import CompanyPlanInvalidReason
    from schematic_server.contract.plans import PlanCreditVisibility, PlanDetailResponseData
    from schematic_server.contract.shared import PlanPriceCadence


@dataclass(frozen=True, slots=True)
class Choice:
    """One plan or add-on; `exceeded` is what the company uses more of than the plan allows."""

    plan: PlanDetailResponseData
    is_current: bool
    is_custom: bool
    can_trial: bool
    exceeded: Sequence[Entitlement]
    invalid_reason: CompanyPlanInvalidReason | None
    credit_visibility: Sequence[PlanCreditVisibility]
    compatible_plan_ids: Sequence[str]

    @property
    def periods(self) -> list[PlanPriceCadence]:
        return shown_prices.available(self.plan)


@dataclass(frozen=True, slots=True)
class Choices:
    """What is on offer, in order, and the settings of the environment that it is offered by."""

    plans: Sequence[Choice]
    add_ons: Sequence[Choice]
    terms: shown_prices.Terms
    settings: Row

    @property
    def all(self) -> list[Choice]:
        return [*self.plans, *self.add_ons]


def of_company(scope: Scope, company_id: str, catalog_id: str) -> Choices:
    """What a catalog offers to the company, in its order. What was never published is not on offer."""
    offer, settings = offers.find(scope, catalog_id), groups.settings(scope)
    held = scope.once(assignments.of_companies, [company_id]).get(company_id, ())
    base_ids = [one["plan_id"] for one in offer["ordered_plans"]]
    if settings["custom_plan_id"] not in (None, *base_ids):
        base_ids.append(settings["custom_plan_id"])
    found = _Offered(scope, [*base_ids, *offers.add_ons(offer)], offer, held)
    sold = shown_prices.terms(found.plans(base_ids))
    company = _Company(scope, company_id, held, settings, found)
    return Choices(
        [company.choice(shown_prices.completed(one, sold)) for one in found.plans(base_ids)],
        [company.choice(one) for one in found.plans(offers.add_ons(offer))],
        sold,
        settings,
    )


class _Offered:
    """The plans on offer that there still are, seen at the versions that new companies get."""

    def __init__(self, scope: Scope, ids: Sequence[str], offer: Row, held: Sequence[Row]) -> None:
        rows = store.plans_by_id(scope.db, scope.account_id, {*ids, *(one["plan_id"] for one in held)})
        self.versions = {
            one: row["id"] for one, row in versions.shown(scope, ids).items() if row["status"] == "published"
        }
        wanted = [rows[one] for one in dict.fromkeys(ids) if one in rows and one in self.versions]
        told = plans.details(
            scope, wanted, with_entitlements=True, with_drafts=False, with_counts=False, with_features=False
        )
        self.orders = {one["plan_id"]: one for one in (*offer["ordered_plans"], *offer["ordered_add_ons"])}
        self._plans = {one["id"]: _visible(one, self.orders.get(one["id"])) for one in told}

    def plans(self, ids: Iterable[str]) -> list[PlanDetailResponseData]:
        return [self._plans[one] for one in ids if one in self._plans]


class _Company:
    """What one company may do with plans."""

    def __init__(self, scope: Scope, company_id: str, held: Sequence[Row], settings: Row, found: _Offered) -> None:
        self._settings, self._rules, self._orders = settings, settings["settings"], found.orders
        self._held = {row["plan_id"] for row in held}
        self._base = next((row["plan_id"] for row in held if row["is_base"]), None)
        self._yearly = {one["id"]: shown_prices.yearly(one) for one in found.plans(found.versions)}
        self._trialed = {one["plan_id"] for one in store.trials(scope, [company_id]).get(company_id, ())}
        kept = [row["plan_version_id"] for row in held if not row["is_base"]]
        others = {one: Supposed([version, *kept]) for one, version in found.versions.items() if one not in self._held}
        supposed = supposing.suppose(scope, company_id, others)
        self._exceeded = {one: supposing.exceeded(own) for one, own in supposed.items()}

    def choice(self, plan: PlanDetailResponseData) -> Choice:
        is_base = plan["plan_type"] == "plan"
        exceeded = self._exceeded.get(plan["id"], []) if is_base else []
        return Choice(
            plan,
            is_current=plan["id"] in self._held,
            is_custom=plan["id"] == self._settings["custom_plan_id"],
            can_trial=self._can_trial(plan),
            exceeded=exceeded,
            invalid_reason=self._invalid_reason(plan, exceeded) if is_base else None,
            credit_visibility=self._orders[plan["id"]]["credits"] if plan["id"] in self._orders else [],
            compatible_plan_ids=self._settings["add_on_compatibilities"].get(plan["id"], []),
        )

    def _can_trial(self, plan: PlanDetailResponseData) -> bool:
        had = plan["id"] in self._trialed if self._settings["trial_eligibility_per_plan"] else bool(self._trialed)
        return plan["is_trialable"] and not had and plan["id"] not in self._held

    def _invalid_reason(
        self, plan: PlanDetailResponseData, exceeded: Sequence[Entitlement]
    ) -> CompanyPlanInvalidReason | None:
        if plan["id"] in self._held:
            return None
        if exceeded and self._rules["prevent_downgrades_when_over_limit"]:
            return "feature_usage_exceeded"
        if self._rules["prevent_self_service_downgrade"] and self._is_downgrade(plan):
            return "downgrade_not_permitted"
        return None

    def _is_downgrade(self, plan: PlanDetailResponseData) -> bool:
        """Both cost something, this one less."""
        return 0 < self._yearly.get(plan["id"], 0) < self._yearly.get(self._base or "", 0)


def _visible(plan: PlanDetailResponseData, ordered: Row | None) -> PlanDetailResponseData:
    """The plan with what is shown of it: features in the catalog's order, then the others; credits that are not
    hidden."""
    if ordered is None:
        return plan
    said = {one["feature_id"]: (place, one["visible"]) for place, one in enumerate(ordered["entitlements"])}
    last = (len(said), True)
    shown = [one for one in plan.get("entitlements") or () if said.get(one["feature_id"], last)[1] is not False]
    shown.sort(key=lambda one: said.get(one["feature_id"], last)[0])
    hidden = {one["credit_id"] for one in ordered["credits"] if not one["visible"]}
    told: Mapping[str, object] = {
        **plan,
        "entitlements": shown,
        "included_credit_grants": [
            one for one in plan.get("included_credit_grants") or () if one["credit_id"] not in hidden
        ],
    }
    return cast("PlanDetailResponseData", told)
