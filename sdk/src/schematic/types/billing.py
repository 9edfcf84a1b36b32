# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `billing`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

ChargeTiming: TypeAlias = Literal["in_advance", "in_arrears"] | str


InvoiceCollectionState: TypeAlias = (
    Literal["exported", "paid", "partially_paid", "past_due", "payment_failed", "queued", "sent"] | str
)


InvoiceDocumentState: TypeAlias = Literal["credited", "draft", "finalized", "void"] | str


InvoiceLineKind: TypeAlias = Literal["adjustment", "purchase", "reconciliation", "subscription", "true_up"] | str


LineKind: TypeAlias = Literal["allowance", "capacity", "rate"] | str


SubscriptionChangeAction: TypeAlias = Literal["add", "cancel", "remove", "replace"] | str


class BillingCouponResponseData(Model):
    """Contract: `BillingCouponResponseData`."""

    account_id: str
    environment_id: str
    external_id: str
    id: str
    is_active: bool
    metadata: dict[str, Any]
    name: str
    provider_type: BillingProviderType
    times_redeemed: int
    amount_off: int | None = None
    currency: Currency | None = None
    duration: str | None = None
    duration_in_months: int | None = None
    max_redemptions: int | None = None
    percent_off: float | None = None
    valid_from: Instant | None = None
    valid_until: Instant | None = None


class BillingCustomerResponseData(Model):
    """Contract: `BillingCustomerResponseData`."""

    email: str
    external_id: str
    id: str
    name: str
    provider_type: BillingProviderType
    updated_at: Instant
    company_id: str | None = None
    deleted_at: Instant | None = None


class BillingCustomerSubscription(Model):
    """Contract: `BillingCustomerSubscription`."""

    currency: Currency
    interval: str
    metered_usage: bool
    per_unit_price: int
    total_price: int
    expired_at: Instant | None = None


class BillingCustomerWithSubscriptionsResponseData(Model):
    """Contract: `BillingCustomerWithSubscriptionsResponseData`."""

    email: str
    external_id: str
    id: str
    name: str
    provider_type: BillingProviderType
    subscriptions: list[BillingCustomerSubscription]
    updated_at: Instant
    company_id: str | None = None
    deleted_at: Instant | None = None


class BillingInvoiceAddressResponseData(Model):
    """Contract: `BillingInvoiceAddressResponseData`."""

    city: str
    country: str
    line_1: str = Field(alias="line1")
    line_2: str = Field(alias="line2")
    postal_code: str
    state: str


class BillingInvoiceBillingDetailsResponseData(Model):
    """Contract: `BillingInvoiceBillingDetailsResponseData`."""

    tax_ids: list[BillingInvoiceTaxIdResponseData]
    address: BillingInvoiceAddressResponseData | None = None
    email: str | None = None
    phone: str | None = None


class BillingInvoiceDetailResponseData(Model):
    """Contract: `BillingInvoiceDetailResponseData`."""

    amount_paid: int
    amount_remaining: int
    company_id: str
    created_at: Instant
    currency: Currency
    discount: int
    id: str
    lines: list[BillingInvoiceLineResponseData]
    provider_type: BillingProviderType
    settlements: list[BillingInvoiceSettlementResponseData]
    status: InvoiceStatus
    subtotal: int
    tax: int
    total: int
    collection_state: InvoiceCollectionState | None = None
    collector: Collector | None = None
    contract_id: str | None = None
    document_state: InvoiceDocumentState | None = None
    due_at: Instant | None = None
    external_id: str | None = None
    finalized_at: Instant | None = None
    number: str | None = None
    pdf_url: str | None = None
    period_end: Instant | None = None
    period_start: Instant | None = None
    subscription_external_id: str | None = None
    subscription_id: str | None = None
    terms: BillingInvoiceTermsResponseData | None = None
    url: str | None = None


class BillingInvoiceLineResponseData(Model):
    """Contract: `BillingInvoiceLineResponseData`."""

    amount: int
    charge_ids: list[str]
    kind: InvoiceLineKind
    taxable: bool
    description: str | None = None
    external_id: str | None = None
    id: str | None = None
    period_end: Instant | None = None
    period_start: Instant | None = None
    quantity: int | None = None
    subscription_line_id: str | None = None
    unit_amount: int | None = None


class BillingInvoiceResponseData(Model):
    """Contract: `BillingInvoiceResponseData`."""

    amount_paid: int
    amount_remaining: int
    company_id: str
    created_at: Instant
    currency: Currency
    id: str
    provider_type: BillingProviderType
    status: InvoiceStatus
    subtotal: int
    total: int
    collection_state: InvoiceCollectionState | None = None
    collector: Collector | None = None
    contract_id: str | None = None
    document_state: InvoiceDocumentState | None = None
    due_at: Instant | None = None
    external_id: str | None = None
    finalized_at: Instant | None = None
    number: str | None = None
    period_end: Instant | None = None
    period_start: Instant | None = None
    subscription_external_id: str | None = None
    url: str | None = None


class BillingInvoiceSettlementResponseData(Model):
    """Contract: `BillingInvoiceSettlementResponseData`."""

    amount: int
    collector: Collector
    settled_at: Instant
    id: str | None = None
    reference: str | None = None


class BillingInvoiceTaxIdResponseData(Model):
    """Contract: `BillingInvoiceTaxIdResponseData`."""

    type: TaxIdType
    value: str


class BillingInvoiceTermsResponseData(Model):
    """Contract: `BillingInvoiceTermsResponseData`."""

    collection_method: BillingCollectionMethod
    collector: Collector
    payment_gating: PaymentGating
    billing_details: BillingInvoiceBillingDetailsResponseData | None = None
    currency: Currency | None = None
    days_until_due: int | None = None
    purchase_order: str | None = None


class BillingMeterResponseData(Model):
    """Contract: `BillingMeterResponseData`."""

    dispaly_name: str
    event_name: str
    event_payload_key: str
    external_price_id: str
    id: str
    provider_type: BillingProviderType


class BillingNativeSubscriptionChangeResponseData(Model):
    """Contract: `BillingNativeSubscriptionChangeResponseData`."""

    action: SubscriptionChangeAction
    effective_at: Instant
    line: BillingNativeSubscriptionLineResponseData | None = None
    replaces: BillingNativeSubscriptionLineResponseData | None = None


class BillingNativeSubscriptionLineResponseData(Model):
    """Contract: `BillingNativeSubscriptionLineResponseData`."""

    anchor: Instant
    anchor_day: int
    base: bool
    cadence_count: int
    cadence_unit: BillingProductPriceInterval
    currency: Currency
    effective_from: Instant
    id: str
    kind: LineKind
    quantity: int
    source_id: str
    taxable: bool
    timing: ChargeTiming
    current_period_end: Instant | None = None
    current_period_start: Instant | None = None
    effective_to: Instant | None = None
    source_name: str | None = None
    source_plan_type: PlanType | None = None
    tiers_mode: BillingTiersMode | None = None
    unit_amount: int | None = None


class BillingNativeSubscriptionResponseData(Model):
    """Contract: `BillingNativeSubscriptionResponseData`."""

    company_id: str
    currency: Currency
    id: str
    lines: list[BillingNativeSubscriptionLineResponseData]
    period_end: Instant
    period_start: Instant
    scheduled_changes: list[BillingNativeSubscriptionChangeResponseData]
    status: SubscriptionStatus
    cancel_at: Instant | None = None
    started_at: Instant | None = None
    statement: BillingStatementResponseData | None = None
    terms: BillingInvoiceTermsResponseData | None = None


class BillingProductPricing(Model):
    """Contract: `BillingProductPricing`."""

    currency: Currency
    interval: str
    price: int
    price_external_id: str
    product_external_id: str
    quantity: int
    usage_type: BillingPriceUsageType
    billing_threshold: int | None = None
    meter_id: str | None = None
    package_size: int | None = None
    price_decimal: str | None = None
    subscription_item_external_id: str | None = None


class BillingSettingsResponseData(Model):
    """Contract: `BillingSettingsResponseData`."""

    default_provider_type: BillingProviderType | None = None


class BillingStatementLineResponseData(Model):
    """Contract: `BillingStatementLineResponseData`."""

    amount: int
    kind: InvoiceLineKind
    period_end: Instant | None = None
    period_start: Instant | None = None
    quantity: int | None = None
    subscription_line_id: str | None = None
    unit_amount: int | None = None


class BillingStatementResponseData(Model):
    """Contract: `BillingStatementResponseData`."""

    currency: Currency
    lines: list[BillingStatementLineResponseData]
    period_end: Instant
    period_start: Instant
    subtotal: int
    total: int


class BillingSubscriptionDiscount(Model):
    """Contract: `BillingSubscriptionDiscount`."""

    coupon_external_id: str
    external_id: str
    is_active: bool
    started_at: Instant
    customer_facing_code: str | None = None
    ended_at: Instant | None = None
    promo_code_external_id: str | None = None


class BillingSubscriptionResponseData(Model):
    """Contract: `BillingSubscriptionResponseData`."""

    cancel_at_period_end: bool
    created_at: Instant
    currency: Currency
    customer_external_id: str
    id: str
    interval: str
    period_end: int
    period_start: int
    provider_type: BillingProviderType
    status: str
    subscription_external_id: str
    total_price: int
    application_id: str | None = None
    cancel_at: int | None = None
    company_id: str | None = None
    default_payment_method_id: str | None = None
    expired_at: Instant | None = None
    metadata: dict[str, Any] | None = None
    trial_end: int | None = None
    trial_end_setting: BillingSubscriptionTrialEndSetting | None = None


class CountBillingInvoicesParams(Model):
    """Contract: `CountBillingInvoicesParams`."""

    company_id: str | None = None
    contract_id: str | None = None
    document_state: InvoiceDocumentState | None = None
    limit: int | None = None
    offset: int | None = None
    past_due: bool | None = None
    provider_type: BillingProviderType | None = None
    q: str | None = None
    status: InvoiceStatus | None = None


class CountBillingInvoicesResponse(Model):
    """Contract: `CountBillingInvoicesResponse`."""

    data: CountResponse
    params: CountBillingInvoicesParams


class CountBillingProductsParams(Model):
    """Contract: `CountBillingProductsParams`."""

    ids: list[str] | None = None
    is_active: bool | None = None
    limit: int | None = None
    name: str | None = None
    offset: int | None = None
    price_usage_type: BillingPriceUsageType | None = None
    provider_type: BillingProviderType | None = None
    q: str | None = None
    recurring_charges_only: bool | None = None
    with_one_time_charges: bool | None = None
    with_prices_only: bool | None = None
    with_zero_price: bool | None = None
    without_linked_to_plan: bool | None = None


class CountBillingProductsResponse(Model):
    """Contract: `CountBillingProductsResponse`."""

    data: CountResponse
    params: CountBillingProductsParams


class CountCustomersParams(Model):
    """Contract: `CountCustomersParams`."""

    company_ids: list[str] | None = None
    limit: int | None = None
    name: str | None = None
    offset: int | None = None
    provider_type: BillingProviderType | None = None
    q: str | None = None


class CountCustomersResponse(Model):
    """Contract: `CountCustomersResponse`."""

    data: CountResponse
    params: CountCustomersParams


class CreateBillingCustomerRequestBody(Model):
    """Contract: `CreateBillingCustomerRequestBody`."""

    email: str
    external_id: str
    meta: dict[str, str]
    name: str
    company_id: str | None = None
    default_payment_method_id: str | None = None
    provider_type: BillingProviderType | None = None


class CreateBillingPriceRequestBody(Model):
    """Contract: `CreateBillingPriceRequestBody`."""

    billing_scheme: BillingPriceScheme
    currency: Currency
    external_account_id: str
    interval: str
    is_active: bool
    price: int
    price_external_id: str
    price_tiers: list[CreateBillingPriceTierRequestBody]
    product_external_id: str
    usage_type: BillingPriceUsageType
    interval_count: int | None = None
    meter_id: str | None = None
    nickname: str | None = None
    package_size: int | None = None
    price_decimal: str | None = None
    provider_type: BillingProviderType | None = None
    tiers_mode: BillingTiersMode | None = None


class CreateBillingPriceTierRequestBody(Model):
    """Contract: `CreateBillingPriceTierRequestBody`."""

    price_external_id: str
    flat_amount: int | None = None
    per_unit_decimal: str | None = None
    per_unit_price: int | None = None
    provider_type: BillingProviderType | None = None
    up_to: int | None = None


class CreateBillingProductRequestBody(Model):
    """Contract: `CreateBillingProductRequestBody`."""

    external_id: str
    price: float
    is_active: bool | None = None
    name: str | None = None
    provider_type: BillingProviderType | None = None


class CreateBillingSubscriptionRequestBody(Model):
    """Contract: `CreateBillingSubscriptionRequestBody`."""

    cancel_at_period_end: bool
    currency: Currency
    customer_external_id: str
    discounts: list[BillingSubscriptionDiscount]
    expired_at: Instant
    product_external_ids: list[BillingProductPricing]
    subscription_external_id: str
    total_price: int
    application_id: str | None = None
    cancel_at: int | None = None
    company_id: str | None = None
    default_payment_method_external_id: str | None = None
    default_payment_method_id: str | None = None
    interval: str | None = None
    metadata: dict[str, Any] | None = None
    period_end: int | None = None
    period_start: int | None = None
    provider_type: BillingProviderType | None = None
    started_at: Instant | None = None
    status: str | None = None
    trial_end: int | None = None
    trial_end_setting: BillingSubscriptionTrialEndSetting | None = None


class CreateCouponRequestBody(Model):
    """Contract: `CreateCouponRequestBody`."""

    amount_off: int
    duration: str
    duration_in_months: int
    external_id: str
    max_redemptions: int
    name: str
    percent_off: float
    times_redeemed: int
    currency: Currency | None = None


class CreateInvoiceRequestBody(Model):
    """Contract: `CreateInvoiceRequestBody`."""

    amount_due: int
    amount_paid: int
    amount_remaining: int
    collection_method: str
    currency: Currency
    customer_external_id: str
    subtotal: int
    due_date: Instant | None = None
    ending_balance: int | None = None
    external_id: str | None = None
    payment_method_external_id: str | None = None
    starting_balance: int | None = None
    status: InvoiceStatus | None = None
    subscription_external_id: str | None = None
    total: int | None = None
    url: str | None = None


class CreateMeterRequestBody(Model):
    """Contract: `CreateMeterRequestBody`."""

    display_name: str
    event_name: str
    event_payload_key: str
    external_id: str
    provider_type: BillingProviderType | None = None


class CreatePaymentMethodRequestBody(Model):
    """Contract: `CreatePaymentMethodRequestBody`."""

    customer_external_id: str
    external_id: str
    payment_method_type: str
    account_last4: str | None = None
    account_name: str | None = None
    bank_name: str | None = None
    billing_email: str | None = None
    billing_name: str | None = None
    card_brand: str | None = None
    card_exp_month: int | None = None
    card_exp_year: int | None = None
    card_last4: str | None = None
    customer_billing_details: PaymentMethodBillingDetailsRequestBody | None = None


class DeleteBillingCouponResponse(Model):
    """Contract: `DeleteBillingCouponResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeleteBillingCustomerResponse(Model):
    """Contract: `DeleteBillingCustomerResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeleteBillingInvoiceResponse(Model):
    """Contract: `DeleteBillingInvoiceResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeleteBillingProductResponse(Model):
    """Contract: `DeleteBillingProductResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeletePaymentMethodByExternalIdResponse(Model):
    """Contract: `DeletePaymentMethodByExternalIdResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeleteProductPriceResponse(Model):
    """Contract: `DeleteProductPriceResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class FinalizeNativeInvoiceResponse(Model):
    """Contract: `FinalizeNativeInvoiceResponse`."""

    data: BillingInvoiceDetailResponseData
    params: dict[str, Any]


class GetBillingInvoiceResponse(Model):
    """Contract: `GetBillingInvoiceResponse`."""

    data: BillingInvoiceDetailResponseData
    params: dict[str, Any]


class GetBillingSettingsResponse(Model):
    """Contract: `GetBillingSettingsResponse`."""

    data: BillingSettingsResponseData
    params: dict[str, Any]


class GetCompanyNativeSubscriptionResponse(Model):
    """Contract: `GetCompanyNativeSubscriptionResponse`."""

    data: BillingNativeSubscriptionResponseData
    params: dict[str, Any]


class ListBillingInvoicesParams(Model):
    """Contract: `ListBillingInvoicesParams`."""

    company_id: str | None = None
    contract_id: str | None = None
    document_state: InvoiceDocumentState | None = None
    limit: int | None = None
    offset: int | None = None
    past_due: bool | None = None
    provider_type: BillingProviderType | None = None
    q: str | None = None
    status: InvoiceStatus | None = None


class ListBillingInvoicesResponse(Model):
    """Contract: `ListBillingInvoicesResponse`."""

    data: list[BillingInvoiceResponseData]
    params: ListBillingInvoicesParams


class ListBillingPricesParams(Model):
    """Contract: `ListBillingPricesParams`."""

    currency: Currency | None = None
    for_initial_plan: bool | None = None
    for_trial_expiry_plan: bool | None = None
    ids: list[str] | None = None
    interval: str | None = None
    interval_count: int | None = None
    is_active: bool | None = None
    limit: int | None = None
    offset: int | None = None
    plan_version_id: str | None = None
    price: int | None = None
    product_id: str | None = None
    product_ids: list[str] | None = None
    provider_type: BillingProviderType | None = None
    q: str | None = None
    tiers_mode: BillingTiersMode | None = None
    usage_type: BillingPriceUsageType | None = None
    with_meter: bool | None = None


class ListBillingPricesResponse(Model):
    """Contract: `ListBillingPricesResponse`."""

    data: list[BillingPriceView]
    params: ListBillingPricesParams


class ListBillingProductPricesParams(Model):
    """Contract: `ListBillingProductPricesParams`."""

    currency: Currency | None = None
    for_initial_plan: bool | None = None
    for_trial_expiry_plan: bool | None = None
    ids: list[str] | None = None
    interval: str | None = None
    interval_count: int | None = None
    is_active: bool | None = None
    limit: int | None = None
    offset: int | None = None
    plan_version_id: str | None = None
    price: int | None = None
    product_id: str | None = None
    product_ids: list[str] | None = None
    provider_type: BillingProviderType | None = None
    q: str | None = None
    tiers_mode: BillingTiersMode | None = None
    usage_type: BillingPriceUsageType | None = None
    with_meter: bool | None = None


class ListBillingProductPricesResponse(Model):
    """Contract: `ListBillingProductPricesResponse`."""

    data: list[BillingPriceView]
    params: ListBillingProductPricesParams


class ListBillingProductsParams(Model):
    """Contract: `ListBillingProductsParams`."""

    ids: list[str] | None = None
    is_active: bool | None = None
    limit: int | None = None
    name: str | None = None
    offset: int | None = None
    price_usage_type: BillingPriceUsageType | None = None
    provider_type: BillingProviderType | None = None
    q: str | None = None
    recurring_charges_only: bool | None = None
    with_one_time_charges: bool | None = None
    with_prices_only: bool | None = None
    with_zero_price: bool | None = None
    without_linked_to_plan: bool | None = None


class ListBillingProductsResponse(Model):
    """Contract: `ListBillingProductsResponse`."""

    data: list[BillingProductDetailResponseData]
    params: ListBillingProductsParams


class ListCompanyBillingProfilesParams(Model):
    """Contract: `ListCompanyBillingProfilesParams`."""

    company_id: str | None = None
    is_default: bool | None = None
    limit: int | None = None
    offset: int | None = None
    provider_type: BillingProviderType | None = None


class ListCompanyBillingProfilesResponse(Model):
    """Contract: `ListCompanyBillingProfilesResponse`."""

    data: list[CompanyBillingProfileResponseData]
    params: ListCompanyBillingProfilesParams


class ListCouponsParams(Model):
    """Contract: `ListCouponsParams`."""

    is_active: bool | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class ListCouponsResponse(Model):
    """Contract: `ListCouponsResponse`."""

    data: list[BillingCouponResponseData]
    params: ListCouponsParams


class ListCustomersWithSubscriptionsParams(Model):
    """Contract: `ListCustomersWithSubscriptionsParams`."""

    company_ids: list[str] | None = None
    limit: int | None = None
    name: str | None = None
    offset: int | None = None
    provider_type: BillingProviderType | None = None
    q: str | None = None


class ListCustomersWithSubscriptionsResponse(Model):
    """Contract: `ListCustomersWithSubscriptionsResponse`."""

    data: list[BillingCustomerWithSubscriptionsResponseData]
    params: ListCustomersWithSubscriptionsParams


class ListInvoicesParams(Model):
    """Contract: `ListInvoicesParams`."""

    company_id: str | None = None
    customer_external_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    subscription_external_id: str | None = None


class ListInvoicesResponse(Model):
    """Contract: `ListInvoicesResponse`."""

    data: list[InvoiceResponseData]
    params: ListInvoicesParams


class ListMetersParams(Model):
    """Contract: `ListMetersParams`."""

    display_name: str | None = None
    limit: int | None = None
    offset: int | None = None


class ListMetersResponse(Model):
    """Contract: `ListMetersResponse`."""

    data: list[BillingMeterResponseData]
    params: ListMetersParams


class ListPaymentMethodsParams(Model):
    """Contract: `ListPaymentMethodsParams`."""

    company_id: str | None = None
    customer_external_id: str | None = None
    limit: int | None = None
    offset: int | None = None


class ListPaymentMethodsResponse(Model):
    """Contract: `ListPaymentMethodsResponse`."""

    data: list[PaymentMethodResponseData]
    params: ListPaymentMethodsParams


class MarkBillingInvoicePaidRequestBody(Model):
    """Contract: `MarkBillingInvoicePaidRequestBody`."""

    idempotency_key: str
    amount: int | None = None
    reference: str | None = None
    settled_at: Instant | None = None


class MarkBillingInvoicePaidResponse(Model):
    """Contract: `MarkBillingInvoicePaidResponse`."""

    data: BillingInvoiceDetailResponseData
    params: dict[str, Any]


class PaymentMethodBillingDetailsRequestBody(Model):
    """Contract: `PaymentMethodBillingDetailsRequestBody`."""

    address: CustomerBillingAddress | None = None
    email: str | None = None
    phone: str | None = None


class UpdateBillingSettingsRequestBody(Model):
    """Contract: `UpdateBillingSettingsRequestBody`."""

    default_provider_type: BillingProviderType | None = None


class UpdateBillingSettingsResponse(Model):
    """Contract: `UpdateBillingSettingsResponse`."""

    data: BillingSettingsResponseData
    params: dict[str, Any]


class UpdateCompanyBillingProfileRequestBody(Model):
    """Contract: `UpdateCompanyBillingProfileRequestBody`."""

    collection_method: BillingCollectionMethod
    days_until_due: int | None = None
    is_default: bool | None = None
    name: str | None = None
    payment_method_id: str | None = None
    proration_behavior: ProrationBehavior | None = None


class UpdateCompanyBillingProfileResponse(Model):
    """Contract: `UpdateCompanyBillingProfileResponse`."""

    data: CompanyBillingProfileResponseData
    params: dict[str, Any]


class UpsertBillingCouponResponse(Model):
    """Contract: `UpsertBillingCouponResponse`."""

    data: BillingCouponResponseData
    params: dict[str, Any]


class UpsertBillingCustomerResponse(Model):
    """Contract: `UpsertBillingCustomerResponse`."""

    data: BillingCustomerResponseData
    params: dict[str, Any]


class UpsertBillingMeterResponse(Model):
    """Contract: `UpsertBillingMeterResponse`."""

    data: BillingMeterResponseData
    params: dict[str, Any]


class UpsertBillingPriceResponse(Model):
    """Contract: `UpsertBillingPriceResponse`."""

    data: BillingPriceResponseData
    params: dict[str, Any]


class UpsertBillingProductResponse(Model):
    """Contract: `UpsertBillingProductResponse`."""

    data: BillingProductResponseData
    params: dict[str, Any]


class UpsertBillingSubscriptionResponse(Model):
    """Contract: `UpsertBillingSubscriptionResponse`."""

    data: BillingSubscriptionResponseData
    params: dict[str, Any]


class UpsertInvoiceResponse(Model):
    """Contract: `UpsertInvoiceResponse`."""

    data: InvoiceResponseData
    params: dict[str, Any]


class UpsertPaymentMethodResponse(Model):
    """Contract: `UpsertPaymentMethodResponse`."""

    data: PaymentMethodResponseData
    params: dict[str, Any]


class VoidNativeInvoiceResponse(Model):
    """Contract: `VoidNativeInvoiceResponse`."""

    data: BillingInvoiceDetailResponseData
    params: dict[str, Any]


class CountBillingInvoicesQuery(Options, total=False):
    """Keywords of `billing.count_billing_invoices`."""

    company_id: str | None
    contract_id: str | None
    document_state: InvoiceDocumentState | None
    past_due: bool | None
    provider_type: BillingProviderType | None
    q: str | None
    status: InvoiceStatus | None
    limit: int | None
    offset: int | None


class CountBillingProductsQuery(Options, total=False):
    """Keywords of `billing.count_billing_products`."""

    ids: Sequence[str] | None
    is_active: bool | None
    name: str | None
    price_usage_type: BillingPriceUsageType | None
    provider_type: BillingProviderType | None
    q: str | None
    recurring_charges_only: bool | None
    with_one_time_charges: bool | None
    with_prices_only: bool | None
    with_zero_price: bool | None
    without_linked_to_plan: bool | None
    limit: int | None
    offset: int | None


class CountCustomersQuery(Options, total=False):
    """Keywords of `billing.count_customers`."""

    company_ids: Sequence[str] | None
    name: str | None
    provider_type: BillingProviderType | None
    q: str | None
    limit: int | None
    offset: int | None


class ListBillingInvoicesQuery(Options, total=False):
    """Keywords of `billing.list_billing_invoices`."""

    company_id: str | None
    contract_id: str | None
    document_state: InvoiceDocumentState | None
    past_due: bool | None
    provider_type: BillingProviderType | None
    q: str | None
    status: InvoiceStatus | None
    limit: int | None
    offset: int | None


class ListBillingPricesQuery(Options, total=False):
    """Keywords of `billing.list_billing_prices`."""

    currency: Currency | None
    for_initial_plan: bool | None
    for_trial_expiry_plan: bool | None
    ids: Sequence[str] | None
    interval: str | None
    interval_count: int | None
    is_active: bool | None
    plan_version_id: str | None
    price: int | None
    product_id: str | None
    product_ids: Sequence[str] | None
    provider_type: BillingProviderType | None
    q: str | None
    tiers_mode: BillingTiersMode | None
    usage_type: BillingPriceUsageType | None
    with_meter: bool | None
    limit: int | None
    offset: int | None


class ListBillingProductPricesQuery(Options, total=False):
    """Keywords of `billing.list_billing_product_prices`."""

    currency: Currency | None
    for_initial_plan: bool | None
    for_trial_expiry_plan: bool | None
    ids: Sequence[str] | None
    interval: str | None
    interval_count: int | None
    is_active: bool | None
    plan_version_id: str | None
    price: int | None
    product_id: str | None
    product_ids: Sequence[str] | None
    provider_type: BillingProviderType | None
    q: str | None
    tiers_mode: BillingTiersMode | None
    usage_type: BillingPriceUsageType | None
    with_meter: bool | None
    limit: int | None
    offset: int | None


class ListBillingProductsQuery(Options, total=False):
    """Keywords of `billing.list_billing_products`."""

    ids: Sequence[str] | None
    is_active: bool | None
    name: str | None
    price_usage_type: BillingPriceUsageType | None
    provider_type: BillingProviderType | None
    q: str | None
    recurring_charges_only: bool | None
    with_one_time_charges: bool | None
    with_prices_only: bool | None
    with_zero_price: bool | None
    without_linked_to_plan: bool | None
    limit: int | None
    offset: int | None


class ListCompanyBillingProfilesQuery(Options, total=False):
    """Keywords of `billing.list_company_billing_profiles`."""

    company_id: str | None
    is_default: bool | None
    provider_type: BillingProviderType | None
    limit: int | None
    offset: int | None


class ListCouponsQuery(Options, total=False):
    """Keywords of `billing.list_coupons`."""

    is_active: bool | None
    q: str | None
    limit: int | None
    offset: int | None


class ListCustomersWithSubscriptionsQuery(Options, total=False):
    """Keywords of `billing.list_customers_with_subscriptions`."""

    company_ids: Sequence[str] | None
    name: str | None
    provider_type: BillingProviderType | None
    q: str | None
    limit: int | None
    offset: int | None


class ListInvoicesQuery(Options, total=False):
    """Keywords of `billing.list_invoices`."""

    customer_external_id: Required[str]
    subscription_external_id: Required[str]
    company_id: str | None
    limit: int | None
    offset: int | None


class ListMetersQuery(Options, total=False):
    """Keywords of `billing.list_meters`."""

    display_name: str | None
    limit: int | None
    offset: int | None


class ListPaymentMethodsQuery(Options, total=False):
    """Keywords of `billing.list_payment_methods`."""

    customer_external_id: Required[str]
    company_id: str | None
    limit: int | None
    offset: int | None


class MarkBillingInvoicePaidBody(Options, total=False):
    """Keywords of `billing.mark_billing_invoice_paid`."""

    idempotency_key: Required[str]
    amount: int | None
    reference: str | None
    settled_at: datetime | None


class UpdateBillingSettingsBody(Options, total=False):
    """Keywords of `billing.update_billing_settings`."""

    default_provider_type: BillingProviderType | None


class UpdateCompanyBillingProfileBody(Options, total=False):
    """Keywords of `billing.update_company_billing_profile`."""

    collection_method: Required[BillingCollectionMethod]
    days_until_due: int | None
    is_default: bool | None
    name: str | None
    payment_method_id: str | None
    proration_behavior: ProrationBehavior | None


class UpsertBillingCouponBody(Options, total=False):
    """Keywords of `billing.upsert_billing_coupon`."""

    amount_off: Required[int]
    duration: Required[str]
    duration_in_months: Required[int]
    external_id: Required[str]
    max_redemptions: Required[int]
    name: Required[str]
    percent_off: Required[float]
    times_redeemed: Required[int]
    currency: Currency | None


class UpsertBillingCustomerBody(Options, total=False):
    """Keywords of `billing.upsert_billing_customer`."""

    email: Required[str]
    external_id: Required[str]
    meta: Required[Mapping[str, str]]
    name: Required[str]
    company_id: str | None
    default_payment_method_id: str | None
    provider_type: BillingProviderType | None


class UpsertBillingMeterBody(Options, total=False):
    """Keywords of `billing.upsert_billing_meter`."""

    display_name: Required[str]
    event_name: Required[str]
    event_payload_key: Required[str]
    external_id: Required[str]
    provider_type: BillingProviderType | None


class UpsertBillingPriceBody(Options, total=False):
    """Keywords of `billing.upsert_billing_price`."""

    billing_scheme: Required[BillingPriceScheme]
    currency: Required[Currency]
    external_account_id: Required[str]
    interval: Required[str]
    is_active: Required[bool]
    price: Required[int]
    price_external_id: Required[str]
    price_tiers: Required[Sequence[CreateBillingPriceTierRequestBody]]
    product_external_id: Required[str]
    usage_type: Required[BillingPriceUsageType]
    interval_count: int | None
    meter_id: str | None
    nickname: str | None
    package_size: int | None
    price_decimal: str | None
    provider_type: BillingProviderType | None
    tiers_mode: BillingTiersMode | None


class UpsertBillingProductBody(Options, total=False):
    """Keywords of `billing.upsert_billing_product`."""

    external_id: Required[str]
    price: Required[float]
    is_active: bool | None
    name: str | None
    provider_type: BillingProviderType | None


class UpsertBillingSubscriptionBody(Options, total=False):
    """Keywords of `billing.upsert_billing_subscription`."""

    cancel_at_period_end: Required[bool]
    currency: Required[Currency]
    customer_external_id: Required[str]
    discounts: Required[Sequence[BillingSubscriptionDiscount]]
    expired_at: Required[datetime]
    product_external_ids: Required[Sequence[BillingProductPricing]]
    subscription_external_id: Required[str]
    total_price: Required[int]
    application_id: str | None
    cancel_at: int | None
    company_id: str | None
    default_payment_method_external_id: str | None
    default_payment_method_id: str | None
    interval: str | None
    metadata: Mapping[str, Any] | None
    period_end: int | None
    period_start: int | None
    provider_type: BillingProviderType | None
    started_at: datetime | None
    status: str | None
    trial_end: int | None
    trial_end_setting: BillingSubscriptionTrialEndSetting | None


class UpsertInvoiceBody(Options, total=False):
    """Keywords of `billing.upsert_invoice`."""

    amount_due: Required[int]
    amount_paid: Required[int]
    amount_remaining: Required[int]
    collection_method: Required[str]
    currency: Required[Currency]
    customer_external_id: Required[str]
    subtotal: Required[int]
    due_date: datetime | None
    ending_balance: int | None
    external_id: str | None
    payment_method_external_id: str | None
    starting_balance: int | None
    status: InvoiceStatus | None
    subscription_external_id: str | None
    total: int | None
    url: str | None


class UpsertPaymentMethodBody(Options, total=False):
    """Keywords of `billing.upsert_payment_method`."""

    customer_external_id: Required[str]
    external_id: Required[str]
    payment_method_type: Required[str]
    account_last4: str | None
    account_name: str | None
    bank_name: str | None
    billing_email: str | None
    billing_name: str | None
    card_brand: str | None
    card_exp_month: int | None
    card_exp_year: int | None
    card_last4: str | None
    customer_billing_details: PaymentMethodBillingDetailsRequestBody | None


from schematic.types.shared import (
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
