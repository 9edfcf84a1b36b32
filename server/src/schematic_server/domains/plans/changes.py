"""The record of companies' plan changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from schematic_server.domains.companies import companies
from schematic_server.domains.plans import store
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import CompanyResponseData, PlanChangeResponseData, PlanSnapshotView

_PLANS = ("base_plan", "previous_base_plan")
_ADD_ONS = ("add_ons_added", "add_ons_removed")


def get(scope: Scope, plan_change_id: str) -> PlanChangeResponseData:
    """One change; raises NotFound."""
    row = store.changes_by_id(scope, [plan_change_id]).get(plan_change_id)
    if row is None:
        raise NotFound(f"plan change {plan_change_id} does not exist in this environment")
    return details(scope, [row])[0]


def details(scope: Scope, rows: Sequence[Row]) -> list[PlanChangeResponseData]:
    """Changes in the order of `rows`. Plans are told as they were then; one that is gone by now is marked."""
    owners = companies.by_id(scope, sorted({row["company_id"] for row in rows}))
    named = {row[member]["id"] for row in rows for member in _PLANS if row[member]}
    named |= {one["id"] for row in rows for member in _ADD_ONS for one in row[member]}
    existing = store.plans_by_id(scope.db, scope.account_id, named)
    return [_detail(row, owners[row["company_id"]], existing) for row in rows]


def _detail(row: Row, owner: CompanyResponseData, existing: Collection[str]) -> PlanChangeResponseData:
    def told(plan: Row) -> PlanSnapshotView:
        return {
            "id": plan["id"],
            "name": plan["name"],
            "description": plan["description"],
            "icon": plan["icon"],
            "deleted": plan["id"] not in existing,
        }

    return {
        "id": row["id"],
        "environment_id": row["environment_id"],
        "company_id": row["company_id"],
        "company": owner,
        "action": row["action"],
        "actor_type": row["actor_type"],
        "base_plan_action": row["base_plan_action"],
        "base_plan": told(row["base_plan"]) if row["base_plan"] else None,
        "base_plan_version": row["base_plan_version"],
        "previous_base_plan": told(row["previous_base_plan"]) if row["previous_base_plan"] else None,
        "previous_base_plan_version": row["previous_base_plan_version"],
        "add_ons_added": [told(one) for one in row["add_ons_added"]],
        "add_ons_removed": [told(one) for one in row["add_ons_removed"]],
        "is_version_upgrade": False,
        "traits_updated": [],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
