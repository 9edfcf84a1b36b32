"""Which company is on which plans: replacing them, and what a company's detail tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.changes import CompanyPlansChanged, PlanChanged
from schematic_server.domains.companies.tables import company, company_membership, user
from schematic_server.domains.plans import plan_traits, plans, store
from schematic_server.domains.plans.tables import company_plan
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CompanyDetailPart,
        CompanyPlanWithBillingSubView,
        ListCompaniesQuery,
        ListUsersQuery,
        UpsertCompanyRequestBody,
    )


def replace(
    scope: Scope, company_id: str, base_plan_id: str | None, add_on_ids: Sequence[str], action: str = "manage_plan"
) -> None:
    """Put the company on exactly these plans, each in its published version; `action` is what the record says did it.

    A plan that the company has already keeps its version and start. The first assignment starts the company's billing
    cycles. Raises NotFound for the company, BadRequest for plans that it cannot have.
    """
    if company_id not in store.companies_by_id(scope, [company_id]):
        raise NotFound(f"company {company_id} does not exist in this environment")
    _assign(scope, company_id, base_plan_id, add_on_ids, action, None)


def remove_plan(scope: Scope, plan_id: str) -> None:
    """Delete a plan; companies on it lose it, which is recorded for each."""
    row, was = plans.get_row(scope, plan_id), plans.get(scope, plan_id)
    changes = [_plan_deleted(scope, row, holder) for holder in store.holders(scope, plan_id)]
    store.delete_plan(scope, plan_id)
    _save(scope, changes)
    scope.emit(PlanChanged(*scope.everywhere, plan_id, "deleted", was=was))


def assign_base_plan(scope: Scope, company_id: str, body: UpsertCompanyRequestBody) -> None:
    """A new company starts on the plan its creator names."""
    if body.get("base_plan_price_id") is not None:
        raise BadRequest("base_plan_price_id: plans of this server have no prices; leave it out")
    if (base_plan_id := body.get("base_plan_id")) is not None:
        _assign(scope, company_id, base_plan_id, [], "company_upsert", "initial")


def of_companies(db: Connection, environment_id: str, company_ids: Iterable[str]) -> Mapping[str, Sequence[Row]]:
    """Each company's assignments (`plan_id`, `plan_version_id`, `is_base`, …), the base plan first."""
    return store.assignments(db, environment_id, company_ids)


def plans_of_companies(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyDetailPart]:
    """`plan`, `add_ons` and `plans` of a company's detail."""
    found = store.assignments(scope.db, scope.environment_id, ids)
    return {company_id: _company_members(found.get(company_id, [])) for company_id in ids}


def companies_on_plans(scope: Scope, query: ListCompaniesQuery) -> sa.ColumnElement[bool]:
    return queries.among(scope.db, company.c.id, store.companies_on(scope, query))


def users_of_plans(scope: Scope, query: ListUsersQuery) -> sa.ColumnElement[bool]:
    member = company_membership
    is_on = store.companies_on(scope, {"plan_id": query.get("plan_id")}).where(
        company_plan.c.company_id == member.c.company_id
    )
    return queries.among(scope.db, user.c.id, sa.select(member.c.user_id).where(is_on.exists()))


def companies_without_plan(scope: Scope, query: ListCompaniesQuery) -> sa.ColumnElement[bool]:
    return queries.none_of(company.c.id, store.companies_with_base_plan(scope))


def companies_on_old_versions(scope: Scope, query: ListCompaniesQuery) -> sa.ColumnElement[bool]:
    return queries.among(scope.db, company.c.id, store.companies_on_old_versions(scope))


def companies_subscribed(scope: Scope, query: ListCompaniesQuery) -> sa.ColumnElement[bool] | None:
    """Nobody is billed here, so no company has a subscription of any kind, and all are without."""
    is_asked = (
        query.get("with_subscription") or query.get("monetized_subscriptions") or query.get("has_scheduled_downgrade")
    )
    is_listed = "subscription_statuses" in query or "subscription_types" in query
    return sa.false() if is_asked or is_listed else None


def _company_members(rows: Sequence[Row]) -> CompanyDetailPart:
    told = [(row["is_base"], _company_plan(row)) for row in rows]
    return {
        "plan": next((one for is_base, one in told if is_base), None),
        "add_ons": [one for is_base, one in told if not is_base],
        "plans": [{"id": row["plan_id"], "name": row["name"], "description": row["description"]} for row in rows],
    }


def _company_plan(row: Row) -> CompanyPlanWithBillingSubView:
    return {
        "id": row["plan_id"],
        "name": row["name"],
        "description": row["description"],
        "added_on": row["created_at"],
        "plan_version_id": row["plan_version_id"],
        "included_credit_grants": [],
    }


def _assign(
    scope: Scope,
    company_id: str,
    base_plan_id: str | None,
    add_on_ids: Sequence[str],
    action: str,
    base_plan_action: str | None,
) -> None:
    before = {
        row["plan_id"]: row
        for row in store.assignments(scope.db, scope.environment_id, [company_id]).get(company_id, ())
    }
    wanted = _wanted(scope, company_id, base_plan_id, add_on_ids)
    removed = [plan_id for plan_id in before if plan_id not in wanted]
    added = [plan_id for plan_id in wanted if plan_id not in before]
    if not removed and not added:
        return
    versions = plans.publish(scope, [wanted[plan_id] for plan_id in added])
    if removed:
        store.remove_assignments(scope, company_id, removed)
    if added:
        rows = [
            {"plan_id": one, "plan_version_id": versions[one]["id"], "is_base": one == base_plan_id} for one in added
        ]
        store.insert_assignments(scope, company_id, rows)
        store.anchor_cycles(scope, company_id)
        plan_traits.apply(scope, company_id, added)
    _record(scope, company_id, list(before.values()), action, base_plan_action)


def _wanted(scope: Scope, company_id: str, base_plan_id: str | None, add_on_ids: Sequence[str]) -> dict[str, Row]:
    named = [("base_plan_id", "plan", base_plan_id)] if base_plan_id is not None else []
    named += [("add_on_ids", "add_on", one) for one in dict.fromkeys(add_on_ids)]
    found = store.plans_by_id(scope.db, scope.account_id, [plan_id for _, _, plan_id in named])
    for member, plan_type, plan_id in named:
        plan = found.get(plan_id)
        if plan is None:
            raise BadRequest(f"{member}: plan {plan_id} does not exist")
        plans.check_type(plan, member, plan_type)
        if plan["company_id"] not in (None, company_id):
            raise BadRequest(f"{member}: {plan_id} is a custom plan of another company")
    return {plan_id: found[plan_id] for _, _, plan_id in named}


def _record(scope: Scope, company_id: str, before: Sequence[Row], action: str, base_plan_action: str | None) -> None:
    after = store.assignments(scope.db, scope.environment_id, [company_id]).get(company_id, [])
    versions = store.versions_by_id(
        scope.db, scope.environment_id, {row["plan_version_id"] for row in [*before, *after]}
    )
    old, new = _base(before), _base(after)
    kept = {row["plan_id"] for row in before} & {row["plan_id"] for row in after}
    change = {
        **_change(scope, scope.environment_id, company_id, action),
        "base_plan_action": base_plan_action,
        "base_plan": _snapshot(new),
        "base_plan_version": _version_snapshot(new, versions),
        "previous_base_plan": _snapshot(old),
        "previous_base_plan_version": _version_snapshot(old, versions),
        "add_ons_added": [_snapshot(row) for row in after if not row["is_base"] and row["plan_id"] not in kept],
        "add_ons_removed": [_snapshot(row) for row in before if not row["is_base"] and row["plan_id"] not in kept],
    }
    _save(scope, [change])


def _save(scope: Scope, changes: Sequence[Row]) -> None:
    store.insert_changes(scope, changes)
    for one in changes:
        owner = scope.account_id, one["environment_id"]
        scope.emit(CompanyPlansChanged(*owner, one["company_id"], one["id"]))


def _plan_deleted(scope: Scope, plan: Row, holder: Row) -> dict[str, Any]:
    version = {"id": holder["plan_version_id"], "name": holder["version_name"], "version": holder["version"]}
    is_base = holder["is_base"]
    return {
        **_change(scope, holder["environment_id"], holder["company_id"], "plan_deleted"),
        "base_plan_action": None,
        "base_plan": None,
        "base_plan_version": None,
        "previous_base_plan": plans.snapshot(plan) if is_base else None,
        "previous_base_plan_version": version if is_base else None,
        "add_ons_added": [],
        "add_ons_removed": [] if is_base else [plans.snapshot(plan)],
    }


def _change(scope: Scope, environment_id: str, company_id: str, action: str) -> dict[str, Any]:
    return {
        "id": new_id("plch"),
        "environment_id": environment_id,
        "company_id": company_id,
        "action": action,
        "actor_type": scope.actor.kind,
        "api_key_id": scope.actor.api_key_id,
        "created_at": scope.now,
        "updated_at": scope.now,
    }


def _base(rows: Sequence[Row]) -> Row | None:
    return next((row for row in rows if row["is_base"]), None)


def _snapshot(row: Row | None) -> dict[str, Any] | None:
    return None if row is None else plans.snapshot({**row, "id": row["plan_id"]})


def _version_snapshot(row: Row | None, versions: Mapping[str, Row]) -> dict[str, Any] | None:
    if row is None:
        return None
    version = versions[row["plan_version_id"]]
    return {name: version[name] for name in ("id", "name", "version")}
