# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `companies`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.shared import (
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


class CompanyMembershipDetailResponseData(TypedDict):
    """A user's membership of a company, with the company."""

    company: NotRequired[CompanyResponseData | None]
    company_id: str
    created_at: datetime
    id: str
    updated_at: datetime
    user_id: str


class CompanyResponseData(TypedDict):
    """A company."""

    created_at: datetime
    environment_id: str
    id: str
    last_seen_at: NotRequired[datetime | None]
    logo_url: NotRequired[str | None]
    name: str
    updated_at: datetime


class CreateEntityTraitDefinitionRequestBody(TypedDict):
    """Body of `companies.get_or_create_entity_trait_definition`."""

    display_name: NotRequired[str | None]
    entity_type: EntityType
    hierarchy: Sequence[str]
    trait_type: TraitType


class EntityTraitDefinitionUsage(TypedDict):
    """How often a trait is referred to, by kind of object."""

    checkout_field_config_count: int
    company_override_count: int
    feature_count: int
    plan_entitlement_count: int
    plan_trait_count: int
    rule_condition_count: int


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
