"""Plan traits: values that a plan sets on the companies that get it.

They are written when a company gets the plan, and on request to those that have it; a company that loses the plan keeps
them, and what it is sent later overwrites them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from schematic_server.changes import CompanyChanged
from schematic_server.domains.companies import traits
from schematic_server.domains.plans import plans, store
from schematic_server.errors import BadRequest, NotFound
from schematic_server.jobs.job import MAX_ROWS, Again, Done, Job, Outcome, Steps
from schematic_server.jobs.store import enqueue
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        EntityTraitDefinitionUsagePart,
        PlanTraitResponseData,
        UpdatePlanTraitBulkRequestBody,
    )


class ApplyPlanTraits(Steps):
    """Writes a plan's traits to the companies on it, for those that one request does not get to."""

    name = "plans.traits"

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        assert job.account_id is not None
        assert job.environment_id is not None
        scope = Scope(db, job.environment_id, Actor(job.account_id), now, emit)
        last = _apply_after(scope, job.payload["plan_id"], job.progress.get("after", ""))
        return Done() if last is None else Again(now, progress={"after": last})


def replace(scope: Scope, body: UpdatePlanTraitBulkRequestBody) -> list[PlanTraitResponseData]:
    """Make `traits` all that the plan sets, in their order.

    With `apply_to_existing_companies`, companies on the plan get the values too: the first `MAX_ROWS` at once, the
    others by a job. Raises BadRequest for what is no plan, or no trait of companies, or named twice.
    """
    plan_id = body["plan_id"]
    try:
        plan = plans.get_row(scope, plan_id)
    except NotFound as error:
        raise BadRequest(f"plan_id: {error}") from None
    rows: list[Row] = []
    for number, one in enumerate(body["traits"]):
        trait_id, member = one["trait_id"], f"traits.{number}"
        if any(row["trait_id"] == trait_id for row in rows):
            raise BadRequest(f"{member}.trait_id: {trait_id} is named twice")
        value = traits.checked(scope, "company", trait_id, one["trait_value"], member)
        stamps = {"created_at": scope.now, "updated_at": scope.now}
        rows.append({"id": new_id("pltr"), "plan_id": plan_id, "trait_id": trait_id, "trait_value": value, **stamps})
    store.replace_plan_traits(scope, plan_id, rows)
    if body["apply_to_existing_companies"] and _apply_after(scope, plan_id, "") is not None:
        key = f"{scope.environment_id}/{plan_id}"
        enqueue(scope.db, ApplyPlanTraits.name, key, scope.now, {"plan_id": plan_id}, *scope.here)
    return [_response(scope, {**row, "plan_type": plan["plan_type"]}) for row in rows]


def apply(scope: Scope, added: Mapping[str, Sequence[str]]) -> None:
    """Write what plans set to companies that get them, by company; of several plans, the last one's value stays."""
    rows: dict[str, list[Row]] = {}
    for row in store.plan_traits_of(scope, sorted({plan_id for ids in added.values() for plan_id in ids})):
        rows.setdefault(row["plan_id"], []).append(row)
    for company_id, plan_ids in added.items() if rows else ():
        _write(scope, company_id, [row for plan_id in plan_ids for row in rows.get(plan_id, ())])


def get(scope: Scope, plan_trait_id: str) -> PlanTraitResponseData:
    """One plan trait; raises NotFound."""
    found = store.plan_traits_by_id(scope, [plan_trait_id])
    if not found:
        raise NotFound(f"plan trait {plan_trait_id} does not exist in this environment")
    return details(scope, found)[0]


def details(scope: Scope, rows: Sequence[Row]) -> list[PlanTraitResponseData]:
    """Plan traits in the order of `rows`."""
    return [_response(scope, row) for row in rows]


def traits_in_use(scope: Scope, definition_id: str) -> EntityTraitDefinitionUsagePart:
    """How many plans set a trait."""
    return {"plan_trait_count": store.count_plan_traits(scope, {"trait_id": definition_id})}


def _apply_after(scope: Scope, plan_id: str, after: str) -> str | None:
    """Write the plan's traits to the next `MAX_ROWS` companies on it; the last of them, None when none is left."""
    own = store.plan_traits_of(scope, [plan_id])
    found = store.holders_after(scope, plan_id, after, MAX_ROWS) if own else []
    for company_id in found:
        _write(scope, company_id, own)
    return found[-1] if len(found) == MAX_ROWS else None


def _write(scope: Scope, company_id: str, rows: Sequence[Row]) -> None:
    were = traits.write_defined(scope, company_id, {row["trait_id"]: row["trait_value"] for row in rows})
    if were:
        scope.emit(CompanyChanged(*scope.here, company_id, "updated", traits_were=were))


def _response(scope: Scope, row: Row) -> PlanTraitResponseData:
    return {
        "id": row["id"],
        "account_id": scope.account_id,
        "environment_id": scope.environment_id,
        "plan_id": row["plan_id"],
        "plan_type": row["plan_type"],
        "trait_id": row["trait_id"],
        "trait_value": row["trait_value"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
