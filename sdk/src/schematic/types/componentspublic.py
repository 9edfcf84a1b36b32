# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `componentspublic`."""

from __future__ import annotations

from typing import Any

from schematic.core.model import Instant, Model


class GetPublicPlansResponse(Model):
    """Contract: `GetPublicPlansResponse`."""

    data: PublicPlansResponseData
    params: dict[str, Any]


class PlanViewPublicResponseData(Model):
    """Contract: `PlanViewPublicResponseData`."""

    available_periods: list[PlanPriceCadence]
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    company_count: int
    compatible_plan_ids: list[str]
    controlled_by: BillingProviderType
    created_at: Instant
    credits: list[BillingCreditResponseData]
    currency_prices: list[PlanCurrencyPricesResponseData]
    custom: bool
    description: str
    features: list[FeatureInPlanResponseData]
    icon: PlanIcon
    id: str
    included_credit_grants: list[PlanCreditGrantView]
    is_custom: bool
    is_default: bool
    is_trialable: bool
    name: str
    plan_type: PlanType
    updated_at: Instant
    versions: list[PlanVersionResponseData]
    active_version: PlanVersionResponseData | None = None
    audience_type: str | None = None
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_product: BillingProductDetailResponseData | None = None
    catalogs: list[PlanCatalogMembershipResponseData] | None = None
    company_id: str | None = None
    company_logo_url: str | None = None
    company_name: str | None = None
    copied_from_plan_id: str | None = None
    credit_visibility: list[PlanCreditVisibility] | None = None
    custom_plan_config: CustomPlanConfig | None = None
    draft_version: PlanVersionResponseData | None = None
    entitlements: list[PlanEntitlementResponseData] | None = None
    is_free: bool | None = None
    monthly_price: BillingPriceResponseData | None = None
    one_time_price: BillingPriceResponseData | None = None
    quarterly_price: BillingPriceResponseData | None = None
    trial_days: int | None = None
    yearly_price: BillingPriceResponseData | None = None


class PublicPlansResponseData(Model):
    """Contract: `PublicPlansResponseData`."""

    active_add_ons: list[PlanViewPublicResponseData]
    active_plans: list[PlanViewPublicResponseData]
    add_on_compatibilities: list[CompatiblePlans]
    display_settings: ComponentDisplaySettings
    show_as_monthly_prices: bool
    show_credits: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    capabilities: ComponentCapabilities | None = None


from schematic.types.shared import (
    BillingCreditResponseData,
    BillingLinkedResourceResponseData,
    BillingPriceResponseData,
    BillingProductDetailResponseData,
    BillingProviderType,
    BillingStrategy,
    ChargeType,
    CompatiblePlans,
    ComponentCapabilities,
    ComponentDisplaySettings,
    CustomPlanConfig,
    FeatureInPlanResponseData,
    PlanCatalogMembershipResponseData,
    PlanCreditGrantView,
    PlanCreditVisibility,
    PlanCurrencyPricesResponseData,
    PlanEntitlementResponseData,
    PlanIcon,
    PlanPriceCadence,
    PlanType,
    PlanVersionResponseData,
)
