# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `plangroups`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.billing import (
    BillingLinkedResourceResponseData,
    BillingPriceResponseData,
    BillingPriceView,
    BillingProductDetailResponseData,
    ProrationBehavior,
)
from schematic.types.checkout import CheckoutBundlePurchaseBehavior
from schematic.types.credits import BillingCreditResponseData, BillingPlanCreditGrantResponseData
from schematic.types.features import FeatureInPlanResponseData
from schematic.types.plans import (
    CustomPlanViewConfigResponseData,
    PlanCatalogMembershipResponseData,
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

# Whether a downgrade waits for the end of the billing period; `none` applies it at once.
ScheduledDowngradeConfigBehavior: TypeAlias = Literal["end_of_billing_period", "none"] | str


class CheckoutFieldInput(Model, frozen=True):
    """A field that checkout shall ask for; its value is stored in a company trait."""

    name: str
    """Label of the field."""
    required: bool
    """Whether an answer is needed."""
    stripe_metadata_key: str
    """Name under which the answer is stored at Stripe."""
    definition_id: str | None = None
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    helper_text: str | None = None
    """Help shown with the field."""
    id: str | None = None
    """Checkout field."""


class CheckoutFieldResponseData(Model, frozen=True):
    """A field that checkout asks for."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    definition_id: str
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    id: str
    """Checkout field."""
    name: str
    """Label of the field."""
    position: int
    """Place in the order, from 0."""
    required: bool
    """Whether an answer is needed."""
    stripe_metadata_key: str
    """Name under which the answer is stored at Stripe."""
    trait_hierarchy: list[str]
    """Path of the trait's name, outermost segment first."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    helper_text: str | None = None
    """Help shown with the field."""


class CheckoutSettingsResponseData(Model, frozen=True):
    """What checkout asks for."""

    bundle_purchase_behavior: CheckoutBundlePurchaseBehavior
    collect_address: bool
    """Ask for an address."""
    collect_email: bool
    """Ask for an e-mail address."""
    collect_phone: bool
    """Ask for a telephone number."""
    collect_tax_id: bool
    """Ask for a tax id."""
    opt_in_enabled: bool
    """Whether checkout asks for agreement."""
    opt_in_text: str | None = None
    """Text the customer agrees to."""
    opt_in_title: str | None = None
    """Title of that text."""


class CompatiblePlans(Model, frozen=True):
    """Plans an add-on may be combined with."""

    compatible_plan_ids: list[str]
    """Plans (`plan_…`) it may be combined with; empty for all."""
    source_plan_id: str
    """Plan (`plan_…`) it starts from."""


class CompatiblePlansResponseData(Model, frozen=True):
    """Plans an add-on may be combined with."""

    compatible_plan_ids: list[str]
    """Plans (`plan_…`) it may be combined with; empty for all."""
    source_plan_id: str
    """Plan (`plan_…`) it starts from."""


class ComponentSettingsResponseData(Model, frozen=True):
    """What plan tables show."""

    show_as_monthly_prices: bool
    """Show yearly and quarterly prices per month."""
    show_credits: bool
    """Show the credits that plans give."""
    show_estimated_total: bool
    """Show what a plan is expected to cost in all."""
    show_feature_description: bool
    """Show the features' descriptions."""
    show_hard_limit: bool
    """Show hard limits."""
    show_period_toggle: bool
    """Let visitors switch between billing periods."""
    show_zero_price_as_free: bool
    """Show a price of 0 as free."""


class CreatePlanGroupRequestBody(Model, frozen=True):
    """Body of `plangroups.create_plan_group`."""

    add_on_ids: list[str]
    """Add-ons (`plan_…`)."""
    checkout_collect_address: bool
    """Ask for an address in checkout."""
    checkout_collect_email: bool
    """Ask for an e-mail address in checkout."""
    checkout_collect_phone: bool
    """Ask for a telephone number in checkout."""
    checkout_collect_tax_id: bool
    """Ask for a tax id in checkout."""
    enable_tax_collection: bool
    """Collect tax in checkout."""
    opt_in_enabled: bool
    """Whether checkout asks for agreement."""
    ordered_add_ons: list[OrderedPlansInGroup]
    ordered_bundle_list: list[PlanGroupBundleOrder]
    ordered_plans: list[OrderedPlansInGroup]
    prevent_downgrades_when_over_limit: bool
    """Refuse a downgrade while usage is above the new limits; true unless set."""
    prevent_self_service_downgrade: bool
    """Customers may not downgrade by themselves."""
    proration_behavior: ProrationBehavior
    show_as_monthly_prices: bool
    """Show yearly and quarterly prices per month."""
    show_credits: bool
    """Show the credits that plans give."""
    show_estimated_total: bool
    """Show what a plan is expected to cost in all."""
    show_feature_description: bool
    """Show the features' descriptions."""
    show_hard_limit: bool
    """Show hard limits."""
    show_period_toggle: bool
    """Let visitors switch between billing periods."""
    show_zero_price_as_free: bool
    """Show a price of 0 as free."""
    sync_customer_billing_details: bool
    """Copy billing details to the provider."""
    add_on_compatibilities: list[CompatiblePlans] | None = None
    checkout_bundle_purchase_behavior: CheckoutBundlePurchaseBehavior | None = None
    custom_checkout_fields: list[CheckoutFieldInput] | None = None
    custom_plan_config: CustomPlanConfig | None = None
    custom_plan_id: str | None = None
    """Plan (`plan_…`) behind the "contact us" tile."""
    fallback_plan_id: str | None = None
    """Plan (`plan_…`) of companies that have no other."""
    initial_plan_id: str | None = None
    """Plan (`plan_…`) of every new company."""
    initial_plan_price_id: str | None = None
    """Price (`bilpp_…`) of the initial plan; must be free."""
    opt_in_text: str | None = None
    """Text the customer agrees to."""
    opt_in_title: str | None = None
    """Title of that text."""
    prevent_self_service_downgrade_button_text: str | None = None
    """Text of the button shown instead."""
    prevent_self_service_downgrade_url: str | None = None
    """Address that button leads to."""
    scheduled_downgrade_behavior: ScheduledDowngradeConfigBehavior | None = None
    scheduled_downgrade_prevent_when_over_limit: bool | None = None
    """Refuse a waiting downgrade while usage is above the new limits."""
    trial_days: int | None = None
    """Length of the trial in days."""
    trial_eligibility_per_plan: bool | None = None
    """Allow one trial per plan instead of one per company."""
    trial_expiry_plan_id: str | None = None
    """Plan (`plan_…`) after a trial that did not convert."""
    trial_expiry_plan_price_id: str | None = None
    """Price (`bilpp_…`) of that plan; must be free."""
    trial_payment_method_required: bool | None = None
    """Ask for a payment method before a trial; it then converts by itself."""


class CreatePlanGroupResponse(Model, frozen=True):
    """Answer of `plangroups.create_plan_group`."""

    data: PlanGroupResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreditsInPlan(Model, frozen=True):
    """A credit type shown with a plan."""

    credit_id: str
    """Credit type (`bilcr_…`)."""
    visible: bool | None = None
    """Whether it is shown."""


class CustomPlanConfig(Model, frozen=True):
    """Texts of the "contact us" tile."""

    cta_text: str
    """Text of the button."""
    cta_web_site: str
    """Address the button leads to."""
    price_text: str
    """Text shown in place of a price."""


class EntitlementsInPlan(Model, frozen=True):
    """An entitlement shown with a plan."""

    entitlement_id: str
    """Plan entitlement (`pltl_…`) or override (`cmov_…`)."""
    visible: bool | None = None
    """Whether it is shown."""


class GetPlanGroupParams(Model, frozen=True):
    """Query parameters that `plangroups.get_plan_group` understood."""

    include_company_counts: bool | None = None
    """Count the companies on each plan."""


class GetPlanGroupResponse(Model, frozen=True):
    """Answer of `plangroups.get_plan_group`."""

    data: PlanGroupDetailResponseData
    params: GetPlanGroupParams


class OrderedPlansInGroup(Model, frozen=True):
    """A live plan in order, with the entitlements and credits shown."""

    plan_id: str
    """Plan or add-on (`plan_…`)."""
    credits: list[CreditsInPlan] | None = None
    entitlements: list[EntitlementsInPlan] | None = None


class PlanCreditOrder(Model, frozen=True):
    """A credit type shown with a plan, in order."""

    credit_id: str
    """Credit type (`bilcr_…`)."""
    visible: bool
    """Whether it is shown."""


class PlanEntitlementsOrder(Model, frozen=True):
    """An entitlement shown with a plan, in order."""

    plan_entitlement_id: str
    """Plan entitlement (`pltl_…`)."""
    visible: bool | None = None
    """Whether it is shown."""


class PlanGroupBundleOrder(Model, frozen=True):
    """A credit bundle in the order of checkout."""

    bundle_id: str = Field(alias="bundleId")
    """Credit bundle (`bilcrb_…`)."""


class PlanGroupDetailResponseData(Model, frozen=True):
    """An environment's live plans and settings, with the plans."""

    add_ons: list[PlanGroupPlanDetailResponseData]
    checkout_settings: CheckoutSettingsResponseData
    component_settings: ComponentSettingsResponseData
    custom_checkout_fields: list[CheckoutFieldResponseData]
    id: str
    """Plan group (`plgr_…`)."""
    ordered_add_on_list: list[PlanGroupPlanEntitlementsOrder]
    ordered_bundle_list: list[PlanGroupBundleOrder]
    ordered_plan_list: list[PlanGroupPlanEntitlementsOrder]
    plans: list[PlanGroupPlanDetailResponseData]
    prevent_downgrades_when_over_limit: bool
    """Refuse a downgrade while usage is above the new limits; true unless set."""
    prevent_self_service_downgrade: bool
    """Customers may not downgrade by themselves."""
    proration_behavior: str
    """`create_prorations` or `invoice_immediately`."""
    show_as_monthly_prices: bool
    """Show yearly and quarterly prices per month."""
    show_credits: bool
    """Show the credits that plans give."""
    show_period_toggle: bool
    """Let visitors switch between billing periods."""
    show_zero_price_as_free: bool
    """Show a price of 0 as free."""
    sync_customer_billing_details: bool
    """Copy billing details to the provider."""
    tax_collection_enabled: bool
    """Whether tax is collected in checkout."""
    trial_eligibility_per_plan: bool
    """Allow one trial per plan instead of one per company."""
    custom_plan_config: CustomPlanViewConfigResponseData | None = None
    custom_plan_id: str | None = None
    """Plan (`plan_…`) behind the "contact us" tile."""
    default_plan: PlanGroupPlanDetailResponseData | None = None
    default_plan_id: str | None = None
    """Deprecated; the fallback plan."""
    fallback_plan: PlanGroupPlanDetailResponseData | None = None
    fallback_plan_id: str | None = None
    """Plan (`plan_…`) of companies that have no other."""
    initial_plan: PlanGroupPlanDetailResponseData | None = None
    initial_plan_id: str | None = None
    """Plan (`plan_…`) of every new company."""
    initial_plan_price: BillingPriceView | None = None
    initial_plan_price_id: str | None = None
    """Price (`bilpp_…`) of the initial plan; must be free."""
    prevent_self_service_downgrade_button_text: str | None = None
    """Text of the button shown instead."""
    prevent_self_service_downgrade_url: str | None = None
    """Address that button leads to."""
    scheduled_downgrade_behavior: str | None = None
    """`none` downgrades at once, `end_of_billing_period` waits."""
    scheduled_downgrade_prevent_when_over_limit: bool | None = None
    """Refuse a waiting downgrade while usage is above the new limits."""
    trial_days: int | None = None
    """Length of the trial in days."""
    trial_expiry_plan: PlanGroupPlanDetailResponseData | None = None
    trial_expiry_plan_id: str | None = None
    """Plan (`plan_…`) after a trial that did not convert."""
    trial_expiry_plan_price: BillingPriceView | None = None
    trial_expiry_plan_price_id: str | None = None
    """Price (`bilpp_…`) of that plan; must be free."""
    trial_payment_method_required: bool | None = None
    """Ask for a payment method before a trial; it then converts by itself."""


class PlanGroupPlanDetailResponseData(Model, frozen=True):
    """A live plan with its settings."""

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
    description: str
    """Description shown to people."""
    features: list[FeatureInPlanResponseData]
    icon: PlanIcon
    id: str
    """Plan or add-on (`plan_…`)."""
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
    custom_plan_config: CustomPlanViewConfigResponseData | None = None
    draft_version: PlanVersionResponseData | None = None
    entitlements: list[PlanEntitlementResponseData] | None = None
    included_credit_grants: list[BillingPlanCreditGrantResponseData] | None = None
    is_free: bool | None = None
    """Deprecated; whether the plan costs nothing."""
    monthly_price: BillingPriceResponseData | None = None
    one_time_price: BillingPriceResponseData | None = None
    quarterly_price: BillingPriceResponseData | None = None
    trial_days: int | None = None
    """Length of the trial in days."""
    yearly_price: BillingPriceResponseData | None = None


class PlanGroupPlanEntitlementsOrder(Model, frozen=True):
    """A live plan in order, with the entitlements and credits shown."""

    credits: list[PlanCreditOrder]
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    entitlements: list[PlanEntitlementsOrder] | None = None


class PlanGroupResponseData(Model, frozen=True):
    """An environment's live plans and settings."""

    add_on_compatibilities: list[CompatiblePlansResponseData]
    add_on_ids: list[str]
    """Add-ons (`plan_…`)."""
    checkout_settings: CheckoutSettingsResponseData
    component_settings: ComponentSettingsResponseData
    id: str
    """Plan group (`plgr_…`)."""
    ordered_add_on_ids: list[OrderedPlansInGroup]
    plan_ids: list[OrderedPlansInGroup]
    prevent_downgrades_when_over_limit: bool
    """Refuse a downgrade while usage is above the new limits; true unless set."""
    prevent_self_service_downgrade: bool
    """Customers may not downgrade by themselves."""
    proration_behavior: str
    """`create_prorations` or `invoice_immediately`."""
    show_as_monthly_prices: bool
    """Show yearly and quarterly prices per month."""
    show_credits: bool
    """Show the credits that plans give."""
    show_period_toggle: bool
    """Let visitors switch between billing periods."""
    show_zero_price_as_free: bool
    """Show a price of 0 as free."""
    sync_customer_billing_details: bool
    """Copy billing details to the provider."""
    tax_collection_enabled: bool
    """Whether tax is collected in checkout."""
    trial_eligibility_per_plan: bool
    """Allow one trial per plan instead of one per company."""
    default_plan_id: str | None = None
    """Deprecated; the fallback plan."""
    fallback_plan_id: str | None = None
    """Plan (`plan_…`) of companies that have no other."""
    initial_plan_id: str | None = None
    """Plan (`plan_…`) of every new company."""
    initial_plan_price_id: str | None = None
    """Price (`bilpp_…`) of the initial plan; must be free."""
    prevent_self_service_downgrade_button_text: str | None = None
    """Text of the button shown instead."""
    prevent_self_service_downgrade_url: str | None = None
    """Address that button leads to."""
    scheduled_downgrade_behavior: str | None = None
    """`none` downgrades at once, `end_of_billing_period` waits."""
    scheduled_downgrade_prevent_when_over_limit: bool | None = None
    """Refuse a waiting downgrade while usage is above the new limits."""
    trial_days: int | None = None
    """Length of the trial in days."""
    trial_expiry_plan_id: str | None = None
    """Plan (`plan_…`) after a trial that did not convert."""
    trial_expiry_plan_price_id: str | None = None
    """Price (`bilpp_…`) of that plan; must be free."""
    trial_payment_method_required: bool | None = None
    """Ask for a payment method before a trial; it then converts by itself."""


class UpdatePlanGroupRequestBody(Model, frozen=True):
    """Body of `plangroups.update_plan_group`."""

    add_on_ids: list[str]
    """Add-ons (`plan_…`)."""
    checkout_collect_address: bool
    """Ask for an address in checkout."""
    checkout_collect_email: bool
    """Ask for an e-mail address in checkout."""
    checkout_collect_phone: bool
    """Ask for a telephone number in checkout."""
    checkout_collect_tax_id: bool
    """Ask for a tax id in checkout."""
    enable_tax_collection: bool
    """Collect tax in checkout."""
    opt_in_enabled: bool
    """Whether checkout asks for agreement."""
    ordered_add_ons: list[OrderedPlansInGroup]
    ordered_bundle_list: list[PlanGroupBundleOrder]
    ordered_plans: list[OrderedPlansInGroup]
    prevent_downgrades_when_over_limit: bool
    """Refuse a downgrade while usage is above the new limits; true unless set."""
    prevent_self_service_downgrade: bool
    """Customers may not downgrade by themselves."""
    proration_behavior: ProrationBehavior
    show_as_monthly_prices: bool
    """Show yearly and quarterly prices per month."""
    show_credits: bool
    """Show the credits that plans give."""
    show_estimated_total: bool
    """Show what a plan is expected to cost in all."""
    show_feature_description: bool
    """Show the features' descriptions."""
    show_hard_limit: bool
    """Show hard limits."""
    show_period_toggle: bool
    """Let visitors switch between billing periods."""
    show_zero_price_as_free: bool
    """Show a price of 0 as free."""
    sync_customer_billing_details: bool
    """Copy billing details to the provider."""
    add_on_compatibilities: list[CompatiblePlans] | None = None
    checkout_bundle_purchase_behavior: CheckoutBundlePurchaseBehavior | None = None
    custom_checkout_fields: list[CheckoutFieldInput] | None = None
    custom_plan_config: CustomPlanConfig | None = None
    custom_plan_id: str | None = None
    """Plan (`plan_…`) behind the "contact us" tile."""
    fallback_plan_id: str | None = None
    """Plan (`plan_…`) of companies that have no other."""
    initial_plan_id: str | None = None
    """Plan (`plan_…`) of every new company."""
    initial_plan_price_id: str | None = None
    """Price (`bilpp_…`) of the initial plan; must be free."""
    opt_in_text: str | None = None
    """Text the customer agrees to."""
    opt_in_title: str | None = None
    """Title of that text."""
    prevent_self_service_downgrade_button_text: str | None = None
    """Text of the button shown instead."""
    prevent_self_service_downgrade_url: str | None = None
    """Address that button leads to."""
    scheduled_downgrade_behavior: ScheduledDowngradeConfigBehavior | None = None
    scheduled_downgrade_prevent_when_over_limit: bool | None = None
    """Refuse a waiting downgrade while usage is above the new limits."""
    trial_days: int | None = None
    """Length of the trial in days."""
    trial_eligibility_per_plan: bool | None = None
    """Allow one trial per plan instead of one per company."""
    trial_expiry_plan_id: str | None = None
    """Plan (`plan_…`) after a trial that did not convert."""
    trial_expiry_plan_price_id: str | None = None
    """Price (`bilpp_…`) of that plan; must be free."""
    trial_payment_method_required: bool | None = None
    """Ask for a payment method before a trial; it then converts by itself."""


class UpdatePlanGroupResponse(Model, frozen=True):
    """Answer of `plangroups.update_plan_group`."""

    data: PlanGroupResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreatePlanGroupBody(Options, total=False):
    """Keywords of `plangroups.create_plan_group`."""

    add_on_ids: Required[Sequence[str]]
    """Add-ons (`plan_…`)."""
    checkout_collect_address: Required[bool]
    """Ask for an address in checkout."""
    checkout_collect_email: Required[bool]
    """Ask for an e-mail address in checkout."""
    checkout_collect_phone: Required[bool]
    """Ask for a telephone number in checkout."""
    checkout_collect_tax_id: Required[bool]
    """Ask for a tax id in checkout."""
    enable_tax_collection: Required[bool]
    """Collect tax in checkout."""
    opt_in_enabled: Required[bool]
    """Whether checkout asks for agreement."""
    ordered_add_ons: Required[Sequence[OrderedPlansInGroup]]
    """A live plan in order, with the entitlements and credits shown."""
    ordered_bundle_list: Required[Sequence[PlanGroupBundleOrder]]
    """A credit bundle in the order of checkout."""
    ordered_plans: Required[Sequence[OrderedPlansInGroup]]
    """A live plan in order, with the entitlements and credits shown."""
    prevent_downgrades_when_over_limit: Required[bool]
    """Refuse a downgrade while usage is above the new limits; true unless set."""
    prevent_self_service_downgrade: Required[bool]
    """Customers may not downgrade by themselves."""
    proration_behavior: Required[ProrationBehavior]
    """How the difference of a change within a period is charged: on the next invoice or at once."""
    show_as_monthly_prices: Required[bool]
    """Show yearly and quarterly prices per month."""
    show_credits: Required[bool]
    """Show the credits that plans give."""
    show_estimated_total: Required[bool]
    """Show what a plan is expected to cost in all."""
    show_feature_description: Required[bool]
    """Show the features' descriptions."""
    show_hard_limit: Required[bool]
    """Show hard limits."""
    show_period_toggle: Required[bool]
    """Let visitors switch between billing periods."""
    show_zero_price_as_free: Required[bool]
    """Show a price of 0 as free."""
    sync_customer_billing_details: Required[bool]
    """Copy billing details to the provider."""
    add_on_compatibilities: Sequence[CompatiblePlans] | None
    """Plans an add-on may be combined with."""
    checkout_bundle_purchase_behavior: CheckoutBundlePurchaseBehavior | None
    """Whether credit bundles are bought one by one or with a quantity."""
    custom_checkout_fields: Sequence[CheckoutFieldInput] | None
    """A field that checkout shall ask for; its value is stored in a company trait."""
    custom_plan_config: CustomPlanConfig | None
    """Texts of the "contact us" tile."""
    custom_plan_id: str | None
    """Plan (`plan_…`) behind the "contact us" tile."""
    fallback_plan_id: str | None
    """Plan (`plan_…`) of companies that have no other."""
    initial_plan_id: str | None
    """Plan (`plan_…`) of every new company."""
    initial_plan_price_id: str | None
    """Price (`bilpp_…`) of the initial plan; must be free."""
    opt_in_text: str | None
    """Text the customer agrees to."""
    opt_in_title: str | None
    """Title of that text."""
    prevent_self_service_downgrade_button_text: str | None
    """Text of the button shown instead."""
    prevent_self_service_downgrade_url: str | None
    """Address that button leads to."""
    scheduled_downgrade_behavior: ScheduledDowngradeConfigBehavior | None
    """Whether a downgrade waits for the end of the billing period; `none` applies it at once."""
    scheduled_downgrade_prevent_when_over_limit: bool | None
    """Refuse a waiting downgrade while usage is above the new limits."""
    trial_days: int | None
    """Length of the trial in days."""
    trial_eligibility_per_plan: bool | None
    """Allow one trial per plan instead of one per company."""
    trial_expiry_plan_id: str | None
    """Plan (`plan_…`) after a trial that did not convert."""
    trial_expiry_plan_price_id: str | None
    """Price (`bilpp_…`) of that plan; must be free."""
    trial_payment_method_required: bool | None
    """Ask for a payment method before a trial; it then converts by itself."""


class GetPlanGroupQuery(Options, total=False):
    """Keywords of `plangroups.get_plan_group`."""

    include_company_counts: bool | None
    """Count the companies on each plan."""


class UpdatePlanGroupBody(Options, total=False):
    """Keywords of `plangroups.update_plan_group`."""

    add_on_ids: Required[Sequence[str]]
    """Add-ons (`plan_…`)."""
    checkout_collect_address: Required[bool]
    """Ask for an address in checkout."""
    checkout_collect_email: Required[bool]
    """Ask for an e-mail address in checkout."""
    checkout_collect_phone: Required[bool]
    """Ask for a telephone number in checkout."""
    checkout_collect_tax_id: Required[bool]
    """Ask for a tax id in checkout."""
    enable_tax_collection: Required[bool]
    """Collect tax in checkout."""
    opt_in_enabled: Required[bool]
    """Whether checkout asks for agreement."""
    ordered_add_ons: Required[Sequence[OrderedPlansInGroup]]
    """A live plan in order, with the entitlements and credits shown."""
    ordered_bundle_list: Required[Sequence[PlanGroupBundleOrder]]
    """A credit bundle in the order of checkout."""
    ordered_plans: Required[Sequence[OrderedPlansInGroup]]
    """A live plan in order, with the entitlements and credits shown."""
    prevent_downgrades_when_over_limit: Required[bool]
    """Refuse a downgrade while usage is above the new limits; true unless set."""
    prevent_self_service_downgrade: Required[bool]
    """Customers may not downgrade by themselves."""
    proration_behavior: Required[ProrationBehavior]
    """How the difference of a change within a period is charged: on the next invoice or at once."""
    show_as_monthly_prices: Required[bool]
    """Show yearly and quarterly prices per month."""
    show_credits: Required[bool]
    """Show the credits that plans give."""
    show_estimated_total: Required[bool]
    """Show what a plan is expected to cost in all."""
    show_feature_description: Required[bool]
    """Show the features' descriptions."""
    show_hard_limit: Required[bool]
    """Show hard limits."""
    show_period_toggle: Required[bool]
    """Let visitors switch between billing periods."""
    show_zero_price_as_free: Required[bool]
    """Show a price of 0 as free."""
    sync_customer_billing_details: Required[bool]
    """Copy billing details to the provider."""
    add_on_compatibilities: Sequence[CompatiblePlans] | None
    """Plans an add-on may be combined with."""
    checkout_bundle_purchase_behavior: CheckoutBundlePurchaseBehavior | None
    """Whether credit bundles are bought one by one or with a quantity."""
    custom_checkout_fields: Sequence[CheckoutFieldInput] | None
    """A field that checkout shall ask for; its value is stored in a company trait."""
    custom_plan_config: CustomPlanConfig | None
    """Texts of the "contact us" tile."""
    custom_plan_id: str | None
    """Plan (`plan_…`) behind the "contact us" tile."""
    fallback_plan_id: str | None
    """Plan (`plan_…`) of companies that have no other."""
    initial_plan_id: str | None
    """Plan (`plan_…`) of every new company."""
    initial_plan_price_id: str | None
    """Price (`bilpp_…`) of the initial plan; must be free."""
    opt_in_text: str | None
    """Text the customer agrees to."""
    opt_in_title: str | None
    """Title of that text."""
    prevent_self_service_downgrade_button_text: str | None
    """Text of the button shown instead."""
    prevent_self_service_downgrade_url: str | None
    """Address that button leads to."""
    scheduled_downgrade_behavior: ScheduledDowngradeConfigBehavior | None
    """Whether a downgrade waits for the end of the billing period; `none` applies it at once."""
    scheduled_downgrade_prevent_when_over_limit: bool | None
    """Refuse a waiting downgrade while usage is above the new limits."""
    trial_days: int | None
    """Length of the trial in days."""
    trial_eligibility_per_plan: bool | None
    """Allow one trial per plan instead of one per company."""
    trial_expiry_plan_id: str | None
    """Plan (`plan_…`) after a trial that did not convert."""
    trial_expiry_plan_price_id: str | None
    """Price (`bilpp_…`) of that plan; must be free."""
    trial_payment_method_required: bool | None
    """Ask for a payment method before a trial; it then converts by itself."""
