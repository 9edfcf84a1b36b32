"""Operations of the resource `events`. Submitting events is a hot path: see `http/hot.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.events import events, otlp_settings
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.events import (
        DeleteOtlpEnvironmentSettingsAnswer,
        GetEventAnswer,
        GetEventSummariesAnswer,
        GetEventSummariesQuery,
        GetOtlpEnvironmentSettingsAnswer,
        GetSegmentIntegrationStatusAnswer,
        ListEventsAnswer,
        ListEventsQuery,
        UpsertOtlpEnvironmentSettingsAnswer,
        UpsertOtlpEnvironmentSettingsBody,
    )

routes = Handlers()


@routes.operation("events.list_events")
def list_events(scope: Scope, query: ListEventsQuery) -> ListEventsAnswer:
    return events.list_events(scope, query)


@routes.operation("events.get_event")
def get_event(scope: Scope, event_id: str) -> GetEventAnswer:
    return events.get_event(scope, event_id)


@routes.operation("events.get_event_summaries")
def get_event_summaries(scope: Scope, query: GetEventSummariesQuery) -> GetEventSummariesAnswer:
    return events.summarize(scope, query)


@routes.operation("events.get_otlp_environment_settings")
def get_otlp_environment_settings(scope: Scope) -> GetOtlpEnvironmentSettingsAnswer:
    return otlp_settings.get(scope)


@routes.operation("events.upsert_otlp_environment_settings")
def upsert_otlp_environment_settings(
    scope: Scope, body: UpsertOtlpEnvironmentSettingsBody
) -> UpsertOtlpEnvironmentSettingsAnswer:
    return otlp_settings.upsert(scope, body)


@routes.operation("events.delete_otlp_environment_settings")
def delete_otlp_environment_settings(scope: Scope) -> DeleteOtlpEnvironmentSettingsAnswer:
    return otlp_settings.delete(scope)


@routes.operation("events.get_segment_integration_status")
def get_segment_integration_status(scope: Scope) -> GetSegmentIntegrationStatusAnswer:
    # What comes from there looks like every other event: this server cannot tell, and does not guess.
    return {"connected": False, "environment_id": scope.environment_id}
