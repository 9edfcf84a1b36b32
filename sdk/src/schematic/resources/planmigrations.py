# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `planmigrations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing_extensions import Unpack

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
        """cancelMigration"""
        return self._post(
            "planmigrations.cancel_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/cancel",
            types.CancelMigrationResponse,
            options,
        )

    def complete_migration_now(
        self, plan_version_migration_id: str, **body: Unpack[CompleteMigrationNowBody]
    ) -> CompleteMigrationNowResponse:
        """completeMigrationNow"""
        return self._post(
            "planmigrations.complete_migration_now",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/complete-now",
            types.CompleteMigrationNowResponse,
            body,
        )

    def count_company_migrations(self, **query: Unpack[CountCompanyMigrationsQuery]) -> CountCompanyMigrationsResponse:
        """countCompanyMigrations"""
        return self._get(
            "planmigrations.count_company_migrations",
            "plan-version-company-migrations/count",
            types.CountCompanyMigrationsResponse,
            query,
        )

    def count_migrations(self, **query: Unpack[CountMigrationsQuery]) -> CountMigrationsResponse:
        """countMigrations"""
        return self._get(
            "planmigrations.count_migrations", "plan-version-migrations/count", types.CountMigrationsResponse, query
        )

    def create_migration(self, **body: Unpack[CreateMigrationBody]) -> CreateMigrationResponse:
        """createMigration"""
        return self._post(
            "planmigrations.create_migration", "plan-version-migrations", types.CreateMigrationResponse, body
        )

    def get_migration(self, plan_version_migration_id: str, **options: Unpack[Options]) -> GetMigrationResponse:
        """getMigration"""
        return self._get(
            "planmigrations.get_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}",
            types.GetMigrationResponse,
            options,
        )

    def list_company_migrations(self, **query: Unpack[ListCompanyMigrationsQuery]) -> ListCompanyMigrationsResponse:
        """listCompanyMigrations"""
        return self._get(
            "planmigrations.list_company_migrations",
            "plan-version-company-migrations",
            types.ListCompanyMigrationsResponse,
            query,
        )

    def list_migrations(self, **query: Unpack[ListMigrationsQuery]) -> ListMigrationsResponse:
        """listMigrations"""
        return self._get(
            "planmigrations.list_migrations", "plan-version-migrations", types.ListMigrationsResponse, query
        )

    def preview_migration(self, **body: Unpack[PreviewMigrationBody]) -> PreviewMigrationResponse:
        """previewMigration"""
        return self._post(
            "planmigrations.preview_migration", "plan-version-migrations/preview", types.PreviewMigrationResponse, body
        )

    def retry_company_migration(
        self, plan_version_company_migration_id: str, **options: Unpack[Options]
    ) -> RetryCompanyMigrationResponse:
        """retryCompanyMigration"""
        return self._post(
            "planmigrations.retry_company_migration",
            f"plan-version-company-migrations/{path_segment(plan_version_company_migration_id, 'plan_version_company_migration_id')}/retry",
            types.RetryCompanyMigrationResponse,
            options,
        )

    def retry_migration(
        self, plan_version_migration_id: str, **body: Unpack[RetryMigrationBody]
    ) -> RetryMigrationResponse:
        """retryMigration"""
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
        """cancelMigration"""
        return await self._post(
            "planmigrations.cancel_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/cancel",
            types.CancelMigrationResponse,
            options,
        )

    async def complete_migration_now(
        self, plan_version_migration_id: str, **body: Unpack[CompleteMigrationNowBody]
    ) -> CompleteMigrationNowResponse:
        """completeMigrationNow"""
        return await self._post(
            "planmigrations.complete_migration_now",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/complete-now",
            types.CompleteMigrationNowResponse,
            body,
        )

    async def count_company_migrations(
        self, **query: Unpack[CountCompanyMigrationsQuery]
    ) -> CountCompanyMigrationsResponse:
        """countCompanyMigrations"""
        return await self._get(
            "planmigrations.count_company_migrations",
            "plan-version-company-migrations/count",
            types.CountCompanyMigrationsResponse,
            query,
        )

    async def count_migrations(self, **query: Unpack[CountMigrationsQuery]) -> CountMigrationsResponse:
        """countMigrations"""
        return await self._get(
            "planmigrations.count_migrations", "plan-version-migrations/count", types.CountMigrationsResponse, query
        )

    async def create_migration(self, **body: Unpack[CreateMigrationBody]) -> CreateMigrationResponse:
        """createMigration"""
        return await self._post(
            "planmigrations.create_migration", "plan-version-migrations", types.CreateMigrationResponse, body
        )

    async def get_migration(self, plan_version_migration_id: str, **options: Unpack[Options]) -> GetMigrationResponse:
        """getMigration"""
        return await self._get(
            "planmigrations.get_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}",
            types.GetMigrationResponse,
            options,
        )

    async def list_company_migrations(
        self, **query: Unpack[ListCompanyMigrationsQuery]
    ) -> ListCompanyMigrationsResponse:
        """listCompanyMigrations"""
        return await self._get(
            "planmigrations.list_company_migrations",
            "plan-version-company-migrations",
            types.ListCompanyMigrationsResponse,
            query,
        )

    async def list_migrations(self, **query: Unpack[ListMigrationsQuery]) -> ListMigrationsResponse:
        """listMigrations"""
        return await self._get(
            "planmigrations.list_migrations", "plan-version-migrations", types.ListMigrationsResponse, query
        )

    async def preview_migration(self, **body: Unpack[PreviewMigrationBody]) -> PreviewMigrationResponse:
        """previewMigration"""
        return await self._post(
            "planmigrations.preview_migration", "plan-version-migrations/preview", types.PreviewMigrationResponse, body
        )

    async def retry_company_migration(
        self, plan_version_company_migration_id: str, **options: Unpack[Options]
    ) -> RetryCompanyMigrationResponse:
        """retryCompanyMigration"""
        return await self._post(
            "planmigrations.retry_company_migration",
            f"plan-version-company-migrations/{path_segment(plan_version_company_migration_id, 'plan_version_company_migration_id')}/retry",
            types.RetryCompanyMigrationResponse,
            options,
        )

    async def retry_migration(
        self, plan_version_migration_id: str, **body: Unpack[RetryMigrationBody]
    ) -> RetryMigrationResponse:
        """retryMigration"""
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
        """cancelMigration"""
        return self._post(
            "planmigrations.cancel_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/cancel",
            types.CancelMigrationResponse,
            options,
        )

    def complete_migration_now(
        self, plan_version_migration_id: str, **body: Unpack[CompleteMigrationNowBody]
    ) -> HttpResponse[CompleteMigrationNowResponse]:
        """completeMigrationNow"""
        return self._post(
            "planmigrations.complete_migration_now",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/complete-now",
            types.CompleteMigrationNowResponse,
            body,
        )

    def count_company_migrations(
        self, **query: Unpack[CountCompanyMigrationsQuery]
    ) -> HttpResponse[CountCompanyMigrationsResponse]:
        """countCompanyMigrations"""
        return self._get(
            "planmigrations.count_company_migrations",
            "plan-version-company-migrations/count",
            types.CountCompanyMigrationsResponse,
            query,
        )

    def count_migrations(self, **query: Unpack[CountMigrationsQuery]) -> HttpResponse[CountMigrationsResponse]:
        """countMigrations"""
        return self._get(
            "planmigrations.count_migrations", "plan-version-migrations/count", types.CountMigrationsResponse, query
        )

    def create_migration(self, **body: Unpack[CreateMigrationBody]) -> HttpResponse[CreateMigrationResponse]:
        """createMigration"""
        return self._post(
            "planmigrations.create_migration", "plan-version-migrations", types.CreateMigrationResponse, body
        )

    def get_migration(
        self, plan_version_migration_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetMigrationResponse]:
        """getMigration"""
        return self._get(
            "planmigrations.get_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}",
            types.GetMigrationResponse,
            options,
        )

    def list_company_migrations(
        self, **query: Unpack[ListCompanyMigrationsQuery]
    ) -> HttpResponse[ListCompanyMigrationsResponse]:
        """listCompanyMigrations"""
        return self._get(
            "planmigrations.list_company_migrations",
            "plan-version-company-migrations",
            types.ListCompanyMigrationsResponse,
            query,
        )

    def list_migrations(self, **query: Unpack[ListMigrationsQuery]) -> HttpResponse[ListMigrationsResponse]:
        """listMigrations"""
        return self._get(
            "planmigrations.list_migrations", "plan-version-migrations", types.ListMigrationsResponse, query
        )

    def preview_migration(self, **body: Unpack[PreviewMigrationBody]) -> HttpResponse[PreviewMigrationResponse]:
        """previewMigration"""
        return self._post(
            "planmigrations.preview_migration", "plan-version-migrations/preview", types.PreviewMigrationResponse, body
        )

    def retry_company_migration(
        self, plan_version_company_migration_id: str, **options: Unpack[Options]
    ) -> HttpResponse[RetryCompanyMigrationResponse]:
        """retryCompanyMigration"""
        return self._post(
            "planmigrations.retry_company_migration",
            f"plan-version-company-migrations/{path_segment(plan_version_company_migration_id, 'plan_version_company_migration_id')}/retry",
            types.RetryCompanyMigrationResponse,
            options,
        )

    def retry_migration(
        self, plan_version_migration_id: str, **body: Unpack[RetryMigrationBody]
    ) -> HttpResponse[RetryMigrationResponse]:
        """retryMigration"""
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
        """cancelMigration"""
        return await self._post(
            "planmigrations.cancel_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/cancel",
            types.CancelMigrationResponse,
            options,
        )

    async def complete_migration_now(
        self, plan_version_migration_id: str, **body: Unpack[CompleteMigrationNowBody]
    ) -> AsyncHttpResponse[CompleteMigrationNowResponse]:
        """completeMigrationNow"""
        return await self._post(
            "planmigrations.complete_migration_now",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/complete-now",
            types.CompleteMigrationNowResponse,
            body,
        )

    async def count_company_migrations(
        self, **query: Unpack[CountCompanyMigrationsQuery]
    ) -> AsyncHttpResponse[CountCompanyMigrationsResponse]:
        """countCompanyMigrations"""
        return await self._get(
            "planmigrations.count_company_migrations",
            "plan-version-company-migrations/count",
            types.CountCompanyMigrationsResponse,
            query,
        )

    async def count_migrations(
        self, **query: Unpack[CountMigrationsQuery]
    ) -> AsyncHttpResponse[CountMigrationsResponse]:
        """countMigrations"""
        return await self._get(
            "planmigrations.count_migrations", "plan-version-migrations/count", types.CountMigrationsResponse, query
        )

    async def create_migration(self, **body: Unpack[CreateMigrationBody]) -> AsyncHttpResponse[CreateMigrationResponse]:
        """createMigration"""
        return await self._post(
            "planmigrations.create_migration", "plan-version-migrations", types.CreateMigrationResponse, body
        )

    async def get_migration(
        self, plan_version_migration_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetMigrationResponse]:
        """getMigration"""
        return await self._get(
            "planmigrations.get_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}",
            types.GetMigrationResponse,
            options,
        )

    async def list_company_migrations(
        self, **query: Unpack[ListCompanyMigrationsQuery]
    ) -> AsyncHttpResponse[ListCompanyMigrationsResponse]:
        """listCompanyMigrations"""
        return await self._get(
            "planmigrations.list_company_migrations",
            "plan-version-company-migrations",
            types.ListCompanyMigrationsResponse,
            query,
        )

    async def list_migrations(self, **query: Unpack[ListMigrationsQuery]) -> AsyncHttpResponse[ListMigrationsResponse]:
        """listMigrations"""
        return await self._get(
            "planmigrations.list_migrations", "plan-version-migrations", types.ListMigrationsResponse, query
        )

    async def preview_migration(
        self, **body: Unpack[PreviewMigrationBody]
    ) -> AsyncHttpResponse[PreviewMigrationResponse]:
        """previewMigration"""
        return await self._post(
            "planmigrations.preview_migration", "plan-version-migrations/preview", types.PreviewMigrationResponse, body
        )

    async def retry_company_migration(
        self, plan_version_company_migration_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[RetryCompanyMigrationResponse]:
        """retryCompanyMigration"""
        return await self._post(
            "planmigrations.retry_company_migration",
            f"plan-version-company-migrations/{path_segment(plan_version_company_migration_id, 'plan_version_company_migration_id')}/retry",
            types.RetryCompanyMigrationResponse,
            options,
        )

    async def retry_migration(
        self, plan_version_migration_id: str, **body: Unpack[RetryMigrationBody]
    ) -> AsyncHttpResponse[RetryMigrationResponse]:
        """retryMigration"""
        return await self._post(
            "planmigrations.retry_migration",
            f"plan-version-migrations/{path_segment(plan_version_migration_id, 'plan_version_migration_id')}/retry",
            types.RetryMigrationResponse,
            body,
        )
