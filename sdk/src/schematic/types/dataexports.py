# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `dataexports`."""

from __future__ import annotations

from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

CompanyFeatureUsageExportMetadataSortOrderDirection: TypeAlias = Literal["asc", "desc"] | str


CompanyFeatureUsageExportMetadataVisibleColumnsItem: TypeAlias = (
    Literal["plan", "subscription", "users", "last_seen_at", "created_at"] | str
)


DataExportOutputFileType: TypeAlias = Literal["csv", "csv.gz"] | str


DataExportStatus: TypeAlias = Literal["failure", "pending", "success"] | str


DataExportType: TypeAlias = Literal["audit-log", "company-feature-usage", "event"] | str


EventExportMetadataEventTypesItem: TypeAlias = Literal["flag_check", "identify", "inference", "track"] | str


class CreateDataExportRequestBody(Model):
    """Contract: `CreateDataExportRequestBody`."""

    export_type: DataExportType
    output_file_type: DataExportOutputFileType
    metadata: DataExportMetadata | None = None


class CreateDataExportResponse(Model):
    """Contract: `CreateDataExportResponse`."""

    data: DataExportResponseData
    params: dict[str, Any]


class DataExportMetadata_AuditLog(Model):
    """Contract: `DataExportMetadata_AuditLog`."""

    actor_type: str | None = None
    end_time: Instant | None = None
    export_type: Literal["audit-log"] | None = None
    notification_email_recipient_email_addresses: list[str] | None = None
    q: str | None = None
    start_time: Instant | None = None


class DataExportMetadata_CompanyFeatureUsage(Model):
    """Contract: `DataExportMetadata_CompanyFeatureUsage`."""

    company_ids: list[str] | None = None
    credit_type_ids: list[str] | None = None
    entity_key_definition_ids: list[str] | None = None
    entity_trait_definition_ids: list[str] | None = None
    export_type: Literal["company-feature-usage"] | None = None
    feature_ids: list[str] | None = None
    has_scheduled_downgrade: bool | None = None
    monetized_subscriptions: bool | None = None
    notification_email_recipient_email_addresses: list[str] | None = None
    plan_id: str | None = None
    plan_ids: list[str] | None = None
    plan_version_id: str | None = None
    plan_version_unpublished: bool | None = None
    q: str | None = None
    sort_order_column: str | None = None
    sort_order_direction: CompanyFeatureUsageExportMetadataSortOrderDirection | None = None
    subscription_statuses: list[str] | None = None
    subscription_types: list[str] | None = None
    visible_columns: list[CompanyFeatureUsageExportMetadataVisibleColumnsItem] | None = None
    with_entitlement_for: str | None = None
    with_subscription: bool | None = None
    without_feature_override_for: str | None = None
    without_plan: bool | None = None
    without_subscription: bool | None = None


class DataExportMetadata_Event(Model):
    """Contract: `DataExportMetadata_Event`."""

    company_id: str | None = None
    end_time: Instant | None = None
    event_subtype: str | None = None
    event_types: list[EventExportMetadataEventTypesItem] | None = None
    export_type: Literal["event"] | None = None
    flag_id: str | None = None
    notification_email_recipient_email_addresses: list[str] | None = None
    start_time: Instant | None = None
    user_id: str | None = None


class DataExportResponseData(Model):
    """Contract: `DataExportResponseData`."""

    account_id: str
    created_at: Instant
    environment_id: str
    export_type: DataExportType
    id: str
    output_file_type: DataExportOutputFileType
    status: DataExportStatus
    updated_at: Instant
    metadata: DataExportMetadata | None = None


class GetDataExportResponse(Model):
    """Contract: `GetDataExportResponse`."""

    data: DataExportResponseData
    params: dict[str, Any]


class ListDataExportsParams(Model):
    """Contract: `ListDataExportsParams`."""

    export_type: DataExportType | None = None
    limit: int | None = None
    offset: int | None = None
    status: DataExportStatus | None = None


class ListDataExportsResponse(Model):
    """Contract: `ListDataExportsResponse`."""

    data: list[DataExportResponseData]
    params: ListDataExportsParams


class CreateDataExportBody(Options, total=False):
    """Keywords of `dataexports.create_data_export`."""

    export_type: Required[DataExportType]
    output_file_type: Required[DataExportOutputFileType]
    metadata: DataExportMetadata | None


class ListDataExportsQuery(Options, total=False):
    """Keywords of `dataexports.list_data_exports`."""

    export_type: DataExportType | None
    status: DataExportStatus | None
    limit: int | None
    offset: int | None


DataExportMetadata: TypeAlias = (
    DataExportMetadata_AuditLog | DataExportMetadata_CompanyFeatureUsage | DataExportMetadata_Event
)
