# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `planmigrations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
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

    def cancel_migration(self, plan_version_migration_id: str, **options: Unpack[Options]) -> CancelMigrationResponse:
        """Stop an unfinished migration; companies already moved stay moved.

        plan_version_migration_id: str, required. Migration (`plvm_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._bodiless(
            "planmigrations.cancel_migration",
            "POST",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/cancel",
            types.CancelMigrationResponse,
            options,
        )

    def complete_migration_now(
        self, plan_version_migration_id: str, **body: Unpack[CompleteMigrationNowBody]
    ) -> CompleteMigrationNowResponse:
        """Move the waiting companies of a dated migration at once.

        plan_version_migration_id: str, required. Migration (`plvm_…`).
        proration_behavior: MigrationProrationBehavior | None. How the price difference of a migration is
            charged: at once, on the next invoice, or not at all.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "planmigrations.complete_migration_now",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/complete-now",
            types.CompleteMigrationNowResponse,
            body,
        )

    def count_company_migrations(self, **query: Unpack[CountCompanyMigrationsQuery]) -> CountCompanyMigrationsResponse:
        """How many companies of a migration match the filters of the listing.

        migration_id: str, required. Migration (`plvm_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        status: PlanVersionCompanyMigrationStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "planmigrations.count_company_migrations",
            "plan-version-company-migrations/count",
            types.CountCompanyMigrationsResponse,
            query,
        )

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
        return self._get(
            "planmigrations.count_migrations", "plan-version-migrations/count", types.CountMigrationsResponse, query
        )

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
        return self._post(
            "planmigrations.create_migration", "plan-version-migrations", types.CreateMigrationResponse, body
        )

    def get_migration(self, plan_version_migration_id: str, **options: Unpack[Options]) -> GetMigrationResponse:
        """One migration with its counters.

        plan_version_migration_id: str, required. Migration (`plvm_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "planmigrations.get_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}",
            types.GetMigrationResponse,
            options,
        )

    def list_company_migrations(self, **query: Unpack[ListCompanyMigrationsQuery]) -> ListCompanyMigrationsResponse:
        """Companies of a migration with their results, newest first.

        migration_id: str, required. Migration (`plvm_…`).
        q: str | None. Text to search for, case ignored, at most 512 characters.
        status: PlanVersionCompanyMigrationStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "planmigrations.list_company_migrations",
            "plan-version-company-migrations",
            types.ListCompanyMigrationsResponse,
            query,
        )

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
        return self._get(
            "planmigrations.list_migrations", "plan-version-migrations", types.ListMigrationsResponse, query
        )

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
        return self._post(
            "planmigrations.preview_migration", "plan-version-migrations/preview", types.PreviewMigrationResponse, body
        )

    def retry_company_migration(
        self, plan_version_company_migration_id: str, **options: Unpack[Options]
    ) -> RetryCompanyMigrationResponse:
        """Try again to move one company whose migration failed.

        plan_version_company_migration_id: str, required. One company's migration (`plcm_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._bodiless(
            "planmigrations.retry_company_migration",
            "POST",
            f"plan-version-company-migrations/{path_segment(plan_version_company_migration_id, 'plan_version_company_migration_id')}/retry",
            types.RetryCompanyMigrationResponse,
            options,
        )

    def retry_migration(
        self, plan_version_migration_id: str, **body: Unpack[RetryMigrationBody]
    ) -> RetryMigrationResponse:
        """Try again for failed companies, all or those with the given error codes.

        plan_version_migration_id: str, required. Migration (`plvm_…`).
        error_codes: Sequence[MigrationErrorCode], required. Why a company could not be moved. `transient_…`
            errors may pass on a retry, `permanent_…` ones will not.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "planmigrations.retry_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/retry",
            types.RetryMigrationResponse,
            body,
        )


class AsyncPlanmigrationsClient(AsyncResource, like=PlanmigrationsClient):
    """`client.planmigrations`."""

    @property
    def with_raw_response(self) -> AsyncRawPlanmigrationsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawPlanmigrationsClient(self._transport)

    async def cancel_migration(
        self, plan_version_migration_id: str, **options: Unpack[Options]
    ) -> CancelMigrationResponse:
        """Stop an unfinished migration; companies already moved stay moved."""
        return await self._bodiless(
            "planmigrations.cancel_migration",
            "POST",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/cancel",
            types.CancelMigrationResponse,
            options,
        )

    async def complete_migration_now(
        self, plan_version_migration_id: str, **body: Unpack[CompleteMigrationNowBody]
    ) -> CompleteMigrationNowResponse:
        """Move the waiting companies of a dated migration at once."""
        return await self._post(
            "planmigrations.complete_migration_now",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/complete-now",
            types.CompleteMigrationNowResponse,
            body,
        )

    async def count_company_migrations(
        self, **query: Unpack[CountCompanyMigrationsQuery]
    ) -> CountCompanyMigrationsResponse:
        """How many companies of a migration match the filters of the listing."""
        return await self._get(
            "planmigrations.count_company_migrations",
            "plan-version-company-migrations/count",
            types.CountCompanyMigrationsResponse,
            query,
        )

    async def count_migrations(self, **query: Unpack[CountMigrationsQuery]) -> CountMigrationsResponse:
        """How many migrations match the filters of the listing."""
        return await self._get(
            "planmigrations.count_migrations", "plan-version-migrations/count", types.CountMigrationsResponse, query
        )

    async def create_migration(self, **body: Unpack[CreateMigrationBody]) -> CreateMigrationResponse:
        """Move companies to a plan version now, at their renewal or at a date."""
        return await self._post(
            "planmigrations.create_migration", "plan-version-migrations", types.CreateMigrationResponse, body
        )

    async def get_migration(self, plan_version_migration_id: str, **options: Unpack[Options]) -> GetMigrationResponse:
        """One migration with its counters."""
        return await self._get(
            "planmigrations.get_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}",
            types.GetMigrationResponse,
            options,
        )

    async def list_company_migrations(
        self, **query: Unpack[ListCompanyMigrationsQuery]
    ) -> ListCompanyMigrationsResponse:
        """Companies of a migration with their results, newest first."""
        return await self._get(
            "planmigrations.list_company_migrations",
            "plan-version-company-migrations",
            types.ListCompanyMigrationsResponse,
            query,
        )

    async def list_migrations(self, **query: Unpack[ListMigrationsQuery]) -> ListMigrationsResponse:
        """Migrations of a plan version, newest first."""
        return await self._get(
            "planmigrations.list_migrations", "plan-version-migrations", types.ListMigrationsResponse, query
        )

    async def preview_migration(self, **body: Unpack[PreviewMigrationBody]) -> PreviewMigrationResponse:
        """What a migration would do to each of up to 100 companies; nothing is changed."""
        return await self._post(
            "planmigrations.preview_migration", "plan-version-migrations/preview", types.PreviewMigrationResponse, body
        )

    async def retry_company_migration(
        self, plan_version_company_migration_id: str, **options: Unpack[Options]
    ) -> RetryCompanyMigrationResponse:
        """Try again to move one company whose migration failed."""
        return await self._bodiless(
            "planmigrations.retry_company_migration",
            "POST",
            f"plan-version-company-migrations/{path_segment(plan_version_company_migration_id, 'plan_version_company_migration_id')}/retry",
            types.RetryCompanyMigrationResponse,
            options,
        )

    async def retry_migration(
        self, plan_version_migration_id: str, **body: Unpack[RetryMigrationBody]
    ) -> RetryMigrationResponse:
        """Try again for failed companies, all or those with the given error codes."""
        return await self._post(
            "planmigrations.retry_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/retry",
            types.RetryMigrationResponse,
            body,
        )


class RawPlanmigrationsClient(RawResource, like=PlanmigrationsClient):
    """`client.planmigrations.with_raw_response`."""

    def cancel_migration(
        self, plan_version_migration_id: str, **options: Unpack[Options]
    ) -> HttpResponse[CancelMigrationResponse]:
        """Stop an unfinished migration; companies already moved stay moved."""
        return self._bodiless(
            "planmigrations.cancel_migration",
            "POST",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/cancel",
            types.CancelMigrationResponse,
            options,
        )

    def complete_migration_now(
        self, plan_version_migration_id: str, **body: Unpack[CompleteMigrationNowBody]
    ) -> HttpResponse[CompleteMigrationNowResponse]:
        """Move the waiting companies of a dated migration at once."""
        return self._post(
            "planmigrations.complete_migration_now",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/complete-now",
            types.CompleteMigrationNowResponse,
            body,
        )

    def count_company_migrations(
        self, **query: Unpack[CountCompanyMigrationsQuery]
    ) -> HttpResponse[CountCompanyMigrationsResponse]:
        """How many companies of a migration match the filters of the listing."""
        return self._get(
            "planmigrations.count_company_migrations",
            "plan-version-company-migrations/count",
            types.CountCompanyMigrationsResponse,
            query,
        )

    def count_migrations(self, **query: Unpack[CountMigrationsQuery]) -> HttpResponse[CountMigrationsResponse]:
        """How many migrations match the filters of the listing."""
        return self._get(
            "planmigrations.count_migrations", "plan-version-migrations/count", types.CountMigrationsResponse, query
        )

    def create_migration(self, **body: Unpack[CreateMigrationBody]) -> HttpResponse[CreateMigrationResponse]:
        """Move companies to a plan version now, at their renewal or at a date."""
        return self._post(
            "planmigrations.create_migration", "plan-version-migrations", types.CreateMigrationResponse, body
        )

    def get_migration(
        self, plan_version_migration_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetMigrationResponse]:
        """One migration with its counters."""
        return self._get(
            "planmigrations.get_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}",
            types.GetMigrationResponse,
            options,
        )

    def list_company_migrations(
        self, **query: Unpack[ListCompanyMigrationsQuery]
    ) -> HttpResponse[ListCompanyMigrationsResponse]:
        """Companies of a migration with their results, newest first."""
        return self._get(
            "planmigrations.list_company_migrations",
            "plan-version-company-migrations",
            types.ListCompanyMigrationsResponse,
            query,
        )

    def list_migrations(self, **query: Unpack[ListMigrationsQuery]) -> HttpResponse[ListMigrationsResponse]:
        """Migrations of a plan version, newest first."""
        return self._get(
            "planmigrations.list_migrations", "plan-version-migrations", types.ListMigrationsResponse, query
        )

    def preview_migration(self, **body: Unpack[PreviewMigrationBody]) -> HttpResponse[PreviewMigrationResponse]:
        """What a migration would do to each of up to 100 companies; nothing is changed."""
        return self._post(
            "planmigrations.preview_migration", "plan-version-migrations/preview", types.PreviewMigrationResponse, body
        )

    def retry_company_migration(
        self, plan_version_company_migration_id: str, **options: Unpack[Options]
    ) -> HttpResponse[RetryCompanyMigrationResponse]:
        """Try again to move one company whose migration failed."""
        return self._bodiless(
            "planmigrations.retry_company_migration",
            "POST",
            f"plan-version-company-migrations/{path_segment(plan_version_company_migration_id, 'plan_version_company_migration_id')}/retry",
            types.RetryCompanyMigrationResponse,
            options,
        )

    def retry_migration(
        self, plan_version_migration_id: str, **body: Unpack[RetryMigrationBody]
    ) -> HttpResponse[RetryMigrationResponse]:
        """Try again for failed companies, all or those with the given error codes."""
        return self._post(
            "planmigrations.retry_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/retry",
            types.RetryMigrationResponse,
            body,
        )


class AsyncRawPlanmigrationsClient(AsyncRawResource, like=PlanmigrationsClient):
    """`client.planmigrations.with_raw_response`."""

    async def cancel_migration(
        self, plan_version_migration_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[CancelMigrationResponse]:
        """Stop an unfinished migration; companies already moved stay moved."""
        return await self._bodiless(
            "planmigrations.cancel_migration",
            "POST",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/cancel",
            types.CancelMigrationResponse,
            options,
        )

    async def complete_migration_now(
        self, plan_version_migration_id: str, **body: Unpack[CompleteMigrationNowBody]
    ) -> AsyncHttpResponse[CompleteMigrationNowResponse]:
        """Move the waiting companies of a dated migration at once."""
        return await self._post(
            "planmigrations.complete_migration_now",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/complete-now",
            types.CompleteMigrationNowResponse,
            body,
        )

    async def count_company_migrations(
        self, **query: Unpack[CountCompanyMigrationsQuery]
    ) -> AsyncHttpResponse[CountCompanyMigrationsResponse]:
        """How many companies of a migration match the filters of the listing."""
        return await self._get(
            "planmigrations.count_company_migrations",
            "plan-version-company-migrations/count",
            types.CountCompanyMigrationsResponse,
            query,
        )

    async def count_migrations(
        self, **query: Unpack[CountMigrationsQuery]
    ) -> AsyncHttpResponse[CountMigrationsResponse]:
        """How many migrations match the filters of the listing."""
        return await self._get(
            "planmigrations.count_migrations", "plan-version-migrations/count", types.CountMigrationsResponse, query
        )

    async def create_migration(self, **body: Unpack[CreateMigrationBody]) -> AsyncHttpResponse[CreateMigrationResponse]:
        """Move companies to a plan version now, at their renewal or at a date."""
        return await self._post(
            "planmigrations.create_migration", "plan-version-migrations", types.CreateMigrationResponse, body
        )

    async def get_migration(
        self, plan_version_migration_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetMigrationResponse]:
        """One migration with its counters."""
        return await self._get(
            "planmigrations.get_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}",
            types.GetMigrationResponse,
            options,
        )

    async def list_company_migrations(
        self, **query: Unpack[ListCompanyMigrationsQuery]
    ) -> AsyncHttpResponse[ListCompanyMigrationsResponse]:
        """Companies of a migration with their results, newest first."""
        return await self._get(
            "planmigrations.list_company_migrations",
            "plan-version-company-migrations",
            types.ListCompanyMigrationsResponse,
            query,
        )

    async def list_migrations(self, **query: Unpack[ListMigrationsQuery]) -> AsyncHttpResponse[ListMigrationsResponse]:
        """Migrations of a plan version, newest first."""
        return await self._get(
            "planmigrations.list_migrations", "plan-version-migrations", types.ListMigrationsResponse, query
        )

    async def preview_migration(
        self, **body: Unpack[PreviewMigrationBody]
    ) -> AsyncHttpResponse[PreviewMigrationResponse]:
        """What a migration would do to each of up to 100 companies; nothing is changed."""
        return await self._post(
            "planmigrations.preview_migration", "plan-version-migrations/preview", types.PreviewMigrationResponse, body
        )

    async def retry_company_migration(
        self, plan_version_company_migration_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[RetryCompanyMigrationResponse]:
        """Try again to move one company whose migration failed."""
        return await self._bodiless(
            "planmigrations.retry_company_migration",
            "POST",
            f"plan-version-company-migrations/{path_segment(plan_version_company_migration_id, 'plan_version_company_migration_id')}/retry",
            types.RetryCompanyMigrationResponse,
            options,
        )

    async def retry_migration(
        self, plan_version_migration_id: str, **body: Unpack[RetryMigrationBody]
    ) -> AsyncHttpResponse[RetryMigrationResponse]:
        """Try again for failed companies, all or those with the given error codes."""
        return await self._post(
            "planmigrations.retry_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/retry",
            types.RetryMigrationResponse,
            body,
        )
