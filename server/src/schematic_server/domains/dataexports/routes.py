"""Operations on exports; `http/artifacts.py` sends their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.dataexports import exports
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.dataexports import (
        CreateDataExportAnswer,
        CreateDataExportBody,
        GetDataExportAnswer,
        ListDataExportsAnswer,
        ListDataExportsQuery,
    )

routes = Handlers()


@routes.operation("dataexports.create_data_export")
def create_data_export(scope: Scope, body: CreateDataExportBody) -> CreateDataExportAnswer:
    return exports.create(scope, body)


@routes.operation("dataexports.list_data_exports")
def list_data_exports(scope: Scope, query: ListDataExportsQuery) -> ListDataExportsAnswer:
    return exports.list_(scope, query)


@routes.operation("dataexports.get_data_export")
def get_data_export(scope: Scope, data_export_id: str) -> GetDataExportAnswer:
    return exports.get(scope, data_export_id)
