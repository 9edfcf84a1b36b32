"""Stored events and the usage counted from them."""

from schematic_server.domains.accounts.views import onboarding_steps
from schematic_server.domains.events import events
from schematic_server.domains.events.routes import routes
from schematic_server.domains.events.tables import (
    environment_usage_day,
    event,
    event_claim,
    otlp_settings,
    usage_hour,
    user_usage_day,
)
from schematic_server.domains.features.views import feature_events_view
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "events",
    tables=(event, event_claim, usage_hour, user_usage_day, environment_usage_day, otlp_settings),
    handlers=routes,
    extensions=(
        extend(feature_events_view, events.summaries_of_features),
        extend(onboarding_steps, events.first_sent_at, "send_events"),
        extend(onboarding_steps, events.first_checked_at, "first_flag_check"),
    ),
)
