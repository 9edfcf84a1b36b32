"""What details of companies and users share: short forms, keys and traits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from schematic_server.domains.companies import store, traits
from schematic_server.domains.companies.store import EntityType
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CompanyResponseData,
        EntityKeyDetailResponseData,
        EntityTraitDetailResponseData,
        UserResponseData,
    )


class KeysAndTraits(TypedDict):
    """What companies and users alike tell of their keys and traits."""

    keys: list[EntityKeyDetailResponseData]
    traits: dict[str, Any]
    entity_traits: list[EntityTraitDetailResponseData]


def short_companies(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyResponseData]:
    """Companies by id; unknown ones are left out."""
    return {
        one: {
            "id": row["id"],
            "environment_id": row["environment_id"],
            "name": row["name"],
            "logo_url": row["logo_url"],
            "last_seen_at": row["last_seen_at"],
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
        }
        for one, row in scope.once(store.companies, ids).items()
    }


def short_users(scope: Scope, ids: Sequence[str]) -> dict[str, UserResponseData]:
    """Users by id; unknown ones are left out."""
    return {
        one: {
            "id": row["id"],
            "environment_id": row["environment_id"],
            "name": row["name"],
            "last_seen_at": row["last_seen_at"],
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
        }
        for one, row in store.entities(scope, "user", ids).items()
    }


def keys_and_traits(scope: Scope, entity_type: EntityType, ids: Sequence[str]) -> dict[str, KeysAndTraits]:
    """Keys and traits by entity."""
    keys, own = store.keys_of(scope, ids), store.traits_of(scope, ids)
    return {
        one: {
            "keys": [_key(scope, entity_type, one, key) for key in keys.get(one, [])],
            "traits": traits.shown(own.get(one, [])),
            "entity_traits": [traits.detail(scope, each) for each in own.get(one, [])],
        }
        for one in ids
    }


def _key(scope: Scope, entity_type: EntityType, entity_id: str, key: store.Key) -> EntityKeyDetailResponseData:
    return {
        "id": key.id,
        "entity_id": entity_id,
        "entity_type": entity_type,
        "environment_id": scope.environment_id,
        "definition_id": key.definition_id,
        "key": key.name,
        "value": key.value,
        "created_at": key.created_at,
        "updated_at": key.updated_at,
        "definition": {
            "id": key.definition_id,
            "key": key.name,
            "entity_type": entity_type,
            "created_at": key.defined_at,
            "updated_at": key.definition_updated_at,
        },
    }
