"""Which company is on which plans: replacing them, and what a company's detail tells of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.changes import PlanChanged
from schematic_server.domains.accounts import environments
from schematic_server.domains.companies.tables import company, company_membership, user
from schematic_server.domains.plans import (
    changes,
    groups,
    placing,
    plan_costs,
    plans,
    price_choice,
    store,
    trials,
    versions,
)
from schematic_server.domains.plans.changes import Cause, Move
from schematic_server.domains.plans.placing import Placement
from schematic_server.domains.plans.plan_costs import NOTHING, Cost
from schematic_server.domains.plans.tables import company_plan
from schematic_server.domains.plans.versions import remove_all
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
    placing.catch_up(scope, [company_id])
    store.lock_companies(scope, [company_id])
    if company_id not in store.companies_by_id(scope, [company_id]):
        raise NotFound(f"company {company_id} does not exist in this environment")
    group = store.group(scope)
    falls_back = base_plan_id is None and group is not None and group["fallback_plan_id"] is not None
    if falls_back and group is not None:
        base_plan_id = group["fallback_plan_id"]
    wanted = _wanted(scope, company_id, base_plan_id, add_on_ids)
    groups.check_compatible(group, wanted)
    placing.put(scope, {company_id: wanted}, Cause(action, "fallback" if falls_back else None))


def place(
    scope: Scope, company_id: str, placements: Sequence[Placement], cause: Cause, wish: trials.Wish = trials.NONE
) -> None:
    """Put a company on exactly these plans, in these versions and at these prices, which must fit each other.

    A plan that it has already keeps its start, also in another version or at another price.
    """
    by_id = {one.plan_id: one for one in placements}
    found = store.plans_by_id(scope.db, scope.account_id, by_id)
    store.lock_companies(scope, [company_id])
    placing.put(scope, {company_id: {one: found[one] for one in by_id}}, cause, {company_id: by_id}, wish)


def start_companies(scope: Scope, new: Mapping[str, UpsertCompanyRequestBody]) -> None:
    """New companies start on the plan that their creator names, else on the environment's initial or fallback plan."""
    named = {company_id: body.get("base_plan_id") for company_id, body in new.items()}
    priced = {one: price_id for one, body in new.items() if (price_id := body.get("base_plan_price_id")) is not None}
    group = store.group(scope)
    usual: str | None = (group["initial_plan_id"] or group["fallback_plan_id"]) if group else None
    found = {
        plan_id: _wanted(scope, None, plan_id, ()) for plan_id in {one or usual for one in named.values()} if plan_id
    }
    wanted = {company_id: found[plan_id] for company_id, one in named.items() if (plan_id := one or usual)}
    initial_id: str | None = group["initial_plan_id"] if group else None
    initial_price: str | None = group["settings"].get("initial_plan_price_id") if group else None
    if initial_price is not None and initial_id is not None:
        initial_price = placing.price_now(scope, initial_id, initial_price)
    placements: dict[str, dict[str, Placement]] = {}
    for company_id, one in named.items():
        plan_id = one or usual
        price_id = priced.get(company_id) or (initial_price if one is None and plan_id == initial_id else None)
        if plan_id and price_id:
            placements[company_id] = {plan_id: Placement(plan_id, price_id=price_id)}
    _check_prices(scope, priced, placements)
    placing.put(scope, wanted, Cause("company_upsert", "initial"), placements)


def remove_plan(scope: Scope, plan_id: str) -> None:
    """Delete a plan in every environment; companies on it lose it, which is recorded for each."""
    left = [(there, plans.get(there, plan_id)) for there in environments.everywhere(scope)]
    for environment_id, company_ids in _holders(scope, plan_id).items():
        placing.catch_up(replace(scope, environment_id=environment_id), company_ids)
    held = _holders(scope, plan_id)
    places = [(replace(scope, environment_id=one), ids) for one, ids in held.items()]
    before = [placing.assignments(there, ids) for there, ids in places]
    remove_all(scope, plan_id)
    store.delete_plan(scope, plan_id)
    for (there, ids), had in zip(places, before, strict=True):
        group = store.group(there)
        fallback_id: str | None = group["fallback_plan_id"] if group else None
        lost = [one for one in ids if any(row["plan_id"] == plan_id and row["is_base"] for row in had[one])]
        if fallback_id is not None:
            fallback = store.plans_by_id(there.db, there.account_id, [fallback_id])
            placing.assign_to(there, lost, fallback[fallback_id])
        placing.settle(there, had, Cause("plan_deleted", "fallback" if fallback_id is not None else None))
    for there, was in left:
        scope.emit(PlanChanged(*there.here, plan_id, "deleted", was=was))


def end_trials(scope: Scope, company_ids: Collection[str]) -> None:
    """End the trials of companies whose time is over, if nobody has meanwhile. What is to be paid then goes on; other
    companies go to the plan for that, else to the fallback plan, else to none."""
    store.lock_companies(scope, company_ids)
    over = trials.over(scope, company_ids)
    trials.convert(scope, [one for one in over if one["end_setting"] == trials.SUBSCRIBE])
    over = [one for one in over if one["end_setting"] != trials.SUBSCRIBE]
    trials.expire(scope, over)
    group = store.group(scope)
    next_id: str | None = (group["trial_expiry_plan_id"] or group["fallback_plan_id"]) if group else None
    before = placing.assignments(scope, [one["company_id"] for one in over])
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
    price_id: str | None = group["settings"].get("trial_expiry_plan_price_id") if group else None
    if price_id is not None and next_id is not None:
        price_id = placing.price_now(scope, next_id, price_id)
    free = {} if next_id is None else {next_id: Placement(next_id, price_id=price_id)}
    placing.put(scope, wanted, Cause("subscription_change", "trial_expiry"), dict.fromkeys(wanted, free))


def remove_plans_of(scope: Scope, company_id: str) -> None:
    """Custom plans go with their company."""
    for plan_id in store.custom_plans(scope, company_id):
        remove_plan(scope, plan_id)


def upgrade(scope: Scope, plan_id: str, version_from: Mapping[str, str], version: Row, cause: Cause) -> set[str]:
    """Move companies from the versions of a plan that they are expected on to `version` of it, all else as it is.

    `version_from` is by company; answers those that were moved: others have left that version.
    """
    placing.catch_up(scope, version_from)
    store.lock_companies(scope, version_from)
    before = {
        company_id: rows
        for company_id, rows in placing.assignments(scope, version_from).items()
        if any(row["plan_id"] == plan_id and row["plan_version_id"] == version_from[company_id] for row in rows)
    }
    after = placing.change_version(scope, plan_id, before, version)
    moves = [Move(one, rows, after[one], cause) for one, rows in before.items()]
    changes.record(scope, moves, cause)
    return set(before)


def of_companies(scope: Scope, company_ids: Iterable[str]) -> Mapping[str, Sequence[Row]]:
    """Each company's assignments (`plan_id`, `plan_version_id`, `is_base`, …), the base plan first."""
    return placing.assignments(scope, company_ids)


def plans_of_companies(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyDetailPart]:
    """`plan`, `add_ons` and `plans` of a company's detail."""
    found = scope.once(of_companies, ids)
    versions = {company_id: [row["plan_version_id"] for row in rows] for company_id, rows in found.items()}
    given: dict[str, dict[str, list[CompanyPlanCreditGrantView]]] = {}
    for grants in company_plan_grants if versions else ():
        given.update(grants(scope, versions))
    costs = plan_costs.of_companies(scope, found)
    return {one: _company_members(one, found.get(one, []), given.get(one, {}), costs) for one in ids}


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


def _company_members(
    company_id: str,
    rows: Sequence[Row],
    given: Mapping[str, list[CompanyPlanCreditGrantView]],
    costs: Mapping[tuple[str, str], Cost],
) -> CompanyDetailPart:
    told = [
        (row["is_base"], _company_plan(row, given.get(version_id, []), costs.get((company_id, version_id), NOTHING)))
        for row in rows
        for version_id in [row["plan_version_id"]]
    ]
    return {
        "plan": next((one for is_base, one in told if is_base), None),
        "add_ons": [one for is_base, one in told if not is_base],
        "plans": [{"id": row["plan_id"], "name": row["name"], "description": row["description"]} for row in rows],
    }


def _company_plan(row: Row, given: list[CompanyPlanCreditGrantView], cost: Cost) -> CompanyPlanWithBillingSubView:
    return {
        **cost,
        "image_url": None,
        "id": row["plan_id"],
        "name": row["name"],
        "description": row["description"],
        "added_on": row["created_at"],
        "plan_version_id": row["plan_version_id"],
        "included_credit_grants": given,
    }


def _holders(scope: Scope, plan_id: str) -> dict[str, list[str]]:
    """The companies that are on a plan, by environment."""
    found: dict[str, list[str]] = {}
    for environment_id, company_id in store.holders(scope, plan_id):
        found.setdefault(environment_id, []).append(company_id)
    return found


def _check_prices(scope: Scope, priced: Mapping[str, str], placements: Mapping[str, Mapping[str, Placement]]) -> None:
    """Raises BadRequest for a price that is none of the plan's."""
    for company_id, price_id in priced.items():
        plan_id = next(iter(placements.get(company_id, {})), None)
        if plan_id is None:
            raise BadRequest("base_plan_price_id: goes with base_plan_id, or with an initial plan; leave it out")
        shown = store.billing(scope, [versions.shown(scope, [plan_id])[plan_id]["id"]])
        if not any(price_choice.find(term, price_id) for term in shown.values()):
            raise BadRequest(f"base_plan_price_id: plan {plan_id} has no price {price_id} in its published version")


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
