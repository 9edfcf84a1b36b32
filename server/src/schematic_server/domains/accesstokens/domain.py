"""Temporary access tokens."""

from schematic_server.domains.accesstokens.routes import routes
from schematic_server.domains.accesstokens.tables import temporary_access_token
from schematic_server.registry import Domain

DOMAIN = Domain("accesstokens", tables=(temporary_access_token,), handlers=routes)
