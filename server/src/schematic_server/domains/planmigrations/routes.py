"""Operations on migrations of plan versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.planmigrations import company_migrations, migrations, preview, store
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.planmigrations import (
        CancelMigrationAnswer,
        CompleteMigrationNowAnswer,
        CompleteMigrationNowBody,
        CountCompanyMigrationsAnswer,
        CountCompanyMigrationsQuery,
        CountMigrationsAnswer,
        CountMigrationsQuery,
        CreateMigrationAnswer,
        CreateMigrationBody,
        GetMigrationAnswer,
        ListCompanyMigrationsAnswer,
        ListCompanyMigrationsQuery,
        ListMigrationsAnswer,
        ListMigrationsQuery,
        PreviewMigrationAnswer,
        PreviewMigrationBody,
        RetryCompanyMigrationAnswer,
        RetryMigrationAnswer,
        RetryMigrationBody,
    )

routes = Handlers()


@routes.operation("planmigrations.create_migration")
def create_migration(scope: Scope, body: CreateMigrationBody) -> CreateMigrationAnswer:
    return migrations.create(scope, body)


@routes.operation("planmigrations.preview_migration")
def preview_migration(scope: Scope, body: PreviewMigrationBody) -> PreviewMigrationAnswer:
    return preview.preview(scope, body)


@routes.operation("planmigrations.get_migration")
def get_migration(scope: Scope, plan_version_migration_id: str) -> GetMigrationAnswer:
    return migrations.get(scope, plan_version_migration_id)


@routes.operation("planmigrations.list_migrations")
def list_migrations(scope: Scope, query: ListMigrationsQuery) -> ListMigrationsAnswer:
    return [migrations.response(row) for row in store.list_migrations(scope, query)]


@routes.operation("planmigrations.count_migrations")
def count_migrations(scope: Scope, query: CountMigrationsQuery) -> CountMigrationsAnswer:
    return {"count": store.count_migrations(scope, query)}


@routes.operation("planmigrations.cancel_migration")
def cancel_migration(scope: Scope, plan_version_migration_id: str) -> CancelMigrationAnswer:
    return migrations.cancel(scope, plan_version_migration_id)


@routes.operation("planmigrations.complete_migration_now")
def complete_migration_now(
    scope: Scope, plan_version_migration_id: str, body: CompleteMigrationNowBody
) -> CompleteMigrationNowAnswer:
    return migrations.complete_now(scope, plan_version_migration_id, body)


@routes.operation("planmigrations.retry_migration")
def retry_migration(scope: Scope, plan_version_migration_id: str, body: RetryMigrationBody) -> RetryMigrationAnswer:
    return migrations.retry(scope, plan_version_migration_id, body)


@routes.operation("planmigrations.list_company_migrations")
def list_company_migrations(scope: Scope, query: ListCompanyMigrationsQuery) -> ListCompanyMigrationsAnswer:
    return company_migrations.list_(scope, query)


@routes.operation("planmigrations.count_company_migrations")
def count_company_migrations(scope: Scope, query: CountCompanyMigrationsQuery) -> CountCompanyMigrationsAnswer:
    return company_migrations.count(scope, query)


@routes.operation("planmigrations.retry_company_migration")
def retry_company_migration(scope: Scope, plan_version_company_migration_id: str) -> RetryCompanyMigrationAnswer:
    return company_migrations.retry(scope, plan_version_company_migration_id)
