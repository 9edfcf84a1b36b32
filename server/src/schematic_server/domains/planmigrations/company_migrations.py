"""What became of each company of a migration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.planmigrations import migrations, store
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.planmigrations import (
        CountCompanyMigrationsQuery,
        ListCompanyMigrationsQuery,
        PlanVersionCompanyMigrationResponseData,
    )
    from schematic_server.contract.shared import CountResponse


def list_(scope: Scope, query: ListCompanyMigrationsQuery) -> list[PlanVersionCompanyMigrationResponseData]:
    """A page, newest first; raises NotFound for the migration."""
    migrations.get_row(scope, query["migration_id"])
    return [_response(row) for row in store.list_companies(scope, query)]


def count(scope: Scope, query: CountCompanyMigrationsQuery) -> CountResponse:
    migrations.get_row(scope, query["migration_id"])
    return {"count": store.count_companies(scope, query)}


def retry(scope: Scope, company_migration_id: str) -> PlanVersionCompanyMigrationResponseData:
    """Have one company that failed be tried again."""
    row = _row(scope, company_migration_id)
    if row["status"] != "failed":
        raise BadRequest(
            f"company migration {company_migration_id} is {row['status']}; only a failed one can be retried"
        )
    migration = migrations.get_row(scope, row["migration_id"])
    if migration["status"] == "cancelled":
        raise BadRequest(f"migration {migration['id']} was cancelled; start another one")
    store.wait_again(scope, [company_migration_id])
    migrations.reopen(scope, migration["id"], failed_companies=migration["failed_companies"] - 1)
    return _response(_row(scope, company_migration_id))


def _row(scope: Scope, company_migration_id: str) -> Row:
    row = store.companies_by_id(scope, [company_migration_id]).get(company_migration_id)
    if row is None:
        raise NotFound(f"company migration {company_migration_id} does not exist in this environment")
    return row


def _response(row: Row) -> PlanVersionCompanyMigrationResponseData:
    return {
        "id": row["id"],
        "migration_id": row["migration_id"],
        "company_id": row["company_id"],
        "company_name": row["name"],
        "plan_version_id_from": row["plan_version_id_from"],
        "status": row["status"],
        "error": row["error"],
        "error_code": row["error_code"],
        "scheduled_for": row["scheduled_for"],
        "started_at": row["started_at"],
        "completed_at": row["completed_at"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
