"""Operations of the resource `companies`: companies, users, memberships, keys, traits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.companies import companies, definitions, memberships, traits, users
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CountCompaniesAnswer,
        CountCompaniesQuery,
        CountEntityKeyDefinitionsAnswer,
        CountEntityKeyDefinitionsQuery,
        CountEntityKeysAnswer,
        CountEntityKeysQuery,
        CountEntityTraitDefinitionsAnswer,
        CountEntityTraitDefinitionsQuery,
        CountEntityTraitsAnswer,
        CountEntityTraitsQuery,
        CountUsersAnswer,
        CountUsersQuery,
        CreateCompanyAnswer,
        CreateCompanyBody,
        CreateUserAnswer,
        CreateUserBody,
        DeleteCompanyAnswer,
        DeleteCompanyByKeysAnswer,
        DeleteCompanyByKeysBody,
        DeleteCompanyMembershipAnswer,
        DeleteCompanyQuery,
        DeleteEntityKeyDefinitionAnswer,
        DeleteEntityTraitDefinitionAnswer,
        DeleteUserAnswer,
        DeleteUserByKeysAnswer,
        DeleteUserByKeysBody,
        GetCompanyAnswer,
        GetEntityTraitDefinitionAnswer,
        GetEntityTraitDefinitionUsageAnswer,
        GetEntityTraitValuesAnswer,
        GetEntityTraitValuesQuery,
        GetOrCreateCompanyMembershipAnswer,
        GetOrCreateCompanyMembershipBody,
        GetOrCreateEntityTraitDefinitionAnswer,
        GetOrCreateEntityTraitDefinitionBody,
        GetUserAnswer,
        ListCompaniesAnswer,
        ListCompaniesQuery,
        ListCompanyMembershipsAnswer,
        ListCompanyMembershipsQuery,
        ListEntityKeyDefinitionsAnswer,
        ListEntityKeyDefinitionsQuery,
        ListEntityTraitDefinitionsAnswer,
        ListEntityTraitDefinitionsQuery,
        ListUsersAnswer,
        ListUsersQuery,
        LookupCompanyAnswer,
        LookupCompanyQuery,
        LookupUserAnswer,
        LookupUserQuery,
        UpdateEntityTraitDefinitionAnswer,
        UpdateEntityTraitDefinitionBody,
        UpsertCompanyAnswer,
        UpsertCompanyBody,
        UpsertCompanyTraitAnswer,
        UpsertCompanyTraitBody,
        UpsertUserAnswer,
        UpsertUserBody,
        UpsertUserTraitAnswer,
        UpsertUserTraitBody,
    )

routes = Handlers()


@routes.operation("companies.upsert_company")
def upsert_company(scope: Scope, body: UpsertCompanyBody) -> UpsertCompanyAnswer:
    return companies.save(scope, body)


@routes.operation("companies.create_company")
def create_company(scope: Scope, body: CreateCompanyBody) -> CreateCompanyAnswer:
    return companies.save(scope, body, must_be_new=True)


@routes.operation("companies.get_company")
def get_company(scope: Scope, company_id: str) -> GetCompanyAnswer:
    return companies.get(scope, company_id)


@routes.operation("companies.lookup_company")
def lookup_company(scope: Scope, query: LookupCompanyQuery) -> LookupCompanyAnswer:
    return companies.lookup(scope, query["keys"])


@routes.operation("companies.list_companies")
def list_companies(scope: Scope, query: ListCompaniesQuery) -> ListCompaniesAnswer:
    return companies.list_(scope, query)


@routes.operation("companies.count_companies")
def count_companies(scope: Scope, query: CountCompaniesQuery) -> CountCompaniesAnswer:
    return companies.count(scope, query)


@routes.operation("companies.delete_company")
def delete_company(scope: Scope, company_id: str, query: DeleteCompanyQuery) -> DeleteCompanyAnswer:
    """Nobody is billed here: `query` tells what shall become of a subscription that no company has."""
    companies.delete(scope, company_id)
    return {"deleted": True}


@routes.operation("companies.delete_company_by_keys")
def delete_company_by_keys(scope: Scope, body: DeleteCompanyByKeysBody) -> DeleteCompanyByKeysAnswer:
    return companies.delete_by_keys(scope, body["keys"])


@routes.operation("companies.upsert_company_trait")
def upsert_company_trait(scope: Scope, body: UpsertCompanyTraitBody) -> UpsertCompanyTraitAnswer:
    return companies.save_trait(scope, body)


@routes.operation("companies.upsert_user")
def upsert_user(scope: Scope, body: UpsertUserBody) -> UpsertUserAnswer:
    return users.save(scope, body)


@routes.operation("companies.create_user")
def create_user(scope: Scope, body: CreateUserBody) -> CreateUserAnswer:
    return users.save(scope, body, must_be_new=True)


@routes.operation("companies.get_user")
def get_user(scope: Scope, user_id: str) -> GetUserAnswer:
    return users.get(scope, user_id)


@routes.operation("companies.lookup_user")
def lookup_user(scope: Scope, query: LookupUserQuery) -> LookupUserAnswer:
    return users.lookup(scope, query["keys"])


@routes.operation("companies.list_users")
def list_users(scope: Scope, query: ListUsersQuery) -> ListUsersAnswer:
    return users.list_(scope, query)


@routes.operation("companies.count_users")
def count_users(scope: Scope, query: CountUsersQuery) -> CountUsersAnswer:
    return users.count(scope, query)


@routes.operation("companies.delete_user")
def delete_user(scope: Scope, user_id: str) -> DeleteUserAnswer:
    users.delete(scope, user_id)
    return {"deleted": True}


@routes.operation("companies.delete_user_by_keys")
def delete_user_by_keys(scope: Scope, body: DeleteUserByKeysBody) -> DeleteUserByKeysAnswer:
    return users.delete_by_keys(scope, body["keys"])


@routes.operation("companies.upsert_user_trait")
def upsert_user_trait(scope: Scope, body: UpsertUserTraitBody) -> UpsertUserTraitAnswer:
    return users.save_trait(scope, body)


@routes.operation("companies.list_company_memberships")
def list_company_memberships(scope: Scope, query: ListCompanyMembershipsQuery) -> ListCompanyMembershipsAnswer:
    return memberships.list_(scope, query)


@routes.operation("companies.get_or_create_company_membership")
def get_or_create_company_membership(
    scope: Scope, body: GetOrCreateCompanyMembershipBody
) -> GetOrCreateCompanyMembershipAnswer:
    row = memberships.get_or_create(scope, body["company_id"], body["user_id"])
    return memberships.details(scope, [row])[0]


@routes.operation("companies.delete_company_membership")
def delete_company_membership(scope: Scope, company_membership_id: str) -> DeleteCompanyMembershipAnswer:
    return memberships.delete(scope, company_membership_id)


@routes.operation("companies.list_entity_key_definitions")
def list_entity_key_definitions(scope: Scope, query: ListEntityKeyDefinitionsQuery) -> ListEntityKeyDefinitionsAnswer:
    return definitions.list_keys(scope, query)


@routes.operation("companies.count_entity_key_definitions")
def count_entity_key_definitions(
    scope: Scope, query: CountEntityKeyDefinitionsQuery
) -> CountEntityKeyDefinitionsAnswer:
    return definitions.count_keys(scope, query)


@routes.operation("companies.delete_entity_key_definition")
def delete_entity_key_definition(scope: Scope, entity_key_definition_id: str) -> DeleteEntityKeyDefinitionAnswer:
    return definitions.delete_key(scope, entity_key_definition_id)


@routes.operation("companies.count_entity_keys")
def count_entity_keys(scope: Scope, query: CountEntityKeysQuery) -> CountEntityKeysAnswer:
    return definitions.count_key_values(scope, query)


@routes.operation("companies.get_or_create_entity_trait_definition")
def get_or_create_entity_trait_definition(
    scope: Scope, body: GetOrCreateEntityTraitDefinitionBody
) -> GetOrCreateEntityTraitDefinitionAnswer:
    return traits.declare(scope, body)


@routes.operation("companies.get_entity_trait_definition")
def get_entity_trait_definition(scope: Scope, entity_trait_definition_id: str) -> GetEntityTraitDefinitionAnswer:
    return traits.get_definition(scope, entity_trait_definition_id)


@routes.operation("companies.list_entity_trait_definitions")
def list_entity_trait_definitions(
    scope: Scope, query: ListEntityTraitDefinitionsQuery
) -> ListEntityTraitDefinitionsAnswer:
    return definitions.list_traits(scope, query)


@routes.operation("companies.count_entity_trait_definitions")
def count_entity_trait_definitions(
    scope: Scope, query: CountEntityTraitDefinitionsQuery
) -> CountEntityTraitDefinitionsAnswer:
    return definitions.count_traits(scope, query)


@routes.operation("companies.update_entity_trait_definition")
def update_entity_trait_definition(
    scope: Scope, entity_trait_definition_id: str, body: UpdateEntityTraitDefinitionBody
) -> UpdateEntityTraitDefinitionAnswer:
    return traits.update_definition(scope, entity_trait_definition_id, body)


@routes.operation("companies.delete_entity_trait_definition")
def delete_entity_trait_definition(scope: Scope, entity_trait_definition_id: str) -> DeleteEntityTraitDefinitionAnswer:
    return traits.delete_definition(scope, entity_trait_definition_id)


@routes.operation("companies.get_entity_trait_definition_usage")
def get_entity_trait_definition_usage(
    scope: Scope, entity_trait_definition_id: str
) -> GetEntityTraitDefinitionUsageAnswer:
    return traits.usage(scope, entity_trait_definition_id)


@routes.operation("companies.get_entity_trait_values")
def get_entity_trait_values(scope: Scope, query: GetEntityTraitValuesQuery) -> GetEntityTraitValuesAnswer:
    return definitions.trait_values(scope, query)


@routes.operation("companies.count_entity_traits")
def count_entity_traits(scope: Scope, query: CountEntityTraitsQuery) -> CountEntityTraitsAnswer:
    return definitions.count_trait_values(scope, query)
