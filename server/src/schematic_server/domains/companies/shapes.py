"""What details of companies and users share: short forms, keys and traits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from schematic_server.domains.companies import store, traits
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
        for one, row in store.entities(scope, "company", ids).items()
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


def keys_and_traits(scope: Scope, ids: Sequence[str]) -> dict[str, KeysAndTraits]:
    """Keys and traits by entity."""
    keys = store.keys_of(scope, ids)
    rows = store.traits_of(scope.db, scope.environment_id, ids)
    return {
        one: {
            "keys": [_key(row) for row in keys.get(one, [])],
            "traits": traits.shown(rows.get(one, [])),
            "entity_traits": [traits.detail(row) for row in rows.get(one, [])],
        }
        for one in ids
    }


def _key(row: store.Row) -> EntityKeyDetailResponseData:
    return {
        "id": row["id"],
        "entity_id": row["entity_id"],
        "entity_type": row["entity_type"],
        "environment_id": row["environment_id"],
        "definition_id": row["definition_id"],
        "key": row["name"],
        "value": row["value"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
        "definition": {
            "id": row["definition_id"],
            "key": row["name"],
            "entity_type": row["entity_type"],
            "created_at": row["defined_at"],
            "updated_at": row["definition_updated_at"],
        },
    }
