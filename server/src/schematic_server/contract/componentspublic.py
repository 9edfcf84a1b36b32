# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `componentspublic`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingLinkedResourceResponseData,
        BillingPriceResponseData,
        BillingProductDetailResponseData,
    )
    from schematic_server.contract.components import ComponentCapabilities, ComponentDisplaySettings
    from schematic_server.contract.credits import BillingCreditResponseData
    from schematic_server.contract.features import FeatureInPlanResponseData
    from schematic_server.contract.plangroups import CompatiblePlans, CustomPlanConfig
    from schematic_server.contract.plans import (
        PlanCatalogMembershipResponseData,
        PlanCreditGrantView,
        PlanCreditVisibility,
        PlanCurrencyPricesResponseData,
        PlanEntitlementResponseData,
        PlanVersionResponseData,
    )
    from schematic_server.contract.shared import (
        BillingProviderType,
        BillingStrategy,
        ChargeType,
        PlanIcon,
        PlanPriceCadence,
        PlanType,
    )

GetPublicPlansAnswer: TypeAlias = "PublicPlansResponseData"


class PlanViewPublicResponseData(TypedDict):
    """A plan as a public pricing table shows it."""

    active_version: NotRequired[PlanVersionResponseData | None]
    audience_type: NotRequired[str | None]
    available_periods: Sequence[PlanPriceCadence]
    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    billing_product: NotRequired[BillingProductDetailResponseData | None]
    billing_strategy: BillingStrategy
    catalogs: NotRequired[Sequence[PlanCatalogMembershipResponseData] | None]
    charge_type: ChargeType
    company_count: int
    company_id: NotRequired[str | None]
    company_logo_url: NotRequired[str | None]
    company_name: NotRequired[str | None]
    compatible_plan_ids: Sequence[str]
    controlled_by: BillingProviderType
    copied_from_plan_id: NotRequired[str | None]
    created_at: datetime
    credit_visibility: NotRequired[Sequence[PlanCreditVisibility] | None]
    credits: Sequence[BillingCreditResponseData]
    currency_prices: Sequence[PlanCurrencyPricesResponseData]
    custom: bool
    custom_plan_config: NotRequired[CustomPlanConfig | None]
    description: str
    draft_version: NotRequired[PlanVersionResponseData | None]
    entitlements: NotRequired[Sequence[PlanEntitlementResponseData] | None]
    features: Sequence[FeatureInPlanResponseData]
    icon: PlanIcon
    id: str
    included_credit_grants: Sequence[PlanCreditGrantView]
    is_custom: bool
    is_default: bool
    is_free: NotRequired[bool | None]
    is_trialable: bool
    monthly_price: NotRequired[BillingPriceResponseData | None]
    name: str
    one_time_price: NotRequired[BillingPriceResponseData | None]
    plan_type: PlanType
    quarterly_price: NotRequired[BillingPriceResponseData | None]
    trial_days: NotRequired[int | None]
    updated_at: datetime
    versions: Sequence[PlanVersionResponseData]
    yearly_price: NotRequired[BillingPriceResponseData | None]


class PublicPlansResponseData(TypedDict):
    """Live plans and add-ons, as a pricing table shows them."""

    active_add_ons: Sequence[PlanViewPublicResponseData]
    active_plans: Sequence[PlanViewPublicResponseData]
    add_on_compatibilities: Sequence[CompatiblePlans]
    capabilities: NotRequired[ComponentCapabilities | None]
    display_settings: ComponentDisplaySettings
    show_as_monthly_prices: bool
    show_credits: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
