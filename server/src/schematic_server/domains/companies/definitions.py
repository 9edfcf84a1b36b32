"""Listing and counting key and trait definitions and values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from schematic_server.changes import CompanyChanged, UserChanged
from schematic_server.domains.companies import traits
from schematic_server.domains.companies.tables import (
    entity_key,
    entity_key_definition,
    entity_trait,
    trait_definition,
)
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope


def list_keys(scope: Scope, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Key definitions, newest first."""
    told = ("id", "key", "entity_type", "created_at", "updated_at")
    rows = _page(scope, entity_key_definition, _key_conditions(scope, query), query)
    return [{name: row[name] for name in told} for row in rows]


def count_keys(scope: Scope, query: Mapping[str, Any]) -> dict[str, Any]:
    return _count(scope, entity_key_definition, _key_conditions(scope, query))


def delete_key(scope: Scope, definition_id: str) -> dict[str, Any]:
    """Drop a key name and its values; raises BadRequest where that would leave an entity without any key."""
    own = entity_key_definition.c.environment_id == scope.environment_id
    statement = sa.select(entity_key_definition).where(own, entity_key_definition.c.id == definition_id)
    row = scope.db.execute(statement).mappings().first()
    if row is None:
        raise NotFound(f"key definition {definition_id} does not exist in this environment")
    holders = sa.select(entity_key.c.entity_id).where(entity_key.c.definition_id == definition_id)
    others = sa.select(entity_key.c.entity_id).where(entity_key.c.definition_id != definition_id)
    alone = scope.db.scalar(holders.where(entity_key.c.entity_id.not_in(others)).limit(1))
    if alone is not None:
        raise BadRequest(f"{alone} has no key but {row['key']!r}; give it another one first")
    ids = list(scope.db.scalars(holders))
    scope.db.execute(sa.delete(entity_key).where(entity_key.c.definition_id == definition_id))
    scope.db.execute(sa.delete(entity_key_definition).where(own, entity_key_definition.c.id == definition_id))
    change = CompanyChanged if row["entity_type"] == "company" else UserChanged
    for entity_id in ids:
        scope.emit(change(*scope.here, entity_id, "updated"))
    return {"deleted": True}


def count_key_values(scope: Scope, query: Mapping[str, Any]) -> dict[str, Any]:
    conditions = [entity_key.c.environment_id == scope.environment_id]
    if query.get("definition_id"):
        conditions.append(entity_key.c.definition_id == query["definition_id"])
    if query.get("entity_type"):
        conditions.append(entity_key.c.entity_type == query["entity_type"])
    return _count(scope, entity_key, conditions)


def list_traits(scope: Scope, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Trait definitions, newest first."""
    rows = _page(scope, trait_definition, _trait_conditions(scope, query), query)
    return [traits.definition_of(row) for row in rows]


def count_traits(scope: Scope, query: Mapping[str, Any]) -> dict[str, Any]:
    return _count(scope, trait_definition, _trait_conditions(scope, query))


def count_trait_values(scope: Scope, query: Mapping[str, Any]) -> dict[str, Any]:
    table = entity_trait.join(trait_definition)
    conditions = [entity_trait.c.environment_id == scope.environment_id]
    if query.get("definition_id"):
        conditions.append(entity_trait.c.definition_id == query["definition_id"])
    if query.get("entity_type"):
        conditions.append(trait_definition.c.entity_type == query["entity_type"])
    statement = sa.select(sa.func.count()).select_from(table).where(*conditions)
    return {"count": scope.db.scalar(statement) or 0}


def trait_values(scope: Scope, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Distinct values of one trait, in order; raises NotFound for an unknown definition."""
    definition_id: str = query["definition_id"]
    traits.get_definition(scope, definition_id)
    conditions = [
        entity_trait.c.environment_id == scope.environment_id,
        entity_trait.c.definition_id == definition_id,
    ]
    if query.get("q"):
        conditions.append(entity_trait.c.value.icontains(query["q"], autoescape=True))
    statement = sa.select(entity_trait.c.value).distinct().where(*conditions).order_by("value")
    values = scope.db.scalars(statement.limit(query["limit"]).offset(query["offset"]))
    return [{"definition_id": definition_id, "value": value} for value in values]


def _key_conditions(scope: Scope, query: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    table = entity_key_definition
    conditions = _shared_conditions(scope, table, query)
    if query.get("q"):
        conditions.append(table.c.key.icontains(query["q"], autoescape=True))
    return conditions


def _trait_conditions(scope: Scope, query: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    table = trait_definition
    conditions = _shared_conditions(scope, table, query)
    types: list[str] = [*([query["trait_type"]] if query.get("trait_type") else []), *(query.get("trait_types") or [])]
    if types:
        conditions.append(table.c.trait_type.in_(types))
    if query.get("q"):
        text = query["q"]
        named = table.c.display_name.icontains(text, autoescape=True)
        conditions.append(sa.or_(named, table.c.path.icontains(text, autoescape=True)))
    return conditions


def _shared_conditions(scope: Scope, table: sa.Table, query: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [table.c.environment_id == scope.environment_id]
    if query.get("ids") is not None:
        conditions.append(table.c.id.in_(query["ids"]))
    if query.get("entity_type"):
        conditions.append(table.c.entity_type == query["entity_type"])
    return conditions


def _page(
    scope: Scope, table: sa.Table, conditions: list[sa.ColumnElement[bool]], query: Mapping[str, Any]
) -> list[sa.RowMapping]:
    order = (table.c.created_at.desc(), table.c.id.desc())
    statement = sa.select(table).where(*conditions).order_by(*order).limit(query["limit"]).offset(query["offset"])
    return list(scope.db.execute(statement).mappings())


def _count(scope: Scope, table: sa.Table, conditions: list[sa.ColumnElement[bool]]) -> dict[str, Any]:
    return {"count": scope.db.scalar(sa.select(sa.func.count()).select_from(table).where(*conditions)) or 0}
