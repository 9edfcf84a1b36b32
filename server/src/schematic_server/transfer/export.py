"""An environment into a file, as of one instant, beside running servers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.storage import queries
from schematic_server.transfer.files import TableLine, Writer
from schematic_server.transfer.tables import OF_EVENTS, Owner, Part, parts, raw

ROWS = 1000  # that are in memory at a time
Progress = Callable[[str, int], None]
_rows = msgspec.json.Decoder(list[list[Any]]).decode


def write(
    db: Connection, owner: Owner, writer: Writer, progress: Progress, *, with_events: bool, with_secrets: bool
) -> dict[str, int]:
    """Write all rows of the environment: how many, by table. One transaction, so nothing is half there."""
    counts: dict[str, int] = {}
    for part in parts():
        if part.name in OF_EVENTS and not with_events:
            continue
        writer.write(TableLine(part.name, [f"{column.name}" for column in part.columns]))
        counts[part.name] = 0
        for rows in _pages(db, part, owner):
            if not with_secrets:
                _leave_out(part, rows)
            writer.write(*rows)
            counts[part.name] += len(rows)
            progress(part.name, counts[part.name])
    return counts


def _pages(db: Connection, part: Part, owner: Owner) -> Iterator[list[list[Any]]]:
    columns = list(part.table.primary_key.columns)
    # All rows are of one environment: an index that begins with it has them in the order of what follows.
    columns = [column for column in columns if column.name != "environment_id"] or columns
    keys = [raw(column) for column in columns]
    places = [part.columns.index(column) for column in columns]
    flags = [place for place, column in enumerate(part.columns) if isinstance(column.type, sa.Boolean)]
    order = [_by_bytes(db, key) for key in keys]
    statement = sa.select(*(raw(column).label(column.name) for column in part.columns)).where(part.of(owner))
    statement = statement.order_by(*order).limit(ROWS)
    last: list[Any] | None = None
    while last is None or last:
        wanted = statement
        if last is not None:
            bound = [sa.literal(value, key.type) for value, key in zip(last, keys, strict=True)]
            wanted = statement.where(sa.tuple_(*order) > sa.tuple_(*bound))
        rows = _rows(queries.as_json(db, wanted))
        last = [rows[-1][place] for place in places] if len(rows) == ROWS else []
        for row in rows:
            for place in flags:  # 0 and 1 on SQLite
                row[place] = None if row[place] is None else bool(row[place])
        yield rows


def _by_bytes(db: Connection, key: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """As SQLite orders texts, whatever language the database is in: the same rows are the same file."""
    if db.dialect.name == "postgresql" and isinstance(key.type, sa.String) and not _orders_by_bytes(db):
        return key.collate("C")
    return key


def _orders_by_bytes(db: Connection) -> bool:
    if "orders_by_bytes" not in db.info:
        db.info["orders_by_bytes"] = bool(db.scalar(sa.text("SELECT 'B' < 'a' AND '~' > 'a' AND '-b' < 'a'")))
    return bool(db.info["orders_by_bytes"])


def _leave_out(part: Part, rows: list[list[Any]]) -> None:
    for place, column in enumerate(part.columns):
        if column.name in part.secrets:
            for row in rows:
                row[place] = None
