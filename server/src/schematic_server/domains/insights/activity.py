"""The latest changes as lines for people, from the audit log: who wrote what, as far as it went well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from schematic_server.domains.accounts import api_keys, members
from schematic_server.domains.insights import store
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.accounts import ApiKeyResponseData
    from schematic_server.contract.insights import ActivityEntryResponseData, ActivityResponseResponseData

_VERBS = {"DELETE": "removed", "POST": "wrote", "PUT": "changed"}


def latest(scope: Scope, limit: int) -> ActivityResponseResponseData:
    """The newest entries of the environment first."""
    rows = store.latest_writes(scope, limit)
    keys = api_keys.by_id(scope, {row["api_key_id"] for row in rows if row["api_key_id"]})
    people = members.names(scope, {row["member_id"] for row in rows if row["member_id"]})
    return {"entries": [_entry(row, keys, people) for row in rows]}


def _entry(row: Row, keys: Mapping[str, ApiKeyResponseData], people: Mapping[str, str]) -> ActivityEntryResponseData:
    key = keys.get(row["api_key_id"])
    actor: str = people.get(row["member_id"]) or (key["name"] if key else row["api_key_id"] or row["actor_type"])
    name: str = row["resource_name"] or row["resource_id"] or ""
    title = f"{actor} {_VERBS.get(row['method'], row['method'])} {row['resource_type'].replace('_', ' ')} {name}"
    return {
        "timestamp": row["started_at"],
        "actor_name": actor,
        "method": row["method"],
        "resource_type": row["resource_type"],
        "resource_name": name,
        "title": title.rstrip(),
    }
