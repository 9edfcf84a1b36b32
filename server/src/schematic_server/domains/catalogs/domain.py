"""What is offered."""

from schematic_server.domains.catalogs.routes import routes
from schematic_server.domains.catalogs.tables import (
    catalog,
    catalog_credit_bundle,
    catalog_plan,
)
from schematic_server.registry import Domain

DOMAIN = Domain(
    "catalogs",
    tables=(
        catalog,
        catalog_plan,
        catalog_credit_bundle,
    ),
    handlers=routes,
)
