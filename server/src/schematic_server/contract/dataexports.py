# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `dataexports`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NotRequired, TypeAlias, TypedDict

CreateDataExportBody: TypeAlias = "CreateDataExportRequestBody"

CreateDataExportAnswer: TypeAlias = "DataExportResponseData"

GetDataExportAnswer: TypeAlias = "DataExportResponseData"

GetDataExportArtifactAnswer: TypeAlias = "bytes"


class ListDataExportsQuery(TypedDict):
    """Query of `dataexports.list_data_exports`."""

    export_type: NotRequired[DataExportType]
    status: NotRequired[DataExportStatus]
    limit: int
    offset: int


ListDataExportsAnswer: TypeAlias = "list[DataExportResponseData]"

# Direction of the export's order.
CompanyFeatureUsageExportMetadataSortOrderDirection: TypeAlias = Literal["asc", "desc"]

# A column of the export that can be switched on.
CompanyFeatureUsageExportMetadataVisibleColumnsItem: TypeAlias = Literal[
    "plan", "subscription", "users", "last_seen_at", "created_at"
]


class CreateDataExportRequestBody(TypedDict):
    """Body of `dataexports.create_data_export`."""

    export_type: DataExportType
    metadata: NotRequired[DataExportMetadata | None]
    output_file_type: DataExportOutputFileType


# What to export; the member `export_type` selects the form.
DataExportMetadata: TypeAlias = (
    "DataExportMetadata_AuditLog | DataExportMetadata_CompanyFeatureUsage | DataExportMetadata_Event"
)


class DataExportMetadata_AuditLog(TypedDict):
    """Which audit log entries to export."""

    actor_type: NotRequired[str | None]
    end_time: NotRequired[datetime | None]
    export_type: NotRequired[Literal["audit-log"]]
    notification_email_recipient_email_addresses: NotRequired[Sequence[str] | None]
    q: NotRequired[str | None]
    start_time: NotRequired[datetime | None]


class DataExportMetadata_CompanyFeatureUsage(TypedDict):
    """Which companies and columns to export."""

    company_ids: NotRequired[Sequence[str] | None]
    credit_type_ids: NotRequired[Sequence[str] | None]
    entity_key_definition_ids: NotRequired[Sequence[str] | None]
    entity_trait_definition_ids: NotRequired[Sequence[str] | None]
    export_type: NotRequired[Literal["company-feature-usage"]]
    feature_ids: NotRequired[Sequence[str] | None]
    has_scheduled_downgrade: NotRequired[bool | None]
    monetized_subscriptions: NotRequired[bool | None]
    notification_email_recipient_email_addresses: NotRequired[Sequence[str] | None]
    plan_id: NotRequired[str | None]
    plan_ids: NotRequired[Sequence[str] | None]
    plan_version_id: NotRequired[str | None]
    plan_version_unpublished: NotRequired[bool | None]
    q: NotRequired[str | None]
    sort_order_column: NotRequired[str | None]
    sort_order_direction: NotRequired[CompanyFeatureUsageExportMetadataSortOrderDirection | None]
    subscription_statuses: NotRequired[Sequence[str] | None]
    subscription_types: NotRequired[Sequence[str] | None]
    visible_columns: NotRequired[Sequence[CompanyFeatureUsageExportMetadataVisibleColumnsItem] | None]
    with_entitlement_for: NotRequired[str | None]
    with_subscription: NotRequired[bool | None]
    without_feature_override_for: NotRequired[str | None]
    without_plan: NotRequired[bool | None]
    without_subscription: NotRequired[bool | None]


class DataExportMetadata_Event(TypedDict):
    """Which events to export."""

    company_id: NotRequired[str | None]
    end_time: NotRequired[datetime | None]
    event_subtype: NotRequired[str | None]
    event_types: NotRequired[Sequence[EventExportMetadataEventTypesItem] | None]
    export_type: NotRequired[Literal["event"]]
    flag_id: NotRequired[str | None]
    notification_email_recipient_email_addresses: NotRequired[Sequence[str] | None]
    start_time: NotRequired[datetime | None]
    user_id: NotRequired[str | None]


# Format of the file.
DataExportOutputFileType: TypeAlias = Literal["csv", "csv.gz"]


class DataExportResponseData(TypedDict):
    """An export job."""

    account_id: str
    created_at: datetime
    environment_id: str
    export_type: DataExportType
    id: str
    metadata: NotRequired[DataExportMetadata | None]
    output_file_type: DataExportOutputFileType
    status: DataExportStatus
    updated_at: datetime


# A finished export is `success` or `failure`.
DataExportStatus: TypeAlias = Literal["failure", "pending", "success"]

# What is exported.
DataExportType: TypeAlias = Literal["audit-log", "company-feature-usage", "event"]

# A type of event to export.
EventExportMetadataEventTypesItem: TypeAlias = Literal["flag_check", "identify", "inference", "track"]
