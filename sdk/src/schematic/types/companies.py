# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `companies`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.accounts import ActorType, ApiKeyResponseData, AuditLogListResponseData
from schematic.types.billing import (
    BillingPriceView,
    BillingProductForSubscriptionResponseData,
    BillingSubscriptionDiscountView,
    BillingSubscriptionView,
    CompanyBillingProfileResponseData,
    InvoiceResponseData,
    PaymentMethodResponseData,
    SubscriptionStatus,
)
from schematic.types.checks import FeatureEntitlement
from schematic.types.credits import (
    BillingCreditAutoTopupAvailability,
    BillingCreditView,
    BillingPlanCreditGrantBillingMode,
    BillingPlanCreditGrantResetStart,
    BillingPlanCreditGrantResetType,
)
from schematic.types.features import Rule
from schematic.types.integrationsapi import IntegrationResponseData
from schematic.types.shared import (
    BillingArrearsAnchor,
    BillingArrearsCadence,
    BillingCreditExpiryType,
    BillingCreditExpiryUnit,
    BillingPlanCreditGrantResetCadence,
    BillingProviderType,
    CountResponse,
    Currency,
    CustomPlanActivationStrategy,
    CustomPlanBillingStatus,
    DeleteResponse,
    EntityTraitDefinitionResponseData,
    EntityType,
    GenericPreviewObject,
    MetricPeriod,
    MetricPeriodMonthReset,
    MigrationProrationBehavior,
    PlanBillingSource,
    PlanCreditGrantScaling,
    PlanVersionMigrationStrategy,
    SortDirection,
    TraitType,
    TrialStatus,
)

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


# What moved a company to another plan.
PlanChangeAction: TypeAlias = (
    Literal[
        "amendment",
        "checkout",
        "company_upsert",
        "fallback_plan",
        "manage_plan",
        "migration",
        "plan_billing_product_changed",
        "plan_deleted",
        "plan_trait_change",
        "plan_version_migration",
        "quickstart",
        "subscription_change",
    ]
    | str
)


# State of a custom plan's amendment; only `applied` has moved the company.
PlanChangeAmendmentStatus: TypeAlias = Literal["applied", "cancelled", "failed", "scheduled", "skipped"] | str


# Which rule chose the base plan, when the request did not name it.
PlanChangeBasePlanAction: TypeAlias = Literal["fallback", "initial", "trait", "trial_expiry"] | str


# What a move between paid plans did to the subscription.
PlanChangeSubscriptionAction: TypeAlias = (
    Literal["adjustment", "downgrade", "invalid", "subscribe", "unsubscribe", "upgrade", "upgrade_trial"] | str
)


# What a company pays: nothing, once, regularly, or nothing yet.
SubscriptionType: TypeAlias = Literal["free", "one_time", "paid", "trial"] | str


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


class CompanyBillingEntityResponseData(Model, frozen=True):
    """Who pays for a company."""

    has_own_stripe_customer: bool
    """Whether the company is a Stripe customer itself."""
    billing_entity: CompanyResponseData | None = None


class CompanyBillingEntitySubscriptionResponseData(Model, frozen=True):
    """A subscription that another company pays for."""

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
    plan_name: str
    """Name of the plan."""
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
    company: CompanyResponseData | None = None
    expired_at: Instant | None = None
    """When it ended or will end."""
    latest_invoice: InvoiceResponseData | None = None
    payment_method: PaymentMethodResponseData | None = None
    trial_end: Instant | None = None
    """When the trial ends."""


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


class CompanyMembershipDetailResponseData(Model, frozen=True):
    """A user's membership of a company, with the company."""

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
    company: CompanyResponseData | None = None


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


class CompanyResponseData(Model, frozen=True):
    """A company."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Company (`comp_…`)."""
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    last_seen_at: Instant | None = None
    """Time of the newest event, or as set by hand."""
    logo_url: str | None = None
    """Address of the logo."""


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


class CountCompaniesParams(Model, frozen=True):
    """Query parameters that `companies.count_companies` understood."""

    credit_type_ids: list[str] | None = None
    """Only companies that hold one of these credit types (`bilcr_…`)."""
    has_scheduled_downgrade: bool | None = None
    """Only companies with a downgrade ahead; false for those without."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    monetized_subscriptions: bool | None = None
    """Only companies whose subscription costs something; false for the others."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_ids: list[str] | None = None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plan_version_ids: list[str] | None = None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""
    plan_version_unpublished: bool | None = None
    """Only companies on a version that is no longer the published one."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    sort_order_column: str | None = None
    """Column to sort by, such as `name`, `created_at` or `last_seen_at`."""
    sort_order_direction: SortDirection | None = None
    subscription_statuses: list[SubscriptionStatus] | None = None
    subscription_types: list[SubscriptionType] | None = None
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


class CountCompaniesResponse(Model, frozen=True):
    """Answer of `companies.count_companies`."""

    data: CountResponse
    params: CountCompaniesParams


class CountEntityKeyDefinitionsParams(Model, frozen=True):
    """Query parameters that `companies.count_entity_key_definitions` understood."""

    entity_type: EntityType | None = None
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class CountEntityKeyDefinitionsResponse(Model, frozen=True):
    """Answer of `companies.count_entity_key_definitions`."""

    data: CountResponse
    params: CountEntityKeyDefinitionsParams


class CountEntityKeysParams(Model, frozen=True):
    """Query parameters that `companies.count_entity_keys` understood."""

    definition_id: str | None = None
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    entity_type: EntityType | None = None
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class CountEntityKeysResponse(Model, frozen=True):
    """Answer of `companies.count_entity_keys`."""

    data: CountResponse
    params: CountEntityKeysParams


class CountEntityTraitDefinitionsParams(Model, frozen=True):
    """Query parameters that `companies.count_entity_trait_definitions` understood."""

    entity_type: EntityType | None = None
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    trait_type: TraitType | None = None
    trait_types: list[TraitType] | None = None


class CountEntityTraitDefinitionsResponse(Model, frozen=True):
    """Answer of `companies.count_entity_trait_definitions`."""

    data: CountResponse
    params: CountEntityTraitDefinitionsParams


class CountEntityTraitsParams(Model, frozen=True):
    """Query parameters that `companies.count_entity_traits` understood."""

    definition_id: str | None = None
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    entity_type: EntityType | None = None
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class CountEntityTraitsResponse(Model, frozen=True):
    """Answer of `companies.count_entity_traits`."""

    data: CountResponse
    params: CountEntityTraitsParams


class CountPlanTraitsParams(Model, frozen=True):
    """Query parameters that `companies.count_plan_traits` understood."""

    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    trait_ids: list[str] | None = None
    """Traits (`trt_…`), at most 100."""


class CountPlanTraitsResponse(Model, frozen=True):
    """Answer of `companies.count_plan_traits`."""

    data: CountResponse
    params: CountPlanTraitsParams


class CountUsersParams(Model, frozen=True):
    """Query parameters that `companies.count_users` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class CountUsersResponse(Model, frozen=True):
    """Answer of `companies.count_users`."""

    data: CountResponse
    params: CountUsersParams


class CreateCompanyResponse(Model, frozen=True):
    """Answer of `companies.create_company`."""

    data: CompanyDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateEntityTraitDefinitionRequestBody(Model, frozen=True):
    """Body of `companies.get_or_create_entity_trait_definition`."""

    entity_type: EntityType
    hierarchy: list[str]
    """Path of the trait's name, outermost segment first."""
    trait_type: TraitType
    display_name: str | None = None
    """Name shown to people."""


class CreateUserResponse(Model, frozen=True):
    """Answer of `companies.create_user`."""

    data: UserDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


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


class DeleteCompanyByKeysResponse(Model, frozen=True):
    """Answer of `companies.delete_company_by_keys`."""

    data: CompanyResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteCompanyMembershipResponse(Model, frozen=True):
    """Answer of `companies.delete_company_membership`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteCompanyParams(Model, frozen=True):
    """Query parameters that `companies.delete_company` understood."""

    cancel_subscription: bool | None = None
    """Also cancel the subscription at the provider; it is kept unless sent."""
    prorate: bool | None = None
    """Return the unused part of the period."""


class DeleteCompanyResponse(Model, frozen=True):
    """Answer of `companies.delete_company`."""

    data: DeleteResponse
    params: DeleteCompanyParams


class DeleteEntityKeyDefinitionResponse(Model, frozen=True):
    """Answer of `companies.delete_entity_key_definition`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteEntityTraitDefinitionResponse(Model, frozen=True):
    """Answer of `companies.delete_entity_trait_definition`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteUserByKeysResponse(Model, frozen=True):
    """Answer of `companies.delete_user_by_keys`."""

    data: UserResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteUserResponse(Model, frozen=True):
    """Answer of `companies.delete_user`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


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


class EntityTraitDefinitionUsage(Model, frozen=True):
    """How often a trait is referred to, by kind of object."""

    checkout_field_config_count: int
    """Checkout fields that store into the trait."""
    company_override_count: int
    """Overrides that use the trait."""
    feature_count: int
    """Features measured by the trait."""
    plan_entitlement_count: int
    """Plan entitlements that use the trait."""
    plan_trait_count: int
    """Plans that set the trait."""
    rule_condition_count: int
    """Rule conditions that use the trait."""


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


class EntityTraitValue(Model, frozen=True):
    """A value that a trait has."""

    definition_id: str
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    value: str
    """Value as text."""


class GetActiveCompanySubscriptionParams(Model, frozen=True):
    """Query parameters that `companies.get_active_company_subscription` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    company_ids: list[str] | None = None
    """Companies (`comp_…`), at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class GetActiveCompanySubscriptionResponse(Model, frozen=True):
    """Answer of `companies.get_active_company_subscription`."""

    data: list[CompanySubscriptionResponseData]
    params: GetActiveCompanySubscriptionParams


class GetBillingEntityChildSubscriptionsParams(Model, frozen=True):
    """Query parameters that `companies.get_billing_entity_child_subscriptions` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""


class GetBillingEntityChildSubscriptionsResponse(Model, frozen=True):
    """Answer of `companies.get_billing_entity_child_subscriptions`."""

    data: list[CompanyBillingEntitySubscriptionResponseData]
    params: GetBillingEntityChildSubscriptionsParams


class GetCompanyBillingEntityParams(Model, frozen=True):
    """Query parameters that `companies.get_company_billing_entity` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""


class GetCompanyBillingEntityResponse(Model, frozen=True):
    """Answer of `companies.get_company_billing_entity`."""

    data: list[CompanyBillingEntityResponseData]
    params: GetCompanyBillingEntityParams


class GetCompanyResponse(Model, frozen=True):
    """Answer of `companies.get_company`."""

    data: CompanyDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetEntityTraitDefinitionResponse(Model, frozen=True):
    """Answer of `companies.get_entity_trait_definition`."""

    data: EntityTraitDefinitionResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetEntityTraitDefinitionUsageResponse(Model, frozen=True):
    """Answer of `companies.get_entity_trait_definition_usage`."""

    data: EntityTraitDefinitionUsage
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetEntityTraitValuesParams(Model, frozen=True):
    """Query parameters that `companies.get_entity_trait_values` understood."""

    definition_id: str | None = None
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class GetEntityTraitValuesResponse(Model, frozen=True):
    """Answer of `companies.get_entity_trait_values`."""

    data: list[EntityTraitValue]
    params: GetEntityTraitValuesParams


class GetOrCreateCompanyMembershipRequestBody(Model, frozen=True):
    """Body of `companies.get_or_create_company_membership`."""

    company_id: str
    """Company (`comp_…`)."""
    user_id: str
    """User (`user_…`)."""


class GetOrCreateCompanyMembershipResponse(Model, frozen=True):
    """Answer of `companies.get_or_create_company_membership`."""

    data: CompanyMembershipDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetOrCreateEntityTraitDefinitionResponse(Model, frozen=True):
    """Answer of `companies.get_or_create_entity_trait_definition`."""

    data: EntityTraitDefinitionResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetPlanChangeResponse(Model, frozen=True):
    """Answer of `companies.get_plan_change`."""

    data: PlanChangeResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetPlanTraitResponse(Model, frozen=True):
    """Answer of `companies.get_plan_trait`."""

    data: PlanTraitResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetUserResponse(Model, frozen=True):
    """Answer of `companies.get_user`."""

    data: UserDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class KeysRequestBody(Model, frozen=True):
    """Keys that name one company or user."""

    keys: dict[str, str]
    """Keys that name the company or user, from key name to value."""


class ListCompaniesParams(Model, frozen=True):
    """Query parameters that `companies.list_companies` understood."""

    credit_type_ids: list[str] | None = None
    """Only companies that hold one of these credit types (`bilcr_…`)."""
    has_scheduled_downgrade: bool | None = None
    """Only companies with a downgrade ahead; false for those without."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    monetized_subscriptions: bool | None = None
    """Only companies whose subscription costs something; false for the others."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_ids: list[str] | None = None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plan_version_ids: list[str] | None = None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""
    plan_version_unpublished: bool | None = None
    """Only companies on a version that is no longer the published one."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    sort_order_column: str | None = None
    """Column to sort by, such as `name`, `created_at` or `last_seen_at`."""
    sort_order_direction: SortDirection | None = None
    subscription_statuses: list[SubscriptionStatus] | None = None
    subscription_types: list[SubscriptionType] | None = None
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


class ListCompaniesResponse(Model, frozen=True):
    """Answer of `companies.list_companies`."""

    data: list[CompanyDetailResponseData]
    params: ListCompaniesParams


class ListCompanyMembershipsParams(Model, frozen=True):
    """Query parameters that `companies.list_company_memberships` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    user_id: str | None = None
    """User (`user_…`)."""


class ListCompanyMembershipsResponse(Model, frozen=True):
    """Answer of `companies.list_company_memberships`."""

    data: list[CompanyMembershipDetailResponseData]
    params: ListCompanyMembershipsParams


class ListEntityKeyDefinitionsParams(Model, frozen=True):
    """Query parameters that `companies.list_entity_key_definitions` understood."""

    entity_type: EntityType | None = None
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListEntityKeyDefinitionsResponse(Model, frozen=True):
    """Answer of `companies.list_entity_key_definitions`."""

    data: list[EntityKeyDefinitionResponseData]
    params: ListEntityKeyDefinitionsParams


class ListEntityTraitDefinitionsParams(Model, frozen=True):
    """Query parameters that `companies.list_entity_trait_definitions` understood."""

    entity_type: EntityType | None = None
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    trait_type: TraitType | None = None
    trait_types: list[TraitType] | None = None


class ListEntityTraitDefinitionsResponse(Model, frozen=True):
    """Answer of `companies.list_entity_trait_definitions`."""

    data: list[EntityTraitDefinitionResponseData]
    params: ListEntityTraitDefinitionsParams


class ListPlanChangesParams(Model, frozen=True):
    """Query parameters that `companies.list_plan_changes` understood."""

    action: PlanChangeAction | None = None
    base_plan_action: PlanChangeBasePlanAction | None = None
    company_id: str | None = None
    """Company (`comp_…`)."""
    company_ids: list[str] | None = None
    """Companies (`comp_…`), at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class ListPlanChangesResponse(Model, frozen=True):
    """Answer of `companies.list_plan_changes`."""

    data: list[PlanChangeResponseData]
    params: ListPlanChangesParams


class ListPlanTraitsParams(Model, frozen=True):
    """Query parameters that `companies.list_plan_traits` understood."""

    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    trait_ids: list[str] | None = None
    """Traits (`trt_…`), at most 100."""


class ListPlanTraitsResponse(Model, frozen=True):
    """Answer of `companies.list_plan_traits`."""

    data: list[PlanTraitResponseData]
    params: ListPlanTraitsParams


class ListUsersParams(Model, frozen=True):
    """Query parameters that `companies.list_users` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListUsersResponse(Model, frozen=True):
    """Answer of `companies.list_users`."""

    data: list[UserDetailResponseData]
    params: ListUsersParams


class LookupCompanyParams(Model, frozen=True):
    """Query parameters that `companies.lookup_company` understood."""

    keys: dict[str, str] | None = None
    """Keys from name to value, as `keys[name]=value`, as JSON text, or for lookups as bare `name=value`."""


class LookupCompanyResponse(Model, frozen=True):
    """Answer of `companies.lookup_company`."""

    data: CompanyDetailResponseData
    params: LookupCompanyParams


class LookupUserParams(Model, frozen=True):
    """Query parameters that `companies.lookup_user` understood."""

    keys: dict[str, str] | None = None
    """Keys from name to value, as `keys[name]=value`, as JSON text, or for lookups as bare `name=value`."""


class LookupUserResponse(Model, frozen=True):
    """Answer of `companies.lookup_user`."""

    data: UserDetailResponseData
    params: LookupUserParams


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


class PlanChangeResponseData(Model, frozen=True):
    """A company's move between plans, with its cause."""

    action: PlanChangeAction
    actor_type: ActorType
    add_ons_added: list[PlanSnapshotView]
    add_ons_removed: list[PlanSnapshotView]
    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Plan change (`plch_…`)."""
    is_version_upgrade: bool
    """Whether only the version of the plan changed."""
    traits_updated: list[SubscriptionTraitUpdate]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    amendment_status: PlanChangeAmendmentStatus | None = None
    api_key: ApiKeyResponseData | None = None
    audit_log: AuditLogListResponseData | None = None
    base_plan: PlanSnapshotView | None = None
    base_plan_action: PlanChangeBasePlanAction | None = None
    base_plan_version: PlanVersionSnapshotView | None = None
    company: CompanyResponseData | None = None
    integration: IntegrationResponseData | None = None
    migration_id: str | None = None
    """Migration (`plvm_…`)."""
    previous_base_plan: PlanSnapshotView | None = None
    previous_base_plan_version: PlanVersionSnapshotView | None = None
    request_id: str | None = None
    """Request that caused the change."""
    subscription_change_action: PlanChangeSubscriptionAction | None = None
    trial_converted_at: Instant | None = None
    """When the trial became a paid subscription."""
    trial_expires_at: Instant | None = None
    """When the trial ends or ended."""
    trial_status: TrialStatus | None = None
    user_id: str | None = None
    """Member who made the change."""
    user_name: str | None = None
    """Name of the member who made the change."""


class PlanSnapshotView(Model, frozen=True):
    """A plan as it was when a change was recorded."""

    deleted: bool
    """Whether the object is gone."""
    description: str
    """Description shown to people."""
    icon: str
    """Icon: a name or an emoji; may be empty."""
    id: str
    """Plan or add-on (`plan_…`)."""
    name: str
    """Name shown to people."""


class PlanTraitResponseData(Model, frozen=True):
    """A trait value that a plan sets on its companies."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Id of the object; opaque text."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    plan_type: str
    """`plan` or `add_on`."""
    trait_id: str
    """Trait (`trt_…`)."""
    trait_value: str
    """Value as text."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class PlanVersionSnapshotView(Model, frozen=True):
    """A plan version as it was when a change was recorded."""

    id: str
    """Plan version (`plnv_…`)."""
    name: str
    """Name shown to people."""
    version: int
    """Number of the version, from 1."""


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


class SubscriptionTraitUpdate(Model, frozen=True):
    """A trait that a plan change set."""

    feature_id: str
    """Feature (`feat_…`)."""
    hierarchy: list[str]
    """Path of the trait's name, outermost segment first."""
    reason: str
    """Why, for people."""
    trait_id: str
    """Trait (`trt_…`)."""
    trait_name: str
    """Name of the trait."""
    trait_type: TraitType
    value: str
    """Value as text."""


class UpdateEntityTraitDefinitionRequestBody(Model, frozen=True):
    """Body of `companies.update_entity_trait_definition`."""

    trait_type: TraitType
    display_name: str | None = None
    """Name shown to people."""


class UpdateEntityTraitDefinitionResponse(Model, frozen=True):
    """Answer of `companies.update_entity_trait_definition`."""

    data: EntityTraitDefinitionResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdatePlanTraitBulkRequestBody(Model, frozen=True):
    """Body of `companies.update_plan_traits_bulk`."""

    apply_to_existing_companies: bool
    """Also write the values to companies already on the plan."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    traits: list[UpdatePlanTraitTraitRequestBody]


class UpdatePlanTraitTraitRequestBody(Model, frozen=True):
    """A trait value that a plan shall set."""

    trait_id: str
    """Trait (`trt_…`)."""
    trait_value: str
    """Value as text."""


class UpdatePlanTraitsBulkResponse(Model, frozen=True):
    """Answer of `companies.update_plan_traits_bulk`."""

    data: list[PlanTraitResponseData]
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertCompanyRequestBody(Model, frozen=True):
    """A company by its keys, with what to set."""

    keys: dict[str, str]
    """Keys that name the company or user, from key name to value."""
    base_plan_id: str | None = None
    """Base plan (`plan_…`) when the company is new; the initial plan unless sent."""
    base_plan_price_id: str | None = None
    """Free price (`bilpp_…`) of that plan; only when it is billed, and needed then."""
    id: str | None = None
    """Company (`comp_…`), instead of keys."""
    last_seen_at: Instant | None = None
    """Time of the newest event, or as set by hand."""
    name: str | None = None
    """Name shown to people."""
    prevent_key_remap: bool | None = None
    """Refuse to change the value of a key the company already has."""
    remove_keys: list[str] | None = None
    """Key names to drop; one key must remain."""
    traits: dict[str, Any] | None = None
    """Traits, from name to JSON value; they are merged into those already there."""
    update_only: bool | None = None
    """Do not create; an unknown key is 404 then."""


class UpsertCompanyResponse(Model, frozen=True):
    """Answer of `companies.upsert_company`."""

    data: CompanyDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertCompanyTraitResponse(Model, frozen=True):
    """Answer of `companies.upsert_company_trait`."""

    data: CompanyDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertTraitRequestBody(Model, frozen=True):
    """One trait to set or to add to, of the company or user that the keys name."""

    keys: dict[str, str]
    """Keys that name the company or user, from key name to value."""
    trait: str
    """Name of the trait; a path with dots names a nested one."""
    incr: int | None = None
    """What to add, negative to take away; a trait that is not set starts from 0. Either this or `set`."""
    set_: str | None = Field(None, alias="set")
    """Value to store, at most 1024 characters. Either this or `incr`."""
    update_only: bool | None = None
    """Do not create; an unknown key is 404 then."""


class UpsertUserRequestBody(Model, frozen=True):
    """A user by its keys, with what to set and the companies it belongs to."""

    keys: dict[str, str]
    """Keys that name the company or user, from key name to value."""
    companies: list[dict[str, str]] | None = None
    """Keys of all companies the user belongs to; memberships not listed end."""
    company: dict[str, str] | None = None
    """Keys of a company to join; wins over `companies`."""
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


class UpsertUserResponse(Model, frozen=True):
    """Answer of `companies.upsert_user`."""

    data: UserDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


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


class UpsertUserTraitResponse(Model, frozen=True):
    """Answer of `companies.upsert_user_trait`."""

    data: UserDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UserDetailResponseData(Model, frozen=True):
    """A user with keys, traits and memberships."""

    company_memberships: list[CompanyMembershipDetailResponseData]
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    entity_traits: list[EntityTraitDetailResponseData]
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """User (`user_…`)."""
    keys: list[EntityKeyDetailResponseData]
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    last_seen_at: Instant | None = None
    """Time of the newest event, or as set by hand."""
    traits: dict[str, Any] | None = None
    """Traits, from name to JSON value."""


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


class CountCompaniesQuery(Options, total=False):
    """Keywords of `companies.count_companies`."""

    credit_type_ids: Sequence[str] | None
    """Only companies that hold one of these credit types (`bilcr_…`)."""
    has_scheduled_downgrade: bool | None
    """Only companies with a downgrade ahead; false for those without."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    monetized_subscriptions: bool | None
    """Only companies whose subscription costs something; false for the others."""
    plan_id: str | None
    """Only companies on this plan or add-on (`plan_…`)."""
    plan_ids: Sequence[str] | None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None
    """Only companies on this plan version (`plnv_…`)."""
    plan_version_ids: Sequence[str] | None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""
    plan_version_unpublished: bool | None
    """Only companies on a version that is no longer the published one."""
    q: str | None
    """Text to search for in names, keys and text traits, case ignored, at most 512 characters."""
    sort_order_column: str | None
    """Column to sort by, such as `name`, `created_at` or `last_seen_at`."""
    sort_order_direction: SortDirection | None
    """Direction of the order."""
    subscription_statuses: Sequence[SubscriptionStatus] | None
    """Only companies whose subscription has one of these states."""
    subscription_types: Sequence[SubscriptionType] | None
    """Only companies whose subscription is of one of these types."""
    with_entitlement_for: str | None
    """Only companies entitled to this feature (`feat_…`)."""
    without_feature_override_for: str | None
    """Only companies without an override for this feature (`feat_…`)."""
    without_plan: bool | None
    """Only companies without a base plan."""
    without_subscription: bool | None
    """Only companies without a subscription."""
    with_subscription: bool | None
    """Only companies with a subscription; false for those without."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountEntityKeyDefinitionsQuery(Options, total=False):
    """Keywords of `companies.count_entity_key_definitions`."""

    entity_type: EntityType | None
    """Only those of companies, or of users."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountEntityKeysQuery(Options, total=False):
    """Keywords of `companies.count_entity_keys`."""

    definition_id: str | None
    """Only keys of this definition (`ekt_…`)."""
    entity_type: EntityType | None
    """Only those of companies, or of users."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountEntityTraitDefinitionsQuery(Options, total=False):
    """Keywords of `companies.count_entity_trait_definitions`."""

    entity_type: EntityType | None
    """Only those of companies, or of users."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    trait_type: TraitType | None
    """Only traits of this type."""
    trait_types: Sequence[TraitType] | None
    """Only traits of one of these types."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountEntityTraitsQuery(Options, total=False):
    """Keywords of `companies.count_entity_traits`."""

    definition_id: str | None
    """Only values of this trait (`trt_…`)."""
    entity_type: EntityType | None
    """Only those of companies, or of users."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountPlanTraitsQuery(Options, total=False):
    """Keywords of `companies.count_plan_traits`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    plan_id: str | None
    """Plan or add-on (`plan_…`)."""
    trait_id: str | None
    """Trait (`trt_…`)."""
    trait_ids: Sequence[str] | None
    """Traits (`trt_…`), at most 100."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountUsersQuery(Options, total=False):
    """Keywords of `companies.count_users`."""

    company_id: str | None
    """Only members of this company (`comp_…`)."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    plan_id: str | None
    """Only members of companies on this plan (`plan_…`)."""
    q: str | None
    """Text to search for in names, keys and text traits, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CreateCompanyBody(Options, total=False):
    """Keywords of `companies.create_company`."""

    keys: Required[Mapping[str, str]]
    """Keys that name the company or user, from key name to value."""
    base_plan_id: str | None
    """Base plan (`plan_…`) when the company is new; the initial plan unless sent."""
    base_plan_price_id: str | None
    """Free price (`bilpp_…`) of that plan; only when it is billed, and needed then."""
    id: str | None
    """Company (`comp_…`), instead of keys."""
    last_seen_at: datetime | None
    """Time of the newest event, or as set by hand."""
    name: str | None
    """Name shown to people."""
    prevent_key_remap: bool | None
    """Refuse to change the value of a key the company already has."""
    remove_keys: Sequence[str] | None
    """Key names to drop; one key must remain."""
    traits: Mapping[str, Any] | None
    """Traits, from name to JSON value; they are merged into those already there."""
    update_only: bool | None
    """Do not create; an unknown key is 404 then."""


class CreateUserBody(Options, total=False):
    """Keywords of `companies.create_user`."""

    keys: Required[Mapping[str, str]]
    """Keys that name the company or user, from key name to value."""
    companies: Sequence[Mapping[str, str]] | None
    """Keys of all companies the user belongs to; memberships not listed end."""
    company: Mapping[str, str] | None
    """Keys of a company to join; wins over `companies`."""
    company_id: str | None
    """Company (`comp_…`) to join; wins over `company_ids`."""
    company_ids: Sequence[str] | None
    """All companies (`comp_…`) the user belongs to; memberships not listed end."""
    id: str | None
    """User (`user_…`), instead of keys."""
    last_seen_at: datetime | None
    """Time of the newest event, or as set by hand."""
    name: str | None
    """Name shown to people."""
    remove_keys: Sequence[str] | None
    """Key names to drop; one key must remain."""
    traits: Mapping[str, Any] | None
    """Traits, from name to JSON value; they are merged into those already there."""
    update_only: bool | None
    """Do not create; an unknown key is 404 then."""


class DeleteCompanyQuery(Options, total=False):
    """Keywords of `companies.delete_company`."""

    cancel_subscription: bool | None
    """Also cancel the subscription at the provider; it is kept unless sent."""
    prorate: bool | None
    """Return the unused part of the period when the subscription is cancelled."""


class DeleteCompanyByKeysBody(Options, total=False):
    """Keywords of `companies.delete_company_by_keys`."""

    keys: Required[Mapping[str, str]]
    """Keys that name the company or user, from key name to value."""


class DeleteUserByKeysBody(Options, total=False):
    """Keywords of `companies.delete_user_by_keys`."""

    keys: Required[Mapping[str, str]]
    """Keys that name the company or user, from key name to value."""


class GetActiveCompanySubscriptionQuery(Options, total=False):
    """Keywords of `companies.get_active_company_subscription`."""

    company_id: str | None
    """Company (`comp_…`)."""
    company_ids: Sequence[str] | None
    """Companies (`comp_…`), at most 100."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class GetBillingEntityChildSubscriptionsQuery(Options, total=False):
    """Keywords of `companies.get_billing_entity_child_subscriptions`."""

    company_id: Required[str]
    """Company (`comp_…`) that pays."""


class GetCompanyBillingEntityQuery(Options, total=False):
    """Keywords of `companies.get_company_billing_entity`."""

    company_id: Required[str]
    """Company (`comp_…`) whose payer is asked for."""


class GetEntityTraitValuesQuery(Options, total=False):
    """Keywords of `companies.get_entity_trait_values`."""

    definition_id: Required[str]
    """Trait (`trt_…`)."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class GetOrCreateCompanyMembershipBody(Options, total=False):
    """Keywords of `companies.get_or_create_company_membership`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    user_id: Required[str]
    """User (`user_…`)."""


class GetOrCreateEntityTraitDefinitionBody(Options, total=False):
    """Keywords of `companies.get_or_create_entity_trait_definition`."""

    entity_type: Required[EntityType]
    """Companies and users have keys and traits of their own."""
    hierarchy: Required[Sequence[str]]
    """Path of the trait's name, outermost segment first."""
    trait_type: Required[TraitType]
    """How a trait's text is read. `currency` is a number, `url` a text."""
    display_name: str | None
    """Name shown to people."""


class ListCompaniesQuery(Options, total=False):
    """Keywords of `companies.list_companies`."""

    credit_type_ids: Sequence[str] | None
    """Only companies that hold one of these credit types (`bilcr_…`)."""
    has_scheduled_downgrade: bool | None
    """Only companies with a downgrade ahead; false for those without."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    monetized_subscriptions: bool | None
    """Only companies whose subscription costs something; false for the others."""
    plan_id: str | None
    """Only companies on this plan or add-on (`plan_…`)."""
    plan_ids: Sequence[str] | None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None
    """Only companies on this plan version (`plnv_…`)."""
    plan_version_ids: Sequence[str] | None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""
    plan_version_unpublished: bool | None
    """Only companies on a version that is no longer the published one."""
    q: str | None
    """Text to search for in names, keys and text traits, case ignored, at most 512 characters."""
    sort_order_column: str | None
    """Column to sort by, such as `name`, `created_at` or `last_seen_at`."""
    sort_order_direction: SortDirection | None
    """Direction of the order."""
    subscription_statuses: Sequence[SubscriptionStatus] | None
    """Only companies whose subscription has one of these states."""
    subscription_types: Sequence[SubscriptionType] | None
    """Only companies whose subscription is of one of these types."""
    with_entitlement_for: str | None
    """Only companies entitled to this feature (`feat_…`)."""
    without_feature_override_for: str | None
    """Only companies without an override for this feature (`feat_…`)."""
    without_plan: bool | None
    """Only companies without a base plan."""
    without_subscription: bool | None
    """Only companies without a subscription."""
    with_subscription: bool | None
    """Only companies with a subscription; false for those without."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListCompanyMembershipsQuery(Options, total=False):
    """Keywords of `companies.list_company_memberships`."""

    company_id: str | None
    """Company (`comp_…`)."""
    user_id: str | None
    """User (`user_…`)."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListEntityKeyDefinitionsQuery(Options, total=False):
    """Keywords of `companies.list_entity_key_definitions`."""

    entity_type: EntityType | None
    """Only those of companies, or of users."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListEntityTraitDefinitionsQuery(Options, total=False):
    """Keywords of `companies.list_entity_trait_definitions`."""

    entity_type: EntityType | None
    """Only those of companies, or of users."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    trait_type: TraitType | None
    """Only traits of this type."""
    trait_types: Sequence[TraitType] | None
    """Only traits of one of these types."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListPlanChangesQuery(Options, total=False):
    """Keywords of `companies.list_plan_changes`."""

    action: PlanChangeAction | None
    """Only moves with this cause."""
    base_plan_action: PlanChangeBasePlanAction | None
    """Only moves whose base plan was chosen by this rule."""
    company_id: str | None
    """Company (`comp_…`)."""
    company_ids: Sequence[str] | None
    """Companies (`comp_…`), at most 100."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListPlanTraitsQuery(Options, total=False):
    """Keywords of `companies.list_plan_traits`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    plan_id: str | None
    """Plan or add-on (`plan_…`)."""
    trait_id: str | None
    """Trait (`trt_…`)."""
    trait_ids: Sequence[str] | None
    """Traits (`trt_…`), at most 100."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListUsersQuery(Options, total=False):
    """Keywords of `companies.list_users`."""

    company_id: str | None
    """Only members of this company (`comp_…`)."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    plan_id: str | None
    """Only members of companies on this plan (`plan_…`)."""
    q: str | None
    """Text to search for in names, keys and text traits, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class LookupCompanyQuery(Options, total=False):
    """Keywords of `companies.lookup_company`."""

    keys: Required[Mapping[str, str]]
    """Keys from name to value, as `keys[name]=value`, as JSON text, or for lookups as bare `name=value`."""


class LookupUserQuery(Options, total=False):
    """Keywords of `companies.lookup_user`."""

    keys: Required[Mapping[str, str]]
    """Keys from name to value, as `keys[name]=value`, as JSON text, or for lookups as bare `name=value`."""


class UpdateEntityTraitDefinitionBody(Options, total=False):
    """Keywords of `companies.update_entity_trait_definition`."""

    trait_type: Required[TraitType]
    """How a trait's text is read. `currency` is a number, `url` a text."""
    display_name: str | None
    """Name shown to people."""


class UpdatePlanTraitsBulkBody(Options, total=False):
    """Keywords of `companies.update_plan_traits_bulk`."""

    apply_to_existing_companies: Required[bool]
    """Also write the values to companies already on the plan."""
    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    traits: Required[Sequence[UpdatePlanTraitTraitRequestBody]]
    """A trait value that a plan shall set."""


class UpsertCompanyBody(Options, total=False):
    """Keywords of `companies.upsert_company`."""

    keys: Required[Mapping[str, str]]
    """Keys that name the company or user, from key name to value."""
    base_plan_id: str | None
    """Base plan (`plan_…`) when the company is new; the initial plan unless sent."""
    base_plan_price_id: str | None
    """Free price (`bilpp_…`) of that plan; only when it is billed, and needed then."""
    id: str | None
    """Company (`comp_…`), instead of keys."""
    last_seen_at: datetime | None
    """Time of the newest event, or as set by hand."""
    name: str | None
    """Name shown to people."""
    prevent_key_remap: bool | None
    """Refuse to change the value of a key the company already has."""
    remove_keys: Sequence[str] | None
    """Key names to drop; one key must remain."""
    traits: Mapping[str, Any] | None
    """Traits, from name to JSON value; they are merged into those already there."""
    update_only: bool | None
    """Do not create; an unknown key is 404 then."""


class UpsertCompanyTraitBody(Options, total=False):
    """Keywords of `companies.upsert_company_trait`."""

    keys: Required[Mapping[str, str]]
    """Keys that name the company or user, from key name to value."""
    trait: Required[str]
    """Name of the trait; a path with dots names a nested one."""
    incr: int | None
    """What to add, negative to take away; a trait that is not set starts from 0. Either this or `set`."""
    set_: str | None
    """Value to store, at most 1024 characters. Either this or `incr`."""
    update_only: bool | None
    """Do not create; an unknown key is 404 then."""


class UpsertUserBody(Options, total=False):
    """Keywords of `companies.upsert_user`."""

    keys: Required[Mapping[str, str]]
    """Keys that name the company or user, from key name to value."""
    companies: Sequence[Mapping[str, str]] | None
    """Keys of all companies the user belongs to; memberships not listed end."""
    company: Mapping[str, str] | None
    """Keys of a company to join; wins over `companies`."""
    company_id: str | None
    """Company (`comp_…`) to join; wins over `company_ids`."""
    company_ids: Sequence[str] | None
    """All companies (`comp_…`) the user belongs to; memberships not listed end."""
    id: str | None
    """User (`user_…`), instead of keys."""
    last_seen_at: datetime | None
    """Time of the newest event, or as set by hand."""
    name: str | None
    """Name shown to people."""
    remove_keys: Sequence[str] | None
    """Key names to drop; one key must remain."""
    traits: Mapping[str, Any] | None
    """Traits, from name to JSON value; they are merged into those already there."""
    update_only: bool | None
    """Do not create; an unknown key is 404 then."""


class UpsertUserTraitBody(Options, total=False):
    """Keywords of `companies.upsert_user_trait`."""

    keys: Required[Mapping[str, str]]
    """Keys that name the company or user, from key name to value."""
    trait: Required[str]
    """Name of the trait; a path with dots names a nested one."""
    incr: int | None
    """What to add, negative to take away; a trait that is not set starts from 0. Either this or `set`."""
    set_: str | None
    """Value to store, at most 1024 characters. Either this or `incr`."""
    update_only: bool | None
    """Do not create; an unknown key is 404 then."""
