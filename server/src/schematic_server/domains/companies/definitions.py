"""Listing and counting key and trait definitions and values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from schematic_server.domains.companies import traits
from schematic_server.domains.companies.tables import (
    entity_key,
    entity_key_definition,
    entity_trait,
    trait_definition,
)
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage import queries

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CountEntityKeyDefinitionsQuery,
        CountEntityKeysQuery,
        CountEntityTraitDefinitionsQuery,
        CountEntityTraitsQuery,
        EntityKeyDefinitionResponseData,
        EntityTraitValue,
        GetEntityTraitValuesQuery,
        ListEntityKeyDefinitionsQuery,
        ListEntityTraitDefinitionsQuery,
    )
    from schematic_server.contract.shared import CountResponse, DeleteResponse, EntityTraitDefinitionResponseData


def list_keys(scope: Scope, query: ListEntityKeyDefinitionsQuery) -> list[EntityKeyDefinitionResponseData]:
    """Key definitions, newest first."""
    rows = _page(scope, entity_key_definition, _key_conditions(scope, query), query)
    return [
        {
            "id": row["id"],
            "key": row["key"],
            "entity_type": row["entity_type"],
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
        }
        for row in rows
    ]


def count_keys(scope: Scope, query: CountEntityKeyDefinitionsQuery) -> CountResponse:
    return _count(scope, entity_key_definition, _key_conditions(scope, query))


def delete_key(scope: Scope, definition_id: str) -> DeleteResponse:
    """Drop a key name and its values; raises BadRequest where that would leave an entity without any key."""
    own = entity_key_definition.c.environment_id == scope.environment_id
    statement = sa.select(entity_key_definition).where(own, entity_key_definition.c.id == definition_id)
    row = scope.db.execute(statement).mappings().first()
    if row is None:
        raise NotFound(f"key definition {definition_id} does not exist in this environment")
    holders = sa.select(entity_key.c.entity_id).where(entity_key.c.definition_id == definition_id)
    other = entity_key.alias()
    others = sa.select(other.c.entity_id).where(other.c.definition_id != definition_id)
    alone = scope.db.scalar(holders.where(queries.none_of(entity_key.c.entity_id, others)).limit(1))
    if alone is not None:
        raise BadRequest(f"{alone} has no key but {row['key']!r}; give it another one first")
    ids = list(scope.db.scalars(holders))
    scope.db.execute(sa.delete(entity_key).where(entity_key.c.definition_id == definition_id))
    scope.db.execute(sa.delete(entity_key_definition).where(own, entity_key_definition.c.id == definition_id))
    traits.tell(scope, row["entity_type"], ids)
    return {"deleted": True}


def count_key_values(scope: Scope, query: CountEntityKeysQuery) -> CountResponse:
    conditions = [entity_key.c.environment_id == scope.environment_id]
    if definition_id := query.get("definition_id"):
        conditions.append(entity_key.c.definition_id == definition_id)
    if entity_type := query.get("entity_type"):
        conditions.append(entity_key.c.entity_type == entity_type)
    return _count(scope, entity_key, conditions)


def list_traits(scope: Scope, query: ListEntityTraitDefinitionsQuery) -> list[EntityTraitDefinitionResponseData]:
    """Trait definitions, newest first."""
    rows = _page(scope, trait_definition, _trait_conditions(scope, query), query)
    return [traits.definition_of(row) for row in rows]


def count_traits(scope: Scope, query: CountEntityTraitDefinitionsQuery) -> CountResponse:
    return _count(scope, trait_definition, _trait_conditions(scope, query))


def count_trait_values(scope: Scope, query: CountEntityTraitsQuery) -> CountResponse:
    # The environment is the definitions': with it, every value would have to be looked at.
    own = sa.select(trait_definition.c.id).where(trait_definition.c.environment_id == scope.environment_id)
    if definition_id := query.get("definition_id"):
        own = own.where(trait_definition.c.id == definition_id)
    if entity_type := query.get("entity_type"):
        own = own.where(trait_definition.c.entity_type == entity_type)
    return _count(scope, entity_trait, [entity_trait.c.definition_id.in_(own)])


def trait_values(scope: Scope, query: GetEntityTraitValuesQuery) -> list[EntityTraitValue]:
    """Distinct values of one trait, in order; raises NotFound for an unknown definition."""
    definition_id = query["definition_id"]
    traits.get_definition(scope, definition_id)
    conditions = [
        entity_trait.c.environment_id == scope.environment_id,
        entity_trait.c.definition_id == definition_id,
    ]
    conditions += queries.matching(query.get("q"), entity_trait.c.value)
    statement = sa.select(entity_trait.c.value).distinct().where(*conditions).order_by("value")
    values = scope.db.scalars(statement.limit(query["limit"]).offset(query["offset"]))
    return [{"definition_id": definition_id, "value": value} for value in values]


def _key_conditions(scope: Scope, query: ListEntityKeyDefinitionsQuery) -> list[sa.ColumnElement[bool]]:
    table = entity_key_definition
    conditions = _shared_conditions(scope, table, query)
    return [*conditions, *queries.matching(query.get("q"), table.c.key)]


def _trait_conditions(scope: Scope, query: ListEntityTraitDefinitionsQuery) -> list[sa.ColumnElement[bool]]:
    table = trait_definition
    conditions = _shared_conditions(scope, table, query)
    trait_type = query.get("trait_type")
    types = [*([trait_type] if trait_type else []), *query.get("trait_types", ())]
    if types:
        conditions.append(table.c.trait_type.in_(types))
    return [*conditions, *queries.matching(query.get("q"), table.c.display_name, table.c.path)]


def _shared_conditions(scope: Scope, table: sa.Table, query: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [table.c.environment_id == scope.environment_id]
    if (ids := query.get("ids")) is not None:
        conditions.append(table.c.id.in_(ids))
    if entity_type := query.get("entity_type"):
        conditions.append(table.c.entity_type == entity_type)
    return conditions


def _page(
    scope: Scope, table: sa.Table, conditions: list[sa.ColumnElement[bool]], query: Mapping[str, Any]
) -> list[sa.RowMapping]:
    order = (table.c.created_at.desc(), table.c.id.desc())
    statement = sa.select(table).where(*conditions).order_by(*order).limit(query["limit"]).offset(query["offset"])
    return list(scope.db.execute(statement).mappings())


def _count(scope: Scope, table: sa.Table, conditions: list[sa.ColumnElement[bool]]) -> CountResponse:
    return {"count": scope.db.scalar(sa.select(sa.func.count()).select_from(table).where(*conditions)) or 0}
