"""SQL of companies and users: they share the tables of keys and traits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeAlias

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.companies import searches
from schematic_server.domains.companies.tables import (
    company,
    company_membership,
    entity_key,
    entity_trait,
    trait_definition,
    user,
)
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds, new_id
from schematic_server.storage.queries import among, chunks
from schematic_server.storage.sqlite import lower
from schematic_server.storage.statements import Columns, query, run

EntityType = Literal["company", "user"]
# A stored row by column name, and what stands for one just inserted.
Row: TypeAlias = sa.RowMapping | Mapping[str, Any]
TABLES: dict[EntityType, sa.Table] = {"company": company, "user": user}

_IDS_BY_KEY = """
SELECT entity_key.name, entity_key.folded_value, entity_key.entity_id
FROM (SELECT {rows}) AS wanted CROSS JOIN entity_key
WHERE entity_key.name = wanted.column1 AND entity_key.folded_value = wanted.column2
  AND entity_key.environment_id = ? AND entity_key.entity_type = ?
"""
# A subquery, because PostgreSQL joins a table that it knows nothing of by reading all of it.
_COMPANIES_BY_KEY = """
SELECT entity_key.name, entity_key.folded_value, entity_key.entity_id,
  (SELECT company.billing_anchor FROM company WHERE company.id = entity_key.entity_id)
FROM (SELECT {rows}) AS wanted CROSS JOIN entity_key
WHERE entity_key.name = wanted.column1 AND entity_key.folded_value = wanted.column2
  AND entity_key.environment_id = ? AND entity_key.entity_type = 'company'
"""
# `EXISTS`, for the same reason.
_PAIRS_BY_KEY = """
SELECT wanted.column1, wanted.column2, wanted.column3, wanted.column4, c.entity_id, u.entity_id,
  (SELECT company.billing_anchor FROM company WHERE company.id = c.entity_id),
  EXISTS (SELECT 1 FROM company_membership AS m WHERE m.company_id = c.entity_id AND m.user_id = u.entity_id
    AND m.environment_id = c.environment_id)
FROM (SELECT {rows}) AS wanted CROSS JOIN entity_key AS c CROSS JOIN entity_key AS u
WHERE c.name = wanted.column1 AND c.folded_value = wanted.column2 AND c.environment_id = ? AND c.entity_type = 'company'
  AND u.name = wanted.column3 AND u.folded_value = wanted.column4 AND u.environment_id = ? AND u.entity_type = 'user'
"""
_INSERT_KEYS = """
INSERT INTO entity_key (environment_id, entity_type, name, folded_value, value, entity_id, id, definition_id,
  created_at, updated_at)
SELECT {rows}
"""
_KEY_DEFINITIONS = """
SELECT entity_key_definition.key, entity_key_definition.id
FROM (SELECT {rows}) AS wanted CROSS JOIN entity_key_definition
WHERE entity_key_definition.key = wanted.column1
  AND entity_key_definition.environment_id = ? AND entity_key_definition.entity_type = ?
"""
_INSERT_KEY_DEFINITIONS = """
INSERT INTO entity_key_definition (id, environment_id, entity_type, key, created_at, updated_at)
SELECT {rows}
"""
_TRAIT_DEFINITIONS = """
SELECT trait_definition.path, trait_definition.id, trait_definition.trait_type, entity_trait.value
FROM (SELECT {rows}) AS wanted CROSS JOIN trait_definition LEFT JOIN entity_trait
  ON entity_trait.definition_id = trait_definition.id AND entity_trait.entity_id = wanted.column2
WHERE trait_definition.path = wanted.column1
  AND trait_definition.environment_id = ? AND trait_definition.entity_type = ?
"""
_INSERT_TRAIT_DEFINITIONS = """
INSERT INTO trait_definition (id, environment_id, entity_type, hierarchy, path, display_name, trait_type,
  created_at, updated_at)
VALUES {rows}
"""
_WRITE_TRAITS = """
INSERT INTO entity_trait (entity_id, definition_id, environment_id, id, value, created_at, updated_at)
SELECT {rows}
ON CONFLICT (entity_id, definition_id) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
"""
_KEYS = """
SELECT k.entity_id, k.id, k.name, k.value, k.definition_id, k.created_at, k.updated_at, d.created_at, d.updated_at
FROM (VALUES {rows}) AS wanted CROSS JOIN entity_key AS k JOIN entity_key_definition AS d ON d.id = k.definition_id
WHERE k.entity_id = wanted.column1 AND k.environment_id = ?
ORDER BY k.created_at, k.name
"""
_TRAITS = """
SELECT d.path, d.id, d.entity_type, d.display_name, d.trait_type, d.created_at, d.updated_at,
  t.entity_id, t.id, t.value, t.created_at, t.updated_at
FROM (VALUES {rows}) AS wanted CROSS JOIN entity_trait AS t JOIN trait_definition AS d ON d.id = t.definition_id
WHERE t.entity_id = wanted.column1 AND t.environment_id = ?
"""
# Where a name is written. Lists are sorted by the second, which is in lower case.
_NAMES: dict[EntityType, tuple[str, ...]] = {"company": ("name", "folded_name"), "user": ("name",)}
_ENTITIES = {
    entity_type: Columns(*(one for one in table.c if one.name not in ("folded_name", "seen_minute")))
    for entity_type, table in TABLES.items()
}
_SELECT_ENTITIES: dict[EntityType, str] = {
    entity_type: f"SELECT {_ENTITIES[entity_type].sql} FROM {table.name} WHERE id IN (SELECT {{rows}})"  # noqa: S608
    " AND environment_id = ?"
    for entity_type, table in TABLES.items()
}
_KEY_VALUES = "SELECT name, value FROM entity_key WHERE entity_id IN (SELECT {rows}) AND environment_id = ?"
_TRAIT_VALUES = "SELECT definition_id, value FROM entity_trait WHERE entity_id IN (SELECT {rows})"
_INSERT_ENTITIES: dict[EntityType, str] = {
    entity_type: f"INSERT INTO {table.name} (id, environment_id, last_seen_at, created_at, updated_at,"
    f" {', '.join(_NAMES[entity_type])}) SELECT {{rows}}"
    for entity_type, table in TABLES.items()
}
_UPDATE_ENTITY: dict[EntityType, str] = {
    entity_type: f"UPDATE {table.name} SET updated_at = ?,"  # noqa: S608
    f" {', '.join(f'{one} = coalesce(?, {one})' for one in _NAMES[entity_type])} WHERE id = ? AND environment_id = ?"
    for entity_type, table in TABLES.items()
}
_BUMP_LAST_SEEN: dict[EntityType, str] = {
    entity_type: f"UPDATE {table.name} SET last_seen_at = seen.column2 FROM (SELECT {{rows}}) AS seen"  # noqa: S608
    " WHERE id = seen.column1 AND environment_id = ? AND (last_seen_at IS NULL OR last_seen_at < seen.column2)"
    for entity_type, table in TABLES.items()
}


class Key(NamedTuple):
    """A key of an entity, with the stamps of its definition."""

    id: str
    name: str
    value: str
    definition_id: str
    created_at: datetime
    updated_at: datetime
    defined_at: datetime
    definition_updated_at: datetime


class Trait(NamedTuple):
    """A trait of an entity, with the row of its definition."""

    id: str
    value: str
    created_at: datetime
    updated_at: datetime
    definition: Row


class Definition(NamedTuple):
    """What writing a trait needs of its definition, and the value that the entity has."""

    id: str
    trait_type: str
    value: str | None = None


# Entities


def page_after(
    db: Connection,
    environment_id: str,
    entity_type: EntityType,
    after: tuple[datetime, str] | None,
    limit: int,
    *conditions: sa.ColumnElement[bool],
) -> list[tuple[datetime, str]]:
    """When the next ones were made, and their ids, in this order; the first ones for None."""
    columns = (TABLES[entity_type].c.created_at, TABLES[entity_type].c.id)
    wanted = sa.select(*columns).where(TABLES[entity_type].c.environment_id == environment_id, *conditions)
    if after is not None:
        wanted = wanted.where(sa.tuple_(*columns) > sa.tuple_(*map(sa.literal, after, [one.type for one in columns])))
    return [(created_at, one) for created_at, one in db.execute(wanted.order_by(*columns).limit(limit))]


def existing_ids(db: Connection, environment_id: str, entity_type: EntityType, ids: Sequence[str]) -> frozenset[str]:
    """Those of `ids` that exist in the environment."""
    table = TABLES[entity_type]
    found: set[str] = set()
    for part in chunks(ids):
        own = table.c.environment_id == environment_id
        found.update(db.scalars(sa.select(table.c.id).where(own, table.c.id.in_(part))))
    return frozenset(found)


def entities(scope: Scope, entity_type: EntityType, ids: Sequence[str]) -> dict[str, Row]:
    """Rows by id."""
    columns, sql = _ENTITIES[entity_type], _SELECT_ENTITIES[entity_type]
    return {row["id"]: row for row in columns.rows(scope.db, sql, [(one,) for one in ids], scope.environment_id)}


def companies(scope: Scope, ids: Sequence[str]) -> dict[str, Row]:
    """Companies by id, to be shared."""
    return entities(scope, "company", ids)


def list_ids(
    scope: Scope, entity_type: EntityType, conditions: Sequence[sa.ColumnElement[bool]], query: Mapping[str, Any]
) -> list[str]:
    """Ids of a page, in its order."""
    table = TABLES[entity_type]
    name = query.get("sort_order_column") or "created_at"
    is_ascending = query.get("sort_order_direction") == "asc"
    if name == "last_seen_at":
        return _ids_by_last_seen(scope, conditions, is_ascending, query)
    order = (table.c["folded_name" if name == "name" else name], table.c.id)
    statement = sa.select(table.c.id).where(*conditions).limit(query["limit"]).offset(query["offset"])
    return list(scope.db.scalars(statement.order_by(*(one.asc() if is_ascending else one.desc() for one in order))))


def _ids_by_last_seen(
    scope: Scope, conditions: Sequence[sa.ColumnElement[bool]], is_ascending: bool, query: Mapping[str, Any]
) -> list[str]:
    """Companies last seen first; whoever was never seen comes after all others, and before them if it `is_ascending`.

    Those of one minute, and no more, are sorted. The never seen ones would be one, so they are asked for apart.
    """
    minute = company.c.seen_minute
    parts = [
        (minute.is_not(None), (minute, company.c.last_seen_at, company.c.id)),
        (minute.is_(None), (minute, company.c.id)),
    ]
    end = query["offset"] + query["limit"]
    found: list[str] = []
    for condition, order in reversed(parts) if is_ascending else parts:
        first, *others = (one.asc() if is_ascending else one.desc() for one in order)
        told = first.nulls_first() if is_ascending else first.nulls_last()  # as the index has it
        statement = sa.select(company.c.id).where(*conditions, condition).order_by(told, *others)
        found += scope.db.scalars(statement.limit(end - len(found)))
    return found[query["offset"] :]


def count(scope: Scope, entity_type: EntityType, conditions: Sequence[sa.ColumnElement[bool]]) -> int:
    statement = sa.select(sa.func.count()).select_from(TABLES[entity_type]).where(*conditions)
    return scope.db.scalar(statement) or 0


def conditions(scope: Scope, entity_type: EntityType, query: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    """What list and count share: the environment, `ids`, `q`, and for users `company_id`."""
    table = TABLES[entity_type]
    found: list[sa.ColumnElement[bool]] = [table.c.environment_id == scope.environment_id]
    if query.get("ids") is not None:
        found.append(table.c.id.in_(query["ids"]))
    if query.get("q"):
        found.append(searches.matching(scope, entity_type, query["q"]))
    if entity_type == "user" and query.get("company_id"):
        member = company_membership
        members = sa.select(member.c.user_id).where(member.c.company_id == query["company_id"])
        found.append(among(scope.db, table.c.id, members))
    return found


def insert_entities(scope: Scope, entity_type: EntityType, named: Iterable[tuple[str, datetime | None]]) -> list[str]:
    """New entities of these names, last seen then; answers their ids."""
    at = microseconds(scope.now)
    prefix = "comp" if entity_type == "company" else "user"
    made = [(new_id(prefix), *one) for one in named]
    rows = [
        (one, scope.environment_id, seen_at and microseconds(seen_at), at, at, *_names(entity_type, name))
        for one, name, seen_at in made
    ]
    run(scope.db, _INSERT_ENTITIES[entity_type], rows)
    return [one for one, _, _ in made]


def update_entity(scope: Scope, entity_type: EntityType, entity_id: str, name: str | None) -> None:
    """The entity has changed now; without a name it keeps the one that it has."""
    values = (microseconds(scope.now), *_names(entity_type, name), entity_id, scope.environment_id)
    query(scope.db, _UPDATE_ENTITY[entity_type], *values)


def _names(entity_type: EntityType, name: str | None) -> tuple[str | None, ...]:
    return (name, lower(name)) if entity_type == "company" else (name,)


def bump_last_seen(scope: Scope, entity_type: EntityType, seen: Mapping[str, int]) -> None:
    """Raise `last_seen_at` of each entity, in microseconds since 1970, where it is earlier."""
    # In the order of ids: two nodes that bump the same entities wait for each other instead of dead-locking.
    run(scope.db, _BUMP_LAST_SEEN[entity_type], sorted(seen.items()), scope.environment_id)


def delete_entity(scope: Scope, entity_type: EntityType, entity_id: str) -> None:
    """Delete it with its keys and traits; memberships and what other domains hold go by foreign key."""
    table = TABLES[entity_type]
    scope.db.execute(sa.delete(entity_key).where(entity_key.c.entity_id == entity_id))
    scope.db.execute(sa.delete(entity_trait).where(entity_trait.c.entity_id == entity_id))
    scope.db.execute(sa.delete(table).where(table.c.environment_id == scope.environment_id, table.c.id == entity_id))


# Keys


def ids_by_key(
    db: Connection, environment_id: str, entity_type: EntityType, pairs: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Entity ids by (lower-case name, lower-case value)."""
    rows = run(db, _IDS_BY_KEY, sorted(set(pairs)), environment_id, entity_type)
    return {(name, value): entity_id for name, value, entity_id in rows}


def companies_by_key(
    db: Connection, environment_id: str, pairs: Iterable[tuple[str, str]]
) -> tuple[dict[tuple[str, str], str], dict[str, int | None]]:
    """`ids_by_key` of companies, and where their billing cycles start."""
    rows = run(db, _COMPANIES_BY_KEY, sorted(set(pairs)), environment_id)
    return {(name, value): one for name, value, one, _ in rows}, {one: anchor for _, _, one, anchor in rows}


class Together(NamedTuple):
    """A company and a user; `anchor` is where the cycles of the company start."""

    company_id: str
    user_id: str
    anchor: datetime | None
    is_member: bool


def pairs_by_key(
    db: Connection, environment_id: str, quads: Iterable[tuple[str, str, str, str]]
) -> dict[tuple[str, str, str, str], Together]:
    """Companies with users, by (name, value) of both in lower case, where there are both."""
    rows = run(db, _PAIRS_BY_KEY, sorted(set(quads)), environment_id, environment_id)
    return {
        (name, value, user_name, user_value): Together(
            company_id, user_id, None if anchor is None else instant(anchor), bool(is_member)
        )
        for name, value, user_name, user_value, company_id, user_id, anchor, is_member in rows
    }


def keys_of(scope: Scope, ids: Sequence[str]) -> dict[str, list[Key]]:
    """Keys, oldest first, by entity."""
    found: dict[str, list[Key]] = {}
    for entity_id, key_id, name, value, definition_id, *stamps in run(
        scope.db, _KEYS, [(one,) for one in ids], scope.environment_id
    ):
        found.setdefault(entity_id, []).append(Key(key_id, name, value, definition_id, *map(instant, stamps)))
    return found


def key_values(scope: Scope, entity_id: str) -> dict[str, str]:
    """Values by lower-case name."""
    return dict(run(scope.db, _KEY_VALUES, [(entity_id,)], scope.environment_id))


def insert_keys(scope: Scope, entity_type: EntityType, keys: Iterable[tuple[str, str, str]]) -> None:
    """Give each entity (id, lower-case name, value) a key that it has no value of."""
    at = microseconds(scope.now)
    given = list(keys)
    definitions = _key_definitions(scope, entity_type, {name for _, name, _ in given})
    rows: list[tuple[object, ...]] = []
    for entity_id, name, value in given:
        key = (scope.environment_id, entity_type, name, value.lower(), value)
        rows.append((*key, entity_id, new_id("ekey"), definitions[name], at, at))
    run(scope.db, _INSERT_KEYS, rows)


def delete_keys(scope: Scope, entity_id: str, names: Sequence[str]) -> None:
    if not names:
        return
    own = entity_key.c.environment_id == scope.environment_id
    scope.db.execute(
        sa.delete(entity_key).where(own, entity_key.c.entity_id == entity_id, entity_key.c.name.in_(names))
    )


def _key_definitions(scope: Scope, entity_type: EntityType, names: Iterable[str]) -> dict[str, str]:
    """Definition ids by lower-case name; what was never used before gets one."""
    wanted = sorted(names)
    found = dict(run(scope.db, _KEY_DEFINITIONS, [(name,) for name in wanted], scope.environment_id, entity_type))
    made = {name: new_id("ekt") for name in wanted if name not in found}
    at = microseconds(scope.now)
    rows = [(one, scope.environment_id, entity_type, name, at, at) for name, one in made.items()]
    run(scope.db, _INSERT_KEY_DEFINITIONS, rows)
    return found | made


# Traits


def trait_values(scope: Scope, entity_id: str) -> dict[str, str]:
    """Values by definition id."""
    return dict(run(scope.db, _TRAIT_VALUES, [(entity_id,)]))


def traits_of(scope: Scope, ids: Sequence[str]) -> dict[str, list[Trait]]:
    """Traits in the order of their paths, by entity. Those of one definition share its row."""
    definitions: dict[str, Row] = {}
    found: dict[str, list[Trait]] = {}
    for row in sorted(run(scope.db, _TRAITS, [(one,) for one in ids], scope.environment_id)):
        entity_id, trait_id, value, created_at, updated_at = row[7:]
        definition = definitions.get(row[1]) or definitions.setdefault(row[1], _trait_definition(row))
        one = Trait(trait_id, value, instant(created_at), instant(updated_at), definition)
        found.setdefault(entity_id, []).append(one)
    return found


def _trait_definition(row: Sequence[Any]) -> Row:
    path, definition_id, entity_type, display_name, trait_type, created_at, updated_at, *_ = row
    return {
        "id": definition_id,
        "hierarchy": json.loads(path),
        "entity_type": entity_type,
        "display_name": display_name,
        "trait_type": trait_type,
        "created_at": instant(created_at),
        "updated_at": instant(updated_at),
    }


def write_traits(scope: Scope, entity_id: str, values: Mapping[str, str]) -> None:
    """Give the entity these values, by definition id, whether it has others or none."""
    at = microseconds(scope.now)
    rows = [(entity_id, one, scope.environment_id, new_id("etrt"), value, at, at) for one, value in values.items()]
    run(scope.db, _WRITE_TRAITS, rows)


def delete_traits(scope: Scope, entity_id: str, definition_ids: Sequence[str]) -> None:
    table = entity_trait
    for part in chunks(definition_ids):
        scope.db.execute(sa.delete(table).where(table.c.entity_id == entity_id, table.c.definition_id.in_(part)))


def definitions_of(
    scope: Scope, entity_type: EntityType, paths: Iterable[str], entity_id: str = ""
) -> dict[str, Definition]:
    """Definitions by path text, as far as they exist, with the values of the entity."""
    rows = run(scope.db, _TRAIT_DEFINITIONS, [(path, entity_id) for path in paths], scope.environment_id, entity_type)
    return {path: Definition(*definition) for path, *definition in rows}


def insert_definitions(
    scope: Scope, entity_type: EntityType, made: Iterable[tuple[str, str, str]]
) -> dict[str, Definition]:
    """New definitions of these (path text, display name, trait type), by path text."""
    at = microseconds(scope.now)
    found = {path: (Definition(new_id("trt"), trait_type), display_name) for path, display_name, trait_type in made}
    rows = [
        (one.id, scope.environment_id, entity_type, path, path, display_name, one.trait_type, at, at)
        for path, (one, display_name) in found.items()
    ]
    run(scope.db, _INSERT_TRAIT_DEFINITIONS, rows)
    return {path: one for path, (one, _) in found.items()}


def find_definition(scope: Scope, definition_id: str) -> sa.RowMapping | None:
    own = trait_definition.c.environment_id == scope.environment_id
    statement = sa.select(trait_definition).where(own, trait_definition.c.id == definition_id)
    return scope.db.execute(statement).mappings().first()


def update_definition(scope: Scope, definition_id: str, trait_type: str, display_name: str | None) -> None:
    values: dict[str, Any] = {"trait_type": trait_type, "updated_at": scope.now}
    if display_name:
        values["display_name"] = display_name
    own = trait_definition.c.environment_id == scope.environment_id
    scope.db.execute(sa.update(trait_definition).where(own, trait_definition.c.id == definition_id).values(**values))


def holders(scope: Scope, definition_id: str) -> list[str]:
    """Ids of the entities that have a value of the trait."""
    own = entity_trait.c.environment_id == scope.environment_id
    statement = sa.select(entity_trait.c.entity_id).where(own, entity_trait.c.definition_id == definition_id)
    return list(scope.db.scalars(statement))


def delete_definition(scope: Scope, definition_id: str) -> None:
    own = trait_definition.c.environment_id == scope.environment_id
    scope.db.execute(sa.delete(trait_definition).where(own, trait_definition.c.id == definition_id))
