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

    `where` and `order` are SQL: which of them, and in which order those of one value come. `columns` are told, else all
    of the table; some of them may be of tables that are `joined`.
    """

    def __init__(
        self,
        column: sa.Column[str],
        *,
        where: str = "true",
        order: str = "",
        columns: Columns | None = None,
        joined: str = "",
    ) -> None:
        table = column.table.name
        self._name = column.name
        self._columns = columns or Columns(*column.table.c)
        found = f"FROM wanted CROSS JOIN {table} {joined} WHERE {table}.{column.name} = wanted.column1 AND {where}"
        own = f"{table}.environment_id = "
        ordered = f" ORDER BY {order}" if order else ""
        self._sql = f"WITH wanted AS (SELECT {{rows}}) SELECT {self._columns.sql} {found} AND {own}?{ordered}"
        self.any = f"EXISTS (SELECT 1 {found} AND {own}wanted.column2)"

    def __call__(self, scope: Scope, values: Iterable[str]) -> dict[str, list[Row]]:
        """All of each value; values without any are left out."""
        wanted = dict.fromkeys(values)
        found: dict[str, list[Row]] = {}
        if not self.finds_nothing(scope, wanted):
            rows = [(one,) for one in wanted]
            for row in self._columns.rows(scope.db, self._sql, rows, scope.environment_id):
                found.setdefault(row[self._name], []).append(row)
        return found

    def finds_nothing(self, scope: Scope, values: Iterable[str]) -> bool:
        """Whether `look` has found that there is nothing of `values`."""
        known: frozenset[str] | None = None if scope.loaded is None else scope.loaded.get(self)
        return known is not None and known.issuperset(values)

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
