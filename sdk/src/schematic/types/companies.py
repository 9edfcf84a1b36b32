# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `companies`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

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


from schematic.types.shared import (
    ActorType,
    ApiKeyResponseData,
    AuditLogListResponseData,
    BillingProductForSubscriptionResponseData,
    BillingProviderType,
    BillingSubscriptionDiscountView,
    CompanyDetailResponseData,
    CompanySubscriptionResponseData,
    CountResponse,
    Currency,
    DeleteResponse,
    EntityKeyDefinitionResponseData,
    EntityKeyDetailResponseData,
    EntityTraitDefinitionResponseData,
    EntityTraitDetailResponseData,
    EntityType,
    IntegrationResponseData,
    InvoiceResponseData,
    PaymentMethodResponseData,
    SortDirection,
    SubscriptionStatus,
    TraitType,
    TrialStatus,
    UserResponseData,
)
