"""Which company is on which plans: replacing them, and what a company's detail tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.changes import PlanChanged
from schematic_server.domains.accounts import environments
from schematic_server.domains.companies.tables import company, company_membership, user
from schematic_server.domains.plans import changes, groups, plan_traits, plans, store, trials
from schematic_server.domains.plans.changes import Cause, Move
from schematic_server.domains.plans.tables import company_plan
from schematic_server.domains.plans.versions import SAID, publish_first, remove_all
from schematic_server.domains.plans.views import company_plan_grants
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CompanyDetailPart,
        CompanyPlanCreditGrantView,
        CompanyPlanWithBillingSubView,
        ListCompaniesQuery,
        ListUsersQuery,
        PlanChangeAction,
        UpsertCompanyRequestBody,
    )


def assign(
    scope: Scope,
    company_id: str,
    base_plan_id: str | None,
    add_on_ids: Sequence[str],
    action: PlanChangeAction = "manage_plan",
) -> None:
    """Put the company on exactly these plans, each in its published version; on the fallback plan for want of a base.

    `action` is what the record says did it.

    A plan that the company has already keeps its version and start. The first assignment starts the company's billing
    cycles. Raises NotFound for the company, BadRequest for plans that it cannot have.
    """
    if company_id not in store.companies_by_id(scope, [company_id]):
        raise NotFound(f"company {company_id} does not exist in this environment")
    group = store.group(scope)
    falls_back = base_plan_id is None and group is not None and group["fallback_plan_id"] is not None
    if falls_back and group is not None:
        base_plan_id = group["fallback_plan_id"]
    wanted = _wanted(scope, company_id, base_plan_id, add_on_ids)
    groups.check_compatible(group, wanted)
    _put(scope, {company_id: wanted}, Cause(action, "fallback" if falls_back else None))


def start_companies(scope: Scope, new: Mapping[str, UpsertCompanyRequestBody]) -> None:
    """New companies start on the plan that their creator names, else on the environment's initial or fallback plan."""
    named = {company_id: body.get("base_plan_id") for company_id, body in new.items()}
    if any(body.get("base_plan_price_id") is not None for body in new.values()):
        raise BadRequest("base_plan_price_id: plans of this server have no prices; leave it out")
    group = store.group(scope)
    usual: str | None = (group["initial_plan_id"] or group["fallback_plan_id"]) if group else None
    found = {
        plan_id: _wanted(scope, None, plan_id, ()) for plan_id in {one or usual for one in named.values()} if plan_id
    }
    wanted = {company_id: found[plan_id] for company_id, one in named.items() if (plan_id := one or usual)}
    _put(scope, wanted, Cause("company_upsert", "initial"))


def remove_plan(scope: Scope, plan_id: str) -> None:
    """Delete a plan in every environment; companies on it lose it, which is recorded for each."""
    left = [(there, plans.get(there, plan_id)) for there in environments.everywhere(scope)]
    held: dict[str, list[str]] = {}
    for environment_id, company_id in store.holders(scope, plan_id):
        held.setdefault(environment_id, []).append(company_id)
    places = [(replace(scope, environment_id=one), ids) for one, ids in held.items()]
    before = [_assignments(there, ids) for there, ids in places]
    remove_all(scope, plan_id)
    store.delete_plan(scope, plan_id)
    for (there, ids), had in zip(places, before, strict=True):
        group = store.group(there)
        fallback_id: str | None = group["fallback_plan_id"] if group else None
        lost = [one for one in ids if any(row["plan_id"] == plan_id and row["is_base"] for row in had[one])]
        if fallback_id is not None:
            fallback = store.plans_by_id(there.db, there.account_id, [fallback_id])
            _insert(there, [(company_id, fallback[fallback_id]) for company_id in lost])
        _settle(there, had, Cause("plan_deleted", "fallback" if fallback_id is not None else None))
    for there, was in left:
        scope.emit(PlanChanged(*there.here, plan_id, "deleted", was=was))


def end_trials(scope: Scope, over: Sequence[Row]) -> None:
    """End trials whose time is over; companies go to the plan for that, else to the fallback plan, else to none."""
    trials.expire(scope, over)
    group = store.group(scope)
    next_id: str | None = (group["trial_expiry_plan_id"] or group["fallback_plan_id"]) if group else None
    before = _assignments(scope, [one["company_id"] for one in over])
    trial_plans = {one["company_id"]: one["plan_id"] for one in over}
    kept = {
        company_id: [row["plan_id"] for row in rows if row["plan_id"] != trial_plans[company_id]]
        for company_id, rows in before.items()
        if any(row["plan_id"] == trial_plans[company_id] for row in rows)
    }
    found = store.plans_by_id(
        scope.db, scope.account_id, {one for ids in kept.values() for one in (next_id, *ids) if one}
    )
    wanted = {company_id: {one: found[one] for one in (next_id, *ids) if one} for company_id, ids in kept.items()}
    _put(scope, wanted, Cause("subscription_change", "trial_expiry"))


def remove_plans_of(scope: Scope, company_id: str) -> None:
    """Custom plans go with their company."""
    for plan_id in store.custom_plans(scope, company_id):
        remove_plan(scope, plan_id)


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


def of_companies(scope: Scope, company_ids: Iterable[str]) -> Mapping[str, Sequence[Row]]:
    """Each company's assignments (`plan_id`, `plan_version_id`, `is_base`, …), the base plan first."""
    return _assignments(scope, company_ids)


def plans_of_companies(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyDetailPart]:
    """`plan`, `add_ons` and `plans` of a company's detail."""
    found = scope.once(of_companies, ids)
    versions = {company_id: [row["plan_version_id"] for row in rows] for company_id, rows in found.items()}
    given: dict[str, dict[str, list[CompanyPlanCreditGrantView]]] = {}
    for grants in company_plan_grants if versions else ():
        given.update(grants(scope, versions))
    return {one: _company_members(found.get(one, []), given.get(one, {})) for one in ids}


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


def _company_members(rows: Sequence[Row], given: Mapping[str, list[CompanyPlanCreditGrantView]]) -> CompanyDetailPart:
    told = [(row["is_base"], _company_plan(row, given.get(row["plan_version_id"], []))) for row in rows]
    return {
        "plan": next((one for is_base, one in told if is_base), None),
        "add_ons": [one for is_base, one in told if not is_base],
        "plans": [{"id": row["plan_id"], "name": row["name"], "description": row["description"]} for row in rows],
    }


def _company_plan(row: Row, given: list[CompanyPlanCreditGrantView]) -> CompanyPlanWithBillingSubView:
    return {
        "id": row["plan_id"],
        "name": row["name"],
        "description": row["description"],
        "added_on": row["created_at"],
        "plan_version_id": row["plan_version_id"],
        "included_credit_grants": given,
    }


def _on(version: Row, row: Row) -> Row:
    said = {name: version[name] for name in (*SAID, "version")}
    return {**row, **said, "plan_version_id": version["id"], "version_name": version["name"]}


def _put(scope: Scope, wanted: Mapping[str, Mapping[str, Row]], cause: Cause) -> None:
    """Put companies on exactly the plans wanted, by company and id."""
    before = _assignments(scope, wanted)
    before = {company_id: before.get(company_id, []) for company_id in wanted}
    held = {company_id: {row["plan_id"] for row in rows} for company_id, rows in before.items()}
    store.remove_assignments(
        scope, [(company_id, one) for company_id, ids in held.items() for one in ids if one not in wanted[company_id]]
    )
    added = [
        (company_id, plan)
        for company_id, own in wanted.items()
        for plan_id, plan in own.items()
        if plan_id not in held[company_id]
    ]
    _insert(scope, added)
    _settle(scope, before, cause)


def _insert(scope: Scope, added: Sequence[tuple[str, Row]]) -> None:
    versions = publish_first(scope, [plan for _, plan in added])
    rows = [
        {
            "company_id": company_id,
            "plan_id": plan["id"],
            "plan_version_id": versions[plan["id"]]["id"],
            "is_base": plan["plan_type"] == "plan",
        }
        for company_id, plan in added
    ]
    store.insert_assignments(scope, rows)
    store.anchor_cycles(scope, sorted({company_id for company_id, _ in added}))


def _settle(scope: Scope, before: Mapping[str, Sequence[Row]], cause: Cause) -> None:
    """What follows from other assignments than `before`: trials, traits that plans set, and the record."""
    after = _assignments(scope, before)
    moves = [Move(company_id, rows, after.get(company_id, [])) for company_id, rows in before.items()]
    rebased = [one for one in moves if one.has_other_base]
    trials.leave(scope, {one.company_id: one.base for one in rebased if one.before})
    if cause.base_plan_action != "trial_expiry":
        trials.begin(scope, {one.company_id: base for one in rebased if (base := one.base) is not None})
    plan_traits.apply(scope, {one.company_id: one.added for one in moves})
    changes.record(scope, moves, cause)


def _wanted(
    scope: Scope, company_id: str | None, base_plan_id: str | None, add_on_ids: Sequence[str]
) -> dict[str, Row]:
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
