"""SQL of events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.companies.tables import company
from schematic_server.domains.events.tables import IS_CHECK, environment_usage_day, event, otlp_settings, user_usage_day
from schematic_server.domains.features.tables import feature
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import Instant

if TYPE_CHECKING:
    from schematic_server.contract.events import GetEventSummariesQuery, ListEventsQuery

_FEW = 200  # events
LOOKED_THROUGH = 20_000  # events of no company: of so many those of a kind are found
_Column: TypeAlias = "sa.ColumnElement[Any]"
# Of a summary: no events, company, user, instant.
_NOTHING: list[_Column] = [
    sa.literal(0).label("event_count"),
    sa.null().label("company_id"),
    sa.null().label("user_id"),
    sa.type_coerce(sa.null(), Instant()).label("last_seen_at"),
]
_REPORTS = ("track", "identify", "inference")  # what is not a check
_DROWNING = "flag_check"  # a listing without a type filter shows everything else


def list_events(scope: Scope, query: ListEventsQuery) -> Sequence[sa.RowMapping]:
    """A page of events, newest first."""
    statement = (
        sa.select(event)
        .where(*_filters(scope, query))
        .order_by(event.c.captured_at.desc(), event.c.id.desc())
        .limit(query["limit"])
        .offset(query["offset"])
    )
    return scope.db.execute(statement).mappings().all()


def list_unattributed(scope: Scope, query: ListEventsQuery, status: str | None) -> Sequence[sa.RowMapping]:
    """A page of events of no company, the last accepted first, among the newest `LOOKED_THROUGH` of them."""
    apart = event.c.shard == scope.environment_id
    last_looked = sa.select(event.c.id).where(apart).order_by(event.c.id.desc()).limit(1).offset(LOOKED_THROUGH)
    oldest = scope.db.scalar(last_looked) or ""
    conditions = [apart, event.c.id > oldest, event.c.company_id.is_(None), *_filters(scope, query)]
    if status is not None:
        conditions.append(event.c.status == status)
    statement = sa.select(event).where(*conditions).order_by(event.c.id.desc())
    return scope.db.execute(statement.limit(query["limit"]).offset(query["offset"])).mappings().all()


def find_event(scope: Scope, event_id: str) -> sa.RowMapping | None:
    own = event.c.environment_id == scope.environment_id
    return scope.db.execute(sa.select(event).where(own, event.c.id == event_id)).mappings().first()


def first_report_at(db: Connection, environment_ids: Iterable[str]) -> datetime | None:
    """When use or somebody was first reported.

    Events tell when there is such a one among the first few: there may be any number of flag checks. Else rollups tell
    the day of the first use, and only where nothing was used the last few events.
    """
    return min((at for one in environment_ids if (at := _first_report_at(db, one)) is not None), default=None)


def first_check_at(db: Connection, environment_ids: Iterable[str]) -> datetime | None:
    """When the oldest flag check that is left was recorded."""
    oldest = sa.func.min(event.c.captured_at)
    found = (db.scalar(sa.select(oldest).where(event.c.environment_id == one, IS_CHECK)) for one in environment_ids)
    return min((at for at in found if at is not None), default=None)


def _first_report_at(db: Connection, environment_id: str) -> datetime | None:
    def among_few(order: sa.ColumnElement[Any]) -> datetime | None:
        some = sa.select(event.c.type, event.c.captured_at).where(event.c.environment_id == environment_id)
        rows = db.execute(some.order_by(order).limit(_FEW))
        return min((row.captured_at for row in rows if row.type in _REPORTS), default=None)

    total = environment_usage_day.c
    first_day = sa.select(sa.func.min(total.day)).where(total.environment_id == environment_id)
    return among_few(event.c.captured_at.asc()) or db.scalar(first_day) or among_few(event.c.captured_at.desc())


def event_names(scope: Scope, feature_ids: Iterable[str]) -> dict[str, str]:
    """The event that each feature names, by feature; those that name none are left out."""
    own = sa.and_(feature.c.account_id == scope.account_id, feature.c.event_subtype.is_not(None))
    return {one: row["event_subtype"] for one, row in queries.by_id(scope.db, feature, own, feature_ids).items()}


def summarize_named(scope: Scope, names: Iterable[str]) -> Sequence[sa.RowMapping]:
    """Counts of track events of these names; a name that was never used is left out."""
    wanted = list(names)
    return scope.db.execute(_summary(_used(scope, lambda name: [name.in_(wanted)]))).mappings().all()


def summarize(scope: Scope, query: GetEventSummariesQuery) -> Sequence[sa.RowMapping]:
    """Counts per track event name, by name; names that only features mention count 0.

    Whoever is hurried is not told who used them: for that the days of all companies would have to be looked at.
    """

    def named(name: sa.ColumnElement[str]) -> list[sa.ColumnElement[bool]]:
        return _named(name, query)

    declared = _select(feature.c.event_subtype, *_NOTHING).where(
        feature.c.account_id == scope.account_id, feature.c.event_subtype.is_not(None), *named(feature.c.event_subtype)
    )
    who, *often = _used(scope, named)
    statement = _summary([*([] if scope.is_hurried else [who]), *often, declared])
    return scope.db.execute(statement.limit(query["limit"]).offset(query["offset"])).mappings().all()


def _used(
    scope: Scope, named: Callable[[sa.ColumnElement[str]], Sequence[sa.ColumnElement[bool]]]
) -> list[sa.Select[Any]]:
    """Who used which names, and how often, in parts to be summed up.

    From rollups, which outlive the events; only those of no company, which count for nobody, tell of themselves.
    """
    day, total = user_usage_day.c, environment_usage_day.c
    who = _select(
        day.event_subtype,
        sa.literal(0).label("event_count"),
        day.company_id,
        sa.func.nullif(day.user_id, "").label("user_id"),
        day.last_at.label("last_seen_at"),
    ).select_from(company.join(user_usage_day, day.company_id == company.c.id))
    often = _select(total.event_subtype, total.event_count, *_NOTHING[1:])
    alone = _select(event.c.subtype, sa.literal(1), sa.null(), event.c.user_id, event.c.captured_at)
    is_its = [event.c.shard == scope.environment_id, event.c.company_id.is_(None), event.c.type == "track"]
    return [
        who.where(company.c.environment_id == scope.environment_id, *named(day.event_subtype)),
        often.where(total.environment_id == scope.environment_id, *named(total.event_subtype)),
        alone.where(*is_its, event.c.status == "processed", *named(event.c.subtype)),
    ]


def _select(*columns: _Column) -> sa.Select[Any]:
    """Of columns whose types do not matter."""
    return sa.select(*columns)


def _summary(parts: Sequence[sa.Select[Any]]) -> sa.Select[Any]:
    found = sa.union_all(*parts).subquery()
    count = sa.func.count
    return (
        _select(
            found.c.event_subtype,
            sa.cast(sa.func.sum(found.c.event_count), sa.BigInteger).label("event_count"),
            count(found.c.company_id.distinct()).label("company_count"),
            count(found.c.user_id.distinct()).label("user_count"),
            sa.func.max(found.c.last_seen_at).label("last_seen_at"),
        )
        .group_by(found.c.event_subtype)
        .order_by(found.c.event_subtype)
    )


def find_otlp_settings(db: Connection, environment_id: str) -> sa.RowMapping | None:
    statement = sa.select(otlp_settings).where(otlp_settings.c.environment_id == environment_id)
    return db.execute(statement).mappings().first()


def upsert_otlp_settings(scope: Scope, values: Mapping[str, Any]) -> None:
    own = otlp_settings.c.environment_id == scope.environment_id
    written = scope.db.execute(sa.update(otlp_settings).where(own).values(**values, updated_at=scope.now))
    if not written.rowcount:
        made = {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
        scope.db.execute(sa.insert(otlp_settings).values(**made, **values))


def delete_otlp_settings(scope: Scope) -> bool:
    """Whether there were any."""
    own = otlp_settings.c.environment_id == scope.environment_id
    return scope.db.execute(sa.delete(otlp_settings).where(own)).rowcount > 0


def _named(name: sa.ColumnElement[str], query: GetEventSummariesQuery) -> list[sa.ColumnElement[bool]]:
    wanted = query.get("event_subtypes")
    return [*([name.in_(wanted)] if wanted else []), *queries.matching(query.get("q"), name)]


def of_company(scope: Scope, company_id: str) -> sa.ColumnElement[bool]:
    """By the shard its few events are found and put in order; of many, the newest are met soon on the way back."""
    is_its = event.c.company_id == company_id
    by_shard = event.c.shard == company_id
    return sa.and_(by_shard, is_its) if queries.are_few(scope.db, sa.select(event.c.id).where(by_shard)) else is_its


def _filters(scope: Scope, query: ListEventsQuery) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [event.c.environment_id == scope.environment_id]
    if (company_id := query.get("company_id")) is not None:
        conditions.append(of_company(scope, company_id))
    for value, column in (
        (query.get("user_id"), event.c.user_id),
        (query.get("event_subtype"), event.c.subtype),
        (query.get("flag_id"), event.c.flag_id),
        (query.get("idempotency_key"), event.c.idempotency_key),
    ):
        if value is not None:
            conditions.append(column == value)
    if event_types := query.get("event_types"):
        conditions.append(event.c.type.in_(event_types))
    elif not query.get("flag_id"):
        conditions.append(event.c.type != _DROWNING)
    return conditions
