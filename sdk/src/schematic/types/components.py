# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `components`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.billing import (
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
from schematic.types.checkout import CheckoutBundlePurchaseBehavior, CheckoutFieldWithValue
from schematic.types.companies import (
    CompanyDetailResponseData,
    CompanySubscriptionResponseData,
    ScheduledDowngradeResponseData,
)
from schematic.types.credits import (
    BillingCreditBundleStatus,
    BillingCreditBundleType,
    BillingCreditGrantReason,
    BillingCreditGrantZeroedOutReason,
    BillingCreditResponseData,
)
from schematic.types.entitlements import (
    FeatureUsageDetailResponseData,
    FeatureUsageResponseData,
    UsageBasedEntitlementResponseData,
)
from schematic.types.features import FeatureInPlanResponseData
from schematic.types.plangroups import CompatiblePlans, CustomPlanConfig
from schematic.types.plans import (
    PlanCatalogMembershipResponseData,
    PlanCreditGrantView,
    PlanCreditVisibility,
    PlanCurrencyPricesResponseData,
    PlanDetailResponseData,
    PlanEntitlementResponseData,
    PlanVersionResponseData,
)
from schematic.types.shared import (
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

# Why a company cannot choose a plan.
CompanyPlanInvalidReason: TypeAlias = Literal["downgrade_not_permitted", "feature_usage_exceeded"] | str


# What a component shows.
ComponentEntityType: TypeAlias = Literal["billing", "entitlement"] | str


# `live` components are served, `draft` ones are being edited.
ComponentState: TypeAlias = Literal["draft", "live"] | str


class BillingCreditBundleView(Model, frozen=True):
    """A credit bundle as checkout shows it."""

    compatible_plan_ids: list[str]
    """Plans (`plan_…`) it may be combined with; empty for all."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    currency_prices: list[CreditBundleCurrencyPrice]
    expiry_type: BillingCreditExpiryType
    expiry_unit: BillingCreditExpiryUnit
    has_grants: bool
    """Whether it has been granted to anybody."""
    id: str
    """Credit bundle (`bilcrb_…`)."""
    name: str
    """Name shown to people."""
    status: BillingCreditBundleStatus
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    bundle_type: BillingCreditBundleType | None = None
    credit_description: str | None = None
    """Description of the credit type."""
    credit_icon: str | None = None
    """Icon of the credit type."""
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    plural_name: str | None = None
    """Name of several units."""
    price: BillingProductPriceResponseData | None = None
    quantity: int | None = None
    """Credits in the bundle."""
    singular_name: str | None = None
    """Name of one unit."""
    unit_price: BillingProductPriceResponseData | None = None


class BillingProductPriceResponseData(Model, frozen=True):
    """A price with its external ids."""

    billing_scheme: BillingPriceScheme
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency: Currency
    id: str
    """Price (`bilpp_…`)."""
    interval: BillingProductPriceInterval
    interval_count: int
    """How many intervals a period has; 3 months are a quarter."""
    is_active: bool
    """Whether it is in use."""
    package_size: int
    """Units sold together at the price."""
    price: int
    """Deprecated; price in cents."""
    price_external_id: str
    """The provider's id of the price."""
    product_external_id: str
    """The provider's id of the product."""
    provider_type: BillingProviderType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    usage_type: BillingPriceUsageType
    meter_id: str | None = None
    """Meter that counts the use."""
    nickname: str | None = None
    """Name of the price among colleagues."""
    price_decimal: str | None = None
    """The same price with fractions of a cent; read this one when both are given."""
    tiers_mode: BillingTiersMode | None = None


class BindCatalogRequestBody(Model, frozen=True):
    """Body of `components.bind_catalog`."""

    catalog_id: str | None = None
    """Catalog (`ctlg_…`)."""


class BindCatalogResponse(Model, frozen=True):
    """Answer of `components.bind_catalog`."""

    data: ComponentResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CompanyPlanDetailResponseData(Model, frozen=True):
    """A plan, as one company could choose it."""

    available_periods: list[PlanPriceCadence]
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    company_can_trial: bool
    """Whether the company may still try the plan."""
    company_count: int
    """Number of companies."""
    compatible_plan_ids: list[str]
    """Plans (`plan_…`) it may be combined with; empty for all."""
    controlled_by: BillingProviderType
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credits: list[BillingCreditResponseData]
    currency_prices: list[PlanCurrencyPricesResponseData]
    current: bool
    """Whether the company is on it."""
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
    usage_violations: list[FeatureUsageResponseData]
    valid: bool
    """Whether the company can choose it."""
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
    estimated_totals: list[EstimatedPlanTotal] | None = None
    invalid_reason: CompanyPlanInvalidReason | None = None
    is_free: bool | None = None
    """Deprecated; whether the plan costs nothing."""
    monthly_price: BillingPriceResponseData | None = None
    one_time_price: BillingPriceResponseData | None = None
    quarterly_price: BillingPriceResponseData | None = None
    trial_days: int | None = None
    """Length of the trial in days."""
    yearly_price: BillingPriceResponseData | None = None


class ComponentCapabilities(Model, frozen=True):
    """What a portal component may do."""

    badge_visibility: bool
    """Whether the badge may be hidden."""
    checkout: bool
    """Whether plans can be bought; the component is read-only otherwise."""


class ComponentCheckoutSettings(Model, frozen=True):
    """What checkout in a component asks for."""

    bundle_purchase_behavior: CheckoutBundlePurchaseBehavior
    collect_address: bool
    """Ask for an address."""
    collect_email: bool
    """Ask for an e-mail address."""
    collect_phone: bool
    """Ask for a telephone number."""
    collect_tax_id: bool
    """Ask for a tax id."""
    proration_behavior: ProrationBehavior
    tax_collection_enabled: bool
    """Whether tax is collected in checkout."""


class ComponentDisplaySettings(Model, frozen=True):
    """What a component shows."""

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


class ComponentHydrateResponseData(Model, frozen=True):
    """Everything a portal component shows about a company."""

    active_add_ons: list[CompanyPlanDetailResponseData]
    active_plans: list[CompanyPlanDetailResponseData]
    active_usage_based_entitlements: list[UsageBasedEntitlementResponseData]
    add_on_compatibilities: list[CompatiblePlans]
    checkout_settings: ComponentCheckoutSettings
    credit_bundles: list[BillingCreditBundleView]
    credit_grants: list[CreditCompanyGrantView]
    custom_checkout_fields: list[CheckoutFieldWithValue]
    display_settings: ComponentDisplaySettings
    prevent_self_service_downgrade: bool
    """Customers may not downgrade by themselves."""
    show_as_monthly_prices: bool
    """Show yearly and quarterly prices per month."""
    show_credits: bool
    """Show the credits that plans give."""
    show_period_toggle: bool
    """Let visitors switch between billing periods."""
    show_zero_price_as_free: bool
    """Show a price of 0 as free."""
    capabilities: ComponentCapabilities | None = None
    company: CompanyDetailResponseData | None = None
    component: ComponentResponseData | None = None
    default_plan: PlanDetailResponseData | None = None
    feature_usage: FeatureUsageDetailResponseData | None = None
    post_trial_plan: PlanDetailResponseData | None = None
    prevent_self_service_downgrade_button_text: str | None = None
    """Text of the button shown instead."""
    prevent_self_service_downgrade_url: str | None = None
    """Address that button leads to."""
    scheduled_downgrade: ScheduledDowngradeResponseData | None = None
    stripe_embed: StripeEmbedInfo | None = None
    subscription: CompanySubscriptionResponseData | None = None
    trial_payment_method_required: bool | None = None
    """Ask for a payment method before a trial; it then converts by itself."""
    upcoming_invoice: UpcomingInvoiceResponseData | None = None


class ComponentPreviewResponseData(Model, frozen=True):
    """Everything a portal component shows about a company, with invoices."""

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
    """Customers may not downgrade by themselves."""
    show_as_monthly_prices: bool
    """Show yearly and quarterly prices per month."""
    show_credits: bool
    """Show the credits that plans give."""
    show_period_toggle: bool
    """Let visitors switch between billing periods."""
    show_zero_price_as_free: bool
    """Show a price of 0 as free."""
    capabilities: ComponentCapabilities | None = None
    company: CompanyDetailResponseData | None = None
    component: ComponentResponseData | None = None
    default_plan: PlanDetailResponseData | None = None
    feature_usage: FeatureUsageDetailResponseData | None = None
    post_trial_plan: PlanDetailResponseData | None = None
    prevent_self_service_downgrade_button_text: str | None = None
    """Text of the button shown instead."""
    prevent_self_service_downgrade_url: str | None = None
    """Address that button leads to."""
    scheduled_downgrade: ScheduledDowngradeResponseData | None = None
    stripe_embed: StripeEmbedInfo | None = None
    subscription: CompanySubscriptionResponseData | None = None
    trial_payment_method_required: bool | None = None
    """Ask for a payment method before a trial; it then converts by itself."""
    upcoming_invoice: UpcomingInvoiceResponseData | None = None


class ComponentResponseData(Model, frozen=True):
    """A portal component."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Component (`cmpn_…`)."""
    name: str
    """Name shown to people."""
    state: ComponentState
    type: ComponentEntityType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    ast: dict[str, float] | None = None
    """Serialised layout as the builder made it, from index to byte; the server does not interpret it."""
    catalog_id: str | None = None
    """Catalog (`ctlg_…`)."""


class CountComponentsParams(Model, frozen=True):
    """Query parameters that `components.count_components` understood."""

    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class CountComponentsResponse(Model, frozen=True):
    """Answer of `components.count_components`."""

    data: CountResponse
    params: CountComponentsParams


class CreateComponentRequestBody(Model, frozen=True):
    """Body of `components.create_component`."""

    entity_type: ComponentEntityType
    name: str
    """Name shown to people."""
    ast: dict[str, float] | None = None
    """Serialised layout as the builder made it, from index to byte; the server does not interpret it."""


class CreateComponentResponse(Model, frozen=True):
    """Answer of `components.create_component`."""

    data: ComponentResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreditBundleCurrencyPrice(Model, frozen=True):
    """A bundle's price in one currency."""

    currency: Currency
    price: BillingPriceView | None = None


class CreditCompanyGrantView(Model, frozen=True):
    """A company's credit grant, as portal components show it."""

    billing_credit_id: str
    """Credit type (`bilcr_…`)."""
    company_id: str
    """Company (`comp_…`)."""
    company_name: str
    """Name of the company."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_description: str
    """Description of the credit type."""
    credit_name: str
    """Name of the credit type."""
    grant_reason: BillingCreditGrantReason
    id: str
    """Credit grant (`bilcg_…`)."""
    quantity: float
    """Credits granted."""
    quantity_remaining: float
    """Credits left."""
    quantity_used: float
    """Credits used."""
    renewal_enabled: bool
    """Whether the credits are granted again."""
    source_label: str
    """Where the credits came from, for people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    arrears_cadence: BillingArrearsCadence | None = None
    billing_credit_bundle_id: str | None = None
    """Bundle (`bilcrb_…`) the credits were bought with."""
    company_license_id: str | None = None
    """Licence the grant belongs to."""
    credit_icon: str | None = None
    """Icon of the credit type."""
    currency: Currency | None = None
    exhausted_at: Instant | None = None
    """When nothing was left."""
    expires_at: Instant | None = None
    """When it ends; null for never."""
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    license_name: str | None = None
    """Name of the licence."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_name: str | None = None
    """Name of the plan."""
    plural_name: str | None = None
    """Name of several units."""
    postpaid_charge_amount: int | None = None
    """Charge for credits below zero, in cents."""
    postpaid_charge_currency: Currency | None = None
    postpaid_charged_credits: float | None = None
    """Credits below zero that are charged."""
    postpaid_period_end: Instant | None = None
    """When the credits below zero are next charged."""
    postpaid_rate: int | None = None
    """Price in cents per credit below zero."""
    postpaid_rate_decimal: str | None = None
    """The same price with fractions of a cent."""
    price: BillingProductPriceResponseData | None = None
    renewal_period: BillingPlanCreditGrantResetCadence | None = None
    reserved: float | None = None
    """Credits held by leases and reservations."""
    settled: float | None = None
    """Credits left and held together; the figure to show customers."""
    singular_name: str | None = None
    """Name of one unit."""
    source_grant_id: str | None = None
    """Grant (`bilcg_…`) the credits were carried over from."""
    transfers: list[CreditTransferView] | None = None
    valid_from: Instant | None = None
    """When it begins to count."""
    zeroed_out_date: Instant | None = None
    """When what remained was set to zero."""
    zeroed_out_reason: BillingCreditGrantZeroedOutReason | None = None


class CreditTransferView(Model, frozen=True):
    """Credits moved from or to another grant."""

    amount: float
    """Credits moved."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    direction: str
    """Whether credits came `in` or went `out`."""
    id: str
    """Id of the object; opaque text."""
    reason: str
    """Why the credits were moved."""
    related_grant_id: str
    """The other grant (`bilcg_…`)."""


class DeleteComponentResponse(Model, frozen=True):
    """Answer of `components.delete_component`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class EstimatedPlanTotal(Model, frozen=True):
    """What a plan is expected to cost per period."""

    amount: int
    """Amount in the currency's smallest unit, such as cents."""
    currency: Currency
    period: PlanPriceCadence


class GetComponentResponse(Model, frozen=True):
    """Answer of `components.get_component`."""

    data: ComponentResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ListComponentsParams(Model, frozen=True):
    """Query parameters that `components.list_components` understood."""

    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListComponentsResponse(Model, frozen=True):
    """Answer of `components.list_components`."""

    data: list[ComponentResponseData]
    params: ListComponentsParams


class PreviewComponentDataParams(Model, frozen=True):
    """Query parameters that `components.preview_component_data` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    component_id: str | None = None
    """Component (`cmpn_…`)."""


class PreviewComponentDataResponse(Model, frozen=True):
    """Answer of `components.preview_component_data`."""

    data: ComponentPreviewResponseData
    params: PreviewComponentDataParams


class StripeEmbedInfo(Model, frozen=True):
    """What a browser needs to talk to Stripe."""

    schematic_publishable_key: str
    """Publishable key of this API (`api_…`)."""
    account_id: str | None = None
    """Stripe account."""
    publishable_key: str | None = None
    """The provider's publishable key."""
    setup_intent_client_secret: str | None = None
    """The provider's secret for storing a payment method in a browser."""


class UpcomingInvoiceResponseData(Model, frozen=True):
    """The next invoice as it stands."""

    amount_due: int
    """Amount due, in cents."""
    amount_paid: int
    """Amount paid, in cents."""
    amount_remaining: int
    """Amount still to pay, in cents."""
    collection_method: str
    """`charge_automatically` or `send_invoice`."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency: Currency
    customer_external_id: str
    """The provider's id of the customer."""
    ending_balance: int
    """The customer's balance afterwards, in cents."""
    environment_id: str
    """Environment (`env_…`)."""
    provider_type: BillingProviderType
    starting_balance: int
    """The customer's balance before, in cents."""
    subtotal: int
    """Sum of the lines in cents, before discount and tax."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    due_date: Instant | None = None
    """When payment is due."""
    external_id: str | None = None
    """The billing provider's id."""
    payment_method_external_id: str | None = None
    """The provider's id of the payment method."""
    status: InvoiceStatus | None = None
    subscription_external_id: str | None = None
    """The provider's id of the subscription."""
    total: int | None = None
    """Sum in cents."""
    url: str | None = None
    """Address of the invoice at the provider."""


class UpdateComponentRequestBody(Model, frozen=True):
    """Body of `components.update_component`."""

    ast: dict[str, float] | None = None
    """Serialised layout as the builder made it, from index to byte; the server does not interpret it."""
    entity_type: ComponentEntityType | None = None
    name: str | None = None
    """Name shown to people."""
    state: ComponentState | None = None


class UpdateComponentResponse(Model, frozen=True):
    """Answer of `components.update_component`."""

    data: ComponentResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class BindCatalogBody(Options, total=False):
    """Keywords of `components.bind_catalog`."""

    catalog_id: str | None
    """Catalog (`ctlg_…`)."""


class CountComponentsQuery(Options, total=False):
    """Keywords of `components.count_components`."""

    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CreateComponentBody(Options, total=False):
    """Keywords of `components.create_component`."""

    entity_type: Required[ComponentEntityType]
    """What a component shows."""
    name: Required[str]
    """Name shown to people."""
    ast: Mapping[str, float] | None
    """Serialised layout as the builder made it, from index to byte; the server does not interpret it."""


class ListComponentsQuery(Options, total=False):
    """Keywords of `components.list_components`."""

    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class PreviewComponentDataQuery(Options, total=False):
    """Keywords of `components.preview_component_data`."""

    company_id: str | None
    """Company (`comp_…`)."""
    component_id: str | None
    """Component (`cmpn_…`)."""


class UpdateComponentBody(Options, total=False):
    """Keywords of `components.update_component`."""

    ast: Mapping[str, float] | None
    """Serialised layout as the builder made it, from index to byte; the server does not interpret it."""
    entity_type: ComponentEntityType | None
    """What a component shows."""
    name: str | None
    """Name shown to people."""
    state: ComponentState | None
    """`live` components are served, `draft` ones are being edited."""
