"""Hand-written SQL over many rows at once, for what is asked most: one text for both databases.

SQLAlchemy's own multi-row forms cost more than the statement itself here. Table and column names come from this
package's code only; every value is a parameter. A value that all rows have in a column is one parameter: binding costs
as much as storing, and the rows of a batch have most of their columns in common.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, count
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from schematic_server.storage.metadata import Instant, instant

DIRECT = "schematic_direct"  # of a connection in a transaction: statements by hand may go straight to the driver
# Rows of one statement. Few sizes, so that there are few texts: SQLite compiles each once, and that takes ten times as
# long as running it. Among them are a full batch, and pages of the console with the row that says there are more. The
# most, times 19 columns, is well below SQLite's 32,766 parameters.
_SIZES = (512, 384, 256, 192, 128, 100, 96, 64, 48, 41, 32, 31, 24, 21, 16, 12, 8, 6, 4, 3, 2, 1)


def _json(text: str) -> Any:
    return [] if text == "[]" else {} if text == "{}" else json.loads(text)  # most of them are empty


# How values are read that drivers do not give as they are meant.
_READERS: dict[str, dict[type[Any], Callable[[Any], Any]]] = {
    "sqlite": {Instant: instant, sa.JSON: _json, sa.Boolean: bool},
    "postgresql": {Instant: instant},
}


class Columns:
    """Columns of a SELECT written by hand, under the names that they are told by."""

    def __init__(self, *columns: sa.Column[Any], **named: sa.ColumnElement[Any]) -> None:
        told: dict[str, sa.ColumnElement[Any]] = {**{one.name: one for one in columns}, **named}
        self.sql = ", ".join(str(one) for one in told.values())
        self._names = tuple(told)
        self._readers = {
            dialect: [(name, readers[type(one.type)]) for name, one in told.items() if type(one.type) in readers]
            for dialect, readers in _READERS.items()
        }

    def rows(self, db: Connection, sql: str, rows: Sequence[Sequence[Any]], *others: Any) -> list[dict[str, Any]]:
        """What `run` finds by `sql`, which selects these columns, as plain dictionaries."""
        found = [dict(zip(self._names, one, strict=True)) for one in run(db, sql, rows, *others)]
        for name, read in self._readers[db.dialect.name]:
            for row in found:
                if row[name] is not None:
                    row[name] = read(row[name])
        return found


def run(db: Connection, sql: str, rows: Sequence[Sequence[Any]], *others: Any) -> list[Any]:
    """Run `sql` for `rows`, in as few statements as fit, and answer all rows that it returns.

    `SELECT {rows}` in the text stands for the tuples, of texts and whole numbers; `others` are the parameters (`?`)
    after it. As `(SELECT {rows}) AS wanted` their columns are called `column1`, `column2`, … on both databases.
    `VALUES {rows}` is for values of any type that a table's columns have.
    """
    return [row for text, values in _statements(db, sql, rows, others) for row in _fetch(db, text, values)]


def query(db: Connection, sql: str, *values: Any) -> list[Any]:
    """Run `sql`, with `?` for its parameters, and answer the rows as the driver has them."""
    return _fetch(db, sql if db.dialect.name == "sqlite" else _with_numbers(sql), values)


def run_counted(db: Connection, sql: str, rows: Sequence[Sequence[Any]], *others: Any) -> int:
    """`run` of a statement that returns no rows: how many it has changed."""
    return sum(db.exec_driver_sql(*one).rowcount for one in _statements(db, sql, rows, others))


def run_each(db: Connection, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run `sql` once for each of `rows`, in their order; its parameters are `?`."""
    if rows:
        text = sql if db.dialect.name == "sqlite" else _numbered(sql, count(1))
        db.exec_driver_sql(text, [tuple(row) for row in rows])


def _fetch(db: Connection, text: str, values: Sequence[Any]) -> list[Any]:
    """The rows as the driver has them: SQLAlchemy's cost more than the statement."""
    if DIRECT in db.get_execution_options():
        return _from_driver(db, text, values)
    result = db.exec_driver_sql(text, tuple(values))
    found = list(result.cursor.fetchall()) if result.cursor is not None else []
    result.close()
    return found


def _from_driver(db: Connection, text: str, values: Sequence[Any]) -> list[Any]:
    """The same with nothing of SQLAlchemy between but what it does when the driver raises."""
    dialect = db.dialect
    cursor = db.connection.cursor()
    try:
        cursor.execute(text, values)
        return list(cursor.fetchall())
    except dialect.loaded_dbapi.Error as error:
        is_lost = dialect.is_disconnect(error, db.connection.dbapi_connection, cursor)
        if is_lost:
            db.invalidate(error)
        raise DBAPIError.instance(
            *(text, None, error, dialect.loaded_dbapi.Error),
            hide_parameters=True,
            connection_invalidated=is_lost,
            dialect=dialect,
        ) from error
    except BaseException as error:
        if not isinstance(error, Exception):  # cancelled, in the middle of an answer
            db.invalidate(error)
        raise


def _statements(
    db: Connection, sql: str, rows: Sequence[Sequence[Any]], others: Sequence[Any]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    is_sqlite = db.dialect.name == "sqlite"
    if len(rows) == 1:  # most are, and each has its own values
        (row,) = rows
        is_own = (False,) * len(row)
        if is_sqlite:
            text = _sqlite_text(sql, 1, is_own)
        else:
            text = _postgres_text(sql, 1, is_own, tuple(map(_type_of, row)) if "SELECT {rows}" in sql else None)
        yield text, (*row, *others)
        return
    start = 0
    while start < len(rows):
        number = min(len(rows) - start, _SIZES[0])
        if is_sqlite:
            number = next(size for size in _SIZES if size <= number)
        part = rows[start : start + number]
        start += number
        columns = list(zip(*part, strict=True))
        is_common = tuple(column[0] == column[-1] and column.count(column[0]) == number for column in columns)
        if all(is_common):  # equal ones
            is_common = (False,) * len(columns)
        common = [column[0] for column, is_one in zip(columns, is_common, strict=True) if is_one]
        own = [column for column, is_one in zip(columns, is_common, strict=True) if not is_one]
        if is_sqlite:
            text = _sqlite_text(sql, number, is_common)
        else:
            types = tuple(map(_type, columns)) if "SELECT {rows}" in sql else None
            text = _postgres_text(sql, number, is_common, types)
        yield text, (*common, *chain.from_iterable(zip(*own, strict=True)), *others)


# Both texts take the parameters of common columns first, then row by row those of the others, then what follows.


@lru_cache(maxsize=1024)
def _sqlite_text(sql: str, rows: int, is_common: tuple[bool, ...]) -> str:
    """Without numbers, which Python's driver from 3.12 on takes a time for that grows with their square."""
    own = count(1)
    columns = [
        f"{'?' if is_one else f'column{next(own)}'} AS column{index}" for index, is_one in enumerate(is_common, 1)
    ]
    row = f"({', '.join('?' * is_common.count(False))})"
    values = f"VALUES {', '.join([row] * rows)}"
    if any(is_common):
        # WHERE, so that an ON CONFLICT that follows is no part of the FROM.
        values = f"SELECT {', '.join(columns)} FROM ({values}) WHERE true"  # noqa: S608  # names and question marks only
    return sql.replace("VALUES {rows}", values).replace("SELECT {rows}", values)


@lru_cache(maxsize=1024)
def _postgres_text(sql: str, rows: int, is_common: tuple[bool, ...], types: tuple[str, ...] | None) -> str:
    """With the values where the statement has them; `types` are told in the first row, else read off the table."""
    numbers = count(1)
    common = [f"${next(numbers)}" if is_one else "" for is_one in is_common]
    tuples = [[one or f"${next(numbers)}" for one in common] for _ in range(rows)]
    if types is not None:
        tuples[0] = [f"CAST({one} AS {of_it})" for one, of_it in zip(tuples[0], types, strict=True)]
    before, _, after = sql.replace("SELECT {rows}", "VALUES {rows}").partition("{rows}")
    return before + ", ".join(f"({', '.join(one)})" for one in tuples) + _numbered(after, numbers)


def _type(column: Sequence[Any]) -> str:
    """PostgreSQL's type of what is in a column; of nothing, that of the numbers, which all columns of instants have."""
    return _type_of(next((one for one in column if one is not None), None))


def _type_of(value: Any) -> str:
    return "text" if isinstance(value, str) else "bigint"


@lru_cache(maxsize=256)
def _with_numbers(sql: str) -> str:
    return _numbered(sql, count(1))


def _numbered(sql: str, numbers: count[int]) -> str:
    return re.sub(r"\?", lambda _: f"${next(numbers)}", sql)
