"""An environment out of a file, batch by batch: each is durable with how far it has come, so that whatever ends an
import, the next one goes on from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from schematic_server import clock
from schematic_server.changes import EnvironmentChanged, FlagChanged
from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.companies.tables import company
from schematic_server.domains.dataexports.tables import environment_import
from schematic_server.domains.webhooks.endpoints import new_secret
from schematic_server.errors import BadRequest
from schematic_server.scope import Emit
from schematic_server.storage import migrations, queries
from schematic_server.storage.database import Database
from schematic_server.storage.statements import run_counted
from schematic_server.transfer import files
from schematic_server.transfer.files import Checked, TableLine
from schematic_server.transfer.tables import Part, parts

ROWS = 500  # of one transaction
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Loaded:
    """What an import has done: rows that it made, and of those that were there already how many it left, by table."""

    made: dict[str, int] = field(default_factory=dict[str, int])
    left: dict[str, int] = field(default_factory=dict[str, int])
    is_whole: bool = False
    """Whether the file had been imported before."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Rows of one table, and the number of the line behind them."""

    part: Part
    columns: Sequence[str]
    rows: Sequence[list[Any]]
    end: int


async def load(database: Database, path: Path, checked: Checked, progress: Progress) -> Loaded:
    """Make the environment of a file that `files.check` has passed.

    Raises BadRequest when this program cannot have its rows, or when the database has the environment from elsewhere.
    """
    _check_schema(checked)
    begun = await database.read(partial(_begun, checked))
    done = Loaded()
    if begun is not None and begun["finished_at"] is not None:
        done.is_whole = True
        return done
    known = begun["line"] if begun is not None else 0
    opening: list[_Batch] = []
    for batch in _batches(path, checked):
        if batch.end <= known:
            continue
        # Account and environment are made with the note of how far it has come, which refers to them.
        if begun is None and len(opening) < 2:
            opening.append(batch)
            if len(opening) == 2:
                _count(done, opening, await _write(database, opening, checked, is_first=True))
        else:
            _count(done, [batch], await _write(database, [batch], checked))
        progress(batch.end, checked.lines)
    await database.write(partial(_finish, checked))
    return done


async def _write(
    database: Database, batches: Sequence[_Batch], checked: Checked, *, is_first: bool = False
) -> list[int]:
    try:
        return await database.write(partial(_insert, batches, checked, is_first))
    except IntegrityError as error:
        name = batches[-1].part.name
        raise BadRequest(
            f"the database has other rows in the place of those of the file's table {name} ({error.orig}); import into"
            " another database, or delete there what is in the way; what was imported so far stays, and the same"
            " command goes on from there"
        ) from None


def _begun(checked: Checked, db: Connection) -> queries.Row | None:
    """How far this file was imported; raises BadRequest when its environment came from elsewhere."""
    header = checked.header
    is_same = environment_import.c.environment_id == header.environment_id
    found = queries.first(db, sa.select(environment_import).where(is_same))
    is_there = db.scalar(sa.select(environment.c.id).where(environment.c.id == header.environment_id)) is not None
    if is_there and (found is None or found["digest"] != checked.digest):
        raise BadRequest(
            f"environment {header.environment_id} ({header.environment}) is in the database already, and not from this"
            " file; delete it there first, or import into another database"
        )
    return found


def _check_schema(checked: Checked) -> None:
    schema, newest = checked.header.schema, migrations.newest()
    if schema not in migrations.known():
        raise BadRequest(
            f"the file has schema {schema}, made by schematic-server {checked.header.server}; this version knows up to"
            f" {newest}: install the newer one"
        )


def _batches(path: Path, checked: Checked) -> Sequence[_Batch] | Any:
    known = {part.name: part for part in parts()}
    part: Part | None = None
    columns: list[str] = []
    rows: list[list[Any]] = []
    number = 0
    for number, line in enumerate(files.read(path, checked), 1):
        if isinstance(line, TableLine):
            if part is not None and rows:
                yield _Batch(part, columns, rows, number - 1)
            rows = []
            part, columns = _part(known, line, checked), line.columns
            continue
        rows.append(line)
        if len(rows) == ROWS:
            assert part is not None
            yield _Batch(part, columns, rows, number)
            rows = []
    if part is not None and rows:
        yield _Batch(part, columns, rows, number)


def _part(known: dict[str, Part], line: TableLine, checked: Checked) -> Part:
    """The table as it is now; raises BadRequest when rows of an older schema do not fit."""
    part = known.get(line.table)
    names = {column.name for column in part.columns} if part is not None else set[str]()
    lacking = [
        column.name
        for column in (part.columns if part is not None else ())
        if column.name not in line.columns and not column.nullable and column.server_default is None
    ]
    if part is None or not names.issuperset(line.columns) or lacking:
        raise BadRequest(
            f"the file's table {line.table} is that of schema {checked.header.schema}, which has changed since; import"
            f" it with schematic-server {checked.header.server} into a new database, run `schematic migrate` of this"
            " version on that, and export again"
        )
    return part


def _insert(batches: Sequence[_Batch], checked: Checked, is_first: bool, db: Connection, emit: Emit) -> list[int]:
    made = [_insert_rows(db, batch) for batch in batches]
    header, line = checked.header, batches[-1].end
    own = environment_import.c.environment_id == header.environment_id
    if is_first:
        values = {"environment_id": header.environment_id, "digest": checked.digest, "line": line}
        db.execute(sa.insert(environment_import).values(**values, started_at=clock.now()))
    else:
        db.execute(sa.update(environment_import).where(own).values(line=line))
    for batch in batches:
        if batch.part.name == "flag":  # which the account's other environments have in memory
            for row in batch.rows:
                named = dict(zip(batch.columns, row, strict=True))
                features = (named["feature_id"],) if named["feature_id"] else ()
                emit(FlagChanged(header.account_id, None, named["id"], "created", features))
    return made


def _insert_rows(db: Connection, batch: _Batch) -> int:
    table = batch.part.table
    rows = [_completed(batch, row) for row in batch.rows]
    conflict = ""
    if batch.part.is_shared:  # another environment of the account may have brought them
        keys = ", ".join(f'"{column.name}"' for column in table.primary_key.columns)
        conflict = f" ON CONFLICT ({keys}) DO NOTHING"
    names = ", ".join(f'"{name}"' for name in batch.columns)
    return run_counted(db, f"INSERT INTO {table.name} ({names}) VALUES {{rows}}{conflict}", rows)  # noqa: S608


def _completed(batch: _Batch, row: list[Any]) -> list[Any]:
    """With a secret of its own where the file has none."""
    if batch.part.name == "webhook":
        place = batch.columns.index("secret")
        if row[place] is None:
            return [*row[:place], new_secret(), *row[place + 1 :]]
    return row


def _count(done: Loaded, batches: Sequence[_Batch], made: Sequence[int]) -> None:
    for batch, number in zip(batches, made, strict=True):
        name = batch.part.name
        done.made[name] = done.made.get(name, 0) + number
        if number < len(batch.rows):
            done.left[name] = done.left.get(name, 0) + len(batch.rows) - number


def _finish(checked: Checked, db: Connection, emit: Emit) -> None:
    header = checked.header
    own = environment_import.c.environment_id == header.environment_id
    db.execute(sa.update(environment_import).where(own).values(finished_at=clock.now()))
    # Files from before schema 0018 have no such column.
    unfolded = (company.c.environment_id == header.environment_id, company.c.folded_name == "", company.c.name != "")
    db.execute(sa.update(company).where(*unfolded).values(folded_name=sa.func.lower(company.c.name)))
    emit(EnvironmentChanged(header.account_id, header.environment_id, "created"))
