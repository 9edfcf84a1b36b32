# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `events`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.accounts import ApiKeyResponseData
from schematic.types.shared import DeleteResponse, PreviewObject

# `pending` was accepted, `processed` and `enriched` were counted and matched, `failed` has an error message.
EventStatus: TypeAlias = Literal["enriched", "failed", "pending", "processed", "unknown"] | str


# `identify` tells who somebody is, `track` what they did, `flag_check` what was decided, `inference` what a model
# call used.
EventType: TypeAlias = Literal["flag_check", "identify", "inference", "track"] | str


class CaptureRawEvent(Model, frozen=True):
    """An event as the capture endpoint received it."""

    captured_at: Instant
    """When the event counts as having happened."""
    raw_bytes: str
    """The event as it was received."""
    remote_ip: str
    """Address the event came from."""
    user_agent: str
    """User agent the event came from."""
    context_signature: str | None = None
    """Signature of the browser's context."""
    context_signature_checked: bool | None = None
    """Whether that signature was checked."""
    event_id: str | None = None
    """Event (`evt_…`)."""


class CaptureRawEventBatch(Model, frozen=True):
    """Events as the capture endpoint received them."""

    events: list[CaptureRawEvent]


class CreateEventBatchRequestBody(Model, frozen=True):
    """Body of `events.create_event_batch`."""

    events: list[CreateEventRequestBody]
    """Up to 1000 events; a malformed one refuses all."""


class CreateEventBatchResponse(Model, frozen=True):
    """Answer of `events.create_event_batch`."""

    data: RawEventBatchResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateEventRequestBody(Model, frozen=True):
    """An event to accept; one that is malformed, down to a key with an empty name or value, is refused."""

    event_type: EventType
    backfill: bool | None = None
    """The event is history, up to 365 days old: counted by its own time, without draws or webhooks. Secret keys only.
    """
    body: EventBody | None = None
    idempotency_key: str | None = None
    """At most 255 characters; a repeat within 24 hours has no further effect."""
    sent_at: Instant | None = None
    """When it was sent, RFC 3339."""
    trusted_client_clock: bool | None = None
    """Count the event by `sent_at`, up to 34 days back. Secret keys only."""


class CreateEventResponse(Model, frozen=True):
    """Answer of `events.create_event`."""

    data: RawEventResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DataEventPayload(Model, frozen=True):
    """An event as clients send it to the capture endpoint."""

    api_key: str
    """Secret or publishable key of the event's environment."""
    type: EventType
    backfill: bool | None = None
    """The event is history, up to 365 days old: counted by its own time, without draws or webhooks. Secret keys only.
    """
    body: dict[str, Any] | None = None
    """What the event says."""
    idempotency_key: str | None = None
    """At most 255 characters; a repeat within 24 hours has no further effect."""
    sent_at: Instant | None = None
    """When it was sent, RFC 3339."""
    trusted_client_clock: bool | None = None
    """Count the event by `sent_at`, up to 34 days back. Secret keys only."""


class DeleteOtlpEnvironmentSettingsResponse(Model, frozen=True):
    """Answer of `events.delete_otlp_environment_settings`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class EventBodyFlagCheck(Model, frozen=True):
    """What a client decided about a flag."""

    flag_key: str
    """Key of the flag."""
    reason: str
    """Why, as the check reported it."""
    value: bool
    """What was decided."""
    company_id: str | None = None
    """Company (`comp_…`) the check was for."""
    error: str | None = None
    """What went wrong in the check."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    preflight: bool | None = None
    """Whether the check was asked with `preflight`."""
    req_company: dict[str, str] | None = None
    """Company keys the check was asked with."""
    req_user: dict[str, str] | None = None
    """User keys the check was asked with."""
    rule_id: str | None = None
    """Rule (`rule_…`)."""
    user_id: str | None = None
    """User (`user_…`) the check was for."""


class EventBodyIdentify(Model, frozen=True):
    """Who a user is, and the company it acts for."""

    keys: dict[str, str]
    """Keys of the user, from key name to value."""
    company: EventBodyIdentifyCompany | None = None
    name: str | None = None
    """Name of the user."""
    traits: dict[str, Any] | None = None
    """Traits of the user, merged into those there."""


class EventBodyIdentifyCompany(Model, frozen=True):
    """The company a user acts for."""

    keys: dict[str, str]
    """Keys of the company, from key name to value."""
    name: str | None = None
    """Name of the company."""
    traits: dict[str, Any] | None = None
    """Traits of the company, merged into those there."""


class EventBodyInference(Model, frozen=True):
    """What a call of a language model used."""

    company: dict[str, str]
    """Keys that name the company, from key name to value."""
    input_tokens: int
    """Tokens sent to the model, cached ones included."""
    output_tokens: int
    """Tokens the model produced."""
    provider: str
    """Who runs the model, such as `openai`."""
    response_model: str
    """Model that answered."""
    cache_creation_input_tokens: int | None = None
    """Input tokens written to the model's cache; part of `input_tokens`."""
    cached_input_tokens: int | None = None
    """Input tokens read from the model's cache; part of `input_tokens`."""
    cost: str | None = None
    """Cost of the call as decimal text; worked out from the model's prices when absent."""
    currency: str | None = None
    """Currency of the cost; `usd` unless sent."""
    event: str | None = None
    """Name of a track event to count as well."""
    lease_id: str | None = None
    """Lease (`crlse_…`) the event draws from; wins over `reservation_id`."""
    operation: str | None = None
    """What was asked of the model; `chat` unless sent."""
    reasoning_tokens: int | None = None
    """Tokens the model spent on reasoning."""
    request_model: str | None = None
    """Model that was asked for."""
    requests: int | None = None
    """Calls made; 1 unless sent."""
    reservation_id: str | None = None
    """Reservation (`crrsv_…`) the event settles."""
    user: dict[str, str] | None = None
    """Keys that name the user, from key name to value."""


class EventBodyTrack(Model, frozen=True):
    """That something happened, how much of it, and by whom."""

    event: str
    """Name of the event: letters, digits, `-` and `_`."""
    company: dict[str, str] | None = None
    """Keys that name the company, from key name to value."""
    lease_id: str | None = None
    """Lease (`crlse_…`) the event draws from; wins over `reservation_id`."""
    quantity: int | None = None
    """Units that happened; 1 unless sent, negative to take back with a secret key."""
    reservation_id: str | None = None
    """Reservation (`crrsv_…`) the event settles."""
    traits: dict[str, Any] | None = None
    """Details of what happened, from name to JSON value."""
    user: dict[str, str] | None = None
    """Keys that name the user, from key name to value."""


class EventDetailResponseData(Model, frozen=True):
    """A stored event with the company, user and features it was matched to."""

    body: dict[str, Any]
    """Body as it was sent."""
    body_preview: str
    """Short text for listings."""
    captured_at: Instant
    """When the event counts as having happened."""
    feature_ids: list[str]
    """Features (`feat_…`) that count the event."""
    features: list[PreviewObject]
    id: str
    """Event (`evt_…`)."""
    quantity: int
    """Units that happened."""
    status: EventStatus
    type: EventType
    api_key: str | None = None
    """Key with which the event was sent."""
    api_key_view: ApiKeyResponseData | None = None
    """The key with which the event was sent; null once it is deleted."""
    company: PreviewObject | None = None
    company_id: str | None = None
    """Company (`comp_…`) the event was matched to."""
    enriched_at: Instant | None = None
    """Deprecated; when the event was matched."""
    environment_id: str | None = None
    """Environment (`env_…`)."""
    error_message: str | None = None
    """What went wrong, for people."""
    idempotency_key: str | None = None
    """At most 255 characters; a repeat within 24 hours has no further effect."""
    lease_id: str | None = None
    """Lease (`crlse_…`) the event named."""
    loaded_at: Instant | None = None
    """When the event was stored."""
    processed_at: Instant | None = None
    """Deprecated; when the event was counted."""
    reservation_id: str | None = None
    """Reservation (`crrsv_…`) the event named."""
    sent_at: Instant | None = None
    """When it was sent, RFC 3339."""
    subtype: str | None = None
    """Name of the tracked event."""
    updated_at: Instant | None = None
    """When it last changed, RFC 3339 UTC."""
    user: PreviewObject | None = None
    user_id: str | None = None
    """User (`user_…`) the event was matched to."""


class EventResponseData(Model, frozen=True):
    """A stored event."""

    body: dict[str, Any]
    """Body as it was sent."""
    body_preview: str
    """Short text for listings."""
    captured_at: Instant
    """When the event counts as having happened."""
    feature_ids: list[str]
    """Features (`feat_…`) that count the event."""
    id: str
    """Event (`evt_…`)."""
    quantity: int
    """Units that happened."""
    status: EventStatus
    type: EventType
    api_key: str | None = None
    """Key with which the event was sent."""
    company_id: str | None = None
    """Company (`comp_…`) the event was matched to."""
    enriched_at: Instant | None = None
    """Deprecated; when the event was matched."""
    environment_id: str | None = None
    """Environment (`env_…`)."""
    error_message: str | None = None
    """What went wrong, for people."""
    idempotency_key: str | None = None
    """At most 255 characters; a repeat within 24 hours has no further effect."""
    lease_id: str | None = None
    """Lease (`crlse_…`) the event named."""
    loaded_at: Instant | None = None
    """When the event was stored."""
    processed_at: Instant | None = None
    """Deprecated; when the event was counted."""
    reservation_id: str | None = None
    """Reservation (`crrsv_…`) the event named."""
    sent_at: Instant | None = None
    """When it was sent, RFC 3339."""
    subtype: str | None = None
    """Name of the tracked event."""
    updated_at: Instant | None = None
    """When it last changed, RFC 3339 UTC."""
    user_id: str | None = None
    """User (`user_…`) the event was matched to."""


class EventSummaryResponseData(Model, frozen=True):
    """How often, by whom and when an event was last tracked."""

    company_count: int
    """Number of companies."""
    environment_id: str
    """Environment (`env_…`)."""
    event_count: int
    """Number of events."""
    event_subtype: str
    """Name of the tracked event."""
    user_count: int
    """Number of users."""
    last_seen_at: Instant | None = None
    """Time of the newest event, or as set by hand."""


class GetEventResponse(Model, frozen=True):
    """Answer of `events.get_event`."""

    data: EventDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetEventSummariesParams(Model, frozen=True):
    """Query parameters that `events.get_event_summaries` understood."""

    event_subtypes: list[str] | None = None
    """Only events of these names, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class GetEventSummariesResponse(Model, frozen=True):
    """Answer of `events.get_event_summaries`."""

    data: list[EventSummaryResponseData]
    params: GetEventSummariesParams


class GetOtlpEnvironmentSettingsResponse(Model, frozen=True):
    """Answer of `events.get_otlp_environment_settings`."""

    data: OtlpEnvironmentSettingsResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetSegmentIntegrationStatusResponse(Model, frozen=True):
    """Answer of `events.get_segment_integration_status`."""

    data: SegmentStatusResp
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ListEventsParams(Model, frozen=True):
    """Query parameters that `events.list_events` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    event_subtype: str | None = None
    """Only events of this name."""
    event_types: list[EventType] | None = None
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    idempotency_key: str | None = None
    """Only the event with this key."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    user_id: str | None = None
    """User (`user_…`)."""


class ListEventsResponse(Model, frozen=True):
    """Answer of `events.list_events`."""

    data: list[EventDetailResponseData]
    params: ListEventsParams


class OtlpEnvironmentSettingsResponseData(Model, frozen=True):
    """How telemetry attributes map to companies and users."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    tool_events_enabled: bool
    """Turn tool calls into track events."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    company_attribute: str | None = None
    """Telemetry attribute whose value names the company."""
    company_key: str | None = None
    """Key name under which that value is looked up for companies."""
    user_attribute: str | None = None
    """Telemetry attribute whose value names the user."""
    user_key: str | None = None
    """Key name under which that value is looked up for users."""


class RawEventBatchResponseData(Model, frozen=True):
    """Accepted events, in the order sent."""

    events: list[RawEventResponseData]


class RawEventResponseData(Model, frozen=True):
    """An accepted event, before it is processed."""

    captured_at: Instant
    """When the event counts as having happened."""
    remote_ip: str
    """Address the event came from."""
    user_agent: str
    """User agent the event came from."""
    error: str | None = None
    """Why the event counts for nothing; absent where it counts."""
    event_id: str | None = None
    """Event (`evt_…`)."""
    remote_addr: str | None = None
    """Address and port the event came from."""


class SegmentStatusResp(Model, frozen=True):
    """Whether events arrive from Segment."""

    connected: bool
    """Whether events have arrived."""
    environment_id: str
    """Environment (`env_…`)."""
    last_event_at: Instant | None = None
    """When the newest event arrived."""


class UpsertOtlpEnvironmentSettingsRequestBody(Model, frozen=True):
    """Body of `events.upsert_otlp_environment_settings`."""

    tool_events_enabled: bool
    """Turn tool calls into track events."""
    company_attribute: str | None = None
    """Telemetry attribute whose value names the company."""
    company_key: str | None = None
    """Key name under which that value is looked up for companies."""
    user_attribute: str | None = None
    """Telemetry attribute whose value names the user."""
    user_key: str | None = None
    """Key name under which that value is looked up for users."""


class UpsertOtlpEnvironmentSettingsResponse(Model, frozen=True):
    """Answer of `events.upsert_otlp_environment_settings`."""

    data: OtlpEnvironmentSettingsResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateEventBody(Options, total=False):
    """Keywords of `events.create_event`."""

    event_type: Required[EventType]
    """`identify` tells who somebody is, `track` what they did, `flag_check` what was decided, `inference` what a model
    call used.
    """
    backfill: bool | None
    """The event is history, up to 365 days old: counted by its own time, without draws or webhooks. Secret keys only.
    """
    body: EventBody | None
    """What an event says; its `event_type` selects the form."""
    idempotency_key: str | None
    """At most 255 characters; a repeat within 24 hours has no further effect."""
    sent_at: datetime | None
    """When it was sent, RFC 3339."""
    trusted_client_clock: bool | None
    """Count the event by `sent_at`, up to 34 days back. Secret keys only."""


class CreateEventBatchBody(Options, total=False):
    """Keywords of `events.create_event_batch`."""

    events: Required[Sequence[CreateEventRequestBody]]
    """Up to 1000 events; a malformed one refuses all."""


class GetEventSummariesQuery(Options, total=False):
    """Keywords of `events.get_event_summaries`."""

    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    event_subtypes: Sequence[str] | None
    """Only events of these names, at most 100."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListEventsQuery(Options, total=False):
    """Keywords of `events.list_events`."""

    company_id: str | None
    """Company (`comp_…`)."""
    event_subtype: str | None
    """Only events of this name."""
    event_types: Sequence[EventType] | None
    """Only events of these types; all but flag checks unless sent."""
    flag_id: str | None
    """Flag (`flag_…`)."""
    idempotency_key: str | None
    """Only the event with this key."""
    user_id: str | None
    """User (`user_…`)."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class UpsertOtlpEnvironmentSettingsBody(Options, total=False):
    """Keywords of `events.upsert_otlp_environment_settings`."""

    tool_events_enabled: Required[bool]
    """Turn tool calls into track events."""
    company_attribute: str | None
    """Telemetry attribute whose value names the company."""
    company_key: str | None
    """Key name under which that value is looked up for companies."""
    user_attribute: str | None
    """Telemetry attribute whose value names the user."""
    user_key: str | None
    """Key name under which that value is looked up for users."""


# What an event says; its `event_type` selects the form.
EventBody: TypeAlias = EventBodyInference | EventBodyFlagCheck | EventBodyTrack | EventBodyIdentify
