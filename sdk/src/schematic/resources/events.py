# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `events`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
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
        return self._post("events.create_event", "events", types.CreateEventResponse, body)

    def create_event_batch(self, **body: Unpack[CreateEventBatchBody]) -> CreateEventBatchResponse:
        """Accept up to 1000 events for processing.

        events: Sequence[CreateEventRequestBody], required. Up to 1000 events; a malformed one refuses all.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("events.create_event_batch", "event-batch", types.CreateEventBatchResponse, body)

    def delete_otlp_environment_settings(self, **options: Unpack[Options]) -> DeleteOtlpEnvironmentSettingsResponse:
        """Drop the mapping of telemetry attributes.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "events.delete_otlp_environment_settings",
            "otlp/settings",
            types.DeleteOtlpEnvironmentSettingsResponse,
            options,
        )

    def get_event(self, event_id: str, **options: Unpack[Options]) -> GetEventResponse:
        """One stored event with what it was matched to.

        event_id: str, required. Event (`evt_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "events.get_event", f"events/{path_segment(event_id, 'event_id')}", types.GetEventResponse, options
        )

    def get_event_summaries(self, **query: Unpack[GetEventSummariesQuery]) -> GetEventSummariesResponse:
        """Names of tracked events with how many events, companies and users each has.

        q: str | None. Text to search for, case ignored, at most 512 characters.
        event_subtypes: Sequence[str] | None. Only events of these names, at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("events.get_event_summaries", "event-types", types.GetEventSummariesResponse, query)

    def get_otlp_environment_settings(self, **options: Unpack[Options]) -> GetOtlpEnvironmentSettingsResponse:
        """How telemetry attributes map to companies and users; 404 until set.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "events.get_otlp_environment_settings", "otlp/settings", types.GetOtlpEnvironmentSettingsResponse, options
        )

    def get_segment_integration_status(self, **options: Unpack[Options]) -> GetSegmentIntegrationStatusResponse:
        """Whether events have arrived from Segment.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "events.get_segment_integration_status",
            "segment-integration",
            types.GetSegmentIntegrationStatusResponse,
            options,
        )

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
        return self._get("events.list_events", "events", types.ListEventsResponse, query)

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
        return self._post(
            "events.upsert_otlp_environment_settings",
            "otlp/settings",
            types.UpsertOtlpEnvironmentSettingsResponse,
            body,
        )


class AsyncEventsClient(AsyncResource, like=EventsClient):
    """`client.events`."""

    @property
    def with_raw_response(self) -> AsyncRawEventsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawEventsClient(self._transport)

    async def create_event(self, **body: Unpack[CreateEventBody]) -> CreateEventResponse:
        """Accept one event for processing."""
        return await self._post("events.create_event", "events", types.CreateEventResponse, body)

    async def create_event_batch(self, **body: Unpack[CreateEventBatchBody]) -> CreateEventBatchResponse:
        """Accept up to 1000 events for processing."""
        return await self._post("events.create_event_batch", "event-batch", types.CreateEventBatchResponse, body)

    async def delete_otlp_environment_settings(
        self, **options: Unpack[Options]
    ) -> DeleteOtlpEnvironmentSettingsResponse:
        """Drop the mapping of telemetry attributes."""
        return await self._delete(
            "events.delete_otlp_environment_settings",
            "otlp/settings",
            types.DeleteOtlpEnvironmentSettingsResponse,
            options,
        )

    async def get_event(self, event_id: str, **options: Unpack[Options]) -> GetEventResponse:
        """One stored event with what it was matched to."""
        return await self._get(
            "events.get_event", f"events/{path_segment(event_id, 'event_id')}", types.GetEventResponse, options
        )

    async def get_event_summaries(self, **query: Unpack[GetEventSummariesQuery]) -> GetEventSummariesResponse:
        """Names of tracked events with how many events, companies and users each has."""
        return await self._get("events.get_event_summaries", "event-types", types.GetEventSummariesResponse, query)

    async def get_otlp_environment_settings(self, **options: Unpack[Options]) -> GetOtlpEnvironmentSettingsResponse:
        """How telemetry attributes map to companies and users; 404 until set."""
        return await self._get(
            "events.get_otlp_environment_settings", "otlp/settings", types.GetOtlpEnvironmentSettingsResponse, options
        )

    async def get_segment_integration_status(self, **options: Unpack[Options]) -> GetSegmentIntegrationStatusResponse:
        """Whether events have arrived from Segment."""
        return await self._get(
            "events.get_segment_integration_status",
            "segment-integration",
            types.GetSegmentIntegrationStatusResponse,
            options,
        )

    async def list_events(self, **query: Unpack[ListEventsQuery]) -> ListEventsResponse:
        """Stored events, newest first; flag checks only when asked for by type."""
        return await self._get("events.list_events", "events", types.ListEventsResponse, query)

    async def upsert_otlp_environment_settings(
        self, **body: Unpack[UpsertOtlpEnvironmentSettingsBody]
    ) -> UpsertOtlpEnvironmentSettingsResponse:
        """Store how telemetry attributes map to companies and users; one mapping per environment."""
        return await self._post(
            "events.upsert_otlp_environment_settings",
            "otlp/settings",
            types.UpsertOtlpEnvironmentSettingsResponse,
            body,
        )


class RawEventsClient(RawResource, like=EventsClient):
    """`client.events.with_raw_response`."""

    def create_event(self, **body: Unpack[CreateEventBody]) -> HttpResponse[CreateEventResponse]:
        """Accept one event for processing."""
        return self._post("events.create_event", "events", types.CreateEventResponse, body)

    def create_event_batch(self, **body: Unpack[CreateEventBatchBody]) -> HttpResponse[CreateEventBatchResponse]:
        """Accept up to 1000 events for processing."""
        return self._post("events.create_event_batch", "event-batch", types.CreateEventBatchResponse, body)

    def delete_otlp_environment_settings(
        self, **options: Unpack[Options]
    ) -> HttpResponse[DeleteOtlpEnvironmentSettingsResponse]:
        """Drop the mapping of telemetry attributes."""
        return self._delete(
            "events.delete_otlp_environment_settings",
            "otlp/settings",
            types.DeleteOtlpEnvironmentSettingsResponse,
            options,
        )

    def get_event(self, event_id: str, **options: Unpack[Options]) -> HttpResponse[GetEventResponse]:
        """One stored event with what it was matched to."""
        return self._get(
            "events.get_event", f"events/{path_segment(event_id, 'event_id')}", types.GetEventResponse, options
        )

    def get_event_summaries(self, **query: Unpack[GetEventSummariesQuery]) -> HttpResponse[GetEventSummariesResponse]:
        """Names of tracked events with how many events, companies and users each has."""
        return self._get("events.get_event_summaries", "event-types", types.GetEventSummariesResponse, query)

    def get_otlp_environment_settings(
        self, **options: Unpack[Options]
    ) -> HttpResponse[GetOtlpEnvironmentSettingsResponse]:
        """How telemetry attributes map to companies and users; 404 until set."""
        return self._get(
            "events.get_otlp_environment_settings", "otlp/settings", types.GetOtlpEnvironmentSettingsResponse, options
        )

    def get_segment_integration_status(
        self, **options: Unpack[Options]
    ) -> HttpResponse[GetSegmentIntegrationStatusResponse]:
        """Whether events have arrived from Segment."""
        return self._get(
            "events.get_segment_integration_status",
            "segment-integration",
            types.GetSegmentIntegrationStatusResponse,
            options,
        )

    def list_events(self, **query: Unpack[ListEventsQuery]) -> HttpResponse[ListEventsResponse]:
        """Stored events, newest first; flag checks only when asked for by type."""
        return self._get("events.list_events", "events", types.ListEventsResponse, query)

    def upsert_otlp_environment_settings(
        self, **body: Unpack[UpsertOtlpEnvironmentSettingsBody]
    ) -> HttpResponse[UpsertOtlpEnvironmentSettingsResponse]:
        """Store how telemetry attributes map to companies and users; one mapping per environment."""
        return self._post(
            "events.upsert_otlp_environment_settings",
            "otlp/settings",
            types.UpsertOtlpEnvironmentSettingsResponse,
            body,
        )


class AsyncRawEventsClient(AsyncRawResource, like=EventsClient):
    """`client.events.with_raw_response`."""

    async def create_event(self, **body: Unpack[CreateEventBody]) -> AsyncHttpResponse[CreateEventResponse]:
        """Accept one event for processing."""
        return await self._post("events.create_event", "events", types.CreateEventResponse, body)

    async def create_event_batch(
        self, **body: Unpack[CreateEventBatchBody]
    ) -> AsyncHttpResponse[CreateEventBatchResponse]:
        """Accept up to 1000 events for processing."""
        return await self._post("events.create_event_batch", "event-batch", types.CreateEventBatchResponse, body)

    async def delete_otlp_environment_settings(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteOtlpEnvironmentSettingsResponse]:
        """Drop the mapping of telemetry attributes."""
        return await self._delete(
            "events.delete_otlp_environment_settings",
            "otlp/settings",
            types.DeleteOtlpEnvironmentSettingsResponse,
            options,
        )

    async def get_event(self, event_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetEventResponse]:
        """One stored event with what it was matched to."""
        return await self._get(
            "events.get_event", f"events/{path_segment(event_id, 'event_id')}", types.GetEventResponse, options
        )

    async def get_event_summaries(
        self, **query: Unpack[GetEventSummariesQuery]
    ) -> AsyncHttpResponse[GetEventSummariesResponse]:
        """Names of tracked events with how many events, companies and users each has."""
        return await self._get("events.get_event_summaries", "event-types", types.GetEventSummariesResponse, query)

    async def get_otlp_environment_settings(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetOtlpEnvironmentSettingsResponse]:
        """How telemetry attributes map to companies and users; 404 until set."""
        return await self._get(
            "events.get_otlp_environment_settings", "otlp/settings", types.GetOtlpEnvironmentSettingsResponse, options
        )

    async def get_segment_integration_status(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetSegmentIntegrationStatusResponse]:
        """Whether events have arrived from Segment."""
        return await self._get(
            "events.get_segment_integration_status",
            "segment-integration",
            types.GetSegmentIntegrationStatusResponse,
            options,
        )

    async def list_events(self, **query: Unpack[ListEventsQuery]) -> AsyncHttpResponse[ListEventsResponse]:
        """Stored events, newest first; flag checks only when asked for by type."""
        return await self._get("events.list_events", "events", types.ListEventsResponse, query)

    async def upsert_otlp_environment_settings(
        self, **body: Unpack[UpsertOtlpEnvironmentSettingsBody]
    ) -> AsyncHttpResponse[UpsertOtlpEnvironmentSettingsResponse]:
        """Store how telemetry attributes map to companies and users; one mapping per environment."""
        return await self._post(
            "events.upsert_otlp_environment_settings",
            "otlp/settings",
            types.UpsertOtlpEnvironmentSettingsResponse,
            body,
        )
