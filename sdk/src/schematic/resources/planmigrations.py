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
    ) -> CompleteMigrationNowResponse:
        """Move the waiting companies of a dated migration at once."""
        return self._post(
            "planmigrations.complete_migration_now",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/complete-now",
            types.CompleteMigrationNowResponse,
            body,
        )

    def count_company_migrations(self, **query: Unpack[CountCompanyMigrationsQuery]) -> CountCompanyMigrationsResponse:
        """How many companies of a migration match the filters of the listing."""
        return self._get(
            "planmigrations.count_company_migrations",
            "plan-version-company-migrations/count",
            types.CountCompanyMigrationsResponse,
            query,
        )

    def count_migrations(self, **query: Unpack[CountMigrationsQuery]) -> CountMigrationsResponse:
        """How many migrations match the filters of the listing."""
        return self._get(
            "planmigrations.count_migrations", "plan-version-migrations/count", types.CountMigrationsResponse, query
        )

    def create_migration(self, **body: Unpack[CreateMigrationBody]) -> CreateMigrationResponse:
        """Move companies to a plan version now, at their renewal or at a date."""
        return self._post(
            "planmigrations.create_migration", "plan-version-migrations", types.CreateMigrationResponse, body
        )

    def get_migration(self, plan_version_migration_id: str, **options: Unpack[Options]) -> GetMigrationResponse:
        """One migration with its counters."""
        return self._get(
            "planmigrations.get_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}",
            types.GetMigrationResponse,
            options,
        )

    def list_company_migrations(self, **query: Unpack[ListCompanyMigrationsQuery]) -> ListCompanyMigrationsResponse:
        """Companies of a migration with their results, newest first."""
        return self._get(
            "planmigrations.list_company_migrations",
            "plan-version-company-migrations",
            types.ListCompanyMigrationsResponse,
            query,
        )

    def list_migrations(self, **query: Unpack[ListMigrationsQuery]) -> ListMigrationsResponse:
        """Migrations of a plan version, newest first."""
        return self._get(
            "planmigrations.list_migrations", "plan-version-migrations", types.ListMigrationsResponse, query
        )

    def preview_migration(self, **body: Unpack[PreviewMigrationBody]) -> PreviewMigrationResponse:
        """What a migration would do to each of up to 100 companies; nothing is changed."""
        return self._post(
            "planmigrations.preview_migration", "plan-version-migrations/preview", types.PreviewMigrationResponse, body
        )

    def retry_company_migration(
        self, plan_version_company_migration_id: str, **options: Unpack[Options]
    ) -> RetryCompanyMigrationResponse:
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
    ) -> RetryMigrationResponse:
        """Try again for failed companies, all or those with the given error codes."""
        return self._post(
            "planmigrations.retry_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/retry",
            types.RetryMigrationResponse,
            body,
        )


class AsyncPlanmigrationsClient(AsyncResource):
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


class RawPlanmigrationsClient(RawResource):
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


class AsyncRawPlanmigrationsClient(AsyncRawResource):
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
