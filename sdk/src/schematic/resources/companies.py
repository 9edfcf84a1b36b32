# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `companies`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource, renamed

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
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
        return self._get("companies.count_companies", "companies/count", types.CountCompaniesResponse, query)

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
        return self._get(
            "companies.count_entity_key_definitions",
            "entity-key-definitions/count",
            types.CountEntityKeyDefinitionsResponse,
            query,
        )

    def count_entity_keys(self, **query: Unpack[CountEntityKeysQuery]) -> CountEntityKeysResponse:
        """How many key values exist.

        definition_id: str | None. Only keys of this definition (`ekt_…`).
        entity_type: EntityType | None. Only those of companies, or of users.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("companies.count_entity_keys", "entity-keys/count", types.CountEntityKeysResponse, query)

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
        return self._get(
            "companies.count_entity_trait_definitions",
            "entity-trait-definitions/count",
            types.CountEntityTraitDefinitionsResponse,
            query,
        )

    def count_entity_traits(self, **query: Unpack[CountEntityTraitsQuery]) -> CountEntityTraitsResponse:
        """How many trait values exist.

        definition_id: str | None. Only values of this trait (`trt_…`).
        entity_type: EntityType | None. Only those of companies, or of users.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("companies.count_entity_traits", "entity-traits/count", types.CountEntityTraitsResponse, query)

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
        return self._get("companies.count_plan_traits", "plan-traits/count", types.CountPlanTraitsResponse, query)

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
        return self._get("companies.count_users", "users/count", types.CountUsersResponse, query)

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
        return self._post("companies.create_company", "companies/create", types.CreateCompanyResponse, body)

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
        return self._post("companies.create_user", "users/create", types.CreateUserResponse, body)

    def delete_company(self, company_id: str, **query: Unpack[DeleteCompanyQuery]) -> DeleteCompanyResponse:
        """Remove a company with its memberships, overrides, keys and traits; its credit grants are zeroed.

        company_id: str, required. Company (`comp_…`).
        cancel_subscription: bool | None. Also cancel the subscription at the provider; it is kept unless sent.
        prorate: bool | None. Return the unused part of the period when the subscription is cancelled.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "companies.delete_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.DeleteCompanyResponse,
            query,
        )

    def delete_company_by_keys(self, **body: Unpack[DeleteCompanyByKeysBody]) -> DeleteCompanyByKeysResponse:
        """Remove the company found by the keys, and return it.

        keys: Mapping[str, str], required. Keys that name the company or user, from key name to value.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "companies.delete_company_by_keys", "companies/delete", types.DeleteCompanyByKeysResponse, body
        )

    def delete_company_membership(
        self, company_membership_id: str, **options: Unpack[Options]
    ) -> DeleteCompanyMembershipResponse:
        """End a user's membership of a company.

        company_membership_id: str, required. Membership (`cmpm_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "companies.delete_company_membership",
            f"company-memberships/{path_segment(company_membership_id, 'company_membership_id')}",
            types.DeleteCompanyMembershipResponse,
            options,
        )

    def delete_entity_key_definition(
        self, entity_key_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityKeyDefinitionResponse:
        """Drop a key name and all values under it; refused when an entity would lose its last key.

        entity_key_definition_id: str, required. Key definition (`ekt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "companies.delete_entity_key_definition",
            f"entity-key-definitions/{path_segment(entity_key_definition_id, 'entity_key_definition_id')}",
            types.DeleteEntityKeyDefinitionResponse,
            options,
        )

    def delete_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityTraitDefinitionResponse:
        """Remove a trait definition; one still in use is refused.

        entity_trait_definition_id: str, required. Trait definition (`trt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "companies.delete_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.DeleteEntityTraitDefinitionResponse,
            options,
        )

    def delete_user(self, user_id: str, **options: Unpack[Options]) -> DeleteUserResponse:
        """Remove a user with its memberships, keys and traits.

        user_id: str, required. User (`user_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "companies.delete_user", f"users/{path_segment(user_id, 'user_id')}", types.DeleteUserResponse, options
        )

    def delete_user_by_keys(self, **body: Unpack[DeleteUserByKeysBody]) -> DeleteUserByKeysResponse:
        """Remove the user found by the keys, and return it.

        keys: Mapping[str, str], required. Keys that name the company or user, from key name to value.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("companies.delete_user_by_keys", "users/delete", types.DeleteUserByKeysResponse, body)

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
        return self._get(
            "companies.get_active_company_subscription",
            "company-subscriptions",
            types.GetActiveCompanySubscriptionResponse,
            query,
        )

    def get_billing_entity_child_subscriptions(
        self, **query: Unpack[GetBillingEntityChildSubscriptionsQuery]
    ) -> GetBillingEntityChildSubscriptionsResponse:
        """Subscriptions of other companies that this company pays for.

        company_id: str, required. Company (`comp_…`) that pays.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "companies.get_billing_entity_child_subscriptions",
            "company-billing-entity-subscriptions",
            types.GetBillingEntityChildSubscriptionsResponse,
            query,
        )

    def get_company(self, company_id: str, **options: Unpack[Options]) -> GetCompanyResponse:
        """One company with keys, traits, plans, entitlements and usage.

        company_id: str, required. Company (`comp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "companies.get_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.GetCompanyResponse,
            options,
        )

    def get_company_billing_entity(
        self, **query: Unpack[GetCompanyBillingEntityQuery]
    ) -> GetCompanyBillingEntityResponse:
        """Who pays for a company.

        company_id: str, required. Company (`comp_…`) whose payer is asked for.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "companies.get_company_billing_entity",
            "company-billing-entity",
            types.GetCompanyBillingEntityResponse,
            query,
        )

    def get_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionResponse:
        """One trait definition by id (`trt_…`).

        entity_trait_definition_id: str, required. Trait definition (`trt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "companies.get_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.GetEntityTraitDefinitionResponse,
            options,
        )

    def get_entity_trait_definition_usage(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionUsageResponse:
        """How often rules, plans, features and overrides refer to a trait.

        entity_trait_definition_id: str, required. Trait definition (`trt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "companies.get_entity_trait_definition_usage",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}/usage",
            types.GetEntityTraitDefinitionUsageResponse,
            options,
        )

    def get_entity_trait_values(self, **query: Unpack[GetEntityTraitValuesQuery]) -> GetEntityTraitValuesResponse:
        """Distinct values a trait has, for pickers.

        definition_id: str, required. Trait (`trt_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "companies.get_entity_trait_values", "entity-trait-values", types.GetEntityTraitValuesResponse, query
        )

    def get_or_create_company_membership(
        self, **body: Unpack[GetOrCreateCompanyMembershipBody]
    ) -> GetOrCreateCompanyMembershipResponse:
        """Make a user a member of a company; an existing membership is returned as it is.

        company_id: str, required. Company (`comp_…`).
        user_id: str, required. User (`user_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "companies.get_or_create_company_membership",
            "company-memberships",
            types.GetOrCreateCompanyMembershipResponse,
            body,
        )

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
        return self._post(
            "companies.get_or_create_entity_trait_definition",
            "entity-trait-definitions",
            types.GetOrCreateEntityTraitDefinitionResponse,
            body,
        )

    def get_plan_change(self, plan_change_id: str, **options: Unpack[Options]) -> GetPlanChangeResponse:
        """One plan move by id.

        plan_change_id: str, required. Plan change (`plch_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "companies.get_plan_change",
            f"plan-changes/{path_segment(plan_change_id, 'plan_change_id')}",
            types.GetPlanChangeResponse,
            options,
        )

    def get_plan_trait(self, plan_trait_id: str, **options: Unpack[Options]) -> GetPlanTraitResponse:
        """One trait value that a plan sets.

        plan_trait_id: str, required. Plan trait.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "companies.get_plan_trait",
            f"plan-traits/{path_segment(plan_trait_id, 'plan_trait_id')}",
            types.GetPlanTraitResponse,
            options,
        )

    def get_user(self, user_id: str, **options: Unpack[Options]) -> GetUserResponse:
        """One user with keys, traits and memberships.

        user_id: str, required. User (`user_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "companies.get_user", f"users/{path_segment(user_id, 'user_id')}", types.GetUserResponse, options
        )

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
        return self._get("companies.list_companies", "companies", types.ListCompaniesResponse, query)

    def list_company_memberships(self, **query: Unpack[ListCompanyMembershipsQuery]) -> ListCompanyMembershipsResponse:
        """Memberships of a company or of a user, newest first.

        company_id: str | None. Company (`comp_…`).
        user_id: str | None. User (`user_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "companies.list_company_memberships", "company-memberships", types.ListCompanyMembershipsResponse, query
        )

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
        return self._get(
            "companies.list_entity_key_definitions",
            "entity-key-definitions",
            types.ListEntityKeyDefinitionsResponse,
            query,
        )

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
        return self._get(
            "companies.list_entity_trait_definitions",
            "entity-trait-definitions",
            types.ListEntityTraitDefinitionsResponse,
            query,
        )

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
        return self._get("companies.list_plan_changes", "plan-changes", types.ListPlanChangesResponse, query)

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
        return self._get("companies.list_plan_traits", "plan-traits", types.ListPlanTraitsResponse, query)

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
        return self._get("companies.list_users", "users", types.ListUsersResponse, query)

    def lookup_company(self, **query: Unpack[LookupCompanyQuery]) -> LookupCompanyResponse:
        """The one company that the keys name; 404 for none, 400 when they name several.

        keys: Mapping[str, str], required. Keys from name to value, as `keys[name]=value`, as JSON text, or for
            lookups as bare `name=value`.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("companies.lookup_company", "companies/lookup", types.LookupCompanyResponse, query)

    def lookup_user(self, **query: Unpack[LookupUserQuery]) -> LookupUserResponse:
        """The one user that the keys name; 404 for none, 400 when they name several.

        keys: Mapping[str, str], required. Keys from name to value, as `keys[name]=value`, as JSON text, or for
            lookups as bare `name=value`.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("companies.lookup_user", "users/lookup", types.LookupUserResponse, query)

    def update_entity_trait_definition(
        self, entity_trait_definition_id: str, **body: Unpack[UpdateEntityTraitDefinitionBody]
    ) -> UpdateEntityTraitDefinitionResponse:
        """Change a trait's type or label; stored values are read anew under the type.

        entity_trait_definition_id: str, required. Trait definition (`trt_…`).
        trait_type: TraitType, required. How a trait's text is read. `currency` is a number, `url` a text.
        display_name: str | None. Name shown to people.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "companies.update_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.UpdateEntityTraitDefinitionResponse,
            body,
        )

    def update_plan_traits_bulk(self, **body: Unpack[UpdatePlanTraitsBulkBody]) -> UpdatePlanTraitsBulkResponse:
        """Replace all trait values a plan sets; on request companies already on the plan get them too.

        apply_to_existing_companies: bool, required. Also write the values to companies already on the plan.
        plan_id: str, required. Plan or add-on (`plan_…`).
        traits: Sequence[UpdatePlanTraitTraitRequestBody], required. A trait value that a plan shall set.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "companies.update_plan_traits_bulk", "plan-traits/bulk", types.UpdatePlanTraitsBulkResponse, body
        )

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
        return self._post("companies.upsert_company", "companies", types.UpsertCompanyResponse, body)

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
        return self._post(
            "companies.upsert_company_trait",
            "company-traits",
            types.UpsertCompanyTraitResponse,
            renamed(body, {"set_": "set"}),
        )

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
        return self._post("companies.upsert_user", "users", types.UpsertUserResponse, body)

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
        return self._post(
            "companies.upsert_user_trait", "user-traits", types.UpsertUserTraitResponse, renamed(body, {"set_": "set"})
        )


class AsyncCompaniesClient(AsyncResource, like=CompaniesClient):
    """`client.companies`."""

    @property
    def with_raw_response(self) -> AsyncRawCompaniesClient:
        """The same operations, answered with status and headers."""
        return AsyncRawCompaniesClient(self._transport)

    async def count_companies(self, **query: Unpack[CountCompaniesQuery]) -> CountCompaniesResponse:
        """How many companies match the filters of the listing."""
        return await self._get("companies.count_companies", "companies/count", types.CountCompaniesResponse, query)

    async def count_entity_key_definitions(
        self, **query: Unpack[CountEntityKeyDefinitionsQuery]
    ) -> CountEntityKeyDefinitionsResponse:
        """How many key names match the filters of the listing."""
        return await self._get(
            "companies.count_entity_key_definitions",
            "entity-key-definitions/count",
            types.CountEntityKeyDefinitionsResponse,
            query,
        )

    async def count_entity_keys(self, **query: Unpack[CountEntityKeysQuery]) -> CountEntityKeysResponse:
        """How many key values exist."""
        return await self._get("companies.count_entity_keys", "entity-keys/count", types.CountEntityKeysResponse, query)

    async def count_entity_trait_definitions(
        self, **query: Unpack[CountEntityTraitDefinitionsQuery]
    ) -> CountEntityTraitDefinitionsResponse:
        """How many trait definitions match the filters of the listing."""
        return await self._get(
            "companies.count_entity_trait_definitions",
            "entity-trait-definitions/count",
            types.CountEntityTraitDefinitionsResponse,
            query,
        )

    async def count_entity_traits(self, **query: Unpack[CountEntityTraitsQuery]) -> CountEntityTraitsResponse:
        """How many trait values exist."""
        return await self._get(
            "companies.count_entity_traits", "entity-traits/count", types.CountEntityTraitsResponse, query
        )

    async def count_plan_traits(self, **query: Unpack[CountPlanTraitsQuery]) -> CountPlanTraitsResponse:
        """How many plan traits match the filters of the listing."""
        return await self._get("companies.count_plan_traits", "plan-traits/count", types.CountPlanTraitsResponse, query)

    async def count_users(self, **query: Unpack[CountUsersQuery]) -> CountUsersResponse:
        """How many users match the filters of the listing."""
        return await self._get("companies.count_users", "users/count", types.CountUsersResponse, query)

    async def create_company(self, **body: Unpack[CreateCompanyBody]) -> CreateCompanyResponse:
        """Create a company; a key that another company already has is refused."""
        return await self._post("companies.create_company", "companies/create", types.CreateCompanyResponse, body)

    async def create_user(self, **body: Unpack[CreateUserBody]) -> CreateUserResponse:
        """Create a user; a key that another user already has is refused."""
        return await self._post("companies.create_user", "users/create", types.CreateUserResponse, body)

    async def delete_company(self, company_id: str, **query: Unpack[DeleteCompanyQuery]) -> DeleteCompanyResponse:
        """Remove a company with its memberships, overrides, keys and traits; its credit grants are zeroed."""
        return await self._delete(
            "companies.delete_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.DeleteCompanyResponse,
            query,
        )

    async def delete_company_by_keys(self, **body: Unpack[DeleteCompanyByKeysBody]) -> DeleteCompanyByKeysResponse:
        """Remove the company found by the keys, and return it."""
        return await self._post(
            "companies.delete_company_by_keys", "companies/delete", types.DeleteCompanyByKeysResponse, body
        )

    async def delete_company_membership(
        self, company_membership_id: str, **options: Unpack[Options]
    ) -> DeleteCompanyMembershipResponse:
        """End a user's membership of a company."""
        return await self._delete(
            "companies.delete_company_membership",
            f"company-memberships/{path_segment(company_membership_id, 'company_membership_id')}",
            types.DeleteCompanyMembershipResponse,
            options,
        )

    async def delete_entity_key_definition(
        self, entity_key_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityKeyDefinitionResponse:
        """Drop a key name and all values under it; refused when an entity would lose its last key."""
        return await self._delete(
            "companies.delete_entity_key_definition",
            f"entity-key-definitions/{path_segment(entity_key_definition_id, 'entity_key_definition_id')}",
            types.DeleteEntityKeyDefinitionResponse,
            options,
        )

    async def delete_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityTraitDefinitionResponse:
        """Remove a trait definition; one still in use is refused."""
        return await self._delete(
            "companies.delete_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.DeleteEntityTraitDefinitionResponse,
            options,
        )

    async def delete_user(self, user_id: str, **options: Unpack[Options]) -> DeleteUserResponse:
        """Remove a user with its memberships, keys and traits."""
        return await self._delete(
            "companies.delete_user", f"users/{path_segment(user_id, 'user_id')}", types.DeleteUserResponse, options
        )

    async def delete_user_by_keys(self, **body: Unpack[DeleteUserByKeysBody]) -> DeleteUserByKeysResponse:
        """Remove the user found by the keys, and return it."""
        return await self._post("companies.delete_user_by_keys", "users/delete", types.DeleteUserByKeysResponse, body)

    async def get_active_company_subscription(
        self, **query: Unpack[GetActiveCompanySubscriptionQuery]
    ) -> GetActiveCompanySubscriptionResponse:
        """Active subscriptions of the given companies, newest first."""
        return await self._get(
            "companies.get_active_company_subscription",
            "company-subscriptions",
            types.GetActiveCompanySubscriptionResponse,
            query,
        )

    async def get_billing_entity_child_subscriptions(
        self, **query: Unpack[GetBillingEntityChildSubscriptionsQuery]
    ) -> GetBillingEntityChildSubscriptionsResponse:
        """Subscriptions of other companies that this company pays for."""
        return await self._get(
            "companies.get_billing_entity_child_subscriptions",
            "company-billing-entity-subscriptions",
            types.GetBillingEntityChildSubscriptionsResponse,
            query,
        )

    async def get_company(self, company_id: str, **options: Unpack[Options]) -> GetCompanyResponse:
        """One company with keys, traits, plans, entitlements and usage."""
        return await self._get(
            "companies.get_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.GetCompanyResponse,
            options,
        )

    async def get_company_billing_entity(
        self, **query: Unpack[GetCompanyBillingEntityQuery]
    ) -> GetCompanyBillingEntityResponse:
        """Who pays for a company."""
        return await self._get(
            "companies.get_company_billing_entity",
            "company-billing-entity",
            types.GetCompanyBillingEntityResponse,
            query,
        )

    async def get_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionResponse:
        """One trait definition by id (`trt_…`)."""
        return await self._get(
            "companies.get_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.GetEntityTraitDefinitionResponse,
            options,
        )

    async def get_entity_trait_definition_usage(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionUsageResponse:
        """How often rules, plans, features and overrides refer to a trait."""
        return await self._get(
            "companies.get_entity_trait_definition_usage",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}/usage",
            types.GetEntityTraitDefinitionUsageResponse,
            options,
        )

    async def get_entity_trait_values(self, **query: Unpack[GetEntityTraitValuesQuery]) -> GetEntityTraitValuesResponse:
        """Distinct values a trait has, for pickers."""
        return await self._get(
            "companies.get_entity_trait_values", "entity-trait-values", types.GetEntityTraitValuesResponse, query
        )

    async def get_or_create_company_membership(
        self, **body: Unpack[GetOrCreateCompanyMembershipBody]
    ) -> GetOrCreateCompanyMembershipResponse:
        """Make a user a member of a company; an existing membership is returned as it is."""
        return await self._post(
            "companies.get_or_create_company_membership",
            "company-memberships",
            types.GetOrCreateCompanyMembershipResponse,
            body,
        )

    async def get_or_create_entity_trait_definition(
        self, **body: Unpack[GetOrCreateEntityTraitDefinitionBody]
    ) -> GetOrCreateEntityTraitDefinitionResponse:
        """Declare a trait before data arrives; an existing definition is returned unchanged."""
        return await self._post(
            "companies.get_or_create_entity_trait_definition",
            "entity-trait-definitions",
            types.GetOrCreateEntityTraitDefinitionResponse,
            body,
        )

    async def get_plan_change(self, plan_change_id: str, **options: Unpack[Options]) -> GetPlanChangeResponse:
        """One plan move by id."""
        return await self._get(
            "companies.get_plan_change",
            f"plan-changes/{path_segment(plan_change_id, 'plan_change_id')}",
            types.GetPlanChangeResponse,
            options,
        )

    async def get_plan_trait(self, plan_trait_id: str, **options: Unpack[Options]) -> GetPlanTraitResponse:
        """One trait value that a plan sets."""
        return await self._get(
            "companies.get_plan_trait",
            f"plan-traits/{path_segment(plan_trait_id, 'plan_trait_id')}",
            types.GetPlanTraitResponse,
            options,
        )

    async def get_user(self, user_id: str, **options: Unpack[Options]) -> GetUserResponse:
        """One user with keys, traits and memberships."""
        return await self._get(
            "companies.get_user", f"users/{path_segment(user_id, 'user_id')}", types.GetUserResponse, options
        )

    async def list_companies(self, **query: Unpack[ListCompaniesQuery]) -> ListCompaniesResponse:
        """Companies matching every given filter, newest first unless sorted otherwise."""
        return await self._get("companies.list_companies", "companies", types.ListCompaniesResponse, query)

    async def list_company_memberships(
        self, **query: Unpack[ListCompanyMembershipsQuery]
    ) -> ListCompanyMembershipsResponse:
        """Memberships of a company or of a user, newest first."""
        return await self._get(
            "companies.list_company_memberships", "company-memberships", types.ListCompanyMembershipsResponse, query
        )

    async def list_entity_key_definitions(
        self, **query: Unpack[ListEntityKeyDefinitionsQuery]
    ) -> ListEntityKeyDefinitionsResponse:
        """Key names in use for companies and users, newest first."""
        return await self._get(
            "companies.list_entity_key_definitions",
            "entity-key-definitions",
            types.ListEntityKeyDefinitionsResponse,
            query,
        )

    async def list_entity_trait_definitions(
        self, **query: Unpack[ListEntityTraitDefinitionsQuery]
    ) -> ListEntityTraitDefinitionsResponse:
        """Trait names with their types, newest first."""
        return await self._get(
            "companies.list_entity_trait_definitions",
            "entity-trait-definitions",
            types.ListEntityTraitDefinitionsResponse,
            query,
        )

    async def list_plan_changes(self, **query: Unpack[ListPlanChangesQuery]) -> ListPlanChangesResponse:
        """History of plan moves, newest first."""
        return await self._get("companies.list_plan_changes", "plan-changes", types.ListPlanChangesResponse, query)

    async def list_plan_traits(self, **query: Unpack[ListPlanTraitsQuery]) -> ListPlanTraitsResponse:
        """Trait values that plans set on the companies that get them, newest first."""
        return await self._get("companies.list_plan_traits", "plan-traits", types.ListPlanTraitsResponse, query)

    async def list_users(self, **query: Unpack[ListUsersQuery]) -> ListUsersResponse:
        """Users matching every given filter, newest first."""
        return await self._get("companies.list_users", "users", types.ListUsersResponse, query)

    async def lookup_company(self, **query: Unpack[LookupCompanyQuery]) -> LookupCompanyResponse:
        """The one company that the keys name; 404 for none, 400 when they name several."""
        return await self._get("companies.lookup_company", "companies/lookup", types.LookupCompanyResponse, query)

    async def lookup_user(self, **query: Unpack[LookupUserQuery]) -> LookupUserResponse:
        """The one user that the keys name; 404 for none, 400 when they name several."""
        return await self._get("companies.lookup_user", "users/lookup", types.LookupUserResponse, query)

    async def update_entity_trait_definition(
        self, entity_trait_definition_id: str, **body: Unpack[UpdateEntityTraitDefinitionBody]
    ) -> UpdateEntityTraitDefinitionResponse:
        """Change a trait's type or label; stored values are read anew under the type."""
        return await self._put(
            "companies.update_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.UpdateEntityTraitDefinitionResponse,
            body,
        )

    async def update_plan_traits_bulk(self, **body: Unpack[UpdatePlanTraitsBulkBody]) -> UpdatePlanTraitsBulkResponse:
        """Replace all trait values a plan sets; on request companies already on the plan get them too."""
        return await self._post(
            "companies.update_plan_traits_bulk", "plan-traits/bulk", types.UpdatePlanTraitsBulkResponse, body
        )

    async def upsert_company(self, **body: Unpack[UpsertCompanyBody]) -> UpsertCompanyResponse:
        """Find a company by any of its keys and update it, or create it; missing keys are attached, traits are merged."""
        return await self._post("companies.upsert_company", "companies", types.UpsertCompanyResponse, body)

    async def upsert_company_trait(self, **body: Unpack[UpsertCompanyTraitBody]) -> UpsertCompanyTraitResponse:
        """Set one trait of a company, or add to it atomically; an unknown company is created unless `update_only`."""
        return await self._post(
            "companies.upsert_company_trait",
            "company-traits",
            types.UpsertCompanyTraitResponse,
            renamed(body, {"set_": "set"}),
        )

    async def upsert_user(self, **body: Unpack[UpsertUserBody]) -> UpsertUserResponse:
        """Find a user by any of its keys and update it, or create it; then link it to companies."""
        return await self._post("companies.upsert_user", "users", types.UpsertUserResponse, body)

    async def upsert_user_trait(self, **body: Unpack[UpsertUserTraitBody]) -> UpsertUserTraitResponse:
        """Set one trait of a user, or add to it atomically; an unknown user is created unless `update_only`."""
        return await self._post(
            "companies.upsert_user_trait", "user-traits", types.UpsertUserTraitResponse, renamed(body, {"set_": "set"})
        )


class RawCompaniesClient(RawResource, like=CompaniesClient):
    """`client.companies.with_raw_response`."""

    def count_companies(self, **query: Unpack[CountCompaniesQuery]) -> HttpResponse[CountCompaniesResponse]:
        """How many companies match the filters of the listing."""
        return self._get("companies.count_companies", "companies/count", types.CountCompaniesResponse, query)

    def count_entity_key_definitions(
        self, **query: Unpack[CountEntityKeyDefinitionsQuery]
    ) -> HttpResponse[CountEntityKeyDefinitionsResponse]:
        """How many key names match the filters of the listing."""
        return self._get(
            "companies.count_entity_key_definitions",
            "entity-key-definitions/count",
            types.CountEntityKeyDefinitionsResponse,
            query,
        )

    def count_entity_keys(self, **query: Unpack[CountEntityKeysQuery]) -> HttpResponse[CountEntityKeysResponse]:
        """How many key values exist."""
        return self._get("companies.count_entity_keys", "entity-keys/count", types.CountEntityKeysResponse, query)

    def count_entity_trait_definitions(
        self, **query: Unpack[CountEntityTraitDefinitionsQuery]
    ) -> HttpResponse[CountEntityTraitDefinitionsResponse]:
        """How many trait definitions match the filters of the listing."""
        return self._get(
            "companies.count_entity_trait_definitions",
            "entity-trait-definitions/count",
            types.CountEntityTraitDefinitionsResponse,
            query,
        )

    def count_entity_traits(self, **query: Unpack[CountEntityTraitsQuery]) -> HttpResponse[CountEntityTraitsResponse]:
        """How many trait values exist."""
        return self._get("companies.count_entity_traits", "entity-traits/count", types.CountEntityTraitsResponse, query)

    def count_plan_traits(self, **query: Unpack[CountPlanTraitsQuery]) -> HttpResponse[CountPlanTraitsResponse]:
        """How many plan traits match the filters of the listing."""
        return self._get("companies.count_plan_traits", "plan-traits/count", types.CountPlanTraitsResponse, query)

    def count_users(self, **query: Unpack[CountUsersQuery]) -> HttpResponse[CountUsersResponse]:
        """How many users match the filters of the listing."""
        return self._get("companies.count_users", "users/count", types.CountUsersResponse, query)

    def create_company(self, **body: Unpack[CreateCompanyBody]) -> HttpResponse[CreateCompanyResponse]:
        """Create a company; a key that another company already has is refused."""
        return self._post("companies.create_company", "companies/create", types.CreateCompanyResponse, body)

    def create_user(self, **body: Unpack[CreateUserBody]) -> HttpResponse[CreateUserResponse]:
        """Create a user; a key that another user already has is refused."""
        return self._post("companies.create_user", "users/create", types.CreateUserResponse, body)

    def delete_company(
        self, company_id: str, **query: Unpack[DeleteCompanyQuery]
    ) -> HttpResponse[DeleteCompanyResponse]:
        """Remove a company with its memberships, overrides, keys and traits; its credit grants are zeroed."""
        return self._delete(
            "companies.delete_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.DeleteCompanyResponse,
            query,
        )

    def delete_company_by_keys(
        self, **body: Unpack[DeleteCompanyByKeysBody]
    ) -> HttpResponse[DeleteCompanyByKeysResponse]:
        """Remove the company found by the keys, and return it."""
        return self._post(
            "companies.delete_company_by_keys", "companies/delete", types.DeleteCompanyByKeysResponse, body
        )

    def delete_company_membership(
        self, company_membership_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteCompanyMembershipResponse]:
        """End a user's membership of a company."""
        return self._delete(
            "companies.delete_company_membership",
            f"company-memberships/{path_segment(company_membership_id, 'company_membership_id')}",
            types.DeleteCompanyMembershipResponse,
            options,
        )

    def delete_entity_key_definition(
        self, entity_key_definition_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteEntityKeyDefinitionResponse]:
        """Drop a key name and all values under it; refused when an entity would lose its last key."""
        return self._delete(
            "companies.delete_entity_key_definition",
            f"entity-key-definitions/{path_segment(entity_key_definition_id, 'entity_key_definition_id')}",
            types.DeleteEntityKeyDefinitionResponse,
            options,
        )

    def delete_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteEntityTraitDefinitionResponse]:
        """Remove a trait definition; one still in use is refused."""
        return self._delete(
            "companies.delete_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.DeleteEntityTraitDefinitionResponse,
            options,
        )

    def delete_user(self, user_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteUserResponse]:
        """Remove a user with its memberships, keys and traits."""
        return self._delete(
            "companies.delete_user", f"users/{path_segment(user_id, 'user_id')}", types.DeleteUserResponse, options
        )

    def delete_user_by_keys(self, **body: Unpack[DeleteUserByKeysBody]) -> HttpResponse[DeleteUserByKeysResponse]:
        """Remove the user found by the keys, and return it."""
        return self._post("companies.delete_user_by_keys", "users/delete", types.DeleteUserByKeysResponse, body)

    def get_active_company_subscription(
        self, **query: Unpack[GetActiveCompanySubscriptionQuery]
    ) -> HttpResponse[GetActiveCompanySubscriptionResponse]:
        """Active subscriptions of the given companies, newest first."""
        return self._get(
            "companies.get_active_company_subscription",
            "company-subscriptions",
            types.GetActiveCompanySubscriptionResponse,
            query,
        )

    def get_billing_entity_child_subscriptions(
        self, **query: Unpack[GetBillingEntityChildSubscriptionsQuery]
    ) -> HttpResponse[GetBillingEntityChildSubscriptionsResponse]:
        """Subscriptions of other companies that this company pays for."""
        return self._get(
            "companies.get_billing_entity_child_subscriptions",
            "company-billing-entity-subscriptions",
            types.GetBillingEntityChildSubscriptionsResponse,
            query,
        )

    def get_company(self, company_id: str, **options: Unpack[Options]) -> HttpResponse[GetCompanyResponse]:
        """One company with keys, traits, plans, entitlements and usage."""
        return self._get(
            "companies.get_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.GetCompanyResponse,
            options,
        )

    def get_company_billing_entity(
        self, **query: Unpack[GetCompanyBillingEntityQuery]
    ) -> HttpResponse[GetCompanyBillingEntityResponse]:
        """Who pays for a company."""
        return self._get(
            "companies.get_company_billing_entity",
            "company-billing-entity",
            types.GetCompanyBillingEntityResponse,
            query,
        )

    def get_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetEntityTraitDefinitionResponse]:
        """One trait definition by id (`trt_…`)."""
        return self._get(
            "companies.get_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.GetEntityTraitDefinitionResponse,
            options,
        )

    def get_entity_trait_definition_usage(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetEntityTraitDefinitionUsageResponse]:
        """How often rules, plans, features and overrides refer to a trait."""
        return self._get(
            "companies.get_entity_trait_definition_usage",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}/usage",
            types.GetEntityTraitDefinitionUsageResponse,
            options,
        )

    def get_entity_trait_values(
        self, **query: Unpack[GetEntityTraitValuesQuery]
    ) -> HttpResponse[GetEntityTraitValuesResponse]:
        """Distinct values a trait has, for pickers."""
        return self._get(
            "companies.get_entity_trait_values", "entity-trait-values", types.GetEntityTraitValuesResponse, query
        )

    def get_or_create_company_membership(
        self, **body: Unpack[GetOrCreateCompanyMembershipBody]
    ) -> HttpResponse[GetOrCreateCompanyMembershipResponse]:
        """Make a user a member of a company; an existing membership is returned as it is."""
        return self._post(
            "companies.get_or_create_company_membership",
            "company-memberships",
            types.GetOrCreateCompanyMembershipResponse,
            body,
        )

    def get_or_create_entity_trait_definition(
        self, **body: Unpack[GetOrCreateEntityTraitDefinitionBody]
    ) -> HttpResponse[GetOrCreateEntityTraitDefinitionResponse]:
        """Declare a trait before data arrives; an existing definition is returned unchanged."""
        return self._post(
            "companies.get_or_create_entity_trait_definition",
            "entity-trait-definitions",
            types.GetOrCreateEntityTraitDefinitionResponse,
            body,
        )

    def get_plan_change(self, plan_change_id: str, **options: Unpack[Options]) -> HttpResponse[GetPlanChangeResponse]:
        """One plan move by id."""
        return self._get(
            "companies.get_plan_change",
            f"plan-changes/{path_segment(plan_change_id, 'plan_change_id')}",
            types.GetPlanChangeResponse,
            options,
        )

    def get_plan_trait(self, plan_trait_id: str, **options: Unpack[Options]) -> HttpResponse[GetPlanTraitResponse]:
        """One trait value that a plan sets."""
        return self._get(
            "companies.get_plan_trait",
            f"plan-traits/{path_segment(plan_trait_id, 'plan_trait_id')}",
            types.GetPlanTraitResponse,
            options,
        )

    def get_user(self, user_id: str, **options: Unpack[Options]) -> HttpResponse[GetUserResponse]:
        """One user with keys, traits and memberships."""
        return self._get(
            "companies.get_user", f"users/{path_segment(user_id, 'user_id')}", types.GetUserResponse, options
        )

    def list_companies(self, **query: Unpack[ListCompaniesQuery]) -> HttpResponse[ListCompaniesResponse]:
        """Companies matching every given filter, newest first unless sorted otherwise."""
        return self._get("companies.list_companies", "companies", types.ListCompaniesResponse, query)

    def list_company_memberships(
        self, **query: Unpack[ListCompanyMembershipsQuery]
    ) -> HttpResponse[ListCompanyMembershipsResponse]:
        """Memberships of a company or of a user, newest first."""
        return self._get(
            "companies.list_company_memberships", "company-memberships", types.ListCompanyMembershipsResponse, query
        )

    def list_entity_key_definitions(
        self, **query: Unpack[ListEntityKeyDefinitionsQuery]
    ) -> HttpResponse[ListEntityKeyDefinitionsResponse]:
        """Key names in use for companies and users, newest first."""
        return self._get(
            "companies.list_entity_key_definitions",
            "entity-key-definitions",
            types.ListEntityKeyDefinitionsResponse,
            query,
        )

    def list_entity_trait_definitions(
        self, **query: Unpack[ListEntityTraitDefinitionsQuery]
    ) -> HttpResponse[ListEntityTraitDefinitionsResponse]:
        """Trait names with their types, newest first."""
        return self._get(
            "companies.list_entity_trait_definitions",
            "entity-trait-definitions",
            types.ListEntityTraitDefinitionsResponse,
            query,
        )

    def list_plan_changes(self, **query: Unpack[ListPlanChangesQuery]) -> HttpResponse[ListPlanChangesResponse]:
        """History of plan moves, newest first."""
        return self._get("companies.list_plan_changes", "plan-changes", types.ListPlanChangesResponse, query)

    def list_plan_traits(self, **query: Unpack[ListPlanTraitsQuery]) -> HttpResponse[ListPlanTraitsResponse]:
        """Trait values that plans set on the companies that get them, newest first."""
        return self._get("companies.list_plan_traits", "plan-traits", types.ListPlanTraitsResponse, query)

    def list_users(self, **query: Unpack[ListUsersQuery]) -> HttpResponse[ListUsersResponse]:
        """Users matching every given filter, newest first."""
        return self._get("companies.list_users", "users", types.ListUsersResponse, query)

    def lookup_company(self, **query: Unpack[LookupCompanyQuery]) -> HttpResponse[LookupCompanyResponse]:
        """The one company that the keys name; 404 for none, 400 when they name several."""
        return self._get("companies.lookup_company", "companies/lookup", types.LookupCompanyResponse, query)

    def lookup_user(self, **query: Unpack[LookupUserQuery]) -> HttpResponse[LookupUserResponse]:
        """The one user that the keys name; 404 for none, 400 when they name several."""
        return self._get("companies.lookup_user", "users/lookup", types.LookupUserResponse, query)

    def update_entity_trait_definition(
        self, entity_trait_definition_id: str, **body: Unpack[UpdateEntityTraitDefinitionBody]
    ) -> HttpResponse[UpdateEntityTraitDefinitionResponse]:
        """Change a trait's type or label; stored values are read anew under the type."""
        return self._put(
            "companies.update_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.UpdateEntityTraitDefinitionResponse,
            body,
        )

    def update_plan_traits_bulk(
        self, **body: Unpack[UpdatePlanTraitsBulkBody]
    ) -> HttpResponse[UpdatePlanTraitsBulkResponse]:
        """Replace all trait values a plan sets; on request companies already on the plan get them too."""
        return self._post(
            "companies.update_plan_traits_bulk", "plan-traits/bulk", types.UpdatePlanTraitsBulkResponse, body
        )

    def upsert_company(self, **body: Unpack[UpsertCompanyBody]) -> HttpResponse[UpsertCompanyResponse]:
        """Find a company by any of its keys and update it, or create it; missing keys are attached, traits are merged."""
        return self._post("companies.upsert_company", "companies", types.UpsertCompanyResponse, body)

    def upsert_company_trait(self, **body: Unpack[UpsertCompanyTraitBody]) -> HttpResponse[UpsertCompanyTraitResponse]:
        """Set one trait of a company, or add to it atomically; an unknown company is created unless `update_only`."""
        return self._post(
            "companies.upsert_company_trait",
            "company-traits",
            types.UpsertCompanyTraitResponse,
            renamed(body, {"set_": "set"}),
        )

    def upsert_user(self, **body: Unpack[UpsertUserBody]) -> HttpResponse[UpsertUserResponse]:
        """Find a user by any of its keys and update it, or create it; then link it to companies."""
        return self._post("companies.upsert_user", "users", types.UpsertUserResponse, body)

    def upsert_user_trait(self, **body: Unpack[UpsertUserTraitBody]) -> HttpResponse[UpsertUserTraitResponse]:
        """Set one trait of a user, or add to it atomically; an unknown user is created unless `update_only`."""
        return self._post(
            "companies.upsert_user_trait", "user-traits", types.UpsertUserTraitResponse, renamed(body, {"set_": "set"})
        )


class AsyncRawCompaniesClient(AsyncRawResource, like=CompaniesClient):
    """`client.companies.with_raw_response`."""

    async def count_companies(self, **query: Unpack[CountCompaniesQuery]) -> AsyncHttpResponse[CountCompaniesResponse]:
        """How many companies match the filters of the listing."""
        return await self._get("companies.count_companies", "companies/count", types.CountCompaniesResponse, query)

    async def count_entity_key_definitions(
        self, **query: Unpack[CountEntityKeyDefinitionsQuery]
    ) -> AsyncHttpResponse[CountEntityKeyDefinitionsResponse]:
        """How many key names match the filters of the listing."""
        return await self._get(
            "companies.count_entity_key_definitions",
            "entity-key-definitions/count",
            types.CountEntityKeyDefinitionsResponse,
            query,
        )

    async def count_entity_keys(
        self, **query: Unpack[CountEntityKeysQuery]
    ) -> AsyncHttpResponse[CountEntityKeysResponse]:
        """How many key values exist."""
        return await self._get("companies.count_entity_keys", "entity-keys/count", types.CountEntityKeysResponse, query)

    async def count_entity_trait_definitions(
        self, **query: Unpack[CountEntityTraitDefinitionsQuery]
    ) -> AsyncHttpResponse[CountEntityTraitDefinitionsResponse]:
        """How many trait definitions match the filters of the listing."""
        return await self._get(
            "companies.count_entity_trait_definitions",
            "entity-trait-definitions/count",
            types.CountEntityTraitDefinitionsResponse,
            query,
        )

    async def count_entity_traits(
        self, **query: Unpack[CountEntityTraitsQuery]
    ) -> AsyncHttpResponse[CountEntityTraitsResponse]:
        """How many trait values exist."""
        return await self._get(
            "companies.count_entity_traits", "entity-traits/count", types.CountEntityTraitsResponse, query
        )

    async def count_plan_traits(
        self, **query: Unpack[CountPlanTraitsQuery]
    ) -> AsyncHttpResponse[CountPlanTraitsResponse]:
        """How many plan traits match the filters of the listing."""
        return await self._get("companies.count_plan_traits", "plan-traits/count", types.CountPlanTraitsResponse, query)

    async def count_users(self, **query: Unpack[CountUsersQuery]) -> AsyncHttpResponse[CountUsersResponse]:
        """How many users match the filters of the listing."""
        return await self._get("companies.count_users", "users/count", types.CountUsersResponse, query)

    async def create_company(self, **body: Unpack[CreateCompanyBody]) -> AsyncHttpResponse[CreateCompanyResponse]:
        """Create a company; a key that another company already has is refused."""
        return await self._post("companies.create_company", "companies/create", types.CreateCompanyResponse, body)

    async def create_user(self, **body: Unpack[CreateUserBody]) -> AsyncHttpResponse[CreateUserResponse]:
        """Create a user; a key that another user already has is refused."""
        return await self._post("companies.create_user", "users/create", types.CreateUserResponse, body)

    async def delete_company(
        self, company_id: str, **query: Unpack[DeleteCompanyQuery]
    ) -> AsyncHttpResponse[DeleteCompanyResponse]:
        """Remove a company with its memberships, overrides, keys and traits; its credit grants are zeroed."""
        return await self._delete(
            "companies.delete_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.DeleteCompanyResponse,
            query,
        )

    async def delete_company_by_keys(
        self, **body: Unpack[DeleteCompanyByKeysBody]
    ) -> AsyncHttpResponse[DeleteCompanyByKeysResponse]:
        """Remove the company found by the keys, and return it."""
        return await self._post(
            "companies.delete_company_by_keys", "companies/delete", types.DeleteCompanyByKeysResponse, body
        )

    async def delete_company_membership(
        self, company_membership_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteCompanyMembershipResponse]:
        """End a user's membership of a company."""
        return await self._delete(
            "companies.delete_company_membership",
            f"company-memberships/{path_segment(company_membership_id, 'company_membership_id')}",
            types.DeleteCompanyMembershipResponse,
            options,
        )

    async def delete_entity_key_definition(
        self, entity_key_definition_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteEntityKeyDefinitionResponse]:
        """Drop a key name and all values under it; refused when an entity would lose its last key."""
        return await self._delete(
            "companies.delete_entity_key_definition",
            f"entity-key-definitions/{path_segment(entity_key_definition_id, 'entity_key_definition_id')}",
            types.DeleteEntityKeyDefinitionResponse,
            options,
        )

    async def delete_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteEntityTraitDefinitionResponse]:
        """Remove a trait definition; one still in use is refused."""
        return await self._delete(
            "companies.delete_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.DeleteEntityTraitDefinitionResponse,
            options,
        )

    async def delete_user(self, user_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[DeleteUserResponse]:
        """Remove a user with its memberships, keys and traits."""
        return await self._delete(
            "companies.delete_user", f"users/{path_segment(user_id, 'user_id')}", types.DeleteUserResponse, options
        )

    async def delete_user_by_keys(
        self, **body: Unpack[DeleteUserByKeysBody]
    ) -> AsyncHttpResponse[DeleteUserByKeysResponse]:
        """Remove the user found by the keys, and return it."""
        return await self._post("companies.delete_user_by_keys", "users/delete", types.DeleteUserByKeysResponse, body)

    async def get_active_company_subscription(
        self, **query: Unpack[GetActiveCompanySubscriptionQuery]
    ) -> AsyncHttpResponse[GetActiveCompanySubscriptionResponse]:
        """Active subscriptions of the given companies, newest first."""
        return await self._get(
            "companies.get_active_company_subscription",
            "company-subscriptions",
            types.GetActiveCompanySubscriptionResponse,
            query,
        )

    async def get_billing_entity_child_subscriptions(
        self, **query: Unpack[GetBillingEntityChildSubscriptionsQuery]
    ) -> AsyncHttpResponse[GetBillingEntityChildSubscriptionsResponse]:
        """Subscriptions of other companies that this company pays for."""
        return await self._get(
            "companies.get_billing_entity_child_subscriptions",
            "company-billing-entity-subscriptions",
            types.GetBillingEntityChildSubscriptionsResponse,
            query,
        )

    async def get_company(self, company_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetCompanyResponse]:
        """One company with keys, traits, plans, entitlements and usage."""
        return await self._get(
            "companies.get_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.GetCompanyResponse,
            options,
        )

    async def get_company_billing_entity(
        self, **query: Unpack[GetCompanyBillingEntityQuery]
    ) -> AsyncHttpResponse[GetCompanyBillingEntityResponse]:
        """Who pays for a company."""
        return await self._get(
            "companies.get_company_billing_entity",
            "company-billing-entity",
            types.GetCompanyBillingEntityResponse,
            query,
        )

    async def get_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetEntityTraitDefinitionResponse]:
        """One trait definition by id (`trt_…`)."""
        return await self._get(
            "companies.get_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.GetEntityTraitDefinitionResponse,
            options,
        )

    async def get_entity_trait_definition_usage(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetEntityTraitDefinitionUsageResponse]:
        """How often rules, plans, features and overrides refer to a trait."""
        return await self._get(
            "companies.get_entity_trait_definition_usage",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}/usage",
            types.GetEntityTraitDefinitionUsageResponse,
            options,
        )

    async def get_entity_trait_values(
        self, **query: Unpack[GetEntityTraitValuesQuery]
    ) -> AsyncHttpResponse[GetEntityTraitValuesResponse]:
        """Distinct values a trait has, for pickers."""
        return await self._get(
            "companies.get_entity_trait_values", "entity-trait-values", types.GetEntityTraitValuesResponse, query
        )

    async def get_or_create_company_membership(
        self, **body: Unpack[GetOrCreateCompanyMembershipBody]
    ) -> AsyncHttpResponse[GetOrCreateCompanyMembershipResponse]:
        """Make a user a member of a company; an existing membership is returned as it is."""
        return await self._post(
            "companies.get_or_create_company_membership",
            "company-memberships",
            types.GetOrCreateCompanyMembershipResponse,
            body,
        )

    async def get_or_create_entity_trait_definition(
        self, **body: Unpack[GetOrCreateEntityTraitDefinitionBody]
    ) -> AsyncHttpResponse[GetOrCreateEntityTraitDefinitionResponse]:
        """Declare a trait before data arrives; an existing definition is returned unchanged."""
        return await self._post(
            "companies.get_or_create_entity_trait_definition",
            "entity-trait-definitions",
            types.GetOrCreateEntityTraitDefinitionResponse,
            body,
        )

    async def get_plan_change(
        self, plan_change_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetPlanChangeResponse]:
        """One plan move by id."""
        return await self._get(
            "companies.get_plan_change",
            f"plan-changes/{path_segment(plan_change_id, 'plan_change_id')}",
            types.GetPlanChangeResponse,
            options,
        )

    async def get_plan_trait(
        self, plan_trait_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetPlanTraitResponse]:
        """One trait value that a plan sets."""
        return await self._get(
            "companies.get_plan_trait",
            f"plan-traits/{path_segment(plan_trait_id, 'plan_trait_id')}",
            types.GetPlanTraitResponse,
            options,
        )

    async def get_user(self, user_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetUserResponse]:
        """One user with keys, traits and memberships."""
        return await self._get(
            "companies.get_user", f"users/{path_segment(user_id, 'user_id')}", types.GetUserResponse, options
        )

    async def list_companies(self, **query: Unpack[ListCompaniesQuery]) -> AsyncHttpResponse[ListCompaniesResponse]:
        """Companies matching every given filter, newest first unless sorted otherwise."""
        return await self._get("companies.list_companies", "companies", types.ListCompaniesResponse, query)

    async def list_company_memberships(
        self, **query: Unpack[ListCompanyMembershipsQuery]
    ) -> AsyncHttpResponse[ListCompanyMembershipsResponse]:
        """Memberships of a company or of a user, newest first."""
        return await self._get(
            "companies.list_company_memberships", "company-memberships", types.ListCompanyMembershipsResponse, query
        )

    async def list_entity_key_definitions(
        self, **query: Unpack[ListEntityKeyDefinitionsQuery]
    ) -> AsyncHttpResponse[ListEntityKeyDefinitionsResponse]:
        """Key names in use for companies and users, newest first."""
        return await self._get(
            "companies.list_entity_key_definitions",
            "entity-key-definitions",
            types.ListEntityKeyDefinitionsResponse,
            query,
        )

    async def list_entity_trait_definitions(
        self, **query: Unpack[ListEntityTraitDefinitionsQuery]
    ) -> AsyncHttpResponse[ListEntityTraitDefinitionsResponse]:
        """Trait names with their types, newest first."""
        return await self._get(
            "companies.list_entity_trait_definitions",
            "entity-trait-definitions",
            types.ListEntityTraitDefinitionsResponse,
            query,
        )

    async def list_plan_changes(
        self, **query: Unpack[ListPlanChangesQuery]
    ) -> AsyncHttpResponse[ListPlanChangesResponse]:
        """History of plan moves, newest first."""
        return await self._get("companies.list_plan_changes", "plan-changes", types.ListPlanChangesResponse, query)

    async def list_plan_traits(self, **query: Unpack[ListPlanTraitsQuery]) -> AsyncHttpResponse[ListPlanTraitsResponse]:
        """Trait values that plans set on the companies that get them, newest first."""
        return await self._get("companies.list_plan_traits", "plan-traits", types.ListPlanTraitsResponse, query)

    async def list_users(self, **query: Unpack[ListUsersQuery]) -> AsyncHttpResponse[ListUsersResponse]:
        """Users matching every given filter, newest first."""
        return await self._get("companies.list_users", "users", types.ListUsersResponse, query)

    async def lookup_company(self, **query: Unpack[LookupCompanyQuery]) -> AsyncHttpResponse[LookupCompanyResponse]:
        """The one company that the keys name; 404 for none, 400 when they name several."""
        return await self._get("companies.lookup_company", "companies/lookup", types.LookupCompanyResponse, query)

    async def lookup_user(self, **query: Unpack[LookupUserQuery]) -> AsyncHttpResponse[LookupUserResponse]:
        """The one user that the keys name; 404 for none, 400 when they name several."""
        return await self._get("companies.lookup_user", "users/lookup", types.LookupUserResponse, query)

    async def update_entity_trait_definition(
        self, entity_trait_definition_id: str, **body: Unpack[UpdateEntityTraitDefinitionBody]
    ) -> AsyncHttpResponse[UpdateEntityTraitDefinitionResponse]:
        """Change a trait's type or label; stored values are read anew under the type."""
        return await self._put(
            "companies.update_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.UpdateEntityTraitDefinitionResponse,
            body,
        )

    async def update_plan_traits_bulk(
        self, **body: Unpack[UpdatePlanTraitsBulkBody]
    ) -> AsyncHttpResponse[UpdatePlanTraitsBulkResponse]:
        """Replace all trait values a plan sets; on request companies already on the plan get them too."""
        return await self._post(
            "companies.update_plan_traits_bulk", "plan-traits/bulk", types.UpdatePlanTraitsBulkResponse, body
        )

    async def upsert_company(self, **body: Unpack[UpsertCompanyBody]) -> AsyncHttpResponse[UpsertCompanyResponse]:
        """Find a company by any of its keys and update it, or create it; missing keys are attached, traits are merged."""
        return await self._post("companies.upsert_company", "companies", types.UpsertCompanyResponse, body)

    async def upsert_company_trait(
        self, **body: Unpack[UpsertCompanyTraitBody]
    ) -> AsyncHttpResponse[UpsertCompanyTraitResponse]:
        """Set one trait of a company, or add to it atomically; an unknown company is created unless `update_only`."""
        return await self._post(
            "companies.upsert_company_trait",
            "company-traits",
            types.UpsertCompanyTraitResponse,
            renamed(body, {"set_": "set"}),
        )

    async def upsert_user(self, **body: Unpack[UpsertUserBody]) -> AsyncHttpResponse[UpsertUserResponse]:
        """Find a user by any of its keys and update it, or create it; then link it to companies."""
        return await self._post("companies.upsert_user", "users", types.UpsertUserResponse, body)

    async def upsert_user_trait(
        self, **body: Unpack[UpsertUserTraitBody]
    ) -> AsyncHttpResponse[UpsertUserTraitResponse]:
        """Set one trait of a user, or add to it atomically; an unknown user is created unless `update_only`."""
        return await self._post(
            "companies.upsert_user_trait", "user-traits", types.UpsertUserTraitResponse, renamed(body, {"set_": "set"})
        )
