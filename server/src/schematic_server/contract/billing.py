# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `billing`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.shared import (
        BillingCollectionMethod,
        BillingPriceResponseData,
        BillingPriceScheme,
        BillingPriceUsageType,
        BillingPriceView,
        BillingProductDetailResponseData,
        BillingProductPriceInterval,
        BillingProductResponseData,
        BillingProviderType,
        BillingSubscriptionTrialEndSetting,
        BillingTiersMode,
        Collector,
        CompanyBillingProfileResponseData,
        CountResponse,
        Currency,
        CustomerBillingAddress,
        DeleteResponse,
        InvoiceResponseData,
        InvoiceStatus,
        PaymentGating,
        PaymentMethodResponseData,
        PlanType,
        ProrationBehavior,
        SubscriptionStatus,
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
    id: str
    lines: Sequence[BillingNativeSubscriptionLineResponseData]
    period_end: datetime
    period_start: datetime
    scheduled_changes: Sequence[BillingNativeSubscriptionChangeResponseData]
    started_at: NotRequired[datetime | None]
    statement: NotRequired[BillingStatementResponseData | None]
    status: SubscriptionStatus
    terms: NotRequired[BillingInvoiceTermsResponseData | None]


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


# Whether a line is charged at the start of its period or after it.
ChargeTiming: TypeAlias = Literal["in_advance", "in_arrears"]


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


# How far collecting an own invoice has come.
InvoiceCollectionState: TypeAlias = Literal[
    "exported", "paid", "partially_paid", "past_due", "payment_failed", "queued", "sent"
]

# Whether an own invoice can still change. Mirrored invoices have none.
InvoiceDocumentState: TypeAlias = Literal["credited", "draft", "finalized", "void"]

# What an invoice line charges.
InvoiceLineKind: TypeAlias = Literal["adjustment", "purchase", "reconciliation", "subscription", "true_up"]

# What a subscription line sells: a quantity held, a price per use, or an included amount.
LineKind: TypeAlias = Literal["allowance", "capacity", "rate"]


class MarkBillingInvoicePaidRequestBody(TypedDict):
    """Body of `billing.mark_billing_invoice_paid`."""

    amount: NotRequired[int | None]
    idempotency_key: str
    reference: NotRequired[str | None]
    settled_at: NotRequired[datetime | None]


class PaymentMethodBillingDetailsRequestBody(TypedDict):
    """Whom a payment method belongs to."""

    address: NotRequired[CustomerBillingAddress | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]


# What a planned change does to a subscription line.
SubscriptionChangeAction: TypeAlias = Literal["add", "cancel", "remove", "replace"]


class UpdateBillingSettingsRequestBody(TypedDict):
    """Body of `billing.update_billing_settings`."""

    default_provider_type: NotRequired[BillingProviderType | None]


class UpdateCompanyBillingProfileRequestBody(TypedDict):
    """Body of `billing.update_company_billing_profile`."""

    collection_method: BillingCollectionMethod
    days_until_due: NotRequired[int | None]
    is_default: NotRequired[bool | None]
    name: NotRequired[str | None]
    payment_method_id: NotRequired[str | None]
    proration_behavior: NotRequired[ProrationBehavior | None]
