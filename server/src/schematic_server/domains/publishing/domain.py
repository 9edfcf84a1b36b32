"""Putting plan versions live."""

from schematic_server.domains.publishing.routes import routes
from schematic_server.registry import Domain

DOMAIN = Domain("publishing", tables=(), handlers=routes)
