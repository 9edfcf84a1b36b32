"""The latest changes as lines for people: moves of companies between plans, which are on record with who made them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from schematic_server.domains.accounts import api_keys
from schematic_server.domains.insights import store
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.accounts import ApiKeyResponseData
    from schematic_server.contract.insights import ActivityEntryResponseData, ActivityResponseResponseData

_METHODS = {"company_upsert": "POST", "plan_deleted": "DELETE"}
_NOBODY = "Schematic"  # what happened by itself


def latest(scope: Scope, limit: int) -> ActivityResponseResponseData:
    """The newest entries of the environment first."""
    rows = store.latest_moves(scope, limit)
    keys = api_keys.by_id(scope, {row["api_key_id"] for row in rows if row["api_key_id"]})
    return {"entries": [_entry(row, keys) for row in rows]}


def _entry(row: Row, keys: Mapping[str, ApiKeyResponseData]) -> ActivityEntryResponseData:
    key = keys.get(row["api_key_id"])
    return {
        "timestamp": row["created_at"],
        "actor_name": key["name"] if key else row["api_key_id"] or _NOBODY,
        "method": _METHODS.get(row["action"], "PUT"),
        "resource_type": "company",
        "resource_name": row["company_name"],
        "title": f"{row['company_name']}: {_moves(row)}",
    }


def _moves(row: Row) -> str:
    base, previous = row["base_plan"], row["previous_base_plan"]
    told: list[str] = []
    if base and previous and base["id"] != previous["id"]:
        told.append(f"from {previous['name']} to {base['name']}")
    elif base and not previous:
        told.append(f"on {base['name']}")
    elif previous and not base:
        told.append(f"off {previous['name']}")
    told += [f"added {one['name']}" for one in row["add_ons_added"]]
    told += [f"removed {one['name']}" for one in row["add_ons_removed"]]
    return ", ".join(told) or "the same plans, of another version"
