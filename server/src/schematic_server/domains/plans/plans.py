"""Plans and add-ons with their versions.

The first version of a plan is published when the plan is created, and edits act on the published version.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection

from schematic_server.changes import PlanChanged
from schematic_server.domains.features.rules import Preview
from schematic_server.domains.plans import store
from schematic_server.domains.plans.views import plan_entitlements_view, plan_view
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.plans import (
        CreatePlanRequestBody,
        PlanDetailPart,
        PlanDetailResponseData,
        PlanResponseData,
        PlanVersionResponseData,
        UpdatePlanRequestBody,
    )

DEFAULT_ICON = "blue"


def create(scope: Scope, body: CreatePlanRequestBody) -> PlanDetailResponseData:
    """A new plan or add-on, its first version published."""
    plan_id = new_id("plan")
    values = {
        "id": plan_id,
        "name": body["name"],
        "description": body.get("description") or "",
        "icon": body.get("icon") or DEFAULT_ICON,
        "plan_type": body["plan_type"],
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    store.insert_plan(scope, values)
    publish(scope, [values])
    scope.emit(PlanChanged(*scope.everywhere, plan_id, "created"))
    return get(scope, plan_id)


def update(scope: Scope, plan_id: str, body: UpdatePlanRequestBody) -> PlanDetailResponseData:
    get_row(scope, plan_id)
    changes = {"name": body["name"]}
    if (icon := body.get("icon")) is not None:
        changes["icon"] = icon
    if "description" in body:
        changes["description"] = body["description"] or ""
    store.update_plan(scope, plan_id, {**changes, "updated_at": scope.now})
    scope.emit(PlanChanged(*scope.everywhere, plan_id, "updated"))
    return get(scope, plan_id)


def get(scope: Scope, plan_id: str, plan_version_id: str | None = None) -> PlanDetailResponseData:
    """One plan with its entitlements; raises NotFound, also for a version of another plan."""
    row = get_row(scope, plan_id)
    if plan_version_id is not None:
        get_version(scope, plan_version_id, plan_id)
    return details(scope, [row], with_entitlements=True)[0]


def get_row(scope: Scope, plan_id: str) -> Row:
    row = store.plans_by_id(scope.db, scope.account_id, [plan_id]).get(plan_id)
    if row is None:
        raise NotFound(f"plan {plan_id} does not exist")
    return row


def get_version(scope: Scope, plan_version_id: str, plan_id: str) -> Row:
    """A version of that plan in this environment; raises NotFound."""
    row = store.versions_by_id(scope.db, scope.environment_id, [plan_version_id]).get(plan_version_id)
    if row is None or row["plan_id"] != plan_id:
        raise NotFound(f"plan {plan_id} has no version {plan_version_id} in this environment")
    return row


def known_versions(scope: Scope, plan_id: str, ids: Iterable[str]) -> dict[str, Row]:
    """Those of the versions that the plan has in this environment, by id."""
    found = store.versions_by_id(scope.db, scope.environment_id, ids)
    return {one: row for one, row in found.items() if row["plan_id"] == plan_id}


def publish(scope: Scope, plans: Iterable[Row]) -> dict[str, Row]:
    """The published version of each plan, by plan id; publishes the first of one that was never used in this
    environment (source: contract, plan versions)."""
    by_id = {one["id"]: one for one in plans}
    known = _live(scope, by_id)
    return {plan_id: known.get(plan_id) or _first_version(scope, plan) for plan_id, plan in by_id.items()}


def live_versions(scope: Scope, plan_ids: Iterable[str]) -> dict[str, str]:
    """Id of the published version of each plan that has one in this environment."""
    return {plan_id: version["id"] for plan_id, version in _live(scope, plan_ids).items()}


def details(
    scope: Scope, rows: Sequence[Row], *, with_entitlements: bool = False, with_counts: bool = True
) -> list[PlanDetailResponseData]:
    """Plans in the order of `rows`; without counts, as if no company were on any."""
    ids = [row["id"] for row in rows]
    versions = store.versions(scope.db, scope.environment_id, ids)
    counts = store.company_counts(scope, ids) if with_counts else {}
    owners = store.companies_by_id(scope, {row["company_id"] for row in rows if row["company_id"]})
    parts = plan_view.of(scope, ids)
    entitlements = plan_entitlements_view.of(scope, ids) if with_entitlements else {}

    def detail(row: Row) -> PlanDetailPart:
        own = _own_part(row, versions.get(row["id"], []), owners.get(row["company_id"]), counts.get(row["id"], 0))
        return {**response(row), **own, **parts[row["id"]], **entitlements.get(row["id"], {})}

    return [cast("PlanDetailResponseData", detail(row)) for row in rows]


def response(row: Row) -> PlanResponseData:
    """A plan without versions."""
    return {
        "id": row["id"],
        "name": row["name"],
        "description": row["description"],
        "icon": row["icon"],
        "plan_type": row["plan_type"],
        "company_id": row["company_id"],
        "copied_from_plan_id": row["copied_from_plan_id"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def responses(scope: Scope, ids: Iterable[str]) -> dict[str, PlanResponseData]:
    """Plans without versions, by id."""
    return {one: response(row) for one, row in store.plans_by_id(scope.db, scope.account_id, ids).items()}


def previews(db: Connection, account_id: str, plan_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What a bulk check tells of a company's base plan, by id; without plans that are gone."""
    found = store.plans_by_id(db, account_id, plan_ids)
    return {one: {"id": one, "name": row["name"]} for one, row in found.items()}


def snapshot(row: Row) -> dict[str, Any]:
    """A plan as the record of changes keeps it (contract: `PlanSnapshotView` without `deleted`)."""
    return {name: row[name] for name in ("id", "name", "description", "icon")}


def check_type(plan: Row, member: str, wanted: str) -> None:
    """Raises BadRequest when `member` names a plan of the other type."""
    if plan["plan_type"] != wanted:
        raise BadRequest(f"{member}: {plan['id']} is of type {plan['plan_type']}; name one of type {wanted}")


def plans_named(scope: Scope, ids: Sequence[str]) -> dict[str, Preview]:
    found = store.plans_by_id(scope.db, scope.account_id, ids)
    return {one: {"id": one, "name": row["name"], "description": row["description"]} for one, row in found.items()}


def versions_named(scope: Scope, ids: Sequence[str]) -> dict[str, Preview]:
    return {
        one: {
            "id": one,
            "name": row["name"],
            "description": row["description"],
            "version": row["version"],
            "status": row["status"],
        }
        for one, row in store.versions_by_id(scope.db, scope.environment_id, ids).items()
    }


def _live(scope: Scope, plan_ids: Iterable[str]) -> dict[str, Row]:
    versions = store.versions(scope.db, scope.environment_id, plan_ids)
    return {
        plan_id: live
        for plan_id, found in versions.items()
        if (live := next((one for one in found if one["status"] == "published"), None)) is not None
    }


def _first_version(scope: Scope, plan: Row) -> Row:
    values = {
        "id": new_id("plnv"),
        "plan_id": plan["id"],
        "version": 1,
        "status": "published",
        "name": plan["name"],
        "description": plan["description"],
        "icon": plan["icon"],
        "renewal_policy": "auto_renew",
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    store.insert_version(scope, values)
    return values


def _own_part(row: Row, versions: Sequence[Row], owner: Row | None, company_count: int) -> PlanDetailPart:
    told = [_version(one, row) for one in versions]
    return {
        "active_version": next((one for one in told if one["status"] == "published"), None),
        "draft_version": next((one for one in told if one["status"] == "draft"), None),
        "versions": told,
        "company_count": company_count,
        "company_name": owner["name"] if owner else None,
        "company_logo_url": owner["logo_url"] if owner else None,
        "billing_strategy": "no_billing",
        "charge_type": "none",
        "controlled_by": "schematic",
        "is_default": False,
        "is_free": True,
        "is_trialable": False,
    }


def _version(row: Row, plan: Row) -> PlanVersionResponseData:
    return {
        "id": row["id"],
        "environment_id": row["environment_id"],
        "original_plan_id": plan["id"],
        "plan_type": plan["plan_type"],
        "version": row["version"],
        "status": row["status"],
        "name": row["name"],
        "description": row["description"],
        "icon": row["icon"],
        "renewal_policy": row["renewal_policy"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
