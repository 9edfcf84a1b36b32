"""What the SQL of all domains shares: a page newest first, its count, rows by id, filters, ids in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy import Connection

# A stored row by column name, and what stands for one before it is stored.
Row: TypeAlias = Mapping[str, Any]
T = TypeVar("T")
Conditions = Sequence["sa.ColumnElement[bool]"]
_MAX_IN = 500  # values in one IN list


def rows(db: Connection, statement: sa.Select[Any]) -> list[Row]:
    """What `statement` finds, as plain dictionaries."""
    return cast(list[Row], [dict(row) for row in db.execute(statement).mappings()])


def first(db: Connection, statement: sa.Select[Any]) -> Row | None:
    return next(iter(rows(db, statement.limit(1))), None)


def page(db: Connection, table: sa.Table, conditions: Conditions, query: Mapping[str, Any]) -> list[Row]:
    """`limit` rows from `offset`, newest first, ties by id."""
    statement = sa.select(table).where(*conditions).order_by(table.c.created_at.desc(), table.c.id.desc())
    return rows(db, statement.limit(query["limit"]).offset(query["offset"]))


def count(db: Connection, table: sa.Table, conditions: Conditions) -> int:
    return db.scalar(sa.select(sa.func.count()).select_from(table).where(*conditions)) or 0


def by_id(db: Connection, table: sa.Table, own: sa.ColumnElement[bool], ids: Iterable[str]) -> dict[str, Row]:
    """The rows among `ids` that `own` admits."""
    found: dict[str, Row] = {}
    for part in chunks(ids):
        found.update((row["id"], row) for row in rows(db, sa.select(table).where(own, table.c.id.in_(part))))
    return found


def equal(table: sa.Table, query: Mapping[str, Any], *names: str) -> list[sa.ColumnElement[bool]]:
    """A condition per given filter; `X_id` and `X_ids` together ask for the union of both."""
    conditions: list[sa.ColumnElement[bool]] = []
    for name in names:
        one, many = query.get(name), query.get(name + "s")
        if one is not None or many is not None:
            conditions.append(table.c[name].in_([*(many or []), *([one] if one is not None else [])]))
    return conditions


def matching(text: str | None, *columns: sa.ColumnElement[str]) -> list[sa.ColumnElement[bool]]:
    """The condition that one of `columns` contains `text`, in any case; none without a text."""
    return [sa.or_(*(column.icontains(text, autoescape=True) for column in columns))] if text else []


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """`values` in parts small enough for one IN list."""
    every = list(values)
    return (every[start : start + _MAX_IN] for start in range(0, len(every), _MAX_IN))
