"""Reports of usage."""

from schematic_server.domains.usage.routes import routes
from schematic_server.domains.usage.tables import trait_day
from schematic_server.registry import Domain

DOMAIN = Domain("usage", tables=(trait_day,), handlers=routes)
