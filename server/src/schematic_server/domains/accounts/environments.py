"""Environments of the account: each has its own companies, usage and keys; plans, features and flags are shared."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.changes import EnvironmentChanged
from schematic_server.domains.accounts import rights, store
from schematic_server.errors import BadRequest, NotFound, Unauthorized
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id

if TYPE_CHECKING:
    from schematic_server.contract.accounts import (
        CreateEnvironmentRequestBody,
        EnvironmentDetailResponseData,
        EnvironmentResponseData,
        ListEnvironmentsQuery,
        UpdateEnvironmentRequestBody,
    )


def list_(scope: Scope, query: ListEnvironmentsQuery) -> list[EnvironmentResponseData]:
    """A page of environments, newest first."""
    return [response(row) for row in store.list_environments(scope, query)]


def get(scope: Scope, environment_id: str) -> EnvironmentResponseData:
    """One environment of the account; raises NotFound."""
    found = store.environments_by_id(scope, [environment_id]).get(environment_id)
    if found is None:
        raise NotFound(f"environment {environment_id} does not exist")
    return response(found)


def everywhere(scope: Scope) -> list[Scope]:
    """The same request in each environment of the account, its own first: of what is shared, each is told its part."""
    found = [replace(scope, environment_id=row["id"], loaded=None) for row in store.every_environment(scope)]
    return sorted(found, key=lambda one: one.environment_id != scope.environment_id)


def create(scope: Scope, body: CreateEnvironmentRequestBody) -> EnvironmentDetailResponseData:
    """A new, empty environment, without keys; raises Forbidden."""
    rights.require(callers_type(scope), body["environment_type"], f"environment {body['name']!r}")
    environment_id = new_id("env")
    values = {"id": environment_id, "name": named(body["name"]), "environment_type": body["environment_type"]}
    store.insert_environment(scope, values)
    scope.emit(EnvironmentChanged(scope.account_id, environment_id, "created"))
    row = store.environments_by_id(scope, [environment_id])[environment_id]
    return {
        "id": row["id"],
        "name": row["name"],
        "environment_type": row["environment_type"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
        "api_keys": [],
    }


def update(scope: Scope, environment_id: str, body: UpdateEnvironmentRequestBody) -> EnvironmentResponseData:
    """Change name and type where given; keys keep the prefix of the type they were made for. Raises Forbidden."""
    before = get(scope, environment_id)
    own = callers_type(scope)
    rights.require(own, before["environment_type"], f"environment {environment_id}")
    changes: dict[str, str] = {}
    name, environment_type = body.get("name"), body.get("environment_type")
    if name is not None:
        changes["name"] = named(name)
    if environment_type is not None:
        rights.require(own, environment_type, f"environment_type: what {environment_id} would become")
        changes["environment_type"] = environment_type
    store.update_environment(scope, environment_id, changes)
    scope.emit(EnvironmentChanged(scope.account_id, environment_id, "updated"))
    return get(scope, environment_id)


def delete(scope: Scope, environment_id: str) -> None:
    """Remove the environment with everything in it.

    Raises Forbidden for one of a higher type, BadRequest for the last one and for the one the caller is bound to.
    """
    found = get(scope, environment_id)
    rights.require(callers_type(scope), found["environment_type"], f"environment {environment_id}")
    if environment_id == scope.actor.environment_id:
        raise BadRequest(f"environment {environment_id} is the one this key is bound to; delete it with another key")
    if store.count_environments(scope) == 1:
        raise BadRequest(f"environment {environment_id} is the account's last one; create another one first")
    store.delete_environment(scope, environment_id)
    scope.emit(EnvironmentChanged(scope.account_id, environment_id, "deleted"))


def callers_type(scope: Scope) -> str | None:
    """The type of the environment that the caller is bound to, as it is now; None for an account-wide one."""
    own = scope.actor.environment_id
    if own is None:
        return None
    found = store.environments_by_id(scope, [own]).get(own)
    if found is None:  # another process has just deleted it, and the key with it
        raise Unauthorized("unknown API key")
    environment_type: str = found["environment_type"]
    return environment_type


def reached(scope: Scope) -> list[str]:
    """The environment of the scope; where it has none, all of the account."""
    return store.reached(scope)


def first_made_at(scope: Scope, table: sa.Table) -> datetime | None:
    """When the oldest row of a table of environments was made, in those `reached`."""
    return store.first_made_at(scope, table)


def response(row: store.Row) -> EnvironmentResponseData:
    return {
        "id": row["id"],
        "name": row["name"],
        "environment_type": row["environment_type"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
        "require_context_signature": False,
    }


def named(given: str) -> str:
    """The name without the space around it; raises BadRequest when nothing is left."""
    name = given.strip()
    if not name:
        raise BadRequest("name: must not be blank")
    return name
