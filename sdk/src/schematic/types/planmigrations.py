# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `planmigrations`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

MigrationErrorCode: TypeAlias = (
    Literal[
        "ambiguous_subscription_item",
        "multiple_subscriptions",
        "no_price_for_interval",
        "not_on_origin_version",
        "operation_item_not_found",
        "permanent_config",
        "permanent_decline",
        "transient_decline",
        "transient_infra",
        "transient_stripe",
        "unknown",
        "would_leave_empty_subscription",
    ]
    | str
)


PlanVersionCompanyMigrationStatus: TypeAlias = (
    Literal["cancelled", "completed", "failed", "in_progress", "pending", "skipped"] | str
)


PlanVersionMigrationStatus: TypeAlias = Literal["cancelled", "completed", "failed", "in_progress", "pending"] | str


class CancelMigrationResponse(Model):
    """Contract: `CancelMigrationResponse`."""

    data: PlanVersionMigrationResponseData
    params: dict[str, Any]


class CompleteMigrationNowRequestBody(Model):
    """Contract: `CompleteMigrationNowRequestBody`."""

    proration_behavior: MigrationProrationBehavior | None = None


class CompleteMigrationNowResponse(Model):
    """Contract: `CompleteMigrationNowResponse`."""

    data: PlanVersionMigrationResponseData
    params: dict[str, Any]


class CountCompanyMigrationsParams(Model):
    """Contract: `CountCompanyMigrationsParams`."""

    limit: int | None = None
    migration_id: str | None = None
    offset: int | None = None
    q: str | None = None
    status: PlanVersionCompanyMigrationStatus | None = None


class CountCompanyMigrationsResponse(Model):
    """Contract: `CountCompanyMigrationsResponse`."""

    data: CountResponse
    params: CountCompanyMigrationsParams


class CountMigrationsParams(Model):
    """Contract: `CountMigrationsParams`."""

    feature_id: str | None = None
    feature_plan_rollout_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    plan_version_id: str | None = None
    status: PlanVersionMigrationStatus | None = None


class CountMigrationsResponse(Model):
    """Contract: `CountMigrationsResponse`."""

    data: CountResponse
    params: CountMigrationsParams


class CreateMigrationInput(Model):
    """Contract: `CreateMigrationInput`."""

    plan_id: str
    plan_version_id_to: str
    strategy: PlanVersionMigrationStrategy
    target_plan_type: PlanType
    company_ids: list[str] | None = None
    excluded_company_ids: list[str] | None = None
    plan_version_ids_from: list[str] | None = None
    proration_behavior: MigrationProrationBehavior | None = None
    scheduled_at: Instant | None = None


class CreateMigrationResponse(Model):
    """Contract: `CreateMigrationResponse`."""

    data: PlanVersionMigrationResponseData
    params: dict[str, Any]


class GetMigrationResponse(Model):
    """Contract: `GetMigrationResponse`."""

    data: PlanVersionMigrationResponseData
    params: dict[str, Any]


class ListCompanyMigrationsParams(Model):
    """Contract: `ListCompanyMigrationsParams`."""

    limit: int | None = None
    migration_id: str | None = None
    offset: int | None = None
    q: str | None = None
    status: PlanVersionCompanyMigrationStatus | None = None


class ListCompanyMigrationsResponse(Model):
    """Contract: `ListCompanyMigrationsResponse`."""

    data: list[PlanVersionCompanyMigrationResponseData]
    params: ListCompanyMigrationsParams


class ListMigrationsParams(Model):
    """Contract: `ListMigrationsParams`."""

    feature_id: str | None = None
    feature_plan_rollout_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    plan_version_id: str | None = None
    status: PlanVersionMigrationStatus | None = None


class ListMigrationsResponse(Model):
    """Contract: `ListMigrationsResponse`."""

    data: list[PlanVersionMigrationResponseData]
    params: ListMigrationsParams


class PlanVersionCompanyMigrationResponseData(Model):
    """Contract: `PlanVersionCompanyMigrationResponseData`."""

    company_id: str
    company_name: str
    created_at: Instant
    id: str
    migration_id: str
    status: PlanVersionCompanyMigrationStatus
    updated_at: Instant
    completed_at: Instant | None = None
    error: str | None = None
    error_code: MigrationErrorCode | None = None
    plan_version_id_from: str | None = None
    scheduled_for: Instant | None = None
    started_at: Instant | None = None


class PlanVersionMigrationPreviewCompanyResponseData(Model):
    """Contract: `PlanVersionMigrationPreviewCompanyResponseData`."""

    company_id: str
    has_billing_changes: bool
    has_custom_pricing: bool
    notes: list[PlanVersionMigrationPreviewNoteResponseData]
    will_update_subscription: bool
    would_fail: bool
    note: str | None = None
    plan_version_id_from: str | None = None


class PlanVersionMigrationPreviewNoteResponseData(Model):
    """Contract: `PlanVersionMigrationPreviewNoteResponseData`."""

    blocking: bool
    message: str
    code: MigrationErrorCode | None = None


class PlanVersionMigrationPreviewResponseData(Model):
    """Contract: `PlanVersionMigrationPreviewResponseData`."""

    companies: list[PlanVersionMigrationPreviewCompanyResponseData]
    has_billing_changes: bool


class PlanVersionMigrationResponseData(Model):
    """Contract: `PlanVersionMigrationResponseData`."""

    completed_companies: int
    created_at: Instant
    failed_companies: int
    id: str
    plan_id: str
    plan_version_id_to: str
    plan_version_ids_from: list[str]
    skipped_companies: int
    status: PlanVersionMigrationStatus
    strategy: PlanVersionMigrationStrategy
    total_companies: int
    updated_at: Instant
    completed_at: Instant | None = None
    error: str | None = None
    feature_id: str | None = None
    feature_plan_rollout_id: str | None = None
    next_due_at: Instant | None = None
    plan_version_id_from: str | None = None
    proration_behavior: MigrationProrationBehavior | None = None
    scheduled_at: Instant | None = None
    started_at: Instant | None = None


class PreviewMigrationRequestBody(Model):
    """Contract: `PreviewMigrationRequestBody`."""

    plan_id: str
    plan_version_id_to: str
    target_plan_type: PlanType
    company_ids: list[str] | None = None
    plan_version_ids_from: list[str] | None = None


class PreviewMigrationResponse(Model):
    """Contract: `PreviewMigrationResponse`."""

    data: PlanVersionMigrationPreviewResponseData
    params: dict[str, Any]


class RetryCompanyMigrationResponse(Model):
    """Contract: `RetryCompanyMigrationResponse`."""

    data: PlanVersionCompanyMigrationResponseData
    params: dict[str, Any]


class RetryMigrationRequestBody(Model):
    """Contract: `RetryMigrationRequestBody`."""

    error_codes: list[MigrationErrorCode]


class RetryMigrationResponse(Model):
    """Contract: `RetryMigrationResponse`."""

    data: PlanVersionMigrationResponseData
    params: dict[str, Any]


class CompleteMigrationNowBody(Options, total=False):
    """Keywords of `planmigrations.complete_migration_now`."""

    proration_behavior: MigrationProrationBehavior | None


class CountCompanyMigrationsQuery(Options, total=False):
    """Keywords of `planmigrations.count_company_migrations`."""

    migration_id: Required[str]
    q: str | None
    status: PlanVersionCompanyMigrationStatus | None
    limit: int | None
    offset: int | None


class CountMigrationsQuery(Options, total=False):
    """Keywords of `planmigrations.count_migrations`."""

    feature_id: str | None
    feature_plan_rollout_id: str | None
    plan_version_id: str | None
    status: PlanVersionMigrationStatus | None
    limit: int | None
    offset: int | None


class CreateMigrationBody(Options, total=False):
    """Keywords of `planmigrations.create_migration`."""

    plan_id: Required[str]
    plan_version_id_to: Required[str]
    strategy: Required[PlanVersionMigrationStrategy]
    target_plan_type: Required[PlanType]
    company_ids: Sequence[str] | None
    excluded_company_ids: Sequence[str] | None
    plan_version_ids_from: Sequence[str] | None
    proration_behavior: MigrationProrationBehavior | None
    scheduled_at: datetime | None


class ListCompanyMigrationsQuery(Options, total=False):
    """Keywords of `planmigrations.list_company_migrations`."""

    migration_id: Required[str]
    q: str | None
    status: PlanVersionCompanyMigrationStatus | None
    limit: int | None
    offset: int | None


class ListMigrationsQuery(Options, total=False):
    """Keywords of `planmigrations.list_migrations`."""

    feature_id: str | None
    feature_plan_rollout_id: str | None
    plan_version_id: str | None
    status: PlanVersionMigrationStatus | None
    limit: int | None
    offset: int | None


class PreviewMigrationBody(Options, total=False):
    """Keywords of `planmigrations.preview_migration`."""

    plan_id: Required[str]
    plan_version_id_to: Required[str]
    target_plan_type: Required[PlanType]
    company_ids: Sequence[str] | None
    plan_version_ids_from: Sequence[str] | None


class RetryMigrationBody(Options, total=False):
    """Keywords of `planmigrations.retry_migration`."""

    error_codes: Required[Sequence[MigrationErrorCode]]


from schematic.types.shared import CountResponse, MigrationProrationBehavior, PlanType, PlanVersionMigrationStrategy
