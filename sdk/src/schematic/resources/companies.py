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
        """How many companies match the filters of the listing."""
        return self._get("companies.count_companies", "companies/count", types.CountCompaniesResponse, query)

    def count_entity_key_definitions(
        self, **query: Unpack[CountEntityKeyDefinitionsQuery]
    ) -> CountEntityKeyDefinitionsResponse:
        """How many key names match the filters of the listing."""
        return self._get(
            "companies.count_entity_key_definitions",
            "entity-key-definitions/count",
            types.CountEntityKeyDefinitionsResponse,
            query,
        )

    def count_entity_keys(self, **query: Unpack[CountEntityKeysQuery]) -> CountEntityKeysResponse:
        """How many key values exist."""
        return self._get("companies.count_entity_keys", "entity-keys/count", types.CountEntityKeysResponse, query)

    def count_entity_trait_definitions(
        self, **query: Unpack[CountEntityTraitDefinitionsQuery]
    ) -> CountEntityTraitDefinitionsResponse:
        """How many trait definitions match the filters of the listing."""
        return self._get(
            "companies.count_entity_trait_definitions",
            "entity-trait-definitions/count",
            types.CountEntityTraitDefinitionsResponse,
            query,
        )

    def count_entity_traits(self, **query: Unpack[CountEntityTraitsQuery]) -> CountEntityTraitsResponse:
        """How many trait values exist."""
        return self._get("companies.count_entity_traits", "entity-traits/count", types.CountEntityTraitsResponse, query)

    def count_plan_traits(self, **query: Unpack[CountPlanTraitsQuery]) -> CountPlanTraitsResponse:
        """How many plan traits match the filters of the listing."""
        return self._get("companies.count_plan_traits", "plan-traits/count", types.CountPlanTraitsResponse, query)

    def count_users(self, **query: Unpack[CountUsersQuery]) -> CountUsersResponse:
        """How many users match the filters of the listing."""
        return self._get("companies.count_users", "users/count", types.CountUsersResponse, query)

    def create_company(self, **body: Unpack[CreateCompanyBody]) -> CreateCompanyResponse:
        """Create a company; a key that another company already has is refused."""
        return self._post("companies.create_company", "companies/create", types.CreateCompanyResponse, body)

    def create_user(self, **body: Unpack[CreateUserBody]) -> CreateUserResponse:
        """Create a user; a key that another user already has is refused."""
        return self._post("companies.create_user", "users/create", types.CreateUserResponse, body)

    def delete_company(self, company_id: str, **query: Unpack[DeleteCompanyQuery]) -> DeleteCompanyResponse:
        """Remove a company with its memberships, overrides, keys and traits; its credit grants are zeroed."""
        return self._delete(
            "companies.delete_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.DeleteCompanyResponse,
            query,
        )

    def delete_company_by_keys(self, **body: Unpack[DeleteCompanyByKeysBody]) -> DeleteCompanyByKeysResponse:
        """Remove the company found by the keys, and return it."""
        return self._post(
            "companies.delete_company_by_keys", "companies/delete", types.DeleteCompanyByKeysResponse, body
        )

    def delete_company_membership(
        self, company_membership_id: str, **options: Unpack[Options]
    ) -> DeleteCompanyMembershipResponse:
        """End a user's membership of a company."""
        return self._delete(
            "companies.delete_company_membership",
            f"company-memberships/{path_segment(company_membership_id, 'company_membership_id')}",
            types.DeleteCompanyMembershipResponse,
            options,
        )

    def delete_entity_key_definition(
        self, entity_key_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityKeyDefinitionResponse:
        """Drop a key name and all values under it; refused when an entity would lose its last key."""
        return self._delete(
            "companies.delete_entity_key_definition",
            f"entity-key-definitions/{path_segment(entity_key_definition_id, 'entity_key_definition_id')}",
            types.DeleteEntityKeyDefinitionResponse,
            options,
        )

    def delete_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityTraitDefinitionResponse:
        """Remove a trait definition; one still in use is refused."""
        return self._delete(
            "companies.delete_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.DeleteEntityTraitDefinitionResponse,
            options,
        )

    def delete_user(self, user_id: str, **options: Unpack[Options]) -> DeleteUserResponse:
        """Remove a user with its memberships, keys and traits."""
        return self._delete(
            "companies.delete_user", f"users/{path_segment(user_id, 'user_id')}", types.DeleteUserResponse, options
        )

    def delete_user_by_keys(self, **body: Unpack[DeleteUserByKeysBody]) -> DeleteUserByKeysResponse:
        """Remove the user found by the keys, and return it."""
        return self._post("companies.delete_user_by_keys", "users/delete", types.DeleteUserByKeysResponse, body)

    def get_active_company_subscription(
        self, **query: Unpack[GetActiveCompanySubscriptionQuery]
    ) -> GetActiveCompanySubscriptionResponse:
        """Active subscriptions of the given companies, newest first."""
        return self._get(
            "companies.get_active_company_subscription",
            "company-subscriptions",
            types.GetActiveCompanySubscriptionResponse,
            query,
        )

    def get_billing_entity_child_subscriptions(
        self, **query: Unpack[GetBillingEntityChildSubscriptionsQuery]
    ) -> GetBillingEntityChildSubscriptionsResponse:
        """Subscriptions of other companies that this company pays for."""
        return self._get(
            "companies.get_billing_entity_child_subscriptions",
            "company-billing-entity-subscriptions",
            types.GetBillingEntityChildSubscriptionsResponse,
            query,
        )

    def get_company(self, company_id: str, **options: Unpack[Options]) -> GetCompanyResponse:
        """One company with keys, traits, plans, entitlements and usage."""
        return self._get(
            "companies.get_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.GetCompanyResponse,
            options,
        )

    def get_company_billing_entity(
        self, **query: Unpack[GetCompanyBillingEntityQuery]
    ) -> GetCompanyBillingEntityResponse:
        """Who pays for a company."""
        return self._get(
            "companies.get_company_billing_entity",
            "company-billing-entity",
            types.GetCompanyBillingEntityResponse,
            query,
        )

    def get_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionResponse:
        """One trait definition by id (`trt_…`)."""
        return self._get(
            "companies.get_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.GetEntityTraitDefinitionResponse,
            options,
        )

    def get_entity_trait_definition_usage(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionUsageResponse:
        """How often rules, plans, features and overrides refer to a trait."""
        return self._get(
            "companies.get_entity_trait_definition_usage",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}/usage",
            types.GetEntityTraitDefinitionUsageResponse,
            options,
        )

    def get_entity_trait_values(self, **query: Unpack[GetEntityTraitValuesQuery]) -> GetEntityTraitValuesResponse:
        """Distinct values a trait has, for pickers."""
        return self._get(
            "companies.get_entity_trait_values", "entity-trait-values", types.GetEntityTraitValuesResponse, query
        )

    def get_or_create_company_membership(
        self, **body: Unpack[GetOrCreateCompanyMembershipBody]
    ) -> GetOrCreateCompanyMembershipResponse:
        """Make a user a member of a company; an existing membership is returned as it is."""
        return self._post(
            "companies.get_or_create_company_membership",
            "company-memberships",
            types.GetOrCreateCompanyMembershipResponse,
            body,
        )

    def get_or_create_entity_trait_definition(
        self, **body: Unpack[GetOrCreateEntityTraitDefinitionBody]
    ) -> GetOrCreateEntityTraitDefinitionResponse:
        """Declare a trait before data arrives; an existing definition is returned unchanged."""
        return self._post(
            "companies.get_or_create_entity_trait_definition",
            "entity-trait-definitions",
            types.GetOrCreateEntityTraitDefinitionResponse,
            body,
        )

    def get_plan_change(self, plan_change_id: str, **options: Unpack[Options]) -> GetPlanChangeResponse:
        """One plan move by id."""
        return self._get(
            "companies.get_plan_change",
            f"plan-changes/{path_segment(plan_change_id, 'plan_change_id')}",
            types.GetPlanChangeResponse,
            options,
        )

    def get_plan_trait(self, plan_trait_id: str, **options: Unpack[Options]) -> GetPlanTraitResponse:
        """One trait value that a plan sets."""
        return self._get(
            "companies.get_plan_trait",
            f"plan-traits/{path_segment(plan_trait_id, 'plan_trait_id')}",
            types.GetPlanTraitResponse,
            options,
        )

    def get_user(self, user_id: str, **options: Unpack[Options]) -> GetUserResponse:
        """One user with keys, traits and memberships."""
        return self._get(
            "companies.get_user", f"users/{path_segment(user_id, 'user_id')}", types.GetUserResponse, options
        )

    def list_companies(self, **query: Unpack[ListCompaniesQuery]) -> ListCompaniesResponse:
        """Companies matching every given filter, newest first unless sorted otherwise."""
        return self._get("companies.list_companies", "companies", types.ListCompaniesResponse, query)

    def list_company_memberships(self, **query: Unpack[ListCompanyMembershipsQuery]) -> ListCompanyMembershipsResponse:
        """Memberships of a company or of a user, newest first."""
        return self._get(
            "companies.list_company_memberships", "company-memberships", types.ListCompanyMembershipsResponse, query
        )

    def list_entity_key_definitions(
        self, **query: Unpack[ListEntityKeyDefinitionsQuery]
    ) -> ListEntityKeyDefinitionsResponse:
        """Key names in use for companies and users, newest first."""
        return self._get(
            "companies.list_entity_key_definitions",
            "entity-key-definitions",
            types.ListEntityKeyDefinitionsResponse,
            query,
        )

    def list_entity_trait_definitions(
        self, **query: Unpack[ListEntityTraitDefinitionsQuery]
    ) -> ListEntityTraitDefinitionsResponse:
        """Trait names with their types, newest first."""
        return self._get(
            "companies.list_entity_trait_definitions",
            "entity-trait-definitions",
            types.ListEntityTraitDefinitionsResponse,
            query,
        )

    def list_plan_changes(self, **query: Unpack[ListPlanChangesQuery]) -> ListPlanChangesResponse:
        """History of plan moves, newest first."""
        return self._get("companies.list_plan_changes", "plan-changes", types.ListPlanChangesResponse, query)

    def list_plan_traits(self, **query: Unpack[ListPlanTraitsQuery]) -> ListPlanTraitsResponse:
        """Trait values that plans set on the companies that get them, newest first."""
        return self._get("companies.list_plan_traits", "plan-traits", types.ListPlanTraitsResponse, query)

    def list_users(self, **query: Unpack[ListUsersQuery]) -> ListUsersResponse:
        """Users matching every given filter, newest first."""
        return self._get("companies.list_users", "users", types.ListUsersResponse, query)

    def lookup_company(self, **query: Unpack[LookupCompanyQuery]) -> LookupCompanyResponse:
        """The one company that the keys name; 404 for none, 400 when they name several."""
        return self._get("companies.lookup_company", "companies/lookup", types.LookupCompanyResponse, query)

    def lookup_user(self, **query: Unpack[LookupUserQuery]) -> LookupUserResponse:
        """The one user that the keys name; 404 for none, 400 when they name several."""
        return self._get("companies.lookup_user", "users/lookup", types.LookupUserResponse, query)

    def update_entity_trait_definition(
        self, entity_trait_definition_id: str, **body: Unpack[UpdateEntityTraitDefinitionBody]
    ) -> UpdateEntityTraitDefinitionResponse:
        """Change a trait's type or label; stored values are read anew under the type."""
        return self._put(
            "companies.update_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.UpdateEntityTraitDefinitionResponse,
            body,
        )

    def update_plan_traits_bulk(self, **body: Unpack[UpdatePlanTraitsBulkBody]) -> UpdatePlanTraitsBulkResponse:
        """Replace all trait values a plan sets; on request companies already on the plan get them too."""
        return self._post(
            "companies.update_plan_traits_bulk", "plan-traits/bulk", types.UpdatePlanTraitsBulkResponse, body
        )

    def upsert_company(self, **body: Unpack[UpsertCompanyBody]) -> UpsertCompanyResponse:
        """Find a company by any of its keys and update it, or create it; missing keys are attached, traits are merged."""
        return self._post("companies.upsert_company", "companies", types.UpsertCompanyResponse, body)

    def upsert_company_trait(self, **body: Unpack[UpsertCompanyTraitBody]) -> UpsertCompanyTraitResponse:
        """Set one trait of a company, or add to it atomically; an unknown company is created unless `update_only`."""
        return self._post(
            "companies.upsert_company_trait",
            "company-traits",
            types.UpsertCompanyTraitResponse,
            renamed(body, {"set_": "set"}),
        )

    def upsert_user(self, **body: Unpack[UpsertUserBody]) -> UpsertUserResponse:
        """Find a user by any of its keys and update it, or create it; then link it to companies."""
        return self._post("companies.upsert_user", "users", types.UpsertUserResponse, body)

    def upsert_user_trait(self, **body: Unpack[UpsertUserTraitBody]) -> UpsertUserTraitResponse:
        """Set one trait of a user, or add to it atomically; an unknown user is created unless `update_only`."""
        return self._post(
            "companies.upsert_user_trait", "user-traits", types.UpsertUserTraitResponse, renamed(body, {"set_": "set"})
        )


class AsyncCompaniesClient(AsyncResource):
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


class RawCompaniesClient(RawResource):
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


class AsyncRawCompaniesClient(AsyncRawResource):
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
