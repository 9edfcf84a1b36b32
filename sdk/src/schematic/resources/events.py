# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `events`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, delete, get, post, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.types import (
        CreateEventBatchBody,
        CreateEventBatchResponse,
        CreateEventBody,
        CreateEventResponse,
        DeleteOtlpEnvironmentSettingsResponse,
        GetEventResponse,
        GetEventSummariesQuery,
        GetEventSummariesResponse,
        GetOtlpEnvironmentSettingsResponse,
        GetSegmentIntegrationStatusResponse,
        ListEventsQuery,
        ListEventsResponse,
        UpsertOtlpEnvironmentSettingsBody,
        UpsertOtlpEnvironmentSettingsResponse,
    )


class EventsClient(Resource):
    """`client.events`."""

    @property
    def with_raw_response(self) -> RawEventsClient:
        """The same operations, answered with status and headers."""
        return RawEventsClient(self._transport)

    @post("events")
    def create_event(self, **body: Unpack[CreateEventBody]) -> CreateEventResponse:
        """Accept one event for processing.

        event_type: EventType, required. `identify` tells who somebody is, `track` what they did, `flag_check`
            what was decided, `inference` what a model call used.
        backfill: bool | None. The event is history, up to 365 days old: counted by its own time, without draws
            or webhooks. Secret keys only.
        body: EventBody | None. What an event says; its `event_type` selects the form.
        idempotency_key: str | None. At most 255 characters; a repeat within 24 hours has no further effect.
        sent_at: datetime | None. When it was sent, RFC 3339.
        trusted_client_clock: bool | None. Count the event by `sent_at`, up to 34 days back. Secret keys only.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("event-batch")
    def create_event_batch(self, **body: Unpack[CreateEventBatchBody]) -> CreateEventBatchResponse:
        """Accept up to 1000 events for processing.

        events: Sequence[CreateEventRequestBody], required. Up to 1000 events; a malformed one refuses all.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("otlp/settings")
    def delete_otlp_environment_settings(self, **options: Unpack[Options]) -> DeleteOtlpEnvironmentSettingsResponse:
        """Drop the mapping of telemetry attributes.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("events/{event_id}")
    def get_event(self, event_id: str, **options: Unpack[Options]) -> GetEventResponse:
        """One stored event with what it was matched to.

        event_id: str, required. Event (`evt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("event-types")
    def get_event_summaries(self, **query: Unpack[GetEventSummariesQuery]) -> GetEventSummariesResponse:
        """Names of tracked events with how many events, companies and users each has.

        q: str | None. Text to search for, case ignored, at most 512 characters.
        event_subtypes: Sequence[str] | None. Only events of these names, at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("otlp/settings")
    def get_otlp_environment_settings(self, **options: Unpack[Options]) -> GetOtlpEnvironmentSettingsResponse:
        """How telemetry attributes map to companies and users; 404 until set.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("segment-integration")
    def get_segment_integration_status(self, **options: Unpack[Options]) -> GetSegmentIntegrationStatusResponse:
        """Whether events have arrived from Segment.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("events")
    def list_events(self, **query: Unpack[ListEventsQuery]) -> ListEventsResponse:
        """Stored events, newest first; flag checks only when asked for by type.

        company_id: str | None. Company (`comp_…`).
        event_subtype: str | None. Only events of this name.
        event_types: Sequence[EventType] | None. Only events of these types; all but flag checks unless sent.
        flag_id: str | None. Flag (`flag_…`).
        idempotency_key: str | None. Only the event with this key.
        user_id: str | None. User (`user_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("otlp/settings")
    def upsert_otlp_environment_settings(
        self, **body: Unpack[UpsertOtlpEnvironmentSettingsBody]
    ) -> UpsertOtlpEnvironmentSettingsResponse:
        """Store how telemetry attributes map to companies and users; one mapping per environment.

        tool_events_enabled: bool, required. Turn tool calls into track events.
        company_attribute: str | None. Telemetry attribute whose value names the company.
        company_key: str | None. Key name under which that value is looked up for companies.
        user_attribute: str | None. Telemetry attribute whose value names the user.
        user_key: str | None. Key name under which that value is looked up for users.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncEventsClient(AsyncResource):
    """`client.events`."""

    @property
    def with_raw_response(self) -> AsyncRawEventsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawEventsClient(self._transport)

    create_event = awaited(EventsClient.create_event)
    create_event_batch = awaited(EventsClient.create_event_batch)
    delete_otlp_environment_settings = awaited(EventsClient.delete_otlp_environment_settings)
    get_event = awaited(EventsClient.get_event)
    get_event_summaries = awaited(EventsClient.get_event_summaries)
    get_otlp_environment_settings = awaited(EventsClient.get_otlp_environment_settings)
    get_segment_integration_status = awaited(EventsClient.get_segment_integration_status)
    list_events = awaited(EventsClient.list_events)
    upsert_otlp_environment_settings = awaited(EventsClient.upsert_otlp_environment_settings)


class RawEventsClient(Resource):
    """`client.events.with_raw_response`."""

    create_event = raw(EventsClient.create_event)
    create_event_batch = raw(EventsClient.create_event_batch)
    delete_otlp_environment_settings = raw(EventsClient.delete_otlp_environment_settings)
    get_event = raw(EventsClient.get_event)
    get_event_summaries = raw(EventsClient.get_event_summaries)
    get_otlp_environment_settings = raw(EventsClient.get_otlp_environment_settings)
    get_segment_integration_status = raw(EventsClient.get_segment_integration_status)
    list_events = raw(EventsClient.list_events)
    upsert_otlp_environment_settings = raw(EventsClient.upsert_otlp_environment_settings)


class AsyncRawEventsClient(AsyncResource):
    """`client.events.with_raw_response`."""

    create_event = awaited_raw(EventsClient.create_event)
    create_event_batch = awaited_raw(EventsClient.create_event_batch)
    delete_otlp_environment_settings = awaited_raw(EventsClient.delete_otlp_environment_settings)
    get_event = awaited_raw(EventsClient.get_event)
    get_event_summaries = awaited_raw(EventsClient.get_event_summaries)
    get_otlp_environment_settings = awaited_raw(EventsClient.get_otlp_environment_settings)
    get_segment_integration_status = awaited_raw(EventsClient.get_segment_integration_status)
    list_events = awaited_raw(EventsClient.list_events)
    upsert_otlp_environment_settings = awaited_raw(EventsClient.upsert_otlp_environment_settings)
