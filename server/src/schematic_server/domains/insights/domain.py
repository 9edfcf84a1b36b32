"""Figures of an environment."""

from schematic_server.domains.insights.routes import routes
from schematic_server.registry import Domain

DOMAIN = Domain("insights", tables=(), handlers=routes)
