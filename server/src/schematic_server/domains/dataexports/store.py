"""SQL of exports: the rows of the exports themselves, of their files, and what goes into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.companies.tables import (
    company,
    entity_key,
    entity_key_definition,
    entity_trait,
    trait_definition,
    user,
)
from schematic_server.domains.dataexports.tables import data_export, data_export_part
from schematic_server.domains.events.events import of_company
from schematic_server.domains.events.tables import event
from schematic_server.domains.plans.tables import company_plan, plan
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.database import spare_memory
from schematic_server.storage.metadata import Instant, instant
from schematic_server.storage.queries import Conditions, Row

if TYPE_CHECKING:
    from schematic_server.contract.dataexports import ListDataExportsQuery


SPARES_EVERY = 8  # parts: some hundred kilobytes to four megabytes


class Place(NamedTuple):
    """Where in an order a row is: the value it is ordered by, and its id."""

    value: str | int | None
    id: str


# Exports


def insert_export(scope: Scope, values: Mapping[str, Any]) -> None:
    own = {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
    scope.db.execute(sa.insert(data_export).values(**values, **own))


def find_export(scope: Scope, export_id: str) -> Row | None:
    own = data_export.c.environment_id == scope.environment_id
    return queries.first(scope.db, sa.select(data_export).where(own, data_export.c.id == export_id))


def list_exports(scope: Scope, query: ListDataExportsQuery) -> list[Row]:
    conditions = [
        data_export.c.environment_id == scope.environment_id,
        *queries.equal(data_export, query, "export_type", "status"),
    ]
    return queries.page(scope.db, data_export, conditions, query)


def count_pending(scope: Scope) -> int:
    own = data_export.c.environment_id == scope.environment_id
    return queries.count(scope.db, data_export, [own, data_export.c.status == "pending"])


# For jobs, of all environments


def get_pending(db: Connection, export_id: str) -> Row | None:
    """None for one that has ended or is gone."""
    is_pending = data_export.c.status == "pending"
    return queries.first(db, sa.select(data_export).where(data_export.c.id == export_id, is_pending))


def add_part(db: Connection, export_id: str, number: int, content: bytes, rows: int, size: int, now: datetime) -> None:
    """One more part of the file, with `rows` rows in `size` bytes of text."""
    if number % SPARES_EVERY == 0:
        spare_memory(db)
    db.execute(sa.insert(data_export_part).values(data_export_id=export_id, number=number, content=content))
    counts = {
        "row_count": data_export.c.row_count + rows,
        "byte_count": data_export.c.byte_count + size,
        "packed_byte_count": data_export.c.packed_byte_count + len(content),
    }
    db.execute(sa.update(data_export).where(data_export.c.id == export_id).values(**counts, updated_at=now))


def end_export(db: Connection, export_id: str, status: str, reason: str | None, now: datetime) -> None:
    """End one that is pending."""
    values = {"status": status, "failure_reason": reason, "updated_at": now}
    is_pending = data_export.c.status == "pending"
    db.execute(sa.update(data_export).where(data_export.c.id == export_id, is_pending).values(**values))


def delete_old(db: Connection, before: datetime, limit: int) -> bool:
    """Delete up to `limit` parts of files of exports from before then, and exports that have none left; whether some
    are left."""
    old = sa.select(data_export.c.id).where(data_export.c.created_at < before)
    keys = [data_export_part.c.data_export_id, data_export_part.c.number]
    parts = sa.select(*keys).where(data_export_part.c.data_export_id.in_(old)).order_by(*keys).limit(limit)
    deleted = db.execute(sa.delete(data_export_part).where(sa.tuple_(*keys).in_(parts))).rowcount
    if deleted == limit:
        return True
    empty = sa.select(data_export.c.id).where(data_export.c.created_at < before).limit(limit)
    return db.execute(sa.delete(data_export).where(data_export.c.id.in_(empty))).rowcount == limit


# Files


def find_part(db: Connection, export_id: str, number: int) -> bytes | None:
    own = sa.and_(data_export_part.c.data_export_id == export_id, data_export_part.c.number == number)
    return db.scalar(sa.select(data_export_part.c.content).where(own))


# Events


def events_after(query: Mapping[str, Any], asked_at: datetime, after: Place | None, limit: int, scope: Scope) -> str:
    """The next `limit` events, newest first, as JSON: a list of lists, made by the database in one row.

    Only what had arrived at `asked_at`.
    """
    conditions = [event.c.environment_id == scope.environment_id, event.c.loaded_at <= asked_at]
    if (start := query.get("start_time")) is not None:
        conditions.append(event.c.captured_at >= start)
    if (end := query.get("end_time")) is not None:
        conditions.append(event.c.captured_at < end)
    if (company_id := query.get("company_id")) is not None:
        conditions.append(of_company(scope, company_id))
    conditions += [
        column == query[name]
        for name, column in (
            ("user_id", event.c.user_id),
            ("event_subtype", event.c.subtype),
            ("flag_id", event.c.flag_id),
        )
        if query.get(name) is not None
    ]
    conditions.append(event.c.type.in_(query["event_types"]))
    order = (event.c.captured_at, event.c.id)
    if after is not None:
        assert isinstance(after.value, int)
        bound = sa.tuple_(sa.literal(instant(after.value), Instant), sa.literal(after.id, sa.String))
        conditions.append(sa.tuple_(*order) < bound)
    some = sa.select(event).where(*conditions).order_by(*(one.desc() for one in order)).limit(limit).subquery()
    named = (
        sa.select(
            *(some.c[name] for name in ("captured_at", "id", "type", "subtype", "quantity", "company_id")),
            company.c.name.label("company_name"),
            some.c.user_id,
            user.c.name.label("user_name"),
            *(some.c[name] for name in ("flag_id", "status", "error_message", "idempotency_key")),
            *(some.c[name] for name in ("sent_at", "loaded_at", "api_key_id", "body")),
        )
        .outerjoin_from(some, company, company.c.id == some.c.company_id)
        .outerjoin(user, user.c.id == some.c.user_id)
        .order_by(some.c.captured_at.desc(), some.c.id.desc())
    )
    return queries.as_json(scope.db, named)


# Companies


def companies_after(
    scope: Scope,
    conditions: Conditions,
    asked_at: datetime,
    column: str,
    is_ascending: bool,
    after: Place | None,
    limit: int,
) -> list[Place]:
    """The next `limit` companies in the order of a column, then of their ids; only those there were at `asked_at`."""
    ordered = _ordered(column)
    statement = sa.select(ordered, company.c.id).where(*conditions, company.c.created_at <= asked_at)
    if after is not None:
        value = after.value
        bound = sa.tuple_(sa.literal(value, ordered.type), sa.literal(after.id, sa.String))
        place = sa.tuple_(ordered, company.c.id)
        statement = statement.where(place > bound if is_ascending else place < bound)
    order = [one.asc() if is_ascending else one.desc() for one in (ordered, company.c.id)]
    return [Place(*row) for row in scope.db.execute(statement.order_by(*order).limit(limit))]


def _ordered(column: str) -> sa.ColumnElement[Any]:
    """What companies are ordered by, never null: who was never seen comes before everybody."""
    if column != "name":
        return sa.func.coalesce(sa.type_coerce(company.c[column], sa.BigInteger), 0)
    return company.c.folded_name


def companies_by_id(scope: Scope, ids: Sequence[str]) -> dict[str, Row]:
    """Name and stamps, with the name of the base plan."""
    statement = (
        sa.select(company, plan.c.name.label("plan_name"))
        .outerjoin_from(company, company_plan, (company_plan.c.company_id == company.c.id) & company_plan.c.is_base)
        .outerjoin(plan, plan.c.id == company_plan.c.plan_id)
        .where(company.c.environment_id == scope.environment_id, company.c.id.in_(ids))
    )
    return {row["id"]: row for row in queries.rows(scope.db, statement)}


def key_values(scope: Scope, ids: Sequence[str], definition_ids: Sequence[str]) -> dict[tuple[str, str], str]:
    """By company and definition."""
    own = entity_key.c.environment_id == scope.environment_id
    statement = sa.select(entity_key.c.entity_id, entity_key.c.definition_id, entity_key.c.value).where(
        own, entity_key.c.entity_id.in_(ids), entity_key.c.definition_id.in_(definition_ids)
    )
    return {(row[0], row[1]): row[2] for row in scope.db.execute(statement)}


def trait_values(scope: Scope, ids: Sequence[str], definition_ids: Sequence[str]) -> dict[tuple[str, str], str]:
    """By company and definition."""
    own = entity_trait.c.environment_id == scope.environment_id
    statement = sa.select(entity_trait.c.entity_id, entity_trait.c.definition_id, entity_trait.c.value).where(
        own, entity_trait.c.entity_id.in_(ids), entity_trait.c.definition_id.in_(definition_ids)
    )
    return {(row[0], row[1]): row[2] for row in scope.db.execute(statement)}


def key_names(scope: Scope, definition_ids: Sequence[str]) -> dict[str, str]:
    """Names of company keys by definition; others are left out."""
    table = entity_key_definition
    own = sa.and_(table.c.environment_id == scope.environment_id, table.c.entity_type == "company")
    return {one: row["key"] for one, row in queries.by_id(scope.db, table, own, definition_ids).items()}


def trait_paths(scope: Scope, definition_ids: Sequence[str]) -> dict[str, Sequence[str]]:
    """Paths of company traits by definition; others are left out."""
    table = trait_definition
    own = sa.and_(table.c.environment_id == scope.environment_id, table.c.entity_type == "company")
    return {one: row["hierarchy"] for one, row in queries.by_id(scope.db, table, own, definition_ids).items()}
