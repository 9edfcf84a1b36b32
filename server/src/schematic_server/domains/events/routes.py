"""Operations of the resource `events`. Submitting events is a hot path: see `http/hot.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.events import events
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.events import (
        GetEventAnswer,
        GetEventSummariesAnswer,
        GetEventSummariesQuery,
        ListEventsAnswer,
        ListEventsQuery,
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
