# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `events`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.accounts import ApiKeyResponseData
    from schematic_server.contract.shared import DeleteResponse, PreviewObject

CreateEventBody: TypeAlias = "CreateEventRequestBody"

CreateEventAnswer: TypeAlias = "RawEventResponseData"

CreateEventBatchBody: TypeAlias = "CreateEventBatchRequestBody"

CreateEventBatchAnswer: TypeAlias = "RawEventBatchResponseData"

DeleteOtlpEnvironmentSettingsAnswer: TypeAlias = "DeleteResponse"

GetEventAnswer: TypeAlias = "EventDetailResponseData"


class GetEventSummariesQuery(TypedDict):
    """Query of `events.get_event_summaries`."""

    q: NotRequired[str]
    event_subtypes: NotRequired[Sequence[str]]
    limit: int
    offset: int


GetEventSummariesAnswer: TypeAlias = "list[EventSummaryResponseData]"

GetOtlpEnvironmentSettingsAnswer: TypeAlias = "OtlpEnvironmentSettingsResponseData"

GetSegmentIntegrationStatusAnswer: TypeAlias = "SegmentStatusResp"


class ListEventsQuery(TypedDict):
    """Query of `events.list_events`."""

    company_id: NotRequired[str]
    event_subtype: NotRequired[str]
    event_types: NotRequired[Sequence[EventType]]
    flag_id: NotRequired[str]
    idempotency_key: NotRequired[str]
    user_id: NotRequired[str]
    limit: int
    offset: int


ListEventsAnswer: TypeAlias = "list[EventDetailResponseData]"

UpsertOtlpEnvironmentSettingsBody: TypeAlias = "UpsertOtlpEnvironmentSettingsRequestBody"

UpsertOtlpEnvironmentSettingsAnswer: TypeAlias = "OtlpEnvironmentSettingsResponseData"


class CreateEventBatchRequestBody(TypedDict):
    """Body of `events.create_event_batch`."""

    events: Sequence[CreateEventRequestBody]


class CreateEventRequestBody(TypedDict):
    """An event to accept; one that is malformed, down to a key with an empty name or value, is refused."""

    backfill: NotRequired[bool | None]
    body: NotRequired[EventBody | None]
    event_type: EventType
    idempotency_key: NotRequired[str | None]
    sent_at: NotRequired[datetime | None]
    trusted_client_clock: NotRequired[bool | None]


# What an event says; its `event_type` selects the form.
EventBody: TypeAlias = "EventBodyInference | EventBodyFlagCheck | EventBodyTrack | EventBodyIdentify"


class EventBodyFlagCheck(TypedDict):
    """What a client decided about a flag."""

    company_id: NotRequired[str | None]
    error: NotRequired[str | None]
    flag_id: NotRequired[str | None]
    flag_key: str
    preflight: NotRequired[bool | None]
    reason: str
    req_company: NotRequired[Mapping[str, str] | None]
    req_user: NotRequired[Mapping[str, str] | None]
    rule_id: NotRequired[str | None]
    user_id: NotRequired[str | None]
    value: bool


class EventBodyIdentify(TypedDict):
    """Who a user is, and the company it acts for."""

    company: NotRequired[EventBodyIdentifyCompany | None]
    keys: Mapping[str, str]
    name: NotRequired[str | None]
    traits: NotRequired[Mapping[str, Any] | None]


class EventBodyIdentifyCompany(TypedDict):
    """The company a user acts for."""

    keys: Mapping[str, str]
    name: NotRequired[str | None]
    traits: NotRequired[Mapping[str, Any] | None]


class EventBodyInference(TypedDict):
    """What a call of a language model used."""

    cache_creation_input_tokens: NotRequired[int | None]
    cached_input_tokens: NotRequired[int | None]
    company: Mapping[str, str]
    cost: NotRequired[str | None]
    currency: NotRequired[str | None]
    event: NotRequired[str | None]
    input_tokens: int
    lease_id: NotRequired[str | None]
    operation: NotRequired[str | None]
    output_tokens: int
    provider: str
    reasoning_tokens: NotRequired[int | None]
    request_model: NotRequired[str | None]
    requests: NotRequired[int | None]
    reservation_id: NotRequired[str | None]
    response_model: str
    user: NotRequired[Mapping[str, str] | None]


class EventBodyTrack(TypedDict):
    """That something happened, how much of it, and by whom."""

    company: NotRequired[Mapping[str, str] | None]
    event: str
    lease_id: NotRequired[str | None]
    quantity: NotRequired[int | None]
    reservation_id: NotRequired[str | None]
    traits: NotRequired[Mapping[str, Any] | None]
    user: NotRequired[Mapping[str, str] | None]


class EventDetailResponseData(TypedDict):
    """A stored event with the company, user and features it was matched to."""

    api_key: NotRequired[str | None]
    api_key_view: NotRequired[ApiKeyResponseData | None]
    body: Mapping[str, Any]
    body_preview: str
    captured_at: datetime
    company: NotRequired[PreviewObject | None]
    company_id: NotRequired[str | None]
    enriched_at: NotRequired[datetime | None]
    environment_id: NotRequired[str | None]
    error_message: NotRequired[str | None]
    feature_ids: Sequence[str]
    features: Sequence[PreviewObject]
    id: str
    idempotency_key: NotRequired[str | None]
    lease_id: NotRequired[str | None]
    loaded_at: NotRequired[datetime | None]
    processed_at: NotRequired[datetime | None]
    quantity: int
    reservation_id: NotRequired[str | None]
    sent_at: NotRequired[datetime | None]
    status: EventStatus
    subtype: NotRequired[str | None]
    type: EventType
    updated_at: NotRequired[datetime | None]
    user: NotRequired[PreviewObject | None]
    user_id: NotRequired[str | None]


# `pending` was accepted, `processed` and `enriched` were counted and matched, `failed` has an error message.
EventStatus: TypeAlias = Literal["enriched", "failed", "pending", "processed", "unknown"]


class EventSummaryResponseData(TypedDict):
    """How often, by whom and when an event was last tracked."""

    company_count: int
    environment_id: str
    event_count: int
    event_subtype: str
    last_seen_at: NotRequired[datetime | None]
    user_count: int


# `identify` tells who somebody is, `track` what they did, `flag_check` what was decided, `inference` what a model
# call used.
EventType: TypeAlias = Literal["flag_check", "identify", "inference", "track"]


class OtlpEnvironmentSettingsResponseData(TypedDict):
    """How telemetry attributes map to companies and users."""

    company_attribute: NotRequired[str | None]
    company_key: NotRequired[str | None]
    created_at: datetime
    environment_id: str
    tool_events_enabled: bool
    updated_at: datetime
    user_attribute: NotRequired[str | None]
    user_key: NotRequired[str | None]


class RawEventBatchResponseData(TypedDict):
    """Accepted events, in the order sent."""

    events: Sequence[RawEventResponseData]


class RawEventResponseData(TypedDict):
    """An accepted event, before it is processed."""

    captured_at: datetime
    error: NotRequired[str | None]
    event_id: NotRequired[str | None]
    remote_addr: NotRequired[str | None]
    remote_ip: str
    user_agent: str


class SegmentStatusResp(TypedDict):
    """Whether events arrive from Segment."""

    connected: bool
    environment_id: str
    last_event_at: NotRequired[datetime | None]


class UpsertOtlpEnvironmentSettingsRequestBody(TypedDict):
    """Body of `events.upsert_otlp_environment_settings`."""

    company_attribute: NotRequired[str | None]
    company_key: NotRequired[str | None]
    tool_events_enabled: bool
    user_attribute: NotRequired[str | None]
    user_key: NotRequired[str | None]
