"""The plans and add-ons of a catalog as one company could choose them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schematic_server.domains.components import shown_prices
from schematic_server.domains.entitlements.effective import Entitlement
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.components import CompanyPlanInvalidReason
    from schematic_server.contract.plans import PlanDetailResponseData
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
