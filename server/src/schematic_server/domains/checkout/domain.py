"""Plans chosen and changed."""

from schematic_server.domains.checkout.routes import routes
from schematic_server.domains.checkout.tables import (
    checkout,
    scheduled_checkout,
)
from schematic_server.registry import Domain

DOMAIN = Domain(
    "checkout",
    tables=(
        scheduled_checkout,
        checkout,
    ),
    handlers=routes,
)
