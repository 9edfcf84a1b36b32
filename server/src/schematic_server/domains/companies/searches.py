"""What a search among companies or users finds, as a condition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import sqlalchemy as sa

from schematic_server.domains.companies.tables import (
    company,
    entity_key,
    entity_key_definition,
    entity_trait,
    trait_definition,
    user,
)
from schematic_server.scope import Scope
from schematic_server.storage.queries import among, contains, one_of
from schematic_server.storage.sqlite import lower

_TABLES = {"company": company, "user": user}
SEARCHED_WHOLE = 5_000  # companies, or users, that even somebody in a hurry has looked through: a few milliseconds
_MOST = 500  # of a name or key that are taken from each index
_BEHIND = "\U0010ffff"  # after every text that goes on


def matching(scope: Scope, entity_type: Literal["company", "user"], text: str) -> sa.ColumnElement[bool]:
    """Name, key values and string traits that contain the text, in any case; see `Scope.hurried`."""
    if scope.is_hurried and not is_whole(scope, entity_type):
        return one_of(scope.db, _TABLES[entity_type].c.id, _beginning(scope, entity_type, text))
    return _containing(scope, entity_type, text)


def naming(scope: Scope, text: str) -> sa.Select[str]:
    """Ids of companies whose name contains the text, in any case; for somebody in a hurry, of many, begins with it."""
    own = sa.select(company.c.id).where(company.c.environment_id == scope.environment_id)
    if scope.is_hurried and not is_whole(scope, "company"):
        return own.where(_is_called(text)).order_by(company.c.folded_name).limit(_MOST)
    return own.where(contains(company.c.name, text))


def is_whole(scope: Scope, entity_type: Literal["company", "user"]) -> bool:
    """Whether somebody who is hurried is told all that a search finds: there is little to look through."""
    table = _TABLES[entity_type]
    more = sa.select(table.c.id).where(table.c.environment_id == scope.environment_id).offset(SEARCHED_WHOLE).limit(1)
    return scope.db.scalar(more) is None


def _containing(scope: Scope, entity_type: Literal["company", "user"], text: str) -> sa.ColumnElement[bool]:
    table = _TABLES[entity_type]
    keyed = sa.select(entity_key.c.entity_id).where(
        entity_key.c.environment_id == scope.environment_id,
        entity_key.c.entity_type == entity_type,
        entity_key.c.folded_value.contains(text.lower(), autoescape=True),
    )
    texts = sa.select(trait_definition.c.id).where(
        trait_definition.c.environment_id == scope.environment_id,
        trait_definition.c.entity_type == entity_type,
        trait_definition.c.trait_type.in_(["string", "url"]),
    )
    described = sa.select(entity_trait.c.entity_id).where(
        among(scope.db, entity_trait.c.definition_id, texts), contains(entity_trait.c.value, text)
    )
    return sa.or_(contains(table.c.name, text), table.c.id.in_(keyed), table.c.id.in_(described))


def _beginning(scope: Scope, entity_type: Literal["company", "user"], text: str) -> Iterator[str]:
    """Ids: the text itself, and of what has a key or, of companies, a name that begins with it; each from an index."""
    table = _TABLES[entity_type]
    own = table.c.environment_id == scope.environment_id
    yield from scope.db.scalars(sa.select(table.c.id).where(own, table.c.id == text))
    if entity_type == "company":
        named = sa.select(company.c.id).where(own, _is_called(text))
        yield from scope.db.scalars(named.order_by(company.c.folded_name).limit(_MOST))
    kinds = sa.select(entity_key_definition.c.key).where(
        entity_key_definition.c.environment_id == scope.environment_id,
        entity_key_definition.c.entity_type == entity_type,
    )
    for name in scope.db.scalars(kinds).all():
        keyed = sa.select(entity_key.c.entity_id).where(
            entity_key.c.environment_id == scope.environment_id,
            entity_key.c.entity_type == entity_type,
            entity_key.c.name == name,
            begins(entity_key.c.folded_value, text.lower()),
        )
        yield from scope.db.scalars(keyed.order_by(entity_key.c.folded_value).limit(_MOST))


def _is_called(text: str) -> sa.ColumnElement[bool]:
    return begins(company.c.folded_name, lower(text) or text)


def begins(column: sa.ColumnElement[str], text: str) -> sa.ColumnElement[bool]:
    """That `column`, which is `in_bytes`, begins with the text: a stretch of an index."""
    return sa.and_(column >= text, column < text + _BEHIND)
