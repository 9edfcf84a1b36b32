# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of parts that operations of several resources share, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

# What a member may change. Account-wide: features, flags, flag rules, plans. The others apply within an environment.
AccountMemberPermission: TypeAlias = Literal[
    "companies_edit",
    "company_users_edit",
    "components_edit",
    "custom_plans_edit",
    "data_exports_edit",
    "features_edit",
    "flag_rules_edit",
    "flags_edit",
    "overrides_edit",
    "plan_billing_edit",
    "plan_entitlements_edit",
    "plan_versions_edit",
    "plans_edit",
    "webhooks_edit",
    "webhooks_reveal_secret",
]


class AccountMemberResponseData(TypedDict):
    """Somebody who may sign in to the console."""

    created_at: datetime
    email: NotRequired[str | None]
    first_name: NotRequired[str | None]
    id: str
    image_url: NotRequired[str | None]
    last_name: NotRequired[str | None]
    name: NotRequired[str | None]
    permissions: Mapping[str, Sequence[AccountMemberPermission]]
    role: NotRequired[AccountMemberRole | None]
    updated_at: datetime


# `admin` may do everything; `member` only what its permissions grant, and reads when none are given.
AccountMemberRole: TypeAlias = Literal["admin", "member"]

# Who acted: a key, a member signed in to the console, the Stripe app, the server itself, or a temporary access token.
ActorType: TypeAlias = Literal["api_key", "app_user", "stripe_app", "system", "temporary_access_token"]


class ApiKeyIntegrationResponseData(TypedDict):
    """The integration that owns an API key."""

    id: str
    state: IntegrationState
    type: IntegrationType


class ApiKeyResponseData(TypedDict):
    """An API key without its secret."""

    created_at: datetime
    description: NotRequired[str | None]
    environment: NotRequired[EnvironmentResponseData | None]
    environment_id: NotRequired[str | None]
    id: str
    integration: NotRequired[ApiKeyIntegrationResponseData | None]
    last_used_at: NotRequired[datetime | None]
    name: str
    rate_limit_percent: NotRequired[int | None]
    readonly: bool
    scopes: Sequence[ApiKeyScope]
    updated_at: datetime


# `capture` sends events, `read` reads and checks flags, `write` changes data, `admin` includes account-wide objects.
ApiKeyScope: TypeAlias = Literal["admin", "capture", "read", "write"]


class AuditLogListResponseData(TypedDict):
    """A recorded write, without bodies."""

    actor_type: ActorType
    api_key: NotRequired[ApiKeyResponseData | None]
    api_key_id: NotRequired[str | None]
    ended_at: NotRequired[datetime | None]
    environment: NotRequired[EnvironmentResponseData | None]
    environment_id: NotRequired[str | None]
    id: str
    method: str
    resource_id: NotRequired[int | None]
    resource_id_string: NotRequired[str | None]
    resource_name: NotRequired[str | None]
    resource_type: NotRequired[str | None]
    resp_code: NotRequired[int | None]
    secondary_resource: NotRequired[str | None]
    started_at: datetime
    url: str
    user_name: NotRequired[str | None]


# When a monthly charge in arrears falls: at the billing period's monthly anniversary, or at the calendar month's end.
BillingArrearsAnchor: TypeAlias = Literal["billing_period_start", "month_end"]

# How often overage or postpaid use is charged. `quarterly` exists for overage only.
BillingArrearsCadence: TypeAlias = Literal["end_of_billing_period", "monthly", "quarterly"]

# `charge_automatically` takes the stored payment method; `send_invoice` asks for payment.
BillingCollectionMethod: TypeAlias = Literal["charge_automatically", "send_invoice"]

# `automatic` applies to every company on the plan, `user_controlled` to those that switch it on, `off` to none.
BillingCreditAutoTopupAvailability: TypeAlias = Literal["off", "automatic", "user_controlled"]


class BillingCreditBundleResponseData(TypedDict):
    """A purchasable pack of credits."""

    billing_invoice_id: NotRequired[str | None]
    bundle_type: NotRequired[BillingCreditBundleType]
    compatible_plan_ids: Sequence[str]
    created_at: datetime
    credit_description: NotRequired[str | None]
    credit_icon: NotRequired[str | None]
    credit_id: str
    credit_name: str
    currency_prices: Sequence[CreditBundleCurrencyPriceResponseData]
    expiry_type: BillingCreditExpiryType
    expiry_unit: BillingCreditExpiryUnit
    expiry_unit_count: NotRequired[int | None]
    has_grants: bool
    id: str
    name: str
    plural_name: NotRequired[str | None]
    price: NotRequired[BillingPriceResponseData | None]
    quantity: NotRequired[int | None]
    singular_name: NotRequired[str | None]
    status: BillingCreditBundleStatus
    unit_price: NotRequired[BillingPriceResponseData | None]
    updated_at: datetime


# Only an `active` bundle can be bought.
BillingCreditBundleStatus: TypeAlias = Literal["active", "inactive"]

# `fixed` holds a set number of credits.
BillingCreditBundleType: TypeAlias = Literal["fixed"]

# Order in which grants are used up, after adjustments and rollovers, which always go first.
BillingCreditBurnStrategy: TypeAlias = Literal[
    "expiration_priority",
    "first_in_first_out",
    "last_in_first_out",
    "plan_first_then_credit_bundles_first_in_first_out",
]

# When a grant ends. `duration` counts units from the grant; the others follow the subscription, its trial, or
# nothing.
BillingCreditExpiryType: TypeAlias = Literal[
    "duration", "end_of_billing_period", "end_of_next_billing_period", "end_of_trial", "no_expiry"
]

# Unit of an expiry's duration.
BillingCreditExpiryUnit: TypeAlias = Literal["billing_periods", "days"]

# Where a grant came from. The three `postpaid_…` reasons are bookkeeping for a balance below zero.
BillingCreditGrantReason: TypeAlias = Literal[
    "adjustment",
    "billing_credit_auto_topup",
    "free",
    "plan",
    "postpaid_forgiven",
    "postpaid_overdraft",
    "postpaid_settlement",
    "purchased",
    "rollover",
]

# Why what remained of a grant was set to zero.
BillingCreditGrantZeroedOutReason: TypeAlias = Literal[
    "customer_archived",
    "expired",
    "integration_uninstalled",
    "license_retired",
    "manual",
    "plan_change",
    "plan_period_reset",
    "reconciled",
]

# Who keeps the balance: this API, or an outside system that is mirrored (`external_mirror`) or also prices usage
# (`external_rated`).
BillingCreditLedgerAuthority: TypeAlias = Literal["schematic_authoritative", "external_mirror", "external_rated"]


class BillingCreditResponseData(TypedDict):
    """A credit type: what it is called, what it costs, in which order grants are used up."""

    burn_strategy: BillingCreditBurnStrategy
    cost_editable: bool
    created_at: datetime
    currency_prices: Sequence[CreditCurrencyPriceResponseData]
    default_expiry_unit: BillingCreditExpiryUnit
    default_expiry_unit_count: NotRequired[int | None]
    default_rollover_policy: BillingCreditRolloverPolicy
    description: str
    icon: NotRequired[str | None]
    id: str
    ledger_authority: BillingCreditLedgerAuthority
    name: str
    plural_name: NotRequired[str | None]
    price: NotRequired[BillingPriceResponseData | None]
    product: NotRequired[BillingProductResponseData | None]
    singular_name: NotRequired[str | None]
    updated_at: datetime


# What becomes of credits left at the end of a period, unless a grant says otherwise.
BillingCreditRolloverPolicy: TypeAlias = Literal["expire", "none", "rollover"]


class BillingCreditView(TypedDict):
    """A credit type as plans show it."""

    account_id: str
    burn_strategy: BillingCreditBurnStrategy
    cost_editable: bool
    created_at: datetime
    currency_prices: Sequence[CreditCurrencyPrice]
    default_expiry_unit: BillingCreditExpiryUnit
    default_expiry_unit_count: NotRequired[int | None]
    default_rollover_policy: BillingCreditRolloverPolicy
    description: str
    environment_id: str
    icon: NotRequired[str | None]
    id: str
    ledger_authority: BillingCreditLedgerAuthority
    name: str
    plural_name: NotRequired[str | None]
    price: NotRequired[BillingPriceView | None]
    price_per_unit: NotRequired[int | None]
    price_per_unit_decimal: NotRequired[str | None]
    product: NotRequired[BillingProductRecordResponseData | None]
    singular_name: NotRequired[str | None]
    updated_at: datetime


class BillingLinkedResourceResponseData(TypedDict):
    """The object in an external billing system that owns this one."""

    billing_provider: BillingProviderType
    external_resource_id: str
    originator: BillingProviderType


# `granted` credits are part of the plan's price; `billed` ones are a line of their own, on custom plans only.
BillingPlanCreditGrantBillingMode: TypeAlias = Literal["granted", "billed"]

BillingPlanCreditGrantPriceTierResponseData = TypedDict(
    "BillingPlanCreditGrantPriceTierResponseData",
    {
        "from": "int",
        "per_unit_price": "NotRequired[int | None]",
        "per_unit_price_decimal": "NotRequired[str | None]",
        "to": "NotRequired[int | None]",
    },
)

# How often a plan grants its credits anew.
BillingPlanCreditGrantResetCadence: TypeAlias = Literal[
    "daily", "every_6_months", "monthly", "quarterly", "weekly", "yearly"
]

# `billing_period` resets on the company's own anniversary, `first_of_month` at the calendar start of the cadence.
BillingPlanCreditGrantResetStart: TypeAlias = Literal["billing_period", "first_of_month"]

# `plan_period` grants again at every reset, `no_reset` once.
BillingPlanCreditGrantResetType: TypeAlias = Literal["no_reset", "plan_period"]


class BillingPlanCreditGrantResponseData(TypedDict):
    """What credits a plan version gives, how often, and how they are charged and topped up."""

    arrears_anchor: NotRequired[BillingArrearsAnchor | None]
    arrears_cadence: NotRequired[BillingArrearsCadence | None]
    auto_topup_amount: NotRequired[int | None]
    auto_topup_amount_type: NotRequired[str | None]
    auto_topup_availability: BillingCreditAutoTopupAvailability
    auto_topup_enabled: bool
    auto_topup_expiry_type: NotRequired[BillingCreditExpiryType | None]
    auto_topup_expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    auto_topup_expiry_unit_count: NotRequired[int | None]
    auto_topup_self_service: bool
    auto_topup_threshold_credits: NotRequired[int | None]
    auto_topup_threshold_percent: NotRequired[int | None]
    billing_mode: BillingPlanCreditGrantBillingMode
    can_buy_bundles: bool
    company_credit_amount: int
    created_at: datetime
    credit: NotRequired[BillingCreditResponseData | None]
    credit_amount: int
    credit_id: str
    credit_name: str
    credit_plural_name: NotRequired[str | None]
    credit_singular_name: NotRequired[str | None]
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    id: str
    license_id: NotRequired[str | None]
    overdraft_limit: NotRequired[float | None]
    plan: NotRequired[PreviewObjectResponseData | None]
    plan_id: str
    plan_name: str
    plan_version_id: NotRequired[str | None]
    postpaid_enabled: bool
    postpaid_rate_per_unit: NotRequired[int | None]
    postpaid_rate_per_unit_decimal: NotRequired[str | None]
    price: NotRequired[BillingPriceResponseData | None]
    price_tiers: Sequence[BillingPlanCreditGrantPriceTierResponseData]
    reset_cadence: NotRequired[BillingPlanCreditGrantResetCadence | None]
    reset_start: NotRequired[BillingPlanCreditGrantResetStart | None]
    reset_type: NotRequired[BillingPlanCreditGrantResetType | None]
    rollover_percentage: int
    scaling: PlanCreditGrantScaling
    tier_mode: NotRequired[BillingTiersMode | None]
    unit_price: NotRequired[int | None]
    unit_price_decimal: NotRequired[str | None]
    updated_at: datetime
    warning_tiers: Sequence[BillingPlanCreditGrantWarningTierResponseData]


class BillingPlanCreditGrantWarningTierResponseData(TypedDict):
    """A remaining balance that causes a warning."""

    id: str
    key: str
    value: int


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


# System that bills. `schematic` is this server itself.
BillingProviderType: TypeAlias = Literal["metronome", "orb", "schematic", "stripe"]

# Who charges for a plan: this API through the provider, the provider on its own, or nobody.
BillingStrategy: TypeAlias = Literal["schematic_managed", "provider_managed", "no_billing"]


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


# `graduated` prices each unit in its own tier, `volume` all units in the tier the total falls in.
BillingTiersMode: TypeAlias = Literal["graduated", "volume"]

# Whether a plan costs something, and whether it does so once or again and again. `none` is not priced at all.
ChargeType: TypeAlias = Literal["free", "none", "one_time", "recurring"]

# Whether credit bundles are bought one by one or with a quantity.
CheckoutBundlePurchaseBehavior: TypeAlias = Literal["individual", "quantity"]


class CheckoutFieldValue(TypedDict):
    """What was entered into a checkout field."""

    id: str
    value: str


class CheckoutFieldWithValue(TypedDict):
    """A checkout field with a company's value."""

    definition_id: str
    helper_text: NotRequired[str | None]
    id: str
    name: str
    required: bool
    stripe_metadata_key: str
    value: NotRequired[str | None]


# What is wrong with a plan selection.
CheckoutProblemCode: TypeAlias = Literal[
    "add_on_conflicts_with_plan",
    "add_on_interval_mismatch",
    "add_on_requires_billed_plan",
    "add_on_unavailable",
    "billing_cycle_anchor_conflicts_with_trial",
    "billing_cycle_anchor_must_be_future",
    "billing_cycle_anchor_needs_new_subscription",
    "billing_cycle_anchor_without_plan",
    "billing_start_date_must_be_past",
    "billing_start_date_needs_new_subscription",
    "billing_start_date_needs_renewal_date",
    "billing_start_date_not_before_renewal_date",
    "billing_start_date_too_far_in_past",
    "checkout_superseded",
    "credit_bundle_incompatible",
    "credit_bundle_unavailable",
    "credit_bundles_activate_on_payment",
    "currency_mismatch",
    "custom_field_required",
    "discount_ineligible",
    "downgrade_not_permitted",
    "end_date_must_be_future",
    "end_date_needs_new_subscription",
    "end_date_not_after_renewal_date",
    "free_first_period_activates_on_payment",
    "invoice_email_required",
    "invoiced_subscription_conflicts_with_trial",
    "invoiced_subscription_needs_new_subscription",
    "invoiced_subscription_requires_plan",
    "opt_in_required",
    "pay_in_advance_price_invalid",
    "pay_in_advance_required",
    "payment_method_required",
    "plan_not_trialable",
    "plan_unavailable",
    "price_unavailable",
    "prorate_first_period_without_anchor",
    "provider_rejected",
    "scheduled_change_blocks_purchase",
    "scheduled_change_pending",
    "selection_invalid",
    "subscription_currency_change",
    "trial_end_must_be_future",
    "trial_end_too_far",
    "trial_excludes_add_ons",
    "trial_excludes_usage_based",
    "usage_price_missing_for_interval",
    "usage_over_limit",
]


class CheckoutProblemResponseData(TypedDict):
    """Something that is wrong with a plan selection."""

    blocking: bool
    bundle_id: NotRequired[str | None]
    code: CheckoutProblemCode
    currency: NotRequired[Currency | None]
    detail: NotRequired[str | None]
    feature_id: NotRequired[str | None]
    field_id: NotRequired[str | None]
    message: str
    payment_method_id: NotRequired[str | None]
    plan_id: NotRequired[str | None]
    price_id: NotRequired[str | None]
    source: CheckoutProblemSource


# Who found the problem: the billing provider, a rule of the plan, or the check of the request.
CheckoutProblemSource: TypeAlias = Literal["provider", "requirement", "validation"]

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


class CompanyDetailResponseData(TypedDict):
    """A company with keys, traits, plans, entitlements, usage and billing."""

    add_ons: Sequence[CompanyPlanWithBillingSubView]
    billing_credit_balances: NotRequired[Mapping[str, float] | None]
    billing_email: NotRequired[str | None]
    billing_profile: NotRequired[CompanyBillingProfileResponseData | None]
    billing_profiles: NotRequired[Sequence[CompanyBillingProfileResponseData] | None]
    billing_subscription: NotRequired[BillingSubscriptionView | None]
    billing_subscriptions: Sequence[BillingSubscriptionView]
    created_at: datetime
    custom_plan_billings: Sequence[CustomPlanBillingResponseData]
    default_payment_method: NotRequired[PaymentMethodResponseData | None]
    entitlements: Sequence[FeatureEntitlement]
    entity_traits: Sequence[EntityTraitDetailResponseData]
    environment_id: str
    id: str
    keys: Sequence[EntityKeyDetailResponseData]
    last_seen_at: NotRequired[datetime | None]
    logo_url: NotRequired[str | None]
    metrics: Sequence[CompanyEventPeriodMetricsResponseData]
    name: str
    payment_methods: Sequence[PaymentMethodResponseData]
    pending_migration: NotRequired[PendingMigrationResponseData | None]
    plan: NotRequired[CompanyPlanWithBillingSubView | None]
    plans: Sequence[GenericPreviewObject]
    rules: Sequence[Rule]
    scheduled_downgrade: NotRequired[ScheduledDowngradeResponseData | None]
    traits: NotRequired[Mapping[str, Any] | None]
    updated_at: datetime
    user_count: int


class CompanyEventPeriodMetricsResponseData(TypedDict):
    """How much of an event a company has in one period."""

    account_id: str
    captured_at_max: datetime
    captured_at_min: datetime
    company_id: str
    created_at: datetime
    environment_id: str
    event_subtype: str
    month_reset: MetricPeriodMonthReset
    period: MetricPeriod
    valid_until: NotRequired[datetime | None]
    value: int


class CompanyOverrideNoteResponseData(TypedDict):
    """A note on an override."""

    created_at: datetime
    external_user_id: str
    external_user_name: str
    id: str
    note: str
    updated_at: datetime


class CompanyOverrideResponseData(TypedDict):
    """A company's own value for a feature."""

    company: NotRequired[CompanyDetailResponseData | None]
    company_id: str
    consumption_rate: NotRequired[float | None]
    created_at: datetime
    environment_id: str
    expiration_date: NotRequired[datetime | None]
    feature: NotRequired[FeatureResponseData | None]
    feature_id: str
    id: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    notes: Sequence[CompanyOverrideNoteResponseData]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    rule_id: NotRequired[str | None]
    rule_id_usage_exceeded: NotRequired[str | None]
    updated_at: datetime
    value_bool: NotRequired[bool | None]
    value_credit: NotRequired[BillingCreditResponseData | None]
    value_credit_id: NotRequired[str | None]
    value_numeric: NotRequired[int | None]
    value_trait: NotRequired[EntityTraitDefinitionResponseData | None]
    value_trait_id: NotRequired[str | None]
    value_type: EntitlementValueType


class CompanyPlanCreditGrantView(TypedDict):
    """Credits that a company's plan gives, with the company's own top-up settings."""

    billing_credit_arrears_anchor: NotRequired[BillingArrearsAnchor | None]
    billing_credit_arrears_cadence: NotRequired[BillingArrearsCadence | None]
    billing_credit_auto_topup_amount: NotRequired[int | None]
    billing_credit_auto_topup_amount_type: NotRequired[str | None]
    billing_credit_auto_topup_availability: NotRequired[BillingCreditAutoTopupAvailability | None]
    billing_credit_auto_topup_enabled: bool
    billing_credit_auto_topup_expiry_type: NotRequired[BillingCreditExpiryType | None]
    billing_credit_auto_topup_expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    billing_credit_auto_topup_expiry_unit_count: NotRequired[int | None]
    billing_credit_auto_topup_self_service: bool
    billing_credit_auto_topup_threshold_credits: NotRequired[int | None]
    billing_credit_auto_topup_threshold_percent: NotRequired[int | None]
    billing_credit_can_buy_bundles: bool
    billing_credit_overdraft_limit: NotRequired[float | None]
    billing_credit_postpaid_enabled: bool
    billing_credit_postpaid_rate_per_unit: NotRequired[int | None]
    billing_credit_postpaid_rate_per_unit_decimal: NotRequired[str | None]
    billing_mode: BillingPlanCreditGrantBillingMode
    billing_product_price_id: NotRequired[str | None]
    company_auto_topup_amount: NotRequired[int | None]
    company_auto_topup_enabled: NotRequired[bool | None]
    company_auto_topup_threshold_credits: NotRequired[int | None]
    company_credit_amount: int
    created_at: datetime
    credit: NotRequired[BillingCreditView | None]
    credit_amount: int
    credit_description: str
    credit_icon: NotRequired[str | None]
    credit_id: str
    credit_name: str
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    id: str
    license_id: NotRequired[str | None]
    plan: NotRequired[GenericPreviewObject | None]
    plan_id: str
    plan_version_id: NotRequired[str | None]
    plural_name: NotRequired[str | None]
    price: NotRequired[BillingPriceView | None]
    reset_cadence: NotRequired[BillingPlanCreditGrantResetCadence | None]
    reset_start: NotRequired[BillingPlanCreditGrantResetStart | None]
    reset_type: BillingPlanCreditGrantResetType
    rollover_percentage: int
    scaling: PlanCreditGrantScaling
    singular_name: NotRequired[str | None]
    updated_at: datetime


class CompanyPlanWithBillingSubView(TypedDict):
    """A company's plan with its price and credits."""

    added_on: NotRequired[datetime | None]
    billing_product_external_id: NotRequired[str | None]
    billing_product_id: NotRequired[str | None]
    description: NotRequired[str | None]
    id: str
    image_url: NotRequired[str | None]
    included_credit_grants: Sequence[CompanyPlanCreditGrantView]
    name: str
    plan_period: NotRequired[str | None]
    plan_price: NotRequired[int | None]
    plan_version_id: NotRequired[str | None]


class CompanySubscriptionResponseData(TypedDict):
    """A company's subscription."""

    cancel_at: NotRequired[datetime | None]
    cancel_at_period_end: bool
    currency: Currency
    customer_external_id: str
    discounts: Sequence[BillingSubscriptionDiscountView]
    expired_at: NotRequired[datetime | None]
    interval: str
    is_initial: bool
    latest_invoice: NotRequired[InvoiceResponseData | None]
    payment_method: NotRequired[PaymentMethodResponseData | None]
    products: Sequence[BillingProductForSubscriptionResponseData]
    provider_type: BillingProviderType
    status: str
    subscription_external_id: str
    total_price: int
    trial_end: NotRequired[datetime | None]


# How a condition compares. For sets of ids `eq` means any in common and `ne` none in common.
ComparableOperator: TypeAlias = Literal["eq", "gt", "gte", "is_empty", "lt", "lte", "not_empty", "ne"]


class CompatiblePlans(TypedDict):
    """Plans an add-on may be combined with."""

    compatible_plan_ids: Sequence[str]
    source_plan_id: str


class ComponentCapabilities(TypedDict):
    """What a portal component may do."""

    badge_visibility: bool
    checkout: bool


class ComponentDisplaySettings(TypedDict):
    """What a component shows."""

    show_as_monthly_prices: bool
    show_credits: bool
    show_estimated_total: bool
    show_feature_description: bool
    show_hard_limit: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool


class Condition(TypedDict):
    """A condition of a rule, as companies carry it."""

    account_id: str
    comparison_trait_definition: NotRequired[TraitDefinition | None]
    condition_type: ConditionType
    consumption_rate: NotRequired[float | None]
    credit_id: NotRequired[str | None]
    environment_id: str
    event_subtype: NotRequired[str | None]
    id: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    metric_value: NotRequired[int | None]
    operator: ComparableOperator
    quantity_rates: NotRequired[Mapping[str, float] | None]
    resource_ids: Sequence[str]
    trait_definition: NotRequired[TraitDefinition | None]
    trait_value: str


class ConditionGroup(TypedDict):
    """A group of conditions of which one must hold."""

    conditions: Sequence[Condition]


# What a condition looks at: who asks, their plan or product, a trait, usage (`metric`) or a credit balance.
ConditionType: TypeAlias = Literal[
    "base_plan", "billing_product", "company", "credit", "metric", "plan", "plan_version", "trait", "user"
]


class CountResponse(TypedDict):
    """How many objects match."""

    count: NotRequired[int | None]


class CreateBillingPlanCreditGrantRequestBody(TypedDict):
    """Body of `credits.create_billing_plan_credit_grant`."""

    apply_to_existing: NotRequired[bool | None]
    arrears_anchor: NotRequired[BillingArrearsAnchor | None]
    arrears_cadence: NotRequired[BillingArrearsCadence | None]
    auto_topup_amount: NotRequired[int | None]
    auto_topup_amount_type: NotRequired[CreditAutoTopupAmountType | None]
    auto_topup_availability: NotRequired[BillingCreditAutoTopupAvailability | None]
    auto_topup_enabled: NotRequired[bool | None]
    auto_topup_expiry_type: NotRequired[BillingCreditExpiryType | None]
    auto_topup_expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    auto_topup_expiry_unit_count: NotRequired[int | None]
    auto_topup_self_service: NotRequired[bool | None]
    auto_topup_threshold_credits: NotRequired[int | None]
    auto_topup_threshold_percent: NotRequired[int | None]
    billing_mode: NotRequired[BillingPlanCreditGrantBillingMode | None]
    can_buy_bundles: NotRequired[bool | None]
    company_credit_amount: NotRequired[int | None]
    credit_amount: int
    credit_id: str
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    license_id: NotRequired[str | None]
    overdraft_limit: NotRequired[float | None]
    plan_id: str
    plan_version_id: NotRequired[str | None]
    postpaid_enabled: NotRequired[bool | None]
    postpaid_rate_per_unit: NotRequired[int | None]
    postpaid_rate_per_unit_decimal: NotRequired[str | None]
    price_tiers: NotRequired[Sequence[CreditGrantPriceTierRequestBody] | None]
    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    reset_type: NotRequired[BillingPlanCreditGrantResetType | None]
    rollover_percentage: NotRequired[int | None]
    scaling: NotRequired[PlanCreditGrantScaling | None]
    tier_mode: NotRequired[BillingTiersMode | None]
    unit_price: NotRequired[int | None]
    unit_price_decimal: NotRequired[str | None]
    warning_tiers: NotRequired[Sequence[PlanCreditGrantWarningTierRequestBody] | None]


class CreatePlanRequestBody(TypedDict):
    """Body of `plans.create_plan`."""

    description: NotRequired[str | None]
    icon: NotRequired[PlanIcon | None]
    name: str
    plan_type: PlanType


class CreatePriceTierRequestBody(TypedDict):
    """Price of a range of quantity."""

    flat_amount: NotRequired[int | None]
    per_unit_price: NotRequired[int | None]
    per_unit_price_decimal: NotRequired[str | None]
    up_to: NotRequired[int | None]


# Unit of a top-up's amount.
CreditAutoTopupAmountType: TypeAlias = Literal["credit"]


class CreditBundleCurrencyPriceResponseData(TypedDict):
    """A bundle's price in one currency."""

    currency: Currency
    price: NotRequired[BillingPriceResponseData | None]


class CreditCurrencyPrice(TypedDict):
    """A credit's price in one currency."""

    currency: Currency
    price: NotRequired[BillingPriceView | None]


class CreditCurrencyPriceResponseData(TypedDict):
    """A credit's price in one currency."""

    currency: Currency
    price: NotRequired[BillingPriceResponseData | None]


class CreditGrantDetail(TypedDict):
    """A grant that counts towards an entitlement."""

    credit_type_icon: NotRequired[str | None]
    expires_at: NotRequired[datetime | None]
    grant_reason: BillingCreditGrantReason
    quantity: float


class CreditGrantPriceTierRequestBody(TypedDict):
    """Price per credit in a range of quantity."""

    per_unit_price: NotRequired[int | None]
    per_unit_price_decimal: NotRequired[str | None]
    up_to: NotRequired[int | None]


# Whom a spend policy caps. `group` is never created through this API.
CreditSpendPolicyScope: TypeAlias = Literal["company", "user", "group"]


class CreditUsageAggregation(TypedDict):
    """Credits used in several windows."""

    usage_this_billing_period: NotRequired[float | None]
    usage_this_calendar_month: NotRequired[float | None]
    usage_this_week: NotRequired[float | None]
    usage_today: NotRequired[float | None]


# Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents.
Currency: TypeAlias = Literal[
    "aed",
    "afn",
    "all",
    "amd",
    "ang",
    "aoa",
    "ars",
    "aud",
    "awg",
    "azn",
    "bam",
    "bbd",
    "bdt",
    "bif",
    "bmd",
    "bnd",
    "bob",
    "brl",
    "bsd",
    "bwp",
    "byn",
    "bzd",
    "cad",
    "cdf",
    "chf",
    "clp",
    "cny",
    "cop",
    "crc",
    "cve",
    "czk",
    "djf",
    "dkk",
    "dop",
    "dzd",
    "egp",
    "etb",
    "eur",
    "fjd",
    "fkp",
    "gbp",
    "gel",
    "gip",
    "gmd",
    "gnf",
    "gtq",
    "gyd",
    "hkd",
    "hnl",
    "htg",
    "huf",
    "idr",
    "ils",
    "inr",
    "isk",
    "jmd",
    "jpy",
    "kes",
    "kgs",
    "khr",
    "kmf",
    "krw",
    "kyd",
    "kzt",
    "lak",
    "lbp",
    "lkr",
    "lrd",
    "lsl",
    "mad",
    "mdl",
    "mga",
    "mkd",
    "mmk",
    "mnt",
    "mop",
    "mur",
    "mvr",
    "mwk",
    "mxn",
    "myr",
    "mzn",
    "nad",
    "ngn",
    "nio",
    "nok",
    "npr",
    "nzd",
    "pab",
    "pen",
    "pgk",
    "php",
    "pkr",
    "pln",
    "pyg",
    "qar",
    "ron",
    "rsd",
    "rub",
    "rwf",
    "sar",
    "sbd",
    "scr",
    "sek",
    "sgd",
    "shp",
    "sle",
    "sos",
    "srd",
    "std",
    "szl",
    "thb",
    "tjs",
    "top",
    "try",
    "ttd",
    "twd",
    "tzs",
    "uah",
    "ugx",
    "usd",
    "uyu",
    "uzs",
    "vnd",
    "vuv",
    "wst",
    "xaf",
    "xcd",
    "xcg",
    "xof",
    "xpf",
    "yer",
    "zar",
    "zmw",
]


class CurrencyPriceRequestBody(TypedDict):
    """An entitlement's prices in one currency."""

    currency: Currency
    monthly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    monthly_unit_price: NotRequired[int | None]
    monthly_unit_price_decimal: NotRequired[str | None]
    quarterly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    quarterly_unit_price: NotRequired[int | None]
    quarterly_unit_price_decimal: NotRequired[str | None]
    yearly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    yearly_unit_price: NotRequired[int | None]
    yearly_unit_price_decimal: NotRequired[str | None]


# Whether a custom plan gives access when it is published or when its invoice is paid.
CustomPlanActivationStrategy: TypeAlias = Literal["on_payment", "on_publish"]


class CustomPlanBillingResponseData(TypedDict):
    """Invoice record of a custom or invoiced plan."""

    activation_strategy: CustomPlanActivationStrategy
    billing_cycle_anchor: NotRequired[datetime | None]
    billing_start_date: NotRequired[datetime | None]
    checkout_id: NotRequired[str | None]
    company_id: str
    created_at: datetime
    days_until_due: int
    end_date: NotRequired[datetime | None]
    external_invoice_id: NotRequired[str | None]
    id: str
    migration_id: NotRequired[str | None]
    paid_at: NotRequired[datetime | None]
    plan_billing_source: PlanBillingSource
    plan_id: str
    problems: Sequence[CheckoutProblemResponseData]
    prorate_first_period: NotRequired[bool | None]
    published_at: NotRequired[datetime | None]
    send_invoice: bool
    status: CustomPlanBillingStatus
    stripe_invoice_url: NotRequired[str | None]
    updated_at: datetime


# State of a custom plan's invoice; `expired` was not paid in time.
CustomPlanBillingStatus: TypeAlias = Literal["active", "expired", "paid", "pending"]


class CustomPlanConfig(TypedDict):
    """Texts of the "contact us" tile."""

    cta_text: str
    cta_web_site: str
    price_text: str


class CustomPlanViewConfigResponseData(TypedDict):
    """Texts of the "contact us" tile."""

    cta_text: str
    cta_web_site: str
    price_text: str


class CustomerBillingAddress(TypedDict):
    """A billing address."""

    city: str
    country: str
    line1: str
    line2: str
    postal_code: str
    state: str


class DeleteResponse(TypedDict):
    """Says that the object is gone."""

    deleted: NotRequired[bool | None]


class EntitlementCurrencyPricesResponseData(TypedDict):
    """An entitlement's prices in one currency."""

    currency: Currency
    monthly_price: NotRequired[BillingPriceView | None]
    quarterly_price: NotRequired[BillingPriceView | None]
    yearly_price: NotRequired[BillingPriceView | None]


# How use of a feature is charged.
EntitlementPriceBehavior: TypeAlias = Literal["credit_burndown", "overage", "pay_as_you_go", "pay_in_advance", "tier"]

# What gives access.
EntitlementType: TypeAlias = Literal["company_override", "plan_credit_grant", "plan_entitlement", "unknown"]

# What an entitlement allows: on or off, a number, a limit from a trait, no limit, or what credits pay for.
EntitlementValueType: TypeAlias = Literal["boolean", "credit", "numeric", "trait", "unknown", "unlimited"]


class EntityKeyDefinitionResponseData(TypedDict):
    """A key name in use for companies or users."""

    created_at: datetime
    entity_type: EntityType
    id: str
    key: str
    updated_at: datetime


class EntityKeyDetailResponseData(TypedDict):
    """A key of a company or user, with its definition."""

    created_at: datetime
    definition: NotRequired[EntityKeyDefinitionResponseData | None]
    definition_id: str
    entity_id: str
    entity_type: EntityType
    environment_id: str
    id: str
    key: str
    updated_at: datetime
    value: str


class EntityTraitDefinitionResponseData(TypedDict):
    """A trait name with its type."""

    created_at: datetime
    display_name: str
    entity_type: EntityType
    hierarchy: Sequence[str]
    id: str
    trait_type: TraitType
    updated_at: datetime


class EntityTraitDetailResponseData(TypedDict):
    """A trait's value, with its definition."""

    created_at: datetime
    definition: NotRequired[EntityTraitDefinitionResponseData | None]
    definition_id: str
    environment_id: str
    id: str
    updated_at: datetime
    value: str


# Companies and users have keys and traits of their own.
EntityType: TypeAlias = Literal["company", "user"]


class EnvironmentResponseData(TypedDict):
    """An environment: its own companies, usage and keys."""

    created_at: datetime
    environment_type: EnvironmentType
    id: str
    name: str
    require_context_signature: bool
    updated_at: datetime


# Kind of environment; it shows in the prefix of its secret keys.
EnvironmentType: TypeAlias = Literal["development", "production", "staging"]


class EventSummaryResponseData(TypedDict):
    """How often, by whom and when an event was last tracked."""

    company_count: int
    environment_id: str
    event_count: int
    event_subtype: str
    last_seen_at: NotRequired[datetime | None]
    user_count: int


class FeatureDetailResponseData(TypedDict):
    """A feature with its flags, plans and event summary."""

    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    billing_product: NotRequired[BillingProductResponseData | None]
    created_at: datetime
    description: str
    event_source: FeatureEventSource
    event_subtype: NotRequired[str | None]
    event_summary: NotRequired[EventSummaryResponseData | None]
    feature_type: FeatureType
    flags: Sequence[FlagDetailResponseData]
    icon: str
    id: str
    license_id: NotRequired[str | None]
    lifecycle_phase: NotRequired[FeatureLifecyclePhase | None]
    maintainer: NotRequired[AccountMemberResponseData | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    plans: Sequence[PreviewObject]
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    trait: NotRequired[EntityTraitDefinitionResponseData | None]
    trait_id: NotRequired[str | None]
    updated_at: datetime
    usage_limit_trait_id: NotRequired[str | None]


class FeatureEntitlement(TypedDict):
    """What a company may use of a feature, after plans, add-ons and overrides are combined."""

    allocation: NotRequired[int | None]
    consumption_rate: NotRequired[float | None]
    credit_id: NotRequired[str | None]
    credit_remaining: NotRequired[float | None]
    credit_reserved: NotRequired[float | None]
    credit_settled: NotRequired[float | None]
    credit_total: NotRequired[float | None]
    credit_used: NotRequired[float | None]
    event_name: NotRequired[str | None]
    event_subtype: NotRequired[str | None]
    feature_id: str
    feature_key: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_reset_at: NotRequired[datetime | None]
    month_reset: NotRequired[MetricPeriodMonthReset | None]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    soft_limit: NotRequired[int | None]
    usage: NotRequired[int | None]
    value_type: EntitlementValueType
    warning_tiers: NotRequired[Sequence[WarningTier] | None]


# Which events meter an event feature: tracked ones, or model calls, which draw credits only.
FeatureEventSource: TypeAlias = Literal["inference", "track"]


class FeatureInPlanResponseData(TypedDict):
    """A feature as a plan shows it."""

    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    created_at: datetime
    description: str
    event_source: FeatureEventSource
    event_subtype: NotRequired[str | None]
    event_summary: NotRequired[EventSummaryResponseData | None]
    feature_type: FeatureType
    flags: Sequence[FlagInPlanResponseData]
    icon: str
    id: str
    license_id: NotRequired[str | None]
    lifecycle_phase: NotRequired[FeatureLifecyclePhase | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    plans: Sequence[PreviewObject]
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    trait: NotRequired[EntityTraitDefinitionResponseData | None]
    trait_id: NotRequired[str | None]
    updated_at: datetime
    usage_limit_trait_id: NotRequired[str | None]


# Where a feature stands, for people; it has no effect on access.
FeatureLifecyclePhase: TypeAlias = Literal[
    "add_on", "alpha", "beta", "deprecated", "ga", "inactive", "in_plan", "internal_testing", "legacy"
]


class FeatureResponseData(TypedDict):
    """Something that is sold: switched on, counted or licensed."""

    created_at: datetime
    description: str
    event_source: FeatureEventSource
    event_subtype: NotRequired[str | None]
    feature_type: FeatureType
    icon: str
    id: str
    license_id: NotRequired[str | None]
    lifecycle_phase: NotRequired[FeatureLifecyclePhase | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    trait_id: NotRequired[str | None]
    updated_at: datetime
    usage_limit_trait_id: NotRequired[str | None]


# What measures a feature: nothing, the quantity of events, the value of a trait, or the number of licences held.
FeatureType: TypeAlias = Literal["boolean", "event", "license", "trait"]


class FeatureUsageDetailResponseData(TypedDict):
    """A company's allocation and usage, by feature."""

    features: Sequence[FeatureUsageResponseData]


class FeatureUsageResponseData(TypedDict):
    """A company's allocation and usage of a feature."""

    access: bool
    allocation: NotRequired[int | None]
    allocation_type: EntitlementValueType
    company_override: NotRequired[CompanyOverrideResponseData | None]
    credit_consumption_rate: NotRequired[float | None]
    credit_grant_counts: NotRequired[Mapping[str, float] | None]
    credit_grant_details: NotRequired[Sequence[CreditGrantDetail] | None]
    credit_grant_reason: NotRequired[BillingCreditGrantReason | None]
    credit_remaining: NotRequired[float | None]
    credit_total: NotRequired[float | None]
    credit_type_icon: NotRequired[str | None]
    credit_usage_aggregation: NotRequired[CreditUsageAggregation | None]
    credit_used: NotRequired[float | None]
    effective_limit: NotRequired[int | None]
    effective_price: NotRequired[float | None]
    entitlement_expiration_date: NotRequired[datetime | None]
    entitlement_id: str
    entitlement_source: NotRequired[str | None]
    entitlement_type: EntitlementType
    feature: NotRequired[FeatureInPlanResponseData | None]
    has_valid_allocation: NotRequired[bool | None]
    is_unlimited: NotRequired[bool | None]
    metric_reset_at: NotRequired[datetime | None]
    month_reset: NotRequired[MetricPeriodMonthReset | None]
    monthly_usage_based_price: NotRequired[BillingPriceView | None]
    overuse: NotRequired[int | None]
    percent_used: NotRequired[float | None]
    period: NotRequired[MetricPeriod | None]
    plan: NotRequired[PlanResponseData | None]
    plan_entitlement: NotRequired[PlanEntitlementResponseData | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    quarterly_usage_based_price: NotRequired[BillingPriceView | None]
    soft_limit: NotRequired[int | None]
    usage: NotRequired[int | None]
    yearly_usage_based_price: NotRequired[BillingPriceView | None]


class FlagDetailResponseData(TypedDict):
    """A flag with its rules and feature."""

    created_at: datetime
    default_value: NotRequired[bool | None]
    description: str
    feature: NotRequired[FeatureResponseData | None]
    feature_id: NotRequired[str | None]
    flag_type: NotRequired[FlagType]
    id: str
    key: str
    last_checked_at: NotRequired[datetime | None]
    maintainer: NotRequired[AccountMemberResponseData | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    rules: Sequence[RuleDetailResponseData]
    updated_at: datetime


class FlagInPlanResponseData(TypedDict):
    """A flag as a plan shows it."""

    created_at: datetime
    default_value: NotRequired[bool | None]
    description: str
    feature: NotRequired[FeatureResponseData | None]
    feature_id: NotRequired[str | None]
    flag_type: NotRequired[FlagType]
    id: str
    key: str
    last_checked_at: NotRequired[datetime | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    rules: Sequence[RuleDetailResponseData]
    updated_at: datetime


# Type of a flag's value.
FlagType: TypeAlias = Literal["boolean"]


class GenericPreviewObject(TypedDict):
    """Id and texts of an object, to show it."""

    description: NotRequired[str | None]
    id: str
    image_url: NotRequired[str | None]
    name: str


class IntegrationResponseData(TypedDict):
    """A vendor connection."""

    created_at: datetime
    id: str
    state: IntegrationState
    type: IntegrationType
    updated_at: datetime


# How far a vendor connection has come.
IntegrationState: TypeAlias = Literal["active", "created", "pending"]

# Vendor of an integration.
IntegrationType: TypeAlias = Literal["clerk", "metronome", "orb", "stripe", "unknown", "workos"]


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

# Window over which events are counted, in UTC. Weeks start on Sunday.
MetricPeriod: TypeAlias = Literal["all_time", "current_day", "current_month", "current_week"]

# When `current_month` starts: on the calendar's first, or on the subscription's monthly anniversary.
MetricPeriodMonthReset: TypeAlias = Literal["billing_cycle", "first_of_month"]

# How the price difference of a migration is charged: at once, on the next invoice, or not at all.
MigrationProrationBehavior: TypeAlias = Literal["always_invoice", "create_prorations", "none"]

# What an unpaid invoice does: nothing, or it ends access after some days.
PaymentGating: TypeAlias = Literal["keep_serving", "revoke_after"]


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


class PendingMigrationResponseData(TypedDict):
    """A plan migration that has not yet reached the company."""

    effective_at: NotRequired[datetime | None]
    migration_id: str
    proration_behavior: NotRequired[MigrationProrationBehavior | None]
    scheduled_for: NotRequired[datetime | None]
    strategy: PlanVersionMigrationStrategy
    to_plan_id: str
    to_plan_name: str
    to_plan_version_id: str
    to_plan_version_number: NotRequired[int | None]


# What led to an invoice record.
PlanBillingSource: TypeAlias = Literal["amendment", "custom_plan", "manage_plan"]


class PlanCatalogMembershipResponseData(TypedDict):
    """A catalog that offers the plan."""

    id: str
    name: str


# Whether a plan grants a fixed amount or an amount per licence.
PlanCreditGrantScaling: TypeAlias = Literal["fixed", "per_license"]


class PlanCreditGrantView(TypedDict):
    """Credits that a plan gives, as pricing tables show them."""

    billing_credit_arrears_anchor: NotRequired[BillingArrearsAnchor | None]
    billing_credit_arrears_cadence: NotRequired[BillingArrearsCadence | None]
    billing_credit_auto_topup_amount: NotRequired[int | None]
    billing_credit_auto_topup_amount_type: NotRequired[str | None]
    billing_credit_auto_topup_availability: NotRequired[BillingCreditAutoTopupAvailability | None]
    billing_credit_auto_topup_enabled: bool
    billing_credit_auto_topup_expiry_type: NotRequired[BillingCreditExpiryType | None]
    billing_credit_auto_topup_expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    billing_credit_auto_topup_expiry_unit_count: NotRequired[int | None]
    billing_credit_auto_topup_self_service: bool
    billing_credit_auto_topup_threshold_credits: NotRequired[int | None]
    billing_credit_auto_topup_threshold_percent: NotRequired[int | None]
    billing_credit_can_buy_bundles: bool
    billing_credit_overdraft_limit: NotRequired[float | None]
    billing_credit_postpaid_enabled: bool
    billing_credit_postpaid_rate_per_unit: NotRequired[int | None]
    billing_credit_postpaid_rate_per_unit_decimal: NotRequired[str | None]
    billing_mode: BillingPlanCreditGrantBillingMode
    billing_product_price_id: NotRequired[str | None]
    company_credit_amount: int
    created_at: datetime
    credit: NotRequired[BillingCreditView | None]
    credit_amount: int
    credit_description: str
    credit_icon: NotRequired[str | None]
    credit_id: str
    credit_name: str
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    id: str
    license_id: NotRequired[str | None]
    plan: NotRequired[GenericPreviewObject | None]
    plan_id: str
    plan_version_id: NotRequired[str | None]
    plural_name: NotRequired[str | None]
    price: NotRequired[BillingPriceView | None]
    reset_cadence: NotRequired[BillingPlanCreditGrantResetCadence | None]
    reset_start: NotRequired[BillingPlanCreditGrantResetStart | None]
    reset_type: BillingPlanCreditGrantResetType
    rollover_percentage: int
    scaling: PlanCreditGrantScaling
    singular_name: NotRequired[str | None]
    updated_at: datetime


class PlanCreditGrantWarningTierRequestBody(TypedDict):
    """A remaining balance that shall cause a warning."""

    key: str
    value: int


class PlanCreditVisibility(TypedDict):
    """Whether a credit type is shown with a plan."""

    credit_id: str
    visible: bool


class PlanCurrencyPriceRequestBody(TypedDict):
    """A plan's prices in one currency."""

    currency: Currency
    monthly_price: NotRequired[int | None]
    one_time_price: NotRequired[int | None]
    quarterly_price: NotRequired[int | None]
    yearly_price: NotRequired[int | None]


class PlanCurrencyPricesResponseData(TypedDict):
    """A plan's prices in one currency."""

    currency: Currency
    monthly_price: NotRequired[BillingPriceResponseData | None]
    one_time_price: NotRequired[BillingPriceResponseData | None]
    quarterly_price: NotRequired[BillingPriceResponseData | None]
    yearly_price: NotRequired[BillingPriceResponseData | None]


class PlanDetailResponseData(TypedDict):
    """A plan or add-on with its versions, prices, features and credits."""

    active_version: NotRequired[PlanVersionResponseData | None]
    audience_type: NotRequired[str | None]
    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    billing_product: NotRequired[BillingProductDetailResponseData | None]
    billing_strategy: BillingStrategy
    catalogs: NotRequired[Sequence[PlanCatalogMembershipResponseData] | None]
    charge_type: ChargeType
    company_count: int
    company_id: NotRequired[str | None]
    company_logo_url: NotRequired[str | None]
    company_name: NotRequired[str | None]
    controlled_by: BillingProviderType
    copied_from_plan_id: NotRequired[str | None]
    created_at: datetime
    credits: Sequence[BillingCreditResponseData]
    currency_prices: Sequence[PlanCurrencyPricesResponseData]
    description: str
    draft_version: NotRequired[PlanVersionResponseData | None]
    entitlements: NotRequired[Sequence[PlanEntitlementResponseData] | None]
    features: Sequence[FeatureInPlanResponseData]
    icon: PlanIcon
    id: str
    included_credit_grants: NotRequired[Sequence[BillingPlanCreditGrantResponseData] | None]
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


class PlanEntitlementResponseData(TypedDict):
    """What a plan version grants of a feature, and how use is charged."""

    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    billing_threshold: NotRequired[int | None]
    consumption_rate: NotRequired[float | None]
    created_at: datetime
    currency_prices: Sequence[EntitlementCurrencyPricesResponseData]
    environment_id: str
    feature: NotRequired[FeatureResponseData | None]
    feature_id: str
    id: str
    metered_monthly_price: NotRequired[BillingPriceView | None]
    metered_quarterly_price: NotRequired[BillingPriceView | None]
    metered_yearly_price: NotRequired[BillingPriceView | None]
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    overage_billing_cadence: NotRequired[BillingArrearsCadence | None]
    overage_invoice_anchor: NotRequired[BillingArrearsAnchor | None]
    plan: NotRequired[PlanResponseData | None]
    plan_id: str
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    rule_id: str
    rule_id_usage_exceeded: NotRequired[str | None]
    soft_limit: NotRequired[int | None]
    updated_at: datetime
    usage_based_product: NotRequired[BillingProductResponseData | None]
    usage_quantity: NotRequired[int | None]
    value_bool: NotRequired[bool | None]
    value_credit: NotRequired[BillingCreditResponseData | None]
    value_numeric: NotRequired[int | None]
    value_trait: NotRequired[EntityTraitDefinitionResponseData | None]
    value_trait_id: NotRequired[str | None]
    value_type: EntitlementValueType
    warning_tiers: Sequence[WarningTierResponseData]


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


# Colour of a plan's icon.
PlanIcon: TypeAlias = Literal[
    "amber",
    "blue",
    "blueGray",
    "blueGreen",
    "cyan",
    "emerald",
    "fuchsia",
    "gray",
    "green",
    "indigo",
    "lightBlue",
    "lime",
    "orange",
    "pink",
    "purple",
    "red",
    "redOrange",
    "rose",
    "sky",
    "slate",
    "teal",
    "trueGray",
    "violet",
    "warmGray",
    "yellow",
]


class PlanIssueResponseData(TypedDict):
    """Something that stands in the way of publishing a version."""

    code: str
    description: str
    detail: NotRequired[str | None]
    id: NotRequired[str | None]


# How often a plan is paid.
PlanPriceCadence: TypeAlias = Literal["monthly", "quarterly", "yearly"]


class PlanResponseData(TypedDict):
    """A plan or add-on."""

    audience_type: NotRequired[str | None]
    company_id: NotRequired[str | None]
    copied_from_plan_id: NotRequired[str | None]
    created_at: datetime
    description: str
    icon: PlanIcon
    id: str
    name: str
    plan_type: PlanType
    updated_at: datetime


# A company has exactly one `plan`, its base plan, and any number of `add_on`s.
PlanType: TypeAlias = Literal["plan", "add_on"]

# When companies on older versions move: at once, at their renewal, at a date, or never (`leave`).
PlanVersionMigrationStrategy: TypeAlias = Literal["end_of_billing_period", "immediate", "leave", "scheduled"]


class PlanVersionResponseData(TypedDict):
    """One version of a plan."""

    created_at: datetime
    description: str
    environment_id: str
    icon: PlanIcon
    id: str
    name: str
    original_plan_id: NotRequired[str | None]
    plan_type: PlanType
    renewal_policy: RenewalPolicy
    status: PlanVersionStatus
    updated_at: datetime
    version: int


# A plan has at most one `draft` and one `published` version; `archived` ones still serve companies left on them.
PlanVersionStatus: TypeAlias = Literal["published", "draft", "archived"]


class PreviewObject(TypedDict):
    """Id and texts of an object, to show it."""

    description: NotRequired[str | None]
    id: str
    image_url: NotRequired[str | None]
    name: str


class PreviewObjectResponseData(TypedDict):
    """Id and texts of an object, to show it."""

    description: NotRequired[str | None]
    id: str
    image_url: NotRequired[str | None]
    name: str


# How the difference of a change within a period is charged: on the next invoice or at once.
ProrationBehavior: TypeAlias = Literal["create_prorations", "invoice_immediately"]

# What happens at a custom plan's end: it renews, falls back to the default plan, or is held for a grace period.
RenewalPolicy: TypeAlias = Literal["auto_renew", "expire_to_default", "hold_with_grace"]


class Rule(TypedDict):
    """A flag rule that belongs to a company."""

    account_id: str
    condition_groups: Sequence[ConditionGroup]
    conditions: Sequence[Condition]
    environment_id: str
    flag_id: NotRequired[str | None]
    id: str
    name: str
    priority: int
    rule_type: RuleType
    value: bool


class RuleConditionDetailResponseData(TypedDict):
    """A condition of a rule, with the objects it names."""

    comparison_trait: NotRequired[EntityTraitDefinitionResponseData | None]
    comparison_trait_id: NotRequired[str | None]
    condition_group_id: NotRequired[str | None]
    condition_type: ConditionType
    created_at: datetime
    environment_id: str
    event_subtype: NotRequired[str | None]
    flag_id: NotRequired[str | None]
    id: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    metric_value: NotRequired[int | None]
    operator: ComparableOperator
    plan_versions: NotRequired[Sequence[RuleConditionPlanVersionResponseData] | None]
    resource_ids: Sequence[str]
    resources: Sequence[PreviewObjectResponseData]
    rule_id: str
    trait: NotRequired[EntityTraitDefinitionResponseData | None]
    trait_entity_type: NotRequired[EntityType | None]
    trait_id: NotRequired[str | None]
    trait_value: str
    updated_at: datetime


class RuleConditionGroupDetailResponseData(TypedDict):
    """A group of conditions of which one must hold, with the conditions."""

    conditions: Sequence[RuleConditionDetailResponseData]
    created_at: datetime
    environment_id: str
    flag_id: NotRequired[str | None]
    id: str
    rule_id: str
    updated_at: datetime


class RuleConditionPlanVersionResponseData(TypedDict):
    """A plan version that a condition names."""

    id: str
    name: str
    status: PlanVersionStatus
    version: int


class RuleDetailResponseData(TypedDict):
    """A rule with its conditions."""

    condition_groups: Sequence[RuleConditionGroupDetailResponseData]
    conditions: Sequence[RuleConditionDetailResponseData]
    created_at: datetime
    environment_id: str
    flag_id: NotRequired[str | None]
    id: str
    name: str
    priority: int
    rule_type: RuleType
    updated_at: datetime
    value: bool


# Kind of rule. Kinds are tried in a fixed order, and those that a plan or an override implies are made by the server.
RuleType: TypeAlias = Literal[
    "company_override",
    "company_override_usage_exceeded",
    "default",
    "global_override",
    "plan_entitlement",
    "plan_entitlement_usage_exceeded",
    "standard",
]


class ScheduledDowngradeResponseData(TypedDict):
    """A downgrade that waits for the end of the billing period."""

    currency: Currency
    effective_after: datetime
    from_plan_id: str
    from_plan_name: str
    from_subscription_price: int
    id: str
    interval: str
    scheduled_interval: NotRequired[str | None]
    scheduled_price: NotRequired[int | None]
    to_plan_id: str
    to_plan_name: str


# Ascending or descending.
SortDirection: TypeAlias = Literal["asc", "desc"]

# State of a subscription. `active`, `trialing` and `past_due` give access, the others do not.
SubscriptionStatus: TypeAlias = Literal[
    "active", "canceled", "expired", "incomplete", "incomplete_expired", "past_due", "paused", "trialing", "unpaid"
]


class TaxIdInput(TypedDict):
    """A tax id to store."""

    type: TaxIdType
    value: str


# Country and kind of a tax id.
TaxIdType: TypeAlias = Literal[
    "ae_trn",
    "au_abn",
    "au_arn",
    "br_cnpj",
    "br_cpf",
    "ca_bn",
    "ca_gst_hst",
    "ca_pst_bc",
    "ca_pst_mb",
    "ca_pst_sk",
    "ca_qst",
    "ch_uid",
    "ch_vat",
    "eu_vat",
    "gb_vat",
    "hk_br",
    "id_npwp",
    "il_vat",
    "in_gst",
    "jp_cn",
    "jp_rn",
    "jp_trn",
    "kr_brn",
    "mx_rfc",
    "my_frp",
    "my_itn",
    "my_sst",
    "no_vat",
    "nz_gst",
    "ph_tin",
    "sa_vat",
    "sg_gst",
    "sg_uen",
    "th_vat",
    "tr_tin",
    "tw_vat",
    "us_ein",
    "za_vat",
]

# Length of a bucket, in UTC.
TimeSeriesGranularity: TypeAlias = Literal["daily", "hourly", "monthly", "weekly"]


class TraitDefinition(TypedDict):
    """A trait's type and whose it is."""

    comparable_type: TraitDefinitionComparableType
    entity_type: EntityType
    id: str


# How values of a trait compare.
TraitDefinitionComparableType: TypeAlias = Literal["bool", "date", "int", "string"]

# How a trait's text is read. `currency` is a number, `url` a text.
TraitType: TypeAlias = Literal["boolean", "currency", "date", "number", "string", "url"]

# State of a trial; `converted` became paid, `expired` did not.
TrialStatus: TypeAlias = Literal["active", "converted", "expired"]


class UpdateBillingPlanCreditGrantRequestBody(TypedDict):
    """Body of `credits.update_billing_plan_credit_grant`."""

    apply_to_existing: NotRequired[bool | None]
    arrears_anchor: NotRequired[BillingArrearsAnchor | None]
    arrears_cadence: NotRequired[BillingArrearsCadence | None]
    auto_topup_amount: NotRequired[int | None]
    auto_topup_amount_type: NotRequired[CreditAutoTopupAmountType | None]
    auto_topup_availability: NotRequired[BillingCreditAutoTopupAvailability | None]
    auto_topup_enabled: NotRequired[bool | None]
    auto_topup_expiry_type: NotRequired[BillingCreditExpiryType | None]
    auto_topup_expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    auto_topup_expiry_unit_count: NotRequired[int | None]
    auto_topup_self_service: NotRequired[bool | None]
    auto_topup_threshold_credits: NotRequired[int | None]
    auto_topup_threshold_percent: NotRequired[int | None]
    billing_mode: NotRequired[BillingPlanCreditGrantBillingMode | None]
    can_buy_bundles: NotRequired[bool | None]
    company_credit_amount: NotRequired[int | None]
    credit_amount: NotRequired[int | None]
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    license_id: NotRequired[str | None]
    overdraft_limit: NotRequired[float | None]
    postpaid_enabled: NotRequired[bool | None]
    postpaid_rate_per_unit: NotRequired[int | None]
    postpaid_rate_per_unit_decimal: NotRequired[str | None]
    price_tiers: NotRequired[Sequence[CreditGrantPriceTierRequestBody] | None]
    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    reset_type: NotRequired[BillingPlanCreditGrantResetType | None]
    rollover_percentage: NotRequired[int | None]
    scaling: NotRequired[PlanCreditGrantScaling | None]
    tier_mode: NotRequired[BillingTiersMode | None]
    unit_price: NotRequired[int | None]
    unit_price_decimal: NotRequired[str | None]
    warning_tiers: NotRequired[Sequence[PlanCreditGrantWarningTierRequestBody] | None]


class UpdatePlanRequestBody(TypedDict):
    """Body of `plans.update_plan`."""

    description: NotRequired[str | None]
    icon: NotRequired[PlanIcon | None]
    name: str


class UpsertBillingProductRequestBody(TypedDict):
    """Body of `plans.upsert_billing_product_plan`."""

    billing_product_id: NotRequired[str | None]
    billing_strategy: NotRequired[BillingStrategy | None]
    charge_type: ChargeType
    currency: NotRequired[Currency | None]
    currency_prices: NotRequired[Sequence[PlanCurrencyPriceRequestBody] | None]
    is_trialable: bool
    monthly_price: NotRequired[int | None]
    monthly_price_id: NotRequired[str | None]
    one_time_price: NotRequired[int | None]
    one_time_price_id: NotRequired[str | None]
    quarterly_price: NotRequired[int | None]
    quarterly_price_id: NotRequired[str | None]
    trial_days: NotRequired[int | None]
    yearly_price: NotRequired[int | None]
    yearly_price_id: NotRequired[str | None]


class UsageBasedEntitlementResponseData(TypedDict):
    """An entitlement that is charged by use."""

    billing_threshold: NotRequired[int | None]
    consumption_rate: NotRequired[float | None]
    feature_id: str
    metered_price: NotRequired[BillingPriceView | None]
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    monthly_usage_based_price: NotRequired[BillingPriceView | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    quarterly_usage_based_price: NotRequired[BillingPriceView | None]
    usage_quantity: NotRequired[int | None]
    value_bool: NotRequired[bool | None]
    value_numeric: NotRequired[int | None]
    value_type: EntitlementValueType
    yearly_usage_based_price: NotRequired[BillingPriceView | None]


class UserResponseData(TypedDict):
    """A user: a person or an agent."""

    created_at: datetime
    environment_id: str
    id: str
    last_seen_at: NotRequired[datetime | None]
    name: str
    updated_at: datetime


class WarningTier(TypedDict):
    """A usage that causes a warning."""

    key: str
    value: int


class WarningTierRequestBody(TypedDict):
    """A usage that shall cause a warning."""

    key: str
    value: int


class WarningTierResponseData(TypedDict):
    """A usage that causes a warning."""

    id: str
    key: str
    value: int
