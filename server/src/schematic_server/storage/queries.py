"""What the SQL of all domains shares: a page newest first, its count, rows by id, filters, ids in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

# A stored row by column name, and what stands for one before it is stored.
Row: TypeAlias = Mapping[str, Any]
T = TypeVar("T")
Conditions = Sequence["sa.ColumnElement[bool]"]
_MAX_IN = 500  # values in one IN list
_FEW = 500  # ids that are looked up rather than tried on each row


def rows(db: Connection, statement: sa.Select[Any]) -> list[Row]:
    """What `statement` finds, as plain dictionaries."""
    result = db.execute(statement)
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def first(db: Connection, statement: sa.Select[Any]) -> Row | None:
    return next(iter(rows(db, statement.limit(1))), None)


def page(db: Connection, table: sa.Table, conditions: Conditions, query: Mapping[str, Any]) -> list[Row]:
    """`limit` rows from `offset`, newest first, ties by id."""
    statement = sa.select(table).where(*conditions).order_by(table.c.created_at.desc(), table.c.id.desc())
    return rows(db, statement.limit(query["limit"]).offset(query["offset"]))


def count(db: Connection, table: sa.Table, conditions: Conditions) -> int:
    return db.scalar(sa.select(sa.func.count()).select_from(table).where(*conditions)) or 0


def as_json(db: Connection, statement: sa.Select[Any]) -> str:
    """What `statement` finds, in its order, as JSON: a list of lists.

    The database makes it, in one row: fetching and converting a thousand rows would keep Python's lock for ten times
    as long, on PostgreSQL on the event loop. Instants are what is stored.
    """
    found = statement.subquery()
    packed: sa.ColumnElement[str]
    if db.dialect.name == "sqlite":
        packed = sa.func.json_group_array(sa.func.json_array(*found.c))
    else:
        packed = sa.cast(sa.func.json_agg(sa.func.json_build_array(*found.c)), sa.Text)
    return db.scalar(sa.select(packed)) or "[]"  # of no rows PostgreSQL makes null


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
    return [sa.or_(*(contains(column, text) for column in columns))] if text else []


def contains(column: sa.ColumnElement[str], text: str) -> sa.ColumnElement[bool]:
    """That `column` contains `text`, in any case."""
    if not text.isascii():
        return column.icontains(text, autoescape=True)
    for special in "/%_":
        text = text.replace(special, "/" + special)
    return _ContainsAscii(column, sa.literal(f"%{text}%"))


def among(db: Connection, column: sa.Column[str], *sources: sa.Select[tuple[str]]) -> sa.ColumnElement[bool]:
    """That `column` is one of the ids in `sources`: looked up if they are few, else tried on one row after the other,
    in the order of the list, so that a page is full soon."""
    few = [one for source in sources for one in db.scalars(source.limit(_FEW + 1))]
    if len(few) <= _FEW:
        return column.in_(few) if few else sa.false()
    tried = [source.where(source.selected_columns[0] == column).correlate(column.table) for source in sources]
    return sa.exists(sa.union_all(*tried)) if len(tried) > 1 else tried[0].exists()


def one_of(db: Connection, column: sa.Column[str], ids: Iterable[str]) -> sa.ColumnElement[bool]:
    """That `column` is one of any number of `ids`. PostgreSQL is given them in one parameter: it would have a plan to
    make for each number of them."""
    wanted = sorted(set(ids))
    if db.dialect.name == "sqlite":
        return column.in_(wanted)
    return column == sa.any_(sa.literal(wanted, sa.ARRAY(sa.String)))


def are_few(db: Connection, statement: sa.Select[Any]) -> bool:
    """Whether `statement` finds so few rows that going through all of them is cheap."""
    return len(db.execute(statement.limit(_FEW + 1)).all()) <= _FEW


def none_of(column: sa.ColumnElement[str], ids: sa.Select[tuple[str]]) -> sa.ColumnElement[bool]:
    """That `column` is none of `ids`. NOT IN gathers them all, on PostgreSQL again for each row if they are many."""
    return ~ids.where(ids.selected_columns[0] == column).exists()


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """`values` in parts small enough for one IN list."""
    every = list(values)
    return (every[start : start + _MAX_IN] for start in range(0, len(every), _MAX_IN))


class _ContainsAscii(FunctionElement[bool]):
    """A column that contains, in any case, a text of ASCII; its clauses are the column and the pattern."""

    type = sa.Boolean()
    inherit_cache = True


@compiles(_ContainsAscii)
def _in_postgres(element: _ContainsAscii, compiler: SQLCompiler, **options: Any) -> str:
    column, pattern = (compiler.process(one, **options) for one in element.clauses)
    return f"({column} ILIKE {pattern} ESCAPE '/')"


@compiles(_ContainsAscii, "sqlite")
def _in_sqlite(element: _ContainsAscii, compiler: SQLCompiler, **options: Any) -> str:
    """Without `lower`, which is Python's: a function of each row, for which the reading thread must have Python's lock.

    LIKE knows the letters of ASCII, and of all others two become one of those in lower case.
    """
    column, pattern = (compiler.process(one, **options) for one in element.clauses)
    return f"(replace(replace({column}, '\u0130', 'i'), '\u212a', 'k') LIKE {pattern} ESCAPE '/')"
