# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `companies`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource, renamed

if TYPE_CHECKING:
    from typing_extensions import Unpack

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
        """countCompanies"""
        return self._get("companies.count_companies", "companies/count", types.CountCompaniesResponse, query)

    def count_entity_key_definitions(
        self, **query: Unpack[CountEntityKeyDefinitionsQuery]
    ) -> CountEntityKeyDefinitionsResponse:
        """countEntityKeyDefinitions"""
        return self._get(
            "companies.count_entity_key_definitions",
            "entity-key-definitions/count",
            types.CountEntityKeyDefinitionsResponse,
            query,
        )

    def count_entity_keys(self, **query: Unpack[CountEntityKeysQuery]) -> CountEntityKeysResponse:
        """countEntityKeys"""
        return self._get("companies.count_entity_keys", "entity-keys/count", types.CountEntityKeysResponse, query)

    def count_entity_trait_definitions(
        self, **query: Unpack[CountEntityTraitDefinitionsQuery]
    ) -> CountEntityTraitDefinitionsResponse:
        """countEntityTraitDefinitions"""
        return self._get(
            "companies.count_entity_trait_definitions",
            "entity-trait-definitions/count",
            types.CountEntityTraitDefinitionsResponse,
            query,
        )

    def count_entity_traits(self, **query: Unpack[CountEntityTraitsQuery]) -> CountEntityTraitsResponse:
        """countEntityTraits"""
        return self._get("companies.count_entity_traits", "entity-traits/count", types.CountEntityTraitsResponse, query)

    def count_plan_traits(self, **query: Unpack[CountPlanTraitsQuery]) -> CountPlanTraitsResponse:
        """countPlanTraits"""
        return self._get("companies.count_plan_traits", "plan-traits/count", types.CountPlanTraitsResponse, query)

    def count_users(self, **query: Unpack[CountUsersQuery]) -> CountUsersResponse:
        """countUsers"""
        return self._get("companies.count_users", "users/count", types.CountUsersResponse, query)

    def create_company(self, **body: Unpack[CreateCompanyBody]) -> CreateCompanyResponse:
        """createCompany"""
        return self._post("companies.create_company", "companies/create", types.CreateCompanyResponse, body)

    def create_user(self, **body: Unpack[CreateUserBody]) -> CreateUserResponse:
        """createUser"""
        return self._post("companies.create_user", "users/create", types.CreateUserResponse, body)

    def delete_company(self, company_id: str, **query: Unpack[DeleteCompanyQuery]) -> DeleteCompanyResponse:
        """deleteCompany"""
        return self._delete(
            "companies.delete_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.DeleteCompanyResponse,
            query,
        )

    def delete_company_by_keys(self, **body: Unpack[DeleteCompanyByKeysBody]) -> DeleteCompanyByKeysResponse:
        """deleteCompanyByKeys"""
        return self._post(
            "companies.delete_company_by_keys", "companies/delete", types.DeleteCompanyByKeysResponse, body
        )

    def delete_company_membership(
        self, company_membership_id: str, **options: Unpack[Options]
    ) -> DeleteCompanyMembershipResponse:
        """deleteCompanyMembership"""
        return self._delete(
            "companies.delete_company_membership",
            f"company-memberships/{path_segment(company_membership_id, 'company_membership_id')}",
            types.DeleteCompanyMembershipResponse,
            options,
        )

    def delete_entity_key_definition(
        self, entity_key_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityKeyDefinitionResponse:
        """deleteEntityKeyDefinition"""
        return self._delete(
            "companies.delete_entity_key_definition",
            f"entity-key-definitions/{path_segment(entity_key_definition_id, 'entity_key_definition_id')}",
            types.DeleteEntityKeyDefinitionResponse,
            options,
        )

    def delete_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityTraitDefinitionResponse:
        """deleteEntityTraitDefinition"""
        return self._delete(
            "companies.delete_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.DeleteEntityTraitDefinitionResponse,
            options,
        )

    def delete_user(self, user_id: str, **options: Unpack[Options]) -> DeleteUserResponse:
        """deleteUser"""
        return self._delete(
            "companies.delete_user", f"users/{path_segment(user_id, 'user_id')}", types.DeleteUserResponse, options
        )

    def delete_user_by_keys(self, **body: Unpack[DeleteUserByKeysBody]) -> DeleteUserByKeysResponse:
        """deleteUserByKeys"""
        return self._post("companies.delete_user_by_keys", "users/delete", types.DeleteUserByKeysResponse, body)

    def get_active_company_subscription(
        self, **query: Unpack[GetActiveCompanySubscriptionQuery]
    ) -> GetActiveCompanySubscriptionResponse:
        """getActiveCompanySubscription"""
        return self._get(
            "companies.get_active_company_subscription",
            "company-subscriptions",
            types.GetActiveCompanySubscriptionResponse,
            query,
        )

    def get_billing_entity_child_subscriptions(
        self, **query: Unpack[GetBillingEntityChildSubscriptionsQuery]
    ) -> GetBillingEntityChildSubscriptionsResponse:
        """getBillingEntityChildSubscriptions"""
        return self._get(
            "companies.get_billing_entity_child_subscriptions",
            "company-billing-entity-subscriptions",
            types.GetBillingEntityChildSubscriptionsResponse,
            query,
        )

    def get_company(self, company_id: str, **options: Unpack[Options]) -> GetCompanyResponse:
        """getCompany"""
        return self._get(
            "companies.get_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.GetCompanyResponse,
            options,
        )

    def get_company_billing_entity(
        self, **query: Unpack[GetCompanyBillingEntityQuery]
    ) -> GetCompanyBillingEntityResponse:
        """getCompanyBillingEntity"""
        return self._get(
            "companies.get_company_billing_entity",
            "company-billing-entity",
            types.GetCompanyBillingEntityResponse,
            query,
        )

    def get_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionResponse:
        """getEntityTraitDefinition"""
        return self._get(
            "companies.get_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.GetEntityTraitDefinitionResponse,
            options,
        )

    def get_entity_trait_definition_usage(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionUsageResponse:
        """getEntityTraitDefinitionUsage"""
        return self._get(
            "companies.get_entity_trait_definition_usage",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}/usage",
            types.GetEntityTraitDefinitionUsageResponse,
            options,
        )

    def get_entity_trait_values(self, **query: Unpack[GetEntityTraitValuesQuery]) -> GetEntityTraitValuesResponse:
        """getEntityTraitValues"""
        return self._get(
            "companies.get_entity_trait_values", "entity-trait-values", types.GetEntityTraitValuesResponse, query
        )

    def get_or_create_company_membership(
        self, **body: Unpack[GetOrCreateCompanyMembershipBody]
    ) -> GetOrCreateCompanyMembershipResponse:
        """getOrCreateCompanyMembership"""
        return self._post(
            "companies.get_or_create_company_membership",
            "company-memberships",
            types.GetOrCreateCompanyMembershipResponse,
            body,
        )

    def get_or_create_entity_trait_definition(
        self, **body: Unpack[GetOrCreateEntityTraitDefinitionBody]
    ) -> GetOrCreateEntityTraitDefinitionResponse:
        """getOrCreateEntityTraitDefinition"""
        return self._post(
            "companies.get_or_create_entity_trait_definition",
            "entity-trait-definitions",
            types.GetOrCreateEntityTraitDefinitionResponse,
            body,
        )

    def get_plan_change(self, plan_change_id: str, **options: Unpack[Options]) -> GetPlanChangeResponse:
        """getPlanChange"""
        return self._get(
            "companies.get_plan_change",
            f"plan-changes/{path_segment(plan_change_id, 'plan_change_id')}",
            types.GetPlanChangeResponse,
            options,
        )

    def get_plan_trait(self, plan_trait_id: str, **options: Unpack[Options]) -> GetPlanTraitResponse:
        """getPlanTrait"""
        return self._get(
            "companies.get_plan_trait",
            f"plan-traits/{path_segment(plan_trait_id, 'plan_trait_id')}",
            types.GetPlanTraitResponse,
            options,
        )

    def get_user(self, user_id: str, **options: Unpack[Options]) -> GetUserResponse:
        """getUser"""
        return self._get(
            "companies.get_user", f"users/{path_segment(user_id, 'user_id')}", types.GetUserResponse, options
        )

    def list_companies(self, **query: Unpack[ListCompaniesQuery]) -> ListCompaniesResponse:
        """listCompanies"""
        return self._get("companies.list_companies", "companies", types.ListCompaniesResponse, query)

    def list_company_memberships(self, **query: Unpack[ListCompanyMembershipsQuery]) -> ListCompanyMembershipsResponse:
        """listCompanyMemberships"""
        return self._get(
            "companies.list_company_memberships", "company-memberships", types.ListCompanyMembershipsResponse, query
        )

    def list_entity_key_definitions(
        self, **query: Unpack[ListEntityKeyDefinitionsQuery]
    ) -> ListEntityKeyDefinitionsResponse:
        """listEntityKeyDefinitions"""
        return self._get(
            "companies.list_entity_key_definitions",
            "entity-key-definitions",
            types.ListEntityKeyDefinitionsResponse,
            query,
        )

    def list_entity_trait_definitions(
        self, **query: Unpack[ListEntityTraitDefinitionsQuery]
    ) -> ListEntityTraitDefinitionsResponse:
        """listEntityTraitDefinitions"""
        return self._get(
            "companies.list_entity_trait_definitions",
            "entity-trait-definitions",
            types.ListEntityTraitDefinitionsResponse,
            query,
        )

    def list_plan_changes(self, **query: Unpack[ListPlanChangesQuery]) -> ListPlanChangesResponse:
        """listPlanChanges"""
        return self._get("companies.list_plan_changes", "plan-changes", types.ListPlanChangesResponse, query)

    def list_plan_traits(self, **query: Unpack[ListPlanTraitsQuery]) -> ListPlanTraitsResponse:
        """listPlanTraits"""
        return self._get("companies.list_plan_traits", "plan-traits", types.ListPlanTraitsResponse, query)

    def list_users(self, **query: Unpack[ListUsersQuery]) -> ListUsersResponse:
        """listUsers"""
        return self._get("companies.list_users", "users", types.ListUsersResponse, query)

    def lookup_company(self, **query: Unpack[LookupCompanyQuery]) -> LookupCompanyResponse:
        """lookupCompany"""
        return self._get("companies.lookup_company", "companies/lookup", types.LookupCompanyResponse, query)

    def lookup_user(self, **query: Unpack[LookupUserQuery]) -> LookupUserResponse:
        """lookupUser"""
        return self._get("companies.lookup_user", "users/lookup", types.LookupUserResponse, query)

    def update_entity_trait_definition(
        self, entity_trait_definition_id: str, **body: Unpack[UpdateEntityTraitDefinitionBody]
    ) -> UpdateEntityTraitDefinitionResponse:
        """updateEntityTraitDefinition"""
        return self._put(
            "companies.update_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.UpdateEntityTraitDefinitionResponse,
            body,
        )

    def update_plan_traits_bulk(self, **body: Unpack[UpdatePlanTraitsBulkBody]) -> UpdatePlanTraitsBulkResponse:
        """updatePlanTraitsBulk"""
        return self._post(
            "companies.update_plan_traits_bulk", "plan-traits/bulk", types.UpdatePlanTraitsBulkResponse, body
        )

    def upsert_company(self, **body: Unpack[UpsertCompanyBody]) -> UpsertCompanyResponse:
        """upsertCompany"""
        return self._post("companies.upsert_company", "companies", types.UpsertCompanyResponse, body)

    def upsert_company_trait(self, **body: Unpack[UpsertCompanyTraitBody]) -> UpsertCompanyTraitResponse:
        """upsertCompanyTrait"""
        return self._post(
            "companies.upsert_company_trait",
            "company-traits",
            types.UpsertCompanyTraitResponse,
            renamed(body, {"set_": "set"}),
        )

    def upsert_user(self, **body: Unpack[UpsertUserBody]) -> UpsertUserResponse:
        """upsertUser"""
        return self._post("companies.upsert_user", "users", types.UpsertUserResponse, body)

    def upsert_user_trait(self, **body: Unpack[UpsertUserTraitBody]) -> UpsertUserTraitResponse:
        """upsertUserTrait"""
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
        """countCompanies"""
        return await self._get("companies.count_companies", "companies/count", types.CountCompaniesResponse, query)

    async def count_entity_key_definitions(
        self, **query: Unpack[CountEntityKeyDefinitionsQuery]
    ) -> CountEntityKeyDefinitionsResponse:
        """countEntityKeyDefinitions"""
        return await self._get(
            "companies.count_entity_key_definitions",
            "entity-key-definitions/count",
            types.CountEntityKeyDefinitionsResponse,
            query,
        )

    async def count_entity_keys(self, **query: Unpack[CountEntityKeysQuery]) -> CountEntityKeysResponse:
        """countEntityKeys"""
        return await self._get("companies.count_entity_keys", "entity-keys/count", types.CountEntityKeysResponse, query)

    async def count_entity_trait_definitions(
        self, **query: Unpack[CountEntityTraitDefinitionsQuery]
    ) -> CountEntityTraitDefinitionsResponse:
        """countEntityTraitDefinitions"""
        return await self._get(
            "companies.count_entity_trait_definitions",
            "entity-trait-definitions/count",
            types.CountEntityTraitDefinitionsResponse,
            query,
        )

    async def count_entity_traits(self, **query: Unpack[CountEntityTraitsQuery]) -> CountEntityTraitsResponse:
        """countEntityTraits"""
        return await self._get(
            "companies.count_entity_traits", "entity-traits/count", types.CountEntityTraitsResponse, query
        )

    async def count_plan_traits(self, **query: Unpack[CountPlanTraitsQuery]) -> CountPlanTraitsResponse:
        """countPlanTraits"""
        return await self._get("companies.count_plan_traits", "plan-traits/count", types.CountPlanTraitsResponse, query)

    async def count_users(self, **query: Unpack[CountUsersQuery]) -> CountUsersResponse:
        """countUsers"""
        return await self._get("companies.count_users", "users/count", types.CountUsersResponse, query)

    async def create_company(self, **body: Unpack[CreateCompanyBody]) -> CreateCompanyResponse:
        """createCompany"""
        return await self._post("companies.create_company", "companies/create", types.CreateCompanyResponse, body)

    async def create_user(self, **body: Unpack[CreateUserBody]) -> CreateUserResponse:
        """createUser"""
        return await self._post("companies.create_user", "users/create", types.CreateUserResponse, body)

    async def delete_company(self, company_id: str, **query: Unpack[DeleteCompanyQuery]) -> DeleteCompanyResponse:
        """deleteCompany"""
        return await self._delete(
            "companies.delete_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.DeleteCompanyResponse,
            query,
        )

    async def delete_company_by_keys(self, **body: Unpack[DeleteCompanyByKeysBody]) -> DeleteCompanyByKeysResponse:
        """deleteCompanyByKeys"""
        return await self._post(
            "companies.delete_company_by_keys", "companies/delete", types.DeleteCompanyByKeysResponse, body
        )

    async def delete_company_membership(
        self, company_membership_id: str, **options: Unpack[Options]
    ) -> DeleteCompanyMembershipResponse:
        """deleteCompanyMembership"""
        return await self._delete(
            "companies.delete_company_membership",
            f"company-memberships/{path_segment(company_membership_id, 'company_membership_id')}",
            types.DeleteCompanyMembershipResponse,
            options,
        )

    async def delete_entity_key_definition(
        self, entity_key_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityKeyDefinitionResponse:
        """deleteEntityKeyDefinition"""
        return await self._delete(
            "companies.delete_entity_key_definition",
            f"entity-key-definitions/{path_segment(entity_key_definition_id, 'entity_key_definition_id')}",
            types.DeleteEntityKeyDefinitionResponse,
            options,
        )

    async def delete_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> DeleteEntityTraitDefinitionResponse:
        """deleteEntityTraitDefinition"""
        return await self._delete(
            "companies.delete_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.DeleteEntityTraitDefinitionResponse,
            options,
        )

    async def delete_user(self, user_id: str, **options: Unpack[Options]) -> DeleteUserResponse:
        """deleteUser"""
        return await self._delete(
            "companies.delete_user", f"users/{path_segment(user_id, 'user_id')}", types.DeleteUserResponse, options
        )

    async def delete_user_by_keys(self, **body: Unpack[DeleteUserByKeysBody]) -> DeleteUserByKeysResponse:
        """deleteUserByKeys"""
        return await self._post("companies.delete_user_by_keys", "users/delete", types.DeleteUserByKeysResponse, body)

    async def get_active_company_subscription(
        self, **query: Unpack[GetActiveCompanySubscriptionQuery]
    ) -> GetActiveCompanySubscriptionResponse:
        """getActiveCompanySubscription"""
        return await self._get(
            "companies.get_active_company_subscription",
            "company-subscriptions",
            types.GetActiveCompanySubscriptionResponse,
            query,
        )

    async def get_billing_entity_child_subscriptions(
        self, **query: Unpack[GetBillingEntityChildSubscriptionsQuery]
    ) -> GetBillingEntityChildSubscriptionsResponse:
        """getBillingEntityChildSubscriptions"""
        return await self._get(
            "companies.get_billing_entity_child_subscriptions",
            "company-billing-entity-subscriptions",
            types.GetBillingEntityChildSubscriptionsResponse,
            query,
        )

    async def get_company(self, company_id: str, **options: Unpack[Options]) -> GetCompanyResponse:
        """getCompany"""
        return await self._get(
            "companies.get_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.GetCompanyResponse,
            options,
        )

    async def get_company_billing_entity(
        self, **query: Unpack[GetCompanyBillingEntityQuery]
    ) -> GetCompanyBillingEntityResponse:
        """getCompanyBillingEntity"""
        return await self._get(
            "companies.get_company_billing_entity",
            "company-billing-entity",
            types.GetCompanyBillingEntityResponse,
            query,
        )

    async def get_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionResponse:
        """getEntityTraitDefinition"""
        return await self._get(
            "companies.get_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.GetEntityTraitDefinitionResponse,
            options,
        )

    async def get_entity_trait_definition_usage(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> GetEntityTraitDefinitionUsageResponse:
        """getEntityTraitDefinitionUsage"""
        return await self._get(
            "companies.get_entity_trait_definition_usage",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}/usage",
            types.GetEntityTraitDefinitionUsageResponse,
            options,
        )

    async def get_entity_trait_values(self, **query: Unpack[GetEntityTraitValuesQuery]) -> GetEntityTraitValuesResponse:
        """getEntityTraitValues"""
        return await self._get(
            "companies.get_entity_trait_values", "entity-trait-values", types.GetEntityTraitValuesResponse, query
        )

    async def get_or_create_company_membership(
        self, **body: Unpack[GetOrCreateCompanyMembershipBody]
    ) -> GetOrCreateCompanyMembershipResponse:
        """getOrCreateCompanyMembership"""
        return await self._post(
            "companies.get_or_create_company_membership",
            "company-memberships",
            types.GetOrCreateCompanyMembershipResponse,
            body,
        )

    async def get_or_create_entity_trait_definition(
        self, **body: Unpack[GetOrCreateEntityTraitDefinitionBody]
    ) -> GetOrCreateEntityTraitDefinitionResponse:
        """getOrCreateEntityTraitDefinition"""
        return await self._post(
            "companies.get_or_create_entity_trait_definition",
            "entity-trait-definitions",
            types.GetOrCreateEntityTraitDefinitionResponse,
            body,
        )

    async def get_plan_change(self, plan_change_id: str, **options: Unpack[Options]) -> GetPlanChangeResponse:
        """getPlanChange"""
        return await self._get(
            "companies.get_plan_change",
            f"plan-changes/{path_segment(plan_change_id, 'plan_change_id')}",
            types.GetPlanChangeResponse,
            options,
        )

    async def get_plan_trait(self, plan_trait_id: str, **options: Unpack[Options]) -> GetPlanTraitResponse:
        """getPlanTrait"""
        return await self._get(
            "companies.get_plan_trait",
            f"plan-traits/{path_segment(plan_trait_id, 'plan_trait_id')}",
            types.GetPlanTraitResponse,
            options,
        )

    async def get_user(self, user_id: str, **options: Unpack[Options]) -> GetUserResponse:
        """getUser"""
        return await self._get(
            "companies.get_user", f"users/{path_segment(user_id, 'user_id')}", types.GetUserResponse, options
        )

    async def list_companies(self, **query: Unpack[ListCompaniesQuery]) -> ListCompaniesResponse:
        """listCompanies"""
        return await self._get("companies.list_companies", "companies", types.ListCompaniesResponse, query)

    async def list_company_memberships(
        self, **query: Unpack[ListCompanyMembershipsQuery]
    ) -> ListCompanyMembershipsResponse:
        """listCompanyMemberships"""
        return await self._get(
            "companies.list_company_memberships", "company-memberships", types.ListCompanyMembershipsResponse, query
        )

    async def list_entity_key_definitions(
        self, **query: Unpack[ListEntityKeyDefinitionsQuery]
    ) -> ListEntityKeyDefinitionsResponse:
        """listEntityKeyDefinitions"""
        return await self._get(
            "companies.list_entity_key_definitions",
            "entity-key-definitions",
            types.ListEntityKeyDefinitionsResponse,
            query,
        )

    async def list_entity_trait_definitions(
        self, **query: Unpack[ListEntityTraitDefinitionsQuery]
    ) -> ListEntityTraitDefinitionsResponse:
        """listEntityTraitDefinitions"""
        return await self._get(
            "companies.list_entity_trait_definitions",
            "entity-trait-definitions",
            types.ListEntityTraitDefinitionsResponse,
            query,
        )

    async def list_plan_changes(self, **query: Unpack[ListPlanChangesQuery]) -> ListPlanChangesResponse:
        """listPlanChanges"""
        return await self._get("companies.list_plan_changes", "plan-changes", types.ListPlanChangesResponse, query)

    async def list_plan_traits(self, **query: Unpack[ListPlanTraitsQuery]) -> ListPlanTraitsResponse:
        """listPlanTraits"""
        return await self._get("companies.list_plan_traits", "plan-traits", types.ListPlanTraitsResponse, query)

    async def list_users(self, **query: Unpack[ListUsersQuery]) -> ListUsersResponse:
        """listUsers"""
        return await self._get("companies.list_users", "users", types.ListUsersResponse, query)

    async def lookup_company(self, **query: Unpack[LookupCompanyQuery]) -> LookupCompanyResponse:
        """lookupCompany"""
        return await self._get("companies.lookup_company", "companies/lookup", types.LookupCompanyResponse, query)

    async def lookup_user(self, **query: Unpack[LookupUserQuery]) -> LookupUserResponse:
        """lookupUser"""
        return await self._get("companies.lookup_user", "users/lookup", types.LookupUserResponse, query)

    async def update_entity_trait_definition(
        self, entity_trait_definition_id: str, **body: Unpack[UpdateEntityTraitDefinitionBody]
    ) -> UpdateEntityTraitDefinitionResponse:
        """updateEntityTraitDefinition"""
        return await self._put(
            "companies.update_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.UpdateEntityTraitDefinitionResponse,
            body,
        )

    async def update_plan_traits_bulk(self, **body: Unpack[UpdatePlanTraitsBulkBody]) -> UpdatePlanTraitsBulkResponse:
        """updatePlanTraitsBulk"""
        return await self._post(
            "companies.update_plan_traits_bulk", "plan-traits/bulk", types.UpdatePlanTraitsBulkResponse, body
        )

    async def upsert_company(self, **body: Unpack[UpsertCompanyBody]) -> UpsertCompanyResponse:
        """upsertCompany"""
        return await self._post("companies.upsert_company", "companies", types.UpsertCompanyResponse, body)

    async def upsert_company_trait(self, **body: Unpack[UpsertCompanyTraitBody]) -> UpsertCompanyTraitResponse:
        """upsertCompanyTrait"""
        return await self._post(
            "companies.upsert_company_trait",
            "company-traits",
            types.UpsertCompanyTraitResponse,
            renamed(body, {"set_": "set"}),
        )

    async def upsert_user(self, **body: Unpack[UpsertUserBody]) -> UpsertUserResponse:
        """upsertUser"""
        return await self._post("companies.upsert_user", "users", types.UpsertUserResponse, body)

    async def upsert_user_trait(self, **body: Unpack[UpsertUserTraitBody]) -> UpsertUserTraitResponse:
        """upsertUserTrait"""
        return await self._post(
            "companies.upsert_user_trait", "user-traits", types.UpsertUserTraitResponse, renamed(body, {"set_": "set"})
        )


class RawCompaniesClient(RawResource):
    """`client.companies.with_raw_response`."""

    def count_companies(self, **query: Unpack[CountCompaniesQuery]) -> HttpResponse[CountCompaniesResponse]:
        """countCompanies"""
        return self._get("companies.count_companies", "companies/count", types.CountCompaniesResponse, query)

    def count_entity_key_definitions(
        self, **query: Unpack[CountEntityKeyDefinitionsQuery]
    ) -> HttpResponse[CountEntityKeyDefinitionsResponse]:
        """countEntityKeyDefinitions"""
        return self._get(
            "companies.count_entity_key_definitions",
            "entity-key-definitions/count",
            types.CountEntityKeyDefinitionsResponse,
            query,
        )

    def count_entity_keys(self, **query: Unpack[CountEntityKeysQuery]) -> HttpResponse[CountEntityKeysResponse]:
        """countEntityKeys"""
        return self._get("companies.count_entity_keys", "entity-keys/count", types.CountEntityKeysResponse, query)

    def count_entity_trait_definitions(
        self, **query: Unpack[CountEntityTraitDefinitionsQuery]
    ) -> HttpResponse[CountEntityTraitDefinitionsResponse]:
        """countEntityTraitDefinitions"""
        return self._get(
            "companies.count_entity_trait_definitions",
            "entity-trait-definitions/count",
            types.CountEntityTraitDefinitionsResponse,
            query,
        )

    def count_entity_traits(self, **query: Unpack[CountEntityTraitsQuery]) -> HttpResponse[CountEntityTraitsResponse]:
        """countEntityTraits"""
        return self._get("companies.count_entity_traits", "entity-traits/count", types.CountEntityTraitsResponse, query)

    def count_plan_traits(self, **query: Unpack[CountPlanTraitsQuery]) -> HttpResponse[CountPlanTraitsResponse]:
        """countPlanTraits"""
        return self._get("companies.count_plan_traits", "plan-traits/count", types.CountPlanTraitsResponse, query)

    def count_users(self, **query: Unpack[CountUsersQuery]) -> HttpResponse[CountUsersResponse]:
        """countUsers"""
        return self._get("companies.count_users", "users/count", types.CountUsersResponse, query)

    def create_company(self, **body: Unpack[CreateCompanyBody]) -> HttpResponse[CreateCompanyResponse]:
        """createCompany"""
        return self._post("companies.create_company", "companies/create", types.CreateCompanyResponse, body)

    def create_user(self, **body: Unpack[CreateUserBody]) -> HttpResponse[CreateUserResponse]:
        """createUser"""
        return self._post("companies.create_user", "users/create", types.CreateUserResponse, body)

    def delete_company(
        self, company_id: str, **query: Unpack[DeleteCompanyQuery]
    ) -> HttpResponse[DeleteCompanyResponse]:
        """deleteCompany"""
        return self._delete(
            "companies.delete_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.DeleteCompanyResponse,
            query,
        )

    def delete_company_by_keys(
        self, **body: Unpack[DeleteCompanyByKeysBody]
    ) -> HttpResponse[DeleteCompanyByKeysResponse]:
        """deleteCompanyByKeys"""
        return self._post(
            "companies.delete_company_by_keys", "companies/delete", types.DeleteCompanyByKeysResponse, body
        )

    def delete_company_membership(
        self, company_membership_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteCompanyMembershipResponse]:
        """deleteCompanyMembership"""
        return self._delete(
            "companies.delete_company_membership",
            f"company-memberships/{path_segment(company_membership_id, 'company_membership_id')}",
            types.DeleteCompanyMembershipResponse,
            options,
        )

    def delete_entity_key_definition(
        self, entity_key_definition_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteEntityKeyDefinitionResponse]:
        """deleteEntityKeyDefinition"""
        return self._delete(
            "companies.delete_entity_key_definition",
            f"entity-key-definitions/{path_segment(entity_key_definition_id, 'entity_key_definition_id')}",
            types.DeleteEntityKeyDefinitionResponse,
            options,
        )

    def delete_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteEntityTraitDefinitionResponse]:
        """deleteEntityTraitDefinition"""
        return self._delete(
            "companies.delete_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.DeleteEntityTraitDefinitionResponse,
            options,
        )

    def delete_user(self, user_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteUserResponse]:
        """deleteUser"""
        return self._delete(
            "companies.delete_user", f"users/{path_segment(user_id, 'user_id')}", types.DeleteUserResponse, options
        )

    def delete_user_by_keys(self, **body: Unpack[DeleteUserByKeysBody]) -> HttpResponse[DeleteUserByKeysResponse]:
        """deleteUserByKeys"""
        return self._post("companies.delete_user_by_keys", "users/delete", types.DeleteUserByKeysResponse, body)

    def get_active_company_subscription(
        self, **query: Unpack[GetActiveCompanySubscriptionQuery]
    ) -> HttpResponse[GetActiveCompanySubscriptionResponse]:
        """getActiveCompanySubscription"""
        return self._get(
            "companies.get_active_company_subscription",
            "company-subscriptions",
            types.GetActiveCompanySubscriptionResponse,
            query,
        )

    def get_billing_entity_child_subscriptions(
        self, **query: Unpack[GetBillingEntityChildSubscriptionsQuery]
    ) -> HttpResponse[GetBillingEntityChildSubscriptionsResponse]:
        """getBillingEntityChildSubscriptions"""
        return self._get(
            "companies.get_billing_entity_child_subscriptions",
            "company-billing-entity-subscriptions",
            types.GetBillingEntityChildSubscriptionsResponse,
            query,
        )

    def get_company(self, company_id: str, **options: Unpack[Options]) -> HttpResponse[GetCompanyResponse]:
        """getCompany"""
        return self._get(
            "companies.get_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.GetCompanyResponse,
            options,
        )

    def get_company_billing_entity(
        self, **query: Unpack[GetCompanyBillingEntityQuery]
    ) -> HttpResponse[GetCompanyBillingEntityResponse]:
        """getCompanyBillingEntity"""
        return self._get(
            "companies.get_company_billing_entity",
            "company-billing-entity",
            types.GetCompanyBillingEntityResponse,
            query,
        )

    def get_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetEntityTraitDefinitionResponse]:
        """getEntityTraitDefinition"""
        return self._get(
            "companies.get_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.GetEntityTraitDefinitionResponse,
            options,
        )

    def get_entity_trait_definition_usage(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetEntityTraitDefinitionUsageResponse]:
        """getEntityTraitDefinitionUsage"""
        return self._get(
            "companies.get_entity_trait_definition_usage",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}/usage",
            types.GetEntityTraitDefinitionUsageResponse,
            options,
        )

    def get_entity_trait_values(
        self, **query: Unpack[GetEntityTraitValuesQuery]
    ) -> HttpResponse[GetEntityTraitValuesResponse]:
        """getEntityTraitValues"""
        return self._get(
            "companies.get_entity_trait_values", "entity-trait-values", types.GetEntityTraitValuesResponse, query
        )

    def get_or_create_company_membership(
        self, **body: Unpack[GetOrCreateCompanyMembershipBody]
    ) -> HttpResponse[GetOrCreateCompanyMembershipResponse]:
        """getOrCreateCompanyMembership"""
        return self._post(
            "companies.get_or_create_company_membership",
            "company-memberships",
            types.GetOrCreateCompanyMembershipResponse,
            body,
        )

    def get_or_create_entity_trait_definition(
        self, **body: Unpack[GetOrCreateEntityTraitDefinitionBody]
    ) -> HttpResponse[GetOrCreateEntityTraitDefinitionResponse]:
        """getOrCreateEntityTraitDefinition"""
        return self._post(
            "companies.get_or_create_entity_trait_definition",
            "entity-trait-definitions",
            types.GetOrCreateEntityTraitDefinitionResponse,
            body,
        )

    def get_plan_change(self, plan_change_id: str, **options: Unpack[Options]) -> HttpResponse[GetPlanChangeResponse]:
        """getPlanChange"""
        return self._get(
            "companies.get_plan_change",
            f"plan-changes/{path_segment(plan_change_id, 'plan_change_id')}",
            types.GetPlanChangeResponse,
            options,
        )

    def get_plan_trait(self, plan_trait_id: str, **options: Unpack[Options]) -> HttpResponse[GetPlanTraitResponse]:
        """getPlanTrait"""
        return self._get(
            "companies.get_plan_trait",
            f"plan-traits/{path_segment(plan_trait_id, 'plan_trait_id')}",
            types.GetPlanTraitResponse,
            options,
        )

    def get_user(self, user_id: str, **options: Unpack[Options]) -> HttpResponse[GetUserResponse]:
        """getUser"""
        return self._get(
            "companies.get_user", f"users/{path_segment(user_id, 'user_id')}", types.GetUserResponse, options
        )

    def list_companies(self, **query: Unpack[ListCompaniesQuery]) -> HttpResponse[ListCompaniesResponse]:
        """listCompanies"""
        return self._get("companies.list_companies", "companies", types.ListCompaniesResponse, query)

    def list_company_memberships(
        self, **query: Unpack[ListCompanyMembershipsQuery]
    ) -> HttpResponse[ListCompanyMembershipsResponse]:
        """listCompanyMemberships"""
        return self._get(
            "companies.list_company_memberships", "company-memberships", types.ListCompanyMembershipsResponse, query
        )

    def list_entity_key_definitions(
        self, **query: Unpack[ListEntityKeyDefinitionsQuery]
    ) -> HttpResponse[ListEntityKeyDefinitionsResponse]:
        """listEntityKeyDefinitions"""
        return self._get(
            "companies.list_entity_key_definitions",
            "entity-key-definitions",
            types.ListEntityKeyDefinitionsResponse,
            query,
        )

    def list_entity_trait_definitions(
        self, **query: Unpack[ListEntityTraitDefinitionsQuery]
    ) -> HttpResponse[ListEntityTraitDefinitionsResponse]:
        """listEntityTraitDefinitions"""
        return self._get(
            "companies.list_entity_trait_definitions",
            "entity-trait-definitions",
            types.ListEntityTraitDefinitionsResponse,
            query,
        )

    def list_plan_changes(self, **query: Unpack[ListPlanChangesQuery]) -> HttpResponse[ListPlanChangesResponse]:
        """listPlanChanges"""
        return self._get("companies.list_plan_changes", "plan-changes", types.ListPlanChangesResponse, query)

    def list_plan_traits(self, **query: Unpack[ListPlanTraitsQuery]) -> HttpResponse[ListPlanTraitsResponse]:
        """listPlanTraits"""
        return self._get("companies.list_plan_traits", "plan-traits", types.ListPlanTraitsResponse, query)

    def list_users(self, **query: Unpack[ListUsersQuery]) -> HttpResponse[ListUsersResponse]:
        """listUsers"""
        return self._get("companies.list_users", "users", types.ListUsersResponse, query)

    def lookup_company(self, **query: Unpack[LookupCompanyQuery]) -> HttpResponse[LookupCompanyResponse]:
        """lookupCompany"""
        return self._get("companies.lookup_company", "companies/lookup", types.LookupCompanyResponse, query)

    def lookup_user(self, **query: Unpack[LookupUserQuery]) -> HttpResponse[LookupUserResponse]:
        """lookupUser"""
        return self._get("companies.lookup_user", "users/lookup", types.LookupUserResponse, query)

    def update_entity_trait_definition(
        self, entity_trait_definition_id: str, **body: Unpack[UpdateEntityTraitDefinitionBody]
    ) -> HttpResponse[UpdateEntityTraitDefinitionResponse]:
        """updateEntityTraitDefinition"""
        return self._put(
            "companies.update_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.UpdateEntityTraitDefinitionResponse,
            body,
        )

    def update_plan_traits_bulk(
        self, **body: Unpack[UpdatePlanTraitsBulkBody]
    ) -> HttpResponse[UpdatePlanTraitsBulkResponse]:
        """updatePlanTraitsBulk"""
        return self._post(
            "companies.update_plan_traits_bulk", "plan-traits/bulk", types.UpdatePlanTraitsBulkResponse, body
        )

    def upsert_company(self, **body: Unpack[UpsertCompanyBody]) -> HttpResponse[UpsertCompanyResponse]:
        """upsertCompany"""
        return self._post("companies.upsert_company", "companies", types.UpsertCompanyResponse, body)

    def upsert_company_trait(self, **body: Unpack[UpsertCompanyTraitBody]) -> HttpResponse[UpsertCompanyTraitResponse]:
        """upsertCompanyTrait"""
        return self._post(
            "companies.upsert_company_trait",
            "company-traits",
            types.UpsertCompanyTraitResponse,
            renamed(body, {"set_": "set"}),
        )

    def upsert_user(self, **body: Unpack[UpsertUserBody]) -> HttpResponse[UpsertUserResponse]:
        """upsertUser"""
        return self._post("companies.upsert_user", "users", types.UpsertUserResponse, body)

    def upsert_user_trait(self, **body: Unpack[UpsertUserTraitBody]) -> HttpResponse[UpsertUserTraitResponse]:
        """upsertUserTrait"""
        return self._post(
            "companies.upsert_user_trait", "user-traits", types.UpsertUserTraitResponse, renamed(body, {"set_": "set"})
        )


class AsyncRawCompaniesClient(AsyncRawResource):
    """`client.companies.with_raw_response`."""

    async def count_companies(self, **query: Unpack[CountCompaniesQuery]) -> AsyncHttpResponse[CountCompaniesResponse]:
        """countCompanies"""
        return await self._get("companies.count_companies", "companies/count", types.CountCompaniesResponse, query)

    async def count_entity_key_definitions(
        self, **query: Unpack[CountEntityKeyDefinitionsQuery]
    ) -> AsyncHttpResponse[CountEntityKeyDefinitionsResponse]:
        """countEntityKeyDefinitions"""
        return await self._get(
            "companies.count_entity_key_definitions",
            "entity-key-definitions/count",
            types.CountEntityKeyDefinitionsResponse,
            query,
        )

    async def count_entity_keys(
        self, **query: Unpack[CountEntityKeysQuery]
    ) -> AsyncHttpResponse[CountEntityKeysResponse]:
        """countEntityKeys"""
        return await self._get("companies.count_entity_keys", "entity-keys/count", types.CountEntityKeysResponse, query)

    async def count_entity_trait_definitions(
        self, **query: Unpack[CountEntityTraitDefinitionsQuery]
    ) -> AsyncHttpResponse[CountEntityTraitDefinitionsResponse]:
        """countEntityTraitDefinitions"""
        return await self._get(
            "companies.count_entity_trait_definitions",
            "entity-trait-definitions/count",
            types.CountEntityTraitDefinitionsResponse,
            query,
        )

    async def count_entity_traits(
        self, **query: Unpack[CountEntityTraitsQuery]
    ) -> AsyncHttpResponse[CountEntityTraitsResponse]:
        """countEntityTraits"""
        return await self._get(
            "companies.count_entity_traits", "entity-traits/count", types.CountEntityTraitsResponse, query
        )

    async def count_plan_traits(
        self, **query: Unpack[CountPlanTraitsQuery]
    ) -> AsyncHttpResponse[CountPlanTraitsResponse]:
        """countPlanTraits"""
        return await self._get("companies.count_plan_traits", "plan-traits/count", types.CountPlanTraitsResponse, query)

    async def count_users(self, **query: Unpack[CountUsersQuery]) -> AsyncHttpResponse[CountUsersResponse]:
        """countUsers"""
        return await self._get("companies.count_users", "users/count", types.CountUsersResponse, query)

    async def create_company(self, **body: Unpack[CreateCompanyBody]) -> AsyncHttpResponse[CreateCompanyResponse]:
        """createCompany"""
        return await self._post("companies.create_company", "companies/create", types.CreateCompanyResponse, body)

    async def create_user(self, **body: Unpack[CreateUserBody]) -> AsyncHttpResponse[CreateUserResponse]:
        """createUser"""
        return await self._post("companies.create_user", "users/create", types.CreateUserResponse, body)

    async def delete_company(
        self, company_id: str, **query: Unpack[DeleteCompanyQuery]
    ) -> AsyncHttpResponse[DeleteCompanyResponse]:
        """deleteCompany"""
        return await self._delete(
            "companies.delete_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.DeleteCompanyResponse,
            query,
        )

    async def delete_company_by_keys(
        self, **body: Unpack[DeleteCompanyByKeysBody]
    ) -> AsyncHttpResponse[DeleteCompanyByKeysResponse]:
        """deleteCompanyByKeys"""
        return await self._post(
            "companies.delete_company_by_keys", "companies/delete", types.DeleteCompanyByKeysResponse, body
        )

    async def delete_company_membership(
        self, company_membership_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteCompanyMembershipResponse]:
        """deleteCompanyMembership"""
        return await self._delete(
            "companies.delete_company_membership",
            f"company-memberships/{path_segment(company_membership_id, 'company_membership_id')}",
            types.DeleteCompanyMembershipResponse,
            options,
        )

    async def delete_entity_key_definition(
        self, entity_key_definition_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteEntityKeyDefinitionResponse]:
        """deleteEntityKeyDefinition"""
        return await self._delete(
            "companies.delete_entity_key_definition",
            f"entity-key-definitions/{path_segment(entity_key_definition_id, 'entity_key_definition_id')}",
            types.DeleteEntityKeyDefinitionResponse,
            options,
        )

    async def delete_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteEntityTraitDefinitionResponse]:
        """deleteEntityTraitDefinition"""
        return await self._delete(
            "companies.delete_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.DeleteEntityTraitDefinitionResponse,
            options,
        )

    async def delete_user(self, user_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[DeleteUserResponse]:
        """deleteUser"""
        return await self._delete(
            "companies.delete_user", f"users/{path_segment(user_id, 'user_id')}", types.DeleteUserResponse, options
        )

    async def delete_user_by_keys(
        self, **body: Unpack[DeleteUserByKeysBody]
    ) -> AsyncHttpResponse[DeleteUserByKeysResponse]:
        """deleteUserByKeys"""
        return await self._post("companies.delete_user_by_keys", "users/delete", types.DeleteUserByKeysResponse, body)

    async def get_active_company_subscription(
        self, **query: Unpack[GetActiveCompanySubscriptionQuery]
    ) -> AsyncHttpResponse[GetActiveCompanySubscriptionResponse]:
        """getActiveCompanySubscription"""
        return await self._get(
            "companies.get_active_company_subscription",
            "company-subscriptions",
            types.GetActiveCompanySubscriptionResponse,
            query,
        )

    async def get_billing_entity_child_subscriptions(
        self, **query: Unpack[GetBillingEntityChildSubscriptionsQuery]
    ) -> AsyncHttpResponse[GetBillingEntityChildSubscriptionsResponse]:
        """getBillingEntityChildSubscriptions"""
        return await self._get(
            "companies.get_billing_entity_child_subscriptions",
            "company-billing-entity-subscriptions",
            types.GetBillingEntityChildSubscriptionsResponse,
            query,
        )

    async def get_company(self, company_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetCompanyResponse]:
        """getCompany"""
        return await self._get(
            "companies.get_company",
            f"companies/{path_segment(company_id, 'company_id')}",
            types.GetCompanyResponse,
            options,
        )

    async def get_company_billing_entity(
        self, **query: Unpack[GetCompanyBillingEntityQuery]
    ) -> AsyncHttpResponse[GetCompanyBillingEntityResponse]:
        """getCompanyBillingEntity"""
        return await self._get(
            "companies.get_company_billing_entity",
            "company-billing-entity",
            types.GetCompanyBillingEntityResponse,
            query,
        )

    async def get_entity_trait_definition(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetEntityTraitDefinitionResponse]:
        """getEntityTraitDefinition"""
        return await self._get(
            "companies.get_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.GetEntityTraitDefinitionResponse,
            options,
        )

    async def get_entity_trait_definition_usage(
        self, entity_trait_definition_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetEntityTraitDefinitionUsageResponse]:
        """getEntityTraitDefinitionUsage"""
        return await self._get(
            "companies.get_entity_trait_definition_usage",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}/usage",
            types.GetEntityTraitDefinitionUsageResponse,
            options,
        )

    async def get_entity_trait_values(
        self, **query: Unpack[GetEntityTraitValuesQuery]
    ) -> AsyncHttpResponse[GetEntityTraitValuesResponse]:
        """getEntityTraitValues"""
        return await self._get(
            "companies.get_entity_trait_values", "entity-trait-values", types.GetEntityTraitValuesResponse, query
        )

    async def get_or_create_company_membership(
        self, **body: Unpack[GetOrCreateCompanyMembershipBody]
    ) -> AsyncHttpResponse[GetOrCreateCompanyMembershipResponse]:
        """getOrCreateCompanyMembership"""
        return await self._post(
            "companies.get_or_create_company_membership",
            "company-memberships",
            types.GetOrCreateCompanyMembershipResponse,
            body,
        )

    async def get_or_create_entity_trait_definition(
        self, **body: Unpack[GetOrCreateEntityTraitDefinitionBody]
    ) -> AsyncHttpResponse[GetOrCreateEntityTraitDefinitionResponse]:
        """getOrCreateEntityTraitDefinition"""
        return await self._post(
            "companies.get_or_create_entity_trait_definition",
            "entity-trait-definitions",
            types.GetOrCreateEntityTraitDefinitionResponse,
            body,
        )

    async def get_plan_change(
        self, plan_change_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetPlanChangeResponse]:
        """getPlanChange"""
        return await self._get(
            "companies.get_plan_change",
            f"plan-changes/{path_segment(plan_change_id, 'plan_change_id')}",
            types.GetPlanChangeResponse,
            options,
        )

    async def get_plan_trait(
        self, plan_trait_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetPlanTraitResponse]:
        """getPlanTrait"""
        return await self._get(
            "companies.get_plan_trait",
            f"plan-traits/{path_segment(plan_trait_id, 'plan_trait_id')}",
            types.GetPlanTraitResponse,
            options,
        )

    async def get_user(self, user_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetUserResponse]:
        """getUser"""
        return await self._get(
            "companies.get_user", f"users/{path_segment(user_id, 'user_id')}", types.GetUserResponse, options
        )

    async def list_companies(self, **query: Unpack[ListCompaniesQuery]) -> AsyncHttpResponse[ListCompaniesResponse]:
        """listCompanies"""
        return await self._get("companies.list_companies", "companies", types.ListCompaniesResponse, query)

    async def list_company_memberships(
        self, **query: Unpack[ListCompanyMembershipsQuery]
    ) -> AsyncHttpResponse[ListCompanyMembershipsResponse]:
        """listCompanyMemberships"""
        return await self._get(
            "companies.list_company_memberships", "company-memberships", types.ListCompanyMembershipsResponse, query
        )

    async def list_entity_key_definitions(
        self, **query: Unpack[ListEntityKeyDefinitionsQuery]
    ) -> AsyncHttpResponse[ListEntityKeyDefinitionsResponse]:
        """listEntityKeyDefinitions"""
        return await self._get(
            "companies.list_entity_key_definitions",
            "entity-key-definitions",
            types.ListEntityKeyDefinitionsResponse,
            query,
        )

    async def list_entity_trait_definitions(
        self, **query: Unpack[ListEntityTraitDefinitionsQuery]
    ) -> AsyncHttpResponse[ListEntityTraitDefinitionsResponse]:
        """listEntityTraitDefinitions"""
        return await self._get(
            "companies.list_entity_trait_definitions",
            "entity-trait-definitions",
            types.ListEntityTraitDefinitionsResponse,
            query,
        )

    async def list_plan_changes(
        self, **query: Unpack[ListPlanChangesQuery]
    ) -> AsyncHttpResponse[ListPlanChangesResponse]:
        """listPlanChanges"""
        return await self._get("companies.list_plan_changes", "plan-changes", types.ListPlanChangesResponse, query)

    async def list_plan_traits(self, **query: Unpack[ListPlanTraitsQuery]) -> AsyncHttpResponse[ListPlanTraitsResponse]:
        """listPlanTraits"""
        return await self._get("companies.list_plan_traits", "plan-traits", types.ListPlanTraitsResponse, query)

    async def list_users(self, **query: Unpack[ListUsersQuery]) -> AsyncHttpResponse[ListUsersResponse]:
        """listUsers"""
        return await self._get("companies.list_users", "users", types.ListUsersResponse, query)

    async def lookup_company(self, **query: Unpack[LookupCompanyQuery]) -> AsyncHttpResponse[LookupCompanyResponse]:
        """lookupCompany"""
        return await self._get("companies.lookup_company", "companies/lookup", types.LookupCompanyResponse, query)

    async def lookup_user(self, **query: Unpack[LookupUserQuery]) -> AsyncHttpResponse[LookupUserResponse]:
        """lookupUser"""
        return await self._get("companies.lookup_user", "users/lookup", types.LookupUserResponse, query)

    async def update_entity_trait_definition(
        self, entity_trait_definition_id: str, **body: Unpack[UpdateEntityTraitDefinitionBody]
    ) -> AsyncHttpResponse[UpdateEntityTraitDefinitionResponse]:
        """updateEntityTraitDefinition"""
        return await self._put(
            "companies.update_entity_trait_definition",
            f"entity-trait-definitions/{path_segment(entity_trait_definition_id, 'entity_trait_definition_id')}",
            types.UpdateEntityTraitDefinitionResponse,
            body,
        )

    async def update_plan_traits_bulk(
        self, **body: Unpack[UpdatePlanTraitsBulkBody]
    ) -> AsyncHttpResponse[UpdatePlanTraitsBulkResponse]:
        """updatePlanTraitsBulk"""
        return await self._post(
            "companies.update_plan_traits_bulk", "plan-traits/bulk", types.UpdatePlanTraitsBulkResponse, body
        )

    async def upsert_company(self, **body: Unpack[UpsertCompanyBody]) -> AsyncHttpResponse[UpsertCompanyResponse]:
        """upsertCompany"""
        return await self._post("companies.upsert_company", "companies", types.UpsertCompanyResponse, body)

    async def upsert_company_trait(
        self, **body: Unpack[UpsertCompanyTraitBody]
    ) -> AsyncHttpResponse[UpsertCompanyTraitResponse]:
        """upsertCompanyTrait"""
        return await self._post(
            "companies.upsert_company_trait",
            "company-traits",
            types.UpsertCompanyTraitResponse,
            renamed(body, {"set_": "set"}),
        )

    async def upsert_user(self, **body: Unpack[UpsertUserBody]) -> AsyncHttpResponse[UpsertUserResponse]:
        """upsertUser"""
        return await self._post("companies.upsert_user", "users", types.UpsertUserResponse, body)

    async def upsert_user_trait(
        self, **body: Unpack[UpsertUserTraitBody]
    ) -> AsyncHttpResponse[UpsertUserTraitResponse]:
        """upsertUserTrait"""
        return await self._post(
            "companies.upsert_user_trait", "user-traits", types.UpsertUserTraitResponse, renamed(body, {"set_": "set"})
        )
