"""What details of companies and users share: short forms, keys and traits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from schematic_server.domains.companies import store, traits
from schematic_server.scope import Scope


def short_companies(scope: Scope, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Contract: `CompanyResponseData`, by id."""
    found = {one: dict(row) for one, row in store.entities(scope, "company", ids).items()}
    for members in found.values():
        del members["billing_anchor"]
    return found


def keys_and_traits(scope: Scope, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """`keys`, `traits`, `entity_traits` by entity."""
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


def _key(row: store.Row) -> dict[str, Any]:
    definition = {
        "id": row["definition_id"],
        "key": row["name"],
        "entity_type": row["entity_type"],
        "created_at": row["defined_at"],
        "updated_at": row["definition_updated_at"],
    }
    names = ("id", "entity_id", "entity_type", "environment_id", "definition_id", "value", "created_at", "updated_at")
    return {**{name: row[name] for name in names}, "key": row["name"], "definition": definition}
