"""Who else bills."""

from schematic_server.domains.integrations.routes import routes
from schematic_server.domains.integrations.tables import (
    integration,
    provider_notice,
)
from schematic_server.registry import Domain

DOMAIN = Domain(
    "integrations",
    tables=(
        integration,
        provider_notice,
    ),
    handlers=routes,
)
