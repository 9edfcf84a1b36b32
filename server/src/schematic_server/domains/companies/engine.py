"""Companies and users as the rules engine knows them: identity, keys, traits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.companies import store
from schematic_server.domains.companies.keys import EntityType
from schematic_server.domains.companies.tables import entity_key
from schematic_server.domains.companies.traits import COMPARABLE_TYPES
from schematic_server.storage.queries import chunks


def company_members(db: Connection, environment_id: str, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """`id`, `account_id`, `environment_id`, `keys`, `traits` of the companies that exist, by id."""
    return _members(db, environment_id, "company", ids)


def user_members(db: Connection, environment_id: str, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The same of users."""
    return _members(db, environment_id, "user", ids)


def _members(
    db: Connection, environment_id: str, entity_type: EntityType, ids: Sequence[str]
) -> dict[str, dict[str, Any]]:
    account_id = db.scalar(sa.select(environment.c.account_id).where(environment.c.id == environment_id))
    known = sorted(store.existing_ids(db, environment_id, entity_type, ids))
    keys: dict[str, dict[str, str]] = {one: {} for one in known}
    for part in chunks(known):
        own = entity_key.c.environment_id == environment_id
        statement = sa.select(entity_key).where(own, entity_key.c.entity_id.in_(part)).order_by("created_at", "name")
        for row in db.execute(statement):
            keys[row.entity_id][row.name] = row.value
    traits = store.traits_of(db, environment_id, known)
    return {
        one: {
            "id": one,
            "account_id": account_id,
            "environment_id": environment_id,
            "keys": keys[one],
            "traits": [_trait(row) for row in traits.get(one, [])],
        }
        for one in known
    }


def _trait(row: sa.RowMapping) -> dict[str, Any]:
    definition = {
        "id": row["definition_id"],
        "comparable_type": COMPARABLE_TYPES[row["trait_type"]],
        "entity_type": row["entity_type"],
    }
    return {"value": row["value"], "trait_definition": definition}
