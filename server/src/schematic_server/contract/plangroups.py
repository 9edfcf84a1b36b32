# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `plangroups`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingLinkedResourceResponseData,
        BillingPriceResponseData,
        BillingPriceView,
        BillingProductDetailResponseData,
        ProrationBehavior,
    )
    from schematic_server.contract.checkout import CheckoutBundlePurchaseBehavior
    from schematic_server.contract.credits import BillingCreditResponseData, BillingPlanCreditGrantResponseData
    from schematic_server.contract.features import FeatureInPlanResponseData
    from schematic_server.contract.plans import (
        CustomPlanViewConfigResponseData,
        PlanCatalogMembershipResponseData,
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

CreatePlanGroupBody: TypeAlias = "CreatePlanGroupRequestBody"

CreatePlanGroupAnswer: TypeAlias = "PlanGroupResponseData"


class GetPlanGroupQuery(TypedDict):
    """Query of `plangroups.get_plan_group`."""

    include_company_counts: NotRequired[bool]


GetPlanGroupAnswer: TypeAlias = "PlanGroupDetailResponseData"

UpdatePlanGroupBody: TypeAlias = "UpdatePlanGroupRequestBody"

UpdatePlanGroupAnswer: TypeAlias = "PlanGroupResponseData"


class CheckoutFieldInput(TypedDict):
    """A field that checkout shall ask for; its value is stored in a company trait."""

    definition_id: NotRequired[str | None]
    helper_text: NotRequired[str | None]
    id: NotRequired[str | None]
    name: str
    required: bool
    stripe_metadata_key: str


class CheckoutFieldResponseData(TypedDict):
    """A field that checkout asks for."""

    created_at: datetime
    definition_id: str
    helper_text: NotRequired[str | None]
    id: str
    name: str
    position: int
    required: bool
    stripe_metadata_key: str
    trait_hierarchy: Sequence[str]
    updated_at: datetime


class CheckoutSettingsResponseData(TypedDict):
    """What checkout asks for."""

    bundle_purchase_behavior: CheckoutBundlePurchaseBehavior
    collect_address: bool
    collect_email: bool
    collect_phone: bool
    collect_tax_id: bool
    opt_in_enabled: bool
    opt_in_text: NotRequired[str | None]
    opt_in_title: NotRequired[str | None]


class CompatiblePlans(TypedDict):
    """Plans an add-on may be combined with."""

    compatible_plan_ids: Sequence[str]
    source_plan_id: str


class CompatiblePlansResponseData(TypedDict):
    """Plans an add-on may be combined with."""

    compatible_plan_ids: Sequence[str]
    source_plan_id: str


class ComponentSettingsResponseData(TypedDict):
    """What plan tables show."""

    show_as_monthly_prices: bool
    show_credits: bool
    show_estimated_total: bool
    show_feature_description: bool
    show_hard_limit: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool


class CreatePlanGroupRequestBody(TypedDict):
    """Body of `plangroups.create_plan_group`."""

    add_on_compatibilities: NotRequired[Sequence[CompatiblePlans] | None]
    add_on_ids: Sequence[str]
    checkout_bundle_purchase_behavior: NotRequired[CheckoutBundlePurchaseBehavior | None]
    checkout_collect_address: bool
    checkout_collect_email: bool
    checkout_collect_phone: bool
    checkout_collect_tax_id: bool
    custom_checkout_fields: NotRequired[Sequence[CheckoutFieldInput] | None]
    custom_plan_config: NotRequired[CustomPlanConfig | None]
    custom_plan_id: NotRequired[str | None]
    enable_tax_collection: bool
    fallback_plan_id: NotRequired[str | None]
    initial_plan_id: NotRequired[str | None]
    initial_plan_price_id: NotRequired[str | None]
    opt_in_enabled: bool
    opt_in_text: NotRequired[str | None]
    opt_in_title: NotRequired[str | None]
    ordered_add_ons: Sequence[OrderedPlansInGroup]
    ordered_bundle_list: Sequence[PlanGroupBundleOrder]
    ordered_plans: Sequence[OrderedPlansInGroup]
    prevent_downgrades_when_over_limit: bool
    prevent_self_service_downgrade: bool
    prevent_self_service_downgrade_button_text: NotRequired[str | None]
    prevent_self_service_downgrade_url: NotRequired[str | None]
    proration_behavior: ProrationBehavior
    scheduled_downgrade_behavior: NotRequired[ScheduledDowngradeConfigBehavior | None]
    scheduled_downgrade_prevent_when_over_limit: NotRequired[bool | None]
    show_as_monthly_prices: bool
    show_credits: bool
    show_estimated_total: bool
    show_feature_description: bool
    show_hard_limit: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    sync_customer_billing_details: bool
    trial_days: NotRequired[int | None]
    trial_eligibility_per_plan: NotRequired[bool | None]
    trial_expiry_plan_id: NotRequired[str | None]
    trial_expiry_plan_price_id: NotRequired[str | None]
    trial_payment_method_required: NotRequired[bool | None]


class CreditsInPlan(TypedDict):
    """A credit type shown with a plan."""

    credit_id: str
    visible: NotRequired[bool | None]


class CustomPlanConfig(TypedDict):
    """Texts of the "contact us" tile."""

    cta_text: str
    cta_web_site: str
    price_text: str


class EntitlementsInPlan(TypedDict):
    """An entitlement shown with a plan."""

    entitlement_id: str
    visible: NotRequired[bool | None]


class OrderedPlansInGroup(TypedDict):
    """A live plan in order, with the entitlements and credits shown."""

    credits: NotRequired[Sequence[CreditsInPlan] | None]
    entitlements: NotRequired[Sequence[EntitlementsInPlan] | None]
    plan_id: str


class PlanCreditOrder(TypedDict):
    """A credit type shown with a plan, in order."""

    credit_id: str
    visible: bool


class PlanEntitlementsOrder(TypedDict):
    """An entitlement shown with a plan, in order."""

    plan_entitlement_id: str
    visible: NotRequired[bool | None]


class PlanGroupBundleOrder(TypedDict):
    """A credit bundle in the order of checkout."""

    bundleId: str


class PlanGroupDetailResponseData(TypedDict):
    """An environment's live plans and settings, with the plans."""

    add_ons: Sequence[PlanGroupPlanDetailResponseData]
    checkout_settings: CheckoutSettingsResponseData
    component_settings: ComponentSettingsResponseData
    custom_checkout_fields: Sequence[CheckoutFieldResponseData]
    custom_plan_config: NotRequired[CustomPlanViewConfigResponseData | None]
    custom_plan_id: NotRequired[str | None]
    default_plan: NotRequired[PlanGroupPlanDetailResponseData | None]
    default_plan_id: NotRequired[str | None]
    fallback_plan: NotRequired[PlanGroupPlanDetailResponseData | None]
    fallback_plan_id: NotRequired[str | None]
    id: str
    initial_plan: NotRequired[PlanGroupPlanDetailResponseData | None]
    initial_plan_id: NotRequired[str | None]
    initial_plan_price: NotRequired[BillingPriceView | None]
    initial_plan_price_id: NotRequired[str | None]
    ordered_add_on_list: Sequence[PlanGroupPlanEntitlementsOrder]
    ordered_bundle_list: Sequence[PlanGroupBundleOrder]
    ordered_plan_list: Sequence[PlanGroupPlanEntitlementsOrder]
    plans: Sequence[PlanGroupPlanDetailResponseData]
    prevent_downgrades_when_over_limit: bool
    prevent_self_service_downgrade: bool
    prevent_self_service_downgrade_button_text: NotRequired[str | None]
    prevent_self_service_downgrade_url: NotRequired[str | None]
    proration_behavior: str
    scheduled_downgrade_behavior: NotRequired[str | None]
    scheduled_downgrade_prevent_when_over_limit: NotRequired[bool | None]
    show_as_monthly_prices: bool
    show_credits: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    sync_customer_billing_details: bool
    tax_collection_enabled: bool
    trial_days: NotRequired[int | None]
    trial_eligibility_per_plan: bool
    trial_expiry_plan: NotRequired[PlanGroupPlanDetailResponseData | None]
    trial_expiry_plan_id: NotRequired[str | None]
    trial_expiry_plan_price: NotRequired[BillingPriceView | None]
    trial_expiry_plan_price_id: NotRequired[str | None]
    trial_payment_method_required: NotRequired[bool | None]


class PlanGroupPlanDetailResponseData(TypedDict):
    """A live plan with its settings."""

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
    credits: Sequence[BillingCreditResponseData]
    currency_prices: Sequence[PlanCurrencyPricesResponseData]
    custom_plan_config: NotRequired[CustomPlanViewConfigResponseData | None]
    description: str
    draft_version: NotRequired[PlanVersionResponseData | None]
    entitlements: NotRequired[Sequence[PlanEntitlementResponseData] | None]
    features: Sequence[FeatureInPlanResponseData]
    icon: PlanIcon
    id: str
    included_credit_grants: NotRequired[Sequence[BillingPlanCreditGrantResponseData] | None]
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


class PlanGroupPlanEntitlementsOrder(TypedDict):
    """A live plan in order, with the entitlements and credits shown."""

    credits: Sequence[PlanCreditOrder]
    entitlements: NotRequired[Sequence[PlanEntitlementsOrder] | None]
    plan_id: str


class PlanGroupResponseData(TypedDict):
    """An environment's live plans and settings."""

    add_on_compatibilities: Sequence[CompatiblePlansResponseData]
    add_on_ids: Sequence[str]
    checkout_settings: CheckoutSettingsResponseData
    component_settings: ComponentSettingsResponseData
    default_plan_id: NotRequired[str | None]
    fallback_plan_id: NotRequired[str | None]
    id: str
    initial_plan_id: NotRequired[str | None]
    initial_plan_price_id: NotRequired[str | None]
    ordered_add_on_ids: Sequence[OrderedPlansInGroup]
    plan_ids: Sequence[OrderedPlansInGroup]
    prevent_downgrades_when_over_limit: bool
    prevent_self_service_downgrade: bool
    prevent_self_service_downgrade_button_text: NotRequired[str | None]
    prevent_self_service_downgrade_url: NotRequired[str | None]
    proration_behavior: str
    scheduled_downgrade_behavior: NotRequired[str | None]
    scheduled_downgrade_prevent_when_over_limit: NotRequired[bool | None]
    show_as_monthly_prices: bool
    show_credits: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    sync_customer_billing_details: bool
    tax_collection_enabled: bool
    trial_days: NotRequired[int | None]
    trial_eligibility_per_plan: bool
    trial_expiry_plan_id: NotRequired[str | None]
    trial_expiry_plan_price_id: NotRequired[str | None]
    trial_payment_method_required: NotRequired[bool | None]


# Whether a downgrade waits for the end of the billing period; `none` applies it at once.
ScheduledDowngradeConfigBehavior: TypeAlias = Literal["end_of_billing_period", "none"]


class UpdatePlanGroupRequestBody(TypedDict):
    """Body of `plangroups.update_plan_group`."""

    add_on_compatibilities: NotRequired[Sequence[CompatiblePlans] | None]
    add_on_ids: Sequence[str]
    checkout_bundle_purchase_behavior: NotRequired[CheckoutBundlePurchaseBehavior | None]
    checkout_collect_address: bool
    checkout_collect_email: bool
    checkout_collect_phone: bool
    checkout_collect_tax_id: bool
    custom_checkout_fields: NotRequired[Sequence[CheckoutFieldInput] | None]
    custom_plan_config: NotRequired[CustomPlanConfig | None]
    custom_plan_id: NotRequired[str | None]
    enable_tax_collection: bool
    fallback_plan_id: NotRequired[str | None]
    initial_plan_id: NotRequired[str | None]
    initial_plan_price_id: NotRequired[str | None]
    opt_in_enabled: bool
    opt_in_text: NotRequired[str | None]
    opt_in_title: NotRequired[str | None]
    ordered_add_ons: Sequence[OrderedPlansInGroup]
    ordered_bundle_list: Sequence[PlanGroupBundleOrder]
    ordered_plans: Sequence[OrderedPlansInGroup]
    prevent_downgrades_when_over_limit: bool
    prevent_self_service_downgrade: bool
    prevent_self_service_downgrade_button_text: NotRequired[str | None]
    prevent_self_service_downgrade_url: NotRequired[str | None]
    proration_behavior: ProrationBehavior
    scheduled_downgrade_behavior: NotRequired[ScheduledDowngradeConfigBehavior | None]
    scheduled_downgrade_prevent_when_over_limit: NotRequired[bool | None]
    show_as_monthly_prices: bool
    show_credits: bool
    show_estimated_total: bool
    show_feature_description: bool
    show_hard_limit: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    sync_customer_billing_details: bool
    trial_days: NotRequired[int | None]
    trial_eligibility_per_plan: NotRequired[bool | None]
    trial_expiry_plan_id: NotRequired[str | None]
    trial_expiry_plan_price_id: NotRequired[str | None]
    trial_payment_method_required: NotRequired[bool | None]
