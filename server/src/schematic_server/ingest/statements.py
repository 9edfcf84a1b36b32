"""Hand-written SQL for the ingest path: one statement for many rows, on both databases.

SQLAlchemy's own multi-row forms cost more than the statement itself here. Table and column names come from this
package's code only; every value is a parameter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection

_MAX_PARAMETERS = 30_000  # of one statement; SQLite allows 32,766, PostgreSQL 32,767


def insert(
    db: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], suffix: str = ""
) -> list[Any]:
    """Insert `rows` in as few statements as fit; answer what `suffix` returns (`ON CONFLICT … RETURNING …`)."""
    found: list[Any] = []
    for part in _parts(rows, len(columns)):
        placeholders = _placeholders(db.dialect.name, len(part), len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES {placeholders} {suffix}"  # noqa: S608
        result = db.exec_driver_sql(sql, tuple(chain.from_iterable(part)))
        if "RETURNING" in suffix:
            found.extend(result.all())
    return found


def _parts(rows: Sequence[Sequence[Any]], width: int) -> Iterator[Sequence[Sequence[Any]]]:
    size = _MAX_PARAMETERS // width
    return (rows[start : start + size] for start in range(0, len(rows), size))


@lru_cache(maxsize=256)
def _placeholders(dialect: str, rows: int, width: int) -> str:
    if dialect == "sqlite":
        return ", ".join(["(" + ", ".join("?" * width) + ")"] * rows)
    numbers = iter(range(1, rows * width + 1))
    return ", ".join("(" + ", ".join(f"${next(numbers)}" for _ in range(width)) + ")" for _ in range(rows))
