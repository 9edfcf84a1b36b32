# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `dataexports`."""

from __future__ import annotations

from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

# Direction of the export's order.
CompanyFeatureUsageExportMetadataSortOrderDirection: TypeAlias = Literal["asc", "desc"] | str


# A column of the export that can be switched on.
CompanyFeatureUsageExportMetadataVisibleColumnsItem: TypeAlias = (
    Literal["plan", "subscription", "users", "last_seen_at", "created_at"] | str
)


# Format of the file.
DataExportOutputFileType: TypeAlias = Literal["csv", "csv.gz"] | str


# A finished export is `success` or `failure`.
DataExportStatus: TypeAlias = Literal["failure", "pending", "success"] | str


# What is exported.
DataExportType: TypeAlias = Literal["audit-log", "company-feature-usage", "event"] | str


# A type of event to export.
EventExportMetadataEventTypesItem: TypeAlias = Literal["flag_check", "identify", "inference", "track"] | str


class AuditLogExportMetadata(Model, frozen=True):
    """Which audit log entries to export."""

    actor_type: str | None = None
    """Kind of actor."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    notification_email_recipient_email_addresses: list[str] | None = None
    """Who is told by e-mail when the file is ready."""
    q: str | None = None
    """Text to search for, case ignored."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class CompanyFeatureUsageExportMetadata(Model, frozen=True):
    """Which companies and columns to export."""

    company_ids: list[str] | None = None
    """Companies (`comp_…`)."""
    credit_type_ids: list[str] | None = None
    """Credit types (`bilcr_…`)."""
    entity_key_definition_ids: list[str] | None = None
    """Key definitions (`ekt_…`), one column each."""
    entity_trait_definition_ids: list[str] | None = None
    """Trait definitions (`trt_…`), one column each."""
    feature_ids: list[str] | None = None
    """Features (`feat_…`), one usage column each."""
    has_scheduled_downgrade: bool | None = None
    """Only companies with a downgrade ahead; false for those without."""
    monetized_subscriptions: bool | None = None
    """Only companies whose subscription costs something; false for the others."""
    notification_email_recipient_email_addresses: list[str] | None = None
    """Who is told by e-mail when the file is ready."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_ids: list[str] | None = None
    """Plans and add-ons (`plan_…`)."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plan_version_unpublished: bool | None = None
    """Only companies on a version that is no longer the published one."""
    q: str | None = None
    """Text to search for, case ignored."""
    sort_order_column: str | None = None
    """Column to sort by, such as `name`, `created_at` or `last_seen_at`."""
    sort_order_direction: CompanyFeatureUsageExportMetadataSortOrderDirection | None = None
    subscription_statuses: list[str] | None = None
    """Only companies whose subscription has one of these states."""
    subscription_types: list[str] | None = None
    """Only companies whose subscription is of one of these types."""
    visible_columns: list[CompanyFeatureUsageExportMetadataVisibleColumnsItem] | None = None
    with_entitlement_for: str | None = None
    """Only companies entitled to this feature (`feat_…`)."""
    with_subscription: bool | None = None
    """Only companies with a subscription; false for those without."""
    without_feature_override_for: str | None = None
    """Only companies without an override for this feature (`feat_…`)."""
    without_plan: bool | None = None
    """Only companies without a base plan."""
    without_subscription: bool | None = None
    """Only companies without a subscription."""


class CreateDataExportRequestBody(Model, frozen=True):
    """Body of `dataexports.create_data_export`."""

    export_type: DataExportType
    output_file_type: DataExportOutputFileType
    metadata: DataExportMetadata | None = None


class CreateDataExportResponse(Model, frozen=True):
    """Answer of `dataexports.create_data_export`."""

    data: DataExportResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DataExportMetadata_AuditLog(Model, frozen=True):
    """Which audit log entries to export."""

    actor_type: str | None = None
    """Kind of actor."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    export_type: Literal["audit-log"] | None = None
    """Kind of export."""
    notification_email_recipient_email_addresses: list[str] | None = None
    """Who is told by e-mail when the file is ready."""
    q: str | None = None
    """Text to search for, case ignored."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class DataExportMetadata_CompanyFeatureUsage(Model, frozen=True):
    """Which companies and columns to export."""

    company_ids: list[str] | None = None
    """Companies (`comp_…`)."""
    credit_type_ids: list[str] | None = None
    """Credit types (`bilcr_…`)."""
    entity_key_definition_ids: list[str] | None = None
    """Key definitions (`ekt_…`), one column each."""
    entity_trait_definition_ids: list[str] | None = None
    """Trait definitions (`trt_…`), one column each."""
    export_type: Literal["company-feature-usage"] | None = None
    """Kind of export."""
    feature_ids: list[str] | None = None
    """Features (`feat_…`), one usage column each."""
    has_scheduled_downgrade: bool | None = None
    """Only companies with a downgrade ahead; false for those without."""
    monetized_subscriptions: bool | None = None
    """Only companies whose subscription costs something; false for the others."""
    notification_email_recipient_email_addresses: list[str] | None = None
    """Who is told by e-mail when the file is ready."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_ids: list[str] | None = None
    """Plans and add-ons (`plan_…`)."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plan_version_unpublished: bool | None = None
    """Only companies on a version that is no longer the published one."""
    q: str | None = None
    """Text to search for, case ignored."""
    sort_order_column: str | None = None
    """Column to sort by, such as `name`, `created_at` or `last_seen_at`."""
    sort_order_direction: CompanyFeatureUsageExportMetadataSortOrderDirection | None = None
    subscription_statuses: list[str] | None = None
    """Only companies whose subscription has one of these states."""
    subscription_types: list[str] | None = None
    """Only companies whose subscription is of one of these types."""
    visible_columns: list[CompanyFeatureUsageExportMetadataVisibleColumnsItem] | None = None
    with_entitlement_for: str | None = None
    """Only companies entitled to this feature (`feat_…`)."""
    with_subscription: bool | None = None
    """Only companies with a subscription; false for those without."""
    without_feature_override_for: str | None = None
    """Only companies without an override for this feature (`feat_…`)."""
    without_plan: bool | None = None
    """Only companies without a base plan."""
    without_subscription: bool | None = None
    """Only companies without a subscription."""


class DataExportMetadata_Event(Model, frozen=True):
    """Which events to export."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    event_types: list[EventExportMetadataEventTypesItem] | None = None
    export_type: Literal["event"] | None = None
    """Kind of export."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    notification_email_recipient_email_addresses: list[str] | None = None
    """Who is told by e-mail when the file is ready."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""
    user_id: str | None = None
    """User (`user_…`)."""


class DataExportResponseData(Model, frozen=True):
    """An export job."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    export_type: DataExportType
    id: str
    """Export job (`dexp_…`)."""
    output_file_type: DataExportOutputFileType
    status: DataExportStatus
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    metadata: DataExportMetadata | None = None


class EventExportMetadata(Model, frozen=True):
    """Which events to export."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    event_types: list[EventExportMetadataEventTypesItem] | None = None
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    notification_email_recipient_email_addresses: list[str] | None = None
    """Who is told by e-mail when the file is ready."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""
    user_id: str | None = None
    """User (`user_…`)."""


class GetDataExportResponse(Model, frozen=True):
    """Answer of `dataexports.get_data_export`."""

    data: DataExportResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ListDataExportsParams(Model, frozen=True):
    """Query parameters that `dataexports.list_data_exports` understood."""

    export_type: DataExportType | None = None
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    status: DataExportStatus | None = None


class ListDataExportsResponse(Model, frozen=True):
    """Answer of `dataexports.list_data_exports`."""

    data: list[DataExportResponseData]
    params: ListDataExportsParams


class CreateDataExportBody(Options, total=False):
    """Keywords of `dataexports.create_data_export`."""

    export_type: Required[DataExportType]
    """What is exported."""
    output_file_type: Required[DataExportOutputFileType]
    """Format of the file."""
    metadata: DataExportMetadata | None
    """What to export; the member `export_type` selects the form."""


class ListDataExportsQuery(Options, total=False):
    """Keywords of `dataexports.list_data_exports`."""

    export_type: DataExportType | None
    """Only exports of this type."""
    status: DataExportStatus | None
    """Only those in this state."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


# What to export; the member `export_type` selects the form.
DataExportMetadata: TypeAlias = (
    DataExportMetadata_AuditLog | DataExportMetadata_CompanyFeatureUsage | DataExportMetadata_Event
)
