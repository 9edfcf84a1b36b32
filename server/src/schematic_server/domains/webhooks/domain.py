"""The manifest of webhooks."""

from __future__ import annotations

from schematic_server.domains.webhooks.routes import routes
from schematic_server.domains.webhooks.tables import webhook, webhook_event
from schematic_server.registry import Domain

DOMAIN = Domain("webhooks", tables=(webhook, webhook_event), handlers=routes)
