"""Operations of the resource `companies`: companies, users, memberships, keys, traits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic_server.domains.companies import companies, definitions, memberships, traits, users
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

Body = Mapping[str, Any]
Query = Mapping[str, Any]
Answer = dict[str, Any]
DELETED: Answer = {"deleted": True}

routes = Handlers()


@routes.operation("companies.upsert_company")
def upsert_company(scope: Scope, body: Body) -> Answer:
    return companies.save(scope, body)


@routes.operation("companies.create_company")
def create_company(scope: Scope, body: Body) -> Answer:
    return companies.save(scope, body, must_be_new=True)


@routes.operation("companies.get_company")
def get_company(scope: Scope, company_id: str) -> Answer:
    return companies.get(scope, company_id)


@routes.operation("companies.lookup_company")
def lookup_company(scope: Scope, query: Query) -> Answer:
    return companies.lookup(scope, query["keys"])


@routes.operation("companies.list_companies")
def list_companies(scope: Scope, query: Query) -> list[Answer]:
    return companies.list_(scope, query)


@routes.operation("companies.count_companies")
def count_companies(scope: Scope, query: Query) -> Answer:
    return companies.count(scope, query)


@routes.operation("companies.delete_company")
def delete_company(scope: Scope, company_id: str) -> Answer:
    companies.delete(scope, company_id)
    return DELETED


@routes.operation("companies.delete_company_by_keys")
def delete_company_by_keys(scope: Scope, body: Body) -> Answer:
    return companies.delete_by_keys(scope, body["keys"])


@routes.operation("companies.upsert_company_trait")
def upsert_company_trait(scope: Scope, body: Body) -> Answer:
    return companies.save_trait(scope, body)


@routes.operation("companies.upsert_user")
def upsert_user(scope: Scope, body: Body) -> Answer:
    return users.save(scope, body)


@routes.operation("companies.create_user")
def create_user(scope: Scope, body: Body) -> Answer:
    return users.save(scope, body, must_be_new=True)


@routes.operation("companies.get_user")
def get_user(scope: Scope, user_id: str) -> Answer:
    return users.get(scope, user_id)


@routes.operation("companies.lookup_user")
def lookup_user(scope: Scope, query: Query) -> Answer:
    return users.lookup(scope, query["keys"])


@routes.operation("companies.list_users")
def list_users(scope: Scope, query: Query) -> list[Answer]:
    return users.list_(scope, query)


@routes.operation("companies.count_users")
def count_users(scope: Scope, query: Query) -> Answer:
    return users.count(scope, query)


@routes.operation("companies.delete_user")
def delete_user(scope: Scope, user_id: str) -> Answer:
    users.delete(scope, user_id)
    return DELETED


@routes.operation("companies.delete_user_by_keys")
def delete_user_by_keys(scope: Scope, body: Body) -> Answer:
    return users.delete_by_keys(scope, body["keys"])


@routes.operation("companies.upsert_user_trait")
def upsert_user_trait(scope: Scope, body: Body) -> Answer:
    return users.save_trait(scope, body)


@routes.operation("companies.list_company_memberships")
def list_company_memberships(scope: Scope, query: Query) -> list[Answer]:
    return memberships.list_(scope, query)


@routes.operation("companies.get_or_create_company_membership", writes=True)
def get_or_create_company_membership(scope: Scope, body: Body) -> Answer:
    row = memberships.get_or_create(scope, body["company_id"], body["user_id"])
    return memberships.details(scope, [row])[0]


@routes.operation("companies.delete_company_membership")
def delete_company_membership(scope: Scope, company_membership_id: str) -> Answer:
    return memberships.delete(scope, company_membership_id)


@routes.operation("companies.list_entity_key_definitions")
def list_entity_key_definitions(scope: Scope, query: Query) -> list[Answer]:
    return definitions.list_keys(scope, query)


@routes.operation("companies.count_entity_key_definitions")
def count_entity_key_definitions(scope: Scope, query: Query) -> Answer:
    return definitions.count_keys(scope, query)


@routes.operation("companies.delete_entity_key_definition")
def delete_entity_key_definition(scope: Scope, entity_key_definition_id: str) -> Answer:
    return definitions.delete_key(scope, entity_key_definition_id)


@routes.operation("companies.count_entity_keys")
def count_entity_keys(scope: Scope, query: Query) -> Answer:
    return definitions.count_key_values(scope, query)


@routes.operation("companies.get_or_create_entity_trait_definition", writes=True)
def get_or_create_entity_trait_definition(scope: Scope, body: Body) -> Answer:
    return traits.declare(scope, body)


@routes.operation("companies.get_entity_trait_definition")
def get_entity_trait_definition(scope: Scope, entity_trait_definition_id: str) -> Answer:
    return traits.get_definition(scope, entity_trait_definition_id)


@routes.operation("companies.list_entity_trait_definitions")
def list_entity_trait_definitions(scope: Scope, query: Query) -> list[Answer]:
    return definitions.list_traits(scope, query)


@routes.operation("companies.count_entity_trait_definitions")
def count_entity_trait_definitions(scope: Scope, query: Query) -> Answer:
    return definitions.count_traits(scope, query)


@routes.operation("companies.update_entity_trait_definition")
def update_entity_trait_definition(scope: Scope, entity_trait_definition_id: str, body: Body) -> Answer:
    return traits.update_definition(scope, entity_trait_definition_id, body)


@routes.operation("companies.delete_entity_trait_definition")
def delete_entity_trait_definition(scope: Scope, entity_trait_definition_id: str) -> Answer:
    return traits.delete_definition(scope, entity_trait_definition_id)


@routes.operation("companies.get_entity_trait_definition_usage")
def get_entity_trait_definition_usage(scope: Scope, entity_trait_definition_id: str) -> Answer:
    return traits.usage(scope, entity_trait_definition_id)


@routes.operation("companies.get_entity_trait_values")
def get_entity_trait_values(scope: Scope, query: Query) -> list[Answer]:
    return definitions.trait_values(scope, query)


@routes.operation("companies.count_entity_traits")
def count_entity_traits(scope: Scope, query: Query) -> Answer:
    return definitions.count_trait_values(scope, query)
