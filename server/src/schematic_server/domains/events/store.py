"""SQL of events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.events.tables import event
from schematic_server.domains.features.tables import feature
from schematic_server.scope import Scope
from schematic_server.storage import queries

if TYPE_CHECKING:
    from schematic_server.contract.events import GetEventSummariesQuery, ListEventsQuery

_COUNTS = (
    sa.func.count(event.c.id).label("event_count"),
    sa.func.count(event.c.company_id.distinct()).label("company_count"),
    sa.func.count(event.c.user_id.distinct()).label("user_count"),
    sa.func.max(event.c.captured_at).label("last_seen_at"),
)
_FEW = 200  # events
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


def find_event(scope: Scope, event_id: str) -> sa.RowMapping | None:
    own = event.c.environment_id == scope.environment_id
    return scope.db.execute(sa.select(event).where(own, event.c.id == event_id)).mappings().first()


def first_event_at(db: Connection, environment_ids: Iterable[str], event_types: Collection[str]) -> datetime | None:
    """When the oldest of the events of these types was captured, among the first and the last few of each environment:
    an environment may have any number of others."""
    found: list[datetime] = []
    for environment_id in environment_ids:
        for order in (event.c.captured_at.asc(), event.c.captured_at.desc()):
            some = sa.select(event.c.type, event.c.captured_at).where(event.c.environment_id == environment_id)
            rows = db.execute(some.order_by(order).limit(_FEW))
            found += [row.captured_at for row in rows if row.type in event_types]
    return min(found, default=None)


def event_names(scope: Scope, feature_ids: Iterable[str]) -> dict[str, str]:
    """The event that each feature names, by feature; those that name none are left out."""
    own = sa.and_(feature.c.account_id == scope.account_id, feature.c.event_subtype.is_not(None))
    return {one: row["event_subtype"] for one, row in queries.by_id(scope.db, feature, own, feature_ids).items()}


def summarize_named(scope: Scope, names: Iterable[str]) -> Sequence[sa.RowMapping]:
    """Counts of track events of these names; a name that was never used is left out."""
    statement = sa.select(event.c.subtype.label("event_subtype"), *_COUNTS).where(
        *_counted(scope), event.c.subtype.in_(list(names))
    )
    return scope.db.execute(statement.group_by(event.c.subtype)).mappings().all()


def summarize(scope: Scope, query: GetEventSummariesQuery) -> Sequence[sa.RowMapping]:
    """Counts per track event name, by name; names that only features mention count 0."""
    counted = sa.select(event.c.subtype.label("event_subtype"), *_COUNTS).where(
        *_counted(scope), event.c.subtype.is_not(None), *_named(event.c.subtype, query)
    )
    used = counted.group_by(event.c.subtype).cte()
    never = [sa.literal(0).label(name) for name in ("event_count", "company_count", "user_count")]
    declared = sa.select(feature.c.event_subtype, *never, sa.null().label("last_seen_at")).where(
        feature.c.account_id == scope.account_id,
        feature.c.event_subtype.is_not(None),
        feature.c.event_subtype.not_in(sa.select(used.c.event_subtype)),
        *_named(feature.c.event_subtype, query),
    )
    found = sa.union(sa.select(used), declared).subquery()
    statement = sa.select(found).order_by(found.c.event_subtype)
    return scope.db.execute(statement.limit(query["limit"]).offset(query["offset"])).mappings().all()


def _named(name: sa.ColumnElement[str], query: GetEventSummariesQuery) -> list[sa.ColumnElement[bool]]:
    wanted = query.get("event_subtypes")
    return [*([name.in_(wanted)] if wanted else []), *queries.matching(query.get("q"), name)]


def of_company(scope: Scope, company_id: str) -> sa.ColumnElement[bool]:
    """By the shard its few events are found and put in order; of many, the newest are met soon on the way back."""
    is_its = event.c.company_id == company_id
    by_shard = event.c.shard == company_id
    return sa.and_(by_shard, is_its) if queries.are_few(scope.db, sa.select(event.c.id).where(by_shard)) else is_its


def _counted(scope: Scope) -> list[sa.ColumnElement[bool]]:
    is_own = event.c.environment_id == scope.environment_id
    return [is_own, event.c.type == "track", event.c.status == "processed"]


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
