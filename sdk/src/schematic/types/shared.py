# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types that several resources share."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model

# What a member may change. Account-wide: features, flags, flag rules, plans. The others apply within an environment.
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


# `admin` may do everything; `member` only what its permissions grant, and reads when none are given.
AccountMemberRole: TypeAlias = Literal["admin", "member"] | str


# Who acted: a key, a member signed in to the console, the Stripe app, the server itself, or a temporary access token.
ActorType: TypeAlias = Literal["api_key", "app_user", "stripe_app", "system", "temporary_access_token"] | str


# `capture` sends events, `read` reads and checks flags, `write` changes data, `admin` includes account-wide objects.
ApiKeyScope: TypeAlias = Literal["admin", "capture", "read", "write"] | str


# When a monthly charge in arrears falls: at the billing period's monthly anniversary, or at the calendar month's end.
BillingArrearsAnchor: TypeAlias = Literal["billing_period_start", "month_end"] | str


# How often overage or postpaid use is charged. `quarterly` exists for overage only.
BillingArrearsCadence: TypeAlias = Literal["end_of_billing_period", "monthly", "quarterly"] | str


# `charge_automatically` takes the stored payment method; `send_invoice` asks for payment.
BillingCollectionMethod: TypeAlias = Literal["charge_automatically", "send_invoice"] | str


# `automatic` applies to every company on the plan, `user_controlled` to those that switch it on, `off` to none.
BillingCreditAutoTopupAvailability: TypeAlias = Literal["off", "automatic", "user_controlled"] | str


# Only an `active` bundle can be bought.
BillingCreditBundleStatus: TypeAlias = Literal["active", "inactive"] | str


# `fixed` holds a set number of credits.
BillingCreditBundleType: TypeAlias = Literal["fixed"]


# Order in which grants are used up, after adjustments and rollovers, which always go first.
BillingCreditBurnStrategy: TypeAlias = (
    Literal[
        "expiration_priority",
        "first_in_first_out",
        "last_in_first_out",
        "plan_first_then_credit_bundles_first_in_first_out",
    ]
    | str
)


# When a grant ends. `duration` counts units from the grant; the others follow the subscription, its trial, or
# nothing.
BillingCreditExpiryType: TypeAlias = (
    Literal["duration", "end_of_billing_period", "end_of_next_billing_period", "end_of_trial", "no_expiry"] | str
)


# Unit of an expiry's duration.
BillingCreditExpiryUnit: TypeAlias = Literal["billing_periods", "days"] | str


# Where a grant came from. The three `postpaid_…` reasons are bookkeeping for a balance below zero.
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


# Why what remained of a grant was set to zero.
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


# Who keeps the balance: this API, or an outside system that is mirrored (`external_mirror`) or also prices usage
# (`external_rated`).
BillingCreditLedgerAuthority: TypeAlias = Literal["schematic_authoritative", "external_mirror", "external_rated"] | str


# What becomes of credits left at the end of a period, unless a grant says otherwise.
BillingCreditRolloverPolicy: TypeAlias = Literal["expire", "none", "rollover"] | str


# `granted` credits are part of the plan's price; `billed` ones are a line of their own, on custom plans only.
BillingPlanCreditGrantBillingMode: TypeAlias = Literal["granted", "billed"] | str


# How often a plan grants its credits anew.
BillingPlanCreditGrantResetCadence: TypeAlias = (
    Literal["daily", "every_6_months", "monthly", "quarterly", "weekly", "yearly"] | str
)


# `billing_period` resets on the company's own anniversary, `first_of_month` at the calendar start of the cadence.
BillingPlanCreditGrantResetStart: TypeAlias = Literal["billing_period", "first_of_month"] | str


# `plan_period` grants again at every reset, `no_reset` once.
BillingPlanCreditGrantResetType: TypeAlias = Literal["no_reset", "plan_period"] | str


# `per_unit` has one price for every unit, `tiered` a price per range of quantity.
BillingPriceScheme: TypeAlias = Literal["per_unit", "tiered"] | str


# `licensed` is charged by a set quantity, `metered` by reported usage.
BillingPriceUsageType: TypeAlias = Literal["licensed", "metered"] | str


# Unit of a price's period; a quarter is three months, `one-time` has none.
BillingProductPriceInterval: TypeAlias = Literal["day", "month", "one-time", "year"] | str


# System that bills. `schematic` is this server itself.
BillingProviderType: TypeAlias = Literal["metronome", "orb", "schematic", "stripe"] | str


# Who charges for a plan: this API through the provider, the provider on its own, or nobody.
BillingStrategy: TypeAlias = Literal["schematic_managed", "provider_managed", "no_billing"] | str


# Whether a trial that ends turns into a paid subscription or stops.
BillingSubscriptionTrialEndSetting: TypeAlias = Literal["cancel", "subscribe"] | str


# `graduated` prices each unit in its own tier, `volume` all units in the tier the total falls in.
BillingTiersMode: TypeAlias = Literal["graduated", "volume"] | str


# Whether a plan costs something, and whether it does so once or again and again. `none` is not priced at all.
ChargeType: TypeAlias = Literal["free", "none", "one_time", "recurring"] | str


# Whether credit bundles are bought one by one or with a quantity.
CheckoutBundlePurchaseBehavior: TypeAlias = Literal["individual", "quantity"] | str


# What is wrong with a plan selection.
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


# Who found the problem: the billing provider, a rule of the plan, or the check of the request.
CheckoutProblemSource: TypeAlias = Literal["provider", "requirement", "validation"] | str


# Who collects the money. `external` is outside this API: payments are recorded, not taken.
Collector: TypeAlias = Literal["external", "stripe_invoice", "stripe_payments"] | str


# How a condition compares. For sets of ids `eq` means any in common and `ne` none in common.
ComparableOperator: TypeAlias = Literal["eq", "gt", "gte", "is_empty", "lt", "lte", "not_empty", "ne"] | str


# What a condition looks at: who asks, their plan or product, a trait, usage (`metric`) or a credit balance.
ConditionType: TypeAlias = (
    Literal["base_plan", "billing_product", "company", "credit", "metric", "plan", "plan_version", "trait", "user"]
    | str
)


# Unit of a top-up's amount.
CreditAutoTopupAmountType: TypeAlias = Literal["credit"]


# Whom a spend policy caps. `group` is never created through this API.
CreditSpendPolicyScope: TypeAlias = Literal["company", "user", "group"] | str


# Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents.
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


# Whether a custom plan gives access when it is published or when its invoice is paid.
CustomPlanActivationStrategy: TypeAlias = Literal["on_payment", "on_publish"] | str


# State of a custom plan's invoice; `expired` was not paid in time.
CustomPlanBillingStatus: TypeAlias = Literal["active", "expired", "paid", "pending"] | str


# How use of a feature is charged.
EntitlementPriceBehavior: TypeAlias = (
    Literal["credit_burndown", "overage", "pay_as_you_go", "pay_in_advance", "tier"] | str
)


# What gives access.
EntitlementType: TypeAlias = Literal["company_override", "plan_credit_grant", "plan_entitlement", "unknown"] | str


# What an entitlement allows: on or off, a number, a limit from a trait, no limit, or what credits pay for.
EntitlementValueType: TypeAlias = Literal["boolean", "credit", "numeric", "trait", "unknown", "unlimited"] | str


# Companies and users have keys and traits of their own.
EntityType: TypeAlias = Literal["company", "user"] | str


# Kind of environment; it shows in the prefix of its secret keys.
EnvironmentType: TypeAlias = Literal["development", "production", "staging"] | str


# Which events meter an event feature: tracked ones, or model calls, which draw credits only.
FeatureEventSource: TypeAlias = Literal["inference", "track"] | str


# Where a feature stands, for people; it has no effect on access.
FeatureLifecyclePhase: TypeAlias = (
    Literal["add_on", "alpha", "beta", "deprecated", "ga", "inactive", "in_plan", "internal_testing", "legacy"] | str
)


# What measures a feature: nothing, the quantity of events, the value of a trait, or the number of licences held.
FeatureType: TypeAlias = Literal["boolean", "event", "license", "trait"] | str


# Type of a flag's value.
FlagType: TypeAlias = Literal["boolean"]


# How far a vendor connection has come.
IntegrationState: TypeAlias = Literal["active", "created", "pending"] | str


# Vendor of an integration.
IntegrationType: TypeAlias = Literal["clerk", "metronome", "orb", "stripe", "unknown", "workos"] | str


# Payment status of an invoice.
InvoiceStatus: TypeAlias = Literal["draft", "open", "paid", "uncollectible", "void"] | str


# Window over which events are counted, in UTC. Weeks start on Sunday.
MetricPeriod: TypeAlias = Literal["all_time", "current_day", "current_month", "current_week"] | str


# When `current_month` starts: on the calendar's first, or on the subscription's monthly anniversary.
MetricPeriodMonthReset: TypeAlias = Literal["billing_cycle", "first_of_month"] | str


# How the price difference of a migration is charged: at once, on the next invoice, or not at all.
MigrationProrationBehavior: TypeAlias = Literal["always_invoice", "create_prorations", "none"] | str


# What an unpaid invoice does: nothing, or it ends access after some days.
PaymentGating: TypeAlias = Literal["keep_serving", "revoke_after"] | str


# What led to an invoice record.
PlanBillingSource: TypeAlias = Literal["amendment", "custom_plan", "manage_plan"] | str


# Whether a plan grants a fixed amount or an amount per licence.
PlanCreditGrantScaling: TypeAlias = Literal["fixed", "per_license"] | str


# Colour of a plan's icon.
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


# How often a plan is paid.
PlanPriceCadence: TypeAlias = Literal["monthly", "quarterly", "yearly"] | str


# A company has exactly one `plan`, its base plan, and any number of `add_on`s.
PlanType: TypeAlias = Literal["plan", "add_on"] | str


# When companies on older versions move: at once, at their renewal, at a date, or never (`leave`).
PlanVersionMigrationStrategy: TypeAlias = Literal["end_of_billing_period", "immediate", "leave", "scheduled"] | str


# A plan has at most one `draft` and one `published` version; `archived` ones still serve companies left on them.
PlanVersionStatus: TypeAlias = Literal["published", "draft", "archived"] | str


# How the difference of a change within a period is charged: on the next invoice or at once.
ProrationBehavior: TypeAlias = Literal["create_prorations", "invoice_immediately"] | str


# What happens at a custom plan's end: it renews, falls back to the default plan, or is held for a grace period.
RenewalPolicy: TypeAlias = Literal["auto_renew", "expire_to_default", "hold_with_grace"] | str


# Kind of rule. Kinds are tried in a fixed order, and those that a plan or an override implies are made by the server.
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


# Version of the documents that rules engines exchange.
RulesEngineSchemaVersion: TypeAlias = Literal["vf4a06160", "placeholder-for-fern-compatibility"] | str


# How a condition compares. For sets of ids `eq` means any in common and `ne` none in common.
RulesengineComparableOperator: TypeAlias = Literal["eq", "gt", "gte", "is_empty", "lt", "lte", "not_empty", "ne"] | str


# What a condition looks at.
RulesengineConditionType: TypeAlias = (
    Literal["base_plan", "billing_product", "company", "credit", "metric", "plan", "plan_version", "trait", "user"]
    | str
)


# Whom a spend policy caps.
RulesengineCreditSpendPolicyScope: TypeAlias = Literal["company", "user", "group"] | str


# What an entitlement allows.
RulesengineEntitlementValueType: TypeAlias = (
    Literal["boolean", "credit", "numeric", "trait", "unknown", "unlimited"] | str
)


# Companies and users have keys and traits of their own.
RulesengineEntityType: TypeAlias = Literal["company", "user"] | str


# Window over which events are counted, in UTC. Weeks start on Sunday.
RulesengineMetricPeriod: TypeAlias = Literal["all_time", "current_day", "current_month", "current_week"] | str


# When `current_month` starts.
RulesengineMetricPeriodMonthReset: TypeAlias = Literal["billing_cycle", "first_of_month"] | str


# Kind of rule; kinds are tried in a fixed order.
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


# How values of a trait compare.
RulesengineTraitDefinitionComparableType: TypeAlias = Literal["bool", "date", "int", "string"] | str


# Ascending or descending.
SortDirection: TypeAlias = Literal["asc", "desc"] | str


# State of a subscription. `active`, `trialing` and `past_due` give access, the others do not.
SubscriptionStatus: TypeAlias = (
    Literal[
        "active", "canceled", "expired", "incomplete", "incomplete_expired", "past_due", "paused", "trialing", "unpaid"
    ]
    | str
)


# Country and kind of a tax id.
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


# Length of a bucket, in UTC.
TimeSeriesGranularity: TypeAlias = Literal["daily", "hourly", "monthly", "weekly"] | str


# How values of a trait compare.
TraitDefinitionComparableType: TypeAlias = Literal["bool", "date", "int", "string"] | str


# How a trait's text is read. `currency` is a number, `url` a text.
TraitType: TypeAlias = Literal["boolean", "currency", "date", "number", "string", "url"] | str


# State of a trial; `converted` became paid, `expired` did not.
TrialStatus: TypeAlias = Literal["active", "converted", "expired"] | str


class AccountMemberResponseData(Model, frozen=True):
    """Somebody who may sign in to the console."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Account member."""
    permissions: dict[str, list[AccountMemberPermission]]
    """What the member may change, from environment id (`account` for what all share) to permissions."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    email: str | None = None
    """E-mail address."""
    first_name: str | None = None
    """First name."""
    image_url: str | None = None
    """Address of a picture."""
    last_name: str | None = None
    """Last name."""
    name: str | None = None
    """Name shown to people."""
    role: AccountMemberRole | None = None


class ApiError(Model, frozen=True):
    """Body of every error answer."""

    error: str
    """What is wrong and how to set it right, for people."""


class ApiKeyIntegrationResponseData(Model, frozen=True):
    """The integration that owns an API key."""

    id: str
    """Integration (`intg_…`)."""
    state: IntegrationState
    type: IntegrationType


class ApiKeyResponseData(Model, frozen=True):
    """An API key without its secret."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """API key (`api_…`); also the publishable key itself."""
    name: str
    """Name shown to people."""
    readonly: bool
    """The key may only read and check flags; set when it is made."""
    scopes: list[ApiKeyScope]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    description: str | None = None
    """Description shown to people."""
    environment: EnvironmentResponseData | None = None
    environment_id: str | None = None
    """Environment (`env_…`)."""
    integration: ApiKeyIntegrationResponseData | None = None
    last_used_at: Instant | None = None
    """When the key was last used."""
    rate_limit_percent: int | None = None
    """Share of the account's rate limit this key may use, 0 to 99; null for all."""


class AuditLogExportMetadata(Model, frozen=True):
    """Which audit log entries to export."""

    actor_type: str | None = None
    """Kind of actor."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    notification_email_recipient_email_addresses: list[str] | None = None
    """Who is told by e-mail when the file is ready."""
    q: str | None = None
    """Text to search for, case ignored."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class AuditLogListResponseData(Model, frozen=True):
    """A recorded write, without bodies."""

    actor_type: ActorType
    id: str
    """UUID of the entry."""
    method: str
    """HTTP method of the request."""
    started_at: Instant
    """When the request arrived."""
    url: str
    """Path of the request."""
    api_key: ApiKeyResponseData | None = None
    api_key_id: str | None = None
    """API key (`api_…`) that acted; null for other actors."""
    ended_at: Instant | None = None
    """When it was answered."""
    environment: EnvironmentResponseData | None = None
    environment_id: str | None = None
    """Environment (`env_…`)."""
    resource_id: int | None = None
    """Number of the object, for objects that have one."""
    resource_id_string: str | None = None
    """Id of the object."""
    resource_name: str | None = None
    """Name of the object."""
    resource_type: str | None = None
    """Kind of object, such as `company` or `plan_entitlement`."""
    resp_code: int | None = None
    """Status of the answer."""
    secondary_resource: str | None = None
    """Second object of the request."""
    user_name: str | None = None
    """Name of the member who acted."""


class BillingCreditBundleResponseData(Model, frozen=True):
    """A purchasable pack of credits."""

    compatible_plan_ids: list[str]
    """Plans (`plan_…`) it may be combined with; empty for all."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    currency_prices: list[CreditBundleCurrencyPriceResponseData]
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
    billing_invoice_id: str | None = None
    """Invoice (`binv_…`) for the bundle."""
    bundle_type: BillingCreditBundleType | None = None
    credit_description: str | None = None
    """Description of the credit type."""
    credit_icon: str | None = None
    """Icon of the credit type."""
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    plural_name: str | None = None
    """Name of several units."""
    price: BillingPriceResponseData | None = None
    quantity: int | None = None
    """Credits in the bundle."""
    singular_name: str | None = None
    """Name of one unit."""
    unit_price: BillingPriceResponseData | None = None


class BillingCreditResponseData(Model, frozen=True):
    """A credit type: what it is called, what it costs, in which order grants are used up."""

    burn_strategy: BillingCreditBurnStrategy
    cost_editable: bool
    """Whether the cost may still change."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency_prices: list[CreditCurrencyPriceResponseData]
    default_expiry_unit: BillingCreditExpiryUnit
    default_rollover_policy: BillingCreditRolloverPolicy
    description: str
    """Description shown to people."""
    id: str
    """Credit type (`bilcr_…`)."""
    ledger_authority: BillingCreditLedgerAuthority
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    default_expiry_unit_count: int | None = None
    """How many units granted credits last unless a grant says otherwise."""
    icon: str | None = None
    """Icon: a name or an emoji; may be empty."""
    plural_name: str | None = None
    """Name of several units."""
    price: BillingPriceResponseData | None = None
    product: BillingProductResponseData | None = None
    singular_name: str | None = None
    """Name of one unit."""


class BillingCreditView(Model, frozen=True):
    """A credit type as plans show it."""

    account_id: str
    """Account (`acct_…`)."""
    burn_strategy: BillingCreditBurnStrategy
    cost_editable: bool
    """Whether the cost may still change."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency_prices: list[CreditCurrencyPrice]
    default_expiry_unit: BillingCreditExpiryUnit
    default_rollover_policy: BillingCreditRolloverPolicy
    description: str
    """Description shown to people."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Credit type (`bilcr_…`)."""
    ledger_authority: BillingCreditLedgerAuthority
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    default_expiry_unit_count: int | None = None
    """How many units granted credits last unless a grant says otherwise."""
    icon: str | None = None
    """Icon: a name or an emoji; may be empty."""
    plural_name: str | None = None
    """Name of several units."""
    price: BillingPriceView | None = None
    price_per_unit: int | None = None
    """Price per credit in cents."""
    price_per_unit_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    product: BillingProductRecordResponseData | None = None
    singular_name: str | None = None
    """Name of one unit."""


class BillingLinkedResourceResponseData(Model, frozen=True):
    """The object in an external billing system that owns this one."""

    billing_provider: BillingProviderType
    external_resource_id: str
    """Id in the external system."""
    originator: BillingProviderType


class BillingPlanCreditGrantPriceTierResponseData(Model, frozen=True):
    """Price per credit in a range of quantity."""

    from_: int = Field(alias="from")
    """First unit of the range."""
    per_unit_price: int | None = None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    to: int | None = None
    """Last unit of the range; null for no end."""


class BillingPlanCreditGrantResponseData(Model, frozen=True):
    """What credits a plan version gives, how often, and how they are charged and topped up."""

    auto_topup_availability: BillingCreditAutoTopupAvailability
    auto_topup_enabled: bool
    """Whether top-ups happen; follows from the availability."""
    auto_topup_self_service: bool
    """Whether companies switch top-ups on themselves; follows from the availability."""
    billing_mode: BillingPlanCreditGrantBillingMode
    can_buy_bundles: bool
    """Deprecated; sets whether bundles of the credit may be bought with the plan."""
    company_credit_amount: int
    """Credits granted once per company on top of those per licence."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_amount: int
    """Credits per grant; per licence when scaled so."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    id: str
    """Plan credit grant (`bilpcg_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    plan_name: str
    """Name of the plan."""
    postpaid_enabled: bool
    """Let use go on below zero and charge it later; false unless sent."""
    price_tiers: list[BillingPlanCreditGrantPriceTierResponseData]
    rollover_percentage: int
    """Share of unused credits kept for one more period, in percent; recurring grants only."""
    scaling: PlanCreditGrantScaling
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    warning_tiers: list[BillingPlanCreditGrantWarningTierResponseData]
    arrears_anchor: BillingArrearsAnchor | None = None
    arrears_cadence: BillingArrearsCadence | None = None
    auto_topup_amount: int | None = None
    """Credits bought by one top-up, at least 1."""
    auto_topup_amount_type: str | None = None
    """Unit of the amount; always `credit`."""
    auto_topup_expiry_type: BillingCreditExpiryType | None = None
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    auto_topup_expiry_unit_count: int | None = None
    """How many units topped-up credits last."""
    auto_topup_threshold_credits: int | None = None
    """Top up when the balance is at or below this many credits."""
    auto_topup_threshold_percent: int | None = None
    """Top up when the balance is at or below this percentage of the grant, 1 to 100."""
    credit: BillingCreditResponseData | None = None
    credit_plural_name: str | None = None
    """Name of several of these credits."""
    credit_singular_name: str | None = None
    """Name of one such credit."""
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; absent or null for no floor."""
    plan: PreviewObjectResponseData | None = None
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    postpaid_rate_per_unit: int | None = None
    """Price in cents per credit below zero; the credit's own cost unless sent."""
    postpaid_rate_per_unit_decimal: str | None = None
    """The same price with fractions of a cent; wins when both are set."""
    price: BillingPriceResponseData | None = None
    reset_cadence: BillingPlanCreditGrantResetCadence | None = None
    reset_start: BillingPlanCreditGrantResetStart | None = None
    reset_type: BillingPlanCreditGrantResetType | None = None
    tier_mode: BillingTiersMode | None = None
    unit_price: int | None = None
    """Price per credit in cents."""
    unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class BillingPlanCreditGrantWarningTierResponseData(Model, frozen=True):
    """A remaining balance that causes a warning."""

    id: str
    """Tier (`wtr_…`)."""
    key: str
    """Name of the tier, for programs."""
    value: int
    """Warn when this many credits remain."""


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


class CaptureRawEvent(Model, frozen=True):
    """An event as the capture endpoint received it."""

    captured_at: Instant
    """When the event counts as having happened."""
    raw_bytes: str
    """The event as it was received."""
    remote_ip: str
    """Address the event came from."""
    user_agent: str
    """User agent the event came from."""
    context_signature: str | None = None
    """Signature of the browser's context."""
    context_signature_checked: bool | None = None
    """Whether that signature was checked."""
    event_id: str | None = None
    """Event (`evt_…`)."""


class CaptureRawEventBatch(Model, frozen=True):
    """Events as the capture endpoint received them."""

    events: list[CaptureRawEvent]


class CatalogDetailResponseData(Model, frozen=True):
    """A catalog without its plans, as a pricing page shows it."""

    capabilities: CatalogCapabilitiesResponseData
    default_currency: Currency
    id: str
    """Catalog (`ctlg_…`)."""
    name: str
    """Name shown to people."""
    custom_plan_cta: CatalogCustomPlanCtaResponseData | None = None
    description: str | None = None
    """Description shown to people."""
    pricing_model: str | None = None
    """How the pricing page presents prices."""
    pricing_url: str | None = None
    """Address of the pricing page."""


class CatalogEntitlementResponseData(Model, frozen=True):
    """What a plan grants, as a pricing page shows it."""

    currency_prices: list[CatalogCurrencyPricesResponseData]
    feature_description: str
    """Description of the feature."""
    feature_icon: str
    """Icon of the feature."""
    feature_id: str
    """Feature (`feat_…`)."""
    feature_name: str
    """Name of the feature."""
    feature_type: FeatureType
    value_type: EntitlementValueType
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_equivalent_limit: int | None = None
    """How many units the granted credits pay for; null without a fixed grant."""
    credit_icon: str | None = None
    """Icon of the credit type."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    credit_name: str | None = None
    """Name of the credit type."""
    credit_plural_name: str | None = None
    """Name of several of these credits."""
    credit_singular_name: str | None = None
    """Name of one such credit."""
    feature_plural_name: str | None = None
    """Name of several of its units."""
    feature_singular_name: str | None = None
    """Name of one of its units."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    metered_monthly_price: CatalogPriceResponseData | None = None
    metered_quarterly_price: CatalogPriceResponseData | None = None
    metered_yearly_price: CatalogPriceResponseData | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    warning_threshold: int | None = None
    """Usage that causes a warning."""


class ChangeSubscriptionRequestBody(Model, frozen=True):
    """The plan, add-ons and quantities chosen in checkout by a company's own token."""

    add_on_ids: list[UpdateAddOnRequestBody]
    auto_topup_overrides: list[UpdateAutoTopupOverrideRequestBody]
    credit_bundles: list[UpdateCreditBundleRequestBody]
    custom_field_values: list[CheckoutFieldValue]
    new_plan_id: str
    """Plan (`plan_…`) chosen; null to keep none."""
    new_price_id: str
    """Price (`bilpp_…`) chosen."""
    pay_in_advance: list[UpdatePayInAdvanceRequestBody]
    skip_trial: bool
    """Start without the trial."""
    billing_entity_id: str | None = None
    """Company (`comp_…`) that pays instead; only when starting a subscription."""
    coupon_external_id: str | None = None
    """The provider's id of a coupon."""
    currency: Currency | None = None
    opt_in_accepted: bool | None = None
    """Whether the customer agreed to the opt-in."""
    payment_method_id: str | None = None
    """Payment method (`bpaymth_…`)."""
    promo_code: str | None = None
    """Code a customer entered."""


class CheckoutFieldValue(Model, frozen=True):
    """What was entered into a checkout field."""

    id: str
    """Checkout field."""
    value: str
    """What was entered."""


class CheckoutFieldWithValue(Model, frozen=True):
    """A checkout field with a company's value."""

    definition_id: str
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    id: str
    """Checkout field."""
    name: str
    """Label of the field."""
    required: bool
    """Whether an answer is needed."""
    stripe_metadata_key: str
    """Name under which the answer is stored at Stripe."""
    helper_text: str | None = None
    """Help shown with the field."""
    value: str | None = None
    """What was entered."""


class CheckoutProblemResponseData(Model, frozen=True):
    """Something that is wrong with a plan selection."""

    blocking: bool
    """Whether it must be solved first."""
    code: CheckoutProblemCode
    message: str
    """What it is, for people."""
    source: CheckoutProblemSource
    bundle_id: str | None = None
    """Credit bundle (`bilcrb_…`)."""
    currency: Currency | None = None
    detail: str | None = None
    """More about it, for people."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    field_id: str | None = None
    """Checkout field concerned."""
    payment_method_id: str | None = None
    """Payment method (`bpaymth_…`)."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    price_id: str | None = None
    """Price (`bilpp_…`)."""


class ClerkIntegrationConfig(Model, frozen=True):
    """Settings of a Clerk connection."""

    first_events_received: bool | None = None
    """Whether the vendor has sent anything yet."""
    webhook_url: str | None = None
    """Address the vendor should call."""


class CompanyBillingDetailsView(Model, frozen=True):
    """Where a company's invoices go and what checkout knows about it."""

    checkout_settings: CompanyBillingCheckoutSettings
    custom_fields: list[CheckoutFieldWithValue]
    tax_ids: list[CompanyTaxIdView]
    address: CompanyBillingAddressView | None = None
    email: str | None = None
    """E-mail address."""
    phone: str | None = None
    """Telephone number."""


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


class CompanyDetailResponseData(Model, frozen=True):
    """A company with keys, traits, plans, entitlements, usage and billing."""

    add_ons: list[CompanyPlanWithBillingSubView]
    billing_subscriptions: list[BillingSubscriptionView]
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    custom_plan_billings: list[CustomPlanBillingResponseData]
    entitlements: list[FeatureEntitlement]
    entity_traits: list[EntityTraitDetailResponseData]
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Company (`comp_…`)."""
    keys: list[EntityKeyDetailResponseData]
    metrics: list[CompanyEventPeriodMetricsResponseData]
    name: str
    """Name shown to people."""
    payment_methods: list[PaymentMethodResponseData]
    plans: list[GenericPreviewObject]
    rules: list[Rule]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    user_count: int
    """Number of users."""
    billing_credit_balances: dict[str, float] | None = None
    """Credits left, from credit id to amount; holds excluded."""
    billing_email: str | None = None
    """Address that invoices are sent to."""
    billing_profile: CompanyBillingProfileResponseData | None = None
    billing_profiles: list[CompanyBillingProfileResponseData] | None = None
    billing_subscription: BillingSubscriptionView | None = None
    default_payment_method: PaymentMethodResponseData | None = None
    last_seen_at: Instant | None = None
    """Time of the newest event, or as set by hand."""
    logo_url: str | None = None
    """Address of the logo."""
    pending_migration: PendingMigrationResponseData | None = None
    plan: CompanyPlanWithBillingSubView | None = None
    scheduled_downgrade: ScheduledDowngradeResponseData | None = None
    traits: dict[str, Any] | None = None
    """Traits, from name to JSON value."""


class CompanyEventPeriodMetricsResponseData(Model, frozen=True):
    """How much of an event a company has in one period."""

    account_id: str
    """Account (`acct_…`)."""
    captured_at_max: Instant
    """Time of the newest event counted."""
    captured_at_min: Instant
    """Time of the oldest event counted."""
    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    event_subtype: str
    """Name of the tracked event."""
    month_reset: MetricPeriodMonthReset
    period: MetricPeriod
    value: int
    """Sum of quantities in the period."""
    valid_until: Instant | None = None
    """End of the period; the sum counts until then."""


class CompanyFeatureUsageExportMetadata(Model, frozen=True):
    """Which companies and columns to export."""

    company_ids: list[str] | None = None
    """Companies (`comp_…`)."""
    credit_type_ids: list[str] | None = None
    """Credit types (`bilcr_…`)."""
    entity_key_definition_ids: list[str] | None = None
    """Key definitions (`ekt_…`), one column each."""
    entity_trait_definition_ids: list[str] | None = None
    """Trait definitions (`trt_…`), one column each."""
    feature_ids: list[str] | None = None
    """Features (`feat_…`), one usage column each."""
    has_scheduled_downgrade: bool | None = None
    """Only companies with a downgrade ahead; false for those without."""
    monetized_subscriptions: bool | None = None
    """Only companies whose subscription costs something; false for the others."""
    notification_email_recipient_email_addresses: list[str] | None = None
    """Who is told by e-mail when the file is ready."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_ids: list[str] | None = None
    """Plans and add-ons (`plan_…`)."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plan_version_unpublished: bool | None = None
    """Only companies on a version that is no longer the published one."""
    q: str | None = None
    """Text to search for, case ignored."""
    sort_order_column: str | None = None
    """Column to sort by, such as `name`, `created_at` or `last_seen_at`."""
    sort_order_direction: CompanyFeatureUsageExportMetadataSortOrderDirection | None = None
    subscription_statuses: list[str] | None = None
    """Only companies whose subscription has one of these states."""
    subscription_types: list[str] | None = None
    """Only companies whose subscription is of one of these types."""
    visible_columns: list[CompanyFeatureUsageExportMetadataVisibleColumnsItem] | None = None
    with_entitlement_for: str | None = None
    """Only companies entitled to this feature (`feat_…`)."""
    with_subscription: bool | None = None
    """Only companies with a subscription; false for those without."""
    without_feature_override_for: str | None = None
    """Only companies without an override for this feature (`feat_…`)."""
    without_plan: bool | None = None
    """Only companies without a base plan."""
    without_subscription: bool | None = None
    """Only companies without a subscription."""


class CompanyMembershipResponseData(Model, frozen=True):
    """A user's membership of a company."""

    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Membership (`cmpm_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    user_id: str
    """User (`user_…`)."""


class CompanyOverrideNoteResponseData(Model, frozen=True):
    """A note on an override."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    external_user_id: str
    """Who wrote the note."""
    external_user_name: str
    """Name of who wrote the note."""
    id: str
    """Note (`cmon_…`)."""
    note: str
    """The note."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class CompanyOverrideResponseData(Model, frozen=True):
    """A company's own value for a feature."""

    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    feature_id: str
    """Feature (`feat_…`)."""
    id: str
    """Override (`cmov_…`)."""
    notes: list[CompanyOverrideNoteResponseData]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value_type: EntitlementValueType
    company: CompanyDetailResponseData | None = None
    consumption_rate: float | None = None
    """Credits per unit of use."""
    expiration_date: Instant | None = None
    """When the override ends; null for never."""
    feature: FeatureResponseData | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    rule_id: str | None = None
    """Rule (`rule_…`)."""
    rule_id_usage_exceeded: str | None = None
    """Rule (`rule_…`) that answers when the limit is used up."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit: BillingCreditResponseData | None = None
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait: EntityTraitDefinitionResponseData | None = None
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""


class CompanyPlanCreditGrantView(Model, frozen=True):
    """Credits that a company's plan gives, with the company's own top-up settings."""

    billing_credit_auto_topup_enabled: bool
    """Whether top-ups happen."""
    billing_credit_auto_topup_self_service: bool
    """Whether companies switch top-ups on themselves."""
    billing_credit_can_buy_bundles: bool
    """Deprecated; whether bundles of the credit may be bought with the plan."""
    billing_credit_postpaid_enabled: bool
    """Whether use goes on below zero and is charged later."""
    billing_mode: BillingPlanCreditGrantBillingMode
    company_credit_amount: int
    """Credits granted once per company on top of those per licence."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_amount: int
    """Credits per grant; per licence when scaled so."""
    credit_description: str
    """Description of the credit type."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    id: str
    """Plan credit grant (`bilpcg_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    reset_type: BillingPlanCreditGrantResetType
    rollover_percentage: int
    """Share of unused credits kept for one more period, in percent; recurring grants only."""
    scaling: PlanCreditGrantScaling
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_credit_arrears_anchor: BillingArrearsAnchor | None = None
    billing_credit_arrears_cadence: BillingArrearsCadence | None = None
    billing_credit_auto_topup_amount: int | None = None
    """Credits bought by one top-up."""
    billing_credit_auto_topup_amount_type: str | None = None
    """Unit of the top-up's amount; always `credit`."""
    billing_credit_auto_topup_availability: BillingCreditAutoTopupAvailability | None = None
    billing_credit_auto_topup_expiry_type: BillingCreditExpiryType | None = None
    billing_credit_auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    billing_credit_auto_topup_expiry_unit_count: int | None = None
    """How many units topped-up credits last."""
    billing_credit_auto_topup_threshold_credits: int | None = None
    """Top up when the balance is at or below this many credits."""
    billing_credit_auto_topup_threshold_percent: int | None = None
    """Top up when the balance is at or below this percentage of the grant."""
    billing_credit_overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; null for no floor."""
    billing_credit_postpaid_rate_per_unit: int | None = None
    """Price in cents per credit below zero."""
    billing_credit_postpaid_rate_per_unit_decimal: str | None = None
    """The same price with fractions of a cent; wins when both are set."""
    billing_product_price_id: str | None = None
    """Price (`bilpp_…`) of the credit."""
    company_auto_topup_amount: int | None = None
    """Credits bought by one top-up, as the company set it."""
    company_auto_topup_enabled: bool | None = None
    """Whether the company switched top-ups on."""
    company_auto_topup_threshold_credits: int | None = None
    """Balance at which to top up, as the company set it."""
    credit: BillingCreditView | None = None
    credit_icon: str | None = None
    """Icon of the credit type."""
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    plan: GenericPreviewObject | None = None
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plural_name: str | None = None
    """Name of several units."""
    price: BillingPriceView | None = None
    reset_cadence: BillingPlanCreditGrantResetCadence | None = None
    reset_start: BillingPlanCreditGrantResetStart | None = None
    singular_name: str | None = None
    """Name of one unit."""


class CompanyPlanWithBillingSubView(Model, frozen=True):
    """A company's plan with its price and credits."""

    id: str
    """Plan or add-on (`plan_…`)."""
    included_credit_grants: list[CompanyPlanCreditGrantView]
    name: str
    """Name shown to people."""
    added_on: Instant | None = None
    """When the company got the plan."""
    billing_product_external_id: str | None = None
    """The provider's id of the product."""
    billing_product_id: str | None = None
    """Billing product (`bilp_…`)."""
    description: str | None = None
    """Description shown to people."""
    image_url: str | None = None
    """Address of a picture."""
    plan_period: str | None = None
    """Period the company pays for, such as `month`."""
    plan_price: int | None = None
    """Price the company pays, in cents."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""


class CompanySubscriptionResponseData(Model, frozen=True):
    """A company's subscription."""

    cancel_at_period_end: bool
    """Whether the subscription ends with the current period."""
    currency: Currency
    customer_external_id: str
    """The provider's id of the customer."""
    discounts: list[BillingSubscriptionDiscountView]
    interval: str
    """`day`, `month`, `year` or `one-time`."""
    is_initial: bool
    """Whether it was made for the initial plan."""
    products: list[BillingProductForSubscriptionResponseData]
    provider_type: BillingProviderType
    status: str
    """Status as the provider names it."""
    subscription_external_id: str
    """The provider's id of the subscription."""
    total_price: int
    """Price per period in cents."""
    cancel_at: Instant | None = None
    """When the subscription ends."""
    expired_at: Instant | None = None
    """When it ended or will end."""
    latest_invoice: InvoiceResponseData | None = None
    payment_method: PaymentMethodResponseData | None = None
    trial_end: Instant | None = None
    """When the trial ends."""


class CompatiblePlans(Model, frozen=True):
    """Plans an add-on may be combined with."""

    compatible_plan_ids: list[str]
    """Plans (`plan_…`) it may be combined with; empty for all."""
    source_plan_id: str
    """Plan (`plan_…`) it starts from."""


class ComponentCapabilities(Model, frozen=True):
    """What a portal component may do."""

    badge_visibility: bool
    """Whether the badge may be hidden."""
    checkout: bool
    """Whether plans can be bought; the component is read-only otherwise."""


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


class Condition(Model, frozen=True):
    """A condition of a rule, as companies carry it."""

    account_id: str
    """Account (`acct_…`)."""
    condition_type: ConditionType
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: ComparableOperator
    resource_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    trait_value: str
    """Value as text."""
    comparison_trait_definition: TraitDefinition | None = None
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    trait_definition: TraitDefinition | None = None


class ConditionGroup(Model, frozen=True):
    """A group of conditions of which one must hold."""

    conditions: list[Condition]


class ConditionGroupResponseData(Model, frozen=True):
    """A group of conditions of which one must hold."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition group (`cgrp_…`)."""
    rule_id: str
    """Rule (`rule_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class ConditionGroupView(Model, frozen=True):
    """A group of conditions of which one must hold, with the conditions."""

    account_id: str
    """Account (`acct_…`)."""
    conditions: list[ConditionView]
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition group (`cgrp_…`)."""
    rule_id: str
    """Rule (`rule_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class ConditionResponseData(Model, frozen=True):
    """A condition of a rule."""

    account_id: str
    """Account (`acct_…`)."""
    condition_type: ConditionType
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: ComparableOperator
    resource_unspecified_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    rule_id: str
    """Rule (`rule_…`)."""
    trait_value: str
    """Value as text."""
    trait_value_bool: bool
    """The value read as true or false."""
    trait_value_int: int
    """The value read as a whole number."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    comparison_trait_id: str | None = None
    """Trait (`trt_…`) to compare with, instead of a fixed value."""
    condition_group_id: str | None = None
    """Group (`cgrp_…`) the condition is in."""
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    trait_value_date: Instant | None = None
    """The value read as a date; null when it is none."""


class ConditionView(Model, frozen=True):
    """A condition of a rule, with the objects it names."""

    account_id: str
    """Account (`acct_…`)."""
    billing_products: list[GenericPreviewObject]
    companies: list[GenericPreviewObject]
    condition_type: ConditionType
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: ComparableOperator
    plan_versions: list[GenericPreviewObject]
    plans: list[GenericPreviewObject]
    resource_unspecified_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    rule_id: str
    """Rule (`rule_…`)."""
    trait_value: str
    """Value as text."""
    trait_value_bool: bool
    """The value read as true or false."""
    trait_value_int: int
    """The value read as a whole number."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    users: list[GenericPreviewObject]
    comparison_trait: EntityTraitDefinitionResponseData | None = None
    comparison_trait_id: str | None = None
    """Trait (`trt_…`) to compare with, instead of a fixed value."""
    condition_group_id: str | None = None
    """Group (`cgrp_…`) the condition is in."""
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    trait: EntityTraitDefinitionResponseData | None = None
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    trait_value_date: Instant | None = None
    """The value read as a date; null when it is none."""


class CountResponse(Model, frozen=True):
    """How many objects match."""

    count: int | None = None
    """Number of matching objects."""


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


class CreateBillingPlanCreditGrantRequestBody(Model, frozen=True):
    """Body of `credits.create_billing_plan_credit_grant`."""

    credit_amount: int
    """Credits per grant; per licence when scaled so."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    apply_to_existing: bool | None = None
    """Also change the grants that companies already hold."""
    arrears_anchor: BillingArrearsAnchor | None = None
    arrears_cadence: BillingArrearsCadence | None = None
    auto_topup_amount: int | None = None
    """Credits bought by one top-up, at least 1."""
    auto_topup_amount_type: CreditAutoTopupAmountType | None = None
    auto_topup_availability: BillingCreditAutoTopupAvailability | None = None
    auto_topup_enabled: bool | None = None
    """Whether top-ups happen; follows from the availability."""
    auto_topup_expiry_type: BillingCreditExpiryType | None = None
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    auto_topup_expiry_unit_count: int | None = None
    """How many units topped-up credits last."""
    auto_topup_self_service: bool | None = None
    """Whether companies switch top-ups on themselves; follows from the availability."""
    auto_topup_threshold_credits: int | None = None
    """Top up when the balance is at or below this many credits."""
    auto_topup_threshold_percent: int | None = None
    """Top up when the balance is at or below this percentage of the grant, 1 to 100."""
    billing_mode: BillingPlanCreditGrantBillingMode | None = None
    can_buy_bundles: bool | None = None
    """Deprecated; sets whether bundles of the credit may be bought with the plan."""
    company_credit_amount: int | None = None
    """Credits granted once per company on top of those per licence."""
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; absent or null for no floor."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    postpaid_enabled: bool | None = None
    """Let use go on below zero and charge it later; false unless sent."""
    postpaid_rate_per_unit: int | None = None
    """Price in cents per credit below zero; the credit's own cost unless sent."""
    postpaid_rate_per_unit_decimal: str | None = None
    """The same price with fractions of a cent; wins when both are set."""
    price_tiers: list[CreditGrantPriceTierRequestBody] | None = None
    reset_type: BillingPlanCreditGrantResetType | None = None
    rollover_percentage: int | None = None
    """Share of unused credits kept for one more period, in percent; recurring grants only."""
    scaling: PlanCreditGrantScaling | None = None
    tier_mode: BillingTiersMode | None = None
    unit_price: int | None = None
    """Price per credit in cents."""
    unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    warning_tiers: list[PlanCreditGrantWarningTierRequestBody] | None = None


class CreateEntitlementReqCommon(Model, frozen=True):
    """What every new entitlement or override says."""

    feature_id: str
    """Feature (`feat_…`)."""
    value_type: EntitlementValueType
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""


class CreatePlanRequestBody(Model, frozen=True):
    """Body of `plans.create_plan`."""

    name: str
    """Name shown to people."""
    plan_type: PlanType
    description: str | None = None
    """Description shown to people."""
    icon: PlanIcon | None = None


class CreatePriceTierRequestBody(Model, frozen=True):
    """Price of a range of quantity."""

    flat_amount: int | None = None
    """Amount in cents for entering the tier."""
    per_unit_price: int | None = None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    up_to: int | None = None
    """Last unit of the tier; null for the last tier."""


class CreditBundleCurrencyPriceResponseData(Model, frozen=True):
    """A bundle's price in one currency."""

    currency: Currency
    price: BillingPriceResponseData | None = None


class CreditCurrencyPrice(Model, frozen=True):
    """A credit's price in one currency."""

    currency: Currency
    price: BillingPriceView | None = None


class CreditCurrencyPriceResponseData(Model, frozen=True):
    """A credit's price in one currency."""

    currency: Currency
    price: BillingPriceResponseData | None = None


class CreditGrantDetail(Model, frozen=True):
    """A grant that counts towards an entitlement."""

    grant_reason: BillingCreditGrantReason
    quantity: float
    """Credits granted."""
    credit_type_icon: str | None = None
    """Icon of the credit type."""
    expires_at: Instant | None = None
    """When it ends; null for never."""


class CreditGrantExpiryRequestBody(Model, frozen=True):
    """When granted credits reset and end."""

    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    reset_type: BillingPlanCreditGrantResetType | None = None


class CreditGrantPriceTierRequestBody(Model, frozen=True):
    """Price per credit in a range of quantity."""

    per_unit_price: int | None = None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    up_to: int | None = None
    """Last unit of the tier; null for the last tier."""


class CreditUsageAggregation(Model, frozen=True):
    """Credits used in several windows."""

    usage_this_billing_period: float | None = None
    """Credits used in the company's billing period."""
    usage_this_calendar_month: float | None = None
    """Credits used in the calendar month, UTC."""
    usage_this_week: float | None = None
    """Credits used from Monday on, UTC."""
    usage_today: float | None = None
    """Credits used today, UTC."""


class CreditsAutoTopupCompanySummary(Model, frozen=True):
    """The company of a top-up."""

    id: str
    """Company (`comp_…`)."""
    name: str
    """Name shown to people."""


class CreditsAutoTopupCreditSummary(Model, frozen=True):
    """The credit type of a top-up."""

    id: str
    """Credit type (`bilcr_…`)."""
    name: str
    """Name shown to people."""


class CreditsAutoTopupHardFailure(Model, frozen=True):
    """Body of the webhook `auto.topup.hard.failure`."""

    company: CreditsAutoTopupCompanySummary | None = None
    credit: CreditsAutoTopupCreditSummary | None = None
    error_message: str | None = None
    """What went wrong, for people."""
    stripe_error_code: str | None = None
    """Stripe's code for the failure."""


class CreditsAutoTopupRetryFailure(Model, frozen=True):
    """Body of the webhook `auto.topup.retry.exceeded`."""

    consecutive_failures: int
    """Failures in a row."""
    company: CreditsAutoTopupCompanySummary | None = None
    credit: CreditsAutoTopupCreditSummary | None = None
    last_error_message: str | None = None
    """What went wrong last."""
    stripe_error_code: str | None = None
    """Stripe's code for the failure."""


class CreditsAutoTopupSuccess(Model, frozen=True):
    """Body of the webhook `auto.topup.success`."""

    grant_id: str
    """Credit grant (`bilcg_…`)."""
    quantity: int
    """Credits bought."""
    company: CreditsAutoTopupCompanySummary | None = None
    credit: CreditsAutoTopupCreditSummary | None = None


class CreditsCreditPurchaseSuccess(Model, frozen=True):
    """Body of the webhook `credit.purchase.success`."""

    bundle_id: str
    """Credit bundle (`bilcrb_…`)."""
    bundle_name: str
    """Name of the bundle."""
    grant_ids: list[str]
    """Credit grants (`bilcg_…`)."""
    quantity: int
    """Credits bought."""
    company: CreditsWebhookCompanySummary | None = None
    credit: CreditsWebhookCreditSummary | None = None


class CreditsWebhookCompanySummary(Model, frozen=True):
    """The company of a purchase."""

    id: str
    """Company (`comp_…`)."""
    name: str
    """Name shown to people."""


class CreditsWebhookCreditSummary(Model, frozen=True):
    """The credit type of a purchase."""

    id: str
    """Credit type (`bilcr_…`)."""
    name: str
    """Name shown to people."""


class CurrencyPriceRequestBody(Model, frozen=True):
    """An entitlement's prices in one currency."""

    currency: Currency
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    """Price per unit in cents, billed monthly."""
    monthly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    """Price per unit in cents, billed quarterly."""
    quarterly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    """Price per unit in cents, billed yearly."""
    yearly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class CustomPlanBillingResponseData(Model, frozen=True):
    """Invoice record of a custom or invoiced plan."""

    activation_strategy: CustomPlanActivationStrategy
    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    days_until_due: int
    """Days from invoice to due date, at most 365."""
    id: str
    """Invoice record (`cpb_…`)."""
    plan_billing_source: PlanBillingSource
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    problems: list[CheckoutProblemResponseData]
    send_invoice: bool
    """Send an invoice; true unless sent."""
    status: CustomPlanBillingStatus
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_cycle_anchor: Instant | None = None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: Instant | None = None
    """When billing starts."""
    checkout_id: str | None = None
    """Checkout that led here."""
    end_date: Instant | None = None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    external_invoice_id: str | None = None
    """The provider's id of the invoice."""
    migration_id: str | None = None
    """Migration (`plvm_…`)."""
    paid_at: Instant | None = None
    """When it was paid."""
    prorate_first_period: bool | None = None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    published_at: Instant | None = None
    """When it was published."""
    stripe_invoice_url: str | None = None
    """Address of the invoice at Stripe."""


class CustomPlanConfig(Model, frozen=True):
    """Texts of the "contact us" tile."""

    cta_text: str
    """Text of the button."""
    cta_web_site: str
    """Address the button leads to."""
    price_text: str
    """Text shown in place of a price."""


class CustomPlanViewConfigResponseData(Model, frozen=True):
    """Texts of the "contact us" tile."""

    cta_text: str
    """Text of the button."""
    cta_web_site: str
    """Address the button leads to."""
    price_text: str
    """Text shown in place of a price."""


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


class DataEventPayload(Model, frozen=True):
    """An event as clients send it to the capture endpoint."""

    api_key: str
    """Secret or publishable key of the event's environment."""
    type: EventType
    backfill: bool | None = None
    """The event is history, up to 365 days old: counted by its own time, without draws or webhooks. Secret keys only.
    """
    body: dict[str, Any] | None = None
    """What the event says."""
    idempotency_key: str | None = None
    """At most 255 characters; a repeat within 24 hours has no further effect."""
    sent_at: Instant | None = None
    """When it was sent, RFC 3339."""
    trusted_client_clock: bool | None = None
    """Count the event by `sent_at`, up to 34 days back. Secret keys only."""


class DeleteResponse(Model, frozen=True):
    """Says that the object is gone."""

    deleted: bool | None = None
    """Whether the object is gone."""


class EntitlementCurrencyPricesResponseData(Model, frozen=True):
    """An entitlement's prices in one currency."""

    currency: Currency
    monthly_price: BillingPriceView | None = None
    quarterly_price: BillingPriceView | None = None
    yearly_price: BillingPriceView | None = None


class EntityKeyDefinitionResponseData(Model, frozen=True):
    """A key name in use for companies or users."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    entity_type: EntityType
    id: str
    """Key definition (`ekt_…`)."""
    key: str
    """Key name, in lower case."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class EntityKeyDetailResponseData(Model, frozen=True):
    """A key of a company or user, with its definition."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    definition_id: str
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    entity_id: str
    """Company (`comp_…`) or user (`user_…`)."""
    entity_type: EntityType
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Key (`ekey_…`)."""
    key: str
    """Key name."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value: str
    """Value of the key; compared without regard to case."""
    definition: EntityKeyDefinitionResponseData | None = None


class EntityKeyResponseData(Model, frozen=True):
    """A key of a company or user."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    definition_id: str
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    entity_id: str
    """Company (`comp_…`) or user (`user_…`)."""
    entity_type: EntityType
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Key (`ekey_…`)."""
    key: str
    """Key name."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value: str
    """Value of the key; compared without regard to case."""


class EntityTraitDefinitionResponseData(Model, frozen=True):
    """A trait name with its type."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    display_name: str
    """Name shown to people."""
    entity_type: EntityType
    hierarchy: list[str]
    """Path of the trait's name, outermost segment first."""
    id: str
    """Trait definition (`trt_…`)."""
    trait_type: TraitType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class EntityTraitDetailResponseData(Model, frozen=True):
    """A trait's value, with its definition."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    definition_id: str
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Trait value (`etrt_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value: str
    """Value as text."""
    definition: EntityTraitDefinitionResponseData | None = None


class EntityTraitResponseData(Model, frozen=True):
    """A trait's value."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    definition_id: str
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Trait value (`etrt_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value: str
    """Value as text."""


class EnvironmentResponseData(Model, frozen=True):
    """An environment: its own companies, usage and keys."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_type: EnvironmentType
    id: str
    """Environment (`env_…`)."""
    name: str
    """Name shown to people."""
    require_context_signature: bool
    """Whether browsers must sign their context; false here."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class EventExportMetadata(Model, frozen=True):
    """Which events to export."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    event_types: list[EventExportMetadataEventTypesItem] | None = None
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    notification_email_recipient_email_addresses: list[str] | None = None
    """Who is told by e-mail when the file is ready."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""
    user_id: str | None = None
    """User (`user_…`)."""


class EventResponseData(Model, frozen=True):
    """A stored event."""

    body: dict[str, Any]
    """Body as it was sent."""
    body_preview: str
    """Short text for listings."""
    captured_at: Instant
    """When the event counts as having happened."""
    feature_ids: list[str]
    """Features (`feat_…`) that count the event."""
    id: str
    """Event (`evt_…`)."""
    quantity: int
    """Units that happened."""
    status: EventStatus
    type: EventType
    api_key: str | None = None
    """Key with which the event was sent."""
    company_id: str | None = None
    """Company (`comp_…`) the event was matched to."""
    enriched_at: Instant | None = None
    """Deprecated; when the event was matched."""
    environment_id: str | None = None
    """Environment (`env_…`)."""
    error_message: str | None = None
    """What went wrong, for people."""
    idempotency_key: str | None = None
    """At most 255 characters; a repeat within 24 hours has no further effect."""
    lease_id: str | None = None
    """Lease (`crlse_…`) the event named."""
    loaded_at: Instant | None = None
    """When the event was stored."""
    processed_at: Instant | None = None
    """Deprecated; when the event was counted."""
    reservation_id: str | None = None
    """Reservation (`crrsv_…`) the event named."""
    sent_at: Instant | None = None
    """When it was sent, RFC 3339."""
    subtype: str | None = None
    """Name of the tracked event."""
    updated_at: Instant | None = None
    """When it last changed, RFC 3339 UTC."""
    user_id: str | None = None
    """User (`user_…`) the event was matched to."""


class EventSummaryResponseData(Model, frozen=True):
    """How often, by whom and when an event was last tracked."""

    company_count: int
    """Number of companies."""
    environment_id: str
    """Environment (`env_…`)."""
    event_count: int
    """Number of events."""
    event_subtype: str
    """Name of the tracked event."""
    user_count: int
    """Number of users."""
    last_seen_at: Instant | None = None
    """Time of the newest event, or as set by hand."""


class FeatureDetailResponseData(Model, frozen=True):
    """A feature with its flags, plans and event summary."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    event_source: FeatureEventSource
    feature_type: FeatureType
    flags: list[FlagDetailResponseData]
    icon: str
    """Icon: a name or an emoji; may be empty."""
    id: str
    """Feature (`feat_…`)."""
    name: str
    """Name shown to people."""
    plans: list[PreviewObject]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_product: BillingProductResponseData | None = None
    event_subtype: str | None = None
    """Name of the tracked event."""
    event_summary: EventSummaryResponseData | None = None
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer: AccountMemberResponseData | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    trait: EntityTraitDefinitionResponseData | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    usage_limit_trait_id: str | None = None
    """Trait (`trt_…`) that holds the bought quantity."""


class FeatureEntitlement(Model, frozen=True):
    """What a company may use of a feature, after plans, add-ons and overrides are combined."""

    feature_id: str
    """Feature (`feat_…`)."""
    feature_key: str
    """Key of the feature's flag."""
    value_type: EntitlementValueType
    allocation: int | None = None
    """Limit in units of the feature; null when there is none or credits set it."""
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    credit_remaining: float | None = None
    """Credits left, holds excluded."""
    credit_reserved: float | None = None
    """Credits held by leases and reservations."""
    credit_settled: float | None = None
    """Credits left and held together; the figure to show customers."""
    credit_total: float | None = None
    """Credits granted in all."""
    credit_used: float | None = None
    """Credits used."""
    event_name: str | None = None
    """Name of the event."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    metric_period: MetricPeriod | None = None
    metric_reset_at: Instant | None = None
    """When the usage starts again from 0; null when it never does."""
    month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    usage: int | None = None
    """Usage in units of the feature."""
    warning_tiers: list[WarningTier] | None = None


class FeatureInPlanResponseData(Model, frozen=True):
    """A feature as a plan shows it."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    event_source: FeatureEventSource
    feature_type: FeatureType
    flags: list[FlagInPlanResponseData]
    icon: str
    """Icon: a name or an emoji; may be empty."""
    id: str
    """Feature (`feat_…`)."""
    name: str
    """Name shown to people."""
    plans: list[PreviewObject]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    event_subtype: str | None = None
    """Name of the tracked event."""
    event_summary: EventSummaryResponseData | None = None
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    trait: EntityTraitDefinitionResponseData | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    usage_limit_trait_id: str | None = None
    """Trait (`trt_…`) that holds the bought quantity."""


class FeatureResponseData(Model, frozen=True):
    """Something that is sold: switched on, counted or licensed."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    event_source: FeatureEventSource
    feature_type: FeatureType
    icon: str
    """Icon: a name or an emoji; may be empty."""
    id: str
    """Feature (`feat_…`)."""
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    usage_limit_trait_id: str | None = None
    """Trait (`trt_…`) that holds the bought quantity."""


class FeatureUsageDetailResponseData(Model, frozen=True):
    """A company's allocation and usage, by feature."""

    features: list[FeatureUsageResponseData]


class FeatureUsageLegacyResponseData(Model, frozen=True):
    """Feature usage as limit webhooks carry it, with capitalised names."""

    entitlement: str = Field(alias="Entitlement")
    """Id of the entitlement."""
    allocation: int | None = Field(None, alias="Allocation")
    """Limit; null when there is none."""
    credit_usage: CreditUsage | None = Field(None, alias="CreditUsage")
    feature: FeatureView | None = Field(None, alias="Feature")
    metric_reset_at: Instant | None = Field(None, alias="MetricResetAt")
    """When the usage starts again from 0, RFC 3339 UTC."""
    usage: int | None = Field(None, alias="Usage")
    """Usage in the current period."""


class FeatureUsageResponseData(Model, frozen=True):
    """A company's allocation and usage of a feature."""

    access: bool
    """Whether the feature may be used now."""
    allocation_type: EntitlementValueType
    entitlement_id: str
    """Plan entitlement (`pltl_…`) or override (`cmov_…`)."""
    entitlement_type: EntitlementType
    allocation: int | None = None
    """Limit in units of the feature; null when there is none or credits set it."""
    company_override: CompanyOverrideResponseData | None = None
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    credit_grant_counts: dict[str, float] | None = None
    """Credits granted, by reason of the grant."""
    credit_grant_details: list[CreditGrantDetail] | None = None
    credit_grant_reason: BillingCreditGrantReason | None = None
    credit_remaining: float | None = None
    """Credits left, holds excluded."""
    credit_total: float | None = None
    """Credits granted in all."""
    credit_type_icon: str | None = None
    """Icon of the credit type."""
    credit_usage_aggregation: CreditUsageAggregation | None = None
    credit_used: float | None = None
    """Credits used."""
    effective_limit: int | None = None
    """Limit that usage is measured against; null when there is none."""
    effective_price: float | None = None
    """Price per unit at the present usage, in cents."""
    entitlement_expiration_date: Instant | None = None
    """When the override ends."""
    entitlement_source: str | None = None
    """`plan` or `company_override`."""
    feature: FeatureInPlanResponseData | None = None
    has_valid_allocation: bool | None = None
    """Whether the allocation is a number that can be reached."""
    is_unlimited: bool | None = None
    """Whether there is no limit."""
    metric_reset_at: Instant | None = None
    """When the usage starts again from 0; null when it never does."""
    month_reset: MetricPeriodMonthReset | None = None
    monthly_usage_based_price: BillingPriceView | None = None
    overuse: int | None = None
    """Usage beyond the soft limit; 0 unless overage is charged."""
    percent_used: float | None = None
    """Usage in percent of the effective limit; may pass 100."""
    period: MetricPeriod | None = None
    plan: PlanResponseData | None = None
    plan_entitlement: PlanEntitlementResponseData | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    quarterly_usage_based_price: BillingPriceView | None = None
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    usage: int | None = None
    """Usage in units of the feature."""
    yearly_usage_based_price: BillingPriceView | None = None


class FeatureView(Model, frozen=True):
    """A feature with its flags and plans, as webhooks carry it."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    event_source: FeatureEventSource
    feature_type: FeatureType
    flags: list[FlagView]
    icon: str
    """Icon: a name or an emoji; may be empty."""
    id: str
    """Feature (`feat_…`)."""
    name: str
    """Name shown to people."""
    plans: list[PreviewObject]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_product: BillingProductRecordResponseData | None = None
    event_subtype: str | None = None
    """Name of the tracked event."""
    event_summary: EventSummaryResponseData | None = None
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    lifecycle_phase: FeatureLifecyclePhase | None = None
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    trait: EntityTraitDefinitionResponseData | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    usage_limit_trait_id: str | None = None
    """Trait (`trt_…`) that holds the bought quantity."""


class FlagDetailResponseData(Model, frozen=True):
    """A flag with its rules and feature."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    id: str
    """Flag (`flag_…`)."""
    key: str
    """Key of the flag."""
    name: str
    """Name shown to people."""
    rules: list[RuleDetailResponseData]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    default_value: bool | None = None
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    feature: FeatureResponseData | None = None
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    flag_type: FlagType | None = None
    last_checked_at: Instant | None = None
    """When the flag was last checked."""
    maintainer: AccountMemberResponseData | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""


class FlagInPlanResponseData(Model, frozen=True):
    """A flag as a plan shows it."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    id: str
    """Flag (`flag_…`)."""
    key: str
    """Key of the flag."""
    name: str
    """Name shown to people."""
    rules: list[RuleDetailResponseData]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    default_value: bool | None = None
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    feature: FeatureResponseData | None = None
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    flag_type: FlagType | None = None
    last_checked_at: Instant | None = None
    """When the flag was last checked."""
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""


class FlagView(Model, frozen=True):
    """A flag with its rules, as webhooks carry it."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    default_value: bool
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    description: str
    """Description shown to people."""
    id: str
    """Flag (`flag_…`)."""
    key: str
    """Key of the flag."""
    name: str
    """Name shown to people."""
    rules: list[RuleView]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    feature: FeatureResponseData | None = None
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    flag_type: FlagType | None = None
    last_checked_at: Instant | None = None
    """When the flag was last checked."""


class GenericPreviewObject(Model, frozen=True):
    """Id and texts of an object, to show it."""

    id: str
    """Id of the object; opaque text."""
    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    image_url: str | None = None
    """Address of a picture."""


class IntegrationResponseData(Model, frozen=True):
    """A vendor connection."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Integration (`intg_…`)."""
    state: IntegrationState
    type: IntegrationType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


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


class MeterRequestBody(Model, frozen=True):
    """A meter of the billing provider."""

    display_name: str
    """Name shown to people."""
    event_name: str
    """Name of the event."""
    event_payload_key: str
    """Member of the event that is counted."""


class MetronomeIntegrationConfig(Model, frozen=True):
    """Settings of a Metronome connection."""

    external_customer_id_key: str | None = None
    """Key name under which companies carry the vendor's customer id."""


class OrbIntegrationConfig(Model, frozen=True):
    """Settings of an Orb connection."""

    external_customer_id_key: str | None = None
    """Key name under which companies carry the vendor's customer id."""


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


class PendingMigrationResponseData(Model, frozen=True):
    """A plan migration that has not yet reached the company."""

    migration_id: str
    """Migration (`plvm_…`)."""
    strategy: PlanVersionMigrationStrategy
    to_plan_id: str
    """Plan (`plan_…`) after the change."""
    to_plan_name: str
    """Name of the plan after the change."""
    to_plan_version_id: str
    """Plan version (`plnv_…`) after the change."""
    effective_at: Instant | None = None
    """When it applies from."""
    proration_behavior: MigrationProrationBehavior | None = None
    scheduled_for: Instant | None = None
    """When the company is due."""
    to_plan_version_number: int | None = None
    """Number of that version."""


class PlanCatalogMembershipResponseData(Model, frozen=True):
    """A catalog that offers the plan."""

    id: str
    """Catalog (`ctlg_…`)."""
    name: str
    """Name shown to people."""


class PlanCreditGrantView(Model, frozen=True):
    """Credits that a plan gives, as pricing tables show them."""

    billing_credit_auto_topup_enabled: bool
    """Whether top-ups happen."""
    billing_credit_auto_topup_self_service: bool
    """Whether companies switch top-ups on themselves."""
    billing_credit_can_buy_bundles: bool
    """Deprecated; whether bundles of the credit may be bought with the plan."""
    billing_credit_postpaid_enabled: bool
    """Whether use goes on below zero and is charged later."""
    billing_mode: BillingPlanCreditGrantBillingMode
    company_credit_amount: int
    """Credits granted once per company on top of those per licence."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_amount: int
    """Credits per grant; per licence when scaled so."""
    credit_description: str
    """Description of the credit type."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    id: str
    """Plan credit grant (`bilpcg_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    reset_type: BillingPlanCreditGrantResetType
    rollover_percentage: int
    """Share of unused credits kept for one more period, in percent; recurring grants only."""
    scaling: PlanCreditGrantScaling
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_credit_arrears_anchor: BillingArrearsAnchor | None = None
    billing_credit_arrears_cadence: BillingArrearsCadence | None = None
    billing_credit_auto_topup_amount: int | None = None
    """Credits bought by one top-up."""
    billing_credit_auto_topup_amount_type: str | None = None
    """Unit of the top-up's amount; always `credit`."""
    billing_credit_auto_topup_availability: BillingCreditAutoTopupAvailability | None = None
    billing_credit_auto_topup_expiry_type: BillingCreditExpiryType | None = None
    billing_credit_auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    billing_credit_auto_topup_expiry_unit_count: int | None = None
    """How many units topped-up credits last."""
    billing_credit_auto_topup_threshold_credits: int | None = None
    """Top up when the balance is at or below this many credits."""
    billing_credit_auto_topup_threshold_percent: int | None = None
    """Top up when the balance is at or below this percentage of the grant."""
    billing_credit_overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; null for no floor."""
    billing_credit_postpaid_rate_per_unit: int | None = None
    """Price in cents per credit below zero."""
    billing_credit_postpaid_rate_per_unit_decimal: str | None = None
    """The same price with fractions of a cent; wins when both are set."""
    billing_product_price_id: str | None = None
    """Price (`bilpp_…`) of the credit."""
    credit: BillingCreditView | None = None
    credit_icon: str | None = None
    """Icon of the credit type."""
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    plan: GenericPreviewObject | None = None
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plural_name: str | None = None
    """Name of several units."""
    price: BillingPriceView | None = None
    reset_cadence: BillingPlanCreditGrantResetCadence | None = None
    reset_start: BillingPlanCreditGrantResetStart | None = None
    singular_name: str | None = None
    """Name of one unit."""


class PlanCreditGrantWarningTierRequestBody(Model, frozen=True):
    """A remaining balance that shall cause a warning."""

    key: str
    """Name of the tier, for programs."""
    value: int
    """Warn when this many credits remain; unique and below the granted amount."""


class PlanCreditVisibility(Model, frozen=True):
    """Whether a credit type is shown with a plan."""

    credit_id: str
    """Credit type (`bilcr_…`)."""
    visible: bool
    """Whether it is shown."""


class PlanCurrencyPriceRequestBody(Model, frozen=True):
    """A plan's prices in one currency."""

    currency: Currency
    monthly_price: int | None = None
    """Price per month in cents."""
    one_time_price: int | None = None
    """Price paid once, in cents."""
    quarterly_price: int | None = None
    """Price per quarter in cents."""
    yearly_price: int | None = None
    """Price per year in cents."""


class PlanCurrencyPricesResponseData(Model, frozen=True):
    """A plan's prices in one currency."""

    currency: Currency
    monthly_price: BillingPriceResponseData | None = None
    one_time_price: BillingPriceResponseData | None = None
    quarterly_price: BillingPriceResponseData | None = None
    yearly_price: BillingPriceResponseData | None = None


class PlanDetailResponseData(Model, frozen=True):
    """A plan or add-on with its versions, prices, features and credits."""

    billing_strategy: BillingStrategy
    charge_type: ChargeType
    company_count: int
    """Number of companies."""
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


class PlanEntitlementResponseData(Model, frozen=True):
    """What a plan version grants of a feature, and how use is charged."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency_prices: list[EntitlementCurrencyPricesResponseData]
    environment_id: str
    """Environment (`env_…`)."""
    feature_id: str
    """Feature (`feat_…`)."""
    id: str
    """Plan entitlement (`pltl_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    rule_id: str
    """Rule (`rule_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value_type: EntitlementValueType
    warning_tiers: list[WarningTierResponseData]
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    consumption_rate: float | None = None
    """Credits per unit of use."""
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
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    rule_id_usage_exceeded: str | None = None
    """Rule (`rule_…`) that answers when the limit is used up."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    usage_based_product: BillingProductResponseData | None = None
    usage_quantity: int | None = None
    """Quantity included or expected."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit: BillingCreditResponseData | None = None
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait: EntityTraitDefinitionResponseData | None = None
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""


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


class PlanIssueResponseData(Model, frozen=True):
    """Something that stands in the way of publishing a version."""

    code: str
    """Kind of problem, for programs."""
    description: str
    """Description shown to people."""
    detail: str | None = None
    """More about it, for people."""
    id: str | None = None
    """Object concerned."""


class PlanResponseData(Model, frozen=True):
    """A plan or add-on."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    icon: PlanIcon
    id: str
    """Plan or add-on (`plan_…`)."""
    name: str
    """Name shown to people."""
    plan_type: PlanType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    audience_type: str | None = None
    """Deprecated; always `plan`."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    copied_from_plan_id: str | None = None
    """Plan (`plan_…`) this one was copied from."""


class PlanVersionResponseData(Model, frozen=True):
    """One version of a plan."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    environment_id: str
    """Environment (`env_…`)."""
    icon: PlanIcon
    id: str
    """Plan version (`plnv_…`)."""
    name: str
    """Name shown to people."""
    plan_type: PlanType
    renewal_policy: RenewalPolicy
    status: PlanVersionStatus
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    version: int
    """Number of the version, from 1."""
    original_plan_id: str | None = None
    """Plan (`plan_…`) the version belongs to."""


class PreviewObject(Model, frozen=True):
    """Id and texts of an object, to show it."""

    id: str
    """Id of the object; opaque text."""
    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    image_url: str | None = None
    """Address of a picture."""


class PreviewObjectResponseData(Model, frozen=True):
    """Id and texts of an object, to show it."""

    id: str
    """Id of the object; opaque text."""
    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    image_url: str | None = None
    """Address of a picture."""


class Rule(Model, frozen=True):
    """A flag rule that belongs to a company."""

    account_id: str
    """Account (`acct_…`)."""
    condition_groups: list[ConditionGroup]
    conditions: list[Condition]
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Rule (`rule_…`)."""
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    rule_type: RuleType
    value: bool
    """Answer when the rule matches."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RuleConditionDetailResponseData(Model, frozen=True):
    """A condition of a rule, with the objects it names."""

    condition_type: ConditionType
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: ComparableOperator
    resource_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    resources: list[PreviewObjectResponseData]
    rule_id: str
    """Rule (`rule_…`)."""
    trait_value: str
    """Value as text."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    comparison_trait: EntityTraitDefinitionResponseData | None = None
    comparison_trait_id: str | None = None
    """Trait (`trt_…`) to compare with, instead of a fixed value."""
    condition_group_id: str | None = None
    """Group (`cgrp_…`) the condition is in."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    plan_versions: list[RuleConditionPlanVersionResponseData] | None = None
    trait: EntityTraitDefinitionResponseData | None = None
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""


class RuleConditionGroupDetailResponseData(Model, frozen=True):
    """A group of conditions of which one must hold, with the conditions."""

    conditions: list[RuleConditionDetailResponseData]
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition group (`cgrp_…`)."""
    rule_id: str
    """Rule (`rule_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RuleConditionGroupResponseData(Model, frozen=True):
    """A group of conditions of which one must hold."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition group (`cgrp_…`)."""
    rule_id: str
    """Rule (`rule_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RuleConditionPlanVersionResponseData(Model, frozen=True):
    """A plan version that a condition names."""

    id: str
    """Plan version (`plnv_…`)."""
    name: str
    """Name of the plan in that version."""
    status: PlanVersionStatus
    version: int
    """Number of the version, from 1."""


class RuleConditionResponseData(Model, frozen=True):
    """A condition of a rule."""

    condition_type: ConditionType
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: ComparableOperator
    resource_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    rule_id: str
    """Rule (`rule_…`)."""
    trait_value: str
    """Value as text."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    comparison_trait_id: str | None = None
    """Trait (`trt_…`) to compare with, instead of a fixed value."""
    condition_group_id: str | None = None
    """Group (`cgrp_…`) the condition is in."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""


class RuleDetailResponseData(Model, frozen=True):
    """A rule with its conditions."""

    condition_groups: list[RuleConditionGroupDetailResponseData]
    conditions: list[RuleConditionDetailResponseData]
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Rule (`rule_…`)."""
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    rule_type: RuleType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value: bool
    """Answer when the rule matches."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RuleResponseData(Model, frozen=True):
    """A rule without its conditions."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Rule (`rule_…`)."""
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    rule_type: RuleType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value: bool
    """Answer when the rule matches."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RuleView(Model, frozen=True):
    """A rule with its conditions, as webhooks carry it."""

    account_id: str
    """Account (`acct_…`)."""
    condition_groups: list[ConditionGroupView]
    conditions: list[ConditionView]
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Rule (`rule_…`)."""
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    rule_type: RuleType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value: bool
    """Answer when the rule matches."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RulesengineCheckFlagResult(Model, frozen=True):
    """What a rules engine decided about a flag."""

    flag_key: str
    """Key of the flag."""
    reason: str
    """Why the flag has this value, for people."""
    value: bool
    """Whether the flag is on for them."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    entitlement: RulesengineFeatureEntitlement | None = None
    err: str | None = None
    """Why it could not be evaluated as asked."""
    feature_allocation: int | None = None
    """Deprecated; limit of the matched rule. Read the entitlement."""
    feature_usage: int | None = None
    """Deprecated; usage seen by the matched rule. Read the entitlement."""
    feature_usage_event: str | None = None
    """Deprecated; event the matched rule counts."""
    feature_usage_period: RulesengineMetricPeriod | None = None
    feature_usage_reset_at: Instant | None = None
    """Deprecated; when that usage starts again from 0."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    rule_id: str | None = None
    """Rule (`rule_…`)."""
    rule_type: RulesengineRuleType | None = None
    user_id: str | None = None
    """User (`user_…`)."""


class RulesengineCompany(Model, frozen=True):
    """A company as rules engines see it."""

    account_id: str
    """Account (`acct_…`)."""
    billing_product_ids: list[str]
    """Billing products (`bilp_…`) on the company's subscription."""
    credit_balances: dict[str, float]
    """Credits left, from credit id to amount; holds excluded."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Company (`comp_…`)."""
    keys: dict[str, str]
    """Keys, from key name to value."""
    metrics: list[RulesengineCompanyMetric]
    plan_ids: list[str]
    """Base plan and add-ons (`plan_…`)."""
    plan_version_ids: list[str]
    """Plan versions (`plnv_…`)."""
    rules: list[RulesengineRule]
    traits: list[RulesengineTrait]
    base_plan_id: str | None = None
    """Base plan (`plan_…`)."""
    credit_postpaid: dict[str, RulesengineCreditPostpaidConfig] | None = None
    """Overdraft settings, from credit id; only of credits that may go below zero."""
    credit_spend_policies: list[RulesengineCreditSpendPolicy] | None = None
    entitlements: list[RulesengineFeatureEntitlement] | None = None
    subscription: RulesengineSubscription | None = None


class RulesengineCompanyMetric(Model, frozen=True):
    """How much of an event a company has in one period."""

    account_id: str
    """Account (`acct_…`)."""
    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    event_subtype: str
    """Name of the tracked event."""
    month_reset: RulesengineMetricPeriodMonthReset
    period: RulesengineMetricPeriod
    value: int
    """Sum of quantities in the period."""
    valid_until: Instant | None = None
    """End of the period; the sum counts until then."""


class RulesengineCondition(Model, frozen=True):
    """A condition of a rule."""

    account_id: str
    """Account (`acct_…`)."""
    condition_type: RulesengineConditionType
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: RulesengineComparableOperator
    resource_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    trait_value: str
    """Value as text."""
    comparison_trait_definition: RulesengineTraitDefinition | None = None
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    metric_period: RulesengineMetricPeriod | None = None
    metric_period_month_reset: RulesengineMetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    trait_definition: RulesengineTraitDefinition | None = None


class RulesengineConditionGroup(Model, frozen=True):
    """A group of conditions of which one must hold."""

    conditions: list[RulesengineCondition]


class RulesengineCreditPostpaidConfig(Model, frozen=True):
    """Lets a credit be used below zero."""

    overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; absent or null for no floor."""


class RulesengineCreditSpendPolicy(Model, frozen=True):
    """A cap on credit spending."""

    credit_id: str
    """Credit type (`bilcr_…`)."""
    id: str
    """Spend policy (`crspp_…`)."""
    kind: str
    """`per_draw` caps a single draw, `window` the sum in a window."""
    limit: float
    """Limit in credits."""
    scope: RulesengineCreditSpendPolicyScope
    company_id: str | None = None
    """Company (`comp_…`) a user's cap applies in."""
    consumed: float | None = None
    """Credits drawn in the present window."""
    label: str | None = None
    """Free text to tell it by."""
    resets_at: Instant | None = None
    """When the window starts anew."""
    window: RulesengineCreditSpendWindow | None = None


class RulesengineCreditSpendWindow(Model, frozen=True):
    """Length of a spending window."""

    count: int
    """Number of matching objects."""
    unit: str
    """`hour`, `day`, `week`, `month` or `billing_period`."""


class RulesengineFeatureEntitlement(Model, frozen=True):
    """What a company may use of a feature."""

    feature_id: str
    """Feature (`feat_…`)."""
    feature_key: str
    """Key of the feature's flag."""
    value_type: RulesengineEntitlementValueType
    allocation: int | None = None
    """Limit in units of the feature; null when there is none or credits set it."""
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    credit_remaining: float | None = None
    """Credits left, holds excluded."""
    credit_reserved: float | None = None
    """Credits held by leases and reservations."""
    credit_settled: float | None = None
    """Credits left and held together; the figure to show customers."""
    credit_total: float | None = None
    """Credits granted in all."""
    credit_used: float | None = None
    """Credits used."""
    event_name: str | None = None
    """Name of the event."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    metric_period: RulesengineMetricPeriod | None = None
    metric_reset_at: Instant | None = None
    """When the usage starts again from 0; null when it never does."""
    month_reset: RulesengineMetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    usage: int | None = None
    """Usage in units of the feature."""
    warning_tiers: list[RulesengineWarningTier] | None = None


class RulesengineFlag(Model, frozen=True):
    """A flag with its rules, as rules engines see it."""

    account_id: str
    """Account (`acct_…`)."""
    default_value: bool
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Flag (`flag_…`)."""
    key: str
    """Key of the flag."""
    rules: list[RulesengineRule]


class RulesengineRule(Model, frozen=True):
    """A rule with its conditions."""

    account_id: str
    """Account (`acct_…`)."""
    condition_groups: list[RulesengineConditionGroup]
    conditions: list[RulesengineCondition]
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Rule (`rule_…`)."""
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    rule_type: RulesengineRuleType
    value: bool
    """Answer when the rule matches."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RulesengineSubscription(Model, frozen=True):
    """The billing period that monthly windows follow."""

    id: str
    """Subscription (`bilsub_…`)."""
    period_end: Instant
    """When the period ends."""
    period_start: Instant
    """When the period began."""


class RulesengineTrait(Model, frozen=True):
    """A trait's value with its definition."""

    value: str
    """Value as text."""
    trait_definition: RulesengineTraitDefinition | None = None


class RulesengineTraitDefinition(Model, frozen=True):
    """A trait's type and whose it is."""

    comparable_type: RulesengineTraitDefinitionComparableType
    entity_type: RulesengineEntityType
    id: str
    """Trait definition (`trt_…`)."""


class RulesengineUser(Model, frozen=True):
    """A user as rules engines see it."""

    account_id: str
    """Account (`acct_…`)."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """User (`user_…`)."""
    keys: dict[str, str]
    """Keys, from key name to value."""
    rules: list[RulesengineRule]
    traits: list[RulesengineTrait]
    credit_spend_policies: list[RulesengineCreditSpendPolicy] | None = None


class RulesengineWarningTier(Model, frozen=True):
    """A usage that causes a warning."""

    key: str
    """Name of the tier, for programs."""
    value: int
    """Warn when usage reaches this."""


class ScheduledDowngradeResponseData(Model, frozen=True):
    """A downgrade that waits for the end of the billing period."""

    currency: Currency
    effective_after: Instant
    """When the downgrade applies."""
    from_plan_id: str
    """Plan (`plan_…`) before the change."""
    from_plan_name: str
    """Name of the plan before the change."""
    from_subscription_price: int
    """Price before the change, in cents."""
    id: str
    """Scheduled plan change (`schk_…`)."""
    interval: str
    """`day`, `month`, `year` or `one-time`."""
    to_plan_id: str
    """Plan (`plan_…`) after the change."""
    to_plan_name: str
    """Name of the plan after the change."""
    scheduled_interval: str | None = None
    """Interval of the price after the change."""
    scheduled_price: int | None = None
    """Price after the change, in cents."""


class StripeIntegrationConfig(Model, frozen=True):
    """Settings of a Stripe connection."""

    is_sandbox: bool
    """Whether it is for tests."""
    live_mode: bool
    """Whether it moves real money."""
    account_id: str | None = None
    """Stripe account."""
    account_name: str | None = None
    """Name of the Stripe account."""
    claimable_sandbox_expires_at: Instant | None = None
    """When the sandbox ends."""
    claimable_sandbox_id: str | None = None
    """Sandbox made for the connection."""
    claimable_sandbox_status: str | None = None
    """State of the sandbox."""
    company_update_only: bool | None = None
    """Update known companies only; create none."""
    onboard_url: str | None = None
    """Address where the connection is completed."""
    return_to: str | None = None
    """Address to go to when the connection is complete."""


class TaxIdInput(Model, frozen=True):
    """A tax id to store."""

    type: TaxIdType
    value: str
    """The tax id."""


class TemporaryAccessTokenResponseData(Model, frozen=True):
    """A temporary token without its value."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    expired_at: Instant
    """When the token ends, 15 minutes after it was issued."""
    id: str
    """Id of the object; opaque text."""
    issuer_type: TemporaryAccessTokenIssuerType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    api_key_id: str | None = None
    """API key (`api_…`) that asked for the token."""
    resource_type: TemporaryAccessTokenResourceType | None = None


class TraitDefinition(Model, frozen=True):
    """A trait's type and whose it is."""

    comparable_type: TraitDefinitionComparableType
    entity_type: EntityType
    id: str
    """Trait definition (`trt_…`)."""


class UpdateBillingPlanCreditGrantRequestBody(Model, frozen=True):
    """Body of `credits.update_billing_plan_credit_grant`."""

    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    apply_to_existing: bool | None = None
    """Also change the grants that companies already hold."""
    arrears_anchor: BillingArrearsAnchor | None = None
    arrears_cadence: BillingArrearsCadence | None = None
    auto_topup_amount: int | None = None
    """Credits bought by one top-up, at least 1."""
    auto_topup_amount_type: CreditAutoTopupAmountType | None = None
    auto_topup_availability: BillingCreditAutoTopupAvailability | None = None
    auto_topup_enabled: bool | None = None
    """Whether top-ups happen; follows from the availability."""
    auto_topup_expiry_type: BillingCreditExpiryType | None = None
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    auto_topup_expiry_unit_count: int | None = None
    """How many units topped-up credits last."""
    auto_topup_self_service: bool | None = None
    """Whether companies switch top-ups on themselves; follows from the availability."""
    auto_topup_threshold_credits: int | None = None
    """Top up when the balance is at or below this many credits."""
    auto_topup_threshold_percent: int | None = None
    """Top up when the balance is at or below this percentage of the grant, 1 to 100."""
    billing_mode: BillingPlanCreditGrantBillingMode | None = None
    can_buy_bundles: bool | None = None
    """Deprecated; sets whether bundles of the credit may be bought with the plan."""
    company_credit_amount: int | None = None
    """Credits granted once per company on top of those per licence."""
    credit_amount: int | None = None
    """Credits per grant; per licence when scaled so."""
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; absent or null for no floor."""
    postpaid_enabled: bool | None = None
    """Let use go on below zero and charge it later; false unless sent."""
    postpaid_rate_per_unit: int | None = None
    """Price in cents per credit below zero; the credit's own cost unless sent."""
    postpaid_rate_per_unit_decimal: str | None = None
    """The same price with fractions of a cent; wins when both are set."""
    price_tiers: list[CreditGrantPriceTierRequestBody] | None = None
    reset_type: BillingPlanCreditGrantResetType | None = None
    rollover_percentage: int | None = None
    """Share of unused credits kept for one more period, in percent; recurring grants only."""
    scaling: PlanCreditGrantScaling | None = None
    tier_mode: BillingTiersMode | None = None
    unit_price: int | None = None
    """Price per credit in cents."""
    unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    warning_tiers: list[PlanCreditGrantWarningTierRequestBody] | None = None


class UpdateEntitlementReqCommon(Model, frozen=True):
    """What every change of an entitlement or override says."""

    value_type: EntitlementValueType
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""


class UpdatePlanRequestBody(Model, frozen=True):
    """Body of `plans.update_plan`."""

    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    icon: PlanIcon | None = None


class UpdateRuleRequestBody(Model, frozen=True):
    """A rule without its type."""

    condition_groups: list[CreateOrUpdateConditionGroupRequestBody]
    conditions: list[CreateOrUpdateConditionRequestBody]
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    value: bool
    """Answer when the rule matches."""


class UpsertBillingProductRequestBody(Model, frozen=True):
    """Body of `plans.upsert_billing_product_plan`."""

    charge_type: ChargeType
    is_trialable: bool
    """Whether the plan begins with a trial."""
    billing_product_id: str | None = None
    """Billing product (`bilp_…`)."""
    billing_strategy: BillingStrategy | None = None
    currency: Currency | None = None
    currency_prices: list[PlanCurrencyPriceRequestBody] | None = None
    monthly_price: int | None = None
    """Price per month in cents."""
    monthly_price_id: str | None = None
    """Price (`bilpp_…`) per month."""
    one_time_price: int | None = None
    """Price paid once, in cents."""
    one_time_price_id: str | None = None
    """Price (`bilpp_…`) paid once."""
    quarterly_price: int | None = None
    """Price per quarter in cents."""
    quarterly_price_id: str | None = None
    """Price (`bilpp_…`) per quarter."""
    trial_days: int | None = None
    """Length of the trial in days."""
    yearly_price: int | None = None
    """Price per year in cents."""
    yearly_price_id: str | None = None
    """Price (`bilpp_…`) per year."""


class UpsertUserSubRequestBody(Model, frozen=True):
    """A user by its keys, with what to set and the companies it belongs to, by id."""

    keys: dict[str, str]
    """Keys that name the company or user, from key name to value."""
    company_id: str | None = None
    """Company (`comp_…`) to join; wins over `company_ids`."""
    company_ids: list[str] | None = None
    """All companies (`comp_…`) the user belongs to; memberships not listed end."""
    id: str | None = None
    """User (`user_…`), instead of keys."""
    last_seen_at: Instant | None = None
    """Time of the newest event, or as set by hand."""
    name: str | None = None
    """Name shown to people."""
    remove_keys: list[str] | None = None
    """Key names to drop; one key must remain."""
    traits: dict[str, Any] | None = None
    """Traits, from name to JSON value; they are merged into those already there."""
    update_only: bool | None = None
    """Do not create; an unknown key is 404 then."""


class UsageBasedEntitlementRequestBody(Model, frozen=True):
    """How use of a feature is charged."""

    billing_product_id: str | None = None
    """Billing product (`bilp_…`)."""
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    currency: Currency | None = None
    currency_prices: list[CurrencyPriceRequestBody] | None = None
    monthly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for monthly billing."""
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    """Price per unit in cents, billed monthly."""
    monthly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_billing_product_id: str | None = None
    """Billing product (`bilp_…`) that overage is charged under."""
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for quarterly billing."""
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    """Price per unit in cents, billed quarterly."""
    quarterly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    tier_mode: BillingTiersMode | None = None
    usage_quantity: int | None = None
    """Quantity included or expected."""
    yearly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for yearly billing."""
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    """Price per unit in cents, billed yearly."""
    yearly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class UsageBasedEntitlementResponseData(Model, frozen=True):
    """An entitlement that is charged by use."""

    feature_id: str
    """Feature (`feat_…`)."""
    value_type: EntitlementValueType
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    consumption_rate: float | None = None
    """Credits per unit of use."""
    metered_price: BillingPriceView | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    monthly_usage_based_price: BillingPriceView | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    quarterly_usage_based_price: BillingPriceView | None = None
    usage_quantity: int | None = None
    """Quantity included or expected."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    yearly_usage_based_price: BillingPriceView | None = None


class UserResponseData(Model, frozen=True):
    """A user: a person or an agent."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """User (`user_…`)."""
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    last_seen_at: Instant | None = None
    """Time of the newest event, or as set by hand."""


class WarningTier(Model, frozen=True):
    """A usage that causes a warning."""

    key: str
    """Name of the tier, for programs."""
    value: int
    """Warn when usage reaches this."""


class WarningTierRequestBody(Model, frozen=True):
    """A usage that shall cause a warning."""

    key: str
    """Name of the tier, for programs."""
    value: int
    """Warn when usage reaches this."""


class WarningTierResponseData(Model, frozen=True):
    """A usage that causes a warning."""

    id: str
    """Tier (`wtr_…`)."""
    key: str
    """Name of the tier, for programs."""
    value: int
    """Warn when usage reaches this."""


class WebFeatureUsageWebhookOutput(Model, frozen=True):
    """Body of the limit webhooks (`entitlement.…`); mind the capitalised names."""

    entitlement: str = Field(alias="Entitlement")
    """Id of the entitlement."""
    allocation: int | None = Field(None, alias="Allocation")
    """Limit; null when there is none."""
    company: CompanyDetailResponseData | None = None
    credit_usage: CreditUsage | None = Field(None, alias="CreditUsage")
    feature: FeatureView | None = Field(None, alias="Feature")
    metric_reset_at: Instant | None = Field(None, alias="MetricResetAt")
    """When the usage starts again from 0, RFC 3339 UTC."""
    usage: int | None = Field(None, alias="Usage")
    """Usage in the current period."""


class WebScheduledDowngradeWebhookOutput(Model, frozen=True):
    """Body of the webhook `company.scheduled_downgrade`."""

    execute_after: Instant
    """When to carry it out, RFC 3339."""
    id: str
    """Scheduled plan change (`schk_…`)."""
    company: CompanyResponseData | None = None
    from_plan: PlanSnapshotView | None = None
    scheduled_interval: str | None = None
    """Interval of the price after the change."""
    scheduled_price: int | None = None
    """Price after the change, in cents."""
    to_plan: PlanSnapshotView | None = None


class WebhookEventResponseData(Model, frozen=True):
    """A delivery to an endpoint."""

    attempt_count: int
    """Attempts made so far."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Delivery (`whev_…`)."""
    request_type: WebhookRequestType
    status: WebhookEventStatus
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    webhook_id: str
    """Webhook endpoint."""
    payload: str | None = None
    """JSON text that was sent."""
    response_code: int | None = None
    """Status the endpoint answered; 0 or null when it did not."""
    sent_at: Instant | None = None
    """When it was last attempted."""


class WebhookUrl(Model, frozen=True):
    """Address a vendor should call."""

    type: IntegrationType
    url: str
    """Address the vendor should call."""


class WorkOsIntegrationConfig(Model, frozen=True):
    """Settings of a WorkOS connection."""

    first_events_received: bool | None = None
    """Whether the vendor has sent anything yet."""
    webhook_url: str | None = None
    """Address the vendor should call."""


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
