# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `components`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingLinkedResourceResponseData,
        BillingPriceResponseData,
        BillingPriceScheme,
        BillingPriceUsageType,
        BillingPriceView,
        BillingProductDetailResponseData,
        BillingProductPriceInterval,
        InvoiceResponseData,
        InvoiceStatus,
        ProrationBehavior,
    )
    from schematic_server.contract.checkout import CheckoutBundlePurchaseBehavior, CheckoutFieldWithValue
    from schematic_server.contract.companies import (
        CompanyDetailResponseData,
        CompanySubscriptionResponseData,
        ScheduledDowngradeResponseData,
    )
    from schematic_server.contract.credits import (
        BillingCreditBundleStatus,
        BillingCreditBundleType,
        BillingCreditGrantReason,
        BillingCreditGrantZeroedOutReason,
        BillingCreditResponseData,
    )
    from schematic_server.contract.entitlements import (
        FeatureUsageDetailResponseData,
        FeatureUsageResponseData,
        UsageBasedEntitlementResponseData,
    )
    from schematic_server.contract.features import FeatureInPlanResponseData
    from schematic_server.contract.plangroups import CompatiblePlans, CustomPlanConfig
    from schematic_server.contract.plans import (
        PlanCatalogMembershipResponseData,
        PlanCreditGrantView,
        PlanCreditVisibility,
        PlanCurrencyPricesResponseData,
        PlanDetailResponseData,
        PlanEntitlementResponseData,
        PlanVersionResponseData,
    )
    from schematic_server.contract.shared import (
        BillingArrearsCadence,
        BillingCreditExpiryType,
        BillingCreditExpiryUnit,
        BillingPlanCreditGrantResetCadence,
        BillingProviderType,
        BillingStrategy,
        BillingTiersMode,
        ChargeType,
        CountResponse,
        Currency,
        DeleteResponse,
        PlanIcon,
        PlanPriceCadence,
        PlanType,
    )

BindCatalogBody: TypeAlias = "BindCatalogRequestBody"

BindCatalogAnswer: TypeAlias = "ComponentResponseData"


class CountComponentsQuery(TypedDict):
    """Query of `components.count_components`."""

    q: NotRequired[str]
    limit: int
    offset: int


CountComponentsAnswer: TypeAlias = "CountResponse"

CreateComponentBody: TypeAlias = "CreateComponentRequestBody"

CreateComponentAnswer: TypeAlias = "ComponentResponseData"

DeleteComponentAnswer: TypeAlias = "DeleteResponse"

GetComponentAnswer: TypeAlias = "ComponentResponseData"


class ListComponentsQuery(TypedDict):
    """Query of `components.list_components`."""

    q: NotRequired[str]
    limit: int
    offset: int


ListComponentsAnswer: TypeAlias = "list[ComponentResponseData]"


class PreviewComponentDataQuery(TypedDict):
    """Query of `components.preview_component_data`."""

    company_id: NotRequired[str]
    component_id: NotRequired[str]


PreviewComponentDataAnswer: TypeAlias = "ComponentPreviewResponseData"

UpdateComponentBody: TypeAlias = "UpdateComponentRequestBody"

UpdateComponentAnswer: TypeAlias = "ComponentResponseData"


class BillingCreditBundleView(TypedDict):
    """A credit bundle as checkout shows it."""

    bundle_type: NotRequired[BillingCreditBundleType]
    compatible_plan_ids: Sequence[str]
    created_at: datetime
    credit_description: NotRequired[str | None]
    credit_icon: NotRequired[str | None]
    credit_id: str
    credit_name: str
    currency_prices: Sequence[CreditBundleCurrencyPrice]
    expiry_type: BillingCreditExpiryType
    expiry_unit: BillingCreditExpiryUnit
    expiry_unit_count: NotRequired[int | None]
    has_grants: bool
    id: str
    name: str
    plural_name: NotRequired[str | None]
    price: NotRequired[BillingProductPriceResponseData | None]
    quantity: NotRequired[int | None]
    singular_name: NotRequired[str | None]
    status: BillingCreditBundleStatus
    unit_price: NotRequired[BillingProductPriceResponseData | None]
    updated_at: datetime


class BillingProductPriceResponseData(TypedDict):
    """A price with its external ids."""

    billing_scheme: BillingPriceScheme
    created_at: datetime
    currency: Currency
    id: str
    interval: BillingProductPriceInterval
    interval_count: int
    is_active: bool
    meter_id: NotRequired[str | None]
    nickname: NotRequired[str | None]
    package_size: int
    price: int
    price_decimal: NotRequired[str | None]
    price_external_id: str
    product_external_id: str
    provider_type: BillingProviderType
    tiers_mode: NotRequired[BillingTiersMode | None]
    updated_at: datetime
    usage_type: BillingPriceUsageType


class BindCatalogRequestBody(TypedDict):
    """Body of `components.bind_catalog`."""

    catalog_id: NotRequired[str | None]


class CompanyPlanDetailResponseData(TypedDict):
    """A plan, as one company could choose it."""

    active_version: NotRequired[PlanVersionResponseData | None]
    audience_type: NotRequired[str | None]
    available_periods: Sequence[PlanPriceCadence]
    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    billing_product: NotRequired[BillingProductDetailResponseData | None]
    billing_strategy: BillingStrategy
    catalogs: NotRequired[Sequence[PlanCatalogMembershipResponseData] | None]
    charge_type: ChargeType
    company_can_trial: bool
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
    current: bool
    custom: bool
    custom_plan_config: NotRequired[CustomPlanConfig | None]
    description: str
    draft_version: NotRequired[PlanVersionResponseData | None]
    entitlements: NotRequired[Sequence[PlanEntitlementResponseData] | None]
    estimated_totals: NotRequired[Sequence[EstimatedPlanTotal] | None]
    features: Sequence[FeatureInPlanResponseData]
    icon: PlanIcon
    id: str
    included_credit_grants: Sequence[PlanCreditGrantView]
    invalid_reason: NotRequired[CompanyPlanInvalidReason | None]
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
    usage_violations: Sequence[FeatureUsageResponseData]
    valid: bool
    versions: Sequence[PlanVersionResponseData]
    yearly_price: NotRequired[BillingPriceResponseData | None]


# Why a company cannot choose a plan.
CompanyPlanInvalidReason: TypeAlias = Literal["downgrade_not_permitted", "feature_usage_exceeded"]


class ComponentCapabilities(TypedDict):
    """What a portal component may do."""

    badge_visibility: bool
    checkout: bool


class ComponentCheckoutSettings(TypedDict):
    """What checkout in a component asks for."""

    bundle_purchase_behavior: CheckoutBundlePurchaseBehavior
    collect_address: bool
    collect_email: bool
    collect_phone: bool
    collect_tax_id: bool
    proration_behavior: ProrationBehavior
    tax_collection_enabled: bool


class ComponentDisplaySettings(TypedDict):
    """What a component shows."""

    show_as_monthly_prices: bool
    show_credits: bool
    show_estimated_total: bool
    show_feature_description: bool
    show_hard_limit: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool


# What a component shows.
ComponentEntityType: TypeAlias = Literal["billing", "entitlement"]


class ComponentHydrateResponseData(TypedDict):
    """Everything a portal component shows about a company."""

    active_add_ons: Sequence[CompanyPlanDetailResponseData]
    active_plans: Sequence[CompanyPlanDetailResponseData]
    active_usage_based_entitlements: Sequence[UsageBasedEntitlementResponseData]
    add_on_compatibilities: Sequence[CompatiblePlans]
    capabilities: NotRequired[ComponentCapabilities | None]
    checkout_settings: ComponentCheckoutSettings
    company: NotRequired[CompanyDetailResponseData | None]
    component: NotRequired[ComponentResponseData | None]
    credit_bundles: Sequence[BillingCreditBundleView]
    credit_grants: Sequence[CreditCompanyGrantView]
    custom_checkout_fields: Sequence[CheckoutFieldWithValue]
    default_plan: NotRequired[PlanDetailResponseData | None]
    display_settings: ComponentDisplaySettings
    feature_usage: NotRequired[FeatureUsageDetailResponseData | None]
    post_trial_plan: NotRequired[PlanDetailResponseData | None]
    prevent_self_service_downgrade: bool
    prevent_self_service_downgrade_button_text: NotRequired[str | None]
    prevent_self_service_downgrade_url: NotRequired[str | None]
    scheduled_downgrade: NotRequired[ScheduledDowngradeResponseData | None]
    show_as_monthly_prices: bool
    show_credits: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    stripe_embed: NotRequired[StripeEmbedInfo | None]
    subscription: NotRequired[CompanySubscriptionResponseData | None]
    trial_payment_method_required: NotRequired[bool | None]
    upcoming_invoice: NotRequired[UpcomingInvoiceResponseData | None]


class ComponentPreviewResponseData(TypedDict):
    """Everything a portal component shows about a company, with invoices."""

    active_add_ons: Sequence[CompanyPlanDetailResponseData]
    active_plans: Sequence[CompanyPlanDetailResponseData]
    active_usage_based_entitlements: Sequence[UsageBasedEntitlementResponseData]
    add_on_compatibilities: Sequence[CompatiblePlans]
    capabilities: NotRequired[ComponentCapabilities | None]
    checkout_settings: ComponentCheckoutSettings
    company: NotRequired[CompanyDetailResponseData | None]
    component: NotRequired[ComponentResponseData | None]
    credit_bundles: Sequence[BillingCreditBundleView]
    credit_grants: Sequence[CreditCompanyGrantView]
    custom_checkout_fields: Sequence[CheckoutFieldWithValue]
    default_plan: NotRequired[PlanDetailResponseData | None]
    display_settings: ComponentDisplaySettings
    feature_usage: NotRequired[FeatureUsageDetailResponseData | None]
    invoices: Sequence[InvoiceResponseData]
    post_trial_plan: NotRequired[PlanDetailResponseData | None]
    prevent_self_service_downgrade: bool
    prevent_self_service_downgrade_button_text: NotRequired[str | None]
    prevent_self_service_downgrade_url: NotRequired[str | None]
    scheduled_downgrade: NotRequired[ScheduledDowngradeResponseData | None]
    show_as_monthly_prices: bool
    show_credits: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    stripe_embed: NotRequired[StripeEmbedInfo | None]
    subscription: NotRequired[CompanySubscriptionResponseData | None]
    trial_payment_method_required: NotRequired[bool | None]
    upcoming_invoice: NotRequired[UpcomingInvoiceResponseData | None]


class ComponentResponseData(TypedDict):
    """A portal component."""

    ast: NotRequired[Mapping[str, float] | None]
    catalog_id: NotRequired[str | None]
    created_at: datetime
    id: str
    name: str
    state: ComponentState
    type: ComponentEntityType
    updated_at: datetime


# `live` components are served, `draft` ones are being edited.
ComponentState: TypeAlias = Literal["draft", "live"]


class CreateComponentRequestBody(TypedDict):
    """Body of `components.create_component`."""

    ast: NotRequired[Mapping[str, float] | None]
    entity_type: ComponentEntityType
    name: str


class CreditBundleCurrencyPrice(TypedDict):
    """A bundle's price in one currency."""

    currency: Currency
    price: NotRequired[BillingPriceView | None]


class CreditCompanyGrantView(TypedDict):
    """A company's credit grant, as portal components show it."""

    arrears_cadence: NotRequired[BillingArrearsCadence | None]
    billing_credit_bundle_id: NotRequired[str | None]
    billing_credit_id: str
    company_id: str
    company_license_id: NotRequired[str | None]
    company_name: str
    created_at: datetime
    credit_description: str
    credit_icon: NotRequired[str | None]
    credit_name: str
    currency: NotRequired[Currency | None]
    exhausted_at: NotRequired[datetime | None]
    expires_at: NotRequired[datetime | None]
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    grant_reason: BillingCreditGrantReason
    id: str
    license_name: NotRequired[str | None]
    plan_id: NotRequired[str | None]
    plan_name: NotRequired[str | None]
    plural_name: NotRequired[str | None]
    postpaid_charge_amount: NotRequired[int | None]
    postpaid_charge_currency: NotRequired[Currency | None]
    postpaid_charged_credits: NotRequired[float | None]
    postpaid_period_end: NotRequired[datetime | None]
    postpaid_rate: NotRequired[int | None]
    postpaid_rate_decimal: NotRequired[str | None]
    price: NotRequired[BillingProductPriceResponseData | None]
    quantity: float
    quantity_remaining: float
    quantity_used: float
    renewal_enabled: bool
    renewal_period: NotRequired[BillingPlanCreditGrantResetCadence | None]
    reserved: NotRequired[float | None]
    settled: NotRequired[float | None]
    singular_name: NotRequired[str | None]
    source_grant_id: NotRequired[str | None]
    source_label: str
    transfers: NotRequired[Sequence[CreditTransferView] | None]
    updated_at: datetime
    valid_from: NotRequired[datetime | None]
    zeroed_out_date: NotRequired[datetime | None]
    zeroed_out_reason: NotRequired[BillingCreditGrantZeroedOutReason | None]


class CreditTransferView(TypedDict):
    """Credits moved from or to another grant."""

    amount: float
    created_at: datetime
    direction: str
    id: str
    reason: str
    related_grant_id: str


class EstimatedPlanTotal(TypedDict):
    """What a plan is expected to cost per period."""

    amount: int
    currency: Currency
    period: PlanPriceCadence


class StripeEmbedInfo(TypedDict):
    """What a browser needs to talk to Stripe."""

    account_id: NotRequired[str | None]
    publishable_key: NotRequired[str | None]
    schematic_publishable_key: str
    setup_intent_client_secret: NotRequired[str | None]


class UpcomingInvoiceResponseData(TypedDict):
    """The next invoice as it stands."""

    amount_due: int
    amount_paid: int
    amount_remaining: int
    collection_method: str
    company_id: NotRequired[str | None]
    created_at: datetime
    currency: Currency
    customer_external_id: str
    due_date: NotRequired[datetime | None]
    ending_balance: int
    environment_id: str
    external_id: NotRequired[str | None]
    payment_method_external_id: NotRequired[str | None]
    provider_type: BillingProviderType
    starting_balance: int
    status: NotRequired[InvoiceStatus | None]
    subscription_external_id: NotRequired[str | None]
    subtotal: int
    total: NotRequired[int | None]
    updated_at: datetime
    url: NotRequired[str | None]


class UpdateComponentRequestBody(TypedDict):
    """Body of `components.update_component`."""

    ast: NotRequired[Mapping[str, float] | None]
    entity_type: NotRequired[ComponentEntityType | None]
    name: NotRequired[str | None]
    state: NotRequired[ComponentState | None]
