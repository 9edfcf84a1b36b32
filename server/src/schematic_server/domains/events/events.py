"""Stored events and their summaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

import msgspec
import sqlalchemy as sa

from schematic_server.domains.accounts import api_keys, environments
from schematic_server.domains.companies.tables import company, user
from schematic_server.domains.events import store
from schematic_server.domains.features.tables import feature
from schematic_server.errors import NotFound
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.accounts import ApiKeyResponseData
    from schematic_server.contract.events import (
        EventDetailResponseData,
        EventStatus,
        EventSummaryResponseData,
        GetEventSummariesQuery,
        ListEventsQuery,
    )
    from schematic_server.contract.features import FeatureDetailPart
    from schematic_server.contract.shared import PreviewObject

LOOKED_THROUGH = store.LOOKED_THROUGH
PREVIEW_LENGTH = 200  # characters of `body_preview`


def first_sent_at(scope: Scope) -> datetime | None:
    """When use or somebody was first reported, as far as set-up goes."""
    return store.first_report_at(scope.db, environments.reached(scope))


def first_checked_at(scope: Scope) -> datetime | None:
    """When a flag check was first recorded, as far as set-up goes."""
    return store.first_check_at(scope.db, environments.reached(scope))


def list_events(scope: Scope, query: ListEventsQuery) -> list[EventDetailResponseData]:
    """A page of events, newest first; flag checks only when asked for."""
    return _details(scope, store.list_events(scope, query))


def list_unattributed(
    scope: Scope, query: ListEventsQuery, status: EventStatus | None = None
) -> list[EventDetailResponseData]:
    """Events that were found to be of no company, as all that failed, the last accepted first.

    Of a status if one is given; among the newest `LOOKED_THROUGH` of them.
    """
    return _details(scope, store.list_unattributed(scope, query, status))


def get_event(scope: Scope, event_id: str) -> EventDetailResponseData:
    """One event; raises NotFound."""
    row = store.find_event(scope, event_id)
    if row is None:
        raise NotFound(f"event {event_id} does not exist in this environment")
    return _details(scope, [row])[0]


def of_company(scope: Scope, company_id: str) -> sa.ColumnElement[bool]:
    """The condition that an event is one of the company's."""
    return store.of_company(scope, company_id)


def summarize(scope: Scope, query: GetEventSummariesQuery) -> list[EventSummaryResponseData]:
    """Counts per track event name."""
    return [_summary(scope, row) for row in store.summarize(scope, query)]


def summaries_of_features(scope: Scope, ids: Sequence[str]) -> dict[str, FeatureDetailPart]:
    """`event_summary` of features that name an event."""
    names = store.event_names(scope, ids)
    found = {row["event_subtype"]: _summary(scope, row) for row in store.summarize_named(scope, names.values())}
    return {one: {"event_summary": found.get(name) or _never(scope, name)} for one, name in names.items()}


def _summary(scope: Scope, row: sa.RowMapping) -> EventSummaryResponseData:
    return {
        "environment_id": scope.environment_id,
        "event_subtype": row["event_subtype"],
        "event_count": row["event_count"],
        "company_count": row["company_count"],
        "user_count": row["user_count"],
        "last_seen_at": row["last_seen_at"],
    }


def _never(scope: Scope, name: str) -> EventSummaryResponseData:
    own = scope.environment_id
    return {"environment_id": own, "event_subtype": name, "event_count": 0, "company_count": 0, "user_count": 0}


def _details(scope: Scope, rows: Sequence[sa.RowMapping]) -> list[EventDetailResponseData]:
    companies = _previews(scope, company, {row["company_id"] for row in rows})
    users = _previews(scope, user, {row["user_id"] for row in rows})
    keys = api_keys.by_id(scope, {row["api_key_id"] for row in rows if row["api_key_id"]})
    features = _features(scope, {row["subtype"] for row in rows})
    return [_detail(row, companies, users, keys, features.get(row["subtype"] or "", [])) for row in rows]


def _detail(
    row: sa.RowMapping,
    companies: Mapping[str, PreviewObject],
    users: Mapping[str, PreviewObject],
    keys: Mapping[str, ApiKeyResponseData],
    features: list[PreviewObject],
) -> EventDetailResponseData:
    # As it was stored: reading and writing it again would cost more, and numbers lose what Python cannot hold.
    body = cast(Mapping[str, Any], msgspec.Raw(row["body"].encode()))
    return {
        "id": row["id"],
        "environment_id": row["environment_id"],
        "type": row["type"],
        "subtype": row["subtype"],
        "status": row["status"],
        "error_message": row["error_message"],
        "body": body,
        "body_preview": row["body"][:PREVIEW_LENGTH],
        "quantity": row["quantity"],
        "company_id": row["company_id"],
        "company": companies.get(row["company_id"]),
        "user_id": row["user_id"],
        "user": users.get(row["user_id"]),
        "api_key": row["api_key_id"],
        "api_key_view": keys.get(row["api_key_id"]),
        "feature_ids": [one["id"] for one in features],
        "features": features,
        "idempotency_key": row["idempotency_key"],
        "lease_id": row["lease_id"],
        "reservation_id": row["reservation_id"],
        "captured_at": row["captured_at"],
        "loaded_at": row["loaded_at"],
        "sent_at": row["sent_at"],
        "processed_at": row["loaded_at"] if row["status"] == "processed" else None,
        "updated_at": row["loaded_at"],
    }


def _previews(scope: Scope, table: sa.Table, ids: set[str | None]) -> dict[str, PreviewObject]:
    wanted = [one for one in ids if one is not None]
    own = table.c.environment_id == scope.environment_id
    rows = scope.db.execute(sa.select(table.c.id, table.c.name).where(own, table.c.id.in_(wanted)))
    return {row.id: {"id": row.id, "name": row.name} for row in rows}


def _features(scope: Scope, subtypes: set[str | None]) -> dict[str, list[PreviewObject]]:
    wanted = [one for one in subtypes if one is not None]
    statement = sa.select(feature.c.id, feature.c.name, feature.c.event_subtype).where(
        feature.c.account_id == scope.account_id, feature.c.event_subtype.in_(wanted)
    )
    found: dict[str, list[PreviewObject]] = {}
    for row in scope.db.execute(statement.order_by("name", "id")):
        found.setdefault(row.event_subtype, []).append({"id": row.id, "name": row.name})
    return found
