"""What is offered: the operations, and what pages are told. Catalogs themselves stand with the plans they are of."""

from schematic_server.domains.catalogs.routes import routes
from schematic_server.registry import Domain

DOMAIN = Domain("catalogs", tables=(), handlers=routes)
