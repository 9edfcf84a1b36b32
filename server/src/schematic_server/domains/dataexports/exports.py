"""Exports as they are asked for and told (contract: `DataExportResponseData`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from schematic_server.domains.dataexports import audit_rows, company_rows, csv_text, event_rows, store
from schematic_server.domains.dataexports.sources import Source
from schematic_server.errors import BadRequest, NotFound
from schematic_server.jobs.store import enqueue
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.dataexports import (
        CreateDataExportRequestBody,
        DataExportResponseData,
        ListDataExportsQuery,
    )

WRITE = "data_exports.write"  # the kind of job
MAX_PENDING = 20  # of an environment
SOURCES: Mapping[str, Source] = {
    "audit-log": audit_rows.AuditRows(),
    "company-feature-usage": company_rows.CompanyRows(),
    "event": event_rows.EventRows(),
}


def create(scope: Scope, body: CreateDataExportRequestBody) -> DataExportResponseData:
    """Queue an export; raises BadRequest naming the member."""
    export_type, file_type = body["export_type"], body["output_file_type"]
    source = SOURCES[export_type]
    given: dict[str, Any] = {**(body.get("metadata") or {})}
    inner = given.setdefault("export_type", export_type)
    if inner != export_type:
        raise BadRequest(f"metadata.export_type: must be {export_type}, as export_type is, not {inner[:40]!r}")
    wanted = {name: value for name, value in given.items() if value is not None and name in source.members}
    source.check(scope, wanted)
    if store.count_pending(scope) >= MAX_PENDING:
        raise BadRequest(f"{MAX_PENDING} exports of this environment are pending; wait until one of them has ended")
    export_id = new_id("dexp")
    zero = {"failure_reason": None, "row_count": 0, "byte_count": 0, "packed_byte_count": 0}
    store.insert_export(
        scope,
        {
            "id": export_id,
            "export_type": export_type,
            "output_file_type": file_type,
            "metadata": {name: _written(value) for name, value in wanted.items()},
            "status": "pending",
            **zero,
        },
    )
    enqueue(scope.db, WRITE, export_id, scope.now, {}, scope.account_id, scope.environment_id)
    return get(scope, export_id)


def get(scope: Scope, export_id: str) -> DataExportResponseData:
    return response(scope, get_row(scope, export_id))


def get_row(scope: Scope, export_id: str) -> Row:
    """Raises NotFound."""
    row = store.find_export(scope, export_id)
    if row is None:
        raise NotFound(f"data export {export_id} does not exist in this environment; exports are kept for a while only")
    return row


def list_(scope: Scope, query: ListDataExportsQuery) -> list[DataExportResponseData]:
    """A page of exports, newest first."""
    return [response(scope, row) for row in store.list_exports(scope, query)]


def response(scope: Scope, row: Row) -> DataExportResponseData:
    return {
        "id": row["id"],
        "account_id": scope.account_id,
        "environment_id": row["environment_id"],
        "export_type": row["export_type"],
        "output_file_type": row["output_file_type"],
        "metadata": row["metadata"],
        "status": row["status"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _written(value: Any) -> Any:
    """As it is kept: instants as text."""
    return csv_text.rfc_3339(value) if isinstance(value, datetime) else value
