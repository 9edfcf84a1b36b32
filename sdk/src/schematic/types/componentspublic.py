# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `componentspublic`."""

from __future__ import annotations

from typing import Any

from schematic.core.model import Instant, Model
from schematic.types.billing import (
    BillingLinkedResourceResponseData,
    BillingPriceResponseData,
    BillingProductDetailResponseData,
)
from schematic.types.components import ComponentCapabilities, ComponentDisplaySettings
from schematic.types.credits import BillingCreditResponseData
from schematic.types.features import FeatureInPlanResponseData
from schematic.types.plangroups import CompatiblePlans, CustomPlanConfig
from schematic.types.plans import (
    PlanCatalogMembershipResponseData,
    PlanCreditGrantView,
    PlanCreditVisibility,
    PlanCurrencyPricesResponseData,
    PlanEntitlementResponseData,
    PlanVersionResponseData,
)
from schematic.types.shared import (
    BillingProviderType,
    BillingStrategy,
    ChargeType,
    PlanIcon,
    PlanPriceCadence,
    PlanType,
)


class GetPublicPlansResponse(Model, frozen=True):
    """Answer of `componentspublic.get_public_plans`."""

    data: PublicPlansResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class PlanViewPublicResponseData(Model, frozen=True):
    """A plan as a public pricing table shows it."""

    available_periods: list[PlanPriceCadence]
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    company_count: int
    """Number of companies."""
    compatible_plan_ids: list[str]
    """Plans (`plan_…`) it may be combined with; empty for all."""
    controlled_by: BillingProviderType
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credits: list[BillingCreditResponseData]
    currency_prices: list[PlanCurrencyPricesResponseData]
    custom: bool
    """Whether it stands for "contact us" instead of a plan."""
    description: str
    """Description shown to people."""
    features: list[FeatureInPlanResponseData]
    icon: PlanIcon
    id: str
    """Plan or add-on (`plan_…`)."""
    included_credit_grants: list[PlanCreditGrantView]
    is_custom: bool
    """Whether the plan belongs to one company."""
    is_default: bool
    """Deprecated; whether it is the fallback plan."""
    is_trialable: bool
    """Whether the plan begins with a trial."""
    name: str
    """Name shown to people."""
    plan_type: PlanType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    versions: list[PlanVersionResponseData]
    active_version: PlanVersionResponseData | None = None
    audience_type: str | None = None
    """Deprecated; always `plan`."""
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_product: BillingProductDetailResponseData | None = None
    catalogs: list[PlanCatalogMembershipResponseData] | None = None
    company_id: str | None = None
    """Company (`comp_…`)."""
    company_logo_url: str | None = None
    """Logo of the company a custom plan belongs to."""
    company_name: str | None = None
    """Name of the company."""
    copied_from_plan_id: str | None = None
    """Plan (`plan_…`) this one was copied from."""
    credit_visibility: list[PlanCreditVisibility] | None = None
    custom_plan_config: CustomPlanConfig | None = None
    draft_version: PlanVersionResponseData | None = None
    entitlements: list[PlanEntitlementResponseData] | None = None
    is_free: bool | None = None
    """Deprecated; whether the plan costs nothing."""
    monthly_price: BillingPriceResponseData | None = None
    one_time_price: BillingPriceResponseData | None = None
    quarterly_price: BillingPriceResponseData | None = None
    trial_days: int | None = None
    """Length of the trial in days."""
    yearly_price: BillingPriceResponseData | None = None


class PublicPlansResponseData(Model, frozen=True):
    """Live plans and add-ons, as a pricing table shows them."""

    active_add_ons: list[PlanViewPublicResponseData]
    active_plans: list[PlanViewPublicResponseData]
    add_on_compatibilities: list[CompatiblePlans]
    display_settings: ComponentDisplaySettings
    show_as_monthly_prices: bool
    """Show yearly and quarterly prices per month."""
    show_credits: bool
    """Show the credits that plans give."""
    show_period_toggle: bool
    """Let visitors switch between billing periods."""
    show_zero_price_as_free: bool
    """Show a price of 0 as free."""
    capabilities: ComponentCapabilities | None = None
