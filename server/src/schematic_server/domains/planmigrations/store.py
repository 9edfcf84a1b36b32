"""SQL of migrations and of the companies in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import sqlalchemy as sa

from schematic_server.domains.companies.tables import company
from schematic_server.domains.planmigrations.tables import plan_version_company_migration as moved
from schematic_server.domains.planmigrations.tables import plan_version_migration as migration
from schematic_server.domains.plans.tables import company_plan
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.lookups import Lookup
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import Columns

if TYPE_CHECKING:
    from schematic_server.contract.planmigrations import (
        CountCompanyMigrationsQuery,
        CountMigrationsQuery,
        ListCompanyMigrationsQuery,
        ListMigrationsQuery,
    )

    Migrations: TypeAlias = ListMigrationsQuery | CountMigrationsQuery
    Companies: TypeAlias = ListCompanyMigrationsQuery | CountCompanyMigrationsQuery

# As it is told: who waits in a cancelled migration will never be moved.
_STATUS = sa.case(
    (sa.and_(moved.c.status == "pending", migration.c.status == "cancelled"), "cancelled"), else_=moved.c.status
)
_COMPANIES = sa.select(
    *(column for column in moved.c if column.name != "status"), _STATUS.label("status"), company.c.name
).select_from(
    moved.join(migration, migration.c.id == moved.c.migration_id).join(company, company.c.id == moved.c.company_id)
)

_WAITED_FOR = Columns(
    moved.c.company_id,
    moved.c.scheduled_for,
    *(
        migration.c[name]
        for name in ("id", "plan_id", "plan_version_id_to", "strategy", "proration_behavior", "is_due_now")
    ),
)
WAITING = Lookup(
    moved.c.company_id,
    columns=_WAITED_FOR,
    joined=f"JOIN {migration.name} ON {migration.c.id} = {moved.c.migration_id}",
    where=f"{moved.c.status} = 'pending' AND {migration.c.status} IN ('pending', 'in_progress')",
    order=f"{moved.c.scheduled_for}, {moved.c.created_at}",
)


def insert_migration(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(migration).values(environment_id=scope.environment_id, **values))


def update_migration(scope: Scope, migration_id: str, **values: Any) -> None:
    own = sa.and_(migration.c.environment_id == scope.environment_id, migration.c.id == migration_id)
    scope.db.execute(sa.update(migration).where(own).values(updated_at=scope.now, **values))


def migrations_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(scope.db, migration, migration.c.environment_id == scope.environment_id, ids)


def list_migrations(scope: Scope, query: ListMigrationsQuery) -> list[Row]:
    return queries.page(scope.db, migration, _conditions(scope, query), query)


def count_migrations(scope: Scope, query: CountMigrationsQuery) -> int:
    return queries.count(scope.db, migration, _conditions(scope, query))


def companies_on(scope: Scope, version_id: str, after: str, limit: int) -> list[str]:
    """Companies on the version: the first so many with an id after that one, in their order."""
    own = sa.and_(company_plan.c.environment_id == scope.environment_id, company_plan.c.plan_version_id == version_id)
    wanted = sa.select(company_plan.c.company_id).where(own, company_plan.c.company_id > after)
    return list(scope.db.scalars(wanted.order_by(company_plan.c.company_id).limit(limit)))


def listed(scope: Scope, migration_id: str, company_ids: Sequence[str]) -> set[str]:
    """Those of the companies that the migration has already."""
    found: set[str] = set()
    for ids in queries.chunks(company_ids):
        own = sa.and_(moved.c.migration_id == migration_id, moved.c.company_id.in_(ids))
        found.update(scope.db.scalars(sa.select(moved.c.company_id).where(own)))
    return found


def versions_of(scope: Scope, plan_id: str, company_ids: Sequence[str]) -> dict[str, str]:
    """Which version of the plan companies are on; those that are not on it are left out."""
    own = sa.and_(company_plan.c.environment_id == scope.environment_id, company_plan.c.plan_id == plan_id)
    found: dict[str, str] = {}
    for ids in queries.chunks(company_ids):
        wanted = sa.select(company_plan.c.company_id, company_plan.c.plan_version_id)
        rows = scope.db.execute(wanted.where(own, company_plan.c.company_id.in_(ids)))
        found.update((row.company_id, row.plan_version_id) for row in rows)
    return found


def versions_in_use(scope: Scope, plan_id: str, but: str) -> list[str]:
    """Versions of the plan, but for one, that companies are on."""
    own = sa.and_(company_plan.c.environment_id == scope.environment_id, company_plan.c.plan_id == plan_id)
    wanted = sa.select(company_plan.c.plan_version_id).where(own, company_plan.c.plan_version_id != but).distinct()
    return sorted(scope.db.scalars(wanted))


def insert_companies(scope: Scope, rows: Sequence[Row]) -> None:
    if rows:
        common = {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
        scope.db.execute(sa.insert(moved), [{**row, "id": new_id("plcm"), **common} for row in rows])


def due(scope: Scope, migration_id: str, until: datetime | None, limit: int) -> list[Row]:
    """Companies that wait, those due first; `until` None means whatever they wait for."""
    own = sa.and_(moved.c.environment_id == scope.environment_id, moved.c.migration_id == migration_id)
    is_due = moved.c.status == "pending"
    if until is not None:
        is_due = sa.and_(is_due, moved.c.scheduled_for <= until)
    order = (moved.c.scheduled_for, moved.c.company_id)
    return queries.rows(scope.db, sa.select(moved).where(own, is_due).order_by(*order).limit(limit))


def next_due(scope: Scope, migration_id: str) -> datetime | None:
    """When the first of those that wait is due."""
    own = sa.and_(moved.c.environment_id == scope.environment_id, moved.c.migration_id == migration_id)
    wanted = sa.select(moved.c.scheduled_for).where(own, moved.c.status == "pending")
    found: datetime | None = scope.db.scalar(wanted.order_by(moved.c.scheduled_for).limit(1))
    return found


def failed(scope: Scope, migration_id: str, error_codes: Sequence[str], limit: int) -> list[Row]:
    """Companies that failed with one of these errors; an empty list means any."""
    own = sa.and_(moved.c.environment_id == scope.environment_id, moved.c.migration_id == migration_id)
    wanted = sa.select(moved).where(own, moved.c.status == "failed")
    if error_codes:
        wanted = wanted.where(moved.c.error_code.in_(error_codes))
    return queries.rows(scope.db, wanted.order_by(moved.c.company_id).limit(limit))


def update_companies(scope: Scope, ids: Sequence[str], **values: Any) -> None:
    for part in queries.chunks(ids):
        own = sa.and_(moved.c.environment_id == scope.environment_id, moved.c.id.in_(part))
        scope.db.execute(sa.update(moved).where(own).values(updated_at=scope.now, **values))


def wait_again(scope: Scope, ids: Sequence[str]) -> None:
    """Have companies that failed be due now."""
    values = {"status": "pending", "error_code": None, "error": None, "completed_at": None}
    update_companies(scope, ids, scheduled_for=scope.now, **values)


def companies_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    """Companies of migrations with their names, by their rows' ids."""
    found: dict[str, Row] = {}
    for part in queries.chunks(ids):
        own = sa.and_(moved.c.environment_id == scope.environment_id, moved.c.id.in_(part))
        found.update((row["id"], row) for row in queries.rows(scope.db, _COMPANIES.where(own)))
    return found


def list_companies(scope: Scope, query: ListCompanyMigrationsQuery) -> list[Row]:
    order = (moved.c.created_at.desc(), moved.c.id.desc())
    statement = _COMPANIES.where(*_company_conditions(scope, query)).order_by(*order)
    return queries.rows(scope.db, statement.limit(query["limit"]).offset(query["offset"]))


def count_companies(scope: Scope, query: CountCompanyMigrationsQuery) -> int:
    found = _COMPANIES.where(*_company_conditions(scope, query)).subquery()
    return scope.db.scalar(sa.select(sa.func.count()).select_from(found)) or 0


def waiting(scope: Scope, company_ids: Sequence[str]) -> dict[str, Row]:
    """The migration that each company waits for, the one due first, with `migration` columns and `scheduled_for`."""
    return WAITING.one(scope, company_ids)


def _conditions(scope: Scope, query: Migrations) -> list[sa.ColumnElement[bool]]:
    conditions = [migration.c.environment_id == scope.environment_id]
    if (version_id := query.get("plan_version_id")) is not None:
        conditions.append(migration.c.plan_version_id_to == version_id)
    if (status := query.get("status")) is not None:
        conditions.append(migration.c.status == status)
    if query.get("feature_id") is not None or query.get("feature_plan_rollout_id") is not None:
        conditions.append(sa.false())  # they belong to a tool that is not of this server
    return conditions


def _company_conditions(scope: Scope, query: Companies) -> list[sa.ColumnElement[bool]]:
    conditions = [moved.c.environment_id == scope.environment_id, moved.c.migration_id == query["migration_id"]]
    if (status := query.get("status")) is not None:
        conditions.append(_STATUS.in_([status]))
    return conditions + queries.matching(query.get("q"), company.c.name, moved.c.company_id)
