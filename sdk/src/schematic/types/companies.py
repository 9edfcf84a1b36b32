# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `companies`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

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


PlanChangeAmendmentStatus: TypeAlias = Literal["applied", "cancelled", "failed", "scheduled", "skipped"] | str


PlanChangeBasePlanAction: TypeAlias = Literal["fallback", "initial", "trait", "trial_expiry"] | str


PlanChangeSubscriptionAction: TypeAlias = (
    Literal["adjustment", "downgrade", "invalid", "subscribe", "unsubscribe", "upgrade", "upgrade_trial"] | str
)


SubscriptionType: TypeAlias = Literal["free", "one_time", "paid", "trial"] | str


class CompanyBillingEntityResponseData(Model):
    """Contract: `CompanyBillingEntityResponseData`."""

    has_own_stripe_customer: bool
    billing_entity: CompanyResponseData | None = None


class CompanyBillingEntitySubscriptionResponseData(Model):
    """Contract: `CompanyBillingEntitySubscriptionResponseData`."""

    cancel_at_period_end: bool
    currency: Currency
    customer_external_id: str
    discounts: list[BillingSubscriptionDiscountView]
    interval: str
    is_initial: bool
    plan_name: str
    products: list[BillingProductForSubscriptionResponseData]
    provider_type: BillingProviderType
    status: str
    subscription_external_id: str
    total_price: int
    cancel_at: Instant | None = None
    company: CompanyResponseData | None = None
    expired_at: Instant | None = None
    latest_invoice: InvoiceResponseData | None = None
    payment_method: PaymentMethodResponseData | None = None
    trial_end: Instant | None = None


class CompanyMembershipDetailResponseData(Model):
    """Contract: `CompanyMembershipDetailResponseData`."""

    company_id: str
    created_at: Instant
    id: str
    updated_at: Instant
    user_id: str
    company: CompanyResponseData | None = None


class CompanyResponseData(Model):
    """Contract: `CompanyResponseData`."""

    created_at: Instant
    environment_id: str
    id: str
    name: str
    updated_at: Instant
    last_seen_at: Instant | None = None
    logo_url: str | None = None


class CountCompaniesParams(Model):
    """Contract: `CountCompaniesParams`."""

    credit_type_ids: list[str] | None = None
    has_scheduled_downgrade: bool | None = None
    ids: list[str] | None = None
    limit: int | None = None
    monetized_subscriptions: bool | None = None
    offset: int | None = None
    plan_id: str | None = None
    plan_ids: list[str] | None = None
    plan_version_id: str | None = None
    plan_version_ids: list[str] | None = None
    plan_version_unpublished: bool | None = None
    q: str | None = None
    sort_order_column: str | None = None
    sort_order_direction: SortDirection | None = None
    subscription_statuses: list[SubscriptionStatus] | None = None
    subscription_types: list[SubscriptionType] | None = None
    with_entitlement_for: str | None = None
    with_subscription: bool | None = None
    without_feature_override_for: str | None = None
    without_plan: bool | None = None
    without_subscription: bool | None = None


class CountCompaniesResponse(Model):
    """Contract: `CountCompaniesResponse`."""

    data: CountResponse
    params: CountCompaniesParams


class CountEntityKeyDefinitionsParams(Model):
    """Contract: `CountEntityKeyDefinitionsParams`."""

    entity_type: EntityType | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class CountEntityKeyDefinitionsResponse(Model):
    """Contract: `CountEntityKeyDefinitionsResponse`."""

    data: CountResponse
    params: CountEntityKeyDefinitionsParams


class CountEntityKeysParams(Model):
    """Contract: `CountEntityKeysParams`."""

    definition_id: str | None = None
    entity_type: EntityType | None = None
    limit: int | None = None
    offset: int | None = None


class CountEntityKeysResponse(Model):
    """Contract: `CountEntityKeysResponse`."""

    data: CountResponse
    params: CountEntityKeysParams


class CountEntityTraitDefinitionsParams(Model):
    """Contract: `CountEntityTraitDefinitionsParams`."""

    entity_type: EntityType | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None
    trait_type: TraitType | None = None
    trait_types: list[TraitType] | None = None


class CountEntityTraitDefinitionsResponse(Model):
    """Contract: `CountEntityTraitDefinitionsResponse`."""

    data: CountResponse
    params: CountEntityTraitDefinitionsParams


class CountEntityTraitsParams(Model):
    """Contract: `CountEntityTraitsParams`."""

    definition_id: str | None = None
    entity_type: EntityType | None = None
    limit: int | None = None
    offset: int | None = None


class CountEntityTraitsResponse(Model):
    """Contract: `CountEntityTraitsResponse`."""

    data: CountResponse
    params: CountEntityTraitsParams


class CountPlanTraitsParams(Model):
    """Contract: `CountPlanTraitsParams`."""

    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    plan_id: str | None = None
    trait_id: str | None = None
    trait_ids: list[str] | None = None


class CountPlanTraitsResponse(Model):
    """Contract: `CountPlanTraitsResponse`."""

    data: CountResponse
    params: CountPlanTraitsParams


class CountUsersParams(Model):
    """Contract: `CountUsersParams`."""

    company_id: str | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    plan_id: str | None = None
    q: str | None = None


class CountUsersResponse(Model):
    """Contract: `CountUsersResponse`."""

    data: CountResponse
    params: CountUsersParams


class CreateCompanyResponse(Model):
    """Contract: `CreateCompanyResponse`."""

    data: CompanyDetailResponseData
    params: dict[str, Any]


class CreateEntityTraitDefinitionRequestBody(Model):
    """Contract: `CreateEntityTraitDefinitionRequestBody`."""

    entity_type: EntityType
    hierarchy: list[str]
    trait_type: TraitType
    display_name: str | None = None


class CreateUserResponse(Model):
    """Contract: `CreateUserResponse`."""

    data: UserDetailResponseData
    params: dict[str, Any]


class DeleteCompanyByKeysResponse(Model):
    """Contract: `DeleteCompanyByKeysResponse`."""

    data: CompanyResponseData
    params: dict[str, Any]


class DeleteCompanyMembershipResponse(Model):
    """Contract: `DeleteCompanyMembershipResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeleteCompanyParams(Model):
    """Contract: `DeleteCompanyParams`."""

    cancel_subscription: bool | None = None
    prorate: bool | None = None


class DeleteCompanyResponse(Model):
    """Contract: `DeleteCompanyResponse`."""

    data: DeleteResponse
    params: DeleteCompanyParams


class DeleteEntityKeyDefinitionResponse(Model):
    """Contract: `DeleteEntityKeyDefinitionResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeleteEntityTraitDefinitionResponse(Model):
    """Contract: `DeleteEntityTraitDefinitionResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeleteUserByKeysResponse(Model):
    """Contract: `DeleteUserByKeysResponse`."""

    data: UserResponseData
    params: dict[str, Any]


class DeleteUserResponse(Model):
    """Contract: `DeleteUserResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class EntityTraitDefinitionUsage(Model):
    """Contract: `EntityTraitDefinitionUsage`."""

    checkout_field_config_count: int
    company_override_count: int
    feature_count: int
    plan_entitlement_count: int
    plan_trait_count: int
    rule_condition_count: int


class EntityTraitValue(Model):
    """Contract: `EntityTraitValue`."""

    definition_id: str
    value: str


class GetActiveCompanySubscriptionParams(Model):
    """Contract: `GetActiveCompanySubscriptionParams`."""

    company_id: str | None = None
    company_ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None


class GetActiveCompanySubscriptionResponse(Model):
    """Contract: `GetActiveCompanySubscriptionResponse`."""

    data: list[CompanySubscriptionResponseData]
    params: GetActiveCompanySubscriptionParams


class GetBillingEntityChildSubscriptionsParams(Model):
    """Contract: `GetBillingEntityChildSubscriptionsParams`."""

    company_id: str | None = None


class GetBillingEntityChildSubscriptionsResponse(Model):
    """Contract: `GetBillingEntityChildSubscriptionsResponse`."""

    data: list[CompanyBillingEntitySubscriptionResponseData]
    params: GetBillingEntityChildSubscriptionsParams


class GetCompanyBillingEntityParams(Model):
    """Contract: `GetCompanyBillingEntityParams`."""

    company_id: str | None = None


class GetCompanyBillingEntityResponse(Model):
    """Contract: `GetCompanyBillingEntityResponse`."""

    data: list[CompanyBillingEntityResponseData]
    params: GetCompanyBillingEntityParams


class GetCompanyResponse(Model):
    """Contract: `GetCompanyResponse`."""

    data: CompanyDetailResponseData
    params: dict[str, Any]


class GetEntityTraitDefinitionResponse(Model):
    """Contract: `GetEntityTraitDefinitionResponse`."""

    data: EntityTraitDefinitionResponseData
    params: dict[str, Any]


class GetEntityTraitDefinitionUsageResponse(Model):
    """Contract: `GetEntityTraitDefinitionUsageResponse`."""

    data: EntityTraitDefinitionUsage
    params: dict[str, Any]


class GetEntityTraitValuesParams(Model):
    """Contract: `GetEntityTraitValuesParams`."""

    definition_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class GetEntityTraitValuesResponse(Model):
    """Contract: `GetEntityTraitValuesResponse`."""

    data: list[EntityTraitValue]
    params: GetEntityTraitValuesParams


class GetOrCreateCompanyMembershipRequestBody(Model):
    """Contract: `GetOrCreateCompanyMembershipRequestBody`."""

    company_id: str
    user_id: str


class GetOrCreateCompanyMembershipResponse(Model):
    """Contract: `GetOrCreateCompanyMembershipResponse`."""

    data: CompanyMembershipDetailResponseData
    params: dict[str, Any]


class GetOrCreateEntityTraitDefinitionResponse(Model):
    """Contract: `GetOrCreateEntityTraitDefinitionResponse`."""

    data: EntityTraitDefinitionResponseData
    params: dict[str, Any]


class GetPlanChangeResponse(Model):
    """Contract: `GetPlanChangeResponse`."""

    data: PlanChangeResponseData
    params: dict[str, Any]


class GetPlanTraitResponse(Model):
    """Contract: `GetPlanTraitResponse`."""

    data: PlanTraitResponseData
    params: dict[str, Any]


class GetUserResponse(Model):
    """Contract: `GetUserResponse`."""

    data: UserDetailResponseData
    params: dict[str, Any]


class KeysRequestBody(Model):
    """Contract: `KeysRequestBody`."""

    keys: dict[str, str]


class ListCompaniesParams(Model):
    """Contract: `ListCompaniesParams`."""

    credit_type_ids: list[str] | None = None
    has_scheduled_downgrade: bool | None = None
    ids: list[str] | None = None
    limit: int | None = None
    monetized_subscriptions: bool | None = None
    offset: int | None = None
    plan_id: str | None = None
    plan_ids: list[str] | None = None
    plan_version_id: str | None = None
    plan_version_ids: list[str] | None = None
    plan_version_unpublished: bool | None = None
    q: str | None = None
    sort_order_column: str | None = None
    sort_order_direction: SortDirection | None = None
    subscription_statuses: list[SubscriptionStatus] | None = None
    subscription_types: list[SubscriptionType] | None = None
    with_entitlement_for: str | None = None
    with_subscription: bool | None = None
    without_feature_override_for: str | None = None
    without_plan: bool | None = None
    without_subscription: bool | None = None


class ListCompaniesResponse(Model):
    """Contract: `ListCompaniesResponse`."""

    data: list[CompanyDetailResponseData]
    params: ListCompaniesParams


class ListCompanyMembershipsParams(Model):
    """Contract: `ListCompanyMembershipsParams`."""

    company_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    user_id: str | None = None


class ListCompanyMembershipsResponse(Model):
    """Contract: `ListCompanyMembershipsResponse`."""

    data: list[CompanyMembershipDetailResponseData]
    params: ListCompanyMembershipsParams


class ListEntityKeyDefinitionsParams(Model):
    """Contract: `ListEntityKeyDefinitionsParams`."""

    entity_type: EntityType | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class ListEntityKeyDefinitionsResponse(Model):
    """Contract: `ListEntityKeyDefinitionsResponse`."""

    data: list[EntityKeyDefinitionResponseData]
    params: ListEntityKeyDefinitionsParams


class ListEntityTraitDefinitionsParams(Model):
    """Contract: `ListEntityTraitDefinitionsParams`."""

    entity_type: EntityType | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None
    trait_type: TraitType | None = None
    trait_types: list[TraitType] | None = None


class ListEntityTraitDefinitionsResponse(Model):
    """Contract: `ListEntityTraitDefinitionsResponse`."""

    data: list[EntityTraitDefinitionResponseData]
    params: ListEntityTraitDefinitionsParams


class ListPlanChangesParams(Model):
    """Contract: `ListPlanChangesParams`."""

    action: PlanChangeAction | None = None
    base_plan_action: PlanChangeBasePlanAction | None = None
    company_id: str | None = None
    company_ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None


class ListPlanChangesResponse(Model):
    """Contract: `ListPlanChangesResponse`."""

    data: list[PlanChangeResponseData]
    params: ListPlanChangesParams


class ListPlanTraitsParams(Model):
    """Contract: `ListPlanTraitsParams`."""

    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    plan_id: str | None = None
    trait_id: str | None = None
    trait_ids: list[str] | None = None


class ListPlanTraitsResponse(Model):
    """Contract: `ListPlanTraitsResponse`."""

    data: list[PlanTraitResponseData]
    params: ListPlanTraitsParams


class ListUsersParams(Model):
    """Contract: `ListUsersParams`."""

    company_id: str | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    plan_id: str | None = None
    q: str | None = None


class ListUsersResponse(Model):
    """Contract: `ListUsersResponse`."""

    data: list[UserDetailResponseData]
    params: ListUsersParams


class LookupCompanyParams(Model):
    """Contract: `LookupCompanyParams`."""

    keys: dict[str, str] | None = None


class LookupCompanyResponse(Model):
    """Contract: `LookupCompanyResponse`."""

    data: CompanyDetailResponseData
    params: LookupCompanyParams


class LookupUserParams(Model):
    """Contract: `LookupUserParams`."""

    keys: dict[str, str] | None = None


class LookupUserResponse(Model):
    """Contract: `LookupUserResponse`."""

    data: UserDetailResponseData
    params: LookupUserParams


class PlanChangeResponseData(Model):
    """Contract: `PlanChangeResponseData`."""

    action: PlanChangeAction
    actor_type: ActorType
    add_ons_added: list[PlanSnapshotView]
    add_ons_removed: list[PlanSnapshotView]
    company_id: str
    created_at: Instant
    environment_id: str
    id: str
    is_version_upgrade: bool
    traits_updated: list[SubscriptionTraitUpdate]
    updated_at: Instant
    amendment_status: PlanChangeAmendmentStatus | None = None
    api_key: ApiKeyResponseData | None = None
    audit_log: AuditLogListResponseData | None = None
    base_plan: PlanSnapshotView | None = None
    base_plan_action: PlanChangeBasePlanAction | None = None
    base_plan_version: PlanVersionSnapshotView | None = None
    company: CompanyResponseData | None = None
    integration: IntegrationResponseData | None = None
    migration_id: str | None = None
    previous_base_plan: PlanSnapshotView | None = None
    previous_base_plan_version: PlanVersionSnapshotView | None = None
    request_id: str | None = None
    subscription_change_action: PlanChangeSubscriptionAction | None = None
    trial_converted_at: Instant | None = None
    trial_expires_at: Instant | None = None
    trial_status: TrialStatus | None = None
    user_id: str | None = None
    user_name: str | None = None


class PlanSnapshotView(Model):
    """Contract: `PlanSnapshotView`."""

    deleted: bool
    description: str
    icon: str
    id: str
    name: str


class PlanTraitResponseData(Model):
    """Contract: `PlanTraitResponseData`."""

    account_id: str
    created_at: Instant
    environment_id: str
    id: str
    plan_id: str
    plan_type: str
    trait_id: str
    trait_value: str
    updated_at: Instant


class PlanVersionSnapshotView(Model):
    """Contract: `PlanVersionSnapshotView`."""

    id: str
    name: str
    version: int


class SubscriptionTraitUpdate(Model):
    """Contract: `SubscriptionTraitUpdate`."""

    feature_id: str
    hierarchy: list[str]
    reason: str
    trait_id: str
    trait_name: str
    trait_type: TraitType
    value: str


class UpdateEntityTraitDefinitionRequestBody(Model):
    """Contract: `UpdateEntityTraitDefinitionRequestBody`."""

    trait_type: TraitType
    display_name: str | None = None


class UpdateEntityTraitDefinitionResponse(Model):
    """Contract: `UpdateEntityTraitDefinitionResponse`."""

    data: EntityTraitDefinitionResponseData
    params: dict[str, Any]


class UpdatePlanTraitBulkRequestBody(Model):
    """Contract: `UpdatePlanTraitBulkRequestBody`."""

    apply_to_existing_companies: bool
    plan_id: str
    traits: list[UpdatePlanTraitTraitRequestBody]


class UpdatePlanTraitTraitRequestBody(Model):
    """Contract: `UpdatePlanTraitTraitRequestBody`."""

    trait_id: str
    trait_value: str


class UpdatePlanTraitsBulkResponse(Model):
    """Contract: `UpdatePlanTraitsBulkResponse`."""

    data: list[PlanTraitResponseData]
    params: dict[str, Any]


class UpsertCompanyRequestBody(Model):
    """Contract: `UpsertCompanyRequestBody`."""

    keys: dict[str, str]
    base_plan_id: str | None = None
    base_plan_price_id: str | None = None
    id: str | None = None
    last_seen_at: Instant | None = None
    name: str | None = None
    prevent_key_remap: bool | None = None
    remove_keys: list[str] | None = None
    traits: dict[str, Any] | None = None
    update_only: bool | None = None


class UpsertCompanyResponse(Model):
    """Contract: `UpsertCompanyResponse`."""

    data: CompanyDetailResponseData
    params: dict[str, Any]


class UpsertCompanyTraitResponse(Model):
    """Contract: `UpsertCompanyTraitResponse`."""

    data: CompanyDetailResponseData
    params: dict[str, Any]


class UpsertTraitRequestBody(Model):
    """Contract: `UpsertTraitRequestBody`."""

    keys: dict[str, str]
    trait: str
    incr: int | None = None
    set_: str | None = Field(None, alias="set")
    update_only: bool | None = None


class UpsertUserRequestBody(Model):
    """Contract: `UpsertUserRequestBody`."""

    keys: dict[str, str]
    companies: list[dict[str, str]] | None = None
    company: dict[str, str] | None = None
    company_id: str | None = None
    company_ids: list[str] | None = None
    id: str | None = None
    last_seen_at: Instant | None = None
    name: str | None = None
    remove_keys: list[str] | None = None
    traits: dict[str, Any] | None = None
    update_only: bool | None = None


class UpsertUserResponse(Model):
    """Contract: `UpsertUserResponse`."""

    data: UserDetailResponseData
    params: dict[str, Any]


class UpsertUserTraitResponse(Model):
    """Contract: `UpsertUserTraitResponse`."""

    data: UserDetailResponseData
    params: dict[str, Any]


class UserDetailResponseData(Model):
    """Contract: `UserDetailResponseData`."""

    company_memberships: list[CompanyMembershipDetailResponseData]
    created_at: Instant
    entity_traits: list[EntityTraitDetailResponseData]
    environment_id: str
    id: str
    keys: list[EntityKeyDetailResponseData]
    name: str
    updated_at: Instant
    last_seen_at: Instant | None = None
    traits: dict[str, Any] | None = None


class CountCompaniesQuery(Options, total=False):
    """Keywords of `companies.count_companies`."""

    credit_type_ids: Sequence[str] | None
    has_scheduled_downgrade: bool | None
    ids: Sequence[str] | None
    monetized_subscriptions: bool | None
    plan_id: str | None
    plan_ids: Sequence[str] | None
    plan_version_id: str | None
    plan_version_ids: Sequence[str] | None
    plan_version_unpublished: bool | None
    q: str | None
    sort_order_column: str | None
    sort_order_direction: SortDirection | None
    subscription_statuses: Sequence[SubscriptionStatus] | None
    subscription_types: Sequence[SubscriptionType] | None
    with_entitlement_for: str | None
    without_feature_override_for: str | None
    without_plan: bool | None
    without_subscription: bool | None
    with_subscription: bool | None
    limit: int | None
    offset: int | None


class CountEntityKeyDefinitionsQuery(Options, total=False):
    """Keywords of `companies.count_entity_key_definitions`."""

    entity_type: EntityType | None
    ids: Sequence[str] | None
    q: str | None
    limit: int | None
    offset: int | None


class CountEntityKeysQuery(Options, total=False):
    """Keywords of `companies.count_entity_keys`."""

    definition_id: str | None
    entity_type: EntityType | None
    limit: int | None
    offset: int | None


class CountEntityTraitDefinitionsQuery(Options, total=False):
    """Keywords of `companies.count_entity_trait_definitions`."""

    entity_type: EntityType | None
    ids: Sequence[str] | None
    q: str | None
    trait_type: TraitType | None
    trait_types: Sequence[TraitType] | None
    limit: int | None
    offset: int | None


class CountEntityTraitsQuery(Options, total=False):
    """Keywords of `companies.count_entity_traits`."""

    definition_id: str | None
    entity_type: EntityType | None
    limit: int | None
    offset: int | None


class CountPlanTraitsQuery(Options, total=False):
    """Keywords of `companies.count_plan_traits`."""

    ids: Sequence[str] | None
    plan_id: str | None
    trait_id: str | None
    trait_ids: Sequence[str] | None
    limit: int | None
    offset: int | None


class CountUsersQuery(Options, total=False):
    """Keywords of `companies.count_users`."""

    company_id: str | None
    ids: Sequence[str] | None
    plan_id: str | None
    q: str | None
    limit: int | None
    offset: int | None


class CreateCompanyBody(Options, total=False):
    """Keywords of `companies.create_company`."""

    keys: Required[Mapping[str, str]]
    base_plan_id: str | None
    base_plan_price_id: str | None
    id: str | None
    last_seen_at: datetime | None
    name: str | None
    prevent_key_remap: bool | None
    remove_keys: Sequence[str] | None
    traits: Mapping[str, Any] | None
    update_only: bool | None


class CreateUserBody(Options, total=False):
    """Keywords of `companies.create_user`."""

    keys: Required[Mapping[str, str]]
    companies: Sequence[Mapping[str, str]] | None
    company: Mapping[str, str] | None
    company_id: str | None
    company_ids: Sequence[str] | None
    id: str | None
    last_seen_at: datetime | None
    name: str | None
    remove_keys: Sequence[str] | None
    traits: Mapping[str, Any] | None
    update_only: bool | None


class DeleteCompanyQuery(Options, total=False):
    """Keywords of `companies.delete_company`."""

    cancel_subscription: bool | None
    prorate: bool | None


class DeleteCompanyByKeysBody(Options, total=False):
    """Keywords of `companies.delete_company_by_keys`."""

    keys: Required[Mapping[str, str]]


class DeleteUserByKeysBody(Options, total=False):
    """Keywords of `companies.delete_user_by_keys`."""

    keys: Required[Mapping[str, str]]


class GetActiveCompanySubscriptionQuery(Options, total=False):
    """Keywords of `companies.get_active_company_subscription`."""

    company_id: str | None
    company_ids: Sequence[str] | None
    limit: int | None
    offset: int | None


class GetBillingEntityChildSubscriptionsQuery(Options, total=False):
    """Keywords of `companies.get_billing_entity_child_subscriptions`."""

    company_id: Required[str]


class GetCompanyBillingEntityQuery(Options, total=False):
    """Keywords of `companies.get_company_billing_entity`."""

    company_id: Required[str]


class GetEntityTraitValuesQuery(Options, total=False):
    """Keywords of `companies.get_entity_trait_values`."""

    definition_id: Required[str]
    q: str | None
    limit: int | None
    offset: int | None


class GetOrCreateCompanyMembershipBody(Options, total=False):
    """Keywords of `companies.get_or_create_company_membership`."""

    company_id: Required[str]
    user_id: Required[str]


class GetOrCreateEntityTraitDefinitionBody(Options, total=False):
    """Keywords of `companies.get_or_create_entity_trait_definition`."""

    entity_type: Required[EntityType]
    hierarchy: Required[Sequence[str]]
    trait_type: Required[TraitType]
    display_name: str | None


class ListCompaniesQuery(Options, total=False):
    """Keywords of `companies.list_companies`."""

    credit_type_ids: Sequence[str] | None
    has_scheduled_downgrade: bool | None
    ids: Sequence[str] | None
    monetized_subscriptions: bool | None
    plan_id: str | None
    plan_ids: Sequence[str] | None
    plan_version_id: str | None
    plan_version_ids: Sequence[str] | None
    plan_version_unpublished: bool | None
    q: str | None
    sort_order_column: str | None
    sort_order_direction: SortDirection | None
    subscription_statuses: Sequence[SubscriptionStatus] | None
    subscription_types: Sequence[SubscriptionType] | None
    with_entitlement_for: str | None
    without_feature_override_for: str | None
    without_plan: bool | None
    without_subscription: bool | None
    with_subscription: bool | None
    limit: int | None
    offset: int | None


class ListCompanyMembershipsQuery(Options, total=False):
    """Keywords of `companies.list_company_memberships`."""

    company_id: str | None
    user_id: str | None
    limit: int | None
    offset: int | None


class ListEntityKeyDefinitionsQuery(Options, total=False):
    """Keywords of `companies.list_entity_key_definitions`."""

    entity_type: EntityType | None
    ids: Sequence[str] | None
    q: str | None
    limit: int | None
    offset: int | None


class ListEntityTraitDefinitionsQuery(Options, total=False):
    """Keywords of `companies.list_entity_trait_definitions`."""

    entity_type: EntityType | None
    ids: Sequence[str] | None
    q: str | None
    trait_type: TraitType | None
    trait_types: Sequence[TraitType] | None
    limit: int | None
    offset: int | None


class ListPlanChangesQuery(Options, total=False):
    """Keywords of `companies.list_plan_changes`."""

    action: PlanChangeAction | None
    base_plan_action: PlanChangeBasePlanAction | None
    company_id: str | None
    company_ids: Sequence[str] | None
    limit: int | None
    offset: int | None


class ListPlanTraitsQuery(Options, total=False):
    """Keywords of `companies.list_plan_traits`."""

    ids: Sequence[str] | None
    plan_id: str | None
    trait_id: str | None
    trait_ids: Sequence[str] | None
    limit: int | None
    offset: int | None


class ListUsersQuery(Options, total=False):
    """Keywords of `companies.list_users`."""

    company_id: str | None
    ids: Sequence[str] | None
    plan_id: str | None
    q: str | None
    limit: int | None
    offset: int | None


class LookupCompanyQuery(Options, total=False):
    """Keywords of `companies.lookup_company`."""

    keys: Required[Mapping[str, str]]


class LookupUserQuery(Options, total=False):
    """Keywords of `companies.lookup_user`."""

    keys: Required[Mapping[str, str]]


class UpdateEntityTraitDefinitionBody(Options, total=False):
    """Keywords of `companies.update_entity_trait_definition`."""

    trait_type: Required[TraitType]
    display_name: str | None


class UpdatePlanTraitsBulkBody(Options, total=False):
    """Keywords of `companies.update_plan_traits_bulk`."""

    apply_to_existing_companies: Required[bool]
    plan_id: Required[str]
    traits: Required[Sequence[UpdatePlanTraitTraitRequestBody]]


class UpsertCompanyBody(Options, total=False):
    """Keywords of `companies.upsert_company`."""

    keys: Required[Mapping[str, str]]
    base_plan_id: str | None
    base_plan_price_id: str | None
    id: str | None
    last_seen_at: datetime | None
    name: str | None
    prevent_key_remap: bool | None
    remove_keys: Sequence[str] | None
    traits: Mapping[str, Any] | None
    update_only: bool | None


class UpsertCompanyTraitBody(Options, total=False):
    """Keywords of `companies.upsert_company_trait`."""

    keys: Required[Mapping[str, str]]
    trait: Required[str]
    incr: int | None
    set_: str | None
    update_only: bool | None


class UpsertUserBody(Options, total=False):
    """Keywords of `companies.upsert_user`."""

    keys: Required[Mapping[str, str]]
    companies: Sequence[Mapping[str, str]] | None
    company: Mapping[str, str] | None
    company_id: str | None
    company_ids: Sequence[str] | None
    id: str | None
    last_seen_at: datetime | None
    name: str | None
    remove_keys: Sequence[str] | None
    traits: Mapping[str, Any] | None
    update_only: bool | None


class UpsertUserTraitBody(Options, total=False):
    """Keywords of `companies.upsert_user_trait`."""

    keys: Required[Mapping[str, str]]
    trait: Required[str]
    incr: int | None
    set_: str | None
    update_only: bool | None


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
