"""Exports of usage and events as files."""

from schematic_server.domains.dataexports.routes import routes
from schematic_server.domains.dataexports.tables import data_export, data_export_part, environment_import
from schematic_server.registry import Domain

DOMAIN = Domain("dataexports", tables=(data_export, data_export_part, environment_import), handlers=routes)
