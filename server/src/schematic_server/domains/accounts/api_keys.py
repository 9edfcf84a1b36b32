"""API keys as the API tells and changes them; `keys` makes and finds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from schematic_server.changes import ApiKeyChanged
from schematic_server.domains.accounts import environments, keys, rights, store
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.accounts import (
        ApiKeyCreateResponseData,
        ApiKeyResponseData,
        CountApiKeysQuery,
        CreateApiKeyRequestBody,
        ListApiKeysQuery,
        UpdateApiKeyRequestBody,
    )
    from schematic_server.contract.shared import CountResponse


def list_(scope: Scope, query: ListApiKeysQuery) -> list[ApiKeyResponseData]:
    """A page of the account's keys, newest first."""
    return _details(scope, store.list_keys(scope, query))


def count(scope: Scope, query: CountApiKeysQuery) -> CountResponse:
    return {"count": store.count_keys(scope, query)}


def get(scope: Scope, key_id: str) -> ApiKeyResponseData:
    """One key of the account, without its secret; raises NotFound."""
    row = store.find_key(scope, key_id)
    if row is None:
        raise NotFound(f"API key {key_id} does not exist")
    return _details(scope, [row])[0]


def by_id(scope: Scope, ids: Iterable[str]) -> dict[str, ApiKeyResponseData]:
    """Keys of the account by id, without their secrets; unknown ids are left out."""
    return {one["id"]: one for one in _details(scope, store.keys_by_id(scope, ids))}


def create(scope: Scope, body: CreateApiKeyRequestBody) -> ApiKeyCreateResponseData:
    """A new key with its secret, which no later answer has; raises Forbidden.

    It is bound to the environment named, else to the caller's own; an account-wide key makes account-wide ones.
    """
    environment_id = body.get("environment_id") or scope.actor.environment_id
    environment = store.environments_by_id(scope, [environment_id]).get(environment_id) if environment_id else None
    if environment_id and environment is None:
        raise BadRequest(f"environment_id: environment {environment_id} does not exist")
    environment_type: str | None = environment["environment_type"] if environment else None
    rights.require(environments.callers_type(scope), environment_type, f"environment_id: {environment_id}")
    key_id, secret = keys.create(
        scope.db,
        account_id=scope.account_id,
        environment_id=environment_id,
        environment_type=environment_type,
        name=environments.named(body["name"]),
        now=scope.now,
        description=body.get("description"),
        readonly=bool(body.get("readonly")),
        rate_limit_percent=body.get("rate_limit_percent"),
    )
    scope.emit(ApiKeyChanged(scope.account_id, environment_id, key_id, "created"))
    made = get(scope, key_id)
    owner = made.get("environment")
    answer: ApiKeyCreateResponseData = {
        "id": made["id"],
        "name": made["name"],
        "description": made.get("description"),
        "environment_id": made.get("environment_id"),
        "last_used_at": made.get("last_used_at"),
        "rate_limit_percent": made.get("rate_limit_percent"),
        "readonly": made["readonly"],
        "scopes": made["scopes"],
        "created_at": made["created_at"],
        "updated_at": made["updated_at"],
        "secret": secret,
    }
    if owner is not None:  # absent rather than null, in this answer only
        answer["environment"] = owner
    return answer


def update(scope: Scope, key_id: str, body: UpdateApiKeyRequestBody) -> ApiKeyResponseData:
    """Change what is given; null clears description and share of the rate limit. Raises Forbidden."""
    found = _managed(scope, key_id)
    changes: dict[str, str | int | None] = {}
    if "description" in body:
        changes["description"] = body["description"]
    if "rate_limit_percent" in body:
        changes["rate_limit_percent"] = body["rate_limit_percent"]
    if (name := body.get("name")) is not None:
        changes["name"] = environments.named(name)
    store.update_key(scope, key_id, changes)
    scope.emit(ApiKeyChanged(scope.account_id, found.get("environment_id"), key_id, "updated"))
    return get(scope, key_id)


def delete(scope: Scope, key_id: str) -> None:
    """Revoke the key: the next request with it is refused, the caller's own included. Raises Forbidden."""
    found = _managed(scope, key_id)
    store.delete_key(scope, key_id)
    scope.emit(ApiKeyChanged(scope.account_id, found.get("environment_id"), key_id, "deleted"))


def _managed(scope: Scope, key_id: str) -> ApiKeyResponseData:
    """The key, if the caller may change it; raises NotFound, Forbidden."""
    found = get(scope, key_id)
    owner = found.get("environment")
    environment_type = owner["environment_type"] if owner else None
    rights.require(environments.callers_type(scope), environment_type, f"API key {key_id}")
    return found


def _details(scope: Scope, rows: Sequence[store.Row]) -> list[ApiKeyResponseData]:
    found = store.environments_by_id(scope, {row["environment_id"] for row in rows if row["environment_id"]})
    told = {one: environments.response(row) for one, row in found.items()}
    return [
        {
            "id": row["id"],
            "name": row["name"],
            "description": row["description"],
            "environment_id": row["environment_id"],
            "environment": told.get(row["environment_id"]),
            "last_used_at": row["last_used_at"],
            "rate_limit_percent": row["rate_limit_percent"],
            "readonly": row["readonly"],
            "scopes": keys.READ_ONLY_SCOPES if row["readonly"] else keys.SCOPES,
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
        }
        for row in rows
    ]
