# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `planmigrations`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, get, post, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.types import (
        CancelMigrationResponse,
        CompleteMigrationNowBody,
        CompleteMigrationNowResponse,
        CountCompanyMigrationsQuery,
        CountCompanyMigrationsResponse,
        CountMigrationsQuery,
        CountMigrationsResponse,
        CreateMigrationBody,
        CreateMigrationResponse,
        GetMigrationResponse,
        ListCompanyMigrationsQuery,
        ListCompanyMigrationsResponse,
        ListMigrationsQuery,
        ListMigrationsResponse,
        PreviewMigrationBody,
        PreviewMigrationResponse,
        RetryCompanyMigrationResponse,
        RetryMigrationBody,
        RetryMigrationResponse,
    )


class PlanmigrationsClient(Resource):
    """`client.planmigrations`."""

    @property
    def with_raw_response(self) -> RawPlanmigrationsClient:
        """The same operations, answered with status and headers."""
        return RawPlanmigrationsClient(self._transport)

    @post("plan-version-migrations/{plan_version_migration_id}/cancel")
    def cancel_migration(self, plan_version_migration_id: str, **options: Unpack[Options]) -> CancelMigrationResponse:
        """Stop an unfinished migration; companies already moved stay moved.

        plan_version_migration_id: str, required. Migration (`plvm_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("plan-version-migrations/{plan_version_migration_id}/complete-now")
    def complete_migration_now(
        self, plan_version_migration_id: str, **body: Unpack[CompleteMigrationNowBody]
    ) -> CompleteMigrationNowResponse:
        """Move the waiting companies of a dated migration at once.

        plan_version_migration_id: str, required. Migration (`plvm_…`).
        proration_behavior: MigrationProrationBehavior | None. How the price difference of a migration is
            charged: at once, on the next invoice, or not at all.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-version-company-migrations/count")
    def count_company_migrations(self, **query: Unpack[CountCompanyMigrationsQuery]) -> CountCompanyMigrationsResponse:
        """How many companies of a migration match the filters of the listing.

        migration_id: str, required. Migration (`plvm_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        status: PlanVersionCompanyMigrationStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-version-migrations/count")
    def count_migrations(self, **query: Unpack[CountMigrationsQuery]) -> CountMigrationsResponse:
        """How many migrations match the filters of the listing.

        feature_id: str | None. Belongs to a tool of the hosted service; matches nothing here.
        feature_plan_rollout_id: str | None. Belongs to a tool of the hosted service; matches nothing here.
        plan_version_id: str | None. Plan version (`plnv_…`).
        status: PlanVersionMigrationStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("plan-version-migrations")
    def create_migration(self, **body: Unpack[CreateMigrationBody]) -> CreateMigrationResponse:
        """Move companies to a plan version now, at their renewal or at a date.

        plan_id: str, required. Plan or add-on (`plan_…`).
        plan_version_id_to: str, required. Plan version (`plnv_…`) companies move to.
        strategy: PlanVersionMigrationStrategy, required. When companies on older versions move: at once, at
            their renewal, at a date, or never (`leave`).
        target_plan_type: PlanType, required. A company has exactly one `plan`, its base plan, and any number of
            `add_on`s.
        company_ids: Sequence[str] | None. Companies (`comp_…`).
        excluded_company_ids: Sequence[str] | None. Companies (`comp_…`) to leave where they are.
        plan_version_ids_from: Sequence[str] | None. Plan versions (`plnv_…`) to move companies from; all others
            when not sent.
        proration_behavior: MigrationProrationBehavior | None. How the price difference of a migration is
            charged: at once, on the next invoice, or not at all.
        scheduled_at: datetime | None. When to move companies; with the strategy `scheduled` only, and needed
            there.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-version-migrations/{plan_version_migration_id}")
    def get_migration(self, plan_version_migration_id: str, **options: Unpack[Options]) -> GetMigrationResponse:
        """One migration with its counters.

        plan_version_migration_id: str, required. Migration (`plvm_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-version-company-migrations")
    def list_company_migrations(self, **query: Unpack[ListCompanyMigrationsQuery]) -> ListCompanyMigrationsResponse:
        """Companies of a migration with their results, newest first.

        migration_id: str, required. Migration (`plvm_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        status: PlanVersionCompanyMigrationStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-version-migrations")
    def list_migrations(self, **query: Unpack[ListMigrationsQuery]) -> ListMigrationsResponse:
        """Migrations of a plan version, newest first.

        feature_id: str | None. Belongs to a tool of the hosted service; matches nothing here.
        feature_plan_rollout_id: str | None. Belongs to a tool of the hosted service; matches nothing here.
        plan_version_id: str | None. Plan version (`plnv_…`).
        status: PlanVersionMigrationStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("plan-version-migrations/preview")
    def preview_migration(self, **body: Unpack[PreviewMigrationBody]) -> PreviewMigrationResponse:
        """What a migration would do to each of up to 100 companies; nothing is changed.

        plan_id: str, required. Plan or add-on (`plan_…`).
        plan_version_id_to: str, required. Plan version (`plnv_…`) companies move to.
        target_plan_type: PlanType, required. A company has exactly one `plan`, its base plan, and any number of
            `add_on`s.
        company_ids: Sequence[str] | None. Companies (`comp_…`).
        plan_version_ids_from: Sequence[str] | None. Plan versions (`plnv_…`) to move companies from; all others
            when not sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("plan-version-company-migrations/{plan_version_company_migration_id}/retry")
    def retry_company_migration(
        self, plan_version_company_migration_id: str, **options: Unpack[Options]
    ) -> RetryCompanyMigrationResponse:
        """Try again to move one company whose migration failed.

        plan_version_company_migration_id: str, required. One company's migration (`plcm_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("plan-version-migrations/{plan_version_migration_id}/retry")
    def retry_migration(
        self, plan_version_migration_id: str, **body: Unpack[RetryMigrationBody]
    ) -> RetryMigrationResponse:
        """Try again for failed companies, all or those with the given error codes.

        plan_version_migration_id: str, required. Migration (`plvm_…`).
        error_codes: Sequence[MigrationErrorCode], required. Why a company could not be moved. `transient_…`
            errors may pass on a retry, `permanent_…` ones will not.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncPlanmigrationsClient(AsyncResource):
    """`client.planmigrations`."""

    @property
    def with_raw_response(self) -> AsyncRawPlanmigrationsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawPlanmigrationsClient(self._transport)

    cancel_migration = awaited(PlanmigrationsClient.cancel_migration)
    complete_migration_now = awaited(PlanmigrationsClient.complete_migration_now)
    count_company_migrations = awaited(PlanmigrationsClient.count_company_migrations)
    count_migrations = awaited(PlanmigrationsClient.count_migrations)
    create_migration = awaited(PlanmigrationsClient.create_migration)
    get_migration = awaited(PlanmigrationsClient.get_migration)
    list_company_migrations = awaited(PlanmigrationsClient.list_company_migrations)
    list_migrations = awaited(PlanmigrationsClient.list_migrations)
    preview_migration = awaited(PlanmigrationsClient.preview_migration)
    retry_company_migration = awaited(PlanmigrationsClient.retry_company_migration)
    retry_migration = awaited(PlanmigrationsClient.retry_migration)


class RawPlanmigrationsClient(Resource):
    """`client.planmigrations.with_raw_response`."""

    cancel_migration = raw(PlanmigrationsClient.cancel_migration)
    complete_migration_now = raw(PlanmigrationsClient.complete_migration_now)
    count_company_migrations = raw(PlanmigrationsClient.count_company_migrations)
    count_migrations = raw(PlanmigrationsClient.count_migrations)
    create_migration = raw(PlanmigrationsClient.create_migration)
    get_migration = raw(PlanmigrationsClient.get_migration)
    list_company_migrations = raw(PlanmigrationsClient.list_company_migrations)
    list_migrations = raw(PlanmigrationsClient.list_migrations)
    preview_migration = raw(PlanmigrationsClient.preview_migration)
    retry_company_migration = raw(PlanmigrationsClient.retry_company_migration)
    retry_migration = raw(PlanmigrationsClient.retry_migration)


class AsyncRawPlanmigrationsClient(AsyncResource):
    """`client.planmigrations.with_raw_response`."""

    cancel_migration = awaited_raw(PlanmigrationsClient.cancel_migration)
    complete_migration_now = awaited_raw(PlanmigrationsClient.complete_migration_now)
    count_company_migrations = awaited_raw(PlanmigrationsClient.count_company_migrations)
    count_migrations = awaited_raw(PlanmigrationsClient.count_migrations)
    create_migration = awaited_raw(PlanmigrationsClient.create_migration)
    get_migration = awaited_raw(PlanmigrationsClient.get_migration)
    list_company_migrations = awaited_raw(PlanmigrationsClient.list_company_migrations)
    list_migrations = awaited_raw(PlanmigrationsClient.list_migrations)
    preview_migration = awaited_raw(PlanmigrationsClient.preview_migration)
    retry_company_migration = awaited_raw(PlanmigrationsClient.retry_company_migration)
    retry_migration = awaited_raw(PlanmigrationsClient.retry_migration)
