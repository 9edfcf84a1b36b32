"""Which company is on which plans: replacing them, and what a company's detail tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.changes import PlanChanged
from schematic_server.domains.companies.tables import company, company_membership, user
from schematic_server.domains.plans import changes, plans, store
from schematic_server.domains.plans.changes import Cause, Move
from schematic_server.domains.plans.tables import company_plan
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CompanyDetailPart,
        CompanyPlanWithBillingSubView,
        ListCompaniesQuery,
        ListUsersQuery,
        UpsertCompanyRequestBody,
    )


def assign(scope: Scope, company_id: str, base_plan_id: str | None, add_on_ids: Sequence[str]) -> None:
    """Put the company on exactly these plans, each in its published version.

    A plan that the company has already keeps its version and start. The first assignment starts the company's billing
    cycles. Raises NotFound for the company, BadRequest for plans that it cannot have.
    """
    if company_id not in store.companies_by_id(scope, [company_id]):
        raise NotFound(f"company {company_id} does not exist in this environment")
    _assign(scope, company_id, base_plan_id, add_on_ids, Cause("manage_plan"))


def remove_plan(scope: Scope, plan_id: str) -> None:
    """Delete a plan in every environment; companies on it lose it, which is recorded for each."""
    was = plans.get(scope, plan_id)
    held: dict[str, list[str]] = {}
    for environment_id, company_id in store.holders(scope, plan_id):
        held.setdefault(environment_id, []).append(company_id)
    lost = [
        (there, [_without(plan_id, company_id, rows) for company_id, rows in _assignments(there, company_ids).items()])
        for there, company_ids in ((replace(scope, environment_id=one), ids) for one, ids in held.items())
    ]
    store.delete_plan(scope, plan_id)
    for there, moves in lost:
        changes.record(there, moves, Cause("plan_deleted"))
    scope.emit(PlanChanged(*scope.everywhere, plan_id, "deleted", was=was))


def upgrade(scope: Scope, plan_id: str, version_from: Mapping[str, str], version: Row, cause: Cause) -> set[str]:
    """Move companies from the versions of a plan that they are expected on to `version` of it, all else as it is.

    `version_from` is by company; answers those that were moved: others have left that version.
    """
    moves = [
        Move(company_id, rows, [_on(version, row) if row["plan_id"] == plan_id else row for row in rows])
        for company_id, rows in _assignments(scope, version_from).items()
        if any(row["plan_id"] == plan_id and row["plan_version_id"] == version_from[company_id] for row in rows)
    ]
    moved = {one.company_id for one in moves}
    store.change_versions(scope, plan_id, sorted(moved), version["id"])
    changes.record(scope, moves, cause)
    return moved


def assign_base_plan(scope: Scope, company_id: str, body: UpsertCompanyRequestBody) -> None:
    """A new company starts on the plan its creator names."""
    if body.get("base_plan_price_id") is not None:
        raise BadRequest("base_plan_price_id: plans of this server have no prices; leave it out")
    if (base_plan_id := body.get("base_plan_id")) is not None:
        _assign(scope, company_id, base_plan_id, [], Cause("company_upsert", "initial"))


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


def _without(plan_id: str, company_id: str, rows: Sequence[Row]) -> Move:
    return Move(company_id, rows, [row for row in rows if row["plan_id"] != plan_id])


def _on(version: Row, row: Row) -> Row:
    return {**row, "plan_version_id": version["id"], "version": version["version"], "version_name": version["name"]}


def _assign(scope: Scope, company_id: str, base_plan_id: str | None, add_on_ids: Sequence[str], cause: Cause) -> None:
    before = _assignments(scope, [company_id]).get(company_id, [])
    held = {row["plan_id"] for row in before}
    wanted = _wanted(scope, company_id, base_plan_id, add_on_ids)
    removed = [plan_id for plan_id in held if plan_id not in wanted]
    added = [plan_id for plan_id in wanted if plan_id not in held]
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
    after = _assignments(scope, [company_id]).get(company_id, [])
    changes.record(scope, [Move(company_id, before, after)], cause)


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


def _assignments(scope: Scope, company_ids: Iterable[str]) -> dict[str, list[Row]]:
    return store.assignments(scope.db, scope.environment_id, company_ids)
