# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `companies`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, delete, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.types import (
        CountCompaniesQuery,
        CountCompaniesResponse,
        CountEntityKeyDefinitionsQuery,
        CountEntityKeyDefinitionsResponse,
        CountEntityKeysQuery,
        CountEntityKeysResponse,
        CountEntityTraitDefinitionsQuery,
        CountEntityTraitDefinitionsResponse,
        CountEntityTraitsQuery,
        CountEntityTraitsResponse,
        CountPlanTraitsQuery,
        CountPlanTraitsResponse,
        CountUsersQuery,
        CountUsersResponse,
        CreateCompanyBody,
        CreateCompanyResponse,
        CreateUserBody,
        CreateUserResponse,
        DeleteCompanyByKeysBody,
        DeleteCompanyByKeysResponse,
        DeleteCompanyMembershipResponse,
        DeleteCompanyQuery,
        DeleteCompanyResponse,
        DeleteEntityKeyDefinitionResponse,
        DeleteEntityTraitDefinitionResponse,
        DeleteUserByKeysBody,
        DeleteUserByKeysResponse,
        DeleteUserResponse,
        GetActiveCompanySubscriptionQuery,
        GetActiveCompanySubscriptionResponse,
        GetBillingEntityChildSubscriptionsQuery,
        GetBillingEntityChildSubscriptionsResponse,
        GetCompanyBillingEntityQuery,
        GetCompanyBillingEntityResponse,
        GetCompanyResponse,
        GetEntityTraitDefinitionResponse,
        GetEntityTraitDefinitionUsageResponse,
        GetEntityTraitValuesQuery,
        GetEntityTraitValuesResponse,
        GetOrCreateCompanyMembershipBody,
        GetOrCreateCompanyMembershipResponse,
        GetOrCreateEntityTraitDefinitionBody,
        GetOrCreateEntityTraitDefinitionResponse,
        GetPlanChangeResponse,
        GetPlanTraitResponse,
        GetUserResponse,
        ListCompaniesQuery,
        ListCompaniesResponse,
        ListCompanyMembershipsQuery,
        ListCompanyMembershipsResponse,
        ListEntityKeyDefinitionsQuery,
        ListEntityKeyDefinitionsResponse,
        ListEntityTraitDefinitionsQuery,
        ListEntityTraitDefinitionsResponse,
        ListPlanChangesQuery,
        ListPlanChangesResponse,
        ListPlanTraitsQuery,
        ListPlanTraitsResponse,
        ListUsersQuery,
        ListUsersResponse,
        LookupCompanyQuery,
        LookupCompanyResponse,
        LookupUserQuery,
        LookupUserResponse,
        UpdateEntityTraitDefinitionBody,
        UpdateEntityTraitDefinitionResponse,
        UpdatePlanTraitsBulkBody,
        UpdatePlanTraitsBulkResponse,
        UpsertCompanyBody,
        UpsertCompanyResponse,
        UpsertCompanyTraitBody,
        UpsertCompanyTraitResponse,
        UpsertUserBody,
        UpsertUserResponse,
        UpsertUserTraitBody,
        UpsertUserTraitResponse,
    )


class CompaniesClient(Resource):
    """`client.companies`."""

    @property
    def with_raw_response(self) -> RawCompaniesClient:
        """The same operations, answered with status and headers."""
        return RawCompaniesClient(self._transport)

    @get("companies/count")
    def count_companies(self, **query: Unpack[CountCompaniesQuery]) -> CountCompaniesResponse:
        """How many companies match the filters of the listing.

        credit_type_ids: Sequence[str] | None. Only companies that hold one of these credit types (`bilcr_…`).
        has_scheduled_downgrade: bool | None. Only companies with a downgrade ahead; false for those without.
        ids: Sequence[str] | None. Only these ids, at most 100.
        monetized_subscriptions: bool | None. Only companies whose subscription costs something; false for the
            others.
        plan_id: str | None. Only companies on this plan or add-on (`plan_…`).
        plan_ids: Sequence[str] | None. Plans and add-ons (`plan_…`), at most 100.
        plan_version_id: str | None. Only companies on this plan version (`plnv_…`).
        plan_version_ids: Sequence[str] | None. Plan versions (`plnv_…`), at most 100; wins over
            `plan_version_id`.
        plan_version_unpublished: bool | None. Only companies on a version that is no longer the published one.
        q: str | None. Text to search for in names, keys and text traits, case ignored, at most 512 characters.
        sort_order_column: str | None. Column to sort by, such as `name`, `created_at` or `last_seen_at`.
        sort_order_direction: SortDirection | None. Direction of the order.
        subscription_statuses: Sequence[SubscriptionStatus] | None. Only companies whose subscription has one of
            these states.
        subscription_types: Sequence[SubscriptionType] | None. Only companies whose subscription is of one of
            these types.
        with_entitlement_for: str | None. Only companies entitled to this feature (`feat_…`).
        without_feature_override_for: str | None. Only companies without an override for this feature
            (`feat_…`).
        without_plan: bool | None. Only companies without a base plan.
        without_subscription: bool | None. Only companies without a subscription.
        with_subscription: bool | None. Only companies with a subscription; false for those without.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("entity-key-definitions/count")
    def count_entity_key_definitions(
        self, **query: Unpack[CountEntityKeyDefinitionsQuery]
    ) -> CountEntityKeyDefinitionsResponse:
        """How many key names match the filters of the listing.

        entity_type: EntityType | None. Only those of companies, or of users.
        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("entity-keys/count")
    def count_entity_keys(self, **query: Unpack[CountEntityKeysQuery]) -> CountEntityKeysResponse:
        """How many key values exist.

        definition_id: str | None. Only keys of this definition (`ekt_…`).
        entity_type: EntityType | None. Only those of companies, or of users.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("entity-trait-definitions/count")
    def count_entity_trait_definitions(
        self, **query: Unpack[CountEntityTraitDefinitionsQuery]
    ) -> CountEntityTraitDefinitionsResponse:
        """How many trait definitions match the filters of the listing.

        entity_type: EntityType | None. Only those of companies, or of users.
        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        trait_type: TraitType | None. Only traits of this type.
        trait_types: Sequence[TraitType] | None. Only traits of one of these types.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("entity-traits/count")
    def count_entity_traits(self, **query: Unpack[CountEntityTraitsQuery]) -> CountEntityTraitsResponse:
        """How many trait values exist.

        definition_id: str | None. Only values of this trait (`trt_…`).
        entity_type: EntityType | None. Only those of companies, or of users.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-traits/count")
    def count_plan_traits(self, **query: Unpack[CountPlanTraitsQuery]) -> CountPlanTraitsResponse:
        """How many plan traits match the filters of the listing.

        ids: Sequence[str] | None. Only these ids, at most 100.
        plan_id: str | None. Plan or add-on (`plan_…`).
        trait_id: str | None. Trait (`trt_…`).
        trait_ids: Sequence[str] | None. Traits (`trt_…`), at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("users/count")
    def count_users(self, **query: Unpack[CountUsersQuery]) -> CountUsersResponse:
        """How many users match the filters of the listing.

        company_id: str | None. Only members of this company (`comp_…`).
        ids: Sequence[str] | None. Only these ids, at most 100.
        plan_id: str | None. Only members of companies on this plan (`plan_…`).
        q: str | None. Text to search for in names, keys and text traits, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("companies/create")
    def create_company(self, **body: Unpack[CreateCompanyBody]) -> CreateCompanyResponse:
        """Create a company; a key that another company already has is refused.

        keys: Mapping[str, str], required. Keys that name the company or user, from key name to value.
        base_plan_id: str | None. Base plan (`plan_…`) when the company is new; the initial plan unless sent.
        base_plan_price_id: str | None. Free price (`bilpp_…`) of that plan; only when it is billed, and needed
            then.
        id: str | None. Company (`comp_…`), instead of keys.
        last_seen_at: datetime | None. Time of the newest event, or as set by hand.
        name: str | None. Name shown to people.
        prevent_key_remap: bool | None. Refuse to change the value of a key the company already has.
        remove_keys: Sequence[str] | None. Key names to drop; one key must remain.
        traits: Mapping[str, Any] | None. Traits, from name to JSON value; they are merged into those already
            there.
        update_only: bool | None. Do not create; an unknown key is 404 then.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("users/create")
    def create_user(self, **body: Unpack[CreateUserBody]) -> CreateUserResponse:
        """Create a user; a key that another user already has is refused.

        keys: Mapping[str, str], required. Keys that name the company or user, from key name to value.
        companies: Sequence[Mapping[str, str]] | None. Keys of all companies the user belongs to; memberships
            not listed end.
        company: Mapping[str, str] | None. Keys of a company to join; wins over `companies`.
        company_id: str | None. Company (`comp_…`) to join; wins over `company_ids`.
        company_ids: Sequence[str] | None. All companies (`comp_…`) the user belongs to; memberships not listed
            end.
        id: str | None. User (`user_…`), instead of keys.
        last_seen_at: datetime | None. Time of the newest event, or as set by hand.
        name: str | None. Name shown to people.
        remove_keys: Sequence[str] | None. Key names to drop; one key must remain.
        traits: Mapping[str, Any] | None. Traits, from name to JSON value; they are merged into those already
            there.
        update_only: bool | None. Do not create; an unknown key is 404 then.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("companies/{company_id}")
    def delete_company(self, company_id: str, **query: Unpack[DeleteCompanyQuery]) -> DeleteCompanyResponse:
        """Remove a company with its memberships, overrides, keys and traits; its credit grants are zeroed.

        company_id: str, required. Company (`comp_…`).
        cancel_subscription: bool | None. Also cancel the subscription at the provider; it is kept unless sent.
        prorate: bool | None. Return the unused part of the period when the subscription is cancelled.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("companies/delete")
    def delete_company_by_keys(self, **body: Unpack[DeleteCompanyByKeysBody]) -> DeleteCompanyByKeysResponse:
        """Remove the company found by the keys, and return it.

        keys: Mapping[str, str], required. Keys that name the company or user, from key name to value.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("company-memberships/{company_membership_id}")
    def delete_company_membership(
        self, company_membership_id: str, **options: Unpack[Options]
    ) -> DeleteCompanyMembershipResponse:
        """End a user's membership of a company.

        company_membership_id: str, required. Membership (`cmpm_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("entity-key-definitions/{entity_key_definition_id}")
    def delete_entity_key_definition(
        self, entity_key_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityKeyDefinitionResponse:
        """Drop a key name and all values under it; refused when an entity would lose its last key.

        entity_key_definition_id: str, required. Key definition (`ekt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("entity-trait-definitions/{entity_trait_definition_id}")
    def delete_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityTraitDefinitionResponse:
        """Remove a trait definition; one still in use is refused.

        entity_trait_definition_id: str, required. Trait definition (`trt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("users/{user_id}")
    def delete_user(self, user_id: str, **options: Unpack[Options]) -> DeleteUserResponse:
        """Remove a user with its memberships, keys and traits.

        user_id: str, required. User (`user_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("users/delete")
    def delete_user_by_keys(self, **body: Unpack[DeleteUserByKeysBody]) -> DeleteUserByKeysResponse:
        """Remove the user found by the keys, and return it.

        keys: Mapping[str, str], required. Keys that name the company or user, from key name to value.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("company-subscriptions")
    def get_active_company_subscription(
        self, **query: Unpack[GetActiveCompanySubscriptionQuery]
    ) -> GetActiveCompanySubscriptionResponse:
        """Active subscriptions of the given companies, newest first.

        company_id: str | None. Company (`comp_…`).
        company_ids: Sequence[str] | None. Companies (`comp_…`), at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("company-billing-entity-subscriptions")
    def get_billing_entity_child_subscriptions(
        self, **query: Unpack[GetBillingEntityChildSubscriptionsQuery]
    ) -> GetBillingEntityChildSubscriptionsResponse:
        """Subscriptions of other companies that this company pays for.

        company_id: str, required. Company (`comp_…`) that pays.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("companies/{company_id}")
    def get_company(self, company_id: str, **options: Unpack[Options]) -> GetCompanyResponse:
        """One company with keys, traits, plans, entitlements and usage.

        company_id: str, required. Company (`comp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("company-billing-entity")
    def get_company_billing_entity(
        self, **query: Unpack[GetCompanyBillingEntityQuery]
    ) -> GetCompanyBillingEntityResponse:
        """Who pays for a company.

        company_id: str, required. Company (`comp_…`) whose payer is asked for.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("entity-trait-definitions/{entity_trait_definition_id}")
    def get_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionResponse:
        """One trait definition by id (`trt_…`).

        entity_trait_definition_id: str, required. Trait definition (`trt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("entity-trait-definitions/{entity_trait_definition_id}/usage")
    def get_entity_trait_definition_usage(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionUsageResponse:
        """How often rules, plans, features and overrides refer to a trait.

        entity_trait_definition_id: str, required. Trait definition (`trt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("entity-trait-values")
    def get_entity_trait_values(self, **query: Unpack[GetEntityTraitValuesQuery]) -> GetEntityTraitValuesResponse:
        """Distinct values a trait has, for pickers.

        definition_id: str, required. Trait (`trt_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("company-memberships")
    def get_or_create_company_membership(
        self, **body: Unpack[GetOrCreateCompanyMembershipBody]
    ) -> GetOrCreateCompanyMembershipResponse:
        """Make a user a member of a company; an existing membership is returned as it is.

        company_id: str, required. Company (`comp_…`).
        user_id: str, required. User (`user_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("entity-trait-definitions")
    def get_or_create_entity_trait_definition(
        self, **body: Unpack[GetOrCreateEntityTraitDefinitionBody]
    ) -> GetOrCreateEntityTraitDefinitionResponse:
        """Declare a trait before data arrives; an existing definition is returned unchanged.

        entity_type: EntityType, required. Companies and users have keys and traits of their own.
        hierarchy: Sequence[str], required. Path of the trait's name, outermost segment first.
        trait_type: TraitType, required. How a trait's text is read. `currency` is a number, `url` a text.
        display_name: str | None. Name shown to people.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-changes/{plan_change_id}")
    def get_plan_change(self, plan_change_id: str, **options: Unpack[Options]) -> GetPlanChangeResponse:
        """One plan move by id.

        plan_change_id: str, required. Plan change (`plch_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-traits/{plan_trait_id}")
    def get_plan_trait(self, plan_trait_id: str, **options: Unpack[Options]) -> GetPlanTraitResponse:
        """One trait value that a plan sets.

        plan_trait_id: str, required. Plan trait.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("users/{user_id}")
    def get_user(self, user_id: str, **options: Unpack[Options]) -> GetUserResponse:
        """One user with keys, traits and memberships.

        user_id: str, required. User (`user_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("companies")
    def list_companies(self, **query: Unpack[ListCompaniesQuery]) -> ListCompaniesResponse:
        """Companies matching every given filter, newest first unless sorted otherwise.

        credit_type_ids: Sequence[str] | None. Only companies that hold one of these credit types (`bilcr_…`).
        has_scheduled_downgrade: bool | None. Only companies with a downgrade ahead; false for those without.
        ids: Sequence[str] | None. Only these ids, at most 100.
        monetized_subscriptions: bool | None. Only companies whose subscription costs something; false for the
            others.
        plan_id: str | None. Only companies on this plan or add-on (`plan_…`).
        plan_ids: Sequence[str] | None. Plans and add-ons (`plan_…`), at most 100.
        plan_version_id: str | None. Only companies on this plan version (`plnv_…`).
        plan_version_ids: Sequence[str] | None. Plan versions (`plnv_…`), at most 100; wins over
            `plan_version_id`.
        plan_version_unpublished: bool | None. Only companies on a version that is no longer the published one.
        q: str | None. Text to search for in names, keys and text traits, case ignored, at most 512 characters.
        sort_order_column: str | None. Column to sort by, such as `name`, `created_at` or `last_seen_at`.
        sort_order_direction: SortDirection | None. Direction of the order.
        subscription_statuses: Sequence[SubscriptionStatus] | None. Only companies whose subscription has one of
            these states.
        subscription_types: Sequence[SubscriptionType] | None. Only companies whose subscription is of one of
            these types.
        with_entitlement_for: str | None. Only companies entitled to this feature (`feat_…`).
        without_feature_override_for: str | None. Only companies without an override for this feature
            (`feat_…`).
        without_plan: bool | None. Only companies without a base plan.
        without_subscription: bool | None. Only companies without a subscription.
        with_subscription: bool | None. Only companies with a subscription; false for those without.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("company-memberships")
    def list_company_memberships(self, **query: Unpack[ListCompanyMembershipsQuery]) -> ListCompanyMembershipsResponse:
        """Memberships of a company or of a user, newest first.

        company_id: str | None. Company (`comp_…`).
        user_id: str | None. User (`user_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("entity-key-definitions")
    def list_entity_key_definitions(
        self, **query: Unpack[ListEntityKeyDefinitionsQuery]
    ) -> ListEntityKeyDefinitionsResponse:
        """Key names in use for companies and users, newest first.

        entity_type: EntityType | None. Only those of companies, or of users.
        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("entity-trait-definitions")
    def list_entity_trait_definitions(
        self, **query: Unpack[ListEntityTraitDefinitionsQuery]
    ) -> ListEntityTraitDefinitionsResponse:
        """Trait names with their types, newest first.

        entity_type: EntityType | None. Only those of companies, or of users.
        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        trait_type: TraitType | None. Only traits of this type.
        trait_types: Sequence[TraitType] | None. Only traits of one of these types.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-changes")
    def list_plan_changes(self, **query: Unpack[ListPlanChangesQuery]) -> ListPlanChangesResponse:
        """History of plan moves, newest first.

        action: PlanChangeAction | None. Only moves with this cause.
        base_plan_action: PlanChangeBasePlanAction | None. Only moves whose base plan was chosen by this rule.
        company_id: str | None. Company (`comp_…`).
        company_ids: Sequence[str] | None. Companies (`comp_…`), at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-traits")
    def list_plan_traits(self, **query: Unpack[ListPlanTraitsQuery]) -> ListPlanTraitsResponse:
        """Trait values that plans set on the companies that get them, newest first.

        ids: Sequence[str] | None. Only these ids, at most 100.
        plan_id: str | None. Plan or add-on (`plan_…`).
        trait_id: str | None. Trait (`trt_…`).
        trait_ids: Sequence[str] | None. Traits (`trt_…`), at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("users")
    def list_users(self, **query: Unpack[ListUsersQuery]) -> ListUsersResponse:
        """Users matching every given filter, newest first.

        company_id: str | None. Only members of this company (`comp_…`).
        ids: Sequence[str] | None. Only these ids, at most 100.
        plan_id: str | None. Only members of companies on this plan (`plan_…`).
        q: str | None. Text to search for in names, keys and text traits, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("companies/lookup")
    def lookup_company(self, **query: Unpack[LookupCompanyQuery]) -> LookupCompanyResponse:
        """The one company that the keys name; 404 for none, 400 when they name several.

        keys: Mapping[str, str], required. Keys from name to value, as `keys[name]=value`, as JSON text, or for
            lookups as bare `name=value`.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("users/lookup")
    def lookup_user(self, **query: Unpack[LookupUserQuery]) -> LookupUserResponse:
        """The one user that the keys name; 404 for none, 400 when they name several.

        keys: Mapping[str, str], required. Keys from name to value, as `keys[name]=value`, as JSON text, or for
            lookups as bare `name=value`.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("entity-trait-definitions/{entity_trait_definition_id}")
    def update_entity_trait_definition(
        self, entity_trait_definition_id: str, **body: Unpack[UpdateEntityTraitDefinitionBody]
    ) -> UpdateEntityTraitDefinitionResponse:
        """Change a trait's type or label; stored values are read anew under the type.

        entity_trait_definition_id: str, required. Trait definition (`trt_…`).
        trait_type: TraitType, required. How a trait's text is read. `currency` is a number, `url` a text.
        display_name: str | None. Name shown to people.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("plan-traits/bulk")
    def update_plan_traits_bulk(self, **body: Unpack[UpdatePlanTraitsBulkBody]) -> UpdatePlanTraitsBulkResponse:
        """Replace all trait values a plan sets; on request companies already on the plan get them too.

        apply_to_existing_companies: bool, required. Also write the values to companies already on the plan.
        plan_id: str, required. Plan or add-on (`plan_…`).
        traits: Sequence[UpdatePlanTraitTraitRequestBody], required. A trait value that a plan shall set.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("companies")
    def upsert_company(self, **body: Unpack[UpsertCompanyBody]) -> UpsertCompanyResponse:
        """Find a company by any of its keys and update it, or create it; missing keys are attached, traits are merged.

        keys: Mapping[str, str], required. Keys that name the company or user, from key name to value.
        base_plan_id: str | None. Base plan (`plan_…`) when the company is new; the initial plan unless sent.
        base_plan_price_id: str | None. Free price (`bilpp_…`) of that plan; only when it is billed, and needed
            then.
        id: str | None. Company (`comp_…`), instead of keys.
        last_seen_at: datetime | None. Time of the newest event, or as set by hand.
        name: str | None. Name shown to people.
        prevent_key_remap: bool | None. Refuse to change the value of a key the company already has.
        remove_keys: Sequence[str] | None. Key names to drop; one key must remain.
        traits: Mapping[str, Any] | None. Traits, from name to JSON value; they are merged into those already
            there.
        update_only: bool | None. Do not create; an unknown key is 404 then.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("company-traits", set_="set")
    def upsert_company_trait(self, **body: Unpack[UpsertCompanyTraitBody]) -> UpsertCompanyTraitResponse:
        """Set one trait of a company, or add to it atomically; an unknown company is created unless `update_only`.

        keys: Mapping[str, str], required. Keys that name the company or user, from key name to value.
        trait: str, required. Name of the trait; a path with dots names a nested one.
        incr: int | None. What to add, negative to take away; a trait that is not set starts from 0. Either this
            or `set`.
        set_: str | None. Value to store, at most 1024 characters. Either this or `incr`.
        update_only: bool | None. Do not create; an unknown key is 404 then.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("users")
    def upsert_user(self, **body: Unpack[UpsertUserBody]) -> UpsertUserResponse:
        """Find a user by any of its keys and update it, or create it; then link it to companies.

        keys: Mapping[str, str], required. Keys that name the company or user, from key name to value.
        companies: Sequence[Mapping[str, str]] | None. Keys of all companies the user belongs to; memberships
            not listed end.
        company: Mapping[str, str] | None. Keys of a company to join; wins over `companies`.
        company_id: str | None. Company (`comp_…`) to join; wins over `company_ids`.
        company_ids: Sequence[str] | None. All companies (`comp_…`) the user belongs to; memberships not listed
            end.
        id: str | None. User (`user_…`), instead of keys.
        last_seen_at: datetime | None. Time of the newest event, or as set by hand.
        name: str | None. Name shown to people.
        remove_keys: Sequence[str] | None. Key names to drop; one key must remain.
        traits: Mapping[str, Any] | None. Traits, from name to JSON value; they are merged into those already
            there.
        update_only: bool | None. Do not create; an unknown key is 404 then.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("user-traits", set_="set")
    def upsert_user_trait(self, **body: Unpack[UpsertUserTraitBody]) -> UpsertUserTraitResponse:
        """Set one trait of a user, or add to it atomically; an unknown user is created unless `update_only`.

        keys: Mapping[str, str], required. Keys that name the company or user, from key name to value.
        trait: str, required. Name of the trait; a path with dots names a nested one.
        incr: int | None. What to add, negative to take away; a trait that is not set starts from 0. Either this
            or `set`.
        set_: str | None. Value to store, at most 1024 characters. Either this or `incr`.
        update_only: bool | None. Do not create; an unknown key is 404 then.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncCompaniesClient(AsyncResource):
    """`client.companies`."""

    @property
    def with_raw_response(self) -> AsyncRawCompaniesClient:
        """The same operations, answered with status and headers."""
        return AsyncRawCompaniesClient(self._transport)

    count_companies = awaited(CompaniesClient.count_companies)
    count_entity_key_definitions = awaited(CompaniesClient.count_entity_key_definitions)
    count_entity_keys = awaited(CompaniesClient.count_entity_keys)
    count_entity_trait_definitions = awaited(CompaniesClient.count_entity_trait_definitions)
    count_entity_traits = awaited(CompaniesClient.count_entity_traits)
    count_plan_traits = awaited(CompaniesClient.count_plan_traits)
    count_users = awaited(CompaniesClient.count_users)
    create_company = awaited(CompaniesClient.create_company)
    create_user = awaited(CompaniesClient.create_user)
    delete_company = awaited(CompaniesClient.delete_company)
    delete_company_by_keys = awaited(CompaniesClient.delete_company_by_keys)
    delete_company_membership = awaited(CompaniesClient.delete_company_membership)
    delete_entity_key_definition = awaited(CompaniesClient.delete_entity_key_definition)
    delete_entity_trait_definition = awaited(CompaniesClient.delete_entity_trait_definition)
    delete_user = awaited(CompaniesClient.delete_user)
    delete_user_by_keys = awaited(CompaniesClient.delete_user_by_keys)
    get_active_company_subscription = awaited(CompaniesClient.get_active_company_subscription)
    get_billing_entity_child_subscriptions = awaited(CompaniesClient.get_billing_entity_child_subscriptions)
    get_company = awaited(CompaniesClient.get_company)
    get_company_billing_entity = awaited(CompaniesClient.get_company_billing_entity)
    get_entity_trait_definition = awaited(CompaniesClient.get_entity_trait_definition)
    get_entity_trait_definition_usage = awaited(CompaniesClient.get_entity_trait_definition_usage)
    get_entity_trait_values = awaited(CompaniesClient.get_entity_trait_values)
    get_or_create_company_membership = awaited(CompaniesClient.get_or_create_company_membership)
    get_or_create_entity_trait_definition = awaited(CompaniesClient.get_or_create_entity_trait_definition)
    get_plan_change = awaited(CompaniesClient.get_plan_change)
    get_plan_trait = awaited(CompaniesClient.get_plan_trait)
    get_user = awaited(CompaniesClient.get_user)
    list_companies = awaited(CompaniesClient.list_companies)
    list_company_memberships = awaited(CompaniesClient.list_company_memberships)
    list_entity_key_definitions = awaited(CompaniesClient.list_entity_key_definitions)
    list_entity_trait_definitions = awaited(CompaniesClient.list_entity_trait_definitions)
    list_plan_changes = awaited(CompaniesClient.list_plan_changes)
    list_plan_traits = awaited(CompaniesClient.list_plan_traits)
    list_users = awaited(CompaniesClient.list_users)
    lookup_company = awaited(CompaniesClient.lookup_company)
    lookup_user = awaited(CompaniesClient.lookup_user)
    update_entity_trait_definition = awaited(CompaniesClient.update_entity_trait_definition)
    update_plan_traits_bulk = awaited(CompaniesClient.update_plan_traits_bulk)
    upsert_company = awaited(CompaniesClient.upsert_company)
    upsert_company_trait = awaited(CompaniesClient.upsert_company_trait)
    upsert_user = awaited(CompaniesClient.upsert_user)
    upsert_user_trait = awaited(CompaniesClient.upsert_user_trait)


class RawCompaniesClient(Resource):
    """`client.companies.with_raw_response`."""

    count_companies = raw(CompaniesClient.count_companies)
    count_entity_key_definitions = raw(CompaniesClient.count_entity_key_definitions)
    count_entity_keys = raw(CompaniesClient.count_entity_keys)
    count_entity_trait_definitions = raw(CompaniesClient.count_entity_trait_definitions)
    count_entity_traits = raw(CompaniesClient.count_entity_traits)
    count_plan_traits = raw(CompaniesClient.count_plan_traits)
    count_users = raw(CompaniesClient.count_users)
    create_company = raw(CompaniesClient.create_company)
    create_user = raw(CompaniesClient.create_user)
    delete_company = raw(CompaniesClient.delete_company)
    delete_company_by_keys = raw(CompaniesClient.delete_company_by_keys)
    delete_company_membership = raw(CompaniesClient.delete_company_membership)
    delete_entity_key_definition = raw(CompaniesClient.delete_entity_key_definition)
    delete_entity_trait_definition = raw(CompaniesClient.delete_entity_trait_definition)
    delete_user = raw(CompaniesClient.delete_user)
    delete_user_by_keys = raw(CompaniesClient.delete_user_by_keys)
    get_active_company_subscription = raw(CompaniesClient.get_active_company_subscription)
    get_billing_entity_child_subscriptions = raw(CompaniesClient.get_billing_entity_child_subscriptions)
    get_company = raw(CompaniesClient.get_company)
    get_company_billing_entity = raw(CompaniesClient.get_company_billing_entity)
    get_entity_trait_definition = raw(CompaniesClient.get_entity_trait_definition)
    get_entity_trait_definition_usage = raw(CompaniesClient.get_entity_trait_definition_usage)
    get_entity_trait_values = raw(CompaniesClient.get_entity_trait_values)
    get_or_create_company_membership = raw(CompaniesClient.get_or_create_company_membership)
    get_or_create_entity_trait_definition = raw(CompaniesClient.get_or_create_entity_trait_definition)
    get_plan_change = raw(CompaniesClient.get_plan_change)
    get_plan_trait = raw(CompaniesClient.get_plan_trait)
    get_user = raw(CompaniesClient.get_user)
    list_companies = raw(CompaniesClient.list_companies)
    list_company_memberships = raw(CompaniesClient.list_company_memberships)
    list_entity_key_definitions = raw(CompaniesClient.list_entity_key_definitions)
    list_entity_trait_definitions = raw(CompaniesClient.list_entity_trait_definitions)
    list_plan_changes = raw(CompaniesClient.list_plan_changes)
    list_plan_traits = raw(CompaniesClient.list_plan_traits)
    list_users = raw(CompaniesClient.list_users)
    lookup_company = raw(CompaniesClient.lookup_company)
    lookup_user = raw(CompaniesClient.lookup_user)
    update_entity_trait_definition = raw(CompaniesClient.update_entity_trait_definition)
    update_plan_traits_bulk = raw(CompaniesClient.update_plan_traits_bulk)
    upsert_company = raw(CompaniesClient.upsert_company)
    upsert_company_trait = raw(CompaniesClient.upsert_company_trait)
    upsert_user = raw(CompaniesClient.upsert_user)
    upsert_user_trait = raw(CompaniesClient.upsert_user_trait)


class AsyncRawCompaniesClient(AsyncResource):
    """`client.companies.with_raw_response`."""

    count_companies = awaited_raw(CompaniesClient.count_companies)
    count_entity_key_definitions = awaited_raw(CompaniesClient.count_entity_key_definitions)
    count_entity_keys = awaited_raw(CompaniesClient.count_entity_keys)
    count_entity_trait_definitions = awaited_raw(CompaniesClient.count_entity_trait_definitions)
    count_entity_traits = awaited_raw(CompaniesClient.count_entity_traits)
    count_plan_traits = awaited_raw(CompaniesClient.count_plan_traits)
    count_users = awaited_raw(CompaniesClient.count_users)
    create_company = awaited_raw(CompaniesClient.create_company)
    create_user = awaited_raw(CompaniesClient.create_user)
    delete_company = awaited_raw(CompaniesClient.delete_company)
    delete_company_by_keys = awaited_raw(CompaniesClient.delete_company_by_keys)
    delete_company_membership = awaited_raw(CompaniesClient.delete_company_membership)
    delete_entity_key_definition = awaited_raw(CompaniesClient.delete_entity_key_definition)
    delete_entity_trait_definition = awaited_raw(CompaniesClient.delete_entity_trait_definition)
    delete_user = awaited_raw(CompaniesClient.delete_user)
    delete_user_by_keys = awaited_raw(CompaniesClient.delete_user_by_keys)
    get_active_company_subscription = awaited_raw(CompaniesClient.get_active_company_subscription)
    get_billing_entity_child_subscriptions = awaited_raw(CompaniesClient.get_billing_entity_child_subscriptions)
    get_company = awaited_raw(CompaniesClient.get_company)
    get_company_billing_entity = awaited_raw(CompaniesClient.get_company_billing_entity)
    get_entity_trait_definition = awaited_raw(CompaniesClient.get_entity_trait_definition)
    get_entity_trait_definition_usage = awaited_raw(CompaniesClient.get_entity_trait_definition_usage)
    get_entity_trait_values = awaited_raw(CompaniesClient.get_entity_trait_values)
    get_or_create_company_membership = awaited_raw(CompaniesClient.get_or_create_company_membership)
    get_or_create_entity_trait_definition = awaited_raw(CompaniesClient.get_or_create_entity_trait_definition)
    get_plan_change = awaited_raw(CompaniesClient.get_plan_change)
    get_plan_trait = awaited_raw(CompaniesClient.get_plan_trait)
    get_user = awaited_raw(CompaniesClient.get_user)
    list_companies = awaited_raw(CompaniesClient.list_companies)
    list_company_memberships = awaited_raw(CompaniesClient.list_company_memberships)
    list_entity_key_definitions = awaited_raw(CompaniesClient.list_entity_key_definitions)
    list_entity_trait_definitions = awaited_raw(CompaniesClient.list_entity_trait_definitions)
    list_plan_changes = awaited_raw(CompaniesClient.list_plan_changes)
    list_plan_traits = awaited_raw(CompaniesClient.list_plan_traits)
    list_users = awaited_raw(CompaniesClient.list_users)
    lookup_company = awaited_raw(CompaniesClient.lookup_company)
    lookup_user = awaited_raw(CompaniesClient.lookup_user)
    update_entity_trait_definition = awaited_raw(CompaniesClient.update_entity_trait_definition)
    update_plan_traits_bulk = awaited_raw(CompaniesClient.update_plan_traits_bulk)
    upsert_company = awaited_raw(CompaniesClient.upsert_company)
    upsert_company_trait = awaited_raw(CompaniesClient.upsert_company_trait)
    upsert_user = awaited_raw(CompaniesClient.upsert_user)
    upsert_user_trait = awaited_raw(CompaniesClient.upsert_user_trait)
