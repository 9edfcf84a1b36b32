# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `companies`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.accounts import ActorType, ApiKeyResponseData, AuditLogListResponseData
    from schematic_server.contract.billing import (
        BillingPriceView,
        BillingProductForSubscriptionResponseData,
        BillingSubscriptionDiscountView,
        BillingSubscriptionView,
        CompanyBillingProfileResponseData,
        InvoiceResponseData,
        PaymentMethodResponseData,
        SubscriptionStatus,
    )
    from schematic_server.contract.checks import FeatureEntitlement
    from schematic_server.contract.credits import (
        BillingCreditAutoTopupAvailability,
        BillingCreditView,
        BillingPlanCreditGrantBillingMode,
        BillingPlanCreditGrantResetStart,
        BillingPlanCreditGrantResetType,
    )
    from schematic_server.contract.features import Rule
    from schematic_server.contract.integrationsapi import IntegrationResponseData
    from schematic_server.contract.shared import (
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


class CountCompaniesQuery(TypedDict):
    """Query of `companies.count_companies`."""

    credit_type_ids: NotRequired[Sequence[str]]
    has_scheduled_downgrade: NotRequired[bool]
    ids: NotRequired[Sequence[str]]
    monetized_subscriptions: NotRequired[bool]
    plan_id: NotRequired[str]
    plan_ids: NotRequired[Sequence[str]]
    plan_version_id: NotRequired[str]
    plan_version_ids: NotRequired[Sequence[str]]
    plan_version_unpublished: NotRequired[bool]
    q: NotRequired[str]
    sort_order_column: NotRequired[str]
    sort_order_direction: NotRequired[SortDirection]
    subscription_statuses: NotRequired[Sequence[SubscriptionStatus]]
    subscription_types: NotRequired[Sequence[SubscriptionType]]
    with_entitlement_for: NotRequired[str]
    without_feature_override_for: NotRequired[str]
    without_plan: NotRequired[bool]
    without_subscription: NotRequired[bool]
    with_subscription: NotRequired[bool]
    limit: int
    offset: int


CountCompaniesAnswer: TypeAlias = "CountResponse"


class CountEntityKeyDefinitionsQuery(TypedDict):
    """Query of `companies.count_entity_key_definitions`."""

    entity_type: NotRequired[EntityType]
    ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    limit: int
    offset: int


CountEntityKeyDefinitionsAnswer: TypeAlias = "CountResponse"


class CountEntityKeysQuery(TypedDict):
    """Query of `companies.count_entity_keys`."""

    definition_id: NotRequired[str]
    entity_type: NotRequired[EntityType]
    limit: int
    offset: int


CountEntityKeysAnswer: TypeAlias = "CountResponse"


class CountEntityTraitDefinitionsQuery(TypedDict):
    """Query of `companies.count_entity_trait_definitions`."""

    entity_type: NotRequired[EntityType]
    ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    trait_type: NotRequired[TraitType]
    trait_types: NotRequired[Sequence[TraitType]]
    limit: int
    offset: int


CountEntityTraitDefinitionsAnswer: TypeAlias = "CountResponse"


class CountEntityTraitsQuery(TypedDict):
    """Query of `companies.count_entity_traits`."""

    definition_id: NotRequired[str]
    entity_type: NotRequired[EntityType]
    limit: int
    offset: int


CountEntityTraitsAnswer: TypeAlias = "CountResponse"


class CountPlanTraitsQuery(TypedDict):
    """Query of `companies.count_plan_traits`."""

    ids: NotRequired[Sequence[str]]
    plan_id: NotRequired[str]
    trait_id: NotRequired[str]
    trait_ids: NotRequired[Sequence[str]]
    limit: int
    offset: int


CountPlanTraitsAnswer: TypeAlias = "CountResponse"


class CountUsersQuery(TypedDict):
    """Query of `companies.count_users`."""

    company_id: NotRequired[str]
    ids: NotRequired[Sequence[str]]
    plan_id: NotRequired[str]
    q: NotRequired[str]
    limit: int
    offset: int


CountUsersAnswer: TypeAlias = "CountResponse"

CreateCompanyBody: TypeAlias = "UpsertCompanyRequestBody"

CreateCompanyAnswer: TypeAlias = "CompanyDetailResponseData"

CreateUserBody: TypeAlias = "UpsertUserRequestBody"

CreateUserAnswer: TypeAlias = "UserDetailResponseData"


class DeleteCompanyQuery(TypedDict):
    """Query of `companies.delete_company`."""

    cancel_subscription: NotRequired[bool]
    prorate: NotRequired[bool]


DeleteCompanyAnswer: TypeAlias = "DeleteResponse"

DeleteCompanyByKeysBody: TypeAlias = "KeysRequestBody"

DeleteCompanyByKeysAnswer: TypeAlias = "CompanyResponseData"

DeleteCompanyMembershipAnswer: TypeAlias = "DeleteResponse"

DeleteEntityKeyDefinitionAnswer: TypeAlias = "DeleteResponse"

DeleteEntityTraitDefinitionAnswer: TypeAlias = "DeleteResponse"

DeleteUserAnswer: TypeAlias = "DeleteResponse"

DeleteUserByKeysBody: TypeAlias = "KeysRequestBody"

DeleteUserByKeysAnswer: TypeAlias = "UserResponseData"


class GetActiveCompanySubscriptionQuery(TypedDict):
    """Query of `companies.get_active_company_subscription`."""

    company_id: NotRequired[str]
    company_ids: NotRequired[Sequence[str]]
    limit: int
    offset: int


GetActiveCompanySubscriptionAnswer: TypeAlias = "list[CompanySubscriptionResponseData]"


class GetBillingEntityChildSubscriptionsQuery(TypedDict):
    """Query of `companies.get_billing_entity_child_subscriptions`."""

    company_id: str


GetBillingEntityChildSubscriptionsAnswer: TypeAlias = "list[CompanyBillingEntitySubscriptionResponseData]"

GetCompanyAnswer: TypeAlias = "CompanyDetailResponseData"


class GetCompanyBillingEntityQuery(TypedDict):
    """Query of `companies.get_company_billing_entity`."""

    company_id: str


GetCompanyBillingEntityAnswer: TypeAlias = "list[CompanyBillingEntityResponseData]"

GetEntityTraitDefinitionAnswer: TypeAlias = "EntityTraitDefinitionResponseData"

GetEntityTraitDefinitionUsageAnswer: TypeAlias = "EntityTraitDefinitionUsage"


class GetEntityTraitValuesQuery(TypedDict):
    """Query of `companies.get_entity_trait_values`."""

    definition_id: str
    q: NotRequired[str]
    limit: int
    offset: int


GetEntityTraitValuesAnswer: TypeAlias = "list[EntityTraitValue]"

GetOrCreateCompanyMembershipBody: TypeAlias = "GetOrCreateCompanyMembershipRequestBody"

GetOrCreateCompanyMembershipAnswer: TypeAlias = "CompanyMembershipDetailResponseData"

GetOrCreateEntityTraitDefinitionBody: TypeAlias = "CreateEntityTraitDefinitionRequestBody"

GetOrCreateEntityTraitDefinitionAnswer: TypeAlias = "EntityTraitDefinitionResponseData"

GetPlanChangeAnswer: TypeAlias = "PlanChangeResponseData"

GetPlanTraitAnswer: TypeAlias = "PlanTraitResponseData"

GetUserAnswer: TypeAlias = "UserDetailResponseData"


class ListCompaniesQuery(TypedDict):
    """Query of `companies.list_companies`."""

    credit_type_ids: NotRequired[Sequence[str]]
    has_scheduled_downgrade: NotRequired[bool]
    ids: NotRequired[Sequence[str]]
    monetized_subscriptions: NotRequired[bool]
    plan_id: NotRequired[str]
    plan_ids: NotRequired[Sequence[str]]
    plan_version_id: NotRequired[str]
    plan_version_ids: NotRequired[Sequence[str]]
    plan_version_unpublished: NotRequired[bool]
    q: NotRequired[str]
    sort_order_column: NotRequired[str]
    sort_order_direction: NotRequired[SortDirection]
    subscription_statuses: NotRequired[Sequence[SubscriptionStatus]]
    subscription_types: NotRequired[Sequence[SubscriptionType]]
    with_entitlement_for: NotRequired[str]
    without_feature_override_for: NotRequired[str]
    without_plan: NotRequired[bool]
    without_subscription: NotRequired[bool]
    with_subscription: NotRequired[bool]
    limit: int
    offset: int


ListCompaniesAnswer: TypeAlias = "list[CompanyDetailResponseData]"


class ListCompanyMembershipsQuery(TypedDict):
    """Query of `companies.list_company_memberships`."""

    company_id: NotRequired[str]
    user_id: NotRequired[str]
    limit: int
    offset: int


ListCompanyMembershipsAnswer: TypeAlias = "list[CompanyMembershipDetailResponseData]"


class ListEntityKeyDefinitionsQuery(TypedDict):
    """Query of `companies.list_entity_key_definitions`."""

    entity_type: NotRequired[EntityType]
    ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    limit: int
    offset: int


ListEntityKeyDefinitionsAnswer: TypeAlias = "list[EntityKeyDefinitionResponseData]"


class ListEntityTraitDefinitionsQuery(TypedDict):
    """Query of `companies.list_entity_trait_definitions`."""

    entity_type: NotRequired[EntityType]
    ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    trait_type: NotRequired[TraitType]
    trait_types: NotRequired[Sequence[TraitType]]
    limit: int
    offset: int


ListEntityTraitDefinitionsAnswer: TypeAlias = "list[EntityTraitDefinitionResponseData]"


class ListPlanChangesQuery(TypedDict):
    """Query of `companies.list_plan_changes`."""

    action: NotRequired[PlanChangeAction]
    base_plan_action: NotRequired[PlanChangeBasePlanAction]
    company_id: NotRequired[str]
    company_ids: NotRequired[Sequence[str]]
    limit: int
    offset: int


ListPlanChangesAnswer: TypeAlias = "list[PlanChangeResponseData]"


class ListPlanTraitsQuery(TypedDict):
    """Query of `companies.list_plan_traits`."""

    ids: NotRequired[Sequence[str]]
    plan_id: NotRequired[str]
    trait_id: NotRequired[str]
    trait_ids: NotRequired[Sequence[str]]
    limit: int
    offset: int


ListPlanTraitsAnswer: TypeAlias = "list[PlanTraitResponseData]"


class ListUsersQuery(TypedDict):
    """Query of `companies.list_users`."""

    company_id: NotRequired[str]
    ids: NotRequired[Sequence[str]]
    plan_id: NotRequired[str]
    q: NotRequired[str]
    limit: int
    offset: int


ListUsersAnswer: TypeAlias = "list[UserDetailResponseData]"


class LookupCompanyQuery(TypedDict):
    """Query of `companies.lookup_company`."""

    keys: Mapping[str, str]


LookupCompanyAnswer: TypeAlias = "CompanyDetailResponseData"


class LookupUserQuery(TypedDict):
    """Query of `companies.lookup_user`."""

    keys: Mapping[str, str]


LookupUserAnswer: TypeAlias = "UserDetailResponseData"

UpdateEntityTraitDefinitionBody: TypeAlias = "UpdateEntityTraitDefinitionRequestBody"

UpdateEntityTraitDefinitionAnswer: TypeAlias = "EntityTraitDefinitionResponseData"

UpdatePlanTraitsBulkBody: TypeAlias = "UpdatePlanTraitBulkRequestBody"

UpdatePlanTraitsBulkAnswer: TypeAlias = "list[PlanTraitResponseData]"

UpsertCompanyBody: TypeAlias = "UpsertCompanyRequestBody"

UpsertCompanyAnswer: TypeAlias = "CompanyDetailResponseData"

UpsertCompanyTraitBody: TypeAlias = "UpsertTraitRequestBody"

UpsertCompanyTraitAnswer: TypeAlias = "CompanyDetailResponseData"

UpsertUserBody: TypeAlias = "UpsertUserRequestBody"

UpsertUserAnswer: TypeAlias = "UserDetailResponseData"

UpsertUserTraitBody: TypeAlias = "UpsertTraitRequestBody"

UpsertUserTraitAnswer: TypeAlias = "UserDetailResponseData"

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


class CompanyBillingEntityResponseData(TypedDict):
    """Who pays for a company."""

    billing_entity: NotRequired[CompanyResponseData | None]
    has_own_stripe_customer: bool


class CompanyBillingEntitySubscriptionResponseData(TypedDict):
    """A subscription that another company pays for."""

    cancel_at: NotRequired[datetime | None]
    cancel_at_period_end: bool
    company: NotRequired[CompanyResponseData | None]
    currency: Currency
    customer_external_id: str
    discounts: Sequence[BillingSubscriptionDiscountView]
    expired_at: NotRequired[datetime | None]
    interval: str
    is_initial: bool
    latest_invoice: NotRequired[InvoiceResponseData | None]
    payment_method: NotRequired[PaymentMethodResponseData | None]
    plan_name: str
    products: Sequence[BillingProductForSubscriptionResponseData]
    provider_type: BillingProviderType
    status: str
    subscription_external_id: str
    total_price: int
    trial_end: NotRequired[datetime | None]


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


class CompanyDetailPart(TypedDict):
    """What one domain adds to `CompanyDetailResponseData`."""

    add_ons: NotRequired[Sequence[CompanyPlanWithBillingSubView]]
    billing_credit_balances: NotRequired[Mapping[str, float] | None]
    billing_email: NotRequired[str | None]
    billing_profile: NotRequired[CompanyBillingProfileResponseData | None]
    billing_profiles: NotRequired[Sequence[CompanyBillingProfileResponseData] | None]
    billing_subscription: NotRequired[BillingSubscriptionView | None]
    billing_subscriptions: NotRequired[Sequence[BillingSubscriptionView]]
    created_at: NotRequired[datetime]
    custom_plan_billings: NotRequired[Sequence[CustomPlanBillingResponseData]]
    default_payment_method: NotRequired[PaymentMethodResponseData | None]
    entitlements: NotRequired[Sequence[FeatureEntitlement]]
    entity_traits: NotRequired[Sequence[EntityTraitDetailResponseData]]
    environment_id: NotRequired[str]
    id: NotRequired[str]
    keys: NotRequired[Sequence[EntityKeyDetailResponseData]]
    last_seen_at: NotRequired[datetime | None]
    logo_url: NotRequired[str | None]
    metrics: NotRequired[Sequence[CompanyEventPeriodMetricsResponseData]]
    name: NotRequired[str]
    payment_methods: NotRequired[Sequence[PaymentMethodResponseData]]
    pending_migration: NotRequired[PendingMigrationResponseData | None]
    plan: NotRequired[CompanyPlanWithBillingSubView | None]
    plans: NotRequired[Sequence[GenericPreviewObject]]
    rules: NotRequired[Sequence[Rule]]
    scheduled_downgrade: NotRequired[ScheduledDowngradeResponseData | None]
    traits: NotRequired[Mapping[str, Any] | None]
    updated_at: NotRequired[datetime]
    user_count: NotRequired[int]


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


class CompanyMembershipDetailResponseData(TypedDict):
    """A user's membership of a company, with the company."""

    company: NotRequired[CompanyResponseData | None]
    company_id: str
    created_at: datetime
    id: str
    updated_at: datetime
    user_id: str


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


class CompanyResponseData(TypedDict):
    """A company."""

    created_at: datetime
    environment_id: str
    id: str
    last_seen_at: NotRequired[datetime | None]
    logo_url: NotRequired[str | None]
    name: str
    updated_at: datetime


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


class CreateEntityTraitDefinitionRequestBody(TypedDict):
    """Body of `companies.get_or_create_entity_trait_definition`."""

    display_name: NotRequired[str | None]
    entity_type: EntityType
    hierarchy: Sequence[str]
    trait_type: TraitType


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


class EntityTraitDefinitionUsage(TypedDict):
    """How often a trait is referred to, by kind of object."""

    checkout_field_config_count: int
    company_override_count: int
    feature_count: int
    plan_entitlement_count: int
    plan_trait_count: int
    rule_condition_count: int


class EntityTraitDefinitionUsagePart(TypedDict):
    """What one domain adds to `EntityTraitDefinitionUsage`."""

    checkout_field_config_count: NotRequired[int]
    company_override_count: NotRequired[int]
    feature_count: NotRequired[int]
    plan_entitlement_count: NotRequired[int]
    plan_trait_count: NotRequired[int]
    rule_condition_count: NotRequired[int]


class EntityTraitDetailResponseData(TypedDict):
    """A trait's value, with its definition."""

    created_at: datetime
    definition: NotRequired[EntityTraitDefinitionResponseData | None]
    definition_id: str
    environment_id: str
    id: str
    updated_at: datetime
    value: str


class EntityTraitValue(TypedDict):
    """A value that a trait has."""

    definition_id: str
    value: str


class GetOrCreateCompanyMembershipRequestBody(TypedDict):
    """Body of `companies.get_or_create_company_membership`."""

    company_id: str
    user_id: str


class KeysRequestBody(TypedDict):
    """Keys that name one company or user."""

    keys: Mapping[str, str]


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


# What moved a company to another plan.
PlanChangeAction: TypeAlias = Literal[
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

# State of a custom plan's amendment; only `applied` has moved the company.
PlanChangeAmendmentStatus: TypeAlias = Literal["applied", "cancelled", "failed", "scheduled", "skipped"]

# Which rule chose the base plan, when the request did not name it.
PlanChangeBasePlanAction: TypeAlias = Literal["fallback", "initial", "trait", "trial_expiry"]


class PlanChangeResponseData(TypedDict):
    """A company's move between plans, with its cause."""

    action: PlanChangeAction
    actor_type: ActorType
    add_ons_added: Sequence[PlanSnapshotView]
    add_ons_removed: Sequence[PlanSnapshotView]
    amendment_status: NotRequired[PlanChangeAmendmentStatus | None]
    api_key: NotRequired[ApiKeyResponseData | None]
    audit_log: NotRequired[AuditLogListResponseData | None]
    base_plan: NotRequired[PlanSnapshotView | None]
    base_plan_action: NotRequired[PlanChangeBasePlanAction | None]
    base_plan_version: NotRequired[PlanVersionSnapshotView | None]
    company: NotRequired[CompanyResponseData | None]
    company_id: str
    created_at: datetime
    environment_id: str
    id: str
    integration: NotRequired[IntegrationResponseData | None]
    is_version_upgrade: bool
    migration_id: NotRequired[str | None]
    previous_base_plan: NotRequired[PlanSnapshotView | None]
    previous_base_plan_version: NotRequired[PlanVersionSnapshotView | None]
    request_id: NotRequired[str | None]
    subscription_change_action: NotRequired[PlanChangeSubscriptionAction | None]
    traits_updated: Sequence[SubscriptionTraitUpdate]
    trial_converted_at: NotRequired[datetime | None]
    trial_expires_at: NotRequired[datetime | None]
    trial_status: NotRequired[TrialStatus | None]
    updated_at: datetime
    user_id: NotRequired[str | None]
    user_name: NotRequired[str | None]


# What a move between paid plans did to the subscription.
PlanChangeSubscriptionAction: TypeAlias = Literal[
    "adjustment", "downgrade", "invalid", "subscribe", "unsubscribe", "upgrade", "upgrade_trial"
]


class PlanSnapshotView(TypedDict):
    """A plan as it was when a change was recorded."""

    deleted: bool
    description: str
    icon: str
    id: str
    name: str


class PlanTraitResponseData(TypedDict):
    """A trait value that a plan sets on its companies."""

    account_id: str
    created_at: datetime
    environment_id: str
    id: str
    plan_id: str
    plan_type: str
    trait_id: str
    trait_value: str
    updated_at: datetime


class PlanVersionSnapshotView(TypedDict):
    """A plan version as it was when a change was recorded."""

    id: str
    name: str
    version: int


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


class SubscriptionTraitUpdate(TypedDict):
    """A trait that a plan change set."""

    feature_id: str
    hierarchy: Sequence[str]
    reason: str
    trait_id: str
    trait_name: str
    trait_type: TraitType
    value: str


# What a company pays: nothing, once, regularly, or nothing yet.
SubscriptionType: TypeAlias = Literal["free", "one_time", "paid", "trial"]


class UpdateEntityTraitDefinitionRequestBody(TypedDict):
    """Body of `companies.update_entity_trait_definition`."""

    display_name: NotRequired[str | None]
    trait_type: TraitType


class UpdatePlanTraitBulkRequestBody(TypedDict):
    """Body of `companies.update_plan_traits_bulk`."""

    apply_to_existing_companies: bool
    plan_id: str
    traits: Sequence[UpdatePlanTraitTraitRequestBody]


class UpdatePlanTraitTraitRequestBody(TypedDict):
    """A trait value that a plan shall set."""

    trait_id: str
    trait_value: str


class UpsertCompanyRequestBody(TypedDict):
    """A company by its keys, with what to set."""

    base_plan_id: NotRequired[str | None]
    base_plan_price_id: NotRequired[str | None]
    id: NotRequired[str | None]
    keys: Mapping[str, str]
    last_seen_at: NotRequired[datetime | None]
    name: NotRequired[str | None]
    prevent_key_remap: NotRequired[bool | None]
    remove_keys: NotRequired[Sequence[str] | None]
    traits: NotRequired[Mapping[str, Any] | None]
    update_only: NotRequired[bool | None]


class UpsertTraitRequestBody(TypedDict):
    """One trait to set or to add to, of the company or user that the keys name."""

    incr: NotRequired[int | None]
    keys: Mapping[str, str]
    set: NotRequired[str | None]
    trait: str
    update_only: NotRequired[bool | None]


class UpsertUserRequestBody(TypedDict):
    """A user by its keys, with what to set and the companies it belongs to."""

    companies: NotRequired[Sequence[Mapping[str, str]] | None]
    company: NotRequired[Mapping[str, str] | None]
    company_id: NotRequired[str | None]
    company_ids: NotRequired[Sequence[str] | None]
    id: NotRequired[str | None]
    keys: Mapping[str, str]
    last_seen_at: NotRequired[datetime | None]
    name: NotRequired[str | None]
    remove_keys: NotRequired[Sequence[str] | None]
    traits: NotRequired[Mapping[str, Any] | None]
    update_only: NotRequired[bool | None]


class UserDetailResponseData(TypedDict):
    """A user with keys, traits and memberships."""

    company_memberships: Sequence[CompanyMembershipDetailResponseData]
    created_at: datetime
    entity_traits: Sequence[EntityTraitDetailResponseData]
    environment_id: str
    id: str
    keys: Sequence[EntityKeyDetailResponseData]
    last_seen_at: NotRequired[datetime | None]
    name: str
    traits: NotRequired[Mapping[str, Any] | None]
    updated_at: datetime


class UserResponseData(TypedDict):
    """A user: a person or an agent."""

    created_at: datetime
    environment_id: str
    id: str
    last_seen_at: NotRequired[datetime | None]
    name: str
    updated_at: datetime
