"""Hand-written SQL over many rows at once, for the ingest path: one text for both databases.

SQLAlchemy's own multi-row forms cost more than the statement itself here. Table and column names come from this
package's code only; every value is a parameter. A value that all rows have in a column is one parameter: binding costs
as much as storing, and the rows of a batch have most of their columns in common.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from functools import lru_cache
from itertools import chain, count
from typing import Any

from sqlalchemy import Connection, CursorResult

_MAX_ROWS = 500  # of one statement; times 19 columns it is well below the 32,766 parameters that SQLite allows


def run(db: Connection, sql: str, rows: Sequence[Sequence[Any]], *others: Any) -> list[Any]:
    """Run `sql` for `rows`, in as few statements as fit, and answer all rows that it returns.

    `{rows}` in the text stands for the tuples, separated by commas; `others` are the parameters (`?`) after it. As
    `(VALUES {rows}) AS wanted` the columns of the tuples are called `column1`, `column2`, … on both databases.
    """
    found: list[Any] = []
    for result in _results(db, sql, rows, others):
        if result.cursor is not None:  # rows as the driver has them: SQLAlchemy's cost more than the statement
            found.extend(result.cursor.fetchall())
            result.close()
    return found


def run_counted(db: Connection, sql: str, rows: Sequence[Sequence[Any]], *others: Any) -> int:
    """`run` of a statement that returns no rows: how many it has changed."""
    return sum(result.rowcount for result in _results(db, sql, rows, others))


def _results(
    db: Connection, sql: str, rows: Sequence[Sequence[Any]], others: Sequence[Any]
) -> Generator[CursorResult[Any]]:
    for start in range(0, len(rows), _MAX_ROWS):
        part = rows[start : start + _MAX_ROWS]
        columns = list(zip(*part, strict=True))
        is_common = tuple(column[0] == column[-1] and column.count(column[0]) == len(part) for column in columns)
        common = [column[0] for column, is_one in zip(columns, is_common, strict=True) if is_one]
        own = [column for column, is_one in zip(columns, is_common, strict=True) if not is_one]
        values = (*common, *chain.from_iterable(zip(*own, strict=True)), *others)
        yield db.exec_driver_sql(_text(sql, db.dialect.name, len(part), is_common), values)


def run_each(db: Connection, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run `sql` once for each of `rows`, in their order; its parameters are `?`."""
    if rows:
        db.exec_driver_sql(_text(sql, db.dialect.name, 0, ()), [tuple(row) for row in rows])


@lru_cache(maxsize=256)
def _text(sql: str, dialect: str, rows: int, is_common: tuple[bool, ...]) -> str:
    """`sql` with numbered parameters: those of common columns first, then row by row the others, then what follows."""
    sign = "?" if dialect == "sqlite" else "$"
    numbers = count(1)
    common = [f"{sign}{next(numbers)}" if is_one else "" for is_one in is_common]
    tuples = [", ".join(one or f"{sign}{next(numbers)}" for one in common) for _ in range(rows)]
    before, _, after = sql.rpartition("{rows}")
    after = re.sub(r"\?", lambda _: f"{sign}{next(numbers)}", after)
    return before + ", ".join(f"({one})" for one in tuples) + after
