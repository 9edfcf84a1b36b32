"""Rows of a table by one of its columns: SQL that is written once, which Core would write anew for each request."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

import sqlalchemy as sa

from schematic_server.scope import Scope
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import Columns, run


class Lookup:
    """The rows of the environment that have one of some values in `column`, which has an index.

    `where` and `order` are SQL: which of them, and in which order those of one value come.
    """

    def __init__(self, column: sa.Column[str], *, where: str = "true", order: str = "") -> None:
        table = column.table.name
        self._name = column.name
        self._columns = Columns(*column.table.c)
        found = f"FROM wanted CROSS JOIN {table} WHERE {table}.{column.name} = wanted.column1 AND {where}"
        own = f"{table}.environment_id = "
        ordered = f" ORDER BY {order}" if order else ""
        self._sql = f"WITH wanted AS (SELECT {{rows}}) SELECT {self._columns.sql} {found} AND {own}?{ordered}"
        self.any = f"EXISTS (SELECT 1 {found} AND {own}wanted.column2)"

    def __call__(self, scope: Scope, values: Iterable[str]) -> dict[str, list[Row]]:
        """All of each value; values without any are left out."""
        wanted = dict.fromkeys(values)
        found: dict[str, list[Row]] = {}
        if not wanted.keys() <= _without(scope, self):
            rows = [(one,) for one in wanted]
            for row in self._columns.rows(scope.db, self._sql, rows, scope.environment_id):
                found.setdefault(row[self._name], []).append(row)
        return found

    def one(self, scope: Scope, values: Iterable[str]) -> dict[str, Row]:
        """The first of each value."""
        return {value: rows[0] for value, rows in self(scope, values).items()}


def look(scope: Scope, lookups: tuple[Lookup, ...], values: Collection[str]) -> None:
    """Find out, by one statement for all, which of these find nothing of `values`: reads that share `scope` do not ask
    them about any of those again."""
    if scope.loaded is not None and values and lookups:
        found = run(scope.db, _any(lookups), [(one, scope.environment_id) for one in values])
        for index, lookup in enumerate(lookups):
            if not any(row[index] for row in found):
                scope.loaded[lookup] = frozenset(values)


@lru_cache
def _any(lookups: tuple[Lookup, ...]) -> str:
    return f"WITH wanted AS (SELECT {{rows}}) SELECT {', '.join(one.any for one in lookups)}"


def _without(scope: Scope, lookup: Lookup) -> frozenset[str]:
    found: frozenset[str] = (scope.loaded or {}).get(lookup, frozenset())
    return found
