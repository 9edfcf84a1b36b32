# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `planmigrations`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.shared import CountResponse, MigrationProrationBehavior, PlanType, PlanVersionMigrationStrategy

# Why a company could not be moved. `transient_…` errors may pass on a retry, `permanent_…` ones will not.
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


# State of one company's move to a plan version.
PlanVersionCompanyMigrationStatus: TypeAlias = (
    Literal["cancelled", "completed", "failed", "in_progress", "pending", "skipped"] | str
)


# State of a migration over all its companies.
PlanVersionMigrationStatus: TypeAlias = Literal["cancelled", "completed", "failed", "in_progress", "pending"] | str


class CancelMigrationResponse(Model, frozen=True):
    """Answer of `planmigrations.cancel_migration`."""

    data: PlanVersionMigrationResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CompleteMigrationNowRequestBody(Model, frozen=True):
    """Body of `planmigrations.complete_migration_now`."""

    proration_behavior: MigrationProrationBehavior | None = None


class CompleteMigrationNowResponse(Model, frozen=True):
    """Answer of `planmigrations.complete_migration_now`."""

    data: PlanVersionMigrationResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CountCompanyMigrationsParams(Model, frozen=True):
    """Query parameters that `planmigrations.count_company_migrations` understood."""

    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    migration_id: str | None = None
    """Migration (`plvm_…`)."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    status: PlanVersionCompanyMigrationStatus | None = None


class CountCompanyMigrationsResponse(Model, frozen=True):
    """Answer of `planmigrations.count_company_migrations`."""

    data: CountResponse
    params: CountCompanyMigrationsParams


class CountMigrationsParams(Model, frozen=True):
    """Query parameters that `planmigrations.count_migrations` understood."""

    feature_id: str | None = None
    """Feature (`feat_…`)."""
    feature_plan_rollout_id: str | None = None
    """Belongs to a tool of the hosted service; matches nothing here."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    status: PlanVersionMigrationStatus | None = None


class CountMigrationsResponse(Model, frozen=True):
    """Answer of `planmigrations.count_migrations`."""

    data: CountResponse
    params: CountMigrationsParams


class CreateMigrationInput(Model, frozen=True):
    """Body of `planmigrations.create_migration`."""

    plan_id: str
    """Plan or add-on (`plan_…`)."""
    plan_version_id_to: str
    """Plan version (`plnv_…`) companies move to."""
    strategy: PlanVersionMigrationStrategy
    target_plan_type: PlanType
    company_ids: list[str] | None = None
    """Companies (`comp_…`)."""
    excluded_company_ids: list[str] | None = None
    """Companies (`comp_…`) to leave where they are."""
    plan_version_ids_from: list[str] | None = None
    """Plan versions (`plnv_…`) to move companies from; all others when not sent."""
    proration_behavior: MigrationProrationBehavior | None = None
    scheduled_at: Instant | None = None
    """When to move companies; with the strategy `scheduled` only, and needed there."""


class CreateMigrationResponse(Model, frozen=True):
    """Answer of `planmigrations.create_migration`."""

    data: PlanVersionMigrationResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetMigrationResponse(Model, frozen=True):
    """Answer of `planmigrations.get_migration`."""

    data: PlanVersionMigrationResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ListCompanyMigrationsParams(Model, frozen=True):
    """Query parameters that `planmigrations.list_company_migrations` understood."""

    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    migration_id: str | None = None
    """Migration (`plvm_…`)."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    status: PlanVersionCompanyMigrationStatus | None = None


class ListCompanyMigrationsResponse(Model, frozen=True):
    """Answer of `planmigrations.list_company_migrations`."""

    data: list[PlanVersionCompanyMigrationResponseData]
    params: ListCompanyMigrationsParams


class ListMigrationsParams(Model, frozen=True):
    """Query parameters that `planmigrations.list_migrations` understood."""

    feature_id: str | None = None
    """Feature (`feat_…`)."""
    feature_plan_rollout_id: str | None = None
    """Belongs to a tool of the hosted service; matches nothing here."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    status: PlanVersionMigrationStatus | None = None


class ListMigrationsResponse(Model, frozen=True):
    """Answer of `planmigrations.list_migrations`."""

    data: list[PlanVersionMigrationResponseData]
    params: ListMigrationsParams


class PlanVersionCompanyMigrationResponseData(Model, frozen=True):
    """One company's move to a plan version."""

    company_id: str
    """Company (`comp_…`)."""
    company_name: str
    """Name of the company."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """One company's migration (`plcm_…`)."""
    migration_id: str
    """Migration (`plvm_…`)."""
    status: PlanVersionCompanyMigrationStatus
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    completed_at: Instant | None = None
    """When it was done."""
    error: str | None = None
    """What went wrong, for people."""
    error_code: MigrationErrorCode | None = None
    plan_version_id_from: str | None = None
    """Plan version (`plnv_…`) the company leaves."""
    scheduled_for: Instant | None = None
    """When the company is due; null unless the migration waits."""
    started_at: Instant | None = None
    """When it began."""


class PlanVersionMigrationPreviewCompanyResponseData(Model, frozen=True):
    """What a migration would do to one company."""

    company_id: str
    """Company (`comp_…`)."""
    has_billing_changes: bool
    """Whether anything that is charged differs."""
    has_custom_pricing: bool
    """Whether the company pays prices of its own."""
    notes: list[PlanVersionMigrationPreviewNoteResponseData]
    will_update_subscription: bool
    """Whether the company's subscription changes."""
    would_fail: bool
    """Whether it would be refused."""
    note: str | None = None
    """Something to know about the company."""
    plan_version_id_from: str | None = None
    """Plan version (`plnv_…`) the company leaves."""


class PlanVersionMigrationPreviewNoteResponseData(Model, frozen=True):
    """Something to know before a company is moved."""

    blocking: bool
    """Whether it must be solved first."""
    message: str
    """What it is, for people."""
    code: MigrationErrorCode | None = None


class PlanVersionMigrationPreviewResponseData(Model, frozen=True):
    """What a migration would do."""

    companies: list[PlanVersionMigrationPreviewCompanyResponseData]
    has_billing_changes: bool
    """Whether anything that is charged differs."""


class PlanVersionMigrationResponseData(Model, frozen=True):
    """A move of companies to a plan version, with its counters."""

    completed_companies: int
    """Companies that were moved."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    failed_companies: int
    """Companies that could not be moved."""
    id: str
    """Migration (`plvm_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    plan_version_id_to: str
    """Plan version (`plnv_…`) companies move to."""
    plan_version_ids_from: list[str]
    """Plan versions (`plnv_…`) to move companies from; all others when not sent."""
    skipped_companies: int
    """Companies that needed no move."""
    status: PlanVersionMigrationStatus
    strategy: PlanVersionMigrationStrategy
    total_companies: int
    """Number of companies."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    completed_at: Instant | None = None
    """When it was done."""
    error: str | None = None
    """What went wrong, for people."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    feature_plan_rollout_id: str | None = None
    """Belongs to a tool of the hosted service; null here."""
    next_due_at: Instant | None = None
    """When the next company is due."""
    plan_version_id_from: str | None = None
    """Plan version (`plnv_…`) the company leaves."""
    proration_behavior: MigrationProrationBehavior | None = None
    scheduled_at: Instant | None = None
    """When it is planned for; null unless the strategy is `scheduled`."""
    started_at: Instant | None = None
    """When it began."""


class PreviewMigrationRequestBody(Model, frozen=True):
    """Body of `planmigrations.preview_migration`."""

    plan_id: str
    """Plan or add-on (`plan_…`)."""
    plan_version_id_to: str
    """Plan version (`plnv_…`) companies move to."""
    target_plan_type: PlanType
    company_ids: list[str] | None = None
    """Companies (`comp_…`)."""
    plan_version_ids_from: list[str] | None = None
    """Plan versions (`plnv_…`) to move companies from; all others when not sent."""


class PreviewMigrationResponse(Model, frozen=True):
    """Answer of `planmigrations.preview_migration`."""

    data: PlanVersionMigrationPreviewResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class RetryCompanyMigrationResponse(Model, frozen=True):
    """Answer of `planmigrations.retry_company_migration`."""

    data: PlanVersionCompanyMigrationResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class RetryMigrationRequestBody(Model, frozen=True):
    """Body of `planmigrations.retry_migration`."""

    error_codes: list[MigrationErrorCode]


class RetryMigrationResponse(Model, frozen=True):
    """Answer of `planmigrations.retry_migration`."""

    data: PlanVersionMigrationResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CompleteMigrationNowBody(Options, total=False):
    """Keywords of `planmigrations.complete_migration_now`."""

    proration_behavior: MigrationProrationBehavior | None
    """How the price difference of a migration is charged: at once, on the next invoice, or not at all."""


class CountCompanyMigrationsQuery(Options, total=False):
    """Keywords of `planmigrations.count_company_migrations`."""

    migration_id: Required[str]
    """Migration (`plvm_…`)."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    status: PlanVersionCompanyMigrationStatus | None
    """Only those in this state."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountMigrationsQuery(Options, total=False):
    """Keywords of `planmigrations.count_migrations`."""

    feature_id: str | None
    """Belongs to a tool of the hosted service; matches nothing here."""
    feature_plan_rollout_id: str | None
    """Belongs to a tool of the hosted service; matches nothing here."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    status: PlanVersionMigrationStatus | None
    """Only those in this state."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CreateMigrationBody(Options, total=False):
    """Keywords of `planmigrations.create_migration`."""

    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    plan_version_id_to: Required[str]
    """Plan version (`plnv_…`) companies move to."""
    strategy: Required[PlanVersionMigrationStrategy]
    """When companies on older versions move: at once, at their renewal, at a date, or never (`leave`)."""
    target_plan_type: Required[PlanType]
    """A company has exactly one `plan`, its base plan, and any number of `add_on`s."""
    company_ids: Sequence[str] | None
    """Companies (`comp_…`)."""
    excluded_company_ids: Sequence[str] | None
    """Companies (`comp_…`) to leave where they are."""
    plan_version_ids_from: Sequence[str] | None
    """Plan versions (`plnv_…`) to move companies from; all others when not sent."""
    proration_behavior: MigrationProrationBehavior | None
    """How the price difference of a migration is charged: at once, on the next invoice, or not at all."""
    scheduled_at: datetime | None
    """When to move companies; with the strategy `scheduled` only, and needed there."""


class ListCompanyMigrationsQuery(Options, total=False):
    """Keywords of `planmigrations.list_company_migrations`."""

    migration_id: Required[str]
    """Migration (`plvm_…`)."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    status: PlanVersionCompanyMigrationStatus | None
    """Only those in this state."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListMigrationsQuery(Options, total=False):
    """Keywords of `planmigrations.list_migrations`."""

    feature_id: str | None
    """Belongs to a tool of the hosted service; matches nothing here."""
    feature_plan_rollout_id: str | None
    """Belongs to a tool of the hosted service; matches nothing here."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    status: PlanVersionMigrationStatus | None
    """Only those in this state."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class PreviewMigrationBody(Options, total=False):
    """Keywords of `planmigrations.preview_migration`."""

    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    plan_version_id_to: Required[str]
    """Plan version (`plnv_…`) companies move to."""
    target_plan_type: Required[PlanType]
    """A company has exactly one `plan`, its base plan, and any number of `add_on`s."""
    company_ids: Sequence[str] | None
    """Companies (`comp_…`)."""
    plan_version_ids_from: Sequence[str] | None
    """Plan versions (`plnv_…`) to move companies from; all others when not sent."""


class RetryMigrationBody(Options, total=False):
    """Keywords of `planmigrations.retry_migration`."""

    error_codes: Required[Sequence[MigrationErrorCode]]
    """Why a company could not be moved. `transient_…` errors may pass on a retry, `permanent_…` ones will not."""
