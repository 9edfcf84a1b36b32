"""Sample data."""

from schematic_server.domains.quickstart.routes import routes
from schematic_server.registry import Domain

DOMAIN = Domain("quickstart", tables=(), handlers=routes)
