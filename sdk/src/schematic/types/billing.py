# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `billing`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.shared import (
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

# `charge_automatically` takes the stored payment method; `send_invoice` asks for payment.
BillingCollectionMethod: TypeAlias = Literal["charge_automatically", "send_invoice"] | str


# `per_unit` has one price for every unit, `tiered` a price per range of quantity.
BillingPriceScheme: TypeAlias = Literal["per_unit", "tiered"] | str


# `licensed` is charged by a set quantity, `metered` by reported usage.
BillingPriceUsageType: TypeAlias = Literal["licensed", "metered"] | str


# Unit of a price's period; a quarter is three months, `one-time` has none.
BillingProductPriceInterval: TypeAlias = Literal["day", "month", "one-time", "year"] | str


# Whether a trial that ends turns into a paid subscription or stops.
BillingSubscriptionTrialEndSetting: TypeAlias = Literal["cancel", "subscribe"] | str


# Whether a line is charged at the start of its period or after it.
ChargeTiming: TypeAlias = Literal["in_advance", "in_arrears"] | str


# Who collects the money. `external` is outside this API: payments are recorded, not taken.
Collector: TypeAlias = Literal["external", "stripe_invoice", "stripe_payments"] | str


# How far collecting an own invoice has come.
InvoiceCollectionState: TypeAlias = (
    Literal["exported", "paid", "partially_paid", "past_due", "payment_failed", "queued", "sent"] | str
)


# Whether an own invoice can still change. Mirrored invoices have none.
InvoiceDocumentState: TypeAlias = Literal["credited", "draft", "finalized", "void"] | str


# What an invoice line charges.
InvoiceLineKind: TypeAlias = Literal["adjustment", "purchase", "reconciliation", "subscription", "true_up"] | str


# Payment status of an invoice.
InvoiceStatus: TypeAlias = Literal["draft", "open", "paid", "uncollectible", "void"] | str


# What a subscription line sells: a quantity held, a price per use, or an included amount.
LineKind: TypeAlias = Literal["allowance", "capacity", "rate"] | str


# What an unpaid invoice does: nothing, or it ends access after some days.
PaymentGating: TypeAlias = Literal["keep_serving", "revoke_after"] | str


# How the difference of a change within a period is charged: on the next invoice or at once.
ProrationBehavior: TypeAlias = Literal["create_prorations", "invoice_immediately"] | str


# What happens at a custom plan's end: it renews, falls back to the default plan, or is held for a grace period.
RenewalPolicy: TypeAlias = Literal["auto_renew", "expire_to_default", "hold_with_grace"] | str


# What a planned change does to a subscription line.
SubscriptionChangeAction: TypeAlias = Literal["add", "cancel", "remove", "replace"] | str


# State of a subscription. `active`, `trialing` and `past_due` give access, the others do not.
SubscriptionStatus: TypeAlias = (
    Literal[
        "active", "canceled", "expired", "incomplete", "incomplete_expired", "past_due", "paused", "trialing", "unpaid"
    ]
    | str
)


class BillingCouponResponseData(Model, frozen=True):
    """A mirrored coupon."""

    account_id: str
    """Account (`acct_…`)."""
    environment_id: str
    """Environment (`env_…`)."""
    external_id: str
    """The billing provider's id."""
    id: str
    """Coupon (`bilcpn_…`)."""
    is_active: bool
    """Whether it is in use."""
    metadata: dict[str, Any]
    """Free metadata, from name to value."""
    name: str
    """Name shown to people."""
    provider_type: BillingProviderType
    times_redeemed: int
    """How often it has been redeemed."""
    amount_off: int | None = None
    """Discount in cents."""
    currency: Currency | None = None
    duration: str | None = None
    """How long a discount applies: `once`, `repeating` or `forever`."""
    duration_in_months: int | None = None
    """Months a repeating discount applies."""
    max_redemptions: int | None = None
    """How often it may be redeemed in all."""
    percent_off: float | None = None
    """Discount in percent, 0 to 100."""
    valid_from: Instant | None = None
    """When it begins to count."""
    valid_until: Instant | None = None
    """Until when it counts."""


class BillingCustomerResponseData(Model, frozen=True):
    """A mirrored customer of the billing provider."""

    email: str
    """E-mail address."""
    external_id: str
    """The billing provider's id."""
    id: str
    """Customer (`bilcus_…`)."""
    name: str
    """Name shown to people."""
    provider_type: BillingProviderType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    deleted_at: Instant | None = None
    """When it was deleted at the provider."""


class BillingCustomerSubscription(Model, frozen=True):
    """Summary of a customer's subscription."""

    currency: Currency
    interval: str
    """`day`, `month`, `year` or `one-time`."""
    metered_usage: bool
    """Whether use is metered."""
    per_unit_price: int
    """Price per unit in cents."""
    total_price: int
    """Price per period in cents."""
    expired_at: Instant | None = None
    """When it ended or will end."""


class BillingCustomerWithSubscriptionsResponseData(Model, frozen=True):
    """A mirrored customer with a summary of its subscriptions."""

    email: str
    """E-mail address."""
    external_id: str
    """The billing provider's id."""
    id: str
    """Customer (`bilcus_…`)."""
    name: str
    """Name shown to people."""
    provider_type: BillingProviderType
    subscriptions: list[BillingCustomerSubscription]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    deleted_at: Instant | None = None
    """When it was deleted at the provider."""


class BillingInvoiceAddressResponseData(Model, frozen=True):
    """Address printed on an invoice."""

    city: str
    """City."""
    country: str
    """Country code of two letters."""
    line_1: str = Field(alias="line1")
    """First line of the address."""
    line_2: str = Field(alias="line2")
    """Second line of the address."""
    postal_code: str
    """Postal code."""
    state: str
    """State or province."""


class BillingInvoiceBillingDetailsResponseData(Model, frozen=True):
    """Who an invoice is made out to."""

    tax_ids: list[BillingInvoiceTaxIdResponseData]
    address: BillingInvoiceAddressResponseData | None = None
    email: str | None = None
    """E-mail address."""
    phone: str | None = None
    """Telephone number."""


class BillingInvoiceDetailResponseData(Model, frozen=True):
    """An own or mirrored invoice with lines, terms and settlements."""

    amount_paid: int
    """Amount paid, in cents."""
    amount_remaining: int
    """Amount still to pay, in cents."""
    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency: Currency
    discount: int
    """Discount in cents."""
    id: str
    """Invoice: own (`ninv_…`) or mirrored (`binv_…`)."""
    lines: list[BillingInvoiceLineResponseData]
    provider_type: BillingProviderType
    settlements: list[BillingInvoiceSettlementResponseData]
    status: InvoiceStatus
    subtotal: int
    """Sum of the lines in cents, before discount and tax."""
    tax: int
    """Tax in cents."""
    total: int
    """Amount in cents, after discount and tax."""
    collection_problem: str | None = None
    """What keeps the collector from collecting it, and what to do."""
    collection_state: InvoiceCollectionState | None = None
    collector: Collector | None = None
    contract_id: str | None = None
    """Contract it belongs to."""
    document_state: InvoiceDocumentState | None = None
    due_at: Instant | None = None
    """When payment is due."""
    external_id: str | None = None
    """The billing provider's id."""
    finalized_at: Instant | None = None
    """When the draft was frozen."""
    number: str | None = None
    """Number of the invoice; null on drafts."""
    pdf_url: str | None = None
    """Address of the PDF at the provider; null on own invoices."""
    period_end: Instant | None = None
    """When the period ends."""
    period_start: Instant | None = None
    """When the period began."""
    subscription_external_id: str | None = None
    """The provider's id of the subscription."""
    subscription_id: str | None = None
    """Subscription it belongs to."""
    terms: BillingInvoiceTermsResponseData | None = None
    url: str | None = None
    """Address of the invoice at the provider."""


class BillingInvoiceLineResponseData(Model, frozen=True):
    """One line of an invoice."""

    amount: int
    """Amount in the currency's smallest unit, such as cents."""
    charge_ids: list[str]
    """Charges the line sums up."""
    kind: InvoiceLineKind
    taxable: bool
    """Whether tax applies."""
    description: str | None = None
    """Description shown to people."""
    external_id: str | None = None
    """The billing provider's id."""
    id: str | None = None
    """Id of the object; opaque text."""
    period_end: Instant | None = None
    """When the period ends."""
    period_start: Instant | None = None
    """When the period began."""
    quantity: int | None = None
    """How many units."""
    subscription_line_id: str | None = None
    """Subscription line that is charged."""
    unit_amount: int | None = None
    """Price per unit in cents."""


class BillingInvoiceResponseData(Model, frozen=True):
    """An own or mirrored invoice without its lines."""

    amount_paid: int
    """Amount paid, in cents."""
    amount_remaining: int
    """Amount still to pay, in cents."""
    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency: Currency
    id: str
    """Invoice: own (`ninv_…`) or mirrored (`binv_…`)."""
    provider_type: BillingProviderType
    status: InvoiceStatus
    subtotal: int
    """Sum of the lines in cents, before discount and tax."""
    total: int
    """Amount in cents, after discount and tax."""
    collection_state: InvoiceCollectionState | None = None
    collector: Collector | None = None
    contract_id: str | None = None
    """Contract it belongs to."""
    document_state: InvoiceDocumentState | None = None
    due_at: Instant | None = None
    """When payment is due."""
    external_id: str | None = None
    """The billing provider's id."""
    finalized_at: Instant | None = None
    """When the draft was frozen."""
    number: str | None = None
    """Number of the invoice; null on drafts."""
    period_end: Instant | None = None
    """When the period ends."""
    period_start: Instant | None = None
    """When the period began."""
    subscription_external_id: str | None = None
    """The provider's id of the subscription."""
    url: str | None = None
    """Address of the invoice at the provider."""


class BillingInvoiceSettlementResponseData(Model, frozen=True):
    """One recorded payment of an invoice."""

    amount: int
    """Amount in the currency's smallest unit, such as cents."""
    collector: Collector
    settled_at: Instant
    """When it was paid; now unless sent, never in the future."""
    id: str | None = None
    """Id of the object; opaque text."""
    reference: str | None = None
    """The payer's reference."""


class BillingInvoiceTaxIdResponseData(Model, frozen=True):
    """A tax id printed on an invoice."""

    type: TaxIdType
    value: str
    """The tax id."""


class BillingInvoiceTermsResponseData(Model, frozen=True):
    """Terms of payment, copied onto an invoice when it is finalised."""

    collection_method: BillingCollectionMethod
    collector: Collector
    payment_gating: PaymentGating
    billing_details: BillingInvoiceBillingDetailsResponseData | None = None
    currency: Currency | None = None
    days_until_due: int | None = None
    """Days from invoice to due date, at most 365."""
    purchase_order: str | None = None
    """The customer's order number."""


class BillingLinkedResourceResponseData(Model, frozen=True):
    """The object in an external billing system that owns this one."""

    billing_provider: BillingProviderType
    external_resource_id: str
    """Id in the external system."""
    originator: BillingProviderType


class BillingMeterResponseData(Model, frozen=True):
    """A meter of the billing provider that counts events."""

    dispaly_name: str
    """Name shown to people; the wire spells it so."""
    event_name: str
    """Name of the event."""
    event_payload_key: str
    """Member of the event that is counted."""
    external_price_id: str
    """The provider's id of the price."""
    id: str
    """Meter (`bilm_…`)."""
    provider_type: BillingProviderType


class BillingNativeSubscriptionChangeResponseData(Model, frozen=True):
    """A planned change to a subscription line."""

    action: SubscriptionChangeAction
    effective_at: Instant
    """When it applies from."""
    line: BillingNativeSubscriptionLineResponseData | None = None
    replaces: BillingNativeSubscriptionLineResponseData | None = None


class BillingNativeSubscriptionLineResponseData(Model, frozen=True):
    """One line of a subscription that this server bills."""

    anchor: Instant
    """Instant whose anniversaries the periods start on."""
    anchor_day: int
    """Day of the month on which periods start, 1 to 31."""
    base: bool
    """Whether the line belongs to the base plan."""
    cadence_count: int
    """Units in one period."""
    cadence_unit: BillingProductPriceInterval
    currency: Currency
    effective_from: Instant
    """When it applies from."""
    id: str
    """Id of the object; opaque text."""
    kind: LineKind
    quantity: int
    """How many units."""
    source_id: str
    """What the line sells."""
    taxable: bool
    """Whether tax applies."""
    timing: ChargeTiming
    current_period_end: Instant | None = None
    """When the current period ends."""
    current_period_start: Instant | None = None
    """When the current period began."""
    effective_to: Instant | None = None
    """When it stops applying; null while it goes on."""
    source_name: str | None = None
    """Name of what the line sells."""
    source_plan_type: PlanType | None = None
    tiers_mode: BillingTiersMode | None = None
    unit_amount: int | None = None
    """Price per unit in cents."""


class BillingNativeSubscriptionResponseData(Model, frozen=True):
    """A subscription that this server bills itself."""

    company_id: str
    """Company (`comp_…`)."""
    currency: Currency
    id: str
    """Own subscription (`nsub_…`)."""
    lines: list[BillingNativeSubscriptionLineResponseData]
    period_end: Instant
    """When the period ends."""
    period_start: Instant
    """When the period began."""
    scheduled_changes: list[BillingNativeSubscriptionChangeResponseData]
    status: SubscriptionStatus
    cancel_at: Instant | None = None
    """When the subscription ends."""
    external_id: str | None = None
    """Of the copy that a provider has of it."""
    other_statements: list[BillingStatementResponseData] | None = None
    """Of what is open in other currencies than that of `statement`, one each."""
    push_problem: str | None = None
    """What keeps the provider from having it as it is here, and what to do."""
    started_at: Instant | None = None
    """When it began."""
    statement: BillingStatementResponseData | None = None
    terms: BillingInvoiceTermsResponseData | None = None


class BillingPriceResponseData(Model, frozen=True):
    """A price."""

    currency: Currency
    external_price_id: str
    """The provider's id of the price."""
    id: str
    """Price (`bilpp_…`)."""
    interval: BillingProductPriceInterval
    interval_count: int
    """How many intervals a period has; 3 months are a quarter."""
    price: int
    """Price in cents."""
    provider_type: BillingProviderType
    scheme: BillingPriceScheme
    nickname: str | None = None
    """Name of the price among colleagues."""
    price_decimal: str | None = None
    """The same price with fractions of a cent; read this one when both are given."""


class BillingPriceView(Model, frozen=True):
    """A price with its product and tiers."""

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
    """Price in cents."""
    price_external_id: str
    """The provider's id of the price."""
    price_id: str
    """Price (`bilpp_…`); the same as `id`."""
    price_tier: list[BillingProductPriceTierResponseData]
    product_external_id: str
    """The provider's id of the product."""
    product_id: str
    """Billing product (`bilp_…`)."""
    product_name: str
    """Name of the product."""
    provider_type: BillingProviderType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    usage_type: BillingPriceUsageType
    meter_event_name: str | None = None
    """Name of the event the meter counts."""
    meter_event_payload_key: str | None = None
    """Member of the event the meter counts."""
    meter_id: str | None = None
    """Meter that counts the use."""
    nickname: str | None = None
    """Name of the price among colleagues."""
    price_decimal: str | None = None
    """The same price with fractions of a cent; read this one when both are given."""
    tiers_mode: BillingTiersMode | None = None


class BillingProductDetailResponseData(Model, frozen=True):
    """A product with its prices and number of subscriptions."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    external_id: str
    """The billing provider's id."""
    is_active: bool
    """Whether it is in use."""
    name: str
    """Name shown to people."""
    price: float
    """Deprecated; price in cents."""
    prices: list[BillingPriceResponseData]
    product_id: str
    """Billing product (`bilp_…`)."""
    provider_type: BillingProviderType
    quantity: float
    """Quantity on the subscription."""
    subscription_count: int
    """Subscriptions that hold the product."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    currency: str | None = None
    """Three-letter currency code."""
    price_decimal: str | None = None
    """The same price with fractions of a cent; read this one when both are given."""


class BillingProductForSubscriptionResponseData(Model, frozen=True):
    """A product and price on a subscription."""

    billing_scheme: BillingPriceScheme
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency: Currency
    environment_id: str
    """Environment (`env_…`)."""
    external_id: str
    """The billing provider's id."""
    id: str
    """Billing product (`bilp_…`)."""
    interval: str
    """`day`, `month`, `year` or `one-time`."""
    name: str
    """Name shown to people."""
    package_size: int
    """Units sold together at the price."""
    price: int
    """Deprecated; price in cents."""
    price_external_id: str
    """The provider's id of the price."""
    price_id: str
    """Price (`bilpp_…`)."""
    price_tier: list[BillingProductPriceTierResponseData]
    provider_type: BillingProviderType
    quantity: float
    """Quantity on the subscription."""
    subscription_id: str
    """Subscription (`bilsub_…`) it is on."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    usage_type: BillingPriceUsageType
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    interval_count: int | None = None
    """How many intervals a period has; 3 months are a quarter."""
    meter_id: str | None = None
    """Meter that counts the use."""
    price_decimal: str | None = None
    """The same price with fractions of a cent; read this one when both are given."""
    subscription_item_external_id: str | None = None
    """The provider's id of the line."""


class BillingProductPlanResponseData(Model, frozen=True):
    """How a plan version is charged."""

    account_id: str
    """Account (`acct_…`)."""
    billing_product_id: str
    """Billing product (`bilp_…`)."""
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    controlled_by: BillingProviderType
    environment_id: str
    """Environment (`env_…`)."""
    is_trialable: bool
    """Whether the plan begins with a trial."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    monthly_price_id: str | None = None
    """Price (`bilpp_…`) per month."""
    one_time_price_id: str | None = None
    """Price (`bilpp_…`) paid once."""
    trial_days: int | None = None
    """Length of the trial in days."""
    yearly_price_id: str | None = None
    """Price (`bilpp_…`) per year."""


class BillingProductPriceTierResponseData(Model, frozen=True):
    """Price of a range of quantity."""

    flat_amount: int | None = None
    """Amount in cents for entering the tier."""
    per_unit_price: int | None = None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    up_to: int | None = None
    """Last unit of the tier; null for the last tier."""


class BillingProductPricing(Model, frozen=True):
    """A product, price and quantity on a subscription."""

    currency: Currency
    interval: str
    """`day`, `month`, `year` or `one-time`."""
    price: int
    """Deprecated; price in cents."""
    price_external_id: str
    """The provider's id of the price."""
    product_external_id: str
    """The provider's id of the product."""
    quantity: int
    """Quantity on the subscription."""
    usage_type: BillingPriceUsageType
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    meter_id: str | None = None
    """Meter that counts the use."""
    package_size: int | None = None
    """Units sold together at the price."""
    price_decimal: str | None = None
    """The same price with fractions of a cent; read this one when both are given."""
    subscription_item_external_id: str | None = None
    """The provider's id of the line."""


class BillingProductRecordResponseData(Model, frozen=True):
    """A product as it is stored."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    external_id: str
    """The billing provider's id."""
    id: str
    """Billing product (`bilp_…`)."""
    is_active: bool
    """Whether it is in use."""
    name: str
    """Name shown to people."""
    provider_type: BillingProviderType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class BillingProductResponseData(Model, frozen=True):
    """A product of the billing provider."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    external_id: str
    """The billing provider's id."""
    is_active: bool
    """Whether it is in use."""
    name: str
    """Name shown to people."""
    price: float
    """Deprecated; price in cents."""
    product_id: str
    """Billing product (`bilp_…`)."""
    provider_type: BillingProviderType
    quantity: float
    """Quantity on the subscription."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    currency: str | None = None
    """Three-letter currency code."""
    price_decimal: str | None = None
    """The same price with fractions of a cent; read this one when both are given."""


class BillingSettingsResponseData(Model, frozen=True):
    """Billing settings of an environment."""

    default_provider_type: BillingProviderType | None = None


class BillingStatementLineResponseData(Model, frozen=True):
    """A charge not yet invoiced."""

    amount: int
    """Amount in the currency's smallest unit, such as cents."""
    kind: InvoiceLineKind
    period_end: Instant | None = None
    """When the period ends."""
    period_start: Instant | None = None
    """When the period began."""
    quantity: int | None = None
    """How many units."""
    subscription_line_id: str | None = None
    """Subscription line that is charged."""
    unit_amount: int | None = None
    """Price per unit in cents."""


class BillingStatementResponseData(Model, frozen=True):
    """Charges of the open period that are not yet invoiced."""

    currency: Currency
    lines: list[BillingStatementLineResponseData]
    period_end: Instant
    """When the period ends."""
    period_start: Instant
    """When the period began."""
    subtotal: int
    """Sum of the lines in cents, before discount and tax."""
    total: int
    """Sum in cents."""


class BillingSubscriptionDiscount(Model, frozen=True):
    """A discount on a subscription."""

    coupon_external_id: str
    """The provider's id of a coupon."""
    external_id: str
    """The billing provider's id."""
    is_active: bool
    """Whether it is in use."""
    started_at: Instant
    """When it began."""
    customer_facing_code: str | None = None
    """Code a customer enters."""
    ended_at: Instant | None = None
    """When it ended; null while it goes on."""
    promo_code_external_id: str | None = None
    """The provider's id of the code."""


class BillingSubscriptionDiscountView(Model, frozen=True):
    """A discount on a subscription, with its coupon."""

    coupon_id: str
    """Mirrored coupon (`bilcpn_…`)."""
    coupon_name: str
    """Name of the coupon."""
    discount_external_id: str
    """The provider's id of the discount."""
    duration: str
    """How long a discount applies: `once`, `repeating` or `forever`."""
    is_active: bool
    """Whether it is in use."""
    started_at: Instant
    """When it began."""
    subscription_external_id: str
    """The provider's id of the subscription."""
    amount_off: int | None = None
    """Discount in cents."""
    currency: Currency | None = None
    customer_facing_code: str | None = None
    """Code a customer enters."""
    duration_in_months: int | None = None
    """Months a repeating discount applies."""
    ended_at: Instant | None = None
    """When it ended; null while it goes on."""
    percent_off: float | None = None
    """Discount in percent, 0 to 100."""
    promo_code_external_id: str | None = None
    """The provider's id of the code."""


class BillingSubscriptionResponseData(Model, frozen=True):
    """A mirrored subscription."""

    cancel_at_period_end: bool
    """Whether the subscription ends with the current period."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency: Currency
    customer_external_id: str
    """The provider's id of the customer."""
    id: str
    """Subscription (`bilsub_…`)."""
    interval: str
    """`day`, `month`, `year` or `one-time`."""
    period_end: int
    """When the period ends, Unix seconds."""
    period_start: int
    """When the period began, Unix seconds."""
    provider_type: BillingProviderType
    status: str
    """Status as the provider names it."""
    subscription_external_id: str
    """The provider's id of the subscription."""
    total_price: int
    """Price per period in cents."""
    application_id: str | None = None
    """The provider's application that made the subscription."""
    cancel_at: int | None = None
    """When the subscription ends, Unix seconds."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    default_payment_method_id: str | None = None
    """Default payment method (`bpaymth_…`)."""
    expired_at: Instant | None = None
    """When it ended or will end."""
    metadata: dict[str, Any] | None = None
    """Free metadata, from name to value."""
    trial_end: int | None = None
    """When the trial ends, Unix seconds."""
    trial_end_setting: BillingSubscriptionTrialEndSetting | None = None


class BillingSubscriptionView(Model, frozen=True):
    """A mirrored subscription with products, discounts and payment method."""

    cancel_at_period_end: bool
    """Whether the subscription ends with the current period."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency: Currency
    customer_external_id: str
    """The provider's id of the customer."""
    discounts: list[BillingSubscriptionDiscountView]
    id: str
    """Subscription (`bilsub_…`)."""
    interval: str
    """`day`, `month`, `year` or `one-time`."""
    period_end: int
    """When the period ends, Unix seconds."""
    period_start: int
    """When the period began, Unix seconds."""
    products: list[BillingProductForSubscriptionResponseData]
    provider_type: BillingProviderType
    status: str
    """Status as the provider names it."""
    subscription_external_id: str
    """The provider's id of the subscription."""
    total_price: int
    """Price per period in cents."""
    application_id: str | None = None
    """The provider's application that made the subscription."""
    cancel_at: int | None = None
    """When the subscription ends, Unix seconds."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    default_payment_method_id: str | None = None
    """Default payment method (`bpaymth_…`)."""
    expired_at: Instant | None = None
    """When it ended or will end."""
    latest_invoice: InvoiceResponseData | None = None
    metadata: dict[str, Any] | None = None
    """Free metadata, from name to value."""
    payment_method: PaymentMethodResponseData | None = None
    trial_end: int | None = None
    """When the trial ends, Unix seconds."""
    trial_end_setting: BillingSubscriptionTrialEndSetting | None = None


class CompanyBillingProfileResponseData(Model, frozen=True):
    """How a company is billed."""

    account_id: str
    """Account (`acct_…`)."""
    collection_method: BillingCollectionMethod
    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    gating_days: int
    """Days an unpaid invoice is tolerated."""
    id: str
    """Billing profile (`bprof_…`)."""
    is_default: bool
    """Whether the company is billed this way unless said otherwise."""
    payment_gating: PaymentGating
    provider_type: BillingProviderType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_customer_id: str | None = None
    """Mirrored customer (`bilcus_…`) that is charged."""
    collector: Collector | None = None
    currency: Currency | None = None
    days_until_due: int | None = None
    """Days from invoice to due date, at most 365."""
    name: str | None = None
    """Name shown to people."""
    overdraft_limit: int | None = None
    """How far the balance may be overdrawn."""
    payment_method_id: str | None = None
    """Payment method (`bpaymth_…`)."""
    proration_behavior: ProrationBehavior | None = None
    purchase_order: str | None = None
    """The customer's order number."""


class CountBillingInvoicesParams(Model, frozen=True):
    """Query parameters that `billing.count_billing_invoices` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    contract_id: str | None = None
    """Only invoices of this contract."""
    document_state: InvoiceDocumentState | None = None
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    past_due: bool | None = None
    """Only open invoices whose due date has passed."""
    provider_type: BillingProviderType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    status: InvoiceStatus | None = None


class CountBillingInvoicesResponse(Model, frozen=True):
    """Answer of `billing.count_billing_invoices`."""

    data: CountResponse
    params: CountBillingInvoicesParams


class CountBillingProductsParams(Model, frozen=True):
    """Query parameters that `billing.count_billing_products` understood."""

    ids: list[str] | None = None
    """Only these ids, at most 100."""
    is_active: bool | None = None
    """Whether it is in use; true unless sent."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    name: str | None = None
    """Only objects of this name."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    price_usage_type: BillingPriceUsageType | None = None
    provider_type: BillingProviderType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    recurring_charges_only: bool | None = None
    """Only products with recurring prices."""
    with_one_time_charges: bool | None = None
    """Only products with prices paid once."""
    with_prices_only: bool | None = None
    """Only products that have prices."""
    with_zero_price: bool | None = None
    """Only products with a price of 0."""
    without_linked_to_plan: bool | None = None
    """Without products that a plan is linked to."""


class CountBillingProductsResponse(Model, frozen=True):
    """Answer of `billing.count_billing_products`."""

    data: CountResponse
    params: CountBillingProductsParams


class CountCustomersParams(Model, frozen=True):
    """Query parameters that `billing.count_customers` understood."""

    company_ids: list[str] | None = None
    """Companies (`comp_…`), at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    name: str | None = None
    """Only objects of this name."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    provider_type: BillingProviderType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class CountCustomersResponse(Model, frozen=True):
    """Answer of `billing.count_customers`."""

    data: CountResponse
    params: CountCustomersParams


class CouponRequestBody(Model, frozen=True):
    """A coupon of the billing provider."""

    amount_off: int
    """Discount in cents."""
    duration: str
    """How long a discount applies: `once`, `repeating` or `forever`."""
    duration_in_months: int
    """Months a repeating discount applies."""
    max_redemptions: int
    """How often it may be redeemed in all."""
    name: str
    """Name shown to people."""
    percent_off: float
    """Discount in percent, 0 to 100."""
    times_redeemed: int
    """How often it has been redeemed."""
    currency: Currency | None = None


class CreateBillingCustomerRequestBody(Model, frozen=True):
    """Body of `billing.upsert_billing_customer`."""

    email: str
    """E-mail address."""
    external_id: str
    """The billing provider's id."""
    meta: dict[str, str]
    """Metadata of the customer, from name to text."""
    name: str
    """Name shown to people."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    default_payment_method_id: str | None = None
    """Default payment method (`bpaymth_…`)."""
    provider_type: BillingProviderType | None = None


class CreateBillingPriceRequestBody(Model, frozen=True):
    """Body of `billing.upsert_billing_price`."""

    billing_scheme: BillingPriceScheme
    currency: Currency
    external_account_id: str
    """The provider's account."""
    interval: str
    """`day`, `month`, `year` or `one-time`."""
    is_active: bool
    """Whether it is in use."""
    price: int
    """Price in cents."""
    price_external_id: str
    """The provider's id of the price."""
    price_tiers: list[CreateBillingPriceTierRequestBody]
    product_external_id: str
    """The provider's id of the product."""
    usage_type: BillingPriceUsageType
    interval_count: int | None = None
    """How many intervals a period has; 3 months are a quarter."""
    meter_id: str | None = None
    """Meter that counts the use."""
    nickname: str | None = None
    """Name of the price among colleagues."""
    package_size: int | None = None
    """Units sold together at the price."""
    price_decimal: str | None = None
    """The same price with fractions of a cent; read this one when both are given."""
    provider_type: BillingProviderType | None = None
    tiers_mode: BillingTiersMode | None = None


class CreateBillingPriceTierRequestBody(Model, frozen=True):
    """Price of a range of quantity."""

    price_external_id: str
    """The provider's id of the price."""
    flat_amount: int | None = None
    """Amount in cents for entering the tier."""
    per_unit_decimal: str | None = None
    """Price per unit in cents with fractions."""
    per_unit_price: int | None = None
    """Price per unit in cents."""
    provider_type: BillingProviderType | None = None
    up_to: int | None = None
    """Last unit of the tier; null for the last tier."""


class CreateBillingProductRequestBody(Model, frozen=True):
    """Body of `billing.upsert_billing_product`."""

    external_id: str
    """The billing provider's id."""
    price: float
    """Price in cents."""
    is_active: bool | None = None
    """Whether it is in use."""
    name: str | None = None
    """Name shown to people."""
    provider_type: BillingProviderType | None = None


class CreateBillingSubscriptionRequestBody(Model, frozen=True):
    """Body of `billing.upsert_billing_subscription`."""

    cancel_at_period_end: bool
    """Whether the subscription ends with the current period."""
    currency: Currency
    customer_external_id: str
    """The provider's id of the customer."""
    discounts: list[BillingSubscriptionDiscount]
    expired_at: Instant
    """When it ended or will end."""
    product_external_ids: list[BillingProductPricing]
    subscription_external_id: str
    """The provider's id of the subscription."""
    total_price: int
    """Price per period in cents."""
    application_id: str | None = None
    """The provider's application that made the subscription."""
    cancel_at: int | None = None
    """When the subscription ends, Unix seconds."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    default_payment_method_external_id: str | None = None
    """The provider's id of the default payment method."""
    default_payment_method_id: str | None = None
    """Default payment method (`bpaymth_…`)."""
    interval: str | None = None
    """`day`, `month`, `year` or `one-time`."""
    metadata: dict[str, Any] | None = None
    """Free metadata, from name to value."""
    period_end: int | None = None
    """When the period ends, Unix seconds."""
    period_start: int | None = None
    """When the period began, Unix seconds."""
    provider_type: BillingProviderType | None = None
    started_at: Instant | None = None
    """When it began."""
    status: str | None = None
    """Status as the provider names it."""
    trial_end: int | None = None
    """When the trial ends, Unix seconds."""
    trial_end_setting: BillingSubscriptionTrialEndSetting | None = None


class CreateCouponRequestBody(Model, frozen=True):
    """Body of `billing.upsert_billing_coupon`."""

    amount_off: int
    """Discount in cents."""
    duration: str
    """How long a discount applies: `once`, `repeating` or `forever`."""
    duration_in_months: int
    """Months a repeating discount applies."""
    external_id: str
    """The billing provider's id."""
    max_redemptions: int
    """How often it may be redeemed in all."""
    name: str
    """Name shown to people."""
    percent_off: float
    """Discount in percent, 0 to 100."""
    times_redeemed: int
    """How often it has been redeemed."""
    currency: Currency | None = None


class CreateInvoiceRequestBody(Model, frozen=True):
    """Body of `billing.upsert_invoice`."""

    amount_due: int
    """Amount due, in cents."""
    amount_paid: int
    """Amount paid, in cents."""
    amount_remaining: int
    """Amount still to pay, in cents."""
    collection_method: str
    """`charge_automatically` or `send_invoice`."""
    currency: Currency
    customer_external_id: str
    """The provider's id of the customer."""
    subtotal: int
    """Sum of the lines in cents, before discount and tax."""
    due_date: Instant | None = None
    """When payment is due."""
    ending_balance: int | None = None
    """The customer's balance afterwards, in cents."""
    external_id: str | None = None
    """The billing provider's id."""
    payment_method_external_id: str | None = None
    """The provider's id of the payment method."""
    starting_balance: int | None = None
    """The customer's balance before, in cents."""
    status: InvoiceStatus | None = None
    subscription_external_id: str | None = None
    """The provider's id of the subscription."""
    total: int | None = None
    """Sum in cents."""
    url: str | None = None
    """Address of the invoice at the provider."""


class CreateMeterRequestBody(Model, frozen=True):
    """Body of `billing.upsert_billing_meter`."""

    display_name: str
    """Name shown to people."""
    event_name: str
    """Name of the event."""
    event_payload_key: str
    """Member of the event that is counted."""
    external_id: str
    """The billing provider's id."""
    provider_type: BillingProviderType | None = None


class CreatePaymentMethodRequestBody(Model, frozen=True):
    """Body of `billing.upsert_payment_method`."""

    customer_external_id: str
    """The provider's id of the customer."""
    external_id: str
    """The billing provider's id."""
    payment_method_type: str
    """Kind of payment method, such as `card`."""
    account_last_4: str | None = Field(None, alias="account_last4")
    """Last four digits of the bank account."""
    account_name: str | None = None
    """Name on the account."""
    bank_name: str | None = None
    """Name of the bank."""
    billing_email: str | None = None
    """Address that invoices are sent to."""
    billing_name: str | None = None
    """Name of the payer."""
    card_brand: str | None = None
    """Brand of the card, such as `visa`."""
    card_exp_month: int | None = None
    """Month in which the card expires, 1 to 12."""
    card_exp_year: int | None = None
    """Year in which the card expires, four digits."""
    card_last_4: str | None = Field(None, alias="card_last4")
    """Last four digits of the card."""
    customer_billing_details: PaymentMethodBillingDetailsRequestBody | None = None


class CustomerBillingAddress(Model, frozen=True):
    """A billing address."""

    city: str
    """City."""
    country: str
    """Country code of two letters."""
    line_1: str = Field(alias="line1")
    """First line of the address."""
    line_2: str = Field(alias="line2")
    """Second line of the address."""
    postal_code: str
    """Postal code."""
    state: str
    """State or province."""


class DeleteBillingCouponResponse(Model, frozen=True):
    """Answer of `billing.delete_billing_coupon`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteBillingCustomerResponse(Model, frozen=True):
    """Answer of `billing.delete_billing_customer`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteBillingInvoiceResponse(Model, frozen=True):
    """Answer of `billing.delete_billing_invoice`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteBillingProductResponse(Model, frozen=True):
    """Answer of `billing.delete_billing_product`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeletePaymentMethodByExternalIdResponse(Model, frozen=True):
    """Answer of `billing.delete_payment_method_by_external_id`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteProductPriceResponse(Model, frozen=True):
    """Answer of `billing.delete_product_price`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class FinalizeNativeInvoiceResponse(Model, frozen=True):
    """Answer of `billing.finalize_native_invoice`."""

    data: BillingInvoiceDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetBillingInvoiceResponse(Model, frozen=True):
    """Answer of `billing.get_billing_invoice`."""

    data: BillingInvoiceDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetBillingSettingsResponse(Model, frozen=True):
    """Answer of `billing.get_billing_settings`."""

    data: BillingSettingsResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetCompanyNativeSubscriptionResponse(Model, frozen=True):
    """Answer of `billing.get_company_native_subscription`."""

    data: BillingNativeSubscriptionResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class InvoiceRequestBody(Model, frozen=True):
    """A mirrored invoice."""

    amount_due: int
    """Amount due, in cents."""
    amount_paid: int
    """Amount paid, in cents."""
    amount_remaining: int
    """Amount still to pay, in cents."""
    collection_method: str
    """`charge_automatically` or `send_invoice`."""
    currency: Currency
    customer_external_id: str
    """The provider's id of the customer."""
    subtotal: int
    """Sum of the lines in cents, before discount and tax."""
    due_date: Instant | None = None
    """When payment is due."""
    ending_balance: int | None = None
    """The customer's balance afterwards, in cents."""
    payment_method_external_id: str | None = None
    """The provider's id of the payment method."""
    starting_balance: int | None = None
    """The customer's balance before, in cents."""
    status: InvoiceStatus | None = None
    subscription_external_id: str | None = None
    """The provider's id of the subscription."""
    total: int | None = None
    """Sum in cents."""
    url: str | None = None
    """Address of the invoice at the provider."""


class InvoiceResponseData(Model, frozen=True):
    """A mirrored invoice."""

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
    id: str
    """Mirrored invoice (`binv_…`)."""
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


class ListBillingInvoicesParams(Model, frozen=True):
    """Query parameters that `billing.list_billing_invoices` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    contract_id: str | None = None
    """Only invoices of this contract."""
    document_state: InvoiceDocumentState | None = None
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    past_due: bool | None = None
    """Only open invoices whose due date has passed."""
    provider_type: BillingProviderType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    status: InvoiceStatus | None = None


class ListBillingInvoicesResponse(Model, frozen=True):
    """Answer of `billing.list_billing_invoices`."""

    data: list[BillingInvoiceResponseData]
    params: ListBillingInvoicesParams


class ListBillingPricesParams(Model, frozen=True):
    """Query parameters that `billing.list_billing_prices` understood."""

    currency: Currency | None = None
    for_initial_plan: bool | None = None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None = None
    """Only what may follow an unconverted trial; for prices, free ones."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    interval: str | None = None
    """Only prices per `day`, `month` or `year`, or `one-time`."""
    interval_count: int | None = None
    """Only prices with this many intervals per period."""
    is_active: bool | None = None
    """Whether it is in use; true unless sent."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    price: int | None = None
    """Only prices of this amount in cents."""
    product_id: str | None = None
    """Billing product (`bilp_…`)."""
    product_ids: list[str] | None = None
    """Billing products (`bilp_…`), at most 100."""
    provider_type: BillingProviderType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    tiers_mode: BillingTiersMode | None = None
    usage_type: BillingPriceUsageType | None = None
    with_meter: bool | None = None
    """Only prices with a meter."""


class ListBillingPricesResponse(Model, frozen=True):
    """Answer of `billing.list_billing_prices`."""

    data: list[BillingPriceView]
    params: ListBillingPricesParams


class ListBillingProductPricesParams(Model, frozen=True):
    """Query parameters that `billing.list_billing_product_prices` understood."""

    currency: Currency | None = None
    for_initial_plan: bool | None = None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None = None
    """Only what may follow an unconverted trial; for prices, free ones."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    interval: str | None = None
    """Only prices per `day`, `month` or `year`, or `one-time`."""
    interval_count: int | None = None
    """Only prices with this many intervals per period."""
    is_active: bool | None = None
    """Whether it is in use; true unless sent."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    price: int | None = None
    """Only prices of this amount in cents."""
    product_id: str | None = None
    """Billing product (`bilp_…`)."""
    product_ids: list[str] | None = None
    """Billing products (`bilp_…`), at most 100."""
    provider_type: BillingProviderType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    tiers_mode: BillingTiersMode | None = None
    usage_type: BillingPriceUsageType | None = None
    with_meter: bool | None = None
    """Only prices with a meter."""


class ListBillingProductPricesResponse(Model, frozen=True):
    """Answer of `billing.list_billing_product_prices`."""

    data: list[BillingPriceView]
    params: ListBillingProductPricesParams


class ListBillingProductsParams(Model, frozen=True):
    """Query parameters that `billing.list_billing_products` understood."""

    ids: list[str] | None = None
    """Only these ids, at most 100."""
    is_active: bool | None = None
    """Whether it is in use; true unless sent."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    name: str | None = None
    """Only objects of this name."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    price_usage_type: BillingPriceUsageType | None = None
    provider_type: BillingProviderType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    recurring_charges_only: bool | None = None
    """Only products with recurring prices."""
    with_one_time_charges: bool | None = None
    """Only products with prices paid once."""
    with_prices_only: bool | None = None
    """Only products that have prices."""
    with_zero_price: bool | None = None
    """Only products with a price of 0."""
    without_linked_to_plan: bool | None = None
    """Without products that a plan is linked to."""


class ListBillingProductsResponse(Model, frozen=True):
    """Answer of `billing.list_billing_products`."""

    data: list[BillingProductDetailResponseData]
    params: ListBillingProductsParams


class ListCompanyBillingProfilesParams(Model, frozen=True):
    """Query parameters that `billing.list_company_billing_profiles` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    is_default: bool | None = None
    """Only the default, or all others."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    provider_type: BillingProviderType | None = None


class ListCompanyBillingProfilesResponse(Model, frozen=True):
    """Answer of `billing.list_company_billing_profiles`."""

    data: list[CompanyBillingProfileResponseData]
    params: ListCompanyBillingProfilesParams


class ListCouponsParams(Model, frozen=True):
    """Query parameters that `billing.list_coupons` understood."""

    is_active: bool | None = None
    """Whether it is in use; true unless sent."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListCouponsResponse(Model, frozen=True):
    """Answer of `billing.list_coupons`."""

    data: list[BillingCouponResponseData]
    params: ListCouponsParams


class ListCustomersWithSubscriptionsParams(Model, frozen=True):
    """Query parameters that `billing.list_customers_with_subscriptions` understood."""

    company_ids: list[str] | None = None
    """Companies (`comp_…`), at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    name: str | None = None
    """Only objects of this name."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    provider_type: BillingProviderType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListCustomersWithSubscriptionsResponse(Model, frozen=True):
    """Answer of `billing.list_customers_with_subscriptions`."""

    data: list[BillingCustomerWithSubscriptionsResponseData]
    params: ListCustomersWithSubscriptionsParams


class ListInvoicesParams(Model, frozen=True):
    """Query parameters that `billing.list_invoices` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    customer_external_id: str | None = None
    """The provider's id of the customer."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    subscription_external_id: str | None = None
    """The provider's id of the subscription."""


class ListInvoicesResponse(Model, frozen=True):
    """Answer of `billing.list_invoices`."""

    data: list[InvoiceResponseData]
    params: ListInvoicesParams


class ListMetersParams(Model, frozen=True):
    """Query parameters that `billing.list_meters` understood."""

    display_name: str | None = None
    """Only meters of this name."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class ListMetersResponse(Model, frozen=True):
    """Answer of `billing.list_meters`."""

    data: list[BillingMeterResponseData]
    params: ListMetersParams


class ListPaymentMethodsParams(Model, frozen=True):
    """Query parameters that `billing.list_payment_methods` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    customer_external_id: str | None = None
    """The provider's id of the customer."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class ListPaymentMethodsResponse(Model, frozen=True):
    """Answer of `billing.list_payment_methods`."""

    data: list[PaymentMethodResponseData]
    params: ListPaymentMethodsParams


class MarkBillingInvoicePaidRequestBody(Model, frozen=True):
    """Body of `billing.mark_billing_invoice_paid`."""

    idempotency_key: str
    """A repeat with the same key records the payment once."""
    amount: int | None = None
    """Amount paid in cents; all that remains unless sent."""
    reference: str | None = None
    """The payer's reference."""
    settled_at: Instant | None = None
    """When it was paid; now unless sent, never in the future."""


class MarkBillingInvoicePaidResponse(Model, frozen=True):
    """Answer of `billing.mark_billing_invoice_paid`."""

    data: BillingInvoiceDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class MeterRequestBody(Model, frozen=True):
    """A meter of the billing provider."""

    display_name: str
    """Name shown to people."""
    event_name: str
    """Name of the event."""
    event_payload_key: str
    """Member of the event that is counted."""


class PaymentMethodBillingDetailsRequestBody(Model, frozen=True):
    """Whom a payment method belongs to."""

    address: CustomerBillingAddress | None = None
    email: str | None = None
    """E-mail address."""
    phone: str | None = None
    """Telephone number."""


class PaymentMethodRequestBody(Model, frozen=True):
    """Description of a payment method."""

    customer_external_id: str
    """The provider's id of the customer."""
    payment_method_type: str
    """Kind of payment method, such as `card`."""
    account_last_4: str | None = Field(None, alias="account_last4")
    """Last four digits of the bank account."""
    account_name: str | None = None
    """Name on the account."""
    bank_name: str | None = None
    """Name of the bank."""
    billing_email: str | None = None
    """Address that invoices are sent to."""
    billing_name: str | None = None
    """Name of the payer."""
    card_brand: str | None = None
    """Brand of the card, such as `visa`."""
    card_exp_month: int | None = None
    """Month in which the card expires, 1 to 12."""
    card_exp_year: int | None = None
    """Year in which the card expires, four digits."""
    card_last_4: str | None = Field(None, alias="card_last4")
    """Last four digits of the card."""


class PaymentMethodResponseData(Model, frozen=True):
    """Description of a stored payment method; never its full number."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    customer_external_id: str
    """The provider's id of the customer."""
    environment_id: str
    """Environment (`env_…`)."""
    external_id: str
    """The billing provider's id."""
    id: str
    """Payment method (`bpaymth_…`)."""
    payment_method_type: str
    """Kind of payment method, such as `card`."""
    provider_type: BillingProviderType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    account_last_4: str | None = Field(None, alias="account_last4")
    """Last four digits of the bank account."""
    account_name: str | None = None
    """Name on the account."""
    bank_name: str | None = None
    """Name of the bank."""
    billing_email: str | None = None
    """Address that invoices are sent to."""
    billing_name: str | None = None
    """Name of the payer."""
    card_brand: str | None = None
    """Brand of the card, such as `visa`."""
    card_exp_month: int | None = None
    """Month in which the card expires, 1 to 12."""
    card_exp_year: int | None = None
    """Year in which the card expires, four digits."""
    card_last_4: str | None = Field(None, alias="card_last4")
    """Last four digits of the card."""
    company_id: str | None = None
    """Company (`comp_…`)."""


class UpdateBillingSettingsRequestBody(Model, frozen=True):
    """Body of `billing.update_billing_settings`."""

    default_provider_type: BillingProviderType | None = None


class UpdateBillingSettingsResponse(Model, frozen=True):
    """Answer of `billing.update_billing_settings`."""

    data: BillingSettingsResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateCompanyBillingProfileRequestBody(Model, frozen=True):
    """Body of `billing.update_company_billing_profile`."""

    collection_method: BillingCollectionMethod
    collector: Collector | None = None
    """Who collects what is invoiced from now on."""
    days_until_due: int | None = None
    """Days from invoice to due date, at most 365."""
    is_default: bool | None = None
    """Make it the company's default profile."""
    name: str | None = None
    """Name shown to people."""
    payment_method_id: str | None = None
    """Payment method (`bpaymth_…`)."""
    proration_behavior: ProrationBehavior | None = None
    provider_type: BillingProviderType | None = None
    """Which provider keeps a copy of its subscription; `schematic` for none."""


class UpdateCompanyBillingProfileResponse(Model, frozen=True):
    """Answer of `billing.update_company_billing_profile`."""

    data: CompanyBillingProfileResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertBillingCouponResponse(Model, frozen=True):
    """Answer of `billing.upsert_billing_coupon`."""

    data: BillingCouponResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertBillingCustomerResponse(Model, frozen=True):
    """Answer of `billing.upsert_billing_customer`."""

    data: BillingCustomerResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertBillingMeterResponse(Model, frozen=True):
    """Answer of `billing.upsert_billing_meter`."""

    data: BillingMeterResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertBillingPriceResponse(Model, frozen=True):
    """Answer of `billing.upsert_billing_price`."""

    data: BillingPriceResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertBillingProductResponse(Model, frozen=True):
    """Answer of `billing.upsert_billing_product`."""

    data: BillingProductResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertBillingSubscriptionResponse(Model, frozen=True):
    """Answer of `billing.upsert_billing_subscription`."""

    data: BillingSubscriptionResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertInvoiceResponse(Model, frozen=True):
    """Answer of `billing.upsert_invoice`."""

    data: InvoiceResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertPaymentMethodResponse(Model, frozen=True):
    """Answer of `billing.upsert_payment_method`."""

    data: PaymentMethodResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class VoidNativeInvoiceResponse(Model, frozen=True):
    """Answer of `billing.void_native_invoice`."""

    data: BillingInvoiceDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CountBillingInvoicesQuery(Options, total=False):
    """Keywords of `billing.count_billing_invoices`."""

    company_id: str | None
    """Company (`comp_…`)."""
    contract_id: str | None
    """Only invoices of this contract."""
    document_state: InvoiceDocumentState | None
    """Only own invoices in this state."""
    past_due: bool | None
    """Only open invoices whose due date has passed."""
    provider_type: BillingProviderType | None
    """Only those of this billing system."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    status: InvoiceStatus | None
    """Only those in this state."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountBillingProductsQuery(Options, total=False):
    """Keywords of `billing.count_billing_products`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    is_active: bool | None
    """Whether it is in use; true unless sent."""
    name: str | None
    """Only objects of this name."""
    price_usage_type: BillingPriceUsageType | None
    """Only products with prices of this usage type."""
    provider_type: BillingProviderType | None
    """Only those of this billing system."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    recurring_charges_only: bool | None
    """Only products with recurring prices."""
    with_one_time_charges: bool | None
    """Only products with prices paid once."""
    with_prices_only: bool | None
    """Only products that have prices."""
    with_zero_price: bool | None
    """Only products with a price of 0."""
    without_linked_to_plan: bool | None
    """Without products that a plan is linked to."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountCustomersQuery(Options, total=False):
    """Keywords of `billing.count_customers`."""

    company_ids: Sequence[str] | None
    """Companies (`comp_…`), at most 100."""
    name: str | None
    """Only objects of this name."""
    provider_type: BillingProviderType | None
    """Only those of this billing system."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListBillingInvoicesQuery(Options, total=False):
    """Keywords of `billing.list_billing_invoices`."""

    company_id: str | None
    """Company (`comp_…`)."""
    contract_id: str | None
    """Only invoices of this contract."""
    document_state: InvoiceDocumentState | None
    """Only own invoices in this state."""
    past_due: bool | None
    """Only open invoices whose due date has passed."""
    provider_type: BillingProviderType | None
    """Only those of this billing system."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    status: InvoiceStatus | None
    """Only those in this state."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListBillingPricesQuery(Options, total=False):
    """Keywords of `billing.list_billing_prices`."""

    currency: Currency | None
    """Only prices in this currency."""
    for_initial_plan: bool | None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None
    """Only what may follow an unconverted trial; for prices, free ones."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    interval: str | None
    """Only prices per `day`, `month` or `year`, or `one-time`."""
    interval_count: int | None
    """Only prices with this many intervals per period."""
    is_active: bool | None
    """Whether it is in use; true unless sent."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    price: int | None
    """Only prices of this amount in cents."""
    product_id: str | None
    """Billing product (`bilp_…`)."""
    product_ids: Sequence[str] | None
    """Billing products (`bilp_…`), at most 100."""
    provider_type: BillingProviderType | None
    """Only those of this billing system."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    tiers_mode: BillingTiersMode | None
    """Only prices with this way of pricing tiers."""
    usage_type: BillingPriceUsageType | None
    """Only prices of this usage type."""
    with_meter: bool | None
    """Only prices with a meter."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListBillingProductPricesQuery(Options, total=False):
    """Keywords of `billing.list_billing_product_prices`."""

    currency: Currency | None
    """Only prices in this currency."""
    for_initial_plan: bool | None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None
    """Only what may follow an unconverted trial; for prices, free ones."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    interval: str | None
    """Only prices per `day`, `month` or `year`, or `one-time`."""
    interval_count: int | None
    """Only prices with this many intervals per period."""
    is_active: bool | None
    """Whether it is in use; true unless sent."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    price: int | None
    """Only prices of this amount in cents."""
    product_id: str | None
    """Billing product (`bilp_…`)."""
    product_ids: Sequence[str] | None
    """Billing products (`bilp_…`), at most 100."""
    provider_type: BillingProviderType | None
    """Only those of this billing system."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    tiers_mode: BillingTiersMode | None
    """Only prices with this way of pricing tiers."""
    usage_type: BillingPriceUsageType | None
    """Only prices of this usage type."""
    with_meter: bool | None
    """Only prices with a meter."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListBillingProductsQuery(Options, total=False):
    """Keywords of `billing.list_billing_products`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    is_active: bool | None
    """Whether it is in use; true unless sent."""
    name: str | None
    """Only objects of this name."""
    price_usage_type: BillingPriceUsageType | None
    """Only products with prices of this usage type."""
    provider_type: BillingProviderType | None
    """Only those of this billing system."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    recurring_charges_only: bool | None
    """Only products with recurring prices."""
    with_one_time_charges: bool | None
    """Only products with prices paid once."""
    with_prices_only: bool | None
    """Only products that have prices."""
    with_zero_price: bool | None
    """Only products with a price of 0."""
    without_linked_to_plan: bool | None
    """Without products that a plan is linked to."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListCompanyBillingProfilesQuery(Options, total=False):
    """Keywords of `billing.list_company_billing_profiles`."""

    company_id: str | None
    """Company (`comp_…`)."""
    is_default: bool | None
    """Only the default, or all others."""
    provider_type: BillingProviderType | None
    """Only those of this billing system."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListCouponsQuery(Options, total=False):
    """Keywords of `billing.list_coupons`."""

    is_active: bool | None
    """Whether it is in use; true unless sent."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListCustomersWithSubscriptionsQuery(Options, total=False):
    """Keywords of `billing.list_customers_with_subscriptions`."""

    company_ids: Sequence[str] | None
    """Companies (`comp_…`), at most 100."""
    name: str | None
    """Only objects of this name."""
    provider_type: BillingProviderType | None
    """Only those of this billing system."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListInvoicesQuery(Options, total=False):
    """Keywords of `billing.list_invoices`."""

    customer_external_id: Required[str]
    """The provider's id of the customer."""
    subscription_external_id: Required[str]
    """The provider's id of the subscription."""
    company_id: str | None
    """Company (`comp_…`)."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListMetersQuery(Options, total=False):
    """Keywords of `billing.list_meters`."""

    display_name: str | None
    """Only meters of this name."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListPaymentMethodsQuery(Options, total=False):
    """Keywords of `billing.list_payment_methods`."""

    customer_external_id: Required[str]
    """The provider's id of the customer."""
    company_id: str | None
    """Company (`comp_…`)."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class MarkBillingInvoicePaidBody(Options, total=False):
    """Keywords of `billing.mark_billing_invoice_paid`."""

    idempotency_key: Required[str]
    """A repeat with the same key records the payment once."""
    amount: int | None
    """Amount paid in cents; all that remains unless sent."""
    reference: str | None
    """The payer's reference."""
    settled_at: datetime | None
    """When it was paid; now unless sent, never in the future."""


class UpdateBillingSettingsBody(Options, total=False):
    """Keywords of `billing.update_billing_settings`."""

    default_provider_type: BillingProviderType | None
    """System that bills. `schematic` is this server itself."""


class UpdateCompanyBillingProfileBody(Options, total=False):
    """Keywords of `billing.update_company_billing_profile`."""

    collection_method: Required[BillingCollectionMethod]
    """`charge_automatically` takes the stored payment method; `send_invoice` asks for payment."""
    collector: Collector | None
    """Who collects what is invoiced from now on."""
    days_until_due: int | None
    """Days from invoice to due date, at most 365."""
    is_default: bool | None
    """Make it the company's default profile."""
    name: str | None
    """Name shown to people."""
    payment_method_id: str | None
    """Payment method (`bpaymth_…`)."""
    proration_behavior: ProrationBehavior | None
    """How the difference of a change within a period is charged: on the next invoice or at once."""
    provider_type: BillingProviderType | None
    """Which provider keeps a copy of its subscription; `schematic` for none."""


class UpsertBillingCouponBody(Options, total=False):
    """Keywords of `billing.upsert_billing_coupon`."""

    amount_off: Required[int]
    """Discount in cents."""
    duration: Required[str]
    """How long a discount applies: `once`, `repeating` or `forever`."""
    duration_in_months: Required[int]
    """Months a repeating discount applies."""
    external_id: Required[str]
    """The billing provider's id."""
    max_redemptions: Required[int]
    """How often it may be redeemed in all."""
    name: Required[str]
    """Name shown to people."""
    percent_off: Required[float]
    """Discount in percent, 0 to 100."""
    times_redeemed: Required[int]
    """How often it has been redeemed."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""


class UpsertBillingCustomerBody(Options, total=False):
    """Keywords of `billing.upsert_billing_customer`."""

    email: Required[str]
    """E-mail address."""
    external_id: Required[str]
    """The billing provider's id."""
    meta: Required[Mapping[str, str]]
    """Metadata of the customer, from name to text."""
    name: Required[str]
    """Name shown to people."""
    company_id: str | None
    """Company (`comp_…`)."""
    default_payment_method_id: str | None
    """Default payment method (`bpaymth_…`)."""
    provider_type: BillingProviderType | None
    """System that bills. `schematic` is this server itself."""


class UpsertBillingMeterBody(Options, total=False):
    """Keywords of `billing.upsert_billing_meter`."""

    display_name: Required[str]
    """Name shown to people."""
    event_name: Required[str]
    """Name of the event."""
    event_payload_key: Required[str]
    """Member of the event that is counted."""
    external_id: Required[str]
    """The billing provider's id."""
    provider_type: BillingProviderType | None
    """System that bills. `schematic` is this server itself."""


class UpsertBillingPriceBody(Options, total=False):
    """Keywords of `billing.upsert_billing_price`."""

    billing_scheme: Required[BillingPriceScheme]
    """`per_unit` has one price for every unit, `tiered` a price per range of quantity."""
    currency: Required[Currency]
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    external_account_id: Required[str]
    """The provider's account."""
    interval: Required[str]
    """`day`, `month`, `year` or `one-time`."""
    is_active: Required[bool]
    """Whether it is in use."""
    price: Required[int]
    """Price in cents."""
    price_external_id: Required[str]
    """The provider's id of the price."""
    price_tiers: Required[Sequence[CreateBillingPriceTierRequestBody]]
    """Price of a range of quantity."""
    product_external_id: Required[str]
    """The provider's id of the product."""
    usage_type: Required[BillingPriceUsageType]
    """`licensed` is charged by a set quantity, `metered` by reported usage."""
    interval_count: int | None
    """How many intervals a period has; 3 months are a quarter."""
    meter_id: str | None
    """Meter that counts the use."""
    nickname: str | None
    """Name of the price among colleagues."""
    package_size: int | None
    """Units sold together at the price."""
    price_decimal: str | None
    """The same price with fractions of a cent; read this one when both are given."""
    provider_type: BillingProviderType | None
    """System that bills. `schematic` is this server itself."""
    tiers_mode: BillingTiersMode | None
    """`graduated` prices each unit in its own tier, `volume` all units in the tier the total falls in."""


class UpsertBillingProductBody(Options, total=False):
    """Keywords of `billing.upsert_billing_product`."""

    external_id: Required[str]
    """The billing provider's id."""
    price: Required[float]
    """Price in cents."""
    is_active: bool | None
    """Whether it is in use."""
    name: str | None
    """Name shown to people."""
    provider_type: BillingProviderType | None
    """System that bills. `schematic` is this server itself."""


class UpsertBillingSubscriptionBody(Options, total=False):
    """Keywords of `billing.upsert_billing_subscription`."""

    cancel_at_period_end: Required[bool]
    """Whether the subscription ends with the current period."""
    currency: Required[Currency]
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    customer_external_id: Required[str]
    """The provider's id of the customer."""
    discounts: Required[Sequence[BillingSubscriptionDiscount]]
    """A discount on a subscription."""
    expired_at: Required[datetime]
    """When it ended or will end."""
    product_external_ids: Required[Sequence[BillingProductPricing]]
    """A product, price and quantity on a subscription."""
    subscription_external_id: Required[str]
    """The provider's id of the subscription."""
    total_price: Required[int]
    """Price per period in cents."""
    application_id: str | None
    """The provider's application that made the subscription."""
    cancel_at: int | None
    """When the subscription ends, Unix seconds."""
    company_id: str | None
    """Company (`comp_…`)."""
    default_payment_method_external_id: str | None
    """The provider's id of the default payment method."""
    default_payment_method_id: str | None
    """Default payment method (`bpaymth_…`)."""
    interval: str | None
    """`day`, `month`, `year` or `one-time`."""
    metadata: Mapping[str, Any] | None
    """Free metadata, from name to value."""
    period_end: int | None
    """When the period ends, Unix seconds."""
    period_start: int | None
    """When the period began, Unix seconds."""
    provider_type: BillingProviderType | None
    """System that bills. `schematic` is this server itself."""
    started_at: datetime | None
    """When it began."""
    status: str | None
    """Status as the provider names it."""
    trial_end: int | None
    """When the trial ends, Unix seconds."""
    trial_end_setting: BillingSubscriptionTrialEndSetting | None
    """Whether a trial that ends turns into a paid subscription or stops."""


class UpsertInvoiceBody(Options, total=False):
    """Keywords of `billing.upsert_invoice`."""

    amount_due: Required[int]
    """Amount due, in cents."""
    amount_paid: Required[int]
    """Amount paid, in cents."""
    amount_remaining: Required[int]
    """Amount still to pay, in cents."""
    collection_method: Required[str]
    """`charge_automatically` or `send_invoice`."""
    currency: Required[Currency]
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    customer_external_id: Required[str]
    """The provider's id of the customer."""
    subtotal: Required[int]
    """Sum of the lines in cents, before discount and tax."""
    due_date: datetime | None
    """When payment is due."""
    ending_balance: int | None
    """The customer's balance afterwards, in cents."""
    external_id: str | None
    """The billing provider's id."""
    payment_method_external_id: str | None
    """The provider's id of the payment method."""
    starting_balance: int | None
    """The customer's balance before, in cents."""
    status: InvoiceStatus | None
    """Payment status of an invoice."""
    subscription_external_id: str | None
    """The provider's id of the subscription."""
    total: int | None
    """Sum in cents."""
    url: str | None
    """Address of the invoice at the provider."""


class UpsertPaymentMethodBody(Options, total=False):
    """Keywords of `billing.upsert_payment_method`."""

    customer_external_id: Required[str]
    """The provider's id of the customer."""
    external_id: Required[str]
    """The billing provider's id."""
    payment_method_type: Required[str]
    """Kind of payment method, such as `card`."""
    account_last_4: str | None
    """Last four digits of the bank account."""
    account_name: str | None
    """Name on the account."""
    bank_name: str | None
    """Name of the bank."""
    billing_email: str | None
    """Address that invoices are sent to."""
    billing_name: str | None
    """Name of the payer."""
    card_brand: str | None
    """Brand of the card, such as `visa`."""
    card_exp_month: int | None
    """Month in which the card expires, 1 to 12."""
    card_exp_year: int | None
    """Year in which the card expires, four digits."""
    card_last_4: str | None
    """Last four digits of the card."""
    customer_billing_details: PaymentMethodBillingDetailsRequestBody | None
    """Whom a payment method belongs to."""
