"""Operations of the resource `accounts`: who calls, environments, API keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic_server.domains.accounts import api_keys, environments, whoami
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

Body = Mapping[str, Any]
Query = Mapping[str, Any]
Answer = dict[str, Any]

routes = Handlers()


@routes.operation("accounts.get_who_am_i")
def get_who_am_i(scope: Scope) -> Answer:
    return whoami.describe(scope)


@routes.operation("accounts.list_environments")
def list_environments(scope: Scope, query: Query) -> list[Answer]:
    return environments.list_(scope, query)


@routes.operation("accounts.get_environment")
def get_environment(scope: Scope, environment_id: str) -> Answer:
    return environments.get(scope, environment_id)


@routes.operation("accounts.create_environment")
def create_environment(scope: Scope, body: Body) -> Answer:
    return environments.create(scope, body)


@routes.operation("accounts.update_environment")
def update_environment(scope: Scope, environment_id: str, body: Body) -> Answer:
    return environments.update(scope, environment_id, body)


@routes.operation("accounts.delete_environment")
def delete_environment(scope: Scope, environment_id: str) -> Answer:
    environments.delete(scope, environment_id)
    return {"deleted": True}


@routes.operation("accounts.list_api_keys")
def list_api_keys(scope: Scope, query: Query) -> list[Answer]:
    return api_keys.list_(scope, query)


@routes.operation("accounts.count_api_keys")
def count_api_keys(scope: Scope, query: Query) -> Answer:
    return api_keys.count(scope, query)


@routes.operation("accounts.get_api_key")
def get_api_key(scope: Scope, api_key_id: str) -> Answer:
    return api_keys.get(scope, api_key_id)


@routes.operation("accounts.create_api_key")
def create_api_key(scope: Scope, body: Body) -> Answer:
    return api_keys.create(scope, body)


@routes.operation("accounts.update_api_key")
def update_api_key(scope: Scope, api_key_id: str, body: Body) -> Answer:
    return api_keys.update(scope, api_key_id, body)


@routes.operation("accounts.delete_api_key")
def delete_api_key(scope: Scope, api_key_id: str) -> Answer:
    api_keys.delete(scope, api_key_id)
    return {"deleted": True}
