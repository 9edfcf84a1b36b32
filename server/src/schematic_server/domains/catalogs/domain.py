"""What is offered."""

from schematic_server.domains.catalogs.routes import routes
from schematic_server.registry import Domain

DOMAIN = Domain("catalogs", tables=(), handlers=routes)
