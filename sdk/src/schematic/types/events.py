# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `events`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

EventStatus: TypeAlias = Literal["enriched", "failed", "pending", "processed", "unknown"] | str


EventType: TypeAlias = Literal["flag_check", "identify", "inference", "track"] | str


class CreateEventBatchRequestBody(Model):
    """Contract: `CreateEventBatchRequestBody`."""

    events: list[CreateEventRequestBody]


class CreateEventBatchResponse(Model):
    """Contract: `CreateEventBatchResponse`."""

    data: RawEventBatchResponseData
    params: dict[str, Any]


class CreateEventRequestBody(Model):
    """Contract: `CreateEventRequestBody`."""

    event_type: EventType
    backfill: bool | None = None
    body: EventBody | None = None
    idempotency_key: str | None = None
    sent_at: Instant | None = None
    trusted_client_clock: bool | None = None


class CreateEventResponse(Model):
    """Contract: `CreateEventResponse`."""

    data: RawEventResponseData
    params: dict[str, Any]


class DeleteOtlpEnvironmentSettingsResponse(Model):
    """Contract: `DeleteOtlpEnvironmentSettingsResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class EventBodyFlagCheck(Model):
    """Contract: `EventBodyFlagCheck`."""

    flag_key: str
    reason: str
    value: bool
    company_id: str | None = None
    error: str | None = None
    flag_id: str | None = None
    preflight: bool | None = None
    req_company: dict[str, str] | None = None
    req_user: dict[str, str] | None = None
    rule_id: str | None = None
    user_id: str | None = None


class EventBodyIdentify(Model):
    """Contract: `EventBodyIdentify`."""

    keys: dict[str, str]
    company: EventBodyIdentifyCompany | None = None
    name: str | None = None
    traits: dict[str, Any] | None = None


class EventBodyIdentifyCompany(Model):
    """Contract: `EventBodyIdentifyCompany`."""

    keys: dict[str, str]
    name: str | None = None
    traits: dict[str, Any] | None = None


class EventBodyInference(Model):
    """Contract: `EventBodyInference`."""

    company: dict[str, str]
    input_tokens: int
    output_tokens: int
    provider: str
    response_model: str
    cache_creation_input_tokens: int | None = None
    cached_input_tokens: int | None = None
    cost: str | None = None
    currency: str | None = None
    event: str | None = None
    lease_id: str | None = None
    operation: str | None = None
    reasoning_tokens: int | None = None
    request_model: str | None = None
    requests: int | None = None
    reservation_id: str | None = None
    user: dict[str, str] | None = None


class EventBodyTrack(Model):
    """Contract: `EventBodyTrack`."""

    event: str
    company: dict[str, str] | None = None
    lease_id: str | None = None
    quantity: int | None = None
    reservation_id: str | None = None
    traits: dict[str, Any] | None = None
    user: dict[str, str] | None = None


class EventDetailResponseData(Model):
    """Contract: `EventDetailResponseData`."""

    body: dict[str, Any]
    body_preview: str
    captured_at: Instant
    feature_ids: list[str]
    features: list[PreviewObject]
    id: str
    quantity: int
    status: EventStatus
    type: EventType
    api_key: str | None = None
    api_key_view: ApiKeyResponseData | None = None
    company: PreviewObject | None = None
    company_id: str | None = None
    enriched_at: Instant | None = None
    environment_id: str | None = None
    error_message: str | None = None
    idempotency_key: str | None = None
    lease_id: str | None = None
    loaded_at: Instant | None = None
    processed_at: Instant | None = None
    reservation_id: str | None = None
    sent_at: Instant | None = None
    subtype: str | None = None
    updated_at: Instant | None = None
    user: PreviewObject | None = None
    user_id: str | None = None


class GetEventResponse(Model):
    """Contract: `GetEventResponse`."""

    data: EventDetailResponseData
    params: dict[str, Any]


class GetEventSummariesParams(Model):
    """Contract: `GetEventSummariesParams`."""

    event_subtypes: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class GetEventSummariesResponse(Model):
    """Contract: `GetEventSummariesResponse`."""

    data: list[EventSummaryResponseData]
    params: GetEventSummariesParams


class GetOtlpEnvironmentSettingsResponse(Model):
    """Contract: `GetOtlpEnvironmentSettingsResponse`."""

    data: OtlpEnvironmentSettingsResponseData
    params: dict[str, Any]


class GetSegmentIntegrationStatusResponse(Model):
    """Contract: `GetSegmentIntegrationStatusResponse`."""

    data: SegmentStatusResp
    params: dict[str, Any]


class ListEventsParams(Model):
    """Contract: `ListEventsParams`."""

    company_id: str | None = None
    event_subtype: str | None = None
    event_types: list[EventType] | None = None
    flag_id: str | None = None
    idempotency_key: str | None = None
    limit: int | None = None
    offset: int | None = None
    user_id: str | None = None


class ListEventsResponse(Model):
    """Contract: `ListEventsResponse`."""

    data: list[EventDetailResponseData]
    params: ListEventsParams


class OtlpEnvironmentSettingsResponseData(Model):
    """Contract: `OtlpEnvironmentSettingsResponseData`."""

    created_at: Instant
    environment_id: str
    tool_events_enabled: bool
    updated_at: Instant
    company_attribute: str | None = None
    company_key: str | None = None
    user_attribute: str | None = None
    user_key: str | None = None


class RawEventBatchResponseData(Model):
    """Contract: `RawEventBatchResponseData`."""

    events: list[RawEventResponseData]


class RawEventResponseData(Model):
    """Contract: `RawEventResponseData`."""

    captured_at: Instant
    remote_ip: str
    user_agent: str
    event_id: str | None = None
    remote_addr: str | None = None


class SegmentStatusResp(Model):
    """Contract: `SegmentStatusResp`."""

    connected: bool
    environment_id: str
    last_event_at: Instant | None = None


class UpsertOtlpEnvironmentSettingsRequestBody(Model):
    """Contract: `UpsertOtlpEnvironmentSettingsRequestBody`."""

    tool_events_enabled: bool
    company_attribute: str | None = None
    company_key: str | None = None
    user_attribute: str | None = None
    user_key: str | None = None


class UpsertOtlpEnvironmentSettingsResponse(Model):
    """Contract: `UpsertOtlpEnvironmentSettingsResponse`."""

    data: OtlpEnvironmentSettingsResponseData
    params: dict[str, Any]


class CreateEventBody(Options, total=False):
    """Keywords of `events.create_event`."""

    event_type: Required[EventType]
    backfill: bool | None
    body: EventBody | None
    idempotency_key: str | None
    sent_at: datetime | None
    trusted_client_clock: bool | None


class CreateEventBatchBody(Options, total=False):
    """Keywords of `events.create_event_batch`."""

    events: Required[Sequence[CreateEventRequestBody]]


class GetEventSummariesQuery(Options, total=False):
    """Keywords of `events.get_event_summaries`."""

    q: str | None
    event_subtypes: Sequence[str] | None
    limit: int | None
    offset: int | None


class ListEventsQuery(Options, total=False):
    """Keywords of `events.list_events`."""

    company_id: str | None
    event_subtype: str | None
    event_types: Sequence[EventType] | None
    flag_id: str | None
    idempotency_key: str | None
    user_id: str | None
    limit: int | None
    offset: int | None


class UpsertOtlpEnvironmentSettingsBody(Options, total=False):
    """Keywords of `events.upsert_otlp_environment_settings`."""

    tool_events_enabled: Required[bool]
    company_attribute: str | None
    company_key: str | None
    user_attribute: str | None
    user_key: str | None


from schematic.types.shared import ApiKeyResponseData, DeleteResponse, EventSummaryResponseData, PreviewObject

EventBody: TypeAlias = EventBodyInference | EventBodyFlagCheck | EventBodyTrack | EventBodyIdentify
