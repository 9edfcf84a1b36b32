"""Rows of a table by one of its columns: SQL that is written once, which Core would write anew for each request."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from schematic_server.scope import Scope
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import Columns


class Lookup:
    """The rows of the environment that have one of some values in `column`, which has an index.

    `where` and `order` are SQL: which of them, and in which order those of one value come.
    """

    def __init__(self, column: sa.Column[str], *, where: str = "true", order: str = "") -> None:
        table = column.table.name
        self._name = column.name
        self._columns = Columns(*column.table.c)
        self._sql = (
            f"SELECT {self._columns.sql} FROM (SELECT {{rows}}) AS wanted CROSS JOIN {table}"  # noqa: S608  # names of ours
            f" WHERE {table}.{column.name} = wanted.column1 AND {table}.environment_id = ? AND {where}"
            f"{order and f' ORDER BY {order}'}"
        )

    def many(self, scope: Scope, values: Iterable[str]) -> dict[str, list[Row]]:
        """All of each value; values without any are left out."""
        found: dict[str, list[Row]] = {}
        wanted = [(one,) for one in dict.fromkeys(values)]
        for row in self._columns.rows(scope.db, self._sql, wanted, scope.environment_id):
            found.setdefault(row[self._name], []).append(row)
        return found

    def one(self, scope: Scope, values: Iterable[str]) -> dict[str, Row]:
        """The first of each value."""
        return {value: rows[0] for value, rows in self.many(scope, values).items()}
