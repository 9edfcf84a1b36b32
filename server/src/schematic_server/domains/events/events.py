"""Stored events and their summaries (contract: `EventDetailResponseData`, `EventSummaryResponseData`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from schematic_server.domains.accounts import api_keys
from schematic_server.domains.companies.tables import company, user
from schematic_server.domains.events import store
from schematic_server.domains.features.tables import feature
from schematic_server.errors import NotFound
from schematic_server.scope import Scope

_NEVER = {"event_count": 0, "company_count": 0, "user_count": 0}
PREVIEW_LENGTH = 200  # characters of `body_preview`


def list_events(scope: Scope, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A page of events, newest first; flag checks only when asked for."""
    return _details(scope, store.list_events(scope, query))


def get_event(scope: Scope, event_id: str) -> dict[str, Any]:
    """One event; raises NotFound."""
    row = store.find_event(scope, event_id)
    if row is None:
        raise NotFound(f"event {event_id} does not exist in this environment")
    return _details(scope, [row])[0]


def summarize(scope: Scope, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Counts per track event name."""
    return [{**row, "environment_id": scope.environment_id} for row in store.summarize(scope, query)]


def summaries_of_features(scope: Scope, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """`event_summary` of features that name an event."""
    names = store.event_names(scope, ids)
    own = {"environment_id": scope.environment_id}
    found: dict[str, dict[str, Any]] = {name: {**_NEVER, **own, "event_subtype": name} for name in names.values()}
    for row in store.summarize_named(scope, names.values()):
        found[row["event_subtype"]].update(row)
    return {one: {"event_summary": found[name]} for one, name in names.items()}


def _details(scope: Scope, rows: Sequence[sa.RowMapping]) -> list[dict[str, Any]]:
    companies = _previews(scope, company, {row["company_id"] for row in rows})
    users = _previews(scope, user, {row["user_id"] for row in rows})
    keys = api_keys.by_id(scope, {row["api_key_id"] for row in rows if row["api_key_id"]})
    features = _features(scope, {row["subtype"] for row in rows})
    return [_detail(row, companies, users, keys, features.get(row["subtype"] or "", [])) for row in rows]


def _detail(
    row: sa.RowMapping,
    companies: Mapping[str, dict[str, Any]],
    users: Mapping[str, dict[str, Any]],
    keys: Mapping[str, dict[str, Any]],
    features: list[dict[str, Any]],
) -> dict[str, Any]:
    members = {name: value for name, value in row.items() if name not in ("shard", "flag_id", "api_key_id")}
    return {
        **members,
        # As it was stored: reading and writing it again would cost more, and numbers lose what Python cannot hold.
        "body": msgspec.Raw(row["body"].encode()),
        "body_preview": row["body"][:PREVIEW_LENGTH],
        "api_key": row["api_key_id"],
        "api_key_view": keys.get(row["api_key_id"]),
        "company": companies.get(row["company_id"]),
        "user": users.get(row["user_id"]),
        "feature_ids": [one["id"] for one in features],
        "features": features,
        "processed_at": row["loaded_at"] if row["status"] == "processed" else None,
        "updated_at": row["loaded_at"],
    }


def _previews(scope: Scope, table: sa.Table, ids: set[str | None]) -> dict[str, dict[str, Any]]:
    wanted = [one for one in ids if one is not None]
    own = table.c.environment_id == scope.environment_id
    rows = scope.db.execute(sa.select(table.c.id, table.c.name).where(own, table.c.id.in_(wanted)))
    return {row.id: {"id": row.id, "name": row.name} for row in rows}


def _features(scope: Scope, subtypes: set[str | None]) -> dict[str, list[dict[str, Any]]]:
    wanted = [one for one in subtypes if one is not None]
    statement = sa.select(feature.c.id, feature.c.name, feature.c.event_subtype).where(
        feature.c.account_id == scope.account_id, feature.c.event_subtype.in_(wanted)
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for row in scope.db.execute(statement.order_by("name", "id")):
        found.setdefault(row.event_subtype, []).append({"id": row.id, "name": row.name})
    return found
