# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `billing`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.shared import (
        BillingProviderType,
        BillingStrategy,
        BillingTiersMode,
        ChargeType,
        CountResponse,
        Currency,
        DeleteResponse,
        PlanType,
        TaxIdType,
    )


class CountBillingInvoicesQuery(TypedDict):
    """Query of `billing.count_billing_invoices`."""

    company_id: NotRequired[str]
    contract_id: NotRequired[str]
    document_state: NotRequired[InvoiceDocumentState]
    past_due: NotRequired[bool]
    provider_type: NotRequired[BillingProviderType]
    q: NotRequired[str]
    status: NotRequired[InvoiceStatus]
    limit: int
    offset: int


CountBillingInvoicesAnswer: TypeAlias = "CountResponse"


class CountBillingProductsQuery(TypedDict):
    """Query of `billing.count_billing_products`."""

    ids: NotRequired[Sequence[str]]
    is_active: NotRequired[bool]
    name: NotRequired[str]
    price_usage_type: NotRequired[BillingPriceUsageType]
    provider_type: NotRequired[BillingProviderType]
    q: NotRequired[str]
    recurring_charges_only: NotRequired[bool]
    with_one_time_charges: NotRequired[bool]
    with_prices_only: NotRequired[bool]
    with_zero_price: NotRequired[bool]
    without_linked_to_plan: NotRequired[bool]
    limit: int
    offset: int


CountBillingProductsAnswer: TypeAlias = "CountResponse"


class CountCustomersQuery(TypedDict):
    """Query of `billing.count_customers`."""

    company_ids: NotRequired[Sequence[str]]
    name: NotRequired[str]
    provider_type: NotRequired[BillingProviderType]
    q: NotRequired[str]
    limit: int
    offset: int


CountCustomersAnswer: TypeAlias = "CountResponse"

DeleteBillingCouponAnswer: TypeAlias = "DeleteResponse"

DeleteBillingCustomerAnswer: TypeAlias = "DeleteResponse"

DeleteBillingInvoiceAnswer: TypeAlias = "DeleteResponse"

DeleteBillingProductAnswer: TypeAlias = "DeleteResponse"

DeletePaymentMethodByExternalIdAnswer: TypeAlias = "DeleteResponse"

DeleteProductPriceAnswer: TypeAlias = "DeleteResponse"

DownloadNativeInvoicePdfAnswer: TypeAlias = "bytes"

ExportNativeInvoiceAnswer: TypeAlias = "bytes"

FinalizeNativeInvoiceAnswer: TypeAlias = "BillingInvoiceDetailResponseData"

GetBillingInvoiceAnswer: TypeAlias = "BillingInvoiceDetailResponseData"

GetBillingSettingsAnswer: TypeAlias = "BillingSettingsResponseData"

GetCompanyNativeSubscriptionAnswer: TypeAlias = "BillingNativeSubscriptionResponseData"


class ListBillingInvoicesQuery(TypedDict):
    """Query of `billing.list_billing_invoices`."""

    company_id: NotRequired[str]
    contract_id: NotRequired[str]
    document_state: NotRequired[InvoiceDocumentState]
    past_due: NotRequired[bool]
    provider_type: NotRequired[BillingProviderType]
    q: NotRequired[str]
    status: NotRequired[InvoiceStatus]
    limit: int
    offset: int


ListBillingInvoicesAnswer: TypeAlias = "list[BillingInvoiceResponseData]"


class ListBillingPricesQuery(TypedDict):
    """Query of `billing.list_billing_prices`."""

    currency: NotRequired[Currency]
    for_initial_plan: NotRequired[bool]
    for_trial_expiry_plan: NotRequired[bool]
    ids: NotRequired[Sequence[str]]
    interval: NotRequired[str]
    interval_count: NotRequired[int]
    is_active: NotRequired[bool]
    plan_version_id: NotRequired[str]
    price: NotRequired[int]
    product_id: NotRequired[str]
    product_ids: NotRequired[Sequence[str]]
    provider_type: NotRequired[BillingProviderType]
    q: NotRequired[str]
    tiers_mode: NotRequired[BillingTiersMode]
    usage_type: NotRequired[BillingPriceUsageType]
    with_meter: NotRequired[bool]
    limit: int
    offset: int


ListBillingPricesAnswer: TypeAlias = "list[BillingPriceView]"


class ListBillingProductPricesQuery(TypedDict):
    """Query of `billing.list_billing_product_prices`."""

    currency: NotRequired[Currency]
    for_initial_plan: NotRequired[bool]
    for_trial_expiry_plan: NotRequired[bool]
    ids: NotRequired[Sequence[str]]
    interval: NotRequired[str]
    interval_count: NotRequired[int]
    is_active: NotRequired[bool]
    plan_version_id: NotRequired[str]
    price: NotRequired[int]
    product_id: NotRequired[str]
    product_ids: NotRequired[Sequence[str]]
    provider_type: NotRequired[BillingProviderType]
    q: NotRequired[str]
    tiers_mode: NotRequired[BillingTiersMode]
    usage_type: NotRequired[BillingPriceUsageType]
    with_meter: NotRequired[bool]
    limit: int
    offset: int


ListBillingProductPricesAnswer: TypeAlias = "list[BillingPriceView]"


class ListBillingProductsQuery(TypedDict):
    """Query of `billing.list_billing_products`."""

    ids: NotRequired[Sequence[str]]
    is_active: NotRequired[bool]
    name: NotRequired[str]
    price_usage_type: NotRequired[BillingPriceUsageType]
    provider_type: NotRequired[BillingProviderType]
    q: NotRequired[str]
    recurring_charges_only: NotRequired[bool]
    with_one_time_charges: NotRequired[bool]
    with_prices_only: NotRequired[bool]
    with_zero_price: NotRequired[bool]
    without_linked_to_plan: NotRequired[bool]
    limit: int
    offset: int


ListBillingProductsAnswer: TypeAlias = "list[BillingProductDetailResponseData]"


class ListCompanyBillingProfilesQuery(TypedDict):
    """Query of `billing.list_company_billing_profiles`."""

    company_id: NotRequired[str]
    is_default: NotRequired[bool]
    provider_type: NotRequired[BillingProviderType]
    limit: int
    offset: int


ListCompanyBillingProfilesAnswer: TypeAlias = "list[CompanyBillingProfileResponseData]"


class ListCouponsQuery(TypedDict):
    """Query of `billing.list_coupons`."""

    is_active: NotRequired[bool]
    q: NotRequired[str]
    limit: int
    offset: int


ListCouponsAnswer: TypeAlias = "list[BillingCouponResponseData]"


class ListCustomersWithSubscriptionsQuery(TypedDict):
    """Query of `billing.list_customers_with_subscriptions`."""

    company_ids: NotRequired[Sequence[str]]
    name: NotRequired[str]
    provider_type: NotRequired[BillingProviderType]
    q: NotRequired[str]
    limit: int
    offset: int


ListCustomersWithSubscriptionsAnswer: TypeAlias = "list[BillingCustomerWithSubscriptionsResponseData]"


class ListInvoicesQuery(TypedDict):
    """Query of `billing.list_invoices`."""

    company_id: NotRequired[str]
    customer_external_id: str
    subscription_external_id: str
    limit: int
    offset: int


ListInvoicesAnswer: TypeAlias = "list[InvoiceResponseData]"


class ListMetersQuery(TypedDict):
    """Query of `billing.list_meters`."""

    display_name: NotRequired[str]
    limit: int
    offset: int


ListMetersAnswer: TypeAlias = "list[BillingMeterResponseData]"


class ListPaymentMethodsQuery(TypedDict):
    """Query of `billing.list_payment_methods`."""

    company_id: NotRequired[str]
    customer_external_id: str
    limit: int
    offset: int


ListPaymentMethodsAnswer: TypeAlias = "list[PaymentMethodResponseData]"

MarkBillingInvoicePaidBody: TypeAlias = "MarkBillingInvoicePaidRequestBody"

MarkBillingInvoicePaidAnswer: TypeAlias = "BillingInvoiceDetailResponseData"

UpdateBillingSettingsBody: TypeAlias = "UpdateBillingSettingsRequestBody"

UpdateBillingSettingsAnswer: TypeAlias = "BillingSettingsResponseData"

UpdateCompanyBillingProfileBody: TypeAlias = "UpdateCompanyBillingProfileRequestBody"

UpdateCompanyBillingProfileAnswer: TypeAlias = "CompanyBillingProfileResponseData"

UpsertBillingCouponBody: TypeAlias = "CreateCouponRequestBody"

UpsertBillingCouponAnswer: TypeAlias = "BillingCouponResponseData"

UpsertBillingCustomerBody: TypeAlias = "CreateBillingCustomerRequestBody"

UpsertBillingCustomerAnswer: TypeAlias = "BillingCustomerResponseData"

UpsertBillingMeterBody: TypeAlias = "CreateMeterRequestBody"

UpsertBillingMeterAnswer: TypeAlias = "BillingMeterResponseData"

UpsertBillingPriceBody: TypeAlias = "CreateBillingPriceRequestBody"

UpsertBillingPriceAnswer: TypeAlias = "BillingPriceResponseData"

UpsertBillingProductBody: TypeAlias = "CreateBillingProductRequestBody"

UpsertBillingProductAnswer: TypeAlias = "BillingProductResponseData"

UpsertBillingSubscriptionBody: TypeAlias = "CreateBillingSubscriptionRequestBody"

UpsertBillingSubscriptionAnswer: TypeAlias = "BillingSubscriptionResponseData"

UpsertInvoiceBody: TypeAlias = "CreateInvoiceRequestBody"

UpsertInvoiceAnswer: TypeAlias = "InvoiceResponseData"

UpsertPaymentMethodBody: TypeAlias = "CreatePaymentMethodRequestBody"

UpsertPaymentMethodAnswer: TypeAlias = "PaymentMethodResponseData"

VoidNativeInvoiceAnswer: TypeAlias = "BillingInvoiceDetailResponseData"

# `charge_automatically` takes the stored payment method; `send_invoice` asks for payment.
BillingCollectionMethod: TypeAlias = Literal["charge_automatically", "send_invoice"]


class BillingCouponResponseData(TypedDict):
    """A mirrored coupon."""

    account_id: str
    amount_off: NotRequired[int | None]
    currency: NotRequired[Currency | None]
    duration: NotRequired[str | None]
    duration_in_months: NotRequired[int | None]
    environment_id: str
    external_id: str
    id: str
    is_active: bool
    max_redemptions: NotRequired[int | None]
    metadata: Mapping[str, Any]
    name: str
    percent_off: NotRequired[float | None]
    provider_type: BillingProviderType
    times_redeemed: int
    valid_from: NotRequired[datetime | None]
    valid_until: NotRequired[datetime | None]


class BillingCustomerResponseData(TypedDict):
    """A mirrored customer of the billing provider."""

    company_id: NotRequired[str | None]
    deleted_at: NotRequired[datetime | None]
    email: str
    external_id: str
    id: str
    name: str
    provider_type: BillingProviderType
    updated_at: datetime


class BillingCustomerSubscription(TypedDict):
    """Summary of a customer's subscription."""

    currency: Currency
    expired_at: NotRequired[datetime | None]
    interval: str
    metered_usage: bool
    per_unit_price: int
    total_price: int


class BillingCustomerWithSubscriptionsResponseData(TypedDict):
    """A mirrored customer with a summary of its subscriptions."""

    company_id: NotRequired[str | None]
    deleted_at: NotRequired[datetime | None]
    email: str
    external_id: str
    id: str
    name: str
    provider_type: BillingProviderType
    subscriptions: Sequence[BillingCustomerSubscription]
    updated_at: datetime


class BillingInvoiceAddressResponseData(TypedDict):
    """Address printed on an invoice."""

    city: str
    country: str
    line1: str
    line2: str
    postal_code: str
    state: str


class BillingInvoiceBillingDetailsResponseData(TypedDict):
    """Who an invoice is made out to."""

    address: NotRequired[BillingInvoiceAddressResponseData | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]
    tax_ids: Sequence[BillingInvoiceTaxIdResponseData]


class BillingInvoiceDetailResponseData(TypedDict):
    """An own or mirrored invoice with lines, terms and settlements."""

    amount_paid: int
    amount_remaining: int
    collection_problem: NotRequired[str | None]
    collection_state: NotRequired[InvoiceCollectionState | None]
    collector: NotRequired[Collector | None]
    company_id: str
    contract_id: NotRequired[str | None]
    created_at: datetime
    currency: Currency
    discount: int
    document_state: NotRequired[InvoiceDocumentState | None]
    due_at: NotRequired[datetime | None]
    external_id: NotRequired[str | None]
    finalized_at: NotRequired[datetime | None]
    id: str
    lines: Sequence[BillingInvoiceLineResponseData]
    number: NotRequired[str | None]
    pdf_url: NotRequired[str | None]
    period_end: NotRequired[datetime | None]
    period_start: NotRequired[datetime | None]
    provider_type: BillingProviderType
    settlements: Sequence[BillingInvoiceSettlementResponseData]
    status: InvoiceStatus
    subscription_external_id: NotRequired[str | None]
    subscription_id: NotRequired[str | None]
    subtotal: int
    tax: int
    terms: NotRequired[BillingInvoiceTermsResponseData | None]
    total: int
    url: NotRequired[str | None]


class BillingInvoiceLineResponseData(TypedDict):
    """One line of an invoice."""

    amount: int
    charge_ids: Sequence[str]
    description: NotRequired[str | None]
    external_id: NotRequired[str | None]
    id: NotRequired[str | None]
    kind: InvoiceLineKind
    period_end: NotRequired[datetime | None]
    period_start: NotRequired[datetime | None]
    quantity: NotRequired[int | None]
    subscription_line_id: NotRequired[str | None]
    taxable: bool
    unit_amount: NotRequired[int | None]


class BillingInvoiceResponseData(TypedDict):
    """An own or mirrored invoice without its lines."""

    amount_paid: int
    amount_remaining: int
    collection_state: NotRequired[InvoiceCollectionState | None]
    collector: NotRequired[Collector | None]
    company_id: str
    contract_id: NotRequired[str | None]
    created_at: datetime
    currency: Currency
    document_state: NotRequired[InvoiceDocumentState | None]
    due_at: NotRequired[datetime | None]
    external_id: NotRequired[str | None]
    finalized_at: NotRequired[datetime | None]
    id: str
    number: NotRequired[str | None]
    period_end: NotRequired[datetime | None]
    period_start: NotRequired[datetime | None]
    provider_type: BillingProviderType
    status: InvoiceStatus
    subscription_external_id: NotRequired[str | None]
    subtotal: int
    total: int
    url: NotRequired[str | None]


class BillingInvoiceSettlementResponseData(TypedDict):
    """One recorded payment of an invoice."""

    amount: int
    collector: Collector
    id: NotRequired[str | None]
    reference: NotRequired[str | None]
    settled_at: datetime


class BillingInvoiceTaxIdResponseData(TypedDict):
    """A tax id printed on an invoice."""

    type: TaxIdType
    value: str


class BillingInvoiceTermsResponseData(TypedDict):
    """Terms of payment, copied onto an invoice when it is finalised."""

    billing_details: NotRequired[BillingInvoiceBillingDetailsResponseData | None]
    collection_method: BillingCollectionMethod
    collector: Collector
    currency: NotRequired[Currency | None]
    days_until_due: NotRequired[int | None]
    payment_gating: PaymentGating
    purchase_order: NotRequired[str | None]


class BillingLinkedResourceResponseData(TypedDict):
    """The object in an external billing system that owns this one."""

    billing_provider: BillingProviderType
    external_resource_id: str
    originator: BillingProviderType


class BillingMeterResponseData(TypedDict):
    """A meter of the billing provider that counts events."""

    dispaly_name: str
    event_name: str
    event_payload_key: str
    external_price_id: str
    id: str
    provider_type: BillingProviderType


class BillingNativeSubscriptionChangeResponseData(TypedDict):
    """A planned change to a subscription line."""

    action: SubscriptionChangeAction
    effective_at: datetime
    line: NotRequired[BillingNativeSubscriptionLineResponseData | None]
    replaces: NotRequired[BillingNativeSubscriptionLineResponseData | None]


class BillingNativeSubscriptionLineResponseData(TypedDict):
    """One line of a subscription that this server bills."""

    anchor: datetime
    anchor_day: int
    base: bool
    cadence_count: int
    cadence_unit: BillingProductPriceInterval
    currency: Currency
    current_period_end: NotRequired[datetime | None]
    current_period_start: NotRequired[datetime | None]
    effective_from: datetime
    effective_to: NotRequired[datetime | None]
    id: str
    kind: LineKind
    quantity: int
    source_id: str
    source_name: NotRequired[str | None]
    source_plan_type: NotRequired[PlanType | None]
    taxable: bool
    tiers_mode: NotRequired[BillingTiersMode | None]
    timing: ChargeTiming
    unit_amount: NotRequired[int | None]


class BillingNativeSubscriptionResponseData(TypedDict):
    """A subscription that this server bills itself."""

    cancel_at: NotRequired[datetime | None]
    company_id: str
    currency: Currency
    external_id: NotRequired[str | None]
    id: str
    lines: Sequence[BillingNativeSubscriptionLineResponseData]
    other_statements: NotRequired[Sequence[BillingStatementResponseData]]
    period_end: datetime
    period_start: datetime
    push_problem: NotRequired[str | None]
    scheduled_changes: Sequence[BillingNativeSubscriptionChangeResponseData]
    started_at: NotRequired[datetime | None]
    statement: NotRequired[BillingStatementResponseData | None]
    status: SubscriptionStatus
    terms: NotRequired[BillingInvoiceTermsResponseData | None]


class BillingPriceResponseData(TypedDict):
    """A price."""

    currency: Currency
    external_price_id: str
    id: str
    interval: BillingProductPriceInterval
    interval_count: int
    nickname: NotRequired[str | None]
    price: int
    price_decimal: NotRequired[str | None]
    provider_type: BillingProviderType
    scheme: BillingPriceScheme


# `per_unit` has one price for every unit, `tiered` a price per range of quantity.
BillingPriceScheme: TypeAlias = Literal["per_unit", "tiered"]

# `licensed` is charged by a set quantity, `metered` by reported usage.
BillingPriceUsageType: TypeAlias = Literal["licensed", "metered"]


class BillingPriceView(TypedDict):
    """A price with its product and tiers."""

    billing_scheme: BillingPriceScheme
    created_at: datetime
    currency: Currency
    id: str
    interval: BillingProductPriceInterval
    interval_count: int
    is_active: bool
    meter_event_name: NotRequired[str | None]
    meter_event_payload_key: NotRequired[str | None]
    meter_id: NotRequired[str | None]
    nickname: NotRequired[str | None]
    package_size: int
    price: int
    price_decimal: NotRequired[str | None]
    price_external_id: str
    price_id: str
    price_tier: Sequence[BillingProductPriceTierResponseData]
    product_external_id: str
    product_id: str
    product_name: str
    provider_type: BillingProviderType
    tiers_mode: NotRequired[BillingTiersMode | None]
    updated_at: datetime
    usage_type: BillingPriceUsageType


class BillingProductDetailResponseData(TypedDict):
    """A product with its prices and number of subscriptions."""

    account_id: str
    created_at: datetime
    currency: NotRequired[str | None]
    environment_id: str
    external_id: str
    is_active: bool
    name: str
    price: float
    price_decimal: NotRequired[str | None]
    prices: Sequence[BillingPriceResponseData]
    product_id: str
    provider_type: BillingProviderType
    quantity: float
    subscription_count: int
    updated_at: datetime


class BillingProductForSubscriptionResponseData(TypedDict):
    """A product and price on a subscription."""

    billing_scheme: BillingPriceScheme
    billing_threshold: NotRequired[int | None]
    created_at: datetime
    currency: Currency
    environment_id: str
    external_id: str
    id: str
    interval: str
    interval_count: NotRequired[int | None]
    meter_id: NotRequired[str | None]
    name: str
    package_size: int
    price: int
    price_decimal: NotRequired[str | None]
    price_external_id: str
    price_id: str
    price_tier: Sequence[BillingProductPriceTierResponseData]
    provider_type: BillingProviderType
    quantity: float
    subscription_id: str
    subscription_item_external_id: NotRequired[str | None]
    updated_at: datetime
    usage_type: BillingPriceUsageType


class BillingProductPlanResponseData(TypedDict):
    """How a plan version is charged."""

    account_id: str
    billing_product_id: str
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    controlled_by: BillingProviderType
    environment_id: str
    is_trialable: bool
    monthly_price_id: NotRequired[str | None]
    one_time_price_id: NotRequired[str | None]
    plan_id: str
    trial_days: NotRequired[int | None]
    yearly_price_id: NotRequired[str | None]


# Unit of a price's period; a quarter is three months, `one-time` has none.
BillingProductPriceInterval: TypeAlias = Literal["day", "month", "one-time", "year"]


class BillingProductPriceTierResponseData(TypedDict):
    """Price of a range of quantity."""

    flat_amount: NotRequired[int | None]
    per_unit_price: NotRequired[int | None]
    per_unit_price_decimal: NotRequired[str | None]
    up_to: NotRequired[int | None]


class BillingProductPricing(TypedDict):
    """A product, price and quantity on a subscription."""

    billing_threshold: NotRequired[int | None]
    currency: Currency
    interval: str
    meter_id: NotRequired[str | None]
    package_size: NotRequired[int | None]
    price: int
    price_decimal: NotRequired[str | None]
    price_external_id: str
    product_external_id: str
    quantity: int
    subscription_item_external_id: NotRequired[str | None]
    usage_type: BillingPriceUsageType


class BillingProductRecordResponseData(TypedDict):
    """A product as it is stored."""

    account_id: str
    created_at: datetime
    environment_id: str
    external_id: str
    id: str
    is_active: bool
    name: str
    provider_type: BillingProviderType
    updated_at: datetime


class BillingProductResponseData(TypedDict):
    """A product of the billing provider."""

    account_id: str
    created_at: datetime
    currency: NotRequired[str | None]
    environment_id: str
    external_id: str
    is_active: bool
    name: str
    price: float
    price_decimal: NotRequired[str | None]
    product_id: str
    provider_type: BillingProviderType
    quantity: float
    updated_at: datetime


class BillingSettingsResponseData(TypedDict):
    """Billing settings of an environment."""

    default_provider_type: NotRequired[BillingProviderType | None]


class BillingStatementLineResponseData(TypedDict):
    """A charge not yet invoiced."""

    amount: int
    kind: InvoiceLineKind
    period_end: NotRequired[datetime | None]
    period_start: NotRequired[datetime | None]
    quantity: NotRequired[int | None]
    subscription_line_id: NotRequired[str | None]
    unit_amount: NotRequired[int | None]


class BillingStatementResponseData(TypedDict):
    """Charges of the open period that are not yet invoiced."""

    currency: Currency
    lines: Sequence[BillingStatementLineResponseData]
    period_end: datetime
    period_start: datetime
    subtotal: int
    total: int


class BillingSubscriptionDiscount(TypedDict):
    """A discount on a subscription."""

    coupon_external_id: str
    customer_facing_code: NotRequired[str | None]
    ended_at: NotRequired[datetime | None]
    external_id: str
    is_active: bool
    promo_code_external_id: NotRequired[str | None]
    started_at: datetime


class BillingSubscriptionDiscountView(TypedDict):
    """A discount on a subscription, with its coupon."""

    amount_off: NotRequired[int | None]
    coupon_id: str
    coupon_name: str
    currency: NotRequired[Currency | None]
    customer_facing_code: NotRequired[str | None]
    discount_external_id: str
    duration: str
    duration_in_months: NotRequired[int | None]
    ended_at: NotRequired[datetime | None]
    is_active: bool
    percent_off: NotRequired[float | None]
    promo_code_external_id: NotRequired[str | None]
    started_at: datetime
    subscription_external_id: str


class BillingSubscriptionResponseData(TypedDict):
    """A mirrored subscription."""

    application_id: NotRequired[str | None]
    cancel_at: NotRequired[int | None]
    cancel_at_period_end: bool
    company_id: NotRequired[str | None]
    created_at: datetime
    currency: Currency
    customer_external_id: str
    default_payment_method_id: NotRequired[str | None]
    expired_at: NotRequired[datetime | None]
    id: str
    interval: str
    metadata: NotRequired[Mapping[str, Any] | None]
    period_end: int
    period_start: int
    provider_type: BillingProviderType
    status: str
    subscription_external_id: str
    total_price: int
    trial_end: NotRequired[int | None]
    trial_end_setting: NotRequired[BillingSubscriptionTrialEndSetting | None]


# Whether a trial that ends turns into a paid subscription or stops.
BillingSubscriptionTrialEndSetting: TypeAlias = Literal["cancel", "subscribe"]


class BillingSubscriptionView(TypedDict):
    """A mirrored subscription with products, discounts and payment method."""

    application_id: NotRequired[str | None]
    cancel_at: NotRequired[int | None]
    cancel_at_period_end: bool
    company_id: NotRequired[str | None]
    created_at: datetime
    currency: Currency
    customer_external_id: str
    default_payment_method_id: NotRequired[str | None]
    discounts: Sequence[BillingSubscriptionDiscountView]
    expired_at: NotRequired[datetime | None]
    id: str
    interval: str
    latest_invoice: NotRequired[InvoiceResponseData | None]
    metadata: NotRequired[Mapping[str, Any] | None]
    payment_method: NotRequired[PaymentMethodResponseData | None]
    period_end: int
    period_start: int
    products: Sequence[BillingProductForSubscriptionResponseData]
    provider_type: BillingProviderType
    status: str
    subscription_external_id: str
    total_price: int
    trial_end: NotRequired[int | None]
    trial_end_setting: NotRequired[BillingSubscriptionTrialEndSetting | None]


# Whether a line is charged at the start of its period or after it.
ChargeTiming: TypeAlias = Literal["in_advance", "in_arrears"]

# Who collects the money. `external` is outside this API: payments are recorded, not taken.
Collector: TypeAlias = Literal["external", "stripe_invoice", "stripe_payments"]


class CompanyBillingProfileResponseData(TypedDict):
    """How a company is billed."""

    account_id: str
    billing_customer_id: NotRequired[str | None]
    collection_method: BillingCollectionMethod
    collector: NotRequired[Collector | None]
    company_id: str
    created_at: datetime
    currency: NotRequired[Currency | None]
    days_until_due: NotRequired[int | None]
    environment_id: str
    gating_days: int
    id: str
    is_default: bool
    name: NotRequired[str | None]
    overdraft_limit: NotRequired[int | None]
    payment_gating: PaymentGating
    payment_method_id: NotRequired[str | None]
    proration_behavior: NotRequired[ProrationBehavior | None]
    provider_type: BillingProviderType
    purchase_order: NotRequired[str | None]
    updated_at: datetime


class CreateBillingCustomerRequestBody(TypedDict):
    """Body of `billing.upsert_billing_customer`."""

    company_id: NotRequired[str | None]
    default_payment_method_id: NotRequired[str | None]
    email: str
    external_id: str
    meta: Mapping[str, str]
    name: str
    provider_type: NotRequired[BillingProviderType | None]


class CreateBillingPriceRequestBody(TypedDict):
    """Body of `billing.upsert_billing_price`."""

    billing_scheme: BillingPriceScheme
    currency: Currency
    external_account_id: str
    interval: str
    interval_count: NotRequired[int | None]
    is_active: bool
    meter_id: NotRequired[str | None]
    nickname: NotRequired[str | None]
    package_size: NotRequired[int | None]
    price: int
    price_decimal: NotRequired[str | None]
    price_external_id: str
    price_tiers: Sequence[CreateBillingPriceTierRequestBody]
    product_external_id: str
    provider_type: NotRequired[BillingProviderType | None]
    tiers_mode: NotRequired[BillingTiersMode | None]
    usage_type: BillingPriceUsageType


class CreateBillingPriceTierRequestBody(TypedDict):
    """Price of a range of quantity."""

    flat_amount: NotRequired[int | None]
    per_unit_decimal: NotRequired[str | None]
    per_unit_price: NotRequired[int | None]
    price_external_id: str
    provider_type: NotRequired[BillingProviderType | None]
    up_to: NotRequired[int | None]


class CreateBillingProductRequestBody(TypedDict):
    """Body of `billing.upsert_billing_product`."""

    external_id: str
    is_active: NotRequired[bool | None]
    name: NotRequired[str | None]
    price: float
    provider_type: NotRequired[BillingProviderType | None]


class CreateBillingSubscriptionRequestBody(TypedDict):
    """Body of `billing.upsert_billing_subscription`."""

    application_id: NotRequired[str | None]
    cancel_at: NotRequired[int | None]
    cancel_at_period_end: bool
    company_id: NotRequired[str | None]
    currency: Currency
    customer_external_id: str
    default_payment_method_external_id: NotRequired[str | None]
    default_payment_method_id: NotRequired[str | None]
    discounts: Sequence[BillingSubscriptionDiscount]
    expired_at: datetime
    interval: NotRequired[str | None]
    metadata: NotRequired[Mapping[str, Any] | None]
    period_end: NotRequired[int | None]
    period_start: NotRequired[int | None]
    product_external_ids: Sequence[BillingProductPricing]
    provider_type: NotRequired[BillingProviderType | None]
    started_at: NotRequired[datetime | None]
    status: NotRequired[str | None]
    subscription_external_id: str
    total_price: int
    trial_end: NotRequired[int | None]
    trial_end_setting: NotRequired[BillingSubscriptionTrialEndSetting | None]


class CreateCouponRequestBody(TypedDict):
    """Body of `billing.upsert_billing_coupon`."""

    amount_off: int
    currency: NotRequired[Currency | None]
    duration: str
    duration_in_months: int
    external_id: str
    max_redemptions: int
    name: str
    percent_off: float
    times_redeemed: int


class CreateInvoiceRequestBody(TypedDict):
    """Body of `billing.upsert_invoice`."""

    amount_due: int
    amount_paid: int
    amount_remaining: int
    collection_method: str
    currency: Currency
    customer_external_id: str
    due_date: NotRequired[datetime | None]
    ending_balance: NotRequired[int | None]
    external_id: NotRequired[str | None]
    payment_method_external_id: NotRequired[str | None]
    starting_balance: NotRequired[int | None]
    status: NotRequired[InvoiceStatus | None]
    subscription_external_id: NotRequired[str | None]
    subtotal: int
    total: NotRequired[int | None]
    url: NotRequired[str | None]


class CreateMeterRequestBody(TypedDict):
    """Body of `billing.upsert_billing_meter`."""

    display_name: str
    event_name: str
    event_payload_key: str
    external_id: str
    provider_type: NotRequired[BillingProviderType | None]


class CreatePaymentMethodRequestBody(TypedDict):
    """Body of `billing.upsert_payment_method`."""

    account_last4: NotRequired[str | None]
    account_name: NotRequired[str | None]
    bank_name: NotRequired[str | None]
    billing_email: NotRequired[str | None]
    billing_name: NotRequired[str | None]
    card_brand: NotRequired[str | None]
    card_exp_month: NotRequired[int | None]
    card_exp_year: NotRequired[int | None]
    card_last4: NotRequired[str | None]
    customer_billing_details: NotRequired[PaymentMethodBillingDetailsRequestBody | None]
    customer_external_id: str
    external_id: str
    payment_method_type: str


class CustomerBillingAddress(TypedDict):
    """A billing address."""

    city: str
    country: str
    line1: str
    line2: str
    postal_code: str
    state: str


# How far collecting an own invoice has come.
InvoiceCollectionState: TypeAlias = Literal[
    "exported", "paid", "partially_paid", "past_due", "payment_failed", "queued", "sent"
]

# Whether an own invoice can still change. Mirrored invoices have none.
InvoiceDocumentState: TypeAlias = Literal["credited", "draft", "finalized", "void"]

# What an invoice line charges.
InvoiceLineKind: TypeAlias = Literal["adjustment", "purchase", "reconciliation", "subscription", "true_up"]


class InvoiceResponseData(TypedDict):
    """A mirrored invoice."""

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
    id: str
    payment_method_external_id: NotRequired[str | None]
    provider_type: BillingProviderType
    starting_balance: int
    status: NotRequired[InvoiceStatus | None]
    subscription_external_id: NotRequired[str | None]
    subtotal: int
    total: NotRequired[int | None]
    updated_at: datetime
    url: NotRequired[str | None]


# Payment status of an invoice.
InvoiceStatus: TypeAlias = Literal["draft", "open", "paid", "uncollectible", "void"]

# What a subscription line sells: a quantity held, a price per use, or an included amount.
LineKind: TypeAlias = Literal["allowance", "capacity", "rate"]


class MarkBillingInvoicePaidRequestBody(TypedDict):
    """Body of `billing.mark_billing_invoice_paid`."""

    amount: NotRequired[int | None]
    idempotency_key: str
    reference: NotRequired[str | None]
    settled_at: NotRequired[datetime | None]


# What an unpaid invoice does: nothing, or it ends access after some days.
PaymentGating: TypeAlias = Literal["keep_serving", "revoke_after"]


class PaymentMethodBillingDetailsRequestBody(TypedDict):
    """Whom a payment method belongs to."""

    address: NotRequired[CustomerBillingAddress | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]


class PaymentMethodResponseData(TypedDict):
    """Description of a stored payment method; never its full number."""

    account_last4: NotRequired[str | None]
    account_name: NotRequired[str | None]
    bank_name: NotRequired[str | None]
    billing_email: NotRequired[str | None]
    billing_name: NotRequired[str | None]
    card_brand: NotRequired[str | None]
    card_exp_month: NotRequired[int | None]
    card_exp_year: NotRequired[int | None]
    card_last4: NotRequired[str | None]
    company_id: NotRequired[str | None]
    created_at: datetime
    customer_external_id: str
    environment_id: str
    external_id: str
    id: str
    payment_method_type: str
    provider_type: BillingProviderType
    updated_at: datetime


# How the difference of a change within a period is charged: on the next invoice or at once.
ProrationBehavior: TypeAlias = Literal["create_prorations", "invoice_immediately"]

# What happens at a custom plan's end: it renews, falls back to the default plan, or is held for a grace period.
RenewalPolicy: TypeAlias = Literal["auto_renew", "expire_to_default", "hold_with_grace"]

# What a planned change does to a subscription line.
SubscriptionChangeAction: TypeAlias = Literal["add", "cancel", "remove", "replace"]

# State of a subscription. `active`, `trialing` and `past_due` give access, the others do not.
SubscriptionStatus: TypeAlias = Literal[
    "active", "canceled", "expired", "incomplete", "incomplete_expired", "past_due", "paused", "trialing", "unpaid"
]


class UpdateBillingSettingsRequestBody(TypedDict):
    """Body of `billing.update_billing_settings`."""

    default_provider_type: NotRequired[BillingProviderType | None]


class UpdateCompanyBillingProfileRequestBody(TypedDict):
    """Body of `billing.update_company_billing_profile`."""

    collection_method: BillingCollectionMethod
    collector: NotRequired[Collector | None]
    days_until_due: NotRequired[int | None]
    is_default: NotRequired[bool | None]
    name: NotRequired[str | None]
    payment_method_id: NotRequired[str | None]
    proration_behavior: NotRequired[ProrationBehavior | None]
    provider_type: NotRequired[BillingProviderType | None]
