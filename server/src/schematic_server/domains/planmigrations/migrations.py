"""Migrations: started, told, cancelled, hurried, tried again. `moves` has the job that carries them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from schematic_server.domains.companies import companies
from schematic_server.domains.features.rules import Preview
from schematic_server.domains.planmigrations import store
from schematic_server.domains.plans import plans, versions
from schematic_server.errors import BadRequest, NotFound
from schematic_server.jobs import store as jobs
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import CompanyDetailPart
    from schematic_server.contract.planmigrations import (
        CompleteMigrationNowRequestBody,
        CreateMigrationInput,
        PlanVersionMigrationResponseData,
        RetryMigrationRequestBody,
    )

JOB = "plans.migrate"
MAX_FROM = 1000  # versions that one migration may move companies from: as many as its answer may name
UNFINISHED = ("pending", "in_progress")
_DATED = ("end_of_billing_period", "scheduled")


def create(scope: Scope, body: CreateMigrationInput) -> PlanVersionMigrationResponseData:
    """Start a migration; raises NotFound for the plan or version, BadRequest for what does not fit together."""
    plan, version, from_ids = chosen(
        scope, body["plan_id"], body["plan_version_id_to"], body["target_plan_type"], body.get("plan_version_ids_from")
    )
    return response(
        start(
            scope,
            plan=plan,
            to_version=version,
            from_version_ids=from_ids,
            strategy=body["strategy"],
            scheduled_at=body.get("scheduled_at"),
            company_ids=body.get("company_ids"),
            excluded_company_ids=body.get("excluded_company_ids") or [],
            proration_behavior=body.get("proration_behavior"),
        )
    )


def start(
    scope: Scope,
    *,
    plan: Row,
    to_version: Row,
    from_version_ids: Sequence[str],
    strategy: str,
    scheduled_at: datetime | None,
    company_ids: Sequence[str] | None,
    excluded_company_ids: Sequence[str],
    proration_behavior: str | None,
) -> Row:
    """Have a job move companies from some versions of a plan to another one, in steps that hold nobody up.

    `company_ids` None means every company that is on one of those versions when the job gets there; of those named, who
    is not is skipped. With strategy `leave` nobody is moved. Answers the migration's row. Raises BadRequest for times,
    prorations and companies that do not fit.
    """
    _check_times(scope, strategy, scheduled_at)
    if company_ids is not None:
        check_companies(scope, company_ids)
    is_left = strategy == "leave"
    values: dict[str, Any] = {
        "id": new_id("plvm"),
        "plan_id": plan["id"],
        "plan_version_id_to": to_version["id"],
        "plan_version_ids_from": list(from_version_ids),
        "strategy": strategy,
        "scheduled_at": scheduled_at,
        "proration_behavior": _proration(strategy, proration_behavior),
        "company_ids": None if company_ids is None else sorted(set(company_ids)),
        "excluded_company_ids": sorted(set(excluded_company_ids)),
        "actor_type": scope.actor.kind,
        "api_key_id": scope.actor.api_key_id,
        "status": "completed" if is_left else "pending",
        "error": None,
        "has_found_all": is_left,
        "retried_errors": None,
        "is_due_now": strategy not in _DATED,
        "total_companies": 0,
        "completed_companies": 0,
        "failed_companies": 0,
        "skipped_companies": 0,
        "next_due_at": scheduled_at,
        "started_at": scope.now if is_left else None,
        "completed_at": scope.now if is_left else None,
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    store.insert_migration(scope, values)
    if not is_left:
        call(scope, values["id"])
    return values


def call(scope: Scope, migration_id: str) -> None:
    """Have the migration's job look at it now."""
    jobs.enqueue(scope.db, JOB, migration_id, scope.now, {}, scope.account_id, scope.environment_id)


def chosen(
    scope: Scope, plan_id: str, version_id: str, plan_type: str, from_version_ids: Sequence[str] | None
) -> tuple[Row, Row, list[str]]:
    """Plan, version to move to, and ids of the versions to move from: unless named, all others that companies are on.

    Raises NotFound for the plan or its version, BadRequest for versions that nobody can be moved to or from.
    """
    plan = plans.get_row(scope, plan_id)
    plans.check_type(plan, "plan_id", plan_type)
    version = versions.of_plan(scope, version_id, plan_id)
    if version["status"] == "draft":
        raise BadRequest(f"plan_version_id_to: {version_id} is a draft; publish it first")
    if from_version_ids is None:
        return plan, version, store.versions_in_use(scope, plan_id, version_id)[:MAX_FROM]
    known = plans.known_versions(scope, plan_id, from_version_ids)
    for one in from_version_ids:
        if one not in known:
            raise BadRequest(f"plan_version_ids_from: plan {plan_id} has no version {one} in this environment")
    if version_id in from_version_ids:
        raise BadRequest(f"plan_version_ids_from: {version_id} is the version to move to; leave it out")
    return plan, version, sorted(set(from_version_ids))


def check_companies(scope: Scope, company_ids: Sequence[str]) -> None:
    """Raises BadRequest unless all of these exist."""
    if not company_ids:
        raise BadRequest("company_ids: names nobody; leave it out to move every company")
    known = companies.by_id(scope, list(dict.fromkeys(company_ids)))
    if (unknown := next((one for one in company_ids if one not in known), None)) is not None:
        raise BadRequest(f"company_ids: company {unknown} does not exist in this environment")


def _check_times(scope: Scope, strategy: str, scheduled_at: datetime | None) -> None:
    if strategy == "scheduled" and scheduled_at is None:
        raise BadRequest("scheduled_at is required with the strategy scheduled")
    if strategy != "scheduled" and scheduled_at is not None:
        raise BadRequest(f"scheduled_at: only the strategy scheduled has it, not {strategy}; leave it out")
    if scheduled_at is not None and scheduled_at <= scope.now:
        raise BadRequest("scheduled_at: must be in the future; the strategy immediate moves companies now")


def _proration(strategy: str, wanted: str | None) -> str | None:
    if strategy == "leave":
        if wanted is not None:
            raise BadRequest("proration_behavior: the strategy leave moves nobody; leave it out")
        return None
    if strategy == "end_of_billing_period" and wanted not in (None, "none"):
        raise BadRequest("proration_behavior: at the end of a billing period there is nothing to prorate; send none")
    return wanted or ("none" if strategy in _DATED else "create_prorations")


def get(scope: Scope, migration_id: str) -> PlanVersionMigrationResponseData:
    return response(get_row(scope, migration_id))


def get_row(scope: Scope, migration_id: str) -> Row:
    """One migration; raises NotFound."""
    row = store.migrations_by_id(scope, [migration_id]).get(migration_id)
    if row is None:
        raise NotFound(f"migration {migration_id} does not exist in this environment")
    return row


def cancel(scope: Scope, migration_id: str) -> PlanVersionMigrationResponseData:
    """Stop an unfinished migration: who waits is never moved."""
    _unfinished(get_row(scope, migration_id))
    store.update_migration(scope, migration_id, status="cancelled", completed_at=scope.now, next_due_at=None)
    return get(scope, migration_id)


def complete_now(
    scope: Scope, migration_id: str, body: CompleteMigrationNowRequestBody
) -> PlanVersionMigrationResponseData:
    """Have a dated migration move those who wait at once."""
    row = get_row(scope, migration_id)
    _unfinished(row)
    if row["is_due_now"]:
        raise BadRequest(f"migration {migration_id} waits for no date: it is moving companies already")
    proration = body.get("proration_behavior") or row["proration_behavior"]
    store.update_migration(scope, migration_id, is_due_now=True, next_due_at=None, proration_behavior=proration)
    call(scope, migration_id)
    return get(scope, migration_id)


def retry(scope: Scope, migration_id: str, body: RetryMigrationRequestBody) -> PlanVersionMigrationResponseData:
    """Have companies that failed with one of the errors, or any, be tried again, and those that were never tried."""
    row = get_row(scope, migration_id)
    codes = body["error_codes"]
    if row["status"] == "cancelled":
        raise BadRequest(f"migration {migration_id} was cancelled; start another one")
    is_stranded = row["status"] == "failed" and (not row["has_found_all"] or store.due(scope, migration_id, None, 1))
    if not is_stranded and not store.failed(scope, migration_id, codes, 1):
        which = f" with {', '.join(codes)}" if codes else ""
        raise BadRequest(f"error_codes: no company of migration {migration_id} has failed{which}")
    reopen(scope, migration_id, retried_errors=list(codes))
    return get(scope, migration_id)


def reopen(scope: Scope, migration_id: str, **values: object) -> None:
    """Have the migration's job go on."""
    store.update_migration(scope, migration_id, status="in_progress", completed_at=None, error=None, **values)
    call(scope, migration_id)


def response(row: Row) -> PlanVersionMigrationResponseData:
    from_ids: Sequence[str] = row["plan_version_ids_from"]
    return {
        "id": row["id"],
        "plan_id": row["plan_id"],
        "plan_version_id_to": row["plan_version_id_to"],
        "plan_version_id_from": from_ids[0] if len(from_ids) == 1 else None,
        "plan_version_ids_from": list(from_ids),
        "strategy": row["strategy"],
        "scheduled_at": row["scheduled_at"],
        "next_due_at": row["next_due_at"],
        "proration_behavior": row["proration_behavior"],
        "status": row["status"],
        "error": row["error"],
        "total_companies": row["total_companies"],
        "completed_companies": row["completed_companies"],
        "failed_companies": row["failed_companies"],
        "skipped_companies": row["skipped_companies"],
        "started_at": row["started_at"],
        "completed_at": row["completed_at"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def of_companies(scope: Scope, ids: Sequence[str]) -> Mapping[str, CompanyDetailPart]:
    """`pending_migration` of a company's detail."""
    rows = store.waiting(scope, ids)
    named = plans.plans_named(scope, sorted({row["plan_id"] for row in rows.values()}))
    versions = plans.versions_named(scope, sorted({row["plan_version_id_to"] for row in rows.values()}))
    return {company_id: _pending(row, named, versions) for company_id, row in rows.items()}


def _pending(row: Row, named: Mapping[str, Preview], versions: Mapping[str, Preview]) -> CompanyDetailPart:
    version = versions.get(row["plan_version_id_to"])
    due_at = None if row["is_due_now"] else row["scheduled_for"]
    return {
        "pending_migration": {
            "migration_id": row["id"],
            "strategy": row["strategy"],
            "to_plan_id": row["plan_id"],
            "to_plan_name": named[row["plan_id"]].get("name", ""),
            "to_plan_version_id": row["plan_version_id_to"],
            "to_plan_version_number": None if version is None else version.get("version"),
            "effective_at": due_at,
            "scheduled_for": due_at,
            "proration_behavior": row["proration_behavior"],
        }
    }


def _unfinished(row: Row) -> None:
    if row["status"] not in UNFINISHED:
        raise BadRequest(f"migration {row['id']} is {row['status']}; only one that has not finished can be changed")
