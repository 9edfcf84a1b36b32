"""Rows from elsewhere into an environment that may have some already: made where they are missing, changed where they
differ, left where they are the same. Doing it again changes nothing.

Ids are kept. Another one is taken where the database has the same thing under its own id (the same flag key, the same
company's keys), which is changed then; and where the id belongs to another account or environment: then it is made of
both, the same each time. What refers to it follows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.storage.metadata import encoded
from schematic_server.storage.queries import Row, chunks, rows
from schematic_server.transfer.tables import Owner

MAX_TOLD = 100  # changed rows that are told one by one
_STAMPS = frozenset({"created_at", "updated_at"})


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table. `initial` columns are written when a row is made and never compared.

    `known` finds the local ids of what the rows describe, by their own; without it the table's unique columns do.
    """

    table: sa.Table
    rows: Sequence[dict[str, Any]]
    initial: frozenset[str] = frozenset()
    known: Callable[[Connection, Sequence[Row]], Mapping[str, str]] | None = None


@dataclass(slots=True)
class Difference:
    """What was made, changed and left, or would be; `changes` are the first changed rows with what differs."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    changes: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    mapped: dict[str, str] = field(default_factory=dict[str, str])
    unserved: list[str] = field(default_factory=list[str])
    """Lists that the source does not have."""

    def count(self, table: sa.Table, outcome: str, number: int) -> None:
        found = self.counts.setdefault(f"{table.name}", {"made": 0, "changed": 0, "left": 0})
        found[outcome] += number


def merge(db: Connection, owner: Owner, found: Rows, done: Difference, *, is_dry: bool) -> None:
    """Bring the rows into the environment, or only find out what that would do."""
    table, keys = found.table, list(found.table.primary_key.columns)
    given = [_mapped(row, done.mapped) for row in found.rows]
    _map_ids(db, owner, found, given, done)
    given = [_mapped(row, done.mapped) for row in given]
    there = _by_key(db, table, keys, given)
    made: list[dict[str, Any]] = []
    for row in given:
        place = tuple(row[key.name] for key in keys)
        before = there.get(place)
        if before is None:
            made.append(row)
            continue
        # A stamp alone is no difference: what was found under another id has its own.
        wanted = {
            name: value
            for name, value in row.items()
            if name not in found.initial and name not in _STAMPS and before[name] != value
        }
        done.count(table, "changed" if wanted else "left", 1)
        if wanted and len(done.changes) < MAX_TOLD:
            done.changes.append({"table": f"{table.name}", "key": list(place), "columns": sorted(wanted)})
        if wanted and not is_dry:
            if "updated_at" in row:
                wanted["updated_at"] = row["updated_at"]
            is_it = sa.and_(*(key == value for key, value in zip(keys, place, strict=True)))
            db.execute(sa.update(table).where(is_it).values(wanted))
    done.count(table, "made", len(made))
    if made and not is_dry:
        db.execute(sa.insert(table), made)


def _map_ids(db: Connection, owner: Owner, found: Rows, given: Sequence[dict[str, Any]], done: Difference) -> None:
    table = found.table
    if "id" not in table.c or not given:
        return
    own = _owned(table, owner)
    taken: set[str] = set()
    for ids in chunks(row["id"] for row in given):
        taken.update(db.scalars(sa.select(table.c.id).where(table.c.id.in_(ids), ~own)))
    known = found.known(db, given) if found.known is not None else _known(db, table, given)
    for row in given:
        one = row["id"]
        if one in known:
            if known[one] != one:
                done.mapped[one] = known[one]
        elif one in taken:
            done.mapped[one] = _derived(owner, one)


def _known(db: Connection, table: sa.Table, given: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Local ids of rows that have the same values in the columns which are unique together."""
    if [column.name for column in table.primary_key.columns] != ["id"]:
        return {}
    for one in table.constraints:
        if isinstance(one, sa.UniqueConstraint) and len(one.columns) > 1:
            columns = list(one.columns)
            places = {tuple(row[column.name] for column in columns): row["id"] for row in given}
            known: dict[str, str] = {}
            for some in chunks(places):
                found = rows(db, sa.select(table.c.id, *columns).where(sa.tuple_(*columns).in_(some)))
                known.update((places[tuple(row[column.name] for column in columns)], row["id"]) for row in found)
            return known
    return {}


def _by_key(
    db: Connection, table: sa.Table, keys: Sequence[sa.Column[Any]], given: Sequence[Mapping[str, Any]]
) -> dict[tuple[Any, ...], Row]:
    found: dict[tuple[Any, ...], Row] = {}
    for places in chunks(tuple(row[key.name] for key in keys) for row in given):
        wanted = sa.tuple_(*keys).in_(places) if len(keys) > 1 else keys[0].in_([place[0] for place in places])
        found.update((tuple(row[key.name] for key in keys), row) for row in rows(db, sa.select(table).where(wanted)))
    return found


def _owned(table: sa.Table, owner: Owner) -> sa.ColumnElement[bool]:
    if "environment_id" in table.c:
        return table.c.environment_id == owner.environment_id
    if "account_id" in table.c:
        return table.c.account_id == owner.account_id
    return sa.true()  # what belongs to a row of the environment's


def _derived(owner: Owner, one: str) -> str:
    prefix, _, _ = one.rpartition("_")
    return f"{prefix}_{encoded(hashlib.sha256(f'{owner.environment_id} {one}'.encode()).digest())}"


def _mapped(value: Any, mapped: Mapping[str, str]) -> Any:
    """The value with every id in it replaced that is another one here."""
    if isinstance(value, str):
        return mapped.get(value, value)
    if isinstance(value, dict):
        return {name: _mapped(one, mapped) for name, one in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_mapped(one, mapped) for one in cast("Sequence[Any]", value)]
    return value
