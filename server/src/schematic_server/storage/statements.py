"""Hand-written SQL over many rows at once, for the ingest path: one text for both databases.

SQLAlchemy's own multi-row forms cost more than the statement itself here. Table and column names come from this
package's code only; every value is a parameter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, count
from typing import Any

from sqlalchemy import Connection

_MAX_ROWS = 500  # of one statement; times 19 columns it is well below the 32,766 parameters that SQLite allows


def run(db: Connection, sql: str, rows: Sequence[Sequence[Any]], *others: Any) -> list[Any]:
    """Run `sql` for `rows`, in as few statements as fit, and answer all rows that it returns.

    `{rows}` in the text stands for the tuples, separated by commas; `others` are the parameters (`?`) after it. As
    `(VALUES {rows}) AS wanted` the columns of the tuples are called `column1`, `column2`, … on both databases.
    """
    found: list[Any] = []
    for start in range(0, len(rows), _MAX_ROWS):
        part = rows[start : start + _MAX_ROWS]
        text = _text(sql, db.dialect.name, len(part), len(part[0]))
        result = db.exec_driver_sql(text, (*chain.from_iterable(part), *others))
        if result.cursor is not None:  # rows as the driver has them: SQLAlchemy's cost more than the statement
            found.extend(result.cursor.fetchall())
            result.close()
    return found


def run_each(db: Connection, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run `sql` once for each of `rows`, in their order; its parameters are `?`."""
    if rows:
        db.exec_driver_sql(_text(sql, db.dialect.name, 0, 0), [tuple(row) for row in rows])


@lru_cache(maxsize=256)
def _text(sql: str, dialect: str, rows: int, width: int) -> str:
    text = sql.replace("{rows}", ", ".join(["(" + ", ".join("?" * width) + ")"] * rows))
    if dialect == "sqlite":
        return text
    numbers = count(1)
    return re.sub(r"\?", lambda _: f"${next(numbers)}", text)
