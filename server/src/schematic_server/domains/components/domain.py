"""What is embedded in pages."""

from schematic_server.domains.components.routes import routes
from schematic_server.domains.components.tables import (
    component,
)
from schematic_server.registry import Domain

DOMAIN = Domain(
    "components",
    tables=(component,),
    handlers=routes,
)
