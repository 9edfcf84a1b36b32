# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `components`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

CompanyPlanInvalidReason: TypeAlias = Literal["downgrade_not_permitted", "feature_usage_exceeded"] | str


ComponentEntityType: TypeAlias = Literal["billing", "entitlement"] | str


ComponentState: TypeAlias = Literal["draft", "live"] | str


class BillingCreditBundleView(Model):
    """Contract: `BillingCreditBundleView`."""

    compatible_plan_ids: list[str]
    created_at: Instant
    credit_id: str
    credit_name: str
    currency_prices: list[CreditBundleCurrencyPrice]
    expiry_type: BillingCreditExpiryType
    expiry_unit: BillingCreditExpiryUnit
    has_grants: bool
    id: str
    name: str
    status: BillingCreditBundleStatus
    updated_at: Instant
    bundle_type: BillingCreditBundleType | None = None
    credit_description: str | None = None
    credit_icon: str | None = None
    expiry_unit_count: int | None = None
    plural_name: str | None = None
    price: BillingProductPriceResponseData | None = None
    quantity: int | None = None
    singular_name: str | None = None
    unit_price: BillingProductPriceResponseData | None = None


class BillingProductPriceResponseData(Model):
    """Contract: `BillingProductPriceResponseData`."""

    billing_scheme: BillingPriceScheme
    created_at: Instant
    currency: Currency
    id: str
    interval: BillingProductPriceInterval
    interval_count: int
    is_active: bool
    package_size: int
    price: int
    price_external_id: str
    product_external_id: str
    provider_type: BillingProviderType
    updated_at: Instant
    usage_type: BillingPriceUsageType
    meter_id: str | None = None
    nickname: str | None = None
    price_decimal: str | None = None
    tiers_mode: BillingTiersMode | None = None


class BindCatalogRequestBody(Model):
    """Contract: `BindCatalogRequestBody`."""

    catalog_id: str | None = None


class BindCatalogResponse(Model):
    """Contract: `BindCatalogResponse`."""

    data: ComponentResponseData
    params: dict[str, Any]


class CompanyPlanDetailResponseData(Model):
    """Contract: `CompanyPlanDetailResponseData`."""

    available_periods: list[PlanPriceCadence]
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    company_can_trial: bool
    company_count: int
    compatible_plan_ids: list[str]
    controlled_by: BillingProviderType
    created_at: Instant
    credits: list[BillingCreditResponseData]
    currency_prices: list[PlanCurrencyPricesResponseData]
    current: bool
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
    usage_violations: list[FeatureUsageResponseData]
    valid: bool
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
    estimated_totals: list[EstimatedPlanTotal] | None = None
    invalid_reason: CompanyPlanInvalidReason | None = None
    is_free: bool | None = None
    monthly_price: BillingPriceResponseData | None = None
    one_time_price: BillingPriceResponseData | None = None
    quarterly_price: BillingPriceResponseData | None = None
    trial_days: int | None = None
    yearly_price: BillingPriceResponseData | None = None


class ComponentCheckoutSettings(Model):
    """Contract: `ComponentCheckoutSettings`."""

    bundle_purchase_behavior: CheckoutBundlePurchaseBehavior
    collect_address: bool
    collect_email: bool
    collect_phone: bool
    collect_tax_id: bool
    proration_behavior: ProrationBehavior
    tax_collection_enabled: bool


class ComponentPreviewResponseData(Model):
    """Contract: `ComponentPreviewResponseData`."""

    active_add_ons: list[CompanyPlanDetailResponseData]
    active_plans: list[CompanyPlanDetailResponseData]
    active_usage_based_entitlements: list[UsageBasedEntitlementResponseData]
    add_on_compatibilities: list[CompatiblePlans]
    checkout_settings: ComponentCheckoutSettings
    credit_bundles: list[BillingCreditBundleView]
    credit_grants: list[CreditCompanyGrantView]
    custom_checkout_fields: list[CheckoutFieldWithValue]
    display_settings: ComponentDisplaySettings
    invoices: list[InvoiceResponseData]
    prevent_self_service_downgrade: bool
    show_as_monthly_prices: bool
    show_credits: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool
    capabilities: ComponentCapabilities | None = None
    company: CompanyDetailResponseData | None = None
    component: ComponentResponseData | None = None
    default_plan: PlanDetailResponseData | None = None
    feature_usage: FeatureUsageDetailResponseData | None = None
    post_trial_plan: PlanDetailResponseData | None = None
    prevent_self_service_downgrade_button_text: str | None = None
    prevent_self_service_downgrade_url: str | None = None
    scheduled_downgrade: ScheduledDowngradeResponseData | None = None
    stripe_embed: StripeEmbedInfo | None = None
    subscription: CompanySubscriptionResponseData | None = None
    trial_payment_method_required: bool | None = None
    upcoming_invoice: UpcomingInvoiceResponseData | None = None


class ComponentResponseData(Model):
    """Contract: `ComponentResponseData`."""

    created_at: Instant
    id: str
    name: str
    state: ComponentState
    type: ComponentEntityType
    updated_at: Instant
    ast: dict[str, float] | None = None
    catalog_id: str | None = None


class CountComponentsParams(Model):
    """Contract: `CountComponentsParams`."""

    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class CountComponentsResponse(Model):
    """Contract: `CountComponentsResponse`."""

    data: CountResponse
    params: CountComponentsParams


class CreateComponentRequestBody(Model):
    """Contract: `CreateComponentRequestBody`."""

    entity_type: ComponentEntityType
    name: str
    ast: dict[str, float] | None = None


class CreateComponentResponse(Model):
    """Contract: `CreateComponentResponse`."""

    data: ComponentResponseData
    params: dict[str, Any]


class CreditBundleCurrencyPrice(Model):
    """Contract: `CreditBundleCurrencyPrice`."""

    currency: Currency
    price: BillingPriceView | None = None


class CreditCompanyGrantView(Model):
    """Contract: `CreditCompanyGrantView`."""

    billing_credit_id: str
    company_id: str
    company_name: str
    created_at: Instant
    credit_description: str
    credit_name: str
    grant_reason: BillingCreditGrantReason
    id: str
    quantity: float
    quantity_remaining: float
    quantity_used: float
    renewal_enabled: bool
    source_label: str
    updated_at: Instant
    arrears_cadence: BillingArrearsCadence | None = None
    billing_credit_bundle_id: str | None = None
    company_license_id: str | None = None
    credit_icon: str | None = None
    currency: Currency | None = None
    exhausted_at: Instant | None = None
    expires_at: Instant | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    license_name: str | None = None
    plan_id: str | None = None
    plan_name: str | None = None
    plural_name: str | None = None
    postpaid_charge_amount: int | None = None
    postpaid_charge_currency: Currency | None = None
    postpaid_charged_credits: float | None = None
    postpaid_period_end: Instant | None = None
    postpaid_rate: int | None = None
    postpaid_rate_decimal: str | None = None
    price: BillingProductPriceResponseData | None = None
    renewal_period: BillingPlanCreditGrantResetCadence | None = None
    reserved: float | None = None
    settled: float | None = None
    singular_name: str | None = None
    source_grant_id: str | None = None
    transfers: list[CreditTransferView] | None = None
    valid_from: Instant | None = None
    zeroed_out_date: Instant | None = None
    zeroed_out_reason: BillingCreditGrantZeroedOutReason | None = None


class CreditTransferView(Model):
    """Contract: `CreditTransferView`."""

    amount: float
    created_at: Instant
    direction: str
    id: str
    reason: str
    related_grant_id: str


class DeleteComponentResponse(Model):
    """Contract: `DeleteComponentResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class EstimatedPlanTotal(Model):
    """Contract: `EstimatedPlanTotal`."""

    amount: int
    currency: Currency
    period: PlanPriceCadence


class GetComponentResponse(Model):
    """Contract: `GetComponentResponse`."""

    data: ComponentResponseData
    params: dict[str, Any]


class ListComponentsParams(Model):
    """Contract: `ListComponentsParams`."""

    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class ListComponentsResponse(Model):
    """Contract: `ListComponentsResponse`."""

    data: list[ComponentResponseData]
    params: ListComponentsParams


class PreviewComponentDataParams(Model):
    """Contract: `PreviewComponentDataParams`."""

    company_id: str | None = None
    component_id: str | None = None


class PreviewComponentDataResponse(Model):
    """Contract: `PreviewComponentDataResponse`."""

    data: ComponentPreviewResponseData
    params: PreviewComponentDataParams


class StripeEmbedInfo(Model):
    """Contract: `StripeEmbedInfo`."""

    schematic_publishable_key: str
    account_id: str | None = None
    publishable_key: str | None = None
    setup_intent_client_secret: str | None = None


class UpcomingInvoiceResponseData(Model):
    """Contract: `UpcomingInvoiceResponseData`."""

    amount_due: int
    amount_paid: int
    amount_remaining: int
    collection_method: str
    created_at: Instant
    currency: Currency
    customer_external_id: str
    ending_balance: int
    environment_id: str
    provider_type: BillingProviderType
    starting_balance: int
    subtotal: int
    updated_at: Instant
    company_id: str | None = None
    due_date: Instant | None = None
    external_id: str | None = None
    payment_method_external_id: str | None = None
    status: InvoiceStatus | None = None
    subscription_external_id: str | None = None
    total: int | None = None
    url: str | None = None


class UpdateComponentRequestBody(Model):
    """Contract: `UpdateComponentRequestBody`."""

    ast: dict[str, float] | None = None
    entity_type: ComponentEntityType | None = None
    name: str | None = None
    state: ComponentState | None = None


class UpdateComponentResponse(Model):
    """Contract: `UpdateComponentResponse`."""

    data: ComponentResponseData
    params: dict[str, Any]


class BindCatalogBody(Options, total=False):
    """Keywords of `components.bind_catalog`."""

    catalog_id: str | None


class CountComponentsQuery(Options, total=False):
    """Keywords of `components.count_components`."""

    q: str | None
    limit: int | None
    offset: int | None


class CreateComponentBody(Options, total=False):
    """Keywords of `components.create_component`."""

    entity_type: Required[ComponentEntityType]
    name: Required[str]
    ast: Mapping[str, float] | None


class ListComponentsQuery(Options, total=False):
    """Keywords of `components.list_components`."""

    q: str | None
    limit: int | None
    offset: int | None


class PreviewComponentDataQuery(Options, total=False):
    """Keywords of `components.preview_component_data`."""

    company_id: str | None
    component_id: str | None


class UpdateComponentBody(Options, total=False):
    """Keywords of `components.update_component`."""

    ast: Mapping[str, float] | None
    entity_type: ComponentEntityType | None
    name: str | None
    state: ComponentState | None


from schematic.types.shared import (
    BillingArrearsCadence,
    BillingCreditBundleStatus,
    BillingCreditBundleType,
    BillingCreditExpiryType,
    BillingCreditExpiryUnit,
    BillingCreditGrantReason,
    BillingCreditGrantZeroedOutReason,
    BillingCreditResponseData,
    BillingLinkedResourceResponseData,
    BillingPlanCreditGrantResetCadence,
    BillingPriceResponseData,
    BillingPriceScheme,
    BillingPriceUsageType,
    BillingPriceView,
    BillingProductDetailResponseData,
    BillingProductPriceInterval,
    BillingProviderType,
    BillingStrategy,
    BillingTiersMode,
    ChargeType,
    CheckoutBundlePurchaseBehavior,
    CheckoutFieldWithValue,
    CompanyDetailResponseData,
    CompanySubscriptionResponseData,
    CompatiblePlans,
    ComponentCapabilities,
    ComponentDisplaySettings,
    CountResponse,
    Currency,
    CustomPlanConfig,
    DeleteResponse,
    FeatureInPlanResponseData,
    FeatureUsageDetailResponseData,
    FeatureUsageResponseData,
    InvoiceResponseData,
    InvoiceStatus,
    PlanCatalogMembershipResponseData,
    PlanCreditGrantView,
    PlanCreditVisibility,
    PlanCurrencyPricesResponseData,
    PlanDetailResponseData,
    PlanEntitlementResponseData,
    PlanIcon,
    PlanPriceCadence,
    PlanType,
    PlanVersionResponseData,
    ProrationBehavior,
    ScheduledDowngradeResponseData,
    UsageBasedEntitlementResponseData,
)
