"""SQL of components."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.domains.components.tables import component
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.components import CountComponentsQuery, ListComponentsQuery


def list_(scope: Scope, query: ListComponentsQuery) -> list[Row]:
    """A page, newest first."""
    return queries.page(scope.db, component, _conditions(scope, query), query)


def count(scope: Scope, query: CountComponentsQuery) -> int:
    return queries.count(scope.db, component, _conditions(scope, query))


def find(scope: Scope, component_id: str) -> Row | None:
    return queries.by_id(scope.db, component, _own(scope), [component_id]).get(component_id)


def insert(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(component).values(environment_id=scope.environment_id, **values))


def update(scope: Scope, component_id: str, values: Row) -> None:
    is_it = sa.and_(_own(scope), component.c.id == component_id)
    scope.db.execute(sa.update(component).where(is_it).values(**values, updated_at=scope.now))


def delete(scope: Scope, component_id: str) -> None:
    scope.db.execute(sa.delete(component).where(_own(scope), component.c.id == component_id))


def _own(scope: Scope) -> sa.ColumnElement[bool]:
    return component.c.environment_id == scope.environment_id


def _conditions(scope: Scope, query: ListComponentsQuery) -> list[sa.ColumnElement[bool]]:
    return [_own(scope), *queries.matching(query.get("q"), component.c.name)]
