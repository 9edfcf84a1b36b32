# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `plangroups`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

ScheduledDowngradeConfigBehavior: TypeAlias = Literal["end_of_billing_period", "none"] | str


class CheckoutFieldInput(Model):
    """Contract: `CheckoutFieldInput`."""

    name: str
    required: bool
    stripe_metadata_key: str
    definition_id: str | None = None
    helper_text: str | None = None
    id: str | None = None


class CheckoutFieldResponseData(Model):
    """Contract: `CheckoutFieldResponseData`."""

    created_at: Instant
    definition_id: str
    id: str
    name: str
    position: int
    required: bool
    stripe_metadata_key: str
    trait_hierarchy: list[str]
    updated_at: Instant
    helper_text: str | None = None


class CheckoutSettingsResponseData(Model):
    """Contract: `CheckoutSettingsResponseData`."""

    bundle_purchase_behavior: CheckoutBundlePurchaseBehavior
    collect_address: bool
    collect_email: bool
    collect_phone: bool
    collect_tax_id: bool
    opt_in_enabled: bool
    opt_in_text: str | None = None
    opt_in_title: str | None = None


class CompatiblePlansResponseData(Model):
    """Contract: `CompatiblePlansResponseData`."""

    compatible_plan_ids: list[str]
    source_plan_id: str


class ComponentSettingsResponseData(Model):
    """Contract: `ComponentSettingsResponseData`."""

    show_as_monthly_prices: bool
    show_credits: bool
    show_estimated_total: bool
    show_feature_description: bool
    show_hard_limit: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool


class CreatePlanGroupRequestBody(Model):
    """Contract: `CreatePlanGroupRequestBody`."""

    add_on_ids: list[str]
    checkout_collect_address: bool
    checkout_collect_email: bool
    checkout_collect_phone: bool
    checkout_collect_tax_id: bool
    enable_tax_collection: bool
    opt_in_enabled: bool
    ordered_add_ons: list[OrderedPlansInGroup]
    ordered_bundle_list: list[PlanGroupBundleOrder]
    ordered_plans: list[OrderedPlansInGroup]
    prevent_downgrades_when_over_limit: bool
    prevent_self_service_downgrade: bool
    proration_behavior: ProrationBehavior
    show_as_monthly_prices: bool
    show_credits: bool
    show_estimated_total: bool
    show_feature_description: bool
    show_hard_limit: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    sync_customer_billing_details: bool
    add_on_compatibilities: list[CompatiblePlans] | None = None
    checkout_bundle_purchase_behavior: CheckoutBundlePurchaseBehavior | None = None
    custom_checkout_fields: list[CheckoutFieldInput] | None = None
    custom_plan_config: CustomPlanConfig | None = None
    custom_plan_id: str | None = None
    fallback_plan_id: str | None = None
    initial_plan_id: str | None = None
    initial_plan_price_id: str | None = None
    opt_in_text: str | None = None
    opt_in_title: str | None = None
    prevent_self_service_downgrade_button_text: str | None = None
    prevent_self_service_downgrade_url: str | None = None
    scheduled_downgrade_behavior: ScheduledDowngradeConfigBehavior | None = None
    scheduled_downgrade_prevent_when_over_limit: bool | None = None
    trial_days: int | None = None
    trial_eligibility_per_plan: bool | None = None
    trial_expiry_plan_id: str | None = None
    trial_expiry_plan_price_id: str | None = None
    trial_payment_method_required: bool | None = None


class CreatePlanGroupResponse(Model):
    """Contract: `CreatePlanGroupResponse`."""

    data: PlanGroupResponseData
    params: dict[str, Any]


class CreditsInPlan(Model):
    """Contract: `CreditsInPlan`."""

    credit_id: str
    visible: bool | None = None


class EntitlementsInPlan(Model):
    """Contract: `EntitlementsInPlan`."""

    entitlement_id: str
    visible: bool | None = None


class GetPlanGroupParams(Model):
    """Contract: `GetPlanGroupParams`."""

    include_company_counts: bool | None = None


class GetPlanGroupResponse(Model):
    """Contract: `GetPlanGroupResponse`."""

    data: PlanGroupDetailResponseData
    params: GetPlanGroupParams


class OrderedPlansInGroup(Model):
    """Contract: `OrderedPlansInGroup`."""

    plan_id: str
    credits: list[CreditsInPlan] | None = None
    entitlements: list[EntitlementsInPlan] | None = None


class PlanCreditOrder(Model):
    """Contract: `PlanCreditOrder`."""

    credit_id: str
    visible: bool


class PlanEntitlementsOrder(Model):
    """Contract: `PlanEntitlementsOrder`."""

    plan_entitlement_id: str
    visible: bool | None = None


class PlanGroupBundleOrder(Model):
    """Contract: `PlanGroupBundleOrder`."""

    bundle_id: str = Field(alias="bundleId")


class PlanGroupDetailResponseData(Model):
    """Contract: `PlanGroupDetailResponseData`."""

    add_ons: list[PlanGroupPlanDetailResponseData]
    checkout_settings: CheckoutSettingsResponseData
    component_settings: ComponentSettingsResponseData
    custom_checkout_fields: list[CheckoutFieldResponseData]
    id: str
    ordered_add_on_list: list[PlanGroupPlanEntitlementsOrder]
    ordered_bundle_list: list[PlanGroupBundleOrder]
    ordered_plan_list: list[PlanGroupPlanEntitlementsOrder]
    plans: list[PlanGroupPlanDetailResponseData]
    prevent_downgrades_when_over_limit: bool
    prevent_self_service_downgrade: bool
    proration_behavior: str
    show_as_monthly_prices: bool
    show_credits: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    sync_customer_billing_details: bool
    tax_collection_enabled: bool
    trial_eligibility_per_plan: bool
    custom_plan_config: CustomPlanViewConfigResponseData | None = None
    custom_plan_id: str | None = None
    default_plan: PlanGroupPlanDetailResponseData | None = None
    default_plan_id: str | None = None
    fallback_plan: PlanGroupPlanDetailResponseData | None = None
    fallback_plan_id: str | None = None
    initial_plan: PlanGroupPlanDetailResponseData | None = None
    initial_plan_id: str | None = None
    initial_plan_price: BillingPriceView | None = None
    initial_plan_price_id: str | None = None
    prevent_self_service_downgrade_button_text: str | None = None
    prevent_self_service_downgrade_url: str | None = None
    scheduled_downgrade_behavior: str | None = None
    scheduled_downgrade_prevent_when_over_limit: bool | None = None
    trial_days: int | None = None
    trial_expiry_plan: PlanGroupPlanDetailResponseData | None = None
    trial_expiry_plan_id: str | None = None
    trial_expiry_plan_price: BillingPriceView | None = None
    trial_expiry_plan_price_id: str | None = None
    trial_payment_method_required: bool | None = None


class PlanGroupPlanEntitlementsOrder(Model):
    """Contract: `PlanGroupPlanEntitlementsOrder`."""

    credits: list[PlanCreditOrder]
    plan_id: str
    entitlements: list[PlanEntitlementsOrder] | None = None


class PlanGroupResponseData(Model):
    """Contract: `PlanGroupResponseData`."""

    add_on_compatibilities: list[CompatiblePlansResponseData]
    add_on_ids: list[str]
    checkout_settings: CheckoutSettingsResponseData
    component_settings: ComponentSettingsResponseData
    id: str
    ordered_add_on_ids: list[OrderedPlansInGroup]
    plan_ids: list[OrderedPlansInGroup]
    prevent_downgrades_when_over_limit: bool
    prevent_self_service_downgrade: bool
    proration_behavior: str
    show_as_monthly_prices: bool
    show_credits: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    sync_customer_billing_details: bool
    tax_collection_enabled: bool
    trial_eligibility_per_plan: bool
    default_plan_id: str | None = None
    fallback_plan_id: str | None = None
    initial_plan_id: str | None = None
    initial_plan_price_id: str | None = None
    prevent_self_service_downgrade_button_text: str | None = None
    prevent_self_service_downgrade_url: str | None = None
    scheduled_downgrade_behavior: str | None = None
    scheduled_downgrade_prevent_when_over_limit: bool | None = None
    trial_days: int | None = None
    trial_expiry_plan_id: str | None = None
    trial_expiry_plan_price_id: str | None = None
    trial_payment_method_required: bool | None = None


class UpdatePlanGroupRequestBody(Model):
    """Contract: `UpdatePlanGroupRequestBody`."""

    add_on_ids: list[str]
    checkout_collect_address: bool
    checkout_collect_email: bool
    checkout_collect_phone: bool
    checkout_collect_tax_id: bool
    enable_tax_collection: bool
    opt_in_enabled: bool
    ordered_add_ons: list[OrderedPlansInGroup]
    ordered_bundle_list: list[PlanGroupBundleOrder]
    ordered_plans: list[OrderedPlansInGroup]
    prevent_downgrades_when_over_limit: bool
    prevent_self_service_downgrade: bool
    proration_behavior: ProrationBehavior
    show_as_monthly_prices: bool
    show_credits: bool
    show_estimated_total: bool
    show_feature_description: bool
    show_hard_limit: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    sync_customer_billing_details: bool
    add_on_compatibilities: list[CompatiblePlans] | None = None
    checkout_bundle_purchase_behavior: CheckoutBundlePurchaseBehavior | None = None
    custom_checkout_fields: list[CheckoutFieldInput] | None = None
    custom_plan_config: CustomPlanConfig | None = None
    custom_plan_id: str | None = None
    fallback_plan_id: str | None = None
    initial_plan_id: str | None = None
    initial_plan_price_id: str | None = None
    opt_in_text: str | None = None
    opt_in_title: str | None = None
    prevent_self_service_downgrade_button_text: str | None = None
    prevent_self_service_downgrade_url: str | None = None
    scheduled_downgrade_behavior: ScheduledDowngradeConfigBehavior | None = None
    scheduled_downgrade_prevent_when_over_limit: bool | None = None
    trial_days: int | None = None
    trial_eligibility_per_plan: bool | None = None
    trial_expiry_plan_id: str | None = None
    trial_expiry_plan_price_id: str | None = None
    trial_payment_method_required: bool | None = None


class UpdatePlanGroupResponse(Model):
    """Contract: `UpdatePlanGroupResponse`."""

    data: PlanGroupResponseData
    params: dict[str, Any]


class CreatePlanGroupBody(Options, total=False):
    """Keywords of `plangroups.create_plan_group`."""

    add_on_ids: Required[Sequence[str]]
    checkout_collect_address: Required[bool]
    checkout_collect_email: Required[bool]
    checkout_collect_phone: Required[bool]
    checkout_collect_tax_id: Required[bool]
    enable_tax_collection: Required[bool]
    opt_in_enabled: Required[bool]
    ordered_add_ons: Required[Sequence[OrderedPlansInGroup]]
    ordered_bundle_list: Required[Sequence[PlanGroupBundleOrder]]
    ordered_plans: Required[Sequence[OrderedPlansInGroup]]
    prevent_downgrades_when_over_limit: Required[bool]
    prevent_self_service_downgrade: Required[bool]
    proration_behavior: Required[ProrationBehavior]
    show_as_monthly_prices: Required[bool]
    show_credits: Required[bool]
    show_estimated_total: Required[bool]
    show_feature_description: Required[bool]
    show_hard_limit: Required[bool]
    show_period_toggle: Required[bool]
    show_zero_price_as_free: Required[bool]
    sync_customer_billing_details: Required[bool]
    add_on_compatibilities: Sequence[CompatiblePlans] | None
    checkout_bundle_purchase_behavior: CheckoutBundlePurchaseBehavior | None
    custom_checkout_fields: Sequence[CheckoutFieldInput] | None
    custom_plan_config: CustomPlanConfig | None
    custom_plan_id: str | None
    fallback_plan_id: str | None
    initial_plan_id: str | None
    initial_plan_price_id: str | None
    opt_in_text: str | None
    opt_in_title: str | None
    prevent_self_service_downgrade_button_text: str | None
    prevent_self_service_downgrade_url: str | None
    scheduled_downgrade_behavior: ScheduledDowngradeConfigBehavior | None
    scheduled_downgrade_prevent_when_over_limit: bool | None
    trial_days: int | None
    trial_eligibility_per_plan: bool | None
    trial_expiry_plan_id: str | None
    trial_expiry_plan_price_id: str | None
    trial_payment_method_required: bool | None


class GetPlanGroupQuery(Options, total=False):
    """Keywords of `plangroups.get_plan_group`."""

    include_company_counts: bool | None


class UpdatePlanGroupBody(Options, total=False):
    """Keywords of `plangroups.update_plan_group`."""

    add_on_ids: Required[Sequence[str]]
    checkout_collect_address: Required[bool]
    checkout_collect_email: Required[bool]
    checkout_collect_phone: Required[bool]
    checkout_collect_tax_id: Required[bool]
    enable_tax_collection: Required[bool]
    opt_in_enabled: Required[bool]
    ordered_add_ons: Required[Sequence[OrderedPlansInGroup]]
    ordered_bundle_list: Required[Sequence[PlanGroupBundleOrder]]
    ordered_plans: Required[Sequence[OrderedPlansInGroup]]
    prevent_downgrades_when_over_limit: Required[bool]
    prevent_self_service_downgrade: Required[bool]
    proration_behavior: Required[ProrationBehavior]
    show_as_monthly_prices: Required[bool]
    show_credits: Required[bool]
    show_estimated_total: Required[bool]
    show_feature_description: Required[bool]
    show_hard_limit: Required[bool]
    show_period_toggle: Required[bool]
    show_zero_price_as_free: Required[bool]
    sync_customer_billing_details: Required[bool]
    add_on_compatibilities: Sequence[CompatiblePlans] | None
    checkout_bundle_purchase_behavior: CheckoutBundlePurchaseBehavior | None
    custom_checkout_fields: Sequence[CheckoutFieldInput] | None
    custom_plan_config: CustomPlanConfig | None
    custom_plan_id: str | None
    fallback_plan_id: str | None
    initial_plan_id: str | None
    initial_plan_price_id: str | None
    opt_in_text: str | None
    opt_in_title: str | None
    prevent_self_service_downgrade_button_text: str | None
    prevent_self_service_downgrade_url: str | None
    scheduled_downgrade_behavior: ScheduledDowngradeConfigBehavior | None
    scheduled_downgrade_prevent_when_over_limit: bool | None
    trial_days: int | None
    trial_eligibility_per_plan: bool | None
    trial_expiry_plan_id: str | None
    trial_expiry_plan_price_id: str | None
    trial_payment_method_required: bool | None


from schematic.types.shared import (
    BillingPriceView,
    CheckoutBundlePurchaseBehavior,
    CompatiblePlans,
    CustomPlanConfig,
    CustomPlanViewConfigResponseData,
    PlanGroupPlanDetailResponseData,
    ProrationBehavior,
)
