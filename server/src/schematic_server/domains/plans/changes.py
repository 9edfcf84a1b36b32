"""The record of companies' plan changes (contract: `PlanChangeResponseData`)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from schematic_server.domains.plans import store
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

_PLANS = ("base_plan", "previous_base_plan")
_ADD_ONS = ("add_ons_added", "add_ons_removed")
_COMPANY = ("id", "name", "logo_url", "last_seen_at", "environment_id", "created_at", "updated_at")


def get(scope: Scope, plan_change_id: str) -> dict[str, Any]:
    """One change; raises NotFound."""
    row = store.changes_by_id(scope, [plan_change_id]).get(plan_change_id)
    if row is None:
        raise NotFound(f"plan change {plan_change_id} does not exist in this environment")
    return details(scope, [row])[0]


def details(scope: Scope, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Changes in the order of `rows`. Plans are told as they were then; one that is gone by now is marked."""
    owners = store.companies_by_id(scope, {row["company_id"] for row in rows})
    named = {row[member]["id"] for row in rows for member in _PLANS if row[member]}
    named |= {one["id"] for row in rows for member in _ADD_ONS for one in row[member]}
    existing = store.plans_by_id(scope.db, scope.account_id, named)
    return [_detail(row, owners[row["company_id"]], existing) for row in rows]


def _detail(row: Row, owner: Row, existing: Collection[str]) -> dict[str, Any]:
    def told(plan: Row) -> dict[str, Any]:
        return {**plan, "deleted": plan["id"] not in existing}

    return {
        **{name: value for name, value in row.items() if name != "api_key_id"},
        **{member: told(row[member]) if row[member] else None for member in _PLANS},
        **{member: [told(one) for one in row[member]] for member in _ADD_ONS},
        "company": {name: owner[name] for name in _COMPANY},
        "is_version_upgrade": False,
        "traits_updated": [],
    }
