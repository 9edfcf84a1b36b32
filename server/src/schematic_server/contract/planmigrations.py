# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `planmigrations`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.shared import (
        CountResponse,
        MigrationProrationBehavior,
        PlanType,
        PlanVersionMigrationStrategy,
    )

CancelMigrationAnswer: TypeAlias = "PlanVersionMigrationResponseData"

CompleteMigrationNowBody: TypeAlias = "CompleteMigrationNowRequestBody"

CompleteMigrationNowAnswer: TypeAlias = "PlanVersionMigrationResponseData"


class CountCompanyMigrationsQuery(TypedDict):
    """Query of `planmigrations.count_company_migrations`."""

    migration_id: str
    q: NotRequired[str]
    status: NotRequired[PlanVersionCompanyMigrationStatus]
    limit: int
    offset: int


CountCompanyMigrationsAnswer: TypeAlias = "CountResponse"


class CountMigrationsQuery(TypedDict):
    """Query of `planmigrations.count_migrations`."""

    feature_id: NotRequired[str]
    feature_plan_rollout_id: NotRequired[str]
    plan_version_id: NotRequired[str]
    status: NotRequired[PlanVersionMigrationStatus]
    limit: int
    offset: int


CountMigrationsAnswer: TypeAlias = "CountResponse"

CreateMigrationBody: TypeAlias = "CreateMigrationInput"

CreateMigrationAnswer: TypeAlias = "PlanVersionMigrationResponseData"

GetMigrationAnswer: TypeAlias = "PlanVersionMigrationResponseData"


class ListCompanyMigrationsQuery(TypedDict):
    """Query of `planmigrations.list_company_migrations`."""

    migration_id: str
    q: NotRequired[str]
    status: NotRequired[PlanVersionCompanyMigrationStatus]
    limit: int
    offset: int


ListCompanyMigrationsAnswer: TypeAlias = "list[PlanVersionCompanyMigrationResponseData]"


class ListMigrationsQuery(TypedDict):
    """Query of `planmigrations.list_migrations`."""

    feature_id: NotRequired[str]
    feature_plan_rollout_id: NotRequired[str]
    plan_version_id: NotRequired[str]
    status: NotRequired[PlanVersionMigrationStatus]
    limit: int
    offset: int


ListMigrationsAnswer: TypeAlias = "list[PlanVersionMigrationResponseData]"

PreviewMigrationBody: TypeAlias = "PreviewMigrationRequestBody"

PreviewMigrationAnswer: TypeAlias = "PlanVersionMigrationPreviewResponseData"

RetryCompanyMigrationAnswer: TypeAlias = "PlanVersionCompanyMigrationResponseData"

RetryMigrationBody: TypeAlias = "RetryMigrationRequestBody"

RetryMigrationAnswer: TypeAlias = "PlanVersionMigrationResponseData"


class CompleteMigrationNowRequestBody(TypedDict):
    """Body of `planmigrations.complete_migration_now`."""

    proration_behavior: NotRequired[MigrationProrationBehavior | None]


class CreateMigrationInput(TypedDict):
    """Body of `planmigrations.create_migration`."""

    company_ids: NotRequired[Sequence[str] | None]
    excluded_company_ids: NotRequired[Sequence[str] | None]
    plan_id: str
    plan_version_id_to: str
    plan_version_ids_from: NotRequired[Sequence[str] | None]
    proration_behavior: NotRequired[MigrationProrationBehavior | None]
    scheduled_at: NotRequired[datetime | None]
    strategy: PlanVersionMigrationStrategy
    target_plan_type: PlanType


# Why a company could not be moved. `transient_…` errors may pass on a retry, `permanent_…` ones will not.
MigrationErrorCode: TypeAlias = Literal[
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


class PlanVersionCompanyMigrationResponseData(TypedDict):
    """One company's move to a plan version."""

    company_id: str
    company_name: str
    completed_at: NotRequired[datetime | None]
    created_at: datetime
    error: NotRequired[str | None]
    error_code: NotRequired[MigrationErrorCode | None]
    id: str
    migration_id: str
    plan_version_id_from: NotRequired[str | None]
    scheduled_for: NotRequired[datetime | None]
    started_at: NotRequired[datetime | None]
    status: PlanVersionCompanyMigrationStatus
    updated_at: datetime


# State of one company's move to a plan version.
PlanVersionCompanyMigrationStatus: TypeAlias = Literal[
    "cancelled", "completed", "failed", "in_progress", "pending", "skipped"
]


class PlanVersionMigrationPreviewCompanyResponseData(TypedDict):
    """What a migration would do to one company."""

    company_id: str
    has_billing_changes: bool
    has_custom_pricing: bool
    note: NotRequired[str | None]
    notes: Sequence[PlanVersionMigrationPreviewNoteResponseData]
    plan_version_id_from: NotRequired[str | None]
    will_update_subscription: bool
    would_fail: bool


class PlanVersionMigrationPreviewNoteResponseData(TypedDict):
    """Something to know before a company is moved."""

    blocking: bool
    code: NotRequired[MigrationErrorCode | None]
    message: str


class PlanVersionMigrationPreviewResponseData(TypedDict):
    """What a migration would do."""

    companies: Sequence[PlanVersionMigrationPreviewCompanyResponseData]
    has_billing_changes: bool


class PlanVersionMigrationResponseData(TypedDict):
    """A move of companies to a plan version, with its counters."""

    completed_at: NotRequired[datetime | None]
    completed_companies: int
    created_at: datetime
    error: NotRequired[str | None]
    failed_companies: int
    feature_id: NotRequired[str | None]
    feature_plan_rollout_id: NotRequired[str | None]
    id: str
    next_due_at: NotRequired[datetime | None]
    plan_id: str
    plan_version_id_from: NotRequired[str | None]
    plan_version_id_to: str
    plan_version_ids_from: Sequence[str]
    proration_behavior: NotRequired[MigrationProrationBehavior | None]
    scheduled_at: NotRequired[datetime | None]
    skipped_companies: int
    started_at: NotRequired[datetime | None]
    status: PlanVersionMigrationStatus
    strategy: PlanVersionMigrationStrategy
    total_companies: int
    updated_at: datetime


# State of a migration over all its companies.
PlanVersionMigrationStatus: TypeAlias = Literal["cancelled", "completed", "failed", "in_progress", "pending"]


class PreviewMigrationRequestBody(TypedDict):
    """Body of `planmigrations.preview_migration`."""

    company_ids: NotRequired[Sequence[str] | None]
    plan_id: str
    plan_version_id_to: str
    plan_version_ids_from: NotRequired[Sequence[str] | None]
    target_plan_type: PlanType


class RetryMigrationRequestBody(TypedDict):
    """Body of `planmigrations.retry_migration`."""

    error_codes: Sequence[MigrationErrorCode]
