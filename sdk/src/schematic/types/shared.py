# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types that several resources share."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model

AccountMemberPermission: TypeAlias = (
    Literal[
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
    | str
)


AccountMemberRole: TypeAlias = Literal["admin", "member"] | str


ActorType: TypeAlias = Literal["api_key", "app_user", "stripe_app", "system", "temporary_access_token"] | str


ApiKeyScope: TypeAlias = Literal["admin", "capture", "read", "write"] | str


BillingArrearsAnchor: TypeAlias = Literal["billing_period_start", "month_end"] | str


BillingArrearsCadence: TypeAlias = Literal["end_of_billing_period", "monthly", "quarterly"] | str


BillingCollectionMethod: TypeAlias = Literal["charge_automatically", "send_invoice"] | str


BillingCreditAutoTopupAvailability: TypeAlias = Literal["off", "automatic", "user_controlled"] | str


BillingCreditBundleStatus: TypeAlias = Literal["active", "inactive"] | str


BillingCreditBundleType: TypeAlias = Literal["fixed"]


BillingCreditBurnStrategy: TypeAlias = (
    Literal[
        "expiration_priority",
        "first_in_first_out",
        "last_in_first_out",
        "plan_first_then_credit_bundles_first_in_first_out",
    ]
    | str
)


BillingCreditExpiryType: TypeAlias = (
    Literal["duration", "end_of_billing_period", "end_of_next_billing_period", "end_of_trial", "no_expiry"] | str
)


BillingCreditExpiryUnit: TypeAlias = Literal["billing_periods", "days"] | str


BillingCreditGrantReason: TypeAlias = (
    Literal[
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
    | str
)


BillingCreditGrantZeroedOutReason: TypeAlias = (
    Literal[
        "customer_archived",
        "expired",
        "integration_uninstalled",
        "license_retired",
        "manual",
        "plan_change",
        "plan_period_reset",
        "reconciled",
    ]
    | str
)


BillingCreditLedgerAuthority: TypeAlias = Literal["schematic_authoritative", "external_mirror", "external_rated"] | str


BillingCreditRolloverPolicy: TypeAlias = Literal["expire", "none", "rollover"] | str


BillingPlanCreditGrantBillingMode: TypeAlias = Literal["granted", "billed"] | str


BillingPlanCreditGrantResetCadence: TypeAlias = (
    Literal["daily", "every_6_months", "monthly", "quarterly", "weekly", "yearly"] | str
)


BillingPlanCreditGrantResetStart: TypeAlias = Literal["billing_period", "first_of_month"] | str


BillingPlanCreditGrantResetType: TypeAlias = Literal["no_reset", "plan_period"] | str


BillingPriceScheme: TypeAlias = Literal["per_unit", "tiered"] | str


BillingPriceUsageType: TypeAlias = Literal["licensed", "metered"] | str


BillingProductPriceInterval: TypeAlias = Literal["day", "month", "one-time", "year"] | str


BillingProviderType: TypeAlias = Literal["metronome", "orb", "schematic", "stripe"] | str


BillingStrategy: TypeAlias = Literal["schematic_managed", "provider_managed", "no_billing"] | str


BillingSubscriptionTrialEndSetting: TypeAlias = Literal["cancel", "subscribe"] | str


BillingTiersMode: TypeAlias = Literal["graduated", "volume"] | str


ChargeType: TypeAlias = Literal["free", "none", "one_time", "recurring"] | str


CheckoutBundlePurchaseBehavior: TypeAlias = Literal["individual", "quantity"] | str


CheckoutProblemCode: TypeAlias = (
    Literal[
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
    | str
)


CheckoutProblemSource: TypeAlias = Literal["provider", "requirement", "validation"] | str


Collector: TypeAlias = Literal["external", "stripe_invoice", "stripe_payments"] | str


ComparableOperator: TypeAlias = Literal["eq", "gt", "gte", "is_empty", "lt", "lte", "not_empty", "ne"] | str


ConditionType: TypeAlias = (
    Literal["base_plan", "billing_product", "company", "credit", "metric", "plan", "plan_version", "trait", "user"]
    | str
)


CreditAutoTopupAmountType: TypeAlias = Literal["credit"]


CreditSpendPolicyScope: TypeAlias = Literal["company", "user", "group"] | str


Currency: TypeAlias = (
    Literal[
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
    | str
)


CustomPlanActivationStrategy: TypeAlias = Literal["on_payment", "on_publish"] | str


CustomPlanBillingStatus: TypeAlias = Literal["active", "expired", "paid", "pending"] | str


EntitlementPriceBehavior: TypeAlias = (
    Literal["credit_burndown", "overage", "pay_as_you_go", "pay_in_advance", "tier"] | str
)


EntitlementType: TypeAlias = Literal["company_override", "plan_credit_grant", "plan_entitlement", "unknown"] | str


EntitlementValueType: TypeAlias = Literal["boolean", "credit", "numeric", "trait", "unknown", "unlimited"] | str


EntityType: TypeAlias = Literal["company", "user"] | str


EnvironmentType: TypeAlias = Literal["development", "production", "staging"] | str


FeatureEventSource: TypeAlias = Literal["inference", "track"] | str


FeatureLifecyclePhase: TypeAlias = (
    Literal["add_on", "alpha", "beta", "deprecated", "ga", "inactive", "in_plan", "internal_testing", "legacy"] | str
)


FeatureType: TypeAlias = Literal["boolean", "event", "license", "trait"] | str


FlagType: TypeAlias = Literal["boolean"]


IntegrationState: TypeAlias = Literal["active", "created", "pending"] | str


IntegrationType: TypeAlias = Literal["clerk", "metronome", "orb", "stripe", "unknown", "workos"] | str


InvoiceStatus: TypeAlias = Literal["draft", "open", "paid", "uncollectible", "void"] | str


MetricPeriod: TypeAlias = Literal["all_time", "current_day", "current_month", "current_week"] | str


MetricPeriodMonthReset: TypeAlias = Literal["billing_cycle", "first_of_month"] | str


MigrationProrationBehavior: TypeAlias = Literal["always_invoice", "create_prorations", "none"] | str


PaymentGating: TypeAlias = Literal["keep_serving", "revoke_after"] | str


PlanBillingSource: TypeAlias = Literal["amendment", "custom_plan", "manage_plan"] | str


PlanCreditGrantScaling: TypeAlias = Literal["fixed", "per_license"] | str


PlanIcon: TypeAlias = (
    Literal[
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
    | str
)


PlanPriceCadence: TypeAlias = Literal["monthly", "quarterly", "yearly"] | str


PlanType: TypeAlias = Literal["plan", "add_on"] | str


PlanVersionMigrationStrategy: TypeAlias = Literal["end_of_billing_period", "immediate", "leave", "scheduled"] | str


PlanVersionStatus: TypeAlias = Literal["published", "draft", "archived"] | str


ProrationBehavior: TypeAlias = Literal["create_prorations", "invoice_immediately"] | str


RenewalPolicy: TypeAlias = Literal["auto_renew", "expire_to_default", "hold_with_grace"] | str


RuleType: TypeAlias = (
    Literal[
        "company_override",
        "company_override_usage_exceeded",
        "default",
        "global_override",
        "plan_entitlement",
        "plan_entitlement_usage_exceeded",
        "standard",
    ]
    | str
)


RulesEngineSchemaVersion: TypeAlias = Literal["vf4a06160", "placeholder-for-fern-compatibility"] | str


RulesengineComparableOperator: TypeAlias = Literal["eq", "gt", "gte", "is_empty", "lt", "lte", "not_empty", "ne"] | str


RulesengineConditionType: TypeAlias = (
    Literal["base_plan", "billing_product", "company", "credit", "metric", "plan", "plan_version", "trait", "user"]
    | str
)


RulesengineCreditSpendPolicyScope: TypeAlias = Literal["company", "user", "group"] | str


RulesengineEntitlementValueType: TypeAlias = (
    Literal["boolean", "credit", "numeric", "trait", "unknown", "unlimited"] | str
)


RulesengineEntityType: TypeAlias = Literal["company", "user"] | str


RulesengineMetricPeriod: TypeAlias = Literal["all_time", "current_day", "current_month", "current_week"] | str


RulesengineMetricPeriodMonthReset: TypeAlias = Literal["billing_cycle", "first_of_month"] | str


RulesengineRuleType: TypeAlias = (
    Literal[
        "company_override",
        "company_override_usage_exceeded",
        "default",
        "global_override",
        "plan_entitlement",
        "plan_entitlement_usage_exceeded",
        "standard",
    ]
    | str
)


RulesengineTraitDefinitionComparableType: TypeAlias = Literal["bool", "date", "int", "string"] | str


SortDirection: TypeAlias = Literal["asc", "desc"] | str


SubscriptionStatus: TypeAlias = (
    Literal[
        "active", "canceled", "expired", "incomplete", "incomplete_expired", "past_due", "paused", "trialing", "unpaid"
    ]
    | str
)


TaxIdType: TypeAlias = (
    Literal[
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
    | str
)


TimeSeriesGranularity: TypeAlias = Literal["daily", "hourly", "monthly", "weekly"] | str


TraitDefinitionComparableType: TypeAlias = Literal["bool", "date", "int", "string"] | str


TraitType: TypeAlias = Literal["boolean", "currency", "date", "number", "string", "url"] | str


TrialStatus: TypeAlias = Literal["active", "converted", "expired"] | str


class AccountMemberResponseData(Model):
    """Contract: `AccountMemberResponseData`."""

    created_at: Instant
    id: str
    permissions: dict[str, list[AccountMemberPermission]]
    updated_at: Instant
    email: str | None = None
    first_name: str | None = None
    image_url: str | None = None
    last_name: str | None = None
    name: str | None = None
    role: AccountMemberRole | None = None


class ApiError(Model):
    """Contract: `ApiError`."""

    error: str


class ApiKeyIntegrationResponseData(Model):
    """Contract: `ApiKeyIntegrationResponseData`."""

    id: str
    state: IntegrationState
    type: IntegrationType


class ApiKeyResponseData(Model):
    """Contract: `ApiKeyResponseData`."""

    created_at: Instant
    id: str
    name: str
    readonly: bool
    scopes: list[ApiKeyScope]
    updated_at: Instant
    description: str | None = None
    environment: EnvironmentResponseData | None = None
    environment_id: str | None = None
    integration: ApiKeyIntegrationResponseData | None = None
    last_used_at: Instant | None = None
    rate_limit_percent: int | None = None


class AuditLogExportMetadata(Model):
    """Contract: `AuditLogExportMetadata`."""

    actor_type: str | None = None
    end_time: Instant | None = None
    notification_email_recipient_email_addresses: list[str] | None = None
    q: str | None = None
    start_time: Instant | None = None


class AuditLogListResponseData(Model):
    """Contract: `AuditLogListResponseData`."""

    actor_type: ActorType
    id: str
    method: str
    started_at: Instant
    url: str
    api_key: ApiKeyResponseData | None = None
    api_key_id: str | None = None
    ended_at: Instant | None = None
    environment: EnvironmentResponseData | None = None
    environment_id: str | None = None
    resource_id: int | None = None
    resource_id_string: str | None = None
    resource_name: str | None = None
    resource_type: str | None = None
    resp_code: int | None = None
    secondary_resource: str | None = None
    user_name: str | None = None


class BillingCreditBundleResponseData(Model):
    """Contract: `BillingCreditBundleResponseData`."""

    compatible_plan_ids: list[str]
    created_at: Instant
    credit_id: str
    credit_name: str
    currency_prices: list[CreditBundleCurrencyPriceResponseData]
    expiry_type: BillingCreditExpiryType
    expiry_unit: BillingCreditExpiryUnit
    has_grants: bool
    id: str
    name: str
    status: BillingCreditBundleStatus
    updated_at: Instant
    billing_invoice_id: str | None = None
    bundle_type: BillingCreditBundleType | None = None
    credit_description: str | None = None
    credit_icon: str | None = None
    expiry_unit_count: int | None = None
    plural_name: str | None = None
    price: BillingPriceResponseData | None = None
    quantity: int | None = None
    singular_name: str | None = None
    unit_price: BillingPriceResponseData | None = None


class BillingCreditResponseData(Model):
    """Contract: `BillingCreditResponseData`."""

    burn_strategy: BillingCreditBurnStrategy
    cost_editable: bool
    created_at: Instant
    currency_prices: list[CreditCurrencyPriceResponseData]
    default_expiry_unit: BillingCreditExpiryUnit
    default_rollover_policy: BillingCreditRolloverPolicy
    description: str
    id: str
    ledger_authority: BillingCreditLedgerAuthority
    name: str
    updated_at: Instant
    default_expiry_unit_count: int | None = None
    icon: str | None = None
    plural_name: str | None = None
    price: BillingPriceResponseData | None = None
    product: BillingProductResponseData | None = None
    singular_name: str | None = None


class BillingCreditView(Model):
    """Contract: `BillingCreditView`."""

    account_id: str
    burn_strategy: BillingCreditBurnStrategy
    cost_editable: bool
    created_at: Instant
    currency_prices: list[CreditCurrencyPrice]
    default_expiry_unit: BillingCreditExpiryUnit
    default_rollover_policy: BillingCreditRolloverPolicy
    description: str
    environment_id: str
    id: str
    ledger_authority: BillingCreditLedgerAuthority
    name: str
    updated_at: Instant
    default_expiry_unit_count: int | None = None
    icon: str | None = None
    plural_name: str | None = None
    price: BillingPriceView | None = None
    price_per_unit: int | None = None
    price_per_unit_decimal: str | None = None
    product: BillingProductRecordResponseData | None = None
    singular_name: str | None = None


class BillingLinkedResourceResponseData(Model):
    """Contract: `BillingLinkedResourceResponseData`."""

    billing_provider: BillingProviderType
    external_resource_id: str
    originator: BillingProviderType


class BillingPlanCreditGrantPriceTierResponseData(Model):
    """Contract: `BillingPlanCreditGrantPriceTierResponseData`."""

    from_: int = Field(alias="from")
    per_unit_price: int | None = None
    per_unit_price_decimal: str | None = None
    to: int | None = None


class BillingPlanCreditGrantResponseData(Model):
    """Contract: `BillingPlanCreditGrantResponseData`."""

    auto_topup_availability: BillingCreditAutoTopupAvailability
    auto_topup_enabled: bool
    auto_topup_self_service: bool
    billing_mode: BillingPlanCreditGrantBillingMode
    can_buy_bundles: bool
    company_credit_amount: int
    created_at: Instant
    credit_amount: int
    credit_id: str
    credit_name: str
    id: str
    plan_id: str
    plan_name: str
    postpaid_enabled: bool
    price_tiers: list[BillingPlanCreditGrantPriceTierResponseData]
    rollover_percentage: int
    scaling: PlanCreditGrantScaling
    updated_at: Instant
    warning_tiers: list[BillingPlanCreditGrantWarningTierResponseData]
    arrears_anchor: BillingArrearsAnchor | None = None
    arrears_cadence: BillingArrearsCadence | None = None
    auto_topup_amount: int | None = None
    auto_topup_amount_type: str | None = None
    auto_topup_expiry_type: BillingCreditExpiryType | None = None
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    auto_topup_expiry_unit_count: int | None = None
    auto_topup_threshold_credits: int | None = None
    auto_topup_threshold_percent: int | None = None
    credit: BillingCreditResponseData | None = None
    credit_plural_name: str | None = None
    credit_singular_name: str | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    license_id: str | None = None
    overdraft_limit: float | None = None
    plan: PreviewObjectResponseData | None = None
    plan_version_id: str | None = None
    postpaid_rate_per_unit: int | None = None
    postpaid_rate_per_unit_decimal: str | None = None
    price: BillingPriceResponseData | None = None
    reset_cadence: BillingPlanCreditGrantResetCadence | None = None
    reset_start: BillingPlanCreditGrantResetStart | None = None
    reset_type: BillingPlanCreditGrantResetType | None = None
    tier_mode: BillingTiersMode | None = None
    unit_price: int | None = None
    unit_price_decimal: str | None = None


class BillingPlanCreditGrantWarningTierResponseData(Model):
    """Contract: `BillingPlanCreditGrantWarningTierResponseData`."""

    id: str
    key: str
    value: int


class BillingPriceResponseData(Model):
    """Contract: `BillingPriceResponseData`."""

    currency: Currency
    external_price_id: str
    id: str
    interval: BillingProductPriceInterval
    interval_count: int
    price: int
    provider_type: BillingProviderType
    scheme: BillingPriceScheme
    nickname: str | None = None
    price_decimal: str | None = None


class BillingPriceView(Model):
    """Contract: `BillingPriceView`."""

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
    price_id: str
    price_tier: list[BillingProductPriceTierResponseData]
    product_external_id: str
    product_id: str
    product_name: str
    provider_type: BillingProviderType
    updated_at: Instant
    usage_type: BillingPriceUsageType
    meter_event_name: str | None = None
    meter_event_payload_key: str | None = None
    meter_id: str | None = None
    nickname: str | None = None
    price_decimal: str | None = None
    tiers_mode: BillingTiersMode | None = None


class BillingProductDetailResponseData(Model):
    """Contract: `BillingProductDetailResponseData`."""

    account_id: str
    created_at: Instant
    environment_id: str
    external_id: str
    is_active: bool
    name: str
    price: float
    prices: list[BillingPriceResponseData]
    product_id: str
    provider_type: BillingProviderType
    quantity: float
    subscription_count: int
    updated_at: Instant
    currency: str | None = None
    price_decimal: str | None = None


class BillingProductForSubscriptionResponseData(Model):
    """Contract: `BillingProductForSubscriptionResponseData`."""

    billing_scheme: BillingPriceScheme
    created_at: Instant
    currency: Currency
    environment_id: str
    external_id: str
    id: str
    interval: str
    name: str
    package_size: int
    price: int
    price_external_id: str
    price_id: str
    price_tier: list[BillingProductPriceTierResponseData]
    provider_type: BillingProviderType
    quantity: float
    subscription_id: str
    updated_at: Instant
    usage_type: BillingPriceUsageType
    billing_threshold: int | None = None
    interval_count: int | None = None
    meter_id: str | None = None
    price_decimal: str | None = None
    subscription_item_external_id: str | None = None


class BillingProductPlanResponseData(Model):
    """Contract: `BillingProductPlanResponseData`."""

    account_id: str
    billing_product_id: str
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    controlled_by: BillingProviderType
    environment_id: str
    is_trialable: bool
    plan_id: str
    monthly_price_id: str | None = None
    one_time_price_id: str | None = None
    trial_days: int | None = None
    yearly_price_id: str | None = None


class BillingProductPriceTierResponseData(Model):
    """Contract: `BillingProductPriceTierResponseData`."""

    flat_amount: int | None = None
    per_unit_price: int | None = None
    per_unit_price_decimal: str | None = None
    up_to: int | None = None


class BillingProductRecordResponseData(Model):
    """Contract: `BillingProductRecordResponseData`."""

    account_id: str
    created_at: Instant
    environment_id: str
    external_id: str
    id: str
    is_active: bool
    name: str
    provider_type: BillingProviderType
    updated_at: Instant


class BillingProductResponseData(Model):
    """Contract: `BillingProductResponseData`."""

    account_id: str
    created_at: Instant
    environment_id: str
    external_id: str
    is_active: bool
    name: str
    price: float
    product_id: str
    provider_type: BillingProviderType
    quantity: float
    updated_at: Instant
    currency: str | None = None
    price_decimal: str | None = None


class BillingSubscriptionDiscountView(Model):
    """Contract: `BillingSubscriptionDiscountView`."""

    coupon_id: str
    coupon_name: str
    discount_external_id: str
    duration: str
    is_active: bool
    started_at: Instant
    subscription_external_id: str
    amount_off: int | None = None
    currency: Currency | None = None
    customer_facing_code: str | None = None
    duration_in_months: int | None = None
    ended_at: Instant | None = None
    percent_off: float | None = None
    promo_code_external_id: str | None = None


class BillingSubscriptionView(Model):
    """Contract: `BillingSubscriptionView`."""

    cancel_at_period_end: bool
    created_at: Instant
    currency: Currency
    customer_external_id: str
    discounts: list[BillingSubscriptionDiscountView]
    id: str
    interval: str
    period_end: int
    period_start: int
    products: list[BillingProductForSubscriptionResponseData]
    provider_type: BillingProviderType
    status: str
    subscription_external_id: str
    total_price: int
    application_id: str | None = None
    cancel_at: int | None = None
    company_id: str | None = None
    default_payment_method_id: str | None = None
    expired_at: Instant | None = None
    latest_invoice: InvoiceResponseData | None = None
    metadata: dict[str, Any] | None = None
    payment_method: PaymentMethodResponseData | None = None
    trial_end: int | None = None
    trial_end_setting: BillingSubscriptionTrialEndSetting | None = None


class CaptureRawEvent(Model):
    """Contract: `CaptureRawEvent`."""

    captured_at: Instant
    raw_bytes: str
    remote_ip: str
    user_agent: str
    context_signature: str | None = None
    context_signature_checked: bool | None = None
    event_id: str | None = None


class CaptureRawEventBatch(Model):
    """Contract: `CaptureRawEventBatch`."""

    events: list[CaptureRawEvent]


class CatalogDetailResponseData(Model):
    """Contract: `CatalogDetailResponseData`."""

    capabilities: CatalogCapabilitiesResponseData
    default_currency: Currency
    id: str
    name: str
    custom_plan_cta: CatalogCustomPlanCtaResponseData | None = None
    description: str | None = None
    pricing_model: str | None = None
    pricing_url: str | None = None


class CatalogEntitlementResponseData(Model):
    """Contract: `CatalogEntitlementResponseData`."""

    currency_prices: list[CatalogCurrencyPricesResponseData]
    feature_description: str
    feature_icon: str
    feature_id: str
    feature_name: str
    feature_type: FeatureType
    value_type: EntitlementValueType
    consumption_rate: float | None = None
    credit_equivalent_limit: int | None = None
    credit_icon: str | None = None
    credit_id: str | None = None
    credit_name: str | None = None
    credit_plural_name: str | None = None
    credit_singular_name: str | None = None
    feature_plural_name: str | None = None
    feature_singular_name: str | None = None
    license_id: str | None = None
    metered_monthly_price: CatalogPriceResponseData | None = None
    metered_quarterly_price: CatalogPriceResponseData | None = None
    metered_yearly_price: CatalogPriceResponseData | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    soft_limit: int | None = None
    value_bool: bool | None = None
    value_numeric: int | None = None
    warning_threshold: int | None = None


class ChangeSubscriptionRequestBody(Model):
    """Contract: `ChangeSubscriptionRequestBody`."""

    add_on_ids: list[UpdateAddOnRequestBody]
    auto_topup_overrides: list[UpdateAutoTopupOverrideRequestBody]
    credit_bundles: list[UpdateCreditBundleRequestBody]
    custom_field_values: list[CheckoutFieldValue]
    new_plan_id: str
    new_price_id: str
    pay_in_advance: list[UpdatePayInAdvanceRequestBody]
    skip_trial: bool
    billing_entity_id: str | None = None
    coupon_external_id: str | None = None
    currency: Currency | None = None
    opt_in_accepted: bool | None = None
    payment_method_id: str | None = None
    promo_code: str | None = None


class CheckoutFieldValue(Model):
    """Contract: `CheckoutFieldValue`."""

    id: str
    value: str


class CheckoutFieldWithValue(Model):
    """Contract: `CheckoutFieldWithValue`."""

    definition_id: str
    id: str
    name: str
    required: bool
    stripe_metadata_key: str
    helper_text: str | None = None
    value: str | None = None


class CheckoutProblemResponseData(Model):
    """Contract: `CheckoutProblemResponseData`."""

    blocking: bool
    code: CheckoutProblemCode
    message: str
    source: CheckoutProblemSource
    bundle_id: str | None = None
    currency: Currency | None = None
    detail: str | None = None
    feature_id: str | None = None
    field_id: str | None = None
    payment_method_id: str | None = None
    plan_id: str | None = None
    price_id: str | None = None


class ClerkIntegrationConfig(Model):
    """Contract: `ClerkIntegrationConfig`."""

    first_events_received: bool | None = None
    webhook_url: str | None = None


class CompanyBillingDetailsView(Model):
    """Contract: `CompanyBillingDetailsView`."""

    checkout_settings: CompanyBillingCheckoutSettings
    custom_fields: list[CheckoutFieldWithValue]
    tax_ids: list[CompanyTaxIdView]
    address: CompanyBillingAddressView | None = None
    email: str | None = None
    phone: str | None = None


class CompanyBillingProfileResponseData(Model):
    """Contract: `CompanyBillingProfileResponseData`."""

    account_id: str
    collection_method: BillingCollectionMethod
    company_id: str
    created_at: Instant
    environment_id: str
    gating_days: int
    id: str
    is_default: bool
    payment_gating: PaymentGating
    provider_type: BillingProviderType
    updated_at: Instant
    billing_customer_id: str | None = None
    collector: Collector | None = None
    currency: Currency | None = None
    days_until_due: int | None = None
    name: str | None = None
    overdraft_limit: int | None = None
    payment_method_id: str | None = None
    proration_behavior: ProrationBehavior | None = None
    purchase_order: str | None = None


class CompanyDetailResponseData(Model):
    """Contract: `CompanyDetailResponseData`."""

    add_ons: list[CompanyPlanWithBillingSubView]
    billing_subscriptions: list[BillingSubscriptionView]
    created_at: Instant
    custom_plan_billings: list[CustomPlanBillingResponseData]
    entitlements: list[FeatureEntitlement]
    entity_traits: list[EntityTraitDetailResponseData]
    environment_id: str
    id: str
    keys: list[EntityKeyDetailResponseData]
    metrics: list[CompanyEventPeriodMetricsResponseData]
    name: str
    payment_methods: list[PaymentMethodResponseData]
    plans: list[GenericPreviewObject]
    rules: list[Rule]
    updated_at: Instant
    user_count: int
    billing_credit_balances: dict[str, float] | None = None
    billing_email: str | None = None
    billing_profile: CompanyBillingProfileResponseData | None = None
    billing_profiles: list[CompanyBillingProfileResponseData] | None = None
    billing_subscription: BillingSubscriptionView | None = None
    default_payment_method: PaymentMethodResponseData | None = None
    last_seen_at: Instant | None = None
    logo_url: str | None = None
    pending_migration: PendingMigrationResponseData | None = None
    plan: CompanyPlanWithBillingSubView | None = None
    scheduled_downgrade: ScheduledDowngradeResponseData | None = None
    traits: dict[str, Any] | None = None


class CompanyEventPeriodMetricsResponseData(Model):
    """Contract: `CompanyEventPeriodMetricsResponseData`."""

    account_id: str
    captured_at_max: Instant
    captured_at_min: Instant
    company_id: str
    created_at: Instant
    environment_id: str
    event_subtype: str
    month_reset: MetricPeriodMonthReset
    period: MetricPeriod
    value: int
    valid_until: Instant | None = None


class CompanyFeatureUsageExportMetadata(Model):
    """Contract: `CompanyFeatureUsageExportMetadata`."""

    company_ids: list[str] | None = None
    credit_type_ids: list[str] | None = None
    entity_key_definition_ids: list[str] | None = None
    entity_trait_definition_ids: list[str] | None = None
    feature_ids: list[str] | None = None
    has_scheduled_downgrade: bool | None = None
    monetized_subscriptions: bool | None = None
    notification_email_recipient_email_addresses: list[str] | None = None
    plan_id: str | None = None
    plan_ids: list[str] | None = None
    plan_version_id: str | None = None
    plan_version_unpublished: bool | None = None
    q: str | None = None
    sort_order_column: str | None = None
    sort_order_direction: CompanyFeatureUsageExportMetadataSortOrderDirection | None = None
    subscription_statuses: list[str] | None = None
    subscription_types: list[str] | None = None
    visible_columns: list[CompanyFeatureUsageExportMetadataVisibleColumnsItem] | None = None
    with_entitlement_for: str | None = None
    with_subscription: bool | None = None
    without_feature_override_for: str | None = None
    without_plan: bool | None = None
    without_subscription: bool | None = None


class CompanyMembershipResponseData(Model):
    """Contract: `CompanyMembershipResponseData`."""

    company_id: str
    created_at: Instant
    id: str
    updated_at: Instant
    user_id: str


class CompanyOverrideNoteResponseData(Model):
    """Contract: `CompanyOverrideNoteResponseData`."""

    created_at: Instant
    external_user_id: str
    external_user_name: str
    id: str
    note: str
    updated_at: Instant


class CompanyOverrideResponseData(Model):
    """Contract: `CompanyOverrideResponseData`."""

    company_id: str
    created_at: Instant
    environment_id: str
    feature_id: str
    id: str
    notes: list[CompanyOverrideNoteResponseData]
    updated_at: Instant
    value_type: EntitlementValueType
    company: CompanyDetailResponseData | None = None
    consumption_rate: float | None = None
    expiration_date: Instant | None = None
    feature: FeatureResponseData | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    rule_id: str | None = None
    rule_id_usage_exceeded: str | None = None
    value_bool: bool | None = None
    value_credit: BillingCreditResponseData | None = None
    value_credit_id: str | None = None
    value_numeric: int | None = None
    value_trait: EntityTraitDefinitionResponseData | None = None
    value_trait_id: str | None = None


class CompanyPlanCreditGrantView(Model):
    """Contract: `CompanyPlanCreditGrantView`."""

    billing_credit_auto_topup_enabled: bool
    billing_credit_auto_topup_self_service: bool
    billing_credit_can_buy_bundles: bool
    billing_credit_postpaid_enabled: bool
    billing_mode: BillingPlanCreditGrantBillingMode
    company_credit_amount: int
    created_at: Instant
    credit_amount: int
    credit_description: str
    credit_id: str
    credit_name: str
    id: str
    plan_id: str
    reset_type: BillingPlanCreditGrantResetType
    rollover_percentage: int
    scaling: PlanCreditGrantScaling
    updated_at: Instant
    billing_credit_arrears_anchor: BillingArrearsAnchor | None = None
    billing_credit_arrears_cadence: BillingArrearsCadence | None = None
    billing_credit_auto_topup_amount: int | None = None
    billing_credit_auto_topup_amount_type: str | None = None
    billing_credit_auto_topup_availability: BillingCreditAutoTopupAvailability | None = None
    billing_credit_auto_topup_expiry_type: BillingCreditExpiryType | None = None
    billing_credit_auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    billing_credit_auto_topup_expiry_unit_count: int | None = None
    billing_credit_auto_topup_threshold_credits: int | None = None
    billing_credit_auto_topup_threshold_percent: int | None = None
    billing_credit_overdraft_limit: float | None = None
    billing_credit_postpaid_rate_per_unit: int | None = None
    billing_credit_postpaid_rate_per_unit_decimal: str | None = None
    billing_product_price_id: str | None = None
    company_auto_topup_amount: int | None = None
    company_auto_topup_enabled: bool | None = None
    company_auto_topup_threshold_credits: int | None = None
    credit: BillingCreditView | None = None
    credit_icon: str | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    license_id: str | None = None
    plan: GenericPreviewObject | None = None
    plan_version_id: str | None = None
    plural_name: str | None = None
    price: BillingPriceView | None = None
    reset_cadence: BillingPlanCreditGrantResetCadence | None = None
    reset_start: BillingPlanCreditGrantResetStart | None = None
    singular_name: str | None = None


class CompanyPlanWithBillingSubView(Model):
    """Contract: `CompanyPlanWithBillingSubView`."""

    id: str
    included_credit_grants: list[CompanyPlanCreditGrantView]
    name: str
    added_on: Instant | None = None
    billing_product_external_id: str | None = None
    billing_product_id: str | None = None
    description: str | None = None
    image_url: str | None = None
    plan_period: str | None = None
    plan_price: int | None = None
    plan_version_id: str | None = None


class CompanySubscriptionResponseData(Model):
    """Contract: `CompanySubscriptionResponseData`."""

    cancel_at_period_end: bool
    currency: Currency
    customer_external_id: str
    discounts: list[BillingSubscriptionDiscountView]
    interval: str
    is_initial: bool
    products: list[BillingProductForSubscriptionResponseData]
    provider_type: BillingProviderType
    status: str
    subscription_external_id: str
    total_price: int
    cancel_at: Instant | None = None
    expired_at: Instant | None = None
    latest_invoice: InvoiceResponseData | None = None
    payment_method: PaymentMethodResponseData | None = None
    trial_end: Instant | None = None


class CompatiblePlans(Model):
    """Contract: `CompatiblePlans`."""

    compatible_plan_ids: list[str]
    source_plan_id: str


class ComponentCapabilities(Model):
    """Contract: `ComponentCapabilities`."""

    badge_visibility: bool
    checkout: bool


class ComponentDisplaySettings(Model):
    """Contract: `ComponentDisplaySettings`."""

    show_as_monthly_prices: bool
    show_credits: bool
    show_estimated_total: bool
    show_feature_description: bool
    show_hard_limit: bool
    show_period_toggle: bool
    show_zero_price_as_free: bool


class ComponentHydrateResponseData(Model):
    """Contract: `ComponentHydrateResponseData`."""

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


class Condition(Model):
    """Contract: `Condition`."""

    account_id: str
    condition_type: ConditionType
    environment_id: str
    id: str
    operator: ComparableOperator
    resource_ids: list[str]
    trait_value: str
    comparison_trait_definition: TraitDefinition | None = None
    consumption_rate: float | None = None
    credit_id: str | None = None
    event_subtype: str | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    quantity_rates: dict[str, float] | None = None
    trait_definition: TraitDefinition | None = None


class ConditionGroup(Model):
    """Contract: `ConditionGroup`."""

    conditions: list[Condition]


class ConditionGroupResponseData(Model):
    """Contract: `ConditionGroupResponseData`."""

    account_id: str
    created_at: Instant
    environment_id: str
    id: str
    rule_id: str
    updated_at: Instant
    flag_id: str | None = None


class ConditionGroupView(Model):
    """Contract: `ConditionGroupView`."""

    account_id: str
    conditions: list[ConditionView]
    created_at: Instant
    environment_id: str
    id: str
    rule_id: str
    updated_at: Instant
    flag_id: str | None = None


class ConditionResponseData(Model):
    """Contract: `ConditionResponseData`."""

    account_id: str
    condition_type: ConditionType
    created_at: Instant
    environment_id: str
    id: str
    operator: ComparableOperator
    resource_unspecified_ids: list[str]
    rule_id: str
    trait_value: str
    trait_value_bool: bool
    trait_value_int: int
    updated_at: Instant
    comparison_trait_id: str | None = None
    condition_group_id: str | None = None
    consumption_rate: float | None = None
    credit_id: str | None = None
    event_subtype: str | None = None
    flag_id: str | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    quantity_rates: dict[str, float] | None = None
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None
    trait_value_date: Instant | None = None


class ConditionView(Model):
    """Contract: `ConditionView`."""

    account_id: str
    billing_products: list[GenericPreviewObject]
    companies: list[GenericPreviewObject]
    condition_type: ConditionType
    created_at: Instant
    environment_id: str
    id: str
    operator: ComparableOperator
    plan_versions: list[GenericPreviewObject]
    plans: list[GenericPreviewObject]
    resource_unspecified_ids: list[str]
    rule_id: str
    trait_value: str
    trait_value_bool: bool
    trait_value_int: int
    updated_at: Instant
    users: list[GenericPreviewObject]
    comparison_trait: EntityTraitDefinitionResponseData | None = None
    comparison_trait_id: str | None = None
    condition_group_id: str | None = None
    consumption_rate: float | None = None
    credit_id: str | None = None
    event_subtype: str | None = None
    flag_id: str | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    quantity_rates: dict[str, float] | None = None
    trait: EntityTraitDefinitionResponseData | None = None
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None
    trait_value_date: Instant | None = None


class CountResponse(Model):
    """Contract: `CountResponse`."""

    count: int | None = None


class CouponRequestBody(Model):
    """Contract: `CouponRequestBody`."""

    amount_off: int
    duration: str
    duration_in_months: int
    max_redemptions: int
    name: str
    percent_off: float
    times_redeemed: int
    currency: Currency | None = None


class CreateBillingPlanCreditGrantRequestBody(Model):
    """Contract: `CreateBillingPlanCreditGrantRequestBody`."""

    credit_amount: int
    credit_id: str
    plan_id: str
    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    apply_to_existing: bool | None = None
    arrears_anchor: BillingArrearsAnchor | None = None
    arrears_cadence: BillingArrearsCadence | None = None
    auto_topup_amount: int | None = None
    auto_topup_amount_type: CreditAutoTopupAmountType | None = None
    auto_topup_availability: BillingCreditAutoTopupAvailability | None = None
    auto_topup_enabled: bool | None = None
    auto_topup_expiry_type: BillingCreditExpiryType | None = None
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    auto_topup_expiry_unit_count: int | None = None
    auto_topup_self_service: bool | None = None
    auto_topup_threshold_credits: int | None = None
    auto_topup_threshold_percent: int | None = None
    billing_mode: BillingPlanCreditGrantBillingMode | None = None
    can_buy_bundles: bool | None = None
    company_credit_amount: int | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    license_id: str | None = None
    overdraft_limit: float | None = None
    plan_version_id: str | None = None
    postpaid_enabled: bool | None = None
    postpaid_rate_per_unit: int | None = None
    postpaid_rate_per_unit_decimal: str | None = None
    price_tiers: list[CreditGrantPriceTierRequestBody] | None = None
    reset_type: BillingPlanCreditGrantResetType | None = None
    rollover_percentage: int | None = None
    scaling: PlanCreditGrantScaling | None = None
    tier_mode: BillingTiersMode | None = None
    unit_price: int | None = None
    unit_price_decimal: str | None = None
    warning_tiers: list[PlanCreditGrantWarningTierRequestBody] | None = None


class CreateEntitlementReqCommon(Model):
    """Contract: `CreateEntitlementReqCommon`."""

    feature_id: str
    value_type: EntitlementValueType
    credit_consumption_rate: float | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    value_bool: bool | None = None
    value_credit_id: str | None = None
    value_numeric: int | None = None
    value_trait_id: str | None = None


class CreatePlanRequestBody(Model):
    """Contract: `CreatePlanRequestBody`."""

    name: str
    plan_type: PlanType
    description: str | None = None
    icon: PlanIcon | None = None


class CreatePriceTierRequestBody(Model):
    """Contract: `CreatePriceTierRequestBody`."""

    flat_amount: int | None = None
    per_unit_price: int | None = None
    per_unit_price_decimal: str | None = None
    up_to: int | None = None


class CreditBundleCurrencyPriceResponseData(Model):
    """Contract: `CreditBundleCurrencyPriceResponseData`."""

    currency: Currency
    price: BillingPriceResponseData | None = None


class CreditCurrencyPrice(Model):
    """Contract: `CreditCurrencyPrice`."""

    currency: Currency
    price: BillingPriceView | None = None


class CreditCurrencyPriceResponseData(Model):
    """Contract: `CreditCurrencyPriceResponseData`."""

    currency: Currency
    price: BillingPriceResponseData | None = None


class CreditGrantDetail(Model):
    """Contract: `CreditGrantDetail`."""

    grant_reason: BillingCreditGrantReason
    quantity: float
    credit_type_icon: str | None = None
    expires_at: Instant | None = None


class CreditGrantExpiryRequestBody(Model):
    """Contract: `CreditGrantExpiryRequestBody`."""

    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    reset_type: BillingPlanCreditGrantResetType | None = None


class CreditGrantPriceTierRequestBody(Model):
    """Contract: `CreditGrantPriceTierRequestBody`."""

    per_unit_price: int | None = None
    per_unit_price_decimal: str | None = None
    up_to: int | None = None


class CreditUsageAggregation(Model):
    """Contract: `CreditUsageAggregation`."""

    usage_this_billing_period: float | None = None
    usage_this_calendar_month: float | None = None
    usage_this_week: float | None = None
    usage_today: float | None = None


class CreditsAutoTopupCompanySummary(Model):
    """Contract: `CreditsAutoTopupCompanySummary`."""

    id: str
    name: str


class CreditsAutoTopupCreditSummary(Model):
    """Contract: `CreditsAutoTopupCreditSummary`."""

    id: str
    name: str


class CreditsAutoTopupHardFailure(Model):
    """Contract: `CreditsAutoTopupHardFailure`."""

    company: CreditsAutoTopupCompanySummary | None = None
    credit: CreditsAutoTopupCreditSummary | None = None
    error_message: str | None = None
    stripe_error_code: str | None = None


class CreditsAutoTopupRetryFailure(Model):
    """Contract: `CreditsAutoTopupRetryFailure`."""

    consecutive_failures: int
    company: CreditsAutoTopupCompanySummary | None = None
    credit: CreditsAutoTopupCreditSummary | None = None
    last_error_message: str | None = None
    stripe_error_code: str | None = None


class CreditsAutoTopupSuccess(Model):
    """Contract: `CreditsAutoTopupSuccess`."""

    grant_id: str
    quantity: int
    company: CreditsAutoTopupCompanySummary | None = None
    credit: CreditsAutoTopupCreditSummary | None = None


class CreditsCreditPurchaseSuccess(Model):
    """Contract: `CreditsCreditPurchaseSuccess`."""

    bundle_id: str
    bundle_name: str
    grant_ids: list[str]
    quantity: int
    company: CreditsWebhookCompanySummary | None = None
    credit: CreditsWebhookCreditSummary | None = None


class CreditsWebhookCompanySummary(Model):
    """Contract: `CreditsWebhookCompanySummary`."""

    id: str
    name: str


class CreditsWebhookCreditSummary(Model):
    """Contract: `CreditsWebhookCreditSummary`."""

    id: str
    name: str


class CurrencyPriceRequestBody(Model):
    """Contract: `CurrencyPriceRequestBody`."""

    currency: Currency
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    monthly_unit_price_decimal: str | None = None
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    quarterly_unit_price_decimal: str | None = None
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    yearly_unit_price_decimal: str | None = None


class CustomPlanBillingResponseData(Model):
    """Contract: `CustomPlanBillingResponseData`."""

    activation_strategy: CustomPlanActivationStrategy
    company_id: str
    created_at: Instant
    days_until_due: int
    id: str
    plan_billing_source: PlanBillingSource
    plan_id: str
    problems: list[CheckoutProblemResponseData]
    send_invoice: bool
    status: CustomPlanBillingStatus
    updated_at: Instant
    billing_cycle_anchor: Instant | None = None
    billing_start_date: Instant | None = None
    checkout_id: str | None = None
    end_date: Instant | None = None
    external_invoice_id: str | None = None
    migration_id: str | None = None
    paid_at: Instant | None = None
    prorate_first_period: bool | None = None
    published_at: Instant | None = None
    stripe_invoice_url: str | None = None


class CustomPlanConfig(Model):
    """Contract: `CustomPlanConfig`."""

    cta_text: str
    cta_web_site: str
    price_text: str


class CustomPlanViewConfigResponseData(Model):
    """Contract: `CustomPlanViewConfigResponseData`."""

    cta_text: str
    cta_web_site: str
    price_text: str


class CustomerBillingAddress(Model):
    """Contract: `CustomerBillingAddress`."""

    city: str
    country: str
    line_1: str = Field(alias="line1")
    line_2: str = Field(alias="line2")
    postal_code: str
    state: str


class DataEventPayload(Model):
    """Contract: `DataEventPayload`."""

    api_key: str
    type: EventType
    backfill: bool | None = None
    body: dict[str, Any] | None = None
    idempotency_key: str | None = None
    sent_at: Instant | None = None
    trusted_client_clock: bool | None = None


class DeleteResponse(Model):
    """Contract: `DeleteResponse`."""

    deleted: bool | None = None


class EntitlementCurrencyPricesResponseData(Model):
    """Contract: `EntitlementCurrencyPricesResponseData`."""

    currency: Currency
    monthly_price: BillingPriceView | None = None
    quarterly_price: BillingPriceView | None = None
    yearly_price: BillingPriceView | None = None


class EntityKeyDefinitionResponseData(Model):
    """Contract: `EntityKeyDefinitionResponseData`."""

    created_at: Instant
    entity_type: EntityType
    id: str
    key: str
    updated_at: Instant


class EntityKeyDetailResponseData(Model):
    """Contract: `EntityKeyDetailResponseData`."""

    created_at: Instant
    definition_id: str
    entity_id: str
    entity_type: EntityType
    environment_id: str
    id: str
    key: str
    updated_at: Instant
    value: str
    definition: EntityKeyDefinitionResponseData | None = None


class EntityKeyResponseData(Model):
    """Contract: `EntityKeyResponseData`."""

    created_at: Instant
    definition_id: str
    entity_id: str
    entity_type: EntityType
    environment_id: str
    id: str
    key: str
    updated_at: Instant
    value: str


class EntityTraitDefinitionResponseData(Model):
    """Contract: `EntityTraitDefinitionResponseData`."""

    created_at: Instant
    display_name: str
    entity_type: EntityType
    hierarchy: list[str]
    id: str
    trait_type: TraitType
    updated_at: Instant


class EntityTraitDetailResponseData(Model):
    """Contract: `EntityTraitDetailResponseData`."""

    created_at: Instant
    definition_id: str
    environment_id: str
    id: str
    updated_at: Instant
    value: str
    definition: EntityTraitDefinitionResponseData | None = None


class EntityTraitResponseData(Model):
    """Contract: `EntityTraitResponseData`."""

    created_at: Instant
    definition_id: str
    environment_id: str
    id: str
    updated_at: Instant
    value: str


class EnvironmentResponseData(Model):
    """Contract: `EnvironmentResponseData`."""

    created_at: Instant
    environment_type: EnvironmentType
    id: str
    name: str
    require_context_signature: bool
    updated_at: Instant


class EventExportMetadata(Model):
    """Contract: `EventExportMetadata`."""

    company_id: str | None = None
    end_time: Instant | None = None
    event_subtype: str | None = None
    event_types: list[EventExportMetadataEventTypesItem] | None = None
    flag_id: str | None = None
    notification_email_recipient_email_addresses: list[str] | None = None
    start_time: Instant | None = None
    user_id: str | None = None


class EventResponseData(Model):
    """Contract: `EventResponseData`."""

    body: dict[str, Any]
    body_preview: str
    captured_at: Instant
    feature_ids: list[str]
    id: str
    quantity: int
    status: EventStatus
    type: EventType
    api_key: str | None = None
    company_id: str | None = None
    enriched_at: Instant | None = None
    environment_id: str | None = None
    error_message: str | None = None
    idempotency_key: str | None = None
    lease_id: str | None = None
    loaded_at: Instant | None = None
    processed_at: Instant | None = None
    reservation_id: str | None = None
    sent_at: Instant | None = None
    subtype: str | None = None
    updated_at: Instant | None = None
    user_id: str | None = None


class EventSummaryResponseData(Model):
    """Contract: `EventSummaryResponseData`."""

    company_count: int
    environment_id: str
    event_count: int
    event_subtype: str
    user_count: int
    last_seen_at: Instant | None = None


class FeatureDetailResponseData(Model):
    """Contract: `FeatureDetailResponseData`."""

    created_at: Instant
    description: str
    event_source: FeatureEventSource
    feature_type: FeatureType
    flags: list[FlagDetailResponseData]
    icon: str
    id: str
    name: str
    plans: list[PreviewObject]
    updated_at: Instant
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_product: BillingProductResponseData | None = None
    event_subtype: str | None = None
    event_summary: EventSummaryResponseData | None = None
    license_id: str | None = None
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer: AccountMemberResponseData | None = None
    maintainer_account_member_id: str | None = None
    plural_name: str | None = None
    singular_name: str | None = None
    trait: EntityTraitDefinitionResponseData | None = None
    trait_id: str | None = None
    usage_limit_trait_id: str | None = None


class FeatureEntitlement(Model):
    """Contract: `FeatureEntitlement`."""

    feature_id: str
    feature_key: str
    value_type: EntitlementValueType
    allocation: int | None = None
    consumption_rate: float | None = None
    credit_id: str | None = None
    credit_remaining: float | None = None
    credit_reserved: float | None = None
    credit_settled: float | None = None
    credit_total: float | None = None
    credit_used: float | None = None
    event_name: str | None = None
    event_subtype: str | None = None
    metric_period: MetricPeriod | None = None
    metric_reset_at: Instant | None = None
    month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    soft_limit: int | None = None
    usage: int | None = None
    warning_tiers: list[WarningTier] | None = None


class FeatureInPlanResponseData(Model):
    """Contract: `FeatureInPlanResponseData`."""

    created_at: Instant
    description: str
    event_source: FeatureEventSource
    feature_type: FeatureType
    flags: list[FlagInPlanResponseData]
    icon: str
    id: str
    name: str
    plans: list[PreviewObject]
    updated_at: Instant
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    event_subtype: str | None = None
    event_summary: EventSummaryResponseData | None = None
    license_id: str | None = None
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    plural_name: str | None = None
    singular_name: str | None = None
    trait: EntityTraitDefinitionResponseData | None = None
    trait_id: str | None = None
    usage_limit_trait_id: str | None = None


class FeatureResponseData(Model):
    """Contract: `FeatureResponseData`."""

    created_at: Instant
    description: str
    event_source: FeatureEventSource
    feature_type: FeatureType
    icon: str
    id: str
    name: str
    updated_at: Instant
    event_subtype: str | None = None
    license_id: str | None = None
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    plural_name: str | None = None
    singular_name: str | None = None
    trait_id: str | None = None
    usage_limit_trait_id: str | None = None


class FeatureUsageDetailResponseData(Model):
    """Contract: `FeatureUsageDetailResponseData`."""

    features: list[FeatureUsageResponseData]


class FeatureUsageLegacyResponseData(Model):
    """Contract: `FeatureUsageLegacyResponseData`."""

    entitlement: str = Field(alias="Entitlement")
    allocation: int | None = Field(None, alias="Allocation")
    credit_usage: CreditUsage | None = Field(None, alias="CreditUsage")
    feature: FeatureView | None = Field(None, alias="Feature")
    metric_reset_at: Instant | None = Field(None, alias="MetricResetAt")
    usage: int | None = Field(None, alias="Usage")


class FeatureUsageResponseData(Model):
    """Contract: `FeatureUsageResponseData`."""

    access: bool
    allocation_type: EntitlementValueType
    entitlement_id: str
    entitlement_type: EntitlementType
    allocation: int | None = None
    company_override: CompanyOverrideResponseData | None = None
    credit_consumption_rate: float | None = None
    credit_grant_counts: dict[str, float] | None = None
    credit_grant_details: list[CreditGrantDetail] | None = None
    credit_grant_reason: BillingCreditGrantReason | None = None
    credit_remaining: float | None = None
    credit_total: float | None = None
    credit_type_icon: str | None = None
    credit_usage_aggregation: CreditUsageAggregation | None = None
    credit_used: float | None = None
    effective_limit: int | None = None
    effective_price: float | None = None
    entitlement_expiration_date: Instant | None = None
    entitlement_source: str | None = None
    feature: FeatureInPlanResponseData | None = None
    has_valid_allocation: bool | None = None
    is_unlimited: bool | None = None
    metric_reset_at: Instant | None = None
    month_reset: MetricPeriodMonthReset | None = None
    monthly_usage_based_price: BillingPriceView | None = None
    overuse: int | None = None
    percent_used: float | None = None
    period: MetricPeriod | None = None
    plan: PlanResponseData | None = None
    plan_entitlement: PlanEntitlementResponseData | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    quarterly_usage_based_price: BillingPriceView | None = None
    soft_limit: int | None = None
    usage: int | None = None
    yearly_usage_based_price: BillingPriceView | None = None


class FeatureView(Model):
    """Contract: `FeatureView`."""

    account_id: str
    created_at: Instant
    description: str
    event_source: FeatureEventSource
    feature_type: FeatureType
    flags: list[FlagView]
    icon: str
    id: str
    name: str
    plans: list[PreviewObject]
    updated_at: Instant
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_product: BillingProductRecordResponseData | None = None
    event_subtype: str | None = None
    event_summary: EventSummaryResponseData | None = None
    license_id: str | None = None
    lifecycle_phase: FeatureLifecyclePhase | None = None
    plural_name: str | None = None
    singular_name: str | None = None
    trait: EntityTraitDefinitionResponseData | None = None
    trait_id: str | None = None
    usage_limit_trait_id: str | None = None


class FlagDetailResponseData(Model):
    """Contract: `FlagDetailResponseData`."""

    created_at: Instant
    description: str
    id: str
    key: str
    name: str
    rules: list[RuleDetailResponseData]
    updated_at: Instant
    default_value: bool | None = None
    feature: FeatureResponseData | None = None
    feature_id: str | None = None
    flag_type: FlagType | None = None
    last_checked_at: Instant | None = None
    maintainer: AccountMemberResponseData | None = None
    maintainer_account_member_id: str | None = None


class FlagInPlanResponseData(Model):
    """Contract: `FlagInPlanResponseData`."""

    created_at: Instant
    description: str
    id: str
    key: str
    name: str
    rules: list[RuleDetailResponseData]
    updated_at: Instant
    default_value: bool | None = None
    feature: FeatureResponseData | None = None
    feature_id: str | None = None
    flag_type: FlagType | None = None
    last_checked_at: Instant | None = None
    maintainer_account_member_id: str | None = None


class FlagView(Model):
    """Contract: `FlagView`."""

    account_id: str
    created_at: Instant
    default_value: bool
    description: str
    id: str
    key: str
    name: str
    rules: list[RuleView]
    updated_at: Instant
    feature: FeatureResponseData | None = None
    feature_id: str | None = None
    flag_type: FlagType | None = None
    last_checked_at: Instant | None = None


class GenericPreviewObject(Model):
    """Contract: `GenericPreviewObject`."""

    id: str
    name: str
    description: str | None = None
    image_url: str | None = None


class IntegrationResponseData(Model):
    """Contract: `IntegrationResponseData`."""

    created_at: Instant
    id: str
    state: IntegrationState
    type: IntegrationType
    updated_at: Instant


class InvoiceRequestBody(Model):
    """Contract: `InvoiceRequestBody`."""

    amount_due: int
    amount_paid: int
    amount_remaining: int
    collection_method: str
    currency: Currency
    customer_external_id: str
    subtotal: int
    due_date: Instant | None = None
    ending_balance: int | None = None
    payment_method_external_id: str | None = None
    starting_balance: int | None = None
    status: InvoiceStatus | None = None
    subscription_external_id: str | None = None
    total: int | None = None
    url: str | None = None


class InvoiceResponseData(Model):
    """Contract: `InvoiceResponseData`."""

    amount_due: int
    amount_paid: int
    amount_remaining: int
    collection_method: str
    created_at: Instant
    currency: Currency
    customer_external_id: str
    ending_balance: int
    environment_id: str
    id: str
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


class MeterRequestBody(Model):
    """Contract: `MeterRequestBody`."""

    display_name: str
    event_name: str
    event_payload_key: str


class MetronomeIntegrationConfig(Model):
    """Contract: `MetronomeIntegrationConfig`."""

    external_customer_id_key: str | None = None


class OrbIntegrationConfig(Model):
    """Contract: `OrbIntegrationConfig`."""

    external_customer_id_key: str | None = None


class PaymentMethodRequestBody(Model):
    """Contract: `PaymentMethodRequestBody`."""

    customer_external_id: str
    payment_method_type: str
    account_last_4: str | None = Field(None, alias="account_last4")
    account_name: str | None = None
    bank_name: str | None = None
    billing_email: str | None = None
    billing_name: str | None = None
    card_brand: str | None = None
    card_exp_month: int | None = None
    card_exp_year: int | None = None
    card_last_4: str | None = Field(None, alias="card_last4")


class PaymentMethodResponseData(Model):
    """Contract: `PaymentMethodResponseData`."""

    created_at: Instant
    customer_external_id: str
    environment_id: str
    external_id: str
    id: str
    payment_method_type: str
    provider_type: BillingProviderType
    updated_at: Instant
    account_last_4: str | None = Field(None, alias="account_last4")
    account_name: str | None = None
    bank_name: str | None = None
    billing_email: str | None = None
    billing_name: str | None = None
    card_brand: str | None = None
    card_exp_month: int | None = None
    card_exp_year: int | None = None
    card_last_4: str | None = Field(None, alias="card_last4")
    company_id: str | None = None


class PendingMigrationResponseData(Model):
    """Contract: `PendingMigrationResponseData`."""

    migration_id: str
    strategy: PlanVersionMigrationStrategy
    to_plan_id: str
    to_plan_name: str
    to_plan_version_id: str
    effective_at: Instant | None = None
    proration_behavior: MigrationProrationBehavior | None = None
    scheduled_for: Instant | None = None
    to_plan_version_number: int | None = None


class PlanCatalogMembershipResponseData(Model):
    """Contract: `PlanCatalogMembershipResponseData`."""

    id: str
    name: str


class PlanCreditGrantView(Model):
    """Contract: `PlanCreditGrantView`."""

    billing_credit_auto_topup_enabled: bool
    billing_credit_auto_topup_self_service: bool
    billing_credit_can_buy_bundles: bool
    billing_credit_postpaid_enabled: bool
    billing_mode: BillingPlanCreditGrantBillingMode
    company_credit_amount: int
    created_at: Instant
    credit_amount: int
    credit_description: str
    credit_id: str
    credit_name: str
    id: str
    plan_id: str
    reset_type: BillingPlanCreditGrantResetType
    rollover_percentage: int
    scaling: PlanCreditGrantScaling
    updated_at: Instant
    billing_credit_arrears_anchor: BillingArrearsAnchor | None = None
    billing_credit_arrears_cadence: BillingArrearsCadence | None = None
    billing_credit_auto_topup_amount: int | None = None
    billing_credit_auto_topup_amount_type: str | None = None
    billing_credit_auto_topup_availability: BillingCreditAutoTopupAvailability | None = None
    billing_credit_auto_topup_expiry_type: BillingCreditExpiryType | None = None
    billing_credit_auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    billing_credit_auto_topup_expiry_unit_count: int | None = None
    billing_credit_auto_topup_threshold_credits: int | None = None
    billing_credit_auto_topup_threshold_percent: int | None = None
    billing_credit_overdraft_limit: float | None = None
    billing_credit_postpaid_rate_per_unit: int | None = None
    billing_credit_postpaid_rate_per_unit_decimal: str | None = None
    billing_product_price_id: str | None = None
    credit: BillingCreditView | None = None
    credit_icon: str | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    license_id: str | None = None
    plan: GenericPreviewObject | None = None
    plan_version_id: str | None = None
    plural_name: str | None = None
    price: BillingPriceView | None = None
    reset_cadence: BillingPlanCreditGrantResetCadence | None = None
    reset_start: BillingPlanCreditGrantResetStart | None = None
    singular_name: str | None = None


class PlanCreditGrantWarningTierRequestBody(Model):
    """Contract: `PlanCreditGrantWarningTierRequestBody`."""

    key: str
    value: int


class PlanCreditVisibility(Model):
    """Contract: `PlanCreditVisibility`."""

    credit_id: str
    visible: bool


class PlanCurrencyPriceRequestBody(Model):
    """Contract: `PlanCurrencyPriceRequestBody`."""

    currency: Currency
    monthly_price: int | None = None
    one_time_price: int | None = None
    quarterly_price: int | None = None
    yearly_price: int | None = None


class PlanCurrencyPricesResponseData(Model):
    """Contract: `PlanCurrencyPricesResponseData`."""

    currency: Currency
    monthly_price: BillingPriceResponseData | None = None
    one_time_price: BillingPriceResponseData | None = None
    quarterly_price: BillingPriceResponseData | None = None
    yearly_price: BillingPriceResponseData | None = None


class PlanDetailResponseData(Model):
    """Contract: `PlanDetailResponseData`."""

    billing_strategy: BillingStrategy
    charge_type: ChargeType
    company_count: int
    controlled_by: BillingProviderType
    created_at: Instant
    credits: list[BillingCreditResponseData]
    currency_prices: list[PlanCurrencyPricesResponseData]
    description: str
    features: list[FeatureInPlanResponseData]
    icon: PlanIcon
    id: str
    is_default: bool
    is_trialable: bool
    name: str
    plan_type: PlanType
    updated_at: Instant
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
    draft_version: PlanVersionResponseData | None = None
    entitlements: list[PlanEntitlementResponseData] | None = None
    included_credit_grants: list[BillingPlanCreditGrantResponseData] | None = None
    is_free: bool | None = None
    monthly_price: BillingPriceResponseData | None = None
    one_time_price: BillingPriceResponseData | None = None
    quarterly_price: BillingPriceResponseData | None = None
    trial_days: int | None = None
    yearly_price: BillingPriceResponseData | None = None


class PlanEntitlementResponseData(Model):
    """Contract: `PlanEntitlementResponseData`."""

    created_at: Instant
    currency_prices: list[EntitlementCurrencyPricesResponseData]
    environment_id: str
    feature_id: str
    id: str
    plan_id: str
    rule_id: str
    updated_at: Instant
    value_type: EntitlementValueType
    warning_tiers: list[WarningTierResponseData]
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_threshold: int | None = None
    consumption_rate: float | None = None
    feature: FeatureResponseData | None = None
    metered_monthly_price: BillingPriceView | None = None
    metered_quarterly_price: BillingPriceView | None = None
    metered_yearly_price: BillingPriceView | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    plan: PlanResponseData | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    quantity_rates: dict[str, float] | None = None
    rule_id_usage_exceeded: str | None = None
    soft_limit: int | None = None
    usage_based_product: BillingProductResponseData | None = None
    usage_quantity: int | None = None
    value_bool: bool | None = None
    value_credit: BillingCreditResponseData | None = None
    value_numeric: int | None = None
    value_trait: EntityTraitDefinitionResponseData | None = None
    value_trait_id: str | None = None


class PlanGroupPlanDetailResponseData(Model):
    """Contract: `PlanGroupPlanDetailResponseData`."""

    available_periods: list[PlanPriceCadence]
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    company_count: int
    compatible_plan_ids: list[str]
    controlled_by: BillingProviderType
    created_at: Instant
    credits: list[BillingCreditResponseData]
    currency_prices: list[PlanCurrencyPricesResponseData]
    description: str
    features: list[FeatureInPlanResponseData]
    icon: PlanIcon
    id: str
    is_custom: bool
    is_default: bool
    is_trialable: bool
    name: str
    plan_type: PlanType
    updated_at: Instant
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
    custom_plan_config: CustomPlanViewConfigResponseData | None = None
    draft_version: PlanVersionResponseData | None = None
    entitlements: list[PlanEntitlementResponseData] | None = None
    included_credit_grants: list[BillingPlanCreditGrantResponseData] | None = None
    is_free: bool | None = None
    monthly_price: BillingPriceResponseData | None = None
    one_time_price: BillingPriceResponseData | None = None
    quarterly_price: BillingPriceResponseData | None = None
    trial_days: int | None = None
    yearly_price: BillingPriceResponseData | None = None


class PlanIssueResponseData(Model):
    """Contract: `PlanIssueResponseData`."""

    code: str
    description: str
    detail: str | None = None
    id: str | None = None


class PlanResponseData(Model):
    """Contract: `PlanResponseData`."""

    created_at: Instant
    description: str
    icon: PlanIcon
    id: str
    name: str
    plan_type: PlanType
    updated_at: Instant
    audience_type: str | None = None
    company_id: str | None = None
    copied_from_plan_id: str | None = None


class PlanVersionResponseData(Model):
    """Contract: `PlanVersionResponseData`."""

    created_at: Instant
    description: str
    environment_id: str
    icon: PlanIcon
    id: str
    name: str
    plan_type: PlanType
    renewal_policy: RenewalPolicy
    status: PlanVersionStatus
    updated_at: Instant
    version: int
    original_plan_id: str | None = None


class PreviewObject(Model):
    """Contract: `PreviewObject`."""

    id: str
    name: str
    description: str | None = None
    image_url: str | None = None


class PreviewObjectResponseData(Model):
    """Contract: `PreviewObjectResponseData`."""

    id: str
    name: str
    description: str | None = None
    image_url: str | None = None


class Rule(Model):
    """Contract: `Rule`."""

    account_id: str
    condition_groups: list[ConditionGroup]
    conditions: list[Condition]
    environment_id: str
    id: str
    name: str
    priority: int
    rule_type: RuleType
    value: bool
    flag_id: str | None = None


class RuleConditionDetailResponseData(Model):
    """Contract: `RuleConditionDetailResponseData`."""

    condition_type: ConditionType
    created_at: Instant
    environment_id: str
    id: str
    operator: ComparableOperator
    resource_ids: list[str]
    resources: list[PreviewObjectResponseData]
    rule_id: str
    trait_value: str
    updated_at: Instant
    comparison_trait: EntityTraitDefinitionResponseData | None = None
    comparison_trait_id: str | None = None
    condition_group_id: str | None = None
    event_subtype: str | None = None
    flag_id: str | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    plan_versions: list[RuleConditionPlanVersionResponseData] | None = None
    trait: EntityTraitDefinitionResponseData | None = None
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None


class RuleConditionGroupDetailResponseData(Model):
    """Contract: `RuleConditionGroupDetailResponseData`."""

    conditions: list[RuleConditionDetailResponseData]
    created_at: Instant
    environment_id: str
    id: str
    rule_id: str
    updated_at: Instant
    flag_id: str | None = None


class RuleConditionGroupResponseData(Model):
    """Contract: `RuleConditionGroupResponseData`."""

    created_at: Instant
    environment_id: str
    id: str
    rule_id: str
    updated_at: Instant
    flag_id: str | None = None


class RuleConditionPlanVersionResponseData(Model):
    """Contract: `RuleConditionPlanVersionResponseData`."""

    id: str
    name: str
    status: PlanVersionStatus
    version: int


class RuleConditionResponseData(Model):
    """Contract: `RuleConditionResponseData`."""

    condition_type: ConditionType
    created_at: Instant
    environment_id: str
    id: str
    operator: ComparableOperator
    resource_ids: list[str]
    rule_id: str
    trait_value: str
    updated_at: Instant
    comparison_trait_id: str | None = None
    condition_group_id: str | None = None
    event_subtype: str | None = None
    flag_id: str | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None


class RuleDetailResponseData(Model):
    """Contract: `RuleDetailResponseData`."""

    condition_groups: list[RuleConditionGroupDetailResponseData]
    conditions: list[RuleConditionDetailResponseData]
    created_at: Instant
    environment_id: str
    id: str
    name: str
    priority: int
    rule_type: RuleType
    updated_at: Instant
    value: bool
    flag_id: str | None = None


class RuleResponseData(Model):
    """Contract: `RuleResponseData`."""

    created_at: Instant
    environment_id: str
    id: str
    name: str
    priority: int
    rule_type: RuleType
    updated_at: Instant
    value: bool
    flag_id: str | None = None


class RuleView(Model):
    """Contract: `RuleView`."""

    account_id: str
    condition_groups: list[ConditionGroupView]
    conditions: list[ConditionView]
    created_at: Instant
    environment_id: str
    id: str
    name: str
    priority: int
    rule_type: RuleType
    updated_at: Instant
    value: bool
    flag_id: str | None = None


class RulesengineCheckFlagResult(Model):
    """Contract: `RulesengineCheckFlagResult`."""

    flag_key: str
    reason: str
    value: bool
    company_id: str | None = None
    entitlement: RulesengineFeatureEntitlement | None = None
    err: str | None = None
    feature_allocation: int | None = None
    feature_usage: int | None = None
    feature_usage_event: str | None = None
    feature_usage_period: RulesengineMetricPeriod | None = None
    feature_usage_reset_at: Instant | None = None
    flag_id: str | None = None
    rule_id: str | None = None
    rule_type: RulesengineRuleType | None = None
    user_id: str | None = None


class RulesengineCompany(Model):
    """Contract: `RulesengineCompany`."""

    account_id: str
    billing_product_ids: list[str]
    credit_balances: dict[str, float]
    environment_id: str
    id: str
    keys: dict[str, str]
    metrics: list[RulesengineCompanyMetric]
    plan_ids: list[str]
    plan_version_ids: list[str]
    rules: list[RulesengineRule]
    traits: list[RulesengineTrait]
    base_plan_id: str | None = None
    credit_postpaid: dict[str, RulesengineCreditPostpaidConfig] | None = None
    credit_spend_policies: list[RulesengineCreditSpendPolicy] | None = None
    entitlements: list[RulesengineFeatureEntitlement] | None = None
    subscription: RulesengineSubscription | None = None


class RulesengineCompanyMetric(Model):
    """Contract: `RulesengineCompanyMetric`."""

    account_id: str
    company_id: str
    created_at: Instant
    environment_id: str
    event_subtype: str
    month_reset: RulesengineMetricPeriodMonthReset
    period: RulesengineMetricPeriod
    value: int
    valid_until: Instant | None = None


class RulesengineCondition(Model):
    """Contract: `RulesengineCondition`."""

    account_id: str
    condition_type: RulesengineConditionType
    environment_id: str
    id: str
    operator: RulesengineComparableOperator
    resource_ids: list[str]
    trait_value: str
    comparison_trait_definition: RulesengineTraitDefinition | None = None
    consumption_rate: float | None = None
    credit_id: str | None = None
    event_subtype: str | None = None
    metric_period: RulesengineMetricPeriod | None = None
    metric_period_month_reset: RulesengineMetricPeriodMonthReset | None = None
    metric_value: int | None = None
    quantity_rates: dict[str, float] | None = None
    trait_definition: RulesengineTraitDefinition | None = None


class RulesengineConditionGroup(Model):
    """Contract: `RulesengineConditionGroup`."""

    conditions: list[RulesengineCondition]


class RulesengineCreditPostpaidConfig(Model):
    """Contract: `RulesengineCreditPostpaidConfig`."""

    overdraft_limit: float | None = None


class RulesengineCreditSpendPolicy(Model):
    """Contract: `RulesengineCreditSpendPolicy`."""

    credit_id: str
    id: str
    kind: str
    limit: float
    scope: RulesengineCreditSpendPolicyScope
    company_id: str | None = None
    consumed: float | None = None
    label: str | None = None
    resets_at: Instant | None = None
    window: RulesengineCreditSpendWindow | None = None


class RulesengineCreditSpendWindow(Model):
    """Contract: `RulesengineCreditSpendWindow`."""

    count: int
    unit: str


class RulesengineFeatureEntitlement(Model):
    """Contract: `RulesengineFeatureEntitlement`."""

    feature_id: str
    feature_key: str
    value_type: RulesengineEntitlementValueType
    allocation: int | None = None
    consumption_rate: float | None = None
    credit_id: str | None = None
    credit_remaining: float | None = None
    credit_reserved: float | None = None
    credit_settled: float | None = None
    credit_total: float | None = None
    credit_used: float | None = None
    event_name: str | None = None
    event_subtype: str | None = None
    metric_period: RulesengineMetricPeriod | None = None
    metric_reset_at: Instant | None = None
    month_reset: RulesengineMetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    soft_limit: int | None = None
    usage: int | None = None
    warning_tiers: list[RulesengineWarningTier] | None = None


class RulesengineFlag(Model):
    """Contract: `RulesengineFlag`."""

    account_id: str
    default_value: bool
    environment_id: str
    id: str
    key: str
    rules: list[RulesengineRule]


class RulesengineRule(Model):
    """Contract: `RulesengineRule`."""

    account_id: str
    condition_groups: list[RulesengineConditionGroup]
    conditions: list[RulesengineCondition]
    environment_id: str
    id: str
    name: str
    priority: int
    rule_type: RulesengineRuleType
    value: bool
    flag_id: str | None = None


class RulesengineSubscription(Model):
    """Contract: `RulesengineSubscription`."""

    id: str
    period_end: Instant
    period_start: Instant


class RulesengineTrait(Model):
    """Contract: `RulesengineTrait`."""

    value: str
    trait_definition: RulesengineTraitDefinition | None = None


class RulesengineTraitDefinition(Model):
    """Contract: `RulesengineTraitDefinition`."""

    comparable_type: RulesengineTraitDefinitionComparableType
    entity_type: RulesengineEntityType
    id: str


class RulesengineUser(Model):
    """Contract: `RulesengineUser`."""

    account_id: str
    environment_id: str
    id: str
    keys: dict[str, str]
    rules: list[RulesengineRule]
    traits: list[RulesengineTrait]
    credit_spend_policies: list[RulesengineCreditSpendPolicy] | None = None


class RulesengineWarningTier(Model):
    """Contract: `RulesengineWarningTier`."""

    key: str
    value: int


class ScheduledDowngradeResponseData(Model):
    """Contract: `ScheduledDowngradeResponseData`."""

    currency: Currency
    effective_after: Instant
    from_plan_id: str
    from_plan_name: str
    from_subscription_price: int
    id: str
    interval: str
    to_plan_id: str
    to_plan_name: str
    scheduled_interval: str | None = None
    scheduled_price: int | None = None


class StripeIntegrationConfig(Model):
    """Contract: `StripeIntegrationConfig`."""

    is_sandbox: bool
    live_mode: bool
    account_id: str | None = None
    account_name: str | None = None
    claimable_sandbox_expires_at: Instant | None = None
    claimable_sandbox_id: str | None = None
    claimable_sandbox_status: str | None = None
    company_update_only: bool | None = None
    onboard_url: str | None = None
    return_to: str | None = None


class TaxIdInput(Model):
    """Contract: `TaxIdInput`."""

    type: TaxIdType
    value: str


class TemporaryAccessTokenResponseData(Model):
    """Contract: `TemporaryAccessTokenResponseData`."""

    created_at: Instant
    environment_id: str
    expired_at: Instant
    id: str
    issuer_type: TemporaryAccessTokenIssuerType
    updated_at: Instant
    api_key_id: str | None = None
    resource_type: TemporaryAccessTokenResourceType | None = None


class TraitDefinition(Model):
    """Contract: `TraitDefinition`."""

    comparable_type: TraitDefinitionComparableType
    entity_type: EntityType
    id: str


class UpdateBillingPlanCreditGrantRequestBody(Model):
    """Contract: `UpdateBillingPlanCreditGrantRequestBody`."""

    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    apply_to_existing: bool | None = None
    arrears_anchor: BillingArrearsAnchor | None = None
    arrears_cadence: BillingArrearsCadence | None = None
    auto_topup_amount: int | None = None
    auto_topup_amount_type: CreditAutoTopupAmountType | None = None
    auto_topup_availability: BillingCreditAutoTopupAvailability | None = None
    auto_topup_enabled: bool | None = None
    auto_topup_expiry_type: BillingCreditExpiryType | None = None
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    auto_topup_expiry_unit_count: int | None = None
    auto_topup_self_service: bool | None = None
    auto_topup_threshold_credits: int | None = None
    auto_topup_threshold_percent: int | None = None
    billing_mode: BillingPlanCreditGrantBillingMode | None = None
    can_buy_bundles: bool | None = None
    company_credit_amount: int | None = None
    credit_amount: int | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    license_id: str | None = None
    overdraft_limit: float | None = None
    postpaid_enabled: bool | None = None
    postpaid_rate_per_unit: int | None = None
    postpaid_rate_per_unit_decimal: str | None = None
    price_tiers: list[CreditGrantPriceTierRequestBody] | None = None
    reset_type: BillingPlanCreditGrantResetType | None = None
    rollover_percentage: int | None = None
    scaling: PlanCreditGrantScaling | None = None
    tier_mode: BillingTiersMode | None = None
    unit_price: int | None = None
    unit_price_decimal: str | None = None
    warning_tiers: list[PlanCreditGrantWarningTierRequestBody] | None = None


class UpdateEntitlementReqCommon(Model):
    """Contract: `UpdateEntitlementReqCommon`."""

    value_type: EntitlementValueType
    credit_consumption_rate: float | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    value_bool: bool | None = None
    value_credit_id: str | None = None
    value_numeric: int | None = None
    value_trait_id: str | None = None


class UpdatePlanRequestBody(Model):
    """Contract: `UpdatePlanRequestBody`."""

    name: str
    description: str | None = None
    icon: PlanIcon | None = None


class UpdateRuleRequestBody(Model):
    """Contract: `UpdateRuleRequestBody`."""

    condition_groups: list[CreateOrUpdateConditionGroupRequestBody]
    conditions: list[CreateOrUpdateConditionRequestBody]
    name: str
    priority: int
    value: bool


class UpsertBillingProductRequestBody(Model):
    """Contract: `UpsertBillingProductRequestBody`."""

    charge_type: ChargeType
    is_trialable: bool
    billing_product_id: str | None = None
    billing_strategy: BillingStrategy | None = None
    currency: Currency | None = None
    currency_prices: list[PlanCurrencyPriceRequestBody] | None = None
    monthly_price: int | None = None
    monthly_price_id: str | None = None
    one_time_price: int | None = None
    one_time_price_id: str | None = None
    quarterly_price: int | None = None
    quarterly_price_id: str | None = None
    trial_days: int | None = None
    yearly_price: int | None = None
    yearly_price_id: str | None = None


class UpsertUserSubRequestBody(Model):
    """Contract: `UpsertUserSubRequestBody`."""

    keys: dict[str, str]
    company_id: str | None = None
    company_ids: list[str] | None = None
    id: str | None = None
    last_seen_at: Instant | None = None
    name: str | None = None
    remove_keys: list[str] | None = None
    traits: dict[str, Any] | None = None
    update_only: bool | None = None


class UsageBasedEntitlementRequestBody(Model):
    """Contract: `UsageBasedEntitlementRequestBody`."""

    billing_product_id: str | None = None
    billing_threshold: int | None = None
    currency: Currency | None = None
    currency_prices: list[CurrencyPriceRequestBody] | None = None
    monthly_metered_price_id: str | None = None
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    monthly_unit_price_decimal: str | None = None
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_billing_product_id: str | None = None
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_metered_price_id: str | None = None
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    quarterly_unit_price_decimal: str | None = None
    soft_limit: int | None = None
    tier_mode: BillingTiersMode | None = None
    usage_quantity: int | None = None
    yearly_metered_price_id: str | None = None
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    yearly_unit_price_decimal: str | None = None


class UsageBasedEntitlementResponseData(Model):
    """Contract: `UsageBasedEntitlementResponseData`."""

    feature_id: str
    value_type: EntitlementValueType
    billing_threshold: int | None = None
    consumption_rate: float | None = None
    metered_price: BillingPriceView | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    monthly_usage_based_price: BillingPriceView | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    quarterly_usage_based_price: BillingPriceView | None = None
    usage_quantity: int | None = None
    value_bool: bool | None = None
    value_numeric: int | None = None
    yearly_usage_based_price: BillingPriceView | None = None


class UserResponseData(Model):
    """Contract: `UserResponseData`."""

    created_at: Instant
    environment_id: str
    id: str
    name: str
    updated_at: Instant
    last_seen_at: Instant | None = None


class WarningTier(Model):
    """Contract: `WarningTier`."""

    key: str
    value: int


class WarningTierRequestBody(Model):
    """Contract: `WarningTierRequestBody`."""

    key: str
    value: int


class WarningTierResponseData(Model):
    """Contract: `WarningTierResponseData`."""

    id: str
    key: str
    value: int


class WebFeatureUsageWebhookOutput(Model):
    """Contract: `WebFeatureUsageWebhookOutput`."""

    entitlement: str = Field(alias="Entitlement")
    allocation: int | None = Field(None, alias="Allocation")
    company: CompanyDetailResponseData | None = None
    credit_usage: CreditUsage | None = Field(None, alias="CreditUsage")
    feature: FeatureView | None = Field(None, alias="Feature")
    metric_reset_at: Instant | None = Field(None, alias="MetricResetAt")
    usage: int | None = Field(None, alias="Usage")


class WebScheduledDowngradeWebhookOutput(Model):
    """Contract: `WebScheduledDowngradeWebhookOutput`."""

    execute_after: Instant
    id: str
    company: CompanyResponseData | None = None
    from_plan: PlanSnapshotView | None = None
    scheduled_interval: str | None = None
    scheduled_price: int | None = None
    to_plan: PlanSnapshotView | None = None


class WebhookEventResponseData(Model):
    """Contract: `WebhookEventResponseData`."""

    attempt_count: int
    created_at: Instant
    id: str
    request_type: WebhookRequestType
    status: WebhookEventStatus
    updated_at: Instant
    webhook_id: str
    payload: str | None = None
    response_code: int | None = None
    sent_at: Instant | None = None


class WebhookUrl(Model):
    """Contract: `WebhookUrl`."""

    type: IntegrationType
    url: str


class WorkOsIntegrationConfig(Model):
    """Contract: `WorkOsIntegrationConfig`."""

    first_events_received: bool | None = None
    webhook_url: str | None = None


from schematic.types.accesstokens import TemporaryAccessTokenIssuerType, TemporaryAccessTokenResourceType
from schematic.types.catalogs import (
    CatalogCapabilitiesResponseData,
    CatalogCurrencyPricesResponseData,
    CatalogCustomPlanCtaResponseData,
    CatalogPriceResponseData,
)
from schematic.types.checkout import (
    CompanyBillingAddressView,
    CompanyBillingCheckoutSettings,
    CompanyTaxIdView,
    UpdateAddOnRequestBody,
    UpdateAutoTopupOverrideRequestBody,
    UpdateCreditBundleRequestBody,
    UpdatePayInAdvanceRequestBody,
)
from schematic.types.companies import CompanyResponseData, PlanSnapshotView
from schematic.types.components import (
    BillingCreditBundleView,
    CompanyPlanDetailResponseData,
    ComponentCheckoutSettings,
    ComponentResponseData,
    CreditCompanyGrantView,
    StripeEmbedInfo,
    UpcomingInvoiceResponseData,
)
from schematic.types.dataexports import (
    CompanyFeatureUsageExportMetadataSortOrderDirection,
    CompanyFeatureUsageExportMetadataVisibleColumnsItem,
    EventExportMetadataEventTypesItem,
)
from schematic.types.entitlements import CreditUsage
from schematic.types.events import EventStatus, EventType
from schematic.types.features import CreateOrUpdateConditionGroupRequestBody, CreateOrUpdateConditionRequestBody
from schematic.types.webhooks import WebhookEventStatus, WebhookRequestType
