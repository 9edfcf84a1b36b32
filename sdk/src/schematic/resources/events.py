# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `events`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing_extensions import Unpack

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
        """createEvent"""
        return self._post("events.create_event", "events", types.CreateEventResponse, body)

    def create_event_batch(self, **body: Unpack[CreateEventBatchBody]) -> CreateEventBatchResponse:
        """createEventBatch"""
        return self._post("events.create_event_batch", "event-batch", types.CreateEventBatchResponse, body)

    def delete_otlp_environment_settings(self, **options: Unpack[Options]) -> DeleteOtlpEnvironmentSettingsResponse:
        """deleteOtlpEnvironmentSettings"""
        return self._delete(
            "events.delete_otlp_environment_settings",
            "otlp/settings",
            types.DeleteOtlpEnvironmentSettingsResponse,
            options,
        )

    def get_event(self, event_id: str, **options: Unpack[Options]) -> GetEventResponse:
        """getEvent"""
        return self._get(
            "events.get_event", f"events/{path_segment(event_id, 'event_id')}", types.GetEventResponse, options
        )

    def get_event_summaries(self, **query: Unpack[GetEventSummariesQuery]) -> GetEventSummariesResponse:
        """getEventSummaries"""
        return self._get("events.get_event_summaries", "event-types", types.GetEventSummariesResponse, query)

    def get_otlp_environment_settings(self, **options: Unpack[Options]) -> GetOtlpEnvironmentSettingsResponse:
        """getOtlpEnvironmentSettings"""
        return self._get(
            "events.get_otlp_environment_settings", "otlp/settings", types.GetOtlpEnvironmentSettingsResponse, options
        )

    def get_segment_integration_status(self, **options: Unpack[Options]) -> GetSegmentIntegrationStatusResponse:
        """getSegmentIntegrationStatus"""
        return self._get(
            "events.get_segment_integration_status",
            "segment-integration",
            types.GetSegmentIntegrationStatusResponse,
            options,
        )

    def list_events(self, **query: Unpack[ListEventsQuery]) -> ListEventsResponse:
        """listEvents"""
        return self._get("events.list_events", "events", types.ListEventsResponse, query)

    def upsert_otlp_environment_settings(
        self, **body: Unpack[UpsertOtlpEnvironmentSettingsBody]
    ) -> UpsertOtlpEnvironmentSettingsResponse:
        """upsertOtlpEnvironmentSettings"""
        return self._post(
            "events.upsert_otlp_environment_settings",
            "otlp/settings",
            types.UpsertOtlpEnvironmentSettingsResponse,
            body,
        )


class AsyncEventsClient(AsyncResource):
    """`client.events`."""

    @property
    def with_raw_response(self) -> AsyncRawEventsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawEventsClient(self._transport)

    async def create_event(self, **body: Unpack[CreateEventBody]) -> CreateEventResponse:
        """createEvent"""
        return await self._post("events.create_event", "events", types.CreateEventResponse, body)

    async def create_event_batch(self, **body: Unpack[CreateEventBatchBody]) -> CreateEventBatchResponse:
        """createEventBatch"""
        return await self._post("events.create_event_batch", "event-batch", types.CreateEventBatchResponse, body)

    async def delete_otlp_environment_settings(
        self, **options: Unpack[Options]
    ) -> DeleteOtlpEnvironmentSettingsResponse:
        """deleteOtlpEnvironmentSettings"""
        return await self._delete(
            "events.delete_otlp_environment_settings",
            "otlp/settings",
            types.DeleteOtlpEnvironmentSettingsResponse,
            options,
        )

    async def get_event(self, event_id: str, **options: Unpack[Options]) -> GetEventResponse:
        """getEvent"""
        return await self._get(
            "events.get_event", f"events/{path_segment(event_id, 'event_id')}", types.GetEventResponse, options
        )

    async def get_event_summaries(self, **query: Unpack[GetEventSummariesQuery]) -> GetEventSummariesResponse:
        """getEventSummaries"""
        return await self._get("events.get_event_summaries", "event-types", types.GetEventSummariesResponse, query)

    async def get_otlp_environment_settings(self, **options: Unpack[Options]) -> GetOtlpEnvironmentSettingsResponse:
        """getOtlpEnvironmentSettings"""
        return await self._get(
            "events.get_otlp_environment_settings", "otlp/settings", types.GetOtlpEnvironmentSettingsResponse, options
        )

    async def get_segment_integration_status(self, **options: Unpack[Options]) -> GetSegmentIntegrationStatusResponse:
        """getSegmentIntegrationStatus"""
        return await self._get(
            "events.get_segment_integration_status",
            "segment-integration",
            types.GetSegmentIntegrationStatusResponse,
            options,
        )

    async def list_events(self, **query: Unpack[ListEventsQuery]) -> ListEventsResponse:
        """listEvents"""
        return await self._get("events.list_events", "events", types.ListEventsResponse, query)

    async def upsert_otlp_environment_settings(
        self, **body: Unpack[UpsertOtlpEnvironmentSettingsBody]
    ) -> UpsertOtlpEnvironmentSettingsResponse:
        """upsertOtlpEnvironmentSettings"""
        return await self._post(
            "events.upsert_otlp_environment_settings",
            "otlp/settings",
            types.UpsertOtlpEnvironmentSettingsResponse,
            body,
        )


class RawEventsClient(RawResource):
    """`client.events.with_raw_response`."""

    def create_event(self, **body: Unpack[CreateEventBody]) -> HttpResponse[CreateEventResponse]:
        """createEvent"""
        return self._post("events.create_event", "events", types.CreateEventResponse, body)

    def create_event_batch(self, **body: Unpack[CreateEventBatchBody]) -> HttpResponse[CreateEventBatchResponse]:
        """createEventBatch"""
        return self._post("events.create_event_batch", "event-batch", types.CreateEventBatchResponse, body)

    def delete_otlp_environment_settings(
        self, **options: Unpack[Options]
    ) -> HttpResponse[DeleteOtlpEnvironmentSettingsResponse]:
        """deleteOtlpEnvironmentSettings"""
        return self._delete(
            "events.delete_otlp_environment_settings",
            "otlp/settings",
            types.DeleteOtlpEnvironmentSettingsResponse,
            options,
        )

    def get_event(self, event_id: str, **options: Unpack[Options]) -> HttpResponse[GetEventResponse]:
        """getEvent"""
        return self._get(
            "events.get_event", f"events/{path_segment(event_id, 'event_id')}", types.GetEventResponse, options
        )

    def get_event_summaries(self, **query: Unpack[GetEventSummariesQuery]) -> HttpResponse[GetEventSummariesResponse]:
        """getEventSummaries"""
        return self._get("events.get_event_summaries", "event-types", types.GetEventSummariesResponse, query)

    def get_otlp_environment_settings(
        self, **options: Unpack[Options]
    ) -> HttpResponse[GetOtlpEnvironmentSettingsResponse]:
        """getOtlpEnvironmentSettings"""
        return self._get(
            "events.get_otlp_environment_settings", "otlp/settings", types.GetOtlpEnvironmentSettingsResponse, options
        )

    def get_segment_integration_status(
        self, **options: Unpack[Options]
    ) -> HttpResponse[GetSegmentIntegrationStatusResponse]:
        """getSegmentIntegrationStatus"""
        return self._get(
            "events.get_segment_integration_status",
            "segment-integration",
            types.GetSegmentIntegrationStatusResponse,
            options,
        )

    def list_events(self, **query: Unpack[ListEventsQuery]) -> HttpResponse[ListEventsResponse]:
        """listEvents"""
        return self._get("events.list_events", "events", types.ListEventsResponse, query)

    def upsert_otlp_environment_settings(
        self, **body: Unpack[UpsertOtlpEnvironmentSettingsBody]
    ) -> HttpResponse[UpsertOtlpEnvironmentSettingsResponse]:
        """upsertOtlpEnvironmentSettings"""
        return self._post(
            "events.upsert_otlp_environment_settings",
            "otlp/settings",
            types.UpsertOtlpEnvironmentSettingsResponse,
            body,
        )


class AsyncRawEventsClient(AsyncRawResource):
    """`client.events.with_raw_response`."""

    async def create_event(self, **body: Unpack[CreateEventBody]) -> AsyncHttpResponse[CreateEventResponse]:
        """createEvent"""
        return await self._post("events.create_event", "events", types.CreateEventResponse, body)

    async def create_event_batch(
        self, **body: Unpack[CreateEventBatchBody]
    ) -> AsyncHttpResponse[CreateEventBatchResponse]:
        """createEventBatch"""
        return await self._post("events.create_event_batch", "event-batch", types.CreateEventBatchResponse, body)

    async def delete_otlp_environment_settings(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteOtlpEnvironmentSettingsResponse]:
        """deleteOtlpEnvironmentSettings"""
        return await self._delete(
            "events.delete_otlp_environment_settings",
            "otlp/settings",
            types.DeleteOtlpEnvironmentSettingsResponse,
            options,
        )

    async def get_event(self, event_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetEventResponse]:
        """getEvent"""
        return await self._get(
            "events.get_event", f"events/{path_segment(event_id, 'event_id')}", types.GetEventResponse, options
        )

    async def get_event_summaries(
        self, **query: Unpack[GetEventSummariesQuery]
    ) -> AsyncHttpResponse[GetEventSummariesResponse]:
        """getEventSummaries"""
        return await self._get("events.get_event_summaries", "event-types", types.GetEventSummariesResponse, query)

    async def get_otlp_environment_settings(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetOtlpEnvironmentSettingsResponse]:
        """getOtlpEnvironmentSettings"""
        return await self._get(
            "events.get_otlp_environment_settings", "otlp/settings", types.GetOtlpEnvironmentSettingsResponse, options
        )

    async def get_segment_integration_status(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetSegmentIntegrationStatusResponse]:
        """getSegmentIntegrationStatus"""
        return await self._get(
            "events.get_segment_integration_status",
            "segment-integration",
            types.GetSegmentIntegrationStatusResponse,
            options,
        )

    async def list_events(self, **query: Unpack[ListEventsQuery]) -> AsyncHttpResponse[ListEventsResponse]:
        """listEvents"""
        return await self._get("events.list_events", "events", types.ListEventsResponse, query)

    async def upsert_otlp_environment_settings(
        self, **body: Unpack[UpsertOtlpEnvironmentSettingsBody]
    ) -> AsyncHttpResponse[UpsertOtlpEnvironmentSettingsResponse]:
        """upsertOtlpEnvironmentSettings"""
        return await self._post(
            "events.upsert_otlp_environment_settings",
            "otlp/settings",
            types.UpsertOtlpEnvironmentSettingsResponse,
            body,
        )
