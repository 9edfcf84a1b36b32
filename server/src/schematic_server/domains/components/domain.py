"""What is embedded in pages."""

from schematic_server.domains.components import embed_routes, portal_routes
from schematic_server.domains.components.routes import routes
from schematic_server.domains.components.tables import (
    component,
)
from schematic_server.registry import Domain, Handlers

DOMAIN = Domain(
    "components",
    tables=(component,),
    handlers=Handlers({**routes, **embed_routes.routes, **portal_routes.routes}),
)
